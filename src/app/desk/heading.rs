//! Mending the section tree: marking a line as a heading of a level, or as none.
//!
//! A mark is a decision like any other: it is on disk before the tree changes, and `u` takes it back.

use std::sync::Arc;

use super::Desk;
use super::judge::After;
use crate::app::Out;
use crate::app::layout::Pane;
use crate::app::notice::Notice;
use crate::app::tally::Tally;
use crate::filing::{BlockKind, Document};
use crate::text::{Span, TextSpan};

/// Longer lines are prose, in bytes.
const LONGEST: u32 = 400;

impl Desk {
    /// Marks what the cursor is on as a heading of `level`, or as none: the selection, the section
    /// chosen in the tree, or the line. Without a level it is one below the section around it.
    pub(super) fn mark_heading(&mut self, heading: bool, level: Option<u32>, out: &mut Out) {
        let Some((document, line)) = self.line_to_mark() else {
            out.say(Notice::refused("this is a paragraph: select the words of the heading (v) first"));
            return;
        };
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            out.say(self.no_figures());
            return;
        };
        let around =
            reading.outline.section_at(document, line.start()).and_then(|id| reading.outline.get(id));
        let below = around.map_or(1, |section| {
            // On a heading that there is, the level stays what it was.
            section.depth + u8::from(section.heading.is_empty() || !section.heading.overlaps(line))
        });
        let level = level.map_or(below, |level| u8::try_from(level).unwrap_or(u8::MAX)).max(1);
        let draft = review.mark_heading(reading, document, line, heading.then_some(level));
        self.record(vec![draft], After::Stay, out);
    }

    fn line_to_mark(&mut self) -> Option<(usize, TextSpan)> {
        if let Some((document, span, _)) = self.selected() {
            return Some((document, span));
        }
        if self.focus == Pane::Outline {
            let reading = self.shown.reading.as_deref()?;
            let section = reading.outline.get(self.tree.chosen()?)?;
            return (!section.heading.is_empty()).then_some((section.document, section.heading));
        }
        let place = self.with_reader(super::Reader::here)?;
        let reading = self.shown.reading.as_deref()?;
        let document = reading.filing.documents.get(place.document)?;
        // A heading that there is may take up several lines.
        let section = reading.outline.section_at(place.document, place.at);
        let heading = section.and_then(|id| reading.outline.get(id)).map(|section| section.heading);
        let span = heading.filter(|h| h.contains(place.at)).or_else(|| line_at(document, place.at))?;
        Some((place.document, span))
    }

    /// Builds the tree anew where the marks in force are not those that it was mended by.
    pub(super) fn mend(&mut self) {
        let (Some(reading), Some(review)) = (self.shown.reading.as_deref(), &self.shown.review) else {
            return;
        };
        if review.headings() == self.mended.as_slice() {
            return;
        }
        self.mended = review.headings().to_vec();
        let amendments: Vec<_> = self.mended.iter().map(|mark| mark.amendment()).collect();
        let mended = crate::reading::mend(reading, &amendments);
        self.tree.refresh(&mended.outline);
        self.tally = Tally::new(&mended, review);
        self.shown.reading = Some(Arc::new(mended));
    }
}

/// The line of text around `at` that could be a heading; None in a paragraph of prose.
fn line_at(document: &Document, at: u32) -> Option<TextSpan> {
    let block = document.blocks.get(document.block_at(at)?)?;
    if block.kind == BlockKind::Paragraph && block.span.len() <= LONGEST {
        return Some(block.span);
    }
    // Of a paragraph that a heading runs into, the words set off; of a table or of text laid out in
    // columns, the line.
    if block.kind == BlockKind::Paragraph {
        let lead =
            Span::new(block.span.start(), block.style.lead_end.clamp(block.span.start(), block.span.end()));
        return (!lead.is_empty() && lead.len() <= LONGEST).then_some(lead);
    }
    let bytes = document.text.as_bytes();
    let at = (at as usize).min(bytes.len());
    let start = bytes.get(..at)?.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let end = bytes.get(at..)?.iter().position(|b| *b == b'\n').map_or(bytes.len(), |i| at + i);
    let line = document.text.get(start..end)?;
    let (left, trimmed) = (line.len() - line.trim_start().len(), line.trim());
    let span = Span::of(start + left..start + left + trimmed.len());
    (!span.is_empty() && span.len() <= LONGEST).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::line_at;

    #[test]
    fn what_the_cursor_on_a_line_marks() {
        let prose =
            "It is a long story of kettles and of the towns that bought them, told once more. ".repeat(6);
        let source = format!(
            "<html><body><p>Our towns</p><p>{prose}</p><p><b>Our works.</b> {prose}</p>\
             <table><tr><td>Cash</td><td>1,204</td></tr><tr><td>Copper</td><td>96</td></tr></table></body></html>"
        );
        let filing = crate::filing::read(source.into_bytes());
        let document = &filing.documents[0];
        let line = |words: &str| {
            let at = u32::try_from(document.text.find(words).unwrap()).unwrap();
            line_at(document, at).map(|span| document.slice(span).trim().to_owned())
        };
        assert_eq!(line("towns").as_deref(), Some("Our towns"));
        assert_eq!(line("It is a long"), None);
        assert_eq!(line("works.").as_deref(), Some("Our works."));
        assert_eq!(line("96").as_deref(), Some("Copper\t96"));
    }
}
