//! Writes records as JSON lines, a JSON array, CSV or an aligned table.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::csv::line;
use crate::text::cells;

/// How records are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum RecordFormat {
    /// One JSON object a line.
    Jsonl,
    /// One JSON array.
    Json,
    /// Comma-separated values with a header line (RFC 4180).
    Csv,
    /// Columns for a person.
    Table,
}

/// How and into what room records are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// How.
    pub format: RecordFormat,
    /// Cells of the line that a table fits into; None where it may be as wide as it likes.
    pub room: Option<usize>,
}

impl From<RecordFormat> for Printing {
    fn from(format: RecordFormat) -> Self {
        Self { format, room: None }
    }
}

/// Writes `records` to `out`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn records<R: Serialize>(
    out: &mut (impl Write + ?Sized),
    printing: impl Into<Printing>,
    records: impl Iterator<Item = R>,
) -> io::Result<()> {
    let Printing { format, room } = printing.into();
    match format {
        RecordFormat::Jsonl => {
            for record in records {
                serde_json::to_writer(&mut *out, &record)?;
                out.write_all(b"\n")?;
            }
            Ok(())
        }
        RecordFormat::Json => {
            let mut before: &[u8] = b"[\n";
            for record in records {
                out.write_all(before)?;
                serde_json::to_writer(&mut *out, &record)?;
                before = b",\n";
            }
            out.write_all(if before == b"[\n" { b"[]\n" } else { b"\n]\n" })
        }
        RecordFormat::Csv => csv(out, records),
        RecordFormat::Table => table(out, room, records),
    }
}

/// Puts what several filings print together, so that it is one document of its format.
#[derive(Clone, Copy, Debug)]
pub struct Joined {
    /// None for text.
    format: Option<RecordFormat>,
    begun: bool,
}

impl Joined {
    /// Of parts in `format`; None for text.
    pub fn new(format: Option<RecordFormat>) -> Self {
        Self { format, begun: false }
    }

    /// Writes what the filing called `name` printed, a whole document of the format.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn add(&mut self, name: &str, part: &[u8], out: &mut impl Write) -> io::Result<()> {
        if part.is_empty() || part == b"[]\n" && self.format == Some(RecordFormat::Json) {
            return Ok(());
        }
        let first = !std::mem::replace(&mut self.begun, true);
        match self.format {
            Some(RecordFormat::Jsonl) => out.write_all(part),
            Some(RecordFormat::Json) => {
                out.write_all(if first { b"[\n" } else { b",\n" })?;
                let list = part.strip_prefix(b"[\n").and_then(|rest| rest.strip_suffix(b"\n]\n"));
                out.write_all(list.unwrap_or(part))
            }
            Some(RecordFormat::Csv) => {
                let header = if first { 0 } else { memchr::memchr(b'\n', part).map_or(0, |at| at + 1) };
                out.write_all(part.get(header..).unwrap_or(&[]))
            }
            // A table of one filing does not repeat its name in each line.
            Some(RecordFormat::Table) => {
                write!(out, "{}{}\n\n", if first { "" } else { "\n" }, cells::line(name))?;
                out.write_all(part)
            }
            None => {
                out.write_all(if first { b"" } else { b"\n" })?;
                out.write_all(part)
            }
        }
    }

    /// Writes what the format asks for at the end.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn finish(self, out: &mut impl Write) -> io::Result<()> {
        match (self.format, self.begun) {
            (Some(RecordFormat::Json), true) => out.write_all(b"\n]\n"),
            (Some(RecordFormat::Json), false) => out.write_all(b"[]\n"),
            _ => Ok(()),
        }
    }
}

/// The fields of a record in order.
fn fields<R: Serialize>(record: &R) -> io::Result<Vec<(String, Value)>> {
    // A map of serde_json sorts its keys; the text keeps the order of the struct.
    let text = serde_json::to_string(record)?;
    let ordered: Ordered = serde_json::from_str(&text)?;
    Ok(ordered.0)
}

/// A JSON object whose fields keep their order.
struct Ordered(Vec<(String, Value)>);

impl<'de> serde::Deserialize<'de> for Ordered {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> serde::de::Visitor<'de> for Fields {
            type Value = Ordered;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Ordered, A::Error> {
                let mut fields = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    fields.push(entry);
                }
                Ok(Ordered(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// A value as the text of one cell: lists joined, objects as JSON.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" > ")
        }
        other => other.to_string(),
    }
}

fn csv<R: Serialize>(out: &mut (impl Write + ?Sized), records: impl Iterator<Item = R>) -> io::Result<()> {
    let mut header = false;
    for record in records {
        let fields = fields(&record)?;
        if !header {
            line(out, fields.iter().map(|(name, _)| name))?;
            header = true;
        }
        line(out, fields.iter().map(|(_, value)| cell(value)))?;
    }
    Ok(())
}

/// No column of a table is wider than this.
const WIDEST: usize = 48;

/// A column narrower than this is not made narrower.
const NARROWEST: usize = 14;

/// Columns that are read to their end: how narrow they are made at the least.
const READ_ON: [(&str, usize); 7] = [
    ("equation", 40),
    ("label", 24),
    ("title", 24),
    ("period", 21),
    ("value", 30),
    ("kind", 16),
    ("status", 16),
];

/// Columns that give way where there is no room for all, the first ones first.
const GIVE_WAY: [&str; 22] = [
    "context",
    "document_type",
    "document",
    "decimals",
    "doubt",
    "repair",
    "table",
    "high",
    "nil",
    "sign",
    "heading",
    "note",
    "tolerance",
    "figures",
    "end",
    "start",
    "section",
    "scale",
    "doubts",
    "why",
    "raw",
    "level",
];

fn table<R: Serialize>(
    out: &mut (impl Write + ?Sized),
    room: Option<usize>,
    records: impl Iterator<Item = R>,
) -> io::Result<()> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for record in records {
        let fields = fields(&record)?;
        if lines.is_empty() {
            lines.push(fields.iter().map(|(name, _)| name.clone()).collect());
        }
        lines.push(fields.iter().map(|(_, value)| shown(&brief(value))).collect());
    }
    let columns = lines.first().map_or(0, Vec::len);
    let cells = |column: usize| lines.iter().skip(1).filter_map(move |l| l.get(column));
    let mut kept: Vec<Shape> = (0..columns)
        .filter(|c| {
            let mut values = cells(*c);
            // A column without a value says nothing, nor does the name of the one file that was read.
            let first = values.next().map_or("", String::as_str);
            let same = values.all(|v| v == first);
            !(same && first.is_empty() || same && lines[0][*c] == "filing" && lines.len() > 2)
        })
        .map(|column| {
            let width = lines.iter().filter_map(|l| l.get(column)).map(|c| c.width()).max().unwrap_or(0);
            let number =
                |c: &String| c.is_empty() || c.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'.');
            Shape { column, width, right: cells(column).all(number) }
        })
        .collect();
    let left_out = fit(&mut kept, room, lines.first().map_or(&[], Vec::as_slice));
    for line in &lines {
        let mut text = String::new();
        for Shape { column, width, right } in &kept {
            let cell = cells::clip(line.get(*column).map_or("", String::as_str), *width);
            let room = std::iter::repeat_n(' ', width.saturating_sub(cell.width()));
            if *right {
                text.extend(room);
                text.push_str(&cell);
            } else {
                text.push_str(&cell);
                text.extend(room);
            }
            text.push_str("  ");
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    if !left_out.is_empty() {
        writeln!(out, "(no room for {}: --format csv has all)", left_out.join(", "))?;
    }
    Ok(())
}

/// Makes the columns `kept` fit into `room`: those that say least are left out, and words are cut. The names of
/// those left out.
fn fit<'n>(kept: &mut Vec<Shape>, room: Option<usize>, names: &'n [String]) -> Vec<&'n str> {
    const GAP: usize = 2;
    let Some(room) = room else { return Vec::new() };
    let name = |shape: &Shape| names.get(shape.column).map_or("", String::as_str);
    let needed = |kept: &[Shape], most: usize, held: bool| -> usize {
        let of = |shape: &Shape| cut(shape, if held { name(shape) } else { "" }, most);
        kept.iter().map(|shape| of(shape) + GAP).sum::<usize>().saturating_sub(GAP)
    };
    let mut left_out = Vec::new();
    for gives_way in GIVE_WAY {
        if needed(kept, NARROWEST, true) <= room || kept.len() < 2 {
            break;
        }
        left_out.extend(kept.iter().map(name).filter(|name| *name == gives_way));
        kept.retain(|shape| name(shape) != gives_way);
    }
    // Where even so there is no room, all words are cut.
    let held = needed(kept, NARROWEST, true) <= room;
    let least = if held { NARROWEST } else { 1 };
    let most = (least..=WIDEST).rev().find(|most| needed(kept, *most, held) <= room).unwrap_or(least);
    for shape in kept.iter_mut() {
        let name = names.get(shape.column).filter(|_| held).map_or("", String::as_str);
        shape.width = cut(shape, name, most);
    }
    left_out
}

/// How wide a column is where words are cut to `most` cells.
fn cut(shape: &Shape, name: &str, most: usize) -> usize {
    let least = READ_ON.iter().find(|(known, _)| *known == name).map_or(0, |(_, least)| *least);
    if shape.right { shape.width } else { shape.width.min(most.max(least)) }
}

/// How a column of a table is laid out: numbers stand at the right.
struct Shape {
    column: usize,
    width: usize,
    right: bool,
}

/// A value as a person wants it in a table: a list of records by their number, a record by its values.
fn brief(value: &Value) -> String {
    match value {
        Value::Array(list) if list.is_empty() => String::new(),
        Value::Array(list) if list.iter().any(Value::is_object) => list.len().to_string(),
        Value::Object(fields) => {
            let values = fields.values().filter(|v| !v.is_array()).map(cell).filter(|v| !v.is_empty());
            values.collect::<Vec<_>>().join(" \u{b7} ")
        }
        other => cell(other),
    }
}

/// A cell as a terminal may show it: one line, no control characters, not too wide.
fn shown(cell: &str) -> String {
    let mut text = String::new();
    for word in cell.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().filter(|c| !c.is_control()));
    }
    if text.width() > WIDEST {
        let mut width = 0;
        let cut = text.char_indices().find(|(_, c)| {
            width += unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
            width > WIDEST - 1
        });
        if let Some((at, _)) = cut {
            text.truncate(at);
            text.push('…');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Line {
        label: &'static str,
        value: Option<i32>,
        path: Vec<&'static str>,
    }

    fn printed(format: RecordFormat) -> String {
        let lines = [
            Line { label: "Cash, net", value: Some(5), path: vec!["Item 8", "Notes"] },
            Line { label: "a\u{1b}[31m\"b\"", value: None, path: vec![] },
        ];
        let mut out = Vec::new();
        records(&mut out, format, lines.into_iter()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn json_lines_and_arrays() {
        assert_eq!(printed(RecordFormat::Jsonl).lines().count(), 2);
        let array: Value = serde_json::from_str(&printed(RecordFormat::Json)).unwrap();
        assert_eq!(array[0]["label"], "Cash, net");
    }

    #[test]
    fn csv_quotes_what_needs_it() {
        assert_eq!(
            printed(RecordFormat::Csv),
            "label,value,path\r\n\"Cash, net\",5,Item 8 > Notes\r\n\"a\u{1b}[31m\"\"b\"\"\",,\r\n"
        );
    }

    #[test]
    fn a_table_fits_into_its_room() {
        #[derive(Serialize)]
        struct Wide {
            document: u8,
            label: &'static str,
            value: &'static str,
            raw: &'static str,
        }
        let row =
            Wide { document: 1, label: "Cash and all that is like it", value: "12", raw: "twelve, it says" };
        let mut out = Vec::new();
        let printing = Printing { format: RecordFormat::Table, room: Some(30) };
        records(&mut out, printing, std::iter::once(row)).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "label                    value\nCash and all that is l…     12\n\
             (no room for document, raw: --format csv has all)\n"
        );
    }

    #[test]
    fn tables_hold_no_control_characters() {
        assert_eq!(
            printed(RecordFormat::Table),
            "label      value  path\nCash, net      5  Item 8 > Notes\na[31m\"b\"\n"
        );
    }
}
