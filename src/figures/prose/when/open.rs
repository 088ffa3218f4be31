//! Amounts of a time whose end or start no report tells.
//!
//! ```text
//! Subsequent to year end, we sold 100 shares            after the report
//! After December 31, 2023, we sold 100 shares           likewise
//! net losses of $182 million since inception            from a day that is not named on
//! we have raised $204 million to date                   likewise
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::{Sentence, doing};

/// Tokens of "Subsequent to the end of the fiscal year".
const HEAD: usize = 8;

/// True where the sentence opens with a time after the one that the report tells of.
pub(super) fn opens_after(reader: Reader<'_>, sentence: Sentence) -> bool {
    const CLOSED: [&[u8]; 8] =
        [b"the", b"fiscal", b"balance", b"sheet", b"year", b"quarter", b"period", b"its"];
    let Some(start) = behind_after(reader, sentence.first) else { return false };
    let ended = |at: usize| reader.says(at, &[b"end", b"date", b"year-end"]);
    let words = |at: &usize| {
        reader.says(*at, &CLOSED) || ended(*at) || reader.word(*at) == Word::Of || reader.kind(*at) == HYPHEN
    };
    (start..start + HEAD).take_while(words).any(ended)
}

/// The hyphen of "year-end".
const HYPHEN: Option<TokenKind> = Some(TokenKind::Hyphen);

/// The token behind "after" or "subsequent to" at `at`.
fn behind_after(reader: Reader<'_>, at: usize) -> Option<usize> {
    if reader.is(at, b"subsequent") && reader.word(at + 1) == Word::To {
        return Some(at + 2);
    }
    reader.says(at, &[b"after", b"following"]).then_some(at + 1)
}

/// "Subsequent to December 31, 2023": the amounts behind the time `time` are of one after it.
pub(super) fn is_after(reader: Reader<'_>, time: &TimeMention) -> bool {
    let the = time.first - usize::from(reader.word_before(time.first, 1) == Word::The);
    let before = the.checked_sub(2).and_then(|at| behind_after(reader, at)) == Some(the);
    let alone = the.checked_sub(1).is_some_and(|at| reader.bytes(at) == b"After");
    // "Between December 31, 2023 and the date of this filing".
    let until = reader.word_before(time.first, 1) == Word::Between
        && reader.word(time.end) == Word::And
        && reader.word(time.end + 1) == Word::The
        && (time.end + 2..time.end + 5).any(|at| reader.says(at, &[b"date", b"filing", b"issuance"]));
    time.spec.day.is_some() && time.spec.length.is_none() && (before || alone || until)
}

/// Most words between an amount and the years behind it: "in our mills over the".
const BEHIND: usize = 8;

/// Tokens between a verb and an amount, in a list too: "invested approximately $4 million and $".
const VERB: usize = 8;

/// "Over the past three years, we invested $5": the first and the last of the fiscal years, counted from the one that is told
/// of, for what was done in them. "Over the past three years, we have kept debt of $5" tells of what there is, "we invested
/// $5 a year" of each, and "in the last two years of the lease, we paid $5" of other years.
pub(super) fn years(
    reader: Reader<'_>,
    sentence: Sentence,
    (first, end): (usize, usize),
) -> Option<(i32, i32)> {
    let each = |at: usize| {
        reader.says(at, &[b"per", b"a", b"each", b"every", b"annually", b"annual", b"yearly"])
            && (reader.word(at + 1) == Word::Year
                || reader.says(at, &[b"annually", b"yearly", b"each", b"every"]))
    };
    if !is_done(reader, sentence, first) || (end..(end + BEHIND).min(sentence.end)).any(each) {
        return None;
    }
    let words = |at: &usize| reader.is_word(*at);
    let behind = (end..(end + BEHIND).min(sentence.end)).take_while(words);
    std::iter::once(sentence.first).chain(behind).find_map(|at| {
        let led = reader.says(at, &[b"over", b"during"]) || reader.word(at) == Word::In;
        let number = at + 3;
        let count = reader.word(number).small_number().and_then(|count| i32::try_from(count).ok());
        let years = number + 1 + usize::from(reader.word(number + 1) == Word::Fiscal);
        let told = led && reader.word(at + 1) == Word::The && reader.word(years) == Word::Years;
        let past = reader.word(at + 2) == Word::Prior && reader.word(years + 1) != Word::Of;
        count.filter(|count| told && past && (2..=10).contains(count)).map(|count| (1 - count, 0))
    })
}

/// True where the amount at `first`, or the first of its list, stands right behind a verb of what is done: "we have invested
/// approximately $4 million and $3 million".
fn is_done(reader: Reader<'_>, sentence: Sentence, first: usize) -> bool {
    let joint = |at: &usize| {
        matches!(reader.kind(*at), Some(TokenKind::Number | TokenKind::Comma | TokenKind::Currency(_)))
            || matches!(reader.word(*at), Word::About | Word::And)
            || reader.word(*at).scale().is_some()
    };
    let verb = (first.saturating_sub(VERB).max(sentence.first)..first).rev().find(|at| !joint(at));
    verb.is_some_and(|verb| doing::is_done(reader, verb))
}

/// Tokens between an amount and "since inception".
const SINCE: usize = 4;

/// True where the amount at `first..end` added up from a day on that the sentence does not name.
pub(super) fn is_from_start(reader: Reader<'_>, sentence: Sentence, end: usize) -> bool {
    const START: [&[u8]; 5] = [b"inception", b"formation", b"founding", b"began", b"commenced"];
    let since = |at: usize| reader.is(at, b"since") && (at + 1..at + 5).any(|at| reader.says(at, &START));
    let to_date = reader.word(end) == Word::To
        && reader.is(end + 1, b"date")
        && !(reader.word(end + 2) == Word::Of || reader.is_word(end + 2) && reader.is(end + 2, b"the"));
    // "To date, we have", "over the past three years, we have".
    let first = sentence.first;
    let opens = reader.word(first) == Word::To && reader.is(first + 1, b"date")
        || reader.is(first, b"over")
            && reader.word(first + 1) == Word::The
            && reader.says(first + 2, &[b"past", b"last"])
            && (first + 3..first + 5).any(|at| reader.word(at) == Word::Years);
    opens || since(first) || (end..end + SINCE).any(since) || to_date
}
