//! Columns of words at which a table starts over, as a balance sheet with its two sides beside each other does, and a list
//! that is folded to save lines.
//!
//! ```text
//! ASSETS            LIABILITIES               State     Stores    State     Stores    State    Stores
//! Cash    1,234     Accounts payable  2,345   Alabama       12    Georgia       23    Ohio         45
//! ```

use super::View;
use super::rows::heads_names;
use crate::filing::grid::{CellClass, Placed, RowKind};

/// Rows that start over in a column, at the least.
const FEWEST: usize = 2;

/// Letters of the shortest name: "to" between the ends of a range is none.
const SHORTEST: u32 = 4;

/// The columns at which the table starts over: in two rows or more figures stand before and behind each, and no header
/// says what it holds, unless it says the same as over the first names.
pub(super) fn find(view: View<'_>) -> Vec<u16> {
    let mut found: Vec<(u16, usize)> = Vec::new();
    for (place, kind) in view.table.rows.iter().zip(&view.grid.rows) {
        let cells = view.grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
        if *kind != RowKind::Body || cells.len() < 4 {
            continue;
        }
        let (columns, begun) = (starts(cells), !found.is_empty());
        // The first of them is that of the table where it is that of the row.
        if begun && columns.first() != found.first().map(|(column, _)| column) {
            continue;
        }
        for column in columns {
            match found.iter_mut().find(|(known, _)| *known == column) {
                Some((_, rows)) => *rows += 1,
                None => found.push((column, 1)),
            }
        }
    }
    let kept = found.into_iter().take_while(|(column, rows)| *rows >= FEWEST && is_plain(view, *column));
    kept.map(|(column, _)| column).collect()
}

/// The columns of a row in which words stand between figures.
fn starts(cells: &[Placed]) -> Vec<u16> {
    let last = cells.iter().rposition(is_figure).unwrap_or(0);
    let mut counted = false;
    let mut columns = Vec::new();
    for placed in cells.get(..last).unwrap_or(&[]) {
        let words = placed.class == CellClass::Words && placed.first > 0 && placed.ink.len() >= SHORTEST;
        if words && counted {
            columns.push(placed.first);
            counted = false;
        }
        counted |= is_figure(placed);
    }
    columns
}

fn is_figure(placed: &Placed) -> bool {
    matches!(placed.class, CellClass::Number | CellClass::Nil)
}

/// True for a column without figures, whose header names the rows below it.
fn is_plain(view: View<'_>, column: u16) -> bool {
    let holds = |placed: &Placed, column| placed.first <= column && placed.last >= column;
    let kind = |row: u32| view.grid.rows.get(row as usize);
    let cells = || view.table.cells.iter().zip(&view.grid.cells);
    // The header of the first names stands at the start of its row.
    let same = |row: u32, words: &str| {
        let first =
            view.table.rows.get(row as usize).and_then(|place| view.grid.cells.get(place.first as usize));
        first
            .filter(|first| first.first == 0)
            .is_some_and(|first| view.document.slice(first.ink).eq_ignore_ascii_case(words))
    };
    let plain = |row: u32, placed: &Placed| match kind(row) {
        Some(RowKind::Header) => {
            let words = view.document.slice(placed.ink);
            heads_names(words) || placed.first == placed.last && same(row, words)
        }
        Some(RowKind::Body) => !is_figure(placed),
        _ => true,
    };
    cells().filter(|(_, placed)| holds(placed, column)).all(|(cell, placed)| plain(cell.row, placed))
}
