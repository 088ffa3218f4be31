//! The logical rows and columns of a table, out of its cells.
//!
//! Filers spread one printed column over several marked-up ones: the `$` in a cell of its own, the
//! closing bracket in the next, a spacer after it, a header that spans all three. A reader sees one
//! column, and so must every check and every export:
//!
//! ```text
//! marked up   0              1 2     3 4 5     6 7
//!             Year ended       2023        2022         header cells span 1-3 and 4-6
//!             Revenues       $ 45,754    $ 43,004
//!             Net loss         (262   )    2,000
//! logical     0 stub         1           2
//! ```
//!
//! Columns are found from the cells that hold figures, narrow ones first; a cell that overlaps two
//! columns already found spans them. What no figure column covers are columns of words.

mod class;
mod names;

use super::ascii::speaks_of_time;
use super::document::{Cell, Document, Table};
use crate::text::{Span, TextSpan};
pub(crate) use class::is_day_of_year;
pub use class::{CellClass, classify, is_common_fraction, is_money_range, is_noughts};
use class::{is_marks, is_relation};
pub(in crate::filing) use names::{are_ends, heads_column};

/// What a row is to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Above the header: a caption or a units line over the whole table.
    Caption,
    /// Says what the columns below are.
    Header,
    /// Holds figures or, in a grid of words, entries.
    Body,
    /// Words in the stub alone: a heading for the rows below it, or the start of a label that
    /// goes on in the next row.
    Label,
}

/// A logical column: the marked-up columns `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridColumn {
    /// First marked-up column.
    pub from: u16,
    /// One past the last.
    pub to: u16,
    /// Its body cells hold figures.
    pub numeric: bool,
}

/// Where a cell stands in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// First logical column that it covers.
    pub first: u16,
    /// Last logical column that it covers.
    pub last: u16,
    /// What it holds.
    pub class: CellClass,
    /// Its text without raised marks at either end.
    pub ink: TextSpan,
}

/// A table as a person sees it.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Logical columns from left to right; the first is the stub.
    pub columns: Vec<GridColumn>,
    /// For each cell of the table, its place.
    pub cells: Vec<Placed>,
    /// For each row of the table, what it is.
    pub rows: Vec<RowKind>,
}

impl Grid {
    /// The logical grid of `table`.
    pub fn of(document: &Document, table: &Table) -> Self {
        let text = document.text.as_bytes();
        let mut cells: Vec<Placed> = Vec::with_capacity(table.cells.len());
        let mut numbered = false;
        for cell in &table.cells {
            let ink = without_marks(document, cell.span);
            let class =
                if ink.is_empty() { CellClass::Mark } else { classify(text.get(ink.range()).unwrap_or(&[])) };
            // "COP", "DM" in the stub are names, whatever they stand for beside an amount.
            let named =
                cell.column == 0 && text.get(ink.start() as usize).is_some_and(u8::is_ascii_alphabetic);
            let class = if named && class == CellClass::Lead { CellClass::Words } else { class };
            // "x" closes a multiple, or checks a box.
            let times = class == CellClass::Trail && text.get(ink.range()).is_some_and(|t| t.ends_with(b"x"));
            let before = cells.len().checked_sub(1).filter(|at| table.cells[*at].row == cell.row);
            let multiplied = before.is_some_and(|_| is_multiplied(&cells, text));
            let class = if times && !multiplied { CellClass::Words } else { class };
            // "$10.00 – $19.99" before what is outstanding at such prices names its row.
            let range = cell.column == 0
                && class == CellClass::Number
                && text.get(ink.range()).is_some_and(is_money_range);
            let class = if range { CellClass::Words } else { class };
            numbered |= cell.column == 0 && class == CellClass::Number;
            cells.push(Placed { first: 0, last: 0, class, ink });
        }
        find_torn(table, &mut cells, text);
        if numbered {
            names::find_ends(table, &mut cells, text);
        }
        find_marks(table, &mut cells, text);
        let figures = figure_extents(table, &cells, text);
        let mut columns = figure_columns(&cells, &figures);
        let mut grid = Self { rows: Vec::with_capacity(table.rows.len()), cells, columns: Vec::new() };
        // Columns stand in the order in which they were found, narrow ones first.
        let stub_end = columns.iter().map(|c| c.from).min().unwrap_or(u16::MAX);
        grid.find_rows(table, stub_end, text);
        word_columns(table, &grid, &mut columns);
        columns.sort_unstable_by_key(|c| c.from);
        // The stub is always the first column, even where no row has one.
        if columns.first().is_none_or(|c| c.numeric) {
            let to = columns.first().map_or(1, |c| c.from);
            columns.insert(0, GridColumn { from: 0, to, numeric: false });
        }
        grid.columns = columns;
        for (index, cell) in table.cells.iter().enumerate() {
            let (from, to) = figures.get(index).copied().flatten().unwrap_or_else(|| columns_of(cell, cell));
            let (first, last) = grid.covered(from, to);
            grid.cells[index].first = first;
            grid.cells[index].last = last;
        }
        grid.part_heads(table);
        grid
    }

    /// Years beside each other in a header share no column: where the cell of one reaches over the edge of the
    /// other's column, as cells do that were not aligned with the figures, the wider of the two gives way.
    fn part_heads(&mut self, table: &Table) {
        for (row, kind) in table.rows.iter().zip(&self.rows) {
            let cells = self.cells.get_mut(row.first as usize..row.end as usize).unwrap_or(&mut []);
            if *kind != RowKind::Header {
                continue;
            }
            for at in 1..cells.len() {
                let (left, right) = (cells[at - 1], cells[at]);
                let years = left.class == CellClass::Year && right.class == CellClass::Year;
                if !years || right.first != left.last {
                    continue;
                }
                if right.last > right.first {
                    cells[at].first += 1;
                } else if left.last > left.first {
                    cells[at - 1].last -= 1;
                }
            }
        }
    }

    /// The logical columns that marked-up columns `from..to` cover, or the nearest one.
    fn covered(&self, from: u16, to: u16) -> (u16, u16) {
        let mut hit: Option<(usize, usize)> = None;
        for (index, column) in self.columns.iter().enumerate() {
            if column.from < to && from < column.to {
                hit = Some(hit.map_or((index, index), |(first, _)| (first, index)));
            }
        }
        let (first, last) = hit.unwrap_or_else(|| {
            let distance =
                |c: &GridColumn| if c.from >= to { c.from - to } else { from.saturating_sub(c.to) };
            let nearest = (0..self.columns.len()).min_by_key(|i| distance(&self.columns[*i])).unwrap_or(0);
            (nearest, nearest)
        });
        let column = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        (column(first), column(last))
    }

    /// Tells header rows from body rows. `stub_end` is the first marked-up column of figures.
    fn find_rows(&mut self, table: &Table, stub_end: u16, text: &[u8]) {
        let mut seen_columns = false;
        let mut seen_figures = false;
        for (index, row) in table.rows.iter().enumerate() {
            let range = row.first as usize..row.end as usize;
            let cells = table.row(index);
            let placed = self.cells.get(range).unwrap_or(&[]);
            let beyond = |i: usize| i > 0 || cells[i].column >= stub_end;
            let ordinals = numbers_years(placed, text)
                || !seen_figures && numbers_columns(placed, cells, stub_end, text);
            let years = |p: &Placed| matches!(p.class, CellClass::Year | CellClass::Mark);
            let asks = seen_figures
                && placed.split_first().is_some_and(|(name, rest)| {
                    rest.iter().all(years) && asks_for_year(text.get(name.ink.range()).unwrap_or(&[]))
                });
            let spans = || self.spans_times(table, index, stub_end, text);
            let days = || below_months(table, index, stub_end, text);
            let figure = !ordinals
                && placed.iter().enumerate().any(|(i, p)| {
                    matches!(p.class, CellClass::Number | CellClass::Nil)
                        && (beyond(i) || placed.len() == 1)
                        && !(cells[i].header && is_day(text.get(p.ink.range()).unwrap_or(&[])) && days())
                });
            // "Bank loan | N/A | N/A" among figures is a row like those.
            let says = |p: &Placed| is_answer(text.get(p.ink.range()).unwrap_or(&[]));
            let answers = placed.get(1..).unwrap_or(&[]);
            let answered = seen_figures
                && cells.first().is_some_and(|c| c.column < stub_end)
                && answers.iter().any(says)
                && answers.iter().all(|p| p.class == CellClass::Mark || says(p));
            let relates = |p: &Placed| is_relation(text.get(p.ink.range()).unwrap_or(&[]));
            let related = seen_columns
                && answers.iter().any(relates)
                && answers.iter().all(|p| p.class == CellClass::Mark || relates(p));
            let words = placed.iter().filter(|p| p.class != CellClass::Mark).count();
            let heads = !seen_figures && seen_columns && heads_by_rates(placed, text);
            let figure = (figure || answered || related) && !heads && !(figure && spans());
            seen_figures |= figure;
            let kind = if figure || asks {
                RowKind::Body
            } else if words > 1 || cells.first().is_some_and(|c| c.column >= stub_end) {
                let years = placed.iter().enumerate().any(|(i, p)| p.class == CellClass::Year && beyond(i));
                if table.numeric || years || !seen_columns { RowKind::Header } else { RowKind::Body }
            } else if seen_columns {
                RowKind::Label
            } else {
                RowKind::Caption
            };
            seen_columns |= matches!(kind, RowKind::Header | RowKind::Body);
            self.rows.push(kind);
        }
        self.head_first_rows(table, text);
        self.head_with_stubs(table, text);
        // What nothing follows is the header of nothing: "Current ratio   1.21:1   1.20:1".
        for (kind, row) in self.rows.iter_mut().zip(&table.rows).rev() {
            let cells = self.cells.get(row.first as usize..row.end as usize).unwrap_or(&[]);
            if *kind != RowKind::Header || !seen_figures || !holds_values(cells, text) {
                break;
            }
            *kind = RowKind::Body;
        }
    }

    /// "Within | 1-5 | After 5" over "1 Year | Years | Years": numbers over nothing but what they count are in the header
    /// (the ranges of Regulation S-K, Industry Guide 3, Items II.B and III.B).
    fn spans_times(&self, table: &Table, row: usize, stub_end: u16, text: &[u8]) -> bool {
        const UNITS: [&[u8]; 12] = [
            b"year",
            b"years",
            b"yr",
            b"yrs",
            b"month",
            b"months",
            b"mos",
            b"day",
            b"days",
            b"weeks",
            b"payment",
            b"payments",
        ];
        let (cells, Some(below)) = (table.row(row), table.rows.get(row + 1).map(|_| table.row(row + 1)))
        else {
            return false;
        };
        let ink = |cell: &Cell| text.get(cell.span.range()).unwrap_or(&[]);
        let unnamed = |cell: &Cell| cell.column >= stub_end || ink(cell).starts_with(b"(");
        let first = table.rows[row].first as usize;
        let numbers = { self.cells.get(first..first + cells.len()).unwrap_or(&[]).iter() }
            .filter(|placed| placed.class == CellClass::Number)
            .count();
        let is_unit = |cell: &&Cell| {
            let word = ink(cell).strip_suffix(b".").unwrap_or(ink(cell));
            UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(word))
        };
        let worded = !below.iter().any(|cell| classify(ink(cell)) == CellClass::Number);
        let units = below.iter().filter(is_unit).count();
        cells.first().is_some_and(unnamed) && worded && numbers > 0 && units >= numbers
    }

    /// What stands in the stub of a header, between its lines or as the time of them all, is part of it: "Years Ended
    /// December 31" over "(in millions) | 1995 | 1994", "September 30, 1994" under "Three years ended | 1994 | 1993".
    fn head_with_stubs(&mut self, table: &Table, text: &[u8]) {
        let first = self.rows.iter().position(|kind| *kind == RowKind::Body).unwrap_or(0);
        let last = self.rows[..first].iter().rposition(|kind| *kind == RowKind::Header).unwrap_or(0);
        for row in 0..first {
            let cells = table.row(row);
            let words = cells.first().and_then(|cell| text.get(cell.span.range())).unwrap_or(&[]);
            let in_header = cells.iter().all(|cell| cell.header);
            // "1992 - $641; 1991 - $628." is a sentence.
            let amounts = words.contains(&b'$') || words.ends_with(b".");
            if self.rows[row] == RowKind::Label
                && in_header
                && !amounts
                && (row < last || speaks_of_time(words))
            {
                self.rows[row] = RowKind::Header;
            }
        }
    }

    /// A caption right above the first row, which is indented under it, heads rows: "Current assets" over
    /// "  Cash" where no column has a header.
    fn head_first_rows(&mut self, table: &Table, text: &[u8]) {
        let Some(body) = self.rows.iter().position(|kind| *kind == RowKind::Body) else { return };
        let Some(above) = body.checked_sub(1).filter(|row| self.rows[*row] == RowKind::Caption) else {
            return;
        };
        let indent = |row: usize| table.row(row).first().map(|cell| cell.indent);
        let worded = table
            .row(above)
            .iter()
            .all(|cell| !text.get(cell.span.range()).unwrap_or(&[]).iter().any(u8::is_ascii_digit));
        if indent(above) < indent(body) && table.row(above).len() == 1 && worded {
            self.rows[above] = RowKind::Label;
        }
    }
}

/// "Years | 1 | 2 | 3 | 4 | 5": the columns are years by their number (ASC 944-40-50-4G).
fn numbers_years(cells: &[Placed], text: &[u8]) -> bool {
    let Some((name, rest)) = cells.split_first() else { return false };
    let ink = |p: &Placed| text.get(p.ink.range()).unwrap_or(&[]);
    let named = matches!(ink(name), b"Year" | b"Years" | b"YEAR" | b"YEARS");
    let mut numbers = rest.iter().filter(|p| p.class != CellClass::Mark).map(ink);
    named
        && numbers.clone().count() >= 3
        && (1..=12_u8)
            .zip(numbers.by_ref())
            .all(|(number, ink)| std::str::from_utf8(ink).is_ok_and(|ink| ink.parse() == Ok(number)))
        && numbers.next().is_none()
}

/// "(1) | (2)" over the columns, words among them, and nothing over the stub: the columns are numbered, as those of
/// additions are in Schedule II (Regulation S-X, Rule 12-09), or have the marks of footnotes.
fn numbers_columns(placed: &[Placed], cells: &[Cell], stub_end: u16, text: &[u8]) -> bool {
    let ink = |p: &Placed| text.get(p.ink.range()).unwrap_or(&[]);
    let marked = |p: &&Placed| matches!(ink(p), [b'(', digit, b')'] if digit.is_ascii_digit());
    let marks = placed.iter().filter(marked).count();
    let others = placed.iter().filter(|p| !marked(p));
    marks >= 1 && placed.len() >= 2 && cells.first().is_some_and(|cell| cell.column >= stub_end) && { others }
        .all(|p| matches!(p.class, CellClass::Words | CellClass::Mark))
}

/// True for a row that names nothing, below a month at the end of other words: "30" below "Three Months Ended June".
fn below_months(table: &Table, row: usize, stub_end: u16, text: &[u8]) -> bool {
    let words = |cell: &Cell| text.get(cell.span.range()).unwrap_or(&[]).trim_ascii();
    let month = |cell: &Cell| {
        let mut parts = words(cell).rsplitn(2, |b| *b == b' ');
        let last = parts.next().unwrap_or(&[]);
        parts.next().is_some() && last.len() >= 3 && crate::text::dates::month(last).is_some()
    };
    let above = row.checked_sub(1).map_or(&[][..], |above| table.row(above));
    above.iter().any(month) && table.row(row).first().is_some_and(|cell| cell.column >= stub_end)
}

/// "30" or "30,": the day in a header that goes on over several lines, "Three Months Ended June" over it.
pub(crate) fn is_day(text: &[u8]) -> bool {
    let digits = text.strip_suffix(b",").unwrap_or(text);
    matches!(digits, [b'1'..=b'9'] | [b'1' | b'2', b'0'..=b'9'] | [b'3', b'0' | b'1'])
}

/// A label that asks for a year, so that its row is no header: "Year that the rate reaches the ultimate trend
/// rate | 2019 | 2017" (ASC 715-20-50-1(n), as in force up to 2020).
pub(crate) fn asks_for_year(label: &[u8]) -> bool {
    let mut words = label.split(|b| *b == b' ').filter(|word| !word.is_empty());
    let year = words.next().is_some_and(|word| word.eq_ignore_ascii_case(b"year"));
    let goes_on = |word: &[u8]| word.first().is_some_and(u8::is_ascii_lowercase) && !word.starts_with(b"end");
    let reached = [&b"reach"[..], b"attain"].iter().any(|verb| memchr::memmem::find(label, verb).is_some());
    year && words.next().is_some_and(goes_on) && reached
}

/// True for cells of which the first names a row and another starts like an amount, though it is no plain
/// one: "2.4 yrs", "$5.0 or $7.5". Years head columns.
fn holds_values(cells: &[Placed], text: &[u8]) -> bool {
    let starts = |p: &Placed| text.get(p.ink.start() as usize).copied().unwrap_or(0);
    let value = |p: &Placed| starts(p).is_ascii_digit() || starts(p) == b'$';
    let Some((name, rest)) = cells.split_first() else { return false };
    starts(name).is_ascii_alphabetic()
        && rest.iter().any(value)
        && cells.iter().all(|p| p.class != CellClass::Year)
}

/// True for the heads of columns of which two or more are whole percentages: "Expiration date | 5% | 10%", the
/// assumed rates of Regulation S-K, Item 402(c) as in force from 1992 to 2006.
fn heads_by_rates(placed: &[Placed], text: &[u8]) -> bool {
    let rate = |p: &Placed| {
        let ink = text.get(p.ink.range()).unwrap_or(&[]);
        let digits = ink.strip_suffix(b"%").unwrap_or(&[]).trim_ascii_end();
        (1..=2).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
    };
    // Rates stand behind all other heads, and a list of companies and shares of them has a name first.
    let rising = placed.iter().rev().take(2);
    let last: Vec<&[u8]> = rising.map(|p| text.get(p.ink.range()).unwrap_or(&[])).collect();
    if last != [&b"10%"[..], b"5%"] {
        return false;
    }
    let numbers = || placed.iter().filter(|p| p.class == CellClass::Number);
    let words = placed.iter().skip(1).filter(|p| p.class == CellClass::Words).count();
    numbers().count() >= 2 && words >= 2 && numbers().all(rate)
}

/// True for what stands in place of a figure where there is none: "N/A", "NM", "None".
pub(super) fn is_answer(text: &[u8]) -> bool {
    const ANSWERS: [&[u8]; 7] = [b"N/A", b"NA", b"N.A.", b"NM", b"N/M", b"N.M.", b"NONE"];
    ANSWERS.iter().any(|answer| answer.eq_ignore_ascii_case(text))
}

/// `span` without raised marks at its ends.
fn without_marks(document: &Document, span: TextSpan) -> TextSpan {
    let first = document.superscripts.partition_point(|s| s.end() <= span.start());
    let (mut start, mut end) = (span.start(), span.end());
    let raised = document.superscripts[first..].iter().take_while(|s| s.start() < span.end());
    for mark in raised.clone() {
        if mark.start() <= start {
            start = mark.end();
        }
    }
    for mark in raised {
        if mark.end() >= end && mark.start() >= start {
            end = mark.start();
        }
    }
    let bytes = document.text.as_bytes().get(start as usize..end.max(start) as usize).unwrap_or(&[]);
    let lead = bytes.len() - bytes.trim_ascii_start().len();
    let kept = bytes.trim_ascii().len();
    let start = start + crate::text::saturate(lead);
    Span::new(start, start + crate::text::saturate(kept))
}

/// Text recognition tears the first digit off a figure and leaves it in the column of the currency
/// signs: `$ | 41,870` above `1 | 2,583`. In a column that holds nothing else, short digits with a
/// figure to their right are such pieces.
fn find_torn(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let is_piece = |index: usize, cells: &[Placed]| {
        let cell = &table.cells[index];
        let digits = text.get(cell.span.range()).unwrap_or(&[]).trim_ascii_start();
        let core = digits.iter().position(u8::is_ascii_digit).map_or(&[][..], |at| &digits[at..]);
        let right = cells.get(index + 1).zip(table.cells.get(index + 1));
        (1..=3).contains(&core.len())
            && core.iter().all(u8::is_ascii_digit)
            && right.is_some_and(|(p, c)| {
                p.class == CellClass::Number && c.row == cell.row && c.column == cell.column_end()
            })
    };
    // Cells of one column alone, column by column.
    let mut by_column: Vec<usize> = (0..cells.len()).filter(|i| table.cells[*i].columns == 1).collect();
    by_column.sort_by_key(|i| table.cells[*i].column);
    for in_column in by_column.chunk_by(|a, b| table.cells[*a].column == table.cells[*b].column) {
        let has = |class: CellClass| in_column.iter().any(|i| cells[*i].class == class);
        // The sign over a column is a header, "$" beside "%": those of figures stand right before one.
        let leads = |i: &usize| {
            let next = table.cells.get(i + 1).filter(|next| next.row == table.cells[*i].row);
            cells[*i].class == CellClass::Lead
                && next.is_some()
                && matches!(cells[i + 1].class, CellClass::Number | CellClass::Nil)
        };
        if !has(CellClass::Number) || !in_column.iter().any(leads) {
            continue;
        }
        let pieces: Vec<usize> =
            in_column.iter().copied().filter(|i| cells[*i].class == CellClass::Number).collect();
        if pieces.iter().all(|i| is_piece(*i, cells)) {
            for index in pieces {
                cells[index].class = CellClass::Lead;
            }
        }
    }
}

/// A marked-up column that holds nothing but "(1)" and the like, each right behind a figure, is one of
/// footnote marks: a loss of one would not stand alone in its column.
fn find_marks(table: &Table, cells: &mut [Placed], text: &[u8]) {
    let is_mark = |index: usize, cells: &[Placed]| {
        let cell = &table.cells[index];
        let digits = text.get(cells[index].ink.range()).unwrap_or(&[]);
        let before = index.checked_sub(1).filter(|before| table.cells[*before].row == cell.row);
        is_marks(digits)
            && before.is_some_and(|i| matches!(cells[i].class, CellClass::Number | CellClass::Trail))
    };
    if !(0..cells.len()).any(|index| is_mark(index, cells)) {
        return;
    }
    let mut by_column: Vec<usize> = (0..cells.len()).filter(|i| table.cells[*i].columns == 1).collect();
    by_column.sort_by_key(|i| table.cells[*i].column);
    for in_column in by_column.chunk_by(|a, b| table.cells[*a].column == table.cells[*b].column) {
        if in_column.iter().all(|index| is_mark(*index, cells)) {
            for index in in_column {
                cells[*index].class = CellClass::Mark;
            }
        }
    }
}

/// Columns beyond this are one column, which bounds the work on tables that no page has room for.
const MOST_COLUMNS: u16 = 512;

/// The marked-up columns from the first of `first` to the last of `last`.
fn columns_of(first: &Cell, last: &Cell) -> (u16, u16) {
    // The cells of a row of text may overlap, one left of the one before.
    let from = first.column.min(MOST_COLUMNS - 1);
    (from, last.column_end().clamp(from + 1, MOST_COLUMNS))
}

/// For each cell that belongs to a figure, the marked-up columns of the whole figure, its
/// satellites included.
fn figure_extents(table: &Table, cells: &[Placed], text: &[u8]) -> Vec<Option<(u16, u16)>> {
    let mut extents = vec![None; cells.len()];
    for row in &table.rows {
        let (first, end) = (row.first as usize, (row.end as usize).min(cells.len()));
        let mut index = first;
        // A year that opens a row names it, unless the whole row is a header of years.
        let is_year = |p: &Placed| p.class == CellClass::Year;
        let years_alone = end - first >= 2 && cells[first..end].iter().all(is_year);
        if cells.get(first).is_some_and(is_year) && !years_alone {
            index += 1;
        }
        while index < end {
            if !matches!(cells[index].class, CellClass::Number | CellClass::Nil | CellClass::Year) {
                index += 1;
                continue;
            }
            let mut from = index;
            while from > first && cells[from - 1].class == CellClass::Lead && extents[from - 1].is_none() {
                from -= 1;
            }
            let mut to = index + 1;
            // Nothing has so many hundreds: a percent sign beside a year heads a column of its own.
            let apart = |p: &Placed| is_year(&cells[index]) && text.get(p.ink.range()) == Some(b"%");
            while to < end && cells[to].class == CellClass::Trail && !apart(&cells[to]) {
                to += 1;
            }
            let extent = columns_of(&table.cells[from], &table.cells[to - 1]);
            extents[from..to].fill(Some(extent));
            index = to;
        }
    }
    extents
}

/// Clusters the extents of figures into columns, narrow ones first.
fn figure_columns(cells: &[Placed], extents: &[Option<(u16, u16)>]) -> Vec<GridColumn> {
    let mut columns: Vec<GridColumn> = Vec::new();
    // Years come last: those of a header stand over a column, not always on it.
    for years in [false, true] {
        let of_kind = cells.iter().zip(extents).filter(|(p, _)| (p.class == CellClass::Year) == years);
        let mut counted: Vec<(u16, u16)> = of_kind.filter_map(|(_, extent)| *extent).collect();
        counted.sort_unstable_by_key(|(from, to)| (to - from, *from));
        counted.dedup();
        for (from, to) in counted {
            absorb(&mut columns, from, to, true);
        }
    }
    columns
}

/// Adds `from..to` to the one column that it overlaps, or as a new one where it overlaps none. What
/// overlaps several spans them and changes nothing.
fn absorb(columns: &mut Vec<GridColumn>, from: u16, to: u16, numeric: bool) {
    let mut over = columns.iter_mut().filter(|c| c.from < to && from < c.to);
    match (over.next(), over.next()) {
        (None, _) => columns.push(GridColumn { from, to, numeric }),
        (Some(column), None) if column.numeric == numeric => {
            column.from = column.from.min(from);
            column.to = column.to.max(to);
        }
        _ => {}
    }
}

/// Adds the columns of words that body rows have beside their figures.
fn word_columns(table: &Table, grid: &Grid, columns: &mut Vec<GridColumn>) {
    let is_words = |cell: &Cell, index: usize| {
        grid.cells.get(index).is_some_and(|p| p.class == CellClass::Words)
            && matches!(grid.rows.get(cell.row as usize), Some(RowKind::Body | RowKind::Label))
    };
    let mut extents: Vec<(u16, u16)> = table
        .cells
        .iter()
        .enumerate()
        .filter(|(index, cell)| is_words(cell, *index))
        .map(|(_, cell)| columns_of(cell, cell))
        .collect();
    extents.sort_unstable_by_key(|(from, to)| (to - from, *from));
    extents.dedup();
    for (from, to) in extents {
        absorb(columns, from, to, false);
    }
}

/// True where an "x" behind `cells` makes a multiple of the number in the last one: "2.4 | x", or "5 | x" below
/// "Multiple of salary". Behind "1,200" it checks a box.
fn is_multiplied(cells: &[Placed], text: &[u8]) -> bool {
    /// The cells of a header of many columns in some lines.
    const HEADERS: usize = 64;
    let ink = |placed: &Placed| text.get(placed.ink.range()).unwrap_or(&[]);
    let says = |placed: &Placed| ink(placed).windows(7).any(|word| word == b"ultiple");
    let fine = |before: &Placed| ink(before).contains(&b'.') || cells.iter().take(HEADERS).any(says);
    cells.last().is_some_and(|before| before.class == CellClass::Number && fine(before))
}

#[cfg(test)]
mod tests;
