//! Where a number without a sign goes on with the percentages above it in its column, and where its name tells that it
//! does not.

use super::super::cell::CellNumber;
use super::{RowContext, Run};
use rust_decimal::Decimal;

/// True for a row that is named as an amount is, right below one that is named as a single rate.
///
/// ```text
/// Net sales        $1,204.4                Net sales        $1,204.4
/// Sales growth         8.5%                Gross profit        33.7%
/// Net earnings         41.2  an amount     Net earnings          3.4  of sales too
/// ```
pub(super) fn names_amount(context: &RowContext<'_>) -> bool {
    const AMOUNTS: [&str; 16] = [
        "earnings",
        "income",
        "expense",
        "expenses",
        "expenditures",
        "sales",
        "revenues",
        "revenue",
        "loss",
        "backlog",
        "capital",
        "debt",
        "ebitda",
        "cash",
        "inventories",
        "amortization",
    ];
    const RATES: [&str; 12] = [
        "to",
        "on",
        "as",
        "ratio",
        "return",
        "growth",
        "rate",
        "per",
        "percent",
        "percentage",
        "change",
        "margin",
    ];
    let document = context.view.document;
    let label = document.slice(context.head.words);
    let name = label.split(['(', ',']).next().unwrap_or(label).trim_end();
    let words = || name.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let is = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let named =
        words().next_back().is_some_and(|word| is(&AMOUNTS, word)) && !words().any(|word| is(&RATES, word));
    named && !name.contains('%') && is_below_single_rate(context)
}

/// True where the row right above is one rate alone, by its name: "Sales growth", "Effective tax rate".
fn is_below_single_rate(context: &RowContext<'_>) -> bool {
    const ALONE: [&str; 5] = ["growth", "rate", "change", "increase", "return"];
    let cells = &context.view.table.cells;
    let row = context.view.table.rows.get(context.row.wrapping_sub(1));
    let above = row.and_then(|row| cells.get(row.first as usize));
    above.is_some_and(|cell| {
        let words = context.view.document.slice(cell.span).to_ascii_lowercase();
        ALONE.iter().any(|word| words.contains(word))
    })
}

/// True where a number without a sign is a percentage as the ones above it are.
pub(super) fn goes_on_percent(run: Run, read: &CellNumber) -> bool {
    let printed = read.number.scaled(0).unwrap_or_default();
    printed < Decimal::ONE_THOUSAND
        && run.goes_on_percent(read.number.fraction, printed <= Decimal::ONE_HUNDRED)
}

/// True for the name of what a balance sheet has: below a rate among amounts, "Return on average equity | 12.2%", it is
/// one of the amounts. What is set against something else is a rate itself: "Average equity to average assets".
///
/// ```text
/// Net sales                   $1,220.3
/// Return on average equity       12.2%
/// Total assets                   882.2      an amount
/// ```
pub(super) fn names_side_of_sheet(context: &RowContext<'_>) -> bool {
    const SIDES: [&str; 9] = [
        "assets",
        "liabilities",
        "debt",
        "equity",
        "inventories",
        "receivables",
        "equipment",
        "deposits",
        "borrowings",
    ];
    let name = name_of(context.view.document.slice(context.head.words));
    words_of(name).next_back().is_some_and(|word| is_one_of(&SIDES, word))
        && !words_of(name).any(|word| is_one_of(&PARTS, word))
        && !name.contains(['%', '/'])
}

/// Words of a name that is no amount by itself: "Nonperforming assets" below the rate of loans past due are told in
/// hundredths too.
const PARTS: [&str; 14] = [
    "to",
    "on",
    "as",
    "of",
    "per",
    "ratio",
    "percent",
    "percentage",
    "nonperforming",
    "performing",
    "problem",
    "classified",
    "charge",
    "tangible",
];

/// A label without the remark behind it.
fn name_of(label: &str) -> &str {
    label.split('(').next().unwrap_or(label).trim_end()
}

fn words_of(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// True for the name of what is spent, owned or ordered, or for a row below a heading with such a name, in amounts of
/// millions below rates that are ones by their names: "Operating margin | 12.1%" says nothing of "Capital expenditures |
/// 20.1". Below "Net sales | 100.0%" they are parts of sales.
pub(super) fn names_outlay(context: &RowContext<'_>) -> bool {
    const OUTLAYS: [&str; 10] = [
        "expenditures",
        "spending",
        "backlog",
        "inventories",
        "orders",
        "bookings",
        "ebitda",
        "depreciation",
        "capitalization",
        "surplus",
    ];
    // "Total capital" and "Lease obligations" may be told as parts of something.
    let plainly = |name: &str| {
        ["working capital", "capital lease obligations"].iter().any(|own| name.eq_ignore_ascii_case(own))
    };
    // "Nonaccrual assets" and "plan assets" may be rates below others.
    const WHOSE: [&str; 4] = ["total", "identifiable", "segment", "net"];
    // Words of rates and averages, beside those of parts.
    const RATES: [&str; 12] = [
        "rate", "growth", "change", "increase", "yield", "margin", "earning", "bearing", "average",
        "turnover", "return", "past",
    ];
    let document = context.view.document;
    let names = |label: &str| {
        let name = name_of(label);
        let first = words_of(name).next().unwrap_or("");
        words_of(name).next_back().is_some_and(|last| {
            is_one_of(&OUTLAYS, last)
                || plainly(name)
                || last.eq_ignore_ascii_case("assets")
                    && words_of(name).count() <= 2
                    && is_one_of(&WHOSE, first)
        }) && !words_of(name).any(|word| is_one_of(&PARTS, word) || is_one_of(&RATES, word))
            && name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && !name.contains(['%', '/'])
    };
    names(document.slice(context.head.words))
        || context.state.parents.last().is_some_and(|parent| names(document.slice(parent.words)))
}

/// "Expected return on plan assets | 8.5", "Compensation increase | 4.0" below "Discount rate | 7.25%": what a pension plan
/// assumes is told in hundredths, with whatever digits (FAS 87, paragraph 65; ASC 715-20-50-1(k)). "Actual return on plan
/// assets" is an amount.
pub(super) fn is_assumption(context: &RowContext<'_>, run: Run, read: &CellNumber) -> bool {
    const MOST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
    let small = read.number.fraction > 0 && read.number.scaled(0).is_some_and(|number| number < MOST);
    if !small || run.percent.is_none() {
        return false;
    }
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    let returned =
        label.contains("return on") && ["expected", "assumed", "rate"].iter().any(|w| label.contains(w));
    let paid = ["compensation", "salary", "salaries"].iter().any(|word| label.contains(word))
        && label.contains("increase")
        && !label.contains("cost");
    (returned || paid) && !label.contains("actual")
}

/// "Tier 1 leverage ratio", "Loan to deposit ratio" below "Total capital ratio | 12.0%": the ratios of a lender are all told
/// in hundredths. "Debt to equity ratio" may be one number to another there too.
pub(super) fn is_ratio_of_lender(context: &RowContext<'_>) -> bool {
    const OF: [&str; 6] = ["leverage", "tier", "deposit", "deposits", "tangible", "cet1"];
    let label = context.view.document.slice(context.head.words);
    let mut words = label.split(|c: char| !c.is_ascii_alphanumeric());
    label.contains("atio") && words.any(|word| OF.iter().any(|of| of.eq_ignore_ascii_case(word)))
}
