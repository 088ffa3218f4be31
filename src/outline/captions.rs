//! Captions of tables: what names a table and ends with it.

use rustc_hash::FxHashMap;

use super::headings::{self, Reader};
use super::items::{is_continued, set_off};
use super::lines::{Look, Page, Role, starts};
use super::marks::Numbering;
use super::names;
use super::sections::{Class, Head, head};
use super::statements;
use super::toc;
use super::words;
use crate::filing::{BlockKind, Emphasis, Table};
use crate::text::search::holds;

/// The caption that stands in the rows above the columns of a table of figures.
///
/// ```text
/// NORTHERN KETTLE COMPANY
/// SUMMARY OF SALES            the caption
/// (in thousands)
///              2023    2022
/// ```
pub(super) fn titled(reader: &Reader<'_>, index: usize) -> Option<Head> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    let row = line.row? as usize;
    let table = table_of(page, line.block)?;
    let cells = table.row(row);
    let [cell] = cells else { return None };
    // In plain text what stands above the columns is mostly the head of one of them, save what the contents name.
    let named = || row == 0 && line.look.caps && reader.contents.ruling_level(page.bytes(line.span)) > 0;
    if page.plain && !named() || !table.numeric || line.role != Role::Flow || reader.contents.holds(line.span)
    {
        return None;
    }
    let text = page.bytes(line.span);
    // The head of columns stands beside the first column, a caption above it.
    let broad =
        cell.column == 0 && usize::from(cell.columns) * 2 > usize::from(table.columns) && table.columns > 2;
    let framed = || {
        let alone = |row: usize| {
            matches!(table.row(row), [_]).then(|| page.document.slice(table.row(row)[0].span).as_bytes())
        };
        let company = row
            .checked_sub(1)
            .and_then(alone)
            .is_some_and(|text| reader.companies.names(text) || names::is_company(text));
        let units = alone(row + 1)
            .is_some_and(|text| text.first() == Some(&b'(') || is_units(text) || headings::is_period(text));
        cell.column == 0 && (company || units)
    };
    let heavy = cell.emphasis.has(Emphasis::BOLD) || line.look.caps;
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let names_it = letters >= 5
        && text.len() <= 150
        && (set_off(page, line) && heavy || cell.centered && broad)
        && (broad || framed() || reader.contents.ruling_level(text) > 0)
        && !headings::is_no_title(text)
        && !toc::names_contents(text)
        && !headings::is_period(text)
        && !headings::is_sentence(text)
        && !is_units(text)
        && !is_continued(text)
        && !reader.companies.names(text)
        && !names::is_company(text)
        && text.first().is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if !names_it {
        return None;
    }
    // A caption stands above what it is of: heads of columns, dates, figures.
    let below = (row + 1..table.rows.len()).take(6).find(|row| table.row(*row).len() > 1)?;
    let figures = table.rows.len() > below;
    let mut caption = head(page, Class::Table, index, line.span);
    caption.table_end = Some(table.span.end());
    figures.then_some(caption)
}

/// True for "(in millions)", "Dollars in thousands, except per share data".
pub(super) fn is_units(text: &[u8]) -> bool {
    const UNITS: &[u32] =
        &words::hashes(["millions", "thousands", "billions", "dollars", "except", "percent", "currency"]);
    words::words(text).any(|word| UNITS.contains(&word.hash)) && words::words(text).count() <= 12
}

pub(super) fn table_of<'a>(page: &Page<'a>, block: u32) -> Option<&'a Table> {
    match page.document.blocks.get(block as usize)?.kind {
        BlockKind::Table(table) => page.document.tables.get(table as usize),
        _ => None,
    }
}

/// Tells captions of tables from headings: where most of the lines of one look stand right above
/// tables of figures, that look is one of captions.
pub(super) fn mark(page: &Page<'_>, heads: &mut Vec<Head>) {
    let tables: Vec<Option<u32>> = heads
        .iter()
        .map(|head| if head.class == Class::Plain { captioned(page, head) } else { None })
        .collect();
    let mut told: Vec<bool> = Vec::with_capacity(heads.len());
    // The last table stands in the prose of its section.
    let mut amid = false;
    for (at, (head, table)) in heads.iter().zip(&tables).enumerate() {
        let again = at.checked_sub(1).is_some_and(|before| {
            tables.get(before).is_some_and(Option::is_some)
                && heads.get(before).is_some_and(|before| before.look == head.look)
        });
        amid = if again { amid } else { head.look.emphasis == Emphasis::ITALIC && is_amid_prose(page, head) };
        let text = page.bytes(head.span);
        let named = |prose: &[u8]| !amid || shares_word(text, prose);
        let names = !is_units(text) && !starts(text, b"unaudited");
        told.push(names && table.is_some_and(|end| goes_on_in_prose(page, heads.get(at + 1), end, named)));
    }
    let mut looks: FxHashMap<Look, (u32, u32, u32)> = FxHashMap::default();
    let plain = heads.iter().zip(&tables).zip(&told).filter(|((head, _), _)| head.class == Class::Plain);
    for ((head, table), told) in plain {
        let counts = looks.entry(head.look).or_default();
        counts.0 += 1;
        counts.1 += u32::from(table.is_some());
        counts.2 += u32::from(*told);
    }
    for ((head, table), told) in heads.iter_mut().zip(tables).zip(told) {
        let (all, above, prose) = looks.get(&head.look).copied().unwrap_or_default();
        head.prose |= told;
        let own = page.plain && head.look.run_in
            || head.linked
            || head.listed
            || headings::compares_years(page.bytes(head.span))
            || told
                && prose * 3 >= above * 2
                && !is_led_to(page, head)
                && !starts(page.bytes(head.span), b"table ")
            || statements::is_schedule(page.bytes(head.span))
            || head.mark.is_some_and(|m| m.numbering != Numbering::Named);
        if table.is_some() && !own && (above * 5 >= all * 3 || head.look.centered && above * 5 >= all * 2) {
            head.class = Class::Table;
            head.table_end = table;
        }
    }
    // The first line of a caption of two stands above no table itself.
    for at in (1..heads.len()).rev() {
        let (before, caption) = (heads[at - 1], heads[at]);
        let adjacent = before.line + 1 == caption.line && before.look == caption.look;
        if caption.class == Class::Table && before.class == Class::Plain && adjacent {
            let span = before.span.join(caption.span);
            heads[at] = Head { line: before.line, span, from: span.start(), title: span, ..caption };
            heads.remove(at - 1);
        }
    }
    drop_repeated(page, heads);
}

/// A caption that stands over this many tables tells none from another.
const MOST_ALIKE: usize = 12;

/// Drops captions that stand over one table after another throughout a document: reports on hundreds of
/// loans or trusts print the same table for each.
fn drop_repeated(page: &Page<'_>, heads: &mut Vec<Head>) {
    let hash = |head: &Head| words::line_hash(page.bytes(head.span));
    let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
    for head in heads.iter().filter(|head| head.class == Class::Table) {
        *counts.entry(hash(head)).or_default() += 1;
    }
    heads.retain(|head| {
        head.class != Class::Table || counts.get(&hash(head)).is_none_or(|count| *count <= MOST_ALIKE)
    });
}

/// True where prose follows the table that ends at `end`, up to the `next` heading: what stands above that table heads the
/// prose too.
///
/// ```text
/// Sales of Kettles                 a heading
///               2023    2022
/// Sales          120     110
/// Sales rose as …                  its prose
/// ```
///
/// `named` tells whether that prose may be its own.
fn goes_on_in_prose(page: &Page<'_>, next: Option<&Head>, end: u32, named: impl Fn(&[u8]) -> bool) -> bool {
    /// Lines below a table among which its prose starts: notes to the table stand before it.
    const FURTHEST: usize = 16;
    let until = next.map_or(u32::MAX, |next| next.span.start());
    let from = page.lines.partition_point(|line| line.span.start() < end);
    let below = page.lines.iter().skip(from).take(FURTHEST).take_while(|line| line.span.start() < until);
    below.filter(|line| line.row.is_none() && line.role == Role::Flow && line.span.len() >= LEAST_PROSE).any(
        |line| {
            let text = page.bytes(line.span);
            let small = line.look.size > 0 && line.look.size < page.body.size;
            text.first().is_some_and(u8::is_ascii_uppercase)
                && !small
                && !line.list
                && line.look.emphasis == page.body.emphasis
                && !is_remark(text)
                && named(text)
        },
    )
}

/// Prose has this many bytes at least.
const LEAST_PROSE: u32 = 150;

/// True where prose stands right above a heading: what follows the table below it may go on with that.
fn is_amid_prose(page: &Page<'_>, head: &Head) -> bool {
    let before = page.lines.get(..head.line).unwrap_or(&[]).iter().rev().find(|line| line.role == Role::Flow);
    before.is_some_and(|line| line.row.is_none() && line.span.len() >= LEAST_PROSE)
}

/// True where one of the words that tell titles apart is a word of the prose too.
fn shares_word(title: &[u8], prose: &[u8]) -> bool {
    let title: Vec<u32> = words::telling(title).take(16).collect();
    words::telling(prose).any(|word| title.contains(&word))
}

/// True where the sentence before a heading leads to the table below it: "The table below shows the sales of kettles:".
fn is_led_to(page: &Page<'_>, head: &Head) -> bool {
    /// Bytes of the end of the sentence.
    const NEAR: usize = 250;
    let before = page.lines.get(..head.line).unwrap_or(&[]).iter().rev().find(|line| line.role == Role::Flow);
    before.filter(|line| line.row.is_none() && line.span.len() > 60).is_some_and(|line| {
        let text = page.bytes(line.span);
        let near = text.get(text.len().saturating_sub(NEAR)..).unwrap_or(text);
        let says = |words: &[u8]| holds(near, words);
        near.last() == Some(&b':')
            || [&b"following table"[..], b"table below", b"tables below", b"following tables", b"as follows"]
                .into_iter()
                .any(says)
    })
}

/// True for what explains a table below it: its source, what its figures leave out.
fn is_remark(text: &[u8]) -> bool {
    const OPENINGS: &[&[u8]] = &[
        b"source",
        b"note:",
        b"notes:",
        b"see ",
        b"includes ",
        b"excludes ",
        b"represents ",
        b"reflects ",
        b"the accompanying",
        b"amounts ",
        b"nm ",
        b"n/a",
        b"n/m",
    ];
    OPENINGS.iter().any(|opening| starts(text, opening))
}

/// The end of the table of figures right below a heading, lines of units and dates left out.
fn captioned(page: &Page<'_>, head: &Head) -> Option<u32> {
    let below = page.lines.iter().skip(head.line + 1).filter(|l| !l.span.overlaps(head.span));
    for line in below.take(3) {
        if line.row.is_some() {
            let block = page.document.blocks.get(line.block as usize)?;
            let BlockKind::Table(table) = block.kind else { return None };
            return page.document.tables.get(table as usize).filter(|t| t.numeric).map(|t| t.span.end());
        }
        let text = page.bytes(line.span);
        if !(text.first() == Some(&b'(') || super::headings::is_period(text)) || line.span.len() > 120 {
            return None;
        }
    }
    None
}
