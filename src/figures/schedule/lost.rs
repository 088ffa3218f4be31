//! Tags that were lost: the software that took filings in cut some of them out, and left their amounts.
//!
//! ```text
//! <BONDS>        4,100
//!                    0          <PREFERRED-MANDATORY>
//!                  250          <PREFERRED>
//! <COMMON>         120
//! ```
//!
//! The appendices to Regulation S-K, Item 601(c) say which tags a schedule has, and in which order; so those on both sides
//! tell which one is missing.

use super::{REACH, tag};
use crate::filing::Document;
use crate::text::TextSpan;

/// Tags that were lost, by the tag before them, if one alone stands there, and the tag behind.
const LOST: [(&str, &str, &[&str]); 7] = [
    ("", "COMMON", &["<PREFERRED-MANDATORY>", "<PREFERRED>"]),
    ("PREFERRED-MANDATORY", "COMMON", &["<PREFERRED>"]),
    ("TOTAL-LIABILITY-AND-EQUITY", "INVESTMENT-INCOME", &["<PREMIUMS>"]),
    ("TOTAL-COMMON-STOCKHOLDERS-EQ", "LONG-TERM-DEBT-NET", &["<PREFERRED-MANDATORY>", "<PREFERRED>"]),
    ("PREFERRED-MANDATORY", "LONG-TERM-DEBT-NET", &["<PREFERRED>"]),
    ("LONG-TERM-DEBT-CURRENT-PORT", "CAPITAL-LEASE-OBLIGATIONS", &["<PREFERRED-STOCK-CURRENT>"]),
    ("NET-INCOME", "EARNINGS-AVAILABLE-FOR-COMM", &["<PREFERRED-STOCK-DIVIDENDS>"]),
];

/// Lines without a tag that are looked at above a figure, and below it.
const LINES: usize = 6;

/// The tag that the line of the figure at `span` has lost; None where it has one, or where those around it leave open
/// which it was.
pub(in crate::figures) fn name_of_lost(document: &Document, span: TextSpan) -> Option<&'static str> {
    let text = document.text.as_str();
    let (start, end) = (span.start() as usize, span.end() as usize);
    let from = (start.saturating_sub(REACH)..start).find(|at| text.is_char_boundary(*at))?;
    let to = (end..(end + REACH).min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let mut above = text.get(from..start)?.split('\n').rev();
    if above.next().is_some_and(|own| tag(own).is_some()) {
        return None;
    }
    let told = |line: &str| tag(line).is_some() || line.bytes().any(|b| b.is_ascii_digit());
    let (mut before, mut place) = (None, 0);
    for line in above.filter(|line| told(line)).take(LINES) {
        before = tag(line).map(|(tag, _)| tag);
        if before.is_some() {
            break;
        }
        place += 1;
    }
    let (mut behind, mut more) = (None, 0);
    for line in text.get(end..to)?.split('\n').skip(1).filter(|line| told(line)).take(LINES) {
        behind = tag(line).map(|(tag, _)| tag);
        if behind.is_some() {
            break;
        }
        more += 1;
    }
    let (before, behind) = (before?, behind?);
    let lost = LOST.iter().find(|(first, last, tags)| {
        *last == behind && (first.is_empty() || *first == before) && tags.len() == place + 1 + more
    });
    lost.and_then(|(_, _, tags)| tags.get(place)).copied()
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn lost_tags_are_told_by_those_around_them() {
        let head = "<ARTICLE> 7\n<S>                <C>\n<PERIOD-TYPE>      6-MOS\n\
                    <PERIOD-END>                JUN-30-1997\n";
        let lost = "<NOTES-PAYABLE>                    4,110\n\
                    \x20                      0\n\
                    \x20                                    210\n\
                    <COMMON>                             320\n\
                    <TOTAL-LIABILITY-AND-EQUITY>       9,430\n\
                    \x20                                  3,540\n\
                    <INVESTMENT-INCOME>                  650";
        let expected = [
            "<NOTES-PAYABLE> 4,110 4110 1997-06-30",
            "<PREFERRED-MANDATORY> 0 0 1997-06-30",
            "<PREFERRED> 210 210 1997-06-30",
            "<COMMON> 320 320 1997-06-30",
            "<TOTAL-LIABILITY-AND-EQUITY> 9,430 9430 1997-06-30",
            "<PREMIUMS> 3,540 3540 1997-01-01/1997-06-30",
            "<INVESTMENT-INCOME> 650 650 1997-01-01/1997-06-30",
        ];
        assert_eq!(read(&format!("{head}{lost}")), expected);
        // One of two: nobody knows which.
        let one = "<BONDS>  4,110\n\x20        210\n<COMMON>   320";
        assert!(read(&format!("{head}{one}"))[1].starts_with("210 "));
        // One that the appendix does not have.
        let other = "<CASH>  4,110\n\x20        210\n<SECURITIES>   320";
        assert!(read(&format!("{head}{other}"))[1].starts_with("210 "));
    }
}
