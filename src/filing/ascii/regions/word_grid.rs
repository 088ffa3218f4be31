//! Keeps count of lines with words in columns: tables of words, which no figures give away.
//!
//! ```text
//! Name                 Position                Age
//! John A. Smith        Chairman of the Board    61
//! Mary B. Jones        Vice President, Sales
//!                      and Marketing            48
//! ```
//!
//! Outside of tagged tables three such rows are needed, and what a table of figures holds is none.

use super::super::lines::{Line, LineKind, WIDEST};
use super::{MOST_PENDING, Region, Scan, Seed};

/// A run of lines of words in columns.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    first: usize,
    last: usize,
    rows: usize,
    /// Blank lines since its last line.
    pub(super) blank: usize,
    /// Lines with words in one column only since the last row.
    pending: usize,
    /// Column at which the second words of a row start.
    second: u16,
}

impl Scan<'_> {
    /// Keeps count of lines with words in columns.
    pub(super) fn grid_line(&mut self, index: usize, line: &Line, seed: Seed) {
        let is_row = matches!(seed, Seed::Grid | Seed::Figures(_));
        let start = self.fields.get(1).map_or(0, |f| f.from);
        match &mut self.grid {
            Some(grid) if is_row => {
                grid.last = index;
                grid.rows += 1;
                grid.second = grid.second.min(start);
                (grid.blank, grid.pending) = (0, 0);
            }
            // The words of one cell may go on below, under it.
            Some(grid)
                if line.indent + 2 >= grid.second || line.width <= grid.second || self.tagged.is_some() =>
            {
                grid.blank = 0;
                grid.pending += 1;
                if grid.last + 1 == index {
                    grid.last = index;
                }
                if grid.pending > MOST_PENDING {
                    self.close_grid(index);
                }
            }
            Some(_) => self.close_grid(index),
            None if is_row => {
                let (first, last) = (index, index);
                self.grid = Some(Grid { first, last, rows: 1, blank: 0, pending: 0, second: start });
            }
            None => {}
        }
    }

    /// Ends the run of words in columns before line `index`.
    pub(super) fn close_grid(&mut self, index: usize) {
        let Some(grid) = self.grid.take() else { return };
        // What a table of figures holds is no grid of words.
        if self.open.is_some_and(|open| open.last >= grid.first && (open.rows >= 2 || self.tagged.is_some()))
        {
            return;
        }
        let tagged = self.tagged.is_some();
        let least = if tagged { 2 } else { 3 };
        if grid.rows < least || grid.first < self.floor {
            return;
        }
        let end = if tagged { index } else { grid.last + 1 };
        // Lines of a header that have words in one column only.
        let over = |l: &Line| l.kind == LineKind::Text && l.indent + 8 >= grid.second && l.width < WIDEST;
        let above = self.lines[self.floor..grid.first].iter().rev().take_while(|l| over(l)).count();
        let first = grid.first - above;
        self.close();
        self.regions.push(Region { first, end, tagged, figures: false, lone: false });
        self.floor = end;
    }
}
