//! From what a person does on screen to drafts for the store.

use super::decision::{Act, Decision, Draft, PlaceInLog};
use super::{Anchor, Attributes, EntryId, Origin, Review, State};
use crate::reading::Reading;
use crate::text::TextSpan;

/// How far an act reaches from the figure that it is done on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// That figure alone.
    Figure,
    /// Its row of a table.
    Row,
    /// Its column of a table.
    Column,
    /// Its table.
    Table,
    /// The innermost section that holds it, with its subsections.
    Section,
    /// The whole filing.
    Filing,
}

impl Review {
    /// One draft for each of `ids`, to be recorded as one group: one undo takes all of them back.
    pub fn drafts(&self, reading: &Reading, ids: &[EntryId], act: &Act) -> Vec<Draft> {
        ids.iter().filter_map(|id| self.draft(reading, *id, act.clone())).collect()
    }

    /// A draft that does `act` to a figure.
    pub fn draft(&self, reading: &Reading, id: EntryId, act: Act) -> Option<Draft> {
        let entry = self.entry(id)?;
        let anchor = match &entry.origin {
            Origin::Extracted(figure) => Anchor::of_figure(reading, reading.figures.get(*figure)?),
            Origin::Added(_) | Origin::Kept(_) => {
                Anchor::of_span(reading, entry.document, entry.printed_span())
            }
        };
        Some(Draft { act, anchor: Some(anchor), seen: self.extracted(reading, id) })
    }

    /// A draft that corrects a figure to what `said` says: what differs from what was extracted becomes
    /// the correction. Where nothing differs the figure is confirmed.
    pub fn correct(&self, reading: &Reading, id: EntryId, said: &Attributes) -> Option<Draft> {
        let extracted = self.extracted(reading, id)?;
        // An attribute that an earlier correction changed is said again, or it would stay changed.
        let mut changes = extracted.changes_to(said);
        for earlier in self.entry(id)?.changes() {
            if !changes.iter().any(|c| c.attribute == earlier.attribute) {
                changes.push(super::Change { now: said.get(earlier.attribute), ..earlier.clone() });
            }
        }
        let act = if changes.is_empty() { Act::Confirm } else { Act::Correct { changes } };
        self.draft(reading, id, act)
    }

    /// A draft that adds a figure that the program missed.
    pub fn add(&self, reading: &Reading, document: usize, span: TextSpan, figure: Attributes) -> Draft {
        let anchor = Anchor::of_span(reading, document, span);
        Draft { act: Act::Add { figure }, anchor: Some(anchor), seen: None }
    }

    /// A draft that gives a figure another place: stretched or shrunk.
    pub fn respan(&self, reading: &Reading, id: EntryId, to: TextSpan) -> Option<Draft> {
        let to = Anchor::of_span(reading, self.entry(id)?.document, to);
        self.draft(reading, id, Act::Respan { to })
    }

    /// A draft that marks a line as a heading of `level`, or as none.
    pub fn mark_heading(
        &self,
        reading: &Reading,
        document: usize,
        line: TextSpan,
        level: Option<u8>,
    ) -> Draft {
        let anchor = Anchor::of_span(reading, document, line);
        Draft { act: Act::Heading { level }, anchor: Some(anchor), seen: None }
    }

    /// Figures within `scope` of a figure, itself included, in reading order.
    pub fn within(&self, reading: &Reading, id: EntryId, scope: Scope) -> Vec<EntryId> {
        let Some(entry) = self.entry(id) else { return Vec::new() };
        let figure = |id: EntryId| reading.figures.get(self.entry(id)?.figure()?);
        let cell = |id: EntryId| figure(id).and_then(|f| Some((f.document, f.cell?)));
        let near = |same: &dyn Fn(EntryId) -> bool| -> Vec<EntryId> {
            self.order.iter().copied().filter(|other| *other == id || same(*other)).collect()
        };
        let here = cell(id);
        match scope {
            Scope::Figure => vec![id],
            Scope::Filing => self.order.clone(),
            Scope::Section => {
                let section = reading.outline.section_at(entry.document, entry.span().start());
                let Some(section) = section.and_then(|s| reading.outline.get(s)) else { return vec![id] };
                let (document, span) = (section.document, section.span);
                // Outside of all sections is what no section holds, not the document.
                if section.depth == 0 {
                    let outside = |e: &super::Entry| {
                        let inner = reading.outline.section_at(e.document, e.span().start());
                        inner.and_then(|s| reading.outline.get(s)).is_none_or(|s| s.depth == 0)
                    };
                    return near(&|other| {
                        self.entry(other).is_some_and(|e| e.document == document && outside(e))
                    });
                }
                near(&|other| {
                    self.entry(other).is_some_and(|e| e.document == document && span.covers(e.span()))
                })
            }
            Scope::Row | Scope::Column | Scope::Table => {
                let Some((document, place)) = here else { return vec![id] };
                near(&|other| {
                    cell(other).is_some_and(|(d, p)| {
                        (d, p.table) == (document, place.table)
                            && match scope {
                                Scope::Row => p.row == place.row,
                                Scope::Column => p.column == place.column,
                                _ => true,
                            }
                    })
                })
            }
        }
    }

    /// Of the figures within `scope`, those that arithmetic has proved and nobody has judged.
    pub fn proved_within(&self, reading: &Reading, id: EntryId, scope: Scope) -> Vec<EntryId> {
        let mut ids = self.within(reading, id, scope);
        ids.retain(|id| self.state(*id) == State::Proved);
        ids
    }

    /// Makes decisions of `drafts` without a store and takes them in: for tests, and for a session
    /// whose store cannot be written.
    pub fn record(&mut self, reading: &Reading, drafts: Vec<Draft>, at: jiff::Timestamp) -> Vec<Decision> {
        let place = PlaceInLog {
            filing: self.filing,
            seq: self.log.next_seq(),
            prev: self.log.last_of(self.filing, &self.viewer.reviewer),
            reviewer: self.viewer.reviewer.clone(),
            at,
        };
        let decisions = place.number(drafts);
        self.apply(reading, decisions.clone());
        decisions
    }
}
