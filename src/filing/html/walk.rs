//! Walks the tokens of an HTML document once and builds its text, blocks and tables.
//!
//! There is no tree. What a tree would be asked for (which look is in force, which cell is open) is
//! kept on a stack of open elements, so misnested and unclosed tags cost nothing: an end tag closes
//! back to its start tag if that is near, and is ignored if not.

mod end_tag;
mod start_tag;
mod table_tags;

use std::ops::Range;

use super::css::{Css, CssCache};
use super::lexer::{Lexer, Token};
use super::look::Look;
use super::page::Page;
use super::table::OpenTable;
use super::tag::Tag;
use super::tagged;
use crate::filing::document::{Document, Part};
use crate::filing::furniture::ruled_pages;
use crate::filing::issue::{Issue, IssueKind};
use crate::filing::ixbrl::Marks;
use crate::text::{SourceSpan, Span, saturate};

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

    fn push(&mut self, tag: Tag, css: Css) {
        let inline = css.inline && tag == Tag::Div;
        let boxed = css.boxed && !self.look.preformatted;
        self.stack.push(Open { tag, before: self.look, page_after: css.page_after, inline, boxed });
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
        let pages = self.page.pages;
        document.pages = if pages.is_empty() { ruled_pages(&document, &self.page.rules) } else { pages };
        // A nested `<sup>` ends before the one around it.
        document.superscripts.sort_unstable();
        document.links.sort_unstable_by_key(|link| link.span);
        document
    }
}
