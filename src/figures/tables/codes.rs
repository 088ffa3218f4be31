//! Cells whose digits name something and count nothing: CUSIP and CIK numbers, postal codes, notes.
//!
//! ```text
//! One Mill Road, Dayton, Ohio            45402          a postal code, as the row below says
//! (Address of principal offices)        (Zip Code)
//! Name of issuer    CUSIP       Value                   a column of names
//! Ratio of earnings to fixed charges   2.3x   (1)       the note that tells why there is none
//! ```

use super::super::build::Draft;
use super::super::value::Value;
use super::super::{CellPlace, Kind};
use super::hints::Hints;
use super::{RowContext, View};
use crate::text::search::holds;
use crate::text::{TextSpan, saturate};

/// Rows below a postal code in which its name is sought: addresses take several lines.
const BELOW: usize = 4;
/// Rows of more cells are none of an address.
const MOST_CELLS: usize = 16;
/// From so many digits on no amount starts with a zero.
const LONG: usize = 5;

/// True for a postal code, which is part of an address and no figure.
pub(super) fn is_postal_code(context: &RowContext<'_>, ink: TextSpan) -> bool {
    is_postal(context.view.document.slice(ink)) && is_said_below(context)
}

/// True for the numbers of "Page | 2 | of | 11", each in a cell of its own.
pub(super) fn is_page(context: &RowContext<'_>, cell: usize) -> bool {
    let (document, place) = (context.view.document, context.view.table.rows[context.row]);
    let cells = context.view.grid.cells.get(place.first as usize..cell).unwrap_or(&[]);
    let mut before = cells.iter().rev().map(|placed| document.slice(placed.ink).trim());
    let is = |text: Option<&str>, word: &str| text.is_some_and(|text| text.eq_ignore_ascii_case(word));
    let word = before.next();
    is(word, "page") || is(word, "of") && before.next().is_some() && is(before.next(), "page")
}

/// True for the header `rows` whose stub is "Quarter", "Quarter ended": numbers name the rows below.
pub(super) fn heads_quarters(view: View<'_>, rows: std::ops::Range<usize>) -> bool {
    let places = view.table.rows.get(rows).unwrap_or(&[]).iter();
    let mut stubs = places.filter_map(|row| view.grid.cells.get(row.first as usize));
    stubs.any(|stub| {
        let words = view.document.slice(stub.ink).to_ascii_lowercase();
        let mut parts = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        parts.next() == Some("quarter")
            && parts.all(|word| ["year", "fiscal", "ended", "ending"].contains(&word))
    })
}

/// True for "1" to "4" at the start of a row below "Quarter": the name of the row.
pub(super) fn is_quarter(context: &RowContext<'_>, cell: usize) -> bool {
    let View { document, table, grid, .. } = context.view;
    let opens = context.state.quarters && table.rows[context.row].first as usize == cell;
    let placed = grid.cells.get(cell).filter(|_| opens);
    placed.is_some_and(|placed| matches!(document.slice(placed.ink), "1" | "2" | "3" | "4"))
}

/// The highest number of a note below a table.
const MOST_NOTES: u8 = 30;

/// True for "(1)" in the row of a ratio: a ratio is told with digits after its point, and where earnings did not cover
/// fixed charges a note tells by how much (Regulation S-K, Item 503(d), in force to 2018). "(1.4)" is a ratio below zero,
/// and so is "(2)" beside whole numbers.
pub(super) fn is_note(context: &RowContext<'_>, ink: TextSpan) -> bool {
    let document = context.view.document;
    let inner = |text: &str| text.strip_prefix('(')?.strip_suffix(')')?.trim().parse::<u8>().ok();
    let marked = inner(document.slice(ink).trim()).is_some_and(|note| (1..=MOST_NOTES).contains(&note));
    if !marked || !context.head.hints.has(Hints::RATIO) {
        return false;
    }
    let pointed = |text: &str| {
        text.split_once('.').is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    holds(document.slice(context.head.words), "fixed charges")
        || context.view.table.row(context.row).iter().skip(1).any(|cell| pointed(document.slice(cell.span)))
}

/// The figure of the cell `ink` in `column` where its digits are a name.
pub(super) fn code(context: &RowContext<'_>, column: u16, ink: TextSpan) -> Option<Draft> {
    let text = context.view.document.slice(ink);
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let long = text.len() >= LONG;
    let named = context.state.column(column).hints.has(Hints::CODES) || context.head.hints.has(Hints::CODES);
    let is_code = digits && (named || long && text.starts_with('0'));
    let mut draft = is_code.then(|| Draft::new(ink, Kind::Identifier, Value::Text(text.to_owned())))?;
    draft.label = context.head.label;
    draft.cell = Some(CellPlace { table: context.view.index, row: saturate(context.row), column });
    Some(draft)
}

/// Five digits, or five and four: a postal code of the United States.
fn is_postal(text: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('-') {
        Some((first, second)) => digits(first, 5) && digits(second, 4),
        None => digits(text, 5),
    }
}

/// True where a cell of the next rows says "Zip Code".
fn is_said_below(context: &RowContext<'_>) -> bool {
    let (table, document) = (context.view.table, context.view.document);
    if table.row(context.row).len() > MOST_CELLS {
        return false;
    }
    let below = (context.row + 1..table.rows.len()).take(BELOW).map(|row| table.row(row));
    below
        .filter(|cells| cells.len() <= MOST_CELLS)
        .flatten()
        .any(|cell| holds(document.slice(cell.span), "zip"))
}
