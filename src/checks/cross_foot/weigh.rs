//! Weighs a way to add columns up over all rows, in bits: what holds speaks for it, what fails against it.

use super::super::evidence::{self, Residual};
use super::super::row_words::RowWords;
use super::super::sheet::Sheet;
use super::sums::{InRow, Sums};
use super::ways::{Way, turned};

/// Steps from which on a part is long enough for its sign to stand out.
const LONG: i64 = 1000;

/// Steps by which a row misses its total, at the least, where a figure is a thousand times another.
const FAR: i64 = 999;

/// How a way does in all rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub(super) score: i32,
    pub(super) passes: usize,
    pub(super) fails: usize,
    /// Rows that miss their total by what one wrong digit makes.
    pub(super) faults: usize,
    /// The headings say that it goes from an opening to a closing balance, and which columns are taken away.
    pub(super) told: bool,
}

/// True for a way from an opening to a closing balance, less what is called so: that is what a schedule of reserves says.
fn is_told(sheet: &Sheet, way: &Way) -> bool {
    let first = way.columns.iter().copied().min();
    let signs = |(place, column): (usize, &usize)| {
        let in_brackets =
            || (0..sheet.rows.len()).all(|row| sheet.get(row, *column).is_none_or(|e| e.value <= 0));
        let taken = sheet.is_headed(*column, RowWords::TAKEN);
        taken == way.taken.contains(&place) || taken && in_brackets()
    };
    sheet.is_headed(way.total, RowWords::CLOSING)
        && first.is_some_and(|first| sheet.is_headed(first, RowWords::OPENING))
        && way.columns.iter().enumerate().all(signs)
}

/// Bits that a way has before any row is looked at.
fn prior(sheet: &Sheet, way: &Way) -> i32 {
    let parts = i32::try_from(way.columns.len()).unwrap_or(0);
    let last = way.columns.iter().copied().min();
    if way.taken.is_empty() && sheet.is_headed(way.total, RowWords::TOTAL | RowWords::CLOSING) {
        // All columns from one that another total, or the stub, stands before: the way to read it.
        let whole = last.is_some_and(|first| {
            first
                .checked_sub(1)
                .is_none_or(|before| sheet.is_headed(before, RowWords::TOTAL | RowWords::CLOSING))
        });
        return if whole { 8 } else { 2 - parts };
    }
    if is_told(sheet, way) {
        return 8;
    }
    // Every part more is one more thing that could have been otherwise.
    -2 * parts
}

/// Weighs a way over all rows; None as soon as it is plain that it does not hold, or that it does not come
/// to a score of `least`.
pub(super) fn weigh(sheet: &Sheet, way: &Way, sums: &Sums, least: i32) -> Option<Weighed> {
    let mut weighed =
        Weighed { score: prior(sheet, way), passes: 0, fails: 0, faults: 0, told: is_told(sheet, way) };
    let mut left = i32::try_from(sums.rows.len()).unwrap_or(i32::MAX);
    for (row, residual) in sums.residuals(&way.taken).filter(|(row, _)| row.total.is_additive()) {
        if weighed.score.saturating_add(left.saturating_mul(evidence::MOST)) < least {
            return None;
        }
        left -= 1;
        if residual.is_rounding() {
            let bits = evidence::bits((row.total.value.abs() + row.largest) / 2, residual);
            let whole = row.parts >= 2 && !repeats(sheet, way, row);
            weighed.score += if whole { bits } else { bits.min(1) };
            weighed.passes += usize::from(whole);
        } else if row.is_fault(residual)
            || is_odd(sheet, way, row, residual)
            || is_scaled(sheet, way, row, residual)
        {
            // A row with one digit wrong is what checks are made to find.
            let bits = evidence::bits((row.total.value.abs() + row.largest) / 2, residual);
            weighed.score += (bits - evidence::DIGITS).clamp(-2, 4);
            weighed.faults += 1;
        } else {
            weighed.score -= 5;
            weighed.fails += 1;
            if weighed.fails > weighed.passes + 2 {
                return None;
            }
        }
    }
    Some(weighed)
}

/// True where nothing is taken away, and a part of a row that has no brackets, unlike others of its column, makes all of
/// what is left with them: it has lost them.
pub(super) fn is_odd(sheet: &Sheet, way: &Way, row: &InRow, residual: Residual) -> bool {
    // However the columns were come by, the last of them is the total that the others come to.
    let (total, parts) = turned(way);
    let Some(total) = sheet.get(row.row, total).filter(|e| e.is_additive()) else { return false };
    if parts.iter().any(|(_, minus)| *minus) {
        return false;
    }
    let of_row = || parts.iter().filter_map(|(column, _)| Some((*column, sheet.get(row.row, *column)?)));
    let sum = of_row().fold(0i64, |sum, (_, e)| sum.saturating_add(e.value));
    let left = total.value.saturating_sub(sum);
    of_row().filter(|(_, e)| e.value > 0 && e.kind == total.kind).any(|(column, part)| {
        let left = Residual { value: left.saturating_add(part.value.saturating_mul(2)), ..residual };
        let bracketed = || {
            let of_column = (0..sheet.rows.len()).filter_map(|r| sheet.get(r, column));
            { of_column }.any(|e| e.value < 0 && e.kind == part.kind)
        };
        part.value / part.step.max(1) >= LONG && left.is_rounding() && bracketed()
    })
}

/// True where one figure of a row, a thousand times as large or as small, makes all of what is left.
pub(super) fn is_scaled(sheet: &Sheet, way: &Way, row: &InRow, residual: Residual) -> bool {
    let signed = |(place, column): (usize, &usize)| {
        let entry = sheet.get(row.row, *column)?;
        Some((if way.taken.contains(&place) { -entry.value } else { entry.value }, entry.step))
    };
    let far = residual.value.saturating_abs() / row.total.step.max(1) >= FAR;
    let parts = way.columns.iter().enumerate().filter_map(signed);
    far && row.parts >= 2 && evidence::is_scaled(parts.chain([(-row.total.value, row.total.step)]), residual)
}

/// True where one column is the total and the others cancel out: two figures that are the same, and
/// nothing more.
fn repeats(sheet: &Sheet, way: &Way, row: &InRow) -> bool {
    way.columns.iter().enumerate().any(|(place, column)| {
        let sign = if way.taken.contains(&place) { -1 } else { 1 };
        sheet.get(row.row, *column).is_some_and(|entry| sign * entry.value == row.total.value)
    })
}
