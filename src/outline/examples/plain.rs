//! Documents and their trees: plain text, where the place of a line and a rule below it are all that set it off.

use super::super::drawn::tree;
use super::{lines, wrapped};

fn centred(words: &str) -> String {
    format!("{words:^76}").trim_end().to_owned() + "\n\n"
}

const TABLE: &str = "                                        1996            1995\n\
    \x20                                      ------          ------\n\
    Steel ...........................         212             198\n\
    Copper ..........................       1,040             986\n\n";

#[test]
fn schedules_stand_beside_the_signatures_before_them() {
    let body = format!(
        "ITEM 14.  EXHIBITS\n\n{}\n\n{}     Pursuant to the requirements of the Act, this report is signed by the undersigned.\n\n\
         By /s/ Ann Alder\n\n<PAGE>\n{}{}{}{TABLE}",
        wrapped(),
        centred("SIGNATURES"),
        centred("SCHEDULE II"),
        centred("ALDER KETTLE WORKS, INC. AND SUBSIDIARIES"),
        centred("VALUATION AND QUALIFYING ACCOUNTS"),
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(
        lines(&drawn)[1..],
        ["signature | SIGNATURES", "SCHEDULE II", "  table | VALUATION AND QUALIFYING ACCOUNTS"],
        "{drawn}"
    );
}

#[test]
fn the_dates_of_a_statement_are_no_part_of_its_name() {
    let body = format!(
        "{}{}{TABLE}{}{}{TABLE}",
        centred("STATEMENTS OF OPERATIONS").trim_end_matches('\n').to_owned() + "\n",
        centred("YEARS ENDED DECEMBER 31, 1996 AND 1995"),
        centred("BALANCE SHEETS").trim_end_matches('\n').to_owned() + "\n",
        centred("DECEMBER 31, 1996 AND 1995"),
    );
    assert_eq!(
        lines(&tree("EX-13", &body)),
        ["statement | STATEMENTS OF OPERATIONS", "statement | BALANCE SHEETS"]
    );
}

#[test]
fn a_note_without_a_title_is_told_by_its_first_words() {
    let body = format!(
        "{}{}{TABLE}{}",
        centred("NOTES TO FINANCIAL STATEMENTS"),
        "1.   In the opinion of management, the statements contain all adjustments\n     that are needed for a fair \
         statement of the results of the period.\n\n\
         2.   Inventories are stated at the lower of cost or market and consist of\n     the following (in thousands):\n\n",
        "3.   The Company bought the works of a neighbour for cash and for shares,\n     and has set the price down in \
         the accounts as goodwill.\n"
    );
    assert_eq!(
        lines(&tree("10-Q/A", &body)),
        [
            "NOTES TO FINANCIAL STATEMENTS",
            "  Note 1 | In the opinion of management, the statements contain all…",
            "  Note 2 | Inventories are stated at the lower of cost or market and…",
            "  Note 3 | The Company bought the works of a neighbour for cash and for…",
        ]
    );
}

#[test]
fn years_compared_stand_below_what_they_compare() {
    for years in [
        "1996 Compared with 1995",
        "Fiscal 1996 vs. Fiscal 1995",
        "1996 Compared with 1995\n-----------------------",
    ] {
        let body = format!(
            "ITEM 7.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{0}\n\nResults of Operations\n\n{years}\n\n{0}\n\n\
             Liquidity\n\n{0}\n",
            wrapped()
        );
        let drawn = tree("10-K/A", &body);
        let year = years.lines().next().unwrap_or("");
        assert_eq!(
            lines(&drawn)[1..],
            ["  Results of Operations".to_owned(), format!("    {year}"), "  Liquidity".to_owned()],
            "{drawn}"
        );
    }
}

#[test]
fn what_an_item_opens_with_is_of_its_first_level() {
    let body = format!(
        "ITEM 1.  BUSINESS\n\nGeneral\n\n{0}\n\nProducts\n\n{0}\n\nSteel Kettles\n-------------\n\n{0}\n\nCompetition\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | BUSINESS", "  General", "  Products", "    Steel Kettles", "  Competition"]
    );
}

#[test]
fn a_title_that_ends_open_goes_on_in_the_line_that_hangs_below_it() {
    let body = format!(
        "Item 9.  Directors, Executive Officers, Promoters and Control Persons;\n         Compliance with Section \
         16(a) of the Exchange Act.\n\n{}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-KSB/A", &body)),
        [
            "Item 9 | Directors, Executive Officers, Promoters and Control Persons; Compliance with Section 16(a) of the Exchange Act."
        ]
    );
}

#[test]
fn regression_a_sentence_that_ends_in_the_name_of_a_statement_is_no_heading() {
    let body = format!(
        "Item 7.  Management's Discussion\n\n{}\n\n\
         Depreciation of the ovens was $2.3 million in 1996 and is included with cost of sales in our\n\
         Consolidated Statements of Operations.\n\n{TABLE}",
        wrapped(),
    );
    let drawn = tree("10-K", &body);
    assert!(!drawn.contains("statement"), "{drawn}");
}

/// Some filers print an index of the items at the end of a report: no cover is as long as the text before.
#[test]
fn regression_text_before_items_that_come_late_has_its_headings() {
    let report: String = ["OUR OVENS", "OUR PEOPLE", "OUR MARKETS"]
        .iter()
        .map(|title| format!("{title}\n\n{}", format!("{}\n\n", wrapped()).repeat(120)))
        .collect();
    assert!(report.len() > 60_000);
    let body = format!(
        "{report}Item 1.  Business:  Pages 3-9\nItem 2.  Properties  Page 14\nItem 3.  Legal Proceedings  Page 20\n"
    );
    let drawn = tree("10-K", &body);
    assert_eq!(lines(&drawn)[..3], ["OUR OVENS", "OUR PEOPLE", "OUR MARKETS"], "{drawn}");
}

/// Plain text sets a heading off by an empty line above and below and by nothing else.
#[test]
fn titles_alone_above_what_they_head() {
    let long = wrapped();
    for (title, below, heads) in [
        (
            "Ovens, Mixers and Proofing Cabinets",
            "The company sells ovens and mixers to bakers in all of the states.",
            true,
        ),
        ("Smith, Jones and Brown", long.as_str(), false),
        ("John Smith", "None.", false),
        ("Name of Exchange", "N/A", false),
        ("Other Income, Net", &long, true),
        ("B. Goodwill of the bakeries", &long, true),
        ("1996 Acquisitions", &long, true),
        ("Inventories", "Inventories are measured at the lower of cost or market.", true),
        ("Insider Trading Arrangements", "None.", true),
        ("Ashford, Kent", &long, false),
        ("o  Goodwill of the bakeries", &long, false),
        ("12 Mill Lane", &long, false),
    ] {
        let body = format!("Item 7.  Management's Discussion\n\n{long}\n\n{title}\n\n{below}\n\n{long}\n");
        let drawn = tree("10-K", &body);
        assert_eq!(lines(&drawn).iter().any(|line| line.ends_with(title)), heads, "{title}: {drawn}");
    }
}

/// Nothing marks the ends of pages, but a line at the foot of each counts them.
#[test]
fn feet_that_count_pages_are_no_headings() {
    let pages: String = (11..22)
        .map(|page| {
            let text = format!("{}\n\n", wrapped()).repeat(8 + page % 9);
            format!("{text}1996 FORM 10-K   {page}\n\n")
        })
        .collect();
    let articles: String = (11..22).map(|n| format!("ARTICLE {n}\n\n{}\n\n", wrapped())).collect();
    let body = format!("Item 1.  Business\n\n{pages}{articles}");
    let drawn = tree("10-K", &body);
    assert!(!drawn.contains("FORM 10-K"), "{drawn}");
    assert_eq!(drawn.matches("ARTICLE").count(), 11, "{drawn}");
}

/// Where no line holds them, notes are no part of the statement before them.
#[test]
fn regression_notes_without_a_title_stand_beside_the_statements() {
    let note = |n: &str, title: &str| format!("NOTE {n} - {title}\n\n{}\n\n", wrapped());
    let body = format!(
        "ITEM 8.  FINANCIAL STATEMENTS\n\n{}{TABLE}{}{}{}",
        centred("BALANCE SHEETS"),
        note("A", "ACCOUNTING POLICIES"),
        note("B", "INVENTORIES"),
        note("C", "DEBT"),
    );
    let drawn = tree("10-K", &body);
    let read = [
        "Item 8 | FINANCIAL STATEMENTS",
        "  statement | BALANCE SHEETS",
        "  Note A | ACCOUNTING POLICIES",
        "  Note B | INVENTORIES",
        "  Note C | DEBT",
    ];
    assert_eq!(lines(&drawn), read, "{drawn}");
}

/// Schedules are no part of the last note (Regulation S-X, Rule 5-04), whatever numbers them.
#[test]
fn regression_schedules_are_no_part_of_the_last_note() {
    let body = format!(
        "{}{}{TABLE}{}1.  Description of the Plan\n\n{}\n\n2.  Accounting Policies\n\n{}\n\n{}{}{TABLE}{}{}\n",
        centred("FINANCIAL STATEMENTS"),
        centred("STATEMENTS OF NET ASSETS"),
        centred("NOTES TO FINANCIAL STATEMENTS"),
        wrapped(),
        wrapped(),
        centred("SCHEDULE H, LINE 4i - SCHEDULE OF ASSETS (HELD AT END OF YEAR)"),
        centred("December 31, 1996"),
        centred("CONSENT OF INDEPENDENT AUDITORS"),
        "We consent to the use of our report in this filing and to the mention of our name in it.",
    );
    let drawn = tree("11-K", &body);
    let read = [
        "  Note 2 | Accounting Policies",
        "SCHEDULE H, LINE 4i - SCHEDULE OF ASSETS (HELD AT END OF YEAR)",
        "CONSENT OF INDEPENDENT AUDITORS",
    ];
    let all = lines(&drawn);
    assert_eq!(all[all.len() - 3..], read, "{drawn}");
}

#[test]
fn a_heading_in_plain_text_may_have_nothing_but_empty_lines_around_it() {
    let body = format!("<PAGE>\n\n{0}\n\n\nOur Towns\n\n{0}\n\n\nOur Works and Shops\n\n{0}\n", wrapped());
    assert_eq!(lines(&tree("EX-13", &body)), ["Our Towns", "Our Works and Shops"]);
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

#[test]
fn a_rule_sets_a_title_off_above_the_shortest_paragraph() {
    let ruled = |title: &str, text: &str| format!("{title}\n{}\n\n     {text}\n\n", "-".repeat(title.len()));
    let body = format!(
        "ITEM 7.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{}{}{}ITEM 8.  FINANCIAL STATEMENTS\n\n{}\n",
        ruled("Liquidity", &wrapped()),
        ruled("Inflation", "Not material."),
        ruled("Year 2000", "All works are ready."),
        wrapped(),
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 7 | MANAGEMENT'S DISCUSSION AND ANALYSIS",
            "  Liquidity",
            "  Inflation",
            "  Year 2000",
            "Item 8 | FINANCIAL STATEMENTS",
        ]
    );
    // Names above an office are signed under a rule as well.
    let signed = ruled("Ann Alder", "President");
    let drawn = tree("10-K/A", &format!("ITEM 1.  BUSINESS\n\n{}\n\n{signed}", wrapped()));
    assert_eq!(lines(&drawn), ["Item 1 | BUSINESS"]);
}

#[test]
fn units_part_no_caption_from_its_table() {
    let body = format!(
        "ITEM 7.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{0}\n\nSALES BY REGION\n(In thousands)\n\n{TABLE}{0}\n\n\
         KETTLES SOLD\n\n(Dollars in thousands, except per kettle)\n\n{TABLE}{0}\n",
        wrapped()
    );
    let drawn = tree("10-K/A", &body);
    assert!(drawn.contains("SALES BY REGION\n") && drawn.contains("KETTLES SOLD\n"), "{drawn}");
}
