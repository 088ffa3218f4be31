//! Grows the tree of one document from its headings.
//!
//! Headings come in text order. Each closes the open sections that cannot hold it and opens its own:
//!
//! ```text
//! document > part > item > statement
//!                        > notes > note > heading > heading
//!                        > heading > heading
//!          > signature, list of exhibits
//! ```
//!
//! Between headings of no kind of their own the rank of their looks decides.

mod held;
mod holders;
mod kinds;
mod ranks;
mod section;

use super::amend::{Amendment, Marks};
use super::doubts::{self, Evidences};
use super::forms::{self, Form};
use super::headings::Reader;
use super::items::{self, Evidence, Found, Slot};
use super::lines::Page;
use super::marks::SeriesMark;
use super::names::Companies;
use super::sections::{self, Class, Head};
use super::toc::Contents;
use super::{Outline, Section, SectionId, SectionKind, Why, clauses};
use crate::filing::Filing;
use crate::text::{Span, saturate};

/// Adds the tree of document `index` to `outline`. `several` tells that others are of its type.
pub(super) fn grow(
    filing: &Filing,
    index: usize,
    several: bool,
    amendments: &[Amendment],
    outline: &mut Outline,
) {
    let Some(document) = filing.documents.get(index) else { return };
    let kind = filing.document_type(index);
    // "XML" or "GRAPHIC" says little where there are several: the file's name tells them apart.
    let title = match (kind, document.part.filename.as_str()) {
        ("", "") => "Document".to_owned(),
        ("", name) => name.to_owned(),
        (kind, name) if several && !name.is_empty() => format!("{kind} {name}"),
        (kind, _) => kind.to_owned(),
    };
    let root = outline.sections.len();
    outline.sections.push(Section {
        document: index,
        kind: SectionKind::Document,
        depth: 0,
        part: None,
        number: None,
        also: Vec::new(),
        title,
        heading: Span::empty(0),
        span: document.whole(),
        parent: None,
        next: None,
        why: Why::Envelope,
        doubts: Vec::new(),
    });
    if document.blocks.is_empty() {
        return;
    }
    let form = forms::form(kind);
    let cover = &filing.cover;
    let year = cover.filed.or(cover.period).map(jiff::civil::Date::year);
    let mut page = Page::read(document, clauses::is_agreement(kind));
    let contents = Contents::find(&page, &filing.source);
    outline.contents.extend(contents.regions.iter().map(|region| (index, *region)));
    let marks = Marks::of(amendments, index, document.whole());
    marks.hide_plain(&mut page);
    let page = page;
    let found = form.as_ref().map(|form| items::find(&page, form, &contents, year)).unwrap_or_default();
    let filers = filing.header.filers.iter().filter_map(|filer| filer.name.as_deref());
    let companies = Companies::new(filers.chain(filing.cover.company.as_deref()));
    let reader = Reader { page: &page, contents: &contents, companies };
    let (mut heads, cover_end) = sections::gather(&reader, kind, form.as_ref(), &found);
    sections::mark(&page, form.as_ref(), &marks, &mut heads);
    let ranks = ranks::ranks(&page, form.is_some(), &heads);
    let mut tree = Tree {
        page: &page,
        form: form.as_ref(),
        found: &found,
        contents: &contents,
        document: index,
        year,
        outline,
        root,
        open: Vec::new(),
        bases: [None; CLAUSE_LEVELS],
    };
    for (head, rank) in heads.iter().zip(ranks) {
        tree.add(head, rank);
    }
    tree.close();
    let evidence = Evidences {
        document,
        form: form.as_ref(),
        found: &found,
        year,
        amends: kind.ends_with("/A"),
        cover_end,
        root,
    };
    doubts::raise(&evidence, outline);
}

/// An open section.
struct Open {
    class: Class,
    rank: usize,
    /// Index in [`Outline::sections`].
    section: usize,
    /// Where it ends at the latest.
    end: Option<u32>,
    /// Its heading stands in a table.
    row: bool,
    /// The number that its heading starts with.
    mark: Option<SeriesMark>,
}

struct Tree<'a> {
    page: &'a Page<'a>,
    form: Option<&'a Form>,
    found: &'a [Found],
    contents: &'a Contents,
    document: usize,
    /// Year of filing.
    year: Option<i16>,
    outline: &'a mut Outline,
    root: usize,
    /// From the outermost inwards, the document left out.
    open: Vec<Open>,
    /// How many sections were open around the first clause of each level.
    bases: [Option<usize>; CLAUSE_LEVELS],
}

/// Levels of clauses, and one for those beyond.
const CLAUSE_LEVELS: usize = 6;

impl Tree<'_> {
    fn add(&mut self, head: &Head, rank: usize) {
        if self.open.last().is_some_and(|open| open.class == Class::Table) {
            self.close_to(self.open.len() - 1, head.from);
        }
        // What ended before holds nothing that follows.
        let ended = |open: &Open| open.end.is_some_and(|end| end <= head.from);
        if let Some(at) = self.open.iter().position(ended) {
            self.close_to(at, head.from);
        }
        let keep = self.holders(head, rank);
        if let Class::Clause { level, anew } = head.class
            && let Some(base) = self.bases.get_mut(usize::from(level))
            && (anew || base.is_none())
        {
            *base = Some(keep);
        }
        self.close_to(keep, head.from);
        let parent = self.open.last().map_or(self.root, |open| open.section);
        let section = self.section(head, parent);
        self.open.push(Open {
            class: head.class,
            rank,
            section: self.outline.sections.len(),
            end: head.table_end.or_else(|| self.listed_end(head)),
            row: self.in_table(head),
            mark: head.mark,
        });
        self.outline.sections.push(section);
    }

    /// Where the row ends that lists an item in an index, for the last of its rows: what follows is no
    /// part of it.
    fn listed_end(&self, head: &Head) -> Option<u32> {
        let found = head.found.and_then(|index| self.found.get(index))?;
        let listed = found.evidence == Evidence::Listed;
        let region = self.contents.regions.iter().find(|r| listed && r.overlaps(head.span))?;
        let last =
            !self.found.iter().any(|f| f.heading.start() > head.span.end() && region.overlaps(f.heading));
        let row = self.page.lines.get(found.line).filter(|_| last && matches!(found.slot, Slot::Item(_)));
        Some(row.map_or(region.end(), |line| line.span.end()))
    }

    /// Ends the open sections from `keep` on at `at`.
    fn close_to(&mut self, keep: usize, at: u32) {
        for open in self.open.drain(keep.min(self.open.len())..) {
            let section = &mut self.outline.sections[open.section];
            section.span = Span::new(section.span.start(), open.end.map_or(at, |end| end.min(at)));
        }
    }

    /// Ends the document, and links each section to the next one beside it.
    fn close(mut self) {
        let end = self.page.document.whole().end();
        self.close_to(0, end);
        let mut last: Vec<(Option<SectionId>, usize)> = Vec::new();
        for index in self.root + 1..self.outline.sections.len() {
            let (depth, parent) = (self.outline.sections[index].depth, self.outline.sections[index].parent);
            let level = usize::from(depth);
            if last.len() <= level {
                last.resize(level + 1, (None, 0));
            }
            let (before, sibling) = last[level];
            if before == parent && sibling > 0 {
                self.outline.sections[sibling].next = Some(SectionId(saturate(index)));
            }
            last[level] = (parent, index);
        }
    }
}
