//! How many shares the caption of a balance sheet tells, settled by their par value.
//!
//! ```text
//! (In thousands)                                                       1996     1995
//! Common stock, $10 par; 300,000 shares authorized, 220,000 issued    2,200    2,200
//!
//!                        $10 × 220,000 = 2,200,000 = 2,200 thousand: the shares are printed in full
//! ```
//!
//! "(In thousands)" leaves open whether the shares in captions are in thousands too; filers print them either way. What
//! a balance sheet carries its shares at is their par value times their number (Regulation S-X, Rule 5-02.29).

use rust_decimal::Decimal;

use super::super::same_print::rescale;
use super::super::value::power_of_ten;
use super::super::{Figure, Kind};

/// Gives the shares in the captions among `figures`, those of one table in reading order, the scale of their print where
/// a par value proves it for one caption, and none is proved to be in the unit of the amounts.
pub(super) fn settle(figures: &mut [Figure]) {
    let scaled = |figure: &Figure| {
        figure.kind == Kind::Shares
            && figure.scale >= 3
            && figure.cell.is_some_and(|cell| cell.column == 0)
            && !figure.from.scale.is_some_and(|span| span.overlaps(figure.span))
    };
    if !figures.iter().any(scaled) {
        return;
    }
    let (mut full, mut kept) = (false, false);
    for row in figures.chunk_by(|one, other| one.cell.map(|c| c.row) == other.cell.map(|c| c.row)) {
        let own = |figure: &&Figure| figure.cell.is_some_and(|cell| cell.column == 0);
        let pars = row.iter().filter(own).filter(|figure| figure.kind == Kind::PerShare);
        for par in pars.filter_map(|par| par.value.number()).filter(|par| !par.is_zero()) {
            for shares in row.iter().filter(|figure| scaled(figure)) {
                full |= carries(row, par, shares, true);
                kept |= carries(row, par, shares, false);
            }
        }
    }
    if full && !kept {
        for figure in figures.iter_mut().filter(|figure| scaled(figure)) {
            rescale(figure, 0);
        }
    }
}

/// Units of its last digit that an amount must have to prove anything.
const TOLD: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// True where an amount of the `row` is `par` times `shares`, as printed where `full`, within its last digit.
fn carries(row: &[Figure], par: Decimal, shares: &Figure, full: bool) -> bool {
    let unit = if full { shares.scale.checked_neg().and_then(power_of_ten) } else { Some(Decimal::ONE) };
    let number = shares.value.number().zip(unit).and_then(|(value, unit)| value.checked_mul(unit));
    let Some(product) = number.and_then(|number| number.checked_mul(par)) else { return false };
    let amounts = row.iter().filter(|figure| figure.kind == Kind::Money && figure.cell != shares.cell);
    amounts.filter(|amount| amount.scale == shares.scale).any(|amount| {
        let off = amount.value.number().and_then(|value| value.checked_sub(product));
        let last = power_of_ten(amount.scale);
        // A nil, or an amount of a few thousands, is near to anything.
        let told = last.is_some_and(|last| product.abs() >= last.saturating_mul(TOLD));
        told && off.zip(last).is_some_and(|(off, last)| off.abs() <= last)
    })
}
