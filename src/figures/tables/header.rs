//! What the header of a table says, kept while its rows are read and for the table after it.

use super::View;
use super::columns::{ColumnHead, Said};
use super::hints::Hints;
use crate::figures::period::TimeSpec;
use crate::text::TextSpan;
use crate::text::search::holds_any;

/// What a header says, to be kept for the table after.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Header {
    pub(super) heads: Vec<ColumnHead>,
    pub(super) stub: Said,
    /// The days that its stub names, each of a year of its own: "September 30, 1994, and September 24, 1993".
    pub(super) listed: Vec<(TimeSpec, TextSpan)>,
    /// What the stub of its last header says of the end of each period: "Balance sheet data | 2024 | 2023".
    pub(super) at_end: Hints,
    /// The stub of its last header says of its days that things stand on them: "Stores open on | March 31 | June 30".
    pub(super) on_days: bool,
    /// The year that its last header gives to all rows below it, whatever heading stands above.
    pub(super) band: Option<(TimeSpec, TextSpan)>,
    /// The columns of the header above the last one, where that heads a few rows of years to come and they go on below.
    pub(super) interrupted: Option<Vec<ColumnHead>>,
    /// A column holds average balances, as in a bank's table of what it earned on them (Regulation S-K, Item
    /// 1402), or the table is titled so: nothing in such a table stands on a day.
    pub(super) averages: bool,
    /// Years head its columns, or name its rows, that say of when something is and not when the table tells of it.
    pub(super) cohorts: Option<Cohorts>,
}

/// Tables with years that are names of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cohorts {
    /// Loans by the year in which they were made, "2024 | 2023 | … | Prior | Revolving", each on the day of the
    /// table (ASC 326-20-50-6).
    Loans,
    /// Claims by the year of the accident, a year a row, as they stood at the end of each column's year (ASC
    /// 944-40-50-4B).
    Claims,
}

/// Headers of a table of pensions by pay and service (Regulation S-K, Item 402(f), in force from 1992 to 2006).
const SERVED: [&str; 3] = ["years of service", "years of credited service", "years of participation"];

impl Header {
    /// The header of a table with so many `columns` before any is read, which tells averages if its title says so.
    pub(super) fn of_columns(columns: usize, averages: bool) -> Self {
        Self { heads: vec![ColumnHead::default(); columns], averages, ..Self::default() }
    }

    /// Goes on with the columns that a header of years to come interrupted.
    pub(super) fn resume(&mut self) {
        if let Some(heads) = self.interrupted.take() {
            self.heads = heads;
        }
    }

    /// True where columns are headed by years of service.
    pub(super) fn tells_service(&self, view: View<'_>) -> bool {
        let undated = self.heads.iter().filter(|head| head.time.is_empty());
        let mut words = undated.filter_map(|head| head.words).map(|words| view.document.slice(words));
        words.any(|words| {
            let named = holds_any(words, &["service", "participation"]);
            named && SERVED.iter().any(|name| words.to_ascii_lowercase().contains(name))
        })
    }
}
