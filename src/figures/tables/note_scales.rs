//! Scales that a footnote of the table tells of a column: the header has a mark, and the note of that mark says what
//! its numbers are in, which then holds whatever the line above the other columns says.
//!
//! ```text
//! (millions)                        Units (a)     Fair Value (b)
//! Granted                               1,250            $ 41.30
//! (a) The number of restricted units, in thousands. It grows with …
//! (b) Weighted average for each unit.
//! ```

use std::ops::Range;

use super::View;
use super::columns::{Buffers, ColumnHead, said};
use crate::filing::BlockKind;
use crate::filing::grid::RowKind;
use crate::text::{Span, TextSpan};

/// Paragraphs below a table among which its footnotes are looked for.
const REACH: usize = 12;

/// Bytes of a footnote that may say what a column is in: its first sentence.
const MOST: usize = 240;

/// Gives the columns whose header has the mark of a footnote the scale that the note tells.
pub(super) fn lay(view: View<'_>, header: Range<usize>, heads: &mut [ColumnHead], buffers: &mut Buffers) {
    let View { document, table, grid, .. } = view;
    for row in header {
        if grid.rows.get(row) != Some(&RowKind::Header) {
            continue;
        }
        let Some(place) = table.rows.get(row) else { continue };
        for index in place.first as usize..place.end as usize {
            let (Some(cell), Some(placed)) = (table.cells.get(index), grid.cells.get(index)) else {
                continue;
            };
            let Some(mark) = mark_of(document.slice(cell.span)).filter(|_| placed.first > 0) else {
                continue;
            };
            let Some(note) = note_below(view, mark) else { continue };
            let units = said(&document.text, note, buffers).units.filter(|units| units.scale > 0);
            let columns = usize::from(placed.first)..=usize::from(placed.last);
            for head in heads.get_mut(columns).unwrap_or(&mut []) {
                head.units = head.units.or(units);
            }
        }
    }
}

/// The mark of a footnote that ends a header: "(a)" of "Stock (a)", "(2)" of "Units(2)", or stands alone below it.
fn mark_of(words: &str) -> Option<&str> {
    let words = words.trim_end();
    let at = words.rfind('(')?;
    let mark = &words[at..];
    is_mark(mark).then_some(mark)
}

/// True for a letter or a number of one or two digits in brackets.
pub(super) fn is_mark(mark: &str) -> bool {
    let Some(inner) = mark.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return false };
    let number = inner.len() <= 2 && inner.bytes().all(|b| b.is_ascii_digit());
    !inner.is_empty() && (number || inner.len() == 1 && inner.as_bytes()[0].is_ascii_lowercase())
}

/// The first sentence of the note with `mark` below the table.
fn note_below(view: View<'_>, mark: &str) -> Option<TextSpan> {
    let document = view.document;
    let from = document.blocks.partition_point(|block| block.span.start() < view.table.span.end());
    let below = document.blocks[from..].iter().filter(|block| !matches!(block.kind, BlockKind::Furniture(_)));
    for block in below.take(REACH) {
        if matches!(block.kind, BlockKind::Table(_)) {
            return None;
        }
        let text = document.slice(block.span);
        let Some(note) = text.trim_start().strip_prefix(mark) else { continue };
        let at = block.span.start() as usize + text.len() - note.len();
        // No more is searched than may be read, as many headers may ask for one note.
        let end = note.bytes().take(MOST).position(|b| matches!(b, b'.' | b';'));
        let end = end.or((note.len() <= MOST).then_some(note.len()))?;
        return Some(Span::of(at..at + end));
    }
    None
}
