//! Tables that stand below each other in one, told apart.
//!
//! ```text
//!                      Gross    Amortized     Net
//! Patents                410         (90)     320       410 − 90 = 320
//! Kettle moulds          220         (61)     159
//!                    Level 1      Level 2   Level 3   Total      another header, and other columns
//! Bank notes             100            -        40     140
//! Bonds                    -          300        12     312
//! ```
//!
//! Filers set two small tables in one for their columns to stand in line. What adds up in one does not in the other.

use std::ops::Range;

use super::counts;
use crate::figures::Figures;
use crate::filing::{Document, Filing, Table};

/// Columns that the wider of two such tables has at the least: of two, none is the sum of others.
const WIDE: usize = 3;
/// Cells of words above the figures that make a header.
const HEADS: usize = 2;

/// A part of a table below a header of its own.
struct Part {
    /// Its first figure.
    first: usize,
    /// Its first and its last row.
    rows: (u32, u32),
    columns: Vec<u16>,
}

/// The figures in `range`, those of one table, by the header that they stand under, where those head other columns.
pub(super) fn parts(filing: &Filing, figures: &Figures, range: Range<usize>) -> Vec<Range<usize>> {
    let first = figures.all.get(range.start);
    let document = first.and_then(|f| filing.documents.get(f.document));
    let table = first.and_then(|f| f.cell).zip(document).and_then(|(c, d)| d.tables.get(c.table as usize));
    let (Some(document), Some(table)) = (document, table) else { return vec![range] };
    let mut parts: Vec<Part> = Vec::new();
    for at in range.clone() {
        let Some(figure) = figures.all.get(at).filter(|f| counts(f)) else { continue };
        let Some(cell) = figure.cell else { continue };
        let last = parts.last().map(|part| part.rows.1);
        let fresh = |row: u32| row < cell.row && is_header(document, table, row + 1..cell.row);
        if last.is_none_or(fresh) {
            parts.push(Part { first: at, rows: (cell.row, cell.row), columns: vec![cell.column] });
        } else if let Some(part) = parts.last_mut() {
            part.rows.1 = cell.row;
            if let Err(place) = part.columns.binary_search(&cell.column) {
                part.columns.insert(place, cell.column);
            }
        }
    }
    let mut starts = vec![range.start];
    let others = parts.iter().zip(parts.iter().skip(1)).filter(|(above, below)| {
        let wide = above.columns.len().max(below.columns.len()) >= WIDE;
        let several = |part: &Part| part.rows.0 < part.rows.1;
        // The same header once more, with a column less, heads the rest of the table.
        let heads = |end: u32| header_words(document, table, end);
        let above_words = heads(above.rows.0);
        let again = heads(below.rows.0).iter().all(|word| above_words.contains(word));
        wide && !again && above.columns.len() != below.columns.len() && several(above) && several(below)
    });
    starts.extend(others.map(|(_, below)| below.first));
    let ends = starts.iter().copied().skip(1).chain([range.end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Rows above the first figure of a part that are looked at for its header.
const HEADER: u32 = 3;

/// The words over the columns right above row `end`.
fn header_words<'a>(document: &'a Document, table: &Table, end: u32) -> Vec<&'a str> {
    let rows = end.saturating_sub(HEADER)..end;
    let cells = rows.flat_map(|row| table.row(row as usize)).filter(|cell| cell.column > 0);
    let words = cells.map(|cell| document.slice(cell.span).trim());
    words.filter(|words| words.bytes().any(|b| b.is_ascii_alphabetic())).collect()
}

/// True where one of the `rows` has words over several columns.
fn is_header(document: &Document, table: &Table, rows: Range<u32>) -> bool {
    let is_word = |text: &str| text.bytes().any(|b| b.is_ascii_alphabetic());
    rows.into_iter().any(|row| {
        let cells = table.row(row as usize).iter().filter(|c| c.column > 0);
        cells.filter(|c| is_word(document.slice(c.span))).take(HEADS).count() == HEADS
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::CrossFoot;
    use crate::checks::sample::checks;

    #[test]
    fn columns_below_another_header_are_others() {
        let found = checks(
            CrossFoot,
            "| | Gross | Amortized | Net | | |\n|---|---|---|---|---|---|\n\
             | Patents | 31,410 | (12,107) | 19,303 | | |\n\
             | Moulds | 22,118 | (6,204) | 15,914 | | |\n\
             | Names | 8,033 | (1,120) | 6,913 | | |\n\
             | | Home | Abroad | Isles | Coast | Total |\n\
             | Bank notes | 1,207 | 311 | 408 | 1,022 | 2,948 |\n\
             | Bonds | 3,340 | 1,118 | 207 | 519 | 5,184 |\n\
             | Coin | 417 | 2,204 | 113 | 608 | 3,342 |\n",
        );
        assert_eq!(
            found,
            [
                "Pass: 31,410 + (12,107) = 19,303",
                "Pass: 22,118 + (6,204) = 15,914",
                "Pass: 8,033 + (1,120) = 6,913",
                "Pass: 1,207 + 311 + 408 + 1,022 = 2,948",
                "Pass: 3,340 + 1,118 + 207 + 519 = 5,184",
                "Pass: 417 + 2,204 + 113 + 608 = 3,342",
            ]
        );
    }
}
