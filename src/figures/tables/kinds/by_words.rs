//! The kind of a number by the words around it: of its column, its row, the headings above the row and the stub.

use super::super::cell::{CellNumber, UnitMark};
use super::super::hints::Hints;
use crate::figures::Kind;
use rust_decimal::Decimal;

/// A thing set against another is fewer times it; what is more is told in hundredths.
const MOST_TIMES: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

/// The kind that the sign of `read` tells, or else the hints of its `column`, its `row`, the heading `parent` and the
/// `stub`. A dash, for which `read` is None, is of the kind that its words tell. The heading speaks of amounts for each
/// share where the number is printed as one.
pub(super) fn kind(
    read: Option<&CellNumber>,
    column: Hints,
    row: Hints,
    parent: Hints,
    stub: Hints,
    fraction: u8,
) -> Kind {
    // "Oil (per Bbl)" below "Average sales price:".
    let each = row.has(Hints::EACH.with(Hints::EACH_PLACE));
    let parent = if each { parent.without(Hints::PER_SHARE) } else { parent };
    if let Some(read) = read {
        match read.mark {
            UnitMark::Percent | UnitMark::BasisPoint => return Kind::Percent,
            UnitMark::Multiple => return Kind::Ratio,
            UnitMark::Years | UnitMark::Months | UnitMark::Days => return Kind::Duration,
            UnitMark::PerShare => return Kind::PerShare,
            UnitMark::Shares => return Kind::Shares,
            UnitMark::None => {}
        }
        if read.currency.is_some() {
            let per_share = row.has(Hints::PER_SHARE)
                || column.has(Hints::PER_SHARE)
                || parent.has(Hints::PER_SHARE)
                || stub.has(Hints::PER_SHARE) && fraction == 2 && row.is_empty() && column.is_empty();
            let whole = fraction == 0 && !read.number.is_zero() && row.has(Hints::SHARES);
            // A column of prices is one, whatever its rows count.
            return if per_share && (!whole || column.has(Hints::PER_SHARE)) {
                Kind::PerShare
            } else {
                Kind::Money
            };
        }
    }
    // A dash has no digits to speak against a hint.
    let decimal = read.is_none() || fraction > 0;
    if column.has(Hints::PERCENT) && !column.has(Hints::MONEY) {
        return Kind::Percent;
    }
    // "Effective tax rate" has its amount in a column of amounts, beside one of rates.
    let amount = column.has(Hints::MONEY) && !row.has(Hints::STATED);
    if row.has(Hints::PERCENT) && (decimal && !amount || row.has(Hints::STATED)) {
        return Kind::Percent;
    }
    // "Overhead ratio | 61": what is named a ratio is no amount where it is whole either.
    let named = row.has(Hints::RATIO) && row.has(Hints::STATED);
    let whole = !decimal && named && read.is_some_and(is_below_thousand);
    if (row.has(Hints::RATIO) || column.has(Hints::RATIO)) && (decimal || whole) && !column.has(Hints::MONEY)
    {
        // What is left of a pool is never more than all of it: "Pool factor | 11.2" is told in hundredths.
        let above_one =
            || read.and_then(|read| read.number.scaled(0)).is_some_and(|number| number > Decimal::ONE);
        let hundredths = row.with(column).has(Hints::OF_HUNDRED) || row.has(Hints::REST) && above_one();
        return if hundredths { Kind::Percent } else { Kind::Ratio };
    }
    // "Debt to equity | .41", "Loans to deposits | 81.2".
    if row.has(Hints::QUOTIENT) && !column.tells_kind() && read.is_some() && fraction > 0 {
        let few = read.and_then(|read| read.number.scaled(0)).is_some_and(|number| number < MOST_TIMES);
        return if few { Kind::Ratio } else { Kind::Percent };
    }
    // "Portfolio turnover rate | 45" below "Ratios (%)".
    if parent.has(Hints::PERCENT)
        && (row.is_empty() && decimal
            || parent.has(Hints::STATED) && !row.without(Hints::PERCENT).tells_kind())
    {
        return Kind::Percent;
    }
    // "Inventories/working capital" below "Financial ratios:".
    if parent.has(Hints::RATIO) && row.is_empty() && column.is_empty() && read.is_some() && fraction > 0 {
        return if parent.has(Hints::OF_HUNDRED) { Kind::Percent } else { Kind::Ratio };
    }
    // "(Percent)" at the head of the stub.
    let percents = stub.has(Hints::PERCENT) && stub.has(Hints::STATED);
    if percents && !row.tells_kind() && !column.tells_kind() && !parent.tells_kind() {
        return Kind::Percent;
    }
    if parent.has(Hints::YEARS) && row.is_empty() && decimal {
        return Kind::Duration;
    }
    if row.has(Hints::PER_SHARE) || column.has(Hints::PER_SHARE) && !column.has(Hints::SHARES) {
        return Kind::PerShare;
    }
    if row.has(Hints::YEARS) || column.has(Hints::YEARS) {
        return Kind::Duration;
    }
    if column.has(Hints::SHARES) && !column.has(Hints::MONEY) {
        return Kind::Shares;
    }
    // "Weighted average number of shares" is the same in a column of "US$" as beside it.
    if row.has(Hints::SHARES) && (!column.has(Hints::MONEY) || row.has(Hints::DENOMINATOR)) {
        return Kind::Shares;
    }
    if parent.has(Hints::PER_SHARE) && read.is_some() {
        return Kind::PerShare;
    }
    if parent.has(Hints::DENOMINATOR) && !row.has(Hints::MONEY)
        || parent.has(Hints::SHARES) && !column.has(Hints::MONEY) && !parent.has(Hints::MONEY)
    {
        return Kind::Shares;
    }
    if column.has(Hints::MEASURE) && !column.has(Hints::MONEY) || row.has(Hints::MEASURE) {
        return Kind::Measure;
    }
    // "Electric sales (MWh):" over "Residential".
    if parent.has(Hints::MEASURE) && row.is_empty() && !column.tells_kind() {
        return Kind::Measure;
    }
    // Parts of wells are counted as they are owned; other things are whole.
    let below = parent.has(Hints::COUNT)
        && row.is_empty()
        && !column.has(Hints::MONEY)
        && (!decimal || fraction == 1);
    if column.has(Hints::COUNT) || row.has(Hints::COUNT) || below {
        return Kind::Count;
    }
    Kind::Money
}

/// True for a number below a thousand, which a ratio may be.
fn is_below_thousand(read: &CellNumber) -> bool {
    read.number.scaled(0).is_some_and(|number| number < Decimal::ONE_THOUSAND)
}
