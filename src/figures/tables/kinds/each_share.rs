//! Amounts for each share with fewer digits than cents, told by what stands beside them.
//!
//! ```text
//! Per share data:
//!   Net income           $ 1.2      $ 1.12     a point is enough below such a heading
//!   Market price            18       15.5      and what is whole beside it
//! Total assets          12,310     11,940
//! ```

use std::ops::Range;

use super::super::cell::CellNumber;
use super::super::hints::Hints;
use super::super::{RowContext, View};
use super::UnitsLine;
use crate::filing::grid::{CellClass, RowKind};
use crate::text::search::holds_any;
use rust_decimal::Decimal;

/// Digits before the point of an amount for one share, at most.
const MOST_DIGITS: usize = 3;

/// How a number is printed: how many digits stand before its point and behind.
#[derive(Clone, Copy)]
struct Digits {
    whole: usize,
    fraction: usize,
}

/// The digits of a number without letters and signs of hundredths.
fn digits(ink: &str) -> Option<Digits> {
    if ink.bytes().any(|b| b.is_ascii_alphabetic() || matches!(b, b'%' | b'/')) {
        return None;
    }
    let (whole, fraction) = ink.split_once('.').unwrap_or((ink, ""));
    let count = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    Some(Digits { whole: count(whole), fraction: count(fraction) })
}

/// The numbers of a row with the columns that they stand in, but for those of the stub and those with the sign of a
/// percentage in the cell behind.
fn numbers(view: View<'_>, row: usize) -> impl Iterator<Item = (u16, Digits)> {
    let place = view.table.rows.get(row).map_or(0..0, |place| place.first as usize..place.end as usize);
    let cells = view.grid.cells.get(place).unwrap_or(&[]);
    cells.iter().enumerate().filter_map(move |(at, placed)| {
        let closed = cells.get(at + 1).is_some_and(|next| {
            next.class == CellClass::Trail && view.document.slice(next.ink).contains('%')
        });
        let number = placed.first > 0 && placed.class == CellClass::Number && !closed;
        let digits = digits(view.document.slice(placed.ink)).filter(|_| number)?;
        Some((placed.first, digits))
    })
}

/// The number of the digits in the finest number of those `rows` that are of `column`, or of any where that is None;
/// None where one has too many before its point for one share, or where there is no number.
fn finest(context: &RowContext<'_>, rows: Range<usize>, of: impl Fn(u16) -> bool) -> Option<usize> {
    let mut found = None;
    for (_, digits) in rows.flat_map(|row| numbers(context.view, row)).filter(|(column, _)| of(*column)) {
        if digits.whole > MOST_DIGITS {
            return None;
        }
        found = found.max(Some(digits.fraction));
    }
    found
}

/// True where amounts may be printed with a digit behind the point: those of a table in millions are, and one in
/// thousands shows by its larger numbers that they are.
fn prints_tenths(context: &RowContext<'_>, line: Option<UnitsLine>) -> bool {
    if line.is_some_and(|line| line.scale >= 6 && !line.distant) {
        return true;
    }
    let view = context.view;
    *context.state.sought.tenths.get_or_init(|| {
        let mut cells = view.grid.cells.iter().filter(|placed| placed.class == CellClass::Number);
        cells.any(|placed| {
            let ink = view.document.slice(placed.ink);
            ink.contains(',') && digits(ink).is_some_and(|digits| digits.fraction == 1)
        })
    })
}

/// True for a number below "Per share data:" that stands in a row with a point: as it has no cents, the row has them, or
/// the amounts of the table are whole. Where shares and prices have columns of their own, a heading tells of none.
pub(super) fn is_told_below(context: &RowContext<'_>, line: Option<UnitsLine>) -> bool {
    const APART: Hints = Hints::PER_SHARE.with(Hints::SHARES).with(Hints::MONEY);
    const RESULT: [&str; 8] = ["basic", "diluted", "and", "primary", "fully", "assuming", "dilution", "no"];
    const BESIDE: Hints = Hints::PERCENT.with(Hints::CHANGE);
    if context.state.header.heads.iter().any(|head| head.hints.has(APART)) {
        return false;
    }
    let of = |column: u16| !context.state.column(column).hints.has(BESIDE);
    let finest = finest(context, context.row..context.row + 1, of);
    // "Basic", "Diluted" and nothing else: only results for each share are called so there.
    let label = context.view.document.slice(context.head.words).to_ascii_lowercase();
    let mut words = label.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let result = !label.is_empty() && words.all(|word| RESULT.contains(&word));
    finest.is_some_and(|finest| finest >= 2 || finest == 1 && (result || !prints_tenths(context, line)))
}

/// True for a column of "Price", "Weighted Avg. Price" beside one of shares or options: that of one of them. "Purchase
/// price" is what was paid for all, and so may be a whole "Price | $ 412" that is no average.
pub(super) fn is_beside_shares(context: &RowContext<'_>, column: u16, read: &CellNumber) -> bool {
    const NAME: [&str; 8] = ["price", "prices", "range", "weighted", "average", "avg", "option", "options"];
    let head = context.state.column(column);
    let words = head.words.map_or("", |words| context.view.document.slice(words));
    let words = words.rsplit('\t').next().unwrap_or("").to_ascii_lowercase();
    let mut parts = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty());
    let shares = || context.state.header.heads.iter().any(|head| head.hints.has(Hints::SHARES));
    // "Forfeited | 1,200 | 3" below and above prices with cents.
    let (first, end) = (context.row.saturating_sub(2), (context.row + 3).min(context.view.table.rows.len()));
    let header = |row: &usize| context.view.grid.rows.get(*row) == Some(&RowKind::Header);
    let first = (first..context.row).rfind(header).unwrap_or(first);
    let around = first..(context.row + 1..end).find(header).unwrap_or(end);
    let cents = || finest(context, around, |of| of == column) >= Some(2);
    let averaged = || ["weighted", "average", "avg"].iter().any(|word| words.contains(word));
    read.number.scaled(0).is_some_and(|printed| printed < Decimal::ONE_THOUSAND)
        && (read.number.fraction >= 2 || averaged() || cents())
        && words.contains("price")
        && parts.all(|part| NAME.contains(&part))
        && shares()
}

/// True for a table that speaks of prices, of shares or of quarters of a year, and of nothing else that has a highest and a
/// lowest: "Interest rate risk | 12.5 | 8.1", "Adjusted EBITDA | $ 47.3 | $ 50".
fn speaks_of_prices(view: View<'_>) -> bool {
    const PRICED: [&str; 7] = ["price", "stock", "share", "quarter", "dividend", "bid", "nasdaq"];
    const OTHER: [&str; 12] = [
        "risk",
        "ebitda",
        "income",
        "expense",
        "earnings",
        "revenue",
        "sales",
        "borrow",
        "outstanding",
        "interest",
        "currenc",
        "taxes",
    ];
    let words = || view.grid.cells.iter().filter(|placed| placed.class == CellClass::Words);
    let about = [view.above.lead, view.above.title].into_iter().flatten();
    let mut told = words().map(|placed| placed.ink).chain(about);
    told.any(|span| holds_any(view.document.slice(span), &PRICED))
        && !words().any(|placed| holds_any(view.document.slice(placed.ink), &OTHER))
}

/// True for "9 1/2", "12.5" and "13" in the columns of the highest and the lowest price, one of which has a point, or in
/// a row of those or beside one; no column of amounts in thousands has points in small numbers alone.
pub(super) fn is_price(context: &RowContext<'_>, line: Option<UnitsLine>) -> bool {
    if line.is_some_and(|line| line.scale >= 6 && !line.distant) {
        return false;
    }
    let heads = &context.state.header.heads;
    let extreme = |column: u16| context.state.column(column).hints.has(Hints::EXTREME);
    let view = context.view;
    if heads.iter().filter(|head| head.hints.has(Hints::EXTREME)).count() >= 2 {
        return *context.state.sought.priced.get_or_init(|| {
            let body = |row: &usize| view.grid.rows.get(*row) == Some(&RowKind::Body);
            let rows = (0..view.table.rows.len()).filter(body);
            let all: Option<Vec<usize>> = rows
                .filter(|row| numbers(view, *row).any(|(column, _)| extreme(column)))
                .map(|row| finest(context, row..row + 1, extreme))
                .collect();
            all.is_some_and(|all| all.iter().any(|finest| *finest > 0)) && speaks_of_prices(view)
        });
    }
    let around = context.row.saturating_sub(1)..(context.row + 2).min(view.table.rows.len());
    let own = finest(context, context.row..context.row + 1, |_| true);
    own.is_some_and(|own| {
        own > 0 || around.clone().any(|row| finest(context, row..row + 1, |_| true) > Some(0))
    })
}
