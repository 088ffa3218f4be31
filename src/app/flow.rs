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
mod prose;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use self::grid::Grid;
use self::prose::Prose;
use crate::filing::{Block, BlockKind, Document, Emphasis, Filing, Format, Table};
use crate::text::lines::{Lines, stretches};
use crate::text::{Span, TextSpan, cells, saturate, slice};

/// A place in the text of a filing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the document.
    pub document: usize,
    /// Byte of its text.
    pub at: u32,
}

/// A line of the scroll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId {
    /// Index of the document.
    pub document: usize,
    /// 0 for the title, then the blocks.
    pub item: u32,
    /// Line of the item from 0.
    pub line: u32,
}

/// A line with what stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Which line it is.
    pub id: LineId,
    /// The text it shows, from its first byte to its last; a line of a table row has the whole row.
    pub span: TextSpan,
    /// What is drawn, from left to right.
    pub ink: Vec<Ink>,
    /// Cells from the left edge to the end of the last ink.
    pub width: usize,
    /// Cells at the left that stay in view when the line is scrolled sideways.
    pub frozen: usize,
    /// What sort of line it is.
    pub tone: Tone,
}

/// What sort of line it is, for its looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Text of the filing.
    #[default]
    Text,
    /// A page number, a running head: no part of the flow.
    Furniture,
    /// The line that a document starts with.
    Title,
    /// A word of the program about the document.
    Note,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ink {
    /// First cell.
    pub x: usize,
    /// Cells that it takes.
    pub width: usize,
    /// What is drawn there.
    pub what: What,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Text of the document.
    Text(TextSpan, Emphasis),
    /// One character over and over.
    Fill(char),
    /// Words of the program.
    Words(String),
}

impl Line {
    /// The cells that the part of `span` on this line takes, as first cell and one past the last.
    pub fn cells_of(&self, text: &str, span: TextSpan) -> Option<(usize, usize)> {
        let mut found: Option<(usize, usize)> = None;
        for ink in &self.ink {
            let What::Text(here, _) = ink.what else { continue };
            let touches = here.overlaps(span) || span.is_empty() && here.contains(span.start());
            if !touches {
                continue;
            }
            let from = span.start().max(here.start());
            let to = span.end().min(here.end()).max(from);
            let x = ink.x + cells::width(slice(text, Span::new(here.start(), from)));
            let end = x + cells::width(slice(text, Span::new(from, to)));
            found = Some(found.map_or((x, end), |(a, b)| (a.min(x), b.max(end))));
        }
        found
    }

    /// The byte of the text that stands at cell `x`, or the nearest one to its left, else the first.
    pub fn byte_at(&self, text: &str, x: usize) -> Option<u32> {
        let of_text = |ink: &&Ink| matches!(ink.what, What::Text(..));
        let ink = self
            .ink
            .iter()
            .filter(of_text)
            .rfind(|ink| ink.x <= x)
            .or_else(|| self.ink.iter().find(|i| of_text(i)))?;
        let What::Text(span, _) = ink.what else { return None };
        let part = slice(text, span);
        let (before, _) = cells::fit(part, x.saturating_sub(ink.x));
        // A click behind the last letter means that letter.
        let at = if before.len() == part.len() {
            part.char_indices().next_back().map_or(0, |(at, _)| at)
        } else {
            before.len()
        };
        Some(span.start() + saturate(at))
    }
}

/// One item as laid out.
#[derive(Clone, Debug)]
struct Item {
    /// Blank lines before it.
    before: u32,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    Words(Tone, Vec<String>),
    Prose(Prose),
    Printed { lines: Lines, frozen: usize, tone: Tone },
    Grid(Box<Grid>),
}

impl Item {
    fn height(&self) -> u32 {
        let body = match &self.body {
            Body::Words(_, lines) => lines.len(),
            Body::Prose(prose) => prose.height(),
            Body::Printed { lines, .. } => lines.count(),
            Body::Grid(grid) => grid.height(),
        };
        self.before + saturate(body)
    }
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

fn lay_out(filing: &Filing, index: usize, item: u32, width: usize) -> Option<Item> {
    let document = filing.documents.get(index)?;
    if item == 0 {
        let alone = filing.documents.len() == 1 && !document.blocks.is_empty();
        let lines = if alone { Vec::new() } else { vec![title(filing, index)] };
        let before = u32::from(index > 0 && !alone);
        return Some(Item { before, body: Body::Words(Tone::Title, lines) });
    }
    let Some(block) = block(document, item) else {
        let body = Body::Words(Tone::Note, vec![note(document)]);
        return (item == 1 && document.blocks.is_empty()).then_some(Item { before: 1, body });
    };
    let first = item == 1 && filing.documents.len() == 1;
    let before = u32::from(!first && stands_apart(document, item as usize - 1));
    Some(Item { before, body: body(document, block, width) })
}

/// True where a blank line stands before a block: in fixed-pitch text where one is printed, elsewhere
/// where the markup starts a paragraph.
fn stands_apart(document: &Document, index: usize) -> bool {
    let Some(block) = document.blocks.get(index) else { return false };
    if document.part.format != Format::Text {
        return !block.style.tight;
    }
    let end = index.checked_sub(1).and_then(|i| document.blocks.get(i)).map_or(0, |b| b.span.end());
    let between = document.text.get(end as usize..block.span.start() as usize).unwrap_or("");
    index == 0 || memchr::memchr_iter(b'\n', between.as_bytes()).count() > 1
}

fn body(document: &Document, block: &Block, width: usize) -> Body {
    let text = document.text.as_str();
    let printed = |frozen, tone| Body::Printed { lines: Lines::new(text, block.span), frozen, tone };
    match block.kind {
        BlockKind::Table(index) => match document.tables.get(index as usize) {
            Some(table) if document.part.format == Format::Text => printed(stub(text, table), Tone::Text),
            Some(table) => Body::Grid(Box::new(Grid::new(document, table, width))),
            None => printed(0, Tone::Text),
        },
        BlockKind::Preformatted => printed(0, Tone::Text),
        BlockKind::Furniture(_) if document.part.format == Format::Text => printed(0, Tone::Furniture),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Furniture(_) => {
            Body::Prose(Prose::new(text, block, width))
        }
    }
}

/// Where the second column of a printed table starts, so that the first can stay in view.
fn stub(text: &str, table: &Table) -> usize {
    let column_of = |row: usize| {
        let cells = table.row(row);
        let second = cells.iter().find(|c| c.column > 0)?;
        let line = text.get(..second.span.start() as usize)?;
        let start = memchr::memrchr(b'\n', line.as_bytes()).map_or(0, |at| at + 1);
        Some(cells::width(line.get(start..)?))
    };
    (0..table.rows.len().min(400)).filter_map(column_of).min().unwrap_or(0)
}

/// What a document's first line says of it.
fn title(filing: &Filing, index: usize) -> String {
    let Some(document) = filing.documents.get(index) else { return String::new() };
    let part = &document.part;
    let words = [filing.document_type(index), &part.filename, &part.description];
    let mut kept: Vec<&str> = Vec::new();
    for word in words {
        if !word.is_empty() && !kept.contains(&word) {
            kept.push(word);
        }
    }
    if kept.is_empty() {
        kept.push("document");
    }
    kept.join(" · ")
}

/// What is said of a document without text.
fn note(document: &Document) -> String {
    let bytes = document.part.body.len();
    let what = match document.part.format {
        Format::Pdf => "a PDF file",
        Format::Uuencoded => "an encoded attachment",
        Format::Json => "data in JSON",
        Format::Code => "code",
        Format::Binary => "no text",
        Format::Html | Format::Text | Format::Markdown | Format::Xml => "empty",
    };
    format!("({what}, {bytes} bytes: listed, not shown)")
}
