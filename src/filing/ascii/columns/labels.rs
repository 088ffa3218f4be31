//! Columns that are not found by their figures: those of dashes, those of words, and those at the left that name the
//! rows, though numbers may stand in them.

use super::{Column, Strip, leads_words};
use crate::filing::ascii::fields::{Field, FieldKind};

/// Adds columns that hold dashes only: dashes between two columns that both have a figure in the
/// same row.
pub(super) fn nil_columns(strips: &[Strip], fields: &[Field], columns: &mut Vec<Column>) {
    let mut found: Vec<Column> = Vec::new();
    for strip in strips.iter().filter(|s| s.body) {
        let row = &fields[strip.first..strip.end];
        let filled = |c: &Column| row.iter().any(|f| f.kind.is_numeric() && f.overlaps(c.from, c.right));
        for field in row.iter().filter(|f| f.kind == FieldKind::Nil) {
            let next = columns.partition_point(|c| c.right <= field.core.0);
            let inside = columns.get(next).is_some_and(|c| field.overlaps(c.from, c.right));
            let before = next.checked_sub(1).and_then(|i| columns.get(i));
            let after = columns.get(next);
            let squeezed = before.is_some_and(&filled) && after.is_none_or(&filled)
                || before.is_none() && after.is_some_and(|c| filled(c) && field.to + 3 < c.from);
            if inside || !squeezed {
                continue;
            }
            let (from, to) = field.core;
            match found.iter_mut().find(|c| c.from < to + 2 && from < c.to + 2) {
                Some(column) => {
                    column.from = column.from.min(from);
                    column.to = column.to.max(to);
                    column.right = column.to;
                }
                None => found.push(Column { from, to, right: to, words: false }),
            }
        }
    }
    for column in found {
        if !columns.iter().any(|c| c.from < column.to && column.from < c.to) {
            columns.push(column);
        }
    }
    columns.sort_by_key(|c| c.from);
}

/// Adds columns of words: two rows or more with words that start at one place, past the stub and
/// clear of all figures.
pub(super) fn words_columns(strips: &[Strip], fields: &[Field], numbered: bool, columns: &mut Vec<Column>) {
    let figures = columns.clone();
    let mut starts: Vec<(u16, u16)> = Vec::new();
    for strip in strips.iter().filter(|s| s.body) {
        let skip = 1 + usize::from(numbered && leads_words(strip, fields));
        for field in fields[strip.first..strip.end].iter().skip(skip) {
            if field.kind == FieldKind::Words && !figures.iter().any(|c| field.overlaps(c.from, c.to)) {
                starts.push((field.from, field.to));
            }
        }
    }
    starts.sort_unstable();
    let mut index = 0;
    while index < starts.len() {
        let from = starts[index].0;
        let same = starts[index..].iter().take_while(|s| s.0 <= from + 2).count();
        // The longest of them may reach far, but not into the next column.
        let to = starts[index..index + same].iter().map(|s| s.1).min().unwrap_or(from);
        if same >= 2 && !columns.iter().any(|c| c.from < to && from < c.to) {
            columns.push(Column { from, to, right: to, words: true });
        }
        index += same;
    }
    columns.sort_by_key(|c| c.from);
}

/// The columns at the left that name the rows, though they hold numbers: years and days, or rates in
/// front of words.
///
/// ```text
/// 1996          $  23          8 5/8%  Notes due April 2001     $ 750
/// 1997            268          5 7/8%  Notes due October 2005     750
/// Thereafter    5,500
/// ```
pub(super) fn stub_columns(strips: &[Strip], fields: &[Field], columns: &[Column]) -> Vec<Column> {
    let [first, second, rest @ ..] = columns else { return Vec::new() };
    if first.words {
        return if is_stub(strips, fields, first) { vec![*first] } else { Vec::new() };
    }
    let (mut years, mut numbers) = (0, 0);
    for strip in strips.iter().filter(|s| s.body) {
        let fields = &fields[strip.first..strip.end];
        let Some(field) = fields.first() else { continue };
        if field.to > first.from {
            years += usize::from(field.kind == FieldKind::Year);
            numbers += usize::from(field.kind.is_numeric());
        } else if fields.iter().any(|f| f.kind.is_numeric() && f.overlaps(first.from, first.to)) {
            // Words stand to the left of it in a row that has figures: it is a column like others.
            return Vec::new();
        }
    }
    if second.words && rest.iter().any(|c| !c.words) {
        return vec![*first, *second];
    }
    if numbers >= 2 && years * 2 > numbers { vec![*first] } else { Vec::new() }
}

/// True for a column of words that mostly stand alone, the words left of them being headings:
///
/// ```text
/// Due in       1994              $ 2,665
///              1995-1998           4,326
/// ```
fn is_stub(strips: &[Strip], fields: &[Field], column: &Column) -> bool {
    let (mut beside, mut alone) = (0, 0);
    for strip in strips.iter().filter(|s| s.body) {
        let fields = &fields[strip.first..strip.end];
        if fields.iter().any(|f| f.overlaps(column.from, column.to)) {
            let led = fields.first().is_some_and(|f| f.to <= column.from);
            beside += usize::from(led);
            alone += usize::from(!led);
        }
    }
    alone > 2 * beside
}
