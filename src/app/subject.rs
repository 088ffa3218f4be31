//! What an open filing is about: what was read and, once it is known, what was judged.

use std::sync::Arc;

use super::flow::Place;
use super::legend::Legend;
use super::ticks::Ticks;
use crate::checks::{Check, CheckId};
use crate::figures::{Figure, FigureId};
use crate::reading::Reading;
use crate::review::{Entry, EntryId, Review};
use crate::text::{TextSpan, cells, saturate};

/// What was read and judged of an open filing so far. It stands apart from the panes, so that one of them can change
/// while it looks at this.
#[derive(Debug)]
pub struct Shown {
    /// What was read.
    pub reading: Option<Arc<Reading>>,
    /// What was judged.
    pub review: Option<Review>,
    /// Which checks each figure takes part in.
    pub ticks: Ticks,
    /// The sign of every mark.
    pub legend: Arc<Legend>,
}

impl Shown {
    /// A filing of which nothing is known yet.
    pub fn new(legend: Arc<Legend>) -> Self {
        Self { reading: None, review: None, ticks: Ticks::default(), legend }
    }

    /// What there is to look at; None before anything is read.
    pub fn subject(&self) -> Option<Subject<'_>> {
        let Self { reading, review, ticks, legend } = self;
        Some(Subject { reading: reading.as_deref()?, review: review.as_ref(), ticks, legend })
    }
}

/// The filing that is open, as panes look at it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What was read.
    pub reading: &'a Reading,
    /// What was judged; None until the figures are found and the log is read.
    pub review: Option<&'a Review>,
    /// Which checks each figure takes part in.
    pub ticks: &'a Ticks,
    /// The sign of every mark.
    pub legend: &'a Legend,
}

impl<'a> Subject<'a> {
    /// The entry with this id.
    pub fn entry(self, id: EntryId) -> Option<&'a Entry> {
        self.review?.entry(id)
    }

    /// What was extracted for an entry; None for one that a person added.
    pub fn figure(self, id: EntryId) -> Option<&'a Figure> {
        self.reading.figures.get(self.entry(id)?.figure()?)
    }

    /// The checks that a figure takes part in.
    pub fn checks(self, figure: FigureId) -> impl Iterator<Item = (CheckId, &'a Check)> + Clone {
        let of_figure = self.ticks.of(figure).iter().filter_map(move |id| Some((*id, self.check(*id)?)));
        // A part that was rejected is left out of its sum.
        of_figure.filter(move |(_, check)| check.operands.iter().any(|o| o.figure == figure))
    }

    /// The check with this id, on the values in force; None where those leave nothing to judge.
    pub fn check(self, id: CheckId) -> Option<&'a Check> {
        match self.review {
            Some(review) => review.check(self.reading, id),
            None => self.reading.checks.all.get(id.0 as usize),
        }
    }

    /// What a check looks like, in words and in the unit of its equation.
    pub fn note(self, id: CheckId) -> Option<String> {
        let check = self.check(id)?;
        let again = self.review.is_some_and(|review| review.is_judged_again(id));
        // What it looked like as printed says nothing of what was corrected.
        if again {
            Some(format!("off by {}", check.off(&self.reading.figures)))
        } else {
            check.note(&self.reading.figures)
        }
    }

    /// All checks on the values in force.
    pub fn all_checks(self) -> impl Iterator<Item = (CheckId, &'a Check)> + Clone {
        let ids = (0..saturate(self.reading.checks.all.len())).map(CheckId);
        ids.filter_map(move |id| Some((id, self.check(id)?)))
    }

    /// What speaks against the reading of a figure, in words. Checks that fail are told by their
    /// equations.
    pub fn reasons(self, figure: FigureId) -> impl Iterator<Item = &'a str> {
        self.reading.checks.doubts.reasons(figure).filter(|words| !words.starts_with("does not hold"))
    }

    /// Where an entry starts.
    pub fn place_of(self, id: EntryId) -> Option<Place> {
        let entry = self.entry(id)?;
        Some(Place { document: entry.document, at: entry.span().start() })
    }

    /// The text of a document; empty where there is none.
    pub fn text(self, document: usize) -> &'a str {
        self.reading.filing.documents.get(document).map_or("", |d| d.text.as_str())
    }

    /// A stretch of text in one line of at most so many cells, between quotation marks.
    pub fn quote(self, document: usize, span: TextSpan, room: usize) -> String {
        let words: Vec<&str> = crate::text::slice(self.text(document), span).split_whitespace().collect();
        format!("“{}”", cells::clip(&words.join(" "), room))
    }

    /// The words of an entry as printed.
    pub fn printed(self, id: EntryId) -> &'a str {
        self.entry(id).map_or("", |e| crate::text::slice(self.text(e.document), e.span()))
    }
}
