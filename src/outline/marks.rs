//! Reads the number that a heading starts with: "Item 9A(T).", "PART II —", "Note 5:", "(a)".
//!
//! ```text
//! PART I - I T E M  1 A :  RISK FACTORS
//! part 1   number   1A     title starts here
//! ```

mod series;

use std::fmt;

use super::words::{skip_space, space_len};

pub(super) use series::{Numbering, SeriesMark, series_mark};

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
    /// The letter of the first bracket behind a number without one: "A" in "Item 7(a)", which is item 7A to
    /// many who print it.
    pub(super) bracketed: Option<u8>,
    /// The number is Roman, or a misread one ("Item l0"). "Item X" may be a blank.
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
pub(super) fn trailing_number(line: &[u8]) -> Option<(usize, ItemNumber)> {
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
pub(super) fn bare_number(line: &[u8]) -> Option<(ItemNumber, usize)> {
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
    /// The letter of the first bracket.
    bracketed: Option<u8>,
}

impl NumberEnd {
    fn plain(at: usize) -> Self {
        Self { at, sub: false, bracketed: None }
    }
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
        return Some((number, NumberEnd::plain(hundredth + 1)));
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
    closed.then_some((number, NumberEnd::plain(end)))
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
        // "ITEM VIIA."
        let lettered = || {
            roman_letters(line, at, |_| 0)
                .filter(|(_, end)| matches!(line.get(*end), Some(b'A'..=b'C')) && stops(end + 1))
        };
        roman(line, at).filter(|(_, end)| stops(*end)).or_else(lettered).or_else(word)
    })?;
    let mut number = ItemNumber { major, minor: None, letter: None };
    let (mut sub, mut bracketed) = (false, None);
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
        bracketed = bracketed.or(is_item_letter(letter).then_some(letter.to_ascii_uppercase()));
        at = open + 3;
    }
    Some((number, NumberEnd { at, sub, bracketed }))
}

/// Reads a number whose digits a machine took for letters, or a typist wrote as such: "l.", "lA", "l0", "1O".
/// The letters of Roman numbers are read before.
fn misread_number(line: &[u8], at: usize) -> Option<(ItemNumber, NumberEnd)> {
    let digit = |at: usize| match line.get(at)? {
        b'l' | b'I' | b'|' => Some(1),
        b'O' | b'o' => Some(0),
        byte => byte.is_ascii_digit().then(|| u16::from(byte - b'0')),
    };
    let first = digit(at).filter(|digit| *digit > 0)?;
    let (major, mut end) = digit(at + 1).map_or((first, at + 1), |second| (first * 10 + second, at + 2));
    let letter = line.get(end).copied().filter(|b| (b'A'..=b'C').contains(b));
    end += usize::from(letter.is_some());
    let stops = matches!(line.get(end), None | Some(b'.' | b':' | b'\t' | b'-' | b')'));
    (stops && major <= 20).then_some((ItemNumber { major, minor: None, letter }, NumberEnd::plain(end)))
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

/// Reads up to `most` digits at `at`; None where more follow.
fn digits(line: &[u8], at: usize, most: usize) -> Option<(u16, usize)> {
    let run = line.get(at..)?.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(line.get(at..at + run)?).ok()?.parse().ok()?;
    (run <= most).then_some((number, at + run))
}

/// Reads a Roman number in capitals, up to 39.
fn roman(line: &[u8], at: usize) -> Option<(u16, usize)> {
    roman_letters(line, at, |_| 0).filter(|(_, end)| closes(line, *end))
}

/// Reads a Roman number whose letters stand one space apart.
fn spaced_roman(line: &[u8], at: usize) -> Option<(u16, usize)> {
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
    (letters > 0 && (1..40).contains(&number)).then_some((number, end))
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
