//! From documents to figures: every number with its value, unit, scale, sign, period and label.
//!
//! Each attribute remembers the span that it came from ("in thousands" in a caption, "September 30,
//! 2010" in a column header), so that "why this value?" has an answer on screen.

mod addresses;
mod amount;
mod bare_dollars;
mod build;
mod currency;
mod elements;
mod extract;
mod instance;
mod label_text;
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
use crate::filing::{Document, Issue};
use crate::outline::SectionId;
use crate::text::TextSpan;

pub use extract::{extract, extract_by};
pub use label_text::LONGEST_NAME;
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
    /// Names that are longer than a record takes.
    pub issues: Vec<Issue>,
}

/// A number that means something, where it is printed and what it means.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Index of its document in [`documents`](crate::filing::Filing::documents) of the filing.
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
}
