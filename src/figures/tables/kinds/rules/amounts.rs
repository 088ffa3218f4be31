//! Rates, ratios and lengths of time that their words take for amounts, and amounts that they take for these.

use crate::figures::Kind;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::kinds::case::Case;
use crate::figures::tables::kinds::limits::is_beyond_hundred;
use crate::figures::tables::kinds::set_apart;
use rust_decimal::Decimal;

/// Fewer years than any term or life in a table without a sign.
const MOST_YEARS: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// Fewer months or days than any term without a sign.
const MOST_MONTHS: Decimal = Decimal::ONE_THOUSAND;

/// No rate in percent is so small.
const SMALLEST_PERCENT: Decimal = Decimal::from_parts(1, 0, 0, false, 3);

/// The longest service that a table of pensions shows, in years.
const MOST_SERVED: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// "Total …" right below a rate of the kind `of` under a heading over rates, without a sign and printed as finely.
pub(super) fn is_total_of_rates(case: &Case<'_>, of: Kind) -> bool {
    case.run.rate == Some((of, case.fraction))
        && case.is_number_without_currency()
        && case.label().get(..5).is_some_and(|word| word.eq_ignore_ascii_case("total"))
}

/// "Leverage ratio | 8.6" in a table of capital ratios: that of a bank, in hundredths (12 CFR 3.10). Elsewhere it is what is
/// owed, so many times what is earned.
pub(super) fn is_leverage_of_bank(case: &Case<'_>) -> bool {
    const RATIOS: [&str; 5] = ["tier 1", "tier i ", "tier one", "risk-based capital", "total capital ratio"];
    let label = case.label().split('(').next().unwrap_or("").trim();
    if !label.eq_ignore_ascii_case("leverage ratio") || case.printed < Decimal::TWO {
        return false;
    }
    let view = case.context.view;
    view.grid.cells.iter().filter(|placed| placed.first == 0).any(|placed| {
        let words = view.document.slice(placed.ink).to_ascii_lowercase();
        RATIOS.iter().any(|ratio| words.contains(ratio))
    })
}

/// "Years of service" over "15 | 20 | 25".
pub(super) fn is_served(case: &Case<'_>) -> bool {
    case.context.state.served
        && case.fraction == 0
        && case.is_number_without_currency()
        && case.printed <= MOST_SERVED
        && !case.printed.is_zero()
        && !case.hints.column.has(Hints::MONEY)
}

/// Less than a thousandth, with five digits or more.
pub(super) fn is_part_of_one(case: &Case<'_>) -> bool {
    case.fraction >= 5
        && case.printed < SMALLEST_PERCENT
        && !case.printed.is_zero()
        && case.is_unmarked_number()
}

/// "Gross margin | 1,748.1" above "Gross margin % | 45.3": too much for a percentage, in a column that is no change.
pub(super) fn is_beyond_percent(case: &Case<'_>) -> bool {
    let row = case.hints.row;
    // What the name leaves open, the other numbers of the row tell.
    let open = || {
        is_beyond_hundred(case.context)
            && case.run.percent.is_none()
            && row.has(Hints::PERCENT)
            && !row.has(Hints::STATED)
            && !case.hints.column.has(Hints::PERCENT)
            && case.units.is_some_and(|units| units.scale >= 3)
    };
    case.is_unmarked_number()
        && !case.hints.column.has(Hints::CHANGE)
        && (case.printed >= Decimal::ONE_THOUSAND || open())
}

/// More years, or more months or days, than anything is agreed for.
pub(super) fn is_beyond_duration(case: &Case<'_>) -> bool {
    let in_months = case.said().has(Hints::MONTHS.with(Hints::DAYS));
    let most = if in_months { MOST_MONTHS } else { MOST_YEARS };
    case.is_unmarked_number() && case.printed >= most
}

/// What one currency is worth in another.
pub(super) fn is_rate_of_exchange(case: &Case<'_>) -> bool {
    set_apart::is_rate_of_exchange(case.context, case.head, case.read)
}

/// A rate without a sign in a table whose units line scales amounts, or "Effective rate | 21" below the taxes.
pub(super) fn is_rate_among_whole(case: &Case<'_>) -> bool {
    let scaled = case.line().is_some_and(|line| line.scale >= 3 && !line.of_things);
    scaled && set_apart::is_rate_beside_whole(case.context, case.read)
        || case.read.is_some() && case.fraction == 0 && set_apart::is_effective_rate(case.context)
}
