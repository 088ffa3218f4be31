//! What stands over the second half of a balance sheet whose two sides are set beside each other.
//!
//! ```text
//! ASSETS                       LIABILITIES
//! Cash          $ 13,240       Notes payable        $ 12,130
//! ```

use super::names_side;

/// True for words that head what a company owes, or what is left to its owners: the column below them names rows. "Terms"
/// or "Maturity" over a column of words says what they tell of the row that has its name at the left.
pub(in super::super) fn heads_names(words: &str) -> bool {
    let letters: String = words.chars().filter(char::is_ascii_alphabetic).collect();
    let letters = letters.to_ascii_lowercase();
    let ends = ["liabilities", "stockholdersequity", "shareholdersequity", "partnerscapital"];
    names_side(words) || words.len() < 50 && ends.iter().any(|end| letters.ends_with(end))
}
