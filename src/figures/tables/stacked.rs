//! Headers of one column, or of one group, that go on over several lines are read as one, as they are where one
//! cell holds them: line by line they may say something else, or nothing.
//!
//! ```text
//! Three Months     Fair Value      Number of
//!  Ended June     with Changes       Shares          "Ended June" is a month, "Recognized in" a flow
//!      30        Recognized in    Beneficially
//! 1998   1997        Income           Owned
//! ```

use super::View;
use super::columns::{Buffers, Said, said};
use crate::figures::lexer::lex;
use crate::figures::units_line::units_line;
use crate::filing::grid::{CellClass, Placed, is_day_of_year};
use crate::text::{Span, TextSpan, saturate, scale, slice};

/// Lines of the longest header of one column.
const MOST_LINES: usize = 12;

/// The lines of one header, from above, and what they say as one text.
#[derive(Default)]
pub(super) struct Stack {
    lines: Vec<TextSpan>,
    words: String,
    /// Where each line starts in `words`.
    starts: Vec<u32>,
}

impl Stack {
    /// The `lines` as one text.
    pub(super) fn of(text: &str, lines: &[TextSpan]) -> Self {
        let mut stack = Self { lines: lines.to_vec(), ..Self::default() };
        stack.write(text);
        stack
    }

    /// The lines, from above.
    pub(super) fn lines(&self) -> &[TextSpan] {
        &self.lines
    }

    /// The one text.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// All of the one text.
    pub(super) fn whole(&self) -> TextSpan {
        Span::of(0..self.words.len())
    }

    fn write(&mut self, text: &str) {
        self.words.clear();
        self.starts.clear();
        for line in &self.lines {
            if !self.words.is_empty() {
                self.words.push(' ');
            }
            self.starts.push(saturate(self.words.len()));
            self.words.push_str(slice(text, *line));
        }
    }

    /// From the first line to the last; what stands over other columns is between them. None where no header ends.
    pub(super) fn span(&self) -> Option<TextSpan> {
        Some(self.lines.first()?.join(*self.lines.last()?))
    }

    /// What the header says.
    pub(super) fn said(&mut self, text: &str, buffers: &mut Buffers) -> Said {
        if let [line] = self.lines[..] {
            return said(text, line, buffers);
        }
        self.write(text);
        let said = said(&self.words, self.whole(), buffers);
        let measure = said.measure.map(|span| self.in_last_line(span));
        let mut placed = said.moved(|span| self.place(span));
        placed.measure = measure;
        placed
    }

    /// The end of `span` of the one text, in the line where it stands: "Feet" of "Square" over "Feet".
    fn in_last_line(&self, span: TextSpan) -> TextSpan {
        let line = self.starts.partition_point(|start| *start < span.end()).saturating_sub(1);
        let start = self.starts.get(line).map_or(span.start(), |start| span.start().max(*start));
        self.place(Span::new(start, span.end()))
    }

    /// Where `span` of the one text stands in the lines.
    pub(super) fn place(&self, span: TextSpan) -> TextSpan {
        let at = |offset: u32| {
            let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
            let (start, line) = (self.starts.get(line).copied()?, self.lines.get(line)?);
            Some((line.start() + (offset - start)).min(line.end()))
        };
        let last = span.end().saturating_sub(1);
        match (at(span.start()), at(last)) {
            (Some(start), Some(last)) => Span::new(start, last + 1),
            _ => Span::empty(0),
        }
    }
}

/// Puts the lines of the header that ends with the cell `index` of the header row `row` into `stack`. None stand
/// there where it goes on in the next of the `rows`.
pub(super) fn lines_of(
    view: View<'_>,
    rows: &std::ops::Range<usize>,
    (row, index): (usize, usize),
    buffers: &mut Buffers,
    stack: &mut Stack,
) {
    let lines = &mut stack.lines;
    lines.clear();
    let (Some(cell), Some(placed)) = (view.table.cells.get(index), view.grid.cells.get(index)) else {
        return;
    };
    let set = view.table.set;
    if is_remark(view, index, buffers) || placed.first == 0 && !set {
        lines.push(cell.span);
        return;
    }
    // Marked-up headers are whole, but for a day of which the month stands above.
    let words = |index: usize| view.table.cells.get(index).map_or("", |cell| view.document.slice(cell.span));
    let goes_on = |above: usize, below: usize| {
        if placed.first == 0 {
            return is_rest(words(below)) || is_left_open(words(above));
        }
        set || is_day_of_year(words(below).as_bytes())
    };
    let same = |row: usize, buffers: &mut Buffers| {
        let found = rows.contains(&row).then(|| cell_over(view, row, placed)).flatten();
        found.filter(|index| !is_remark(view, *index, buffers))
    };
    if same(row + 1, buffers).is_some_and(|below| goes_on(index, below)) {
        return;
    }
    lines.push(cell.span);
    let most = if set { MOST_LINES } else { 2 };
    let mut above = row;
    while lines.len() < most && above > rows.start {
        above -= 1;
        let Some(over) = same(above, buffers).filter(|over| goes_on(*over, index)) else { break };
        let Some(line) = view.table.cells.get(over) else { break };
        lines.push(line.span);
    }
    lines.reverse();
}

/// True for words at the left that end the line above: "ended December 31" below "Results of operations for the year".
fn is_rest(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
}

/// "(income in millions,": a remark that ends in the line below, whatever that starts with.
fn is_left_open(words: &str) -> bool {
    words.starts_with('(') && !words.contains(')') && words.ends_with([',', ';'])
}

/// The cell of `row` that stands over the same columns as `placed`, if it holds words, a year or a number.
fn cell_over(view: View<'_>, row: usize, placed: &Placed) -> Option<usize> {
    let place = view.table.rows.get(row)?;
    (place.first as usize..place.end as usize).find(|index| {
        view.grid.cells.get(*index).is_some_and(|cell| {
            let told = matches!(cell.class, CellClass::Words | CellClass::Year | CellClass::Number);
            told && (cell.first, cell.last) == (placed.first, placed.last)
        })
    })
}

/// "(in thousands)", "(dollars)", and "Millions" alone, which with the year above would be an amount: a line of its
/// own, whatever stands above or below.
fn is_remark(view: View<'_>, index: usize, buffers: &mut Buffers) -> bool {
    let Some(cell) = view.table.cells.get(index) else { return false };
    let words = view.document.slice(cell.span);
    if scale::of_table(words.as_bytes()).is_some() {
        return true;
    }
    if !(words.starts_with('(') && words.ends_with(')')) {
        return false;
    }
    buffers.tokens.clear();
    lex(&view.document.text, cell.span.start(), cell.span.end(), &mut buffers.tokens);
    units_line(&view.document.text, &buffers.tokens).is_some_and(|units| units.is_all_of(cell.span))
}
