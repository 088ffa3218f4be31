//! Proves an export against the raw filing, for someone who was not there.
//!
//! Nothing is believed: the filing is read anew, and every claim is held to it.
//!
//! ```text
//! sealed       the cells are those that were written
//! file         SHA-256 of the filing
//! place        the words stand at the bytes
//! reading      what was extracted, and its checks, come out the same, once what the export corrects and
//!              rejects is put in force
//! verdict      a confirmed figure is as extracted, a corrected one is not, a judged one has an author
//! log          with the log: replaying it gives the row, to the last cell
//! ```

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::row::{PROGRAM, Reviewed, Row};
use super::{COLUMNS, Claim, Claims, import, proof};
use crate::review::{FileHash, State};
use crate::text::Span;

/// Columns that say what a figure means; the extracted ones have `extracted_` before their names.
const MEANING: [&str; 8] = ["kind", "value", "high", "unit", "scale", "decimals", "label", "period"];

/// Columns that follow from the filing alone.
const OF_THE_FILING: [&str; 27] = [
    "form",
    "company",
    "cik",
    "accession",
    "document",
    "document_type",
    "section",
    "extracted_start",
    "extracted_end",
    "extracted_kind",
    "extracted_value",
    "extracted_high",
    "extracted_unit",
    "extracted_scale",
    "extracted_decimals",
    "extracted_label",
    "extracted_period",
    "checks",
    "doubts",
    "table",
    "row",
    "column",
    "head",
    "repair",
    "tagged",
    "program",
    "v",
];

/// What came of verifying an export.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Rows that hold.
    pub proved: usize,
    /// What does not hold: the place in the export, and why.
    pub faults: Vec<(String, String)>,
    /// What could not be looked at, in words.
    pub notes: Vec<String>,
}

/// What verifying goes by.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The filing and its review: an untouched one, or one replayed from the log.
    pub reviewed: Reviewed<'a>,
    /// True where the review was replayed from the log.
    pub replayed: bool,
}

/// Holds `claims` to the filings of `sources`.
pub fn verify(claims: &Claims, sources: &[Source<'_>]) -> Report {
    let mut report = Report::default();
    report.faults.extend(claims.faults.iter().map(|fault| ("export".to_owned(), fault.clone())));
    let filings: FxHashMap<FileHash, Known<'_>> =
        sources.iter().map(|source| (source.reviewed.card.filing, Known::new(source, claims))).collect();
    let mut other_program = false;
    let mut seen = FxHashMap::default();
    let mut others: BTreeMap<FileHash, (String, usize)> = BTreeMap::new();
    for claim in &claims.claims {
        other_program |= claim.has("program") && claim.cell("program") != PROGRAM;
        // That another filing was named is told once, whatever else is wrong with its rows.
        if let Ok(hash) = claim.cell("sha256").parse::<FileHash>()
            && !filings.contains_key(&hash)
        {
            others.entry(hash).or_insert_with(|| (claim.place.clone(), 0)).1 += 1;
            continue;
        }
        let mut fault = check(claim, &filings).err();
        let place = (claim.cell("sha256").to_owned(), claim.number("start"), claim.number("end"));
        if let Some(earlier) = seen.insert(place, &claim.place) {
            fault = fault.or_else(|| Some(format!("the same figure as {earlier}")));
        }
        match fault {
            None => report.proved += 1,
            Some(fault) => report.faults.push((claim.place.clone(), fault)),
        }
    }
    for (hash, (place, count)) in others {
        let words = match count {
            1 => format!("speaks of another file, of SHA-256 {hash}"),
            _ => format!("this and {} more rows speak of another file, of SHA-256 {hash}", count - 1),
        };
        report.faults.push((place, words));
    }
    report.notes.extend(missing(sources, &seen));
    if other_program {
        report.notes.push(format!(
            "another version wrote some rows: this is {PROGRAM}, and what it extracts was not compared with them"
        ));
    }
    report
}

/// How many judgements of the log are in no row, where there is a log: an export may leave rows out, and one from
/// which rows were taken looks the same.
fn missing(
    sources: &[Source<'_>],
    seen: &FxHashMap<(String, Option<u32>, Option<u32>), &String>,
) -> Vec<String> {
    let of_source = |source: &Source<'_>| {
        let reviewed = source.reviewed;
        let name = &reviewed.card.name;
        if !source.replayed {
            return Some(format!("{name}: whether rows are missing is not known without its log (--log)"));
        }
        let hash = reviewed.card.filing.to_string();
        let judged: Vec<Row> = reviewed.rows(false).into_iter().filter(|row| row.state.is_judged()).collect();
        let is_there = |row: &&Row| seen.contains_key(&(hash.clone(), Some(row.start), Some(row.end)));
        let there = judged.iter().filter(is_there).count();
        let lacks = judged.len() - there;
        (lacks > 0)
            .then(|| format!("{name}: {lacks} of {} judgements in the log are in no row", judged.len()))
    };
    sources.iter().filter_map(of_source).collect()
}

/// A filing with the rows that it gives, by their places: as extracted, or where the log puts them.
struct Known<'a> {
    source: &'a Source<'a>,
    rows: FxHashMap<(u32, u32), Row>,
}

impl<'a> Known<'a> {
    fn new(source: &'a Source<'a>, claims: &Claims) -> Self {
        if source.replayed {
            let rows = source.reviewed.rows(true);
            return Self { source, rows: rows.into_iter().map(|row| ((row.start, row.end), row)).collect() };
        }
        // Checks are those on the values in force, so that what the export corrects and rejects counts.
        let Reviewed { card, reading, review } = source.reviewed;
        let hash = card.filing.to_string();
        let decides = |claim: &&Claim| {
            let state = State::from_name(claim.cell("state"));
            claim.cell("sha256") == hash && matches!(state, Some(State::Corrected | State::Rejected))
        };
        let decided =
            Claims { claims: claims.claims.iter().filter(decides).cloned().collect(), ..Claims::default() };
        let mut said = review.clone();
        said.record(reading, import::drafts(&decided, &source.reviewed).drafts, jiff::Timestamp::UNIX_EPOCH);
        let rows = Reviewed { card, reading, review: &said }.rows(true).into_iter();
        let place = |row: &Row| row.extracted.as_ref().map(|extracted| (extracted.start, extracted.end));
        Self { source, rows: rows.filter_map(|row| Some((place(&row)?, row))).collect() }
    }
}

fn check(claim: &Claim, filings: &FxHashMap<FileHash, Known<'_>>) -> Result<(), String> {
    if !claim.is_sealed() {
        return Err("the seal is not that of the cells: something in the row was altered".to_owned());
    }
    let hash: FileHash = claim.cell("sha256").parse()?;
    let known = filings.get(&hash).ok_or_else(|| format!("speaks of another file, of SHA-256 {hash}"))?;
    let number = |name: &str| claim.number(name).ok_or_else(|| format!("{name} is no offset"));
    let (start, end) = (number("start")?, number("end")?);
    let document = number("document")? as usize;
    let raw = claim.cell("raw");
    let filing = &known.source.reviewed.reading.filing;
    if start >= end || !proof::stands(filing, document.saturating_sub(1), Span::new(start, end), raw) {
        return Err(format!("{raw:?} does not stand at bytes {start}..{end}"));
    }
    if known.source.replayed {
        let row = known.rows.get(&(start, end)).ok_or("the log gives no figure at this place")?;
        let names = COLUMNS.iter().map(|c| c.name).filter(|name| *name != "filing");
        return same(claim, &Claim::of_row("", row), names, "the log");
    }
    let state = State::from_name(claim.cell("state")).ok_or("has no state that is known")?;
    authored(claim, state)?;
    // An export that carries no place as extracted speaks of the one that it gives.
    let extracted = match (claim.number("extracted_start"), claim.number("extracted_end")) {
        (Some(start), Some(end)) => (start, end),
        _ => (start, end),
    };
    let same_program = !claim.has("program") || claim.cell("program") == PROGRAM;
    match known.rows.get(&extracted) {
        Some(row) if same_program => {
            if state == State::Added
                && claim.has("extracted_start")
                && claim.cell("extracted_start").is_empty()
            {
                return Err("is said to be added, and the program finds it".to_owned());
            }
            let expected = Claim::of_row("", row);
            same(claim, &expected, OF_THE_FILING.into_iter(), "the filing")?;
            verdict(claim, row, &expected, state)
        }
        None if same_program && state != State::Added => Err("the program finds no figure there".to_owned()),
        _ => Ok(()),
    }
}

/// A figure that a person judged has an author; one that nobody judged has none.
fn authored(claim: &Claim, state: State) -> Result<(), String> {
    for name in ["reviewer", "at", "decision"] {
        if claim.has(name) && state.is_judged() == claim.cell(name).is_empty() {
            let words =
                if state.is_judged() { "judged, and nobody is named by" } else { "not judged, and there is" };
            return Err(format!("{words} {name}"));
        }
    }
    Ok(())
}

/// The verdict says whether what holds is what was extracted.
fn verdict(claim: &Claim, row: &Row, extracted: &Claim, state: State) -> Result<(), String> {
    let carried = MEANING.into_iter().filter(|name| claim.has(name));
    let read = |name: &str| extracted.cell(&format!("extracted_{name}")).to_owned();
    let differs: Vec<&str> = carried.filter(|name| claim.cell(name) != read(name)).collect();
    let place = row.extracted.as_ref().map(|extracted| (extracted.start, extracted.end));
    let moved = claim.number("start").zip(claim.number("end")) != place;
    let name = state.name();
    match state {
        State::Corrected if differs.is_empty() && !moved => Err("corrected, and nothing differs".to_owned()),
        State::Confirmed | State::Proved | State::Pending | State::Rejected => match differs.first() {
            Some(what) if state != State::Rejected => Err(format!(
                "{name}, and its {what} is {:?} where {:?} was extracted",
                claim.cell(what),
                read(what)
            )),
            _ if state == State::Proved && row.state != State::Proved => {
                Err("said to be proved, and no check proves it".to_owned())
            }
            _ => Ok(()),
        },
        State::Corrected | State::Added => Ok(()),
    }
}

/// The cells that the export carries are those that are expected.
fn same<'a>(
    claim: &Claim,
    expected: &Claim,
    names: impl Iterator<Item = &'a str>,
    by: &str,
) -> Result<(), String> {
    for name in names.filter(|name| claim.has(name)) {
        // Spreadsheets turn line ends as they like.
        let (said, is) = (claim.cell(name).replace('\r', ""), expected.cell(name).replace('\r', ""));
        if said != is {
            return Err(format!("its {name} is {said:?}, and by {by} {is:?}"));
        }
    }
    Ok(())
}
