//! Adding figures up by hand: what the selected ones come to, and what total in the filing that is.
//!
//! A selection that starts and ends in the same column of a table takes the figures of that column
//! alone, as a person who draws a line down a column means it; any other takes all that it covers.

use rust_decimal::Decimal;

use super::Desk;
use crate::app::Out;
use crate::app::figure::grouped;
use crate::app::notice::Notice;
use crate::app::subject::Subject;
use crate::figures::plain;
use crate::review::attributes::value_text;
use crate::review::{Attributes, EntryId};
use crate::text::cells;

/// Figures that were added up, and the one that they come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The figures, sorted by id.
    parts: Vec<EntryId>,
    /// The total; None where no figure equals it.
    total: Option<EntryId>,
}

impl Sum {
    /// True for the figures that were added up and for their total.
    pub fn holds(&self, id: EntryId) -> bool {
        self.total == Some(id) || self.parts.binary_search(&id).is_ok()
    }
}

impl Desk {
    /// Adds up what is selected, or what is within reach.
    pub(in crate::app) fn add_up(&mut self, out: &mut Out) {
        let ids = self.to_add();
        let Some(subject) = self.subject().filter(|subject| subject.review.is_some()) else {
            return out.say(self.no_figures());
        };
        let parts = addends(subject, &ids);
        let Some((_, first)) = parts.first().filter(|_| parts.len() > 1) else {
            let words = "select figures with v, or reach a row or column with r, to add them up";
            return out.say(Notice::refused(words));
        };
        let sum =
            parts.iter().try_fold(Decimal::ZERO, |sum, (_, said)| sum.checked_add(said.value.number()?));
        let Some(sum) = sum else {
            return out.say(Notice::refused("these are too large to add up"));
        };
        let unit = first.unit.clone().unwrap_or_default();
        let shown = grouped(&plain(sum).to_string());
        let mut ids_of_parts: Vec<EntryId> = parts.iter().map(|(id, _)| *id).collect();
        ids_of_parts.sort_unstable();
        let found = totals(subject, &parts, &ids_of_parts, sum);
        let mut words = format!("{} figures add up to {shown} {unit}", parts.len()).trim_end().to_owned();
        if ids.len() > parts.len() {
            words.push_str(&format!(" ({} of another unit left out)", ids.len() - parts.len()));
        }
        match found.as_slice() {
            [] => words.push_str(": no figure here equals that"),
            [(id, exact), rest @ ..] => {
                // The value first: a label such as "1995" would read as one.
                let said = subject.review.and_then(|r| r.effective(subject.reading, *id));
                let (value, label) = said.map_or_else(Default::default, |said| {
                    (grouped(&value_text(&said.value)), cells::line(&said.label))
                });
                let sign = if *exact { "=" } else { "≈" };
                words.push_str(&format!(" {sign} {value}"));
                if !label.is_empty() {
                    words.push_str(&format!(" ({})", cells::clip(&label, 50)));
                }
                if !rest.is_empty() {
                    words.push_str(&format!(" and {} more", rest.len()));
                }
                words.push_str(": gd goes there");
            }
        }
        let total = found.first().map(|(id, _)| *id);
        out.say(if total.is_some() { Notice::done(words) } else { Notice::refused(words) });
        self.sum = Some(Sum { parts: ids_of_parts, total });
        self.reader.selection = None;
        self.drop_reach();
    }

    /// Goes to the total that the last sum equals; false where there is none or the cursor is on it.
    pub(super) fn go_to_sum(&mut self) -> bool {
        let total = self.sum.as_ref().and_then(|sum| sum.total);
        match total.filter(|total| self.reader.current() != Some(*total)) {
            Some(total) => {
                self.jump_to_figure(total);
                true
            }
            None => false,
        }
    }

    fn to_add(&self) -> Vec<EntryId> {
        let Some(subject) = self.subject() else { return Vec::new() };
        let Some(selection) = self.reader.selection else {
            let review = subject.review;
            let within = |id: &EntryId| self.reach.holds(*id);
            return review.map_or_else(Vec::new, |r| r.order().iter().copied().filter(within).collect());
        };
        let document = selection.head.document;
        let (Some(content), Some(review)) = (subject.reading.filing.documents.get(document), subject.review)
        else {
            return Vec::new();
        };
        let span = selection.span(content);
        let ids: Vec<EntryId> = review.overlapping(document, span).collect();
        let column = |id: &EntryId| subject.figure(*id)?.cell.map(|c| (c.table, c.column));
        let ends = (ids.first().and_then(column), ids.last().and_then(column));
        match ends {
            (Some(first), Some(last)) if first == last => {
                ids.into_iter().filter(|id| column(id) == Some(first)).collect()
            }
            _ => ids,
        }
    }
}

/// Of `ids`, the numbers that have the unit of the first.
fn addends(subject: Subject, ids: &[EntryId]) -> Vec<(EntryId, Attributes)> {
    let said = |id: &EntryId| Some((*id, subject.review?.effective(subject.reading, *id)?));
    let numbers = ids.iter().filter_map(said).filter(|(_, said)| said.value.number().is_some());
    let mut parts: Vec<(EntryId, Attributes)> = numbers.collect();
    if let Some((kind, unit)) = parts.first().map(|(_, said)| (said.kind, said.unit.clone())) {
        parts.retain(|(_, said)| said.kind == kind && said.unit == unit);
    }
    parts
}

/// The figures that `sum` equals, whatever their sign, and whether to the last digit; the nearest to
/// the parts first. What the print of the parts rounds away may be left over. `ids` are those of the
/// parts, sorted.
fn totals(
    subject: Subject,
    parts: &[(EntryId, Attributes)],
    ids: &[EntryId],
    sum: Decimal,
) -> Vec<(EntryId, bool)> {
    let (Some(review), Some((first, like))) = (subject.review, parts.first()) else { return Vec::new() };
    let room = rounding(parts);
    let at = |id: EntryId| subject.place_of(id).unwrap_or_default();
    let last = parts.last().map_or(*first, |(id, _)| *id);
    let left = |number: Decimal| (number.abs() - sum.abs()).abs();
    let near = |number: &Decimal| left(*number) <= room;
    let mut found: Vec<(EntryId, bool)> = Vec::new();
    for (id, entry) in review.entries() {
        // Most figures are told apart by their number alone, which costs nothing to look at.
        let extracted = subject.figure(id).filter(|_| entry.changes().is_empty());
        if extracted.is_some_and(|figure| figure.value.number().filter(near).is_none())
            || ids.binary_search(&id).is_ok()
        {
            continue;
        }
        let Some(said) = review.effective(subject.reading, id) else { continue };
        let same = said.kind == like.kind && said.unit == like.unit;
        if let Some(number) = said.value.number().filter(near).filter(|_| same) {
            found.push((id, left(number).is_zero()));
        }
    }
    let (start, end) = (at(*first), at(last));
    let away = |id: EntryId| {
        let place = at(id);
        (place.document.abs_diff(end.document), place < start, place.at.abs_diff(end.at))
    };
    found.sort_by_key(|(id, exact)| (!exact, away(*id)));
    found
}

/// What may be left over: half a step of the print for each part.
fn rounding(parts: &[(EntryId, Attributes)]) -> Decimal {
    let step = |said: &Attributes| {
        let decimals = said.decimals?;
        match u32::try_from(decimals) {
            Ok(places) => Decimal::try_from_i128_with_scale(1, places).ok(),
            Err(_) => crate::figures::power_of_ten(decimals.checked_neg()?),
        }
    };
    let steps = parts.iter().filter_map(|(_, said)| step(said));
    steps.fold(Decimal::ZERO, |sum, step| sum.checked_add(step).unwrap_or(sum)) / Decimal::TWO
}
