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

/// Bits that a sum speaks for itself at most.
pub(super) const MOST: i32 = 16;

/// The bits that a sum of this size speaks for itself where it comes out.
pub(super) fn bits(size: i64, residual: Residual) -> i32 {
    let slack = residual.steps.max(1);
    let ratio = (size.max(1) / slack).max(1);
    i32::try_from(ratio.ilog2()).unwrap_or(0).min(MOST)
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
    for moved in 1..=hidden {
        let least = if moved == 1 { 10 } else { 100 };
        for by in [-moved * step, moved * step] {
            let value = residual.value.saturating_add(by);
            if value.saturating_abs() / step >= least && exact_shape(value, step) == Shape::Digit {
                return Shape::Digit;
            }
        }
    }
    Shape::Other
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

/// True where one wrong digit, or two neighbours in each other's place, make `printed` of `meant`, both in
/// steps of the print.
///
/// What is left of an equation may look like a digit and be none: 795 lacks 7 to 802, and no digit of it
/// does. So wherever it can be told which figure would have to be wrong, its own digits are looked at.
pub(super) fn is_slip(printed: i64, meant: i64) -> bool {
    if printed.signum() * meant.signum() < 0 || printed == meant {
        return false;
    }
    let (mut a, mut b) = (printed.unsigned_abs(), meant.unsigned_abs());
    let mut first: Option<(u64, u64)> = None;
    let mut swapped = false;
    let mut last = false;
    while a > 0 || b > 0 {
        let (x, y) = (a % 10, b % 10);
        if x != y {
            match first {
                None => (first, last) = (Some((x, y)), true),
                // The neighbour of the one before, and its mirror.
                Some((p, q)) if last && !swapped && (x, y) == (q, p) => (swapped, last) = (true, false),
                Some(_) => return false,
            }
        } else {
            // Two that differ are neighbours or none.
            last = false;
        }
        (a, b) = (a / 10, b / 10);
    }
    true
}

/// True where a slip in one of the operands, each with its value as it is added and its step, makes all of
/// what is left. The total is an operand that is taken away.
pub(super) fn is_slip_of_one(operands: impl IntoIterator<Item = (i64, i64)>, residual: Residual) -> bool {
    operands.into_iter().any(|(value, step)| {
        let step = step.max(1);
        // Rounding may have moved what is left by a step or two, where that leaves enough to stand out.
        let most = (residual.value.saturating_abs() / step / 20).min(2);
        let hidden = (residual.steps / (2 * step)).clamp(0, most);
        let meant = value.saturating_add(residual.value);
        let exact = value % step == 0 && meant % step == 0;
        // Of one digit any other is made by a slip.
        let long = value.saturating_abs().max(meant.saturating_abs()) / step >= 10;
        exact && long && (-hidden..=hidden).any(|moved| is_slip(value / step, meant / step + moved))
    })
}

/// Steps from which on a figure is long enough for its sign or its scale to stand out.
const LONG: i64 = 1000;

/// True where one of the operands with the other sign, or a thousand times as large or as small, makes all
/// of what is left. The operands are those of [`is_slip_of_one`].
pub(super) fn is_turned_or_scaled(
    operands: impl IntoIterator<Item = (i64, i64), IntoIter: Clone>,
    residual: Residual,
) -> bool {
    let operands = operands.into_iter();
    is_scaled(operands.clone(), residual) || { operands }
        .any(|(value, step)| is_long(value, step) && meets(value, -value, residual))
}

/// True where one of the operands, a thousand times as large or as small, makes all of what is left, and all are printed
/// in one scale: where one is read in another, as "$4,117" is among thousands, that reading is what to doubt.
pub(super) fn is_scaled(
    operands: impl IntoIterator<Item = (i64, i64), IntoIter: Clone>,
    residual: Residual,
) -> bool {
    let operands = operands.into_iter();
    let mut steps = operands.clone().filter(|(value, _)| *value != 0).map(|(_, step)| step);
    let first = steps.next();
    if steps.any(|step| Some(step) != first) {
        return false;
    }
    { operands }.any(|(value, step)| {
        let thousand = step.saturating_mul(LONG).max(1);
        let scaled = step > 0 && value % thousand == 0;
        is_long(value, step)
            && (scaled && meets(value, value / 1000, residual)
                || meets(value, value.saturating_mul(1000), residual))
    })
}

fn is_long(value: i64, step: i64) -> bool {
    value.saturating_abs() / step.max(1) >= LONG
}

/// True where nothing but rounding is left once an operand of `value` is the one that is `meant`.
fn meets(value: i64, meant: i64, residual: Residual) -> bool {
    let left = residual.value.saturating_sub(meant.saturating_sub(value));
    Residual { value: left, ..residual }.is_rounding()
}

/// What a division, printed with few digits, comes to in one row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Division {
    /// It is what it should be; so many bits speak for that.
    Holds(i32),
    /// It is off by so little that what filers do before they print it may explain it.
    Near,
    /// It is not, and one wrong digit of the quotient makes it so.
    Slip,
    /// It is not.
    Fails,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_digit_or_two_neighbours_in_each_others_place() {
        for (printed, meant) in [(3427, 3827), (40, 940), (3427, 4327), (3427, 3472), (10, 30)] {
            assert!(is_slip(printed, meant) && is_slip(meant, printed), "{printed} {meant}");
        }
        for (printed, meant) in
            [(802, 795), (2915, 2105), (3427, 3427), (-3427, 3827), (3427, 2347), (1221, 2112)]
        {
            assert!(!is_slip(printed, meant), "{printed} {meant}");
        }
    }

    #[test]
    fn a_sign_or_a_thousandfold_may_make_what_is_left() {
        let left = |value| Residual { value, steps: 4 };
        let odd = |operands: [(i64, i64); 3], value| is_turned_or_scaled(operands, left(value));
        // -2,310 + 3,420 = 5,730; 2,310,000 + 3,420 = 5,730; 2,310 + 3,420 = 5,031.
        assert!(odd([(-2310, 1), (3420, 1), (-5730, 1)], 4620));
        assert!(odd([(2_310_000, 1), (3420, 1), (-5730, 1)], -2_307_690));
        assert!(!odd([(2310, 1), (3420, 1), (-5031, 1)], -699));
        // Short numbers are off by twice another one by chance.
        assert!(!odd([(-12, 1), (30, 1), (-42, 1)], 24));
        // Read in dollars among thousands.
        assert!(!odd([(2310, 1), (3_420_000, 1000), (-5_730_000, 1000)], 2_307_690));
    }

    #[test]
    fn what_is_left_must_be_a_slip_of_some_operand() {
        let left = |value| Residual { value, steps: 4 };
        // 2,310 + 3,420 = 5,730 as 5,030, and as 5,031 after rounding.
        assert!(is_slip_of_one([(2310, 1), (3420, 1), (-5030, 1)], left(-700)));
        assert!(is_slip_of_one([(2310, 1), (3420, 1), (-5031, 1)], left(-699)));
        // Any digit may be another one.
        assert!(!is_slip_of_one([(4, 1), (3, 1), (-9, 1)], Residual { value: 2, steps: 0 }));
        // 46 + 56 and 41 are sixty-one apart, and none of them is off by that.
        assert!(!is_slip_of_one([(46, 1), (56, 1), (-41, 1)], left(-61)));
    }
}
