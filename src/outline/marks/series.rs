//! Reads the number of a series that a heading starts with: "Note 5:", "3.1", "(a)", "Section 2.", "IV."

use super::super::words::skip_space;
use super::numerals::{digits, roman, worded};
use super::{dash_len, is_letter, skip_signs, word};

/// How the headings of a series are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::outline) enum Numbering {
    /// "Note 5", "NOTE E", "Note Five", "(Note 5)", "Footnote 5".
    Note,
    /// "5.", "5)", "5 -".
    Arabic,
    /// `(5)`, `[5]`.
    Bracketed,
    /// "V."
    Roman,
    /// "E."
    Letter,
    /// "(e)".
    BracketedLetter,
    /// "Section 5", "Article V", "Proposal 5", "Schedule II".
    Named,
}

/// A line that starts with the number of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outline) struct SeriesMark {
    /// The way of numbering.
    pub(in crate::outline) numbering: Numbering,
    /// Place in the series, from 1.
    pub(in crate::outline) number: u16,
    /// Further numbers after a point: 2 in "1.2".
    pub(in crate::outline) levels: u8,
    /// Where the number starts, words before it left out.
    pub(in crate::outline) start: usize,
    /// Where the number ends.
    pub(in crate::outline) end: usize,
    /// Where the title starts; the line's length where there is none.
    pub(in crate::outline) title: usize,
}

/// Reads the number of a series that `line` starts with.
pub(in crate::outline) fn series_mark(line: &[u8]) -> Option<SeriesMark> {
    let at = skip_space(line, 0);
    // "(NOTE A) - Policies".
    let named = at + usize::from(matches!(line.get(at), Some(b'(' | b'[')));
    let note = [&b"NOTE"[..], b"FOOTNOTE"].into_iter().find_map(|name| word(line, named, name));
    if let Some(after) = note.filter(|end| !is_letter(line, *end)) {
        let start = skip_signs(line, word(line, skip_space(line, after), b"NO").unwrap_or(after));
        // "Note (1)".
        let start = start + usize::from(matches!(line.get(start), Some(b'(' | b'[')));
        // "Note One - Policies", but "Note one of them".
        let in_words = || worded(line, start).filter(|_| line.get(start).is_some_and(u8::is_ascii_uppercase));
        let number = digits(line, start, 3).or_else(|| single_letter(line, start)).or_else(in_words);
        let (number, end) = number?;
        let closed = line.get(end).is_none_or(|b| !b.is_ascii_alphanumeric());
        // "(Note 2)" alone refers to it.
        let titled = || line.get(end..).is_some_and(|rest| rest.iter().any(u8::is_ascii_alphabetic));
        let closed = closed && (named == at || titled());
        return closed.then(|| series(line, Numbering::Note, number, 0, start, end));
    }
    for named in [&b"SECTION"[..], b"ARTICLE", b"PROPOSAL", b"SCHEDULE", b"CHAPTER", b"TABLE", b"SEC."] {
        if let Some(after) = word(line, at, named).filter(|end| !is_letter(line, *end)) {
            let start = skip_signs(line, word(line, skip_space(line, after), b"NO").unwrap_or(after));
            let in_words = || worded(line, start).filter(|_| named == b"ARTICLE");
            let number = roman(line, start).or_else(|| digits(line, start, 4)).or_else(in_words);
            let (number, end) = number?;
            let (levels, end) = deeper(line, end);
            return Some(series(line, Numbering::Named, number, levels, start, end));
        }
    }
    let byte = |at: usize| line.get(at).copied().unwrap_or(0);
    let close = if byte(at) == b'[' { b']' } else { b')' };
    let bracketed = matches!(byte(at), b'(' | b'[');
    let start = at + usize::from(bracketed);
    if let Some((number, end)) = digits(line, start, 3) {
        if bracketed {
            return (byte(end) == close)
                .then(|| series(line, Numbering::Bracketed, number, 0, start, end + 1));
        }
        let (levels, end) = deeper(line, end);
        let marked =
            matches!(byte(end), b'.' | b')' | b':' | b'\t') || dash_len(line, skip_space(line, end)) > 0;
        // "10 Largest Holdings" is a title, "3.1 Definitions" is numbered, "5.25% Notes" and "364-Day Facility" measure.
        let measures = byte(end) == b'%' || names_term(line, end);
        return (!measures && (marked || levels > 0))
            .then(|| series(line, Numbering::Arabic, number, levels, start, end));
    }
    let letter = single_letter(line, start);
    if bracketed {
        let (number, end) = letter.filter(|_| close == b')')?;
        return (byte(end) == b')')
            .then(|| series(line, Numbering::BracketedLetter, number, 0, start, end + 1));
    }
    // "I." opens a Roman series, "C." one of letters: both are read as Roman only from I, V and X.
    if let Some((number, end)) = roman(line, start).filter(|(_, end)| matches!(byte(*end), b'.' | b')'))
        && matches!(byte(start), b'I' | b'V' | b'X')
    {
        return Some(series(line, Numbering::Roman, number, 0, start, end));
    }
    let (number, end) = letter.filter(|(_, end)| matches!(byte(*end), b'.' | b')'))?;
    // Initials of a name: "J. P. Smith".
    let initials = byte(end + 1).is_ascii_alphabetic() || byte(skip_space(line, end + 1) + 1) == b'.';
    (!initials).then(|| series(line, Numbering::Letter, number, 0, start, end))
}

/// True for a number that a word of time is tied to at `end`: "364-Day Facility", "10-Year Notes".
fn names_term(line: &[u8], end: usize) -> bool {
    let tied = line.get(end..).and_then(|rest| rest.strip_prefix(b"-")).is_some();
    let terms = [&b"DAY"[..], b"WEEK", b"MONTH", b"QUARTER", b"YEAR"];
    tied && terms.into_iter().any(|term| word(line, end + 1, term).is_some())
}

fn series(
    line: &[u8],
    numbering: Numbering,
    number: u16,
    levels: u8,
    start: usize,
    end: usize,
) -> SeriesMark {
    SeriesMark { numbering, number, levels, start, end, title: skip_signs(line, end) }
}

/// Counts the further numbers in "1.2.3" after its first.
fn deeper(line: &[u8], mut at: usize) -> (u8, usize) {
    let mut levels = 0;
    while line.get(at) == Some(&b'.')
        && let Some((_, end)) = digits(line, at + 1, 3)
    {
        levels += 1;
        at = end;
    }
    (levels, at)
}

fn single_letter(line: &[u8], at: usize) -> Option<(u16, usize)> {
    let letter = line.get(at).filter(|b| b.is_ascii_alphabetic())?;
    let alone = line.get(at + 1).is_none_or(|b| !b.is_ascii_alphanumeric());
    alone.then(|| (u16::from(letter.to_ascii_lowercase() - b'a') + 1, at + 1))
}
