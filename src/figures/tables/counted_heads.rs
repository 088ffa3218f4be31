//! Tables whose heads say that they count, where no other word does.
//!
//! ```text
//!                        2023            2022                      Plants      Warehouses
//!                    Gross   Net     Gross   Net               Owned  Leased  Owned  Leased
//! Exploratory wells:                                  Europe       5      --      7      27
//!   Productive          62   41.2       55   33.1
//! ```
//!
//! Wells are told as they are drilled and as they are owned (Regulation S-K, Items 1205 and 1208), facilities by who owns
//! them (Item 102). Neither is money, and neither has a sign.

use super::View;
use crate::filing::grid::{CellClass, RowKind};

/// True where all numbers of the table count wells or facilities.
pub(super) fn count(view: View<'_>) -> bool {
    if view.above.units.is_some_and(|line| !line.distant) || has_sign(view) {
        return false;
    }
    let (gross, owned) = (heads_in_pairs(view, "gross", "net"), heads_in_pairs(view, "owned", "leased"));
    gross
        && speaks(view, &["wells", "drilled", "drilling"])
        && !speaks(view, &["acre", "cost", "value", "well-"])
        || owned && !speaks(view, &["feet", "footage", "acre", "lease expense", "rent", "value", "cost"])
}

/// True where a cell has the sign of a currency or of percentages.
fn has_sign(view: View<'_>) -> bool {
    let signed =
        |class, ink: &str| class == CellClass::Lead || ink.contains(['$', '%', '\u{20ac}', '\u{a3}']);
    view.grid.cells.iter().any(|placed| {
        matches!(placed.class, CellClass::Lead | CellClass::Number)
            && signed(placed.class, view.document.slice(placed.ink))
    })
}

/// True where the lowest heads of all columns of numbers are one word or the other, each at least once. "Total" may stand
/// over their sum.
fn heads_in_pairs(view: View<'_>, one: &str, other: &str) -> bool {
    let header = |row: u32| matches!(view.grid.rows.get(row as usize), Some(RowKind::Header));
    let heads = view.table.cells.iter().zip(&view.grid.cells);
    let heads = heads.filter(|(cell, placed)| header(cell.row) && placed.first > 0);
    let Some(lowest) = heads.clone().map(|(cell, _)| cell.row).max() else { return false };
    let (mut first, mut second) = (false, false);
    for (_, placed) in heads.filter(|(cell, _)| cell.row == lowest) {
        let head = view.document.slice(placed.ink).trim().to_ascii_lowercase();
        first |= head == one;
        second |= head == other;
        if head != one && head != other && head != "total" {
            return false;
        }
    }
    first && second
}

/// True where the words over the table, or those in it, have one of `words`, in small letters.
fn speaks(view: View<'_>, words: &[&str]) -> bool {
    let above = [view.above.lead, view.above.title].into_iter().flatten();
    let inside =
        view.grid.cells.iter().filter(|placed| placed.class == CellClass::Words).map(|placed| placed.ink);
    above.chain(inside).any(|span| {
        let text = view.document.slice(span).to_ascii_lowercase();
        words.iter().any(|word| text.contains(word))
    })
}
