//! How wide the columns of a list are on a screen, and which one a click meant.

use super::{Line, Sheet};
use crate::text::cells;

/// Cells between columns.
pub const GAP: usize = 2;
/// Lines from the top of the view on whose cells are measured.
const LOOKED_AT: usize = 200;

/// How wide each column is: as its cells need; what stretches takes the rest, and what there is no
/// room for is left out, the least weighty first.
pub fn widths(sheet: &Sheet, room: usize) -> Vec<usize> {
    let columns = sheet.columns();
    let mut widths: Vec<usize> = columns.iter().map(|c| cells::width(c.title) + 1).collect();
    let row = |line: &Line| match line {
        Line::Row(index) => sheet.row(*index),
        Line::Heading(..) => None,
    };
    for row in sheet.lines().iter().skip(sheet.cursor.top).take(LOOKED_AT).filter_map(row) {
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = (*width).max(cells::width(&cell.text));
        }
    }
    for (width, column) in widths.iter_mut().zip(columns) {
        *width = (*width).min(column.most.max(cells::width(column.title) + 1));
    }
    let least =
        |index: usize, width: usize| if columns[index].stretch { width.min(24).min(room / 2) } else { width };
    let total = |widths: &[usize], least: &dyn Fn(usize, usize) -> usize| -> usize {
        let shown = widths.iter().enumerate().filter(|(_, w)| **w > 0);
        shown.map(|(i, w)| least(i, *w) + GAP).sum::<usize>().saturating_sub(GAP)
    };
    while total(&widths, &least) > room {
        let may_go = |i: &usize| widths[*i] > 0 && !columns[*i].stretch;
        // Of equal ones, the one farthest to the right.
        let victim = (0..columns.len()).rev().filter(may_go).min_by_key(|i| columns[*i].weight);
        let Some(victim) = victim.filter(|_| widths.iter().filter(|w| **w > 0).count() > 1) else { break };
        widths[victim] = 0;
    }
    if let Some(stretch) = columns.iter().position(|c| c.stretch) {
        let others = total(&widths, &|i, w| if i == stretch { 0 } else { w });
        widths[stretch] = room.saturating_sub(others);
    }
    widths
}

/// The column at cell `x`, counted from the first cell of the first column.
pub fn column_at(sheet: &Sheet, room: usize, x: usize) -> Option<usize> {
    let mut end = 0;
    for (index, width) in widths(sheet, room).into_iter().enumerate().filter(|(_, width)| *width > 0) {
        end += width + GAP;
        if x < end {
            return Some(index);
        }
    }
    None
}
