//! The words around a figure in prose.

use super::super::row_words::{Name, RowWords};
use crate::filing::Document;
use crate::text::{Span, TextSpan};

/// Bytes before a figure in which its sentence is sought.
const BEFORE: usize = 600;
/// Bytes after it.
const AFTER: usize = 300;

/// A sentence: the names in it and what its words say.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    span: TextSpan,
    document: usize,
    pub(super) names: Vec<Name>,
    pub(super) words: RowWords,
}

impl Sentence {
    /// Reads the sentence around `figure`, unless it is the one read last.
    pub(super) fn move_to(&mut self, document: &Document, figure: TextSpan) {
        let span = around(document, figure);
        let address = std::ptr::from_ref(document) as usize;
        if self.span == span && self.document == address {
            return;
        }
        (self.span, self.document) = (span, address);
        self.names.clear();
        self.words = RowWords::default();
        super::read(document.slice(span), &mut self.words, &mut self.names);
        self.names.sort_unstable();
        self.names.dedup();
    }
}

/// From the end of the sentence before to the end of this one, within the block.
fn around(document: &Document, figure: TextSpan) -> TextSpan {
    let block = document.block_at(figure.start()).and_then(|at| document.blocks.get(at));
    let block = block.map_or(document.whole(), |b| b.span);
    let bytes = document.text.as_bytes();
    let (start, end) = (figure.start() as usize, figure.end() as usize);
    let first = (block.start() as usize).max(start.saturating_sub(BEFORE));
    let last = (block.end() as usize).min(end + AFTER);
    let before = bytes.get(first..start).unwrap_or(&[]);
    let after = bytes.get(end..last).unwrap_or(&[]);
    let from = before.windows(2).rposition(ends).map_or(first, |at| first + at + 2);
    let to = after.windows(2).position(ends).map_or(last, |at| end + at);
    let text = &document.text;
    let from = (from..start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let to = (end..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    Span::of(from..to)
}

/// A full stop with a space after it.
fn ends(pair: &[u8]) -> bool {
    pair[0] == b'.' && (pair[1] == b' ' || pair[1] == b'\n')
}
