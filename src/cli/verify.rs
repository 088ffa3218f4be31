//! `tickmark verify`: proves an export against the raw filing.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::reviews::{Reviews, decisions, name};
use crate::error::{Error, ErrorKind, Result};
use crate::export::verify::{self, Source};
use crate::export::{self, FORMATS, Format, Reviewed, evidence};
use crate::filing::load;
use crate::reading;
use crate::review::{FilingCard, Log, Review};

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
        filings.push((name(path), load::bytes(path)?));
    }
    let (claims, mut log) = match evidence::read(&bytes) {
        Some(evidence) => {
            let mut claims = jsonl(&evidence.export);
            claims.faults.extend(evidence.faults);
            filings.extend(evidence.filings);
            let read = crate::review::log::read(evidence.log.as_slice());
            (claims, Some(read.map_err(|e| Error::new(ErrorKind::Unreadable, e.to_string(), ""))?))
        }
        None => ((format(args.format.as_deref(), &args.export)?.read)(&bytes), None),
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
    let viewer = Reviews { reviews: None, reviewer: None, blind: false, log: Vec::new() }.viewer();
    let mut opened = Vec::new();
    for (name, bytes) in filings {
        let reading = reading::read(bytes);
        let card = FilingCard::of(&name, &reading);
        let log = replay.cloned().unwrap_or_else(Log::default);
        let review = Review::open(&reading, card.filing, viewer.clone(), log);
        let reading = review.mended(&reading).unwrap_or(reading);
        opened.push((card, reading, review));
    }
    let sources: Vec<Source<'_>> = opened
        .iter()
        .map(|(card, reading, review)| Source {
            reviewed: Reviewed { card, reading, review },
            replayed: replay.is_some(),
        })
        .collect();
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
    let faults = report.faults.len() + log_faults.len();
    eprintln!("tickmark: {} rows hold, {faults} faults", report.proved);
    Ok(u8::from(faults > 0))
}

fn jsonl(bytes: &[u8]) -> export::Claims {
    export::of_name("jsonl").map_or_else(export::Claims::default, |format| (format.read)(bytes))
}

/// The format that is named, or that a file's name asks for.
pub fn format(named: Option<&str>, path: &Path) -> Result<&'static Format> {
    named.and_then(export::of_name).or_else(|| export::of_path(path)).ok_or_else(|| {
        let context = format!("cannot tell the format of {} from its name", path.display());
        Error::new(ErrorKind::Usage, context, "say it with --format")
    })
}
