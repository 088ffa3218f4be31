//! Prodigy's JSON lines: `text`, `spans` with first and end code point, `meta` for the person and
//! `answer` for what became of the task.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Meta, Task, task};
use crate::export::Export;

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

/// The answer to a task whose spans the person stands by.
const ACCEPT: &str = "accept";

/// Writes a task for each passage.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    task::write(export, out, |Task { text, meta, spans, .. }| Line {
        text,
        spans: spans.into_iter().map(|(start, end, label)| Span { start, end, label }).collect(),
        meta: Shown {
            source: meta.filing.clone(),
            document: meta.document,
            bytes: format!("{}-{}", meta.start, meta.end),
        },
        answer: ACCEPT.to_owned(),
        tickmark: meta,
    })
}

/// The tasks that were accepted. Those that were rejected or ignored do not say what is right.
pub fn tasks(bytes: &[u8]) -> Vec<Result<Task, String>> {
    task::read(bytes, |place, line: Line| {
        let spans = line.spans.into_iter().map(|s| (s.start, s.end, s.label)).collect();
        (line.answer == ACCEPT).then_some(Task { place, text: line.text, meta: line.tickmark, spans })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::Sample;

    #[test]
    fn only_accepted_tasks_say_anything() {
        let sample = Sample::new();
        let mut out = Vec::new();
        write(&sample.export(true), &mut out).unwrap();
        let said = |answer: &str| {
            let line =
                String::from_utf8(out.clone()).unwrap().replace("\"accept\"", &format!("\"{answer}\""));
            tasks(line.as_bytes()).into_iter().map(Result::unwrap).count()
        };
        assert_eq!(["accept", "reject", "ignore"].map(said), [1, 0, 0]);
    }
}
