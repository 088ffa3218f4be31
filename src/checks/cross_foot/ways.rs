//! The ways in which columns may come to another: side by side or at equal steps, all added or some taken away.

use std::ops::Range;

use super::super::sheet::Sheet;
use super::sums::Sums;

/// Columns from which on only plain sums are tried.
const SIGNED_COLUMNS: usize = 14;

/// A way to add up: columns that come to another, some of them taken away.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub(super) total: usize,
    pub(super) columns: Vec<usize>,
    /// Which of `columns` are taken away.
    pub(super) taken: Range<usize>,
}

/// A column, and whether it is taken away.
pub(super) type Part = (usize, bool);

/// Where the columns of a way stand to its total, those that are taken away last.
pub(super) fn shape(way: &Way) -> Vec<isize> {
    let (turned, mut parts) = turned(way);
    parts.sort_unstable_by_key(|(column, minus)| (*minus, *column));
    let plus = parts.iter().filter(|(_, minus)| !minus).count();
    let offset = |column: usize| column.cast_signed() - turned.cast_signed();
    parts.iter().map(|(column, _)| offset(*column)).chain([plus.cast_signed()]).collect()
}

/// All columns of a way: added up with another of them as total they are the same equation.
pub(super) fn sorted(way: &Way) -> Vec<usize> {
    let mut columns = way.columns.clone();
    columns.push(way.total);
    columns.sort_unstable();
    columns
}

/// The same equation with the last column as its total, unless it only adds up.
///
/// ```text
/// gains = total - losses    is    gains + losses = total
/// ```
pub(super) fn turned(way: &Way) -> (usize, Vec<Part>) {
    let place_of = |place: usize, column: usize| (column, way.taken.contains(&place));
    let parts: Vec<Part> = way.columns.iter().enumerate().map(|(at, column)| place_of(at, *column)).collect();
    let last = parts.iter().max().copied();
    let Some((total, minus)) = last.filter(|last| !way.taken.is_empty() && last.0 > way.total) else {
        return (way.total, parts);
    };
    // A column taken away changes sides with its sign; one that is added turns all the others.
    let others = parts.iter().filter(|p| p.0 != total);
    let turn = |taken: bool| if minus { taken } else { !taken };
    let mut parts: Vec<Part> = others.map(|p| (p.0, turn(p.1))).collect();
    parts.push((way.total, minus));
    (total, parts)
}

/// Gives every way to come to column `total` to `try_way`, with what its columns come to.
pub(super) fn each_way(
    sheet: &Sheet,
    total: usize,
    marks: &[bool],
    sums: &mut Sums,
    try_way: &mut impl FnMut(&Way, &Sums),
) {
    let signed = sheet.columns <= SIGNED_COLUMNS;
    let mut way = Way { total, columns: Vec::new(), taken: 0..0 };
    // Columns before, nearest first; then columns after.
    for after in [false, true] {
        for step in 1..=3usize {
            way.columns.clear();
            sums.clear();
            let mut next = total;
            loop {
                next = if after { next + step } else { next.wrapping_sub(step) };
                if next >= sheet.columns {
                    break;
                }
                if marks[next] {
                    continue;
                }
                way.columns.push(next);
                sums.add(sheet, next);
                let parts = way.columns.len();
                if parts < 2 {
                    continue;
                }
                way.taken = 0..0;
                try_way(&way, sums);
                if !signed || step > 1 {
                    continue;
                }
                // The nearest ones taken away, then one alone.
                let nearest = (1..parts).map(|taken| 0..taken);
                let alone = (1..parts).map(|one| one..one + 1);
                for taken in nearest.chain(alone) {
                    way.taken = taken;
                    try_way(&way, sums);
                }
            }
        }
    }
}
