//! What the names of rows tell of a result per share: whose it is, and of which result.

use crate::checks::row_words::{self, Name, RowWords};
use crate::checks::sheet::Sheet;

/// Bits of likeness from which on two rows have all their own words in common.
const SAME: i32 = 9;

/// True for a row of the units, or interests, of a partnership: "Weighted average number of units outstanding".
pub(super) fn are_units(sheet: &Sheet, row: usize) -> bool {
    let names = sheet.names(row);
    let has = |word: &[u8]| Name::of(word).is_some_and(|name| names.binary_search(&name).is_ok());
    (has(b"units") || has(b"interests")) && (has(b"average") || has(b"outstanding"))
}

/// True where not all of the rows name a class of shares, or all name one that the others do: the shares of Class A make
/// no result of Class B.
pub(super) fn may_be_of_one_class(sheet: &Sheet, rows: [usize; 2]) -> bool {
    let preferred = [b"preferred".as_slice(), b"preference", b"dividends"].map(Name::of);
    let of = |row: usize| {
        // "After Series D preferred dividends" is of no class of shares that have a result.
        if sheet.names(row).iter().any(|name| preferred.contains(&Some(*name))) {
            return 0;
        }
        let own = row_words::classes(sheet.names(row));
        if own != 0 { own } else { row_words::classes(sheet.parent_names(row)) }
    };
    let [one, other] = rows.map(of);
    one == 0 || other == 0 || one & other != 0
}

/// The one result among `results` that is called as an amount per share is, if there is one.
pub(super) fn meant_result(sheet: &Sheet, quotient: usize, results: &[usize]) -> Option<usize> {
    let names = sheet.names(quotient);
    let own = sheet.rows.get(quotient).is_some_and(|row| row.words.any(RowWords::RESULT));
    let is_it = |row: &&usize| row_words::likeness(sheet.names(**row), names) >= SAME;
    let mut called = results.iter().filter(is_it);
    called.next().copied().filter(|_| own && called.next().is_none())
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::PerShare;
    use crate::checks::sample::checks;

    #[test]
    fn a_result_for_each_unit_is_that_of_the_units_of_a_partnership() {
        let found = checks(
            PerShare,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Net income | $ 1,204,310 | $ 973,118 |\n\
             | Net income per unit | $ 30.11 | $ 24.33 |\n\
             | Weighted average number of units outstanding | 40,002 | 40,002 |\n",
        );
        assert_eq!(
            found,
            ["Rounded: $ 1,204,310 \u{f7} 40,002 = $ 30.11", "Rounded: $ 973,118 \u{f7} 40,002 = $ 24.33"]
        );
    }

    #[test]
    fn the_shares_of_one_class_make_no_result_of_another() {
        let found = |income: &str| {
            checks(
                PerShare,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n\
                     | Net income of Class A | $ 41,310 | $ 37,204 |\n{income}\
                     | Weighted average shares of Class A | 11,908 | 12,196 |\n\
                     | Weighted average shares of Class B | 9,204 | 9,118 |\n\
                     | Net income per share of Class A | $ 3.47 | $ 3.05 |\n\
                     | Net income per share of Class B | $ 3.47 | $ 3.05 |\n"
                ),
            )
        };
        assert_eq!(found("").len(), 2, "{:?}", found(""));
        let both = found("| Net income of Class B | $ 31,938 | $ 27,810 |\n");
        assert!(both.contains(&"Rounded: $ 31,938 \u{f7} 9,204 = $ 3.47".to_owned()), "{both:?}");
        assert_eq!(both.len(), 4, "{both:?}");
    }
}
