//! `tickmark check`: prints what holds between figures and what does not.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::settings::Set;
use super::{corpus, printing};
use crate::checks::{Status, TickMarks};
use crate::error::Result;
use crate::export::check_report;
use crate::export::record::Named;
use crate::export::write::{self, RecordFormat};
use crate::reading;
use crate::term::at_once;

/// What `tickmark check` takes.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Filings, or directories of filings.
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
    // The report is text; nothing said means records.
    let format = match args.format.map(CheckFormat::of_records) {
        Some(format) => format,
        None => Some(printing(None).format),
    };
    let marks = if format.is_none() { args.set.read()?.legend.ticks } else { TickMarks::default() };
    corpus::each(&args.paths, format, out, |name, bytes, out| {
        let reading = reading::read_by(at_once, bytes);
        super::warn_if_cut_off(name, &reading.filing);
        let named = Named { name, reading: &reading };
        match format {
            Some(format) => write::records(out, printing(Some(format)), named.checks()),
            None => check_report::write(named, &marks, out),
        }?;
        Ok(reading.checks.all.iter().all(|c| c.status != Status::Fail))
    })
}
