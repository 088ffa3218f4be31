//! The whole reading of a filing: one call from bytes to checks.
//!
//! Commands, the worker thread and tests all read through here, so that they see the same thing.
//! Filing and outline are shared, so that a screen can show them while the figures are still sought.

use std::sync::Arc;

use crate::checks::{self, Checks};
use crate::figures::{self, Figures};
use crate::filing::{self, Filing, Issue};
use crate::outline::{self, Amendment, Outline};
use crate::text::halves::{Both, in_turn};

/// A filing and everything that was found in it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The submission and its documents.
    pub filing: Arc<Filing>,
    /// The section tree.
    pub outline: Arc<Outline>,
    /// The figures.
    pub figures: Figures,
    /// What holds between them.
    pub checks: Checks,
}

impl Reading {
    /// What went wrong: first while the file was read, then while figures were named.
    pub fn issues(&self) -> impl Iterator<Item = &Issue> {
        self.filing.issues.iter().chain(&self.figures.issues)
    }
}

/// Reads the file `source` all the way up.
pub fn read(source: Vec<u8>) -> Reading {
    read_by(in_turn, source)
}

/// As [`read`], with the halves of the work run by `both`.
pub fn read_by(both: Both, source: Vec<u8>) -> Reading {
    complete_by(both, &sections(source))
}

/// Reads the file `source` up to its section tree, leaving figures and checks empty.
pub fn sections(source: Vec<u8>) -> Reading {
    let filing = Arc::new(filing::read(source));
    let outline = Arc::new(outline::build(&filing));
    Reading { filing, outline, figures: Figures::default(), checks: Checks::default() }
}

/// The reading with its section tree as a person mended it, `amendments` in the order in which they
/// were made, each figure in the section that holds it now. What the figures mean stays as it was
/// read, so that what was decided on them still holds.
pub fn mend(reading: &Reading, amendments: &[Amendment]) -> Reading {
    let outline = Arc::new(outline::build_with(&reading.filing, amendments));
    let mut figures = reading.figures.clone();
    for figure in &mut figures.all {
        figure.section = outline.section_at(figure.document, figure.span.start());
    }
    Reading { filing: Arc::clone(&reading.filing), outline, figures, checks: reading.checks.clone() }
}

/// Finds the figures of what was read up to its section tree, and checks them.
pub fn complete(sections: &Reading) -> Reading {
    complete_by(in_turn, sections)
}

/// As [`complete`], with the halves of the work run by `both`.
pub fn complete_by(both: Both, sections: &Reading) -> Reading {
    let (filing, outline) = (Arc::clone(&sections.filing), Arc::clone(&sections.outline));
    let mut figures = figures::extract_by(both, &filing, &outline);
    figures::tagged::attach(&filing, &mut figures);
    let checks = checks::run_by(both, &filing, &outline, &mut figures);
    Reading { filing, outline, figures, checks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Change;
    use crate::text::Span;

    #[test]
    fn a_mended_tree_holds_each_figure_in_its_new_section() {
        let source = "<html><body><p><b>Our towns</b></p><p>We sold kettles for $12.9 million in nine towns this year, \
                      and most of them went to shops that have sold them for years and years before.</p>\
                      <p>Our works</p><p>We spent $3.4 million on the works this year, most of it on the second hall that \
                      stands beside the first and was opened in the autumn of the year.</p></body></html>";
        let reading = read(source.as_bytes().to_vec());
        let at = reading.filing.documents[0].text.find("Our works").unwrap();
        let change = Change::Heading(1);
        let mended = mend(&reading, &[Amendment { document: 0, span: Span::of(at..at + 9), change }]);
        let section = |reading: &Reading, raw: &str| {
            let text = &reading.filing.documents[0].text;
            let figure =
                reading.figures.all.iter().find(|f| crate::text::slice(text, f.span).contains(raw)).unwrap();
            figure.section.and_then(|id| reading.outline.get(id)).map(|s| s.title.clone())
        };
        assert_eq!(section(&reading, "3.4").as_deref(), Some("Our towns"));
        assert_eq!(section(&mended, "3.4").as_deref(), Some("Our works"));
        assert_eq!(section(&mended, "12.9").as_deref(), Some("Our towns"));
        assert_eq!(
            mend(&mended, &[]).outline.sections.len(),
            reading.outline.sections.len(),
            "all taken back"
        );
    }
}
