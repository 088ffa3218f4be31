//! Where decisions are kept: one SQLite file, so that a person's day of work survives this program.
//!
//! A decision that [`Store::append`] returns is on disk: write-ahead log, full synchronisation, one
//! transaction. Several programs may have the same store open; each sees what the others decide by
//! [`Store::poll`]. Nothing is ever changed or removed; triggers in the schema refuse it.
//!
//! [`Store::open`] is strict, for commands. [`open_usable`] always gives a store to
//! work with and says what is wrong with it, for a session at the screen.

mod fault;
mod open;
mod rows;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashMap;

use self::fault::{fault, plain_words};
use self::rows::{cards, data_version, last_row, next_place, put_decision, put_filing, select, since};
use super::Viewer;
use super::anchor::FileHash;
use super::decision::{Decision, Draft, Reviewer};
use super::log::{FilingCard, Log};
use crate::error::{Error, ErrorKind, Result};

pub use open::{Opened, default_path, open_usable};

/// A review store that is open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// None for a store in memory.
    path: Option<PathBuf>,
    /// The last row that was handed out or is known to its owner.
    seen: i64,
    /// What others wrote while this program wrote, not yet handed out.
    unseen: Vec<Decision>,
    /// SQLite's count of changes by others when last looked at.
    data_version: i64,
}

impl Store {
    /// The file; None for a store in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    fn fault(&self, doing: &str) -> impl Fn(rusqlite::Error) -> Error {
        move |error| fault(doing, self.path(), &error)
    }

    /// Makes decisions of `drafts`, as one group that is undone together, and returns them once they
    /// are on disk: all of them, or none. `path` is where the file lies, to know it again.
    ///
    /// # Errors
    /// Where another program does not let go of the store, the disk is full, or it cannot be written;
    /// nothing is recorded then, and the store can be used further.
    pub fn append(
        &mut self,
        filing: &FilingCard,
        path: Option<&Path>,
        reviewer: &Reviewer,
        drafts: Vec<Draft>,
        at: Timestamp,
    ) -> Result<Vec<Decision>> {
        self.write(|transaction| {
            put_filing(transaction, filing, path)?;
            let decisions = next_place(transaction, filing.filing, reviewer, at)?.number(drafts);
            for decision in &decisions {
                put_decision(transaction, decision)?;
            }
            Ok(decisions)
        })
    }

    /// Takes in decisions that were made elsewhere, and returns those that were new.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn merge(&mut self, filings: &[FilingCard], log: &Log) -> Result<Vec<Decision>> {
        self.write(|transaction| {
            for filing in filings {
                put_filing(transaction, filing, None)?;
            }
            let mut new = Vec::new();
            for decision in log.decisions() {
                rows::put_unknown_filing(transaction, decision.filing)?;
                if put_decision(transaction, decision)? {
                    new.push(decision.clone());
                }
            }
            Ok(new)
        })
    }

    /// Runs `body` in one transaction, which is on disk when this returns. What others wrote before it
    /// is kept for [`Store::poll`], so that the rows of this program are not news to itself.
    fn write<T>(&mut self, body: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let seen = self.seen;
        let written = || -> rusqlite::Result<(Vec<Decision>, T, i64)> {
            let transaction = open::begin(&self.connection)?;
            let others = since(&transaction, seen)?;
            let value = body(&transaction)?;
            let row = last_row(&transaction)?;
            transaction.commit()?;
            Ok((others, value, row))
        };
        let (others, value, row) = written().map_err(|e| fault("write", self.path.as_deref(), &e))?;
        self.unseen.extend(others);
        self.seen = row;
        Ok(value)
    }

    /// Decisions that others wrote since the store was opened or last asked, on any filing.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn poll(&mut self) -> Result<Vec<Decision>> {
        let version = data_version(&self.connection).map_err(self.fault("read"))?;
        let mut decisions = std::mem::take(&mut self.unseen);
        if version != self.data_version {
            decisions.extend(since(&self.connection, self.seen).map_err(self.fault("read"))?);
            self.seen = last_row(&self.connection).map_err(self.fault("read"))?;
            self.data_version = version;
        }
        Ok(decisions)
    }

    /// All decisions on these files.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn log(&self, filings: &[FileHash]) -> Result<Log> {
        let mut decisions = Vec::new();
        for filing in filings {
            let found = select(&self.connection, "filing = ?1 ORDER BY seq, id", [filing.to_string()]);
            decisions.extend(found.map_err(self.fault("read"))?);
        }
        Ok(Log::new(decisions))
    }

    /// All decisions on all files.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn whole_log(&self) -> Result<Log> {
        select(&self.connection, "true ORDER BY seq, id", []).map(Log::new).map_err(self.fault("read"))
    }

    /// The files that were judged.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn filings(&self) -> Result<Vec<FilingCard>> {
        cards(&self.connection, "true ORDER BY filing", []).map_err(self.fault("read"))
    }

    /// Files that were judged and may be other versions of this one: those at the same path, of the
    /// same accession number, or of the same company, period and form, amendments included. The file
    /// itself is the last.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn related(&self, card: &FilingCard, path: Option<&Path>) -> Result<Vec<FileHash>> {
        let base = |form: &str| form.trim_end_matches("/A").to_owned();
        let form = card.form.as_deref().map(base);
        let found = cards(&self.connection,
            "filing <> ?1 AND (path = ?2 OR accession = ?3 OR (period = ?4 AND coalesce(cik = ?5, company = ?6)
             AND (form = ?7 OR form = ?7 || '/A'))) ORDER BY rowid",
            params![
                card.filing.to_string(),
                path.map(|p| p.to_string_lossy().into_owned()),
                card.accession,
                card.period.map(|p| p.to_string()),
                card.cik,
                card.company,
                form
            ],
        );
        let mut found: Vec<FileHash> =
            found.map_err(self.fault("read"))?.into_iter().map(|c| c.filing).collect();
        found.push(card.filing);
        Ok(found)
    }

    /// How many figures of each file have a verdict that nobody took back, for the library; of a `viewer` who
    /// is blind to others, those of that reviewer alone. The files are not opened, so this is without regard to
    /// whether the verdicts still hold.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn judged(&self, viewer: &Viewer) -> Result<FxHashMap<FileHash, usize>> {
        let log = self.whole_log()?;
        let log = if viewer.blind { log.only(&viewer.reviewer) } else { log };
        Ok(log.judged())
    }

    /// The byte of the file at which the reviewer left off.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn place(&self, filing: FileHash, reviewer: &Reviewer) -> Result<Option<u32>> {
        let sql = "SELECT start FROM places WHERE filing = ?1 AND reviewer = ?2";
        self.connection
            .query_row(sql, params![filing.to_string(), reviewer.name()], |row| row.get(0))
            .optional()
            .map_err(self.fault("read"))
    }

    /// Notes the byte of the file at which the reviewer leaves off.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn set_place(&self, filing: FileHash, reviewer: &Reviewer, start: u32) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO places (filing, reviewer, start) VALUES (?1, ?2, ?3)";
        self.connection
            .execute(sql, params![filing.to_string(), reviewer.name(), start])
            .map(|_| ())
            .map_err(self.fault("write"))
    }

    /// Writes a copy of the whole store to `to`, while others may be using it.
    ///
    /// # Errors
    /// Where `to` exists or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<()> {
        if to.exists() {
            let context = format!("cannot back up to {}: the file is there already", to.display());
            return Err(Error::new(ErrorKind::Write, context, "name a file that does not exist"));
        }
        let sql = "VACUUM INTO ?1";
        self.connection.execute(sql, [to.to_string_lossy()]).map(|_| ()).map_err(|error| {
            let context = format!("cannot back up to {}: {}", to.display(), plain_words(&error));
            Error::new(ErrorKind::Write, context, "check that the directory exists and has room")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::sample::{later, reading, review};

    #[test]
    fn a_full_disk_says_so_and_records_nothing_by_halves() {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(&directory.path().join("reviews.db")).unwrap();
        let reading = reading("Cash 100 and 200.");
        let review = review(&reading);
        let card = FilingCard::of("a.txt", &reading);
        let draft = Draft { act: super::super::Act::Confirm, anchor: None, seen: None };
        let append = |store: &mut Store, count: usize| {
            let drafts = vec![draft.clone(); count];
            store.append(&card, None, &review.viewer().reviewer, drafts, later(&review))
        };
        append(&mut store, 1).unwrap();
        let pages = |store: &Store, most: u32| {
            store.connection.query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(())).unwrap();
        };
        pages(&store, 16);
        let error = append(&mut store, 500).unwrap_err();
        assert_eq!(error.kind, ErrorKind::StoreFull, "{error}");
        assert!(error.hint.contains("make room"), "{error}");
        pages(&store, 100_000);
        append(&mut store, 1).unwrap();
        assert_eq!(store.whole_log().unwrap().decisions().len(), 2);
    }
}
