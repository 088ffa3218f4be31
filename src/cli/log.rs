//! `tickmark log`: who decided what, when; or the log itself, for another store or for git.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::reviews::{Reviews, decisions};
use super::{RecordFormat, printing, written};
use crate::error::Result;
use crate::export::write;
use crate::review::{FilingCard, Log, Review, log};

/// Which log to print and how.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Filings; without any, everything in the store.
    paths: Vec<PathBuf>,
    /// How to print: a table on a terminal; elsewhere JSON lines, which `merge` takes.
    #[arg(long)]
    format: Option<RecordFormat>,
    #[command(flatten)]
    reviews: Reviews,
}

/// A decision, as a person reads it.
#[derive(Serialize)]
struct Line {
    at: String,
    reviewer: String,
    act: &'static str,
    what: String,
    start: Option<u32>,
    end: Option<u32>,
    undone: bool,
    id: String,
}

/// Prints the log.
pub fn run(args: &LogArgs, out: &mut impl Write) -> Result<u8> {
    let format = printing(args.format);
    if args.paths.is_empty() || format.format == RecordFormat::Jsonl {
        let (cards, log) = whole(args)?;
        return log::write(out, &cards, &log).map_err(|e| written(&e)).map(|()| 0);
    }
    for opened in args.reviews.open(&args.paths)? {
        write::records(out, format, lines(&opened.review)).map_err(|e| written(&e))?;
    }
    Ok(0)
}

/// The log with the cards of its filings: of the filings that were named, or of the whole store.
fn whole(args: &LogArgs) -> Result<(Vec<FilingCard>, Log)> {
    if args.paths.is_empty() && !args.reviews.log.is_empty() {
        let (mut cards, mut log) = (Vec::new(), Log::default());
        for path in &args.reviews.log {
            let read = decisions(path)?;
            cards.extend(read.filings);
            log.extend(read.log.decisions().iter().cloned());
        }
        cards.sort_by_key(|card: &FilingCard| card.filing);
        cards.dedup_by(|a, b| a.filing == b.filing);
        let viewer = args.reviews.who.viewer();
        let log = if viewer.blind { log.only(&viewer.reviewer) } else { log };
        return Ok((cards, log));
    }
    if args.paths.is_empty() {
        let Some(store) = args.reviews.kept.read()? else { return Ok((Vec::new(), Log::default())) };
        let log = store.whole_log()?;
        let viewer = args.reviews.who.viewer();
        let log = if viewer.blind { log.only(&viewer.reviewer) } else { log };
        return Ok((store.filings()?, log));
    }
    let opened = args.reviews.open(&args.paths)?;
    let decisions = opened.iter().flat_map(|o| o.review.log().decisions().iter().cloned());
    let log = Log::new(decisions);
    Ok((opened.into_iter().map(|o| o.card).collect(), log))
}

fn lines(review: &Review) -> impl Iterator<Item = Line> {
    review.log().decisions().iter().enumerate().map(|(index, decision)| Line {
        at: decision.at.to_string(),
        reviewer: decision.reviewer.name().to_owned(),
        act: decision.act.name(),
        what: review.words(index),
        start: decision.anchor.as_ref().map(|a| a.start),
        end: decision.anchor.as_ref().map(|a| a.end),
        undone: review.is_undone(index),
        id: decision.id.to_string(),
    })
}
