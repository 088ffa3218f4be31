//! Half-open byte spans, in two spaces that the compiler keeps apart.
//!
//! A figure has a place in the text that a person reads and a place in the bytes of the file on
//! disk. The two differ wherever markup stands, and taking one for the other is the bug that this
//! program cannot afford, so they are different types:
//!
//! ```text
//! file   <td><b>Cash</b></td><td>&#36; 41,870</td>
//!               ^^^^ SourceSpan 7..11     ^^^^^^ SourceSpan 30..36
//! text   Cash\t$ 41,870
//!        ^^^^ TextSpan 0..4
//!               ^^^^^^ TextSpan 7..13
//! ```
//!
//! [`SourceMap`](crate::text::SourceMap) is the only bridge between them.

use std::cmp::{max, min};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

/// Marks offsets into the decoded text of one document.
pub enum InText {}

/// Marks offsets into the bytes of the file on disk.
pub enum InSource {}

/// Bytes `start..end` of a document's text; both ends lie on char boundaries.
pub type TextSpan = Span<InText>;

/// Bytes `start..end` of the file on disk.
pub type SourceSpan = Span<InSource>;

/// A half-open range of bytes in the space `S`. A span never ends before it starts.
pub struct Span<S> {
    start: u32,
    end: u32,
    space: PhantomData<S>,
}

impl<S> Span<S> {
    /// The span from `start` to `end`; an end before the start gives the empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end, space: PhantomData }
    }

    /// The span of a range of `usize` offsets. Offsets beyond 4 GiB saturate; files of that size
    /// are refused when they are loaded.
    pub fn of(range: Range<usize>) -> Self {
        Self::new(saturate(range.start), saturate(range.end))
    }

    /// The empty span at `at`.
    pub const fn empty(at: u32) -> Self {
        Self::new(at, at)
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True where the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// True where `at` is a byte of the span.
    pub const fn contains(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// True where every byte of `other` is a byte of this span.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the spans share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self::new(min(self.start, other.start), max(self.end, other.end))
    }
}

/// An offset as the u32 that spans are made of.
#[inline]
pub(crate) fn saturate(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

// Derived implementations would ask `S` for traits that a marker has no use for.
impl<S> Clone for Span<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Span<S> {}

impl<S> PartialEq for Span<S> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}

impl<S> Eq for Span<S> {}

impl<S> PartialOrd for Span<S> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<S> Ord for Span<S> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}

impl<S> Hash for Span<S> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}

impl<S> Default for Span<S> {
    fn default() -> Self {
        Self::new(0, 0)
    }
}

impl<S> fmt::Debug for Span<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// The part of `text` that `span` covers; empty where the span does not fit the text, so that a
/// span kept from another version of a document can do no harm.
#[inline]
pub fn slice(text: &str, span: TextSpan) -> &str {
    text.get(span.range()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> TextSpan {
        Span::new(start, end)
    }

    #[test]
    fn a_span_never_ends_before_it_starts() {
        assert_eq!(span(5, 3), span(5, 5));
        assert!(span(5, 3).is_empty());
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!span(0, 3).overlaps(span(3, 5)));
        assert!(span(0, 4).overlaps(span(3, 5)));
        assert!(span(0, 5).covers(span(0, 5)));
        assert_eq!(span(0, 2).join(span(4, 6)), span(0, 6));
    }

    #[test]
    fn slicing_outside_the_text_or_inside_a_char_is_empty() {
        assert_eq!(slice("€ 5", span(0, 3)), "€");
        assert_eq!(slice("€ 5", span(1, 3)), "");
        assert_eq!(slice("€ 5", span(0, 90)), "");
    }
}
