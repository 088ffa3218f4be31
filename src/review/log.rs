//! The log of a review: decisions in order, and the lines that carry them from one place to another.
//!
//! A log file is JSON lines: one `filing` line for each file that was judged, then its decisions.
//! Every line stands for itself and lines are sorted, so that two logs of the same filing merge in
//! git line by line; lines that both hold are the same line.
//!
//! ```text
//! {"record":"filing","filing":"9be1…","name":"a.txt","bytes":81234,"accession":"…",…}
//! {"record":"decision","v":1,"id":"5f0c…","filing":"9be1…","seq":1,…}
//! ```

use std::io::{self, BufRead, Write};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::anchor::FileHash;
use super::decision::{Act, Decision, DecisionId, Reviewer, VERSION};
use crate::reading::Reading;

/// Decisions in the order in which they were made, each once.
#[derive(Clone, Debug, Default)]
pub struct Log {
    decisions: Vec<Decision>,
    known: FxHashSet<DecisionId>,
}

/// What adding decisions to a log did to those that it held before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// All new ones came after: they start at this index.
    After(usize),
    /// Some came between: the order is another.
    Between,
}

impl Log {
    /// The log of these decisions, in whatever order they come and however often each.
    pub fn new(decisions: impl IntoIterator<Item = Decision>) -> Self {
        let mut log = Self::default();
        log.extend(decisions);
        log
    }

    /// Adds decisions; those that the log holds already are passed over.
    pub fn extend(&mut self, decisions: impl IntoIterator<Item = Decision>) -> Added {
        let before = self.decisions.len();
        for decision in decisions {
            if self.known.insert(decision.id) {
                self.decisions.push(decision);
            }
        }
        let order = |d: &Decision| (d.seq, d.id);
        let from = before.saturating_sub(1);
        if self.decisions.get(from..).is_some_and(|new| new.is_sorted_by_key(order)) {
            return Added::After(before);
        }
        self.decisions.sort_by_key(order);
        Added::Between
    }

    /// The decisions in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The decision at `index`.
    pub fn get(&self, index: usize) -> Option<&Decision> {
        self.decisions.get(index)
    }

    /// The decision with this id.
    pub fn find(&self, id: DecisionId) -> Option<&Decision> {
        self.known.contains(&id).then(|| self.decisions.iter().find(|d| d.id == id)).flatten()
    }

    /// The number after the highest in use.
    pub fn next_seq(&self) -> u64 {
        self.decisions.last().map_or(1, |d| d.seq.saturating_add(1))
    }

    /// The reviewer's last decision on `filing`.
    pub fn last_of(&self, filing: FileHash, reviewer: &Reviewer) -> Option<DecisionId> {
        let own = |d: &&Decision| d.filing == filing && d.reviewer == *reviewer;
        self.decisions.iter().rev().find(own).map(|d| d.id)
    }

    /// The reviewers who decided anything, sorted by name.
    pub fn reviewers(&self) -> Vec<Reviewer> {
        let mut names: Vec<Reviewer> = self.decisions.iter().map(|d| d.reviewer.clone()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// How many places of each file have a verdict that nobody took back.
    pub fn judged(&self) -> FxHashMap<FileHash, usize> {
        let mut undone: FxHashMap<(DecisionId, &Reviewer), bool> = FxHashMap::default();
        for decision in &self.decisions {
            match decision.act {
                Act::Undo { of } => drop(undone.insert((of, &decision.reviewer), true)),
                Act::Redo { of } => drop(undone.insert((of, &decision.reviewer), false)),
                _ => {}
            }
        }
        let mut judged: FxHashMap<(FileHash, u32), bool> = FxHashMap::default();
        for decision in &self.decisions {
            let Some(anchor) = &decision.anchor else { continue };
            let taken_back = undone.get(&(decision.group_id(), &decision.reviewer)) == Some(&true);
            let reopened = matches!(decision.act, Act::Reopen);
            if !taken_back && (reopened || decision.act.is_verdict()) {
                judged.insert((decision.filing, anchor.start), !reopened);
            }
        }
        let mut counts: FxHashMap<FileHash, usize> = FxHashMap::default();
        for ((filing, _), _) in judged.into_iter().filter(|(_, judged)| *judged) {
            *counts.entry(filing).or_default() += 1;
        }
        counts
    }

    /// The log without the decisions of anybody else.
    #[must_use]
    pub fn only(&self, reviewer: &Reviewer) -> Self {
        Self::new(self.decisions.iter().filter(|d| d.reviewer == *reviewer).cloned())
    }
}

/// What is kept of a file that was judged, so that it is known when it comes back changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingCard {
    /// The file's hash.
    pub filing: FileHash,
    /// Its name when it was judged.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Accession number with its dashes.
    pub accession: Option<String>,
    /// Form type.
    pub form: Option<String>,
    /// Name of the registrant.
    pub company: Option<String>,
    /// Central index key of the registrant, ten digits.
    pub cik: Option<String>,
    /// Period of report.
    pub period: Option<jiff::civil::Date>,
}

impl FilingCard {
    /// The card of a filing that was read from a file called `name`.
    pub fn of(name: &str, reading: &Reading) -> Self {
        let filing = &reading.filing;
        Self {
            filing: FileHash::of(&filing.source),
            name: name.to_owned(),
            bytes: filing.source.len() as u64,
            accession: filing.header.accession.clone(),
            form: filing.cover.form.clone(),
            company: filing.cover.company.clone(),
            cik: filing.header.filers.iter().find_map(|f| f.cik.clone()),
            period: filing.cover.period,
        }
    }
}

/// A line of a log file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
enum Line {
    Filing(FilingCard),
    Decision(Box<Decision>),
}

/// Writes a log file.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut impl Write, filings: &[FilingCard], log: &Log) -> io::Result<()> {
    #[derive(Serialize)]
    #[serde(tag = "record", rename_all = "snake_case")]
    enum LineOf<'a> {
        Filing(&'a FilingCard),
        Decision(&'a Decision),
    }
    let mut line = |line: LineOf<'_>| -> io::Result<()> {
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")
    };
    let mut filings: Vec<&FilingCard> = filings.iter().collect();
    filings.sort_by_key(|f| f.filing);
    filings.dedup_by_key(|f| f.filing);
    for filing in filings {
        line(LineOf::Filing(filing))?;
    }
    log.decisions.iter().try_for_each(|decision| line(LineOf::Decision(decision)))
}

/// What a log file holds, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The files that were judged.
    pub filings: Vec<FilingCard>,
    /// The decisions.
    pub log: Log,
    /// Lines that were passed over or do not hold, with their number from 1.
    pub faults: Vec<(usize, String)>,
}

/// Reads a log file. A line that is no record, was altered, or is of a later version becomes a fault;
/// an altered decision is not taken.
///
/// # Errors
/// Where `input` cannot be read.
pub fn read(input: impl BufRead) -> io::Result<Read> {
    let mut read = Read::default();
    let mut decisions = Vec::new();
    for (index, line) in input.lines().enumerate() {
        let line = line?;
        // Git leaves such lines where a merge was not finished.
        if line.trim().is_empty() {
            continue;
        }
        let mut fault = |why: String| read.faults.push((index + 1, why));
        match serde_json::from_str::<Line>(&line) {
            Ok(Line::Filing(card)) => {
                if !read.filings.contains(&card) {
                    read.filings.push(card);
                }
            }
            Ok(Line::Decision(decision)) if decision.v > VERSION => {
                fault(format!("a decision of form {}, which a later version wrote", decision.v));
            }
            Ok(Line::Decision(decision)) if decision.content_id() != decision.id => {
                fault(format!("decision {} was altered: its content does not give its id", decision.id));
            }
            Ok(Line::Decision(decision)) => decisions.push(*decision),
            Err(error) => fault(format!("no record of a log: {error}")),
        }
    }
    read.log = Log::new(decisions);
    Ok(read)
}

/// Decisions whose predecessor is not there: something was taken out of the log, or only a part of
/// it was handed over.
pub fn broken_chains(log: &Log) -> Vec<&Decision> {
    let missing = |d: &&Decision| d.prev.is_some_and(|prev| !log.known.contains(&prev));
    log.decisions.iter().filter(missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::decision::{Act, Draft, PlaceInLog};

    fn decisions(reviewer: &str, from: u64, count: usize) -> Vec<Decision> {
        let place = PlaceInLog {
            filing: FileHash::of(b"x"),
            seq: from,
            prev: None,
            reviewer: Reviewer::new(reviewer).unwrap(),
            at: jiff::Timestamp::UNIX_EPOCH,
        };
        place.number(vec![Draft { act: Act::Confirm, anchor: None, seen: None }; count])
    }

    fn text(log: &Log) -> String {
        let mut out = Vec::new();
        write(&mut out, &[], log).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn order_does_not_depend_on_who_came_first() {
        let (a, b) = (decisions("ann", 1, 3), decisions("ben", 2, 3));
        let one = Log::new(a.iter().chain(&b).cloned());
        let other = Log::new(b.iter().chain(&a).chain(&b).cloned());
        assert_eq!(one.decisions(), other.decisions());
        assert_eq!(one.decisions().len(), 6);
        assert_eq!(text(&one), text(&other));
    }

    #[test]
    fn adding_says_whether_the_order_changed() {
        let mut log = Log::new(decisions("ann", 1, 2));
        assert_eq!(log.extend(decisions("ben", 3, 1)), Added::After(2));
        assert_eq!(log.extend(decisions("ben", 3, 1)), Added::After(3));
        assert_eq!(log.extend(decisions("cat", 1, 1)), Added::Between);
    }

    #[test]
    fn a_log_file_comes_back() {
        let log = Log::new(decisions("ann", 1, 3));
        let back = read(text(&log).as_bytes()).unwrap();
        assert_eq!(back.log.decisions(), log.decisions());
        assert!(back.faults.is_empty() && broken_chains(&back.log).is_empty());
    }

    #[test]
    fn what_does_not_hold_is_a_fault_with_its_line() {
        let log = text(&Log::new(decisions("ann", 1, 3)));
        let altered = log.replacen("\"seq\":2", "\"seq\":9", 1);
        let read_back = read(format!("{altered}<<<<<<< HEAD\n").as_bytes()).unwrap();
        assert_eq!(read_back.faults.iter().map(|f| f.0).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(broken_chains(&read_back.log).len(), 1, "the third names the second");
    }
}
