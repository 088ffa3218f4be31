//! Finds the logical columns of a table from the marked-up columns that its figures and words cover.
//!
//! A figure covers its signs too, so that `$`, `48,618` and `)` in three cells are one extent. Extents that overlap make
//! one column, narrow ones first; what spans several columns makes none.

use super::{CellClass, Grid, GridColumn, Placed, RowKind};
use crate::filing::document::{Cell, MOST_COLUMNS, Table};

/// The marked-up columns from the first of `first` to the last of `last`.
pub(super) fn columns_of(first: &Cell, last: &Cell) -> (u16, u16) {
    // The cells of a row of text may overlap, one left of the one before.
    let from = first.column.min(MOST_COLUMNS - 1);
    (from, last.column_end().clamp(from + 1, MOST_COLUMNS))
}

/// For each cell that belongs to a figure, the marked-up columns of the whole figure, its
/// satellites included.
pub(super) fn figure_extents(table: &Table, cells: &[Placed], text: &[u8]) -> Vec<Option<(u16, u16)>> {
    let mut extents = vec![None; cells.len()];
    for row in &table.rows {
        let (first, end) = (row.first as usize, (row.end as usize).min(cells.len()));
        let mut index = first;
        // A year that opens a row names it, unless the whole row is a header of years.
        let is_year = |p: &Placed| p.class == CellClass::Year;
        let years_alone = end - first >= 2 && cells[first..end].iter().all(is_year);
        if cells.get(first).is_some_and(is_year) && !years_alone {
            index += 1;
        }
        while index < end {
            if !matches!(cells[index].class, CellClass::Number | CellClass::Nil | CellClass::Year) {
                index += 1;
                continue;
            }
            let mut from = index;
            while from > first && cells[from - 1].class == CellClass::Lead && extents[from - 1].is_none() {
                from -= 1;
            }
            let mut to = index + 1;
            // Nothing has so many hundreds: a percent sign beside a year heads a column of its own.
            let apart = |p: &Placed| is_year(&cells[index]) && text.get(p.ink.range()) == Some(b"%");
            while to < end && cells[to].class == CellClass::Trail && !apart(&cells[to]) {
                to += 1;
            }
            let extent = columns_of(&table.cells[from], &table.cells[to - 1]);
            extents[from..to].fill(Some(extent));
            index = to;
        }
    }
    extents
}

/// Clusters the extents of figures into columns, narrow ones first.
pub(super) fn figure_columns(cells: &[Placed], extents: &[Option<(u16, u16)>]) -> Vec<GridColumn> {
    let mut columns: Vec<GridColumn> = Vec::new();
    // Years come last: those of a header stand over a column, not always on it.
    for years in [false, true] {
        let of_kind = cells.iter().zip(extents).filter(|(p, _)| (p.class == CellClass::Year) == years);
        let mut counted: Vec<(u16, u16)> = of_kind.filter_map(|(_, extent)| *extent).collect();
        counted.sort_unstable_by_key(|(from, to)| (to - from, *from));
        counted.dedup();
        for (from, to) in counted {
            absorb(&mut columns, from, to, true);
        }
    }
    columns
}

/// Adds `from..to` to the one column that it overlaps, or as a new one where it overlaps none. What
/// overlaps several spans them and changes nothing.
fn absorb(columns: &mut Vec<GridColumn>, from: u16, to: u16, numeric: bool) {
    let mut over = columns.iter_mut().filter(|c| c.from < to && from < c.to);
    match (over.next(), over.next()) {
        (None, _) => columns.push(GridColumn { from, to, numeric }),
        (Some(column), None) if column.numeric == numeric => {
            column.from = column.from.min(from);
            column.to = column.to.max(to);
        }
        _ => {}
    }
}

/// Adds the columns of words that body rows have beside their figures.
pub(super) fn word_columns(table: &Table, grid: &Grid, columns: &mut Vec<GridColumn>) {
    let is_words = |cell: &Cell, index: usize| {
        grid.cells.get(index).is_some_and(|p| p.class == CellClass::Words)
            && matches!(grid.rows.get(cell.row as usize), Some(RowKind::Body | RowKind::Label))
    };
    let mut extents: Vec<(u16, u16)> = table
        .cells
        .iter()
        .enumerate()
        .filter(|(index, cell)| is_words(cell, *index))
        .map(|(_, cell)| columns_of(cell, cell))
        .collect();
    extents.sort_unstable_by_key(|(from, to)| (to - from, *from));
    extents.dedup();
    for (from, to) in extents {
        absorb(columns, from, to, false);
    }
}
