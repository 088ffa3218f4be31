//! The day on which a table of what falls due was drawn up, where the lines above it alone tell it.
//!
//! ```text
//! First quarter ended March 31, 2024          an announcement of May 8, whose day ends no period
//!                         Debt
//! 2024                  $ 20.4    }
//! 2025                    31.7    }  as it stood on March 31
//! Total                 $ 52.1    }
//! ```

use jiff::civil::Date;

use crate::figures::tables::RowContext;
use crate::figures::tables::columns::ColumnHead;
use crate::figures::tables::stands::{Standing, day_of_lead};
use crate::figures::value::Period;
use crate::text::search::holds_any;

/// Letters of the longest head that is looked at.
const LONGEST: u32 = 60;

impl RowContext<'_> {
    /// The day on which what falls due later was owed: that of the report. An announcement is made weeks after it, and
    /// names it in its titles.
    pub(super) fn due_on(&self) -> Option<Date> {
        let calendar = self.view.calendar;
        let reports = calendar.assumed_end().is_some();
        let told = self.view.above.time.resolve(calendar, true).filter(|_| !reports);
        let told = told.map(Period::end).filter(|day| calendar.end().is_some_and(|end| *day <= end));
        told.or(calendar.end()).or_else(|| day_of_lead(self.view))
    }

    /// True for a column of what is left of the year that runs on the day of the report: "Remainder of 2024", "Remaining nine
    /// months of 2024".
    pub(super) fn heads_rest_of_year(&self, head: &ColumnHead) -> bool {
        let calendar = self.view.calendar;
        let runs = |(year, end): (i16, Date)| calendar.year_end(year) > end && year <= end.year() + 1;
        let running = head.time.day.is_none() && head.time.year.zip(calendar.end()).is_some_and(runs);
        let words = head.words.filter(|words| running && words.len() < LONGEST);
        words.is_some_and(|words| holds_any(self.view.document.slice(words), &["remainder", "remaining"]))
    }

    /// True where all rows of the table stand on its day, and nothing but a title tells a time: "First quarter ended
    /// March 31, 2024" over debt by the years in which it falls due.
    pub(super) fn stands_by_title(&self, column: u16) -> bool {
        let (head, above) = (self.state.column(column), self.view.above.time);
        let stretch = above.length.is_some() || above.quarter.is_some();
        let silent = head.time.is_empty() && head.between.is_none() && !self.head.own_time;
        stretch
            && silent
            && matches!(self.state.standing, Standing::Whole | Standing::Fixed)
            && self.state.group.0.is_empty()
            && self.state.header.stub.time.is_empty()
            && self.stands(column)
    }
}
