//! doccano's JSON lines for sequence labelling: `text` and `label`, triples of first code point, end
//! and label. Whatever else stands in a line is handed through.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Meta, Task, passages, task};
use crate::export::{Claims, Export};

#[derive(Serialize, Deserialize)]
struct Line {
    text: String,
    // doccano calls it by the first name when it reads and, in some versions, by the second when it writes.
    #[serde(alias = "labels")]
    label: Vec<(usize, usize, String)>,
    tickmark: Meta,
}

/// Writes a line for each passage.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    for passage in passages(export) {
        let label = task::triples(&passage.marks).into_iter().map(|(s, e, l)| (s, e, l.to_owned())).collect();
        let line = Line { text: passage.text.to_owned(), label, tickmark: Meta::of(&passage) };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The tasks.
pub fn tasks(bytes: &[u8]) -> Vec<Result<Task, String>> {
    task::lines(bytes, |place, line: Line| Task {
        place,
        text: line.text,
        meta: line.tickmark,
        spans: line.label,
    })
}

/// Reads what the tasks say.
pub fn read(bytes: &[u8]) -> Claims {
    super::claims(tasks(bytes))
}
