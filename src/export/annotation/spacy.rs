//! JSON lines for spaCy: `text` and `entities`, triples of first character, end and label, as
//! `Example.from_dict(nlp.make_doc(text), {"entities": entities})` takes them. No two overlap.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Labelled, Meta, Task, task};
use crate::export::Export;

#[derive(Serialize, Deserialize)]
struct Line {
    text: String,
    entities: Vec<Labelled>,
    tickmark: Meta,
}

/// Writes a line for each passage.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    task::write(export, out, |task| Line { text: task.text, entities: task.spans, tickmark: task.meta })
}

/// The tasks.
pub fn tasks(bytes: &[u8]) -> Vec<Result<Task, String>> {
    task::read(bytes, |place, line: Line| {
        Some(Task { place, text: line.text, meta: line.tickmark, spans: line.entities })
    })
}
