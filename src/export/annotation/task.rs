//! A passage as it comes back from a tool, and what its spans say of its rows.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::ascii;
use super::passage::{Passage, marked, passages};
use crate::export::row::Row;
use crate::export::{Claim, Claims, Export, jsonl};
use crate::figures::Kind;
use crate::filing::Filing;
use crate::review::{Attribute, FileHash, State, typed};
use crate::text::{SourceSpan, Span, TextSpan};

/// Where a passage stands, and the rows of its figures: what every tool hands through untouched.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Meta {
    /// Name of the file.
    pub filing: String,
    /// SHA-256 of the file.
    pub sha256: FileHash,
    /// Number of the document in the file, from 1.
    pub document: usize,
    /// First byte of the passage in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Meta {
    /// What a passage carries.
    pub fn of(passage: &Passage<'_>) -> Self {
        let card = passage.reviewed.card;
        Self {
            filing: card.name.clone(),
            sha256: card.filing,
            document: passage.document + 1,
            start: passage.source.start(),
            end: passage.source.end(),
            rows: passage.rows.to_vec(),
        }
    }
}

/// A span that a tool marks: first and end code point, and the label.
pub type Labelled = (usize, usize, String);

/// A passage with the spans that a tool marks in it.
#[derive(Clone, Debug)]
pub struct Task {
    /// Where in the export it stands, in words; empty for one that is written.
    pub place: String,
    /// The text that the tool shows.
    pub text: String,
    /// What was handed through.
    pub meta: Meta,
    /// What is marked.
    pub spans: Vec<Labelled>,
}

/// What tasks say, for verifying: their rows, and whether the spans are those of the rows.
pub fn claims(tasks: Vec<Result<Task, String>>) -> Claims {
    let mut claims = Claims::default();
    for task in tasks {
        match task {
            Err(fault) => claims.faults.push(fault),
            Ok(task) => {
                claims.faults.extend(task.faults());
                for row in &task.meta.rows {
                    claims.take_row(format!("{}, {}", task.place, row.raw.escape_debug()), row);
                }
            }
        }
    }
    claims
}

impl Task {
    /// The task that a passage becomes.
    fn of(passage: &Passage<'_>) -> Self {
        let spans = passage.marks.iter().map(|mark| (mark.start, mark.end, mark.label.to_owned()));
        Self {
            place: String::new(),
            text: passage.text.to_owned(),
            meta: Meta::of(passage),
            spans: spans.collect(),
        }
    }

    /// The text of a span.
    fn slice(&self, start: usize, end: usize) -> String {
        self.text.chars().skip(start).take(end.saturating_sub(start)).collect()
    }

    fn sorted(&self) -> Vec<(usize, usize, &str)> {
        let mut spans: Vec<(usize, usize, &str)> =
            self.spans.iter().map(|(start, end, label)| (*start, *end, label.as_str())).collect();
        spans.sort_unstable();
        spans
    }

    /// Where the spans are not those of the rows.
    fn faults(&self) -> Vec<String> {
        let rows = marked(&self.meta.rows);
        let spans = self.sorted();
        if rows.len() != spans.len() {
            return vec![format!("{}: {} spans for {} figures", self.place, spans.len(), rows.len())];
        }
        let wrong = rows.iter().zip(&spans).filter_map(|(row, (start, end, label))| {
            let row = &self.meta.rows[*row];
            let text = self.slice(*start, *end);
            (text != row.raw || *label != row.figure.kind.name()).then(|| {
                format!(
                    "{}: the span {start}..{end} is {label} {text:?}, and its row {} {:?}",
                    self.place,
                    row.figure.kind.name(),
                    row.raw
                )
            })
        });
        wrong.collect()
    }

    /// What the spans say of the figures of `filing`, as claims that can be imported: what is marked is
    /// a figure, what is marked no more is none.
    ///
    /// # Errors
    /// Says in words why the passage is not that of the file.
    pub fn said(&self, filing: &Filing) -> Result<Vec<Claim>, String> {
        let document = filing.documents.get(self.meta.document.saturating_sub(1));
        let document = document.ok_or_else(|| format!("{}: the file has no such document", self.place))?;
        let source: SourceSpan = Span::new(self.meta.start, self.meta.end.max(self.meta.start));
        let passage = document.map.to_text(source).filter(|span| document.slice(*span) == self.text);
        let passage =
            passage.ok_or_else(|| format!("{}: the text is not that of the file's bytes", self.place))?;
        let mut bytes: Vec<u32> = self.text.char_indices().map(|(at, _)| crate::text::saturate(at)).collect();
        bytes.push(crate::text::saturate(self.text.len()));
        let mut claims = Vec::new();
        let mut said = vec![false; self.meta.rows.len()];
        for (start, end, label) in &self.spans {
            let place = bytes.get(*start).zip(bytes.get(*end)).filter(|(start, end)| start < end);
            let Some((first, last)) = place else {
                return Err(format!("{}: the span {start}..{end} is not in the text", self.place));
            };
            let span: TextSpan = Span::new(passage.start() + first, passage.start() + last);
            let source = document.source(span);
            let same = |row: &Row| (row.start, row.end) == (source.start(), source.end());
            match self.meta.rows.iter().position(same) {
                Some(index) => {
                    said[index] = true;
                    claims.push(self.kept(&self.meta.rows[index], label));
                }
                None => claims.push(self.added(source, document.slice(span), label)?),
            }
        }
        for index in marked(&self.meta.rows) {
            if !said[index] {
                claims.push(
                    Claim::of_row(self.place.clone(), &self.meta.rows[index])
                        .with("state", State::Rejected.name()),
                );
            }
        }
        let rejected = self.meta.rows.iter().filter(|row| row.state == State::Rejected);
        claims.extend(rejected.map(|row| Claim::of_row(self.place.clone(), row)));
        Ok(claims)
    }

    /// A row whose span is marked still.
    fn kept(&self, row: &Row, label: &str) -> Claim {
        let claim = Claim::of_row(self.place.clone(), row);
        let state = if row.state == State::Added { State::Added } else { State::Corrected };
        claim.with("state", state.name()).with("kind", label)
    }

    /// A span that no row has.
    fn added(&self, source: SourceSpan, raw: &str, label: &str) -> Result<Claim, String> {
        let kind = Kind::from_name(label).ok_or_else(|| format!("{}: {label} is no kind", self.place))?;
        let words = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let value = typed::understand(Attribute::Value, &words, kind).ok().flatten().unwrap_or(words);
        let (value, high) = value.split_once("..").map_or((value.as_str(), ""), |(low, high)| (low, high));
        let cells = [
            ("sha256", self.meta.sha256.to_string()),
            ("document", self.meta.document.to_string()),
            ("start", source.start().to_string()),
            ("end", source.end().to_string()),
            ("raw", raw.to_owned()),
            ("state", State::Added.name().to_owned()),
            ("kind", label.to_owned()),
            ("value", value.to_owned()),
            ("high", high.to_owned()),
        ];
        Ok(Claim::new(self.place.clone(), cells.map(|(name, cell)| (name.to_owned(), cell))))
    }
}

/// Writes each passage of an export as a line of JSON, which `line` makes of its task. The lines are in
/// ASCII: doccano guesses the encoding of a file, often wrongly, and offsets would be those of another
/// text.
pub(super) fn write<L: Serialize>(
    export: &Export<'_>,
    out: &mut dyn Write,
    line: impl Fn(Task) -> L,
) -> io::Result<()> {
    passages(export).try_for_each(|passage| ascii::line(out, &line(Task::of(&passage))))
}

/// The tasks in lines of JSON; `task` makes them of what a line holds, or None where it says nothing.
pub(super) fn read<'a, L: Deserialize<'a>>(
    bytes: &'a [u8],
    task: impl Fn(String, L) -> Option<Task>,
) -> Vec<Result<Task, String>> {
    let task = |(number, line)| {
        let place = format!("line {number}");
        match serde_json::from_slice(line) {
            Ok(parsed) => task(place, parsed).map(Ok),
            Err(error) => Some(Err(format!("{place} is no task: {error}"))),
        }
    };
    jsonl::lines(bytes).filter_map(task).collect()
}
