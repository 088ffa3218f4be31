//! Rows of words and dates that tell something of what the columns are about, and head no column.
//!
//! ```text
//!                    Loan A           Loan B
//! Principal        $ 12,400         $ 8,100
//! Maturity date    June 30, 2027    March 1, 2031     a day for each loan, below which nothing else is told
//! Interest rate       5.25%            6.10%
//!
//! Issuer:            Invented Co.                     names and what is said of them: no row heads the others
//! Maturity date:     June 15, 2034
//! Coupon:            5.250%
//!
//! Buildings          20 to 40 years                   lives beside lives
//! Machinery          3 to 15 years
//! ```

use super::heads::is_time;
use super::rows::is_answer;
use super::{CellClass, Grid, Placed, RowKind};
use crate::filing::ascii::speaks_of_time;
use crate::filing::document::Table;
use crate::text::dates;

impl Grid {
    /// Makes bodies of the rows that were taken for headers and tell something of the columns instead. `stub_end` is the
    /// first marked-up column of figures.
    pub(super) fn find_attributes(&mut self, table: &Table, stub_end: u16, text: &[u8]) {
        let paired = self.is_of_pairs(table, text);
        let (mut seen_figures, mut begun) = (false, false);
        for index in 0..self.rows.len() {
            // One row at the most heads the others of a table of pairs.
            let below = begun;
            begun |= matches!(self.rows[index], RowKind::Header | RowKind::Body);
            let cells = self.placed(table, index);
            seen_figures |= self.rows[index] == RowKind::Body
                && cells.iter().any(|p| matches!(p.class, CellClass::Number | CellClass::Nil));
            let marked = table.row(index);
            let Some((name, values)) = named(cells, text) else { continue };
            let header = self.rows[index] == RowKind::Header
                && marked.iter().all(|cell| !cell.header)
                && marked.first().is_some_and(|cell| cell.column == 0 && cell.column < stub_end);
            if !header {
                continue;
            }
            let dated = || {
                let years = is_answered_by_year(name);
                let asks = seen_figures && (years || asks_for_day(name));
                asks && values.iter().all(|p| answers_with_day(p, years, text))
            };
            let lasting = || lasts(values, text) && self.lasts_below(table, index, text);
            // "Year ended | 2023" tells the time of what stands below it there too.
            let timed = || {
                let year = values.iter().any(|p| p.class == CellClass::Year);
                speaks_of_time(name) || year && !is_answered_by_year(name)
            };
            let said = || paired && (below || opens_pairs(name)) && !timed();
            if dated() || lasting() || said() {
                self.rows[index] = RowKind::Body;
            }
        }
    }

    /// The cells of a row, but for those without ink.
    fn placed(&self, table: &Table, row: usize) -> &[Placed] {
        let place = table.rows.get(row).map_or(0..0, |row| row.first as usize..row.end as usize);
        self.cells.get(place).unwrap_or(&[])
    }

    /// True where the next row tells how long something of its own lasts too.
    fn lasts_below(&self, table: &Table, row: usize, text: &[u8]) -> bool {
        named(self.placed(table, row + 1), text).is_some_and(|(_, values)| lasts(values, text))
    }

    /// True for a table of names with one thing said of each, words or dates of some and figures of others: the terms of
    /// a security, facts about a company. The sections of a statement with one column are headed by times alone.
    fn is_of_pairs(&self, table: &Table, text: &[u8]) -> bool {
        /// Rows of words in such a table at the least.
        const WORDED: usize = 2;
        let mut worded = 0;
        for row in 0..table.rows.len() {
            let cells = self.placed(table, row);
            let printed = cells
                .iter()
                .filter(|p| !matches!(p.class, CellClass::Mark | CellClass::Lead | CellClass::Trail));
            if printed.count() > 2 {
                return false;
            }
            let Some((name, values)) = named(cells, text) else { continue };
            let words = |p: &Placed| {
                p.class == CellClass::Words && !speaks_of_time(ink(p, text)) && !is_answer(ink(p, text))
            };
            // The first row may head both columns: "Item | Amount".
            let first = row == 0 && !opens_pairs(name);
            worded += usize::from(!first && !speaks_of_time(name) && values.iter().any(words));
        }
        worded >= WORDED
    }
}

fn ink<'a>(placed: &Placed, text: &'a [u8]) -> &'a [u8] {
    text.get(placed.ink.range()).unwrap_or(&[])
}

/// The words that name a row and the cells behind them, where there are both. "(in thousands)" names nothing.
fn named<'a, 'b>(cells: &'a [Placed], text: &'b [u8]) -> Option<(&'b [u8], &'a [Placed])> {
    let (name, values) = cells.split_first()?;
    let words = ink(name, text);
    let some = values.iter().any(|p| p.class != CellClass::Mark);
    (name.class == CellClass::Words && some && words.first().is_some_and(u8::is_ascii_alphabetic))
        .then_some((words, values))
}

/// True for the name of a row that asks for a day: "Maturity date", "Expires", "Date of grant". "December 31," beside
/// years is part of one, and "Held to maturity" names securities.
fn asks_for_day(name: &[u8]) -> bool {
    const DAYS: [&[u8]; 7] =
        [b"date", b"dates", b"maturity", b"matures", b"expiration", b"expiry", b"expires"];
    name.len() < 80
        && !speaks_of_time(name)
        && !words(name).any(|word| word.eq_ignore_ascii_case(b"held"))
        && words(name).any(|word| DAYS.iter().any(|day| day.eq_ignore_ascii_case(word)))
}

/// True for the name of a row that a year answers: "Founded", "Maturity date", "Matures". "Contractual maturity"
/// and "Loans acquired" may stand beside the years over columns.
pub(crate) fn is_answered_by_year(name: &[u8]) -> bool {
    const WHEN: [&[u8]; 6] =
        [b"founded", b"established", b"incorporated", b"matures", b"expires", b"maturity"];
    let name = name.strip_suffix(b":").unwrap_or(name).trim_ascii();
    let dated = words(name).count() == 2 && words(name).next_back().is_some_and(|word| word == b"date");
    dated && asks_for_day(name) || WHEN.iter().any(|when| when.eq_ignore_ascii_case(name))
}

/// The words of a name.
fn words(name: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    name.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

/// True for a day, a month or a year, and for what stands where there is none.
fn answers_with_day(placed: &Placed, years: bool, text: &[u8]) -> bool {
    let ink = ink(placed, text);
    let digits = ink.iter().any(u8::is_ascii_digit);
    let day = || std::str::from_utf8(ink).is_ok_and(|ink| dates::parse(ink).is_some());
    match placed.class {
        CellClass::Year => years,
        CellClass::Mark | CellClass::Nil => true,
        CellClass::Words => is_answer(ink) || ink == b"Various" || digits && (speaks_of_time(ink) || day()),
        _ => false,
    }
}

/// True for the first name in a table of pairs: it ends in a colon, or it is what a sheet of terms or facts opens with
/// (Rule 433(d)(5)(i) has the issuer give its final terms).
fn opens_pairs(name: &[u8]) -> bool {
    const FIRST: [&[u8]; 9] = [
        b"issuer",
        b"borrower",
        b"company",
        b"tenant",
        b"landlord",
        b"title of securities",
        b"title of security",
        b"security",
        b"securities",
    ];
    name.ends_with(b":") || FIRST.iter().any(|first| first.eq_ignore_ascii_case(name))
}

/// True where all cells tell how long something lasts: "20 to 40 years", "5 years", "Lesser of lease term or 10 years".
fn lasts(values: &[Placed], text: &[u8]) -> bool {
    let long = |p: &Placed| {
        let ink = ink(p, text);
        let mut parts = ink.rsplitn(2, |b| matches!(b, b' ' | b'\n' | b'-'));
        let unit = parts.next().is_some_and(is_time);
        unit && parts.next().is_some_and(|before| before.iter().any(u8::is_ascii_digit))
    };
    let mut told = values.iter().filter(|p| p.class != CellClass::Mark).peekable();
    told.peek().is_some() && told.all(long)
}
