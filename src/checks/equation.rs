//! An equation between figures: what its roles make of them, and how it reads in words.
//!
//! Every kind of check comes down to one of four shapes, told by the roles of its operands:
//!
//! ```text
//! addends, subtrahends, total     12,583 + 3,489 = 16,072
//! numerator, denominators, quotient       (11,288) ÷ 46,850 = (0.24)
//! before, after, quotient         (3,640 − 3,310) ÷ 3,310 = 10.0 %
//! two sides                       84,310 = 84,310
//! ```
//!
//! The tolerance is that of intervals: each print may be off by half of its last digit, and an
//! equation holds where the intervals meet (XBRL Calculations 1.1, section 2).

mod solve;
mod words;

use rustc_hash::FxHashSet;

use super::{Check, CheckKind, Operand, Role};
use crate::figures::{FigureId, Figures, Kind};
use crate::filing::Filing;
pub(super) use solve::{Outcome, PLACES, Reading, half_step, outcome_with, solve, step};
pub(super) use words::{on_one_line, printed, raw, shown, words};

/// An equation that was found, before it is worked out and put in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Equation {
    pub(super) kind: CheckKind,
    pub(super) operands: Vec<Operand>,
}

impl Equation {
    /// Parts that come to a total; those marked with true are taken away.
    pub(super) fn sum(
        kind: CheckKind,
        parts: impl IntoIterator<Item = (FigureId, bool)>,
        total: FigureId,
    ) -> Self {
        let part =
            |(figure, minus)| Operand { figure, role: if minus { Role::Subtrahend } else { Role::Addend } };
        let mut operands: Vec<Operand> = parts.into_iter().map(part).collect();
        operands.push(Operand { figure: total, role: Role::Total });
        Self { kind, operands }
    }

    /// Figures with their roles.
    fn of<const N: usize>(kind: CheckKind, operands: [(FigureId, Role); N]) -> Self {
        Self { kind, operands: operands.into_iter().map(|(figure, role)| Operand { figure, role }).collect() }
    }

    /// Two figures that must be the same.
    pub(super) fn sides(kind: CheckKind, first: FigureId, second: FigureId) -> Self {
        Self::of(kind, [(first, Role::Side), (second, Role::Side)])
    }

    /// A figure divided by another is a third.
    pub(super) fn quotient(kind: CheckKind, above: FigureId, below: FigureId, quotient: FigureId) -> Self {
        Self::of(kind, [(above, Role::Numerator), (below, Role::Denominator), (quotient, Role::Quotient)])
    }

    /// A figure divided by several others together is one more.
    pub(super) fn quotient_of_all(
        kind: CheckKind,
        above: FigureId,
        below: &[FigureId],
        quotient: FigureId,
    ) -> Self {
        let below = below.iter().map(|figure| Operand { figure: *figure, role: Role::Denominator });
        let above = Operand { figure: above, role: Role::Numerator };
        let quotient = Operand { figure: quotient, role: Role::Quotient };
        Self { kind, operands: std::iter::once(above).chain(below).chain([quotient]).collect() }
    }

    /// The change from a figure to a later one, as a part of the first, is a third.
    pub(super) fn change(kind: CheckKind, before: FigureId, after: FigureId, quotient: FigureId) -> Self {
        Self::of(kind, [(before, Role::Before), (after, Role::After), (quotient, Role::Quotient)])
    }

    /// The check that it makes of the figures as they stand.
    pub(super) fn check(self, filing: &Filing, figures: &Figures) -> Option<Check> {
        let percent = is_percent(&self.operands, figures);
        let outcome = solve(&self.operands, |id| Reading::of(figures.get(id)?), percent)?;
        let status = outcome.status();
        let equation = words(&self.operands, status, |id| shown(filing, figures, id));
        // A quotient goes on for ever; what is beyond any print says nothing.
        let [residual, tolerance] =
            [outcome.residual, outcome.tolerance].map(|number| number.round_dp(PLACES));
        Some(Check { kind: self.kind, status, operands: self.operands, equation, residual, tolerance })
    }
}

/// Leaves out sums of the same figures as one before: an addend there is the total here, or the kind is
/// another.
pub(super) fn leave_out_repeats(equations: &mut Vec<Equation>) {
    let mut seen: FxHashSet<Vec<FigureId>> = FxHashSet::default();
    equations.retain(|equation| {
        if !equation.operands.iter().any(|o| o.role == Role::Total) {
            return true;
        }
        let mut figures: Vec<FigureId> = equation.operands.iter().map(|o| o.figure).collect();
        figures.sort_unstable();
        seen.insert(figures)
    });
}

/// True where the quotient among `operands` is printed in hundredths.
pub(super) fn is_percent(operands: &[Operand], figures: &Figures) -> bool {
    let quotient = operands.iter().find(|o| o.role == Role::Quotient);
    quotient.and_then(|o| figures.get(o.figure)).is_some_and(|f| f.kind == Kind::Percent)
}
