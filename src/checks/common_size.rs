//! Statements in percent of sales, held against the statement in money that stands elsewhere.
//!
//! ```text
//! Percent of sales    2023    2022        Statement of income      2023     2022
//! Net sales          100.0   100.0        Net sales              48,204   41,310
//! Gross profit        31.0    30.7        Gross profit           14,943   12,682
//!                       └ 14,943 ÷ 48,204
//! ```
//!
//! Discussions of results show the statement of income once more as shares of sales, under the same names and times. A
//! row of 100 % is the whole; that the others are its parts, all rows and columns tell together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::equation::Equation;
use super::evidence::Division;
use super::percent_change;
use super::row_words::Name;
use super::sheet::{self, Entry, Sheet};
use super::{CheckKind, Role};
use crate::figures::{FigureId, Figures, Kind, Period};

/// Rows of a table that a whole is sought among.
const WHOLES: usize = 3;
/// Statements with a row of the name of the whole that are tried, at most.
const CROWD: usize = 24;
/// Shares that hold, at the least.
const HOLDS: usize = 4;
/// Bits from which on a statement is told by more than chance; what it costs to have looked through a filing is in it.
const ENOUGH: i32 = 24;
/// Shares that hold for each one that does not, at the least.
const FOR_EACH: usize = 6;
/// Bits that a share loses that does not hold.
const LOST: i32 = 6;

/// Rows of money by their names: sheet and row.
type ByName = FxHashMap<Vec<Name>, Vec<(usize, usize)>>;

/// A share of a row, held against a statement.
struct Held {
    row: usize,
    percent: FigureId,
    part: FigureId,
    whole: FigureId,
    division: Division,
}

/// Finds the shares of tables in percent that another one of `sheets` tells. What `found` has a quotient for already was
/// told by its own table.
pub(super) fn common_size(sheets: &[Sheet], figures: &Figures, found: &mut Vec<Equation>) {
    let pages: Vec<(usize, Vec<usize>)> = sheets
        .iter()
        .enumerate()
        .map(|(at, sheet)| (at, wholes(sheet)))
        .filter(|(_, w)| !w.is_empty())
        .collect();
    if pages.is_empty() {
        return;
    }
    let by_name = by_name(sheets);
    let quotients = found.iter().flat_map(|e| &e.operands).filter(|o| o.role == Role::Quotient);
    let told: FxHashSet<FigureId> = quotients.map(|o| o.figure).collect();
    for (at, wholes) in pages {
        let mut best: Option<(i32, Vec<Held>)> = None;
        for whole in wholes {
            let Some(page) = sheets.get(at) else { continue };
            let called = by_name.get(&named(page, whole)).map_or(&[][..], Vec::as_slice);
            for (other, row) in called.iter().filter(|(other, _)| *other != at).take(CROWD) {
                let Some(statement) = sheets.get(*other) else { continue };
                let held = hold((page, whole), (*other, statement, *row), figures, &by_name, &told);
                let score = weigh(&held);
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, held));
                }
            }
        }
        if let Some((_, held)) = best.filter(|(score, held)| *score >= ENOUGH && is_told(held)) {
            write_down(&held, found);
        }
    }
}

/// Rows of nothing but 100 %, where other rows are in percent too.
fn wholes(sheet: &Sheet) -> Vec<usize> {
    let hundred = 100 * 10i64.pow(sheet.places.min(8));
    let percents = |row: usize| sheet.row(row).iter().flatten().filter(|e| e.kind == Kind::Percent);
    let is_whole = |row: &usize| percents(*row).count() > 0 && percents(*row).all(|e| e.value == hundred);
    let others = (0..sheet.rows.len()).filter(|row| percents(*row).any(|e| e.value != hundred)).take(HOLDS);
    if others.count() < HOLDS / 2 {
        return Vec::new();
    }
    let is_called = |row: &usize| sheet.names(*row).iter().any(|name| !name.is_common());
    (0..sheet.rows.len()).filter(is_whole).filter(is_called).take(WHOLES).collect()
}

/// What a row is called: "Total sales" are the sales.
fn named(sheet: &Sheet, row: usize) -> Vec<Name> {
    let total = Name::of(b"total");
    sheet.names(row).iter().copied().filter(|name| Some(*name) != total).collect()
}

/// All rows that hold money, by their names.
fn by_name(sheets: &[Sheet]) -> ByName {
    let mut rows = ByName::default();
    for (index, sheet) in sheets.iter().enumerate() {
        for row in 0..sheet.rows.len() {
            let names = named(sheet, row);
            if !names.is_empty() && sheet.row(row).iter().flatten().any(|e| e.kind == Kind::Money) {
                rows.entry(names).or_default().push((index, row));
            }
        }
    }
    rows
}

/// The one entry of a row that is money of a time.
fn of_time<'a>(sheet: &'a Sheet, row: usize, figures: &Figures, period: Period) -> Option<&'a Entry> {
    let is =
        |e: &&Entry| e.kind == Kind::Money && figures.get(e.figure).is_some_and(|f| f.period == Some(period));
    let mut same = sheet.row(row).iter().flatten().filter(is);
    same.next().filter(|_| same.next().is_none())
}

/// Holds every share of a page against the rows of a statement that are called the same.
fn hold(
    (page, whole): (&Sheet, usize),
    (index, statement, of_whole): (usize, &Sheet, usize),
    figures: &Figures,
    by_name: &ByName,
    told: &FxHashSet<FigureId>,
) -> Vec<Held> {
    let mut held = Vec::new();
    for row in (0..page.rows.len()).filter(|row| *row != whole) {
        let Some(called) = by_name.get(&named(page, row)) else { continue };
        let first = called.partition_point(|(sheet, _)| *sheet < index);
        let mut same = called.get(first..).unwrap_or(&[]).iter().take_while(|(sheet, _)| *sheet == index);
        // Of two rows of one name, nothing tells which is meant.
        let (Some((_, part)), None) = (same.next(), same.next()) else { continue };
        let may_be_one = match (page.rows.get(row), statement.rows.get(*part)) {
            (Some(one), Some(other)) => sheet::may_be_one(one, other),
            _ => false,
        };
        let shares = page.row(row).iter().flatten().filter(|e| e.kind == Kind::Percent && may_be_one);
        for percent in shares.filter(|e| !told.contains(&e.figure)) {
            let Some(period) = figures.get(percent.figure).and_then(|f| f.period) else { continue };
            let part = of_time(statement, *part, figures, period);
            let all = of_time(statement, of_whole, figures, period);
            if let (Some(part), Some(all)) = (part, all)
                && let Some(division) = percent_change::share((Some(part), Some(all), Some(percent)), page)
            {
                let [percent, part, whole] = [percent, part, all].map(|e| e.figure);
                held.push(Held { row, percent, part, whole, division });
            }
        }
    }
    held
}

/// What all shares together speak for a statement.
fn weigh(held: &[Held]) -> i32 {
    held.iter().map(|h| if let Division::Holds(bits) = h.division { bits } else { -LOST }).sum()
}

fn holds(held: &[Held]) -> usize {
    held.iter().filter(|h| matches!(h.division, Division::Holds(_))).count()
}

/// True where all but few shares hold. What is off by little was worked out from what is not printed.
fn is_told(held: &[Held]) -> bool {
    let misses = held.iter().filter(|h| matches!(h.division, Division::Slip | Division::Fails)).count();
    holds(held) >= HOLDS && 2 * misses <= holds(held)
}

/// Writes down what holds, and what misses by a digit where its row holds at another time: a row of which no share holds
/// is one of another whole.
fn write_down(held: &[Held], found: &mut Vec<Equation>) {
    let misses = held.iter().filter(|h| matches!(h.division, Division::Slip | Division::Fails)).count();
    for own in held.chunk_by(|a, b| a.row == b.row) {
        for share in own {
            let tells = match share.division {
                Division::Holds(_) => true,
                Division::Slip => {
                    holds(own) + 1 == own.len() && own.len() >= 2 && misses * FOR_EACH <= holds(held)
                }
                Division::Near | Division::Fails => false,
            };
            if tells {
                let kind = CheckKind::PercentChange;
                found.push(Equation::quotient(kind, share.part, share.whole, share.percent));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::PercentChange;
    use crate::checks::sample::checks;

    /// A statement of two years, and its shares of sales with these rows of profit and of wages.
    fn found(profit: &str, wages: &str) -> Vec<String> {
        checks(
            PercentChange,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n| Kettle sales | 100.0% | 100.0% |\n| Gross profit | {profit} |\n\
                 | Wages | {wages} |\n| Rent of depots | 3.5 | 3.7 |\n| Freight inwards | 1.9 | 2.2 |\n\n\
                 What the year brought is told below.\n\n\
                 | | 2023 | 2022 |\n|---|---|---|\n| Kettle sales | $ 48,204 | $ 41,310 |\n\
                 | Gross profit | 14,943 | 12,682 |\n| Wages | 6,803 | 5,907 |\n| Rent of depots | 1,687 | 1,528 |\n\
                 | Freight inwards | 916 | 909 |\n"
            ),
        )
    }

    #[test]
    fn a_table_in_percent_of_sales_is_made_of_the_statement() {
        let right = found("31.0% | 30.7%", "14.1 | 14.3");
        assert_eq!(right.len(), 8, "{right:?}");
        assert!(right.iter().all(|check| check.starts_with("Rounded")), "{right:?}");
        assert!(right.contains(&"Rounded: 14,943 \u{f7} $ 48,204 = 31.0".to_owned()), "{right:?}");
    }

    #[test]
    fn a_digit_that_is_off_fails_where_its_row_holds_at_another_time() {
        let fails =
            |found: Vec<String>| found.into_iter().filter(|c| c.starts_with("Fail")).collect::<Vec<_>>();
        assert_eq!(
            fails(found("13.0% | 30.7%", "14.1 | 14.3")),
            ["Fail: 14,943 \u{f7} $ 48,204 \u{2260} 13.0"]
        );
        for (profit, wages) in [
            // A row of which nothing holds is a share of something else.
            ("31.0% | 30.7%", "41.1 | 34.3"),
            // What no digit makes, and what is off in its last one.
            ("31.0% | 26.4%", "14.1 | 14.3"),
            ("31.0% | 30.5%", "14.1 | 14.3"),
        ] {
            assert!(fails(found(profit, wages)).is_empty(), "{profit} {wages}");
        }
    }
}
