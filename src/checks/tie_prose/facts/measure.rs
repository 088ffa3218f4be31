//! Figures and times as integers that can be compared: values by class, dates as days.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::figures::{Figure, Kind, Period, Unit, Value};

/// What can be compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::checks::tie_prose) enum Class {
    /// Money in hundredths.
    Money,
    /// Hundredths of a percent.
    Percent,
    /// Ten thousandths of a unit of money for each share.
    PerShare,
    /// Shares.
    Shares,
}

/// A figure as an integer of its class, and half of its last printed digit.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks::tie_prose) struct Measured {
    pub(in crate::checks::tie_prose) class: Class,
    pub(in crate::checks::tie_prose) value: i64,
    pub(in crate::checks::tie_prose) half: i64,
}

/// Measures a figure; None for what cannot be compared, and for zero.
pub(in crate::checks::tie_prose) fn measure(figure: &Figure) -> Option<Measured> {
    let (class, places) = match (figure.kind, figure.unit) {
        (Kind::Money, _) => (Class::Money, 2),
        (Kind::Percent, Unit::BasisPoint) => (Class::Percent, 0),
        (Kind::Percent, _) => (Class::Percent, 2),
        (Kind::PerShare, _) => (Class::PerShare, 4),
        (Kind::Shares, _) => (Class::Shares, 0),
        _ => return None,
    };
    let Value::Number(value) = &figure.value else { return None };
    let value = integer(*value, places)?;
    let half = match figure.decimals {
        Some(decimals) => {
            let power = u32::try_from(places - i32::from(decimals)).unwrap_or(0);
            10i64.checked_pow(power)? / 2
        }
        None => 0,
    };
    (value != 0).then_some(Measured { class, value, half })
}

fn integer(value: Decimal, places: i32) -> Option<i64> {
    let scaled = value.abs().checked_mul(Decimal::from(10i64.checked_pow(places.unsigned_abs())?))?;
    i64::try_from(scaled.trunc()).ok().filter(|v| *v < 1 << 60)
}

/// Days from some day; only differences matter, and they are right to a few days.
pub(in crate::checks::tie_prose) fn day(date: Date) -> i32 {
    i32::from(date.year()) * 366 + (i32::from(date.month()) - 1) * 61 / 2 + i32::from(date.day())
}

/// Length of a period in such days; 0 for a day.
pub(in crate::checks::tie_prose) fn length(period: Period) -> i32 {
    match period {
        Period::Instant(_) => 0,
        Period::Duration(first, last) => day(last) - day(first) + 1,
    }
}
