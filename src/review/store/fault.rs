//! What failures of SQLite mean to the person at the screen.

use std::path::Path;

use crate::error::{Error, ErrorKind};

/// The error of a store whose content is not sound.
pub(super) fn damaged(path: Option<&Path>, report: &str) -> Error {
    let context = format!("the review store {} is damaged: {report}", shown(path));
    let hint =
        "put a backup in its place, or try: sqlite3 STORE .recover | sqlite3 NEW; it is left untouched";
    Error::new(ErrorKind::StoreDamaged, context, hint)
}

fn shown(path: Option<&Path>) -> String {
    path.map_or_else(|| "in memory".to_owned(), |p| p.display().to_string())
}

/// SQLite's own words, without the code.
pub(super) fn plain_words(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

/// What a failure of SQLite means to the person at the screen.
pub(super) fn fault(doing: &str, path: Option<&Path>, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Code;
    let place = shown(path);
    let say = |kind, what: &str, hint: &str| {
        Error::new(kind, format!("cannot {doing} the review store {place}: {what}"), hint)
    };
    match error.sqlite_error_code() {
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => say(
            ErrorKind::StoreLocked,
            "another program does not let go of it",
            "end the other program or try again; nothing was recorded",
        ),
        Some(
            Code::ReadOnly
            | Code::PermissionDenied
            | Code::CannotOpen
            | Code::AuthorizationForStatementDenied,
        ) => say(
            ErrorKind::StoreReadOnly,
            "it cannot be written there",
            "ask for write permission, or name another file with --reviews",
        ),
        Some(Code::DiskFull | Code::SystemIoFailure) => say(
            ErrorKind::StoreFull,
            &plain_words(error),
            "make room on the disk and try again; nothing was recorded",
        ),
        Some(Code::DatabaseCorrupt | Code::NotADatabase) => damaged(path, &plain_words(error)),
        _ => say(ErrorKind::Write, &plain_words(error), ""),
    }
}
