//! Tables of which a rule says the day and gives the heads of the columns.
//!
//! ```text
//! Number of securities to be issued      Weighted-average      Number of securities remaining      at the end of the last
//! upon exercise of outstanding options    exercise price        available for future issuance       fiscal year (Item 201(d))
//!
//! Property     Encumbrances    Land    Buildings    Accumulated depreciation      at the close of the period (Rule 12-28)
//! ```

use super::heads;
use crate::figures::tables::View;
use crate::text::search::holds_any;

/// Cells of a header that are looked through.
const MOST: usize = 64;

/// True for the securities that plans give out (Regulation S-K, Item 201(d)) and for the real estate of a company
/// (Regulation S-X, Rule 12-28).
pub(super) fn tells_by_rule(view: View<'_>) -> bool {
    says(view, &["issued upon exercise", "issued upon the exercise"])
        && says(view, &["remaining available", "available for future issuance"])
        || says(view, &["encumbrance"]) && says(view, &["land"]) && says(view, &["building"])
}

/// True where a cell of the header, its lines put together, has one of `words`.
fn says(view: View<'_>, words: &[&str]) -> bool {
    heads(view).take(MOST).filter(|placed| placed.ink.len() < 200).any(|placed| {
        let head = view.document.slice(placed.ink);
        let joined = || head.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        holds_any(head, words) || head.contains('\n') && holds_any(joined(), words)
    })
}
