//! Figures in prose that miss the table by a digit.
//!
//! ```text
//! "Interest was $2,146 million in 2023, compared to $1,310 million in 2022"  Interest  2,176  1,310
//!               |                                   └ ties to the row
//!               └ the row has 2,176 for that time: off by 30
//! ```
//!
//! Only where another figure of the same sentence ties to the row, or where the sentence has one figure and calls it as
//! the row and no other is called, is the row taken for the one that is meant; then what is left must look like one
//! digit, a transposition or a power of ten.

use std::sync::LazyLock;

use super::super::evidence;
use super::facts::{self, Class, Facts, How, Measured, length};
use super::sentence::Sentence;
use super::words::{self, Word};
use super::{ProseTie, Tables};
use crate::figures::{FigureId, Kind, Period};
use crate::filing::Filing;

/// Words that set a measure apart from what a row holds, wherever they stand about its figure: "before the
/// recall, sales were $7.1 million", "sales would have been $7.1 million".
const APART: &str = "pro forma adjusted excluding excludes exclusive before without would could will may might expect \
     expected anticipate anticipated budget budgeted forecast guidance plan planned projected target grow if assuming \
     organic core constant comparable normalized underlying equivalent previously originally";

/// Words of a row's name from which on a sentence that says them all, and no other row, means that row.
const WORDS: usize = 2;
/// Rows of one name that are looked at.
const CROWD: usize = 12;
/// Steps of a print from which on as many digits are alike by no chance.
const LONG: i64 = 1000;
/// Steps by which amounts for each share differ, at the least: one may come of a result that was rounded first.
const CENTS: i64 = 2;
/// Powers of ten by which an amount is mistaken.
const POWERS: [i64; 3] = [10, 1000, 1_000_000];

/// A figure in prose and the figure in a table that it misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Miss {
    pub(super) prose: FigureId,
    pub(super) table: FigureId,
    /// What is made of that and another figure of its row, where it is not the figure itself.
    pub(super) made: Option<(How, FigureId)>,
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
            named.then_some((Miss { prose: *prose, table, made: None }, *row))
        });
        misses.extend(found);
    }
    if told.is_empty() && misses.is_empty() {
        return alone(filing, tables, sentence, read).into_iter().collect();
    }
    // Where more figures miss a row than meet it, it is another row that is meant.
    let count = |row: &(u32, u32)| rows.iter().filter(|r| *r == row).count();
    let missing: Vec<(u32, u32)> = misses.iter().map(|(_, row)| *row).collect();
    misses.retain(|(_, row)| missing.iter().filter(|r| *r == row).count() <= count(row));
    misses.into_iter().map(|(miss, _)| miss).collect()
}

/// The miss of a sentence with one figure that is called by all words of a row and by no others, where no other row of
/// that name says otherwise: "Capital expenditures were $17.4 million in 2023".
fn alone(filing: &Filing, tables: Tables<'_>, sentence: &Sentence, read: &[FigureId]) -> Option<Miss> {
    let [prose] = read else { return None };
    let figure =
        tables.figures.get(*prose).filter(|f| f.kind == Kind::Money && f.value.number().is_some())?;
    let label = label(filing, tables, *prose)?;
    if label.len() < WORDS {
        return None;
    }
    let (period, asked) = (figure.period?, facts::measure(figure)?);
    let mut found: Option<(Miss, i64)> = None;
    let called = tables.names.called(&label);
    // Of a name that so many rows have none is meant.
    for (sheet, row) in called.iter().copied().filter(|_| called.len() <= CROWD) {
        let entries = tables.sheets.get(sheet as usize)?.row(row as usize);
        let mut of_time = { entries.iter().flatten() }.filter_map(|entry| {
            let other = tables.figures.get(entry.figure)?;
            (is_of(other.period?, period) && other.unit == figure.unit)
                .then_some(facts::measure(other)?.value)
        });
        let Some(value) = of_time.next() else { continue };
        if of_time.next().is_some() || found.is_some_and(|(_, before)| before != value) {
            return None;
        }
        let (table, column) = missed(tables, *prose, sheet, row)?;
        if (asked.value - value).abs() >= asked.value / 3 {
            return None;
        }
        if !is_named(filing, tables, sentence, *prose, ((sheet, row), column)) {
            return None;
        }
        found.get_or_insert((Miss { prose: *prose, table, made: None }, value));
    }
    found.map(|(miss, _)| miss)
}

/// The words of a figure's label, sorted.
fn label(filing: &Filing, tables: Tables<'_>, prose: FigureId) -> Option<Vec<Word>> {
    let figure = tables.figures.get(prose)?;
    let document = filing.documents.get(figure.document)?;
    let mut label = Vec::new();
    for span in tables.figures.label_spans(figure.label) {
        words::collect(document.slice(*span), &mut label);
    }
    label.sort_unstable();
    label.dedup();
    Some(label)
}

/// True for two times that end together and are as long as each other.
pub(super) fn is_of(one: Period, other: Period) -> bool {
    let near = (facts::day(one.end()) - facts::day(other.end())).abs() <= 8;
    near && (length(one) - length(other)).abs() < 20
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
    let label = label(filing, tables, prose).unwrap_or_default();
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
        (is_of(at, period) && other.unit == figure.unit).then_some((
            entry.figure,
            column,
            facts::measure(other)?,
        ))
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
    // What differs in its last digit is cut off where it should be rounded, or of another measure. So many digits alike
    // are no chance, whichever of them is the wrong one.
    let long = asked.value.min(printed) / step >= LONG;
    let least = if is_of_cents(tables, (sheet, column), asked, found) { CENTS } else { 10 };
    let near = (long || left.abs() < asked.value / 3) && left.abs() >= least * step;
    let slip = near && evidence::is_slip(asked.value / step, printed / step);
    // A print that says no scale of its own may share one that is said elsewhere: "$41.2 and $38.6 million".
    let scaled = figure.scale != 0 && is_scaled(asked, found);
    (slip || scaled).then_some((table, column))
}

/// True for amounts for each share that are printed alike in both places, where no other row of the column holds the one
/// of the prose, as that of "Basic" does beside "Diluted": nothing was rounded between them.
fn is_of_cents(tables: Tables<'_>, (sheet, column): (u32, usize), asked: Measured, found: Measured) -> bool {
    let Some(sheet) = tables.sheets.get(sheet as usize) else { return false };
    let holds = |row: usize| {
        let figure = sheet.get(row, column).and_then(|entry| tables.figures.get(entry.figure));
        figure.and_then(facts::measure).is_some_and(|other| other.value == asked.value)
    };
    found.class == Class::PerShare && asked.half == found.half && !(0..sheet.rows.len()).any(holds)
}

/// True where the one is the other times ten, a thousand or a million, as far as their prints tell.
fn is_scaled(asked: Measured, found: Measured) -> bool {
    let meets = |large: Measured, small: Measured| {
        POWERS.iter().any(|power| {
            let (value, half) = (small.value.checked_mul(*power), small.half.checked_mul(*power));
            let apart = value.map(|value| (value - large.value).abs());
            matches!((apart, half), (Some(apart), Some(half)) if apart <= half.max(large.half))
        })
    };
    asked.class == Class::Money && (meets(asked, found) || meets(found, asked))
}
