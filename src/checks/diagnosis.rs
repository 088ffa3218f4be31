//! What is the matter with an equation that does not hold, as far as its numbers tell.
//!
//! ```text
//! 20 + 30 = 51             rounding, within ± 1.5
//! 20 + 30 ≠ 59             off by 9: a transposition?
//! 20 + 30 ≠ 70             off by 20: one digit?
//! 20 + 30 ≠ 50,000         off by a factor of 1,000
//! 20 + 30 ≠ 10             sign turned
//! ```

use rust_decimal::Decimal;

use super::equation::{Outcome, outcome_with, printed, step};
use super::{Check, Role, Status, proof};
use crate::figures::{Doubt, Figure, FigureId, Figures};

/// What the numbers of an equation look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// What is left over may be rounding.
    Rounding,
    /// It would hold if this figure had the other sign.
    Sign(FigureId),
    /// It would hold if this figure were larger or smaller by this power of ten.
    Factor(FigureId, u8),
    /// What is left over is what two digits in each other's place make.
    Transposition,
    /// What is left over is what one wrong digit makes.
    Digit,
    /// Nothing in particular.
    Unknown,
}

/// Powers of ten by which scales are mistaken for each other.
const POWERS: [u8; 4] = [3, 6, 2, 9];

impl Check {
    /// What its numbers look like; None where it holds to the last digit.
    pub fn reason(&self, figures: &Figures) -> Option<Reason> {
        match self.status {
            Status::Pass => None,
            // A tie to prose says itself that it rounds.
            Status::Rounded => (!self.tolerance.is_zero()).then_some(Reason::Rounding),
            Status::Fail => Some(self.fault(figures)),
        }
    }

    /// What its numbers look like, in words, with numbers in the scale of the print.
    pub fn note(&self, figures: &Figures) -> Option<String> {
        let scale = self.result(figures).map_or(0, |f| f.scale);
        let off = || self.off(figures);
        Some(match self.reason(figures)? {
            Reason::Rounding => {
                format!("rounding, within \u{b1} {}", printed(self.tolerance.round_dp(4), scale))
            }
            Reason::Sign(_) => "sign turned".to_owned(),
            Reason::Factor(_, power) => {
                let factor = printed(step(i8::try_from(power).unwrap_or(0).saturating_neg()), 0);
                format!("off by a factor of {factor}")
            }
            Reason::Transposition => format!("off by {}: a transposition?", off()),
            Reason::Digit => format!("off by {}: one digit?", off()),
            Reason::Unknown => format!("off by {}", off()),
        })
    }

    /// What is left over, without its sign, as the result of the equation is printed: in its scale and
    /// with no more places than its print warrants.
    pub fn off(&self, figures: &Figures) -> String {
        let figure = self.result(figures);
        let places = figure.and_then(|f| f.decimals).map_or(4, |d| d.max(0).unsigned_abs() + 2);
        printed(self.residual.abs().round_dp(u32::from(places)), figure.map_or(0, |f| f.scale))
    }

    /// The figure in whose print the equation comes out.
    fn result<'a>(&self, figures: &'a Figures) -> Option<&'a Figure> {
        let result = self.operands.iter().find(|o| matches!(o.role, Role::Total | Role::Quotient));
        result.or(self.operands.last()).and_then(|o| figures.get(o.figure))
    }

    fn fault(&self, figures: &Figures) -> Reason {
        let holds_with = |id: FigureId, with: &dyn Fn(Decimal) -> Option<Decimal>| {
            // Nothing is the other sign or a thousand times of nothing.
            let value = figures.get(id).and_then(|f| f.value.number()).filter(|v| !v.is_zero());
            let outcome = value.and_then(with).and_then(|v| outcome_with(&self.operands, figures, id, v));
            outcome.is_some_and(Outcome::holds)
        };
        let ids = || self.operands.iter().map(|o| o.figure);
        if let Some(id) = ids().find(|id| holds_with(*id, &|value| Some(-value))) {
            return Reason::Sign(id);
        }
        for power in POWERS {
            let factor = step(i8::try_from(power).unwrap_or(0).saturating_neg());
            let scaled = ids().find(|id| {
                // What is less than the last digit of its print is nothing, and no other scale.
                let least = figures.get(*id).and_then(|f| f.decimals).map_or(Decimal::ZERO, step);
                let divided = |value: Decimal| value.checked_div(factor).filter(|part| part.abs() >= least);
                holds_with(*id, &|value| value.checked_mul(factor)) || holds_with(*id, &divided)
            });
            if let Some(id) = scaled {
                return Reason::Factor(id, power);
            }
        }
        let of_step = ids().filter_map(|id| figures.get(id)?.decimals).min().map(step);
        let steps = of_step.and_then(|step| self.residual.abs().checked_div(step));
        let Some(mut rest) = steps.filter(|s| s.fract().is_zero()).map(|s| s.normalize().mantissa()) else {
            return Reason::Unknown;
        };
        while rest > 0 && rest % 10 == 0 {
            rest /= 10;
        }
        match rest {
            9..=81 if rest % 9 == 0 => Reason::Transposition,
            1..=8 => Reason::Digit,
            _ => Reason::Unknown,
        }
    }
}

/// Marks the figures that checks speak against: those of a check that fails that no other check proves,
/// or all of them where each is proved by another.
pub(super) fn mark_doubts(figures: &mut Figures, checks: &[Check]) {
    let spoken = proof::spoken_for(figures, checks);
    let is_proved = |id: FigureId| spoken.get(id.0 as usize).copied().unwrap_or(false);
    for check in checks.iter().filter(|c| c.status == Status::Fail) {
        let all = check.operands.iter().all(|o| is_proved(o.figure));
        for operand in check.operands.iter().filter(|o| all || !is_proved(o.figure)) {
            if let Some(figure) = figures.all.get_mut(operand.figure.0 as usize) {
                doubt(figure);
            }
        }
    }
}

fn doubt(figure: &mut Figure) {
    if !figure.doubts.contains(&Doubt::FailsCheck) {
        figure.doubts.push(Doubt::FailsCheck);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::sample::sheet;

    /// The notes of the checks of a column of `parts` and a total, both in thousands.
    fn notes(parts: [&str; 3], total: &str) -> Vec<String> {
        let [a, b, c] = parts;
        let reading = sheet(&format!(
            "| Property | 2023 | 2022 |\n|---|---|---|\n\
             | Land | {a} | 1,204 |\n\
             | Buildings | {b} | 7,315 |\n\
             | Machinery | {c} | 5,122 |\n\
             | Total property | {total} | 13,641 |\n"
        ));
        let of_column = reading.checks.all.iter().filter(|c| !c.equation.ends_with("13,641"));
        of_column.map(|c| c.note(&reading.figures).unwrap_or_else(|| "holds".to_owned())).collect()
    }

    #[test]
    fn what_is_left_over_tells_what_may_be_wrong() {
        let parts = ["1,310", "7,420", "5,233"];
        let cases = [
            ("13,963", "holds"),
            ("13,964", "rounding, within \u{b1} 2"),
            ("13,936", "off by 27: a transposition?"),
            ("13,363", "off by 600: one digit?"),
        ];
        for (total, want) in cases {
            assert_eq!(notes(parts, total), [want], "{total}");
        }
        // Two of the parts tell the other sign by what is left over: twice the value of one.
        assert_eq!(notes(["1,310", "7,420", "(1,500)"], "10,230"), ["sign turned"]);
    }

    #[test]
    fn a_part_that_is_left_out_is_of_no_other_scale() {
        let reading = sheet(
            "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
             | Wages | 13,110 | 11,010 | 10,020 |\n| Rent | 17,220 | 16,510 | 15,110 |\n\
             | Lids | 1,210 | 1,102 | 980 |\n| Total costs | 31,540 | 28,622 | 25,130 |\n",
        );
        let notes: Vec<String> = reading.checks.all.iter().filter_map(|c| c.note(&reading.figures)).collect();
        assert_eq!(notes, ["off by 980"]);
    }
}
