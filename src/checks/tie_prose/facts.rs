//! What tables say, in order of value: figures as printed, changes, differences, shares of a total.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::sheet::{Entry, Sheet};
use crate::figures::{Figure, FigureId, Figures, Kind, Period, Value};

/// What a fact makes of the figures in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// The figure itself.
    Same,
    /// By how much it differs from that of another time.
    Difference,
    /// By how many hundredths it differs from that of another time.
    Change,
    /// How many hundredths of another row's figure it is.
    Share,
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
    /// Day on which its time ends, counted from some day.
    end: i32,
    pub(super) value: i64,
    /// By how much rounding in the table may have moved it.
    pub(super) slack: i64,
    pub(super) sheet: u32,
    pub(super) row: u32,
    pub(super) column: u16,
    /// For a share of a total, the row of the total; for a change, the column of the other time.
    other: u32,
    pub(super) how: How,
}

/// All facts, sorted by class, end and value.
pub(super) struct Facts {
    all: Vec<Fact>,
}

/// Days from year 0; only differences matter.
pub(super) fn day(date: Date) -> i32 {
    i32::from(date.year()) * 372 + i32::from(date.month()) * 31 + i32::from(date.day())
}

/// Length of a period in such days; 0 for an instant.
fn length(period: Period) -> i32 {
    match period {
        Period::Instant(_) => 0,
        Period::Duration(first, last) => day(last) - day(first) + 1,
    }
}

/// A figure as an integer of its class, and half of its last printed digit.
pub(super) fn measure(figure: &Figure) -> Option<(Class, i64, i64)> {
    let (class, places) = match figure.kind {
        Kind::Money => (Class::Money, 2),
        Kind::Percent => (Class::Percent, 2),
        Kind::PerShare => (Class::PerShare, 4),
        Kind::Shares => (Class::Shares, 0),
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
    (value != 0).then_some((class, value, half))
}

fn integer(value: Decimal, places: i32) -> Option<i64> {
    let scaled = value.abs().checked_mul(Decimal::from(10i64.checked_pow(places.unsigned_abs())?))?;
    i64::try_from(scaled.trunc()).ok().filter(|v| *v < 1 << 60)
}

impl Facts {
    /// The facts of `sheets`.
    pub(super) fn of(sheets: &[Sheet], figures: &Figures) -> Self {
        let mut all = Vec::new();
        for (index, sheet) in sheets.iter().enumerate() {
            for row in 0..sheet.rows.len() {
                of_row(sheet, crate::text::saturate(index), row, figures, &mut all);
            }
        }
        all.sort_unstable_by_key(|f| (f.class, f.end, f.value, f.sheet, f.row, f.column));
        Self { all }
    }

    /// Facts of a class and an end with values from `low` to `high`, and such that rounding in the table
    /// may bring there.
    pub(super) fn between(&self, class: Class, end: i32, low: i64, high: i64) -> impl Iterator<Item = &Fact> {
        let first = self.all.partition_point(|f| (f.class, f.end, f.value) < (class, end, low));
        self.all[first..].iter().take_while(move |f| f.class == class && f.end == end && f.value <= high)
    }

    /// What it costs to look for a value among those of a class and an end, in bits.
    pub(super) fn search_cost(&self, class: Class, end: Option<i32>) -> i32 {
        let end = end.unwrap_or(0);
        let first = self.all.partition_point(|f| (f.class, f.end) < (class, end));
        let last = self.all.partition_point(|f| (f.class, f.end) <= (class, end));
        i32::try_from((last - first).max(1).ilog2()).unwrap_or(0)
    }

    /// The figures that a fact is made of.
    pub(super) fn figures(&self, sheets: &[Sheet], fact: &Fact) -> (FigureId, Option<FigureId>) {
        let at = |row: u32, column: u32| {
            sheets
                .get(fact.sheet as usize)
                .and_then(|s| s.get(row as usize, column as usize))
                .map_or(FigureId(0), |e| e.figure)
        };
        let figure = at(fact.row, u32::from(fact.column));
        let other = match fact.how {
            How::Same => None,
            How::Difference | How::Change => Some(at(fact.row, fact.other)),
            How::Share => Some(at(fact.other, u32::from(fact.column))),
        };
        (figure, other)
    }
}

fn of_row(sheet: &Sheet, index: u32, row: usize, figures: &Figures, all: &mut Vec<Fact>) {
    for (column, entry) in sheet.row(row).iter().enumerate() {
        let Some(entry) = entry else { continue };
        let Some(figure) = figures.get(entry.figure) else { continue };
        let (Some((class, value, half)), Some(period)) = (measure(figure), figure.period) else { continue };
        let fact = Fact {
            class,
            end: day(period.end()),
            value,
            slack: 0,
            sheet: index,
            row: crate::text::saturate(row),
            column: u16::try_from(column).unwrap_or(u16::MAX),
            other: 0,
            how: How::Same,
        };
        all.push(fact);
        if class == Class::Money || class == Class::PerShare {
            changes(sheet, row, figures, (entry, period, half), fact, all);
        }
    }
}

/// Changes from the figures of earlier times in the same row.
fn changes(
    sheet: &Sheet,
    row: usize,
    figures: &Figures,
    (now, period, half): (&Entry, Period, i64),
    fact: Fact,
    all: &mut Vec<Fact>,
) {
    for (column, before) in sheet.row(row).iter().enumerate() {
        let Some(before) = before.filter(|b| b.kind == now.kind && b.value != 0) else { continue };
        let Some(earlier) = figures.get(before.figure).and_then(|f| f.period) else { continue };
        let same_length = (length(period) - length(earlier)).abs() < 20;
        if day(earlier.end()) >= fact.end || !same_length {
            continue;
        }
        let other = crate::text::saturate(column);
        let difference = now.value - before.value;
        let hundredths = i128::from(difference) * 10_000 / i128::from(before.value.abs());
        let slack = i128::from(now.step + before.step) * 5_000 / i128::from(before.value.abs());
        if let (Ok(value), Ok(slack)) = (i64::try_from(hundredths.abs()), i64::try_from(slack)) {
            let slack = slack + 1;
            all.push(Fact { class: Class::Percent, value, slack, other, how: How::Change, ..fact });
        }
        let unit = fact.value.checked_div(now.value.abs()).unwrap_or(0);
        let value = difference.abs().saturating_mul(unit);
        if value > 0 {
            all.push(Fact { value, slack: 2 * half, other, how: How::Difference, ..fact });
        }
    }
}
