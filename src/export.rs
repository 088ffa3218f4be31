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

mod claim;
mod columns;
mod csv;
pub mod file;
mod findings;
mod formats;
mod jsonl;
mod markdown;
pub mod proof;
pub mod record;
mod row;
pub mod verify;
pub mod write;

use crate::error::{Error, ErrorKind, Result};
use crate::review::Tally;
use crate::text::Span;

pub use claim::{Claim, Claims};
pub use columns::{COLUMNS, Column, ColumnType};
pub use formats::{FORMATS, Format, of_name, of_path};
pub use row::{Reviewed, Row};

/// What is exported: filings with the rows of their figures, each row proved to stand in its file.
#[derive(Clone, Debug)]
pub struct Export<'a> {
    filings: Vec<(Reviewed<'a>, Vec<Row>)>,
    all: bool,
}

impl<'a> Export<'a> {
    /// The export of these filings: of the figures that a person judged, or of `all`.
    ///
    /// # Errors
    /// Where the words of a row do not stand at its bytes. That is a fault of this program, and
    /// nothing is written then.
    pub fn new(filings: impl IntoIterator<Item = Reviewed<'a>>, all: bool) -> Result<Self> {
        let mut export = Self { filings: Vec::new(), all };
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
