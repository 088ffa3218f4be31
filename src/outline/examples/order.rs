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
