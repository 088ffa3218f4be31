//! Days in the heads of what is expected, on which it was told.
//!
//! ```text
//! Full-year 2024 outlook
//!                    Prior outlook        Updated outlook
//!                  February 12, 2024       May 6, 2024         neither is a day of net sales
//! Net sales         $410 - $430 million    $420 - $435 million
//! ```

use super::ColumnHead;
use crate::figures::period::{Length, TimeSpec};
use crate::figures::tables::View;
use crate::text::TextSpan;
use crate::text::search::holds_any;

/// Takes from columns of an outlook the day on which it was given: one up to that of the filing, which ends no quarter.
/// A year that they name beside it stays theirs. `named` are the columns with the words of each cell over them.
pub(super) fn undate(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    let calendar = view.calendar;
    let told = |head: &ColumnHead| {
        let time = head.time;
        let part = time.length.is_some_and(|length| length != Length::Year) || time.quarter.is_some();
        let day = time.year.zip(time.month).zip(time.day).filter(|_| !part);
        let day = day.and_then(|((year, month), day)| calendar.day(year, month, day));
        day.is_some_and(|day| {
            calendar.end().is_none_or(|end| day <= end)
                && !calendar.ends_quarter(day)
                && !calendar.is_year_end(day)
        })
    };
    if !fresh.iter().any(told) {
        return;
    }
    const EXPECTED: [&str; 3] = ["outlook", "guidance", "forecast"];
    for (column, words) in named {
        let Some(head) = fresh.get_mut(*column).filter(|head| told(head)) else { continue };
        if holds_any(view.document.slice(*words), &EXPECTED) {
            let year = head.time.length.is_some();
            head.time = TimeSpec {
                year: head.time.year.filter(|_| year),
                length: head.time.length,
                ..TimeSpec::default()
            };
            head.time_span = head.time_span.filter(|_| year);
        }
    }
}
