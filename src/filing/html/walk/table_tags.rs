//! What the tags of tables do. Their end tags are often left out, so each row and cell ends the one before it.

use super::Walk;
use crate::filing::document::Emphasis;
use crate::filing::html::css::{Align, Css};
use crate::filing::html::look::count;
use crate::filing::html::page::Gap;
use crate::filing::html::table::{CellLook, OpenTable};
use crate::filing::html::tag::Tag;
use crate::text::TextSpan;

/// Tables in tables in tables: beyond this a `<table>` is read as a plain block.
const DEEPEST_TABLE: usize = 32;

impl Walk<'_> {
    /// Opens a table, or a plain block where tables are nested too deep.
    pub(super) fn table_start(&mut self, css: Css) {
        self.close_back_to(Tag::P);
        self.page.boundary(Gap::Paragraph);
        self.push(Tag::Table, css);
        self.look.align = None;
        self.look.indent = 0;
        self.look.heading = 0;
        self.look.lines(Css { indent: 0, ..css });
        if !self.look.hidden && self.tables.len() < DEEPEST_TABLE {
            let (blocks, tables) = (self.page.blocks.len(), self.document.tables.len());
            self.tables.push(OpenTable::new(self.stack.len(), blocks, tables));
        }
    }

    /// Number of open elements up to and with the current table; None outside tables.
    fn table_depth(&self) -> Option<usize> {
        self.tables.last().map(|table| table.depth)
    }

    /// Number of open elements up to and with the current row.
    fn row_depth(&self) -> Option<usize> {
        let depth = self.table_depth()?;
        let in_row = self.stack.get(depth).is_some_and(|open| open.tag == Tag::Tr);
        Some(depth + usize::from(in_row))
    }

    /// Opens a row of the current table.
    pub(super) fn row_start(&mut self, css: Css, align: Option<Align>) {
        self.cell_close();
        let Some(depth) = self.table_depth() else { return };
        self.close_to(depth);
        if let Some(table) = self.tables.last_mut() {
            table.start_row();
        }
        self.push(Tag::Tr, css);
        self.look.align = align.or(self.look.align);
        self.look.lines(Css { indent: 0, ..css });
    }

    /// Ends the row of the current table.
    pub(super) fn row_end(&mut self) {
        self.cell_close();
        let Some(depth) = self.table_depth() else { return };
        self.close_to(depth);
        if let Some(table) = self.tables.last_mut() {
            table.end_row();
        }
    }

    /// Opens a cell of the current row.
    pub(super) fn cell_start(&mut self, tag: Tag, css: Css, align: Option<Align>, self_closing: bool) {
        self.cell_close();
        // Keep the row's own look, drop whatever an earlier cell left open.
        let Some(depth) = self.row_depth() else { return };
        self.close_to(depth);
        if css.hidden {
            // A cell that is not shown takes no column (CSS 2.1, §17.5).
            if !self_closing {
                self.hidden_cell = Some(self.stack.len());
                self.push(tag, css);
                self.look.hidden = true;
            }
            return;
        }
        let attr = |name| self.lexer.attr(name).and_then(count).unwrap_or(1);
        let (columns, rows) = (attr(b"colspan"), attr(b"rowspan"));
        let blocks = self.page.blocks.len();
        if let Some(table) = self.tables.last_mut() {
            table.start_cell(columns, rows, blocks);
            let (header, rule_above, rule_below) = (tag == Tag::Th, css.rule_above, css.rule_below);
            table.mark_cell(CellLook { header, rule_above, rule_below });
        }
        if self_closing {
            self.cell_close();
            return;
        }
        self.push(tag, css);
        if tag == Tag::Th {
            self.look.emphasis.set(Emphasis::BOLD, true);
            self.look.align = Some(Align::Center);
        }
        self.look.align = align.or(self.look.align);
        self.look.indent = 0;
        self.look.list = false;
        self.look.lines(css);
    }

    /// Ends the open cell of the current table, if any.
    fn cell_close(&mut self) {
        self.page.boundary(Gap::Paragraph);
        if let Some(table) = self.tables.last_mut() {
            table.end_cell(&self.page.blocks);
        }
    }

    /// Ends the open cell and all elements left open in it.
    pub(super) fn cell_end(&mut self) {
        self.cell_close();
        if let Some(depth) = self.row_depth() {
            self.close_to(depth);
        }
    }

    /// Ends the current table.
    pub(super) fn table_end(&mut self) {
        self.cell_close();
        let Some(depth) = self.table_depth() else { return };
        // The table's own entry goes too.
        self.close_to(depth.saturating_sub(1));
        let Some(mut table) = self.tables.pop() else { return };
        table.end_row();
        let text = |span: TextSpan| self.page.sink.bytes(span.start(), span.end());
        table.finish(&mut self.page.blocks, &mut self.document.tables, text);
    }
}
