//! Capital expenditures, which prose calls by that name and statements by what was bought.

use std::sync::LazyLock;

use super::spelling::Spelling;
use super::{Word, collect};

/// What a statement of cash flows calls capital expenditures by: what was bought, and that it was. A row of what was
/// written off it, of what its sale brought, or of what is left of it has other words.
const BOUGHT: &[&str] = &["property", "plant", "equipment", "premises", "machinery"];
const BUYING: &[&str] = &["additions", "purchase", "expenditure", "acquisition", "acquired"];
const NOT_BUYING: &[&str] = &[
    "depreciation",
    "amortization",
    "accumulated",
    "proceeds",
    "sales",
    "disposal",
    "disposition",
    "gain",
    "income",
    "accrued",
    "accounts",
    "payable",
    "liabilities",
    "unpaid",
    "financed",
    "noncash",
    "lease",
    "commitments",
    "business",
    "subsidiary",
    "notes",
    "loans",
    "receivable",
];

/// The words of a list as names hold them.
fn stems(list: &[&str]) -> Vec<Word> {
    let mut words = Vec::new();
    list.iter().for_each(|text| collect(text, &mut words));
    words
}

/// The word that stands for spending where [`Cues::SPENDS`](super::Cues::SPENDS) is met.
pub(in crate::checks::tie_prose) static CAPITAL: LazyLock<Word> =
    LazyLock::new(|| Spelling::read(b"capital").stem());

/// True for a row that holds what was spent on property, plant and equipment.
pub(in crate::checks::tie_prose) fn is_spent(name: &[Word]) -> bool {
    static LISTS: LazyLock<[Vec<Word>; 3]> =
        LazyLock::new(|| [stems(BOUGHT), stems(BUYING), stems(NOT_BUYING)]);
    let any = |list: &[Word]| list.iter().any(|word| name.contains(word));
    let [bought, buying, other] = &*LISTS;
    any(bought) && any(buying) && !any(other)
}

/// True where `after` goes on from "capital" to what is spent.
pub(super) fn spends(after: &[u8]) -> bool {
    const WORDS: &[&[u8]] = &[b"expenditure", b"spending", b"investment", b"outlay"];
    let word = after.trim_ascii_start();
    let is = |start: &&[u8]| word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    word.len() < after.len() && WORDS.iter().any(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_bought_is_what_capital_was_spent_on() {
        for (row, spent) in [
            ("Additions to property, plant and equipment", true),
            ("Purchases of premises and equipment", true),
            ("Acquisition of machinery", true),
            ("Expenditures for property and equipment, net", true),
            ("Depreciation of property, plant and equipment", false),
            ("Proceeds from sales of property, plant and equipment", false),
            ("Property, plant and equipment, net", false),
            ("Purchases of equipment in accounts payable", false),
            ("Purchases of kettles", false),
        ] {
            assert_eq!(is_spent(&stems(&[row])), spent, "{row}");
        }
    }
}
