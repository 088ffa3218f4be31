//! Lists by years whose units the paragraph above them tells.
//!
//! ```text
//! Minimum rentals are due as follows (in thousands):      the units of the lines below
//! 1997 - $6,120; 1998 - $5,210                            in thousands
//! Thereafter - $9,100                                     in thousands
//! Rent was $4,300 a month in 1996.                        a sentence: as printed
//! ```

use crate::figures::tables::{self, read_line};
use crate::figures::units_line::UnitsLine;
use crate::filing::Document;
use crate::text::search::holds_any;
use crate::text::{Span, TextSpan, dates};

/// Bytes of a paragraph that may lead up to a list.
const LEADING: u32 = 600;

/// The units that the paragraph whose last part is `span` leaves to a list below it: those that it ends with, or, where
/// it is an entry of the list itself, those of the entry before, `before`.
pub(super) fn units_of_list(
    document: &Document,
    span: TextSpan,
    before: Option<UnitsLine>,
    scratch: &mut tables::Scratch,
) -> Option<UnitsLine> {
    let text = document.slice(span);
    if before.is_some() && is_entry_by_year(text) {
        return before;
    }
    let words = text.trim_end().trim_end_matches([':', '-']).trim_end();
    let open = words.rfind('(').filter(|_| words.ends_with(')') && span.len() < LEADING)?;
    let start = span.start() as usize;
    let units = read_line(&document.text, Span::of(start + open..start + words.len()), scratch).units;
    units.filter(|units| units.scale > 0 && !units.only_shares)
}

/// True for a line of amounts by years: "1997 - $6,120; 1998 - $5,210", "Thereafter  $9,100". A sentence has more words
/// than numbers: "1996 was a good year, and sales were $4 million".
pub(super) fn is_entry_by_year(text: &str) -> bool {
    let text = text.trim_start();
    let year = text.get(..4).is_some_and(|year| dates::is_year(year.as_bytes()));
    let later = ["Thereafter", "thereafter", "Later years"].iter().any(|word| text.starts_with(word));
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let few = letters * 2 < text.len() || letters <= "Thereafter".len();
    (year || later) && few && text.contains('$')
}

/// True for a line over the notes that leaves their text as it is printed: "(Tabular amounts in thousands)", "(000's
/// omitted in all tables)", but not "(in thousands in tables and text)".
pub(super) fn speaks_of_tables(line: &str) -> bool {
    holds_any(line, &["tabular", "table"]) && !holds_any(line, &["text", "narrative", "discussion"])
}

#[cfg(test)]
mod tests {
    use crate::figures::Kind;
    use crate::reading;

    /// The amounts and shares of the paragraphs of a page, drawn.
    fn amounts(paragraphs: &[&str]) -> Vec<String> {
        let page: String = paragraphs.iter().map(|words| format!("<p>{words}</p>")).collect();
        let reading = reading::read(format!("<html><body>{page}</body></html>").into_bytes());
        let kinds = [Kind::Money, Kind::Shares, Kind::Count];
        let shown = reading.figures.all.iter().filter(|figure| kinds.contains(&figure.kind));
        shown.map(|figure| figure.value.to_string()).collect()
    }

    const FILLER: &str = "We make kettles and pots in three towns of the north and sell them in all the others, \
                          as we have done for as long as anybody who works here can remember, and as we hope to do.";

    #[test]
    fn a_line_about_tables_leaves_the_text_as_it_is_printed() {
        let notes = |line: &str, words: &str| {
            amounts(&["<b>NOTES TO FINANCIAL STATEMENTS</b>", line, FILLER, FILLER, words])[2..].to_vec()
        };
        let fine = "A fine of $7,000 may be imposed.";
        assert_eq!(notes("(Dollars in thousands)", fine), ["7000000"]);
        for line in [
            "(Tabular amounts in thousands)",
            "(All tabular amounts are in thousands, except per share data)",
            "(Dollar amounts in tables in thousands)",
            "(000's omitted in all tables except for each share)",
        ] {
            assert_eq!(notes(line, fine), ["7000"], "{line}");
        }
        assert_eq!(notes("(In thousands in all tables and related text)", fine), ["7000000"]);
    }

    #[test]
    fn few_shares_of_running_text_are_scaled_by_a_heading() {
        let notes = |line: &str, words: &str| {
            amounts(&["<b>NOTES TO FINANCIAL STATEMENTS</b>", line, FILLER, FILLER, words])[2..].to_vec()
        };
        let thousands = "(In thousands, except per share data)";
        assert_eq!(notes(thousands, "Options for 1,260 shares were granted."), ["1260000"]);
        assert_eq!(notes(thousands, "We have four stock option plans."), ["4"]);
        assert_eq!(notes(thousands, "Each note may be converted into 31.25 shares of stock."), ["31.25"]);
        assert_eq!(notes("(In millions)", "We bought 3.5 shares of our stock."), ["3500000"]);
        let full = "Options for 16,000 shares were granted to directors. We bought 2,310,000 shares.";
        assert_eq!(notes(thousands, full), ["16000", "2310000"]);
    }

    #[test]
    fn a_list_by_years_is_in_the_units_of_the_line_above_it() {
        let listed = |lines: &[&str]| amounts(lines);
        let lead = "Minimum rentals are due as follows (in thousands):";
        let list = ["1997 - $6,120; 1998 - $5,210", "Thereafter - $9,100", "Rent is $4,300 a month."];
        assert_eq!(listed(&[lead, list[0], list[1], list[2]]), ["6120000", "5210000", "9100000", "4300"]);
        assert_eq!(listed(&[lead, list[2], list[0]]), ["4300", "6120", "5210"]);
        let told = "1997 was the year in which the company was sold for $4,300 to its founder.";
        assert_eq!(listed(&[lead, told]), ["4300"]);
    }
}
