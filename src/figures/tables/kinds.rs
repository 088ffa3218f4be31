//! What the number of a cell counts, and by what power of ten it is scaled.
//!
//! The cell's own signs decide first. Then the column, where its header says plainly ("Shares",
//! "Exercise price", "%"); then the row's label; then the headings above the row; last the table:
//! a table of amounts has amounts.

mod by_words;
mod captions;
mod each_share;
mod goes_on;
mod in_full;
mod limits;
mod operating;
mod prices;
mod set_apart;

use super::super::Kind;
use super::super::unit::{Currency, TimeUnit, Unit};
use super::super::units_line::{Apart, UnitsLine};
use super::cell::{CellNumber, UnitMark};
use super::hints::Hints;
use super::{Parent, RowContext, Run, View};
use super::{measures, stated, things};
use crate::filing::grid::CellClass;
use crate::text::TextSpan;
use crate::text::currency::has_dollar_sign;
use by_words::kind;
use captions::{
    excepts_days, excepts_shares, goes_on_denominator, is_counted_caption, is_divided, is_financing,
    is_move_of_awards, is_paid, is_part_of_division, is_registered, is_saved, is_total_beside_each,
    names_value, speaks_of_shares,
};
use goes_on::{
    goes_on_percent, is_assumption, is_ratio_of_lender, names_amount, names_outlay, names_side_of_sheet,
};
pub(super) use in_full::is_in_full;
pub(super) use limits::is_coarse;
use limits::{is_beyond_hundred, is_beyond_money, is_beyond_place};
pub(super) use operating::{is_summand, names_things};
pub(super) use prices::quoted;
use prices::{
    is_highest_or_lowest, is_part_of_result, is_priced_beside_shares, is_quoted, is_result_per_share,
};
use rust_decimal::Decimal;

/// Fewer years than any term or life in a table without a sign.
const MOST_YEARS: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// Fewer months or days than any term without a sign.
const MOST_MONTHS: Decimal = Decimal::ONE_THOUSAND;

/// No rate in percent is so small.
const SMALLEST_PERCENT: Decimal = Decimal::from_parts(1, 0, 0, false, 3);

/// The longest service that a table of pensions shows, in years.
const MOST_SERVED: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

/// What is no amount for each share, though it stands below one.
const UNLIKE_EACH: Hints = Hints::RATIO
    .with(Hints::PERCENT)
    .with(Hints::YEARS)
    .with(Hints::CENTS)
    .with(Hints::SHARES)
    .with(Hints::COUNT)
    .with(Hints::MEASURE)
    .with(Hints::DENOMINATOR);

/// What was decided of a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided {
    pub(super) kind: Kind,
    pub(super) unit: Unit,
    pub(super) scale: i8,
    pub(super) unit_span: Option<TextSpan>,
    pub(super) scale_span: Option<TextSpan>,
    /// An amount without any units line in reach.
    pub(super) no_scale: bool,
    /// An amount whose units line stands over a section or an earlier table.
    pub(super) distant: bool,
}

/// True where several figures of a table are grouped by spaces, "12 345", and none by commas.
pub(super) fn is_spaced(view: View<'_>) -> bool {
    let inks = || {
        let numbers = view.grid.cells.iter().filter(|placed| placed.class == CellClass::Number);
        numbers.map(|placed| view.document.slice(placed.ink).as_bytes())
    };
    let grouped = |ink: &&[u8]| {
        let digits = ink.iter().copied().filter(|b| !matches!(b, b'(' | b')' | b'-' | b'$'));
        let digits: Vec<u8> = digits.collect();
        let mut groups = digits.trim_ascii().split(|b| *b == b' ');
        let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
        let mut rest = 0;
        let whole = groups.all(|group| {
            rest += 1;
            group.len() == 3 && group.iter().all(u8::is_ascii_digit)
        });
        first && whole && rest > 0
    };
    // Most tables have a comma in one of their first figures, and are left there.
    !inks().any(|ink| ink.contains(&b','))
        && inks().filter(|ink| ink.contains(&b' ')).filter(grouped).take(2).count() == 2
}

/// The currency of a cell's amount: its own sign; what its column and its row say; what the units line
/// says. Bare dollars are those of whose dollars are spoken of.
fn currency(
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

/// Decides for a cell with the number `read`, or, where that is None, with the dash `dash`.
pub(super) fn decide(
    read: Option<&CellNumber>,
    dash: &str,
    context: &RowContext<'_>,
    column: u16,
) -> Decided {
    let head = context.state.column(column);
    let run = context.state.runs.get(usize::from(column)).copied().unwrap_or_default();
    let column_hints = if run.starts_money { head.hints.without(Hints::UNLIKE_MONEY) } else { head.hints };
    let row = context.head.hints;
    // "Customers" below "Receivables:" is what they owe, and "Outlet stores" below "Net sales:" what these sell.
    let sold = |parent: &Parent| {
        let words = context.view.document.slice(parent.words).as_bytes();
        let ends = |name: &[u8]| {
            let words = words.trim_ascii_end();
            let words = words.strip_suffix(b":").unwrap_or(words);
            words.len() >= name.len() && words[words.len() - name.len()..].eq_ignore_ascii_case(name)
        };
        ends(b"sales") || ends(b"revenue") || ends(b"revenues")
    };
    let owed = row.has(Hints::COUNT)
        && context.state.parents.last().is_some_and(|parent| parent.hints.has(Hints::OWED) || sold(parent));
    let numbered = || {
        let label = context.view.document.slice(context.head.words).as_bytes();
        label.get(..6).is_some_and(|start| start.eq_ignore_ascii_case(b"number"))
            || label.windows(10).any(|part| part.eq_ignore_ascii_case(b" number of"))
    };
    // "Exchange memberships" that add up with amounts are what was paid for them.
    let summed = row.has(Hints::COUNT)
        && !row.has(Hints::STATED)
        && read.is_some_and(|read| read.currency.is_none() && read.number.fraction == 0)
        && is_summand(context.view, context.row);
    let row = if summed || owed && !numbered() { row.without(Hints::COUNT) } else { row };
    let valued = read.is_some_and(|read| read.number.fraction >= 2) && names_value(context);
    let row =
        if !valued && is_part_of_division(context, column) { row.without(Hints::PER_SHARE) } else { row };
    let parent = context.state.parents.iter().rev().find(|p| !p.hints.is_empty());
    // "Selected ratios and other data:" stands over amounts too.
    let mixed = |words: &str| {
        let words = words.to_ascii_lowercase();
        words.contains("data") || words.contains(" and ") || words.contains("other")
    };
    let parent = parent.map_or(Hints::default(), |parent| match parent.hints.has(Hints::RATIO) {
        true if mixed(context.view.document.slice(parent.words)) => parent.hints.without(Hints::RATIO),
        _ => parent.hints,
    });
    let row = captions::counted(context, row, parent);
    // "Lease operating" below "Oil and gas (MBoe):" is told in money.
    let of_money = || {
        let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
        // A heading that states the measure outweighs what stands over the table.
        let stated = parent.has(Hints::STATED);
        !stated && things::tells_money(context.view, None)
            || things::speaks_of_money(context.view, context.head.words)
            || ["operating", "depletion", "amortization"].iter().any(|word| label.contains(word))
    };
    // "Asset (liability) (in thousands)" over "$(410)" and "(120)", beside the volumes that the heading measures.
    let valued = head.units.is_some() && run.money;
    let of_money = parent.has(Hints::MEASURE) && (valued || of_money());
    let parent = if of_money { parent.without(Hints::MEASURE) } else { parent };
    // "Net assets ($ in millions)" below "Ratios (%)".
    let in_money = context.head.units.is_some_and(UnitsLine::tells_money);
    let parent = if in_money { parent.without(Hints::PERCENT) } else { parent };
    let units = context.units(column);
    let currency = currency(read, context, column, units);
    let units = units.map(|units| units.of_currency(currency.code()));
    let fraction = read.map_or(0, |r| r.number.fraction);
    let printed = read.and_then(|r| r.number.scaled(0)).unwrap_or_default();
    if let Some((kind, unit)) = stated::unit(context) {
        let decided = Decided {
            kind,
            unit,
            scale: 0,
            unit_span: None,
            scale_span: None,
            no_scale: false,
            distant: false,
        };
        return decided;
    }
    let kind = match read {
        None if run.starts_percent && run.percent.is_some() && !dash.contains('$') || dash.contains('%') => {
            Kind::Percent
        }
        // "$ —": nothing of what has that sign.
        None if dash.contains('$') && !row.with(column_hints).with(parent).has(Hints::PER_SHARE) => {
            Kind::Money
        }
        None if run.per_share.is_some() && parent.has(Hints::PER_SHARE) => Kind::PerShare,
        Some(read)
            if read.mark == UnitMark::None
                && read.currency.is_none()
                // "RSUs" below the grant-date fair value of options has its own.
                && (row.has(Hints::AWARDS) || !row.has(UNLIKE_EACH))
                && (run.goes_on_per_share(fraction)
                    || run.each == Some(fraction) && fraction >= 2 && is_part_of_result(context)) =>
        {
            Kind::PerShare
        }
        Some(read)
            if read.mark == UnitMark::None
                && read.currency.is_none()
                // "51.0 million" below "4%".
                && read.scale.is_none()
                && (!row.has(Hints::RATIO.with(Hints::YEARS).with(Hints::CENTS))
                    || run.starts_percent && !run.money && is_ratio_of_lender(context))
                // "24 1/2" below one percentage among amounts is a price.
                && (run.starts_percent || !read.number.common)
                // "Number of employees" below one percentage among amounts.
                && (run.starts_percent || !row.has(Hints::UNLIKE_MONEY) && !parent.has(Hints::COUNT))
                && (goes_on_percent(run, read) || is_assumption(context, run, read))
                && !(run.rates_by_name
                    && !row.with(column_hints).with(parent).has(Hints::PERCENT)
                    && (row.has(Hints::COUNT) && fraction == 0 && run.percent > Some(0)
                        || units.is_some_and(|line| line.scale >= 3 && !line.distant && !line.of_things)
                            && names_outlay(context)))
                // "Net earnings" below "Sales growth | 8.5%", in a column of amounts.
                && (run.starts_percent
                    || !run.money
                    || parent.has(Hints::PERCENT)
                    || !(names_amount(context) || fraction <= run.finest && names_side_of_sheet(context))) =>
        {
            Kind::Percent
        }
        _ => {
            // "Treasury shares" among the amounts of a balance sheet are one.
            let valued = row.has(Hints::AWARDS)
                || row.has(Hints::CLASS) && !parent.has(Hints::SHARES)
                || row.has(Hints::SHARES) && is_counted_caption(context);
            // "Repurchased own shares" among cash flows is what was paid for them, also in a table without a sign.
            let paid = || row.has(Hints::SHARES) && (run.money && is_financing(context) || is_paid(context));
            let row = if run.money && valued || paid() { row.without(Hints::SHARES) } else { row };
            // "Alder Holdings - Class A units" is held, at what stands under "Cost" and "Fair value".
            let held = operating::is_held(context, head, row);
            let row = if held { row.without(Hints::SHARES.with(Hints::COUNT)) } else { row };
            let elsewhere = row.with(parent).has(Hints::SHARES)
                && !column_hints.has(Hints::SHARES)
                && context.state.keeps_shares_apart();
            let counted = match () {
                () if is_divided(context, column) || is_saved(context, run, row) => {
                    Hints::SHARES.with(Hints::DENOMINATOR)
                }
                () if elsewhere => Hints::SHARES,
                () => Hints::default(),
            };
            let (row, parent) = (row.without(counted), parent.without(counted));
            // "Common stock" stands over its shares and over its amounts; what is printed with the sign of a
            // currency further up tells that these are the amounts.
            let amounts =
                run.money && head.hints.has(Hints::SHARES) && context.state.counts_shares_before(column);
            let counted = if amounts { Hints::SHARES } else { Hints::default() };
            let (column, row) = (column_hints.without(counted), row.without(counted));
            // "Discount rate | 0.25% increase | (1.1)" in a column of "Effect (in millions)".
            let rated = row.has(Hints::PERCENT) && !row.has(Hints::STATED);
            let row = if rated && set_apart::is_column_of_amounts(context, head) {
                row.without(Hints::PERCENT)
            } else {
                row
            };
            let said = context.state.header.at_end.only(Hints::PERCENT.with(Hints::STATED));
            let each = parent.has(Hints::PER_SHARE)
                && (fraction >= 2 || !column.has(Hints::MONEY) && each_share::is_told_below(context, units));
            let parent = if each { parent } else { parent.without(Hints::PER_SHARE) };
            kind(read, column, row, parent, context.state.header.stub.hints.with(said), fraction)
        }
    };
    // Where shares are quoted in eighths, whole numbers are prices too.
    let kind = match (kind, read) {
        (Kind::Money, Some(read)) if read.number.common => Kind::PerShare,
        (Kind::Money, Some(_))
            if is_highest_or_lowest(context, column, printed)
                && (fraction >= 2
                    || column_hints.has(Hints::CENTS)
                    || each_share::is_price(context, units)) =>
        {
            Kind::PerShare
        }
        (Kind::Money, Some(read)) if each_share::is_beside_shares(context, column, read) => Kind::PerShare,
        (Kind::Money, Some(read)) if read.negative.is_none() && is_quoted(context, column, printed) => {
            Kind::PerShare
        }
        // "4.20% Series" has its price there, and no rate.
        (Kind::Money | Kind::Percent, Some(read))
            if read.mark == UnitMark::None && is_priced_beside_shares(context, column, read) =>
        {
            Kind::PerShare
        }
        _ => kind,
    };
    // "Diluted | $1.45" below "Basic earnings per share | $1.50", in a table of millions that excepts such amounts.
    let excepted = || units.is_some_and(|line| excepts_shares(context, line));
    let kind = match (kind, read) {
        (Kind::Money, Some(read)) if read.currency.is_some() && run.goes_on_finer(fraction) && excepted() => {
            Kind::PerShare
        }
        _ => kind,
    };
    // "Diluted" below "Basic" and what is added to it: the shares of both.
    let summed = run.shares && read.is_some_and(|read| read.currency.is_none()) && fraction < 2;
    let awarded = summed && !run.money && is_move_of_awards(context);
    // "Deferred incentive compensation shares" below the average shares is what earnings are divided by too.
    let divides = || {
        run.shares
            && read.is_none_or(|read| read.currency.is_none())
            && speaks_of_shares(context)
            && !is_paid(context)
    };
    let added = || summed && run.denominator && goes_on_denominator(context);
    let kind = if kind == Kind::Money
        && (summed && is_result_per_share(context) || awarded || divides() || added())
    {
        Kind::Shares
    } else {
        kind
    };
    let kind = if kind == Kind::Shares && operating::are_made(context) { Kind::Count } else { kind };
    // "Total loans" below the ratios of its parts.
    let total = || {
        let label = context.view.document.slice(context.head.words);
        label.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("total"))
    };
    let rated =
        run.rate.filter(|(_, digits)| *digits == fraction && read.is_some_and(|r| r.currency.is_none()));
    let kind = match (kind, rated) {
        (Kind::Money, Some((rate, _))) if total() => rate,
        (kind, _) => kind,
    };
    // "Years of service" over "15 | 20 | 25".
    let served = context.state.served && fraction == 0 && read.is_some_and(|read| read.currency.is_none());
    let kind = match kind {
        Kind::Money
            if served && printed <= MOST_SERVED && !printed.is_zero() && !column_hints.has(Hints::MONEY) =>
        {
            Kind::Duration
        }
        Kind::Money if context.state.of_shares && read.is_none_or(|read| read.currency.is_none()) => {
            Kind::Shares
        }
        // "Purchase prices | $11.16" among the shares that were bought.
        Kind::Money if context.state.of_shares && (2..=4).contains(&fraction) => Kind::PerShare,
        Kind::Money if is_registered(context, column, read) => Kind::Shares,
        Kind::Money | Kind::PerShare if context.state.rates => Kind::Ratio,
        Kind::Money if context.state.each_share => Kind::PerShare,
        // "Fee rate | 0.00015310": a part of one, as no percentage is printed.
        Kind::Percent
            if fraction >= 5
                && printed < SMALLEST_PERCENT
                && !printed.is_zero()
                && read.is_some_and(|read| read.mark == UnitMark::None) =>
        {
            Kind::Ratio
        }
        Kind::Money
            if context.view.above.antidilutive
                && read.is_none_or(|read| read.currency.is_none())
                && context.state.amounts == 0 =>
        {
            Kind::Shares
        }
        Kind::Money if fraction == 0 && things::is_outstanding_stock(context, column, read) => Kind::Shares,
        Kind::Money if context.state.counts && read.is_none_or(|read| read.currency.is_none()) => Kind::Count,
        // "Gross margin | 1,748.1" above "Gross margin % | 45.3".
        Kind::Percent
            if (printed >= Decimal::ONE_THOUSAND
                || is_beyond_hundred(context)
                    && run.percent.is_none()
                    && row.has(Hints::PERCENT)
                    && !row.has(Hints::STATED)
                    && !column_hints.has(Hints::PERCENT)
                    && units.is_some_and(|units| units.scale >= 3))
                && read.is_some_and(|r| r.mark == UnitMark::None)
                && !column_hints.has(Hints::CHANGE) =>
        {
            Kind::Money
        }
        // What is left of a lease or a plan is no century.
        Kind::Duration
            if printed >= MOST_YEARS
                && (printed >= MOST_MONTHS
                    || !row.with(column_hints).has(Hints::MONTHS.with(Hints::DAYS)))
                && read.is_some_and(|r| r.mark == UnitMark::None) =>
        {
            Kind::Money
        }
        // "Euro | 1.3985" below "Average contract rate": so much of one currency for another.
        Kind::Percent | Kind::Money if set_apart::is_rate_of_exchange(context, head, read) => Kind::Ratio,
        kind => kind,
    };
    // Hardly anybody pays a thousand for a share and prints no cents: what a label says of shares is how
    // the amount is used, "earnings for per-share calculations".
    let kind = match kind {
        Kind::PerShare if is_total_beside_each(context, column) => Kind::Money,
        Kind::PerShare if fraction == 0 && printed.abs() >= Decimal::ONE_THOUSAND => {
            if row.has(Hints::SHARES) { Kind::Shares } else { Kind::Money }
        }
        kind => kind,
    };
    let row_units = context.own_units();
    let line = row_units.or(units);
    let things = line.is_some_and(|line| line.of_things) && read.is_none_or(|r| r.currency.is_none());
    // Votes and shares are printed in full where nothing else is, and without a sign.
    let unsigned = read.is_some_and(|r| r.currency.is_none()) && context.state.amounts == 0;
    let votes = context.state.in_full && unsigned && line.is_some_and(|l| l.distant && l.scale >= 6);
    let kind = if (things || votes) && kind == Kind::Money { Kind::Count } else { kind };
    let measured = line
        .filter(|_| things && kind == Kind::Count && !row.with(column_hints).has(Hints::COUNT))
        .and_then(|line| measures::measure_of_line(&context.view.document.text, line.span));
    let kind = if measured.is_some() { Kind::Measure } else { kind };
    let rated = kind == Kind::Money
        && (scaled_rate(context, read, line)
            || read.is_some() && fraction == 0 && set_apart::is_effective_rate(context));
    let kind = if rated { Kind::Percent } else { kind };
    let left_out = kind == Kind::Money
        && row_units.is_none()
        && line.is_some_and(|line| set_apart::is_left_out(context, line, read));
    let counted_apart = kind == Kind::Money && set_apart::is_counted_apart(context, read);
    let operating = kind == Kind::Money && operating::is_counted(context, line, read);
    let kind = if left_out || counted_apart || operating { Kind::Count } else { kind };
    // What is printed to the hundredth beside whole thousands or millions is a price, a rate or a
    // result for each share, and stands as it is.
    let scaled = row_units.is_none() && line.is_some_and(|line| matches!(line.scale, 3..=6));
    // Text recognition takes a comma for a point: "12.583".
    let cents = fraction >= 2 && (fraction != 3 || printed < Decimal::ONE);
    let unscaled = kind == Kind::Money && cents && scaled && context.state.is_coarse(context.view);
    const FOR_EACH: Hints = Hints::EACH.with(Hints::EACH_PLACE);
    // "Average revenue per kWh:" over "Residential".
    // The rows below may name amounts of another kind: "Total revenue".
    let below = row.is_empty() && !things::speaks_of_money(context.view, context.head.words);
    let for_each = row.with(column_hints).has(FOR_EACH) || below && parent.has(FOR_EACH);
    let each = unscaled
        && !for_each
        && (is_result_per_share(context) || line.is_some_and(|line| excepts_shares(context, line)));
    let kind = if each { Kind::PerShare } else { kind };
    // "Net investment income | 1.44" between the asset values of one share.
    let of_fund = kind == Kind::Money && fraction == 2 && context.state.of_fund && row_units.is_none();
    let kind = if of_fund && printed < Decimal::ONE_THOUSAND { Kind::PerShare } else { kind };
    let above = || context.state.parents.iter().rev().find_map(|parent| parent.measure);
    let measure = measured.or(context.head.measure).or(head.measure).or_else(above);
    let unit = match kind {
        Kind::Money => Unit::Currency(currency),
        Kind::PerShare => Unit::PerShare(currency),
        Kind::Shares => Unit::Share,
        Kind::Percent if read.is_some_and(|r| r.mark == UnitMark::BasisPoint) => Unit::BasisPoint,
        // "Change in interest rates (basis points)" over "+200", "Net interest margin (bps)" beside "15".
        Kind::Percent
            if read.is_none_or(|read| read.mark == UnitMark::None)
                && (row.has(Hints::POINTS)
                    || column_hints.has(Hints::POINTS)
                    || row.is_empty() && parent.has(Hints::POINTS)) =>
        {
            Unit::BasisPoint
        }
        Kind::Percent => Unit::Percent,
        Kind::Ratio => Unit::Multiple,
        Kind::Measure => measure.map_or(Unit::None, Unit::Measure),
        Kind::Duration => Unit::Time(match read.map(|r| r.mark) {
            Some(UnitMark::Months) => TimeUnit::Month,
            Some(UnitMark::Days) => TimeUnit::Day,
            Some(UnitMark::None) | None if row.with(column_hints).has(Hints::MONTHS) => TimeUnit::Month,
            Some(UnitMark::None) | None if row.with(column_hints).has(Hints::DAYS) => TimeUnit::Day,
            _ => TimeUnit::Year,
        }),
        _ => Unit::None,
    };
    let cents = row.with(column_hints).has(Hints::CENTS) || below && parent.has(Hints::CENTS);
    let cents = cents && read.is_some_and(|r| r.currency.is_none());
    let scale = match (kind, line) {
        (Kind::PerShare | Kind::Money, _) if cents => -2,
        (Kind::Money, _) if context.head.units.is_none() && row.with(column_hints).has(Hints::EACH) => 0,
        (Kind::Money, Some(line))
            if context.head.units.is_none()
                && (for_each && is_beyond_place(printed, line.scale) || excepts_days(context, line)) =>
        {
            0
        }
        (Kind::Money, Some(line)) if line.only_shares => 0,
        (Kind::Money, Some(line)) if line.distant && line.scale >= 3 && context.state.in_full => 0,
        // Nobody prints thousands to the cent, and few print millions so.
        (Kind::Money, Some(line)) if line.distant && line.scale >= 3 && fraction == 2 => 0,
        (Kind::Money, Some(_)) if unscaled => 0,
        (Kind::Money, Some(line))
            if row_units.is_none() && is_beyond_money(printed, line.scale, currency) =>
        {
            0
        }
        (Kind::Money, Some(line)) => match line.apart.filter(|apart| is_set_apart(context, *apart)) {
            Some(apart) => apart.scale,
            None => line.scale,
        },
        (Kind::Shares, Some(line)) => match row_units {
            Some(own) => own.shares.unwrap_or(own.scale),
            None => line.shares_scale(printed, fraction),
        },
        (Kind::Measure | Kind::Count, Some(_)) if row_units.is_none() && set_apart::is_for_each(context) => 0,
        // Parts of wells are counted as they are owned, whatever the dollars are in.
        (Kind::Count, Some(line)) if fraction > 0 && parent.has(Hints::COUNT) && !line.of_things => {
            line.scale_of_things()
        }
        // Things are whole: "5.1" of them are thousands or millions.
        (Kind::Count, Some(line)) if line.measured => 0,
        (Kind::Count, Some(line)) if fraction > 0 && !line.distant || line.of_things => line.scale,
        (Kind::Count, Some(line)) => match context.own_units_by_name() {
            Some(own) => own.scale,
            None if head.things_scale.is_some() => head.things_scale.unwrap_or_default(),
            // "Dollars in millions, subscribers in thousands".
            None => line.apart.filter(|apart| is_set_apart(context, *apart)).map_or(0, |apart| apart.scale),
        },
        (Kind::Measure, Some(_)) if row_units.is_none() && set_apart::is_for_each(context) => 0,
        (Kind::Measure, Some(line))
            if row_units.is_none()
                && head.units.is_none()
                && operating::is_measured_in_full(context, line, measure, head, fraction) =>
        {
            0
        }
        (Kind::Measure, Some(line)) => {
            let things = head.things_scale.unwrap_or_else(|| line.scale_of_things());
            row_units.map_or(things, |own| own.scale)
        }
        _ => 0,
    };
    let no_scale = kind == Kind::Money && line.is_none();
    let distant = kind == Kind::Money && scale != 0 && line.is_some_and(|line| line.distant);
    Decided {
        kind,
        unit,
        scale,
        unit_span: read
            .and_then(|r| r.mark_span.or(r.currency.map(|(_, span)| span)))
            .or_else(|| head.words.filter(|_| tells_unit(kind, column_hints))),
        scale_span: line.map(|l| l.span),
        no_scale,
        distant,
    }
}

/// True for a rate without a sign in a table whose units line scales amounts.
fn scaled_rate(context: &RowContext<'_>, read: Option<&CellNumber>, line: Option<UnitsLine>) -> bool {
    let scaled = line.is_some_and(|line| line.scale >= 3 && !line.of_things);
    scaled && set_apart::is_rate_beside_whole(context, read)
}

/// True where the words over a column say that its figures are of the kind `kind`: "Salary ($)", "Shares".
fn tells_unit(kind: Kind, column: Hints) -> bool {
    match kind {
        Kind::Money => column.has(Hints::MONEY),
        Kind::Shares => column.has(Hints::SHARES),
        _ => false,
    }
}

/// True where the words of the row, or of a heading that it stands under, name what a units line sets apart.
fn is_set_apart(context: &RowContext<'_>, apart: Apart) -> bool {
    let document = context.view.document;
    let above = context.state.parents.iter().map(|parent| parent.words);
    let mut words = std::iter::once(context.head.words).chain(above);
    words.any(|words| apart.names(&document.text, document.slice(words)))
}
