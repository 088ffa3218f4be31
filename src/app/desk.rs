//! An open filing: its text, its section tree, its figures and what is judged of them.
//!
//! It opens in three steps, each of which shows what is known so far: the text with its sections,
//! then the figures with their checks, then what was decided of them in earlier sessions.

pub(super) mod copy;
mod heading;
mod judge;
mod opening;
pub mod reach;
mod respan;
mod seek;
mod settle;
pub mod sum;
mod travel;

use std::sync::Arc;

pub use self::opening::Stage;
use super::Out;
use super::action::{Filing as Act, Move, Outline as Fold, Reader as Read};
use super::figure::FigurePane;
use super::flow::Place;
use super::layout::{Pane, Panes, figure_area, panes, text_area};
use super::legend::Legend;
use super::library::Source;
use super::msg::{Effect, Generation, Job};
use super::notice::Notice;
use super::outline::Tree;
use super::reader::{Bring, Reader};
use super::search::Search;
use super::subject::{Shown, Subject};
use super::tally::Tally;
use crate::checks::CheckId;
use crate::outline::SectionId;
use crate::reading::Reading;
use crate::review::{EntryId, FilingCard, HeadingMark, Review, State, Viewer};
use crate::text::TextSpan;

/// The state of an open filing.
#[derive(Debug)]
pub struct Desk {
    source: Source,
    generation: Generation,
    stage: Stage,
    viewer: Viewer,
    /// What was read and judged so far.
    shown: Shown,
    card: Option<FilingCard>,
    tally: Tally,
    /// The check in hand: its operands show together until something else is taken up.
    pub check: Option<CheckId>,
    /// The pane that has the focus.
    pub focus: Pane,
    /// True where the text has the width of the screen.
    wide: bool,
    /// The text.
    pub reader: Reader,
    /// The section tree.
    pub tree: Tree,
    /// What the current figure means.
    pub figure: FigurePane,
    /// What is looked for.
    pub search: Search,
    seeking: seek::Seeking,
    judging: judge::Judging,
    disputes: settle::Disputes,
    /// How far the next verdict reaches.
    pub reach: reach::Reach,
    /// The figures that a list over the text shows: no reach goes past them.
    listed: Option<Vec<EntryId>>,
    /// What was added up last.
    pub sum: Option<sum::Sum>,
    /// True while figures are walked through along the queue, the most doubtful first.
    queueing: bool,
    /// The figure whose ends are being moved.
    pub respan: Option<EntryId>,
    /// The marks that the section tree is mended by.
    mended: Vec<HeadingMark>,
}

impl Desk {
    /// Opens `source`.
    pub fn open(source: Source, viewer: Viewer, legend: Arc<Legend>, out: &mut Out) -> Self {
        let generation = out.generation();
        out.ask(Effect::Job(Job::Open { generation, source: source.clone() }));
        Self {
            source,
            generation,
            stage: Stage::Opening,
            viewer,
            shown: Shown::new(legend),
            card: None,
            tally: Tally::default(),
            check: None,
            focus: Pane::Reader,
            wide: false,
            reader: Reader::default(),
            tree: Tree::default(),
            figure: FigurePane::default(),
            search: Search::default(),
            seeking: seek::Seeking::default(),
            judging: judge::Judging::default(),
            disputes: settle::Disputes::default(),
            reach: reach::Reach::default(),
            listed: None,
            sum: None,
            queueing: false,
            respan: None,
            mended: Vec::new(),
        }
    }

    /// The panes' rectangles on a screen of this size.
    pub fn panes(&self, width: u16, height: u16) -> Panes {
        panes(width, height, self.focus, self.wide)
    }

    /// Where the filing comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// How far it is read.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The sign of every mark.
    pub fn legend(&self) -> &Legend {
        &self.shown.legend
    }

    /// What was read of it so far.
    pub fn reading(&self) -> Option<&Arc<Reading>> {
        self.shown.reading.as_ref()
    }

    /// What was read and judged of it so far.
    pub fn subject(&self) -> Option<Subject<'_>> {
        self.shown.subject()
    }

    /// Why nothing can be judged yet.
    pub fn no_figures(&self) -> Notice {
        Notice::refused(match self.stage {
            Stage::Halted => "the figures could not be read",
            _ => "the figures are still being sought",
        })
    }

    /// What an export is made of.
    pub fn reviewed(&self) -> Option<(FilingCard, Arc<Reading>, Review)> {
        Some((self.card.clone()?, Arc::clone(self.shown.reading.as_ref()?), self.shown.review.clone()?))
    }

    /// How much of it is judged.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// True while a decision is on its way to the disk.
    pub fn is_recording(&self) -> bool {
        self.judging.is_recording()
    }

    /// Lays out what is in view.
    pub fn settle(&mut self, panes: &Panes) {
        let Some(subject) = self.shown.subject() else { return };
        self.reader.settle(subject, text_area(panes.inside(Pane::Reader)));
        self.tree.settle(usize::from(panes.inside(Pane::Outline).height));
        self.tree.follow(&subject.reading.outline, self.section_here(), self.focus == Pane::Outline);
        let inside = figure_area(panes.inside(Pane::Figure));
        let (width, height) = (usize::from(inside.width), usize::from(inside.height));
        self.figure.settle(subject, (self.reader.current(), self.check), width, height);
        self.settle_reach();
    }

    /// The check whose operands show together: the one chosen in the figure pane, else the one in hand.
    pub fn related(&self) -> Option<CheckId> {
        let chosen = self.figure.chosen().filter(|_| self.focus == Pane::Figure).and_then(|fact| fact.check);
        chosen.or(self.check)
    }

    /// The section that the cursor is in.
    pub fn section_here(&self) -> Option<SectionId> {
        let place = self.reader.anchor();
        self.shown.reading.as_ref()?.outline.section_at(place.document, place.at)
    }

    /// Runs `body` with the reader and its subject, where there is one.
    fn with_reader<T>(&mut self, body: impl FnOnce(&mut Reader, Subject) -> T) -> Option<T> {
        let subject = self.shown.subject()?;
        Some(body(&mut self.reader, subject))
    }

    /// Moves in the pane that has the focus.
    pub fn go(&mut self, step: Move, count: Option<u32>) {
        let Some(subject) = self.shown.subject() else { return };
        match self.focus {
            Pane::Reader => {
                self.queueing = false;
                self.reader.go_move(subject, step, count);
            }
            Pane::Outline => self.tree.go(&subject.reading.outline, step, count),
            Pane::Figure => self.figure.go(step, count),
        }
    }

    /// Goes to a place, remembering the one that is left.
    pub fn jump(&mut self, place: Place, bring: Bring) {
        self.with_reader(|reader, subject| {
            reader.leave(subject);
            reader.go(subject, place, bring);
        });
    }

    /// Answers for what can be done with an open filing, whatever pane has the focus.
    pub fn act(&mut self, act: Act, count: Option<u32>, letter: Option<char>, out: &mut Out) {
        match act {
            Act::Focus(pane) => self.focus = pane,
            Act::Wide => {
                self.wide = !self.wide;
                let words =
                    if self.wide { "the text alone: gw brings the panes back" } else { "the panes are back" };
                out.say(Notice::done(words));
            }
            Act::Copy => self.copy(out),
            Act::CopyTable => self.copy_table(out),
            Act::Heading => self.mark_heading(true, None, out),
            Act::HeadingOf => self.mark_heading(true, letter.and_then(|l| l.to_digit(10)), out),
            Act::NoHeading => self.mark_heading(false, None, out),
            // The centre opens what lies over a filing.
            Act::Search | Act::List(_) | Act::Export => {}
            Act::NextDispute | Act::PreviousDispute => self.next_dispute(act == Act::NextDispute, out),
            Act::SetMark => {
                if let Some((letter, here)) = letter.zip(self.with_reader(Reader::here)) {
                    self.reader.marks.insert(letter, here);
                    out.say(Notice::done(format!("this place is '{letter}")));
                }
            }
            _ => self.travel(act, count, letter, out),
        }
    }

    /// Answers for what can be done with the text.
    pub fn read(&mut self, act: Read, count: Option<u32>) {
        if act == Read::Select {
            self.respan = None;
        }
        self.with_reader(|reader, subject| reader.act(subject, act, count));
    }

    /// Folds and unfolds the tree.
    pub fn fold(&mut self, act: Fold) {
        if let Some(reading) = &self.shown.reading {
            self.tree.act(&reading.outline, act);
        }
    }

    /// Moves the end of the selection by words.
    pub fn select_word(&mut self, forward: bool, count: Option<u32>) {
        self.with_reader(|reader, subject| reader.select_word(subject, forward, count));
    }

    /// Lets the other end of the selection move.
    pub fn select_swap(&mut self) {
        self.with_reader(Reader::select_swap);
    }

    /// The selected text and its place, once figures can be added.
    pub fn selected(&self) -> Option<(usize, TextSpan, String)> {
        let selection = self.reader.selection.filter(|_| self.shown.review.is_some())?;
        let document = self.shown.reading.as_ref()?.filing.documents.get(selection.head.document)?;
        let span = trimmed(document.text.as_str(), selection.span(document));
        (!span.is_empty()).then(|| (selection.head.document, span, document.slice(span).to_owned()))
    }

    /// True where a figure stands in the selection that nobody rejected: it is corrected, not added again.
    pub fn overlaps(&self, document: usize, span: TextSpan, out: &mut Out) -> bool {
        let Some(review) = &self.shown.review else { return false };
        let stands = |id: &EntryId| review.state(*id) != State::Rejected;
        let Some(id) = review.overlapping(document, span).find(stands) else { return false };
        let number = review.position(id).map_or(0, |at| at + 1);
        out.say(Notice::refused(format!("this is of figure {number}: e corrects it, w moves its ends")));
        true
    }

    /// Puts the cursor where somebody clicked in the text.
    pub fn click(&mut self, x: usize, y: usize) {
        (self.focus, self.queueing, self.respan) = (Pane::Reader, false, None);
        self.with_reader(|reader, subject| reader.click(subject, x, y));
    }

    /// Scrolls the text.
    pub fn wheel(&mut self, lines: i64) {
        self.with_reader(|reader, subject| reader.wheel(subject, lines));
    }

    /// Goes to the place that gave the chosen attribute, or that the chosen check speaks of.
    pub fn go_to_source(&mut self, out: &mut Out) {
        match self.figure.chosen().and_then(|fact| fact.source) {
            Some((document, span)) => {
                self.jump(Place { document, at: span.start() }, Bring::Third);
                self.focus = Pane::Reader;
            }
            None => out.say(Notice::refused("this comes from no place in the text")),
        }
    }

    /// Goes to the section chosen in the tree.
    pub fn go_to_section(&mut self, id: SectionId) {
        let Some(section) = self.shown.reading.as_ref().and_then(|r| r.outline.get(id)) else { return };
        let place = Place { document: section.document, at: section.span.start() };
        self.jump(place, Bring::Top);
        self.focus = Pane::Reader;
    }
}

/// A span without the white space at its ends.
fn trimmed(text: &str, span: TextSpan) -> TextSpan {
    let part = crate::text::slice(text, span);
    let start = span.start() + crate::text::saturate(part.len() - part.trim_start().len());
    TextSpan::new(start, start + crate::text::saturate(part.trim().len()))
}
