//! Agreements and their trees: how law firms and printers number clauses.

use super::super::drawn::{PROSE, html, tree};

fn lines(tree: &str) -> Vec<&str> {
    tree.lines().collect()
}

/// A plain-text document in which "..." is a paragraph of prose.
fn text(body: &str) -> String {
    let prose = "    We make kettles of steel and of copper and sell them to shops in many towns.\n\
                 Most of what we sell is made in our own works, and the rest is bought from others.\n\n";
    body.replace("...\n", prose)
}

#[test]
fn clauses_run_into_their_text_and_nest_by_number() {
    let body = text(
        "                    SUPPLY AGREEMENT\n\n...\n\
         \n                       ARTICLE I\n                    DEFINITIONS\n\n\
         1.1  \"Kettle\" means a vessel of steel or of copper in which water is made to boil for\nthe table.\n\n\
         1.2  \"Works\" means the works at the river in which kettles are made by the Seller and\nby nobody else.\n\n\
         \n                       ARTICLE II\n                        SUPPLY\n\n\
         2.1  Delivery.  The Seller shall deliver the kettles at the works on the first day of\neach month.\n\n\
         \x20    2.1.1  Late Delivery.  Kettles that come late are paid for at half their price, and\nthose that come later not at all.\n\n\
         2.2  Price; Payment.  The Buyer shall pay the price within thirty days of delivery in\nthe manner that the Seller names.\n\n\
         2.3  The Buyer shall keep the kettles dry until they are sold or are returned to the\nSeller.\n",
    );
    assert_eq!(
        lines(&tree("EX-10.1", &body)),
        [
            "SUPPLY AGREEMENT",
            "  ARTICLE I DEFINITIONS",
            "    1.1 \"Kettle\"",
            "    1.2 \"Works\"",
            "  ARTICLE II SUPPLY",
            "    2.1 Delivery",
            "      2.1.1 Late Delivery",
            "    2.2 Price; Payment",
            "    2.3",
        ]
    );
}

#[test]
fn sections_start_anew_in_each_article() {
    let mut body = String::from("# BYLAWS\n");
    for (article, titles) in [
        ("ARTICLE ONE OFFICES", &["Place", "Other Places"][..]),
        ("ARTICLE TWO MEETINGS", &["Annual Meetings", "Notice", "Quorum"]),
        ("ARTICLE THREE DIRECTORS", &["Number", "Term"]),
    ] {
        body.push_str(&format!("# {article}\n"));
        for (number, title) in (1..).zip(titles) {
            body.push_str(&format!("<p>Section {number}. <u>{title}</u>. {PROSE}</p>\n"));
        }
    }
    assert_eq!(
        lines(&tree("EX-3.2", &html(&body))),
        [
            "BYLAWS",
            "  ARTICLE ONE OFFICES",
            "    Section 1. Place",
            "    Section 2. Other Places",
            "  ARTICLE TWO MEETINGS",
            "    Section 1. Annual Meetings",
            "    Section 2. Notice",
            "    Section 3. Quorum",
            "  ARTICLE THREE DIRECTORS",
            "    Section 1. Number",
            "    Section 2. Term",
        ]
    );
}

#[test]
fn numbers_as_printers_set_them() {
    for (first, second, third, drawn) in [
        ("1. Term. ", "2. Pay. ", "3. Notices. ", ["1. Term", "2. Pay", "3. Notices"]),
        ("1. TERM: ", "2. PAY: ", "3. NOTICES: ", ["1. TERM", "2. PAY", "3. NOTICES"]),
        ("1. Term — ", "2. Pay — ", "3. Notices — ", ["1. Term", "2. Pay", "3. Notices"]),
        (
            "Section 101. Term. ",
            "Section 102. Pay. ",
            "Section 201. Notices. ",
            ["Section 101. Term", "Section 102. Pay", "Section 201. Notices"],
        ),
        (
            "SEC. 1. Term. ",
            "SEC. 2. Pay. ",
            "SEC. 3. Notices. ",
            ["SEC. 1. Term", "SEC. 2. Pay", "SEC. 3. Notices"],
        ),
        (
            "1.01 Kettles May Be Sold. ",
            "1.02 (a) Pay. ",
            "1.03 “Notice.” ",
            ["1.01 Kettles May Be Sold", "1.02 (a) Pay", "1.03 “Notice.”"],
        ),
    ] {
        let body = html(&format!("<p>{first}{PROSE}</p>\n<p>{second}{PROSE}</p>\n<p>{third}{PROSE}</p>"));
        assert_eq!(lines(&tree("EX-10", &body)), drawn, "{first}");
    }
}

#[test]
fn lists_and_references_within_clauses_are_no_clauses() {
    let body = html(&format!(
        "<p>1. Term. {PROSE}</p>
         <p>2. Duties. The maker shall do what follows:</p>
         <p>1. steel kettles,</p>
         <p>2. copper kettles, and</p>
         <p>3. kettles of tin.</p>
         <p>Section 4 of the other agreement says more. {PROSE}</p>
         <p>3. Pay. {PROSE}</p>
         <p>4. Notices. {PROSE}</p>"
    ));
    assert_eq!(lines(&tree("EX-10", &body)), ["1. Term", "2. Duties", "3. Pay", "4. Notices"]);
}

#[test]
fn numbered_paragraphs_of_a_report_are_no_clauses() {
    let body = html(&format!(
        "# Item 1. Business
         <p>1. Steel. {PROSE}</p>
         <p>2. Copper. {PROSE}</p>
         <p>3. Tin. {PROSE}</p>
         # Item 2. Properties
         ..."
    ));
    assert_eq!(lines(&tree("10-K/A", &body)), ["Item 1 | Business", "Item 2 | Properties"]);
}

#[test]
fn the_contents_of_an_agreement_are_not_its_clauses() {
    let list = "ARTICLE I - SUPPLY\n   1.1  Delivery . . . . . . . . . .    2\n   1.2  Price  . . . . . . . . . . .    3\n\
                ARTICLE II - GENERAL\n   2.1  Notices  . . . . . . . . . .    4\n   2.2  Law  . . . . . . . . . . . .    5\n\n";
    let body = text(&format!(
        "                 TABLE OF CONTENTS\n\n{list}\n                  ARTICLE I\n                   SUPPLY\n\n\
         1.1  Delivery.\n\n...\n1.2  Price.\n\n...\n                  ARTICLE II\n                   GENERAL\n\n\
         2.1  Notices.\n\n...\n2.2  Law.\n\n..."
    ));
    assert_eq!(
        lines(&tree("EX-4.1", &body)),
        [
            "ARTICLE I SUPPLY",
            "  1.1 Delivery",
            "  1.2 Price",
            "ARTICLE II GENERAL",
            "  2.1 Notices",
            "  2.2 Law",
        ]
    );
}

#[test]
fn a_title_goes_on_below_the_rule_under_its_first_line() {
    let body = text(
        "     Section 1.  Transfer, Split Up, Combination and Exchange of Kettle\n\
         \x20                -------------------------------------------------------\n\
         Certificates; Lost Kettles.  The holder may have any certificate split up into\n\
         --------------------------\n\
         as many as there are kettles.\n\n\
         \x20    Section 2.  Notices.  Notice is given in writing and by post to the works at\nthe river.\n\n\
         \x20    Section 3.  Law.  The law of the river governs all that is written here and\nnothing else.\n",
    );
    assert_eq!(
        lines(&tree("EX-4", &body)),
        [
            "Section 1. Transfer, Split Up, Combination and Exchange of Kettle Certificates; Lost Kettles",
            "Section 2. Notices",
            "Section 3. Law",
        ]
    );
}

#[test]
fn what_is_bound_in_starts_its_own_numbers() {
    let body = html(&format!(
        "# LOAN AGREEMENT
         # 1. Loan
         ...
         # 2. Interest
         ...
         # 3. Notices
         ...
         # EXHIBIT A
         <p>1. Form of Note. {PROSE}</p>
         <p>2. Transfer of Note. {PROSE}</p>"
    ));
    assert_eq!(
        lines(&tree("EX-10", &body)),
        [
            "LOAN AGREEMENT",
            "  1. Loan",
            "  2. Interest",
            "  3. Notices",
            "exhibit | EXHIBIT A",
            "  1. Form of Note",
            "  2. Transfer of Note",
        ]
    );
}

#[test]
fn an_annex_of_a_proxy_statement_may_be_an_agreement() {
    let body = html(&format!(
        "# The Merger
         ...
         # Annex A
         # AGREEMENT AND PLAN OF MERGER
         <p>1.1 The Merger. {PROSE}</p>
         <p>1.2 Closing. {PROSE}</p>
         <p>2.1 Conversion of Shares. {PROSE}</p>"
    ));
    assert_eq!(
        lines(&tree("DEFM14A", &body)),
        [
            "The Merger",
            "exhibit | Annex A",
            "  AGREEMENT AND PLAN OF MERGER",
            "    1.1 The Merger",
            "    1.2 Closing",
            "    2.1 Conversion of Shares",
        ]
    );
}

#[test]
fn lettered_paragraphs_have_titles_of_their_own() {
    let clause = |number: u8, title: &str| format!("<p>{number}. <u>{title}</u>. {PROSE}</p>\n");
    let lettered = |letter: char, title: &str| format!("<p>({letter}) <u>{title}</u>. {PROSE}</p>\n");
    let body = format!(
        "# EMPLOYMENT AGREEMENT\n{}{}{}{}{}{}<p>(a) the kettles; and</p>\n<p>(b) the towns.</p>\n",
        clause(1, "Pay"),
        lettered('a', "Base Salary"),
        lettered('b', "Bonus"),
        "<p>(c) The Company shall repay what the Executive has laid out for travel to the towns.</p>\n",
        clause(2, "Term"),
        clause(3, "Notices"),
    );
    assert_eq!(
        lines(&tree("EX-10.1", &html(&body))),
        [
            "EMPLOYMENT AGREEMENT",
            "  1. Pay",
            "    (a) Base Salary",
            "    (b) Bonus",
            "    (c)",
            "  2. Term",
            "  3. Notices",
        ]
    );
}

#[test]
fn lettered_paragraphs_of_articles_without_any_look() {
    let mut body = String::from("LEASE\n");
    for (number, title, parts) in [
        ("I", "PREMISES", ["Demise", "Use"]),
        ("II", "TERM", ["Renewal", "Holding Over"]),
        ("III", "RENT", ["Base Rent", "Late Charges"]),
    ] {
        body.push_str(&format!("ARTICLE {number}\n{title}\n"));
        for (letter, part) in ('A'..).zip(parts) {
            body.push_str(&format!("<p>{letter}. {part}. {PROSE}</p>\n"));
        }
    }
    let drawn = tree("EX-10.2", &html(&body));
    let parts: Vec<&str> =
        lines(&drawn).into_iter().filter(|line| line.starts_with("    ")).map(str::trim).collect();
    assert_eq!(
        parts,
        ["A. Demise", "B. Use", "A. Renewal", "B. Holding Over", "A. Base Rent", "B. Late Charges"],
        "{drawn}"
    );
}
