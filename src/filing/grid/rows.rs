//! Tells the rows of a table apart: captions, headers, bodies and headings over rows.
//!
//! No markup says reliably which rows are headers, so each row is judged by what its cells hold and by what was seen
//! above it: years over the columns make a header, figures beyond the stub a body, words in the stub alone a heading.

use super::class::is_relation;
use super::{CellClass, Grid, Placed, RowKind};
use crate::filing::ascii::speaks_of_time;
use crate::filing::document::{Cell, Table};

impl Grid {
    /// Tells header rows from body rows. `stub_end` is the first marked-up column of figures.
    pub(super) fn find_rows(&mut self, table: &Table, stub_end: u16, text: &[u8]) {
        let mut seen_columns = false;
        let (mut seen_figures, mut seen_body) = (false, false);
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
            let figure = (figure
                || answered
                || related
                || starred(placed, cells, stub_end, text)
                || seen_figures && noted(placed, cells, stub_end, text))
                && !(figure && (spans() || compares_years(placed, text)));
            seen_figures |= figure;
            let kind = if figure || asks {
                RowKind::Body
            } else if heads_sides(placed, cells, text) {
                RowKind::Label
            } else if words > 1 || cells.first().is_some_and(|c| c.column >= stub_end) {
                let years = placed.iter().enumerate().any(|(i, p)| p.class == CellClass::Year && beyond(i));
                let dated = || !seen_body && are_days(placed, cells, text);
                if table.numeric || years || !seen_columns || dated() {
                    RowKind::Header
                } else {
                    RowKind::Body
                }
            } else if seen_columns {
                RowKind::Label
            } else {
                RowKind::Caption
            };
            seen_body |= kind == RowKind::Body;
            seen_columns |= matches!(kind, RowKind::Header | RowKind::Body);
            self.rows.push(kind);
        }
        self.find_attributes(table, stub_end, text);
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
        let under = self.cells.get(first + cells.len()..first + cells.len() + below.len()).unwrap_or(&[]);
        let worded = under.iter().all(|placed| placed.class != CellClass::Number);
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

/// "Current assets: | Current liabilities:": two headings over rows of two sides, and no header of columns.
fn heads_sides(placed: &[Placed], cells: &[Cell], text: &[u8]) -> bool {
    let ink = |p: &&Placed| text.get(p.ink.range()).unwrap_or(&[]);
    let words = || placed.iter().filter(|p| p.class != CellClass::Mark);
    words().count() == 2
        && cells.first().is_some_and(|cell| cell.column == 0)
        && cells.iter().all(|cell| !cell.header)
        && words().all(|p| ink(&p).ends_with(b":") && !speaks_of_time(ink(&p)))
}

/// "Alice Brown | * | *": what the note on the asterisk says stands in place of a figure, less than one percent or an
/// amount that is yet to come. A mark beside a heading has no column of its own, and a heading may end in a colon.
fn starred(placed: &[Placed], cells: &[Cell], stub_end: u16, text: &[u8]) -> bool {
    let ink = |p: &Placed| text.get(p.ink.range()).unwrap_or(&[]);
    let star = |p: &Placed| matches!(ink(p), b"*" | b"**");
    let around =
        |p: &Placed| star(p) || matches!(p.class, CellClass::Lead | CellClass::Trail | CellClass::Nil);
    let Some((name, rest)) = placed.split_first() else { return false };
    let named = name.class == CellClass::Words
        && cells.first().is_some_and(|cell| cell.column == 0)
        && !ink(name).ends_with(b":");
    let beside = cells.iter().skip(1).zip(rest).any(|(cell, p)| star(p) && cell.column_end() > stub_end);
    named && beside && rest.iter().filter(|p| !p.ink.is_empty()).all(around)
}

/// "Cedar Mills | (a)" among figures: the note says why there is none. Columns that have letters have each its own.
fn noted(placed: &[Placed], cells: &[Cell], stub_end: u16, text: &[u8]) -> bool {
    let ink = |p: &Placed| text.get(p.ink.range()).unwrap_or(&[]);
    let Some((name, rest)) = placed.split_first() else { return false };
    let mut notes = rest.iter().map(ink).filter(|ink| !ink.is_empty());
    let Some(note) = notes.next().filter(|note| matches!(note, [b'(', b'a'..=b'z' | b'A'..=b'Z', b')']))
    else {
        return false;
    };
    name.class == CellClass::Words
        && cells.first().is_some_and(|cell| cell.column == 0)
        && cells.iter().skip(1).all(|cell| cell.column_end() > stub_end)
        && notes.all(|other| other == note)
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

/// "February 12, 2024 | May 6, 2024" with nothing in the stub, above all other rows: days over columns, whatever those hold.
fn are_days(placed: &[Placed], cells: &[Cell], text: &[u8]) -> bool {
    let day = |p: &Placed| {
        let ink = text.get(p.ink.range()).and_then(|ink| std::str::from_utf8(ink).ok()).unwrap_or("");
        crate::text::dates::parse(ink).is_some_and(|date| date.len == ink.len())
    };
    placed.len() >= 2 && cells.first().is_some_and(|cell| cell.column > 0) && placed.iter().all(day)
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

/// True for "1996 | 1995 | 1994 | 96-95 | 95/94": years, and those that are set against each other, by their last two digits
/// alone. Without whole years beside them such numbers are pages, or results of games.
fn compares_years(cells: &[Placed], text: &[u8]) -> bool {
    let ink = |p: &Placed| text.get(p.ink.range()).unwrap_or(&[]);
    let years = cells.iter().filter(|p| p.class == CellClass::Year).count();
    let mut numbers =
        cells.iter().filter(|p| matches!(p.class, CellClass::Number | CellClass::Nil)).peekable();
    years >= 2 && numbers.peek().is_some() && numbers.all(|p| is_pair_of_years(ink(p)))
}

/// "96-95", "'95/'94", "00-99": two years one after the other.
fn is_pair_of_years(words: &[u8]) -> bool {
    let mut parts = words.split(|b| matches!(b, b'-' | b'/'));
    let mut year = || match parts.next()?.trim_ascii() {
        [b'\'', a @ b'0'..=b'9', b @ b'0'..=b'9'] | [a @ b'0'..=b'9', b @ b'0'..=b'9'] => {
            Some(i16::from(*a - b'0') * 10 + i16::from(*b - b'0'))
        }
        _ => None,
    };
    let two = year().zip(year());
    parts.next().is_none() && two.is_some_and(|(one, other)| matches!((one - other).rem_euclid(100), 1 | 99))
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

/// True for what stands in place of a figure where there is none: "N/A", "NM", "None".
pub(in crate::filing) fn is_answer(text: &[u8]) -> bool {
    const ANSWERS: [&[u8]; 7] = [b"N/A", b"NA", b"N.A.", b"NM", b"N/M", b"N.M.", b"NONE"];
    ANSWERS.iter().any(|answer| answer.eq_ignore_ascii_case(text))
}
