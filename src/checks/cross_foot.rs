//! Cross-footing: which columns of a row add up to which.
//!
//! Columns are fewer than rows and hold for every row of a table, so a way to add them up is told by
//! its rows alone:
//!
//! ```text
//!              Americas   Europe    Total          Cost   Depreciation    Net
//! Net sales         300      120      420    Land    50              -     50
//! Assets            200       90      290    Plant   90             30     60
//! ```
//!
//! Tried are columns side by side, all added or some taken away, and columns at equal steps (a pair of
//! years for each part).

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Residual, Shape};
use super::row_words::RowWords;
use super::sheet::Sheet;
use crate::figures::FigureId;

/// Columns from which on only plain sums are tried.
const SIGNED_COLUMNS: usize = 14;
/// Columns of the widest table that is tried at all.
const WIDEST: usize = 48;
/// Bits from which on a way to add up is told by more than chance.
const ENOUGH: i32 = 14;

/// A way to add up: columns and whether they are taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Way {
    total: usize,
    parts: Vec<(usize, bool)>,
}

/// How a way does in all rows.
#[derive(Clone, Debug, Default)]
struct Weighed {
    score: i32,
    passes: usize,
    fails: usize,
    /// Rows in which it was tried, with what is left.
    rows: Vec<(usize, Residual, usize)>,
}

/// Finds what adds up in the rows of `sheet`.
pub(super) fn cross_foot(sheet: &Sheet, sums: &mut Vec<Equation>) {
    if !(3..=WIDEST).contains(&sheet.columns) {
        return;
    }
    let mut found: Vec<Way> = Vec::new();
    let mut tried = 0i32;
    let mut way = Way { total: 0, parts: Vec::new() };
    for total in 0..sheet.columns {
        let mut best: Option<(Way, Weighed)> = None;
        let mut try_way = |way: &Way| {
            tried += 1;
            let Some(weighed) = weigh(sheet, way) else { return };
            if best.as_ref().is_none_or(|(_, b)| weighed.score > b.score) {
                best = Some((way.clone(), weighed));
            }
        };
        each_way(sheet, total, &mut way, &mut try_way);
        let Some((way, mut weighed)) = best else { continue };
        weighed.score -= i32::try_from(tried.max(1).ilog2()).unwrap_or(0);
        if weighed.score >= ENOUGH && weighed.fails * 3 <= weighed.passes && !is_known(&found, &way) {
            let way = turned(way);
            report(sheet, &way, &weighed, sums);
            found.push(way);
        }
    }
}

/// The same equation with the last column as its total, unless it only adds up.
///
/// ```text
/// gains = total - losses    is    gains + losses = total
/// ```
fn turned(way: Way) -> Way {
    let last = way.parts.iter().max().copied();
    let signed = way.parts.iter().any(|p| p.1);
    let Some((total, minus)) = last.filter(|last| signed && last.0 > way.total) else { return way };
    // A column taken away changes sides with its sign; one that is added turns all the others.
    let others = way.parts.iter().filter(|p| p.0 != total);
    let turn = |taken: bool| if minus { taken } else { !taken };
    let mut parts: Vec<(usize, bool)> = others.map(|p| (p.0, turn(p.1))).collect();
    parts.push((way.total, minus));
    Way { total, parts }
}

/// The same columns were added up already, with another of them as total.
fn is_known(found: &[Way], way: &Way) -> bool {
    let holds = |w: &Way, column: usize| w.total == column || w.parts.iter().any(|p| p.0 == column);
    found.iter().any(|w| {
        w.parts.len() == way.parts.len()
            && holds(w, way.total)
            && way.parts.iter().all(|(column, _)| holds(w, *column))
    })
}

/// Gives every way to come to column `total` to `try_way`.
fn each_way(sheet: &Sheet, total: usize, way: &mut Way, try_way: &mut impl FnMut(&Way)) {
    way.total = total;
    let signed = sheet.columns <= SIGNED_COLUMNS;
    // Columns before, nearest first; then columns after.
    for after in [false, true] {
        for step in 1..=3usize {
            way.parts.clear();
            let mut next = total;
            loop {
                next = if after { next + step } else { next.wrapping_sub(step) };
                if next >= sheet.columns {
                    break;
                }
                way.parts.push((next, false));
                if way.parts.len() < 2 {
                    continue;
                }
                try_way(way);
                if !signed || step > 1 {
                    continue;
                }
                // All but the farthest taken away, then fewer; then one alone.
                let parts = way.parts.len();
                for taken in 1..parts {
                    way.parts.iter_mut().enumerate().for_each(|(i, p)| p.1 = i < taken);
                    try_way(way);
                }
                for one in 1..parts {
                    way.parts.iter_mut().enumerate().for_each(|(i, p)| p.1 = i == one);
                    try_way(way);
                }
                way.parts.iter_mut().for_each(|p| p.1 = false);
            }
        }
    }
}

/// Bits that a way has before any row is looked at.
fn prior(sheet: &Sheet, way: &Way) -> i32 {
    let plain = way.parts.iter().all(|(_, minus)| !minus);
    let last = way.parts.iter().map(|(column, _)| *column).min();
    if plain && sheet.is_headed(way.total, RowWords::TOTAL | RowWords::CLOSING) {
        // All columns from one that another total, or the stub, stands before: the way to read it.
        let whole = last.is_some_and(|first| {
            first
                .checked_sub(1)
                .is_none_or(|before| sheet.is_headed(before, RowWords::TOTAL | RowWords::CLOSING))
        });
        return if whole { 8 } else { 2 - i32::try_from(way.parts.len()).unwrap_or(0) };
    }
    // Every part more is one more thing that could have been otherwise.
    -2 * i32::try_from(way.parts.len()).unwrap_or(0)
}

/// Weighs a way over all rows; None as soon as it is plain that it does not hold.
fn weigh(sheet: &Sheet, way: &Way) -> Option<Weighed> {
    let mut weighed = Weighed { score: prior(sheet, way), ..Weighed::default() };
    for row in 0..sheet.rows.len() {
        let entries = sheet.row(row);
        let Some(total) = entries.get(way.total).and_then(Option::as_ref) else { continue };
        let (mut sum, mut largest, mut steps, mut parts) = (0i64, 0i64, total.step, 0usize);
        let (mut mixed, mut repeats) = (false, false);
        for (column, minus) in &way.parts {
            let Some(entry) = entries.get(*column).and_then(Option::as_ref) else { continue };
            mixed |= !entry.adds_to(total);
            sum = sum.saturating_add(if *minus { -entry.value } else { entry.value });
            largest = largest.max(entry.value.abs());
            // The others cancel out: two figures that are the same, and nothing more.
            repeats |= (if *minus { -entry.value } else { entry.value }) == total.value;
            steps += entry.step;
            parts += usize::from(entry.value != 0);
        }
        if mixed || parts == 0 {
            continue;
        }
        let residual = Residual { value: total.value - sum, steps };
        if residual.is_rounding() {
            if total.is_additive() {
                let bits = evidence::bits((total.value.abs() + largest) / 2, residual);
                let whole = parts >= 2 && !repeats;
                weighed.score += if whole { bits } else { bits.min(1) };
                weighed.passes += usize::from(whole);
            }
        } else if !total.is_additive() {
            continue;
        } else {
            weighed.score -= 5;
            weighed.fails += 1;
            if weighed.fails > weighed.passes + 2 {
                return None;
            }
        }
        weighed.rows.push((row, residual, parts));
    }
    Some(weighed)
}

/// Writes down the sums of all rows.
fn report(sheet: &Sheet, way: &Way, weighed: &Weighed, sums: &mut Vec<Equation>) {
    for (row, residual, parts) in &weighed.rows {
        let entries = sheet.row(*row);
        let Some(total) = entries.get(way.total).and_then(Option::as_ref) else { continue };
        let fault = *parts >= 2 && evidence::shape(*residual, total.step) != Shape::Other;
        if !residual.is_rounding() && !fault {
            continue;
        }
        let part = |(column, minus): &(usize, bool)| {
            let entry = entries.get(*column)?.as_ref()?;
            Some((entry.figure, *minus))
        };
        let mut parts: Vec<(FigureId, bool)> = way.parts.iter().filter_map(part).collect();
        if parts.len() < 2 {
            continue;
        }
        parts.sort_unstable();
        sums.push(Equation::sum(CheckKind::CrossFoot, parts, total.figure));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::CrossFoot;
    use crate::checks::sample::checks;

    #[test]
    fn columns_add_up_to_the_column_of_totals() {
        let found = checks(
            CrossFoot,
            "| | Americas | Europe | Asia | Total |\n|---|---|---|---|---|\n\
             | Net sales | 3,012 | 1,207 | 845 | 5,064 |\n\
             | Assets | 2,118 | 903 | 1,377 | 4,398 |\n",
        );
        assert_eq!(found, ["Pass: 3,012 + 1,207 + 845 = 5,064", "Pass: 2,118 + 903 + 1,377 = 4,398"]);
    }

    #[test]
    fn any_column_may_be_the_whole() {
        let found = checks(
            CrossFoot,
            "| | Cost | Depreciation | Net |\n|---|---|---|---|\n\
             | Buildings | 9,412 | 3,107 | 6,305 |\n\
             | Machinery | 7,236 | 2,815 | 4,421 |\n",
        );
        assert_eq!(found, ["Pass: 3,107 + 6,305 = 9,412", "Pass: 2,815 + 4,421 = 7,236"]);
    }
}
