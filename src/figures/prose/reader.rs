//! Looks at tokens by place: what word, what kind, what letters.

use super::super::lexer::{Token, TokenKind};
use super::super::words::Word;
use crate::text::{Span, TextSpan, dates};

/// Tokens of a block and the text that they were cut from.
#[derive(Clone, Copy)]
pub(in crate::figures) struct Reader<'a> {
    pub(in crate::figures) text: &'a str,
    pub(in crate::figures) tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    /// The token at `at`.
    #[inline]
    pub(in crate::figures) fn get(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The word at `at`; [`Word::Other`] where there is none.
    #[inline]
    pub(in crate::figures) fn word(&self, at: usize) -> Word {
        self.get(at).map_or(Word::Other, |t| t.word)
    }

    /// The word `back` tokens before `at`.
    pub(in crate::figures) fn word_before(&self, at: usize, back: usize) -> Word {
        at.checked_sub(back).map_or(Word::Other, |i| self.word(i))
    }

    /// What the token at `at` is.
    #[inline]
    pub(in crate::figures) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.get(at).map(|t| t.kind)
    }

    /// What the token `back` before `at` is.
    pub(in crate::figures) fn kind_before(&self, at: usize, back: usize) -> Option<TokenKind> {
        at.checked_sub(back).and_then(|i| self.kind(i))
    }

    /// The letters of the token at `at`.
    #[inline]
    pub(in crate::figures) fn bytes(&self, at: usize) -> &'a [u8] {
        self.get(at)
            .map_or(&[], |t| self.text.as_bytes().get(t.start as usize..t.end as usize).unwrap_or(&[]))
    }

    /// The token at `at` as text.
    pub(in crate::figures) fn text_of(&self, at: usize) -> &'a str {
        std::str::from_utf8(self.bytes(at)).unwrap_or_default()
    }

    /// True where the token at `at` is `word`, in letters of either case.
    #[inline]
    pub(in crate::figures) fn is(&self, at: usize, word: &[u8]) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word)
    }

    /// True where the token at `at` is one of `words`, in letters of either case.
    #[inline]
    pub(in crate::figures) fn says(&self, at: usize, words: &[&[u8]]) -> bool {
        let letters = self.bytes(at);
        words.iter().any(|word| letters.eq_ignore_ascii_case(word))
    }

    /// True for the digits of a year: "1993", "2016".
    pub(in crate::figures) fn is_year(&self, at: usize) -> bool {
        dates::is_year(self.bytes(at))
    }

    /// True where the token at `at` follows the one before it without white space.
    pub(in crate::figures) fn touches(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|t| !t.spaced)
    }

    /// True for a word, capital or not.
    pub(in crate::figures) fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Capital))
    }

    /// The text of the tokens `from..to`.
    pub(in crate::figures) fn span(&self, from: usize, to: usize) -> TextSpan {
        match (self.get(from), to.checked_sub(1).and_then(|i| self.get(i))) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::empty(0),
        }
    }

    /// The same text with the tokens of `range` alone.
    pub(in crate::figures) fn part(&self, range: std::ops::Range<usize>) -> Self {
        let end = range.end.min(self.tokens.len());
        Self { tokens: self.tokens.get(range.start..end).unwrap_or(&[]), ..*self }
    }

    /// `at`, or the token after the commas, "and" and "or" of a list there.
    pub(in crate::figures) fn past_joint(&self, at: usize) -> usize {
        let joint = |i: &usize| {
            self.kind(*i) == Some(TokenKind::Comma) || matches!(self.word(*i), Word::And | Word::Or)
        };
        (at..).take_while(joint).last().map_or(at, |last| last + 1)
    }

    /// `at`, or the token after a hyphen or dash there.
    pub(in crate::figures) fn past_hyphen(&self, at: usize) -> usize {
        at + usize::from(matches!(self.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash)))
    }
}
