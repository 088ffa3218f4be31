//! Where tables of contents stand: rows and lines that lead to pages, lines that are links, items of the
//! form packed closer than any text would allow.

use super::super::lines::{self, Line, Page, Role};
use super::super::marks::{ItemNumber, item_mark, part_mark};
use super::super::names::{self, Name};
use super::answered::{is_answer, is_answered};
use super::named::{calls_itself, is_called_contents, name_above};
use super::{FEWEST, is_reference, page_reference, spaced_page, table_of, trailing_page};
use crate::filing::{Document, Table};
use crate::text::{Span, TextSpan};

/// Text between two items that are packed as in a table of contents, in bytes.
const PACKED: u32 = 120;

/// The tables of contents of a page, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<TextSpan> {
    let mut regions = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        if line.row == Some(0)
            && let Some(table) = table_of(page.document, line)
            && let Some(entries) = listed_pages(page.document, table)
        {
            let called = is_called_contents(page, index) || calls_itself(page.document, table);
            regions.push(Region { span: table.span, called, few: entries < FEWEST });
        }
    }
    packed_items(page, &mut regions);
    paged_lines(page, &mut regions);
    linked_lines(page, &mut regions);
    merged(page, regions)
}

/// A place that may be a table of contents, or a piece of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Region {
    span: TextSpan,
    /// A line calls it contents, or an index.
    called: bool,
    /// It lists too little to be contents by itself: contents that are set as a table for each article have
    /// such pieces.
    few: bool,
}

/// The entries of a table whose rows are words that end in page numbers which do not fall, or links; None
/// for another. A table of fewer than [`FEWEST`] has no other rows. One that only answers its items, "None",
/// leads nowhere.
fn listed_pages(document: &Document, table: &Table) -> Option<usize> {
    let (mut entries, mut others, mut falls, mut last, mut answers) = (0, 0, 0, 0, 0);
    // The row before has words and no number: the title of an entry may go on in the next.
    let mut open = false;
    for row in 0..table.rows.len() {
        let cells = table.row(row);
        let Some((end, before)) = cells.split_last().filter(|(_, before)| !before.is_empty()) else {
            continue;
        };
        let text = document.slice(end.span).as_bytes();
        // "2.1   Selection by Committee   8": the number has a cell of its own.
        let named =
            || before.iter().any(|cell| document.slice(cell.span).bytes().any(|b| b.is_ascii_alphabetic()));
        if cells.len() <= 4
            && let Some(number) = page_reference(text)
            && named()
        {
            entries += 1;
            answers += usize::from(is_answer(text));
            others -= usize::from(std::mem::take(&mut open));
            falls += usize::from(number > 0 && number < last);
            last = number.max(last);
        } else if !lines::starts(text, b"page") {
            others += 1;
            open = text.iter().any(u8::is_ascii_lowercase) && !text.iter().any(u8::is_ascii_digit);
        }
        if others > 6 && others > entries {
            return None;
        }
    }
    let least = if others == 0 { 1 } else { FEWEST };
    (entries >= least && entries > answers && entries >= others * 2 && falls * 5 <= entries)
        .then_some(entries)
}

/// A run of parts and items without text between them.
#[derive(Default)]
struct Run {
    span: TextSpan,
    /// A line above it calls it contents, or an index.
    called: bool,
    /// Items in it.
    items: usize,
    /// How many of them are answered on their own line.
    answered: usize,
    /// One of its lines leads to a page.
    paged: bool,
    /// Its last line is a number alone, whose title may stand on the next.
    untitled: bool,
    /// Items and parts whose titles stand on lines of their own.
    apart: usize,
    /// How many of these have the number of a page below the title.
    apart_paged: usize,
    /// The last part and item; a part's own line has no number.
    last: (u8, Option<ItemNumber>),
}

/// Adds runs of items packed closer than text would allow. A run ends where its numbers start anew:
/// there the contents end and the report begins.
fn packed_items(page: &Page<'_>, regions: &mut Vec<Region>) {
    let mut run: Option<Run> = None;
    // The line before is the title of the number above it.
    let mut titled = false;
    for (index, line) in page.lines.iter().enumerate() {
        let below_title = std::mem::take(&mut titled);
        if !matches!(line.role, Role::Flow | Role::FirstOfRunning) {
            if let Some(run) = run.as_mut().filter(|_| below_title && line.role == Role::PageNumber) {
                run.apart_paged += 1;
            }
            continue;
        }
        let text = page.bytes(line.span);
        let item = item_mark(text).filter(|_| line.span.len() <= 300);
        let part = item.and_then(|i| i.part).or_else(|| Some(part_mark(text)?.number));
        if item.is_none() && part.is_none() {
            // An answer between two items, even "None.", is text; contents have at most sub-entries.
            let linked = || line.span.len() <= 120 && is_linked(page.document, line.span);
            let paged = run.as_ref().is_some_and(|run| leads_to_page(text, run.called));
            let is_text = text.iter().any(u8::is_ascii_alphabetic) && !paged && !linked();
            if let Some(run) = run.as_mut().filter(|run| is_text && run.untitled && titles(line, text)) {
                run.span = run.span.join(line.span);
                (run.untitled, run.apart) = (false, run.apart + 1);
                titled = true;
            } else if is_text && line.row.is_none() {
                close_run(run.take(), regions);
            } else if let Some(run) = run.as_mut().filter(|_| paged && line.row.is_none()) {
                // The statements that Item 1 lists part it from Item 2 by no text.
                run.span = run.span.join(line.span);
                run.paged = true;
            }
            continue;
        }
        let number = item.map(|i| i.number);
        let goes_on = run.as_ref().is_some_and(|run| {
            let mark = (part.unwrap_or(run.last.0), number);
            // Contents that name no parts end before the first part of the report.
            let begins = run.items > 0 && run.last.0 == 0 && part == Some(1);
            line.span.start() < run.span.end() + PACKED && mark > run.last && !begins
        });
        if !goes_on {
            close_run(run.take(), regions);
        }
        let line_end = answered_rows(page, line).map_or(line.span.end(), |end| end.max(line.span.end()));
        let run = run.get_or_insert_with(|| {
            let called = is_called_contents(page, index);
            Run { span: line.span, called, ..Run::default() }
        });
        run.span = run.span.join(Span::new(line.span.start(), line_end));
        run.items += usize::from(number.is_some());
        run.answered += usize::from(number.is_some() && is_answered(text));
        run.paged |= ends_in_page(text);
        let title = item.map(|i| i.title).or_else(|| Some(part_mark(text)?.title));
        run.untitled = line.row.is_none() && title.is_some_and(|title| title >= text.len());
        run.last = (part.unwrap_or(run.last.0), number);
    }
    close_run(run, regions);
}

/// True where a link covers all of a line but signs and spaces.
fn is_linked(document: &Document, span: TextSpan) -> bool {
    let next = document.links.partition_point(|l| l.span.end() <= span.start());
    document
        .links
        .get(next)
        .is_some_and(|l| l.span.start() <= span.start() + 2 && l.span.end() + 3 >= span.end())
}

/// Rows that tell the pages of one item, at most.
const MOST_ANSWERED: usize = 100;

/// The end of the rows below that of an item which only say on which pages it is answered: they part
/// items no more than their own row does.
///
/// ```text
/// Item 1. Business
///          Description of Business      3-6      8-52       --
///          Kettles                        9     14-15       --
/// Item 2. Properties                     14        --       --
/// ```
fn answered_rows(page: &Page<'_>, line: &Line) -> Option<u32> {
    let table = table_of(page.document, line)?;
    let from = line.row? as usize + 1;
    let bytes = |row: usize| table.row(row).last().map(|c| page.document.slice(c.span).as_bytes());
    let leads = |row: &usize| {
        let first = table.row(*row).first().map_or(&b""[..], |c| page.document.slice(c.span).as_bytes());
        let legal = item_mark(first).is_some() || part_mark(first).is_some();
        let paged = bytes(*row).is_some_and(is_reference);
        let words = table.row(*row).len() == 1 && first.len() <= 80;
        !legal && (paged || words)
    };
    let last = (from..table.rows.len()).take(MOST_ANSWERED).take_while(leads).last()?;
    Some(table.rows.get(last)?.span.end())
}

/// True for a line or a row that ends in the number of a page.
fn ends_in_page(text: &[u8]) -> bool {
    let cell = || text.iter().rposition(|b| *b == b'\t').and_then(|tab| text.get(tab + 1..));
    trailing_page(text).is_some_and(|(_, page)| page > 0)
        || cell().and_then(page_reference).is_some_and(|page| page > 0)
}

/// True for a line that may be the title of the number above it: "Business" below "Item 1.". An answer is none.
fn titles(line: &Line, text: &[u8]) -> bool {
    line.row.is_none() && line.span.len() <= 200 && !line.look.run_in && !is_answer(text)
}

/// Adds a run that is long enough; where most of its items are answered on their own line and nothing leads to a
/// page or calls it contents, it is the text itself. So it is where titles stand below their numbers: a form whose
/// items nobody answers looks the same.
fn close_run(run: Option<Run>, regions: &mut Vec<Region>) {
    if let Some(run) = run
        && run.items >= FEWEST
        && (run.paged
            || run.called
            || run.apart_paged * 2 > run.apart
            || run.apart == 0 && run.answered * 2 < run.items)
    {
        regions.push(Region { span: run.span, called: run.called, few: false });
    }
}

/// True for a line that ends in a page number, by a space alone where it stands in what is `called` contents.
fn leads_to_page(text: &[u8], called: bool) -> bool {
    text.len() <= 200
        && (trailing_page(text).is_some() || called && text.len() <= 120 && spaced_page(text).is_some())
}

/// Adds runs of short lines that end in page numbers.
fn paged_lines(page: &Page<'_>, regions: &mut Vec<Region>) {
    let mut first: Option<usize> = None;
    let mut span = TextSpan::empty(0);
    let (mut count, mut last, mut misses) = (0, 0, 0);
    let mut close = |first: &mut Option<usize>, span: TextSpan, count: usize| {
        if let Some(first) = first.take()
            && count >= FEWEST
        {
            regions.push(Region { span, called: is_called_contents(page, first), few: false });
        }
    };
    for (index, line) in page.lines.iter().enumerate() {
        if line.row.is_some() || line.role == Role::Furniture {
            continue;
        }
        let text = page.bytes(line.span);
        // Where leaders are lost, a space is all that parts the number from the words.
        let near = || {
            let spaced = if line.span.len() <= 120 { spaced_page(text) } else { None };
            spaced.filter(|_| first.is_some() || is_called_contents(page, index))
        };
        let number = (line.span.len() <= 200).then(|| trailing_page(text).or_else(near)).flatten();
        match number {
            Some((_, 0)) if first.is_some() => (span, misses) = (span.join(line.span), 0),
            Some((_, number)) if number > 0 && (number >= last || first.is_none()) => {
                if first.is_none() {
                    (first, span, count) = (Some(index), line.span, 0);
                }
                span = span.join(line.span);
                (count, last, misses) = (count + 1, number, 0);
            }
            _ if first.is_some() && line.span.len() <= 100 && misses < 4 => misses += 1,
            _ => {
                close(&mut first, span, count);
                (last, misses) = (0, 0);
            }
        }
    }
    close(&mut first, span, count);
}

/// Adds runs of short lines each of which is a link, without page numbers; the name of a part may stand
/// between them.
fn linked_lines(page: &Page<'_>, regions: &mut Vec<Region>) {
    if page.document.links.len() < FEWEST {
        return;
    }
    let mut run: Option<(usize, TextSpan, usize)> = None;
    for (index, line) in page.lines.iter().enumerate() {
        if matches!(line.role, Role::Furniture | Role::PageNumber) {
            continue;
        }
        let text = page.bytes(line.span);
        let short = line.row.is_none() && line.span.len() <= 200;
        let linked = short
            && is_linked(page.document, line.span)
            && text.iter().filter(|b| b.is_ascii_alphabetic()).take(3).count() == 3;
        if !linked && run.is_none() {
            continue;
        }
        match &mut run {
            Some((_, span, count)) if linked => (*span, *count) = (span.join(line.span), *count + 1),
            None if linked => run = Some((index, line.span, 1)),
            Some(_) if part_mark(text).is_some() && line.span.len() <= 60 => {}
            _ => close_links(page, run.take(), regions),
        }
    }
    close_links(page, run, regions);
}

fn close_links(page: &Page<'_>, run: Option<(usize, TextSpan, usize)>, regions: &mut Vec<Region>) {
    if let Some((first, span, count)) = run
        && count >= FEWEST
    {
        regions.push(Region { span, called: is_called_contents(page, first), few: false });
    }
}

/// Joins regions that touch or that only short lines part, takes in the line that names them, and
/// keeps those that are called contents, that list items of a form, or that link.
fn merged(page: &Page<'_>, mut regions: Vec<Region>) -> Vec<TextSpan> {
    regions.sort_unstable();
    let mut joined: Vec<Region> = Vec::new();
    for region in regions {
        match joined.last_mut() {
            Some(last) if region.span.start() < last.span.end() + 3 * PACKED => {
                last.span = last.span.join(region.span);
                last.called |= region.called;
                last.few &= region.few;
            }
            _ => joined.push(region),
        }
    }
    joined.retain(|Region { span, called, few }| {
        !few && (*called || lists_items(page, *span) || links(page.document, *span))
    });
    let with_name = |Region { span, .. }: Region| {
        let span = with_last_rows(page, span);
        name_above(page, span).map_or(span, |name| name.join(span))
    };
    joined.into_iter().map(with_name).collect()
}

/// Takes in the last rows of the table in which the contents end: "Signatures" follows the items.
fn with_last_rows(page: &Page<'_>, span: TextSpan) -> TextSpan {
    let after = page.lines.partition_point(|l| l.span.start() < span.end());
    let last = after.checked_sub(1).and_then(|at| page.lines.get(at));
    let table = last.and_then(|line| table_of(page.document, line));
    if let Some(table) = table.filter(|t| t.span.end() > span.end() && t.span.end() < span.end() + PACKED) {
        return span.join(table.span);
    }
    let flow = |line: &&Line| !matches!(line.role, Role::Furniture | Role::PageNumber);
    let mut below = page.lines[after..].iter().filter(flow);
    match (below.next(), below.next()) {
        (Some(line), Some(next)) if names_end(page.bytes(line.span)) && next.span.len() <= 80 => {
            span.join(line.span)
        }
        _ => span,
    }
}

/// True for what contents list after the items: "Signatures", "Exhibit Index   27".
fn names_end(text: &[u8]) -> bool {
    let title = trailing_page(text).or_else(|| spaced_page(text)).map_or(text.len(), |(words, _)| words);
    let name = names::name(text.get(..title).unwrap_or(text));
    text.len() <= 60 && matches!(name, Some(Name::Signatures | Name::ExhibitList))
}

/// True where as many items of a form stand in `span` as make contents.
pub(super) fn lists_items(page: &Page<'_>, span: TextSpan) -> bool {
    let first = page.lines.partition_point(|l| l.span.end() <= span.start());
    let inside = page.lines[first..].iter().take_while(|l| l.span.start() < span.end());
    inside.filter(|line| item_mark(page.bytes(line.span)).is_some()).take(FEWEST).count() == FEWEST
}

fn links(document: &Document, span: TextSpan) -> bool {
    let first = document.links.partition_point(|l| l.span.end() <= span.start());
    document.links[first..].iter().take_while(|l| l.span.start() < span.end()).take(FEWEST).count() == FEWEST
}
