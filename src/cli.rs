//! The command line: what was asked for, and the commands that print.
//!
//! Records go to standard output, messages to standard error. A broken pipe is no error.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::checks::Status;
use crate::error::{Error, ErrorKind, Result};
use crate::export::record::Named;
use crate::export::write::{self, RecordFormat};
use crate::filing::load;
use crate::reading::{self, Reading};

/// Read SEC filings closely: every figure with its meaning, its place and its proof.
#[derive(Debug, Parser)]
#[command(name = "tickmark", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; without a command the program opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Filings, or directories of filings, to open.
    pub paths: Vec<PathBuf>,
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
    Check(Records),
    /// Print the text as the reader shows it.
    Text {
        /// A filing.
        path: PathBuf,
    },
}

/// What all commands that print records take.
#[derive(Debug, Args)]
pub struct Records {
    /// Filings.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print: a table on a terminal and JSON lines elsewhere, unless said.
    #[arg(long)]
    format: Option<RecordFormat>,
}

impl Records {
    fn format(&self) -> RecordFormat {
        self.format.unwrap_or(if io::stdout().is_terminal() {
            RecordFormat::Table
        } else {
            RecordFormat::Jsonl
        })
    }
}

/// Runs a command that prints. The exit code is 0 where all is well, 1 where something was found not
/// to hold, 2 where something could not be read.
pub fn run(command: &Command) -> ExitCode {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match print(command, &mut out).and_then(|code| out.flush().map_err(|e| written(&e)).map(|()| code)) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.context.is_empty() => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tickmark: {error}");
            ExitCode::from(2)
        }
    }
}

/// A reader that stops reading is no error; it is told by an error without words.
fn written(error: &io::Error) -> Error {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Error::new(ErrorKind::Write, "", "");
    }
    Error::new(ErrorKind::Write, format!("cannot write to standard output: {error}"), "")
}

fn print(command: &Command, out: &mut impl Write) -> Result<u8> {
    let (paths, format) = match command {
        Command::Extract(records) | Command::Check(records) | Command::Outline { records, .. } => {
            (records.paths.as_slice(), records.format())
        }
        Command::Text { path } => (std::slice::from_ref(path), RecordFormat::Jsonl),
    };
    let mut code = 0;
    for path in paths {
        let bytes = load::bytes(path)?;
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        match command {
            Command::Text { .. } => {
                let filing = crate::filing::read(bytes);
                for document in &filing.documents {
                    out.write_all(document.text.as_bytes()).map_err(|e| written(&e))?;
                }
            }
            Command::Outline { text, .. } => {
                let reading = reading::sections(bytes);
                let named = Named { name: &name, reading: &reading };
                write::records(out, format, named.sections(*text)).map_err(|e| written(&e))?;
            }
            Command::Extract(_) => {
                let reading = reading::read(bytes);
                let named = Named { name: &name, reading: &reading };
                write::records(out, format, named.figures()).map_err(|e| written(&e))?;
            }
            Command::Check(_) => {
                let reading: Reading = reading::read(bytes);
                let named = Named { name: &name, reading: &reading };
                write::records(out, format, named.checks()).map_err(|e| written(&e))?;
                if reading.checks.all.iter().any(|c| c.status == Status::Fail) {
                    code = 1;
                }
            }
        }
    }
    Ok(code)
}
