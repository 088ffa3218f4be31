//! The hints that hold for a number: those of its row, its column and its heading that nothing around them speaks against.
//!
//! ```text
//! Receivables:
//!   Customers        $ 1,204        "Customers" counts them elsewhere; below what is owed it does not
//! ```

use super::super::cell::CellNumber;
use super::super::hints::Hints;
use super::super::things;
use super::captions::{self, is_part_of_division, names_value};
use super::operating::is_summand;
use super::{Parent, RowContext, UnitsLine};

/// What the words around a number say of its kind.
#[derive(Clone, Copy)]
pub(super) struct InForce {
    /// What its row says.
    pub(super) row: Hints,
    /// What its column says.
    pub(super) column: Hints,
    /// What the nearest heading over its row says that says anything.
    pub(super) parent: Hints,
}

/// The hints that hold for the number `read`, or for a dash where that is None, in a `column` of a row.
pub(super) fn hints_in_force(read: Option<&CellNumber>, context: &RowContext<'_>, column: u16) -> InForce {
    let parent = heading(context);
    let row = captions::counted(context, row(read, context, column), parent);
    let parent =
        if is_told_in_money(context, column, parent) { parent.without(Hints::MEASURE) } else { parent };
    // "Net assets ($ in millions)" below "Ratios (%)".
    let in_money = context.head.units.is_some_and(UnitsLine::tells_money);
    let parent = if in_money { parent.without(Hints::PERCENT) } else { parent };
    InForce { row, column: column_hints(context, column), parent }
}

/// What a column says. One that starts with an amount in dollars holds amounts, whatever its header names beside them.
fn column_hints(context: &RowContext<'_>, column: u16) -> Hints {
    let hints = context.state.column(column).hints;
    let starts_money = context.state.runs.get(usize::from(column)).is_some_and(|run| run.starts_money);
    if starts_money { hints.without(Hints::UNLIKE_MONEY) } else { hints }
}

/// What a row says, without a count of what is owed, sold or paid for, and without the result that a row is named by where
/// its parts stand beside it.
fn row(read: Option<&CellNumber>, context: &RowContext<'_>, column: u16) -> Hints {
    let row = context.head.hints;
    let row = if is_summed(read, context) || is_owed_or_sold(context) && !is_numbered(context) {
        row.without(Hints::COUNT)
    } else {
        row
    };
    let valued = read.is_some_and(|read| read.number.fraction >= 2) && names_value(context);
    if !valued && is_part_of_division(context, column) { row.without(Hints::PER_SHARE) } else { row }
}

/// "Exchange memberships" that add up with amounts are what was paid for them.
fn is_summed(read: Option<&CellNumber>, context: &RowContext<'_>) -> bool {
    let row = context.head.hints;
    row.has(Hints::COUNT)
        && !row.has(Hints::STATED)
        && read.is_some_and(|read| read.currency.is_none() && read.number.fraction == 0)
        && is_summand(context.view, context.row)
}

/// "Customers" below "Receivables:" is what they owe, and "Outlet stores" below "Net sales:" what these sell.
fn is_owed_or_sold(context: &RowContext<'_>) -> bool {
    let sold = |parent: &Parent| {
        let words = context.view.document.slice(parent.words).trim_ascii_end();
        let words = words.strip_suffix(':').unwrap_or(words).as_bytes();
        let ends = |name: &[u8]| {
            let start = words.len().checked_sub(name.len());
            start.and_then(|start| words.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(name))
        };
        ends(b"sales") || ends(b"revenue") || ends(b"revenues")
    };
    context.head.hints.has(Hints::COUNT)
        && context.state.parents.last().is_some_and(|parent| parent.hints.has(Hints::OWED) || sold(parent))
}

/// "Number of customers": so many, whatever they owe.
fn is_numbered(context: &RowContext<'_>) -> bool {
    let label = context.view.document.slice(context.head.words).as_bytes();
    label.get(..6).is_some_and(|start| start.eq_ignore_ascii_case(b"number"))
        || label.windows(10).any(|part| part.eq_ignore_ascii_case(b" number of"))
}

/// What the nearest heading with hints says. "Selected ratios and other data:" stands over amounts too.
fn heading(context: &RowContext<'_>) -> Hints {
    let Some(parent) = context.state.parents.iter().rev().find(|parent| !parent.hints.is_empty()) else {
        return Hints::default();
    };
    let mixed = || {
        let words = context.view.document.slice(parent.words).to_ascii_lowercase();
        words.contains("data") || words.contains(" and ") || words.contains("other")
    };
    if parent.hints.has(Hints::RATIO) && mixed() { parent.hints.without(Hints::RATIO) } else { parent.hints }
}

/// "Lease operating" below "Oil and gas (MBoe):" is told in money, and so is "Asset (liability) (in thousands)" over
/// "$(410)" and "(120)", beside the volumes that the heading measures.
fn is_told_in_money(context: &RowContext<'_>, column: u16, parent: Hints) -> bool {
    if !parent.has(Hints::MEASURE) {
        return false;
    }
    let money = context.state.runs.get(usize::from(column)).is_some_and(|run| run.money);
    if money && context.state.column(column).units.is_some() {
        return true;
    }
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    // A heading that states the measure outweighs what stands over the table.
    !parent.has(Hints::STATED) && things::tells_money(context.view, None)
        || things::speaks_of_money(context.view, context.head.words)
        || ["operating", "depletion", "amortization"].iter().any(|word| label.contains(word))
}
