//! The library: the filings at hand, what they are, and how far each is judged.
//!
//! A directory is looked through by the worker, one filing after the other; the list can be used
//! meanwhile. Without files of one's own it shows the bundled samples.

mod sample;

use std::path::PathBuf;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

pub use self::sample::{SAMPLES, Sample};
use super::Out;
use super::action::Library as Act;
use super::msg::{Effect, Generation, Job, Order};
use super::sheet::{Cell, Column, Row, RowTone, Sheet, number, short, wide, words};
use crate::error::Error;
use crate::review::FileHash;

/// Where a filing comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// A bundled sample, by its index in [`SAMPLES`].
    Sample(usize),
}

impl Source {
    /// The name of the file, without its directory.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => {
                path.file_name().map_or_else(|| path.to_string_lossy(), |n| n.to_string_lossy()).into_owned()
            }
            Self::Sample(index) => SAMPLES.get(*index).map_or("", |s| s.name).to_owned(),
        }
    }

    /// Where the file lies; None for a sample.
    pub fn path(&self) -> Option<&PathBuf> {
        match self {
            Self::File(path) => Some(path),
            Self::Sample(_) => None,
        }
    }
}

/// What a filing is, found by reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its hash, by which the store knows it.
    pub filing: FileHash,
    /// Form type.
    pub form: String,
    /// Name of the registrant.
    pub company: String,
    /// Date of filing, else the period of report.
    pub date: Option<Date>,
    /// Length of the file.
    pub bytes: u64,
    /// Sections found, documents left out.
    pub sections: usize,
    /// Figures found.
    pub figures: usize,
    /// Figures about which something is uncertain, and checks that fail.
    pub doubts: usize,
}

/// A filing in the library.
#[derive(Clone, Debug)]
struct Entry {
    source: Source,
    state: EntryState,
}

#[derive(Clone, Debug)]
enum EntryState {
    Waiting,
    Known(Summary),
    Bad(String),
}

/// The columns of the list.
const COLUMNS: &[Column] = &[
    short("form", 10).weight(8),
    wide("company"),
    words("date").weight(4),
    number("size").weight(2),
    number("sections").weight(1),
    number("figures").weight(3),
    number("judged").weight(7),
    number("doubts").weight(6),
    words("file").weight(0),
];

/// The state of the library screen.
#[derive(Clone, Debug)]
pub struct Library {
    roots: Vec<PathBuf>,
    entries: Vec<Entry>,
    /// The list.
    pub sheet: Sheet,
    generation: Generation,
    scanning: bool,
    judged: FxHashMap<FileHash, usize>,
}

impl Library {
    /// The library of the files and directories `roots`; of the samples where there are none.
    pub fn new(roots: Vec<PathBuf>) -> Self {
        Self {
            roots,
            entries: Vec::new(),
            sheet: Sheet::new(COLUMNS),
            generation: Generation::default(),
            scanning: false,
            judged: FxHashMap::default(),
        }
    }

    /// True where it shows the bundled samples.
    pub fn is_samples(&self) -> bool {
        self.roots.is_empty()
    }

    /// Filings looked at and filings found, while the list is being filled.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let known = self.entries.iter().filter(|e| !matches!(e.state, EntryState::Waiting)).count();
        self.scanning.then_some((known, self.entries.len()))
    }

    /// The chosen filing.
    pub fn chosen(&self) -> Option<&Source> {
        self.entries.get(self.sheet.chosen()?).map(|entry| &entry.source)
    }

    /// Why the chosen filing cannot be opened, where it cannot.
    pub fn chosen_trouble(&self) -> Option<&str> {
        match &self.entries.get(self.sheet.chosen()?)?.state {
            EntryState::Bad(why) => Some(why),
            _ => None,
        }
    }

    /// Reads the directories again.
    pub fn scan(&mut self, out: &mut Out) {
        self.generation = out.generation();
        self.scanning = true;
        out.ask(Effect::Job(Job::Scan {
            generation: self.generation,
            roots: self.roots.clone(),
            samples: self.is_samples(),
        }));
        out.ask(Effect::Store(Order::Progress));
    }

    /// Answers for the library's own actions.
    pub fn act(&mut self, act: Act, out: &mut Out) {
        match act {
            Act::Rescan => self.scan(out),
        }
    }

    /// Takes in the filings that a scan found.
    pub fn found(&mut self, generation: Generation, found: Vec<(Source, Option<Error>)>) {
        if generation != self.generation {
            return;
        }
        let known: FxHashMap<Source, EntryState> =
            std::mem::take(&mut self.entries).into_iter().map(|e| (e.source, e.state)).collect();
        self.entries = found
            .into_iter()
            .map(|(source, trouble)| {
                // What was known is shown until it is read again.
                let state = match (trouble, known.get(&source)) {
                    (Some(error), _) => EntryState::Bad(error.context),
                    (None, Some(state @ EntryState::Known(_))) => state.clone(),
                    (None, _) => EntryState::Waiting,
                };
                Entry { source, state }
            })
            .collect();
        self.scanning = self.entries.iter().any(|e| !matches!(e.state, EntryState::Bad(_)));
        let rows = (0..self.entries.len()).filter_map(|index| self.row(index)).collect();
        self.sheet.set_rows(rows);
    }

    /// Takes in what one of them is.
    pub fn learn(&mut self, generation: Generation, index: usize, summary: Result<Summary, Error>) {
        if generation != self.generation {
            return;
        }
        let Some(entry) = self.entries.get_mut(index) else { return };
        entry.state = match summary {
            Ok(summary) => EntryState::Known(summary),
            Err(error) => EntryState::Bad(error.context),
        };
        if index + 1 == self.entries.len() {
            self.scanning = false;
        }
        self.sheet.replace(self.row(index));
    }

    /// Takes in how many figures of each filing are judged.
    pub fn set_judged(&mut self, judged: FxHashMap<FileHash, usize>) {
        self.judged = judged;
        let rows = (0..self.entries.len()).filter_map(|index| self.row(index)).collect();
        self.sheet.set_rows(rows);
    }

    fn row(&self, index: usize) -> Option<Row> {
        let entry = self.entries.get(index)?;
        let file: Cell = entry.source.name().into();
        // What a filing is that was not read stands in the second column.
        let unread = |sign: &str, words: Cell, tone: RowTone| {
            let mut cells = vec![sign.into(), words];
            cells.resize(COLUMNS.len() - 1, Cell::default());
            cells.push(file.clone());
            Row { id: index, cells, tone, group: String::new() }
        };
        Some(match &entry.state {
            EntryState::Waiting => unread("…", file.clone(), RowTone::Waiting),
            EntryState::Bad(why) => unread("!", why.as_str().into(), RowTone::Bad),
            EntryState::Known(summary) => {
                let judged = self.judged.get(&summary.filing).copied().unwrap_or(0).min(summary.figures);
                let cells = vec![
                    summary.form.as_str().into(),
                    summary.company.as_str().into(),
                    summary.date.map_or_else(String::new, |d| d.to_string()).into(),
                    Cell::ranked(size(summary.bytes), summary.bytes),
                    Cell::count(summary.sections),
                    Cell::count(summary.figures),
                    if summary.figures == 0 {
                        Cell::default()
                    } else {
                        Cell::ranked(format!("{judged}/{}", summary.figures), judged)
                    },
                    Cell::count(summary.doubts),
                    file,
                ];
                let settled = summary.figures > 0 && judged == summary.figures;
                let tone = if settled { RowTone::Settled } else { RowTone::Plain };
                Row { id: index, cells, tone, group: String::new() }
            }
        })
    }
}

/// A length for a person: `90 B`, `12 kB`, `4.2 MB`.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
