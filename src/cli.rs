//! The command line: what was asked for, and the commands that print.
//!
//! Records go to standard output, messages to standard error. A broken pipe is no error.

mod agreement;
mod check;
mod corpus;
mod evidence;
mod export;
mod facts;
mod import;
mod log;
mod merge;
mod open;
pub mod progress;
mod reviews;
mod schema;
mod settings;
mod tables;
mod verify;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::error::{Error, ErrorKind, Result};
use crate::export::record::Named;
use crate::export::write::{self, Printing, RecordFormat};
use crate::filing::{Filing, load};
use crate::reading;
use crate::term::at_once;

/// Read SEC filings closely: every figure with its meaning, its place and its proof.
#[derive(Debug, Parser)]
#[command(name = "tickmark", version)]
pub struct Cli {
    /// What to do; without a command the program opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Filings, or directories of filings, to open; without any, the bundled samples.
    pub paths: Vec<PathBuf>,
    /// How the program looks and who judges. Said before a command, it holds for the command.
    #[command(flatten)]
    pub program: open::Program,
}

/// Commands that print and end.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print every figure.
    Extract(Records),
    /// Print the section tree.
    Outline {
        /// Print the text of each section too.
        #[arg(long)]
        text: bool,
        /// What to read and how to print.
        #[command(flatten)]
        records: Records,
    },
    /// Print what holds between figures and what does not; exit 1 if something does not.
    Check(check::CheckArgs),
    /// Print every table as a grid.
    Tables(Records),
    /// Print every fact that the filer tagged in XBRL, hidden ones included.
    Facts(Records),
    /// Print the text as the reader shows it.
    Text {
        /// A filing.
        path: PathBuf,
    },
    /// Write what was reviewed, in one of many formats.
    Export(export::ExportArgs),
    /// Print who decided what, when; or the log itself, to merge elsewhere.
    Log(log::LogArgs),
    /// Take in decisions from logs and other review stores.
    Merge(merge::MergeArgs),
    /// Copy the review store, while it is in use.
    Backup(merge::BackupArgs),
    /// Prove an export against the raw filing; exit 1 if something does not hold.
    Verify(verify::VerifyArgs),
    /// Write one archive that proves a review elsewhere: export, log, findings, hashes.
    Evidence(evidence::EvidenceArgs),
    /// Take in decisions from an export that was edited elsewhere.
    Import(import::ImportArgs),
    /// Tell how far reviewers agree; exit 1 while a dispute is not settled.
    Agreement(agreement::AgreementArgs),
    /// Tell how much is judged, by section, table and kind.
    Coverage(agreement::CoverageArgs),
    /// Print the form of a record, as JSON Schema.
    Schema(schema::SchemaArgs),
}

/// What all commands that print records take.
#[derive(Debug, Args)]
pub struct Records {
    /// Filings, or directories of filings; - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print: a table on a terminal and JSON lines elsewhere, unless said.
    #[arg(long)]
    format: Option<RecordFormat>,
}

impl Records {
    /// Prints the records of each filing with `body`.
    fn print(
        &self,
        out: &mut impl Write,
        body: impl Fn(&str, Vec<u8>, Printing, &mut corpus::Out<'_>) -> io::Result<()> + Sync,
    ) -> Result<u8> {
        let format = printing(self.format);
        corpus::each(&self.paths, Some(format.format), out, |name, bytes, out| {
            body(name, bytes, format, out).map(|()| true)
        })
    }
}

/// How records are printed where it is not said: for a person on a terminal, whose width a table keeps to, for
/// a program elsewhere.
fn printing(format: Option<RecordFormat>) -> Printing {
    let terminal = io::stdout().is_terminal();
    let format = format.unwrap_or(if terminal { RecordFormat::Table } else { RecordFormat::Jsonl });
    let width =
        || crossterm::terminal::size().ok().map(|(width, _)| usize::from(width)).filter(|width| *width > 0);
    Printing { format, room: if terminal { width() } else { None } }
}

pub use open::open;

/// Runs a command that prints. The exit code is 0 where all is well, 1 where something was found not
/// to hold, 2 where something could not be read.
pub fn run(command: &Command) -> ExitCode {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match print(command, &mut out).and_then(|code| out.flush().map_err(|e| written(&e)).map(|()| code)) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind == ErrorKind::Closed => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tickmark: {error}");
            ExitCode::from(2)
        }
    }
}

/// The bytes of the filing at `path`; "-" is standard input.
fn filing(path: &Path) -> Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        return load::incoming(Path::new("standard input"), io::stdin().lock());
    }
    load::filing(path)
}

/// Says that a file ends before its document does: what is missing is in no record. The exit code stays.
fn warn_if_cut_off(name: &str, filing: &Filing) {
    if let Some(issue) = filing.cut_off() {
        eprintln!(
            "tickmark: {name} is cut off: {}\n  hint: get the whole file; what is printed is of its start",
            issue.message
        );
    }
}

/// A reader that stops reading is no fault, and has a kind of its own.
fn written(error: &io::Error) -> Error {
    let broken = error.kind() == io::ErrorKind::BrokenPipe;
    let kind = if broken { ErrorKind::Closed } else { ErrorKind::Write };
    let context = format!("cannot write to standard output: {error}");
    Error::new(kind, context, "look whether there is room where the output goes")
}

fn print(command: &Command, out: &mut impl Write) -> Result<u8> {
    match command {
        Command::Extract(records) => records.print(out, |name, bytes, format, out| {
            let reading = reading::read_by(at_once, bytes);
            warn_if_cut_off(name, &reading.filing);
            write::records(out, format, Named { name, reading: &reading }.figures())
        }),
        Command::Outline { text, records } => records.print(out, |name, bytes, format, out| {
            let reading = reading::sections(bytes);
            warn_if_cut_off(name, &reading.filing);
            write::records(out, format, Named { name, reading: &reading }.sections(*text))
        }),
        Command::Check(args) => check::run(args, out),
        Command::Tables(records) => tables::run(records, out),
        Command::Facts(records) => facts::run(records, out),
        Command::Text { path } => corpus::each(std::slice::from_ref(path), None, out, |name, bytes, out| {
            let filing = crate::filing::read(bytes);
            warn_if_cut_off(name, &filing);
            filing.documents.iter().try_for_each(|d| out.write_all(d.text.as_bytes())).map(|()| true)
        }),
        Command::Export(args) => export::run(args, out),
        Command::Log(args) => log::run(args, out),
        Command::Merge(args) => merge::run(args),
        Command::Backup(args) => merge::backup(args),
        Command::Verify(args) => verify::run(args),
        Command::Evidence(args) => evidence::run(args),
        Command::Import(args) => import::run(args),
        Command::Agreement(args) => agreement::run(args, out),
        Command::Coverage(args) => agreement::coverage(args, out),
        Command::Schema(args) => schema::run(args, out),
    }
}
