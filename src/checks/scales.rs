//! Tables whose scale is left open: no units line stands near their amounts, and nothing else says it.
//!
//! All amounts of a table that are scaled alike share their power of ten, so that one of them that is tied
//! to an amount of known scale settles the rest. Where nothing settles it, a person looks at the first:
//!
//! ```text
//! Cash            1,240,512   asked    or:   "cash of $1.24 million" elsewhere settles the three
//! Receivables       310,044
//! Total           1,550,556
//! ```
//!
//! Sums settle nothing: they hold in every power of ten.
//!
//! That a table without a units line stands in whole dollars is the rule of Regulation S-X, 17 CFR 210.4-01(b).

use rustc_hash::FxHashSet;

use super::{Check, CheckKind, Status};
use crate::figures::{Doubt, Figure, FigureId, Figures, Kind};

/// From here on an amount in running text that no word scales stands as it is printed: in thousands it would be a
/// billion, which sentences say in words.
const LONG: i64 = 1_000_000;
/// Prices and rates, which have digits after the point in any scale, are below this.
const PRICE: i64 = 100_000;
/// Ten trillion, where it were thousands: more than any company has.
const FULL: i64 = 10_000_000_000;
/// Fewer digits than three agree by chance.
const TELLING: i128 = 100;

/// The amounts of one table that are scaled alike.
type Shared = (usize, u32, i8);

/// True for an amount whose scale is assumed, or taken from a caption far above.
fn is_assumed(figure: &Figure) -> bool {
    figure.doubts.iter().any(|d| matches!(d, Doubt::NoScale | Doubt::DistantScale))
}

fn shared(figure: &Figure) -> Option<Shared> {
    figure.cell.map(|cell| (figure.document, cell.table, figure.scale))
}

fn is_nought(figure: &Figure) -> bool {
    figure.value.number().is_some_and(|n| n.is_zero())
}

/// Which scales of which tables something settles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled(FxHashSet<Shared>);

impl Settled {
    /// Gathers what prints settle, and the checks that hold.
    pub(super) fn by(figures: &Figures, checks: &[Check]) -> Self {
        let printed = figures.all.iter().filter(|figure| is_assumed(figure) && is_in_full(figure));
        let mut settled: FxHashSet<Shared> = printed.filter_map(shared).collect();
        for check in checks.iter().filter(|check| check.status != Status::Fail) {
            let of = |figure: FigureId| figures.all.get(figure.0 as usize);
            let operands = || check.operands.iter().filter_map(|operand| of(operand.figure));
            let tells = match check.kind {
                // A tag says the scale, whatever the print leaves unsaid.
                CheckKind::Tagged => true,
                CheckKind::TieTable | CheckKind::TieProse => operands().any(tells),
                _ => false,
            };
            if tells {
                settled.extend(operands().filter(|f| is_assumed(f) && !is_nought(f)).filter_map(shared));
            }
        }
        Self(settled)
    }

    /// True for an amount whose scale nothing settles. Of nought every power of ten is the same.
    pub(super) fn leaves_open(&self, figure: &Figure) -> bool {
        is_assumed(figure) && !is_nought(figure) && shared(figure).is_none_or(|key| !self.0.contains(&key))
    }

    /// For each table and scale that is left open, the first of its amounts: what a person says of it holds for
    /// the others.
    pub(super) fn asked(&self, figures: &Figures) -> Vec<FigureId> {
        let mut seen = FxHashSet::default();
        let open = figures.all.iter().enumerate().filter(|(_, figure)| self.leaves_open(figure));
        open.filter(|(_, figure)| shared(figure).is_none_or(|key| seen.insert(key)))
            .map(|(index, _)| FigureId(crate::text::saturate(index)))
            .collect()
    }
}

/// True for an amount that is printed in full: to the cent and too large for a price, or of more digits than any
/// amount has in thousands.
fn is_in_full(figure: &Figure) -> bool {
    let (Some(number), 0, Kind::Money) = (figure.value.number(), figure.scale, figure.kind) else {
        return false;
    };
    let least = if figure.decimals == Some(2) { PRICE } else { FULL };
    number.abs() >= least.into()
}

/// True for an amount whose own scale is beyond doubt, and that has digits enough to tell what it ties to.
fn tells(figure: &Figure) -> bool {
    let Some(number) = figure.value.number() else { return false };
    // A percentage or a result for each share is the same in every scale of what it is taken from.
    let scaled = matches!(figure.kind, Kind::Money | Kind::Shares | Kind::Count | Kind::Measure);
    let digits = number.abs().normalize().mantissa() >= TELLING;
    let said = figure.cell.is_some() || figure.scale != 0 || number.abs() >= LONG.into();
    scaled && digits && said && !is_assumed(figure)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::checks::{Operand, Role};

    #[test]
    fn a_rate_that_ties_settles_no_scale() {
        let page = "<html><body><p>Sales of the works</p><table><tr><td></td><td>2018</td></tr>\
                    <tr><td>Product sales</td><td>$8,214</td></tr><tr><td>Gross margin</td><td>43.7%</td></tr>\
                    </table><p>Product sales were $8.214 million.</p></body></html>";
        let reading = crate::reading::read(page.as_bytes().to_vec());
        let text = &reading.filing.documents[0];
        let find = |raw: &str| {
            let mut all = reading.figures.all.iter();
            let found = all.position(|f| text.slice(f.span).starts_with(raw)).unwrap();
            FigureId(u32::try_from(found).unwrap())
        };
        let (sales, margin, told) = (find("$8,214"), find("43.7"), find("$8.214"));
        for (other, open) in [(margin, true), (told, false)] {
            let operands = [other, sales].map(|figure| Operand { figure, role: Role::Side }).to_vec();
            let check = Check {
                kind: CheckKind::TieTable,
                status: Status::Pass,
                operands,
                equation: String::new(),
                residual: Decimal::ZERO,
                tolerance: Decimal::ZERO,
            };
            let settled = Settled::by(&reading.figures, &[check]);
            assert_eq!(settled.leaves_open(&reading.figures.all[sales.0 as usize]), open, "{other:?}");
        }
    }
}
