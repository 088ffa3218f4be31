//! What the other figures of a table are: of which kinds its columns and rows, and how scaled.

use rustc_hash::FxHashMap;

use super::signs::size;
use crate::figures::{CellPlace, Figure, Figures, Kind};

/// Kinds whose likeness within a column is expected.
const KINDS: [Kind; 5] = [Kind::Money, Kind::PerShare, Kind::Percent, Kind::Shares, Kind::Count];

/// A table of so many amounts is a statement, or a note as long as one.
const STATEMENT: u32 = 24;

/// How many figures there are of each of those kinds.
type Counts = [u32; KINDS.len()];

/// The table that is being read, counted.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    /// Indices of the table's figures.
    from: usize,
    end: usize,
    /// The first row that holds some of its amounts.
    first_row: u32,
    columns: FxHashMap<u16, Counts>,
    rows: FxHashMap<u32, Counts>,
    /// How often each scale of an amount stands there.
    scales: FxHashMap<i8, u32>,
    /// The amounts that have one: all but dashes.
    scaled: u32,
    amounts: u32,
    /// Amounts that are printed with digits after the point.
    pointed: u32,
    /// An amount of a thousand or more has digits after the point.
    large_cents: bool,
    large_percent: bool,
    /// Numbers of shares, and amounts whose currency is printed beside them.
    shares: u32,
    percents: u32,
    marked: u32,
    /// Where the figure stands that is being asked about.
    place: Option<CellPlace>,
}

fn index(kind: Kind) -> Option<usize> {
    KINDS.iter().position(|k| *k == kind)
}

impl Neighbours {
    /// Goes to the figure at `index`, counting its table where it is another than before.
    pub(super) fn move_to(&mut self, figures: &Figures, index: usize) {
        let figure = figures.all.get(index);
        self.place = figure.and_then(|f| f.cell);
        if self.place.is_none() || (self.from..self.end).contains(&index) {
            return;
        }
        let (Some(figure), Some(place)) = (figure, self.place) else { return };
        let own =
            |f: &Figure| f.document == figure.document && f.cell.is_some_and(|c| c.table == place.table);
        let rest = figures.all.get(index..).unwrap_or(&[]);
        let count = rest.iter().take_while(|f| own(f)).count();
        let counted = rest.iter().take(count).find(|f| self::index(f.kind).is_some());
        let first_row = counted.and_then(|f| f.cell).map_or(0, |cell| cell.row);
        *self = Self { from: index, end: index + count, first_row, place: self.place, ..Self::default() };
        for figure in rest.iter().take(count) {
            self.count(figure);
        }
    }

    fn count(&mut self, figure: &Figure) {
        let (Some(kind), Some(cell)) = (index(figure.kind), figure.cell) else { return };
        self.columns.entry(cell.column).or_default()[kind] += 1;
        self.rows.entry(cell.row).or_default()[kind] += 1;
        self.shares += u32::from(figure.kind == Kind::Shares);
        self.percents += u32::from(figure.kind == Kind::Percent);
        self.marked += u32::from(figure.kind == Kind::Money && figure.from.unit.is_some());
        self.large_percent |= figure.kind == Kind::Percent && size(figure) >= 300;
        if figure.kind == Kind::Money {
            // A dash has no scale of its own.
            if size(figure) > 0 || figure.scale != 0 {
                *self.scales.entry(figure.scale).or_default() += 1;
                self.scaled += 1;
            }
            self.amounts += 1;
            let places = figure.decimals.map_or(0, |d| i32::from(d) + i32::from(figure.scale));
            self.pointed += u32::from(places > 0);
            self.large_cents |= places > 1 && size(figure) >= 1000;
        }
    }

    /// The first row of the table that holds some of its amounts: its header stands above.
    pub(super) fn first_row(&self) -> u32 {
        self.first_row
    }

    /// True where the table has shares and percentages and no amounts, as one of owners does: whose they are says
    /// nothing of them.
    pub(super) fn is_of_owners(&self) -> bool {
        self.place.is_some() && self.amounts == 0 && self.shares > 0 && self.percents > 0
    }

    /// True where fewer than a quarter of its column are of its kind.
    pub(super) fn is_alone_in_column(&self, kind: Kind) -> bool {
        let (Some(kind), Some(place)) = (index(kind), self.place) else { return false };
        let Some(counts) = self.columns.get(&place.column) else { return false };
        counts[kind] * 4 <= counts.iter().sum()
    }

    /// True where the other figures of its row, two or more, are all of one other kind.
    pub(super) fn is_mixed_in_row(&self, kind: Kind) -> bool {
        let (Some(kind), Some(place)) = (index(kind), self.place) else { return false };
        let Some(counts) = self.rows.get(&place.row) else { return false };
        let all: u32 = counts.iter().sum();
        let other = counts.iter().enumerate().any(|(k, n)| k != kind && n + 1 == all);
        // A column most of whose figures are of this kind is headed so: "Per cent of class".
        let of_column = self
            .columns
            .get(&place.column)
            .is_some_and(|c| c[kind] > 2 && c[kind] * 4 >= c.iter().sum::<u32>() * 3);
        counts[kind] == 1 && all >= 3 && other && !of_column
    }

    /// True where the table is of amounts, with few shares among them, as a statement is: shares that were issued
    /// are amounts there.
    pub(super) fn is_statement(&self) -> bool {
        self.place.is_some() && self.amounts >= STATEMENT && self.shares * 4 < self.amounts
    }

    /// True where most amounts of the table are in thousands, or more.
    pub(super) fn is_scaled(&self) -> bool {
        let printed = self.scales.get(&0).copied().unwrap_or(0);
        self.place.is_some() && self.scaled > 0 && printed * 2 < self.scaled
    }

    /// True where the amounts of the table are printed to the cent, and some are too large to be one for each
    /// share.
    pub(super) fn is_to_the_cent(&self) -> bool {
        self.place.is_some() && self.large_cents && self.pointed * 2 > self.amounts
    }

    /// True where a percentage of the table is above 300.
    pub(super) fn holds_large_percent(&self) -> bool {
        self.place.is_some() && self.large_percent
    }

    /// True where numbers of shares stand among the amounts of the table, and no amount shows its currency.
    pub(super) fn holds_shares_and_no_currency(&self) -> bool {
        self.place.is_some() && self.shares > 0 && self.shares * 4 >= self.amounts && self.marked == 0
    }

    /// True where fewer than a quarter of the table's amounts have digits after the point.
    pub(super) fn is_pointed_alone(&self) -> bool {
        self.place.is_some() && self.pointed * 4 <= self.amounts
    }

    /// True for an amount whose scale fewer than half of the table's amounts share.
    pub(super) fn is_scaled_alone(&self, figure: &Figure) -> bool {
        let own = self.scales.get(&figure.scale).copied().unwrap_or(0);
        self.place.is_some() && figure.kind == Kind::Money && own * 2 < self.scaled
    }
}
