//! What one cell of a header says of all its columns, though it stands over one of them as it happens; and headers that
//! take the place of those above them.
//!
//! ```text
//!  First     Second     Third     Fourth
//! Quarter    Quarter   Quarter   Quarter
//!                  1997                        a year over one band of rows, in the middle of all columns
//!   204        219        217       268
//!                  1996                        the next band
//!   196        212        211       262
//! ```

use std::ops::Range;

use super::{ColumnHead, alone};
use crate::figures::period::{Length, TimeSpec};
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::filing::Format;
use crate::filing::grid::{CellClass, Placed, RowKind};
use crate::text::TextSpan;

/// The one cell of a header row, where it stands over the columns and nothing stands beside it.
pub(super) fn only_cell(view: View<'_>, row: usize) -> Option<&Placed> {
    let place = view.table.rows.get(row).filter(|_| view.grid.rows.get(row) == Some(&RowKind::Header))?;
    let cells = view.grid.cells.get(place.first as usize..place.end as usize)?;
    let mut printed = cells.iter().filter(|cell| !cell.ink.is_empty());
    let cell = printed.next().filter(|cell| cell.first > 0)?;
    printed.next().is_none().then_some(cell)
}

/// True for a column that is headed by a part of a year: a quarter, or the day on which one ends.
fn is_part(head: &ColumnHead) -> bool {
    head.time.quarter.is_some() || head.time.month.is_some()
}

/// Columns of quarters that a year in the middle of them is said of.
const PARTS: usize = 3;

/// A year alone in its row, below or above the quarters of the columns, is that of all of them; below those of an earlier
/// header, it heads the next rows, and `known` goes on with it. Where the columns have no time of their own, as beside rows
/// that are named by quarters, the year is given: that of the table from there on.
pub(super) fn lay_year(
    view: View<'_>,
    rows: Range<usize>,
    fresh: &mut [ColumnHead],
    known: &mut [ColumnHead],
) -> Option<(TimeSpec, TextSpan)> {
    // A value of an instance is no year of those below it.
    if view.document.part.format == Format::Xml {
        return None;
    }
    let cell = |row| only_cell(view, row).filter(|cell| cell.class == CellClass::Year);
    let cell = rows.rev().find_map(cell)?;
    let under = usize::from(cell.first)..=usize::from(cell.last);
    let year = fresh.get(*under.start())?.time.year?;
    let span = Some(cell.ink);
    let others = fresh.iter().enumerate().skip(1).filter(|(column, _)| !under.contains(column));
    let others: Vec<&ColumnHead> = others.map(|(_, head)| head).filter(|head| head.words.is_some()).collect();
    if others.is_empty() {
        let parts = known.iter().filter(|head| is_part(head) && head.time.year.is_some()).count();
        let untimed = known.iter().skip(1).all(|head| head.time.is_empty());
        if parts < PARTS && !(untimed && known.iter().filter(|head| head.words.is_some()).count() >= PARTS) {
            return None;
        }
        for head in known.iter_mut().filter(|head| head.time.year.is_some()) {
            head.time.year = Some(year);
            head.time_span = span;
        }
        for head in fresh.get_mut(under).unwrap_or(&mut []) {
            *head = ColumnHead::default();
        }
        let year = TimeSpec { year: Some(year), ..TimeSpec::default() };
        return untimed.then_some((year, cell.ink));
    }
    let undated = others.iter().all(|head| head.time.year.is_none());
    let parts = fresh.iter().filter(|head| is_part(head)).count();
    if !undated || parts < PARTS {
        return None;
    }
    for head in fresh.iter_mut().skip(1).filter(|head| head.words.is_some() && head.time.year.is_none()) {
        if !head.hints.has(Hints::CHANGE) {
            head.time.year = Some(year);
            head.time_span = head.time_span.or(span);
        }
    }
    None
}

/// "Year ended June 30, 2024" alone in its row, over the first of "First Quarter | Second Quarter | Third Quarter": the
/// quarters are those of the year that ends on that day.
pub(super) fn lay_dated_year(view: View<'_>, rows: Range<usize>, fresh: &mut [ColumnHead]) {
    let mut years = fresh.iter().filter(|head| head.time.year.is_some());
    let (Some(one), None) = (years.next().copied(), years.next()) else { return };
    let year = TimeSpec { quarter: None, ..one.time };
    let stands_alone = |row: usize| {
        let cell = only_cell(view, row).filter(|cell| cell.class == CellClass::Words);
        cell.is_some_and(|cell| one.time_span.is_some_and(|time| cell.ink.contains(time.start())))
    };
    if !year.is_dated_year() || !rows.into_iter().any(stands_alone) {
        return;
    }
    let bare =
        |head: &ColumnHead| head.time == TimeSpec { quarter: head.time.quarter, ..TimeSpec::default() };
    let quarters = fresh.iter().filter(|head| head.time.quarter.is_some());
    if quarters.count() < PARTS {
        return;
    }
    for head in fresh.iter_mut().filter(|head| head.time.quarter.is_some() && bare(head)) {
        head.time = head.time.over(year);
    }
}

/// "Nine Months Ended" alone in its row, above "September 30, 1997 | September 30, 1996": it is said of all days at the
/// same place of their years, though it stands over one column.
pub(super) fn lay_length(view: View<'_>, rows: Range<usize>, fresh: &mut [ColumnHead]) {
    let mut long = fresh.iter().filter(|head| head.time.length.is_some());
    let (Some(one), None) = (long.next().copied(), long.next()) else { return };
    let length = one.time.length.filter(|length| !matches!(length, Length::From(_)));
    let (Some(length), Some(month)) = (length, one.time.month.filter(|_| one.time.day.is_some())) else {
        return;
    };
    let ended = |cell: &Placed| {
        let words = view.document.slice(cell.ink).as_bytes();
        let says = [&b"nded"[..], b"NDED"].iter().any(|part| memchr::memmem::find(words, part).is_some());
        cell.class == CellClass::Words && says && !words.iter().any(u8::is_ascii_digit)
    };
    let stands_alone = |row: usize| {
        let place = view.table.rows.get(row).filter(|place| alone(view.grid, place));
        place.is_some() && only_cell(view, row).is_some_and(ended)
    };
    if !rows.into_iter().any(stands_alone) {
        return;
    }
    // "January 1, 1999" and "December 26, 1997" end the same quarter.
    let near = |other: i8| matches!((other - month).rem_euclid(12), 0 | 1 | 11);
    // "At or for the quarter ended" over "3/31/08 | 12/31/07": one quarter and the next.
    let by_quarters = |other: i8| length == Length::Months(3) && (other - month).rem_euclid(3) == 0;
    let near = |other: i8| near(other) || by_quarters(other);
    let day =
        |time: TimeSpec| time.length.is_none() && !time.instant && time.day.is_some() && time.year.is_some();
    let dated = |head: &ColumnHead| day(head.time) && head.time.month.is_some_and(near);
    let told = |head: &&ColumnHead| !head.time.is_empty() && head.time.length.is_none();
    if fresh.iter().filter(told).all(dated) {
        for head in fresh.iter_mut().filter(|head| dated(head)) {
            (head.time.length, head.time.both) = (Some(length), one.time.both);
        }
    }
}

/// "4Q 2024 | % (a) | 3Q 2024 | % (a)": each percentage is of the time to its left, where every column with a time has one
/// beside it. A single one behind them all is how much they changed. "Year ended December 31," over all of them leaves
/// the year open. `named` are the columns with the words of each cell over them, from above.
pub(super) fn date_percentages(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    let mut lowest: Vec<Option<TextSpan>> = vec![None; fresh.len()];
    for (column, words) in named {
        if let Some(last) = lowest.get_mut(*column) {
            *last = Some(*words);
        }
    }
    let of_hundred = |at: usize| {
        let (head, before) = (&fresh[at], &fresh[at - 1]);
        let words = lowest[at].map_or("", |words| view.document.slice(words));
        let called = words.starts_with(['%', 'P', 'p']) && words.len() < 30;
        let open = head.time.is_empty() || head.time == TimeSpec { year: None, ..before.time };
        called && head.hints.has(Hints::PERCENT) && !head.hints.has(Hints::CHANGE) && open
    };
    let timed = |head: &ColumnHead| head.time.year.is_some();
    let pairs: Vec<usize> = (2..fresh.len()).filter(|at| timed(&fresh[*at - 1]) && of_hundred(*at)).collect();
    let times = fresh.iter().skip(1).filter(|head| timed(head)).count();
    if pairs.len() < 2 || pairs.len() != times {
        return;
    }
    for at in pairs {
        (fresh[at].time, fresh[at].time_span) = (fresh[at - 1].time, fresh[at - 1].time_span);
    }
}

/// Cells below a header that are looked at for the signs of percentages.
const LOOKED_AT: usize = 600;

/// "1996 |  | 1995 | " over "$1,204 | 53% | $1,130 | 52%": percentages beside each amount, in columns without a word over
/// them, are of the time to their left, where every column with a time has one beside it. `rows` are those of the header.
pub(super) fn date_unnamed_percentages(view: View<'_>, rows: Range<usize>, heads: &mut [ColumnHead]) {
    let timed = |head: &ColumnHead| head.time.year.is_some();
    // "December 31" over all of them leaves the year open.
    let open = |at: usize| {
        let (head, before) = (&heads[at], &heads[at - 1]);
        let left = head.time.is_empty() || head.time == TimeSpec { year: None, ..before.time };
        timed(before) && left && !head.hints.tells_kind()
    };
    let pairs: Vec<usize> = (2..heads.len()).filter(|at| open(*at)).collect();
    let times = heads.iter().skip(1).filter(|head| timed(head)).count();
    if pairs.len() < 2 || pairs.len() != times {
        return;
    }
    let first = view.table.rows.get(rows.end).map_or(usize::MAX, |row| row.first as usize);
    let cells = view.grid.cells.get(first..).unwrap_or(&[]).iter().take(LOOKED_AT);
    let (mut numbers, mut signs) = (vec![0_usize; heads.len()], vec![0_usize; heads.len()]);
    for cell in cells {
        let column = usize::from(cell.first);
        let sign = view.document.slice(cell.ink).ends_with('%');
        if let (Some(numbers), Some(signs)) = (numbers.get_mut(column), signs.get_mut(column)) {
            *numbers += usize::from(cell.class == CellClass::Number);
            *signs += usize::from(sign && matches!(cell.class, CellClass::Number | CellClass::Trail));
        }
    }
    if pairs.iter().all(|at| signs[*at] > 0 && signs[*at] * 2 >= numbers[*at] && signs[*at - 1] == 0) {
        for at in pairs {
            (heads[at].time, heads[at].time_span) = (heads[at - 1].time, heads[at - 1].time_span);
        }
    }
}

/// True where the columns of a new header are years, one a column, that are other times than the quarters or days of
/// those above: "Debt maturities | 2025 | 2026 | 2027" below "Liquidity | 4Q 24 | 3Q 24 | 2Q 24". A year over several
/// columns is said of the quarters in them.
pub(super) fn replaces_times(known: &[ColumnHead], fresh: &[ColumnHead]) -> bool {
    let bare =
        |time: TimeSpec| time.year.is_some() && time == TimeSpec { year: time.year, ..TimeSpec::default() };
    let mut years: Vec<i16> = Vec::new();
    let (mut others, mut parts) = (false, 0);
    for (head, new) in known.iter().zip(fresh).skip(1).filter(|(_, new)| bare(new.time)) {
        let year = new.time.year.unwrap_or_default();
        if years.contains(&year) {
            return false;
        }
        years.push(year);
        parts += usize::from(head.time.quarter.is_some() && head.time.year.is_some());
        others |= head.time.year != new.time.year;
    }
    years.len() >= 2 && parts == years.len() && others
}

/// True where the years of a new header all come after the times of those above it: what falls due in them is told as it
/// stands at the end of the last of those, which then is the time of each column. The next heading among the rows ends
/// such a header: "Deposits" below the maturities has the columns above them.
pub(super) fn tells_ahead(known: &[ColumnHead], fresh: &mut [ColumnHead]) -> bool {
    let place = |time: TimeSpec| (time.year, time.quarter, time.month, time.day);
    let dated = known.iter().skip(1).filter(|head| head.time.year.is_some());
    let Some(last) = dated.max_by_key(|head| place(head.time)).copied() else { return false };
    let ahead = |head: &ColumnHead| head.time.year > last.time.year;
    if !fresh.iter().skip(1).filter(|head| head.time.year.is_some()).all(ahead) {
        return false;
    }
    for head in fresh.iter_mut().skip(1).filter(|head| head.words.is_some()) {
        head.time = TimeSpec { instant: true, length: None, to_date: false, ..last.time };
        head.time_span = last.time_span;
    }
    true
}
