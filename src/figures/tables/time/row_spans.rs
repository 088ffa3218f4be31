//! Rows that print the first and the last day of a time in two columns.
//!
//! ```text
//! Quarter Begin   Quarter End      High       Low      Close
//! 1/2/2008        3/31/2008     1,410.20  1,250.10  1,300.40     the last of them on 31 March
//! ```

use jiff::civil::Date;

use crate::figures::period::{Length, TimeSpec};
use crate::figures::tables::rows::RowHead;
use crate::figures::tables::{RowContext, View};
use crate::filing::grid::{Placed, RowKind};
use crate::text::dates;
use crate::text::search::holds_any;

/// Gives such rows the time between their days, where the header calls the columns so.
pub(in crate::figures::tables) fn mark_row_spans(view: View<'_>, rows: &mut [RowHead]) {
    let cells = |row: usize| {
        let place = view.table.rows.get(row)?;
        let cells = view.grid.cells.get(place.first as usize..place.end as usize)?;
        let mut printed = cells.iter().filter(|placed| !placed.ink.is_empty());
        let first = printed.next().filter(|placed| placed.first == 0)?;
        Some((first, printed.next()?))
    };
    let called = |row: usize| {
        let says = |placed: &Placed, words: &[&str]| holds_any(view.document.slice(placed.ink), words);
        view.grid.rows.get(row) == Some(&RowKind::Header)
            && cells(row).is_some_and(|(first, second)| {
                says(first, &["begin", "start"]) && says(second, &["end"]) && second.first == 1
            })
    };
    if !(0..rows.len()).any(called) {
        return;
    }
    let day = |placed: &Placed| -> Option<Date> {
        let words = view.document.slice(placed.ink);
        dates::parse(words).filter(|date| date.len == words.len())?.date()
    };
    for (row, head) in rows.iter_mut().enumerate() {
        let Some((first, second)) = cells(row).filter(|_| view.grid.rows.get(row) == Some(&RowKind::Body))
        else {
            continue;
        };
        let (Some(start), Some(end)) = (day(first), day(second)) else { continue };
        if start < end {
            head.time = TimeSpec {
                length: Some(Length::From(start)),
                year: Some(end.year()),
                month: Some(end.month()),
                day: Some(end.day()),
                ..TimeSpec::EMPTY
            };
            head.time_span = Some(first.ink.join(second.ink));
            head.own_time = true;
        }
    }
}

impl RowContext<'_> {
    /// True for the close of the last day of such a row.
    pub(super) fn closes_its_time(&self, column: u16) -> bool {
        let between = matches!(self.head.time.length, Some(Length::From(_)));
        let words = || self.state.column(column).words.map_or("", |words| self.view.document.slice(words));
        between && words().len() < 40 && holds_any(words(), &["close", "closing"])
    }
}
