//! Reads the number that a heading starts with: "Item 9A(T).", "PART II —", "Note 5:", "(a)".
//!
//! ```text
//! PART I - I T E M  1 A :  RISK FACTORS
//! part 1   number   1A     title starts here
//! ```

mod item;
mod item_number;
mod numerals;
mod part;
mod series;

use super::words::skip_space;
pub(super) use item::{Further, ItemMark, bare_number, item_mark, trailing_number};
pub(super) use item_number::ItemNumber;
pub(super) use part::part_mark;
pub(super) use series::{Numbering, SeriesMark, series_mark};

fn is_letter(line: &[u8], at: usize) -> bool {
    line.get(at).is_some_and(u8::is_ascii_alphabetic)
}

/// The place after the word `text` at `at`, in any case and with its letters spaced or
/// not.
pub(super) fn word(line: &[u8], at: usize, text: &[u8]) -> Option<usize> {
    let mut end = at;
    let mut spaced = None;
    for (index, letter) in text.iter().enumerate() {
        if index > 0 {
            let next = skip_space(line, end);
            let gap = next > end;
            if *spaced.get_or_insert(gap) != gap {
                return None;
            }
            end = next;
        }
        if !line.get(end)?.eq_ignore_ascii_case(letter) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The length of the dash at `at`, else 0.
pub(super) fn dash_len(line: &[u8], at: usize) -> usize {
    match line.get(at..) {
        Some([b'-', ..]) => 1,
        Some([0xE2, 0x80, 0x90..=0x95, ..]) => 3,
        _ => 0,
    }
}

/// Steps over white space and the signs that stand around numbers: points, colons, dashes, bullets,
/// closing brackets and quotes.
pub(super) fn skip_signs(line: &[u8], mut at: usize) -> usize {
    loop {
        at = skip_space(line, at);
        at += match line.get(at..) {
            Some([b'.' | b':' | b'-' | b'*' | b')' | b']' | b'|' | b'#' | b',' | b';' | b'_' | b'~', ..]) => {
                1
            }
            // Bullets, dashes, daggers, middle dots.
            Some([0xC2, 0xB7, ..]) => 2,
            Some([0xE2, 0x80, 0x90..=0x95 | 0xA0..=0xA7, ..] | [0xE2, 0x96 | 0x97, ..]) => 3,
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests;
