//! Documents and their trees: what a table of contents, an index or a list names starts elsewhere.

use super::super::drawn::{draw, html, read, tree};
use super::{items, lines, wrapped};

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
fn items_that_are_answered_on_their_own_line_are_no_contents() {
    let answered = "PART II.  OTHER INFORMATION\n\nItem 1.  Legal Proceedings                    None\n\n\
        Item 2.  Changes in Securities                None\n\nItem 3.  Defaults Upon Senior Securities      None\n\n\
        Item 5.  Other Information                    None\n\nItem 6.  Exhibits and Reports on Form 8-K\n\n";
    let body = format!(
        "{answered}         (a) A drawing of a kettle.\n\n                    SIGNATURES\n\nBy: /s/ Ann Alder\n"
    );
    let part = [
        "Item 1 | Legal Proceedings",
        "Item 2 | Changes in Securities",
        "Item 3 | Defaults Upon Senior Securities",
        "Item 5 | Other Information",
        "Item 6 | Exhibits and Reports on Form 8-K",
    ];
    assert_eq!(items(&tree("10-Q/A", &body)), part);
    let row = |number: &str, title: &str, answer: &str| {
        format!("<tr><td>Item {number}.</td><td>{title}</td><td>{answer}</td></tr>")
    };
    let table = |answers: [&str; 4]| {
        html(&format!(
            "# PART II - OTHER INFORMATION\n<table>{}{}{}{}</table>\n<p>31 Certification of the head of the works</p>\n\
             # SIGNATURES\n<p>By: /s/ Ann Alder</p>",
            row("3", "Defaults Upon Senior Securities", answers[0]),
            row("4", "Mine Safety Disclosures", answers[1]),
            row("5", "Other Information", answers[2]),
            row("6", "Exhibits", answers[3]),
        ))
    };
    let drawn = tree("10-Q/A", &table(["None", "N/A", "None", ""]));
    assert_eq!(drawn.matches("an index").count(), 0, "{drawn}");
    // Pages lead on, whatever a few of the items are answered with.
    let drawn = tree("10-Q/A", &table(["12", "N/A", "12", "13"]));
    assert_eq!(drawn.matches("an index").count(), 4, "{drawn}");
}

#[test]
fn contents_may_have_a_line_for_the_number_the_title_and_the_page() {
    let contents = "<div>Item 1.</div><div>Business</div><div>3</div><div>Item 1A.</div><div>Risk Factors</div>\
        <div>5</div><div>Item 2.</div><div>Properties</div><div>9</div><div>Item 3.</div>\
        <div>Legal Proceedings</div><div>9</div>";
    let report = "Item 1. Business
         ...
         Item 1A. Risk Factors
         ...
         Item 2. Properties
         ...
         Item 3. Legal Proceedings
         ...";
    let filing = read("10-K/A", &html(&format!("{contents}\n{report}")));
    let outline = crate::outline::build_with(&filing, &[]);
    assert_eq!(outline.contents.len(), 1, "the list is contents");
    for section in outline.sections.iter().filter(|section| section.depth > 0) {
        assert!(section.span.len() > 200, "{} holds its text", section.title);
    }
    assert_eq!(
        items(&draw(&filing, &outline)),
        ["Item 1 | Business", "Item 1A | Risk Factors", "Item 2 | Properties", "Item 3 | Legal Proceedings"]
    );
}

#[test]
fn items_that_nobody_answered_are_no_contents() {
    let body = "Item 1.\n\nBusiness\n\nItem 2.\n\nProperties\n\nItem 3.\n\nLegal Proceedings\n\n\
        Item 5.\n\nMarket for Registrant's Common Equity\n";
    let filing = read("10-K/A", body);
    let outline = crate::outline::build_with(&filing, &[]);
    assert!(outline.contents.is_empty(), "nothing calls it contents");
    assert_eq!(items(&draw(&filing, &outline)).len(), 4);
}
