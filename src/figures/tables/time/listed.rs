//! The days of the sentence before a table, and of the titles over it, for columns that name years alone.
//!
//! ```text
//! The table shows them as of June 30, 2010 and 2009:
//!              2010      2009         the day of each year
//!
//! At January 2, 2011 and January 3, 2010
//!              2010      2009         the fiscal years that ended on them
//! ```

use jiff::civil::Date;

use super::MOST_HEADS;
use crate::figures::period::TimeSpec;
use crate::figures::tables::RowContext;
use crate::figures::value::Period;
use crate::text::TextSpan;

impl RowContext<'_> {
    /// `outer`, the end of another fiscal year than that of `spec`, without its day, where years of weeks end on
    /// another day each: "Three years ended September 30, 1994" beside a column of 1993.
    pub(super) fn without_its_day(&self, outer: TimeSpec, spec: TimeSpec) -> TimeSpec {
        let calendar = self.view.calendar;
        let day = |year: i16| {
            let day = TimeSpec { year: Some(year), instant: true, length: None, ..outer };
            day.resolve(calendar, true).map(Period::end)
        };
        match (spec.year, outer.year) {
            (Some(year), Some(named)) if year != named && outer.day.is_some() && spec.month.is_none() => {
                let ends = day(named).is_some_and(|day| calendar.is_year_end(day));
                let drifts = ends && day(year) != Some(calendar.year_end(year));
                if drifts { TimeSpec { month: None, day: None, ..outer } } else { outer }
            }
            _ => outer,
        }
    }

    /// `spec` with its day and year from the times that the sentence before the table mentions: the one
    /// with the same year, or the only one.
    pub(super) fn with_listed(&self, spec: TimeSpec, column: u16, span: &mut Option<TextSpan>) -> TimeSpec {
        let own = &self.state.header.listed;
        let (above, behind) = (&self.view.above.listed, &self.view.above.behind);
        let listed = if !own.is_empty() {
            own
        } else if above.is_empty() && spec.year.is_none() {
            behind
        } else {
            above
        };
        if spec.month.is_some() || spec.quarter.is_some() || listed.is_empty() {
            return spec;
        }
        if let Some(year) = spec.year
            && let Some((time, place)) = self.ends_of_years(listed, year)
        {
            *span = span.or(Some(*place));
            return TimeSpec { year: time.year, ..spec }.over(*time);
        }
        let found = match spec.year {
            Some(year) => listed.iter().find(|(t, _)| t.year == Some(year)).or_else(|| listed.first()),
            None if listed.len() == 1 => listed.first(),
            None => None,
        };
        let Some((time, place)) = found else { return spec };
        if spec.length.is_some() && time.length.is_none() {
            return spec;
        }
        let other = time.year.zip(spec.year).is_some_and(|(named, own)| named != own);
        if other && time.length.is_some() && time.day.is_some() {
            // "During the three years ended September 28, 2024": each has a last day of its own.
            let named = TimeSpec { instant: true, length: None, ..*time };
            let days = |year| TimeSpec { year, ..named }.resolve(self.view.calendar, true).map(Period::end);
            let is_end = |day: Option<Date>| day.is_some_and(|day| self.view.calendar.is_year_end(day));
            if is_end(days(time.year)) && !is_end(days(spec.year)) {
                return spec;
            }
        }
        // A column of bare years and a sentence with one day: the day is the end of the years, or it is
        // the day of some event.
        if spec.year.is_some() && time.length.is_none() {
            let year_end = TimeSpec { year: spec.year, instant: true, ..*time };
            let ends = year_end.resolve(self.view.calendar, true);
            let flow = ends.is_some_and(|day| self.view.calendar.is_year_end(day.end()))
                && spec == (TimeSpec { year: spec.year, ..TimeSpec::default() })
                && !self.view.above.balance
                && self.leaning(column) <= 0;
            // Years of weeks end on another day each.
            let is_year_end =
                |day: Option<Period>| day.is_some_and(|day| self.view.calendar.is_year_end(day.end()));
            let named = TimeSpec { instant: true, ..*time }.resolve(self.view.calendar, true);
            let drifts = is_year_end(named) && !is_year_end(ends);
            if flow || drifts || !self.ends_year(*time) {
                return spec;
            }
        }
        *span = span.or(Some(*place));
        spec.over(*time)
    }

    /// The day among `listed` on which the fiscal year `year` ended, where each year over the columns has such a day and
    /// not each is that of a day: years of weeks may end in the first days of the next one.
    fn ends_of_years<'l>(
        &self,
        listed: &'l [(TimeSpec, TextSpan)],
        year: i16,
    ) -> Option<&'l (TimeSpec, TextSpan)> {
        let calendar = self.view.calendar;
        let end_of = |year: i16| {
            let end = calendar.year_end(year);
            listed.iter().find(|(time, _)| {
                let day = (time.year, time.month, time.day);
                day == (Some(end.year()), Some(end.month()), Some(end.day())) && time.length.is_none()
            })
        };
        let own = end_of(year).filter(|(time, _)| time.year != Some(year))?;
        let heads = self.state.header.heads.iter().take(MOST_HEADS);
        let years = || heads.clone().filter_map(|head| head.time.year);
        let of_days = |year: i16| listed.iter().any(|(time, _)| time.year == Some(year));
        (!years().all(of_days) && years().all(|year| end_of(year).is_some())).then_some(own)
    }

    /// True where `time` names a day on which the report, one of its years or one of its quarters ends.
    fn ends_year(&self, time: TimeSpec) -> bool {
        let calendar = self.view.calendar;
        match (TimeSpec { instant: true, ..time }).resolve(calendar, true) {
            Some(Period::Instant(day)) => {
                // "In January 1994" and "as of January 31, 1994" are of some event, and end no year.
                let ends_quarter = time.day.is_some() && calendar.ends_quarter(day);
                calendar.is_year_end(day) || calendar.end() == Some(day) || ends_quarter
            }
            _ => time.month.is_none(),
        }
    }
}
