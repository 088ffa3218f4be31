//! Lines of an address, told by the caption below them or the sentence above: their numbers name houses, floors and
//! post offices, in whatever order a country writes them.
//!
//! ```text
//! Kadeplein 2, 3511 AB Utrecht                       the line
//! (Address of principal executive offices)           the caption that every cover has
//!
//! The address of its principal office is as follows: the sentence
//! No. 8 Weir Road, Level 3                           the line
//! ```

use crate::filing::{Block, BlockKind, Document};
use crate::text::search::places_of;

/// Letters of the longest line of an address.
const LINE: u32 = 160;

/// Lines of an address, and of a caption, at most.
const LINES: usize = 6;

/// Letters of the longest sentence that leads up to an address.
const SENTENCE: u32 = 260;

/// Letters of the longest line that is the number of a class of securities: "013104 10 4".
const CUSIP: usize = 14;

/// True where the block at `at` is a line of an address.
pub(super) fn is_address(document: &Document, at: usize) -> bool {
    let Some(block) = document.blocks.get(at).filter(|block| is_line(block)) else { return false };
    // Most lines of a filing are sentences, and have no number in a short line.
    let text = document.slice(block.span);
    let captions = text.starts_with('(') && names_address(text);
    // "013104104" above "(CUSIP Number of Class of Securities)".
    let next = || document.blocks.get(at + 1).map_or("", |next| document.slice(next.span));
    if text.len() <= CUSIP && text.bytes().any(|b| b.is_ascii_digit()) && next().starts_with("(CUSIP") {
        return true;
    }
    if captions || is_sentence(text) || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let after = document.blocks.get(at + 1..).unwrap_or(&[]).iter();
    let captioned = after
        .filter(|block| !matches!(block.kind, BlockKind::Furniture(_)))
        .take(LINES)
        .take_while(|block| is_line(block))
        .map(|block| document.slice(block.span))
        .find(|text| text.starts_with('('))
        .is_some_and(names_address);
    let before = document.blocks.get(..at).unwrap_or(&[]).iter().rev();
    let led = || {
        before
            .filter(|block| !matches!(block.kind, BlockKind::Furniture(_)))
            .take(LINES)
            .take_while(|block| !matches!(block.kind, BlockKind::Table(_)) && block.span.len() < SENTENCE)
            .map(|block| document.slice(block.span).trim_end())
            .take_while(|text| !is_sentence(text))
            .find(|text| text.ends_with(':') || text.len() >= LINE as usize)
            .is_some_and(|text| text.ends_with(':') && names_address(text))
    };
    captioned || text.contains("\n(") && names_address(text) || led()
}

fn is_line(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Table(_)) && block.span.len() < LINE
}

/// True for words that end as a sentence does: not "Kettle N.V." or "Dayton, Ohio".
fn is_sentence(text: &str) -> bool {
    let ended = text.strip_suffix('.').is_some_and(|rest| rest.ends_with(|c: char| c.is_lowercase()));
    ended && text.split_ascii_whitespace().count() > 4
}

/// "(Address of principal executive offices)", "(Name, address, including zip code, and telephone number)": the noun.
/// "These steps address the shortfall:" has the verb.
fn names_address(text: &str) -> bool {
    const BEHIND: [&str; 22] = [
        "of",
        "for",
        "is",
        "are",
        "as",
        "set",
        "below",
        "and",
        "or",
        "to",
        "at",
        "where",
        "shown",
        "listed",
        "given",
        "stated",
        "specified",
        "including",
        "indicated",
        "change",
        "changes",
        "in",
    ];
    const BEFORE: [&str; 12] =
        ["to", "will", "must", "should", "would", "may", "can", "could", "we", "they", "that", "which"];
    let bytes = text.as_bytes();
    let found = places_of(bytes, b"address");
    let is = |word: &str, known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(word));
    let mut nouns = found.filter(|at| {
        let rest = text.get(at + 7..).unwrap_or("");
        let rest = rest.strip_prefix("es").or_else(|| rest.strip_prefix("ES")).unwrap_or(rest).trim_start();
        let next = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
        let before = text.get(..*at).unwrap_or("").split_ascii_whitespace().next_back().unwrap_or("");
        (next.is_empty() || is(next, &BEHIND)) && !is(before, &BEFORE)
    });
    nouns.next().is_some()
}

#[cfg(test)]
mod tests {
    use crate::figures::Kind;
    use crate::reading;

    fn counts(page: &str) -> Vec<String> {
        let reading = reading::read(page.as_bytes().to_vec());
        let counted = reading.figures.all.iter().filter(|figure| figure.kind == Kind::Count);
        counted.map(|figure| figure.value.to_string()).collect()
    }

    #[test]
    fn the_numbers_of_an_address_count_nothing() {
        let cover = "<p>FORM 6-K</p><p>KETTLE N.V.</p><p>Kadeplein 2, 3511 AB Utrecht, The Netherlands</p>\
             <p>(Address of principal executive offices)</p><p>It runs 48 mills.</p>";
        assert_eq!(counts(cover), ["48"]);
        let led = "<p>FORM 6-K</p><p>Notices go to this name and address:</p><p>A. Roe<br>Kettle N.V.<br>\
             Kadeplein 2<br>3511 AB Utrecht</p><p>It runs 48 mills in 3 countries.</p>";
        assert_eq!(counts(led), ["48", "3"]);
    }

    #[test]
    fn what_steps_address_is_no_address() {
        let page = "<p>FORM 6-K</p><p>We took these steps to address the shortfall:</p><p>Closed 12 stores</p>\
             <p>The plan addresses the following:</p><p>Sale of 14 trucks</p>";
        assert_eq!(counts(page), ["12", "14"]);
    }
}
