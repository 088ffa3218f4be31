//! The period of a cell.
//!
//! ```text
//! title above     For the Years Ended June 30,              a length and a day for the whole table
//! header          2010                    2009              the year of each column
//! heading in stub Nine months ended …                       for the rows below it
//! row             Balance at June 30, 2008                  a day of its own
//!                 Net loss                                  between two balances: the time between
//!                 Cash, beginning of year                   the day before the column's period
//! ```

mod awards;
mod balances;
mod below;
mod between;
mod carried;
mod closing;
mod dated;
mod development;
mod due;
mod held;
mod insured;
mod listed;
mod outlook;
mod parts;
mod quarter_ends;
mod quarters;
mod row_spans;
mod spending;
mod trailing;

use super::super::nature::{MOST, Nature, PLAIN, SURE};
use super::super::period::{Calendar, Length, TimeSpec};
use super::super::value::Period;
use super::columns::ColumnHead;
use super::hints::Hints;
use super::rows::Parent;
use super::stands::Standing;
use super::{Cohorts, RowContext, cohorts, stands};
use crate::text::{TextSpan, dates};
pub(super) use balances::mark_balances;
pub(in crate::figures) use balances::names_average_balances;
pub(super) use between::{
    fill_columns_between, fill_roll_forward, fill_totals, mark_interim_balances, mark_roll_forward,
    mark_totals,
};
pub(super) use carried::mark_carried;
pub(super) use closing::mark_closings;
pub(super) use held::mark_held;
pub(super) use insured::mark_insured;
use jiff::civil::Date;
pub(super) use parts::mark_parts;
pub(super) use quarter_ends::stands_on_days;
pub(super) use row_spans::mark_row_spans;

/// "Quarter ended" with no day.
const QUARTER: TimeSpec = TimeSpec { length: Some(Length::Months(3)), ..TimeSpec::EMPTY };

/// Leaning from which on a day over a column is the end of a year of flows.
const CLEAR: Nature = 16;

/// A period and the words that give it.
pub(super) type Given = (Period, Option<TextSpan>);

/// Columns whose heads are looked through: tables of pay have some ten.
const MOST_HEADS: usize = 32;

impl RowContext<'_> {
    /// The period of a figure in `column`.
    pub(super) fn period(&self, column: u16) -> Option<Given> {
        let head = self.state.column(column);
        // A time over such a column is the one that it compares with: "Change vs. 3Q21".
        if head.hints.has(Hints::CHANGE) {
            return None;
        }
        let given = self.given(column).filter(|given| !self.is_open_outlook(column, given.0))?;
        let flows = self.head.nature <= -PLAIN;
        let ended = |parent: &Parent| {
            // "Assumptions as of December 31:" is said of what stands below it, whatever that is.
            parent.hints.has(Hints::CLOSING)
                && parent.dated
                && (self.head.nature >= 0 || self.view.document.slice(parent.words).contains("ssumption"))
        };
        // "Average shares outstanding" below "Year-end statistics:" is one all the same.
        let averaged = self.head.hints.has(Hints::AVERAGE);
        let sold = self.state.parents.last().is_some_and(|parent| self.sells_below_count(parent));
        let stands = !averaged && !sold && self.below_balances()
            || self.tells_remaining_term()
            || self.closes_its_time(column)
            || self.stands_by_title(column)
            || !sold && self.state.parents.last().is_some_and(ended)
            || self.below_plans_on_a_day()
            || !flows && !averaged && self.below_assets() && !self.adds_to_assets();
        let hints = if stands { head.hints.with(Hints::CLOSING) } else { head.hints };
        let moved = || {
            let words = head.words.map_or("", |words| self.view.document.slice(words));
            words.len() < 80 && stands::heads_moves_of_year(words)
        };
        let averages = self.averages() || self.averages_in(column);
        let period = if averages || moved() { given.0 } else { self.at_an_end(given.0, hints)? };
        if self.head.later > 0 {
            return Some((development::after(period, self.head.later), given.1));
        }
        Some((self.trailing(self.over_time(period)), given.1))
    }

    /// "Weighted-average remaining lease term" is what is left on the day, as is the discount rate beside it (ASC
    /// 842-20-50-4(g)).
    fn tells_remaining_term(&self) -> bool {
        let words = self.view.document.slice(self.head.words);
        let told = || {
            let words = words.to_ascii_lowercase();
            words.contains("remaining") && words.contains("lease term")
        };
        words.len() < 100 && told()
    }

    /// What went by in a time though a day stands over it, from the year's start to that day: what was left out of
    /// diluted earnings per share, and what was written off of loans told by the year in which they were made
    /// (ASC 326-20-50-6).
    fn over_time(&self, period: Period) -> Period {
        let written_off = || {
            self.state.header.cohorts == Some(Cohorts::Loans)
                && cohorts::tells_written_off(self.view.document.slice(self.head.words))
        };
        if self.view.above.antidilutive || written_off() { self.up_to(period) } else { period }
    }

    /// The fiscal year up to a day.
    pub(super) fn up_to(&self, period: Period) -> Period {
        match period {
            Period::Instant(day) => Period::Duration(self.view.calendar.year_start_around(day), day),
            other => other,
        }
    }

    /// What the places that speak of the cell give together.
    fn given(&self, column: u16) -> Option<Given> {
        let calendar = self.view.calendar;
        let head = if column == 0 { self.latest_column() } else { self.state.column(column) };
        let dated_column = head.time.year.is_some() || head.time.quarter.is_some();
        let claims = self.state.header.cohorts == Some(Cohorts::Claims);
        let own_time = self.head.own_time && !claims;
        let balance =
            own_time && self.head.time.day.is_some() && self.head.nature > 0 && !self.is_long_before();
        if balance || !dated_column && head.between.is_none() {
            if own_time {
                return self.row_time(&head, column);
            }
            if let Some(between) = self.head.between
                && self.state.group.0.is_empty()
            {
                return Some((between, None));
            }
        }
        if let Some(between) = head.between {
            return Some((between, head.time_span));
        }
        let (stub, above) = (self.state.header.stub, self.view.above);
        if self.plans_spending(head.time) {
            return Some((head.time.resolve(calendar, false)?, head.time_span));
        }
        let later = || self.state.header.heads.iter().any(|head| is_ahead(head.time, calendar));
        let due = is_ahead(head.time, calendar)
            || (is_next(head.time, calendar) || self.heads_rest_of_year(&head)) && later();
        if due {
            // A column of what falls due: the state on the day of the report.
            return self.due_on().map(|day| (Period::Instant(day), head.time_span));
        }
        let mut spec = head.time;
        let mut span = head.time_span;
        let quarter = self.head.time.quarter.or_else(|| self.below_quarter(spec));
        if let (Some(quarter), None, None) = (quarter, self.head.time.year, spec.quarter) {
            // "First quarter" beside columns of years.
            spec = spec.quarter_of_it(quarter);
        }
        if spec.quarter.is_some() && spec.year.is_none() && self.head.own_time {
            // "1995" beside columns of quarters.
            let whole = TimeSpec { quarter: None, ..self.head.time };
            spec =
                if whole.is_dated_year() { spec.over(whole) } else { TimeSpec { year: whole.year, ..spec } };
        }
        let over = spec.year.is_some() || !self.state.group.0.is_empty() || stub.time.year.is_some();
        let row_ends = self.head.time.ends_quarter_of_row() && over;
        if row_ends && spec.month.is_none() && spec.quarter.is_none() {
            // "Quarter ended March 31" beside columns of years.
            let TimeSpec { length, month, day, .. } = self.head.time;
            spec = TimeSpec { length, month, day, ..spec };
        }
        if spec.month.is_some() && spec.length.is_none() && stub.time == QUARTER {
            // "Quarter ended" in the stub, beside "September 30 | December 31", says more than "Fiscal year 2024" below.
            spec.length = stub.time.length;
        }
        if !self.state.group.0.is_empty() {
            spec = spec.over(self.without_its_day(self.state.group.0, spec));
            span = if dated_column { span } else { self.state.group.1.or(span) };
        }
        // "Year to date" over a column, beside "Quarter ended June 30, 2024" in the stub: from the start of that year.
        let apart = || self.state.header.heads.iter().any(|head| head.words.is_some() && !head.time.to_date);
        let open = (spec.to_date && apart()) || self.adds_up_quarters(spec);
        let stub_time = if open { TimeSpec { length: None, ..stub.time } } else { stub.time };
        spec = spec.over(self.without_its_day(stub_time, spec));
        span = span.or(stub.time_span);
        spec = self.with_listed(spec, column, &mut span);
        spec = spec.over(self.above_time(spec));
        span = span.or(above.time_span);
        if row_ends
            && self.head.time.fiscal
            && let (Some(label), Some(month)) = (spec.year, spec.month)
        {
            spec.year = Some(calendar.year_in(label, month));
        }
        spec = self.as_quarter_end(&head, spec);
        if spec.year.is_none() {
            return self.assumed(column);
        }
        // "November 1, 2020 through October 31, 2021" over what stands on a day: the last one.
        let from = matches!(spec.length, Some(Length::From(_)));
        if above.balance || self.stands(column) && (from || is_of_year(spec)) {
            spec.length = None;
        }
        let as_of = self.led_as_of(column);
        if as_of {
            spec.length = None;
        }
        let stretch = spec.quarter.is_some() || spec.to_date;
        let averages = spec.day.is_none() && self.averages() || self.averages_in(column);
        let state = above.balance
            || as_of
            || self.stands(column)
            || self.is_state(column) && !averages && (!stretch || self.ends(column));
        // What there was at the beginning is that of the stretch: "Beginning balance" below "As of/For the quarter ended".
        let opens = self.head.hints.has(Hints::OPENING);
        if spec.both && !opens && !self.is_told_over_time() && (state || self.is_balance_of_both()) {
            spec.length = None;
        }
        // "At September 30, 2024" over what came in between the beginning of the year and its end.
        let moved = self.head.moves && spec.day.is_some() && spec.length.is_none();
        let yearly = calendar.end().is_some_and(|end| calendar.is_year_end(end));
        // Days of several months end quarters.
        let months = self.state.header.heads.iter().filter_map(|head| head.time.month);
        let apart = months.clone().any(|month| Some(month) != spec.month);
        if moved && yearly && !apart && !above.balance {
            spec = TimeSpec { length: Some(Length::Months(12)), instant: false, ..spec };
        }
        let period = spec.resolve(calendar, state)?;
        Some((self.year_to(period, spec, column), span))
    }

    /// True for the total below "March 31", "June 30" and so on, which stand below "Quarter ended" beside columns of years:
    /// what `spec` says of its column is the year.
    fn adds_up_quarters(&self, spec: TimeSpec) -> bool {
        let sums = self.head.totals || self.head.words.is_empty();
        let year = spec.year.is_some() && spec.month.is_none() && spec.quarter.is_none();
        sums && year && self.head.time.is_empty() && self.state.header.stub.time == QUARTER
    }

    /// True where the day in the name of the row lies more than a year before every column: "Unrecognized net obligation
    /// at January 1, 1987, being amortized over 15 years" tells what is left of it on the days of the columns.
    fn is_long_before(&self) -> bool {
        let years = self.state.header.heads.iter().filter_map(|head| head.time.year);
        let first = years.min();
        // What the change to a standard left to be recognized (FAS 87, paragraph 77).
        let left = || {
            let label = self.view.document.slice(self.head.words).to_ascii_lowercase();
            label.contains("unrecognized") || label.contains("transition")
        };
        self.head.time.year.zip(first).is_some_and(|(row, first)| row + 1 < first) && left()
    }

    /// True where the sentence before the table says that it tells what there is on the day over the column, "a summary of
    /// borrowings as of June 30, 2024", whatever stands over the days: "Fiscal year ended".
    fn led_as_of(&self, column: u16) -> bool {
        let (head, above) = (self.state.column(column), self.view.above);
        let day = |time: TimeSpec| (time.year, time.month, time.day);
        let leans = above.nature <= -PLAIN || self.state.nature <= -PLAIN;
        // "Less: financing fees" is what is left of them.
        let moves = self.head.nature <= -MOST && !self.head.adjusts || self.head.nature <= -SURE;
        let flows = leans || moves || head.nature <= -MOST;
        let said = || above.listed.iter().any(|(time, _)| day(*time) == day(head.time));
        // "Year ended December 31, 2024" over a column is no day, nor is "2024" below one.
        let is_day = || {
            let words = head.time_span.map_or("", |span| self.view.document.slice(span));
            dates::parse(words).is_some_and(|date| date.len == words.len())
        };
        above.as_of && head.time.day.is_some() && !flows && said() && is_day()
    }

    /// The time that the lines above give to a column that says `spec` of it. "January 16, 2025" above columns of years is
    /// the day on which a release was made, where it ends no quarter: they are not of years that end on it.
    fn above_time(&self, spec: TimeSpec) -> TimeSpec {
        let above = self.view.above.time;
        let plain = above.length.is_none() && !above.instant && !self.view.above.balance;
        let (Some(year), Some(month), Some(day)) = (above.year, above.month, above.day) else { return above };
        if !plain || spec.year.is_none() || spec.month.is_some() {
            return above;
        }
        let calendar = self.view.calendar;
        let date = calendar.day(year, month, day);
        let reported = calendar.assumed_end() == date;
        if reported || date.is_none_or(|date| calendar.is_near_end(date)) {
            return above;
        }
        TimeSpec { month: None, day: None, ..above }
    }

    /// The time of a row that names its own: the day of a balance, the year of a row.
    fn row_time(&self, head: &ColumnHead, column: u16) -> Option<Given> {
        let calendar = self.view.calendar;
        let row = self.head.time;
        // "March 31, 2022" below "Quarter ended".
        let quarter = self.state.quarters && row.day.is_some() && row.length.is_none();
        let row = if quarter { TimeSpec { length: Some(Length::Months(3)), ..row } } else { row };
        // "June 30, 2024" below "Years ended": the year up to it, but for what there is on that day.
        let ended = self.state.header.stub.time.bare_length().filter(|_| row.day.is_some() && !row.instant);
        let flows = head.nature < PLAIN && self.head.nature < PLAIN;
        let row = match ended {
            Some(length) if row.length.is_none() && flows => TimeSpec { length: Some(length), ..row },
            _ => row,
        };
        let outer = self.state.header.stub.time.over(self.view.above.time);
        // Prices of the months after the year are those of the months.
        let so_far = matches!(row.length, Some(Length::From(_)));
        let priced = row.month.is_some()
            && (row.day.is_none() || so_far)
            && self.state.header.heads.iter().any(|head| head.hints.has(Hints::EXTREME));
        let due = is_ahead(row, calendar) || is_next(row, calendar) || self.is_left_of_year(row);
        if due && !priced {
            return self.due_on().map(|day| (Period::Instant(day), self.head.time_span));
        }
        if row.month.is_some() && row.day.is_none() && row.length.is_none() {
            // "2022" over the months, or over the table; else the year that the report tells of.
            let over = [self.state.group.0, head.time, outer].into_iter().find_map(|over| over.year);
            let year = row.year.or(over).or_else(|| calendar.year_of_month(row.month?));
            let month = TimeSpec { year, ..row };
            return Some((month.resolve(calendar, self.is_state(column))?, self.head.time_span));
        }
        if row.month.is_some() {
            let period = TimeSpec { instant: row.length.is_none(), ..row }.resolve(calendar, true)?;
            let rolls = self.state.header.heads.iter().any(|h| h.hints.has(Hints::OPENING));
            let period = match period {
                // Beside "balance at beginning" and "additions", the day of a row names its year.
                Period::Instant(day) if rolls && calendar.is_year_end(day) => {
                    Period::Duration(calendar.start(day, 12), day)
                }
                // A balance on the first day of a year is that of the evening before.
                Period::Instant(day) if calendar.starts_year(day) => Period::Instant(day.yesterday().ok()?),
                other => other,
            };
            return Some((period, self.head.time_span));
        }
        let mut span = self.head.time_span;
        if calendar.names_rows_by_years() && row == (TimeSpec { year: row.year, ..TimeSpec::default() }) {
            return Some((row.resolve(calendar, false)?, span));
        }
        let spec =
            self.with_listed(row.over(head.time).over(self.state.group.0), column, &mut span).over(outer);
        if spec.year.is_none() {
            // "Next five years", "Years 2030 - 2034" tell no time of their own.
            return self.assumed(column);
        }
        Some((spec.resolve(calendar, self.view.above.balance || self.is_state(column))?, span))
    }

    /// True for the year that runs on the day of the report, above years to come: what falls due in what is left of it.
    fn is_left_of_year(&self, row: TimeSpec) -> bool {
        let calendar = self.view.calendar;
        let bare = row == TimeSpec { year: row.year, ..TimeSpec::default() };
        let runs = |year: i16, end: Date| year == end.year() && calendar.year_end(year) > end;
        // "Six months ending December 31, 2024" in the report of the half year before.
        let rest = row.day.is_some()
            && row.length.is_some()
            && row.resolve(calendar, false).zip(calendar.end()).is_some_and(|(rest, end)| rest.end() > end);
        self.state.standing == Standing::Whole
            && (bare || rest)
            && row.year.zip(calendar.end()).is_some_and(|(year, end)| runs(year, end))
    }

    /// True for a row of averages, by the header or by a heading above it.
    fn averages(&self) -> bool {
        self.state.header.averages || self.head.averaged
    }

    /// True where the table tells what stands on its days, whatever its rows are called, and neither the column nor,
    /// where rows differ, the row is one of flows.
    fn stands(&self, column: u16) -> bool {
        let flows = self.state.column(column).nature <= -MOST;
        let told = match self.state.standing {
            Standing::Open => false,
            // "Year ended December 31," over the columns, or "Average amount" beside them, says otherwise.
            Standing::States => {
                let header = &self.state.header;
                let stretch = self.state.column(column).time.length.or(header.stub.time.length).is_some();
                let averaged = self.head.hints.has(Hints::AVERAGE);
                !flows && !stretch && !averaged && self.head.nature > -MOST
            }
            Standing::Whole => !flows,
            Standing::Fixed => true,
        };
        told || self.state.header.cohorts.is_some()
    }

    /// True for a column that nothing dates, beside two or more that are headed by days alone, or by years to come:
    /// "Ownership %" beside "December 31, 2024 | December 31, 2023", "Thereafter" behind "2025 | 2026".
    fn beside_days(&self, column: u16) -> bool {
        let heads = || self.state.header.heads.iter().filter(|head| !head.time.is_empty());
        let calendar = self.view.calendar;
        let day = |head: &ColumnHead| head.time.day.is_some() && head.time.length.is_none();
        let ahead = |head: &ColumnHead| is_ahead(head.time, calendar);
        let told = |head: &ColumnHead| day(head) || ahead(head);
        let after = |words| self.view.document.slice(words).starts_with("Thereafter");
        if self.state.column(column).words.is_some_and(after) && heads().any(ahead) {
            return true;
        }
        // "Total | 2013 | 2014-2015 | Thereafter": what falls due, as it stands on the day.
        let untimed = || self.state.header.heads.iter().filter(|head| head.time.is_empty());
        let beyond = || untimed().any(|head| head.words.is_some_and(after));
        if self.state.column(column).time.is_empty() && heads().any(ahead) && heads().all(told) && beyond() {
            return true;
        }
        self.state.column(column).time.is_empty()
            // "Dividends received" beside two days: in the time between.
            && self.state.column(column).nature > -PLAIN
            && heads().count() >= 2
            && heads().all(told)
            && !self.is_flow(column) | heads().all(ahead)
    }

    /// Without any word on time, states are those of the report's day and flows those of its period.
    fn assumed(&self, column: u16) -> Option<Given> {
        let calendar = self.view.calendar;
        let end = calendar.assumed_end()?;
        let numeric = self.view.table.numeric;
        if !numeric {
            return None;
        }
        let stands = self.stands(column)
            || self.is_state(column) && !self.state.header.averages
            || self.beside_days(column);
        if self.view.above.balance || stands {
            // A proxy statement tells on the day of a meeting what there was at the end of the last fiscal year.
            let last = calendar.assumed_period().map(|(_, last)| last).filter(|last| *last != end);
            let end = last.filter(|_| self.tells_year_end()).unwrap_or(end);
            return Some((Period::Instant(end), None));
        }
        calendar.assumed_period().map(|(start, end)| (Period::Duration(start, end), None))
    }

    /// "Outstanding equity awards at fiscal year-end" over the table, "Aggregate balance at last FYE" over a column
    /// (Regulation S-K, Item 402(f), (i)).
    fn tells_year_end(&self) -> bool {
        let heads = self.state.header.heads.iter().take(MOST_HEADS).filter_map(|head| head.words);
        let above = [self.view.above.title, self.view.above.lead].into_iter().flatten();
        heads.chain(above).filter(|words| words.len() < 300).any(|words| {
            let words = self.view.document.slice(words).to_ascii_lowercase();
            // "To be issued upon exercise": what plans give out (Item 201(d)).
            ["year-end", "year end", "fye", "upon exercise"].iter().any(|end| words.contains(end))
        })
    }

    /// The column whose time is the latest, for words in the stub that speak of the statement's day.
    fn latest_column(&self) -> ColumnHead {
        let heads = self.state.header.heads.iter().filter(|h| h.time.year.is_some());
        heads.max_by_key(|h| (h.time.year, h.time.month, h.time.day)).copied().unwrap_or_default()
    }

    /// True where the row tells a state rather than a flow.
    fn is_state(&self, column: u16) -> bool {
        !self.view.above.flow && self.leaning(column) > 0
    }

    /// True where a column of a quarter gives the state at its end: plainly a state, no average, and
    /// no balance of which the row says itself at which end it stands.
    fn ends(&self, column: u16) -> bool {
        let above = self.state.parents.iter().map(|p| p.hints).chain([self.state.header.stub.hints]);
        !above.fold(Hints::default(), Hints::with).has(Hints::AVERAGE)
            && !self.head.hints.has(Hints::AVERAGE.with(Hints::OPENING).with(Hints::CLOSING))
            && self.leaning(column) >= CLEAR
    }

    /// What the words around a cell speak for, doubled: those of its row and column most, then those of
    /// the heading, the header, the sentence above and the other rows.
    fn leaning(&self, column: u16) -> Nature {
        let parent = self.state.parents.last().map_or(0, |p| p.nature);
        let header = self.state.header.stub.nature.clamp(-MOST, MOST);
        let (column, own) = (self.state.column(column).nature, self.head.nature);
        // A row between two balances, or one below the last of them, needs no other witness.
        if own.abs() >= SURE {
            return own;
        }
        if self.below_moves() {
            return -SURE;
        }
        2 * (column + own) + parent + header + self.view.above.nature + 2 * self.state.nature
    }

    /// True where row and table both tell flows: a day over such a column is the end of a year.
    fn is_flow(&self, column: u16) -> bool {
        // "Derivative assets" over the column is no flow, whatever the contracts are called.
        let flows =
            self.state.nature <= -2 && self.head.nature <= 0 && self.state.column(column).nature < CLEAR;
        self.head.nature <= -SURE || !self.view.above.balance && (self.view.above.flow || flows)
    }

    /// A flow up to the last day of a fiscal year is that of the year.
    fn year_to(&self, period: Period, spec: TimeSpec, column: u16) -> Period {
        let calendar = self.view.calendar;
        let plain = !self.view.above.balance && self.leaning(column) <= -CLEAR;
        // A note on "Accrued liabilities" tells what is owed on its days, whatever for.
        let owed = self.view.above.owed && self.head.nature > -SURE;
        match period {
            Period::Instant(day)
                if !spec.instant
                    && !owed
                    && !self.stands(column)
                    && (plain || self.is_flow(column))
                    && self.columns_end_years() =>
            {
                Period::Duration(calendar.start(day, 12), day)
            }
            other => other,
        }
    }

    /// True where every dated column ends a fiscal year.
    fn columns_end_years(&self) -> bool {
        let calendar = self.view.calendar;
        let mut dated = self.state.header.heads.iter().filter(|h| h.time.year.is_some()).peekable();
        dated.peek().is_some()
            && dated.all(|head| match head.time.resolve(calendar, true) {
                Some(Period::Instant(day)) => head.time.day.is_some() && calendar.is_year_end(day),
                // The last quarter beside the year ends it too.
                Some(Period::Duration(_, day)) => {
                    head.time.length == Some(Length::Months(3)) && calendar.is_year_end(day)
                }
                None => false,
            })
    }

    /// Balances at the beginning and the end of a period stand on its days.
    fn at_an_end(&self, period: Period, column: Hints) -> Option<Period> {
        let hints = self.head.hints.with(column);
        let (opening, closing) = (hints.has(Hints::OPENING), hints.has(Hints::CLOSING));
        let period = match period {
            Period::Duration(start, _) if opening => Period::Instant(start.yesterday().unwrap_or(start)),
            Period::Duration(_, end) if closing => Period::Instant(end),
            // A row that names the day itself stands on it; one that names its year, at its start.
            // So does a column whose head names its own day: "Beginning value 4/1/07" beside "Ending value 9/30/07".
            Period::Instant(day) if column.has(Hints::OPENING) && self.opens_on(day) => Period::Instant(day),
            Period::Instant(day) if opening && (!self.head.own_time || self.head.time.month.is_none()) => {
                Period::Instant(self.view.calendar.before(day)?)
            }
            other => other,
        };
        Some(period)
    }

    /// True where what there is at the end stands in columns of later days than `day`, and in none of that day itself: one
    /// day over both the beginning and the end of a year is the last of it.
    fn opens_on(&self, day: Date) -> bool {
        let ends = self.state.header.heads.iter().filter(|head| head.hints.has(Hints::CLOSING));
        let mut ends = ends.filter_map(|head| match head.time.resolve(self.view.calendar, true) {
            Some(Period::Instant(end)) if head.time.day.is_some() => Some(end),
            _ => None,
        });
        ends.next().is_some_and(|end| end > day) && ends.all(|end| end != day)
    }
}

/// True for a time that names no part of a year.
fn is_of_year(spec: TimeSpec) -> bool {
    spec.quarter.is_none() && matches!(spec.length, None | Some(Length::Year))
}

/// True for a year after the period that is reported on: "2025", "Year ending June 30, 2025".
fn is_ahead(spec: TimeSpec, calendar: &Calendar) -> bool {
    let Some(end) = calendar.end() else { return false };
    let day = TimeSpec { instant: true, length: None, ..spec }.resolve(calendar, true);
    if spec.day.is_some() && spec.length.is_some() && spec.year.is_some_and(|year| year > end.year()) {
        return day.is_some_and(|day| day.end() > end);
    }
    spec.quarter.is_none()
        && !spec.to_date
        && spec.day.is_none()
        && spec.year.is_some_and(|year| calendar.year_end(year) > end && year > end.year())
}

/// True for the year after the one reported on where years are named by their start: "2026", if that which ended in
/// January 2026 is "2025".
fn is_next(spec: TimeSpec, calendar: &Calendar) -> bool {
    let length = spec.length.filter(|length| *length == Length::Year);
    let bare = spec == TimeSpec { year: spec.year, fiscal: spec.fiscal, length, ..TimeSpec::default() };
    let next = |(year, end): (i16, Date)| year == end.year() && calendar.year_end(year - 1) == end;
    bare && spec.year.zip(calendar.end()).is_some_and(next)
}
