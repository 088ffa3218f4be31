//! Names of what drove a change, which stand behind their amounts.
//!
//! ```text
//! reflecting $246 million higher legal fees            legal fees
//! partially offset by 3% growth in juice               growth in juice
//! 7,000 employees and $573 billion in assets           assets
//! ```

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::quantity::Quantity;
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::after::{is_plain_noun, noun_after};
use super::{Words, is_amount, time_at};

/// Words between an amount and what there was more or less of.
const MORE: [&[u8]; 4] = [b"higher", b"lower", b"greater", b"additional"];

/// Verbs before the "by" that leads to what drove a change.
const DROVE: [&[u8]; 8] =
    [b"offset", b"driven", b"led", b"caused", b"fueled", b"boosted", b"supported", b"helped"];

/// Words for changes that name what moved behind "in".
const MOVES: [&[u8]; 6] = [b"growth", b"decline", b"increase", b"decrease", b"increases", b"decreases"];

/// Things that companies have, and are told to the dollar beside how many people or places they have.
const HELD: [&[u8]; 9] =
    [b"assets", b"revenue", b"revenues", b"sales", b"deposits", b"loans", b"equity", b"capital", b"debt"];

/// True for "driven" and its like at `at`.
pub(super) fn drives(reader: Reader<'_>, at: usize) -> bool {
    reader.says(at, &DROVE)
}

/// The name behind an amount that drove a change, or that is of another kind than what stands before it. The words from
/// `bounds` on bound the amount.
pub(super) fn driver(
    reader: Reader<'_>,
    sentence: Sentence,
    (bounds, found): (usize, &Quantity),
    times: &[TimeMention],
) -> Option<Words> {
    if !matches!(found.kind, Kind::Money | Kind::Percent) {
        return None;
    }
    let next = found.noun;
    if reader.says(next, &MORE) {
        // "$246 million lower interest and fees": both. "5% higher" alone is of what stands before.
        return if is_plain_noun(reader, next + 1) {
            noun_after(reader, next + 1, sentence.end, times)
        } else {
            None
        };
    }
    let before = |back: usize| bounds.checked_sub(back).filter(|at| *at >= sentence.first);
    let named = |at: usize| reader.kind(at) == Some(TokenKind::Word) && is_plain_noun(reader, at);
    if reader.word(next) != Word::In && reader.word(next + 1) == Word::In && reader.says(next, &MOVES) {
        let led = before(1).is_some_and(|by| reader.word(by) == Word::By)
            && before(2).is_some_and(|verb| reader.says(verb, &DROVE));
        let what = next + 2;
        let words = noun_after(reader, what, sentence.end, times).filter(|_| led && named(what));
        return words.map(|(_, end)| (next, end));
    }
    // "7,000 employees and $573 billion in assets": what is counted before is none of the dollars.
    let and = before(1).filter(|at| reader.word(*at) == Word::And)?;
    let counted = (sentence.first..and).rev().take(COUNTED).find(|at| {
        reader.kind(*at) == Some(TokenKind::Number)
            || matches!(reader.kind(*at), Some(TokenKind::Currency(_)))
    });
    let plain = counted.is_some_and(|at| {
        reader.kind(at) == Some(TokenKind::Number)
            && !matches!(reader.kind(at.wrapping_sub(1)), Some(TokenKind::Currency(_)))
            && time_at(times, at).is_none()
    });
    let amount = and.checked_sub(1).is_some_and(|last| is_amount(reader, last));
    let held = reader.word(next) == Word::In && reader.says(next + 1, &HELD);
    if found.kind == Kind::Money && plain && !amount && held {
        noun_after(reader, next + 1, sentence.end, times)
    } else {
        None
    }
}

/// Tokens from a number to the "and" behind what it counts.
const COUNTED: usize = 4;
