//! Quarters that head the rows of what came about in them.
//!
//! ```text
//!                        1998       1997
//! First quarter
//!   High               21 1/4     17 3/8        of the first quarter of each year
//!   Low                18 1/2     15
//!   Low of the year    17         14 1/2        of the year, as it says
//! ```

use super::super::super::period::{Length, TimeSpec};
use super::super::RowContext;

/// Bytes of the name of a row that are looked through.
const LONGEST: usize = 200;

impl RowContext<'_> {
    /// The quarter that the heading right above the row names alone, "First quarter:" over "High" and "Low", where the
    /// columns are whole years and the row says no time of its own: "Annual net income" below the last quarter is of the year.
    pub(super) fn below_quarter(&self, spec: TimeSpec) -> Option<u8> {
        let part = |length| matches!(length, Length::Months(1..=11) | Length::Weeks(1..=50));
        let whole = !spec.to_date && !spec.length.is_some_and(part);
        let quarter = self.state.parents.last().and_then(|parent| parent.quarter);
        quarter
            .filter(|_| whole && self.head.time.is_empty())
            .filter(|_| !tells_of_year(self.view.document.slice(self.head.words)))
    }
}

/// True for "Total year net sales", "Average shares for the year", "Holders at year end", "Twelve months", but not for the
/// term of a loan, "10-year notes".
fn tells_of_year(words: &str) -> bool {
    let mut before = b' ';
    let mut twelve = false;
    for word in
        words.as_bytes().get(..LONGEST).unwrap_or(words.as_bytes()).split(|b| !b.is_ascii_alphanumeric())
    {
        let is = |known: &str| word.eq_ignore_ascii_case(known.as_bytes());
        let year = ["year", "annual", "annually", "yearly"].iter().any(|known| is(known));
        if year && !before.is_ascii_digit() || twelve && is("months") {
            return true;
        }
        twelve = is("twelve") || word == b"12";
        before = word.last().copied().unwrap_or(before);
    }
    false
}
