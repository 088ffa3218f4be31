//! The table of export formats.

use std::io::{self, Write};
use std::path::Path;

use super::annotation::{self, Task, doccano, label_studio, prodigy, spacy, web};
use super::{Claims, Export, csv, jsonl, markdown, xbrl, xlsx};

/// An export format.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What its files end in, without the point; where formats share one, the first is meant.
    pub extension: &'static str,
    /// What it is for, in a few words.
    pub help: &'static str,
    /// True where it is text that a terminal can show.
    pub is_text: bool,
    /// Writes an export.
    pub write: fn(&Export<'_>, &mut dyn Write) -> io::Result<()>,
    /// How what it says is read back.
    pub back: Back,
}

/// How an export is read back.
#[derive(Clone, Copy)]
pub enum Back {
    /// As the rows that it holds.
    Rows(fn(&[u8]) -> Claims),
    /// As the tasks of an annotation tool.
    Tasks(ReadTasks),
}

/// Reads the tasks of an annotation tool; what is no task is told in words.
pub type ReadTasks = fn(&[u8]) -> Vec<Result<Task, String>>;

impl Format {
    /// What an export in this format says.
    pub fn read(&self, bytes: &[u8]) -> Claims {
        match self.back {
            Back::Rows(read) => read(bytes),
            Back::Tasks(read) => annotation::claims(read(bytes)),
        }
    }

    /// For formats that annotation tools edit: the tasks in a file, as they came back.
    pub fn tasks(&self) -> Option<ReadTasks> {
        match self.back {
            Back::Rows(_) => None,
            Back::Tasks(read) => Some(read),
        }
    }
}

/// The formats in the order in which they are listed.
pub const FORMATS: &[Format] = &[
    Format {
        name: "jsonl",
        extension: "jsonl",
        help: "one JSON object a line: everything that is known of each figure",
        is_text: true,
        write: jsonl::write,
        back: Back::Rows(jsonl::read),
    },
    Format {
        name: "csv",
        extension: "csv",
        help: "comma-separated values, safe to open in a spreadsheet",
        is_text: true,
        write: csv::write,
        back: Back::Rows(csv::read),
    },
    Format {
        name: "markdown",
        extension: "md",
        help: "a working paper: coverage, findings, disputes, corrections, figures, legend",
        is_text: true,
        write: markdown::write,
        back: Back::Rows(markdown::read),
    },
    Format {
        name: "xlsx",
        extension: "xlsx",
        help: "a workbook: figures, findings, coverage, legend",
        is_text: false,
        write: xlsx::write,
        back: Back::Rows(xlsx::read),
    },
    Format {
        name: "xbrl-json",
        extension: "xbrl-json.zip",
        help: "a report package in xBRL-JSON with its extension schema",
        is_text: false,
        write: xbrl::json::write,
        back: Back::Rows(xbrl::json::read),
    },
    Format {
        name: "xbrl-csv",
        extension: "xbrl-csv.zip",
        help: "a report package in xBRL-CSV with its extension schema",
        is_text: false,
        write: xbrl::csv::write,
        back: Back::Rows(xbrl::csv::read),
    },
    Format {
        name: "web-annotation",
        extension: "jsonld",
        help: "W3C Web Annotations: bytes, code points and quotes",
        is_text: true,
        write: web::write,
        back: Back::Rows(web::read),
    },
    Format {
        name: "prodigy",
        extension: "prodigy.jsonl",
        help: "tasks for Prodigy, spans in code points",
        is_text: true,
        write: prodigy::write,
        back: Back::Tasks(prodigy::tasks),
    },
    Format {
        name: "doccano",
        extension: "doccano.jsonl",
        help: "sequence labelling for doccano, spans in code points",
        is_text: true,
        write: doccano::write,
        back: Back::Tasks(doccano::tasks),
    },
    Format {
        name: "label-studio",
        extension: "label-studio.json",
        help: "tasks for Label Studio, spans in code points",
        is_text: true,
        write: label_studio::write,
        back: Back::Tasks(label_studio::tasks),
    },
    Format {
        name: "spacy",
        extension: "spacy.jsonl",
        help: "entities for spaCy, spans in code points",
        is_text: true,
        write: spacy::write,
        back: Back::Tasks(spacy::tasks),
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "parquet",
        extension: "parquet",
        help: "a table with decimal columns for pandas, polars, DuckDB",
        is_text: false,
        write: super::parquet::write,
        back: Back::Rows(super::parquet::read),
    },
];

/// The format of this name.
pub fn of_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format that a file's name asks for. The longest ending counts: `.prodigy.jsonl` before `.jsonl`.
pub fn of_path(path: &Path) -> Option<&'static Format> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let ends = |format: &&Format| name.ends_with(&format!(".{}", format.extension));
    let mut best: Option<&Format> = None;
    for format in FORMATS.iter().filter(ends) {
        if best.is_none_or(|b| b.extension.len() < format.extension.len()) {
            best = Some(format);
        }
    }
    best
}
