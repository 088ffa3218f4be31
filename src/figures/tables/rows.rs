//! What the words of each row say: its name, its hints, its own units and time.

mod activities;
mod behind;
mod grades;
mod head;
mod inherited;
mod outer;
mod owners;
mod questions;
mod ranges;
mod sides;
mod times;
mod totals;
mod wholes;

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use super::super::Label;
use super::super::nature::Nature;
use super::super::period::TimeSpec;
use super::super::units_line::UnitsLine;
use super::super::value::Period;
use super::columns::SaidCurrency;
use super::hints::Hints;
use super::holdings::{self, Leads};
use super::{Pen, State, View};
use crate::filing::grid::{CellClass, RowKind};
use crate::text::{Span, TextSpan, dates, saturate};
use activities::Rank;
pub(super) use behind::goes_on_behind;
pub(super) use grades::is_grade;
use head::{is_units_alone, row_head, row_head_in_lines};
pub(super) use owners::is_of_sellers;
use questions::question;
pub(super) use questions::{answers_with_shares, without_number};
pub(super) use sides::heads_names;
pub(in super::super) use sides::names_side;
use sides::{ends_side, has_double_rule};
pub(super) use times::{YearColumns, year_columns};
use times::{name_quarter_ends, name_quarters, year_of_row};
use totals::{ends, is_total_of, sums};

/// A row's own words and what they say.
#[derive(Clone, Debug, Default)]
pub(super) struct RowHead {
    pub(super) label: Label,
    /// The words themselves.
    pub(super) words: TextSpan,
    pub(super) indent: u8,
    pub(super) hints: Hints,
    pub(super) units: Option<UnitsLine>,
    /// The currency that it names for its amounts.
    pub(super) currency: Option<SaidCurrency>,
    /// The words for the measure that it tells: "square feet".
    pub(super) measure: Option<TextSpan>,
    pub(super) time: TimeSpec,
    pub(super) time_span: Option<TextSpan>,
    /// The row's time is the day of a balance or the year of a whole row.
    pub(super) own_time: bool,
    pub(super) nature: Nature,
    /// What its words speak for of the table: what is a flow by its name alone says little of the others.
    pub(super) spoken: Nature,
    /// Its name is the days of a time, the year left open: "October 1 - 31".
    pub(super) ranges: bool,
    /// For a row between two balances, the time between them.
    pub(super) between: Option<Period>,
    /// It holds the end of the name of the row above, and nothing of its own.
    pub(super) goes_on_above: bool,
    /// It is a balance less something: "Net balance at January 1".
    pub(super) nets: bool,
    /// What its words are to a statement of cash flows.
    pub(super) rank: Rank,
    /// The first amount below "Denominator": what was divided by it.
    pub(super) divided: bool,
    /// It stands below a heading over averages: "Average balance sheet".
    pub(super) averaged: bool,
    /// It stands between the balances at the beginning and at the end of a time.
    pub(super) moves: bool,
    /// Its words alone say that it stands at the end: "Total assets".
    pub(super) stands: bool,
    /// It is taken off a balance or added to it: "Less reinsurance recoverables".
    pub(super) adjusts: bool,
    /// The row before it was the first line of its label.
    goes_on: bool,
    /// It is the total of the heading that it stands under.
    sums: bool,
    /// It names all of that heading: "Total cost of sales" under "Cost of sales".
    ends: bool,
    /// It is called "Total" and nothing else.
    pub(super) totals: bool,
    /// It goes on with the name of the row above, and heads nothing.
    aside: bool,
    /// It is a total beyond the heading above it, whose own was read before.
    tops: bool,
    /// So many years after the time of its column: "Two years later".
    pub(super) later: i16,
    /// The columns that hold the total of its heading beside the last row below it, and the name of that.
    outer: (Vec<u16>, Label),
}

impl RowHead {
    /// The name of the figure in `column`.
    pub(super) fn label_of(&self, column: u16) -> Label {
        if self.outer.0.contains(&column) { self.outer.1 } else { self.label }
    }

    /// The units of all amounts, where the label says them, and times at most: "(Dollars in millions)",
    /// "Years ended December 31, in millions". With a name before them they are those of a group.
    pub(super) fn units_of_all(&self) -> Option<UnitsLine> {
        let said = self.units.filter(|units| !units.only_shares && !units.of_things)?;
        (said.is_all_of(self.words) || !self.time.is_empty()).then_some(said)
    }
}

/// A heading inside the stub, with its indent.
#[derive(Clone, Copy)]
pub(super) struct Parent {
    place: Place,
    pub(super) words: TextSpan,
    pub(super) hints: Hints,
    pub(super) units: Option<UnitsLine>,
    /// The measure of what stands below it: "Production (MBbl):".
    pub(super) measure: Option<TextSpan>,
    /// It names a day.
    pub(super) dated: bool,
    /// It names a quarter and nothing else: "First quarter:".
    pub(super) quarter: Option<u8>,
    /// It says more than its units.
    pub(super) named: bool,
    /// What an activity came to, or the balance at the end, was read below it.
    pub(super) closed: bool,
    pub(super) nature: Nature,
}

/// Bytes of the longest heading that is the name of a quarter and nothing else: "Fourth quarter:", with the mark of a note.
const LONGEST_QUARTER: u32 = 22;

/// How far a heading is indented, and the first row below it.
#[derive(Clone, Copy)]
struct Place {
    indent: u8,
    /// The indent of the first body row under the heading.
    inner: Option<u8>,
    /// The total of the rows under it was read.
    summed: bool,
    /// That total names it: whatever the indent of the rows below, "Gross margin" is none of "Cost of sales".
    ended: bool,
    /// It is a time, which may have several totals: "1999" over two groups of rows.
    time: bool,
    /// How far out it stands among headings that are not indented.
    rank: Rank,
}

impl Place {
    fn of(head: &RowHead) -> Self {
        Self {
            indent: head.indent,
            inner: None,
            summed: false,
            ended: false,
            time: !head.time.is_empty(),
            rank: head.rank,
        }
    }
}

/// Reads the words of every row of a table.
pub(super) fn read_rows(view: View<'_>, pen: &mut Pen<'_>) -> Vec<RowHead> {
    let count = view.table.rows.len();
    let mut rows: Vec<RowHead> = Vec::with_capacity(count);
    let mut parents: Vec<(TextSpan, Place)> = Vec::new();
    let mut side = wholes::Side::above(view);
    let wholes = wholes::wholes(view);
    let mut averages = false;
    let signed = names_rows_by_signs(view);
    let owned = owners::is_of_owners(view);
    let addresses = if owned { owners::addresses(view) } else { Vec::new() };
    let of_sellers = is_of_sellers(view);
    let persons = owners::names_persons(view);
    let mut officer = owners::names_officers(view).then(owners::Officer::default);
    let mut before_header = 0;
    let edge = left_edge(view);
    let led = Leads::over(view, 0..count).is_some();
    let behind_leads = holdings::names_behind(view);
    for row in 0..count {
        let kind = view.grid.rows[row];
        if row > 0 && view.grid.rows[row - 1] == RowKind::Body {
            before_header = parents.len();
        }
        if !matches!(kind, RowKind::Label | RowKind::Body) {
            rows.push(RowHead::default());
            if pen.scratch.fresh_headers.get(row) == Some(&true) {
                // A heading right above the header stands over what is below it.
                parents.drain(..before_header.min(parents.len()));
                side = wholes::Side::default();
            }
            if let Some(span) = wholes::heading(view, row) {
                side.enter(view.document.slice(span), span);
            }
            continue;
        }
        if view.above.cover
            && let Some(question) = question(view, row)
        {
            let mut head = row_head(view, row, &[question], pen);
            head.hints = head.hints.with(answers_with_shares(view.document.slice(question)));
            head.label = pen.builder.keep_label(&[], &[question]);
            rows.push(head);
            continue;
        }
        let (mut own, mut indent) = label_spans(view, row);
        indent = indent.saturating_sub(edge);
        if led && let Some(first) = own.first_mut() {
            *first = holdings::without_lead(view, *first);
        }
        if own.is_empty()
            && let Some(name) = behind_leads.and_then(|_| holdings::named_at(view, row))
            && behind_leads == Some(view.grid.cells[name].first)
        {
            own.push(view.grid.cells[name].ink);
        }
        if row > 0 && behind::goes_on_behind(view, row - 1).is_some() {
            // The name of the row above goes on.
            let RowHead { indent, label, .. } = rows[row - 1];
            rows.push(RowHead { goes_on_above: true, indent, label, ..RowHead::default() });
            continue;
        }
        let more = behind::goes_on_behind(view, row);
        if own.is_empty()
            && let Some(before) = rows.last()
        {
            // A row without words stands where the one above it does.
            indent = before.indent;
        }
        own.extend(own.is_empty().then(|| signed_number(view, row)).flatten().filter(|_| signed));
        if own.is_empty()
            && let Some(before) = rows.last()
        {
            let years = &pen.scratch.year_columns;
            own.extend(inherited::name(view, row, before, persons, years));
        }
        let goes_on = kind == RowKind::Body && row > 0 && view.grid.rows[row - 1] == RowKind::Label && {
            let first = rows[row - 1].words;
            own.first().is_some_and(|next| {
                let held = of_sellers
                    && view.table.set
                    && indent <= rows[row - 1].indent
                    && owners::is_first_line(view.document.slice(first), view.document.slice(*next));
                let set_in = indent > rows[row - 1].indent || inherited::ends_in_total(view, row);
                held || inherited::goes_on(view.document.slice(first), view.document.slice(*next), set_in)
                    || is_only_row(view, row, indent, view.document.slice(first))
            })
        };
        if goes_on {
            own.insert(0, rows[row - 1].words);
            parents.retain(|(span, _)| *span != rows[row - 1].words);
        }
        let aside = addresses.get(row) == Some(&true);
        let mut rank = Rank::default();
        if !own.is_empty() && !aside {
            let words = own.first().map_or("", |span| view.document.slice(*span));
            rank = Rank::of(words);
            drop_parents(&mut parents, (indent, kind, rank), |p| &mut p.1);
        }
        let divided = kind == RowKind::Body && ends_denominator(view, row, parents.last().map(|p| p.0));
        if divided {
            parents.pop();
        }
        let mut head = match more {
            Some(more) => {
                own.push(more);
                row_head_in_lines(view, row, &own, pen)
            }
            None => row_head(view, row, &own, pen),
        };
        head.aside = aside;
        // "Average balance sheet" over what follows, whatever headings stand between.
        let words = view.document.slice(head.words);
        averages |= kind == RowKind::Label && head.hints.has(Hints::AVERAGE) && words.contains("alance");
        averages &= !head.hints.has(Hints::AT_END);
        // "Selected balance sheet data (average)" over the rows of its group.
        let in_brackets = |(span, _): &(TextSpan, Place)| {
            let words = view.document.slice(*span).as_bytes();
            let last = words.len().checked_sub(AVERAGE.len()).and_then(|at| words.get(at..));
            last.is_some_and(|last| last.eq_ignore_ascii_case(AVERAGE))
        };
        head.averaged = averages || kind == RowKind::Body && parents.iter().any(in_brackets);
        if head.stands && !head.averaged || owned && kind == RowKind::Body {
            head.hints = head.hints.with(Hints::CLOSING);
        }
        let body = kind == RowKind::Body;
        head.sums = body && sums(view, &own, parents.last().map(|p| p.0));
        head.ends = head.sums && ends(view, &own, parents.last().map(|p| p.0));
        // The second total in a row is that of the heading further out.
        let total = own.is_empty() || is_total_of(view, &own).is_some();
        head.tops = body && total && rows.last().is_some_and(|before| before.sums)
            || body && parents.last().is_some_and(|p| totals::leaves(view, &rows, &own, p.0));
        if head.tops {
            parents.pop();
        }
        let mut spans: Vec<TextSpan> = parents.iter().map(|p| p.0).collect();
        if own.is_empty() && body {
            // A row without words below those of a heading is the total of it; the one above a double rule, or
            // below no heading, that of a whole side of the balance sheet.
            let told =
                side.is_told() && (spans.is_empty() && ends_side(view, row) || has_double_rule(view, row));
            if told || wholes.hold(row) {
                spans.clear();
                own.extend_from_slice(&side.name);
            } else {
                own.extend(spans.pop());
            }
        } else if body && is_total_of(view, &own) == Some("") && (spans.is_empty() || wholes.hold(row)) {
            spans.clone_from(&side.name);
        } else if body && let Some(name) = own.first() {
            side.go_on(view.document.slice(*name), *name);
        }
        if head.sums {
            let ends = head.ends;
            parents.iter_mut().last().into_iter().for_each(|p| (p.1.summed, p.1.ended) = (true, ends));
        }
        if let Some(officer) = &mut officer
            && let Some((year, _)) = year_of_row(view, row, &pen.scratch.year_columns).filter(|_| body)
        {
            let mut named = officer.goes_on(view, &own, year);
            named.extend_from_slice(&own);
            own = named;
        }
        if body
            && view.table.set
            && !own.is_empty()
            && let [above @ .., heading] = &spans[..]
            && let columns @ [_, ..] = &outer::outer_columns(view, row)[..]
        {
            head.outer = (columns.to_vec(), pen.builder.keep_label(above, &[*heading]));
        }
        if spans.is_empty() && body {
            spans.extend(grades::heading(view, row, &own));
        }
        head.label = pen.builder.keep_label(&spans, &own);
        head.indent = indent;
        head.goes_on = goes_on;
        head.divided = divided;
        head.rank = rank;
        // A units line among the rows is no name: "(in millions)".
        if kind == RowKind::Label
            && !head.aside
            && let Some(span) = own.first()
            && !is_units_alone(view.document.slice(*span), *span, &head)
            && !stands_for_itself(view.document.slice(*span))
        {
            parents.push((*span, Place::of(&head)));
            side.enter(view.document.slice(*span), *span);
        }
        rows.push(head);
    }
    name_quarters(view, &mut rows);
    name_quarter_ends(view, &mut rows);
    rows
}

/// For each row, whether it is a header between rows that is another than those above it: nothing stands under a
/// heading before it. The same header over again is that of the next page.
pub(super) fn fresh_headers(view: View<'_>) -> Vec<bool> {
    let mut seen: FxHashSet<u64> = FxHashSet::default();
    let mut begun = false;
    let fresh = |(row, kind): (usize, &RowKind)| {
        begun |= *kind == RowKind::Body;
        if *kind != RowKind::Header {
            return false;
        }
        let mut said = FxHasher::default();
        let place = view.table.rows.get(row).map_or(0..0, |place| place.first as usize..place.end as usize);
        for cell in view.grid.cells.get(place).unwrap_or(&[]) {
            view.document.slice(cell.ink).hash(&mut said);
        }
        seen.insert(said.finish()) && begun
    };
    view.grid.rows.iter().enumerate().map(fresh).collect()
}

/// Ends the headings that a row at `indent` does not stand under. Where nothing is indented, a heading
/// holds until the next one; one whose first row is indented holds as long as its rows are.
fn drop_parents<P>(
    parents: &mut Vec<P>,
    (indent, kind, rank): (u8, RowKind, Rank),
    place_of: impl Fn(&mut P) -> &mut Place,
) {
    while parents.last_mut().is_some_and(|p| place_of(p).ended && !place_of(p).time) {
        parents.pop();
    }
    if kind == RowKind::Label {
        let stays = |place: &Place| place.indent == indent && place.rank > rank;
        while parents.last_mut().is_some_and(|p| place_of(p).indent >= indent && !stays(place_of(p))) {
            parents.pop();
        }
        return;
    }
    let flat = indent == 0 && parents.iter_mut().all(|p| place_of(p).indent == 0);
    if flat && rank == Rank::Sum && parents.iter_mut().any(|p| place_of(p).rank > Rank::Plain) {
        parents.clear();
        return;
    }
    while let Some(last) = parents.last_mut() {
        let place = place_of(last);
        let indented = place.inner.is_some_and(|inner| inner > place.indent);
        let left = (indented || place.summed && !place.time) && indent <= place.indent;
        let above = place.indent > indent || place.indent == indent && indent > 0;
        if !left && (flat || !above) {
            place.inner.get_or_insert(indent);
            break;
        }
        parents.pop();
    }
}

/// True for an amount below "Denominator", the heading `heading`: shares have no sign, so this is what comes of the
/// division, and no part of it.
fn ends_denominator(view: View<'_>, row: usize, heading: Option<TextSpan>) -> bool {
    let words = heading.map_or("", |heading| view.document.slice(heading));
    if !words.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("denominator")) {
        return false;
    }
    let place = view.table.rows[row];
    let cells = view.grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]);
    let label =
        cells.first().filter(|first| first.first == 0).map_or("", |first| view.document.slice(first.ink));
    let label = label.to_ascii_lowercase();
    let of_shares =
        ["shares", "options", "warrants", "dilut", "denominator"].iter().any(|word| label.contains(word));
    let divides = !of_shares || label.contains("per share") && !label.starts_with("denominator");
    divides && cells.iter().any(|placed| placed.first > 0 && view.document.slice(placed.ink).contains('$'))
}

/// "Commitments and contingencies (Note 5)": a caption that a balance sheet has without an amount, and no heading of what
/// stands below (Regulation S-X, Rule 5-02.25).
fn stands_for_itself(words: &str) -> bool {
    let first = words.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    ["commitments", "contingencies", "contingent"].iter().any(|name| first.eq_ignore_ascii_case(name))
        && !words.trim_end().ends_with(':')
}

/// How a heading says in brackets that it stands over averages.
const AVERAGE: &[u8] = b"(average)";

/// What one line of a row's label says, for the figures on the same line of its other cells.
pub(super) fn line_head(view: View<'_>, row: usize, words: TextSpan, pen: &mut Pen<'_>) -> RowHead {
    let mut head = row_head(view, row, &[words], pen);
    head.label = pen.builder.keep_label(&[], &[words]);
    head
}

/// The words that name a row, and how far they are indented.
fn label_spans(view: View<'_>, row: usize) -> (Vec<TextSpan>, u8) {
    let place = view.table.rows[row];
    let mut own: Vec<TextSpan> = Vec::new();
    let mut indent = 0;
    for index in place.first as usize..place.end as usize {
        let placed = view.grid.cells[index];
        let marks = placed.class == CellClass::Mark && !own.is_empty();
        let names = placed.class == CellClass::Words
            || placed.first == 0 && placed.class != CellClass::Lead && !marks;
        // "| 2/15/2023 | 8,300": the day on which more was granted to whoever the row above names.
        let dated = names && own.is_empty() && placed.first > 0 && is_day(view.document.slice(placed.ink));
        let names = names && !dated && !(own.is_empty() && is_enumerated(view, row, index));
        match (names, own.is_empty()) {
            (true, true) => indent = view.table.cells[index].indent,
            (true, false) if placed.first == 0 => {}
            (false, _) if placed.class == CellClass::Mark => continue,
            (false, true) if is_enumerated(view, row, index) => continue,
            _ => break,
        }
        own.push(without_leaders(&view.document.text, placed.ink));
    }
    (own, indent)
}

/// True for a cell that numbers or letters its row, "(a)", "2.", "iv)", right before the words that name it: as a
/// servicer's report does (Form 10-D).
fn is_enumerated(view: View<'_>, row: usize, index: usize) -> bool {
    let place = view.table.rows[row];
    let cells = &view.grid.cells;
    let text = |at: usize| cells.get(at).map_or("", |placed| view.document.slice(placed.ink));
    let mark = text(index);
    let inner = mark.trim_start_matches('(').trim_end_matches(['.', ')']);
    let numbered = inner.len() < 3 && inner.bytes().all(|b| b.is_ascii_digit());
    let roman = inner.len() < 5 && inner.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let lettered = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic());
    let marked = !inner.is_empty() && inner.len() < mark.len() && (numbered || roman || lettered);
    let named = index + 1 < place.end as usize
        && cells.get(index + 1).is_some_and(|next| next.class == CellClass::Words)
        && (NAME..LONGEST_NAME).contains(&text(index + 1).len())
        && text(index + 1).starts_with(|c: char| c.is_alphabetic());
    place.first as usize == index && view.grid.rows[row] == RowKind::Body && marked && named
}

/// Bytes of a name behind the number of its row: "Pool balance, beginning". A sentence there is a note.
const NAME: usize = 4;
const LONGEST_NAME: usize = 160;

/// How far the names of all rows are indented: the padding of the stub, which sets none of them below another.
fn left_edge(view: View<'_>) -> u8 {
    let places = view.table.rows.iter().zip(&view.grid.rows);
    let named =
        places.filter(|(_, kind)| matches!(kind, RowKind::Label | RowKind::Body)).filter_map(|(place, _)| {
            let first = view.grid.cells.get(place.first as usize).filter(|_| place.first < place.end)?;
            let words = first.first == 0 && first.class == CellClass::Words;
            words.then(|| view.table.cells[place.first as usize].indent)
        });
    named.min().unwrap_or(0)
}

/// The number that a row without words starts with: "+200 | $72,100".
fn signed_number(view: View<'_>, row: usize) -> Option<TextSpan> {
    let place = view.table.rows.get(row).filter(|place| place.end - place.first > 1)?;
    let first = view.grid.cells.get(place.first as usize)?;
    (first.class == CellClass::Number).then_some(first.ink)
}

/// True where rows are named by how far something moves, "+200", "0", "-100", as in a bank's table of what a change
/// of interest rates would do (Regulation S-K, Item 305).
fn names_rows_by_signs(view: View<'_>) -> bool {
    let plus =
        |row: usize| signed_number(view, row).is_some_and(|ink| view.document.slice(ink).starts_with('+'));
    (0..view.table.rows.len()).any(plus)
}

/// True for digits that are a day and nothing else: "2/15/2023".
fn is_day(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && dates::parse(text).is_some_and(|date| date.len == text.len())
}

/// `span` without the dots that lead from a label to its figures.
fn without_leaders(text: &str, span: TextSpan) -> TextSpan {
    let slice = crate::text::slice(text, span);
    let kept = slice.trim_end_matches(['.', ' ', '\u{2026}', '_']);
    if kept.is_empty() { span } else { Span::new(span.start(), span.start() + saturate(kept.len())) }
}

/// True where `row`, indented by `indent`, is the only one under the row of words `heading` before it:
/// then that is no heading but the first line of the label, "INCOME BEFORE TAX" over "EXPENSE".
fn is_only_row(view: View<'_>, row: usize, indent: u8, heading: &str) -> bool {
    let (_, outer) = label_spans(view, row - 1);
    let next = (row + 1 < view.table.rows.len()).then(|| label_spans(view, row + 1));
    let ended = next.is_none_or(|(words, next)| !words.is_empty() && next <= outer);
    let several = heading.split_ascii_whitespace().count() >= 3;
    !heading.ends_with(':') && indent > outer && ended && several
}

/// A row of words alone: a heading for the rows below, or a label that goes on.
pub(super) fn enter_label(head: &RowHead, state: &mut State) {
    if head.aside {
        return;
    }
    if head.time.year.is_some() || head.time.length.is_some() {
        // "Year ended December 31, 2009" over a group of rows.
        state.group = (head.time, head.time_span);
    }
    // "Home lending (in billions)" right above "Volume by channel": what is below is in billions too.
    let holds =
        |parent: &Parent| parent.place.inner.is_none() && parent.units.is_some() && head.units.is_none();
    let right_above = if state.parents.last().is_some_and(holds) { state.parents.pop() } else { None };
    drop_parents(&mut state.parents, (head.indent, RowKind::Label, head.rank), |p| &mut p.place);
    state.parents.extend(right_above);
    let RowHead { hints, units, nature, words, .. } = *head;
    let place = Place::of(head);
    let named = units.is_none_or(|units| !units.is_all_of(head.words));
    let dated = head.time.day.is_some() && head.time.instant;
    let quarter = head.time.quarter.filter(|_| words.len() <= LONGEST_QUARTER && head.time.is_bare_quarter());
    let (measure, closed) = (head.measure, false);
    let parent = Parent { dated, quarter, measure, place, words, hints, units, named, closed, nature };
    state.parents.push(parent);
}

/// Ends the headings that a body row does not stand under.
pub(super) fn leave_parents(head: &RowHead, state: &mut State) {
    if head.goes_on || head.tops || head.divided {
        state.parents.pop();
    }
    if !head.words.is_empty() {
        drop_parents(&mut state.parents, (head.indent, RowKind::Body, head.rank), |p| &mut p.place);
    }
    let closes = head.rank == Rank::Sum || head.hints.has(Hints::CLOSING);
    state.parents.iter_mut().for_each(|parent| parent.closed |= closes);
    if head.sums
        && let Some(last) = state.parents.last_mut()
    {
        (last.place.summed, last.place.ended) = (true, head.ends);
    }
}
