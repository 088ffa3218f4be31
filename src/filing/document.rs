//! One document of a submission as the upper floors see it, whatever it was written in.
//!
//! A reader (HTML, plain text, markdown, XML) turns the bytes of one part into a [`Document`]:
//! the text that a person reads, the map back to the file, the blocks that the text is made of and
//! the tables among them. Nothing above this floor looks at markup again.
//!
//! ```text
//! text     FORM 10-Q⏎Revenues rose 4 % …⏎Cash\t$\t41,870⏎Total\t$\t84,310⏎
//! blocks   Paragraph Paragraph            Table(0)
//! cells                                    0:0   0:1 0:2     1:0 …
//! ```
//!
//! Every non-blank byte of the text lies in exactly one block; blocks are in text order and do not
//! overlap. Blocks that are no part of the flow (page numbers, running heads, SGML table tags) stay
//! in the text and are marked as furniture, so that nothing is ever dropped without a trace.

use crate::text::{SourceMap, SourceSpan, Span, TextSpan, slice};

/// What a part of a submission is written in, found from its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// HTML of any era, inline XBRL included.
    Html,
    /// Plain text laid out for a fixed pitch, 1993 and after.
    Text,
    /// Markdown or tab-separated text, as text recognition produces.
    Markdown,
    /// XML of an ownership form, an information table, an XBRL instance or anything else.
    Xml,
    /// A PDF file carried inside the submission; set aside.
    Pdf,
    /// A uuencoded attachment (graphics, archives); set aside.
    Uuencoded,
    /// JSON data; set aside.
    Json,
    /// A script or a style sheet; set aside.
    Code,
    /// Bytes that are no text at all; set aside.
    Binary,
}

/// What the envelope says of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `<TYPE>`: the form or exhibit ("10-K", "EX-99.1"). Empty where the file does not say.
    pub kind: String,
    /// `<SEQUENCE>`: place in the submission, from 1.
    pub sequence: u32,
    /// `<FILENAME>`. Never used as a path.
    pub filename: String,
    /// `<DESCRIPTION>`.
    pub description: String,
    /// The content, envelope lines left out.
    pub body: SourceSpan,
    /// What the content is written in.
    pub format: Format,
}

impl Part {
    /// A document without an envelope, of which only the content is known.
    pub(super) fn lone(body: SourceSpan, format: Format) -> Self {
        Self {
            kind: String::new(),
            sequence: 1,
            filename: String::new(),
            description: String::new(),
            body,
            format,
        }
    }

    /// True for what EDGAR itself adds to a submission: pages rendered from the tags (R1.htm), the facts
    /// drawn out of them, their summary. They repeat what the filer's own documents say.
    pub fn is_rendered(&self) -> bool {
        self.description.starts_with("IDEA: XBRL DOCUMENT")
    }
}

/// One readable document: its text, where the text came from, and how it is built.
#[derive(Clone, Debug)]
pub struct Document {
    /// What the envelope says of it.
    pub part: Part,
    /// The text a person reads, UTF-8, lines ending in `\n`, cells of a row parted by `\t`.
    pub text: String,
    /// From `text` to the bytes of the file.
    pub map: SourceMap,
    /// What the text is made of, in order.
    pub blocks: Vec<Block>,
    /// The tables that [`BlockKind::Table`] points to.
    pub tables: Vec<Table>,
    /// Raised text, sorted: footnote marks and ordinals.
    pub superscripts: Vec<TextSpan>,
    /// Places that links lead to, in text order.
    pub anchors: Vec<Anchor>,
    /// Links to places in the same document, in text order.
    pub links: Vec<Link>,
    /// Offsets in the text where a page of the printed document starts, sorted.
    pub pages: Vec<u32>,
}

impl Document {
    /// A document without text, for a part that is set aside.
    pub fn empty(part: Part) -> Self {
        Self {
            part,
            text: String::new(),
            map: SourceMap::default(),
            blocks: Vec::new(),
            tables: Vec::new(),
            superscripts: Vec::new(),
            anchors: Vec::new(),
            links: Vec::new(),
            pages: Vec::new(),
        }
    }

    /// The text of a span; empty where the span does not fit.
    pub fn slice(&self, span: TextSpan) -> &str {
        slice(&self.text, span)
    }

    /// The bytes of the file behind a span of text, which lie in the document's part. A document
    /// without text is all of its part.
    pub fn source(&self, span: TextSpan) -> SourceSpan {
        let (place, body) = (self.map.to_source(span), self.part.body);
        if self.text.is_empty() {
            return body;
        }
        let inside = |at: u32| at.clamp(body.start(), body.end());
        Span::new(inside(place.start()), inside(place.end()))
    }

    /// The index of the block that holds `at`, or of the last one before it.
    pub fn block_at(&self, at: u32) -> Option<usize> {
        self.blocks.partition_point(|b| b.span.start() <= at).checked_sub(1)
    }

    /// Puts the spans of the paragraph that starts with the block `at` into `spans`: more than one where what stands
    /// between pages, or a rule below its first words, parts it.
    pub fn paragraph(&self, at: usize, spans: &mut Vec<TextSpan>) {
        spans.clear();
        let Some((first, rest)) = self.blocks.get(at..).and_then(<[Block]>::split_first) else { return };
        spans.push(first.span);
        let blocks = rest.iter().filter(|block| !matches!(block.kind, BlockKind::Furniture(_)));
        spans.extend(blocks.take_while(|block| block.style.continues).map(|block| block.span));
    }

    /// The text of `span` in pieces, without what stands between pages and the rules below words.
    pub fn pieces(&self, span: TextSpan) -> impl Iterator<Item = &str> {
        let first = self.blocks.partition_point(|block| block.span.end() <= span.start());
        let within = self.blocks.get(first..).unwrap_or(&[]).iter();
        let within = within.take_while(move |block| block.span.start() < span.end());
        let left_out = within.filter(move |block| {
            matches!(block.kind, BlockKind::Furniture(_))
                && span.start() < block.span.start()
                && block.span.end() < span.end()
        });
        let ends = left_out.map(|block| block.span).chain(std::iter::once(Span::new(span.end(), span.end())));
        ends.scan(span.start(), |from, gap| {
            let piece = Span::new(*from, gap.start().max(*from));
            *from = gap.end();
            Some(self.slice(piece))
        })
    }

    /// The whole text.
    pub fn whole(&self) -> TextSpan {
        Span::of(0..self.text.len())
    }

    /// The printed page on which `at` lies, counted from 1, where the document marks its pages.
    pub fn page_at(&self, at: u32) -> Option<usize> {
        (!self.pages.is_empty()).then(|| self.pages.partition_point(|p| *p <= at) + 1)
    }

    /// True where `span` is raised text.
    pub fn is_superscript(&self, span: TextSpan) -> bool {
        let next = self.superscripts.partition_point(|s| s.end() <= span.start());
        self.superscripts.get(next).is_some_and(|s| s.covers(span))
    }
}

/// A stretch of text that stands by itself on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, white space at the ends left out.
    pub span: TextSpan,
    /// What it is.
    pub kind: BlockKind,
    /// How it looks.
    pub style: Style,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Prose, a heading, a line of an address: text that is laid out by wrapping.
    Paragraph,
    /// A list entry; its mark is part of the text.
    ListItem,
    /// Text whose line breaks and columns are kept as they are.
    Preformatted,
    /// The table with this index.
    Table(u32),
    /// Text outside the flow.
    Furniture(Furniture),
}

/// Why a block is no part of the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// A page number, alone or with a dash on either side.
    PageNumber,
    /// A line that heads or foots every page.
    RunningHead,
    /// A link back to the table of contents.
    BackLink,
    /// A rule made of dashes, underscores or equals signs.
    Rule,
    /// A tag of the envelope or of a text table: `<PAGE>`, `<S> <C>`, `</TABLE>`.
    Tag,
}

/// How text is set off from its surroundings: the evidence for headings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Emphasis of the first words.
    pub emphasis: Emphasis,
    /// Where that emphasis ends: the block's end for a heading on a line of its own, earlier for a
    /// heading that runs into its paragraph.
    pub lead_end: u32,
    /// Size of the first words in half points, 0 where the markup does not say.
    pub size: u8,
    /// 1 to 6 for `<h1>` to `<h6>` or `#` to `######`, else 0.
    pub heading: u8,
    /// Left edge in characters of about 6 points.
    pub indent: u8,
    /// Set in the middle of the line.
    pub centered: bool,
    /// Set against the right edge.
    pub right: bool,
    /// Follows the block before it without a gap: a line break, not a paragraph.
    pub tight: bool,
    /// Stands in a table that only lays out the page.
    pub in_layout: bool,
    /// Goes on with the sentence of the last block before it that is no furniture: a page ends in
    /// the middle of a paragraph.
    pub continues: bool,
}

/// Ways in which letters are set off; a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Emphasis(u8);

impl Emphasis {
    /// Heavy letters.
    pub const BOLD: Self = Self(1);
    /// Slanted letters.
    pub const ITALIC: Self = Self(2);
    /// A line below the letters.
    pub const UNDERLINE: Self = Self(4);

    /// No emphasis at all.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// True where all of `other` is set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Sets or clears `other`.
    pub fn set(&mut self, other: Self, on: bool) {
        if on {
            self.0 |= other.0;
        } else {
            self.0 &= !other.0;
        }
    }
}

/// A place that links lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The name as it stands in the file.
    pub name: SourceSpan,
    /// Offset in the text.
    pub at: u32,
}

/// A link to an anchor of the same document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words to click on.
    pub span: TextSpan,
    /// The name of the anchor as it stands in the file, without the `#`.
    pub target: SourceSpan,
}

/// Columns of a table, spacers included. What stands beyond is kept as one column more, which bounds the work on tables
/// that no page has room for.
pub const MOST_COLUMNS: u16 = 512;

/// A table: cells with their places, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// From the first cell to the last.
    pub span: TextSpan,
    /// True where it holds figures; else it is a grid of words.
    pub numeric: bool,
    /// True where it was found by the places of its words in lines of fixed pitch, as in text and in preformatted text
    /// of HTML: names and headers go on over several lines there.
    pub set: bool,
    /// Cells that hold text, in reading order.
    pub cells: Vec<Cell>,
    /// Rows that hold text.
    pub rows: Vec<Row>,
    /// Number of columns as marked up or as found by position; spacer columns count.
    pub columns: u16,
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// From the first cell to the last.
    pub span: TextSpan,
    /// Index in [`Table::cells`] of the row's first cell.
    pub first: u32,
    /// Index after the row's last cell.
    pub end: u32,
}

impl Table {
    /// True where cells stand in more columns than are kept apart. A title may span more than there are.
    pub fn is_folded(&self) -> bool {
        self.columns > MOST_COLUMNS && self.cells.iter().any(|cell| cell.column >= MOST_COLUMNS)
    }

    /// True for a cell of the columns that are kept as one: what one of them is called says nothing of the others.
    pub fn is_folded_at(&self, cell: &Cell) -> bool {
        self.columns > MOST_COLUMNS && cell.column + 1 >= MOST_COLUMNS
    }

    /// The cells of row `row`.
    pub fn row(&self, row: usize) -> &[Cell] {
        self.rows.get(row).map_or(&[], |r| self.cells.get(r.first as usize..r.end as usize).unwrap_or(&[]))
    }
}

/// A cell that holds text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text without white space at the ends.
    pub span: TextSpan,
    /// Index in [`Table::rows`].
    pub row: u32,
    /// First column that it covers.
    pub column: u16,
    /// Number of columns that it covers, 1 or more.
    pub columns: u16,
    /// Number of rows that it covers, 1 or more.
    pub rows: u16,
    /// Emphasis of its first words.
    pub emphasis: Emphasis,
    /// Left edge of its text within the cell, in characters of about 6 points.
    pub indent: u8,
    /// Marked up as a header cell.
    pub header: bool,
    /// Set against the right edge.
    pub right: bool,
    /// Set in the middle.
    pub centered: bool,
    /// A line is drawn above it: what follows may be a total.
    pub rule_above: bool,
    /// A line is drawn below it.
    pub rule_below: bool,
}

impl Cell {
    /// One past the last column that it covers.
    pub fn column_end(&self) -> u16 {
        self.column.saturating_add(self.columns)
    }
}
