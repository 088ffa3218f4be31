//! What tables of contents call themselves, and which of them list financial statements alone.

use super::super::lines::{Page, Role};
use super::super::marks::{bare_number, item_mark};
use super::super::words;
use super::regions::lists_items;
use super::{names_contents, page_reference};
use crate::filing::{Document, Table};
use crate::text::TextSpan;

/// True where a line just before line `index` calls what follows contents or an index.
pub(super) fn is_called_contents(page: &Page<'_>, index: usize) -> bool {
    page.lines[index.saturating_sub(6)..index]
        .iter()
        .filter(|line| line.role != Role::Running && line.span.len() < 80)
        .any(|line| names_contents(page.bytes(line.span)))
}

/// True where a row above the entries of a table of contents calls it that.
pub(super) fn calls_itself(document: &Document, table: &Table) -> bool {
    let alone = |row: usize| match table.row(row) {
        [cell] => document.slice(cell.span).as_bytes(),
        _ => b"",
    };
    (0..table.rows.len().min(8)).any(|row| (1..80).contains(&alone(row).len()) && names_contents(alone(row)))
}

/// The line just above the entries in `span` that calls them contents, or an index.
///
/// Between the two stand at most a few short lines, at the front of a document the first part and its first item
/// too, where what the item holds is listed before any page is.
///
/// ```text
/// INDEX
/// PART I.  FINANCIAL INFORMATION
/// Item 1.  Financial Statements
///            Consolidated Balance Sheets       3       the first entry with a page
/// ```
pub(super) fn name_above(page: &Page<'_>, span: TextSpan) -> Option<TextSpan> {
    let first = page.lines.partition_point(|l| l.span.start() < span.start());
    let front = span.start() < page.document.whole().end() / 4;
    let mut first_item = !front;
    for line in page.lines[first.saturating_sub(6)..first].iter().rev() {
        let text = page.bytes(line.span);
        if line.span.len() >= 80 || bare_number(text).is_some() {
            return None;
        }
        if line.role != Role::Running && names_contents(text) {
            return Some(line.span);
        }
        if let Some(item) = item_mark(text) {
            let one = item.number.major == 1 && item.number.minor.is_none();
            if first_item || !one {
                return None;
            }
            first_item = true;
        }
    }
    None
}

/// True for an index of financial statements, which stands before them, anywhere in a document: it calls itself
/// one, or all its pages are those of statements, "F-3".
pub(super) fn lists_statements(page: &Page<'_>, span: TextSpan) -> bool {
    if lists_items(page, span) {
        return false;
    }
    let (mut statements, mut others) = (0, 0);
    for (at, line) in page.bytes(span).split(|b| *b == b'\n').enumerate() {
        let line = line.trim_ascii();
        if at < 3 && line.len() < 80 && names_contents(line) && names_statements(line) {
            return true;
        }
        let last = line.rsplit(|b| matches!(b, b' ' | b'\t' | b'.')).next().unwrap_or(b"");
        match page_reference(last) {
            // Those of a supplement are "S-3".
            Some(1000..) if last.first() == Some(&b'F') => statements += 1,
            Some(1..) => others += 1,
            _ => {}
        }
    }
    statements > 0 && others == 0
}

/// True for words that end in "Financial Statements" or name them with their schedules.
pub(super) fn names_statements(text: &[u8]) -> bool {
    const STATEMENTS: [u32; 2] = words::hashes(["financial", "statements"]);
    let hashes: Vec<u32> = words::words(text).take(16).map(|word| word.hash).collect();
    hashes.windows(2).any(|pair| pair == STATEMENTS)
}
