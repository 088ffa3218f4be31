//! Tables of tab-separated and of pipe-separated lines.
//!
//! ```text
//! Research and development⇥1⇥2,583⇥10,275⇥        cells at columns 0, 1, 2 and 3, as they are
//! | Revenues | $ 48,618 |                          cells at columns 0 and 1
//! ```
//!
//! What text recognition broke stays broken here: `1` and `2,583` are two cells. Whether they belong
//! together is for arithmetic to say.

use super::groups;
use super::inline::Text;
use crate::filing::document::{Cell, MOST_COLUMNS, Row, Table};
use crate::filing::grid::is_common_fraction;
use crate::text::{Span, TextSpan, saturate};

/// A line of a table: its place in the file and its bytes.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) at: u32,
    pub(super) bytes: &'a [u8],
}

/// What parts the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Tab,
    Pipe,
}

/// True for `|---|:--:|`: the rule below a header.
pub(super) fn is_pipe_rule(bytes: &[u8]) -> bool {
    bytes.contains(&b'-')
        && bytes.contains(&b'|')
        && bytes.iter().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}

/// Writes the cells of `lines` and gives the table that they make; None where nothing is in them.
pub(super) fn table(text: &mut Text, lines: &[Line], mark: Mark) -> Option<Table> {
    let mut table = Table::default();
    let mut aligned: Vec<bool> = Vec::new();
    let header = if mark == Mark::Pipe { lines.iter().position(|l| is_pipe_rule(l.bytes)) } else { None };
    for (index, line) in lines.iter().enumerate() {
        if Some(index) == header {
            aligned = cells(line.bytes, mark).map(|(_, cell)| cell.trim_ascii().ends_with(b":")).collect();
            for cell in &mut table.cells {
                cell.rule_below = true;
            }
            continue;
        }
        let first = table.cells.len();
        for (column, (offset, cell)) in cells(line.bytes, mark).enumerate() {
            let column = column.min(usize::from(MOST_COLUMNS));
            table.columns = table.columns.max(u16::try_from(column + 1).unwrap_or(u16::MAX));
            if column > 0 {
                // The mark between the cells is shown as a tab.
                text.replace("\t", line.at + saturate(offset - 1), 1);
            }
            let lead = cell.len() - cell.trim_ascii_start().len();
            let ink = cell.trim_ascii();
            if ink.is_empty() {
                continue;
            }
            let start = text.at();
            let look = text.inline(ink, line.at + saturate(offset + lead));
            let span: TextSpan = Span::new(start, text.at());
            if span.is_empty() {
                continue;
            }
            table.cells.push(Cell {
                span,
                row: saturate(table.rows.len()),
                column: u16::try_from(column).unwrap_or(u16::MAX),
                columns: 1,
                rows: 1,
                emphasis: look.emphasis,
                indent: if column == 0 { u8::try_from(lead).unwrap_or(u8::MAX) } else { 0 },
                header: header.is_some_and(|rule| index < rule),
                right: aligned.get(column).copied().unwrap_or(false),
                ..Cell::default()
            });
        }
        text.insert("\n");
        if let (Some(a), Some(b)) = (table.cells.get(first), table.cells.last()) {
            let span = Span::new(a.span.start(), b.span.end());
            table.rows.push(Row { span, first: saturate(first), end: saturate(table.cells.len()) });
        }
    }
    let (first, last) = (table.cells.first()?, table.cells.last()?);
    table.span = Span::new(first.span.start(), last.span.end());
    table.numeric = is_numeric(text, &table);
    groups::spread(&text.text, &mut table);
    Some(table)
}

/// The cells of a line with their offsets. The pipes at either end part nothing.
fn cells(bytes: &[u8], mark: Mark) -> impl Iterator<Item = (usize, &[u8])> {
    let byte = if mark == Mark::Tab { b'\t' } else { b'|' };
    let from = if mark == Mark::Pipe && bytes.first() == Some(&b'|') { 1 } else { 0 };
    let inner = &bytes[from..];
    let inner = if mark == Mark::Pipe { inner.strip_suffix(b"|").unwrap_or(inner) } else { inner };
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let end = unescaped(&inner[start..], byte).map(|i| start + i);
        at = end.map(|end| end + 1);
        Some((from + start, &inner[start..end.unwrap_or(inner.len())]))
    })
}

/// Where `mark` stands first without a backslash before it.
fn unescaped(bytes: &[u8], mark: u8) -> Option<usize> {
    memchr::memchr_iter(mark, bytes).find(|at| *at == 0 || bytes[at - 1] != b'\\' || mark == b'\t')
}

/// True where two rows or more, or most of them, hold a figure behind their first cell.
fn is_numeric(text: &Text, table: &Table) -> bool {
    let figures = (0..table.rows.len()).filter(|row| {
        table.row(*row).iter().any(|c| c.column > 0 && is_figure(crate::text::slice(&text.text, c.span)))
    });
    let count = figures.count();
    count >= 2 || count * 2 > table.rows.len()
}

/// True for a number with its signs and nothing else, telephones and file numbers left out.
pub(super) fn is_figure(text: &str) -> bool {
    let mut digits = 0;
    let mut dashes = 0;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'-' if index > 0 => dashes += 1,
            b'$' | b'(' | b')' | b',' | b'.' | b'%' | b'-' | b' ' => {}
            _ => return is_common_fraction(text.as_bytes()),
        }
    }
    digits > 0 && dashes == 0
}
