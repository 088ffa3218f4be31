//! Days over columns that leave their year open, where the quarters of a fiscal year end on them.
//!
//! ```text
//!                  September 30    December 31    March 31    June 30
//! Fiscal 2024
//!   Net sales             12.4           13.0        12.8       14.1     July to September 2023, ..., April to June 2024
//! ```

use crate::figures::period::{Length, TimeSpec};
use crate::figures::tables::RowContext;
use crate::figures::tables::columns::ColumnHead;

/// Heads from which on days three months apart are the ends of quarters.
const FEWEST: usize = 3;

/// Heads that are looked through.
const MOST: usize = 32;

/// Days of a month in which a quarter of weeks may still end.
const LATE: i8 = 7;

impl RowContext<'_> {
    /// `spec`, what all words give to the column `head`, with the year of its day and the length of a quarter, where the
    /// day is one of those.
    pub(super) fn as_quarter_end(&self, head: &ColumnHead, spec: TimeSpec) -> TimeSpec {
        let (Some(month), None, Some(label)) = (head.time.month, head.time.year, spec.year) else {
            return spec;
        };
        let calendar = self.view.calendar;
        // "1995" over the quarters that end in April and in January: one fiscal year has both.
        let grouped = self.state.group.0.year.is_some() && spec.length == Some(Length::Months(3));
        let turns = self.turns_of_quarter_ends();
        let Some(day) = head.time.day.filter(|_| spec.quarter.is_none() && turns.is_some()) else {
            let year = if grouped { calendar.year_in(label, month) } else { label };
            return TimeSpec { year: Some(year), ..spec };
        };
        let mut spec = spec;
        if grouped || turns == Some(true) {
            let outer = [self.state.group.0, self.state.header.stub.time, self.view.above.time];
            let outer = outer.into_iter().find(|outer| outer.year == Some(label));
            // "Year ended June 30, 2024" has the quarters before that day.
            let last = outer.filter(|outer| outer.is_dated_year()).and_then(TimeSpec::last_day);
            spec.year = Some(match last {
                Some(last) if (month, day) > last => label.saturating_sub(1),
                Some(_) => label,
                None => calendar.year_in(label, month),
            });
        }
        let open = matches!(spec.length, None | Some(Length::Year)) && !spec.instant;
        if open && !self.view.above.balance {
            (spec.length, spec.both) = (Some(Length::Months(3)), true);
        }
        spec
    }

    /// Whether the days over the columns, three months apart and all without a year, go on from December to March: those of
    /// a fiscal year that is not the calendar's. None where they are no such days.
    fn turns_of_quarter_ends(&self) -> Option<bool> {
        if self.state.header.on_days {
            return None;
        }
        let heads = self.state.header.heads.iter().take(MOST).filter(|head| head.time.month.is_some());
        let mut months = Vec::with_capacity(4);
        for head in heads {
            let (month, day) = head.time.last_day().filter(|_| head.time.year.is_none())?;
            months.push(if day <= LATE { (month + 10).rem_euclid(12) + 1 } else { month });
        }
        let apart = |by: i8| months.windows(2).all(|two| (two[1] - two[0]).rem_euclid(12) == by);
        let falls = apart(9);
        if months.len() < FEWEST || !falls && !apart(3) {
            return None;
        }
        Some(months.windows(2).any(|two| (two[1] < two[0]) != falls))
    }
}

/// "Stores open in 1998 on" and "Rates in effect, 1998" beside the days: what is told stands on them.
pub(in crate::figures::tables) fn stands_on_days(stub: &str) -> bool {
    let mut before = "";
    for word in stub.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        let is = |known: &str| word.eq_ignore_ascii_case(known);
        if is("open") || is("effect") && before.eq_ignore_ascii_case("in") {
            return true;
        }
        before = word;
    }
    ["on", "at", "of"].iter().any(|last| before.eq_ignore_ascii_case(last))
}
