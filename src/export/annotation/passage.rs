//! Cuts the text of a filing into passages that a tool can show, none within a figure.

use crate::export::Export;
use crate::export::row::{Reviewed, Row};
use crate::review::State;
use crate::text::{SourceSpan, Span, TextSpan};

/// Bytes of text from which a passage ends at the next blank line.
const ENOUGH: usize = 1_000;
/// Bytes of text from which it ends at the next line end.
const MUCH: usize = 4_000;

/// Some lines of a document with the figures in them.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The filing.
    pub reviewed: Reviewed<'a>,
    /// Index of the document.
    pub document: usize,
    /// The lines.
    pub text: &'a str,
    /// Their bytes in the file.
    pub source: SourceSpan,
    /// The rows of the figures in them.
    pub rows: &'a [Row],
    /// The figures that are marked: those that nobody rejected, of overlapping ones the first.
    pub marks: Vec<Mark>,
}

/// A labelled span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First code point in the passage.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// The kind of the figure.
    pub label: &'static str,
    /// Index of its row among those of the passage.
    pub row: usize,
}

/// The passages of an export that hold a figure, in reading order.
pub fn passages<'a>(export: &'a Export<'a>) -> impl Iterator<Item = Passage<'a>> {
    export.filings().flat_map(|(reviewed, rows)| {
        rows.chunk_by(|a, b| a.document == b.document).flat_map(|rows| of_document(*reviewed, rows))
    })
}

fn of_document<'a>(reviewed: Reviewed<'a>, rows: &'a [Row]) -> Vec<Passage<'a>> {
    let index = rows.first().map_or(0, |row| row.document.saturating_sub(1));
    let Some(document) = reviewed.reading.filing.documents.get(index) else { return Vec::new() };
    let text = document.text.as_str();
    let mut passages = Vec::new();
    let (mut from, mut first, mut at) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        let (length, blank) = (at - from, line.trim().is_empty());
        if at < text.len() && !(length >= ENOUGH && blank || length >= MUCH) {
            continue;
        }
        // Rows are in reading order: those of this passage follow those of the one before.
        let ahead = rows.get(first..).unwrap_or(&[]);
        let here = ahead.iter().take_while(|row| (row.place.start() as usize) < at).count();
        let held = ahead.get(..here).unwrap_or(&[]);
        if held.iter().any(|row| row.place.end() as usize > at) {
            continue;
        }
        if !held.is_empty() {
            let span: TextSpan = Span::of(from..at);
            let text = document.slice(span);
            let marks = marks(text, span.start(), held);
            passages.push(Passage {
                reviewed,
                document: index,
                text,
                source: document.source(span),
                rows: held,
                marks,
            });
        }
        (from, first) = (at, first + here);
    }
    passages
}

/// The marks of `rows` in `text`, which starts at byte `from` of its document.
fn marks(text: &str, from: u32, rows: &[Row]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(rows.len());
    // Code points before byte `at` of the passage.
    let (mut at, mut points) = (0, 0);
    for row in marked(rows) {
        let place = rows[row].place;
        let (start, end) = ((place.start() - from) as usize, (place.end() - from) as usize);
        points += text.get(at..start).map_or(0, |t| t.chars().count());
        let length = text.get(start..end).map_or(0, |t| t.chars().count());
        let label = rows[row].figure.kind.name();
        marks.push(Mark { start: points, end: points + length, label, row });
        (at, points) = (end, points + length);
    }
    marks
}

/// Indices of the rows that are marked. It goes by the bytes of the file, so that whoever reads the rows
/// back comes to the same.
pub(super) fn marked(rows: &[Row]) -> Vec<usize> {
    let mut end = 0;
    let mut marked = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        if row.state != State::Rejected && row.start >= end {
            marked.push(index);
            end = row.end;
        }
    }
    marked
}
