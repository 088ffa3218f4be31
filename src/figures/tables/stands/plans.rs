//! What is told of pension plans on a day (ASC 715-20-50-1), among what is told of a year.
//!
//! ```text
//! Assumptions used to determine benefit obligations:          on the day
//!   Rate of compensation increase                3.50%
//! Assumptions used to determine net periodic benefit cost:    of the year
//!   Rate of compensation increase                3.25%
//! Amounts recognized in accumulated other comprehensive loss: on the day
//!   Net actuarial loss                        $ 41,200
//! Changes recognized in other comprehensive loss:             of the year
//!   Net actuarial loss                        $  2,300
//! ```

use super::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::text::search::{holds, holds_any};

/// Bytes of the longest heading or sentence that is looked at.
const LONGEST: usize = 300;

/// True where the sentence that leads up to the table, or its heading, says so of all of it. A table that rolls
/// obligations forward tells what is left in equity at its end, below a heading of its own.
pub(super) fn is_told_of_plans(view: View<'_>, rows: &[RowHead]) -> bool {
    let came = |row: &RowHead| holds_any(view.document.slice(row.words), &["arising", "amortiz", "reclass"]);
    let rolls = rows.iter().any(|row| row.hints.has(Hints::OPENING) || came(row));
    let about = [view.above.lead, view.above.title].into_iter().flatten();
    about.map(|span| view.document.slice(span)).any(tells_of_plans_on_a_day) && !rolls
}

/// True for words that say so of what stands below them.
pub(in crate::figures::tables) fn tells_of_plans_on_a_day(words: &str) -> bool {
    let asked = words.len() < LONGEST && holds_any(words, &["assumption", "accumulated", "aoci"]);
    // In plain text a heading goes over two lines.
    let told = || {
        let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        assumes_obligations(&words) || tells_held_in_equity(&words)
    };
    asked && told()
}

/// "Weighted-average assumptions used to determine benefit obligations".
fn assumes_obligations(words: &str) -> bool {
    holds(words, "assumption")
        && holds_any(words, &["benefit obligation", "benefit liabilit"])
        && !holds_any(words, &["cost", "expense", "income", "credit"])
}

/// "Amounts recognized in accumulated other comprehensive loss": what is left there. What comes out of it, and what is to
/// come, is told of a year.
fn tells_held_in_equity(words: &str) -> bool {
    const MOVED: [&str; 11] = [
        "change",
        "each year",
        "in the year",
        "reclass",
        "expected",
        "will be",
        "during",
        "moved",
        "amortiz",
        "activity",
        "out of",
    ];
    holds_any(words, &["accumulated other comprehensive", "aoci"])
        && holds_any(
            words,
            &["recognized in", "recorded in", "included in", "not yet recognized", "reflected in"],
        )
        && holds(words, "amount")
        && !holds_any(words, &MOVED)
}

#[cfg(test)]
mod tests {
    use super::tells_of_plans_on_a_day;

    #[test]
    fn headings_of_what_stands_on_a_day() {
        for words in [
            "Weighted-average assumptions used to determine benefit obligations:",
            "Weighted average benefit obligation assumptions",
            "Amounts recognized in accumulated other comprehensive loss (pre-tax):",
        ] {
            assert!(tells_of_plans_on_a_day(words), "{words}");
        }
        for words in [
            "Assumptions used to determine net periodic benefit cost:",
            "Assumptions used to determine benefit obligations and net periodic benefit cost",
            "Changes recognized in other comprehensive loss",
            "Amounts reclassified from accumulated other comprehensive loss",
            "Amounts recognized in net periodic benefit cost",
        ] {
            assert!(!tells_of_plans_on_a_day(words), "{words}");
        }
    }
}
