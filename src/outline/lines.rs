//! The lines of a document that may be headings, and how each is set off from its surroundings.
//!
//! A line is a paragraph, a list entry or a row of a table. Page numbers and running heads are told
//! by where they stand: they open or close printed pages, again and again.

use rustc_hash::FxHashMap;

use super::marks::series_mark;
use super::words;
use crate::filing::{Block, BlockKind, Document, Emphasis, Format};
use crate::text::{Span, TextSpan};

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
        for (number, row) in table.rows.iter().enumerate() {
            let Some(cell) = table.cells.get(row.first as usize) else { continue };
            let text = self.bytes(cell.span);
            above_columns &= number < CAPTION_ROWS && row.end - row.first <= 2 && !is_figure(text);
            let opens = matches!(text.first(), Some(b'I' | b'i' | b'P' | b'p'))
                && cell.span.len() < LONGEST_HEADING
                && (starts(text, b"item") || starts(text, b"part"));
            let opens = opens || agreement && starts_clause(text);
            let caption = above_columns && row.span.len() < LONGEST_HEADING;
            if number > 0 && !opens && !caption {
                continue;
            }
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
                row: Some(crate::text::saturate(number)),
                look,
                indent: cell.indent,
                tight: true,
                right: cell.right,
                list: false,
                role: Role::Flow,
            });
        }
    }

    /// Marks lines that stand alike at the edges of many pages.
    fn find_running_heads(&mut self) {
        let edges = self.edges();
        // How often each short line stands at all, how often at an edge, and where it stands first.
        let mut seen: FxHashMap<(u64, Look), (u32, u32, usize)> = FxHashMap::default();
        let keys: Vec<Option<(u64, Look)>> = self
            .lines
            .iter()
            .map(|line| {
                let counts = line.row.is_none() && line.role == Role::Flow && line.span.len() <= 120;
                counts.then(|| (words::line_hash(running(self.bytes(line.span))), line.look))
            })
            .collect();
        for (index, key) in keys.iter().enumerate() {
            let Some(key) = key else { continue };
            let entry = seen.entry(*key).or_insert((0, 0, index));
            entry.0 += 1;
            entry.1 += u32::from(edges.get(index).copied().unwrap_or(false));
        }
        for (index, key) in keys.iter().enumerate() {
            let Some((all, at_edge, first)) = key.and_then(|key| seen.get(&key)) else { continue };
            if *all >= 3 && at_edge * 10 >= all * 7 {
                let role = if *first == index { Role::FirstOfRunning } else { Role::Running };
                if let Some(line) = self.lines.get_mut(index) {
                    line.role = role;
                }
            }
        }
        self.find_counting_feet();
    }

    /// Marks lines that are alike but for a number which counts pages, where nothing else says where a page
    /// ends: it rises by one or a few from line to line, and the more it rises the more text lies between.
    ///
    /// ```text
    /// 1998 Form 10-K   11        … a page of text …        1998 Form 10-K   12
    /// ```
    fn find_counting_feet(&mut self) {
        if self.document.pages.len() >= FEWEST_FEET {
            return;
        }
        let mut feet: FxHashMap<u64, Vec<(u32, usize)>> = FxHashMap::default();
        for (index, line) in self.lines.iter().enumerate() {
            if line.row.is_some() || line.role != Role::Flow || line.span.len() > 60 {
                continue;
            }
            let text = self.bytes(line.span);
            // Articles and notes are counted too, and so is whatever a report tells of one after another.
            let plain = line.look.emphasis == self.body.emphasis || line.look.run_in || self.plain;
            let series = series_mark(text).is_some() || !plain;
            if let Some(number) = carried_number(text).filter(|_| !series) {
                feet.entry(words::line_hash(running(text))).or_default().push((number, index));
            }
        }
        feet.retain(|_, found| self.counts_pages(found));
        for (_, index) in feet.into_values().flatten() {
            if let Some(line) = self.lines.get_mut(index) {
                line.role = Role::Running;
            }
        }
    }

    /// True for numbers of lines that rise as those of pages do.
    fn counts_pages(&self, found: &[(u32, usize)]) -> bool {
        let at = |index: usize| self.lines.get(index).map_or(0, |line| line.span.start());
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
        // What is counted from one on is a series as often as pages are; pages before the first foot have none.
        let anew = first.0 <= 1;
        if anew
            || found.len() < FEWEST_FEET
            || last.0 <= first.0
            || (last.0 - first.0) as usize > 4 * found.len()
        {
            return false;
        }
        let page = (at(last.1) - at(first.1)) / (last.0 - first.0);
        if !(800..12_000).contains(&page) {
            return false;
        }
        // Some pages are full of tables, and some are short.
        let even = found
            .windows(2)
            .filter(|pair| {
                let pages = pair[1].0.saturating_sub(pair[0].0);
                let text = at(pair[1].1) - at(pair[0].1);
                pages > 0 && (page / 4 * pages..=page * 4 * pages).contains(&text)
            })
            .count();
        even * 10 >= (found.len() - 1) * 9
    }

    /// For each line, whether it is among the first or last few of a printed page.
    fn edges(&self) -> Vec<bool> {
        const REACH: usize = 3;
        let mut edges = vec![false; self.lines.len()];
        let mut pages = self.document.pages.iter().copied().peekable();
        for index in 0..self.lines.len() {
            let line = &self.lines[index];
            let mut breaks = line.role == Role::PageNumber;
            while pages.next_if(|at| *at <= line.span.start()).is_some() {
                breaks = true;
            }
            if breaks {
                let from = index.saturating_sub(REACH);
                let to = (index + REACH + 1).min(edges.len());
                // Running heads are short; prose ends the edge of a page.
                let short = |near: &usize| self.lines.get(*near).is_some_and(|line| line.span.len() <= 160);
                let before = (from..index).rev().take_while(short);
                let after = (index..to).take_while(short);
                for near in before.chain(after) {
                    edges[near] = true;
                }
            }
        }
        edges
    }
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

/// The words at the start of a paragraph of plain text that are its title, by their letters and by what
/// parts them from the rest: "INFLATION.  Prices rose …", "Year 2000 Issue -- The works …". Right below
/// another line, `tight`, only capitals are told from what goes on.
fn plain_lead(text: &[u8], tight: bool) -> Option<usize> {
    const LONGEST: usize = 90;
    const MOST_WORDS: usize = 9;
    let near = text.get(..LONGEST.min(text.len()))?;
    if text.len() < 100 || !text.first()?.is_ascii_uppercase() || !text.get(1)?.is_ascii_alphabetic() {
        return None;
    }
    let ends = |at: &usize| match near[*at..] {
        [b'.' | b':', b' ', b' ', next, ..] => next.is_ascii_alphabetic() || next == b'(',
        [b' ', b'-', b'-', ..] | [b' ', b'-', b' ', ..] => true,
        // "Inventories--Inventories are valued at cost", "Leases.--The works leases …".
        [b'-', b'-', next, ..] | [b'.', b'-', b'-', next, ..] => next.is_ascii_uppercase(),
        _ => false,
    };
    let end = (0..near.len()).find(ends)?;
    let title = near.get(..end)?;
    let words = words::words(title).take(MOST_WORDS + 1).count();
    let letters = title.iter().filter(|b| b.is_ascii_alphabetic()).count();
    // "Sales - net" goes on.
    let capitals = is_caps(title);
    let parted = capitals
        || near[end] != b' '
        || near.get(end + 2) == Some(&b'-')
        || text.get(end + 3).is_some_and(u8::is_ascii_uppercase);
    let named = capitals || !tight && super::headings::is_title_case(title);
    let plain = !title.iter().any(|b| matches!(b, b'$' | b'"' | b'.' | b';'))
        && (!title.contains(&b',') || super::headings::names_series(title, text.get(end..)?));
    let numbered = super::marks::series_mark(title).is_some();
    (named && parted && plain && !numbered && letters >= 4 && words <= MOST_WORDS && !is_dateline(text, end))
        .then_some(end)
}

/// Bytes of a release in which it says that it announces something.
const RELEASE: usize = 300;

/// True for a place before a dash at `end` from where something is announced: "CHICAGO--Alder Works today announced".
fn is_dateline(text: &[u8], end: usize) -> bool {
    let told = text.get(end..text.len().min(end + RELEASE)).unwrap_or(&[]);
    let dash = told.iter().take(3).any(|b| *b == b'-');
    dash && words::words(told).any(|word| {
        told.get(word.start..word.end).is_some_and(|word| {
            crate::filing::release::ANNOUNCES.iter().any(|told| told.eq_ignore_ascii_case(word))
        })
    })
}

/// True for the number of a clause, which may have a cell of its own: "4.1", "Section 11. Notices.".
fn starts_clause(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let numbered = (1..=2).contains(&digits) && text.get(digits) == Some(&b'.');
    numbered || starts(text, b"section ") || starts(text, b"article ")
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

/// True for a page number: "12", "- 12 -", "F-12", "Page 12", "12 of 40", "xii".
pub(super) fn is_page_number(text: &[u8]) -> bool {
    let mut at = super::marks::skip_signs(text, 0);
    if starts(&text[at..], b"page") {
        at = super::marks::skip_signs(text, at + 4);
    }
    // "F-12" of the statements, "FS-12", "MDA-3".
    let letters = text.get(at..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let capitals = || text[at..at + letters].iter().all(u8::is_ascii_uppercase);
    let prefix = (letters == 1 || letters <= 3 && capitals() && !starts(&text[at..], b"ex"))
        && letters > 0
        && text.get(at + letters..).is_some_and(|t| super::marks::dash_len(t, 0) > 0);
    if prefix {
        at = super::marks::skip_signs(text, at + letters);
    }
    let digits = text.get(at..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = at + digits;
    if digits == 0 {
        let roman =
            text.get(at..).unwrap_or(&[]).iter().take_while(|b| matches!(b, b'i' | b'v' | b'x')).count();
        if roman == 0 || prefix {
            return false;
        }
        end = at + roman;
    } else if digits > 4 {
        return false;
    }
    let mut rest = super::marks::skip_signs(text, end);
    if starts(&text[rest..], b"of ") {
        let total = rest + 3;
        rest = total + text[total..].iter().take_while(|b| b.is_ascii_digit()).count();
    }
    rest >= text.len()
}

/// What is alike in a running head on every page. The number of an item or a part is no page's.
fn running(text: &[u8]) -> &[u8] {
    let legal = super::marks::item_mark(text).is_some() || super::marks::part_mark(text).is_some();
    if legal { text } else { without_page_number(text) }
}

/// The line without a page number at its start or end, so that running heads that carry one are alike.
fn without_page_number(text: &[u8]) -> &[u8] {
    let words = within_page_numbers(text);
    text.get(words).unwrap_or(text)
}

/// Fewer lines that count are no feet, and fewer pages that are marked say nothing of the others.
const FEWEST_FEET: usize = 8;

/// More pages than any filing has; years are more.
const MOST_PAGES: u32 = 1_500;

/// The number of the page in a line that says more than it, at its end or else at its start.
fn carried_number(text: &[u8]) -> Option<u32> {
    let words = within_page_numbers(text);
    if running(text).len() == text.len() || !text[words.clone()].iter().any(u8::is_ascii_alphabetic) {
        return None;
    }
    let digits = if words.end < text.len() { &text[words.end..] } else { &text[..words.start] };
    std::str::from_utf8(digits).ok()?.parse::<u32>().ok().filter(|number| *number < MOST_PAGES)
}

/// The part of a line between the page number at its start and that at its end, where it has them.
fn within_page_numbers(text: &[u8]) -> std::ops::Range<usize> {
    let digit = |b: &u8| b.is_ascii_digit();
    let apart = |b: Option<&u8>| matches!(b, Some(b' ' | b'\t' | b'-' | b'|'));
    let start = text.iter().take_while(|b| digit(b)).count();
    let start = if start > 0 && apart(text.get(start)) { start } else { 0 };
    let end = text.len() - text[start..].iter().rev().take_while(|b| digit(b)).count();
    let carried = end < text.len() && end > start && apart(text.get(end - 1));
    start..if carried { end } else { text.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for text in ["12", "- 12 -", "F-12", "Page 12", "page 12 of 40", "—12—", "xii", "12 of 40", "A-3"]
        {
            assert!(is_page_number(text.as_bytes()), "{text}");
        }
        for text in ["12 apples", "Item 12", "12.5", "$12", "vi. Risks", "123456", "F", ""] {
            assert!(!is_page_number(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn capitals() {
        assert!(is_caps(b"RISK FACTORS"));
        assert!(is_caps("BALANCE SHEETS (Unaudited)".as_bytes()));
        assert!(is_caps(b"SCHEDULE H, LINE 4i - SCHEDULE OF ASSETS"));
        assert!(!is_caps(b"LINE 4is HELD"));
        assert!(!is_caps(b"Risk FACTORS"));
        assert!(!is_caps(b"12 - 3"));
    }

    #[test]
    fn running_heads_that_carry_their_page_number_are_alike() {
        assert_eq!(without_page_number(b"2023 FORM 10-K 38"), b" FORM 10-K ");
        assert_eq!(without_page_number(b"Notes 38"), b"Notes ");
        assert_eq!(without_page_number(b"Note 1A"), b"Note 1A");
        assert_eq!(running(b"ITEM 7"), b"ITEM 7");
        assert_eq!(carried_number(b"2023 FORM 10-K 38"), Some(38));
        assert_eq!(carried_number(b"38  Annual Report"), Some(38));
        assert_eq!(carried_number(b"FORM 10-K405"), None);
        assert_eq!(carried_number(b"38"), None);
    }
}
