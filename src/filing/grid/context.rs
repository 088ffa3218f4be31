//! What a cell holds by the cells around it, where its text alone misleads.
//!
//! A short number may be the torn first digit of the figure beside it, "(1)" a footnote mark or a loss of one, an "x" a
//! multiple or a checked box: the column and the row around it tell.

use super::class::is_marks;
use super::{CellClass, Placed};
use crate::filing::document::Table;

/// Text recognition tears the first digit off a figure and leaves it in the column of the currency
/// signs: `$ | 41,870` above `1 | 2,583`. In a column that holds nothing else, short digits with a
/// figure to their right are such pieces.
pub(super) fn find_torn(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let is_piece = |index: usize, cells: &[Placed]| {
        let cell = &table.cells[index];
        let digits = text.get(cell.span.range()).unwrap_or(&[]).trim_ascii_start();
        let core = digits.iter().position(u8::is_ascii_digit).map_or(&[][..], |at| &digits[at..]);
        let right = cells.get(index + 1).zip(table.cells.get(index + 1));
        (1..=3).contains(&core.len())
            && core.iter().all(u8::is_ascii_digit)
            && right.is_some_and(|(p, c)| {
                p.class == CellClass::Number && c.row == cell.row && c.column == cell.column_end()
            })
    };
    // Cells of one column alone, column by column.
    let mut by_column: Vec<usize> = (0..cells.len()).filter(|i| table.cells[*i].columns == 1).collect();
    by_column.sort_by_key(|i| table.cells[*i].column);
    for in_column in by_column.chunk_by(|a, b| table.cells[*a].column == table.cells[*b].column) {
        let has = |class: CellClass| in_column.iter().any(|i| cells[*i].class == class);
        // The sign over a column is a header, "$" beside "%": those of figures stand right before one.
        let leads = |i: &usize| {
            let next = table.cells.get(i + 1).filter(|next| next.row == table.cells[*i].row);
            cells[*i].class == CellClass::Lead
                && next.is_some()
                && matches!(cells[i + 1].class, CellClass::Number | CellClass::Nil)
        };
        if !has(CellClass::Number) || !in_column.iter().any(leads) {
            continue;
        }
        let pieces: Vec<usize> =
            in_column.iter().copied().filter(|i| cells[*i].class == CellClass::Number).collect();
        if pieces.iter().all(|i| is_piece(*i, cells)) {
            for index in pieces {
                cells[index].class = CellClass::Lead;
            }
        }
    }
}

/// A marked-up column that holds nothing but "(1)" and the like, each right behind a figure or the name of its row, is
/// one of footnote marks: a loss of one would not stand alone in its column.
///
/// ```text
/// Tools | $ | 410.1 | (1)            behind a figure; the brackets that close losses stand in that column too
/// Loss  |   | (88.2 | )
///
///       |     | 2005  | 2004         behind the names, below an empty header
/// Tools | (1) | 410.1 | 390.2
/// ```
pub(super) fn find_marks(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let ink = |index: usize, cells: &[Placed]| text.get(cells[index].ink.range()).unwrap_or(&[]);
    let beside = |index: usize, other: Option<usize>| {
        other.filter(|i| table.cells.get(*i).is_some_and(|cell| cell.row == table.cells[index].row))
    };
    let is_behind_figure = |index: usize, cells: &[Placed]| {
        let before = beside(index, index.checked_sub(1));
        is_marks(ink(index, cells))
            && before.is_some_and(|i| matches!(cells[i].class, CellClass::Number | CellClass::Trail))
    };
    let is_behind_name = |index: usize, cells: &[Placed]| {
        let before = beside(index, index.checked_sub(1)).filter(|i| table.cells[*i].column == 0);
        let after = beside(index, Some(index + 1));
        is_marks(ink(index, cells))
            && before.is_some_and(|i| cells[i].class == CellClass::Words)
            && after.is_some_and(|i| {
                matches!(cells[i].class, CellClass::Number | CellClass::Lead | CellClass::Nil)
            })
    };
    if !(0..cells.len()).any(|index| is_behind_figure(index, cells) || is_behind_name(index, cells)) {
        return;
    }
    let mut by_column: Vec<usize> = (0..cells.len()).filter(|i| table.cells[*i].columns == 1).collect();
    by_column.sort_by_key(|i| table.cells[*i].column);
    for in_column in by_column.chunk_by(|a, b| table.cells[*a].column == table.cells[*b].column) {
        let closes = |index: &usize| cells[*index].class == CellClass::Trail;
        let behind = |index: &usize| is_behind_figure(*index, cells);
        let marks = in_column.iter().all(|index| behind(index) || closes(index))
            || in_column.iter().all(|index| is_behind_name(*index, cells));
        if marks {
            for index in in_column {
                if is_marks(ink(*index, cells)) {
                    cells[*index].class = CellClass::Mark;
                }
            }
        }
    }
}

/// True where an "x" behind `cells` makes a multiple of the number in the last one: "2.4 | x", or "5 | x" below
/// "Multiple of salary". Behind "1,200" it checks a box.
pub(super) fn is_multiplied(cells: &[Placed], text: &[u8]) -> bool {
    /// The cells of a header of many columns in some lines.
    const HEADERS: usize = 64;
    let ink = |placed: &Placed| text.get(placed.ink.range()).unwrap_or(&[]);
    let says = |placed: &Placed| ink(placed).windows(7).any(|word| word == b"ultiple");
    let fine = |before: &Placed| ink(before).contains(&b'.') || cells.iter().take(HEADERS).any(says);
    cells.last().is_some_and(|before| before.class == CellClass::Number && fine(before))
}
