//! Opens the store: makes it, looks whether it is sound, brings it up to date, and finds another
//! place for a session whose store cannot be used.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use super::Store;
use super::fault::{damaged, fault};
use super::rows::{data_version, last_row};
use crate::error::{Error, ErrorKind, Result};

/// The schema from nothing to today, one step for each version.
const MIGRATIONS: &[&str] = &[include_str!("../../../assets/schema.sql")];

/// Marks a SQLite file as ours: "tick".
const APPLICATION_ID: i64 = 0x7469_636b;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who waits to write asks anew after this long: SQLite asks ever more rarely, so that one of several
/// programs that write all the time would never find the store free.
const BRIEFLY: Duration = Duration::from_millis(20);

impl Store {
    /// Opens the store at `path`, making it and its directory where there is none, and bringing an
    /// older one up to date.
    ///
    /// # Errors
    /// Where it cannot be made, read or written, is locked, damaged, no store of this program, or
    /// written by a later version. The file is left as it is then.
    pub fn open(path: &Path) -> Result<Self> {
        let failed = |error: &rusqlite::Error| fault("open", Some(path), error);
        if std::fs::metadata(path).is_ok_and(|meta| meta.len() > 0) {
            match probe(path) {
                // A program that was killed while it made the store leaves a journal that only a
                // writer can roll back.
                Err(error) if error.kind == ErrorKind::StoreReadOnly => {}
                other => drop(other?),
            }
        } else if let Some(directory) = path.parent().filter(|d| !d.as_os_str().is_empty()) {
            std::fs::create_dir_all(directory).map_err(|error| {
                let context = format!("cannot make {}: {error}", directory.display());
                Error::new(ErrorKind::StoreReadOnly, context, "name another file with --reviews")
            })?;
        }
        let connection = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )
        .map_err(|e| failed(&e))?;
        if connection.is_readonly(rusqlite::MAIN_DB).unwrap_or(false) {
            let context = format!("cannot write the review store {}", path.display());
            let hint = "ask for write permission, or name another file with --reviews";
            return Err(Error::new(ErrorKind::StoreReadOnly, context, hint));
        }
        Self::prepare(connection, Some(path.to_owned())).map_err(|e| failed(&e))
    }

    /// Opens the store at `path` without writing to it, for commands that only read; None where there
    /// is none.
    ///
    /// # Errors
    /// As [`Store::open`], save that it need not be writable.
    pub fn open_to_read(path: &Path) -> Result<Option<Self>> {
        if !std::fs::metadata(path).is_ok_and(|meta| meta.len() > 0) {
            return Ok(None);
        }
        let Some(connection) = probe(path)? else { return Ok(None) };
        let read =
            || -> rusqlite::Result<(i64, i64)> { Ok((last_row(&connection)?, data_version(&connection)?)) };
        let (seen, data_version) = read().map_err(|e| fault("read", Some(path), &e))?;
        Ok(Some(Self { connection, path: Some(path.to_owned()), seen, unseen: Vec::new(), data_version }))
    }

    /// A store that is gone when the program ends.
    ///
    /// # Errors
    /// Where memory does not suffice.
    pub fn memory() -> Result<Self> {
        Connection::open_in_memory()
            .and_then(|connection| Self::prepare(connection, None))
            .map_err(|e| fault("open", None, &e))
    }

    fn prepare(connection: Connection, path: Option<PathBuf>) -> rusqlite::Result<Self> {
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrate(&connection)?;
        // A file system without shared memory keeps another mode, which is as safe and slower. Where
        // another program is at work at this moment, it or the next one to open the store switches.
        match connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {}
            other => other?,
        }
        let seen = last_row(&connection)?;
        let data_version = data_version(&connection)?;
        Ok(Self { connection, path, seen, unseen: Vec::new(), data_version })
    }
}

/// The store that is used where none is named: in the user's data directory.
///
/// # Errors
/// Where the system does not say where that is.
pub fn default_path() -> Result<PathBuf> {
    let directories = directories::ProjectDirs::from("", "", "tickmark").ok_or_else(|| {
        let hint = "name a file with --reviews, or set HOME";
        Error::new(ErrorKind::NotFound, "cannot find your data directory", hint)
    })?;
    Ok(directories.data_dir().join("reviews.db"))
}

/// A store to work with, whatever the state of the one that was asked for.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What is wrong with the one asked for, and where decisions go instead.
    pub trouble: Option<Error>,
}

/// Opens the store at `path`, or where that cannot be used another one in its place: beside a store
/// that is damaged or of a later version (which is left untouched), in memory where nothing can be
/// written. A store in memory still shows what a store that can only be read holds.
///
/// # Errors
/// Where not even a store in memory can be made.
pub fn open_usable(path: &Path) -> Result<Opened> {
    let error = match Store::open(path) {
        Ok(store) => return Ok(Opened { store, trouble: None }),
        Err(error) => error,
    };
    if matches!(error.kind, ErrorKind::StoreDamaged | ErrorKind::StoreNewer) {
        for number in 2..=99 {
            let other = beside(path, number);
            if let Ok(store) = Store::open(&other) {
                let hint =
                    format!("it is left untouched; decisions now go to {}. {}", other.display(), error.hint);
                let trouble = Some(Error { hint, ..error });
                return Ok(Opened { store, trouble });
            }
        }
    }
    let mut store = Store::memory()?;
    let mut hint = format!(
        "decisions of this session are lost when it ends, unless W writes them to a file. {}",
        error.hint
    );
    if error.kind == ErrorKind::StoreReadOnly
        && let Ok(Some(shown)) = Store::open_to_read(path)
    {
        store.merge(&shown.filings()?, &shown.whole_log()?)?;
        hint = format!("what was decided before is shown, but {hint}");
    }
    Ok(Opened { store, trouble: Some(Error { hint, ..error }) })
}

/// `reviews.db` becomes `reviews-2.db`.
fn beside(path: &Path, number: u32) -> PathBuf {
    let stem = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let extension = path.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
    path.with_file_name(format!("{stem}-{number}{extension}"))
}

/// A connection that writes nothing. Where not even the files of the write-ahead log can be made, the
/// store is read as it lies: whoever could write it would have made them.
fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    match connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())) {
        Err(error)
            if matches!(
                error.sqlite_error_code(),
                Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied)
            ) && !unfinished(path) =>
        {
            let mut uri = "file:".to_owned();
            for byte in path.to_string_lossy().bytes() {
                if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
                    uri.push(char::from(byte));
                } else {
                    uri.push_str(&format!("%{byte:02X}"));
                }
            }
            Connection::open_with_flags(uri + "?immutable=1", flags | OpenFlags::SQLITE_OPEN_URI)
        }
        _ => Ok(connection),
    }
}

/// True where a journal lies beside the store: its last transactions are not in the file itself.
fn unfinished(path: &Path) -> bool {
    ["-journal", "-wal"].iter().any(|end| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        std::fs::metadata(name).is_ok_and(|meta| meta.len() > 0)
    })
}

/// Looks at a store without writing to it: is it sound, ours, and of a version that is known? None
/// where it is a database without any table yet.
fn probe(path: &Path) -> Result<Option<Connection>> {
    let failed = |error: &rusqlite::Error| fault("open", Some(path), error);
    let connection = reader(path).map_err(|e| failed(&e))?;
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let application = number("application_id").map_err(|e| failed(&e))?;
    let version = number("user_version").map_err(|e| failed(&e))?;
    let tables =
        || connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    if application == 0 && version == 0 && tables().map_err(|e| failed(&e))? == 0 {
        return Ok(None);
    }
    if application != APPLICATION_ID {
        let context = format!("{} is a database, but not one of reviews", path.display());
        return Err(Error::new(ErrorKind::StoreDamaged, context, "name another file with --reviews"));
    }
    if version > known_version() {
        let context = format!(
            "cannot use the review store {}: a later version of this program wrote it (schema {version}, known up to {})",
            path.display(),
            known_version()
        );
        return Err(Error::new(ErrorKind::StoreNewer, context, "install the later version"));
    }
    let report: String =
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(|e| failed(&e))?;
    if report != "ok" {
        return Err(damaged(Some(path), &report));
    }
    Ok(Some(connection))
}

fn known_version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Begins a transaction that writes, once no other program does.
pub(super) fn begin(connection: &Connection) -> rusqlite::Result<Transaction<'_>> {
    connection.busy_timeout(BRIEFLY)?;
    let mut left = PATIENCE.as_millis() / BRIEFLY.as_millis();
    let begun = loop {
        match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && left > 0 => left -= 1,
            other => break other,
        }
    };
    connection.busy_timeout(PATIENCE)?;
    begun
}

/// Brings the schema up to date, in one transaction: of two programs that do so at once, the second
/// finds it done.
fn migrate(connection: &Connection) -> rusqlite::Result<()> {
    let version = |c: &Connection| c.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
    if version(connection)? == known_version() {
        return Ok(());
    }
    let transaction = begin(connection)?;
    let from = usize::try_from(version(&transaction)?).unwrap_or(0);
    for step in MIGRATIONS.iter().skip(from) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", known_version())?;
    transaction.commit()
}
