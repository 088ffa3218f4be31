//! Gathers the headings of a document, each with what it is: parts and items of the form, financial
//! statements, notes, signatures, lists of exhibits, and headings of any other kind.

mod contents;
mod head;
mod marked;
mod owner;

use super::forms::Form;
use super::headings::{Heading, Reader};
use super::items::{Evidence, Found, Slot, is_continued, is_empty_item};
use super::lines::{Line, Page, Role, starts};
use super::marks::{ItemNumber, Numbering, item_mark, part_mark, series_mark};
use super::words;
use super::{
    behind, captions, clauses, covers, lettered, neighbours, notes, questions, risks, runs, signatures,
    statements, vouched,
};
use crate::text::TextSpan;
use contents::{lower_repeated, nest_numbered, raise_to_contents};
pub(super) use head::{Class, Head, head};
pub(super) use marked::mark;
use owner::open_with_owner;

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
    // An attached letter may follow signatures that nothing calls so: its headings are kept.
    let (mut asked, mut doubtful, mut signed, mut unnamed) = (Vec::new(), Vec::new(), false, false);
    // What may follow the signatures, up to the next item.
    let mut closed = false;
    let mut index = 0;
    while index < page.lines.len() {
        let line = &page.lines[index];
        if let Some(this) = found.get(next_found).filter(|f| f.line == index) {
            heads.push(legal(page, form, this, next_found));
            (signed, unnamed, closed) = (false, false, false);
            next_found += 1;
            // The title may take up the lines after the number.
            index += 1;
            while page.lines.get(index).is_some_and(|l| this.heading.overlaps(l.span)) {
                index += 1;
            }
            continue;
        }
        // The group of the first item stands above it, where the cover ends.
        let group =
            form.is_some_and(|form| names_group(page, form, index)) && !reader.contents.holds(line.span);
        if line.span.start() >= cover_end || group {
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
            } else if group {
                heads.push(head(page, Class::Caption, index, line.span, None, false, false));
            } else if let Some(span) = form
                .filter(|_| !reader.contents.holds(line.span))
                .and_then(|form| numbered_caption(page, form, index))
            {
                heads.push(head(page, Class::Plain, index, span, None, false, false));
            } else if let Some(end) = Some(line)
                .filter(|_| closed || !items)
                .and_then(|line| reader.contents.statements_listed(page, line))
            {
                // The index before the pages of the statements is no part of the section before it.
                let level = reader.contents.ruling_level(page.bytes(line.span));
                let class = if level > 0 && !items { Class::Contents(level) } else { Class::Caption };
                let index_of = head(page, class, index, line.span, None, false, level > 0);
                heads.push(Head { table_end: Some(end), ..index_of });
                signed = false;
            } else if let Some((head, last)) = Some(())
                .filter(|()| closed && form.is_some())
                .and_then(|()| behind::opens(reader, &heads, index))
            {
                // What is bound in has headings of its own.
                signed &= head.class != Class::Annex;
                heads.push(head);
                index = last;
            } else if let Some((head, last)) = statements::named(reader, index) {
                // What one of a list names starts elsewhere.
                if !statements::in_list(page, index) && !repeats_list(page, &heads, &head) {
                    signed = head.class == Class::Signature || signed && head.class == Class::Report;
                    closed |= head.class == Class::Signature;
                    heads.push(ruled(head));
                    index = last;
                }
            } else if let Some(signature) = form
                .filter(|_| !signed && !unnamed && !reader.contents.holds(line.span))
                // The schedules that it lists may follow the signatures.
                .filter(|_| item.is_none_or(|item| !item.title.contains("Schedule")))
                .and_then(|_| signatures::unnamed(page, index, next_found >= found.len()))
            {
                (unnamed, closed) = (true, true);
                heads.push(signature);
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
                    && !signatures::end_above(reader, heads.last(), &heading)
                    && !statements::heads_schedule(page, heading.span, heading.last);
                if !among && !statements::in_list(page, index) {
                    index = heading.last;
                    let prose = reader.above_prose(heading.last);
                    heads.push(Head { prose, ..plain(page, items, heading) });
                }
            } else if let Some(question) = questions::asked(reader, index) {
                asked.push(index);
                heads.push(question);
            } else if let Some(span) = risks::heads_risk(reader, &heads, item, index) {
                let risk = head(page, Class::Plain, index, span, None, false, false);
                heads.push(Head { prose: true, risk: true, ..risk });
            } else if let Some(heading) = Some(())
                .filter(|()| !listing && !unnamed && !statements::in_list(page, index))
                .and_then(|()| vouched::doubtful(reader, index))
            {
                doubtful.push(index);
                index = heading.last;
                let prose = reader.above_prose(heading.last);
                heads.push(Head { prose, ..plain(page, items, heading) });
            }
        }
        index += 1;
    }
    risks::drop_emphasis(&mut heads);
    vouched::drop_lone(page, &mut heads, &doubtful);
    if asked.len() < questions::FEWEST {
        heads.retain(|head| asked.binary_search(&head.line).is_err());
    }
    if form.is_some() {
        runs::go_on(reader, &mut heads);
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
    open_with_owner(reader, &mut heads);
    (heads, cover_end)
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

/// A caption that the form prescribes without a number, to which the filer gives one that the form lacks: "Item 4A.
/// Executive Officers of the Registrant" is a paragraph of item 4, whatever its letters.
fn numbered_caption(page: &Page<'_>, form: &Form, index: usize) -> Option<TextSpan> {
    const LONGEST: u32 = 120;
    let line = page.lines.get(index).filter(|line| line.row.is_none() && line.span.len() <= LONGEST)?;
    let text = page.bytes(line.span);
    let mark = item_mark(text).filter(|mark| mark.number.letter.is_some() && mark.further.is_empty())?;
    if is_continued(text) {
        return None;
    }
    if form.items.iter().any(|item| item.number == Some(mark.number)) {
        return None;
    }
    let title: Vec<u32> = words::telling(text.get(mark.title..)?).take(20).collect();
    let mut captions = form.items.iter().filter(|item| item.number.is_none());
    captions
        .any(|item| item.wordings.iter().any(|wording| wording.likeness(&title) >= 60))
        .then_some(line.span)
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

/// True where line `index` names a group of items, in whatever letters: "Section 9 - Financial Statements and Exhibits"
/// over "Item 9.01". The number of the group is that of its items. Where none of them is answered, "Not applicable"
/// stands below it.
fn names_group(page: &Page<'_>, form: &Form, index: usize) -> bool {
    const LONGEST: u32 = 120;
    let Some(line) = page.lines.get(index).filter(|l| l.row.is_none() && l.span.len() <= LONGEST) else {
        return false;
    };
    let text = page.bytes(line.span);
    let mark = starts(text, b"section").then(|| series_mark(text)).flatten();
    let Some(mark) = mark.filter(|mark| mark.numbering == Numbering::Named && mark.title < text.len()) else {
        return false;
    };
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let Some(next) = page.lines.iter().skip(index + 1).find(flow).map(|line| page.bytes(line.span)) else {
        return false;
    };
    let of_group = |number: ItemNumber| number.minor.is_some() && number.major == mark.number;
    let grouped = || form.items.iter().filter_map(|item| item.number).any(of_group);
    item_mark(next)
        .map_or_else(|| next.len() <= 40 && is_empty_item(next) && grouped(), |item| of_group(item.number))
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
