//! Columns and rows of percentages: changes between two times, and shares of a whole.
//!
//! ```text
//!                      2010     2009    Change        2010    % of sales
//! Net sales           2,310    1,904      21%        2,310         100.0
//! Gross margin          647      503      29%          647          28.0
//! Percentage of sales  28.0%    26.4%
//! ```
//!
//! Which two columns a change lies between, and what a share is a share of, is told by all rows, or all
//! columns, together. Declines stand with a minus, in brackets or with no sign at all, so that only the
//! size of a change is compared.

use rustc_hash::FxHashSet;

use super::equation::Equation;
use super::evidence::{self, Division};
use super::identity;
use super::row_words::{Name, RowWords};
use super::sheet::{Entry, Sheet};
use super::{CheckKind, Role};
use crate::figures::{FigureId, Kind};

/// Bits from which on a structure is told by more than chance.
const ENOUGH: i32 = 14;
/// Bits that one division gives at most.
const MOST: i32 = 10;
/// Columns between which a change is sought, at most.
const WIDEST: usize = 24;
/// Rows above a row of percentages that it may be a share of.
const REACH: usize = 14;
/// Rows of a table that are read, at most, to find what a column is.
const ROWS: usize = 200;

/// Rows of amounts above a row of percentages that may be its parts, whatever they are called.
const NEAREST: usize = 4;
/// Bits for two rows whose names make that of the row of percentages.
const NAMED: i32 = 8;
/// Bits for the taxes and the income before them, above the effective rate of tax: nothing else is divided for it.
const OF_TAX: i32 = 10;
/// Changes beside one that misses from which on what it misses by is no rounding of amounts that are not printed.
const FEWEST: usize = 3;
/// Bits for a column that is called a share, beside what it is of and with 100 % in the row of the total.
const HEADED: i32 = 4;
/// Words by which rows of percentages are called beside those of what they divide.
const MEASURES: &[&[u8]] = &[
    b"percent",
    b"percentage",
    b"ratio",
    b"rate",
    b"margin",
    b"return",
    b"effective",
    b"average",
    b"payout",
];
/// Rows of percentages from which on a column may be one of yields.
const YIELDS: usize = 4;

/// How a structure does.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    score: i32,
    holds: usize,
    fails: usize,
    /// Names tell what is divided.
    named: bool,
}

impl Tally {
    fn add(&mut self, ratio: Option<Division>) {
        match ratio {
            Some(Division::Holds(bits)) => {
                self.score += bits;
                self.holds += 1;
            }
            Some(Division::Fails) => {
                self.score -= 5;
                self.fails += 1;
            }
            // A percentage with one digit wrong is what checks are made to find.
            Some(Division::Slip) => {
                self.score -= 1;
                self.fails += 1;
            }
            Some(Division::Near) => self.score -= 2,
            None => {}
        }
    }

    fn is_told(&self, search: usize) -> bool {
        let search = i32::try_from(search.max(1).ilog2()).unwrap_or(0);
        let fewest = if self.named { 1 } else { 2 };
        self.score - search >= ENOUGH
            && self.holds >= fewest
            && (self.fails * 2 <= self.holds || self.named && self.fails <= self.holds)
    }

    /// True for what is to be written down: what holds, and what fails where that is the exception.
    fn tells(&self, ratio: Division) -> bool {
        match ratio {
            Division::Holds(_) => true,
            Division::Near => false,
            Division::Slip if self.fails == 1 => self.holds >= 2 || self.named && self.holds == 1,
            Division::Slip | Division::Fails => self.holds >= 4 * self.fails,
        }
    }
}

/// Finds what the percentages of `sheet` are made of.
pub(super) fn percent_change(sheet: &Sheet, found: &mut Vec<Equation>) {
    if sheet.columns > WIDEST {
        return;
    }
    let mut rows_of_percent = Vec::new();
    for row in 0..sheet.rows.len() {
        let entries = sheet.row(row).iter().flatten();
        let (mut percent, mut other) = (0, 0);
        entries.for_each(|e| if e.kind == Kind::Percent { percent += 1 } else { other += 1 });
        if percent >= 2 && other == 0 {
            rows_of_percent.push(row);
        }
    }
    for column in 0..sheet.columns {
        let is_percent = |row: &usize| sheet.get(*row, column).is_some_and(|e| e.kind == Kind::Percent);
        let rows: Vec<usize> = (0..sheet.rows.len())
            .filter(|r| rows_of_percent.binary_search(r).is_err())
            .filter(is_percent)
            .take(ROWS)
            .collect();
        if rows.len() >= 2
            && !changes(sheet, column, &rows, found)
            && !shares(sheet, column, &rows, found)
            && rows.len() >= YIELDS
        {
            yields(sheet, column, &rows, found);
        }
    }
    for row in rows_of_percent {
        shares_in_row(sheet, row, found);
    }
}

/// Leaves out sums of what the `equations` tell to be changes from one time to another: 3 % and 4 % are no 7 %.
pub(super) fn leave_out_sums_of_changes(equations: &mut Vec<Equation>) {
    let of_change = |e: &&Equation| {
        e.kind == CheckKind::PercentChange && e.operands.iter().any(|o| o.role == Role::Before)
    };
    let quotients = equations.iter().filter(of_change).flat_map(|e| &e.operands);
    let changes: FxHashSet<FigureId> =
        quotients.filter(|o| o.role == Role::Quotient).map(|o| o.figure).collect();
    equations.retain(|e| {
        let total = e.operands.iter().find(|o| o.role == Role::Total);
        !total.is_some_and(|total| changes.contains(&total.figure))
    });
}

/// The best of `structures`, if the divisions that it makes at `places` tell it.
fn told<S: Copy>(
    structures: impl Iterator<Item = S>,
    places: &[usize],
    prior: impl Fn(S) -> i32,
    division: impl Fn(S, usize) -> Option<Division>,
) -> Option<(Tally, S)> {
    let mut best: Option<(Tally, S)> = None;
    let mut tried = 0;
    for structure in structures {
        tried += 1;
        let score = prior(structure);
        let mut tally = Tally { score, named: score >= NAMED, ..Tally::default() };
        let mut left = MOST * i32::try_from(places.len()).unwrap_or(0);
        for place in places {
            // Not even if all the others hold.
            if best.is_some_and(|(best, _)| tally.score + left <= best.score) {
                break;
            }
            tally.add(division(structure, *place));
            left -= MOST;
        }
        if best.is_none_or(|(best, _)| tally.score > best.score) {
            best = Some((tally, structure));
        }
    }
    best.filter(|(tally, _)| tally.is_told(tried))
}

/// Finds the two columns that a column of changes lies between.
fn changes(sheet: &Sheet, column: usize, rows: &[usize], found: &mut Vec<Equation>) -> bool {
    let others = (0..sheet.columns).filter(|other| *other != column);
    let pairs = others.clone().flat_map(|after| others.clone().map(move |before| (before, after)));
    // Of two times, the earlier is what the change is from, wherever its column stands.
    let later =
        |before, after| sheet.end(before).zip(sheet.end(after)).is_some_and(|(before, after)| before > after);
    let pairs = pairs.filter(|(before, after)| before != after && !later(*before, *after));
    let division = |(before, after): (usize, usize), row: usize| change(sheet, row, (before, after, column));
    let Some((tally, (before, after))) = told(pairs, rows, |_| 0, division) else { return false };
    // From a loss to a profit, filers print what they like.
    let rises = |row: usize| {
        let is = |column: usize| sheet.get(row, column).is_some_and(|e| e.value > 0);
        is(before) && is(after) && division((before, after), row) == Some(Division::Fails)
    };
    for row in rows {
        let ratio = division((before, after), *row);
        let figures = [before, after, column].map(|c| sheet.get(*row, c).map(|e| e.figure));
        if let (Some(ratio), [Some(before), Some(after), Some(quotient)]) = (ratio, figures)
            && (tally.tells(ratio) || tally.fails == 1 && tally.holds >= FEWEST && rises(*row))
        {
            found.push(Equation::change(CheckKind::PercentChange, before, after, quotient));
        }
    }
    true
}

/// Finds the column and the row that a column of shares is made of.
fn shares(sheet: &Sheet, column: usize, rows: &[usize], found: &mut Vec<Equation>) -> bool {
    // The whole is the row of 100 %, or else any that the others may be parts of.
    let hundred = |row: &usize| {
        let entry = sheet.get(*row, column);
        entry.is_some_and(|e| e.value == 100 * 10i64.pow(sheet.places.min(8)))
    };
    let wholes: Vec<usize> = rows.iter().copied().filter(hundred).take(4).collect();
    let parts = (0..sheet.columns).filter(|part| *part != column);
    let structures = parts.flat_map(|part| wholes.iter().map(move |whole| (part, *whole)));
    let entries = |(part, whole): (usize, usize), row: usize| {
        (sheet.get(row, part).filter(|_| row != whole), sheet.get(whole, part), sheet.get(row, column))
    };
    let division = |structure, row| share(entries(structure, row), sheet);
    // "Amount | % of sales", or "% of sales" over the same times as the amounts: the words leave little open.
    let prior = |(part, whole): (usize, usize)| {
        let one_time = sheet.end(part).is_some() && sheet.end(part) == sheet.end(column);
        let total = sheet.rows.get(whole).is_some_and(|r| r.unnamed || r.words.any(RowWords::TOTAL));
        let beside = sheet.is_headed(column, RowWords::AVERAGE) && (one_time || part + 1 == column);
        if total && beside { HEADED } else { 0 }
    };
    let Some((tally, structure)) = told(structures, rows, prior, division) else { return false };
    for row in rows {
        write_down(sheet, entries(structure, *row), &tally, found);
    }
    true
}

/// Finds the two columns that a column of percentages divides, row by row: the interest on a balance, and the yield.
fn yields(sheet: &Sheet, column: usize, rows: &[usize], found: &mut Vec<Equation>) {
    let others = (0..sheet.columns).filter(|other| *other != column);
    let pairs = others.clone().flat_map(|part| others.clone().map(move |whole| (part, whole)));
    let pairs = pairs.filter(|(part, whole)| part != whole);
    let entries = |(part, whole): (usize, usize), row: usize| {
        (sheet.get(row, part), sheet.get(row, whole), sheet.get(row, column))
    };
    let division = |structure, row| share(entries(structure, row), sheet);
    let Some((tally, structure)) = told(pairs, rows, |_| 0, division) else { return };
    for row in rows {
        // Yields of some rows take in fees, or taxes that were saved, or the days of a year: what misses tells nothing.
        if let Some(Division::Holds(_)) = division(structure, *row) {
            write_down(sheet, entries(structure, *row), &tally, found);
        }
    }
}

/// True where all words of a row of percentages are those of the two rows that it divides: "Lids to kettles".
fn is_named_by(sheet: &Sheet, row: usize, part: usize, whole: usize) -> bool {
    let own = |row: usize| sheet.names(row).iter().filter(|name| !name.is_common());
    let of = |names: usize, name: &Name| sheet.names(names).binary_search(name).is_ok();
    let said = |name: &Name| of(part, name) || of(whole, name);
    let is_measure = |name: &Name| MEASURES.iter().any(|word| Name::of(word) == Some(*name));
    let mut words = own(row).filter(|name| !is_measure(name)).peekable();
    // Each of the two must be meant: of what the whole is called, no word is left out.
    words.peek().is_some()
        && words.all(said)
        && own(whole).all(|name| of(row, name))
        && own(part).any(|name| of(row, name))
}

/// True for the effective rate of tax, the taxes and the income before them: "Effective tax rate", "Provision for income
/// taxes", "Income before income taxes". A rate on another basis is one of other taxes.
fn is_rate_of_tax(sheet: &Sheet, row: usize, (part, whole): (usize, usize)) -> bool {
    let effective = Name::of(b"effective");
    let words = |row: usize| sheet.rows.get(row).map(|r| r.words).unwrap_or_default();
    let (rate, tax) = (words(row), words(part));
    rate.any(RowWords::TAX)
        && rate.any(RowWords::AVERAGE)
        && !rate.any(RowWords::BASIS)
        && effective.is_some_and(|name| sheet.names(row).binary_search(&name).is_ok())
        && tax.any(RowWords::TAX)
        && !tax.any(RowWords::BEFORE | RowWords::NET | RowWords::AVERAGE | RowWords::BASIS)
        && sheet
            .rows
            .get(whole)
            .is_some_and(|row| identity::is_pretax(row) && !row.words.any(RowWords::BASIS))
}

/// Finds the two rows above that a row of shares divides.
fn shares_in_row(sheet: &Sheet, row: usize, found: &mut Vec<Equation>) {
    let is_amount = |r: &usize| sheet.row(*r).iter().flatten().any(|e| e.kind == Kind::Money);
    let above: Vec<usize> = (row.saturating_sub(REACH)..row).filter(is_amount).collect();
    let nearest = above.len().saturating_sub(NEAREST);
    let named = |(part, whole): (usize, usize)| is_named_by(sheet, row, part, whole);
    let told_by_name = |structure| named(structure) || is_rate_of_tax(sheet, row, structure);
    let pairs =
        above.iter().enumerate().flat_map(|(at, part)| above.iter().map(move |whole| (at, *part, *whole)));
    let structures =
        pairs.filter(|(at, part, whole)| part != whole && (*at >= nearest || told_by_name((*part, *whole))));
    let structures = structures.map(|(_, part, whole)| (part, whole));
    let entries = |(part, whole): (usize, usize), column: usize| {
        (sheet.get(part, column), sheet.get(whole, column), sheet.get(row, column))
    };
    let columns: Vec<usize> = (0..sheet.columns).collect();
    let division = |structure, column| share(entries(structure, column), sheet);
    let rate = |structure| is_rate_of_tax(sheet, row, structure);
    let prior = |structure| match (rate(structure), named(structure)) {
        (true, _) => OF_TAX,
        (_, true) => NAMED,
        _ => 0,
    };
    let Some((tally, structure)) = told(structures, &columns, prior, division) else { return };
    let is_near = |part: usize| above.iter().skip(nearest).any(|row| *row == part);
    for column in columns {
        // Names alone may leave out that the whole is one without some of its parts.
        if is_near(structure.0) || division(structure, column) != Some(Division::Fails) {
            write_down(sheet, entries(structure, column), &tally, found);
        }
    }
}

/// A part, the whole that it is of, and how many hundredths of it.
pub(super) type Share<'a> = (Option<&'a Entry>, Option<&'a Entry>, Option<&'a Entry>);

fn write_down(sheet: &Sheet, entries: Share<'_>, tally: &Tally, found: &mut Vec<Equation>) {
    if let (Some(part), Some(whole), Some(percent)) = entries
        && share(entries, sheet).is_some_and(|ratio| tally.tells(ratio))
    {
        let kind = CheckKind::PercentChange;
        found.push(Equation::quotient(kind, part.figure, whole.figure, percent.figure));
    }
}

/// Whether a row's percentage is its change between two columns.
fn change(sheet: &Sheet, row: usize, (before, after, percent): (usize, usize, usize)) -> Option<Division> {
    let [before, after] = [before, after].map(|c| sheet.get(row, c).filter(|e| e.kind != Kind::Percent));
    let (before, after) = (before.filter(|b| b.value != 0)?, after?);
    let percent = sheet.get(row, percent).filter(|p| p.kind == Kind::Percent)?;
    let difference = i128::from(after.value) - i128::from(before.value);
    // Rounding of either moves the quotient.
    let size = i128::from(before.value.abs());
    let slack = i128::from(after.step) + i128::from(before.step) * i128::from(after.value.abs()) / size;
    ratio(difference.abs(), slack, size, percent, sheet)
}

/// Whether a percentage of `sheet` is what a part is of a whole.
pub(super) fn share((part, whole, percent): Share<'_>, sheet: &Sheet) -> Option<Division> {
    let (part, whole) = (part?, whole.filter(|w| w.value != 0)?);
    let percent = percent.filter(|p| p.kind == Kind::Percent)?;
    if part.kind == Kind::Percent || part.kind != whole.kind || part.value == 0 {
        return None;
    }
    let (above, size) = (i128::from(part.value.abs()), i128::from(whole.value.abs()));
    let slack = i128::from(part.step) + i128::from(whole.step) * above / size;
    ratio(above, slack, size, percent, sheet)
}

/// Whether `percent` is `above / below`, where `above` may be off by half of `slack`.
fn ratio(above: i128, slack: i128, below: i128, percent: &Entry, sheet: &Sheet) -> Option<Division> {
    let unit = 10i128.pow(sheet.places.min(8));
    let (value, step) = (i128::from(percent.value.abs()), i128::from(percent.step.max(1)));
    // Both sides stand at a hundred times the denominator; doubled, so that half of a step is whole.
    let residual = (2 * (value.checked_mul(below)? - above.checked_mul(100 * unit)?)).abs();
    let tolerance = step.checked_mul(below)?.checked_add(slack.checked_mul(100 * unit)?)?;
    // A dash stands for what is too small to print, or too large.
    if percent.step == 0 {
        return None;
    }
    if residual > tolerance {
        if 2 * residual <= 5 * tolerance {
            return Some(Division::Near);
        }
        // What the percentage should be, in steps of its print.
        let below_steps = below.checked_mul(step)?;
        let meant = (above.checked_mul(200 * unit)?.checked_add(below_steps)?) / (2 * below_steps);
        let slip = |meant: i128| {
            i64::try_from(meant).is_ok_and(|meant| {
                let printed = i64::try_from(value / step).unwrap_or(0);
                // What differs in its last digit was worked out from what is not printed.
                (printed - meant).abs() >= 10 && evidence::is_slip(printed, meant)
            })
        };
        // Rounding above or below the line may have moved it by one.
        let moved = i128::from(slack.checked_mul(100 * unit)? > below_steps);
        let is_slip = (-moved..=moved).any(|by| slip(meant + by));
        return Some(if is_slip { Division::Slip } else { Division::Fails });
    }
    // Percentages lie anywhere up to a hundred: what the precision leaves of that is chance.
    let room = (200 * unit).checked_mul(below)? / tolerance.max(1);
    let bits = i32::try_from(u128::try_from(room).ok()?.max(1).ilog2()).unwrap_or(0);
    // Nothing over nothing tells nothing.
    Some(Division::Holds(if value == 0 { 0 } else { bits.min(MOST) }))
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::{Foot, PercentChange};
    use crate::checks::sample::checks;

    #[test]
    fn a_column_of_changes_lies_between_two_others() {
        let found = checks(
            PercentChange,
            "| | 2023 | 2022 | Change |\n|---|---|---|---|\n\
             | Kettles | 2,310 | 1,904 | 21.3% |\n\
             | Lids | 3,420 | 3,815 | (10.4)% |\n\
             | Repairs | 1,127 | 1,033 | 9.1% |\n",
        );
        assert_eq!(
            found,
            [
                "Rounded: (2,310 \u{2212} 1,904) \u{f7} 1,904 = 21.3",
                "Rounded: (3,420 \u{2212} 3,815) \u{f7} 3,815 = (10.4)",
                "Rounded: (1,127 \u{2212} 1,033) \u{f7} 1,033 = 9.1",
            ]
        );
    }

    #[test]
    fn the_earlier_of_two_times_is_what_a_change_is_from() {
        let found = checks(
            PercentChange,
            "| | December 31, 2022 | December 31, 2023 | Change |\n|---|---|---|---|\n\
             | Kettles | 57,310 | 54,370 | (5)% |\n\
             | Lids | 24,180 | 23,460 | (3)% |\n\
             | Repairs | 10,140 | 11,360 | 12% |\n\
             | Spouts | 7,830 | 9,400 | 20% |\n",
        );
        assert_eq!(
            found.first().map(String::as_str),
            Some("Rounded: (54,370 \u{2212} 57,310) \u{f7} 57,310 = (5)")
        );
        assert_eq!(found.len(), 4, "{found:?}");
    }

    #[test]
    fn rates_of_growth_come_to_nothing() {
        let found = checks(
            Foot,
            "| | 2023 | 2022 | Change |\n|---|---|---|---|\n\
             | Kettles | 2,060 | 2,000 | 3% |\n\
             | Lids | 2,080 | 2,000 | 4% |\n\
             | Spouts | 1,940 | 2,000 | (3)% |\n\
             | Total | 6,080 | 6,000 | 4% |\n",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|sum| sum.contains("2,0") || sum.contains("6,080")), "{found:?}");
    }

    #[test]
    fn a_percentage_with_one_digit_wrong_fails_among_three() {
        let rates = |first: &str| {
            checks(
                PercentChange,
                &format!(
                    "| | 2023 | 2022 | 2021 |\n|---|---|---|---|\n\
                     | Income before taxes | 41,569 | 33,752 | 30,378 |\n\
                     | Income taxes | 10,365 | 6,441 | 5,334 |\n\
                     | Effective tax rate | {first} | 19.1% | 17.6% |\n"
                ),
            )
        };
        assert!(
            rates("27.9%").contains(&"Fail: 10,365 \u{f7} 41,569 \u{2260} 27.9".to_owned()),
            "{:?}",
            rates("27.9%")
        );
        // No one digit makes it.
        assert!(rates("27.3%").iter().all(|check| !check.starts_with("Fail")));
    }

    #[test]
    fn the_effective_rate_of_tax_needs_no_third_year() {
        let rates = |name: &str, first: &str| {
            checks(
                PercentChange,
                &format!(
                    "| | 2023 | 2022 |\n|---|---|---|\n\
                     | Income before income taxes | 41,569 | 33,752 |\n\
                     | Provision for income taxes | 10,365 | 6,441 |\n\
                     | {name} | {first} | 19.1% |\n"
                ),
            )
        };
        let fault = ["Fail: 10,365 \u{f7} 41,569 \u{2260} 27.9", "Rounded: 6,441 \u{f7} 33,752 = 19.1"];
        assert_eq!(rates("Effective tax rate", "27.9%"), fault);
        assert_eq!(rates("Effective tax rate", "24.9%").len(), 2);
        // Of other income, or of nothing that is called so.
        for (name, first) in [
            ("Effective tax rate", "27.3%"),
            ("Adjusted effective tax rate", "27.9%"),
            ("Kettles sold abroad", "27.9%"),
        ] {
            assert!(rates(name, first).iter().all(|check| !check.starts_with("Fail")), "{name} {first}");
        }
    }

    #[test]
    fn a_change_whose_last_digits_are_wrong_fails_beside_three_that_hold() {
        let found = |lids: &str, spouts: &str| {
            let all = checks(
                PercentChange,
                &format!(
                    "| | 2023 | 2022 | Change |\n|---|---|---|---|\n\
                     | Kettles | 52,310 | 41,904 | 24.8% |\n\
                     | Lids | 13,420 | 11,391 | {lids} |\n\
                     | Spouts | 21,127 | 19,033 | {spouts} |\n\
                     | Handles | 7,118 | 8,204 | (13.2)% |\n"
                ),
            );
            all.into_iter().filter(|check| check.starts_with("Fail")).collect::<Vec<_>>()
        };
        assert!(found("17.8%", "11.0%").is_empty());
        assert_eq!(found("18.7%", "11.0%"), ["Fail: (13,420 \u{2212} 11,391) \u{f7} 11,391 \u{2260} 18.7"]);
        assert_eq!(found("18.4%", "11.0%").len(), 1);
        // Rounded once more than need be, and two of them.
        assert!(found("17.9%", "11.0%").is_empty());
        assert!(found("18.4%", "11.7%").is_empty());
    }

    #[test]
    fn interest_is_the_yield_of_a_balance_in_each_row() {
        let found = checks(
            PercentChange,
            "| | Average balance | Interest | Yield |\n|---|---|---|---|\n\
             | Loans to kettle shops | 800,311 | 48,979 | 6.12% |\n\
             | Bonds | 120,044 | 3,721 | 5.10% |\n\
             | Bonds free of tax | 40,212 | 1,126 | 2.80% |\n\
             | Lent to banks | 9,120 | 456 | 5.00% |\n\
             | All that bears interest | 969,687 | 54,282 | 5.60% |\n",
        );
        // Bonds have fees in them.
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found.iter().all(|e| !e.starts_with("Fail")), "{found:?}");
    }

    #[test]
    fn a_ratio_is_told_by_the_rows_that_its_name_is_made_of() {
        let found = checks(
            PercentChange,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Unpaid loans | 4,431 | 4,115 |\n\
             | Land taken back | 844 | 1,204 |\n\
             | Vans | 5,275 | 5,319 |\n\
             | Kettles | 3,118 | 2,911 |\n\
             | All loans | 830,120 | 799,204 |\n\
             | Lids | 1,204 | 1,150 |\n\
             | Unpaid loans to all loans | 0.53% | 0.51% |\n",
        );
        assert_eq!(found, ["Rounded: 4,431 \u{f7} 830,120 = 0.53", "Rounded: 4,115 \u{f7} 799,204 = 0.51"]);
    }

    #[test]
    fn a_row_of_shares_divides_two_rows_above() {
        let found = checks(
            PercentChange,
            "| | 2023 | 2022 |\n|---|---|---|\n\
             | Net sales | 5,730 | 4,519 |\n\
             | Gross margin | 1,617 | 1,188 |\n\
             | Percentage of net sales | 28.2% | 26.3% |\n",
        );
        assert_eq!(found, ["Rounded: 1,617 \u{f7} 5,730 = 28.2", "Rounded: 1,188 \u{f7} 4,519 = 26.3"]);
    }

    #[test]
    fn whole_shares_of_sales_stand_beside_what_they_are_of() {
        let found = |head: &str, home: &str, abroad: &str| {
            checks(
                PercentChange,
                &format!(
                    "| | Amount | {head} | Backlog | Orders |\n|---|---|---|---|---|\n\
                     | Home | 31,204 | {home} | 8,110 | 9,407 |\n| Abroad | 18,110 | {abroad} | 7,003 | 2,116 |\n\
                     | Total | 49,314 | 100% | 15,113 | 11,523 |\n"
                ),
            )
        };
        assert_eq!(
            found("% of sales", "63%", "37%"),
            ["Rounded: 31,204 \u{f7} 49,314 = 63", "Rounded: 18,110 \u{f7} 49,314 = 37"]
        );
        // Without a word for it, and where they are of something else.
        assert!(found("Owned", "63%", "37%").is_empty());
        assert!(found("% of hours", "58%", "42%").is_empty());
    }
}
