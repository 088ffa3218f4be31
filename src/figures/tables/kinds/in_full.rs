//! How a table prints its amounts: to the last unit, whatever a line far above says; in groups parted by spaces.

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

/// True where several figures of a table are grouped by spaces, "12 345", and none by commas.
pub(in super::super) fn is_spaced(view: View<'_>) -> bool {
    let inks = || {
        let numbers = view.grid.cells.iter().filter(|placed| placed.class == CellClass::Number);
        numbers.map(|placed| view.document.slice(placed.ink).as_bytes())
    };
    let grouped = |ink: &&[u8]| {
        let digits = ink.iter().copied().filter(|b| !matches!(b, b'(' | b')' | b'-' | b'$'));
        let digits: Vec<u8> = digits.collect();
        let mut groups = digits.trim_ascii().split(|b| *b == b' ');
        let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
        let mut rest = 0;
        let whole = groups.all(|group| {
            rest += 1;
            group.len() == 3 && group.iter().all(u8::is_ascii_digit)
        });
        first && whole && rest > 0
    };
    // Most tables have a comma in one of their first figures, and are left there.
    !inks().any(|ink| ink.contains(&b','))
        && inks().filter(|ink| ink.contains(&b' ')).filter(grouped).take(2).count() == 2
}
