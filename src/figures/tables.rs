//! Figures in tables: each body cell with what its row, its column and the lines above say of it.
//!
//! ```text
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
mod entries;
#[cfg(test)]
mod examples;
mod figures;
mod further_stubs;
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
mod stated;
mod stub;
mod taxes;
mod things;
mod time;
mod to_the_dollar;
mod whole_shares;

use std::cell::OnceCell;

use super::build::Builder;
use super::nature::{MOST, Nature, SURE, nature};
use super::period::{Calendar, TimeSpec};
use super::prose;
use super::unit::Currency;
use super::units_line::UnitsLine;
use crate::filing::grid::{Grid, RowKind};
use crate::filing::{Document, Table};
use crate::text::TextSpan;
use crate::text::search::holds_any;
use columns::{Buffers, ColumnHead, Said, name_columns, read_header, said};
use figures::{body_row, header_words};
use held::ColumnHolds;
use hints::Hints;
use holdings::Leads;
pub(super) use led::names_each_share;
pub(super) use rows::names_side;
use rows::{Parent, RowHead, read_rows};
use run::Run;
use stands::Standing;
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

/// What a header says, to be kept for the table after.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    heads: Vec<ColumnHead>,
    stub: Said,
    /// The days that its stub names, each of a year of its own: "September 30, 1994, and September 24, 1993".
    listed: Vec<(TimeSpec, TextSpan)>,
    /// What the stub of its last header says of the end of each period: "Balance sheet data | 2024 | 2023".
    at_end: Hints,
    /// The year that its last header gives to all rows below it, whatever heading stands above.
    band: Option<(TimeSpec, TextSpan)>,
    /// The columns of the header above the last one, where that heads a few rows of years to come and they go on below.
    interrupted: Option<Vec<ColumnHead>>,
    /// A column holds average balances, as in a bank's table of what it earned on them (Regulation S-K, Item
    /// 1402), or the table is titled so: nothing in such a table stands on a day.
    averages: bool,
    /// Years head its columns, or name its rows, that say of when something is and not when the table tells of it.
    cohorts: Option<Cohorts>,
}

/// Tables with years that are names of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cohorts {
    /// Loans by the year in which they were made, "2024 | 2023 | … | Prior | Revolving", each on the day of the
    /// table (ASC 326-20-50-6).
    Loans,
    /// Claims by the year of the accident, a year a row, as they stood at the end of each column's year (ASC
    /// 944-40-50-4B).
    Claims,
}

/// Headers of a table of pensions by pay and service (Regulation S-K, Item 402(f), in force from 1992 to 2006).
const SERVED: [&str; 3] = ["years of service", "years of credited service", "years of participation"];

impl Header {
    /// Goes on with the columns that a header of years to come interrupted.
    fn resume(&mut self) {
        if let Some(heads) = self.interrupted.take() {
            self.heads = heads;
        }
    }

    /// True where columns are headed by years of service.
    fn tells_service(&self, view: View<'_>) -> bool {
        let undated = self.heads.iter().filter(|head| head.time.is_empty());
        let mut words = undated.filter_map(|head| head.words).map(|words| view.document.slice(words));
        words.any(|words| {
            let named = holds_any(words, &["service", "participation"]);
            named && SERVED.iter().any(|name| words.to_ascii_lowercase().contains(name))
        })
    }
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

/// Columns of amounts that a statement of equity has at the least.
const PARTS_OF_EQUITY: usize = 4;

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
    let nature = nature(prose::Reader { text, tokens: &scratch.buffers.tokens });
    Line { units: said.units, time: said.time, time_span: said.time_span, times, nature }
}

/// What is known while the rows of a table are read from top to bottom.
#[derive(Default)]
struct State {
    header: Header,
    /// Headings in the stub that the row stands under.
    parents: Vec<Parent>,
    /// The time that a heading among the rows gives to those below it.
    group: (TimeSpec, Option<TextSpan>),
    /// For each column, what its figures have shown.
    runs: Vec<Run>,
    /// A row of figures was read.
    begun: bool,
    /// Number of figures printed with a currency sign.
    amounts: usize,
    /// What the words of all rows together speak for.
    nature: Nature,
    /// Its amounts are printed to the last dollar, whatever a line far above says.
    in_full: bool,
    /// Its thousands are grouped by spaces, as in French print.
    spaced: bool,
    /// Its numbers count things, and none is an amount.
    counts: bool,
    /// What each column holds; empty in a table without dashes.
    holds: Vec<ColumnHolds>,
    /// It tells what a currency was worth in another.
    rates: bool,
    /// It tells what each share had.
    each_share: bool,
    /// Its columns are years of service.
    served: bool,
    /// How far what it tells stands on its days, whatever its rows are called.
    standing: Standing,
    /// It tells how the asset value of one share of a fund came about.
    of_fund: bool,
    /// It shows how many shares there are.
    of_shares: bool,
    /// Its numbers are those of exhibits.
    exhibits: bool,
    /// The only row of figures that it has.
    only_row: Option<usize>,
    /// What the numbers before the names of its rows are.
    leads: Option<Leads>,
    /// Its rows are named by the numbers of quarters.
    quarters: bool,
    /// The columns of words from which on a row starts over.
    further_stubs: Vec<u16>,
    /// Many of its numbers are whole; looked for where one is met that has cents.
    coarse: OnceCell<bool>,
    /// Rows with units in their own names have the sign of a currency; looked for where one is met that has none.
    signed_by_row: OnceCell<bool>,
    /// Each row that speaks of money has the sign of a currency; looked for where one that names things is met.
    signs_amounts: OnceCell<bool>,
    /// One of its cells has the sign of the dollar; looked for where what is counted or measured is met.
    dollars: OnceCell<bool>,
    /// It comes to total assets, or to net ones; looked for where what may be owned is met.
    assets: OnceCell<bool>,
    /// It tells what is to be spent; looked for where years to come are met.
    spends: OnceCell<bool>,
    /// It tells how many units of a product were made or sold; looked for where units are met.
    makes_units: OnceCell<bool>,
    /// Its amounts have a digit behind the point; looked for below a heading over amounts for each share.
    tenths: OnceCell<bool>,
    /// What stands under the highest and the lowest is printed as prices are; looked for where one has no cents.
    priced: OnceCell<bool>,
    /// Most of its numbers are whole; looked for where a rate is met that has no sign.
    mostly_whole: OnceCell<bool>,
    /// For each row, the columns in which prices are quoted in fractions: "16 1/8". Empty where none is.
    quoted: Vec<Vec<u16>>,
}

/// What the words of the rows speak for together: their mean, as a table tells mostly states or mostly
/// flows.
fn table_nature(rows: &[RowHead]) -> Nature {
    let said = rows.iter().map(|r| r.spoken.clamp(-MOST, MOST)).filter(|n| *n != 0);
    let (sum, count) = said.fold((0, 0), |(sum, count), n| (sum + n, count + 1));
    if count == 0 { 0 } else { sum / count }
}

/// The row of figures of a table that has one alone.
fn only_row(grid: &Grid) -> Option<usize> {
    let mut rows = grid.rows.iter().enumerate().filter(|(_, kind)| **kind == RowKind::Body);
    let only = rows.next().map(|(row, _)| row);
    only.filter(|_| rows.next().is_none())
}

/// Reads the figures of a table. Gives what the tables after it may need.
pub(super) fn read(view: View<'_>, pen: &mut Pen<'_>) -> Legacy {
    let (table, grid) = (view.table, view.grid);
    if cites::is_cross_reference(view) || cites::is_contents(view) || entries::lists_pages(view) {
        return Legacy::default();
    }
    let of_others = view.above.units.is_some_and(|line| line.distant);
    let silent;
    let view = if of_others && to_the_dollar::prints_to_the_dollar(view) || stands::tells_performance(view) {
        silent = Above { units: None, ..view.above.clone() };
        View { above: &silent, ..view }
    } else {
        view
    };
    let flowing;
    let view = if view.above.balance && stands::heads_stretches(view) {
        flowing = Above { balance: false, nature: 0, ..view.above.clone() };
        View { above: &flowing, ..view }
    } else {
        view
    };
    let before = pen.builder.count();
    let columns = grid.columns.len();
    pen.scratch.fresh_headers = rows::fresh_headers(view);
    pen.scratch.year_columns = rows::year_columns(view);
    let mut rows = read_rows(view, pen);
    let of_sellers = rows::is_of_sellers(view);
    let mut state = State {
        header: Header {
            heads: vec![ColumnHead::default(); columns],
            stub: Said::default(),
            listed: Vec::new(),
            at_end: Hints::default(),
            band: None,
            interrupted: None,
            averages: view.above.averages,
            cohorts: None,
        },
        runs: vec![Run::default(); columns],
        // What sellers have, offer for sale and keep stands on the day of the offer.
        nature: if of_sellers { SURE } else { table_nature(&rows) },
        quoted: kinds::quoted(view),
        counts: things::counts_things(view)
            || things::counts_patients(view)
            || things::counts_votes(view)
            || counted_heads::count(view),
        holds: held::by_columns(view),
        rates: hints::tells_rates(view),
        each_share: led::tells_each_share(view),
        spaced: kinds::is_spaced(view),
        exhibits: entries::lists_exhibits(view),
        only_row: only_row(grid),
        in_full: view
            .above
            .units
            .is_some_and(|line| line.distant && kinds::is_in_full(view, &rows, line.scale)),
        ..State::default()
    };
    // No cell of a table of shares has the sign of a currency, but for the prices of awards.
    let unsigned = !view.document.slice(table.span).contains('$');
    let moves_awards = led::moves_awards(view, &rows);
    let of_shares = unsigned && (of_sellers || led::is_led_to_shares(view)) || moves_awards;
    state.of_shares = of_shares;
    state.further_stubs = further_stubs::find(view);
    if led::is_of_each_share(view) {
        state.header.stub.hints = Hints::PER_SHARE;
    }
    time::mark_row_spans(view, &mut rows);
    time::fill_roll_forward(view, &mut rows);
    time::mark_interim_balances(view.calendar, &mut rows);
    time::mark_closings(view, &mut rows);
    time::mark_roll_forward(&mut rows);
    time::mark_parts(view, &mut rows);
    time::fill_totals(view, &mut rows);
    time::mark_balances(view, &mut rows);
    time::mark_held(view, &mut rows);
    time::mark_carried(view, &mut rows);
    time::mark_totals(view, &mut rows);
    taxes::mark_provision(view, &mut rows);
    let is_change = |head: &ColumnHead| head.hints.has(Hints::CHANGE);
    let is_head = |row: usize| matches!(grid.rows.get(row), Some(RowKind::Header | RowKind::Caption));
    state.standing = stands::standing(view, &rows);
    state.of_fund = stands::tells_asset_value(view);
    let mut before_header = 0;
    let mut row = 0;
    while row < table.rows.len() {
        match grid.rows[row] {
            RowKind::Caption | RowKind::Header => {
                let end = (row + 1..table.rows.len()).find(|r| !is_head(*r)).unwrap_or(table.rows.len());
                if pen.scratch.fresh_headers.get(row..end).is_some_and(|rows| rows.contains(&true)) {
                    // A heading right above the header stands over what is below it.
                    let mut at = 0;
                    state.parents.retain(|parent| {
                        at += 1;
                        at > before_header || parent.units.is_some()
                    });
                }
                let above = state.header.stub.time;
                read_header(view, row..end, &mut state.header, &mut pen.scratch.buffers);
                name_columns(&mut state.header.heads, &mut pen.scratch.buffers.named, pen.builder);
                time::mark_insured(view, &pen.scratch.buffers.named, &mut state.header.heads);
                // "December 31" over balances further down, below "Years ended December 31".
                let day = state.header.stub.time;
                let instant = state.begun && day.day.is_some() && day.length.is_none();
                let stood = instant && above.length.is_some();
                let above = if instant { TimeSpec { length: None, ..above } } else { above };
                state.header.stub.time = TimeSpec { instant: day.instant || stood, ..day }.over(above);
                if let Some((year, span)) = state.header.band {
                    state.group = (year, Some(span));
                }
                for header in row..end {
                    header_words(view, header, pen);
                }
                state.served |= state.header.tells_service(view);
                state.of_shares = of_shares || unsigned && led::heads_shares(view, row..end);
                state.quarters = codes::heads_quarters(view, row..end);
                state.leads = Leads::over(view, row..end);
                time::fill_columns_between(view.calendar, &mut state.header.heads);
                state.runs.fill(Run::default());
                row = end;
                continue;
            }
            RowKind::Label => {
                if row > 0 && grid.rows[row - 1] == RowKind::Body {
                    state.header.resume();
                }
                state.goes_on_from(view);
                if !state.begun
                    && let Some(units) = rows[row].units_of_all()
                {
                    state.header.stub.units = Some(units);
                }
                // "Shares    COMMON STOCKS" below what was lent.
                let leads = state.leads.and_then(|_| Leads::named(view.document.slice(rows[row].words)));
                state.leads = leads.or(state.leads);
                if !rows[row].goes_on_above {
                    rows::enter_label(&rows[row], &mut state);
                }
                let in_money = run::tells_money(view.document.slice(rows[row].words));
                // "In dollars:" below the same rows in hundredths: they are in what the table is in.
                let told_before = in_money && state.runs.iter().any(|run| run.percent.is_some());
                if let Some(parent) = state.parents.last_mut().filter(|_| told_before) {
                    parent.units = None;
                }
                state.runs.iter_mut().for_each(|run| run.start_group(in_money));
                body_row(view, row, &rows[row], &state, pen);
            }
            RowKind::Body => {
                state.begun = true;
                state.goes_on_from(view);
                rows::leave_parents(&rows[row], &mut state);
                before_header = state.parents.len();
                let of_rates = Hints::RATIO.with(Hints::PERCENT);
                let below_rates = state.parents.last().is_some_and(|parent| parent.hints.has(of_rates));
                for (column, read, kind) in body_row(view, row, &rows[row], &state, pen) {
                    state.amounts += usize::from(read.currency.is_some());
                    if let Some(run) = state.runs.get_mut(usize::from(column)) {
                        run.note(&read, kind, rows[row].hints, below_rates);
                        // What changes tell of a rate, they tell of all else.
                        run.rates_by_name &=
                            !state.header.heads.get(usize::from(column)).is_some_and(is_change);
                    }
                }
                for column in run::signed_dashes(view, row) {
                    if let Some(run) = state.runs.get_mut(usize::from(column)) {
                        run.note_nothing(rows[row].hints);
                    }
                }
            }
        }
        row += 1;
    }
    whole_shares::settle(view, &rows, pen.builder.since(before));
    if moves_awards {
        whole_shares::settle_awards(pen.builder.since(before));
    }
    whole_shares::settle_round(view, &rows, pen.builder.since(before));
    whole_shares::settle_authorized(view, pen.builder.since(before));
    par::settle(pen.builder.since(before));
    whole_shares::lift_authorized(view, pen.builder.since(before));
    whole_shares::settle_in_labels(view, pen.builder.since(before));
    common_size::settle(view, pen.builder.since(before));
    changes::settle(pen.builder.since(before));
    changes::settle_differences(pen.builder.since(before));
    diluted::settle(&rows, pen.builder.since(before));
    denominators::settle(view, &rows, pen.builder.since(before));
    hundredths::settle(view, &rows, pen.builder.since(before));
    homes::settle(view, pen.builder.since(before));
    rolled::settle(pen.builder.since(before));
    between_signs::settle(view, pen.builder.since(before));
    // Tables of other currencies print no sign beside their amounts.
    let units = UnitsLine::nearest(state.header.stub.units, view.above.units)
        .filter(|units| !units.names_currency_alone() && (state.amounts > 0 || units.currency.is_some()));
    Legacy { units, header: state.header }
}

impl State {
    /// A table without times of its own that follows another directly goes on with its columns.
    fn goes_on_from(&mut self, view: View<'_>) {
        let Some(before) = &view.above.before else { return };
        let silent = self.header.stub.time.is_empty() && self.header.heads.iter().all(|h| h.time.is_empty());
        let same = before.heads.len() == self.header.heads.len();
        if silent && same && self.header.heads.iter().all(|h| h.words.is_none()) {
            self.header.heads.clone_from(&before.heads);
            self.header.stub = before.stub;
        }
    }

    /// True where many numbers of the table are whole.
    fn is_coarse(&self, view: View<'_>) -> bool {
        *self.coarse.get_or_init(|| kinds::is_coarse(view))
    }

    /// What is said of a column.
    fn column(&self, column: u16) -> ColumnHead {
        self.header.heads.get(usize::from(column)).copied().unwrap_or_default()
    }

    /// True where shares stand in columns of their own beside columns of amounts, as in statements of
    /// equity: what stands elsewhere in a row of "shares issued" is what they were issued for.
    fn keeps_shares_apart(&self) -> bool {
        let heads = || self.header.heads.iter().map(|head| head.hints);
        heads().any(|h| h.has(Hints::SHARES) && !h.has(Hints::MONEY))
            && heads().any(|h| h.has(Hints::MONEY) && !h.has(Hints::SHARES))
    }

    /// True where a column before this one is headed by shares and has shown no amount, in a statement that
    /// has amounts of many sorts, as one of equity has: shares, and beside them what they are worth, both
    /// under "Common stock".
    fn counts_shares_before(&self, column: u16) -> bool {
        if self.runs.iter().filter(|run| run.money).count() < PARTS_OF_EQUITY {
            return false;
        }
        let before = self.header.heads.iter().zip(&self.runs).take(usize::from(column));
        before.into_iter().any(|(head, run)| head.hints.has(Hints::SHARES) && run.started && !run.money)
    }
}

/// What surrounds a body row.
struct RowContext<'a> {
    view: View<'a>,
    row: usize,
    head: &'a RowHead,
    state: &'a State,
}

impl RowContext<'_> {
    /// The units line of the row or of a heading that it stands under.
    fn own_units(&self) -> Option<UnitsLine> {
        self.head.units.or_else(|| self.state.parents.iter().rev().find_map(|p| p.units))
    }

    /// As [`Self::own_units`], of a label that names something too: "(in thousands)" among the rows is said of
    /// amounts.
    fn own_units_by_name(&self) -> Option<UnitsLine> {
        let named = |parent: &Parent| parent.units.filter(|_| parent.named);
        self.head.units.or_else(|| self.state.parents.iter().rev().find_map(named))
    }

    /// The nearest units line: the row's, the column's, the header's, the lines above.
    fn units(&self, column: u16) -> Option<UnitsLine> {
        let outer = UnitsLine::nearest(self.state.header.stub.units, self.view.above.units);
        let column = UnitsLine::nearest(self.state.column(column).units, outer);
        UnitsLine::nearest(self.own_units(), column)
    }
}
