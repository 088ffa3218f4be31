//! The title that a paragraph of plain text starts with, where nothing but its letters and what parts it from
//! the rest sets it off.

use super::super::marks::series_mark;
use super::super::{headings, words};
use super::is_caps;

/// The words at the start of a paragraph of plain text that are its title, by their letters and by what
/// parts them from the rest: "INFLATION.  Prices rose …", "Year 2000 Issue -- The works …". Right below
/// another line, `tight`, only capitals are told from what goes on.
pub(super) fn plain_lead(text: &[u8], tight: bool) -> Option<usize> {
    const LONGEST: usize = 90;
    const MOST_WORDS: usize = 9;
    let near = text.get(..LONGEST.min(text.len()))?;
    if text.len() < SHORTEST || !text.first()?.is_ascii_uppercase() || !text.get(1)?.is_ascii_alphabetic() {
        return None;
    }
    let ends = |at: &usize| match near[*at..] {
        [b'.' | b':', b' ', b' ', next, ..] => next.is_ascii_alphabetic() || next == b'(',
        [b' ', b'-', b'-', ..] | [b' ', b'-', b' ', ..] => true,
        // "Inventories--Inventories are valued at cost", "Leases.--The works leases …".
        [b'-', b'-', next, ..] | [b'.', b'-', b'-', next, ..] => next.is_ascii_uppercase(),
        _ => false,
    };
    let end = (0..near.len()).find(ends)?;
    let title = near.get(..end)?;
    // A few words behind a stop are an entry of a list or an address, and not the text of a title, unless they are a sentence.
    let said = text.get(end + 1..)?.trim_ascii();
    if text.len() < LONG_ENOUGH
        && !(near[end] == b'.' && said.last() == Some(&b'.') && headings::is_sentence(said))
    {
        return None;
    }
    let words = words::words(title).take(MOST_WORDS + 1).count();
    let letters = title.iter().filter(|b| b.is_ascii_alphabetic()).count();
    // "Sales - net" goes on.
    let capitals = is_caps(title);
    let parted = capitals
        || near[end] != b' '
        || near.get(end + 2) == Some(&b'-')
        || text.get(end + 3).is_some_and(u8::is_ascii_uppercase);
    let named = capitals || !tight && headings::is_title_case(title);
    // "History of Losses; Need of Capital.  We lost …" is one title of two.
    let plain = !title.iter().any(|b| matches!(b, b'$' | b'"' | b'.'))
        && (!title.contains(&b';') || text.len() >= LONG && near[end] == b'.')
        && (!title.contains(&b',') || headings::names_series(title, text.get(end..)?));
    let numbered = series_mark(title).is_some();
    (named && parted && plain && !numbered && letters >= 4 && words <= MOST_WORDS && !is_dateline(text, end))
        .then_some(end)
}

/// Bytes of a paragraph that may open with a title, and of one that is told by nothing more.
pub(in crate::outline) const SHORTEST: usize = 60;
const LONG_ENOUGH: usize = 100;

/// Bytes of a paragraph that is more than an entry of a list.
const LONG: usize = 200;

/// Bytes of a release in which it says that it announces something.
const RELEASE: usize = 300;

/// True for a place before a dash at `end` from where something is announced: "CHICAGO--Alder Works today announced".
fn is_dateline(text: &[u8], end: usize) -> bool {
    let told = text.get(end..text.len().min(end + RELEASE)).unwrap_or(&[]);
    let dash = told.iter().take(3).any(|b| *b == b'-');
    dash && words::words(told).any(|word| {
        told.get(word.start..word.end).is_some_and(|word| {
            crate::filing::release::ANNOUNCES.iter().any(|told| told.eq_ignore_ascii_case(word))
        })
    })
}
