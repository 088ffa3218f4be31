//! Numbers of shares and of what becomes shares.

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::unit::Unit;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Quantity;
use super::measure::past_bracket;

/// "12,500,000 shares", "5.0 million restricted stock units", "1.2 million stock options".
pub(super) fn shares(reader: Reader<'_>, found: &mut Quantity) -> bool {
    // "300,000 shares authorized (Class A 180,000, Class B 60,000)".
    let first = found.first;
    let class = reader.bytes(first.saturating_sub(2)).eq_ignore_ascii_case(b"class");
    if first >= 2 && class && reader.bytes(first - 1).len() == 1 {
        return set_shares(reader, found, first - 2);
    }
    // "authorized 900.0; issued 797.6", "treasury shares of 212.3".
    let before = first.saturating_sub(1);
    if first > 0
        && matches!(
            reader.bytes(before),
            b"authorized" | b"issued" | b"outstanding" | b"Authorized" | b"Issued"
        )
    {
        return set_shares(reader, found, before);
    }
    if reader.word_before(first, 1) == Word::Of
        && reader.bytes(first.saturating_sub(2)).eq_ignore_ascii_case(b"shares")
    {
        return set_shares(reader, found, first - 2);
    }
    // "305.7 and 304.6 shares": the noun stands behind the last of a list.
    let next = reader.past_joint(found.end);
    let number = reader.kind(next) == Some(TokenKind::Number) || reader.word(next).small_number().is_some();
    if next > found.end && number {
        let mut of_list = Quantity { end: next + 1, ..found.clone() };
        if shares_after(reader, &mut of_list) {
            return set_shares(reader, found, next + 1);
        }
        return false;
    }
    shares_after(reader, found)
}

/// Shares by the words after the number.
pub(super) fn shares_after(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut unit_like = false;
    let from = past_bracket(reader, found);
    for ahead in 0..8 {
        let at = from + ahead;
        match reader.word(at) {
            Word::Shares | Word::Share
                if reader.bytes(at).len() < 7
                    && reader.bytes(at)[1..]
                        .eq_ignore_ascii_case(&b"hares"[..reader.bytes(at).len() - 1]) =>
            {
                return set_shares(reader, found, at);
            }
            Word::Ads | Word::Option | Word::Warrant | Word::Rsu | Word::Award
                if ahead > 0 || found.scale > 0 || found.value.number() > Some(Decimal::from(99)) =>
            {
                return set_shares(reader, found, at);
            }
            Word::Units | Word::Unit if unit_like => return set_shares(reader, found, at),
            Word::Common => unit_like = true,
            Word::Shares | Word::Of | Word::The | Word::And | Word::Basic | Word::Diluted => {
                // "500,000 of the shares", but not "5 of the stores".
                unit_like |= reader.word(at) == Word::Shares;
            }
            Word::Other if reader.is_word(at) => {
                let letters = reader.bytes(at);
                unit_like |= matches!(
                    letters,
                    b"performance" | b"partnership" | b"limited" | b"deferred" | b"phantom" | b"stock-based"
                );
                if letters.len() > 14 || ahead > 5 {
                    return false;
                }
            }
            Word::Other if reader.kind(at) == Some(TokenKind::Hyphen) => {}
            _ => return false,
        }
    }
    false
}

pub(super) fn set_shares(reader: Reader<'_>, found: &mut Quantity, at: usize) -> bool {
    found.kind = Kind::Shares;
    found.unit = Unit::Share;
    found.unit_span = Some(reader.span(at, at + 1));
    true
}
