//! The title of a clause: the words between its number and its text.

use super::super::headings::{is_sentence, is_title_case};
use super::super::items::set_off;
use super::super::lines::{Line, Page, is_caps};
use super::super::marks::{SeriesMark, dash_len};
use super::super::words;

/// Titles of clauses are no longer than this, in bytes.
const LONGEST: usize = 160;

/// True where what follows a number may be the text of a clause: a capital or a quote, or such behind
/// the letter of its first paragraph: "(a) The Company …".
pub(super) fn opens(text: &[u8], at: usize) -> bool {
    let at = behind_letter(text, at);
    match text.get(at..) {
        Some([first, ..]) if first.is_ascii_uppercase() || matches!(first, b'"' | b'[') => true,
        Some([0xC3..=0xFF, ..]) => true,
        Some([b'_', next, ..]) => next.is_ascii_uppercase(),
        _ => false,
    }
}

/// Steps over the letter of a first paragraph in brackets.
fn behind_letter(text: &[u8], at: usize) -> usize {
    match text.get(at..) {
        Some([b'(', letter, b')', ..]) if letter.is_ascii_lowercase() || *letter == b'1' => {
            words::skip_space(text, at + 3)
        }
        _ => at,
    }
}

/// Where the title behind `mark` ends in `line`; None where it has none.
pub(super) fn end(page: &Page<'_>, line: &Line, mark: SeriesMark) -> Option<usize> {
    let text = page.bytes(line.span);
    let start = behind_letter(text, mark.title);
    let title = text.get(start..).filter(|title| !title.is_empty())?;
    if !opens(text, start) {
        return None;
    }
    if let Some(end) = defined(title) {
        return Some(start + end);
    }
    let off = set_off(page, line);
    let lead = (line.lead.end() - line.span.start()) as usize;
    if line.look.run_in && off && lead > start + 2 && lead < start + LONGEST {
        let words = text.get(start..lead)?.trim_ascii_end();
        let words = words.strip_suffix(b".").unwrap_or(words);
        return (!is_sentence(words)).then_some(start + words.len());
    }
    match stop(page, title) {
        Some(stop) => {
            let words = title.get(..stop)?;
            let alone = title.len() <= stop + 1;
            names(words, off && alone).then_some(start + stop)
        }
        None if title.len() <= LONGEST => names(title, off).then_some(text.len()),
        None => None,
    }
}

/// The end of a term that a clause defines: `"Committee" means …`.
fn defined(title: &[u8]) -> Option<usize> {
    let (open, close): (usize, &[u8]) = match title {
        [b'"', ..] => (1, b"\""),
        [0xE2, 0x80, 0x9C, ..] => (3, b"\xE2\x80\x9D"),
        _ => return None,
    };
    let near = title.get(open..title.len().min(open + 90))?;
    memchr::memmem::find(near, close).map(|at| open + at + close.len())
}

/// Where the words of a title end: at a full stop, a colon or a dash with text behind it.
pub(super) fn stop(page: &Page<'_>, title: &[u8]) -> Option<usize> {
    let near = title.get(..title.len().min(LONGEST)).unwrap_or(title);
    let mut at = 0;
    while at < near.len() {
        let ends = |at: usize| {
            let at = match title.get(at..) {
                Some([b'"', ..]) => at + 1,
                Some([0xE2, 0x80, 0x99 | 0x9D, ..]) => at + 3,
                _ => at,
            };
            at >= title.len() || words::space_len(title, at) > 0 || title[at] == b'_'
        };
        match near[at] {
            b'.' if ends(at + 1) && (!is_short(&near[..at]) || title.get(at + 1..at + 3) == Some(b"  ")) => {
                return Some(at);
            }
            b':' if ends(at + 1) && !leads_in(near) => return Some(at),
            b'\n' if !page.plain => return Some(at),
            b'-' | 0xE2 if at > 0 && is_parting(near, at) => return Some(near[..at].trim_ascii_end().len()),
            _ => {}
        }
        at += 1;
    }
    None
}

/// True for the words before a list: "In this agreement:".
fn leads_in(words: &[u8]) -> bool {
    const FIRST: &[u32] = &words::hashes([
        "in", "if", "for", "upon", "on", "at", "by", "when", "where", "unless", "subject", "the",
    ]);
    words::words(words).next().is_some_and(|word| FIRST.contains(&word.hash))
}

/// True for the dash between a title and its text: long, double, or with room around it.
fn is_parting(text: &[u8], at: usize) -> bool {
    let len = dash_len(text, at);
    let roomy = text.get(at - 1) == Some(&b' ') && text.get(at + len) == Some(&b' ');
    match len {
        1 => roomy || text.get(at + 1) == Some(&b'-'),
        3 => roomy || text.get(at + 2) == Some(&0x94),
        _ => false,
    }
}

/// True where the full stop after `words` is that of a word cut short: "Inc.", "No.", "U.S.".
fn is_short(words: &[u8]) -> bool {
    const SHORT: &[&[u8]] =
        &[b"Inc", b"Corp", b"Co", b"No", b"Nos", b"Ltd", b"St", b"Mr", b"Dr", b"Sec", b"vs"];
    let last = words.rsplit(|b| matches!(b, b' ' | b'.' | b'(')).next().unwrap_or(b"");
    last.len() == 1 && last[0].is_ascii_uppercase() || SHORT.contains(&last)
}

/// True for words that name a clause. `set_off` tells that they stand alone and look other than prose.
fn names(words: &[u8], set_off: bool) -> bool {
    let (mut count, mut large) = (0, 0);
    for word in words::words(words).take(19) {
        count += 1;
        large += usize::from(words.get(word.start).is_some_and(u8::is_ascii_uppercase));
    }
    if count == 0 || count > 18 || matches!(words.last(), Some(b',' | b';')) {
        return false;
    }
    // "Trustee May Enforce Claims": the verbs of titles have capitals.
    let large = is_title_case(words) && large * 5 >= count * 3 && !words.ends_with(b".");
    if is_sentence(words) && !large && !(set_off && count <= 12) {
        return false;
    }
    // Of a sentence so short as a title there are few.
    set_off || is_caps(words) || is_title_case(words) || count <= 4 && !words.contains(&b',')
}
