//! Documents and their trees: what filers do with items, parts, notes and contents.
//!
//! Each example shows one habit of filers. The document stands on top, its tree below.

mod answers;
mod bare;
mod habits;
mod levels;
mod looks;
mod plain;
mod prospectuses;
mod runs;
mod typed;

use super::drawn::{PROSE, html, tree};

fn lines(tree: &str) -> Vec<&str> {
    tree.lines().collect()
}

/// The items of a tree alone, with their titles.
fn items(tree: &str) -> Vec<&str> {
    tree.lines().map(str::trim).filter(|line| line.starts_with("Item ")).collect()
}

#[test]
fn a_table_of_contents_without_links_names_no_sections() {
    let body = html(
        "# TABLE OF CONTENTS
         <table><tr><td>Item 1.</td><td>Business</td><td>3</td></tr>
         <tr><td>Item 1A.</td><td>Risk Factors</td><td>5</td></tr>
         <tr><td>Item 2.</td><td>Properties</td><td>9</td></tr>
         <tr><td>Item 3.</td><td>Legal Proceedings</td><td>9</td></tr></table>
         # Item 1. Business
         ...
         # Item 1A. Risk Factors
         ...
         # Item 2. Properties
         ...
         # Item 3. Legal Proceedings
         ...",
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | Business", "Item 1A | Risk Factors", "Item 2 | Properties", "Item 3 | Legal Proceedings"]
    );
}

#[test]
fn contents_that_name_no_parts_end_before_part_i() {
    let body = html(
        "<table><tr><td>Item 1.</td><td>Business</td><td>3</td></tr>
         <tr><td>Item 2.</td><td>Properties</td><td>9</td></tr>
         <tr><td>Item 3.</td><td>Legal Proceedings</td><td>9</td></tr>
         <tr><td>Item 5.</td><td>Market for Registrant's Common Equity</td><td>10</td></tr></table>
         # PART I
         # Item 1. Business
         ...
         # Item 2. Properties
         ...
         # PART II
         # Item 5. Market for Registrant's Common Equity
         ...",
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "PART I",
            "  Item 1 | Business",
            "  Item 2 | Properties",
            "PART II",
            "  Item 5 | Market for Registrant's Common Equity",
        ]
    );
}

#[test]
fn items_that_running_text_refers_to_are_no_headings() {
    let body = html(
        "# Item 1. Business
         ...
         <p>For what may go wrong see Item 1A of this report. Item 7 of the report for last year, which is on file, says more.</p>
         <p>Item 1A describes the risks of our trade and Item 7 what we make of them; both should be read with the statements.</p>
         # Item 1A. Risk Factors
         ...
         # Item 7. Management's Discussion and Analysis
         ...",
    );
    assert_eq!(
        items(&tree("10-K/A", &body)),
        ["Item 1 | Business", "Item 1A | Risk Factors", "Item 7 | Management's Discussion and Analysis"]
    );
}

#[test]
fn numbers_as_filers_write_them() {
    for (heading, item) in [
        ("Item No. 1 Business", "Item 1 | Business"),
        ("ITEM 1 - BUSINESS", "Item 1 | BUSINESS"),
        ("ITEM 1: BUSINESS", "Item 1 | BUSINESS"),
        ("I T E M  1 .  B U S I N E S S", "Item 1 | B U S I N E S S"),
        ("Items 1 and 2. Business and Properties", "Item 1, 2 | Business and Properties"),
        ("Item 1. and 2. Business and Properties", "Item 1, 2 | Business and Properties"),
        (
            "Items 1 through 3. Business, Properties and Legal Proceedings",
            "Item 1, 1A, 1B, 1C, 2, 3 | Business, Properties and Legal Proceedings",
        ),
        ("Item 9A(T). Controls and Procedures", "Item 9A | Controls and Procedures"),
        ("Item 9A (T) - Controls and Procedures", "Item 9A | Controls and Procedures"),
        ("PART I, ITEM 1. BUSINESS", "Item 1 | BUSINESS"),
        ("Item 6. [Reserved]", "Item 6 | [Reserved]"),
        ("Item 4. (Removed and Reserved)", "Item 4 | (Removed and Reserved)"),
        ("ITEM 1. BUSINESS OF THE KETTLE COMPANY", "Item 1 | BUSINESS OF THE KETTLE COMPANY"),
    ] {
        let body = html(&format!(
            "# {heading}\n...\n# Item 12. Security Ownership of Certain Beneficial Owners\n..."
        ));
        assert_eq!(items(&tree("10-K/A", &body)).first(), Some(&item), "{heading}");
    }
}

#[test]
fn a_heading_in_several_cells_lines_and_tags() {
    for heading in [
        "<table><tr><td><b>Item 1.</b></td><td><b>Business</b></td></tr></table>",
        "<p><b>Item 1.</b></p><p><b>Business</b></p>",
        "<p><b>Item</b> <b>1.</b> <u>Business</u></p>",
        "<p><b>ITEM 1.<br>BUSINESS</b></p>",
        "<div><font size=\"2\"><b>Item&nbsp;1.</b></font><font size=\"2\">&#160;&#160;<b>Business</b></font></div>",
        "<p>Item 1. <u>Business</u></p>",
        "<p><b>It</b><b>em 1. Bus</b><b>iness</b></p>",
    ] {
        let body = html(&format!("{heading}\n...\n# Item 2. Properties\n..."));
        let drawn = tree("10-K/A", &body);
        assert_eq!(
            items(&drawn).first().map(|i| i.to_uppercase()).as_deref(),
            Some("ITEM 1 | BUSINESS"),
            "{heading}"
        );
    }
}

#[test]
fn both_parts_of_a_quarterly_report_have_an_item_1() {
    let body = html(
        "# PART I. FINANCIAL INFORMATION
         # Item 1. Financial Statements
         ...
         # Item 2. Management's Discussion and Analysis of Financial Condition and Results of Operations
         ...
         # Item 4. Controls and Procedures
         ...
         # PART II. OTHER INFORMATION
         # Item 1. Legal Proceedings
         ...
         # Item 1A. Risk Factors
         ...
         # Item 6. Exhibits
         ...",
    );
    assert_eq!(
        lines(&tree("10-Q", &body)),
        [
            "FINANCIAL INFORMATION",
            "  Item 1 | Financial Statements",
            "  Item 2 | Management's Discussion and Analysis of Financial Condition and Results of Operations",
            "  Item 4 | Controls and Procedures",
            "OTHER INFORMATION",
            "  Item 1 | Legal Proceedings",
            "  Item 1A | Risk Factors",
            "  Item 6 | Exhibits",
        ]
    );
}

#[test]
fn parts_whose_headings_are_left_out_still_tell_items_apart() {
    let body = html(
        "# Item 1. Financial Statements
         ...
         # Item 2. Management's Discussion and Analysis of Financial Condition and Results of Operations
         ...
         # Item 1. Legal Proceedings
         ...
         # Item 2. Unregistered Sales of Equity Securities and Use of Proceeds
         ...
         # Item 6. Exhibits
         ...",
    );
    assert_eq!(items(&tree("10-Q/A", &body)).len(), 5);
}

#[test]
fn running_heads_and_links_back_on_every_page_are_no_sections() {
    let page = format!(
        "<p><a href=\"#toc\">Table of Contents</a></p><p><b>Item 1A. Risk Factors (continued)</b></p><p>{PROSE}</p>\
         <p>{PROSE}</p><p>7</p><hr style=\"page-break-after:always\">"
    );
    let body = html(&format!(
        "# Item 1. Business\n...\n# Item 1A. Risk Factors\n...\n<p>6</p><hr style=\"page-break-after:always\">\n{page}\n{page}\n{page}\n\
         # Item 2. Properties\n..."
    ));
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | Business", "Item 1A | Risk Factors", "Item 2 | Properties"]
    );
}

#[test]
fn what_the_form_prescribes_and_the_filing_lacks_is_said() {
    let drawn = super::build(&super::drawn::read(
        "10-Q",
        &html("# Item 1. Financial Statements\n...\n# Item 6. Exhibits\n..."),
    ));
    let doubts: Vec<String> = drawn.sections[0].doubts.iter().map(super::SectionDoubt::text).collect();
    assert_eq!(doubts, ["the form prescribes item 2 of part I, item 4 of part I, not found here"]);
}

#[test]
fn a_filing_whose_items_cannot_be_found_says_so() {
    let prose = "...\n".repeat(12);
    for form in ["10-K", "10-Q", "8-K", "20-F", "SC 13D"] {
        let outline = super::build(&super::drawn::read(form, &html(&prose)));
        let doubts: Vec<String> = outline.sections[0].doubts.iter().map(super::SectionDoubt::text).collect();
        assert!(
            doubts.contains(&"none of the items that the form prescribes was found".to_owned()),
            "{form}"
        );
    }
}

#[test]
fn an_index_in_place_of_items_leads_elsewhere() {
    let body = html(
        "# Our business
         ...
         # Risks of our trade
         ...
         # What we made of the year
         ...
         # Form 10-K Cross-Reference Index
         <table><tr><td>Item 1.</td><td>Business</td><td>3-5</td></tr>
         <tr><td>Item 1A.</td><td>Risk Factors</td><td>5</td></tr>
         <tr><td>Item 2.</td><td>Properties</td><td>9</td></tr>
         <tr><td>Item 3.</td><td>Legal Proceedings</td><td>9-10</td></tr>
         <tr><td>Item 15.</td><td>Exhibits and Financial Statement Schedules</td><td>11</td></tr></table>
         # Signatures
         <p>The undersigned has signed this report. /s/ Ann Kettle</p>",
    );
    let drawn = tree("10-K/A", &body);
    let found = items(&drawn);
    assert_eq!(found.len(), 5, "{drawn}");
    assert!(
        found.iter().all(|item| item.ends_with("! a row of an index: its text stands elsewhere")),
        "{drawn}"
    );
    assert!(drawn.starts_with("Our business\n"), "{drawn}");
}

#[test]
fn an_index_of_a_text_filing_says_page_by_page_where_items_are_answered() {
    let body = format!(
        "<PAGE>\n\n                 FORM 10-K CROSS-REFERENCE INDEX\n<TABLE>\n<CAPTION>\n\
         \x20                                            Form       Annual\n\
         \x20                                            10-K       Report\n\
         <S>                                           <C>        <C>\n\
         \x20                       PART I\n\n\
         Item 1. Business\n\
         \x20        Description of Business              3-6       8-52\n\
         \x20        Kettles of Steel                     7         10-13\n\
         \x20        Kettles of Copper                    8         --\n\
         Item 2. Properties                            14        --\n\
         Item 3. Legal Proceedings                     --        47\n\n\
         \x20                       PART II\n\n\
         Item 5. Market for Registrant's Common Equity --        31\n\
         Item 6. Selected Financial Data               --        9\n\
         Item 8. Financial Statements                  --        33-52\n\
         SIGNATURES                                    19        --\n\
         </TABLE>\n\n<PAGE>\n\nDESCRIPTION OF BUSINESS\n\n{0}\n\nKETTLES OF STEEL\n\n{0}\n",
        wrapped()
    );
    let drawn = tree("10-K/A", &body);
    let elsewhere = "! a row of an index: its text stands elsewhere";
    let rows: Vec<&str> = items(&drawn).into_iter().filter(|item| item.ends_with(elsewhere)).collect();
    assert_eq!(rows.len(), 6, "{drawn}");
    assert!(
        drawn.contains("\nDESCRIPTION OF BUSINESS\n"),
        "below the index and not in its last row: {drawn}"
    );
}

#[test]
fn a_list_of_links_at_the_end_names_no_sections() {
    let items = [
        "Item 1. Business",
        "Item 2. Properties",
        "Executive Officers",
        "Item 3. Legal Proceedings",
        "Our Towns",
        "Item 5. Market for Registrant's Common Equity",
    ];
    let links: String = items.iter().map(|item| format!("<p><a href=\"#x\">{item}</a></p>\n")).collect();
    let body = html(&format!(
        "<p>Item 1. Business.</p>\n...\n<p>Item 2. Properties.</p>\n...\n<p>Item 3. Legal Proceedings.</p>\n...\n\
         <p>Item 5. Market for Registrant's Common Equity.</p>\n...\n{links}"
    ));
    let drawn = tree("10-K/A", &body);
    assert_eq!(self::items(&drawn).len(), 4, "{drawn}");
    assert!(!drawn.contains('!'), "{drawn}");
}

#[test]
fn a_title_that_is_stuck_to_its_number() {
    for heading in [
        "<p><b>Item 1A</b><b>Risk Factors</b></p>",
        "<p><b>ITEM 1ARISK FACTORS</b></p>",
        "<p><b><span>ITEM 1A.</span><span style=\"padding-left:30pt\">RISK FACTORS</span></b></p>",
        "<p><b>I T E M 1 A . R I S K F A C T O R S</b></p>",
    ] {
        let body = html(&format!("# Item 1. Business\n...\n{heading}\n...\n# Item 2. Properties\n..."));
        let drawn = tree("10-K/A", &body);
        let found: Vec<&str> =
            items(&drawn).iter().map(|item| item.split(" |").next().unwrap_or("")).collect();
        assert_eq!(found, ["Item 1", "Item 1A", "Item 2"], "{heading}");
    }
}

#[test]
fn heads_of_later_pages_are_no_headings_although_worded_otherwise() {
    let body = html(
        "# Item 6. Selected Financial Data
         ...
         # Item 7. Management's Discussion and Analysis of Financial Condition
         ...
         # Item 7. Managements Discussion and Analysis of Results of Operations
         ...
         # Item 8. Financial Statements
         ...",
    );
    let drawn = tree("10-K/A", &body);
    let seventh = items(&drawn)[1];
    assert!(
        seventh.starts_with("Item 7 | Management's Discussion and Analysis of Financial Condition"),
        "{drawn}"
    );
}

#[test]
fn items_by_title_alone_where_the_others_are_numbered() {
    let body = html(
        "# Item 1. Business
         ...
         # Risk Factors
         ...
         # Item 2. Properties
         ...
         # Item 3. Legal Proceedings
         ...",
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(items(&drawn)[1], "Item 1A | Risk Factors", "{drawn}");
}

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
fn what_a_list_of_statements_names_starts_elsewhere() {
    let body = html(
        "# Item 15. Exhibits and Financial Statement Schedules
         <p>(a) The following are filed with this report:</p>
         # Consolidated Balance Sheets as of December 31, 2023
         # Consolidated Statements of Cash Flows
         # Notes to Consolidated Financial Statements
         # Report of Independent Auditors
         <p>(b) Exhibits</p>",
    );
    assert_eq!(lines(&tree("10-K/A", &body)), ["Item 15 | Exhibits and Financial Statement Schedules"]);
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
fn a_heading_in_plain_text_may_have_nothing_but_empty_lines_around_it() {
    let body = format!("<PAGE>\n\n{0}\n\n\nOur Towns\n\n{0}\n\n\nOur Works and Shops\n\n{0}\n", wrapped());
    assert_eq!(lines(&tree("EX-13", &body)), ["Our Towns", "Our Works and Shops"]);
}

/// The prose as plain text has it.
fn wrapped() -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in PROSE.split_whitespace() {
        if column + word.len() > 70 {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
        }
        out.push_str(word);
        column += word.len() + 1;
    }
    out
}

#[test]
fn a_text_filing_of_the_nineties() {
    let body = format!(
        "<PAGE>\n\n                                   PART I\n\nITEM 1.   BUSINESS\n\n{0}\n\n<PAGE>\n\nITEM 2.   PROPERTIES\n\n{0}\n\n\
         ITEM 3.   LEGAL PROCEEDINGS\n\n     None.\n\n                                   PART II\n\n\
         ITEM 5.   MARKET FOR THE REGISTRANT'S COMMON EQUITY AND RELATED\n          STOCKHOLDER MATTERS\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "PART I",
            "  Item 1 | BUSINESS",
            "  Item 2 | PROPERTIES",
            "  Item 3 | LEGAL PROCEEDINGS",
            "PART II",
            "  Item 5 | MARKET FOR THE REGISTRANT'S COMMON EQUITY AND RELATED STOCKHOLDER MATTERS",
        ]
    );
}
