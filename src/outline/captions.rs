//! Captions of tables: what names a table and ends with it.

use rustc_hash::FxHashMap;

use super::headings::{self, Reader};
use super::items::{is_continued, set_off};
use super::lines::{Look, Page, Role};
use super::marks::Numbering;
use super::names;
use super::sections::{Class, Head, head};
use super::statements;
use super::toc;
use super::words;
use crate::filing::{BlockKind, Emphasis, Table};

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
    let mut caption = head(page, Class::Table, index, line.span, None, false, false);
    caption.table_end = Some(table.span.end());
    figures.then_some(caption)
}

/// True for "(in millions)", "Dollars in thousands, except per share data".
fn is_units(text: &[u8]) -> bool {
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
    let mut looks: FxHashMap<Look, (u32, u32)> = FxHashMap::default();
    for (head, table) in heads.iter().zip(&tables).filter(|(head, _)| head.class == Class::Plain) {
        let counts = looks.entry(head.look).or_default();
        counts.0 += 1;
        counts.1 += u32::from(table.is_some());
    }
    for (head, table) in heads.iter_mut().zip(tables) {
        let (all, above) = looks.get(&head.look).copied().unwrap_or_default();
        let own = page.plain && head.look.run_in
            || head.linked
            || head.listed
            || headings::compares_years(page.bytes(head.span))
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
