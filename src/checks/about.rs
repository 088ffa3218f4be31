//! What a check speaks of, in words: the names of its figures, which its equation does not give.

use rust_decimal::Decimal;

use super::equation::printed;
use super::{Check, CheckKind, Role};
use crate::figures::{Figure, Figures};
use crate::filing::Filing;

/// Digits of a number from which on they are shown in groups.
const GROUPED: usize = 5;

impl Check {
    /// The label and the time of the figure that the check is about; where two must agree, of both if they
    /// are not called the same: `Net sales, 2010-01-01/2010-12-31; Revenues`.
    pub fn about(&self, filing: &Filing, figures: &Figures) -> String {
        let name = |figure: &Figure| figures.label_text(filing, figure);
        let Some(first) = self.foremost().and_then(|o| figures.get(o.figure)) else { return String::new() };
        let mut words = name(first);
        if let Some(period) = first.period {
            words = if words.is_empty() { period.to_string() } else { format!("{words}, {period}") };
        }
        let sides = self.operands.iter().filter(|o| o.role == Role::Side);
        let other = sides.filter_map(|o| figures.get(o.figure)).map(name);
        let mut other = other.filter(|other| !other.is_empty() && !words.starts_with(other.as_str()));
        if let Some(other) = other.next() {
            words.push_str("; ");
            words.push_str(&other);
        }
        words
    }

    /// The equation for a person: a tag, which is written as a bare number, has its digits in groups.
    pub fn shown(&self) -> String {
        if self.kind != CheckKind::Tagged {
            return self.equation.clone();
        }
        in_groups(&self.equation)
    }

    /// What its numbers look like where it does not hold, without what is left over: "one digit?", "sign turned".
    pub fn looks(&self, figures: &Figures) -> Option<String> {
        let note = self.note(figures)?;
        match note.split_once(": ") {
            Some((_, looks)) => Some(looks.to_owned()),
            None => Some(note).filter(|note| *note != format!("off by {}", self.off(figures))),
        }
    }
}

/// The words with the digits of long bare numbers in groups: "by 40000000" is "by 40,000,000".
pub fn in_groups(words: &str) -> String {
    let word = |word: &str| {
        let (sign, digits) = word.strip_prefix('-').map_or(("", word), |digits| ("-", digits));
        let is_bare =
            digits.len() >= GROUPED && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let number = digits.parse::<Decimal>().ok().filter(|_| is_bare);
        number.map_or_else(|| word.to_owned(), |number| format!("{sign}{}", printed(number, 0)))
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::{CheckKind, Status};
    use super::*;
    use crate::checks::sample::sheet;

    #[test]
    fn what_a_check_speaks_of_and_looks_like() {
        let reading = sheet(
            "| Property | 2023 | 2022 |\n|---|---|---|\n\
             | Land | 1,310 | 1,204 |\n\
             | Buildings | 7,420 | 7,315 |\n\
             | Machinery | 5,233 | 5,122 |\n\
             | Total property | 13,363 | 13,641 |\n",
        );
        let check = reading.checks.all.iter().find(|c| c.status == Status::Fail).unwrap();
        assert!(check.about(&reading.filing, &reading.figures).starts_with("Total property, 2023"));
        assert_eq!(check.off(&reading.figures), "600");
        assert_eq!(check.looks(&reading.figures).as_deref(), Some("one digit?"));
        assert_eq!(check.meaning(), "the column does not add up to its total");
    }

    #[test]
    fn a_tag_is_shown_with_its_digits_in_groups() {
        let mut check = Check {
            kind: CheckKind::Tagged,
            status: Status::Pass,
            operands: Vec::new(),
            equation: "$117.9 billion = 117900000000 USD (us-gaap:Assets, 2023-12-31)".to_owned(),
            residual: Decimal::ZERO,
            tolerance: Decimal::ZERO,
        };
        assert_eq!(check.shown(), "$117.9 billion = 117,900,000,000 USD (us-gaap:Assets, 2023-12-31)");
        check.kind = CheckKind::Foot;
        assert_eq!(check.shown(), check.equation);
    }
}
