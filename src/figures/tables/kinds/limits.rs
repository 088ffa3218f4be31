//! How much and how finely a table prints: what no company has, and what stands to the cent beside whole amounts.

use super::{RowContext, View};
use crate::figures::unit::Currency;
use crate::filing::grid::CellClass;
use rust_decimal::Decimal;

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

/// True where a scale would make more of a number than any company has: it stands as it is, and counts
/// votes, shares or units. Currencies of which a thousand buy little are left out.
pub(super) fn is_beyond_money(printed: Decimal, scale: i8, currency: Currency) -> bool {
    let power = (TEN_TRILLIONS - i32::from(scale)).unsigned_abs();
    let most = 10_i64.checked_pow(power).map(Decimal::from);
    (3..=12).contains(&scale)
        && most.is_some_and(|most| printed.abs() >= most)
        && ["USD", "EUR", "GBP", "CAD", "CHF", "AUD"].contains(&currency.code())
}

/// The power of ten that no amount of a company reaches: the assets of a large bank are some trillions.
pub(super) const TEN_TRILLIONS: i32 = 13;

/// Digits of a hundred millions: no store, home or employee has so much.
const HUNDRED_MILLIONS: i32 = 9;

/// True for an amount that would be too much for each store, home or employee if it were scaled.
pub(super) fn is_beyond_place(printed: Decimal, scale: i8) -> bool {
    let digits = printed.trunc().abs().to_string().len();
    i32::try_from(digits).unwrap_or(i32::MAX) + i32::from(scale) >= HUNDRED_MILLIONS
}

/// True where a number of the row is larger than a hundred: what its name leaves open, margins or what they are of sales,
/// it tells in amounts then, and so in the others.
pub(super) fn is_beyond_hundred(context: &RowContext<'_>) -> bool {
    let View { document, table, grid, .. } = context.view;
    let Some(place) = table.rows.get(context.row) else { return false };
    let cells = grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    cells.iter().filter(|placed| placed.first > 0 && placed.class == CellClass::Number).any(|placed| {
        let ink = document.slice(placed.ink);
        let whole = ink.split('.').next().unwrap_or("").bytes().filter(u8::is_ascii_digit);
        let digits: Vec<u8> = whole.skip_while(|b| *b == b'0').collect();
        !ink.contains('%') && digits.len() >= 3 && digits != b"100"
    })
}
