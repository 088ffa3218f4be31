//! Documents and their trees: small capitals, headings that run in throughout, headings above headings,
//! lettered parts of items, contents of links alone.

use super::super::drawn::{PROSE, html, tree};
use super::{lines, wrapped};

#[test]
fn capitals_of_two_sizes_are_small_capitals() {
    let small = |words: &str| {
        let word = |word: &str| {
            format!("<font size=2><b>{}</b></font><font size=1><b>{}</b></font>", &word[..1], &word[1..])
        };
        words.split(' ').map(word).collect::<Vec<_>>().join("<font size=2><b> </b></font>")
    };
    let body = html(&format!(
        "# Item 1. Business\n<p align=center>{}</p>\n<p><font size=2>{PROSE}</font></p>\n\
         <p align=center>{}</p>\n<p><font size=2>{PROSE}</font></p>\n# Item 2. Properties\n...",
        small("OUR KETTLES"),
        small("OUR TOWNS"),
    ));
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | Business", "  OUR KETTLES", "  OUR TOWNS", "Item 2 | Properties"]
    );
}

#[test]
fn headings_that_run_in_throughout_are_no_body() {
    let part = |name: &str| format!("<p><i>{name}.</i> {PROSE}</p>\n");
    let body = html(&format!(
        "# Kettles\n{}{}{}# Towns\n{}{}",
        part("Steel"),
        part("Copper"),
        part("Brass"),
        part("North"),
        part("South")
    ));
    assert_eq!(
        lines(&tree("DEF 14A", &body)),
        ["Kettles", "  Steel.", "  Copper.", "  Brass.", "Towns", "  North.", "  South."]
    );
}

#[test]
fn years_compared_are_a_heading_above_their_table() {
    let body = html(
        "# Item 7. Management's Discussion and Analysis
         # RESULTS OF OPERATIONS
         <p><b><i>Year Ended December 31, 2023 Compared to Year Ended December 31, 2022</i></b></p>
         <table><tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Kettles</td><td>1,204</td><td>1,100</td></tr>
         <tr><td>Repairs</td><td>310</td><td>280</td></tr></table>
         ...
         <p><i>Net Sales</i></p>
         ...",
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 7 | Management's Discussion and Analysis",
            "  RESULTS OF OPERATIONS",
            "    Year Ended December 31, 2023 Compared to Year Ended December 31, 2022",
            "      Net Sales",
        ]
    );
}

#[test]
fn lettered_parts_of_items_are_told_by_letter_and_title() {
    for (first, second) in [
        ("<p>A. Operating Results</p>", "<p>B. Liquidity and Capital Resources</p>"),
        ("<p>5.A Operating results</p>", "<p>5.B Liquidity and capital resources</p>"),
        (
            "<p><b>Item 5A. OPERATING RESULTS</b></p>",
            "<p><b>Item 5B. LIQUIDITY AND CAPITAL RESOURCES</b></p>",
        ),
        (
            "<table><tr><td>A.</td><td>Operating Results</td></tr></table>",
            "<table><tr><td>B.</td><td>Liquidity and Capital Resources</td></tr></table>",
        ),
    ] {
        let body = html(&format!(
            "# Item 4. Information on the Company\n# A. History and Development of the Company\n...\n\
             # Item 5. Operating and Financial Review and Prospects\n{first}\n...\n# KETTLES\n...\n{second}\n...\n\
             # Item 6. Directors, Senior Management and Employees\n..."
        ));
        let drawn = tree("20-F/A", &body);
        let titles: Vec<String> = lines(&drawn)
            .iter()
            .map(|l| l.to_lowercase().replace("item 5a. ", "a. ").replace("item 5b. ", "b. "))
            .map(|l| l.replace("5.a ", "a. ").replace("5.b ", "b. ").replace(".\t", ". "))
            .collect();
        assert_eq!(
            titles,
            [
                "item 4 | information on the company",
                "  a. history and development of the company",
                "item 5 | operating and financial review and prospects",
                "  a. operating results",
                "    kettles",
                "  b. liquidity and capital resources",
                "item 6 | directors, senior management and employees",
            ],
            "{first}"
        );
    }
}

#[test]
fn amounts_below_ten_thousand_are_no_pages() {
    let body = html(
        "# TABLE OF CONTENTS
         <table><tr><td>Item 17.</td><td>Financial Statements</td><td>30</td></tr>
         <tr><td>Item 18.</td><td>Financial Statements</td><td>31</td></tr>
         <tr><td>Item 19.</td><td>Exhibits</td><td>32</td></tr>
         <tr><td></td><td>Signatures</td><td>33</td></tr></table>
         # Item 1. Identity of Directors, Senior Management and Advisers
         Not applicable.
         # Item 3. Key Information
         <table><tr><td>Kettles</td><td>1,204</td><td>2,310</td></tr><tr><td>Repairs</td><td>1,310</td><td>2,480</td></tr>
         <tr><td>Towns</td><td>2,310</td><td>3,280</td></tr><tr><td>Total</td><td>4,824</td><td>8,070</td></tr></table>
         # Item 4. Information on the Company
         ...",
    );
    let drawn = tree("20-F/A", &body);
    for item in ["Item 1 |", "Item 3 |", "Item 4 |"] {
        assert!(lines(&drawn).iter().any(|line| line.starts_with(item)), "{drawn}");
    }
}

#[test]
fn contents_of_links_without_pages() {
    let names = ["General", "Proposal No. 1: Election of Directors", "Our Kettles", "Other Matters"];
    let links: String = names.iter().map(|n| format!("<a href=\"#{0}\">{n}</a><br>\n", n.len())).collect();
    let sections: String = names
        .iter()
        .map(|n| {
            format!(
                "<a name=\"{}\"></a><p><b>{n}</b></p>\n<p>{PROSE}</p>\n<p><i>Votes</i></p>\n<p>{PROSE}</p>\n",
                n.len()
            )
        })
        .collect();
    let drawn = tree("DEF 14A", &html(&format!("<p>{links}</p>\n{sections}")));
    let top: Vec<&str> = lines(&drawn).into_iter().filter(|l| !l.starts_with(' ')).collect();
    assert_eq!(top, names, "{drawn}");
}

#[test]
fn proposals_stand_beside_sections_of_the_same_look() {
    let body = html(
        "# General
         ...
         # Proposal No. 1: Election of Directors
         ...
         # Our Directors
         ...
         # Proposal No. 2: Auditors
         ...
         # Other Matters
         ...",
    );
    let drawn = tree("DEF 14A", &body);
    assert!(lines(&drawn).iter().all(|line| !line.starts_with(' ')), "{drawn}");
}

#[test]
fn headings_above_headings_in_plain_text() {
    let body = format!(
        "OVERVIEW\n\n{0}\n\nRESULTS OF OPERATIONS\n\n\n1999 Compared with 1998\n-----------------------\n\n\
         {0}\n\nKettles of Copper\n\n     They sold well in every town that we serve, and better in the north than ever.\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("EX-13", &body)),
        ["OVERVIEW", "RESULTS OF OPERATIONS", "  1999 Compared with 1998", "    Kettles of Copper"]
    );
}

#[test]
fn signatures_that_contents_list_are_none() {
    let items = [
        ("1.", "Business"),
        ("2.", "Properties"),
        ("3.", "Legal Proceedings"),
        ("4.", "Mine Safety Disclosures"),
    ];
    let spaced: String = items
        .iter()
        .enumerate()
        .map(|(page, (number, title))| {
            format!("<p>Item {number} {title}&nbsp;&nbsp;&nbsp;&nbsp;{}</p>\n", page + 3)
        })
        .collect();
    let rows: String = items
        .iter()
        .map(|(number, title)| format!("<tr><td>Item {number}</td><td>{title}</td></tr>\n"))
        .collect();
    for contents in [
        format!("<p>INDEX</p>\n{spaced}<p>SIGNATURES&nbsp;&nbsp;&nbsp;&nbsp;9</p>\n"),
        format!("<p>INDEX</p>\n<table>{rows}<tr><td></td><td>SIGNATURES</td></tr></table>\n"),
    ] {
        let body = html(&format!(
            "{contents}# Item 1. Business\n...\n# Item 2. Properties\n...\n# SIGNATURES\n\
             <p>The undersigned has signed this report on behalf of the registrant. /s/ Ann Kettle</p>"
        ));
        assert_eq!(
            lines(&tree("10-K/A", &body)),
            ["Item 1 | Business", "Item 2 | Properties", "signature | SIGNATURES"],
            "{contents}"
        );
    }
}

#[test]
fn notes_whose_number_alone_is_plain() {
    let note = |number: u8, title: &str| format!("<p>({number}) <u>{title}</u> - {PROSE}</p>\n");
    let body = html(&format!(
        "# Item 8. Financial Statements and Supplementary Data\n# NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n{}{}{}",
        note(1, "Policies"),
        note(2, "Debt"),
        note(3, "Leases")
    ));
    let drawn = tree("10-K/A", &body);
    let notes: Vec<&str> = drawn.lines().map(str::trim).filter(|l| l.starts_with("Note ")).collect();
    assert_eq!(notes, ["Note 1 | Policies", "Note 2 | Debt", "Note 3 | Leases"], "{drawn}");
}

#[test]
fn the_name_of_the_form_heads_pages_and_no_text() {
    let body =
        html("# Item 1. Business\n...\n# FORM 10-K\n...\n# Our Kettles:\n...\n# Item 2. Properties\n...");
    assert_eq!(lines(&tree("10-K/A", &body)), ["Item 1 | Business", "  Our Kettles:", "Item 2 | Properties"]);
}

#[test]
fn paragraphs_of_an_item_that_have_titles_of_their_own() {
    let body = html(
        "# Item 2(a). Name of Person Filing:
         Birch Capital LLC
         # Item 2(b). Address of Principal Business Office:
         2 Mill Street, Alder Mill
         # Item 2(c). Citizenship:
         Delaware
         # Item 4. Ownership.
         ...",
    );
    assert_eq!(
        lines(&tree("SC 13G/A", &body)),
        [
            "Item 2 | Name of Person Filing:",
            "  Item 2(b). Address of Principal Business Office:",
            "  Item 2(c). Citizenship:",
            "Item 4 | Ownership.",
        ]
    );
}

#[test]
fn a_caption_in_the_middle_stands_beside_the_statement_above() {
    let figures = "<table><tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Cash</td><td>1,204</td><td>1,100</td></tr>\
                   <tr><td>Kettles</td><td>310</td><td>280</td></tr><tr><td>Total</td><td>1,514</td><td>1,380</td></tr></table>";
    let body = html(&format!(
        "# Kettle sales rise\n...\n<p align=center><b>CONSOLIDATED BALANCE SHEETS</b></p>\n{figures}\n\
         <p align=center><b>SALES BY TOWN</b></p>\n{figures}"
    ));
    assert_eq!(
        lines(&tree("EX-99.1", &body)),
        ["Kettle sales rise", "statement | CONSOLIDATED BALANCE SHEETS", "table | SALES BY TOWN"]
    );
}

#[test]
fn large_headings_over_letters_of_which_nothing_says_the_size() {
    let body = html(
        "<p style=\"font-size:16pt\"><b>Our Year</b></p>
         ...
         <p style=\"font-size:13pt\"><b>Sales</b></p>
         ...
         # Kettles
         ...
         <p style=\"font-size:16pt\"><b>Notes to Consolidated Financial Statements</b></p>
         # Note 1: Policies
         ...
         # Note 2: Debt
         ...
         <p style=\"font-size:16pt\"><b>Report of Management</b></p>
         ...",
    );
    assert_eq!(
        lines(&tree("EX-13", &body)),
        [
            "Our Year",
            "  Sales",
            "    Kettles",
            "Notes to Consolidated Financial Statements",
            "  Note 1 | Policies",
            "  Note 2 | Debt",
            "Report of Management",
        ]
    );
}

/// Some set the title of the notes in plain letters; what stands below it says that it is one.
#[test]
fn plain_title_of_the_notes_above_the_first() {
    let body = html(&format!(
        "# Item 8. Financial Statements\n<p>Notes to Consolidated Financial Statements</p>\n\
         <p>December 31, 2009 and 2008</p>\n<p>(1) <b>Kettles</b></p>\n<p>{PROSE}</p>\n<p>(2) <b>Towns</b></p>\n\
         <p>{PROSE}</p>\n# Item 9. Changes in Accountants\n<p>Notes to Consolidated Financial Statements</p>\n<p>{PROSE}</p>\n"
    ));
    let drawn = tree("10-K", &body);
    let read = [
        "Item 8 | Financial Statements",
        "  Notes to Consolidated Financial Statements",
        "    Note 1 | Kettles",
        "    Note 2 | Towns",
        "Item 9 | Changes in Accountants",
    ];
    assert_eq!(lines(&drawn), read, "{drawn}");
}

#[test]
fn a_list_of_exhibits_over_several_pages_is_one() {
    let rows = |from: u32| {
        let row = |n| format!("<tr><td>10.{n}</td><td>Lease of a kettle works of this year</td></tr>");
        format!("<table>{}</table>\n", (from..from + 12).map(row).collect::<String>())
    };
    let body = html(&format!(
        "# Item 15. Exhibits\n...\n<p align=center><b>EXHIBIT INDEX</b></p>\n{}\
         <p align=center><b>EXHIBIT INDEX</b></p>\n{}",
        rows(1),
        rows(13)
    ));
    let drawn = tree("10-K", &body);
    assert_eq!(drawn.matches("EXHIBIT INDEX").count(), 1, "{drawn}");
}

/// What terms mean stands between the cover and the first item, and is no part of the cover.
#[test]
fn a_glossary_behind_the_cover_is_a_section() {
    let body = html(&format!(
        "<p>Commission file number 0-99999</p>\n<p><b>GLOSSARY OF TERMS</b></p>\n<p>{PROSE}</p>\n# Item 1. Business\n...\n"
    ));
    assert_eq!(lines(&tree("10-K", &body)), ["GLOSSARY OF TERMS", "Item 1 | Business"]);
}

/// Notes that say what they are need neither a title nor a statement above them.
#[test]
fn notes_right_below_the_item_of_the_statements() {
    let note = |n: u8, name: &str| format!("<p><b>NOTE {n}: {name}</b></p>\n<p>{PROSE}</p>\n");
    let body = html(&format!(
        "# Item 8. Financial Statements and Supplementary Data\n{}{}<p><b>Level 1</b> - {PROSE}</p>\n{}",
        note(1, "POLICIES"),
        note(2, "FAIR VALUE"),
        note(3, "KETTLES"),
    ));
    assert_eq!(
        lines(&tree("10-K", &body))[1..],
        ["  Note 1 | POLICIES", "  Note 2 | FAIR VALUE", "  Note 3 | KETTLES"]
    );
}
