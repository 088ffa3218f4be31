//! The number of an item that a line starts with, and those that share its heading.

use super::super::words::skip_space;
use super::item_number::{ItemNumber, NumberEnd, item_number, misread_number, spaced_number};
use super::part::part_number;
use super::{dash_len, is_letter, skip_signs, word};

/// A line that starts with an item's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outline) struct ItemMark {
    /// "Part I" before it.
    pub(in crate::outline) part: Option<u8>,
    /// The number, the first of several.
    pub(in crate::outline) number: ItemNumber,
    /// What follows the first of several: "Items 1 and 2", "Items 5 to 8".
    pub(in crate::outline) further: Further,
    /// The number is that of a paragraph of the item: "Item 5.02(e)", "Item 3.D".
    pub(in crate::outline) sub: bool,
    /// The letter of the first bracket behind a number without one: "A" in "Item 7(a)", which is item 7A to
    /// many who print it.
    pub(in crate::outline) bracketed: Option<u8>,
    /// The number is Roman, or a misread one ("Item l0"). "Item X" may be a blank.
    pub(in crate::outline) roman: bool,
    /// Where the number ends in the line.
    pub(in crate::outline) end: usize,
    /// Where the title starts; the line's length where there is none.
    pub(in crate::outline) title: usize,
}

/// The numbers after the first of several that share a heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::outline) struct Further {
    /// Each with whether all those between it and the one before it are meant.
    pub(super) numbers: [Option<(ItemNumber, bool)>; 8],
}

impl Further {
    /// True where the heading has one number only.
    pub(in crate::outline) fn is_empty(self) -> bool {
        self.numbers[0].is_none()
    }

    /// True where `number` is one of those after `first`.
    pub(in crate::outline) fn holds(self, first: ItemNumber, number: ItemNumber) -> bool {
        let mut before = first;
        self.numbers.iter().flatten().any(|(last, through)| {
            let held = number == *last || *through && before < number && number < *last;
            before = *last;
            held
        })
    }

    fn push(&mut self, number: ItemNumber, through: bool) {
        if let Some(free) = self.numbers.iter_mut().find(|n| n.is_none()) {
            *free = Some((number, through));
        }
    }
}

/// Reads the item number that `line` starts with.
pub(in crate::outline) fn item_mark(line: &[u8]) -> Option<ItemMark> {
    let mut at = skip_signs(line, 0);
    // "(Item 1) Business".
    at += usize::from(line.get(at) == Some(&b'('));
    let mut part = None;
    if let Some((number, end)) = part_number(line, at) {
        part = Some(number);
        at = skip_signs(line, end);
        at = behind_title(line, at).unwrap_or(at);
    }
    let from = at;
    let mut at = word(line, at, b"ITEM")?;
    let spaced = at > from + 4;
    let plural = word(line, at, b"S");
    at = plural.or_else(|| line[at..].starts_with(b"(s)").then_some(at + 3)).unwrap_or(at);
    if line.get(at).is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    at = skip_signs(line, at);
    if let Some(end) = word(line, at, b"NUMBER").or_else(|| word(line, at, b"NO")) {
        at = skip_signs(line, end);
    }
    // "ITEM (1)".
    let bracketed = line.get(at) == Some(&b'(') && line.get(at + 1).is_some_and(u8::is_ascii_digit);
    at += usize::from(bracketed);
    let roman = !line.get(at)?.is_ascii_digit();
    let (number, end) = spaced
        .then(|| spaced_number(line, at))
        .flatten()
        .or_else(|| item_number(line, at))
        .or_else(|| misread_number(line, at))?;
    // A misread digit may stand behind a right one: "Item 1O".
    let misread = || !roman && line.get(end.at).is_some_and(|b| matches!(b, b'l' | b'O' | b'o'));
    let (number, mut end, roman) = match misread().then(|| misread_number(line, at)).flatten() {
        Some((number, end)) => (number, end, true),
        None => (number, end, roman),
    };
    let bracketed = end.bracketed.filter(|_| number.letter.is_none());
    let (mut last, mut sub, mut further) = (number, end.sub, Further::default());
    while let Some((next, next_end, through)) = following(line, end.at, plural.is_some()) {
        if next <= last {
            break;
        }
        further.push(next, through);
        (last, end) = (next, next_end);
        sub = false;
    }
    // "Items 10 to 13 inclusive."
    let last = skip_signs(line, end.at);
    let inclusive = word(line, last + usize::from(line.get(last) == Some(&b'(')), b"INCLUSIVE");
    if let Some(after) = inclusive.filter(|after| !further.is_empty() && !is_letter(line, *after)) {
        end.at = after;
    }
    // "Item 1BUSINESS": the room between them was no character.
    let glued = || {
        let letters = line.get(end.at..end.at + 4).unwrap_or(b"");
        letters.len() == 4 && letters[0].is_ascii_uppercase() && letters.iter().all(u8::is_ascii_alphabetic)
    };
    if line.get(end.at).is_some_and(u8::is_ascii_alphanumeric) && (roman || !glued()) {
        return None;
    }
    let title = skip_signs(line, end.at);
    Some(ItemMark { part, number, further, sub, bracketed, roman, end: end.at, title })
}

/// Where "Item" stands behind the title of a part, on the same line: "PART I - FINANCIAL INFORMATION, Item 1.".
fn behind_title(line: &[u8], title: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let mut at = title;
    while at < title + LONGEST {
        if word(line, at, b"ITEM").is_some() {
            return Some(at);
        }
        // A title has capitals; "Part I of the report, Item 7" is prose.
        let capital = line.get(at)?.is_ascii_uppercase() || word(line, at, b"AND").is_some();
        let end = at + line.get(at..)?.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if !capital || end == at {
            return None;
        }
        at = skip_signs(line, end);
    }
    None
}

/// Reads the number of an item that stands in brackets behind its title: "Business (Item 1)". Where the title
/// ends and the number.
pub(in crate::outline) fn trailing_number(line: &[u8]) -> Option<(usize, ItemNumber)> {
    if line.last() != Some(&b')') || line.len() > 200 {
        return None;
    }
    let open = line.iter().rposition(|b| *b == b'(')?;
    let mark = item_mark(line.get(open..)?)?;
    let whole = mark.further.is_empty() && open + mark.end + 1 == line.len();
    let title = line.get(..open)?.trim_ascii_end().len();
    whole.then_some((title, mark.number))
}

/// Reads the number of an item without the word before it: "1. Business", "7A - Market Risk", "2.02 Results of
/// Operations". The number and where its title starts.
pub(in crate::outline) fn bare_number(line: &[u8]) -> Option<(ItemNumber, usize)> {
    let at = skip_space(line, 0);
    line.get(at).filter(|b| b.is_ascii_digit())?;
    let (number, end) = item_number(line, at).filter(|(number, end)| number.major <= 20 && !end.sub)?;
    let stop = skip_space(line, end.at);
    let marked = matches!(line.get(stop), Some(b'.' | b':' | b')' | b'\t')) || dash_len(line, stop) > 0;
    let marked = marked || number.minor.is_some() && stop > end.at;
    marked.then(|| (number, skip_signs(line, end.at)))
}

/// A further number after "and", "through", "," or "&", and whether those between are meant too.
fn following(line: &[u8], at: usize, plural: bool) -> Option<(ItemNumber, NumberEnd, bool)> {
    // "Items 1. and 2."
    let stop = usize::from(line.get(at) == Some(&b'.'));
    let next = skip_space(line, at + stop);
    let joined = match line.get(next)? {
        b',' | b'&' | b'/' => skip_space(line, next + 1),
        _ => next,
    };
    // "Items 1-5".
    let dash = dash_len(line, next);
    let behind = skip_space(line, next + dash);
    // "ITEM 10 - ITEM 13."
    let again = word(line, behind, b"ITEM").is_some();
    let ranged = dash > 0 && (plural && line.get(behind).is_some_and(u8::is_ascii_digit) || again);
    let joint =
        [(&b"AND"[..], false), (b"THROUGH", true), (b"TO", true)].into_iter().find_map(|(joint, through)| {
            let end = word(line, joined, joint).filter(|end| !is_letter(line, *end))?;
            Some((skip_space(line, end), through))
        });
    let (at, through) = match joint {
        None if ranged => (behind, true),
        joint => joint.unwrap_or((joined, false)),
    };
    if at == next {
        return None;
    }
    let at = word(line, at, b"ITEM").map_or(at, |end| skip_space(line, end));
    // "Item 1, 2010" is no list of items: a further number is a short one.
    let (number, end) = item_number(line, at).filter(|(number, _)| number.major < 40)?;
    Some((number, end, through))
}
