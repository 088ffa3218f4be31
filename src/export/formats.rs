//! The table of export formats.

use std::io::{self, Write};
use std::path::Path;

use super::{Claims, Export, csv, jsonl, markdown};

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
    /// Reads what an export in this format says.
    pub read: fn(&[u8]) -> Claims,
}

/// The formats in the order in which they are listed.
pub const FORMATS: &[Format] = &[
    Format {
        name: "jsonl",
        extension: "jsonl",
        help: "one JSON object a line: everything that is known of each figure",
        is_text: true,
        write: jsonl::write,
        read: jsonl::read,
    },
    Format {
        name: "csv",
        extension: "csv",
        help: "comma-separated values, safe to open in a spreadsheet",
        is_text: true,
        write: csv::write,
        read: csv::read,
    },
    Format {
        name: "markdown",
        extension: "md",
        help: "a working paper: coverage, findings, corrections, figures, legend",
        is_text: true,
        write: markdown::write,
        read: markdown::read,
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
