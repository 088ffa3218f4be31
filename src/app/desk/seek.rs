//! Searching the text: the view goes to the first place while words are being typed.

use super::Desk;
use crate::app::Out;
use crate::app::flow::Place;
use crate::app::msg::Generation;
use crate::app::notice::Notice;
use crate::app::outline::Tree;
use crate::app::prompt::Prompt;
use crate::app::reader::{Bring, Reader};
use crate::review::Act;
use crate::text::search::Query;

/// What is to follow when the places are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seeking {
    /// The place from which the first one counts.
    from: Option<Place>,
    /// Say how many there are.
    announce: bool,
    /// Places to go on by, asked for before they were known; back where negative.
    steps: i64,
}

impl Desk {
    /// Looks for `words`; the first place after `from` will be shown.
    pub fn seek(&mut self, words: &str, from: Place, out: &mut Out) {
        let Some(reading) = self.shown.reading.clone() else { return };
        self.seeking = Seeking { from: Some(from), ..Seeking::default() };
        self.search.ask(&reading, words, out);
        if words.trim().is_empty() {
            self.return_to(from);
        }
    }

    /// Takes in the places that were found.
    pub fn hits(&mut self, generation: Generation, hits: Vec<(Place, u32)>, out: &mut Out) {
        let hits = self.with_comments(hits);
        if !self.search.answer(generation, hits) {
            return;
        }
        if let Some(from) = self.seeking.from {
            match self.search.next(from, 1, true, true) {
                Some((place, ..)) => {
                    self.with_reader(|reader, subject| reader.go(subject, place, Bring::Third));
                }
                None => self.return_to(from),
            }
        }
        let steps = self.seeking.steps;
        if self.seeking.announce {
            self.say_hits(out);
        }
        if steps != 0 {
            // The steps count from the place that was just shown.
            let here = self.with_reader(Reader::here).unwrap_or_default();
            let times = usize::try_from(steps.unsigned_abs()).unwrap_or(1);
            self.step_hits(here, times, steps > 0, out);
        }
    }

    /// Adds the figures whose comments hold the words.
    fn with_comments(&self, mut hits: Vec<(Place, u32)>) -> Vec<(Place, u32)> {
        let (Some(subject), Some(query)) = (self.subject(), Query::new(self.search.words())) else {
            return hits;
        };
        let Some(review) = subject.review else { return hits };
        let mut found = false;
        for (index, decision) in review.log().decisions().iter().enumerate() {
            let Act::Comment { text } = &decision.act else { continue };
            let entry = review.entry_of_decision(index).and_then(|id| review.entry(id));
            if let Some(entry) = entry.filter(|_| !review.is_undone(index) && query.is_in(text)) {
                let place = Place { document: entry.document, at: entry.span().start() };
                hits.push((place, entry.span().len()));
                found = true;
            }
        }
        if found {
            hits.sort_unstable();
            hits.dedup_by_key(|(place, _)| *place);
        }
        hits
    }

    /// Chooses the section whose name holds what is typed: the first one behind where the search began, or with
    /// `step` the next one or the one before.
    pub fn seek_section(&mut self, prompt: &mut Prompt, step: Option<bool>) {
        let (Some(reading), Some(sections)) = (self.shown.reading.clone(), &mut prompt.sections) else {
            return;
        };
        let words = prompt.field.text();
        let named = Query::new(&words).map(|query| Tree::named(&reading.outline, &query)).unwrap_or_default();
        let first = || named.partition_point(|id| Some(*id) < sections.before.chosen());
        let count = named.len();
        let at = match (step, sections.found) {
            (Some(true), Some((_, number))) => number,
            (Some(false), Some((_, number))) => (number + count).saturating_sub(2),
            _ => first(),
        };
        let at = at.checked_rem(count);
        sections.found = (!words.trim().is_empty()).then_some((count, at.map_or(0, |at| at + 1)));
        self.tree = sections.before.clone();
        if let Some(id) = at.and_then(|at| named.get(at)) {
            self.tree.reveal(&reading.outline, *id);
        }
    }

    /// Ends typing the name of a section: goes to it.
    pub fn found_section(&mut self, prompt: Prompt, out: &mut Out) {
        let Some(sections) = prompt.sections else { return };
        match (sections.found, self.tree.chosen()) {
            (Some((1.., _)), Some(id)) => self.go_to_section(id),
            (Some((0, _)), _) => {
                let words = crate::text::cells::line(&prompt.field.text());
                out.say(Notice::refused(format!("no section has “{words}” in its name")));
            }
            _ => {}
        }
    }

    /// Ends typing: remembers the words and says how many places there are.
    pub fn found(&mut self, from: Place, out: &mut Out) {
        self.search.remember();
        self.reader.jumps.leave(from);
        self.seeking.announce = true;
        if self.search.count().is_some() {
            self.say_hits(out);
        }
    }

    fn say_hits(&mut self, out: &mut Out) {
        self.seeking = Seeking::default();
        let here = self.reader.anchor();
        let words = self.search.words().to_owned();
        if words.is_empty() {
            return;
        }
        // A capital asks for capitals, which is to be known where little or nothing is found.
        let capitals = words.chars().any(char::is_uppercase);
        let with = if capitals { " with these capitals (small letters find all)" } else { "" };
        match (self.search.count(), self.search.next(here, 1, true, true)) {
            (Some(count), Some((_, number, _))) => {
                out.say(Notice::done(format!("“{words}” {number} of {count}{with}: n next, N previous")));
            }
            _ => out.say(Notice::refused(format!("“{words}” is not in the text{with}"))),
        }
    }

    /// Forgets the words and goes back to where searching started.
    pub fn give_up(&mut self, from: Place) {
        self.search.forget();
        self.seeking = Seeking::default();
        self.return_to(from);
    }

    fn return_to(&mut self, from: Place) {
        self.with_reader(|reader, subject| reader.go(subject, from, Bring::Third));
    }

    /// Goes to the next place found, or the one before.
    pub(super) fn next_hit(&mut self, times: usize, forward: bool, out: &mut Out) {
        if self.search.words().is_empty() {
            // As after a restart: the last words are looked for again.
            let Some(words) = self.search.history().last().cloned() else {
                out.say(Notice::refused("nothing was searched for: / searches"));
                return;
            };
            self.seek(&words, self.reader.anchor(), out);
            self.seeking.announce = true;
            return;
        }
        if self.search.count().is_none() {
            let times = i64::try_from(times).unwrap_or(1);
            self.seeking.steps += if forward { times } else { -times };
            return;
        }
        self.step_hits(self.reader.anchor(), times, forward, out);
    }

    fn step_hits(&mut self, here: Place, times: usize, forward: bool, out: &mut Out) {
        let count = self.search.count().unwrap_or(0);
        match self.search.next(here, times, forward, false) {
            Some((place, number, around)) => {
                self.jump(place, Bring::Third);
                let round = match (around, forward) {
                    (false, _) => "",
                    (true, true) => ", from the start again",
                    (true, false) => ", from the end again",
                };
                out.say(Notice::done(format!("“{}” {number} of {count}{round}", self.search.words())));
            }
            None => out.say(Notice::refused(format!("“{}” is not in the text", self.search.words()))),
        }
    }
}
