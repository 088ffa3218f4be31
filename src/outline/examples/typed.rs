//! Documents and their trees: text typed for a fixed pitch, within `<pre>` too; titles over several lines, with stops,
//! joints and offices in them.

use super::super::drawn::tree;
use super::{items, lines, wrapped};

/// Some senders put the pages of a text into `<pre>`, which changes nothing of what is read.
#[test]
fn text_within_pre_reads_as_text_does() {
    let typed = |words: &str| format!("{words}\n{}\n\n", "-".repeat(words.len()));
    let body = format!(
        "{}{}Boilers\n\n{3}\n\nPipes\n\n{3}\n\n{}{3}\n",
        typed("ITEM 1.  BUSINESS"),
        typed("Products"),
        typed("Employees"),
        wrapped()
    );
    let read = ["Item 1 | BUSINESS", "  Products", "    Boilers", "    Pipes", "  Employees"];
    assert_eq!(lines(&tree("10-K/A", &body)), read);
    assert_eq!(lines(&tree("10-K/A", &format!("<HTML><BODY><PRE>\n{body}</PRE></BODY></HTML>"))), read);
}

#[test]
fn the_stops_of_a_country_end_no_title() {
    let body = format!(
        "ITEM 1.  BUSINESS\n\n{0}\n\nU.S. Boiler Works\n\n{0}\n\nNon-U.S. Works\n\n{0}\n\nWorks of J. Alder. Notes\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | BUSINESS", "  U.S. Boiler Works", "  Non-U.S. Works"]
    );
}

#[test]
fn a_comparison_of_years_may_take_up_two_lines() {
    let years = |first: &str, second: &str| {
        let centred = |words: &str| format!("{words:^72}").trim_end().to_owned() + "\n";
        format!("{}{}\n", centred(first), centred(second))
    };
    let body = format!(
        "ITEM 7.  MANAGEMENT'S DISCUSSION AND ANALYSIS\n\n{0}\n\nRESULTS OF OPERATIONS\n\n{0}\n\n{1}Sales\n-----\n\n{0}\n\n{2}Sales\n-----\n\n{0}\n",
        wrapped(),
        years("Year Ended December 31, 1998 Compared to Year Ended", "December 31, 1997"),
        years("Year Ended December 31, 1997 Compared to Year Ended", "December 31, 1996"),
    );
    let drawn = tree("10-K/A", &body);
    assert_eq!(
        lines(&drawn),
        [
            "Item 7 | MANAGEMENT'S DISCUSSION AND ANALYSIS",
            "  RESULTS OF OPERATIONS",
            "    Year Ended December 31, 1998 Compared to Year Ended December 31, 1997",
            "      Sales",
            "    Year Ended December 31, 1997 Compared to Year Ended December 31, 1996",
            "      Sales",
        ],
        "{drawn}"
    );
}

/// One person holds an office; what several do is told in a section.
#[test]
fn officers_and_directors_are_what_a_section_is_about() {
    let body = format!(
        "ITEM 10.  DIRECTORS\n\n{0}\n\nMeetings of Directors\n\n{0}\n\nPresident and Director\n\n{0}\n",
        wrapped()
    );
    assert_eq!(lines(&tree("10-K/A", &body)), ["Item 10 | DIRECTORS", "  Meetings of Directors"]);
}

#[test]
fn a_numbered_title_above_another_is_no_entry_of_a_list() {
    let body = format!(
        "NOTES TO FINANCIAL STATEMENTS\n\n1.  THE WORKS\n\n{0}\n\n2.  RULES OF RATES\n\nBoilers\n-------\n\n{0}\n\nPipes\n-----\n\n{0}\n\n3.  TAXES\n\n{0}\n",
        wrapped()
    );
    let drawn = tree("10-K/A", &body);
    let read = [
        "NOTES TO FINANCIAL STATEMENTS",
        "  Note 1 | THE WORKS",
        "  Note 2 | RULES OF RATES",
        "    Boilers",
        "    Pipes",
        "  Note 3 | TAXES",
    ];
    assert_eq!(lines(&drawn), read, "{drawn}");
}

/// Dashes without spaces part a title from its text, and a title may name a series of things.
#[test]
fn titles_before_dashes_and_of_several_things() {
    let body = format!(
        "ITEM 1.  BUSINESS\n\n{0}\n\n     Leases--The works are leased.  {0}\n\n     Pensions.--The works pay pensions.  {0}\n\n     \
         PIPES, FITTINGS AND VALVES.  The works make pipes and valves.  {0}\n\n     SMITH, JONES AND BROWN.  They own the works.  {0}\n",
        wrapped()
    );
    let drawn = tree("10-K/A", &body);
    let mut found: Vec<&str> = lines(&drawn).iter().map(|line| line.trim()).collect();
    found.sort_unstable();
    assert_eq!(found, ["Item 1 | BUSINESS", "Leases", "PIPES, FITTINGS AND VALVES", "Pensions"], "{drawn}");
}

#[test]
fn the_title_of_an_item_over_several_lines_in_the_middle() {
    let centred = |words: &str| format!("{words:^72}").trim_end().to_owned() + "\n";
    let body = format!(
        "{}{}{}{}\n{prose}\n\n{}{}\n{prose}\n",
        centred("ITEM 5.02"),
        centred("DEPARTURE OF DIRECTORS OR CERTAIN OFFICERS; ELECTION OF"),
        centred("DIRECTORS; APPOINTMENT OF CERTAIN OFFICERS; COMPENSATORY"),
        centred("ARRANGEMENTS OF CERTAIN OFFICERS."),
        centred("ITEM 8.01"),
        centred("OTHER EVENTS"),
        prose = wrapped(),
    );
    assert_eq!(
        items(&tree("8-K", &body)),
        [
            "Item 5.02 | DEPARTURE OF DIRECTORS OR CERTAIN OFFICERS; ELECTION OF DIRECTORS; APPOINTMENT OF CERTAIN \
             OFFICERS; COMPENSATORY ARRANGEMENTS OF CERTAIN OFFICERS.",
            "Item 8.01 | OTHER EVENTS",
        ]
    );
}

/// "Section 16(a)" is one of an act, and no clause that others stand in.
#[test]
fn the_section_of_an_act_holds_no_other_sections() {
    let body = format!(
        "EXECUTIVE PAY\n\n{0}\n\nSECTION 16(a) REPORTS OF OWNERS\n\n{0}\n\nPENSIONS\n\n{0}\n\nOTHER MATTERS\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("DEF 14A", &body)),
        ["EXECUTIVE PAY", "SECTION 16(a) REPORTS OF OWNERS", "PENSIONS", "OTHER MATTERS"]
    );
}

#[test]
fn a_title_opens_the_shortest_of_paragraphs_that_is_a_sentence() {
    let body = format!(
        "ITEM 1.  BUSINESS\n\nKETTLES\n\n     Steel.  {0}\n\n     Brass.  These are made to order in one of the works and are\nsold there.\n\n\
         ITEM 2.  PROPERTIES\n\n{0}\n",
        wrapped()
    );
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        ["Item 1 | BUSINESS", "  KETTLES", "    Steel", "    Brass", "Item 2 | PROPERTIES"]
    );
    // An address and the entry of a list say nothing.
    let body = format!(
        "ITEM 1.  BUSINESS\n\n{0}\n\n     Alder Works.  Kettle Lane 12, Northern Harbour, County of Alder.\n\n     Copper.  Pounds of sheet sold to shops in the north\n\n{0}\n",
        wrapped()
    );
    assert_eq!(lines(&tree("10-K/A", &body)), ["Item 1 | BUSINESS"]);
}
