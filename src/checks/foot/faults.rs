//! What is wrong in a column, where other columns prove which rows add up.
//!
//! ```text
//!                     2023      2022      2021
//! Wages             13,110    11,010    10,020
//! Rent              17,220    16,510    15,110
//! Lids               1,210     1,102       980
//! Total costs       31,540    28,622    25,130     leaves out the 980 that the other years have in them
//! ```
//!
//! What is left of a column may look like a part that does not belong there, or be so short that it is like
//! another number by chance. Two columns that hold to the last digit leave no doubt about the rows.

use super::super::evidence;
use super::super::row_words::{Name, RowWords};
use super::super::sheet::{Entry, Sheet};
use super::candidates::{Candidate, Signs, View};
use super::weigh::InColumn;
use super::{Item, is_signed};

/// Columns that hold to the last digit from which on they leave no doubt about the rows.
const PROVED: usize = 2;
/// Steps from which on a number is told from others in a structure that is proved.
const LONG: i64 = 100;
/// The same where it is not.
const LONGER: i64 = 1000;
/// Steps by which two numbers that changed places differ, at the least.
const APART: i64 = 10;

/// A structure and the row that it comes to.
#[derive(Clone, Copy)]
pub(super) struct Structure<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) stack: &'a [Item],
    pub(super) row: usize,
    pub(super) candidate: Candidate,
}

impl<'a> Structure<'a> {
    /// The parts of a column, each with its row and its value as it is added.
    fn parts(self, column: usize, total: &'a Entry) -> impl Iterator<Item = (usize, &'a Entry, i64)> {
        let parts = self.stack.iter().enumerate().skip(self.candidate.start);
        parts.filter_map(move |(place, item)| {
            let entry = item.entry(self.sheet, column).filter(|e| e.adds_to(total) && e.value != 0)?;
            let value = if self.candidate.signs.is_minus(place) { -entry.value } else { entry.value };
            Some((item.row, entry, value))
        })
    }

    /// True where a column comes to its total to the last digit, and the row `with` has a part in that.
    fn is_exact(self, column: usize, with: Option<usize>) -> bool {
        let Some(total) = self.sheet.get(self.row, column).filter(|e| e.is_additive() && e.value != 0) else {
            return false;
        };
        let (mut left, mut parts, mut takes_part) = (total.value, 0usize, with.is_none());
        for (row, entry, value) in self.parts(column, total) {
            left = left.saturating_sub(value);
            parts += 1;
            takes_part |= with == Some(row) && entry.value.abs() / entry.step.max(1) >= APART;
        }
        left == 0 && parts >= 2 && takes_part
    }

    /// True where at least so many columns are exact.
    fn is_proved(self, least: usize, with: Option<usize>) -> bool {
        (0..self.sheet.columns).filter(|column| self.is_exact(*column, with)).take(least).count() == least
    }

    /// Columns that hold to the last digit.
    pub(super) fn exact(self) -> usize {
        (0..self.sheet.columns).filter(|column| self.is_exact(*column, None)).count()
    }

    /// True where the other columns tell what is wrong in `found`: a part has the other sign, the total does, or the
    /// total leaves a part out.
    pub(super) fn tells(self, found: &InColumn) -> bool {
        let Some(total) = self.sheet.get(self.row, found.column).filter(|e| e.is_additive()) else {
            return false;
        };
        let left = found.residual.value;
        let is_long = |entry: &Entry| entry.value.abs() / entry.step.max(1) >= LONG;
        let turned = |value: i64| left == value.saturating_mul(-2);
        if self.candidate.signs == Signs::Plus
            && (self.parts(found.column, total).any(|(_, entry, value)| is_long(entry) && turned(value))
                || is_long(total) && turned(-total.value))
            && self.is_proved(PROVED, None)
        {
            return true;
        }
        if self.candidate.signs != Signs::Plus && is_turned_result(self.sheet, self.row, total, left) {
            let longer = total.value.abs() / total.step.max(1) >= LONGER;
            return self.is_proved(if longer { 1 } else { PROVED }, None);
        }
        let mut parts = self.parts(found.column, total).filter(|(_, entry, _)| is_long(entry));
        let out = parts.find(|(_, _, value)| left == value.saturating_neg());
        out.is_some_and(|(row, ..)| {
            self.is_proved(PROVED, Some(row)) && !self.is_whole_of_others(row, found.column)
        })
    }

    /// True where the only part of a column misses the total by a digit that one of them has wrong, and the other columns
    /// leave no doubt about the rows: "Income before the change 4,118", "Effect of the change —", "Net income 4,718".
    pub(super) fn is_repeat_of(self, found: &InColumn) -> bool {
        let Some(total) = self.sheet.get(self.row, found.column).filter(|e| e.is_additive()) else {
            return false;
        };
        let is_long = |entry: &Entry| entry.value.abs() / entry.step.max(1) >= LONG;
        let mut parts = self.parts(found.column, total);
        let (Some((_, only, value)), None) = (parts.next(), parts.next()) else { return false };
        let operands = [(value, only.step), (-total.value, total.step)];
        self.candidate.signs == Signs::Plus
            && is_long(only)
            && is_long(total)
            && only.kind == total.kind
            && evidence::is_slip_of_one(operands, found.residual)
            && self.is_proved(PROVED, None)
    }

    /// True where a row's number in a column is what its others add up to: that column is the whole of the others, and
    /// what its parts sell to each other is no part of its total.
    fn is_whole_of_others(self, row: usize, column: usize) -> bool {
        let additive = |at: usize| self.sheet.get(row, at).filter(|e| e.is_additive()).map(|e| e.value);
        let others = (0..self.sheet.columns).filter(|at| *at != column).filter_map(additive);
        let sum = others.fold(0_i64, i64::saturating_add);
        additive(column) == Some(sum)
    }

    /// The two of `columns` in which a row has the number of the other one: each misses its total by what the two
    /// numbers differ by.
    pub(super) fn swapped(self, columns: &[InColumn]) -> Option<(usize, usize)> {
        let mut missed = columns.iter().filter(|c| !c.residual.is_rounding() && !c.weak);
        let (Some(one), Some(other), None) = (missed.next(), missed.next(), missed.next()) else {
            return None;
        };
        let left = one.residual.value;
        let opposite = left == other.residual.value.saturating_neg();
        let view = |column: usize| {
            let total = self.sheet.get(self.row, column).filter(|e| e.is_additive())?;
            Some(View { sheet: self.sheet, stack: self.stack, column, total })
        };
        let (a, b) = (view(one.column)?, view(other.column)?);
        (opposite && self.candidate.signs == Signs::Plus && are_swapped(a, b, self.candidate.start, left))
            .then_some((one.column, other.column))
    }
}

/// True where what is left is twice a result, which lost or got its brackets. A loss is printed without any where its
/// name says what it is, unless the row has them in another column.
pub(in crate::checks) fn is_turned_result(sheet: &Sheet, row: usize, total: &Entry, left: i64) -> bool {
    let is_loss = || {
        let names = [&b"loss"[..], b"losses", b"deficit"].map(Name::of);
        sheet.names(row).iter().any(|name| names.contains(&Some(*name)))
    };
    total.value.abs() / total.step.max(1) >= LONG
        && left == total.value.saturating_mul(2)
        && sheet.rows.get(row).is_some_and(|r| r.words.any(RowWords::RESULT))
        && (!is_loss() || is_signed(sheet, row, total))
}

/// True where the numbers of one row, of the stack from `start` on, changed places between two columns, of which the
/// first misses its total by `left` and the other one by as much the other way. Numbers of different sign are what one
/// column gives to the other: such a row is taken away.
fn are_swapped(one: View<'_>, other: View<'_>, start: usize, left: i64) -> bool {
    (start..one.stack.len()).any(|place| {
        let (Some(a), Some(b)) = (one.entry(place), other.entry(place)) else { return false };
        let long = |e: &Entry| e.value.abs() / e.step.max(1) >= LONG;
        long(a)
            && long(b)
            && a.adds_to(one.total)
            && b.adds_to(other.total)
            && left.abs() / a.step.max(1) >= APART
            && b.value.saturating_sub(a.value) == left
            && a.value.signum() == b.value.signum()
    })
}

/// True where the stretch from `start` on has one part in another column, which is the total there: "Loss of the lid
/// works (2,020)", "Gain on their sale —", "Loss from discontinued operations (2,020)".
pub(super) fn repeats_elsewhere(view: View<'_>, start: usize, row: usize) -> bool {
    (0..view.sheet.columns).filter(|column| *column != view.column).any(|column| {
        let total = view.sheet.get(row, column).filter(|e| e.value.abs() / e.step.max(1) >= LONG);
        let Some(total) = total.filter(|e| e.is_additive()) else { return false };
        let other = View { column, total, ..view };
        let mut parts = (start..view.stack.len()).filter_map(|place| other.entry(place));
        parts.next().is_some_and(|only| only.value == total.value && only.kind == total.kind)
            && parts.next().is_none()
    })
}

/// Stretches that miss the total in a column, and in the next one by as much the other way, where the numbers of a row
/// changed places.
pub(super) fn exchanged(view: View<'_>, row: usize, found: &mut Vec<Candidate>) {
    let next = (view.column + 1..view.sheet.columns)
        .find_map(|column| Some((column, view.sheet.get(row, column).filter(|e| e.is_additive())?)));
    let Some((column, total)) = next.filter(|_| view.total.is_additive()) else { return };
    let other = View { column, total, ..view };
    let (mut left, mut of_other) = (view.total.value, total.value);
    for start in (0..view.stack.len()).rev().take(super::WAITING) {
        let value =
            |view: View<'_>| view.entry(start).filter(|e| e.adds_to(view.total)).map_or(0, |e| e.value);
        left = left.saturating_sub(value(view));
        of_other = of_other.saturating_sub(value(other));
        if left != 0 && left == of_other.saturating_neg() && are_swapped(view, other, start, left) {
            found.push(Candidate { start, signs: Signs::Plus, near: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::{Foot, Identity};
    use crate::checks::sample::checks;

    /// What fails among the checks of one kind in a table of three years.
    fn fails(kind: crate::checks::CheckKind, rows: &[&str]) -> Vec<String> {
        let table = rows.iter().map(|row| format!("| {row} |\n")).collect::<String>();
        let mut found = checks(kind, &format!("| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n{table}"));
        found.retain(|check| check.starts_with("Fail"));
        found
    }

    #[test]
    fn a_short_part_has_the_other_sign_where_other_columns_hold() {
        let of = |issued: &str| {
            let issued = format!("Notes issued | 500 | 610 | {issued}");
            let rows = ["Notes paid back | (682) | (110) | (640)", "Dividends | (301) | (288) | (270)"];
            fails(
                Foot,
                &[&issued, rows[0], rows[1], "Net cash used in financing activities | (483) | 212 | (160)"],
            )
        };
        assert_eq!(of("(750)"), ["Fail: (750) + (640) + (270) \u{2260} (160)"]);
        assert!(of("750").is_empty());
        // Not twice the number, and no digit.
        assert!(of("(737)").is_empty(), "{:?}", of("(737)"));
    }

    #[test]
    fn a_result_has_the_other_sign() {
        let of = |name: &str, results: &str| {
            let results = format!("{name} | {results}");
            fails(
                Identity,
                &[
                    "Gross profit | 21,500 | 20,890 | 21,100",
                    "Selling expenses | 10,110 | 9,120 | 8,090",
                    &results,
                ],
            )
        };
        let fault = ["Fail: 21,500 \u{2212} 10,110 \u{2260} (11,390)"];
        assert_eq!(of("Operating income", "(11,390) | 11,770 | 13,010"), fault);
        assert_eq!(of("Operating income (loss)", "(11,390) | 11,770 | 13,010"), fault);
        assert!(of("Operating income", "11,390 | 11,770 | 13,010").is_empty());
    }

    /// "Operating loss 4,610" is printed without brackets, unless the row has some.
    #[test]
    fn a_loss_may_have_no_brackets() {
        let of = |results: &str| {
            let results = format!("Operating income (loss) | {results}");
            fails(
                Identity,
                &[
                    "Gross profit | 5,500 | 20,890 | 1,100",
                    "Selling expenses | 10,110 | 9,120 | 8,090",
                    &results,
                ],
            )
        };
        assert_eq!(of("4,610 | 11,770 | (6,990)"), ["Fail: 5,500 \u{2212} 10,110 \u{2260} 4,610"]);
        assert!(of("4,610 | 11,770 | 6,990").is_empty(), "{:?}", of("4,610 | 11,770 | 6,990"));
    }

    #[test]
    fn a_total_leaves_out_a_row_that_the_other_columns_have_in_them() {
        let of = |lids: &str, total: &str| {
            let (lids, total) = (format!("Lids | {lids}"), format!("Total costs | {total}"));
            fails(
                Foot,
                &["Wages | 13,110 | 11,010 | 10,020", "Rent | 17,220 | 16,510 | 15,110", &lids, &total],
            )
        };
        let fault = ["Fail: 10,020 + 15,110 + 980 \u{2260} 25,130"];
        assert_eq!(of("1,210 | 1,102 | 980", "31,540 | 28,622 | 25,130"), fault);
        assert!(of("1,210 | 1,102 | 980", "31,540 | 28,622 | 26,110").is_empty());
        // What two segments sell to each other is no part of what both sell to others.
        let lids = ["Wages | 15,120 | 16,110 | 31,230", "To each other | 1,682 | 2,110 | 3,792"];
        assert!(fails(Foot, &[lids[0], lids[1], "Total costs | 16,802 | 18,220 | 31,230"]).is_empty());
        // One column is no proof that the row belongs there.
        assert!(of("— | 1,102 | 980", "30,330 | 28,622 | 25,130").is_empty());
    }

    #[test]
    fn the_numbers_of_a_row_changed_places_between_two_columns() {
        let of = |bought: &str| {
            let bought = format!("Lid works bought | {bought}");
            fails(
                Foot,
                &[
                    "Presses bought | (41,020) | (39,010) | (35,510)",
                    &bought,
                    "Presses sold | 1,110 | 810 | 2,110",
                    "Net cash used in investing activities | (42,120) | (59,220) | (34,610)",
                ],
            )
        };
        assert!(of("(2,210) | (21,020) | (1,210)").is_empty());
        assert_eq!(
            of("(21,020) | (2,210) | (1,210)"),
            [
                "Fail: (41,020) + (21,020) + 1,110 \u{2260} (42,120)",
                "Fail: (39,010) + (2,210) + 810 \u{2260} (59,220)"
            ]
        );
        // Two columns that miss otherwise.
        assert!(of("(21,020) | (2,710) | (1,210)").is_empty());
    }

    #[test]
    fn one_part_that_is_the_total_elsewhere_tells_of_a_digit() {
        let of = |sold: &str| {
            let sold = format!("Gain on their sale | {sold} | — | —");
            fails(
                Foot,
                &[
                    "Income from continuing operations | 48,407 | 39,778 | 35,928",
                    "Discontinued operations: | | |",
                    "Loss of the lid works | (1,110) | (2,020) | (3,110)",
                    &sold,
                    "Loss from discontinued operations | (708) | (2,020) | (3,110)",
                    "Net income | 47,699 | 37,758 | 32,818",
                ],
            )
        };
        assert_eq!(of("3,402"), ["Fail: (1,110) + 3,402 \u{2260} (708)"]);
        assert!(of("402").is_empty());
    }

    #[test]
    fn a_total_of_one_part_is_that_part_where_other_columns_tell_the_rows() {
        let of = |net: &str| {
            let net = format!("Net income | {net} | 4,923 | 28,271");
            fails(
                Foot,
                &[
                    "Income before the change | 7,118 | 23,195 | 28,269",
                    "Effect of the change | | (18,272) | 2",
                    &net,
                ],
            )
        };
        assert_eq!(of("7,718"), ["Fail: 7,118 \u{2260} 7,718"]);
        assert!(of("7,118").is_empty());
        // Something else stands between them.
        assert!(of("6,204").is_empty());
    }

    /// Numbers of two digits tell little, but two years that come out to the last one tell which rows add up.
    #[test]
    fn a_digit_of_a_short_number_loses_no_column() {
        let of = |charges: &str, kind| {
            checks(
                kind,
                &format!(
                    "| (in millions) | Wages | Works | Total |\n|---|---|---|---|\n\
                     | Balance at December 31, 2022 | 42 | 17 | 59 |\n| Charges | 21 | 8 | {charges} |\n\
                     | Paid in cash | (14) | (5) | (19) |\n| Balance at December 31, 2023 | 49 | 20 | 69 |\n"
                ),
            )
        };
        let held = ["Pass: 42 + 21 + (14) = 49", "Pass: 17 + 8 + (5) = 20"];
        let found = of("79", crate::checks::CheckKind::RollForward);
        assert_eq!(found, [held[0], held[1], "Fail: 59 + 79 + (19) \u{2260} 69"]);
        assert_eq!(of("29", crate::checks::CheckKind::RollForward).len(), 3);
    }

    #[test]
    fn numbers_that_changed_places_in_both_columns_of_a_table() {
        let of = |lids: &str| {
            let lids = format!("Lids | {lids} | ");
            let mut found = fails(
                Foot,
                &[
                    "Current assets: | | |",
                    "Cash | 13,110 | 11,010 | ",
                    &lids,
                    "Spouts | 1,210 | 1,102 | ",
                    "Total current assets | 31,540 | 28,622 | ",
                    "Presses | 27,010 | 26,220 | ",
                    "Total assets | 58,550 | 54,842 | ",
                ],
            );
            found.sort();
            found
        };
        assert!(of("17,220 | 16,510").is_empty());
        assert_eq!(
            of("16,510 | 17,220"),
            [
                "Fail: 11,010 + 17,220 + 1,102 \u{2260} 28,622",
                "Fail: 13,110 + 16,510 + 1,210 \u{2260} 31,540"
            ]
        );
    }
}
