//! Gathers the headings of a document, each with what it is: parts and items of the form, financial
//! statements, notes, signatures, lists of exhibits, and headings of any other kind.

use rustc_hash::FxHashMap;

use super::amend::Marks;
use super::captions;
use super::forms::Form;
use super::headings::{Heading, Reader};
use super::items::{Evidence, Found, Slot};
use super::lines::{Line, Look, Page, Role, starts};
use super::marks::{Numbering, SeriesMark, item_mark, part_mark};
use super::names::{Name, name};
use super::toc::entry_hash;
use super::words::{self, hash_of};
use super::{clauses, covers, lettered, neighbours, notes, questions, risks, statements};
use crate::text::{Span, TextSpan, saturate};

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A part of the form.
    Part(u8),
    /// An item of the form, by its index there.
    Item(usize),
    /// A caption that the form prescribes without a number.
    Caption,
    /// A lettered part of an item.
    Lettered,
    /// The signatures.
    Signature,
    /// A list of exhibits.
    ExhibitList,
    /// An annex bound in.
    Annex,
    /// The prospectus that follows its supplement.
    Base,
    /// An entry of the table of contents of a document without items, with its level there.
    Contents(u8),
    /// A financial statement.
    Statement,
    /// An auditor's report.
    Report,
    /// "Notes to financial statements": what holds the notes.
    Notes,
    /// A numbered note.
    Note,
    /// A numbered clause of an agreement with its level, 1 for articles; whether its numbers start anew.
    Clause { level: u8, anew: bool },
    /// The caption of a table, which ends with it.
    Table,
    /// Any other heading.
    Plain,
}

/// A heading and what it opens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) class: Class,
    /// Index of its line.
    pub(super) line: usize,
    /// The heading as printed.
    pub(super) span: TextSpan,
    /// The name in it, number left out.
    pub(super) title: TextSpan,
    pub(super) look: Look,
    pub(super) mark: Option<SeriesMark>,
    pub(super) linked: bool,
    pub(super) listed: bool,
    /// Index in the items found, for parts and items.
    pub(super) found: Option<usize>,
    /// It stands between the first and the last of a series of notes.
    pub(super) among_notes: bool,
    /// End of the table that it is the caption of.
    pub(super) table_end: Option<u32>,
    /// The level that the reader gave it.
    pub(super) level: Option<u8>,
    /// Its level in the table of contents at the start, which rules where there are no items; else 0.
    pub(super) contents: u8,
    /// Prose follows it.
    pub(super) prose: bool,
    /// It is a sentence that heads a risk.
    pub(super) risk: bool,
}

/// Gathers the headings of a page of a document of type `kind` in text order; where the cover ends.
pub(super) fn gather(
    reader: &Reader<'_>,
    kind: &str,
    form: Option<&Form>,
    found: &[Found],
) -> (Vec<Head>, u32) {
    let page = reader.page;
    let mut heads = Vec::new();
    let mut next_found = 0;
    let cover_end = covers::end(reader, form, found);
    let numbered = |f: &Found| matches!(f.evidence, Evidence::Title | Evidence::Number);
    // Part II of a registration statement has items; the prospectus before it has none, and its contents rule it.
    let divided = form.is_some_and(|f| f.items.iter().any(|item| item.part.is_none_or(|part| part == 1)));
    let items = divided && found.iter().any(numbered);
    let ruled = |mut head: Head| {
        head.contents = if items { 0 } else { reader.contents.ruling_level(page.bytes(head.span)) };
        head
    };
    let (mut asked, mut signed) = (Vec::new(), false);
    let mut index = 0;
    while index < page.lines.len() {
        let line = &page.lines[index];
        if let Some(this) = found.get(next_found).filter(|f| f.line == index) {
            heads.push(legal(page, form, this, next_found));
            signed = false;
            next_found += 1;
            // The title may take up the lines after the number.
            index += 1;
            while page.lines.get(index).is_some_and(|l| this.heading.overlaps(l.span)) {
                index += 1;
            }
            continue;
        }
        if line.span.start() >= cover_end {
            let listing = signed || heads.last().is_some_and(|h| h.class == Class::ExhibitList);
            let item = found.get(..next_found).unwrap_or(&[]).iter().rev().find_map(|f| match f.slot {
                Slot::Item(item) => form.and_then(|form| form.items.get(item)),
                Slot::Part(_) => None,
            });
            if item.is_some_and(|item| lettered::heads_part(page, item, index))
                && !reader.contents.holds(line.span)
            {
                heads.push(head(page, Class::Lettered, index, line.span, None, false, false));
            } else if is_left_over(page, form, line) {
                // A part or an item that was not chosen: a running head, a reference.
            } else if let Some((head, last)) = statements::named(reader, index) {
                // What one of a list names starts elsewhere.
                if !statements::in_list(page, index) && !repeats_list(page, &heads, &head) {
                    signed = head.class == Class::Signature || signed && head.class == Class::Report;
                    heads.push(ruled(head));
                    index = last;
                }
            } else if let Some(caption) = captions::titled(reader, index) {
                // One caption names a table.
                let caption = ruled(caption);
                if caption.contents > 0 {
                    heads.push(Head {
                        class: Class::Contents(caption.contents),
                        listed: true,
                        table_end: None,
                        ..caption
                    });
                } else if heads.last().is_none_or(|head| head.table_end != caption.table_end) {
                    heads.push(caption);
                }
            } else if let Some(heading) = reader.heading(index) {
                // Names and titles among signatures, heads of columns among exhibits are set off too.
                let among = listing
                    && !heading.linked
                    && !heading.listed
                    && !reader.above_prose(index)
                    && !statements::heads_schedule(page, heading.span, heading.last);
                if !among && !statements::in_list(page, index) {
                    index = heading.last;
                    let prose = reader.above_prose(heading.last);
                    heads.push(Head { prose, ..plain(page, items, heading) });
                }
            } else if let Some(question) = questions::asked(reader, index) {
                asked.push(index);
                heads.push(question);
            } else if risks::heads_risk(reader, &heads, index) {
                let risk = head(page, Class::Plain, index, line.span, None, false, false);
                heads.push(Head { prose: true, risk: true, ..risk });
            }
        }
        index += 1;
    }
    if heads.iter().filter(|head| head.risk).count() < risks::FEWEST {
        heads.retain(|head| !head.risk);
    }
    if asked.len() < questions::FEWEST {
        heads.retain(|head| asked.binary_search(&head.line).is_err());
    }
    notes::drop_repeated(page, &mut heads);
    notes::number(reader, &mut heads);
    clauses::number(reader, kind, &mut heads);
    captions::mark(page, &mut heads);
    neighbours::drop_strangers(page, form, &mut heads);
    covers::drop_back(reader, &mut heads);
    nest_numbered(page, &mut heads);
    lower_repeated(page, &mut heads);
    raise_to_contents(page, &mut heads);
    covers::mark_base(reader, &mut heads);
    (heads, cover_end)
}

/// Makes headings of what the reader marked. A heading that stands there already keeps what it
/// opens; a line that starts with an item's number opens that item.
pub(super) fn mark(page: &Page<'_>, form: Option<&Form>, marks: &Marks, heads: &mut Vec<Head>) {
    for (span, level) in &marks.headings {
        let line = page.lines.partition_point(|line| line.span.start() <= span.start()).saturating_sub(1);
        let mut marked = head(page, marked_class(page, form, *span), line, *span, None, false, false);
        marked.title = marked_title(page, marked.class, *span);
        if !page.lines.get(line).is_some_and(|l| l.span.overlaps(*span)) {
            marked.look = Look::default();
        }
        let first = heads.partition_point(|h| h.span.end() <= span.start());
        let after = first + heads[first..].iter().take_while(|h| h.span.start() < span.end()).count();
        let before = heads.get(first..after).and_then(<[Head]>::first).copied();
        let marked = Head { level: Some(*level), span: *span, ..before.unwrap_or(marked) };
        heads.splice(first..after, [marked]);
    }
}

fn marked_class(page: &Page<'_>, form: Option<&Form>, span: TextSpan) -> Class {
    let text = page.bytes(span);
    let slot = item_mark(text).and_then(|mark| {
        let items = &form?.items;
        let fits = |part: bool| {
            items.iter().position(|i| i.number == Some(mark.number) && (!part || i.part == mark.part))
        };
        if mark.part.is_some() { fits(true) } else { fits(false) }
    });
    match (slot, part_mark(text), name(text)) {
        (Some(item), _, _) => Class::Item(item),
        (None, Some(part), _)
            if form.is_some_and(|f| f.items.iter().any(|i| i.part == Some(part.number))) =>
        {
            Class::Part(part.number)
        }
        (_, _, Some(Name::Statement)) => Class::Statement,
        (_, _, Some(Name::Notes)) => Class::Notes,
        _ => Class::Plain,
    }
}

fn marked_title(page: &Page<'_>, class: Class, span: TextSpan) -> TextSpan {
    let text = page.bytes(span);
    let start = match class {
        Class::Item(_) => item_mark(text).map(|mark| mark.title),
        Class::Part(_) => part_mark(text).map(|mark| mark.title),
        _ => None,
    };
    Span::new((span.start() + saturate(start.unwrap_or(0))).min(span.end()), span.end())
}

/// Leaves one heading to each entry of the contents: the one that they link to, else one that looks as
/// most of them do. A summary at the start has headings of the same words.
///
/// ```text
/// The Offering                      linked
///     Use of proceeds               a row of the summary: below "The Offering"
/// USE OF PROCEEDS                   linked
/// ```
fn lower_repeated(page: &Page<'_>, heads: &mut [Head]) {
    let contents = |h: &Head| matches!(h.class, Class::Contents(_));
    let mut looks: FxHashMap<Look, usize> = FxHashMap::default();
    let mut best: FxHashMap<u64, (bool, usize)> = FxHashMap::default();
    for head in heads.iter().filter(|h| contents(h)) {
        *looks.entry(head.look).or_default() += 1;
    }
    let rank = |h: &Head| (h.linked, looks.get(&h.look).copied().unwrap_or_default());
    for head in heads.iter().filter(|h| contents(h)) {
        let most = best.entry(entry_hash(page.bytes(head.span))).or_default();
        *most = (*most).max(rank(head));
    }
    for head in heads.iter_mut().filter(|h| contents(h)) {
        if best.get(&entry_hash(page.bytes(head.span))).is_some_and(|most| *most > rank(head)) {
            head.class = Class::Plain;
        }
    }
}

/// Puts numbered sections below the heading that stands right above the first of them, although the contents
/// set all at one edge, and keeps those together that the contents list under numbers that follow one another.
///
/// ```text
/// THE TENDER OFFER                  no number, and no text up to the next
/// 1. Terms of the Offer.            below it
/// 2. Withdrawal Rights. Shares …    below it, although it runs into its paragraph
/// Schedule I                        beside it
/// ```
fn nest_numbered(page: &Page<'_>, heads: &mut [Head]) {
    let outside = |role| matches!(role, Role::Running | Role::PageNumber | Role::Furniture);
    let stacked = |over: &Head, under: &Head| {
        let between = page.lines.get(over.line + 1..under.line).unwrap_or(&[]);
        between.iter().all(|l| over.span.overlaps(l.span) || outside(l.role))
    };
    let number = |head: &Head| head.mark.filter(|m| m.numbering == Numbering::Arabic && m.levels == 0);
    let mut series: Option<(u16, u8)> = None;
    for at in 0..heads.len() {
        let head = heads[at];
        let mark = number(&head).map(|mark| mark.number);
        series = match (head.class, mark, series) {
            (Class::Contents(level), Some(1), _) => {
                let over = at.checked_sub(1).map(|over| heads[over]).filter(|over| over.class == head.class);
                let over = over.filter(|over| over.mark.is_none() && stacked(over, &head));
                Some((1, level + u8::from(over.is_some())))
            }
            (Class::Contents(_), Some(number), Some((last, level)))
                if last.checked_add(1) == Some(number) =>
            {
                Some((number, level))
            }
            (Class::Plain, Some(number), Some((last, level)))
                if head.listed && last.checked_add(1) == Some(number) =>
            {
                Some((number, level))
            }
            (Class::Contents(_), _, _) => None,
            _ => {
                continue;
            }
        };
        if let Some((_, level)) = series {
            heads[at].class = Class::Contents(level);
        }
    }
}

/// Where the table of contents names the sections, headings that look like them are sections too,
/// although it leaves them out.
///
/// A summary sums up what comes (Item 503 of Regulation S-K): what it is divided into stays in it.
fn raise_to_contents(page: &Page<'_>, heads: &mut [Head]) {
    const SUMMARY: u32 = hash_of("summary");
    let looks: Vec<Look> = heads.iter().filter(|h| h.class == Class::Contents(1)).map(|h| h.look).collect();
    let mut counts: FxHashMap<Look, usize> = FxHashMap::default();
    for look in &looks {
        *counts.entry(*look).or_default() += 1;
    }
    let count = |look: &Look| counts.get(look).copied().unwrap_or(0);
    let Some(usual) = looks.iter().max_by_key(|look| count(look)).copied() else { return };
    let alike = count(&usual);
    if alike < 3 || alike * 2 < looks.len() {
        return;
    }
    let mut among = false;
    for head in heads {
        // Statements and notes have an order of their own, and a summary is divided by itself.
        among = match head.class {
            Class::Contents(1) => words::words(page.bytes(head.span)).take(3).any(|w| w.hash == SUMMARY),
            Class::Statement | Class::Notes | Class::Report | Class::Signature | Class::Annex => true,
            Class::Part(_) => true,
            _ => among,
        };
        if head.class == Class::Plain && head.look == usual && !among {
            head.class = Class::Contents(1);
        }
    }
}

/// True for a line that names parts or items of the form and nothing else: what is chosen of these
/// is in the tree already.
fn is_left_over(page: &Page<'_>, form: Option<&Form>, line: &Line) -> bool {
    let text = page.bytes(line.span);
    let short = line.span.len() <= 40;
    let known = |number| form.is_some_and(|f| f.items.iter().any(|i| i.number == Some(number)));
    part_mark(text).is_some_and(|mark| short || mark.title >= text.len())
        || item_mark(text).is_some_and(|mark| {
            // "Item 2(c). Citizenship:" is a paragraph of item 2 with a title of its own.
            let titled = mark.sub && mark.title < text.len();
            known(mark.number) && !mark.roman && (short && !titled || !mark.sub)
        })
}

/// True for the name of a list of exhibits at the head of each page that the list takes up.
fn repeats_list(page: &Page<'_>, heads: &[Head], head: &Head) -> bool {
    let listing = |last: &&Head| last.class == Class::ExhibitList && head.class == Class::ExhibitList;
    heads.last().filter(listing).is_some_and(|last| page.bytes(last.span) == page.bytes(head.span))
}

fn legal(page: &Page<'_>, form: Option<&Form>, found: &Found, index: usize) -> Head {
    let class = match found.slot {
        Slot::Part(number) => Class::Part(number),
        Slot::Item(item) => {
            let numbered = form.and_then(|f| f.items.get(item)).is_none_or(|i| i.number.is_some());
            if numbered { Class::Item(item) } else { Class::Caption }
        }
    };
    let look = page.lines.get(found.line).map(|l| l.look).unwrap_or_default();
    let head = head(page, class, found.line, found.heading, None, false, false);
    Head { title: found.title, look, found: Some(index), ..head }
}

/// The head of a heading of no kind of its own; `items` where items of the form were found by number.
fn plain(page: &Page<'_>, items: bool, heading: Heading) -> Head {
    // Issuers of asset-backed securities answer items of Regulation AB in place of the form's.
    let regulation =
        item_mark(page.bytes(heading.span)).is_some_and(|mark| (1100..1200).contains(&mark.number.major));
    let class = match heading.level {
        _ if items && (regulation || heads_items(page, &heading)) => Class::Caption,
        1.. if !items => Class::Contents(heading.level),
        _ => Class::Plain,
    };
    head(page, class, heading.line, heading.span, heading.mark, heading.linked, heading.listed)
}

/// True for the name of a group of items, as forms 8-K and SD have them, right above the first of it:
/// "Section 9 - Financial Statements and Exhibits". It is no part of the item before.
fn heads_items(page: &Page<'_>, heading: &Heading) -> bool {
    let named = heading.mark.is_some_and(|mark| {
        mark.numbering == Numbering::Named && mark.number <= 9 && starts(page.bytes(heading.span), b"section")
    });
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let next = || page.lines.iter().skip(heading.last + 1).find(flow);
    named
        && next()
            .is_some_and(|line| item_mark(page.bytes(line.span)).is_some_and(|m| m.number.minor.is_some()))
}

pub(super) fn head(
    page: &Page<'_>,
    class: Class,
    line: usize,
    span: TextSpan,
    mark: Option<SeriesMark>,
    linked: bool,
    listed: bool,
) -> Head {
    let mut look = page.lines.get(line).map(|l| l.look).unwrap_or_default();
    look.run_in = page.lines.get(line).is_some_and(|l| span.end() + 3 < l.span.end());
    Head {
        class,
        line,
        span,
        title: span,
        look,
        mark,
        linked,
        listed,
        found: None,
        among_notes: false,
        table_end: None,
        level: None,
        contents: 0,
        prose: false,
        risk: false,
    }
}
