//! Heads that name a quarter by where it lies from the one that the report ends with.
//!
//! ```text
//! Current Quarter     Prior Quarter     Year Ago Quarter
//! ```

use super::ColumnHead;
use crate::figures::period::{Length, TimeSpec};
use crate::figures::tables::View;
use crate::figures::value::Period;

/// Such heads, and how many months before the quarter of the report each ended.
const NAMES: [(&str, i32); 14] = [
    ("current quarter", 0),
    ("this quarter", 0),
    ("prior quarter", 3),
    ("previous quarter", 3),
    ("preceding quarter", 3),
    ("year ago quarter", 12),
    ("year-ago quarter", 12),
    ("prior year quarter", 12),
    ("prior-year quarter", 12),
    ("last year quarter", 12),
    ("same quarter last year", 12),
    ("same quarter prior year", 12),
    ("same quarter a year ago", 12),
    ("quarter a year ago", 12),
];

/// Gives their quarters to columns that are headed so, where two at least are and one is that of the report.
pub(super) fn name_quarters(view: View<'_>, fresh: &mut [ColumnHead]) {
    let back = |head: &ColumnHead| {
        let words = view.document.slice(head.words.filter(|_| head.time.is_empty())?).trim();
        NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(words)).map(|(_, back)| *back)
    };
    let named: Vec<(usize, i32)> =
        fresh.iter().enumerate().skip(1).filter_map(|(column, head)| Some((column, back(head)?))).collect();
    if named.len() < 2 || !named.iter().any(|(_, back)| *back == 0) {
        return;
    }
    let Some(end) = view.calendar.end().filter(|end| view.calendar.is_near_end(*end)) else { return };
    for (column, back) in named {
        let day = view.calendar.shifted(Period::Instant(end), -back).end();
        let Some(head) = fresh.get_mut(column) else { continue };
        head.time = TimeSpec {
            length: Some(Length::Months(3)),
            month: Some(day.month()),
            day: Some(day.day()),
            year: Some(day.year()),
            both: true,
            ..TimeSpec::default()
        };
        head.time_span = head.words;
    }
}
