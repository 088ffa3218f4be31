//! Figures in tables: each body cell with what its row, its column and the lines above say of it.
//!
//! ```text
//! state     what is known while the rows are read from top to bottom
//! downward  goes down the rows: headers, headings, rows of figures
//! header    what the header says, kept for the table after
//! columns   what the header says of each column: time, units, kind
//! compared  columns that hold two times against each other: "1995 over 1994"
//! entries   lists of exhibits by their numbers and of titles by their pages
//! cites     tables that say where an agreement answers the sections of an act
//! cohorts   years that are names: of loans by the year they were made, of claims by that of the accident
//! rows      what the words of each row say, read once for the whole table
//! run       what the figures above in a column have shown
//! time      the period of a cell out of row, column, headings between rows, and the lines above
//! hundredths  ratios that some tell in hundredths, others as parts of one
//! kinds     what a cell counts, and its scale
//! figures   the cells themselves
//! things    tables that count things instead of amounts, and what measures are called
//! stands    tables of what stands on their days, whatever their rows are called
//! note_scales  scales that a footnote tells of the column with its mark
//! titled    tables whose title is the name of what they count
//! led       what the sentence that leads up to a table says of its numbers
//! lines     cells of several lines, each with its figure
//! taxes     the parts of a provision for income taxes
//! to_the_dollar  tables that no line over another one speaks of
//! paired    cells with two numbers, for the two halves of their column's name
//! holdings  lists of securities whose rows start with how much is held
//! changes   changes in hundredths, proved by what they are changes of
//! diluted   what is added to average shares, proved by its sum
//! counted_heads  tables whose heads say that they count
//! stub      the figures inside a row's label, dealt out to the columns
//! ```

mod asked;
mod between_signs;
mod cell;
mod changes;
mod cites;
mod codes;
mod cohorts;
mod columns;
mod common_size;
mod compared;
mod counted_heads;
mod denominators;
mod diluted;
mod downward;
mod entries;
#[cfg(test)]
mod examples;
mod figures;
mod further_stubs;
mod header;
mod held;
mod hints;
mod holdings;
mod homes;
mod hundredths;
mod kinds;
mod led;
mod lines;
mod measures;
mod note_scales;
mod paired;
mod par;
mod rolled;
mod rooms;
mod rows;
mod run;
mod stacked;
mod stands;
mod state;
mod stated;
mod stub;
mod taxes;
mod things;
mod time;
mod titled;
mod to_the_dollar;
mod whole_shares;

use super::build::Builder;
use super::nature::{MOST, Nature, names_flow_of, nature};
use super::period::{Calendar, TimeSpec};
use super::prose;
use super::unit::Currency;
use super::units_line::UnitsLine;
use super::value::Period;
use crate::filing::grid::Grid;
use crate::filing::{Document, Table};
use crate::text::TextSpan;
use columns::{Buffers, said};
use header::Cohorts;
pub(super) use header::Header;
pub(super) use led::names_each_share;
pub(super) use rows::names_side;
use rows::{Parent, RowHead, read_rows};
use run::Run;
use state::{OfShares, RowContext, State, Subject};
pub(super) use time::names_average_balances;

/// What the lines above a table say of it, nearest first where they disagree.
#[derive(Clone, Debug, Default)]
pub(super) struct Above {
    pub(super) units: Option<UnitsLine>,
    /// The time that a title gives to the whole table.
    pub(super) time: TimeSpec,
    pub(super) time_span: Option<TextSpan>,
    /// Times that the sentence before the table mentions.
    pub(super) listed: Vec<(TimeSpec, TextSpan)>,
    /// Times that the sentence before the heading of its section mentions.
    pub(super) behind: Vec<(TimeSpec, TextSpan)>,
    /// The sentence that leads up to the table names days alone: "borrowings as of June 30, 2024 and 2023:".
    pub(super) as_of: bool,
    /// The table is a balance sheet: its days are states.
    pub(super) balance: bool,
    /// The table is a statement of what went by in a time: operations, cash flows, equity.
    pub(super) flow: bool,
    /// Its title says that it tells averages: "Average balance sheets".
    pub(super) averages: bool,
    /// What the words that lead up to the table speak for.
    pub(super) nature: Nature,
    /// The sentence that leads up to the table.
    pub(super) lead: Option<TextSpan>,
    /// The heading of the section that it stands in.
    pub(super) title: Option<TextSpan>,
    /// That sentence tells what was left out of diluted earnings per share.
    pub(super) antidilutive: bool,
    /// What leads up to the table speaks of customers or suppliers with a large share of something.
    pub(super) concentration: bool,
    /// That heading names what is owed or due.
    pub(super) owed: bool,
    /// It is the cover page of a schedule on who owns a company, with the answers below its questions
    /// (Rules 13d-101 and 13d-102).
    pub(super) cover: bool,
    /// The currency of the filing.
    pub(super) currency: Option<Currency>,
    /// The header of the table before, where this one goes on from it.
    pub(super) before: Option<Header>,
}

/// What a table leaves for those after it.
#[derive(Clone, Debug, Default)]
pub(super) struct Legacy {
    /// The units line that holds for its amounts.
    pub(super) units: Option<UnitsLine>,
    pub(super) header: Header,
}

/// Buffers used again for each table.
#[derive(Default)]
pub(super) struct Scratch {
    buffers: Buffers,
    prose: prose::Scratch,
    /// For each row of the table that is read, whether it is another header than those above it.
    fresh_headers: Vec<bool>,
    /// The columns of years in it.
    year_columns: rows::YearColumns,
}

/// A table and what is known of its surroundings.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) document: &'a Document,
    /// Index of the table in the document.
    pub(super) index: u32,
    pub(super) table: &'a Table,
    pub(super) grid: &'a Grid,
    pub(super) above: &'a Above,
    pub(super) calendar: &'a Calendar,
}

/// What figures are written with.
pub(super) struct Pen<'a> {
    pub(super) scratch: &'a mut Scratch,
    pub(super) builder: &'a mut Builder,
}

/// What a line above a table says.
pub(super) struct Line {
    pub(super) units: Option<UnitsLine>,
    pub(super) time: TimeSpec,
    pub(super) time_span: Option<TextSpan>,
    pub(super) times: Vec<(TimeSpec, TextSpan)>,
    /// What its words speak for.
    pub(super) nature: Nature,
}

/// Reads a line above a table.
pub(super) fn read_line(text: &str, span: TextSpan, scratch: &mut Scratch) -> Line {
    let said = said(text, span, &mut scratch.buffers);
    let times = scratch.buffers.times.iter().map(|t| (t.spec, t.span)).collect();
    let reader = prose::Reader { text, tokens: &scratch.buffers.tokens };
    let nature = if names_flow_of(reader) { nature(reader).min(-MOST) } else { nature(reader) };
    Line { units: said.units, time: said.time, time_span: said.time_span, times, nature }
}

/// Reads the figures of a table. Gives what the tables after it may need.
pub(super) fn read(view: View<'_>, pen: &mut Pen<'_>) -> Legacy {
    if cites::is_cross_reference(view) || cites::is_contents(view) || entries::lists_pages(view) {
        return Legacy::default();
    }
    let above = above_in_force(view);
    let view = above.as_ref().map_or(view, |above| View { above, ..view });
    let before = pen.builder.count();
    pen.scratch.fresh_headers = rows::fresh_headers(view);
    pen.scratch.year_columns = rows::year_columns(view);
    let mut rows = read_rows(view, pen);
    let moves_awards = led::moves_awards(view, &rows);
    let of_shares = OfShares::of(view, moves_awards);
    let mut state = State::before_rows(view, &rows, of_shares);
    mark_times(view, &mut rows);
    state.standing = stands::standing(view, &rows);
    downward::read(view, &rows, &mut state, of_shares, pen);
    settle(view, &rows, moves_awards, before, pen.builder);
    // Tables of other currencies print no sign beside their amounts.
    let units = UnitsLine::nearest(state.header.stub.units, view.above.units)
        .filter(|units| !units.names_currency_alone() && (state.amounts > 0 || units.currency.is_some()));
    Legacy { units, header: state.header }
}

/// What the lines above a table say of it without what they say of others; None where all holds.
fn above_in_force(view: View<'_>) -> Option<Above> {
    let above = above_of_table(view);
    let shown = above.as_ref().map_or(view, |above| View { above, ..view });
    let voted = things::counts_votes(shown).then(|| of_meeting(shown));
    voted.or(above)
}

/// What they say of it without the units and the statement of others.
fn above_of_table(view: View<'_>) -> Option<Above> {
    let of_others = view.above.units.is_some_and(|line| line.distant);
    let silent = of_others && to_the_dollar::prints_to_the_dollar(view) || stands::tells_performance(view);
    let above = silent.then(|| Above { units: None, ..view.above.clone() });
    // A line of money over the title of what is counted is that of other tables.
    let counted = view.above.units.is_some() && titled::counts(view);
    let above = if counted {
        Some(Above { units: titled::of_things(view.above.units), ..view.above.clone() })
    } else {
        above
    };
    let view = above.as_ref().map_or(view, |above| View { above, ..view });
    let flows = view.above.balance && stands::heads_stretches(view);
    let flowing = flows.then(|| Above { balance: false, nature: 0, ..view.above.clone() });
    flowing.or(above)
}

/// What the lines above a table of votes say of it without the times that were voted on: "directors to serve until the
/// 2024 annual meeting", "auditor for the fiscal year ending June 30, 2024". The day of a meeting has gone by.
fn of_meeting(view: View<'_>) -> Above {
    let end = view.calendar.end();
    let held = |time: &TimeSpec| {
        let day = TimeSpec { instant: true, ..*time }.resolve(view.calendar, true);
        let day = day.map(Period::end).filter(|_| time.day.is_some() && time.length.is_none());
        day.is_some_and(|day| end.is_none_or(|end| day <= end))
    };
    let mut above = Above { behind: Vec::new(), ..view.above.clone() };
    above.listed.retain(|(time, _)| held(time));
    if !above.time.is_empty() && !held(&above.time) {
        (above.time, above.time_span) = (TimeSpec::default(), None);
    }
    above
}

/// Marks the times of the rows that other rows tell of, in an order in which each step may rest on those before it.
fn mark_times(view: View<'_>, rows: &mut [RowHead]) {
    time::mark_row_spans(view, rows);
    time::fill_roll_forward(view, rows);
    time::mark_interim_balances(view.calendar, rows);
    time::mark_closings(view, rows);
    time::mark_roll_forward(rows);
    time::mark_parts(view, rows);
    time::fill_totals(view, rows);
    time::mark_balances(view, rows);
    time::mark_held(view, rows);
    time::mark_carried(view, rows);
    time::mark_totals(view, rows);
    taxes::mark_provision(view, rows);
}

/// Mends the figures of a table by each other, once all of them are read: those from the figure `before` on.
fn settle(view: View<'_>, rows: &[RowHead], moves_awards: bool, before: usize, builder: &mut Builder) {
    let figures = builder.since(before);
    whole_shares::settle(view, rows, figures);
    if moves_awards {
        whole_shares::settle_awards(figures);
    }
    whole_shares::settle_round(view, rows, figures);
    whole_shares::settle_authorized(view, figures);
    par::settle(figures);
    whole_shares::lift_authorized(view, figures);
    whole_shares::settle_in_labels(view, figures);
    common_size::settle(view, figures);
    changes::settle(figures);
    changes::settle_differences(figures);
    diluted::settle(rows, figures);
    denominators::settle(view, rows, figures);
    hundredths::settle(view, rows, figures);
    homes::settle(view, figures);
    rolled::settle(figures);
    between_signs::settle(view, figures);
}
