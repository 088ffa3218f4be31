//! What a cell of a table holds, as far as its layout goes, and how wide its text is.

use crate::filing::Cell;
use crate::text::{TextSpan, cells, slice, wrap};

/// What a cell holds, as far as its layout goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A currency sign or an opening bracket that belongs to the number to its right.
    Opener,
    /// A closing bracket or a percent sign that belongs to the number to its left.
    Closer,
    /// A number, or the dash that stands for one; so many of its last cells are no digits.
    Number {
        /// Cells after the last digit: the closing bracket, the percent sign.
        tail: usize,
    },
    /// Anything else.
    Words,
}

/// What the cell text `text` holds.
pub fn content(text: &str) -> Content {
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    let short = text.len() <= 8 && text.chars().count() <= 4;
    if !has_digit && short && text.ends_with(['$', '€', '£', '¥', '(']) {
        return Content::Opener;
    }
    if !has_digit && short && text.starts_with([')', '%']) {
        return Content::Closer;
    }
    if matches!(text, "-" | "–" | "—" | "--" | "‑") {
        return Content::Number { tail: 0 };
    }
    let sign = |c: char| {
        matches!(
            c,
            ',' | '.' | '-' | '–' | '—' | '−' | '(' | ')' | '%' | '$' | '€' | '£' | '¥' | ' ' | '*' | '/'
        )
    };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text.chars().filter(|c| !c.is_ascii_digit() && !sign(*c)).count();
    // "1.4x", "5bps", "12,583(a)" are numbers; "2010 plan" and "December 31, 2010" are words.
    if has_digit && others <= 1.max(digits / 3) && !text.starts_with(|c: char| c.is_alphabetic()) {
        let tail = text.chars().rev().take_while(|c| !c.is_ascii_digit()).map(cells::char_width).sum();
        return Content::Number { tail };
    }
    Content::Words
}

/// Most cells by which a label is indented.
const DEEPEST: usize = 12;

/// A cell with what its layout needs.
#[derive(Clone, Copy, Debug)]
pub struct Laid {
    /// Index of its first column between edges.
    pub from: usize,
    /// One past its last column.
    pub to: usize,
    /// What it holds.
    pub content: Content,
    /// Cells of its widest line.
    pub(super) natural: usize,
    /// Cells of its widest word.
    pub(super) least: usize,
    /// Cells that it is indented by.
    pub indent: usize,
    /// It stands alone in its row and may run over the columns to its right.
    pub alone: bool,
}

/// A cell with the columns that it stands in, from edge `from` to edge `to`.
pub(super) fn laid(text: &str, cell: &Cell, from: usize, to: usize) -> Laid {
    let words = slice(text, cell.span);
    let content = content(words);
    let (natural, least) = measure(text, cell.span);
    let indent = if content == Content::Words { usize::from(cell.indent).min(DEEPEST) } else { 0 };
    Laid { from, to: to.max(from + 1), content, natural, least, indent, alone: false }
}

/// Cells of the widest line and of the widest word of a cell's text, whose line breaks count.
fn measure(text: &str, span: TextSpan) -> (usize, usize) {
    let (mut natural, mut least) = (0, 0);
    for part in parts(text, span) {
        let mut line = 0;
        for word in wrap::words(text, part) {
            line += usize::from(word.gap) + usize::from(word.width);
            least = least.max(usize::from(word.width));
        }
        natural = natural.max(line);
    }
    (natural, least)
}

/// The lines into which a cell is broken by its markup.
pub fn parts(text: &str, span: TextSpan) -> impl Iterator<Item = TextSpan> {
    let mut at = span.start();
    slice(text, span).split('\n').map(move |part| {
        let start = at;
        at += crate::text::saturate(part.len()) + 1;
        crate::text::Span::new(start, start + crate::text::saturate(part.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_by_what_they_hold() {
        use Content::{Closer, Number, Opener, Words};
        let cases = [
            ("$", Opener),
            ("US$", Opener),
            ("$(", Opener),
            (")", Closer),
            (")%", Closer),
            ("%", Closer),
            ("12,583", Number { tail: 0 }),
            ("(12,417)", Number { tail: 1 }),
            ("(43,862", Number { tail: 0 }),
            ("12.5%", Number { tail: 1 }),
            ("$ (0.19)", Number { tail: 1 }),
            ("—", Number { tail: 0 }),
            ("2010", Number { tail: 0 }),
            ("2.4x", Number { tail: 1 }),
            ("December 31, 2010", Words),
            ("Item 1A.", Words),
            ("", Words),
            ("Total", Words),
        ];
        for (text, want) in cases {
            assert_eq!(content(text), want, "{text}");
        }
    }
}
