//! The rows of the log, who decided what and when, and of the legend, what each sign means.

use crate::app::queue;
use crate::app::sheet::{Cell, Row, RowTone};
use crate::app::subject::Subject;
use crate::app::tally::Mark;
use crate::app::ticks::role;
use crate::checks::{Check, Role, Status};
use crate::review::Decision;
use crate::text::cells;

/// The decisions, the last one first.
pub(super) fn log(subject: Subject) -> Vec<Row> {
    let Some(review) = subject.review else { return Vec::new() };
    let row = |(index, decision): (usize, &Decision)| {
        let undone = review.is_undone(index);
        let cells = vec![
            decision.at.strftime("%Y-%m-%d %H:%M:%S").to_string().into(),
            decision.reviewer.name().into(),
            decision.act.name().into(),
            cells::line(&review.words(index)).into(),
            if undone { "taken back".into() } else { Cell::default() },
        ];
        let tone = if undone { RowTone::Waiting } else { RowTone::Plain };
        Row { id: index, cells, tone, group: String::new() }
    };
    review.log().decisions().iter().enumerate().rev().map(row).collect()
}

/// All signs that stand beside figures, and how often each does in this filing.
pub(super) fn legend(subject: Subject) -> Vec<Row> {
    let mut rows: Vec<(&str, &str, &str, &str, usize)> = Vec::new();
    let mut marks = [0; Mark::ALL.len()];
    for (_, entry) in subject.review.into_iter().flat_map(crate::review::Review::entries) {
        marks[usize::from(Mark::of(subject.reading, entry).rank())] += 1;
    }
    for (mark, count) in Mark::ALL.into_iter().zip(marks) {
        rows.push(("State of a figure", subject.legend.of(mark), mark.name(), mark.meaning(), count));
    }
    let repaired = subject.reading.figures.all.iter().filter(|f| f.repair.is_some()).count();
    for tick in subject.legend.ticks.all() {
        let fails = tick.sign == subject.legend.ticks.failed();
        let of_kind = |c: &Check| {
            if fails {
                c.status == Status::Fail
            } else {
                c.kind.info().name == tick.name && c.status != Status::Fail
            }
        };
        let repair = tick.sign == subject.legend.ticks.repaired();
        let count =
            if repair { repaired } else { subject.all_checks().filter(|(_, check)| of_kind(check)).count() };
        rows.push(("Tick marks", tick.sign, tick.name, tick.help, count));
    }
    let bars = format!("{}\u{2026}{}", queue::gauge(1).text, queue::gauge(u32::MAX).text);
    let meaning = "in the list of figures: the higher the bar, the more speaks against the reading";
    rows.push(("How much is to be doubted", &bars, "doubt", meaning, 0));
    for part in Role::ALL {
        let (sign, name) = role(part);
        rows.push(("What a figure is to the check in hand", sign, name, "", 0));
    }
    let row = |(id, (group, sign, name, meaning, count)): (usize, (&str, &str, &str, &str, usize))| Row {
        id,
        cells: vec![sign.into(), name.into(), meaning.into(), Cell::count(count)],
        tone: RowTone::Plain,
        group: group.to_owned(),
    };
    rows.into_iter().enumerate().map(row).collect()
}
