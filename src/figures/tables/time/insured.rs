//! Columns of the supplementary information of insurers that stand on a day among those of a year (Regulation S-X, Rule
//! 12-16, Schedule III): what is deferred, reserved and unearned at its end, beside what was earned and paid in it.
//!
//! ```text
//!                       Deferred policy       Unearned     Premium     Net investment
//!                       acquisition costs     premiums     revenue     income
//! Year ended December 31, 2023
//!   Personal lines           1,204              4,310        9,870          412
//!                       on the last day       on it        of the year    of the year
//! ```

use crate::figures::tables::View;
use crate::figures::tables::columns::ColumnHead;
use crate::figures::tables::hints::Hints;
use crate::text::TextSpan;
use crate::text::search::{holds, holds_any};

/// Marks those columns. `named` holds each column of the header with the words of each cell over it, in the order of the
/// columns.
pub(in crate::figures::tables) fn mark_insured(
    view: View<'_>,
    named: &[(usize, TextSpan)],
    heads: &mut [ColumnHead],
) {
    let all = || named.iter().map(|(_, words)| view.document.slice(*words));
    if !all().any(|words| holds(words, "premium")) {
        return;
    }
    let columns = || {
        named.chunk_by(|(one, _), (other, _)| one == other).map(|cells| {
            let words: Vec<&str> = cells.iter().map(|(_, words)| view.document.slice(*words)).collect();
            (cells.first().map_or(0, |(column, _)| *column), words.join(" ").replace('\n', " "))
        })
    };
    let earned = |name: &str| {
        holds_any(name, &["premium revenue", "earned premium", "premiums earned", "premiums written"])
            || holds(name, "investment income")
    };
    if !columns().any(|(_, name)| earned(&name) && !is_reserve(&name))
        || columns().filter(|(_, name)| is_reserve(name)).count() < 2
    {
        return;
    }
    for (column, name) in columns() {
        if let Some(head) = heads.get_mut(column).filter(|_| is_reserve(&name)) {
            head.hints = head.hints.with(Hints::CLOSING);
        }
    }
}

/// "Deferred policy acquisition costs", not their amortization; "Unearned premiums"; "Future policy benefits, losses,
/// claims and loss expenses"; "Other policy claims and benefits payable".
fn is_reserve(name: &str) -> bool {
    const NAMES: [&str; 10] = [
        "deferred policy acquisition",
        "deferred acquisition cost",
        "unearned premium",
        "future policy benefits",
        "policy claims and benefits payable",
        "policyholder account balances",
        "policyholder funds",
        "policyholders' funds",
        "unpaid loss",
        "unpaid claim",
    ];
    holds_any(name, &NAMES)
        && !holds_any(name, &["amortiz", "change", "interest", "income", " paid", "addition", "capitalized"])
}

#[cfg(test)]
mod tests {
    use super::is_reserve;

    #[test]
    fn what_is_reserved_is_told_from_what_went_by() {
        for name in
            ["Deferred policy acquisition costs", "UNEARNED PREMIUMS", "Future policy benefits and losses"]
        {
            assert!(is_reserve(name), "{name}");
        }
        for name in [
            "Amortization of deferred policy acquisition costs",
            "Premium revenue",
            "Unpaid losses paid",
            "Deferred acquisition cost additions",
        ] {
            assert!(!is_reserve(name), "{name}");
        }
    }
}
