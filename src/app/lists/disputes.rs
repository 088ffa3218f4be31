//! The rows of the list of disagreements: under each figure, a row for each side, attribute by attribute.
//!
//! ```text
//! who            verdict     value        unit   label
//! 61 · $12.9 million · Financial Results · they differ in value
//! as extracted               12.9         USD    net loss
//! ann            corrected   12,900,000   USD    net loss
//! ben            rejected
//! ```

use super::section_name;
use crate::app::sheet::{Cell, Row, RowTone};
use crate::app::sides::{Side, Sides};
use crate::app::subject::Subject;
use crate::review::{Act, Attribute, EntryId, Reviewer};
use crate::text::{cells, saturate};

/// More sides than a figure has: ids of rows are made of the figure and its side.
const MOST: usize = 1 << 12;

/// The figure and the side that a row with this id stands for.
pub(super) fn of_row(id: usize) -> (EntryId, usize) {
    (EntryId(saturate(id / MOST)), id % MOST)
}

/// The id of the first row of a figure.
pub(super) fn first_row(id: EntryId) -> usize {
    (id.0 as usize).saturating_mul(MOST)
}

/// The sides of all disagreements that nobody has settled.
pub(super) fn rows(subject: Subject) -> Vec<Row> {
    Sides::open(subject).iter().flat_map(|sides| of_figure(subject, sides)).collect()
}

fn of_figure(subject: Subject, sides: &Sides) -> Vec<Row> {
    let id = sides.shared.entry;
    let (Some(review), Some(entry)) = (subject.review, subject.entry(id)) else { return Vec::new() };
    let number = review.position(id).map_or(0, |at| at + 1);
    let printed = subject.printed(id).replace('\t', " | ").replace('\n', " ");
    let printed = cells::clip(&cells::line(&printed), 40);
    let section = section_name(subject, entry.document, entry.span().start());
    let differences = format!("they differ in {}", sides.shared.differences().join(", "));
    // The number tells figures apart that are printed alike.
    let parts = [number.to_string(), printed, section, differences];
    let group = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let row = |side: Side| {
        let value = side.figure.and_then(|figure| figure.value.number());
        let text = side.says(Attribute::Value);
        let ends = side.verdict.filter(|v| v.span != entry.printed_span());
        let cells = vec![
            cells::line(side.name()).into(),
            side.state().into(),
            value.map_or_else(|| text.clone().into(), |number| Cell::ranked(text.clone(), number)),
            side.says(Attribute::Unit).into(),
            side.says(Attribute::Period).into(),
            side.says(Attribute::Kind).into(),
            cells::line(&side.says(Attribute::Label)).into(),
            ends.map_or_else(Cell::default, |v| subject.quote(entry.document, v.span, 24).into()),
            side.verdict.map_or_else(Cell::default, |v| comment(subject, id, &v.reviewer).into()),
        ];
        let tone = if side.verdict.is_none() { RowTone::Waiting } else { RowTone::Plain };
        Row { id: first_row(id) + side.number.min(MOST - 1), cells, tone, group: group.clone() }
    };
    sides.all().into_iter().map(row).collect()
}

/// The last words of a reviewer on a figure.
fn comment(subject: Subject, id: EntryId, reviewer: &Reviewer) -> String {
    let (Some(review), Some(entry)) = (subject.review, subject.entry(id)) else { return String::new() };
    let decisions = entry.comments().filter_map(|index| review.log().get(index));
    let said = decisions.filter(|d| d.reviewer == *reviewer).last();
    match said.map(|d| &d.act) {
        Some(Act::Comment { text }) => cells::line(&text.replace('\n', " ")),
        _ => String::new(),
    }
}
