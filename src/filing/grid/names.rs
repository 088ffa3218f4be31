//! Names of rows that end in a number on a line of its own.
//!
//! ```text
//! Shares issued from treasury for stock compensation:
//! 416,751                                                4      28     32
//! Receivables, net (Note                               810     790    802
//!   4)
//! ```

use super::{CellClass, Placed};
use crate::filing::document::{Row, Table};

/// Makes words of the numbers in the stub that end the name above, where nearly all other rows are named by words:
/// they stand in no column.
pub(super) fn find_ends(table: &Table, cells: &mut [Placed]) {
    let class = |row: &Row| {
        let stub = table.cells.get(row.first as usize)?.column == 0;
        cells.get(row.first as usize).filter(|_| stub).map(|placed| placed.class)
    };
    let (mut numbers, mut words) = (0, 0);
    let mut ends: Vec<usize> = Vec::new();
    for pair in table.rows.windows(2) {
        let [above, row] = pair else { continue };
        if row.end - row.first < 2 {
            // "4)" below "Current receivables (Note", whose figures stand beside it.
            ends.extend((class(row) == Some(CellClass::Number)).then_some(row.first as usize));
            continue;
        }
        let alone = above.end - above.first == 1 && class(above) == Some(CellClass::Words);
        match class(row) {
            Some(CellClass::Words) => words += 1,
            Some(CellClass::Number) if alone => ends.push(row.first as usize),
            Some(CellClass::Number) => numbers += 1,
            _ => {}
        }
    }
    if numbers * 5 > words || ends.len() > words {
        return;
    }
    for end in ends {
        if let Some(placed) = cells.get_mut(end) {
            placed.class = CellClass::Words;
        }
    }
}
