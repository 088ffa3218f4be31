//! Times over groups of columns that stand in one cell each, with empty cells beside them where the groups have no
//! mark-up of their own.
//!
//! ```text
//!        | Three Months Ended June 30, |      | Six Months Ended June 30, |
//!        | 2005                        | 2004 | 2005                      | 2004      the years repeat: two groups
//!
//!        | December 31, 2004           |        | June 30, 2005           |
//!        | Cost                        | Market | Cost                    | Market    so do the names
//!
//!        |              | 2023 |     |       | 2022 |     |              a column of its own before the groups
//!        | Useful life  | Oil  | Gas | Total | Oil  | Gas | Total
//! ```

use std::ops::Range;

use super::ColumnHead;
use super::banded::only_cell;
use crate::figures::period::TimeSpec;
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::filing::grid::{CellClass, RowKind};

/// Gives the columns of each group the time of the one that has it, where the columns fall into as many equal groups as
/// there are times.
pub(super) fn deal(view: View<'_>, rows: Range<usize>, fresh: &mut [ColumnHead]) {
    let mut named: Vec<usize> = (1..fresh.len()).filter(|column| fresh[*column].words.is_some()).collect();
    if named.iter().any(|column| fresh[*column].hints.has(Hints::CHANGE)) {
        return;
    }
    // Where nothing but years is told, they are.
    let years_alone = !named.iter().any(|column| says(&fresh[*column]));
    let told = |column: &usize| {
        says(&fresh[*column]) || years_alone && fresh[*column].time.year.is_some() && is_bare(&fresh[*column])
    };
    let times = named.iter().filter(|column| told(column)).count();
    // "Useful life" before the groups is in none of them.
    let apart = named.iter().position(told).unwrap_or(0);
    if times >= 2 && !named.len().is_multiple_of(times) && (named.len() - apart).is_multiple_of(times) {
        named.drain(..apart);
    }
    if times < 2 || !named.len().is_multiple_of(times) || named.len() == times {
        return;
    }
    let size = named.len() / times;
    let groups = || named.chunks_exact(size);
    // One time in each group, at the same place of it, and two at the least that differ.
    let place = |group: &[usize]| {
        let mut places = group.iter().enumerate().filter(|(_, column)| told(column));
        places.next().filter(|_| places.next().is_none()).map(|(place, _)| place)
    };
    let Some(first) = groups().next().and_then(place) else { return };
    if !groups().all(|group| place(group) == Some(first)) {
        return;
    }
    let years = |group: &[usize]| group.iter().map(|column| fresh[*column].time.year).collect::<Vec<_>>();
    let others = || named.iter().filter(|column| !told(column)).map(|column| &fresh[*column]);
    let dated = others().all(|head| head.time.year.is_some() && is_bare(head))
        && groups().all(|group| years(group) == years(&named[..size]));
    let undated = others().all(|head| head.time.is_empty()) && repeat(view, rows, &named, size);
    if !dated && !undated {
        return;
    }
    for group in named.chunks_exact(size) {
        let one = fresh[group[first]];
        for column in group.iter().filter(|column| **column != group[first]) {
            let head = &mut fresh[*column];
            let time = TimeSpec { year: head.time.year.or(one.time.year), ..one.time };
            (head.time, head.time_span) = (time, one.time_span);
        }
    }
}

/// "First Quarter" alone in its row, over the first of "2024 | 2023": that of both years. "4Q23 | 2023 | 2022" are a quarter
/// and two years.
pub(super) fn share_quarter(view: View<'_>, rows: Range<usize>, fresh: &mut [ColumnHead]) {
    let over = |row: usize| only_cell(view, row).filter(|cell| cell.class == CellClass::Words);
    let Some(cell) = rows.into_iter().find_map(over) else { return };
    let Some(one) = fresh.get(usize::from(cell.first)).filter(|_| cell.first == cell.last).copied() else {
        return;
    };
    let words = view.document.slice(cell.ink);
    let named = one.time.quarter.is_some() && !words.bytes().any(|b| b.is_ascii_digit());
    let Some(year) = one.time.year.filter(|_| named) else { return };
    let bare = |head: &ColumnHead| head.time == TimeSpec { year: head.time.year, ..TimeSpec::default() };
    let others = || {
        fresh
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(at, head)| *at != usize::from(cell.first) && head.words.is_some())
    };
    if others().any(|(_, head)| !bare(head) || head.time.year.is_none() || head.time.year == Some(year)) {
        return;
    }
    for head in fresh.iter_mut().skip(1).filter(|head| head.time.year.is_some_and(|own| own != year)) {
        head.time = TimeSpec { year: head.time.year, ..one.time };
    }
}

/// True for a head that names a year alone, or no time.
fn is_bare(head: &ColumnHead) -> bool {
    head.time == TimeSpec { year: head.time.year, ..TimeSpec::default() }
}

/// True for a head that names a stretch of time or a day, and not a year alone.
fn says(head: &ColumnHead) -> bool {
    head.time.length.is_some() || head.time.month.is_some() && head.time.day.is_some()
}

/// True where the last of the header `rows` names the columns of each group of `size` as it names those of the first.
fn repeat(view: View<'_>, rows: Range<usize>, named: &[usize], size: usize) -> bool {
    let last = rows.rev().find(|row| view.grid.rows.get(*row) == Some(&RowKind::Header));
    let Some(place) = last.and_then(|row| view.table.rows.get(row)) else { return false };
    let cells = view.grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    let name = |column: usize| {
        let own = cells.iter().find(|cell| {
            cell.class == CellClass::Words
                && usize::from(cell.first) == column
                && usize::from(cell.last) == column
        });
        own.map(|cell| view.document.slice(cell.ink))
    };
    let names: Vec<Option<&str>> = named.iter().map(|column| name(*column)).collect();
    names.iter().all(Option::is_some) && names.chunks_exact(size).all(|group| *group == names[..size])
}
