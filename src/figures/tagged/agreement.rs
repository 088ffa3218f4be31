//! How far a print and a fact say the same.

use rust_decimal::Decimal;

use super::numbers;
use crate::figures::{Figure, Period, Unit, Value, power_of_ten};
use crate::filing::Filing;
use crate::filing::ixbrl::{Amount, ContextPeriod, Fact, Measures, Precision};

/// How a print and a fact compare. Signs are left out: brackets are how an amount is displayed, and the
/// sign of a fact follows from how its concept is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The value, without its sign.
    pub value: Match,
    /// True unless the units are of different kinds.
    pub unit: bool,
    /// True unless both name a time, and not the same.
    pub period: bool,
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The same.
    Equal,
    /// The same to the precision of the print.
    Rounded,
    /// One is the other times a power of ten: the print's exponent less the fact's.
    Scale(i8),
    /// Different.
    Other,
    /// One of the two is no number.
    NotCompared,
}

impl Agreement {
    /// Nothing agrees yet.
    pub(super) const NONE: Self = Self { value: Match::Other, unit: false, period: false };

    /// What agrees with either of two facts.
    pub(super) fn or(self, other: Self) -> Self {
        let value = if self.value.odds() <= other.value.odds() { self.value } else { other.value };
        Self { value, unit: self.unit || other.unit, period: self.period || other.period }
    }

    /// How badly the two agree: 0 is all the same.
    pub(super) fn odds(self) -> u8 {
        4 * self.value.odds() + 2 * u8::from(!self.period) + u8::from(!self.unit)
    }
}

impl Match {
    fn odds(self) -> u8 {
        match self {
            Self::Equal => 0,
            Self::Rounded => 1,
            Self::NotCompared => 2,
            Self::Scale(_) => 3,
            Self::Other => 4,
        }
    }
}

/// Compares a figure with a fact.
pub fn agreement(filing: &Filing, figure: &Figure, fact: &Fact) -> Agreement {
    let numeric = fact.is_numeric();
    let period = filing.tagging.context(fact).and_then(|c| c.period).and_then(period);
    Agreement {
        value: value(filing, figure, fact),
        unit: !numeric || filing.tagging.unit(fact).is_none_or(|u| same_unit(&filing.source, figure.unit, u)),
        period: !numeric || figure.period.zip(period).is_none_or(|(a, b)| a == b),
    }
}

/// The time of a context as figures have it; None for any time.
pub fn period(period: ContextPeriod) -> Option<Period> {
    match period {
        ContextPeriod::Instant(day) => Some(Period::Instant(day)),
        ContextPeriod::Duration(first, last) => Some(Period::Duration(first, last)),
        ContextPeriod::Forever => None,
    }
}

fn value(filing: &Filing, figure: &Figure, fact: &Fact) -> Match {
    if fact.amount == Amount::Text {
        return match figure.value {
            Value::Date(day) => match filing.fact_text(fact) {
                Some(text) if text.ends_with(&day.strftime("%m-%d").to_string()) => Match::Equal,
                Some(text) if text.len() == 10 => Match::Other,
                _ => Match::NotCompared,
            },
            _ => Match::NotCompared,
        };
    }
    let Some(want) = fact.number().map(|n| n.abs()) else { return Match::NotCompared };
    let stated = match fact.precision {
        Precision::Decimals(decimals) => Some(decimals),
        Precision::Exact | Precision::Unstated => None,
    };
    let mut found = Match::NotCompared;
    for (index, number) in numbers(figure).enumerate() {
        let one = compare(number.abs(), want, [figure.decimals, stated]);
        if index == 0 || one.odds() < found.odds() {
            found = one;
        }
    }
    found
}

/// Compares a printed number with a tagged one; both are exact to `10^-decimals` of their own.
fn compare(print: Decimal, fact: Decimal, decimals: [Option<i8>; 2]) -> Match {
    if print == fact {
        return Match::Equal;
    }
    let ((a, x), (b, y)) = (significand(print), significand(fact));
    if a == b {
        return Match::Scale(i8::try_from(x - y).unwrap_or(i8::MAX));
    }
    let off = (print - fact).abs();
    let within = |decimals: i8| {
        let step = decimals.checked_neg().and_then(power_of_ten);
        let half = step.and_then(|step| step.checked_div(Decimal::TWO));
        half.is_some_and(|half| off <= half)
    };
    if decimals.into_iter().flatten().any(within) { Match::Rounded } else { Match::Other }
}

/// A number as digits without zeros at their end, and the power of ten that they are times.
fn significand(number: Decimal) -> (i128, i32) {
    let number = number.normalize();
    let (mut digits, mut exponent) = (number.mantissa(), 0);
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    // A scale is 28 at most.
    (digits, exponent - i32::try_from(number.scale()).unwrap_or(0))
}

/// True where a printed unit and a tagged one are of one kind.
fn same_unit(source: &[u8], print: Unit, tagged: &Measures) -> bool {
    let name = |span: &crate::text::SourceSpan| source.get(span.range()).unwrap_or(&[]);
    let is_share = |span| name(span).ends_with(b":shares");
    match (tagged.over.as_slice(), tagged.under.as_slice()) {
        ([over], [under]) if is_share(under) && currency(name(over)).is_some() => {
            matches!(print, Unit::PerShare(_))
        }
        ([over], []) if is_share(over) => print == Unit::Share,
        ([over], []) if name(over).ends_with(b":pure") => {
            !matches!(print, Unit::Currency(_) | Unit::PerShare(_) | Unit::Share)
        }
        ([over], []) => match currency(name(over)) {
            Some(code) => matches!(print, Unit::Currency(printed) if printed.code().as_bytes() == code),
            None => true,
        },
        _ => true,
    }
}

/// The ISO 4217 code that a measure names.
fn currency(measure: &[u8]) -> Option<&[u8]> {
    let code = measure.get(measure.len().checked_sub(3)?..)?;
    let prefix = measure.get(..measure.len() - 3)?;
    (prefix.ends_with(b":") && code.iter().all(u8::is_ascii_uppercase)).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_apart_by_scale_and_by_digits() {
        for (print, fact, decimals, want) in [
            ("12583000", "12583000", Some(-3), Match::Equal),
            ("12583", "12583000", Some(0), Match::Scale(-3)),
            ("12583000", "12583", Some(-3), Match::Scale(3)),
            ("0.125", "12.5", None, Match::Scale(-2)),
            ("12600000", "12583000", Some(-5), Match::Rounded),
            ("12600000", "12583000", Some(-3), Match::Other),
            ("0", "5", Some(0), Match::Other),
            // One for nine, tagged to two places.
            ("0.1111111111", "0.11", Some(2), Match::Rounded),
        ] {
            assert_eq!(
                compare(print.parse().unwrap(), fact.parse().unwrap(), [decimals, None]),
                want,
                "{print} {fact}"
            );
        }
    }
}
