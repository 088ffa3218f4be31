//! Roll-forwards: an opening balance and what changed it come to the closing balance.
//!
//! ```text
//! Balance, December 31, 2022     1,200      a day
//! Additions                        300      a time
//! Write-offs                      (150)     a time
//! Balance, December 31, 2023     1,350      a later day
//! ```
//!
//! They are found as sums, down a column or along a row; the times of their parts tell what they are.

use super::equation::Equation;
use super::{CheckKind, Role};
use crate::figures::{FigureId, Figures, Period};

/// Calls those of `equations` roll-forwards that are.
pub(super) fn name(equations: &mut [Equation], figures: &Figures) {
    for equation in equations {
        if matches!(equation.kind, CheckKind::Foot | CheckKind::CrossFoot)
            && is_roll_forward(equation, figures)
        {
            equation.kind = CheckKind::RollForward;
        }
    }
}

/// The total stands at a day, one part at an earlier day, and no part at the same or a later one.
fn is_roll_forward(equation: &Equation, figures: &Figures) -> bool {
    let day = |id: FigureId| match figures.get(id)?.period? {
        Period::Instant(day) => Some(day),
        Period::Duration(..) => None,
    };
    let total = equation.operands.iter().find(|o| o.role == Role::Total);
    let Some(closing) = total.and_then(|o| day(o.figure)) else { return false };
    let parts = equation.operands.iter().filter(|o| o.role != Role::Total);
    let days: Vec<_> = parts.filter_map(|o| day(o.figure)).collect();
    days.len() == 1 && equation.operands.len() >= 3 && days.iter().all(|opening| *opening < closing)
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::RollForward;
    use crate::checks::sample::checks;

    #[test]
    fn opening_and_changes_come_to_closing() {
        let found = checks(
            RollForward,
            "| | Allowance |\n|---|---|\n\
             | Balance at December 31, 2022 | 11,204 |\n\
             | Additions | 3,118 |\n\
             | Write-offs | (1,507) |\n\
             | Balance at December 31, 2023 | 12,815 |\n",
        );
        assert_eq!(found, ["Pass: 11,204 + 3,118 + (1,507) = 12,815"]);
    }
}
