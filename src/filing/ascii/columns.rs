//! Finds the columns of a table from where its figures stand.
//!
//! ```text
//! Revenue                 $1,921,606     $1,769,892
//! Operating profit           302,140        289,382
//! Extraordinary items        (10,693)        43,561
//!                           ^^^^^^^^^      ^^^^^^^^^   digits of a column share columns of the page
//! ```
//!
//! Rows are taken one by one. A row whose figures fit the columns so far widens them; a row that
//! does not fit (two figures in one column, a figure across two) starts a new section with columns
//! of its own, since some tables shift half way down. In the end the sections are laid over each
//! other, the one with the most columns giving the count.

use super::fields::{Field, FieldKind};

/// The column of a field that has none.
pub(super) const NOWHERE: u16 = u16::MAX;

/// The fields of one line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Strip {
    /// Index of the line.
    pub(super) line: usize,
    /// Its fields.
    pub(super) first: usize,
    pub(super) end: usize,
    /// It takes part in finding the columns.
    pub(super) body: bool,
}

/// A column: where its figures or words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) from: u16,
    pub(super) to: u16,
    /// Column after the widest of its brackets and percent signs.
    pub(super) right: u16,
    /// It holds words, which start at `from`.
    pub(super) words: bool,
}

/// Columns of a table, the stub left out, and the column of each field.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// From left to right.
    pub(super) columns: Vec<Column>,
    /// For each field 0 for the stub, else one more than an index into `columns`.
    pub(super) places: Vec<u16>,
}

/// A stretch of rows that share columns.
struct Section {
    columns: Vec<Column>,
    /// Index of the strip after its last.
    end: usize,
    rows: usize,
}

/// Finds the columns of the strips that are marked as body, and where each of their fields stands.
///
/// `heads` are the strips of the header.
pub(super) fn find(strips: &[Strip], heads: &[Strip], fields: &[Field]) -> Layout {
    let numbered = leading_numbers(strips, fields);
    let figures = |strip: &Strip| {
        let skip = usize::from(numbered && leads_words(strip, fields));
        fields[strip.first + skip..strip.end].iter().filter(|f| counts(f))
    };
    let mut sections = sections(strips, &figures);
    for section in &mut sections {
        section.columns.retain(|column| {
            // Words set in from the margin stand over columns, not over the stub.
            let headed = |s: &Strip| {
                fields[s.first..s.end].iter().any(|f| f.from >= 8 && f.overlaps(column.from, column.to))
            };
            heads.iter().any(headed) || !is_in_words(strips, fields, column)
        });
    }
    let mut layout = Layout { columns: overlay(&sections), places: vec![NOWHERE; fields.len()] };
    merge_apart(strips, fields, heads, &mut layout.columns);
    nil_columns(strips, fields, &mut layout.columns);
    words_columns(strips, fields, numbered, &mut layout.columns);
    let stub = stub_columns(strips, fields, &layout.columns);
    layout.columns.drain(..stub.len());
    let mut from = 0;
    for mut section in sections {
        if let Some(stub) = stub.last() {
            section.columns.retain(|c| c.from >= stub.to);
        }
        let section = &section;
        let shift = mapping(&section.columns, &layout.columns);
        for strip in &strips[from..section.end] {
            place(strip, fields, section, &shift, numbered, &mut layout);
        }
        from = section.end;
    }
    layout
}

/// True for a field whose digits show where a column is.
fn counts(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Figure | FieldKind::Year) && (field.gap >= 1 || field.led)
}

/// True where a row starts with a number that words follow: the number of a list entry.
fn leads_words(strip: &Strip, fields: &[Field]) -> bool {
    match &fields[strip.first..strip.end] {
        [number, words, ..] => number.kind.is_numeric() && words.kind == FieldKind::Words,
        _ => false,
    }
}

/// True where most rows start with the number of a list entry and hold figures besides.
fn leading_numbers(strips: &[Strip], fields: &[Field]) -> bool {
    let (mut led, mut all, mut more) = (0, 0, 0);
    for strip in strips.iter().filter(|s| s.body) {
        all += 1;
        if leads_words(strip, fields) {
            led += 1;
            more += usize::from(fields[strip.first + 1..strip.end].iter().any(counts));
        }
    }
    led * 2 > all && more * 2 > led
}

fn sections<'f, I>(strips: &[Strip], figures: &impl Fn(&Strip) -> I) -> Vec<Section>
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
fn overlay(sections: &[Section]) -> Vec<Column> {
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
fn is_in_words(strips: &[Strip], fields: &[Field], column: &Column) -> bool {
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
fn merge_apart(strips: &[Strip], fields: &[Field], heads: &[Strip], columns: &mut Vec<Column>) {
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

/// Adds columns that hold dashes only: dashes between two columns that both have a figure in the
/// same row.
fn nil_columns(strips: &[Strip], fields: &[Field], columns: &mut Vec<Column>) {
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

/// For each column of a section the column of the table that it is laid over.
fn mapping(section: &[Column], table: &[Column]) -> Vec<usize> {
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

/// The columns at the left that name the rows, though they hold numbers: years and days, or rates in
/// front of words.
///
/// ```text
/// 1996          $  23          8 5/8%  Notes due April 2001     $ 750
/// 1997            268          5 7/8%  Notes due October 2005     750
/// Thereafter    5,500
/// ```
fn stub_columns(strips: &[Strip], fields: &[Field], columns: &[Column]) -> Vec<Column> {
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

/// Adds columns of words: two rows or more with words that start at one place, past the stub and
/// clear of all figures.
fn words_columns(strips: &[Strip], fields: &[Field], numbered: bool, columns: &mut Vec<Column>) {
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

/// Finds the column of each field of a strip.
fn place(
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
