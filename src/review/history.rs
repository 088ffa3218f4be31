//! What can be taken back and put in force again, derived from the log alone, so that it holds across
//! restarts and without a limit.

use super::decision::{Act, Decision, DecisionId, Draft, Ruling};
use super::{Attribute, Review, attributes::value_text};
use crate::checks::in_groups;
use crate::text::scale;

/// Groups of this viewer's decisions on this file, the last one last.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    undo: Vec<DecisionId>,
    redo: Vec<DecisionId>,
}

impl History {
    /// A decision was made. What was taken back before it cannot be put in force any more.
    pub fn push(&mut self, group: DecisionId) {
        if self.undo.last() != Some(&group) {
            self.undo.push(group);
            self.redo.clear();
        }
    }

    /// A group was taken back or put in force again.
    pub fn turn(&mut self, group: DecisionId, undo: bool) {
        let (from, to) =
            if undo { (&mut self.undo, &mut self.redo) } else { (&mut self.redo, &mut self.undo) };
        // Two programs may have taken back the same group; once is enough.
        if let Some(at) = from.iter().rposition(|g| *g == group) {
            from.remove(at);
            to.push(group);
        }
    }
}

/// Something that can be taken back or put in force again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to hand to the store.
    pub draft: Draft,
    /// What the group was, in words: `confirmed $12.9 million (net loss)`, `rejected 12 figures`.
    pub words: String,
    /// Indices in the log of the decisions of the group.
    pub decisions: Vec<usize>,
}

impl Review {
    /// What undoing would take back; None where there is nothing.
    pub fn undo(&self) -> Option<Step> {
        let of = *self.history.undo.last()?;
        Some(self.step(Act::Undo { of }, of))
    }

    /// What redoing would put in force again; None where there is nothing.
    pub fn redo(&self) -> Option<Step> {
        let of = *self.history.redo.last()?;
        Some(self.step(Act::Redo { of }, of))
    }

    fn step(&self, act: Act, of: DecisionId) -> Step {
        let decisions: Vec<usize> =
            self.groups.get(&of).into_iter().flatten().map(|index| *index as usize).collect();
        let members: Vec<&Decision> = decisions.iter().filter_map(|index| self.log.get(*index)).collect();
        Step { draft: Draft { act, anchor: None, seen: None }, words: words(&members), decisions }
    }

    /// What the decision at `index` of the log did, in words; undo and redo say what they turned.
    pub fn words(&self, index: usize) -> String {
        let Some(decision) = self.log.get(index) else { return String::new() };
        match &decision.act {
            Act::Undo { of } => format!("took back: {}", self.step(Act::Undo { of: *of }, *of).words),
            Act::Redo { of } => {
                format!("put in force again: {}", self.step(Act::Redo { of: *of }, *of).words)
            }
            _ => words(&[decision]),
        }
    }
}

/// What a group of decisions did, in words.
fn words(group: &[&Decision]) -> String {
    let Some(first) = group.first() else { return "a decision that is not in the log".to_owned() };
    let done = match &first.act {
        Act::Confirm => "confirmed",
        Act::Correct { .. } => "corrected",
        Act::Reject => "rejected",
        Act::Reopen => "reopened",
        Act::Comment { .. } => "commented on",
        Act::Add { .. } => "added",
        Act::Respan { .. } => "moved the ends of",
        Act::Tick { .. } => "ticked",
        Act::Untick { .. } => "took the tick off",
        Act::Heading { level: Some(_) } => "marked as a heading",
        Act::Heading { level: None } => "marked as no heading",
        Act::Adjudicate { right: Some(right), .. } => return sided(first, right.name(), group.len()),
        Act::Adjudicate { right: None, .. } => "found all reviewers wrong on",
        Act::Undo { .. } => "took back",
        Act::Redo { .. } => "put in force again",
    };
    said(first, done, group.len())
}

/// A ruling for a reviewer, in words.
fn sided(first: &Decision, right: &str, count: usize) -> String {
    said(first, &format!("sided with {right} on"), count)
}

/// An attribute as a person says it: "4,210,000", "thousands", "as printed".
fn in_words(attribute: Attribute, text: Option<&str>) -> String {
    let text = text.unwrap_or("none");
    match (attribute, text.parse::<i8>()) {
        (Attribute::Scale, Ok(0)) => "as printed".to_owned(),
        (Attribute::Scale, Ok(power)) => {
            scale::several(power).map_or_else(|| format!("× 10^{power}"), str::to_owned)
        }
        (Attribute::Value, _) => in_groups(text),
        _ => text.to_owned(),
    }
}

/// What was `done` to the figures of `count` decisions, of which this is the first.
fn said(first: &Decision, done: &str, count: usize) -> String {
    if count > 1 {
        return format!("{done} {count} figures");
    }
    let what = match &first.anchor {
        None => "the filing".to_owned(),
        Some(anchor) => {
            let quote: Vec<&str> = anchor.quote.split_whitespace().collect();
            quote.join(" ")
        }
    };
    let label = first.seen.as_ref().map_or("", |seen| seen.label.as_str());
    let detail = match &first.act {
        Act::Correct { changes } | Act::Adjudicate { ruling: Ruling::Corrected { changes }, .. } => {
            let change = |c: &super::Change| {
                let text = |t: &Option<String>| in_words(c.attribute, t.as_deref());
                format!("{} {} → {}", c.attribute.name(), text(&c.was), text(&c.now))
            };
            format!(": {}", changes.iter().map(change).collect::<Vec<_>>().join(", "))
        }
        Act::Add { figure } => format!(" as {} {}", figure.kind.name(), value_text(&figure.value)),
        Act::Adjudicate { ruling: Ruling::Rejected, .. } => ": no figure".to_owned(),
        Act::Respan { to } => format!(" to {}", to.quote),
        Act::Tick { mark } | Act::Untick { mark } => format!(" {mark}"),
        _ => String::new(),
    };
    let label = if label.is_empty() { String::new() } else { format!(" ({label})") };
    format!("{done} {what}{label}{detail}")
}
