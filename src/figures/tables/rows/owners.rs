//! Rows of words in tables of persons: the address of an owner below the name, the title of an officer beside the
//! years.
//!
//! ```text
//! A. Roe                     513,750  31.6 %        A. Roe,              2015   120,000
//! 12 Weir Road                                      Chief Executive      2014   110,000     the same person's
//! Dayton, Ohio 45402         the same owner         Officer              2013   100,000
//! B. Doe                     510,000  31.4 %
//! ```
//!
//! Tables of owners ask for name and address (Regulation S-K, Item 403), tables of pay for name and principal
//! position, over up to three years (Item 402).

use super::super::View;
use super::label_spans;
use crate::filing::grid::{CellClass, Placed, RowKind};
use crate::text::TextSpan;

/// True for a table of who owns a company: what they own is what they own on a day.
pub(super) fn is_of_owners(view: View<'_>) -> bool {
    heads(view, |head| head.contains("name and address") || head.contains("beneficial owner"))
}

/// True for a table of who sells in an offering: what each of them has, offers and keeps are securities (Regulation
/// S-K, Item 507).
pub(in super::super) fn is_of_sellers(view: View<'_>) -> bool {
    heads(view, |head| head.contains("selling ") && head.contains("holder"))
}

/// For each row of a table of owners, whether it goes on with the address of the owner above.
pub(super) fn addresses(view: View<'_>) -> Vec<bool> {
    let kinds = &view.grid.rows;
    let mut found = vec![false; kinds.len()];
    let words = |row: usize| {
        let (own, _) = label_spans(view, row);
        own.first().map_or("", |own| view.document.slice(*own))
    };
    // For each row, whether the next one that is no heading starts with an address.
    let mut leading = vec![false; kinds.len()];
    let mut leads = false;
    for row in (0..kinds.len()).rev() {
        leading[row] = leads;
        if kinds[row] != RowKind::Label {
            leads = kinds[row] == RowKind::Body && starts_address(words(row));
        }
    }
    for row in 1..kinds.len() {
        let below = kinds[row - 1] == RowKind::Body || found[row - 1];
        // A name may stand above the address that its figures stand beside.
        let leads = leading[row];
        found[row] = kinds[row] == RowKind::Label && below && !leads && !heads_owners(words(row));
    }
    found
}

/// True for the heading of a group of owners: "Directors and Named Executive Officers:", "5% Stockholders".
fn heads_owners(words: &str) -> bool {
    const GROUPS: [&str; 14] = [
        "officer",
        "director",
        "holder",
        "owner",
        "executive",
        "management",
        "nominee",
        "class",
        "series",
        "stock",
        "shares",
        "group",
        "other",
        "sponsor",
    ];
    let lower = words.to_ascii_lowercase();
    lower.ends_with(':') || lower.contains('%') || GROUPS.iter().any(|group| lower.contains(group))
}

/// True where the row of words `first` and the row `next` of figures below it hold the name of one holder: "First Mill
/// Bank, FBO" over "Ann Roe   5,530". A heading over holders says what they are: "Directors and Officers", "Class A".
pub(super) fn is_first_line(first: &str, next: &str) -> bool {
    !heads_owners(first) && !starts_address(first) && !starts_address(next)
}

/// "12 Weir Road", "c/o Kettle Corp.", "P.O. Box 12".
fn starts_address(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    lower.starts_with(|c: char| c.is_ascii_digit())
        || ["c/o", "p.o.", "po box", "suite", "one "].iter().any(|start| lower.starts_with(start))
}

/// True where the first cell of a header names persons and what they are: "Name and Principal Position".
pub(super) fn names_officers(view: View<'_>) -> bool {
    heads(view, |head| head.contains("name") && (head.contains("position") || head.contains("title")))
}

/// True for a table whose rows are named by persons, who may have several: "Name | Number of Securities Underlying
/// Unexercised Options" (Regulation S-K, Item 402(p)).
pub(super) fn names_persons(view: View<'_>) -> bool {
    const PERSONS: [&str; 6] = ["officer", "director", "executive", "participant", "holder", "person"];
    heads(view, |head| {
        let name = head.trim_end() == "name" || head.starts_with("name of") || head.starts_with("name and");
        name || head.starts_with("named executive")
            || head.starts_with("name") && { PERSONS.iter() }.any(|person| head.contains(person))
    })
}

/// True where a row without words goes on with what the person of the row above has, and is no total: no line is drawn
/// above it, and it holds no sum of the column.
pub(super) fn goes_on_with_person(view: View<'_>, row: usize) -> bool {
    let cells = |row: usize| {
        let place = view.table.rows.get(row).map_or(0..0, |place| place.first as usize..place.end as usize);
        view.grid.cells.get(place).unwrap_or(&[])
    };
    let ruled = |row: usize| view.table.row(row).iter().skip(1).any(|cell| cell.rule_above);
    let drawn = ruled(row) && !row.checked_sub(1).is_some_and(ruled);
    let number = |placed: &Placed| {
        let ink = view.document.slice(placed.ink).bytes().filter(|b| !matches!(b, b',' | b'$'));
        let digits: Vec<u8> = ink.collect();
        std::str::from_utf8(&digits).ok()?.parse::<u64>().ok()
    };
    let figure = |placed: &&Placed| placed.class == CellClass::Number;
    let Some(first) = cells(row).iter().find(figure) else { return false };
    let above = row.saturating_sub(ABOVE)..row;
    let column = || {
        let rows = above.clone().flat_map(cells).filter(figure);
        rows.filter(|placed| placed.first == first.first).filter_map(number)
    };
    let sum = column().fold(0_u64, u64::saturating_add);
    let summed = column().nth(1).is_some() && number(first) == Some(sum);
    !drawn && !summed
}

/// Rows of persons whose sum a row below them may hold.
const ABOVE: usize = 24;

/// True where the words over the first column, in one row or several, are as `told`.
fn heads(view: View<'_>, told: impl Fn(&str) -> bool) -> bool {
    let mut words = String::new();
    for (cell, placed) in view.table.cells.iter().zip(&view.grid.cells) {
        match view.grid.rows.get(cell.row as usize) {
            Some(RowKind::Header) if placed.first == 0 => {
                words.extend(view.document.slice(cell.span).split_ascii_whitespace().flat_map(|w| [w, " "]));
            }
            Some(RowKind::Body) => break,
            _ => {}
        }
    }
    !words.is_empty() && told(&words.to_ascii_lowercase())
}

/// A person whose rows are read, one for each year.
#[derive(Default)]
pub(super) struct Officer {
    /// The words of the rows so far.
    words: Vec<TextSpan>,
    year: i16,
}

impl Officer {
    /// The words of the rows of the same person above a row with the words `own` and the year `year`.
    pub(super) fn goes_on(&mut self, view: View<'_>, own: &[TextSpan], year: i16) -> Vec<TextSpan> {
        let titled = own.iter().any(|own| is_title(view.document.slice(*own)));
        let same = !self.words.is_empty() && year == self.year - 1 && titled;
        let before = if same { self.words.clone() } else { Vec::new() };
        if !same {
            self.words.clear();
        }
        // A row without words has those of the row above it.
        let before: Vec<TextSpan> = before.into_iter().filter(|span| !own.contains(span)).collect();
        self.words.retain(|span| !own.contains(span));
        self.words.extend_from_slice(own);
        self.year = year;
        before
    }
}

/// True for words that go on with what somebody is: "Chief Executive", "and Treasurer", "(since May 2014)".
fn is_title(words: &str) -> bool {
    const TITLES: [&str; 17] = [
        "officer",
        "executive",
        "president",
        "chief",
        "chair",
        "director",
        "secretary",
        "treasurer",
        "counsel",
        "financial",
        "operating",
        "manager",
        "vice",
        "principal",
        "controller",
        "ceo",
        "cfo",
    ];
    let lower = words.to_ascii_lowercase();
    words.starts_with(|c: char| c.is_lowercase() || c == '(')
        || TITLES.iter().any(|title| lower.contains(title))
}
