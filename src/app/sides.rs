//! The sides of a disagreement between reviewers: numbered alike in the figure pane, in the list of
//! disagreements and by the keys that take one.
//!
//! ```text
//! d0  as extracted   value 12.9          only where no reviewer says the same
//! d1  ann            value 12,900,000
//! d2  ben            no figure
//! ```

use super::figure::grouped;
use super::subject::Subject;
use crate::review::attributes::value_text;
use crate::review::dispute::{Finding, Shared, Verdict};
use crate::review::{Attribute, Attributes, EntryId, State};

/// A figure on which reviewers disagree.
#[derive(Clone, Debug)]
pub struct Sides {
    /// What each reviewer says.
    pub shared: Shared,
    /// What the program extracted; None for a figure that a reviewer added.
    extracted: Option<Attributes>,
    /// True where no reviewer leaves it as extracted.
    alone: bool,
}

/// What one side says.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its number, from 0 for what was extracted.
    pub number: usize,
    /// The reviewer's verdict; None for what was extracted.
    pub verdict: Option<&'a Verdict>,
    /// What it means by this side; None for no figure.
    pub figure: Option<&'a Attributes>,
}

impl Sides {
    /// The sides of a figure; None where reviewers do not disagree on it.
    pub fn of(subject: Subject, id: EntryId) -> Option<Self> {
        let shared = subject.review?.shared_on(subject.reading, id).filter(Shared::is_disputed)?;
        Self::new(subject, shared)
    }

    /// The sides of all disagreements that nobody has settled, in reading order.
    pub fn open(subject: Subject) -> Vec<Self> {
        let shared = subject.review.map_or_else(Vec::new, |review| review.shared(subject.reading));
        shared.into_iter().filter(Shared::is_open).filter_map(|shared| Self::new(subject, shared)).collect()
    }

    fn new(subject: Subject, shared: Shared) -> Option<Self> {
        let (review, id) = (subject.review?, shared.entry);
        let entry = review.entry(id)?;
        let extracted = entry.figure().and_then(|_| review.extracted(subject.reading, id));
        let as_extracted = |verdict: &Verdict| {
            extracted.as_ref().is_some_and(|figure| verdict.is_as(figure, entry.printed_span()))
        };
        let alone = !shared.verdicts.iter().any(as_extracted);
        Some(Self { shared, extracted, alone })
    }

    /// All sides, in the order of their numbers.
    pub fn all(&self) -> Vec<Side<'_>> {
        let extracted = self.extracted.as_ref().filter(|_| self.alone);
        let extracted = extracted.map(|figure| Side { number: 0, verdict: None, figure: Some(figure) });
        let verdicts = self.shared.verdicts.iter().enumerate().map(|(index, verdict)| Side {
            number: index + 1,
            verdict: Some(verdict),
            figure: Some(&verdict.figure).filter(|_| verdict.state != State::Rejected),
        });
        extracted.into_iter().chain(verdicts).collect()
    }

    /// What it is to take the side of this number; None where there is none.
    pub fn finding(&self, number: usize) -> Option<Finding> {
        match number.checked_sub(1) {
            Some(index) => self.shared.verdicts.get(index).map(|v| Finding::Right(v.reviewer.clone())),
            None => self.extracted.clone().map(|figure| Finding::Means(Box::new(figure))),
        }
    }
}

impl Side<'_> {
    /// Who says it.
    pub fn name(&self) -> &str {
        self.verdict.map_or("as extracted", |verdict| verdict.reviewer.name())
    }

    /// The verdict in a word.
    pub fn state(&self) -> &'static str {
        self.verdict.map_or("", |verdict| verdict.state.name())
    }

    /// What it says of an attribute; empty where it says nothing.
    pub fn says(&self, attribute: Attribute) -> String {
        let Some(figure) = self.figure else { return String::new() };
        match attribute {
            Attribute::Value if figure.value.number().is_some() => grouped(&value_text(&figure.value)),
            Attribute::Value => value_text(&figure.value),
            _ => figure.get(attribute).unwrap_or_default(),
        }
    }
}
