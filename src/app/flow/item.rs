//! An item of a document as laid out: its title, or one of its blocks at a width.

use super::block;
use super::grid::Grid;
use super::line::Tone;
use super::prose::Prose;
use crate::filing::{Block, BlockKind, Document, Filing, Format, Table};
use crate::text::lines::Lines;
use crate::text::{cells, saturate};

/// One item as laid out.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Blank lines before it.
    pub(super) before: u32,
    /// What stands on its lines.
    pub(super) body: Body,
}

/// What stands on the lines of an item.
#[derive(Clone, Debug)]
pub(super) enum Body {
    Words(Tone, Vec<String>),
    Prose(Prose),
    Printed { lines: Lines, frozen: usize, tone: Tone },
    Grid(Box<Grid>),
}

impl Item {
    /// Lines that it takes, the blank ones before it among them.
    pub(super) fn height(&self) -> u32 {
        let body = match &self.body {
            Body::Words(_, lines) => lines.len(),
            Body::Prose(prose) => prose.height(),
            Body::Printed { lines, .. } => lines.count(),
            Body::Grid(grid) => grid.height(),
        };
        self.before + saturate(body)
    }
}

/// Lays out item `item` of document `index` at `width` cells; None where the document has no such item.
pub(super) fn lay_out(filing: &Filing, index: usize, item: u32, width: usize) -> Option<Item> {
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
