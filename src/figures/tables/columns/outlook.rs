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

/// What heads what is expected.
const EXPECTED: [&str; 3] = ["outlook", "guidance", "forecast"];

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

/// The columns of an outlook without a time beside others that name theirs in as many words, "Three months ended
/// March 31, 2024 | Outlook": nobody expects what is over. "Actual | Guidance" below a time of both have it together, and
/// "Prior guidance" may be that which was met or missed.
pub(super) fn open_columns(view: View<'_>, fresh: &[ColumnHead], named: &[(usize, TextSpan)]) -> Vec<usize> {
    const BEFORE: [&str; 4] = ["prior", "previous", "original", "actual"];
    let lines = |column: usize| {
        named.iter().filter(move |(at, _)| *at == column).map(|(_, words)| view.document.slice(*words))
    };
    let expected: Vec<usize> = named
        .iter()
        .filter(|(_, words)| holds_any(view.document.slice(*words), &EXPECTED))
        .map(|(column, _)| *column)
        .filter(|column| fresh.get(*column).is_some_and(|head| head.time.is_empty()))
        .filter(|column| !lines(*column).any(|line| holds_any(line, &BEFORE)))
        .collect();
    if expected.is_empty() || named.iter().any(|(_, words)| compares(view, *words)) || is_led_to_compare(view)
    {
        return Vec::new();
    }
    let tells_time = |line: &str| {
        let timed = ["months", "weeks", "quarter", "year", "ended"];
        line.bytes().any(|b| b.is_ascii_digit()) || holds_any(line, &timed)
    };
    let mut dated = (1..fresh.len()).filter(|column| !fresh[*column].time.is_empty());
    if dated.all(|column| lines(column).all(tells_time)) { expected } else { Vec::new() }
}

/// True for the words of a head that sets what was expected against what came: "Variance", "Difference", "vs. guidance".
pub(in super::super) fn compares(view: View<'_>, words: TextSpan) -> bool {
    const AGAINST: [&str; 5] = ["variance", "difference", "vs.", "versus", "actual"];
    holds_any(view.document.slice(words), &AGAINST)
}

/// True where what leads up to the table says so: "Comparison of forecast with results".
pub(in super::super) fn is_led_to_compare(view: View<'_>) -> bool {
    let mut about = [view.above.lead, view.above.title].into_iter().flatten();
    about.any(|span| span.len() < LEAD && holds_any(view.document.slice(span), &["compar"]))
}

/// Letters of the longest lead that is looked at.
const LEAD: u32 = 300;

/// Takes the time of the other columns from those that [`open_columns`] found.
pub(super) fn leave_open(open: &[usize], fresh: &mut [ColumnHead]) {
    for column in open {
        if let Some(head) = fresh.get_mut(*column) {
            (head.time, head.time_span) = (TimeSpec::default(), None);
        }
    }
}
