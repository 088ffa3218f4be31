//! Works an equation out: what is left over, and what may be, given the printed precision.

use rust_decimal::Decimal;

use super::super::{Operand, Role, Status};
use super::is_percent;
use crate::figures::{Figure, FigureId, Figures};

/// A number and by how much its print may be off, each way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) struct Reading {
    pub(in crate::checks) value: Decimal,
    pub(in crate::checks) half: Decimal,
}

impl Reading {
    /// What the print of `figure` gives.
    pub(in crate::checks) fn of(figure: &Figure) -> Option<Self> {
        Some(Self::new(figure.value.number()?, figure.decimals))
    }

    /// A number printed with this precision, as XBRL states it.
    pub(in crate::checks) fn new(value: Decimal, decimals: Option<i8>) -> Self {
        Self { value, half: decimals.map_or(Decimal::ZERO, half_step) }
    }
}

/// Places after the point of what is left over.
pub(in crate::checks) const PLACES: u32 = 8;

/// What an equation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) struct Outcome {
    /// What is left over, in the unit of the total, the quotient or the second side.
    pub(in crate::checks) residual: Decimal,
    /// What may be left over, given the printed precision.
    pub(in crate::checks) tolerance: Decimal,
}

impl Outcome {
    /// Whether the equation holds.
    pub(in crate::checks) fn status(self) -> Status {
        if self.residual.is_zero() {
            Status::Pass
        } else if self.residual.abs() <= self.tolerance {
            Status::Rounded
        } else {
            Status::Fail
        }
    }

    /// True where it holds, to the last digit or within the printed precision.
    pub(in crate::checks) fn holds(self) -> bool {
        self.status() != Status::Fail
    }
}

/// The last printed digit's worth for a precision as XBRL states it.
pub(in crate::checks) fn step(decimals: i8) -> Decimal {
    if decimals > 0 {
        // More digits than a decimal holds are as good as exact.
        return Decimal::try_from_i128_with_scale(1, u32::from(decimals.unsigned_abs())).unwrap_or_default();
    }
    let power = 10i128.checked_pow(u32::from(decimals.unsigned_abs()));
    power.and_then(|p| Decimal::try_from_i128_with_scale(p, 0).ok()).unwrap_or(Decimal::ONE)
}

/// Half of [`step`], without a division.
pub(in crate::checks) fn half_step(decimals: i8) -> Decimal {
    if decimals < -28 {
        return step(decimals) / Decimal::TWO;
    }
    if decimals >= 0 {
        let places = u32::from(decimals.unsigned_abs()) + 1;
        return Decimal::try_from_i128_with_scale(5, places).unwrap_or_default();
    }
    let power = 10i128.checked_pow(u32::from(decimals.unsigned_abs()) - 1);
    let half = power.and_then(|p| Decimal::try_from_i128_with_scale(5 * p, 0).ok());
    half.unwrap_or_else(|| step(decimals) / Decimal::TWO)
}

/// Works an equation out for the readings that `reading` gives its figures. None where one has no
/// number, or the numbers are beyond what a decimal holds.
pub(in crate::checks) fn solve(
    operands: &[Operand],
    reading: impl Fn(FigureId) -> Option<Reading>,
    percent: bool,
) -> Option<Outcome> {
    let of = |role: Role| operands.iter().find(|o| o.role == role).map(|o| o.figure);
    if let Some(quotient) = of(Role::Quotient) {
        let quotient = reading(quotient)?;
        let computed = match (of(Role::Numerator), of(Role::Before)) {
            (Some(above), _) => {
                let mut below = operands.iter().filter(|o| o.role == Role::Denominator);
                let first = reading(below.next()?.figure)?;
                divide(
                    reading(above)?,
                    below.try_fold(first, |sum, other| add(sum, reading(other.figure)?))?,
                )?
            }
            (None, Some(before)) => change(reading(before)?, reading(of(Role::After)?)?)?,
            (None, None) => return None,
        };
        let hundred = if percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let value = computed.value.checked_mul(hundred)?;
        // Filers print declines with a minus, in brackets or with no sign at all.
        let sizes = |value: Decimal| if percent { value.abs() } else { value };
        let residual = sizes(quotient.value).checked_sub(sizes(value))?;
        let tolerance = quotient.half.checked_add(computed.half.checked_mul(hundred)?)?;
        return Some(Outcome { residual, tolerance });
    }
    if let Some(total) = of(Role::Total) {
        let total = reading(total)?;
        let (mut residual, mut tolerance) = (total.value, total.half);
        for operand in operands {
            let part = match operand.role {
                Role::Addend => reading(operand.figure)?,
                Role::Subtrahend => {
                    let part = reading(operand.figure)?;
                    Reading { value: -part.value, ..part }
                }
                _ => continue,
            };
            residual = residual.checked_sub(part.value)?;
            tolerance = tolerance.checked_add(part.half)?;
        }
        return Some(Outcome { residual, tolerance });
    }
    let [first, second] = operands else { return None };
    let (first, second) = (reading(first.figure)?, reading(second.figure)?);
    // Brackets are presentation: the same loss stands with them in one place and without in another.
    let residual = second.value.abs().checked_sub(first.value.abs())?;
    Some(Outcome { residual, tolerance: first.half.checked_add(second.half)? })
}

/// What an equation comes to where `figure` reads as `value`.
pub(in crate::checks) fn outcome_with(
    operands: &[Operand],
    figures: &Figures,
    figure: FigureId,
    value: Decimal,
) -> Option<Outcome> {
    let reading = |id: FigureId| {
        let reading = Reading::of(figures.get(id)?)?;
        Some(if id == figure { Reading { value, ..reading } } else { reading })
    };
    solve(operands, reading, is_percent(operands, figures))
}

/// Two figures together.
fn add(one: Reading, other: Reading) -> Option<Reading> {
    Some(Reading { value: one.value.checked_add(other.value)?, half: one.half.checked_add(other.half)? })
}

/// A quotient, and by how much rounding above and below the line may have moved it.
fn divide(above: Reading, below: Reading) -> Option<Reading> {
    let least = below.value.abs().checked_sub(below.half)?;
    if least <= Decimal::ZERO {
        return None;
    }
    let value = above.value.checked_div(below.value)?;
    let half = above.half.checked_add(value.abs().checked_mul(below.half)?)?.checked_div(least)?;
    Some(Reading { value, half })
}

/// The change from `before` to `after` as a part of `before`.
fn change(before: Reading, after: Reading) -> Option<Reading> {
    let ratio = divide(after, before)?;
    let value = after.value.checked_sub(before.value)?.checked_div(before.value.abs())?;
    Some(Reading { value, half: ratio.half })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Works an equation out whose operands are drawn as `role number half`.
    fn outcome(operands: &[(Role, &str, &str)], percent: bool) -> String {
        let ids = (0..).map(FigureId);
        let made: Vec<Operand> =
            operands.iter().zip(ids).map(|((role, ..), figure)| Operand { figure, role: *role }).collect();
        let reading = |id: FigureId| {
            let (_, value, half) = operands[id.0 as usize];
            Some(Reading { value: value.parse().unwrap(), half: half.parse().unwrap() })
        };
        let Some(outcome) = solve(&made, reading, percent) else { return "-".to_owned() };
        let round = |d: Decimal| d.round_dp(3).normalize().to_string();
        format!("{:?} {} ±{}", outcome.status(), round(outcome.residual), round(outcome.tolerance))
    }

    #[test]
    fn a_print_may_be_off_by_half_of_its_last_digit() {
        for decimals in -40..28 {
            assert_eq!(half_step(decimals), step(decimals) / Decimal::TWO, "{decimals}");
        }
    }

    #[test]
    fn equations_hold_within_the_printed_precision() {
        use Role::*;
        let sum =
            |total| outcome(&[(Addend, "20", ".5"), (Subtrahend, "5", ".5"), (Total, total, ".5")], false);
        assert_eq!(sum("15"), "Pass 0 ±1.5");
        assert_eq!(sum("16"), "Rounded 1 ±1.5");
        assert_eq!(sum("24"), "Fail 9 ±1.5");
        let per_share = |q| {
            outcome(
                &[(Numerator, "-11288", ".5"), (Denominator, "46850", ".5"), (Quotient, q, ".005")],
                false,
            )
        };
        assert_eq!(per_share("-0.24"), "Rounded 0.001 ±0.005");
        assert_eq!(per_share("-0.27"), "Fail -0.029 ±0.005");
        let of_two = [
            (Numerator, "-11288", ".5"),
            (Denominator, "40850", ".5"),
            (Denominator, "6000", ".5"),
            (Quotient, "-0.24", ".005"),
        ];
        assert_eq!(outcome(&of_two, false), "Rounded 0.001 ±0.005");
        let grown = |q| outcome(&[(Before, "3310", ".5"), (After, "3640", ".5"), (Quotient, q, ".5")], true);
        assert_eq!(grown("10"), "Rounded 0.03 ±0.532");
        assert_eq!(grown("12"), "Fail 2.03 ±0.532");
        // A loss that shrinks is a rise.
        let loss = [(Before, "-200", "0"), (After, "-100", "0"), (Quotient, "50", "0")];
        assert_eq!(outcome(&loss, true), "Pass 0 ±0");
        assert_eq!(
            outcome(&[(Side, "(5)".trim_matches(['(', ')']), "0"), (Side, "-5", "0")], false),
            "Pass 0 ±0"
        );
    }

    #[test]
    fn what_cannot_be_worked_out_is_left() {
        use Role::*;
        assert_eq!(
            outcome(&[(Numerator, "5", "0"), (Denominator, "0", "0"), (Quotient, "1", "0")], false),
            "-"
        );
        assert_eq!(outcome(&[(Before, "0", ".5"), (After, "4", ".5"), (Quotient, "1", "0")], true), "-");
        let most = Decimal::MAX.to_string();
        assert_eq!(outcome(&[(Addend, &format!("-{most}"), "0"), (Total, &most, "0")], false), "-");
    }
}
