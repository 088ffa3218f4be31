//! Figures that several reviewers judged: what each says by themselves, where they disagree, and how an
//! adjudicator settles it.
//!
//! ```text
//! $12.9 million      ann   corrected  value 12,900,000   ┐
//!                    ben   confirmed  value 12.9         ├─ a dispute, until cat rules
//!                    cat   adjudicate: ann is right      ┘
//! ```
//!
//! Each reviewer's verdicts are folded as if nobody else had judged. Two verdicts agree where both find
//! the figure right with the same meaning and place, or both find that it is none. A ruling is a decision
//! of its own kind: from then on the adjudicator's decisions on the figure are no verdict beside those
//! of the others. Where a reviewer judges again after it, the dispute is open again.

use super::attributes::value_text;
use super::decision::{Act, Decision, Draft, Reviewer, Ruling};
use super::{Anchor, Attribute, Attributes, EntryId, Origin, Review, State};
use crate::figures::Kind;
use crate::reading::Reading;
use crate::text::TextSpan;

/// What a reviewer says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Who says it.
    pub reviewer: Reviewer,
    /// Confirmed, corrected, rejected or added.
    pub state: State,
    /// What it means to them.
    pub figure: Attributes,
    /// Its place to them.
    pub span: TextSpan,
}

impl Verdict {
    /// Who says what, in a line.
    pub fn words(&self) -> String {
        let said = format!("{}: {}", self.reviewer, self.state.name());
        if self.state == State::Rejected {
            return said;
        }
        let figure = &self.figure;
        let label = if figure.label.is_empty() { String::new() } else { format!(" ({})", figure.label) };
        let unit = figure.unit.as_deref().map_or_else(String::new, |u| format!(" {u}"));
        let period = figure.period.map_or_else(String::new, |p| format!(" {p}"));
        format!("{said} {}{unit}{period}{label}", value_text(&figure.value))
    }

    /// True where both say the same of the figure.
    pub fn agrees(&self, other: &Self) -> bool {
        let rejected = |v: &Self| v.state == State::Rejected;
        match (rejected(self), rejected(other)) {
            (true, true) => true,
            (false, false) => self.is_as(&other.figure, other.span),
            _ => false,
        }
    }

    /// True where they find a figure there, and that it means this.
    pub fn is_as(&self, figure: &Attributes, span: TextSpan) -> bool {
        let meaning = |a: &Attributes| (a.kind, a.value.clone(), a.unit.clone(), a.period, a.label.clone());
        self.state != State::Rejected && self.span == span && meaning(&self.figure) == meaning(figure)
    }
}

/// A figure that two or more reviewers judged.
#[derive(Clone, Debug)]
pub struct Shared {
    /// The figure.
    pub entry: EntryId,
    /// Its kind as extracted, or as the first who added it says.
    pub kind: Kind,
    /// What each reviewer says, by name.
    pub verdicts: Vec<Verdict>,
    /// Index in the log of the ruling that settles it.
    pub ruling: Option<usize>,
}

impl Shared {
    /// True where not all say the same.
    pub fn is_disputed(&self) -> bool {
        self.verdicts.windows(2).any(|pair| !pair[0].agrees(&pair[1]))
    }

    /// True where not all say the same and nobody has settled it.
    pub fn is_open(&self) -> bool {
        self.ruling.is_none() && self.is_disputed()
    }

    /// The names of what they disagree on: the verdict, where one finds a figure and another none, the
    /// attributes, the place.
    pub fn differences(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        let found: Vec<&Verdict> = self.verdicts.iter().filter(|v| v.state != State::Rejected).collect();
        if !found.is_empty() && found.len() < self.verdicts.len() {
            names.push("verdict");
        }
        let differ = |said: &dyn Fn(&Verdict) -> Option<String>| {
            found.windows(2).any(|pair| said(pair[0]) != said(pair[1]))
        };
        for attribute in Attribute::ALL.into_iter().filter(|a| *a != Attribute::Scale) {
            if differ(&|verdict| verdict.figure.get(attribute)) {
                names.push(attribute.name());
            }
        }
        if found.windows(2).any(|pair| pair[0].span != pair[1].span) {
            names.push("ends");
        }
        names
    }

    /// One number for each verdict, equal where verdicts agree.
    pub(super) fn codes(&self) -> Vec<usize> {
        let first = |verdict: &Verdict| self.verdicts.iter().position(|v| v.agrees(verdict)).unwrap_or(0);
        self.verdicts.iter().map(first).collect()
    }
}

/// What an adjudicator finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// This reviewer is right.
    Right(Reviewer),
    /// All are wrong, and this is right.
    Means(Box<Attributes>),
    /// All are wrong: it is no figure.
    NoFigure,
}

impl Review {
    /// The figures that two or more of the reviewers in the log judged, in reading order. A blind viewer
    /// gets none.
    pub fn shared(&self, reading: &Reading) -> Vec<Shared> {
        self.order.iter().filter_map(|id| self.shared_on(reading, *id)).collect()
    }

    /// What reviewers say of one figure; None where fewer than two judged it.
    pub fn shared_on(&self, reading: &Reading, id: EntryId) -> Option<Shared> {
        let entry = self.entry(id)?;
        // Most figures are judged by one or by nobody, which costs nothing to see.
        let deciding = || {
            let in_force = entry.history().filter(|index| !self.is_undone(*index));
            in_force
                .filter_map(|index| Some((index, self.log.get(index)?)))
                .filter(|(_, d)| d.act.is_verdict())
        };
        let (_, first) = deciding().next()?;
        deciding().find(|(_, other)| other.reviewer != first.reviewer)?;
        let mut names: Vec<&Reviewer> = deciding().map(|(_, d)| &d.reviewer).collect();
        names.sort_unstable();
        names.dedup();
        let verdict = |reviewer: &&Reviewer| self.verdict(reading, id, reviewer);
        let verdicts: Vec<Verdict> = names.iter().filter_map(verdict).collect();
        let extracted = self.extracted(reading, id)?;
        (verdicts.len() > 1).then(|| Shared {
            entry: id,
            kind: extracted.kind,
            verdicts,
            ruling: self.ruling(id),
        })
    }

    /// What a reviewer says of a figure, as if nobody else had judged it.
    fn verdict(&self, reading: &Reading, id: EntryId, reviewer: &Reviewer) -> Option<Verdict> {
        let entry = self.entry(id)?;
        let ruled = self.rulings(id).find(|(_, d)| d.reviewer == *reviewer).map_or(usize::MAX, |(at, _)| at);
        let own = |index: usize, d: &Decision| d.reviewer == *reviewer && index < ruled;
        let standing = self.folded(reading, id, own)?;
        let extracted = self.extracted(reading, id)?;
        // A figure that another added is, to this reviewer, one that was there.
        let state = match &entry.origin {
            Origin::Added(_) if !standing.added => {
                standing.state(&Origin::Kept(Box::new(extracted.clone())), State::Pending)
            }
            origin => standing.state(origin, State::Pending),
        };
        state.is_judged().then(|| Verdict {
            reviewer: reviewer.clone(),
            state,
            figure: extracted.with(&standing.changes),
            span: standing.respan.unwrap_or(entry.printed),
        })
    }

    /// The rulings in force on a figure, in order, by their index in the log.
    fn rulings(&self, id: EntryId) -> impl Iterator<Item = (usize, &Decision)> {
        let decisions = self.entry(id).into_iter().flat_map(super::Entry::history);
        decisions
            .filter(|index| !self.is_undone(*index))
            .filter_map(|index| Some((index, self.log.get(index)?)))
            .filter(|(_, d)| matches!(d.act, Act::Adjudicate { .. }))
    }

    /// The ruling that settles what reviewers say of a figure: the last one, unless somebody else judged
    /// the figure after it.
    pub fn ruling(&self, id: EntryId) -> Option<usize> {
        let (at, ruling) = self.rulings(id).last()?;
        let judged_since = |index: usize| {
            let decision = self.log.get(index).filter(|_| index > at && !self.is_undone(index));
            decision.is_some_and(|d| d.act.is_verdict() && d.reviewer != ruling.reviewer)
        };
        (!self.entry(id)?.history().any(judged_since)).then_some(at)
    }

    /// A draft that settles what reviewers say of a figure. None where `finding` is for somebody who did
    /// not judge it.
    pub fn adjudicate(&self, reading: &Reading, shared: &Shared, finding: &Finding) -> Option<Draft> {
        let entry = self.entry(shared.entry)?;
        let extracted = self.extracted(reading, shared.entry)?;
        let printed = entry.printed;
        let said = |of: &dyn Fn(&Verdict) -> bool| shared.verdicts.iter().find(|v| of(v));
        // Who says what a reviewer says sides with that reviewer, by whatever key.
        let verdict = match finding {
            Finding::Right(name) => Some(said(&|v| v.reviewer == *name)?),
            Finding::Means(figure) => said(&|v| v.is_as(figure, printed)),
            Finding::NoFigure => said(&|v| v.state == State::Rejected),
        };
        let figure = match (finding, verdict) {
            (Finding::Means(said), _) => Some(&**said),
            (_, verdict) => verdict.filter(|v| v.state != State::Rejected).map(|v| &v.figure),
        };
        let ruling = match figure.map(|figure| extracted.changes_to(figure)) {
            None => Ruling::Rejected,
            Some(changes) if changes.is_empty() => Ruling::Confirmed,
            Some(changes) => Ruling::Corrected { changes },
        };
        let elsewhere = verdict.filter(|v| v.state != State::Rejected && v.span != printed);
        let to = elsewhere.map(|v| Box::new(Anchor::of_span(reading, entry.document, v.span)));
        let right = verdict.map(|v| v.reviewer.clone());
        self.draft(reading, shared.entry, Act::Adjudicate { right, ruling, to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::agreement::agreement;
    use crate::review::sample::{act, later, reading, review, viewer};
    use crate::review::{Change, Log};

    fn value(now: &str) -> Act {
        let changes = vec![Change { attribute: Attribute::Value, was: None, now: Some(now.to_owned()) }];
        Act::Correct { changes }
    }

    /// The figures on which reviewers disagree and nobody has ruled.
    fn open(review: &Review, reading: &Reading) -> Vec<u32> {
        review.shared(reading).iter().filter(|s| s.is_open()).map(|s| s.entry.0).collect()
    }

    fn rule(review: &mut Review, reading: &Reading, id: u32, finding: &Finding) {
        let shared = review.shared_on(reading, EntryId(id)).unwrap();
        let draft = review.adjudicate(reading, &shared, finding).unwrap();
        review.record(reading, vec![draft], later(review));
    }

    fn right(name: &str) -> Finding {
        Finding::Right(Reviewer::new(name).unwrap())
    }

    /// Ann and ben judge by themselves, and cat sees both.
    fn three(reading: &Reading) -> Review {
        let mut ann = review(reading);
        act(&mut ann, reading, &[0, 1, 2], &Act::Confirm);
        act(&mut ann, reading, &[3], &value("41"));
        let mut ben = Review::open(reading, ann.filing(), viewer("ben"), Log::default());
        act(&mut ben, reading, &[0], &Act::Confirm);
        act(&mut ben, reading, &[1], &Act::Reject);
        act(&mut ben, reading, &[3], &value("41"));
        act(&mut ben, reading, &[4], &Act::Confirm);
        let both = ann.log().decisions().iter().chain(ben.log().decisions()).cloned();
        Review::open(reading, ann.filing(), viewer("cat"), Log::new(both))
    }

    const TEXT: &str = "Cash 100 and 200, debt 300; losses 40 and 50.";

    #[test]
    fn reviewers_are_compared_and_disputes_are_settled() {
        let reading = reading(TEXT);
        let mut all = three(&reading);
        let shared = all.shared(&reading);
        assert_eq!(shared.iter().map(|s| s.entry.0).collect::<Vec<_>>(), [0, 1, 3], "judged by both");
        assert_eq!(open(&all, &reading), [1]);
        assert_eq!(shared[1].differences(), ["verdict"]);
        let summary = agreement(&shared);
        assert_eq!((summary[0].figures, summary[0].agreed), (3, 2));
        assert!(summary[0].kappa.is_some_and(|k| k > 0.0 && k < 1.0));
        // Ben is right; then both are wrong.
        rule(&mut all, &reading, 1, &right("ben"));
        assert_eq!(all.state(EntryId(1)), State::Rejected);
        assert!(open(&all, &reading).is_empty());
        let mut said = all.extracted(&reading, EntryId(1)).unwrap();
        said.set(Attribute::Value, Some("222")).unwrap();
        rule(&mut all, &reading, 1, &Finding::Means(Box::new(said)));
        assert_eq!(all.state(EntryId(1)), State::Corrected);
        let shared = all.shared(&reading);
        assert_eq!(shared.len(), 3, "a ruling is no verdict of a third reviewer");
        assert_eq!(agreement(&shared), summary, "and does not make reviewers agree");
    }

    #[test]
    fn a_ruling_that_is_taken_back_leaves_the_dispute() {
        let reading = reading(TEXT);
        let mut all = three(&reading);
        rule(&mut all, &reading, 1, &right("ann"));
        let step = all.undo().unwrap();
        assert_eq!(step.words, "sided with ann on 200");
        all.record(&reading, vec![step.draft], later(&all));
        assert_eq!(open(&all, &reading), [1]);
    }

    #[test]
    fn what_a_reviewer_says_after_the_ruling_opens_the_dispute_again() {
        let reading = reading(TEXT);
        let mut all = three(&reading);
        rule(&mut all, &reading, 1, &Finding::NoFigure);
        act(&mut all, &reading, &[1], &value("7"));
        assert!(open(&all, &reading).is_empty(), "the adjudicator's own second thoughts do not");
        let mut ann = Review::open(&reading, all.filing(), viewer("ann"), all.log().clone());
        act(&mut ann, &reading, &[1], &Act::Confirm);
        assert_eq!(open(&ann, &reading), [1]);
    }

    /// An adjudicator may be one of the reviewers: what was said before the ruling stays theirs.
    #[test]
    fn a_reviewer_who_rules_stays_a_reviewer() {
        let reading = reading(TEXT);
        let all = three(&reading);
        let mut ben = Review::open(&reading, all.filing(), viewer("ben"), all.log().clone());
        rule(&mut ben, &reading, 1, &right("ann"));
        let shared = ben.shared_on(&reading, EntryId(1)).unwrap();
        assert_eq!(
            shared.verdicts.iter().map(|v| v.state.name()).collect::<Vec<_>>(),
            ["confirmed", "rejected"]
        );
        assert!(shared.is_disputed() && !shared.is_open());
    }

    /// Who moved the ends of a figure and is found right has moved them for good.
    #[test]
    fn siding_with_moved_ends_moves_them() {
        let reading = reading(TEXT);
        let mut all = three(&reading);
        let printed = all.entry(EntryId(0)).unwrap().span();
        let shorter = TextSpan::new(printed.start(), printed.end() - 1);
        let mut ann = Review::open(&reading, all.filing(), viewer("ann"), all.log().clone());
        let draft = ann.respan(&reading, EntryId(0), shorter).unwrap();
        ann.record(&reading, vec![draft], later(&ann.clone()));
        all.apply(&reading, ann.log().decisions().iter().cloned());
        assert_eq!(all.shared_on(&reading, EntryId(0)).unwrap().differences(), ["ends"]);
        rule(&mut all, &reading, 0, &right("ben"));
        assert_eq!(all.entry(EntryId(0)).unwrap().span(), printed);
        rule(&mut all, &reading, 0, &right("ann"));
        assert_eq!(all.entry(EntryId(0)).unwrap().span(), shorter);
        assert_eq!(all.state(EntryId(0)), State::Corrected);
    }

    #[test]
    fn a_figure_that_one_added_and_another_rejects_is_disputed() {
        let reading = reading(TEXT);
        let mut ann = review(&reading);
        let place = TextSpan::new(0, 4);
        let figure = ann.extracted(&reading, EntryId(0)).unwrap();
        let draft = ann.add(&reading, 0, place, figure);
        ann.record(&reading, vec![draft], later(&ann.clone()));
        let added = ann.at(0, 1).unwrap();
        let mut ben = Review::open(&reading, ann.filing(), viewer("ben"), ann.log().clone());
        act(&mut ben, &reading, &[added.0], &Act::Confirm);
        let shared = ben.shared_on(&reading, added).unwrap();
        let states: Vec<State> = shared.verdicts.iter().map(|v| v.state).collect();
        assert_eq!((states, shared.is_disputed()), (vec![State::Added, State::Confirmed], false));
        act(&mut ben, &reading, &[added.0], &Act::Reject);
        assert_eq!(open(&ben, &reading), [added.0]);
    }
}
