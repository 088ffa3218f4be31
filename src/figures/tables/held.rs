//! What the columns of a table hold, told by all of their cells: where words stand, a dash is none of them.
//!
//! ```text
//! Name        Title        Salary         Fee
//! A. Heron    Chairman   $ 700,000   -    $ 25     words, numbers, dashes alone, numbers
//! B. Stork    -            510,000   -     (25)    the dash is no nought
//! ```

use super::View;
use crate::filing::grid::{CellClass, RowKind};

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ColumnHolds {
    /// Numbers, or too little to tell.
    #[default]
    Numbers,
    /// Words and dashes, and no number: a type, a title, a date. A dash there stands for none of them.
    Words,
    /// Dashes alone.
    Dashes,
}

/// What each column holds. Empty where no cell is a dash.
pub(super) fn by_columns(view: View<'_>) -> Vec<ColumnHolds> {
    const NAMED: [&str; 6] = ["type", "title", "date", "rule", "file number", "name"];
    // One cell with words among dashes, "not material", makes no column of words; its header does.
    const ENOUGH: u8 = 2;
    let cells = || view.table.cells.iter().zip(&view.grid.cells);
    if !view.grid.cells.iter().any(|placed| placed.class == CellClass::Nil) {
        return Vec::new();
    }
    let mut dashes = vec![true; view.grid.columns.len()];
    let mut words = vec![0_u8; view.grid.columns.len()];
    let mut numbers = vec![false; view.grid.columns.len()];
    let names = |text: &str| {
        let text = text.to_ascii_lowercase();
        let ends = |name: &str| {
            text.strip_suffix(name).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
        };
        // What was "incurred to date" is an amount.
        NAMED.iter().any(|name| ends(name)) && !text.ends_with("to date")
    };
    for (cell, placed) in cells() {
        let column = usize::from(placed.first);
        let text = || view.document.slice(placed.ink);
        let body = view.grid.rows.get(cell.row as usize) == Some(&RowKind::Body);
        let named = match placed.class {
            // "n.m." and "N/A" stand in place of numbers.
            CellClass::Words if body => u8::from(text().bytes().filter(u8::is_ascii_lowercase).count() >= 4),
            CellClass::Words if names(text()) => ENOUGH,
            _ => 0,
        };
        let number = match placed.class {
            CellClass::Number => !names_rule(text()) && !names_file(text()),
            CellClass::Lead | CellClass::Year => true,
            _ => false,
        };
        dashes.get_mut(column).into_iter().for_each(|known| *known &= placed.class == CellClass::Nil);
        words.get_mut(column).into_iter().for_each(|known| *known = known.saturating_add(named));
        numbers.get_mut(column).into_iter().for_each(|known| *known |= number && body);
    }
    let holds = |((words, numbers), dashes): ((u8, bool), bool)| match (words >= ENOUGH && !numbers, dashes) {
        (true, _) => ColumnHolds::Words,
        (false, true) => ColumnHolds::Dashes,
        (false, false) => ColumnHolds::Numbers,
    };
    words.into_iter().zip(numbers).zip(dashes).map(holds).collect()
}

/// "333-990001": the number of a file.
fn names_file(text: &str) -> bool {
    text.split_once('-').is_some_and(|(act, number)| {
        act.len() == 3 && number.len() >= 5 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    })
}

/// "457(c)", "415(a)(6)": the number of a rule with its paragraph.
fn names_rule(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.as_bytes().get(digits..).unwrap_or(&[]);
    digits == 3 && rest.first() == Some(&b'(') && rest.get(1).is_some_and(u8::is_ascii_lowercase)
}
