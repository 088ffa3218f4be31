//! Documents and their trees: headings above tables with prose below these, captions beside headings, headings in small
//! letters that vouch for each other, colons in titles, years compared.

use super::super::drawn::{PROSE, html, tree};
use super::{items, lines};

const SHEET: &str = "<table><tr><td></td><td>2023</td><td>2022</td></tr>\
    <tr><td>Kettles</td><td>1,204</td><td>1,130</td></tr><tr><td>Spouts</td><td>96</td><td>88</td></tr>\
    <tr><td>Total</td><td>1,300</td><td>1,218</td></tr></table>\n";

const MDA: &str =
    "# Item 7. Management's Discussion and Analysis of Financial Condition and Results of Operations\n";

fn styled(tag: &str, words: &str) -> String {
    format!("<p><{tag}>{words}</{tag}></p>\n")
}

/// The lines of a document below its one item.
fn below(body: &str) -> Vec<String> {
    let drawn = tree("10-K", &html(&format!("{MDA}...\n{body}")));
    assert_eq!(items(&drawn).len(), 1, "{drawn}");
    lines(&drawn)[1..].iter().map(|line| line[2..].to_owned()).collect()
}

#[test]
fn a_heading_above_a_table_with_prose_below_is_none_of_the_table() {
    let part = |name: &str, prose: &str| format!("{}{SHEET}<p>{prose}{PROSE}</p>\n", styled("i", name));
    let own = format!(
        "{}{}",
        part("Kettle Sales", "Sales of the year rose. "),
        part("Costs of Steel", "The price of steel fell. ")
    );
    let body = format!("# Results of Operations\n...\n{own}");
    assert_eq!(below(&body), ["Results of Operations", "  Kettle Sales", "  Costs of Steel"]);
    let towns = format!("{}{}", part("Sales by Town", ""), part("Sales by Product", ""));
    assert_eq!(below(&format!("# Results\n{towns}")), ["Results", "  Sales by Town", "  Sales by Product"]);
    // Captions in the midst of the prose of their section, which goes on below the tables.
    assert_eq!(
        below(&format!("# Results\n...\n{towns}")),
        ["Results", "  table | Sales by Town", "  table | Sales by Product"]
    );
    let body = format!("# Results\n{0}# Costs\n{0}", part("Unaudited", ""));
    assert_eq!(below(&body), ["Results", "  table | Unaudited", "Costs", "  table | Unaudited"]);
    // What explains the table is no prose.
    let note = "<p>(1) Includes the kettles that were sold by the mill in the north of the county, which we bought in \
        the spring of the year and have run since then together with our own.</p>\n";
    let part = |name: &str| format!("{}{SHEET}{note}", styled("i", name));
    let body = format!("# Results of Operations\n...\n{}{}", part("Kettle Sales"), part("Costs of Steel"));
    assert_eq!(below(&body), ["Results of Operations", "  table | Kettle Sales", "  table | Costs of Steel"]);
}

#[test]
fn a_caption_that_looks_as_the_heading_before_stands_beside_it() {
    let body =
        format!("# Seasons of the Trade\n...\n# Kettles by Quarter\n{SHEET}# Kettles by Town\n{SHEET}");
    assert_eq!(
        below(&body),
        ["Seasons of the Trade", "table | Kettles by Quarter", "table | Kettles by Town"]
    );
}

#[test]
fn words_that_lean_vouch_for_each_other() {
    let run_in = |name: &str| format!("<p><i>{name}</i> {PROSE}</p>\n");
    let body = format!(
        "# Accounting Policies\n...\n{}{}",
        run_in("Sale of kettles."),
        run_in("Claims of customers.")
    );
    assert_eq!(below(&body), ["Accounting Policies", "  Sale of kettles.", "  Claims of customers."]);
    // One alone is emphasis.
    let body = format!("# Accounting Policies\n...\n{}...\n", run_in("Sale of kettles."));
    assert_eq!(below(&body), ["Accounting Policies"]);
    // So are the same words twice, what leads from one sentence to the next, and how figures are told.
    let body = format!("# Policies\n...\n{0}{0}", run_in("Sale of kettles."));
    assert_eq!(below(&body), ["Policies"]);
    let body = format!("# Policies\n...\n{}{}", run_in("For example."), run_in("In addition."));
    assert_eq!(below(&body), ["Policies"]);
    let sheet = |name: &str| format!("{}{SHEET}", styled("i", name));
    let (split, current) = (sheet("Restated for the split"), sheet("Excluding current portion"));
    assert_eq!(below(&format!("# Debt\n...\n{split}{current}")), ["Debt"]);
    let over = |name: &str, prose: &str| format!("{}{SHEET}<p>{prose}{PROSE}</p>\n", styled("i", name));
    let body = format!(
        "# Results\n...\n{}{}",
        over("Kettles sold by region", "In each region more was sold. "),
        over("Costs of steel", "The price of steel fell. ")
    );
    assert_eq!(below(&body), ["Results", "  Kettles sold by region", "  Costs of steel"]);
    let units = format!("{}{SHEET}", styled("i", "Dollars in millions, except per share"));
    assert_eq!(below(&format!("# Results\n...\n{units}{units}")), ["Results"]);
}

#[test]
fn colons_within_titles() {
    let drawn = tree(
        "DEF 14A",
        &html(
            "# Proposal One: Election of Directors\n...\n# Proposal Two: Approval of the Kettle Plan\n...\n\
             # Step Two: Our Strategy\n...\n# Chair: Ann Alder\n...\n# Director Since: May\n...\n# Members: Alder, Birch\n...\n\
             # Servicer: Kettle Bank\n...\n# Education: Alder College\n...\n# Fund: Kettle Growth\n...\n",
        ),
    );
    assert_eq!(
        lines(&drawn),
        [
            "Proposal One: Election of Directors",
            "Proposal Two: Approval of the Kettle Plan",
            "Step Two: Our Strategy"
        ]
    );
}

#[test]
fn an_abbreviation_with_digits_is_no_higher_than_what_looks_like_it() {
    let body = "# Overview\n...\n# COVID-19\n...\n# Kettle Sales\n...\n# Liquidity\n...\n";
    assert_eq!(below(body), ["Overview", "COVID-19", "Kettle Sales", "Liquidity"]);
}

#[test]
fn years_without_any_other_words() {
    let body = "<p align=center><b>KETTLE SALES</b></p>\n# 2012 vs. 2011\n...\n# 2011 vs. 2010\n...\n";
    assert_eq!(below(body), ["KETTLE SALES", "  2012 vs. 2011", "  2011 vs. 2010"]);
    assert_eq!(below("# Kettle Sales\n...\n# 2012\n...\n"), ["Kettle Sales"]);
}

#[test]
fn years_stand_below_results_that_look_like_them() {
    let quarters = |between: &str| {
        format!(
            "# Overview\n...\n# Results of Operations\n{between}# Comparison of the Three Months Ended June 30, 2024 and 2023\n\
             {0}...\n# Comparison of the Six Months Ended June 30, 2024 and 2023\n{0}...\n# Liquidity\n...\n",
            styled("i", "Kettles")
        )
    };
    let expected = [
        "Overview",
        "Results of Operations",
        "  Comparison of the Three Months Ended June 30, 2024 and 2023",
        "    Kettles",
        "  Comparison of the Six Months Ended June 30, 2024 and 2023",
        "    Kettles",
        "Liquidity",
    ];
    assert_eq!(below(&quarters("")), expected);
    assert_eq!(below(&quarters("...\n")), expected);
}

#[test]
fn what_is_said_of_each_year_stands_below_it() {
    let years = |years: &str| format!("# {years}\n# Kettle Sales\n...\n# Costs of Steel\n...\n");
    let body = format!(
        "<p align=center><b>RESULTS OF OPERATIONS</b></p>\n...\n{}{}<p align=center><b>LIQUIDITY</b></p>\n...\n",
        years("2012 Compared to 2011"),
        years("2011 Compared to 2010")
    );
    assert_eq!(
        below(&body),
        [
            "RESULTS OF OPERATIONS",
            "  2012 Compared to 2011",
            "    Kettle Sales",
            "    Costs of Steel",
            "  2011 Compared to 2010",
            "    Kettle Sales",
            "    Costs of Steel",
            "LIQUIDITY"
        ]
    );
}

#[test]
fn subjects_without_text_hold_what_looks_like_them() {
    let body = "# Overview\n...\n# Results of Operations\n# Kettle Sales\n...\n# Costs of Steel\n...\n\
        # Liquidity and Capital Resources\n# Cash Flows\n...\n# Kettle Loan\n...\n# Critical Accounting Estimates\n...\n# Claims\n...\n";
    assert_eq!(
        below(body),
        [
            "Overview",
            "Results of Operations",
            "  Kettle Sales",
            "  Costs of Steel",
            "Liquidity and Capital Resources",
            "  Cash Flows",
            "  Kettle Loan",
            "Critical Accounting Estimates",
            "Claims",
        ]
    );
}

#[test]
fn subjects_that_hold_nothing() {
    // Policies, an outlook or a summary without text, and what follows a known subject.
    let body = "# Executive Summary\n# Kettle Sales\n...\n# Costs of Steel\n...\n# Financial Condition\n# Loans\n...\n\
        # Taxes\n...\n# Critical Accounting Policies\n# Copper\n...\n# Kettle Segment\n...\n# Outlook\n# Mills\n...\n\
        # Seasonality\n# First Quarter of 2024\n...\n";
    assert!(below(body).iter().all(|line| !line.starts_with(' ')), "{:?}", below(body));
    // Nor does any in another item.
    let body = "# Item 1. Business\n...\n# Results of Operations\n# Products\n...\n# Customers\n...\n# Item 2. Properties\n...\n";
    let drawn = tree("10-K", &html(body));
    assert!(drawn.contains("\n  Products\n  Customers\n"), "{drawn}");
    // The annual report that is an exhibit discusses them too, a press release does not.
    let body = "# Results of Operations\n# Kettle Sales\n...\n# Costs of Steel\n...\n";
    let report = tree("EX-13", &html(&format!("# Management's Discussion and Analysis\n...\n{body}")));
    assert_eq!(lines(&report)[2..], ["  Kettle Sales", "  Costs of Steel"], "{report}");
    let release = tree("EX-99.1", &html(&format!("# Kettles Sell Well\n...\n{body}")));
    assert_eq!(lines(&release)[2..], ["Kettle Sales", "Costs of Steel"], "{release}");
}

#[test]
fn what_is_bound_in_behind_the_signatures_is_none_of_them() {
    let middle = |words: &str| format!("<p align=center><b>{words}</b></p>\n");
    let body = html(&format!(
        "# Item 1. Business\n...\n{}<p>By: /s/ Ann Alder</p>\n{}# Overview\n...\n",
        middle("SIGNATURES"),
        middle("REVIEW OF THE KETTLE TRADE")
    ));
    let drawn = tree("10-K/A", &body);
    assert!(lines(&drawn).contains(&"REVIEW OF THE KETTLE TRADE"), "{drawn}");
    let body = html(&format!(
        "# Item 1. Business\n...\n{}<p>By: /s/ Ann Alder</p>\n{}# President\n...\n",
        middle("SIGNATURES"),
        "<p><b>ANN ALDER</b></p>\n"
    ));
    let drawn = tree("10-K/A", &body);
    assert!(!drawn.contains("ANN ALDER"), "{drawn}");
}

#[test]
fn short_answers_behind_titles_that_run_in() {
    let body = format!(
        "# Liquidity\n...\n<p><b>Mill:</b> Alder Mill Inc.</p>\n<p><b>Cash flows from sales of kettles.</b> {PROSE}</p>\n\
         <p><b>Cash flows from mills.</b> None.</p>\n<p><b>Cash flows from loans.</b> We paid all of it.</p>\n"
    );
    assert_eq!(
        below(&body),
        [
            "Liquidity",
            "  Cash flows from sales of kettles.",
            "  Cash flows from mills.",
            "  Cash flows from loans."
        ]
    );
    // Behind the name of an exhibit or a label stands no answer: it is no title of its own.
    let body = html(
        "# Item 15. Exhibits\n...\n<p><b>Consent of Alder LLP.</b> Filed herewith.</p>\n<p><b>Certificate of Ann Alder.</b> Furnished.</p>\n\
         <p><b>Name of Registrant.</b> Kettle Inc.</p>\n",
    );
    let drawn = tree("10-K", &body);
    for name in ["Consent of Alder LLP.", "Certificate of Ann Alder.", "Name of Registrant."] {
        assert!(lines(&drawn).iter().all(|line| line.trim() != name), "{drawn}");
    }
}

#[test]
fn letters_divide_a_note_whose_headings_lean() {
    let body = html(&format!(
        "# Item 8. Financial Statements and Supplementary Data\n<p align=center><b>NOTES TO FINANCIAL STATEMENTS</b></p>\n\
         # 1. Kettles\n...\n<p><i>(a) Copper</i></p>\n...\n<p><i>(b) Spouts</i></p>\n...\n# 2. Mills\n{SHEET}<p><i>(a) Restated</i></p>\n"
    ));
    assert_eq!(
        lines(&tree("10-K", &body))[2..],
        ["    Note 1 | Kettles", "      (a) Copper", "      (b) Spouts", "    Note 2 | Mills"]
    );
}

#[test]
fn letters_left_out_of_a_series_stand_between_the_others() {
    let part = |name: &str| format!("     {name}\n\n     {PROSE}\n\n");
    let body = format!(
        "ITEM 8.  FINANCIAL STATEMENTS AND SUPPLEMENTARY DATA\n\n                  NOTES TO FINANCIAL STATEMENTS\n\n\
         (1)  SUMMARY OF ACCOUNTING POLICIES\n\n{}{}{}{}(2)  KETTLE LOAN\n\n     {PROSE}\n",
        part("(a)  Sale of Kettles"),
        part("(b)  Copper"),
        part("(c)  Spouts"),
        part("(d)  Use of Estimates")
    );
    let drawn = tree("10-K", &body);
    for title in ["(a) Sale of Kettles", "(b) Copper", "(c) Spouts", "(d) Use of Estimates"] {
        assert!(drawn.contains(title), "{title}\n{drawn}");
    }
}
