//! What is added to the basic shares of a result, proved by what it adds up to.
//!
//! ```text
//! Weighted average shares                        9,810     9,712      shares
//! Dilutive effect of stock options                 188       177      no word says what: an amount, or shares?
//! Assumed exercise of warrants                      18        17
//! Total                                         10,016     9,906      9,810 + 188 + 18, so all are shares
//! ```
//!
//! Reconciliations of earnings per share (ASC 260-10-50-1; FAS 128, paragraph 40; before that Exhibit 11) name these rows
//! in many ways. The sum tells what they are in any words.

use rust_decimal::Decimal;

use super::super::value::{Value, power_of_ten};
use super::super::{Doubt, Figure, Kind, Unit};
use super::hints::Hints;
use super::rows::RowHead;

/// Rows that are added to the basic shares, at most.
const MOST_ADDED: usize = 6;

/// Figures of a table that has such a sum, at most: longer ones are no reconciliation, and sums hold by chance.
const MOST_FIGURES: usize = 400;

/// Makes shares of the amounts among `figures`, those of one table in reading order, that together with the average
/// shares above them add up to the number below them; `rows` tell which shares are such. Nothing that has the sign of a
/// currency is taken.
pub(super) fn settle(rows: &[RowHead], figures: &mut [Figure]) {
    let doubtful = figures.iter().any(|figure| figure.kind == Kind::Shares)
        && figures.iter().any(|figure| figure.kind == Kind::Money && figure.from.unit.is_none());
    if !doubtful || figures.len() > MOST_FIGURES {
        return;
    }
    let mut columns: Vec<u16> = figures.iter().filter_map(|figure| Some(figure.cell?.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let of_column = |figure: &Figure| figure.cell.is_some_and(|cell| cell.column == column);
        let places: Vec<usize> = (0..figures.len()).filter(|at| of_column(&figures[*at])).collect();
        for (from, basic) in places.iter().enumerate() {
            let head = figures[*basic].cell.and_then(|cell| rows.get(cell.row as usize));
            let divides = head.is_some_and(|head| head.hints.has(Hints::DENOMINATOR));
            if figures[*basic].kind != Kind::Shares || !divides {
                continue;
            }
            let below = places.get(from + 1..).unwrap_or(&[]);
            let Some(count) = added_up(figures, *basic, below) else { continue };
            let (scale, span) = (figures[*basic].scale, figures[*basic].from.scale);
            for at in below.iter().take(count) {
                let figure = &mut figures[*at];
                if figure.kind != Kind::Shares {
                    make_shares(figure, scale);
                    figure.from.scale = span;
                }
            }
        }
    }
}

/// How many of the figures `below` that at `basic` are what is added to it, with their sum: None where none is an amount,
/// or nothing adds up.
fn added_up(figures: &[Figure], basic: usize, below: &[usize]) -> Option<usize> {
    let mut sum = figures[basic].printed()?;
    for (count, at) in below.iter().take(MOST_ADDED + 1).enumerate() {
        let figure = &figures[*at];
        let unsigned = figure.kind == Kind::Money && figure.from.unit.is_none();
        if !unsigned && figure.kind != Kind::Shares {
            return None;
        }
        let number = figure.printed()?;
        // The last digits may be rounded.
        if count > 0 && number > Decimal::TEN && (number - sum).abs() <= Decimal::ONE {
            let unknown = below[..=count].iter().any(|at| figures[*at].kind == Kind::Money);
            return unknown.then_some(count + 1);
        }
        sum = sum.checked_add(number)?;
    }
    None
}

fn make_shares(figure: &mut Figure, scale: i8) {
    let rescaled =
        figure.printed().zip(power_of_ten(scale)).and_then(|(number, power)| number.checked_mul(power));
    let Some(value) = rescaled else { return };
    figure.value = Value::Number(value.normalize());
    figure.decimals = figure.decimals.map(|d| d.saturating_add(figure.scale).saturating_sub(scale));
    (figure.kind, figure.unit, figure.scale) = (Kind::Shares, Unit::Share, scale);
    figure.doubts.retain(|doubt| !matches!(doubt, Doubt::NoScale | Doubt::DistantScale));
}
