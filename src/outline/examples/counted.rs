//! Documents and their trees: headings that letters count, notes whose numbers stand apart, captions above tables,
//! what a report of auditors is divided into, the index of the statements.

use super::super::drawn::{html, tree};
use super::{lines, wrapped};

#[test]
fn what_letters_count_is_headed_with_a_stop_and_above_a_short_answer_too() {
    let body = format!(
        "Item 1.  Business.\n\n     (a)  Growth of the Works.\n\n{0}\n\n     (b)  Towns about the Works.\n\n{0}\n\n\
         \x20    (c)  Trade Abroad.\n\n     See page 31.\n\nItem 2.  Properties.\n\n{0}\n",
        wrapped()
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(
        lines(&drawn),
        [
            "Item 1 | Business.",
            "  (a) Growth of the Works.",
            "  (b) Towns about the Works.",
            "  (c) Trade Abroad.",
            "Item 2 | Properties.",
        ]
    );
    // Nor is a company one.
    let company = body.replace("Trade Abroad.", "Birch Kettles, L.P.");
    assert!(!tree("10-K/A", &company).contains("(c)"));
    // Entries of a list that stand so are no titles.
    let list = body.replace("Trade Abroad.", "the kettles of the trade abroad;");
    assert!(!tree("10-K/A", &list).contains("(c)"));
    // Nor is one of them alone, where nothing is said of it.
    let body = "Item 6.  Exhibits and Reports on Form 8-K.\n\n(a)  Exhibits\n\n     27   Schedule\n\n(b)  Reports on Form 8-K\n\n     None.\n";
    assert!(!tree("10-Q/A", body).contains("(b)"));
}

#[test]
fn a_title_in_plain_text_may_end_in_a_colon() {
    let body = |title: &str| {
        format!("Item 7.  Management's Discussion\n\n{0}\n\n{title}\n\n{0}\n\n{0}\n", wrapped())
    };
    for (title, heads) in [
        ("Results of Operations:", true),
        ("Prices of Copper:", true),
        ("To the Owners of the Works:", false),
        ("The Board of Directors of the Works:", false),
        ("Ladies and Gentlemen:", false),
        ("Signature Guaranteed:", false),
        ("Kettles sold in the north:", false),
    ] {
        let drawn = tree("10-K/A", &body(title));
        assert_eq!(lines(&drawn).len() == 2, heads, "{title}: {drawn}");
    }
}

#[test]
fn numbers_of_notes_that_wide_spaces_part_from_their_titles() {
    let note = |n: &str, title: &str| {
        format!(
            "NOTE {n} -      {title}\n\n              The works owe the bank of the town some\n              money, and pay it back each spring.\n\n"
        )
    };
    let body = format!(
        "ITEM 7.  FINANCIAL STATEMENTS.\n\n                       Notes to the Financial Statements\n\n{}{}{}",
        note("1", "WAYS OF COUNTING"),
        note("2", "DEBT"),
        note("3", "GOING CONCERN")
    );
    let drawn = tree("10-KSB/A", &body);
    assert_eq!(
        lines(&drawn)[1..],
        [
            "  Notes to the Financial Statements",
            "    Note 1 | WAYS OF COUNTING",
            "    Note 2 | DEBT",
            "    Note 3 | GOING CONCERN",
        ],
        "{drawn}"
    );
    // A row that names a note and has a figure is one of a table.
    let rows = "                       Notes to the Financial Statements\n\n1.  Debt\n\n{0}\n\n                   2000      1999\nNote 1 due         1,204     1,180\nNote 2 due           310       280\n\n2.  Leases\n\n{0}\n";
    let drawn =
        tree("10-KSB/A", &format!("ITEM 7.  FINANCIAL STATEMENTS.\n\n{}", rows.replace("{0}", &wrapped())));
    assert!(drawn.contains("Note 1 | Debt") && drawn.contains("Note 2 | Leases"), "{drawn}");
    // So it is in capitals.
    let owed = "                      2000      1999\nNOTE 2      MILL      1,204     1,180\nNOTE 3      TOWN        310       280\n\n";
    let drawn = tree("10-KSB/A", &body.replace("NOTE 2 -", &format!("{owed}NOTE 2 -")));
    assert!(drawn.contains("Note 2 | DEBT") && drawn.contains("Note 3 | GOING CONCERN"), "{drawn}");
}

#[test]
fn years_compared_right_below_the_title_of_their_item_stand_beside_what_follows() {
    let body = |first: &str| {
        format!(
            "ITEM 2.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{first}FIRST QUARTER 1996 COMPARED WITH FIRST QUARTER 1995\n\n{0}\n\nFINANCIAL CONDITION\n\n{0}\n",
            wrapped()
        )
    };
    let drawn = tree("10-Q/A", &body(""));
    assert_eq!(lines(&drawn)[2], "  FINANCIAL CONDITION", "{drawn}");
    // What is headed again below other years is part of both.
    let both = html(
        "# Item 7. Management's Discussion
         # Year 2023 Compared to Year 2022
         # Sales
         ...
         # Year 2022 Compared to Year 2021
         # Sales
         ...",
    );
    let drawn_both = tree("10-K/A", &both);
    assert_eq!(lines(&drawn_both)[2], "    Sales", "{drawn_both}");
    // Below a heading of their own they stand under it.
    let drawn = tree("10-Q/A", &body("RESULTS OF OPERATIONS\n\n"));
    assert_eq!(lines(&drawn)[2], "    FIRST QUARTER 1996 COMPARED WITH FIRST QUARTER 1995", "{drawn}");
    assert_eq!(lines(&drawn)[3], "  FINANCIAL CONDITION", "{drawn}");
}

#[test]
fn a_section_of_the_contents_may_stand_right_above_its_table() {
    let entry = |name: &str, page: &str| format!("{name}........................    {page}\n");
    let body = format!(
        "                     TABLE OF CONTENTS\n\n{1}{2}{3}{4}\n<PAGE>\n                      USE OF PROCEEDS\n\n{0}\n\n                      DIVIDEND POLICY\n\n{0}\n\n\
         \x20                     CAPITALIZATION\n\n                        Actual   As adjusted\n                        ------    ------\n\
         \x20   Debt               $  140    $  131\n    Equity                   12        21\n\n                         BUSINESS\n\n{0}\n",
        wrapped(),
        entry("Use of Proceeds", "8"),
        entry("Dividend Policy", "8"),
        entry("Capitalization", "9"),
        entry("Business", "12"),
    );
    let drawn = tree("S-1/A", &body);
    assert!(lines(&drawn).contains(&"CAPITALIZATION"), "{drawn}");
}

#[test]
fn a_report_of_auditors_holds_what_the_standards_divide_it_into() {
    let body = html(
        "# Item 9A. Controls and Procedures
         # Changes in Procedures
         ...
         # Report of Independent Registered Public Accounting Firm
         To the owners of the works
         # Opinion on Internal Control over Financial Reporting
         ...
         # Basis for Opinion
         ...
         # Training of Our People
         ...",
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 9A | Controls and Procedures",
            "  Changes in Procedures",
            "  Report of Independent Registered Public Accounting Firm",
            "    Opinion on Internal Control over Financial Reporting",
            "    Basis for Opinion",
            "  Training of Our People",
        ]
    );
}

#[test]
fn the_index_of_the_statements_is_no_part_of_what_is_certified_before_it() {
    let body = html(
        "# Item 15. Exhibits and Financial Statement Schedules
         ...
         # SIGNATURES
         Pursuant to the requirements of the Act the registrant has duly caused this report to be signed.
         # CERTIFICATIONS
         I, Ann Alder, certify that:
         ...
         <p align=center><b>INDEX TO FINANCIAL STATEMENTS</b></p>
         <table><tr><td>Report of Independent Auditors</td><td>F-2</td></tr><tr><td>Balance Sheets</td><td>F-3</td></tr>
         <tr><td>Statements of Income</td><td>F-4</td></tr><tr><td>Notes to Financial Statements</td><td>F-5</td></tr></table>
         <p align=center><b>Report of Independent Auditors</b></p>
         ...",
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(
        lines(&drawn)[1..],
        [
            "signature | SIGNATURES",
            "CERTIFICATIONS",
            "INDEX TO FINANCIAL STATEMENTS",
            "Report of Independent Auditors"
        ],
        "{drawn}"
    );
    // Below the title of its item it is what the item consists of.
    let within = html(
        "# Item 8. Financial Statements and Supplementary Data
         <p align=center><b>INDEX TO FINANCIAL STATEMENTS</b></p>
         <table><tr><td>Report of Independent Auditors</td><td>F-2</td></tr><tr><td>Balance Sheets</td><td>F-3</td></tr>
         <tr><td>Statements of Income</td><td>F-4</td></tr><tr><td>Notes to Financial Statements</td><td>F-5</td></tr></table>
         # Item 9A. Controls and Procedures
         ...",
    );
    assert_eq!(lines(&tree("10-K/A", &within)).len(), 2);
}

#[test]
fn a_heading_right_above_its_table_in_plain_text_is_a_line_of_its_own() {
    let body = |between: &str| {
        format!(
            "                          ELECTION OF DIRECTORS\n\n{0}\n\n                         EXECUTIVE COMPENSATION\n{between}\n\
             \x20                          Salary          Bonus\n                          --------       -------\n\
             John Doe                   140,000         20,000\nJane Roe                   120,000         10,000\n\n\
             \x20                       RATIFICATION OF AUDITORS\n\n{0}\n",
            wrapped()
        )
    };
    let drawn = tree("PRE 14A", &body("\n     The table below shows what was paid.\n"));
    assert_eq!(
        lines(&drawn),
        ["ELECTION OF DIRECTORS", "EXECUTIVE COMPENSATION", "RATIFICATION OF AUDITORS"],
        "{drawn}"
    );
    let drawn = tree("PRE 14A", &body(""));
    assert_eq!(lines(&drawn).len(), 3, "{drawn}");
    // What stands right above the columns is the head of them.
    let close = body("").replace("EXECUTIVE COMPENSATION\n\n", "EXECUTIVE COMPENSATION\n");
    assert_eq!(lines(&tree("PRE 14A", &close)).len(), 2);
}

#[test]
fn what_answers_a_paragraph_of_an_item_is_no_heading() {
    let body = html(
        "# Item 2(a). Name of Person Filing:
         # Birch Fund
         # Item 2(b). Address of Principal Business Office:
         # Hill Road
         # Item 2(c). Citizenship:
         # Ohio
         # Item 4. Ownership.
         # Shares Held
         ...",
    );
    assert_eq!(
        lines(&tree("SC 13G/A", &body)),
        [
            "Item 2 | Name of Person Filing:",
            "  Item 2(b). Address of Principal Business Office:",
            "  Item 2(c). Citizenship:",
            "Item 4 | Ownership.",
            "  Shares Held",
        ]
    );
}

#[test]
fn a_heading_below_one_item_with_a_colon_answers_nothing() {
    let body = html("# Item 7. Management's Discussion:\n# OVERVIEW\n# Item 8. Financial Statements\n...");
    assert!(tree("10-K/A", &body).contains("OVERVIEW"));
}

#[test]
fn a_name_in_heavy_letters_within_a_sentence_is_no_heading() {
    let body = |before: &str, after: &str| {
        html(&format!(
            "# Item 5. Market for Registrant's Common Equity\n{before}\n# KETTLE EXCHANGE\n{after}\n# Item 6. [Reserved]"
        ))
    };
    let drawn = tree(
        "10-K/A",
        &body("The shares of the works are listed on the", "under the sign AKW, as those of others are."),
    );
    assert!(!drawn.contains("KETTLE"), "{drawn}");
    let drawn = tree("10-K/A", &body("The shares of the works are listed.", "...\nunder the sign AKW."));
    assert!(drawn.contains("KETTLE EXCHANGE"), "{drawn}");
}
