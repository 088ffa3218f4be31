//! Tables of contents: where they stand, and what they say of the headings to come.
//!
//! A table of contents is no section, but it is the best witness of the sections: it names them in
//! order, often with a link to each. It is told by its shape: rows of words that end in page numbers
//! which never fall, rows of links, or items of the form packed closer than any text would allow.
//!
//! ```text
//! Item 1.   Business ............ 3     number 1, title "Business", page 3
//!           Competition           7     title "Competition", page 7, one level down
//! ```

mod answered;
mod named;
mod regions;

use std::collections::hash_map;
use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use super::lines::{self, Line, Page, Role};
use super::marks::{dash_len, item_mark, part_mark, skip_signs};
use super::words;
use crate::filing::{Cell, Document, Emphasis, Table};
use crate::text::{Span, TextSpan, saturate};

/// A line of a table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its words, the page number left out.
    pub(super) title: TextSpan,
    /// Where its link leads to in the text.
    pub(super) target: Option<u32>,
    /// It names an item or a part of the form.
    pub(super) legal: bool,
    /// A page number or a link follows its words.
    pub(super) leads: bool,
    /// Left edge in characters, that of the column for a cell with none before it.
    pub(super) indent: u8,
    /// No letter of it is small.
    pub(super) caps: bool,
    pub(super) bold: bool,
}

/// The tables of contents of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    /// Where they stand, in order, none touching another.
    pub(super) regions: Vec<TextSpan>,
    /// For each of them, the left edge of its first level.
    edges: Vec<u8>,
    /// What they list, in order.
    pub(super) entries: Vec<Entry>,
    /// Entries by the hash of their title's words.
    named: FxHashMap<u64, u32>,
    /// Entries by the hash of their letters as printed.
    printed: FxHashMap<u64, u32>,
    /// The first of them that lists more than financial statements.
    pub(super) ruling: Option<TextSpan>,
    /// It closes what it lists, as on the back of a printed prospectus.
    pub(super) closing: bool,
    /// Places that links of the entries lead to, sorted, with the entry.
    targets: Vec<(u32, u32)>,
}

/// Characters by which an empty cell sets in what stands in the next.
const COLUMN: u8 = 2;

/// Fewer entries make no table of contents.
const FEWEST: usize = 4;

impl Contents {
    /// Finds the tables of contents of a page. `source` is the file, where link names stand.
    pub(super) fn find(page: &Page<'_>, source: &[u8]) -> Self {
        let mut contents = Self { regions: regions::find(page), ..Self::default() };
        contents.ruling = contents.regions.iter().find(|r| !named::lists_statements(page, **r)).copied();
        contents.read_entries(page, source);
        contents.closing = contents.close(page);
        contents
    }

    /// True where `span` stands in a table of contents.
    pub(super) fn holds(&self, span: TextSpan) -> bool {
        let after = self.regions.partition_point(|r| r.start() <= span.start());
        after.checked_sub(1).and_then(|i| self.regions.get(i)).is_some_and(|r| r.overlaps(span))
    }

    /// Where the index of financial statements ends that starts with `line`.
    pub(super) fn statements_listed(&self, page: &Page<'_>, line: &Line) -> Option<u32> {
        let region = self.regions.get(self.regions.partition_point(|r| r.end() <= line.span.start()))?;
        let first = region.start() == line.span.start() && self.ruling != Some(*region);
        let named = || named::names_statements(page.bytes(line.span));
        (first && line.span.len() <= 120 && named() && named::lists_statements(page, *region))
            .then_some(region.end())
    }

    /// The entries in a region.
    fn inside(&self, region: TextSpan) -> &[Entry] {
        let first = self.entries.partition_point(|e| e.title.end() <= region.start());
        let end = self.entries.partition_point(|e| e.title.start() < region.end());
        self.entries.get(first..end).unwrap_or(&[])
    }

    /// The entry with a link that leads to a place after `from` and not after `to`.
    pub(super) fn linked(&self, from: u32, to: u32) -> Option<&Entry> {
        let next = self.targets.partition_point(|(at, _)| *at < from);
        let (at, entry) = self.targets.get(next)?;
        if *at > to { None } else { self.entries.get(*entry as usize) }
    }

    /// The entry with these words.
    pub(super) fn named(&self, hash: u64) -> Option<&Entry> {
        self.entries.get(*self.named.get(&hash)? as usize)
    }

    /// The entry with the words of `title`. Of several the one that is printed like it: "The Merger" in the
    /// summary, "THE MERGER" among the sections.
    pub(super) fn named_like(&self, title: &[u8]) -> Option<&Entry> {
        let same = self.printed.get(&printed_hash(title)).and_then(|index| self.entries.get(*index as usize));
        same.or_else(|| self.named(entry_hash(title)))
    }

    /// True where most entries in a region lead somewhere: to a page or a place in the text.
    pub(super) fn leads(&self, region: TextSpan) -> bool {
        let inside = self.inside(region);
        inside.iter().filter(|e| e.leads).count() * 3 >= inside.len()
    }

    /// Level of an entry, from 1: entries at the left edge of their table are its first level.
    pub(super) fn level(&self, entry: &Entry) -> u8 {
        let region = self.regions.partition_point(|r| r.end() <= entry.title.start());
        let edge = self.edges.get(region).copied().unwrap_or(0);
        if entry.indent > edge { 2 } else { 1 }
    }

    /// Level of the entry with these words in the table of contents that stands first; 0 where it has none.
    pub(super) fn ruling_level(&self, title: &[u8]) -> u8 {
        let first = |entry: &&Entry| self.ruling.is_some_and(|r| r.overlaps(entry.title));
        self.named_like(title).filter(first).map_or(0, |entry| self.level(entry))
    }

    /// True for a line of the text with the words of an entry of the contents that stand first.
    pub(super) fn lists(&self, page: &Page<'_>, line: &Line) -> bool {
        line.row.is_none()
            && line.span.len() <= 200
            && !self.holds(line.span)
            && self.ruling_level(page.bytes(line.span)) > 0
    }

    /// True where more lines before the first contents than after them are named there.
    fn close(&self, page: &Page<'_>) -> bool {
        let Some(region) = self.ruling else { return false };
        let named = |line: &&Line| self.lists(page, line);
        let start = page.lines.partition_point(|line| line.span.start() < region.start());
        let (before, after) = page.lines.split_at(start);
        let before = before.iter().filter(named).count();
        before >= FEWEST && before > after.iter().filter(named).count()
    }

    fn read_entries(&mut self, page: &Page<'_>, source: &[u8]) {
        if self.regions.is_empty() {
            return;
        }
        let document = page.document;
        let anchors: FxHashMap<&[u8], u32> =
            document.anchors.iter().filter_map(|a| Some((source.get(a.name.range())?, a.at))).collect();
        for region in &self.regions {
            let first = page.lines.partition_point(|l| l.span.end() <= region.start());
            for line in page.lines[first..].iter().take_while(|l| l.span.start() < region.end()) {
                match table_of(document, line) {
                    Some(table) if line.row == Some(0) => {
                        for row in 0..table.rows.len() {
                            self.entries.extend(row_entry(document, table, row));
                        }
                    }
                    Some(_) => {}
                    None => self.entries.extend(line_entry(page, line)),
                }
            }
        }
        for (index, entry) in self.entries.iter_mut().enumerate() {
            let next = document.links.partition_point(|l| l.span.end() <= entry.title.start());
            let link = document.links.get(next).filter(|l| l.span.start() < entry.title.end() + 40);
            entry.target = link.and_then(|l| anchors.get(source.get(l.target.range())?)).copied();
            let index = saturate(index);
            entry.leads |= link.is_some();
            if let Some(target) = entry.target {
                self.targets.push((target, index));
            }
            let title = page.bytes(entry.title);
            match self.named.entry(entry_hash(title)) {
                hash_map::Entry::Occupied(_) => self.printed.entry(printed_hash(title)).or_insert(index),
                hash_map::Entry::Vacant(entry) => {
                    self.printed.insert(printed_hash(title), index);
                    entry.insert(index)
                }
            };
        }
        self.targets.sort_unstable();
        let edge = |region: &TextSpan| self.inside(*region).iter().map(|e| e.indent).min().unwrap_or(0);
        self.edges = self.regions.iter().map(edge).collect();
    }
}

/// The hash of a title without the item number before it.
pub(super) fn entry_hash(title: &[u8]) -> u64 {
    let start = item_mark(title).map_or(0, |mark| mark.title);
    words::line_hash(title.get(start..).unwrap_or(title))
}

/// The hash of a title's letters as printed, without the item number before it.
fn printed_hash(title: &[u8]) -> u64 {
    let start = item_mark(title).map_or(0, |mark| mark.title);
    let mut hasher = FxHasher::default();
    for byte in title.iter().skip(start).filter(|byte| byte.is_ascii_alphanumeric()) {
        hasher.write_u8(*byte);
    }
    hasher.finish()
}

/// The table whose row `line` is.
fn table_of<'a>(document: &'a Document, line: &Line) -> Option<&'a Table> {
    line.row?;
    let block = document.blocks.get(line.block as usize)?;
    match block.kind {
        crate::filing::BlockKind::Table(index) => document.tables.get(index as usize),
        _ => None,
    }
}

/// The number in a page reference: "12", "F-3", "4-6, 7-13", "N/A" (0). None for anything else.
pub(super) fn page_reference(text: &[u8]) -> Option<u32> {
    if text.len() > 40 {
        return None;
    }
    let at = skip_signs(text, 0);
    let prefixed = text.get(at).is_some_and(u8::is_ascii_uppercase) && text.get(at + 1) == Some(&b'-');
    let start = if prefixed { at + 2 } else { at };
    let run = text.get(start..)?.iter().take_while(|b| b.is_ascii_digit()).count();
    if run == 0 {
        let none = matches!(text.get(at..)?, b"N/A" | b"n/a" | b"NA" | b"None" | b"*")
            || lines::is_page_number(text);
        return none.then_some(0);
    }
    let rest = text.get(start + run..)?;
    let range = rest
        .iter()
        .all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-' | b'F' | 0xE2 | 0x80..=0x95));
    // "2,635" is an amount: no list of pages goes from 2 to 635.
    let amount = rest.first() == Some(&b',')
        && (rest.get(1) == Some(&b'0')
            || run < 3 && rest.iter().skip(1).take_while(|b| b.is_ascii_digit()).count() == 3);
    if run > 3 || !range || amount {
        return None;
    }
    let number = std::str::from_utf8(text.get(start..start + run)?).ok()?.parse::<u32>().ok()?;
    // Pages "F-1" follow those of the report.
    Some(if prefixed { number + 1000 } else { number })
}

/// True for a page reference, and for the dashes in a column of an index that leads nowhere for a row.
fn is_reference(text: &[u8]) -> bool {
    let dashes = text.len() >= 2 && dash_len(text, 0) > 0 && skip_signs(text, 0) >= text.len();
    dashes || page_reference(text).is_some()
}

/// The page number at the end of a line, set apart by a tab, dots or a wide gap: where the words
/// before it end, and the number.
fn trailing_page(text: &[u8]) -> Option<(usize, u32)> {
    let cut = text.iter().rposition(|b| matches!(b, b'\t' | b' ' | b'.'))?;
    let last = text.get(cut + 1..)?;
    // "--" in the last column of an index: this part of it leads nowhere.
    let dashes = last.len() >= 2 && skip_signs(last, 0) >= last.len();
    let number = if dashes { 0 } else { page_reference(last).filter(|n| *n > 0)? };
    let before = text.get(..cut + 1)?;
    let words = before.len()
        - before.iter().rev().take_while(|b| matches!(b, b'\t' | b' ' | b'.' | b'_' | b'-')).count();
    let gap = before.get(words..)?;
    let wide = gap.contains(&b'\t') || gap.len() >= 3;
    (wide && before.get(..words)?.iter().any(u8::is_ascii_alphabetic)).then_some((words, number))
}

/// The page number at the end of a line, a space before it.
fn spaced_page(text: &[u8]) -> Option<(usize, u32)> {
    let words = text.iter().rposition(|b| *b == b' ')?;
    let (title, last) = (text.get(..words)?, text.get(words + 1..)?);
    let digits = (1..=3).contains(&last.len()) && last.iter().all(u8::is_ascii_digit);
    let number = page_reference(last).filter(|number| digits && *number > 0)?;
    // "Note 12", "Item 7", "March 31" end in numbers of their own.
    let named = words::words(title).count() >= 2 || title.len() >= 8;
    (named && title.iter().any(u8::is_ascii_lowercase) | lines::is_caps(title)).then_some((words, number))
}

/// True for "Table of Contents", "INDEX", "Cross-Reference Index".
pub(super) fn names_contents(text: &[u8]) -> bool {
    let mut found = false;
    for word in words::words(text).take(8) {
        let name = text.get(word.start..word.end).unwrap_or(b"");
        found |= name.eq_ignore_ascii_case(b"contents") || name.eq_ignore_ascii_case(b"index");
        if name.eq_ignore_ascii_case(b"exhibit") || name.eq_ignore_ascii_case(b"exhibits") {
            return false;
        }
    }
    found
}

/// What a row of a table of contents lists.
fn row_entry(document: &Document, table: &Table, row: usize) -> Option<Entry> {
    let cells = table.row(row);
    let first = cells.first()?;
    let leads = |cell: &&Cell| is_reference(document.slice(cell.span).as_bytes());
    let pages = cells.iter().skip(1).rev().take_while(leads).count();
    let named = cells.get(..cells.len() - pages)?;
    let title = first.span.join(named.last()?.span);
    let text = document.slice(title).as_bytes();
    // The head of the column of numbers is no entry, though the link of the first follows it.
    let column = text.len() <= 12 && lines::starts(text, b"page");
    (text.iter().any(u8::is_ascii_alphabetic) && !column).then(|| Entry {
        title,
        target: None,
        legal: item_mark(text).is_some() || part_mark(text).is_some(),
        leads: pages > 0,
        // An empty cell before its words sets them in as blanks do.
        indent: first.indent.saturating_add(if first.column > 0 { COLUMN } else { 0 }),
        caps: lines::is_caps(text),
        bold: first.emphasis.has(Emphasis::BOLD),
    })
}

/// What a line of a table of contents lists.
fn line_entry(page: &Page<'_>, line: &Line) -> Option<Entry> {
    let text = page.bytes(line.span);
    let page_number = trailing_page(text).or_else(|| spaced_page(text));
    let end = page_number.map_or(line.span.end(), |(words, _)| line.span.start() + saturate(words));
    let title = Span::new(line.span.start(), end);
    let is_title = !names_contents(text) && title.len() <= 200 && text.iter().any(u8::is_ascii_alphabetic);
    (is_title && line.role == Role::Flow).then(|| Entry {
        title,
        target: None,
        legal: item_mark(text).is_some() || part_mark(text).is_some(),
        leads: page_number.is_some(),
        indent: line.indent,
        caps: lines::is_caps(page.bytes(title)),
        bold: line.look.emphasis.has(Emphasis::BOLD),
    })
}
