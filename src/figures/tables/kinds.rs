//! What the number of a cell counts, and by what power of ten it is scaled.
//!
//! The cell's own signs decide first. Then the column, where its header says plainly ("Shares",
//! "Exercise price", "%"); then the row's label; then the headings above the row; last the table:
//! a table of amounts has amounts.
//!
//! ```text
//! case        the number that is asked of, with all that is said of it
//! in_force    the hints of row, column and heading that hold for it
//! by_words    the kind that these hints tell
//! rules       what outweighs the words, and what mends what they tell, in order
//! unit        the unit of that kind
//! scale       the power of ten that it is printed in
//! ```

mod by_words;
mod captions;
mod case;
mod each_share;
mod goes_on;
mod in_force;
mod in_full;
mod limits;
mod operating;
mod prices;
mod rules;
mod scale;
mod set_apart;
mod unit;

use super::super::Kind;
use super::super::unit::Unit;
use super::super::units_line::UnitsLine;
use super::cell::CellNumber;
use super::hints::Hints;
use super::stated;
use super::{Parent, RowContext, Run, View};
use crate::text::TextSpan;
use case::Case;
pub(super) use in_full::{is_in_full, is_spaced};
pub(super) use limits::is_coarse;
pub(super) use operating::{is_summand, names_things};
pub(super) use prices::quoted;

/// What was decided of a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decided {
    pub(super) kind: Kind,
    pub(super) unit: Unit,
    pub(super) scale: i8,
    pub(super) unit_span: Option<TextSpan>,
    pub(super) scale_span: Option<TextSpan>,
    /// An amount without any units line in reach.
    pub(super) no_scale: bool,
    /// An amount whose units line stands over a section or an earlier table.
    pub(super) distant: bool,
}

impl Decided {
    /// What a label says itself of kind and unit, with nothing to scale.
    fn stated(kind: Kind, unit: Unit) -> Self {
        Self { kind, unit, scale: 0, unit_span: None, scale_span: None, no_scale: false, distant: false }
    }
}

/// Decides for a cell with the number `read`, or, where that is None, with the dash `dash`.
pub(super) fn decide(
    read: Option<&CellNumber>,
    dash: &str,
    context: &RowContext<'_>,
    column: u16,
) -> Decided {
    if let Some((kind, unit)) = stated::unit(context) {
        return Decided::stated(kind, unit);
    }
    let case = Case::new(read, dash, context, column);
    let told = rules::before_words(&case).unwrap_or_else(|| by_words::kind(&case));
    let kind = rules::after_words(&case, told);
    let measure = unit::measure(&case, told);
    let scale = scale::scale(&case, kind, measure);
    let line = case.line();
    Decided {
        kind,
        unit: unit::unit(&case, kind, measure),
        scale,
        unit_span: unit_span(&case, kind),
        scale_span: line.map(|line| line.span),
        no_scale: kind == Kind::Money && line.is_none(),
        distant: kind == Kind::Money && scale != 0 && line.is_some_and(|line| line.distant),
    }
}

/// Where the unit of the number is told: by its own sign, or by the words over its column.
fn unit_span(case: &Case<'_>, kind: Kind) -> Option<TextSpan> {
    let own = case.read.and_then(|read| read.mark_span.or(read.currency.map(|(_, span)| span)));
    own.or_else(|| case.head.words.filter(|_| tells_unit(kind, case.hints.column)))
}

/// True where the words over a column say that its figures are of the kind `kind`: "Salary ($)", "Shares".
fn tells_unit(kind: Kind, column: Hints) -> bool {
    match kind {
        Kind::Money => column.has(Hints::MONEY),
        Kind::Shares => column.has(Hints::SHARES),
        _ => false,
    }
}
