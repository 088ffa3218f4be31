//! Changes in a list whose verb stands once, and ranges that are compared with ranges.
//!
//! ```text
//! rose $2 million to $14 million in the quarter and $5 million to $40 million in the year
//! rose $2 million and $5 million to $14 million and $40 million
//! the rate on loans rose from 5.0% to 5.5% and that on deposits from 1.0% to 1.4%
//! we expect $43 million to $45 million, up from $40 million to $41 million              two ranges
//! ```

use super::super::super::super::lexer::TokenKind;
use super::super::super::super::words::Word;
use super::super::super::reader::Reader;
use super::{Told, changes_from, is_object, told_before};

/// Tokens back to the change that a list starts with.
const LIST: usize = 40;

/// Words of a clause with a verb of its own: "and expect payments from".
const OWN: [&[u8]; 36] = [
    b"we",
    b"they",
    b"it",
    b"charge",
    b"charges",
    b"pay",
    b"pays",
    b"paid",
    b"offer",
    b"offers",
    b"sell",
    b"sells",
    b"sold",
    b"expect",
    b"expects",
    b"have",
    b"has",
    b"had",
    b"make",
    b"makes",
    b"made",
    b"hold",
    b"holds",
    b"held",
    b"receive",
    b"receives",
    b"incur",
    b"incurs",
    b"anticipate",
    b"anticipates",
    b"plan",
    b"plans",
    b"estimate",
    b"see",
    b"provide",
    b"provides",
];

/// Tokens from a change to the level behind it: "$2 million, or 16%, to".
const CHANGE: usize = 9;

fn is_number(reader: Reader<'_>, at: usize) -> bool {
    reader.kind(at) == Some(TokenKind::Number)
}

/// The token behind the number at `at`, its sign of per cent and its word of scale.
fn past_amount(reader: Reader<'_>, at: usize) -> usize {
    let end = at + 1;
    let sign = reader.kind(end) == Some(TokenKind::Percent) || reader.word(end) == Word::Percent;
    end + usize::from(sign || reader.word(end).scale().is_some())
}

/// The first token of the amount whose number stands at `at`.
fn start_of(reader: Reader<'_>, at: usize) -> usize {
    at - usize::from(matches!(reader.kind_before(at, 1), Some(TokenKind::Currency(_))))
}

/// The tokens of the same sentence before `end`, backwards.
fn back(reader: Reader<'_>, end: usize) -> impl Iterator<Item = usize> {
    let ends = move |at: &usize| {
        reader.kind(*at) == Some(TokenKind::Semicolon)
            || reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1)
    };
    (end.saturating_sub(LIST)..end).rev().take_while(move |at| !ends(at))
}

/// True where the amount at `first` goes on a list of changes whose verb stands before the first of them.
pub(super) fn goes_on(reader: Reader<'_>, first: usize) -> bool {
    let about = usize::from(reader.word_before(first, 1) == Word::About);
    let by = usize::from(reader.word_before(first, 1 + about) == Word::By);
    let Some(and) = first.checked_sub(1 + about + by) else { return false };
    if reader.word(and) != Word::And && reader.kind(and) != Some(TokenKind::Comma) {
        return false;
    }
    // The levels of a list of changes stand behind all of them, or each behind its own.
    let end = and - usize::from(reader.kind_before(and, 1) == Some(TokenKind::Comma));
    back(reader, and).filter(|at| is_number(reader, *at)).any(|at| {
        let past = past_amount(reader, at);
        let amount = |to: usize| is_number(reader, to + 1) || is_number(reader, to + 2);
        let level = || (past..(past + CHANGE).min(and)).any(|to| reader.word(to) == Word::To && amount(to));
        (past == end || level()) && told_before(reader, start_of(reader, at)) == Some(Told::Verb)
    })
}

/// True where what stands before the "from" at `link` is the second thing that changed, behind "and": "and the margin on
/// loans from". It has no verb of its own.
pub(super) fn goes_on_from(reader: Reader<'_>, link: usize) -> bool {
    const WORDS: usize = 8;
    // "And that on deposits from".
    let pronoun = |at: usize| {
        reader.says(at, &[b"that", b"those"])
            && matches!(reader.word(at + 1), Word::On | Word::For | Word::Of)
    };
    let thing = |at: &usize| {
        (is_object(reader, *at) || pronoun(*at) || matches!(reader.word(*at), Word::On | Word::For))
            && !reader.says(*at, &OWN)
            && !(reader.kind(*at) == Some(TokenKind::Word) && reader.bytes(*at).ends_with(b"ed"))
    };
    // A term "from 24 to 36 months" is one time with two ends.
    let time = |at: usize| reader.says(at, &[b"hours", b"days", b"weeks", b"months", b"quarters", b"years"]);
    if has_own_verb(reader, link + 2) || (link + 3..link + 6).any(time) {
        return false;
    }
    let words = (link.saturating_sub(WORDS)..link).rev().take_while(thing).count();
    let Some(and) = link.checked_sub(1 + words).filter(|and| reader.word(*and) == Word::And) else {
        return false;
    };
    // "From 5.0% to 5.5% in 2007 and".
    back(reader, and).filter(|from| reader.word(*from) == Word::From).any(|from| {
        let number = if is_number(reader, from + 1) { from + 1 } else { from + 2 };
        is_number(reader, number)
            && reader.word(past_amount(reader, number)) == Word::To
            && changes_from(reader, from)
    })
}

/// The token behind the amount that the "to" at `link` or right behind it leads to.
fn past_high(reader: Reader<'_>, link: usize) -> Option<usize> {
    let to = (link..link + 3).find(|at| reader.word(*at) == Word::To)?;
    let number = (to + 1..to + 3).find(|at| is_number(reader, *at))?;
    Some(past_amount(reader, number))
}

/// True where the amounts around the "to" near `link` are the subject of a verb: "and loans from $1 million to $5 million
/// were made".
fn has_own_verb(reader: Reader<'_>, link: usize) -> bool {
    past_high(reader, link).is_some_and(|end| matches!(reader.word(end), Word::Is | Word::Will))
}

/// True where the amounts around the "to" at `link`, of which the first stands at `first`, open a clause of their own
/// behind "and": "rose $2 million to $14 million and $3 million to $4 million of claims are possible".
pub(super) fn is_clause(reader: Reader<'_>, (first, link): (usize, usize)) -> bool {
    let of = |end: usize| reader.word(end) == Word::Of && reader.kind(end + 1) == Some(TokenKind::Word);
    reader.word_before(first, 1) == Word::And
        && (has_own_verb(reader, link) || past_high(reader, link).is_some_and(of))
}

/// True where a range stands before "up from" at `link`: what was expected before is a range too.
pub(super) fn is_up_from_range(reader: Reader<'_>, link: usize) -> bool {
    let turned = link > 0 && reader.says(link - 1, &[b"up", b"down", b"increased", b"reduced"]);
    let end = link - usize::from(turned);
    let end = end - usize::from(reader.kind_before(end, 1) == Some(TokenKind::Comma));
    let high = (end.saturating_sub(3)..end).rev().find(|at| is_number(reader, *at));
    let Some(high) = high.filter(|high| past_amount(reader, *high) == end) else { return false };
    let joint = start_of(reader, high).saturating_sub(1);
    let joined = reader.word(joint) == Word::To
        || matches!(reader.kind(joint), Some(TokenKind::Hyphen | TokenKind::Dash));
    let low = (joint.saturating_sub(2)..joint).rev().find(|at| is_number(reader, *at));
    low.is_some_and(|low| {
        let first = start_of(reader, low);
        joined
            && past_amount(reader, low) == joint
            // "Rose $2 million to $14 million from".
            && told_before(reader, first).is_none()
            && reader.word_before(first, 1) != Word::From
    })
}
