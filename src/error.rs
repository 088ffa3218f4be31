//! Errors of the edges: opening, storing, writing. Reading has none; its problems are data.
//!
//! Each error says what was tried on what, what went wrong, and what the reader can do about it:
//!
//! ```text
//! cannot open reports/10k.htm: no such file
//!   hint: check the path, or start without one to see the sample filings
//! ```

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What sort of error, for code that decides on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// A file or directory that is not there.
    NotFound,
    /// A file or directory that cannot be read.
    Unreadable,
    /// A file without content, or a directory without filings.
    Empty,
    /// A file that is no text.
    NotAFiling,
    /// A file beyond the size that offsets can name.
    TooLarge,
    /// The review store is in use by a program that does not let go of it.
    StoreLocked,
    /// The review store cannot be written.
    StoreReadOnly,
    /// The disk has no room for the review store, or does not take what is written.
    StoreFull,
    /// The review store is damaged.
    StoreDamaged,
    /// The review store was written by a later version.
    StoreNewer,
    /// Something that was to be written cannot be.
    Write,
    /// Whoever read what is printed has stopped, as `head` does.
    Closed,
    /// Wrong use of a command.
    Usage,
    /// The terminal cannot be used.
    Terminal,
}

/// What went wrong at an edge.
#[derive(Debug)]
pub struct Error {
    /// The sort of error.
    pub kind: ErrorKind,
    /// What was tried on what and what went wrong, as one sentence without a full stop.
    pub context: String,
    /// What the reader can do about it; empty where there is nothing to say.
    pub hint: String,
}

/// The result of an edge.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with a hint.
    pub fn new(kind: ErrorKind, context: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { kind, context: context.into(), hint: hint.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.context)?;
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Runs `body`; a fault of this program becomes an error that names what was being done.
///
/// # Errors
/// Those of `body`, and where it panics.
pub(crate) fn guarded<T>(doing: &str, body: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        let context = format!("a fault in this program at {doing}: {}", words(panic.as_ref()));
        Err(Error::new(ErrorKind::Unreadable, context, "please report it with the filing"))
    })
}

/// The words of a panic.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".to_owned())
}
