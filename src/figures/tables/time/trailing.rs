//! Rows of the twelve months up to the day, or up to the end of the time, that stands over their columns.
//!
//! ```text
//!                                          June 30, 2024    December 31, 2023
//! Net debt                                         812.0                795.0    on the day
//! Trailing twelve months Adjusted EBITDA           301.0                288.0    of the year up to it
//! Net debt to LTM EBITDA                             2.7                  2.8    on the day
//! ```

use crate::figures::tables::RowContext;
use crate::figures::value::Period;
use crate::text::search::{holds, holds_any};

impl RowContext<'_> {
    /// The twelve months up to the end of `period`, where the row says that it tells of those.
    pub(super) fn trailing(&self, period: Period) -> Period {
        let label = self.view.document.slice(self.head.words);
        if label.len() < 120 && trails(label) {
            let end = period.end();
            return Period::Duration(self.view.calendar.start(end, 12), end);
        }
        period
    }
}

/// "Trailing twelve months revenue", "LTM Adjusted EBITDA", "EBITDA, last 12 months". What is set against them stands on
/// the day: "Debt to LTM EBITDA", "Leverage ratio (trailing twelve months)".
fn trails(label: &str) -> bool {
    if !holds_any(label, &["twelve", "12", "ltm", "ttm", "four quarters"]) {
        return false;
    }
    const STRETCHES: [&str; 4] = ["twelve month", "twelve-month", "12 month", "four quarters"];
    const BEFORE: [&str; 3] = ["trailing", "last", "latest"];
    let lower = label.to_ascii_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let short = words.any(|word| word == "ltm" || word == "ttm");
    let long = || {
        BEFORE.iter().any(|before| {
            lower.split_once(before).is_some_and(|(_, rest)| {
                let rest = rest.trim_start_matches([' ', '-']);
                STRETCHES.iter().any(|stretch| rest.starts_with(stretch))
            })
        })
    };
    let set_against = holds_any(&lower, &[" to ", "/", "ratio", "multiple", "leverage", "divided", "per "])
        || holds(&lower, "debt");
    // "Loans modified in the last twelve months" are owed on the day (ASC 310-10-50-42(c)).
    (short || long()) && !set_against && !holds(&lower, "modified")
}

#[cfg(test)]
mod tests {
    use super::trails;

    #[test]
    fn rows_of_the_last_twelve_months() {
        for label in
            ["Trailing twelve months Adjusted EBITDA", "LTM revenue", "TTM EBITDA", "Sales, last 12 months"]
        {
            assert!(trails(label), "{label}");
        }
        for label in [
            "Net debt to trailing twelve months EBITDA",
            "Net leverage (LTM)",
            "Loans modified in the last twelve months",
            "Debt due within the next twelve months",
            "Due in the last quarter of the next twelve months",
            "Net debt / LTM EBITDA",
        ] {
            assert!(!trails(label), "{label}");
        }
    }
}
