//! Figures in prose that miss the table by a digit.
//!
//! ```text
//! "Interest was $2,146 million in 2023, compared to $1,310 million in 2022"  Interest  2,176  1,310
//!               |                                   └ ties to the row
//!               └ the row has 2,176 for that time: off by 30
//! ```
//!
//! Only where another figure of the same sentence ties to the row is the row taken for the one that is
//! meant; then what is left must look like one digit or a transposition.

use super::super::evidence;
use super::facts::{self, Facts, How, length};
use super::{ProseTie, Tables};
use crate::figures::FigureId;

/// A figure in prose and the figure in a table that it misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Miss {
    pub(super) prose: FigureId,
    pub(super) table: FigureId,
}

/// The misses among the figures `read` of a sentence, of which `told` ties some to tables.
pub(super) fn find(tables: Tables<'_>, told: &[ProseTie], read: &[FigureId]) -> Vec<Miss> {
    let mut rows: Vec<(u32, u32)> = Vec::new();
    let mut tied: Vec<FigureId> = Vec::new();
    for tie in told {
        if let [fact] = tie.facts.as_slice()
            && fact.how == How::Same
        {
            rows.push((fact.sheet, fact.row));
            tied.extend(Facts::figures(tables.sheets, fact).map(|(figure, _)| figure));
        }
    }
    let mut misses: Vec<(Miss, (u32, u32))> = Vec::new();
    for prose in read.iter().filter(|id| !told.iter().any(|tie| tie.prose == **id)) {
        let found = rows.iter().find_map(|row| {
            let table = missed(tables, *prose, row.0, row.1).filter(|table| !tied.contains(table))?;
            Some((Miss { prose: *prose, table }, *row))
        });
        misses.extend(found);
    }
    // Where more figures miss a row than meet it, it is another row that is meant.
    let count = |row: &(u32, u32)| rows.iter().filter(|r| *r == row).count();
    let missing: Vec<(u32, u32)> = misses.iter().map(|(_, row)| *row).collect();
    misses.retain(|(_, row)| missing.iter().filter(|r| *r == row).count() <= count(row));
    misses.into_iter().map(|(miss, _)| miss).collect()
}

/// The figure of a row that `prose` should be and is not, by a digit.
fn missed(tables: Tables<'_>, prose: FigureId, sheet: u32, row: u32) -> Option<FigureId> {
    let figure = tables.figures.get(prose)?;
    let (period, asked) = (figure.period?, facts::measure(figure)?);
    let step = (2 * asked.half).max(1);
    if asked.value / step < 100 {
        return None;
    }
    // "About $750,000,000" is no 710,000 with a wrong digit: round numbers were rounded.
    let mut said = asked.value / step;
    while said >= 100 && said % 10 == 0 {
        said /= 10;
    }
    if said < 100 {
        return None;
    }
    let entries = tables.sheets.get(sheet as usize)?.row(row as usize);
    let mut same = entries.iter().flatten().filter_map(|entry| {
        let other = tables.figures.get(entry.figure)?;
        let at = other.period?;
        let near = (facts::day(at.end()) - facts::day(period.end())).abs() <= 8;
        let alike = near && (length(at) - length(period)).abs() < 20;
        (alike && other.unit == figure.unit).then_some((entry.figure, facts::measure(other)?))
    });
    let (table, found) = same.next()?;
    if same.next().is_some() || found.class != asked.class {
        return None;
    }
    // 0.413 in prose is 0.41 in a table of cents.
    if (asked.value - found.value).abs() <= asked.half.max(found.half) {
        return None;
    }
    // The table's figure as the prose would print it.
    let printed = (found.value + asked.half) / step * step;
    let left = asked.value - printed;
    // What differs in its last digit is cut off where it should be rounded, or of another measure.
    let near = left.abs() < asked.value / 3 && left.abs() >= 10 * step;
    (near && evidence::is_slip(asked.value / step, printed / step)).then_some(table)
}
