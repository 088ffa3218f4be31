//! `tickmark check`: prints what holds between figures and what does not.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::settings::Set;
use super::{each, printing};
use crate::checks::{Status, TickMarks};
use crate::error::Result;
use crate::export::check_report;
use crate::export::record::Named;
use crate::export::write::{self, RecordFormat};
use crate::reading;

/// What `tickmark check` takes.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Filings.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print: a table on a terminal and JSON lines elsewhere, unless said.
    #[arg(long)]
    format: Option<CheckFormat>,
    /// Which tick marks the report has.
    #[command(flatten)]
    set: Set,
}

/// How checks are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum CheckFormat {
    /// One JSON object a line.
    Jsonl,
    /// One JSON array.
    Json,
    /// Comma-separated values with a header line (RFC 4180).
    Csv,
    /// Columns for a person.
    Table,
    /// A report for a working paper: what fails first, then what holds, by section and kind.
    Markdown,
}

impl CheckFormat {
    /// The format of records; None for the report.
    fn of_records(self) -> Option<RecordFormat> {
        match self {
            Self::Jsonl => Some(RecordFormat::Jsonl),
            Self::Json => Some(RecordFormat::Json),
            Self::Csv => Some(RecordFormat::Csv),
            Self::Table => Some(RecordFormat::Table),
            Self::Markdown => None,
        }
    }
}

/// Prints the checks of each filing.
pub(super) fn run(args: &CheckArgs, out: &mut impl Write) -> Result<u8> {
    let marks = if args.format == Some(CheckFormat::Markdown) {
        args.set.read()?.legend.ticks
    } else {
        TickMarks::default()
    };
    each(&args.paths, |name, bytes| {
        let reading = reading::read(bytes);
        print(args.format, Named { name, reading: &reading }, &marks, out)?;
        Ok(reading.checks.all.iter().all(|c| c.status != Status::Fail))
    })
}

fn print(
    format: Option<CheckFormat>,
    named: Named<'_>,
    marks: &TickMarks,
    out: &mut impl Write,
) -> io::Result<()> {
    match format.map(CheckFormat::of_records) {
        Some(None) => check_report::write(named, marks, out),
        Some(Some(format)) => write::records(out, format, named.checks()),
        None => write::records(out, printing(None), named.checks()),
    }
}
