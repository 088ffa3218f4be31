//! Tables that a page break parts, put together again.
//!
//! ```text
//! 3.10%, due May 2031      1,420     table 89
//!             71                     furniture: page number, header of the next page
//! 4.60%, due June 2046       385     table 90: the same columns for the same times
//! Total senior notes       9,250
//! ```

use std::ops::Range;

use super::counts;
use crate::figures::{Figure, Figures, Period};
use crate::filing::{BlockKind, Document, Filing};

/// The figures of each table, as ranges of [`Figures::all`].
pub(super) fn of_tables(figures: &Figures) -> impl Iterator<Item = Range<usize>> {
    let all = &figures.all;
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < all.len() && all[from].cell.is_none() {
            from += 1;
        }
        let place = all.get(from)?.cell?;
        let document = all[from].document;
        let same = |f: &&Figure| f.document == document && f.cell.is_some_and(|c| c.table == place.table);
        let end = from + all[from..].iter().take_while(same).count();
        Some(std::mem::replace(&mut from, end)..end)
    })
}

/// True where the table of the figures `after` goes on from that of `before`: nothing but furniture
/// stands between them, and they have the same columns.
pub(super) fn goes_on(
    filing: &Filing,
    figures: &Figures,
    before: &Range<usize>,
    after: &Range<usize>,
) -> bool {
    let (Some(above), Some(below)) = (figures.all.get(before.end - 1), figures.all.get(after.start)) else {
        return false;
    };
    let (Some(first), Some(second)) = (above.cell, below.cell) else { return false };
    let next = above.document == below.document && first.table + 1 == second.table;
    let Some(document) = filing.documents.get(above.document).filter(|_| next) else { return false };
    if !parted_by_page(document, first.table, second.table) {
        return false;
    }
    let upper = figures.all.get(before.clone()).unwrap_or(&[]).iter().rev();
    let of_last_table = upper.take_while(|f| f.cell.is_none_or(|c| c.table == first.table));
    let (one, other) = (times(of_last_table), times(figures.all.get(after.clone()).unwrap_or(&[]).iter()));
    !one.is_empty() && one == other
}

/// Furniture and nothing else stands between two tables.
fn parted_by_page(document: &Document, first: u32, second: u32) -> bool {
    let (Some(first), Some(second)) =
        (document.tables.get(first as usize), document.tables.get(second as usize))
    else {
        return false;
    };
    let from = document.blocks.partition_point(|b| b.span.start() < first.span.end());
    let mut between = document.blocks[from..].iter().take_while(|b| b.span.end() <= second.span.start());
    let mut pages = 0;
    between.all(|b| {
        pages += 1;
        matches!(b.kind, BlockKind::Furniture(_))
    }) && pages > 0
}

/// The columns of figures with the last day that most of each speak of; sorted by column.
fn times<'a>(figures: impl Iterator<Item = &'a Figure>) -> Vec<(u16, Option<jiff::civil::Date>)> {
    let mut columns: Vec<(u16, Option<jiff::civil::Date>)> = Vec::new();
    for figure in figures.filter(|f| counts(f)) {
        let Some(cell) = figure.cell else { continue };
        let end = figure.period.map(Period::end);
        match columns.binary_search_by_key(&cell.column, |c| c.0) {
            Ok(at) => columns[at].1 = columns[at].1.or(end),
            Err(at) => columns.insert(at, (cell.column, end)),
        }
    }
    columns
}
