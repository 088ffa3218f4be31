//! Tables that go on over the end of a page. Each page is read by itself; what has the same columns and no header of its
//! own is the rest of the table before.

use super::grid::Grid;
use super::lines::{Line, LineKind, TagSet};
use crate::text::saturate;

/// Joins a table to the one before it where nothing but page marks and blank lines stands between
/// them and the second has no header of its own but the same columns.
pub(super) fn join_over_pages(lines: &[Line], grids: &mut Vec<Grid>) {
    let mut joined: Vec<Grid> = Vec::with_capacity(grids.len());
    for second in grids.drain(..) {
        match joined.last_mut() {
            Some(first) if goes_on(lines, first, &second) => append(first, second),
            _ => joined.push(second),
        }
    }
    *grids = joined;
}

/// True where `second` is the rest of the table `first`.
fn goes_on(lines: &[Line], first: &Grid, second: &Grid) -> bool {
    let gap = lines.get(first.end_line..second.first_line).unwrap_or(&[]);
    let quiet = gap.iter().all(|l| {
        (l.kind == LineKind::Blank || l.kind == LineKind::Rule || l.is_furniture())
            && !l.tag.has(TagSet::NOTES)
    });
    quiet && !second.headed && same_columns(first, second)
}

/// True where each column of the second table stands below one of the first.
fn same_columns(first: &Grid, second: &Grid) -> bool {
    first.columns.len() == second.columns.len()
        && first
            .columns
            .iter()
            .zip(&second.columns)
            .all(|(a, b)| a.words == b.words && a.from < b.to + 2 && b.from < a.to + 2)
}

/// Puts the rows of `second` below those of `first`.
fn append(first: &mut Grid, second: Grid) {
    let (rows, cells) = (saturate(first.table.rows.len()), saturate(first.table.cells.len()));
    first.table.cells.extend(second.table.cells.into_iter().map(|mut cell| {
        cell.row += rows;
        cell
    }));
    first.table.rows.extend(second.table.rows.into_iter().map(|mut row| {
        row.first += cells;
        row.end += cells;
        row
    }));
    first.table.span = first.table.span.join(second.table.span);
    first.end_line = second.end_line;
    first.marks.extend(second.marks);
}
