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
use super::View;
use super::rows::RowHead;

/// Powers of ten by which a number of shares may be read wrongly.
const POWERS: [i8; 4] = [3, 6, -3, -6];

/// Part of a number by which average shares may lie off, beyond what the cents of the result round away: the
/// dilution, and shares of other classes.
const APART: Decimal = Decimal::from_parts(8, 0, 0, false, 2);

/// Figures that must speak for another scale at the least.
const SPEAKERS: usize = 2;

/// No statement tells more numbers of shares; what has more is a list of holders.
const MOST_SHARES: usize = 200;

/// Gives the shares among `figures`, those of one table in reading order, the scale that results for each share
/// ask for, in the rows where they ask for it. Nothing changes where one number of shares holds as it was read.
pub(super) fn settle(view: View<'_>, rows: &[RowHead], figures: &mut [Figure]) {
    let of_shares = figures.iter().filter(|figure| figure.kind == Kind::Shares).count();
    if of_shares == 0 || of_shares > MOST_SHARES || !figures.iter().any(|f| f.kind == Kind::PerShare) {
        return;
    }
    let operands = operands(view, rows, figures);
    let mut votes: [Vec<u32>; POWERS.len()] = Default::default();
    for shares in figures.iter().filter(|figure| is_denominator(rows, figure)) {
        let Some(wanted) = wanted(&operands, shares) else { continue };
        if wanted.fits(shares, 0) {
            return;
        }
        // Nobody prints shares in thousandths: results that ask for it are in thousands themselves, and nothing says so.
        let powers =
            votes.iter_mut().zip(POWERS).filter(|(_, power)| shares.scale.saturating_add(*power) >= 0);
        for (voters, power) in powers {
            voters.extend(shares.cell.filter(|_| wanted.fits(shares, power)).map(|cell| cell.row));
        }
    }
    let Some((power, voters)) = POWERS.iter().zip(&votes).find(|(_, rows)| rows.len() >= SPEAKERS) else {
        return;
    };
    let speaks = |figure: &Figure| figure.cell.is_some_and(|cell| voters.contains(&cell.row));
    for shares in figures.iter_mut().filter(|figure| is_denominator(rows, figure) && speaks(figure)) {
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
        let off = value.checked_mul(factor).and_then(|scaled| scaled.checked_sub(self.shares));
        off.zip(self.shares.checked_mul(self.apart)).is_some_and(|(off, most)| off.abs() <= most)
    }
}

/// True for the shares of a row that does not say itself in what they are.
fn is_denominator(rows: &[RowHead], figure: &Figure) -> bool {
    let head = figure.cell.filter(|cell| cell.column > 0).and_then(|cell| rows.get(cell.row as usize));
    figure.kind == Kind::Shares && head.is_some_and(|head| head.units.is_none())
}

/// A result, or its amount for each share: its row and column, and its value.
struct Operand {
    row: u32,
    column: u16,
    value: Decimal,
}

/// The results of a table and their amounts for each share, in reading order.
struct Operands {
    results: Vec<Operand>,
    each: Vec<Operand>,
}

/// Finds the results among `figures`, and what they are for each share.
fn operands(view: View<'_>, rows: &[RowHead], figures: &[Figure]) -> Operands {
    let mut found = Operands { results: Vec::new(), each: Vec::new() };
    for figure in figures {
        let (Some(cell), Value::Number(value)) = (figure.cell, &figure.value) else { continue };
        let wanted = matches!(figure.kind, Kind::PerShare | Kind::Money) && !value.is_zero();
        let Some(head) = rows.get(cell.row as usize).filter(|_| wanted && cell.column > 0) else { continue };
        let label = view.document.slice(head.words).to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
        let operand = Operand { row: cell.row, column: cell.column, value: *value };
        if figure.kind == Kind::PerShare {
            if !has(&["dividend", "distribution", "book", "price", "cash"]) {
                found.each.push(operand);
            }
        } else if has(&["income", "loss", "earnings"])
            && (has(&["net", "applicable"]) || label.starts_with("income"))
        {
            found.results.push(operand);
        }
    }
    found
}

/// What the result for each share nearest to `shares` in its column asks for.
fn wanted(operands: &Operands, shares: &Figure) -> Option<Wanted> {
    let place = shares.cell?;
    let each = operands.each.iter().filter(|each| each.column == place.column);
    let each = each.min_by_key(|each| each.row.abs_diff(place.row))?;
    let below = each.row.min(place.row);
    let results = operands.results.iter().rev().filter(|result| result.column == place.column);
    let result = results.into_iter().find(|result| result.row < below)?;
    let shares = result.value.checked_div(each.value)?.abs();
    // Half a cent of the result is so large a part of it.
    let rounded = Decimal::new(5, 3).checked_div(each.value.abs())?;
    (rounded < Decimal::ONE).then_some(Wanted { shares, apart: rounded + APART })
}
