//! Tables whose amounts are printed to the last unit, whatever a line far above says.

use super::super::View;
use super::super::hints::Hints;
use super::super::rows::RowHead;
use super::limits::TEN_TRILLIONS;
use crate::filing::grid::CellClass;

/// True where a table prints an amount with more digits than are printed in thousands or millions: one
/// of a hundred billion or more, or any number of ten trillions or more, that a line far above would make
/// of it was meant as it stands, and so were the others.
///
/// Shares are told in full beside amounts that are not: `rows` tell which numbers are shares.
pub(in super::super) fn is_in_full(view: View<'_>, rows: &[RowHead], scale: i8) -> bool {
    let cells = &view.grid.cells;
    let most = usize::try_from(TEN_TRILLIONS - i32::from(scale)).unwrap_or(0);
    let of_shares = |index: usize| {
        let row = view.table.rows.partition_point(|row| row.end as usize <= index);
        rows.get(row).is_some_and(|head| head.hints.has(Hints::SHARES))
    };
    (0..cells.len()).any(|index| {
        let ink = view.document.slice(cells[index].ink).as_bytes();
        let lead = index > 0 && cells[index - 1].class == CellClass::Lead;
        let digits = ink.iter().take_while(|b| **b != b'.').filter(|b| b.is_ascii_digit()).count();
        let amount = lead || ink.contains(&b'$');
        cells[index].class == CellClass::Number
            && (amount && digits >= 9 || digits > most && is_one_number(ink) && !of_shares(index))
    })
}

/// True for digits with their commas and signs, and no hyphen, space or letter that would make codes of
/// them.
fn is_one_number(ink: &[u8]) -> bool {
    ink.iter().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'$' | b'(' | b')'))
        && ink.contains(&b',')
}
