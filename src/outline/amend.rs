//! Mending the tree: a person marks a line as a heading, or takes a heading's mark away.
//!
//! An amendment is a fact about a stretch of text, not about the tree, so that it outlives a better
//! reading of the filing: the tree is built anew from the text with the amendments at hand. Taking
//! the mark from an item's heading also sets the search for that item free to find another place.
//!
//! ```text
//! Item 1A. Risk Factors      taken away: this is a running head
//! …
//! ITEM 1A. RISK FACTORS      so the item is found here
//! Our markets                marked as a heading of level 3, under the item
//! ```

use super::lines::{Page, Role};
use crate::text::TextSpan;

/// A change that a person makes to the section tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amendment {
    /// Index of the document in [`Filing::documents`](crate::filing::Filing::documents).
    pub document: usize,
    /// The words that are a heading, or that are none.
    pub span: TextSpan,
    /// What they are.
    pub change: Change,
}

/// What the words of an [`Amendment`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// A heading of this level: 1 stands directly below the document. A level deeper than one below
    /// the section around it means one below.
    Heading(u8),
    /// No heading.
    Plain,
}

/// The amendments of one document that still hold: a later one overrules those that it overlaps.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// Headings with their levels, in text order.
    pub(super) headings: Vec<(TextSpan, u8)>,
    plain: Vec<TextSpan>,
}

impl Marks {
    /// Those of `amendments`, the oldest first, that are about `document` and lie in its text.
    pub(super) fn of(amendments: &[Amendment], document: usize, whole: TextSpan) -> Self {
        let mut holding: Vec<&Amendment> = Vec::new();
        for new in amendments.iter().filter(|a| a.document == document) {
            if new.span.is_empty() || !whole.covers(new.span) {
                continue;
            }
            holding.retain(|old| !old.span.overlaps(new.span));
            holding.push(new);
        }
        let mut marks = Self::default();
        for amendment in holding {
            match amendment.change {
                Change::Heading(level) => marks.headings.push((amendment.span, level.max(1))),
                Change::Plain => marks.plain.push(amendment.span),
            }
        }
        marks.headings.sort_unstable();
        marks
    }

    /// Takes the lines that are no headings out of the search for them.
    pub(super) fn hide_plain(&self, page: &mut Page<'_>) {
        for span in &self.plain {
            let first = page.lines.partition_point(|line| line.span.end() <= span.start());
            let lines = page.lines.iter_mut().skip(first);
            for line in lines.take_while(|line| line.span.start() < span.end()) {
                line.role = Role::Plain;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::drawn::{html, mended};

    fn filing() -> String {
        html(
            "# Item 1. Business
             ...
             # Our towns
             ...
             Our works
             ...
             # Item 2. Properties
             ...
             # Item 3. Legal Proceedings
             ...",
        )
    }

    fn top(changes: &[(&str, u8)]) -> Vec<String> {
        let drawn = mended("10-K/A", &filing(), changes);
        drawn.lines().map(str::to_owned).collect()
    }

    #[test]
    fn without_amendments_the_tree_is_as_found() {
        assert_eq!(
            top(&[]),
            ["Item 1 | Business", "  Our towns", "Item 2 | Properties", "Item 3 | Legal Proceedings"]
        );
    }

    #[test]
    fn a_line_becomes_a_heading_of_the_level_that_the_reader_says() {
        assert_eq!(top(&[("Our works", 2)])[1..3], ["  Our towns", "  Our works"]);
        assert_eq!(top(&[("Our works", 3)])[1..3], ["  Our towns", "    Our works"]);
        assert_eq!(top(&[("Our works", 1)])[1..4], ["  Our towns", "Our works", "Item 2 | Properties"]);
    }

    #[test]
    fn a_level_deeper_than_the_section_around_means_one_below_it() {
        assert_eq!(top(&[("Our works", 9)])[1..3], ["  Our towns", "    Our works"]);
    }

    #[test]
    fn a_heading_that_is_none_falls_to_the_section_before() {
        assert_eq!(
            top(&[("Our towns", 0)]),
            ["Item 1 | Business", "Item 2 | Properties", "Item 3 | Legal Proceedings"]
        );
    }

    #[test]
    fn a_heading_moves_to_another_level_and_stays_what_it_is() {
        assert_eq!(top(&[("Item 2. Properties", 2)])[1..3], ["  Our towns", "  Item 2 | Properties"]);
    }

    #[test]
    fn the_last_word_on_a_line_counts() {
        assert_eq!(top(&[("Our works", 2), ("Our works", 0)]), top(&[]));
        assert_eq!(top(&[("Our towns", 0), ("Our towns", 2)])[1], "  Our towns");
    }

    #[test]
    fn an_item_whose_heading_is_none_is_looked_for_elsewhere() {
        let body = html(
            "# Item 1. Business
             ...
             # Item 2. Properties
             # Item 3. Legal Proceedings
             ...
             # Item 2. Properties and more
             ...",
        );
        let tree = mended("10-K/A", &body, &[("Item 2. Properties", 0), ("Item 3. Legal Proceedings", 0)]);
        assert_eq!(tree, "Item 1 | Business\nItem 2 | Properties and more\n");
    }

    #[test]
    fn words_of_a_paragraph_can_be_a_heading() {
        let tree = mended("10-K/A", &filing(), &[("We make kettles of steel", 2)]);
        assert_eq!(tree.lines().nth(1), Some("  We make kettles of steel"));
    }

    #[test]
    fn amendments_of_other_documents_and_beyond_the_text_change_nothing() {
        use crate::outline::drawn::{draw, read};
        use crate::outline::{Amendment, Change, build, build_with};
        use crate::text::Span;
        let filing = read("10-K/A", &filing());
        let away = Amendment { document: 7, span: Span::new(0, 5), change: Change::Heading(1) };
        let beyond = Amendment { document: 0, span: Span::new(5, 4_000_000), change: Change::Plain };
        let empty = Amendment { document: 0, span: Span::empty(3), change: Change::Heading(1) };
        let mended = build_with(&filing, &[away, beyond, empty]);
        assert_eq!(draw(&filing, &mended), draw(&filing, &build(&filing)));
    }
}
