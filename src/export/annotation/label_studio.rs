//! Label Studio: a JSON array of tasks, each with `data` and one annotation, whose results count in
//! code points of the text. [`CONFIG`] is the labelling interface that goes with them.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Meta, Passage, Task, passages};
use crate::export::Export;
use crate::export::write::{self, RecordFormat};

/// The labelling interface: paste it into the project's settings, or write it with
/// `tickmark schema label-studio`.
pub const CONFIG: &str = include_str!("../../../assets/label-studio.xml");

#[derive(Serialize, Deserialize)]
struct Annotated {
    data: Data,
    annotations: Vec<Annotation>,
}

#[derive(Serialize, Deserialize)]
struct Data {
    text: String,
    source: String,
    tickmark: Meta,
}

#[derive(Serialize, Deserialize)]
struct Annotation {
    result: Vec<Region>,
}

#[derive(Serialize, Deserialize)]
struct Region {
    id: String,
    from_name: String,
    to_name: String,
    #[serde(rename = "type")]
    of: String,
    value: Value,
}

#[derive(Serialize, Deserialize)]
struct Value {
    start: usize,
    end: usize,
    #[serde(default)]
    text: String,
    #[serde(default)]
    labels: Vec<String>,
}

/// Writes a task for each passage.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let task = |passage: Passage<'_>| {
        let meta = Meta::of(&passage);
        let regions = passage.marks.iter().map(|mark| {
            let row = &passage.rows[mark.row];
            Region {
                id: format!("b{}-{}", row.start, row.end),
                from_name: "kind".to_owned(),
                to_name: "text".to_owned(),
                of: "labels".to_owned(),
                value: Value {
                    start: mark.start,
                    end: mark.end,
                    text: row.raw.clone(),
                    labels: vec![mark.label.to_owned()],
                },
            }
        });
        Annotated {
            annotations: vec![Annotation { result: regions.collect() }],
            data: Data { text: passage.text.to_owned(), source: meta.filing.clone(), tickmark: meta },
        }
    };
    write::records(out, RecordFormat::Json, passages(export).map(task))
}

/// The tasks; the last annotation of each counts.
pub fn tasks(bytes: &[u8]) -> Vec<Result<Task, String>> {
    let parsed: Vec<Annotated> = match serde_json::from_slice(bytes) {
        Ok(parsed) => parsed,
        Err(error) => return vec![Err(format!("no array of tasks: {error}"))],
    };
    let task = |(index, mut labelled): (usize, Annotated)| {
        let result = labelled.annotations.pop().map(|a| a.result).unwrap_or_default();
        let span = |region: Region| {
            let label = region.value.labels.into_iter().next()?;
            Some((region.value.start, region.value.end, label))
        };
        Ok(Task {
            place: format!("task {}", index + 1),
            text: labelled.data.text,
            meta: labelled.data.tickmark,
            spans: result.into_iter().filter(|r| r.of == "labels").filter_map(span).collect(),
        })
    };
    parsed.into_iter().enumerate().map(task).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Kind;

    #[test]
    fn the_interface_knows_every_kind() {
        for kind in Kind::ALL {
            assert!(CONFIG.contains(&format!("<Label value=\"{}\"", kind.name())), "{}", kind.name());
        }
        assert_eq!(CONFIG.matches("<Label ").count(), Kind::ALL.len());
    }
}
