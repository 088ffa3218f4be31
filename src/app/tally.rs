//! How each figure is marked in the text, and how much of each section is judged.
//!
//! The review says in which state a figure is; the screen also tells apart, among those that nobody
//! has spoken for, the ones about which something is uncertain.

use super::flow::Place;
use crate::outline::SectionId;
use crate::reading::Reading;
use crate::review::{Entry, EntryId, Review, State};

/// How a figure is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Something about it is uncertain and nobody has judged it.
    Doubtful,
    /// Its state in the review.
    Of(State),
}

impl Default for Mark {
    fn default() -> Self {
        Self::Of(State::Pending)
    }
}

impl Mark {
    /// All marks, those that need a person first.
    pub const ALL: [Self; State::ALL.len() + 1] = {
        let mut all = [Self::Doubtful; State::ALL.len() + 1];
        let mut at = 0;
        while at < State::ALL.len() {
            all[at + 1] = Self::Of(State::ALL[at]);
            at += 1;
        }
        all
    };

    /// Its place in [`ALL`](Self::ALL).
    pub fn rank(self) -> u8 {
        match self {
            Self::Doubtful => 0,
            Self::Of(state) => 1 + state as u8,
        }
    }

    /// How `entry` is marked.
    pub fn of(reading: &Reading, entry: &Entry) -> Self {
        let doubts = || entry.figure().is_some_and(|id| reading.checks.doubts.rank(id) > 0);
        match entry.state() {
            State::Pending if entry.again().is_some() || doubts() => Self::Doubtful,
            state => Self::Of(state),
        }
    }

    /// How many figures of a reading are doubtful before anybody has judged one.
    pub fn doubtful_in(reading: &Reading) -> usize {
        let proved = crate::checks::proved(&reading.figures, &reading.checks);
        let ids = (0..crate::text::saturate(proved.len())).map(crate::figures::FigureId);
        ids.zip(proved).filter(|(id, proved)| !proved && reading.checks.doubts.rank(*id) > 0).count()
    }

    /// The state that it marks: what is doubtful is pending.
    fn state(self) -> State {
        match self {
            Self::Doubtful => State::Pending,
            Self::Of(state) => state,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        if self == Self::Doubtful { "doubtful" } else { self.state().name() }
    }

    /// What it says, in a line.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Doubtful => "something about it is uncertain and nobody has judged it",
            _ => self.state().help(),
        }
    }

    /// The sign that stands for it beside a figure and in the gutter.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Doubtful => "?",
            Self::Of(State::Pending) => "·",
            Self::Of(State::Proved) => "=",
            Self::Of(State::Confirmed) => "✓",
            Self::Of(State::Corrected) => "±",
            Self::Of(State::Rejected) => "×",
            Self::Of(State::Added) => "+",
        }
    }

    /// True where neither a person nor arithmetic has settled it.
    pub fn is_open(self) -> bool {
        self.state() == State::Pending
    }

    /// True where a person has decided.
    pub fn is_judged(self) -> bool {
        self.state().is_judged()
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
        self.proved += u32::from(mark == Mark::Of(State::Proved));
        self.doubtful += u32::from(mark == Mark::Doubtful);
    }

    fn join(&mut self, other: Self) {
        self.all += other.all;
        self.judged += other.judged;
        self.proved += other.proved;
        self.doubtful += other.doubtful;
    }
}

/// Counts of the whole filing and of each section.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    sections: Vec<Count>,
    whole: Count,
}

impl Tally {
    /// Counts the figures of `review`.
    pub fn new(reading: &Reading, review: &Review) -> Self {
        let outline = &reading.outline;
        let mut sections = vec![Count::default(); outline.sections.len()];
        let mut whole = Count::default();
        for (_, entry) in review.entries() {
            let mark = Mark::of(reading, entry);
            whole.add(mark);
            let extracted = entry.figure().and_then(|id| reading.figures.get(id)).and_then(|f| f.section);
            let section = extracted.or_else(|| outline.section_at(entry.document, entry.span().start()));
            if let Some(count) = section.and_then(|id| sections.get_mut(id.0 as usize)) {
                count.add(mark);
            }
        }
        // Sections stand before their subsections, so sums rise from the back.
        for index in (0..sections.len()).rev() {
            let parent = outline.sections.get(index).and_then(|s| s.parent).map(|id| id.0 as usize);
            if let Some(parent) = parent.filter(|p| *p < index) {
                let count = sections[index];
                sections[parent].join(count);
            }
        }
        Self { sections, whole }
    }

    /// How much of a section is judged, its subsections included.
    pub fn section(&self, id: SectionId) -> Count {
        self.sections.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// How much of the filing is judged.
    pub fn whole(&self) -> Count {
        self.whole
    }
}

/// The next figure after `from`, or the one before it where `forward` is false, that needs a person.
/// The search goes round the end; the answer says whether it did.
pub fn next_open(reading: &Reading, review: &Review, from: Place, forward: bool) -> Option<(EntryId, bool)> {
    let order = review.order();
    let place = |id: &EntryId| {
        review.entry(*id).map_or(Place::default(), |e| Place { document: e.document, at: e.span().start() })
    };
    let open = |id: &&EntryId| review.entry(**id).is_some_and(|e| Mark::of(reading, e).is_open());
    if forward {
        let (before, after) = order.split_at(order.partition_point(|id| place(id) <= from));
        after
            .iter()
            .find(open)
            .map(|id| (*id, false))
            .or_else(|| before.iter().find(open).map(|id| (*id, true)))
    } else {
        let (before, after) = order.split_at(order.partition_point(|id| place(id) < from));
        before
            .iter()
            .rfind(open)
            .map(|id| (*id, false))
            .or_else(|| after.iter().rfind(open).map(|id| (*id, true)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_their_places() {
        for (place, mark) in (0..).zip(Mark::ALL) {
            assert_eq!(mark.rank(), place, "{mark:?}");
        }
        assert!(Mark::ALL.is_sorted());
    }
}
