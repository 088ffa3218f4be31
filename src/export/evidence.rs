//! One archive that proves a review to someone who was not there: the export, the log that gives it
//! again, the findings, hashes of all of them, and the filings if asked.
//!
//! ```text
//! README.txt          what this is and how to check it
//! export.jsonl        the rows
//! log.jsonl           the decisions that they follow from
//! findings.jsonl      what does not hold
//! filings/NAME        the filings, if asked
//! SHA256SUMS          of all files above and of the filings (sha256sum -c checks it)
//! ```

use std::io::{self, Write};

use serde::Serialize;

use super::{Claims, Export, archive, findings, jsonl};
use crate::review::{FileHash, FilingCard, Log, log};
use crate::text::SourceSpan;

/// The rows in an archive of evidence.
const EXPORT: &str = "export.jsonl";
/// The log in it.
const LOG: &str = "log.jsonl";
/// The hashes in it.
const SUMS: &str = "SHA256SUMS";
/// The folder of the filings in it.
const FILINGS: &str = "filings/";

#[derive(Serialize)]
struct FindingRecord<'a> {
    filing: &'a str,
    what: &'a str,
    words: &'a str,
    residual: &'a str,
    tolerance: &'a str,
    section: &'a str,
    start: Option<u32>,
    end: Option<u32>,
}

/// Writes the archive. With `filings`, the files themselves are in it.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(export: &Export<'_>, filings: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut files: Vec<(String, Vec<u8>)> = vec![("README.txt".to_owned(), README.as_bytes().to_vec())];
    let mut rows = Vec::new();
    jsonl::write(export, &mut rows)?;
    files.push((EXPORT.to_owned(), rows));
    let cards: Vec<FilingCard> = export.filings().map(|(reviewed, _)| reviewed.card.clone()).collect();
    let decisions =
        export.filings().flat_map(|(reviewed, _)| reviewed.review.log().decisions().iter().cloned());
    let mut lines = Vec::new();
    log::write(&mut lines, &cards, &Log::new(decisions))?;
    files.push((LOG.to_owned(), lines));
    files.push(("findings.jsonl".to_owned(), found(export)?));
    let mut sums = String::new();
    for (name, bytes) in &files {
        sums.push_str(&format!("{}  {name}\n", FileHash::of(bytes)));
    }
    for (index, (reviewed, _)) in export.filings().enumerate() {
        // The name is that of a file on another machine: only its last part counts, and it is numbered.
        let name = format!("{FILINGS}{}-{}", index + 1, safe(&reviewed.card.name));
        sums.push_str(&format!("{}  {name}\n", reviewed.card.filing));
        if filings {
            files.push((name, reviewed.reading.filing.source.clone()));
        }
    }
    files.push((SUMS.to_owned(), sums.into_bytes()));
    archive::write(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), out)
}

fn safe(name: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    name.chars().map(kept).collect::<String>().trim_start_matches('.').to_owned()
}

fn found(export: &Export<'_>) -> io::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for (reviewed, _) in export.filings() {
        for finding in findings::of(reviewed) {
            let record = FindingRecord {
                filing: &reviewed.card.name,
                what: &finding.what,
                words: &finding.words,
                residual: &finding.residual,
                tolerance: &finding.tolerance,
                section: &finding.section,
                start: finding.place.map(SourceSpan::start),
                end: finding.place.map(SourceSpan::end),
            };
            serde_json::to_writer(&mut lines, &record)?;
            lines.push(b'\n');
        }
    }
    Ok(lines)
}

/// An archive of evidence, read back.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The rows.
    pub export: Vec<u8>,
    /// The log.
    pub log: Vec<u8>,
    /// The filings that are in it.
    pub filings: Vec<(String, Vec<u8>)>,
    /// Files whose hash is not the one that is listed, or that are missing.
    pub faults: Vec<String>,
}

impl Evidence {
    /// What its rows say, and what is wrong with its files.
    pub fn claims(&self) -> Claims {
        let mut claims = jsonl::read(&self.export);
        claims.faults.extend(self.faults.iter().cloned());
        claims
    }
}

/// Reads an archive of evidence; None where it is none.
pub fn read(bytes: &[u8]) -> Option<Evidence> {
    let mut files = archive::read(bytes).ok()?;
    let sums = files.remove(SUMS)?;
    let mut evidence = Evidence::default();
    for line in String::from_utf8_lossy(&sums).lines() {
        let Some((sum, name)) = line.split_once("  ") else { continue };
        match files.get(name) {
            Some(bytes) if FileHash::of(bytes).to_string() == sum => {}
            Some(_) => evidence.faults.push(format!("{name} is not the file whose hash is listed")),
            // A filing may be left out; the rows name its hash.
            None if name.starts_with(FILINGS) => {}
            None => evidence.faults.push(format!("{name} is listed and not there")),
        }
    }
    evidence.export = files.remove(EXPORT)?;
    evidence.log = files.remove(LOG)?;
    evidence.filings = files.into_iter().filter(|(name, _)| name.starts_with(FILINGS)).collect();
    Some(evidence)
}

const README: &str = "\
Evidence of a review of SEC filings, made by tickmark.

export.jsonl    one line for each figure: where it is printed (bytes of the file), what was extracted,
                what holds, who said so and when, and the checks that it takes part in
log.jsonl       every decision; replaying it gives export.jsonl again
findings.jsonl  what does not hold, and what is to be looked at again
SHA256SUMS      hashes of these files and of the filings: sha256sum -c SHA256SUMS

To prove every line against the raw filing:

    tickmark verify EVIDENCE.zip FILING

The filing need not be named where it lies in filings/.
";
