//! Documents and their trees: how filers number and name the items of a form, and what is said of those that lack.

use super::super::drawn::{PROSE, html, read, tree};
use super::super::{SectionDoubt, build};
use super::{items, lines};

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
    let drawn = build(&read("10-Q", &html("# Item 1. Financial Statements\n...\n# Item 6. Exhibits\n...")));
    let doubts: Vec<String> = drawn.sections[0].doubts.iter().map(SectionDoubt::text).collect();
    assert_eq!(doubts, ["the form prescribes item 2 of part I, item 4 of part I, not found here"]);
}

#[test]
fn a_filing_whose_items_cannot_be_found_says_so() {
    let prose = "...\n".repeat(12);
    for form in ["10-K", "10-Q", "8-K", "20-F", "SC 13D"] {
        let outline = build(&read(form, &html(&prose)));
        let doubts: Vec<String> = outline.sections[0].doubts.iter().map(SectionDoubt::text).collect();
        assert!(
            doubts.contains(&"none of the items that the form prescribes was found".to_owned()),
            "{form}"
        );
    }
}
