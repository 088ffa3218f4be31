//! Sentences that go on over the end of a page.
//!
//! What stands between two pages parts a paragraph in two blocks. The second is noted as going on with the first, so that
//! whoever reads sentences reads the whole one.

use crate::filing::document::{BlockKind, Document, Furniture};

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
                if turned
                    && let Some(before) = before
                    && breaks_off(document.slice(document.blocks[before].span))
                    && goes_on(document.slice(block.span))
                {
                    document.blocks[index].style.continues = true;
                }
                (before, turned) = (Some(index), false);
            }
            _ => (before, turned) = (None, false),
        }
    }
}

/// True for words that do not end a sentence, long enough to be no heading.
fn breaks_off(text: &str) -> bool {
    let end = text.trim_end_matches(['"', ')', '\'', '\u{201D}', '\u{2019}']);
    text.len() > 40 && !end.ends_with(['.', ':', '!', '?', ';'])
}

/// True for words that start in the middle of a sentence.
fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

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
}
