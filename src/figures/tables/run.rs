//! What the figures further up in a column tell of the next one.
//!
//! ```text
//! Gross margin        33.7%
//! Operating margin    12.1      a percentage like the one above it
//! ```

use super::super::Kind;
use super::View;
use super::cell::{self, CellNumber};
use super::hints::Hints;
use crate::filing::grid::CellClass;
use rust_decimal::Decimal;

/// What the figures above in the same column have shown. Filers print the sign on the first row and on
/// totals only; the rows between take it from there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    /// The first figure was marked as a percentage.
    pub(super) starts_percent: bool,
    /// The last marked figure was a percentage, with so many digits after its point.
    pub(super) percent: Option<u8>,
    /// All figures with the sign of a percentage were rates by the name of their row or its heading.
    pub(super) rates_by_name: bool,
    /// The last figure with a currency sign was an amount for each share, with so many digits after
    /// its point.
    pub(super) per_share: Option<u8>,
    /// A figure with a currency sign was an amount of money.
    pub(super) money: bool,
    /// The first figure was an amount of money with its sign: the column holds amounts, whatever its
    /// header names beside them.
    pub(super) starts_money: bool,
    /// The most digits after the point of an amount.
    pub(super) finest: u8,
    /// A figure was seen.
    pub(super) started: bool,
    /// The last figure was a number of shares without a sign.
    pub(super) shares: bool,
    /// One was, further up.
    pub(super) counted: bool,
    /// It was one of those by which earnings are divided, or one that was added to them.
    pub(super) denominator: bool,
    /// The last figure was an amount for each share without a sign, with so many digits after its point.
    pub(super) each: Option<u8>,
    /// The last figure was a rate below a heading over rates, without a sign, of this kind and with so many digits after
    /// its point.
    pub(super) rate: Option<(Kind, u8)>,
}

impl Run {
    /// Notes a figure of the column.
    pub(super) fn note(&mut self, read: &CellNumber, kind: Kind, row: Hints, below_rates: bool) {
        // "6.0x - 8.5x" among what a value was reckoned from says nothing of what the others are.
        if read.mark == cell::UnitMark::Multiple && read.high.is_some() {
            return;
        }
        self.each = (kind == Kind::PerShare && read.currency.is_none()).then_some(read.number.fraction);
        if read.currency.is_some() {
            self.per_share = (kind == Kind::PerShare).then_some(read.number.fraction);
            self.money |= kind == Kind::Money;
        }
        if kind == Kind::Money {
            self.finest = self.finest.max(read.number.fraction);
        }
        self.shares = kind == Kind::Shares && read.currency.is_none();
        self.counted |= self.shares;
        self.denominator = self.shares && (self.denominator || row.has(Hints::DENOMINATOR));
        let unsigned = read.currency.is_none() && read.mark == cell::UnitMark::None;
        let rate = below_rates
            && unsigned
            && matches!(kind, Kind::Percent | Kind::Ratio)
            && read.number.fraction > 0;
        self.rate = rate.then_some((kind, read.number.fraction));
        let is_other = kind == Kind::Money;
        let percent = read.mark == cell::UnitMark::Percent;
        if percent {
            let rate = Hints::PERCENT.with(Hints::RATIO).with(Hints::QUOTIENT);
            let named = row.has(rate) || below_rates;
            self.rates_by_name = named && (self.percent.is_none() || self.rates_by_name);
            // "Gross margin %": a percentage by its own name, which says little of those below it. Hundredths
            // stand for percentages all the same.
            if !self.started || !row.has(Hints::PERCENT) || read.number.fraction >= 2 {
                self.percent = Some(read.number.fraction);
            }
            self.per_share = None;
        } else if read.currency.is_some()
            || self.rates_by_name && is_other && read.number.scaled(0) < Some(Decimal::ONE_THOUSAND)
        {
            self.percent = None;
        }
        if !self.started {
            self.starts_percent = percent;
            // An amount in dollars and cents may be the price of one share.
            let price = read.number.fraction == 2;
            self.starts_money |= read.currency.is_some() && kind == Kind::Money && !price;
        }
        self.started = true;
    }

    /// Notes a dash with a currency sign: nothing of an amount, below which no percentage goes on.
    pub(super) fn note_nothing(&mut self, row: Hints) {
        self.percent = None;
        self.money |= !row.has(Hints::PER_SHARE);
        self.started = true;
    }

    /// True for an amount with a currency sign and `fraction` digits after its point, below one for each share that has
    /// as many, where the amounts of the column have fewer.
    pub(super) fn goes_on_finer(&self, fraction: u8) -> bool {
        fraction >= 2 && self.money && self.finest < fraction && self.per_share == Some(fraction)
    }

    /// A heading among the rows: where a column holds amounts too, the first row below it prints its
    /// signs again. A column of percentages alone, such as one of changes, goes on as it started.
    pub(super) fn start_group(&mut self, in_money: bool) {
        self.rate = None;
        // "In dollars:" below "As a percentage of sales:".
        if in_money {
            self.percent = None;
            (self.started, self.starts_percent) = (false, false);
        }
        if self.money || self.per_share.is_some() {
            self.started = false;
            self.starts_percent = false;
        }
    }

    /// True where a figure with `fraction` digits after its point and no sign is an amount for each
    /// share like the one above it.
    pub(super) fn goes_on_per_share(&self, fraction: u8) -> bool {
        fraction >= 2 && self.per_share == Some(fraction)
    }

    /// True where a figure with `fraction` digits after its point, no sign and the size `small` is a
    /// percentage like those above it.
    pub(super) fn goes_on_percent(&self, fraction: u8, small: bool) -> bool {
        self.percent.is_some_and(|above| above == fraction && fraction > 0 || self.starts_percent && small)
    }
}

/// The columns in which a row has a dash with a currency sign: "$ --".
pub(super) fn signed_dashes(view: View<'_>, row: usize) -> impl Iterator<Item = u16> {
    let place = view.table.rows.get(row).map_or(0..0, |place| place.first as usize..place.end as usize);
    let cells = view.grid.cells.get(place).unwrap_or(&[]);
    cells.iter().enumerate().filter_map(move |(at, placed)| {
        let signed = |ink| view.document.slice(ink).contains('$');
        let lead = at.checked_sub(1).and_then(|before| cells.get(before));
        let led = lead.is_some_and(|lead| {
            lead.class == CellClass::Lead && lead.first == placed.first && signed(lead.ink)
        });
        (placed.class == CellClass::Nil && (led || signed(placed.ink))).then_some(placed.first)
    })
}

/// True for a heading that says of the rows below it that they are told in money: "In dollars:".
pub(super) fn tells_money(heading: &str) -> bool {
    let mut words = heading.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    (first.eq_ignore_ascii_case("in")
        && words.next().is_some_and(|word| word.eq_ignore_ascii_case("dollars")))
        || first.eq_ignore_ascii_case("dollars")
}
