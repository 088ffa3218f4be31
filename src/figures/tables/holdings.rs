//! Lists of securities whose rows start with how much is held of each, before its name.
//!
//! ```text
//! Principal                                                        Market
//! Amount (000)                                                     Value
//! $ 1,000   Marlow St. G.O., 5.25%, 10/1/17                        $ 1,012,500
//!   2,500   Orrin Wtr. & Pwr. Rev., Ser. A, 6.00%, 2/15/28           2,681,250
//!
//! Principal | Security | Value                     the same in a marked-up table: the name stands in the middle
//! ```

use super::super::same_print::rescale;
use super::super::unit::Unit;
use super::super::value::Period;
use super::super::{Figure, Kind};
use super::{RowContext, View};
use crate::filing::grid::{CellClass, RowKind};
use crate::text::{Span, TextSpan, dates, saturate};

/// What the numbers before the names of securities are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// What is to be paid back: "Principal Amount", "Par", "Face Amount".
    Principal,
    /// Numbers of shares.
    Shares,
}

impl Leads {
    /// What the words over such numbers call them.
    pub(super) fn named(words: &str) -> Option<Self> {
        let mut parts = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|part| !part.is_empty());
        let first = parts.next()?.to_ascii_lowercase();
        match first.as_str() {
            "principal" | "par" | "face" => Some(Self::Principal),
            "shares" => Some(Self::Shares),
            // "Amount (000)" below "Principal".
            "amount" if words.ends_with("(000)") || words.ends_with("(000's)") => Some(Self::Principal),
            _ => None,
        }
    }

    /// What the header `rows` call the numbers at the left, where its stub names them.
    pub(super) fn over(view: View<'_>, rows: std::ops::Range<usize>) -> Option<Self> {
        let head = |row: &usize| matches!(view.grid.rows.get(*row), Some(RowKind::Header | RowKind::Caption));
        rows.filter(head).find_map(|row| {
            let place = view.table.rows.get(row)?;
            let first = view.grid.cells.get(place.first as usize).filter(|_| place.first < place.end)?;
            let words = view.document.slice(first.ink);
            let stub = first.first == 0 && first.class == CellClass::Words && words.len() < LONGEST;
            Self::named(words).filter(|_| stub)
        })
    }
}

/// Bytes of the longest name over such numbers: "Principal Amount or Shares (000)".
const LONGEST: usize = 48;

/// Bytes of the number, with its sign and the space behind it, that starts the name of a security.
fn lead(words: &str) -> usize {
    let number = words.trim_start_matches(['$', ' ']);
    let digits = number.bytes().take_while(|b| b.is_ascii_digit() || *b == b',').count();
    let rest = number[digits..].trim_start();
    let named = rest.starts_with(|c: char| c.is_ascii_uppercase()) && number[digits..].starts_with(' ');
    let grouped = number.get(..digits).is_some_and(|number| number.contains(',') || words.starts_with('$'));
    if named && grouped { words.len() - rest.len() } else { 0 }
}

/// The name of a security without the number before it.
pub(super) fn without_lead(view: View<'_>, name: TextSpan) -> TextSpan {
    Span::new(name.start() + saturate(lead(view.document.slice(name))), name.end())
}

/// Makes the number before the name of a security, at the start of the stub `ink`, what the header calls it.
pub(super) fn settle_lead(context: &RowContext<'_>, figures: &mut [Figure], ink: TextSpan) {
    let Some(leads) = context.state.leads else { return };
    let document = context.view.document;
    let end = ink.start() + saturate(lead(document.slice(ink)));
    if figures.first().is_none_or(|figure| figure.span.start() >= end) {
        return;
    }
    // "Orrin Wtr. & Pwr. Rev., 6.00%": the stops end no sentence.
    figures.iter_mut().for_each(|figure| figure.label = context.head.label);
    let Some(figure) = figures.first_mut() else { return };
    match (leads, figure.kind) {
        (Leads::Principal, Kind::Count | Kind::Shares) => {
            let Some(currency) = context.view.above.currency else { return };
            (figure.kind, figure.unit) = (Kind::Money, Unit::Currency(currency));
            if let Some(units) = context.units(0) {
                rescale(figure, units.scale);
                figure.from.scale = Some(units.span);
            }
        }
        (Leads::Shares, Kind::Count) => (figure.kind, figure.unit) = (Kind::Shares, Unit::Share),
        _ => {}
    }
}

/// Gives the rate in the name of a security, and what stands before it, the time of the row: the day right behind the
/// rate, "5.25%, 10/1/37", is that on which the security falls due.
pub(super) fn settle_maturity(context: &RowContext<'_>, figures: &mut [Figure]) {
    let text = &context.view.document.text;
    let due = figures.iter().filter(|figure| figure.kind == Kind::Percent).find_map(|figure| {
        let Some(Period::Instant(day)) = figure.period else { return None };
        let rest = text.get(figure.span.end() as usize..)?.trim_start_matches(['%', ',', ' ']);
        let rest = rest.strip_prefix("due ").unwrap_or(rest);
        (dates::parse(rest)?.date() == Some(day)).then_some(day)
    });
    let (Some(due), Some((period, span))) = (due, context.period(0)) else { return };
    for figure in figures.iter_mut().filter(|figure| figure.period == Some(Period::Instant(due))) {
        (figure.period, figure.from.period) = (Some(period), span);
    }
}

/// The column of words behind the first numbers of rows that have no other name, in a list of securities.
pub(super) fn names_behind(view: View<'_>) -> Option<u16> {
    let mut found: Option<(u16, usize)> = None;
    for (row, kind) in view.grid.rows.iter().enumerate() {
        if *kind != RowKind::Body {
            continue;
        }
        let column = named_at(view, row).map(|index| view.grid.cells[index].first);
        match (column, &mut found) {
            (Some(column), Some((known, rows))) if *known == column => *rows += 1,
            (Some(column), None) => found = Some((column, 1)),
            _ => {}
        }
    }
    let (column, _) = found.filter(|(_, rows)| *rows >= 2)?;
    let mut heads = view.table.cells.iter().zip(&view.grid.cells).filter(|(cell, placed)| {
        placed.first > 0
            && placed.first < column
            && matches!(view.grid.rows.get(cell.row as usize), Some(RowKind::Header))
    });
    let called = |ink: TextSpan| Leads::named(view.document.slice(ink)).is_some();
    heads.any(|(_, placed)| called(placed.ink)).then_some(column)
}

/// The cell with the name of a security behind the number that opens `row`.
pub(super) fn named_at(view: View<'_>, row: usize) -> Option<usize> {
    let place = view.table.rows.get(row)?;
    let mut cells = place.first as usize..place.end as usize;
    let first = view.grid.cells.get(cells.start).filter(|_| !cells.is_empty())?;
    let opens = first.first > 0 && matches!(first.class, CellClass::Number | CellClass::Lead);
    let name = cells.find(|index| view.grid.cells[*index].class == CellClass::Words).filter(|_| opens)?;
    let letters = view.document.slice(view.grid.cells[name].ink).bytes().filter(u8::is_ascii_alphabetic);
    (letters.count() >= 4).then_some(name)
}
