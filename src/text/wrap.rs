//! Breaks prose into lines of a given width.
//!
//! The text itself stays as it is; what comes out are the spans of its lines. Line breaks inside a
//! paragraph are white space like any other, for a paragraph of a fixed-pitch filing was broken for
//! a page that nobody has. A run of white space takes one cell, two where it holds a tab.
//!
//! ```text
//! text    "Net revenues rose⏎4 % to $1.2 million."      width 12
//! lines    ^^^^^^^^^^^^ ^^^^^^^^^^^^^^^^^ ^^^^^^^^
//! shown    Net revenues|rose 4 % to|$1.2 million.       (no line is wider unless a word is)
//! ```

use super::cells;
use super::{Span, TextSpan, slice};

/// A word and the white space before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: TextSpan,
    /// Cells of white space before it: 0 at the start, 1, or 2 after a tab.
    pub gap: u16,
    /// Cells that it takes.
    pub width: u16,
}

/// The words of `span` in order.
pub fn words(text: &str, span: TextSpan) -> impl Iterator<Item = Word> {
    let bytes = slice(text, span).as_bytes();
    let base = span.start() as usize;
    let mut at = 0;
    let mut first = true;
    std::iter::from_fn(move || {
        let blank = bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        let tab = bytes[at..at + blank].contains(&b'\t');
        at += blank;
        let len = bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap_or(bytes.len() - at);
        if len == 0 {
            return None;
        }
        let word: TextSpan = Span::of(base + at..base + at + len);
        at += len;
        let gap = if std::mem::take(&mut first) { 0 } else { 1 + u16::from(tab) };
        let width = u16::try_from(cells::width(slice(text, word))).unwrap_or(u16::MAX);
        Some(Word { span: word, gap, width })
    })
}

/// The lines of `span` at `width` cells, lines after the first narrower by `hang`. An empty span
/// has no lines. A word wider than a line is broken wherever the line ends.
pub fn wrap(text: &str, span: TextSpan, width: usize, hang: usize) -> Vec<TextSpan> {
    let mut lines: Vec<TextSpan> = Vec::new();
    let mut line: Option<(u32, u32, usize)> = None;
    for word in words(text, span) {
        let room = if lines.is_empty() { width } else { width.saturating_sub(hang) }.max(1);
        let (gap, wide) = (usize::from(word.gap), usize::from(word.width));
        match line {
            Some((start, _, taken)) if taken + gap + wide <= room => {
                line = Some((start, word.span.end(), taken + gap + wide));
                continue;
            }
            Some((start, end, _)) => lines.push(Span::new(start, end)),
            None => {}
        }
        let room = if lines.is_empty() { width } else { width.saturating_sub(hang) }.max(1);
        line = Some(if wide <= room {
            (word.span.start(), word.span.end(), wide)
        } else {
            broken(text, word.span, room, width.saturating_sub(hang).max(1), &mut lines)
        });
    }
    lines.extend(line.map(|(start, end, _)| Span::new(start, end)));
    lines
}

/// Pushes the full lines of a word that is too long for one, and gives what is left of it. `room` is
/// that of the current line, `next` that of those after it.
fn broken(
    text: &str,
    word: TextSpan,
    room: usize,
    next: usize,
    lines: &mut Vec<TextSpan>,
) -> (u32, u32, usize) {
    let (mut start, mut taken, mut room) = (word.start(), 0, room);
    for (at, c) in slice(text, word).char_indices() {
        let at = word.start() + super::saturate(at);
        let wide = cells::char_width(c);
        if taken + wide > room && at > start {
            lines.push(Span::new(start, at));
            (start, taken, room) = (at, 0, next);
        }
        taken += wide;
    }
    (start, word.end(), taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(text: &str) -> TextSpan {
        Span::of(0..text.len())
    }

    /// Lines as they show, white space folded.
    fn shown(text: &str, width: usize, hang: usize) -> Vec<String> {
        wrap(text, whole(text), width, hang)
            .into_iter()
            .map(|line| {
                let mut out = String::new();
                for word in words(text, line) {
                    out.extend(std::iter::repeat_n(' ', usize::from(word.gap)));
                    out.push_str(slice(text, word.span));
                }
                out
            })
            .collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(
            shown("Net revenues rose\n4 % to $1.2 million.", 12, 0),
            ["Net revenues", "rose 4 % to", "$1.2", "million."]
        );
        assert_eq!(shown("a\tb  c", 20, 0), ["a  b c"]);
        assert_eq!(shown("  \n ", 20, 0), Vec::<String>::new());
    }

    #[test]
    fn later_lines_leave_room_to_hang() {
        assert_eq!(shown("- one two three", 9, 2), ["- one two", "three"]);
        assert_eq!(shown("- one two seven9", 9, 3), ["- one two", "seven9"]);
        assert_eq!(shown("- one two seven90", 9, 3), ["- one two", "seven9", "0"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        assert_eq!(shown("ab cdefghij k", 4, 0), ["ab", "cdef", "ghij", "k"]);
        assert_eq!(shown("日本語", 4, 0), ["日本", "語"]);
        assert_eq!(shown("日本", 1, 0), ["日", "本"]);
    }

    proptest! {
        /// Every word stands on some line, in order, and no line is too wide unless it is one letter.
        #[test]
        fn wrapping_loses_nothing(text in "[a-z日é\t\n ]{0,80}", width in 1usize..20, hang in 0usize..4) {
            let lines = wrap(&text, whole(&text), width, hang);
            let letters = |s: &str| s.chars().filter(|c| !c.is_ascii_whitespace()).collect::<String>();
            let joined: String = lines.iter().map(|l| letters(slice(&text, *l))).collect();
            prop_assert_eq!(joined, letters(&text));
            for (index, line) in lines.iter().enumerate() {
                let taken: usize = words(&text, *line).map(|w| usize::from(w.gap + w.width)).sum();
                let room = if index == 0 { width } else { width.saturating_sub(hang).max(1) };
                prop_assert!(taken <= room || letters(slice(&text, *line)).chars().count() == 1);
            }
        }
    }
}
