//! Tables that list what a filing holds: exhibits by their numbers, titles by their pages. None of their numbers is a
//! figure.
//!
//! ```text
//! Exhibit No. under Item 601 | Form 10-K Exhibit No. | Description of Exhibit
//! 10(iii)                    | 10.7                  | 2015 Equity Incentive Plan
//!
//! Notes to Consolidated Financial Statements                   54
//!                      A  Significant Accounting Policies      54
//!                      B  Accounting Changes                   55
//! ```

use super::View;
use crate::filing::grid::{CellClass, Placed, RowKind};
use crate::text::search::holds;

/// Digits on either side of the point in the number of an exhibit.
const DIGITS: usize = 3;

/// Rows of numbers before words, at the least, where no header of the table itself names exhibits.
const ROWS: usize = 2;

/// True for a table of exhibits: its header or the heading of its section says so, and each of its numbers may be that
/// of an exhibit, or of its page at the end of the row.
pub(super) fn lists_exhibits(view: View<'_>) -> bool {
    let View { document, table, grid, above, .. } = view;
    let names = |text: &str| text.len() < 200 && holds(text, "exhibit");
    let header = || {
        let rows = table.rows.iter().zip(&grid.rows).take_while(|(_, kind)| **kind != RowKind::Body);
        let mut cells = rows
            .flat_map(|(place, _)| grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]));
        cells.any(|cell| names(document.slice(cell.ink)))
    };
    let titled = above.title.is_some_and(|title| names(document.slice(title)));
    let headed = header();
    if !titled && !headed {
        return false;
    }
    let mut rows = 0;
    for (place, kind) in table.rows.iter().zip(&grid.rows) {
        let cells = grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
        if *kind != RowKind::Body {
            continue;
        }
        let words = cells
            .iter()
            .rposition(|cell| cell.class == CellClass::Words && document.slice(cell.ink).len() > 2 * DIGITS);
        let mut named = false;
        for (index, cell) in cells.iter().enumerate() {
            let ink = document.slice(cell.ink);
            match cell.class {
                CellClass::Lead | CellClass::Year => return false,
                CellClass::Number if !is_number(ink) && !is_numbered(ink) => return false,
                CellClass::Number => {
                    let before = words.is_some_and(|words| index < words);
                    // Behind all words stands a page, and no amount with cents.
                    if !before && ink.contains('.') {
                        return false;
                    }
                    named |= before;
                }
                _ => {}
            }
        }
        rows += usize::from(named);
    }
    rows >= if headed { 1 } else { ROWS }
}

/// "4", "10.7", "3.1*", "(10.7)": brackets around it set its number off, and take nothing away.
fn is_number(ink: &str) -> bool {
    let ink = ink.trim_end_matches(['*', '+', '.']);
    let ink = ink.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).unwrap_or(ink);
    let short = |part: &str| (1..=DIGITS).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    match ink.split_once('.') {
        Some((whole, part)) => short(whole) && short(part),
        None => short(ink),
    }
}

/// True for words that are the number of an entry with its mark or paragraph: "*3.1", "10(iii)", "+10.12".
pub(super) fn is_numbered(ink: &str) -> bool {
    let unmarked = ink.trim_start_matches(['*', '+', '#', '\u{2020}', '\u{2021}', ' ']);
    let end = unmarked.bytes().position(|b| !b.is_ascii_digit() && b != b'.').unwrap_or(unmarked.len());
    let (number, rest) = unmarked.split_at(end);
    let rest = rest.trim_end_matches(['*', '+', '#', '\u{2020}', '\u{2021}', ' ']);
    let paragraph = || rest.len() <= 2 * DIGITS && rest.starts_with('(') && rest.ends_with(')');
    is_number(number) && (rest.is_empty() || paragraph())
}

/// Entries with their pages, at the least.
const ENTRIES: usize = 6;

/// Pages of the longest report.
const MOST_PAGES: u16 = 999;

/// What reports are divided into (Form 10-K, Regulation S-X): two of them show that a list of titles is one of contents.
const TITLES: [&str; 16] = [
    "notes to",
    "financial statement",
    "report of",
    "discussion",
    "selected financial",
    "signature",
    "exhibit",
    "accounting policies",
    "balance sheet",
    "cash flows",
    "legal proceedings",
    "executive officers",
    "risk factors",
    "supplementary",
    "properties",
    "quarterly",
];

/// True for a list of titles with their pages: whole numbers that never go back, without a header or a sign, one in each
/// row behind its title.
pub(super) fn lists_pages(view: View<'_>) -> bool {
    let View { document, table, grid, above, .. } = view;
    if above.units.is_some_and(|units| !units.distant) {
        return false;
    }
    let (mut page, mut entries, mut titles) = (0, 0, 0);
    for (place, kind) in table.rows.iter().zip(&grid.rows) {
        let cells = grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
        let figure = |cell: &Placed| !matches!(cell.class, CellClass::Words | CellClass::Mark);
        let Some((last, before)) = cells.split_last() else { continue };
        let ink = document.slice(last.ink);
        if *kind == RowKind::Header || before.iter().any(figure) {
            return false;
        }
        if figure(last) {
            let whole = last.class == CellClass::Number && ink.bytes().all(|b| b.is_ascii_digit());
            let next = ink.parse().ok().filter(|next| whole && (page.max(1)..=MOST_PAGES).contains(next));
            let Some(next) = next.filter(|_| !before.is_empty()) else { return false };
            (page, entries) = (next, entries + 1);
        }
        let titled = cells.iter().filter(|cell| cell.class == CellClass::Words).any(|cell| {
            let words = document.slice(cell.ink).to_ascii_lowercase();
            TITLES.iter().any(|title| words.contains(title))
        });
        titles += usize::from(titled);
    }
    entries >= ENTRIES && titles >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_exhibits() {
        for text in ["*3.1", "10(iii)", "+10.12", "4", "99.1*", "10.3(a)"] {
            assert!(is_numbered(text), "{text}");
        }
        for text in ["1,234", "(3)", "$4", "2024", "10 Plan", "3.1 million", "12%"] {
            assert!(!is_numbered(text), "{text}");
        }
    }
}
