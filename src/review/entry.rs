//! A figure under review: where it comes from, what was said of it, and the state that follows.

use super::attributes::{Attributes, Change};
use super::standing::{Again, Standing};
use crate::figures::FigureId;
use crate::text::TextSpan;

/// Index of an entry in a [`Review`](super::Review): the ids of extracted figures come first and are the same
/// numbers as their [`FigureId`]s; figures that a person added follow. Ids hold until the review is
/// opened anew or decisions are merged in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// In exactly one of these is every figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody and nothing has spoken for it.
    Pending,
    /// Arithmetic speaks for it and nothing against it; no person has judged it.
    Proved,
    /// A person found it right.
    Confirmed,
    /// A person found some of it wrong and said what is right.
    Corrected,
    /// A person found that it is no figure.
    Rejected,
    /// A person found it where the program had not.
    Added,
}

impl State {
    /// All states in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Proved, Self::Confirmed, Self::Corrected, Self::Rejected, Self::Added];

    /// The name in records and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Proved => "proved",
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Rejected => "rejected",
            Self::Added => "added",
        }
    }

    /// What it means, in a few words.
    pub fn help(self) -> &'static str {
        match self {
            Self::Pending => "nobody and nothing has spoken for it",
            Self::Proved => "arithmetic speaks for it, no person has judged it",
            Self::Confirmed => "a person found it right",
            Self::Corrected => "a person said what is right",
            Self::Rejected => "a person found that it is no figure",
            Self::Added => "a person found it where the program had not",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// True where a person has judged.
    pub fn is_judged(self) -> bool {
        !matches!(self, Self::Pending | Self::Proved)
    }
}

/// A figure under review.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it comes from.
    pub origin: Origin,
    /// Index of its document.
    pub document: usize,
    /// Its place as extracted or as added.
    pub(super) printed: TextSpan,
    /// What the decisions on it come to; None where there are none.
    pub(super) standing: Option<Box<Standing>>,
    /// True where arithmetic speaks for it.
    pub(super) proved: bool,
    /// Decisions on it, as indices in the log, in order.
    pub(super) decisions: Vec<u32>,
}

/// Where an entry comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// The program found it.
    Extracted(FigureId),
    /// A person added it.
    Added(Box<Attributes>),
    /// A person judged it when the program still found it, which it no longer does.
    Kept(Box<Attributes>),
}

impl Entry {
    /// The one state that it is in.
    pub fn state(&self) -> State {
        let base = if self.proved { State::Proved } else { State::Pending };
        self.standing.as_ref().map_or(base, |s| s.state(&self.origin, base))
    }

    /// Its place: as extracted, unless a person stretched or shrank it.
    pub fn span(&self) -> TextSpan {
        self.standing.as_ref().and_then(|s| s.respan).unwrap_or(self.printed)
    }

    /// Its place as the program found it or as it was first added.
    pub fn printed_span(&self) -> TextSpan {
        self.printed
    }

    /// The figure of the reading that it is, if the program found it.
    pub fn figure(&self) -> Option<FigureId> {
        match self.origin {
            Origin::Extracted(id) => Some(id),
            Origin::Added(_) | Origin::Kept(_) => None,
        }
    }

    /// What a person says that differs from what was extracted, one change for each attribute.
    pub fn changes(&self) -> &[Change] {
        self.standing.as_ref().map_or(&[], |s| s.changes.as_slice())
    }

    /// Index in the log of the decision that gave it its state.
    pub fn judged(&self) -> Option<usize> {
        self.standing.as_ref().and_then(|s| s.judged).map(|index| index as usize)
    }

    /// Tick marks set by hand.
    pub fn ticks(&self) -> &[String] {
        self.standing.as_ref().map_or(&[], |s| s.ticks.as_slice())
    }

    /// Indices in the log of the comments on it.
    pub fn comments(&self) -> impl Iterator<Item = usize> {
        self.standing.iter().flat_map(|s| s.comments.iter().map(|index| *index as usize))
    }

    /// Why it is to be looked at again although it was judged once.
    pub fn again(&self) -> Option<Again> {
        self.standing.as_ref().and_then(|s| s.again)
    }

    /// True where arithmetic speaks for what was extracted.
    pub fn is_proved(&self) -> bool {
        self.proved
    }

    /// Indices in the log of all decisions on it, those taken back included.
    pub fn history(&self) -> impl Iterator<Item = usize> {
        self.decisions.iter().map(|index| *index as usize)
    }

    /// False for an addition that was taken back.
    pub(super) fn stands(&self) -> bool {
        match self.origin {
            Origin::Extracted(_) => true,
            Origin::Added(_) => self.standing.as_ref().is_some_and(|s| s.added),
            Origin::Kept(_) => self.standing.as_ref().is_some_and(|s| s.judged.is_some()),
        }
    }
}
