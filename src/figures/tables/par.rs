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
    settle_columns(figures);
    let scaled = |figure: &Figure| is_scaled(figure) && is_in_stub(figure);
    if !figures.iter().any(scaled) {
        return;
    }
    let (mut full, mut kept) = (false, false);
    for row in figures.chunk_by(|one, other| one.cell.map(|c| c.row) == other.cell.map(|c| c.row)) {
        let own = |figure: &&Figure| is_in_stub(figure);
        let pars = row.iter().filter(own).filter(|figure| figure.kind == Kind::PerShare);
        for par in pars.filter_map(|par| par.value.number()).filter(|par| !par.is_zero()) {
            for shares in row.iter().filter(|figure| scaled(figure)) {
                full |= carries(row, par, shares, true);
                kept |= carries(row, par, shares, false);
            }
        }
        full |= row.iter().filter(|figure| scaled(figure)).any(|shares| is_series(row, shares));
    }
    if full && !kept {
        for figure in figures.iter_mut().filter(|figure| scaled(figure)) {
            rescale(figure, 0);
        }
    }
}

/// Gives the shares in a column of their own, "Shares outstanding", the scale of their print where what preferred stock is
/// issued at proves it for two rows of the table.
fn settle_columns(figures: &mut [Figure]) {
    let scaled = |figure: &Figure| is_scaled(figure) && !is_in_stub(figure);
    if !figures.iter().any(scaled) {
        return;
    }
    let mut columns: Vec<u16> = Vec::new();
    for row in figures.chunk_by(|one, other| one.cell.map(|c| c.row) == other.cell.map(|c| c.row)) {
        let told = row.iter().find(|shares| scaled(shares) && is_series(row, shares));
        columns.extend(told.and_then(|shares| shares.cell).map(|cell| cell.column));
    }
    columns.sort_unstable();
    let several: Vec<u16> = columns
        .chunk_by(|one, other| one == other)
        .filter(|same| same.len() >= 2)
        .map(|same| same[0])
        .collect();
    let proved = |figure: &Figure| figure.cell.is_some_and(|cell| several.contains(&cell.column));
    for figure in figures.iter_mut().filter(|figure| scaled(figure) && proved(figure)) {
        rescale(figure, 0);
    }
}

fn is_in_stub(figure: &Figure) -> bool {
    figure.cell.is_some_and(|cell| cell.column == 0)
}

/// True for shares whose scale is that of the table.
fn is_scaled(figure: &Figure) -> bool {
    figure.kind == Kind::Shares
        && figure.scale >= 3
        && !figure.from.scale.is_some_and(|span| span.overlaps(figure.span))
}

/// What a share of preferred stock is issued at, where its series are named by their dividend alone: "4.30% Series, 120,000
/// shares". Stock at ten dollars or a thousand would be carried at a cent or a dollar with as much right.
const ISSUED_AT: [i64; 3] = [100, 50, 25];

/// True where the `row` of a series of preferred stock carries `shares` as printed at what such stock is issued at. A par
/// value of less than a dollar is told in the row.
fn is_series(row: &[Figure], shares: &Figure) -> bool {
    let paid = |figure: &Figure| {
        let number = figure.value.number().unwrap_or_default();
        is_in_stub(figure)
            && match figure.kind {
                Kind::Percent => true,
                Kind::Money | Kind::PerShare => number > Decimal::ONE && number.scale() > 0,
                _ => false,
            }
    };
    let small = |figure: &Figure| {
        let below = figure.value.number().is_some_and(|number| number.abs() <= Decimal::ONE);
        is_in_stub(figure) && below && matches!(figure.kind, Kind::PerShare | Kind::Money)
    };
    row.iter().any(paid)
        && !row.iter().any(small)
        && ISSUED_AT.iter().any(|at| carries(row, Decimal::from(*at), shares, true))
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
