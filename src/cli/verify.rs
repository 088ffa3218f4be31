//! `tickmark verify`: proves an export against the raw filing.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::reviews::{Reviews, decisions, name};
use crate::error::{Error, ErrorKind, Result};
use crate::export::verify::{self, Source};
use crate::export::{self, FORMATS, Format, Reviewed};
use crate::filing::load;
use crate::reading;
use crate::review::{FilingCard, Log, Review};

/// What to hold to what.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The export.
    export: PathBuf,
    /// The filings that it speaks of.
    #[arg(required = true)]
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
    let format = format(args)?;
    let claims = (format.read)(&load::bytes(&args.export)?);
    let log = args.log.as_deref().map(decisions).transpose()?;
    let log_faults = log.as_ref().map_or(&[][..], |l| l.faults.as_slice());
    let replay = log.as_ref().map(|l| &l.log);
    let viewer = Reviews { reviews: None, reviewer: None, blind: false, log: Vec::new() }.viewer();
    let mut opened = Vec::new();
    for path in &args.filings {
        let reading = reading::read(load::bytes(path)?);
        let card = FilingCard::of(&name(path), &reading);
        let log = replay.cloned().unwrap_or_else(Log::default);
        let review = Review::open(&reading, card.filing, viewer.clone(), log);
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

fn format(args: &VerifyArgs) -> Result<&'static Format> {
    let named = args.format.as_deref().and_then(export::of_name);
    named.or_else(|| export::of_path(&args.export)).ok_or_else(|| {
        let context = format!("cannot tell the format of {} from its name", args.export.display());
        Error::new(ErrorKind::Usage, context, "say it with --format")
    })
}
