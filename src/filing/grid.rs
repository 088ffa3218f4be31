//! The logical rows and columns of a table, out of its cells.
//!
//! Filers spread one printed column over several marked-up ones: the `$` in a cell of its own, the
//! closing bracket in the next, a spacer after it, a header that spans all three. A reader sees one
//! column, and so must every check and every export:
//!
//! ```text
//! marked up   0              1 2     3 4 5     6 7
//!             Year ended       2023        2022         header cells span 1-3 and 4-6
//!             Revenues       $ 48,618    $ 46,319
//!             Net loss         (262   )    2,000
//! logical     0 stub         1           2
//! ```
//!
//! Columns are found from the cells that hold figures, narrow ones first; a cell that overlaps two
//! columns already found spans them. What no figure column covers are columns of words.

mod attributes;
mod class;
mod columns;
mod context;
mod heads;
mod marks;
mod names;
mod rows;

use super::document::{Document, Table};
use crate::text::{Span, TextSpan};
pub(crate) use attributes::is_answered_by_year;
pub(crate) use class::is_day_of_year;
pub use class::{CellClass, classify, is_common_fraction, is_money_range, is_noughts};
use columns::{columns_of, figure_columns, figure_extents, word_columns};
use context::{find_marks, find_torn, is_multiplied};
use heads::find_heads;
pub use heads::{is_rate, is_span_of_time};
pub(in crate::filing) use names::{are_ends, heads_column};
pub(in crate::filing) use rows::is_answer;
pub(crate) use rows::{asks_for_year, is_day};

/// What a row is to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Above the header: a caption or a units line over the whole table.
    Caption,
    /// Says what the columns below are.
    Header,
    /// Holds figures or, in a grid of words, entries.
    Body,
    /// Words in the stub alone: a heading for the rows below it, or the start of a label that
    /// goes on in the next row.
    Label,
}

/// A logical column: the marked-up columns `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridColumn {
    /// First marked-up column.
    pub from: u16,
    /// One past the last.
    pub to: u16,
    /// Its body cells hold figures.
    pub numeric: bool,
}

/// Where a cell stands in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// First logical column that it covers.
    pub first: u16,
    /// Last logical column that it covers.
    pub last: u16,
    /// What it holds.
    pub class: CellClass,
    /// Its text without raised marks at either end.
    pub ink: TextSpan,
}

/// A table as a person sees it.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Logical columns from left to right; the first is the stub.
    pub columns: Vec<GridColumn>,
    /// For each cell of the table, its place.
    pub cells: Vec<Placed>,
    /// For each row of the table, what it is.
    pub rows: Vec<RowKind>,
}

impl Grid {
    /// The logical grid of `table`.
    pub fn of(document: &Document, table: &Table) -> Self {
        let text = document.text.as_bytes();
        let mut cells: Vec<Placed> = Vec::with_capacity(table.cells.len());
        let mut numbered = false;
        let mut rates = None;
        // The first row of figures, and the last row that has a name.
        let (mut told, mut called) = (None, None);
        for cell in &table.cells {
            let ink = without_marks(document, cell.span);
            let class =
                if ink.is_empty() { CellClass::Mark } else { classify(text.get(ink.range()).unwrap_or(&[])) };
            // "COP", "DM" in the stub are names, whatever they stand for beside an amount.
            let named =
                cell.column == 0 && text.get(ink.start() as usize).is_some_and(u8::is_ascii_alphabetic);
            let class = if named && class == CellClass::Lead { CellClass::Words } else { class };
            // "x" closes a multiple, or checks a box.
            let times = class == CellClass::Trail && text.get(ink.range()).is_some_and(|t| t.ends_with(b"x"));
            let before = cells.len().checked_sub(1).filter(|at| table.cells[*at].row == cell.row);
            let multiplied = || before.is_some_and(|_| is_multiplied(&cells, text));
            let class = if times && !multiplied() { CellClass::Words } else { class };
            // "$10.00 – $19.99" before what is outstanding at such prices names its row, "31-60 days" before what
            // is so late, "2.00% - 2.99%" before what bears such a rate.
            let range = cell.column == 0
                && class == CellClass::Number
                && text.get(ink.range()).is_some_and(|ink| {
                    is_money_range(ink)
                        || is_span_of_time(ink)
                        || class::is_rate_range(ink)
                            && *rates.get_or_insert_with(|| names::lists_rates(table, text))
                            && names::is_before_amounts(table, cell.row, text)
                });
            // "60 months" before the rates of loans for so long does too.
            let length = cell.column == 0
                && class == CellClass::Number
                && text.get(cell.span.range()).is_some_and(class::is_length);
            let class = if range || length { CellClass::Words } else { class };
            // "Change of term | (9 months)" below other figures.
            let changed = class == CellClass::Words
                && called == Some(cell.row)
                && told.is_some_and(|row| row < cell.row)
                && text.get(ink.range()).is_some_and(class::is_bracketed_length);
            let class = if changed { CellClass::Number } else { class };
            if named && class == CellClass::Words {
                called = Some(cell.row);
            }
            if cell.column > 0 && class == CellClass::Number {
                told = told.or(Some(cell.row));
            }
            numbered |= cell.column == 0 && class == CellClass::Number;
            cells.push(Placed { first: 0, last: 0, class, ink });
        }
        find_torn(table, &mut cells, text);
        if numbered {
            names::find_ends(table, &mut cells, text);
            names::find_grades(table, &mut cells, text);
        }
        find_marks(table, &mut cells, text);
        marks::find_names(table, &mut cells, text);
        find_heads(table, &mut cells, text);
        let figures = figure_extents(table, &cells, text);
        let mut columns = figure_columns(&cells, &figures);
        let mut grid = Self { rows: Vec::with_capacity(table.rows.len()), cells, columns: Vec::new() };
        // Columns stand in the order in which they were found, narrow ones first.
        let stub_end = columns.iter().map(|c| c.from).min().unwrap_or(u16::MAX);
        grid.find_rows(table, stub_end, text);
        word_columns(table, &grid, &mut columns);
        columns.sort_unstable_by_key(|c| c.from);
        // The stub is always the first column, even where no row has one.
        if columns.first().is_none_or(|c| c.numeric) {
            let to = columns.first().map_or(1, |c| c.from);
            columns.insert(0, GridColumn { from: 0, to, numeric: false });
        }
        grid.columns = columns;
        for (index, cell) in table.cells.iter().enumerate() {
            let (from, to) = figures.get(index).copied().flatten().unwrap_or_else(|| columns_of(cell, cell));
            let (first, last) = grid.covered(from, to);
            grid.cells[index].first = first;
            grid.cells[index].last = last;
        }
        grid.part_heads(table);
        grid
    }

    /// Years beside each other in a header share no column: where the cell of one reaches over the edge of the
    /// other's column, as cells do that were not aligned with the figures, the wider of the two gives way.
    fn part_heads(&mut self, table: &Table) {
        for (row, kind) in table.rows.iter().zip(&self.rows) {
            let cells = self.cells.get_mut(row.first as usize..row.end as usize).unwrap_or(&mut []);
            if *kind != RowKind::Header {
                continue;
            }
            for at in 1..cells.len() {
                let (left, right) = (cells[at - 1], cells[at]);
                let years = left.class == CellClass::Year && right.class == CellClass::Year;
                if !years || right.first != left.last {
                    continue;
                }
                if right.last > right.first {
                    cells[at].first += 1;
                } else if left.last > left.first {
                    cells[at - 1].last -= 1;
                }
            }
        }
    }

    /// The logical columns that marked-up columns `from..to` cover, or the nearest one.
    fn covered(&self, from: u16, to: u16) -> (u16, u16) {
        let mut hit: Option<(usize, usize)> = None;
        for (index, column) in self.columns.iter().enumerate() {
            if column.from < to && from < column.to {
                hit = Some(hit.map_or((index, index), |(first, _)| (first, index)));
            }
        }
        let (first, last) = hit.unwrap_or_else(|| {
            let distance =
                |c: &GridColumn| if c.from >= to { c.from - to } else { from.saturating_sub(c.to) };
            let nearest = (0..self.columns.len()).min_by_key(|i| distance(&self.columns[*i])).unwrap_or(0);
            (nearest, nearest)
        });
        let column = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        (column(first), column(last))
    }
}

/// `span` without raised marks at its ends.
fn without_marks(document: &Document, span: TextSpan) -> TextSpan {
    let first = document.superscripts.partition_point(|s| s.end() <= span.start());
    let (mut start, mut end) = (span.start(), span.end());
    let raised = document.superscripts[first..].iter().take_while(|s| s.start() < span.end());
    for mark in raised.clone() {
        if mark.start() <= start {
            start = mark.end();
        }
    }
    for mark in raised {
        if mark.end() >= end && mark.start() >= start {
            end = mark.start();
        }
    }
    let bytes = document.text.as_bytes().get(start as usize..end.max(start) as usize).unwrap_or(&[]);
    let lead = bytes.len() - bytes.trim_ascii_start().len();
    let kept = bytes.trim_ascii().len();
    let start = start + crate::text::saturate(lead);
    Span::new(start, start + crate::text::saturate(kept))
}

#[cfg(test)]
mod tests;
