//! The day on which a security falls due, where that is the first of its terms and looks like the head of a column.
//!
//! ```text
//! Maturity Date:         June 1, 2014          no time of the terms below it
//! Principal Amount:      $41,000,000
//! Valuation date         June 30, 2004         but a time of what stands below
//! Trade date             June 30, 2004         so is the day of a price
//! ```

use super::super::View;
use crate::filing::Row;

/// True where the words at the left of the row name the day beside them as the end of a security: "Stated Maturity Date:",
/// "Expiration date". The day of a closing, an issue or a trade is that of the amounts and prices told with it.
pub(super) fn dates_security(view: View<'_>, row: &Row) -> bool {
    let cells = view.grid.cells.get(row.first as usize..row.end as usize).unwrap_or(&[]);
    let Some(stub) = cells.first().filter(|cell| cell.first == 0) else { return false };
    let label = view.document.slice(stub.ink).to_ascii_lowercase();
    let words = || label.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let term = |word: &str| matches!(word, "maturity" | "expiration");
    // "Maturity" alone may be a column of days, each beside what falls due on it.
    let dates = |word: &str| matches!(word, "date" | "final");
    let rest = |word: &str| matches!(word, "of" | "the" | "original" | "stated" | "scheduled");
    words().any(term) && words().any(dates) && words().all(|word| term(word) || dates(word) || rest(word))
}
