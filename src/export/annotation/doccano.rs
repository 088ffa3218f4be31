//! doccano's JSON lines for sequence labelling: `text` and `label`, triples of first code point, end
//! and label. Whatever else stands in a line is handed through.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Labelled, Meta, Task, task};
use crate::export::Export;

#[derive(Serialize, Deserialize)]
struct Line {
    text: String,
    // doccano calls it by the first name when it reads and, in some versions, by the second when it writes.
    #[serde(alias = "labels")]
    label: Vec<Labelled>,
    tickmark: Meta,
}

/// Writes a line for each passage.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    task::write(export, out, |task| Line { text: task.text, label: task.spans, tickmark: task.meta })
}

/// The tasks.
pub fn tasks(bytes: &[u8]) -> Vec<Result<Task, String>> {
    task::read(bytes, |place, line: Line| {
        Some(Task { place, text: line.text, meta: line.tickmark, spans: line.label })
    })
}
