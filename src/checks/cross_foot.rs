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

use std::ops::Range;

use super::CheckKind;
use super::equation::Equation;
use super::evidence::{self, Residual, Shape};
use super::row_words::RowWords;
use super::sheet::{Entry, Sheet};
use crate::figures::FigureId;

/// Columns from which on only plain sums are tried.
const SIGNED_COLUMNS: usize = 14;
/// Columns of the widest table that is tried at all.
const WIDEST: usize = 48;
/// Steps from which on a total is long enough for a wrong digit to stand out.
const LONG: i64 = 100;
/// Bits from which on a way to add up is told by more than chance.
const ENOUGH: i32 = 14;
/// Bits where other columns, standing to each other in the same way, add up so.
const ENOUGH_BESIDE: i32 = 8;

/// A way to add up: columns that come to another, some of them taken away.
#[derive(Clone, Debug)]
struct Way {
    total: usize,
    columns: Vec<usize>,
    /// Which of `columns` are taken away.
    taken: Range<usize>,
}

/// How a way does in all rows.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    score: i32,
    passes: usize,
    fails: usize,
    /// Rows that miss their total by what one wrong digit makes.
    faults: usize,
}

/// A column, and whether it is taken away.
type Part = (usize, bool);

/// Finds what adds up in the rows of `sheet`.
pub(super) fn cross_foot(sheet: &Sheet, found: &mut Vec<Equation>) {
    if !(3..=WIDEST).contains(&sheet.columns) {
        return;
    }
    let whole = Footed::of(sheet, &vec![false; sheet.columns]);
    let marks: Vec<bool> = (0..sheet.columns).map(|column| may_be_of_marks(sheet, column)).collect();
    // A column of marks makes rows miss their totals; one of small amounts makes them hold.
    let without = marks.contains(&true).then(|| Footed::of(sheet, &marks));
    let best = without.filter(|without| without.holds > whole.holds).unwrap_or(whole);
    found.extend(best.equations);
}

/// What adds up in the rows of a sheet.
#[derive(Default)]
struct Footed {
    equations: Vec<Equation>,
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
            if best.as_ref().is_none_or(|(_, b)| weighed.score > b.score) {
                best = Some((way.clone(), weighed));
            }
        });
        let Some((way, weighed)) = best else { continue };
        let score = weighed.score - i32::try_from(tried.max(1).ilog2()).unwrap_or(0);
        let columns = sorted(&way);
        if weighed.fails * 3 + weighed.faults > weighed.passes || known.contains(&columns) {
            continue;
        }
        if score >= ENOUGH {
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

/// Where the columns of a way stand to its total, those that are taken away last.
fn shape(way: &Way) -> Vec<isize> {
    let (turned, mut parts) = turned(way);
    parts.sort_unstable_by_key(|(column, minus)| (*minus, *column));
    let plus = parts.iter().filter(|(_, minus)| !minus).count();
    let offset = |column: usize| column.cast_signed() - turned.cast_signed();
    parts.iter().map(|(column, _)| offset(*column)).chain([plus.cast_signed()]).collect()
}

/// All columns of a way: added up with another of them as total they are the same equation.
fn sorted(way: &Way) -> Vec<usize> {
    let mut columns = way.columns.clone();
    columns.push(way.total);
    columns.sort_unstable();
    columns
}

/// What columns come to in each row, as they are added one after the other.
struct Sums {
    rows: Vec<InRow>,
    /// For each of `rows`, what none of the columns, the first, the first two and so on come to.
    /// Entries leave room for the sum of a row.
    sums: Vec<i64>,
    /// Sums of each row.
    stride: usize,
    /// Columns added.
    added: usize,
}

/// What is known of the columns in a row that has the total.
struct InRow {
    row: usize,
    total: Entry,
    largest: i64,
    steps: i64,
    /// Entries, and those other than zero.
    entries: usize,
    parts: usize,
    /// An entry is of another kind than the total.
    mixed: bool,
}

impl InRow {
    /// True where what is left over looks like one wrong digit. Of small numbers, any rest does.
    fn is_fault(&self, residual: Residual) -> bool {
        self.total.is_additive()
            && self.entries >= 2
            && self.parts + usize::from(self.total.value != 0) >= 2
            && self.total.value.abs().max(self.largest) / self.total.step.max(1) >= LONG
            && evidence::shape(residual, self.total.step) != Shape::Other
    }
}

impl Sums {
    /// The rows of `sheet` that have an entry in column `total`.
    fn of(sheet: &Sheet, total: usize) -> Self {
        let in_row = |row: usize| {
            let total = *sheet.get(row, total)?;
            Some(InRow { row, total, largest: 0, steps: total.step, entries: 0, parts: 0, mixed: false })
        };
        let rows: Vec<InRow> = (0..sheet.rows.len()).filter_map(in_row).collect();
        Self { sums: vec![0; rows.len() * sheet.columns], rows, stride: sheet.columns, added: 0 }
    }

    fn clear(&mut self) {
        self.added = 0;
        for row in &mut self.rows {
            (row.largest, row.steps, row.mixed) = (0, row.total.step, false);
            (row.entries, row.parts) = (0, 0);
        }
    }

    fn add(&mut self, sheet: &Sheet, column: usize) {
        for (row, sums) in self.rows.iter_mut().zip(self.sums.chunks_exact_mut(self.stride)) {
            let mut sum = sums[self.added];
            if let Some(entry) = sheet.get(row.row, column) {
                sum += entry.value;
                row.largest = row.largest.max(entry.value.abs());
                row.steps += entry.step;
                row.entries += 1;
                row.parts += usize::from(entry.value != 0);
                row.mixed |= !entry.adds_to(&row.total);
            }
            sums[self.added + 1] = sum;
        }
        self.added += 1;
    }

    /// What is left of each total where the columns at the places `taken` are taken away.
    fn residuals(&self, taken: &Range<usize>) -> impl Iterator<Item = (&InRow, Residual)> {
        let (added, Range { start, end }) = (self.added, taken.clone());
        let rows = self.rows.iter().zip(self.sums.chunks_exact(self.stride));
        rows.filter(|(row, _)| !row.mixed && row.parts > 0).map(move |(row, sums)| {
            // Taking a column away instead of adding it changes the sum by twice its value.
            let sum = sums[added] - 2 * (sums[end] - sums[start]);
            (row, Residual { value: row.total.value - sum, steps: row.steps })
        })
    }
}

/// The same equation with the last column as its total, unless it only adds up.
///
/// ```text
/// gains = total - losses    is    gains + losses = total
/// ```
fn turned(way: &Way) -> (usize, Vec<Part>) {
    let place_of = |place: usize, column: usize| (column, way.taken.contains(&place));
    let parts: Vec<Part> = way.columns.iter().enumerate().map(|(at, column)| place_of(at, *column)).collect();
    let last = parts.iter().max().copied();
    let Some((total, minus)) = last.filter(|last| !way.taken.is_empty() && last.0 > way.total) else {
        return (way.total, parts);
    };
    // A column taken away changes sides with its sign; one that is added turns all the others.
    let others = parts.iter().filter(|p| p.0 != total);
    let turn = |taken: bool| if minus { taken } else { !taken };
    let mut parts: Vec<Part> = others.map(|p| (p.0, turn(p.1))).collect();
    parts.push((way.total, minus));
    (total, parts)
}

/// Gives every way to come to column `total` to `try_way`, with what its columns come to.
fn each_way(
    sheet: &Sheet,
    total: usize,
    marks: &[bool],
    sums: &mut Sums,
    try_way: &mut impl FnMut(&Way, &Sums),
) {
    let signed = sheet.columns <= SIGNED_COLUMNS;
    let mut way = Way { total, columns: Vec::new(), taken: 0..0 };
    // Columns before, nearest first; then columns after.
    for after in [false, true] {
        for step in 1..=3usize {
            way.columns.clear();
            sums.clear();
            let mut next = total;
            loop {
                next = if after { next + step } else { next.wrapping_sub(step) };
                if next >= sheet.columns {
                    break;
                }
                if marks[next] {
                    continue;
                }
                way.columns.push(next);
                sums.add(sheet, next);
                let parts = way.columns.len();
                if parts < 2 {
                    continue;
                }
                way.taken = 0..0;
                try_way(&way, sums);
                if !signed || step > 1 {
                    continue;
                }
                // The nearest ones taken away, then one alone.
                let nearest = (1..parts).map(|taken| 0..taken);
                let alone = (1..parts).map(|one| one..one + 1);
                for taken in nearest.chain(alone) {
                    way.taken = taken;
                    try_way(&way, sums);
                }
            }
        }
    }
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
    // Every part more is one more thing that could have been otherwise.
    -2 * parts
}

/// Weighs a way over all rows; None as soon as it is plain that it does not hold, or that it does not come
/// to a score of `least`.
fn weigh(sheet: &Sheet, way: &Way, sums: &Sums, least: i32) -> Option<Weighed> {
    let mut weighed = Weighed { score: prior(sheet, way), passes: 0, fails: 0, faults: 0 };
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
        } else if row.is_fault(residual) {
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

/// True where one column is the total and the others cancel out: two figures that are the same, and
/// nothing more.
fn repeats(sheet: &Sheet, way: &Way, row: &InRow) -> bool {
    way.columns.iter().enumerate().any(|(place, column)| {
        let sign = if way.taken.contains(&place) { -1 } else { 1 };
        sheet.get(row.row, *column).is_some_and(|entry| sign * entry.value == row.total.value)
    })
}

/// Writes down the sums of all rows.
fn report(sheet: &Sheet, way: &Way, sums: &mut Sums, found: &mut Footed) {
    sums.clear();
    way.columns.iter().for_each(|column| sums.add(sheet, *column));
    let (total, parts) = turned(way);
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
        let told = residual.is_rounding() || (long || paid) && row.is_fault(residual) && slip();
        if !told {
            continue;
        }
        let part = |(column, minus): &Part| Some((sheet.get(row.row, *column)?.figure, *minus));
        let mut parts: Vec<(FigureId, bool)> = parts.iter().filter_map(part).collect();
        if parts.len() >= 2 {
            parts.sort_unstable();
            found.equations.push(Equation::sum(CheckKind::CrossFoot, parts, total.figure));
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
