//! The facts that one table gives: its figures, their changes from earlier times, their shares of a whole.

use super::super::super::row_words::RowWords;
use super::super::super::sheet::{Entry, Sheet};
use super::super::names::Names;
use super::measure::{Class, Measured, day, length, measure};
use super::{Fact, How};
use crate::figures::{Figures, Period};
use crate::text::saturate;

/// Earlier times with which a figure is compared.
const TIMES: usize = 5;
/// Wholes of which a figure may be a part.
const WHOLES: usize = 3;

/// In place of the end of its time: a figure has none.
pub(super) const TIMELESS: i32 = 0;

/// A cell of a sheet that gives facts.
#[derive(Clone, Copy)]
pub(super) struct CellFact {
    entry: Entry,
    measured: Measured,
    /// None for prices, fees and other things that are of no time.
    period: Option<Period>,
}

/// Reads the facts of one sheet into `all`.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) index: u32,
    pub(super) document: u32,
    pub(super) figures: &'a Figures,
    /// Row by row.
    pub(super) cells: Vec<Option<CellFact>>,
    /// For each column of the row that is read, how many before it have its time.
    pub(super) ranks: Vec<usize>,
    pub(super) all: &'a mut Vec<Fact>,
}

impl Reader<'_> {
    /// Measures every cell, before any row is read.
    pub(super) fn measure_cells(&mut self) {
        for row in 0..self.sheet.rows.len() {
            for entry in self.sheet.row(row) {
                let cell = entry.and_then(|entry| {
                    let figure = self.figures.get(entry.figure)?;
                    Some(CellFact { entry, measured: measure(figure)?, period: figure.period })
                });
                self.cells.push(cell);
            }
        }
    }

    fn cell(&self, row: usize, column: usize) -> Option<CellFact> {
        self.cells.get(row * self.sheet.columns + column).copied().flatten()
    }

    /// Adds the figures of a row and their changes.
    pub(super) fn row(&mut self, row: usize) {
        self.ranks.clear();
        for column in 0..self.sheet.columns {
            let time = |column: usize| self.cell(row, column).map(|cell| cell.period);
            let own = time(column).flatten();
            let rank = own.map_or(0, |_| (0..column).filter(|before| time(*before).flatten() == own).count());
            self.ranks.push(rank);
        }
        for column in 0..self.sheet.columns {
            let Some(cell) = self.cell(row, column) else { continue };
            let fact = Fact {
                class: cell.measured.class,
                how: How::Same,
                end: cell.period.map_or(TIMELESS, |period| day(period.end())),
                value: cell.measured.value,
                slack: cell.measured.half,
                sheet: self.index,
                row: saturate(row),
                column: u16::try_from(column).unwrap_or(u16::MAX),
                other: 0,
                named: 0,
                document: self.document,
            };
            self.all.push(fact);
            self.changes(row, column, cell, fact);
        }
    }

    /// Changes from the figures of earlier times in the same row. Where several columns have the same
    /// time (segments, say), the first of one time is compared with the first of the other.
    fn changes(&mut self, row: usize, column: usize, now: CellFact, fact: Fact) {
        let Some(time) = now.period else { return };
        let own = self.ranks.get(column);
        let mut found = 0;
        let mut facts = [None; TIMES];
        for at in 0..self.sheet.columns {
            let Some(before) = self.cell(row, at).filter(|c| c.measured.class == now.measured.class) else {
                continue;
            };
            let Some(earlier) = before.period else { continue };
            let end = day(earlier.end());
            let same_length = (length(time) - length(earlier)).abs() < 20;
            if end >= fact.end || !same_length || self.ranks.get(at) != own {
                continue;
            }
            if let Some(place) = facts.get_mut(found) {
                *place = Some((at, before));
                found += 1;
            }
        }
        for (at, before) in facts.into_iter().flatten() {
            self.change(now, before, Fact { other: saturate(at), ..fact });
        }
    }

    fn change(&mut self, now: CellFact, before: CellFact, fact: Fact) {
        let (after, earlier) = (i128::from(now.entry.value), i128::from(before.entry.value));
        if earlier == 0 {
            return;
        }
        let steps = i128::from(now.entry.step + before.entry.step);
        // The sheet's integers to those of the class.
        let unit = now.measured.value / now.entry.value.saturating_abs().max(1);
        let difference = (after - earlier).abs();
        if let (Ok(value), Ok(slack)) =
            (i64::try_from(difference * i128::from(unit)), i64::try_from(steps * i128::from(unit) / 2))
            && value > 0
        {
            self.all.push(Fact { value, slack, how: How::Difference, ..fact });
        }
        if fact.class == Class::Percent {
            return;
        }
        let hundredths = difference * 10_000 / earlier.abs();
        let slack = steps * 5_000 / earlier.abs() + 1;
        if let (Ok(value), Ok(slack)) = (i64::try_from(hundredths), i64::try_from(slack))
            && value > 0
        {
            self.all.push(Fact { class: Class::Percent, value, slack, how: How::Change, ..fact });
        }
    }

    /// Parts of the wholes in the same column: of sales, of totals, and taxes of the result before them.
    pub(super) fn shares(&mut self, names: &Names) {
        let (sheet, index) = (self.sheet, self.index);
        let rows = sheet.rows.len();
        let says = |row: usize, what: u32| sheet.rows.get(row).is_some_and(|r| r.words.any(what));
        let sales = |row: usize| names.is_sales(index, row);
        let total = |row: usize| says(row, RowWords::TOTAL);
        let pretax = |row: usize| says(row, RowWords::BEFORE) && names.is_tax(index, row);
        let first_sales: Vec<usize> = (0..rows).filter(|row| sales(*row)).take(WHOLES).collect();
        let before_tax: Vec<usize> = (0..rows).filter(|row| pretax(*row)).take(1).collect();
        // The next total below each row, and the last of all.
        let mut next = vec![None; rows];
        let mut below = None;
        for row in (0..rows).rev() {
            next[row] = below;
            if total(row) {
                below = Some(row);
            }
        }
        let last = (0..rows).rev().find(|row| total(*row));
        for (row, below) in next.into_iter().enumerate() {
            let tax = names.is_tax(index, row) && !pretax(row);
            let mut wholes: [Option<usize>; WHOLES + 2] = [None; WHOLES + 2];
            let listed = first_sales.iter().copied().chain(below).chain(last);
            for (place, whole) in wholes.iter_mut().zip(listed) {
                *place = Some(whole);
            }
            for column in 0..self.sheet.columns {
                let Some(part) = self.cell(row, column) else { continue };
                for (at, whole) in wholes.iter().enumerate() {
                    let Some(whole) = whole.filter(|w| *w != row && !wholes[..at].contains(&Some(*w))) else {
                        continue;
                    };
                    self.share(row, column, part, whole, How::Share);
                }
                if tax && let Some(whole) = before_tax.first() {
                    self.share(row, column, part, *whole, How::TaxRate);
                }
            }
        }
    }

    fn share(&mut self, row: usize, column: usize, part: CellFact, whole: usize, how: How) {
        let Some(all) = self.cell(whole, column) else { return };
        let Some(period) = part.period else { return };
        if all.measured.class != part.measured.class || all.measured.class == Class::Percent {
            return;
        }
        let (size, of) = (i128::from(part.entry.value.abs()), i128::from(all.entry.value.abs()));
        if size >= of || of == 0 {
            return;
        }
        let slack = i128::from(part.entry.step + all.entry.step) * 5_000 / of + 1;
        let (Ok(value), Ok(slack)) = (i64::try_from(size * 10_000 / of), i64::try_from(slack)) else {
            return;
        };
        if value == 0 {
            return;
        }
        self.all.push(Fact {
            class: Class::Percent,
            how,
            end: day(period.end()),
            value,
            slack,
            sheet: self.index,
            row: saturate(row),
            column: u16::try_from(column).unwrap_or(u16::MAX),
            other: saturate(whole),
            named: 0,
            document: self.document,
        });
    }
}
