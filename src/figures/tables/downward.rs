//! Goes down the rows of a table: what each header, each heading and each row of figures leaves for those below it.

use std::ops::Range;

use super::columns::{ColumnHead, name_columns, read_header};
use super::figures::{body_row, header_words};
use super::hints::Hints;
use super::holdings::Leads;
use super::rows::{self, RowHead};
use super::run::{self, Run};
use super::state::{OfShares, State};
use super::{Pen, View, codes, led, time};
use crate::figures::period::TimeSpec;
use crate::filing::grid::RowKind;

/// Reads the rows of a table, whose labels are `rows`, from top to bottom.
pub(super) fn read(
    view: View<'_>,
    rows: &[RowHead],
    state: &mut State,
    of_shares: OfShares,
    pen: &mut Pen<'_>,
) {
    let is_head = |row: usize| matches!(view.grid.rows.get(row), Some(RowKind::Header | RowKind::Caption));
    let count = view.table.rows.len();
    let mut headings_of_figures = 0;
    let mut row = 0;
    while let (Some(kind), Some(head)) = (view.grid.rows.get(row), rows.get(row)) {
        match kind {
            RowKind::Caption | RowKind::Header => {
                let end = (row + 1..count).find(|row| !is_head(*row)).unwrap_or(count);
                if pen.scratch.fresh_headers.get(row..end).is_some_and(|fresh| fresh.contains(&true)) {
                    leave_headings(headings_of_figures, state);
                }
                enter_header(view, row..end, state, of_shares, pen);
                row = end;
                continue;
            }
            RowKind::Label => {
                enter_heading(view, row, head, state);
                body_row(view, row, head, state, pen);
            }
            RowKind::Body => {
                state.begun = true;
                state.goes_on_from(view);
                rows::leave_parents(head, state);
                headings_of_figures = state.parents.len();
                read_figures(view, row, head, state, pen);
            }
        }
        row += 1;
    }
}

/// Leaves the first `count` headings, those that figures stand under, as another header follows. A heading right above it
/// stands over what is below it, and a units line over all.
fn leave_headings(count: usize, state: &mut State) {
    let mut at = 0;
    state.parents.retain(|parent| {
        at += 1;
        at > count || parent.units.is_some()
    });
}

/// Reads a header of the rows `rows`: what is below it starts anew.
fn enter_header(
    view: View<'_>,
    rows: Range<usize>,
    state: &mut State,
    of_shares: OfShares,
    pen: &mut Pen<'_>,
) {
    let above = state.header.stub.time;
    read_header(view, rows.clone(), &mut state.header, &mut pen.scratch.buffers);
    name_columns(&mut state.header.heads, &mut pen.scratch.buffers.named, pen.builder);
    time::mark_insured(view, &pen.scratch.buffers.named, &mut state.header.heads);
    state.header.stub.time = time_of_stub(state.header.stub.time, above, state.begun);
    if let Some((year, span)) = state.header.band {
        state.group = (year, Some(span));
    }
    for header in rows.clone() {
        header_words(view, header, pen);
    }
    state.served |= state.header.tells_service(view);
    state.of_shares = match of_shares {
        OfShares::Throughout => true,
        OfShares::ByHeads => led::heads_shares(view, rows.clone()),
        OfShares::Nowhere => false,
    };
    state.quarters = codes::heads_quarters(view, rows.clone());
    state.leads = Leads::over(view, rows);
    time::fill_columns_between(view.calendar, &mut state.header.heads);
    state.runs.fill(Run::default());
}

/// The time that a header gives by its stub, which says `own`, below one that said `above`: "December 31" over balances
/// further down, below "Years ended December 31", is a day.
fn time_of_stub(own: TimeSpec, above: TimeSpec, begun: bool) -> TimeSpec {
    let instant = begun && own.day.is_some() && own.length.is_none();
    let stood = instant && above.length.is_some();
    let above = if instant { TimeSpec { length: None, ..above } } else { above };
    TimeSpec { instant: own.instant || stood, ..own }.over(above)
}

/// Notes a heading among the rows.
fn enter_heading(view: View<'_>, row: usize, head: &RowHead, state: &mut State) {
    if row.checked_sub(1).and_then(|above| view.grid.rows.get(above)) == Some(&RowKind::Body) {
        state.header.resume();
    }
    state.goes_on_from(view);
    if !state.begun
        && let Some(units) = head.units_of_all()
    {
        state.header.stub.units = Some(units);
    }
    // "Shares    COMMON STOCKS" below what was lent.
    let leads = state.leads.and_then(|_| Leads::named(view.document.slice(head.words)));
    state.leads = leads.or(state.leads);
    if !head.goes_on_above {
        rows::enter_label(head, state);
    }
    let in_money = run::tells_money(view.document.slice(head.words));
    // "In dollars:" below the same rows in hundredths: they are in what the table is in.
    let told_before = in_money && state.runs.iter().any(|run| run.percent.is_some());
    if let Some(parent) = state.parents.last_mut().filter(|_| told_before) {
        parent.units = None;
    }
    state.runs.iter_mut().for_each(|run| run.start_group(in_money));
}

/// Reads a row of figures, and notes in each column what it has shown.
fn read_figures(view: View<'_>, row: usize, head: &RowHead, state: &mut State, pen: &mut Pen<'_>) {
    let is_change = |head: &ColumnHead| head.hints.has(Hints::CHANGE);
    let of_rates = Hints::RATIO.with(Hints::PERCENT);
    let below_rates = state.parents.last().is_some_and(|parent| parent.hints.has(of_rates));
    for (column, read, kind) in body_row(view, row, head, state, pen) {
        state.amounts += usize::from(read.currency.is_some());
        let column = usize::from(column);
        if let Some(run) = state.runs.get_mut(column) {
            run.note(&read, kind, head.hints, below_rates);
            // What changes tell of a rate, they tell of all else.
            run.rates_by_name &= !state.header.heads.get(column).is_some_and(is_change);
        }
    }
    for column in run::signed_dashes(view, row) {
        if let Some(run) = state.runs.get_mut(usize::from(column)) {
            run.note_nothing(head.hints);
        }
    }
}
