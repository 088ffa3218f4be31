//! A row of a list: a cell for each column, how it looks, and the group that it belongs to.

use rust_decimal::Decimal;

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
    /// The group that it belongs to; empty where there are none.
    pub group: String,
}
