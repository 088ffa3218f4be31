//! The fiscal years of a filing by their labels, so that "FY2008" means what the filing means by it.
//!
//! ```text
//! columns say            and their periods are           so that
//! "2008"                 2007-12-30 … 2008-12-27         FY2008 is that year
//! "fiscal 2008"          2008-02-03 … 2009-01-31         FY2007 ends a year before that
//! ```
//!
//! Who has no figures of whole years to ask, or years of 52 weeks that the filing does not print, types days.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::figures::Period;
use crate::reading::Reading;
use crate::text::dates;

/// First and last day.
type Days = (Date, Date);

/// The fiscal years that a filing tells of.
#[derive(Clone, Debug, Default)]
pub struct FiscalYears {
    /// How many figures are of each whole year.
    years: BTreeMap<Days, usize>,
    /// How many figures are of each quarter.
    quarters: BTreeMap<Days, usize>,
    /// What a year's label is more than the calendar year in which it ends, by how many figures say so.
    offsets: BTreeMap<i16, usize>,
    /// The month in which fiscal years end, of a filing that tells of no whole one.
    end: Option<i8>,
}

/// Days by which years of 52 and 53 weeks end before or after the month's end.
const DRIFT: i32 = 10;

impl FiscalYears {
    /// Those of a filing.
    pub fn of(reading: &Reading) -> Self {
        let text = |document: usize| reading.filing.documents.get(document);
        let told = reading.figures.all.iter().filter_map(|figure| {
            let words = figure.from.period.and_then(|span| Some(text(figure.document)?.slice(span)));
            Some((words.unwrap_or_default(), figure.period?))
        });
        Self { end: reading.filing.cover.fiscal_year_end.map(|(month, _)| month), ..Self::told(told) }
    }

    /// Those that these words and what they mean tell of.
    fn told<'a>(told: impl Iterator<Item = (&'a str, Period)>) -> Self {
        let mut years = Self::default();
        for (words, period) in told {
            let Period::Duration(first, last) = period else { continue };
            match length((first, last)) {
                357..=378 => {
                    *years.years.entry((first, last)).or_default() += 1;
                    if let Some(label) = label(words) {
                        *years.offsets.entry(label - near_year(last)).or_default() += 1;
                    }
                }
                84..=99 => *years.quarters.entry((first, last)).or_default() += 1,
                _ => {}
            }
        }
        years
    }

    /// The fiscal year with this label, or a quarter of it; by the calendar where the filing tells of no years.
    ///
    /// # Errors
    /// Where its days are not known.
    pub fn days(&self, label: i16, quarter: Option<i8>) -> Result<Days, String> {
        let unknown = || format!("the days of FY{label} are not known: type both, 2010-07-01/2010-09-30");
        let usual = most(self.years.iter());
        let (month, weeks) = match (usual, self.end) {
            (Some((_, last)), _) => (near_month(last), last.last_of_month() != last),
            (None, Some(month)) => (month, false),
            (None, None) => (12, false),
        };
        // A year that ends in January or February has the label of either year, unless the filing says.
        let offset = most(self.offsets.iter()).or((month > 2).then_some(0)).ok_or_else(unknown)?;
        let ends = |days: &&Days| near_month(days.1) == month && near_year(days.1) + offset == label;
        let year = most(self.years.iter().filter(|(days, _)| ends(days)));
        let end = last_of(label - offset, month).ok_or_else(unknown)?;
        let Some(quarter) = quarter else {
            let computed =
                || (!weeks).then(|| end.checked_sub(1.year()).ok().map(|e| (after(e), end))).flatten();
            return year.or_else(computed).ok_or_else(unknown);
        };
        let end =
            end.first_of_month().checked_sub((i32::from(4 - quarter) * 3).months()).map_err(|_| unknown())?;
        let end = end.last_of_month();
        let near = |days: &&Days| (days.1 - end).get_days().abs() <= DRIFT;
        let told = most(self.quarters.iter().filter(|(days, _)| near(days)));
        let computed = || {
            let start = end.first_of_month().checked_sub(2.months()).ok()?;
            (!weeks).then_some((start, end))
        };
        told.or_else(computed).ok_or_else(unknown)
    }
}

fn length((first, last): Days) -> i32 {
    (last - first).get_days() + 1
}

fn after(day: Date) -> Date {
    day.last_of_month().tomorrow().unwrap_or(day)
}

fn last_of(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// The end of the month near which a year of weeks ends: the first days of a month belong to the one before.
fn near(day: Date) -> Date {
    if day.day() <= 10 { day.first_of_month().yesterday().unwrap_or(day) } else { day }
}

fn near_month(day: Date) -> i8 {
    near(day).month()
}

fn near_year(day: Date) -> i16 {
    near(day).year()
}

/// What is said most often; the latest of those said as often.
fn most<'a, T: Copy + Ord + 'a>(counts: impl Iterator<Item = (&'a T, &'a usize)>) -> Option<T> {
    counts.max_by_key(|(what, count)| (**count, **what)).map(|(what, _)| *what)
}

/// The label of a year where the words say nothing else: "2008", "fiscal 2008", no day and no month.
fn label(words: &str) -> Option<i16> {
    let mut label = None;
    for word in words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let bytes = word.as_bytes();
        if dates::month(bytes).is_some() || label.is_some() && bytes.iter().any(u8::is_ascii_digit) {
            return None;
        }
        if bytes.iter().any(u8::is_ascii_digit) {
            label = Some(word.parse::<i16>().ok().filter(|year| (1900..2100).contains(year))?);
        }
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(told: &[(&str, &str)]) -> FiscalYears {
        let period = |text: &str| crate::review::attributes::parse_period(text).unwrap();
        FiscalYears::told(told.iter().map(|(words, days)| (*words, period(days))))
    }

    /// What a filing tells of, what is asked for, and its days.
    #[test]
    fn labels_mean_what_the_filing_means_by_them() {
        let weeks = [
            ("2008", "2007-12-30/2008-12-27"),
            ("2007", "2006-12-31/2007-12-29"),
            ("third quarter", "2008-06-15/2008-09-06"),
        ];
        let june = [("Year ended June 30, 2011", "2010-07-01/2011-06-30")];
        let store = [("fiscal 2010", "2010-01-31/2011-01-29"), ("fiscal 2009", "2009-02-01/2010-01-30")];
        let unsaid = [("January 29, 2011", "2010-01-31/2011-01-29")];
        let unknown = "the days of";
        type Case<'a> = (&'a [(&'a str, &'a str)], i16, Option<i8>, &'a str);
        let cases: [Case<'_>; 10] = [
            (&weeks, 2008, None, "2007-12-30/2008-12-27"),
            (&weeks, 2007, None, "2006-12-31/2007-12-29"),
            (&weeks, 2003, None, unknown),
            (&june, 2011, None, "2010-07-01/2011-06-30"),
            (&june, 2009, None, "2008-07-01/2009-06-30"),
            (&june, 2011, Some(1), "2010-07-01/2010-09-30"),
            (&june, 2011, Some(4), "2011-04-01/2011-06-30"),
            (&store, 2009, None, "2009-02-01/2010-01-30"),
            (&unsaid, 2010, None, unknown),
            (&[], 2010, Some(3), "2010-07-01/2010-09-30"),
        ];
        for (told, label, quarter, want) in cases {
            let days = years(told).days(label, quarter);
            let days = days.map_or_else(|why| why, |(first, last)| format!("{first}/{last}"));
            assert!(
                days == want || want == unknown && days.starts_with(unknown),
                "{label} {quarter:?}: {days}"
            );
        }
    }

    #[test]
    fn words_that_are_a_label() {
        for (words, want) in [
            ("2008", Some(2008)),
            ("Fiscal Year 2008", Some(2008)),
            ("December 27, 2008", None),
            ("December 2008", None),
            ("2008 and 2007", None),
            ("52 weeks 2008", None),
            ("", None),
        ] {
            assert_eq!(label(words), want, "{words}");
        }
    }
}
