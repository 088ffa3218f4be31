//! Quarters that head the rows of what came about in them.
//!
//! ```text
//!                        1998       1997
//! First quarter
//!   High               21 1/4     17 3/8        of the first quarter of each year
//!   Low                18 1/2     15
//! ```

use super::super::super::period::{Length, TimeSpec};
use super::super::RowContext;

impl RowContext<'_> {
    /// The quarter that the heading right above the row names alone, "First quarter:" over "High" and "Low", where the
    /// columns are whole years and the row says no time of its own.
    pub(super) fn below_quarter(&self, spec: TimeSpec) -> Option<u8> {
        let part = |length| matches!(length, Length::Months(1..=11) | Length::Weeks(1..=50));
        let whole = !spec.to_date && !spec.length.is_some_and(part);
        let quarter = self.state.parents.last().and_then(|parent| parent.quarter);
        quarter.filter(|_| whole && self.head.time.is_empty())
    }
}
