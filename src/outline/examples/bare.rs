//! Documents and their trees: items whose number or title stands without the word "Item".

use super::super::drawn::{html, tree};
use super::{items, lines};

/// A filing that is one paragraph below each of these headings.
fn under(headings: &[&str]) -> String {
    html(&headings.iter().map(|heading| format!("{heading}\n...\n")).collect::<String>())
}

#[test]
fn items_of_a_current_report_by_number_and_title() {
    for form in ["8-K", "8-K/A"] {
        let body = under(&[
            "# 2.02 Results of Operations and Financial Condition",
            "# 9.01. Financial Statements and Exhibits",
        ]);
        assert_eq!(
            lines(&tree(form, &body)),
            [
                "Item 2.02 | Results of Operations and Financial Condition",
                "Item 9.01 | Financial Statements and Exhibits"
            ]
        );
    }
}

#[test]
fn numbers_and_titles_of_items_stand_beside_one_that_is_called_item() {
    let body = under(&[
        "# PART I",
        "# 1. Business",
        "# 1A. Risk Factors",
        "# 2. Properties",
        "# PART II",
        "# 5. Market for Registrant's Common Equity",
        "# PART IV",
        "# ITEM 15. Exhibits and Financial Statement Schedules",
    ]);
    assert_eq!(
        items(&tree("10-K/A", &body)),
        [
            "Item 1 | Business",
            "Item 1A | Risk Factors",
            "Item 2 | Properties",
            "Item 5 | Market for Registrant's Common Equity",
            "Item 15 | Exhibits and Financial Statement Schedules",
        ]
    );
}

#[test]
fn a_list_of_numbers_and_titles_right_below_each_other_heads_nothing() {
    let body = html(
        "<p>1. Business</p><p>2. Properties</p><p>3. Legal Proceedings</p>
         # 1. Business
         ...
         # 2. Properties
         ...
         # 3. Legal Proceedings
         ...",
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(items(&drawn), ["Item 1 | Business", "Item 2 | Properties", "Item 3 | Legal Proceedings"]);
    assert!(!drawn.contains("short"), "{drawn}");
}

#[test]
fn few_titles_of_items_without_a_number_are_headings_like_any_other() {
    let body = under(&["# Business", "# Properties", "# Risk Factors"]);
    assert_eq!(items(&tree("10-K/A", &body)), Vec::<&str>::new());
}
