//! A line of the scroll: what is drawn on it, and where text stands on it by cells and by bytes.

use crate::filing::Emphasis;
use crate::text::{Span, TextSpan, cells, saturate, slice};

/// A line of the scroll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId {
    /// Index of the document.
    pub document: usize,
    /// 0 for the title, then the blocks.
    pub item: u32,
    /// Line of the item from 0.
    pub line: u32,
}

/// A line with what stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Which line it is.
    pub id: LineId,
    /// The text it shows, from its first byte to its last; a line of a table row has the whole row.
    pub span: TextSpan,
    /// What is drawn, from left to right.
    pub ink: Vec<Ink>,
    /// Cells from the left edge to the end of the last ink.
    pub width: usize,
    /// Cells at the left that stay in view when the line is scrolled sideways.
    pub frozen: usize,
    /// What sort of line it is.
    pub tone: Tone,
}

/// What sort of line it is, for its looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Text of the filing.
    #[default]
    Text,
    /// A page number, a running head: no part of the flow.
    Furniture,
    /// The line that a document starts with.
    Title,
    /// A word of the program about the document.
    Note,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ink {
    /// First cell.
    pub x: usize,
    /// Cells that it takes.
    pub width: usize,
    /// What is drawn there.
    pub what: What,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Text of the document.
    Text(TextSpan, Emphasis),
    /// One character over and over.
    Fill(char),
    /// Words of the program.
    Words(String),
}

impl Line {
    /// The cells that the part of `span` on this line takes, as first cell and one past the last.
    pub fn cells_of(&self, text: &str, span: TextSpan) -> Option<(usize, usize)> {
        let mut found: Option<(usize, usize)> = None;
        for ink in &self.ink {
            let What::Text(here, _) = ink.what else { continue };
            let touches = here.overlaps(span) || span.is_empty() && here.contains(span.start());
            if !touches {
                continue;
            }
            let from = span.start().max(here.start());
            let to = span.end().min(here.end()).max(from);
            let x = ink.x + cells::width(slice(text, Span::new(here.start(), from)));
            let end = x + cells::width(slice(text, Span::new(from, to)));
            found = Some(found.map_or((x, end), |(a, b)| (a.min(x), b.max(end))));
        }
        found
    }

    /// The byte of the text that stands at cell `x`, or the nearest one to its left, else the first.
    pub fn byte_at(&self, text: &str, x: usize) -> Option<u32> {
        let of_text = |ink: &&Ink| matches!(ink.what, What::Text(..));
        let ink = self
            .ink
            .iter()
            .filter(of_text)
            .rfind(|ink| ink.x <= x)
            .or_else(|| self.ink.iter().find(|i| of_text(i)))?;
        let What::Text(span, _) = ink.what else { return None };
        let part = slice(text, span);
        let (before, _) = cells::fit(part, x.saturating_sub(ink.x));
        // A click behind the last letter means that letter.
        let at = if before.len() == part.len() {
            part.char_indices().next_back().map_or(0, |(at, _)| at)
        } else {
            before.len()
        };
        Some(span.start() + saturate(at))
    }
}
