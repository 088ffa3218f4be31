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

use rustc_hash::FxHashMap;

use super::lines::{self, Line, Page, Role};
use super::marks::{ItemNumber, dash_len, item_mark, part_mark, skip_signs};
use super::words;
use crate::filing::{Cell, Document, Table};
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
    /// Left edge in characters.
    pub(super) indent: u8,
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
    /// Places that links of the entries lead to, sorted, with the entry.
    targets: Vec<(u32, u32)>,
}

/// Fewer entries make no table of contents.
const FEWEST: usize = 4;

/// Text between two items that are packed as in a table of contents, in bytes.
const PACKED: u32 = 120;

impl Contents {
    /// Finds the tables of contents of a page. `source` is the file, where link names stand.
    pub(super) fn find(page: &Page<'_>, source: &[u8]) -> Self {
        let mut contents = Self::default();
        let mut regions = Vec::new();
        for (index, line) in page.lines.iter().enumerate() {
            if line.row == Some(0)
                && let Some(table) = table_of(page.document, line)
                && let Some(entries) = listed_pages(page.document, table)
            {
                let called = is_called_contents(page, index) || calls_itself(page.document, table);
                regions.push(Region { span: table.span, called, few: entries < FEWEST });
            }
        }
        packed_items(page, &mut regions);
        paged_lines(page, &mut regions);
        linked_lines(page, &mut regions);
        contents.regions = merged(page, regions);
        contents.read_entries(page, source);
        contents
    }

    /// True where `span` stands in a table of contents.
    pub(super) fn holds(&self, span: TextSpan) -> bool {
        let after = self.regions.partition_point(|r| r.start() <= span.start());
        after.checked_sub(1).and_then(|i| self.regions.get(i)).is_some_and(|r| r.overlaps(span))
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
        let first = |entry: &&Entry| self.regions.first().is_some_and(|r| r.overlaps(entry.title));
        self.named(entry_hash(title)).filter(first).map_or(0, |entry| self.level(entry))
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
            self.named.entry(entry_hash(page.bytes(entry.title))).or_insert(index);
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

/// The table whose row `line` is.
fn table_of<'a>(document: &'a Document, line: &Line) -> Option<&'a Table> {
    line.row?;
    let block = document.blocks.get(line.block as usize)?;
    match block.kind {
        crate::filing::BlockKind::Table(index) => document.tables.get(index as usize),
        _ => None,
    }
}

/// A place that may be a table of contents, or a piece of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Region {
    span: TextSpan,
    /// A line calls it contents, or an index.
    called: bool,
    /// It lists too little to be contents by itself: contents that are set as a table for each article have
    /// such pieces.
    few: bool,
}

/// The entries of a table whose rows are words that end in page numbers which do not fall, or links; None
/// for another. A table of fewer than [`FEWEST`] has no other rows.
fn listed_pages(document: &Document, table: &Table) -> Option<usize> {
    let (mut entries, mut others, mut falls, mut last) = (0, 0, 0, 0);
    // The row before has words and no number: the title of an entry may go on in the next.
    let mut open = false;
    for row in 0..table.rows.len() {
        let cells = table.row(row);
        let Some((end, before)) = cells.split_last().filter(|(_, before)| !before.is_empty()) else {
            continue;
        };
        let text = document.slice(end.span).as_bytes();
        // "2.1   Selection by Committee   8": the number has a cell of its own.
        let named =
            || before.iter().any(|cell| document.slice(cell.span).bytes().any(|b| b.is_ascii_alphabetic()));
        if cells.len() <= 4
            && let Some(number) = page_reference(text)
            && named()
        {
            entries += 1;
            others -= usize::from(std::mem::take(&mut open));
            falls += usize::from(number > 0 && number < last);
            last = number.max(last);
        } else if !lines::starts(text, b"page") {
            others += 1;
            open = text.iter().any(u8::is_ascii_lowercase) && !text.iter().any(u8::is_ascii_digit);
        }
        if others > 6 && others > entries {
            return None;
        }
    }
    let least = if others == 0 { 1 } else { FEWEST };
    (entries >= least && entries >= others * 2 && falls * 5 <= entries).then_some(entries)
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

/// A run of parts and items without text between them.
struct Run {
    span: TextSpan,
    first: usize,
    /// Items in it.
    items: usize,
    /// The last part and item; a part's own line has no number.
    last: (u8, Option<ItemNumber>),
}

/// Adds runs of items packed closer than text would allow. A run ends where its numbers start anew:
/// there the contents end and the report begins.
fn packed_items(page: &Page<'_>, regions: &mut Vec<Region>) {
    let mut run: Option<Run> = None;
    for (index, line) in page.lines.iter().enumerate() {
        if !matches!(line.role, Role::Flow | Role::FirstOfRunning) {
            continue;
        }
        let text = page.bytes(line.span);
        let item = item_mark(text).filter(|_| line.span.len() <= 300);
        let part = item.and_then(|i| i.part).or_else(|| Some(part_mark(text)?.number));
        if item.is_none() && part.is_none() {
            // An answer between two items, even "None.", is text; contents have at most sub-entries.
            let linked = || line.span.len() <= 120 && is_linked(page.document, line.span);
            let is_text =
                text.iter().any(u8::is_ascii_alphabetic) && trailing_page(text).is_none() && !linked();
            if is_text && line.row.is_none() {
                close_run(page, run.take(), regions);
            }
            continue;
        }
        let number = item.map(|i| i.number);
        let goes_on = run.as_ref().is_some_and(|run| {
            let mark = (part.unwrap_or(run.last.0), number);
            // Contents that name no parts end before the first part of the report.
            let begins = run.items > 0 && run.last.0 == 0 && part == Some(1);
            line.span.start() < run.span.end() + PACKED && mark > run.last && !begins
        });
        if !goes_on {
            close_run(page, run.take(), regions);
        }
        let line_end = answered_rows(page, line).map_or(line.span.end(), |end| end.max(line.span.end()));
        let run = run.get_or_insert(Run { span: line.span, first: index, items: 0, last: (0, None) });
        run.span = run.span.join(Span::new(line.span.start(), line_end));
        run.items += usize::from(number.is_some());
        run.last = (part.unwrap_or(run.last.0), number);
    }
    close_run(page, run, regions);
}

/// True where a link covers all of a line but signs and spaces.
fn is_linked(document: &Document, span: TextSpan) -> bool {
    let next = document.links.partition_point(|l| l.span.end() <= span.start());
    document
        .links
        .get(next)
        .is_some_and(|l| l.span.start() <= span.start() + 2 && l.span.end() + 3 >= span.end())
}

/// Rows that tell the pages of one item, at most.
const MOST_ANSWERED: usize = 100;

/// The end of the rows below that of an item which only say on which pages it is answered: they part
/// items no more than their own row does.
///
/// ```text
/// Item 1. Business
///          Description of Business      3-6      8-52       --
///          Kettles                        9     14-15       --
/// Item 2. Properties                     14        --       --
/// ```
fn answered_rows(page: &Page<'_>, line: &Line) -> Option<u32> {
    let table = table_of(page.document, line)?;
    let from = line.row? as usize + 1;
    let bytes = |row: usize| table.row(row).last().map(|c| page.document.slice(c.span).as_bytes());
    let leads = |row: &usize| {
        let first = table.row(*row).first().map_or(&b""[..], |c| page.document.slice(c.span).as_bytes());
        let legal = item_mark(first).is_some() || part_mark(first).is_some();
        let paged = bytes(*row).is_some_and(is_reference);
        let words = table.row(*row).len() == 1 && first.len() <= 80;
        !legal && (paged || words)
    };
    let last = (from..table.rows.len()).take(MOST_ANSWERED).take_while(leads).last()?;
    Some(table.rows.get(last)?.span.end())
}

fn close_run(page: &Page<'_>, run: Option<Run>, regions: &mut Vec<Region>) {
    if let Some(run) = run
        && run.items >= FEWEST
    {
        let called = is_called_contents(page, run.first);
        regions.push(Region { span: run.span, called, few: false });
    }
}

/// Adds runs of short lines that end in page numbers.
fn paged_lines(page: &Page<'_>, regions: &mut Vec<Region>) {
    let mut first: Option<usize> = None;
    let mut span = TextSpan::empty(0);
    let (mut count, mut last, mut misses) = (0, 0, 0);
    let mut close = |first: &mut Option<usize>, span: TextSpan, count: usize| {
        if let Some(first) = first.take()
            && count >= FEWEST
        {
            regions.push(Region { span, called: is_called_contents(page, first), few: false });
        }
    };
    for (index, line) in page.lines.iter().enumerate() {
        if line.row.is_some() || line.role == Role::Furniture {
            continue;
        }
        let number = (line.span.len() <= 200).then(|| trailing_page(page.bytes(line.span))).flatten();
        match number {
            Some((_, 0)) if first.is_some() => (span, misses) = (span.join(line.span), 0),
            Some((_, number)) if number > 0 && (number >= last || first.is_none()) => {
                if first.is_none() {
                    (first, span, count) = (Some(index), line.span, 0);
                }
                span = span.join(line.span);
                (count, last, misses) = (count + 1, number, 0);
            }
            _ if first.is_some() && line.span.len() <= 100 && misses < 4 => misses += 1,
            _ => {
                close(&mut first, span, count);
                (last, misses) = (0, 0);
            }
        }
    }
    close(&mut first, span, count);
}

/// Adds runs of short lines each of which is a link, without page numbers; the name of a part may stand
/// between them.
fn linked_lines(page: &Page<'_>, regions: &mut Vec<Region>) {
    if page.document.links.len() < FEWEST {
        return;
    }
    let mut run: Option<(usize, TextSpan, usize)> = None;
    for (index, line) in page.lines.iter().enumerate() {
        if matches!(line.role, Role::Furniture | Role::PageNumber) {
            continue;
        }
        let text = page.bytes(line.span);
        let words = text.iter().filter(|b| b.is_ascii_alphabetic()).count() >= 3;
        let linked =
            line.row.is_none() && words && line.span.len() <= 200 && is_linked(page.document, line.span);
        match &mut run {
            Some((_, span, count)) if linked => (*span, *count) = (span.join(line.span), *count + 1),
            None if linked => run = Some((index, line.span, 1)),
            Some(_) if part_mark(text).is_some() && line.span.len() <= 60 => {}
            _ => close_links(page, run.take(), regions),
        }
    }
    close_links(page, run, regions);
}

fn close_links(page: &Page<'_>, run: Option<(usize, TextSpan, usize)>, regions: &mut Vec<Region>) {
    if let Some((first, span, count)) = run
        && count >= FEWEST
    {
        regions.push(Region { span, called: is_called_contents(page, first), few: false });
    }
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

/// True where a line just before line `index` calls what follows contents or an index.
fn is_called_contents(page: &Page<'_>, index: usize) -> bool {
    page.lines[index.saturating_sub(6)..index]
        .iter()
        .filter(|line| line.role != Role::Running && line.span.len() < 80)
        .any(|line| names_contents(page.bytes(line.span)))
}

/// True where a row above the entries of a table of contents calls it that.
fn calls_itself(document: &Document, table: &Table) -> bool {
    let alone = |row: usize| match table.row(row) {
        [cell] => document.slice(cell.span).as_bytes(),
        _ => b"",
    };
    (0..table.rows.len().min(8)).any(|row| (1..80).contains(&alone(row).len()) && names_contents(alone(row)))
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

/// Joins regions that touch or that only short lines part, takes in the line that names them, and
/// keeps those that are called contents, that list items of a form, or that link.
fn merged(page: &Page<'_>, mut regions: Vec<Region>) -> Vec<TextSpan> {
    regions.sort_unstable();
    let mut joined: Vec<Region> = Vec::new();
    for region in regions {
        match joined.last_mut() {
            Some(last) if region.span.start() < last.span.end() + 3 * PACKED => {
                last.span = last.span.join(region.span);
                last.called |= region.called;
                last.few &= region.few;
            }
            _ => joined.push(region),
        }
    }
    joined.retain(|Region { span, called, few }| {
        !few && (*called || lists_items(page, *span) || links(page.document, *span))
    });
    let with_name = |Region { span, .. }: Region| {
        let first = page.lines.partition_point(|l| l.span.start() < span.start());
        let before = page.lines[first.saturating_sub(4)..first].iter().rev();
        let mut short =
            before.take_while(|line| line.span.len() < 80 && item_mark(page.bytes(line.span)).is_none());
        let named = short.find(|line| line.role != Role::Running && names_contents(page.bytes(line.span)));
        named.map_or(span, |line| line.span.join(span))
    };
    joined.into_iter().map(with_name).collect()
}

fn lists_items(page: &Page<'_>, span: TextSpan) -> bool {
    let first = page.lines.partition_point(|l| l.span.end() <= span.start());
    let inside = page.lines[first..].iter().take_while(|l| l.span.start() < span.end());
    inside.filter(|line| item_mark(page.bytes(line.span)).is_some()).take(FEWEST).count() == FEWEST
}

fn links(document: &Document, span: TextSpan) -> bool {
    let first = document.links.partition_point(|l| l.span.end() <= span.start());
    document.links[first..].iter().take_while(|l| l.span.start() < span.end()).take(FEWEST).count() == FEWEST
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
    text.iter().any(u8::is_ascii_alphabetic).then(|| Entry {
        title,
        target: None,
        legal: item_mark(text).is_some() || part_mark(text).is_some(),
        leads: pages > 0,
        indent: first.indent,
    })
}

/// What a line of a table of contents lists.
fn line_entry(page: &Page<'_>, line: &Line) -> Option<Entry> {
    let text = page.bytes(line.span);
    let page_number = trailing_page(text);
    let end = page_number.map_or(line.span.end(), |(words, _)| line.span.start() + saturate(words));
    let title = Span::new(line.span.start(), end);
    let is_title = !names_contents(text) && title.len() <= 200 && text.iter().any(u8::is_ascii_alphabetic);
    (is_title && line.role == Role::Flow).then(|| Entry {
        title,
        target: None,
        legal: item_mark(text).is_some() || part_mark(text).is_some(),
        leads: page_number.is_some(),
        indent: line.indent,
    })
}
