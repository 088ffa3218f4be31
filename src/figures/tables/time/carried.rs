//! Rows that name what a company carries on a day, and rows that add up to such a balance.
//!
//! ```text
//!                                             2023       2022
//! United States                            $ 4,120    $ 3,870    }  4,120 + 1,180 = 5,300 and
//! International                              1,180      1,020    }  3,870 + 1,020 = 4,890: on its days
//! Property, plant and equipment, net       $ 5,300    $ 4,890       nothing but a balance
//!
//! Balance at beginning of year             $ 4,012    $ 3,871
//! Adoption of an accounting standard             -         18       told of the balance above it
//! ```
//!
//! The years over such columns are those of the flows beside them; what the words of a part speak for does not matter
//! where the sum proves it, in the first column and in the last.

use super::balances::is_carried;
use super::parts::{PARTS, TELLING, ends};
use crate::figures::nature::PLAIN;
use crate::figures::period::TimeSpec;
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::filing::grid::RowKind;
use crate::text::search::{holds, holds_any};

/// Marks the rows that name what is carried on a day, those that a balance is the sum of, and those that restate the
/// balance above them.
pub(in crate::figures::tables) fn mark_carried(view: View<'_>, rows: &mut [RowHead]) {
    let mut bought = false;
    for (at, (row, kind)) in rows.iter_mut().zip(&view.grid.rows).enumerate() {
        let label = view.document.slice(row.words);
        if *kind == RowKind::Label {
            // "Purchases of: | Property and equipment, net".
            bought = holds_any(label, &MOVES);
        }
        let named = *kind == RowKind::Body && !bought && !row.averaged && !row.hints.has(Hints::OPENING);
        if named && is_carried(label, view.above.flow) && !is_in_percent(view, at) {
            row.hints = row.hints.with(Hints::CLOSING);
        }
    }
    if !view.above.flow {
        mark_summands(view, rows);
    }
    mark_restatements(view, rows);
}

/// Words for what came and went, in a heading or in the name of a row that is no part of a balance.
const MOVES: [&str; 21] = [
    "purchase",
    "acqui",
    "addition",
    "expenditure",
    "proceeds",
    "sale",
    "charge",
    "payment",
    "paid",
    "contribut",
    "net cash",
    "net income",
    "net loss",
    "issu",
    "recover",
    "deduct",
    "dispos",
    "order",
    "provision",
    "received",
    "change",
];

/// "Total equity | 9.1%" among returns.
fn is_in_percent(view: View<'_>, row: usize) -> bool {
    let cells = view
        .table
        .rows
        .get(row)
        .and_then(|place| view.grid.cells.get(place.first as usize..place.end as usize));
    cells.unwrap_or(&[]).iter().any(|cell| view.document.slice(cell.ink).ends_with('%'))
}

/// Marks the rows above a balance that add up to it. What a balance comes to from the one before, and what is set out
/// with its own time, is no part of it.
fn mark_summands(view: View<'_>, rows: &mut [RowHead]) {
    for sum in 1..rows.len() {
        if !rows[sum].hints.has(Hints::CLOSING) || rows[sum].hints.has(Hints::OPENING) {
            continue;
        }
        // "Accrued costs at end of year" is what charges and payments come to.
        if holds_any(view.document.slice(rows[sum].words), &["end of", "ending", "year-end", "year end"]) {
            continue;
        }
        // One column proves less than two.
        let told =
            |&(first, last, alone): &(i64, i64, bool)| !alone && first.abs().min(last.abs()) >= TELLING;
        let Some((first, last, _)) = ends(view, sum).filter(told) else { continue };
        let (mut sums, mut parts) = ((0_i64, 0_i64), 0);
        for above in (0..sum).rev() {
            let head = &rows[above];
            let apart = head.hints.has(Hints::OPENING.with(Hints::CLOSING).with(Hints::AVERAGE))
                || head.own_time
                || head.nature <= -PLAIN
                || holds_any(view.document.slice(head.words), &MOVES);
            // What is taken off is a balance by its own name: "Less accumulated depreciation".
            let taken = |(a, b, _): &(i64, i64, bool)| (*a >= 0 && *b >= 0) || head.nature >= PLAIN;
            let Some((a, b, _)) = ends(view, above).filter(|ends| !apart && parts < PARTS && taken(ends))
            else {
                break;
            };
            sums = (sums.0.saturating_add(a), sums.1.saturating_add(b));
            parts += 1;
            if parts > 1 && sums == (first, last) {
                rows[above..sum].iter_mut().for_each(|part| part.hints = part.hints.with(Hints::CLOSING));
                break;
            }
        }
    }
}

/// Marks the rows right below an opening balance that restate it for a new standard, as of the day on which it came into
/// force (ASC 250-10-45-5): "Cumulative effect of adoption of ASU 2016-13". Below anything else it is a part of the
/// result.
fn mark_restatements(view: View<'_>, rows: &mut [RowHead]) {
    for row in 1..rows.len() {
        let (above, below) = rows.split_at_mut(row);
        let (Some(above), Some(head)) = (above.last(), below.first_mut()) else { continue };
        let dated = above.own_time && above.time.day.is_some() && above.time.length.is_none();
        let opens = above.hints.has(Hints::OPENING) || dated;
        if !opens || !restates(view.document.slice(head.words)) {
            continue;
        }
        if dated {
            // It stands on the day that the row above names.
            head.between = TimeSpec { instant: true, ..above.time }.resolve(view.calendar, true);
        } else {
            head.hints = head.hints.with(Hints::OPENING);
        }
    }
}

/// "Cumulative effect of a change in accounting principle", "Impact of adopting ASU 2016-13", "Adjustment to opening
/// balance for change in accounting principle".
fn restates(label: &str) -> bool {
    let starts = |name: &str| label.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let standard = || ["account", "standard", "asu ", "asc ", "ifrs"].iter().any(|word| holds(label, word));
    let adopts = ["adoption", "adopting"].iter().any(|word| holds(label, word));
    // "…, included in net income".
    let earned = || holds(label, "net income") || holds(label, "net loss");
    let effect = starts("cumulative effect") && (standard() || adopts);
    (effect || (adopts || starts("adjustment to opening")) && standard()) && !earned()
}

#[cfg(test)]
mod tests {
    use super::restates;

    #[test]
    fn rows_that_restate_the_balance_above_them() {
        for label in [
            "Cumulative effect of adoption of ASU 2016-13",
            "Adoption of new accounting standard",
            "Impact of adopting ASC 842",
            "Adjustment to opening balance for change in accounting principle",
        ] {
            assert!(restates(label), "{label}");
        }
        for label in ["Cumulative dividends", "Adoption benefits", "Adjustments", "Standard cost variance"] {
            assert!(!restates(label), "{label}");
        }
    }
}
