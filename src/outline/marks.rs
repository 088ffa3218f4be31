//! Reads the number that a heading starts with: "Item 9A(T).", "PART II —", "Note 5:", "(a)".
//!
//! ```text
//! PART I - I T E M  1 A :  RISK FACTORS
//! part 1   number   1A     title starts here
//! ```

use std::fmt;

use super::words::{skip_space, space_len};

/// Number of an item: "1A", "2.02".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ItemNumber {
    /// Before the point or the letter.
    pub(super) major: u16,
    /// Two digits after the point, as form 8-K has them.
    pub(super) minor: Option<u8>,
    /// "A" in "1A".
    pub(super) letter: Option<u8>,
}

impl fmt::Display for ItemNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.major)?;
        if let Some(minor) = self.minor {
            write!(f, ".{minor:02}")?;
        }
        if let Some(letter) = self.letter {
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl ItemNumber {
    /// The number written in `text`, as a form's schema writes it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (number, end) = item_number(text.as_bytes(), 0)?;
        (end.at == text.len()).then_some(number)
    }
}

/// A line that starts with an item's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ItemMark {
    /// "Part I" before it.
    pub(super) part: Option<u8>,
    /// The number, the first of several.
    pub(super) number: ItemNumber,
    /// What follows the first of several: "Items 1 and 2", "Items 5 to 8".
    pub(super) further: Further,
    /// The number is that of a paragraph of the item: "Item 5.02(e)", "Item 3.D".
    pub(super) sub: bool,
    /// The number is Roman. "Item X" may be a blank.
    pub(super) roman: bool,
    /// Where the number ends in the line.
    pub(super) end: usize,
    /// Where the title starts; the line's length where there is none.
    pub(super) title: usize,
}

/// The numbers after the first of several that share a heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Further {
    /// Each with whether all those between it and the one before it are meant.
    numbers: [Option<(ItemNumber, bool)>; 8],
}

impl Further {
    pub(super) fn is_empty(self) -> bool {
        self.numbers[0].is_none()
    }

    /// True where `number` is one of those after `first`.
    pub(super) fn holds(self, first: ItemNumber, number: ItemNumber) -> bool {
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
pub(super) fn item_mark(line: &[u8]) -> Option<ItemMark> {
    let mut at = skip_signs(line, 0);
    // "(Item 1) Business".
    at += usize::from(line.get(at) == Some(&b'('));
    let mut part = None;
    if let Some((number, end)) = part_number(line, at) {
        part = Some(number);
        at = skip_signs(line, end);
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
    let (number, mut end) =
        spaced.then(|| spaced_number(line, at)).flatten().or_else(|| item_number(line, at))?;
    let (mut last, mut sub, mut further) = (number, end.sub, Further::default());
    while let Some((next, next_end, through)) = following(line, end.at, plural.is_some()) {
        if next <= last {
            break;
        }
        further.push(next, through);
        (last, end) = (next, next_end);
        sub = false;
    }
    // "Item 1BUSINESS": the room between them was no character.
    let glued = || {
        let letters = line.get(end.at..end.at + 4).unwrap_or(b"");
        letters.len() == 4 && letters[0].is_ascii_uppercase() && letters.iter().all(u8::is_ascii_alphabetic)
    };
    if line.get(end.at).is_some_and(u8::is_ascii_alphanumeric) && (roman || !glued()) {
        return None;
    }
    Some(ItemMark { part, number, further, sub, roman, end: end.at, title: skip_signs(line, end.at) })
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
    let ranged =
        plural && dash > 0 && line.get(skip_space(line, next + dash)).is_some_and(u8::is_ascii_digit);
    let joint =
        [(&b"AND"[..], false), (b"THROUGH", true), (b"TO", true)].into_iter().find_map(|(joint, through)| {
            let end = word(line, joined, joint).filter(|end| !is_letter(line, *end))?;
            Some((skip_space(line, end), through))
        });
    let (at, through) = match joint {
        None if ranged => (skip_space(line, next + dash), true),
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

/// Where a number ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NumberEnd {
    at: usize,
    sub: bool,
}

/// Reads a number whose digits and letter stand apart as those of "I T E M" before it do: "1 0 .", "7 A .".
fn spaced_number(line: &[u8], at: usize) -> Option<(ItemNumber, NumberEnd)> {
    let digit = |at: usize| line.get(at).filter(|b| b.is_ascii_digit()).map(|b| u16::from(b - b'0'));
    let mut number = ItemNumber { major: digit(at)?, minor: None, letter: None };
    let mut end = at + 1;
    if let Some(second) = digit(skip_space(line, end)) {
        number.major = number.major * 10 + second;
        end = skip_space(line, end) + 1;
    }
    // "2 . 0 2".
    let point = skip_space(line, end);
    let tenth = skip_space(line, point + 1);
    let hundredth = skip_space(line, tenth + 1);
    if line.get(point) == Some(&b'.')
        && let (Some(tens), Some(ones)) = (digit(tenth), digit(hundredth))
    {
        number.minor = u8::try_from(tens * 10 + ones).ok();
        return Some((number, NumberEnd { at: hundredth + 1, sub: false }));
    }
    let letter = skip_space(line, end);
    let stop = skip_space(line, letter + 1);
    if matches!(line.get(letter), Some(b'A'..=b'K'))
        && matches!(line.get(stop), None | Some(b'.' | b':' | b'-' | b'('))
    {
        number.letter = line.get(letter).copied();
        end = letter + 1;
    }
    let closed = line.get(end).is_none_or(|b| !b.is_ascii_alphanumeric());
    closed.then_some((number, NumberEnd { at: end, sub: false }))
}

/// Reads a number in words: "Item One".
fn worded(line: &[u8], at: usize) -> Option<(u16, usize)> {
    const WORDS: [&[u8]; 15] = [
        b"ONE",
        b"TWO",
        b"THREE",
        b"FOUR",
        b"FIVE",
        b"SIX",
        b"SEVEN",
        b"EIGHT",
        b"NINE",
        b"TEN",
        b"ELEVEN",
        b"TWELVE",
        b"THIRTEEN",
        b"FOURTEEN",
        b"FIFTEEN",
    ];
    let read = |text: &[u8]| word(line, at, text).filter(|end| !is_letter(line, *end));
    (1..).zip(WORDS).find_map(|(number, text)| Some((number, read(text)?)))
}

/// Reads "1", "1A", "2.02", "9A(T)", "IV".
fn item_number(line: &[u8], at: usize) -> Option<(ItemNumber, NumberEnd)> {
    let (major, mut at) = digits(line, at, 4).or_else(|| {
        // Roman numbers stand alone; "I" may be a word.
        let stops = |at: usize| matches!(line.get(at), None | Some(b'.' | b':' | b'\t' | b'-' | b')'));
        let word = || worded(line, at).filter(|(_, end)| stops(skip_space(line, *end)));
        roman(line, at).filter(|(_, end)| stops(*end)).or_else(word)
    })?;
    let mut number = ItemNumber { major, minor: None, letter: None };
    let mut sub = false;
    let byte = |at: usize| line.get(at).copied().unwrap_or(0);
    let is_item_letter = |b: u8| (b'A'..=b'K').contains(&b.to_ascii_uppercase());
    let closed = |at: usize| !byte(at).is_ascii_alphanumeric();
    if byte(at) == b'.'
        && let Some((minor, end)) = digits(line, at + 1, 2).filter(|(_, end)| *end == at + 3)
    {
        number.minor = u8::try_from(minor).ok();
        at = end;
    } else if is_item_letter(byte(at))
        && (closed(at + 1) || byte(at + 1).eq_ignore_ascii_case(&b'T') && closed(at + 2))
    {
        number.letter = Some(byte(at).to_ascii_uppercase());
        at += 1 + usize::from(!closed(at + 1));
    } else if byte(at) == b'.'
        && is_item_letter(byte(at + 1))
        && closed(at + 2)
        && byte(at + 1).is_ascii_uppercase()
    {
        // "Item 7.A." is 7A in one form and paragraph A of item 7 in another.
        number.letter = Some(byte(at + 1));
        sub = true;
        at += 2;
    } else {
        let letter = skip_space(line, at);
        let ends = matches!(byte(letter + 1), b'.' | b':' | b')' | b'-' | b'\t' | 0xE2);
        if letter > at && byte(letter).is_ascii_uppercase() && is_item_letter(byte(letter)) && ends {
            number.letter = Some(byte(letter));
            at = letter + 1;
        }
    }
    // "(T)" marks the temporary items of 2007 to 2010; "(a)" a paragraph.
    loop {
        let open = skip_space(line, at);
        let letter = byte(open + 1);
        if byte(open) != b'(' || byte(open + 2) != b')' || !letter.is_ascii_alphanumeric() {
            break;
        }
        sub |= letter != b'T';
        at = open + 3;
    }
    Some((number, NumberEnd { at, sub }))
}

/// A line that starts with "PART II".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PartMark {
    /// From 1.
    pub(super) number: u8,
    /// Where the number ends in the line.
    pub(super) end: usize,
    /// Where the title starts; the line's length where there is none.
    pub(super) title: usize,
}

/// Reads the part that `line` starts with.
pub(super) fn part_mark(line: &[u8]) -> Option<PartMark> {
    let (number, end) = part_number(line, skip_signs(line, 0))?;
    Some(PartMark { number, end, title: skip_signs(line, end) })
}

/// Reads "PART II" at `at`.
fn part_number(line: &[u8], at: usize) -> Option<(u8, usize)> {
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

/// How the headings of a series are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Numbering {
    /// "Note 5", "NOTE E".
    Note,
    /// "5.", "5)", "5 -".
    Arabic,
    /// "(5)".
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
pub(super) struct SeriesMark {
    /// The way of numbering.
    pub(super) numbering: Numbering,
    /// Place in the series, from 1.
    pub(super) number: u16,
    /// Further numbers after a point: 2 in "1.2".
    pub(super) levels: u8,
    /// Where the number starts, words before it left out.
    pub(super) start: usize,
    /// Where the number ends.
    pub(super) end: usize,
    /// Where the title starts; the line's length where there is none.
    pub(super) title: usize,
}

/// Reads the number of a series that `line` starts with.
pub(super) fn series_mark(line: &[u8]) -> Option<SeriesMark> {
    let at = skip_space(line, 0);
    if let Some(after) = word(line, at, b"NOTE").filter(|end| !is_letter(line, *end)) {
        let start = skip_signs(line, word(line, skip_space(line, after), b"NO").unwrap_or(after));
        let (number, end) = digits(line, start, 3).or_else(|| single_letter(line, start))?;
        let closed = line.get(end).is_none_or(|b| !b.is_ascii_alphanumeric());
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
    let bracketed = byte(at) == b'(';
    let start = at + usize::from(bracketed);
    if let Some((number, end)) = digits(line, start, 3) {
        if bracketed {
            return (byte(end) == b')')
                .then(|| series(line, Numbering::Bracketed, number, 0, start, end + 1));
        }
        let (levels, end) = deeper(line, end);
        let marked =
            matches!(byte(end), b'.' | b')' | b':' | b'\t') || dash_len(line, skip_space(line, end)) > 0;
        // "10 Largest Holdings" is a title, "3.1 Definitions" is numbered.
        return (marked || levels > 0).then(|| series(line, Numbering::Arabic, number, levels, start, end));
    }
    let letter = single_letter(line, start);
    if bracketed {
        let (number, end) = letter?;
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

/// Reads up to `most` digits at `at`; None where more follow.
fn digits(line: &[u8], at: usize, most: usize) -> Option<(u16, usize)> {
    let run = line.get(at..)?.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(line.get(at..at + run)?).ok()?.parse().ok()?;
    (run <= most).then_some((number, at + run))
}

/// Reads a Roman number in capitals, up to 39.
fn roman(line: &[u8], at: usize) -> Option<(u16, usize)> {
    roman_letters(line, at, |_| 0)
}

/// Reads a Roman number whose letters stand one space apart.
fn spaced_roman(line: &[u8], at: usize) -> Option<(u16, usize)> {
    roman_letters(line, at, |end| {
        let gap = space_len(line, end);
        let next = line.get(end + gap).copied().unwrap_or(0);
        if matches!(next, b'I' | b'V' | b'X') { gap } else { 0 }
    })
}

/// Reads the letters of a Roman number; `gap` is the length of the space after one of them.
fn roman_letters(line: &[u8], at: usize, gap: impl Fn(usize) -> usize) -> Option<(u16, usize)> {
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
    let closed = line.get(end).is_none_or(|b| !b.is_ascii_alphanumeric());
    (letters > 0 && closed && (1..40).contains(&number)).then_some((number, end))
}

fn is_letter(line: &[u8], at: usize) -> bool {
    line.get(at).is_some_and(u8::is_ascii_alphabetic)
}

/// The place after the word `text` (in capitals) at `at`, in any case and with its letters spaced or
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
