//! How much of a filing is judged, part by part: the whole, its sections, its tables, its kinds.

use serde::Serialize;

use super::row::Reviewed;
use crate::review::{State, Tally};

/// A part of a filing and how many of its figures are in each state.
#[derive(Clone, Debug)]
pub struct Part {
    /// "filing", "section", "table" or "kind".
    pub part: &'static str,
    /// Its name: the titles of a section from the outermost, the number of a table in its document.
    pub name: String,
    /// The counts.
    pub tally: Tally,
}

/// The parts of a filing that hold a figure.
pub fn parts(reviewed: &Reviewed<'_>) -> Vec<Part> {
    let coverage = reviewed.review.coverage(reviewed.reading);
    let outline = &reviewed.reading.outline;
    let mut parts = vec![Part { part: "filing", name: reviewed.card.name.clone(), tally: coverage.all }];
    for (index, tally) in coverage.sections.iter().enumerate().filter(|(_, tally)| tally.total() > 0) {
        let id = crate::outline::SectionId(crate::text::saturate(index));
        parts.push(Part { part: "section", name: outline.path(id).join(" > "), tally: *tally });
    }
    for (document, table, tally) in &coverage.tables {
        let name = format!("document {}, table {table}", document + 1);
        parts.push(Part { part: "table", name, tally: *tally });
    }
    for (kind, tally) in &coverage.kinds {
        parts.push(Part { part: "kind", name: kind.name().to_owned(), tally: *tally });
    }
    parts
}

/// A part, as `tickmark coverage` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct PartRecord {
    filing: String,
    part: &'static str,
    name: String,
    figures: usize,
    pending: usize,
    proved: usize,
    confirmed: usize,
    corrected: usize,
    rejected: usize,
    added: usize,
}

/// The records of a filing.
pub fn records(reviewed: &Reviewed<'_>) -> impl Iterator<Item = PartRecord> + use<> {
    let filing = reviewed.card.name.clone();
    parts(reviewed).into_iter().map(move |part| PartRecord {
        filing: filing.clone(),
        part: part.part,
        name: part.name,
        figures: part.tally.total(),
        pending: part.tally.of(State::Pending),
        proved: part.tally.of(State::Proved),
        confirmed: part.tally.of(State::Confirmed),
        corrected: part.tally.of(State::Corrected),
        rejected: part.tally.of(State::Rejected),
        added: part.tally.of(State::Added),
    })
}
