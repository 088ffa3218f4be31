//! Rows below a closing balance that it is made of.
//!
//! ```text
//! Allowance at beginning of period          154
//! Provision                                  20
//! Allowance at period end                   158      the closing balance
//! By measurement method:
//!   Individually evaluated                   12   }  12 + 146 = 158: they stand on its day
//!   Collectively evaluated                  146   }
//! ```
//!
//! What their words speak for does not matter: the sum proves it, in the first column and in the last. Below the
//! balances of a plan, "Funded status" is told by its words.

use crate::figures::nature::{MOST, PLAIN};
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::filing::grid::{CellClass, RowKind};

/// The least balance that is no sum by chance, in thousandths of what is printed.
pub(super) const TELLING: i64 = 100_000;

/// Rows with amounts that a balance may be broken down into.
pub(super) const PARTS: usize = 8;

/// Marks rows that add up to the closing balance above them as standing where it does.
pub(in crate::figures::tables) fn mark_parts(view: View<'_>, rows: &mut [RowHead]) {
    let opened = rows.iter().position(|row| row.hints.has(Hints::OPENING)).unwrap_or(rows.len());
    let mut row = opened;
    while row < rows.len() {
        row += 1;
        if !rows.get(row).is_some_and(|head| head.hints.has(Hints::CLOSING)) {
            continue;
        }
        // Short numbers add up by chance.
        let Some((first, last, alone)) =
            ends(view, row).filter(|(first, last, _)| first.abs().min(last.abs()) >= TELLING)
        else {
            continue;
        };
        let (mut sums, mut parts) = ((0_i64, 0_i64), 0);
        for (below, head) in rows.iter().enumerate().skip(row + 1) {
            if head.hints.has(Hints::OPENING.with(Hints::CLOSING)) || parts == PARTS {
                break;
            }
            let Some((a, b, _)) = ends(view, below) else {
                if view.grid.rows.get(below) == Some(&RowKind::Label) || head.words.is_empty() {
                    continue;
                }
                break;
            };
            sums = (sums.0.saturating_add(a), sums.1.saturating_add(b));
            parts += 1;
            // One column proves less than two: what its words call a flow is one.
            if alone && head.nature <= -PLAIN {
                break;
            }
            if parts > 1 && sums == (first, last) {
                rows[row + 1..=below]
                    .iter_mut()
                    .for_each(|part| part.hints = part.hints.with(Hints::CLOSING));
                row = below;
                break;
            }
        }
    }
    if view.above.flow {
        return;
    }
    let mut closed = false;
    for (row, head) in rows.iter_mut().enumerate().skip(opened) {
        let heads = view.grid.rows.get(row) == Some(&RowKind::Label);
        closed = head.hints.has(Hints::CLOSING) || closed && !heads && !head.hints.has(Hints::OPENING);
        if closed && head.nature >= MOST {
            head.hints = head.hints.with(Hints::CLOSING);
        }
    }
}

/// The first and the last amount of a row, in thousandths of what is printed, and whether they are the same cell; None for
/// a row of words.
pub(super) fn ends(view: View<'_>, row: usize) -> Option<(i64, i64, bool)> {
    let place = view.table.rows.get(row)?;
    let cells = view.grid.cells.get(place.first as usize..place.end as usize)?;
    let amounts = || cells.iter().filter(|cell| cell.class == CellClass::Number && cell.first > 0);
    let amount = |ink| thousandths(view.document.slice(ink));
    let (first, last) = (amounts().next()?, amounts().next_back()?);
    Some((amount(first.ink)?, amount(last.ink)?, first.first == last.first))
}

/// "$(1,234.5" in thousandths, with its sign; None where it has more decimals.
pub(super) fn thousandths(print: &str) -> Option<i64> {
    let minus = print.contains('(') || print.starts_with('-');
    let (mut sum, mut decimals): (i64, Option<u32>) = (0, None);
    for byte in print.bytes() {
        match byte {
            b'0'..=b'9' => {
                sum = sum.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                decimals = decimals.map(|decimals| decimals + 1);
            }
            b'.' => decimals = Some(0),
            _ => {}
        }
    }
    let left = 3_u32.checked_sub(decimals.unwrap_or(0))?;
    let sum = sum.checked_mul(10_i64.checked_pow(left)?)?;
    Some(if minus { -sum } else { sum })
}
