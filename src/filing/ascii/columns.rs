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

mod labels;
mod placement;
mod sections;

use super::fields::{Field, FieldKind};
use labels::{nil_columns, stub_columns, words_columns};
use placement::{mapping, place};
use sections::{is_in_words, merge_apart, overlay, sections};

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
