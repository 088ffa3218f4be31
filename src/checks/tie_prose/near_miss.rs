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

use std::sync::LazyLock;

use super::super::evidence;
use super::facts::{self, Facts, How, length};
use super::sentence::Sentence;
use super::words::{self, Word};
use super::{ProseTie, Tables};
use crate::figures::FigureId;
use crate::filing::Filing;

/// Words that set a measure apart from what a row holds, wherever they stand about its figure: "before the
/// recall, sales were $7.1 million", "sales would have been $7.1 million".
const APART: &str = "pro forma adjusted excluding excludes exclusive before without would could will may might expect \
     expected anticipate anticipated budget budgeted forecast guidance plan planned projected target grow if assuming \
     organic core constant comparable normalized underlying equivalent previously originally";

/// A figure in prose and the figure in a table that it misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Miss {
    pub(super) prose: FigureId,
    pub(super) table: FigureId,
}

/// The misses among the figures `read` of a sentence, of which `told` ties some to tables.
pub(super) fn find(
    filing: &Filing,
    tables: Tables<'_>,
    sentence: &Sentence,
    told: &[ProseTie],
    read: &[FigureId],
) -> Vec<Miss> {
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
            let (table, column) = missed(tables, *prose, row.0, row.1)?;
            let named = !tied.contains(&table) && is_named(filing, tables, sentence, *prose, (*row, column));
            named.then_some((Miss { prose: *prose, table }, *row))
        });
        misses.extend(found);
    }
    // Where more figures miss a row than meet it, it is another row that is meant.
    let count = |row: &(u32, u32)| rows.iter().filter(|r| *r == row).count();
    let missing: Vec<(u32, u32)> = misses.iter().map(|(_, row)| *row).collect();
    misses.retain(|(_, row)| missing.iter().filter(|r| *r == row).count() <= count(row));
    misses.into_iter().map(|(miss, _)| miss).collect()
}

/// True where nothing is said of a figure that is not said of its row: by its own label, which tells "domestic sales"
/// from "sales", or by words about it that set it apart.
fn is_named(
    filing: &Filing,
    tables: Tables<'_>,
    sentence: &Sentence,
    prose: FigureId,
    ((sheet, row), column): ((u32, u32), usize),
) -> bool {
    static SET_APART: LazyLock<Vec<Word>> = LazyLock::new(|| {
        let mut words = Vec::new();
        words::collect(APART, &mut words);
        words
    });
    static COST: LazyLock<Option<Word>> = LazyLock::new(|| {
        let mut words = Vec::new();
        words::collect("cost", &mut words);
        words.first().copied()
    });
    let Some(figure) = tables.figures.get(prose) else { return false };
    let Some(document) = filing.documents.get(figure.document) else { return false };
    let (names, column) = (tables.names, u16::try_from(column).unwrap_or(u16::MAX));
    let of_row =
        [names.own(sheet, row as usize), names.above(sheet, row as usize), names.column(sheet, column)];
    let has = |word: &Word| of_row.iter().any(|words| words.binary_search(word).is_ok());
    let mut label = Vec::new();
    for span in tables.figures.label_spans(figure.label) {
        words::collect(document.slice(*span), &mut label);
    }
    let mut around = Vec::new();
    let clause = super::clause(tables.figures, prose.0 as usize, sentence);
    words::collect(document.slice(clause), &mut around);
    // "Rent expense" is the row "Rent" too.
    label.iter().all(|word| has(word) || Some(*word) == *COST)
        && !around.iter().any(|word| SET_APART.contains(word) && !has(word))
}

/// The figure of a row that `prose` should be and is not, by a digit, and its column.
fn missed(tables: Tables<'_>, prose: FigureId, sheet: u32, row: u32) -> Option<(FigureId, usize)> {
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
    let entries = entries.iter().enumerate().filter_map(|(column, entry)| Some((column, entry.as_ref()?)));
    let mut same = { entries }.filter_map(|(column, entry)| {
        let other = tables.figures.get(entry.figure)?;
        let at = other.period?;
        let near = (facts::day(at.end()) - facts::day(period.end())).abs() <= 8;
        let alike = near && (length(at) - length(period)).abs() < 20;
        (alike && other.unit == figure.unit).then_some((entry.figure, column, facts::measure(other)?))
    });
    let (table, column, found) = same.next()?;
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
    (near && evidence::is_slip(asked.value / step, printed / step)).then_some((table, column))
}
