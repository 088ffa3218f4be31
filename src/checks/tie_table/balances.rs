//! Ties between the balances in a statement of equity and the balance sheet: what names a column of the
//! one names a row of the other.
//!
//! ```text
//!                       Common   Retained               Balance sheet          2023    2022
//!                        stock   earnings    Total      Common stock            120     118
//! Balance, Dec 31, 2022    118      2,310    2,428      Retained earnings     2,504   2,310
//! Net income                          194      194      Total equity          2,624   2,428
//! Balance, Dec 31, 2023    120      2,504    2,624      six ties
//! ```
//!
//! Regulation S-X, rule 3-04, asks for a statement that reconciles the opening balance of each caption of
//! equity in the balance sheet with its closing balance.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{ENOUGH, SEARCH, digits, sized, units};
use crate::checks::CheckKind;
use crate::checks::equation::Equation;
use crate::checks::evidence::{self, Residual};
use crate::checks::row_words::{self, Name, RowWords};
use crate::checks::sheet::{self, Entry, Sheet};
use crate::figures::{Figures, Kind, Period, Unit};
use crate::filing::Filing;

/// Rows with an equal amount on one day that are compared, at most.
const CROWD: usize = 12;
/// Bits of likeness from which on a column and a row are called alike.
const ALIKE: i32 = 7;

/// An amount on a day: its size, its unit, its day.
type Amount = (Decimal, Unit, Period);

/// An entry: its sheet, row and column.
type Place = (usize, usize, usize);

/// Finds the ties of the balances in all statements of equity among `sheets`.
pub(in crate::checks) fn tie(filing: &Filing, sheets: &[Sheet], figures: &Figures, ties: &mut Vec<Equation>) {
    let statements: Vec<(usize, Vec<usize>)> =
        sheets.iter().enumerate().filter_map(|(at, sheet)| Some((at, balances(sheet, figures)?))).collect();
    if statements.is_empty() {
        return;
    }
    let places: Vec<usize> = statements.iter().map(|(at, _)| *at).collect();
    let amounts = amounts(sheets, figures, &places);
    for (at, balances) in statements {
        let statement = Statement { sheets, figures, amounts: &amounts, at, balances };
        for column in 0..sheets[at].columns {
            statement.tie_column(&names(filing, figures, &sheets[at], column), column, ties);
        }
    }
}

/// The rows of balances of a statement of equity: several, each on a day, below columns with names. None for any
/// other table.
fn balances(sheet: &Sheet, figures: &Figures) -> Option<Vec<usize>> {
    if sheet.columns < 2 || sheet.head_cells.is_empty() {
        return None;
    }
    let rows: Vec<usize> = (0..sheet.rows.len()).filter(|row| is_balance(sheet, figures, *row)).collect();
    (rows.len() > 1).then_some(rows)
}

/// True for a row of balances of which all amounts are of one day.
fn is_balance(sheet: &Sheet, figures: &Figures, row: usize) -> bool {
    if !sheet.rows.get(row).is_some_and(|row| row.words.any(RowWords::BALANCE)) {
        return false;
    }
    let mut days = sheet.row(row).iter().flatten().map(|e| figures.get(e.figure).and_then(|f| f.period));
    let day = days.next().flatten();
    matches!(day, Some(Period::Instant(_))) && days.all(|other| other == day)
}

/// What stands over a column, as the words of rows are compared.
fn names(filing: &Filing, figures: &Figures, sheet: &Sheet, column: usize) -> (RowWords, Vec<Name>) {
    let (mut words, mut names) = (RowWords::default(), Vec::new());
    let entry = (0..sheet.rows.len()).find_map(|row| sheet.get(row, column));
    let document = entry.and_then(|e| figures.get(e.figure)).and_then(|f| filing.documents.get(f.document));
    if let Some(document) = document {
        for (_, cell) in sheet.head_cells.iter().filter(|(at, _)| usize::from(*at) == column) {
            row_words::read(document.slice(*cell), &mut words, &mut names);
        }
    }
    sheet::settle(&mut names, 0);
    (words, names)
}

/// Where each amount of a day stands, in all sheets but statements of equity.
fn amounts(sheets: &[Sheet], figures: &Figures, statements: &[usize]) -> FxHashMap<Amount, Vec<Place>> {
    let mut amounts: FxHashMap<Amount, Vec<Place>> = FxHashMap::default();
    for (at, sheet) in sheets.iter().enumerate().filter(|(at, _)| statements.binary_search(at).is_err()) {
        for row in 0..sheet.rows.len() {
            for (column, entry) in sheet.row(row).iter().enumerate() {
                if let Some(key) = entry.as_ref().and_then(|e| amount(figures, e)) {
                    amounts.entry(key).or_default().push((at, row, column));
                }
            }
        }
    }
    amounts
}

/// What an entry is found by; None for what is no balance in money.
fn amount(figures: &Figures, entry: &Entry) -> Option<Amount> {
    let figure = figures.get(entry.figure).filter(|f| f.kind == Kind::Money && digits(entry) > 1)?;
    let day = figure.period.filter(|day| matches!(day, Period::Instant(_)))?;
    Some((figure.value.number()?.abs().normalize(), figure.unit, day))
}

/// A statement of equity whose balances are sought elsewhere.
struct Statement<'a> {
    sheets: &'a [Sheet],
    figures: &'a Figures,
    amounts: &'a FxHashMap<Amount, Vec<Place>>,
    at: usize,
    /// Its rows of balances.
    balances: Vec<usize>,
}

impl Statement<'_> {
    fn sheet(&self) -> &Sheet {
        &self.sheets[self.at]
    }

    /// Ties the balances of a column to the row that it names.
    fn tie_column(&self, called: &(RowWords, Vec<Name>), column: usize, ties: &mut Vec<Equation>) {
        let balances: Vec<&Entry> =
            self.balances.iter().filter_map(|row| self.sheet().get(*row, column)).collect();
        // The row of another table that most of the balances stand in, the first of those.
        let mut met: Vec<((usize, usize), i32, usize)> = Vec::new();
        for entry in &balances {
            let Some(places) = amount(self.figures, entry).and_then(|key| self.amounts.get(&key)) else {
                continue;
            };
            for (sheet, row, _) in places.iter().take(CROWD).copied() {
                let alike = self.likeness(called, sheet, row);
                let bits = evidence::bits(entry.value.abs(), Residual { value: 0, steps: entry.step });
                if alike < ALIKE || alike + bits - SEARCH < ENOUGH {
                    continue;
                }
                match met.iter_mut().find(|m| m.0 == (sheet, row)) {
                    Some(same) => same.2 += 1,
                    None => met.push(((sheet, row), alike, 1)),
                }
            }
        }
        let Some(((sheet, row), ..)) = met.iter().rev().max_by_key(|m| (m.2, m.1)).copied() else { return };
        for entry in balances {
            self.tie_balance(entry, (sheet, row), ties);
        }
    }

    /// Ties a balance to the amount of its day in a row.
    fn tie_balance(&self, entry: &Entry, (sheet, row): (usize, usize), ties: &mut Vec<Equation>) {
        let Some((value, unit_of, day)) = amount(self.figures, entry) else { return };
        let other = self.sheets[sheet].row(row).iter().flatten().find_map(|other| {
            let (size, unit, of) = amount(self.figures, other)?;
            (unit == unit_of && of == day).then_some((other, size))
        });
        let Some((other, size)) = other else { return };
        if value == size || self.is_slip(entry, other, sheet) {
            ties.push(Equation::sides(CheckKind::TieTable, other.figure, entry.figure));
        }
    }

    /// True where the two differ as a figure does in which a digit was mistaken.
    fn is_slip(&self, own: &Entry, other: &Entry, sheet: usize) -> bool {
        let Some((own_unit, other_unit)) = units(self.sheet(), &self.sheets[sheet]) else { return false };
        let (Some((a, a_step)), Some((b, b_step))) = (sized(own, own_unit), sized(other, other_unit)) else {
            return false;
        };
        let step = a_step.max(b_step).max(1);
        let (a, b) = ((a + step / 2) / step, (b + step / 2) / step);
        a.min(b) >= 100 && evidence::is_slip(a, b)
    }

    /// How alike a column and a row are called. A column of totals is all that the owners have.
    fn likeness(&self, (words, called): &(RowWords, Vec<Name>), sheet: usize, row: usize) -> i32 {
        let sheet = &self.sheets[sheet];
        let alike = row_words::likeness(called, sheet.names(row));
        let of_all = sheet.rows.get(row).is_some_and(|r| {
            let claims = r.words.any(RowWords::EQUITY) && !r.words.any(RowWords::LIABILITIES);
            words.any(RowWords::TOTAL) && r.words.any(RowWords::TOTAL) && claims
        });
        if of_all { alike.max(ALIKE + 1) } else { alike }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::CheckKind::TieTable;
    use crate::checks::sample::checks;

    /// The ties of a balance sheet and a statement of equity with a closing balance of retained earnings.
    fn ties(retained: &str) -> Vec<String> {
        checks(
            TieTable,
            &format!(
                "| | December 31, 2023 | December 31, 2022 |\n|---|---|---|\n\
                 | Common stock | $ 1,204 | $ 1,187 |\n| Retained earnings | 25,041 | 23,106 |\n\
                 | Total shareholders' equity | 26,245 | 24,293 |\n\n\
                 The statement of shareholders' equity follows.\n\n\
                 | | Common Stock | Retained Earnings | Total |\n|---|---|---|---|\n\
                 | Balance, December 31, 2022 | $ 1,187 | $ 23,106 | $ 24,293 |\n\
                 | Net income | | 2,435 | 2,435 |\n\
                 | Dividends | | (500) | (500) |\n\
                 | Shares issued | 17 | | 17 |\n\
                 | Balance, December 31, 2023 | 1,204 | {retained} | 26,245 |\n"
            ),
        )
    }

    #[test]
    fn balances_stand_in_the_rows_that_their_columns_name() {
        let all = ["1,187", "1,204", "23,106", "24,293", "25,041", "26,245"];
        let mut found: Vec<String> = ties("25,041").iter().map(|tie| tie.replace("$ ", "")).collect();
        found.sort();
        assert_eq!(found, all.map(|of| format!("Pass: {of} = {of}")));
    }

    #[test]
    fn a_balance_that_misses_its_row_by_a_digit_fails() {
        let found = ties("25,091");
        assert!(found.contains(&"Fail: 25,041 \u{2260} 25,091".to_owned()), "{found:?}");
        assert_eq!(found.iter().filter(|tie| tie.starts_with("Pass")).count(), 5, "{found:?}");
    }
}
