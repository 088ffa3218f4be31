//! Terms of a security that are days, where such a term is the first of the list and looks like the head of a column.
//!
//! ```text
//! Maturity Date:         June 1, 2014          no time of the terms below it
//! Principal Amount:      $41,000,000
//! Valuation date         June 30, 2004         but a time of what stands below
//! ```

use super::super::View;
use crate::filing::Row;

/// What the terms of a security date, as sheets of terms and pricing supplements list them.
const DATED: [&str; 10] = [
    "maturity",
    "matures",
    "closing",
    "settlement",
    "issue",
    "issuance",
    "delivery",
    "trade",
    "pricing",
    "expiration",
];

/// True where the words at the left of the row name the day beside them as a term: "Maturity", "Settlement Date:".
pub(super) fn dates_security(view: View<'_>, row: &Row) -> bool {
    let cells = view.grid.cells.get(row.first as usize..row.end as usize).unwrap_or(&[]);
    let Some(stub) = cells.first().filter(|cell| cell.first == 0) else { return false };
    let label = view.document.slice(stub.ink).to_ascii_lowercase();
    let mut words = label.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let term = |word: &str| DATED.contains(&word);
    let rest =
        |word: &str| matches!(word, "date" | "of" | "the" | "original" | "stated" | "final" | "scheduled");
    label.contains(|c: char| c.is_ascii_alphabetic())
        && words.clone().any(term)
        && words.all(|word| term(word) || rest(word))
}
