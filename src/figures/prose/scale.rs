//! In what units the amounts of running text are told: by the label before one, by a line in brackets beside a list, by the
//! section that they stand in.

mod listed;

use rust_decimal::Decimal;

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::unit::{Currency, Unit};
use super::super::units_line::{UnitsLine, units_line};
use super::super::value::{Value, power_of_ten};
use super::quantity::Quantity;
use super::reader::Reader;
use listed::units_of_list;

/// Tokens of a units line in brackets.
const UNITS: usize = 8;

/// The units line of a label before the number: "Value of all holdings (in thousands of dollars): 4,310".
pub(super) fn units_of_label(reader: Reader<'_>, quantity: &Quantity) -> Option<UnitsLine> {
    let labelled = reader.kind_before(quantity.first, 1) == Some(TokenKind::Colon)
        && reader.kind_before(quantity.first, 2) == Some(TokenKind::Close);
    if !labelled || quantity.kind != Kind::Count || quantity.scale != 0 {
        return None;
    }
    let close = quantity.first - 2;
    let open =
        (close.saturating_sub(UNITS)..close).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    units_line(reader.text, &reader.tokens[open..=close]).filter(|line| line.currency.is_some())
}

/// Makes the number of a labelled line an amount of what its label says.
pub(super) fn scale_by_label(reader: Reader<'_>, quantity: &mut Quantity, units: UnitsLine) {
    let Some(currency) = units.currency.and_then(Currency::new) else { return };
    quantity.kind = Kind::Money;
    quantity.unit = Unit::Currency(currency);
    quantity.unit_span = Some(units.span);
    scale_by_section(reader, quantity, units);
}

/// Scales an amount by the units that its sentence tells, or by `section`, those of its section.
pub(super) fn scale(reader: Reader<'_>, quantity: &mut Quantity, section: Option<UnitsLine>) {
    let own = matches!(quantity.kind, Kind::Money | Kind::Shares)
        .then(|| units_of_list(reader, quantity.first, quantity.end));
    if let Some(units) = own.flatten().or(section) {
        scale_by_section(reader, quantity, units);
    }
}

const MILLION: i64 = 1_000_000;

/// Tokens before and after a number of shares in which stands another that is told in full.
const BESIDE: usize = 40;

/// True where a number beside the one at `first` is told to the last of millions: "12,345,678 shares, including
/// 200,000 held by the plan".
fn is_in_full(reader: Reader<'_>, first: usize) -> bool {
    (first.saturating_sub(BESIDE)..(first + BESIDE).min(reader.tokens.len())).any(|at| {
        reader.kind(at) == Some(TokenKind::Number)
            && reader.bytes(at).iter().filter(|b| **b == b',').count() >= 2
            && !matches!(reader.kind_before(at, 1), Some(TokenKind::Currency(_)))
    })
}

/// "Convertible into 31.25 shares": parts of shares are those that one note or right is turned into. In millions a digit
/// behind the point is a hundred thousand of them: "bought 3.5 shares".
fn is_part_of_share(units: UnitsLine, fraction: u8) -> bool {
    fraction > u8::from(units.scale >= 6)
}

/// Scales an amount without a scale word in a section that states its amounts in thousands or
/// millions. Cents are prices, and what would come to trillions is printed in full.
fn scale_by_section(reader: Reader<'_>, quantity: &mut Quantity, units: UnitsLine) {
    // "We have four stock option plans": words tell how many there are.
    if !(quantity.first..quantity.end).any(|at| reader.kind(at) == Some(TokenKind::Number)) {
        return;
    }
    let fraction = quantity.decimals.map_or(0, |d| u8::try_from(d).unwrap_or(0));
    let scale = match quantity.kind {
        Kind::Money if !units.only_shares && fraction < 2 => units.scale,
        Kind::Shares => {
            let printed = quantity.value.number().unwrap_or_default();
            // Words tell of millions of shares to the last one, whatever the amounts are in.
            let told = units.shares.is_none()
                && (printed >= Decimal::from(MILLION)
                    || is_in_full(reader, quantity.first)
                    || units.distant && is_part_of_share(units, fraction));
            if told { 0 } else { units.shares_scale(printed, fraction) }
        }
        _ => return,
    };
    if quantity.scale != 0 || quantity.scale_span.is_some() || scale == 0 {
        return;
    }
    let Some(factor) = power_of_ten(scale) else { return };
    // What would come to trillions is printed to the last digit, unless the line speaks of it by name.
    let most = match quantity.kind {
        Kind::Shares => Decimal::MAX,
        _ => Decimal::from(10_000_000_000_000_i64),
    };
    let scaled = |n: Decimal| n.checked_mul(factor).filter(|n| n.abs() < most);
    let value = match quantity.value {
        Value::Number(n) => scaled(n).map(Value::Number),
        Value::Range(low, high) => scaled(low).zip(scaled(high)).map(|(low, high)| Value::Range(low, high)),
        _ => None,
    };
    if let Some(value) = value {
        quantity.value = value;
        quantity.scale = scale;
        quantity.decimals = quantity.decimals.map(|d| d.saturating_sub(scale));
        quantity.scale_span = Some(units.span);
    }
}
