//! The number whose kind is asked, with all that is said of it.

use super::super::cell::{CellNumber, UnitMark};
use super::super::columns::ColumnHead;
use super::super::hints::Hints;
use super::super::things;
use super::in_force::{InForce, hints_in_force};
use super::unit::currency;
use super::{RowContext, Run, UnitsLine};
use crate::figures::unit::Currency;
use rust_decimal::Decimal;

/// Amounts for each ounce or barrel, store or employee.
const FOR_EACH: Hints = Hints::EACH.with(Hints::EACH_PLACE);

/// A number of a table, or a dash, with what stands around it.
pub(super) struct Case<'a> {
    /// The number; None for a dash.
    pub(super) read: Option<&'a CellNumber>,
    /// What is printed in the cell with its signs: "$ —".
    pub(super) dash: &'a str,
    pub(super) context: &'a RowContext<'a>,
    pub(super) column: u16,
    /// What is said of its column.
    pub(super) head: ColumnHead,
    /// What the figures above it in its column have shown.
    pub(super) run: Run,
    /// What its words say, where nothing around them speaks against it.
    pub(super) hints: InForce,
    pub(super) currency: Currency,
    /// The units line of its row, or of a heading that this stands under.
    pub(super) own_units: Option<UnitsLine>,
    /// The nearest units line of all.
    pub(super) units: Option<UnitsLine>,
    /// The digits after its point.
    pub(super) fraction: u8,
    /// The number as it is printed, nothing for a dash.
    pub(super) printed: Decimal,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        read: Option<&'a CellNumber>,
        dash: &'a str,
        context: &'a RowContext<'a>,
        column: u16,
    ) -> Self {
        let units = context.units(column);
        let currency = currency(read, context, column, units);
        Self {
            read,
            dash,
            context,
            column,
            head: context.state.column(column),
            run: context.state.runs.get(usize::from(column)).copied().unwrap_or_default(),
            hints: hints_in_force(read, context, column),
            currency,
            own_units: context.own_units(),
            units: units.map(|units| units.of_currency(currency.code())),
            fraction: read.map_or(0, |read| read.number.fraction),
            printed: read.and_then(|read| read.number.scaled(0)).unwrap_or_default(),
        }
    }

    /// The units line that scales the number: that of its row before all others.
    pub(super) fn line(&self) -> Option<UnitsLine> {
        self.own_units.or(self.units)
    }

    /// The label of its row.
    pub(super) fn label(&self) -> &'a str {
        self.context.view.document.slice(self.context.head.words)
    }

    /// What its row and its column say together.
    pub(super) fn said(&self) -> Hints {
        self.hints.row.with(self.hints.column)
    }

    /// True for a number without the sign of a currency, and for a dash, which may have one.
    pub(super) fn has_no_currency(&self) -> bool {
        self.read.is_none_or(|read| read.currency.is_none())
    }

    /// True for a number without the sign of a currency, and for no dash.
    pub(super) fn is_number_without_currency(&self) -> bool {
        self.read.is_some_and(|read| read.currency.is_none())
    }

    /// True for a number without a sign that tells its unit, such as that of a percentage, and for no dash.
    pub(super) fn is_unmarked_number(&self) -> bool {
        self.read.is_some_and(|read| read.mark == UnitMark::None)
    }

    /// True for a number without any sign.
    pub(super) fn is_bare_number(&self) -> bool {
        self.is_unmarked_number() && self.has_no_currency()
    }

    /// True in a row that takes its kind from its heading: "Residential" below "Average revenue per kWh:". The rows
    /// below a heading may name amounts of another kind: "Total revenue".
    pub(super) fn is_told_by_heading(&self) -> bool {
        self.hints.row.is_empty() && !things::speaks_of_money(self.context.view, self.context.head.words)
    }

    /// True for an amount for each of something that is no share.
    pub(super) fn is_for_each(&self) -> bool {
        self.said().has(FOR_EACH) || self.hints.parent.has(FOR_EACH) && self.is_told_by_heading()
    }

    /// True where the units line is told of things, "(number of beds in thousands)", and the number has no sign that
    /// says otherwise.
    pub(super) fn is_of_things(&self) -> bool {
        self.line().is_some_and(|line| line.of_things) && self.has_no_currency()
    }

    /// True for what is printed to the hundredth beside whole thousands or millions: a price, a rate or a result for each
    /// share, which stands as it is.
    pub(super) fn is_finer_than_amounts(&self) -> bool {
        // Text recognition takes a comma for a point: "12.583".
        let cents = self.fraction >= 2 && (self.fraction != 3 || self.printed < Decimal::ONE);
        cents
            && self.own_units.is_none()
            && self.line().is_some_and(|line| matches!(line.scale, 3..=6))
            && self.context.state.is_coarse(self.context.view)
    }
}
