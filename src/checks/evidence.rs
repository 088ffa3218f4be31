//! How much a sum that comes out speaks for itself, and what a sum that does not may be.
//!
//! Any two rows of small numbers add up to a third one now and then. Evidence is weighed in bits: a
//! sum that meets a total of size `n` within `t` happens by chance once in `n / t`, which is
//! `log2(n / t)` bits for it; trying `k` ways to add up costs `log2(k)` bits. Words, rules and
//! headings add theirs.

/// What stays when the parts are taken from the total, and what may stay by rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Residual {
    /// Total less sum.
    pub(super) value: i64,
    /// Sum of the steps of all prints. Each print may be off by half of its step, so the residual may
    /// be up to half of this: the intervals then still meet (XBRL Calculations 1.1, section 2).
    pub(super) steps: i64,
}

impl Residual {
    /// True where the printed precision explains what is left.
    pub(super) fn is_rounding(self) -> bool {
        self.value.unsigned_abs().saturating_mul(2) <= self.steps.unsigned_abs()
    }
}

/// The bits that a sum of this size speaks for itself where it comes out.
pub(super) fn bits(size: i64, residual: Residual) -> i32 {
    let slack = residual.steps.max(1);
    let ratio = (size.max(1) / slack).max(1);
    i32::try_from(ratio.ilog2()).unwrap_or(0).min(16)
}

/// Bits that a sum loses by all the ways in which one digit can be wrong.
pub(super) const DIGITS: i32 = 7;

/// What a residual looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One digit read or typed wrong: `d` times a power of ten.
    Digit,
    /// Two digits changed places: nine times `d` times a power of ten.
    Transposition,
    /// Nothing in particular.
    Other,
}

/// The shape of `residual` in units of `step`, the step of the coarsest print. Rounding may have moved
/// it by a step or two from one digit's worth, where that is enough to stand out.
pub(super) fn shape(residual: Residual, step: i64) -> Shape {
    let step = step.max(1);
    let exact = exact_shape(residual.value, step);
    if exact != Shape::Other || residual.is_rounding() {
        return exact;
    }
    let hidden = (residual.steps / (2 * step)).clamp(0, 2);
    let moved = (1..=hidden).flat_map(|moved| [-moved * step, moved * step].map(|by| (moved, by)));
    let near = moved.map(|(moved, by)| (moved, residual.value.saturating_add(by)));
    let digit = |(moved, value): (i64, i64)| {
        let size = value.unsigned_abs() / step.unsigned_abs();
        size >= if moved == 1 { 10 } else { 100 } && exact_shape(value, step) == Shape::Digit
    };
    if near.into_iter().any(digit) { Shape::Digit } else { Shape::Other }
}

fn exact_shape(residual: i64, step: i64) -> Shape {
    let mut rest = residual.unsigned_abs();
    let step = step.unsigned_abs();
    if rest == 0 || !rest.is_multiple_of(step) {
        return Shape::Other;
    }
    rest /= step;
    while rest.is_multiple_of(10) {
        rest /= 10;
    }
    match rest {
        1..=9 => Shape::Digit,
        _ if rest.is_multiple_of(9) && rest / 9 < 10 => Shape::Transposition,
        _ => Shape::Other,
    }
}

/// What a division, printed with few digits, comes to in one row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Division {
    /// It is what it should be; so many bits speak for that.
    Holds(i32),
    /// It is off by so little that what filers do before they print it may explain it.
    Near,
    /// It is not.
    Fails,
}
