//! What is odd about the sections of a document, once its tree stands.
//!
//! A form prescribes what must be there and in which order, so that what is missing can be named; an
//! item that is nearly empty and leads nowhere, or that stands before a gap and is long, may have
//! lost text to another or hold that of another. Nothing here changes the tree: it says where a
//! person should look.

use super::forms::{Form, FormItem};
use super::items::{Evidence, Found, Slot};
use super::marks::ItemNumber;
use super::words;
use super::{Outline, SectionDoubt, SectionKind, roman};
use crate::filing::{Document, Format};

/// What the doubts of a document are raised from.
pub(super) struct Evidences<'a> {
    pub(super) document: &'a Document,
    pub(super) form: Option<&'a Form>,
    pub(super) found: &'a [Found],
    /// Year of filing.
    pub(super) year: Option<i16>,
    /// The document amends another, and holds what is amended alone.
    pub(super) amends: bool,
    /// Where cover and table of contents end.
    pub(super) cover_end: u32,
    /// Index of the document's own section.
    pub(super) root: usize,
}

/// An item before a gap that holds more text than this may hold the item that is missing, in bytes.
const LONG_BEFORE_GAP: u32 = 30_000;

/// Text outside all sections that is worth a word, in bytes.
const UNHELD: u32 = 6_000;

/// A heading with less evidence than this is weak.
const WEAK: i32 = 60;

/// Adds the doubts of one document to its sections.
pub(super) fn raise(evidence: &Evidences<'_>, outline: &mut Outline) {
    missing(evidence, outline);
    items(evidence, outline);
    unheld(evidence, outline);
}

/// Items that the form prescribes and that stand nowhere.
fn missing(evidence: &Evidences<'_>, outline: &mut Outline) {
    let Some(form) = evidence.form.filter(|form| form.items.iter().any(|item| item.number.is_some())) else {
        return;
    };
    let root = evidence.root;
    let any = evidence.found.iter().any(|f| matches!(f.slot, Slot::Item(_)));
    if !any {
        // Registration statements often carry a prospectus alone, and their items are all optional.
        let expected = form.unordered || form.items.iter().any(|item| !item.optional);
        if expected && evidence.document.text.len() > 2_000 {
            doubt(outline, root, SectionDoubt::NoItems);
        }
        return;
    }
    if evidence.amends {
        return;
    }
    let mut names = Vec::new();
    for (index, item) in form.items.iter().enumerate() {
        let prescribed = !item.optional && always_in_force(item, evidence.year);
        let Some(number) = item.number.filter(|_| prescribed) else { continue };
        let marked = outline.sections.get(root..).unwrap_or(&[]).iter().any(|section| {
            section.kind == SectionKind::Item
                && section.part == item.part
                && section.answers(&number.to_string())
        });
        if marked || evidence.found.iter().any(|f| answers(form, f, index, number)) {
            continue;
        }
        let several_parts = form.items.iter().filter(|i| i.number == item.number).count() > 1;
        names.push(match item.part.filter(|_| several_parts) {
            Some(part) => format!("item {number} of part {}", roman(part).unwrap_or("")),
            None => format!("item {number}"),
        });
        before_gap(evidence, index, outline);
    }
    if !names.is_empty() {
        doubt(outline, root, SectionDoubt::Missing(names.join(", ")));
    }
}

/// True where an item was part of the form whenever in the years around `year` the filing was made.
fn always_in_force(item: &FormItem, year: Option<i16>) -> bool {
    match year {
        Some(year) => (year - 1..=year + 1).all(|year| item.years.contains(&year)),
        None => *item.years.start() == i16::MIN && *item.years.end() == i16::MAX,
    }
}

/// True where `found` is the item, or one heading for several items of which it is one.
fn answers(form: &Form, found: &Found, item: usize, number: ItemNumber) -> bool {
    let Slot::Item(index) = found.slot else { return false };
    let Some(own) = form.items.get(index) else { return false };
    // The same number under another title was the item of other years: one of them is enough.
    index == item
        || own.number == Some(number)
            && own.part != form.items.get(item).and_then(|i| i.part)
            && form.moved(number)
        || found.shares(form, item)
}

/// Doubts the item found last before the missing item `index`: where it is long, the missing one may
/// stand in it.
fn before_gap(evidence: &Evidences<'_>, index: usize, outline: &mut Outline) {
    let before = evidence
        .found
        .iter()
        .filter(|f| !f.out_of_order)
        .filter(|f| matches!(f.slot, Slot::Item(slot) if slot < index))
        .max_by_key(|f| f.slot);
    let Some(before) = before else { return };
    let section = (evidence.root..outline.sections.len()).find(|at| {
        let section = &outline.sections[*at];
        section.kind == SectionKind::Item && section.heading.start() == before.heading.start()
    });
    if let Some(section) = section.filter(|at| outline.sections[*at].span.len() > LONG_BEFORE_GAP) {
        doubt(outline, section, SectionDoubt::Long);
    }
}

/// Doubts about each item by itself.
fn items(evidence: &Evidences<'_>, outline: &mut Outline) {
    let numbered = |f: &Found| matches!(f.slot, Slot::Item(_)) && f.evidence != Evidence::TitleAlone;
    let any_numbered = evidence.found.iter().any(numbered);
    for at in evidence.root..outline.sections.len() {
        let section = &outline.sections[at];
        if section.kind != SectionKind::Item {
            continue;
        }
        let found = evidence.found.iter().find(|f| f.heading.start() == section.heading.start());
        let Some(found) = found else { continue };
        let item = match found.slot {
            Slot::Item(index) => evidence.form.and_then(|form| form.items.get(index)),
            Slot::Part(_) => None,
        };
        let body = evidence
            .document
            .slice(crate::text::Span::new(section.heading.end().min(section.span.end()), section.span.end()));
        let (mut short, mut long) = (false, false);
        if let Some(item) = item
            && found.evidence != Evidence::Listed
        {
            let len = crate::text::saturate(body.trim().len());
            let omitted = len == 0 && listed_as_omitted(evidence, found);
            short = !omitted
                && len < item.least.max(1)
                && !leads_elsewhere(section.title.as_bytes())
                && !leads_elsewhere(body.as_bytes());
            long = item.most.is_some_and(|most| len > most);
        }
        let unnumbered = found.evidence == Evidence::TitleAlone && !any_numbered;
        let weak = (found.score < WEAK || unnumbered) && found.evidence != Evidence::Listed;
        let listed = found.evidence == Evidence::Listed;
        for (odd, what) in [
            (short, SectionDoubt::Short),
            (long, SectionDoubt::Long),
            (weak, SectionDoubt::Weak),
            (listed, SectionDoubt::Elsewhere),
        ] {
            if odd {
                doubt(outline, at, what);
            }
        }
    }
}

/// Text before a list of items that says why they have none.
const SAID_BEFORE: u32 = 250;

/// True for one of several items without text, one after another, before which the filing says that they
/// are omitted.
///
/// ```text
/// The following items have been omitted in accordance with General Instruction J:
/// Item 1.  Business.
/// Item 1A. Risk Factors.
/// ```
fn listed_as_omitted(evidence: &Evidences<'_>, found: &Found) -> bool {
    let close = |a: &Found, b: &Found| b.heading.start() < a.heading.end() + 40;
    let Some(mut at) = evidence.found.iter().position(|f| f.heading == found.heading) else { return false };
    while let Some(before) = at.checked_sub(1).and_then(|i| evidence.found.get(i)) {
        if !close(before, &evidence.found[at]) {
            break;
        }
        at -= 1;
    }
    let start = evidence.found[at].heading.start();
    let mut from = start.saturating_sub(SAID_BEFORE);
    while !evidence.document.text.is_char_boundary(from as usize) {
        from += 1;
    }
    let said = evidence.document.slice(crate::text::Span::new(from.min(start), start));
    const OMITTED: &[u32] = &words::hashes(["omitted", "applicable", "inapplicable"]);
    words::words(said.as_bytes()).any(|word| OMITTED.contains(&word.hash))
}

/// True where a short answer says why it is short: it stands elsewhere, or there is none.
fn leads_elsewhere(text: &[u8]) -> bool {
    const WORDS: &[u32] = &words::hashes([
        "reference",
        "incorporated",
        "omitted",
        "required",
        "applicable",
        "reserved",
        "removed",
        "see",
        "page",
        "item",
        "exhibit",
        "annex",
        "appendix",
        "included",
        "forth",
        "appear",
        "attached",
        "begin",
        "contained",
        "proxy",
        "none",
        "no",
        "not",
        "nothing",
        "herein",
        "herewith",
        "index",
        "filed",
        "elsewhere",
        "note",
        "above",
        "below",
        "caption",
        "deleted",
        "intentionally",
        "nil",
        "refer",
        "statement",
        "amendment",
    ]);
    let near = text.get(..text.len().min(4_000)).unwrap_or(text);
    words::words(near).any(|word| WORDS.contains(&word.hash))
}

/// Text between the cover and the first section, or a long document without any section.
fn unheld(evidence: &Evidences<'_>, outline: &mut Outline) {
    if evidence.document.part.format == Format::Xml {
        return;
    }
    let end = evidence.document.whole().end();
    let first = outline.sections.get(evidence.root + 1).map_or(end, |section| section.span.start());
    let alone = first == end;
    let from = evidence.cover_end.min(first);
    let bytes = first - from;
    // Short exhibits, letters and single tables need no headings.
    let much = if alone { 10 * UNHELD } else { UNHELD };
    if bytes > much {
        doubt(outline, evidence.root, SectionDoubt::Unheld);
    }
}

fn doubt(outline: &mut Outline, at: usize, what: SectionDoubt) {
    if let Some(section) = outline.sections.get_mut(at)
        && !section.doubts.contains(&what)
    {
        section.doubts.push(what);
    }
}
