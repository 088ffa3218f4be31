//! The lines of a manager's report of holdings as text (Form 13F, before it was filed as XML in 2013).
//!
//! ```text
//! ORRIN KETTLES   NOTE 4.250%12/1  345370CF5     840  3,000,000 PRN  SOLE      3,000,000      0     0
//! MARLOW STEEL    COM              025816 10 9 4,112     67,775 SH   DEFINED 2    67,775
//! name, class: words               CUSIP       value     shares or principal, managers, votes
//! 1     28-4321    Alpha Advisors LLC                                 another manager and its file number
//! ```
//!
//! The form gives its eight columns one order, and the letters "SH" and "PRN" stand right behind the amount that they
//! are of. So a line tells by itself what its numbers are, wherever its columns stand on the page and whatever words
//! are in the name of the issuer. What stands behind is votes where it adds up to the amount; what is before them is
//! the numbers of managers.

use rust_decimal::Decimal;

use super::unit::{Currency, Unit};
use super::value::{Value, power_of_ten};
use super::{Figure, Figures, Kind, Provenance};
use crate::filing::{Document, Filing, Format};
use crate::text::{Span, TextSpan, saturate};

/// Words for whose discretion a holding is at.
const DISCRETION: [&str; 9] =
    ["SOLE", "SHARED", "DEFINED", "OTHER", "DFND", "OTR", "SHARED-DEFINED", "SHARED-OTHER", "SHARED-DFND"];

/// Columns of votes: sole, shared, none.
const VOTES: usize = 3;

/// Bytes of the longest line that says only in what the one above it is: "(in thousands)".
const ASIDE: usize = 40;

/// Amounts among which the first of a holding stands: totals of the summary page come before.
const MOST_LOOKED_UP: usize = 200;

/// Makes the figures of a manager's report in text what its lines say.
pub(super) fn settle(filing: &Filing, figures: &mut Figures) {
    if !filing.cover.form.as_deref().is_some_and(|form| form.starts_with("13F")) {
        return;
    }
    let all = std::mem::take(&mut figures.all);
    // Only amounts with a scale are looked up in their lines: a line may hold any number of figures.
    let scaled = all.iter().filter(|figure| figure.kind == Kind::Money && figure.from.scale.is_some());
    let units = scaled.take(MOST_LOOKED_UP).find_map(|figure| {
        let document = text_of(filing, figure)?;
        let line = line(document, figure.span);
        let holding = Holding::read(document.slice(line), line.start())?;
        let value = holding.value.filter(|value| overlap(*value, figure.span));
        value.map(|_| (figure.scale, figure.from.scale))
    });
    let mut rest = all.into_iter().peekable();
    while let Some(first) = rest.next() {
        let Some(document) = text_of(filing, &first) else {
            figures.all.push(first);
            continue;
        };
        let place = line(document, first.span);
        let index = first.document;
        let mut here = vec![first];
        while let Some(next) = rest.next_if(|next| next.document == index && next.span.start() < place.end())
        {
            here.push(next);
        }
        let text = document.slice(place);
        match Holding::read(text, place.start()) {
            Some(holding) => holding.settle(document, units, &mut here),
            None => settle_summary(document, place, &mut here),
        }
        figures.all.append(&mut here);
    }
}

/// The document of a figure, where it is text.
fn text_of<'f>(filing: &'f Filing, figure: &Figure) -> Option<&'f Document> {
    filing.documents.get(figure.document).filter(|document| document.part.format == Format::Text)
}

/// The line on which `span` starts.
fn line(document: &Document, span: TextSpan) -> TextSpan {
    let (at, text) = (span.start() as usize, document.text.as_bytes());
    let before = text.get(..at).and_then(|before| memchr::memrchr(b'\n', before)).map_or(0, |end| end + 1);
    let after =
        text.get(at..).and_then(|rest| memchr::memchr(b'\n', rest)).map_or(text.len(), |end| at + end);
    Span::of(before..after)
}

fn overlap(a: TextSpan, b: TextSpan) -> bool {
    a.start() < b.end() && b.start() < a.end()
}

/// The words of a line, with their places.
fn words(text: &str, at: u32) -> Vec<(&str, TextSpan)> {
    let place = |word: &str| {
        let from = (word.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        Span::new(at + saturate(from), at + saturate(from + word.len()))
    };
    text.split_ascii_whitespace().map(|word| (word, place(word))).collect()
}

/// The whole number that a word is: "3,000,000", "$840".
fn whole(word: &str) -> Option<Decimal> {
    let digits = word.trim_start_matches('$');
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let grouped = groups.all(|group| group.len() == 3) && (!digits.contains(',') || first.len() <= 3);
    let plain = !first.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b',');
    (grouped && plain).then(|| digits.replace(',', "").parse().ok()).flatten()
}

/// A line of the information table.
struct Holding {
    /// Its CUSIP, printed in one piece or in up to three.
    cusip: TextSpan,
    /// The market value.
    value: Option<TextSpan>,
    /// The number of shares, or the principal.
    amount: TextSpan,
    principal: bool,
    /// From the word for discretion on: numbers of managers.
    managers: TextSpan,
    /// Votes; None where nothing adds up.
    votes: Option<TextSpan>,
}

impl Holding {
    /// Reads a line that stands at `at`.
    fn read(text: &str, at: u32) -> Option<Self> {
        let words = words(text, at);
        let kind = words.iter().rposition(|(word, _)| matches!(*word, "SH" | "PRN" | "SHRS"))?;
        let (number, amount) = words.get(kind.checked_sub(1)?)?;
        let quantity = whole(number)?;
        let (from, pieces) = (1..kind).find_map(|from| Some((from, cusip(words.get(from..kind - 1)?)?)))?;
        let cusip = Span::new(words.get(from)?.1.start(), words.get(from + pieces - 1)?.1.end());
        let mut between = words.get(from + pieces..kind - 1)?.iter().filter(|(word, _)| *word != "$");
        let value = between.next().filter(|(word, _)| whole(word).is_some()).map(|(_, place)| *place);
        if between.next().is_some() {
            return None;
        }
        let behind = words.get(kind + 1..)?;
        let discretion = behind.iter().position(|(word, _)| DISCRETION.contains(word));
        let after = discretion.and_then(|at| behind.get(at + 1..)).unwrap_or(&[]);
        let votes = votes(after, quantity);
        let end = at + saturate(text.len());
        let start = after.first().map_or(end, |(_, place)| place.start());
        let border = votes.map_or(start, TextSpan::start);
        Some(Self {
            cusip,
            value,
            amount: *amount,
            principal: words.get(kind).is_some_and(|(word, _)| *word == "PRN"),
            managers: Span::new(start.min(border), border),
            votes,
        })
    }

    /// Makes the figures of the line what it says.
    fn settle(&self, document: &Document, units: Option<(i8, Option<TextSpan>)>, here: &mut Vec<Figure>) {
        let mut named = false;
        here.retain_mut(|figure| {
            if overlap(figure.span, self.cusip) {
                identify(document, figure, self.cusip);
                return !std::mem::replace(&mut named, true);
            }
            if figure.span.end() <= self.cusip.start() {
                return !matches!(figure.kind, Kind::Count | Kind::Money | Kind::Shares);
            }
            if overlap(figure.span, self.managers) {
                return false;
            }
            if self.value.is_some_and(|value| overlap(value, figure.span)) {
                if let Some((scale, from)) = units.filter(|_| figure.kind != Kind::Money) {
                    become_of(figure, Kind::Money, scale);
                    figure.from.scale = from;
                }
            } else if overlap(figure.span, self.amount) {
                become_of(figure, if self.principal { Kind::Money } else { Kind::Shares }, 0);
            } else if self.votes.is_some_and(|votes| overlap(votes, figure.span)) {
                become_of(figure, Kind::Shares, 0);
            }
            true
        });
    }
}

/// Number of words at the start of `words` that are a CUSIP: six letters or digits for the issuer, two for the issue
/// and one digit to check them, printed in one or parted.
fn cusip(words: &[(&str, TextSpan)]) -> Option<usize> {
    const PARTED: [&[usize]; 4] = [&[9], &[6, 3], &[8, 1], &[6, 2, 1]];
    let fits = |lengths: &&&[usize]| {
        let pieces = words.get(..lengths.len());
        pieces.is_some_and(|pieces| {
            pieces.iter().zip(lengths.iter()).all(|((word, _), len)| word.len() == *len)
        })
    };
    let count = PARTED.iter().find(fits)?.len();
    let pieces = words.get(..count)?;
    let near = pieces.windows(2).all(|pair| matches!(pair, [a, b] if a.1.end() + 1 == b.1.start()));
    let letters = || pieces.iter().flat_map(|(word, _)| word.bytes());
    let known = letters().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let checked = letters().last().is_some_and(|b| b.is_ascii_digit());
    let digits = letters().filter(u8::is_ascii_digit).count();
    (near && known && checked && digits >= 4).then_some(count)
}

/// Where the last words of a line are votes: up to three numbers that add up to the amount. Noughts before them are
/// votes too.
fn votes(after: &[(&str, TextSpan)], quantity: Decimal) -> Option<TextSpan> {
    let mut sum = Decimal::ZERO;
    let mut from = None;
    for (index, (word, place)) in after.iter().enumerate().rev().take(VOTES) {
        let number = whole(word)?;
        sum = sum.checked_add(number)?;
        if sum == quantity {
            from = Some(place.start());
        } else if from.is_some() || index == 0 {
            break;
        }
    }
    Some(Span::new(from?, after.last()?.1.end()))
}

/// Makes a number of one kind, its print scaled by `scale`.
fn become_of(figure: &mut Figure, kind: Kind, scale: i8) {
    let printed = figure.printed();
    let Some(value) = printed.zip(power_of_ten(scale)).and_then(|(n, power)| n.checked_mul(power)) else {
        return;
    };
    figure.kind = kind;
    figure.value = Value::Number(value);
    figure.scale = scale;
    figure.decimals = Some(scale.saturating_neg());
    figure.from.scale = None;
    figure.unit = match kind {
        Kind::Money => Unit::Currency(Currency::USD),
        Kind::Shares => Unit::Share,
        _ => Unit::None,
    };
}

/// Makes a figure the identifier at `place`.
fn identify(document: &Document, figure: &mut Figure, place: TextSpan) {
    figure.span = place;
    figure.kind = Kind::Identifier;
    figure.value = Value::Text(document.slice(place).split_ascii_whitespace().collect());
    figure.unit = Unit::None;
    (figure.scale, figure.decimals, figure.period) = (0, None, None);
    figure.from = Provenance::default();
    figure.doubts.clear();
}

/// Lines of the summary page: its three totals, and the list of other managers with their file numbers.
fn settle_summary(document: &Document, place: TextSpan, here: &mut Vec<Figure>) {
    let text = document.slice(place);
    let words = words(text, place.start());
    if let Some(at) = words.iter().position(|(word, _)| file_number(word).is_some()) {
        let (word, number) = words.get(at).copied().unwrap_or(("", place));
        let known = file_number(word) == Some(true);
        let mut named = false;
        here.retain_mut(|figure| {
            if overlap(figure.span, number) {
                identify(document, figure, number);
                return known && !std::mem::replace(&mut named, true);
            }
            // "1" before the number of the first manager.
            let first = words.first().is_some_and(|(_, first)| overlap(*first, figure.span));
            !(first && at == 1)
        });
        return;
    }
    let lower = text.to_ascii_lowercase();
    let Some(figure) = here.iter_mut().rfind(|figure| matches!(figure.value, Value::Number(_))) else {
        return;
    };
    if lower.contains("table value total") {
        let rest = document.text.get(place.end() as usize..).unwrap_or("");
        let next = rest.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
        let below = next.len() <= ASIDE && next.to_ascii_lowercase().contains("thousand");
        let scale = if lower.contains("thousand") || below { 3 } else { figure.scale };
        let from = figure.from.scale;
        become_of(figure, Kind::Money, scale);
        figure.from.scale = from;
    } else if lower.contains("table entry total") || lower.contains("other included managers:") {
        become_of(figure, Kind::Count, 0);
    }
}

/// Whether a word is the number of a manager's file at the SEC: true for "28-4321", false for "28-" with nothing
/// behind it. None for all other words.
fn file_number(word: &str) -> Option<bool> {
    let digits = word.strip_prefix('0').unwrap_or(word).strip_prefix("28-")?;
    let known = (3..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (known || digits.is_empty()).then_some(known)
}

#[cfg(test)]
mod tests {
    use crate::reading;

    const HEAD: &str = "<SEC-DOCUMENT>0000000000-00-000000.txt\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t13F-HR\n\
        CONFORMED PERIOD OF REPORT:\t20081231\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>13F-HR\n<SEQUENCE>1\n<TEXT>\n";

    fn read(body: &str) -> Vec<String> {
        let reading = reading::read(format!("{HEAD}{body}</TEXT>\n</DOCUMENT>\n").into_bytes());
        let text = &reading.filing.documents[0].text;
        let figures = reading.figures.all.iter();
        figures
            .map(|f| format!("{} {} {}", f.kind.name(), f.value, f.unit.name(text).unwrap_or_default()))
            .collect()
    }

    const TABLE: &str = "\
                             FORM 13F INFORMATION TABLE
<TABLE>
                                               VALUE    SHRS OR   SH/ PUT/ INVESTMENT OTHER        VOTING AUTHORITY
NAME OF ISSUER   TITLE OF CLASS   CUSIP       (X$1000)  PRN AMT   PRN CALL DISCRETION MANAGERS   SOLE   SHARED  NONE
<S>              <C>              <C>         <C>       <C>       <C> <C>  <C>        <C>       <C>     <C>    <C>
";

    #[test]
    fn a_line_tells_what_its_numbers_are() {
        let body = format!(
            "{TABLE}\
MARLOW STEEL     COM              123456 10 9    4,112    67,775  SH       SOLE                  67,775
ORRIN GEN STORES COM              223456 10 3      777    33,000  SH       DEFINED    2          33,000      0      0
ORRIN MTR CO     NOTE 4.250%12/1  323456CF5        840 3,000,000  PRN      SOLE               3,000,000      0      0
</TABLE>\n"
        );
        let want = [
            "identifier 123456109 ",
            "money 4112000 USD",
            "shares 67775 share",
            "shares 67775 share",
            "identifier 223456103 ",
            "money 777000 USD",
            "shares 33000 share",
            "shares 33000 share",
            "shares 0 share",
            "shares 0 share",
        ];
        let found = read(&body);
        assert_eq!(found.get(..10).unwrap_or(&found), want, "{found:?}");
        assert!(found.contains(&"money 840000 USD".to_owned()), "{found:?}");
        assert!(found.contains(&"money 3000000 USD".to_owned()), "{found:?}");
    }

    #[test]
    fn the_summary_has_a_value_and_numbers_of_things() {
        let found = read(
            "Report Summary:\n\nNumber of Other Included Managers:         2\nForm 13F Information Table Entry Total:    \
             194\nForm 13F Information Table Value Total:    $215,904 (thousands)\n\nList of Other Included Managers:\n\n\
             No.          Form 13F File Number     Name\n\n1            28-4321                  Alpha Advisors LLC\n\
             2            28-11999                 Orrin Trust Co.\n",
        );
        let want =
            ["count 2 ", "count 194 ", "money 215904000 USD", "identifier 28-4321 ", "identifier 28-11999 "];
        assert_eq!(found, want);
    }
}
