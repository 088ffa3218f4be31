//! The queue of figures that need a person: the most doubtful first, nothing left out.
//!
//! Figures as doubtful as each other come in reading order, so that those about which nothing is odd
//! are walked through from the start once the odd ones are settled.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::sheet::Cell;
use super::subject::Subject;
use super::tally::Mark;
use crate::checks::Status;
use crate::figures::{Figure, FigureId, RepairStatus};
use crate::review::{Entry, EntryId};

/// How doubtful a figure is: 0 where nothing speaks against it.
pub fn doubt(subject: Subject, entry: &Entry) -> u32 {
    let again = if entry.again().is_some() { 90 } else { 0 };
    again + entry.figure().map_or(0, |id| subject.reading.checks.doubts.rank(id))
}

/// Bars for how doubtful a figure is, each for half as much again as the one before.
const BARS: [(u32, &str); 6] = [(1, "▁"), (20, "▂"), (40, "▃"), (70, "▅"), (110, "▆"), (170, "█")];

/// How doubtful a figure is in one cell, for lists: blank where nothing speaks against it, and a higher bar
/// the more does. The most doubtful sorts first.
pub fn gauge(score: u32) -> Cell {
    match BARS.iter().rev().find(|(least, _)| *least <= score) {
        Some((_, bar)) => Cell::ranked(*bar, -Decimal::from(score)),
        None => Cell::default(),
    }
}

/// True where arithmetic speaks for another reading.
pub fn is_repairable(figure: &Figure) -> bool {
    proposed(figure).is_some()
}

/// The value that arithmetic asks for where another is in force.
pub fn proposed(figure: &Figure) -> Option<Decimal> {
    let repair = figure.repair.as_ref().filter(|repair| repair.status == RepairStatus::Proposed)?;
    Some(repair.value)
}

/// True where a check of the figure fails.
pub fn fails(subject: Subject, id: FigureId) -> bool {
    subject.checks(id).any(|(_, check)| check.status == Status::Fail)
}

/// The figure after `current` in the queue, or the one before it where `forward` is false. The queue
/// goes round its end; the answer says whether it did. Without a current figure, its first or last.
pub fn next(subject: Subject, current: Option<EntryId>, forward: bool) -> Option<(EntryId, bool)> {
    let review = subject.review?;
    let key = |index: usize, entry: &Entry| (Reverse(doubt(subject, entry)), index);
    let here = current.and_then(|id| Some(key(review.position(id)?, review.entry(id)?)));
    let (mut beyond, mut round) = (None, None);
    for (index, (id, entry)) in review.entries().enumerate() {
        if !Mark::of(subject.reading, entry).is_open() || Some(id) == current {
            continue;
        }
        let key = key(index, entry);
        let nearer = |best: Option<(_, EntryId)>| match best {
            Some((other, _)) if forward => key < other,
            Some((other, _)) => key > other,
            None => true,
        };
        if nearer(round) {
            round = Some((key, id));
        }
        let after = here.is_none_or(|here| if forward { key > here } else { key < here });
        if after && nearer(beyond) {
            beyond = Some((key, id));
        }
    }
    match (beyond, round) {
        (Some((_, id)), _) => Some((id, false)),
        (None, Some((_, id))) => Some((id, true)),
        (None, None) => None,
    }
}
