//! The total of rows that are named by days, as dividends are by those on which they were declared.
//!
//! ```text
//! Declared             Per share     Amount
//! February 8, 2023        $ 0.11    $ 4,010
//! August 9, 2023            0.12      4,380
//! Total                   $ 0.23    $ 8,390      of the year, not of the time since the last of the days
//! ```

use jiff::civil::Date;

use crate::figures::period::{Length, TimeSpec};
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::figures::value::Period;

/// Words of the longest name of such a row.
const LONGEST: u32 = 60;

/// "Net loss, December 31, 2001" above "Balance, December 31, 2001": what was lost from the balance before up to that day,
/// the last of a fiscal year. A row named so that no balance follows may tell of another thing.
pub(super) fn earn_up_to_days(view: View<'_>, rows: &mut [RowHead]) {
    let calendar = view.calendar;
    let day = |row: &RowHead| {
        let bare = row.own_time && row.time.day.is_some() && row.time.length.is_none();
        let day = TimeSpec { instant: true, ..row.time };
        day.resolve(calendar, true).map(Period::end).filter(|_| bare && row.time.year.is_some())
    };
    let balance = |row: &RowHead| {
        row.nature > 0 && view.document.slice(row.words).to_ascii_lowercase().starts_with("balance")
    };
    // Where the time starts that the title tells of: "from inception (March 3, 1999)".
    let begun = match view.above.time.length {
        Some(Length::From(start)) => start.yesterday().ok(),
        _ => None,
    };
    let mut before = begun;
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { return };
        let Some(end) = day(row) else { continue };
        if balance(row) {
            before = Some(end);
            continue;
        }
        let label = view.document.slice(row.words);
        let earned = row.words.len() <= LONGEST && earns(label) && calendar.is_year_end(end);
        let below = rows.get(at + 1..rows.len().min(at + NEAR)).unwrap_or(&[]);
        let closes = below.iter().find_map(|row| day(row).filter(|_| balance(row))) == Some(end);
        if !earned || !closes {
            continue;
        }
        let year = calendar.start(end, 12);
        let start = before.and_then(|day| day.tomorrow().ok()).filter(|day| *day > year && *day <= end);
        let between = Some(Period::Duration(start.unwrap_or(year), end));
        if let Some(row) = rows.get_mut(at) {
            (row.own_time, row.between) = (false, between);
        }
    }
}

/// Rows below a net loss within which its balance stands.
const NEAR: usize = 4;

/// "Net loss, ...", "Net income (loss) - ...", "Loss for the year, ...".
fn earns(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    ["net loss", "net income", "net (loss)", "loss for", "income for"]
        .iter()
        .any(|name| label.starts_with(name))
}

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
