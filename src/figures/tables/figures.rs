//! Turns the cells of a body row into figures.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::build::Draft;
use super::super::lexer::{TokenKind, lex};
use super::super::prose::{self, Reader, Setting};
use super::super::value::Value;
use super::super::{CellPlace, Doubt, Kind, Label};
use super::cell::{self, CellNumber};
use super::codes;
use super::hints::Hints;
use super::kinds;
use super::rows::{RowHead, is_column_of_years};
use super::stub;
use super::{Pen, RowContext, State, View};
use crate::filing::Document;
use crate::filing::grid::CellClass;
use crate::text::{Span, TextSpan, saturate};

/// Reads the figures of a row. Gives the numbers read, with their columns.
pub(super) fn body_row(
    view: View<'_>,
    row: usize,
    head: &RowHead,
    state: &State,
    pen: &mut Pen<'_>,
) -> Vec<(u16, CellNumber, Kind)> {
    let context = RowContext { view, row, head, state };
    let mut seen = Vec::new();
    let (grid, place) = (view.grid, view.table.rows[row]);
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
                    && let Some((read, kind)) = figure(&context, index..to, number, pen)
                {
                    seen.push((grid.cells[number].first, read, kind));
                }
            }
            CellClass::Words => words_cell(&context, placed.first, placed.ink, pen),
            CellClass::Trail | CellClass::Mark => {}
        }
        index = to;
    }
    seen
}

/// The figure in the cells `cells` of a body row; cell `number` holds its digits. Gives the number read.
fn figure(
    context: &RowContext<'_>,
    cells: Range<usize>,
    number: usize,
    pen: &mut Pen<'_>,
) -> Option<(CellNumber, Kind)> {
    let View { document, grid, index, .. } = context.view;
    let column = grid.cells[number].first;
    let head = context.state.column(column);
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
    if names_entry(context, &cells, Reader { text: &document.text, tokens }) {
        return None;
    }
    if class == CellClass::Number && codes::is_postal_code(context, span) {
        return None;
    }
    if class == CellClass::Number
        && let Some(draft) = codes::code(context, column, span)
    {
        pen.builder.push(draft);
        return None;
    }
    let named = prose::is_identifier(Reader { text: &document.text, tokens });
    let read = if class == CellClass::Nil || named { None } else { cell::read(&document.text, tokens) };
    if class != CellClass::Nil && read.is_none() {
        words_cell(context, column, span, pen);
        return None;
    }
    let unsigned = read.is_some_and(|r| r.currency.is_none());
    if class == CellClass::Year && unsigned && is_column_of_years(context.view, column) {
        return None;
    }
    let decided = kinds::decide(read.as_ref(), document.slice(span), context, column);
    let mut draft = match read {
        None => {
            let zero = Value::Number(Decimal::ZERO);
            let mut draft = Draft::new(dash(document, grid.cells[number].ink), decided.kind, zero);
            draft.unit = decided.unit;
            draft
        }
        Some(read) => drafted(&read, &decided)?,
    };
    draft.label = context.head.label;
    draft.cell = Some(CellPlace { table: index, row: saturate(context.row), column });
    draft.from.scale = draft.from.scale.or(decided.scale_span);
    draft.from.unit = decided.unit_span;
    match context.period(column) {
        Some((period, span)) => {
            draft.period = Some(period);
            draft.from.period = span;
            if span.is_none() && context.head.between.is_none() {
                draft.doubts.push(Doubt::NoPeriod);
            }
        }
        None if head.hints.has(Hints::CHANGE) => {}
        None => draft.doubts.push(Doubt::NoPeriod),
    }
    if decided.no_scale {
        draft.doubts.push(Doubt::NoScale);
    }
    if decided.distant && read.is_some_and(|read| read.scale.is_none()) {
        draft.doubts.push(Doubt::DistantScale);
    }
    pen.builder.push(draft);
    read.map(|read| (read, decided.kind))
}

/// True for the number of an entry in a list: "10.28 | Employment agreement between ...", "10(n)", "1.",
/// the first in its row, with no name before it and a sentence behind.
fn names_entry(context: &RowContext<'_>, cells: &Range<usize>, reader: Reader<'_>) -> bool {
    let View { document, table, grid, .. } = context.view;
    let place = table.rows[context.row];
    let first = (place.first as usize..cells.start).all(|i| grid.cells[i].class == CellClass::Mark);
    let letter = |i: usize| match reader.kind(i) {
        Some(TokenKind::Word | TokenKind::Capital) => reader.bytes(i).len() <= 2,
        kind => {
            matches!(kind, Some(TokenKind::Open | TokenKind::Close | TokenKind::Period | TokenKind::Mark))
        }
    };
    let number = reader.kind(0) == Some(TokenKind::Number)
        && reader.bytes(0).len() <= 6
        && !reader.bytes(0).contains(&b',');
    let short = number && (1..reader.tokens.len()).all(letter);
    let words = |i: usize| {
        let ink = document.slice(grid.cells[i].ink);
        grid.cells[i].class == CellClass::Words && ink.len() > 12 && ink.split_ascii_whitespace().count() > 1
    };
    first && short && cells.end < place.end as usize && words(cells.end)
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

/// Letters from which on the words of a header are a sentence.
const SENTENCE: u32 = 80;

/// Dates and periods in the words of a header row.
pub(super) fn header_words(view: View<'_>, row: usize, pen: &mut Pen<'_>) {
    let place = view.table.rows[row];
    for index in place.first as usize..place.end as usize {
        let placed = view.grid.cells[index];
        if placed.class == CellClass::Words {
            pen.builder.cell =
                Some(CellPlace { table: view.index, row: saturate(row), column: placed.first });
            // A note under its table, marked up as a row of it, is a sentence.
            let heading = placed.ink.len() < SENTENCE;
            let setting = Setting { heading, ..Setting::default() };
            let page = view.document.into();
            prose::read(page, placed.ink, setting, view.calendar, &mut pen.scratch.prose, pen.builder);
            pen.builder.cell = None;
        }
    }
}

/// Figures in the words of a body cell.
fn words_cell(context: &RowContext<'_>, column: u16, ink: TextSpan, pen: &mut Pen<'_>) {
    let view = context.view;
    pen.builder.cell = Some(CellPlace { table: view.index, row: saturate(context.row), column });
    pen.builder.label = context.head.label;
    let (period, units) = (context.period(column), context.units(column));
    let setting = Setting { period, units, ..Setting::default() };
    let before = pen.builder.count();
    prose::read(view.document.into(), ink, setting, view.calendar, &mut pen.scratch.prose, pen.builder);
    if column == 0 {
        stub::deal(context, pen.builder.since(before));
    }
    pen.builder.cell = None;
    pen.builder.label = Label::default();
}
