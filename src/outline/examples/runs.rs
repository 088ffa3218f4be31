//! Documents and their trees: titles that run into plain paragraphs, titles behind plain marks, headings over
//! several lines of plain text, notes that have a number alone.

use super::super::drawn::{PROSE, html, tree};
use super::{lines, wrapped};

#[test]
fn titles_that_run_into_paragraphs_of_plain_text() {
    let body = format!(
        "ITEM 1.  BUSINESS\n\n{0}\n\nMARKETS.  {0}\n\nYear 2000 Issue -- {0}\n\nOur Towns.  {0}\n\n\
         ANN KETTLE, 52, has been our president since 1990.  {0}\n\nWe sell kettles.  {0}\n\nITEM 2.  PROPERTIES\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | BUSINESS", "  MARKETS", "    Year 2000 Issue", "    Our Towns", "Item 2 | PROPERTIES"]
    );
}

#[test]
fn titles_behind_plain_marks() {
    let body = html(&format!(
        "# Item 2. Subject Company Information\n<p>(a) <i>Name and Address</i>. {PROSE}</p>\n<p>(b) <i>Securities</i>. {PROSE}</p>\n\
         <p>1. we sell <i>kettles</i>. {PROSE}</p>\n# Item 3. Identity and Background of Filing Person\n..."
    ));
    assert_eq!(
        lines(&tree("SC TO-T/A", &body)),
        [
            "Item 2 | Subject Company Information",
            "  (a) Name and Address",
            "  (b) Securities",
            "Item 3 | Identity and Background of Filing Person",
        ]
    );
}

#[test]
fn headings_over_headings_of_plain_text_of_the_same_look() {
    let centred = |words: &str| format!("{words:^70}\n").trim_end().to_owned() + "\n\n";
    let body = format!(
        "{}RESULTS OF OPERATIONS\n\n1998 VERSUS 1997\n\n{2}\n\n1997 VERSUS 1996\n\n{2}\n\nLIQUIDITY\n\n{2}\n\n{1}{2}\n",
        centred("MANAGEMENT'S DISCUSSION"),
        centred("NOTICE OF ANNUAL MEETING") + &centred("To be held May 1, 1999"),
        wrapped()
    );
    let drawn = tree("EX-13", &body);
    assert_eq!(
        lines(&drawn),
        [
            "MANAGEMENT'S DISCUSSION",
            "  RESULTS OF OPERATIONS",
            "    1998 VERSUS 1997",
            "    1997 VERSUS 1996",
            "  LIQUIDITY",
            "NOTICE OF ANNUAL MEETING",
        ],
        "{drawn}"
    );
}

#[test]
fn notes_that_have_a_number_alone() {
    let note = |number: u8, words: &str| {
        format!(
            "{number}.   {words} in the opinion of those who manage\n     the works and have kept its books for many years past.\n\n"
        )
    };
    let body = format!(
        "Item 1.  Financial Statements\n\n                NOTES TO FINANCIAL STATEMENTS\n\n{}{}{}\
         Item 2.  Management's Discussion and Analysis\n\n{}\n",
        note(1, "The statements have been prepared without audit and are right"),
        note(2, "What was paid for interest and for taxes is what was due and is fair"),
        note(3, "The kettles were sold at the end of the year at what they had cost"),
        wrapped()
    );
    let drawn = tree("10-Q/A", &body);
    let notes: Vec<&str> = drawn.lines().map(str::trim).filter(|l| l.starts_with("Note ")).collect();
    assert_eq!(
        notes,
        [
            "Note 1 | The statements have been prepared without audit and are…",
            "Note 2 | What was paid for interest and for taxes is what was due and…",
            "Note 3 | The kettles were sold at the end of the year at what they…",
        ],
        "{drawn}"
    );
}

#[test]
fn sentences_in_heavy_letters_head_risks_among_the_risk_factors_alone() {
    let risks = "# We depend on a few suppliers of copper, and they may fail us.
         ...
         # Our kettles may be found to be unsafe.
         ...
         # The price of our shares may fall for reasons that have nothing to do with kettles.
         ...";
    let body = html(&format!(
        "# Item 1. Business\n...\n# We believe that our kettles are the best that money can buy.\n...\n\
         # Item 1A. Risk Factors\n<p>Much may go wrong.</p>\n# Risks of Our Trade\n{risks}\n# Item 2. Properties\n..."
    ));
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 1 | Business",
            "Item 1A | Risk Factors",
            "  Risks of Our Trade",
            "    We depend on a few suppliers of copper, and they may fail us.",
            "    Our kettles may be found to be unsafe.",
            "    The price of our shares may fall for reasons that have nothing to do with kettles.",
            "Item 2 | Properties",
        ]
    );
}

#[test]
fn paragraphs_of_controls_in_leaning_letters() {
    let body = html(
        "# Item 4. Controls and Procedures
         <p><i>(a) Evaluation of Disclosure Controls and Procedures</i></p>
         ...
         <p><i>(b) Changes in Internal Control</i></p>
         ...
         <p><i>(1) Less than 1%</i></p>
         # SCHEDULE 14A
         ...",
    );
    assert_eq!(
        lines(&tree("10-Q/A", &body)),
        [
            "Item 4 | Controls and Procedures",
            "  (a) Evaluation of Disclosure Controls and Procedures",
            "  (b) Changes in Internal Control",
        ]
    );
}

#[test]
fn items_that_the_filer_adds_are_paragraphs_of_those_of_the_form() {
    for heading in
        ["Item 4A. Executive Officers of the Company", "ITEM 4A: EXECUTIVE OFFICERS OF THE COMPANY"]
    {
        let body = html(&format!(
            "# PART I\n# Item 3. Legal Proceedings\n...\n# Item 4. Submission of Matters to a Vote of Security Holders\n\
             None.\n# {heading}\n...\n# PART II\n# Item 5. Market for Registrant's Common Equity\n..."
        ));
        let drawn = tree("10-K/A", &body);
        assert_eq!(lines(&drawn)[3], format!("    {heading}"), "{drawn}");
    }
}

#[test]
fn a_prospectus_stands_before_part_ii_and_is_no_cover() {
    let body = format!(
        "                PROSPECTUS\n\n                ALDER KETTLE WORKS, INC.\n\n                AVAILABLE INFORMATION\n\n{0}\n\n\
         \x20               RISK FACTORS\n\n     COMPETITION.  The trade in kettles is crowded, and some of those who are in it have more\nmoney than the works.\n\n\
         \x20               PLAN OF DISTRIBUTION\n\n{0}\n\n                PART II\n         INFORMATION NOT REQUIRED IN PROSPECTUS\n\n\
         ITEM 14.  OTHER EXPENSES OF ISSUANCE AND DISTRIBUTION\n\n{0}\n\nITEM 15.  INDEMNIFICATION OF DIRECTORS AND OFFICERS\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("S-3/A", &body)),
        [
            "PROSPECTUS",
            "AVAILABLE INFORMATION",
            "RISK FACTORS",
            "  COMPETITION",
            "PLAN OF DISTRIBUTION",
            "INFORMATION NOT REQUIRED IN PROSPECTUS",
            "  Item 14 | OTHER EXPENSES OF ISSUANCE AND DISTRIBUTION",
            "  Item 15 | INDEMNIFICATION OF DIRECTORS AND OFFICERS",
        ]
    );
}

#[test]
fn rules_under_the_words_behind_a_mark() {
    let body = format!(
        "ITEM 7.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\nFINANCIAL CONDITION\n\n{0}\n\n     (a)  Liquidity\n          ---------\n\n{0}\n\n\
         \x20    (b)  Capital Resources\n          -----------------\n\n{0}\n\nITEM 8.  FINANCIAL STATEMENTS AND SUPPLEMENTARY DATA\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 7 | MANAGEMENT'S DISCUSSION AND ANALYSIS",
            "  FINANCIAL CONDITION",
            "    (a) Liquidity",
            "    (b) Capital Resources",
            "Item 8 | FINANCIAL STATEMENTS AND SUPPLEMENTARY DATA",
        ]
    );
}

#[test]
fn no_header_of_a_table_reaches_over_an_item_or_over_prose_set_to_both_margins() {
    let body = format!(
        "                                  PART II\n\nITEM 5.   MARKET FOR REGISTRANT'S COMMON EQUITY AND RELATED\n          STOCKHOLDER MATTERS\n\n\
         \x20    The  Company makes kettles of steel and copper and sells them through\nshops in nine towns.   The works stand beside  the  river  at  Alder  Mill\n\
         and employ about two hundred people in three shifts.  The prices were:\n\n\
         \x20                                     High            Low\n     First Quarter              12 1/4         11\n     Second Quarter             12 1/2         11 3/8\n\n\
         ITEM 7.   MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{0}\n",
        wrapped()
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(
        super::items(&drawn)[0],
        "Item 5 | MARKET FOR REGISTRANT'S COMMON EQUITY AND RELATED STOCKHOLDER MATTERS",
        "{drawn}"
    );
    let filing = super::super::drawn::read("10-K/A", &body);
    let columns = &filing.documents[0].tables[0];
    assert!(
        !columns.rows.is_empty() && columns.row(0).len() == 2,
        "the heads of the columns come first: {columns:?}"
    );
}

#[test]
fn answers_that_hang_under_the_title_are_no_part_of_it() {
    let body = "PART I\n\nItem 3.  Legal Proceedings\n         None.\n\nItem 4.  Submission of Matters to a Vote of Security Holders\n         None.\n\n\
                PART II\n\nItem 5.  Market for Registrant's Common Equity and Related Stockholder\n         Matters\n         There is no market.\n\n\
                Item 6.  Selected Financial Data\n         Not applicable.\n\nItem 12. Security Ownership of Certain Beneficial Owners and Management\n\
                \x20        (a) The certificates are held by a nominee of the depository.\n";
    let drawn = tree("10-K/A", body);
    assert_eq!(
        super::items(&drawn),
        [
            "Item 3 | Legal Proceedings",
            "Item 4 | Submission of Matters to a Vote of Security Holders",
            "Item 5 | Market for Registrant's Common Equity and Related Stockholder Matters",
            "Item 6 | Selected Financial Data",
            "Item 12 | Security Ownership of Certain Beneficial Owners and Management",
        ],
        "{drawn}"
    );
}
