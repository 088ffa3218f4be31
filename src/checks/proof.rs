//! Which figures count as proved. This is the one place that says so.
//!
//! A figure is proved where an equation that leaves its value no room holds, and none that it is in
//! fails. A sum pins every figure in it. A result per share of 0.24 is any from 0.235 to 0.245, so that
//! a division proves its quotient and says little of what it divides; a table's figure is not proved by
//! a sentence that rounds it. Sums hold in whatever power of ten a table is read, so that a figure
//! whose scale was only assumed, and that nothing settles, is not proved by them.

use super::{Check, CheckKind, Checks, Operand, Role, Status};
use crate::figures::{Doubt, Figure, Figures, RepairStatus};

/// For each figure, whether the checks prove it.
pub fn proved(figures: &Figures, checks: &Checks) -> Vec<bool> {
    proved_by(figures, checks, checks.all.iter())
}

/// As [`proved`], with the checks as they are `judged` now; the scales that `checks` settle stay so.
pub fn proved_by<'a>(
    figures: &Figures,
    checks: &Checks,
    judged: impl Iterator<Item = &'a Check> + Clone,
) -> Vec<bool> {
    let mut proved = spoken_for(figures, judged.clone());
    for check in judged.filter(|c| c.status == Status::Fail) {
        for operand in &check.operands {
            if let Some(mark) = proved.get_mut(operand.figure.0 as usize) {
                *mark = false;
            }
        }
    }
    for (mark, figure) in proved.iter_mut().zip(&figures.all) {
        *mark &= is_certain(figure)
            && !(figure.doubts.contains(&Doubt::NoScale) && checks.scales.leaves_open(figure));
    }
    proved
}

/// For each figure, whether a check that holds proves it, whatever speaks against it.
pub(super) fn spoken_for<'a>(figures: &Figures, checks: impl IntoIterator<Item = &'a Check>) -> Vec<bool> {
    let mut spoken = vec![false; figures.all.len()];
    let holds = |check: &&Check| check.status != Status::Fail && !is_of_noughts(figures, check);
    for check in checks.into_iter().filter(holds) {
        for (place, operand) in check.operands.iter().enumerate() {
            if let Some(mark) = spoken.get_mut(operand.figure.0 as usize) {
                *mark |= proves(check.kind, place, operand.role);
            }
        }
    }
    spoken
}

/// True for a sum of nothing but dashes and noughts: whatever rows are taken, it holds.
fn is_of_noughts(figures: &Figures, check: &Check) -> bool {
    let is_nought = |operand: &Operand| {
        let number = figures.get(operand.figure).and_then(|f| f.value.number());
        number.is_some_and(|number| number.is_zero())
    };
    check.operands.iter().any(|o| o.role == Role::Total) && check.operands.iter().all(is_nought)
}

/// True where a check of this kind that holds proves the operand at `place` with this role.
fn proves(kind: CheckKind, place: usize, role: Role) -> bool {
    match kind {
        CheckKind::Foot | CheckKind::CrossFoot | CheckKind::Identity | CheckKind::RollForward => true,
        CheckKind::TieTable | CheckKind::Date | CheckKind::Tagged => true,
        CheckKind::PerShare | CheckKind::PercentChange => role == Role::Quotient,
        // The sentence's figure comes first.
        CheckKind::TieProse => place == 0,
    }
}

/// True for a figure whose value the print leaves open in nothing that a sum would not show.
fn is_certain(figure: &Figure) -> bool {
    let proposed = figure.repair.as_ref().is_some_and(|r| r.status == RepairStatus::Proposed);
    !proposed && !figure.doubts.iter().any(|d| matches!(d, Doubt::BrokenCell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_noughts_proves_nothing() {
        let reading = crate::checks::sample::sheet(
            "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
             | Kettles | $ 2,310 | $ - | $ 1,904 |\n| Lids | 3,420 | - | - |\n| Total | $ 5,730 | $ - | $ 1,904 |\n",
        );
        let proved = proved(&reading.figures, &reading.checks);
        let of = |raw: &str| {
            let document = &reading.filing.documents[0];
            let is = |f: &Figure| document.slice(f.span).trim_end().ends_with(raw);
            let all = reading.figures.all.iter().zip(&proved).filter(|(f, _)| f.cell.is_some() && is(f));
            all.map(|(_, proved)| *proved).collect::<Vec<_>>()
        };
        assert_eq!(of("2,310"), [true]);
        // A dash beside an amount is a part like others.
        assert_eq!(of("-"), [false, false, true, false]);
    }

    #[test]
    fn an_equation_proves_what_it_leaves_no_room() {
        use CheckKind::*;
        let cases = [
            (Foot, 0, Role::Addend, true),
            (Foot, 2, Role::Total, true),
            (PerShare, 0, Role::Numerator, false),
            (PerShare, 1, Role::Denominator, false),
            (PerShare, 2, Role::Quotient, true),
            (PercentChange, 1, Role::After, false),
            (TieProse, 0, Role::Side, true),
            (TieProse, 1, Role::Side, false),
            (TieTable, 1, Role::Side, true),
        ];
        for (kind, place, role, want) in cases {
            assert_eq!(proves(kind, place, role), want, "{kind:?} {role:?}");
        }
    }
}
