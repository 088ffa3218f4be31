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

mod candidates;
mod faults;
mod first;
mod outer;
mod single;
#[cfg(test)]
mod tests;
mod weigh;

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Residual};
use super::row_words::RowWords;
use super::sheet::{Entry, Sheet};
use crate::figures::{FigureId, Kind};
use candidates::{Candidate, Signs};
use faults::Structure;
pub(super) use faults::is_turned_result;
use weigh::{InColumn, Weighed};

/// Bits from which on a structure is told by more than chance.
const ENOUGH: i32 = 12;
/// Bits for a structure that no column bears out to the last digit.
const ENOUGH_WITHOUT_PROOF: i32 = 12;
/// Bits for such a structure where a total follows all the rows below a heading.
const ENOUGH_WHERE_NATURAL: i32 = 8;
/// Bits for a row without a name to which the rows below a heading come exactly: it can be little else.
const ENOUGH_WITHOUT_NAME: i32 = 6;
/// Bits of a part from which on its sign is told by a sum that comes out with the other one.
const TURNED: i32 = 3;
/// Bits for costs taken from an amount in a row that no word calls a result.
const ENOUGH_WITHOUT_WORDS: i32 = 18;
/// Columns that are searched for a structure.
const SEARCHED: usize = 4;

/// A row that nothing has added up yet, at least not in all of its columns:
///
/// ```text
///                              Retained   Unrealized    Total
/// Balance, beginning of year       900           50       950
/// Net income                       120                    120     spent in the last column only
/// Unrealized loss                               (20)      (20)    the same
/// Comprehensive income                                    100
/// Balance, end of year           1,020           30     1,050
/// ```
#[derive(Clone, Copy, Debug)]
struct Item {
    row: usize,
    /// Other rows add up to it.
    total: bool,
    /// The columns in which a total stands for it, one bit each.
    spent: u64,
}

impl Item {
    fn new(row: usize, total: bool) -> Self {
        Self { row, total, spent: 0 }
    }

    /// Its entry in a column, unless a total stands for it there.
    fn entry(self, sheet: &Sheet, column: usize) -> Option<&Entry> {
        let spent = column < COLUMNS && self.spent >> column & 1 != 0;
        sheet.get(self.row, column).filter(|_| !spent)
    }
}

/// Columns in which a row may wait for its total while others have one.
const COLUMNS: usize = u64::BITS as usize;
/// Rows that wait for their total in some column, at most.
const WAITING: usize = 48;

/// Lets the row `total` stand for the rows from `start` on, in the columns that it has.
fn spend(sheet: &Sheet, stack: &mut Vec<Item>, start: usize, total: usize) {
    let bits = |row: usize| {
        let entries = sheet.row(row).iter().take(COLUMNS).enumerate();
        entries.filter(|(_, e)| e.is_some()).fold(0u64, |bits, (column, _)| bits | 1 << column)
    };
    let of_total = bits(total);
    let mut waiting = 0;
    let mut place = 0;
    let wide = sheet.columns > COLUMNS;
    stack.retain_mut(|item| {
        place += 1;
        if place <= start {
            return true;
        }
        item.spent |= of_total;
        let open = |(column, entry): (usize, &Option<Entry>)| {
            item.spent >> column & 1 == 0 && entry.is_some_and(|e| e.is_additive() && e.value != 0)
        };
        let waits = !wide && waiting < WAITING && sheet.row(item.row).iter().enumerate().any(open);
        waiting += usize::from(waits);
        waits
    });
}

/// Finds what adds up in the columns of `sheet`.
pub(super) fn foot(sheet: &Sheet, sums: &mut Vec<Equation>) {
    let mut stack: Vec<Item> = Vec::new();
    let mut candidates = Vec::new();
    let mut found = Vec::new();
    first::totals(sheet, &mut found);
    outer::totals(sheet, &mut found);
    for row in 0..sheet.rows.len() {
        let structure = best(sheet, &stack, row, &mut candidates);
        let structure = structure.filter(|(told, _)| !is_part(sheet, &stack, row, *told, &mut candidates));
        let mut total = true;
        if let Some((candidate, weighed)) = &structure {
            write_down(sheet, &stack, row, *candidate, weighed, &mut found);
            spend(sheet, &mut stack, candidate.start, row);
        } else if single::repeats_its_only_part(sheet, &stack, row, &mut found) {
            stack.pop();
        } else {
            total = false;
        }
        stack.push(Item::new(row, total));
    }
    // A column of changes or of averages adds up nowhere. One wrong subtotal fails twice, once as a total
    // and once as a part.
    let mut columns = vec![(0usize, 0usize); sheet.columns];
    for InSheet { column, holds, .. } in &found {
        if let Some((held, failed)) = columns.get_mut(*column) {
            *(if *holds { held } else { failed }) += 1;
        }
    }
    let adds = |column: usize| columns.get(column).is_none_or(|(held, failed)| *failed < 3 || failed <= held);
    let told = |column: usize| columns.get(column).is_some_and(|(held, failed)| *held > *failed);
    // Rates of growth come to nothing, though a few of them may seem to.
    let rates: Vec<bool> = (0..sheet.columns).map(|column| is_of_growth(sheet, column)).collect();
    found.retain(|sum| !rates.get(sum.column).copied().unwrap_or(false));
    // The tags of a Financial Data Schedule leave out rows of the statements: what misses tells nothing.
    found.retain(|sum| sum.holds || !sheet.tagged && adds(sum.column) && (!sum.weak || told(sum.column)));
    sums.extend(found.into_iter().map(|sum| sum.equation));
}

/// True for a column of percentages that is of no time beside others that are, goes below nothing and never comes to a
/// hundred: it holds changes, while shares of a whole do neither.
fn is_of_growth(sheet: &Sheet, column: usize) -> bool {
    let hundred = 100 * 10i64.pow(sheet.places.min(8));
    let mut entries = (0..sheet.rows.len()).filter_map(|row| sheet.get(row, column));
    let mut falls = false;
    sheet.is_untimed(column)
        && entries.all(|entry| {
            falls |= entry.value < 0;
            entry.kind == Kind::Percent && entry.value != hundred
        })
        && falls
}

/// A sum of a sheet.
struct InSheet {
    column: usize,
    holds: bool,
    weak: bool,
    equation: Equation,
}

/// The best structure for `row` as a total.
fn best(
    sheet: &Sheet,
    stack: &[Item],
    row: usize,
    candidates: &mut Vec<Candidate>,
) -> Option<(Candidate, Weighed)> {
    if stack.len() < 2 {
        return None;
    }
    let cue = weigh::cue(&sheet.rows[row]);
    // Of a row that nothing calls or rules off, only other columns tell that it is a total.
    let named = !sheet.rows[row].unnamed || sheet.rows[row].ruled || sheet.rows[row].currency;
    let less = stack.last().is_some_and(|item| sheet.rows[item.row].words.any(RowWords::LESS));
    // Results stand at the end of a block of rows, whatever they are called.
    let closes = sheet.rows.get(row + 1).is_none_or(|next| next.opens);
    let may_take_away = cue > 0 || less || closes;
    let mut best: Option<(Candidate, Weighed)> = None;
    let mut tried = 0;
    // What is set off in full leaves nothing: "Less valuation allowance (325,000)", "Net -".
    let nothing = cue >= 3 && sheet.row(row).iter().flatten().all(|e| e.value == 0);
    for column in 0..sheet.columns {
        let Some(total) = sheet.get(row, column).filter(|e| e.value != 0 || nothing) else { continue };
        candidates.clear();
        let view = candidates::View { sheet, stack, column, total };
        candidates::plain(view, (named && cue >= 4, named && cue >= 3), row, candidates);
        if candidates.iter().all(|c| c.near) && may_take_away {
            candidates::signed(view, candidates);
        }
        if less && cue >= 3 {
            candidates::less(view, candidates);
        }
        if candidates.is_empty() && named && cue >= 4 {
            faults::exchanged(view, row, candidates);
        }
        for candidate in candidates.drain(..) {
            let weighed = weigh::weigh(sheet, stack, row, candidate);
            if best.as_ref().is_none_or(|(_, b)| weighed.score > b.score) {
                best = Some((candidate, weighed));
            }
        }
        // A balance that did not move tells nothing of what moved the others, nor does income that a dash was taken from.
        let nearest = stack.iter().rev().filter_map(|item| item.entry(sheet, column)).find(|e| e.value != 0);
        let stands_still = nearest.is_some_and(|e| e.value == total.value && e.kind == total.kind);
        tried += usize::from(!stands_still);
        let done = best.as_ref().is_some_and(|(_, b)| b.fails == 0 && b.score >= ENOUGH);
        if done || tried == SEARCHED {
            break;
        }
    }
    best.filter(|(candidate, w)| {
        // Without a word for it, costs are taken from one amount and no other, in nearly all columns.
        let unnamed = cue <= 0 && !less && candidate.signs != Signs::Plus;
        if unnamed {
            let from_one = candidate.signs == Signs::Tail(candidate.start + 1);
            return from_one && 2 * w.fails <= w.passes && w.score >= ENOUGH_WITHOUT_WORDS;
        }
        // A number below the figures may be that of the page, where no column adds up to it.
        let marked = || sheet.rows[row].ruled || weigh::is_set_off(sheet, stack, row, *candidate);
        if w.passes == 0 && sheet.rows[row].unnamed && !(w.natural && marked()) {
            return false;
        }
        let enough = match (w.passes, w.natural) {
            (0, true) => ENOUGH_WHERE_NATURAL,
            (0, false) => ENOUGH_WITHOUT_PROOF,
            _ if w.unnamed => ENOUGH_WITHOUT_NAME,
            _ => ENOUGH,
        };
        // One digit is wrong in one column; where more do not add up, nothing does.
        w.score >= enough && w.fails <= w.passes.max(1)
    })
}

/// True where the row that a structure takes others away for is the last part of a total that follows:
///
/// ```text
/// Total assets        90        90 − 60 − 10 = 20 holds,
/// Total liabilities   60
/// Common stock        10
/// Retained earnings   20
/// Total equity        30        but 10 + 20 = 30 is what the sheet says
/// ```
fn is_part(
    sheet: &Sheet,
    stack: &[Item],
    row: usize,
    told: Candidate,
    candidates: &mut Vec<Candidate>,
) -> bool {
    let Some(next) = sheet.rows.get(row + 1).filter(|_| told.signs != Signs::Plus) else { return false };
    if weigh::cue(next) < 3 {
        return false;
    }
    let mut longer = stack.to_vec();
    longer.push(Item::new(row, false));
    best(sheet, &longer, row + 1, candidates).is_some_and(|(of_next, _)| {
        let within = told.start + 1..stack.len();
        of_next.signs == Signs::Plus && within.contains(&of_next.start)
    })
}

/// Writes down the sums of all columns.
fn write_down(
    sheet: &Sheet,
    stack: &[Item],
    row: usize,
    candidate: Candidate,
    weighed: &Weighed,
    sums: &mut Vec<InSheet>,
) {
    let parts = |column: usize| -> Vec<(FigureId, bool)> {
        let Some(total) = sheet.get(row, column) else { return Vec::new() };
        let part = |place: usize| {
            let entry = stack[place].entry(sheet, column)?;
            entry.adds_to(total).then_some((entry.figure, candidate.signs.is_minus(place)))
        };
        (candidate.start..stack.len()).filter_map(part).collect()
    };
    // Where a row is the only one in its column, the total repeats it; other columns must tell that
    // the rows add up.
    let told = weighed.columns.iter().any(|c| c.residual.is_rounding() && parts(c.column).len() >= 2);
    let structure = Structure { sheet, stack, row, candidate };
    // Income less costs, or assets less what others have in them, is what a statement says, and no column
    // that adds up.
    let named = sheet.rows[row].words.any(RowWords::RESULT | RowWords::EQUITY);
    let result = named && candidate.signs != Signs::Plus;
    let kind = if result { CheckKind::Identity } else { CheckKind::Foot };
    let rolls = weigh::rolls(sheet, stack, row, candidate);
    let swapped = |column: usize| weighed.swapped.is_some_and(|(a, b)| column == a || column == b);
    let slips = |found: &&InColumn| {
        let slip = || swapped(found.column) || is_slip(sheet, stack, row, candidate, found);
        !found.residual.is_rounding() && found.fault && slip()
    };
    // Two numbers that changed places are one fault.
    let faults = weighed.columns.iter().filter(slips).count();
    let faults = faults.saturating_sub(usize::from(weighed.swapped.is_some()));
    // A fault is one number. Where more columns miss, a row takes part that the table does not print.
    let one = faults <= 1 || 4 * faults <= weighed.passes;
    for found in &weighed.columns {
        let Some(total) = sheet.get(row, found.column) else { continue };
        let mut holds = found.residual.is_rounding();
        let mut parts = parts(found.column);
        let mut open = false;
        // Which rows are taken away is one thing for all columns, but a provision set free, or what was
        // paid out and is printed without brackets, is not.
        if !holds && (rolls || candidate.signs != Signs::Plus) {
            let plain = candidate.signs == Signs::Plus;
            match turn(sheet, stack, found, plain, &mut parts) {
                Turned::Told => holds = true,
                Turned::Open => open = true,
                Turned::No => {}
            }
        }
        if !holds && (open || !one || !slips(&found)) {
            continue;
        }
        let alone = || holds || structure.is_repeat_of(found);
        if parts.len() >= 2 || parts.len() == 1 && told && total.value != 0 && alone() {
            let equation = Equation::sum(kind, parts, total.figure);
            sums.push(InSheet { column: found.column, holds, weak: found.weak, equation });
        }
    }
}

/// What the other sign of one part does to a sum that does not come out.
enum Turned {
    /// The sum comes out, and is long enough to tell.
    Told,
    /// It comes out, but the part is so small that this is no more than likely.
    Open,
    /// Nothing.
    No,
}

/// Gives one of `parts` the other sign, where the sum of a column then comes out. Where all rows are added, `plain`, and
/// the row of the part has brackets in one column and none in another, the brackets are its sign: one that has none is
/// not taken away, it has lost them.
fn turn(
    sheet: &Sheet,
    stack: &[Item],
    found: &InColumn,
    plain: bool,
    parts: &mut [(FigureId, bool)],
) -> Turned {
    let entry = |figure: FigureId| {
        let of_column = { stack.iter().rev() }.filter_map(|i| Some((i.row, i.entry(sheet, found.column)?)));
        { of_column }.find(|(_, entry)| entry.figure == figure)
    };
    let mut turned = Turned::No;
    for part in parts {
        let Some((row, entry)) = entry(part.0).filter(|(_, e)| e.value.abs() / e.step.max(1) >= 2) else {
            continue;
        };
        // Taking a part away instead of adding it changes the sum by twice its value.
        let by = entry.value.saturating_mul(if part.1 { -2 } else { 2 });
        let left = Residual { value: found.residual.value.saturating_add(by), ..found.residual };
        if plain && left.is_rounding() && is_signed(sheet, row, entry) {
            continue;
        }
        if left.is_rounding() && evidence::bits(entry.value.abs(), left) >= TURNED {
            part.1 = !part.1;
            return Turned::Told;
        } else if left.value == 0 {
            turned = Turned::Open;
        }
    }
    turned
}

/// True where another figure of the row, of the kind of `entry`, has the other sign: "1,840" beside "(1,765)".
fn is_signed(sheet: &Sheet, row: usize, entry: &Entry) -> bool {
    let others = sheet.row(row).iter().flatten().filter(|e| e.kind == entry.kind);
    { others }.any(|other| other.value.signum() * entry.value.signum() < 0)
}

/// True where a slip in one figure makes what is left in a column, or one is printed in pieces.
fn is_slip(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate, found: &InColumn) -> bool {
    let Some(total) = sheet.get(row, found.column) else { return false };
    let parts = stack.iter().enumerate().skip(candidate.start).filter_map(|(place, item)| {
        let entry = item.entry(sheet, found.column).filter(|e| e.adds_to(total))?;
        Some((entry, if candidate.signs.is_minus(place) { -1 } else { 1 }))
    });
    let operands = parts.chain([(total, -1)]);
    let broken = operands.clone().any(|(entry, _)| entry.broken);
    let signed = operands.map(|(e, sign)| (sign * e.value, e.step));
    broken
        || evidence::is_slip_of_one(signed.clone(), found.residual)
        || candidate.signs == Signs::Plus && evidence::is_turned_or_scaled(signed, found.residual)
        || Structure { sheet, stack, row, candidate }.tells(found)
}
