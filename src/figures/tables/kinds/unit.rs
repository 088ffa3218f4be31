//! The unit of a number whose kind is known: its currency, its measure, its length of time.

use super::super::cell::{CellNumber, UnitMark};
use super::super::hints::Hints;
use super::super::measures;
use super::case::Case;
use super::{RowContext, UnitsLine};
use crate::figures::Kind;
use crate::figures::unit::{Currency, TimeUnit, Unit};
use crate::text::TextSpan;
use crate::text::currency::has_dollar_sign;

/// The currency of a cell's amount: its own sign; what its column and its row say; what the units line
/// says. Bare dollars are those of whose dollars are spoken of.
pub(super) fn currency(
    read: Option<&CellNumber>,
    context: &RowContext<'_>,
    column: u16,
    units: Option<UnitsLine>,
) -> Currency {
    let own = read.and_then(|r| r.currency.map(|(currency, _)| (currency, r.bare_dollar)));
    if let Some((currency, false)) = own {
        return currency;
    }
    let head = context.state.column(column);
    let named = |units: UnitsLine| units.currency.filter(|_| !units.bare_dollars);
    let of_column = head.currency.filter(|said| said.plainly || !head.time.is_empty()).map(|said| said.code);
    let of_row = context.head.currency.filter(|said| said.plainly).map(|said| said.code);
    let said = of_row.or_else(|| head.units.and_then(named)).or(of_column).or_else(|| units.and_then(named));
    let said = said.and_then(Currency::new);
    let bare = own.is_some() || said.is_none() && units.is_some_and(|units| units.bare_dollars);
    match said.or(context.view.above.currency) {
        Some(currency) if !bare || has_dollar_sign(currency.code()) => currency,
        _ => Currency::USD,
    }
}

/// The unit of a number of the kind `kind`, where `measure` says what measures are told in.
pub(super) fn unit(case: &Case<'_>, kind: Kind, measure: Option<TextSpan>) -> Unit {
    match kind {
        Kind::Money => Unit::Currency(case.currency),
        Kind::PerShare => Unit::PerShare(case.currency),
        Kind::Shares => Unit::Share,
        Kind::Percent if is_in_points(case) => Unit::BasisPoint,
        Kind::Percent => Unit::Percent,
        Kind::Ratio => Unit::Multiple,
        Kind::Measure => measure.map_or(Unit::None, Unit::Measure),
        Kind::Duration => Unit::Time(time(case)),
        _ => Unit::None,
    }
}

/// "25 bps"; "Change in interest rates (basis points)" over "+200", "Net interest margin (bps)" beside "15".
fn is_in_points(case: &Case<'_>) -> bool {
    let (row, parent) = (case.hints.row, case.hints.parent);
    match case.read.map(|read| read.mark) {
        Some(UnitMark::BasisPoint) => true,
        Some(UnitMark::None) | None => {
            case.said().has(Hints::POINTS) || row.is_empty() && parent.has(Hints::POINTS)
        }
        Some(_) => false,
    }
}

/// What a length of time is told in: years, where nothing says otherwise.
fn time(case: &Case<'_>) -> TimeUnit {
    match case.read.map(|read| read.mark) {
        Some(UnitMark::Months) => TimeUnit::Month,
        Some(UnitMark::Days) => TimeUnit::Day,
        Some(UnitMark::None) | None if case.said().has(Hints::MONTHS) => TimeUnit::Month,
        Some(UnitMark::None) | None if case.said().has(Hints::DAYS) => TimeUnit::Day,
        _ => TimeUnit::Year,
    }
}

/// What a measure is told in: by the units line, where no words have `told` of a measure, or else by its row, its column
/// or a heading.
pub(super) fn measure(case: &Case<'_>, told: Kind) -> Option<TextSpan> {
    let of_line = if told == Kind::Measure { None } else { measure_of_line(case) };
    let above = || case.context.state.parents.iter().rev().find_map(|parent| parent.measure);
    of_line.or(case.context.head.measure).or(case.head.measure).or_else(above)
}

/// The measure that a units line of things tells, "(barrels in thousands)", for what no words count.
pub(super) fn measure_of_line(case: &Case<'_>) -> Option<TextSpan> {
    let line = case.line().filter(|_| case.is_of_things() && !case.said().has(Hints::COUNT))?;
    measures::measure_of_line(&case.context.view.document.text, line.span)
}
