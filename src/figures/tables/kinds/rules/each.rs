//! Amounts for each share: prices, results, asset values; and what is too much for one.

use crate::figures::tables::Subject;
use crate::figures::tables::cell::CellNumber;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::kinds::captions;
use crate::figures::tables::kinds::captions::excepts_shares;
use crate::figures::tables::kinds::case::Case;
use crate::figures::tables::kinds::each_share::{is_beside_shares, is_price};
use crate::figures::tables::kinds::prices::{
    is_highest_or_lowest, is_priced_beside_shares, is_quoted, is_result_per_share,
};
use rust_decimal::Decimal;

/// "16 1/8".
pub(super) fn has_common_fraction(case: &Case<'_>) -> bool {
    case.read.is_some_and(|read| read.number.common)
}

/// The highest or the lowest of something, printed as prices are.
pub(super) fn is_extreme_price(case: &Case<'_>) -> bool {
    case.read.is_some()
        && is_highest_or_lowest(case.context, case.column, case.printed)
        && (case.fraction >= 2 || case.hints.column.has(Hints::CENTS) || is_price(case.context, case.units))
}

/// "Average price | 12.50" beside the number of options.
pub(super) fn is_price_beside_shares(case: &Case<'_>) -> bool {
    case.read.is_some_and(|read| is_beside_shares(case.context, case.column, read))
}

/// "16" beside or below "16 1/8".
pub(super) fn is_quoted_whole(case: &Case<'_>) -> bool {
    case.read.is_some_and(|read| read.negative.is_none())
        && is_quoted(case.context, case.column, case.printed)
}

/// "$5.20 to $14.10" beside the number of options.
pub(super) fn is_range_beside_shares(case: &Case<'_>) -> bool {
    let priced = |read: &CellNumber| is_priced_beside_shares(case.context, case.column, read);
    case.is_unmarked_number() && case.read.is_some_and(priced)
}

/// "Diluted | $1.45" below "Basic earnings per share | $1.50", in a table of millions that excepts such amounts.
pub(super) fn goes_on_finer(case: &Case<'_>) -> bool {
    case.read.is_some_and(|read| read.currency.is_some())
        && case.run.goes_on_finer(case.fraction)
        && case.units.is_some_and(|line| excepts_shares(case.context, line))
}

/// What has the digits of a price, in a table that shows how many shares there are.
pub(super) fn is_price_in_table_of_shares(case: &Case<'_>) -> bool {
    case.context.state.of_shares && (2..=4).contains(&case.fraction)
}

/// A number under "Total", beside a column of what is paid for one share.
pub(super) fn is_total_beside_each(case: &Case<'_>) -> bool {
    captions::is_total_beside_each(case.context, case.column)
}

/// A thousand or more, without cents.
pub(super) fn is_beyond_price(case: &Case<'_>) -> bool {
    case.fraction == 0 && case.printed.abs() >= Decimal::ONE_THOUSAND
}

/// "Basic | 1.20" beside whole thousands, or any such number where the units line excepts what is told for each share; but
/// not what its words tell for each store or employee.
pub(super) fn is_finer_result(case: &Case<'_>) -> bool {
    case.is_finer_than_amounts()
        && !case.is_for_each()
        && (is_result_per_share(case.context)
            || case.line().is_some_and(|line| excepts_shares(case.context, line)))
}

/// What is printed to the cent in a table of how the asset value of one share came about.
pub(super) fn is_part_of_asset_value(case: &Case<'_>) -> bool {
    case.context.state.subject == Subject::AssetValue
        && case.fraction == 2
        && case.own_units.is_none()
        && case.printed < Decimal::ONE_THOUSAND
}
