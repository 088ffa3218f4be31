//! The kind of a number by the words around it: of its column, its row, the headings above the row and the stub.

use super::super::cell::{CellNumber, UnitMark};
use super::super::hints::Hints;
use super::captions::{
    is_class_of_investment, is_counted_caption, is_divided, is_financing, is_paid, is_saved,
};
use super::case::Case;
use super::{each_share, operating, set_apart};
use crate::figures::Kind;
use rust_decimal::Decimal;

/// A thing set against another is fewer times it; what is more is told in hundredths.
const MOST_TIMES: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

/// What the words around a number say of it.
struct Words<'a> {
    /// The number; None for a dash, which is of the kind that its words tell.
    read: Option<&'a CellNumber>,
    column: Hints,
    row: Hints,
    /// The heading above the row. It speaks of amounts for each share only where the number is printed as one.
    parent: Hints,
    stub: Hints,
    fraction: u8,
}

/// Says what a number is, where it has something to say.
type Rule = fn(&Words<'_>) -> Option<Kind>;

/// The rules from top to bottom: the first that has an answer is followed. What states its unit plainly stands before what
/// only names a thing, and the column and the row before the headings above them.
const ORDER: [Rule; 15] = [
    // A sign of its own outweighs all words.
    by_mark,
    // An amount with the sign of a currency is for each share or not.
    by_currency,
    // Hundredths, as their column or their row tells them.
    percent_of_column_or_row,
    ratio,
    quotient,
    // Hundredths, as a heading or the head of the stub tells them.
    percent_of_heading,
    ratio_of_heading,
    percent_of_stub,
    duration_of_heading,
    // A unit that the row or the column names, and at last the headings.
    per_share,
    duration,
    shares,
    of_shares_by_heading,
    measure,
    count,
];

/// The kind that the words around a number tell: an amount where they tell none.
pub(super) fn kind(case: &Case<'_>) -> Kind {
    let words = words(case);
    ORDER.iter().find_map(|rule| rule(&words)).unwrap_or(Kind::Money)
}

/// The hints of a number without those that count for other numbers of its row, its column or its heading.
fn words<'a>(case: &Case<'a>) -> Words<'a> {
    let (context, fraction) = (case.context, case.fraction);
    let row = without_valued(case, case.hints.row);
    let apart = apart(case, row);
    let (row, parent) = (row.without(apart), case.hints.parent.without(apart));
    // "Common stock" stands over its shares and over its amounts; what is printed with the sign of a
    // currency further up tells that these are the amounts.
    let amounts = case.run.money
        && case.head.hints.has(Hints::SHARES)
        && context.state.counts_shares_before(case.column);
    let counted = if amounts { Hints::SHARES } else { Hints::default() };
    let (column, row) = (case.hints.column.without(counted), row.without(counted));
    // "Discount rate | 0.25% increase | (1.1)" in a column of "Effect (in millions)".
    let rated = row.has(Hints::PERCENT) && !row.has(Hints::STATED);
    let in_amounts = rated && set_apart::is_column_of_amounts(context, case.head);
    let row = if in_amounts { row.without(Hints::PERCENT) } else { row };
    let each = parent.has(Hints::PER_SHARE)
        && (fraction >= 2
            || !column.has(Hints::MONEY) && each_share::is_told_below(context, case.units))
        // "Oil (per Bbl)" below "Average sales price:".
        && !row.has(Hints::EACH.with(Hints::EACH_PLACE));
    let parent = if each { parent } else { parent.without(Hints::PER_SHARE) };
    let at_end = context.state.header.at_end.only(Hints::PERCENT.with(Hints::STATED));
    let stub = context.state.header.stub.hints.with(at_end);
    Words { read: case.read, column, row, parent, stub, fraction }
}

/// The hints of a row, without the shares or units that it names where it tells what these are worth or were paid for.
fn without_valued(case: &Case<'_>, row: Hints) -> Hints {
    let context = case.context;
    // "Treasury shares" among the amounts of a balance sheet are one.
    let valued = || {
        row.has(Hints::AWARDS)
            || row.has(Hints::CLASS) && !case.hints.parent.has(Hints::SHARES)
            || row.has(Hints::SHARES) && is_counted_caption(context)
    };
    // "Repurchased own shares" among cash flows is what was paid for them, also in a table without a sign.
    let paid = || row.has(Hints::SHARES) && (case.run.money && is_financing(context) || is_paid(context));
    let invested = || row.has(Hints::SHARES) && is_class_of_investment(context);
    let row =
        if case.run.money && valued() || paid() || invested() { row.without(Hints::SHARES) } else { row };
    // "Alder Holdings - Class A units" is held, at what stands under "Cost" and "Fair value".
    let held = operating::is_held(context, case.head, row);
    if held { row.without(Hints::SHARES.with(Hints::COUNT)) } else { row }
}

/// What the words of the row and its heading say of other columns: the shares that stand in one of their own.
fn apart(case: &Case<'_>, row: Hints) -> Hints {
    let context = case.context;
    if is_divided(context, case.column) || is_saved(context, case.run, row) {
        return Hints::SHARES.with(Hints::DENOMINATOR);
    }
    let elsewhere = row.with(case.hints.parent).has(Hints::SHARES)
        && !case.hints.column.has(Hints::SHARES)
        && context.state.keeps_shares_apart();
    if elsewhere { Hints::SHARES } else { Hints::default() }
}

impl Words<'_> {
    /// True for a number with digits after its point. A dash has no digits to speak against a hint.
    fn is_decimal(&self) -> bool {
        self.read.is_none() || self.fraction > 0
    }

    /// True for a number with digits after its point, and for no dash.
    fn has_point(&self) -> bool {
        self.read.is_some() && self.fraction > 0
    }

    /// The number as it is printed.
    fn printed(&self) -> Option<Decimal> {
        self.read.and_then(|read| read.number.scaled(0))
    }
}

/// "12.5%", "3.1x", "10 years".
fn by_mark(words: &Words<'_>) -> Option<Kind> {
    match words.read?.mark {
        UnitMark::Percent | UnitMark::BasisPoint => Some(Kind::Percent),
        UnitMark::Multiple => Some(Kind::Ratio),
        UnitMark::Years | UnitMark::Months | UnitMark::Days => Some(Kind::Duration),
        UnitMark::PerShare => Some(Kind::PerShare),
        UnitMark::Shares => Some(Kind::Shares),
        UnitMark::None => None,
    }
}

/// "$1.20": an amount, or one for each share where the words tell so.
fn by_currency(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, parent, stub, fraction, .. } = *words;
    let read = words.read.filter(|read| read.currency.is_some())?;
    let per_share = row.with(column).with(parent).has(Hints::PER_SHARE)
        || stub.has(Hints::PER_SHARE) && fraction == 2 && row.is_empty() && column.is_empty();
    let whole = fraction == 0 && !read.number.is_zero() && row.has(Hints::SHARES);
    // A column of prices is one, whatever its rows count.
    let each = per_share && (!whole || column.has(Hints::PER_SHARE));
    Some(if each { Kind::PerShare } else { Kind::Money })
}

/// "Margin" over a column, or at the head of a row with digits after the point.
fn percent_of_column_or_row(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, .. } = *words;
    let of_column = column.has(Hints::PERCENT) && !column.has(Hints::MONEY);
    // "Effective tax rate" has its amount in a column of amounts, beside one of rates.
    let amount = column.has(Hints::MONEY) && !row.has(Hints::STATED);
    let of_row = row.has(Hints::PERCENT) && (words.is_decimal() && !amount || row.has(Hints::STATED));
    (of_column || of_row).then_some(Kind::Percent)
}

/// "Current ratio | 1.8".
fn ratio(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, .. } = *words;
    let said = row.with(column);
    // "Overhead ratio | 61": what is named a ratio is no amount where it is whole either.
    let named = row.has(Hints::RATIO) && row.has(Hints::STATED);
    let whole = || {
        !words.is_decimal() && named && words.printed().is_some_and(|number| number < Decimal::ONE_THOUSAND)
    };
    if !said.has(Hints::RATIO) || column.has(Hints::MONEY) || !(words.is_decimal() || whole()) {
        return None;
    }
    // What is left of a pool is never more than all of it: "Pool factor | 11.2" is told in hundredths.
    let above_one = || words.printed().is_some_and(|number| number > Decimal::ONE);
    let hundredths = said.has(Hints::OF_HUNDRED) || row.has(Hints::REST) && above_one();
    Some(if hundredths { Kind::Percent } else { Kind::Ratio })
}

/// "Debt to equity | .41", "Loans to deposits | 81.2".
fn quotient(words: &Words<'_>) -> Option<Kind> {
    if !words.row.has(Hints::QUOTIENT) || words.column.tells_kind() || !words.has_point() {
        return None;
    }
    let few = words.printed().is_some_and(|number| number < MOST_TIMES);
    Some(if few { Kind::Ratio } else { Kind::Percent })
}

/// "Portfolio turnover rate | 45" below "Ratios (%)".
fn percent_of_heading(words: &Words<'_>) -> Option<Kind> {
    let Words { row, parent, .. } = *words;
    let told = row.is_empty() && words.is_decimal()
        || parent.has(Hints::STATED) && !row.without(Hints::PERCENT).tells_kind();
    (parent.has(Hints::PERCENT) && told).then_some(Kind::Percent)
}

/// "Inventories/working capital" below "Financial ratios:".
fn ratio_of_heading(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, parent, .. } = *words;
    let told = parent.has(Hints::RATIO) && row.is_empty() && column.is_empty() && words.has_point();
    told.then_some(if parent.has(Hints::OF_HUNDRED) { Kind::Percent } else { Kind::Ratio })
}

/// "(Percent)" at the head of the stub.
fn percent_of_stub(words: &Words<'_>) -> Option<Kind> {
    let stated = words.stub.has(Hints::PERCENT) && words.stub.has(Hints::STATED);
    let alone = [words.row, words.column, words.parent].iter().all(|hints| !hints.tells_kind());
    (stated && alone).then_some(Kind::Percent)
}

/// "Buildings | 12.5" below "Useful lives (years):".
fn duration_of_heading(words: &Words<'_>) -> Option<Kind> {
    let told = words.parent.has(Hints::YEARS) && words.row.is_empty() && words.is_decimal();
    told.then_some(Kind::Duration)
}

/// "Dividends per share | 1.20".
fn per_share(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, .. } = *words;
    let told = row.has(Hints::PER_SHARE) || column.has(Hints::PER_SHARE) && !column.has(Hints::SHARES);
    told.then_some(Kind::PerShare)
}

/// "Remaining life (years) | 12".
fn duration(words: &Words<'_>) -> Option<Kind> {
    words.row.with(words.column).has(Hints::YEARS).then_some(Kind::Duration)
}

/// Shares that the column or the row names.
fn shares(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, .. } = *words;
    let money = column.has(Hints::MONEY);
    // "Weighted average number of shares" is the same in a column of "US$" as beside it.
    let told = column.has(Hints::SHARES) && !money
        || row.has(Hints::SHARES) && (!money || row.has(Hints::DENOMINATOR));
    told.then_some(Kind::Shares)
}

/// Shares, or amounts for each of them, that the heading tells of.
fn of_shares_by_heading(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, parent, .. } = *words;
    if parent.has(Hints::PER_SHARE) && words.read.is_some() {
        return Some(Kind::PerShare);
    }
    let told = parent.has(Hints::DENOMINATOR) && !row.has(Hints::MONEY)
        || parent.has(Hints::SHARES) && !column.has(Hints::MONEY) && !parent.has(Hints::MONEY);
    told.then_some(Kind::Shares)
}

/// "Acres", and "Residential" below "Electric sales (MWh):".
fn measure(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, parent, .. } = *words;
    let told = column.has(Hints::MEASURE) && !column.has(Hints::MONEY) || row.has(Hints::MEASURE);
    let below = parent.has(Hints::MEASURE) && row.is_empty() && !column.tells_kind();
    (told || below).then_some(Kind::Measure)
}

/// "Number of stores | 12". Parts of wells are counted as they are owned; other things are whole.
fn count(words: &Words<'_>) -> Option<Kind> {
    let Words { column, row, parent, fraction, .. } = *words;
    let below = parent.has(Hints::COUNT)
        && row.is_empty()
        && !column.has(Hints::MONEY)
        && (!words.is_decimal() || fraction == 1);
    (row.with(column).has(Hints::COUNT) || below).then_some(Kind::Count)
}
