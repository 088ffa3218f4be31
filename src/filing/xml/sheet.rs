//! The page on which an XML part is written out: headings, lines and tables, with their map.
//!
//! What an element holds is copied and maps to its bytes. A label stands for the name of its
//! element and maps to that. Words of our own, such as the heads of columns, have no bytes. All is
//! written in file order, which is what the map rests on.

use std::ops::Range;

use crate::filing::document::{
    Block, BlockKind, Cell, Document, Emphasis, Furniture, MOST_COLUMNS, Row, Style, Table,
};
use crate::filing::html::Sink;
use crate::text::{SourceSpan, Span, TextSpan, saturate};

/// A document as it is written.
pub(super) struct Sheet<'a> {
    source: &'a [u8],
    base: u32,
    sink: Sink,
    document: Document,
    open: Option<OpenBlock>,
    table: Option<OpenTable>,
}

struct OpenBlock {
    start: u32,
    kind: BlockKind,
    style: Style,
}

#[derive(Default)]
struct OpenTable {
    table: Table,
    /// First cell of the row being written.
    first: usize,
    /// The cell being written: its column and where it starts.
    cell: Option<(u16, u32)>,
    header: bool,
}

impl<'a> Sheet<'a> {
    /// A sheet for a part whose bytes are `source`.
    pub(super) fn new(source: &'a [u8], document: Document) -> Self {
        let base = document.part.body.start();
        Self { source, base, sink: Sink::new(source.len()), document, open: None, table: None }
    }

    /// Where the part starts in the file.
    pub(super) fn base(&self) -> u32 {
        self.base
    }

    /// The place in the file of a range of the part.
    pub(super) fn in_file(&self, place: &Range<usize>) -> SourceSpan {
        Span::new(self.base + saturate(place.start), self.base + saturate(place.end))
    }

    // Blocks

    fn start(&mut self, kind: BlockKind, style: Style) {
        self.end();
        if self.sink.at() > 0 {
            self.sink.separator(b'\n');
        }
        for _ in 0..style.indent {
            self.sink.separator(b' ');
        }
        self.open = Some(OpenBlock { start: self.sink.at(), kind, style });
    }

    /// Ends the block being written.
    pub(super) fn end(&mut self) {
        self.end_table();
        let Some(OpenBlock { start, kind, mut style }) = self.open.take() else { return };
        let span = self.ink(start);
        if span.is_empty() {
            return;
        }
        style.lead_end = span.end();
        self.document.blocks.push(Block { span, kind, style });
    }

    /// What was written since `start` without white space at its ends.
    fn ink(&self, start: u32) -> TextSpan {
        let end = self.sink.trimmed_end(start);
        let bytes = self.sink.bytes(start, end);
        let lead = saturate(bytes.len() - bytes.trim_ascii_start().len());
        Span::new(start + lead, end)
    }

    /// A heading of a level from 1, which stands for the bytes at `place`.
    pub(super) fn heading(&mut self, level: u8, text: &str, place: Range<usize>) {
        self.open_heading(level, 0);
        self.stand_in(text, place);
        self.end();
    }

    /// Starts a heading of a level from 1, indented by so many characters.
    pub(super) fn open_heading(&mut self, level: u8, indent: u8) {
        let mut style = Style { heading: level.clamp(1, 6), indent, ..Style::default() };
        style.emphasis.set(Emphasis::BOLD, true);
        self.start(BlockKind::Paragraph, style);
    }

    /// Starts a line, indented by so many characters.
    pub(super) fn line(&mut self, indent: u8) {
        self.start(BlockKind::Paragraph, Style { indent, tight: true, ..Style::default() });
    }

    /// Starts a paragraph.
    pub(super) fn paragraph(&mut self) {
        self.start(BlockKind::Paragraph, Style::default());
    }

    /// Starts an entry of a list.
    pub(super) fn entry(&mut self) {
        self.start(BlockKind::ListItem, Style::default());
    }

    /// Starts a line that machines exchange and no person reads.
    pub(super) fn aside(&mut self) {
        self.start(BlockKind::Furniture(Furniture::Tag), Style { tight: true, ..Style::default() });
    }

    /// The bytes at `place` with their line breaks, in a block of their own.
    pub(super) fn verbatim(&mut self, place: Range<usize>) {
        self.start(BlockKind::Preformatted, Style::default());
        let (raw, at) = (self.source.get(place.clone()).unwrap_or(&[]), self.in_file(&place).start());
        self.sink.push_preformatted(raw, at);
        self.end();
    }

    // Words

    /// Words of our own.
    pub(super) fn words(&mut self, text: &str) {
        self.sink.insert(text);
    }

    /// Words that stand for the bytes at `place`.
    pub(super) fn stand_in(&mut self, text: &str, place: Range<usize>) {
        let place = self.in_file(&place);
        self.sink.stand_in(text, place);
    }

    /// The bytes at `place`, white space folded, references decoded where `references` is set.
    pub(super) fn copy(&mut self, place: Range<usize>, references: bool) {
        let (raw, at) = (self.source.get(place.clone()).unwrap_or(&[]), self.in_file(&place).start());
        self.sink.push(raw, at, references);
    }

    /// A raised mark: the bytes at `place`, after a space where something stands before it.
    pub(super) fn mark(&mut self, place: Range<usize>) {
        self.sink.space(self.base + saturate(place.start), 0);
        let start = self.sink.at();
        self.copy(place, true);
        let span = self.ink(start);
        if !span.is_empty() {
            self.document.superscripts.push(span);
        }
    }

    /// Takes in a document that was read from decoded text: `of` leads from its source to the file.
    pub(super) fn adopt(&mut self, inner: Document, of: &crate::text::SourceMap) {
        self.end();
        if self.sink.at() > 0 {
            self.sink.separator(b'\n');
        }
        let at = self.sink.at();
        self.sink.adopt(&inner.text, &inner.map, of);
        let moved = |span: TextSpan| -> TextSpan { Span::new(span.start() + at, span.end() + at) };
        let tables = saturate(self.document.tables.len());
        self.document.blocks.extend(inner.blocks.into_iter().map(|mut block| {
            block.span = moved(block.span);
            block.style.lead_end += at;
            if let BlockKind::Table(index) = &mut block.kind {
                *index += tables;
            }
            block
        }));
        self.document.tables.extend(inner.tables.into_iter().map(|mut table| {
            table.span = moved(table.span);
            table.cells.iter_mut().for_each(|cell| cell.span = moved(cell.span));
            table.rows.iter_mut().for_each(|row| row.span = moved(row.span));
            table
        }));
        self.document.superscripts.extend(inner.superscripts.into_iter().map(moved));
    }

    // Tables

    /// Starts a table whose columns are headed by `heads`.
    pub(super) fn table<'h>(&mut self, heads: impl Iterator<Item = &'h str>) {
        self.end();
        self.table = Some(OpenTable { header: true, ..OpenTable::default() });
        for (column, head) in heads.take(usize::from(MOST_COLUMNS)).enumerate() {
            self.cell(column);
            self.words(head);
        }
        self.row();
        if let Some(open) = &mut self.table {
            open.header = false;
        }
    }

    /// Starts a cell in this column of the open table.
    pub(super) fn cell(&mut self, column: usize) {
        self.end_cell();
        let column = u16::try_from(column).unwrap_or(MOST_COLUMNS).min(MOST_COLUMNS);
        let Some(open) = &mut self.table else { return };
        let in_row = open.table.cells.len() > open.first;
        let separator = if in_row { b'\t' } else { b'\n' };
        if self.sink.at() > 0 {
            self.sink.separator(separator);
        }
        open.cell = Some((column, self.sink.at()));
    }

    fn end_cell(&mut self) {
        let Some((column, start)) = self.table.as_mut().and_then(|t| t.cell.take()) else { return };
        let span = self.ink(start);
        let Some(open) = &mut self.table else { return };
        if span.is_empty() {
            return;
        }
        let row = saturate(open.table.rows.len());
        open.table.columns = open.table.columns.max(column + 1);
        let header = open.header;
        open.table.cells.push(Cell { span, row, column, columns: 1, rows: 1, header, ..Cell::default() });
    }

    /// Ends the row being written.
    pub(super) fn row(&mut self) {
        self.end_cell();
        let Some(open) = &mut self.table else { return };
        let cells = &open.table.cells;
        if let (Some(first), Some(last)) = (cells.get(open.first), cells.last()) {
            let span = Span::new(first.span.start(), last.span.end());
            open.table.rows.push(Row { span, first: saturate(open.first), end: saturate(cells.len()) });
        }
        open.first = open.table.cells.len();
    }

    fn end_table(&mut self) {
        if self.table.is_none() {
            return;
        }
        self.row();
        let Some(OpenTable { mut table, .. }) = self.table.take() else { return };
        let (Some(first), Some(last)) = (table.cells.first(), table.cells.last()) else { return };
        table.span = Span::new(first.span.start(), last.span.end());
        table.numeric = table.cells.iter().any(|c| {
            let text = self.sink.bytes(c.span.start(), c.span.end());
            c.column > 0 && !c.header && crate::filing::html::is_figure(text)
        });
        let kind = BlockKind::Table(saturate(self.document.tables.len()));
        let style = Style { lead_end: table.span.end(), ..Style::default() };
        self.document.blocks.push(Block { span: table.span, kind, style });
        self.document.tables.push(table);
    }

    /// The finished document.
    pub(super) fn finish(mut self) -> Document {
        self.end();
        let mut document = self.document;
        (document.text, document.map) = self.sink.finish();
        document.superscripts.sort_unstable();
        document
    }
}
