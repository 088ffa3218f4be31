//! What a person does with a figure or with a filing, under the names of the log.

use serde::{Deserialize, Serialize};

use super::super::anchor::Anchor;
use super::super::attributes::{Attributes, Change};
use super::DecisionId;
use super::reviewer::Reviewer;

/// What a person does. The names are those of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// The figure is right as it stands.
    Confirm,
    /// Some of its attributes are not what was extracted.
    Correct {
        /// What was extracted beside what the person says.
        changes: Vec<Change>,
    },
    /// It is no figure, or one that cannot be used.
    Reject,
    /// It is as if nobody had judged it.
    Reopen,
    /// Words about a figure, or about the filing where the decision has no anchor.
    Comment {
        /// The words; several lines are allowed.
        text: String,
    },
    /// The program missed a figure: the anchor is its place.
    Add {
        /// What it means.
        figure: Attributes,
    },
    /// The figure's print reaches from here to there.
    Respan {
        /// Its true place; the decision's anchor is that of the figure as extracted.
        to: Anchor,
    },
    /// Sets a tick mark by hand.
    Tick {
        /// The mark.
        mark: String,
    },
    /// Takes a tick mark off again.
    Untick {
        /// The mark.
        mark: String,
    },
    /// The anchor is a heading of this level, or none.
    Heading {
        /// 1 for a section of the document, 2 for one inside that; None where it is no heading.
        level: Option<u8>,
    },
    /// Settles what reviewers disagree on.
    Adjudicate {
        /// The reviewer found to be right; None where all were wrong.
        right: Option<Reviewer>,
        /// What holds from now on.
        ruling: Ruling,
        /// Its place from now on, where that is not the one that was extracted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Box<Anchor>>,
    },
    /// Takes back a decision with its group.
    Undo {
        /// The first decision of the group.
        of: DecisionId,
    },
    /// Puts a group that was taken back in force again.
    Redo {
        /// The first decision of the group.
        of: DecisionId,
    },
}

/// What an adjudicator finds of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Ruling {
    /// Right as extracted.
    Confirmed,
    /// To be corrected.
    Corrected {
        /// What was extracted beside what holds.
        changes: Vec<Change>,
    },
    /// No figure.
    Rejected,
}

impl Act {
    /// True for acts that say whether a figure is right: those that bring it into another state.
    pub fn is_verdict(&self) -> bool {
        matches!(
            self,
            Self::Confirm
                | Self::Correct { .. }
                | Self::Reject
                | Self::Reopen
                | Self::Add { .. }
                | Self::Respan { .. }
                | Self::Adjudicate { .. }
        )
    }

    /// The name in the log.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Correct { .. } => "correct",
            Self::Reject => "reject",
            Self::Reopen => "reopen",
            Self::Comment { .. } => "comment",
            Self::Add { .. } => "add",
            Self::Respan { .. } => "respan",
            Self::Tick { .. } => "tick",
            Self::Untick { .. } => "untick",
            Self::Heading { .. } => "heading",
            Self::Adjudicate { .. } => "adjudicate",
            Self::Undo { .. } => "undo",
            Self::Redo { .. } => "redo",
        }
    }
}
