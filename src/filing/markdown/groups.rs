//! Headers that name a group of columns, in tables whose cells cannot span.
//!
//! Markdown and tab-separated text know no cell over several columns. The name of a group stands in
//! the first of its columns, and the others are empty; text recognition gives a name that stands over
//! all columns the column of its first letter:
//!
//! ```text
//! |            | Three Months Ended |      | Six Months Ended |      |
//! |            | June 30,           |      | June 30,         |      |
//! |            | 2024               | 2023 | 2024             | 2023 |
//!
//! ⇥⇥Three Months Ended September 30,⇥⇥
//! ⇥2010⇥⇥2009⇥
//! ```

use super::rows::is_figure;
use crate::filing::ascii::speaks_of_time;
use crate::filing::document::{Cell, Table};
use crate::text::dates::is_year;
use crate::text::search::holds;

/// No header has more rows.
const MOST_ROWS: usize = 8;

/// Makes names of groups stand over all columns of their group.
pub(super) fn spread(text: &str, table: &mut Table) {
    let words = |cell: &Cell| crate::text::slice(text, cell.span);
    let is_body = |row: usize| {
        table.row(row).iter().any(|c| c.column > 0 && is_figure(words(c)) && !is_year(words(c).as_bytes()))
    };
    let Some(body) = (0..table.rows.len().min(MOST_ROWS)).find(|row| is_body(*row)) else { return };
    let columns = table.columns;
    let mut spread: Vec<(usize, u16, u16)> = Vec::new();
    for row in 0..body {
        let first = table.rows.get(row).map_or(0, |r| r.first as usize);
        let over: Vec<&Cell> = table.row(row).iter().filter(|c| c.column > 0).collect();
        let below: Vec<&Cell> =
            (row + 1..body).map(|r| table.row(r)).max_by_key(|r| r.len()).into_iter().flatten().collect();
        let below: Vec<&Cell> = below.into_iter().filter(|c| c.column > 0).collect();
        let timed = |cell: &Cell| is_year(words(cell).as_bytes()) || speaks_of_time(words(cell).as_bytes());
        let inside = |cell: &&Cell| {
            timed(cell) && below.len() > 1 && below.first().is_some_and(|c| c.column < cell.column)
        };
        if let Some(cell) = alone(&over, text).filter(inside) {
            let mut lower = (row + 1..body).flat_map(|r| table.row(r)).filter(|c| c.column > 0);
            let stretch = if lower.any(|c| says_balance(words(c))) {
                None
            } else {
                centred(cell, &below, columns, text)
            };
            if let Some((from, to)) = stretch {
                let index = first + table.row(row).iter().position(|c| c.column == cell.column).unwrap_or(0);
                spread.push((index, from, to - from));
            }
            continue;
        }
        if below.len() <= over.len() {
            continue;
        }
        let repeats = repeats(&over, &below, text);
        for (index, cell) in table.row(row).iter().enumerate() {
            let next = table.row(row).get(index + 1).map_or(columns, |c| c.column);
            if cell.column > 0 && next > cell.column + 1 && (repeats || timed(cell)) {
                spread.push((first + index, cell.column, next - cell.column));
            }
        }
    }
    for (index, column, columns) in spread {
        if let Some(cell) = table.cells.get_mut(index) {
            cell.column = column;
            cell.columns = columns;
            cell.header = true;
        }
    }
}

/// The only name of a header row. Letters that were misread may stand beside it, other words may not.
fn alone<'a>(cells: &[&'a Cell], text: &str) -> Option<&'a Cell> {
    let mut long = cells.iter().filter(|c| crate::text::slice(text, c.span).chars().count() > 2);
    let first = long.next()?;
    long.next().is_none().then_some(*first)
}

/// The columns under a time that stands alone over the middle of a header: those of the years and days from the left,
/// or from its own column to the end where all there are. Other columns may be of another time, as balances are.
///
/// ```text
/// |      | Year ended June 30, |        |         |      | Year ended 2023 |      |         |
/// | 2023 | 2022                | Change |         | Held | Added           | Sold | Held    |
///  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ over these           over none that can be told
/// ```
fn centred(cell: &Cell, below: &[&Cell], columns: u16, text: &str) -> Option<(u16, u16)> {
    let ink = |cell: &Cell| crate::text::slice(text, cell.span);
    // Letters that were misread stand over nothing.
    let other = |c: &&&Cell| ink(c).chars().count() > 2 && !is_time(ink(c));
    let end = below.iter().find(other).map_or(columns, |c| c.column);
    let times = below.iter().filter(|c| c.column < end && is_time(ink(c))).count();
    if times > 1 && cell.column < end {
        return Some((1, end));
    }
    let last = below.iter().rfind(other).map_or(0, |c| c.column);
    (last < cell.column && cell.column + 1 < columns).then_some((cell.column, columns))
}

/// True for a year, a day or words of time.
fn is_time(text: &str) -> bool {
    is_year(text.as_bytes()) || speaks_of_time(text.as_bytes()) || crate::text::dates::parse(text).is_some()
}

fn says_balance(text: &str) -> bool {
    holds(text, "balance")
}

/// True where the header below says the same under each name: "2024, 2023" under each of the plans.
fn repeats(over: &[&Cell], below: &[&Cell], text: &str) -> bool {
    let start = |cell: &&Cell| below.partition_point(|c| c.column < cell.column);
    let group = |index: usize| {
        let end = over.get(index + 1).map_or(below.len(), start);
        below.get(over.get(index).map_or(end, start)..end).unwrap_or(&[])
    };
    let same = |a: &[&Cell], b: &[&Cell]| {
        let ink = |cell: &&Cell| crate::text::slice(text, cell.span);
        a.len() == b.len() && a.iter().map(ink).eq(b.iter().map(ink))
    };
    let head = group(0);
    over.len() > 1
        && over.first().map(start) == Some(0)
        && head.len() > 1
        && (1..over.len()).all(|index| same(head, group(index)))
}
