//! What tables say, in order of value: figures as printed, changes, differences, shares of a total.
//!
//! ```text
//!                    2010    2009
//! Revenues          3,425   3,058     same 3,425; same 3,058; difference 367; change 12.0 %
//! Operating income    685     520     … share 20.0 % of Revenues in 2010, 17.0 % in 2009
//! ```
//!
//! Facts of one class and one end of time form a group, sorted by value, so that what a sentence may
//! mean is found by halving, and so that one knows how many other values lie near by chance.
//!
//! A submission may bind in one document many times. What another document repeats of an earlier one,
//! under the same names, is kept apart by document: it is no rival by chance, and only the prose of its
//! own document asks for it, so that the work grows with the length of a submission and no faster.

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::row_words::RowWords;
use super::super::sheet::{Entry, Sheet};
use super::names::Names;
use crate::figures::{Figure, FigureId, Figures, Kind, Period, Unit, Value};
use crate::text::saturate;

/// What a fact makes of the figures in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// The figure itself.
    Same,
    /// By how much it differs from that of another time.
    Difference,
    /// By how many hundredths it differs from that of another time.
    Change,
    /// How many hundredths of another row's figure it is.
    Share,
    /// How many hundredths of the result before taxes the taxes are.
    TaxRate,
}

impl How {
    /// How far a fact may lie from a print with a last digit of twice `half`, where rounding in the table
    /// moves it by `slack`. What is printed twice is rounded once, from the finer to the coarser print.
    pub(super) fn reach(self, half: i64, slack: i64) -> i64 {
        if self == Self::Same { half.max(slack) } else { half + slack }
    }
}

/// What can be compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// Money in hundredths.
    Money,
    /// Hundredths of a percent.
    Percent,
    /// Ten thousandths of a unit of money for each share.
    PerShare,
    /// Shares.
    Shares,
}

/// A value that a table gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    class: Class,
    pub(super) how: How,
    /// Day on which its time ends, counted from some day.
    pub(super) end: i32,
    pub(super) value: i64,
    /// By how much rounding in the table may have moved it.
    pub(super) slack: i64,
    pub(super) sheet: u32,
    pub(super) row: u32,
    pub(super) column: u16,
    /// For a share, the row of the whole; for a change, the column of the other time.
    pub(super) other: u32,
    /// What its row and column are called, as a hash; 0 where there is one document only.
    named: u32,
    /// The document of its table.
    document: u32,
}

/// Where a fact is looked up: [`FIRST`] or one more than the number of the document that repeats it, its
/// class, making and end.
type Key = u128;

fn key(document: u32, class: Class, how: How, end: i32) -> Key {
    u128::from(document) << 48 | u128::from(kind(class, how)) << 32 | u128::from(ordered(end))
}

/// A class and a making as one number.
fn kind(class: Class, how: How) -> u16 {
    u16::from(class as u8) << 8 | u16::from(how as u8)
}

/// A number without a sign that keeps the order.
fn ordered(end: i32) -> u32 {
    end.cast_unsigned() ^ (1 << 31)
}

/// In place of a document: facts as they are stated first.
const FIRST: u32 = 0;

/// Facts of one key, by value.
struct Group {
    key: Key,
    facts: Range<u32>,
}

/// All facts.
pub(super) struct Facts {
    all: Vec<Fact>,
    groups: Vec<Group>,
    /// Figures themselves as they are stated first, of whatever time, by class and value, with their index
    /// in `all`.
    of_any_time: Vec<(u64, u32)>,
}

/// A figure as an integer of its class, and half of its last printed digit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub(super) class: Class,
    pub(super) value: i64,
    pub(super) half: i64,
}

/// Days from some day; only differences matter, and they are right to a few days.
pub(super) fn day(date: Date) -> i32 {
    i32::from(date.year()) * 366 + (i32::from(date.month()) - 1) * 61 / 2 + i32::from(date.day())
}

/// Length of a period in such days; 0 for a day.
pub(super) fn length(period: Period) -> i32 {
    match period {
        Period::Instant(_) => 0,
        Period::Duration(first, last) => day(last) - day(first) + 1,
    }
}

/// Measures a figure; None for what cannot be compared, and for zero.
pub(super) fn measure(figure: &Figure) -> Option<Measured> {
    let (class, places) = match (figure.kind, figure.unit) {
        (Kind::Money, _) => (Class::Money, 2),
        (Kind::Percent, Unit::BasisPoint) => (Class::Percent, 0),
        (Kind::Percent, _) => (Class::Percent, 2),
        (Kind::PerShare, _) => (Class::PerShare, 4),
        (Kind::Shares, _) => (Class::Shares, 0),
        _ => return None,
    };
    let Value::Number(value) = &figure.value else { return None };
    let value = integer(*value, places)?;
    let half = match figure.decimals {
        Some(decimals) => {
            let power = u32::try_from(places - i32::from(decimals)).unwrap_or(0);
            10i64.checked_pow(power)? / 2
        }
        None => 0,
    };
    (value != 0).then_some(Measured { class, value, half })
}

fn integer(value: Decimal, places: i32) -> Option<i64> {
    let scaled = value.abs().checked_mul(Decimal::from(10i64.checked_pow(places.unsigned_abs())?))?;
    i64::try_from(scaled.trunc()).ok().filter(|v| *v < 1 << 60)
}

impl Facts {
    /// The facts of `sheets`.
    pub(super) fn of(sheets: &[Sheet], names: &Names, figures: &Figures) -> Self {
        let mut all = Vec::new();
        let document = |sheet: &Sheet| {
            let entry = (0..sheet.rows.len()).find_map(|row| sheet.row(row).iter().flatten().next());
            entry.and_then(|e| figures.get(e.figure)).map_or(0, |figure| saturate(figure.document))
        };
        let several = sheets.iter().any(|sheet| document(sheet) != sheets.first().map_or(0, document));
        for (index, sheet) in sheets.iter().enumerate() {
            let (document, index) = (document(sheet), saturate(index));
            let mut reader = Reader {
                sheet,
                index,
                document,
                figures,
                cells: Vec::new(),
                ranks: Vec::new(),
                all: &mut all,
            };
            reader.measure_cells();
            let first = reader.all.len();
            for row in 0..sheet.rows.len() {
                reader.row(row);
            }
            reader.shares(names);
            if several {
                for fact in all.iter_mut().skip(first) {
                    fact.named = names.hash(fact.sheet, fact.row, fact.column);
                }
            }
        }
        let value = |f: &Fact| (f.class, f.how, f.end, f.value);
        let same = |f: &Fact| (value(f), f.slack, f.named);
        let repeats = if several {
            all.sort_unstable_by_key(|f| (same(f), f.document));
            let mut repeats = Vec::new();
            for group in all.chunk_by(|a, b| same(a) == same(b)) {
                let first = group.first().map_or(0, |f| f.document);
                repeats.extend(group.iter().filter(|f| f.document != first).copied());
            }
            repeats.sort_unstable_by_key(|f| (f.document, value(f)));
            all.dedup_by(|later, first| same(later) == same(first) && later.document != first.document);
            repeats
        } else {
            let mut places: Vec<(u128, u32)> =
                all.iter().enumerate().map(|(at, fact)| (order(fact), saturate(at))).collect();
            places.sort_unstable();
            all = places.iter().filter_map(|(_, at)| all.get(*at as usize).copied()).collect();
            Vec::new()
        };
        let stated = all.len();
        all.extend(repeats);
        let mut groups: Vec<Group> = Vec::new();
        for (at, fact) in all.iter().enumerate() {
            let document = if at < stated { FIRST } else { fact.document + 1 };
            let (key, at) = (key(document, fact.class, fact.how, fact.end), saturate(at));
            match groups.last_mut() {
                Some(last) if last.key == key => last.facts.end = at + 1,
                _ => groups.push(Group { key, facts: at..at + 1 }),
            }
        }
        let same = all.iter().take(stated).enumerate().filter(|(_, fact)| fact.how == How::Same);
        let mut of_any_time: Vec<_> =
            same.map(|(at, f)| (of_class(f.class, f.value), saturate(at))).collect();
        of_any_time.sort_unstable();
        Self { all, groups, of_any_time }
    }

    /// The groups of a class and a making whose ends lie between the two of `ends`, of facts as they are
    /// stated first.
    pub(super) fn groups(&self, class: Class, how: How, ends: (i32, i32)) -> impl Iterator<Item = &[Fact]> {
        self.range(key(FIRST, class, how, ends.0), key(FIRST, class, how, ends.1))
    }

    /// Figures themselves, of whatever time, with values from `low` to `high`: their indices.
    fn of_any_time(&self, class: Class, low: i64, high: i64) -> &[(u64, u32)] {
        let (low, high) = (of_class(class, low), of_class(class, high));
        let first = self.of_any_time.partition_point(|f| f.0 < low);
        let last = self.of_any_time.partition_point(|f| f.0 <= high);
        self.of_any_time.get(first..last).unwrap_or(&[])
    }

    /// How many there are of those.
    pub(super) fn count_of_any_time(&self, class: Class, low: i64, high: i64) -> usize {
        self.of_any_time(class, low, high).len()
    }

    /// Those, in order of time and value.
    pub(super) fn list_of_any_time(&self, class: Class, low: i64, high: i64) -> Vec<&Fact> {
        let mut found: Vec<u32> = self.of_any_time(class, low, high).iter().map(|f| f.1).collect();
        found.sort_unstable();
        found.iter().filter_map(|at| self.all.get(*at as usize)).collect()
    }

    /// Such groups of what `document` repeats.
    pub(super) fn repeats(
        &self,
        document: usize,
        class: Class,
        how: How,
        ends: (i32, i32),
    ) -> impl Iterator<Item = &[Fact]> {
        let document = saturate(document) + 1;
        self.range(key(document, class, how, ends.0), key(document, class, how, ends.1))
    }

    fn range(&self, first: Key, last: Key) -> impl Iterator<Item = &[Fact]> {
        let at = self.groups.partition_point(|g| g.key < first);
        self.groups[at..]
            .iter()
            .take_while(move |g| g.key <= last)
            .map(|group| self.all.get(group.facts.start as usize..group.facts.end as usize).unwrap_or(&[]))
    }

    /// The figures that a fact is made of.
    pub(super) fn figures(sheets: &[Sheet], fact: &Fact) -> Option<(FigureId, Option<FigureId>)> {
        let sheet = sheets.get(fact.sheet as usize)?;
        let at = |row: u32, column: u32| Some(sheet.get(row as usize, column as usize)?.figure);
        let figure = at(fact.row, u32::from(fact.column))?;
        let other = match fact.how {
            How::Same => None,
            How::Difference | How::Change => Some(at(fact.row, fact.other)?),
            How::Share | How::TaxRate => Some(at(fact.other, u32::from(fact.column))?),
        };
        Some((figure, other))
    }
}

/// The order of facts by class, making, end and value, as one number: it is compared at one go.
fn order(fact: &Fact) -> u128 {
    // Values are sizes, and not below zero.
    key(0, fact.class, fact.how, fact.end) << 64 | u128::from(fact.value.cast_unsigned())
}

/// A value with its class, as one number. Values have 60 bits at most.
fn of_class(class: Class, value: i64) -> u64 {
    u64::from(class as u8) << 61 | value.clamp(0, (1 << 61) - 1).cast_unsigned()
}

/// Facts of `group` with values from `low` to `high`.
pub(super) fn between(group: &[Fact], low: i64, high: i64) -> &[Fact] {
    let first = group.partition_point(|f| f.value < low);
    let last = group.partition_point(|f| f.value <= high);
    group.get(first..last).unwrap_or(&[])
}

/// A cell of a sheet that gives facts.
#[derive(Clone, Copy)]
struct CellFact {
    entry: Entry,
    measured: Measured,
    period: Period,
}

struct Reader<'a> {
    sheet: &'a Sheet,
    index: u32,
    document: u32,
    figures: &'a Figures,
    /// Row by row.
    cells: Vec<Option<CellFact>>,
    /// For each column of the row that is read, how many before it have its time.
    ranks: Vec<usize>,
    all: &'a mut Vec<Fact>,
}

/// Earlier times with which a figure is compared.
const TIMES: usize = 5;
/// Wholes of which a figure may be a part.
const WHOLES: usize = 3;

impl Reader<'_> {
    fn measure_cells(&mut self) {
        for row in 0..self.sheet.rows.len() {
            for entry in self.sheet.row(row) {
                let cell = entry.and_then(|entry| {
                    let figure = self.figures.get(entry.figure)?;
                    Some(CellFact { entry, measured: measure(figure)?, period: figure.period? })
                });
                self.cells.push(cell);
            }
        }
    }

    fn cell(&self, row: usize, column: usize) -> Option<CellFact> {
        self.cells.get(row * self.sheet.columns + column).copied().flatten()
    }

    fn row(&mut self, row: usize) {
        self.ranks.clear();
        for column in 0..self.sheet.columns {
            let time = |column: usize| self.cell(row, column).map(|cell| cell.period);
            let own = time(column);
            let rank = own.map_or(0, |_| (0..column).filter(|before| time(*before) == own).count());
            self.ranks.push(rank);
        }
        for column in 0..self.sheet.columns {
            let Some(cell) = self.cell(row, column) else { continue };
            let fact = Fact {
                class: cell.measured.class,
                how: How::Same,
                end: day(cell.period.end()),
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
        let own = self.ranks.get(column);
        let mut found = 0;
        let mut facts = [None; TIMES];
        for at in 0..self.sheet.columns {
            let Some(before) = self.cell(row, at).filter(|c| c.measured.class == now.measured.class) else {
                continue;
            };
            let end = day(before.period.end());
            let same_length = (length(now.period) - length(before.period)).abs() < 20;
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
    fn shares(&mut self, names: &Names) {
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
            end: day(part.period.end()),
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
