//! Tables as grids: what `tickmark tables` prints.
//!
//! The grid is the one that a reader sees (see [`crate::filing::grid`]): header rows told from body,
//! signs joined to their number, spacer columns gone, a heading over several columns known to stand
//! over each of them, footnote marks apart.
//!
//! ```text
//! marked up   |Net loss|$|(262|)| |$|2,000| |     |        |2023 (1)| |
//! grid        Net loss   $(262)     $2,000         columns  "2023" with note "(1)"
//! ```

mod caption;
mod grid;
mod print;

use serde::Serialize;

use super::record::Named;
pub use print::write;

/// A table, as `tickmark tables` prints it.
#[derive(Clone, Debug, Serialize)]
pub struct TableGrid<'a> {
    /// Name of the file.
    pub filing: &'a str,
    /// Number of the document in the file, from 1.
    pub document: usize,
    /// Type of the document.
    pub document_type: &'a str,
    /// Index of the table in its document, from 0.
    pub index: usize,
    /// Titles of the sections around it, outermost first.
    pub section: Vec<&'a str>,
    /// The words over it, from the nearest lines above and from rows of its own.
    pub caption: String,
    /// The words that say what its amounts are in: "(in thousands)".
    pub units: Option<&'a str>,
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// It holds figures.
    pub numeric: bool,
    /// Its columns from left to right; the first is the stub.
    pub columns: Vec<ColumnHead>,
    /// Its rows from top to bottom.
    pub rows: Vec<GridRow>,
}

/// What stands over a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ColumnHead {
    /// The words of the first header rows that name the column, joined from top to bottom. A table that runs
    /// over pages prints them on each.
    pub header: String,
    /// Its body holds figures.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct GridRow {
    /// Index of the row in the table as extracted figures name it, from 0.
    pub row: usize,
    /// `caption`, `header`, `body` or `label`: words in the stub alone.
    pub kind: &'static str,
    /// Its cells that hold text.
    pub cells: Vec<GridCell>,
}

/// A cell of a table, its signs joined to its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GridCell {
    /// Index of the first column that it covers, from 0, which is the stub.
    pub column: usize,
    /// Number of columns that it covers.
    pub columns: usize,
    /// What is printed, without footnote marks.
    pub text: String,
    /// Footnote marks beside it.
    pub notes: Vec<String>,
    /// First byte in the file.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

impl<'a> Named<'a> {
    /// All tables of the filing, in reading order.
    pub fn tables(self) -> impl Iterator<Item = TableGrid<'a>> {
        let documents = self.reading.filing.documents.iter().enumerate();
        documents.flat_map(move |(number, document)| {
            document.blocks.iter().enumerate().filter_map(move |(block, of)| match of.kind {
                crate::filing::BlockKind::Table(index) => grid::table(self, number, block, index as usize),
                _ => None,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The caption and the headers of the only table of a page that has `above` and `below` around the
    /// columns.
    fn read(above: &str, rows: &str) -> (String, Vec<String>) {
        let page = format!("<html><body>{above}<table>{rows}</table></body></html>");
        let reading = crate::reading::read(page.into_bytes());
        let named = Named { name: "page.htm", reading: &reading };
        let table = named.tables().next().expect("a table");
        (table.caption, table.columns.into_iter().map(|column| column.header).collect())
    }

    const ROWS: &str = "<tr><td></td><td>2023</td><td>2022</td></tr><tr><td>Kettles</td><td>1,204</td><td>1,100</td></tr>\
                        <tr><td>Pots</td><td>310</td><td>280</td></tr>";

    #[test]
    fn what_stands_over_a_table_without_speaking_of_it_is_no_caption() {
        for (above, caption) in [
            ("<p>Sales by Town</p>", "Sales by Town"),
            (
                "<p>Kettles rose because the shops of the towns took more of them.</p><p>Sales by Town</p>",
                "Sales by Town",
            ),
            ("<p>Kettles rose because the shops of the towns took more of them.</p>", ""),
            (
                "<p>What the towns bought in each of these years is as follows.</p>",
                "What the towns bought in each of these years is as follows.",
            ),
            (
                "<p><a href=\"#toc\">Index to Financial Statements</a></p><p>Sales by Town</p>",
                "Sales by Town",
            ),
        ] {
            assert_eq!(read(above, ROWS).0, caption, "{above}");
        }
    }

    #[test]
    fn a_header_printed_again_on_the_next_page_names_its_columns_once() {
        assert_eq!(read("", &format!("{ROWS}{ROWS}")).1, ["", "2023", "2022"]);
    }
}
