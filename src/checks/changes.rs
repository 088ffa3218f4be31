//! Columns of changes whose sign says whether a change is good: sales that rise and costs that fall have none, and what
//! makes the result less is in brackets.
//!
//! ```text
//!                   2023     2022    Favorable (unfavorable)
//! Sales           41,020   33,110      7,910     41,020 − 33,110
//! Cost of sales   21,110   18,020     (3,090)    18,020 − 21,110
//! Gross profit    19,910   15,090      4,820
//! ```
//!
//! What rises and falls in one direction only is told by the columns alone: see `cross_foot`.

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, MOST, Residual};
use super::sheet::{Entry, Sheet};

/// Columns of the widest table that is tried.
const WIDEST: usize = 24;
/// Rows of a table that are read, at most.
const ROWS: usize = 200;
/// Rows that hold, at the least; one of them in each direction.
const FEWEST: usize = 3;
/// Rows that hold for each one that does not, at the least.
const FOR_EACH: usize = 4;
/// Bits from which on a column is told by more than chance; each row could have had either sign.
const ENOUGH: i32 = 18;
/// Bits that a row loses that does not hold.
const LOST: i32 = 6;
/// Steps from which on a change is long enough for a wrong digit to stand out.
const LONG: i64 = 100;

/// What the change of a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// The later amount less the earlier one.
    Rise,
    /// The earlier amount less the later one.
    Fall,
    /// Neither.
    Neither,
}

/// Finds the columns of changes of `sheet` that have either sign.
pub(super) fn changes(sheet: &Sheet, found: &mut Vec<Equation>) {
    if !(3..=WIDEST).contains(&sheet.columns) {
        return;
    }
    for column in (0..sheet.columns).filter(|column| sheet.is_untimed(*column)) {
        let rows: Vec<usize> = (0..sheet.rows.len())
            .filter(|row| sheet.get(*row, column).is_some_and(|e| e.is_additive() && e.value != 0))
            .take(ROWS)
            .collect();
        if rows.len() < FEWEST {
            continue;
        }
        let before = (0..sheet.columns).filter(|before| *before != column);
        let pairs = before.flat_map(|before| (0..sheet.columns).map(move |after| (before, after)));
        let pairs = pairs.filter(|(before, after)| {
            sheet.end(*before).zip(sheet.end(*after)).is_some_and(|(before, after)| before < after)
        });
        let weighed =
            pairs.map(|(before, after)| (weigh(sheet, &rows, [before, after, column]), before, after));
        if let Some((_, before, after)) =
            weighed.max_by_key(|(score, ..)| *score).filter(|(score, ..)| *score >= ENOUGH)
        {
            write_down(sheet, &rows, [before, after, column], found);
        }
    }
}

/// The two amounts of a row and the change between them.
fn of(sheet: &Sheet, row: usize, columns: [usize; 3]) -> Option<[Entry; 3]> {
    let [before, after, change] = columns.map(|column| sheet.get(row, column).copied());
    let (before, after, change) = (before?, after?, change?);
    (before.kind == change.kind && after.kind == change.kind).then_some([before, after, change])
}

/// What is left of a change that is a rise, or one that is a fall.
fn residual([before, after, change]: [Entry; 3], falls: bool) -> Residual {
    let rise = after.value.saturating_sub(before.value);
    let meant = if falls { rise.saturating_neg() } else { rise };
    Residual { value: change.value.saturating_sub(meant), steps: before.step + after.step + change.step }
}

fn direction(entries: [Entry; 3]) -> Change {
    if residual(entries, false).is_rounding() {
        Change::Rise
    } else if residual(entries, true).is_rounding() {
        Change::Fall
    } else {
        Change::Neither
    }
}

/// Bits that speak for a column of changes between two others.
fn weigh(sheet: &Sheet, rows: &[usize], columns: [usize; 3]) -> i32 {
    let (mut score, mut rises, mut falls, mut fails) = (0, 0, 0, 0);
    for entries in rows.iter().filter_map(|row| of(sheet, *row, columns)) {
        let [.., change] = entries;
        let bits = evidence::bits(change.value.saturating_abs(), residual(entries, false)).min(MOST) - 1;
        match direction(entries) {
            Change::Rise => (score, rises) = (score + bits, rises + 1),
            Change::Fall => (score, falls) = (score + bits, falls + 1),
            Change::Neither => (score, fails) = (score - LOST, fails + 1),
        }
    }
    let told = rises > 0 && falls > 0 && rises + falls >= FEWEST.max(FOR_EACH * fails);
    if told { score } else { 0 }
}

/// Writes down the changes of all rows that hold, and the one that misses by a digit.
fn write_down(sheet: &Sheet, rows: &[usize], columns: [usize; 3], found: &mut Vec<Equation>) {
    let all: Vec<[Entry; 3]> = rows.iter().filter_map(|row| of(sheet, *row, columns)).collect();
    let one = all.iter().filter(|entries| direction(**entries) == Change::Neither).count() == 1;
    for entries in all {
        let falls = match direction(entries) {
            Change::Rise => false,
            Change::Fall => true,
            Change::Neither if one && is_slip(entries, false) => false,
            Change::Neither if one && is_slip(entries, true) => true,
            Change::Neither => continue,
        };
        let [before, after, change] = entries.map(|entry| entry.figure);
        let parts = if falls { [(before, false), (after, true)] } else { [(after, false), (before, true)] };
        found.push(Equation::sum(CheckKind::CrossFoot, parts, change));
    }
}

/// True where one digit makes what is left of a change.
fn is_slip(entries: [Entry; 3], falls: bool) -> bool {
    let [before, after, change] = entries;
    let long = |entry: &Entry| entry.value.saturating_abs() / entry.step.max(1) >= LONG;
    let turn = |value: i64| if falls { value.saturating_neg() } else { value };
    let operands =
        [(turn(after.value), after.step), (turn(-before.value), before.step), (-change.value, change.step)];
    entries.iter().all(long) && evidence::is_slip_of_one(operands, residual(entries, falls))
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::CrossFoot;
    use crate::checks::sample::checks;

    /// A statement of two years whose last column says what is good; with these costs and this change of them.
    fn of_two_years(costs: &str, change: &str) -> Vec<String> {
        checks(
            CrossFoot,
            &format!(
                "| | 2023 | 2022 | Favorable (unfavorable) |\n|---|---|---|---|\n\
                 | Sales | 51,204 | 44,118 | 7,086 |\n\
                 | Cost of sales | {costs} | 21,930 | {change} |\n\
                 | Gross profit | 24,907 | 22,188 | 2,719 |\n\
                 | Wages | 11,310 | 12,422 | 1,112 |\n\
                 | Rent | 3,118 | 2,997 | (121) |\n"
            ),
        )
    }

    #[test]
    fn a_change_has_the_sign_of_what_it_does_to_the_result() {
        let found = of_two_years("26,297", "(4,367)");
        assert_eq!(found.len(), 5, "{found:?}");
        assert!(found.contains(&"Pass: 21,930 \u{2212} 26,297 = (4,367)".to_owned()), "{found:?}");
        assert!(found.contains(&"Pass: 51,204 \u{2212} 44,118 = 7,086".to_owned()), "{found:?}");
        let wrong = of_two_years("26,297", "(4,867)");
        assert!(wrong.contains(&"Fail: 21,930 \u{2212} 26,297 \u{2260} (4,867)".to_owned()), "{wrong:?}");
        // No digit makes it: something else is in the change.
        let other = of_two_years("26,297", "(5,108)");
        assert!(other.len() == 4 && other.iter().all(|check| check.starts_with("Pass")), "{other:?}");
    }
}
