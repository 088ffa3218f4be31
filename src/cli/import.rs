//! `tickmark import`: decisions from an export that was edited elsewhere, in a spreadsheet or an
//! annotation tool.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::reviews::{Opened, Reviews, absolute, files};
use super::verify::format;
use crate::error::Result;
use crate::export::{Claims, FORMATS, Format, import};
use crate::filing::load;
use crate::review::store::Store;

/// What to take in.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The export, as it came back.
    export: PathBuf,
    /// The filings that it speaks of.
    #[arg(required = true)]
    filings: Vec<PathBuf>,
    /// The format of the export: as its name says, unless this does.
    #[arg(long, short, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|f| f.name)))]
    format: Option<String>,
    /// Say what would be decided and decide nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    reviews: Reviews,
}

/// Imports, as one group for each filing, which one undo takes back. 1 where something cannot be taken.
pub fn run(args: &ImportArgs) -> Result<u8> {
    let format = format(args.format.as_deref(), &args.export)?;
    let bytes = load::bytes(&args.export)?;
    // A filing is opened without a store where there is none yet: nothing was decided on it then.
    let path = args.reviews.kept.path()?;
    let mut store = if args.dry_run { None } else { Some(Store::open(&path)?) };
    let mut faults = 0;
    // What would come of an import is told before there is a store, too.
    let kept = if args.dry_run && !path.exists() { None } else { args.reviews.kept.read()? };
    let filings = files(&args.filings)?;
    for (opened, path) in args.reviews.open_from(kept.as_ref(), &filings)?.into_iter().zip(&filings) {
        let claims = claims(format, &bytes, &opened);
        let imported = import::drafts(&claims, &opened.reviewed());
        for fault in &imported.faults {
            eprintln!("tickmark: {}", fault.escape_debug());
        }
        faults += imported.faults.len();
        let count = imported.drafts.len();
        if let Some(store) = store.as_mut().filter(|_| count > 0) {
            let at = jiff::Timestamp::now();
            let reviewer = args.reviews.who.viewer().reviewer;
            store.append(&opened.card, absolute(path).as_deref(), &reviewer, imported.drafts, at)?;
        }
        let done = if args.dry_run { "decisions to be made" } else { "decisions made" };
        let elsewhere = match imported.elsewhere {
            0 => String::new(),
            n => format!(", {n} are on other files"),
        };
        eprintln!(
            "tickmark: {}: {count} {done}, {} held already{elsewhere}",
            opened.card.name, imported.known
        );
    }
    Ok(u8::from(faults > 0))
}

/// What the export says: for a format that tools edit, what its spans say.
fn claims(format: &Format, bytes: &[u8], opened: &Opened) -> Claims {
    let Some(tasks) = format.tasks() else { return format.read(bytes) };
    let (hash, filing) = (opened.card.filing, &opened.reading.filing);
    let mut claims = Claims::default();
    for task in tasks(bytes) {
        match task.and_then(|task| if task.meta.sha256 == hash { task.said(filing) } else { Ok(Vec::new()) })
        {
            Ok(said) => claims.claims.extend(said),
            Err(fault) => claims.faults.push(fault),
        }
    }
    claims
}
