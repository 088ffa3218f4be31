//! The steps in which a filing opens, from its text to what was decided of it, and what is kept when it closes.

use std::sync::Arc;

use super::super::Out;
use super::super::flow::Place;
use super::super::msg::{Effect, Generation, Order};
use super::super::notice::Notice;
use super::super::outline::Tree;
use super::super::reader::Bring;
use super::super::tally::Tally;
use super::super::ticks::Ticks;
use super::Desk;
use crate::error::Error;
use crate::reading::Reading;
use crate::review::{FilingCard, Log, Review};
use crate::text::TextSpan;

/// How far a filing is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is known yet.
    Opening,
    /// The text is there, its figures are being sought.
    Sections,
    /// The figures are there, what was decided of them is being read.
    Figures,
    /// Everything is there.
    Ready,
    /// The text is there, but its figures could not be read.
    Halted,
    /// It could not be read.
    Failed(Notice),
}

impl Desk {
    /// Takes in the text and its sections.
    pub fn sections(&mut self, generation: Generation, reading: Arc<Reading>) {
        if generation == self.generation {
            self.stage = Stage::Sections;
            self.shown.reading = Some(reading);
            self.tree = Tree::default();
        }
    }

    /// Takes in the figures and their checks.
    pub fn complete(
        &mut self,
        generation: Generation,
        reading: Arc<Reading>,
        card: FilingCard,
        out: &mut Out,
    ) {
        if generation != self.generation {
            return;
        }
        self.stage = Stage::Figures;
        self.shown.ticks = Ticks::new(&reading.checks, reading.figures.all.len());
        self.shown.reading = Some(reading);
        let path = self.source.path().cloned();
        out.ask(Effect::Store(Order::Log { generation, card: card.clone(), path }));
        self.card = Some(card);
    }

    /// Takes in what was decided before, and goes to the place where its reader left off.
    pub fn log(
        &mut self,
        generation: Generation,
        log: Log,
        place: Option<u32>,
        trouble: Option<Error>,
        out: &mut Out,
    ) {
        let (Some(reading), Some(card)) = (&self.shown.reading, &self.card) else { return };
        if generation != self.generation {
            return;
        }
        let review = Review::open(reading, card.filing, self.viewer.clone(), log);
        self.tally = Tally::new(reading, &review);
        self.stage = Stage::Ready;
        // Who has moved already stays where they are.
        let untouched = self.reader.anchor().at == 0 && self.reader.jumps.last().is_none();
        let left_off = place.filter(|_| untouched).and_then(|byte| at_source(reading, byte));
        let lost = review.astray().len();
        let cut_off = reading.filing.cut_off().map(|issue| issue.message.clone());
        self.shown.review = Some(review);
        if let (Some(place), Some(subject)) = (left_off, self.shown.subject()) {
            match subject.review.and_then(|review| review.at(place.document, place.at)) {
                Some(id) => self.reader.go_to_figure(subject, id),
                None => self.reader.go(subject, place, Bring::Third),
            }
            out.say(Notice::done("where you left off"));
        }
        self.mend();
        if lost > 0 {
            let words = if lost == 1 { "1 decision".to_owned() } else { format!("{lost} decisions") };
            out.say(Notice::refused(format!("{words} of earlier sessions found no figure in this file")));
        }
        if let Some(how) = cut_off {
            let words = format!("this file is cut off: {how}; what follows is missing (I lists it)");
            out.say(Notice::refused(words));
        }
        if let Some(error) = trouble {
            out.say(error.into());
        }
    }

    /// Takes in that the figures cannot be read: the text stays.
    pub fn halted(&mut self, generation: Generation, error: Error, out: &mut Out) {
        if generation == self.generation {
            self.stage = Stage::Halted;
            out.say(error.into());
        }
    }

    /// Takes in that the filing cannot be read.
    pub fn not_opened(&mut self, generation: Generation, error: Error) {
        if generation == self.generation {
            self.stage = Stage::Failed(error.into());
        }
    }

    /// Notes the place in the store before the filing is closed.
    pub fn leave(&mut self, out: &mut Out) {
        let (Some(subject), Some(card)) = (self.shown.subject(), &self.card) else { return };
        let here = self.reader.here(subject);
        if let Some(document) = subject.reading.filing.documents.get(here.document) {
            let at = document.source(TextSpan::new(here.at, here.at.saturating_add(1))).start();
            out.ask(Effect::Store(Order::Leave { filing: card.filing, at }));
        }
    }
}

/// The place in the text of a byte of the file.
fn at_source(reading: &Reading, byte: u32) -> Option<Place> {
    let span = crate::text::Span::new(byte, byte.saturating_add(1));
    let (document, found) =
        reading.filing.documents.iter().enumerate().find(|(_, d)| d.part.body.contains(byte))?;
    Some(Place { document, at: found.map.to_text(span)?.start() })
}
