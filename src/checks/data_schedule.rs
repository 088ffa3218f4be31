//! Financial Data Schedules: what their tags must come to, and the rows of the statements that they repeat.
//!
//! Exhibit 27 of filings from 1993 to 2001 gives a fixed list of amounts under tags (Regulation S-K,
//! Item 601(c)). The tags say which equations hold, so that one column is enough:
//!
//! ```text
//! <INCOME-PRETAX>       4,312
//! <INCOME-TAX>          1,540      pretax − tax = continuing
//! <INCOME-CONTINUING>   2,772      and it is the statement's "Net income" of the same time
//! <NET-INCOME>          2,772
//! ```
//!
//! Filers leave tags at zero that they have no row for, so that an equation with a part of zero that misses
//! says nothing.

use std::sync::LazyLock;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::CheckKind;
use super::equation::{self, Equation};
use super::evidence::{self, Residual};
use super::row_words::{self, Name, RowWords};
use super::sheet::{Sheet, integer};
use crate::figures::{FigureId, Figures, Kind, Period};

/// A tag, and the tags that come to it; those with a minus are taken away.
const EQUATIONS: &[(&str, &[(&str, bool)])] = &[
    ("INCOME-CONTINUING", &[("INCOME-PRETAX", false), ("INCOME-TAX", true)]),
    (
        "NET-INCOME",
        &[
            ("INCOME-CONTINUING", false),
            ("DISCONTINUED", false),
            ("EXTRAORDINARY", false),
            ("CHANGES", false),
        ],
    ),
    ("NET-INCOME", &[("INCOME-PRE-EXTRAORDINARY", false), ("EXTRAORDINARY", false), ("CHANGES", false)]),
    ("INTEREST-TOTAL", &[("INTEREST-LOAN", false), ("INTEREST-INVEST", false), ("INTEREST-OTHER", false)]),
    ("INTEREST-INCOME-NET", &[("INTEREST-TOTAL", false), ("INTEREST-EXPENSE", true)]),
    (
        "RESERVE-CLOSE",
        &[
            ("RESERVE-OPEN", false),
            ("PROVISION-CURRENT", false),
            ("PROVISION-PRIOR", false),
            ("PAYMENTS-CURRENT", true),
            ("PAYMENTS-PRIOR", true),
        ],
    ),
];

/// Tags that must be the same.
const SAME: &[(&str, &str)] =
    &[("TOTAL-ASSETS", "TOTAL-LIABILITY-AND-EQUITY"), ("TOTAL-ASSETS", "TOTAL-LIABILITIES-AND-EQUITY")];

/// Tags, and what statements call the same.
const ROWS: &[(&str, &[&str])] = &[
    ("CASH", &["cash", "cash and cash equivalents"]),
    ("INVENTORY", &["inventories", "total inventories", "merchandise inventories"]),
    ("CURRENT-ASSETS", &["total current assets"]),
    ("TOTAL-ASSETS", &["total assets"]),
    ("CURRENT-LIABILITIES", &["total current liabilities"]),
    ("DEPOSITS", &["total deposits", "deposits"]),
    ("TOTAL-REVENUES", &["total revenues", "revenues"]),
    ("SALES", &["net sales", "sales"]),
    ("CGS", &["cost of goods sold", "cost of sales", "cost of products sold"]),
    ("INTEREST-EXPENSE", &["interest expense"]),
    ("INTEREST-TOTAL", &["total interest income"]),
    ("INTEREST-INCOME-NET", &["net interest income"]),
    (
        "INCOME-PRETAX",
        &[
            "income before income taxes",
            "income (loss) before income taxes",
            "earnings before income taxes",
            "earnings before taxes on income",
            "income before taxes",
            "loss before income taxes",
        ],
    ),
    ("INCOME-TAX", &["income taxes", "provision for income taxes", "income tax expense", "taxes on income"]),
    ("NET-INCOME", &["net income", "net income (loss)", "net earnings", "net loss", "net earnings (loss)"]),
];

/// Steps from which on an amount is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;
/// Amounts of one name and time that a tag is held against at most: where there are more of them, they are
/// those of as many parts or plans, and which of them the tag repeats is not told.
const MANY: usize = 64;

/// The words of a tag or a row, sorted.
fn names(text: &str) -> Words {
    let mut names = Vec::new();
    row_words::read(text, &mut RowWords::default(), &mut names);
    names.sort_unstable();
    names.dedup();
    names
}

/// The words of a tag, or of a row.
type Words = Vec<Name>;

/// What [`EQUATIONS`], [`SAME`] and [`ROWS`] name, as rows are known.
struct Known {
    equations: Vec<(Words, Vec<(Words, bool)>)>,
    same: Vec<(Words, Words)>,
    rows: Vec<Words>,
    /// What statements call the rows, each with the place of its tag in `rows`.
    called: FxHashMap<Words, usize>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let parts = |parts: &[(&str, bool)]| parts.iter().map(|(tag, minus)| (names(tag), *minus)).collect();
    Known {
        equations: EQUATIONS.iter().map(|(total, of)| (names(total), parts(of))).collect(),
        same: SAME.iter().map(|(a, b)| (names(a), names(b))).collect(),
        rows: ROWS.iter().map(|(tag, _)| names(tag)).collect(),
        called: ROWS
            .iter()
            .enumerate()
            .flat_map(|(tag, (_, called))| called.iter().map(move |row| (names(row), tag)))
            .collect(),
    }
});

/// The row of a schedule with this tag.
fn row_of(sheet: &Sheet, tag: &[Name]) -> Option<usize> {
    (0..sheet.rows.len()).find(|row| sheet.names(*row) == tag)
}

/// Finds the equations between the tags of `sheet`, where it is a schedule.
pub(super) fn equations(sheet: &Sheet, found: &mut Vec<Equation>) {
    if !sheet.tagged {
        return;
    }
    for (total, parts) in &KNOWN.equations {
        let Some(total) = row_of(sheet, total) else { continue };
        let parts: Option<Vec<(usize, bool)>> =
            parts.iter().map(|(tag, minus)| Some((row_of(sheet, tag)?, *minus))).collect();
        for column in 0..sheet.columns {
            found.extend(parts.as_ref().and_then(|parts| sum(sheet, column, total, parts)));
        }
    }
    for (first, second) in &KNOWN.same {
        let (Some(first), Some(second)) = (row_of(sheet, first), row_of(sheet, second)) else { continue };
        for column in 0..sheet.columns {
            let pair = (sheet.get(first, column), sheet.get(second, column));
            let (Some(a), Some(b)) = pair else { continue };
            if a.value != 0 && (a.value == b.value || is_miss(a.value, b.value, a.step)) {
                found.push(Equation::sides(CheckKind::Identity, a.figure, b.figure));
            }
        }
    }
}

/// The equation of a column, where it holds or misses by a digit.
fn sum(sheet: &Sheet, column: usize, total: usize, parts: &[(usize, bool)]) -> Option<Equation> {
    let total = sheet.get(total, column)?;
    let mut residual = Residual { value: total.value, steps: total.step };
    let mut operands: Vec<(FigureId, bool)> = Vec::new();
    let mut whole = true;
    let mut largest = total.value.abs();
    for (row, minus) in parts {
        let Some(entry) = sheet.get(*row, column) else { continue };
        residual.value += if *minus { entry.value } else { -entry.value };
        residual.steps += entry.step;
        whole &= entry.value != 0;
        largest = largest.max(entry.value.abs());
        if entry.value != 0 {
            operands.push((entry.figure, *minus));
        }
    }
    let slip = || {
        let value = |(row, minus): &(usize, bool)| {
            let entry = sheet.get(*row, column)?;
            Some((if *minus { -entry.value } else { entry.value }, entry.step))
        };
        let operands = parts.iter().filter_map(value).chain([(-total.value, total.step)]);
        evidence::is_slip_of_one(operands, Residual { steps: 0, ..residual })
    };
    let step = total.step.max(1);
    let long = largest / step >= LONG && residual.value.abs() / step >= 10;
    let told = residual.is_rounding() || whole && long && slip();
    if !told || total.value == 0 || operands.is_empty() {
        return None;
    }
    if let [(only, false)] = operands.as_slice() {
        return Some(Equation::sides(CheckKind::Identity, *only, total.figure));
    }
    (operands.len() >= 2).then(|| Equation::sum(CheckKind::Identity, operands, total.figure))
}

/// True where two long amounts differ by a digit that is not their last one.
fn is_miss(a: i64, b: i64, step: i64) -> bool {
    let step = step.max(1);
    let beyond_last = (a - b).abs() / step >= 10;
    a.abs() / step >= LONG && beyond_last && evidence::is_slip(a / step, b / step)
}

/// Holds the tags of schedules against the rows of the statements that they repeat: where none of them has
/// the amount and one misses it by a digit, one of the two is wrong.
pub(super) fn ties(sheets: &[Sheet], figures: &Figures, ties: &mut Vec<Equation>) {
    if !sheets.iter().any(|sheet| sheet.tagged) {
        return;
    }
    let repeated = repeated(sheets, figures);
    for schedule in sheets.iter().filter(|sheet| sheet.tagged) {
        for (tag, name) in KNOWN.rows.iter().enumerate() {
            let Some(row) = row_of(schedule, name) else { continue };
            for figure in schedule.row(row).iter().flatten().map(|entry| entry.figure) {
                let missed = Amount::of(figures, figure).and_then(|amount| {
                    let same = repeated.get(&(tag, amount.period.end()))?;
                    missed(same, &amount)
                });
                ties.extend(missed.map(|other| Equation::sides(CheckKind::TieTable, other, figure)));
            }
        }
    }
}

/// An amount and its time.
struct Amount {
    figure: FigureId,
    period: Period,
    /// Without its sign.
    value: Decimal,
    /// The step of its print.
    step: Decimal,
}

impl Amount {
    fn of(figures: &Figures, id: FigureId) -> Option<Self> {
        let figure = figures.get(id).filter(|f| f.kind == Kind::Money)?;
        let step = equation::step(figure.decimals.unwrap_or(0));
        Some(Self { figure: id, period: figure.period?, value: figure.value.number()?.abs(), step })
    }
}

/// The amounts of the statements, in reading order, by the place of the tag that repeats them and the day
/// on which their time ends.
fn repeated(sheets: &[Sheet], figures: &Figures) -> FxHashMap<(usize, Date), Vec<Amount>> {
    let mut repeated: FxHashMap<_, Vec<Amount>> = FxHashMap::default();
    for sheet in sheets.iter().filter(|sheet| !sheet.tagged) {
        for row in 0..sheet.rows.len() {
            let Some(tag) = KNOWN.called.get(sheet.names(row)) else { continue };
            let amounts = sheet.row(row).iter().flatten().filter_map(|e| Amount::of(figures, e.figure));
            for amount in amounts {
                repeated.entry((*tag, amount.period.end())).or_default().push(amount);
            }
        }
    }
    repeated
}

/// The first amount of `same` that an amount of a schedule misses by a digit; None where one of them has it.
fn missed(same: &[Amount], amount: &Amount) -> Option<FigureId> {
    if same.len() > MANY {
        return None;
    }
    let mut near = None;
    for other in same.iter().filter(|other| same_time(other.period, amount.period)) {
        // In steps of the statement's print.
        let steps = |value: Decimal| integer(value.checked_div(other.step)?.trunc(), 0);
        let (Some(ours), Some(theirs)) = (steps(amount.value), steps(other.value)) else { continue };
        if ours == theirs {
            return None;
        }
        if is_miss(ours, theirs, 1) {
            near = near.or(Some(other.figure));
        }
    }
    near
}

/// True for times that end together and are about as long.
fn same_time(a: Period, b: Period) -> bool {
    let days = |period: Period| match period {
        Period::Instant(_) => 0,
        Period::Duration(first, last) => last.since(first).map_or(0, |span| span.get_days()),
    };
    a.end() == b.end() && (days(a) - days(b)).abs() < 20
}

#[cfg(test)]
mod tests {
    use crate::reading;

    /// The checks of a report whose statement and schedule have these rows.
    fn checks(statement: &str, schedule: &str) -> Vec<String> {
        let text = format!(
            "<SEC-DOCUMENT>0000000000-98-000001.txt\n<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n\nNORTHERN KETTLE WORKS\n\n\
             Year ended December 31,                       1997\n\n<TABLE>\n<CAPTION>\n(in thousands)\n\
             Year ended December 31,                       1997\n<S>                                        <C>\n\
             {statement}\n</TABLE>\n</TEXT>\n</DOCUMENT>\n<DOCUMENT>\n<TYPE>EX-27\n<TEXT>\n<TABLE> <S> <C>\n\n\
             <ARTICLE> 5\n<MULTIPLIER> 1,000\n<S>                             <C>\n\
             <PERIOD-TYPE>                   YEAR\n<FISCAL-YEAR-END>                          DEC-31-1997\n\
             <PERIOD-START>                             JAN-01-1997\n\
             <PERIOD-END>                               DEC-31-1997\n{schedule}\n</TABLE>\n</TEXT>\n</DOCUMENT>\n"
        );
        let reading = reading::read(text.into_bytes());
        let shown = |c: &crate::checks::Check| format!("{:?} {:?}: {}", c.kind, c.status, c.equation);
        reading.checks.all.iter().filter(|c| c.kind != crate::checks::CheckKind::Date).map(shown).collect()
    }

    const RESULT: &str = "<INCOME-PRETAX>                                  4,312\n\
                          <INCOME-TAX>                                     1,540\n\
                          <INCOME-CONTINUING>                              2,772\n\
                          <DISCONTINUED>                                       0\n\
                          <EXTRAORDINARY>                                      0\n\
                          <CHANGES>                                            0\n\
                          <NET-INCOME>                                     2,772";

    #[test]
    fn the_tags_of_a_schedule_say_what_they_come_to() {
        let found = checks("Kettles sold                               12,118", RESULT);
        assert!(found.contains(&"Identity Pass: 4,312 \u{2212} 1,540 = 2,772".to_owned()), "{found:?}");
        assert!(found.contains(&"Identity Pass: 2,772 = 2,772".to_owned()), "{found:?}");
        let wrong = RESULT.replace("1,540", "1,840");
        let found = checks("Kettles sold                               12,118", &wrong);
        assert!(
            found.contains(&"Identity Fail: 4,312 \u{2212} 1,840 \u{2260} 2,772".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn a_table_is_a_schedule_where_all_rows_are_called_by_tags() {
        let same = |schedule: &str| {
            let found = checks("Kettles sold                               12,118", schedule);
            found.into_iter().filter(|c| c == "Identity Pass: 2,772 = 2,772").count()
        };
        assert_eq!(same(RESULT), 1);
        for other in ["Lids and handles                                    12", "<less than a year>      12"]
        {
            assert_eq!(same(&format!("{RESULT}\n{other}")), 0, "{other}");
            assert_eq!(same(&format!("{other}\n{RESULT}")), 0, "{other}");
        }
    }

    #[test]
    fn a_tag_that_misses_the_row_that_it_repeats_by_a_digit_fails() {
        let statement = |net: &str| {
            format!(
                "Kettles sold                               12,118\nNet income                                  {net}"
            )
        };
        let fails = |net: &str| {
            checks(&statement(net), RESULT)
                .into_iter()
                .filter(|c| c.starts_with("TieTable Fail"))
                .collect::<Vec<_>>()
        };
        assert_eq!(fails("2,472"), ["TieTable Fail: 2,472 \u{2260} 2,772"]);
        assert!(fails("2,772").is_empty() && fails("1,935").is_empty());
    }
}
