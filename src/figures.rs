//! From documents to figures: every number with its value, unit, scale, sign, period and label.
//!
//! Each attribute remembers the span that it came from ("in thousands" in a caption, "September 30,
//! 2010" in a column header), so that "why this value?" has an answer on screen.

mod addresses;
mod amount;
mod bare_dollars;
mod below_table;
mod build;
mod currency;
mod elements;
mod extract;
mod instance;
mod lexer;
mod manager_report;
mod nature;
mod owned;
mod period;
mod prose;
mod same_print;
mod schedule;
mod tables;
pub mod tagged;
mod told_in_full;
mod topic;
mod unit;
mod units_line;
mod value;
mod words;

use rust_decimal::Decimal;

use crate::filing::ixbrl::FactId;
use crate::filing::{Document, Filing};
use crate::outline::SectionId;
use crate::text::TextSpan;

pub use extract::{extract, extract_by};
pub use tagged::FactRun;
pub use unit::{Currency, TimeUnit, Unit};
pub(crate) use value::power_of_ten;
pub use value::{Period, Value, plain};

/// The words in `span` that say what the amounts of a table are in: "in thousands".
pub fn units_line(document: &Document, span: TextSpan) -> Option<TextSpan> {
    let line = tables::read_line(&document.text, span, &mut tables::Scratch::default());
    line.units.map(|units| units.span)
}

/// Index of a figure in [`Figures::all`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub u32);

/// All figures of a filing, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The figures, sorted by document and place.
    pub all: Vec<Figure>,
    /// Spans of label words; each figure names a stretch of them. Figures of a row share theirs.
    labels: Vec<TextSpan>,
    /// Facts that figures print; each figure names a stretch of them.
    facts: Vec<FactId>,
}

/// A number that means something, where it is printed and what it means.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Index of its document in [`Filing::documents`].
    pub document: usize,
    /// The number as printed, with its signs, its currency and the words that scale it where they
    /// stand beside it.
    pub span: TextSpan,
    /// What sort of number it is.
    pub kind: Kind,
    /// Its value after scale, signed as displayed.
    pub value: Value,
    /// What it counts.
    pub unit: Unit,
    /// Power of ten by which the print is scaled.
    pub scale: i8,
    /// Precision of the print as XBRL states it: the value is exact to `10^-decimals`. None where it
    /// is exact.
    pub decimals: Option<i8>,
    /// The time or the day that it speaks of.
    pub period: Option<Period>,
    /// What it is a figure of.
    pub label: Label,
    /// The words over its column of a table, from top to bottom.
    pub head: Label,
    /// The innermost section that holds it.
    pub section: Option<SectionId>,
    /// Its place in a table.
    pub cell: Option<CellPlace>,
    /// Where each attribute came from.
    pub from: Provenance,
    /// What is uncertain about it.
    pub doubts: Vec<Doubt>,
    /// A reading that arithmetic proposes or has proved.
    pub repair: Option<Box<Repair>>,
    /// The facts that the filer tagged here.
    pub facts: FactRun,
}

impl Figure {
    /// Its number as printed, before any scale; None for what is no single number.
    pub(crate) fn printed(&self) -> Option<Decimal> {
        self.value.number()?.checked_mul(power_of_ten(self.scale.checked_neg()?)?)
    }
}

/// What sort of number a figure is. The names are those of the `extract` records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An amount in a currency.
    Money,
    /// An amount for each share or unit.
    PerShare,
    /// Hundredths of something, or basis points.
    Percent,
    /// A number of shares or units of ownership.
    Shares,
    /// A number of things.
    Count,
    /// One number to another, or so many of so many.
    Ratio,
    /// A number of some other unit, as printed.
    Measure,
    /// A length of time.
    Duration,
    /// A day.
    Date,
    /// A stretch of time.
    Period,
    /// A number that names something: a file number, a telephone.
    Identifier,
}

impl Kind {
    /// All kinds in the order in which they are listed.
    pub const ALL: [Self; 11] = [
        Self::Money,
        Self::PerShare,
        Self::Percent,
        Self::Shares,
        Self::Count,
        Self::Ratio,
        Self::Measure,
        Self::Duration,
        Self::Date,
        Self::Period,
        Self::Identifier,
    ];

    /// The name in records and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::PerShare => "per_share",
            Self::Percent => "percent",
            Self::Shares => "shares",
            Self::Count => "count",
            Self::Ratio => "ratio",
            Self::Measure => "measure",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Period => "period",
            Self::Identifier => "identifier",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The label of a figure: a stretch of [`Figures`]' label spans, parents first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label {
    first: u32,
    /// Spans of headings above the row ("Current assets").
    parents: u16,
    /// Spans of the row's own words.
    own: u16,
}

/// Where a figure stands in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CellPlace {
    /// Index in the document's tables.
    pub table: u32,
    /// Index of the row.
    pub row: u32,
    /// Index of the logical column: 0 is the stub.
    pub column: u16,
}

/// The spans that gave a figure its attributes; None where the print itself or a default did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// "$", "USD", "in dollars", "per share".
    pub unit: Option<TextSpan>,
    /// "in thousands", "million".
    pub scale: Option<TextSpan>,
    /// "(", "minus", "CR".
    pub sign: Option<TextSpan>,
    /// The column header or the words that give the time.
    pub period: Option<TextSpan>,
}

/// What is uncertain about a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// No units line was found for a table of amounts; the print is taken as it stands.
    NoScale,
    /// The scale was taken from a caption far above.
    DistantScale,
    /// An amount of prose is taken as printed, though a line above scales it.
    ToldInFull,
    /// The currency is not printed; that of the filing is assumed.
    AssumedCurrency,
    /// The column has no period.
    NoPeriod,
    /// Pieces of a broken cell, not proved to belong together.
    BrokenCell,
    /// A check that it takes part in fails.
    FailsCheck,
    /// The filer tagged another value here.
    TagValue,
    /// The filer tagged the value at another scale.
    TagScale,
    /// The filer tagged a unit of another kind.
    TagUnit,
    /// The filer tagged another period.
    TagPeriod,
}

impl Doubt {
    /// The doubt in words.
    pub fn text(self) -> &'static str {
        match self {
            Self::NoScale => "no units line found: taken as printed",
            Self::DistantScale => "scale taken from a caption far above",
            Self::ToldInFull => "taken as printed, though a line above scales it",
            Self::AssumedCurrency => "currency not printed here",
            Self::NoPeriod => "no period found for its column",
            Self::BrokenCell => "printed in pieces",
            Self::FailsCheck => "a check that it takes part in fails",
            Self::TagValue => "print and tag differ in value",
            Self::TagScale => "print and tag differ in scale",
            Self::TagUnit => "print and tag differ in unit",
            Self::TagPeriod => "print and tag differ in period",
        }
    }
}

/// Headings above a row that its full label names.
const NEAREST: usize = 2;

/// A reading of a damaged print that arithmetic speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Proved and in force, or only proposed.
    pub status: RepairStatus,
    /// What is printed.
    pub printed: String,
    /// The value that the arithmetic asks for.
    pub value: rust_decimal::Decimal,
    /// Equations that hold with it.
    pub evidence: Vec<String>,
}

/// Whether a repair is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RepairStatus {
    /// Joined from pieces and proved: the figure's value.
    Applied,
    /// A changed digit: shown beside the print, never in its place.
    Proposed,
}

impl Figures {
    /// The figure with this id.
    pub fn get(&self, id: FigureId) -> Option<&Figure> {
        self.all.get(id.0 as usize)
    }

    /// The id of a figure of this list.
    pub fn id_of(&self, figure: &Figure) -> Option<FigureId> {
        let at = self.all.partition_point(|f| (f.document, f.span) < (figure.document, figure.span));
        let found = self.all.get(at).filter(|f| f.document == figure.document && f.span == figure.span);
        found.map(|_| FigureId(crate::text::saturate(at)))
    }

    /// Ids of the figures of `document` that overlap `span`.
    pub fn overlapping(&self, document: usize, span: TextSpan) -> impl Iterator<Item = FigureId> {
        let first = self.all.partition_point(|f| (f.document, f.span.end()) <= (document, span.start()));
        self.all[first..]
            .iter()
            .take_while(move |f| f.document == document && f.span.start() < span.end())
            .enumerate()
            .map(move |(i, _)| FigureId(crate::text::saturate(first + i)))
    }

    /// Keeps the spans of a label's words, those above its row first, for readings that are put
    /// together by hand.
    pub fn label(&mut self, parents: &[TextSpan], own: &[TextSpan]) -> Label {
        let first = crate::text::saturate(self.labels.len());
        self.labels.extend_from_slice(parents);
        self.labels.extend_from_slice(own);
        let count = |spans: &[TextSpan]| u16::try_from(spans.len()).unwrap_or(u16::MAX);
        Label { first, parents: count(parents), own: count(own) }
    }

    /// Spans of the words above a figure's row that its label stands under, outermost first.
    pub fn label_parents(&self, label: Label) -> &[TextSpan] {
        let first = label.first as usize;
        self.labels.get(first..first + usize::from(label.parents)).unwrap_or(&[])
    }

    /// Spans of the words that name a figure.
    pub fn label_spans(&self, label: Label) -> &[TextSpan] {
        let first = label.first as usize + usize::from(label.parents);
        self.labels.get(first..first + usize::from(label.own)).unwrap_or(&[])
    }

    /// Spans of all those words: of the headings first, and of the row.
    pub fn label_all(&self, label: Label) -> &[TextSpan] {
        let first = label.first as usize;
        let count = usize::from(label.parents) + usize::from(label.own);
        self.labels.get(first..first + count).unwrap_or(&[])
    }

    /// The label under the headings of its row, outermost first: "Earnings per share: Diluted".
    pub fn full_label(&self, filing: &Filing, figure: &Figure) -> String {
        let mut text = String::new();
        let parents = self.label_parents(figure.label);
        if let Some(document) = filing.documents.get(figure.document) {
            for span in &parents[parents.len().saturating_sub(NEAREST)..] {
                let mut parent = String::new();
                push_words(&mut parent, document, *span);
                text.push_str(parent.trim_end_matches([':', '.', ' ', '-', '\u{2013}', '\u{2014}']));
                text.push_str(": ");
            }
        }
        let own = self.label_text(filing, figure);
        text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && !own.is_empty() {
            text.push(' ');
        }
        text + &own
    }

    /// The label as one line: the row's own words, or the noun that a number in prose speaks of. A row of a Financial Data
    /// Schedule whose tag was lost has it back.
    pub fn label_text(&self, filing: &Filing, figure: &Figure) -> String {
        let text = self.one_line(filing, figure, figure.label);
        let document = filing.documents.get(figure.document).filter(|_| text.is_empty());
        let lost = document
            .filter(|document| schedule::is_schedule(document))
            .and_then(|document| schedule::name_of_lost(document, figure.span));
        lost.map_or(text, str::to_owned)
    }

    /// The words over the figure's column of a table as one line: "Annual Compensation Salary ($)". Empty in prose,
    /// and in a table without a header.
    pub fn head_text(&self, filing: &Filing, figure: &Figure) -> String {
        self.one_line(filing, figure, figure.head)
    }

    fn one_line(&self, filing: &Filing, figure: &Figure, words: Label) -> String {
        let mut text = String::new();
        if let Some(document) = filing.documents.get(figure.document) {
            for span in self.label_spans(words) {
                push_words(&mut text, document, *span);
            }
        }
        text
    }
}

/// Appends the words of `span` as one line; a word that the end of a line parted is one again.
fn push_words(text: &mut String, document: &Document, span: TextSpan) {
    for (line, words) in document.pieces(span).flat_map(str::lines).enumerate() {
        for (at, word) in words.split_ascii_whitespace().enumerate() {
            let broken = line > 0 && at == 0 && breaks_at(text, word);
            if broken && is_rest(document, span, word) && !keeps_hyphen(text) {
                text.pop();
            }
            if !broken && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
    }
}

/// Bytes before and behind a label in which its words are looked for.
const AROUND: usize = 1 << 16;

/// True where `word` stands nowhere around the label `span` but at its line's start: the rest of a parted word, as
/// "trative" is, and no word by itself as "term" in "long-term".
fn is_rest(document: &Document, span: TextSpan, word: &str) -> bool {
    let bytes = document.text.as_bytes();
    let word = word.as_bytes();
    let letters = word.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let from = (span.start() as usize).saturating_sub(AROUND);
    let around = bytes.get(from..bytes.len().min(span.end() as usize + AROUND)).unwrap_or(&[]);
    let alone = |at: usize| {
        let before = around.get(..at).unwrap_or(&[]);
        let behind = around.get(at + letters).is_none_or(|b| !b.is_ascii_alphabetic());
        let parted = before.trim_ascii_end().ends_with(b"-");
        behind && !parted && before.last().is_some_and(|b| !b.is_ascii_alphabetic())
    };
    !memchr::memmem::find_iter(around, &word[..letters]).any(alone)
}

/// True where the end of a line parted a word: "adminis-" over "trative expenses".
fn breaks_at(text: &str, next: &str) -> bool {
    let inside = text.strip_suffix('-').is_some_and(|word| word.ends_with(|c: char| c.is_ascii_lowercase()));
    inside && next.starts_with(|c: char| c.is_ascii_lowercase()) && !matches!(next, "and" | "or")
}

/// True for words that end in one which a hyphen joins to others, wherever the line ends: "long-" over "term debt".
fn keeps_hyphen(text: &str) -> bool {
    const JOINED: [&str; 5] = ["non", "self", "long", "short", "pre"];
    let word = text.trim_end_matches('-').rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    JOINED.iter().any(|known| known.eq_ignore_ascii_case(word))
}
