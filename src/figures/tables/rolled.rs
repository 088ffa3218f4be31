//! What moves a balance, proved by the two balances that it stands between.
//!
//! ```text
//!                                     Warrants
//! Balance, December 31, 2023          $ 4,110
//! Shares issued                           350      no number of shares: 4,110 + 350 − 200 = 4,260
//! Change in fair value                   (200)
//! Balance, March 31, 2024             $ 4,260
//! ```
//!
//! A row is called after what was done, "Shares issued", "Units redeemed", and tells what that was worth where its column
//! is one of amounts. The sum tells it in any words; such a column is one that a filer must show from one balance to the
//! next (Regulation S-X, Rule 3-04; ASC 820-10-50-2c).

use rust_decimal::Decimal;

use super::super::value::{Value, power_of_ten};
use super::super::{Figure, Kind, Unit};

/// Figures of a table that is looked at, at most.
const MOST_FIGURES: usize = 2_000;
/// Rows between two balances, at most.
const MOST_ROWS: usize = 24;
/// A balance of less than this as printed is met by chance.
const SHORT: Decimal = Decimal::ONE_HUNDRED;

/// Makes amounts of the shares and counts among `figures`, those of one table in reading order, that stand between two
/// amounts with the sign of a currency and together with all else between them make the second of the first.
pub(super) fn settle(figures: &mut [Figure]) {
    let columns = |is: &dyn Fn(&Figure) -> bool| {
        let mut columns: Vec<u16> = figures.iter().filter(|f| is(f)).filter_map(column_of).collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    };
    let signed = columns(&is_signed);
    let doubtful: Vec<u16> =
        columns(&is_number).into_iter().filter(|column| signed.binary_search(column).is_ok()).collect();
    if figures.len() > MOST_FIGURES {
        return;
    }
    for column in doubtful {
        let places: Vec<usize> =
            (0..figures.len()).filter(|at| figures.get(*at).and_then(column_of) == Some(column)).collect();
        for (from, opening) in places.iter().enumerate() {
            let below = places.get(from + 1..).unwrap_or(&[]);
            let Some(opening) = figures.get(*opening).filter(|f| is_signed(f)) else { continue };
            let Some(count) = moved(figures, opening, below) else { continue };
            let (unit, scale, span) = (opening.unit, opening.scale, opening.from.scale);
            for at in below.iter().take(count) {
                if let Some(figure) = figures.get_mut(*at).filter(|f| is_number(f)) {
                    make_amount(figure, unit, scale);
                    figure.from.scale = span;
                }
            }
        }
    }
}

fn column_of(figure: &Figure) -> Option<u16> {
    figure.cell.map(|cell| cell.column).filter(|column| *column > 0)
}

/// Letters of a sign, "$" or "US$": what is longer stands over the column, "Amount", and is said of all rows.
const SIGN: u32 = 3;

/// True for an amount that has the sign of a currency beside it.
fn is_signed(figure: &Figure) -> bool {
    figure.kind == Kind::Money && figure.from.unit.is_some_and(|span| span.len() <= SIGN)
}

/// True for a number of shares or of things without a sign of its own.
fn is_number(figure: &Figure) -> bool {
    matches!(figure.kind, Kind::Shares | Kind::Count) && figure.from.unit.is_none()
}

/// How many of the figures `below` make the amount after them of `opening`; None where none of them is a number, or they
/// do not.
fn moved(figures: &[Figure], opening: &Figure, below: &[usize]) -> Option<usize> {
    let mut sum = opening.printed()?;
    let mut unknown = false;
    for (count, at) in below.iter().take(MOST_ROWS).enumerate() {
        let figure = figures.get(*at)?;
        let number = figure.printed()?;
        if is_signed(figure) {
            // The last digits may be rounded, of long numbers.
            let apart = number.checked_sub(sum)?.abs();
            let meets = apart.is_zero() || apart <= Decimal::ONE && number.abs() >= Decimal::ONE_THOUSAND;
            let alike = figure.unit == opening.unit && figure.scale == opening.scale;
            return (unknown && meets && alike && number.abs() >= SHORT).then_some(count);
        }
        if !is_number(figure) && figure.kind != Kind::Money {
            return None;
        }
        unknown |= is_number(figure) && !number.is_zero();
        sum = sum.checked_add(number)?;
    }
    None
}

fn make_amount(figure: &mut Figure, unit: Unit, scale: i8) {
    let rescaled =
        figure.printed().zip(power_of_ten(scale)).and_then(|(number, power)| number.checked_mul(power));
    let Some(value) = rescaled else { return };
    figure.value = Value::Number(value.normalize());
    figure.decimals = figure.decimals.map(|d| d.saturating_add(figure.scale).saturating_sub(scale));
    (figure.kind, figure.unit, figure.scale) = (Kind::Money, unit, scale);
}
