//! A table laid out in aligned columns.
//!
//! A row takes as many lines as its tallest cell. Headings stand on the last line of theirs, labels
//! on the first, numbers on the last, as printed statements have them. A rule is drawn above a total
//! where the markup draws one.

use super::columns::{Columns, Content, Laid, parts};
use super::prose::ink;
use super::{Ink, Line, LineId, Tone, What};
use crate::filing::{Cell, Document, Table};
use crate::text::wrap::wrap;
use crate::text::{Span, TextSpan, saturate};

/// A table laid out at a width.
#[derive(Clone, Debug)]
pub struct Grid {
    columns: Columns,
    table: Table,
    /// The line on which each row starts, and the number of lines.
    starts: Vec<u32>,
    /// Which rows have a line above for the rules over their numbers.
    ruled: Vec<bool>,
}

impl Grid {
    /// Lays out `table` of `document` for `width` cells.
    pub fn new(document: &Document, table: &Table, width: usize) -> Self {
        let columns = Columns::new(document, table, width);
        let mut grid = Self { columns, table: table.clone(), starts: Vec::new(), ruled: rules(table) };
        let mut at = 0;
        for row in 0..grid.table.rows.len() {
            grid.starts.push(at);
            let ruled = grid.ruled.get(row).copied().unwrap_or(false);
            at += u32::from(ruled) + saturate(grid.row_height(document, row));
        }
        grid.starts.push(at);
        grid
    }

    /// Lines of the whole table.
    pub fn height(&self) -> usize {
        self.starts.last().map_or(0, |end| *end as usize)
    }

    fn row_cells(&self, row: usize) -> impl Iterator<Item = (&Cell, &Laid)> {
        let range = self.table.rows.get(row).map_or(0..0, |r| r.first as usize..r.end as usize);
        let laid = self.columns.cells.get(range.clone()).unwrap_or(&[]);
        self.table.cells.get(range).unwrap_or(&[]).iter().zip(laid)
    }

    /// Cells that the text of `cell` may take.
    fn room(&self, laid: &Laid) -> usize {
        let (start, end) = self.columns.extent(laid.from, laid.to);
        let end = if laid.alone { self.columns.end().max(end) } else { end };
        (end - start).saturating_sub(laid.indent).max(1)
    }

    fn cell_lines(&self, text: &str, cell: &Cell, laid: &Laid) -> Vec<TextSpan> {
        if laid.content != Content::Words {
            return vec![cell.span];
        }
        let hang = if cell.column == 0 && !laid.alone { 2 } else { 0 };
        let room = self.room(laid);
        parts(text, cell.span).flat_map(|part| wrap(text, part, room, hang.min(room / 4))).collect()
    }

    fn row_height(&self, document: &Document, row: usize) -> usize {
        let text = document.text.as_str();
        self.row_cells(row)
            .map(|(cell, laid)| self.cell_lines(text, cell, laid).len())
            .max()
            .unwrap_or(1)
            .max(1)
    }

    /// The line `index` of the table.
    pub fn line(&self, document: &Document, index: usize) -> Line {
        let row = self.starts.partition_point(|start| *start as usize <= index).saturating_sub(1);
        let span = self.table.rows.get(row).map_or_else(TextSpan::default, |r| r.span);
        let mut within = index - self.starts.get(row).map_or(0, |s| *s as usize);
        let line = |ink: Vec<Ink>| Line {
            id: LineId::default(),
            span,
            ink,
            width: 0,
            frozen: self.columns.frozen,
            tone: Tone::Text,
        };
        if self.ruled.get(row).copied().unwrap_or(false) {
            if within == 0 {
                return Line { span: Span::empty(span.start()), ..line(self.rule(row)) };
            }
            within -= 1;
        }
        let height = self.starts.get(row + 1).map_or(0, |end| *end as usize)
            - self.starts.get(row).map_or(0, |s| *s as usize)
            - usize::from(self.ruled.get(row).copied().unwrap_or(false));
        let has_number = self.row_cells(row).any(|(_, laid)| matches!(laid.content, Content::Number { .. }));
        let text = document.text.as_str();
        let mut out: Vec<Ink> = Vec::new();
        for (cell, laid) in self.row_cells(row) {
            let lines = self.cell_lines(text, cell, laid);
            // Labels stand at the top of a row of numbers, everything else at the bottom.
            let top =
                has_number && laid.content == Content::Words && !self.columns.numeric(laid.from, laid.to);
            let skip = if top { 0 } else { height.saturating_sub(lines.len()) };
            let Some(part) = within.checked_sub(skip).and_then(|i| lines.get(i)) else { continue };
            let hung =
                if within > skip && cell.column == 0 && !laid.alone { 2.min(self.room(laid) / 4) } else { 0 };
            let mut pieces = ink(text, *part, 0, cell.emphasis, u32::MAX);
            let width = pieces.last().map_or(0, |last| last.x + last.width);
            let wanted = self.start(cell, laid, width) + hung;
            // Cells that overlap by their markup stand beside each other.
            let x = wanted.max(out.last().map_or(0, |last| {
                last.x + last.width + usize::from(wanted > 0 && laid.content != Content::Closer)
            }));
            for piece in &mut pieces {
                piece.x += x;
            }
            out.append(&mut pieces);
        }
        line(out)
    }

    /// The cell on screen at which a line of `width` cells starts.
    fn start(&self, cell: &Cell, laid: &Laid, width: usize) -> usize {
        let (start, end) = self.columns.extent(laid.from, laid.to);
        let free = |end: usize| (start.max(end.saturating_sub(width))).max(start);
        match laid.content {
            Content::Number { tail } => free(end - self.columns.padding(laid.to, tail).min(end)),
            Content::Opener | Content::Closer => start,
            Content::Words if laid.alone => {
                if cell.centered && laid.to > laid.from + 1 {
                    start + (end - start).saturating_sub(width) / 2
                } else {
                    start + laid.indent
                }
            }
            Content::Words => {
                let numeric = self.columns.numeric(laid.from, laid.to);
                if cell.centered || numeric && laid.to > laid.from + 3 {
                    start + (end - start).saturating_sub(width) / 2
                } else if cell.right || numeric {
                    free(end)
                } else {
                    start + laid.indent
                }
            }
        }
    }

    /// The rules above the numbers of `row`.
    fn rule(&self, row: usize) -> Vec<Ink> {
        let mut out: Vec<Ink> = Vec::new();
        for (_, laid) in self.row_cells(row) {
            if laid.content == Content::Words {
                continue;
            }
            let (start, end) = self.columns.extent(laid.from, laid.to);
            match out.last_mut() {
                Some(last) if start <= last.x + last.width + 1 => last.width = end.max(last.x) - last.x,
                _ => out.push(Ink { x: start, width: end - start, what: What::Fill('─') }),
            }
        }
        out
    }

    /// The line that shows byte `at` of the text.
    pub fn line_of(&self, document: &Document, at: u32) -> usize {
        let row = self.table.rows.partition_point(|r| r.span.start() <= at).saturating_sub(1);
        let start = self.starts.get(row).map_or(0, |s| *s as usize);
        let end = self.starts.get(row + 1).map_or(start, |s| *s as usize);
        let first = start + usize::from(self.ruled.get(row).copied().unwrap_or(false));
        let shows = |index: &usize| {
            self.line(document, *index).ink.iter().any(|ink| match ink.what {
                What::Text(span, _) => span.contains(at),
                _ => false,
            })
        };
        // Every row but the tall ones has one line, and then there is nothing to look for.
        if end <= first + 1 {
            first.min(end.saturating_sub(1))
        } else {
            (first..end).find(shows).unwrap_or(first)
        }
    }
}

/// Which rows get a line of rules above them: those whose numbers have one in the markup, unless
/// most rows do, as in a table that is drawn as a grid.
fn rules(table: &Table) -> Vec<bool> {
    let mut below: Vec<u16> = Vec::new();
    let mut ruled = Vec::with_capacity(table.rows.len());
    for row in 0..table.rows.len() {
        let cells = table.row(row);
        let own = cells.iter().any(|c| c.column > 0 && c.rule_above);
        let under = cells.iter().any(|c| c.column > 0 && below.contains(&c.column));
        ruled.push(row > 0 && (own || under));
        below.clear();
        below.extend(cells.iter().filter(|c| c.column > 0 && c.rule_below).map(|c| c.column));
    }
    if ruled.iter().filter(|r| **r).count() * 3 > table.rows.len() {
        ruled.fill(false);
    }
    ruled
}
