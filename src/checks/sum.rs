//! Sums that were found: parts, total, and what is left.

use rust_decimal::Decimal;

use crate::figures::FigureId;

/// A part of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) figure: FigureId,
    /// It is taken away.
    pub(super) minus: bool,
}

/// Parts that should come to a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) total: FigureId,
    pub(super) terms: Vec<Term>,
    /// Total less sum.
    pub(super) residual: Decimal,
    /// Sum of the steps of all prints.
    pub(super) steps: Decimal,
}
