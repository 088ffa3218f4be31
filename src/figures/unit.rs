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
    /// The euro, in which foreign issuers state most of what they do not state in dollars.
    pub const EUR: Self = Self(*b"EUR");

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
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year, Self::Hour, Self::Minute];

    /// The unit that a word names, in the singular or the plural and in any case.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| {
            let rest = word.get(unit.name().len()..).unwrap_or("?");
            word.get(..unit.name().len()).is_some_and(|name| name.eq_ignore_ascii_case(unit.name()))
                && (rest.is_empty() || rest.eq_ignore_ascii_case("s"))
        })
    }

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
    /// What a person chooses from, the most frequent first: by the names in records, and none.
    pub fn choices() -> Vec<String> {
        let (dollar, euro) = (Currency::USD, Currency::EUR);
        let units = [
            Self::Currency(dollar),
            Self::PerShare(dollar),
            Self::Share,
            Self::Percent,
            Self::BasisPoint,
            Self::Multiple,
            Self::Currency(euro),
            Self::PerShare(euro),
        ];
        let units = units.into_iter().chain(TimeUnit::ALL.map(Self::Time)).chain([Self::None]);
        units.map(|unit| unit.name("").map_or_else(|| "none".to_owned(), Cow::into_owned)).collect()
    }

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
    fn words_that_name_a_time() {
        assert_eq!(TimeUnit::named("Days"), Some(TimeUnit::Day));
        assert_eq!(TimeUnit::named("minute"), Some(TimeUnit::Minute));
        for word in ["", "s", "dayss", "daily", "yea", "éés"] {
            assert_eq!(TimeUnit::named(word), None, "{word}");
        }
    }

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
