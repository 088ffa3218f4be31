//! An equation between figures: what its roles make of them, and how it reads in words.
//!
//! Every kind of check comes down to one of four shapes, told by the roles of its operands:
//!
//! ```text
//! addends, subtrahends, total     12,583 + 3,489 = 16,072
//! numerator, denominator, quotient        (11,288) ÷ 46,850 = (0.24)
//! before, after, quotient         (3,640 − 3,310) ÷ 3,310 = 10.0 %
//! two sides                       84,310 = 84,310
//! ```
//!
//! The tolerance is that of intervals: each print may be off by half of its last digit, and an
//! equation holds where the intervals meet (XBRL Calculations 1.1, section 2).

use std::borrow::Cow;

use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

use super::{Check, CheckKind, Operand, Role, Status};
use crate::figures::{Figure, FigureId, Figures, Kind, RepairStatus};
use crate::filing::Filing;

/// An equation that was found, before it is worked out and put in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Equation {
    pub(super) kind: CheckKind,
    pub(super) operands: Vec<Operand>,
}

/// A number and by how much its print may be off, each way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) value: Decimal,
    pub(super) half: Decimal,
}

impl Reading {
    /// What the print of `figure` gives.
    pub(super) fn of(figure: &Figure) -> Option<Self> {
        Some(Self::new(figure.value.number()?, figure.decimals))
    }

    /// A number printed with this precision, as XBRL states it.
    pub(super) fn new(value: Decimal, decimals: Option<i8>) -> Self {
        Self { value, half: decimals.map_or(Decimal::ZERO, half_step) }
    }
}

/// Places after the point of what is left over.
const PLACES: u32 = 8;

/// What an equation comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// What is left over, in the unit of the total, the quotient or the second side.
    pub(super) residual: Decimal,
    /// What may be left over, given the printed precision.
    pub(super) tolerance: Decimal,
}

impl Outcome {
    /// Whether the equation holds.
    pub(super) fn status(self) -> Status {
        if self.residual.is_zero() {
            Status::Pass
        } else if self.residual.abs() <= self.tolerance {
            Status::Rounded
        } else {
            Status::Fail
        }
    }

    /// True where it holds, to the last digit or within the printed precision.
    pub(super) fn holds(self) -> bool {
        self.status() != Status::Fail
    }
}

/// The last printed digit's worth for a precision as XBRL states it.
pub(super) fn step(decimals: i8) -> Decimal {
    if decimals > 0 {
        // More digits than a decimal holds are as good as exact.
        return Decimal::try_from_i128_with_scale(1, u32::from(decimals.unsigned_abs())).unwrap_or_default();
    }
    let power = 10i128.checked_pow(u32::from(decimals.unsigned_abs()));
    power.and_then(|p| Decimal::try_from_i128_with_scale(p, 0).ok()).unwrap_or(Decimal::ONE)
}

/// Half of [`step`], without a division.
pub(super) fn half_step(decimals: i8) -> Decimal {
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
pub(super) fn solve(
    operands: &[Operand],
    reading: impl Fn(FigureId) -> Option<Reading>,
    percent: bool,
) -> Option<Outcome> {
    let of = |role: Role| operands.iter().find(|o| o.role == role).map(|o| o.figure);
    if let Some(quotient) = of(Role::Quotient) {
        let quotient = reading(quotient)?;
        let computed = match (of(Role::Numerator), of(Role::Before)) {
            (Some(above), _) => divide(reading(above)?, reading(of(Role::Denominator)?)?)?,
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
pub(super) fn outcome_with(
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

/// The equation in words, with the figures as `shown` gives them.
pub(super) fn words<'a>(
    operands: &[Operand],
    status: Status,
    shown: impl Fn(FigureId) -> Cow<'a, str>,
) -> String {
    let of =
        |role: Role| operands.iter().find(|o| o.role == role).map(|o| shown(o.figure)).unwrap_or_default();
    let sign = if status == Status::Fail { "\u{2260}" } else { "=" };
    let has = |role: Role| operands.iter().any(|o| o.role == role);
    if has(Role::Numerator) {
        let (above, below) = (of(Role::Numerator), of(Role::Denominator));
        return format!("{above} \u{f7} {below} {sign} {}", of(Role::Quotient));
    }
    if has(Role::Quotient) {
        let (before, after) = (of(Role::Before), of(Role::After));
        return format!("({after} \u{2212} {before}) \u{f7} {before} {sign} {}", of(Role::Quotient));
    }
    if !has(Role::Total) {
        let mut sides = operands.iter().map(|o| shown(o.figure));
        let (first, second) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
        return format!("{first} {sign} {second}");
    }
    let mut text = String::new();
    for operand in operands.iter().filter(|o| o.role != Role::Total) {
        let minus = operand.role == Role::Subtrahend;
        if !text.is_empty() || minus {
            text.push_str(if minus { " \u{2212} " } else { " + " });
        }
        text.push_str(&shown(operand.figure));
    }
    format!("{text} {sign} {}", of(Role::Total))
}

/// A figure as an equation shows it: as printed, on one line; where a repair is in force, as repaired.
pub(super) fn shown<'a>(filing: &'a Filing, figures: &Figures, id: FigureId) -> Cow<'a, str> {
    let Some(figure) = figures.get(id) else { return Cow::Borrowed("") };
    if let Some(repair) = figure.repair.as_deref().filter(|r| r.status == RepairStatus::Applied) {
        return Cow::Owned(printed(repair.value, figure.scale));
    }
    let raw = raw(filing, figure);
    if raw.bytes().any(|b| matches!(b, b'\t' | b'\n' | b'\r')) {
        return Cow::Owned(on_one_line(raw));
    }
    Cow::Borrowed(raw)
}

/// What is printed.
pub(super) fn raw<'a>(filing: &'a Filing, figure: &Figure) -> &'a str {
    filing.documents.get(figure.document).map_or("", |document| document.slice(figure.span))
}

/// A print that may go over several lines or cells, on one line.
pub(super) fn on_one_line(raw: &str) -> String {
    raw.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value as a table of this scale prints it: `12,583`, `(11,288)`, `(0.24)`.
pub(super) fn printed(value: Decimal, scale: i8) -> String {
    let unit = step(scale.saturating_neg());
    let number = value.abs().checked_div(unit).unwrap_or(value.abs()).normalize().to_string();
    let (whole, fraction) = number.split_once('.').map_or((number.as_str(), ""), |(w, f)| (w, f));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    if value.is_sign_negative() && !value.is_zero() { format!("({text})") } else { text }
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

    #[test]
    fn values_are_printed_as_their_table_prints_them() {
        let cases = [
            ("12583000", 3, "12,583"),
            ("-11288000", 3, "(11,288)"),
            ("-0.24", 0, "(0.24)"),
            ("1234567.5", 0, "1,234,567.5"),
            ("999", 0, "999"),
            ("0", 3, "0"),
        ];
        for (value, scale, want) in cases {
            assert_eq!(printed(value.parse().unwrap(), scale), want);
        }
    }
}
