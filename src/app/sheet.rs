//! A list with columns that fills the screen: filtered as one types, sorted by any column.
//!
//! The library, the figures, the checks and the problems of reading are all such lists; each fills
//! in its rows and answers for what happens when one is opened.

use rust_decimal::Decimal;

use super::action::{List as Act, Move};
use super::field::Field;
use super::key::Key;
use super::list::Cursor;
use crate::text::search::Query;

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// Set against the right edge, as numbers are.
    pub right: bool,
    /// Takes what room is left; the others take what they need.
    pub stretch: bool,
}

/// A column of words.
pub const fn words(title: &'static str) -> Column {
    Column { title, right: false, stretch: false }
}

/// A column of words that takes what room is left.
pub const fn wide(title: &'static str) -> Column {
    Column { title, right: false, stretch: true }
}

/// A column of numbers.
pub const fn number(title: &'static str) -> Column {
    Column { title, right: true, stretch: false }
}

/// What stands in a row under a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// As shown.
    pub text: String,
    /// What it sorts by before its text; cells without one come last.
    pub rank: Option<Decimal>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, rank: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl Cell {
    /// A number shown as `text`.
    pub fn ranked(text: impl Into<String>, rank: impl Into<Decimal>) -> Self {
        Self { text: text.into(), rank: Some(rank.into()) }
    }

    /// A count, blank where it is zero.
    pub fn count(count: usize) -> Self {
        let text = if count == 0 { String::new() } else { count.to_string() };
        Self::ranked(text, count)
    }
}

/// How a row looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowTone {
    /// As any other.
    #[default]
    Plain,
    /// Something about it went wrong.
    Bad,
    /// It is settled and needs nobody.
    Settled,
    /// It is not known yet.
    Waiting,
}

/// A row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What its owner knows it by.
    pub id: usize,
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// How it looks.
    pub tone: RowTone,
}

/// A list with columns.
#[derive(Clone, Debug)]
pub struct Sheet {
    columns: &'static [Column],
    rows: Vec<Row>,
    /// Indices of the rows that are shown, in order.
    order: Vec<usize>,
    /// The chosen one of them.
    pub cursor: Cursor,
    filter: Field,
    typing: bool,
    sort: Option<usize>,
    reversed: bool,
    height: usize,
}

impl Sheet {
    /// A list without rows, in the order of its owner or sorted by the column `sort`.
    pub fn new(columns: &'static [Column], sort: Option<usize>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            order: Vec::new(),
            cursor: Cursor::default(),
            filter: Field::line(""),
            typing: false,
            sort,
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

    /// The rows that are shown, in order.
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Row> {
        self.order.iter().map(|index| &self.rows[*index])
    }

    /// The words that rows must have, and whether they are being typed.
    pub fn filter(&self) -> (&Field, bool) {
        (&self.filter, self.typing)
    }

    /// The column that rows are sorted by, and whether the other way round.
    pub fn sorted(&self) -> (Option<usize>, bool) {
        (self.sort, self.reversed)
    }

    /// What the chosen row's owner knows it by.
    pub fn chosen(&self) -> Option<usize> {
        self.order.get(self.cursor.at).and_then(|index| self.rows.get(*index)).map(|row| row.id)
    }

    /// Puts other rows in; the choice stays with its row where that is still there.
    pub fn set_rows(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.arrange();
    }

    /// Puts another row in the place of the one with its id.
    pub fn set_row(&mut self, row: Row) {
        if let Some(old) = self.rows.iter_mut().find(|r| r.id == row.id) {
            *old = row;
            self.arrange();
        }
    }

    /// Chooses the row with this id.
    pub fn choose(&mut self, id: usize) {
        let found = self.shown().position(|row| row.id == id);
        self.cursor.at = found.unwrap_or(self.cursor.at);
        self.cursor.settle(self.order.len(), self.height);
    }

    fn arrange(&mut self) {
        let chosen = self.chosen_before();
        let query = Query::new(&self.filter.text());
        let holds = |row: &Row| query.as_ref().is_none_or(|q| row.cells.iter().any(|c| q.is_in(&c.text)));
        self.order = (0..self.rows.len()).filter(|index| holds(&self.rows[*index])).collect();
        if let Some(column) = self.sort {
            let rows = &self.rows;
            let reversed = self.reversed;
            self.order.sort_by(|a, b| {
                let (a, b) = (rows[*a].cells.get(column), rows[*b].cells.get(column));
                let empty = |c: Option<&Cell>| c.is_none_or(|c| c.text.is_empty() && c.rank.is_none());
                // What is not known comes last, whichever way round.
                empty(a).cmp(&empty(b)).then_with(|| {
                    let key = |c: Option<&Cell>| c.map(|c| (c.rank, c.text.to_lowercase()));
                    let order = key(a).cmp(&key(b));
                    if reversed { order.reverse() } else { order }
                })
            });
        }
        if let Some(id) = chosen {
            self.choose(id);
        }
        self.cursor.settle(self.order.len(), self.height);
    }

    /// The chosen row's id, while the order may not fit the rows any more.
    fn chosen_before(&self) -> Option<usize> {
        self.order.get(self.cursor.at).and_then(|index| self.rows.get(*index)).map(|row| row.id)
    }

    /// Fits the view to `height` rows.
    pub fn settle(&mut self, height: usize) {
        self.height = height;
        self.cursor.settle(self.order.len(), height);
    }

    /// Moves the choice.
    pub fn go(&mut self, step: Move, count: Option<u32>) {
        self.cursor.go(step, count, self.order.len(), self.height);
    }

    /// Filters and sorts; opening a row is the owner's.
    pub fn act(&mut self, act: Act) {
        match act {
            Act::Go => {}
            Act::Filter => self.typing = true,
            Act::Sort => {
                let next = self.sort.map_or(0, |column| column + 1);
                self.sort = (next < self.columns.len()).then_some(next);
                self.reversed = false;
                self.arrange();
            }
            Act::Reverse => {
                self.reversed = !self.reversed;
                self.sort = self.sort.or(Some(0));
                self.arrange();
            }
        }
    }

    /// Takes a key that is typed into the filter.
    pub fn type_key(&mut self, key: Key) {
        if self.filter.key(key) {
            self.cursor.at = 0;
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
        let Some(at) = self.cursor.row(row, self.order.len()) else { return false };
        let again = self.cursor.at == at;
        self.cursor.at = at;
        again
    }

    /// Scrolls by `lines`.
    pub fn wheel(&mut self, lines: i64) {
        self.cursor.wheel(lines, self.order.len(), self.height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[words("form"), number("size")];

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new(COLUMNS, None);
        sheet.settle(10);
        let row = |(id, (form, size)): (usize, (&str, Option<usize>))| Row {
            id,
            cells: vec![form.into(), size.map_or_else(Cell::default, Cell::count)],
            tone: RowTone::Plain,
        };
        let rows = [("8-K", Some(90)), ("10-Q", None), ("10-K", Some(500)), ("8-K/A", Some(7))];
        sheet.set_rows(rows.into_iter().enumerate().map(row).collect());
        sheet
    }

    fn ids(sheet: &Sheet) -> Vec<usize> {
        sheet.shown().map(|row| row.id).collect()
    }

    #[test]
    fn sorting_puts_what_is_not_known_last() {
        let mut sheet = sheet();
        assert_eq!(ids(&sheet), [0, 1, 2, 3]);
        sheet.act(Act::Sort);
        assert_eq!(ids(&sheet), [2, 1, 0, 3]);
        sheet.act(Act::Sort);
        assert_eq!(ids(&sheet), [3, 0, 2, 1]);
        sheet.act(Act::Reverse);
        assert_eq!(ids(&sheet), [2, 0, 3, 1]);
        sheet.act(Act::Sort);
        assert_eq!(ids(&sheet), [0, 1, 2, 3], "after the last column, the owner's order");
    }

    #[test]
    fn filtering_keeps_the_choice_where_it_can() {
        let mut sheet = sheet();
        sheet.choose(3);
        sheet.act(Act::Sort);
        assert_eq!(sheet.chosen(), Some(3));
        sheet.act(Act::Filter);
        for c in "8-k".chars() {
            sheet.type_key(Key::char(c));
        }
        assert_eq!(ids(&sheet), [0, 3]);
        sheet.stop_typing(true);
        assert!(sheet.clear_filter());
        assert!(!sheet.clear_filter());
        assert_eq!(ids(&sheet).len(), 4);
    }

    #[test]
    fn an_empty_list_has_no_choice() {
        let mut sheet = Sheet::new(COLUMNS, Some(0));
        sheet.go(Move::Down, None);
        assert_eq!(sheet.chosen(), None);
        assert!(!sheet.click(3));
    }
}
