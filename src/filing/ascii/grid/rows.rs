//! Writes the rows and cells of a table, joining lines that wrap.

use super::super::columns::{Column, NOWHERE};
use super::super::fields::{Field, FieldKind};
use super::super::header;
use super::super::lines::{self, Line, LineKind, Run};
use super::super::stub;
use super::Grid;
use crate::filing::document::{Cell, Row, Table};
use crate::text::{Span, TextSpan, saturate};

/// Writes rows and cells.
pub(super) struct RowWriter<'a> {
    text: &'a [u8],
    lines: &'a [Line],
    pub(super) table: Table,
    pub(super) headed: bool,
    marks: Vec<TextSpan>,
    /// Columns of the page that the cells of the last row cover.
    reach: Vec<(u16, u16)>,
    /// Line of the last row's last words, and whether it has words of the stub and nothing else.
    last_line: usize,
    stub_only: bool,
    last_stub: Option<Field>,
    /// How far the second line of the name before is indented, where that is further than the first.
    hang: Option<u16>,
    /// How far a row with figures is indented, where the words below it, further in, go on with its name.
    behind: Option<u16>,
    /// The line up to which rules were looked at.
    seen: usize,
    /// Runs of the rule above the next row.
    rule: Vec<Run>,
    columns: Vec<Column>,
    least_indent: u16,
}

impl<'a> RowWriter<'a> {
    pub(super) fn new(text: &'a [u8], lines: &'a [Line], columns: &[Column]) -> Self {
        Self {
            text,
            lines,
            table: Table {
                numeric: columns.iter().any(|c| !c.words),
                set: true,
                columns: u16::try_from(columns.len() + 1).unwrap_or(u16::MAX),
                ..Table::default()
            },
            headed: false,
            marks: Vec::new(),
            reach: Vec::new(),
            last_line: usize::MAX,
            stub_only: false,
            last_stub: None,
            hang: None,
            behind: None,
            seen: usize::MAX,
            rule: Vec::new(),
            columns: columns.to_vec(),
            least_indent: u16::MAX,
        }
    }

    /// Takes the rules between the last row and the row at `line`.
    pub(super) fn rules_before(&mut self, line: usize) {
        let from = self.seen.min(line);
        self.rule.clear();
        let mut runs = Vec::new();
        for index in from..line {
            if self.lines[index].kind == LineKind::Rule {
                lines::segments(self.text, &self.lines[index], &mut runs);
                self.underline(&runs);
                self.rule.clone_from(&runs);
            }
        }
        self.seen = line + 1;
    }

    /// Takes the rules that directly follow the last row.
    pub(super) fn rules_after(&mut self, line: usize) {
        let rules = self.lines[line..].iter().take_while(|l| l.kind == LineKind::Rule).count();
        self.rules_before(line + rules);
    }

    pub(super) fn underline(&mut self, runs: &[Run]) {
        let Some(row) = self.table.rows.last() else { return };
        for (cell, reach) in self.table.cells[row.first as usize..].iter_mut().zip(&self.reach) {
            cell.rule_below |= runs.iter().any(|run| run.0 < reach.1 && reach.0 < run.1);
        }
    }

    /// Appends a header row, or goes on with words of the stub; `ranges` are the columns of each field.
    ///
    /// ```text
    /// For the years ended
    ///   December 31 (in millions;                one cell, which has the time and the units whole
    ///   per-share amounts in dollars)   1998    1997
    /// ```
    pub(super) fn header(&mut self, line: usize, fields: &[Field], ranges: &[header::Range], stub_end: u16) {
        let stub = fields.first().filter(|_| ranges.first() == Some(&(0, 1))).copied();
        let adjacent = self.last_line != usize::MAX && line == self.last_line + 1;
        let wraps = |before: &Field, stub: &Field| {
            let words = |f: &Field| self.text.get(f.span.range()).unwrap_or(&[]);
            let hangs = self.hang == Some(stub.from) && !words(before).ends_with(b":");
            hangs || stub::wraps(words(before), words(stub), before, stub, stub_end, None)
        };
        let before = self.last_stub.filter(|_| adjacent && self.stub_only);
        let more = before.zip(stub).is_some_and(|(before, stub)| wraps(&before, &stub));
        self.hang = match (before, stub) {
            (Some(before), Some(stub)) if more => {
                self.hang.or((stub.from > before.from).then_some(stub.from))
            }
            _ => None,
        };
        let first = if more { self.reopen_row() } else { self.start_row() };
        for (field, range) in fields.iter().zip(ranges) {
            if self.table.cells.len() > first
                && let Some(last) = self.table.cells.last_mut()
                && last.column == range.0
                && last.column_end() == range.1
                && (field.gap <= 2 || more && range.0 == 0)
            {
                last.span = last.span.join(field.span);
                if let Some(reach) = self.reach.last_mut() {
                    reach.1 = field.to;
                }
                continue;
            }
            let columns = (range.1 - range.0).max(1);
            self.cell(field, range.0, columns, true);
        }
        self.end_row(first, line);
        self.stub_only = stub.is_some() && ranges.iter().all(|range| *range == (0, 1));
        self.last_stub = stub;
    }

    /// What comes next is no header: words of the stub do not go on in it.
    pub(super) fn end_header(&mut self) {
        self.headed = !self.table.rows.is_empty();
        self.stub_only = false;
        self.hang = None;
        self.behind = None;
    }

    /// Appends a row, or goes on with the one before.
    pub(super) fn body(
        &mut self,
        line: usize,
        fields: &[Field],
        places: &[u16],
        stub_end: u16,
        next_indent: Option<u16>,
    ) {
        let adjacent = self.last_line != usize::MAX && line == self.last_line + 1;
        let stub = fields.first().filter(|_| places.first() == Some(&0)).copied();
        let more = adjacent && self.stub_only && self.continues(fields, stub, stub_end, next_indent);
        if !more && adjacent && self.goes_on_below(fields, places) {
            self.last_line = line;
            return;
        }
        self.behind = match (stub, self.last_stub) {
            _ if more => self.behind,
            (Some(stub), Some(row)) if adjacent && !self.stub_only && fields.len() == 1 => {
                let lower = stub::starts_low(self.text.get(stub.span.range()).unwrap_or(&[]));
                (lower && stub.from > row.from).then_some(row.from)
            }
            _ => None,
        };
        self.hang = match (stub, self.last_stub) {
            (Some(stub), Some(before)) if more => {
                self.hang.or((stub.from > before.from).then_some(stub.from))
            }
            _ => None,
        };
        let first = if more { self.reopen_row() } else { self.start_row() };
        for (field, place) in fields.iter().zip(places) {
            let place = if *place == NOWHERE { self.table.columns.saturating_sub(1) } else { *place };
            let joins = self.table.cells.len() > first
                && self.table.cells.last().is_some_and(|c| c.column == place)
                && (place == 0 || field.kind == FieldKind::Words);
            if joins {
                if let Some(cell) = self.table.cells.last_mut() {
                    cell.span = cell.span.join(field.span);
                }
                if let Some(reach) = self.reach.last_mut() {
                    reach.1 = field.to;
                }
                self.mark(field);
            } else {
                self.cell(field, place, 1, false);
            }
        }
        let bare = |(field, place): (&Field, &u16)| *place == 0 || field.kind == FieldKind::Sign;
        self.stub_only = stub.is_some() && fields.iter().zip(places).all(bare);
        self.last_stub = stub;
        self.end_row(first, line);
    }

    /// Makes the next cells join the last row, which has a stub and nothing else but signs, whose amounts come.
    fn reopen_row(&mut self) -> usize {
        let Some(row) = self.table.rows.pop() else { return self.table.cells.len() };
        let first = row.first as usize;
        let stub = self.table.cells.get(first..).unwrap_or(&[]).iter().take_while(|c| c.column == 0).count();
        self.table.cells.truncate(first + stub);
        self.reach.truncate(stub);
        first
    }

    /// Makes the next cells start a row. Gives the index of the first.
    fn start_row(&mut self) -> usize {
        self.reach.clear();
        self.table.cells.len()
    }

    /// True where the row of words before wraps into this one.
    fn continues(&self, fields: &[Field], stub: Option<Field>, stub_end: u16, next: Option<u16>) -> bool {
        let Some(before) = self.last_stub else { return false };
        let words = |f: &Field| self.text.get(f.span.range()).unwrap_or(&[]);
        match stub {
            // "Repayments of loans  (25)" below "  and other", which goes on with the name of the row before.
            Some(stub) if self.behind.is_some_and(|row| stub.from <= row) => false,
            Some(stub) => {
                // "Net income per" over " Limited", " Partnership" and " Unit": the lines of one name hang alike,
                // where names below them go back to the left.
                let alone = fields.len() == 1 || next.is_none_or(|next| next < stub.from);
                let hangs = self.hang == Some(stub.from) && alone && !words(&before).ends_with(b":");
                hangs || stub::wraps(words(&before), words(&stub), &before, &stub, stub_end, next)
            }
            // Figures alone below words that left no room for them, or that name no group.
            None => fields.iter().all(|f| f.kind.is_numeric()) && !words(&before).ends_with(b":"),
        }
    }

    /// Words alone in the column of the last row's last cell go on with it.
    fn goes_on_below(&mut self, fields: &[Field], places: &[u16]) -> bool {
        let ([field], [place]) = (fields, places) else { return false };
        let words = usize::from(*place)
            .checked_sub(1)
            .and_then(|i| self.columns.get(i))
            .is_some_and(|column| column.words);
        let (Some(row), Some(cell)) = (self.table.rows.last_mut(), self.table.cells.last_mut()) else {
            return false;
        };
        if !words || cell.column != *place || cell.header {
            return false;
        }
        cell.span = cell.span.join(field.span);
        row.span = row.span.join(field.span);
        true
    }

    fn cell(&mut self, field: &Field, column: u16, columns: u16, header: bool) {
        let above = self.rule.iter().any(|run| run.0 < field.to && field.from < run.1);
        if column == 0 && !header {
            self.least_indent = self.least_indent.min(field.from);
        }
        self.table.cells.push(Cell {
            span: field.span,
            row: saturate(self.table.rows.len()),
            column,
            columns,
            rows: 1,
            // Made relative to the leftmost stub at the end.
            indent: if column == 0 { u8::try_from(field.from).unwrap_or(u8::MAX) } else { 0 },
            header,
            right: !header && field.kind.is_numeric(),
            centered: header && column > 0,
            rule_above: above,
            ..Cell::default()
        });
        self.reach.push((field.from, field.to));
        self.mark(field);
    }

    /// Notes the footnote mark of a field, if it has one.
    fn mark(&mut self, field: &Field) {
        let mark = match field.mark {
            Some(at) => Some(Span::new(at, field.span.end())),
            None if field.kind == FieldKind::Words => stub::mark(self.text, field.span),
            None => None,
        };
        self.marks.extend(mark);
    }

    fn end_row(&mut self, first: usize, line: usize) {
        let cells = self.table.cells.get(first..).unwrap_or(&[]);
        let (Some(a), Some(b)) = (cells.first(), cells.last()) else { return };
        let span = Span::new(a.span.start(), b.span.end());
        self.table.rows.push(Row { span, first: saturate(first), end: saturate(self.table.cells.len()) });
        self.last_line = line;
    }

    pub(super) fn finish(mut self, first_line: usize, end_line: usize, columns: Vec<Column>) -> Option<Grid> {
        let least = u8::try_from(self.least_indent).unwrap_or(u8::MAX);
        for cell in &mut self.table.cells {
            if cell.column == 0 {
                cell.indent = if cell.header { 0 } else { cell.indent.saturating_sub(least) };
            }
        }
        let (first, last) = (self.table.cells.first()?, self.table.cells.last()?);
        self.table.span = Span::new(first.span.start(), last.span.end());
        Some(Grid {
            table: self.table,
            first_line,
            end_line,
            columns,
            headed: self.headed,
            lone: false,
            marks: self.marks,
        })
    }
}
