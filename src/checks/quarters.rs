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

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::CheckKind;
use super::equation::{self, Equation};
use super::evidence::{self, Residual};
use super::mismatch::Spoken;
use super::row_words;
use super::sheet::{self, Entry, Sheet};
use crate::figures::{Figure, FigureId, Figures, Kind, Period};

/// Quarters of a year.
const QUARTERS: usize = 4;
/// What it costs to have looked through a filing for a sum.
const SEARCH: i32 = 9;
/// Bits from which on a year is told by more than chance.
const ENOUGH: i32 = 8;
/// Bits of likeness of two rows that are called the same.
const SAME_NAME: i32 = 9;
/// Steps from which on an amount is long enough for a wrong digit to stand out.
const LONG: i64 = 1000;

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
    let years = years(sheets, figures);
    let told: Vec<Option<FigureId>> = rows.iter().map(|row| told(sheets, &years, row)).collect();
    for (row, year) in rows.iter().zip(&told) {
        let beside =
            || rows.iter().zip(&told).any(|(other, year)| other.sheet == row.sheet && year.is_some());
        // Where sums hold for all four, it is another measure that the year gives.
        let summed = |quarter: &Amount| spoken.get(quarter.figure.0 as usize).is_some_and(|of| of.sum);
        let open = || !row.quarters.iter().all(summed);
        let year = year.or_else(|| missed(sheets, &years, row).filter(|_| open() && beside()));
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
        match amount.days() {
            80..=100 => amounts.push(amount),
            355..=375 => return,
            _ => {}
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
            && (355..=375).contains(&(days(first.first, last.last) + 1))
        {
            found.push(Row { sheet: index, row, quarters });
        }
    }
}

fn days(from: Date, to: Date) -> i32 {
    to.since(from).map_or(i32::MAX, |span| span.get_days())
}

/// The amounts of years in all tables.
fn years(sheets: &[Sheet], figures: &Figures) -> Vec<Year> {
    let mut years = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        for row in 0..sheet.rows.len() {
            let amounts = sheet.row(row).iter().flatten().filter_map(|entry| Amount::of(figures, entry));
            let of_year = amounts.filter(|amount| (355..=375).contains(&amount.days()));
            years.extend(of_year.map(|amount| Year { sheet: index, row, amount }));
        }
    }
    years.sort_by_key(|year| year.amount.last);
    years
}

/// The years that end with the last quarter of a row, each with how alike the rows are called and what is
/// left when the quarters are taken from it, in steps of the coarsest print.
fn ends<'a>(
    sheets: &'a [Sheet],
    years: &'a [Year],
    row: &'a Row,
) -> impl Iterator<Item = (&'a Year, i32, Residual, i64)> {
    let last = row.quarters[QUARTERS - 1].last;
    let first = years.partition_point(|year| year.amount.last < last);
    let same = years[first..].iter().take_while(move |year| year.amount.last == last);
    same.filter(|year| year.sheet != row.sheet).filter_map(move |year| {
        let (ours, theirs) = (sheets.get(row.sheet)?, sheets.get(year.sheet)?);
        let named = sheet::may_be_one(ours.rows.get(row.row)?, theirs.rows.get(year.row)?);
        let alike = row_words::likeness(ours.names(row.row), theirs.names(year.row));
        let parts = row.quarters.iter();
        let step = parts.clone().map(|q| q.step).fold(year.amount.step, Decimal::max);
        let in_steps = |number: Decimal| sheet::integer(number.checked_div(step)?.round(), 0);
        let sum = parts.map(|q| q.value).try_fold(Decimal::ZERO, Decimal::checked_add)?;
        let size = in_steps(year.amount.value)?;
        let value = size.checked_sub(in_steps(sum)?)?;
        let residual = Residual { value, steps: 1 + i64::try_from(QUARTERS).ok()? };
        Some((year, if named { alike } else { 0 }, residual, size))
    })
}

/// The year that the quarters of a row come to.
fn told(sheets: &[Sheet], years: &[Year], row: &Row) -> Option<FigureId> {
    let held = ends(sheets, years, row).filter(|(_, _, residual, _)| residual.is_rounding());
    let weighed = held.map(|(year, alike, residual, size)| {
        (evidence::bits(size.abs(), residual) + 2 + alike - SEARCH, year.amount.figure)
    });
    // Of equals the first one, which is the statement more often than not.
    let best =
        weighed.filter(|(score, _)| *score >= ENOUGH).fold(None, |best: Option<(i32, FigureId)>, new| {
            best.filter(|(score, _)| *score >= new.0).or(Some(new))
        });
    best.map(|(_, figure)| figure)
}

/// The year of the same name that the quarters of a row miss by a digit.
fn missed(sheets: &[Sheet], years: &[Year], row: &Row) -> Option<FigureId> {
    let mut named = ends(sheets, years, row).filter(|(_, alike, ..)| *alike >= SAME_NAME);
    let (year, _, residual, size) = named.next()?;
    // Parts of a company have rows of one name.
    if named.any(|(.., other)| other != size) || size.abs() < LONG || residual.value.abs() < 10 {
        return None;
    }
    let step = row.quarters.iter().map(|q| q.step).fold(year.amount.step, Decimal::max);
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
