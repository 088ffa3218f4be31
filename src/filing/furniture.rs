//! Tells what stands on every page from what is said once: page numbers, running heads, links back
//! to the table of contents.
//!
//! Such lines stay in the text and are marked, so that nothing reads across them by mistake and
//! nothing is dropped. What is marked must be seen twice: a number that counts on from page to page,
//! a line at the same end of several pages. A heading or a figure that merely looks so stays.

mod back_link;
mod page_number;
mod rules;
mod running_head;
mod sentence;

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{BlockKind, Document, Furniture};
use crate::text::saturate;
use back_link::back_links;
pub(super) use page_number::{Candidate, PageNumber, page_number, page_numbers};
pub(super) use rules::ruled_pages;
use running_head::{DEEPEST, PAGES};
pub(super) use running_head::{running_heads, words_key};
pub(super) use sentence::join_sentences;

/// Blocks from either end of a page that are looked at.
const NEAR_EDGE: usize = 3;

/// Marks page numbers, running heads and back links among the blocks of a document whose reader has
/// not, as those of HTML.
pub(super) fn mark(document: &mut Document) {
    let mut kinds: FxHashMap<usize, Furniture> = FxHashMap::default();
    back_links(document, &mut kinds);
    mark_numbers(document, &mut kinds);
    let pages = page_blocks(document, &kinds);
    if pages.len() > PAGES {
        let key = |index: &usize| key_of(document, *index);
        let tops: Vec<_> = pages.iter().map(|p| p.iter().take(DEEPEST).map(key).collect()).collect();
        let feet: Vec<_> = pages.iter().map(|p| p.iter().rev().take(DEEPEST).map(key).collect()).collect();
        let mut seen = FxHashSet::default();
        for (page, count) in pages.iter().zip(running_heads(&tops)) {
            for index in page.iter().take(count) {
                // The first may be the heading that the others repeat, unless the page stands beside it.
                if !seen.insert(key_of(document, *index)) || numbers_page(document, *index) {
                    kinds.insert(*index, Furniture::RunningHead);
                }
            }
        }
        for (page, count) in pages.iter().zip(running_heads(&feet)) {
            kinds.extend(page.iter().rev().take(count).map(|index| (*index, Furniture::RunningHead)));
        }
    }
    apply(document, &kinds);
}

/// Rows of cells whose numbers count on from page to page are their numbers from so many on.
const LEAST_ROWS: usize = 6;

/// Finds the page numbers.
fn mark_numbers(document: &Document, kinds: &mut FxHashMap<usize, Furniture>) {
    let pages = page_blocks(document, kinds);
    let paged = pages.len() > 1;
    let (mut places, mut candidates, mut of_rows) = (Vec::new(), Vec::new(), Vec::new());
    for (page, blocks) in pages.iter().enumerate() {
        for (place, index) in blocks.iter().enumerate() {
            let at_edge = place < NEAR_EDGE || blocks.len() - place <= NEAR_EDGE;
            let block = &document.blocks[*index];
            if paged && !at_edge || !is_line(document, *index) {
                continue;
            }
            let found = number_of(document, *index);
            // Without page marks only what is set as a page number counts.
            let set = |n: &PageNumber| paged || n.dressed || block.style.centered || block.style.right;
            if let Some((number, of_row)) = found.filter(|(number, _)| set(number)) {
                places.push(*index);
                of_rows.push(of_row);
                candidates.push(Candidate { number, page: saturate(page), at_edge });
            }
        }
    }
    let mut found = page_numbers(&candidates, paged);
    // A row of cells is more than its number where only a few count on: "Total stores | 120" on three pages.
    let rows = of_rows.iter().zip(&found).filter(|(of_row, found)| **found && **of_row).count();
    if rows < LEAST_ROWS {
        found.iter_mut().zip(&of_rows).for_each(|(found, of_row)| *found &= !of_row);
    }
    kinds.extend(places.iter().zip(found).filter(|p| p.1).map(|p| (*p.0, Furniture::PageNumber)));
}

/// The page number that a block is, or that stands in the one cell of its row that has digits, "Risk Factors | 16", and
/// whether it stands so.
fn number_of(document: &Document, index: usize) -> Option<(PageNumber, bool)> {
    let block = document.blocks.get(index)?;
    let bytes = document.slice(block.span).as_bytes();
    let whole = page_number(bytes);
    if whole.is_some() || !matches!(block.kind, BlockKind::Table(_)) {
        return whole.map(|number| (number, false));
    }
    let mut cells = bytes.split(|b| *b == b'\t').filter(|cell| cell.iter().any(u8::is_ascii_digit));
    let cell = cells.next().filter(|cell| cell.trim_ascii().iter().all(u8::is_ascii_digit))?;
    page_number(cell).filter(|_| cells.next().is_none()).map(|number| (number, true))
}

/// The indices of the blocks of each page, those in `kinds` left out.
fn page_blocks(document: &Document, kinds: &FxHashMap<usize, Furniture>) -> Vec<Vec<usize>> {
    let mut pages = vec![Vec::new()];
    let mut starts = document.pages.iter().peekable();
    for (index, block) in document.blocks.iter().enumerate() {
        while starts.next_if(|start| **start <= block.span.start()).is_some() {
            pages.push(Vec::new());
        }
        let furniture = matches!(block.kind, BlockKind::Furniture(_)) || kinds.contains_key(&index);
        if !furniture && let Some(page) = pages.last_mut() {
            page.push(index);
        }
    }
    pages
}

/// Longer blocks head no page.
const LONGEST_HEAD: u32 = 200;

/// True for a block that may stand at the edge of a page: a short paragraph, or a table of one row,
/// since many filers set the name and the number of the page in cells.
fn is_line(document: &Document, index: usize) -> bool {
    let Some(block) = document.blocks.get(index) else { return false };
    let kind = match block.kind {
        BlockKind::Paragraph => block.style.heading == 0,
        BlockKind::Table(table) => document.tables.get(table as usize).is_some_and(|t| t.rows.len() == 1),
        _ => false,
    };
    kind && block.span.len() <= LONGEST_HEAD
}

/// What the block says, if it may be a running head.
fn key_of(document: &Document, index: usize) -> Option<u64> {
    if !is_line(document, index) {
        return None;
    }
    let bytes = document.slice(document.blocks.get(index)?.span).as_bytes();
    // A row of cells is one only if its figures could be the number of the page.
    let mut cells = bytes.split(|b| *b == b'\t').filter(|c| !c.iter().any(u8::is_ascii_alphabetic));
    let quiet = cells.all(|c| page_number(c).is_some() || !c.iter().any(u8::is_ascii_digit));
    words_key(bytes).filter(|_| quiet)
}

/// True for a row of which one cell is the number of the page: "Risk Factors   16".
fn numbers_page(document: &Document, index: usize) -> bool {
    let Some(block) = document.blocks.get(index) else { return false };
    let is_table = matches!(block.kind, BlockKind::Table(_));
    is_table && document.slice(block.span).as_bytes().split(|b| *b == b'\t').any(|c| page_number(c).is_some())
}

/// Makes furniture of the blocks in `kinds`; tables among them are tables no more.
fn apply(document: &mut Document, kinds: &FxHashMap<usize, Furniture>) {
    let mut gone: Vec<u32> = Vec::new();
    for (index, kind) in kinds {
        let Some(block) = document.blocks.get_mut(*index) else { continue };
        if let BlockKind::Table(table) = block.kind {
            gone.push(table);
        }
        block.kind = BlockKind::Furniture(*kind);
    }
    if gone.is_empty() {
        return;
    }
    gone.sort_unstable();
    let mut index = 0;
    document.tables.retain(|_| {
        index += 1;
        gone.binary_search(&(index - 1)).is_err()
    });
    for block in &mut document.blocks {
        if let BlockKind::Table(table) = &mut block.kind {
            *table -= saturate(gone.partition_point(|g| *g < *table));
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::document::{Block, Format, Part, Style};
    use super::*;
    use crate::text::Span;

    /// A document of paragraphs, a page before each line that starts with a bar.
    pub(super) fn document(lines: &[&str]) -> Document {
        let part = Part::lone(Span::default(), Format::Html);
        let mut document = Document::empty(part);
        for line in lines {
            let at = saturate(document.text.len());
            if line.starts_with('|') {
                document.pages.push(at);
            }
            document.text.push_str(line.trim_start_matches('|'));
            let span = Span::new(at, saturate(document.text.len()));
            document.blocks.push(Block { span, kind: BlockKind::Paragraph, style: Style::default() });
            document.text.push('\n');
        }
        document
    }

    pub(super) fn marked(document: &Document) -> Vec<&str> {
        let furniture = document.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Furniture(_)));
        furniture.map(|b| document.slice(b.span)).collect()
    }

    #[test]
    fn pages_lose_their_heads_and_numbers_and_nothing_else() {
        let mut document = document(&[
            "Cover",
            "1",
            "|Kettle Co.",
            "one",
            "2",
            "|Kettle Co.",
            "1995",
            "two",
            "3",
            "|Kettle Co.",
            "three",
            "4",
        ]);
        mark(&mut document);
        assert_eq!(marked(&document), ["1", "2", "Kettle Co.", "3", "Kettle Co.", "4"]);
    }
}
