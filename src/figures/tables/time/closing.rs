//! Closing balances that no word calls so, proved by what they close.
//!
//! ```text
//!                                       2023        2022
//! Beginning balance                   (2,100)     (1,900)
//! Translation                            100        (200)
//! Currency translation adjustments    (2,000)     (2,100)      as much as both rows above: on the last days
//! Beginning balance                   82,000      85,000
//! ```
//!
//! Changes of equity may be told so, a component after the other (Regulation S-X, Rule 3-04).

use super::parts::{TELLING, thousandths};
use crate::figures::nature::SURE;
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::filing::grid::{CellClass, RowKind};
use crate::text::search::holds_any;

/// Rows between two balances, at most.
const BETWEEN: usize = 16;

/// What is there at one end of a time.
const BALANCE: Hints = Hints::OPENING.with(Hints::CLOSING);

/// Columns in which the same amount is no flow by chance.
const SAME: usize = 3;

/// Marks rows that an opening balance and all that stands between come to, in its first column and in its last. In such a
/// table the shares issued of which there is the same amount in each column are what there is of them.
pub(in crate::figures::tables) fn mark_closings(view: View<'_>, rows: &mut [RowHead]) {
    let mut at = 0;
    let mut proved = false;
    while at < rows.len() {
        if rows.get(at).is_some_and(|row| row.hints.has(Hints::OPENING))
            && let Some(closing) = closing(view, rows, at)
        {
            for row in rows.get_mut(at + 1..closing).unwrap_or(&mut []) {
                row.nature = -SURE;
                row.moves = true;
            }
            if let Some(row) = rows.get_mut(closing) {
                row.hints = row.hints.with(Hints::CLOSING);
            }
            proved = true;
            at = closing;
        }
        at += 1;
    }
    if !proved {
        return;
    }
    let mut dividends = false;
    for (at, row) in rows.iter_mut().enumerate() {
        let label = view.document.slice(row.words);
        // "Common stock" below "Dividends", and "Common stock dividends": so much was paid each year.
        dividends = holds_any(label, &["dividend"]) || dividends && !row.hints.has(BALANCE);
        if dividends {
            continue;
        }
        let shares = label.len() < 60 && (label.starts_with("Common s") || label.starts_with("Preferred s"));
        let amounts = if shares { amounts(view, at) } else { Vec::new() };
        if amounts.len() >= SAME && amounts.windows(2).all(|two| two[0].1 == two[1].1) {
            row.hints = row.hints.with(Hints::CLOSING);
        }
    }
}

/// The row that the opening balance at `opening` and the rows below it come to.
fn closing(view: View<'_>, rows: &[RowHead], opening: usize) -> Option<usize> {
    let columns = amounts(view, opening);
    let ((first, mut of_first), (last, mut of_last)) = (*columns.first()?, *columns.last()?);
    if first == last {
        return None;
    }
    for at in opening + 1..rows.len().min(opening + BETWEEN) {
        let row = rows.get(at)?;
        // "Less reinsurance recoverables" makes a net balance of the opening one, and "as restated" another opening one.
        let label = view.document.slice(row.words);
        let other = row.adjusts || holds_any(label, &["adjusted", "restated", "net balance"]);
        let ends = row.hints.has(BALANCE);
        if ends || other || view.grid.rows.get(at) == Some(&RowKind::Header) {
            return None;
        }
        let amounts = amounts(view, at);
        let of = |column: u16| amounts.iter().find(|(at, _)| *at == column).map_or(0, |(_, amount)| *amount);
        let (a, b) = (of(first), of(last));
        if at > opening + 1 && (a, b) == (of_first, of_last) && a.abs().min(b.abs()) >= TELLING {
            return (!closes_later(rows, at)).then_some(at);
        }
        (of_first, of_last) = (of_first.saturating_add(a), of_last.saturating_add(b));
    }
    None
}

/// True where a row below `sum` is called the closing balance before another opens: the sum is one on the way, as "goods
/// available for sale" is before "inventory at end of year".
fn closes_later(rows: &[RowHead], sum: usize) -> bool {
    let mut below = rows.iter().skip(sum + 1);
    below.find(|row| row.hints.has(BALANCE)).is_some_and(|row| row.hints.has(Hints::CLOSING))
}

/// The amounts of a row with their columns, in thousandths of what is printed.
fn amounts(view: View<'_>, row: usize) -> Vec<(u16, i64)> {
    let place = view.table.rows.get(row);
    let cells = place.and_then(|place| view.grid.cells.get(place.first as usize..place.end as usize));
    let numbers =
        cells.unwrap_or(&[]).iter().filter(|cell| cell.class == CellClass::Number && cell.first > 0);
    numbers.filter_map(|cell| Some((cell.first, thousandths(view.document.slice(cell.ink))?))).collect()
}
