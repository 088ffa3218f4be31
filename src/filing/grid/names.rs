//! Names of rows that end in a number on a line of its own.
//!
//! ```text
//! Stock for compensation from treasury:
//! 137,400                                                7      12     19
//! Loans to growers (Note                               530     610    605
//!   4)
//! ```
//!
//! Such a number stands in no column. It stays a figure of its name, as numbers in the words of a stub are. Grades, "1",
//! "2", "3" down the stub, are names themselves.

use super::{CellClass, Placed};
use crate::filing::ascii::speaks_of_time;
use crate::filing::document::{Row, Table};

/// Makes words of the numbers in the stub that end the name above, where nearly all other rows are named by words:
/// they stand in no column.
pub(super) fn find_ends(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let placed = |row: &Row| cells.get(row.first as usize..row.end as usize).unwrap_or(&[]);
    let class = |row: &Row| {
        let stub = table.cells.get(row.first as usize)?.column == 0;
        placed(row).first().filter(|_| stub).map(|placed| placed.class)
    };
    let ink = |row: &Row| placed(row).first().and_then(|p| text.get(p.ink.range())).unwrap_or(&[]);
    let figure = |p: &Placed| matches!(p.class, CellClass::Number | CellClass::Nil);
    let (mut numbers, mut words) = (0, 0);
    let mut ends: Vec<usize> = Vec::new();
    let mut headed = false;
    for pair in table.rows.windows(2) {
        let [above, row] = pair else { continue };
        headed |= placed(above).len() > 1
            && placed(above).iter().all(|p| matches!(p.class, CellClass::Words | CellClass::Mark))
            && class(above) == Some(CellClass::Words)
            && heads_column(ink(above));
        if row.end - row.first < 2 {
            // "4)" below "Loans to growers (Note", whose figures stand beside it; a page has no bracket.
            let closes =
                class(above) == Some(CellClass::Words) && is_open(ink(above)) && ink(row).ends_with(b")");
            ends.extend((closes && class(row) == Some(CellClass::Number)).then_some(row.first as usize));
            continue;
        }
        let alone = above.end - above.first == 1 && class(above) == Some(CellClass::Words);
        match class(row) {
            Some(CellClass::Words) => words += 1,
            Some(CellClass::Number) if alone && !headed && placed(row).iter().skip(1).any(figure) => {
                ends.push(row.first as usize);
            }
            Some(CellClass::Number) => numbers += 1,
            _ => {}
        }
    }
    if !are_ends(ends.len(), numbers, words) {
        return;
    }
    for end in ends {
        if let Some(placed) = cells.get_mut(end) {
            placed.class = CellClass::Words;
        }
    }
}

/// Makes words of the numbers in the stub that name their rows by counting on from one: "1", "2" and "3" below "Risk
/// rating", the grades of loans (ASC 326-20-50-6). No three amounts one below the other are one, two and three. The number
/// of an entry has words behind it and stays one.
pub(super) fn find_grades(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let mut run: Vec<usize> = Vec::new();
    let mut runs: Vec<usize> = Vec::new();
    let mut close = |run: &mut Vec<usize>| {
        if run.len() >= FEWEST_GRADES {
            runs.append(run);
        }
        run.clear();
    };
    for row in &table.rows {
        let first = row.first as usize;
        let placed = cells.get(first..row.end as usize).unwrap_or(&[]);
        let stub = table.cells.get(first).is_some_and(|cell| cell.column == 0);
        let ink = placed.first().and_then(|p| text.get(p.ink.range())).unwrap_or(&[]);
        let next = placed.get(1).map(|p| p.class);
        let number = placed.first().map(|p| p.class) == Some(CellClass::Number);
        let amounts = number && matches!(next, Some(CellClass::Number | CellClass::Nil | CellClass::Lead));
        match grade(ink).filter(|_| stub && amounts) {
            Some(grade) if usize::from(grade) == run.len() + 1 => run.push(first),
            Some(1) => {
                close(&mut run);
                run.push(first);
            }
            Some(_) => run.clear(),
            None => close(&mut run),
        }
    }
    close(&mut run);
    for grade in runs {
        if let Some(placed) = cells.get_mut(grade) {
            placed.class = CellClass::Words;
        }
    }
}

/// Grades from one on that are no amounts by chance.
const FEWEST_GRADES: usize = 3;

/// The number that a row is named by, one or two digits alone.
fn grade(ink: &[u8]) -> Option<u8> {
    match ink {
        [a @ b'1'..=b'9'] => Some(a - b'0'),
        [a @ b'1'..=b'2', b @ b'0'..=b'9'] => Some((a - b'0') * 10 + b - b'0'),
        _ => None,
    }
}

/// True where so many numbers at the left may end the names above them: a fifth at most as many other rows begin with
/// a number as do with words. Else they are a column.
pub(in crate::filing) fn are_ends(ends: usize, numbers: usize, words: usize) -> bool {
    numbers * 5 <= words && ends <= words
}

/// True for words over the stub that may say what its numbers are; units and times are those of the other columns.
pub(in crate::filing) fn heads_column(words: &[u8]) -> bool {
    !words.starts_with(b"(") && !speaks_of_time(words)
}

/// True for a name that goes on below: its last bracket is open.
fn is_open(name: &[u8]) -> bool {
    name.iter().rev().find(|b| matches!(b, b'(' | b')')) == Some(&b'(')
}

/// True where the stub has two rates or ranges of rates at least: "2.00% - 2.99%" below "2.00% and less" names its row, and one
/// alone may be a value below a head of its own, "Volatility".
pub(super) fn lists_rates(table: &Table, text: &[u8]) -> bool {
    let rate = |ink: &[u8]| ink.first().is_some_and(u8::is_ascii_digit) && ink.contains(&b'%');
    let stub = table.cells.iter().filter(|cell| cell.column == 0);
    stub.filter(|cell| text.get(cell.span.range()).is_some_and(rate)).take(2).count() == 2
}

/// True where amounts or counts stand behind the first cell of `row` and no words that could be its name: "$ 1,310", "412".
pub(super) fn is_before_amounts(table: &Table, row: u32, text: &[u8]) -> bool {
    let row = table.rows.get(row as usize).map_or(0..0, |row| row.first as usize + 1..row.end as usize);
    let cells = table.cells.get(row).unwrap_or(&[]);
    let inks = || cells.iter().filter_map(|cell| text.get(cell.span.range()));
    let amount = |ink: &[u8]| {
        let whole = !ink.contains(&b'.') && !ink.contains(&b'%');
        ink.contains(&b'$') || whole && ink.iter().filter(|b| b.is_ascii_digit()).count() >= 3
    };
    inks().any(amount) && !inks().any(|ink| ink.first().is_some_and(u8::is_ascii_alphabetic))
}
