//! What the decisions on one figure come to: a fold over those that are in force, in order.

use super::attributes::{Attributes, Change};
use super::decision::{Act, Decision, Ruling};
use super::{Origin, State};
use crate::text::TextSpan;

/// What the decisions on one figure come to.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    verdict: Option<Verdict>,
    /// An addition is in force.
    pub added: bool,
    /// One for each corrected attribute.
    pub changes: Vec<Change>,
    /// The place that a person gave it.
    pub respan: Option<TextSpan>,
    /// Index in the log of the decision that gave it its state.
    pub judged: Option<u32>,
    /// Tick marks set by hand.
    pub ticks: Vec<String>,
    /// Indices in the log of comments.
    pub comments: Vec<u32>,
    /// A verdict that no longer speaks of what is there.
    pub again: Option<Again>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Right,
    Wrong,
}

/// A verdict that was given once and does not hold as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// Index in the log of the verdict.
    pub decision: usize,
    /// Why it does not hold.
    pub why: AgainWhy,
}

/// Why a verdict does not hold as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgainWhy {
    /// Another number is printed there now.
    Changed,
    /// The same print is read otherwise than when it was judged.
    Reread,
    /// Nothing in this file answers to it.
    Gone,
    /// Several places answer to it and none better than the others.
    Ambiguous,
}

impl AgainWhy {
    /// The reason in words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Changed => "another number is printed there now",
            Self::Reread => "the same print is read otherwise than when it was judged",
            Self::Gone => "nothing in this file answers to it",
            Self::Ambiguous => "several places in this file answer to it",
        }
    }
}

impl Standing {
    /// The state of an entry of this origin whose state without decisions is `base`.
    pub fn state(&self, origin: &Origin, base: State) -> State {
        let corrected = !self.changes.is_empty() || self.respan.is_some();
        match self.verdict {
            Some(Verdict::Wrong) => State::Rejected,
            _ if matches!(origin, Origin::Added(_)) => State::Added,
            _ if corrected => State::Corrected,
            Some(Verdict::Right) => State::Confirmed,
            // What was judged and has changed is nobody's any more, whatever arithmetic says.
            None if self.again.is_some() => State::Pending,
            None => base,
        }
    }

    /// Takes in the decision at `index` of the log. `now` is what is extracted today, and `respan` the
    /// place that a new span comes to.
    pub fn take(&mut self, index: u32, decision: &Decision, now: &Attributes, respan: Option<TextSpan>) {
        match &decision.act {
            Act::Comment { .. } => self.comments.push(index),
            Act::Tick { mark } if !self.ticks.contains(mark) => self.ticks.push(mark.clone()),
            Act::Untick { mark } => self.ticks.retain(|m| m != mark),
            act if act.is_verdict() => self.judge(index, decision, now, respan),
            _ => {}
        }
    }

    /// Takes in a verdict, at `index` of the log, on a number in whose place another is printed now.
    pub fn changed(&mut self, index: u32) {
        self.again = Some(Again { decision: index as usize, why: AgainWhy::Changed });
    }

    fn judge(&mut self, index: u32, decision: &Decision, now: &Attributes, respan: Option<TextSpan>) {
        if let Some(why) = outdated(decision, now) {
            self.again = Some(Again { decision: index as usize, why });
            return;
        }
        self.again = None;
        self.judged = Some(index);
        match &decision.act {
            Act::Confirm => self.verdict = Some(Verdict::Right),
            Act::Reject => self.verdict = Some(Verdict::Wrong),
            Act::Correct { changes } => {
                self.verdict = Some(Verdict::Right);
                self.overlay(changes, now);
            }
            Act::Add { figure } => {
                self.added = true;
                self.verdict = Some(Verdict::Right);
                self.overlay(&now.changes_to(figure), now);
            }
            Act::Respan { .. } => {
                self.verdict = Some(Verdict::Right);
                self.respan = respan.or(self.respan);
            }
            Act::Reopen => {
                (self.verdict, self.respan, self.judged) = (None, None, None);
                self.changes.clear();
            }
            Act::Adjudicate { ruling, .. } => {
                self.changes.clear();
                (self.verdict, self.respan) = (Some(Verdict::Right), respan);
                match ruling {
                    Ruling::Confirmed => {}
                    Ruling::Corrected { changes } => self.overlay(changes, now),
                    Ruling::Rejected => self.verdict = Some(Verdict::Wrong),
                }
            }
            _ => {}
        }
    }

    /// Puts changes over those in force. What is as extracted is no change.
    fn overlay(&mut self, changes: &[Change], now: &Attributes) {
        for change in changes {
            self.changes.retain(|c| c.attribute != change.attribute);
            let was = now.get(change.attribute);
            if was != change.now {
                self.changes.push(Change { was, ..change.clone() });
            }
        }
        self.changes.sort_by_key(|c| c.attribute);
    }
}

/// Why a verdict does not hold for a figure that is read as `now`: what the person had before them,
/// with what the person said, must mean what is read now with the same said of it.
fn outdated(decision: &Decision, now: &Attributes) -> Option<AgainWhy> {
    let seen = decision.seen.as_ref()?;
    let changes: &[Change] = match &decision.act {
        Act::Correct { changes } | Act::Adjudicate { ruling: Ruling::Corrected { changes }, .. } => changes,
        Act::Reopen => return None,
        _ => &[],
    };
    let said = seen.clone().with(changes);
    (!said.means_the_same(&now.clone().with(changes))).then_some(AgainWhy::Reread)
}
