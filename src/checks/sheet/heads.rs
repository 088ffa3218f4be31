//! What the header of a table says of its columns.

use std::ops::Range;

use super::super::row_words::{self, RowWords};
use super::counts;
use crate::figures::{Figure, Figures};
use crate::filing::{BlockKind, Document};
use crate::text::TextSpan;

/// Rows above the first figures of a table that are read as its header.
const ROWS: usize = 6;
/// Letters of a cell above the figures that is still a head and no sentence.
const HEAD: u32 = 90;

/// What stands over each of `columns` in the first table of the figures in `range`; the cells themselves
/// are added to `cells`, each with the place of its column.
pub(super) fn read(
    document: &Document,
    figures: &Figures,
    range: Range<usize>,
    columns: &[u16],
    cells: &mut Vec<(u16, TextSpan)>,
) -> Vec<RowWords> {
    let mut heads = vec![RowWords::default(); columns.len()];
    let all = figures.all.get(range.clone()).unwrap_or(&[]);
    let Some(first) = all.iter().filter(|f| counts(f)).find_map(|f| f.cell) else { return heads };
    let Some(table) = document.tables.get(first.table as usize) else { return heads };
    // The marked-up columns of each logical one, as the first figures in it have them.
    let mut places: Vec<Option<(u16, u16)>> = vec![None; columns.len()];
    let mut missing = columns.len();
    for figure in all.iter().filter(|f| counts(f)) {
        let Some(cell) = figure.cell.filter(|c| c.table == first.table) else { break };
        let Ok(at) = columns.binary_search(&cell.column) else { continue };
        if places[at].is_none() {
            let marked = table.row(cell.row as usize).iter().find(|c| c.span.end() > figure.span.start());
            places[at] = marked.map(|c| (c.column, c.column_end()));
            missing -= usize::from(places[at].is_some());
        }
        if missing == 0 {
            break;
        }
    }
    let end = (first.row as usize).min(table.rows.len());
    // Where it is not the first in its table, its header starts below the figures of the one before.
    let before = figures.all.get(..range.start).unwrap_or(&[]).iter().rev();
    let before = before.take_while(|f| f.cell.is_some_and(|c| c.table == first.table)).find(|f| counts(f));
    let above = before.and_then(|f| f.cell).map_or(0, |c| c.row as usize + 1);
    let mut names = Vec::new();
    for row in end.saturating_sub(ROWS).max(above)..end {
        for cell in table.row(row).iter().filter(|c| c.column > 0 && c.span.len() <= HEAD) {
            let mut words = RowWords::default();
            names.clear();
            let text = document.slice(cell.span);
            row_words::read(text, &mut words, &mut names);
            if text.contains('%') {
                words.say(RowWords::AVERAGE);
            }
            for (at, (head, place)) in heads.iter_mut().zip(&places).enumerate() {
                if place.is_some_and(|(from, to)| cell.column < to && from < cell.column_end()) {
                    head.join(words);
                    cells.push((u16::try_from(at).unwrap_or(u16::MAX), cell.span));
                }
            }
        }
    }
    heads
}

/// Letters of what leads over to a table: a sentence or two.
const LEAD: u32 = 600;
/// Letters of a line that says so little that what stands before it leads over too: "(in thousands)".
const SHORT: u32 = 80;
/// Blocks before a table that are read.
const BLOCKS: usize = 3;

/// What the title of the table of `figure`, and the sentence that leads over to it, say.
pub(super) fn lead(document: &Document, figure: &Figure) -> RowWords {
    let mut words = RowWords::default();
    let table = figure.cell.and_then(|cell| document.tables.get(cell.table as usize));
    let Some(at) = table.and_then(|table| document.block_at(table.span.start())) else { return words };
    let before = document.blocks.get(..at).unwrap_or(&[]).iter().rev();
    let in_flow = before.filter(|block| !matches!(block.kind, BlockKind::Furniture(_)));
    let mut names = Vec::new();
    for block in in_flow.take(BLOCKS) {
        if matches!(block.kind, BlockKind::Table(_)) || block.span.len() > LEAD {
            break;
        }
        row_words::read(document.slice(block.span), &mut words, &mut names);
        if block.span.len() > SHORT {
            break;
        }
    }
    words
}
