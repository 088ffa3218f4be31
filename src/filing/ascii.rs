//! Reads plain text laid out for a fixed pitch, as filings were from 1993 on.
//!
//! The text stays what it is, line breaks and all; what is found is where things stand in it.
//!
//! ```text
//! lines         what each line is by itself: blank, text, tag, rule
//! pages         page numbers and running heads
//! regions       lines that may be a table     ─> fields, columns, header, grid: tables
//! continuation  tables that go on over a page
//! prose         the lines between             ─> paragraphs, headings, list entries
//! ```
//!
//! The same is done to preformatted text inside HTML ([`preformatted`]), of which filings of 1997 to 2001 are full.

mod columns;
mod continuation;
mod fields;
mod grid;
mod header;
mod lines;
mod pages;
mod preformatted;
mod prose;
mod regions;
mod stub;

use super::decode;
use super::document::{Block, BlockKind, Document, Furniture, Part, Style, Table};
use super::issue::Issue;
use crate::text::{Span, TextSpan, saturate};
use continuation::join_over_pages;
use grid::Grid;
use lines::{Line, LineKind};
pub(super) use preformatted::refine;
pub(super) use regions::speaks_of_time;
pub(crate) use stub::is_open;

/// What was found in a stretch of text, in reading order.
#[derive(Default)]
pub(super) struct Found {
    /// Blocks; the tables among them count from `tables`' own start.
    pub(super) blocks: Vec<Block>,
    pub(super) tables: Vec<Table>,
    /// Footnote marks.
    pub(super) marks: Vec<TextSpan>,
    /// Offsets at which pages start.
    pub(super) pages: Vec<u32>,
}

/// Reads the text of `part` out of the file's bytes.
pub(super) fn read(file: &[u8], part: Part, _issues: &mut Vec<Issue>) -> Document {
    let bytes = file.get(part.body.range()).unwrap_or(&[]);
    let at = part.body.start();
    let mut document = Document::empty(part);
    decode::push_lines(bytes, at, &mut document.text, &mut document.map);
    let found = analyse(&document.text, document.whole());
    document.blocks = found.blocks;
    document.tables = found.tables;
    document.superscripts = found.marks;
    document.pages = found.pages;
    fill_cells(&mut document);
    document
}

/// Puts a space for each tab inside a cell. Between cells a tab parts columns, as the readers of figures take it; in a
/// cell, between a sign and its number, `$<TAB>12,220`, it only fills. No place moves.
fn fill_cells(document: &mut Document) {
    if memchr::memchr(b'\t', document.text.as_bytes()).is_none() {
        return;
    }
    let text = &document.text;
    let mut filled = String::new();
    let mut at = 0;
    for cell in document.tables.iter().flat_map(|table| &table.cells) {
        let range = cell.span.range();
        let Some(between) = text.get(at..range.start) else { continue };
        if let Some(printed) = text.get(range.clone()).filter(|printed| printed.contains('\t')) {
            filled.push_str(between);
            filled.push_str(&printed.replace('\t', " "));
            at = range.end;
        }
    }
    filled.push_str(text.get(at..).unwrap_or(""));
    document.text = filled;
}

/// Finds blocks and tables in the part `region` of `text`. Columns are those of the lines of `text`.
pub(super) fn analyse(text: &str, region: TextSpan) -> Found {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..region.end() as usize).unwrap_or(bytes);
    // The first line's columns count from its start, though the region may start at its first letter.
    let start =
        memchr::memrchr(b'\n', bytes.get(..region.start() as usize).unwrap_or(&[])).map_or(0, |i| i + 1);
    let mut lines = lines::cut(bytes, start);
    pages::mark(bytes, &mut lines);
    let mut grids: Vec<Grid> = Vec::new();
    for region in regions::find(bytes, &lines) {
        for grid in grid::build(bytes, &lines, &region) {
            grids.push(grid);
        }
    }
    join_over_pages(bytes, &lines, &mut grids);
    grids.retain(|grid| !grid.lone);
    let measure = prose::Measure::of(&lines);
    let mut found = Found { pages: page_starts(&lines), ..Found::default() };
    let mut at = 0;
    for grid in grids {
        between(bytes, &lines, at..grid.first_line, &measure, &mut found.blocks);
        at = grid.end_line;
        found.marks.extend(grid.marks);
        let style = Style { lead_end: grid.table.span.end(), ..Style::default() };
        let kind = BlockKind::Table(saturate(found.tables.len()));
        found.blocks.push(Block { span: grid.table.span, kind, style });
        found.tables.push(grid.table);
    }
    between(bytes, &lines, at..lines.len(), &measure, &mut found.blocks);
    found
}

/// Appends the blocks of lines outside of tables: prose and furniture.
fn between(
    text: &[u8],
    lines: &[Line],
    range: std::ops::Range<usize>,
    measure: &prose::Measure,
    blocks: &mut Vec<Block>,
) {
    let mut from = range.start;
    for index in range.clone() {
        let line = &lines[index];
        let furniture = match line.kind {
            LineKind::Blank => continue,
            LineKind::Text if line.tags == line.ink => continue,
            LineKind::Text | LineKind::Tag => Furniture::Tag,
            LineKind::Rule => Furniture::Rule,
            LineKind::PageNumber => Furniture::PageNumber,
            LineKind::RunningHead => Furniture::RunningHead,
        };
        prose::read(text, lines, from..index, measure, blocks);
        let end = match line.kind {
            LineKind::Text => line.tags + saturate(tag_length(text, line)),
            _ => line.end,
        };
        let span = Span::new(line.tags, end);
        let style = Style { lead_end: end, ..Style::default() };
        blocks.push(Block { span, kind: BlockKind::Furniture(furniture), style });
        from = if line.kind == LineKind::Text { index } else { index + 1 };
    }
    prose::read(text, lines, from..range.end, measure, blocks);
}

/// Length of the tags that a line of text starts with, without the spaces behind them.
fn tag_length(text: &[u8], line: &Line) -> usize {
    text.get(line.tags as usize..line.ink as usize).unwrap_or(&[]).trim_ascii_end().len()
}

/// Offsets after which something visible follows and before which something visible stands.
fn page_starts(lines: &[Line]) -> Vec<u32> {
    let mut starts = Vec::new();
    let mut inked = false;
    for line in lines {
        if line.page && inked {
            starts.push(line.start);
        }
        inked |= line.kind != LineKind::Blank && line.kind != LineKind::Tag;
    }
    starts
}

#[cfg(test)]
mod tests;
