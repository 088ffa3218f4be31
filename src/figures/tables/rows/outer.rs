//! Groups of rows that print their total beside the last of them, in a column further out.
//!
//! ```text
//! Property
//!   Land                        $ 20,000
//!   Machines                      98,700
//!   Less depreciation            (88,100)     30,600     what is left of the property
//! ```
//!
//! That it is the total is told by the sum.

use super::View;
use crate::filing::grid::{CellClass, RowKind};

/// A figure of a row: its column and what it prints.
type Printed = (u16, i64);

/// The columns of `row` whose figure is the sum of the figures beside it and above that one: those of a group, which no
/// other figure stands beside.
pub(super) fn outer_columns(view: View<'_>, row: usize) -> Vec<u16> {
    let figures = figures(view, row);
    if figures.is_empty() || !figures.len().is_multiple_of(2) {
        return Vec::new();
    }
    let inner: Vec<Printed> = figures.iter().copied().step_by(2).collect();
    let outer: Vec<Printed> = figures.iter().copied().skip(1).step_by(2).collect();
    let mut above: Vec<Vec<Printed>> = Vec::new();
    for before in (row.saturating_sub(MOST_ROWS)..row).rev() {
        let figures = self::figures(view, before);
        let alike = figures.len() == inner.len() && figures.iter().zip(&inner).all(|(a, b)| a.0 == b.0);
        if view.grid.rows.get(before) != Some(&RowKind::Body) || !alike {
            break;
        }
        above.push(figures);
    }
    let sums = |at: usize| {
        let column = above.iter().rev().filter_map(|figures| figures.get(at)).map(|figure| figure.1);
        let (Some(own), Some(total)) = (inner.get(at), outer.get(at)) else { return false };
        is_sum(column, own.1, total.1)
    };
    if above.is_empty() || !(0..outer.len()).all(sums) {
        return Vec::new();
    }
    outer.iter().map(|figure| figure.0).collect()
}

/// True where `total` is the sum of `column` and `own`, or what is left of it without `own`, which "Less" may stand before.
/// A sum of the rows above among them counts once.
fn is_sum(column: impl Iterator<Item = i64>, own: i64, total: i64) -> bool {
    let (mut sum, mut rows) = (0_i64, 0);
    for figure in column {
        if rows < 2 || figure != sum {
            sum = sum.saturating_add(figure);
            rows += 1;
        }
    }
    let left = sum.saturating_sub(own.saturating_abs());
    let is = |other: i64| other.saturating_abs() == total.saturating_abs();
    total.saturating_abs() >= SMALLEST && sum != 0 && own != 0 && (is(sum.saturating_add(own)) || is(left))
}

/// The figures of a row in whole numbers; none where one of them is not whole.
fn figures(view: View<'_>, row: usize) -> Vec<Printed> {
    let place = view.table.rows.get(row).map_or(0..0, |place| place.first as usize..place.end as usize);
    let cells = view.grid.cells.get(place).unwrap_or(&[]);
    let figures = cells.iter().filter(|placed| placed.first > 0 && placed.class == CellClass::Number);
    let printed = figures.map(|placed| {
        let ink = view.document.slice(placed.ink);
        let digits = ink.bytes().filter(|byte| !matches!(byte, b'$' | b',' | b' ' | b'(' | b')'));
        let number: i64 = std::str::from_utf8(&digits.collect::<Vec<u8>>()).ok()?.parse().ok()?;
        Some((placed.first, if ink.contains('(') { -number } else { number }))
    });
    printed.collect::<Option<Vec<Printed>>>().unwrap_or_default()
}

/// Rows of the longest group that is added up.
const MOST_ROWS: usize = 40;

/// The smallest total whose sum is no chance: "118".
const SMALLEST: i64 = 100;

#[cfg(test)]
mod tests {
    use super::is_sum;
    use crate::reading;

    /// The names of the figures of a table of text, those in its outer column last.
    fn names(rows: &str) -> Vec<String> {
        let text = format!(
            "<SEC-DOCUMENT>\n<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t10-KSB\n\
             CONFORMED PERIOD OF REPORT:\t19961231\nFISCAL YEAR END:\t1231\n</SEC-HEADER>\n\
             <DOCUMENT>\n<TYPE>10-KSB\n<TEXT>\n{rows}\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
        );
        let reading = reading::read(text.into_bytes());
        let figures = reading.figures.all.iter().filter(|figure| figure.cell.is_some());
        figures.map(|figure| reading.figures.full_label(&reading.filing, figure)).collect()
    }

    #[test]
    fn the_outer_column_holds_the_total_of_the_group() {
        let print = |last: &str| {
            names(&format!(
                "CURRENT ASSETS\n\
                 \x20  Cash                                      $   13,507\n\
                 \x20  Inventories                                   42,118\n\
                 PROPERTY\n\
                 \x20  Land                        $  20,300\n\
                 \x20  Machines                       91,400\n\
                 \x20                              ---------\n\
                 \x20                                111,700\n\
                 \x20  Less depreciation             {last}\n\
                 \x20                              ---------  ----------\n"
            ))
        };
        let told = print(" 70,100      41,600");
        assert_eq!(told[told.len() - 2..], ["PROPERTY: Less depreciation", "PROPERTY"], "{told:?}");
        let told = print("(70,100)     41,600");
        assert_eq!(told[told.len() - 2..], ["PROPERTY: Less depreciation", "PROPERTY"], "{told:?}");
        // No sum: two figures of one row.
        let told = print(" 70,100      45,900");
        assert_eq!(told[told.len() - 2..], ["PROPERTY: Less depreciation"; 2], "{told:?}");
    }

    #[test]
    fn sums_and_what_is_left() {
        let column = || [20_300, 91_400, 111_700].into_iter();
        assert!(is_sum(column(), -70_100, 41_600) && is_sum(column(), 70_100, 41_600));
        assert!(is_sum(column(), 300, 112_000) && !is_sum(column(), 300, 112_300));
        assert!(!is_sum([].into_iter(), 300, 300) && !is_sum([10].into_iter(), 20, 30));
    }
}
