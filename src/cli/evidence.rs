//! `tickmark evidence`: one archive that proves a review elsewhere.

use std::path::PathBuf;

use clap::Args;

use super::export::{disputes, faults, said, warn_of};
use super::reviews::{Force, Reviews};
use crate::error::Result;
use crate::export::{self, Export, evidence};
use crate::review::State;

/// What to prove.
#[derive(Debug, Args)]
pub struct EvidenceArgs {
    /// Filings, or directories of filings.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The archive to write.
    #[arg(long, short, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    force: Force,
    /// Put all figures in, not only those that were judged.
    #[arg(long)]
    all: bool,
    /// Put the filings themselves in.
    #[arg(long)]
    with_filing: bool,
    /// Write nothing while any figure is pending, or reviewers disagree on one.
    #[arg(long)]
    complete: bool,
    #[command(flatten)]
    reviews: Reviews,
}

/// Writes the archive. 1 where `--complete` refuses.
pub fn run(args: &EvidenceArgs) -> Result<u8> {
    let standing = args.force.standing();
    export::file::may_write(&args.output, standing)?;
    let opened = args.reviews.open(&args.paths)?;
    let export = Export::new(opened.iter().map(super::reviews::Opened::reviewed), args.all);
    let tally = export.tally();
    let disputes = disputes(&opened);
    if args.complete && (tally.of(State::Pending) > 0 || disputes > 0) {
        eprintln!("tickmark: nothing written: {}", said(tally, args.all));
        warn_of(disputes);
        return Ok(1);
    }
    export::file::write(&args.output, standing, |out| evidence::write(&export, args.with_filing, out))?;
    eprintln!("tickmark: {}", said(tally, args.all));
    warn_of(disputes);
    Ok(faults(&export))
}
