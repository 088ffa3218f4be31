//! Ratios that are told in hundredths by some filers and as parts of one by others.
//!
//! ```text
//! Loss ratio          65.2     .65       a percentage, or a part of one: the table says which, for
//! Expense ratio       31.0     .31       a combined ratio or a payout of less than two percent
//! Combined ratio      96.2     .96       has no company
//! ```

use rust_decimal::Decimal;

use super::super::unit::Unit;
use super::super::value::Value;
use super::super::{Doubt, Figure, Kind};
use super::View;
use super::hints::Hints;
use super::rows::RowHead;

/// More than any such ratio is as a part of one, and less than it ever is in hundredths.
const MOST: Decimal = Decimal::TWO;

/// Ratios that are never so small in hundredths; a loss or an expense ratio, of a lender or of a fund, may be.
const LARGE: [&str; 4] = ["combined", "efficiency", "payout", "pay-out"];

/// Makes an amount the percentage that is printed.
pub(super) fn as_hundredths(figure: &mut Figure) {
    if figure.kind == Kind::Percent {
        return;
    }
    let Some(printed) = figure.printed() else { return };
    figure.value = Value::Number(printed.normalize());
    figure.decimals = figure.decimals.map(|decimals| decimals.saturating_add(figure.scale));
    (figure.kind, figure.unit, figure.scale) = (Kind::Percent, Unit::Percent, 0);
    figure.from.scale = None;
    figure.doubts.retain(|doubt| !matches!(doubt, Doubt::NoScale | Doubt::DistantScale));
}

/// Makes the ratios among `figures`, those of one table, parts of one where one that is never small in hundredths
/// is, and none of the others is larger or has a sign of percentages.
pub(super) fn settle(view: View<'_>, rows: &[RowHead], figures: &mut [Figure]) {
    let of_hundred = |figure: &Figure| {
        let head = figure.cell.filter(|cell| cell.column > 0).and_then(|cell| rows.get(cell.row as usize));
        head.filter(|head| figure.kind == Kind::Percent && head.hints.has(Hints::OF_HUNDRED))
    };
    if !rows.iter().any(|row| row.hints.has(Hints::OF_HUNDRED)) {
        return;
    }
    let (mut large, mut small) = (false, true);
    for figure in figures.iter() {
        let (Some(head), Value::Number(value)) = (of_hundred(figure), &figure.value) else { continue };
        let label = view.document.slice(head.words).to_ascii_lowercase();
        large |= !value.is_zero() && LARGE.iter().any(|word| label.contains(word));
        small &= value.abs() < MOST && figure.from.unit.is_none();
    }
    if large && small {
        for figure in figures.iter_mut().filter(|figure| of_hundred(figure).is_some()) {
            (figure.kind, figure.unit) = (Kind::Ratio, Unit::Multiple);
        }
    }
}
