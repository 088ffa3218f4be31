//! What an export says, read back from whatever format: cells by name.

use std::collections::BTreeMap;

use super::columns::{COLUMNS, SEAL, columns_of, seal_of};
use super::row::Row;

/// What one row of an export says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// Where in the export it stands, in words: "line 7".
    pub place: String,
    cells: BTreeMap<String, String>,
}

/// What an export says.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Its rows.
    pub claims: Vec<Claim>,
    /// What in the export contradicts itself or cannot be read, with its place.
    pub faults: Vec<String>,
}

impl Claim {
    /// The claim that these cells make.
    pub fn new(place: impl Into<String>, cells: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { place: place.into(), cells: cells.into_iter().collect() }
    }

    /// The claim that a row makes.
    pub fn of_row(place: impl Into<String>, row: &Row) -> Self {
        let cells = columns_of(row.v).map(|c| (c.name.to_owned(), (c.cell)(row).into_owned()));
        Self::new(place, cells.chain([(SEAL.to_owned(), row.seal.clone())]))
    }

    /// The claim with another text in a cell.
    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.cells.insert(name.to_owned(), text.to_owned());
        self
    }

    /// The text of a cell; empty where the export has none.
    pub fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map_or("", String::as_str)
    }

    /// The number in a cell.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.cell(name).parse().ok()
    }

    /// True where the export carries this cell.
    pub fn has(&self, name: &str) -> bool {
        self.cells.contains_key(name)
    }

    /// The seal over the cells that the export carries.
    pub fn seal_of_cells(&self) -> String {
        let carried = COLUMNS.iter().filter(|column| self.has(column.name));
        seal_of(carried.map(|column| (column.name, self.cell(column.name).into())))
    }

    /// True where the seal is that of the cells.
    pub fn is_sealed(&self) -> bool {
        self.seal_of_cells() == self.cell(SEAL)
    }
}
