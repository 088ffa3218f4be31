//! Prints grids: as records, as comma-separated values, or laid out for a person.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::{GridRow, TableGrid};
use crate::export::csv::line;
use crate::export::write::{self, RecordFormat};
use crate::text::cells;

/// No column is shown wider than this.
const WIDEST: usize = 100;

/// Writes `tables` to `out`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write<'a>(
    out: &mut impl Write,
    format: RecordFormat,
    tables: impl Iterator<Item = TableGrid<'a>>,
) -> io::Result<()> {
    match format {
        RecordFormat::Jsonl | RecordFormat::Json => write::records(out, format, tables),
        RecordFormat::Csv => {
            let tables: Vec<TableGrid> = tables.collect();
            header(out, &tables)?;
            tables.iter().try_for_each(|table| csv(out, table))
        }
        RecordFormat::Table => tables.into_iter().try_for_each(|table| shown(out, &table)),
    }
}

/// The text of each column of a row; what spans several stands in each of them.
fn expanded(row: &GridRow, columns: usize) -> Vec<&str> {
    let mut fields = vec![""; columns];
    for cell in &row.cells {
        for field in fields.iter_mut().skip(cell.column).take(cell.columns) {
            if field.is_empty() {
                *field = &cell.text;
            }
        }
    }
    fields
}

/// The names of the fields: those of the columns are their numbers, up to the widest table.
fn header(out: &mut impl Write, tables: &[TableGrid]) -> io::Result<()> {
    if tables.is_empty() {
        return Ok(());
    }
    let widest = tables.iter().map(|table| table.columns.len()).max().unwrap_or(0);
    let columns: Vec<String> = (0..widest).map(|column| column.to_string()).collect();
    line(out, ["filing", "document", "table", "kind"].into_iter().chain(columns.iter().map(String::as_str)))
}

/// One line a row, one field a column, after the name of the file, the number of the document, the index of
/// the table and the kind of the row; an empty line after each table.
fn csv(out: &mut impl Write, table: &TableGrid) -> io::Result<()> {
    for row in &table.rows {
        let (document, index) = (table.document.to_string(), table.index.to_string());
        let lead = [table.filing, document.as_str(), &index, row.kind];
        line(out, lead.into_iter().chain(expanded(row, table.columns.len())))?;
    }
    out.write_all(b"\r\n")
}

/// A title, then the columns aligned: words left, figures right.
fn shown(out: &mut impl Write, table: &TableGrid) -> io::Result<()> {
    let mut title = vec![format!("{} #{}", table.document_type, table.index).trim_start().to_owned()];
    title.extend(table.section.iter().map(|s| (*s).to_owned()));
    if !table.caption.is_empty() {
        title.push(table.caption.clone());
    }
    writeln!(out, "{}", cells::line(&title.join(" \u{203A} ")))?;
    // A cell over several columns does not widen them.
    let columns = table.columns.len();
    let mut widths = vec![0; columns];
    let fields: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| {
            let mut fields = vec![String::new(); columns];
            for cell in &row.cells {
                let Some(field) = fields.get_mut(cell.column) else { continue };
                *field = cells::clip(&cells::line(&cell.text), WIDEST);
                let spans = cell.columns > 1 || cell.column == 0 && row.cells.len() == 1;
                if !spans && let Some(width) = widths.get_mut(cell.column) {
                    *width = field.width().max(*width);
                }
            }
            fields
        })
        .collect();
    for (row, fields) in table.rows.iter().zip(&fields) {
        let mut line = String::new();
        let mut column = 0;
        for (at, field) in fields.iter().enumerate() {
            let start: usize = widths.iter().take(at).map(|w| w + 2).sum();
            let covered = row.cells.iter().find(|c| c.column == at).map_or(1, |c| c.columns);
            let room: usize =
                widths.iter().skip(at).take(covered).map(|w| w + 2).sum::<usize>().saturating_sub(2);
            let numeric = table.columns.get(at).is_some_and(|c| c.numeric);
            if field.is_empty() {
                continue;
            }
            let free = room.saturating_sub(field.width());
            let lead = start
                + if covered > 1 {
                    free / 2
                } else if numeric {
                    free
                } else {
                    0
                };
            let gap = lead.saturating_sub(column).max(usize::from(column > 0));
            line.extend(std::iter::repeat_n(' ', gap));
            line.push_str(field);
            column += gap + field.width();
        }
        writeln!(out, "{line}")?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::record::Named;
    use crate::reading;

    const STATEMENT: &str = "<html><body><p><b>STATEMENTS OF OPERATIONS</b></p><p>(in thousands)</p><table>
<tr><td></td><td></td><td colspan=3>Year ended</td><td></td><td colspan=3></td></tr>
<tr><td></td><td></td><td colspan=3>2023<sup>(1)</sup></td><td></td><td colspan=3>2022</td></tr>
<tr><td>Revenues</td><td></td><td>$</td><td>48,618</td><td></td><td></td><td>$</td><td>46,319</td><td></td></tr>
<tr><td>Net loss</td><td></td><td></td><td>(262</td><td>)</td><td></td><td></td><td>2,000</td><td></td></tr>
<tr><td>Margin</td><td></td><td></td><td>12</td><td>%</td><td></td><td></td><td>\u{2014}</td><td>%</td></tr>
</table></body></html>";

    fn printed(html: &str, format: RecordFormat) -> String {
        let reading = reading::sections(html.as_bytes().to_vec());
        let mut out = Vec::new();
        write(&mut out, format, Named { name: "a.htm", reading: &reading }.tables()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_statement_laid_out() {
        let want = "\
#0 \u{203A} STATEMENTS OF OPERATIONS \u{203A} STATEMENTS OF OPERATIONS (in thousands)
          Year ended
                2023     2022
Revenues     $48,618  $46,319
Net loss       (262)    2,000
Margin           12%       \u{2014}%

";
        assert_eq!(printed(STATEMENT, RecordFormat::Table), want);
    }

    #[test]
    fn comma_separated_values_say_what_each_row_is() {
        let want = "filing,document,table,kind,0,1,2\r\n\
            a.htm,1,0,header,,Year ended,\r\na.htm,1,0,header,,2023,2022\r\n\
            a.htm,1,0,body,Revenues,\"$48,618\",\"$46,319\"\r\n\
            a.htm,1,0,body,Net loss,(262),\"2,000\"\r\na.htm,1,0,body,Margin,12%,\u{2014}%\r\n\r\n";
        assert_eq!(printed(STATEMENT, RecordFormat::Csv), want);
    }

    #[test]
    fn records_hold_the_place_of_every_cell() {
        let record: serde_json::Value =
            serde_json::from_str(&printed(STATEMENT, RecordFormat::Jsonl)).unwrap();
        assert_eq!(record["units"], "in thousands");
        assert_eq!(record["columns"][1]["header"], "Year ended 2023");
        assert_eq!(record["rows"][1]["cells"][0]["notes"], serde_json::json!(["(1)"]));
        let cell = &record["rows"][3]["cells"][1];
        let at = |name: &str| usize::try_from(cell[name].as_u64().unwrap()).unwrap();
        assert_eq!(&STATEMENT[at("start")..at("end")], "(262</td><td>)");
    }
}
