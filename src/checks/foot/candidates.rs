//! Stretches at the end of the stack that may come to a row, found in one column.

use super::super::evidence::{self, Residual, Shape};
use super::super::row_words::RowWords;
use super::super::sheet::{Entry, Sheet};
use super::{Item, faults, weigh};

/// Rows of the stack that a total is sought among.
const REACH: usize = 64;
/// Rows among which some are taken away.
const SIGNED_REACH: usize = 13;
/// Rows without a figure that may stand before the first part.
const EMPTY: usize = 4;

/// Steps by which a sum misses its total, at the least, where a figure is a thousand times another.
const FAR: i64 = 999;

/// Which rows of a stretch of the stack are taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signs {
    /// None.
    Plus,
    /// All from this place of the stack on.
    Tail(usize),
    /// The one at this place of the stack.
    One(usize),
}

impl Signs {
    /// True where the row at `place` of the stack is taken away.
    pub(super) fn is_minus(self, place: usize) -> bool {
        match self {
            Self::Plus => false,
            Self::Tail(from) => place >= from,
            Self::One(at) => place == at,
        }
    }
}

/// The stack from `start` on, with these signs, may come to the row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) signs: Signs,
    /// It does not quite: what is left looks like one digit read or typed wrong.
    pub(super) near: bool,
}

/// A column of the stack and the entry that may be its total.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) stack: &'a [Item],
    pub(super) column: usize,
    pub(super) total: &'a Entry,
}

impl View<'_> {
    pub(super) fn entry(&self, place: usize) -> Option<&Entry> {
        self.stack[place].entry(self.sheet, self.column).filter(|e| e.value != 0)
    }

    /// True where the total, or one of the parts from `start` on, is a thousand times what it should be, or as little of
    /// it.
    fn is_scaled(&self, start: usize, residual: Residual) -> bool {
        let far = residual.value.saturating_abs() / self.total.step.max(1) >= FAR;
        let parts = (start..self.stack.len()).filter_map(|place| self.entry(place));
        let parts = parts.filter(|e| e.adds_to(self.total)).map(|e| (e.value, e.step));
        far && evidence::is_scaled(parts.chain([(-self.total.value, self.total.step)]), residual)
    }
}

/// Stretches that add up to the total, which is that of `row`; with `near`, also those that miss it by a digit, and in any
/// case those of them that go from one balance to the next; with `named`, those whose only part is the total in another
/// column.
pub(super) fn plain(view: View<'_>, (near, named): (bool, bool), row: usize, found: &mut Vec<Candidate>) {
    let (mut sum, mut steps, mut parts) = (0i64, view.total.step, 0);
    for start in (0..view.stack.len()).rev().take(REACH) {
        let Some(entry) = view.entry(start).filter(|e| e.adds_to(view.total)) else { continue };
        sum = sum.saturating_add(entry.value);
        steps += entry.step;
        parts += 1;
        if parts < 2 {
            continue;
        }
        let residual = Residual { value: view.total.value - sum, steps };
        let meets = residual.is_rounding();
        let near = || near || weigh::rolls_on(view.sheet, view.stack[start].row, row);
        // The shape of what is missing is told at once; the others are asked of every row above.
        let shaped = || evidence::shape(residual, view.total.step) != Shape::Other;
        let fault = || shaped() || view.is_scaled(start, residual);
        let repeated = || named && shaped() && faults::repeats_elsewhere(view, start, row);
        if !(meets || near() && fault() || repeated()) {
            continue;
        }
        // Rows above that are empty in this column may hold something in others.
        let empty = (0..start).rev().take(EMPTY).take_while(|at| view.entry(*at).is_none());
        let first = empty.last().unwrap_or(start);
        found.extend((first..=start).rev().map(|start| Candidate {
            start,
            signs: Signs::Plus,
            near: !meets,
        }));
    }
}

/// A total less the rows below it that are called so, where a digit is wrong.
pub(super) fn less(view: View<'_>, found: &mut Vec<Candidate>) {
    let is_less = |item: &&Item| view.sheet.rows[item.row].words.any(RowWords::LESS);
    let taken = view.stack.iter().rev().take(SIGNED_REACH).take_while(is_less).count();
    let from = view.stack.len() - taken;
    let Some(start) = from.checked_sub(1).filter(|start| view.stack[*start].total) else { return };
    let Some(whole) = view.entry(start).filter(|e| e.adds_to(view.total)) else { return };
    let (mut value, mut steps) = (view.total.value.saturating_sub(whole.value), view.total.step + whole.step);
    for entry in (from..view.stack.len()).filter_map(|place| view.entry(place)) {
        value = value.saturating_add(entry.value);
        steps += entry.step;
    }
    let residual = Residual { value, steps };
    if !residual.is_rounding() && evidence::shape(residual, view.total.step) != Shape::Other {
        found.push(Candidate { start, signs: Signs::Tail(from), near: true });
    }
}

/// Stretches that come to the total where some rows are taken away.
pub(super) fn signed(view: View<'_>, found: &mut Vec<Candidate>) {
    let (mut sum, mut steps, mut parts) = (0i64, view.total.step, 0);
    let mut reach = SIGNED_REACH;
    for start in (0..view.stack.len()).rev() {
        // What waits for its total in other columns is none of this one's.
        reach -= usize::from(view.stack[start].spent == 0);
        if reach == 0 {
            break;
        }
        let Some(entry) = view.entry(start).filter(|e| e.adds_to(view.total)) else { continue };
        sum = sum.saturating_add(entry.value);
        steps += entry.step;
        parts += 1;
        if parts < 2 {
            continue;
        }
        // Taking a row away instead of adding it changes the sum by twice its value.
        let meets = |away: i64| Residual { value: view.total.value - sum + 2 * away, steps }.is_rounding();
        let mut tail = 0i64;
        for place in (start + 1..view.stack.len()).rev() {
            let Some(entry) = view.entry(place).filter(|e| e.adds_to(view.total)) else { continue };
            tail = tail.saturating_add(entry.value);
            let signs = if meets(tail) {
                Signs::Tail(place)
            } else if meets(entry.value) {
                Signs::One(place)
            } else {
                continue;
            };
            found.push(Candidate { start, signs, near: false });
        }
    }
}
