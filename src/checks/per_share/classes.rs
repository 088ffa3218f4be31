//! A result per share that is the same for two classes of shares: the whole result divided by the shares of both.
//!
//! ```text
//! Net income                          24,310
//! Net income per share:
//!   Class A and Class B                 1.62     24,310 ÷ (11,908 + 3,102)
//! Weighted average shares:
//!   Class A                           11,908
//!   Class B                            3,102
//! ```
//!
//! Classes with equal rights have equal results (ASC 260-10-45-60B), so that many filers print the shares of each, and
//! the result of none.

use super::{Division, ENOUGH, MOST, Triple, dilution, division, slips};
use crate::checks::CheckKind;
use crate::checks::equation::Equation;
use crate::checks::row_words;
use crate::checks::sheet::{Entry, Sheet};

/// Rows between the shares of two classes, at most.
const APART: usize = 2;
/// Bits more than for the shares of one row: two of them come to many numbers.
const MORE: i32 = 5;

/// Finds the rows of shares of two classes that a result of `results` is divided by for the amounts of `quotient`.
pub(super) fn of_both(
    sheet: &Sheet,
    quotient: usize,
    (results, shares): (&[usize], &[usize]),
    found: &mut Vec<Equation>,
) {
    let mut best: Option<(i32, Both)> = None;
    let mut tried = 0;
    for (at, first) in shares.iter().enumerate() {
        let of = classes(sheet, *first);
        let next = shares.iter().skip(at + 1).take_while(|row| **row - first <= APART);
        let alike = |row: &&usize| {
            let other = classes(sheet, **row);
            of != 0 && other != 0 && of & other == 0 && dilution(sheet, *first) == dilution(sheet, **row)
        };
        for second in next.filter(alike) {
            for result in results {
                tried += 1;
                let triple = Triple { result: *result, shares: *first, quotient };
                let both = Both { triple, second: *second };
                let score = both.weigh(sheet);
                if best.is_none_or(|(top, _)| score > top) {
                    best = Some((score, both));
                }
            }
        }
    }
    let search = i32::try_from(tried.max(1u32).ilog2()).unwrap_or(0);
    if let Some((score, both)) = best
        && score - search >= ENOUGH + MORE
    {
        both.write_down(sheet, found);
    }
}

/// The classes that a row, or else the heading over it, speaks of.
fn classes(sheet: &Sheet, row: usize) -> u32 {
    let own = row_words::classes(sheet.names(row));
    if own != 0 { own } else { row_words::classes(sheet.parent_names(row)) }
}

/// A division by the shares of two rows: those of the triple, and `second`.
#[derive(Clone, Copy)]
struct Both {
    triple: Triple,
    second: usize,
}

impl Both {
    /// The result, the shares of each class and the quotient of a column, where all are there.
    fn of(self, sheet: &Sheet, column: usize) -> Option<[Entry; 4]> {
        let at = |row: usize| sheet.get(row, column).copied();
        let Triple { result, shares, quotient } = self.triple;
        let entries = [at(result)?, at(shares)?, at(self.second)?, at(quotient)?];
        let [_, one, other, _] = entries;
        (one.value > 0 && other.value > 0).then_some(entries)
    }

    /// Whether the division comes out in a column.
    fn division(self, sheet: &Sheet, column: usize) -> Option<Division> {
        let [result, one, other, quotient] = self.of(sheet, column)?;
        division(sheet, self.triple, [result, sum(one, other), quotient])
    }

    fn weigh(self, sheet: &Sheet) -> i32 {
        let columns = (0..sheet.columns).filter_map(|column| self.division(sheet, column));
        let (of_shares, of_quotient) =
            (dilution(sheet, self.triple.shares), dilution(sheet, self.triple.quotient));
        let same = if of_shares & of_quotient != 0 || of_shares == of_quotient { 0 } else { -4 };
        same + columns
            .map(|division| match division {
                Division::Holds(bits) => bits.min(MOST),
                Division::Near => -3,
                Division::Slip | Division::Fails => -4,
            })
            .sum::<i32>()
    }

    /// True where one digit of a figure makes the division come out in a column.
    fn is_slip(self, sheet: &Sheet, column: usize) -> bool {
        let Some([result, one, other, quotient]) = self.of(sheet, column) else { return false };
        let less = |meant: i128, by: Entry| meant - i128::from(by.value);
        let Some([of_result, (_, shares, moved), of_quotient]) =
            super::meant(sheet, [result, sum(one, other), quotient])
        else {
            return false;
        };
        let of_one = (one, less(shares, other), moved);
        let of_other = (other, less(shares, one), moved);
        slips([of_result, of_one, of_other, of_quotient])
    }

    fn write_down(self, sheet: &Sheet, found: &mut Vec<Equation>) {
        let outcomes: Vec<(usize, Division)> =
            (0..sheet.columns).filter_map(|c| Some((c, self.division(sheet, c)?))).collect();
        let holds = outcomes.iter().filter(|(_, d)| matches!(d, Division::Holds(_))).count();
        for (column, outcome) in &outcomes {
            let one = holds >= 2 && holds + 1 == outcomes.len();
            let tells = match outcome {
                Division::Holds(_) => true,
                Division::Near => false,
                Division::Slip | Division::Fails => one && self.is_slip(sheet, *column),
            };
            if let (true, Some([result, one, other, quotient])) = (tells, self.of(sheet, *column)) {
                let shares = [one.figure, other.figure];
                let kind = CheckKind::PerShare;
                found.push(Equation::quotient_of_all(kind, result.figure, &shares, quotient.figure));
            }
        }
    }
}

/// The shares of both classes.
fn sum(one: Entry, other: Entry) -> Entry {
    Entry {
        value: one.value.saturating_add(other.value),
        step: one.step.saturating_add(other.step),
        broken: one.broken || other.broken,
        ..one
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::PerShare;
    use crate::checks::sample::checks;

    /// Three years of a result for each share of two classes, the last one with these shares of the second class.
    fn of_three_years(shares: &str, of_second: &str) -> Vec<String> {
        checks(
            PerShare,
            &format!(
                "| | 2021 | 2022 | 2023 |\n|---|---|---|---|\n\
                 | Net income | $ 52,310 | $ 47,204 | $ 49,507 |\n\
                 | Net income per share: | | | |\n\
                 | Class A common stock | $ 3.41 | $ 3.03 | $ 3.13 |\n\
                 | Class B common stock | $ 3.41 | $ 3.03 | $ 3.13 |\n\
                 | Weighted average shares: | | | |\n\
                 | {of_second} | 11,908 | 12,196 | 12,304 |\n\
                 | Class B common stock | 3,432 | 3,383 | {shares} |\n"
            ),
        )
    }

    #[test]
    fn the_result_for_each_share_of_two_classes_is_that_of_all_shares() {
        let found = of_three_years("3,513", "Class A common stock");
        assert_eq!(found.len(), 6, "{found:?}");
        assert!(
            found.contains(&"Rounded: $ 49,507 \u{f7} (12,304 + 3,513) = $ 3.13".to_owned()),
            "{found:?}"
        );
        let wrong = of_three_years("5,513", "Class A common stock");
        let fails: Vec<_> = wrong.iter().filter(|check| check.starts_with("Fail")).collect();
        assert_eq!(fails.len(), 2, "{wrong:?}");
        assert_eq!(fails[0], "Fail: $ 49,507 \u{f7} (12,304 + 5,513) \u{2260} $ 3.13");
        // Nothing says that these are of another class.
        assert!(of_three_years("3,513", "Common stock").is_empty());
    }
}
