//! Totals that stand beside the column of their parts.
//!
//! ```text
//! Cash                      2,310
//! Lids held for sale        3,420
//! Kettles held for sale     1,127
//!                                     6,857      an outer column holds the totals
//! ```
//!
//! In text that is lined up by blanks a total may also stand in a column of its own for no reason.

use std::ops::Range;

use super::super::CheckKind;
use super::super::equation::Equation;
use super::super::evidence::{self, Residual};
use super::super::row_words::RowWords;
use super::super::sheet::{Entry, Sheet};
use super::{InSheet, weigh};

/// Parts of a total, at most.
const PARTS: usize = 24;
/// Columns of totals, at most.
const TOTALS: usize = 4;
/// Bits from which on a stretch of rows is told to be all parts of the total by more than chance.
const ENOUGH: i32 = 12;
/// Bits that words and rules must speak for a total that misses its parts by a digit.
const NAMED: i32 = 7;
/// Steps from which on a total is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;

/// Finds the totals of `sheet` that stand beside the column of their parts.
pub(super) fn totals(sheet: &Sheet, found: &mut Vec<InSheet>) {
    for row in 2..sheet.rows.len() {
        let outer = columns(sheet, row);
        let inner = columns(sheet, row - 1);
        if outer.is_empty() || outer.len() > TOTALS || outer.len() != inner.len() {
            continue;
        }
        // Each total stands beside its own column.
        if outer.iter().any(|column| inner.contains(column)) {
            continue;
        }
        let time = sheet.rows[row].period;
        let is_part = |part: &usize| {
            let of = columns(sheet, *part);
            !of.is_empty()
                && of.iter().all(|column| inner.contains(column))
                && sheet.rows[*part].period == time
        };
        let parts = (0..row).rev().take(PARTS).take_while(is_part).count();
        // A heading parts what is above it from what is below.
        let first = (row - parts..row).rev().find(|at| sheet.rows[*at].opens).unwrap_or(row - parts);
        if row - first >= 2 {
            sum(sheet, row, first, &inner.iter().copied().zip(outer).collect::<Vec<_>>(), found);
        }
    }
}

/// The columns in which a row has something; none where anything of it cannot be added.
fn columns(sheet: &Sheet, row: usize) -> Vec<usize> {
    let entries = || sheet.row(row).iter().enumerate().filter_map(|(c, e)| Some((c, e.as_ref()?)));
    if entries().any(|(_, entry)| !entry.is_additive() || entry.broken) {
        return Vec::new();
    }
    entries().map(|(column, _)| column).collect()
}

/// A total without its parts: what is left of it, and each part with whether it is taken away.
struct Left<'a> {
    total: &'a Entry,
    residual: Residual,
    parts: Vec<(&'a Entry, bool)>,
}

/// What is left of a total in the column `outer` where the rows `parts` in the column `inner` are taken from it.
fn left(
    sheet: &Sheet,
    (row, parts): (usize, Range<usize>),
    (inner, outer): (usize, usize),
) -> Option<Left<'_>> {
    let total = sheet.get(row, outer)?;
    let signed = |part: usize| {
        let less = sheet.rows.get(part).is_some_and(|r| r.words.any(RowWords::LESS));
        let entry = sheet.get(part, inner)?;
        Some((entry, less && entry.value > 0))
    };
    let parts: Vec<(&Entry, bool)> = parts.filter_map(signed).collect();
    let (mut value, mut steps) = (total.value, total.step);
    for (entry, minus) in &parts {
        value = value.saturating_add(if *minus { entry.value } else { -entry.value });
        steps += entry.step;
    }
    Some(Left { total, residual: Residual { value, steps }, parts })
}

/// Adds the sum of the rows from `first` on, or of fewer of them, that comes to the total in `row`; or that of all of
/// them that misses it by a digit where they are all that can be meant.
fn sum(sheet: &Sheet, row: usize, first: usize, pairs: &[(usize, usize)], found: &mut Vec<InSheet>) {
    let cue = weigh::cue(&sheet.rows[row]);
    let search = i32::try_from((row - first).ilog2()).unwrap_or(0);
    for start in first..row - 1 {
        let boundary = if start == first { 3 } else { -2 };
        let of = |pair: &(usize, usize)| Some((pair.1, left(sheet, (row, start..row), *pair)?));
        let all: Vec<(usize, Left<'_>)> = pairs.iter().filter_map(of).collect();
        let holds = |left: &Left<'_>| left.residual.is_rounding() && left.parts.len() >= 2;
        let bits: i32 = all
            .iter()
            .filter(|(_, left)| holds(left))
            .map(|(_, left)| evidence::bits(left.total.value.abs(), left.residual))
            .sum();
        let missed = all.iter().filter(|(_, left)| !left.residual.is_rounding()).count();
        let told = missed == 0 && cue + boundary + bits - search >= ENOUGH;
        let fault = start == first
            && missed == 1
            && cue >= NAMED
            && all.iter().all(|(_, left)| left.residual.is_rounding() || is_fault(left));
        if bits > 0 && told || fault {
            for (column, left) in all.iter().filter(|(_, left)| left.parts.len() >= 2) {
                let parts = left.parts.iter().map(|(entry, minus)| (entry.figure, *minus));
                let equation = Equation::sum(CheckKind::Foot, parts, left.total.figure);
                let holds = left.residual.is_rounding();
                found.push(InSheet { column: *column, holds, weak: false, equation });
            }
            return;
        }
    }
}

/// True where a digit of one figure makes what is left, which is none of the parts.
fn is_fault(left: &Left<'_>) -> bool {
    let part =
        |(entry, minus): &(&Entry, bool)| (if *minus { -entry.value } else { entry.value }, entry.step);
    let total = left.total;
    let operands = left.parts.iter().map(part).chain([(-total.value, total.step)]);
    total.value.abs() / total.step.max(1) >= LONG
        && left.parts.len() >= 2
        && evidence::is_slip_of_one(operands, left.residual)
        && !left.parts.iter().any(|(entry, _)| entry.value.abs() == left.residual.value.abs())
}
