//! Documents and their trees: numbers of items that are bracketed, misread or bare, names in lists, groups of
//! rows, supplements of tables, contents set as many tables.

use super::super::drawn::{html, read, tree};
use super::{items, lines, wrapped};

#[test]
fn numbers_that_are_bracketed_misread_or_roman() {
    for (heading, item) in [
        ("Item 7(a). Quantitative and Qualitative Disclosures About Market Risk", "7A"),
        ("ITEM 7 (A) - QUANTITATIVE AND QUALITATIVE DISCLOSURES ABOUT MARKET RISK", "7A"),
        ("ITEM VIIA. QUANTITATIVE AND QUALITATIVE DISCLOSURES ABOUT MARKET RISK", "7A"),
        ("Item 12(a). Security Ownership of Certain Beneficial Owners", "12"),
        ("Item l4. Principal Accountant Fees and Services", "14"),
        ("ITEM 1O. DIRECTORS, EXECUTIVE OFFICERS AND CORPORATE GOVERNANCE", "10"),
    ] {
        let body = html(&format!("# Item 7. Management's Discussion and Analysis\n...\n# {heading}\n..."));
        let drawn = tree("10-K/A", &body);
        let last = items(&drawn).last().map(|line| line.split(" | ").next().unwrap_or(""));
        assert_eq!(last, Some(format!("Item {item}").as_str()), "{heading}\n{drawn}");
    }
}

#[test]
fn items_that_leave_out_the_word() {
    let body = html(
        "<p align=center><b>PART I</b></p>
         # 1. Business
         ...
         # 2. Properties
         ...
         # 3. Legal Proceedings
         ...
         <p align=center><b>PART II</b></p>
         # 7. Management's Discussion and Analysis of Financial Condition and Results of Operations
         ...
         # 8. Financial Statements and Supplementary Data
         ...
         # 9A. Controls and Procedures
         ...",
    );
    assert_eq!(
        items(&tree("10-K/A", &body)),
        [
            "Item 1 | Business",
            "Item 2 | Properties",
            "Item 3 | Legal Proceedings",
            "Item 7 | Management's Discussion and Analysis of Financial Condition and Results of Operations",
            "Item 8 | Financial Statements and Supplementary Data",
            "Item 9A | Controls and Procedures",
        ]
    );
}

#[test]
fn titles_that_hang_under_their_first_line_or_have_a_rule_between() {
    let body = format!(
        "                                 PART II\n\n\
         ITEM 5.   MARKET FOR OUR COMMON EQUITY, RELATED STOCKHOLDER MATTERS\n\
         \x20         AND ISSUER PURCHASES OF EQUITY SECURITIES\n\n{0}\n\n\
         Item 7.  Management's Discussion and Analysis of Financial Condition and Results\n\
         --------------------------------------------------------------------------------\n\
         of Operations\n-------------\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        items(&tree("10-K/A", &body)),
        [
            "Item 5 | MARKET FOR OUR COMMON EQUITY, RELATED STOCKHOLDER MATTERS AND ISSUER PURCHASES OF EQUITY SECURITIES",
            "Item 7 | Management's Discussion and Analysis of Financial Condition and Results of Operations",
        ]
    );
}

/// Lines of bold letters in the middle, one below the other.
fn middle(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("<p align=center><b>{line}</b></p>\n")).collect()
}

#[test]
fn names_in_a_list_on_a_cover_are_no_headings() {
    let names = middle(&["Common Stock", "Preferred Stock", "Warrants", "Units"]);
    let body = html(&format!("{names}...\n# Item 1. Business\n..."));
    assert_eq!(lines(&tree("10-K/A", &body)), ["Item 1 | Business"]);
}

#[test]
fn headings_that_lead_from_the_large_to_the_small_stay() {
    let names = middle(&["Our Products", "Kettles", "Copper Kettles", "Small Copper Kettles"]);
    let body = html(&format!("# Item 1. Business\n...\n{names}..."));
    assert_eq!(lines(&tree("10-K/A", &body)).len(), 5, "{}", tree("10-K/A", &body));
}

#[test]
fn titles_of_slides_stand_one_to_a_page() {
    let slide = |title| format!("{}<hr style=\"page-break-after:always\">\n", middle(&[title]));
    let titles = ["Our Year", "Kettles Sold", "New Works", "Costs of Steel", "What Comes Next"];
    let body: String = titles.map(slide).concat();
    assert_eq!(lines(&tree("EX-99.2", &html(&body))), titles);
}

const SHEET: &str = "<table><tr><td></td><td>2023</td><td>2022</td></tr>\
    <tr><td>Cash</td><td>1,204</td><td>1,130</td></tr><tr><td>Kettles</td><td>96</td><td>88</td></tr>\
    <tr><td>Total</td><td>1,300</td><td>1,218</td></tr></table>";

#[test]
fn groups_of_rows_set_above_their_table_are_no_headings() {
    let body = html(&format!(
        "# Item 8. Financial Statements and Supplementary Data\n<p align=center><b>BALANCE SHEETS</b></p>\n<p align=center><b>ASSETS</b></p>\n{SHEET}\n\
         <p align=center><b>LIABILITIES AND STOCKHOLDERS' EQUITY (Note 5)</b></p>\n{SHEET}\n<p align=center><b>STATEMENTS OF INCOME</b></p>\n{SHEET}\n"
    ));
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 8 | Financial Statements and Supplementary Data",
            "  statement | BALANCE SHEETS",
            "  statement | STATEMENTS OF INCOME",
        ]
    );
}

#[test]
fn a_table_with_a_name_of_its_own_after_a_balance_sheet_keeps_it() {
    let body = html(&format!(
        "# Item 8. Financial Statements and Supplementary Data\n{}{SHEET}\n{}{SHEET}\n",
        middle(&["BALANCE SHEETS"]),
        middle(&["Other Income and Expenses"]),
    ));
    let drawn = tree("10-K/A", &body);
    assert!(drawn.contains("Other Income and Expenses"), "{drawn}");
}

#[test]
fn statements_named_in_plain_letters_right_above_their_table() {
    let body = html(&format!(
        "# Item 18. Financial Statements\n...\nConsolidated Statements of Financial Position\n(Expressed in dollars)\n{SHEET}\n\
         \"Ann Alder\" \"Ben Birch\"\nConsolidated Statements of Cash Flows\n{SHEET}\n"
    ));
    assert_eq!(
        lines(&tree("20-F/A", &body)),
        [
            "Item 18 | Financial Statements",
            "  statement | Consolidated Statements of Financial Position",
            "  statement | Consolidated Statements of Cash Flows",
        ]
    );
}

#[test]
fn contents_that_are_a_table_to_each_article() {
    let piece = |article: &str, entries: &str| {
        format!(
            "<TABLE>\n<CAPTION>\n                {article}\n\n<S>         <C>                                            <C>\n{entries}</TABLE>\n\n"
        )
    };
    let prose = wrapped();
    let body = format!(
        "                                TABLE OF CONTENTS\n\n{}{}{}                 ARTICLE I\n\n                 OFFICES\n\n{prose}\n\n\
         \x20                ARTICLE II\n\n                 MEETINGS\n\n{prose}\n\n                 ARTICLE III\n\n                 SEAL\n\n{prose}\n",
        piece("ARTICLE I", "Offices....................................                    1\n"),
        piece(
            "ARTICLE II",
            "SEC.  1.    Place of Meetings..........                    1\nSEC.  2.    Annual Meetings............                    1\n\
             SEC.  3.    Quorum and Manner of\n            Acting.....................                    2\nSEC.  4.    Notices....................                    3\n"
        ),
        piece("ARTICLE III", "Seal.......................................                    4\n"),
    );
    let drawn = tree("EX-3", &body);
    assert_eq!(lines(&drawn), ["ARTICLE I OFFICES", "ARTICLE II MEETINGS", "ARTICLE III SEAL"], "{drawn}");
}

#[test]
fn tables_of_a_supplement_stand_side_by_side() {
    let table = |title: &str| {
        format!(
            "<table><tr><td colspan=3 align=center><b>{title}</b></td></tr><tr><td colspan=3 align=center>(in millions)</td></tr>{}",
            &SHEET["<table>".len()..]
        )
    };
    let body = html(&format!(
        "<p align=center><b>TABLE OF CONTENTS</b></p>\n<table><tr><td>Sales of Kettles</td><td>2</td></tr><tr><td>Copper Bought</td><td>3</td></tr>\
         <tr><td>Shops</td><td>4</td></tr><tr><td>People</td><td>5</td></tr></table>\n{}\n{}\n{}\n",
        table("Sales of Kettles"),
        table("Copper Bought"),
        table("What Else There Is")
    ));
    assert_eq!(
        lines(&tree("EX-99.2", &body)),
        ["Sales of Kettles", "Copper Bought", "table | What Else There Is"]
    );
}

#[test]
fn an_item_behind_the_title_of_its_part() {
    let body = format!(
        "PART I - FINANCIAL INFORMATION     ITEM 1.  FINANCIAL STATEMENTS\n\n{0}\n\n\
         ITEM 2.  MANAGEMENT'S DISCUSSION AND ANALYSIS OF FINANCIAL CONDITION\n\n{0}\n\n\
         PART II - OTHER INFORMATION, ITEM 1.  LEGAL PROCEEDINGS\n\n{0}\n\n\
         ITEM 6.  EXHIBITS AND REPORTS ON FORM 8-K\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-Q/A", &body)),
        [
            "Item 1 | FINANCIAL STATEMENTS",
            "Item 2 | MANAGEMENT'S DISCUSSION AND ANALYSIS OF FINANCIAL CONDITION",
            "Item 1 | LEGAL PROCEEDINGS",
            "Item 6 | EXHIBITS AND REPORTS ON FORM 8-K",
        ]
    );
}

#[test]
fn a_title_of_many_words_needs_no_number() {
    let body = html(&format!(
        "<p align=center><b>PART I - FINANCIAL INFORMATION</b></p>
         <p align=center><b>BALANCE SHEETS</b></p>
         {SHEET}
         <p align=center><b>MANAGEMENT'S DISCUSSION AND ANALYSIS OF</b></p>
         <p align=center><b>FINANCIAL CONDITION AND RESULTS OF OPERATIONS</b></p>
         ...
         <p align=center><b>PART II - OTHER INFORMATION</b></p>
         # Item 6. Exhibits and Reports on Form 8-K
         ..."
    ));
    assert_eq!(
        lines(&tree("10-Q/A", &body)),
        [
            "FINANCIAL INFORMATION",
            "  statement | BALANCE SHEETS",
            "  Item 2 | MANAGEMENT'S DISCUSSION AND ANALYSIS OF FINANCIAL CONDITION AND RESULTS OF OPERATIONS",
            "OTHER INFORMATION",
            "  Item 6 | Exhibits and Reports on Form 8-K",
        ]
    );
}

#[test]
fn numbers_in_brackets_behind_titles() {
    let body = html(
        "# Business (Item 1)
         ...
         # Risk Factors (Item 1A)
         ...
         <p>More of this is told below (Item 7)</p>
         # Properties (Item 2)
         ...",
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | Business", "Item 1A | Risk Factors", "Item 2 | Properties"]
    );
}

#[test]
fn a_heading_shared_by_items_is_named_by_all_of_its_title() {
    let body = html(
        "# Items 2.02 and 7.01 Results of Operations and Financial Condition; Regulation FD Disclosure
         ...",
    );
    assert_eq!(
        items(&tree("8-K", &body)),
        ["Item 2.02, 7.01 | Results of Operations and Financial Condition; Regulation FD Disclosure"]
    );
}

#[test]
fn contents_whose_numbers_have_a_cell_of_their_own() {
    let row = |number: &str, title: &str, page: u32| {
        format!("<tr><td>{number}</td><td>{title}</td><td>{page}</td></tr>")
    };
    let rows: String = [
        ("ARTICLE 1", "Kettles", 1),
        ("1.1", "Copper", 1),
        ("1.2", "Steel", 2),
        ("ARTICLE 2", "Shops", 3),
        ("2.1", "Windows", 3),
        ("2.2", "Doors", 4),
    ]
    .map(|(number, title, page)| row(number, title, page))
    .concat();
    let body = html(&format!(
        "# TABLE OF CONTENTS\n<table>{rows}</table>\n# ARTICLE 1 Kettles\n# 1.1 Copper\n...\n# 1.2 Steel\n...\n\
         # ARTICLE 2 Shops\n# 2.1 Windows\n...\n# 2.2 Doors\n..."
    ));
    assert_eq!(
        lines(&tree("EX-10.1", &body)),
        [
            "ARTICLE 1 Kettles",
            "  1.1 Copper",
            "  1.2 Steel",
            "ARTICLE 2 Shops",
            "  2.1 Windows",
            "  2.2 Doors"
        ]
    );
}

#[test]
fn heads_of_pages_set_in_cells_are_no_tables() {
    let mut body = String::new();
    let mut page = 10;
    for item in ["Item 1. Business", "Item 2. Properties"] {
        body.push_str(&format!("# {item}\n"));
        for _ in 0..4 {
            page += 1;
            let name = &item[8..];
            body.push_str(&format!(
                "...\n<hr style=\"page-break-after:always\">\n<table><tr><td>{name}</td><td align=right>{page}</td></tr></table>\n"
            ));
        }
    }
    let filing = read("10-K/A", &html(&body));
    assert!(filing.documents[0].tables.is_empty(), "{:?}", filing.documents[0].tables.len());
    assert_eq!(items(&tree("10-K/A", &html(&body))), ["Item 1 | Business", "Item 2 | Properties"]);
}

#[test]
fn notes_go_on_below_the_heads_of_facing_pages() {
    let body = format!(
        "NOTES TO FINANCIAL STATEMENTS            NORTHERN KETTLE COMPANY\n\n1. Policies\n\n{0}\n\n2. Debt\n\n{0}\n\n<PAGE>\n\n\
         NORTHERN KETTLE COMPANY            NOTES TO FINANCIAL STATEMENTS\n\n3. Leases\n\n{0}\n",
        wrapped()
    );
    let drawn = tree("EX-13", &body);
    let notes: Vec<&str> = drawn.lines().map(str::trim).filter(|line| line.starts_with("Note ")).collect();
    assert_eq!(notes, ["Note 1 | Policies", "Note 2 | Debt", "Note 3 | Leases"], "{drawn}");
}
