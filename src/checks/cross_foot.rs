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

mod sums;
mod ways;
mod weigh;

use rustc_hash::FxHashMap;

use super::equation::Equation;
use super::evidence;
use super::sheet::{Entry, Sheet};
use super::{CheckKind, Role};
use crate::figures::{FigureId, Kind};
use sums::Sums;
use ways::{Part, Way, each_way, shape, sorted, turned};
use weigh::{Weighed, is_odd, is_scaled, weigh};

/// Columns of the widest table that is tried at all.
const WIDEST: usize = 48;
/// Steps from which on a total is long enough for a wrong digit to stand out.
const LONG: i64 = 100;
/// Bits from which on a way to add up is told by more than chance.
const ENOUGH: i32 = 14;
/// Bits where the headings say which columns come to which.
const ENOUGH_WHERE_TOLD: i32 = 8;
/// Bits where other columns, standing to each other in the same way, add up so.
const ENOUGH_BESIDE: i32 = 8;

/// Rows that come out to the last digit from which on they leave no doubt about the columns.
const PROVED: usize = 3;

/// Columns of amounts, at the least, among which columns of shares are no part of their sum: two parts and a total.
const AMOUNTS: usize = 3;

/// Finds what adds up in the rows of `sheet`.
pub(super) fn cross_foot(sheet: &Sheet, found: &mut Vec<Equation>) {
    if !(3..=WIDEST).contains(&sheet.columns) {
        return;
    }
    let mut best = Footed::of(sheet, &vec![false; sheet.columns]);
    let columns =
        |is: fn(&Sheet, usize) -> bool| (0..sheet.columns).map(|column| is(sheet, column)).collect();
    // A column of marks makes rows miss their totals; one of small amounts makes them hold. Columns of shares stand
    // among those of amounts that come to a total.
    let left_out: [Vec<bool>; 2] = [columns(may_be_of_marks), columns(is_of_shares)];
    for left_out in left_out.iter().filter(|left_out| left_out.contains(&true)) {
        let without = Footed::of(sheet, left_out);
        if without.holds > best.holds {
            best = without;
        }
    }
    found.extend(best.without_parts_of_others());
}

/// True for a column of shares beside columns of amounts, as a statement of equity has them: those come to the total of
/// equity, and shares that stand among them to nothing.
///
/// ```text
///    Common stock      Retained     Treasury stock       Total
/// Shares     Amount    earnings    Shares    Amount
///  41.2         4.1       310.0      (2.2)    (18.0)      296.1
/// ```
fn is_of_shares(sheet: &Sheet, column: usize) -> bool {
    let of_column = |column: usize| (0..sheet.rows.len()).filter_map(move |row| sheet.get(row, column));
    let is_told = |column: usize, kind: Kind| {
        let mut told = of_column(column).filter(|e| e.value != 0).peekable();
        told.peek().is_some() && told.all(|e| e.kind == kind)
    };
    is_told(column, Kind::Shares)
        && (0..sheet.columns).filter(|other| is_told(*other, Kind::Money)).take(AMOUNTS).count() == AMOUNTS
}

/// What adds up in the rows of a sheet.
#[derive(Default)]
struct Footed {
    /// Each with whether it holds.
    equations: Vec<(Equation, bool)>,
    /// How much more holds than does not. What holds to the last digit counts twice what rounding lets hold: a
    /// mark among long numbers may pass for what rounding leaves.
    holds: i32,
}

impl Footed {
    /// Finds what adds up in the rows of `sheet` where the columns in `marks` are left out.
    fn of(sheet: &Sheet, marks: &[bool]) -> Self {
        let mut footed = Self::default();
        foot_across(sheet, marks, &mut footed);
        footed
    }

    /// The equations without those that another one of the same total disproves: where some of the columns come to it
    /// and more or fewer of them do not, or where one more of them, a dash, changes nothing.
    fn without_parts_of_others(self) -> Vec<Equation> {
        let mut of_total: FxHashMap<FigureId, Vec<usize>> = FxHashMap::default();
        for (at, (equation, _)) in self.equations.iter().enumerate() {
            if let Some(total) = equation.operands.iter().find(|o| o.role == Role::Total) {
                of_total.entry(total.figure).or_default().push(at);
            }
        }
        let mut dropped = vec![false; self.equations.len()];
        for same in of_total.values().filter(|same| same.len() > 1) {
            let of = |at: usize| self.equations.get(at);
            for (one, other) in same.iter().flat_map(|one| same.iter().map(|other| (*one, *other))) {
                let (Some((a, _)), Some((b, true))) = (of(one), of(other)) else { continue };
                let within = a.operands.iter().all(|o| b.operands.contains(o));
                let around = b.operands.iter().all(|o| a.operands.contains(o));
                let fails = of(one).is_some_and(|(_, holds)| !holds);
                // Where columns are taken away that come to others, the fewer say it all.
                let plain = b.operands.iter().all(|o| o.role != Role::Subtrahend);
                if one != other && (plain && within && !around || fails && around) {
                    dropped[one] = true;
                }
            }
        }
        self.mark_those_around_others(&mut dropped);
        self.equations.into_iter().zip(dropped).filter(|(_, drop)| !drop).map(|((e, _), _)| e).collect()
    }
}

/// Figures of the longest equation that is looked for others within it.
const LONGEST: usize = 24;

impl Footed {
    /// Marks equations that hold all figures of another one that holds and has a total of its own: two equations written
    /// as one. Where each is off by as much as the other, in the other direction, the long one holds.
    ///
    /// ```text
    /// Cost  Loss  Fair value   Cost  Loss  Fair value        20 − 3 + 30 − 4 − 26 = 17 is
    ///   20   (3)          17     30   (4)          26        20 − 3 = 17 and 30 − 4 = 26
    /// ```
    fn mark_those_around_others(&self, dropped: &mut [bool]) {
        let mut with_part: FxHashMap<FigureId, Vec<usize>> = FxHashMap::default();
        for (at, (equation, _)) in self.equations.iter().enumerate() {
            let short = equation.operands.len() <= LONGEST;
            for part in equation.operands.iter().filter(|o| short && o.role != Role::Total) {
                with_part.entry(part.figure).or_default().push(at);
            }
        }
        for (inner, holds) in &self.equations {
            let Some(total) = inner.operands.iter().find(|o| o.role == Role::Total && *holds) else {
                continue;
            };
            for at in with_part.get(&total.figure).into_iter().flatten() {
                let Some((outer, _)) = self.equations.get(*at) else { continue };
                let is_there = |figure| outer.operands.iter().any(|o| o.figure == figure);
                let within = inner.operands.len() < outer.operands.len()
                    && inner.operands.iter().all(|o| is_there(o.figure));
                if let Some(drop) = dropped.get_mut(*at).filter(|_| within) {
                    *drop = true;
                }
            }
        }
    }
}

/// Adds what adds up in the rows of `sheet`, where the columns in `marks` are left out, to `found`.
fn foot_across(sheet: &Sheet, marks: &[bool], found: &mut Footed) {
    let mut known: Vec<Vec<usize>> = Vec::new();
    let mut untold: Vec<(Way, Weighed)> = Vec::new();
    let mut shapes: Vec<Vec<isize>> = Vec::new();
    let mut tried = 0i32;
    for total in (0..sheet.columns).filter(|total| !marks[*total]) {
        let mut best: Option<(Way, Weighed)> = None;
        let mut sums = Sums::of(sheet, total);
        each_way(sheet, total, marks, &mut sums, &mut |way: &Way, sums: &Sums| {
            tried += 1;
            let least = best.as_ref().map_or(ENOUGH_BESIDE, |(_, b)| (b.score + 1).max(ENOUGH_BESIDE));
            let Some(weighed) = weigh(sheet, way, sums, least) else { return };
            // A way that holds all columns of another total is that and one more, written as one.
            let of_two = || {
                let columns = sorted(way);
                let within = |known: &Vec<usize>| {
                    known.len() < columns.len() && known.iter().all(|c| columns.contains(c))
                };
                known.iter().any(within)
            };
            if best.as_ref().is_none_or(|(_, b)| weighed.score > b.score) && !of_two() {
                best = Some((way.clone(), weighed));
            }
        });
        let Some((way, weighed)) = best else { continue };
        let search = i32::try_from(tried.max(1).ilog2()).unwrap_or(0);
        let columns = sorted(&way);
        if weighed.fails * 3 + weighed.faults > weighed.passes || known.contains(&columns) {
            continue;
        }
        // Headings that tell which columns come to which leave little to chance.
        let is_enough =
            if weighed.told { weighed.score >= ENOUGH_WHERE_TOLD } else { weighed.score - search >= ENOUGH };
        if is_enough {
            report(sheet, &way, &mut sums, found);
            known.push(columns);
            shapes.push(shape(&way));
        } else {
            untold.push((way, weighed));
        }
    }
    // What adds up for one year does for the other beside it.
    for (way, _) in untold {
        let columns = sorted(&way);
        if shapes.contains(&shape(&way)) && !known.contains(&columns) {
            report(sheet, &way, &mut Sums::of(sheet, way.total), found);
            known.push(columns);
        }
    }
}

/// Writes down the sums of all rows.
fn report(sheet: &Sheet, way: &Way, sums: &mut Sums, found: &mut Footed) {
    let (total, parts) = turned(way);
    // However the columns were come by, a row that lacks one of the parts adds up to its total all the same.
    if total != way.total && parts.iter().all(|(_, minus)| !minus) {
        let columns = parts.iter().map(|(column, _)| *column).collect();
        report_of(sheet, &Way { total, columns, taken: 0..0 }, &mut Sums::of(sheet, total), found);
    } else {
        report_of(sheet, way, sums, found);
    }
}

fn report_of(sheet: &Sheet, way: &Way, sums: &mut Sums, found: &mut Footed) {
    sums.clear();
    way.columns.iter().for_each(|column| sums.add(sheet, *column));
    let (total, parts) = turned(way);
    let exact = sums.residuals(&way.taken).filter(|(row, residual)| row.parts >= 2 && residual.value == 0);
    let proved = way.taken.is_empty() && exact.take(PROVED).count() == PROVED;
    for (row, residual) in sums.residuals(&way.taken) {
        let Some(total) = sheet.get(row.row, total) else { continue };
        let long = total.value.abs() / total.step.max(1) >= LONG;
        // What is paid back in full leaves nothing: then the parts are long, and so must be what is left.
        let paid = row.largest / total.step.max(1) >= LONG && residual.value.abs() / total.step.max(1) >= 10;
        let slip = || {
            let part = |(place, column): (usize, &usize)| {
                let entry = sheet.get(row.row, *column)?;
                Some((if way.taken.contains(&place) { -entry.value } else { entry.value }, entry.step))
            };
            let parts = way.columns.iter().enumerate().filter_map(part);
            evidence::is_slip_of_one(parts.chain([(-row.total.value, row.total.step)]), residual)
        };
        let odd = !residual.is_rounding() && is_odd(sheet, way, row, residual);
        let scaled = || is_scaled(sheet, way, row, residual);
        let is_fault = || row.is_fault(residual) || proved && row.is_alone();
        let told = residual.is_rounding() || odd || scaled() || (long || paid) && is_fault() && slip();
        if !told {
            continue;
        }
        let part = |(column, minus): &Part| Some((sheet.get(row.row, *column)?.figure, *minus));
        let mut parts: Vec<(FigureId, bool)> = parts.iter().filter_map(part).collect();
        // One part that has the other sign than its total is no sum, and wrong all the same. One that is alone in its row
        // is the total of that, where other rows leave no doubt about the columns.
        let alone = parts.len() == 1
            && proved
            && total.value != 0
            && long
            && (residual.value == 0 || !residual.is_rounding());
        if parts.len() >= 2 || (odd || alone) && !parts.is_empty() {
            parts.sort_unstable();
            let equation = Equation::sum(CheckKind::CrossFoot, parts, total.figure);
            found.equations.push((equation, residual.is_rounding()));
            found.holds += match residual.value {
                0 => 2,
                _ if residual.is_rounding() => 1,
                _ => -2,
            };
        }
    }
}

/// True for a column that holds nothing but a digit here and there beside long numbers, as marks of notes do that
/// stand in columns of their own, and as small amounts do.
fn may_be_of_marks(sheet: &Sheet, column: usize) -> bool {
    let mut marks = 0;
    for row in 0..sheet.rows.len() {
        let Some(entry) = sheet.get(row, column) else { continue };
        let in_steps = |e: &Entry| e.value.abs() / e.step.max(1);
        let long = || sheet.row(row).iter().flatten().filter(|e| in_steps(e) >= LONG).count() >= 2;
        if !(1..10).contains(&in_steps(entry)) || entry.value < 0 || !long() {
            return false;
        }
        marks += 1;
    }
    0 < marks && marks * 2 < sheet.rows.len()
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::{self, CrossFoot};
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
    fn a_row_with_one_digit_wrong_fails_where_others_hold() {
        let found = checks(
            CrossFoot,
            "| | Kettles | Lids | Spouts | Handles | Sold |\n|---|---|---|---|---|---|\n\
             | Harbour Street | 31,525 | 7,203 | 2,118 | 4,007 | 44,853 |\n\
             | Mill Lane | 31,795 | 13,917 | 1,022 | 3,948 | 50,682 |\n\
             | Old Quay | 29,094 | 16,978 | 4,052 | 5,113 | 55,837 |\n",
        );
        let failing: Vec<_> = found.iter().filter(|e| e.starts_with("Fail")).collect();
        assert_eq!(failing, ["Fail: 29,094 + 16,978 + 4,052 + 5,113 \u{2260} 55,837"]);
    }

    #[test]
    fn a_loan_paid_back_in_full_that_leaves_nothing_fails_by_a_digit() {
        let found = checks(
            CrossFoot,
            "| | At first | Lent | Paid | Left |\n|---|---|---|---|---|\n\
             | A. Ferrier | 2,170 | 19 | (2,119) | - |\n\
             | B. Lorimer | 3,204 | 118 | (1,107) | 2,215 |\n\
             | C. Mercer | 1,877 | 240 | (1,016) | 1,101 |\n\
             | D. Tanner | 5,093 | 77 | (3,120) | 2,050 |\n",
        );
        let failing: Vec<_> = found.iter().filter(|e| e.starts_with("Fail")).collect();
        assert_eq!(failing, ["Fail: 2,170 + 19 + (2,119) \u{2260} -"], "{found:?}");
    }

    #[test]
    fn a_row_with_a_figure_a_thousand_times_as_large_fails_where_others_hold() {
        let found = checks(
            CrossFoot,
            "| | Kettles | Lids | Eliminations | Total |\n|---|---|---|---|---|\n\
             | Sales | 32,613 | 12,287 | (2,326) | 42,574 |\n\
             | Costs | 21,204 | 6,608 | (1,404) | 26,408 |\n\
             | Assets | 45,310,000 | 17,118 | (8,108) | 54,320 |\n\
             | Wages | 6,117 | 2,107 | (199) | 8,025 |\n",
        );
        let failing: Vec<_> = found.iter().filter(|e| e.starts_with("Fail")).collect();
        assert_eq!(failing, ["Fail: 45,310,000 + 17,118 + (8,108) \u{2260} 54,320"], "{found:?}");
    }

    #[test]
    fn columns_beside_each_other_add_up_in_one_way() {
        let found = checks(
            CrossFoot,
            "| | Three months 2023 | Three months 2022 | Change | Nine months 2023 | Nine months 2022 | Change |\n\
             |---|---|---|---|---|---|---|\n\
             | Kettles sold | 122,161 | 95,517 | 26,644 | 337,268 | 290,604 | 46,664 |\n\
             | Lids sold | 638,705 | 541,713 | 96,292 | 937,735 | 864,040 | 73,695 |\n\
             | Spouts sold | | | | 40,310 | 31,207 | 9,103 |\n",
        );
        assert!(found.contains(&"Fail: 541,713 + 96,292 \u{2260} 638,705".to_owned()), "{found:?}");
    }

    #[test]
    fn two_equations_are_not_written_as_one() {
        let found = checks(
            CrossFoot,
            "| | Cost | Loss | Worth | Cost | Loss | Worth | Cost | Loss | Worth |\n|---|---|---|---|---|---|---|---|---|---|\n\
             | Bonds | 2,118 | (118) | 2,000 | 3,204 | (203) | 3,001 | 5,322 | (321) | 5,001 |\n\
             | Notes | 4,877 | (412) | 4,465 | 1,940 | (118) | 1,822 | 6,817 | (530) | 6,287 |\n\
             | Loans | 7,093 | (555) | 6,538 | 2,211 | (94) | 2,117 | 9,304 | (649) | 8,655 |\n",
        );
        assert!(found.contains(&"Pass: 2,118 + (118) = 2,000".to_owned()), "{found:?}");
        assert!(found.iter().all(|e| e.matches(['+', '\u{2212}']).count() == 1), "{found:?}");
    }

    #[test]
    fn marks_of_notes_in_columns_of_their_own_are_no_parts() {
        let found = checks(
            CrossFoot,
            "| | Kettles | | Lids | Spouts | Total |\n|---|---|---|---|---|---|\n\
             | Sales | 3,012 | | 1,207 | 845 | 5,064 |\n\
             | Costs | 2,118 | | 903 | 377 | 3,398 |\n\
             | Wages | 318 | | 203 | 114 | 635 |\n\
             | Assets | 7,117 | 2 | 3,149 | 2,428 | 12,694 |\n",
        );
        assert!(found.contains(&"Pass: 7,117 + 3,149 + 2,428 = 12,694".to_owned()), "{found:?}");
        assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
    }

    #[test]
    fn a_column_of_small_amounts_is_a_part() {
        for (heads, rows) in [
            (
                "| | Kettles | Lids | Other | Sum of all |",
                [
                    "| Sales | 4,108 | 1,316 | 4 | 5,428 |",
                    "| Costs | 2,227 | 814 | | 3,041 |",
                    "| Wages | 426 | 209 | | 635 |",
                    "| Rent | 507 | 218 | | 725 |",
                    "| Assets | 8,226 | 3,057 | 6 | 11,289 |",
                ],
            ),
            (
                "| | Common stock | Paid-in capital | Retained earnings | Total |",
                [
                    "| Balance, May 31, 2021 | 8 | 6,023 | 2,714 | 8,745 |",
                    "| Net income | | | 1,308 | 1,308 |",
                    "| Dividends | | | (411) | (411) |",
                    "| Options exercised | | 236 | | 236 |",
                    "| Balance, May 31, 2022 | 8 | 6,259 | 3,611 | 9,878 |",
                ],
            ),
        ] {
            let table = format!("{heads}\n|---|---|---|---|---|\n{}\n", rows.join("\n"));
            let found = checks(CrossFoot, &table);
            let small = found.iter().filter(|e| e.matches('+').count() == 2).count();
            assert!(small >= 2, "{found:?}");
            assert!(found.iter().all(|e| e.starts_with("Pass")), "{found:?}");
        }
    }

    #[test]
    fn a_bracket_that_is_lost_in_a_row_fails_where_other_rows_of_its_column_have_it() {
        let found = |charge: &str, dividend: &str| {
            let found = checks(
                CrossFoot,
                &format!(
                    "| | Kettles | Lids | Eliminations | Total |\n|---|---|---|---|---|\n\
                     | Net sales | 31,525 | 17,203 | (2,118) | 46,610 |\n\
                     | Costs | 21,795 | 13,917 | {charge} | 34,690 |\n\
                     | Assets | 29,094 | 16,978 | (4,052) | 42,020 |\n\
                     | Plant | 9,094 | 6,978 | (1,352) | 14,720 |\n\
                     | Paid to owners | {dividend} | | | (5,310) |\n"
                ),
            );
            found.into_iter().filter(|e| e.starts_with("Fail")).collect::<Vec<_>>()
        };
        assert!(found("(1,022)", "(5,310)").is_empty());
        assert_eq!(found("1,022", "(5,310)"), ["Fail: 21,795 + 13,917 + 1,022 \u{2260} 34,690"]);
        // No other row of the column has brackets: what is paid may be printed so.
        assert!(found("(1,022)", "5,310").is_empty());
    }

    #[test]
    fn a_sum_that_needs_one_column_more_does_not_fail_without_it() {
        let found = checks(
            CrossFoot,
            "| | Common stock | Paid-in capital | Retained earnings | Treasury | Total |\n|---|---|---|---|---|---|\n\
             | Balance, May 31, 2021 | $ 5 | $13,237 | $31,441 | $(4,343) | $40,340 |\n\
             | Net income | - | - | 6,308 | - | 6,308 |\n\
             | Options exercised | 1 | 1,236 | - | - | 1,237 |\n\
             | Shares bought | - | - | - | (1,411) | (1,411) |\n\
             | Balance, May 31, 2022 | $ 6 | $14,473 | $37,749 | $(5,754) | $46,474 |\n",
        );
        assert!(!found.is_empty() && found.iter().all(|e| e.starts_with("Pass")), "{found:?}");
        let totals: Vec<_> =
            found.iter().filter_map(|e| e.rsplit_once(" = ")).map(|(_, total)| total).collect();
        let mut once = totals.clone();
        once.dedup();
        assert_eq!(totals, once, "{found:?}");
    }

    #[test]
    fn three_rows_of_a_schedule_of_reserves_tell_what_is_taken_away() {
        let found = |closing: &str| {
            checks(
                CheckKind::RollForward,
                &format!(
                    "| | Balance at Beginning of Period | Charged to Costs | Charge-offs | Balance at End of Period |\n\
                     |---|---|---|---|---|\n\
                     | Year ended May 31, 2023 | 1,204 | 412 | 351 | {closing} |\n\
                     | Year ended May 31, 2022 | 1,118 | 398 | 312 | 1,204 |\n\
                     | Year ended May 31, 2021 | 1,044 | 360 | 286 | 1,118 |\n"
                ),
            )
        };
        assert!(found("1,265").iter().all(|sum| sum.starts_with("Pass")) && found("1,265").len() == 3);
        let wrong = found("1,365");
        assert!(wrong.contains(&"Fail: 1,204 + 412 \u{2212} 351 \u{2260} 1,365".to_owned()), "{wrong:?}");
    }

    #[test]
    fn one_row_of_a_schedule_of_reserves_speaks_for_another() {
        let found = |before: &str, closing: &str| {
            checks(
                CheckKind::RollForward,
                &format!(
                    "| | Balance at Beginning of Period | Additions | Deductions | Balance at End of Period |\n\
                     |---|---|---|---|---|\n\
                     | Year ended May 31, 2023 | 412 | 351 | (218) | {closing} |\n\
                     | Year ended May 31, 2022 | 0 | {before} | (106) | 412 |\n"
                ),
            )
        };
        assert_eq!(found("518", "545").len(), 2);
        assert!(found("518", "575").contains(&"Fail: 412 + 351 + (218) \u{2260} 575".to_owned()));
        // Nothing holds: what takes part is not printed.
        assert!(found("437", "575").is_empty() && found("437", "461").is_empty());
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

    #[test]
    fn shares_among_amounts_are_no_part_of_what_those_come_to() {
        let found = checks(
            CrossFoot,
            "| | Common shares | Common stock amount | Retained earnings | Treasury shares | Treasury stock amount | Total |\n\
             |---|---|---|---|---|---|---|\n\
             | Balance at December 31, 2022 | 41,207 | $ 412 | $ 31,044 | (2,115) | $ (8,203) | $ 23,253 |\n\
             | Net income | - | - | 4,118 | - | - | 4,118 |\n\
             | Stock bought | - | - | - | (410) | (2,307) | (2,307) |\n\
             | Stock issued | 117 | 1 | 320 | 55 | 214 | 535 |\n\
             | Balance at December 31, 2023 | 41,324 | $ 413 | $ 35,482 | (2,470) | $ (10,296) | $ 25,599 |\n",
        );
        assert!(found.contains(&"Pass: $ 412 + $ 31,044 + $ (8,203) = $ 23,253".to_owned()), "{found:?}");
        assert!(found.iter().all(|check| check.starts_with("Pass")), "{found:?}");
        // Shares of several classes come to all shares.
        let found = checks(
            CrossFoot,
            "| | Class A shares | Class B shares | Total shares |\n|---|---|---|---|\n\
             | Outstanding at December 31, 2022 | 41,207 | 12,330 | 53,537 |\n\
             | Outstanding at December 31, 2023 | 42,118 | 11,904 | 54,022 |\n",
        );
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_number_alone_in_its_row_is_the_total_where_other_rows_tell_the_columns() {
        let found = |total: &str| {
            checks(
                CrossFoot,
                &format!(
                    "| | Americas | Europe | Asia | Total |\n|---|---|---|---|---|\n\
                     | Net sales | 3,012 | 1,207 | 845 | 5,064 |\n\
                     | Assets | 2,118 | 903 | 1,377 | 4,398 |\n\
                     | Costs | 1,804 | 711 | 602 | 3,117 |\n\
                     | Share of the lid works | | | 1,155 | {total} |\n"
                ),
            )
        };
        assert!(found("1,155").contains(&"Pass: 1,155 = 1,155".to_owned()), "{:?}", found("1,155"));
        assert!(found("1,855").contains(&"Fail: 1,155 \u{2260} 1,855".to_owned()), "{:?}", found("1,855"));
        // The total has in it what the table does not print.
        assert_eq!(found("2,406").len(), 3, "{:?}", found("2,406"));
    }
}
