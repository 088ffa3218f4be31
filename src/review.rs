//! A person's judgement of the figures of a filing: what was decided, by whom, and what follows.
//!
//! ```text
//! Reading ──────────────┐
//!                       ├─ Review::open ─> entries, each in exactly one state
//! Log (store, merge) ───┘        │  ^
//!              drafts <──────────┘  └── apply(decisions)
//!                 └─> store: on disk, numbered, then ──┘
//! ```
//!
//! The log is the truth and the review is a fold over it: nothing is kept that replaying the log would
//! not give again. An act of the person becomes drafts ([`Review::drafts`]), the store makes decisions
//! of them, and only then [`Review::apply`] changes what the screen shows.
//!
//! A [`Review`] holds no text. Where words are needed the [`Reading`] that it was opened on is passed
//! in; passing another one is a mistake that gives wrong words but never a panic.

pub mod agreement;
pub mod anchor;
pub mod attributes;
mod carry;
mod coverage;
pub mod decision;
pub mod dispute;
mod draft;
mod entry;
mod fold;
mod history;
mod in_force;
pub mod log;
mod standing;
pub mod store;
pub mod typed;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::figures::FigureId;
use crate::outline::{self, Amendment};
use crate::reading::{self, Reading};
use crate::text::TextSpan;
pub use anchor::{Anchor, FileHash};
pub use attributes::{Attribute, Attributes, Change};
pub use coverage::{Coverage, Tally};
pub use decision::{Act, Decision, DecisionId, Draft, Reviewer, Ruling};
pub use draft::Scope;
pub use entry::{Entry, EntryId, Origin, State};
use history::History;
pub use history::Step;
pub use log::{FilingCard, Log};
pub use standing::{Again, AgainWhy};

/// Who looks at a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Under whose name decisions are made.
    pub reviewer: Reviewer,
    /// True where the decisions of others are hidden.
    pub blind: bool,
}

/// A line that the reader marked as a heading or as none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeadingMark {
    /// Index of its document.
    pub document: usize,
    /// The line.
    pub span: TextSpan,
    /// Its level below the document, from 1; None where it is no heading.
    pub level: Option<u8>,
}

impl HeadingMark {
    /// The change to the section tree.
    pub fn amendment(self) -> Amendment {
        let change = self.level.map_or(outline::Change::Plain, outline::Change::Heading);
        Amendment { document: self.document, span: self.span, change }
    }
}

/// A decision whose figure is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Astray {
    /// Index of the decision in the log.
    pub decision: usize,
    /// Why it is not attached to any figure.
    pub why: AgainWhy,
}

/// The review of one filing.
#[derive(Clone, Debug)]
pub struct Review {
    filing: FileHash,
    viewer: Viewer,
    log: Log,
    entries: Vec<Entry>,
    /// Entries that stand, by document and place.
    order: Vec<EntryId>,
    /// Length of the longest span in `order`, which bounds how far back a search must look.
    longest: u32,
    /// For each decision of the log, the entry that it speaks of.
    entry_of: Vec<Option<EntryId>>,
    /// For each decision of the log, whether it was taken back.
    undone: Vec<bool>,
    /// Decisions of each group, as indices in the log.
    groups: FxHashMap<DecisionId, Vec<u32>>,
    /// The extracted figures by document and bytes in the file.
    places: FxHashMap<(usize, u32, u32), FigureId>,
    /// Where the places of earlier versions of the file are in this one.
    carried: carry::Carried,
    /// Decisions on an earlier version where another number is printed now, as indices in the log.
    changed: FxHashSet<u32>,
    /// Entries made for places without an extracted figure, by their bytes in the file.
    made: FxHashMap<(u32, u32), EntryId>,
    history: History,
    headings: Vec<HeadingMark>,
    /// Checks of which a person decided on a figure.
    again: in_force::JudgedAgain,
    /// What persons say that values are.
    said: in_force::SaidOf,
    /// Entries that were folded anew and whose checks are still to be judged.
    refolded: Vec<EntryId>,
    astray: Vec<Astray>,
    version: u64,
    touched: Option<Vec<EntryId>>,
}

impl Review {
    /// The file that is judged.
    pub fn filing(&self) -> FileHash {
        self.filing
    }

    /// Who judges.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The decisions that this viewer sees.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// A number that grows with every change, for whoever keeps something that follows from a review.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The entries that the last change touched; None where it may have been any of them, where some
    /// came or went, or where sections changed.
    pub fn touched(&self) -> Option<&[EntryId]> {
        self.touched.as_deref()
    }

    /// All figures, extracted and added, in reading order.
    pub fn order(&self) -> &[EntryId] {
        &self.order
    }

    /// Where in that order an entry is.
    pub fn position(&self, id: EntryId) -> Option<usize> {
        let place = |id: EntryId| self.entry(id).map(|e| (e.document, e.span().start(), e.span().end(), id));
        self.order.binary_search_by_key(&place(id), |other| place(*other)).ok()
    }

    /// The entry with this id.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(id.0 as usize)
    }

    /// All figures in reading order with their ids.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.order.iter().filter_map(|id| Some((*id, self.entry(*id)?)))
    }

    /// The state of a figure.
    pub fn state(&self, id: EntryId) -> State {
        self.entry(id).map_or(State::Pending, Entry::state)
    }

    /// The entry of an extracted figure.
    pub fn of_figure(&self, figure: FigureId) -> EntryId {
        EntryId(figure.0)
    }

    /// What the program extracted; for a figure that it does not find, what the person first said.
    pub fn extracted(&self, reading: &Reading, id: EntryId) -> Option<Attributes> {
        match &self.entry(id)?.origin {
            Origin::Extracted(figure) => {
                reading.figures.get(*figure).map(|figure| Attributes::extracted(reading, figure))
            }
            Origin::Added(attributes) | Origin::Kept(attributes) => Some((**attributes).clone()),
        }
    }

    /// What holds: what was extracted with the person's corrections over it.
    pub fn effective(&self, reading: &Reading, id: EntryId) -> Option<Attributes> {
        let changes = self.entry(id)?.changes();
        self.extracted(reading, id).map(|attributes| attributes.with(changes))
    }

    /// Figures that overlap `span`, in reading order.
    pub fn overlapping(&self, document: usize, span: TextSpan) -> impl Iterator<Item = EntryId> {
        let place = |id: EntryId| self.entry(id).map_or((0, 0), |e| (e.document, e.span().start()));
        let from = (document, span.start().saturating_sub(self.longest));
        let first = self.order.partition_point(|id| place(*id) < from);
        let end = self.order.partition_point(|id| place(*id) < (document, span.end()));
        let within = self.order.get(first..end.max(first)).unwrap_or(&[]);
        within.iter().copied().filter(move |id| self.entry(*id).is_some_and(|e| e.span().overlaps(span)))
    }

    /// The figure that holds the byte `at`; the shortest where several do.
    pub fn at(&self, document: usize, at: u32) -> Option<EntryId> {
        let here = TextSpan::new(at, at.saturating_add(1));
        self.overlapping(document, here).min_by_key(|id| self.entry(*id).map(|e| e.span().len()))
    }

    /// Lines that the reader marked as headings or as none, in reading order.
    pub fn headings(&self) -> &[HeadingMark] {
        &self.headings
    }

    /// The reading with its section tree as the marks in force mend it; None where there are none.
    pub fn mended(&self, reading: &Reading) -> Option<Reading> {
        let amendments: Vec<Amendment> = self.headings.iter().map(|mark| mark.amendment()).collect();
        (!amendments.is_empty()).then(|| reading::mend(reading, &amendments))
    }

    /// Decisions whose figures are not found in this file.
    pub fn astray(&self) -> &[Astray] {
        &self.astray
    }

    /// True where the decision at `index` of the log was taken back.
    pub fn is_undone(&self, index: usize) -> bool {
        self.undone.get(index).copied().unwrap_or(false)
    }

    /// The figure that the decision at `index` of the log speaks of.
    pub fn entry_of_decision(&self, index: usize) -> Option<EntryId> {
        self.entry_of.get(index).copied().flatten()
    }
}

#[cfg(test)]
pub(crate) mod sample;
