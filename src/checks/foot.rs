//! Footing: which rows of a column add up to which.
//!
//! A table is read from the top with a stack of rows that nothing has added up yet. Where the last
//! rows of the stack come to the next row, they are replaced by it, so that subtotals add up to totals
//! in their turn:
//!
//! ```text
//! Cash                 20       stack: 20
//! Inventories          30       stack: 20 30
//! Total current        50       20 + 30 = 50, stack: 50
//! Plant                70       stack: 50 70
//! Total assets        120       50 + 70 = 120, stack: 120
//! ```
//!
//! One structure must hold for all columns, and must be told by more than chance: see `evidence`.
//! Where it holds in some columns and not in others, those others do not foot.

use super::evidence::{self, Residual, Shape};
use super::row_words::RowWords;
use super::sheet::Sheet;
use super::sum::{Sum, Term};

/// Rows of the stack that a total is sought among.
const REACH: usize = 64;
/// Rows among which some are taken away.
const SIGNED_REACH: usize = 12;
/// Bits from which on a structure is told by more than chance.
const ENOUGH: i32 = 12;
/// Bits from which on a structure that some column breaks is held against that column.
const ENOUGH_TO_FAIL: i32 = 12;

/// Which rows of a stretch of the stack are taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signs {
    /// None.
    Plus,
    /// All from this place of the stack on.
    Tail(usize),
    /// The one at this place of the stack.
    One(usize),
}

impl Signs {
    fn is_minus(self, place: usize) -> bool {
        match self {
            Self::Plus => false,
            Self::Tail(from) => place >= from,
            Self::One(at) => place == at,
        }
    }
}

/// The stack from `start` on, with these signs, may come to the row.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    start: usize,
    signs: Signs,
}

/// How a candidate does in all columns.
#[derive(Clone, Debug, Default)]
struct Weighed {
    score: i32,
    /// For each column: what is left, and the number of parts that are not zero. None where the total
    /// or its parts are missing.
    columns: Vec<Option<(Residual, usize)>>,
    passes: usize,
    fails: usize,
}

/// Finds what adds up in the columns of `sheet`.
pub(super) fn foot(sheet: &Sheet, sums: &mut Vec<Sum>) {
    let mut stack: Vec<usize> = Vec::new();
    for row in 0..sheet.rows.len() {
        if let Some((candidate, weighed)) = best(sheet, &stack, row) {
            report(sheet, &stack, row, candidate, &weighed, sums);
            stack.truncate(candidate.start);
        }
        stack.push(row);
    }
}

/// The best structure for `row` as a total.
fn best(sheet: &Sheet, stack: &[usize], row: usize) -> Option<(Candidate, Weighed)> {
    if stack.len() < 2 {
        return None;
    }
    let mut best: Option<(Candidate, Weighed)> = None;
    let mut tried = 0;
    let mut candidates = Vec::new();
    for column in 0..sheet.columns {
        let Some(total) = sheet.get(row, column).filter(|e| e.value != 0) else { continue };
        candidates.clear();
        find_plain(sheet, stack, column, total.value, total.step, &mut candidates);
        if candidates.is_empty() && may_be_result(sheet, row) {
            find_signed(sheet, stack, column, total.value, total.step, &mut candidates);
        }
        for candidate in candidates.drain(..) {
            let weighed = weigh(sheet, stack, row, candidate);
            if best.as_ref().is_none_or(|(_, b)| weighed.score > b.score) {
                best = Some((candidate, weighed));
            }
        }
        tried += 1;
        let done = best.as_ref().is_some_and(|(_, b)| b.fails == 0 && b.score >= ENOUGH);
        if done || tried == 4 {
            break;
        }
    }
    best.filter(|(_, w)| w.score >= if w.fails > 0 { ENOUGH_TO_FAIL } else { ENOUGH })
}

/// True for rows whose words or rules let them be what is left after others are taken away.
fn may_be_result(sheet: &Sheet, row: usize) -> bool {
    let words = sheet.rows[row].words;
    let said = RowWords::TOTAL
        | RowWords::NET
        | RowWords::RESULT
        | RowWords::GROSS
        | RowWords::CLOSING
        | RowWords::BALANCE;
    words.any(said) || words.count == 0 || sheet.rows[row].ruled
}

/// Stretches at the end of the stack that add up to `total` in `column`.
fn find_plain(
    sheet: &Sheet,
    stack: &[usize],
    column: usize,
    total: i64,
    step: i64,
    found: &mut Vec<Candidate>,
) {
    let (mut sum, mut steps, mut parts) = (0i64, step, 0);
    for (start, row) in stack.iter().enumerate().rev().take(REACH) {
        let Some(entry) = sheet.get(*row, column).filter(|e| e.value != 0) else { continue };
        sum = sum.saturating_add(entry.value);
        steps += entry.step;
        parts += 1;
        if parts >= 2 && (Residual { value: total - sum, steps }).is_rounding() {
            found.push(Candidate { start, signs: Signs::Plus });
        }
    }
}

/// Stretches at the end of the stack that come to `total` in `column` where some are taken away.
fn find_signed(
    sheet: &Sheet,
    stack: &[usize],
    column: usize,
    total: i64,
    step: i64,
    found: &mut Vec<Candidate>,
) {
    let from = stack.len().saturating_sub(SIGNED_REACH);
    let value = |place: usize| sheet.get(stack[place], column).map_or(0, |e| e.value);
    let (mut sum, mut steps, mut parts) = (0i64, step, 0);
    for start in (from..stack.len()).rev() {
        let Some(entry) = sheet.get(stack[start], column).filter(|e| e.value != 0) else { continue };
        sum = sum.saturating_add(entry.value);
        steps += entry.step;
        parts += 1;
        if parts < 2 {
            continue;
        }
        // Taking a row away instead of adding it changes the sum by twice its value.
        let over = |away: i64| Residual { value: total - sum + 2 * away, steps };
        let mut tail = 0i64;
        for place in (start + 1..stack.len()).rev() {
            let at = value(place);
            if at == 0 {
                continue;
            }
            tail = tail.saturating_add(at);
            if over(tail).is_rounding() {
                found.push(Candidate { start, signs: Signs::Tail(place) });
            } else if over(at).is_rounding() {
                found.push(Candidate { start, signs: Signs::One(place) });
            }
        }
    }
}

/// Weighs a candidate over all columns.
fn weigh(sheet: &Sheet, stack: &[usize], row: usize, candidate: Candidate) -> Weighed {
    let mut weighed = Weighed { columns: vec![None; sheet.columns], ..Weighed::default() };
    for column in 0..sheet.columns {
        let Some(total) = sheet.get(row, column) else { continue };
        let (mut sum, mut size, mut steps, mut parts) = (0i64, total.value.abs(), total.step, 0usize);
        let (mut mixed, mut repeats) = (false, false);
        for place in candidate.start..stack.len() {
            let Some(entry) = sheet.get(stack[place], column).filter(|e| e.adds_to(total)) else { continue };
            mixed |= entry.kind != total.kind;
            let minus = candidate.signs.is_minus(place);
            sum = sum.saturating_add(if minus { -entry.value } else { entry.value });
            size = size.saturating_add(entry.value.abs());
            // The others cancel out: two figures that are the same, and nothing more.
            repeats |= (if minus { -entry.value } else { entry.value }) == total.value;
            steps += entry.step;
            parts += usize::from(entry.value != 0);
        }
        let residual = Residual { value: total.value - sum, steps };
        if residual.is_rounding() {
            let bits = evidence::bits(size / 2, residual);
            weighed.score += if parts >= 2 && !repeats { bits } else { bits.min(2) };
            weighed.passes += 1;
        } else if mixed || parts == 0 {
            continue;
        } else {
            // A column with one digit wrong is what checks are made to find.
            weighed.score -= if is_fault(residual, parts, total.step) { 1 } else { 6 };
            weighed.fails += 1;
        }
        weighed.columns[column] = Some((residual, parts));
    }
    weighed.score += told(sheet, stack, row, candidate);
    weighed
}

/// What words, rules and headings say for a candidate, less what it costs to have tried others.
fn told(sheet: &Sheet, stack: &[usize], row: usize, candidate: Candidate) -> i32 {
    let total = &sheet.rows[row];
    let mut bits = 0;
    if total.words.any(RowWords::TOTAL) {
        bits += 7;
    } else if total.words.any(RowWords::NET | RowWords::GROSS | RowWords::RESULT | RowWords::CLOSING) {
        bits += 3;
    } else if total.words.count == 0 {
        bits += 4;
    }
    if total.ruled {
        bits += 4;
    }
    let first = &sheet.rows[stack[candidate.start]];
    let before = candidate.start.checked_sub(1).map(|at| &sheet.rows[stack[at]]);
    bits += match before {
        None => 3,
        Some(_) if first.opens => 3,
        Some(before) if before.parent != first.parent => 3,
        Some(before) if before.words.any(RowWords::TOTAL) => 2,
        Some(_) => -2,
    };
    let length = stack.len() - candidate.start;
    bits -= i32::try_from(length.max(2).ilog2()).unwrap_or(0);
    bits - match candidate.signs {
        Signs::Plus => 0,
        Signs::Tail(_) => 3,
        Signs::One(place) => {
            if sheet.rows[stack[place]].words.any(RowWords::LESS) {
                1
            } else {
                4
            }
        }
    }
}

/// Writes down the sums of all columns.
fn report(
    sheet: &Sheet,
    stack: &[usize],
    row: usize,
    candidate: Candidate,
    weighed: &Weighed,
    sums: &mut Vec<Sum>,
) {
    for (column, done) in weighed.columns.iter().enumerate() {
        let Some((residual, parts)) = done else { continue };
        let Some(total) = sheet.get(row, column) else { continue };
        if !residual.is_rounding() && !is_fault(*residual, *parts, total.step) {
            continue;
        }
        let terms: Vec<Term> = (candidate.start..stack.len())
            .filter_map(|place| {
                let entry = sheet.get(stack[place], column)?;
                entry
                    .adds_to(total)
                    .then_some(Term { figure: entry.figure, minus: candidate.signs.is_minus(place) })
            })
            .collect();
        if terms.len() < 2 {
            continue;
        }
        sums.push(Sum {
            total: total.figure,
            terms,
            residual: sheet.decimal(residual.value),
            steps: sheet.decimal(residual.steps),
        });
    }
}

/// True where a column that does not foot is told to be wrong, not merely other.
fn is_fault(residual: Residual, parts: usize, step: i64) -> bool {
    parts >= 2 && evidence::shape(residual.value, step) != Shape::Other
}
