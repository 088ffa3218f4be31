//! Lines as they are printed: text whose line breaks and columns mean something.
//!
//! Fixed-pitch filings set their tables by spaces and tabs, so these lines are shown as they stand,
//! tabs taken to the next multiple of eight as the machines of the time did.

use memchr::memchr_iter;

use super::{Span, TextSpan, cells, saturate, slice};

/// Columns between tab stops.
const TAB: usize = 8;

/// Starts of the lines of a stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<u32>,
    end: u32,
}

impl Lines {
    /// The lines of `span`. The white space before the first word of a line is part of the line; so
    /// `span` is taken back to where its first line starts.
    pub fn new(text: &str, span: TextSpan) -> Self {
        let start = line_start(text, span.start());
        let span: TextSpan = Span::new(start, span.end());
        let bytes = slice(text, span).as_bytes();
        let mut starts = vec![start];
        starts.extend(memchr_iter(b'\n', bytes).map(|at| start + saturate(at) + 1));
        Self { starts, end: span.end() }
    }

    /// Number of lines, at least 1.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The text of line `index` without its line break; empty beyond the last.
    pub fn line(&self, text: &str, index: usize) -> TextSpan {
        let Some(start) = self.starts.get(index).copied() else { return Span::empty(self.end) };
        let end = self.starts.get(index + 1).map_or(self.end, |next| next.saturating_sub(1));
        let line: TextSpan = Span::new(start, end);
        Span::new(start, start + saturate(slice(text, line).trim_ascii_end().len()))
    }

    /// The line that holds byte `at`.
    pub fn at(&self, at: u32) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }
}

/// Where the line that holds `at` starts, if only white space stands before `at` on it.
fn line_start(text: &str, at: u32) -> u32 {
    let before = text.as_bytes().get(..at as usize).unwrap_or(&[]);
    let blank = before.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let start = before.len() - blank;
    if start == 0 || before.get(start - 1) == Some(&b'\n') { saturate(start) } else { at }
}

/// Stretches of a printed line between tabs, with the column at which each starts.
pub fn stretches(text: &str, line: TextSpan) -> Vec<(usize, TextSpan)> {
    let mut out = Vec::new();
    let mut column = 0;
    let mut at = line.start();
    for part in slice(text, line).split('\t') {
        let span: TextSpan = Span::new(at, at + saturate(part.len()));
        if !part.is_empty() {
            out.push((column, span));
        }
        column += cells::width(part);
        column += TAB - column % TAB;
        at = span.end() + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, from: u32) -> Vec<&str> {
        let lines = Lines::new(text, Span::new(from, saturate(text.len())));
        (0..lines.count()).map(|i| slice(text, lines.line(text, i))).collect()
    }

    #[test]
    fn the_first_line_keeps_its_indentation() {
        let text = "Title\n    Cash    5  \n\n  Total   6";
        assert_eq!(lines(text, 10), ["    Cash    5", "", "  Total   6"]);
        assert_eq!(lines("word  Cash", 6), ["Cash"]);
        assert_eq!(lines("", 0), [""]);
    }

    #[test]
    fn a_place_finds_its_line() {
        let text = "ab\ncd\n\nef";
        let lines = Lines::new(text, Span::new(0, 9));
        let at: Vec<usize> = (0..9).map(|at| lines.at(at)).collect();
        assert_eq!(at, [0, 0, 0, 1, 1, 1, 2, 3, 3]);
        assert_eq!(lines.at(90), 3);
    }

    #[test]
    fn tabs_go_to_the_next_stop() {
        let text = "ab\tcd\t\te";
        let parts: Vec<(usize, &str)> = stretches(text, Span::new(0, 8))
            .into_iter()
            .map(|(column, span)| (column, slice(text, span)))
            .collect();
        assert_eq!(parts, [(0, "ab"), (8, "cd"), (24, "e")]);
    }
}
