//! The total of rows that are named by days, as dividends are by those on which they were declared.
//!
//! ```text
//! Declared             Per share     Amount
//! February 8, 2023        $ 0.11    $ 4,010
//! August 9, 2023            0.12      4,380
//! Total                   $ 0.23    $ 8,390      of the year, not of the time since the last of the days
//! ```

use jiff::civil::Date;

use crate::figures::period::TimeSpec;
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::figures::value::Period;

/// Gives such totals the fiscal year of the days, where it is another than the one that the report tells of, which is
/// theirs anyhow.
pub(super) fn fill_totals_of_days(view: View<'_>, rows: &mut [RowHead]) {
    let calendar = view.calendar;
    let Some(last) = calendar.end() else { return };
    let mut days: Vec<Date> = Vec::new();
    for row in rows.iter_mut().filter(|row| !row.words.is_empty()) {
        let balance = row.hints.has(Hints::OPENING) || row.hints.has(Hints::CLOSING) || row.nature > 0;
        // "Balance at March 31, 2024" is more than a day.
        let bare = row.time_span.is_some_and(|span| span.len() + 2 >= row.words.len());
        let is_day = row.own_time && row.time.day.is_some() && row.time.length.is_none();
        let day = (is_day && bare && !balance)
            .then_some(row.time)
            .and_then(|time| TimeSpec { instant: true, ..time }.resolve(calendar, true).map(Period::end));
        if let Some(day) = day.filter(|day| *day <= last) {
            days.push(day);
            continue;
        }
        let ends = days.iter().min().zip(days.iter().max());
        if let Some((first, end)) = ends.filter(|_| row.totals && days.len() > 1) {
            let start = calendar.year_start_around(*first);
            let one = start == calendar.year_start_around(*end);
            let reported = start == calendar.report_start();
            let year = calendar.days(TimeSpec { year: Some(end.year()), ..TimeSpec::default() });
            let year = year.filter(|year| one && !reported && year.end() >= *end);
            row.between = year.filter(|year| matches!(year, Period::Duration(from, _) if *from == start));
        }
        days.clear();
    }
}
