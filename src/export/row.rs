//! One judged figure as every export carries it: where it is printed, what was extracted, what holds
//! now, and who said so.
//!
//! A row proves itself to someone who was not there: the file's hash, the bytes and the words that
//! stand there, both readings, the verdict with its author and time, the checks, and a seal over all of
//! it (see [`columns`](super::columns)). Fields that `tickmark extract` prints have the same names here.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::record::{Named, TableRecord};
use crate::checks::{CheckId, Status};
use crate::reading::Reading;
use crate::review::{
    Act, Attributes, DecisionId, Entry, EntryId, FileHash, FilingCard, Review, Reviewer, State,
};
use crate::text::{SourceSpan, TextSpan};

/// The version of the row's form that this program writes.
pub const VERSION: u32 = 2;

/// What wrote a row.
pub const PROGRAM: &str = concat!("tickmark ", env!("CARGO_PKG_VERSION"));

/// A judged figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Version of the row's form.
    pub v: u32,
    /// Name of the file.
    pub filing: String,
    /// SHA-256 of the file.
    pub sha256: FileHash,
    /// Form type.
    pub form: Option<String>,
    /// Name of the registrant.
    pub company: Option<String>,
    /// Central index key of the registrant, with its zeros.
    pub cik: Option<String>,
    /// Accession number with its dashes.
    pub accession: Option<String>,
    /// Number of the document in the file, from 1.
    pub document: usize,
    /// Type of the document.
    pub document_type: String,
    /// Titles of the sections around it, outermost first.
    pub section: Vec<String>,
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What is printed, markup and references decoded.
    pub raw: String,
    /// The verdict.
    pub state: State,
    /// What holds: what was extracted with the person's corrections over it.
    #[serde(flatten)]
    pub figure: Attributes,
    /// What the program extracted; None for a figure that a person added.
    pub extracted: Option<Extracted>,
    /// Why it is to be looked at again although it was judged once.
    pub again: Option<String>,
    /// Who gave the verdict.
    pub reviewer: Option<Reviewer>,
    /// When.
    pub at: Option<Timestamp>,
    /// The decision in the log.
    pub decision: Option<DecisionId>,
    /// Who settled what reviewers disagreed on, and for whom.
    pub ruling: Option<Ruled>,
    /// What people said of it.
    pub comments: Vec<Remark>,
    /// Tick marks set by hand.
    pub ticks: Vec<String>,
    /// Checks that it takes part in.
    pub checks: Vec<CheckMark>,
    /// What is uncertain about it, in words.
    pub doubts: Vec<String>,
    /// Its place in a table.
    pub table: Option<TableRecord>,
    /// A reading that arithmetic proposes or has proved, as `extract` prints it.
    pub repair: Json,
    /// The fact that the filer tagged here, as `extract` prints it.
    pub tagged: Json,
    /// What wrote this row.
    pub program: String,
    /// Its place in the text of its document, for formats that count in the text; no part of the row.
    #[serde(skip)]
    pub place: TextSpan,
    /// Hash over all the rest.
    pub seal: String,
}

/// What the program read, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it read there.
    #[serde(flatten)]
    pub figure: Attributes,
}

/// How an adjudicator settled what reviewers disagreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruled {
    /// The adjudicator.
    pub by: Reviewer,
    /// The reviewer found to be right; None where all were wrong.
    pub right: Option<Reviewer>,
}

impl fmt::Display for Ruled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.right {
            Some(right) => write!(f, "{}: {right} is right", self.by),
            None => write!(f, "{}: all were wrong", self.by),
        }
    }
}

/// A comment on a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who said it.
    pub reviewer: Reviewer,
    /// When.
    pub at: Timestamp,
    /// The words.
    pub text: String,
}

/// A check that a figure takes part in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckMark {
    /// Number of the check in the filing, from 1, as `tickmark check` prints it.
    pub id: usize,
    /// What must hold.
    pub kind: String,
    /// Whether it does.
    pub status: String,
    /// The equation with the figures as printed, or as they were put right.
    pub equation: String,
}

/// A filing that was reviewed, with all that an export says of it.
#[derive(Clone, Copy, Debug)]
pub struct Reviewed<'a> {
    /// What is known of the file.
    pub card: &'a FilingCard,
    /// What was read.
    pub reading: &'a Reading,
    /// What was decided.
    pub review: &'a Review,
}

impl Reviewed<'_> {
    /// Rows of the figures in reading order: of those that a person judged, or of all.
    pub fn rows(&self, all: bool) -> Vec<Row> {
        let checks = self.checks_of_figures();
        self.review
            .entries()
            .filter(|(_, entry)| all || entry.state().is_judged())
            .filter_map(|(id, entry)| self.row(id, entry, &checks))
            .collect()
    }

    /// For each extracted figure, the checks that it takes part in.
    fn checks_of_figures(&self) -> Vec<Vec<CheckId>> {
        let mut checks = vec![Vec::new(); self.reading.figures.all.len()];
        for (id, check) in self.review.checks(self.reading) {
            for operand in &check.operands {
                if let Some(of) = checks.get_mut(operand.figure.0 as usize)
                    && of.last() != Some(&id)
                {
                    of.push(id);
                }
            }
        }
        checks
    }

    fn row(&self, id: EntryId, entry: &Entry, checks: &[Vec<CheckId>]) -> Option<Row> {
        let Self { card, reading, review } = *self;
        let document = reading.filing.documents.get(entry.document)?;
        let source = document.source(entry.span());
        let extracted = entry.figure().and_then(|figure| reading.figures.get(figure));
        let named = Named { name: &card.name, reading };
        let record = extracted.map(|figure| named.figure(figure));
        let section = extracted
            .and_then(|figure| figure.section)
            .or_else(|| reading.outline.section_at(entry.document, entry.span().start()));
        let section = section.map(|id| reading.outline.path(id)).unwrap_or_default();
        let read = review.extracted(reading, id)?;
        let figure = read.clone().with(entry.changes());
        let of_extracted = extracted.map(|found| {
            let place: SourceSpan = document.source(found.span);
            Extracted { start: place.start(), end: place.end(), figure: read }
        });
        let decision = entry.judged().and_then(|index| review.log().get(index));
        let own_checks = entry.figure().and_then(|figure| checks.get(figure.0 as usize));
        let json = |value: Result<Json, serde_json::Error>| value.unwrap_or(Json::Null);
        let mut row = Row {
            v: VERSION,
            filing: card.name.clone(),
            sha256: card.filing,
            form: card.form.clone(),
            company: card.company.clone(),
            cik: card.cik.clone(),
            accession: card.accession.clone(),
            document: entry.document + 1,
            document_type: reading.filing.document_type(entry.document).to_owned(),
            section: section.into_iter().map(str::to_owned).collect(),
            start: source.start(),
            end: source.end(),
            raw: document.slice(entry.span()).to_owned(),
            state: entry.state(),
            figure,
            extracted: of_extracted,
            again: entry.again().map(|again| again.why.text().to_owned()),
            reviewer: decision.map(|d| d.reviewer.clone()),
            at: decision.map(|d| d.at),
            decision: decision.map(|d| d.id),
            ruling: review.ruling(id).and_then(|index| ruled(review, index)),
            comments: entry.comments().filter_map(|index| remark(review, index)).collect(),
            ticks: entry.ticks().to_vec(),
            checks: own_checks.into_iter().flatten().filter_map(|id| self.check_mark(*id)).collect(),
            doubts: record.iter().flat_map(|r| r.doubts.iter().map(|d| (*d).to_owned())).collect(),
            table: record.as_ref().and_then(|r| r.table.clone()),
            repair: record.as_ref().map_or(Json::Null, |r| json(serde_json::to_value(&r.repair))),
            tagged: record.as_ref().map_or(Json::Null, |r| json(serde_json::to_value(r.tagged.as_ref()))),
            program: PROGRAM.to_owned(),
            place: entry.span(),
            seal: String::new(),
        };
        row.seal = super::columns::seal(&row);
        Some(row)
    }

    fn check_mark(&self, id: CheckId) -> Option<CheckMark> {
        let check = self.review.check(self.reading, id)?;
        Some(CheckMark {
            id: id.0 as usize + 1,
            kind: check.kind.info().name.to_owned(),
            status: status_name(check.status).to_owned(),
            equation: check.equation.clone(),
        })
    }
}

/// The name of a status, as `tickmark check` prints it.
fn status_name(status: Status) -> &'static str {
    match status {
        Status::Pass => "pass",
        Status::Rounded => "rounded",
        Status::Fail => "fail",
    }
}

/// The ruling at `index` of the log.
pub(super) fn ruled(review: &Review, index: usize) -> Option<Ruled> {
    let decision = review.log().get(index)?;
    let Act::Adjudicate { right, .. } = &decision.act else { return None };
    Some(Ruled { by: decision.reviewer.clone(), right: right.clone() })
}

fn remark(review: &Review, index: usize) -> Option<Remark> {
    let decision = review.log().get(index)?;
    let Act::Comment { text } = &decision.act else { return None };
    Some(Remark { reviewer: decision.reviewer.clone(), at: decision.at, text: text.clone() })
}
