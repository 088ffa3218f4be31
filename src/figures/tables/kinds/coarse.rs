//! How finely the numbers of a table are printed.

use super::super::View;
use crate::filing::grid::CellClass;

/// Numbers that a table has at the least for most of them to tell how it prints amounts.
const COARSE_AT_LEAST: usize = 8;

/// True where a fifth of a table's numbers or more are whole, or three of four have fewer than two digits
/// after the point, percentages left out: what has two digits there is of another kind than they are, for
/// few print whole amounts and cents in one unit.
pub(in super::super) fn is_coarse(view: View<'_>) -> bool {
    let (mut all, mut whole, mut fine) = (0, 0, 0);
    for placed in view.grid.cells.iter().filter(|placed| placed.class == CellClass::Number) {
        let ink = view.document.slice(placed.ink).as_bytes();
        if ink.contains(&b'%') {
            continue;
        }
        let mut points = memchr::memchr_iter(b'.', ink);
        let after = points.find_map(|at| ink.get(at + 1..).filter(|rest| starts_with_digit(rest)));
        all += 1;
        whole += usize::from(after.is_none());
        fine += usize::from(after.is_some_and(|rest| starts_with_digit(rest.get(1..).unwrap_or(&[]))));
    }
    all >= COARSE_AT_LEAST && (whole * 5 >= all || fine * 4 <= all)
}

fn starts_with_digit(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(u8::is_ascii_digit)
}
