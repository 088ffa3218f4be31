//! From the log to the state of every figure, all at once or one decision at a time.
//!
//! Each entry keeps the indices of the decisions on it, so that taking a decision back folds only the
//! entries that it touched. Both ways give the same: a test holds them to that.

use rustc_hash::{FxHashMap, FxHashSet};

use super::carry::{self, Landing};
use super::decision::{Act, Decision};
use super::history::History;
use super::log::Added;
use super::standing::Standing;
use super::{
    AgainWhy, Astray, Attributes, Entry, EntryId, FileHash, HeadingMark, Log, Origin, Review, Viewer,
};
use crate::checks;
use crate::figures::FigureId;
use crate::reading::Reading;
use crate::text::{SourceSpan, TextSpan, saturate};

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
            carried: super::carry::Carried::new(reading, filing, &log),
            changed: FxHashSet::default(),
            made: FxHashMap::default(),
            history: History::default(),
            headings: Vec::new(),
            astray: Vec::new(),
            version: 0,
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
            self.mark_headings(reading);
        }
        if reorder {
            self.sort();
        }
    }

    /// True for decisions of this viewer on this very file: those that this viewer can take back.
    fn is_own(&self, decision: &Decision) -> bool {
        decision.filing == self.filing && decision.reviewer == self.viewer.reviewer
    }

    /// Takes the group `of` back, or puts it in force again; true where entries may have come or gone.
    /// Nobody takes back what another decided.
    fn turn(&mut self, reading: &Reading, index: u32, of: super::DecisionId, undo: bool) -> bool {
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
        let mut changed = false;
        let placed = if decision.filing == self.filing {
            self.place(reading, decision)
        } else {
            self.carry(reading, decision, &mut changed)
        };
        if changed {
            self.changed.insert(index);
        }
        match placed {
            Ok(Placed::At(entry)) => self.link(reading, index, entry),
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

    /// Where a decision on an earlier version of this file belongs.
    fn carry(&self, reading: &Reading, decision: &Decision, changed: &mut bool) -> Result<Placed, AgainWhy> {
        let anchor = decision.anchor.as_ref().ok_or(AgainWhy::Gone)?;
        match self.carried.landing(decision.filing, anchor) {
            Landing::Same(figure) => Ok(Placed::At(EntryId(figure.0))),
            Landing::Changed(figure) => {
                *changed = true;
                Ok(Placed::At(EntryId(figure.0)))
            }
            Landing::Words(document, span) => {
                let read = reading.filing.documents.get(document).ok_or(AgainWhy::Gone)?;
                self.settle(reading, decision, document, span, read.source(span))
            }
            Landing::Lost(why) => Err(why),
        }
    }

    /// Where a decision on this file belongs.
    fn place(&self, reading: &Reading, decision: &Decision) -> Result<Placed, AgainWhy> {
        let anchor = decision.anchor.as_ref().ok_or(AgainWhy::Gone)?;
        let source = anchor.source();
        let index = anchor.document_index();
        if let Some(figure) = self.places.get(&(index, anchor.start, anchor.end)) {
            return Ok(Placed::At(EntryId(figure.0)));
        }
        let document = reading.filing.documents.get(index).ok_or(AgainWhy::Gone)?;
        let span = document.map.to_text(anchor.source()).ok_or(AgainWhy::Gone)?;
        match self.settle(reading, decision, index, span, source)? {
            // The quote proves that the bytes are read as they were; else the place is not this one.
            Placed::New(..) if document.slice(span) != anchor.quote => Err(AgainWhy::Gone),
            placed => Ok(placed),
        }
    }

    /// The entry at a place in the text: the figure there, or a new one.
    fn settle(
        &self,
        reading: &Reading,
        decision: &Decision,
        index: usize,
        span: TextSpan,
        source: SourceSpan,
    ) -> Result<Placed, AgainWhy> {
        let bytes = (source.start(), source.end());
        if let Some(id) = self.made.get(&bytes) {
            return Ok(Placed::At(*id));
        }
        if let Some(figure) = self.places.get(&(index, source.start(), source.end())) {
            return Ok(Placed::At(EntryId(figure.0)));
        }
        let mut near = Vec::new();
        for figure in reading.figures.overlapping(index, span) {
            let Some(found) = reading.figures.get(figure) else { continue };
            near.push((figure, found));
        }
        // The same bytes read with other ends: "12.9" where it was "$12.9 million".
        if let ([(figure, found)], Some(seen), false) =
            (near.as_slice(), &decision.seen, matches!(decision.act, Act::Add { .. }))
            && seen.means_the_same(&Attributes::extracted(reading, found))
        {
            return Ok(Placed::At(EntryId(figure.0)));
        }
        made(decision, index, span, bytes)
    }

    /// Folds the decisions in force on an entry anew; true where it came, went or has another place.
    fn refold(&mut self, reading: &Reading, id: EntryId) -> bool {
        let Some(entry) = self.entry(id) else { return false };
        let before = (entry.stands(), entry.span());
        let in_force = || entry.decisions.iter().copied().filter(|i| !self.is_undone(*i as usize));
        let mut standing = None;
        if in_force().next().is_some()
            && let Some(now) = self.extracted(reading, id)
        {
            let mut folded = Standing::default();
            for index in in_force() {
                let Some(decision) = self.log.get(index as usize) else { continue };
                if self.changed.contains(&index) && decision.act.is_verdict() {
                    folded.changed(index);
                    continue;
                }
                let respan = respan(reading, entry.document, entry.printed, decision, self.filing);
                folded.take(index, decision, &now, respan);
            }
            standing = Some(Box::new(folded));
        }
        self.entries.get_mut(id.0 as usize).is_some_and(|entry| {
            entry.standing = standing;
            before != (entry.stands(), entry.span())
        })
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

    /// The last mark in force on each line counts.
    fn mark_headings(&mut self, reading: &Reading) {
        let mut marks: FxHashMap<(usize, TextSpan), Option<u8>> = FxHashMap::default();
        for (index, decision) in self.log.decisions().iter().enumerate() {
            let (Act::Heading { level }, Some(anchor)) = (&decision.act, &decision.anchor) else { continue };
            if self.is_undone(index) {
                continue;
            }
            let place = if decision.filing == self.filing {
                let document = anchor.document_index();
                let read = reading.filing.documents.get(document);
                read.and_then(|d| d.map.to_text(anchor.source())).map(|span| (document, span))
            } else if let Landing::Words(document, span) = self.carried.landing(decision.filing, anchor) {
                Some((document, span))
            } else {
                None
            };
            if let Some(place) = place {
                marks.insert(place, *level);
            }
        }
        let mark = |((document, span), level)| HeadingMark { document, span, level };
        self.headings = marks.into_iter().map(mark).collect();
        self.headings.sort_unstable();
    }
}

/// The figures by their bytes in the file; of two that are printed by the same bytes, the first.
fn places(reading: &Reading) -> FxHashMap<(usize, u32, u32), FigureId> {
    let mut places = FxHashMap::default();
    for (index, figure) in reading.figures.all.iter().enumerate() {
        let Some(document) = reading.filing.documents.get(figure.document) else { continue };
        let source = document.source(figure.span);
        let place = (figure.document, source.start(), source.end());
        places.entry(place).or_insert(FigureId(saturate(index)));
    }
    places
}

/// Where a decision belongs: at an entry that is there, or at a new one.
enum Placed {
    At(EntryId),
    New(Entry, (u32, u32)),
}

/// A new entry for a place where no figure is found.
fn made(decision: &Decision, document: usize, span: TextSpan, bytes: (u32, u32)) -> Result<Placed, AgainWhy> {
    let origin = match (&decision.act, &decision.seen) {
        (Act::Add { figure }, _) => Origin::Added(Box::new(figure.clone())),
        (act, Some(seen)) if act.is_verdict() => Origin::Kept(Box::new(seen.clone())),
        _ => return Err(AgainWhy::Gone),
    };
    let entry =
        Entry { origin, document, printed: span, standing: None, proved: false, decisions: Vec::new() };
    Ok(Placed::New(entry, bytes))
}

/// The place that a new span comes to in this reading, for a figure at `printed`.
fn respan(
    reading: &Reading,
    document: usize,
    printed: TextSpan,
    decision: &Decision,
    here: FileHash,
) -> Option<TextSpan> {
    let Act::Respan { to } = &decision.act else { return None };
    if decision.filing != here {
        return carry::near(reading, document, printed, &to.quote);
    }
    let document = reading.filing.documents.get(document)?;
    let span = document.map.to_text(to.source())?;
    (document.slice(span) == to.quote).then_some(span)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks::Status;
    use crate::review::sample::{act, check, later, reading, review, states, viewer};
    use crate::review::{Attribute, Change, EntryId, Reviewer, Ruling, State};

    const TEXT: &str = "Cash 100 and 200, debt 300; losses 40 and 50.";

    fn value(now: &str) -> Act {
        let change = Change { attribute: Attribute::Value, was: None, now: Some(now.to_owned()) };
        Act::Correct { changes: vec![change] }
    }

    fn undo(review: &mut Review, reading: &Reading) -> String {
        let step = review.undo().unwrap();
        review.record(reading, vec![step.draft], later(review));
        step.words
    }

    fn redo(review: &mut Review, reading: &Reading) -> String {
        let step = review.redo().unwrap();
        review.record(reading, vec![step.draft], later(review));
        step.words
    }

    #[test]
    fn every_figure_is_in_one_state() {
        let mut reading = reading(TEXT);
        check(&mut reading, &[0, 1, 2], Status::Pass);
        check(&mut reading, &[2, 3], Status::Fail);
        let mut review = review(&reading);
        assert_eq!(states(&review), "==...", "what speaks against a figure outweighs what speaks for it");
        act(&mut review, &reading, &[0], &Act::Confirm);
        act(&mut review, &reading, &[1], &value("201"));
        act(&mut review, &reading, &[3], &Act::Reject);
        assert_eq!(states(&review), "ae.x.");
        act(&mut review, &reading, &[0, 1, 3], &Act::Reopen);
        assert_eq!(states(&review), "==...");
    }

    #[test]
    fn a_correction_keeps_what_was_extracted() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        act(&mut review, &reading, &[1], &value("201"));
        let id = EntryId(1);
        assert_eq!(review.extracted(&reading, id).unwrap().get(Attribute::Value).unwrap(), "200");
        assert_eq!(review.effective(&reading, id).unwrap().get(Attribute::Value).unwrap(), "201");
        assert_eq!(review.entry(id).unwrap().changes()[0].was.as_deref(), Some("200"));
        // Said to be as extracted after all: nothing is corrected any more.
        act(&mut review, &reading, &[1], &value("200"));
        assert_eq!(states(&review), ".a...");
    }

    #[test]
    fn corrections_of_several_attributes_add_up_and_the_form_can_take_one_back() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        act(&mut review, &reading, &[1], &value("201"));
        let mut said = review.effective(&reading, EntryId(1)).unwrap();
        said.set(Attribute::Period, Some("2010-09-30")).unwrap();
        said.set(Attribute::Value, Some("200")).unwrap();
        let draft = review.correct(&reading, EntryId(1), &said).unwrap();
        review.record(&reading, vec![draft], later(&review));
        let changes = review.entry(EntryId(1)).unwrap().changes();
        assert_eq!(changes.iter().map(|c| c.attribute).collect::<Vec<_>>(), [Attribute::Period]);
        assert_eq!(review.effective(&reading, EntryId(1)).unwrap(), said);
    }

    #[test]
    fn a_group_is_one_undo_and_tells_what_it_was() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        act(&mut review, &reading, &[0, 1, 2], &Act::Confirm);
        act(&mut review, &reading, &[3], &Act::Reject);
        assert_eq!(undo(&mut review, &reading), "rejected 40");
        assert_eq!(undo(&mut review, &reading), "confirmed 3 figures");
        assert_eq!(states(&review), ".....");
        assert!(review.undo().is_none());
        assert_eq!(redo(&mut review, &reading), "confirmed 3 figures");
        assert_eq!(states(&review), "aaa..");
        act(&mut review, &reading, &[4], &Act::Confirm);
        assert!(review.redo().is_none(), "a new act leaves nothing to redo");
        assert_eq!(review.words(5), "took back: confirmed 3 figures");
    }

    #[test]
    fn a_missed_figure_is_added_and_goes_when_taken_back() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        let span = TextSpan::of(TEXT.find("losses").unwrap()..TEXT.find("losses").unwrap() + 6);
        let figure = review.extracted(&reading, EntryId(0)).unwrap();
        let draft = review.add(&reading, 0, span, figure);
        review.record(&reading, vec![draft], later(&review));
        assert_eq!(states(&review), "...+..");
        let added = review.at(0, span.start()).unwrap();
        assert_eq!(review.state(added), State::Added);
        act(&mut review, &reading, &[added.0], &value("7"));
        assert_eq!(review.effective(&reading, added).unwrap().get(Attribute::Value).unwrap(), "7");
        assert_eq!(states(&review), "...+..");
        undo(&mut review, &reading);
        undo(&mut review, &reading);
        assert_eq!(states(&review), ".....");
        assert_eq!(review.at(0, span.start()), None);
        redo(&mut review, &reading);
        assert_eq!(states(&review), "...+..");
    }

    #[test]
    fn a_span_is_stretched_and_shrunk() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        let wide = TextSpan::of(0..8);
        let draft = review.respan(&reading, EntryId(0), wide).unwrap();
        review.record(&reading, vec![draft], later(&review));
        assert_eq!((review.entry(EntryId(0)).unwrap().span(), states(&review)), (wide, "e....".to_owned()));
        assert_eq!(review.at(0, 2), Some(EntryId(0)));
        undo(&mut review, &reading);
        assert_eq!(review.at(0, 2), None);
    }

    #[test]
    fn regression_reopening_a_stretched_figure_puts_it_back_in_its_place() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        let draft = review.respan(&reading, EntryId(0), TextSpan::new(14, 15)).unwrap();
        review.record(&reading, vec![draft], later(&review));
        assert_eq!(review.order()[0], EntryId(1));
        act(&mut review, &reading, &[0], &Act::Reopen);
        assert_eq!(review.order()[0], EntryId(0));
    }

    #[test]
    fn ticks_comments_and_headings_leave_the_state_alone() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        act(&mut review, &reading, &[0], &Act::Tick { mark: "✓".to_owned() });
        act(&mut review, &reading, &[0], &Act::Comment { text: "agreed to the bank letter".to_owned() });
        let heading = review.mark_heading(&reading, 0, TextSpan::new(0, 4), Some(2));
        review.record(&reading, vec![heading, review.comment_on_filing("see the file note")], later(&review));
        assert_eq!(states(&review), ".....");
        let entry = review.entry(EntryId(0)).unwrap();
        assert_eq!((entry.ticks(), entry.comments().count()), (&["✓".to_owned()][..], 1));
        assert_eq!(review.headings()[0].level, Some(2));
        act(&mut review, &reading, &[0], &Act::Untick { mark: "✓".to_owned() });
        assert!(review.entry(EntryId(0)).unwrap().ticks().is_empty());
        undo(&mut review, &reading);
        undo(&mut review, &reading);
        assert!(review.headings().is_empty());
        assert!(review.astray().is_empty());
    }

    #[test]
    fn nobody_takes_back_what_another_decided() {
        let reading = reading(TEXT);
        let mut ann = review(&reading);
        act(&mut ann, &reading, &[0], &Act::Confirm);
        let group = ann.log().decisions()[0].id;
        let mut ben = Review::open(&reading, ann.filing(), viewer("ben"), ann.log().clone());
        assert!(ben.undo().is_none());
        let forged = super::super::Draft { act: Act::Undo { of: group }, anchor: None, seen: None };
        ben.record(&reading, vec![forged], later(&ann));
        assert_eq!(states(&ben), "a....");
    }

    #[test]
    fn a_blind_reviewer_sees_nothing_of_others() {
        let reading = reading(TEXT);
        let mut ann = review(&reading);
        act(&mut ann, &reading, &[0], &Act::Confirm);
        let blind = super::Viewer { blind: true, ..viewer("ben") };
        let mut ben = Review::open(&reading, ann.filing(), blind, ann.log().clone());
        assert_eq!(states(&ben), ".....");
        act(&mut ann, &reading, &[1], &Act::Reject);
        ben.apply(&reading, ann.log().decisions().iter().cloned());
        assert_eq!((states(&ben), ben.log().decisions().len()), (".....".to_owned(), 0));
    }

    #[test]
    fn an_adjudication_settles_whatever_was_said_before() {
        let reading = reading(TEXT);
        let mut review = review(&reading);
        act(&mut review, &reading, &[1], &value("201"));
        let right = Some(Reviewer::new("ben").unwrap());
        act(&mut review, &reading, &[1], &Act::Adjudicate { right, ruling: Ruling::Confirmed });
        assert_eq!(states(&review), ".a...");
        act(&mut review, &reading, &[1], &Act::Adjudicate { right: None, ruling: Ruling::Rejected });
        assert_eq!(states(&review), ".x...");
    }

    #[test]
    fn a_verdict_on_what_is_now_read_otherwise_is_asked_for_again() {
        let mut reading = reading(TEXT);
        let mut review = review(&reading);
        act(&mut review, &reading, &[0, 1], &Act::Confirm);
        act(&mut review, &reading, &[2], &value("7"));
        // A later version of the extraction scales the first and the third figure.
        for index in [0, 2] {
            reading.figures.all[index].value = crate::figures::Value::Number(300_000.into());
        }
        let log = review.log().clone();
        let mut review = Review::open(&reading, review.filing(), viewer("ann"), log);
        assert_eq!(states(&review), ".ae..", "what the person said holds, what the person saw does not");
        assert_eq!(review.entry(EntryId(0)).unwrap().again().unwrap().why, AgainWhy::Reread);
        act(&mut review, &reading, &[0], &Act::Confirm);
        assert_eq!((states(&review), review.entry(EntryId(0)).unwrap().again()), ("aae..".to_owned(), None));
    }

    #[test]
    fn a_judged_figure_that_is_no_longer_found_is_kept() {
        let mut reading = reading(TEXT);
        let mut review = review(&reading);
        act(&mut review, &reading, &[0], &Act::Confirm);
        act(&mut review, &reading, &[1], &Act::Reject);
        reading.figures.all.drain(..2);
        let review = Review::open(&reading, review.filing(), viewer("ann"), review.log().clone());
        assert_eq!(states(&review), "ax...");
        assert_eq!(review.entries().next().unwrap().1.figure(), None);
    }

    /// What a person may do in a property test.
    #[derive(Clone, Debug)]
    enum Doing {
        Act(Vec<u32>, Act),
        Add(u32, u32),
        Respan(u32, u32, u32),
        Undo,
        Redo,
    }

    fn doing() -> impl Strategy<Value = Doing> {
        let act = prop_oneof![
            Just(Act::Confirm),
            Just(Act::Reject),
            Just(Act::Reopen),
            "[1-9][0-9]{0,3}".prop_map(|v| value(&v)),
            "[a-c]".prop_map(|mark| Act::Tick { mark }),
            "[a-c]".prop_map(|mark| Act::Untick { mark }),
            "[a-z]{3}".prop_map(|text| Act::Comment { text }),
            Just(Act::Adjudicate { right: None, ruling: Ruling::Rejected }),
        ];
        prop_oneof![
            6 => (prop::collection::vec(0..8_u32, 1..4), act).prop_map(|(ids, act)| Doing::Act(ids, act)),
            1 => (0..40_u32, 1..5_u32).prop_map(|(at, len)| Doing::Add(at, len)),
            1 => (0..5_u32, 0..40_u32, 1..5_u32).prop_map(|(id, at, len)| Doing::Respan(id, at, len)),
            2 => Just(Doing::Undo),
            1 => Just(Doing::Redo),
        ]
    }

    fn perform(review: &mut Review, reading: &Reading, doing: &Doing) {
        let span = |at: u32, len: u32| TextSpan::new(at, at + len);
        let drafts = match doing {
            Doing::Act(ids, act) => {
                let ids: Vec<EntryId> = ids.iter().map(|id| EntryId(*id)).collect();
                review.drafts(reading, &ids, act)
            }
            Doing::Add(at, len) => {
                let figure = review.extracted(reading, EntryId(0)).unwrap();
                vec![review.add(reading, 0, span(*at, *len), figure)]
            }
            Doing::Respan(id, at, len) => {
                review.respan(reading, EntryId(*id), span(*at, *len)).into_iter().collect()
            }
            Doing::Undo => review.undo().map(|s| s.draft).into_iter().collect(),
            Doing::Redo => review.redo().map(|s| s.draft).into_iter().collect(),
        };
        review.record(reading, drafts, later(review));
    }

    /// All that a person could notice of a review.
    fn picture(review: &Review, reading: &Reading) -> String {
        let mut picture = String::new();
        for (id, entry) in review.entries() {
            let ticks = entry.ticks().join(" ");
            let comments = entry.comments().count();
            let attributes = review.effective(reading, id);
            picture += &format!("{:?} {:?} {ticks} {comments} {attributes:?}\n", entry.span(), entry.state());
        }
        picture
    }

    proptest! {
        /// Whatever was done, taking all of it back gives the start, and putting all of it in force
        /// again gives the end.
        #[test]
        fn undoing_all_gives_the_start(doings in prop::collection::vec(doing(), 0..40)) {
            let mut reading = reading(TEXT);
            check(&mut reading, &[0, 1, 2], Status::Pass);
            let mut review = review(&reading);
            let start = picture(&review, &reading);
            for doing in &doings {
                perform(&mut review, &reading, doing);
            }
            let end = picture(&review, &reading);
            let mut undone = 0;
            while review.undo().is_some() {
                undo(&mut review, &reading);
                undone += 1;
            }
            prop_assert_eq!(picture(&review, &reading), start);
            for _ in 0..undone {
                redo(&mut review, &reading);
            }
            prop_assert_eq!(picture(&review, &reading), end);
        }

        /// Folding one decision at a time and folding the whole log give the same, and so does the log
        /// after it was written to a file and read again.
        #[test]
        fn replaying_the_log_gives_the_review_again(doings in prop::collection::vec(doing(), 0..40)) {
            let mut reading = reading(TEXT);
            check(&mut reading, &[0, 1, 2], Status::Pass);
            let mut review = review(&reading);
            for doing in &doings {
                perform(&mut review, &reading, doing);
            }
            let mut file = Vec::new();
            crate::review::log::write(&mut file, &[], review.log()).unwrap();
            let log = crate::review::log::read(file.as_slice()).unwrap().log;
            let replayed = Review::open(&reading, review.filing(), viewer("ann"), log);
            prop_assert_eq!(picture(&replayed, &reading), picture(&review, &reading));
            prop_assert_eq!(replayed.undo(), review.undo());
            prop_assert_eq!(replayed.redo(), review.redo());
        }
    }
}
