//! Prodigy's JSON lines: `text`, `spans` with first and end code point, `meta` for the person and
//! `answer` for what became of the task.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Meta, Task, passages, task};
use crate::export::{Claims, Export};

/// A line.
#[derive(Serialize, Deserialize)]
struct Line {
    text: String,
    spans: Vec<Span>,
    meta: Shown,
    answer: String,
    tickmark: Meta,
}

#[derive(Serialize, Deserialize)]
struct Span {
    start: usize,
    end: usize,
    label: String,
}

/// What Prodigy shows below a task.
#[derive(Serialize, Deserialize)]
struct Shown {
    source: String,
    document: usize,
    bytes: String,
}

/// Writes a task for each passage.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    for passage in passages(export) {
        let meta = Meta::of(&passage);
        let spans = task::triples(&passage.marks).into_iter().map(|(start, end, label)| Span {
            start,
            end,
            label: label.to_owned(),
        });
        let line = Line {
            text: passage.text.to_owned(),
            spans: spans.collect(),
            meta: Shown {
                source: meta.filing.clone(),
                document: meta.document,
                bytes: format!("{}-{}", meta.start, meta.end),
            },
            answer: "accept".to_owned(),
            tickmark: meta,
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The tasks; those that were ignored say nothing.
pub fn tasks(bytes: &[u8]) -> Vec<Result<Task, String>> {
    task::lines(bytes, |place, line: Line| Task {
        place,
        text: line.text,
        meta: line.tickmark,
        spans: line.spans.into_iter().map(|s| (s.start, s.end, s.label)).collect(),
    })
}

/// Reads what the tasks say.
pub fn read(bytes: &[u8]) -> Claims {
    super::claims(tasks(bytes))
}
