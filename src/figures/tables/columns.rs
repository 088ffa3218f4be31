//! What the header of a table says of each column: its time, its units, its kind.

mod as_one;
mod banded;
mod currency;
mod days;
mod dealt;
mod month_ends;
mod ordered;
pub(super) mod outlook;
mod prices;
mod relative;
mod set_aside;
mod terms;
mod transition;

use std::ops::Range;

use super::super::Label;
use super::super::build::Builder;
use super::super::lexer::{Token, TokenKind, lex};
use super::super::nature::{Nature, PLAIN, SURE, names_flow_of, names_result, nature};
use super::super::period::{Length, TimeMention, TimeSpec, mentions};
use super::super::prose::{Reader, is_of_act};
use super::super::units_line::{UnitsLine, units_line};
use super::super::value::Period;
use super::super::words::Word;
use super::compared;
use super::hints::{Hints, counts_in_units, hints, place_at_end, stated_unit};
use super::holdings::Leads;
use super::time::stands_on_days;
use super::{
    Cohorts, Header, View, cohorts, measures, names_average_balances, note_scales, rooms, stacked, things,
};
use crate::filing::Row;
use crate::filing::grid::{CellClass, Grid, RowKind};
use crate::text::TextSpan;
use crate::text::search::holds;
pub(super) use as_one::mentions_over;
use as_one::{read_as_one, read_kinds_as_one};
pub(super) use currency::SaidCurrency;
use currency::currency_of;
pub(super) use days::end_of_year;
use days::{bracketed_length, days_apart};
use ordered::{
    flow_between, name_months, name_quarters, number_awards, number_entries, number_loans, share_quarters,
    share_year,
};
use set_aside::with_set_aside;

/// What is said of a column by the header above it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ColumnHead {
    pub(super) time: TimeSpec,
    /// The words that give the time.
    pub(super) time_span: Option<TextSpan>,
    pub(super) hints: Hints,
    pub(super) units: Option<UnitsLine>,
    /// The words of the header, nearest last.
    pub(super) words: Option<TextSpan>,
    /// What those words speak for.
    pub(super) nature: Nature,
    /// The words for the measure that it holds: "square feet".
    pub(super) measure: Option<TextSpan>,
    /// The number of a quarter whose name stands on several lines: "First" over "Quarter".
    ordinal: Option<u8>,
    /// The line above ends in "per".
    per: bool,
    /// The power of ten of the things that it counts or measures, where its own words tell it: "Tons (000s)".
    pub(super) things_scale: Option<i8>,
    /// The currency that the header names.
    pub(super) currency: Option<SaidCurrency>,
    /// The day on which the year ended that a line above names.
    year_end: Option<(i8, i8)>,
    /// The nearest line names a day of that year.
    part_of_year: bool,
    /// For a column between two dated ones, the time between them.
    pub(super) between: Option<Period>,
    /// All words over it, from top to bottom.
    pub(super) name: Label,
}

/// Buffers used again for each cell.
#[derive(Default)]
pub(super) struct Buffers {
    pub(super) tokens: Vec<Token>,
    pub(super) times: Vec<TimeMention>,
    /// Columns of the header read last, with the words of each of its cells over them.
    pub(super) named: Vec<(usize, TextSpan)>,
}

/// What one piece of header text says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub(super) time: TimeSpec,
    pub(super) time_span: Option<TextSpan>,
    pub(super) hints: Hints,
    pub(super) units: Option<UnitsLine>,
    pub(super) nature: Nature,
    /// The words for a measure.
    pub(super) measure: Option<TextSpan>,
    /// The currency that it names.
    pub(super) currency: Option<SaidCurrency>,
    /// The words are "of beneficial", "beneficially owned" and nothing else: part of a header on several lines.
    beneficial: bool,
    /// It says that rows for each share are told in another unit: "except per share data".
    excepts_shares: bool,
    /// It ends in "per".
    ends_in_per: bool,
    /// It starts with a share or a unit of ownership: "share", "Common Share", "Unit".
    starts_with_share: bool,
    /// An ordinal alone.
    ordinal: Option<u8>,
    /// "Quarter" without a number.
    quarter: bool,
}

impl Said {
    /// The same with its spans moved.
    pub(super) fn moved(self, place: impl Fn(TextSpan) -> TextSpan) -> Self {
        Self {
            time_span: self.time_span.map(&place),
            units: self.units.map(|units| units.moved(&place)),
            measure: self.measure.map(&place),
            ..self
        }
    }
}

/// The tokens of "except per share data": the remark speaks of rows that say "per share", of no column.
fn excepted_shares(reader: Reader<'_>) -> Option<Range<usize>> {
    /// Tokens of a long remark: "except for share and per common share amounts".
    const REMARK: usize = 8;
    let except = (0..reader.tokens.len()).find(|at| reader.is(*at, b"except"))?;
    let end = (except..reader.tokens.len()).find(|at| reader.kind(*at) == Some(TokenKind::Close));
    let end = end.unwrap_or(reader.tokens.len());
    let share = |at: usize| matches!(reader.word(at), Word::Share | Word::Shares | Word::Unit | Word::Ads);
    (except..end.min(except + REMARK)).any(share).then_some(except..end)
}

/// What the words over a column tell of it, but for such a remark.
fn column_hints(reader: Reader<'_>) -> Hints {
    match excepted_shares(reader) {
        Some(remark) => hints(reader.part(0..remark.start)).with(hints(reader.part(remark.end..usize::MAX))),
        None => hints(reader),
    }
}

/// "1988 Employee Stock Ownership Plan" over the column of what it holds: a year that names a plan.
fn is_of_plan(reader: Reader<'_>, mention: &TimeMention) -> bool {
    let bare = mention.spec == TimeSpec { year: mention.spec.year, ..TimeSpec::default() };
    const OF_STOCK: [&[u8]; 7] =
        [b"stock", b"share", b"option", b"equity", b"incentive", b"ownership", b"purchase"];
    let near = mention.end..mention.end + 6;
    let of_stock = near.clone().any(|at| reader.says(at, &OF_STOCK));
    let plan = |at: usize| reader.is(at, b"plan") && !reader.is(at + 1, b"assets");
    // "under the 1998 Plan".
    let called = plan(mention.end) && reader.word_before(mention.first, 1) == Word::The;
    let named = || called || near.clone().any(|at| of_stock && plan(at) || reader.is(at, b"esop"));
    bare && mention.end == mention.first + 1 && named()
}

/// Reads `span` as the text of a header.
pub(super) fn said(text: &str, span: TextSpan, buffers: &mut Buffers) -> Said {
    buffers.tokens.clear();
    buffers.times.clear();
    lex(text, span.start(), span.end(), &mut buffers.tokens);
    mentions(text, &buffers.tokens, true, &mut buffers.times);
    let reader = Reader { text, tokens: &buffers.tokens };
    buffers.times.retain(|mention| !is_of_act(reader, mention) && !is_of_plan(reader, mention));
    let units = units_line(text, &buffers.tokens);
    // "In millions of constant pesos as of December 31, 2003": of what day the money is, not the amounts.
    let constant = units.map(|units| units.span).filter(|span| {
        let words = crate::text::slice(text, *span);
        words.contains("constant") || words.contains("purchasing power")
    });
    buffers.times.retain(|mention| !constant.is_some_and(|span| span.contains(mention.span.start())));
    let mut time = TimeSpec::default();
    let mut time_span: Option<TextSpan> = None;
    let mut known: Option<i16> = None;
    for mention in &buffers.times {
        // "December 31, 2010 and 2009" over one column leaves its year open.
        match (known, mention.spec.year) {
            (Some(year), Some(other)) if year != other => time.year = None,
            (Some(_), Some(_)) => {}
            _ => time = mention.spec.over(time),
        }
        known = known.or(mention.spec.year);
        time_span = Some(time_span.map_or(mention.span, |s| s.join(mention.span)));
    }
    time.length = time.length.or_else(|| bracketed_length(reader));
    // "First", or "First (a)" with the mark of a note.
    let marked = || reader.tokens.len() == 4 && reader.kind(1) == Some(TokenKind::Open);
    let ordinal = reader.word(0).ordinal().filter(|_| reader.tokens.len() == 1 || marked());
    let ordinal = ordinal.or_else(|| ordered::in_digits(reader));
    // "Quarter" over the middle of "First | Second | Third" stands over one of them alone.
    let below =
        reader.word(1).ordinal().filter(|_| reader.word(0) == Word::Quarter && reader.tokens.len() == 2);
    let ordinal = ordinal.or(below);
    let quarter = reader.word(0) == Word::Quarter && time.quarter.is_none() && below.is_none();
    let hints = with_set_aside(reader, column_hints(reader)).with(things::heads_count(reader));
    let hints = if counts_in_units(reader) { hints.with(Hints::COUNT) } else { hints };
    // "Year ending December 31, 2024" over what is expected of that year is no balance at its end.
    let ending = |at: usize| {
        matches!(reader.word(at), Word::Year | Word::Years) && reader.word(at + 1) == Word::Ending
    };
    let expected = time.length.is_some() && (0..reader.tokens.len()).any(ending) && nature(reader) <= 0;
    let hints = if expected { hints.without(Hints::CLOSING) } else { hints };
    // "Target (#)" beside "Target ($)" (Regulation S-K, Item 402).
    let numbered = crate::text::slice(text, span).ends_with("(#)");
    let hints = if numbered { hints.without(Hints::MONEY).with(Hints::SHARES) } else { hints };
    let measure = if hints.has(Hints::MEASURE) { measures::measure(reader) } else { None };
    let currency = currency_of(reader);
    let owning = |at: usize| {
        matches!(reader.word(at), Word::Beneficial | Word::Of | Word::The | Word::And)
            || reader.says(at, &[&b"owned"[..], b"ownership"])
    };
    let beneficial = reader.tokens.iter().any(|token| token.word == Word::Beneficial)
        && (0..reader.tokens.len()).all(owning);
    let share =
        |at: usize| matches!(reader.bytes(at), b"Share" | b"share" | b"SHARE" | b"Unit" | b"unit" | b"UNIT");
    let class = matches!(reader.bytes(0), b"Common" | b"common" | b"COMMON" | b"Ordinary" | b"ordinary");
    Said {
        time,
        time_span,
        excepts_shares: excepted_shares(reader).is_some(),
        ends_in_per: reader.tokens.last().is_some_and(|last| last.word == Word::Per),
        starts_with_share: share(usize::from(class)),
        hints,
        units,
        nature: match measure {
            Some(_) if measures::is_area(reader) => nature(reader).max(PLAIN),
            None if names_result(reader) => -SURE,
            None if names_flow_of(reader) => nature(reader).min(-PLAIN),
            _ => nature(reader),
        },
        measure,
        currency,
        beneficial,
        ordinal,
        quarter,
    }
}

/// Reads the header rows `rows` of a table and lays them over what is known of its columns.
pub(super) fn read_header(
    view: View<'_>,
    rows: std::ops::Range<usize>,
    header: &mut Header,
    buffers: &mut Buffers,
) {
    let View { document, table, grid, .. } = view;
    header.resume();
    header.on_days = false;
    let mut fresh: Vec<ColumnHead> = vec![ColumnHead::default(); header.heads.len()];
    let rows_of_header = rows.clone();
    let mut stack = stacked::Stack::default();
    let leads = Leads::over(view, rows.clone()).is_some();
    let mut at_end = None;
    buffers.named.clear();
    for row in rows {
        let Some(place) = table.rows.get(row) else { continue };
        let caption = grid.rows[row] == RowKind::Caption;
        let lone = alone(grid, place);
        for index in place.first as usize..place.end as usize {
            let (Some(cell), Some(placed)) = (table.cells.get(index), grid.cells.get(index)) else {
                continue;
            };
            // A sign over a column says what it holds: "RMB", "US$", "%".
            let sign = placed.class == CellClass::Lead && document.slice(placed.ink) != "$"
                || placed.class == CellClass::Trail && document.slice(placed.ink) == "%";
            if table.is_folded_at(cell)
                || !sign && !matches!(placed.class, CellClass::Words | CellClass::Year | CellClass::Number)
            {
                continue;
            }
            stacked::lines_of(view, &rows_of_header, (row, index), buffers, &mut stack);
            let Some(words) = stack.span() else { continue };
            let mut piece = stack.said(&document.text, buffers);
            // "(in millions except per share amounts)" says what the others are in.
            if piece.units.is_some() && document.slice(cell.span).contains("except") {
                piece.hints = piece.hints.without(Hints::PER_SHARE.with(Hints::SHARES));
            }
            // Only where it holds for all columns does a row need to be excepted.
            if piece.excepts_shares && piece.units.is_some() {
                header.stub.units = UnitsLine::nearest(piece.units, header.stub.units);
            }
            let end = end_of_year(view.calendar, &piece);
            if placed.first > 0 && !end.is_empty() && piece.nature > 0 {
                // "Balance at January 1" over a column: the day only says which end of the year.
                piece.hints = piece.hints.with(end);
                piece.time = TimeSpec::default();
            }
            // "Principal Amount (000)" over the stub tells of the numbers in it alone.
            if !caption
                && placed.first == 0
                && leads
                && piece.units.is_some_and(|units| !units.is_all_of(cell.span))
                && let Some(stub) = fresh.first_mut()
            {
                (stub.units, stub.words) = (piece.units.take(), Some(words));
            }
            // "Maturity date: | June 1, 2014" over the other terms of a note heads no column.
            if placed.first > 0 && piece.time.day.is_some() && lone && terms::dates_security(view, place) {
                piece.time = TimeSpec::default();
            }
            if caption || placed.first == 0 {
                let days = days_apart(&buffers.times);
                if !days.is_empty() {
                    header.listed = days;
                    piece.time = TimeSpec { month: None, day: None, ..piece.time };
                }
                lay(&mut header.stub, piece);
            }
            // "Average balance sheet" over the whole table.
            header.averages |= caption && names_average_balances(document.slice(cell.span));
            if caption {
                at_end = at_end.or_else(|| stated_by_caption(&document.text, cell.span, &mut buffers.tokens));
                continue;
            }
            if placed.first == 0 {
                at_end = Some(stub_at_end(&document.text, cell.span, &mut buffers.tokens));
                header.on_days |= stands_on_days(document.slice(cell.span));
            }
            let columns = usize::from(placed.first).max(1)..=usize::from(placed.last);
            let said = piece.units.is_some_and(|units| units.is_all_of(cell.span));
            let several = || {
                columns.clone().count() > 1 || piece.units.is_some_and(|units| holds_for_all(units, &fresh))
            };
            if said && several() && lone {
                lay(&mut header.stub, piece);
                let said = piece.hints.only(Hints::COUNT.with(Hints::PERCENT));
                fresh.iter_mut().for_each(|head| head.hints = head.hints.with(said));
                continue;
            }
            if columns.clone().count() <= NAMED_TOGETHER {
                let lines = |column| stack.lines().iter().map(move |line| (column, *line));
                buffers.named.extend(columns.clone().flat_map(lines));
            }
            let own = columns.clone().count() == 1 && !lone;
            for head in fresh.get_mut(columns).unwrap_or(&mut []) {
                head.add(piece, words);
                head.things_scale = scale_of_things(piece, head.hints, said, own).or(head.things_scale);
            }
        }
    }
    read_kinds_as_one(view, rows_of_header.clone(), &mut fresh, buffers);
    outlook::undate(view, &mut fresh, &buffers.named);
    name_quarters(&mut fresh);
    name_months(view, &mut fresh);
    number_entries(view, &mut fresh);
    number_awards(view, &mut fresh);
    number_loans(view, &mut fresh);
    measure_total(view, &mut fresh);
    prices::price_rates(view, &mut fresh, &buffers.named);
    header.cohorts = cohorts::find(view, rows_of_header.clone()).or(header.cohorts);
    if header.cohorts == Some(Cohorts::Loans) {
        cohorts::name_columns(&mut fresh);
    }
    prices::price_awards(view, &mut fresh, &buffers.named);
    read_as_one(view, rows_of_header.clone(), &mut fresh, buffers);
    note_scales::lay(view, rows_of_header.clone(), &mut fresh, buffers);
    rooms::take_back(view, &mut fresh);
    compared::mark(view, rows_of_header.clone(), &mut fresh, buffers);
    header.band = banded::lay_year(view, rows_of_header.clone(), &mut fresh, &mut header.heads);
    banded::lay_length(view, rows_of_header.clone(), &mut fresh);
    banded::lay_dated_year(view, rows_of_header.clone(), &mut fresh);
    share_year(&mut fresh);
    share_quarters(&mut fresh);
    month_ends::lay(view, &mut fresh, &buffers.named);
    relative::name_quarters(view, &mut fresh);
    ordered::name_quarter_ends(view, &mut fresh);
    ordered::name_plain_quarters(view, &mut fresh);
    as_one::leave_open_starts(view, &mut fresh, &buffers.named);
    dealt::deal(view, rows_of_header.clone(), &mut fresh);
    dealt::share_quarter(view, rows_of_header.clone(), &mut fresh);
    let open = outlook::open_columns(view, &fresh, &buffers.named);
    spread(&mut fresh);
    outlook::leave_open(&open, &mut fresh);
    transition::lay(view, &mut fresh, &buffers.named);
    banded::date_percentages(view, &mut fresh, &buffers.named);
    flow_between(&mut fresh);
    header.at_end = at_end.unwrap_or_default();
    header.averages |= fresh.iter().any(|head| {
        let words = head.words.filter(|_| head.hints.has(Hints::AVERAGE));
        words.is_some_and(|words| holds(document.slice(words), "balance"))
    });
    let first = table.rows.get(rows_of_header.start).and_then(|row| table.cells.get(row.first as usize));
    let in_index = first.is_some_and(|cell| {
        let words = document.slice(cell.span);
        words.starts_with("Item") || words.starts_with("ITEM")
    });
    let replaced = banded::replaces_times(&header.heads, &fresh);
    if replaced && banded::tells_ahead(&header.heads, &mut fresh) {
        header.interrupted = Some(header.heads.clone());
    }
    for (head, new) in header.heads.iter_mut().zip(fresh) {
        if new.words.is_none() {
            continue;
        }
        // "Item 1B. | Unresolved Staff Comments | Not applicable" below "Pages" is no header of other things.
        let names = in_index && head.hints.has(Hints::NAMES) && new.hints.is_empty() && new.time.is_empty();
        let hints = if names { head.hints } else { new.hints };
        let silent_change = new.time.is_empty() && new.hints.has(Hints::CHANGE);
        let outer = if silent_change || replaced { TimeSpec::default() } else { head.time };
        *head = ColumnHead {
            time: new.time.over(outer),
            time_span: new.time_span.or(head.time_span),
            units: new.units.or(head.units),
            things_scale: new.things_scale.or(head.things_scale),
            currency: new.currency.or(head.currency),
            hints,
            ..new
        };
    }
    banded::date_unnamed_percentages(view, rows_of_header, &mut header.heads);
}

/// Columns that one cell of a header names at the most. A title over more is none of theirs, and what is kept for each
/// column stays in proportion to what is printed.
const NAMED_TOGETHER: usize = 40;

/// Keeps the words over each column of the header read last, for the figures below it.
pub(super) fn name_columns(heads: &mut [ColumnHead], named: &mut [(usize, TextSpan)], builder: &mut Builder) {
    named.sort_by_key(|(column, _)| *column);
    let mut words: Vec<TextSpan> = Vec::new();
    for cells in named.chunk_by(|(one, _), (other, _)| one == other) {
        words.clear();
        words.extend(cells.iter().map(|(_, ink)| *ink));
        if let Some(head) = cells.first().and_then(|(column, _)| heads.get_mut(*column)) {
            head.name = builder.keep_label(&[], &words);
        }
    }
}

/// "Developed acres | Undeveloped acres | Total": the total of columns that all hold one measure is in it too.
fn measure_total(view: View<'_>, fresh: &mut [ColumnHead]) {
    let measured = |head: &&ColumnHead| head.hints.has(Hints::MEASURE);
    let Some(one) = fresh.iter().find(measured).map(|head| (head.hints, head.measure, head.nature)) else {
        return;
    };
    let total = |head: &ColumnHead| {
        let words = head.words.map_or("", |words| view.document.slice(words));
        (words.starts_with("Total") || words.starts_with("TOTAL")) && !head.hints.tells_kind()
    };
    let told = |span: Option<TextSpan>| span.map(|span| view.document.slice(span).to_ascii_lowercase());
    let same = |head: &ColumnHead| {
        head.words.is_none()
            || total(head)
            || head.hints.has(Hints::MEASURE) && told(head.measure) == told(one.1)
    };
    if fresh.iter().filter(measured).count() >= 2 && fresh.iter().skip(1).all(same) {
        for head in fresh.iter_mut().filter(|head| total(head)) {
            head.hints = head.hints.with(one.0.only(Hints::MEASURE));
            (head.measure, head.nature) = (one.1, one.2);
        }
    }
}

/// The power of ten that the words over a column tell of the things that it counts or measures: "Tons (000s)", or
/// "(in thousands)" below "Subscribers" where each column has units of its `own`. What holds for several columns speaks of
/// their amounts, "Homes | Value" over "(in thousands)", and so does what names money: "Number of loans ($ in thousands)".
fn scale_of_things(piece: Said, hints: Hints, alone: bool, own: bool) -> Option<i8> {
    let units = piece.units.filter(|units| units.tells_no_money() && units.scale > 0)?;
    let counted = |hints: Hints| hints.has(Hints::COUNT.with(Hints::MEASURE)) && !hints.has(Hints::MONEY);
    let told = if alone { own && counted(hints) } else { counted(piece.hints) };
    told.then_some(units.scale)
}

/// "% of net assets" over a list of holdings: what all of its numbers are, where the caption says nothing else.
fn stated_by_caption(text: &str, span: TextSpan, tokens: &mut Vec<Token>) -> Option<Hints> {
    const LONGEST: usize = 8;
    let stated = stub_at_end(text, span, tokens).only(Hints::PERCENT.with(Hints::STATED));
    (stated.has(Hints::PERCENT) && tokens.len() <= LONGEST).then_some(stated)
}

/// What the stub of a header at `span` says of the end of each period: "Balance sheet data" beside the years.
fn stub_at_end(text: &str, span: TextSpan, tokens: &mut Vec<Token>) -> Hints {
    tokens.clear();
    lex(text, span.start(), span.end(), tokens);
    let reader = Reader { text, tokens };
    // "(Percent)" at the head of the stub is said of all rows.
    let stated = stated_unit(reader).unwrap_or_default().only(Hints::PERCENT.with(Hints::STATED));
    let stated = if stated.has(Hints::PERCENT) { stated } else { Hints::default() };
    place_at_end(reader).with(stated)
}

/// True where units that stand in the middle of a header, over one column as it happens, hold for the others too:
/// none of them counts something, and the line names no currency that might be that of one column alone, as where
/// the last year is told in dollars once more.
fn holds_for_all(units: UnitsLine, fresh: &[ColumnHead]) -> bool {
    const COUNTED: Hints = Hints::SHARES.with(Hints::COUNT).with(Hints::MEASURE).with(Hints::AWARDS);
    let headed = || fresh.iter().filter(|head| head.words.is_some());
    let again = |head: &ColumnHead| {
        let same = |other: &&ColumnHead| other.time.year.is_some() && other.time == head.time;
        headed().filter(same).count() > 1
    };
    let foreign = units.currency.is_some() && !units.bare_dollars;
    headed().all(|head| !head.hints.has(COUNTED)) && !(foreign && headed().any(again))
}

/// True for a row of one cell with words, beside the stub or alone. "(Dollars in millions)" in the middle of a header, above or below
/// the years, holds for all columns, whichever it happens to stand over.
fn alone(grid: &Grid, row: &Row) -> bool {
    let cells = grid.cells.get(row.first as usize..row.end as usize).unwrap_or(&[]);
    let cells = || cells.iter().filter(|cell| !cell.ink.is_empty());
    cells().count() == 1 || cells().filter(|cell| cell.first > 0).count() == 1
}

/// A heading over several columns may be marked up, or recognised, over some of them alone: "Three
/// months ended June 30," above "2010 | 2009", "June 30, 2010" above all but the total. Where only one
/// time is said, it holds for all columns.
fn spread(fresh: &mut [ColumnHead]) {
    let says = |head: &ColumnHead| {
        head.time.length.is_some() || head.time.month.is_some() && head.time.day.is_some()
    };
    let mut saying = fresh.iter().filter(|h| says(h));
    let Some(one) = saying.next().copied() else { return };
    if saying.any(|h| h.time != one.time) {
        return;
    }
    let bare = |head: &ColumnHead| head.time == (TimeSpec { year: head.time.year, ..TimeSpec::default() });
    let years = fresh.iter().filter(|h| h.time.year.is_some() && bare(h)).count();
    // "From inception (April 1, 2003) to December 31, 2024" beside years is said of its column alone, and so is "Fair value
    // at December 31, 2024" beside the years to come.
    let later = |head: &ColumnHead| bare(head) && head.time.year > one.time.year;
    let ahead = one.time.length.is_none() && one.time.year.is_some() && fresh.iter().any(later);
    if years > 0 && (ahead || matches!(one.time.length, Some(Length::From(_)))) {
        return;
    }
    for head in fresh.iter_mut().filter(|h| bare(h) && h.words.is_some()) {
        if head.time.year.is_some() {
            head.time = head.time.over(TimeSpec { year: None, ..one.time });
        } else if years == 0 && !head.hints.has(Hints::CHANGE) {
            head.time = one.time;
        } else {
            continue;
        }
        head.time_span = head.time_span.or(one.time_span);
    }
}

impl ColumnHead {
    /// Adds what a lower header cell says, which is nearer to the figures.
    fn add(&mut self, piece: Said, words: TextSpan) {
        let bare_year = piece.time == (TimeSpec { year: piece.time.year, ..TimeSpec::default() });
        // A year below a whole day names a vintage: "June 30, 2010" over "2010 | 2009 | Prior".
        if !(bare_year && self.time.day.is_some() && self.time.year.is_some()) {
            // "Qtr 4" over "November 30, 2020": the three months up to that day.
            let ends = self.time.quarter.is_some()
                && piece.time.day.is_some()
                && piece.time.length.is_none()
                && !piece.time.instant
                && !self.time.instant;
            self.lay_part(piece.time);
            self.keep_year_end(piece.time);
            if ends {
                self.time =
                    TimeSpec { quarter: None, length: Some(Length::Months(3)), both: true, ..self.time };
            }
        }
        self.ordinal = piece.ordinal.or(self.ordinal);
        if piece.quarter
            && let Some(quarter) = self.ordinal.take()
        {
            self.time = self.time.quarter_of_it(quarter);
        }
        self.time_span = match (self.time_span, piece.time_span) {
            (Some(above), Some(below)) => Some(above.join(below)),
            (above, below) => above.or(below),
        };
        self.hints = self.hints.under(piece.hints);
        // "Amount and nature" over "of beneficial" over "ownership": shares (Regulation S-K, Item 403).
        if piece.beneficial && !self.hints.has(Hints::PERCENT) {
            self.hints = self.hints.without(Hints::MONEY).with(Hints::SHARES);
        }
        // "Price Per" over "Share".
        if self.per && piece.starts_with_share && !self.hints.has(Hints::PERCENT) {
            self.hints = self.hints.without(Hints::SHARES.with(Hints::COUNT)).with(Hints::PER_SHARE);
        }
        self.per = piece.ends_in_per;
        self.nature += piece.nature;
        self.units = piece.units.or(self.units);
        self.measure = piece.measure.or(self.measure);
        self.currency = piece.currency.or(self.currency);
        self.words = Some(self.words.map_or(words, |w| w.join(words)));
    }
}

/// Lays what a nearer piece says over what is known.
fn lay(known: &mut Said, piece: Said) {
    known.time = piece.time.over(known.time);
    known.time_span = piece.time_span.or(known.time_span);
    known.hints = known.hints.with(piece.hints);
    known.nature += piece.nature;
    known.units = UnitsLine::nearest(piece.units, known.units);
}
