//! `tickmark verify`: proves an export against the raw filing.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::reviews::{Opened, Who, decisions, name};
use crate::error::{Error, ErrorKind, Result};
use crate::export::verify::{self, Source};
use crate::export::{self, FORMATS, Format, evidence};
use crate::filing::load;
use crate::review::log;

/// What to hold to what.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The export, or an archive of evidence.
    export: PathBuf,
    /// The filings that it speaks of; they need not be named where the archive holds them.
    filings: Vec<PathBuf>,
    /// The log that the export was made from: replaying it must give every row again.
    #[arg(long)]
    log: Option<PathBuf>,
    /// The format of the export: as its name says, unless this does.
    #[arg(long, short, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|f| f.name)))]
    format: Option<String>,
}

/// Verifies; 1 where something does not hold.
pub fn run(args: &VerifyArgs) -> Result<u8> {
    let bytes = load::bytes(&args.export)?;
    let mut filings = Vec::with_capacity(args.filings.len());
    for path in &args.filings {
        filings.push((name(path), super::filing(path)?));
    }
    let (claims, mut log) = match evidence::read(&bytes) {
        Some(evidence) => {
            let claims = evidence.claims();
            filings.extend(evidence.filings);
            let read = log::read(evidence.log.as_slice()).map_err(|error| {
                let context = format!("cannot read the log in {}: {error}", args.export.display());
                Error::new(ErrorKind::Unreadable, context, "make the archive again: tickmark evidence")
            })?;
            (claims, Some(read))
        }
        None => (format(args.format.as_deref(), &args.export)?.read(&bytes), None),
    };
    if let Some(path) = &args.log {
        log = Some(decisions(path)?);
    }
    if filings.is_empty() {
        let hint = "tickmark verify EXPORT FILING...";
        return Err(Error::new(ErrorKind::Usage, "cannot prove an export without its filings", hint));
    }
    let log_faults = log.as_ref().map_or(&[][..], |l| l.faults.as_slice());
    let replay = log.as_ref().map(|l| &l.log);
    let viewer = Who::default().viewer();
    let open = |(name, bytes): (String, Vec<u8>)| {
        Opened::new(&name, bytes, viewer.clone(), |_| Ok(replay.cloned().unwrap_or_default()))
    };
    let opened = filings.into_iter().map(open).collect::<Result<Vec<Opened>>>()?;
    let source = |opened| Source { reviewed: Opened::reviewed(opened), replayed: replay.is_some() };
    let sources: Vec<Source<'_>> = opened.iter().map(source).collect();
    // A file of another kind is told once, not by each of its lines.
    if !claims.claims.is_empty() && claims.claims.iter().all(|claim| !claim.has("sha256")) {
        let context = format!("cannot prove {}: no row of it names a filing", args.export.display());
        return Err(Error::new(ErrorKind::Unreadable, context, "name an export: tickmark export writes one"));
    }
    let report = verify::verify(&claims, &sources);
    for (line, fault) in log_faults {
        eprintln!("tickmark: log line {line}: {fault}");
    }
    for (place, fault) in &report.faults {
        eprintln!("tickmark: {place}: {}", fault.escape_debug());
    }
    for note in &report.notes {
        eprintln!("tickmark: note: {note}");
    }
    if report.proved == 0 && report.faults.is_empty() {
        eprintln!("tickmark: the export holds no rows: nothing was proved");
    }
    let faults = report.faults.len() + log_faults.len();
    eprintln!("tickmark: {} rows hold, {faults} faults", report.proved);
    Ok(u8::from(faults > 0))
}

/// The format that is named, or that a file's name asks for.
pub fn format(named: Option<&str>, path: &Path) -> Result<&'static Format> {
    named.and_then(export::of_name).or_else(|| export::of_path(path)).ok_or_else(|| {
        let context = format!("cannot tell the format of {} from its name", path.display());
        Error::new(ErrorKind::Usage, context, "say it with --format")
    })
}
