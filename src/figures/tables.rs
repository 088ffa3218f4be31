//! Figures in tables: each body cell with what its row, its column and the lines above say of it.

mod cell;
mod columns;
mod hints;
mod kinds;

use super::build::{Builder, Draft};
use super::lexer::lex;
use super::period::{Calendar, TimeSpec};
use super::prose::{self, Reader, Setting};
use super::unit::Currency;
use super::units_line::UnitsLine;
use super::value::{Period, Value};
use super::{CellPlace, Doubt};
use crate::filing::grid::{CellClass, Grid, RowKind};
use crate::filing::{Document, Table};
use crate::text::{Span, TextSpan, saturate};
use cell::{CellNumber, UnitMark};
use columns::{Buffers, ColumnHead, Said, read_header, said};
use hints::{Hints, row_hints};
use rust_decimal::Decimal;
use std::ops::Range;

/// What the lines above a table say of it, nearest first where they disagree.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Above {
    pub(super) units: Option<UnitsLine>,
    pub(super) time: TimeSpec,
    pub(super) time_span: Option<TextSpan>,
    /// The table is a balance sheet: its days are states.
    pub(super) balance: bool,
    /// The currency of the filing.
    pub(super) currency: Option<Currency>,
}

/// Buffers used again for each table.
#[derive(Default)]
pub(super) struct Scratch {
    buffers: Buffers,
    prose: prose::Scratch,
}

/// A table and what is known of its surroundings.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) document: &'a Document,
    /// Index of the table in the document.
    pub(super) index: u32,
    pub(super) table: &'a Table,
    pub(super) grid: &'a Grid,
    pub(super) above: Above,
    pub(super) calendar: &'a Calendar,
}

/// What figures are written with.
pub(super) struct Pen<'a> {
    pub(super) scratch: &'a mut Scratch,
    pub(super) builder: &'a mut Builder,
}

/// Reads what a block above a table says.
pub(super) fn read_above(
    text: &str,
    span: TextSpan,
    scratch: &mut Scratch,
) -> (Option<UnitsLine>, TimeSpec, Option<TextSpan>) {
    let said = said(text, span, &mut scratch.buffers);
    (said.units, said.time, said.time_span)
}

/// A row's own words and what they say.
struct RowHead {
    label: super::Label,
    hints: Hints,
    units: Option<UnitsLine>,
    time: TimeSpec,
    time_span: Option<TextSpan>,
}

/// A heading inside the stub, with its indent.
#[derive(Clone, Copy)]
struct Parent {
    span: TextSpan,
    indent: u8,
    hints: Hints,
    units: Option<UnitsLine>,
}

/// What the figures above in the same column have shown. Filers print the sign on the first row and on
/// totals only; the rows between take it from there.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// The first figure was marked as a percentage.
    starts_percent: bool,
    /// The last marked figure was a percentage, with so many digits after its point.
    percent: Option<u8>,
    /// A figure was seen.
    started: bool,
}

/// What is known while the rows of a table are read from top to bottom.
#[derive(Default)]
struct State {
    heads: Vec<ColumnHead>,
    stub: Said,
    /// Headings in the stub that the row stands under.
    parents: Vec<Parent>,
    /// The time that a heading among the rows gives to those below it.
    group: (TimeSpec, Option<TextSpan>),
    /// A row of words that the next row's label may go on from.
    pending: Option<(TextSpan, usize)>,
    /// For each column, what its figures have shown.
    runs: Vec<Run>,
    /// Number of figures printed with a currency sign.
    amounts: usize,
}

/// Reads the figures of a table. Gives the units line that holds for it.
pub(super) fn read(view: View<'_>, pen: &mut Pen<'_>) -> Option<UnitsLine> {
    let (table, grid) = (view.table, view.grid);
    let columns = grid.columns.len();
    let mut state = State {
        heads: vec![ColumnHead::default(); columns],
        runs: vec![Run::default(); columns],
        ..State::default()
    };
    let is_head = |row: usize| matches!(grid.rows.get(row), Some(RowKind::Header | RowKind::Caption));
    let mut row = 0;
    while row < table.rows.len() {
        match grid.rows[row] {
            RowKind::Caption | RowKind::Header => {
                let end = (row + 1..table.rows.len()).find(|r| !is_head(*r)).unwrap_or(table.rows.len());
                let above = state.stub.time;
                read_header(view, row..end, &mut state.heads, &mut state.stub, &mut pen.scratch.buffers);
                state.stub.time = state.stub.time.over(above);
                for header in row..end {
                    header_words(view, header, pen);
                }
                state.runs.fill(Run::default());
                row = end;
                continue;
            }
            RowKind::Label => label_row(view, row, &mut state, pen),
            RowKind::Body => {
                let head = row_head(view, row, &mut state, pen);
                let seen = body_row(&RowContext { view, row, head: &head, state: &state }, pen);
                for (column, read) in seen {
                    state.amounts += usize::from(read.currency.is_some());
                    if let Some(run) = state.runs.get_mut(usize::from(column)) {
                        run.note(&read);
                    }
                }
            }
        }
        row += 1;
    }
    let own = UnitsLine::nearest(state.stub.units, view.above.units);
    own.filter(|_| state.amounts > 0)
}

/// A row of words alone: a heading for the rows below, or a label that goes on.
fn label_row(view: View<'_>, row: usize, state: &mut State, pen: &mut Pen<'_>) {
    let Some(first) = view.table.row(row).first() else { return };
    let piece = said(&view.document.text, first.span, &mut pen.scratch.buffers);
    if piece.time.year.is_some() || piece.time.length.is_some() {
        // "Year ended December 31, 2009" over a group of rows.
        state.group = (piece.time, piece.time_span);
    }
    while state.parents.last().is_some_and(|p| p.indent >= first.indent) {
        state.parents.pop();
    }
    let Said { hints, units, .. } = piece;
    state.parents.push(Parent { span: first.span, indent: first.indent, hints, units });
    state.pending = Some((first.span, row));
}

fn row_head(view: View<'_>, row: usize, state: &mut State, pen: &mut Pen<'_>) -> RowHead {
    let document = view.document;
    let (mut own, indent) = row_label(view, row);
    // A label that runs over two rows: the words before stand alone in theirs, and these go on.
    if let Some((span, at)) = state.pending.take()
        && at + 1 == row
        && let Some(first) = own.first()
        && goes_on(document.slice(span), document.slice(*first))
    {
        own.insert(0, span);
        if state.parents.last().is_some_and(|p| p.span == span) {
            state.parents.pop();
        }
    }
    // Where rows are indented, a row as far left as a heading ends it.
    let flat = indent == 0 && state.parents.iter().all(|p| p.indent == 0);
    while !flat
        && state.parents.last().is_some_and(|p| p.indent > indent || p.indent == indent && p.indent > 0)
    {
        state.parents.pop();
    }
    let spans: Vec<TextSpan> = state.parents.iter().map(|p| p.span).collect();
    let label = pen.builder.keep_label(&spans, &own);
    let words = own.first().zip(own.last()).map_or(Span::empty(0), |(a, b)| a.join(*b));
    let piece = said(&document.text, words, &mut pen.scratch.buffers);
    let reader = Reader { text: &document.text, tokens: &pen.scratch.buffers.tokens };
    let hints = row_hints(reader);
    let mut head = RowHead { label, hints, units: piece.units, time: piece.time, time_span: piece.time_span };
    if let Some((year, span)) = year_of_row(view, row)
        && head.time.year.is_none()
    {
        head.time.year = Some(year);
        head.time_span = Some(span);
    }
    head
}

/// The year that stands in a column of years beside the row's figures, unless it lies ahead: then the
/// row is one of a schedule of what falls due.
fn year_of_row(view: View<'_>, row: usize) -> Option<(i16, TextSpan)> {
    let place = view.table.rows[row];
    let mut cells = place.first as usize..place.end as usize;
    let year = cells.find(|i| view.grid.cells[*i].class == CellClass::Year)?;
    let placed = view.grid.cells[year];
    let number: i16 = view.document.slice(placed.ink).parse().ok()?;
    let past = view.calendar.end().is_none_or(|end| number <= end.year());
    let beside = place.end - place.first > 1;
    (beside && past && is_column_of_years(view, placed.first)).then_some((number, placed.ink))
}

/// The words that name a row, and how far they are indented.
fn row_label(view: View<'_>, row: usize) -> (Vec<TextSpan>, u8) {
    let place = view.table.rows[row];
    let mut own: Vec<TextSpan> = Vec::new();
    let mut indent = 0;
    for index in place.first as usize..place.end as usize {
        let placed = view.grid.cells[index];
        let names = placed.class == CellClass::Words || placed.first == 0 && placed.class != CellClass::Lead;
        match (names, own.is_empty()) {
            (true, true) => indent = view.table.cells[index].indent,
            (true, false) if placed.first == 0 => {}
            (false, _) if placed.class == CellClass::Mark => continue,
            _ => break,
        }
        own.push(without_leaders(&view.document.text, placed.ink));
    }
    (own, indent)
}

/// `span` without the dots that lead from a label to its figures.
fn without_leaders(text: &str, span: TextSpan) -> TextSpan {
    let slice = crate::text::slice(text, span);
    let kept = slice.trim_end_matches(['.', ' ', '\u{2026}', '_']);
    if kept.is_empty() { span } else { Span::new(span.start(), span.start() + saturate(kept.len())) }
}

/// True where a label's words go on in the next row: "Net cash provided by" and "operating activities".
fn goes_on(first: &str, next: &str) -> bool {
    let lower = next.starts_with(|c: char| c.is_lowercase() || c == '(');
    let open = first.ends_with([',', '-', '–', '—', '&'])
        || [" of", " and", " by"].iter().any(|w| first.ends_with(w));
    !first.ends_with(':') && (lower || open)
}

/// What surrounds a body row.
struct RowContext<'a> {
    view: View<'a>,
    row: usize,
    head: &'a RowHead,
    state: &'a State,
}

/// Reads the figures of a row. Gives the numbers read, with their columns.
fn body_row(context: &RowContext<'_>, pen: &mut Pen<'_>) -> Vec<(u16, CellNumber)> {
    let mut seen = Vec::new();
    let (grid, place) = (context.view.grid, context.view.table.rows[context.row]);
    let end = place.end as usize;
    let mut index = place.first as usize;
    while index < end {
        let placed = grid.cells[index];
        let mut to = index + 1;
        match placed.class {
            CellClass::Number | CellClass::Nil | CellClass::Lead | CellClass::Year => {
                let mut number = (placed.class != CellClass::Lead).then_some(index);
                while to < end {
                    let next = grid.cells[to];
                    let same = next.first == placed.first;
                    match next.class {
                        CellClass::Trail => {}
                        CellClass::Number | CellClass::Nil | CellClass::Year if same => number = Some(to),
                        CellClass::Lead if same && number.is_none() => {}
                        _ => break,
                    }
                    to += 1;
                }
                let in_stub = placed.first == 0 && index == place.first as usize && end > to;
                if let Some(number) = number
                    && !in_stub
                    && let Some(read) = figure(context, index..to, number, pen)
                {
                    seen.push((grid.cells[number].first, read));
                }
            }
            CellClass::Words => words_cell(context, placed.first, placed.ink, pen),
            CellClass::Trail | CellClass::Mark => {}
        }
        index = to;
    }
    seen
}

impl Run {
    /// Notes a figure of the column.
    fn note(&mut self, read: &CellNumber) {
        let percent = read.mark == UnitMark::Percent;
        if percent {
            self.percent = Some(read.number.fraction);
        } else if read.currency.is_some() {
            self.percent = None;
        }
        if !self.started {
            self.starts_percent = percent;
        }
        self.started = true;
    }

    /// True where a figure with `fraction` digits after its point, no sign and the size `small` is a
    /// percentage like those above it.
    fn goes_on_percent(&self, fraction: u8, small: bool) -> bool {
        self.percent.is_some_and(|above| above == fraction && fraction > 0 || self.starts_percent && small)
    }
}

impl RowContext<'_> {
    fn column(&self, column: u16) -> ColumnHead {
        self.state.heads.get(usize::from(column)).copied().unwrap_or_default()
    }

    /// True where a number without a sign is a percentage as the ones above it are.
    fn goes_on_percent(&self, column: u16, read: &CellNumber) -> bool {
        let small = read.number.scaled(0).is_some_and(|n| n <= Decimal::ONE_HUNDRED);
        let run = self.state.runs.get(usize::from(column)).copied().unwrap_or_default();
        run.goes_on_percent(read.number.fraction, small)
    }

    /// The period of a figure in `column`, and the words that give it.
    fn period(&self, column: u16) -> Option<(Period, Option<TextSpan>)> {
        let head = self.column(column);
        if head.hints.has(Hints::CHANGE) && head.time.is_empty() {
            return None;
        }
        let (stub, above, group) = (self.state.stub, self.view.above, self.state.group);
        let outer = stub.time.over(above.time);
        let row = self.head.time;
        // The row's own day: "Balance at December 31, 2009".
        let (time, span) = if row.year.is_some()
            && row.month.is_none()
            && head.time.year.is_none()
            && head.time.quarter.is_none()
        {
            (row.over(head.time).over(group.0).over(outer), self.head.time_span)
        } else if row.is_whole() && row.month.is_some() && head.time.year.is_none() {
            (TimeSpec { instant: row.length.is_none(), ..row }, self.head.time_span)
        } else if head.time.year.is_some() {
            (head.time.over(group.0).over(outer), head.time_span)
        } else if !group.0.is_empty() {
            (head.time.over(group.0).over(outer), group.1.or(head.time_span))
        } else {
            (head.time.over(outer), head.time_span.or(stub.time_span).or(above.time_span))
        };
        let time = if above.balance { TimeSpec { length: None, ..time } } else { time };
        let period = match time.resolve(self.view.calendar, above.balance)? {
            Period::Duration(start, _) if self.head.hints.has(Hints::OPENING) => {
                Period::Instant(start.yesterday().unwrap_or(start))
            }
            Period::Duration(_, end) if self.head.hints.has(Hints::CLOSING) => Period::Instant(end),
            other => other,
        };
        Some((period, span))
    }

    /// The nearest units line: that of the row or of a heading it stands under.
    fn own_units(&self) -> Option<UnitsLine> {
        self.head.units.or_else(|| self.state.parents.iter().rev().find_map(|p| p.units))
    }

    /// The nearest units line: the row's, the column's, the header's, the lines above.
    fn units(&self, column: u16) -> Option<UnitsLine> {
        let outer = UnitsLine::nearest(self.state.stub.units, self.view.above.units);
        let column = UnitsLine::nearest(self.column(column).units, outer);
        UnitsLine::nearest(self.own_units(), column)
    }
}

/// The figure in the cells `cells` of a body row; cell `number` holds its digits.
/// Gives the number read.
fn figure(
    context: &RowContext<'_>,
    cells: Range<usize>,
    number: usize,
    pen: &mut Pen<'_>,
) -> Option<CellNumber> {
    let View { document, grid, index, .. } = context.view;
    let column = grid.cells[number].first;
    let head = context.column(column);
    if head.hints.has(Hints::NAMES) && head.time.is_empty() {
        return None;
    }
    let span: TextSpan = Span::new(grid.cells[cells.start].ink.start(), grid.cells[cells.end - 1].ink.end());
    let tokens = &mut pen.scratch.buffers.tokens;
    tokens.clear();
    lex(&document.text, span.start(), span.end(), tokens);
    // Raised marks are no part of the number.
    tokens.retain(|t| !document.is_superscript(Span::new(t.start, t.end)));
    let class = grid.cells[number].class;
    let read = if class == CellClass::Nil { None } else { cell::read(&document.text, tokens) };
    if class != CellClass::Nil && read.is_none() {
        words_cell(context, column, span, pen);
        return None;
    }
    if class == CellClass::Year
        && read.is_some_and(|r| r.currency.is_none())
        && is_column_of_years(context.view, column)
    {
        return None;
    }
    let decided = kinds::decide(read.as_ref(), context, column);
    let mut draft = match read {
        None => {
            let mut draft = Draft::new(
                dash(document, grid.cells[number].ink),
                decided.kind,
                Value::Number(Decimal::ZERO),
            );
            draft.unit = decided.unit;
            draft
        }
        Some(read) => match drafted(&read, &decided) {
            Some(draft) => draft,
            None => return None,
        },
    };
    draft.label = context.head.label;
    draft.cell = Some(CellPlace { table: index, row: saturate(context.row), column });
    draft.from.scale = draft.from.scale.or(decided.scale_span);
    draft.from.unit = decided.unit_span;
    match context.period(column) {
        Some((period, span)) => {
            draft.period = Some(period);
            draft.from.period = span;
        }
        None if head.hints.has(Hints::CHANGE) => {}
        None => draft.doubts.push(Doubt::NoPeriod),
    }
    if decided.no_scale {
        draft.doubts.push(Doubt::NoScale);
    }
    pen.builder.push(draft);
    read
}

/// A cell's number with the kind and scale that were decided.
fn drafted(read: &CellNumber, decided: &kinds::Decided) -> Option<Draft> {
    let scale = read.scale.map_or(decided.scale, |(scale, _)| scale);
    let sign = if read.negative.is_some() { -Decimal::ONE } else { Decimal::ONE };
    let low = read.number.scaled(scale)? * sign;
    let value = match read.high {
        Some(high) => Value::Range(low, high.scaled(scale)?),
        None => Value::Number(low),
    };
    let mut draft = Draft::new(read.span, decided.kind, value);
    draft.unit = decided.unit;
    draft.scale = scale;
    draft.decimals = Some(read.number.decimals(scale));
    draft.from.sign = read.negative;
    draft.from.scale = read.scale.map(|(_, span)| span);
    if read.broken {
        draft.doubts.push(Doubt::BrokenCell);
    }
    Some(draft)
}

/// The dash of a nil cell without the currency sign beside it.
fn dash(document: &Document, ink: TextSpan) -> TextSpan {
    let text = document.slice(ink);
    let signs = ['$', ' ', '%'];
    let lead = text.len() - text.trim_start_matches(signs).len();
    let kept = text.trim_matches(signs).len();
    let start = ink.start() + saturate(lead);
    Span::new(start, start + saturate(kept))
}

/// True where all body cells of a column hold years.
fn is_column_of_years(view: View<'_>, column: u16) -> bool {
    view.table.cells.iter().zip(&view.grid.cells).all(|(cell, placed)| {
        let body = view.grid.rows.get(cell.row as usize) == Some(&RowKind::Body);
        !body
            || placed.first != column
            || matches!(placed.class, CellClass::Year | CellClass::Words | CellClass::Nil)
    })
}

/// Dates and periods in the words of a header row.
fn header_words(view: View<'_>, row: usize, pen: &mut Pen<'_>) {
    let place = view.table.rows[row];
    for index in place.first as usize..place.end as usize {
        let placed = view.grid.cells[index];
        if placed.class == CellClass::Words {
            pen.builder.cell =
                Some(CellPlace { table: view.index, row: saturate(row), column: placed.first });
            let setting = Setting { heading: true, ..Setting::default() };
            let text = &view.document.text;
            prose::read(text, placed.ink, setting, view.calendar, &mut pen.scratch.prose, pen.builder);
            pen.builder.cell = None;
        }
    }
}

/// Figures in the words of a body cell.
fn words_cell(context: &RowContext<'_>, column: u16, ink: TextSpan, pen: &mut Pen<'_>) {
    let view = context.view;
    pen.builder.cell = Some(CellPlace { table: view.index, row: saturate(context.row), column });
    pen.builder.label = context.head.label;
    let setting = Setting { heading: false, period: context.period(column), units: context.units(column) };
    prose::read(&view.document.text, ink, setting, view.calendar, &mut pen.scratch.prose, pen.builder);
    pen.builder.cell = None;
    pen.builder.label = super::Label::default();
}
