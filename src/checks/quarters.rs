//! Quarters and the year: what four quarters in a row come to stands in another table.
//!
//! ```text
//! Quarterly data     First   Second   Third   Fourth         Statement        2023
//! Net sales          2,110    2,204   2,318    2,497         Net sales       9,129
//!                     └────────┴───────┴────────┴─────────────────────────────┘
//! ```
//!
//! Where the quarterly table has a column for the year, its rows foot across and nothing more is to be
//! sought. Amounts for each share add up to nothing: each quarter has its own number of shares.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::CheckKind;
use super::equation::{self, Equation};
use super::evidence::{self, Residual};
use super::mismatch::Spoken;
use super::row_words::{self, Name};
use super::sheet::{self, Entry, Sheet};
use crate::figures::{Figure, FigureId, Figures, Kind, Period};

/// Quarters of a year.
const QUARTERS: usize = 4;
/// Days of a quarter.
const QUARTER: RangeInclusive<i32> = 80..=100;
/// Days of a year: of 52 or 53 weeks, or of twelve months.
const YEAR: RangeInclusive<i32> = 355..=375;
/// What it costs to have looked through a filing for a sum.
const SEARCH: i32 = 9;
/// Bits from which on a year is told by more than chance.
const ENOUGH: i32 = 8;
/// Bits of likeness of two rows that are called the same.
const SAME_NAME: i32 = 9;
/// Steps from which on an amount is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;
/// The same where no other row of the quarters' table comes to a year.
const LONGER: i64 = 100_000;
/// Years of one name, or about one amount, that quarters are held against at most: where there are more of
/// them, nothing tells which one is meant.
const MANY: usize = 64;

/// An amount with the time that it is of.
#[derive(Clone, Copy)]
struct Amount {
    figure: FigureId,
    first: Date,
    last: Date,
    value: Decimal,
    step: Decimal,
}

impl Amount {
    fn of(figures: &Figures, entry: &Entry) -> Option<Self> {
        let figure: &Figure = figures.get(entry.figure).filter(|f| f.kind == Kind::Money)?;
        let Period::Duration(first, last) = figure.period? else { return None };
        let step = figure.decimals.map_or(Decimal::ZERO, equation::step);
        Some(Self { figure: entry.figure, first, last, value: figure.value.number()?, step })
    }

    fn days(&self) -> i32 {
        self.last.since(self.first).map_or(0, |span| span.get_days() + 1)
    }
}

/// Four quarters of a row that follow each other.
struct Row {
    sheet: usize,
    row: usize,
    quarters: [Amount; QUARTERS],
}

impl Row {
    /// The step of the coarsest print.
    fn step(&self) -> Decimal {
        self.quarters.iter().map(|q| q.step).fold(Decimal::ZERO, Decimal::max)
    }

    fn sum(&self) -> Option<Decimal> {
        self.quarters.iter().map(|q| q.value).try_fold(Decimal::ZERO, Decimal::checked_add)
    }

    fn last(&self) -> Date {
        self.quarters[QUARTERS - 1].last
    }
}

/// The amount of a year.
struct Year {
    sheet: usize,
    row: usize,
    amount: Amount,
}

/// Finds the years that the quarters of `sheets` come to in other tables, given what the checks so far say of
/// each figure.
pub(super) fn quarters(sheets: &[Sheet], figures: &Figures, spoken: &[Spoken], found: &mut Vec<Equation>) {
    let mut rows = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        for row in 0..sheet.rows.len() {
            read(figures, sheet, (index, row), &mut rows);
        }
    }
    if rows.is_empty() {
        return;
    }
    let years = Years::of(sheets, figures);
    let told: Vec<Option<FigureId>> = rows.iter().map(|row| told(sheets, &years, row)).collect();
    let beside: FxHashSet<usize> =
        rows.iter().zip(&told).filter(|(_, year)| year.is_some()).map(|(row, _)| row.sheet).collect();
    for (row, year) in rows.iter().zip(&told) {
        // Where sums hold for all four, it is another measure that the year gives.
        let summed = |quarter: &Amount| spoken.get(quarter.figure.0 as usize).is_some_and(|of| of.sum);
        let open = || !row.quarters.iter().all(summed);
        let year = year.or_else(|| {
            let least = if beside.contains(&row.sheet) { LONG } else { LONGER };
            open().then(|| missed(sheets, &years, row, least)).flatten()
        });
        found.extend(year.map(|year| {
            Equation::sum(CheckKind::CrossFoot, row.quarters.iter().map(|q| (q.figure, false)), year)
        }));
    }
}

/// Reads the quarters of a row that has no amount of a year itself.
fn read(figures: &Figures, sheet: &Sheet, (index, row): (usize, usize), found: &mut Vec<Row>) {
    let entries = sheet.row(row);
    if entries.len() < QUARTERS {
        return;
    }
    let mut amounts: Vec<Amount> = Vec::new();
    for amount in entries.iter().flatten().filter_map(|entry| Amount::of(figures, entry)) {
        let days = amount.days();
        if YEAR.contains(&days) {
            return;
        }
        if QUARTER.contains(&days) {
            amounts.push(amount);
        }
    }
    amounts.sort_by_key(|amount| amount.first);
    // Two amounts of one quarter are those of two parts of a company.
    if amounts.windows(2).any(|two| matches!(two, [a, b] if b.first <= a.last)) {
        return;
    }
    for four in amounts.windows(QUARTERS) {
        let follows = |two: &[Amount]| matches!(two, [a, b] if days(a.last, b.first) <= 4);
        if let ([first, .., last], Ok(quarters)) = (four, <[Amount; QUARTERS]>::try_from(four))
            && four.windows(2).all(follows)
            && YEAR.contains(&(days(first.first, last.last) + 1))
        {
            found.push(Row { sheet: index, row, quarters });
        }
    }
}

fn days(from: Date, to: Date) -> i32 {
    to.since(from).map_or(i32::MAX, |span| span.get_days())
}

/// The amounts of years in all tables.
struct Years {
    /// In reading order.
    all: Vec<Year>,
    /// Those that end on a day in one step of print, by their amounts.
    by_amount: FxHashMap<Date, FxHashMap<Decimal, Vec<(Decimal, usize)>>>,
    /// Those that end on a day and are called by the same words, in reading order.
    by_name: FxHashMap<(Date, Vec<Name>), Vec<usize>>,
}

impl Years {
    fn of(sheets: &[Sheet], figures: &Figures) -> Self {
        let mut years =
            Self { all: Vec::new(), by_amount: FxHashMap::default(), by_name: FxHashMap::default() };
        for (index, sheet) in sheets.iter().enumerate() {
            for row in 0..sheet.rows.len() {
                let amounts = sheet.row(row).iter().flatten().filter_map(|entry| Amount::of(figures, entry));
                for amount in amounts.filter(|amount| YEAR.contains(&amount.days())) {
                    let at = years.all.len();
                    let of_day = years.by_amount.entry(amount.last).or_default();
                    of_day.entry(amount.step).or_default().push((amount.value, at));
                    years.by_name.entry((amount.last, told_by(sheet, row))).or_default().push(at);
                    years.all.push(Year { sheet: index, row, amount });
                }
            }
        }
        for amounts in years.by_amount.values_mut().flat_map(FxHashMap::values_mut) {
            amounts.sort_unstable();
        }
        years
    }

    /// The years that end with a row and whose amounts lie about the sum of its quarters, in reading order.
    fn near(&self, row: &Row) -> Vec<&Year> {
        let Some(sum) = row.sum() else { return Vec::new() };
        let mut near: Vec<(Decimal, usize)> = Vec::new();
        for (step, amounts) in self.by_amount.get(&row.last()).into_iter().flatten() {
            // Wider by some than what rounding leaves.
            let Some(reach) = row.step().max(*step).checked_mul(Decimal::from(2 * QUARTERS)) else {
                continue;
            };
            let first = amounts.partition_point(|(amount, _)| *amount < sum.saturating_sub(reach));
            let most = sum.saturating_add(reach);
            near.extend(amounts[first..].iter().take_while(|(amount, _)| *amount <= most).take(MANY + 1));
        }
        if near.len() > MANY {
            return Vec::new();
        }
        near.sort_unstable_by_key(|(_, at)| *at);
        near.into_iter().filter_map(|(_, at)| self.all.get(at)).collect()
    }

    /// The years that end with a row of `sheet` and are called by its words, in reading order.
    fn named(&self, sheet: &Sheet, row: &Row) -> impl Iterator<Item = &Year> {
        let named = self.by_name.get(&(row.last(), told_by(sheet, row.row)));
        named.filter(|named| named.len() <= MANY).into_iter().flatten().filter_map(|at| self.all.get(*at))
    }
}

/// The words of a row that tell it from others.
fn told_by(sheet: &Sheet, row: usize) -> Vec<Name> {
    sheet.names(row).iter().copied().filter(|name| !name.is_common()).collect()
}

/// A year held against the quarters of a row.
struct Match<'a> {
    year: &'a Year,
    /// How alike the two are called, in bits.
    alike: i32,
    /// What is left when the quarters are taken from the year.
    residual: Residual,
    /// The amount of the year, as the residual in steps of the coarsest print.
    size: i64,
}

/// Holds a year of another table against the quarters of a row.
fn held<'a>(sheets: &[Sheet], year: &'a Year, row: &Row) -> Option<Match<'a>> {
    if year.sheet == row.sheet {
        return None;
    }
    let (ours, theirs) = (sheets.get(row.sheet)?, sheets.get(year.sheet)?);
    let named = sheet::may_be_one(ours.rows.get(row.row)?, theirs.rows.get(year.row)?);
    let alike = row_words::likeness(ours.names(row.row), theirs.names(year.row));
    let step = row.step().max(year.amount.step);
    let in_steps = |number: Decimal| sheet::integer(number.checked_div(step)?.round(), 0);
    let size = in_steps(year.amount.value)?;
    let value = size.checked_sub(in_steps(row.sum()?)?)?;
    let residual = Residual { value, steps: 1 + i64::try_from(QUARTERS).ok()? };
    Some(Match { year, alike: if named { alike } else { 0 }, residual, size })
}

/// The year that the quarters of a row come to.
fn told(sheets: &[Sheet], years: &Years, row: &Row) -> Option<FigureId> {
    let near = years.near(row);
    let held = near.into_iter().filter_map(|year| held(sheets, year, row));
    let weighed = held.filter(|held| held.residual.is_rounding()).map(|held| {
        let score = evidence::bits(held.size.abs(), held.residual) + 2 + held.alike - SEARCH;
        (score, held.year.amount.figure)
    });
    // Of equals the first one, which is the statement more often than not.
    let best =
        weighed.filter(|(score, _)| *score >= ENOUGH).fold(None, |best: Option<(i32, FigureId)>, new| {
            best.filter(|(score, _)| *score >= new.0).or(Some(new))
        });
    best.map(|(_, figure)| figure)
}

/// The year of the same name that the quarters of a row miss by a digit.
fn missed(sheets: &[Sheet], years: &Years, row: &Row, least: i64) -> Option<FigureId> {
    let same = years.named(sheets.get(row.sheet)?, row);
    let mut named = same.filter_map(|year| held(sheets, year, row)).filter(|held| held.alike >= SAME_NAME);
    let Match { year, residual, size, .. } = named.next()?;
    // Parts of a company have rows of one name.
    if named.any(|other| other.size != size) || size.abs() < least || residual.value.abs() < 10 {
        return None;
    }
    let step = row.step().max(year.amount.step);
    let in_steps = |number: Decimal| sheet::integer(number.checked_div(step)?.round(), 0);
    let quarters = row.quarters.iter().filter_map(|q| Some((in_steps(q.value)?, 1)));
    evidence::is_slip_of_one(quarters.chain([(-size, 1)]), residual).then_some(year.amount.figure)
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::CrossFoot;
    use crate::checks::sample::checks;

    /// A statement of two years, and the quarters of the second with these sales of the third.
    fn found(third: &str) -> Vec<String> {
        checks(
            CrossFoot,
            &format!(
                "| | Year ended December 31, 2023 | Year ended December 31, 2022 |\n|---|---|---|\n\
                 | Net sales | $ 9,129 | $ 8,417 |\n| Gross profit | 3,404 | 3,116 |\n\n\
                 What each quarter brought is told below.\n\n\
                 | Three months ended | March 31, 2023 | June 30, 2023 | September 30, 2023 | December 31, 2023 |\n\
                 |---|---|---|---|---|\n\
                 | Net sales | $ 2,110 | $ 2,204 | $ {third} | $ 2,497 |\n\
                 | Gross profit | 761 | 812 | 873 | 958 |\n"
            ),
        )
    }

    #[test]
    fn four_quarters_come_to_the_year() {
        let gross = "Pass: 761 + 812 + 873 + 958 = 3,404";
        assert_eq!(found("2,318"), ["Pass: $ 2,110 + $ 2,204 + $ 2,318 + $ 2,497 = $ 9,129", gross]);
        assert_eq!(found("2,818"), ["Fail: $ 2,110 + $ 2,204 + $ 2,818 + $ 2,497 \u{2260} $ 9,129", gross]);
        // What no digit makes is another measure.
        assert_eq!(found("2,077"), [gross]);
    }
}
