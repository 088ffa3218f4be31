//! Numerals at a place in a line: digits, Roman numbers with their letters close or apart, numbers in words.

use super::super::words::space_len;
use super::{is_letter, word};
use crate::text::numbers;

/// Reads up to `most` digits at `at`; None where more follow.
pub(super) fn digits(line: &[u8], at: usize, most: usize) -> Option<(u16, usize)> {
    let run = line.get(at..)?.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(line.get(at..at + run)?).ok()?.parse().ok()?;
    (run <= most).then_some((number, at + run))
}

/// Reads a Roman number in capitals, up to 39.
pub(super) fn roman(line: &[u8], at: usize) -> Option<(u16, usize)> {
    roman_letters(line, at, |_| 0).filter(|(_, end)| closes(line, *end))
}

/// Reads a Roman number whose letters stand one space apart.
pub(super) fn spaced_roman(line: &[u8], at: usize) -> Option<(u16, usize)> {
    roman_letters(line, at, |end| {
        let gap = space_len(line, end);
        let next = line.get(end + gap).copied().unwrap_or(0);
        if matches!(next, b'I' | b'V' | b'X') { gap } else { 0 }
    })
    .filter(|(_, end)| closes(line, *end))
}

/// True where no letter or digit stands at `at`.
fn closes(line: &[u8], at: usize) -> bool {
    line.get(at).is_none_or(|b| !b.is_ascii_alphanumeric())
}

/// Reads the letters of a Roman number; `gap` is the length of the space after one of them.
pub(super) fn roman_letters(line: &[u8], at: usize, gap: impl Fn(usize) -> usize) -> Option<(u16, usize)> {
    let (mut number, mut before, mut end, mut letters) = (0_u16, 0, at, 0);
    while letters < 8 {
        let value = match line.get(end) {
            Some(b'I') => 1,
            Some(b'V') => 5,
            Some(b'X') => 10,
            _ => break,
        };
        // A smaller letter before a larger one counts against it, and was added already.
        number = (number + value).saturating_sub(if before < value { 2 * before } else { 0 });
        (before, letters) = (value, letters + 1);
        end += 1;
        end += gap(end);
    }
    (letters > 0 && (1..40).contains(&number)).then_some((number, end))
}

/// Most that an item is numbered in words: "Item Fifteen".
const MOST_IN_WORDS: usize = 15;

/// Reads a number in words: "Item One".
pub(super) fn worded(line: &[u8], at: usize) -> Option<(u16, usize)> {
    let read = |text: &str| word(line, at, text.as_bytes()).filter(|end| !is_letter(line, *end));
    let known = (0..).zip(numbers::UNITS).skip(1).take(MOST_IN_WORDS);
    known.into_iter().find_map(|(number, text)| Some((number, read(text)?)))
}
