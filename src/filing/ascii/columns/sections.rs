//! The columns that figures make: found row by row in sections, laid over each other, and joined where no row needs
//! both.

use super::{Column, Strip, counts};
use crate::filing::ascii::fields::{Field, FieldKind};

/// A stretch of rows that share columns.
pub(super) struct Section {
    /// From left to right.
    pub(super) columns: Vec<Column>,
    /// Index of the strip after its last.
    pub(super) end: usize,
    rows: usize,
}

/// Cuts the strips into sections, a new one where a row does not fit the columns so far.
pub(super) fn sections<'f, I>(strips: &[Strip], figures: &impl Fn(&Strip) -> I) -> Vec<Section>
where
    I: Iterator<Item = &'f Field>,
{
    let mut all: Vec<Section> = Vec::new();
    let mut open = Section { columns: Vec::new(), end: 0, rows: 0 };
    let mut found: Vec<Option<usize>> = Vec::new();
    for (index, strip) in strips.iter().enumerate() {
        open.end = index + 1;
        if !strip.body {
            continue;
        }
        if !fits(&open.columns, figures(strip), &mut found) {
            open.end = index;
            all.push(open);
            open = Section { columns: Vec::new(), end: index + 1, rows: 0 };
            found.clear();
            found.resize(figures(strip).count(), None);
        }
        widen(&mut open.columns, figures(strip), &found);
        open.rows += 1;
    }
    all.push(open);
    all
}

/// True where the figures of a row stand in columns of their own; `found` gets the column of each.
fn fits<'f>(
    columns: &[Column],
    figures: impl Iterator<Item = &'f Field>,
    found: &mut Vec<Option<usize>>,
) -> bool {
    found.clear();
    let mut taken = None;
    for figure in figures {
        let (from, to) = figure.core;
        let first = columns.partition_point(|c| c.to <= from);
        let mut hit = columns.get(first).filter(|c| c.from < to).map(|_| first);
        if hit.is_some() && columns.get(first + 1).is_some_and(|c| c.from < to) {
            return false;
        }
        if hit.is_none() {
            // `6%` below `(10)%`: the percent signs line up, the digits do not.
            let (from, to) = figure.reach();
            let first = columns.partition_point(|c| c.right <= from);
            hit = columns.get(first).filter(|c| c.from < to && taken != Some(first)).map(|_| first);
        }
        if hit.is_some() && hit <= taken {
            return false;
        }
        taken = hit.or(taken);
        found.push(hit);
    }
    // A row of which no figure stands below another has moved as a whole.
    let hits = found.iter().flatten().count();
    hits > 0 || found.len() < 2 || columns.len() < found.len()
}

/// Makes the columns hold the figures of a row, with new ones where there was none.
fn widen<'f>(columns: &mut Vec<Column>, figures: impl Iterator<Item = &'f Field>, found: &[Option<usize>]) {
    let known = columns.len();
    for (figure, hit) in figures.zip(found) {
        let (from, to) = figure.core;
        match hit.and_then(|index| columns.get_mut(index)) {
            Some(column) => {
                column.from = column.from.min(from);
                column.to = column.to.max(to);
                column.right = column.right.max(figure.to);
            }
            None => columns.push(Column { from, to, right: figure.to, words: false }),
        }
    }
    if columns.len() > known {
        columns.sort_by_key(|c| c.from);
        // Two new figures of one row cannot overlap, but a widened column may reach a new one.
        columns.dedup_by(|next, before| {
            let same = next.from < before.to;
            if same {
                before.to = before.to.max(next.to);
                before.right = before.right.max(next.right);
            }
            same
        });
    }
}

/// The columns of the section that has the most, or of the longest of those.
pub(super) fn overlay(sections: &[Section]) -> Vec<Column> {
    let base = sections.iter().max_by_key(|s| (s.columns.len(), s.rows));
    let mut columns = base.map(|s| s.columns.clone()).unwrap_or_default();
    for section in sections {
        if section.columns.len() == columns.len() {
            continue;
        }
        // A column that no other reaches is one of its own.
        for column in &section.columns {
            if columns.iter().all(|c| c.to + 1 < column.from || column.to + 1 < c.from) {
                columns.push(*column);
                columns.sort_by_key(|c| c.from);
            }
        }
    }
    columns
}

/// True for a column of a few numbers that stand among the words of other rows: list numbers, years
/// that head groups.
pub(super) fn is_in_words(strips: &[Strip], fields: &[Field], column: &Column) -> bool {
    let (mut figures, mut words) = (0, 0);
    for strip in strips.iter().filter(|s| s.body) {
        let Some(first) = fields[strip.first..strip.end].first() else { continue };
        words += usize::from(first.kind == FieldKind::Words && first.overlaps(column.from, column.to));
        let figure = |f: &Field| counts(f) && f.core.0 < column.to && column.from < f.core.1;
        figures += usize::from(fields[strip.first..strip.end].iter().any(figure));
    }
    words > figures
}

/// Makes one column of two neighbours of which no row has both, where no header parts them: figures
/// that do not line up well.
pub(super) fn merge_apart(strips: &[Strip], fields: &[Field], heads: &[Strip], columns: &mut Vec<Column>) {
    let over = |strip: &Strip, column: &Column| {
        fields[strip.first..strip.end].iter().position(|f| f.overlaps(column.from, column.to))
    };
    let mut index = 1;
    while index < columns.len() {
        let (left, right) = (columns[index - 1], columns[index]);
        let both = strips.iter().filter(|s| s.body).any(|s| {
            let has = |c: &Column| {
                let standing = |f: &&Field| f.kind.is_numeric() && f.core.0 < c.to && c.from < f.core.1;
                fields[s.first..s.end].iter().any(|f| standing(&f))
            };
            has(&left) && has(&right)
        });
        let parted = heads.iter().any(|s| match (over(s, &left), over(s, &right)) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        });
        let near = if heads.is_empty() { 3 } else { 8 };
        if !both && !parted && right.from.saturating_sub(left.to) <= near {
            columns[index - 1] =
                Column { from: left.from, to: right.to, right: right.right.max(left.right), words: false };
            columns.remove(index);
        } else {
            index += 1;
        }
    }
}
