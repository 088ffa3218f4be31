//! A table as arithmetic sees it: a matrix of exact integers, with what the words of each row say.
//!
//! Sums are tried in their thousands, so the amounts stand here as integers in one power of ten for
//! the whole table. What does not fit an `i64` stays out of the arithmetic.
//!
//! ```text
//!                          0        1
//! Cash                41,870   36,215     entries: 41870000 ± 500, …
//! Other assets         4,200    5,100
//! Total assets        46,070   41,315     words: TOTAL; rule above
//! ```

mod heads;
mod pages;
mod stacked;

use std::ops::Range;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::row_words::{self, Name, RowWords};
use crate::figures::{Doubt, Figure, FigureId, Figures, Kind, Period, Value};
use crate::filing::{Document, Filing};
use crate::text::{TextSpan, saturate};

/// A figure in a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) figure: FigureId,
    /// Its value in the sheet's power of ten.
    pub(super) value: i64,
    /// The step of its print in the same power: it may be off by half of that. 0 where it is exact.
    pub(super) step: i64,
    pub(super) kind: Kind,
    /// It is printed in pieces that were not proved to belong together: it speaks against nothing.
    pub(super) broken: bool,
}

impl Row {
    /// The day that its first figure is of, where it is of one.
    pub(super) fn day(&self) -> Option<Date> {
        match self.period {
            Some(Period::Instant(day)) => Some(day),
            _ => None,
        }
    }
}

impl Entry {
    /// True where the two can stand in one sum. Amounts, shares and counts are told apart by signs and
    /// words that may be missing, so they may; percentages stand with percentages only. What counts things and is less
    /// than the least that the total tells would be lost in it: 120 stores among amounts in thousands.
    pub(super) fn adds_to(&self, total: &Self) -> bool {
        let told = self.value == 0 || self.value.saturating_abs() >= total.step || self.step >= total.step;
        self.kind == total.kind || self.is_additive() && total.is_additive() && told
    }

    /// False for percentages, amounts for each share and measures: they may add up, but need not.
    pub(super) fn is_additive(&self) -> bool {
        matches!(self.kind, Kind::Money | Kind::Shares | Kind::Count)
    }
}

/// A row that holds figures.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) words: RowWords,
    /// What the words of the heading that it stands under say.
    pub(super) parent_words: RowWords,
    /// Where its names stand in [`Sheet::names`], and those of the heading that it stands under.
    names: Range<u32>,
    parent_names: Range<u32>,
    /// What the heading that it stands under is known by; 0 without one.
    pub(super) parent: u32,
    /// The digits in its name, as a hash; 0 without any. "Series 14" is not "Series 16".
    pub(super) digits: u32,
    /// Its name is none of its own: it is that of the heading over the rows above it, or it has none.
    pub(super) unnamed: bool,
    /// A line is drawn above its figures.
    pub(super) ruled: bool,
    /// It is the first row below a heading in the stub or a header.
    pub(super) opens: bool,
    /// The time that its first figure is of.
    pub(super) period: Option<Period>,
    /// A currency sign stands before a figure of its.
    pub(super) currency: bool,
}

/// The day on which the times of a column end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Unknown,
    Of(Date),
    Several,
}

/// The figures of a table, or of several that go on from each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) rows: Vec<Row>,
    /// Number of columns.
    pub(super) columns: usize,
    /// What the header says of each column.
    pub(super) heads: Vec<RowWords>,
    /// The cells of the header, each with the place of a column below it.
    pub(super) head_cells: Vec<(u16, TextSpan)>,
    /// Columns without a time beside columns that have one: of changes, of notes.
    untimed: Vec<bool>,
    /// The day on which the times of each column end.
    ends: Vec<End>,
    /// Row by row.
    entries: Vec<Option<Entry>>,
    /// Power of ten that values are multiplied by.
    pub(super) places: u32,
    /// What is said right before the table.
    lead: RowWords,
    /// All rows that have a name are called by tags: it is a Financial Data Schedule.
    pub(super) tagged: bool,
    names: Vec<Name>,
}

impl Sheet {
    /// The entry of row `row` in column `column`.
    pub(super) fn get(&self, row: usize, column: usize) -> Option<&Entry> {
        self.entries.get(row * self.columns + column)?.as_ref()
    }

    /// The entries of row `row`, column by column.
    pub(super) fn row(&self, row: usize) -> &[Option<Entry>] {
        self.entries.get(row * self.columns..(row + 1) * self.columns).unwrap_or(&[])
    }

    /// All entries, row by row.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    /// True where any of `what` is said over column `column`.
    pub(super) fn is_headed(&self, column: usize, what: u32) -> bool {
        self.heads.get(column).is_some_and(|h| h.any(what))
    }

    /// True where nothing in column `column` has a time, and others have one: it holds changes, most often.
    pub(super) fn is_untimed(&self, column: usize) -> bool {
        self.untimed.get(column).copied().unwrap_or(false)
    }

    /// The day on which the times of all figures in column `column` end; None where they have none, or several.
    pub(super) fn end(&self, column: usize) -> Option<Date> {
        match self.ends.get(column) {
            Some(End::Of(day)) => Some(*day),
            _ => None,
        }
    }

    /// On what basis the entry of row `row` in column `column` is drawn up: what its names say of that.
    pub(super) fn basis(&self, row: usize, column: usize) -> u32 {
        let of_row = self.rows.get(row).map_or(0, |r| r.words.bits() | r.parent_words.bits());
        let of_column = self.heads.get(column).map_or(0, |head| head.bits());
        (of_row | of_column) & RowWords::BASIS
    }

    /// On what basis the whole table is drawn up, as what stands right before it says.
    pub(super) fn basis_of_all(&self) -> u32 {
        self.lead.bits() & RowWords::BASIS
    }

    /// What row `row` is called, sorted.
    pub(super) fn names(&self, row: usize) -> &[Name] {
        self.rows
            .get(row)
            .map_or(&[], |r| self.names.get(r.names.start as usize..r.names.end as usize).unwrap_or(&[]))
    }

    /// What the heading over row `row` is called, sorted.
    pub(super) fn parent_names(&self, row: usize) -> &[Name] {
        self.rows.get(row).map_or(&[], |r| {
            self.names.get(r.parent_names.start as usize..r.parent_names.end as usize).unwrap_or(&[])
        })
    }
}

/// Sheets of all tables of `filing`, in reading order. Tables that go on over a page are one sheet.
pub(super) fn sheets(filing: &Filing, figures: &Figures) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for range in pages::of_tables(figures).flat_map(|range| stacked::parts(filing, figures, range)) {
        if let Some(before) = &last
            && pages::goes_on(filing, figures, before, &range)
        {
            last = Some(before.start..range.end);
            continue;
        }
        sheets.extend(last.replace(range).and_then(|whole| sheet(filing, figures, whole)));
    }
    sheets.extend(last.and_then(|whole| sheet(filing, figures, whole)));
    sheets
}

/// True for figures that arithmetic can use.
pub(super) fn counts(figure: &Figure) -> bool {
    let stub = figure.cell.is_some_and(|c| c.column == 0);
    let kind =
        !matches!(figure.kind, Kind::Date | Kind::Period | Kind::Identifier | Kind::Duration | Kind::Ratio);
    !stub && kind && matches!(figure.value, Value::Number(_))
}

/// The sheet of the figures in `range`, all of one table or of several that go on from each other.
fn sheet(filing: &Filing, figures: &Figures, range: Range<usize>) -> Option<Sheet> {
    let document = filing.documents.get(figures.all.get(range.start)?.document)?;
    let mut columns: Vec<u16> = Vec::new();
    let mut rows: Vec<(u32, u32)> = Vec::new();
    let mut places = 0;
    let of_table = || range.clone().filter_map(|i| Some((i, &figures.all[i], figures.all[i].cell?)));
    for (_, figure, cell) in of_table().filter(|(_, f, _)| counts(f)) {
        if let Err(at) = columns.binary_search(&cell.column) {
            columns.insert(at, cell.column);
        }
        if rows.last() != Some(&(cell.table, cell.row)) {
            rows.push((cell.table, cell.row));
        }
        if let Value::Number(number) = &figure.value {
            places = places.max(number.normalize().scale());
        }
    }
    if rows.is_empty() || places > 8 {
        return None;
    }
    let mut head_cells = Vec::new();
    let heads = heads::read(document, figures, range.clone(), &columns, &mut head_cells);
    let mut sheet = Sheet {
        rows: Vec::with_capacity(rows.len()),
        columns: columns.len(),
        entries: vec![None; rows.len() * columns.len()],
        places,
        lead: heads::lead(document, figures.all.get(range.start)?),
        tagged: false,
        heads,
        head_cells,
        untimed: vec![true; columns.len()],
        ends: vec![End::Unknown; columns.len()],
        names: Vec::new(),
    };
    let mut before: Option<(u32, u32)> = None;
    let mut untagged = false;
    for (index, figure, cell) in of_table().filter(|(_, f, _)| counts(f)) {
        let at = (cell.table, cell.row);
        if before != Some(at) {
            let label = figures.label_spans(figure.label);
            if let Some(span) = label.first() {
                let tag = is_tag(document.slice(*span));
                sheet.tagged |= tag;
                untagged |= !tag;
            }
            let row = row(document, figures, index, before, &mut sheet.names);
            sheet.rows.push(row);
            before = Some(at);
        }
        let (Ok(column), row) = (columns.binary_search(&cell.column), sheet.rows.len() - 1) else { continue };
        if let Some(period) = figure.period {
            sheet.untimed[column] = false;
            let (end, own) = (&mut sheet.ends[column], End::Of(period.end()));
            *end = if *end == End::Unknown || *end == own { own } else { End::Several };
        }
        let at = row * sheet.columns + column;
        // Two figures in one cell are words with figures in them.
        let entry = if sheet.entries[at].is_some() { None } else { entry(figure, index, places) };
        sheet.entries[at] = entry;
    }
    sheet.tagged &= !untagged;
    if sheet.untimed.iter().all(|untimed| *untimed) {
        sheet.untimed.clear();
    }
    Some(sheet)
}

/// True for a name that starts with a tag in capital letters, as in `<TOTAL-ASSETS>` and `<PP&E>`.
fn is_tag(name: &str) -> bool {
    let tag = name.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    tag.is_some_and(|(tag, _)| {
        tag.starts_with(|c: char| c.is_ascii_uppercase())
            && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || matches!(b, b'-' | b'&'))
    })
}

fn entry(figure: &Figure, index: usize, places: u32) -> Option<Entry> {
    let value = integer(figure.value.number()?, places)?;
    let step = match figure.decimals {
        Some(decimals) => {
            let power = i32::try_from(places).ok()? - i32::from(decimals);
            u32::try_from(power).ok().and_then(|p| 10i64.checked_pow(p)).unwrap_or(1)
        }
        None => 0,
    };
    let broken = figure.doubts.contains(&Doubt::BrokenCell);
    Some(Entry { figure: FigureId(saturate(index)), value, step, kind: figure.kind, broken })
}

/// `number` times `10^places`, where that is a whole number that leaves room for sums.
pub(super) fn integer(number: Decimal, places: u32) -> Option<i64> {
    let number = number.normalize();
    let power = 10i128.checked_pow(places.checked_sub(number.scale())?)?;
    let value = i64::try_from(number.mantissa().checked_mul(power)?).ok()?;
    (value.unsigned_abs() < 1 << 54).then_some(value)
}

/// True where the names of two rows may be those of one thing as far as the numbers in them tell.
pub(super) fn may_be_one(a: &Row, b: &Row) -> bool {
    a.digits == b.digits || a.digits == 0 || b.digits == 0
}

/// Sorts what stands in a list from `first` on, leaves out what stands there twice, and gives where it
/// then is.
pub(super) fn settle<T: Ord + Copy>(list: &mut Vec<T>, first: usize) -> Range<u32> {
    if let Some(new) = list.get_mut(first..) {
        new.sort_unstable();
    }
    let mut kept = first;
    for at in first..list.len() {
        if at == first || list[at] != list[kept - 1] {
            list[kept] = list[at];
            kept += 1;
        }
    }
    list.truncate(kept);
    saturate(first)..saturate(kept)
}

/// The row of the figure `index`; `before` is the table and row of figures above it.
fn row(
    document: &Document,
    figures: &Figures,
    index: usize,
    before: Option<(u32, u32)>,
    names: &mut Vec<Name>,
) -> Row {
    let figure = &figures.all[index];
    let (table, row) = figure.cell.map_or((0, 0), |c| (c.table, c.row));
    let mut ruled = false;
    let mut opens = before.is_none();
    if let Some(marked) = document.tables.get(table as usize) {
        let cells = marked.row(row as usize);
        ruled = cells.iter().any(|c| c.rule_above && c.column > 0);
        if let Some(above) = row.checked_sub(1) {
            ruled |= marked.row(above as usize).iter().any(|c| c.rule_below && c.column > 0);
        }
        opens |= before.is_some_and(|(of, b)| of == table && b + 1 < row);
    }
    let mut words = RowWords::default();
    let first = names.len();
    let mut digits = 0u32;
    for span in figures.label_spans(figure.label) {
        let text = document.slice(*span);
        row_words::read(text, &mut words, names);
        for digit in text.bytes().filter(u8::is_ascii_digit) {
            digits = digits.wrapping_mul(31).wrapping_add(u32::from(digit));
        }
    }
    let own = settle(names, first);
    // The name of a heading stands above the row before.
    let above = index.checked_sub(1).and_then(|i| figures.all.get(i)).map_or(0, |f| f.span.start());
    let label = figures.label_spans(figure.label).last();
    let unnamed = words.count == 0 || before.is_some() && label.is_some_and(|span| span.end() <= above);
    let parents = figures.label_parents(figure.label);
    let first = names.len();
    let mut parent_words = RowWords::default();
    if let Some(span) = parents.last() {
        row_words::read(document.slice(*span), &mut parent_words, names);
    }
    let above = settle(names, first);
    let parent = parents.last().map_or(0, |s| s.start() + 1);
    let currency = document.slice(figure.span).starts_with(|c: char| !c.is_ascii() || c == '$')
        && figure.kind == Kind::Money;
    Row {
        words,
        parent_words,
        names: own,
        parent_names: above,
        parent,
        digits,
        unnamed,
        ruled,
        opens,
        period: figure.period,
        currency,
    }
}
