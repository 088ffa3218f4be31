//! Reads an XBRL instance: the facts that a filing of 2009 to 2021 carries beside its printed documents.
//!
//! ```text
//! <us-gaap:Cash contextRef="c1" unitRef="usd" decimals="-3">1240000</us-gaap:Cash>
//! ^ concept      ^ context       ^ unit       ^ precision   ^ value as reported, nothing scaled
//! ```
//!
//! Every element below the root that refers to a context is a fact; which namespace it is from makes no
//! difference.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::resources::Resources;
use super::{Amount, Fact, Origin, Precision, Tagging, resolve};
use crate::filing::document::{Document, Format};
use crate::filing::issue::{Issue, IssueKind};
use crate::filing::xml;
use crate::text::{SourceSpan, Span, saturate};

/// True for a document whose root is `xbrl`.
pub(in crate::filing) fn is_instance(source: &[u8], document: &Document) -> bool {
    if document.part.format != Format::Xml {
        return false;
    }
    let body = source.get(document.part.body.range()).unwrap_or(&[]);
    xml::root_name(body) == b"xbrl"
}

/// A fact whose references are not yet followed.
struct Open {
    fact: Fact,
    context: SourceSpan,
    unit: SourceSpan,
    nil: bool,
    /// Elements open inside it.
    depth: u32,
}

/// Adds the facts of the instance that is the document `index` to `tagging`.
pub(in crate::filing) fn read(
    source: &[u8],
    documents: &[Document],
    index: usize,
    tagging: &mut Tagging,
    issues: &mut Vec<Issue>,
) {
    let Some(document) = documents.get(index) else { return };
    let base = document.part.body.start();
    let body = source.get(document.part.body.range()).unwrap_or(&[]);
    let mut reader = Reader::from_reader(body);
    reader.config_mut().check_end_names = false;
    let mut resources = Resources::default();
    let mut found: Vec<Open> = Vec::new();
    let mut open: Option<Open> = None;
    loop {
        let before = position(&reader, base);
        let event = match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => event,
            Err(error) => {
                let message = format!("the instance is not well formed: {error}");
                issues.push(Issue::at(IssueKind::Malformed, Span::new(before, before + 1), message));
                break;
            }
        };
        let after = position(&reader, base);
        match event {
            Event::Start(tag) => match &mut open {
                Some(fact) => fact.depth += 1,
                None => {
                    open = fact(&tag, body, base, after, saturate(index));
                    if open.is_none() {
                        resources
                            .start(tag.name().as_ref().as_bytes(), |name| attribute(&tag, name, body, base));
                    }
                }
            },
            Event::Empty(tag) if open.is_none() => match fact(&tag, body, base, after, saturate(index)) {
                Some(empty) => found.push(empty),
                None => {
                    resources.start(tag.name().as_ref().as_bytes(), |name| attribute(&tag, name, body, base));
                    resources.end(tag.name().as_ref().as_bytes());
                }
            },
            Event::End(tag) => match open.take() {
                Some(mut fact) if fact.depth == 0 => {
                    fact.fact.content = Span::new(fact.fact.content.start(), before);
                    found.push(fact);
                }
                Some(mut fact) => {
                    fact.depth -= 1;
                    open = Some(fact);
                }
                None => resources.end(tag.name().as_ref().as_bytes()),
            },
            Event::Text(text) if open.is_none() && !resources.is_idle() => {
                resources.text(text.as_bytes(), before);
            }
            _ => {}
        }
    }
    add(source, document, resources, found, tagging, issues);
}

/// Follows the references of the facts of an instance, whose ids are its own, and adds them.
fn add(
    source: &[u8],
    document: &Document,
    resources: Resources,
    found: Vec<Open>,
    tagging: &mut Tagging,
    issues: &mut Vec<Issue>,
) {
    resources.tell_cut(issues);
    let bytes = |span: SourceSpan| source.get(span.range()).unwrap_or(&[]);
    let (contexts, units) = (saturate(tagging.contexts.len()), saturate(tagging.units.len()));
    let ids = |spans: &mut dyn Iterator<Item = SourceSpan>, base: u32| -> FxHashMap<&[u8], u32> {
        spans.enumerate().map(|(index, span)| (bytes(span), base + saturate(index))).collect()
    };
    let context_ids = ids(&mut resources.contexts.iter().map(|c| c.id), contexts);
    let unit_ids = ids(&mut resources.units.iter().map(|u| u.id), units);
    for Open { mut fact, context, unit, nil, .. } in found {
        fact.context = context_ids.get(bytes(context)).copied();
        fact.unit = unit_ids.get(bytes(unit)).copied();
        for (reference, followed, what) in [(context, fact.context, "context"), (unit, fact.unit, "unit")] {
            if !reference.is_empty() && followed.is_none() {
                let name = String::from_utf8_lossy(bytes(reference)).into_owned();
                let message = format!("the {what} {name} is not declared");
                issues.push(Issue::at(IssueKind::Tagging, reference, message));
            }
        }
        let number = || std::str::from_utf8(bytes(fact.content)).ok()?.trim().parse::<Decimal>().ok();
        fact.amount = if nil {
            Amount::Nil
        } else if unit.is_empty() {
            Amount::Text
        } else {
            number().map_or(Amount::Unread, Amount::Number)
        };
        // Markup within the text is written out as a page, which has no place for the fact as a whole.
        if memchr::memmem::find(bytes(fact.content), b"&lt;").is_none() {
            fact.place =
                document.map.to_text(fact.content).and_then(|span| super::text::inked(document, span));
        }
        tagging.facts.push(fact);
    }
    tagging.contexts.extend(resources.contexts);
    tagging.units.extend(resources.units);
}

/// Offset in the file of what is read next.
fn position(reader: &Reader<&[u8]>, base: u32) -> u32 {
    base.saturating_add(u32::try_from(reader.buffer_position()).unwrap_or(u32::MAX))
}

/// Where `part`, a piece of `body`, stands in the file. The empty span where it is no piece of it.
fn place(part: &[u8], body: &[u8], base: u32) -> SourceSpan {
    let start = (part.as_ptr() as usize).wrapping_sub(body.as_ptr() as usize);
    if start > body.len() || part.len() > body.len() - start {
        return Span::empty(base);
    }
    let start = base + saturate(start);
    Span::new(start, start + saturate(part.len()))
}

/// True for an attribute of this name; `:nil` is found under any prefix, which is the filer's choice.
fn is_named(key: &str, name: &[u8]) -> bool {
    key.as_bytes() == name || name.starts_with(b":") && key.as_bytes().ends_with(name)
}

/// The place of the value of an attribute.
fn attribute(tag: &BytesStart<'_>, name: &[u8], body: &[u8], base: u32) -> Option<SourceSpan> {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|a| is_named(a.key.as_ref(), name))?;
    match found.value {
        std::borrow::Cow::Borrowed(value) => Some(place(value.as_bytes(), body, base)),
        std::borrow::Cow::Owned(_) => None,
    }
}

/// The fact that starts with `tag`, whose content starts at `at`; None for what refers to no context.
fn fact(tag: &BytesStart<'_>, body: &[u8], base: u32, at: u32, document: u32) -> Option<Open> {
    let get = |name: &[u8]| attribute(tag, name, body, base);
    let context = get(b"contextRef")?;
    let none = Span::empty(at);
    let source = |span: SourceSpan| Span::new(span.start() - base, span.end() - base);
    let precision =
        get(b"decimals").map_or(Precision::Unstated, |span| resolve::precision(body, source(span)));
    let name = tag.name();
    Some(Open {
        fact: Fact {
            document,
            origin: Origin::Instance,
            concept: place(name.as_ref().as_bytes(), body, base),
            id: get(b"id").unwrap_or(none),
            context: None,
            unit: None,
            amount: Amount::Text,
            precision,
            scale: 0,
            minus: false,
            format: none,
            content: none,
            place: None,
            hidden: false,
            escape: false,
            continued: None,
        },
        context,
        unit: get(b"unitRef").unwrap_or(none),
        nil: get(b":nil").is_some_and(|span| resolve::is_true(body, source(span))),
        depth: 0,
    })
}
