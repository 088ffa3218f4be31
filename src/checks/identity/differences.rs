//! Differences with a name of their own, whose parts may stand anywhere in a table.
//!
//! ```text
//! Total current assets         9,310     above other assets
//! Total current liabilities    4,120     above other liabilities
//! Working capital              5,190     9,310 − 4,120, at the foot of the table
//! ```

use super::super::equation::Equation;
use super::super::row_words::{Name, RowWords};
use super::super::sheet::Sheet;
use super::{Way, choose, named};

/// A difference: what it is called, and what the rows that it lies between are.
struct Difference {
    name: &'static [&'static str],
    whole: &'static [&'static str],
    less: &'static [&'static str],
}

/// Differences that filers print. The funded status of a plan is what it holds less what it owes (ASC 715-20-50-1).
const DIFFERENCES: &[Difference] = &[
    Difference {
        name: &["working", "capital"],
        whole: &["current", "assets"],
        less: &["current", "liabilities"],
    },
    Difference {
        name: &["funded", "status"],
        whole: &["fair", "value", "plan", "assets"],
        less: &["benefit", "obligation"],
    },
];

/// Words in a row beside those that it is told by, at most.
const MORE: usize = 2;
/// Differences of one name in a table, at most: each looks through all rows.
const MOST: usize = 24;
/// Rows of one name that are tried, at most.
const CROWD: usize = 3;

/// Finds the differences with a name in `sheet`.
pub(super) fn find(sheet: &Sheet, found: &mut Vec<Equation>) {
    for Difference { name, whole, less } in DIFFERENCES {
        let [name, whole, less] = [name, whole, less].map(|words| names(words));
        for total in (0..sheet.rows.len()).filter(|row| is_called(sheet, *row, &name)).take(MOST) {
            let of = |words: &[Name]| -> Vec<usize> {
                let rows = (0..sheet.rows.len()).filter(|row| *row != total && is_called(sheet, *row, words));
                let mut rows: Vec<usize> = rows.filter(|row| !sheet.rows[*row].words.any(NO_PART)).collect();
                // The nearest ones first.
                rows.sort_by_key(|row| row.abs_diff(total));
                rows.truncate(CROWD);
                rows
            };
            let (wholes, others) = (of(&whole), of(&less));
            let pairs = wholes.iter().flat_map(|whole| others.iter().map(move |less| (*whole, *less)));
            let ways: Vec<Way> = pairs
                .filter(|(whole, less)| whole != less)
                .flat_map(|(whole, less)| {
                    // What is owed may be printed in brackets, and what it is short by without any.
                    [
                        [(whole, false), (less, true)],
                        [(whole, false), (less, false)],
                        [(whole, true), (less, false)],
                    ]
                })
                .map(|way| way.to_vec())
                .collect();
            if let Some(first) = ways.first() {
                named(sheet, total, first, found);
            }
            choose(sheet, total, ways.into_iter(), found);
        }
    }
}

/// What a row may not say that is a part of a difference: it is of the year before, or it is no balance.
const NO_PART: u32 = RowWords::OPENING | RowWords::AVERAGE | RowWords::FLOW;

/// The names that words give.
fn names(words: &[&str]) -> Vec<Name> {
    words.iter().filter_map(|word| Name::of(word.as_bytes())).collect()
}

/// True where a row is called by these words and hardly any others: no change in it, and no part of it.
fn is_called(sheet: &Sheet, row: usize, words: &[Name]) -> bool {
    const OTHER: [&[u8]; 9] = [
        b"change",
        b"ratio",
        b"accumulated",
        b"actual",
        b"return",
        b"noncurrent",
        b"non",
        b"than",
        b"excess",
    ];
    let names = sheet.names(row);
    let own = names.iter().filter(|name| !name.is_common()).count();
    let other = |name: &Name| OTHER.iter().any(|word| Name::of(word) == Some(*name));
    own <= words.len() + MORE
        && words.iter().all(|word| names.binary_search(word).is_ok())
        && !names.iter().any(other)
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::Identity;
    use crate::checks::sample::checks;

    #[test]
    fn working_capital_is_a_difference_of_rows_that_stand_apart() {
        let of = |capital: &str| {
            checks(
                Identity,
                &format!(
                    "| | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n\
                     | Total current assets | 9,310 | 8,204 |\n\
                     | Plant | 7,233 | 7,122 |\n\
                     | Total assets | 16,543 | 15,326 |\n\
                     | Total current liabilities | 4,120 | 3,871 |\n\
                     | Long-term debt | 2,900 | 3,100 |\n\
                     | Change in working capital | 5,490 | 1,007 |\n\
                     | Working capital | {capital} | 4,333 |\n"
                ),
            )
        };
        let holds = "Pass: 8,204 \u{2212} 3,871 = 4,333".to_owned();
        for (capital, sum) in [
            ("5,190", "Pass: 9,310 \u{2212} 4,120 = 5,190"),
            ("5,490", "Fail: 9,310 \u{2212} 4,120 \u{2260} 5,490"),
        ] {
            let found = of(capital);
            assert!(found.contains(&sum.to_owned()) && found.contains(&holds), "{found:?}");
        }
    }

    #[test]
    fn a_plan_is_funded_by_what_it_holds_less_what_it_owes() {
        let of = |status: &str| {
            checks(
                Identity,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n\
                     | Benefit obligation at beginning of year | 7,118 | 7,004 |\n\
                     | Interest cost | 311 | 287 |\n\
                     | Benefit obligation at end of year | 7,429 | 7,118 |\n\
                     | Fair value of plan assets at beginning of year | 6,013 | 5,911 |\n\
                     | Actual return on plan assets | 204 | 102 |\n\
                     | Fair value of plan assets at end of year | 6,217 | 6,013 |\n\
                     | Funded status | {status} | (1,105) |\n"
                ),
            )
        };
        assert!(
            of("(1,212)").contains(&"Pass: 6,217 \u{2212} 7,429 = (1,212)".to_owned()),
            "{:?}",
            of("(1,212)")
        );
        let found = of("(1,712)");
        assert!(found.contains(&"Fail: 6,217 \u{2212} 7,429 \u{2260} (1,712)".to_owned()), "{found:?}");
    }
}
