//! The scale of shares, settled by the result for each of them.
//!
//! ```text
//! (Dollars in thousands, except per share data)
//! Net income                     3,006    2,535       3,006,000
//! Basic earnings per share         .30      .25     ÷ .30  =  10,020,000
//! Average shares                10,012   10,034       10,012, so these are thousands
//! ```
//!
//! Units lines speak of dollars and leave open in what the shares are; filers print them in full or in the unit
//! of the dollars, about as often. The three rows of a statement of income settle it.

use rust_decimal::Decimal;

use super::super::value::{Value, power_of_ten};
use super::super::{Figure, Kind};
use super::rows::RowHead;
use super::{RowKind, View};

/// Powers of ten by which a number of shares may be read wrongly.
const POWERS: [i8; 4] = [3, 6, -3, -6];

/// Part of a number by which average shares may lie off, beyond what the cents of the result round away: the
/// dilution, and shares of other classes.
const APART: Decimal = Decimal::from_parts(8, 0, 0, false, 2);

/// Figures that must speak for another scale at the least.
const SPEAKERS: usize = 2;

/// Gives the shares among `figures`, those of one table in reading order, the scale that results for each share
/// ask for. Nothing changes where one number of shares holds as it was read.
pub(super) fn settle(view: View<'_>, rows: &[RowHead], figures: &mut [Figure]) {
    if !figures.iter().any(|f| f.kind == Kind::PerShare) || !figures.iter().any(|f| f.kind == Kind::Shares) {
        return;
    }
    let mut votes = [0_usize; POWERS.len()];
    for shares in figures.iter().filter(|figure| is_denominator(rows, figure)) {
        let Some(wanted) = wanted(view, rows, figures, shares) else { continue };
        if wanted.fits(shares, 0) {
            return;
        }
        for (vote, power) in votes.iter_mut().zip(POWERS) {
            *vote += usize::from(wanted.fits(shares, power));
        }
    }
    let Some((power, _)) = POWERS.iter().zip(votes).find(|(_, votes)| *votes >= SPEAKERS) else { return };
    for shares in figures.iter_mut().filter(|figure| is_denominator(rows, figure)) {
        let (Value::Number(value), Some(factor)) = (&shares.value, power_of_ten(*power)) else { continue };
        let Some(scaled) = value.checked_mul(factor) else { continue };
        (shares.value, shares.scale) =
            (Value::Number(scaled.normalize()), shares.scale.saturating_add(*power));
        shares.decimals = shares.decimals.map(|decimals| decimals.saturating_sub(*power));
    }
}

/// The shares that a result and its amount for each share ask for, and how far off they may be.
struct Wanted {
    shares: Decimal,
    apart: Decimal,
}

impl Wanted {
    /// True where `figure` is as many shares with its scale raised by `power`.
    fn fits(&self, figure: &Figure, power: i8) -> bool {
        let (Value::Number(value), Some(factor)) = (&figure.value, power_of_ten(power)) else { return false };
        let scaled = value.checked_mul(factor);
        scaled.is_some_and(|scaled| (scaled - self.shares).abs() <= self.shares * self.apart)
    }
}

/// True for the shares of a row that does not say itself in what they are.
fn is_denominator(rows: &[RowHead], figure: &Figure) -> bool {
    let head = figure.cell.filter(|cell| cell.column > 0).and_then(|cell| rows.get(cell.row as usize));
    figure.kind == Kind::Shares && head.is_some_and(|head| head.units.is_none())
}

/// What the result for each share nearest to `shares` in its column asks for.
fn wanted(view: View<'_>, rows: &[RowHead], figures: &[Figure], shares: &Figure) -> Option<Wanted> {
    let place = shares.cell?;
    let label = |figure: &Figure| {
        let row = figure.cell.and_then(|cell| rows.get(cell.row as usize));
        row.map_or("", |row| view.document.slice(row.words)).to_ascii_lowercase()
    };
    let in_column = |figure: &&Figure| figure.cell.is_some_and(|cell| cell.column == place.column);
    let results = figures.iter().filter(in_column).filter(|figure| figure.kind == Kind::PerShare);
    let each = results
        .filter(|figure| {
            let label = label(figure);
            !["dividend", "distribution", "book", "price", "cash"].iter().any(|word| label.contains(word))
        })
        .min_by_key(|figure| figure.cell.map_or(u32::MAX, |cell| cell.row.abs_diff(place.row)))?;
    let below = each.cell?.row.min(place.row);
    let amounts = figures.iter().filter(in_column).filter(|figure| figure.kind == Kind::Money);
    let result = amounts
        .filter(|figure| {
            figure
                .cell
                .is_some_and(|cell| cell.row < below && view.grid.rows[cell.row as usize] == RowKind::Body)
        })
        .filter(|figure| {
            let label = label(figure);
            let named = ["income", "loss", "earnings"].iter().any(|word| label.contains(word));
            named && (label.contains("net") || label.starts_with("income") || label.contains("applicable"))
        })
        .max_by_key(|figure| figure.cell.map_or(0, |cell| cell.row))?;
    let (Value::Number(each), Value::Number(result)) = (&each.value, &result.value) else { return None };
    if each.is_zero() || result.is_zero() {
        return None;
    }
    let shares = (result / each).abs();
    // Half a cent of the result is so large a part of it.
    let rounded = Decimal::new(5, 3) / each.abs();
    (rounded < Decimal::ONE).then_some(Wanted { shares, apart: rounded + APART })
}
