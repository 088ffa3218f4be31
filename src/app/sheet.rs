//! A list with columns that fills the screen: filtered as one types, sorted by any column.
//!
//! Rows may belong to groups, whose names stand above them for as long as the list is in the order of
//! its owner:
//!
//! ```text
//! status    kind    equation
//! Item 8 Balance sheets                       a heading, never chosen
//! ✗ fails   foot    1,200 + 300 ≠ 1,600
//! ✓ holds   foot    700 + 200 = 900
//! ```
//!
//! The library, the figures, the checks and the problems of reading are all such lists; each fills
//! in its rows and answers for what happens when one is opened.

mod column;
mod filter;
mod order;
mod row;
pub mod widths;

use rustc_hash::FxHashMap;

pub use self::column::{Column, number, short, wide, words};
use self::filter::Filter;
pub use self::order::Line;
use self::order::{grouped, sort};
pub use self::row::{Cell, Row, RowTone};
use super::action::{List as Act, Move};
use super::field::Field;
use super::key::Key;
use super::list::Cursor;

/// A list with columns.
#[derive(Clone, Debug)]
pub struct Sheet {
    columns: &'static [Column],
    rows: Vec<Row>,
    /// What is shown, in order.
    lines: Vec<Line>,
    /// How many of them are rows.
    count: usize,
    /// The chosen line.
    pub cursor: Cursor,
    filter: Field,
    typing: bool,
    /// Why the filter cannot be what was meant.
    fault: Option<String>,
    sort: Option<usize>,
    reversed: bool,
    height: usize,
}

impl Sheet {
    /// A list without rows, in the order of its owner.
    pub fn new(columns: &'static [Column]) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            lines: Vec::new(),
            count: 0,
            cursor: Cursor::default(),
            filter: Field::line(""),
            typing: false,
            fault: None,
            sort: None,
            reversed: false,
            height: 0,
        }
    }

    /// The columns.
    pub fn columns(&self) -> &'static [Column] {
        self.columns
    }

    /// All rows, those filtered out included.
    pub fn all(&self) -> &[Row] {
        &self.rows
    }

    /// What is shown, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many rows are shown.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The row with this index.
    pub fn row(&self, index: usize) -> Option<&Row> {
        self.rows.get(index)
    }

    /// The words that rows must have, and whether they are being typed.
    pub fn filter(&self) -> (&Field, bool) {
        (&self.filter, self.typing)
    }

    /// Why the filter cannot be what was meant, in words.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// The column that rows are sorted by, and whether the other way round.
    pub fn sorted(&self) -> (Option<usize>, bool) {
        (self.sort, self.reversed)
    }

    /// What the chosen row's owner knows it by.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen_row().map(|row| row.id)
    }

    /// What the owner knows the row after the chosen one by, passing over those that `go_with` it.
    pub fn after_chosen(&self, go_with: impl Fn(usize) -> bool) -> Option<usize> {
        let rest = self.lines.get(self.cursor.at + 1..)?;
        rest.iter().find_map(|line| match line {
            Line::Row(index) => self.rows.get(*index).map(|row| row.id).filter(|id| !go_with(*id)),
            Line::Heading(..) => None,
        })
    }

    /// What the chosen row says, its cells parted by tabs.
    pub fn chosen_text(&self) -> Option<String> {
        let texts: Vec<&str> = self.chosen_row()?.cells.iter().map(|cell| cell.text.trim()).collect();
        Some(texts.join("\t").trim().to_owned())
    }

    /// True in the order of the owner, with all rows.
    pub fn is_plain(&self) -> bool {
        self.sort.is_none() && !self.reversed && self.filter.is_empty()
    }

    fn chosen_row(&self) -> Option<&Row> {
        match self.lines.get(self.cursor.at)? {
            Line::Row(index) => self.rows.get(*index),
            Line::Heading(..) => None,
        }
    }

    /// Puts other rows in; the choice stays with its row where that is still there.
    pub fn set_rows(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.arrange();
    }

    /// Puts each of `rows` in the place of the one with its id.
    pub fn replace(&mut self, rows: impl IntoIterator<Item = Row>) {
        let mut new: FxHashMap<usize, Row> = rows.into_iter().map(|row| (row.id, row)).collect();
        for old in &mut self.rows {
            if let Some(row) = new.remove(&old.id) {
                *old = row;
            }
        }
        self.arrange();
    }

    /// Keeps the rows whose ids `keep` holds for.
    pub fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        self.rows.retain(|row| keep(row.id));
        self.arrange();
    }

    /// Chooses the row with this id.
    pub fn choose(&mut self, id: usize) {
        let is_it =
            |line: &Line| matches!(line, Line::Row(at) if self.rows.get(*at).is_some_and(|r| r.id == id));
        self.cursor.at = self.lines.iter().position(is_it).unwrap_or(self.cursor.at);
        self.stand_on_row(true);
    }

    /// Moves the choice off a heading: to the row after it, or before where `down` is false.
    fn stand_on_row(&mut self, down: bool) {
        let len = self.lines.len();
        self.cursor.at = self.cursor.at.min(len.saturating_sub(1));
        let is_row = |at: &usize| matches!(self.lines.get(*at), Some(Line::Row(_)));
        let (after, before) = ((self.cursor.at..len).find(is_row), (0..=self.cursor.at).rfind(is_row));
        self.cursor.at = if down { after.or(before) } else { before.or(after) }.unwrap_or(0);
        self.cursor.settle(len, self.height);
        // The heading above the first row is in view with it.
        if self.cursor.at == 1 && matches!(self.lines.first(), Some(Line::Heading(..))) {
            self.cursor.top = 0;
        }
    }

    fn arrange(&mut self) {
        let chosen = self.chosen();
        let filter = Filter::new(&self.filter.text(), self.columns);
        let mut order: Vec<usize> =
            (0..self.rows.len()).filter(|index| filter.holds(&self.rows[*index])).collect();
        self.count = order.len();
        self.fault = filter.fault(self.columns, &self.rows);
        if let Some(column) = self.sort {
            sort(&self.rows, &mut order, column, self.reversed);
            self.lines = order.into_iter().map(Line::Row).collect();
        } else {
            if self.reversed {
                order.reverse();
            }
            self.lines = grouped(&self.rows, &order);
        }
        match chosen {
            Some(id) => self.choose(id),
            None => self.stand_on_row(true),
        }
    }

    /// Fits the view to `height` rows.
    pub fn settle(&mut self, height: usize) {
        self.height = height;
        self.stand_on_row(true);
    }

    /// Moves the choice.
    pub fn go(&mut self, step: Move, count: Option<u32>) {
        let before = self.cursor.at;
        self.cursor.go(step, count, self.lines.len(), self.height);
        let down = self.cursor.at > before || self.cursor.at == 0;
        self.stand_on_row(down);
    }

    /// Filters and sorts; opening a row is the owner's. `count` is what was typed before the key.
    pub fn act(&mut self, act: Act, count: Option<u32>) {
        match act {
            Act::Go | Act::Copy => {}
            Act::Filter => self.typing = true,
            Act::Alike => self.keep_alike(),
            Act::Sort => {
                let next = match count {
                    Some(number) => number as usize - 1,
                    None => self.sort.map_or(0, |column| column + 1),
                };
                self.sort_by((next < self.columns.len()).then_some(next));
            }
            Act::Reverse => {
                self.reversed = !self.reversed;
                self.arrange();
            }
        }
    }

    fn sort_by(&mut self, column: Option<usize>) {
        (self.sort, self.reversed) = (column, false);
        self.arrange();
    }

    /// Sorts by a column whose heading was clicked; a second time the other way round.
    pub fn click_heading(&mut self, column: usize) {
        if self.sort == Some(column) {
            self.reversed = !self.reversed;
            self.arrange();
        } else {
            self.sort_by(Some(column));
        }
    }

    /// Keeps only rows that say the same as the chosen one in the column that rows are sorted by.
    fn keep_alike(&mut self) {
        let column = self.sort.unwrap_or(0);
        let cell = self.chosen_row().and_then(|row| row.cells.get(column));
        let Some((title, text)) = self.columns.get(column).map(|c| c.title).zip(cell.map(|c| c.text.trim()))
        else {
            return;
        };
        let text = text.replace('"', "");
        let text = if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text };
        let before = self.filter.text();
        let alike = format!("{title}={text}");
        let left = match before.trim_end().strip_suffix(&alike) {
            // The second time takes it off again.
            Some(left) if left.is_empty() || left.ends_with(' ') => left.trim_end().to_owned(),
            _ if before.trim().is_empty() => alike,
            _ => format!("{before} {alike}"),
        };
        self.filter.set(&left);
        self.arrange();
    }

    /// Takes a key that is typed into the filter.
    pub fn type_key(&mut self, key: Key) {
        if self.filter.key(key) {
            self.arrange();
        }
    }

    /// Takes text that is pasted into the filter.
    pub fn paste(&mut self, text: &str) {
        self.filter.paste(text);
        self.arrange();
    }

    /// Ends typing; `keep` says whether the filter stays.
    pub fn stop_typing(&mut self, keep: bool) {
        self.typing = false;
        if !keep && !self.filter.is_empty() {
            self.filter = Field::line("");
            self.arrange();
        }
    }

    /// Takes the filter away; false where there is none.
    pub fn clear_filter(&mut self) -> bool {
        let had = !self.filter.is_empty();
        self.stop_typing(false);
        had
    }

    /// Chooses the row at `row` of the view; true where it was chosen already.
    pub fn click(&mut self, row: usize) -> bool {
        let Some(at) = self.cursor.row(row, self.lines.len()) else { return false };
        if matches!(self.lines.get(at), Some(Line::Heading(..))) {
            return false;
        }
        let again = self.cursor.at == at;
        self.cursor.at = at;
        again
    }

    /// Scrolls by `lines`.
    pub fn wheel(&mut self, lines: i64) {
        self.cursor.wheel(lines, self.lines.len(), self.height);
        self.stand_on_row(lines > 0);
    }
}

#[cfg(test)]
mod tests;
