//! `tickmark merge` and `tickmark backup`: decisions from one place to another.

use std::path::{Path, PathBuf};

use clap::Args;

use super::reviews::{Force, Kept, absolute, decisions};
use crate::error::{Error, ErrorKind, Result};
use crate::export;
use crate::review::store::Store;
use crate::review::{FilingCard, Log, log};

/// What to merge into what.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Logs (JSON lines) and review stores to take decisions from.
    #[arg(required = true)]
    sources: Vec<PathBuf>,
    /// Write a log of all of them to this file instead of taking them into the store.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    #[command(flatten)]
    kept: Kept,
}

/// Most lines of a log that are told one by one.
const TOLD: usize = 20;

/// Merges. 1 where something in a source does not hold; what holds is taken all the same.
pub fn run(args: &MergeArgs) -> Result<u8> {
    let standing = args.force.standing();
    args.output.iter().try_for_each(|path| export::file::may_write(path, standing))?;
    let mut code = 0;
    let mut log = Log::default();
    let mut filings: Vec<FilingCard> = Vec::new();
    for path in &args.sources {
        let read = decisions(path)?;
        for (line, fault) in read.faults.iter().take(TOLD) {
            eprintln!("tickmark: {} line {line}: {fault}", path.display());
            code = 1;
        }
        if read.faults.len() > TOLD {
            eprintln!("tickmark: {}: {} more lines do not hold", path.display(), read.faults.len() - TOLD);
        }
        for decision in log::broken_chains(&read.log) {
            eprintln!(
                "tickmark: {}: what {} decided before decision {} is missing",
                path.display(),
                decision.reviewer,
                decision.id
            );
            code = 1;
        }
        filings.extend(read.filings);
        log.extend(read.log.decisions().iter().cloned());
    }
    match &args.output {
        Some(path) => {
            export::file::write(path, standing, |mut out| log::write(&mut out, &filings, &log))?;
            eprintln!("tickmark: wrote {} decisions to {}", log.decisions().len(), path.display());
        }
        None => {
            let mut store = Store::open(&args.kept.path()?)?;
            let new = store.merge(&filings, &log)?.len();
            eprintln!("tickmark: {new} decisions were new, {} were known", log.decisions().len() - new);
        }
    }
    Ok(code)
}

/// What to back up.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The file to write.
    to: PathBuf,
    #[command(flatten)]
    force: Force,
    #[command(flatten)]
    kept: Kept,
}

/// Backs the store up.
pub fn backup(args: &BackupArgs) -> Result<u8> {
    let path = args.kept.path()?;
    let Some(store) = Store::open_to_read(&path)? else {
        let context = format!("there is no review store at {}", path.display());
        return Err(Error::new(ErrorKind::NotFound, context, "name one with --reviews"));
    };
    if absolute(&args.to).is_some_and(|to| absolute(&path) == Some(to)) {
        let context = format!("cannot back {} up to itself", path.display());
        return Err(Error::new(ErrorKind::Usage, context, "name another file"));
    }
    export::file::may_write(&args.to, args.force.standing())?;
    backup_to(&store, &args.to)?;
    eprintln!("tickmark: backed {} up to {}", path.display(), args.to.display());
    Ok(0)
}

/// Copies the store to `to`, in whose place the copy steps when it is whole.
fn backup_to(store: &Store, to: &Path) -> Result<()> {
    if !export::file::stands_in_the_way(to) {
        return store.backup(to);
    }
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = to.with_file_name(name);
    store.backup(&beside)?;
    std::fs::rename(&beside, to).map_err(|error| {
        let context = format!("cannot back up to {}: {}", to.display(), export::file::plainly(&error));
        Error::new(ErrorKind::Write, context, "check that the file is yours")
    })
}
