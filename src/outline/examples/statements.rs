//! Documents and their trees: statements, reports and notes, which are sections of their own.

use super::super::drawn::{html, read, tree};
use super::lines;

#[test]
fn statements_and_notes_are_sections_of_their_own() {
    let figures = "<table><tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Cash</td><td>1,204</td><td>1,100</td></tr>\
                   <tr><td>Kettles</td><td>310</td><td>280</td></tr><tr><td>Total</td><td>1,514</td><td>1,380</td></tr></table>";
    let body = html(&format!(
        "# Item 8. Financial Statements and Supplementary Data
         # Report of Independent Registered Public Accounting Firm
         ...
         # CONSOLIDATED BALANCE SHEETS
         {figures}
         # CONSOLIDATED STATEMENTS OF CASH FLOWS
         {figures}
         # NOTES TO CONSOLIDATED FINANCIAL STATEMENTS
         # Note 1. Policies
         ...
         # Use of estimates
         ...
         # Note 2. Debt
         ...
         # Item 9. Changes in and Disagreements with Accountants
         <p>None.</p>"
    ));
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 8 | Financial Statements and Supplementary Data",
            "  Report of Independent Registered Public Accounting Firm",
            "  statement | CONSOLIDATED BALANCE SHEETS",
            "  statement | CONSOLIDATED STATEMENTS OF CASH FLOWS",
            "  NOTES TO CONSOLIDATED FINANCIAL STATEMENTS",
            "    Note 1 | Policies",
            "      Use of estimates",
            "    Note 2 | Debt",
            "Item 9 | Changes in and Disagreements with Accountants",
        ]
    );
}

#[test]
fn the_name_of_a_statement_may_stand_in_its_table() {
    let table = |name: &str| {
        format!(
            "<table><tr><td colspan=\"3\"><b>NORTHERN KETTLE COMPANY</b></td></tr><tr><td colspan=\"3\"><b>{name}</b></td></tr>\
             <tr><td colspan=\"3\">(in thousands)</td></tr><tr><td></td><td>2023</td><td>2022</td></tr>\
             <tr><td>Cash</td><td>1,204</td><td>1,100</td></tr><tr><td>Kettles</td><td>310</td><td>280</td></tr></table>"
        )
    };
    let body = html(&format!(
        "# Kettle sales rise\n...\n{}\n{}\n{}",
        table("CONSOLIDATED STATEMENTS OF OPERATIONS"),
        table("CONSOLIDATED BALANCE SHEETS"),
        table("SALES BY TOWN"),
    ));
    assert_eq!(
        lines(&tree("EX-99.1", &body)),
        [
            "Kettle sales rise",
            "statement | CONSOLIDATED STATEMENTS OF OPERATIONS",
            "statement | CONSOLIDATED BALANCE SHEETS",
            "table | SALES BY TOWN",
        ]
    );
}

#[test]
fn numbered_sentences_in_a_note_are_no_notes() {
    let body = html(
        "# NOTES TO FINANCIAL STATEMENTS
         # 1. Policies
         ...
         <p>1. We sell kettles.</p>
         <p>2. We lease kettles.</p>
         <p>3. We mend kettles.</p>
         # 2. Debt
         ...
         # 3. Leases
         ...",
    );
    assert_eq!(
        lines(&tree("EX-13", &body)),
        ["NOTES TO FINANCIAL STATEMENTS", "  Note 1 | Policies", "  Note 2 | Debt", "  Note 3 | Leases"]
    );
}

#[test]
fn the_heading_of_the_notes_on_each_page_starts_no_notes_anew() {
    let figures = "<table><tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Cash</td><td>1,204</td><td>1,100</td></tr>\
                   <tr><td>Kettles</td><td>310</td><td>280</td></tr><tr><td>Total</td><td>1,514</td><td>1,380</td></tr></table>";
    let page = "# Northern Kettle Company and Subsidiaries\n# NOTES TO FINANCIAL STATEMENTS";
    let body = html(&format!(
        "{page}\n# (1) Policies\n...\n# Statement of Operations\n{figures}\n{page}\n...\n{page}\n# (2) Debt\n...\n\
         {page}\n# (3) Leases\n..."
    ));
    let drawn = tree("EX-13", &body);
    let notes: Vec<&str> = drawn.lines().map(str::trim).filter(|line| line.starts_with("Note ")).collect();
    assert_eq!(notes, ["Note 1 | Policies", "Note 2 | Debt", "Note 3 | Leases"], "{drawn}");
}

#[test]
fn the_name_of_a_company_opens_the_statement_below_it() {
    let figures = "<table><tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Cash</td><td>1,204</td><td>1,100</td></tr>\
                   <tr><td>Kettles</td><td>310</td><td>280</td></tr><tr><td>Total</td><td>1,514</td><td>1,380</td></tr></table>";
    let plan = "<p align=\"center\">Alder Savings Plan</p>";
    let body = html(&format!(
        "# REPORT OF INDEPENDENT AUDITORS\n...\n<p>Ash &amp; Birch LLP</p>\n{plan}\n# BALANCE SHEETS\n{figures}\n\
         {plan}\n# STATEMENTS OF INCOME\n{figures}"
    ));
    let filing = read("EX-13", &body);
    let outline = crate::outline::build_with(&filing, &[]);
    let text = |section: &crate::outline::Section| filing.documents[0].slice(section.span).trim();
    let statements: Vec<&str> = outline
        .sections
        .iter()
        .filter(|s| s.kind == crate::outline::SectionKind::Statement)
        .map(text)
        .collect();
    assert_eq!(statements.len(), 2);
    for statement in statements {
        assert!(statement.starts_with("Alder Savings Plan"), "{statement}");
        assert!(!statement.contains("Birch"), "{statement}");
        assert!(statement.ends_with("1,380"), "{statement}");
    }
    let alone = html(&format!(
        "# REPORT OF INDEPENDENT AUDITORS\n...\n<p>Ash &amp; Birch LLP</p>\n# BALANCE SHEETS\n{figures}"
    ));
    let filing = read("EX-13", &alone);
    let outline = crate::outline::build_with(&filing, &[]);
    let last = outline.sections.last().expect("a section");
    assert!(
        filing.documents[0].slice(last.span).starts_with("BALANCE SHEETS"),
        "the auditors signed their report"
    );
}
