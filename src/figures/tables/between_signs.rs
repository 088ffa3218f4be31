//! Amounts without a sign between two of their column that have the same one.
//!
//! ```text
//! Turnover            £412.3
//! Cost of sales       (301.2)     in pounds, as the first amount and the total are
//! Gross profit        £111.1
//! ```
//!
//! The sign of a currency stands at the first amount of a column and at its totals; what is between them is in the same
//! currency. Bare dollars are what amounts without any word are taken for, so they need no such rule.

use super::super::unit::{Currency, Unit};
use super::super::{Figure, Kind};
use super::View;
use crate::text::search::holds_any;

/// Columns that are looked at; no table of amounts has more.
const COLUMNS: usize = 64;

/// Gives the amounts among `figures`, those of one table in reading order, the currency of the signs above and below them
/// in their column, where both are the same and no other stands between.
pub(super) fn settle(view: View<'_>, figures: &mut [Figure]) {
    if !figures.iter().any(|figure| own_sign(figure).is_some_and(|currency| currency != Currency::USD)) {
        return;
    }
    // "(in thousands of U.S. dollars)" says what amounts without a sign are in.
    if view.above.units.is_some_and(|line| names_dollars(view.document.slice(line.span))) {
        return;
    }
    let mut columns: Vec<(Option<Currency>, Vec<usize>)> = vec![(None, Vec::new()); COLUMNS];
    for at in 0..figures.len() {
        let figure = &figures[at];
        let cell = figure.cell.filter(|cell| cell.column > 0 && is_amount(figure));
        let Some((above, open)) = cell.and_then(|cell| columns.get_mut(usize::from(cell.column))) else {
            continue;
        };
        match own_sign(figure) {
            None => open.push(at),
            Some(sign) => {
                let between = std::mem::take(open);
                let same = *above == Some(sign) && sign != Currency::USD;
                *above = Some(sign);
                for at in between.into_iter().filter(|_| same) {
                    if figures[at].from.unit.is_none() && !names_dollars(name(view, &figures[at])) {
                        give(&mut figures[at], sign);
                    }
                }
            }
        }
    }
}

/// "U.S. sales", "Dollar notes": amounts that are in dollars by their name.
fn names_dollars(words: &str) -> bool {
    holds_any(words, &["dollar", "U.S.", "US$"])
}

/// What the row of `figure` is called.
fn name<'a>(view: View<'a>, figure: &Figure) -> &'a str {
    let row = figure.cell.and_then(|cell| view.table.rows.get(cell.row as usize));
    let cells = row.and_then(|row| view.grid.cells.get(row.first as usize..row.end as usize)).unwrap_or(&[]);
    cells.iter().find(|placed| placed.first == 0).map_or("", |placed| view.document.slice(placed.ink))
}

fn is_amount(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Money | Kind::PerShare)
}

/// The currency whose sign the print of `figure` has.
fn own_sign(figure: &Figure) -> Option<Currency> {
    let signed = is_amount(figure) && figure.from.unit.is_some_and(|span| span.overlaps(figure.span));
    match figure.unit {
        Unit::Currency(currency) | Unit::PerShare(currency) if signed => Some(currency),
        _ => None,
    }
}

/// Makes an amount in dollars that nothing says one in `currency`.
fn give(figure: &mut Figure, currency: Currency) {
    match &mut figure.unit {
        Unit::Currency(own) | Unit::PerShare(own) if *own == Currency::USD => *own = currency,
        _ => {}
    }
}
