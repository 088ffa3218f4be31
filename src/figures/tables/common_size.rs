//! Tables that print each of their rows in hundredths of one of them, and say so above.
//!
//! ```text
//! The following table presents items as a percentage of total revenues:
//!                  2024     2023
//! Revenues        100.0    100.0      the whole
//! Costs            65.0     66.0      no amounts, though no cell has a sign; and none is more than the whole
//! ```

use rust_decimal::Decimal;

use super::super::{Figure, Kind};
use super::View;
use super::hundredths::as_hundredths;
use crate::filing::grid::CellClass;
use crate::text::TextSpan;

/// What a line above such a table says.
const TOLD: [&str; 8] = [
    "percentage of",
    "percentages of",
    "percent of",
    "% of",
    "percentage relationship",
    "(percent)",
    "in percentages",
    "percentage composition",
];

/// Makes percentages of the amounts among `figures`, those of one table, where a line over it says that it tells parts
/// of a whole, no cell has a sign of something else, and the largest of each column of amounts is the whole: 100.
pub(super) fn settle(view: View<'_>, figures: &mut [Figure]) {
    let says = |span: TextSpan| {
        let words = view.document.slice(span).to_ascii_lowercase();
        TOLD.iter().any(|told| words.contains(told))
    };
    let above = [view.above.lead, view.above.title];
    if figures.is_empty() || !above.into_iter().flatten().any(says) {
        return;
    }
    let signed = view.grid.cells.iter().any(|placed| {
        let ink = view.document.slice(placed.ink);
        placed.class == CellClass::Lead || placed.class == CellClass::Number && ink.contains(['$', '%'])
    });
    let bare = |figure: &&Figure| {
        figure.kind == Kind::Money
            && figure.cell.is_some_and(|cell| cell.column > 0)
            && figure.from.unit.is_none()
    };
    let printed = |figure: &Figure| figure.printed().map(|number| number.abs());
    let part = |figure: &Figure| printed(figure).is_some_and(|number| number <= Decimal::ONE_HUNDRED);
    if signed || !figures.iter().filter(bare).all(part) {
        return;
    }
    let column = |figure: &Figure| figure.cell.map(|cell| cell.column);
    let mut whole: Vec<Option<u16>> = figures.iter().filter(bare).map(column).collect();
    whole.sort_unstable();
    whole.dedup();
    let whole = whole.into_iter().all(|of| {
        let mut own = figures.iter().filter(bare).filter(|figure| column(figure) == of);
        own.any(|figure| printed(figure) == Some(Decimal::ONE_HUNDRED))
    });
    if !whole {
        return;
    }
    for figure in figures.iter_mut() {
        if bare(&&*figure) {
            as_hundredths(figure);
        }
    }
}
