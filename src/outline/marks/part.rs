//! The part of a form that a line names at its start: "PART II", "Part I -", "Part Two".

use super::super::words::skip_space;
use super::numerals::{digits, roman, spaced_roman};
use super::{skip_signs, word};

/// A line that starts with "PART II".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outline) struct PartMark {
    /// From 1.
    pub(in crate::outline) number: u8,
    /// Where the number ends in the line.
    pub(in crate::outline) end: usize,
    /// Where the title starts; the line's length where there is none.
    pub(in crate::outline) title: usize,
}

/// Reads the part that `line` starts with.
pub(in crate::outline) fn part_mark(line: &[u8]) -> Option<PartMark> {
    let (number, end) = part_number(line, skip_signs(line, 0))?;
    Some(PartMark { number, end, title: skip_signs(line, end) })
}

/// Reads "PART II" at `at`.
pub(super) fn part_number(line: &[u8], at: usize) -> Option<(u8, usize)> {
    let after = word(line, at, b"PART")?;
    let start = skip_space(line, after);
    if start == after {
        return None;
    }
    let start = word(line, start, b"NO").map_or(start, |end| skip_signs(line, end));
    let spaced = after - at > 4;
    let number = if spaced { spaced_roman(line, start) } else { roman(line, start) };
    let (number, end) = number.or_else(|| digits(line, start, 1)).or_else(|| {
        let words: [&[u8]; 4] = [b"ONE", b"TWO", b"THREE", b"FOUR"];
        (1..).zip(words).find_map(|(number, text)| Some((number, word(line, start, text)?)))
    })?;
    let closed = line.get(end).is_none_or(|b| !b.is_ascii_alphanumeric());
    (closed && (1..=6).contains(&number)).then_some((u8::try_from(number).ok()?, end))
}
