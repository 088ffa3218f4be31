//! Cells with two numbers, one for each half of their column's name: "61,000/45,000" below
//! "Exercisable/Unexercisable" (Regulation S-K, Item 402(d), in force from 1992 to 2006).

use super::super::lexer::lex;
use super::figures::emit;
use super::{Pen, RowContext, cell};
use crate::text::{Span, TextSpan, saturate};

/// Reads the cell `ink` of `column`; false where it is no such pair. A fraction or a date has no thousands and no sign
/// of a currency.
pub(super) fn read(context: &RowContext<'_>, column: u16, ink: TextSpan, pen: &mut Pen<'_>) -> bool {
    let document = context.view.document;
    let text = document.slice(ink);
    let amount = |side: &str| {
        let side = side.trim();
        let digits = side.trim_start_matches(['$', '(', '-', ' ']);
        let plain = side
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'$' | b',' | b'.' | b'(' | b')' | b'-' | b' '));
        plain && digits.starts_with(|c: char| c.is_ascii_digit())
    };
    let Some((first, second)) =
        text.split_once('/').filter(|(first, second)| amount(first) && amount(second))
    else {
        return false;
    };
    if !text.contains([',', '$']) {
        return false;
    }
    let sides = [(0, first), (first.len() + 1, second)].map(|(at, side)| {
        let start = ink.start() + saturate(at + side.len() - side.trim_start().len());
        Span::new(start, start + saturate(side.trim().len()))
    });
    let mut reads = Vec::with_capacity(sides.len());
    for side in sides {
        let tokens = &mut pen.scratch.buffers.tokens;
        tokens.clear();
        lex(&document.text, side.start(), side.end(), tokens);
        let Some(read) = cell::read(&document.text, tokens, false) else { return false };
        reads.push((read, side));
    }
    for (read, side) in &reads {
        emit(context, column, Some(read), (*side, *side), pen);
    }
    true
}
