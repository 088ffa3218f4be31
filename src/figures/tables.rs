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
use cell::CellNumber;
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
    /// The table stands in the financial statements or their notes, where most tables are in the same
    /// units; these are the units of the last table that named its own.
    pub(super) inherited: Option<UnitsLine>,
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
}

/// Reads the figures of a table. Gives the units line that holds for it.
pub(super) fn read(view: View<'_>, pen: &mut Pen<'_>) -> Option<UnitsLine> {
    let (table, grid) = (view.table, view.grid);
    let mut state = State { heads: vec![ColumnHead::default(); grid.columns.len()], ..State::default() };
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
                row = end;
                continue;
            }
            RowKind::Label => label_row(view, row, &mut state, pen),
            RowKind::Body => {
                let head = row_head(view, row, &mut state, pen);
                body_row(&RowContext { view, row, head: &head, state: &state }, pen);
            }
        }
        row += 1;
    }
    state.stub.units.or_else(|| state.heads.iter().find_map(|h| h.units)).or(view.above.units)
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
    state.parents.push(Parent { span: first.span, indent: first.indent, hints: piece.hints });
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
    RowHead {
        label,
        hints: row_hints(reader),
        units: piece.units,
        time: piece.time,
        time_span: piece.time_span,
    }
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

fn body_row(context: &RowContext<'_>, pen: &mut Pen<'_>) {
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
                {
                    figure(context, index..to, number, pen);
                }
            }
            CellClass::Words => words_cell(context, placed.first, placed.ink, pen),
            CellClass::Trail | CellClass::Mark => {}
        }
        index = to;
    }
}

impl RowContext<'_> {
    fn column(&self, column: u16) -> ColumnHead {
        self.state.heads.get(usize::from(column)).copied().unwrap_or_default()
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
        let (time, span) = if row.is_whole() && row.month.is_some() && head.time.year.is_none() {
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

    /// The nearest units line: the row's, the column's, the header's, the lines above.
    fn units(&self, column: u16) -> Option<UnitsLine> {
        self.head.units.or(self.column(column).units).or(self.state.stub.units).or(self.view.above.units)
    }
}

/// The figure in the cells `cells` of a body row; cell `number` holds its digits.
fn figure(context: &RowContext<'_>, cells: Range<usize>, number: usize, pen: &mut Pen<'_>) {
    let View { document, grid, index, .. } = context.view;
    let column = grid.cells[number].first;
    let head = context.column(column);
    if head.hints.has(Hints::NAMES) && head.time.is_empty() {
        return;
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
        return;
    }
    if class == CellClass::Year
        && read.is_some_and(|r| r.currency.is_none())
        && is_column_of_years(context.view, column)
    {
        return;
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
            None => return,
        },
    };
    draft.label = context.head.label;
    draft.cell = Some(CellPlace { table: index, row: saturate(context.row), column });
    draft.from.scale = draft.from.scale.or(decided.scale_span.filter(|_| draft.scale != 0));
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
    let setting = Setting { heading: false, period: context.period(column), units: None };
    prose::read(&view.document.text, ink, setting, view.calendar, &mut pen.scratch.prose, pen.builder);
    pen.builder.cell = None;
    pen.builder.label = super::Label::default();
}
