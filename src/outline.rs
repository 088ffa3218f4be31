//! From documents to the section tree: documents, parts, items, statements, notes, headings.
//!
//! The outline is a flat arena in reading order, depth first. A section covers its heading, its text
//! and its subsections; `why` says what made its heading a heading, and `doubts` what is odd about
//! it. A section whose evidence is weak says so: a wrong section without a warning is the worst fault
//! that a reader of filings can have.

mod amend;
mod behind;
mod captions;
mod clauses;
mod covers;
mod doubts;
#[cfg(test)]
mod drawn;
#[cfg(test)]
mod examples;
mod forms;
mod headings;
mod items;
mod lettered;
mod levels;
mod lines;
mod marks;
mod names;
mod neighbours;
mod notes;
mod questions;
mod risks;
mod runs;
mod sections;
mod signatures;
mod statements;
mod toc;
mod tree;
mod vouched;
mod words;

pub use amend::{Amendment, Change};

use rustc_hash::FxHashMap;

use crate::filing::Filing;
use crate::text::TextSpan;

/// Index of a section in [`Outline::sections`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u32);

/// The section tree of a filing.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Sections in reading order, each before its subsections.
    pub sections: Vec<Section>,
    /// Tables of contents, as documents and the stretches of their text, in order.
    pub contents: Vec<(usize, TextSpan)>,
}

/// A section of a filing.
#[derive(Clone, Debug)]
pub struct Section {
    /// Index of its document in [`Filing::documents`].
    pub document: usize,
    /// What it is.
    pub kind: SectionKind,
    /// 0 for a document, 1 for its sections, and so on.
    pub depth: u8,
    /// The part of the form that it belongs to: 1 for "Part I".
    pub part: Option<u8>,
    /// Number of an item ("1A", "2.02"), a note ("5") or an exhibit ("99.1").
    pub number: Option<String>,
    /// Numbers of further items that its heading answers: "2" under "Items 1 and 2".
    pub also: Vec<String>,
    /// Its name: the item's title as printed, without the number.
    pub title: String,
    /// The heading as printed; empty where the section has none.
    pub heading: TextSpan,
    /// Everything from the heading to the end of the last subsection.
    pub span: TextSpan,
    /// The section around it.
    pub parent: Option<SectionId>,
    /// The next section with the same parent.
    pub next: Option<SectionId>,
    /// What made its heading a heading.
    pub why: Why,
    /// What is odd about it.
    pub doubts: Vec<SectionDoubt>,
}

/// What a section is. The names are those of the `outline` records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// A document of the submission.
    Document,
    /// "Part I" of a form.
    Part,
    /// An item that the form prescribes.
    Item,
    /// A financial statement.
    Statement,
    /// A numbered note to the statements.
    Note,
    /// A list of exhibits, or an exhibit bound into the document.
    Exhibit,
    /// Any other heading.
    Heading,
    /// The signatures.
    Signature,
    /// A table with a caption of its own.
    Table,
}

/// What made a heading a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The envelope says that a document starts here.
    Envelope,
    /// An item of the form by number and title.
    ItemTitle,
    /// An item of the form by number alone.
    ItemNumber,
    /// An item of the form by title alone.
    TitleAlone,
    /// The table of contents links here.
    Linked,
    /// The table of contents names it.
    Listed,
    /// A heading element or mark.
    Markup,
    /// Bold, larger, underlined or centered letters on a line of their own.
    Look,
    /// Capitals on a line of their own.
    Capitals,
    /// A number that continues a series.
    Numbered,
    /// The name of a financial statement above a table of figures.
    StatementName,
    /// The reader marked it.
    Reader,
}

impl Why {
    /// The reason in words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Envelope => "a document of the submission",
            Self::ItemTitle => "item number and title",
            Self::ItemNumber => "item number",
            Self::TitleAlone => "title of an item without its number",
            Self::Linked => "linked from the table of contents",
            Self::Listed => "named in the table of contents",
            Self::Markup => "marked up as a heading",
            Self::Look => "set off by weight, size or place",
            Self::Capitals => "capitals on a line of their own",
            Self::Numbered => "continues a series of numbers",
            Self::StatementName => "name of a statement above its table",
            Self::Reader => "marked by the reader",
        }
    }
}

/// What is odd about a section.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SectionDoubt {
    /// The form prescribes items and none of them was found.
    NoItems,
    /// The form prescribes these items and they were not found.
    Missing(String),
    /// The item stands before one that should precede it.
    OutOfOrder,
    /// Much shorter than such a section should be.
    Short,
    /// So long that it may hold another section.
    Long,
    /// Another heading for the same item stands elsewhere.
    Repeated,
    /// The heading was found on weak evidence.
    Weak,
    /// Text before the first section that no section holds.
    Unheld,
    /// A row of an index: what it lists stands elsewhere, under other headings.
    Elsewhere,
}

impl SectionDoubt {
    /// The doubt in words.
    pub fn text(&self) -> String {
        match self {
            Self::NoItems => "none of the items that the form prescribes was found".to_owned(),
            Self::Missing(items) => format!("the form prescribes {items}, not found here"),
            Self::OutOfOrder => "stands out of the form's order".to_owned(),
            Self::Short => "suspiciously short".to_owned(),
            Self::Long => "suspiciously long: it may hold another section".to_owned(),
            Self::Repeated => "another heading for it stands elsewhere".to_owned(),
            Self::Weak => "found on weak evidence".to_owned(),
            Self::Unheld => "text that no section holds".to_owned(),
            Self::Elsewhere => "a row of an index: its text stands elsewhere".to_owned(),
        }
    }
}

impl Section {
    /// True where the section is the item, the note or the exhibit `number`, alone or with others.
    pub fn answers(&self, number: &str) -> bool {
        self.number.as_deref() == Some(number) || self.also.iter().any(|also| also == number)
    }
}

impl Outline {
    /// True where `span` stands in a table of contents.
    pub fn is_contents(&self, document: usize, span: TextSpan) -> bool {
        let after = self.contents.partition_point(|(d, s)| (*d, s.start()) <= (document, span.start()));
        let before = after.checked_sub(1).and_then(|i| self.contents.get(i));
        before.is_some_and(|(d, s)| *d == document && s.overlaps(span))
    }

    /// The section with this id.
    pub fn get(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id.0 as usize)
    }

    /// The innermost section of `document` that holds `at`.
    pub fn section_at(&self, document: usize, at: u32) -> Option<SectionId> {
        // Sections are in reading order, so the last one that starts at or before the place is the
        // innermost unless it has ended; then one of those around it holds the place.
        let after = self.sections.partition_point(|s| (s.document, s.span.start()) <= (document, at));
        let mut id = SectionId(u32::try_from(after.checked_sub(1)?).ok()?);
        loop {
            let section = self.get(id)?;
            if section.document == document && (section.span.contains(at) || section.parent.is_none()) {
                return Some(id);
            }
            id = section.parent?;
        }
    }

    /// Titles from the document's first level down to `id`, the document itself left out.
    pub fn path(&self, id: SectionId) -> Vec<&str> {
        let mut titles = Vec::new();
        let mut next = Some(id);
        while let Some(section) = next.and_then(|id| self.get(id)) {
            if section.depth > 0 {
                titles.push(section.title.as_str());
            }
            next = section.parent;
        }
        titles.reverse();
        titles
    }
}

/// The number of a part of a form as forms print it: in capitals, of which none has more than six.
pub(crate) fn roman(part: u8) -> Option<&'static str> {
    ["I", "II", "III", "IV", "V", "VI"].get(usize::from(part.checked_sub(1)?)).copied()
}

/// Builds the section tree of `filing`.
pub fn build(filing: &Filing) -> Outline {
    build_with(filing, &[])
}

/// Builds the section tree of `filing` as a person mended it; `amendments` in the order in which they
/// were made.
pub fn build_with(filing: &Filing, amendments: &[Amendment]) -> Outline {
    let mut outline = Outline::default();
    let mut kinds: FxHashMap<&str, usize> = FxHashMap::default();
    for document in &filing.documents {
        *kinds.entry(&document.part.kind).or_default() += 1;
    }
    for (index, document) in filing.documents.iter().enumerate() {
        let several = kinds.get(document.part.kind.as_str()).is_some_and(|count| *count > 1);
        tree::grow(filing, index, several, amendments, &mut outline);
    }
    outline
}
