//! What commands on reviews share: where the decisions are, who asks, and opening a filing with them.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::Progress;
use crate::error::{Error, ErrorKind, Result};
use crate::export::Reviewed;
use crate::export::file::{Standing, plainly};
use crate::filing::load;
use crate::reading::{self, Reading};
use crate::review::store::{self, Store};
use crate::review::{FilingCard, Log, Review, Reviewer, Viewer, log};
use crate::term::at_once;

/// Where decisions are kept.
#[derive(Debug, Args)]
pub struct Kept {
    /// The review store; without it, the one in your data directory.
    #[arg(long, value_name = "FILE", global = true)]
    reviews: Option<PathBuf>,
}

/// Who asks.
#[derive(Debug, Default, Args)]
pub struct Who {
    /// Your name as a reviewer; without it, that of your account.
    #[arg(long, value_name = "NAME", value_parser = Reviewer::new, global = true)]
    reviewer: Option<Reviewer>,
    /// Leave out what other reviewers decided.
    #[arg(long, global = true)]
    blind: bool,
}

/// Whose decisions count, and where they come from.
#[derive(Debug, Args)]
pub struct Reviews {
    /// Where they are kept.
    #[command(flatten)]
    pub kept: Kept,
    /// Who asks.
    #[command(flatten)]
    pub who: Who,
    /// Take decisions from this log or store instead; may be repeated.
    #[arg(long, value_name = "LOG")]
    pub log: Vec<PathBuf>,
}

/// A filing with the decisions on it.
#[derive(Debug)]
pub struct Opened {
    /// What is known of the file.
    pub card: FilingCard,
    /// What was read.
    pub reading: Reading,
    /// What was decided.
    pub review: Review,
}

impl Opened {
    /// The file `bytes`, called `name`, as `viewer` sees it; `log` finds the decisions on it.
    ///
    /// # Errors
    /// Those of `log`.
    pub fn new(
        name: &str,
        bytes: Vec<u8>,
        viewer: Viewer,
        log: impl FnOnce(&FilingCard) -> Result<Log>,
    ) -> Result<Self> {
        let reading = reading::read_by(at_once, bytes);
        super::warn_if_cut_off(name, &reading.filing);
        let card = FilingCard::of(name, &reading);
        let review = Review::open(&reading, card.filing, viewer, log(&card)?);
        let reading = review.mended(&reading).unwrap_or(reading);
        Ok(Self { card, reading, review })
    }

    /// As exports take it.
    pub fn reviewed(&self) -> Reviewed<'_> {
        Reviewed { card: &self.card, reading: &self.reading, review: &self.review }
    }
}

impl Kept {
    /// The path of the store.
    ///
    /// # Errors
    /// Where none is named and the system does not say where your data directory is.
    pub fn path(&self) -> Result<PathBuf> {
        self.reviews.clone().map_or_else(store::default_path, Ok)
    }

    /// The store, for reading alone; None where there is none yet.
    ///
    /// # Errors
    /// Where it cannot be read, or one was named that is not there.
    pub fn read(&self) -> Result<Option<Store>> {
        let path = self.path()?;
        let store = Store::open_to_read(&path)?;
        if store.is_none() && self.reviews.is_some() {
            let context = format!("cannot open the review store {}: no such file", path.display());
            return Err(Error::new(ErrorKind::NotFound, context, "check the path after --reviews"));
        }
        Ok(store)
    }
}

impl Who {
    /// The viewer of a review.
    pub fn viewer(&self) -> Viewer {
        let reviewer = self.reviewer.clone().unwrap_or_else(account);
        Viewer { reviewer, blind: self.blind }
    }
}

impl Reviews {
    /// Opens filings with the decisions on them.
    ///
    /// # Errors
    /// Where a filing or the decisions cannot be read.
    pub fn open(&self, paths: &[PathBuf]) -> Result<Vec<Opened>> {
        let store = if self.log.is_empty() { self.kept.read()? } else { None };
        self.open_from(store.as_ref(), paths)
    }

    /// As [`open`](Self::open), with the decisions of `store` where no log is named.
    ///
    /// # Errors
    /// Where a filing or the decisions cannot be read.
    pub fn open_from(&self, store: Option<&Store>, paths: &[PathBuf]) -> Result<Vec<Opened>> {
        let mut given = Log::default();
        for path in &self.log {
            given.extend(decisions(path)?.log.decisions().iter().cloned());
        }
        let files = files(paths)?;
        let mut progress = Progress::new("reading filings", files.len());
        let open = |path: &PathBuf| {
            let opened =
                Opened::new(&name(path), super::filing(path)?, self.who.viewer(), |card| match store {
                    Some(store) => store.log(&store.related(card, absolute(path).as_deref())?),
                    None => Ok(given.clone()),
                });
            progress.step();
            opened
        };
        files.iter().map(open).collect()
    }
}

/// The files that `paths` name, where a directory stands for the filings in it.
///
/// # Errors
/// Where a directory cannot be read or holds none.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(load::directory(path)?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Whether a file that is there may be replaced.
#[derive(Clone, Copy, Debug, Args)]
pub struct Force {
    /// Replace the file that is to be written where it is there already.
    #[arg(long)]
    force: bool,
}

impl Force {
    /// What becomes of a file that is there.
    pub fn standing(self) -> Standing {
        if self.force { Standing::Replace } else { Standing::Keep }
    }
}

/// The name of a file, without its directory.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}

/// The path from the root, by which a filing is known again wherever it is opened from.
pub fn absolute(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// The name of the account; "reviewer" where the system does not say.
fn account() -> Reviewer {
    let mut names = ["USER", "LOGNAME", "USERNAME"].into_iter().filter_map(|name| std::env::var(name).ok());
    names.find_map(|name| Reviewer::new(&name).ok()).unwrap_or_default()
}

/// The decisions in a file, which is a log or a store. What does not hold in a log is told.
///
/// # Errors
/// Where the file cannot be read.
pub fn decisions(path: &Path) -> Result<log::Read> {
    let failed = |error: std::io::Error| {
        let context = format!("cannot read {}: {}", path.display(), plainly(&error));
        Error::new(ErrorKind::Unreadable, context, "name a log (JSON lines) or a review store")
    };
    let mut file = File::open(path).map_err(failed)?;
    let mut head = Vec::new();
    file.by_ref().take(16).read_to_end(&mut head).map_err(failed)?;
    if head.starts_with(b"SQLite format 3") {
        let Some(store) = Store::open_to_read(path)? else { return Ok(log::Read::default()) };
        return Ok(log::Read { filings: store.filings()?, log: store.whole_log()?, faults: Vec::new() });
    }
    let read = log::read(BufReader::new(head.as_slice().chain(file))).map_err(failed)?;
    // Where no line is one of a log, that is said once.
    if read.filings.is_empty() && read.log.decisions().is_empty() && !read.faults.is_empty() {
        let context = format!("cannot read {}: it is no log and no review store", path.display());
        let hint = "name a log (tickmark log --format jsonl prints one) or a review store";
        return Err(Error::new(ErrorKind::Unreadable, context, hint));
    }
    Ok(read)
}
