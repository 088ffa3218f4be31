//! The filing as one long scroll of lines, laid out for a width and only where somebody looks.
//!
//! Each document is a series of items: a title line, then its blocks. A place on screen is named by
//! document, item and line, never by a running number of lines, so nothing before it has to be laid
//! out: a jump into the middle of a submission of 46 MB lays out one screen.
//!
//! ```text
//! document 0   item 0  ── 10-K · annual.htm ──          title
//!              item 1  FORM 10-K                        a paragraph of one line
//!              item 2  Revenues rose 4 % to             a paragraph of two,
//!                      $1.2 million.                     its blank line before it counted in
//! document 1   item 0  ── EX-99.1 · press.htm ──
//! ```
//!
//! What has been laid out is kept for a while, since scrolling asks for the same items again.

pub mod columns;
pub mod grid;
mod item;
mod line;
mod prose;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use self::item::{Body, Item, lay_out};
pub use self::line::{Ink, Line, LineId, Tone, What};
use crate::filing::{Block, Document, Emphasis, Filing};
use crate::text::lines::stretches;
use crate::text::{Span, cells, saturate, slice};

/// A place in the text of a filing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the document.
    pub document: usize,
    /// Byte of its text.
    pub at: u32,
}

/// Most items that are kept.
const KEPT: usize = 4096;

/// The scroll at one width.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    width: usize,
    kept: FxHashMap<(usize, u32), Rc<Item>>,
}

impl Flow {
    /// Lays out at `width` cells from now on; true where that is another width than before.
    pub fn resize(&mut self, width: usize) -> bool {
        let other = self.width != width;
        if other {
            self.width = width;
            self.kept.clear();
        }
        other
    }

    fn item(&mut self, filing: &Filing, document: usize, index: u32) -> Option<Rc<Item>> {
        if let Some(item) = self.kept.get(&(document, index)) {
            return Some(Rc::clone(item));
        }
        let laid = lay_out(filing, document, index, self.width)?;
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        let item = Rc::new(laid);
        self.kept.insert((document, index), Rc::clone(&item));
        Some(item)
    }

    fn height(&mut self, filing: &Filing, document: usize, index: u32) -> u32 {
        self.item(filing, document, index).map_or(0, |item| item.height())
    }

    /// The line `id` with what stands on it.
    pub fn line(&mut self, filing: &Filing, id: LineId) -> Line {
        let blank = Line { id, ..Line::default() };
        let Some(document) = filing.documents.get(id.document) else { return blank };
        let Some(item) = self.item(filing, id.document, id.item) else { return blank };
        let text = document.text.as_str();
        let Some(index) = id.line.checked_sub(item.before).map(|i| i as usize) else {
            let start = block(document, id.item).map_or(0, |b| b.span.start());
            return Line { span: Span::empty(start), ..blank };
        };
        let line = match &item.body {
            Body::Words(tone, lines) => {
                let words = lines.get(index).cloned().unwrap_or_default();
                let width = cells::width(&words);
                let ink = vec![Ink { x: 0, width, what: What::Words(words) }];
                Line { ink, width, tone: *tone, ..blank }
            }
            Body::Prose(prose) => Line { id, ..prose.line(text, index) },
            Body::Printed { lines, frozen, tone } => {
                let span = lines.line(text, index);
                let ink: Vec<Ink> = stretches(text, span)
                    .into_iter()
                    .map(|(x, span)| Ink {
                        x,
                        width: cells::width(slice(text, span)),
                        what: What::Text(span, Emphasis::default()),
                    })
                    .collect();
                Line { span, ink, frozen: *frozen, tone: *tone, ..blank }
            }
            Body::Grid(grid) => Line { id, ..grid.line(document, index) },
        };
        let width = line.ink.iter().map(|ink| ink.x + ink.width).max().unwrap_or(0);
        Line { width, ..line }
    }

    /// The first line of the filing.
    pub fn first(&mut self, filing: &Filing) -> LineId {
        let mut at = LineId::default();
        // A lone document has no title above it.
        while self.height(filing, at.document, at.item) == 0 {
            let Some((document, item)) = after(filing, at.document, at.item) else {
                return LineId::default();
            };
            at = LineId { document, item, line: 0 };
        }
        at
    }

    /// The last line of the filing.
    pub fn last(&mut self, filing: &Filing) -> LineId {
        let document = filing.documents.len().saturating_sub(1);
        let mut id = LineId { document, item: items(filing, document).saturating_sub(1), line: 0 };
        loop {
            let height = self.height(filing, id.document, id.item);
            if height > 0 {
                return LineId { line: height - 1, ..id };
            }
            let Some((document, item)) = before(filing, id) else { return LineId::default() };
            id = LineId { document, item, line: 0 };
        }
    }

    /// The line `delta` lines after `id`, or before it where negative; stops at either end.
    pub fn step(&mut self, filing: &Filing, id: LineId, delta: i64) -> LineId {
        let mut at = id;
        let mut left = delta;
        while left > 0 {
            let room = i64::from(self.height(filing, at.document, at.item)) - 1 - i64::from(at.line);
            if left <= room {
                at.line += u32::try_from(left).unwrap_or(0);
                return at;
            }
            let (mut document, mut item) = (at.document, at.item);
            loop {
                let Some(next) = after(filing, document, item) else {
                    // Past the end: the last line there is.
                    at.line = at.line.saturating_add(u32::try_from(room.max(0)).unwrap_or(0));
                    return at;
                };
                (document, item) = next;
                if self.height(filing, document, item) > 0 {
                    break;
                }
            }
            left -= room.max(-1) + 1;
            at = LineId { document, item, line: 0 };
            if left == 0 {
                return at;
            }
        }
        while left < 0 {
            let room = i64::from(at.line);
            if -left <= room {
                at.line -= u32::try_from(-left).unwrap_or(0);
                return at;
            }
            let mut from = at;
            let height = loop {
                let Some((document, item)) = before(filing, from) else {
                    at.line = 0;
                    return at;
                };
                from = LineId { document, item, line: 0 };
                let height = self.height(filing, document, item);
                if height > 0 {
                    break height;
                }
            };
            left += room + 1;
            at = LineId { line: height - 1, ..from };
        }
        at
    }

    /// Lines from `from` to `to`, counted to at most `most`; None where `to` is farther or before.
    pub fn distance(&mut self, filing: &Filing, from: LineId, to: LineId, most: usize) -> Option<usize> {
        if to < from {
            return None;
        }
        let (mut at, mut lines) = (from, 0usize);
        while (at.document, at.item) < (to.document, to.item) {
            let height = self.height(filing, at.document, at.item);
            lines += height.saturating_sub(at.line) as usize;
            if lines > most {
                return None;
            }
            let (document, item) = after(filing, at.document, at.item)?;
            at = LineId { document, item, line: 0 };
        }
        lines += to.line.saturating_sub(at.line) as usize;
        (lines <= most).then_some(lines)
    }

    /// The line that shows `place`.
    pub fn at(&mut self, filing: &Filing, place: Place) -> LineId {
        let top = LineId { document: place.document, item: 0, line: 0 };
        let Some(document) = filing.documents.get(place.document) else { return self.first(filing) };
        let Some(block) = document.block_at(place.at) else {
            return if self.height(filing, place.document, 0) > 0 { top } else { self.step(filing, top, 1) };
        };
        let id = LineId { item: saturate(block) + 1, ..top };
        let Some(item) = self.item(filing, id.document, id.item) else { return id };
        let line = match &item.body {
            Body::Words(..) => 0,
            Body::Prose(prose) => prose.line_of(place.at),
            Body::Printed { lines, .. } => lines.at(place.at),
            Body::Grid(grid) => grid.line_of(document, place.at),
        };
        LineId { line: item.before + saturate(line), ..id }
    }

    /// Where line `id` starts.
    pub fn place(&mut self, filing: &Filing, id: LineId) -> Place {
        let line = self.line(filing, id);
        let first = line.ink.iter().find_map(|ink| match ink.what {
            What::Text(span, _) => Some(span.start()),
            _ => None,
        });
        Place { document: id.document, at: first.unwrap_or_else(|| line.span.start()) }
    }
}

/// Number of items of a document: its title and its blocks; a note where there are none.
fn items(filing: &Filing, document: usize) -> u32 {
    filing.documents.get(document).map_or(0, |d| 1 + saturate(d.blocks.len().max(1)))
}

fn block(document: &Document, item: u32) -> Option<&Block> {
    document.blocks.get((item as usize).checked_sub(1)?)
}

fn after(filing: &Filing, document: usize, item: u32) -> Option<(usize, u32)> {
    if item + 1 < items(filing, document) {
        return Some((document, item + 1));
    }
    (document + 1 < filing.documents.len()).then_some((document + 1, 0))
}

fn before(filing: &Filing, id: LineId) -> Option<(usize, u32)> {
    if let Some(item) = id.item.checked_sub(1) {
        return Some((id.document, item));
    }
    let document = id.document.checked_sub(1)?;
    Some((document, items(filing, document).saturating_sub(1)))
}
