//! Ties between tables: the same total in a statement, a note, a summary.
//!
//! Two rows tie where they are called alike and hold the same value for the same day or time. An equal
//! number alone is no tie: small ones meet by chance. What ties in one column must tie in the others.
//!
//! ```text
//! Balance sheet            2023    2022      Note 5           2023    2022
//! Inventories, net        1,240   1,100      Inventories     1,240   1,100     two ties
//! ```

mod balances;

use std::hash::{BuildHasher, BuildHasherDefault};

use rust_decimal::{Decimal, RoundingStrategy};
use rustc_hash::FxHasher;

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Residual};
use super::row_words::{self, RowWords};
use super::sheet::{self, Entry, Sheet};
use crate::figures::{Figures, Kind, Period};

pub(super) use balances::tie as tie_balances;

/// A figure with what it is known by.
#[derive(Clone, Copy)]
struct Known {
    key: u64,
    sheet: u32,
    row: u32,
    column: u32,
    /// It is known by what it rounds to in coarser print: 3 for thousands.
    rounded: Option<u32>,
}

/// Two rows that meet in a column.
#[derive(Clone, Copy)]
struct Meeting {
    /// Sheet and row, earlier and later.
    rows: ((u32, u32), (u32, u32)),
    columns: (u32, u32),
    bits: i32,
}

/// Figures of equal value that are compared with each other, at most.
const CROWD: usize = 12;
/// What it costs to have looked through a filing for an equal number.
const SEARCH: i32 = 9;
/// Bits from which on a tie is told by more than chance.
const ENOUGH: i32 = 8;
/// What it costs two rows without a word in common to be of opposite signs, or one of a day and one of a time.
const APART: i32 = 8;
/// Bits of likeness from which on two rows are called the same.
const SAME: i32 = 9;
/// Times at which two rows of one name are the same from which on they are one thing.
const PROVED: usize = 2;
/// Bits for two rows whose names have no word, and the same number.
const NUMBERED: i32 = 2;

/// Finds the ties between `sheets`.
pub(super) fn tie_tables(sheets: &[Sheet], figures: &Figures, ties: &mut Vec<Equation>) {
    let known = known(sheets, figures);
    let mut meetings = meetings(sheets, figures, &known);
    meetings.sort_unstable_by_key(|m| (m.rows.1, m.rows.0, m.columns));
    // Each row ties to one row before it: to the one that speaks loudest.
    for of_row in meetings.chunk_by(|a, b| a.rows.1 == b.rows.1) {
        let weighed =
            of_row.chunk_by(|a, b| a.rows.0 == b.rows.0).map(|met| (weigh(sheets, figures, met), met));
        // Of equals the first one wins, which is the statement more often than not.
        if let Some((score, met)) = weighed.rev().max_by_key(|(score, _)| *score)
            && score >= ENOUGH
        {
            write_down(sheets, figures, met, ties);
        }
    }
}

/// Figures that may tie, sorted by what they are known by.
fn known(sheets: &[Sheet], figures: &Figures) -> Vec<Known> {
    let hasher = BuildHasherDefault::<FxHasher>::default();
    let mut known = Vec::new();
    let coarse = coarse(sheets, figures);
    for (index, sheet) in sheets.iter().enumerate() {
        for row in 0..sheet.rows.len() {
            for (column, entry) in sheet.row(row).iter().enumerate() {
                let Some(entry) = entry else { continue };
                let Some(figure) = figures.get(entry.figure) else { continue };
                let Some(value) = figure.value.number().filter(|v| !v.is_zero()) else { continue };
                if digits(entry) < 2 || figure.kind == Kind::Percent {
                    continue;
                }
                let end = figure.period.map(crate::figures::Period::end);
                let key = |value: Decimal| hasher.hash_one((value.abs().normalize(), figure.unit, end));
                let [sheet, row, column] = [index, row, column].map(crate::text::saturate);
                known.push(Known { key: key(value), sheet, row, column, rounded: None });
                let finer =
                    |power: &u32| figure.decimals.is_some_and(|d| i64::from(d) + i64::from(*power) > 0);
                for power in coarse.iter().copied().filter(finer) {
                    if let Some(value) = rounded(value, power).filter(|rounded| *rounded != value) {
                        known.push(Known { key: key(value), sheet, row, column, rounded: Some(power) });
                    }
                }
            }
        }
    }
    known.sort_unstable_by_key(|k| {
        let place = u64::from(k.sheet) << 40 ^ u64::from(k.row) << 16 ^ u64::from(k.column);
        u128::from(k.key) << 64 | u128::from(place)
    });
    known
}

/// Powers of ten in which some amounts of a filing are printed, where others are printed finer: a summary in thousands
/// beside statements in dollars. Empty for most filings.
fn coarse(sheets: &[Sheet], figures: &Figures) -> Vec<u32> {
    const POWERS: [u32; 3] = [0, 3, 6];
    let mut counts = [0u32; POWERS.len()];
    for sheet in sheets {
        // The amounts of a table are printed alike.
        let first = sheet.entries().find_map(|e| figures.get(e.figure).filter(|f| f.kind == Kind::Money));
        let Some(decimals) = first.and_then(|f| f.decimals) else { continue };
        if let Some(at) = POWERS.iter().position(|power| i64::from(*power) == -i64::from(decimals)) {
            counts[at] += 1;
        }
    }
    let finest = counts.iter().position(|n| *n > 0).unwrap_or(counts.len());
    let printed = POWERS.iter().zip(counts).skip(finest + 1).filter(|(_, n)| *n > 0);
    printed.map(|(power, _)| *power).collect()
}

/// Digits that are left of a rounded value at the least.
const LEFT: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// `value` as it is printed in units of ten to the `power`; None where that tells too little.
fn rounded(value: Decimal, power: u32) -> Option<Decimal> {
    let unit = Decimal::from(10u32.checked_pow(power)?);
    let units = value.checked_div(unit)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    (units.abs() >= LEFT).then(|| units.checked_mul(unit)).flatten()
}

/// Digits of an entry that its print shows.
fn digits(entry: &Entry) -> u32 {
    let shown = entry.value.unsigned_abs() / entry.step.max(1).unsigned_abs();
    shown.checked_ilog10().map_or(0, |d| d + 1)
}

/// Pairs of rows of different tables with an equal figure.
fn meetings(sheets: &[Sheet], figures: &Figures, known: &[Known]) -> Vec<Meeting> {
    let mut meetings = Vec::new();
    let entry =
        |known: &Known| sheets.get(known.sheet as usize)?.get(known.row as usize, known.column as usize);
    // The same key is no proof that two are the same.
    let same_figure = |a: (&Entry, &Known), b: (&Entry, &Known)| {
        let of = |(entry, known): (&Entry, &Known)| {
            let figure = figures.get(entry.figure)?;
            let end = figure.period.map(crate::figures::Period::end);
            let value = figure.value.number()?;
            let value = known.rounded.map_or(Some(value), |power| rounded(value, power))?;
            Some((value.abs(), figure.unit, end))
        };
        of(a) == of(b)
    };
    for same in known.chunk_by(|a, b| a.key == b.key) {
        for (at, later) in same.iter().enumerate().skip(1) {
            for earlier in same[..at].iter().rev().take(CROWD) {
                // Two that round to the same are the same by themselves, or not at all.
                if earlier.sheet == later.sheet || earlier.rounded.is_some() && later.rounded.is_some() {
                    continue;
                }
                let (Some(first), Some(entry)) = (entry(earlier), entry(later)) else { continue };
                if !same_figure((first, earlier), (entry, later)) {
                    continue;
                }
                // What is rounded tells as much as the other shows.
                let entry = if later.rounded.is_some() { first } else { entry };
                let bits = evidence::bits(entry.value.abs(), Residual { value: 0, steps: entry.step });
                meetings.push(Meeting {
                    rows: ((earlier.sheet, earlier.row), (later.sheet, later.row)),
                    columns: (earlier.column, later.column),
                    bits,
                });
            }
        }
    }
    meetings
}

/// How alike the two rows of a meeting are called.
fn likeness(sheets: &[Sheet], meeting: &Meeting) -> i32 {
    let (first, second) = meeting.rows;
    let (Some(a), Some(b)) = (sheets.get(first.0 as usize), sheets.get(second.0 as usize)) else { return 0 };
    let (own, other) = (a.names(first.1 as usize), b.names(second.1 as usize));
    let alike = row_words::likeness(own, other);
    // "Total" under "Inventories" is what "Inventories" is elsewhere.
    let above = row_words::likeness(a.parent_names(first.1 as usize), other)
        .max(row_words::likeness(own, b.parent_names(second.1 as usize)));
    alike.max(above - 2)
}

/// Weighs all meetings of two rows together. A figure that two columns of the other row repeat, as net income stands
/// under what is kept and under the total, has met it once.
fn weigh(sheets: &[Sheet], figures: &Figures, met: &[Meeting]) -> i32 {
    let Some(first) = met.first() else { return 0 };
    let mut done: Vec<(u32, u32)> = Vec::new();
    let mut bits = 0;
    for meeting in met {
        let (x, y) = meeting.columns;
        if !done.iter().any(|(i, j)| *i == x || *j == y) {
            bits += meeting.bits;
            done.push(meeting.columns);
        }
    }
    let alike = likeness(sheets, first);
    let apart = if alike == 0 && are_apart(sheets, figures, first) { APART } else { 0 };
    let numbered = if alike == 0 && are_numbered(sheets, first) { NUMBERED } else { 0 };
    alike + numbered + bits - SEARCH - apart
}

/// True where two rows are called by the same number: "A-10".
fn are_numbered(sheets: &[Sheet], meeting: &Meeting) -> bool {
    let digits =
        |(sheet, row): (u32, u32)| sheets.get(sheet as usize)?.rows.get(row as usize).map(|r| r.digits);
    let (first, second) = (digits(meeting.rows.0), digits(meeting.rows.1));
    first == second && first.is_some_and(|digits| digits != 0)
}

/// True where two rows that both have a name differ in their sign, or one is of a time and the other of a day: what was
/// paid in a year and is owed at its end.
fn are_apart(sheets: &[Sheet], figures: &Figures, meeting: &Meeting) -> bool {
    let of = |(sheet, row): (u32, u32), column: u32| {
        let sheet = sheets.get(sheet as usize)?;
        let entry = sheet.get(row as usize, column as usize)?;
        let named = sheet.names(row as usize).iter().any(|name| !name.is_common());
        let day = figures.get(entry.figure)?.period.map(|p| matches!(p, Period::Instant(_)));
        named.then_some((entry.value < 0, day))
    };
    let (first, second) = (of(meeting.rows.0, meeting.columns.0), of(meeting.rows.1, meeting.columns.1));
    first.is_some() && second.is_some() && first != second
}

/// Writes down the ties of two rows, and where their other columns differ.
fn write_down(sheets: &[Sheet], figures: &Figures, met: &[Meeting], ties: &mut Vec<Equation>) {
    let Some(first) = met.first() else { return };
    let ((a, row_a), (b, row_b)) = first.rows;
    let (Some(a), Some(b)) = (sheets.get(a as usize), sheets.get(b as usize)) else { return };
    let (ours, theirs) = (a.row(row_a as usize), b.row(row_b as usize));
    let entry = |entries: &[Option<Entry>], column: u32| entries.get(column as usize).copied().flatten();
    let mut done: Vec<(u32, u32)> = Vec::new();
    for meeting in met {
        let (x, y) = meeting.columns;
        if done.iter().any(|(i, j)| *i == x || *j == y) {
            continue;
        }
        if let (Some(x), Some(y)) = (entry(ours, x), entry(theirs, y)) {
            ties.push(Equation::sides(CheckKind::TieTable, x.figure, y.figure));
        }
        done.push(meeting.columns);
    }
    let named = match (a.rows.get(row_a as usize), b.rows.get(row_b as usize)) {
        (Some(x), Some(y)) => sheet::may_be_one(x, y),
        _ => false,
    };
    let alike = likeness(sheets, first);
    if alike < 7 {
        return;
    }
    // Rows of one name that are the same at two other times are one thing, whatever else holds its number.
    let proved = alike >= SAME && done.len() >= PROVED;
    let period = |entry: &Entry| figures.get(entry.figure).and_then(|f| f.period);
    // "Income before taxes" is more than income.
    let before =
        |sheet: &Sheet, row: u32| sheet.rows.get(row as usize).is_some_and(|r| r.words.any(RowWords::BEFORE));
    for (i, x) in ours.iter().enumerate() {
        let Some(x) = x else { continue };
        let at = period(x);
        let alone =
            |entries: &[Option<Entry>]| entries.iter().flatten().filter(|e| period(e) == at).count() == 1;
        if at.is_none() || done.iter().any(|d| d.0 as usize == i) || !alone(ours) || !alone(theirs) {
            continue;
        }
        let other =
            theirs.iter().enumerate().find_map(|(j, y)| Some((j, y.as_ref().filter(|y| period(y) == at)?)));
        let Some((j, y)) = other else { continue };
        if done.iter().any(|d| d.1 as usize == j) || x.kind != y.kind {
            continue;
        }
        let Some((x_unit, y_unit)) = units(a, b) else { continue };
        let (Some((one, one_step)), Some((other, other_step))) = (sized(x, x_unit), sized(y, y_unit)) else {
            continue;
        };
        let residual = Residual { value: other - one, steps: one_step.saturating_add(other_step) };
        let step = one_step.max(other_step).max(1);
        // Small figures differ by a digit as a rule.
        let long = one.min(other) / step >= 100;
        let fault = || {
            let in_steps = [one, other].map(|size| (size + step / 2) / step);
            let apart = residual.value.abs() / step;
            // Two neighbours at the end in each other's place lie nine apart.
            let swapped = apart == 9 && in_steps[0] / 10 != in_steps[1] / 10;
            (apart >= 10 || swapped) && evidence::is_slip(in_steps[0], in_steps[1]) || is_scaled(one, other)
        };
        // Another row of either table that holds the number of the other is what it is to be held against:
        // "Total current inventories" below "Total inventories".
        let is = |e: &Entry, unit: i64, sought: i64| sized(e, unit).is_some_and(|(size, _)| size == sought);
        let elsewhere =
            || !proved && (holds(b, j, |e| is(e, y_unit, one)) || holds(a, i, |e| is(e, x_unit, other)));
        let alike = || {
            a.basis(row_a as usize, i) == b.basis(row_b as usize, j) && before(a, row_a) == before(b, row_b)
        };
        if residual.is_rounding() || named && long && alike() && fault() && !elsewhere() {
            ties.push(Equation::sides(CheckKind::TieTable, x.figure, y.figure));
        }
    }
}

/// True where one amount is a thousand times the other, to the last digit.
fn is_scaled(one: i64, other: i64) -> bool {
    one.checked_mul(1000) == Some(other) || other.checked_mul(1000) == Some(one)
}

/// True where an entry of a column is what is sought.
fn holds(sheet: &Sheet, column: usize, sought: impl Fn(&Entry) -> bool) -> bool {
    (0..sheet.rows.len()).any(|row| sheet.get(row, column).is_some_and(&sought))
}

/// What the entries of each of two sheets are multiplied by where they are compared: they may count in different
/// powers of ten, and the finer one holds both.
fn units(a: &Sheet, b: &Sheet) -> Option<(i64, i64)> {
    let finest = a.places.max(b.places);
    Some((10i64.checked_pow(finest - a.places)?, 10i64.checked_pow(finest - b.places)?))
}

/// The size of an entry and its step times `unit`; None where that leaves no room for sums.
fn sized(entry: &Entry, unit: i64) -> Option<(i64, i64)> {
    let times = |number: i64| number.checked_mul(unit).filter(|product| *product < 1 << 61);
    Some((times(entry.value.abs())?, times(entry.step)?))
}

#[cfg(test)]
mod tests {
    use super::{Entry, Kind, sized};
    use crate::checks::CheckKind::TieTable;
    use crate::checks::sample::checks;

    /// A balance sheet and a note that names the same row.
    fn ties(note: &str) -> Vec<String> {
        checks(
            TieTable,
            &format!(
                "| | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n\
                 | Cash | $ 2,310 | $ 1,904 |\n| Inventories, net | 3,427 | 3,815 |\n\n\
                 Inventories are stated at cost.\n\n\
                 | | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n{note}"
            ),
        )
    }

    #[test]
    fn rows_called_alike_tie_in_all_columns() {
        assert_eq!(ties("| Inventories | 3,427 | 3,815 |\n"), ["Pass: 3,427 = 3,427", "Pass: 3,815 = 3,815"]);
        assert_eq!(
            ties("| Inventories | 3,427 | 3,515 |\n"),
            ["Pass: 3,427 = 3,427", "Fail: 3,815 \u{2260} 3,515"]
        );
    }

    #[test]
    fn a_thousandfold_and_the_last_two_digits_in_each_others_place_are_faults() {
        for (amount, fails) in [
            ("3,815,000", true),
            ("3,851", true),
            // Thirty-six apart by a digit and more, and nine apart by rounding of another kind.
            ("3,806", false),
            ("38,150", false),
        ] {
            let found = ties(&format!("| Inventories | 3,427 | {amount} |\n"));
            let fail = found.iter().any(|tie| tie.starts_with("Fail"));
            assert_eq!(fail, fails, "{amount} {found:?}");
        }
    }

    #[test]
    fn what_is_adjusted_or_before_something_is_another_row() {
        for row in ["Adjusted inventories", "Pro forma inventories", "Inventories before write-downs"] {
            let found = ties(&format!("| {row} | 3,427 | 3,515 |\n"));
            assert!(found.iter().all(|tie| tie.starts_with("Pass")), "{row}: {found:?}");
        }
    }

    #[test]
    fn a_part_of_a_total_is_held_against_the_part() {
        let note = "| Total inventories, net | 3,427 | 3,865 |\n| Kept for years | | 50 |\n| Current | 3,427 | 3,815 |\n";
        assert!(ties(note).iter().all(|tie| tie.starts_with("Pass")), "{:?}", ties(note));
    }

    #[test]
    fn amounts_too_large_to_be_compared_in_the_finer_unit_are_left_out() {
        let entry = |value: i64| Entry {
            figure: crate::figures::FigureId(0),
            value,
            step: 1,
            kind: Kind::Money,
            broken: false,
        };
        assert_eq!(sized(&entry(-1_204), 100), Some((120_400, 100)));
        assert_eq!(sized(&entry(1 << 53), 100_000_000), None);
    }

    /// A summary in thousands rounds what the statements print in dollars.
    #[test]
    fn a_summary_in_thousands_ties_to_statements_in_dollars() {
        let page = |income: &str| {
            let page = format!(
                "<html><body><p>SELECTED DATA (in thousands of dollars)</p><table>\
                 <tr><td></td><td>December 31, 2023</td></tr><tr><td>Total assets</td><td>$163,742</td></tr>\
                 <tr><td>Retained earnings</td><td>18,935</td></tr></table>\
                 <p>BALANCE SHEETS (in dollars)</p><table>\
                 <tr><td></td><td>December 31, 2023</td></tr><tr><td>Total assets</td><td>$163,741,586</td></tr>\
                 <tr><td>Retained earnings</td><td>{income}</td></tr></table></body></html>"
            );
            let reading = crate::reading::read(page.into_bytes());
            let own = reading.checks.all.iter().filter(|c| c.kind == TieTable);
            own.map(|c| format!("{:?}: {}", c.status, c.equation)).collect::<Vec<_>>()
        };
        let assets = "Rounded: $163,742 = $163,741,586".to_owned();
        assert_eq!(page("$18,935,417"), [assets.clone(), "Rounded: 18,935 = $18,935,417".to_owned()]);
        assert_eq!(page("$18,936,417"), [assets]);
    }

    /// What was paid in a year is not what is owed at its end, though two long numbers are alike.
    #[test]
    fn rows_without_a_common_word_and_with_other_signs_are_two_things() {
        let page = |row: &str, spent: &str| {
            checks(
                TieTable,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n| Sales of kettles | $91,204 | $88,311 |\n\
                     | {row} | {spent} | 3,041 |\n\nWhat was paid is told below.\n\n\
                     | | 2023 | 2022 |\n|---|---|---|\n| Rent of kettle works | $(48,127) | $(1,108) |\n"
                ),
            )
        };
        assert_eq!(page("Rent", "48,127").len(), 1);
        assert!(page("Freight inwards", "48,127").is_empty());
    }

    #[test]
    fn an_equal_number_of_another_name_is_no_tie() {
        assert!(ties("| Pledged land | 2,310 | 7,115 |\n").is_empty());
    }

    /// A row of the same name that is the same at two other times is not held against another one.
    #[test]
    fn a_number_that_another_row_holds_is_no_excuse_for_rows_that_are_the_same_twice() {
        let found = |net: &str| {
            let all = checks(
                TieTable,
                &format!(
                    "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                     | Net sales | $ 97,204 | $ 88,310 | $ 81,127 |\n\
                     | Net income | 7,118 | 4,923 | 8,271 |\n\n\
                     What was earned before the change is told below.\n\n\
                     | | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                     | Income before the change | $ 7,118 | $ 5,195 | $ 8,269 |\n\
                     | Net income | {net} | 4,923 | 8,271 |\n"
                ),
            );
            all.into_iter().filter(|check| check.starts_with("Fail")).collect::<Vec<_>>()
        };
        assert_eq!(found("7,718"), ["Fail: 7,118 \u{2260} 7,718"]);
        assert!(found("7,118").is_empty());
        // No digit makes it.
        assert!(found("6,904").is_empty());
    }
}
