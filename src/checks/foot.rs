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
mod single;
mod weigh;

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Residual};
use super::row_words::RowWords;
use super::sheet::{Entry, Sheet};
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
    // The tags of a Financial Data Schedule leave out rows of the statements: what misses tells nothing.
    found.retain(|sum| sum.holds || !sheet.tagged && adds(sum.column) && (!sum.weak || told(sum.column)));
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
    // Of a row that nothing calls or rules off, only other columns tell that it is a total.
    let named = sheet.rows[row].words.count > 0 || sheet.rows[row].ruled;
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
        candidates::plain(view, named && cue >= 4, weigh::closes(&sheet.rows[row]), candidates);
        if candidates.iter().all(|c| c.near) && may_take_away {
            candidates::signed(view, candidates);
        }
        if less && cue >= 3 {
            candidates::less(view, candidates);
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
    best.filter(|(candidate, w)| {
        // Without a word for it, costs are taken from one amount and no other, in nearly all columns.
        let unnamed = cue <= 0 && !less && candidate.signs != Signs::Plus;
        if unnamed {
            let from_one = candidate.signs == Signs::Tail(candidate.start + 1);
            return from_one && 2 * w.fails <= w.passes && w.score >= ENOUGH_WITHOUT_WORDS;
        }
        let enough = match (w.passes, w.natural) {
            (0, true) => ENOUGH_WHERE_NATURAL,
            (0, false) => ENOUGH_WITHOUT_PROOF,
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
    // Income less costs, or assets less what others have in them, is what a statement says, and no column
    // that adds up.
    let named = sheet.rows[row].words.any(RowWords::RESULT | RowWords::EQUITY);
    let result = named && candidate.signs != Signs::Plus;
    let kind = if result { CheckKind::Identity } else { CheckKind::Foot };
    let rolls = weigh::rolls(sheet, stack, row, candidate);
    let slips = |found: &&InColumn| {
        !found.residual.is_rounding() && found.fault && is_slip(sheet, stack, row, candidate, found)
    };
    let faults = weighed.columns.iter().filter(slips).count();
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
            match turn(sheet, stack, found, &mut parts) {
                Turned::Told => holds = true,
                Turned::Open => open = true,
                Turned::No => {}
            }
        }
        if !holds && (open || !one || !slips(&found)) {
            continue;
        }
        if parts.len() >= 2 || parts.len() == 1 && told && holds && total.value != 0 {
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

/// Gives one of `parts` the other sign, where the sum of a column then comes out.
fn turn(sheet: &Sheet, stack: &[Item], found: &InColumn, parts: &mut [(FigureId, bool)]) -> Turned {
    let entry = |figure: FigureId| {
        let of_column = stack.iter().rev().filter_map(|item| item.entry(sheet, found.column));
        { of_column }.find(|entry| entry.figure == figure).copied()
    };
    let mut turned = Turned::No;
    for part in parts {
        let Some(entry) = entry(part.0).filter(|e| e.value.abs() / e.step.max(1) >= 2) else { continue };
        // Taking a part away instead of adding it changes the sum by twice its value.
        let by = entry.value.saturating_mul(if part.1 { -2 } else { 2 });
        let left = Residual { value: found.residual.value.saturating_add(by), ..found.residual };
        if left.is_rounding() && evidence::bits(entry.value.abs(), left) >= TURNED {
            part.1 = !part.1;
            return Turned::Told;
        } else if left.value == 0 {
            turned = Turned::Open;
        }
    }
    turned
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
    fn a_heading_with_one_row_has_it_for_its_total() {
        let flows = |spent: &str| {
            checks(
                Foot,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n\
                     | Cash flows from operations: | | |\n\
                     | Cash from customers | 9,310 | 8,204 |\n\
                     | Cash paid to suppliers | (7,420) | (6,315) |\n\
                     | Net cash provided by operations | 1,890 | 1,889 |\n\
                     | Cash flows from investing: | | |\n\
                     | Kettle presses bought | {spent} | (811) |\n\
                     | Net cash used in investing | (1,204) | (811) |\n\
                     | Net increase in cash | 686 | 1,078 |\n"
                ),
            )
        };
        let found = flows("(1,204)");
        for sum in ["Pass: (1,204) = (1,204)", "Pass: 1,890 + (1,204) = 686", "Pass: 1,889 + (811) = 1,078"] {
            assert!(found.contains(&sum.to_owned()), "{sum}: {found:?}");
        }
        assert!(flows("(1,504)").contains(&"Fail: (1,504) \u{2260} (1,204)".to_owned()));
    }

    #[test]
    fn the_last_part_of_a_total_is_none() {
        let found = checks(
            Foot,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Total assets | 9,310 | 8,204 |\n\
             | Total liabilities | 6,120 | 5,315 |\n\
             | Common stock | 1,000 | 1,000 |\n\
             | Retained earnings | 2,190 | 1,889 |\n\
             | Total equity | 3,190 | 2,889 |\n",
        );
        assert_eq!(found, ["Pass: 1,000 + 2,190 = 3,190", "Pass: 1,000 + 1,889 = 2,889"]);
    }

    #[test]
    fn what_is_set_off_in_full_leaves_nothing() {
        let taxes = |allowance: &str| {
            checks(
                Foot,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n\
                     | Losses carried forward | 325,400 | 310,200 |\n\
                     | Less valuation allowance | ({allowance}) | (310,200) |\n\
                     | Net deferred tax assets | - | - |\n"
                ),
            )
        };
        assert!(
            taxes("325,400").contains(&"Pass: 325,400 + (325,400) = -".to_owned()),
            "{:?}",
            taxes("325,400")
        );
        assert!(taxes("325,700").contains(&"Fail: 325,400 + (325,700) \u{2260} -".to_owned()));
    }

    #[test]
    fn a_row_that_is_not_printed_is_missed_by_more_columns_than_one() {
        let found = checks(
            Identity,
            "| | Kettles | Lids | Spouts | Handles | Whole |\n|---|---|---|---|---|---|\n\
             | Income before taxes | 9,036 | 1,508 | 310 | 259 | 11,113 |\n\
             | Provision for taxes | 2,808 | 668 | 120 | 59 | 3,655 |\n\
             | Income from continuing operations | 6,208 | 840 | 190 | 200 | 7,438 |\n",
        );
        assert!(found.iter().all(|e| e.starts_with("Pass")), "{found:?}");
    }

    #[test]
    fn the_sign_of_a_small_part_is_left_open() {
        let found = checks(
            Identity,
            "| | 2023 | 2022 | 2021 | 2020 |\n|---|---|---|---|---|\n\
             | Net interest income | 3,604 | 3,318 | 2,972 | 2,871 |\n\
             | Provision for loan losses | (41) | (52) | (33) | 2 |\n\
             | Fees | 1,448 | 1,372 | 1,291 | 1,188 |\n\
             | Costs | 2,845 | 2,731 | 2,724 | 2,630 |\n\
             | Income before taxes | 2,166 | 1,907 | 1,506 | 1,427 |\n",
        );
        assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
    }

    #[test]
    fn what_a_row_calls_less_is_taken_away_even_where_a_digit_is_wrong() {
        let leases = |interest: &str| {
            checks(
                Foot,
                &format!(
                    "| Year ending June 30, | Leases |\n|---|---|\n\
                     | 2024 | 1,310 |\n| 2025 | 1,420 |\n| 2026 | 1,155 |\n\
                     | Total lease payments | 3,885 |\n\
                     | Less amounts for interest | {interest} |\n\
                     | Net present value of lease payments | 3,273 |\n"
                ),
            )
        };
        assert!(
            leases("612").contains(&"Pass: 3,885 \u{2212} 612 = 3,273".to_owned()),
            "{:?}",
            leases("612")
        );
        assert!(leases("642").contains(&"Fail: 3,885 \u{2212} 642 \u{2260} 3,273".to_owned()));
    }

    #[test]
    fn costs_are_taken_away_in_a_last_row_that_no_word_calls_a_result() {
        let results = |costs: &str| {
            checks(
                Foot,
                &format!(
                    "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                     | Revenues | 233,989 | 289,888 | 260,655 |\n\
                     | Production costs | {costs} | 53,081 | 59,118 |\n\
                     | Depletion | 63,747 | 67,099 | 66,168 |\n\
                     | Results of operations | 112,471 | 169,708 | 135,369 |\n"
                ),
            )
        };
        let last = "Pass: 260,655 \u{2212} 59,118 \u{2212} 66,168 = 135,369".to_owned();
        assert!(results("57,771").contains(&last), "{:?}", results("57,771"));
        let wrong = "Fail: 233,989 \u{2212} 57,171 \u{2212} 63,747 \u{2260} 112,471".to_owned();
        assert!(results("57,171").contains(&wrong), "{:?}", results("57,171"));
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
    fn a_sign_turned_and_thousands_too_many_fail_where_the_other_column_holds() {
        let sums = |lids: &str| {
            checks(
                Foot,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n\
                     | Kettles | 2,310 | 1,204 |\n| Lids | {lids} | 3,315 |\n| Total sales | 5,730 | 4,519 |\n"
                ),
            )
        };
        assert_eq!(sums("(3,420)")[0], "Fail: 2,310 + (3,420) \u{2260} 5,730");
        assert_eq!(sums("3,420,000")[0], "Fail: 2,310 + 3,420,000 \u{2260} 5,730");
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
