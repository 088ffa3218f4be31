//! Documents and their trees: the order in which a document uses its own styles, and entries of contents that all
//! stand at one edge.

use super::super::drawn::{html, tree};
use super::lines;

/// Paragraphs below headings, each a tag and its words; "#" stands for heavy letters.
fn styled(headings: &[(&str, &str)]) -> String {
    let mut body = String::new();
    for (tag, words) in headings {
        match *tag {
            "#" => body.push_str(&format!("# {words}\n")),
            "bu" => body.push_str(&format!("<p><b><u>{words}</u></b></p>\n")),
            "c" => body.push_str(&format!("<p align=center><b>{words}</b></p>\n")),
            tag => body.push_str(&format!("<p><{tag}>{words}</{tag}></p>\n")),
        }
        body.push_str("...\n");
    }
    html(&body)
}

#[test]
fn what_headings_are_first_divided_into_stands_above_what_follows_it() {
    let body = styled(&[
        ("#", "Item 1. Business"),
        ("#", "Kettles"),
        ("i", "Steel"),
        ("u", "Small Kettles"),
        ("u", "Large Kettles"),
        ("i", "Copper"),
        ("#", "Towns"),
        ("i", "North"),
        ("u", "Harbours"),
        ("i", "South"),
        ("#", "Item 2. Properties"),
    ]);
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 1 | Business",
            "  Kettles",
            "    Steel",
            "      Small Kettles",
            "      Large Kettles",
            "    Copper",
            "  Towns",
            "    North",
            "      Harbours",
            "    South",
            "Item 2 | Properties",
        ]
    );
}

#[test]
fn an_order_of_styles_that_changes_is_none() {
    // Here words that lean come first, and there words underlined: a rule below the words tells more.
    let body = styled(&[
        ("#", "Item 1. Business"),
        ("#", "Kettles"),
        ("i", "Steel"),
        ("u", "Small Kettles"),
        ("#", "Towns"),
        ("u", "Harbours"),
        ("i", "North"),
        ("#", "Works"),
        ("i", "Mill"),
        ("u", "Yard"),
        ("#", "Item 2. Properties"),
    ]);
    let drawn = tree("10-K/A", &body);
    assert!(drawn.contains("\n    Harbours\n      North\n"), "{drawn}");
    assert!(drawn.contains("\n    Mill\n    Yard\n"), "{drawn}");
}

#[test]
fn items_that_open_with_a_style_have_it_on_their_first_level() {
    let body = styled(&[
        ("#", "Item 1. Business"),
        ("#", "Overview"),
        ("#", "Kettles"),
        ("bu", "Steel"),
        ("bu", "Copper"),
        ("#", "Item 2. Properties"),
        ("#", "Works"),
        ("bu", "North"),
        ("#", "Offices"),
        ("#", "Item 3. Legal Proceedings"),
    ]);
    assert_eq!(
        lines(&tree("10-K/A", &body)),
        [
            "Item 1 | Business",
            "  Overview",
            "  Kettles",
            "    Steel",
            "    Copper",
            "Item 2 | Properties",
            "  Works",
            "    North",
            "  Offices",
            "Item 3 | Legal Proceedings",
        ]
    );
}

/// A prospectus with these entries in its contents, all at one edge, and these headings.
fn prospectus(entries: &[&str], headings: &[(&str, &str)]) -> String {
    let row = |(at, entry): (usize, &&str)| format!("<tr><td>{entry}</td><td>{}</td></tr>\n", 3 + 4 * at);
    let rows: String = entries.iter().enumerate().map(row).collect();
    html(&format!("# TABLE OF CONTENTS\n<table>{rows}</table>\n")) + &styled(headings)
}

const OFFER: [(&str, &str); 9] = [
    ("c", "SUMMARY"),
    ("#", "The Companies"),
    ("#", "The Offer"),
    ("c", "THE OFFER"),
    ("#", "Reasons for the Offer"),
    ("#", "Terms"),
    ("c", "THE KETTLE WORKS"),
    ("#", "Products"),
    ("c", "EXPERTS"),
];

#[test]
fn entries_in_small_letters_stand_below_those_in_capitals() {
    let entries: Vec<&str> = OFFER.iter().map(|(_, words)| *words).collect();
    assert_eq!(
        lines(&tree("S-4", &prospectus(&entries, &OFFER))),
        [
            "SUMMARY",
            "  The Companies",
            "  The Offer",
            "THE OFFER",
            "  Reasons for the Offer",
            "  Terms",
            "THE KETTLE WORKS",
            "  Products",
            "EXPERTS",
        ]
    );
}

#[test]
fn an_empty_cell_sets_an_entry_in() {
    let entries: Vec<String> = OFFER
        .iter()
        .map(|(tag, words)| if *tag == "c" { (*words).to_owned() } else { format!("</td><td>{words}") })
        .collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let drawn = tree("S-4", &prospectus(&entries, &OFFER));
    assert!(drawn.contains("\nTHE OFFER\n  Reasons for the Offer\n  Terms\nTHE KETTLE"), "{drawn}");
}

#[test]
fn the_head_of_the_column_of_pages_is_no_entry() {
    let row = |name: &str, words: &str| {
        format!("<tr><td><a href=\"#{name}\">{words}</a></td><td></td><td>12</td></tr>")
    };
    let body = html(&format!(
        "# TABLE OF CONTENTS\n<table><tr><td></td><td></td><td>Page</td></tr>{}{}{}{}</table>\n\
         # ABOUT THE OFFER\n...\n<a name=\"a\"></a>\n# SUMMARY\n...\n<a name=\"b\"></a>\n# RISK FACTORS\n...\n\
         <a name=\"c\"></a>\n# EXPERTS\n...\n<a name=\"d\"></a>\n# ABOUT KETTLES\n...",
        row("a", "SUMMARY"),
        row("b", "RISK FACTORS"),
        row("c", "EXPERTS"),
        row("d", "ABOUT KETTLES")
    ));
    assert_eq!(
        lines(&tree("424B4", &body)),
        ["ABOUT THE OFFER", "SUMMARY", "RISK FACTORS", "EXPERTS", "ABOUT KETTLES"]
    );
}

#[test]
fn entries_whose_headings_look_alike_stand_side_by_side() {
    // The contents alone are in letters of two kinds.
    let entries: Vec<&str> =
        OFFER.iter().map(|(_, words)| *words).filter(|words| *words != "The Offer").collect();
    let capitals: Vec<String> = entries.iter().map(|words| words.to_uppercase()).collect();
    let alike: Vec<(&str, &str)> = capitals.iter().map(|words| ("c", words.as_str())).collect();
    let drawn = tree("S-4", &prospectus(&entries, &alike));
    assert!(drawn.contains("\nREASONS FOR THE OFFER\nTERMS\n"), "{drawn}");
    // Two at the end of capitals are so by chance.
    let few = [
        ("c", "SUMMARY"),
        ("c", "RISK FACTORS"),
        ("c", "USE OF PROCEEDS"),
        ("c", "THE KETTLE WORKS"),
        ("c", "EXPERTS"),
        ("#", "Where You Can Find More"),
        ("#", "Incorporation by Reference"),
    ];
    let entries: Vec<&str> = few.iter().map(|(_, words)| *words).collect();
    let drawn = tree("S-4", &prospectus(&entries, &few));
    assert!(drawn.ends_with("\nEXPERTS\nWhere You Can Find More\nIncorporation by Reference\n"), "{drawn}");
}
