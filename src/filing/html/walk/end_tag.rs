//! What end tags do: they close elements back to their start tag, and with each the link, the raised text and the look
//! that it began.

use super::Walk;
use crate::filing::document::Link;
use crate::filing::html::page::Gap;
use crate::filing::html::tag::{Role, Tag};

/// How far back an end tag looks for its start tag. Real filings nest some 30 deep; beyond this an
/// end tag is taken for a stray one, which bounds the work on hostile input.
const REACH: usize = 256;

impl Walk<'_> {
    /// Closes `tag`, where it is open.
    pub(super) fn end(&mut self, tag: Tag) {
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
    pub(super) fn close_back_to(&mut self, tag: Tag) {
        if let Some(index) = self.find_open(tag) {
            self.close_to(index);
        }
    }

    /// Closes elements until `depth` are open.
    pub(super) fn close_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            self.pop();
        }
    }

    /// Closes the innermost element and goes back to the look before it.
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
}
