//! The order of the rows of a list, and the lines that they make with the names of their groups.

use super::row::Row;

/// A line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The name of the group that the row with this index starts, and how many rows it has in view.
    Heading(usize, usize),
    /// The row with this index.
    Row(usize),
}

/// Sorts rows by a column; what is not known comes last, whichever way round.
pub(super) fn sort(rows: &[Row], order: &mut [usize], column: usize, reversed: bool) {
    order.sort_by_cached_key(|index| {
        let cell = rows[*index].cells.get(column);
        cell.map(|c| (c.rank, c.text.to_lowercase()))
    });
    if reversed {
        order.reverse();
    }
    let empty =
        |index: &usize| rows[*index].cells.get(column).is_none_or(|c| c.text.is_empty() && c.rank.is_none());
    order.sort_by_key(empty);
}

/// Rows under the names of their groups.
pub(super) fn grouped(rows: &[Row], order: &[usize]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(order.len());
    for part in order.chunk_by(|a, b| rows[*a].group == rows[*b].group) {
        if let Some(first) = part.first().filter(|first| !rows[**first].group.is_empty()) {
            lines.push(Line::Heading(*first, part.len()));
        }
        lines.extend(part.iter().map(|index| Line::Row(*index)));
    }
    lines
}
