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

mod measure;
mod table;

use std::ops::Range;

use super::super::sheet::Sheet;
use super::names::Names;
use crate::figures::{FigureId, Figures};
use crate::text::saturate;
pub(super) use measure::{Class, Measured, day, length, measure};
use table::{Reader, TIMELESS};

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

/// A value that a table gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    class: Class,
    pub(super) how: How,
    /// Day on which its time ends, counted from some day; no day for what is of no time.
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

impl Fact {
    /// True for a figure of no time: a price, a fee, a change that a column of changes states.
    pub(super) fn is_timeless(&self) -> bool {
        self.end == TIMELESS
    }
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
