//! How wide each column of a table is on a screen.
//!
//! Markup puts `$`, `(`, `)` and `%` into cells of their own and spacer columns between; the printed
//! page shows none of that. So the columns here are the stretches between the edges at which some
//! cell starts or ends, and an edge has a gap of two cells only where something new starts there:
//!
//! ```text
//! markup   |Revenues        | |$ |50,485| | |$ |54,061| |
//!          |Cost of products| |  |(43,862|)| |  |(45,566|)|
//! edges    0                1 2  3      4 5 6  7       8 9
//! gap                         2  1      0     2  1      0
//! screen    Revenues          $  50,485    $  54,061
//!           Cost of products    (43,862)     (45,566)
//! ```
//!
//! A column is at least as wide as its numbers, which are never broken; words give way first, down
//! to their longest. What is still too wide is scrolled sideways.

mod content;

use crate::filing::{Document, Table};
use content::laid;
pub use content::{Content, Laid, content, parts};

/// A column between two edges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Cells of space before it.
    pub gap: usize,
    /// Cells that it takes.
    pub width: usize,
    least: usize,
    numeric: bool,
    inked: bool,
}

/// The geometry of a table at a width.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The columns.
    pub columns: Vec<Column>,
    /// The table's cells, in its order.
    pub cells: Vec<Laid>,
    /// Most cells after the last digit of the numbers that end at each edge.
    tails: Vec<usize>,
    /// Where each column starts, and where the last one ends.
    starts: Vec<usize>,
    /// Cells at the left that stay in view.
    pub frozen: usize,
}

/// A label is not made wider than this by one long line among short ones.
const WIDEST_LABEL: usize = 60;
/// Words over or between numbers wrap at this width unless one of them is longer.
const HEADER: usize = 12;

impl Columns {
    /// Lays out `table` for `width` cells.
    pub fn new(document: &Document, table: &Table, width: usize) -> Self {
        let text = document.text.as_str();
        let mut edges: Vec<u16> = table.cells.iter().flat_map(|c| [c.column, c.column_end()]).collect();
        edges.sort_unstable();
        edges.dedup();
        let edge = |column: u16| edges.partition_point(|e| *e < column);
        let laid: Vec<Laid> = table
            .cells
            .iter()
            .map(|cell| laid(text, cell, edge(cell.column), edge(cell.column_end())))
            .collect();
        let mut columns = Self {
            columns: vec![Column::default(); edges.len().saturating_sub(1)],
            tails: vec![0; edges.len().max(1)],
            cells: laid,
            ..Self::default()
        };
        columns.find_lone_cells(table);
        columns.find_tails();
        columns.find_gaps();
        columns.find_widths(width, table.numeric);
        columns.squeeze(width);
        columns.air(width);
        columns.place(width);
        columns
    }

    /// A cell alone in its row runs over the columns beside it, where other rows have more cells.
    fn find_lone_cells(&mut self, table: &Table) {
        if !table.rows.iter().any(|row| row.end > row.first + 1) {
            return;
        }
        for row in table.rows.iter().filter(|row| row.end == row.first + 1) {
            if let Some(cell) = self.cells.get_mut(row.first as usize)
                && cell.content == Content::Words
            {
                cell.alone = true;
            }
        }
    }

    fn find_tails(&mut self) {
        for cell in &self.cells {
            if let (Content::Number { tail }, Some(most)) = (cell.content, self.tails.get_mut(cell.to)) {
                *most = (*most).max(tail);
            }
        }
    }

    fn find_gaps(&mut self) {
        let edges = self.tails.len();
        let (mut starts, mut opens) = (vec![false; edges], vec![false; edges]);
        for cell in self.cells.iter().filter(|c| c.to < edges) {
            starts[cell.from] |= cell.content != Content::Closer;
            opens[cell.to] |= cell.content == Content::Opener;
        }
        for (index, column) in self.columns.iter_mut().enumerate().skip(1) {
            column.gap = match (starts[index], opens[index]) {
                (false, _) => 0,
                (true, true) => 1,
                (true, false) => 2,
            };
        }
    }

    /// Cells that `cell` asks for at most and at least.
    fn wants(&self, cell: &Laid) -> (usize, usize) {
        match cell.content {
            Content::Number { tail } => {
                let padded =
                    cell.natural + self.tails.get(cell.to).map_or(0, |most| most.saturating_sub(tail));
                (padded, padded)
            }
            Content::Opener | Content::Closer => (cell.natural, cell.natural),
            Content::Words => (cell.natural + cell.indent, cell.least + cell.indent),
        }
    }

    fn find_widths(&mut self, width: usize, numeric: bool) {
        self.find_numeric();
        let most_label = WIDEST_LABEL.min(width.max(1));
        let mut order: Vec<usize> = (0..self.cells.len()).filter(|i| !self.cells[*i].alone).collect();
        order.sort_by_key(|i| self.cells[*i].to - self.cells[*i].from);
        for index in order {
            let cell = self.cells[index];
            let range = cell.from..cell.to.min(self.columns.len());
            let (mut most, mut least) = self.wants(&cell);
            let over_numbers = numeric
                && cell.content == Content::Words
                && self.columns[range.clone()].iter().any(|c| c.numeric);
            let has = self.span_width(&range);
            if over_numbers {
                most = least.max(most.min(has.max(HEADER)));
                least = most;
            } else if cell.content == Content::Words {
                most = most.min(most_label.max(least));
                if cell.from == 0 {
                    least = most.min(least.max(width / 3));
                }
                least = least.min(width.max(1));
            }
            self.widen(&range, most, |c| &mut c.width);
            self.widen(&range, least, |c| &mut c.least);
        }
    }

    /// A column is one of numbers where they are a third of what stands in it, headings and stray
    /// words allowed for; the first column only where nothing else does, since it holds the labels.
    fn find_numeric(&mut self) {
        let mut counts = vec![(0usize, 0usize); self.columns.len()];
        for cell in &self.cells {
            let alone = cell.to == cell.from + 1;
            // A number that takes in the column of a missing sign ends where the others do.
            let column = if alone { cell.from } else { cell.to.saturating_sub(1) };
            if let Some(column) = self.columns.get_mut(column).filter(|_| alone) {
                column.inked = true;
            }
            match (cell.content, counts.get_mut(column)) {
                (Content::Number { .. }, Some((numbers, _))) => *numbers += 1,
                (Content::Words, Some((_, words))) if alone && !cell.alone => *words += 1,
                _ => {}
            }
        }
        for (index, (column, (numbers, words))) in self.columns.iter_mut().zip(counts).enumerate() {
            column.numeric = numbers > 0 && if index == 0 { words == 0 } else { numbers * 2 >= words };
        }
    }

    fn span_width(&self, range: &std::ops::Range<usize>) -> usize {
        let columns = &self.columns[range.clone()];
        let inner: usize = columns.iter().skip(1).map(|c| c.gap).sum();
        inner + columns.iter().map(|c| c.width).sum::<usize>()
    }

    /// Makes the columns of `range` at least `want` cells wide together, sharing what is missing
    /// among those that hold numbers or words of their own.
    fn widen(
        &mut self,
        range: &std::ops::Range<usize>,
        want: usize,
        side: impl Fn(&mut Column) -> &mut usize,
    ) {
        let columns = &mut self.columns[range.clone()];
        let inner: usize = columns.iter().skip(1).map(|c| c.gap).sum();
        let has: usize = inner + columns.iter_mut().map(|c| *side(c)).sum::<usize>();
        let Some(missing) = want.checked_sub(has).filter(|missing| *missing > 0) else { return };
        let mut sharing: Vec<usize> =
            columns.iter().enumerate().filter(|(_, c)| c.numeric).map(|(i, _)| i).collect();
        if sharing.is_empty() {
            sharing = columns.iter().enumerate().filter(|(_, c)| c.inked).map(|(i, _)| i).collect();
        }
        if sharing.is_empty() {
            sharing.extend(columns.len().checked_sub(1));
        }
        let count = sharing.len();
        for (turn, index) in sharing.into_iter().enumerate() {
            let share = missing / count + usize::from(turn < missing % count);
            if let Some(column) = columns.get_mut(index) {
                *side(column) += share;
            }
        }
    }

    /// Takes from the widest of what may give way until the table fits, or nothing more can give.
    fn squeeze(&mut self, width: usize) {
        for column in &mut self.columns {
            column.least = column.least.min(column.width);
        }
        let gaps: usize = self.columns.iter().map(|c| c.gap).sum();
        let natural: usize = gaps + self.columns.iter().map(|c| c.width).sum::<usize>();
        let least: usize = gaps + self.columns.iter().map(|c| c.least).sum::<usize>();
        if natural <= width {
            return;
        }
        if least >= width {
            for column in &mut self.columns {
                column.width = column.least;
            }
            return;
        }
        let (spare, wanted) = (width - least, natural - least);
        let mut left = spare;
        for column in &mut self.columns {
            let share = ((column.width - column.least) * spare / wanted).min(left);
            column.width = column.least + share;
            left -= share;
        }
    }

    /// Widens the gaps after columns of numbers where there is room, for the signs beside figures.
    fn air(&mut self, width: usize) {
        let whole: usize = self.columns.iter().map(|c| c.gap + c.width).sum();
        let after_number = |at: &usize| {
            let before = self.columns.get(at.saturating_sub(2)..*at).unwrap_or(&[]);
            self.columns[*at].gap == 2 && before.iter().any(|c| c.numeric)
        };
        let gaps: Vec<usize> = (1..self.columns.len()).filter(after_number).collect();
        let more = (width.saturating_sub(whole) / (gaps.len() + 1)).min(2);
        for at in gaps {
            self.columns[at].gap += more;
        }
    }

    fn place(&mut self, width: usize) {
        let mut x = 0;
        self.starts = Vec::with_capacity(self.columns.len() + 1);
        for column in &self.columns {
            x += column.gap;
            self.starts.push(x);
            x += column.width;
        }
        self.starts.push(x);
        let stub = self.columns.iter().position(|c| c.numeric).unwrap_or(1);
        // The sign before the first number belongs to it.
        let stub = (1..=stub).rev().find(|i| self.columns.get(*i).is_some_and(|c| c.gap >= 2)).unwrap_or(0);
        let start = self.starts.get(stub).copied().unwrap_or(0);
        self.frozen = if start <= width / 2 { start } else { 0 };
    }

    /// First cell on screen of column `from` and one past the last of column `to - 1`.
    pub fn extent(&self, from: usize, to: usize) -> (usize, usize) {
        let start = self.starts.get(from).copied().unwrap_or(0);
        let last = to.saturating_sub(1);
        let end = match (self.starts.get(last), self.columns.get(last)) {
            (Some(x), Some(column)) => x + column.width,
            _ => start,
        };
        (start, end.max(start))
    }

    /// One past the last cell of the table.
    pub fn end(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Cells that a number ending at the edge `to` leaves free at its right, so that digits align.
    pub fn padding(&self, to: usize, tail: usize) -> usize {
        self.tails.get(to).map_or(0, |most| most.saturating_sub(tail))
    }

    /// True where numbers stand in some column of `from..to`.
    pub fn numeric(&self, from: usize, to: usize) -> bool {
        self.columns.get(from..to.min(self.columns.len())).is_some_and(|c| c.iter().any(|c| c.numeric))
    }
}
