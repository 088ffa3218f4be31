//! Values and periods: exact decimals and calendar days, never floating point.

use std::fmt;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// What a figure says, after scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One number.
    Number(Decimal),
    /// From a low end to a high end.
    Range(Decimal, Decimal),
    /// So many of, or to, so many.
    Ratio(Decimal, Decimal),
    /// A day.
    Date(Date),
    /// A stretch of time.
    Period(Period),
    /// A name made of digits, without its spaces.
    Text(String),
}

impl Value {
    /// The number, or the low end of a range.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(n) | Self::Range(n, _) => Some(*n),
            _ => None,
        }
    }

    /// The high end of a range.
    pub fn high(&self) -> Option<Decimal> {
        match self {
            Self::Range(_, high) => Some(*high),
            _ => None,
        }
    }
}

/// As the records print it: the low end alone for a range.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) | Self::Range(n, _) => write!(f, "{}", plain(*n)),
            Self::Ratio(a, b) => write!(f, "{}/{}", plain(*a), plain(*b)),
            Self::Date(date) => write!(f, "{date}"),
            Self::Period(period) => write!(f, "{period}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// A decimal without the zeros that scale leaves at its end: `12900000`, not `12900000.0`.
pub fn plain(number: Decimal) -> Decimal {
    let plain = number.normalize();
    // Zero has no sign.
    if plain.is_zero() { Decimal::ZERO } else { plain }
}

/// `10^exponent`, exactly; None beyond what a decimal holds.
pub(crate) fn power_of_ten(exponent: i8) -> Option<Decimal> {
    let size = u32::from(exponent.unsigned_abs());
    if exponent < 0 {
        return Decimal::try_from_i128_with_scale(1, size).ok();
    }
    let power = 10i128.checked_pow(size)?;
    Decimal::try_from_i128_with_scale(power, 0).ok()
}

/// The time that a figure speaks of. Both ends are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// The end of a day.
    Instant(Date),
    /// From the start of a day to the end of another.
    Duration(Date, Date),
}

impl Period {
    /// The last day.
    pub fn end(self) -> Date {
        match self {
            Self::Instant(day) | Self::Duration(_, day) => day,
        }
    }
}

/// ISO 8601: `2010-09-30` or `2010-07-01/2010-09-30`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(day) => write!(f, "{day}"),
            Self::Duration(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print_without_the_zeros_of_their_scale() {
        assert_eq!(Value::Number(Decimal::new(129_000_000, 1)).to_string(), "12900000");
        assert_eq!(Value::Number(Decimal::new(-190, 3)).to_string(), "-0.19");
        assert_eq!(Value::Number(-Decimal::ZERO).to_string(), "0");
        assert_eq!(Value::Ratio(Decimal::from(4), Decimal::from(10)).to_string(), "4/10");
    }

    #[test]
    fn periods_are_iso_8601() {
        let quarter = Period::Duration(Date::constant(2010, 7, 1), Date::constant(2010, 9, 30));
        assert_eq!(quarter.to_string(), "2010-07-01/2010-09-30");
        assert_eq!(Period::Instant(quarter.end()).to_string(), "2010-09-30");
    }
}
