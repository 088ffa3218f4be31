//! Cells whose digits mark or name something, where a column of figures runs through them.
//!
//! ```text
//! Common stock (1)   1,000,000   (2 | )   $ 12.50     of what is registered nothing is less than none: a note
//! Operating costs  (4)                                a note at the end of a heading, left of all figures
//!   Domestic            $   209   $   199
//! Dayton, Ohio                        45402           a postal code, at the end of an address
//! ```

use super::{CellClass, Placed};
use crate::filing::document::{Row, Table};
use crate::text::places::is_state;

/// Makes marks of such cells.
pub(super) fn find_names(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let (mut noted, mut postal) = (false, false);
    for placed in cells.iter().filter(|placed| placed.class == CellClass::Number) {
        let ink = text.get(placed.ink.range()).unwrap_or(&[]);
        noted |= note(ink).is_some();
        postal |= is_postal(ink);
    }
    if noted {
        mark_headings(table, cells, text);
        mark_notes(table, cells, text);
    }
    if postal {
        mark_postal(table, cells, text);
    }
}

/// The digits of "(3", "(3)": the mark of a note, or a number below zero.
fn note(ink: &[u8]) -> Option<&[u8]> {
    let inside = ink.strip_prefix(b"(")?;
    let digits = inside.strip_suffix(b")").unwrap_or(inside);
    (digits.iter().all(u8::is_ascii_digit) && number(digits).is_some()).then_some(digits)
}

/// Words over the columns of tables in which no number is below zero: what is registered and its fee (Regulation S-K,
/// Item 601(b)(107)), who owns how much (Item 403), what officers were paid (Item 402), what plans may still issue (Item 201(d)).
const NEVER_LESS: [&str; 8] = [
    "registration fee",
    "amount registered",
    "offering price",
    "beneficially owned",
    "beneficial owner",
    "salary",
    "securities to be issued",
    "available for future issuance",
];

/// Bytes behind a table in which its notes stand.
const NOTES: usize = 12_000;

/// Cells of the header of a table, at most.
const HEADER: usize = 48;

/// Marks the bracketed numbers of a table that tells of nothing below zero, where they are marks of notes by the labels or
/// the notes below, and none is an amount.
fn mark_notes(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let ink = |placed: &Placed| text.get(placed.ink.range()).unwrap_or(&[]);
    let figure = |placed: &Placed| matches!(placed.class, CellClass::Number | CellClass::Nil);
    let header = cells.iter().take(HEADER).take_while(|placed| !figure(placed));
    let told = header.filter(|placed| placed.class == CellClass::Words).any(|placed| {
        let words = String::from_utf8_lossy(ink(placed)).to_ascii_lowercase();
        let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        NEVER_LESS.iter().any(|name| words.contains(name))
    });
    if !told {
        return;
    }
    let from = table.span.start() as usize;
    let to = (table.span.end() as usize).saturating_add(NOTES).min(text.len());
    let around = text.get(from..to).unwrap_or(&[]);
    let noted = cells.iter().any(|placed| {
        placed.class == CellClass::Words && memchr::memmem::find(ink(placed), b"(1)").is_some()
    });
    let places = if noted { Places::default() } else { Places::of(around) };
    let mut found: Vec<usize> = Vec::new();
    for (index, placed) in cells.iter().enumerate().filter(|(_, placed)| placed.class == CellClass::Number) {
        let printed = ink(placed);
        let Some(digits) = note(printed) else {
            if printed.starts_with(b"(") || printed.starts_with(b"$(") {
                return;
            }
            continue;
        };
        let here = (placed.ink.start() as usize).saturating_sub(from);
        if !noted && !places.beside(digits, here) {
            return;
        }
        found.push(index);
    }
    for index in found {
        cells[index].class = CellClass::Mark;
        let row = table.cells[index].row;
        let next = table.cells.get(index + 1).filter(|next| next.row == row);
        if next.is_some() && cells[index + 1].class == CellClass::Trail && ink(&cells[index + 1]) == b")" {
            cells[index + 1].class = CellClass::Mark;
        }
    }
}

/// The first two places of each mark "(1)" to "(99)" in a text. They are looked for once: a table of the marks alone may
/// have thousands, and whether a mark stands elsewhere is asked of each.
#[derive(Default)]
struct Places(Vec<[Option<usize>; 2]>);

impl Places {
    fn of(text: &[u8]) -> Self {
        let mut places = vec![[None; 2]; 100];
        for at in memchr::memchr_iter(b'(', text) {
            let inside = text.get(at + 1..).unwrap_or(&[]);
            let digits = inside.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
            let closed = inside.get(digits) == Some(&b')');
            let Some([first, second]) = inside.get(..digits).and_then(|d| places.get_mut(number(d)?)) else {
                continue;
            };
            match (closed, *first) {
                (true, None) => *first = Some(at),
                (true, Some(_)) => *second = second.or(Some(at)),
                (false, _) => {}
            }
        }
        Self(places)
    }

    /// True where the mark of `digits` stands elsewhere than at `here`.
    fn beside(&self, digits: &[u8], here: usize) -> bool {
        let places = number(digits).and_then(|number| self.0.get(number));
        places.is_some_and(|places| places.iter().flatten().any(|at| *at != here))
    }
}

/// The number of a mark by its digits, one or two of which the first is no nought.
fn number(digits: &[u8]) -> Option<usize> {
    let value = digits.iter().fold(0, |value, digit| value * 10 + usize::from(digit - b'0'));
    (matches!(digits.len(), 1 | 2) && !digits.starts_with(b"0")).then_some(value)
}

/// White space between the words of a heading and its mark, at most.
const APART: usize = 6;

/// Marks the only number of a line of text, in brackets right behind the words, where all others stand further right.
fn mark_headings(table: &Table, cells: &mut [Placed], text: &[u8]) {
    if !table.set {
        return;
    }
    let place = |at: usize| at - text[..at].iter().rposition(|b| *b == b'\n').map_or(0, |stop| stop + 1);
    let pair = |row: &Row| {
        let [words, number] = cells.get(row.first as usize..row.end as usize)? else { return None };
        let ink = text.get(number.ink.range())?;
        let gap = (number.ink.start()).checked_sub(words.ink.end())? as usize;
        let named = words.class == CellClass::Words && number.class == CellClass::Number;
        (named && gap <= APART && note(ink).is_some() && ink.ends_with(b")"))
            .then_some(row.first as usize + 1)
    };
    // In ascending order, as the rows are.
    let alone: Vec<usize> = table.rows.iter().filter_map(pair).collect();
    if alone.is_empty() {
        return;
    }
    let others = cells.iter().enumerate().filter(|(at, placed)| {
        matches!(placed.class, CellClass::Number | CellClass::Nil) && alone.binary_search(at).is_err()
    });
    let Some(left) = others.map(|(_, placed)| place(placed.ink.start() as usize)).min() else { return };
    for index in alone {
        if place(cells[index].ink.end() as usize) < left {
            cells[index].class = CellClass::Mark;
        }
    }
}

/// Five digits, or five and four: a postal code of the United States.
fn is_postal(ink: &[u8]) -> bool {
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    match ink.len() {
        5 => digits(ink),
        10 => digits(&ink[..5]) && ink[5] == b'-' && digits(&ink[6..]),
        _ => false,
    }
}

/// Marks a postal code that ends a row behind "Dayton, Ohio" or "Dayton, OH" and has nothing else beside it.
fn mark_postal(table: &Table, cells: &mut [Placed], text: &[u8]) {
    for row in &table.rows {
        let Some([place, code]) = cells.get_mut(row.first as usize..row.end as usize) else { continue };
        let (words, ink) =
            (text.get(place.ink.range()).unwrap_or(&[]), text.get(code.ink.range()).unwrap_or(&[]));
        if code.class == CellClass::Number && is_postal(ink) && ends_with_state(words) {
            code.class = CellClass::Mark;
        }
    }
}

/// True for words that end in a comma and a state, by its name or its two letters.
fn ends_with_state(words: &[u8]) -> bool {
    let comma = words.iter().rposition(|b| *b == b',');
    comma.is_some_and(|comma| is_state(words[comma + 1..].trim_ascii()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_elsewhere_or_only_here() {
        let places = Places::of(b"Pay (5) in all (12)\n(5) With car. (123) (0) (7 (12) (12)");
        for (digits, here, beside) in [
            ("5", 4, true),
            ("5", 20, true),
            ("12", 15, true),
            ("9", 0, false),
            ("7", 49, false),
            ("0", 45, false),
            ("123", 37, false),
        ] {
            assert_eq!(places.beside(digits.as_bytes(), here), beside, "{digits}");
        }
        assert!(!Places::of(b"Pay (5)").beside(b"5", 4));
        assert!(!Places::default().beside(b"5", 4));
    }

    #[test]
    fn ends_of_addresses() {
        for words in
            ["Dayton, OH", "Dayton, Ohio", "Union Mill, N.Y.", "DAYTON, OHIO", "Dayton, West Virginia"]
        {
            assert!(ends_with_state(words.as_bytes()), "{words}");
        }
        for words in ["Ohio", "Dayton, in all", "Dayton,", "Mills, other", "OH", "Kettle Co"] {
            assert!(!ends_with_state(words.as_bytes()), "{words}");
        }
    }
}
