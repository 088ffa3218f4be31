//! Numbers of things, known by the noun that they count.

use rust_decimal::Decimal;

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::{Bare, Quantity};

/// A number of things: digits with or without a noun, number words only with one.
pub(super) fn count(reader: Reader<'_>, bare: &Bare, found: &mut Quantity) -> bool {
    let at = found.end;
    if reader.touches(at) && reader.is_word(at) || is_split(reader, bare.first, at) {
        // "43rd", "10b": letters that touch and mean nothing here.
        return false;
    }
    if !bare.words {
        found.sure = has_noun(reader, at, 3);
        return true;
    }
    if bare.scale.is_some() {
        return true;
    }
    // "two-thirds", "three-dimensional", "twenty-first".
    if reader.kind(at) == Some(TokenKind::Hyphen)
        || reader.kind_before(bare.first, 1) == Some(TokenKind::Hyphen)
    {
        return false;
    }
    if found.value.number() != Some(Decimal::ONE) {
        // "two of our vendors", "three of the plants".
        let of = reader.word(at) == Word::Of && reader.is_word(at + 1);
        return has_noun(reader, at, 4) || of && has_noun(reader, at + 2, 3);
    }
    // "One" is a pronoun more often than a number; it counts before a noun that filings count.
    let counted = (0..3).any(|ahead| {
        matches!(
            reader.bytes(at + ahead),
            b"segment"
                | b"segments"
                | b"customer"
                | b"vote"
                | b"supplier"
                | b"lessee"
                | b"tenant"
                | b"reporting"
        )
    });
    counted && !matches!(reader.word(at), Word::Of | Word::Or)
}

/// True for one half of what a sign in its midst makes a name or a time: "24/7", "10:30", "7-Eleven".
pub(super) fn is_split(reader: Reader<'_>, first: usize, end: usize) -> bool {
    let parts = |sign: usize| matches!(reader.kind(sign), Some(TokenKind::Slash | TokenKind::Colon));
    let digits = |at: usize| reader.kind(at) == Some(TokenKind::Number);
    let before = first >= 2 && reader.touches(first) && parts(first - 1) && digits(first - 2);
    let after = reader.touches(end) && parts(end) && reader.touches(end + 1) && digits(end + 1);
    let named = reader.kind(end) == Some(TokenKind::Hyphen)
        && reader.touches(end)
        && reader.touches(end + 1)
        && reader.kind(end + 1) == Some(TokenKind::Capital)
        && !reader.bytes(end + 1).iter().all(u8::is_ascii_uppercase);
    before || after || named
}

/// True where one of the next words is a plural noun: what the number counts.
pub(super) fn has_noun(reader: Reader<'_>, at: usize, most: usize) -> bool {
    for ahead in 0..most {
        let i = at + ahead;
        if !reader.is_word(i) {
            return reader.kind(i) == Some(TokenKind::Hyphen)
                && has_noun(reader, i + 1, most.saturating_sub(ahead));
        }
        let letters = reader.bytes(i);
        if matches!(letters, b"people" | b"men" | b"women" | b"personnel" | b"children") {
            return true;
        }
        // "two other ongoing HCT204-HC1 studies": a code name is an adjective.
        if reader.kind(i) == Some(TokenKind::Code) {
            let joined = reader.kind(i + 1) == Some(TokenKind::Hyphen);
            return has_noun(reader, i + 1 + 2 * usize::from(joined), (most - ahead).min(2));
        }
        match reader.word(i) {
            Word::Other
            | Word::Change
            | Word::Award
            | Word::Option
            | Word::Warrant
            | Word::Series
            | Word::Table
            | Word::Llp => {
                let plural =
                    letters.last() == Some(&b's') && !letters.ends_with(b"ss") && !letters.ends_with(b"us");
                if letters.len() > 2 && plural {
                    return true;
                }
            }
            Word::Common
            | Word::Units
            | Word::Current
            | Word::About
            | Word::Net
            | Word::Total
            | Word::Annual => {}
            _ => return false,
        }
    }
    false
}
