//! How much of a filing is judged.

use super::{EntryId, Review, State};
use crate::figures::Kind;
use crate::reading::Reading;

/// How many figures are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; State::ALL.len()]);

impl Tally {
    /// The number of figures in `state`.
    pub fn of(self, state: State) -> usize {
        self.0[state as usize]
    }

    /// All figures.
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }

    /// Those that a person has judged.
    pub fn judged(self) -> usize {
        State::ALL.into_iter().filter(|s| s.is_judged()).map(|s| self.of(s)).sum()
    }

    fn count(&mut self, state: State) {
        self.0[state as usize] += 1;
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut sum, tally| {
            sum.0.iter_mut().zip(tally.0).for_each(|(sum, count)| *sum += count);
            sum
        })
    }
}

/// Tallies of a filing and of its parts.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// The whole filing.
    pub all: Tally,
    /// Each section with its subsections, by [`SectionId`](crate::outline::SectionId).
    pub sections: Vec<Tally>,
    /// Each table that holds a figure: document, table, tally; in reading order.
    pub tables: Vec<(usize, u32, Tally)>,
    /// Each kind that occurs.
    pub kinds: Vec<(Kind, Tally)>,
}

impl Review {
    /// How many figures are in each state.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for (_, entry) in self.entries() {
            tally.count(entry.state());
        }
        tally
    }

    /// Tallies by section, table and kind.
    pub fn coverage(&self, reading: &Reading) -> Coverage {
        let outline = &reading.outline;
        let mut coverage =
            Coverage { sections: vec![Tally::default(); outline.sections.len()], ..Coverage::default() };
        let mut kinds = [Tally::default(); Kind::ALL.len()];
        let mut tables: Vec<(usize, u32, Tally)> = Vec::new();
        for (id, entry) in self.entries() {
            let state = entry.state();
            coverage.all.count(state);
            let figure = entry.figure().and_then(|id| reading.figures.get(id));
            let mut section = figure
                .and_then(|f| f.section)
                .or_else(|| outline.section_at(entry.document, entry.span().start()));
            while let Some(id) = section {
                if let Some(tally) = coverage.sections.get_mut(id.0 as usize) {
                    tally.count(state);
                }
                section = outline.get(id).and_then(|s| s.parent);
            }
            if let Some(table) = self.table_of(reading, id) {
                match tables.last_mut() {
                    Some((document, last, tally)) if (*document, *last) == table => tally.count(state),
                    _ => {
                        let mut tally = Tally::default();
                        tally.count(state);
                        tables.push((table.0, table.1, tally));
                    }
                }
            }
            // Only corrections and additions need more than the figure to say what kind it is.
            let kind = match figure {
                Some(figure) if entry.changes().is_empty() => Some(figure.kind),
                _ => self.effective(reading, id).map(|a| a.kind),
            };
            if let Some(kind) = kind
                && let Some(tally) = kinds.get_mut(kind as usize)
            {
                tally.count(state);
            }
        }
        coverage.tables = tables;
        coverage.kinds = Kind::ALL.into_iter().zip(kinds).filter(|(_, tally)| tally.total() > 0).collect();
        coverage
    }

    /// Document and index of the table that a figure stands in.
    pub fn table_of(&self, reading: &Reading, id: EntryId) -> Option<(usize, u32)> {
        let figure = reading.figures.get(self.entry(id)?.figure()?)?;
        Some((figure.document, figure.cell?.table))
    }
}
