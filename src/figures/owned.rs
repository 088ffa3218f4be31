//! What a person owns of a company, as the forms on owners ask for it in running text.
//!
//! ```text
//! (a) Amount beneficially owned: 2,104,330                        a number of shares (Rule 13d-102, Item 4)
//! (i) Sole power to vote or to direct the vote: 0
//! ```

use super::unit::Unit;
use super::{Figure, Kind};
use crate::filing::Document;
use crate::text::Span;

/// Bytes before a number in which its question is sought.
const REACH: usize = 100;

/// Makes shares of those of `figures` without a unit that answer such a question.
pub(super) fn settle(document: &Document, figures: &mut [Figure]) {
    for figure in figures.iter_mut().filter(|figure| figure.kind == Kind::Count && figure.unit == Unit::None)
    {
        let start = figure.span.start() as usize;
        let from = (start.saturating_sub(REACH)..=start).find(|at| document.text.is_char_boundary(*at));
        let before = from.and_then(|from| document.text.get(from..start)).unwrap_or("");
        if asks(before) {
            (figure.kind, figure.unit) = (Kind::Shares, Unit::Share);
            figure.from.unit = from.map(|from| Span::of(from..start));
        }
    }
}

/// True where `before` ends in a question after a number of shares.
fn asks(before: &str) -> bool {
    const ASKED: [&str; 6] = [
        "amount beneficially owned",
        "power to vote or to direct the vote",
        "power to vote or direct the vote",
        "power to dispose or to direct the disposition of",
        "power to dispose or direct the disposition of",
        "power to dispose or to direct the disposition",
    ];
    let question =
        before.trim_end_matches([' ', '\n', '\t', ':', '-', '.', '_', '\u{a0}', '\u{2013}', '\u{2014}']);
    ASKED.iter().any(|asked| {
        let at = question.len().checked_sub(asked.len());
        at.and_then(|at| question.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(asked))
    })
}

#[cfg(test)]
mod tests {
    use super::asks;

    #[test]
    fn questions_after_shares() {
        assert!(asks("(a) Amount beneficially owned: "));
        assert!(asks("(ii)  Shared power to vote or to direct the vote -- "));
        assert!(asks("(iii) Sole power to dispose or to direct the disposition of:\n"));
        assert!(!asks("(b) Percent of class: "));
        assert!(!asks("the amount beneficially owned by the "));
    }
}
