//! Links back to the table of contents, which filers put on every page.

use rustc_hash::FxHashMap;

use crate::filing::document::{BlockKind, Document, Furniture};

/// What links back to the table of contents say.
const BACK: [&str; 9] = [
    "table of contents",
    "back to contents",
    "back to table of contents",
    "return to table of contents",
    "return to contents",
    "contents",
    "index",
    "back to top",
    "toc",
];

/// Finds the links to the table of contents that filers put on every page. The heading of the table
/// itself says the same, but is no link.
pub(super) fn back_links(document: &Document, kinds: &mut FxHashMap<usize, Furniture>) {
    let mut found = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind != BlockKind::Paragraph || block.span.len() > 40 {
            continue;
        }
        let words = document.slice(block.span).trim_matches(|c: char| !c.is_alphanumeric());
        if BACK.iter().any(|back| words.eq_ignore_ascii_case(back)) {
            let next = document.links.partition_point(|l| l.span.end() <= block.span.start());
            let linked = document.links.get(next).is_some_and(|l| l.span.overlaps(block.span));
            found.push((index, linked));
        }
    }
    let linked = found.iter().filter(|f| f.1).count();
    for (place, (index, link)) in found.iter().enumerate() {
        // Without links they are told by their number; the first is the heading.
        if *link && linked >= 2 || found.len() >= 4 && place > 0 {
            kinds.insert(*index, Furniture::BackLink);
        }
    }
}
