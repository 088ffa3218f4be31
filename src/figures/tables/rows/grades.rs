//! Rows that are named by a number alone, which the head of their column speaks for.
//!
//! ```text
//! Risk rating           2023        2022
//! 1                  $ 4,120     $ 3,870      "Risk rating: 1"
//! 2                    9,310       8,204      "Risk rating: 2"
//! ```

use super::RowHead;
use crate::figures::tables::View;
use crate::filing::grid::{CellClass, RowKind};
use crate::text::TextSpan;

/// Digits of the longest number that names a row.
const LONGEST: usize = 2;

/// True for the words of a cell that are a number alone and all of the name of its row.
pub(in crate::figures::tables) fn is_grade(words: &[u8], head: &RowHead) -> bool {
    is_number(words) && head.words.len() as usize == words.len()
}

fn is_number(words: &[u8]) -> bool {
    words.len() <= LONGEST && !words.is_empty() && words.iter().all(u8::is_ascii_digit)
}

/// The words over the stub, for a row that a number names.
pub(super) fn heading(view: View<'_>, row: usize, own: &[TextSpan]) -> Option<TextSpan> {
    let [name] = own else { return None };
    if !is_number(view.document.slice(*name).as_bytes()) {
        return None;
    }
    let header = (0..row).rev().find(|row| view.grid.rows.get(*row) == Some(&RowKind::Header))?;
    let first = view.table.rows.get(header).and_then(|place| view.grid.cells.get(place.first as usize))?;
    let words = view.document.slice(first.ink);
    let named = first.first == 0 && first.class == CellClass::Words && !words.starts_with('(');
    named.then_some(first.ink)
}
