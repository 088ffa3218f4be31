//! Prose that tells its amounts in full, whatever a line above says of tables.
//!
//! ```text
//! Notes to financial statements ($000's omitted in all tables and related text)
//! ... by a debenture in the amount of $168,974,000, of which $5,250,000 is due ...
//! ```
//!
//! A line over running text speaks of its amounts, and some filers print them in full all the same. An amount in
//! thousands ends in three zeros once in a thousand times, one that is told in full and known to the thousand always:
//! where half of the amounts of a document end so, three at the least, and one of them would be a billion, they all
//! stand as printed.

use rust_decimal::Decimal;

use super::same_print::rescale;
use super::value::power_of_ten;
use super::{Figure, Kind};

/// Bytes between an amount and the line that scales it from which on that is none of its own sentence.
const AFAR: u32 = 300;

/// An amount of so much as printed would be a billion at the least.
const LONG: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Amounts that must end so: a facility of a billion alone may well be printed as "$1,000,000" in thousands.
const SPEAKERS: usize = 3;

/// Takes the scale of a line far above from the amounts of prose among `figures` where they are told in full.
pub(super) fn settle(figures: &mut [Figure]) {
    for figures in figures.chunk_by_mut(|a, b| a.document == b.document) {
        let (mut asked, mut full, mut long) = (0, 0, false);
        for printed in figures.iter().filter_map(printed) {
            let zeros = printed >= Decimal::ONE_THOUSAND && (printed % Decimal::ONE_THOUSAND).is_zero();
            asked += 1;
            full += usize::from(zeros);
            long |= zeros && printed >= LONG;
        }
        if long && full >= SPEAKERS && full * 2 >= asked {
            let stated = |figure: &&mut Figure| printed(figure).is_some();
            for figure in figures.iter_mut().filter(stated) {
                rescale(figure, 0);
                figure.from.scale = None;
            }
        }
    }
}

/// The digits of an amount that a line far above scales.
fn printed(figure: &Figure) -> Option<Decimal> {
    let amount = figure.kind == Kind::Money && figure.cell.is_none() && figure.scale > 0;
    let far = figure.from.scale.is_some_and(|line| line.end() + AFAR < figure.span.start());
    let value = figure.value.number().filter(|_| amount && far)?;
    value.abs().checked_mul(power_of_ten(-figure.scale)?)
}

#[cfg(test)]
mod tests {
    use crate::figures::Kind;
    use crate::reading;

    /// The amounts of prose below a line in thousands, as powers of ten and values.
    fn amounts(prose: &str) -> Vec<String> {
        let filler = "We make kettles and pots in three towns and sell them in all others. ".repeat(6);
        let page = format!(
            "<html><p>NOTES TO FINANCIAL STATEMENTS</p><p>(Dollars in thousands)</p><p>{filler}</p><p>{prose}</p></html>"
        );
        let reading = reading::read(page.into_bytes());
        let money = reading.figures.all.iter().filter(|figure| figure.kind == Kind::Money);
        money.map(|figure| format!("{} e{}", figure.value, figure.scale)).collect()
    }

    #[test]
    fn amounts_that_end_in_three_zeros_are_told_in_full() {
        let full = "A debenture of $168,974,000 was issued, $541,000 repaid and $7,600,000 spent; a lease costs $500 a day.";
        assert_eq!(amounts(full), ["168974000 e0", "541000 e0", "7600000 e0", "500 e0"]);
        let thousands =
            "A gain of $3,412 was recorded, less costs of $1,271, and a facility of $1,000,000 agreed.";
        assert_eq!(amounts(thousands), ["3412000 e3", "1271000 e3", "1000000000 e3"]);
    }
}
