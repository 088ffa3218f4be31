//! The thread that reads filings and looks for words.
//!
//! What a person waits for comes first: a scan of directories goes on one filing at a time, whenever
//! nothing else is asked for. Of several searches or openings only the last is wanted.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError};

use super::at_once::at_once;
use crate::app::export::Exported;
use crate::app::flow::Place;
use crate::app::library::{SAMPLES, Source, Summary};
use crate::app::msg::{Generation, Job, Msg, Reply};
use crate::app::search::MOST_HITS;
use crate::app::tally::Mark;
use crate::checks::TickMarks;
use crate::error::{Error, Result, guarded};
use crate::export::file::Standing;
use crate::export::{self, Export, FORMATS, Reviewed};
use crate::filing::load;
use crate::reading::{self, Reading};
use crate::review::{FileHash, FilingCard, State};
use crate::text::search::Query;

/// Works until the program ends; what is exported has these tick marks in its legend.
pub fn work(jobs: &Receiver<Job>, marks: &TickMarks, queue: &Sender<Msg>) {
    let mut waiting: VecDeque<Job> = VecDeque::new();
    let mut scan: Option<Scan> = None;
    loop {
        loop {
            match jobs.try_recv() {
                Ok(job) => waiting.push_back(job),
                Err(TryRecvError::Disconnected) => return,
                Err(TryRecvError::Empty) => break,
            }
        }
        let reply = |reply: Reply| queue.send(Msg::Reply(Box::new(reply))).is_ok();
        let listened = if let Some(job) = waiting.pop_front() {
            if waiting.iter().any(|later| replaces(later, &job)) {
                continue;
            }
            start(job, marks, &mut scan, &reply)
        } else if let Some(going) = &mut scan {
            let (next, more) = going.step();
            if !more {
                scan = None;
            }
            next.is_none_or(reply)
        } else {
            match jobs.recv() {
                Ok(job) => {
                    waiting.push_back(job);
                    true
                }
                Err(_) => return,
            }
        };
        if !listened {
            return;
        }
    }
}

/// True where `later` makes `job` useless.
fn replaces(later: &Job, job: &Job) -> bool {
    matches!(
        (later, job),
        (Job::Search { .. }, Job::Search { .. })
            | (Job::Open { .. }, Job::Open { .. })
            | (Job::Scan { .. }, Job::Scan { .. })
    )
}

fn start(job: Job, marks: &TickMarks, scan: &mut Option<Scan>, reply: &impl Fn(Reply) -> bool) -> bool {
    match job {
        Job::Scan { generation, roots, samples } => {
            let found = find(&roots, samples);
            let sources = found.iter().map(|(s, e)| e.is_none().then(|| s.clone())).collect();
            *scan = Some(Scan { generation, sources, next: 0 });
            reply(Reply::Found { generation, found })
        }
        Job::Open { generation, source } => open(generation, &source, reply),
        Job::Search { generation, reading, words } => {
            let hits = guarded("searching", || Ok(search(&reading, &words)));
            reply(match hits {
                Ok(hits) => Reply::Hits { generation, hits },
                Err(error) => Reply::Trouble(error),
            })
        }
        Job::Export { generation, card, reading, review, format, all, path, replace } => {
            let result = guarded("exporting", || {
                if !replace && export::file::stands_in_the_way(&path) {
                    return Ok(Exported::Exists);
                }
                let reviewed = Reviewed { card: &card, reading: &reading, review: &review };
                write(reviewed, (format, marks), all, &path)
            });
            reply(Reply::Exported { generation, result })
        }
    }
}

fn write(
    reviewed: Reviewed<'_>,
    (format, marks): (&str, &TickMarks),
    all: bool,
    path: &Path,
) -> Result<Exported> {
    let export = Export::new([reviewed], all).marked(marks.clone());
    let format = export::of_name(format).unwrap_or(&FORMATS[0]);
    export::file::write(path, Standing::Replace, |out| (format.write)(&export, out))?;
    let (rows, faults) = (export.rows().count(), export.left_out().len());
    Ok(Exported::Written { rows, faults, pending: export.tally().of(State::Pending) })
}

/// Reads a filing in two steps, so that its text is on screen while its figures are sought.
fn open(generation: Generation, source: &Source, reply: &impl Fn(Reply) -> bool) -> bool {
    let name = source.name();
    let sections = guarded(&name, || Ok(Arc::new(reading::sections(bytes(source)?))));
    let sections = match sections {
        Ok(sections) => sections,
        Err(error) => return reply(Reply::NotOpened { generation, error }),
    };
    if !reply(Reply::Sections { generation, reading: Arc::clone(&sections) }) {
        return false;
    }
    let complete = guarded(&name, || {
        let reading = Arc::new(reading::complete_by(at_once, &sections));
        let card = FilingCard::of(&name, &reading);
        Ok((reading, card))
    });
    reply(match complete {
        Ok((reading, card)) => Reply::Complete { generation, reading, card },
        Err(error) => Reply::Halted { generation, error },
    })
}

fn bytes(source: &Source) -> Result<Vec<u8>> {
    match source {
        Source::File(path) => load::filing(path),
        Source::Sample(index) => Ok(SAMPLES.get(*index).map_or(&[][..], |s| s.bytes).to_vec()),
    }
}

fn search(reading: &Reading, words: &str) -> Vec<(Place, u32)> {
    let Some(query) = Query::new(words) else { return Vec::new() };
    let mut hits = Vec::new();
    for (document, content) in reading.filing.documents.iter().enumerate() {
        let found = query.find(&content.text).map(|s| (Place { document, at: s.start() }, s.len()));
        hits.extend(found.take(MOST_HITS - hits.len()));
    }
    hits
}

/// A scan that is going on.
struct Scan {
    generation: Generation,
    /// What was found; None for what could not be opened.
    sources: Vec<Option<Source>>,
    next: usize,
}

impl Scan {
    /// Looks at the next filing: what is to be said of it, and whether there are more.
    fn step(&mut self) -> (Option<Reply>, bool) {
        let index = self.next;
        self.next += 1;
        let source = self.sources.get(index).cloned().flatten();
        let reply = source.map(|source| {
            let summary = guarded(&source.name(), || summary(&source));
            Reply::Summary { generation: self.generation, index, summary }
        });
        (reply, self.next < self.sources.len())
    }
}

fn summary(source: &Source) -> Result<Summary> {
    let reading = reading::read_by(at_once, bytes(source)?);
    let cover = &reading.filing.cover;
    let figures = &reading.figures.all;
    Ok(Summary {
        filing: FileHash::of(&reading.filing.source),
        form: cover.form.clone().unwrap_or_default(),
        company: cover.company.clone().unwrap_or_default(),
        date: cover.filed.or(cover.period),
        bytes: reading.filing.source.len() as u64,
        sections: reading.outline.sections.iter().filter(|s| s.depth > 0).count(),
        figures: figures.len(),
        doubts: Mark::doubtful_in(&reading),
    })
}

/// The filings in files and directories, in the order in which these are named.
fn find(roots: &[PathBuf], samples: bool) -> Vec<(Source, Option<Error>)> {
    let mut found: Vec<(Source, Option<Error>)> = Vec::new();
    if samples {
        found.extend((0..SAMPLES.len()).map(|index| (Source::Sample(index), None)));
    }
    for root in roots {
        if root.is_dir() {
            match load::directory(root) {
                Ok(paths) => found.extend(paths.into_iter().map(|path| (Source::File(path), None))),
                Err(error) => found.push((Source::File(root.clone()), Some(error))),
            }
        } else {
            found.push((Source::File(root.clone()), load::missing(root)));
        }
    }
    found
}
