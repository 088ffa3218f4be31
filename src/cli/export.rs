//! `tickmark export`: writes what was reviewed.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::reviews::{Force, Opened, Reviews};
use super::settings::Set;
use super::written;
use crate::error::{Error, ErrorKind, Result};
use crate::export::{self, Export, FORMATS, Format};
use crate::review::{State, Tally};

/// What to export and how.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Filings, or directories of filings.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to write: as the name of the output says, else JSON lines.
    #[arg(long, short, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|f| f.name)))]
    format: Option<String>,
    /// The file to write; without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    /// Write all figures, not only those that were judged.
    #[arg(long)]
    all: bool,
    /// Write nothing while any figure is pending, or reviewers disagree on one.
    #[arg(long)]
    complete: bool,
    #[command(flatten)]
    reviews: Reviews,
    /// Which tick marks a working paper has.
    #[command(flatten)]
    set: Set,
}

/// Writes the export and says what is in it and what is not. 1 where `--complete` refuses, or a row cannot be
/// proved.
pub fn run(args: &ExportArgs, out: &mut impl Write) -> Result<u8> {
    let format = format(args)?;
    let standing = args.force.standing();
    args.output.iter().try_for_each(|path| export::file::may_write(path, standing))?;
    let opened = args.reviews.open(&args.paths)?;
    let export =
        Export::new(opened.iter().map(Opened::reviewed), args.all).marked(args.set.read()?.legend.ticks);
    let tally = export.tally();
    let disputes = disputes(&opened);
    if args.complete && (tally.of(State::Pending) > 0 || disputes > 0) {
        eprintln!("tickmark: nothing exported: {}", said(tally, args.all));
        warn_of(disputes);
        return Ok(1);
    }
    match &args.output {
        Some(path) => export::file::write(path, standing, |out| (format.write)(&export, out))?,
        None => (format.write)(&export, out).map_err(|e| written(&e))?,
    }
    eprintln!("tickmark: {}", said(tally, args.all));
    warn_of(disputes);
    Ok(faults(&export))
}

/// Says which rows are left out because they cannot be proved; 1 where there are any.
pub fn faults(export: &Export<'_>) -> u8 {
    for fault in export.left_out() {
        eprintln!(
            "tickmark: left out of {fault}\n  hint: this is a fault of the program: please report it with the filing"
        );
    }
    u8::from(!export.left_out().is_empty())
}

fn format(args: &ExportArgs) -> Result<&'static Format> {
    let named = args.format.as_deref().and_then(export::of_name);
    let by_path = || args.output.as_deref().and_then(export::of_path);
    let format = match (named.or_else(by_path), &args.output) {
        (Some(format), _) => format,
        (None, None) => &FORMATS[0],
        (None, Some(path)) => {
            let names: Vec<&str> = FORMATS.iter().map(|f| f.name).collect();
            let context = format!("cannot tell the format of {} from its name", path.display());
            let hint = format!("say --format with one of {}", names.join(", "));
            return Err(Error::new(ErrorKind::Usage, context, hint));
        }
    };
    if !format.is_text && args.output.is_none() && std::io::stdout().is_terminal() {
        let context = format!("cannot show {} on a terminal", format.name);
        return Err(Error::new(ErrorKind::Usage, context, "name a file with --output"));
    }
    Ok(format)
}

/// Figures on which reviewers disagree and nobody has ruled.
pub fn disputes(opened: &[Opened]) -> usize {
    let open = |o: &Opened| o.review.shared(&o.reading).iter().filter(|shared| shared.is_open()).count();
    opened.iter().map(open).sum()
}

/// Says that a dispute is not settled.
pub fn warn_of(disputes: usize) {
    if disputes > 0 {
        let words = if disputes == 1 { "1 figure" } else { &format!("{disputes} figures") };
        eprintln!(
            "tickmark: reviewers disagree on {words}: the last verdict counts until somebody settles it (D)"
        );
    }
}

/// What is exported and what is left out, in words.
pub fn said(tally: Tally, all: bool) -> String {
    let counts = State::ALL.into_iter().filter(|s| s.is_judged() && tally.of(*s) > 0);
    let counts: Vec<String> = counts.map(|s| format!("{} {}", tally.of(s), s.name())).collect();
    let judged = if counts.is_empty() { String::new() } else { format!(" ({})", counts.join(", ")) };
    let left = match (tally.of(State::Pending), tally.of(State::Proved)) {
        (0, 0) => return format!("{} of {} figures judged{judged}", tally.judged(), tally.total()),
        (pending, 0) => format!("{pending} pending"),
        (pending, proved) => format!("{pending} pending, {proved} proved but judged by nobody"),
    };
    let what = if all { "included" } else { "left out (--all includes them)" };
    format!("{} of {} figures judged{judged}; {left}: {what}", tally.judged(), tally.total())
}
