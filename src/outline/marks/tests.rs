//! What the marks of items say: part, number, further numbers, title.

use super::*;

/// The item mark of a line as "part number-last sub | title".
fn item(line: &str) -> String {
    let Some(mark) = item_mark(line.as_bytes()) else { return "none".to_owned() };
    let part = mark.part.map_or(String::new(), |p| format!("{p}:"));
    let numbers = mark.further.numbers.iter().flatten();
    let last: String =
        numbers.map(|(n, through)| format!("{}{n}", if *through { "-" } else { "," })).collect();
    let sub = if mark.sub { " sub" } else { "" };
    let bracketed = mark.bracketed.map_or(String::new(), |letter| format!("({})", char::from(letter)));
    format!("{part}{}{last}{sub}{bracketed}|{}", mark.number, &line[mark.title..])
}

#[test]
fn items_as_filings_print_them() {
    for (line, read) in [
        ("Item 1. Business", "1|Business"),
        ("ITEM 1A - RISK FACTORS", "1A|RISK FACTORS"),
        ("Item\u{a0}1b.\tUnresolved", "1B|Unresolved"),
        ("ITEM 9A(T). CONTROLS", "9A|CONTROLS"),
        ("ITEM 9AT CONTROLS", "9A|CONTROLS"),
        ("Item 4T. Controls", "4|Controls"),
        ("Item 4T Controls", "4|Controls"),
        ("Item 4 T. Controls", "4|Controls"),
        ("Item 9A[T]. Controls", "9A|Controls"),
        ("Item 9A T. Controls", "9A|Controls"),
        ("Item 4 T-shirts of ours", "4|T-shirts of ours"),
        ("Item 4 The kettles", "4|The kettles"),
        ("Item No. 1", "1|"),
        ("I T E M 1 0 . D I R E C T O R S", "10|D I R E C T O R S"),
        ("I t e m 2 . 0 2 R e s u l t s", "2.02|R e s u l t s"),
        ("I T E M 7 A . M A R K E T", "7A|M A R K E T"),
        ("I T E M 1 B U S I N E S S", "1|B U S I N E S S"),
        ("ITEM 1BUSINESS", "1|BUSINESS"),
        ("Item 1Business", "1|Business"),
        ("Item 10Kettles are sold", "10|Kettles are sold"),
        ("Item 5th", "none"),
        ("ITEM NUMBER 7: MD&A", "7|MD&A"),
        ("I T E M  1 .  B U S I N E S S", "1|B U S I N E S S"),
        ("Items 1 and 2. Business and Properties", "1,2|Business and Properties"),
        ("Items 1, 2 & 3. Business", "1,2,3|Business"),
        ("Items 1. and 2. Business", "1,2|Business"),
        ("Item 1. & Item 2. Business", "1,2|Business"),
        ("Item 4. To our holders", "4|To our holders"),
        ("Item 1 and Item 2. Business", "1,2|Business"),
        ("Items 1 through 9 and Item 11.", "1-9,11|"),
        ("Item 2.02 Results", "2.02|Results"),
        ("Item 5.02(e): Departure", "5.02 sub(E)|Departure"),
        ("Item 5.02 (b), (c) Departure", "5.02 sub(B)|(c) Departure"),
        ("Item 3.D. Risk Factors", "3D sub|Risk Factors"),
        ("ITEM 9 A. CONTROLS", "9A|CONTROLS"),
        ("Item 1 A description", "1|A description"),
        ("PART I, ITEM 1. FINANCIAL STATEMENTS", "1:1|FINANCIAL STATEMENTS"),
        ("Part II - Item 1A. Risk", "2:1A|Risk"),
        ("ITEM IV. SUBMISSION", "4|SUBMISSION"),
        ("* Item 4. None", "4|None"),
        ("Item 1.FINANCIAL STATEMENTS", "1|FINANCIAL STATEMENTS"),
        ("Item One. Business", "1|Business"),
        ("ITEM FOURTEEN - EXHIBITS", "14|EXHIBITS"),
        ("(Item 2) Properties", "2|Properties"),
        ("Item one of the two", "none"),
        ("Items of equipment", "none"),
        ("Itemized deductions", "none"),
        ("Item 601 of Regulation S-K", "601|of Regulation S-K"),
        ("Item X. Executive Officers", "10|Executive Officers"),
        ("The item 1", "none"),
        ("ITEM (7A)  MARKET RISK", "7A|MARKET RISK"),
        ("PART I - FINANCIAL INFORMATION     ITEM 1.  FINANCIAL STATEMENTS", "1:1|FINANCIAL STATEMENTS"),
        ("Part II. Other Information, Item 1. Legal Proceedings", "2:1|Legal Proceedings"),
        ("Part I of the report, Item 7. Risk", "none"),
        ("Item 7(a). Market Risk", "7 sub(A)|Market Risk"),
        ("ITEM VIIA. MARKET RISK", "7A|MARKET RISK"),
        ("ITEM l.  BUSINESS", "1|BUSINESS"),
        ("Item lA.  Risk Factors", "1A|Risk Factors"),
        ("Item 1O. Directors", "10|Directors"),
        ("Item lO.  Directors", "10|Directors"),
        ("Item l like", "none"),
    ] {
        assert_eq!(item(line), read, "{line}");
    }
}

#[test]
fn parts_as_filings_print_them() {
    let part = |line: &str| part_mark(line.as_bytes()).map(|m| (m.number, line[m.title..].to_owned()));
    assert_eq!(part("PART II"), Some((2, String::new())));
    assert_eq!(part("PART I — FINANCIAL INFORMATION"), Some((1, "FINANCIAL INFORMATION".to_owned())));
    assert_eq!(part("P A R T  I V"), Some((4, String::new())));
    assert_eq!(part("P A R T  I  -  F I N A N C I A L"), Some((1, "F I N A N C I A L".to_owned())));
    assert_eq!(part("Part 2. Other"), Some((2, "Other".to_owned())));
    assert_eq!(part("Partial payment"), None);
    assert_eq!(part("PARTI"), None);
}

#[test]
fn series_as_filings_print_them() {
    let read = |line: &str| series_mark(line.as_bytes()).map(|m| (m.numbering, m.number, m.levels));
    assert_eq!(read("Note 5 – Leases"), Some((Numbering::Note, 5, 0)));
    assert_eq!(read("NOTE E: DEBT"), Some((Numbering::Note, 5, 0)));
    assert_eq!(read("Note No. 3 Leases"), Some((Numbering::Note, 3, 0)));
    assert_eq!(read("Notes to Statements"), None);
    assert_eq!(read("5. Leases"), Some((Numbering::Arabic, 5, 0)));
    assert_eq!(read("5.2 Leases"), Some((Numbering::Arabic, 5, 1)));
    assert_eq!(read("(5) Leases"), Some((Numbering::Bracketed, 5, 0)));
    assert_eq!(read("(e) Leases"), Some((Numbering::BracketedLetter, 5, 0)));
    assert_eq!(read("II. Leases"), Some((Numbering::Roman, 2, 0)));
    assert_eq!(read("B. Leases"), Some((Numbering::Letter, 2, 0)));
    assert_eq!(read("J. P. Smith"), None);
    assert_eq!(read("10 Largest Holdings"), None);
    assert_eq!(read("Section 3.1 Definitions"), Some((Numbering::Named, 3, 1)));
    assert_eq!(read("2010 compared with 2009"), None);
}
