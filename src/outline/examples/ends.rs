//! Documents and their trees: where titles and contents end, and where what follows them starts.

use super::super::drawn::{PROSE, html, tree};
use super::{items, lines, wrapped};

/// A table of figures.
const FIGURES: &str = "<table><tr><td></td><td>2006</td><td>2005</td></tr><tr><td>Cash</td><td>1,214</td>\
    <td>1,187</td></tr><tr><td>Kettles</td><td>820</td><td>787</td></tr></table>";

#[test]
fn a_statement_below_the_title_of_its_item_is_no_part_of_it() {
    for title in [
        "Item 1. Financial Statements (Unaudited)",
        "Item 1. Unaudited Financial Statements",
        "ITEM 1. FINANCIAL STATEMENTS - UNAUDITED",
        "Item 1. Financial Statements",
    ] {
        let body = html(&format!(
            "# PART I. FINANCIAL INFORMATION\n# {title}\n\
             <p align=\"center\"><b>Condensed Consolidated Balance Sheets</b></p>\n{FIGURES}\n\
             # Item 2. Management's Discussion and Analysis of Financial Condition and Results of Operations\n...\n"
        ));
        let drawn = tree("10-Q/A", &body);
        assert!(drawn.contains("    statement | Condensed Consolidated Balance Sheets\n"), "{drawn}");
        assert_eq!(items(&drawn).len(), 2, "{drawn}");
    }
    let plain = format!(
        "PART I.  FINANCIAL INFORMATION\n\nITEM 1.  FINANCIAL STATEMENTS (UNAUDITED)\n\n\
         \x20             CONDENSED CONSOLIDATED BALANCE SHEETS\n\n\
         \x20                              1997        1996\n                              --------    --------\n\
         Kettles                       $ 12,114    $ 11,987\nRepairs                          8,208       7,876\n\n\
         ITEM 2.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{}\n",
        wrapped()
    );
    let drawn = tree("10-Q/A", &plain);
    assert!(drawn.contains("Item 1 | FINANCIAL STATEMENTS (UNAUDITED)\n    statement | "), "{drawn}");
}

#[test]
fn a_heading_below_a_whole_title_is_no_part_of_it() {
    let body = html(
        "# Item 5. Market for Our Stock
         # Holders
         ...
         # Item 7. Management's Discussion and Analysis of Financial
         # Condition and Results of Operations
         ...
         # Item 15. Exhibits and Schedules
         # Financial Statements
         ...",
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(
        lines(&drawn),
        [
            "Item 5 | Market for Our Stock",
            "  Holders",
            "Item 7 | Management's Discussion and Analysis of Financial Condition and Results of Operations",
            "Item 15 | Exhibits and Schedules",
            "  Financial Statements",
        ]
    );
}

#[test]
fn a_title_that_runs_into_its_paragraph_on_the_second_line() {
    let body = format!(
        "                  PART II\n\n\
         Item 5.  Market for Registrant's Common Equity and Related Stockholder\n\
         Matters.  The common stock of the works is held by those who make\nthe kettles and by few others.\n\n{0}\n\n\
         Item 6.  Selected Financial Data.  What was sold in each of the years is\n\
         told elsewhere. It is little.\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        items(&tree("10-K/A", &body)),
        [
            "Item 5 | Market for Registrant's Common Equity and Related Stockholder Matters",
            "Item 6 | Selected Financial Data"
        ]
    );
}

#[test]
fn contents_go_on_where_an_item_lists_its_statements() {
    let body = format!(
        "                                  INDEX\n\nPART I.  FINANCIAL INFORMATION\n\n     Item 1.  Financial Statements\n\n\
         \x20             Consolidated Balance Sheets                                 3\n\n\
         \x20             Consolidated Statements of Income                           4\n\n\
         \x20             Notes to Consolidated Financial Statements                  5\n\n\
         \x20    Item 2.  Management's Discussion and Analysis                        7\n\n\
         PART II.  OTHER INFORMATION\n\n     Item 1.  Legal Proceedings                                           9\n\n\
         \x20    Item 6.  Exhibits and Reports on Form 8-K                           10\n\n<PAGE>\n\n\
         PART I.  FINANCIAL INFORMATION\n\nITEM 1.  FINANCIAL STATEMENTS\n\n{0}\n\n\
         ITEM 2.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{0}\n\n\
         PART II.  OTHER INFORMATION\n\nITEM 1.  LEGAL PROCEEDINGS\n\n{0}\n",
        wrapped()
    );
    let drawn = tree("10-Q/A", &body);
    let parts = drawn.lines().filter(|line| !line.starts_with(' '));
    assert_eq!(parts.collect::<Vec<_>>(), ["FINANCIAL INFORMATION", "OTHER INFORMATION"]);
    let filing = super::super::drawn::read("10-Q/A", &body);
    let outline = super::super::build(&filing);
    let part = outline.sections.iter().find(|s| s.title == "FINANCIAL INFORMATION").expect("part I");
    let text = &filing.documents[0].text;
    assert_eq!(
        text.rfind("PART I. "),
        Some(part.span.start() as usize),
        "the part starts below the contents"
    );
}

#[test]
fn an_index_of_statements_ends_no_cover() {
    let index = "<p align=\"center\"><b>INDEX TO INTERIM FINANCIAL STATEMENTS</b></p>\n<table>\
        <tr><td>Balance Sheets</td><td>F-2</td></tr><tr><td>Statements of Operations</td><td>F-3</td></tr>\
        <tr><td>Statements of Cash Flows</td><td>F-4</td></tr><tr><td>Notes to Financial Statements</td><td>F-5</td></tr></table>";
    let body = html(&format!(
        "# Operating Results\n...\n# Liquidity and Capital Resources\n...\n{index}\n# Balance Sheets\n{FIGURES}\n\
         # Notes to Financial Statements\n# 1. General\n...\n# 2. Leases\n..."
    ));
    for form in ["6-K", "EX-99.1"] {
        let drawn = tree(form, &body);
        assert!(
            drawn.starts_with("Operating Results\nLiquidity and Capital Resources\n"),
            "what stands before the index is text: {drawn}"
        );
    }
    // The contents of a supplement are none of statements, and end its cover.
    let supplement = body.replace("FINANCIAL STATEMENTS</b>", "SUPPLEMENT</b>").replace(">F-", ">S-");
    assert!(!tree("EX-99.1", &supplement).contains("Operating Results"));
}

#[test]
fn parts_of_the_form_for_foreign_issuers_before_2000() {
    let body = html(
        "# PART I
         # Item 1. Description of Business
         ...
         # PART II
         # Item 14. Description of Securities to be Registered
         ...
         # PART III
         # Item 15. Defaults Upon Senior Securities
         ...
         # PART IV
         # Item 17. Financial Statements
         ...",
    );
    let drawn = tree("20-F/A", &body);
    assert_eq!(
        lines(&drawn),
        [
            "PART I",
            "  Item 1 | Description of Business",
            "PART II",
            "  Item 14 | Description of Securities to be Registered",
            "PART III",
            "  Item 15 | Defaults Upon Senior Securities",
            "PART IV",
            "  Item 17 | Financial Statements",
        ]
    );
}

#[test]
fn a_title_in_two_rows_of_an_index() {
    let body = format!(
        "                     FORM 10-K CROSS REFERENCE INDEX\n\n\
         \x20                                                                      Page\n\nPart I\n\
         Item 1    Business                                          5-11\n\
         Item 2    Properties                                        7-13\n\
         Item 3    Legal Proceedings                                 9-15\n\
         Item 4    Submission of Matters to a Vote of Security\n\
         \x20         Holders                                           11\nPart II\n\
         Item 6    Selected Financial Data                           15-21\n\
         Item 7    Management's Discussion and Analysis of\n\
         \x20         Financial Condition and Results of Operations     17\n\
         Item 8    Financial Statements and Supplementary Data       19-25\n\n<PAGE>\n\nTHE WORKS\n\n{}\n",
        wrapped()
    );
    let drawn = tree("10-K/A", &body);
    for title in [
        "Item 4 | Submission of Matters to a Vote of Security Holders !",
        "Item 7 | Management's Discussion and Analysis of Financial Condition and Results of Operations !",
        "Item 8 | Financial Statements and Supplementary Data !",
    ] {
        assert!(drawn.contains(title), "{title}: {drawn}");
    }
}

#[test]
fn items_from_one_to_another_share_a_heading() {
    for line in [
        "Items 10 to 13 inclusive.",
        "ITEM 10 - ITEM 13.",
        "Items 10-13.  Directors, Compensation, Ownership and Transactions",
    ] {
        let body = format!(
            "PART II\n\nItem 9.  Changes in and Disagreements with Accountants\n\n     None.\n\nPART III\n\n{line}\n\n{0}\n\n\
             Item 14.  Exhibits\n\n{0}\n",
            wrapped()
        );
        let drawn = tree("10-K/A", &body);
        assert!(items(&drawn)[1].starts_with("Item 10, 11, 12, 13 | "), "{line}: {drawn}");
    }
}

#[test]
fn lettered_items_whose_number_alone_is_heavy() {
    let body = html(
        "<p><b>Item 1(a).</b> Name of Issuer:</p><p>Alder Kettle Works, Inc.</p>
         <p><b>Item 1(b).</b> Address of Issuer's Principal Executive Offices:</p><p>1 Mill Lane</p>
         <p><b>Item 2(a).</b> Name of Person Filing:</p><p>Ann Alder</p>
         <p><b>Item 2(c).</b> Citizenship:</p><p>Ireland</p>
         <p><b>Item 2(d).</b> Title of Class of Securities:</p><p>Common Stock</p>
         <p><b>Item 4.</b> Ownership:</p><p>(a) Amount owned: 1,204,000</p>",
    );
    let drawn = tree("SC 13G/A", &body);
    assert_eq!(
        lines(&drawn),
        [
            "Item 1 | Name of Issuer:",
            "  Item 1(b). Address of Issuer's Principal Executive Offices:",
            "Item 2 | Name of Person Filing:",
            "  Item 2(c). Citizenship:",
            "  Item 2(d). Title of Class of Securities:",
            "Item 4 | Ownership:",
        ]
    );
}

#[test]
fn captions_of_risks_that_lean_in_an_annual_report() {
    let risk = |words: &str| format!("<p><b><i>{words}</i></b></p>\n<p>{PROSE}</p>\n");
    let risks = [
        "We depend on a small number of shops.",
        "Copper may become dear, and we may fail to sell our kettles for more.",
        "We may need more capital than we can find.",
    ];
    let body = |most: usize| {
        let risks: String = risks.iter().take(most).map(|words| risk(words)).collect();
        html(&format!(
            "# PART I\n# Item 1. Business\n...\n# Item 1A. Risk Factors\n<p>Much may go wrong.</p>\n# Risks of Our Trade\n\
             {risks}# Item 2. Properties\n..."
        ))
    };
    let drawn = tree("10-K/A", &body(3));
    for risk in risks {
        assert!(drawn.contains(&format!("\n      {risk}\n")), "{drawn}");
    }
    // Two sentences that lean are emphasis.
    let drawn = tree("10-K/A", &body(2));
    assert!(!drawn.contains(risks[0]), "{drawn}");
}

#[test]
fn a_running_head_unlike_the_heading_casts_no_doubt_on_it() {
    let page = |head: &str| {
        format!("<PAGE>\nALDER KETTLE WORKS                                  FORM 10-K\n\n{head}\n\n")
    };
    let body = format!(
        "PART I\n\nITEM 1 -- BUSINESS\n\n{0}\n\n{1}{0}\n\n{1}{0}\n\n{1}{0}\n\nITEM 2 -- PROPERTIES\n\n{0}\n",
        wrapped(),
        page("ITEM 1 -- BUSINESS (CONT.)")
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(items(&drawn), ["Item 1 | BUSINESS", "Item 2 | PROPERTIES"], "{drawn}");
    let corner = "<hr><p align=\"right\"><i>Part I, Item 1. Business</i></p>";
    let body = html(&format!(
        "# PART I\n# Item 1. Business\n...\n{corner}\n...\n{corner}\n...\n{corner}\n...\n# Item 2. Properties\n..."
    ));
    let drawn = tree("10-K/A", &body);
    assert_eq!(items(&drawn), ["Item 1 | Business", "Item 2 | Properties"], "{drawn}");
}

#[test]
fn signatures_end_the_last_item_although_nothing_calls_them_so() {
    let signed = "<p>Pursuant to the requirements of the Securities Exchange Act of 1934, the registrant has duly caused \
                  this report to be signed on its behalf by the undersigned.</p>\n<p>By: /s/ Ann Alder</p>";
    let report = |end: &str| {
        html(&format!(
            "# Item 5. Other Events\n...\n# Item 7. Financial Statements and Exhibits\n<p>(c) 99 Our letter.</p>\n{end}"
        ))
    };
    let items = ["Item 5 | Other Events", "Item 7 | Financial Statements and Exhibits"];
    let drawn = tree("8-K", &report(&format!("{signed}\n# EXHIBIT INDEX\n<p>99 Our letter</p>")));
    assert_eq!(lines(&drawn), [items[0], items[1], "signature | Signatures", "exhibit | EXHIBIT INDEX"]);
    // The heading above them is theirs.
    let drawn = tree("8-K", &report(&format!("# SIGNATURES\n{signed}")));
    assert_eq!(lines(&drawn), [items[0], items[1], "signature | SIGNATURES"]);
    // The schedules that an annual report lists may follow: they are of its last item.
    let annual = html(&format!(
        "# Item 8. Financial Statements\n...\n# Item 15. Exhibits and Financial Statement Schedules\n...\n{signed}"
    ));
    assert_eq!(lines(&tree("10-K/A", &annual)).len(), 2);
    let prose =
        "<p>Pursuant to the requirements of Section 16(a), our officers file reports on what they own.</p>";
    assert_eq!(lines(&tree("8-K", &report(prose))), items);
}

#[test]
fn a_date_beside_who_signs_ends_the_last_item() {
    let report = |end: &str| {
        format!(
            "Item 5.   Other Events.\n\n{}\n\nItem 7.   Financial Statements and Exhibits.\n\n     The letter that we sent to those who hold our shares is filed with\nthis report.\n\n{end}",
            wrapped()
        )
    };
    let drawn = tree(
        "8-K",
        &report(
            "Dated: May 7, 1999              By: /s/ Ann Alder\n                                Ann Alder, President\n",
        ),
    );
    assert_eq!(lines(&drawn)[2], "signature | Signatures", "{drawn}");
    // An auditor signs for nobody.
    let drawn = tree("8-K", &report("Date: May 7, 1999              /s/ Alder & Birch\n"));
    assert_eq!(lines(&drawn).len(), 2, "{drawn}");
}
