//! The row of the current figure across its columns: a bar for each value, and the change in percent.
//!
//! ```text
//! 2010-09-30  ▇▇▇▇▇▇▇▇▇▇▇▇  12,583  +22.5 %
//! 2009-09-30  ▇▇▇▇▇▇▇▇▇▇    10,275
//! ```
//!
//! A change is from the period before it that is as long; without periods, from the column to the
//! right, as statements put the older year there.

use rust_decimal::Decimal;

use super::{Fact, FactKind, fact, facts as parts, grouped};
use crate::app::subject::Subject;
use crate::figures::{Figure, FigureId, Period, plain};
use crate::review::Attributes;
use crate::text::cells::clip_middle;

/// A value among those of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The value, in the unit and scale of the print.
    pub value: String,
    /// The change in percent from the value before; empty where there is none.
    pub change: String,
    /// Its size, in thousandths of the largest.
    pub share: u16,
    /// True for values below zero.
    pub negative: bool,
    /// True for the current figure.
    pub current: bool,
}

/// Cells for the name of a column beside its bar.
const NAME: usize = 14;
/// Most columns that are shown.
const MOST: usize = 12;
/// Periods whose lengths differ by no more days than this are as long as each other.
const SAME_LENGTH: i32 = 10;

/// Adds the row of `figure` to `facts`, where it has at least two values to compare.
pub(super) fn across(subject: Subject, id: FigureId, figure: &Figure, facts: &mut Vec<Fact>) {
    let Some(cell) = figure.cell else { return };
    let Some(review) = subject.review else { return };
    let in_row = |other: &Figure| {
        other.document == figure.document
            && other.cell.is_some_and(|c| (c.table, c.row) == (cell.table, cell.row))
    };
    let all = &subject.reading.figures.all;
    let at = id.0 as usize;
    // The figures of a row stand together.
    let first = (0..at).rev().take_while(|i| in_row(&all[*i])).last().unwrap_or(at);
    let row: Vec<(usize, Attributes, Decimal)> = (first..all.len())
        .take_while(|i| in_row(&all[*i]))
        .filter_map(|i| {
            let said =
                review.effective(subject.reading, review.of_figure(FigureId(crate::text::saturate(i))))?;
            let value = said.value.number()?;
            (said.kind == figure.kind).then_some((i, said, value))
        })
        .take(MOST)
        .collect();
    let largest = row.iter().map(|(.., value)| value.abs()).max().unwrap_or_default();
    if row.len() < 2 || largest.is_zero() {
        return;
    }
    facts.push(fact(FactKind::Heading, "across"));
    // Columns of one time, "Salary | Bonus | Total", are told apart by their names.
    let timed = row.iter().any(|(_, said, _)| said.period != row[0].1.period);
    let named = |other: &Figure, index: usize| {
        let name = parts::column_name(subject.reading, other);
        if name.is_empty() { format!("column {}", index + 1) } else { clip_middle(&name, NAME) }
    };
    for (index, (i, said, value)) in row.iter().enumerate() {
        let before = before(&row, index);
        let bar = Bar {
            value: shown(*value, said.scale),
            change: before.and_then(|old| change(old, *value)).unwrap_or_default(),
            share: share(*value, largest),
            negative: value.is_sign_negative(),
            current: *i == at,
        };
        let other = &all[*i];
        facts.push(Fact {
            source: Some((other.document, other.span)),
            bar: Some(Box::new(bar)),
            ..fact(FactKind::Bar, said.period.filter(|_| timed).map_or_else(|| named(other, index), when))
        });
    }
}

/// A period by its end, and its length where it is no instant.
pub fn when(period: Period) -> String {
    match period {
        Period::Instant(day) => day.to_string(),
        Period::Duration(first, last) => {
            let days = (last - first).get_days() + 1;
            // To the nearest month: quarters are 89 to 98 days, years 363 to 371.
            format!("{last} {}m", (days * 10 + 152) / 304)
        }
    }
}

/// Days of a period; 0 for an instant.
fn days(period: Period) -> i32 {
    match period {
        Period::Instant(_) => 0,
        Period::Duration(first, last) => (last - first).get_days(),
    }
}

/// The value that the one at `index` is compared with.
fn before(row: &[(usize, Attributes, Decimal)], index: usize) -> Option<Decimal> {
    let (_, said, _) = row.get(index)?;
    let Some(period) = said.period else { return row.get(index + 1).map(|(.., value)| *value) };
    let earlier = row.iter().filter_map(|(_, other, value)| Some((other.period?, *value)));
    earlier
        .filter(|(other, _)| {
            other.end() < period.end() && days(*other).abs_diff(days(period)) <= SAME_LENGTH.unsigned_abs()
        })
        .max_by_key(|(other, _)| other.end())
        .map(|(_, value)| value)
}

/// The change in percent, to a tenth; None where a sign turned or there was nothing before.
fn change(old: Decimal, new: Decimal) -> Option<String> {
    if old.is_zero() || old.is_sign_negative() != new.is_sign_negative() {
        return None;
    }
    let percent =
        new.checked_sub(old)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old.abs())?.round_dp(1);
    // What grew tenfold and more is told by the factor, which is short; what is too long for its place
    // says nothing at all.
    let text = if percent.abs() >= Decimal::ONE_THOUSAND {
        format!("× {}", new.checked_div(old)?.round())
    } else {
        let sign = if percent.is_sign_negative() { "" } else { "+" };
        format!("{sign}{percent:.1} %")
    };
    (text.chars().count() < LONGEST).then_some(text)
}

/// Cells for a change, the gap before it included.
const LONGEST: usize = 10;

fn share(value: Decimal, largest: Decimal) -> u16 {
    let part = value.abs().checked_mul(Decimal::ONE_THOUSAND).and_then(|v| v.checked_div(largest));
    part.and_then(|part| u16::try_from(part.round().mantissa()).ok()).unwrap_or(1000)
}

/// The value as the print has it: without what scales it.
fn shown(value: Decimal, scale: i8) -> String {
    let unscaled = crate::figures::power_of_ten(scale).and_then(|power| value.checked_div(power));
    grouped(&plain(unscaled.unwrap_or(value)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_in_percent() {
        let cases = [
            (100, 110, Some("+10.0 %")),
            (10_275, 12_583, Some("+22.5 %")),
            (110, 100, Some("-9.1 %")),
            (-100, -120, Some("-20.0 %")),
            (5, 5_400, Some("× 1080")),
            (1, 2_000_000_000, None),
            (0, 5, None),
            (-5, 5, None),
        ];
        for (old, new, want) in cases {
            assert_eq!(change(Decimal::from(old), Decimal::from(new)).as_deref(), want, "{old} {new}");
        }
    }

    #[test]
    fn bars_are_parts_of_the_largest() {
        assert_eq!(share(Decimal::from(-50), Decimal::from(100)), 500);
        assert_eq!(share(Decimal::from(1), Decimal::from(3)), 333);
        assert_eq!(shown(Decimal::from(-12_583_000), 3), "-12,583");
    }
}
