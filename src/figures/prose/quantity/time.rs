//! Times whose unit does not stand right behind the number.

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::unit::{TimeUnit, Unit};
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Quantity;
use super::measure::unit_of_time;

/// "Not less than 30 nor more than 60 days", "no fewer than 10 and no more than 20 days": both bounds are times.
pub(super) fn time_of_bounds(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let short = |n: Decimal| n > Decimal::ZERO && n < Decimal::ONE_THOUSAND;
    if found.scale != 0 || !found.value.number().is_some_and(short) {
        return false;
    }
    let mut at = found.end + usize::from(reader.kind(found.end) == Some(TokenKind::Comma));
    let joined = matches!(reader.word(at), Word::And | Word::Or) || reader.says(at, &[b"nor", b"but"]);
    at += usize::from(joined);
    at += usize::from(reader.says(at, &[b"no", b"not"]));
    if !joined || !reader.says(at, &[b"more", b"later", b"greater"]) || reader.word(at + 1) != Word::Than {
        return false;
    }
    let number = at + 2;
    let counts =
        reader.kind(number) == Some(TokenKind::Number) || reader.word(number).small_number().is_some();
    let Some(unit) = unit_of_time(reader.word(number + 1)).filter(|_| counts) else { return false };
    found.kind = Kind::Duration;
    found.unit = Unit::Time(unit);
    found.unit_span = Some(reader.span(number + 1, number + 2));
    true
}

/// Words between a title and the age: "Mr. Roe, 48,".
const TITLED: usize = 6;

/// "Mr. Roe, 48, joined the Company": the years that somebody has lived stand between commas behind his name.
pub(super) fn age_behind_name(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let comma = |at: usize| reader.kind(at) == Some(TokenKind::Comma);
    let first = found.first;
    let lived = |n: Decimal| n >= Decimal::from(18) && n <= Decimal::ONE_HUNDRED && n.fract().is_zero();
    if first < 2 || !comma(first - 1) || !comma(found.end) || found.scale != 0 {
        return false;
    }
    // "Mr. Roe, 25, 30 and 45 percent of which vest".
    if reader.kind(found.end + 1) == Some(TokenKind::Number) {
        return false;
    }
    let titled = (2..=TITLED)
        .filter_map(|back| first.checked_sub(back))
        .take_while(|at| {
            matches!(reader.kind(*at), Some(TokenKind::Capital | TokenKind::Period | TokenKind::Hyphen))
        })
        .any(|at| matches!(reader.bytes(at), b"Mr" | b"Ms" | b"Mrs" | b"Dr"));
    if !titled || !found.value.number().is_some_and(lived) {
        return false;
    }
    found.kind = Kind::Duration;
    found.unit = Unit::Time(TimeUnit::Year);
    true
}
