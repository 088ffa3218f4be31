//! From a place in a document's text to its place in the file, and back, in O(log n).
//!
//! A reader that decodes a file writes down what it did as it goes: these bytes were copied, this
//! entity became one char, this line break is of our own making. The text is built in file order,
//! so the pieces are sorted in both spaces and one binary search answers either question.
//!
//! ```text
//! file   Net&nbsp;loss</td><td>(12)
//! text   Net  loss \t (12)
//! piece  copy atom copy insert copy
//! ```
//!
//! For a plain text file in ASCII or UTF-8 the whole map is one `copy` piece: the identity.

use super::spans::{SourceSpan, Span, TextSpan};

/// One stretch of text and the file bytes that it came from. Where both have the same length the
/// piece is linear: byte `i` of the one is byte `i` of the other. Otherwise it is an atom, which
/// maps as a whole. Text of our own making is an atom of no source bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: u32,
    source: u32,
    source_len: u32,
}

/// How the text of one document maps to the bytes of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    pieces: Vec<Piece>,
    text_len: u32,
    source_end: u32,
}

impl SourceMap {
    /// The map of a text of `len` bytes that is the file's bytes from `source` on.
    pub fn identity(source: u32, len: u32) -> Self {
        let mut map = Self::default();
        map.copy(source, len);
        map
    }

    /// Room for `pieces` pieces.
    pub fn with_capacity(pieces: usize) -> Self {
        Self { pieces: Vec::with_capacity(pieces), ..Self::default() }
    }

    /// Length of the text mapped so far, in bytes.
    pub fn text_len(&self) -> u32 {
        self.text_len
    }

    /// Number of pieces, for measuring.
    pub fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// The next `len` bytes of text are the file's bytes from `source` on. The content may differ
    /// (a line break shown as a space) so long as the lengths agree.
    pub fn copy(&mut self, source: u32, len: u32) {
        if len == 0 {
            return;
        }
        if let Some(last) = self.pieces.last_mut() {
            let linear = last.text + last.source_len == self.text_len;
            if linear && last.source + last.source_len == source && last.source_len > 0 {
                last.source_len += len;
                self.advance(len, source + len);
                return;
            }
        }
        self.pieces.push(Piece { text: self.text_len, source, source_len: len });
        self.advance(len, source + len);
    }

    /// The next `len` bytes of text stand for the file's bytes `source` as a whole.
    pub fn replace(&mut self, source: SourceSpan, len: u32) {
        if len == 0 {
            return;
        }
        self.pieces.push(Piece { text: self.text_len, source: source.start(), source_len: source.len() });
        self.advance(len, source.end());
    }

    /// The next `len` bytes of text stand nowhere in the file: a tab between cells, a line break
    /// between paragraphs. They map to the empty span where the text before them ended.
    pub fn insert(&mut self, len: u32) {
        if len == 0 {
            return;
        }
        let source = self.source_end;
        if let Some(last) = self.pieces.last()
            && last.source_len == 0
            && last.source == source
        {
            self.text_len += len;
            return;
        }
        self.pieces.push(Piece { text: self.text_len, source, source_len: 0 });
        self.advance(len, source);
    }

    /// Appends the pieces of `map`, whose source is itself a text that `of` leads to the file: HTML
    /// that stands in an XML element with all its brackets written as references.
    ///
    /// ```text
    /// file   &lt;b&gt;Net &amp;amp; other&lt;/b&gt;
    /// of     <b>Net &amp; other</b>
    /// map    Net & other
    /// ```
    pub fn append_through(&mut self, map: &Self, of: &Self) {
        for (index, piece) in map.pieces.iter().enumerate() {
            let len = map.text_end(index) - piece.text;
            let end = piece.source + piece.source_len;
            if piece.source_len == 0 {
                self.insert(len);
            } else if len != piece.source_len {
                self.stand_for(of.to_source(Span::new(piece.source, end)), len);
            } else {
                let mut at = piece.source;
                while at < end {
                    let Some((inner, inner_end)) = of.piece_at(at).filter(|(_, inner_end)| *inner_end > at)
                    else {
                        self.insert(end - at);
                        break;
                    };
                    let part = inner_end.min(end) - at;
                    if inner_end - inner.text == inner.source_len {
                        self.copy(inner.source + (at - inner.text), part);
                    } else {
                        let source = Span::new(inner.source, inner.source + inner.source_len);
                        self.stand_for(source, part);
                    }
                    at += part;
                }
            }
        }
    }

    /// The next `len` bytes stand for `source`, or for nothing where that is empty.
    fn stand_for(&mut self, source: SourceSpan, len: u32) {
        if source.is_empty() {
            self.insert(len);
        } else {
            self.replace(source, len);
        }
    }

    fn advance(&mut self, text: u32, source_end: u32) {
        self.text_len += text;
        self.source_end = source_end;
    }

    fn text_end(&self, piece: usize) -> u32 {
        self.pieces.get(piece + 1).map_or(self.text_len, |next| next.text)
    }

    /// The piece that holds byte `at` of the text.
    fn piece_at(&self, at: u32) -> Option<(Piece, u32)> {
        let index = self.pieces.partition_point(|p| p.text <= at).checked_sub(1)?;
        Some((self.pieces[index], self.text_end(index)))
    }

    /// The file bytes behind `span`. Markup between the first and the last byte is included. An
    /// empty span maps to an empty span.
    pub fn to_source(&self, span: TextSpan) -> SourceSpan {
        let Some((first, first_end)) = self.piece_at(span.start().min(self.text_len.saturating_sub(1)))
        else {
            return Span::empty(self.source_end);
        };
        let linear = |piece: Piece, end: u32| end - piece.text == piece.source_len;
        let start = if span.start() >= self.text_len {
            self.source_end
        } else if linear(first, first_end) {
            first.source + (span.start() - first.text)
        } else {
            first.source
        };
        if span.is_empty() {
            return Span::empty(start);
        }
        let last_byte = span.end().min(self.text_len).saturating_sub(1);
        let Some((last, last_end)) = self.piece_at(last_byte) else {
            return Span::empty(start);
        };
        let end = if linear(last, last_end) {
            last.source + (last_byte + 1 - last.text)
        } else {
            last.source + last.source_len
        };
        Span::new(start, end)
    }

    /// The text that came from the file bytes `span`: from the first byte of text with a source in
    /// the span to the last. None where no text came from there.
    pub fn to_text(&self, span: SourceSpan) -> Option<TextSpan> {
        // Pieces end in file order too, inserted ones sharing the end of their neighbour.
        let first = self.pieces.partition_point(|p| p.source + p.source_len <= span.start());
        let mut last = self.pieces.partition_point(|p| p.source < span.end()).saturating_sub(1);
        while last > first && self.pieces.get(last).is_some_and(|p| p.source_len == 0) {
            last -= 1;
        }
        let mut bounds: Option<(u32, u32)> = None;
        for index in [first, last] {
            let Some(piece) = self.pieces.get(index) else { continue };
            let source: SourceSpan = Span::new(piece.source, piece.source + piece.source_len);
            if !source.overlaps(span) {
                continue;
            }
            let end = self.text_end(index);
            let (from, to) = if end - piece.text == piece.source_len {
                let from = span.start().max(piece.source) - piece.source;
                let to = span.end().min(source.end()) - piece.source;
                (piece.text + from, piece.text + to)
            } else {
                (piece.text, end)
            };
            bounds = Some(bounds.map_or((from, to), |(a, b)| (a.min(from), b.max(to))));
        }
        bounds.map(|(from, to)| Span::new(from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `Net&nbsp;loss</td><td>(12)` read as `Net loss\t(12)`.
    fn net_loss() -> SourceMap {
        let mut map = SourceMap::default();
        map.copy(0, 3);
        map.replace(Span::new(3, 9), 1);
        map.copy(9, 4);
        map.insert(1);
        map.copy(22, 4);
        map
    }

    #[test]
    fn copied_bytes_map_one_to_one() {
        assert_eq!(net_loss().to_source(Span::new(4, 8)), Span::new(9, 13));
        assert_eq!(net_loss().to_source(Span::new(10, 12)), Span::new(23, 25));
    }

    #[test]
    fn an_entity_maps_as_a_whole() {
        assert_eq!(net_loss().to_source(Span::new(3, 4)), Span::new(3, 9));
        assert_eq!(net_loss().to_text(Span::new(5, 6)), Some(Span::new(3, 4)));
    }

    #[test]
    fn text_of_our_own_making_has_no_bytes() {
        assert_eq!(net_loss().to_source(Span::new(8, 9)), Span::empty(13));
        assert_eq!(net_loss().to_text(Span::new(13, 22)), None);
    }

    #[test]
    fn a_span_over_markup_includes_it() {
        assert_eq!(net_loss().to_source(Span::new(0, 13)), Span::new(0, 26));
        assert_eq!(net_loss().to_text(Span::new(10, 24)), Some(Span::new(5, 11)));
    }

    #[test]
    fn a_source_span_that_ends_in_a_gap_reaches_the_last_text_before_it() {
        let mut map = net_loss();
        map.insert(1);
        assert_eq!(map.to_text(Span::new(10, 40)), Some(Span::new(5, 13)));
    }

    #[test]
    fn neighbouring_copies_are_one_piece() {
        let mut map = SourceMap::default();
        map.copy(10, 5);
        map.copy(15, 5);
        assert_eq!(map.pieces(), 1);
        assert_eq!(map, SourceMap::identity(10, 10));
    }

    #[test]
    fn maps_can_be_laid_end_to_end() {
        // `x&lt;b&gt;Net` is decoded to `x<b>Net`, of which `Net` is read.
        let mut of = SourceMap::default();
        of.copy(10, 1);
        of.replace(Span::new(11, 15), 1);
        of.copy(15, 1);
        of.replace(Span::new(16, 20), 1);
        of.copy(20, 3);
        let mut map = SourceMap::default();
        map.copy(0, 1);
        map.insert(1);
        map.copy(4, 3);
        let mut whole = SourceMap::default();
        whole.append_through(&map, &of);
        assert_eq!(whole.text_len(), map.text_len());
        assert_eq!(whole.to_source(Span::new(0, 1)), Span::new(10, 11));
        assert_eq!(whole.to_source(Span::new(3, 5)), Span::new(21, 23));
    }

    #[test]
    fn spans_outside_the_text_stay_in_the_file() {
        assert_eq!(net_loss().to_source(Span::new(90, 95)), Span::empty(26));
        assert_eq!(SourceMap::default().to_source(Span::new(0, 4)), Span::empty(0));
    }

    #[derive(Clone, Debug)]
    enum Step {
        Copy(u32),
        Replace(u32, u32),
        Insert(u32),
        Skip(u32),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            (1u32..9).prop_map(Step::Copy),
            (1u32..9, 1u32..4).prop_map(|(s, t)| Step::Replace(s, t)),
            (1u32..3).prop_map(Step::Insert),
            (1u32..20).prop_map(Step::Skip),
        ];
        prop::collection::vec(step, 0..60)
    }

    proptest! {
        /// The map is monotone, stays in the file, and every byte of text with a source finds its
        /// way back to a span that holds it.
        #[test]
        fn every_byte_of_text_comes_back(steps in steps()) {
            let (mut map, mut at) = (SourceMap::default(), 0u32);
            for step in steps {
                match step {
                    Step::Copy(n) => { map.copy(at, n); at += n; }
                    Step::Replace(s, t) => { map.replace(Span::new(at, at + s), t); at += s; }
                    Step::Insert(n) => map.insert(n),
                    Step::Skip(n) => at += n,
                }
            }
            let mut before = 0;
            for byte in 0..map.text_len() {
                let text = Span::new(byte, byte + 1);
                let source = map.to_source(text);
                prop_assert!(source.end() <= at);
                prop_assert!(source.start() >= before);
                before = source.start();
                if !source.is_empty() {
                    let back = map.to_text(source);
                    prop_assert!(back.is_some_and(|b| b.covers(text)), "{text:?} {source:?} {back:?}");
                }
            }
        }
    }
}
