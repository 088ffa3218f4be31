//! Turns the cells of a body row into figures.

mod within;

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::build::Draft;
use super::super::lexer::{TokenKind, lex};
use super::super::prose::{self, Reader, Setting};
use super::super::unit::Unit;
use super::super::value::{Value, power_of_ten};
use super::super::{CellPlace, Doubt, Figure, Kind, Label};
use super::asked;
use super::cell::{self, CellNumber};
use super::codes;
use super::columns::ColumnHead;
use super::entries;
use super::held::ColumnHolds;
use super::hints::Hints;
use super::holdings;
use super::kinds;
use super::lines;
use super::paired;
use super::rows::{RowHead, line_head};
use super::stub;
use super::{Pen, RowContext, State, View};
use crate::filing::Document;
use crate::filing::grid::{CellClass, asks_for_year, is_answered_by_year, is_rate, is_span_of_time};
use crate::text::{Span, TextSpan, saturate};

/// Reads the figures of a row. Gives the numbers read, with their columns.
pub(super) fn body_row(
    view: View<'_>,
    row: usize,
    head: &RowHead,
    state: &State,
    pen: &mut Pen<'_>,
) -> Vec<(u16, CellNumber, Kind)> {
    let mut context = RowContext { view, row, head, state };
    let further = |column: &u16| Some((*column, second_head(view, row, *column, pen)?));
    let beside: Vec<(u16, RowHead)> = state.further_stubs.iter().filter_map(further).collect();
    let (grid, place) = (view.grid, view.table.rows[row]);
    let label = grid.cells.get(place.first as usize).map_or("", |name| view.document.slice(name.ink));
    let asks = asks_for_year(label.as_bytes()) || is_answered_by_year(label.as_bytes());
    let mut seen = Vec::new();
    let mut nils: Vec<usize> = Vec::new();
    let before = pen.builder.count();
    let end = place.end as usize;
    let mut index = place.first as usize;
    while index < end {
        let placed = grid.cells[index];
        let mut to = index + 1;
        match placed.class {
            // "Year that the rate reaches the ultimate trend rate | 2029".
            CellClass::Year if asks => words_cell(&context, placed.first, placed.ink, pen),
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
                if let Some(number) = number.filter(|_| !in_stub) {
                    let known = pen.builder.count();
                    match figure(&context, index..to, number, pen) {
                        Some((read, kind)) => seen.push((grid.cells[number].first, read, kind)),
                        None => nils.extend((pen.builder.count() > known).then_some(known)),
                    }
                }
            }
            CellClass::Words => {
                if let Some((_, head)) = beside.iter().find(|(column, _)| *column == placed.first) {
                    context = RowContext { view, row, head, state };
                }
                let answers = asked::read(&context, placed.first, placed.ink, pen);
                let read = answers
                    || placed.first > 0
                        && (lines::read(&context, placed.first, placed.ink, pen)
                            || paired::read(&context, placed.first, placed.ink, pen));
                if !read {
                    words_cell(&context, placed.first, placed.ink, pen);
                }
            }
            CellClass::Trail | CellClass::Mark => {}
        }
        index = to;
    }
    nils_as_others(&context, &seen, &nils, pen);
    for figure in pen.builder.since(before) {
        figure.head = figure.cell.map_or_else(Default::default, |cell| state.column(cell.column).name);
    }
    if tells_payments(view.document.slice(head.words)) {
        in_full_beside(&seen, pen.builder.since(before));
    }
    seen
}

/// True for a label that says how a debt is paid off.
fn tells_payments(label: &str) -> bool {
    ["onthly", "nstal", "eekly"].iter().any(|part| label.contains(part))
}

/// So many times the amounts of a row an amount in its label may be, in one unit with them.
const BEYOND: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// What a label says of its amount is no many times larger than it: "mortgage note, payable in monthly
/// installments of $45,678 | 3,456" in thousands. Such an amount stands as printed.
fn in_full_beside(seen: &[(u16, CellNumber, Kind)], figures: &mut [Figure]) {
    let amounts = seen.iter().filter(|(.., kind)| *kind == Kind::Money);
    let Some(most) = amounts.filter_map(|(_, read, _)| read.number.scaled(0)).max() else { return };
    for figure in figures.iter_mut().filter(|figure| figure.cell.is_some_and(|cell| cell.column == 0)) {
        let (Value::Number(value), 3..=9, Kind::Money) = (figure.value.clone(), figure.scale, figure.kind)
        else {
            continue;
        };
        let printed = power_of_ten(-figure.scale).and_then(|unit| value.checked_mul(unit));
        let own = figure.from.scale.is_some_and(|span| span.overlaps(figure.span));
        let Some(beyond) = most.checked_mul(BEYOND) else { return };
        if let Some(printed) = printed.filter(|printed| !own && most > Decimal::ZERO && *printed > beyond) {
            figure.decimals = figure.decimals.map(|decimals| decimals.saturating_add(figure.scale));
            (figure.value, figure.scale, figure.from.scale) = (Value::Number(printed.normalize()), 0, None);
        }
    }
}

/// What the second stub of a row says: "Cash | 1,234 | Accounts payable | 2,345".
fn second_head(view: View<'_>, row: usize, column: u16, pen: &mut Pen<'_>) -> Option<RowHead> {
    let place = view.table.rows[row];
    let mut cells = view.grid.cells.get(place.first as usize..place.end as usize)?.iter();
    let stub = cells.find(|placed| placed.first == column && placed.class == CellClass::Words)?;
    Some(line_head(view, row, stub.ink, pen))
}

/// A dash stands for nothing of what the other cells of its row hold, unless its column holds something
/// else: "Changes in tax rates | (199) | - | -" are amounts.
fn nils_as_others(
    context: &RowContext<'_>,
    seen: &[(u16, CellNumber, Kind)],
    nils: &[usize],
    pen: &mut Pen<'_>,
) {
    let Some(kind) = seen.first().map(|(.., kind)| *kind) else { return };
    if nils.is_empty() || seen.iter().any(|(.., other)| *other != kind) {
        return;
    }
    // "Square feet" over a column says nothing of the one beside it.
    let named = |column: u16| context.state.column(column).hints.tells_kind();
    let measured = matches!(kind, Kind::Measure | Kind::Count | Kind::Duration);
    if measured && !context.head.hints.tells_kind() && seen.iter().all(|(column, ..)| named(*column)) {
        return;
    }
    let row = saturate(context.row);
    let in_row =
        |figure: &&Figure| figure.kind == kind && figure.cell.is_some_and(|c| c.row == row && c.column > 0);
    let first = nils.iter().copied().min().unwrap_or_default().saturating_sub(seen.len());
    let Some(unit) = pen.builder.since(first).iter().find(in_row).map(|figure| figure.unit) else { return };
    for nil in nils {
        let Some(figure) = pen.builder.since(*nil).first_mut() else { continue };
        let column = figure.cell.map_or(0, |cell| cell.column);
        let is_nil = figure.from.sign.is_none() && figure.value == Value::Number(Decimal::ZERO);
        // An amount beside numbers of shares may be what they were issued for.
        let apart = figure.kind == kind || figure.kind == Kind::Money && kind == Kind::Shares;
        if is_nil && !apart && !context.state.column(column).hints.tells_kind() {
            (figure.kind, figure.unit) = (kind, unit);
        }
    }
}

/// The figure in the cells `cells` of a body row; cell `number` holds its digits. Gives the number read.
fn figure(
    context: &RowContext<'_>,
    cells: Range<usize>,
    number: usize,
    pen: &mut Pen<'_>,
) -> Option<(CellNumber, Kind)> {
    let View { document, grid, .. } = context.view;
    let column = grid.cells[number].first;
    let head = context.state.column(column);
    if head.hints.has(Hints::NAMES) && head.time.is_empty() || context.state.lists_exhibits() {
        return None;
    }
    let span: TextSpan = Span::new(grid.cells[cells.start].ink.start(), grid.cells[cells.end - 1].ink.end());
    let tokens = &mut pen.scratch.buffers.tokens;
    tokens.clear();
    lex(&document.text, span.start(), span.end(), tokens);
    // Raised marks are no part of the number.
    tokens.retain(|t| !document.is_superscript(Span::new(t.start, t.end)));
    let class = grid.cells[number].class;
    let holds = context.state.holds.get(usize::from(column)).copied().unwrap_or_default();
    let dated = class == CellClass::Nil && pen.scratch.year_columns.are_of_events(column);
    // Dashes alone without a header stand between a name and its figure: "1994 | - | $700,000".
    let between = holds == ColumnHolds::Dashes && head.words.is_none();
    if class == CellClass::Nil && (holds == ColumnHolds::Words || dated || between) {
        return None;
    }
    if class == CellClass::Number
        && (codes::is_page(context, cells.start) || codes::is_quarter(context, cells.start))
    {
        return None;
    }
    if names_entry(context, &cells, Reader { text: &document.text, tokens }) {
        return None;
    }
    if class == CellClass::Number && (codes::is_postal_code(context, span) || codes::is_note(context, span)) {
        return None;
    }
    if class == CellClass::Number
        && let Some(draft) = codes::code(context, column, span)
    {
        pen.builder.push(draft);
        return None;
    }
    let named = prose::is_identifier(Reader { text: &document.text, tokens });
    if class == CellClass::Number && lines::labelled(context, span) && lines::read(context, column, span, pen)
    {
        return None;
    }
    let tokens = &pen.scratch.buffers.tokens;
    let read = if class == CellClass::Nil || named {
        None
    } else {
        cell::read(&document.text, tokens, context.state.spaced)
    };
    if class != CellClass::Nil && read.is_none() {
        if class != CellClass::Number || !lines::read(context, column, span, pen) {
            words_cell(context, column, span, pen);
        }
        return None;
    }
    let unsigned = read.is_some_and(|r| r.currency.is_none());
    let asked = || asks_year(head.words.map_or("", |words| context.view.document.slice(words)));
    if class == CellClass::Year && unsigned && (pen.scratch.year_columns.hold(column) || asked()) {
        return None;
    }
    let reader = Reader { text: &document.text, tokens: &pen.scratch.buffers.tokens };
    let part = within::percent_in_brackets(reader);
    let mean = within::mean_in_brackets(reader, head.words.map_or("", |words| document.slice(words)));
    let before = pen.builder.count();
    let kind = emit(context, column, read.as_ref(), (span, grid.cells[number].ink), pen)?;
    if let Some((value, span, fraction)) = part {
        let mut draft = Draft::new(span, Kind::Percent, Value::Number(value));
        draft.unit = Unit::Percent;
        draft.decimals = Some(i8::try_from(fraction).unwrap_or(0));
        draft.label = context.head.label;
        draft.cell = Some(CellPlace { table: context.view.index, row: saturate(context.row), column });
        if let Some((period, from)) = context.period(column) {
            (draft.period, draft.from.period) = (Some(period), from);
        }
        pen.builder.push(draft);
    }
    within::add_mean(mean.filter(|_| part.is_none()), before, pen.builder);
    read.or_else(|| cell::nil_percent(&document.text, span)).map(|read| (read, kind))
}

/// "Year built", "Year first elected", "Date of birth": the cells below answer with a year. "Year ended" and every
/// head with a number stand over amounts.
fn asks_year(words: &str) -> bool {
    const ASKED: [&str; 8] = ["built", "of", "in", "first", "or", "began", "became", "opened"];
    if words.starts_with("Built") {
        return true;
    }
    let mut said = words.split_ascii_whitespace();
    let head = said.next().unwrap_or("");
    let next = said.next().unwrap_or("").to_ascii_lowercase();
    let happened = ASKED.contains(&next.as_str()) || next.ends_with("ed") && next != "ended";
    let numbered = words.bytes().any(|b| b.is_ascii_digit());
    !numbered && (head == "Date" && !next.is_empty() || matches!(head, "Year" | "YEAR") && happened)
}

/// Adds the figure of a cell in `column` with the number `read`, or, where that is None, with a dash. The
/// cell is printed at `place`, with its satellites and without. Gives the figure's kind.
pub(super) fn emit(
    context: &RowContext<'_>,
    column: u16,
    read: Option<&CellNumber>,
    place: (TextSpan, TextSpan),
    pen: &mut Pen<'_>,
) -> Option<Kind> {
    let View { document, index, .. } = context.view;
    let head = context.state.column(column);
    let decided = kinds::decide(read, document.slice(place.0), context, column);
    let mut draft = match read {
        None => {
            let zero = Value::Number(Decimal::ZERO);
            let mut draft = Draft::new(dash(document, place.1), decided.kind, zero);
            draft.unit = decided.unit;
            draft
        }
        Some(read) => drafted(read, &decided)?,
    };
    draft.label = context.head.label_of(column);
    // "Votes For | Votes Against" over one row without a name: the heads of the columns name what stands below them.
    let unnamed = context.head.words.is_empty() && context.state.only_row == Some(context.row);
    if unnamed && head.time.is_empty() {
        draft.labels.extend(head.words);
    }
    draft.cell = Some(CellPlace { table: index, row: saturate(context.row), column });
    draft.from.scale = draft.from.scale.or(decided.scale_span);
    draft.from.unit = decided.unit_span;
    match context.period(column) {
        Some((period, span)) => {
            let share = decided.kind == Kind::Percent && context.view.above.concentration;
            draft.period = Some(if share { context.up_to(period) } else { period });
            draft.from.period = span;
            // A cover page tells of the day of an event, which no column names.
            if span.is_none() && context.head.between.is_none() && !context.view.above.cover {
                draft.doubts.push(Doubt::NoPeriod);
            }
        }
        None if head.hints.has(Hints::CHANGE) || context.view.above.cover => {}
        None => draft.doubts.push(Doubt::NoPeriod),
    }
    if decided.no_scale {
        draft.doubts.push(Doubt::NoScale);
    }
    if decided.distant && read.is_some_and(|read| read.scale.is_none()) {
        draft.doubts.push(Doubt::DistantScale);
    }
    pen.builder.push(draft);
    Some(decided.kind)
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
    // "7 | SOLE VOTING POWER": the number of a question.
    let asks = context.view.above.cover && reader.bytes(0).len() <= 2;
    let next = grid.cells.get(cells.end).filter(|_| cells.end < place.end as usize);
    if asks && short && next.is_some_and(|next| next.class == CellClass::Words) {
        return true;
    }
    if first && cells.end < place.end as usize && counts_entries(context, cells.start) {
        return true;
    }
    // "2.2 | Notes | 16" in a list of contents with its pages.
    let paged = context.state.header.heads.iter().any(|head| head.hints.has(Hints::NAMES));
    let words = |i: usize| {
        let ink = document.slice(grid.cells[i].ink);
        let several = ink.len() >= 12 && ink.split_ascii_whitespace().count() > 1;
        grid.cells[i].class == CellClass::Words && (several || paged)
    };
    // "5. | Inapplicable", "1.4. | Competition": the stop behind the number parts it from its name.
    let stopped = short && reader.tokens.len() == 2 && reader.kind(1) == Some(TokenKind::Period);
    // "4.15 | -- | Form of indenture": a dash parts the number from its name.
    let dashes =
        (cells.end..place.end as usize).take_while(|i| grid.cells[*i].class == CellClass::Nil).count();
    let next = cells.end + dashes;
    let named = |i: usize| {
        let ink = document.slice(grid.cells[i].ink).as_bytes();
        grid.cells[i].class == CellClass::Words && ink.first().is_some_and(u8::is_ascii_uppercase)
    };
    first && short && next < place.end as usize && (words(next) || (dashes == 1 || stopped) && named(next))
}

/// True for "(10)" at the start of a row next to one that starts with "(9)" or "(11)": the numbers of a list.
fn counts_entries(context: &RowContext<'_>, cell: usize) -> bool {
    let View { document, table, grid, .. } = context.view;
    let bracketed = |index: usize| {
        let ink = document.slice(grid.cells.get(index)?.ink);
        ink.strip_prefix('(')?.strip_suffix(')')?.parse::<u8>().ok()
    };
    let Some(number) = bracketed(cell) else { return false };
    let opens = |row: usize| bracketed(table.rows.get(row)?.first as usize);
    let before = (context.row.saturating_sub(2)..context.row).rev().find_map(opens);
    let after = (context.row + 1..context.row + 3).find_map(opens);
    before.is_some_and(|before| before.checked_add(1) == Some(number))
        || after.is_some() && after == number.checked_add(1)
}

/// A cell's number with the kind and scale that were decided.
fn drafted(read: &CellNumber, decided: &kinds::Decided) -> Option<Draft> {
    let scale = read.scale.map_or(decided.scale, |(scale, _)| scale);
    let value = read.value(scale, decided.kind == Kind::Ratio)?;
    let unit = if matches!(value, Value::Ratio(..)) { Unit::None } else { decided.unit };
    let mut draft = Draft::new(read.span, decided.kind, value);
    draft.unit = unit;
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
        if placed.class == CellClass::Words && !is_rate(view.document.slice(placed.ink).as_bytes()) {
            pen.builder.cell =
                Some(CellPlace { table: view.index, row: saturate(row), column: placed.first });
            // A note under its table, marked up as a row of it, is a sentence.
            let heading = placed.ink.len() < SENTENCE;
            let setting = Setting { heading, ..Setting::default() };
            let page = view.document.into();
            prose::read(page, &[placed.ink], setting, view.calendar, &mut pen.scratch.prose, pen.builder);
            pen.builder.cell = None;
        }
    }
}

/// True for words that number the entry of a list: "10(iii)" in a list of exhibits, "*3.1" before what it is.
fn numbers_entry(context: &RowContext<'_>, column: u16, ink: TextSpan) -> bool {
    let View { document, table, grid, .. } = context.view;
    let text = document.slice(ink);
    if text.len() > LONGEST_NUMBER || !entries::is_numbered(text) {
        return false;
    }
    let place = table.rows[context.row];
    let cells = grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    let next = cells.iter().find(|placed| placed.ink.start() > ink.start() && placed.first > column);
    let titled = next.is_some_and(|next| {
        let words = document.slice(next.ink);
        next.class == CellClass::Words
            && words.len() >= TITLE
            && words.starts_with(|c: char| c.is_uppercase())
    });
    context.state.lists_exhibits() || titled && text.contains('.')
}

/// Bytes of the number of an entry, with its marks and paragraph.
const LONGEST_NUMBER: usize = 16;

/// Bytes of the title of an exhibit.
const TITLE: usize = 8;

/// Figures in the words of a body cell.
fn words_cell(context: &RowContext<'_>, column: u16, ink: TextSpan, pen: &mut Pen<'_>) {
    let view = context.view;
    // "31-60 days" names its row, and "October 1 - 31" counts nothing.
    // So does "2" below "Risk rating".
    let words = view.document.slice(ink).as_bytes();
    let named = column == 0
        && (context.head.ranges || is_span_of_time(words) || super::rows::is_grade(words, context.head));
    if named || numbers_entry(context, column, ink) {
        return;
    }
    pen.builder.cell = Some(CellPlace { table: view.index, row: saturate(context.row), column });
    pen.builder.label = context.head.label;
    let heads = &context.state.header.heads;
    let (period, units) = (context.period(column), context.units(column));
    // "Total common stocks (cost $312,440)" beside "Value (000)".
    let costs = column == 0 && units.is_none() && view.document.slice(ink).contains("ost $");
    let units = units.or_else(|| heads.iter().rev().find_map(|head| head.units).filter(|_| costs));
    // "$27.50-$48.75" in the stub beside prices, or in a column of them.
    let priced = |head: &ColumnHead| head.hints.has(Hints::PER_SHARE);
    let beside = if column == 0 { heads.iter().any(priced) } else { priced(&context.state.column(column)) };
    // "Earnings per share | GAAP: $1.45".
    let of_row = column > 0 && context.head.hints.has(Hints::PER_SHARE) && within::is_value(ink);
    let prices = of_row || beside && within::prices_share(view.document.slice(ink));
    let setting = Setting { period, units: units.filter(|_| !prices), ..Setting::default() };
    let before = pen.builder.count();
    prose::read(view.document.into(), &[ink], setting, view.calendar, &mut pen.scratch.prose, pen.builder);
    if column == 0 {
        stub::leave_bounds(context, pen.builder, before);
        stub::deal(context, pen.builder.since(before));
        holdings::settle_lead(context, pen.builder.since(before), ink);
        stub::count_shares(context, pen.builder.since(before));
        holdings::settle_maturity(context, pen.builder.since(before));
        stub::go_on(context, pen.builder.since(before), ink);
        stub::price_in_brackets(context, pen.builder.since(before));
        stub::leave_bounds_unscaled(context, pen.builder.since(before));
    }
    // A row without a name of its own gives none.
    let names = view.document.slice(context.head.words).bytes().any(|b| b.is_ascii_alphabetic());
    if column > 0 && names {
        within::name_by_row(view.document, ink, context.head.label, pen.builder.since(before));
    }
    within::settle(view.document, ink, prices, pen.builder.since(before));
    pen.builder.cell = None;
    pen.builder.label = Label::default();
}
