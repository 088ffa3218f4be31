//! Fractions whose raised numerator has come down beside the whole number: "662/3%" for two thirds, "101/2%".
//!
//! Charters and notes are full of such percentages, and plain text knows no raised digits. What is printed so
//! has no other meaning: nobody divides before a sign of per cent.

use super::super::super::amount::Printed;
use super::super::super::lexer::TokenKind;
use super::super::reader::Reader;
use crate::text::fraction::Fraction;

/// The number of which the token at `at` holds the whole and the numerator, and the token after it.
pub(super) fn flat_fraction(reader: Reader<'_>, at: usize) -> Option<(Printed, usize)> {
    let struck = reader.kind(at + 1) == Some(TokenKind::Slash) && reader.touches(at + 1);
    if !struck || !reader.touches(at + 2) || reader.kind(at + 3) != Some(TokenKind::Percent) {
        return None;
    }
    let digit = |byte: &u8| byte.checked_sub(b'0').filter(|digit| *digit < 10);
    let (numerator, whole) = reader.bytes(at).split_last()?;
    let (numerator, [denominator]) = (digit(numerator)?, reader.bytes(at + 2)) else { return None };
    let denominator = digit(denominator).filter(|d| matches!(d, 2 | 3 | 4 | 8) && numerator < *d)?;
    let whole = (1..=2).contains(&whole.len()).then(|| std::str::from_utf8(whole).ok())??;
    let fraction = Fraction::new(numerator, denominator).filter(|_| numerator > 0)?;
    Some((Printed::whole(whole.parse().ok()?).and(fraction), at + 3))
}
