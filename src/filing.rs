//! From bytes to a filing: the envelope, its documents, their text, blocks and tables.
//!
//! ```text
//! bytes ─ submission ─> parts ─ sniff ─> html | ascii | markdown | xml ─> Document
//!             └ header                    │          └ furniture: page numbers, running heads
//!                                         └ ixbrl: facts, contexts, units
//! ```
//!
//! Reading never fails and never panics. What could not be read as it should be is an [`Issue`]
//! beside the rest.

mod ascii;
mod cover;
mod decode;
mod document;
mod furniture;
pub mod grid;
mod header;
mod html;
mod issue;
pub mod ixbrl;
pub mod load;
mod markdown;
pub(crate) mod release;
mod sgml;
mod sniff;
mod submission;
mod xml;

pub(crate) use ascii::is_open;
pub use cover::{Cover, family};
pub(crate) use decode::to_string as decoded;
pub use document::{
    Anchor, Block, BlockKind, Cell, Document, Emphasis, Format, Furniture, Link, MOST_COLUMNS, Part, Row,
    Style, Table,
};
pub use header::{Filer, FilerRole, Header};
pub use issue::{Issue, IssueKind};
use ixbrl::{Fact, Marks, Tagging};
pub(crate) use xml::fact_column;

/// A submission with its documents read.
#[derive(Clone, Debug)]
pub struct Filing {
    /// The bytes of the file on disk.
    pub source: Vec<u8>,
    /// What the submission's header says.
    pub header: Header,
    /// Every document of the submission in file order, those set aside included (without text).
    pub documents: Vec<Document>,
    /// What the filing says of itself: form, company, period, fiscal year.
    pub cover: Cover,
    /// What the filer tagged.
    pub tagging: Tagging,
    /// What went wrong.
    pub issues: Vec<Issue>,
}

impl Filing {
    /// The text of a document, the type from the envelope or, for a lone file, from its cover.
    pub fn document_type(&self, document: usize) -> &str {
        match self.documents.get(document).map(|d| d.part.kind.as_str()) {
            Some("") | None => self.cover.form.as_deref().unwrap_or(""),
            Some(kind) => kind,
        }
    }

    /// What tells that the file ends before its document does; None where nothing does.
    pub fn cut_off(&self) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.kind == IssueKind::Truncated)
    }

    /// The form that the filer tagged on the cover ("dei:DocumentType", EDGAR Filer Manual, §6.5).
    fn tagged_form(&self) -> Option<String> {
        let is_form = |fact: &&Fact| self.source.get(fact.concept.range()) == Some(b"dei:DocumentType");
        let said = self.fact_text(self.tagging.facts.iter().find(is_form)?)?;
        Some(said.trim().to_owned()).filter(|form| !form.is_empty() && form.len() <= 20)
    }
}

/// Reads the file `source`.
pub fn read(source: Vec<u8>) -> Filing {
    let mut issues = Vec::new();
    let submission = submission::split(&source, &mut issues);
    let header = submission.header;
    // What a form's values are in may hang on the day of its filing.
    let mut said = Cover { filed: header.filed, period: header.period, ..Cover::default() };
    let mut marks = Marks::default();
    let lone = submission.parts.len() == 1;
    let mut documents = Vec::with_capacity(submission.parts.len());
    for part in submission.parts {
        marks.document = crate::text::saturate(documents.len());
        let machinery = !lone && part.format == Format::Xml && xml::is_machinery(&source[part.body.range()]);
        documents.push(if machinery {
            set_aside(part, &mut issues)
        } else {
            read_part(&source, part, &mut marks, &mut issues, &mut said)
        });
    }
    documents.iter().for_each(|document| tell_folded(document, &mut issues));
    let tagging = tags(&source, &documents, marks, &mut issues);
    let mut filing = Filing { source, header, documents, cover: Cover::default(), tagging, issues };
    said.form = said.form.or_else(|| filing.tagged_form());
    filing.cover = cover::read(&filing.header, said, &filing.documents);
    filing
}

/// What the filer tagged. An instance beside inline documents says what they say: it was drawn from them.
fn tags(source: &[u8], documents: &[Document], marks: Marks, issues: &mut Vec<Issue>) -> Tagging {
    let mut tagging = ixbrl::resolve(source, documents, marks, issues);
    if tagging.facts.is_empty() {
        for index in 0..documents.len() {
            if ixbrl::is_instance(source, &documents[index]) {
                ixbrl::read_instance(source, documents, index, &mut tagging, issues);
            }
        }
    }
    tagging
}

fn read_part(
    source: &[u8],
    part: Part,
    marks: &mut Marks,
    issues: &mut Vec<Issue>,
    said: &mut Cover,
) -> Document {
    let mut document = match part.format {
        Format::Html => {
            let mut document = html::read(source, part, marks, issues);
            ascii::refine(&mut document);
            furniture::mark(&mut document);
            document
        }
        Format::Markdown => {
            let mut document = markdown::read(source, part, issues);
            ascii::refine(&mut document);
            document
        }
        Format::Text => ascii::read(source, part, issues),
        // What an XML form says stands in fields; there are no pages to join.
        Format::Xml => return xml::read(source, part, issues, said),
        Format::Pdf | Format::Uuencoded | Format::Json | Format::Code | Format::Binary => {
            return set_aside(part, issues);
        }
    };
    furniture::join_sentences(&mut document);
    document
}

/// Says where a table has more columns than are kept apart.
fn tell_folded(document: &Document, issues: &mut Vec<Issue>) {
    for table in document.tables.iter().filter(|table| table.is_folded()) {
        let message = format!("a table of more than {MOST_COLUMNS} columns; those beyond are read as one");
        issues.push(Issue::at(IssueKind::Limit, document.source(table.span), message));
    }
}

/// A part that is listed with its size and not read.
fn set_aside(part: Part, issues: &mut Vec<Issue>) -> Document {
    let message = format!("{} is listed but not shown as text", set_aside_name(&part));
    issues.push(Issue::at(IssueKind::SetAside, part.body, message));
    Document::empty(part)
}

fn set_aside_name(part: &Part) -> String {
    match (part.filename.as_str(), part.kind.as_str()) {
        ("", "") => "this file".to_owned(),
        ("", kind) => kind.to_owned(),
        (name, _) => name.to_owned(),
    }
}
