//! Mismatches between tables: rows that are called the same and differ by a digit for the same time.
//!
//! Ties are told by equal numbers, so that where the only number that two rows share is wrong in one of
//! them, nothing ties them any more. Then their names do, but only where the rest speaks for it too:
//!
//! ```text
//! Statement   Purchases of equipment   16,448     no sum proves it, it ties to nothing
//! Summary     Purchases of equipment   16,148     a column that foots holds it
//! ```

use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::equation::Equation;
use super::evidence;
use super::row_words::{Name, RowWords};
use super::sheet::{self, Entry, Sheet};
use super::{Check, CheckKind, Operand, Role, Status};
use crate::figures::{FigureId, Figures, Kind};

/// Words of its own that a row is called by, at the least.
const WORDS: usize = 2;
/// Steps from which on an amount is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;
/// The same where the rows stand below different headings.
const LONGER: i64 = 10_000;
/// Rows of the same name that one is compared with, the nearest before it.
const NEAREST: usize = 3;

/// What the checks so far say of a figure.
#[derive(Clone, Copy, Default)]
pub(super) struct Spoken {
    /// A sum that holds has it.
    pub(super) sum: bool,
    /// It ties to another table.
    tie: bool,
}

/// Finds the rows that must be the same and are not, given what the checks so far say of each figure.
pub(super) fn mismatches(sheets: &[Sheet], figures: &Figures, spoken: &[Spoken]) -> Vec<Equation> {
    let mut found = Vec::new();
    let mut rows: FxHashMap<u64, Vec<(usize, usize)>> = FxHashMap::default();
    for (index, sheet) in sheets.iter().enumerate() {
        for row in 0..sheet.rows.len() {
            let Some((key, bare)) = keys(sheet, row) else { continue };
            for (key, least) in [(key, LONG), (bare, LONGER)] {
                let same = rows.entry(key).or_default();
                for (other, place) in same.iter().rev().take(NEAREST).filter(|(other, _)| *other != index) {
                    let pair = [(&sheets[*other], *place), (sheet, row)];
                    compare(pair, figures, spoken, least, &mut found);
                }
                same.push((index, row));
            }
        }
    }
    found.sort_by_key(|equation| equation.operands.iter().map(|o| o.figure).min());
    found.dedup();
    found
}

/// Leaves out of `found` the pairs that one of `checks` is of already: two rows that tie at other times were compared
/// there.
pub(super) fn leave_out_told(checks: &[Check], found: &mut Vec<Equation>) {
    let pair = |operands: &[Operand]| match operands {
        [a, b] => Some((a.figure.min(b.figure), a.figure.max(b.figure))),
        _ => None,
    };
    let ties = checks.iter().filter(|check| check.kind == CheckKind::TieTable);
    let told: FxHashSet<(FigureId, FigureId)> = ties.filter_map(|check| pair(&check.operands)).collect();
    found.retain(|equation| pair(&equation.operands).is_none_or(|pair| !told.contains(&pair)));
}

/// What the checks so far say of each figure.
pub(super) fn spoken(figures: &Figures, checks: &[Check]) -> Vec<Spoken> {
    let mut spoken = vec![Spoken::default(); figures.all.len()];
    for check in checks.iter().filter(|c| c.status != Status::Fail) {
        let sum = check.operands.iter().any(|o| o.role == Role::Total);
        for operand in &check.operands {
            let Some(of) = spoken.get_mut(operand.figure.0 as usize) else { continue };
            of.sum |= sum;
            of.tie |= check.kind == CheckKind::TieTable;
        }
    }
    spoken
}

/// What a row is known by: its names and those of the heading over it, and its names alone. What every
/// statement calls its result and its whole is known by that alone.
fn keys(sheet: &Sheet, row: usize) -> Option<(u64, u64)> {
    let names = sheet.names(row);
    let own = names.iter().filter(|name| !name.is_common()).count();
    let hash = |names: &[Name]| BuildHasherDefault::<FxHasher>::default().hash_one(names);
    let words = sheet.rows.get(row)?.words;
    let whole = words.any(RowWords::TOTAL) && words.any(RowWords::ASSETS)
        || words.any(RowWords::NET) && words.any(RowWords::RESULT);
    match own {
        WORDS.. => Some((hash(names) ^ hash(sheet.parent_names(row)).rotate_left(1), !hash(names))),
        1 if whole && usize::from(words.count) == names.len() => Some((hash(names), !hash(names))),
        _ => None,
    }
}

/// Compares two rows in the columns of the same time.
fn compare(
    [(a, row_a), (b, row_b)]: [(&Sheet, usize); 2],
    figures: &Figures,
    spoken: &[Spoken],
    least: i64,
    found: &mut Vec<Equation>,
) {
    let named = match (a.rows.get(row_a), b.rows.get(row_b)) {
        (Some(x), Some(y)) => sheet::may_be_one(x, y),
        _ => false,
    };
    // What is named on another basis, or stands in a table of another one, is another thing: what the whole
    // would have been, was said to be before, is of the parent alone.
    if a.places != b.places || !named || a.basis_of_all() != b.basis_of_all() {
        return;
    }
    let (mut misses, mut faults) = (0usize, Vec::new());
    let period = |entry: &Entry| figures.get(entry.figure).and_then(|f| f.period);
    for (column, x) in a.row(row_a).iter().enumerate() {
        let Some(x) = x.as_ref().filter(|x| x.kind == Kind::Money) else { continue };
        let Some(at) = period(x) else { continue };
        let of_time = |row: &[Option<Entry>]| {
            let mut same = row
                .iter()
                .enumerate()
                .filter_map(|(i, e)| Some((i, *e.as_ref()?)))
                .filter(|(_, e)| period(e) == Some(at));
            same.next().filter(|_| same.next().is_none())
        };
        let (Some(_), Some((other, y))) = (of_time(a.row(row_a)), of_time(b.row(row_b))) else { continue };
        let apart = y.value.abs() - x.value.abs();
        misses += usize::from(apart.abs().saturating_mul(2) > x.step.saturating_add(y.step));
        if x.value.abs() / x.step.max(1) < least || a.basis(row_a, column) != b.basis(row_b, other) {
            continue;
        }
        let of = |entry: &Entry| spoken.get(entry.figure.0 as usize).copied().unwrap_or_default();
        let (one, two) = (of(x), of(&y));
        // One of them is wrong: nothing may speak for it, and something must for the other.
        let open = |of: Spoken| !of.sum && !of.tie;
        if y.kind != Kind::Money || x.step != y.step || open(one) == open(two) {
            continue;
        }
        // Numbers that count on (of loans, of units) differ in their last digit.
        let step = x.step.max(1);
        let beyond_last = apart.abs() / step >= 10;
        if !beyond_last || !evidence::is_slip(x.value.abs() / step, y.value.abs() / step) {
            continue;
        }
        // The number of the one in another row of the other's column is what it is to be held against.
        let holds = |sheet: &Sheet, column: usize, value: i64| {
            (0..sheet.rows.len())
                .any(|row| sheet.get(row, column).is_some_and(|e| e.value.abs() == value.abs()))
        };
        if !holds(b, other, x.value) && !holds(a, column, y.value) {
            faults.push(Equation::sides(CheckKind::TieTable, x.figure, y.figure));
        }
    }
    // A fault is one number. Rows that differ at several times are two things of one name.
    if misses == 1 {
        found.append(&mut faults);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::TieTable;
    use crate::checks::sample::checks;

    /// A schedule that foots, and a summary with this row.
    fn ties(row: &str) -> Vec<String> {
        checks(
            TieTable,
            &format!(
                "| | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n\
                 | Kettle works | $16,148 | $14,202 |\n| Lid presses | 3,427 | 3,815 |\n| Total plant | $19,575 | $18,017 |\n\n\
                 What was bought is told below.\n\n\
                 | | December 31, 2023 |\n|---|---|\n{row}"
            ),
        )
    }

    #[test]
    fn rows_called_the_same_that_differ_by_a_digit_are_a_mismatch() {
        assert_eq!(ties("| Kettle works | $16,448 |\n"), ["Fail: $16,148 \u{2260} $16,448"]);
        // Another number, another name, and the number of another row are none.
        for row in
            ["| Kettle works | $12,931 |\n", "| Spout works | $16,448 |\n", "| Kettle works | $3,827 |\n"]
        {
            assert!(ties(row).is_empty(), "{row}");
        }
    }

    /// A fault is one number: rows that differ at two times, or on another basis, are two things of one name.
    #[test]
    fn rows_of_another_basis_are_no_mismatch() {
        let page = |lead: &str, rows: &str| {
            checks(
                TieTable,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n\
                     | Sales of kettles | $61,204 | $58,311 |\n| Costs of kettles | 30,112 | 31,041 |\n\
                     | Income of kettles | $31,092 | $27,270 |\n\n{lead}\n\n| | 2023 | 2022 |\n|---|---|---|\n{rows}"
                ),
            )
        };
        let fails = |found: &[String]| found.iter().filter(|tie| tie.starts_with("Fail")).count();
        let (plain, both) =
            ("What was told before is told again.", "| Income of kettles | $31,592 | $27,370 |\n");
        let one = "| Income of kettles | $31,592 | |\n";
        assert_eq!(fails(&page(plain, one)), 1);
        assert_eq!(fails(&page(plain, both)), 0);
        assert_eq!(
            fails(&page("Pro forma results, as if the lid works had been bought a year before:", one)),
            0
        );
        assert_eq!(fails(&page("Condensed statements of the parent", one)), 0);
    }

    /// The rows tie in one year, and what differs in the other one is told once.
    #[test]
    fn a_mismatch_is_told_once() {
        let found = checks(
            TieTable,
            "| | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n\
             | Kettle works | $16,148 | $14,202 |\n| Lid presses | 3,427 | 3,815 |\n| Total plant | $19,575 | $18,017 |\n\n\
             What was bought is told below.\n\n\
             | | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n| Kettle works | $16,448 | $14,202 |\n",
        );
        assert_eq!(found, ["Fail: $16,148 \u{2260} $16,448", "Pass: $14,202 = $14,202"]);
    }

    #[test]
    fn a_result_is_known_by_its_name_alone() {
        let report = |net: &str| {
            format!(
                "| Expenses: | 2023 |\n|---|---|\n| Wages | $21,460 |\n| Net loss | {net} |\n\n\
                 What was paid is told below.\n\n\
                 | Cash flows from operating activities: | 2023 |\n|---|---|\n| Net loss | $(75,418) |\n\
                 | Wages not yet paid | 4,127 |\n| Net cash used in operations | $(71,291) |\n"
            )
        };
        assert_eq!(checks(TieTable, &report("$(75,418)")), ["Pass: $(75,418) = $(75,418)"]);
        assert_eq!(checks(TieTable, &report("$(75,818)")), ["Fail: $(75,818) \u{2260} $(75,418)"]);
    }

    #[test]
    fn long_numbers_are_a_mismatch_below_any_heading() {
        let summary = |equity: &str| {
            let rows = format!("| Financial position: | |\n| Equity of shareholders | {equity} |\n");
            checks(
                TieTable,
                &format!(
                    "| | December 31, 2023 |\n|---|---|\n| Common stock | $210,310 |\n\
                     | Retained earnings | 386,144 |\n| Equity of shareholders | $596,454 |\n\n\
                     What was held is told below.\n\n| | December 31, 2023 |\n|---|---|\n{rows}"
                ),
            )
        };
        assert_eq!(summary("$596,754"), ["Fail: $596,454 \u{2260} $596,754"]);
    }
}
