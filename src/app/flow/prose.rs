//! A paragraph laid out by wrapping.

use super::{Ink, Line, LineId, Tone, What};
use crate::filing::{Block, BlockKind, Emphasis};
use crate::text::wrap::{words, wrap};
use crate::text::{Span, TextSpan, slice};

/// Lines longer than this are hard to read; a wider pane leaves the rest blank.
const MEASURE: usize = 100;

/// A wrapped paragraph.
#[derive(Clone, Debug)]
pub(super) struct Prose {
    lines: Vec<TextSpan>,
    measure: usize,
    indent: usize,
    hang: usize,
    align: Align,
    emphasis: Emphasis,
    lead_end: u32,
    tone: Tone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Align {
    Left,
    Centre,
    Right,
}

impl Prose {
    pub(super) fn new(text: &str, block: &Block, width: usize) -> Self {
        let style = block.style;
        let measure = width.min(MEASURE);
        let align = match (style.centered, style.right) {
            (true, _) => Align::Centre,
            (_, true) => Align::Right,
            _ => Align::Left,
        };
        let indent = if align == Align::Left { usize::from(style.indent).min(measure / 4) } else { 0 };
        let hang = if block.kind == BlockKind::ListItem { 2.min(measure / 8) } else { 0 };
        let tone = if matches!(block.kind, BlockKind::Furniture(_)) { Tone::Furniture } else { Tone::Text };
        Self {
            lines: wrap(text, block.span, measure.saturating_sub(indent).max(1), hang),
            measure,
            indent,
            hang,
            align,
            emphasis: style.emphasis,
            lead_end: style.lead_end,
            tone,
        }
    }

    pub(super) fn height(&self) -> usize {
        self.lines.len()
    }

    /// The line that holds byte `at`.
    pub(super) fn line_of(&self, at: u32) -> usize {
        self.lines.partition_point(|line| line.start() <= at).saturating_sub(1)
    }

    pub(super) fn line(&self, text: &str, index: usize) -> Line {
        let span = self.lines.get(index).copied().unwrap_or_default();
        let mut ink = ink(text, span, 0, self.emphasis, self.lead_end);
        let width = ink.last().map_or(0, |last| last.x + last.width);
        let left = self.indent + if index > 0 { self.hang } else { 0 };
        let x = match self.align {
            Align::Left => left,
            Align::Centre => self.measure.saturating_sub(width) / 2,
            Align::Right => self.measure.saturating_sub(width),
        };
        for part in &mut ink {
            part.x += x;
        }
        Line { id: LineId::default(), span, ink, width: x + width, frozen: 0, tone: self.tone }
    }
}

/// The words of `span` from cell `x` on, in as few pieces as the white space allows. Letters before
/// `lead_end` have `emphasis`.
pub(super) fn ink(text: &str, span: TextSpan, x: usize, emphasis: Emphasis, lead_end: u32) -> Vec<Ink> {
    let mut out: Vec<Ink> = Vec::new();
    let mut x = x;
    let mut push = |span: TextSpan, x: usize, width: usize, emphasis: Emphasis| {
        if let Some(Ink { width: wide, what: What::Text(last, same), x: from }) = out.last_mut()
            && *same == emphasis
            && last.end() + 1 == span.start()
            && *from + *wide + 1 == x
        {
            *wide += 1 + width;
            *last = last.join(span);
            return;
        }
        out.push(Ink { x, width, what: What::Text(span, emphasis) });
    };
    for word in words(text, span) {
        x += usize::from(word.gap);
        let width = usize::from(word.width);
        if word.span.start() < lead_end && lead_end < word.span.end() {
            // The emphasis ends inside a word: "Revenues.—In the third quarter".
            let lead: TextSpan = Span::new(word.span.start(), lead_end);
            let wide = crate::text::cells::width(slice(text, lead));
            push(lead, x, wide, emphasis);
            push(
                Span::new(lead_end, word.span.end()),
                x + wide,
                width.saturating_sub(wide),
                Emphasis::default(),
            );
        } else {
            let here = if word.span.start() < lead_end { emphasis } else { Emphasis::default() };
            push(word.span, x, width, here);
        }
        x += width;
    }
    out
}
