//! JSON lines for spaCy: `text` and `entities`, triples of first character, end and label, as
//! `Example.from_dict(nlp.make_doc(text), {"entities": entities})` takes them. No two overlap.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Meta, Task, passages, task};
use crate::export::{Claims, Export};

#[derive(Serialize, Deserialize)]
struct Line {
    text: String,
    entities: Vec<(usize, usize, String)>,
    tickmark: Meta,
}

/// Writes a line for each passage.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    for passage in passages(export) {
        let entities =
            task::triples(&passage.marks).into_iter().map(|(s, e, l)| (s, e, l.to_owned())).collect();
        let line = Line { text: passage.text.to_owned(), entities, tickmark: Meta::of(&passage) };
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
        spans: line.entities,
    })
}

/// Reads what the tasks say.
pub fn read(bytes: &[u8]) -> Claims {
    super::claims(tasks(bytes))
}
