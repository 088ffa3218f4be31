//! Sentences that go on over the end of a page, and below a rule under their first words.
//!
//! What stands between two pages parts a paragraph in two blocks, and so does the rule by which typists underlined. The
//! second is noted as going on with the first, so that whoever reads sentences reads the whole one.
//!
//! ```text
//!      Rent Expense.  Rent expense under operating leases amounted to
//!      ------------                                                      a rule shorter than the line above it
//! $2,100,000 in 1995.
//! ```

use crate::filing::ascii;
use crate::filing::document::{Block, BlockKind, Document, Furniture};

/// Notes which blocks go on with the sentence that the page before broke off.
pub(in crate::filing) fn join_sentences(document: &mut Document) {
    let mut before: Option<usize> = None;
    let mut turned = false;
    let mut starts = document.pages.iter().copied().peekable();
    for index in 0..document.blocks.len() {
        let block = document.blocks[index];
        while starts.next_if(|start| *start <= block.span.start()).is_some() {
            turned = true;
        }
        match block.kind {
            BlockKind::Furniture(Furniture::Rule) => {}
            BlockKind::Furniture(_) => turned = true,
            BlockKind::Paragraph | BlockKind::ListItem => {
                if let Some(before) = before
                    && (turned || underlines_some(document, &document.blocks[before], &block))
                    && parts_sentence(
                        document.slice(document.blocks[before].span),
                        document.slice(block.span),
                    )
                {
                    document.blocks[index].style.continues = true;
                }
                (before, turned) = (Some(index), false);
            }
            _ => (before, turned) = (None, false),
        }
    }
}

/// True where a sentence starts in `before` and goes on in `behind`.
fn parts_sentence(before: &str, behind: &str) -> bool {
    let starts = |of: fn(char) -> bool| behind.starts_with(of);
    breaks_off(before)
        && (starts(|c| c.is_lowercase() || c == '$') || starts(|c| c.is_ascii_digit()) && is_open(before))
}

/// True for words that do not end a sentence, long enough to be no heading.
fn breaks_off(text: &str) -> bool {
    let end = text.trim_end_matches(['"', ')', '\'', '\u{201D}', '\u{2019}']);
    text.len() > 40 && !end.ends_with(['.', ':', '!', '?', ';'])
}

/// True where nothing but a rule stands between two blocks on the lines right above and below it, which is shorter than the
/// line that it is under: it underlines the first words of it, and the sentence goes on.
fn underlines_some(document: &Document, before: &Block, block: &Block) -> bool {
    let text = &document.text;
    let Some(between) = text.get(before.span.end() as usize..block.span.start() as usize) else {
        return false;
    };
    let mut lines = between.lines().skip(1);
    let Some(rule) = lines.next() else { return false };
    let rest = lines.next().unwrap_or("");
    let length = rule.trim().len();
    let ruled = length >= 3 && rule.trim().bytes().all(|b| matches!(b, b'-' | b'_' | b'='));
    let above = document.slice(before.span).lines().next_back().unwrap_or("");
    let (line, start) = (above.trim_start().len(), rule.len() - rule.trim_start().len());
    // The line above as it is printed, to compare where both start.
    let from = text[..before.span.end() as usize].rfind('\n').map_or(0, |at| at + 1);
    let printed = text.get(from..before.span.end() as usize).unwrap_or("");
    let indent = printed.len() - printed.trim_start().len();
    ruled
        && rest.trim().is_empty()
        && lines.next().is_none()
        && start.abs_diff(indent) <= 6
        && length + 8 < line
}

/// True for words after which a sentence must go on: "to", "the", a comma.
fn is_open(text: &str) -> bool {
    text.ends_with(',') || ascii::is_open(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;
    use crate::text::slice;

    #[test]
    fn a_sentence_goes_on_over_a_page() {
        let mut document = document(&[
            "The Company agreed to expand the first of its programs with",
            "|the second of them.",
            "It ends here, as every sentence of some length should do.",
            "|and this starts small",
        ]);
        join_sentences(&mut document);
        let joined: Vec<bool> = document.blocks.iter().map(|b| b.style.continues).collect();
        assert_eq!(joined, [false, true, false, false]);
    }

    /// The blocks of a text whose lines are the paragraphs of `lines` and the rules between them, that go on.
    fn joined(lines: &[&str]) -> Vec<bool> {
        let mut document = document(lines);
        for block in &mut document.blocks {
            let text = slice(&document.text, block.span);
            if text.trim().bytes().all(|b| b == b'-') {
                block.kind = BlockKind::Furniture(Furniture::Rule);
            }
        }
        join_sentences(&mut document);
        document.blocks.iter().map(|b| b.style.continues).collect()
    }

    #[test]
    fn a_rule_below_the_first_words_parts_no_sentence() {
        let title = "Rent Expense.  Rent expense under operating leases amounted to";
        assert_eq!(joined(&[title, "-------------", "$2,100,000 in 1995."]), [false, false, true]);
        // A rule as long as the line underlines a title.
        assert_eq!(joined(&[title, &"-".repeat(title.len()), "Rents rose."]), [false, false, false]);
        assert_eq!(
            joined(&["Rents. They rose as they did in the years before.", "-----", "We paid."]),
            [false; 3]
        );
    }

    #[test]
    fn a_sentence_goes_on_behind_a_word_that_ends_none() {
        let long = "Under the terms of all of its operating leases rent expense amounted to";
        assert_eq!(joined(&[long, "|$2,100,000 in 1995."]), [false, true]);
        assert_eq!(
            joined(&["The plants that it closed in all of these years numbered", "|12 in Iowa."]),
            [false; 2]
        );
        assert_eq!(
            joined(&["The plants that it closed in these years amounted to", "|12 in Iowa."]),
            [false, true]
        );
        // A heading may end as no sentence does, and a name with a capital opens the next one.
        assert_eq!(
            joined(&["The mills of Alder Corporation, Birch Company,", "|Net sales rose."]),
            [false; 2]
        );
        assert_eq!(
            joined(&["REPORT OF INDEPENDENT PUBLIC ACCOUNTANTS ON SCHEDULES", "|To the Board"]),
            [false; 2]
        );
    }
}
