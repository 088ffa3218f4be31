//! Writes text and blocks, lazily.
//!
//! Block boundaries only raise the gap to come. The first visible character after them writes the
//! separator and opens the block, so empty elements, of which filings are full, leave no trace.

use super::css::Align;
use super::look::Look;
use super::sink::{Sink, ink};
use crate::filing::document::{Block, BlockKind, Style};
use crate::text::{Span, TextSpan, saturate};

/// What stands between the text so far and the next visible character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing: the block goes on.
    None,
    /// A line break inside a paragraph.
    Line,
    /// A new paragraph.
    Paragraph,
}

/// The block being written.
struct OpenBlock {
    start: u32,
    style: Style,
    /// The first words still look the same.
    leading: bool,
    kind: BlockKind,
    /// Its spaces are kept: they make columns.
    columns: bool,
}

/// The longest line in letters of one width that may be one of several in columns, in bytes.
const LONGEST_LINE: usize = 100;

/// True for a line in letters of one width that spaces set in columns or in the middle, and for a short
/// one, which may stand among such lines.
///
/// ```text
/// &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;2009 &nbsp;&nbsp;&nbsp;&nbsp;2008
/// REVENUES &nbsp;&nbsp;&nbsp;&nbsp;$ 1,204 &nbsp;&nbsp;$ 1,100
/// OTHER INCOME:
/// ```
fn is_in_columns(raw: &[u8], look: Look) -> bool {
    let plain = look.emphasis.is_none() && look.heading == 0 && !look.list;
    plain && raw.len() <= LONGEST_LINE || runs(raw)
}

/// True where spaces that do not break stand in a row.
fn runs(raw: &[u8]) -> bool {
    const RUNS: [&[u8]; 3] = [b"&nbsp;&nbsp;&nbsp;", b"&#160;&#160;&#160;", b"\xC2\xA0\xC2\xA0\xC2\xA0"];
    RUNS.iter().any(|run| memchr::memmem::find(raw, run).is_some())
}

/// True for text without small letters, references left out.
fn is_capitals(raw: &[u8]) -> bool {
    let mut reference = false;
    raw.iter().all(|byte| {
        reference = *byte == b'&' || reference && *byte != b';';
        reference || !byte.is_ascii_lowercase()
    })
}

/// True for the mark of a list or a clause and nothing else: "(a)", "12.", "(iv)", "B.", "2.1".
fn is_mark(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    let inner = text.strip_prefix(b"(").unwrap_or(text);
    let end = inner.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'.').count();
    let word = inner.get(..end).unwrap_or(b"");
    let rest = inner.get(end..).unwrap_or(b"");
    let digits = word.iter().all(|b| b.is_ascii_digit() || *b == b'.') && word.iter().any(u8::is_ascii_digit);
    let letters = word.strip_suffix(b".").unwrap_or(word);
    let letter = letters.len() == 1 && letters[0].is_ascii_alphabetic()
        || letters.len() <= 4 && !letters.is_empty() && letters.iter().all(|b| b"ivx".contains(b));
    let closed = matches!(rest, b")" | b").") || rest.is_empty() && (word.ends_with(b".") || digits);
    (1..=8).contains(&text.len()) && (digits || letter) && closed
}

/// The text of a document as it grows.
pub(super) struct Page {
    pub(super) sink: Sink,
    pub(super) blocks: Vec<Block>,
    /// Offsets at which printed pages start.
    pub(super) pages: Vec<u32>,
    /// Offsets at which rules stand.
    pub(super) rules: Vec<u32>,
    gap: Gap,
    /// A line break was met since the last visible character.
    broken: bool,
    block: Option<OpenBlock>,
    /// No-break spaces seen before the block: an indent made by hand.
    fixed: u8,
}

impl Page {
    /// A page with room for a document of `source` bytes.
    pub(super) fn new(source: usize) -> Self {
        Self {
            sink: Sink::new(source),
            blocks: Vec::new(),
            pages: Vec::new(),
            rules: Vec::new(),
            gap: Gap::Paragraph,
            broken: false,
            block: None,
            fixed: 0,
        }
    }

    /// Writes the characters `raw`, which stand at `at` in the file. `separator` is asked for what
    /// stands before a new block in a table: a tab or a line break.
    pub(super) fn text(
        &mut self,
        raw: &[u8],
        at: u32,
        references: bool,
        look: Look,
        separator: impl FnOnce() -> Option<u8>,
    ) {
        if look.preformatted {
            if self.starts_block() {
                if raw.trim_ascii().is_empty() {
                    return;
                }
                self.open(look, separator());
            }
            self.sink.push_preformatted(raw, at);
            return;
        }
        if self.block.as_ref().is_some_and(|b| b.columns) && self.gap == Gap::None {
            self.sink.push_fixed(raw, at);
            return;
        }
        let inked = ink(raw);
        if inked.is_none() && !(look.fixed && self.starts_block() && runs(raw)) {
            self.broken |= look.fixed && self.starts_block();
            self.blank(raw, at);
            return;
        }
        if look.fixed && self.starts_block() && is_in_columns(raw, look) {
            // An empty line parts what stands above it from what stands below.
            if self.broken && self.sink.at() > 0 {
                self.sink.separator(b'\n');
            }
            self.open(Look { preformatted: true, ..look }, separator());
            if let Some(block) = &mut self.block {
                block.columns = true;
            }
            self.sink.push_fixed(raw, at);
            return;
        }
        let Some((ink_at, fixed)) = inked else { return };
        if self.starts_block() {
            self.fixed = self.fixed.saturating_add(fixed);
            self.open(look, separator());
        } else if ink_at > 0 {
            self.sink.space(at, saturate(ink_at));
        }
        self.mark_change(look, raw);
        self.sink.push(&raw[ink_at..], at + saturate(ink_at), references);
    }

    fn starts_block(&self) -> bool {
        self.block.is_none() || self.gap > Gap::None
    }

    /// Text without a visible character: a space within a block, an indent before one.
    fn blank(&mut self, raw: &[u8], at: u32) {
        if self.starts_block() {
            let fixed = memchr::memchr2_iter(b'&', 0xA0, raw).count();
            self.fixed = self.fixed.saturating_add(u8::try_from(fixed).unwrap_or(u8::MAX));
        } else {
            self.sink.space(at, saturate(raw.len()));
        }
    }

    /// Parts words where a box of its own width starts or ends in a line.
    pub(super) fn word_gap(&mut self) {
        if !self.starts_block() {
            self.sink.word_gap();
        }
    }

    /// Ends the emphasised lead of the block where the look changes within it, before the words `raw`.
    fn mark_change(&mut self, look: Look, raw: &[u8]) {
        let at = self.sink.at();
        if let Some(block) = &mut self.block
            && block.leading
            && at > block.start
            && (look.emphasis != block.style.emphasis
                || look.size != block.style.size && block.style.size > 0)
        {
            // "R<small>ISK</small> F<small>ACTORS</small>": capitals of two sizes are small capitals.
            let written = self.sink.bytes(block.start, at);
            let capitals = |text: &[u8]| text.len() <= 300 && is_capitals(text);
            if look.emphasis == block.style.emphasis && capitals(written) && capitals(raw) {
                block.style.size = block.style.size.max(look.size);
                return;
            }
            // "(a) <u>Duties</u>. The …": a plain mark belongs to the words behind it.
            let plain = block.style.emphasis.is_none() && !look.emphasis.is_none();
            if plain && look.size == block.style.size && is_mark(written) {
                block.style.emphasis = look.emphasis;
                return;
            }
            block.leading = false;
            block.style.lead_end = at;
        }
    }

    fn open(&mut self, look: Look, separator: Option<u8>) {
        self.close();
        if self.sink.at() > 0 {
            self.sink.separator(separator.unwrap_or(b'\n'));
        }
        let indent = i32::from(look.indent.max(0)) + i32::from(self.fixed) / 2;
        let kind = match look {
            Look { preformatted: true, .. } => BlockKind::Preformatted,
            Look { list: true, .. } => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        let style = Style {
            emphasis: look.emphasis,
            lead_end: 0,
            size: look.size,
            heading: look.heading,
            indent: u8::try_from(indent).unwrap_or(u8::MAX),
            centered: look.align == Some(Align::Center),
            right: look.align == Some(Align::Right),
            tight: self.gap == Gap::Line,
            in_layout: false,
            continues: false,
        };
        self.block = Some(OpenBlock { start: self.sink.at(), style, leading: true, kind, columns: false });
        self.gap = Gap::None;
        self.broken = false;
        self.fixed = 0;
    }

    /// Ends the block being written, if any, at the last visible character.
    pub(super) fn close(&mut self) {
        let Some(mut block) = self.block.take() else { return };
        let end = self.sink.trimmed_end(block.start);
        if block.leading || block.style.lead_end > end {
            block.style.lead_end = end;
        }
        if end > block.start {
            self.blocks.push(Block {
                span: Span::new(block.start, end),
                kind: block.kind,
                style: block.style,
            });
        }
    }

    /// What comes next stands apart from what was.
    pub(super) fn boundary(&mut self, gap: Gap) {
        self.close();
        self.gap = self.gap.max(gap);
        self.fixed = 0;
    }

    /// `<br>`: a new line, and the second in a row a new paragraph.
    pub(super) fn line_break(&mut self) {
        let gap = if self.broken { Gap::Paragraph } else { Gap::Line };
        self.broken = true;
        self.boundary(gap);
    }

    /// A new printed page.
    pub(super) fn page_break(&mut self) {
        self.boundary(Gap::Paragraph);
        let at = self.sink.at();
        if at > 0 && self.pages.last() != Some(&at) {
            self.pages.push(at);
        }
    }

    /// A rule across the page.
    pub(super) fn rule(&mut self) {
        self.boundary(Gap::Paragraph);
        self.rules.push(self.sink.at());
    }

    /// What was written from `start` on, without separators and spaces at its ends; None where
    /// that is nothing.
    pub(super) fn ink_since(&self, start: u32) -> Option<TextSpan> {
        let start = start.min(self.sink.at());
        let end = self.sink.trimmed_end(start);
        let bytes = self.sink.bytes(start, end);
        let lead = bytes.len() - bytes.trim_ascii_start().len();
        let span: TextSpan = Span::new(start + saturate(lead), end);
        (!span.is_empty()).then_some(span)
    }
}
