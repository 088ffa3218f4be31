//! Records of what was read and judged, as bytes: one file per format.
//!
//! ```text
//! Reviewed (card, reading, review) ─> Row ─ proof ─> Export ─> one of FORMATS ─> bytes
//!                                                                   └──<── claims ─> verify, import
//! ```
//!
//! An [`Export`] can only be made of rows whose words stand at their bytes, so that no format can write
//! one that does not. [`FORMATS`] is the one table of formats: the command line, the program's dialog
//! and the tests go by it.

pub mod annotation;
pub mod archive;
pub mod check_report;
mod claim;
mod columns;
pub mod coverage;
mod csv;
pub mod evidence;
pub mod fact;
pub mod file;
mod findings;
#[cfg(any(test, feature = "parquet"))]
mod fixed_point;
mod formats;
pub mod import;
mod jsonl;
mod markdown;
#[cfg(feature = "parquet")]
mod parquet;
pub mod proof;
pub mod record;
mod row;
#[cfg(test)]
mod sample;
pub mod schema;
pub mod tables;
pub mod verify;
pub mod write;
mod xbrl;
mod xlsx;

use crate::checks::TickMarks;
use crate::error::{Error, ErrorKind, Result};
use crate::review::Tally;
use crate::text::Span;

pub use claim::{Claim, Claims};
pub use columns::{COLUMNS, Column, ColumnType};
pub use formats::{Back, FORMATS, Format, ReadTasks, of_name, of_path};
pub use row::{Reviewed, Row};

/// What is exported: filings with the rows of their figures, each row proved to stand in its file.
#[derive(Clone, Debug)]
pub struct Export<'a> {
    filings: Vec<(Reviewed<'a>, Vec<Row>)>,
    all: bool,
    marks: TickMarks,
}

impl<'a> Export<'a> {
    /// The export of these filings: of the figures that a person judged, or of `all`.
    ///
    /// # Errors
    /// Where the words of a row do not stand at its bytes. That is a fault of this program, and
    /// nothing is written then.
    pub fn new(filings: impl IntoIterator<Item = Reviewed<'a>>, all: bool) -> Result<Self> {
        let mut export = Self { filings: Vec::new(), all, marks: TickMarks::default() };
        for reviewed in filings {
            let rows = reviewed.rows(all);
            for row in &rows {
                let span = Span::new(row.start, row.end);
                if !proof::stands(&reviewed.reading.filing, row.document.saturating_sub(1), span, &row.raw) {
                    let context = format!(
                        "refused to export {}: {:?} does not stand at bytes {}..{}",
                        row.filing, row.raw, row.start, row.end
                    );
                    let hint = "this is a fault of the program: please report it with the filing";
                    return Err(Error::new(ErrorKind::Write, context, hint));
                }
            }
            export.filings.push((reviewed, rows));
        }
        Ok(export)
    }

    /// The export with these tick marks in its legend.
    #[must_use]
    pub fn marked(self, marks: TickMarks) -> Self {
        Self { marks, ..self }
    }

    /// The tick marks of its legend.
    pub fn marks(&self) -> &TickMarks {
        &self.marks
    }

    /// The filings with their rows, in the order in which they were given.
    pub fn filings(&self) -> impl Iterator<Item = (&Reviewed<'a>, &[Row])> {
        self.filings.iter().map(|(reviewed, rows)| (reviewed, rows.as_slice()))
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.filings.iter().flat_map(|(_, rows)| rows)
    }

    /// True where figures that nobody judged are among the rows.
    pub fn is_of_all(&self) -> bool {
        self.all
    }

    /// How many figures of all filings are in each state, those that are not exported included.
    pub fn tally(&self) -> Tally {
        self.filings.iter().map(|(reviewed, _)| reviewed.review.tally()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::sample::{PAGE, Sample, golden};
    use super::verify::{Source, verify};
    use super::*;
    use crate::review::sample::{review, viewer};
    use crate::review::{Review, log};

    fn bytes(format: &Format, export: &Export<'_>) -> Vec<u8> {
        let mut out = Vec::new();
        (format.write)(export, &mut out).unwrap();
        out
    }

    #[test]
    fn every_format_writes_what_it_wrote_before() {
        let sample = Sample::new();
        for format in FORMATS.iter().filter(|format| format.is_text) {
            golden(&format!("export.{}", format.extension), &bytes(format, &sample.export(true)));
        }
    }

    #[test]
    fn only_judged_figures_are_exported_unless_all_are_asked_for() {
        let sample = Sample::new();
        let states = |all| sample.export(all).rows().map(|r| r.state.name()).collect::<Vec<_>>().join(" ");
        assert_eq!(states(false), "confirmed corrected added rejected");
        assert_eq!(states(true), "proved confirmed corrected added rejected pending");
    }

    #[test]
    fn the_log_gives_every_export_again_byte_for_byte() {
        let sample = Sample::new();
        let mut file = Vec::new();
        log::write(&mut file, &[], sample.review.log()).unwrap();
        let log = log::read(file.as_slice()).unwrap().log;
        let review = Review::open(&sample.reading, sample.review.filing(), viewer("somebody else"), log);
        let replayed = Reviewed { review: &review, ..sample.reviewed() };
        let again = Export::new([replayed], true).unwrap();
        for format in FORMATS {
            assert_eq!(bytes(format, &again), bytes(format, &sample.export(true)), "{}", format.name);
        }
    }

    #[test]
    fn every_format_verifies_and_says_every_figure() {
        let sample = Sample::new();
        let untouched = review(&sample.reading);
        let plain = Reviewed { review: &untouched, ..sample.reviewed() };
        for format in FORMATS {
            for all in [false, true] {
                let export = sample.export(all);
                let claims = format.read(&bytes(format, &export));
                for source in [
                    Source { reviewed: plain, replayed: false },
                    Source { reviewed: sample.reviewed(), replayed: true },
                ] {
                    let report = verify(&claims, &[source]);
                    assert_eq!(report.faults, [], "{}", format.name);
                    assert_eq!(report.proved, export.rows().count(), "{}", format.name);
                }
            }
        }
    }

    #[test]
    fn a_row_whose_words_are_not_at_its_bytes_is_refused() {
        let mut sample = Sample::new();
        let mut filing = crate::filing::read(PAGE.as_bytes().to_vec());
        let digit = PAGE.find("750").unwrap();
        filing.source[digit] = b'8';
        sample.reading.filing = std::sync::Arc::new(filing);
        let error = Export::new([sample.reviewed()], true).err().unwrap();
        assert!(error.context.starts_with("refused to export sample.htm"), "{error}");
    }
}
