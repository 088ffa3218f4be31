//! Totals of one row: a heading has a single row below it, and its total repeats that row.
//!
//! ```text
//! Cash flows from investing activities:
//!   Purchases of equipment                  (1,204)    (987)
//! Net cash used in investing activities     (1,204)    (987)
//! ```
//!
//! Nothing adds up there, but unless the row gives way to its total, no sum above finds its parts.

use super::super::CheckKind;
use super::super::equation::Equation;
use super::super::evidence::{self, Residual};
use super::super::row_words::RowWords;
use super::super::sheet::Sheet;
use super::{InSheet, Item};

/// Steps from which on a number that is printed twice is told by more than chance.
const LONG: i64 = 100;

/// True where `row` is the total of the row above it alone, which is then written down for all columns.
pub(super) fn repeats_its_only_part(
    sheet: &Sheet,
    stack: &[Item],
    row: usize,
    sums: &mut Vec<InSheet>,
) -> bool {
    let Some((part, above)) = stack.split_last() else { return false };
    let words = sheet.rows[row].words;
    let flow = words.any(RowWords::FLOW) && words.any(RowWords::CASH | RowWords::NET);
    let first = &sheet.rows[part.row];
    let opens = first.opens || above.last().is_none_or(|b| sheet.rows[b.row].parent != first.parent);
    if part.total || part.row + 1 != row || !opens || !(flow || words.any(RowWords::TOTAL)) {
        return false;
    }
    let (mut holds, mut long) = (0usize, false);
    let mut found = Vec::new();
    for column in 0..sheet.columns {
        let (Some(one), Some(total)) = (sheet.get(part.row, column), sheet.get(row, column)) else {
            if sheet.get(row, column).is_some_and(|total| total.value != 0) {
                return false;
            }
            continue;
        };
        let residual = Residual { value: total.value.saturating_sub(one.value), steps: 0 };
        let same = residual.value == 0 && one.kind == total.kind;
        if !same && !evidence::is_slip_of_one([(one.value, one.step), (-total.value, total.step)], residual) {
            return false;
        }
        holds += usize::from(same && total.value != 0);
        long |= same && total.value.abs() / total.step.max(1) >= LONG;
        if same && total.value == 0 {
            continue;
        }
        let equation = Equation::sum(CheckKind::Foot, [(one.figure, false)], total.figure);
        found.push(InSheet { column, holds: same, weak: false, equation });
    }
    // A fault is one number.
    if !long || found.len() > holds + 1 && found.iter().any(|sum| !sum.holds) {
        return false;
    }
    sums.extend(found);
    true
}
