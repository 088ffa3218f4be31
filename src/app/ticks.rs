//! Tick marks: which checks a figure takes part in, and the signs that say so beside it.
//!
//! An auditor ticks a figure with a letter for each thing that was done to it. Here the letters are
//! those of the table of checks ([`KINDS`]), or what a person would have instead ([`TickMarks`]); a
//! check that does not hold has one sign, whatever its kind, so that it is seen from afar.

use crate::checks::{Check, CheckId, Checks, KINDS, Role, Status, TickMarks};
use crate::figures::FigureId;
use crate::text::saturate;

/// The checks of each figure, so that nothing has to be looked for while drawing.
#[derive(Clone, Debug, Default)]
pub struct Ticks {
    /// Where in `checks` those of each figure start; one more than there are figures.
    starts: Vec<u32>,
    checks: Vec<CheckId>,
}

impl Ticks {
    /// The checks of each of `figures` figures.
    pub fn new(checks: &Checks, figures: usize) -> Self {
        let mut starts = vec![0u32; figures + 1];
        let operands =
            || checks.all.iter().enumerate().flat_map(|(at, c)| c.operands.iter().map(move |o| (at, o)));
        for (_, operand) in operands() {
            if let Some(count) = starts.get_mut(operand.figure.0 as usize + 1) {
                *count += 1;
            }
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut ids = vec![CheckId(0); starts.last().map_or(0, |end| *end as usize)];
        for (check, operand) in operands() {
            let Some(slot) = next.get_mut(operand.figure.0 as usize) else { continue };
            if let Some(id) = ids.get_mut(*slot as usize) {
                *id = CheckId(saturate(check));
            }
            *slot += 1;
        }
        Self { starts, checks: ids }
    }

    /// The checks that `figure` takes part in.
    pub fn of(&self, figure: FigureId) -> &[CheckId] {
        let at = figure.0 as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.checks.get(*start as usize..*end as usize).unwrap_or(&[])
    }
}

/// The tick marks of a figure that takes part in `checks`: a failed check first, then one mark for each kind
/// that holds, in the order of the table of kinds.
pub fn marks<'c, 'a>(
    checks: &(impl Iterator<Item = &'c Check> + Clone),
    marks_of: &'a TickMarks,
) -> Vec<&'a str> {
    let own = || checks.clone();
    let mut marks = Vec::new();
    if own().any(|check| check.status == Status::Fail) {
        marks.push(marks_of.failed());
    }
    let holds = |kind| own().any(|check| check.kind == kind && check.status != Status::Fail);
    marks.extend(KINDS.iter().filter(|info| holds(info.kind)).map(|info| marks_of.of(info.kind)));
    marks
}

/// The sign beside a figure that says what it is to the check in hand, and its name.
pub fn role(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Addend => ("+", "added"),
        Role::Subtrahend => ("−", "taken away"),
        Role::Total => ("Σ", "total"),
        Role::Side => ("≡", "side"),
        Role::Numerator => ("÷", "divided"),
        Role::Denominator => ("⁄", "divisor"),
        Role::Quotient => ("=", "quotient"),
        Role::Before => ("←", "before"),
        Role::After => ("→", "after"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{CheckKind, Operand};
    use rust_decimal::Decimal;

    fn check(kind: CheckKind, status: Status, figures: &[u32]) -> Check {
        let operand = |id: &u32| Operand { figure: FigureId(*id), role: Role::Side };
        Check {
            kind,
            status,
            operands: figures.iter().map(operand).collect(),
            equation: String::new(),
            residual: Decimal::ZERO,
            tolerance: Decimal::ZERO,
        }
    }

    #[test]
    fn marks_of_each_figure() {
        let all = vec![
            check(CheckKind::TieProse, Status::Rounded, &[0, 3]),
            check(CheckKind::Foot, Status::Pass, &[3, 1]),
            check(CheckKind::Foot, Status::Pass, &[3, 4]),
            check(CheckKind::Date, Status::Fail, &[1]),
        ];
        let checks = Checks { all, ..Checks::default() };
        let ticks = Ticks::new(&checks, 4);
        let signs = TickMarks::default();
        let found: Vec<Vec<&str>> = (0..5)
            .map(|id| {
                marks(&ticks.of(FigureId(id)).iter().filter_map(|id| checks.all.get(id.0 as usize)), &signs)
            })
            .collect();
        assert_eq!(found, [vec!["ᵖ"], vec!["✗", "ᶠ"], vec![], vec!["ᶠ", "ᵖ"], vec![]]);
        assert_eq!(ticks.of(FigureId(3)), [CheckId(0), CheckId(1), CheckId(2)]);
    }
}
