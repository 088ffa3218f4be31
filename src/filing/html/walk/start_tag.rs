//! What start tags do: they open elements, set the look of the text inside, and note where links and anchors stand.

use super::Walk;
use crate::filing::document::Anchor;
use crate::filing::html::css::{Align, Css, is_fixed};
use crate::filing::html::look::font_size;
use crate::filing::html::page::Gap;
use crate::filing::html::raised;
use crate::filing::html::tag::{Role, Tag};
use crate::filing::html::tagged;
use crate::filing::ixbrl::Marks;

impl Walk<'_> {
    /// Opens `tag`, which the lexer has just read.
    pub(super) fn start(&mut self, tag: Tag, self_closing: bool, marks: &mut Marks) {
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
            Tag::Hr => self.page.rule(),
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
}
