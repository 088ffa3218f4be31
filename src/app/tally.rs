//! In what state each figure is, and how much of each section is judged.
//!
//! Every figure is in exactly one state. What a person said counts most, then what arithmetic
//! proved; what is left needs a person, the doubtful before the rest.

use crate::checks::Status;
use crate::figures::FigureId;
use crate::outline::{Outline, SectionId};
use crate::reading::Reading;

/// The state of a figure as it is marked in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Something about it is uncertain and nobody has looked at it.
    Doubtful,
    /// Nobody has looked at it.
    #[default]
    Pending,
    /// Arithmetic proves it.
    Proved,
    /// A person found it right.
    Confirmed,
    /// A person put it right.
    Corrected,
    /// A person found it to be no figure.
    Rejected,
}

impl Mark {
    /// All states, those that need a person first.
    pub const ALL: [Self; 6] =
        [Self::Doubtful, Self::Pending, Self::Proved, Self::Confirmed, Self::Corrected, Self::Rejected];

    /// The name of the state.
    pub fn name(self) -> &'static str {
        match self {
            Self::Doubtful => "doubtful",
            Self::Pending => "pending",
            Self::Proved => "proved",
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
            Self::Rejected => "rejected",
        }
    }

    /// The sign that stands for it beside a figure and in the gutter.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Doubtful => "?",
            Self::Pending => "·",
            Self::Proved => "=",
            Self::Confirmed => "✓",
            Self::Corrected => "±",
            Self::Rejected => "×",
        }
    }

    /// True where neither a person nor arithmetic has settled it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Doubtful | Self::Pending)
    }

    /// True where a person has decided.
    pub fn is_judged(self) -> bool {
        matches!(self, Self::Confirmed | Self::Corrected | Self::Rejected)
    }
}

/// How much of a section, or of the whole, is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Figures.
    pub all: u32,
    /// Those that a person has decided on.
    pub judged: u32,
    /// Those that arithmetic proves and nobody has decided on.
    pub proved: u32,
    /// Those that are doubtful and undecided.
    pub doubtful: u32,
}

impl Count {
    /// Figures that need a person.
    pub fn open(self) -> u32 {
        self.all - self.judged - self.proved
    }

    fn add(&mut self, mark: Mark) {
        self.all += 1;
        self.judged += u32::from(mark.is_judged());
        self.proved += u32::from(mark == Mark::Proved);
        self.doubtful += u32::from(mark == Mark::Doubtful);
    }

    fn join(&mut self, other: Self) {
        self.all += other.all;
        self.judged += other.judged;
        self.proved += other.proved;
        self.doubtful += other.doubtful;
    }
}

/// The states of all figures and what they come to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    marks: Vec<Mark>,
    sections: Vec<Count>,
    whole: Count,
}

impl Tally {
    /// Counts the figures of `reading`; `decided` says what a person decided of one.
    pub fn new(reading: &Reading, decided: impl Fn(FigureId) -> Option<Mark>) -> Self {
        let mut marks: Vec<Mark> = reading
            .figures
            .all
            .iter()
            .map(|figure| if figure.doubts.is_empty() { Mark::Pending } else { Mark::Doubtful })
            .collect();
        // A check that fails makes a figure doubtful even where another holds.
        for proves in [true, false] {
            for check in reading.checks.all.iter().filter(|c| (c.status != Status::Fail) == proves) {
                for operand in &check.operands {
                    if let Some(mark) = marks.get_mut(operand.figure.0 as usize) {
                        *mark = if proves { Mark::Proved } else { Mark::Doubtful };
                    }
                }
            }
        }
        for (index, mark) in marks.iter_mut().enumerate() {
            if let Some(said) = decided(FigureId(crate::text::saturate(index))) {
                *mark = said;
            }
        }
        let mut tally = Self { marks, ..Self::default() };
        tally.count(reading);
        tally
    }

    fn count(&mut self, reading: &Reading) {
        let outline: &Outline = &reading.outline;
        let mut own = vec![Count::default(); outline.sections.len()];
        self.whole = Count::default();
        for (figure, mark) in reading.figures.all.iter().zip(&self.marks) {
            self.whole.add(*mark);
            if let Some(count) = figure.section.and_then(|id| own.get_mut(id.0 as usize)) {
                count.add(*mark);
            }
        }
        // Sections stand before their subsections, so sums rise from the back.
        for index in (0..own.len()).rev() {
            let parent = outline.sections.get(index).and_then(|s| s.parent).map(|id| id.0 as usize);
            if let Some(parent) = parent.filter(|p| *p < index) {
                let count = own[index];
                own[parent].join(count);
            }
        }
        self.sections = own;
    }

    /// The state of a figure.
    pub fn mark(&self, id: FigureId) -> Mark {
        self.marks.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// How much of a section is judged, its subsections included.
    pub fn section(&self, id: SectionId) -> Count {
        self.sections.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// How much of the filing is judged.
    pub fn whole(&self) -> Count {
        self.whole
    }

    /// The first figure after `from`, or before it where `forward` is false, that needs a person.
    /// The search goes round the end; the answer says whether it did.
    pub fn next_open(&self, from: Option<FigureId>, forward: bool) -> Option<(FigureId, bool)> {
        let count = self.marks.len();
        let open = |index: &usize| self.marks.get(*index).is_some_and(|m| m.is_open());
        let start = from.map(|id| id.0 as usize);
        let id = |index: usize| FigureId(crate::text::saturate(index));
        if forward {
            let after = start.map_or(0, |s| s + 1).min(count);
            (after..count).find(open).map(|i| (id(i), false)).or_else(|| (0..after).find(open).map(|i| (id(i), true)))
        } else {
            let before = start.unwrap_or(count).min(count);
            (0..before)
                .rfind(open)
                .map(|i| (id(i), false))
                .or_else(|| (before..count).rfind(open).map(|i| (id(i), true)))
        }
    }
}
