//! Documents and their trees: prospectuses with their supplements, statements and second parts, offers, and what
//! is bound into proxy statements.

use super::super::drawn::{html, tree};
use super::{lines, wrapped};

/// A table of contents of these entries, five pages to each.
fn contents(entries: &[&str]) -> String {
    let row = |(at, entry): (usize, &&str)| {
        format!("<tr><td>{entry}</td><td>{}</td></tr>", if at == 0 { 1 } else { at * 5 })
    };
    let rows: String = entries.iter().enumerate().map(row).collect();
    format!("<p align=center><b>TABLE OF CONTENTS</b></p>\n<table>{rows}</table>")
}

#[test]
fn contents_on_the_back_cover_close_what_they_list() {
    let entries = ["The Company", "Use of Proceeds", "Plan of Distribution", "Legal Matters", "Experts"];
    let text: String =
        entries.iter().map(|entry| format!("{:^72}\n\n{}\n\n", entry.to_uppercase(), wrapped())).collect();
    let rows: String =
        entries.iter().enumerate().map(|(at, e)| format!("{e:.<56} {:>3}\n", at + 2)).collect();
    let body = format!(
        "PROSPECTUS\n\n{:^72}\n\n{:^72}\n\n<PAGE>\n{text}<PAGE>\n{:^72}\n\n<TABLE>\n<S>{:56}<C>\n{rows}</TABLE>\n\n{:^72}\n\n{:^72}\n\n\
         {:^72}\n<PAGE>\n{:^72}\n\n{:^72}\n\nITEM 16.  EXHIBITS.\n\n{}\n",
        "900,000 SHARES",
        "COMMON STOCK",
        "TABLE OF CONTENTS",
        "",
        "900,000 SHARES",
        "COMMON STOCK",
        "PROSPECTUS",
        "PART II",
        "INFORMATION NOT REQUIRED IN PROSPECTUS",
        wrapped(),
    );
    assert_eq!(
        lines(&tree("S-3", &body)),
        [
            "THE COMPANY",
            "USE OF PROCEEDS",
            "PLAN OF DISTRIBUTION",
            "LEGAL MATTERS",
            "EXPERTS",
            "INFORMATION NOT REQUIRED IN PROSPECTUS",
            "  Item 16 | EXHIBITS.",
        ]
    );
}

#[test]
fn a_prospectus_follows_its_supplement() {
    let list =
        contents(&["Summary", "Use of Proceeds", "Description of the Notes", "Experts", "Legal Matters"]);
    let sections = "<p align=center><b>USE OF PROCEEDS</b></p>
         ...
         <p align=center><b>LEGAL MATTERS</b></p>
         ...";
    let body = html(&format!(
        "<p align=center><b>PROSPECTUS SUPPLEMENT</b></p>
         <p>(To prospectus dated May 1, 2018)</p>
         {list}
         <p align=center><b>SUMMARY</b></p>
         ...
         {sections}
         <p><b>PROSPECTUS</b></p>
         <p align=center><b>DEBT SECURITIES</b></p>
         ...
         {sections}"
    ));
    assert_eq!(
        lines(&tree("424B5", &body)),
        ["SUMMARY", "USE OF PROCEEDS", "LEGAL MATTERS", "PROSPECTUS", "  USE OF PROCEEDS", "  LEGAL MATTERS",]
    );
}

#[test]
fn a_registration_statement_may_hold_two_prospectuses() {
    let entries = ["Use of Proceeds", "Plan of Distribution", "Experts", "Legal Matters"];
    let list = contents(&entries);
    let text: String =
        entries.iter().map(|entry| format!("<p align=center><b>{entry}</b></p>\n...\n")).collect();
    let body = html(&format!(
        "{list}
         {text}
         <p align=center><b>SUBJECT TO COMPLETION, DATED AUGUST 1, 2018</b></p>
         <p><b>PROSPECTUS SUPPLEMENT</b></p>
         ...
         {list}
         {text}
         <p align=center><b>PART II</b></p>
         # Item 17. Undertakings
         ..."
    ));
    let drawn = tree("S-3", &body);
    let mut expected = entries.to_vec();
    expected.push("PROSPECTUS SUPPLEMENT");
    let below: Vec<String> = entries.iter().map(|entry| format!("  {entry}")).collect();
    expected.extend(below.iter().map(String::as_str));
    expected.extend(["PART II", "  Item 17 | Undertakings"]);
    assert_eq!(lines(&drawn), expected);
}

#[test]
fn sections_of_an_offer_are_numbered_below_one_heading() {
    let list = contents(&[
        "INTRODUCTION",
        "THE TENDER OFFER",
        "1. Terms of the Offer",
        "2. Withdrawal Rights",
        "3. Price Range of Shares",
        "CERTAIN LEGAL MATTERS",
    ]);
    let body = html(&format!(
        "{list}
         <p align=center><b>INTRODUCTION</b></p>
         ...
         <p align=center><b>THE TENDER OFFER</b></p>
         # 1. Terms of the Offer
         ...
         <p><i>Extension.</i> {prose}</p>
         <p><b>2. Withdrawal Rights.</b> {prose}</p>
         <p><b>3. Price Range of Shares.</b> {prose}</p>
         <p align=center><b>CERTAIN LEGAL MATTERS</b></p>
         ...",
        prose = super::PROSE,
    ));
    assert_eq!(
        lines(&tree("EX-99.A1", &body)),
        [
            "INTRODUCTION",
            "THE TENDER OFFER",
            "  1. Terms of the Offer",
            "    Extension.",
            "  2. Withdrawal Rights.",
            "  3. Price Range of Shares.",
            "CERTAIN LEGAL MATTERS",
        ]
    );
}

#[test]
fn an_annex_is_marked_in_the_corner_of_its_page() {
    let body = html(
        "# The Merger
         ...
         <p style='text-align:right'><b>ANNEX A</b></p>
         <p align=center><b>AGREEMENT AND PLAN OF MERGER</b></p>
         <p align=center>by and among</p>
         <p align=center><b>BIRCH PARENT HOLDINGS, L.P.</b></p>
         <p align=center>and</p>
         <p align=center><b>BIRCH KETTLES, INC.</b></p>
         # Recitals
         ...",
    );
    assert_eq!(
        lines(&tree("DEFM14A", &body)),
        ["The Merger", "exhibit | ANNEX A", "  AGREEMENT AND PLAN OF MERGER", "    Recitals"]
    );
}

/// A registration statement: its prospectus has contents, its second part items.
fn registration() -> String {
    let list = contents(&[
        "Prospectus Summary",
        "Risk Factors",
        "Pro Forma Financial Information",
        "Experts",
        "Index to Financial Statements",
    ]);
    let index =
        contents(&["Report of Independent Accountants", "Balance Sheets", "Statements of Income", "Notes"]);
    let figures = "<table><tr><td></td><td>2018</td><td>2017</td></tr><tr><td>Cash</td><td>1,204</td><td>1,180</td></tr>\
                   <tr><td>Kettles</td><td>2,204</td><td>2,180</td></tr></table>";
    html(&format!(
        "<p>Registration statement (Exact name of registrant as specified in its charter)</p>
         {list}
         <p align=center><b>PROSPECTUS SUMMARY</b></p>
         ...
         <p align=center><b>THE OFFERING</b></p>
         ...
         <p align=center><b>RISK FACTORS</b></p>
         ...
         <p><b><i>We depend on a few suppliers, and they may fail us.</i></b></p>
         ...
         <p><b><i>Our kettles may be copied by others who sell them for less.</i></b></p>
         ...
         <p><b><i>You will own a small share of the company after the offering.</i></b></p>
         ...
         <p align=center><b>PRO FORMA FINANCIAL INFORMATION</b></p>
         ...
         <p align=center><b>UNAUDITED PRO FORMA CONDENSED BALANCE SHEET</b></p>
         {figures}
         <p align=center><b>EXPERTS</b></p>
         ...
         {index}
         <p align=center><b>BALANCE SHEETS</b></p>
         {figures}
         <p align=center><b>PART II</b></p>
         <p align=center><b>INFORMATION NOT REQUIRED IN PROSPECTUS</b></p>
         # Item 16. Exhibits and Financial Statement Schedules
         ...
         # Item 17. Undertakings
         ...
         <p align=center><b>EXHIBIT INDEX</b></p>
         <table><tr><td>5.1</td><td>Opinion of counsel</td></tr></table>"
    ))
}

#[test]
fn a_prospectus_is_ruled_by_its_contents_though_part_ii_has_items() {
    assert_eq!(
        lines(&tree("S-1", &registration())),
        [
            "PROSPECTUS SUMMARY",
            "  THE OFFERING",
            "RISK FACTORS",
            "  We depend on a few suppliers, and they may fail us.",
            "  Our kettles may be copied by others who sell them for less.",
            "  You will own a small share of the company after the offering.",
            "PRO FORMA FINANCIAL INFORMATION",
            "  statement | UNAUDITED PRO FORMA CONDENSED BALANCE SHEET",
            "EXPERTS",
            "statement | BALANCE SHEETS",
            "INFORMATION NOT REQUIRED IN PROSPECTUS",
            "  Item 16 | Exhibits and Financial Statement Schedules",
            "  Item 17 | Undertakings",
            "  exhibit | EXHIBIT INDEX",
        ]
    );
}

#[test]
fn the_notice_of_a_meeting_stands_before_the_contents() {
    let list = contents(&["The Merger", "Summary", "THE MERGER", "Proposal", "Experts"]);
    let body = html(&format!(
        "<p>(Name of Registrant as Specified In Its Charter)</p>
         <p>Dear Shareholder:</p>
         ...
         <p align=center><b>NOTICE OF SPECIAL MEETING OF SHAREHOLDERS</b></p>
         ...
         {list}
         <p align=center><b>THE MERGER</b></p>
         ...
         <p align=center><b>EXPERTS</b></p>
         ..."
    ));
    assert_eq!(
        lines(&tree("DEFM14A", &body)),
        ["NOTICE OF SPECIAL MEETING OF SHAREHOLDERS", "THE MERGER", "EXPERTS"]
    );
}

#[test]
fn an_abbreviation_is_no_heading_of_a_higher_rank() {
    let body = html(
        "<p align=center><b>Birch Kettles Reports Its Second Quarter</b></p>
         ...
         # Sales
         ...
         # EBITDA
         ...
         # Net Income
         ...",
    );
    assert_eq!(
        lines(&tree("EX-99.1", &body)),
        ["Birch Kettles Reports Its Second Quarter", "  Sales", "  EBITDA", "  Net Income"]
    );
}
