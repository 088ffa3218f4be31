//! The records of facts, as `tickmark facts` prints them and as figures carry them.

use std::collections::HashMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::record::Named;
use crate::figures::{Figure, FigureId, plain};
use crate::filing::Filing;
use crate::filing::ixbrl::{Amount, Fact, FactId, Origin, Precision, readable};

/// What a fact says: the part that a figure's record has too.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Said {
    /// The name of its concept: `us-gaap:NetIncomeLoss`.
    pub concept: String,
    /// The name in words: "Net income (loss)".
    pub name: String,
    /// The value as reported, a number after scale and sign; null for nil and for what cannot be read.
    pub value: Option<String>,
    /// An ISO 4217 code, "share", "USD/share", "pure" or the name of another measure.
    pub unit: Option<String>,
    /// The time of its context.
    pub period: Option<String>,
    /// Members by axis.
    pub dimensions: Dimensions,
    /// To what it is exact: a number or "INF".
    pub decimals: Decimals,
    /// Power of ten by which the print is scaled.
    pub scale: i8,
    /// "-" where the value is the print's negative.
    pub sign: Option<&'static str>,
    /// True where it says that it says nothing.
    pub nil: bool,
    /// The id of its context.
    pub context: Option<String>,
    /// Where it was tagged.
    pub origin: Origin,
}

/// The facts of a figure: the one that agrees best with the print, and the others on the same print.
#[derive(Clone, Debug, serde::Serialize)]
pub struct TaggedRecord {
    /// The fact.
    #[serde(flatten)]
    pub fact: Said,
    /// Other facts that the same print states.
    pub also: Vec<Said>,
}

/// A fact, as `tickmark facts` prints it.
#[derive(Clone, Debug, serde::Serialize)]
pub struct FactRecord<'a> {
    /// Name of the file.
    pub filing: &'a str,
    /// Number of the document in the file, from 1.
    pub document: usize,
    /// Type of the document.
    pub document_type: &'a str,
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What stands there, markup and references decoded.
    pub raw: String,
    /// What it says.
    #[serde(flatten)]
    pub said: Said,
    /// The name of its format.
    pub format: Option<String>,
    /// Identifier of the entity that it is about.
    pub entity: Option<String>,
    /// Its id.
    pub id: Option<String>,
    /// It stands among the hidden facts of the header.
    pub hidden: bool,
    /// The figure that prints it.
    pub figure: Option<PlaceRecord>,
}

/// Where a figure stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PlaceRecord {
    /// First byte.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// Members by axis, in the filer's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimensions(pub Vec<(String, String)>);

impl Serialize for Dimensions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (axis, member) in &self.0 {
            map.serialize_entry(axis, member)?;
        }
        map.end()
    }
}

/// To what a number is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimals(pub Precision);

impl Serialize for Decimals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Precision::Unstated => serializer.serialize_none(),
            Precision::Exact => serializer.serialize_str("INF"),
            Precision::Decimals(decimals) => serializer.serialize_i8(decimals),
        }
    }
}

/// What `fact` of `filing` says.
pub fn said(filing: &Filing, fact: &Fact) -> Said {
    let context = filing.tagging.context(fact);
    let name = |span| filing.named(span).into_owned();
    let concept = name(fact.concept);
    Said {
        name: readable(&concept),
        concept,
        value: match fact.amount {
            Amount::Nil | Amount::Unread => None,
            Amount::Number(number) => Some(plain(number).to_string()),
            Amount::Fraction(over, under) => Some(format!("{}/{}", plain(over), plain(under))),
            Amount::Text => filing.fact_text(fact),
        },
        unit: filing.tagging.unit(fact).map(|unit| unit.name(&filing.source)),
        period: context.and_then(|c| c.period).map(|p| p.to_string()),
        dimensions: Dimensions(context.map_or_else(Vec::new, |context| {
            context.dimensions.iter().map(|d| (name(d.axis), name(d.member))).collect()
        })),
        decimals: Decimals(fact.precision),
        scale: fact.scale,
        sign: fact.minus.then_some("-"),
        nil: fact.amount == Amount::Nil,
        context: context.map(|c| name(c.id)),
        origin: fact.origin,
    }
}

impl<'a> Named<'a> {
    /// Records of all facts, hidden ones included: document by document, as they are tagged.
    pub fn facts(self) -> impl Iterator<Item = FactRecord<'a>> {
        let printed: HashMap<FactId, FigureId> = self.reading.figures.by_fact().into_iter().collect();
        let facts = self.reading.filing.tagging.facts.iter().enumerate();
        facts.map(move |(index, fact)| {
            let figure = printed.get(&FactId(crate::text::saturate(index)));
            self.fact(fact, figure.and_then(|id| self.reading.figures.get(*id)))
        })
    }

    fn fact(self, fact: &Fact, figure: Option<&Figure>) -> FactRecord<'a> {
        let filing = &self.reading.filing;
        let document = fact.document as usize;
        let shown = fact.place.and_then(|place| Some((filing.documents.get(document)?, place)));
        let (source, raw) = match shown {
            Some((document, place)) => (document.source(place), document.slice(place).to_owned()),
            None => (fact.content, filing.fact_print(fact)),
        };
        let text =
            |span: crate::text::SourceSpan| (!span.is_empty()).then(|| filing.named(span).into_owned());
        FactRecord {
            filing: self.name,
            document: document + 1,
            document_type: filing.document_type(document),
            start: source.start(),
            end: source.end(),
            raw,
            said: said(filing, fact),
            format: text(fact.format),
            entity: filing.tagging.context(fact).and_then(|c| text(c.entity)),
            id: text(fact.id),
            hidden: fact.hidden,
            figure: figure.map(|figure| {
                let place = self.place(figure.document, figure.span);
                PlaceRecord { start: place.start(), end: place.end() }
            }),
        }
    }

    /// The facts of a figure; None where it has none.
    pub(super) fn tagged(self, figure: &Figure) -> Option<TaggedRecord> {
        let filing = &self.reading.filing;
        let mut facts = self.reading.figures.facts(figure).iter().filter_map(|id| filing.tagging.get(*id));
        let fact = said(filing, facts.next()?);
        Some(TaggedRecord { fact, also: facts.map(|fact| said(filing, fact)).collect() })
    }
}
