//! A small reviewed filing for tests of the formats, with everything that makes offsets go wrong: an
//! emoji, CRLF line ends, markup within a number, text that a spreadsheet would run.

use std::path::PathBuf;

use super::{Export, Reviewed};
use crate::checks::Status;
use crate::reading::Reading;
use crate::review::sample::{self, act, check, later};
use crate::review::{Act, Attribute, Change, EntryId, FilingCard, Review};
use crate::text::Span;

/// The file: an invented company.
pub const PAGE: &str = "<html>\r\n<body>\r\n<h1>Results 🙂</h1>\r\n<p>=SUM was 🚀 of <b>1</b>,250 and &#36; 750, \
in all 2,000.</p>\r\n<p>Loss \u{2014} 40, caf\u{e9} 5 @ home.</p>\r\n</body></html>\r\n";

/// A filing that was reviewed.
pub struct Sample {
    /// What is known of the file.
    pub card: FilingCard,
    /// What was read.
    pub reading: Reading,
    /// What was decided.
    pub review: Review,
}

impl Sample {
    /// 1,250 is proved, 750 confirmed, 2,000 corrected, 40 rejected, 5 commented on and pending, and
    /// the dash added as a zero.
    pub fn new() -> Self {
        let mut reading = sample::reading(PAGE);
        check(&mut reading, &[0, 1], Status::Pass);
        check(&mut reading, &[4], Status::Fail);
        let mut review = sample::review(&reading);
        act(&mut review, &reading, &[1], &Act::Confirm);
        let now = Some("2000000".to_owned());
        let change = Change { attribute: Attribute::Value, was: Some("2000".to_owned()), now };
        act(&mut review, &reading, &[2], &Act::Correct { changes: vec![change] });
        act(&mut review, &reading, &[3], &Act::Reject);
        act(&mut review, &reading, &[4], &Act::Comment { text: "=cmd|'x'!A1\nis this one?".to_owned() });
        let dash = reading.filing.documents[0].text.find('\u{2014}').unwrap();
        let mut figure = review.extracted(&reading, EntryId(3)).unwrap();
        figure.set(Attribute::Value, Some("0")).unwrap();
        figure.set(Attribute::Period, Some("2010-07-01/2010-09-30")).unwrap();
        let draft = review.add(&reading, 0, Span::of(dash..dash + 3), figure);
        review.record(&reading, vec![draft], later(&review));
        let mut card = FilingCard::of("sample.htm", &reading);
        card.company = Some("@Sample & Co".to_owned());
        card.cik = Some("0000001750".to_owned());
        Self { card, reading, review }
    }

    /// As exports take it.
    pub fn reviewed(&self) -> Reviewed<'_> {
        Reviewed { card: &self.card, reading: &self.reading, review: &self.review }
    }

    /// The export of the figures that were judged, or of all.
    pub fn export(&self, all: bool) -> Export<'_> {
        Export::new([self.reviewed()], all)
    }
}

/// Holds `bytes` to the file `name` in `tests/golden`; with `TICKMARK_GOLDEN=write` writes it instead.
pub fn golden(name: &str, bytes: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("TICKMARK_GOLDEN").is_some_and(|v| v == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
    }
    let expected = std::fs::read(&path).unwrap_or_default();
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(expected == bytes, "{name} differs from tests/golden:\n{}", shown(bytes));
}
