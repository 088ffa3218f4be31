//! The power of ten that a number is printed in: that of its units line, but for what such lines do not speak of.
//!
//! ```text
//! (in thousands, except prices)
//! Net sales                    $ 41,205      thousands
//! Average price per tonne        312.40      dollars
//! Number of mills                    12      mills
//! ```

use super::super::hints::Hints;
use super::UnitsLine;
use super::captions::excepts_days;
use super::case::Case;
use super::limits::{is_beyond_money, is_beyond_place};
use super::operating::is_measured_in_full;
use super::set_apart::is_for_each;
use crate::figures::Kind;
use crate::figures::units_line::Apart;
use crate::text::TextSpan;

/// The power of ten of hundredths of a currency.
const CENTS: i8 = -2;

/// The power of ten that the number of a `case` is told in, which is of the kind `kind` and, as a measure, of the unit
/// `measure`.
pub(super) fn scale(case: &Case<'_>, kind: Kind, measure: Option<TextSpan>) -> i8 {
    let line = case.line();
    match (kind, line) {
        (Kind::Money | Kind::PerShare, _) if is_in_cents(case) => CENTS,
        (Kind::Money, Some(line)) => of_amount(case, line),
        (Kind::Shares, Some(line)) => of_shares(case, line),
        (Kind::Count, Some(line)) => of_count(case, line),
        (Kind::Measure, Some(line)) => of_measure(case, line, measure),
        _ => 0,
    }
}

/// "Price per copy (cents) | 45": a number without a sign that its words tell in hundredths of the currency.
fn is_in_cents(case: &Case<'_>) -> bool {
    let told =
        case.said().has(Hints::CENTS) || case.hints.parent.has(Hints::CENTS) && case.is_told_by_heading();
    told && case.is_number_without_currency()
}

/// Says that an amount is printed in full, whatever the units line tells.
type InFull = fn(&Case<'_>, UnitsLine) -> bool;

/// Amounts that stand as they are printed.
const IN_FULL: [InFull; 7] = [
    // "Average price per barrel | 71.20" among thousands.
    is_told_for_each,
    // "Sales per store | 1,204,000": thousands of those no store has; and what the line says that it leaves out.
    is_excepted,
    // "(shares in thousands)" says nothing of amounts.
    |_, line| line.only_shares,
    // The table is printed to the dollar, and the line is that of others.
    |case, line| is_far(line) && case.context.state.in_full,
    // Nobody prints thousands to the cent, and few print millions so.
    |case, line| is_far(line) && case.fraction == 2,
    // Prices, rates and results for each share beside whole thousands.
    |case, _| case.is_finer_than_amounts(),
    // No company has so much.
    |case, line| case.own_units.is_none() && is_beyond_money(case.printed, line.scale, case.currency),
];

/// The scale of an amount.
fn of_amount(case: &Case<'_>, line: UnitsLine) -> i8 {
    if IN_FULL.iter().any(|in_full| in_full(case, line)) {
        return 0;
    }
    apart(case, line).map_or(line.scale, |apart| apart.scale)
}

/// True for an amount that its words tell for each of something, in a row whose own label tells no scale.
fn is_told_for_each(case: &Case<'_>, _: UnitsLine) -> bool {
    case.context.head.units.is_none() && case.said().has(Hints::EACH)
}

/// True for an amount that the line leaves out, or that would be too much for each store, home or employee.
fn is_excepted(case: &Case<'_>, line: UnitsLine) -> bool {
    case.context.head.units.is_none()
        && (is_beyond_place(case.printed, line.scale) && case.is_for_each()
            || excepts_days(case.context, line))
}

/// True for a line of thousands or more that stands over a section or an earlier table.
fn is_far(line: UnitsLine) -> bool {
    line.distant && line.scale >= 3
}

/// The scale of a number of shares: what its own row says, or what the line says of shares.
fn of_shares(case: &Case<'_>, line: UnitsLine) -> i8 {
    match case.own_units {
        Some(own) => own.shares.unwrap_or(own.scale),
        None => line.shares_scale(case.printed, case.fraction),
    }
}

/// The scale of a number of things. These are whole: "5.1" of them are thousands or millions.
fn of_count(case: &Case<'_>, line: UnitsLine) -> i8 {
    if case.own_units.is_none() && is_for_each(case.context) {
        return 0;
    }
    // Parts of wells are counted as they are owned, whatever the dollars are in.
    if case.fraction > 0 && case.hints.parent.has(Hints::COUNT) && !line.of_things {
        return line.scale_of_things();
    }
    if line.measured {
        return 0;
    }
    if case.fraction > 0 && !line.distant || line.of_things {
        return line.scale;
    }
    let own = case.context.own_units_by_name().map(|own| own.scale);
    // "Dollars in millions, subscribers in thousands".
    let apart = || apart(case, line).map_or(0, |apart| apart.scale);
    own.or(case.head.things_scale).unwrap_or_else(apart)
}

/// The scale of a measure in the unit `measure`: what its own row says, or what its column or the line says of things.
fn of_measure(case: &Case<'_>, line: UnitsLine, measure: Option<TextSpan>) -> i8 {
    if let Some(own) = case.own_units {
        return own.scale;
    }
    let in_full = is_for_each(case.context)
        || case.head.units.is_none()
            && is_measured_in_full(case.context, line, measure, case.head, case.fraction);
    if in_full { 0 } else { case.head.things_scale.unwrap_or_else(|| line.scale_of_things()) }
}

/// What the line sets apart, where the words of the row, or of a heading that it stands under, name it.
fn apart(case: &Case<'_>, line: UnitsLine) -> Option<Apart> {
    let document = case.context.view.document;
    let above = case.context.state.parents.iter().map(|parent| parent.words);
    let mut words = std::iter::once(case.context.head.words).chain(above);
    line.apart.filter(|apart| words.any(|words| apart.names(&document.text, document.slice(words))))
}
