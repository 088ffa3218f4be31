//! How far the next verdict reaches: one figure, or its row, column, table or section.
//!
//! The reach is chosen first and shows in the text, so that what a verdict will fall on is seen before
//! it falls. A verdict on many figures is one group and one undo, and passes over those that a person
//! has judged already: nobody's correction is lost to a sweep.

use super::Desk;
use crate::app::Out;
use crate::app::editor::{Editor, Shared, by_source, judged};
use crate::app::layout::Pane;
use crate::app::notice::Notice;
use crate::filing::BlockKind;
use crate::review::{Attribute, EntryId, Scope};

/// The reach of the next verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    scope: Option<Scope>,
    /// The figures within, sorted by id.
    ids: Vec<EntryId>,
    of: Option<(EntryId, u64)>,
}

/// The reaches in the order in which they widen.
const ORDER: [Scope; 4] = [Scope::Row, Scope::Column, Scope::Table, Scope::Section];

/// The name of a reach.
pub fn name(scope: Scope) -> &'static str {
    match scope {
        Scope::Figure => "figure",
        Scope::Row => "row",
        Scope::Column => "column",
        Scope::Table => "table",
        Scope::Section => "section",
        Scope::Filing => "filing",
    }
}

impl Reach {
    /// What it reaches, where that is more than one figure.
    pub fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// True where it reaches this figure.
    pub fn holds(&self, id: EntryId) -> bool {
        self.ids.binary_search(&id).is_ok()
    }

    /// How many figures it reaches.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// True where it reaches no figure.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

impl Desk {
    /// Reaches `scope`; the same one again means one figure.
    pub(in crate::app) fn reach_for(&mut self, scope: Scope, out: &mut Out) {
        if self.start(scope).is_none() && self.current(out).is_none() {
            return;
        }
        let wanted = (self.reach.scope != Some(scope)).then_some(scope);
        self.reach = Reach { scope: wanted, ..Reach::default() };
        self.settle_reach();
    }

    /// Reaches one step farther: row, column, table, section, and one figure again.
    pub(in crate::app) fn widen_reach(&mut self, count: Option<u32>, out: &mut Out) {
        if self.start(Scope::Table).is_none() && self.current(out).is_none() {
            return;
        }
        let at = self.reach.scope.and_then(|scope| ORDER.iter().position(|s| *s == scope));
        let mut next = match (count, at) {
            (Some(count), _) => count as usize - 1,
            (None, Some(at)) => at + 1,
            (None, None) => 0,
        };
        // In prose there is no row, column or table.
        let in_table = self
            .subject()
            .zip(self.reader.current())
            .and_then(|(subject, id)| subject.figure(id)?.cell)
            .is_some();
        if self.reader.current().is_none() && next < ORDER.len() {
            // On the heading of a table there is the table alone.
            next = if self.reach.scope.is_some() { ORDER.len() } else { 2 };
        } else if !in_table && next < ORDER.len() {
            next = ORDER.len() - 1;
        }
        self.reach = Reach { scope: ORDER.get(next).copied(), ..Reach::default() };
        self.settle_reach();
    }

    /// Reaches one figure again; false where it did.
    pub(in crate::app) fn drop_reach(&mut self) -> bool {
        self.judging.forget_question();
        std::mem::take(&mut self.reach).scope.is_some()
    }

    /// Keeps the reach to the figures that a list shows, sorted by id; to all of them where there is no list.
    pub(in crate::app) fn keep_to(&mut self, listed: Option<Vec<EntryId>>) {
        if self.listed != listed {
            self.listed = listed;
            self.reach.of = None;
            self.settle_reach();
        }
    }

    fn is_listed(&self, id: EntryId) -> bool {
        self.listed.as_ref().is_none_or(|listed| listed.binary_search(&id).is_ok())
    }

    /// The figure that a reach starts from: the current one; for a table, also its first one where the cursor
    /// is in it and on no figure.
    fn start(&self, scope: Scope) -> Option<EntryId> {
        if let Some(id) = self.reader.current() {
            return Some(id);
        }
        let (reading, review) = (self.shown.reading.as_ref()?, self.shown.review.as_ref()?);
        let place = self.reader.anchor();
        let document = reading.filing.documents.get(place.document).filter(|_| scope == Scope::Table)?;
        let block = document.blocks.get(document.block_at(place.at)?)?;
        let table = Some(block).filter(|block| matches!(block.kind, BlockKind::Table(_)))?;
        let mut figures = review.overlapping(place.document, table.span);
        figures.find(|id| review.table_of(reading, *id).is_some())
    }

    /// Finds the figures within reach of the current one.
    pub(super) fn settle_reach(&mut self) {
        let Some(scope) = self.reach.scope else { return };
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        let of = self.start(scope).map(|id| (id, review.version()));
        if of == self.reach.of && of.is_some() {
            return;
        }
        let mut ids = of.map(|(id, _)| review.within(reading, id, scope)).unwrap_or_default();
        ids.retain(|id| self.is_listed(*id));
        ids.sort_unstable();
        (self.reach.ids, self.reach.of) = (ids, of);
    }

    /// The figures that a verdict falls on: the current one, or those within reach that nobody has
    /// judged. Says why where there are none.
    pub(super) fn reached(&self, out: &mut Out) -> Vec<EntryId> {
        let start = self.reach.scope.and_then(|scope| self.start(scope));
        let Some(id) = start.or_else(|| self.current(out)) else { return Vec::new() };
        let (Some(scope), Some(review)) = (self.reach.scope, &self.shown.review) else { return vec![id] };
        let open: Vec<EntryId> =
            self.reach.ids.iter().copied().filter(|id| !review.state(*id).is_judged()).collect();
        if open.is_empty() {
            out.say(Notice::refused(format!("every figure of this {} is judged already", name(scope))));
        }
        open
    }

    /// The proved figures within reach, or within the table, that nobody has judged.
    pub(super) fn reached_proofs(&self, out: &mut Out) -> Vec<EntryId> {
        let scope = self.reach.scope.unwrap_or(Scope::Table);
        let Some(id) = self.start(scope).or_else(|| self.current(out)) else { return Vec::new() };
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return Vec::new();
        };
        if self.reach.scope.is_none() && review.table_of(reading, id).is_none() {
            out.say(Notice::refused("this figure is in no table: r reaches its section, and then A"));
            return Vec::new();
        }
        let mut ids = review.proved_within(reading, id, scope);
        ids.retain(|id| self.is_listed(*id));
        if ids.is_empty() {
            let words = format!("no proved figure of this {} waits to be confirmed", name(scope));
            out.say(Notice::refused(words));
        }
        ids
    }

    /// Lets a form about `id` offer to correct others too: those within reach, or those that took an
    /// attribute from the same words. From the figure pane the form starts at the chosen attribute, and
    /// then the words that gave it are what is mended.
    pub(in crate::app) fn share(&self, id: EntryId, editor: &mut Editor) {
        let Some(subject) = self.subject() else { return };
        if let Some(scope) = self.reach.scope {
            let others: Vec<EntryId> = self.reach.ids.iter().copied().filter(|other| *other != id).collect();
            if !others.is_empty() {
                let words = format!("in the same {}", name(scope));
                let judged = judged(subject, &others);
                editor.offer(vec![Shared { attribute: None, others, judged, words }], true);
            }
            return;
        }
        let chosen = self.figure.chosen().filter(|_| self.focus == Pane::Figure).map(|fact| fact.name);
        let attribute = Attribute::ALL.into_iter().find(|a| Some(a.name()) == chosen);
        editor.offer(by_source(subject, id), attribute.is_some());
        if let Some(attribute) = attribute {
            editor.focus_on(attribute);
        }
    }
}
