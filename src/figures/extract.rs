//! Walks the blocks of a filing in reading order and reads the figures of each.

mod above;
mod acquired;
mod announced;
mod below;
mod listed;
mod owners;

use above::above;
use announced::Release;
use below::{units_at_foot, units_below};
use listed::{is_entry_by_year, speaks_of_tables, units_of_list};

use super::Figures;
use super::addresses;
use super::bare_dollars;
use super::build::Builder;
use super::elements;
use super::instance;
use super::lexer::Token;
use super::manager_report;
use super::owned;
use super::period::{Calendar, Printed};
use super::prose::{self, Setting};
use super::same_print;
use super::schedule;
use super::tables::{self, Header, Pen, View, read_line};
use super::told_in_full;
use super::topic::{self, Topic};
use super::units_line::UnitsLine;
use super::value::Period;
use crate::filing::family::{self, Is};
use crate::filing::grid::{CellClass, Grid, RowKind};
use crate::filing::{Block, BlockKind, Document, Filing, Table};
use crate::outline::{Outline, SectionId, SectionKind};
use crate::text::halves::{Both, halves, in_turn};
use crate::text::search::{holds, holds_any};
use crate::text::{Span, TextSpan};

/// Buffers used again for each block.
#[derive(Default)]
struct Scratch {
    prose: prose::Scratch,
    tables: tables::Scratch,
    topic: Vec<Token>,
}

/// What was learnt on the way through a document.
#[derive(Clone, Default)]
struct Passage {
    /// Units of the last table that named its own, and the item that it stands in.
    units: Option<(UnitsLine, Option<SectionId>)>,
    /// The time that a sentence before a list leaves to its entries.
    lead: Option<(Period, Option<TextSpan>)>,
    /// The header of the last table.
    header: Option<Header>,
    /// The time that a heading gives to the paragraphs below it.
    topic: Option<Topic>,
    /// Units that the sentence over a table gave to it alone, where those of the tables before are others.
    led: Option<(UnitsLine, Option<SectionId>)>,
    /// Units in which a whole item states its amounts, running text included, and the item.
    stated: Option<(UnitsLine, Option<SectionId>)>,
    /// That line speaks of tables and of nothing else.
    tabular: bool,
    /// Units in which the document says that it states amounts, "unless otherwise noted".
    declared: Option<UnitsLine>,
    /// Units that the paragraph before gives to a list by years.
    list: Option<UnitsLine>,
    /// Each section of the document is in units of its own.
    apart: bool,
}

impl Passage {
    /// Keeps the `units` of a table in `item`. Those that the sentence `lead` gives to its own table alone are kept beside
    /// those of the tables before, but where the next such sentence gives the same.
    fn leave_units(&mut self, units: UnitsLine, item: Option<SectionId>, lead: Option<TextSpan>) {
        let again = self.led.filter(|(led, _)| led.span != units.span && led.scale == units.scale);
        let known = self.led.filter(|(led, _)| led.span == units.span);
        let differs = self.units.is_some_and(|(base, _)| base.scale != units.scale);
        let own = !units.distant && lead.is_some_and(|lead| lead.covers(units.span));
        if known.is_some() || own && differs && again.is_none() {
            self.led = Some((units, item));
            return;
        }
        self.led = None;
        self.units = Some((units, item));
    }

    /// The units of the tables before one that the sentence `lead` leads up to, if any does. What another sentence said of
    /// its own table goes on below it, and no further than the next.
    fn units_before(&self, lead: Option<TextSpan>) -> Option<(UnitsLine, Option<SectionId>)> {
        if lead.is_some() { self.units.or(self.led) } else { self.led.or(self.units) }
    }
}

/// True for a sentence that leads up to what stands below it.
fn leads(document: &Document, sentence: TextSpan) -> bool {
    document.slice(sentence).trim_end().ends_with(':')
}

/// A document while its figures are sought.
struct Course<'a> {
    filing: &'a Filing,
    outline: &'a Outline,
    document: &'a Document,
    /// Its index in the filing.
    index: usize,
    calendar: Calendar,
}

impl<'a> Course<'a> {
    /// The documents of `filing` that a person reads, each with its calendar.
    fn all(filing: &'a Filing, outline: &'a Outline) -> Vec<Self> {
        let cover = &filing.cover;
        let form = filing.cover.form.as_deref().unwrap_or("");
        let mut printed = Printed::by(filing.documents.iter().map(|document| document.text.as_str()));
        let read = filing.documents.iter().enumerate().filter(|(_, document)| !document.part.is_rendered());
        let course = |(index, document): (usize, &'a Document)| {
            let year_end = cover.fiscal_year_end;
            let calendar = Calendar::in_submission(cover.period, year_end, &mut printed, &document.text);
            let calendar = if family::is(form, Is::OfEvent) {
                calendar.of_event()
            } else if family::is(form, Is::OfMeeting) {
                calendar.of_proxy()
            } else if family::is(form, Is::OfMonth) {
                calendar.of_month()
            } else {
                calendar
            };
            Self { filing, outline, document, index, calendar }
        };
        read.map(course).collect()
    }

    /// The form of the filing, such as "10-K"; empty where none is known.
    fn form(&self) -> &'a str {
        self.filing.cover.form.as_deref().unwrap_or("")
    }

    /// What is known before the first block.
    fn passage(&self) -> Passage {
        Passage { apart: family::is(self.form(), Is::PutTogether), ..Passage::default() }
    }

    /// True for what is set in a table of contents.
    fn is_contents(&self, block: TextSpan) -> bool {
        self.outline.is_contents(self.index, block)
    }

    /// True for a line of contents with its page.
    fn is_entry(&self, block: &Block) -> bool {
        !matches!(block.kind, BlockKind::Furniture(_))
            && self.is_contents(block.span)
            && ends_with_page(self.document.slice(block.span))
    }
}

/// Finds the figures of `filing`.
pub fn extract(filing: &Filing, outline: &Outline) -> Figures {
    extract_by(in_turn, filing, outline)
}

/// As [`extract`], with tables and prose read by `both`: neither needs a figure of the other.
pub fn extract_by(both: Both, filing: &Filing, outline: &Outline) -> Figures {
    let courses = Course::all(filing, outline);
    let (mut found, prose) = halves(both, || in_tables(&courses), || in_prose(&courses));
    found.join(prose);
    same_print::settle(found.since(0));
    same_print::settle_shares(found.since(0));
    bare_dollars::settle(filing, found.since(0));
    let mut figures = found.finish(filing);
    elements::settle(filing, &mut figures);
    manager_report::settle(filing, &mut figures);
    figures.tell_cut_names(filing);
    figures
}

/// The figures of all tables.
fn in_tables(courses: &[Course<'_>]) -> Builder {
    let mut builder = Builder::default();
    let mut scratch = tables::Scratch::default();
    for course in courses {
        let (document, outline) = (course.document, course.outline);
        builder.document = course.index;
        let mut passage = course.passage();
        let facts = instance::facts(course.filing, course.index);
        for (at, block) in document.blocks.iter().enumerate() {
            let BlockKind::Table(table_index) = block.kind else {
                if !course.is_entry(block) {
                    note_units(course, at, &mut passage, &mut scratch);
                }
                continue;
            };
            let Some(table) = document.tables.get(table_index as usize) else { continue };
            let facts = instance::shown(&facts, table);
            if !facts.is_empty() {
                builder.section = outline.section_at(course.index, table.span.start());
                instance::read(course.filing, facts, table_index, &mut builder);
                continue;
            }
            let grid = Grid::of(document, table);
            if course.is_contents(block.span) && only_pages(document, &grid) {
                continue;
            }
            // The name of a table may be its first row, and head a section.
            builder.section = outline.section_at(course.index, first_entry(table, &grid));
            let mut above = above(course, at, &passage, builder.section, &mut scratch);
            // A manager's report tells what is held on its day (Form 13F).
            if course.form().starts_with("13F") {
                above.balance = true;
                let below = units_below(document, at, &mut scratch);
                above.units = below.or(above.units).map(UnitsLine::of_values);
            }
            if above.units.is_none_or(|units| units.distant) {
                above.units = units_at_foot(document, at, &mut scratch).or(above.units);
            }
            if schedule::is_schedule(document) {
                let said = schedule::multiplier(document, table);
                let said = said.and_then(|span| read_line(&document.text, span, &mut scratch).units);
                above.units = said.or(above.units);
            }
            above.cover = family::is(course.form(), Is::OfOwners) && is_cover(document.slice(table.span));
            let calendar = &course.calendar;
            let view = View { document, index: table_index, table, grid: &grid, above: &above, calendar };
            let known = builder.count();
            let legacy = tables::read(view, &mut Pen { scratch: &mut scratch, builder: &mut builder });
            if schedule::is_schedule(document) {
                builder.drop_since(known, |figure| schedule::is_direction(document, figure.span));
                schedule::date(document, table, calendar, builder.since(known));
            }
            let item = item_of(outline, builder.section);
            if let Some(units) = legacy.units {
                passage.leave_units(units, item, above.lead.filter(|lead| leads(document, *lead)));
            }
            passage.header = Some(legacy.header);
        }
    }
    told_in_full::settle_tables(builder.since(0));
    builder
}

/// Bytes of a paragraph that is an amount and nothing else.
const ALONE: u32 = 16;

/// The figures of paragraphs and lists.
fn in_prose(courses: &[Course<'_>]) -> Builder {
    let mut builder = Builder::default();
    let mut scratch = Scratch::default();
    for course in courses {
        let (document, outline, calendar) = (course.document, course.outline, &course.calendar);
        builder.document = course.index;
        let headings = headings(outline, course.index);
        let mut passage = course.passage();
        let mut spans = Vec::new();
        let mut release = Release::of(course, &mut scratch.topic);
        for (at, block) in document.blocks.iter().enumerate() {
            match block.kind {
                BlockKind::Table(_) => continue,
                BlockKind::Furniture(_) => {
                    note_units(course, at, &mut passage, &mut scratch.tables);
                    continue;
                }
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Preformatted => {}
            }
            // What goes on with a sentence was read with its start.
            if course.is_entry(block) || block.style.continues {
                continue;
            }
            document.paragraph(at, &mut spans);
            builder.section = outline.section_at(course.index, block.span.start());
            // The numbers of an address are parts of a name, as those of a heading are.
            let heading = is_heading(&headings, block.span) || addresses::is_address(document, at);
            note_units(course, at, &mut passage, &mut scratch.tables);
            let item = item_of(outline, builder.section);
            let units = passage
                .stated
                .filter(|(_, stated_in)| *stated_in == item && !passage.tabular)
                .map(|(units, _)| units.seen_from_afar());
            let units = passage.list.filter(|_| is_entry_by_year(document.slice(block.span))).or(units);
            // A list goes on from the sentence that leads up to it.
            let listed = block.kind == BlockKind::ListItem || is_bullet(document.slice(block.span));
            let period = passage.lead.filter(|_| listed);
            let tokens = &mut scratch.topic;
            let topic = topic::topic(&document.text, block.span, heading, builder.section, calendar, tokens);
            passage.topic = topic.or(passage.topic.filter(|t| t.holds(outline, builder.section)));
            let topic = passage.topic.map(|t| t.time);
            // "$2.00" alone below "Dividend Per Common Share".
            let each_share = block.span.len() <= ALONE
                && builder
                    .section
                    .and_then(|id| outline.get(id))
                    .is_some_and(|s| tables::names_each_share(&s.title));
            release.enter(document.slice(block.span), heading);
            let announced = release.told_in(item);
            let setting = Setting { heading, units, period, topic, each_share, announced };
            let known = builder.count();
            let page = document.into();
            let lead = prose::read(page, &spans, setting, calendar, &mut scratch.prose, &mut builder);
            owned::settle(document, builder.since(known));
            release.leave(builder.since(known));
            if schedule::is_schedule(document) {
                builder.drop_since(known, |figure| schedule::is_direction(document, figure.span));
            }
            if lead.is_some() || !listed {
                passage.lead = lead;
            }
            let last = spans.last().copied().unwrap_or(block.span);
            passage.list = units_of_list(document, last, passage.list, &mut scratch.tables);
        }
    }
    told_in_full::settle(builder.since(0));
    told_in_full::settle_shares(builder.since(0));
    builder
}

/// Where the first row below the captions of a table starts.
fn first_entry(table: &Table, grid: &Grid) -> u32 {
    let below = grid.rows.iter().position(|row| *row != RowKind::Caption);
    let cells = below
        .and_then(|row| table.rows.get(row))
        .map_or(&[][..], |row| table.cells.get(row.first as usize..row.end as usize).unwrap_or(&[]));
    cells.iter().map(|cell| cell.span.start()).find(|at| *at > 0).unwrap_or(table.span.start())
}

/// True where the numbers of a table of contents are numbers of pages: whole and short.
fn only_pages(document: &Document, grid: &Grid) -> bool {
    grid.cells.iter().filter(|cell| cell.class == CellClass::Number).all(|cell| {
        let ink = document.slice(cell.ink).as_bytes();
        ink.len() <= 9 && ink.iter().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b' '))
    })
}

/// True for a line of contents with its page: "Item 1. Business . . . 3".
fn ends_with_page(text: &str) -> bool {
    let last = text.split_ascii_whitespace().next_back().unwrap_or("").trim_start_matches('.');
    (1..=3).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_digit())
}

/// True for text that starts with the mark of a list entry.
fn is_bullet(text: &str) -> bool {
    text.starts_with(['•', '·', '●', '▪', '◦', '–', '*', '-', '\u{f0b7}'])
}

/// The item or other top section around a section.
fn item_of(outline: &Outline, section: Option<SectionId>) -> Option<SectionId> {
    let mut id = section?;
    loop {
        let at = outline.get(id)?;
        match at.parent {
            Some(parent) if at.kind != SectionKind::Item && at.depth > 1 => id = parent,
            _ => return Some(id),
        }
    }
}

/// Notes a units line that stands over running text instead of a table: "(Dollars in millions, except
/// per share data)" under the heading of the notes.
fn note_units(course: &Course<'_>, at: usize, passage: &mut Passage, scratch: &mut tables::Scratch) {
    let document = course.document;
    let block = document.blocks[at];
    let text = document.slice(block.span);
    if let Some(sentence) = declaration(document, block.span) {
        let units = read_line(&document.text, sentence, scratch).units;
        let declared = units.filter(|units| !units.only_shares && units.scale > 0);
        passage.declared = declared.map(UnitsLine::seen_from_afar).or(passage.declared);
    }
    let short = (8..160).contains(&text.len());
    let bracketed = text.starts_with('(') && text.ends_with(')');
    if !short
        || !(bracketed
            || text.starts_with("Dollars in")
            || text.contains("(Dollars in")
            || text.contains("(In millions"))
    {
        return;
    }
    let over_table = document.blocks[at + 1..]
        .iter()
        .filter(|b| !matches!(b.kind, BlockKind::Furniture(_)))
        .take(3)
        .take_while(|b| b.span.len() < 200 || matches!(b.kind, BlockKind::Table(_)))
        .any(|b| matches!(b.kind, BlockKind::Table(_)));
    if over_table {
        return;
    }
    if let Some(units) = read_line(&document.text, block.span, scratch).units
        && !units.only_shares
        && units.scale > 0
    {
        let section = course.outline.section_at(course.index, block.span.start());
        passage.stated = Some((units, item_of(course.outline, section)));
        passage.tabular = speaks_of_tables(text);
    }
}

/// The sentence of a block that says in what all amounts or tables are stated where nothing else is said:
/// "Unless otherwise noted, tables are presented in U.S. dollars in millions."
fn declaration(document: &Document, block: TextSpan) -> Option<TextSpan> {
    let text = document.slice(block);
    let at = text.find("nless otherwise")?;
    let stop =
        |three: &[u8]| three[0] == b'.' && three[1].is_ascii_whitespace() && three[2].is_ascii_uppercase();
    let (before, after) = (text.as_bytes().get(..at)?, text.as_bytes().get(at..)?);
    let from = before.windows(3).rposition(stop).map_or(0, |stop| stop + 2);
    let to = after.windows(3).position(stop).map_or(text.len(), |stop| at + stop + 1);
    let sentence = text.get(from..to)?;
    let of_all = ["tables", "amounts", "dollars", "figures"].iter().any(|word| sentence.contains(word));
    let scale = ["in millions", "in thousands", "in billions"].iter().any(|scale| sentence.contains(scale));
    let start = block.start() as usize;
    (of_all && scale).then(|| Span::of(start + from..start + to))
}

/// The headings of a document, sorted.
fn headings(outline: &Outline, document: usize) -> Vec<TextSpan> {
    // Sections stand in the order of their documents.
    let first = outline.sections.partition_point(|s| s.document < document);
    let sections = outline.sections[first..].iter().take_while(|s| s.document == document);
    let mut spans: Vec<TextSpan> = sections.map(|s| s.heading).filter(|h| !h.is_empty()).collect();
    spans.sort_unstable();
    spans
}

/// True where a block is a heading and nothing more: one that runs into its paragraph is not.
fn is_heading(headings: &[TextSpan], block: TextSpan) -> bool {
    let next = headings.partition_point(|h| h.end() <= block.start());
    headings.get(next).is_some_and(|h| h.start() <= block.start() && h.end() + 2 >= block.end())
}

/// True where the units of a table in the item `from` hold for one in `to` that names none. What is told
/// of pay and of owners is printed to the last dollar and share, whatever the tables before it are in
/// (Regulation S-K, Items 402 and 403).
fn carries(outline: &Outline, from: Option<SectionId>, to: Option<SectionId>, apart: bool) -> bool {
    let Some(section) = to.filter(|_| from != to).and_then(|id| outline.get(id)) else { return true };
    if matches!(section.kind, SectionKind::Statement | SectionKind::Note) {
        return true;
    }
    if apart {
        return false;
    }
    let title = section.title.as_bytes();
    let pay = [&b"executive compensation"[..], b"director compensation", b"executive officers"];
    let owners = [&b"beneficial owner"[..], b"security ownership", b"principal stockholders"];
    !pay.iter().chain(&owners).chain(&[&b"principal shareholders"[..]]).any(|name| holds(title, name))
}

/// True for the table of a cover page that asks for powers to vote and to dispose, and for what is owned.
fn is_cover(text: &str) -> bool {
    let asked = [
        "sole voting power",
        "dispositive power",
        "aggregate amount beneficially owned",
        "percent of class represented",
    ];
    holds_any(text, &asked)
}
