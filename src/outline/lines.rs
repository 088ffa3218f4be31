//! The lines of a document that may be headings, and how each is set off from its surroundings.
//!
//! A line is a paragraph, a list entry or a row of a table. Page numbers and running heads are told
//! by where they stand: they open or close printed pages, again and again.

mod lead;
mod running;

use rustc_hash::FxHashMap;

use crate::filing::{Block, BlockKind, Document, Emphasis, Format, Table};
use crate::text::{Span, TextSpan};
pub(super) use lead::SHORTEST;
use lead::plain_lead;
pub(super) use running::is_page_number;

/// How a line looks: the style by which headings of one level are alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Look {
    /// Half points; 0 where nothing says.
    pub(super) size: u8,
    /// 1 to 6 for a heading element or mark, else 0.
    pub(super) heading: u8,
    pub(super) emphasis: Emphasis,
    /// No letter of it is small.
    pub(super) caps: bool,
    pub(super) centered: bool,
    /// The heading runs into its paragraph.
    pub(super) run_in: bool,
}

/// A line that may be a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The whole paragraph or row.
    pub(super) span: TextSpan,
    /// The words set off at its start; the whole line where all of it looks the same.
    pub(super) lead: TextSpan,
    /// Index of its block.
    pub(super) block: u32,
    /// Index of its row, where it is one of a table.
    pub(super) row: Option<u32>,
    pub(super) look: Look,
    /// Left edge in characters.
    pub(super) indent: u8,
    /// Follows the line before it without a gap.
    pub(super) tight: bool,
    /// Set against the right edge.
    pub(super) right: bool,
    /// Part of a list.
    pub(super) list: bool,
    /// What it is to the printed page.
    pub(super) role: Role,
}

/// What a line is to the printed page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the flow.
    Flow,
    /// The first of lines that stand alike on many pages: a heading, or the first running head.
    FirstOfRunning,
    /// Stands alike on many pages.
    Running,
    /// A page number.
    PageNumber,
    /// A rule, a tag, a link back: text outside the flow.
    Furniture,
    /// The reader said that it is no heading.
    Plain,
}

/// A document as lines.
#[derive(Clone, Debug)]
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    /// In text order.
    pub(super) lines: Vec<Line>,
    /// How most of the prose looks.
    pub(super) body: Look,
    /// The document says nothing of size and weight.
    pub(super) plain: bool,
}

/// Lines longer than this are prose.
const LONGEST_HEADING: u32 = 400;

/// Rows above the columns of a table in which its name may stand.
const CAPTION_ROWS: usize = 6;

impl<'a> Page<'a> {
    /// Reads the lines of `document`; `agreement` where numbered rows may be clauses.
    pub(super) fn read(document: &'a Document, agreement: bool) -> Self {
        let body = body(document);
        let mut page = Self {
            document,
            lines: Vec::with_capacity(document.blocks.len() + 16),
            body,
            plain: matches!(document.part.format, Format::Text | Format::Markdown) || is_unstyled(document),
        };
        for (index, block) in document.blocks.iter().enumerate() {
            let index = crate::text::saturate(index);
            match block.kind {
                BlockKind::Table(table) => page.rows(index, table, agreement),
                kind => page.line(index, kind),
            }
        }
        page.find_running_heads();
        page
    }

    /// The bytes of a span.
    pub(super) fn bytes(&self, span: TextSpan) -> &'a [u8] {
        self.document.slice(span).as_bytes()
    }

    fn line(&mut self, index: u32, kind: BlockKind) {
        let Some(block) = self.document.blocks.get(index as usize) else { return };
        let span = block.span;
        let style = block.style;
        let lead_end = style.lead_end.clamp(span.start(), span.end());
        let mut lead = if lead_end <= span.start() { span } else { Span::new(span.start(), lead_end) };
        let mut line_end = span.end();
        if kind == BlockKind::Preformatted {
            // Columns are kept as they are: the first line alone may be a heading.
            let first = memchr::memchr(b'\n', self.bytes(span)).map_or(span.len(), crate::text::saturate);
            line_end = span.start() + first;
            lead = Span::new(span.start(), lead.end().min(line_end));
        }
        let begins = kind == BlockKind::Paragraph && !style.centered && !style.continues;
        if self.plain && begins && lead == span {
            let words = plain_lead(self.bytes(span), style.tight).map_or(span.len(), crate::text::saturate);
            lead = Span::new(span.start(), span.start() + words);
        }
        let short = lead.len() <= LONGEST_HEADING;
        let look = Look {
            size: style.size,
            heading: style.heading,
            emphasis: style.emphasis,
            caps: short && is_caps(self.bytes(lead)),
            centered: style.centered,
            run_in: lead.end() < line_end,
        };
        let role = match kind {
            BlockKind::Furniture(_) => Role::Furniture,
            _ if span.len() <= 24 && is_page_number(self.bytes(span)) => Role::PageNumber,
            _ => Role::Flow,
        };
        self.lines.push(Line {
            span,
            lead,
            block: index,
            row: None,
            look,
            indent: style.indent,
            tight: style.tight,
            right: style.right,
            list: kind == BlockKind::ListItem,
            role,
        });
    }

    /// Rows that start with "Item" or "Part" may be headings, and so may those that stand above the
    /// columns of a table; the first row stands for the others.
    ///
    /// ```text
    /// Northern Kettle Company             row 0: stands for the table
    /// CONSOLIDATED BALANCE SHEETS         a heading within the table
    /// (in thousands)
    ///                      2023    2022   the columns start
    /// ```
    fn rows(&mut self, index: u32, table: u32, agreement: bool) {
        let Some(table) = self.document.tables.get(table as usize) else { return };
        let mut above_columns = table.numeric;
        let mut first = true;
        for (number, row) in table.rows.iter().enumerate() {
            let Some(cell) = table.cells.get(row.first as usize) else { continue };
            let text = self.bytes(cell.span);
            above_columns &= number < CAPTION_ROWS && row.end - row.first <= 2 && !is_figure(text);
            let opens = matches!(text.first(), Some(b'I' | b'i' | b'P' | b'p'))
                && cell.span.len() < LONGEST_HEADING
                && (starts(text, b"item") || starts(text, b"part"));
            let opens = opens || agreement && starts_clause(text) || self.plain && starts_note(text);
            let caption = above_columns && row.span.len() < LONGEST_HEADING;
            let apart = self.plain && caption && !opens && self.titles_apart(table, number);
            if !first && !opens && !caption {
                continue;
            }
            first &= apart;
            let whole = row.end - row.first == 1;
            let look = Look {
                emphasis: cell.emphasis,
                caps: is_caps(text),
                centered: cell.centered && whole,
                ..Look::default()
            };
            self.lines.push(Line {
                span: row.span,
                lead: if whole { row.span } else { cell.span },
                block: index,
                row: Some(crate::text::saturate(number)).filter(|_| !apart),
                look,
                indent: cell.indent,
                tight: !apart,
                right: cell.right,
                list: false,
                role: Role::Flow,
            });
        }
    }
}

impl Page<'_> {
    /// True for a row of plain text above the columns of a table that is a line of its own: in capitals, with an empty
    /// line above and below. The head of a column stands right above it.
    ///
    /// ```text
    ///        PAY OF OUR OFFICERS           a heading
    ///
    ///                    Salary   Bonus    the columns start
    /// ```
    fn titles_apart(&self, table: &Table, number: usize) -> bool {
        const LEAST_LETTERS: usize = 10;
        let (Some(row), Some(next)) = (table.rows.get(number), table.rows.get(number + 1)) else {
            return false;
        };
        let text = self.bytes(row.span);
        let titled = row.end - row.first == 1
            && is_caps(text)
            && !text.iter().any(|b| b.is_ascii_digit() || matches!(b, b'(' | b'$' | b'|'))
            && text.iter().filter(|b| b.is_ascii_alphabetic()).count() >= LEAST_LETTERS
            && !super::toc::names_contents(text);
        titled
            && {
                let before = self.document.text.as_bytes().get(..row.span.start() as usize).unwrap_or(&[]);
                breaks(before.iter().rev()) >= 2
            }
            && {
                let after = self.document.text.as_bytes().get(row.span.end() as usize..).unwrap_or(&[]);
                breaks(after.iter()) >= 2 && next.span.start() >= row.span.end()
            }
    }
}

/// Line breaks before the first byte that is no space.
fn breaks<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    bytes.take_while(|b| b.is_ascii_whitespace()).filter(|b| **b == b'\n').count()
}

/// True for a page that says nothing of size and weight: text within `<pre>`, paragraphs without a style.
fn is_unstyled(document: &Document) -> bool {
    // A rule typed below a line is the emphasis of those who have no other.
    let typed = |block: &Block| {
        let rest = document.text.as_bytes().get(block.span.end() as usize..).unwrap_or(&[]);
        matches!(rest.trim_ascii_start(), [b'-', b'-', ..] | [b'=', b'=', ..] | [b'_', b'_', ..])
    };
    let styled = |block: &&Block| {
        let style = block.style;
        let emphasis = !style.emphasis.is_none() && (style.emphasis != Emphasis::UNDERLINE || !typed(block));
        emphasis || style.heading > 0 || style.size > 0
    };
    document.blocks.iter().filter(styled).take(document.blocks.len() / 50 + 1).count() * 50
        <= document.blocks.len()
}

/// The look of most of the prose: long paragraphs, by their length.
fn body(document: &Document) -> Look {
    let mut weights: FxHashMap<(u8, Emphasis), u32> = FxHashMap::default();
    for block in &document.blocks {
        let prose =
            matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) && block.span.len() > 200;
        if prose {
            // Words that run in at the start of a paragraph look otherwise than the rest of it.
            let run_in = block.style.lead_end < block.span.end();
            let emphasis = if run_in { Emphasis::default() } else { block.style.emphasis };
            *weights.entry((block.style.size, emphasis)).or_default() += block.span.len();
        }
    }
    let most = weights.into_iter().max_by_key(|((size, _), weight)| (*weight, *size));
    most.map_or(Look::default(), |((size, emphasis), _)| Look { size, emphasis, ..Look::default() })
}

/// True where `text` starts with `word` (in small letters), in any case.
pub(super) fn starts(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// True for the number of a clause, which may have a cell of its own: "4.1", "Section 11. Notices.".
fn starts_clause(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let numbered = (1..=2).contains(&digits) && text.get(digits) == Some(&b'.');
    numbered || starts(text, b"section ") || starts(text, b"article ")
}

/// True for the number of a note, which wide spaces part from its title as columns of a table are parted:
/// "NOTE 2 -      KETTLES OF COPPER".
fn starts_note(text: &[u8]) -> bool {
    starts(text, b"note ") && text.get(5).is_some_and(u8::is_ascii_digit)
}

/// True for the figure of a cell: digits and signs without letters.
fn is_figure(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_digit) && !text.iter().any(u8::is_ascii_alphabetic)
}

/// True where two letters or more are capitals and none is small.
pub(super) fn is_caps(text: &[u8]) -> bool {
    let mut capitals = 0;
    let mut in_brackets = 0_i32;
    let mut before = 0_u8;
    for byte in text {
        let numbered = before.is_ascii_digit();
        before = *byte;
        match byte {
            b'(' => in_brackets += 1,
            b')' => in_brackets -= 1,
            // "LINE 4i", "ITEM 9a": the letter belongs to the number.
            b'a'..=b'z' if numbered => {}
            // "(Unaudited)", "(Loss)" beside capitals.
            b'a'..=b'z' if in_brackets <= 0 => return false,
            b'A'..=b'Z' => capitals += 1,
            _ => {}
        }
    }
    capitals >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals() {
        assert!(is_caps(b"RISK FACTORS"));
        assert!(is_caps("BALANCE SHEETS (Unaudited)".as_bytes()));
        assert!(is_caps(b"SCHEDULE H, LINE 4i - SCHEDULE OF ASSETS"));
        assert!(!is_caps(b"LINE 4is HELD"));
        assert!(!is_caps(b"Risk FACTORS"));
        assert!(!is_caps(b"12 - 3"));
    }
}
