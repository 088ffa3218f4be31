//! What reaches the program, and what it asks for: the two ends of `update`.
//!
//! ```text
//! keys, mouse, size ─┐                       ┌─> jobs for the worker      (read, search, export)
//! replies ───────────┴─> Msg ─ update ─ Effect ┼─> orders for the store    (log, record, leave)
//!                                              └─> commands for the terminal
//! ```
//!
//! Jobs carry a generation. A reply of an older generation than its owner waits for is dropped: what
//! was asked for is no longer wanted.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Elsewhere;
use super::export::Exported;
use super::flow::Place;
use super::key::Key;
use super::library::{Source, Summary};
use crate::error::Error;
use crate::reading::Reading;
use crate::review::{Decision, Draft, FileHash, FilingCard, Log, Review};

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something at a cell.
    Mouse(Mouse),
    /// The terminal has another size.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The program is back in the foreground.
    Resumed,
    /// The terminal is gone, or the system asks the program to end.
    Hangup,
    /// Something asked for is done.
    Reply(Box<Reply>),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column from 0.
    pub x: u16,
    /// Row from 0.
    pub y: u16,
}

/// What a mouse can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button was pressed.
    Press,
    /// The wheel turned by so many notches, down where positive.
    Wheel(i8),
}

/// Names a request, so that its reply is told from replies to older ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(pub u64);

/// What is asked of the world.
#[derive(Debug)]
pub enum Effect {
    /// Work that takes its time.
    Job(Job),
    /// For the review store.
    Store(Order),
    /// For the terminal.
    Terminal(Command),
}

/// Work for the worker thread.
#[derive(Debug)]
pub enum Job {
    /// Find filings in files and directories and read what they say of themselves.
    Scan {
        /// Which request this is.
        generation: Generation,
        /// Files and directories.
        roots: Vec<PathBuf>,
        /// Read the bundled samples too.
        samples: bool,
    },
    /// Read a filing.
    Open {
        /// Which request this is.
        generation: Generation,
        /// What to read.
        source: Source,
    },
    /// Look for words in the text of a filing.
    Search {
        /// Which request this is.
        generation: Generation,
        /// The filing.
        reading: Arc<Reading>,
        /// The words.
        words: String,
    },
    /// Write what was reviewed to a file.
    Export {
        /// Which request this is.
        generation: Generation,
        /// What is known of the file.
        card: FilingCard,
        /// What was read.
        reading: Arc<Reading>,
        /// What was judged.
        review: Box<Review>,
        /// Name of the format.
        format: &'static str,
        /// Write figures that nobody judged too.
        all: bool,
        /// The file.
        path: PathBuf,
        /// Replace a file that is there.
        replace: bool,
    },
}

/// Something for the review store.
#[derive(Debug)]
pub enum Order {
    /// Give all decisions on a filing, and the place where its reader left off.
    Log {
        /// Which request this is.
        generation: Generation,
        /// The filing.
        card: FilingCard,
        /// Where its file lies.
        path: Option<PathBuf>,
    },
    /// Record decisions as one group.
    Record {
        /// The filing.
        card: FilingCard,
        /// Where its file lies.
        path: Option<PathBuf>,
        /// What was decided.
        drafts: Vec<Draft>,
    },
    /// Note where the reader leaves off.
    Leave {
        /// The filing.
        filing: FileHash,
        /// Byte of the file.
        at: u32,
    },
    /// Say how many figures of each filing are judged.
    Progress,
    /// Write all decisions to a file, for another store to take in.
    Keep {
        /// The file.
        path: PathBuf,
    },
}

/// Something for the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put text on the clipboard.
    Copy(String),
    /// Stop until the shell takes the program up again.
    Suspend,
    /// Draw everything afresh.
    Redraw,
    /// End.
    Quit,
}

/// What was asked for.
#[derive(Debug)]
pub enum Reply {
    /// Filings were found.
    Found {
        /// Which request this answers.
        generation: Generation,
        /// The filings, and what could not be opened.
        found: Vec<(Source, Option<Error>)>,
    },
    /// A filing was looked at.
    Summary {
        /// Which request this answers.
        generation: Generation,
        /// Its index among those found.
        index: usize,
        /// What it is.
        summary: Result<Summary, Error>,
    },
    /// A filing is read up to its sections.
    Sections {
        /// Which request this answers.
        generation: Generation,
        /// The filing.
        reading: Arc<Reading>,
    },
    /// A filing is read.
    Complete {
        /// Which request this answers.
        generation: Generation,
        /// The filing with its figures and checks.
        reading: Arc<Reading>,
        /// What is kept of it in the store.
        card: FilingCard,
    },
    /// A filing could not be read.
    NotOpened {
        /// Which request this answers.
        generation: Generation,
        /// Why.
        error: Error,
    },
    /// The figures of a filing could not be read.
    Halted {
        /// Which request this answers.
        generation: Generation,
        /// Why.
        error: Error,
    },
    /// What was decided on a filing.
    Log {
        /// Which request this answers.
        generation: Generation,
        /// The decisions.
        log: Log,
        /// Byte of the file at which its reader left off.
        place: Option<u32>,
        /// Why some of it is missing.
        trouble: Option<Error>,
    },
    /// Decisions are on disk, or are not.
    Recorded(Result<Vec<Decision>, Error>),
    /// Decisions are in a file, so many of them, or are not.
    Kept {
        /// The file.
        path: PathBuf,
        /// How many.
        result: Result<usize, Error>,
    },
    /// Others decided something.
    News(Vec<Decision>),
    /// How many figures of each filing are judged.
    Progress(FxHashMap<FileHash, usize>),
    /// Places where words were found.
    Hits {
        /// Which request this answers.
        generation: Generation,
        /// The places and the lengths of what was found, in order.
        hits: Vec<(Place, u32)>,
    },
    /// What was reviewed was written, or was not.
    Exported {
        /// Which request this answers.
        generation: Generation,
        /// What became of it.
        result: Result<Exported, Error>,
    },
    /// Decisions do not go into the store that was asked for.
    Elsewhere(Elsewhere),
    /// Something went wrong that has no owner.
    Trouble(Error),
}
