//! What stands over each side of a balance sheet: above its rows, or beside the other side.
//!
//! ```text
//! ASSETS                       LIABILITIES
//! Cash          $ 13,240       Notes payable        $ 12,130
//! ```

use super::{View, label_spans};
use crate::filing::grid::RowKind;

/// True for words that head what a company owes, or what is left to its owners: the column below them names rows. "Terms"
/// or "Maturity" over a column of words says what they tell of the row that has its name at the left.
pub(in super::super) fn heads_names(words: &str) -> bool {
    let letters = letters_of(words);
    let ends = ["liabilities", "stockholdersequity", "shareholdersequity", "partnerscapital"];
    names_side(words) || words.len() < 50 && ends.iter().any(|end| letters.ends_with(end))
}

/// True for the last row of figures before the heading of the other side, or of the table.
pub(super) fn ends_side(view: View<'_>, row: usize) -> bool {
    let mut after = row + 1..view.table.rows.len();
    let ended = |row: usize| {
        let (words, _) = label_spans(view, row);
        words.first().is_some_and(|words| names_side(view.document.slice(*words)))
    };
    after.next().is_none_or(|next| view.grid.rows[next] == RowKind::Label && ended(next))
}

/// True for the heading of one side of a balance sheet: "ASSETS", "A S S E T S", "Liabilities and Partners'
/// Capital", "CAPITALIZATION AND LIABILITIES" (Regulation S-X, Rules 5-02, 7-03 and 9-03).
pub(in crate::figures) fn names_side(heading: &str) -> bool {
    if heading.len() > LONGEST_SIDE {
        return false;
    }
    let letters = letters_of(heading);
    let owned = OWNED.iter().any(|word| letters.contains(word));
    letters == "assets" || owned && letters.contains("liabilities")
}

/// What is left to the owners; that of a mutual company is its surplus or what it has retained.
const OWNED: [&str; 9] = [
    "equity",
    "capital",
    "defici",
    "networth",
    "investment",
    "retainedearnings",
    "surplus",
    "netassets",
    "fundbalance",
];

/// The letters of a heading alone, in lower case: "A S S E T S".
pub(super) fn letters_of(heading: &str) -> String {
    heading.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
}

/// Bytes of the longest heading of a side, its letters set apart.
const LONGEST_SIDE: usize = 120;

/// True where a double rule stands below the figures of `row`: `=======`.
pub(super) fn has_double_rule(view: View<'_>, row: usize) -> bool {
    let place = view.table.rows[row];
    let Some(last) = view.grid.cells.get((place.end as usize).wrapping_sub(1)) else { return false };
    let from = last.ink.end() as usize;
    let next = view.table.rows.get(row + 1).and_then(|next| view.grid.cells.get(next.first as usize));
    let to = next.map_or(from + FURTHEST_RULE, |next| next.ink.start() as usize);
    let between = view.document.text.as_bytes().get(from..to.min(view.document.text.len()));
    between.is_some_and(|between| memchr::memmem::find(between, b"====").is_some())
}

/// Bytes from the last figure of a table to the rule below it.
const FURTHEST_RULE: usize = 160;
