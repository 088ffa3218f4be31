//! The calendar of a filing: when its fiscal years end, and how their labels and quarters run.
//!
//! Most companies close on the last day of a month. Many retailers and makers close on a weekday near
//! one ("the last Saturday of September"), so that their years have 52 or 53 weeks and end on another
//! day each year. The days themselves are printed all over the filing; the calendar collects them and
//! computes only what is missing.

mod labels;
mod printed;
mod worded;

use jiff::civil::{Date, Weekday};
use jiff::{Span as TimeSpan, ToSpan};
use memchr::memmem;

use labels::label_offset;
pub(crate) use printed::Printed;
use worded::{near_month_end, tells_year, worded_year_end};

/// When the fiscal years of a filing end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Calendar {
    /// The end of the period that the filing reports on.
    end: Option<Date>,
    /// Month and day on which a fiscal year ends, or near which.
    year_end: (i8, i8),
    /// Fiscal year ends that the filing prints, sorted.
    year_ends: Vec<Date>,
    /// Years of 52 or 53 weeks, and the day on which they end.
    weeks: Option<WeekRule>,
    /// Ends of years of 53 weeks whose fourth quarter has 14 of them.
    long_fourths: Vec<Date>,
    /// Label of a fiscal year less the calendar year in which it ends.
    label_offset: i16,
    /// A year alone in running text is a calendar year.
    plain_years: bool,
    /// A year that names a row is the whole fiscal year.
    row_years: bool,
    /// It is reported on month by month.
    monthly: bool,
}

/// Days around the usual year end within which a 52- or 53-week year may end.
const DRIFT: i64 = 9;

impl Calendar {
    /// The calendar of a document with the text `text`, in a filing that reports on the period to `end`,
    /// has fiscal years that end on `year_end` and documents that print the days `printed`: an exhibit
    /// follows the same years as the report that it comes with.
    pub(crate) fn in_submission(
        end: Option<Date>,
        year_end: Option<(i8, i8)>,
        printed: &mut Printed,
        text: &str,
    ) -> Self {
        let named = year_end;
        let year_end =
            year_end.or_else(|| worded_year_end(text)).map_or(printed.usual_month_end, near_month_end);
        let mut calendar = Self { end, year_end, ..Self::default() };
        calendar.collect_year_ends(printed.near(year_end, end), named, text);
        if calendar.weeks.is_none() && calendar.year_ends.is_empty() {
            calendar.told_by_quarter(printed, text);
        }
        calendar.long_fourths = calendar.long_fourths(printed);
        calendar.label_offset = label_offset(text, &calendar);
        calendar
    }

    /// The calendar of a filing of one document.
    #[cfg(test)]
    pub(crate) fn new(end: Option<Date>, year_end: Option<(i8, i8)>, text: &str) -> Self {
        Self::in_submission(end, year_end, &mut Printed::by(std::iter::once(text)), text)
    }

    /// The calendar of a filing that is no report on a period, such as one on an event.
    pub(crate) fn of_event(mut self) -> Self {
        self.plain_years = true;
        self
    }

    /// The calendar of a proxy statement: its tables tell pay and performance, and their "Year" is the
    /// fiscal year covered (Regulation S-K, Item 402), whatever a column is called.
    pub(crate) fn of_proxy(mut self) -> Self {
        self.row_years = true;
        self
    }

    /// The calendar of a report on what a pool of assets paid out, which tells of a month (Form 10-D).
    pub(crate) fn of_month(mut self) -> Self {
        self.monthly = true;
        self
    }

    /// The day before the time that ends on `day` begins, where nothing says how long that is: the fiscal year, or, in
    /// a report on months, the month that ends on it. A day within a month may be that on which something was paid.
    pub(crate) fn before(&self, day: Date) -> Option<Date> {
        if !self.monthly {
            return self.start(day, 12).yesterday().ok();
        }
        day.first_of_month().yesterday().ok().filter(|_| is_month_end(day))
    }

    /// True where a year that names a row is the whole fiscal year.
    pub(crate) fn names_rows_by_years(&self) -> bool {
        self.row_years
    }

    /// The days of `spec` in running text. A report on a period speaks of its own years; an announcement
    /// says "fiscal 2011" where it does, and means the calendar's by "2011" alone.
    pub(crate) fn days(&self, spec: super::TimeSpec) -> Option<super::Period> {
        let year = spec.year.filter(|year| {
            self.plain_years && spec == super::TimeSpec { year: Some(*year), ..super::TimeSpec::default() }
        });
        if let Some(year) = year {
            return Some(super::Period::Duration(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
        }
        spec.resolve(self, false)
    }

    /// The end of the period that amounts speak of where nothing is said of their time; None in a
    /// filing on an event, whose day ends no period.
    pub(crate) fn assumed_end(&self) -> Option<Date> {
        self.end.filter(|_| !self.plain_years)
    }

    /// The end of the period that the filing reports on.
    pub(crate) fn end(&self) -> Option<Date> {
        self.end
    }

    /// The period that flows are of where nothing is said of their time. A proxy statement, which reports on the day
    /// of a meeting, tells the pay of the last fiscal year before it.
    pub(crate) fn assumed_period(&self) -> Option<(Date, Date)> {
        let end = self.assumed_end()?;
        if self.monthly {
            return is_month_end(end).then(|| (end.first_of_month(), end));
        }
        let (start, before) = (self.report_start(), self.report_start().yesterday().ok());
        match before.filter(|_| self.row_years && !self.is_year_end(end)) {
            Some(last) => Some((self.start(last, 12), last)),
            None => Some((start, end)),
        }
    }

    /// True for the last day of a month with which a fiscal quarter ends.
    pub(crate) fn ends_quarter(&self, day: Date) -> bool {
        day == day.last_of_month() && (day.month() - self.year_end.0).rem_euclid(3) == 0
    }

    /// True for the last day of a month, and for one so near the end of a fiscal quarter that a quarter of weeks may end
    /// on it.
    pub(crate) fn is_near_end(&self, day: Date) -> bool {
        let later = add_days(day, DRIFT);
        let month = if later.month() == day.month() { add_days(day, -DRIFT).month() } else { day.month() };
        let near = later.month() != day.month() || add_days(day, -DRIFT).month() != day.month();
        is_month_end(day) || near && (month - self.year_end.0).rem_euclid(3) == 0
    }

    /// True for the last day of a fiscal year.
    pub(crate) fn is_year_end(&self, day: Date) -> bool {
        // Years of weeks end on another day each: that of one year ends no other.
        let by_rule = || match self.weeks {
            Some(rule) => [day.year() - 1, day.year()].iter().any(|year| rule.year_end(*year) == Some(day)),
            None => nominal_day(day.year(), self.year_end) == Some(day),
        };
        self.known_near(day, 0).is_some() || by_rule()
    }

    /// True for the first day of a fiscal year.
    pub(crate) fn starts_year(&self, day: Date) -> bool {
        let Ok(before) = day.yesterday() else { return false };
        self.known_near(before, 0).is_some()
            || self.weeks.is_none() && nominal_day(before.year(), self.year_end) == Some(before)
    }

    /// Whether a day without a year is the first of the fiscal year (true), its last (false), or neither.
    pub(crate) fn place_in_year(&self, month: i8, day: i8) -> Option<bool> {
        let end = nominal_day(2001, self.year_end)?;
        let printed = nominal_day(2001, (month, day))?;
        if next_day(end).month() == month && next_day(end).day() == day {
            return Some(true);
        }
        (days_between(end, printed).abs() <= if self.weeks.is_some() { DRIFT } else { 0 }).then_some(false)
    }

    /// The first day of the period that the filing reports on, its fiscal year to date.
    pub(crate) fn report_start(&self) -> Date {
        self.end.map_or(Date::MIN, |end| self.year_start_around(end))
    }

    /// Tells the ends of fiscal years by the days near the usual one that are printed most, `best`.
    /// `named` is the month and day on which the header says that the fiscal year ends: that of the last
    /// one.
    fn collect_year_ends(&mut self, best: &[(Date, u32)], named: Option<(i8, i8)>, text: &str) {
        let (exact, drifting): (Vec<_>, Vec<_>) =
            best.iter().copied().partition(|(date, _)| is_month_end(*date));
        let days = |found: &[(Date, u32)]| found.iter().map(|(date, _)| *date).collect::<Vec<_>>();
        // Years of weeks end on one weekday. A day that is printed beside exact ends is an event, and so is one that
        // is printed alone where nothing is said of a year.
        let rule = WeekRule::found(&days(&drifting), self.year_end.0, text);
        let on_weekday = |date: &Date| rule.is_some_and(|rule| rule.weekday == date.weekday());
        let fitting = drifting.iter().filter(|(date, _)| on_weekday(date)).count();
        let against = exact.iter().filter(|(date, _)| !on_weekday(date)).count();
        let printed = drifting.iter().map(|(_, count)| count).sum::<u32>();
        let reported = |date: Date| named == Some((date.month(), date.day())) || self.end == Some(date);
        let told = named.is_some() || tells_year(text);
        let named = drifting.iter().any(|(date, _)| reported(*date));
        // "September 30, 1994 and September 24, 1993": 53 weeks apart, one of them a month's end as it happens.
        let weeks_apart = |a: Date, b: Date| [364, 371].contains(&days_between(a, b).abs());
        let beside = exact.iter().any(|(date, _)| {
            self.end == Some(*date) && drifting.iter().any(|(other, _)| weeks_apart(*date, *other))
        });
        let known =
            fitting >= 2 || beside && printed >= 2 || exact.is_empty() && (printed >= 2 && told || named);
        if fitting > against && known {
            self.year_ends = days(&drifting);
            self.year_ends.extend(days(&exact));
            self.year_ends.retain(on_weekday);
            self.weeks = rule;
        } else {
            self.year_ends = days(&exact);
        }
        self.year_ends.sort_unstable();
    }

    /// Tells years of weeks by a quarter that ends on no end of a month, where the same quarter of another year ended 52
    /// or 53 weeks before and no end of a year is printed: "September 25, 2021 | September 26, 2020".
    fn told_by_quarter(&mut self, printed: &Printed, text: &str) {
        let Some(end) = self.end.filter(|end| !is_month_end(*end) && printed.count(*end) >= 2) else {
            return;
        };
        let twin = [364, 371].into_iter().any(|days| printed.count(add_days(end, -days)) >= 2);
        let month = near_month_end((end.month(), end.day()));
        let left = (self.year_end.0 - month.0).rem_euclid(12);
        let usual = |day: (i8, i8)| near_month_end(day) == day && day.1 >= 28;
        if !twin || left % 3 != 0 || !usual(month) || !usual(self.year_end) {
            return;
        }
        let next = add_days(end, i64::from(left) / 3 * 91);
        let apart = |day: &Date| {
            let nominal =
                nominal_day(day.year(), self.year_end).map_or(0, |nominal| days_between(nominal, *day).abs());
            (printed.count(*day) == 0, nominal)
        };
        let last = [add_days(next, -364), add_days(next, -371)].into_iter().min_by_key(apart);
        self.year_ends.extend(last.into_iter().chain([next]));
        self.weeks = WeekRule::found(&self.year_ends, self.year_end.0, text);
    }

    /// The day `month` `day` of `year`. In a filing with drifting ends, a header may print one day
    /// for several years; the day is taken as printed all the same.
    pub(crate) fn day(&self, year: i16, month: i8, day: i8) -> Option<Date> {
        Date::new(year, month, day).ok().or_else(|| {
            // "February 29" over a column of years means the last of the month in the others.
            let last = super::last_of_month(year, month)?;
            (day > last.day() && day <= 31).then_some(last)
        })
    }

    /// The calendar year of the month `month` that ended last when the report's period did.
    pub(crate) fn year_of_month(&self, month: i8) -> Option<i16> {
        let end = self.end?;
        Some(if month <= end.month() { end.year() } else { end.year().saturating_sub(1) })
    }

    /// The calendar year of the month `month` in the fiscal year with the label `label`.
    pub(crate) fn year_in(&self, label: i16, month: i8) -> i16 {
        let end = self.year_end(label);
        // A year that ends in the first days of a month has closed the one before.
        let last = add_days(end, -DRIFT).month();
        let closing = if last == 12 && end.month() == 1 { end.year() - 1 } else { end.year() };
        if month <= last { closing } else { closing - 1 }
    }

    /// True where the first quarter of a fiscal year ends in or with the month `month`.
    pub(crate) fn ends_first_quarter(&self, month: i8) -> bool {
        (month - self.year_end.0).rem_euclid(12) == 3
    }

    /// The last day of the fiscal year with the label `label`.
    pub(crate) fn year_end(&self, label: i16) -> Date {
        self.year_end_in(label.saturating_sub(self.label_offset))
    }

    /// The fiscal year end in or next to the calendar year `year`.
    fn year_end_in(&self, year: i16) -> Date {
        let nominal = nominal_day(year, self.year_end).unwrap_or(Date::constant(1970, 12, 31));
        if let Some(known) = self.known_near(nominal, DRIFT) {
            return known;
        }
        self.weeks.and_then(|rule| rule.year_end(year)).unwrap_or(nominal)
    }

    /// The calendar year whose usual year end the fiscal year end `date` is nearest to: one in the first days
    /// of January may close the year before.
    fn closed_by(&self, date: Date) -> i16 {
        let years = date.year().saturating_sub(1)..=date.year();
        let apart = |year: &i16| {
            nominal_day(*year, self.year_end).map_or(i64::MAX, |day| days_between(day, date).abs())
        };
        years.min_by_key(apart).unwrap_or(date.year())
    }

    /// The printed fiscal year end within `reach` days of `day`, the earlier of two as near.
    fn known_near(&self, day: Date, reach: i64) -> Option<Date> {
        let later = self.year_ends.partition_point(|known| *known < day);
        let beside = self.year_ends.get(later.saturating_sub(1)..)?.iter().take(2);
        let near = beside.map(|known| (days_between(*known, day).abs(), *known));
        near.filter(|(distance, _)| *distance <= reach).min().map(|(_, known)| known)
    }

    /// The first day of the fiscal year that ends on `end`.
    fn year_start(&self, end: Date) -> Date {
        let year_before = minus_months(end, 12);
        let known = self.known_near(year_before, DRIFT);
        let by_rule = || {
            let rule = self.weeks?;
            let near = [year_before.year() - 1, year_before.year(), year_before.year() + 1];
            let ends = near.into_iter().filter_map(|year| rule.year_end(year));
            ends.filter(|day| days_between(*day, year_before).abs() <= DRIFT)
                .min_by_key(|day| days_between(*day, year_before).abs())
        };
        next_day(known.or_else(by_rule).unwrap_or(year_before))
    }

    /// The day of the fiscal year with the label `label` on which the period would end that the filing reports
    /// on; None where it reports on none.
    pub(crate) fn reported_end(&self, label: i16) -> Option<Date> {
        let end = self.end.map(|end| if self.plain_years { self.quarter_end_before(end) } else { end })?;
        let labels = end.year().saturating_sub(1)..=end.year().saturating_add(1);
        let own = labels.into_iter().find(|own| self.year_end(*own) >= end)?;
        Some(self.end_shifted(end, i32::from(label.saturating_sub(own)).saturating_mul(12)))
    }

    /// The last end of a fiscal quarter before `day`: what an announcement made on that day tells of.
    fn quarter_end_before(&self, day: Date) -> Date {
        let years = day.year().saturating_sub(1)..=day.year().saturating_add(1);
        let ends = years.flat_map(|year| (1..=4).map(move |quarter| self.quarter(year, quarter, false).1));
        ends.filter(|end| *end < day).max().unwrap_or(day)
    }

    /// The first day of the fiscal quarter in which `day` lies.
    pub(crate) fn quarter_start_around(&self, day: Date) -> Date {
        next_day(self.quarter_end_before(day))
    }

    /// The first day of the fiscal year in which `day` lies.
    pub(crate) fn year_start_around(&self, day: Date) -> Date {
        // A year that ends in the first days of January is that of the calendar year before.
        let mut end = self.year_end_in(day.year() - 2);
        for year in day.year() - 1..=day.year() + 1 {
            let next = self.year_end_in(year);
            if next >= day {
                break;
            }
            end = next;
        }
        next_day(end)
    }

    /// The fiscal year that is not over on the day with which the report ends, or on which something happened.
    pub(crate) fn running_year(&self) -> Option<super::Period> {
        let start = self.year_start_around(self.end?);
        let ends = start.year().saturating_sub(1)..=start.year().saturating_add(1);
        let end = ends.map(|year| self.year_end_in(year)).find(|end| *end > start)?;
        Some(super::Period::Duration(start, end))
    }

    /// The fiscal years from one to another, counted from the one that an annual report tells of.
    pub(crate) fn years_from_report(&self, first: i32, last: i32) -> Option<super::Period> {
        let end = self.assumed_end().filter(|end| self.is_year_end(*end))?;
        let year = super::Period::Duration(self.year_start_around(end), end);
        let of = |years: i32| match self.shifted(year, years.saturating_mul(12)) {
            super::Period::Duration(start, end) => (start, end),
            super::Period::Instant(day) => (day, day),
        };
        Some(super::Period::Duration(of(first).0, of(last).1))
    }

    /// The first day of the `months` months that end on `end`.
    pub(crate) fn start(&self, end: Date, months: u8) -> Date {
        if months.is_multiple_of(12) && months > 0 {
            let mut start = self.year_start(end);
            for _ in 1..months / 12 {
                start = self.year_start(add_days(start, -1));
            }
            return start;
        }
        // A company that closes on another weekday from now on has quarters of 13 weeks all the same.
        if self.weeks.is_none_or(|rule| rule.weekday != end.weekday() && is_month_end(end)) {
            return next_day(minus_months(end, i32::from(months)));
        }
        // A quarter has 13 weeks, and one of a 53-week year 14: from the year's start where that fits.
        let year_start = self.year_start_around(end);
        let elapsed = days_between(year_start, end) + 1;
        if (elapsed - i64::from(months) * 91 / 3).abs() <= DRIFT {
            return year_start;
        }
        // The longest quarter is the last one.
        let longer = if months < 12 && self.long_fourths.contains(&end) { 7 } else { 0 };
        next_day(add_days(end, -i64::from(months) / 3 * 91 - longer))
    }

    /// The ends of years of 53 weeks whose odd week is in the fourth quarter, where most companies put it:
    /// unless the filing prints the end of the third quarter as 13 weeks before.
    fn long_fourths(&self, printed: &Printed) -> Vec<Date> {
        let long = |end: &Date| {
            let weeks = self.weeks.is_some() && days_between(self.year_start(*end), *end) + 1 == 53 * 7;
            weeks && printed.count(add_days(*end, -13 * 7)) <= printed.count(add_days(*end, -14 * 7))
        };
        self.year_ends.iter().copied().filter(long).collect()
    }

    /// The first day of the `weeks` weeks that end on `end`.
    pub(crate) fn start_weeks(&self, end: Date, weeks: u8) -> Date {
        next_day(add_days(end, -7 * i64::from(weeks)))
    }

    /// The same stretch so many months later, or earlier where `months` is negative: whole quarters.
    pub(crate) fn shifted(&self, period: super::Period, months: i32) -> super::Period {
        match period {
            super::Period::Instant(day) => super::Period::Instant(self.end_shifted(day, months)),
            super::Period::Duration(first, last) => {
                let before = first.yesterday().unwrap_or(first);
                let start = next_day(self.end_shifted(before, months));
                super::Period::Duration(start, self.end_shifted(last, months))
            }
        }
    }

    /// The last day of a period that ends so many months after one that ends on `end`.
    fn end_shifted(&self, end: Date, months: i32) -> Date {
        if self.weeks.is_none_or(|rule| rule.weekday != end.weekday()) {
            return add_months(end, months);
        }
        // Years of weeks end where they are printed to end, quarters 13 weeks on.
        let later = add_days(end, i64::from(months) / 3 * 91);
        let years = months % 12 == 0 && self.known_near(end, 0).is_some();
        self.known_near(later, DRIFT).filter(|_| years).unwrap_or(later)
    }

    /// First and last day of quarter `quarter` of the fiscal year with the label `label`; from the
    /// year's start where `to_date` is set.
    pub(crate) fn quarter(&self, label: i16, quarter: u8, to_date: bool) -> (Date, Date) {
        self.quarter_of(self.year_end(label), quarter, to_date)
    }

    /// The same of the year that ends on `year_end`, whatever its label.
    pub(crate) fn quarter_of(&self, year_end: Date, quarter: u8, to_date: bool) -> (Date, Date) {
        let start = self.year_start(year_end);
        let (first, end) = self.months_into(start, year_end, quarter.saturating_mul(3));
        if to_date || quarter <= 1 {
            return (first, end);
        }
        let (_, before) = self.months_into(start, year_end, (quarter - 1).saturating_mul(3));
        (next_day(before), end)
    }

    /// First and last day of the first `months` months of the fiscal year with the label `label`.
    pub(crate) fn first_months(&self, label: i16, months: u8) -> (Date, Date) {
        let year_end = self.year_end(label);
        self.months_into(self.year_start(year_end), year_end, months)
    }

    /// First and last day of the first `weeks` weeks of the fiscal year with the label `label`.
    pub(crate) fn first_weeks(&self, label: i16, weeks: u8) -> (Date, Date) {
        let start = self.year_start(self.year_end(label));
        (start, add_days(start, 7 * i64::from(weeks) - 1))
    }

    fn months_into(&self, start: Date, year_end: Date, months: u8) -> (Date, Date) {
        if months >= 12 {
            return (start, year_end);
        }
        let end = if self.weeks.is_some() {
            add_days(start, i64::from(months) / 3 * 91 - 1)
        } else {
            // The day before the year's start, so many months on: ends of months stay ends.
            add_months(add_days(start, -1), i32::from(months))
        };
        (start, end)
    }
}

/// On which day a year of 52 or 53 weeks ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct WeekRule {
    weekday: Weekday,
    month: i8,
    /// "The Saturday nearest to the end of September"; else "the last Saturday of September".
    nearest: bool,
}

impl WeekRule {
    /// The rule that the year ends `known` follow, in or around `month`. What the filing says of its
    /// weeks decides where the days leave it open.
    fn found(known: &[Date], month: i8, text: &str) -> Option<Self> {
        let mut counts: Vec<(usize, Weekday)> = Vec::new();
        for weekday in known.iter().map(|d| d.weekday()) {
            match counts.iter_mut().find(|(_, w)| *w == weekday) {
                Some((count, _)) => *count += 1,
                None => counts.push((1, weekday)),
            }
        }
        let (_, weekday) = counts.into_iter().max_by_key(|(count, _)| *count)?;
        let ends: Vec<&Date> = known.iter().filter(|d| d.weekday() == weekday).collect();
        // A year that ends in the first days of a month closes the month before.
        let after = ends.iter().any(|d| d.day() <= 4);
        let month = if after && ends.iter().all(|d| d.month() == month) && ends.iter().all(|d| d.day() < 15) {
            if month == 1 { 12 } else { month - 1 }
        } else {
            ends.iter().find(|d| d.day() > 15).map_or(month, |d| d.month())
        };
        let early = ends.iter().any(|d| d.month() == month && d.last_of_month().day() - d.day() > 3);
        let worded = |word: &[u8]| memmem::find(text.as_bytes(), word).is_some();
        let says_nearest = worded(b"nearest") || worded(b"closest");
        let nearest = after || !early && says_nearest && !worded(b"week period that ends on the last");
        Some(Self { weekday, month, nearest })
    }

    /// The year end in the month of the calendar year `year`, or in the days after it.
    fn year_end(self, year: i16) -> Option<Date> {
        let last = super::last_of_month(year, self.month)?;
        let back = i64::from(last.weekday().since(self.weekday));
        let day = add_days(last, -back);
        Some(if self.nearest && back > 3 { add_days(day, 7) } else { day })
    }
}

fn nominal_day(year: i16, (month, day): (i8, i8)) -> Option<Date> {
    Date::new(year, month, day).ok().or_else(|| super::last_of_month(year, month))
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

fn add_days(day: Date, days: i64) -> Date {
    day.saturating_add(TimeSpan::new().try_days(days).unwrap_or_default())
}

fn next_day(day: Date) -> Date {
    day.saturating_add(1.day())
}

fn is_month_end(day: Date) -> bool {
    day == day.last_of_month()
}

/// `day` so many months on; the end of a month stays one.
fn add_months(day: Date, months: i32) -> Date {
    let moved = day.saturating_add(TimeSpan::new().try_months(months).unwrap_or_default());
    if is_month_end(day) { moved.last_of_month() } else { moved }
}

fn minus_months(day: Date, months: i32) -> Date {
    add_months(day, -months)
}

#[cfg(test)]
mod tests;
