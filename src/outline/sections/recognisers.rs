//! What a line of a document opens, as each of its recognisers tells.
//!
//! The recognisers stand in one table, in the order in which they are asked: the first that knows a line takes it,
//! also where it leaves it out of the tree, as the name of a statement in a list of them.

use super::super::forms::{Form, FormItem};
use super::super::headings::{Heading, Reader};
use super::super::items::{Found, Slot};
use super::super::lines::{Line, Page};
use super::super::marks::item_mark;
use super::super::{behind, captions, lettered, questions, risks, signatures, statements, vouched};
use super::head::{Class, Head, head};
use super::prescribed::{heads_items, is_left_over, legal, names_group, numbered_caption};

/// Tells whether a line is what it knows: the last line that this takes up.
type Recogniser = fn(&mut Gathering<'_>, &At<'_>) -> Option<usize>;

/// Those that may know a line behind the cover; an item that was found comes before all of them.
const RECOGNISERS: [Recogniser; 13] = [
    lettered_part,
    left_over,
    group_of_items,
    caption_with_number,
    index_of_statements,
    bound_in,
    named,
    unnamed_signatures,
    caption_of_table,
    set_off,
    question,
    sentence_of_risk,
    vouched_for,
];

/// The headings gathered so far, and what was seen on the way that tells what may follow.
pub(super) struct Gathering<'a> {
    reader: &'a Reader<'a>,
    form: Option<&'a Form>,
    /// Parts and items in text order, and how many of them came.
    found: &'a [Found],
    past: usize,
    /// Items of the form were found by number: they rule the document, not its contents.
    items: bool,
    cover_end: u32,
    pub(super) heads: Vec<Head>,
    /// Lines of questions, which are headings where there are several.
    pub(super) asked: Vec<usize>,
    /// Lines that are headings where others look like them.
    pub(super) doubtful: Vec<usize>,
    after: After,
}

/// What came before a line, since the last item.
#[derive(Clone, Copy, Default)]
struct After {
    /// Signatures under their name: what is set off may be names and titles.
    signed: bool,
    /// Signatures that nothing calls so. An attached letter may follow them: its headings are kept.
    unnamed: bool,
    /// Signatures of either kind: what is bound in may follow.
    closed: bool,
}

/// A line, and where it stands.
struct At<'a> {
    index: usize,
    line: &'a Line,
    /// The item around it.
    item: Option<&'a FormItem>,
    /// It names a group of items.
    group: bool,
    /// It stands among signatures or exhibits.
    listing: bool,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(
        reader: &'a Reader<'a>,
        form: Option<&'a Form>,
        found: &'a [Found],
        items: bool,
        cover_end: u32,
    ) -> Self {
        let (heads, asked, doubtful) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            reader,
            form,
            found,
            past: 0,
            items,
            cover_end,
            heads,
            asked,
            doubtful,
            after: After::default(),
        }
    }

    /// Takes what line `index` opens, if anything: the last line that this takes up.
    pub(super) fn take(&mut self, index: usize) -> usize {
        if let Some(last) = self.take_found(index) {
            return last;
        }
        let Some(at) = self.at(index) else { return index };
        RECOGNISERS.iter().find_map(|recogniser| recogniser(self, &at)).unwrap_or(index)
    }

    /// The part or the item that was found in line `index`.
    fn take_found(&mut self, index: usize) -> Option<usize> {
        let page = self.reader.page;
        let found = self.found.get(self.past).filter(|found| found.line == index)?;
        self.heads.push(legal(page, self.form, found, self.past));
        self.after = After::default();
        self.past += 1;
        // The title may take up the lines after the number.
        let rest = page.lines.get(index + 1..).unwrap_or(&[]);
        Some(index + rest.iter().take_while(|line| found.heading.overlaps(line.span)).count())
    }

    /// Where line `index` stands; none for a line of the cover.
    fn at(&self, index: usize) -> Option<At<'a>> {
        let page = self.reader.page;
        let line = page.lines.get(index)?;
        // The group of the first item stands above it, where the cover ends.
        let group = self.form.is_some_and(|form| names_group(page, form, index)) && !self.in_contents(line);
        if line.span.start() < self.cover_end && !group {
            return None;
        }
        let listing = self.after.signed || self.heads.last().is_some_and(|h| h.class == Class::ExhibitList);
        let item = self.found.get(..self.past).unwrap_or(&[]).iter().rev().find_map(|f| match f.slot {
            Slot::Item(item) => self.form.and_then(|form| form.items.get(item)),
            Slot::Part(_) => None,
        });
        Some(At { index, line, item, group, listing })
    }

    fn in_contents(&self, line: &Line) -> bool {
        self.reader.contents.holds(line.span)
    }

    /// A heading of `class` that takes up the line `at`.
    fn whole(&self, class: Class, at: &At<'_>) -> Head {
        head(self.reader.page, class, at.index, at.line.span)
    }

    /// `head` with its level in the contents, where these rule the document.
    fn ruled(&self, head: Head) -> Head {
        let level = || self.reader.contents.ruling_level(self.reader.page.bytes(head.span));
        Head { contents: if self.items { 0 } else { level() }, ..head }
    }

    /// Adds a heading of no kind of its own: the last line that it takes up.
    fn add_plain(&mut self, heading: Heading) -> usize {
        let last = heading.last;
        let prose = self.reader.above_prose(last);
        self.heads.push(Head { prose, ..plain(self.reader.page, self.items, heading) });
        last
    }
}

/// A lettered part of an item.
fn lettered_part(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let part = at.item.is_some_and(|item| lettered::heads_part(all.reader.page, item, at.index));
    if !part || all.in_contents(at.line) {
        return None;
    }
    all.heads.push(all.whole(Class::Lettered, at));
    Some(at.index)
}

/// A part or an item that was not chosen: a running head, a reference.
fn left_over(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    is_left_over(all.reader.page, all.form, at.line).then_some(at.index)
}

/// The name of a group of items.
fn group_of_items(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    at.group.then(|| all.heads.push(all.whole(Class::Caption, at)))?;
    Some(at.index)
}

/// A caption that the form prescribes without a number, under a number.
fn caption_with_number(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let form = all.form.filter(|_| !all.in_contents(at.line))?;
    let span = numbered_caption(all.reader.page, form, at.index)?;
    all.heads.push(head(all.reader.page, Class::Plain, at.index, span));
    Some(at.index)
}

/// The index before the pages of the statements, which is no part of the section before it.
fn index_of_statements(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let (page, contents) = (all.reader.page, all.reader.contents);
    if !all.after.closed && all.items {
        return None;
    }
    let table_end = Some(contents.statements_listed(page, at.line)?);
    let level = contents.ruling_level(page.bytes(at.line.span));
    let class = if level > 0 && !all.items { Class::Contents(level) } else { Class::Caption };
    all.heads.push(Head { listed: level > 0, table_end, ..all.whole(class, at) });
    all.after.signed = false;
    Some(at.index)
}

/// What is bound in behind the signatures, which has headings of its own.
fn bound_in(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    if !all.after.closed || all.form.is_none() {
        return None;
    }
    let (head, last) = behind::opens(all.reader, &all.heads, at.index)?;
    all.after.signed &= head.class != Class::Annex;
    all.heads.push(head);
    Some(last)
}

/// What has a name of its own: a statement, notes, signatures, a list of exhibits.
fn named(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let page = all.reader.page;
    let (head, last) = statements::named(all.reader, at.index)?;
    // What one of a list names starts elsewhere.
    if statements::in_list(page, at.index) || repeats_list(page, &all.heads, &head) {
        return Some(at.index);
    }
    let after = &mut all.after;
    after.signed = head.class == Class::Signature || after.signed && head.class == Class::Report;
    after.closed |= head.class == Class::Signature;
    all.heads.push(all.ruled(head));
    Some(last)
}

/// Signatures that nothing calls so.
fn unnamed_signatures(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let signed = all.after.signed || all.after.unnamed;
    // The schedules that it lists may follow the signatures.
    let schedules = || at.item.is_some_and(|item| item.title.contains("Schedule"));
    if all.form.is_none() || signed || all.in_contents(at.line) || schedules() {
        return None;
    }
    let signature = signatures::unnamed(all.reader.page, at.index, all.past >= all.found.len())?;
    (all.after.unnamed, all.after.closed) = (true, true);
    all.heads.push(signature);
    Some(at.index)
}

/// The caption of a table, of which one names it.
fn caption_of_table(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let caption = all.ruled(captions::titled(all.reader, at.index)?);
    if caption.contents > 0 {
        let class = Class::Contents(caption.contents);
        all.heads.push(Head { class, listed: true, table_end: None, ..caption });
    } else if all.heads.last().is_none_or(|head| head.table_end != caption.table_end) {
        all.heads.push(caption);
    }
    Some(at.index)
}

/// A heading that is set off from the text.
fn set_off(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let (reader, page) = (all.reader, all.reader.page);
    let heading = reader.heading(at.index)?;
    // Names and titles among signatures, heads of columns among exhibits are set off too.
    let among = at.listing
        && !heading.linked
        && !heading.listed
        && !reader.above_prose(at.index)
        && !signatures::end_above(reader, all.heads.last(), &heading)
        && !statements::heads_schedule(page, heading.span, heading.last);
    let left_out = among || statements::in_list(page, at.index);
    Some(if left_out { at.index } else { all.add_plain(heading) })
}

/// A question, as a proxy statement or a plan answers them.
fn question(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let question = questions::asked(all.reader, at.index)?;
    all.asked.push(at.index);
    all.heads.push(question);
    Some(at.index)
}

/// A sentence that heads a risk.
fn sentence_of_risk(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    let span = risks::heads_risk(all.reader, &all.heads, at.item, at.index)?;
    let risk = head(all.reader.page, Class::Plain, at.index, span);
    all.heads.push(Head { prose: true, risk: true, ..risk });
    Some(at.index)
}

/// What is a heading where others look like it.
fn vouched_for(all: &mut Gathering<'_>, at: &At<'_>) -> Option<usize> {
    if at.listing || all.after.unnamed || statements::in_list(all.reader.page, at.index) {
        return None;
    }
    let heading = vouched::doubtful(all.reader, at.index)?;
    all.doubtful.push(at.index);
    Some(all.add_plain(heading))
}

/// True for the name of a list of exhibits at the head of each page that the list takes up.
fn repeats_list(page: &Page<'_>, heads: &[Head], head: &Head) -> bool {
    let listing = |last: &&Head| last.class == Class::ExhibitList && head.class == Class::ExhibitList;
    heads.last().filter(listing).is_some_and(|last| page.bytes(last.span) == page.bytes(head.span))
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
    let Heading { mark, linked, listed, .. } = heading;
    Head { mark, linked, listed, ..head(page, class, heading.line, heading.span) }
}
