//! The parts of a provision for income taxes, which are called as balances are.

use super::super::nature::SURE;
use super::View;
use super::rows::RowHead;
use crate::text::TextSpan;

/// "Current" and "Deferred" as the names of rows: what of the provision falls due for the year, and what later
/// (Regulation S-X, Rule 4-08(h)). Both went by in it, though deferred taxes stand on a day elsewhere.
pub(super) fn mark_provision(view: View<'_>, rows: &mut [RowHead]) {
    let named = |row: &RowHead, name: &str| {
        let words = view.document.slice(row.words).trim_end_matches([':', '.', ' ']);
        words.eq_ignore_ascii_case(name)
    };
    let has = |name: &str| rows.iter().any(|row| named(row, name));
    if !has("current") || !has("deferred") || !tells_provision(view) {
        return;
    }
    for row in rows.iter_mut().filter(|row| named(row, "current") || named(row, "deferred")) {
        row.nature = -SURE;
    }
}

/// True unless what leads up to the table says that this is owed, or a row sums up what is: "Total tax liabilities".
/// "Provision for taxes payable" is one all the same.
fn tells_provision(view: View<'_>) -> bool {
    const OWED: [&str; 4] = ["liabilit", "receivable", "payable", "assets"];
    let says = |span: TextSpan, words: &[&str]| {
        let text = view.document.slice(span).to_ascii_lowercase();
        words.iter().any(|word| text.contains(word))
    };
    let stub = || view.grid.cells.iter().filter(|placed| placed.first == 0).map(|placed| placed.ink);
    let sums = |span: TextSpan| {
        let total =
            view.document.slice(span).get(..5).is_some_and(|start| start.eq_ignore_ascii_case("total"));
        total && says(span, &OWED)
    };
    let about = || [view.above.lead, view.above.title].into_iter().flatten();
    let provided = || about().chain(stub()).any(|span| says(span, &["provision", "expense", "benefit"]));
    (!about().any(|span| says(span, &OWED)) || provided()) && !stub().any(sums)
}
