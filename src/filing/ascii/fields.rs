//! Cuts a line into fields: words that stand together, and figures with their signs.
//!
//! ```text
//! Total assets............ $ 6,405  (1,234)   --     12.5 %  (a)
//! ^^^^^^^^^^^^             ^^^^^^^  ^^^^^^^   ^^     ^^^^^^
//! words                    figure   figure    nil    figure, its mark (a)
//! ```
//!
//! A figure is told from a number inside words by the room around it; where that is not enough,
//! whoever knows the columns decides ([`super::columns`]).

mod builder;
mod number;
mod token;

use super::lines::{Columns, Line, Run, is_escaped, leader};
use crate::text::TextSpan;
use crate::text::currency::{is_told_above, spelled_sign};
use builder::Builder;
pub(super) use number::{bracketed_marks, is_fraction, number_length};
pub(super) use token::schedule_tag;
use token::{Piece, Token, classify, closes, token_end};

/// A run of characters that stands together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Field {
    /// Bytes of the text, signs and marks included.
    pub(super) span: TextSpan,
    /// Columns that it covers.
    pub(super) from: u16,
    pub(super) to: u16,
    /// Columns of its digits: what lines up with the digits above and below.
    pub(super) core: (u16, u16),
    /// What it is.
    pub(super) kind: FieldKind,
    /// Spaces before it; everything before the first field of a line counts.
    pub(super) gap: u16,
    /// Dots lead up to it.
    pub(super) led: bool,
    /// Where the footnote mark behind it starts, if it has one.
    pub(super) mark: Option<u32>,
}

/// What a field is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// Words, numbers among them or not.
    #[default]
    Words,
    /// One number or a range of two.
    Figure,
    /// A year or a day in figures, alone.
    Year,
    /// A dash or "N/A" where a figure could stand.
    Nil,
    /// A currency sign and nothing behind it.
    Sign,
}

impl FieldKind {
    /// True for what can stand in a column of figures.
    pub(super) fn is_numeric(self) -> bool {
        self != Self::Words
    }
}

impl Field {
    /// True where columns `from..to` share one with the field.
    pub(super) fn overlaps(&self, from: u16, to: u16) -> bool {
        self.from < to && from < self.to
    }

    /// True for a figure whose currency sign stands apart from it.
    pub(super) fn has_sign(&self) -> bool {
        self.kind == FieldKind::Figure && self.core.0 > self.from + 2
    }

    /// Columns that it covers, the sign before a gap left out.
    pub(super) fn reach(&self) -> (u16, u16) {
        (self.core.0.saturating_sub(1).max(self.from), self.to)
    }

    /// Twice its middle column.
    pub(super) fn middle(&self) -> i32 {
        i32::from(self.from) + i32::from(self.to)
    }
}

/// Appends the fields of `line` to `out` and the runs of dashes among them to `rules`.
pub(super) fn read(text: &[u8], line: &Line, out: &mut Vec<Field>, rules: &mut Vec<Run>) {
    let whole = text.get(line.start as usize..line.end as usize).unwrap_or(&[]);
    let mut at = (line.ink - line.start) as usize;
    if is_escaped(whole) {
        at = 2;
    }
    let mut builder = Builder { bytes: whole, base: line.start, columns: Columns::new(whole), out, first: 0 };
    builder.first = builder.out.len();
    let mut gap = u16::MAX;
    let mut led = false;
    if let Some(end) = schedule_tag(&whole[at..]).map(|length| at + length) {
        builder.add(&Piece { token: Token::Word, start: at, end, gap, led });
        (at, gap) = (end, 8);
    }
    while at < whole.len() {
        match whole[at] {
            b' ' => {
                gap = gap.saturating_add(1);
                at += 1;
                continue;
            }
            b'\t' | b'|' | b'\x0C' => {
                gap = gap.saturating_add(8);
                at += 1;
                continue;
            }
            _ => {}
        }
        let dots = leader(&whole[at..]);
        if dots > 0 {
            (led, gap) = (true, gap.saturating_add(8));
            at += dots;
            continue;
        }
        let end = token_end(whole, at);
        // Three dashes are a nil figure, more are a rule under the line above.
        if end - at >= 4
            && matches!(whole[at], b'-' | b'=' | b'_')
            && whole[at..end].iter().all(|b| *b == whole[at])
        {
            rules.push((builder.columns.of(at), builder.columns.of(end)));
            gap = gap.saturating_add(8);
            at = end;
            continue;
        }
        let mut token = classify(&whole[at..end]);
        // "( 79,012)" is one figure, its bracket set apart.
        if token == Token::Word && builder.is_open().is_some_and(|open| closes(open, &whole[at..end])) {
            token = Token::Number;
        }
        // "Y  412,334" in a column.
        let letter = || {
            spelled_sign(&whole[at..]).is_some_and(|(length, _)| length == end - at)
                && is_told_above(text, line.start as usize + at)
        };
        if matches!(end - at, 1 | 3) && gap > 1 && builder.out.len() > builder.first && letter() {
            token = Token::Before;
        }
        let piece = Piece { token, start: at, end, gap, led };
        builder.add(&piece);
        (gap, led) = (0, false);
        at = end;
    }
    builder.settle();
}

#[cfg(test)]
mod tests;
