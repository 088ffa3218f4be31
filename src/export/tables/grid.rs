//! From a table of the filing to the grid that is printed.

use super::caption;
use super::{ColumnHead, GridCell, GridRow, TableGrid};
use crate::export::record::Named;
use crate::filing::grid::{CellClass, Grid, Placed, RowKind};
use crate::filing::{Cell, Document, Table};
use crate::text::{Span, TextSpan};

/// The grid of table `index`, which is block `block` of document `number`.
pub(super) fn table(named: Named<'_>, number: usize, block: usize, index: usize) -> Option<TableGrid<'_>> {
    let reading = named.reading;
    let document = reading.filing.documents.get(number)?;
    let table = document.tables.get(index)?;
    let grid = Grid::of(document, table);
    let columns = used_columns(&grid);
    let mut rows: Vec<GridRow> = (0..table.rows.len())
        .map(|row| GridRow {
            row,
            kind: kind(&grid, row),
            cells: cells(document, table, &grid, row, &columns),
        })
        .collect();
    rows.retain(|row| !row.cells.is_empty());
    let place = document.source(table.span);
    let section = reading.outline.section_at(number, table.span.start());
    let said = caption::over(document, table, &grid, block);
    Some(TableGrid {
        filing: named.name,
        document: number + 1,
        document_type: reading.filing.document_type(number),
        index,
        section: section.map(|id| reading.outline.path(id)).unwrap_or_default(),
        caption: said.words,
        units: said.units.map(|span| document.slice(span)),
        start: place.start(),
        end: place.end(),
        numeric: table.numeric,
        columns: heads(&grid, &columns, &rows),
        rows,
    })
}

fn kind(grid: &Grid, row: usize) -> &'static str {
    match grid.rows.get(row) {
        Some(RowKind::Caption) => "caption",
        Some(RowKind::Header) => "header",
        Some(RowKind::Label) => "label",
        Some(RowKind::Body) | None => "body",
    }
}

/// For each logical column its number among those that hold anything; None for the others. The stub
/// always counts.
fn used_columns(grid: &Grid) -> Vec<Option<usize>> {
    let mut used = vec![false; grid.columns.len().max(1)];
    used[0] = true;
    for cell in grid.cells.iter().filter(|c| !c.ink.is_empty()) {
        // A heading over a column alone does not make it one.
        if let Some(column) = used.get_mut(usize::from(cell.first)) {
            *column = true;
        }
    }
    let mut next = 0;
    used.into_iter()
        .map(|used| {
            used.then(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

/// The columns kept among `placed.first..=placed.last`: the first and how many.
fn extent(columns: &[Option<usize>], placed: Placed) -> (usize, usize) {
    let range = usize::from(placed.first)..=usize::from(placed.last);
    let mut kept = range.filter_map(|column| columns.get(column).copied().flatten());
    let Some(first) = kept.next() else { return (0, 1) };
    (first, 1 + kept.count())
}

/// The cells of a row; what stands in one logical column is one cell.
fn cells(
    document: &Document,
    table: &Table,
    grid: &Grid,
    row: usize,
    columns: &[Option<usize>],
) -> Vec<GridCell> {
    let Some(of) = table.rows.get(row) else { return Vec::new() };
    let mut cells: Vec<GridCell> = Vec::new();
    let mut before: Option<(CellClass, bool)> = None;
    for index in of.first as usize..of.end as usize {
        let (Some(cell), Some(placed)) = (table.cells.get(index), grid.cells.get(index)) else { continue };
        let (first, count) = extent(columns, *placed);
        let notes = notes(document, cell, placed);
        let text = one_line(document.slice(placed.ink));
        let source = document.source(cell.span);
        let torn = placed.class == CellClass::Lead && text.bytes().any(|b| b.is_ascii_digit());
        let joins = cells.last().is_some_and(|last| last.column == first && last.columns == count);
        if (joins || text.is_empty() || placed.class == CellClass::Mark)
            && let Some(last) = cells.last_mut()
        {
            last.end = last.end.max(source.end());
            if placed.class == CellClass::Mark && !text.is_empty() {
                last.notes.push(text);
            } else if !text.is_empty() {
                // Signs close up with their number. Digits that were torn off do not: that they
                // belong together is for arithmetic to prove.
                let close = placed.class == CellClass::Trail
                    || before.is_some_and(|(class, torn)| class == CellClass::Lead && !torn);
                if !close && !last.text.is_empty() {
                    last.text.push(' ');
                }
                last.text.push_str(&text);
            }
            last.notes.extend(notes);
        } else {
            let (start, end) = (source.start(), source.end());
            cells.push(GridCell { column: first, columns: count, text, notes, start, end });
        }
        before = Some((placed.class, torn));
    }
    cells
}

/// The raised marks at either end of a cell.
fn notes(document: &Document, cell: &Cell, placed: &Placed) -> Vec<String> {
    let ends: [TextSpan; 2] = if placed.ink.is_empty() {
        [cell.span, Span::empty(cell.span.end())]
    } else {
        [Span::new(cell.span.start(), placed.ink.start()), Span::new(placed.ink.end(), cell.span.end())]
    };
    ends.iter().map(|span| one_line(document.slice(*span))).filter(|text| !text.is_empty()).collect()
}

/// For each column the words over it.
fn heads(grid: &Grid, columns: &[Option<usize>], rows: &[GridRow]) -> Vec<ColumnHead> {
    let mut heads: Vec<ColumnHead> = grid
        .columns
        .iter()
        .zip(columns)
        .filter(|(_, kept)| kept.is_some())
        .map(|(column, _)| ColumnHead { header: String::new(), numeric: column.numeric })
        .collect();
    // A table that runs over pages prints its header on each, and a second table below the first has one
    // of its own: a column is named by the first header that names it.
    let (mut block, mut open) = (0, false);
    let mut named = vec![0; heads.len()];
    for row in rows {
        let header = row.kind == "header";
        block += usize::from(header && !open);
        open = header || open && row.kind == "caption";
        for cell in row.cells.iter().filter(|_| header) {
            let under = heads.iter_mut().zip(&mut named).skip(cell.column).take(cell.columns);
            for (head, named) in under.filter(|(_, named)| **named == 0 || **named == block) {
                *named = block;
                if !head.header.is_empty() {
                    head.header.push(' ');
                }
                head.header.push_str(&cell.text);
            }
        }
    }
    heads
}

/// Text with its line breaks and tabs as spaces.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
