//! What is known of a table while its rows are read from top to bottom, and what surrounds one of them.

use std::cell::OnceCell;

use super::columns::ColumnHead;
use super::header::Header;
use super::held::{self, ColumnHolds};
use super::hints::{self, Hints};
use super::holdings::Leads;
use super::rows::{self, Parent, RowHead};
use super::run::Run;
use super::stands::{self, Standing};
use super::{View, counted_heads, entries, further_stubs, kinds, led, things, titled};
use crate::figures::nature::{MOST, Nature, SURE};
use crate::figures::period::TimeSpec;
use crate::figures::units_line::UnitsLine;
use crate::filing::grid::{Grid, RowKind};
use crate::text::TextSpan;

/// Columns of amounts that a statement of equity has at the least.
const PARTS_OF_EQUITY: usize = 4;

/// What the numbers of a table without a sign and a name of their own are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Subject {
    /// Amounts, as in most tables.
    #[default]
    Amounts,
    /// The numbers of exhibits: none is a figure.
    Exhibits,
    /// What a currency was worth in another.
    Exchange,
    /// What each share had.
    EachShare,
    /// Numbers of things, none of which is an amount.
    Things,
    /// How the asset value of one share of a fund came about.
    AssetValue,
}

impl Subject {
    /// What a table tells. What tells more plainly is asked first.
    fn of(view: View<'_>) -> Self {
        match view {
            _ if entries::lists_exhibits(view) => Self::Exhibits,
            _ if hints::tells_rates(view) => Self::Exchange,
            _ if led::tells_each_share(view) => Self::EachShare,
            _ if things::counts_things(view)
                || things::counts_patients(view)
                || things::counts_votes(view)
                || counted_heads::count(view)
                || titled::counts(view) =>
            {
                Self::Things
            }
            _ if stands::tells_asset_value(view) => Self::AssetValue,
            _ => Self::Amounts,
        }
    }
}

/// Where a table may say that its numbers without a sign are shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfShares {
    /// All of it tells of shares: what is said over it leads up to them.
    Throughout,
    /// Its heads may say so, as no cell has the sign of a currency.
    ByHeads,
    /// Its amounts are printed with a sign, but not all of them.
    Nowhere,
}

impl OfShares {
    /// What a table may tell of shares, in which awards are moved or not. No cell of a table of shares has the sign of a
    /// currency, but for the prices of awards.
    pub(super) fn of(view: View<'_>, moves_awards: bool) -> Self {
        let signed = view.document.slice(view.table.span).contains('$');
        match () {
            () if moves_awards => Self::Throughout,
            () if signed => Self::Nowhere,
            () if rows::is_of_sellers(view) || led::is_led_to_shares(view) => Self::Throughout,
            () => Self::ByHeads,
        }
    }
}

/// What is looked for in a table where a number is met that asks for it, and kept for the others.
#[derive(Default)]
pub(super) struct Sought {
    /// Many of its numbers are whole; looked for where one is met that has cents.
    pub(super) coarse: OnceCell<bool>,
    /// Rows with units in their own names have the sign of a currency; looked for where one is met that has none.
    pub(super) signed_by_row: OnceCell<bool>,
    /// Each row that speaks of money has the sign of a currency; looked for where one that names things is met.
    pub(super) signs_amounts: OnceCell<bool>,
    /// One of its cells has the sign of the dollar; looked for where what is counted or measured is met.
    pub(super) dollars: OnceCell<bool>,
    /// It tells what investments of several classes brought in or are worth; looked for where shares are met.
    pub(super) invests: OnceCell<bool>,
    /// It comes to total assets, or to net ones; looked for where what may be owned is met.
    pub(super) assets: OnceCell<bool>,
    /// It tells what is to be spent; looked for where years to come are met.
    pub(super) spends: OnceCell<bool>,
    /// It tells how many units of a product were made or sold; looked for where units are met.
    pub(super) makes_units: OnceCell<bool>,
    /// Its amounts have a digit behind the point; looked for below a heading over amounts for each share.
    pub(super) tenths: OnceCell<bool>,
    /// What stands under the highest and the lowest is printed as prices are; looked for where one has no cents.
    pub(super) priced: OnceCell<bool>,
    /// Most of its numbers are whole; looked for where a rate is met that has no sign.
    pub(super) mostly_whole: OnceCell<bool>,
}

/// What is known while the rows of a table are read from top to bottom.
#[derive(Default)]
pub(super) struct State {
    pub(super) header: Header,
    /// Headings in the stub that the row stands under.
    pub(super) parents: Vec<Parent>,
    /// The time that a heading among the rows gives to those below it.
    pub(super) group: (TimeSpec, Option<TextSpan>),
    /// For each column, what its figures have shown.
    pub(super) runs: Vec<Run>,
    /// A row of figures was read.
    pub(super) begun: bool,
    /// Number of figures printed with a currency sign.
    pub(super) amounts: usize,
    /// What the words of all rows together speak for.
    pub(super) nature: Nature,
    /// Its amounts are printed to the last dollar, whatever a line far above says.
    pub(super) in_full: bool,
    /// Its thousands are grouped by spaces, as in French print.
    pub(super) spaced: bool,
    /// What its numbers without a sign and a name of their own are.
    pub(super) subject: Subject,
    /// What each column holds; empty in a table without dashes.
    pub(super) holds: Vec<ColumnHolds>,
    /// Its columns are years of service, as one of its headers has said.
    pub(super) served: bool,
    /// How far what it tells stands on its days, whatever its rows are called.
    pub(super) standing: Standing,
    /// It shows how many shares there are, below its last header.
    pub(super) of_shares: bool,
    /// The only row of figures that it has.
    pub(super) only_row: Option<usize>,
    /// What the numbers before the names of its rows are.
    pub(super) leads: Option<Leads>,
    /// Its rows are named by the numbers of quarters, below its last header.
    pub(super) quarters: bool,
    /// The columns of words from which on a row starts over.
    pub(super) further_stubs: Vec<u16>,
    /// For each row, the columns in which prices are quoted in fractions: "16 1/8". Empty where none is.
    pub(super) quoted: Vec<Vec<u16>>,
    /// What is looked for only where it is asked.
    pub(super) sought: Sought,
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

impl State {
    /// What is known before the first row of a table, whose `rows` are read and which may tell of shares.
    pub(super) fn before_rows(view: View<'_>, rows: &[RowHead], of_shares: OfShares) -> Self {
        let columns = view.grid.columns.len();
        let mut header = Header::of_columns(columns, view.above.averages);
        if led::is_of_each_share(view) {
            header.stub.hints = Hints::PER_SHARE;
        }
        let far = view.above.units.filter(|line| line.distant);
        Self {
            header,
            runs: vec![Run::default(); columns],
            // What sellers have, offer for sale and keep stands on the day of the offer.
            nature: if rows::is_of_sellers(view) { SURE } else { table_nature(rows) },
            quoted: kinds::quoted(view),
            subject: Subject::of(view),
            of_shares: of_shares == OfShares::Throughout,
            holds: held::by_columns(view),
            spaced: kinds::is_spaced(view),
            only_row: only_row(view.grid),
            further_stubs: further_stubs::find(view),
            in_full: far.is_some_and(|line| kinds::is_in_full(view, rows, line.scale)),
            ..Self::default()
        }
    }

    /// A table without times of its own that follows another directly goes on with its columns.
    pub(super) fn goes_on_from(&mut self, view: View<'_>) {
        let Some(before) = &view.above.before else { return };
        let silent = self.header.stub.time.is_empty() && self.header.heads.iter().all(|h| h.time.is_empty());
        let same = before.heads.len() == self.header.heads.len();
        if silent && same && self.header.heads.iter().all(|h| h.words.is_none()) {
            self.header.heads.clone_from(&before.heads);
            self.header.stub = before.stub;
        }
    }

    /// True where the numbers of the table are those of exhibits.
    pub(super) fn lists_exhibits(&self) -> bool {
        self.subject == Subject::Exhibits
    }

    /// True where many numbers of the table are whole.
    pub(super) fn is_coarse(&self, view: View<'_>) -> bool {
        *self.sought.coarse.get_or_init(|| kinds::is_coarse(view))
    }

    /// What is said of a column.
    pub(super) fn column(&self, column: u16) -> ColumnHead {
        self.header.heads.get(usize::from(column)).copied().unwrap_or_default()
    }

    /// True where shares stand in columns of their own beside columns of amounts, as in statements of
    /// equity: what stands elsewhere in a row of "shares issued" is what they were issued for.
    pub(super) fn keeps_shares_apart(&self) -> bool {
        let heads = || self.header.heads.iter().map(|head| head.hints);
        heads().any(|h| h.has(Hints::SHARES) && !h.has(Hints::MONEY))
            && heads().any(|h| h.has(Hints::MONEY) && !h.has(Hints::SHARES))
    }

    /// True where a column before this one is headed by shares and has shown no amount, in a statement that
    /// has amounts of many sorts, as one of equity has: shares, and beside them what they are worth, both
    /// under "Common stock".
    pub(super) fn counts_shares_before(&self, column: u16) -> bool {
        if self.runs.iter().filter(|run| run.money).count() < PARTS_OF_EQUITY {
            return false;
        }
        let before = self.header.heads.iter().zip(&self.runs).take(usize::from(column));
        before.into_iter().any(|(head, run)| head.hints.has(Hints::SHARES) && run.started && !run.money)
    }
}

/// What surrounds a body row.
pub(super) struct RowContext<'a> {
    pub(super) view: View<'a>,
    pub(super) row: usize,
    pub(super) head: &'a RowHead,
    pub(super) state: &'a State,
}

impl RowContext<'_> {
    /// The units line of the row or of a heading that it stands under.
    pub(super) fn own_units(&self) -> Option<UnitsLine> {
        self.head.units.or_else(|| self.state.parents.iter().rev().find_map(|p| p.units))
    }

    /// As [`Self::own_units`], of a label that names something too: "(in thousands)" among the rows is said of
    /// amounts.
    pub(super) fn own_units_by_name(&self) -> Option<UnitsLine> {
        let named = |parent: &Parent| parent.units.filter(|_| parent.named);
        self.head.units.or_else(|| self.state.parents.iter().rev().find_map(named))
    }

    /// The nearest units line: the row's, the column's, the header's, the lines above.
    pub(super) fn units(&self, column: u16) -> Option<UnitsLine> {
        let outer = UnitsLine::nearest(self.state.header.stub.units, self.view.above.units);
        let column = UnitsLine::nearest(self.state.column(column).units, outer);
        UnitsLine::nearest(self.own_units(), column)
    }
}
