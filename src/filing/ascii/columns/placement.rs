//! The column of each field, once the columns of the table are known: by those of its section first, since they are
//! exact, then by those of the table, then by the nearest.

use super::sections::Section;
use super::{Column, Layout, NOWHERE, Strip, leads_words};
use crate::filing::ascii::fields::{Field, FieldKind};

/// For each column of a section the column of the table that it is laid over.
pub(super) fn mapping(section: &[Column], table: &[Column]) -> Vec<usize> {
    let figures: Vec<usize> = (0..table.len()).filter(|i| !table[*i].words).collect();
    let below = |column: &Column| in_columns(table, column.from, column.to).filter(|i| !table[*i].words);
    if let Some(places) = section.iter().map(below).collect() {
        return places;
    }
    if section.len() == figures.len() {
        return figures;
    }
    let mut next = 0;
    section
        .iter()
        .map(|column| {
            let rest = figures.get(next..).unwrap_or(&[]);
            let nearest = rest.iter().enumerate().min_by_key(|(_, i)| distance(&table[**i], column));
            let Some((step, index)) = nearest else { return figures.last().copied().unwrap_or(0) };
            next += step + 1;
            *index
        })
        .collect()
}

fn distance(a: &Column, b: &Column) -> i32 {
    let apart = (i32::from(a.from) - i32::from(b.to)).max(i32::from(b.from) - i32::from(a.to)).max(0);
    // Figures line up on the right.
    apart * 100 + (i32::from(a.to) - i32::from(b.to)).abs()
}

/// Finds the column of each field of a strip.
pub(super) fn place(
    strip: &Strip,
    fields: &[Field],
    section: &Section,
    shift: &[usize],
    numbered: bool,
    layout: &mut Layout,
) {
    let Layout { columns, places } = layout;
    let skip = usize::from(numbered && leads_words(strip, fields));
    let column = |index: usize| u16::try_from(index + 1).unwrap_or(NOWHERE);
    let mut least = 0;
    for index in strip.first..strip.end {
        let field = &fields[index];
        if index < strip.first + skip {
            places[index] = 0;
            continue;
        }
        let (from, to) = if field.kind.is_numeric() { field.core } else { (field.from, field.to) };
        // In the section's own columns first, since those are exact.
        let own = in_columns(&section.columns, from, to);
        let first = columns.first();
        let is_stub = if field.kind == FieldKind::Words {
            index == strip.first + skip && first.is_none_or(|c| field.from < c.from)
        } else {
            // Left of all columns stand the numbers that name rows, signs apart.
            first.is_some_and(|c| to + 1 < c.from) && field.kind == FieldKind::Year
                || first.is_some_and(|c| to + 12 < c.from) && index == strip.first
        };
        let place = if is_stub {
            0
        } else if let Some(at) = own {
            column(shift.get(at).copied().unwrap_or(at))
        } else if let Some(at) = in_columns(columns, from, to).filter(|i| !columns[*i].words) {
            column(at)
        } else if field.kind.is_numeric() {
            nearest(columns, field, least).map_or(NOWHERE, column)
        } else if let Some(at) = columns.iter().rposition(|c| c.words && c.from <= field.from + 2) {
            column(at)
        } else if columns.first().is_none_or(|c| field.from < c.from) {
            0
        } else {
            nearest(columns, field, least).map_or(NOWHERE, column)
        };
        // Fields stand in the order of their columns.
        let place = if usize::from(place) < least { column(least.saturating_sub(1)) } else { place };
        places[index] = place;
        if place != NOWHERE {
            least = usize::from(place);
        }
    }
}

/// The column that shares most with `from..to`.
fn in_columns(columns: &[Column], from: u16, to: u16) -> Option<usize> {
    let shared = |c: &Column| c.to.min(to).saturating_sub(c.from.max(from));
    let best = columns.iter().enumerate().filter(|(_, c)| shared(c) > 0).max_by_key(|(_, c)| shared(c));
    best.map(|(index, _)| index)
}

/// The column at or after `least` whose figures stand nearest to `field`.
fn nearest(columns: &[Column], field: &Field, least: usize) -> Option<usize> {
    let at = Column { from: field.from, to: field.to, right: field.to, words: false };
    let rest = columns.get(least..)?;
    let best = rest.iter().enumerate().filter(|(_, c)| !c.words).min_by_key(|(_, c)| distance(c, &at));
    best.map(|(index, _)| least + index)
}
