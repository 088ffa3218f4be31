//! Units: what a figure counts.

use std::borrow::Cow;
use std::fmt;

use crate::text::TextSpan;

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The United States dollar, which filings mean unless they say otherwise.
    pub const USD: Self = Self(*b"USD");

    /// The currency with this code: three capital letters.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The ISO 4217 code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Lengths of time that figures count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Quarters of a year.
    Quarter,
    /// Years.
    Year,
    /// Hours.
    Hour,
    /// Minutes.
    Minute,
}

impl TimeUnit {
    /// The unit as records print it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Hour => "hour",
            Self::Minute => "minute",
        }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing that has a unit.
    #[default]
    None,
    /// Money.
    Currency(Currency),
    /// Money for each share.
    PerShare(Currency),
    /// Shares.
    Share,
    /// Hundredths.
    Percent,
    /// Hundredths of a hundredth.
    BasisPoint,
    /// Times something: `2.4x`.
    Multiple,
    /// A length of time.
    Time(TimeUnit),
    /// A unit as printed.
    Measure(TextSpan),
}

impl Unit {
    /// The unit as records print it; `text` is that of the figure's document. None for no unit.
    pub fn name(self, text: &str) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::None => return None,
            Self::Currency(currency) => Cow::Owned(currency.code().to_owned()),
            Self::PerShare(currency) => Cow::Owned(format!("{}/share", currency.code())),
            Self::Share => Cow::Borrowed("share"),
            Self::Percent => Cow::Borrowed("%"),
            Self::BasisPoint => Cow::Borrowed("bp"),
            Self::Multiple => Cow::Borrowed("x"),
            Self::Time(unit) => Cow::Borrowed(unit.name()),
            Self::Measure(span) => Cow::Borrowed(crate::text::slice(text, span)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_print_as_the_records_have_them() {
        let euro = Currency::new("EUR").unwrap();
        assert_eq!(Unit::PerShare(euro).name("").unwrap(), "EUR/share");
        assert_eq!(Unit::Percent.name("").unwrap(), "%");
        assert_eq!(Unit::Measure(crate::text::Span::new(3, 9)).name("75 mg/m²").unwrap(), "mg/m²");
        assert_eq!(Unit::None.name(""), None);
    }

    #[test]
    fn a_code_is_three_capitals() {
        assert_eq!(Currency::new("usd"), None);
        assert_eq!(Currency::new("EURO"), None);
    }
}
