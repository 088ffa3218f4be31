//! Units that are homes, in tables of what is let.
//!
//! ```text
//! Property        Number of Units    Occupancy      "Units" are those that are let: 118 of them
//! Harbor Court          118             93%
//! ```
//!
//! Units of a partnership are owned as shares are, and nothing in their name tells them from apartments. What stands
//! beside them does: how many are occupied, and what is paid for one of them a month (Regulation S-K, Item 102; Form
//! S-11, Item 15).

use super::super::unit::Unit;
use super::super::{Figure, Kind};
use super::View;
use crate::filing::grid::{CellClass, RowKind};
use crate::text::search::holds_any;

/// Heads that no table of owners has.
const LET: [&str; 9] = [
    "occupancy",
    "occupied",
    "vacancy",
    "rent per unit",
    "rental per unit",
    "rental rate",
    "residential property",
    "apartment",
    "year built",
];

/// What units are that are owned, in the words of a head.
const OWNED: [&str; 11] = [
    "share",
    "interest",
    "partner",
    "depositary",
    "outstanding",
    "owned",
    "held",
    "beneficial",
    "issued",
    "authorized",
    "units sold",
];

/// Makes counts of the units among `figures`, those of one table, where its heads say that they are let.
pub(super) fn settle(view: View<'_>, figures: &mut [Figure]) {
    if !figures.iter().any(|figure| figure.kind == Kind::Shares) {
        return;
    }
    let heads = || {
        view.table.cells.iter().zip(&view.grid.cells).filter(|(cell, placed)| {
            let kind = view.grid.rows.get(cell.row as usize);
            placed.class == CellClass::Words && matches!(kind, Some(RowKind::Header | RowKind::Caption))
        })
    };
    let says = |words: &[&str]| heads().any(|(_, placed)| holds_any(view.document.slice(placed.ink), words));
    // "Distributions per unit" are those of owners; "Rent per unit" is paid for what is let.
    let paid = || {
        heads().any(|(_, placed)| {
            let words = view.document.slice(placed.ink);
            holds_any(words, &["per unit"]) && !holds_any(words, &["rent", "cost"])
        })
    };
    if !says(&LET) || says(&OWNED) || paid() {
        return;
    }
    let over = |column: u16| {
        let mut heads = heads().filter(|(_, placed)| (placed.first..=placed.last).contains(&column));
        heads.any(|(_, placed)| holds_any(view.document.slice(placed.ink), &["unit"]))
    };
    for figure in figures.iter_mut().filter(|figure| figure.kind == Kind::Shares) {
        if figure.cell.is_some_and(|cell| cell.column > 0 && over(cell.column)) {
            (figure.kind, figure.unit) = (Kind::Count, Unit::None);
        }
    }
}
