//! Numbers that go on with what is printed above them in their column, and dashes with the sign of what there is none of.

use crate::figures::tables::hints::Hints;
use crate::figures::tables::kinds::case::Case;
use crate::figures::tables::kinds::goes_on::{
    goes_on_percent, is_assumption, is_ratio_of_lender, names_amount, names_outlay, names_side_of_sheet,
};
use crate::figures::tables::kinds::prices::is_part_of_result;

/// What is no amount for each share, though it stands below one.
const UNLIKE_EACH: Hints = Hints::RATIO
    .with(Hints::PERCENT)
    .with(Hints::YEARS)
    .with(Hints::CENTS)
    .with(Hints::SHARES)
    .with(Hints::COUNT)
    .with(Hints::MEASURE)
    .with(Hints::DENOMINATOR);

/// "—%", or "—" in a column that started with percentages and still holds them.
pub(super) fn is_dash_of_percent(case: &Case<'_>) -> bool {
    let goes_on = case.run.starts_percent && case.run.percent.is_some();
    case.read.is_none() && (goes_on && !case.dash.contains('$') || case.dash.contains('%'))
}

/// "$ —": nothing of what has that sign.
pub(super) fn is_dash_of_money(case: &Case<'_>) -> bool {
    case.read.is_none()
        && case.dash.contains('$')
        && !case.said().with(case.hints.parent).has(Hints::PER_SHARE)
}

/// "—" below amounts for each share, under a heading that tells of these.
pub(super) fn is_dash_of_each(case: &Case<'_>) -> bool {
    case.read.is_none() && case.run.per_share.is_some() && case.hints.parent.has(Hints::PER_SHARE)
}

/// "1.12" below "$1.20" for each share: printed as finely, in a row that tells of nothing else.
pub(super) fn goes_on_for_each(case: &Case<'_>) -> bool {
    let row = case.hints.row;
    case.is_bare_number()
        // "RSUs" below the grant-date fair value of options has its own.
        && (row.has(Hints::AWARDS) || !row.has(UNLIKE_EACH))
        && (case.run.goes_on_per_share(case.fraction)
            || case.run.each == Some(case.fraction)
                && case.fraction >= 2
                && is_part_of_result(case.context))
}

/// "12.1" below "33.7%", where neither its words nor those above tell of anything else.
pub(super) fn goes_on_as_percent(case: &Case<'_>) -> bool {
    // "51.0 million" below "4%".
    let Some(read) = case.read.filter(|read| case.is_bare_number() && read.scale.is_none()) else {
        return false;
    };
    may_be_percent(case)
        && (goes_on_percent(case.run, read) || is_assumption(case.context, case.run, read))
        && !is_unlike_named_rates(case)
        && !is_amount_below_rate(case)
}

/// True where neither the row nor the way it is printed tells of something else than a percentage.
fn may_be_percent(case: &Case<'_>) -> bool {
    let (row, run) = (case.hints.row, case.run);
    let other = row.has(Hints::RATIO.with(Hints::YEARS).with(Hints::CENTS));
    if other && !(run.starts_percent && !run.money && is_ratio_of_lender(case.context)) {
        return false;
    }
    // "24 1/2" below one percentage among amounts is a price, and "Number of employees" there is one.
    let common = case.read.is_some_and(|read| read.number.common);
    let counted = row.has(Hints::UNLIKE_MONEY) || case.hints.parent.has(Hints::COUNT);
    run.starts_percent || !common && !counted
}

/// True below percentages that are ones by their own names, "Operating margin | 12.1%", for what no word calls one: things
/// that are counted, and what is spent in a table of thousands. Such a name says nothing of the rows below it.
fn is_unlike_named_rates(case: &Case<'_>) -> bool {
    let counted = || case.hints.row.has(Hints::COUNT) && case.fraction == 0 && case.run.percent > Some(0);
    let spent = || {
        case.units.is_some_and(|line| line.scale >= 3 && !line.distant && !line.of_things)
            && names_outlay(case.context)
    };
    case.run.rates_by_name
        && !case.said().with(case.hints.parent).has(Hints::PERCENT)
        && (counted() || spent())
}

/// "Net earnings" below "Sales growth | 8.5%", in a column of amounts.
fn is_amount_below_rate(case: &Case<'_>) -> bool {
    !case.run.starts_percent
        && case.run.money
        && !case.hints.parent.has(Hints::PERCENT)
        && (names_amount(case.context)
            || case.fraction <= case.run.finest && names_side_of_sheet(case.context))
}
