//! Columns in which rows of another kind stand among those that add up.

use crate::checks::CheckKind::{Foot, Identity, RollForward};
use crate::checks::sample::checks;

#[test]
fn what_is_counted_is_lost_among_thousands() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Retail sales | $81,204 | $78,013 |\n\
         | Wholesale sales | 10,107 | 9,018 |\n\
         | Number of stores | 120 | 111 |\n\
         | Total sales | $91,311 | $87,031 |\n",
    );
    assert_eq!(found, ["Pass: $81,204 + 10,107 = $91,311", "Pass: $78,013 + 9,018 = $87,031"]);
}

#[test]
fn average_balances_add_up_and_average_rates_do_not() {
    let of = |head: &str| {
        checks(
            Foot,
            &format!(
                "| | {head} | Interest |\n|---|---|---|\n\
                 | Loans | 1,502,110 | 81,210 |\n| Notes | 302,110 | 8,120 |\n| Bonds | 41,210 | 1,210 |\n\
                 | Total held | 1,845,930 | 90,540 |\n"
            ),
        )
    };
    let interest = "Pass: 81,210 + 8,120 + 1,210 = 90,540".to_owned();
    let balance = "Fail: 1,502,110 + 302,110 + 41,210 \u{2260} 1,845,930".to_owned();
    assert_eq!(of("Average Balance"), [balance, interest.clone()]);
    assert_eq!(of("Average Loss"), [interest]);
}

#[test]
fn changes_below_an_opening_balance_come_to_their_own_total() {
    let found = checks(
        RollForward,
        "| | Lids | Spouts |\n|---|---|---|\n\
         | Balance at December 31, 2022 | (310) | (153) |\n| Gains before reclassification | 54 | (24) |\n\
         | Amounts reclassified | (13) | 11 |\n| Net gains of the year | 41 | (13) |\n\
         | Balance at December 31, 2023 | (269) | (166) |\n",
    );
    assert_eq!(found, ["Pass: (310) + 41 = (269)", "Pass: (153) + (13) = (166)"]);
}

#[test]
fn regression_a_total_is_not_taken_away_from_its_one_part() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Cash | 7,185 | 349 |\n| Prepaid rent | - | 4,319 |\n\
         | Total Current Assets | 7,185 | 4,668 |\n| Total Assets | 7,185 | 4,668 |\n\
         | Accounts payable | 9,156 | 23,695 |\n| Loans from officers | - | 2,100 |\n\
         | Total Current Liabilities | 9,156 | 25,795 |\n",
    );
    assert!(found.contains(&"Pass: 349 + 4,319 = 4,668".to_owned()), "{found:?}");
    assert!(found.iter().all(|check| !check.contains('\u{2212}')), "{found:?}");
}

#[test]
fn parts_of_a_whole_come_to_a_hundred_where_those_of_one_other_year_do() {
    let fails = |total: &str, lids: &str, whole: &str| {
        let mut found = checks(
            Foot,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n\
                 | Kettles | 51% | 49% |\n| Lids | 23% | {lids}% |\n| Spouts | 16% | 17% |\n| Handles | 10% | 9% |\n\
                 | {total} | 100% | {whole}% |\n"
            ),
        );
        found.retain(|check| check.starts_with("Fail"));
        found
    };
    assert!(fails("Total", "25", "100").is_empty());
    assert_eq!(fails("Total", "75", "100"), ["Fail: 49 + 75 + 17 + 9 \u{2260} 100"]);
    assert_eq!(fails("Total", "25", "700"), ["Fail: 49 + 25 + 17 + 9 \u{2260} 700"]);
    // Within what rounding leaves, and of nothing that is called a whole.
    assert!(fails("Total", "26", "100").is_empty());
    assert!(fails("Spouts mended", "75", "100").is_empty());
}

#[test]
fn parts_and_what_they_are_made_of_come_to_no_hundred() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Spouts | 4% | 2% |\n| Lids | 3% | 1% |\n| Trays | 2% | 1% |\n| Home | 9% | 4% |\n\
         | Handles | 20% | 22% |\n| Vans | 14% | 15% |\n| Abroad | 33% | 34% |\n| Rest | 24% | 25% |\n\
         | Total | 100% | 100% |\n",
    );
    assert!(found.iter().all(|check| !check.starts_with("Fail")), "{found:?}");
}

/// The first quarters have nothing to take away, and tell nothing of what is taken away in others.
#[test]
fn a_cost_of_the_last_quarters_only_is_taken_away() {
    let found = checks(
        Identity,
        "| | Q1 2023 | Q2 2023 | Q3 2023 | Q4 2023 | Q1 2022 | Q2 2022 |\n|---|---|---|---|---|---|---|\n\
         | Rent income | 6,671 | 6,634 | 6,592 | 6,650 | 6,564 | 6,571 |\n\
         | Provision for lids | - | - | - | - | 302 | 504 |\n\
         | Net rent income after provision | 6,671 | 6,634 | 6,592 | 6,650 | 6,262 | 6,067 |\n",
    );
    assert!(found.contains(&"Pass: 6,564 \u{2212} 302 = 6,262".to_owned()), "{found:?}");
}
