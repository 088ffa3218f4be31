//! Draws the trees of small documents, so that a test reads as the document beside its tree.

use super::{Amendment, Change, Outline, SectionKind, build_with};
use crate::filing::{self, Filing};
use crate::text::Span;

/// Reads a document of the form `form`, written as the body of a submission's part.
pub(super) fn read(form: &str, body: &str) -> Filing {
    let source = format!(
        "<SEC-DOCUMENT>0000000000-24-000001.txt : 20240301\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t{form}\n\
         FILED AS OF DATE:\t\t20240301\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>{form}\n<SEQUENCE>1\n\
         <FILENAME>kettle.htm\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    );
    filing::read(source.into_bytes())
}

/// The tree of `filing` below its document: one section a line, indented by its level.
pub(super) fn draw(filing: &Filing, outline: &Outline) -> String {
    let mut drawn = String::new();
    for section in outline.sections.iter().filter(|s| s.depth > 0) {
        let name = match (section.kind, section.number.as_deref()) {
            (SectionKind::Item, Some(number)) => {
                let numbers: Vec<&str> =
                    std::iter::once(number).chain(section.also.iter().map(String::as_str)).collect();
                format!("Item {} | {}", numbers.join(", "), section.title)
            }
            (SectionKind::Note, Some(number)) => format!("Note {number} | {}", section.title),
            (SectionKind::Statement, _) => format!("statement | {}", section.title),
            (SectionKind::Signature, _) => format!("signature | {}", section.title),
            (SectionKind::Exhibit, _) => format!("exhibit | {}", section.title),
            (SectionKind::Table, _) => format!("table | {}", section.title),
            _ => section.title.clone(),
        };
        drawn.push_str(&"  ".repeat(usize::from(section.depth) - 1));
        drawn.push_str(&name);
        for doubt in &section.doubts {
            drawn.push_str(" ! ");
            drawn.push_str(&doubt.text());
        }
        drawn.push('\n');
        let text = &filing.documents[section.document].text;
        assert!(section.span.end() as usize <= text.len(), "a section lies in its text");
    }
    drawn
}

/// The tree of a document of the form `form`.
pub(super) fn tree(form: &str, body: &str) -> String {
    mended(form, body, &[])
}

/// The tree of a document in which a person marked the first line with these words as a heading of a
/// level, or, for level 0, as none.
pub(super) fn mended(form: &str, body: &str, changes: &[(&str, u8)]) -> String {
    let filing = read(form, body);
    let text = &filing.documents[0].text;
    let amendments: Vec<Amendment> = changes
        .iter()
        .map(|(words, level)| {
            let at = text.find(words).expect("the words stand in the document");
            let change = if *level == 0 { Change::Plain } else { Change::Heading(*level) };
            Amendment { document: 0, span: Span::of(at..at + words.len()), change }
        })
        .collect();
    draw(&filing, &build_with(&filing, &amendments))
}

/// A paragraph of prose about kettles.
pub(super) const PROSE: &str = "We make kettles of steel and of copper and sell them to shops in many towns. \
    Most of what we sell is made in our own works, and the rest is bought from others who make it to our \
    drawings. The trade is steady through the year and rises a little before the winter holidays.";

/// `body` with each line "..." replaced by a paragraph of prose, in HTML: lines that start with `#`
/// are bold, others plain.
pub(super) fn html(body: &str) -> String {
    let mut out = String::from("<html><body>\n");
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line, line.strip_prefix("# ")) {
            ("...", _) => out.push_str(&format!("<p>{PROSE}</p>\n")),
            (_, Some(bold)) => out.push_str(&format!("<p><b>{bold}</b></p>\n")),
            (line, None) if line.starts_with('<') => out.push_str(&format!("{line}\n")),
            (line, None) => out.push_str(&format!("<p>{line}</p>\n")),
        }
    }
    out.push_str("</body></html>");
    out
}
