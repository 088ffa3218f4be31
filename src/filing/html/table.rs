//! Collects the cells of one HTML table and decides whether it is a table at all.
//!
//! Filings use `<table>` for three things: figures, grids of words (exhibit lists, signatures,
//! tables of contents), and layout (bullets, a heading beside its number, a whole page in one
//! cell). The first two become tables. Layout is flattened: its cells stay ordinary blocks, and a
//! row of short cells becomes one line, so that "Item 1." in one cell and "Business" in the next
//! read as the one heading that they are.

use crate::filing::document::{Block, BlockKind, Cell, MOST_COLUMNS, Row, Table};
use crate::filing::grid::is_common_fraction;
use crate::text::{Span, TextSpan, saturate};

/// The cell being written.
struct OpenCell {
    cell: Cell,
    /// Number of blocks of the document when the cell started.
    blocks: usize,
}

/// How a cell is marked up.
#[derive(Clone, Copy)]
pub(super) struct CellLook {
    pub(super) header: bool,
    pub(super) rule_above: bool,
    pub(super) rule_below: bool,
}

/// A table whose end tag has not come yet.
pub(super) struct OpenTable {
    /// Length of the stack of open elements with the table on it.
    pub(super) depth: usize,
    /// Number of blocks and tables of the document when the table started.
    blocks: usize,
    tables: usize,
    cells: Vec<Cell>,
    rows: Vec<Row>,
    row_open: bool,
    cell: Option<OpenCell>,
    /// Next free column of the row.
    column: u16,
    columns: u16,
    /// For each column, rows still covered by a cell from above.
    carried: Vec<u16>,
    /// First cell of the row being written.
    row_first: usize,
    /// What stands before the next text: a tab within a row, a line break at its start.
    separator: Option<u8>,
}

impl OpenTable {
    pub(super) fn new(depth: usize, blocks: usize, tables: usize) -> Self {
        Self {
            depth,
            blocks,
            tables,
            cells: Vec::new(),
            rows: Vec::new(),
            row_open: false,
            cell: None,
            column: 0,
            columns: 0,
            carried: Vec::new(),
            row_first: 0,
            separator: None,
        }
    }

    /// The separator to write before the next text, if a cell or row has started since the last.
    pub(super) fn take_separator(&mut self) -> Option<u8> {
        self.separator.take()
    }

    pub(super) fn start_row(&mut self) {
        self.end_row();
        self.row_open = true;
        self.column = 0;
        self.row_first = self.cells.len();
    }

    pub(super) fn end_row(&mut self) {
        if !self.row_open {
            return;
        }
        self.row_open = false;
        for rows in &mut self.carried {
            *rows = rows.saturating_sub(1);
        }
        let (Some(first), Some(last)) = (self.cells.get(self.row_first), self.cells.last()) else { return };
        let span = Span::new(first.span.start(), last.span.end());
        self.rows.push(Row { span, first: saturate(self.row_first), end: saturate(self.cells.len()) });
    }

    /// Starts a cell of so many columns and rows; `blocks` is the number of blocks so far.
    pub(super) fn start_cell(&mut self, columns: u16, rows: u16, blocks: usize) {
        if !self.row_open {
            self.start_row();
        }
        while self.carried.get(usize::from(self.column)).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        let column = self.column.min(MOST_COLUMNS);
        let columns = columns.min(MOST_COLUMNS - column).max(1);
        let end = column + columns;
        if rows > 1 {
            if self.carried.len() < usize::from(end) {
                self.carried.resize(usize::from(end), 0);
            }
            self.carried[usize::from(column)..usize::from(end)].fill(rows);
        }
        self.column = end;
        self.columns = self.columns.max(end);
        let cell = Cell { column, columns, rows, row: saturate(self.rows.len()), ..Cell::default() };
        self.cell = Some(OpenCell { cell, blocks });
        self.separator = Some(if self.cells.len() > self.row_first { b'\t' } else { b'\n' });
    }

    /// Says how the cell just started is marked up.
    pub(super) fn mark_cell(&mut self, look: CellLook) {
        if let Some(OpenCell { cell, .. }) = &mut self.cell {
            cell.header = look.header;
            cell.rule_above = look.rule_above;
            cell.rule_below = look.rule_below;
        }
    }

    /// Ends the open cell; it is kept if a block was written in it.
    pub(super) fn end_cell(&mut self, blocks: &[Block]) {
        let Some(OpenCell { mut cell, blocks: start }) = self.cell.take() else { return };
        let written = blocks.get(start..).unwrap_or(&[]);
        let (Some(first), Some(last)) = (written.first(), written.last()) else { return };
        cell.span = Span::new(first.span.start(), last.span.end());
        cell.emphasis = first.style.emphasis;
        cell.indent = first.style.indent;
        cell.right = first.style.right;
        cell.centered = first.style.centered;
        self.cells.push(cell);
    }

    /// Decides what the table was and leaves it in the document: one table block, or the blocks of
    /// its cells.
    pub(super) fn finish<'t>(
        mut self,
        blocks: &mut Vec<Block>,
        tables: &mut Vec<Table>,
        text: impl Fn(TextSpan) -> &'t [u8],
    ) {
        let (Some(first), Some(last)) = (self.cells.first(), self.cells.last()) else { return };
        let span = Span::new(first.span.start(), last.span.end());
        let holds_tables = tables.len() > self.tables;
        leave_rules(&self.rows, &mut self.cells, &text);
        match purpose(&self.rows, &self.cells, holds_tables, &text) {
            Purpose::Layout => self.flatten(blocks),
            purpose => {
                let style = blocks[self.blocks].style;
                blocks.truncate(self.blocks);
                tables.truncate(self.tables);
                blocks.push(Block { span, kind: BlockKind::Table(saturate(tables.len())), style });
                tables.push(Table {
                    span,
                    numeric: purpose == Purpose::Figures,
                    set: false,
                    cells: self.cells,
                    rows: self.rows,
                    columns: self.columns,
                });
            }
        }
    }

    /// Leaves the cells as blocks, short rows as one block each.
    fn flatten(self, blocks: &mut Vec<Block>) {
        let written = blocks.split_off(self.blocks);
        let mut rest = written.into_iter().peekable();
        for row in &self.rows {
            let mut in_row = Vec::new();
            while let Some(block) = rest.next_if(|b| b.span.start() < row.span.end()) {
                in_row.push(block);
            }
            let cells = (row.end - row.first) as usize;
            let one_line = cells > 1
                && in_row.len() == cells
                && in_row.iter().all(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem));
            if one_line && let Some(first) = in_row.first() {
                // Emphasis of the whole is that of its cells where they agree.
                let alike = in_row
                    .iter()
                    .all(|b| b.style.emphasis == first.style.emphasis && b.style.lead_end == b.span.end());
                let mut block = *first;
                block.span = row.span;
                block.style.in_layout = true;
                if alike {
                    block.style.lead_end = row.span.end();
                }
                blocks.push(block);
            } else {
                for mut block in in_row {
                    block.style.in_layout = true;
                    blocks.push(block);
                }
            }
        }
        blocks.extend(rest);
    }
}

/// Takes the rules that are typed above and below the number of a cell out of it: "5,000" over "------" is no negative
/// number, and "2003" over "----" is a year. A dash beside the second line of a label is nothing, and stays.
fn leave_rules<'t>(rows: &[Row], cells: &mut [Cell], text: &impl Fn(TextSpan) -> &'t [u8]) {
    for row in rows {
        let of_row = cells.get_mut(row.first as usize..row.end as usize).unwrap_or(&mut []);
        let lines = |cell: &Cell| memchr::memchr_iter(b'\n', text(cell.span)).count() + 1;
        let named = of_row.first().filter(|first| first.column == 0).map_or(1, lines);
        for cell in of_row {
            let bytes = text(cell.span);
            if !bytes.contains(&b'\n') || !bytes.iter().any(u8::is_ascii_digit) {
                continue;
            }
            let least = if named > 1 && named == lines(cell) { LONG_RULE } else { SHORT_RULE };
            let (mut start, mut end) = (0, bytes.len());
            while let Some(rest) = bytes.get(start..end) {
                let first = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                if !is_typed_rule(rest.get(..first).unwrap_or(&[]), least) {
                    break;
                }
                start = (start + first + 1).min(end);
            }
            while let Some(rest) = bytes.get(start..end) {
                let last = memchr::memrchr(b'\n', rest).map_or(0, |at| at + 1);
                if last == 0 || !is_typed_rule(rest.get(last..).unwrap_or(&[]), least) {
                    break;
                }
                end = start + last - 1;
            }
            if start < end {
                cell.span = Span::new(cell.span.start() + saturate(start), cell.span.start() + saturate(end));
            }
        }
    }
}

/// Signs of the shortest rule, and of one that no dash is as long as.
const SHORT_RULE: usize = 3;
const LONG_RULE: usize = 5;

/// True for a line without anything but a rule of `least` signs or more, or with nothing at all.
fn is_typed_rule(line: &[u8], least: usize) -> bool {
    let ink = line.trim_ascii();
    let sign = ink.first().is_none_or(|sign| matches!(sign, b'-' | b'=' | b'_'));
    sign && (ink.is_empty() || ink.len() >= least) && ink.iter().all(|b| Some(b) == ink.first())
}

/// What a table is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Figures,
    Words,
    Layout,
}

fn purpose<'t>(
    rows: &[Row],
    cells: &[Cell],
    holds_tables: bool,
    text: impl Fn(TextSpan) -> &'t [u8],
) -> Purpose {
    if holds_tables {
        return Purpose::Layout;
    }
    let widest = rows.iter().map(|r| r.end - r.first).max().unwrap_or(0);
    if widest < 2 {
        return Purpose::Layout;
    }
    let in_row = |row: &Row| &cells[row.first as usize..row.end as usize];
    // A figure in the first cell of a row is a list number or a year, not a column of figures.
    let figure_rows =
        rows.iter().filter(|row| in_row(row).iter().skip(1).any(|c| is_figure(text(c.span)))).count();
    // "NOTE 1 | – | INVENTORIES": the dash parts a title from its number, and is no figure.
    if let [row] = rows
        && let [number, dash, title] = in_row(row)
        && [number, title].iter().all(|c| text(c.span).first().is_some_and(u8::is_ascii_alphabetic))
        && !text(dash.span).iter().any(u8::is_ascii_digit)
    {
        return Purpose::Layout;
    }
    if figure_rows >= 2 || figure_rows == 1 && (rows.len() <= 3 || widest >= 4) {
        return Purpose::Figures;
    }
    let mut bullets = 0;
    let mut grid_rows = 0;
    let mut prose = 0;
    for row in rows {
        let cells = in_row(row);
        if cells.len() < 2 {
            continue;
        }
        grid_rows += 1;
        let marks = cells.iter().take_while(|c| is_mark(text(c.span))).count();
        bullets += usize::from(marks + 1 >= cells.len());
        prose += usize::from(cells.iter().any(|c| c.span.len() > 600));
    }
    if grid_rows < 2 || bullets * 2 > grid_rows || prose * 2 > grid_rows {
        return Purpose::Layout;
    }
    Purpose::Words
}

/// True for the text of a cell that is one figure and nothing else, or a dash for nil.
pub(in crate::filing) fn is_figure(text: &[u8]) -> bool {
    let mut digits = 0;
    for byte in text {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'$' | b'(' | b')' | b',' | b'.' | b'%' | b'-' | b' ' => {}
            _ => return matches!(text, b"\xE2\x80\x94" | b"\xE2\x80\x93") || is_common_fraction(text),
        }
    }
    digits > 0
}

/// True for the mark of a list entry: a bullet, a dash, "(a)", "12.", "Item 1."
fn is_mark(text: &[u8]) -> bool {
    let short = text.len() <= 12;
    let marks =
        text.len() <= 3 && !text.iter().any(u8::is_ascii_alphanumeric) || matches!(text, b"o" | b"n" | b"l");
    let numbered = short && matches!(text.last(), Some(b'.' | b')' | b':'));
    marks || numbered || text == b"*" || text.eq_ignore_ascii_case(b"note")
}
