//! Balances that go on: what a time starts from is what the one before it came to.
//!
//! ```text
//!                                2023      2022
//! Cash, beginning of year       9,470     9,130
//! Increase in cash              3,920       340
//! Cash, end of year            13,390     9,470      stands twice: 2022 ends with it, 2023 begins
//! ```
//!
//! Both are of one day. A schedule of one account has its years below each other and its balances in two columns.
//! What a time starts from may have been put in another way since (ASC 250-10-45-5, 230-10-50-8): then it is another
//! number, and no fault.

use std::hash::{BuildHasher, BuildHasherDefault};

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHasher};

use super::CheckKind;
use super::equation::Equation;
use super::evidence;
use super::row_words::{Name, RowWords};
use super::sheet::{Entry, Sheet};
use crate::figures::{Figures, Period};

/// Steps from which on an amount is more than a digit.
const SHORT: i64 = 10;
/// Steps from which on an amount is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;
/// Rows between an opening balance and its closing balance, at most.
const REACH: usize = 64;
/// Balances of one name on one day, at most.
const CROWD: usize = 8;

/// Words that say which of two balances it is, besides those that any row may have.
const WHICH: [&[u8]; 4] = [b"opening", b"ending", b"closing", b"start"];
/// Words that say that what was put down before is put down in another way, or covers something else.
const PUT_OTHERWISE: [&[u8]; 14] = [
    b"restated",
    b"restatement",
    b"adoption",
    b"adopted",
    b"cumulative",
    b"reclassification",
    b"reclassified",
    b"discontinued",
    b"restricted",
    b"deconsolidation",
    b"standard",
    b"principle",
    b"recast",
    b"revised",
];
/// What its words say of a row or a column on another basis.
const OTHERWISE: u32 = RowWords::EARLIER | RowWords::ADJUSTED | RowWords::FORMA;

/// Finds opening balances that are, or should be, the closing ones of the time before.
pub(super) fn continuity(sheets: &[Sheet], figures: &Figures, found: &mut Vec<Equation>) {
    for sheet in sheets.iter().filter(|sheet| !sheet.tagged) {
        down_columns(sheet, figures, found);
        along_rows(sheet, figures, found);
    }
}

fn opens(words: RowWords) -> bool {
    words.any(RowWords::OPENING) && !words.any(RowWords::CLOSING)
}

fn closes(words: RowWords) -> bool {
    words.any(RowWords::CLOSING) && !words.any(RowWords::OPENING)
}

/// The day of a balance.
fn day(figures: &Figures, entry: &Entry) -> Option<Date> {
    match figures.get(entry.figure)?.period? {
        Period::Instant(day) => Some(day),
        Period::Duration(..) => None,
    }
}

/// True for what is a balance to hold against another one.
fn counts(entry: &Entry) -> bool {
    entry.is_additive() && !entry.broken && entry.value.abs() / entry.step.max(1) >= SHORT
}

/// What a row is called, but for what any row may be, and for which balance it is.
fn own_names(sheet: &Sheet, row: usize) -> impl Iterator<Item = Name> + '_ {
    let which = WHICH.map(Name::of);
    sheet.names(row).iter().copied().filter(move |name| !name.is_common() && !which.contains(&Some(*name)))
}

/// A row of opening balances and the next row of closing ones below it: each column is of another time.
fn down_columns(sheet: &Sheet, figures: &Figures, found: &mut Vec<Equation>) {
    for (opening, row) in sheet.rows.iter().enumerate().filter(|(_, row)| opens(row.words)) {
        let mut below = (opening + 1..sheet.rows.len()).take(REACH);
        let ends = |at: &usize| sheet.rows.get(*at).is_some_and(|r| opens(r.words) || closes(r.words));
        let Some(closing) =
            below.find(ends).filter(|at| sheet.rows.get(*at).is_some_and(|r| closes(r.words)))
        else {
            continue;
        };
        if !own_names(sheet, opening).eq(own_names(sheet, closing)) {
            continue;
        }
        let otherwise =
            row.words.any(OTHERWISE) || (opening + 1..closing).any(|at| is_put_otherwise(sheet, at));
        for (column, one) in sheet.row(opening).iter().enumerate() {
            let Some(one) = one.as_ref().filter(|e| counts(e)) else { continue };
            let Some(of) = day(figures, one) else { continue };
            let others = sheet.row(closing).iter().enumerate();
            let same = others.filter_map(|(at, e)| Some((at, e.as_ref()?))).filter(|(at, other)| {
                *at != column && other.kind == one.kind && counts(other) && day(figures, other) == Some(of)
            });
            let heads = |at: usize| sheet.is_headed(at, OTHERWISE);
            let same: Vec<(&Entry, bool)> =
                same.map(|(at, e)| (e, otherwise || heads(at) || heads(column))).collect();
            tie(one, &same, found);
        }
    }
}

/// A column of opening balances and one of closing ones: each row is of another time.
fn along_rows(sheet: &Sheet, figures: &Figures, found: &mut Vec<Equation>) {
    let only = |which: fn(RowWords) -> bool| {
        let mut columns = (0..sheet.columns).filter(|c| sheet.heads.get(*c).is_some_and(|h| which(*h)));
        columns.next().filter(|_| columns.next().is_none())
    };
    let (Some(opening), Some(closing)) = (only(opens), only(closes)) else { return };
    let key = |row: usize| {
        let above = sheet.parent_names(row).iter().copied().filter(|name| !name.is_common());
        let mut names: Vec<Name> = own_names(sheet, row).chain(above).collect();
        names.sort_unstable();
        names.dedup();
        BuildHasherDefault::<FxHasher>::default().hash_one(names)
    };
    let entry = |row: usize, column: usize| {
        let entry = sheet.get(row, column).filter(|e| counts(e))?;
        Some((entry, day(figures, entry)?))
    };
    let mut ends: FxHashMap<(u64, Date), Vec<(usize, &Entry)>> = FxHashMap::default();
    for row in 0..sheet.rows.len() {
        if let Some((entry, of)) = entry(row, closing) {
            ends.entry((key(row), of)).or_default().push((row, entry));
        }
    }
    for row in 0..sheet.rows.len() {
        let Some((one, of)) = entry(row, opening) else { continue };
        let Some(same) = ends.get(&(key(row), of)).filter(|same| same.len() <= CROWD) else { continue };
        let same = same.iter().filter(|(at, other)| *at != row && other.kind == one.kind);
        let otherwise = |at: usize| is_put_otherwise(sheet, at) || is_put_otherwise(sheet, row);
        let same: Vec<(&Entry, bool)> = same.map(|(at, e)| (*e, otherwise(*at))).collect();
        tie(one, &same, found);
    }
}

/// True where a row tells that something was put down in another way.
fn is_put_otherwise(sheet: &Sheet, row: usize) -> bool {
    let words = PUT_OTHERWISE.map(Name::of);
    let says = |name: &Name| words.contains(&Some(*name));
    sheet.rows.get(row).is_some_and(|r| r.words.any(OTHERWISE))
        || sheet.names(row).iter().any(says)
        || sheet.parent_names(row).iter().any(says)
}

/// Ties an opening balance to the closing one that it is, or to the only one of its day, where a slip parts them; each
/// of `same` with whether it may be another number.
fn tie(one: &Entry, same: &[(&Entry, bool)], found: &mut Vec<Equation>) {
    let sides = |other: &Entry| Equation::sides(CheckKind::TieTable, other.figure, one.figure);
    if let Some((other, _)) = same.iter().find(|(other, _)| other.value == one.value) {
        found.push(sides(other));
        return;
    }
    let [(other, false)] = same else { return };
    let step = one.step.max(1);
    let (a, b) = (one.value / step, other.value / step);
    let long = a.abs().min(b.abs()) >= LONG && one.step == other.step;
    // What was put otherwise, or came in with another company, may differ by a round amount, which is a digit; a slip of
    // the pen is two digits in each other's place.
    if long && (a - b).abs() >= SHORT && evidence::is_slip(a, b) && have_same_digits(a, b) {
        found.push(sides(other));
    }
}

fn have_same_digits(a: i64, b: i64) -> bool {
    let digits = |mut value: u64| {
        let mut count = [0u8; 10];
        while value > 0 {
            if let Some(of_digit) = usize::try_from(value % 10).ok().and_then(|digit| count.get_mut(digit)) {
                *of_digit += 1;
            }
            value /= 10;
        }
        count
    };
    digits(a.unsigned_abs()) == digits(b.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::TieTable;
    use crate::checks::sample::checks;

    /// The ties of a roll-forward of three years in which 2023 starts from `opening`.
    fn cash(opening: &str, increase: &str, row: &str) -> Vec<String> {
        checks(
            TieTable,
            &format!(
                "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                 | Provided by operations | 13,650 | 10,340 | 9,110 |\n\
                 | Used in investing | (9,730) | (10,000) | (8,010) |\n\
                 {row}\
                 | Increase in cash | {increase} | 340 | 1,100 |\n\
                 | Cash at beginning of year | {opening} | 9,130 | 8,030 |\n\
                 | Cash at end of year | 13,390 | 9,470 | 9,130 |\n"
            ),
        )
    }

    #[test]
    fn an_opening_balance_is_the_closing_one_of_the_year_before() {
        assert_eq!(cash("9,470", "3,920", ""), ["Pass: 9,470 = 9,470", "Pass: 9,130 = 9,130"]);
        assert_eq!(cash("9,740", "3,920", ""), ["Fail: 9,470 \u{2260} 9,740", "Pass: 9,130 = 9,130"]);
        // All that it is added to may be wrong with it.
        assert_eq!(cash("9,740", "3,650", ""), ["Fail: 9,470 \u{2260} 9,740", "Pass: 9,130 = 9,130"]);
    }

    /// A balance may be put otherwise, or cover something else, a year later.
    #[test]
    fn an_opening_balance_that_was_put_otherwise_is_no_fault() {
        assert_eq!(cash("9,260", "4,130", ""), ["Pass: 9,130 = 9,130"]);
        assert_eq!(cash("9,420", "3,970", ""), ["Pass: 9,130 = 9,130"]);
        let adjusted = checks(
            TieTable,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Balance at beginning of year | 4,200 | 3,910 |\n\
             | Cumulative effect of a new standard | 180 | |\n\
             | Provision | 2,010 | 2,012 |\n\
             | Payments | (1,402) | (1,902) |\n\
             | Balance at end of year | 4,988 | 4,020 |\n",
        );
        assert!(adjusted.is_empty(), "{adjusted:?}");
    }

    #[test]
    fn a_schedule_has_its_years_below_each_other() {
        let of = |opening: &str| {
            checks(
                TieTable,
                &format!(
                    "| | Balance at Beginning of Year | Charged to Costs | Deductions | Balance at End of Year |\n\
                     |---|---|---|---|---|\n\
                     | Allowance for lids: | | | | |\n\
                     | Year ended December 31, 2023 | {opening} | 410 | 302 | 1,318 |\n\
                     | Year ended December 31, 2022 | 1,102 | 400 | 292 | 1,210 |\n\
                     | Year ended December 31, 2021 | 980 | 402 | 280 | 1,102 |\n"
                ),
            )
        };
        assert_eq!(of("1,210"), ["Pass: 1,210 = 1,210", "Pass: 1,102 = 1,102"]);
        assert!(of("1,201").contains(&"Pass: 1,102 = 1,102".to_owned()), "{:?}", of("1,201"));
        // What came in with another company may be a round amount.
        assert_eq!(of("1,710"), ["Pass: 1,102 = 1,102"]);
    }
}
