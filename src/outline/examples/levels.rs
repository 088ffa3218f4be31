//! Documents and their trees: which heading stands in which, where looks alone do not tell; questions in
//! tables; names above statements.

use super::super::drawn::{PROSE, html, tree};
use super::lines;

#[test]
fn numbers_of_a_note_and_a_point_stand_in_the_note_whatever_they_look_like() {
    let body = html(
        "# NOTES TO THE FINANCIAL STATEMENTS
         # 1 General information
         ...
         # 2 Accounting policies
         # 2.1 Basis of preparation
         ...
         # 2.2 Consolidation
         ...
         <p><b><i>Subsidiaries</i></b></p>
         ...
         # 2.2.1 Associates
         ...
         # 2.3 Leases
         ...
         # 3 Revenue
         <p><b><i>Kettles</i></b></p>
         # Steel
         ...
         <p><b><i>Repairs</i></b></p>
         # Copper
         ...",
    );
    assert_eq!(
        lines(&tree("EX-13", &body)),
        [
            "NOTES TO THE FINANCIAL STATEMENTS",
            "  Note 1 | General information",
            "  Note 2 | Accounting policies",
            "    2.1 Basis of preparation",
            "    2.2 Consolidation",
            "      Subsidiaries",
            "      2.2.1 Associates",
            "    2.3 Leases",
            "  Note 3 | Revenue",
            "    Kettles",
            "      Steel",
            "    Repairs",
            "      Copper",
        ]
    );
}

#[test]
fn questions_beside_their_answers_or_above_them_are_headings() {
    let beside =
        |question: &str| format!("<table><tr><td><b>{question}</b></td><td>{PROSE}</td></tr></table>\n");
    let above = |question: &str| {
        format!(
            "<table><tr><td>Q:</td><td>{question}</td></tr><tr><td>A:</td><td>{PROSE}</td></tr></table>\n"
        )
    };
    for asked in [&beside as &dyn Fn(&str) -> String, &above] {
        let body = html(&format!(
            "# QUESTIONS AND ANSWERS\n{}{}{}# PROPOSAL 1\n...",
            asked("Who may vote?"),
            asked("What is a quorum?"),
            asked("Who pays for this?")
        ));
        assert_eq!(
            lines(&tree("DEF 14A", &body)),
            [
                "QUESTIONS AND ANSWERS",
                "  Who may vote?",
                "  What is a quorum?",
                "  Who pays for this?",
                "PROPOSAL 1"
            ]
        );
    }
}

#[test]
fn whose_the_statements_are_heads_nothing() {
    let statement = |name: &str| {
        format!(
            "<p align=center><b>KETTLE SAVINGS PLAN</b></p><p align=center><b>{name}</b></p>\
             <table><tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Cash</td><td>1,204</td><td>1,130</td></tr>\
             <tr><td>Copper</td><td>96</td><td>88</td></tr></table>\n"
        )
    };
    let body = html(&format!(
        "{}{}",
        statement("STATEMENTS OF NET ASSETS AVAILABLE FOR BENEFITS"),
        statement("STATEMENT OF CHANGES IN NET ASSETS AVAILABLE FOR BENEFITS")
    ));
    assert_eq!(
        lines(&tree("11-K", &body)),
        [
            "statement | STATEMENTS OF NET ASSETS AVAILABLE FOR BENEFITS",
            "statement | STATEMENT OF CHANGES IN NET ASSETS AVAILABLE FOR BENEFITS",
        ]
    );
}

#[test]
fn terms_of_a_glossary_stand_side_by_side() {
    let term = |term: &str, meaning: &str| format!("<p><u>{term}</u> - {meaning}</p>\n");
    let body = html(&format!(
        "# Glossary\n{}{}{}{}{}{}",
        term("Brass", PROSE),
        term("Copper", PROSE),
        term("Kettle", PROSE),
        term("Mill", "Alder Mill"),
        term("GAAP", PROSE),
        term("Steel", PROSE)
    ));
    assert_eq!(
        lines(&tree("EX-99.1", &body)),
        ["Glossary", "  Brass", "  Copper", "  Kettle", "  Mill", "  GAAP", "  Steel"]
    );
}

#[test]
fn for_immediate_release_is_no_title() {
    let body =
        html("# FOR IMMEDIATE RELEASE\n# Alder Kettle Works Reports the First Quarter\n...\n# Outlook\n...");
    assert_eq!(lines(&tree("EX-99.1", &body)), ["Alder Kettle Works Reports the First Quarter", "Outlook"]);
}

#[test]
fn words_underlined_up_to_a_stop_are_a_title_though_one_of_them_is_small() {
    let body = html(&format!(
        "# RESULTS OF OPERATIONS\n<p><u>Net sales</u>. {PROSE}</p>\n<p><u>Gross margin</u>. {PROSE}</p>\n# LIQUIDITY\n..."
    ));
    assert_eq!(
        lines(&tree("10-K/A", &body)).iter().map(|line| line.trim()).collect::<Vec<_>>(),
        ["RESULTS OF OPERATIONS", "Net sales", "Gross margin", "LIQUIDITY"]
    );
}

#[test]
fn percentages_and_lengths_number_no_heading() {
    let body = html(
        "# Item 7. Management's Discussion and Analysis
         <p><i>Term Loan</i></p>
         ...
         <p><i>4.75% Senior Notes due 2017</i></p>
         ...
         <p><i>180-Day Facility</i></p>
         ...
         <p><i>$150 Million Credit Agreement</i></p>
         ...
         <p><i>Financings</i></p>
         ...",
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 7 | Management's Discussion and Analysis",
            "  Term Loan",
            "  4.75% Senior Notes due 2017",
            "  180-Day Facility",
            "  $150 Million Credit Agreement",
            "  Financings",
        ]
    );
}

#[test]
fn a_risk_with_a_text_of_its_own_holds_none_of_those_that_look_like_it() {
    let captions = [
        "Our makers of copper are few, and they may fail to deliver what we ordered.",
        "Our dealers may return what they bought, and we may not be able to sell it again.",
        "We may need more money than we have, which may not be lent to us.",
    ];
    let risks = |first: &str| {
        let sentences: Vec<String> = captions.iter().map(|caption| format!("# {caption}\n...\n")).collect();
        html(&format!("# Item 1A. Risk Factors\n...\n{first}{}", sentences.concat()))
    };
    let beside = tree("10-K/A", &risks("# Competition\n...\n"));
    let beside = lines(&beside);
    assert_eq!(beside.get(1).copied(), Some("  Competition"));
    assert!(
        beside.iter().skip(2).all(|line| line.starts_with("  O") || line.starts_with("  W")),
        "{beside:?}"
    );
    // A group has no text of its own, or says that it is one.
    for group in ["# Our Business\n", "# Risks of Our Business\n...\n"] {
        let held = tree("10-K/A", &risks(group));
        assert!(lines(&held).iter().skip(2).all(|line| line.starts_with("    ")), "{held}");
    }
}
