//! From the log to the state of every figure, all at once or one decision at a time.
//!
//! Each entry keeps the indices of the decisions on it, so that taking a decision back folds only the
//! entries that it touched. Both ways give the same: a test holds them to that.

mod place;

use rustc_hash::{FxHashMap, FxHashSet};

use super::carry::Carried;
use super::decision::{Act, Decision};
use super::history::History;
use super::log::Added;
use super::standing::Standing;
use super::{Astray, Attributes, DecisionId, Entry, EntryId, FileHash, Log, Origin, Review, Viewer};
use crate::checks;
use crate::figures::FigureId;
use crate::reading::Reading;
use crate::text::saturate;

use place::{Placed, places, respan};

impl Review {
    /// The review of the file `filing`, read as `reading`, after the decisions of `log`. Decisions on
    /// other files are taken for decisions on earlier versions of this one.
    pub fn open(reading: &Reading, filing: FileHash, viewer: Viewer, log: Log) -> Self {
        let log = if viewer.blind { log.only(&viewer.reviewer) } else { log };
        let proved = checks::proved(&reading.figures, &reading.checks);
        let entry = |(index, figure): (usize, &crate::figures::Figure)| Entry {
            origin: Origin::Extracted(FigureId(saturate(index))),
            document: figure.document,
            printed: figure.span,
            standing: None,
            proved: proved.get(index).copied().unwrap_or(false),
            decisions: Vec::new(),
        };
        let mut review = Self {
            filing,
            viewer,
            log: Log::default(),
            entries: reading.figures.all.iter().enumerate().map(entry).collect(),
            order: Vec::new(),
            longest: 0,
            entry_of: Vec::new(),
            undone: Vec::new(),
            groups: FxHashMap::default(),
            places: places(reading),
            carried: Carried::new(reading, filing, &log),
            changed: FxHashSet::default(),
            made: FxHashMap::default(),
            history: History::default(),
            headings: Vec::new(),
            again: FxHashMap::default(),
            said: FxHashMap::default(),
            refolded: Vec::new(),
            astray: Vec::new(),
            version: 0,
            touched: None,
        };
        review.log = log;
        review.take_from(reading, 0);
        review.sort();
        review
    }

    /// Takes in decisions that are on disk, made here or elsewhere. Those that are known already, or
    /// that a blind reviewer must not see, change nothing.
    pub fn apply(&mut self, reading: &Reading, decisions: impl IntoIterator<Item = Decision>) {
        let own = |d: &Decision| !self.viewer.blind || d.reviewer == self.viewer.reviewer;
        let decisions: Vec<Decision> = decisions.into_iter().filter(own).collect();
        let version = self.version;
        // Places in an earlier version are found all together, so a new one asks for all of them.
        let elsewhere = decisions.iter().any(|d| d.filing != self.filing && self.log.find(d.id).is_none());
        self.touched = Some(Vec::new());
        match self.log.extend(decisions) {
            Added::After(from) if !elsewhere => self.take_from(reading, from),
            Added::After(_) | Added::Between => {
                let log = std::mem::take(&mut self.log);
                *self = Self::open(reading, self.filing, self.viewer.clone(), log);
            }
        }
        self.version = version + 1;
    }

    /// Takes in the decisions of the log from index `from` on.
    fn take_from(&mut self, reading: &Reading, from: usize) {
        let (mut reorder, mut headings) = (false, false);
        for index in from..self.log.decisions().len() {
            let Some(decision) = self.log.get(index) else { break };
            let index = saturate(index);
            self.undone.push(false);
            self.entry_of.push(None);
            let (act, own) = (&decision.act, self.is_own(decision));
            match act {
                Act::Undo { of } | Act::Redo { of } => {
                    let (of, undo) = (*of, matches!(act, Act::Undo { .. }));
                    if own {
                        self.history.turn(of, undo);
                    }
                    let touched = self.turn(reading, index, of, undo);
                    reorder |= touched;
                    headings = true;
                }
                _ => {
                    let group = decision.group_id();
                    if own {
                        self.history.push(group);
                    }
                    headings |= matches!(act, Act::Heading { .. });
                    self.groups.entry(group).or_default().push(index);
                    reorder |= self.attach(reading, index);
                }
            }
        }
        if headings {
            let before = std::mem::take(&mut self.headings);
            self.mark_headings(reading);
            if self.headings != before {
                self.touched = None;
            }
        }
        if reorder {
            self.touched = None;
            self.sort();
        }
        self.judge_again(reading);
    }

    /// True for decisions of this viewer on this very file: those that this viewer can take back.
    fn is_own(&self, decision: &Decision) -> bool {
        decision.filing == self.filing && decision.reviewer == self.viewer.reviewer
    }

    /// Takes the group `of` back, or puts it in force again; true where entries may have come or gone.
    /// Nobody takes back what another decided.
    fn turn(&mut self, reading: &Reading, index: u32, of: DecisionId, undo: bool) -> bool {
        let reviewer = self.log.get(index as usize).map(|d| d.reviewer.clone());
        let group = self.groups.get(&of).cloned().unwrap_or_default();
        let mut reorder = false;
        for member in group {
            let member_index = member as usize;
            let Some(decision) = self.log.get(member_index) else { continue };
            if Some(&decision.reviewer) != reviewer.as_ref() {
                continue;
            }
            if let Some(undone) = self.undone.get_mut(member_index) {
                *undone = undo;
            }
            if let Some(entry) = self.entry_of_decision(member_index) {
                reorder |= self.refold(reading, entry);
            }
        }
        reorder
    }

    /// Finds the figure that the decision at `index` speaks of and lets it count there; true where an
    /// entry came, went or has another place.
    fn attach(&mut self, reading: &Reading, index: u32) -> bool {
        let Some(decision) = self.log.get(index as usize) else { return false };
        if decision.anchor.is_none() || matches!(decision.act, Act::Heading { .. }) {
            return false;
        }
        let placed = if decision.filing == self.filing {
            self.place(reading, decision)
        } else {
            self.carry(reading, decision)
        };
        match placed {
            Ok(Placed::At(entry)) => self.link(reading, index, entry),
            Ok(Placed::Changed(entry)) => {
                self.changed.insert(index);
                self.link(reading, index, entry)
            }
            Ok(Placed::New(entry, bytes)) => {
                let id = EntryId(saturate(self.entries.len()));
                self.entries.push(entry);
                self.made.insert(bytes, id);
                self.link(reading, index, id)
            }
            // Words about a place where no figure stands are attached to nothing, and are not astray.
            Err(_) if decision.seen.is_none() => false,
            Err(why) => {
                self.astray.push(Astray { decision: index as usize, why });
                false
            }
        }
    }

    fn link(&mut self, reading: &Reading, index: u32, id: EntryId) -> bool {
        if let Some(slot) = self.entry_of.get_mut(index as usize) {
            *slot = Some(id);
        }
        if let Some(entry) = self.entries.get_mut(id.0 as usize) {
            entry.decisions.push(index);
        }
        self.refold(reading, id)
    }

    /// Folds the decisions in force on an entry anew; true where it came, went or has another place.
    fn refold(&mut self, reading: &Reading, id: EntryId) -> bool {
        let Some(entry) = self.entry(id) else { return false };
        let before = (entry.stands(), entry.span());
        let standing = self.folded(reading, id, |_, _| true).map(Box::new);
        self.touched.iter_mut().for_each(|touched| touched.push(id));
        self.refolded.push(id);
        self.entries.get_mut(id.0 as usize).is_some_and(|entry| {
            entry.standing = standing;
            before != (entry.stands(), entry.span())
        })
    }

    /// What the decisions in force on an entry come to, of those that `counts` names by their index in
    /// the log; None where there are none.
    pub(super) fn folded(
        &self,
        reading: &Reading,
        id: EntryId,
        counts: impl Fn(usize, &Decision) -> bool,
    ) -> Option<Standing> {
        let entry = self.entry(id)?;
        let mut folded: Option<(Standing, Attributes)> = None;
        for index in entry.decisions.iter().copied().filter(|i| !self.is_undone(*i as usize)) {
            let Some(decision) = self.log.get(index as usize).filter(|d| counts(index as usize, d)) else {
                continue;
            };
            if folded.is_none() {
                folded = Some((Standing::default(), self.extracted(reading, id)?));
            }
            let Some((standing, now)) = &mut folded else { continue };
            if self.changed.contains(&index) && decision.act.is_verdict() {
                standing.changed(index);
                continue;
            }
            let respan = respan(reading, entry.document, entry.printed, decision, self.filing);
            standing.take(index, decision, now, respan);
        }
        folded.map(|(standing, _)| standing)
    }

    /// Puts the entries that stand in reading order.
    fn sort(&mut self) {
        let entries = &self.entries;
        let ids = (0..saturate(entries.len())).map(EntryId);
        let get = |id: &EntryId| entries.get(id.0 as usize);
        self.order = ids.filter(|id| get(id).is_some_and(Entry::stands)).collect();
        self.order.sort_by_key(|id| get(id).map(|e| (e.document, e.span().start(), e.span().end())));
        self.longest = self.order.iter().filter_map(get).map(|e| e.span().len()).max().unwrap_or(0);
    }
}

#[cfg(test)]
mod tests;
