//! Numbers of shares and of things, told by the rows above, by the table and by its units line.

use crate::figures::tables::Subject;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::kinds::captions::{
    self, goes_on_denominator, is_move_of_awards, is_paid, speaks_of_shares,
};
use crate::figures::tables::kinds::case::Case;
use crate::figures::tables::kinds::prices::is_result_per_share;
use crate::figures::tables::kinds::rules::each::is_beyond_price;
use crate::figures::tables::kinds::{operating, set_apart};
use crate::figures::tables::things;

/// A number without a sign below shares: "Diluted" below "Basic" and what is added to it, "Forfeited" below the options
/// that there were, "Deferred compensation shares" and "Total" below those that earnings are divided by.
pub(super) fn goes_on_with_shares(case: &Case<'_>) -> bool {
    let (context, run) = (case.context, case.run);
    if !run.shares || !case.has_no_currency() {
        return false;
    }
    let summed = case.read.is_some() && case.fraction < 2;
    summed && (is_result_per_share(context) || !run.money && is_move_of_awards(context))
        || speaks_of_shares(context) && !is_paid(context)
        || summed && run.denominator && goes_on_denominator(context)
}

/// "Total units" beside "Units shipped".
pub(super) fn are_made(case: &Case<'_>) -> bool {
    operating::are_made(case.context)
}

/// A number without a sign in a table that shows how many shares there are.
pub(super) fn is_of_table(case: &Case<'_>) -> bool {
    case.context.state.of_shares && case.has_no_currency()
}

/// A number without a sign under "Amount to be registered".
pub(super) fn is_registered(case: &Case<'_>) -> bool {
    captions::is_registered(case.context, case.column, case.read)
}

/// A number without a sign, in a table without amounts behind a sentence on what was left out of diluted earnings.
pub(super) fn is_antidilutive(case: &Case<'_>) -> bool {
    let context = case.context;
    context.view.above.antidilutive && case.has_no_currency() && context.state.amounts == 0
}

/// A whole number in the row of a stock that is outstanding.
pub(super) fn is_outstanding_stock(case: &Case<'_>) -> bool {
    case.fraction == 0 && things::is_outstanding_stock(case.context, case.column, case.read)
}

/// A number without a sign in a table that counts things.
pub(super) fn is_of_counting_table(case: &Case<'_>) -> bool {
    case.context.state.subject == Subject::Things && case.has_no_currency()
}

/// A thousand or more without cents, in a row that speaks of shares.
pub(super) fn is_number_of_shares(case: &Case<'_>) -> bool {
    is_beyond_price(case) && case.hints.row.has(Hints::SHARES)
}

/// A number without a sign below a units line of things, or below one of millions that stands far above a table printed in
/// full, which has no amounts: votes and shares.
pub(super) fn is_of_line_of_things(case: &Case<'_>) -> bool {
    let state = case.context.state;
    let far = || case.line().is_some_and(|line| line.distant && line.scale >= 6);
    case.is_of_things() || state.in_full && case.is_number_without_currency() && state.amounts == 0 && far()
}

/// What the units line of the table leaves out, in a row that has none of its own.
pub(super) fn is_left_out_by_line(case: &Case<'_>) -> bool {
    case.own_units.is_none()
        && case.line().is_some_and(|line| set_apart::is_left_out(case.context, line, case.read))
}

/// A number of things by the name of its row or of the heading above it.
pub(super) fn is_counted_apart(case: &Case<'_>) -> bool {
    set_apart::is_counted_apart(case.context, case.read)
}

/// "Customers served" below the amounts of a table.
pub(super) fn is_operating_data(case: &Case<'_>) -> bool {
    operating::is_counted(case.context, case.line(), case.read)
}
