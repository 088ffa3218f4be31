//! Decisions: who said what of which figure, when. The log of a review is a list of them.
//!
//! A decision is never changed and never removed; taking one back is a decision too. Each is one
//! JSON object, the same in the store and in a log file that lies in git:
//!
//! ```text
//! {"v":1,"id":"5f0c…","filing":"9be1…","seq":12,"prev":"77a0…","group":null,
//!  "reviewer":"ann","at":"2026-03-01T09:30:00.125Z","act":"correct",
//!  "changes":[{"attribute":"value","was":"12583","now":"12583000"}],
//!  "anchor":{…},"seen":{…}}
//! ```
//!
//! Order comes from `seq`, a Lamport clock: one more than any number seen when the decision was made,
//! so that what a person had on screen comes before what the person then said, whatever the clocks of
//! two machines show. `id` is a hash of all the rest and `prev` names the decision before it by the
//! same reviewer on the same filing, so that a line that is altered or taken out is noticed.

mod act;
mod reviewer;

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::anchor::{Anchor, FileHash, hex, unhex};
use super::attributes::Attributes;
pub use act::{Act, Ruling};
pub use reviewer::Reviewer;

/// The version of the log's form that this program writes.
pub const VERSION: u32 = 1;

/// Names a decision: the first half of a SHA-256 over its content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct DecisionId([u8; 16]);

impl fmt::Display for DecisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for DecisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0[..4]))
    }
}

impl FromStr for DecisionId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        unhex(text).map(Self).ok_or_else(|| format!("{text} is no decision's id"))
    }
}

impl Serialize for DecisionId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DecisionId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A decision that is not yet in any log: what is to be said of what. The store makes a
/// [`Decision`] of it when it is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What is done.
    pub act: Act,
    /// The place that it speaks of; None for undo, redo and comments on the whole filing.
    pub anchor: Option<Anchor>,
    /// What had been extracted there when it was made; None where no figure is meant.
    pub seen: Option<Attributes>,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Version of the log's form.
    pub v: u32,
    /// Names it.
    pub id: DecisionId,
    /// The file that was judged.
    pub filing: FileHash,
    /// Its place in the order of decisions.
    pub seq: u64,
    /// The decision before it by the same reviewer on the same filing.
    pub prev: Option<DecisionId>,
    /// The first decision of the group that it was made with; None where it is the first or alone.
    pub group: Option<DecisionId>,
    /// Who decided.
    pub reviewer: Reviewer,
    /// When, in UTC to the millisecond.
    pub at: Timestamp,
    /// What was decided.
    #[serde(flatten)]
    pub act: Act,
    /// The place that it speaks of.
    pub anchor: Option<Anchor>,
    /// What had been extracted there.
    pub seen: Option<Attributes>,
}

/// What the id of a decision is a hash of: all the rest, in the order of the log.
#[derive(Serialize)]
struct Content<'a> {
    v: u32,
    filing: FileHash,
    seq: u64,
    prev: Option<DecisionId>,
    group: Option<DecisionId>,
    reviewer: &'a Reviewer,
    at: Timestamp,
    #[serde(flatten)]
    act: &'a Act,
    anchor: Option<&'a Anchor>,
    seen: Option<&'a Attributes>,
}

impl Decision {
    /// The decision that `draft` becomes at its place in the log. The time is cut to milliseconds.
    pub fn new(draft: Draft, place: &PlaceInLog, group: Option<DecisionId>) -> Self {
        let at = Timestamp::from_millisecond(place.at.as_millisecond()).unwrap_or(place.at);
        let mut decision = Self {
            v: VERSION,
            id: DecisionId::default(),
            filing: place.filing,
            seq: place.seq,
            prev: place.prev,
            group,
            reviewer: place.reviewer.clone(),
            at,
            act: draft.act,
            anchor: draft.anchor,
            seen: draft.seen,
        };
        decision.id = decision.content_id();
        decision
    }

    /// The id that its content asks for. Another than [`Decision::id`] means that the line was altered.
    pub fn content_id(&self) -> DecisionId {
        let content = Content {
            v: self.v,
            filing: self.filing,
            seq: self.seq,
            prev: self.prev,
            group: self.group,
            reviewer: &self.reviewer,
            at: self.at,
            act: &self.act,
            anchor: self.anchor.as_ref(),
            seen: self.seen.as_ref(),
        };
        let mut hash = Sha256::new();
        // Writing JSON fails only where the writer fails, and a hash takes everything.
        hash.update(serde_json::to_vec(&content).unwrap_or_default());
        let digest: [u8; 32] = hash.finalize().into();
        let mut id = [0; 16];
        id.copy_from_slice(&digest[..16]);
        DecisionId(id)
    }

    /// Names the group that it is undone with.
    pub fn group_id(&self) -> DecisionId {
        self.group.unwrap_or(self.id)
    }
}

/// Where the next decision of a reviewer goes.
#[derive(Clone, Debug)]
pub struct PlaceInLog {
    /// The file that is judged.
    pub filing: FileHash,
    /// Its number: one more than any that the log holds.
    pub seq: u64,
    /// The reviewer's decision before it on this filing.
    pub prev: Option<DecisionId>,
    /// Who decides.
    pub reviewer: Reviewer,
    /// When.
    pub at: Timestamp,
}

impl PlaceInLog {
    /// Makes decisions of `drafts`, one after the other from this place on, as one group.
    pub fn number(mut self, drafts: Vec<Draft>) -> Vec<Decision> {
        let mut group = None;
        let mut decisions = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let decision = Decision::new(draft, &self, group);
            group = group.or(Some(decision.id));
            self.seq += 1;
            self.prev = Some(decision.id);
            decisions.push(decision);
        }
        decisions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> PlaceInLog {
        PlaceInLog {
            filing: FileHash::of(b"a filing"),
            seq: 12,
            prev: None,
            reviewer: Reviewer::new("ann").unwrap(),
            at: "2026-03-01T09:30:00.125999Z".parse().unwrap(),
        }
    }

    fn draft(act: Act) -> Draft {
        Draft { act, anchor: None, seen: None }
    }

    #[test]
    fn a_decision_is_one_line_and_comes_back_from_it() {
        let act = Act::Adjudicate { right: None, ruling: Ruling::Rejected, to: None };
        for act in [Act::Confirm, Act::Comment { text: "two\nlines".to_owned() }, act] {
            let decision = Decision::new(draft(act), &place(), None);
            let line = serde_json::to_string(&decision).unwrap();
            assert!(!line.contains('\n'));
            let back: Decision = serde_json::from_str(&line).unwrap();
            assert_eq!(back, decision);
            assert_eq!(back.content_id(), back.id);
        }
    }

    #[test]
    fn the_line_is_the_form_of_version_1() {
        let line = serde_json::to_string(&Decision::new(draft(Act::Confirm), &place(), None)).unwrap();
        insta::assert_snapshot!(line, @r#"{"v":1,"id":"2fffaf7a8d462470adcab011f6dbe62e","filing":"af77a9e157446c9ef569f69d46dee0235993de30526783cc5803ae82bd5c9ef0","seq":12,"prev":null,"group":null,"reviewer":"ann","at":"2026-03-01T09:30:00.125Z","act":"confirm","anchor":null,"seen":null}"#);
    }

    #[test]
    fn an_altered_line_is_noticed() {
        let mut decision = Decision::new(draft(Act::Confirm), &place(), None);
        decision.act = Act::Reject;
        assert_ne!(decision.content_id(), decision.id);
    }

    #[test]
    fn a_group_is_a_chain_with_one_name() {
        let decisions = place().number(vec![draft(Act::Confirm), draft(Act::Reject), draft(Act::Confirm)]);
        assert_eq!(decisions.iter().map(|d| d.seq).collect::<Vec<_>>(), [12, 13, 14]);
        assert!(decisions.iter().all(|d| d.group_id() == decisions[0].id));
        assert_eq!(decisions[2].prev, Some(decisions[1].id));
        assert_ne!(decisions[0].id, decisions[2].id);
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(Reviewer::new(" Ann Lee ").unwrap().name(), "Ann Lee");
        assert!(Reviewer::new("  ").is_err());
        assert!(Reviewer::new("a\u{1b}[2J").is_err());
        assert!(serde_json::from_str::<Reviewer>("\"\\n\"").is_err());
    }
}
