//! The parts of a provision for income taxes, which are called as balances are.

use super::super::nature::SURE;
use super::View;
use super::rows::RowHead;

/// "Current" and "Deferred" as the names of rows: what of the provision falls due for the year, and what later
/// (Regulation S-X, Rule 4-08(h)). Both went by in it, though deferred taxes stand on a day elsewhere.
pub(super) fn mark_provision(view: View<'_>, rows: &mut [RowHead]) {
    let named = |row: &RowHead, name: &str| {
        let words = view.document.slice(row.words).trim_end_matches([':', '.', ' ']);
        words.eq_ignore_ascii_case(name)
    };
    let has = |name: &str| rows.iter().any(|row| named(row, name));
    if !has("current") || !has("deferred") {
        return;
    }
    for row in rows.iter_mut().filter(|row| named(row, "current") || named(row, "deferred")) {
        row.nature = -SURE;
    }
}
