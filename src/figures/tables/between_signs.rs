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

/// Columns that are looked at; no table of amounts has more.
const COLUMNS: usize = 64;

/// Gives the amounts among `figures`, those of one table in reading order, the currency of the signs above and below them
/// in their column, where both are the same and no other stands between.
pub(super) fn settle(figures: &mut [Figure]) {
    if !figures.iter().any(|figure| own_sign(figure).is_some_and(|currency| currency != Currency::USD)) {
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
                    give(&mut figures[at], sign);
                }
            }
        }
    }
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
