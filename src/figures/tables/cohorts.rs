//! Years in a table that are names: of loans by the year in which they were made, of claims by the year of the
//! accident. Such a year says nothing of the time that a figure speaks of.
//!
//! ```text
//! December 31, 2024   2024   2023   2022   Prior   Revolving   Total     loans, all on one day
//! Accident Year       2022   2023   2024                                 claims as they stood at each year's end
//! 2022                 610    598    601
//! ```

use super::super::period::TimeSpec;
use super::columns::ColumnHead;
use super::{Cohorts, View};
use crate::filing::grid::{CellClass, RowKind};
use crate::text::TextSpan;
use crate::text::search::holds_any;

/// Years in a row that are more than those of a statement and the one before.
const SEVERAL: usize = 3;

/// What the years in the rows `rows` of a header are names of, where they are.
pub(super) fn find(view: View<'_>, rows: std::ops::Range<usize>) -> Option<Cohorts> {
    let cells = || {
        let places = view.table.rows.get(rows.clone()).unwrap_or(&[]).iter();
        places.flat_map(|row| view.grid.cells.get(row.first as usize..row.end as usize).unwrap_or(&[]))
    };
    let years = cells().filter(|cell| cell.class == CellClass::Year && cell.first > 0).count();
    if years < 2 {
        return None;
    }
    let of_words = || cells().filter(|cell| cell.class == CellClass::Words);
    let words = |ink: TextSpan| view.document.slice(ink);
    if of_words().any(|cell| cell.first == 0 && names_claims(words(cell.ink))) {
        return Some(Cohorts::Claims);
    }
    let made = of_words().any(|cell| cell.first > 0 && tells_origin(words(cell.ink)));
    let before = || of_words().any(|cell| cell.first > 0 && names_those_before(words(cell.ink)));
    (made || years >= SEVERAL && before()).then_some(Cohorts::Loans)
}

/// "Accident Year", "Underwriting Year", "Accident" over "Year".
fn names_claims(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    // "Accident and health" is a line of business.
    let named =
        ["accident year", "underwriting year", "policy year", "loss year", "treaty year", "report year"];
    let whole =
        words == "accident" || named.iter().any(|name| words.starts_with(name) || words.ends_with(name));
    words.len() < 60 && whole
}

/// "Term loans by origination year", "Amortized cost basis by year of origination", "Vintage".
fn tells_origin(words: &str) -> bool {
    holds_any(words, &["origination", "vintage"])
}

/// "Prior", "Prior years", "2019 and prior", "Revolving".
fn names_those_before(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    let prior = words == "prior" || words.ends_with(" and prior");
    prior || words.starts_with("revolving") || words.ends_with("& prior") || words.ends_with("and earlier")
}

/// True where the header over `column` says of what the years in it are: "Year built", "Date acquired", "Maturity",
/// "Date of" over "Purchase". The figures beside such a year are not of its time. A head over several lines is one, and a
/// word that the end of a line parts ("Constr-" over "uction") is whole. What spans several columns is the name of a
/// group or of the table, of which "Selected Data" and "Share Purchases" say nothing.
pub(super) fn tells_event(view: View<'_>, column: u16) -> bool {
    const EVENTS: [&str; 27] = [
        "since",
        "in service",
        "installed",
        "delivered",
        "commenced",
        "commission",
        "built",
        "acquired",
        "acquisition",
        "construct",
        "renovat",
        "remodel",
        "completed",
        "completion",
        "opened",
        "purchased",
        "founded",
        "maturity",
        "matures",
        "expiration",
        "expires",
        "expiry",
        "origination",
        "vintage",
        "inception",
        "appointed",
        "developed",
    ];
    // Over one column alone, as whole words.
    const ALONE: [&str; 7] =
        [" in-service", " purchase ", " leased ", " elected ", " hired ", " since ", " built "];
    let (mut head, mut told) = (String::from(" "), false);
    for (cell, placed) in view.table.cells.iter().zip(&view.grid.cells) {
        let over = (placed.first..=placed.last).contains(&column) && placed.class == CellClass::Words;
        let header =
            matches!(view.grid.rows.get(cell.row as usize), Some(RowKind::Header | RowKind::Caption));
        let words = view.document.slice(placed.ink);
        if !over || !header || words.len() >= LONGEST_HEAD {
            continue;
        }
        told |= holds_any(words, &EVENTS);
        if placed.first == placed.last {
            let parted =
                head.ends_with("- ") && words.starts_with(|letter: char| letter.is_ascii_lowercase());
            if parted {
                head.truncate(head.len() - 2);
            }
            head.extend(words.chars().map(|letter| letter.to_ascii_lowercase()));
            head.push(' ');
        }
    }
    told || EVENTS.iter().chain(&ALONE).any(|event| head.contains(event))
}

/// Bytes of the longest cell that is a head and no title.
const LONGEST_HEAD: usize = 60;

/// Takes the years away from columns that they only name.
pub(super) fn name_columns(heads: &mut [ColumnHead]) {
    for head in heads {
        let year = TimeSpec { year: head.time.year, ..TimeSpec::default() };
        if head.time.year.is_some() && head.time == year {
            head.time = TimeSpec::default();
            head.time_span = None;
        }
    }
}

/// "Current period gross charge-offs", "Gross write-offs".
pub(super) fn tells_written_off(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    let named =
        ["charge-off", "charge off", "chargeoff", "charged-off", "charged off", "write-off", "write off"];
    named.iter().any(|name| words.contains(name))
}
