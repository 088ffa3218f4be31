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
mod weigh;

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Residual};
use super::row_words::RowWords;
use super::sheet::Sheet;
use crate::figures::FigureId;
use candidates::{Candidate, Signs};
use weigh::{InColumn, Weighed};

/// Bits from which on a structure is told by more than chance.
const ENOUGH: i32 = 12;
/// Bits for a structure that no column bears out to the last digit.
const ENOUGH_WITHOUT_PROOF: i32 = 12;
/// Bits for such a structure where a total follows all the rows below a heading.
const ENOUGH_WHERE_NATURAL: i32 = 8;
/// Bits of a part from which on its sign is told by a sum that comes out with the other one.
const TURNED: i32 = 3;
/// Columns that are searched for a structure.
const SEARCHED: usize = 4;

/// A row that nothing has added up yet.
#[derive(Clone, Copy, Debug)]
struct Item {
    row: usize,
    /// Other rows add up to it.
    total: bool,
}

/// Finds what adds up in the columns of `sheet`.
pub(super) fn foot(sheet: &Sheet, sums: &mut Vec<Equation>) {
    let mut stack: Vec<Item> = Vec::new();
    let mut candidates = Vec::new();
    let mut found = Vec::new();
    for row in 0..sheet.rows.len() {
        let structure = best(sheet, &stack, row, &mut candidates);
        if let Some((candidate, weighed)) = &structure {
            write_down(sheet, &stack, row, *candidate, weighed, &mut found);
            stack.truncate(candidate.start);
        }
        stack.push(Item { row, total: structure.is_some() });
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
    found.retain(|sum| sum.holds || adds(sum.column) && (!sum.weak || told(sum.column)));
    sums.extend(found.into_iter().map(|sum| sum.equation));
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
    let mut best: Option<(Candidate, Weighed)> = None;
    let mut tried = 0;
    for column in 0..sheet.columns {
        let Some(total) = sheet.get(row, column).filter(|e| e.value != 0) else { continue };
        candidates.clear();
        let view = candidates::View { sheet, stack, column, total };
        candidates::plain(view, cue >= 4, candidates);
        if candidates.iter().all(|c| c.near) && cue > 0 {
            candidates::signed(view, candidates);
        }
        for candidate in candidates.drain(..) {
            let weighed = weigh::weigh(sheet, stack, row, candidate);
            if best.as_ref().is_none_or(|(_, b)| weighed.score > b.score) {
                best = Some((candidate, weighed));
            }
        }
        tried += 1;
        let done = best.as_ref().is_some_and(|(_, b)| b.fails == 0 && b.score >= ENOUGH);
        if done || tried == SEARCHED {
            break;
        }
    }
    best.filter(|(_, w)| {
        let enough = match (w.passes, w.natural) {
            (0, true) => ENOUGH_WHERE_NATURAL,
            (0, false) => ENOUGH_WITHOUT_PROOF,
            _ => ENOUGH,
        };
        // One digit is wrong in one column; where more do not add up, nothing does.
        w.score >= enough && w.fails <= w.passes.max(1)
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
            let entry = sheet.get(stack[place].row, column)?;
            entry.adds_to(total).then_some((entry.figure, candidate.signs.is_minus(place)))
        };
        (candidate.start..stack.len()).filter_map(part).collect()
    };
    // Where a row is the only one in its column, the total repeats it; other columns must tell that
    // the rows add up.
    let told = weighed.columns.iter().any(|c| c.residual.is_rounding() && parts(c.column).len() >= 2);
    // Income less costs, or assets less what others have in them, is what a statement says, and no column
    // that adds up.
    let named = sheet.rows[row].words.any(RowWords::RESULT | RowWords::EQUITY);
    let result = named && candidate.signs != Signs::Plus;
    let kind = if result { CheckKind::Identity } else { CheckKind::Foot };
    let rolls = weigh::rolls(sheet, stack, row, candidate);
    for found in &weighed.columns {
        let Some(total) = sheet.get(row, found.column) else { continue };
        let mut holds = found.residual.is_rounding();
        let mut parts = parts(found.column);
        // Which rows are taken away is one thing for all columns, but a provision set free, or what was
        // paid out and is printed without brackets, is not.
        if !holds && (rolls || candidate.signs != Signs::Plus) {
            holds = turn(sheet, stack, found, &mut parts);
        }
        let fault = || found.fault && is_slip(sheet, stack, row, candidate, found);
        if !holds && !fault() {
            continue;
        }
        if parts.len() >= 2 || parts.len() == 1 && told && holds && total.value != 0 {
            let equation = Equation::sum(kind, parts, total.figure);
            sums.push(InSheet { column: found.column, holds, weak: found.weak, equation });
        }
    }
}

/// Gives one of `parts` the other sign, where the sum of a column then comes out.
fn turn(sheet: &Sheet, stack: &[Item], found: &InColumn, parts: &mut [(FigureId, bool)]) -> bool {
    let entry = |figure: FigureId| {
        let of_column = stack.iter().rev().filter_map(|item| sheet.get(item.row, found.column));
        { of_column }.find(|entry| entry.figure == figure).copied()
    };
    let turned = parts.iter().position(|(figure, minus)| {
        let Some(entry) = entry(*figure).filter(|e| e.value.abs() / e.step.max(1) >= 2) else { return false };
        // Taking a part away instead of adding it changes the sum by twice its value.
        let by = entry.value.saturating_mul(if *minus { -2 } else { 2 });
        let left = Residual { value: found.residual.value.saturating_add(by), ..found.residual };
        left.is_rounding() && evidence::bits(entry.value.abs(), left) >= TURNED
    });
    if let Some(part) = turned.and_then(|place| parts.get_mut(place)) {
        part.1 = !part.1;
    }
    turned.is_some()
}

/// True where a slip in one figure makes what is left in a column, or one is printed in pieces.
fn is_slip(sheet: &Sheet, stack: &[Item], row: usize, candidate: Candidate, found: &InColumn) -> bool {
    let Some(total) = sheet.get(row, found.column) else { return false };
    let parts = stack.iter().enumerate().skip(candidate.start).filter_map(|(place, item)| {
        let entry = sheet.get(item.row, found.column).filter(|e| e.adds_to(total))?;
        Some((entry, if candidate.signs.is_minus(place) { -1 } else { 1 }))
    });
    let mut operands = parts.chain([(total, -1)]);
    let broken = operands.clone().any(|(entry, _)| entry.broken);
    broken
        || evidence::is_slip_of_one(
            operands.by_ref().map(|(e, sign)| (sign * e.value, e.step)),
            found.residual,
        )
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::{Foot, Identity};
    use crate::checks::sample::checks;

    #[test]
    fn subtotals_add_up_to_totals() {
        let found = checks(
            Foot,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Current assets: | | |\n\
             | Cash | 2,310 | 1,204 |\n\
             | Inventories | 3,420 | 3,315 |\n\
             | Total current assets | 5,730 | 4,519 |\n\
             | Plant | 7,233 | 7,122 |\n\
             | Total assets | 12,963 | 11,641 |\n",
        );
        assert_eq!(
            found,
            [
                "Pass: 2,310 + 3,420 = 5,730",
                "Pass: 1,204 + 3,315 = 4,519",
                "Pass: 5,730 + 7,233 = 12,963",
                "Pass: 4,519 + 7,122 = 11,641",
            ]
        );
    }

    #[test]
    fn the_last_digit_may_be_rounding() {
        let found = checks(
            Foot,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Kettles | 2,310 | 1,204 |\n\
             | Lids | 3,420 | 3,315 |\n\
             | Total sales | 5,731 | 4,519 |\n",
        );
        assert_eq!(found, ["Rounded: 2,310 + 3,420 = 5,731", "Pass: 1,204 + 3,315 = 4,519"]);
    }

    #[test]
    fn a_column_with_one_digit_wrong_fails_where_the_other_holds() {
        let found = checks(
            Foot,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Kettles | 2,310 | 1,204 |\n\
             | Lids | 3,420 | 3,315 |\n\
             | Total sales | 5,030 | 4,519 |\n",
        );
        assert_eq!(found, ["Fail: 2,310 + 3,420 \u{2260} 5,030", "Pass: 1,204 + 3,315 = 4,519"]);
    }

    #[test]
    fn a_total_alone_in_its_column_fails_where_all_rows_below_a_heading_miss_it_by_a_digit() {
        let found = checks(
            Foot,
            "| Hedges | 2023 | 2022 |\n|---|---|---|\n\
             | Prepaid expenses: | | |\n\
             | Cash flow hedges | 762 | \u{2014} |\n\
             | Balance sheet hedges | 124 | \u{2014} |\n\
             | Total | 816 | \u{2014} |\n",
        );
        assert!(found.contains(&"Fail: 762 + 124 \u{2260} 816".to_owned()), "{found:?}");
    }

    #[test]
    fn a_provision_set_free_has_the_other_sign_in_its_column() {
        let found = checks(
            Identity,
            "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
             | Net interest income | 3,604 | 3,318 | 2,972 |\n\
             | Provision for loan losses | - | - | 285 |\n\
             | Fees | 1,448 | 1,372 | 1,291 |\n\
             | Costs | 2,845 | 2,731 | 2,724 |\n\
             | Income before taxes | 2,207 | 1,959 | 1,254 |\n",
        );
        assert!(
            found.contains(&"Pass: 2,972 \u{2212} 285 + 1,291 \u{2212} 2,724 = 1,254".to_owned()),
            "{found:?}"
        );
    }

    #[test]
    fn what_is_left_that_no_digit_makes_is_no_fault() {
        // The last column is that of changes in percent, which add up to nothing.
        let found = checks(
            Foot,
            "| | 2023 | 2022 | Change |\n|---|---|---|---|\n\
             | Kettles | 2,310 | 1,204 | 91 |\n\
             | Lids | 3,420 | 3,315 | 3 |\n\
             | Total sales | 5,730 | 4,519 | 54 |\n",
        );
        assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
    }

    #[test]
    fn a_part_that_is_the_total_makes_no_fault() {
        let found = checks(
            Foot,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Kettles | 2,310 | 3,769 |\n| Lids | 3,420 | 3,315 |\n| Total sales | 5,730 | 3,769 |\n",
        );
        assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
    }

    #[test]
    fn rows_that_happen_to_add_up_are_none() {
        let found = checks(
            Foot,
            "| | Stores | Towns |\n|---|---|---|\n\
             | North | 3 | 9 |\n| South | 4 | 5 |\n| East | 7 | 6 |\n| West | 12 | 8 |\n",
        );
        assert!(found.is_empty(), "{found:?}");
    }
}
