//! What of options can be exercised or is left to grant, below how their number came about (SFAS 123, paragraph 47).
//!
//! ```text
//!                                     2003       2002
//! Outstanding, beginning of year     4,120      3,870
//! Granted                              310        280
//! Outstanding, end of year           4,430      4,120
//! Options exercisable                2,210      1,980      on the last day of the year
//! Shares available for grant         1,050      1,360      so are these
//! ```

use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::filing::grid::RowKind;

/// How the names of such rows start, "Options" or "Shares" left out.
const LEFT: [&str; 9] = [
    "exercisable",
    "vested and exercisable",
    "fully vested",
    "available for grant",
    "available for future grant",
    "available for issuance",
    "available for future issuance",
    "reserved for future",
    "remaining available",
];

/// Letters of the longest name that is looked at.
const LONGEST: u32 = 70;

/// Marks such rows below the balance at the end as standing on its day.
pub(super) fn mark(view: View<'_>, rows: &mut [RowHead]) {
    let mut closed = false;
    for (row, kind) in rows.iter_mut().zip(&view.grid.rows) {
        let (opens, closes) = (row.hints.has(Hints::OPENING), row.hints.has(Hints::CLOSING));
        if opens || closes {
            closed = closes
                && !opens
                && view.document.slice(row.words).to_ascii_lowercase().contains("outstanding")
                || closed && !opens;
            continue;
        }
        let silent = closed && *kind == RowKind::Body && !row.own_time && row.time.is_empty();
        if silent && row.words.len() <= LONGEST && is_left(view.document.slice(row.words)) {
            row.hints = row.hints.with(Hints::CLOSING);
        }
    }
}

/// "Options exercisable", "Shares available for future grant (1)". What "became exercisable" did so in the year.
fn is_left(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    let subject = [
        "options ",
        "shares ",
        "option shares ",
        "stock options ",
        "number of options ",
        "number of shares ",
    ];
    let rest = subject.iter().find_map(|subject| label.strip_prefix(subject)).unwrap_or(&label);
    let moved = ["granted", "during", "became", "exercised", "beginning"];
    LEFT.iter().any(|left| rest.starts_with(left)) && !moved.iter().any(|word| label.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_left;

    #[test]
    fn names_of_what_is_left() {
        for label in ["Options exercisable", "Exercisable", "Shares available for future grant (1)"] {
            assert!(is_left(label), "{label}");
        }
        for label in ["Options granted", "Exercised", "Exercisable, beginning of year", "Options available"] {
            assert!(!is_left(label), "{label}");
        }
    }
}
