//! Columns that foot, and those that do not, as examples.

mod kinds;

use crate::checks::CheckKind::{Foot, Identity};
use crate::checks::sample::checks;

#[test]
fn subtotals_add_up_to_totals() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Current assets: | | |\n\
         | Cash | 2,310 | 1,204 |\n\
         | Inventories | 3,420 | 3,315 |\n\
         | Total current assets | 5,730 | 4,519 |\n\
         | Plant | 7,233 | 7,122 |\n\
         | Total assets | 12,963 | 11,641 |\n",
    );
    assert_eq!(
        found,
        [
            "Pass: 2,310 + 3,420 = 5,730",
            "Pass: 1,204 + 3,315 = 4,519",
            "Pass: 5,730 + 7,233 = 12,963",
            "Pass: 4,519 + 7,122 = 11,641",
        ]
    );
}

#[test]
fn a_heading_with_one_row_has_it_for_its_total() {
    let flows = |spent: &str| {
        checks(
            Foot,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n\
                 | Cash flows from operations: | | |\n\
                 | Cash from customers | 9,310 | 8,204 |\n\
                 | Cash paid to suppliers | (7,420) | (6,315) |\n\
                 | Net cash provided by operations | 1,890 | 1,889 |\n\
                 | Cash flows from investing: | | |\n\
                 | Kettle presses bought | {spent} | (811) |\n\
                 | Net cash used in investing | (1,204) | (811) |\n\
                 | Net increase in cash | 686 | 1,078 |\n"
            ),
        )
    };
    let found = flows("(1,204)");
    for sum in ["Pass: (1,204) = (1,204)", "Pass: 1,890 + (1,204) = 686", "Pass: 1,889 + (811) = 1,078"] {
        assert!(found.contains(&sum.to_owned()), "{sum}: {found:?}");
    }
    assert!(flows("(1,504)").contains(&"Fail: (1,504) \u{2260} (1,204)".to_owned()));
}

#[test]
fn the_last_part_of_a_total_is_none() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Total assets | 9,310 | 8,204 |\n\
         | Total liabilities | 6,120 | 5,315 |\n\
         | Common stock | 1,000 | 1,000 |\n\
         | Retained earnings | 2,190 | 1,889 |\n\
         | Total equity | 3,190 | 2,889 |\n",
    );
    assert_eq!(found, ["Pass: 1,000 + 2,190 = 3,190", "Pass: 1,000 + 1,889 = 2,889"]);
}

#[test]
fn what_is_set_off_in_full_leaves_nothing() {
    let taxes = |allowance: &str| {
        checks(
            Foot,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n\
                 | Losses carried forward | 325,400 | 310,200 |\n\
                 | Less valuation allowance | ({allowance}) | (310,200) |\n\
                 | Net deferred tax assets | - | - |\n"
            ),
        )
    };
    assert!(taxes("325,400").contains(&"Pass: 325,400 + (325,400) = -".to_owned()), "{:?}", taxes("325,400"));
    assert!(taxes("325,700").contains(&"Fail: 325,400 + (325,700) \u{2260} -".to_owned()));
}

#[test]
fn a_row_that_is_not_printed_is_missed_by_more_columns_than_one() {
    let found = checks(
        Identity,
        "| | Kettles | Lids | Spouts | Handles | Whole |\n|---|---|---|---|---|---|\n\
         | Income before taxes | 9,036 | 1,508 | 310 | 259 | 11,113 |\n\
         | Provision for taxes | 2,808 | 668 | 120 | 59 | 3,655 |\n\
         | Income from continuing operations | 6,208 | 840 | 190 | 200 | 7,438 |\n",
    );
    assert!(found.iter().all(|e| e.starts_with("Pass")), "{found:?}");
}

#[test]
fn the_sign_of_a_small_part_is_left_open() {
    let found = checks(
        Identity,
        "| | 2023 | 2022 | 2021 | 2020 |\n|---|---|---|---|---|\n\
         | Net interest income | 3,604 | 3,318 | 2,972 | 2,871 |\n\
         | Provision for loan losses | (41) | (52) | (33) | 2 |\n\
         | Fees | 1,448 | 1,372 | 1,291 | 1,188 |\n\
         | Costs | 2,845 | 2,731 | 2,724 | 2,630 |\n\
         | Income before taxes | 2,166 | 1,907 | 1,506 | 1,427 |\n",
    );
    assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
}

#[test]
fn what_a_row_calls_less_is_taken_away_even_where_a_digit_is_wrong() {
    let leases = |interest: &str| {
        checks(
            Foot,
            &format!(
                "| Year ending June 30, | Leases |\n|---|---|\n\
                 | 2024 | 1,310 |\n| 2025 | 1,420 |\n| 2026 | 1,155 |\n\
                 | Total lease payments | 3,885 |\n\
                 | Less amounts for interest | {interest} |\n\
                 | Net present value of lease payments | 3,273 |\n"
            ),
        )
    };
    assert!(leases("612").contains(&"Pass: 3,885 \u{2212} 612 = 3,273".to_owned()), "{:?}", leases("612"));
    assert!(leases("642").contains(&"Fail: 3,885 \u{2212} 642 \u{2260} 3,273".to_owned()));
}

#[test]
fn costs_are_taken_away_in_a_last_row_that_no_word_calls_a_result() {
    let results = |costs: &str| {
        checks(
            Foot,
            &format!(
                "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                 | Revenues | 233,989 | 289,888 | 260,655 |\n\
                 | Production costs | {costs} | 53,081 | 59,118 |\n\
                 | Depletion | 63,747 | 67,099 | 66,168 |\n\
                 | Results of operations | 112,471 | 169,708 | 135,369 |\n"
            ),
        )
    };
    let last = "Pass: 260,655 \u{2212} 59,118 \u{2212} 66,168 = 135,369".to_owned();
    assert!(results("57,771").contains(&last), "{:?}", results("57,771"));
    let wrong = "Fail: 233,989 \u{2212} 57,171 \u{2212} 63,747 \u{2260} 112,471".to_owned();
    assert!(results("57,171").contains(&wrong), "{:?}", results("57,171"));
}

#[test]
fn the_last_digit_may_be_rounding() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Kettles | 2,310 | 1,204 |\n\
         | Lids | 3,420 | 3,315 |\n\
         | Total sales | 5,731 | 4,519 |\n",
    );
    assert_eq!(found, ["Rounded: 2,310 + 3,420 = 5,731", "Pass: 1,204 + 3,315 = 4,519"]);
}

#[test]
fn a_column_with_one_digit_wrong_fails_where_the_other_holds() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Kettles | 2,310 | 1,204 |\n\
         | Lids | 3,420 | 3,315 |\n\
         | Total sales | 5,030 | 4,519 |\n",
    );
    assert_eq!(found, ["Fail: 2,310 + 3,420 \u{2260} 5,030", "Pass: 1,204 + 3,315 = 4,519"]);
}

#[test]
fn a_total_alone_in_its_column_fails_where_all_rows_below_a_heading_miss_it_by_a_digit() {
    let found = checks(
        Foot,
        "| Hedges | 2023 | 2022 |\n|---|---|---|\n\
         | Prepaid expenses: | | |\n\
         | Cash flow hedges | 762 | \u{2014} |\n\
         | Balance sheet hedges | 124 | \u{2014} |\n\
         | Total | 816 | \u{2014} |\n",
    );
    assert!(found.contains(&"Fail: 762 + 124 \u{2260} 816".to_owned()), "{found:?}");
}

#[test]
fn a_provision_set_free_has_the_other_sign_in_its_column() {
    let found = checks(
        Identity,
        "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
         | Net interest income | 3,604 | 3,318 | 2,972 |\n\
         | Provision for loan losses | - | - | 285 |\n\
         | Fees | 1,448 | 1,372 | 1,291 |\n\
         | Costs | 2,845 | 2,731 | 2,724 |\n\
         | Income before taxes | 2,207 | 1,959 | 1,254 |\n",
    );
    assert!(
        found.contains(&"Pass: 2,972 \u{2212} 285 + 1,291 \u{2212} 2,724 = 1,254".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_sign_turned_and_thousands_too_many_fail_where_the_other_column_holds() {
    let sums = |lids: &str| {
        checks(
            Foot,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n\
                 | Kettles | 2,310 | 1,204 |\n| Lids | {lids} | 3,315 |\n| Total sales | 5,730 | 4,519 |\n"
            ),
        )
    };
    assert_eq!(sums("(3,420)")[0], "Fail: 2,310 + (3,420) \u{2260} 5,730");
    assert_eq!(sums("3,420,000")[0], "Fail: 2,310 + 3,420,000 \u{2260} 5,730");
}

#[test]
fn what_is_left_that_no_digit_makes_is_no_fault() {
    // The last column is that of changes in percent, which add up to nothing.
    let found = checks(
        Foot,
        "| | 2023 | 2022 | Change |\n|---|---|---|---|\n\
         | Kettles | 2,310 | 1,204 | 91 |\n\
         | Lids | 3,420 | 3,315 | 3 |\n\
         | Total sales | 5,730 | 4,519 | 54 |\n",
    );
    assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
}

#[test]
fn a_part_that_is_the_total_makes_no_fault() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Kettles | 2,310 | 3,769 |\n| Lids | 3,420 | 3,315 |\n| Total sales | 5,730 | 3,769 |\n",
    );
    assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
}

#[test]
fn rows_that_happen_to_add_up_are_none() {
    let found = checks(
        Foot,
        "| | Stores | Towns |\n|---|---|---|\n\
         | North | 3 | 9 |\n| South | 4 | 5 |\n| East | 7 | 6 |\n| West | 12 | 8 |\n",
    );
    assert!(found.is_empty(), "{found:?}");
}

/// The rows below a heading come to one without a name, which is short numbers' only proof.
#[test]
fn a_row_without_a_name_is_the_total_of_all_rows_below_a_heading() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
         | Kettles: | | | |\n| Sold in shops | 7,156 | 6,302 | 9,718 |\n| Sold by post | 9,976 | 8,257 | 5,248 |\n\
         | | 17,132 | 14,559 | 14,966 |\n\
         | Lids: | | | |\n| Sold in shops | 6 | 5 | 3 |\n| Sold by post | 3 | 2 | 0 |\n| | 9 | 7 | 3 |\n\
         | Sub-total | 17,141 | 14,566 | 14,969 |\n",
    );
    for sum in ["Pass: 6 + 3 = 9", "Pass: 17,132 + 9 = 17,141", "Pass: 14,966 + 3 = 14,969"] {
        assert!(found.contains(&sum.to_owned()), "{sum}: {found:?}");
    }
}

/// The number of the page stands below the figures of one column, and is the total of nothing.
#[test]
fn a_number_without_a_name_that_no_column_comes_to_is_no_total() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Kettles on hand | 345 | 42 |\n| Lids | 1,661 | 12 |\n| Total | 2,006 | 54 |\n\
         | Kettles on order | 308 | 42 |\n| Lids | 1,762 | 30 |\n| Total | 2,070 | 72 |\n\
         | | 76 | |\n",
    );
    assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
}

/// A result too short to be told from chance once made the sum of a sheet fail by itself.
#[test]
fn a_short_result_among_the_parts_is_no_part() {
    let found = checks(
        Foot,
        "| (In thousands) | 2024 | 2023 |\n|---|---|---|\n\
         | Cash | 214,508 | 85,134 |\n\
         | Securities | 16,370 | 13,584 |\n\
         | Loans | - | 75 |\n\
         | Allowance for loan losses | - | (5) |\n\
         | Net loans | - | 70 |\n\
         | Other assets | 9,122 | 7,260 |\n\
         | Total assets | 240,000 | 106,048 |\n",
    );
    assert!(!found.iter().any(|sum| sum.starts_with("Fail")), "{found:?}");
    assert!(found.iter().any(|sum| sum.ends_with("= 240,000")), "{found:?}");
}

#[test]
fn intrinsic_values_go_with_the_price_and_roll_on_to_nothing() {
    let found = checks(
        Foot,
        "| | Options | Aggregate Intrinsic Value (in millions) |\n|---|---|---|\n\
         | Options outstanding at December 31, 2022 | 241,500 | 7.7 |\n\
         | Granted | 20,000 | - |\n\
         | Exercised | (190,300) | - |\n\
         | Options outstanding at December 31, 2023 | 71,200 | 3.7 |\n",
    );
    assert!(!found.iter().any(|sum| sum.starts_with("Fail")), "{found:?}");
}

/// Two balances of one thing are told by their days, where no word says that they are balances.
#[test]
fn balances_without_a_word_for_it_roll_on_by_their_days() {
    let roll = |thing: &str, closing: &str| {
        let kinds = [crate::checks::CheckKind::RollForward, Foot];
        let table = format!(
            "| | Amount |\n|---|---|\n\
             | {thing}, December 31, 2022 | 14,120 |\n\
             | Added | 2,411 |\n| Settled | (1,911) |\n| Other | 302 |\n\
             | {thing}, December 31, 2023 | {closing} |\n"
        );
        kinds.iter().flat_map(|kind| checks(*kind, &table)).collect::<Vec<_>>()
    };
    for thing in ["Obligations to clear land", "Goodwill", "Nonvested awards"] {
        assert_eq!(roll(thing, "14,922"), ["Pass: 14,120 + 2,411 + (1,911) + 302 = 14,922"]);
        assert_eq!(roll(thing, "14,822"), ["Fail: 14,120 + 2,411 + (1,911) + 302 \u{2260} 14,822"]);
    }
}

/// Days of one thing below each other are no changes of it.
#[test]
fn days_of_one_thing_do_not_roll_on() {
    let found = checks(
        Foot,
        "| | Price |\n|---|---|\n\
         | Kettles on hand, December 31, 2020 | 14,120 |\n\
         | Kettles on hand, December 31, 2021 | 2,411 |\n\
         | Kettles on hand, December 31, 2022 | 302 |\n\
         | Kettles on hand, December 31, 2023 | 16,533 |\n",
    );
    assert!(found.iter().all(|sum| !sum.starts_with("Fail")), "{found:?}");
}

/// Percentages need not add up; where they do in two columns, they should in the third.
#[test]
fn a_sum_of_percentages_fails_where_the_other_columns_hold() {
    let ratios = |lids: &str, all: [&str; 3]| {
        let [a, b, c] = all;
        checks(
            Foot,
            &format!(
                "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                 | Kettle ratio | 68.2% | 63.4% | 61.7% |\n\
                 | Lid ratio | {lids} | 30.8% | 32.2% |\n\
                 | Combined ratio | {a} | {b} | {c} |\n"
            ),
        )
    };
    let found = ratios("31.1%", ["92.3%", "94.2%", "93.9%"]);
    assert!(found.contains(&"Fail: 68.2 + 31.1 \u{2260} 92.3".to_owned()), "{found:?}");
    // No digit makes what is left, or two columns miss.
    for found in [ratios("31.1%", ["95.1%", "94.2%", "93.9%"]), ratios("31.1%", ["92.3%", "84.2%", "93.9%"])]
    {
        assert!(found.iter().all(|sum| !sum.starts_with("Fail")), "{found:?}");
    }
}

#[test]
fn a_rate_of_taxes_fails_below_what_makes_it_so() {
    let found = checks(
        Foot,
        "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
         | Rate by law | 21.0% | 21.0% | 21.0% |\n\
         | Taxes of states | 3.1% | 2.8% | 2.7% |\n\
         | Credits | (2.4)% | (1.9)% | (2.1)% |\n\
         | Taxes abroad | (1.1)% | 0.8% | 1.4% |\n\
         | Effective tax rate | 26.6% | 22.7% | 23.0% |\n",
    );
    assert!(found.contains(&"Fail: 21.0 + 3.1 + (2.4) + (1.1) \u{2260} 26.6".to_owned()), "{found:?}");
}

/// A sign of currency at the first part and at the total, and at no other, is as good as a rule.
#[test]
fn a_total_without_a_name_is_told_by_its_currency_sign() {
    let column = |total: &str| {
        let page = format!(
            "<html><body><p>Stocks on hand (in thousands):</p><table><tr><td></td><td>December 31, 2023</td></tr>\
             <tr><td>Copper</td><td>$9,120</td></tr><tr><td>Kettles begun</td><td>8,044</td></tr>\
             <tr><td>Kettles</td><td>12,811</td></tr><tr><td></td><td>{total}</td></tr></table></body></html>"
        );
        let reading = crate::reading::read(page.into_bytes());
        let own = reading.checks.all.iter().filter(|c| c.kind == Foot);
        own.map(|c| format!("{:?}: {}", c.status, c.equation)).collect::<Vec<_>>()
    };
    assert_eq!(column("$29,975"), ["Pass: $9,120 + 8,044 + 12,811 = $29,975"]);
    assert_eq!(column("$29,475"), ["Fail: $9,120 + 8,044 + 12,811 \u{2260} $29,475"]);
    assert!(column("29,475").is_empty());
}

#[test]
fn a_total_that_stands_first_has_its_parts_below_it() {
    let found = |total: &str| {
        checks(
            Foot,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n\
                 | Total revenues | {total} | 5,881 |\n\
                 | Kettles | 3,112 | 2,984 |\n| Lids | 2,011 | 1,956 |\n| Spouts | 1,001 | 941 |\n"
            ),
        )
    };
    assert_eq!(found("6,124"), ["Pass: 3,112 + 2,011 + 1,001 = 6,124", "Pass: 2,984 + 1,956 + 941 = 5,881"]);
    assert!(
        found("6,524").contains(&"Fail: 3,112 + 2,011 + 1,001 \u{2260} 6,524".to_owned()),
        "{:?}",
        found("6,524")
    );
    assert!(found("7,713").iter().all(|sum| !sum.starts_with("Fail")));
}

/// Brackets in one column are the sign of a row; without brackets in any, what is paid out is taken away.
#[test]
fn a_bracket_that_is_lost_in_one_column_is_no_subtraction() {
    let reserve = |now: &str, before: &str| {
        checks(
            crate::checks::CheckKind::RollForward,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n\
                 | Balance at beginning of year | 5,208 | 4,931 |\n\
                 | Provisions | 2,046 | 2,042 |\n\
                 | Repairs of kettles | {now} | {before} |\n\
                 | Balance at end of year | 5,414 | 5,208 |\n"
            ),
        )
    };
    let fails = |found: &[String]| found.iter().filter(|sum| sum.starts_with("Fail")).count();
    let lost = reserve("1,840", "(1,765)");
    assert_eq!(lost, ["Fail: 5,208 + 2,046 + 1,840 \u{2260} 5,414", "Pass: 4,931 + 2,042 + (1,765) = 5,208"]);
    for (now, before) in [("(1,840)", "(1,765)"), ("1,840", "1,765")] {
        let found = reserve(now, before);
        assert_eq!((found.len(), fails(&found)), (2, 0), "{found:?}");
    }
}

#[test]
fn a_dividend_that_lost_its_brackets_fails_though_its_total_has_them() {
    let equity = |dividend: &str| {
        let table = format!(
            "| | Common stock | Paid-in capital | Retained earnings | Total |\n|---|---|---|---|---|\n\
             | Balance, December 31, 2022 | 1,104 | 16,023 | 22,714 | 39,841 |\n\
             | Net income | | | 7,308 | 7,308 |\n\
             | Dividends declared | | | {dividend} | (2,411) |\n\
             | Options exercised | 12 | 1,236 | | 1,248 |\n\
             | Balance, December 31, 2023 | 1,116 | 17,259 | 27,611 | 45,986 |\n"
        );
        checks(crate::checks::CheckKind::RollForward, &table)
    };
    let right = equity("(2,411)");
    assert!(right.len() == 4 && right.iter().all(|sum| sum.starts_with("Pass")), "{right:?}");
    let wrong = equity("2,411");
    assert!(wrong.contains(&"Fail: 22,714 + 7,308 + 2,411 \u{2260} 27,611".to_owned()), "{wrong:?}");
}

/// The total of a list stands in a column of its own, and so does that of a list below it.
#[test]
fn a_total_may_stand_beside_the_column_of_its_parts() {
    let fees = |legal: &str, total: &str| {
        checks(
            Foot,
            &format!(
                "| | | |\n|---|---|---|\n\
             | Filing fee | | 1,415 |\n\
             | Listing fee | | 8,753 |\n\
             | Legal fees | | {legal} |\n\
             | Other | | 582 |\n\
             | Total | {total} | |\n"
            ),
        )
    };
    assert_eq!(fees("5,250", "16,000"), ["Pass: 1,415 + 8,753 + 5,250 + 582 = 16,000"]);
    assert_eq!(fees("5,850", "16,000"), ["Fail: 1,415 + 8,753 + 5,850 + 582 \u{2260} 16,000"]);
    // No digit makes it; and what is left is a part, which belongs elsewhere.
    for (legal, total) in [("4,113", "16,000"), ("5,250", "16,582")] {
        assert!(fees(legal, total).is_empty(), "{:?}", fees(legal, total));
    }
    // Amounts of two years are no parts of each other.
    let years = checks(
        Foot,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Lids sold | 3,427 | |\n| Kettles sold | 2,316 | |\n| Total sold in the year before | | 5,843 |\n",
    );
    assert!(years.is_empty(), "{years:?}");
}

#[test]
fn signs_that_leave_one_amount_prove_nothing() {
    let found = checks(
        Identity,
        "| | 2023 | 2022 | 2021 | 2020 |\n|---|---|---|---|---|\n\
         | Earnings per share | $1.52 | $2.64 | $3.18 | $2.27 |\n\
         | Basic, from what goes on | 1.52 | 2.64 | 3.18 | 2.27 |\n\
         | Diluted | 1.51 | 2.63 | 3.17 | 2.27 |\n\
         | Net earnings, diluted | 1.51 | 2.63 | 3.17 | 2.27 |\n",
    );
    assert!(found.is_empty(), "{found:?}");
    // What is earned and paid on top of a result is small beside it.
    let found = checks(
        Identity,
        "| | 2023 | 2022 |\n|---|---|---|\n\
         | Operating income | 4,210 | 4,012 |\n\
         | Interest income | 31 | 29 |\n\
         | Interest expense | 31 | 30 |\n\
         | Income before income taxes | 4,210 | 4,011 |\n",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

/// A figure of a list in one column that is a thousand times as large as it should be.
#[test]
fn a_thousandfold_fails_in_one_column_too() {
    let list = |first: &str, total: &str| {
        let found = checks(
            Foot,
            &format!(
                "| | December 31, 2023 |\n|---|---|\n| Tin plate | {first} |\n| Handles | 4,117 |\n\
                 | Kettles | 21,308 |\n| Total inventories | {total} |\n"
            ),
        );
        found.into_iter().filter(|check| check.starts_with("Fail")).collect::<Vec<_>>()
    };
    assert_eq!(list("12,613,000", "38,038"), ["Fail: 12,613,000 + 4,117 + 21,308 \u{2260} 38,038"]);
    assert_eq!(list("12,613", "38,038,000"), ["Fail: 12,613 + 4,117 + 21,308 \u{2260} 38,038,000"]);
    // What is large by itself is another list.
    assert!(list("12,619,000", "38,038").is_empty());
    assert!(list("12,613", "38,038").is_empty());
}

#[test]
fn a_result_for_each_share_comes_to_the_adjusted_one() {
    let found = |last: &str, sums: &str| {
        checks(
            Foot,
            &format!(
                "| | 2023 | 2022 |\n|---|---|---|\n\
                 | Diluted EPS | $ 0.41 | $ 0.33 |\n\
                 | Kiln closures | 0.05 | 0.04 |\n\
                 | Amortization of moulds | 0.11 | 0.08 |\n\
                 | Taxes on these | (0.04) | (0.02) |\n\
                 | {last} | {sums} |\n"
            ),
        )
    };
    for last in ["Adjusted EPS", "Diluted EPS, as adjusted", "Adjusted earnings per share"] {
        let held = found(last, "$ 0.53 | $ 0.43");
        assert_eq!(
            held,
            ["Pass: $ 0.41 + 0.05 + 0.11 + (0.04) = $ 0.53", "Pass: $ 0.33 + 0.04 + 0.08 + (0.02) = $ 0.43"],
            "{last}"
        );
    }
    // What comes to something else, or is no result of the same, tells nothing.
    assert!(found("Adjusted EPS", "$ 0.83 | $ 0.61").is_empty());
    assert!(found("Dividends per share", "$ 0.53 | $ 0.43").is_empty());
}
