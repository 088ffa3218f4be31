//! Pages that end at a rule and nothing else.
//!
//! ```text
//! <p>…</p> <table><tr><td>Kettle Co.</td><td>12</td></tr></table> <hr>
//! ```
//!
//! Before style sheets told a printer where to break, a rule alone stood between the pages of a filing. Rules set off
//! headings too: those are ends of pages that have, right before them or right behind, numbers that count on.

use super::{is_line, number_of};
use crate::filing::Document;

/// Pages that must count on at the least.
const LEAST: usize = 4;

/// The offsets among `rules`, in text order, at which pages start. None unless most of them count on.
pub(in crate::filing) fn ruled_pages(document: &Document, rules: &[u32]) -> Vec<u32> {
    let number = |index: usize| {
        let line = is_line(document, index);
        line.then(|| number_of(document, index)).flatten().map(|(page, _)| i64::from(page.number))
    };
    let beside = |rule: u32| {
        let next = document.blocks.partition_point(|block| block.span.start() < rule);
        let before = next.checked_sub(1).and_then(number);
        before.or_else(|| number(next))
    };
    let mut numbered: Vec<(u32, i64)> = Vec::new();
    for rule in rules {
        if let Some(page) = beside(*rule)
            && numbered.last().is_none_or(|(_, last)| *last != page)
        {
            numbered.push((*rule, page));
        }
    }
    let counts_on = numbered.windows(2).filter(|two| two[1].1 - two[0].1 == 1).count();
    if numbered.len() < LEAST || numbered.len() * 2 < rules.len() || counts_on * 4 < (numbered.len() - 1) * 3
    {
        return Vec::new();
    }
    numbered.into_iter().map(|(rule, _)| rule).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{document, marked};
    use super::*;

    /// The starts of the lines that open with a bar, as rules.
    fn ruled(lines: &[&str]) -> (Document, Vec<u32>) {
        let mut document = document(lines);
        let rules = std::mem::take(&mut document.pages);
        (document, rules)
    }

    #[test]
    fn rules_behind_numbers_that_count_on_end_pages() {
        let (mut document, rules) =
            ruled(&["one", "1", "|two", "2", "|three", "3", "|four", "4", "|five", "5", "|end"]);
        document.pages = ruled_pages(&document, &rules);
        assert_eq!(document.pages, rules);
        super::super::mark(&mut document);
        assert_eq!(marked(&document), ["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn rules_that_set_off_headings_end_none() {
        let (document, rules) = ruled(&["one", "12", "|two", "word", "|three", "40", "|four", "7", "|five"]);
        assert!(ruled_pages(&document, &rules).is_empty());
    }
}
