//! A check judged again on what a person says of its figures.
//!
//! ```text
//! 520 + 140 = 660        as printed
//! 520 + 240 ≠ 660        once a person says that the second is 240
//! 520 = 660              is nothing to judge once the total is said to be no figure
//! ```
//!
//! What may be left over stays what it was, unless a person says that the print is in another scale.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::equation::{Outcome, Reading, is_percent, printed, raw, shown, solve, words};
use super::{Check, CheckKind, Operand, Role, Status};
use crate::figures::{FigureId, Figures};
use crate::filing::Filing;

/// What a person says a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// This number, printed in this power of ten and to this precision.
    Number {
        /// The value after scale.
        value: Decimal,
        /// Power of ten by which the print is scaled.
        scale: i8,
        /// Precision of the print as XBRL states it.
        decimals: Option<i8>,
    },
    /// No number, or no figure at all.
    Nothing,
}

impl Check {
    /// The check on what is `said` of its figures, None for those of which nothing is; None where that leaves
    /// nothing to judge. Parts of a sum that are no figures are left out of it.
    pub fn judged_again(
        &self,
        filing: &Filing,
        figures: &Figures,
        said: impl Fn(FigureId) -> Option<Said>,
    ) -> Option<Self> {
        let is_nothing = |operand: &&Operand| said(operand.figure) == Some(Said::Nothing);
        let is_part = |operand: &Operand| matches!(operand.role, Role::Addend | Role::Subtrahend);
        // A day that was put right is compared with nothing: only its print was.
        if self.kind == CheckKind::Date || self.operands.iter().filter(is_nothing).any(|o| !is_part(o)) {
            return None;
        }
        let operands: Vec<Operand> = self.operands.iter().filter(|o| !is_nothing(o)).copied().collect();
        if self.operands.iter().any(is_part) && !operands.iter().any(is_part) {
            return None;
        }
        let reading = |id: FigureId| match said(id) {
            Some(Said::Number { value, decimals, .. }) => Some(Reading::new(value, decimals)),
            Some(Said::Nothing) => None,
            None => Reading::of(figures.get(id)?),
        };
        let rescaled = operands.iter().any(|o| match said(o.figure) {
            Some(Said::Number { decimals, .. }) => {
                figures.get(o.figure).is_some_and(|f| f.decimals != decimals)
            }
            _ => false,
        });
        let outcome = match operands.as_slice() {
            [one] if self.kind == CheckKind::Tagged => {
                with_tag(filing, figures, reading(one.figure)?, one.figure)?
            }
            _ => solve(&operands, reading, is_percent(&operands, figures))?,
        };
        let tolerance = if rescaled { outcome.tolerance } else { self.tolerance };
        let outcome = Outcome { residual: outcome.residual.round_dp(8), tolerance };
        let status = outcome.status();
        let show = |id: FigureId| match said(id) {
            Some(Said::Number { value, scale, .. }) => Cow::Owned(printed(value, scale)),
            _ => shown(filing, figures, id),
        };
        let equation = match operands.as_slice() {
            [one] => {
                let sign = if status == Status::Fail { "\u{2260}" } else { "=" };
                format!("{} {sign} {}", show(one.figure), self.behind_sign(filing, figures, one.figure))
            }
            _ => words(&operands, status, show),
        };
        let residual = outcome.residual;
        Some(Self { kind: self.kind, status, operands, equation, residual, tolerance })
    }

    /// What stands behind the sign of an equation that starts with the print of `first`.
    fn behind_sign(&self, filing: &Filing, figures: &Figures, first: FigureId) -> &str {
        let print = figures.get(first).map_or("", |figure| raw(filing, figure));
        let rest = self.equation.strip_prefix(print).unwrap_or(&self.equation).trim_start();
        rest.trim_start_matches(['=', '\u{2260}']).trim_start()
    }
}

/// How a print that reads as `read` agrees with the fact that was tagged there.
fn with_tag(filing: &Filing, figures: &Figures, read: Reading, id: FigureId) -> Option<Outcome> {
    let fact = figures.facts(figures.get(id)?).first().and_then(|fact| filing.tagging.get(*fact))?;
    let residual = read.value.abs().checked_sub(fact.number()?.abs())?;
    Some(Outcome { residual, tolerance: read.half })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::sample::sheet;

    fn number(value: i64) -> Said {
        Said::Number { value: Decimal::from(value), scale: 3, decimals: Some(-3) }
    }

    /// The foot of the first column where the figure printed as `print` is what is said.
    fn again(print: &str, what: Said) -> Option<String> {
        let reading = sheet(
            "| Property | 2023 | 2022 |\n|---|---|---|\n\
             | Land | 1,310 | 1,204 |\n\
             | Buildings | 7,420 | 7,315 |\n\
             | Machinery | 5,233 | 5,122 |\n\
             | Total property | 13,963 | 13,641 |\n",
        );
        let check = reading.checks.all.iter().find(|c| c.equation.ends_with("13,963")).unwrap();
        let of_print = |id: FigureId| raw(&reading.filing, reading.figures.get(id).unwrap()) == print;
        let again = check.judged_again(&reading.filing, &reading.figures, |id| of_print(id).then_some(what));
        again.map(|check| format!("{} {:?} {}", check.equation, check.status, check.residual.normalize()))
    }

    #[test]
    fn a_check_is_judged_on_what_is_said() {
        assert_eq!(
            again("7,420", number(7_420_000)).as_deref(),
            Some("1,310 + 7,420 + 5,233 = 13,963 Pass 0")
        );
        assert_eq!(
            again("7,420", number(999)).as_deref(),
            Some("1,310 + 0.999 + 5,233 \u{2260} 13,963 Fail 7419001")
        );
        assert_eq!(
            again("13,963", number(13_964_000)).as_deref(),
            Some("1,310 + 7,420 + 5,233 = 13,964 Rounded 1000")
        );
    }

    #[test]
    fn a_part_that_is_no_figure_is_left_out_and_a_total_leaves_nothing_to_judge() {
        assert_eq!(
            again("1,310", Said::Nothing).as_deref(),
            Some("7,420 + 5,233 \u{2260} 13,963 Fail 1310000")
        );
        assert_eq!(again("13,963", Said::Nothing), None);
    }
}
