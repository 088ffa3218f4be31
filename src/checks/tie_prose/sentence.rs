//! The words around a figure in prose: its clause, its sentence, and what its paragraph and section
//! are about.

use super::words::{self, Cues, Word};
use crate::filing::{BlockKind, Document};
use crate::text::{Span, TextSpan};

/// Bytes before a figure in which its sentence is sought.
const BEFORE: usize = 900;
/// Bytes after it.
const AFTER: usize = 400;
/// Bytes at the start of a paragraph that say what it is about.
const LEAD: usize = 120;

/// How near a word stands to a figure, in eighths of what it tells.
const IN_CLAUSE: i32 = 8;
pub(super) const IN_SENTENCE: i32 = 6;
const IN_CONTEXT: i32 = 4;

/// A sentence: the words in it and what they say.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    span: TextSpan,
    document: usize,
    /// Words and where they start, sorted.
    words: Vec<(Word, u32)>,
    /// Words of its section's title and of the start of its paragraph, sorted.
    context: Vec<Word>,
    /// What words there may be among those two: most words of tables are not, and need not be sought.
    heard: [u64; 4],
    pub(super) cues: Cues,
}

impl Sentence {
    /// The sentence's place.
    pub(super) fn span(&self) -> TextSpan {
        self.span
    }

    /// True where `figure` of the document with this number stands in the sentence.
    pub(super) fn holds(&self, number: usize, figure: TextSpan) -> bool {
        self.document == number && self.span.covers(figure)
    }

    /// Reads the sentence around `figure`; `title` is that of the section around it.
    pub(super) fn move_to(&mut self, document: &Document, number: usize, figure: TextSpan, title: &str) {
        let (span, block) = around(document, figure);
        (self.span, self.document) = (span, number);
        self.words.clear();
        let start = span.start();
        let sentence = &mut self.words;
        self.cues = words::read(document.slice(span), |word, at| {
            sentence.push((word, start + crate::text::saturate(at)));
        });
        self.words.sort_unstable();
        self.context.clear();
        words::collect(title, &mut self.context);
        let lead = Span::new(block.start(), span.start().min(block.start() + crate::text::saturate(LEAD)));
        let whole = document.text.is_char_boundary(lead.end() as usize);
        if !lead.is_empty() && whole {
            words::collect(document.slice(lead), &mut self.context);
        }
        self.context.sort_unstable();
        self.heard = [0; 4];
        for word in self.words.iter().map(|(word, _)| word).chain(&self.context) {
            let (part, bit) = word.bit();
            self.heard[part] |= bit;
        }
    }

    /// How near `word` stands to the figures of `clause`, in eighths; 0 where it is not said.
    pub(super) fn nearness(&self, word: Word, clause: TextSpan) -> i32 {
        let (part, bit) = word.bit();
        if self.heard[part] & bit == 0 {
            return 0;
        }
        let first = self.words.partition_point(|(w, _)| *w < word);
        let mut said = self.words[first..].iter().take_while(|(w, _)| *w == word).peekable();
        if said.peek().is_some() {
            return if said.any(|(_, at)| clause.contains(*at)) { IN_CLAUSE } else { IN_SENTENCE };
        }
        if self.context.binary_search(&word).is_ok() { IN_CONTEXT } else { 0 }
    }
}

/// From the end of the sentence before to the end of this one, within the block; and the block.
fn around(document: &Document, figure: TextSpan) -> (TextSpan, TextSpan) {
    let block = document.block_at(figure.start()).and_then(|at| document.blocks.get(at));
    let (block, lines) = block.map_or((document.whole(), false), |b| {
        (b.span, matches!(b.kind, BlockKind::Preformatted | BlockKind::Table(_)))
    });
    let bytes = document.text.as_bytes();
    let (start, end) = (figure.start() as usize, figure.end() as usize);
    let first = (block.start() as usize).max(start.saturating_sub(BEFORE));
    let last = (block.end() as usize).min(end + AFTER);
    let before = bytes.get(first..start).unwrap_or(&[]);
    let after = bytes.get(end..last).unwrap_or(&[]);
    // Few bytes can end a sentence, and only those are looked at.
    let third = if lines { b'\n' } else { b'.' };
    let stops = |text: &[u8], at: usize| {
        let three = text.get(at..at + 3).unwrap_or(&[]);
        ends(three) || lines && three.len() == 3 && three.starts_with(b"\n\n")
    };
    let mut backwards = memchr::memrchr3_iter(b'.', b';', third, before);
    let mut forwards = memchr::memchr3_iter(b'.', b';', third, after);
    let from = backwards.find(|at| stops(before, *at)).map_or(first, |at| first + at + 2);
    let to = forwards.find(|at| stops(after, *at)).map_or(last, |at| end + at + 1);
    let text = &document.text;
    let from = (from..start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let to = (end..=to).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    (Span::of(from..to), block)
}

/// A full stop with a space after it that no small letter or digit follows.
fn ends(three: &[u8]) -> bool {
    matches!(three, [b'.' | b';', b' ' | b'\n', next] if !next.is_ascii_lowercase() && !next.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sentence around the words between brackets.
    fn sentence_of(text: &str) -> String {
        let start = text.find('[').unwrap();
        let text = text.replacen('[', "", 1);
        let end = text.find(']').unwrap();
        let text = text.replacen(']', "", 1);
        let filing = crate::filing::read(text.into_bytes());
        let document = &filing.documents[0];
        let (span, _) = around(document, Span::of(start..end));
        document.slice(span).trim().to_owned()
    }

    #[test]
    fn sentences_end_at_full_stops_and_not_in_abbreviations() {
        for (text, sentence) in [
            ("Sales rose. Costs were [$5 million] in 2019. Taxes fell.", "Costs were $5 million in 2019."),
            (
                "Sales approx. doubled to [$5 million] in 2019. No more.",
                "Sales approx. doubled to $5 million in 2019.",
            ),
            ("Costs were [$5 million]", "Costs were $5 million"),
        ] {
            assert_eq!(sentence_of(text), sentence);
        }
    }
}
