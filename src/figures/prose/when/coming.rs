//! The year after the one that is told of.
//!
//! ```text
//! Spending was $5 in 2009 and is budgeted at $6 for the coming year       the year after 2009
//! We expect spending of $6 in the coming year                             the year after that of an annual report
//! We expect to reclassify $6 over the next year                           twelve months from a day on: none of these
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::ahead::is_expected;
use super::dealt::is_year;
use super::{Sentence, Spoken, When};

/// Tokens between an amount and the year that comes: "to be spent on the new mill in the coming".
const BEHIND: usize = 10;

/// Tokens of a clause of its own before "next year": "that matures", "which will open".
const CLAUSE: usize = 3;

/// Gives amounts the year that comes where the words behind them, or those that open their sentence, name it.
pub(super) fn put(spoken: &Spoken<'_>, sentence: Sentence, amounts: &[(usize, usize)], whens: &mut [When]) {
    let Spoken { reader, times, calendar, .. } = *spoken;
    let opens = names(reader, sentence.first);
    for (index, (amount, when)) in amounts.iter().zip(whens.iter_mut()).enumerate() {
        let next = amounts.get(index + 1).map_or(sentence.end, |next| next.0).min(amount.1 + BEHIND);
        let words = |at: &usize| reader.is_word(*at);
        let behind = (amount.1..next).take_while(words).find(|at| names(reader, *at));
        let Some(at) = behind.or(Some(sentence.first).filter(|_| opens)) else { continue };
        let before = times.partition_point(|time| time.first < at);
        let told = before.checked_sub(1).filter(|told| times[*told].first >= sentence.first);
        let expected = || is_expected(reader, sentence, sentence.first, amount.0);
        let annual = || calendar.assumed_end().is_some_and(|end| calendar.is_year_end(end));
        match told {
            Some(told) if is_year(spoken, told) => *when = When::shifted(told, 12),
            None if expected() && annual() => *when = When::ShiftedUnsaid(12),
            None if expected() => *when = When::Unknown,
            _ => {}
        }
    }
}

/// "For the coming year", "in the following fiscal year", "in the upcoming year" at `at`, and nothing that goes on: "in the
/// following year's budget".
fn names(reader: Reader<'_>, at: usize) -> bool {
    // "We expect to spend $6 next year on the mill", but "over the next year" and "next year's budget".
    let next = at + 1 + usize::from(reader.word(at + 1) == Word::Fiscal);
    let bare = reader.is(at, b"next")
        && reader.word(next) == Word::Year
        && reader.bytes(next) == b"year"
        && reader.word_before(at, 1) != Word::The;
    let stops = matches!(
        reader.kind(next + 1),
        None | Some(TokenKind::Period | TokenKind::Comma | TokenKind::Semicolon | TokenKind::Close)
    ) || matches!(
        reader.word(next + 1),
        Word::And | Word::On | Word::For | Word::To | Word::In | Word::As
    );
    // "On the note that matures next year" tells of the note.
    let told_of = (at.saturating_sub(CLAUSE)..at).any(|at| reader.word(at) == Word::Which)
        && (at.saturating_sub(CLAUSE)..at).all(|at| reader.is_word(at));
    if bare && stops && !told_of {
        return true;
    }
    let led = matches!(reader.word(at), Word::In | Word::For) || reader.is(at, b"during");
    let named = reader.word(at + 1) == Word::The
        && reader.says(at + 2, &[b"coming", b"following", b"ensuing", b"upcoming"]);
    let year = at + 3 + usize::from(reader.word(at + 3) == Word::Fiscal);
    let ends = matches!(
        reader.kind(year + 1),
        None | Some(TokenKind::Period | TokenKind::Comma | TokenKind::Semicolon | TokenKind::Close)
    );
    led && named && reader.word(year) == Word::Year && ends
}
