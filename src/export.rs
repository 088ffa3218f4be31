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
    left_out: Vec<String>,
    all: bool,
    marks: TickMarks,
}

impl<'a> Export<'a> {
    /// The export of these filings: of the figures that a person judged, or of `all`. A row whose words do
    /// not stand at its bytes, a fault of this program, is left out and told: it holds back no other.
    pub fn new(filings: impl IntoIterator<Item = Reviewed<'a>>, all: bool) -> Self {
        let mut export = Self { filings: Vec::new(), left_out: Vec::new(), all, marks: TickMarks::default() };
        for reviewed in filings {
            let mut rows = reviewed.rows(all);
            rows.retain(|row| {
                let span = Span::new(row.start, row.end);
                let document = row.document.saturating_sub(1);
                let stands = proof::stands(&reviewed.reading.filing, document, span, &row.raw);
                if !stands {
                    export.left_out.push(format!(
                        "{}: {:?} does not stand at bytes {}..{}",
                        row.filing, row.raw, row.start, row.end
                    ));
                }
                stands
            });
            export.filings.push((reviewed, rows));
        }
        export
    }

    /// The rows that are left out because their words do not stand at their bytes, each in words.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
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
    use crate::review::{FilingCard, Review, log};

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
        let again = Export::new([replayed], true);
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
    fn a_row_whose_words_are_not_at_its_bytes_is_left_out_and_told() {
        let mut sample = Sample::new();
        let rows = sample.export(true).rows().count();
        let mut filing = crate::filing::read(PAGE.as_bytes().to_vec());
        let digit = PAGE.find("750").unwrap();
        filing.source[digit] = b'8';
        sample.reading.filing = std::sync::Arc::new(filing);
        let export = Export::new([sample.reviewed()], true);
        assert_eq!(export.left_out().len(), 1, "{:?}", export.left_out());
        assert!(export.left_out()[0].starts_with("sample.htm: "), "{:?}", export.left_out());
        assert_eq!(export.rows().count(), rows - 1, "it holds back no other");
    }

    /// Words that stand for the names of elements once were figures: no export of such a form was written.
    #[test]
    fn forms_whose_labels_are_names_of_elements_are_exported() {
        let owner = |form: u8| {
            format!(
                "<?xml version='1.0'?><ownershipDocument><documentType>{form}</documentType>\
                 <periodOfReport>2021-03-04</periodOfReport><issuer><issuerName>Kettle Works</issuerName></issuer>\
                 <reportingOwner><reportingOwnerRelationship><isDirector>1</isDirector><isTenPercentOwner>1\
                 </isTenPercentOwner></reportingOwnerRelationship></reportingOwner></ownershipDocument>"
            )
        };
        let offering = "<?xml version='1.0'?><edgarSubmission><submissionType>D</submissionType><primaryIssuer>\
             <entityName>Kettle Works</entityName><yearOfInc><withinFiveYears>true</withinFiveYears>\
             <value>2019</value></yearOfInc></primaryIssuer></edgarSubmission>";
        let holdings = "<?xml version='1.0'?><edgarSubmission><headerData><submissionType>13F-HR</submissionType>\
             </headerData><formData><coverPage><reportCalendarOrQuarter>03-31-2021</reportCalendarOrQuarter>\
             <provideInfoForInstruction5>N</provideInfoForInstruction5></coverPage></formData></edgarSubmission>";
        let instance = "<xbrli:xbrl xmlns:xbrli='x'><xbrli:context id='c'><xbrli:period>\
             <xbrli:startDate>2011-01-01</xbrli:startDate><xbrli:endDate>2011-12-31</xbrli:endDate>\
             </xbrli:period></xbrli:context><g:DebtTextBlock contextRef='c'>&lt;p&gt;Notes of $1,200 and of $3.10&amp;#8211;$4.20 a share are due.\
             &lt;/p&gt;</g:DebtTextBlock></xbrli:xbrl>";
        let forms = [owner(3), owner(4), owner(5), offering.into(), holdings.into(), instance.into()];
        for form in forms {
            let reading = crate::reading::read(form.clone().into_bytes());
            let card = FilingCard::of("form.xml", &reading);
            let review = review(&reading);
            let export = Export::new([Reviewed { card: &card, reading: &reading, review: &review }], true);
            assert!(export.left_out().is_empty(), "{:?} in {form}", export.left_out());
            assert_eq!(export.rows().count(), reading.figures.all.len());
        }
    }
}
