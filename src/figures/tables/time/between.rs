//! Rows and columns between balances, and the time that lies between them.

use super::dated;
use crate::figures::nature::{PLAIN, SURE};
use crate::figures::period::{Calendar, Length, TimeSpec};
use crate::figures::tables::View;
use crate::figures::tables::columns::ColumnHead;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::figures::value::Period;
use crate::filing::grid::RowKind;

/// "Cash at December 31" above "Cash at June 30", in the report of a half year: days without their years, of which the
/// one ended the fiscal year before and the other ends the report, are the two ends of every time over the columns. In
/// a report on the whole year the day of its end is that of every column.
pub(in crate::figures::tables) fn mark_interim_balances(calendar: &Calendar, rows: &mut [RowHead]) {
    let Some(end) = calendar.end().filter(|end| !calendar.is_year_end(*end)) else { return };
    let of_year = (end.month(), end.day());
    let mut opening: Option<usize> = None;
    for index in 0..rows.len() {
        let row = &rows[index];
        let TimeSpec { month, day, year, length, .. } = row.time;
        let named = month.zip(day).filter(|_| year.is_none() && length.is_none());
        let stands = row.nature > 0 || row.time.instant;
        match named {
            Some(named) if stands && named == of_year => {
                rows[index].hints = row.hints.with(Hints::CLOSING);
            }
            Some(_) if row.hints.has(Hints::CLOSING) => {
                opening = Some(index);
                continue;
            }
            None if row.hints.has(Hints::CLOSING) => {}
            _ => {
                opening = opening.filter(|_| !row.hints.has(Hints::OPENING));
                continue;
            }
        }
        // The balance that this row closes.
        if let Some(row) = opening.take().and_then(|opening| rows.get_mut(opening)) {
            row.hints = row.hints.without(Hints::CLOSING).with(Hints::OPENING);
        }
    }
}

/// Rows between an opening balance and the closing one are flows, whatever their words.
pub(in crate::figures::tables) fn mark_roll_forward(rows: &mut [RowHead]) {
    let (mut open, mut closed): (Option<usize>, Option<usize>) = (None, None);
    for index in 0..rows.len() {
        if rows[index].hints.has(Hints::OPENING) {
            if let Some(from) = open {
                end_group(rows, from..index);
            }
            (open, closed) = (Some(index), None);
        } else if rows[index].hints.has(Hints::CLOSING) && open.is_none() {
            if let Some(from) = closed {
                stand_with(rows, from..index, Hints::CLOSING);
            }
            closed = Some(index);
        } else if rows[index].hints.has(Hints::CLOSING)
            && let Some(from) = open.take()
        {
            // "Opened" and "Closed" between the restaurants of the beginning and those of the end.
            let counts = rows[from].hints.has(Hints::COUNT) && rows[index].hints.has(Hints::COUNT);
            for row in &mut rows[from + 1..index] {
                row.nature = -SURE;
                row.moves = true;
                if counts && !row.hints.tells_kind() {
                    row.hints = row.hints.with(Hints::COUNT);
                }
            }
            closed = Some(index);
        }
    }
}

/// The rows of an opening balance at the start of `group` up to the next one, with no closing balance among them:
/// that is the last row, "Accumulated other comprehensive loss" below "Beginning balance" and what came in between.
fn end_group(rows: &mut [RowHead], group: std::ops::Range<usize>) {
    let net = rows.get(group.end).is_some_and(|row| row.nets);
    let inner = group.start + 1..group.end;
    if net {
        stand_with(rows, group, Hints::OPENING);
    } else if inner.len() > 1 && rows[inner.clone()].iter().all(|row| !row.words.is_empty()) {
        for row in &mut rows[inner.start..inner.end - 1] {
            row.nature = -SURE;
        }
        let last = &mut rows[inner.end - 1];
        // "Dividends" before "Balance, beginning of 2023" is a flow as the others are.
        if last.nature < 0 {
            return;
        }
        last.hints = last.hints.with(Hints::CLOSING);
    }
}

/// Rows between two balances of the same end, at the most.
const BETWEEN: usize = 2;

/// "Less reinsurance recoverables" between "Balance at January 1" and "Net balance at January 1" is a part of the
/// one, and stands on its day. The balances are the row before `between` and the row after it.
fn stand_with(rows: &mut [RowHead], between: std::ops::Range<usize>, end: Hints) {
    let inner = between.start + 1..between.end;
    let adjust =
        rows.get(inner.clone()).is_some_and(|rows| rows.iter().all(|row| row.adjusts || row.nature > 0));
    if (1..=BETWEEN).contains(&inner.len()) && adjust {
        for row in &mut rows[inner] {
            row.hints = row.hints.with(end);
        }
    }
}

/// Rows between two balances get the time between them. A column that is dated makes this moot.
pub(in crate::figures::tables) fn fill_roll_forward(view: View<'_>, rows: &mut [RowHead]) {
    dated::earn_up_to_days(view, rows);
    let days: Vec<Option<jiff::civil::Date>> = rows
        .iter()
        .map(|row| {
            let spec = row.time;
            // "Balance at end of 2007" stands on the last day of that year.
            let ends = row.hints.has(Hints::CLOSING) && spec.month.is_none() && spec.quarter.is_none();
            let dated = spec.day.is_some() || ends && spec.year.is_some();
            let day = (row.own_time && dated && spec.length.is_none()).then_some(spec)?;
            match day.resolve(view.calendar, true)? {
                Period::Instant(day) if view.calendar.starts_year(day) => day.yesterday().ok(),
                Period::Instant(day) => Some(day),
                Period::Duration(..) => None,
            }
        })
        .collect();
    // The next day printed at or below each row.
    let mut next = view.calendar.end();
    let mut nexts: Vec<Option<jiff::civil::Date>> = Vec::with_capacity(days.len());
    for day in days.iter().rev() {
        next = day.or(next);
        nexts.push(next);
    }
    let (mut before, mut balances) = (None, 0);
    for ((row, day), next) in rows.iter_mut().zip(&days).zip(nexts.into_iter().rev()) {
        if day.is_some() {
            before = *day;
            balances += 1;
            continue;
        }
        if before.is_some() && before == next && balances > 1 {
            // Below the last balance: what of it is exercisable, vested, due.
            row.between = next.map(Period::Instant);
        }
        if let (Some(before), Some(next)) = (before, next)
            && before < next
            && let Ok(start) = before.tomorrow()
        {
            row.between = Some(Period::Duration(start, next));
        }
    }
}

/// "Total" below rows that are stretches of time one after the other, as the months of a quarter in a table of shares
/// bought back (Regulation S-K, Item 703), is that of all of them.
pub(in crate::figures::tables) fn fill_totals(view: View<'_>, rows: &mut [RowHead]) {
    dated::fill_totals_of_days(view, rows);
    let mut stretch: Option<(jiff::civil::Date, jiff::civil::Date)> = None;
    let mut count = 0;
    for row in rows.iter_mut().filter(|row| !row.words.is_empty()) {
        let month = row.time.month.filter(|_| row.time.day.is_none());
        let year = row.time.year.or_else(|| view.calendar.year_of_month(month?));
        let own = row.own_time.then(|| TimeSpec { year, ..row.time }.resolve(view.calendar, false)).flatten();
        // Years, and times to come, are no stretches of a total: it tells what falls due in them, or what is left.
        let past = |end: jiff::civil::Date| view.calendar.end().is_some_and(|last| end <= last);
        let own = own.filter(|own| past(own.end()) && row.time.length != Some(Length::Year));
        match (own, stretch) {
            (Some(Period::Duration(start, end)), Some((first, last)))
                if last.tomorrow().is_ok_and(|next| next == start) =>
            {
                (stretch, count) = (Some((first, end)), count + 1);
            }
            (Some(Period::Duration(start, end)), _) => (stretch, count) = (Some((start, end)), 1),
            (_, Some((first, last))) if count > 1 && row.totals && row.time.is_empty() => {
                row.between = Some(Period::Duration(first, last));
            }
            _ => {}
        }
    }
}

/// Rows of a block whose total is called but "Total", at most.
const MOST_PARTS: usize = 24;

/// "Total" and nothing else is of the time of the rows that it sums up: where the words of all of them speak for a state,
/// or all for a flow, it speaks for the same, whatever stands over the column.
pub(in crate::figures::tables) fn mark_totals(view: View<'_>, rows: &mut [RowHead]) {
    for at in 0..rows.len() {
        let is_body = |row: usize| view.grid.rows.get(row) == Some(&RowKind::Body);
        let silent = |row: &RowHead| row.totals && row.nature == 0 && row.time.is_empty();
        if !is_body(at) || !rows.get(at).is_some_and(silent) {
            continue;
        }
        let from = (0..at).rev().take_while(|row| is_body(*row)).last().unwrap_or(at);
        let parts = rows.get(from..at).unwrap_or(&[]);
        if !(2..=MOST_PARTS).contains(&parts.len()) || parts.iter().any(|part| part.totals) {
            continue;
        }
        let least = parts.iter().map(|part| part.nature).min().unwrap_or(0);
        let most = parts.iter().map(|part| part.nature).max().unwrap_or(0);
        // Weak words, "Taxes currently due", tell less than the whole table does.
        let nature = if least >= PLAIN { least } else { most.min(0) };
        if let Some(total) = rows.get_mut(at) {
            total.nature = nature;
        }
    }
}

/// Columns between two dated ones ("June 30, 2009 | Additions | June 30, 2010") get the time between.
pub(in crate::figures::tables) fn fill_columns_between(calendar: &Calendar, heads: &mut [ColumnHead]) {
    let day = |head: &ColumnHead| {
        let spec = (head.time.day.is_some() && head.time.length.is_none()).then_some(head.time)?;
        match spec.resolve(calendar, true)? {
            Period::Instant(day) => Some(day),
            Period::Duration(..) => None,
        }
    };
    let mut before: Option<(usize, jiff::civil::Date)> = None;
    for index in 1..heads.len() {
        let Some(next) = day(&heads[index]) else { continue };
        if let Some((from, start)) = before
            && start < next
            && index > from + 1
            && heads[from + 1..index].iter().all(|h| h.time.is_empty() && h.words.is_some())
            // A balance on the first day of a year is that of the evening before.
            && let opens = calendar.starts_year(start)
            && let Ok(first) = if opens { Ok(start) } else { start.tomorrow() }
        {
            if opens && let Ok(day) = start.yesterday() {
                let (month, date) = (Some(day.month()), Some(day.day()));
                heads[from].time = TimeSpec { year: Some(day.year()), month, day: date, ..heads[from].time };
            }
            heads[from].time.instant = true;
            heads[index].time.instant = true;
            for head in &mut heads[from + 1..index] {
                head.between = Some(Period::Duration(first, next));
                head.hints = head.hints.without(Hints::CHANGE);
            }
        }
        before = Some((index, next));
    }
}
