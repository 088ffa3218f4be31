//! From marks to facts: references followed, prints read, faults told.
//!
//! Nothing is dropped: a fact whose context is not declared, or whose print its format does not allow,
//! is kept with what can be read of it, and an issue says what is wrong with it and where.

use std::collections::hash_map::Entry;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::format::Format;
use super::marks::{Element, Mark, Marks};
use super::{Amount, Continuation, Fact, Origin, Precision, Tagging, text};
use crate::filing::document::Document;
use crate::filing::issue::{Issue, IssueKind};
use crate::text::{SourceSpan, TextSpan, saturate};

/// Index by id. A submission may hold several sets of documents that know nothing of each other's ids, so
/// the ids of the same document come before those of others; of two with one id the first counts.
#[derive(Default)]
struct Ids<'a> {
    own: FxHashMap<(usize, &'a [u8]), u32>,
    any: FxHashMap<&'a [u8], u32>,
}

impl Ids<'_> {
    fn get(&self, document: u32, id: &[u8]) -> Option<u32> {
        self.own.get(&(document as usize, id)).or_else(|| self.any.get(id)).copied()
    }

    fn is_empty(&self) -> bool {
        self.own.is_empty()
    }
}

/// The document that holds a place in the file.
fn document_at(documents: &[Document], span: SourceSpan) -> usize {
    documents.partition_point(|d| d.part.body.start() <= span.start()).saturating_sub(1)
}

/// What is needed to follow a reference and to read a print.
struct Resolver<'a> {
    source: &'a [u8],
    documents: &'a [Document],
    contexts: Ids<'a>,
    units: Ids<'a>,
    continuations: Ids<'a>,
    /// Formats by their spelling.
    formats: FxHashMap<&'a [u8], Option<Format>>,
    issues: &'a mut Vec<Issue>,
}

/// The facts of the inline documents among `documents`, whose marks were collected on the way.
pub(in crate::filing) fn resolve(
    source: &[u8],
    documents: &[Document],
    marks: Marks,
    issues: &mut Vec<Issue>,
) -> Tagging {
    let Marks { all, resources, shown, .. } = marks;
    resources.tell_cut(issues);
    let mut tagging = Tagging { contexts: resources.contexts, units: resources.units, ..Tagging::default() };
    let going_on = || all.iter().filter(|m| m.element == Element::Continuation);
    let set = (source, documents);
    let mut resolver = Resolver {
        source,
        documents,
        contexts: ids(set, tagging.contexts.iter().map(|c| c.id), "context", issues),
        units: ids(set, tagging.units.iter().map(|u| u.id), "unit", issues),
        continuations: ids(set, going_on().map(|m| m.id), "continuation", issues),
        formats: FxHashMap::default(),
        issues,
    };
    tagging.continuations = going_on()
        .map(|mark| Continuation { content: mark.content, next: resolver.continued(mark) })
        .collect();
    tagging.excluded = all.iter().filter(|m| m.element == Element::Exclude).map(|m| m.content).collect();
    tagging.excluded.sort_unstable();
    tagging.facts = Vec::with_capacity(all.len());
    for (index, mark) in all.iter().enumerate() {
        let place = resolver.place(mark);
        let amount = match mark.element {
            Element::Text => Amount::Text,
            Element::Number => resolver.number(mark, place, &tagging).map_or(Amount::Unread, Amount::Number),
            Element::Fraction => resolver.fraction(&all, index, &tagging).unwrap_or(Amount::Unread),
            _ => continue,
        };
        tagging.facts.push(resolver.fact(mark, place, amount));
    }
    // Where the header was lost, one word says it for all facts.
    if tagging.contexts.is_empty() && !tagging.facts.is_empty() {
        issues.push(Issue::whole(IssueKind::Tagging, "facts are tagged but no context is declared"));
    }
    let facts = ids(set, tagging.facts.iter().map(|f| f.id), "fact", issues);
    for (id, place) in shown {
        let document = saturate(document_at(documents, id));
        let index = facts.get(document, bytes(source, id));
        let fact = index.and_then(|index| tagging.facts.get_mut(index as usize));
        if let Some(fact) = fact.filter(|fact| fact.hidden && fact.place.is_none()) {
            let document = documents.get(fact.document as usize);
            fact.place = document.and_then(|d| text::inked(d, d.map.to_text(place)?));
        }
    }
    tagging
}

/// Where each id stands first; ids given twice in one document are told.
fn ids<'a>(
    (source, documents): (&'a [u8], &[Document]),
    spans: impl Iterator<Item = SourceSpan>,
    what: &str,
    issues: &mut Vec<Issue>,
) -> Ids<'a> {
    let mut ids = Ids::default();
    let several = documents.len() > 1;
    for (index, span) in spans.enumerate() {
        let id = bytes(source, span);
        if id.is_empty() {
            continue;
        }
        let index = saturate(index);
        if several {
            ids.any.entry(id).or_insert(index);
        }
        if let Entry::Vacant(place) = ids.own.entry((document_at(documents, span), id)) {
            place.insert(index);
        } else {
            let message = format!("a second {what} has the id {}", String::from_utf8_lossy(id));
            issues.push(Issue::at(IssueKind::Tagging, span, message));
        }
    }
    ids
}

fn bytes(source: &[u8], span: SourceSpan) -> &[u8] {
    source.get(span.range()).unwrap_or(&[])
}

/// A small number in an attribute.
fn small(source: &[u8], span: SourceSpan) -> Option<i8> {
    std::str::from_utf8(bytes(source, span)).ok()?.trim().parse().ok()
}

/// What an attribute `decimals` says.
pub(super) fn precision(source: &[u8], span: SourceSpan) -> Precision {
    match small(source, span) {
        Some(decimals) => Precision::Decimals(decimals),
        None if bytes(source, span).trim_ascii() == b"INF" => Precision::Exact,
        None => Precision::Unstated,
    }
}

/// True for the attribute of a fact that says that it says nothing.
pub(super) fn is_true(source: &[u8], span: SourceSpan) -> bool {
    matches!(bytes(source, span).trim_ascii(), b"true" | b"1")
}

/// `number` times ten to the power of `scale`, exactly; None where that is too long.
pub(super) fn scaled(number: Decimal, scale: i8) -> Option<Decimal> {
    if scale >= 0 {
        let factor = 10i128.checked_pow(u32::try_from(scale).ok()?)?;
        return number.checked_mul(Decimal::try_from_i128_with_scale(factor, 0).ok()?);
    }
    let number = number.normalize();
    let digits = number.scale().checked_add(u32::from(scale.unsigned_abs()))?;
    Decimal::try_from_i128_with_scale(number.mantissa(), digits).ok()
}

impl<'a> Resolver<'a> {
    fn fault(&mut self, span: SourceSpan, message: impl Into<String>) {
        self.issues.push(Issue::at(IssueKind::Tagging, span, message));
    }

    fn name(&self, span: SourceSpan) -> String {
        String::from_utf8_lossy(bytes(self.source, span)).into_owned()
    }

    /// Where an element goes on.
    fn continued(&mut self, mark: &Mark) -> Option<u32> {
        let id = bytes(self.source, mark.continued_at);
        if id.is_empty() {
            return None;
        }
        let found = self.continuations.get(mark.document, id);
        if found.is_none() {
            let message = format!("goes on at {}, which is nowhere", self.name(mark.continued_at));
            self.fault(mark.continued_at, message);
        }
        found
    }

    fn fact(&mut self, mark: &Mark, place: Option<TextSpan>, amount: Amount) -> Fact {
        let numeric = mark.element != Element::Text;
        let nil = is_true(self.source, mark.nil);
        let context = self.contexts.get(mark.document, bytes(self.source, mark.context));
        if context.is_none() && !self.contexts.is_empty() {
            let (span, message) = undeclared(self, mark, mark.context, "context");
            self.fault(span, message);
        }
        let unit = self.units.get(mark.document, bytes(self.source, mark.unit));
        if numeric && unit.is_none() && !self.units.is_empty() {
            let (span, message) = undeclared(self, mark, mark.unit, "unit");
            self.fault(span, message);
        }
        if mark.name.is_empty() {
            self.fault(mark.content, "a fact without a concept");
        }
        if amount == Amount::Text && !mark.format.is_empty() && self.format(mark).is_none() {
            let message = format!("the format {} is not known", self.name(mark.format));
            self.fault(mark.format, message);
        }
        Fact {
            document: mark.document,
            origin: Origin::Inline,
            concept: mark.name,
            id: mark.id,
            context,
            unit,
            amount: if nil { Amount::Nil } else { amount },
            precision: precision(self.source, mark.decimals),
            scale: small(self.source, mark.scale).unwrap_or(0),
            minus: bytes(self.source, mark.sign) == b"-",
            format: mark.format,
            content: mark.content,
            place,
            hidden: mark.hidden,
            escape: is_true(self.source, mark.escape),
            continued: self.continued(mark),
        }
    }

    /// Where the document shows the content of an element.
    fn place(&self, mark: &Mark) -> Option<TextSpan> {
        if mark.hidden {
            return None;
        }
        let document = self.documents.get(mark.document as usize)?;
        text::inked(document, document.map.to_text(mark.content)?)
    }

    fn format(&mut self, mark: &Mark) -> Option<Format> {
        let name = bytes(self.source, mark.format);
        *self.formats.entry(name).or_insert_with(|| Format::named(name))
    }

    /// The number that an element says, after scale and sign.
    fn number(&mut self, mark: &Mark, place: Option<TextSpan>, tagging: &Tagging) -> Option<Decimal> {
        if is_true(self.source, mark.nil) {
            return None;
        }
        let format = self.format(mark);
        if format.is_none() && !mark.format.is_empty() {
            let message = format!("the format {} is not known", self.name(mark.format));
            self.fault(mark.format, message);
        }
        // Without a format the print is a plain decimal; marks of thousands in it are let pass.
        let format = format.unwrap_or(Format::PLAIN);
        let shown = place.filter(|_| tagging.excluded.is_empty());
        let document = self.documents.get(mark.document as usize);
        let print = match (shown, document) {
            (Some(place), Some(document)) => document.slice(place).into(),
            _ => std::borrow::Cow::Owned(text::print(
                self.source,
                self.documents,
                mark.document as usize,
                mark.content,
            )),
        };
        let Some(number) = format.number(&print) else {
            let message =
                format!("“{}” is no number in the format {}", shortened(&print), self.name(mark.format));
            self.fault(mark.content, message);
            return None;
        };
        let scale = small(self.source, mark.scale).unwrap_or(0);
        let Some(number) = scaled(number, scale) else {
            self.fault(mark.content, "a number too long to be read");
            return None;
        };
        Some(if bytes(self.source, mark.sign) == b"-" { -number } else { number })
    }

    /// The numerator and the denominator that stand inside the fraction at `index`.
    fn fraction(&mut self, all: &[Mark], index: usize, tagging: &Tagging) -> Option<Amount> {
        let whole = all.get(index)?.content;
        let inside = || all[index + 1..].iter().take_while(|m| m.content.start() < whole.end());
        let part = |element| inside().find(|m| m.element == element).copied();
        let (over, under) = (part(Element::Numerator)?, part(Element::Denominator)?);
        let over = self.number(&over, self.place(&over), tagging)?;
        Some(Amount::Fraction(over, self.number(&under, self.place(&under), tagging)?))
    }
}

/// What to say of a reference that leads nowhere, and where.
fn undeclared(
    resolver: &Resolver<'_>,
    mark: &Mark,
    reference: SourceSpan,
    what: &str,
) -> (SourceSpan, String) {
    if reference.is_empty() {
        (mark.content, format!("{} has no {what}", resolver.name(mark.name)))
    } else {
        (reference, format!("the {what} {} is not declared", resolver.name(reference)))
    }
}

/// The first words of a print, for a message.
fn shortened(print: &str) -> &str {
    let end = print.char_indices().nth(40).map_or(print.len(), |(at, _)| at);
    &print[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_is_exact() {
        let read =
            |text: &str, scale| scaled(text.parse().unwrap(), scale).map(|n| n.normalize().to_string());
        assert_eq!(read("12,583".replace(',', "").as_str(), 3).as_deref(), Some("12583000"));
        assert_eq!(read("12.5", -2).as_deref(), Some("0.125"));
        assert_eq!(read("0.10", 6).as_deref(), Some("100000"));
        assert_eq!(read("1", 40), None);
        assert_eq!(read("1", -40), None);
    }
}
