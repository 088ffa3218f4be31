//! The name that a row without words has from the row above it, and names that go on from there.
//!
//! ```text
//! J. Roe      | 2/15/2023 | 5,100        the same of another day
//!             | 2/15/2024 | 8,300
//! A. Roe      |   740 | $2.12            another grant of the same person
//!             | 6,436 | $5.50
//! Revenues    | 1995 | 4,120             the same of another year
//!             | 1994 | 3,950
//! ```

use super::times::{YearColumns, year_of_row};
use super::{RowHead, is_day, is_total_of, label_spans, owners};
use crate::figures::tables::View;
use crate::filing::grid::RowKind;
use crate::text::TextSpan;

/// The words of the row `before` that name the row `row` right below it too. `persons` where rows are named by persons.
pub(super) fn name(
    view: View<'_>,
    row: usize,
    before: &RowHead,
    persons: bool,
    years: &YearColumns,
) -> Option<TextSpan> {
    if before.words.is_empty() {
        return None;
    }
    let is_body = |row: usize| view.grid.rows.get(row) == Some(&RowKind::Body);
    let below = row.checked_sub(1).is_some_and(is_body);
    let of_person = || {
        persons
            && is_body(row)
            && is_total_of(view, &[before.words]).is_none()
            && owners::goes_on_with_person(view, row)
    };
    let of_year = || before.own_time && year_of_row(view, row, years).is_some();
    (below && (second_is_day(view, row) || of_person()) || of_year()).then_some(before.words)
}

/// True for a row without words whose first cell is a day.
fn second_is_day(view: View<'_>, row: usize) -> bool {
    let first = view.table.rows.get(row).and_then(|place| view.grid.cells.get(place.first as usize));
    first.is_some_and(|first| first.first > 0 && is_day(view.document.slice(first.ink)))
}

/// Rows of one group at the most, its total among them.
const MOST_ROWS: usize = 8;

/// True where the rows from `row` on end in one called but "Total", which closes their heading: "Kettles -" over "North",
/// "South" and "Total".
pub(super) fn ends_in_total(view: View<'_>, row: usize) -> bool {
    let kinds = view.grid.rows.iter().enumerate().skip(row).take(MOST_ROWS);
    let mut group = kinds.take_while(|(_, kind)| **kind == RowKind::Body).skip(1);
    group.any(|(at, _)| is_total_of(view, &label_spans(view, at).0) == Some(""))
}

/// True where a label's words go on in the next row: "Net cash provided by" and "operating activities". `set_in` where that
/// row is set in below them, or a total closes its group.
pub(super) fn goes_on(first: &str, next: &str, set_in: bool) -> bool {
    let lower = next.starts_with(|c: char| c.is_lowercase() || c == '(');
    // "Accounts receivable -" heads the rows set in below it, where "non-" goes on, and "1995--" dates one row. At the same
    // edge nothing would tell where such a heading ends: "Taxes -" over "Current", "Deferred" and "Net income".
    let name = first.trim_end_matches(['-', ' ', '\u{2013}', '\u{2014}']);
    let dashed = [" -", "--", " \u{2013}", " \u{2014}"].iter().any(|dash| first.ends_with(dash));
    let headed = set_in && dashed && name.ends_with(|c: char| c.is_alphabetic() || c == ')');
    let open = !headed && first.ends_with([',', '-', '–', '—', '&'])
        || [" of", " and", " by"].iter().any(|w| first.ends_with(w));
    !first.is_empty() && !first.ends_with(':') && (lower || open)
}
