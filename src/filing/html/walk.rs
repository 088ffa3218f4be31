//! Walks the tokens of an HTML document once and builds its text, blocks and tables.
//!
//! There is no tree. What a tree would be asked for (which look is in force, which cell is open) is
//! kept on a stack of open elements, so misnested and unclosed tags cost nothing: an end tag closes
//! back to its start tag if that is near, and is ignored if not.

use std::ops::Range;

use super::css::{Align, Css, CssCache, is_fixed};
use super::lexer::{Lexer, Token};
use super::look::{Look, count, font_size};
use super::page::{Gap, Page};
use super::raised;
use super::table::OpenTable;
use super::tag::{Role, Tag};
use super::tagged;
use crate::filing::document::{Anchor, Document, Emphasis, Link, Part};
use crate::filing::issue::{Issue, IssueKind};
use crate::filing::ixbrl::Marks;
use crate::text::{SourceSpan, Span, TextSpan, saturate};

/// How far back an end tag looks for its start tag. Real filings nest some 30 deep; beyond this an
/// end tag is taken for a stray one, which bounds the work on hostile input.
const REACH: usize = 256;

/// Tables in tables in tables: beyond this a `<table>` is read as a plain block.
const DEEPEST_TABLE: usize = 32;

/// An element that was opened and not yet closed.
struct Open {
    tag: Tag,
    /// The look to go back to.
    before: Look,
    page_after: bool,
    /// A block element that its style sets in line.
    inline: bool,
    /// An element in line that its style makes a box.
    boxed: bool,
}

struct Walk<'a> {
    lexer: Lexer<'a>,
    /// Offset of the part in the file.
    base: u32,
    page: Page,
    css: CssCache<'a>,
    stack: Vec<Open>,
    look: Look,
    tables: Vec<OpenTable>,
    /// Index on the stack of a cell that is not shown.
    hidden_cell: Option<usize>,
    /// Where the text of the open link starts, and the name that it leads to.
    link: Option<(u32, Range<usize>)>,
    /// Where the raised text starts.
    raised_from: Option<u32>,
    document: Document,
}

/// Reads the HTML of `part` out of the file's bytes. What filers tagged in it goes to `marks`.
pub(in crate::filing) fn read(
    file: &[u8],
    part: Part,
    marks: &mut Marks,
    issues: &mut Vec<Issue>,
) -> Document {
    let source = file.get(part.body.range()).unwrap_or(&[]);
    let mut walk = Walk {
        lexer: Lexer::new(source),
        base: part.body.start(),
        page: Page::new(source.len()),
        css: CssCache::default(),
        stack: Vec::new(),
        look: Look::default(),
        tables: Vec::new(),
        hidden_cell: None,
        link: None,
        raised_from: None,
        document: Document::empty(part),
    };
    while let Some(token) = walk.lexer.next_token() {
        walk.token(token, marks, issues);
    }
    marks.finish(walk.base + saturate(walk.lexer.at()));
    walk.finish()
}

impl Walk<'_> {
    fn token(&mut self, token: Token, marks: &mut Marks, issues: &mut Vec<Issue>) {
        // The tags of inline XBRL change nothing that is seen.
        match &token {
            Token::Start { tag: Tag::IxHeader, .. } if tagged::header(&mut self.lexer, self.base, marks) => {
                return;
            }
            Token::Start { tag, self_closing, .. } => {
                if let Some(element) = tagged::element(*tag) {
                    let hidden = self.look.hidden;
                    tagged::open(&self.lexer, self.base, element, hidden, *self_closing, marks);
                    return;
                }
            }
            Token::End { tag, name } => {
                if let Some(element) = tagged::element(*tag) {
                    tagged::close(self.base, element, name, marks);
                    return;
                }
            }
            _ => {}
        }
        match token {
            Token::Text(range) => self.text(range, true),
            // A title is the window's, not the page's; scripts and styles are nobody's text.
            Token::Raw { tag: tag @ (Tag::Textarea | Tag::Xmp), text } => {
                self.text(text, tag.decodes_references());
            }
            Token::Raw { .. } | Token::Comment(_) => {}
            Token::Start { tag, self_closing, .. } => self.start(tag, self_closing, marks),
            Token::End { tag, .. } => self.end(tag),
            Token::Cut(range) => {
                issues.push(Issue::at(
                    IssueKind::Truncated,
                    self.in_file(range),
                    "the document ends inside a tag",
                ));
            }
        }
    }

    /// The place in the file of a range of the part.
    fn in_file(&self, range: Range<usize>) -> SourceSpan {
        Span::new(self.base + saturate(range.start), self.base + saturate(range.end))
    }

    fn text(&mut self, range: Range<usize>, references: bool) {
        if self.look.hidden {
            return;
        }
        let raw = self.lexer.slice(range.clone());
        let tables = &mut self.tables;
        // The first text of a nested table is the first of the cell around it too.
        // In a cell, spaces pad and make no columns.
        let look = Look { fixed: self.look.fixed && tables.is_empty(), ..self.look };
        let separator = || tables.iter_mut().filter_map(OpenTable::take_separator).last();
        self.page.text(raw, self.base + saturate(range.start), references, look, separator);
    }

    // Start tags

    fn start(&mut self, tag: Tag, self_closing: bool, marks: &mut Marks) {
        self.end_hidden_cell(tag);
        if self.look.hidden {
            if tag.role() != Role::Void && !self_closing {
                self.push(tag, Css::default());
            }
            return;
        }
        let css = self.lexer.attr(b"style").map(|style| self.css.get(style)).unwrap_or_default();
        if css.of_fact {
            tagged::shown(&self.lexer, self.base, marks);
        }
        self.anchor(tag);
        match tag.role() {
            Role::Void => self.void(tag, css),
            Role::RawText => {}
            Role::Inline if self_closing || tag == Tag::Other && !css.hidden => {}
            Role::Inline => self.inline(tag, css),
            Role::Block => self.block_start(tag, css, self_closing),
        }
    }

    /// The next cell or row ends a cell that is not shown, whose end tag may be left out.
    fn end_hidden_cell(&mut self, tag: Tag) {
        if let Some(depth) = self.hidden_cell
            && matches!(tag, Tag::Td | Tag::Th | Tag::Tr)
            && !self.stack[depth.min(self.stack.len())..].iter().any(|open| open.tag == Tag::Table)
        {
            self.close_to(depth);
        }
    }

    fn void(&mut self, tag: Tag, css: Css) {
        if css.page_before || tag == Tag::Page {
            self.page.page_break();
        }
        match tag {
            Tag::Br => self.page.line_break(),
            Tag::Hr => self.page.boundary(Gap::Paragraph),
            _ => {}
        }
        if css.page_after {
            self.page.page_break();
        }
    }

    /// Notes the place of an element that a link may lead to. The thousands of ids on facts are
    /// passed over.
    fn anchor(&mut self, tag: Tag) {
        let place = matches!(tag, Tag::A | Tag::P | Tag::Div | Tag::Span | Tag::Td | Tag::Tr | Tag::Table);
        if !place && tag.heading() == 0 {
            return;
        }
        let attr = self.lexer.attrs.iter().find(|a| {
            let name = self.lexer.slice(a.name.clone());
            name.eq_ignore_ascii_case(b"id") || tag == Tag::A && name.eq_ignore_ascii_case(b"name")
        });
        if let Some(attr) = attr {
            let name = self.in_file(attr.value.clone());
            self.document.anchors.push(Anchor { name, at: self.page.sink.at() });
        }
    }

    fn inline(&mut self, tag: Tag, css: Css) {
        match tag {
            Tag::IxFootnote => return,
            Tag::A => self.link_start(),
            _ => {}
        }
        let size = (tag == Tag::Font).then(|| self.lexer.attr(b"size")).flatten().and_then(font_size);
        if css.block {
            self.page.boundary(Gap::Paragraph);
        }
        if css.boxed || css.padded {
            self.page.word_gap();
        }
        self.push(tag, css);
        self.look.inline(tag);
        self.look.size = size.unwrap_or(self.look.size);
        if tag == Tag::Font
            && let Some(face) = self.lexer.attr(b"face")
        {
            self.look.fixed = is_fixed(&face.to_ascii_lowercase());
        }
        self.look.letters(css);
        if self.look.raised && self.raised_from.is_none() {
            // A raised numerator is no footnote mark: 7<sup>5</sup>/<sub>8</sub> is "7 5/8".
            if raised::starts_fraction(self.lexer.rest()) {
                if self.page.sink.ends_in_digit() {
                    self.page.word_gap();
                }
            } else {
                self.raised_from = Some(self.page.sink.at());
            }
        }
    }

    fn link_start(&mut self) {
        let target = self.lexer.attrs.iter().find(|a| {
            self.lexer.slice(a.name.clone()).eq_ignore_ascii_case(b"href")
                && self.lexer.slice(a.value.clone()).starts_with(b"#")
        });
        self.link = target.map(|a| (self.page.sink.at(), a.value.start + 1..a.value.end));
    }

    fn block_start(&mut self, tag: Tag, css: Css, self_closing: bool) {
        if css.page_before {
            self.page.page_break();
        }
        let align = self.lexer.attr(b"align").and_then(Align::from_value);
        match tag {
            Tag::Table => return self.table_start(css),
            Tag::Tr => return self.row_start(css, align),
            Tag::Td | Tag::Th => return self.cell_start(tag, css, align, self_closing),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => return self.page.boundary(Gap::Paragraph),
            _ => {}
        }
        if css.inline && tag == Tag::Div {
            self.push(tag, css);
            self.look.letters(css);
            return;
        }
        // A block inside a paragraph ends it.
        self.close_back_to(Tag::P);
        if matches!(tag, Tag::Li | Tag::Dt | Tag::Dd) {
            self.close_back_to(tag);
        }
        self.page.boundary(Gap::Paragraph);
        if self_closing {
            if css.page_after {
                self.page.page_break();
            }
            return;
        }
        self.push(tag, css);
        self.look.block(tag, align);
        self.look.lines(css);
    }

    fn push(&mut self, tag: Tag, css: Css) {
        let inline = css.inline && tag == Tag::Div;
        let boxed = css.boxed && !self.look.preformatted;
        self.stack.push(Open { tag, before: self.look, page_after: css.page_after, inline, boxed });
    }

    // End tags

    fn end(&mut self, tag: Tag) {
        match tag.role() {
            // `</br>` counts as `<br>` (HTML standard, §13.2.6.4.7).
            Role::Void if tag == Tag::Br && !self.look.hidden => self.page.line_break(),
            Role::Void | Role::RawText => {}
            // An element without meaning is on the stack only where something is hidden.
            Role::Inline if tag == Tag::Other => {
                if self.stack.last().is_some_and(|open| open.tag == Tag::Other) {
                    self.pop();
                }
            }
            Role::Inline => self.close_back_to(tag),
            Role::Block => self.block_end(tag),
        }
    }

    fn block_end(&mut self, tag: Tag) {
        if self.look.hidden {
            self.close_back_to(tag);
            return;
        }
        match tag {
            Tag::Table => return self.table_end(),
            Tag::Tr => return self.row_end(),
            Tag::Td | Tag::Th => return self.cell_end(),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => return self.page.boundary(Gap::Paragraph),
            _ => {}
        }
        let open = self.find_open(tag);
        if !open.is_some_and(|index| self.stack[index].inline) {
            self.page.boundary(Gap::Paragraph);
        }
        if let Some(index) = open {
            self.close_to(index);
        }
    }

    /// Index on the stack of the nearest open `tag` in the same cell.
    fn find_open(&self, tag: Tag) -> Option<usize> {
        for (index, open) in self.stack.iter().enumerate().rev().take(REACH) {
            if open.tag == tag {
                return Some(index);
            }
            if matches!(open.tag, Tag::Td | Tag::Th | Tag::Table) && !self.look.hidden {
                return None;
            }
        }
        None
    }

    /// Closes elements back to and with the nearest open `tag` in the same cell; nothing where
    /// there is none.
    fn close_back_to(&mut self, tag: Tag) {
        if let Some(index) = self.find_open(tag) {
            self.close_to(index);
        }
    }

    /// Closes elements until `depth` are open.
    fn close_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        self.hidden_cell = self.hidden_cell.filter(|depth| *depth < self.stack.len());
        if open.tag == Tag::A
            && let Some((start, target)) = self.link.take()
            && let Some(span) = self.page.ink_since(start)
        {
            let target = self.in_file(target);
            self.document.links.push(Link { span, target });
        }
        if self.look.raised
            && !open.before.raised
            && let Some(span) = self.raised_from.take().and_then(|start| self.page.ink_since(start))
        {
            self.document.superscripts.push(span);
        }
        if open.boxed {
            self.page.word_gap();
        }
        self.look = open.before;
        if open.page_after && !self.look.hidden {
            self.page.page_break();
        }
    }

    // Tables

    fn table_start(&mut self, css: Css) {
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

    fn row_start(&mut self, css: Css, align: Option<Align>) {
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

    fn row_end(&mut self) {
        self.cell_close();
        let Some(depth) = self.table_depth() else { return };
        self.close_to(depth);
        if let Some(table) = self.tables.last_mut() {
            table.end_row();
        }
    }

    fn cell_start(&mut self, tag: Tag, css: Css, align: Option<Align>, self_closing: bool) {
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
            table.mark_cell(tag == Tag::Th, css.rule_above, css.rule_below);
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

    fn cell_end(&mut self) {
        self.cell_close();
        if let Some(depth) = self.row_depth() {
            self.close_to(depth);
        }
    }

    fn table_end(&mut self) {
        self.cell_close();
        let Some(depth) = self.table_depth() else { return };
        // The table's own entry goes too.
        self.close_to(depth.saturating_sub(1));
        let Some(mut table) = self.tables.pop() else { return };
        table.end_row();
        let text = |span: TextSpan| self.page.sink.bytes(span.start(), span.end());
        table.finish(&mut self.page.blocks, &mut self.document.tables, text);
    }

    fn finish(mut self) -> Document {
        while !self.tables.is_empty() {
            self.table_end();
        }
        self.page.close();
        self.close_to(0);
        let mut document = self.document;
        (document.text, document.map) = self.page.sink.finish();
        document.blocks = self.page.blocks;
        document.pages = self.page.pages;
        // A nested `<sup>` ends before the one around it.
        document.superscripts.sort_unstable();
        document.links.sort_unstable_by_key(|link| link.span);
        document
    }
}
