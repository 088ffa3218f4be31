//! A row as flat cells: one table of columns that CSV, XLSX, Parquet, the schema and the seal share.
//!
//! The seal of a row is a hash over its cells. It says that no cell was altered since it was written,
//! whatever format carries them; who also recomputes the seal is found out by what the filing itself
//! says (see [`verify`](super::verify)).

use std::borrow::Cow;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::row::Row;
use crate::figures::plain;
use crate::review::Attributes;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A decimal number where it is one, else words: ratios, dates and names are values too.
    Value,
    /// A moment, ISO 8601 in UTC.
    Time,
}

/// A column of the flat formats.
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: ColumnType,
    /// What it says, in one sentence without a full stop.
    pub help: &'static str,
    /// The text of its cell; empty where there is nothing to say.
    pub cell: fn(&Row) -> Cow<'_, str>,
    /// The version of the row's form from which on rows have it.
    pub since: u32,
}

/// The columns that a row of this version has.
pub fn columns_of(version: u32) -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(move |column| column.since <= version)
}

/// A column whose cell is the text that an expression over `row` gives.
macro_rules! column {
    ($name:literal, $holds:ident, $help:literal, |$row:ident| $cell:expr) => {
        Column {
            name: $name,
            holds: ColumnType::$holds,
            help: $help,
            cell: |$row: &Row| Cow::from($cell),
            since: 1,
        }
    };
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn extracted<T: ToString>(row: &Row, get: impl Fn(&Attributes) -> Option<T>) -> String {
    text(row.extracted.as_ref().and_then(|e| get(&e.figure)))
}

fn high(figure: &Attributes) -> Option<String> {
    figure.value.high().map(|n| plain(n).to_string())
}

fn json(value: &Json) -> String {
    if value.is_null() { String::new() } else { value.to_string() }
}

/// The columns in order.
pub const COLUMNS: &[Column] = &[
    column!("filing", Text, "name of the file", |row| row.filing.as_str()),
    column!("sha256", Text, "SHA-256 of the file", |row| row.sha256.to_string()),
    column!("form", Text, "form type", |row| text(row.form.as_ref())),
    column!("company", Text, "name of the registrant", |row| text(row.company.as_ref())),
    column!("cik", Text, "central index key with its zeros", |row| text(row.cik.as_ref())),
    column!("accession", Text, "accession number", |row| text(row.accession.as_ref())),
    column!("document", Integer, "number of the document in the file, from 1", |row| row
        .document
        .to_string()),
    column!("document_type", Text, "type of the document", |row| row.document_type.as_str()),
    column!("section", Text, "titles of the sections around it, outermost first", |row| row
        .section
        .join(" > ")),
    column!("start", Integer, "first byte in the file", |row| row.start.to_string()),
    column!("end", Integer, "one past its last byte", |row| row.end.to_string()),
    column!("raw", Text, "what is printed", |row| row.raw.as_str()),
    column!("state", Text, "verdict", |row| row.state.name()),
    column!("kind", Text, "what sort of number it is", |row| row.figure.kind.name()),
    column!("value", Value, "the value after scale, signed as displayed", |row| row.figure.value.to_string()),
    column!("high", Value, "the high end of a range", |row| text(high(&row.figure))),
    column!("unit", Text, "what it counts", |row| text(row.figure.unit.as_ref())),
    column!("scale", Integer, "power of ten by which the print is scaled", |row| row
        .figure
        .scale
        .to_string()),
    column!("decimals", Integer, "precision as XBRL states it", |row| text(row.figure.decimals)),
    column!("label", Text, "what it is a figure of", |row| row.figure.label.as_str()),
    column!("period", Text, "the time or day that it speaks of, both ends included", |row| text(
        row.figure.period
    )),
    column!("extracted_start", Integer, "first byte as extracted", |row| text(
        row.extracted.as_ref().map(|e| e.start)
    )),
    column!("extracted_end", Integer, "end as extracted", |row| text(row.extracted.as_ref().map(|e| e.end))),
    column!("extracted_kind", Text, "kind as extracted", |row| extracted(row, |f| Some(f.kind.name()))),
    column!("extracted_value", Value, "value as extracted", |row| extracted(row, |f| Some(f.value.clone()))),
    column!("extracted_high", Value, "high end as extracted", |row| extracted(row, high)),
    column!("extracted_unit", Text, "unit as extracted", |row| extracted(row, |f| f.unit.clone())),
    column!("extracted_scale", Integer, "scale as extracted", |row| extracted(row, |f| Some(f.scale))),
    column!("extracted_decimals", Integer, "precision as extracted", |row| extracted(row, |f| f.decimals)),
    column!("extracted_label", Text, "label as extracted", |row| extracted(row, |f| Some(f.label.clone()))),
    column!("extracted_period", Text, "period as extracted", |row| extracted(row, |f| f.period)),
    column!("again", Text, "why it is to be looked at again", |row| text(row.again.as_ref())),
    column!("reviewer", Text, "who gave the verdict", |row| text(row.reviewer.as_ref())),
    column!("at", Time, "when", |row| text(row.at)),
    column!("decision", Text, "the decision in the log", |row| text(row.decision)),
    column!("ruling", Text, "who settled what reviewers disagreed on, and who was right", |row| {
        text(row.ruling.as_ref())
    }),
    column!("comments", Text, "what people said of it", |row| {
        let said = row.comments.iter().map(|c| format!("{} {}: {}", c.at, c.reviewer, c.text));
        said.collect::<Vec<_>>().join("\n")
    }),
    column!("ticks", Text, "tick marks set by hand", |row| row.ticks.join(" ")),
    column!("checks", Text, "checks that it takes part in", |row| {
        let said = row.checks.iter().map(|c| format!("{} {} {}: {}", c.id, c.kind, c.status, c.equation));
        said.collect::<Vec<_>>().join("\n")
    }),
    column!("doubts", Text, "what is uncertain about it", |row| row.doubts.join("; ")),
    column!("table", Integer, "index of its table in the document, from 0", |row| text(
        row.table.as_ref().map(|t| t.index)
    )),
    column!("row", Integer, "index of its row, from 0", |row| text(row.table.as_ref().map(|t| t.row))),
    column!("column", Integer, "index of its column, from 0, the stub", |row| text(
        row.table.as_ref().map(|t| t.column)
    )),
    Column {
        since: 2,
        ..column!("head", Text, "the words over its column", |row| row
            .table
            .as_ref()
            .map_or("", |t| t.head.as_str()))
    },
    column!("repair", Text, "a reading that arithmetic speaks for, as JSON", |row| json(&row.repair)),
    column!("tagged", Text, "the fact that the filer tagged here, as JSON", |row| json(&row.tagged)),
    column!("program", Text, "what wrote this row", |row| row.program.as_str()),
    column!("v", Integer, "version of the row's form", |row| row.v.to_string()),
];

/// The name of the last column of the flat formats: the seal over all the others.
pub const SEAL: &str = "seal";

/// The seal of a row: a hash over its cells in the order of the columns.
pub fn seal(row: &Row) -> String {
    seal_of(columns_of(row.v).map(|column| (column.name, (column.cell)(row))))
}

/// The seal of these cells: the first half of a SHA-256 over names and texts, each with its length
/// before it so that nothing can move from one cell into the next. Line ends count as one, since
/// spreadsheets turn them as they like.
pub fn seal_of<'a>(cells: impl Iterator<Item = (&'a str, Cow<'a, str>)>) -> String {
    let mut hash = Sha256::new();
    for (name, cell) in cells {
        let cell = if cell.contains('\r') {
            Cow::Owned(cell.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            cell
        };
        for part in [name, cell.as_ref()] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    let digest: [u8; 32] = hash.finalize().into();
    digest[..16].iter().map(|byte| format!("{byte:02x}")).collect()
}
