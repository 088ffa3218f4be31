//! Totals that stand above their parts.
//!
//! ```text
//! Revenues
//!   Total revenues     652.4     588.1     right below a heading
//!   Kettles            411.2     398.4
//!   Lids               241.2     189.7     the last row of the block
//! ```

use super::super::CheckKind;
use super::super::equation::Equation;
use super::super::evidence::{self, Residual};
use super::super::row_words::RowWords;
use super::super::sheet::Sheet;
use super::InSheet;

/// Parts of a total that stands first, at most.
const PARTS: usize = 16;
/// Bits that a column must speak for a stretch of rows, beside the others: the total is named, and stands where it does.
const ENOUGH: i32 = 8;

/// Finds the totals of `sheet` that stand above their parts.
pub(super) fn totals(sheet: &Sheet, found: &mut Vec<InSheet>) {
    for (row, total) in sheet.rows.iter().enumerate() {
        if total.opens && total.words.any(RowWords::TOTAL) {
            found.extend(parts_below(sheet, row).unwrap_or_default());
        }
    }
}

/// The sums of the rows below a total that come to it in all columns, or in all but one that misses by a digit.
fn parts_below(sheet: &Sheet, total: usize) -> Option<Vec<InSheet>> {
    let parent = sheet.rows.get(total)?.parent;
    let ends = |row: &usize| {
        sheet.rows.get(*row).is_none_or(|r| {
            r.words.any(RowWords::TOTAL) || r.unnamed || r.opens || r.parent != parent && parent != 0
        })
    };
    let end = (total + 1..).take(PARTS + 1).find(ends)?;
    // All rows of the block, or all but those at its end that speak of something else.
    (total + 3..=end).rev().find_map(|end| sums(sheet, total, end))
}

/// The sums of the rows from below `total` up to `end`; None where they are none.
fn sums(sheet: &Sheet, total: usize, end: usize) -> Option<Vec<InSheet>> {
    let (mut score, mut missed) = (0, 0usize);
    let mut sums = Vec::new();
    for column in 0..sheet.columns {
        let Some(whole) = sheet.get(total, column).filter(|e| e.is_additive() && e.value != 0) else {
            continue;
        };
        let parts = || (total + 1..end).filter_map(|row| sheet.get(row, column));
        if parts().any(|part| !part.is_additive()) {
            return None;
        }
        let sum = parts().fold(0i64, |sum, part| sum.saturating_add(part.value));
        let steps = parts().fold(whole.step, |steps, part| steps.saturating_add(part.step));
        let residual = Residual { value: whole.value.saturating_sub(sum), steps };
        let holds = residual.is_rounding();
        if holds {
            score += evidence::bits(whole.value.abs(), residual);
        } else {
            let operands = parts().map(|e| (e.value, e.step)).chain([(-whole.value, whole.step)]);
            missed += 1;
            // What is left is a part: it does not belong there.
            if missed > 1
                || !evidence::is_slip_of_one(operands, residual)
                || parts().any(|part| part.value.abs() == residual.value.abs())
            {
                return None;
            }
        }
        if parts().count() < 2 {
            continue;
        }
        let equation = Equation::sum(CheckKind::Foot, parts().map(|e| (e.figure, false)), whole.figure);
        sums.push(InSheet { column, holds, weak: false, equation });
    }
    let search = i32::try_from((end - total).ilog2()).unwrap_or(0);
    (score - search >= ENOUGH && sums.iter().any(|sum| sum.holds)).then_some(sums)
}
