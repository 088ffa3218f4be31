//! Words that are looked for in the text, and the places where they stand.
//!
//! The worker looks; each letter typed asks anew, and the answer to an older question is dropped.

use std::sync::Arc;

use super::Out;
use super::flow::Place;
use super::msg::{Effect, Generation, Job};
use crate::reading::Reading;
use crate::text::{Span, TextSpan};

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    words: String,
    generation: Generation,
    hits: Vec<(Place, u32)>,
    /// False until the worker has answered.
    known: bool,
    /// What was looked for before, the last one last.
    history: Vec<String>,
}

/// Most words that are remembered.
const HISTORY: usize = 50;
/// Most places that are kept. One letter stands everywhere in a large submission.
pub const MOST_HITS: usize = 1_000_000;

impl Search {
    /// The words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How many places were found; None while they are being sought.
    pub fn count(&self) -> Option<usize> {
        self.known.then_some(self.hits.len())
    }

    /// What was looked for before, the last one last.
    pub fn history(&self) -> &[String] {
        &self.history
    }

    /// Looks for `words`; for nothing where they are blank.
    pub fn ask(&mut self, reading: &Arc<Reading>, words: &str, out: &mut Out) {
        words.clone_into(&mut self.words);
        self.generation = out.generation();
        self.hits.clear();
        self.known = words.trim().is_empty();
        if !self.known {
            out.ask(Effect::Job(Job::Search {
                generation: self.generation,
                reading: Arc::clone(reading),
                words: words.to_owned(),
            }));
        }
    }

    /// Looks for nothing any more.
    pub fn forget(&mut self) {
        self.words.clear();
        self.hits.clear();
        self.known = false;
        self.generation = Generation::default();
    }

    /// Remembers the words.
    pub fn remember(&mut self) {
        if !self.words.trim().is_empty() {
            self.history.retain(|old| *old != self.words);
            self.history.push(self.words.clone());
            if self.history.len() > HISTORY {
                self.history.remove(0);
            }
        }
    }

    /// Takes in the places; true where they answer the last question.
    pub fn answer(&mut self, generation: Generation, hits: Vec<(Place, u32)>) -> bool {
        let wanted = generation == self.generation;
        if wanted {
            self.hits = hits;
            self.known = true;
        }
        wanted
    }

    /// The `times`-th place after `from`, or before it, with its number from 1 and whether the search
    /// went round the end. With `here`, the place itself counts.
    pub fn next(&self, from: Place, times: usize, forward: bool, here: bool) -> Option<(Place, usize, bool)> {
        let count = self.hits.len();
        if count == 0 {
            return None;
        }
        let times = times.max(1) - 1;
        let (index, around) = if forward {
            let first = self.hits.partition_point(|(p, _)| if here { *p < from } else { *p <= from });
            ((first + times) % count, first + times >= count)
        } else {
            let first = self.hits.partition_point(|(p, _)| *p < from);
            let back = (times + 1) % count;
            ((first + count - back) % count, times + 1 > first)
        };
        self.hits.get(index).map(|(place, _)| (*place, index + 1, around))
    }

    /// Spans of the places in `span` of a document.
    pub fn within(&self, document: usize, span: TextSpan) -> impl Iterator<Item = TextSpan> {
        let first = self
            .hits
            .partition_point(|(p, len)| (p.document, p.at.saturating_add(*len)) <= (document, span.start()));
        self.hits[first..]
            .iter()
            .take_while(move |(p, _)| p.document == document && p.at < span.end())
            .map(|(p, len)| Span::new(p.at, p.at.saturating_add(*len)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(at: &[u32]) -> Search {
        let hits = at.iter().map(|at| (Place { document: 0, at: *at }, 3)).collect();
        Search { hits, known: true, ..Search::default() }
    }

    /// From a place, so many times, forward or not: where it leads, as number, and whether round.
    #[test]
    fn places_go_round() {
        let search = search(&[10, 20, 30]);
        let cases = [
            (0, 1, true, Some((10, 1, false))),
            (10, 1, true, Some((20, 2, false))),
            (30, 1, true, Some((10, 1, true))),
            (10, 3, true, Some((10, 1, true))),
            (10, 1, false, Some((30, 3, true))),
            (25, 1, false, Some((20, 2, false))),
            (25, 2, false, Some((10, 1, false))),
            (25, 3, false, Some((30, 3, true))),
        ];
        for (from, times, forward, want) in cases {
            let found = search.next(Place { document: 0, at: from }, times, forward, false);
            assert_eq!(found.map(|(p, n, r)| (p.at, n, r)), want, "{from} {times} {forward}");
        }
        assert_eq!(Search::default().next(Place::default(), 1, true, false), None);
    }

    #[test]
    fn places_within_a_line() {
        let found: Vec<u32> =
            search(&[10, 20, 30]).within(0, Span::new(12, 21)).map(TextSpan::start).collect();
        assert_eq!(found, [10, 20]);
    }
}
