//! Selecting a stretch of text by keys, to add a figure that was missed or to copy.

use super::{Bring, Reader};
use crate::app::action::Move;
use crate::app::flow::Place;
use crate::app::subject::Subject;
use crate::filing::Document;
use crate::text::{Span, TextSpan};

/// A stretch of text between two letters, both of them in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The letter where it started.
    pub anchor: Place,
    /// The letter that moves.
    pub head: Place,
}

impl Selection {
    /// A selection of one letter.
    pub fn new(place: Place) -> Self {
        Self { anchor: place, head: place }
    }

    /// The text it covers.
    pub fn span(&self, document: &Document) -> TextSpan {
        let (from, to) = (self.anchor.at.min(self.head.at), self.anchor.at.max(self.head.at));
        let after = document.text.get(to as usize..).and_then(|rest| rest.chars().next());
        Span::new(from, to + after.map_or(0, |c| crate::text::saturate(c.len_utf8())))
    }
}

impl Reader {
    /// The first letter of the current figure, else of the line.
    pub(super) fn start_of_selection(&mut self, subject: Subject) -> Place {
        self.here(subject)
    }

    /// Moves the head of the selection; false for moves that do not concern it.
    pub(super) fn select_move(&mut self, subject: Subject, step: Move, count: Option<u32>) -> bool {
        let Some(mut selection) = self.selection else { return false };
        let Some(document) = subject.reading.filing.documents.get(selection.head.document) else {
            return false;
        };
        let times = count.unwrap_or(1);
        for _ in 0..times.min(10_000) {
            selection.head.at = match step {
                Move::Left => before(document, selection.head.at),
                Move::Right => after(document, selection.head.at),
                Move::Up | Move::Down => {
                    let delta = if step == Move::Up { -1 } else { 1 };
                    match self.beside(subject, selection.head, delta) {
                        Some(at) => at,
                        None => break,
                    }
                }
                _ => return false,
            };
        }
        self.take_head(subject, selection);
        true
    }

    /// The letter `delta` lines away from `head` at the same column.
    fn beside(&mut self, subject: Subject, head: Place, delta: i64) -> Option<u32> {
        let filing = &subject.reading.filing;
        let document = filing.documents.get(head.document)?;
        let id = self.flow.at(filing, head);
        let line = self.flow.line(filing, id);
        let (x, _) = line.cells_of(&document.text, Span::new(head.at, head.at + 1)).unwrap_or((0, 0));
        // Lines without text are passed over.
        for skip in 1..50 {
            let other = self.flow.step(filing, id, delta * skip);
            if other.document != head.document {
                return None;
            }
            if let Some(at) = self.flow.line(filing, other).byte_at(&document.text, x) {
                return Some(at);
            }
        }
        None
    }

    /// Moves the head by words.
    pub fn select_word(&mut self, subject: Subject, forward: bool, count: Option<u32>) {
        let Some(mut selection) = self.selection else { return };
        let Some(document) = subject.reading.filing.documents.get(selection.head.document) else { return };
        for _ in 0..count.unwrap_or(1).min(10_000) {
            let at = selection.head.at;
            selection.head.at = if forward { end_of_word(document, at) } else { start_of_word(document, at) };
        }
        self.take_head(subject, selection);
    }

    /// Lets the other end move.
    pub fn select_swap(&mut self, subject: Subject) {
        if let Some(Selection { anchor, head }) = self.selection {
            self.take_head(subject, Selection { anchor: head, head: anchor });
        }
    }

    fn take_head(&mut self, subject: Subject, selection: Selection) {
        self.selection = Some(selection);
        self.go(subject, selection.head, Bring::Near);
    }
}

/// The letter after the one at `at`, white space at line ends passed over as one.
fn after(document: &Document, at: u32) -> u32 {
    let rest = document.text.get(at as usize..).unwrap_or("");
    let mut letters = rest.char_indices().skip(1);
    letters.next().map_or(at, |(step, _)| at + crate::text::saturate(step))
}

fn before(document: &Document, at: u32) -> u32 {
    let start = document.text.get(..at as usize).unwrap_or("");
    start.char_indices().next_back().map_or(at, |(step, _)| crate::text::saturate(step))
}

/// The last letter of the word after `at`, or of the one that `at` stands in.
fn end_of_word(document: &Document, at: u32) -> u32 {
    let next = after(document, at);
    let rest = document.text.get(next as usize..).unwrap_or("");
    let blank = rest.len() - rest.trim_start().len();
    let word = rest[blank..].split_whitespace().next().unwrap_or("");
    match word.char_indices().next_back() {
        Some((last, _)) => next + crate::text::saturate(blank + last),
        None => at,
    }
}

/// The first letter of the word before `at`, or of the one that `at` stands in.
fn start_of_word(document: &Document, at: u32) -> u32 {
    let start = document.text.get(..at as usize).unwrap_or("").trim_end();
    let word = start.rsplit(char::is_whitespace).next().unwrap_or("");
    crate::text::saturate(start.len() - word.len())
}
