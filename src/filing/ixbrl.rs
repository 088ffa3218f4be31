//! What filers tagged: the facts of inline XBRL and of XBRL instances, with their contexts and units.
//!
//! ```text
//! html walk  ─ marks, resources ─┐
//!                                ├─ resolve ─> Tagging: facts, contexts, units
//! instance ─ facts, resources ───┘                └─ format: what a print means by its format
//! ```
//!
//! An inline document set shares its contexts and units, whichever of its documents declares them
//! (Inline XBRL 1.1, §3), so tags are collected document by document and resolved once for the filing.
//! Names stay where they stand in the file: a fact holds spans, not copies. The text of a fact that is
//! no number is put together only when it is asked for, since notes are tagged as a whole and in parts
//! and would be copied several times over.

mod concept;
mod format;
mod instance;
mod marks;
mod resolve;
mod resources;
mod text;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Filing;
use crate::text::{SourceSpan, TextSpan};

pub use concept::readable;
pub(super) use instance::{is_instance, read as read_instance};
pub(super) use marks::{Element, Marks};
pub(super) use resolve::resolve;
pub(super) use resources::LONGEST_CONTEXT;

/// Index of a fact in [`Tagging::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u32);

/// Everything that the filer tagged.
#[derive(Clone, Debug, Default)]
pub struct Tagging {
    /// The facts: document by document, each in the order of its start tags.
    pub facts: Vec<Fact>,
    /// The contexts that facts refer to.
    pub contexts: Vec<Context>,
    /// The units that facts refer to.
    pub units: Vec<Measures>,
    /// Content that goes on elsewhere.
    continuations: Vec<Continuation>,
    /// Content that belongs to no fact around it, sorted.
    excluded: Vec<SourceSpan>,
}

/// A fact: a concept with a value for a context.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact {
    /// Index of its document in [`Filing::documents`].
    pub document: u32,
    /// Where it was tagged.
    pub origin: Origin,
    /// The name of its concept as it stands in the file: `us-gaap:NetIncomeLoss`.
    pub concept: SourceSpan,
    /// Its id as it stands in the file; empty where it has none.
    pub id: SourceSpan,
    /// Index in [`Tagging::contexts`].
    pub context: Option<u32>,
    /// Index in [`Tagging::units`]; numbers have one.
    pub unit: Option<u32>,
    /// What it says.
    pub amount: Amount,
    /// To what it is exact.
    pub precision: Precision,
    /// Power of ten by which the print is scaled.
    pub scale: i8,
    /// The attribute `sign="-"`: the value is the print's negative.
    pub minus: bool,
    /// The name of its format as it stands in the file; empty where it has none.
    pub format: SourceSpan,
    /// What stands between its start tag and its end tag.
    pub content: SourceSpan,
    /// Where it is shown in the text of the document, white space at the ends left out: its content, or for
    /// a hidden fact the words that say the same. None where it is not.
    pub place: Option<TextSpan>,
    /// It stands among the hidden facts of the header.
    pub hidden: bool,
    /// Its content is markup rather than plain text.
    pub escape: bool,
    /// Index in [`Tagging::continuations`] of the content that goes on from its own.
    continued: Option<u32>,
}

/// Where a fact was tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Around the print itself.
    Inline,
    /// In an instance beside the printed document.
    Instance,
}

/// What a fact says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// Nothing, and says so.
    Nil,
    /// A number after scale and sign.
    Number(Decimal),
    /// A numerator and a denominator.
    Fraction(Decimal, Decimal),
    /// Text, which [`Filing::fact_text`] gives.
    Text,
    /// A number whose print its format does not allow, or that is too long.
    Unread,
}

/// To what a number is exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Not said.
    #[default]
    Unstated,
    /// To its last digit: `decimals="INF"`.
    Exact,
    /// To `10^-decimals`.
    Decimals(i8),
}

/// What a fact is about, besides its concept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Its id as it stands in the file.
    pub id: SourceSpan,
    /// The identifier of the entity, a CIK in filings.
    pub entity: SourceSpan,
    /// The time; None where it cannot be read.
    pub period: Option<ContextPeriod>,
    /// What it is narrowed down to.
    pub dimensions: Vec<Dimension>,
}

/// The time of a context. Both ends are included, as the dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContextPeriod {
    /// The end of a day.
    Instant(Date),
    /// From the start of a day to the end of another.
    Duration(Date, Date),
    /// Any time.
    Forever,
}

/// An axis and the place on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// The name of the axis as it stands in the file.
    pub axis: SourceSpan,
    /// The name of the member, or the text of a typed one.
    pub member: SourceSpan,
    /// The member is a value of its own, not a name.
    pub typed: bool,
}

/// A unit: measures multiplied, and measures that they are divided by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Its id as it stands in the file.
    pub id: SourceSpan,
    /// Measures above the line.
    pub over: Vec<SourceSpan>,
    /// Measures below the line; mostly none.
    pub under: Vec<SourceSpan>,
}

/// Content of a fact away from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Continuation {
    content: SourceSpan,
    next: Option<u32>,
}

impl Tagging {
    /// The fact with this id.
    pub fn get(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.0 as usize)
    }

    /// The context of a fact.
    pub fn context(&self, fact: &Fact) -> Option<&Context> {
        self.contexts.get(fact.context? as usize)
    }

    /// The unit of a fact.
    pub fn unit(&self, fact: &Fact) -> Option<&Measures> {
        self.units.get(fact.unit? as usize)
    }
}

impl Fact {
    /// The number that it says, of a fraction its quotient where that is exact.
    pub fn number(&self) -> Option<Decimal> {
        match self.amount {
            Amount::Number(number) => Some(number),
            Amount::Fraction(over, under) => {
                let quotient = over.checked_div(under)?;
                (quotient.checked_mul(under)? == over).then_some(quotient)
            }
            _ => None,
        }
    }

    /// True for numbers, those that are nil or cannot be read included.
    pub fn is_numeric(&self) -> bool {
        self.unit.is_some() || !matches!(self.amount, Amount::Text | Amount::Nil)
    }
}

impl Measures {
    /// The unit as the records print it: an ISO 4217 code, `share`, `USD/share`, `pure`, or the local
    /// names of its measures. `source` are the bytes of the file.
    pub fn name(&self, source: &[u8]) -> String {
        let product = |measures: &[SourceSpan]| {
            let names: Vec<String> = measures.iter().map(|m| measure(source, *m)).collect();
            names.join("*")
        };
        let over = product(&self.over);
        if self.under.is_empty() { over } else { format!("{over}/{}", product(&self.under)) }
    }
}

/// The local name of a measure; shares are counted in the singular, as everywhere in the records.
fn measure(source: &[u8], span: SourceSpan) -> String {
    let name = super::decoded(source.get(span.range()).unwrap_or(&[]));
    let local = name.rsplit(':').next().unwrap_or("");
    if local == "shares" { "share".to_owned() } else { local.to_owned() }
}

/// ISO 8601: `2010-09-30` or `2010-07-01/2010-09-30`.
impl std::fmt::Display for ContextPeriod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Instant(day) => write!(f, "{day}"),
            Self::Duration(first, last) => write!(f, "{first}/{last}"),
            Self::Forever => f.write_str("forever"),
        }
    }
}

impl Filing {
    /// A name, an id or another short piece of the file as text.
    pub fn named(&self, span: SourceSpan) -> std::borrow::Cow<'_, str> {
        let bytes = self.source.get(span.range()).unwrap_or(&[]);
        match std::str::from_utf8(bytes) {
            Ok(text) if !text.contains('&') => text.into(),
            _ => htmlize::unescape(super::decoded(bytes)).into_owned().into(),
        }
    }

    /// What is printed where a fact stands: its own content without what goes on elsewhere. Empty where
    /// nothing is.
    pub fn fact_print(&self, fact: &Fact) -> String {
        match fact.origin {
            Origin::Inline => {
                text::print(&self.source, &self.documents, fact.document as usize, fact.content)
            }
            Origin::Instance => text::decoded(self.source.get(fact.content.range()).unwrap_or(&[])),
        }
    }

    /// What a fact that is no number says: its content with what goes on elsewhere and without what is
    /// excluded, read by its format. None where its format does not allow the print, and for nil.
    pub fn fact_text(&self, fact: &Fact) -> Option<String> {
        if matches!(fact.amount, Amount::Nil) {
            return None;
        }
        let text = text::whole(&self.source, &self.documents, &self.tagging, fact);
        if fact.format.is_empty() {
            return Some(text);
        }
        format::Format::named(self.source.get(fact.format.range())?)?.text(&text)
    }
}

#[cfg(test)]
mod tests;
