//! Sums that miss their total by more than rounding makes of it, though its intervals would allow it.
//!
//! Intervals are the widest that rounding can do: a sum of eleven prints may miss its total by six. Filers
//! seldom let it. Most plug their roundings, so that a table comes out to the last digit throughout; where
//! each print is rounded by itself, what is left over is the sum of small errors that go either way, and
//! keeps near to nothing.
//!
//! ```text
//! 186 + 127 + 73 + 35 + 12 + 23 = 456      in a table where all other sums are exact
//! 186 + 127 + 73 + 35 + 15 + 23 ≠ 456      off by 3, within ± 3.5
//! ```

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;

use super::equation::{self, step};
use super::{Check, CheckKind, Role, Status};
use crate::figures::{Figure, FigureId, Figures};
use crate::filing::Filing;

/// Exact sums of a table from which on it is held to come out to the last digit.
const ENOUGH: u32 = 5;

/// Exact sums for each that is rounded, where those are few.
const FEW: u32 = 16;

/// How the sums of a table, or of a document, come out.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    exact: u32,
    rounded: u32,
}

impl Sums {
    fn add(&mut self, check: &Check) {
        match check.status {
            // A figure that repeats another proves nothing of rounding.
            Status::Pass if check.operands.len() > 2 => self.exact += 1,
            Status::Rounded => self.rounded += 1,
            Status::Pass | Status::Fail => {}
        }
    }

    /// True where all but few others come out to the last digit.
    fn are_exact(self) -> bool {
        self.exact >= ENOUGH && self.rounded.saturating_sub(1) * FEW <= self.exact
    }
}

/// What is left over of a sum, in steps of its coarsest print, and how many prints of that step it has.
#[derive(Clone, Copy, Debug)]
struct Left {
    steps: u32,
    prints: u32,
    step: Decimal,
}

/// Lets sums fail that miss their total by more than their table, or the number of their parts, lets
/// rounding explain.
pub(super) fn hold(filing: &Filing, figures: &Figures, checks: &mut [Check]) {
    let mut tables: FxHashMap<(usize, u32), Sums> = FxHashMap::default();
    let mut documents: FxHashMap<usize, Sums> = FxHashMap::default();
    for check in checks.iter().filter(|c| is_sum(c)) {
        let Some(place) = place(figures, check) else { continue };
        tables.entry(place).or_default().add(check);
        documents.entry(place.0).or_default().add(check);
    }
    for check in checks.iter_mut().filter(|c| c.status == Status::Rounded && is_sum(c)) {
        let Some(left) = left(figures, check) else { continue };
        let Some(place) = place(figures, check) else { continue };
        let of_table = tables.get(&place).copied().unwrap_or_default();
        let of_document = documents.get(&place.0).copied().unwrap_or_default();
        if !explains(of_table, of_document, left) {
            check.status = Status::Fail;
            check.tolerance = left.step;
            check.equation =
                equation::words(&check.operands, Status::Fail, |id| equation::shown(filing, figures, id));
        }
    }
}

/// A sum. Where parts are taken away, which ones may have been told by this very sum, so that a small rest
/// may be another structure.
fn is_sum(check: &Check) -> bool {
    matches!(
        check.kind,
        CheckKind::Foot | CheckKind::CrossFoot | CheckKind::Identity | CheckKind::RollForward
    ) && check.operands.iter().any(|o| o.role == Role::Total)
        && check.operands.iter().all(|o| o.role != Role::Subtrahend)
}

/// Document and table of a check's total.
fn place(figures: &Figures, check: &Check) -> Option<(usize, u32)> {
    let figure = figures.get(check.foremost()?.figure)?;
    Some((figure.document, figure.cell?.table))
}

/// What is left over of a sum of amounts, shares or counts: percentages are often made to come to a hundred.
fn left(figures: &Figures, check: &Check) -> Option<Left> {
    let of = |id: FigureId| figures.get(id);
    let additive = |f: &Figure| {
        matches!(
            f.kind,
            crate::figures::Kind::Money | crate::figures::Kind::Shares | crate::figures::Kind::Count
        )
    };
    if !check.operands.iter().all(|o| of(o.figure).is_some_and(additive)) {
        return None;
    }
    let coarsest = check.operands.iter().filter_map(|o| of(o.figure)?.decimals).min()?;
    let step = step(coarsest);
    let in_steps = |number: Decimal| number.checked_div(step)?.to_u32();
    Some(Left {
        steps: in_steps(check.residual.abs())?,
        prints: in_steps(check.tolerance * Decimal::TWO)?,
        step,
    })
}

/// Whether rounding explains what is left over. A print that is rounded is off by anything up to half of
/// its step, so that the errors of `n` prints have the variance `n / 12`; four times its root covers all
/// but one in ten thousand.
fn explains(of_table: Sums, of_document: Sums, left: Left) -> bool {
    if of_table.are_exact() && of_document.are_exact() {
        return left.steps < 2;
    }
    let chance = 3 * u64::from(left.steps) * u64::from(left.steps) <= 4 * u64::from(left.prints);
    left.steps < 3 || chance || of_table.exact == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::CheckKind::Foot;
    use crate::checks::sample::checks;

    #[test]
    fn a_table_that_comes_out_to_the_last_digit_is_held_to_it() {
        let years = |wrong: &str| {
            format!(
                "| | 2023 | 2022 | 2021 | 2020 | 2019 | 2018 |\n|---|---|---|---|---|---|---|\n\
                 | Rent | 186 | 214 | 175 | 163 | 158 | 149 |\n\
                 | Wages | 127 | 132 | 118 | 121 | 109 | 104 |\n\
                 | Freight | 73 | 68 | 77 | 62 | 59 | 64 |\n\
                 | Power | {wrong} | 15 | 12 | 11 | 13 | 10 |\n\
                 | Total | 398 | 429 | 382 | 357 | 339 | 327 |\n"
            )
        };
        let first = |wrong: &str| checks(Foot, &years(wrong)).into_iter().next();
        assert_eq!(first("12").as_deref(), Some("Pass: 186 + 127 + 73 + 12 = 398"));
        // One may be rounding; two are within the intervals, and still no rounding here.
        assert_eq!(first("13").as_deref(), Some("Rounded: 186 + 127 + 73 + 13 = 398"));
        assert_eq!(first("14").as_deref(), Some("Fail: 186 + 127 + 73 + 14 \u{2260} 398"));
    }

    #[test]
    fn errors_that_go_either_way_keep_near_to_nothing() {
        let rounded = Sums { exact: 3, rounded: 4 };
        let holds = |steps, prints| explains(rounded, rounded, Left { steps, prints, step: Decimal::ONE });
        assert_eq!(
            [holds(2, 6), holds(3, 6), holds(3, 12), holds(4, 10), holds(4, 22)],
            [true, false, true, false, true]
        );
    }
}
