//! Numbers of items as forms write them and as filers do: "1A", "2.02", "9A(T)", "IV", "One", "l0".

use std::fmt;

use super::super::words::skip_space;
use super::numerals::{digits, roman, roman_letters, worded};

/// Number of an item: "1A", "2.02".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::outline) struct ItemNumber {
    /// Before the point or the letter.
    pub(in crate::outline) major: u16,
    /// Two digits after the point, as form 8-K has them.
    pub(in crate::outline) minor: Option<u8>,
    /// "A" in "1A".
    pub(in crate::outline) letter: Option<u8>,
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
    pub(in crate::outline) fn parse(text: &str) -> Option<Self> {
        let (number, end) = item_number(text.as_bytes(), 0)?;
        (end.at == text.len()).then_some(number)
    }
}

/// Where a number ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumberEnd {
    pub(super) at: usize,
    pub(super) sub: bool,
    /// The letter of the first bracket.
    pub(super) bracketed: Option<u8>,
}

impl NumberEnd {
    fn plain(at: usize) -> Self {
        Self { at, sub: false, bracketed: None }
    }
}

/// Reads "1", "1A", "2.02", "9A(T)", "IV".
pub(super) fn item_number(line: &[u8], at: usize) -> Option<(ItemNumber, NumberEnd)> {
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
    at = temporary(line, at);
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

/// The place after the "T" of a temporary item where no round brackets stand around it: "4T.", `9A[T].`, "4 T.".
/// "Item 4 T-shirts" has a title that starts so.
fn temporary(line: &[u8], at: usize) -> usize {
    let byte = |at: usize| line.get(at).copied().unwrap_or(0);
    let open = skip_space(line, at);
    if line.get(open..).is_some_and(|rest| rest.starts_with(b"[T]")) {
        return open + 3;
    }
    let stops = match byte(open + 1) {
        b'.' | b':' | b')' => true,
        next => open == at && !next.is_ascii_alphanumeric() && next != b'-',
    };
    if byte(open) == b'T' && stops { open + 1 } else { at }
}

/// Reads a number whose digits and letter stand apart as those of "I T E M" before it do: "1 0 .", "7 A .".
pub(super) fn spaced_number(line: &[u8], at: usize) -> Option<(ItemNumber, NumberEnd)> {
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

/// Reads a number whose digits a machine took for letters, or a typist wrote as such: "l.", "lA", "l0", "1O".
/// The letters of Roman numbers are read before.
pub(super) fn misread_number(line: &[u8], at: usize) -> Option<(ItemNumber, NumberEnd)> {
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
