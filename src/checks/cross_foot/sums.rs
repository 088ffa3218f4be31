//! What columns come to in each row as they are added one after the other, and what that leaves of the total.

use std::ops::Range;

use super::super::evidence::{self, Residual, Shape};
use super::super::sheet::{Entry, Sheet};
use super::LONG;

/// What columns come to in each row, as they are added one after the other.
pub(super) struct Sums {
    pub(super) rows: Vec<InRow>,
    /// For each of `rows`, what none of the columns, the first, the first two and so on come to.
    /// Entries leave room for the sum of a row.
    sums: Vec<i64>,
    /// Sums of each row.
    stride: usize,
    /// Columns added.
    added: usize,
}

/// What is known of the columns in a row that has the total.
pub(super) struct InRow {
    pub(super) row: usize,
    pub(super) total: Entry,
    pub(super) largest: i64,
    steps: i64,
    /// Entries, and those other than zero.
    entries: usize,
    pub(super) parts: usize,
    /// An entry is of another kind than the total.
    mixed: bool,
}

impl InRow {
    /// True where what is left over looks like one wrong digit. Of small numbers, any rest does.
    pub(super) fn is_fault(&self, residual: Residual) -> bool {
        self.total.is_additive()
            && self.entries >= 2
            && self.parts + usize::from(self.total.value != 0) >= 2
            && self.total.value.abs().max(self.largest) / self.total.step.max(1) >= LONG
            && evidence::shape(residual, self.total.step) != Shape::Other
    }

    /// True where one number stands in the row beside its total, and no dash.
    pub(super) fn is_alone(&self) -> bool {
        self.total.is_additive() && self.entries == 1 && self.parts == 1 && !self.mixed
    }
}

impl Sums {
    /// The rows of `sheet` that have an entry in column `total`.
    pub(super) fn of(sheet: &Sheet, total: usize) -> Self {
        let in_row = |row: usize| {
            let total = *sheet.get(row, total)?;
            Some(InRow { row, total, largest: 0, steps: total.step, entries: 0, parts: 0, mixed: false })
        };
        let rows: Vec<InRow> = (0..sheet.rows.len()).filter_map(in_row).collect();
        Self { sums: vec![0; rows.len() * sheet.columns], rows, stride: sheet.columns, added: 0 }
    }

    /// Takes all columns out again.
    pub(super) fn clear(&mut self) {
        self.added = 0;
        for row in &mut self.rows {
            (row.largest, row.steps, row.mixed) = (0, row.total.step, false);
            (row.entries, row.parts) = (0, 0);
        }
    }

    /// Adds `column` to what is there.
    pub(super) fn add(&mut self, sheet: &Sheet, column: usize) {
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
    pub(super) fn residuals(&self, taken: &Range<usize>) -> impl Iterator<Item = (&InRow, Residual)> {
        let (added, Range { start, end }) = (self.added, taken.clone());
        let rows = self.rows.iter().zip(self.sums.chunks_exact(self.stride));
        rows.filter(|(row, _)| !row.mixed && row.parts > 0).map(move |(row, sums)| {
            // Taking a column away instead of adding it changes the sum by twice its value.
            let sum = sums[added] - 2 * (sums[end] - sums[start]);
            (row, Residual { value: row.total.value - sum, steps: row.steps })
        })
    }
}
