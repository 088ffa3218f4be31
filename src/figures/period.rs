//! Times: what filings write of them, and which days they mean.
//!
//! What is printed is rarely whole: a length in one header row ("Three Months Ended"), a day in the
//! next ("September 30,"), years below ("2010 | 2009"). A [`TimeSpec`] holds what one place says;
//! specs of several places are laid over each other, nearest first, and the [`Calendar`] of the
//! filing turns the sum into days.

mod calendar;
mod mentions;

use jiff::civil::Date;

pub(crate) use calendar::{Calendar, Printed};
pub(crate) use mentions::{TimeMention, mentions};

use super::value::Period;

/// How long a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// So many months.
    Months(u8),
    /// So many weeks.
    Weeks(u8),
    /// A fiscal year.
    Year,
    /// From a day on: "the period from May 1, 2009 (inception) to".
    From(Date),
}

/// What one place says of a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TimeSpec {
    /// How long it is.
    pub(crate) length: Option<Length>,
    /// Month on which it ends, and the day where that is printed.
    pub(crate) month: Option<i8>,
    pub(crate) day: Option<i8>,
    /// The year on which it ends, or that names it.
    pub(crate) year: Option<i16>,
    /// Which quarter of the fiscal year it is.
    pub(crate) quarter: Option<u8>,
    /// The year names a fiscal year.
    pub(crate) fiscal: bool,
    /// It is the state on a day: "as of", "at".
    pub(crate) instant: bool,
    /// It starts with the fiscal year: "the first nine months".
    pub(crate) to_date: bool,
    /// It is both a state and a length: "as of and for the year ended".
    pub(crate) both: bool,
}

impl TimeSpec {
    /// Nothing.
    pub(crate) const EMPTY: Self = Self {
        length: None,
        month: None,
        day: None,
        year: None,
        quarter: None,
        fiscal: false,
        instant: false,
        to_date: false,
        both: false,
    };

    /// True for the last day of a quarter that leaves its year open: "Quarter ended March 31".
    pub(crate) fn ends_quarter_of_row(&self) -> bool {
        self.length == Some(Length::Months(3)) && self.day.is_some() && self.year.is_none()
    }

    /// True for "First quarter" and "Q1", with no year, month or day beside them.
    pub(crate) fn is_bare_quarter(&self) -> bool {
        self.quarter.is_some() && self.year.is_none() && self.month.is_none() && self.day.is_none()
    }

    /// The length of "Years ended" and "Three months ended", where no day stands beside them.
    pub(crate) fn bare_length(&self) -> Option<Length> {
        let length = self.length.filter(|length| matches!(length, Length::Months(_) | Length::Year));
        length.filter(|_| self.month.is_none() && self.day.is_none() && self.year.is_none())
    }

    /// True where nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This spec with what it does not say taken from `outer`, which stands further away. A spec
    /// that names its day and year takes no other day's parts.
    pub(crate) fn over(self, outer: Self) -> Self {
        let dated = self.month.is_some();
        // "Q2 2021", "FY 2021" below "for the third quarter ended September 25, 2021": whole as it stands, and another.
        let named = self.year.is_some() && !dated;
        if named && (self.quarter.is_some() || self.is_whole_year() && outer.is_part_of_year()) {
            return Self { instant: self.instant || outer.instant && self.length.is_none(), ..self };
        }
        // The length of a time that ends on another day is another's: "June 30, 2009" below "for the
        // six months ended December 31, 2009".
        let elsewhere = dated && outer.month.is_some() && (self.month, self.day) != (outer.month, outer.day);
        // "Year-to-date" below "Fiscal 2024" is a part of it.
        let part = self.to_date && outer.length == Some(Length::Year);
        Self {
            length: self.length.or(if self.instant || elsewhere || part { None } else { outer.length }),
            month: self.month.or(outer.month),
            day: if dated { self.day } else { self.day.or(outer.day) },
            year: self.year.or(outer.year),
            quarter: self.quarter.or(if dated || self.length.is_some() { None } else { outer.quarter }),
            fiscal: self.fiscal || outer.fiscal && !dated,
            instant: self.instant || outer.instant && self.length.is_none(),
            to_date: self.to_date || outer.to_date && self.length.is_none(),
            both: self.both || outer.both && self.length.is_none(),
        }
    }

    /// The month and the day on which it ends.
    pub(crate) fn last_day(self) -> Option<(i8, i8)> {
        self.month.zip(self.day)
    }

    /// True for a whole year: "Year", "52 weeks", "Twelve months".
    fn is_of_whole_year(self) -> bool {
        matches!(self.length, Some(Length::Year | Length::Months(12) | Length::Weeks(52 | 53)))
    }

    /// True for a year with the day on which it ends: "Year ended June 30, 2023".
    pub(crate) fn is_dated_year(self) -> bool {
        self.last_day().is_some() && self.is_of_whole_year()
    }

    /// The quarter with the number `quarter` of this time: of the year that ends on its day, where it tells of one.
    pub(crate) fn quarter_of_it(self, quarter: u8) -> Self {
        Self { quarter: Some(quarter), length: self.length.filter(|_| self.is_dated_year()), ..self }
    }

    /// True for a fiscal year that is named as one.
    fn is_whole_year(self) -> bool {
        self.quarter.is_none() && (self.length == Some(Length::Year) || self.length.is_none() && self.fiscal)
    }

    /// True for a part of a year with the day on which it ends: "the nine months ended September 25, 2021".
    fn is_part_of_year(self) -> bool {
        let part = self.quarter.is_some_and(|quarter| quarter < 4)
            || matches!(self.length, Some(Length::Months(1..=11) | Length::Weeks(1..=50)));
        part && self.month.is_some() && self.year.is_some()
    }

    /// True for a stretch that ends in its year as the report ends in its own: "YTD 2010", "Nine months" over
    /// "2010".
    fn is_to_report(self) -> bool {
        let part = matches!(self.length, Some(Length::Months(1..=11))) && !self.to_date;
        (part || self.to_date && self.length.is_none()) && self.quarter.is_none() && self.month.is_none()
    }

    /// The days that are meant. `instant` says how to read a day without a length.
    pub(crate) fn resolve(self, calendar: &Calendar, instant: bool) -> Option<Period> {
        let year = self.year?;
        // "Second Quarter" below "Year ended June 30, 2023": of the year that ends on that day.
        let closes = self.last_day().filter(|_| self.is_dated_year());
        if let Some(quarter) = self.quarter
            && (self.month.is_none() || closes.is_some())
        {
            let (start, end) = match closes {
                Some((month, day)) => {
                    calendar.quarter_of(calendar.day(year, month, day)?, quarter, self.to_date)
                }
                None => calendar.quarter(year, quarter, self.to_date),
            };
            // "2H 2023": the half of the year that ends with its fourth quarter.
            let half = self.length == Some(Length::Months(6)) && !self.to_date;
            let start = if half { calendar.start(end, 6) } else { start };
            let point = self.instant || instant && !self.to_date;
            return Some(if point { Period::Instant(end) } else { Period::Duration(start, end) });
        }
        let end = match (self.month, self.day) {
            (Some(month), Some(day)) => calendar.day(year, month, day)?,
            (Some(month), None) => last_of_month(year, month)?,
            _ if self.to_date
                && let Some(Length::Months(months)) = self.length =>
            {
                let (start, end) = calendar.first_months(year, months);
                return Some(Period::Duration(start, end));
            }
            _ if self.to_date
                && let Some(Length::Weeks(weeks)) = self.length =>
            {
                let (start, end) = calendar.first_weeks(year, weeks);
                return Some(Period::Duration(start, end));
            }
            _ if self.is_to_report() => calendar.reported_end(year).unwrap_or(calendar.year_end(year)),
            _ => calendar.year_end(year),
        };
        let point = self.instant || instant;
        let start = match self.length {
            Some(Length::Months(months)) => calendar.start(end, months),
            Some(Length::Weeks(weeks)) => calendar.start_weeks(end, weeks),
            Some(Length::Year) => calendar.start(end, 12),
            Some(Length::From(start)) => start,
            None if point => return Some(Period::Instant(end)),
            None if self.to_date => calendar.year_start_around(end),
            // A year alone is the whole of it; a month alone too.
            None if self.month.is_none() => calendar.start(end, 12),
            None if self.day.is_none() => end.first_of_month(),
            None => return Some(Period::Instant(end)),
        };
        (start <= end).then_some(Period::Duration(start, end))
    }
}

/// The last day of a month.
pub(crate) fn last_of_month(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        Calendar::new(Some(Date::constant(2010, 9, 30)), Some((6, 30)), "")
    }

    fn shown(spec: TimeSpec, instant: bool) -> String {
        spec.resolve(&calendar(), instant).map_or("-".into(), |p| p.to_string())
    }

    #[test]
    fn pieces_of_stacked_headers_add_up() {
        let year = TimeSpec { year: Some(2009), ..TimeSpec::default() };
        let ended = TimeSpec {
            length: Some(Length::Months(3)),
            month: Some(9),
            day: Some(30),
            ..TimeSpec::default()
        };
        assert_eq!(shown(year.over(ended), false), "2009-07-01/2009-09-30");
        let as_of = TimeSpec { month: Some(6), day: Some(30), instant: true, ..TimeSpec::default() };
        assert_eq!(shown(year.over(as_of), false), "2009-06-30");
    }

    #[test]
    fn a_near_day_wins_over_a_far_one() {
        let near = TimeSpec { month: Some(9), day: Some(30), year: Some(2010), ..TimeSpec::default() };
        let far = TimeSpec { month: Some(6), day: Some(30), year: Some(2009), ..TimeSpec::default() };
        assert_eq!(shown(near.over(far), true), "2010-09-30");
    }

    #[test]
    fn fiscal_years_follow_the_filing_s_calendar() {
        let year = TimeSpec { year: Some(2010), fiscal: true, ..TimeSpec::default() };
        assert_eq!(shown(year, false), "2009-07-01/2010-06-30");
        let first = TimeSpec { year: Some(2011), quarter: Some(1), fiscal: true, ..TimeSpec::default() };
        assert_eq!(shown(first, false), "2010-07-01/2010-09-30");
    }

    #[test]
    fn a_year_is_needed() {
        assert_eq!(shown(TimeSpec { month: Some(9), day: Some(30), ..TimeSpec::default() }, true), "-");
    }
}
