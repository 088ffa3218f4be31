//! Rates that name a loan: "8 3/8% Senior Notes" in prose and in the first column of the table of debts.
//!
//! ```text
//! "... sold its 7.15% Notes due 2013"        7.15% notes due 2013     150,000     150,000
//!                |                             └ the rate is part of what the row is called
//!                └ agrees
//! ```
//!
//! The rate is no figure of the table's columns, so that arithmetic knows nothing of it; words, year and
//! rate together tell that the two name the same loan.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::super::{Check, CheckKind, Operand, Role, Status};
use super::{Tables, say};
use crate::figures::{Figure, FigureId, Figures, Kind};
use crate::filing::{Document, Filing};
use crate::text::{Span, saturate};

/// Bytes after a rate in which the loan and its year are named.
const REACH: u32 = 72;

/// What a rate names: a sort of loan, and the year in which it is due where that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Loan {
    sort: Sort,
    due: Option<u16>,
}

/// Sorts of loans that are called by their rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sort {
    Notes,
    Debentures,
    Bonds,
    Preferred,
}

/// The rates in the first columns of tables by the loans that their rows are called by.
#[derive(Default)]
struct Stubs {
    /// The last one of each sort, rate, and year in which it is due.
    by_year: FxHashMap<(Sort, Decimal, Option<u16>), FigureId>,
    /// The last one of any year.
    of_any_year: FxHashMap<(Sort, Decimal), FigureId>,
}

impl Stubs {
    fn add(&mut self, figure: FigureId, rate: Decimal, loan: Loan) {
        self.by_year.insert((loan.sort, rate, loan.due), figure);
        self.of_any_year.insert((loan.sort, rate), figure);
    }

    /// The rate that names this loan in a table. A row that says the year too is the one that is meant.
    fn find(&self, rate: Decimal, loan: Loan) -> Option<FigureId> {
        if loan.due.is_none() {
            return self.of_any_year.get(&(loan.sort, rate)).copied();
        }
        let due = |due| self.by_year.get(&(loan.sort, rate, due));
        due(loan.due).or_else(|| due(None)).copied()
    }
}

/// Ties the rates in prose that none of `checks` ties to the rows of loans that they name.
pub(super) fn ties(filing: &Filing, tables: Tables<'_>, checks: &mut Vec<Check>) {
    let figures = tables.figures;
    let stubs = stubs(filing, figures);
    if stubs.by_year.is_empty() {
        return;
    }
    let mut tied: Vec<FigureId> = checks
        .iter()
        .filter(|c| c.kind == CheckKind::TieProse)
        .filter_map(|c| c.operands.first().map(|o| o.figure))
        .collect();
    tied.sort_unstable();
    for (index, figure) in figures.all.iter().enumerate() {
        let id = FigureId(saturate(index));
        if figure.cell.is_some() || figure.kind != Kind::Percent || tied.binary_search(&id).is_ok() {
            continue;
        }
        let Some(value) = figure.value.number() else { continue };
        let Some(loan) = filing.documents.get(figure.document).and_then(|d| loan(d, figure)) else {
            continue;
        };
        checks.extend(stubs.find(value, loan).map(|stub| check(filing, tables, id, stub)));
    }
}

/// The rates that name the rows of tables.
fn stubs(filing: &Filing, figures: &Figures) -> Stubs {
    let mut stubs = Stubs::default();
    let place = |f: &Figure| f.cell.map(|c| (f.document, c.table, c.row));
    let mut first = 0;
    for row in figures.all.chunk_by(|a, b| place(a) == place(b)) {
        let index = first;
        first += row.len();
        // The row is that of a loan where it holds an amount.
        let Some(amount) =
            row.iter().rposition(|f| f.kind == Kind::Money && f.cell.is_some_and(|c| c.column > 0))
        else {
            continue;
        };
        for (at, figure) in row.iter().enumerate().take(amount) {
            if figure.kind != Kind::Percent || figure.cell.is_none_or(|c| c.column > 0) {
                continue;
            }
            let loan = filing.documents.get(figure.document).and_then(|d| loan(d, figure));
            if let (Some(rate), Some(loan)) = (figure.value.number(), loan) {
                stubs.add(FigureId(saturate(index + at)), rate, loan);
            }
        }
    }
    stubs
}

/// The loan that the words right after a rate name.
fn loan(document: &Document, figure: &Figure) -> Option<Loan> {
    let end = figure.span.end();
    let mut last = (end + REACH).min(saturate(document.text.len()));
    while !document.text.is_char_boundary(last as usize) {
        last -= 1;
    }
    let text = document.slice(Span::new(end, last));
    // Another rate begins another loan.
    let text = text.split(['%', ';', '\u{201d}']).next().unwrap_or("");
    let mut sort = None;
    let mut due = None;
    let mut seen = 0;
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    for word in words {
        seen += 1;
        if sort.is_none() {
            // "Senior subordinated discount notes": the noun is not far.
            if seen > 5 {
                return None;
            }
            sort = sort_of(word);
        } else if word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) {
            due = word.parse().ok();
            break;
        }
    }
    Some(Loan { sort: sort?, due })
}

fn sort_of(word: &str) -> Option<Sort> {
    let is = |names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
    Some(match word {
        _ if is(&["note", "notes"]) => Sort::Notes,
        _ if is(&["debenture", "debentures"]) => Sort::Debentures,
        _ if is(&["bond", "bonds"]) => Sort::Bonds,
        _ if is(&["preferred"]) => Sort::Preferred,
        _ => return None,
    })
}

/// The tie of a rate in prose to the one that names a row.
fn check(filing: &Filing, tables: Tables<'_>, prose: FigureId, table: FigureId) -> Check {
    Check {
        kind: CheckKind::TieProse,
        status: Status::Pass,
        operands: [prose, table].map(|figure| Operand { figure, role: Role::Side }).to_vec(),
        equation: say::same(filing, tables, prose, table),
        residual: Decimal::ZERO,
        tolerance: Decimal::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::{CheckKind, Status};

    /// The ties of a sentence above a table of debts.
    fn ties(prose: &str) -> Vec<String> {
        let text = format!(
            "# Northern Kettle Works\n\n{prose}\n\n(in thousands)\n\n\
             | | December 31, 2003 | December 31, 2002 |\n|---|---|---|\n\
             | 7.15% senior notes due 2013 | 150,000 | 150,000 |\n\
             | 9.4% debentures due 2008 | 75,000 | 80,000 |\n\
             | Total debt | 225,000 | 230,000 |\n"
        );
        let reading = crate::reading::read(text.into_bytes());
        let ties = reading.checks.all.iter().filter(|c| c.kind == CheckKind::TieProse);
        ties.filter(|c| c.status != Status::Fail).map(|c| c.equation.clone()).collect()
    }

    #[test]
    fn a_rate_that_names_a_loan_is_that_of_its_row() {
        let found = ties("In June the company sold its 7.15% Senior Notes due 2013 to pay for the press.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("7.15% = 7.15% ("), "{found:?}");
        for prose in [
            // Another year, another sort, another rate, and no loan at all.
            "In June the company sold its 7.15% Senior Notes due 2018 to pay for the press.",
            "In June the company sold its 7.15% debentures to pay for the press.",
            "In June the company sold its 7.45% Senior Notes due 2013 to pay for the press.",
            "In June the price of lids rose by 7.15% over what had been noted.",
        ] {
            assert!(ties(prose).is_empty(), "{prose}");
        }
    }
}
