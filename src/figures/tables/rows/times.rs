//! What the words of a row say of its time: the day of a balance, the year that names the row, the column of years
//! beside it.
//!
//! ```text
//! Balance at end of 2007         the last day of that year
//! 2008 activity                  a year that names the row
//! Notes due June 15, 2003        no time of the row: the day on which they fall due
//! Salary | 2009 | 70,000         a year in a column of years
//! ```

use std::cell::OnceCell;

use super::super::super::lexer::TokenKind;
use super::super::super::period::{Calendar, Length, TimeSpec};
use super::super::super::prose::Reader;
use super::super::{View, codes, cohorts};
use super::RowHead;
use crate::filing::grid::{CellClass, RowKind};
use crate::text::TextSpan;

/// The quarters of a year as rows name them.
const QUARTERS: [&str; 4] = ["first", "second", "third", "fourth"];

/// "First | Second | Third | Fourth" down the stub: quarters, where three of them follow each other.
pub(super) fn name_quarters(view: View<'_>, rows: &mut [RowHead]) {
    // "1", "2", "3", "4" below "Quarter".
    let heads = view.grid.rows.iter().enumerate().filter(|(_, kind)| **kind == RowKind::Header);
    let told = OnceCell::new();
    let told =
        || *told.get_or_init(|| heads.clone().any(|(row, _)| codes::heads_quarters(view, row..row + 1)));
    let ordinal = |row: &RowHead| {
        let words = row.words;
        let name =
            (words.len() <= 8).then(|| view.document.slice(words).trim_end_matches([':', '.', ' ']))?;
        let number = || ["1", "2", "3", "4"].iter().position(|number| *number == name).filter(|_| told());
        QUARTERS.iter().position(|quarter| name.eq_ignore_ascii_case(quarter)).or_else(number)
    };
    let named: Vec<(usize, usize)> =
        rows.iter().enumerate().filter_map(|(at, row)| Some((at, ordinal(row)?))).collect();
    let follow = named.windows(3).any(|three| three[1].1 == three[0].1 + 1 && three[2].1 == three[1].1 + 1);
    if !follow {
        return;
    }
    for (at, quarter) in named {
        let row = &mut rows[at];
        row.time.quarter = u8::try_from(quarter + 1).ok();
        row.time_span = row.time_span.or(Some(row.words));
    }
}

/// "March 31 | June 30 | September 30" down the stub below "Quarter ended" or beside "High | Low", and "Quarter ended March
/// 31" down it: days on which quarters end, of the years of the columns or of a heading. Where the first of them ends the first fiscal quarter
/// of another year than the calendar's, so do the years.
pub(super) fn name_quarter_ends(view: View<'_>, rows: &mut [RowHead]) {
    let quarter = Some(Length::Months(3));
    let ends = |row: &RowHead| {
        let time = row.time;
        let mostly = row.time_span.is_some_and(|span| span.len() + QUARTER_ENDED >= row.words.len());
        let open = time.year.is_none() && time.quarter.is_none() && !time.instant;
        let month = time.month.filter(|_| time.day.is_some() && open && mostly)?;
        matches!(time.length, None | Some(Length::Months(3))).then_some(month)
    };
    let named: Vec<(usize, i8)> =
        rows.iter().enumerate().filter_map(|(at, row)| Some((at, ends(row)?))).collect();
    let apart = |two: &[(usize, i8)]| (two[1].1 - two[0].1).rem_euclid(12) == 3;
    // Below "2003 | High | Low" they start over.
    let over = |two: &[(usize, i8)]| two[1].0 > two[0].0 + 1 && two[1].1 == named[0].1;
    if !named.windows(2).any(apart) || !named.windows(2).all(|two| apart(two) || over(two)) {
        return;
    }
    let told = || {
        let stubs = view.table.cells.iter().zip(&view.grid.cells).filter(|(_, placed)| placed.first == 0);
        let mut heads = stubs.filter(|(cell, _)| {
            matches!(view.grid.rows.get(cell.row as usize), Some(RowKind::Header | RowKind::Caption))
        });
        heads.any(|(cell, _)| {
            let words = view.document.slice(cell.span).to_ascii_lowercase();
            words.len() < 60 && QUARTERS_END.iter().any(|name| words.contains(name))
        })
    };
    let whole = named.iter().all(|(at, _)| rows[*at].time.length == quarter);
    if !whole && !told() && !heads_prices(view) {
        return;
    }
    let fiscal = named.first().is_some_and(|(_, month)| view.calendar.ends_first_quarter(*month));
    for (at, _) in named {
        let row = &mut rows[at];
        (row.time.length, row.time.fiscal) = (quarter, fiscal);
    }
}

/// True for "High" and "Low" over columns: the highest and the lowest price of a time, which a day has not
/// (Regulation S-K, Item 201(a), as in force up to 2019).
fn heads_prices(view: View<'_>) -> bool {
    let (mut high, mut low) = (false, false);
    for (cell, placed) in view.table.cells.iter().zip(&view.grid.cells) {
        if view.grid.rows.get(cell.row as usize) == Some(&RowKind::Header) && placed.class == CellClass::Words
        {
            let words = view.document.slice(placed.ink).trim();
            high |= words.eq_ignore_ascii_case("high");
            low |= words.eq_ignore_ascii_case("low");
        }
    }
    high && low
}

/// How a stub says that its days end quarters.
const QUARTERS_END: [&str; 4] = ["quarter end", "quarters end", "three months end", "quarterly period end"];

/// Letters of "for the three months ended" before a day.
const QUARTER_ENDED: u32 = 28;

/// What comes and goes in a year, in the last word of a row that starts with one.
const COMES: [&[u8]; 9] = [
    b"activity",
    b"activities",
    b"charge",
    b"charges",
    b"additions",
    b"payments",
    b"provision",
    b"expense",
    b"total",
];

/// What is earned or spent in a year.
const EARNED: [&[u8]; 8] =
    [b"sales", b"revenue", b"revenues", b"income", b"earnings", b"loss", b"expenses", b"profit"];

/// True for the name of a row that tells its year: "Total 1999", "2008 activity", "Balance at end of 2007". Plans,
/// notes and programs have years for names: "1993 Stock Option Plan", "2026 notes".
pub(super) fn names_its_year(reader: Reader<'_>, head: &RowHead) -> bool {
    let year = TimeSpec { year: head.time.year, ..TimeSpec::default() };
    let bare = head.time == year || head.time == TimeSpec { length: Some(Length::Year), ..year };
    let (Some(span), Some(last)) = (head.time_span, reader.tokens.len().checked_sub(1)) else { return false };
    if !bare || head.time.year.is_none() {
        return false;
    }
    let plain = (1..=last).all(|at| reader.kind(at) != Some(TokenKind::Capital));
    // "2004 Net Sales": what came in that year by its whole name.
    let earned = |at: usize| reader.says(at, &EARNED);
    let opens = span.start() == head.words.start()
        && last > 0
        && (reader.says(last, &COMES) && (last == 1 || plain) || last <= 3 && earned(last));
    let ends = span.end() == head.words.end();
    // "Net sales - 2004".
    let dashed = ends
        && (2..last)
            .any(|at| matches!(reader.kind(at), Some(TokenKind::Dash | TokenKind::Hyphen)) && earned(at - 1));
    if dashed {
        return true;
    }
    let total = last == 1 && reader.is(0, b"total");
    let balance = reader.says(0, &[b"balance", b"balances"])
        && (1..=last).any(|at| reader.says(at, &[b"end", b"beginning"]));
    opens || ends && (total || balance)
}

/// True where the word before the day at `day` tells that something ends on it, or comes after it: "notes due
/// June 15, 2003", "cost to complete after December 31, 1995".
pub(super) fn falls_due(label: &str, day: TextSpan, words: TextSpan) -> bool {
    const DUE: [&str; 8] =
        ["due", "matures", "maturing", "matured", "payable", "expires", "expiring", "after"];
    let before = label.get(..day.start().saturating_sub(words.start()) as usize).unwrap_or("");
    let last = before.split_ascii_whitespace().next_back().unwrap_or("");
    DUE.iter().any(|due| last.eq_ignore_ascii_case(due))
}

/// True where the day at `day` tells in brackets what a rate was then, "Term loans (4.1% at December 31, 1993)", or
/// stands right behind a rate. The row's figures are those of their columns.
pub(super) fn dates_a_rate(label: &str, day: TextSpan, words: TextSpan) -> bool {
    let before = label.get(..day.start().saturating_sub(words.start()) as usize).unwrap_or("");
    // "5.25%, 10/1/37": when what bears the rate falls due; "Revolving credit, 7.2% at December 31, 1996": what it was then.
    let before_tie = before.trim_end_matches([' ', ',']);
    let tie = [" at", " as of", " as at", " on"].iter().find_map(|tie| before_tie.strip_suffix(tie));
    if [before_tie, tie.unwrap_or("")].iter().any(|said| said.trim_end().ends_with('%')) {
        return true;
    }
    let inside = before.rfind('(').map(|open| &before[open..]).filter(|inside| !inside.contains(')'));
    inside.is_some_and(|inside| inside.contains('%'))
}

/// What was borrowed at a time, by the words that follow it in a heading.
const BORROWED: [&[u8]; 12] = [
    b"issuance",
    b"issuances",
    b"issue",
    b"issues",
    b"debt",
    b"notes",
    b"debentures",
    b"bonds",
    b"loans",
    b"offering",
    b"offerings",
    b"facility",
];

/// True for a heading that tells by a time what was borrowed then: "Third quarter 2025 debt issuance:". What stands
/// below it is owed on the days of the columns.
pub(super) fn names_debt(reader: Reader<'_>, time: TextSpan) -> bool {
    let after = |at: &usize| reader.tokens[*at].start >= time.end();
    (0..reader.tokens.len()).filter(after).any(|at| reader.says(at, &BORROWED))
}

/// True for a label that ends in the day at `day`, with a comma, a dash or "at" before it.
pub(super) fn is_dated_by(label: &str, day: TextSpan, words: TextSpan) -> bool {
    let before = label.get(..day.start().saturating_sub(words.start()) as usize).unwrap_or("").trim_end();
    let ties = [",", "-", "\u{2013}", "\u{2014}", " at", " as of", " as at", " on"];
    day.end() + 1 >= words.end() && ties.iter().any(|tie| before.ends_with(tie))
}

/// True for a label that ends in the year in which something was done: "Exercised 2008", "Taxes paid in 2008", "Options
/// exercised - 2008". What was issued or made in a year may be there still.
pub(super) fn dates_what_was_done(label: &str, year: TextSpan, words: TextSpan) -> bool {
    // "Options granted in 1998" names a group of awards, some of which may be outstanding.
    const DONE: [&str; 8] =
        ["exercised", "paid", "declared", "forfeited", "expired", "canceled", "cancelled", "repurchased"];
    let before = label.get(..year.start().saturating_sub(words.start()) as usize).unwrap_or("").trim_end();
    let before = before.trim_end_matches(['-', '\u{2013}', '\u{2014}', ',']).trim_end();
    let verb = before.strip_suffix(" in").or_else(|| before.strip_suffix(" during")).unwrap_or(before);
    let verb = verb.rsplit(' ').next().unwrap_or("");
    year.len() == 4
        && year.end() + 1 >= words.end()
        && DONE.iter().any(|done| verb.eq_ignore_ascii_case(done))
}

/// True for a day after the end of the period that the filing reports on.
pub(super) fn is_after(time: TimeSpec, calendar: &Calendar) -> bool {
    let day = TimeSpec { instant: true, ..time }.resolve(calendar, true);
    day.zip(calendar.end()).is_some_and(|(day, end)| day.end() > end)
}

/// The year that stands in a column of years beside the row's figures.
pub(super) fn year_of_row(view: View<'_>, row: usize, years: &YearColumns) -> Option<(i16, TextSpan)> {
    let place = view.table.rows[row];
    let mut cells = place.first as usize..place.end as usize;
    let year = cells.find(|i| view.grid.cells[*i].class == CellClass::Year)?;
    let placed = view.grid.cells[year];
    // "2001(a)" has a mark.
    let digits = view.document.slice(placed.ink).split(['(', '*']).next()?.trim_end();
    let number: i16 = digits.parse().ok()?;
    let beside = place.end - place.first > 1;
    (beside && years.name_rows(placed.first)).then_some((number, placed.ink))
}

/// The columns of a table that hold years.
#[derive(Debug, Default)]
pub(in crate::figures::tables) struct YearColumns {
    hold: Vec<bool>,
    /// Those whose years are of some event, and name no row.
    events: Vec<bool>,
}

impl YearColumns {
    /// True for a column whose body cells hold years.
    pub(in crate::figures::tables) fn hold(&self, column: u16) -> bool {
        self.hold.get(usize::from(column)) == Some(&true)
    }

    /// True for a column whose years are of some event: a dash among them is none, and no nought.
    pub(in crate::figures::tables) fn are_of_events(&self, column: u16) -> bool {
        self.events.get(usize::from(column)) == Some(&true)
    }

    fn name_rows(&self, column: u16) -> bool {
        self.hold(column) && !self.are_of_events(column)
    }
}

/// For each column, whether its body cells hold years: all of them, or most where no header names another thing.
pub(in crate::figures::tables) fn year_columns(view: View<'_>) -> YearColumns {
    let mut held = vec![(0usize, 0usize, false); view.grid.columns.len()];
    let mut called = vec![false; view.grid.columns.len()];
    for (cell, placed) in view.table.cells.iter().zip(&view.grid.cells) {
        let Some((years, others, counted)) = held.get_mut(usize::from(placed.first)) else { continue };
        match (view.grid.rows.get(cell.row as usize), placed.class) {
            (Some(RowKind::Body), CellClass::Year) => *years += 1,
            (Some(RowKind::Body), CellClass::Words | CellClass::Nil) => {}
            (Some(RowKind::Body), _) => *others += 1,
            (Some(RowKind::Header), CellClass::Words) if says_year(view.document.slice(placed.ink)) => {
                called.get_mut(usize::from(placed.first)).into_iter().for_each(|called| *called = true);
            }
            (Some(RowKind::Header), _) => *counted |= names_numbers(view.document.slice(placed.ink)),
            _ => {}
        }
    }
    let of_years = |(years, others, counted): (usize, usize, bool)| {
        (years > 0, others == 0 || !counted && others * FEW <= years)
    };
    let of_years: Vec<(bool, bool)> = held.into_iter().map(of_years).collect();
    let held = |column: usize| column > 0 && of_years.get(column).is_some_and(|(any, hold)| *any && *hold);
    let stub = of_years.first().is_some_and(|(any, hold)| *any && *hold);
    // "COD | Expires": where several columns hold years and none says that it tells the year, each tells of an event.
    let several = !stub
        && (0..of_years.len()).filter(|column| held(*column)).count() >= 2
        && !called.iter().any(|called| *called);
    let events = of_years.iter().enumerate().map(|(column, (any, hold))| {
        if several && held(column) {
            return true;
        }
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        *any && *hold && column > 0 && cohorts::tells_event(view, column)
    });
    let events = events.collect();
    YearColumns { hold: of_years.into_iter().map(|(_, hold)| hold).collect(), events }
}

/// "Year", "Fiscal", "Period" over a column.
fn says_year(head: &str) -> bool {
    let head = head.to_ascii_lowercase();
    ["year", "fiscal", "period", "season"].iter().any(|word| head.contains(word))
}

/// "Options", "Number of employees", "Amount" over a column.
fn names_numbers(head: &str) -> bool {
    const COUNTED: [&str; 10] =
        ["option", "share", "number", "unit", "amount", "price", "employee", "staff", "award", "salary"];
    let head = head.to_ascii_lowercase();
    COUNTED.iter().any(|word| head.contains(word))
}

/// So many years stand in a column of them for each number.
const FEW: usize = 4;
