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

/// Takes from columns of an outlook the day on which it was given: one which ends no quarter.
/// A year that they name beside it stays theirs. `named` are the columns with the words of each cell over them.
pub(super) fn undate(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    let calendar = view.calendar;
    let told = |head: &ColumnHead| {
        let time = head.time;
        let part = time.length.is_some_and(|length| length != Length::Year) || time.quarter.is_some();
        let day = time.year.zip(time.month).zip(time.day).filter(|_| !part);
        let day = day.and_then(|((year, month), day)| calendar.day(year, month, day));
        day.is_some_and(|day| {
            !calendar.ends_quarter(day) && !calendar.is_year_end(day) && !calendar.is_near_end(day)
        })
    };
    if !fresh.iter().any(told) {
        return;
    }
    const EXPECTED: [&str; 3] = ["outlook", "guidance", "forecast"];
    let mut expected = vec![false; fresh.len()];
    for (column, words) in named {
        if let Some(expected) = expected.get_mut(*column) {
            *expected |= holds_any(view.document.slice(*words), &EXPECTED);
        }
    }
    // Beside what was, or beside another day that ends a quarter, it would take the time of that column.
    let mut heads = fresh.iter().zip(expected);
    if !heads.all(|(head, expected)| head.time.is_empty() || expected && told(head)) {
        return;
    }
    for head in fresh.iter_mut().filter(|head| told(head)) {
        let year = head.time.length.is_some();
        head.time = TimeSpec {
            year: head.time.year.filter(|_| year),
            length: head.time.length,
            ..TimeSpec::default()
        };
        head.time_span = head.time_span.filter(|_| year);
    }
}
