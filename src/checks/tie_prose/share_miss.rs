//! Shares in prose that miss by a digit what the rows make them that another share of the sentence is made of.
//!
//! ```text
//! "Gross profit was 13.0% of sales in 2023, compared to 30.7% in 2022"    Gross profit   14,943   12,682
//!                   |                               └ 12,682 ÷ 41,310     Sales          48,204   41,310
//!                   └ 14,943 ÷ 48,204 is 31.0%
//! ```

use std::sync::LazyLock;

use super::super::evidence;
use super::facts::{self, Class, Fact, How};
use super::near_miss::{Miss, is_of};
use super::sentence::Sentence;
use super::weigh::Candidate;
use super::words::{self, Cues, Word};
use super::{ProseTie, Tables};
use crate::figures::FigureId;
use crate::filing::Filing;

/// Steps of a print from which on it is long enough for a digit to stand out.
const LONG: i64 = 100;
/// Steps from which on a share is missed by more than rounding and what is not printed explain.
const APART_BY: i64 = 10;

/// Eighths of bits that a share speaks for another of its name at another time, less what it loses by all the digits that
/// may be wrong.
const BESIDE: i32 = 20;
/// Rows that the shares of a sentence may be made of, at most.
const CROWD: usize = 16;
/// What is said of a share beside the rows that it is made of.
const SAID: &str = "effective income tax rate represent represents represented representing margin margins ratio was rose \
     fell declined declining improved grew dropped higher lower down up percent rates";

/// The two rows that a share is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Rows {
    sheet: u32,
    part: u32,
    whole: u32,
    how: How,
}

/// The shares among the figures `read` of a sentence that miss what the rows of another share make them. `told` ties some
/// of the figures to tables, and `candidates` are what each may stand for.
pub(super) fn find(
    filing: &Filing,
    tables: Tables<'_>,
    sentence: &Sentence,
    told: &[ProseTie],
    candidates: &[Candidate],
    read: &[FigureId],
) -> Vec<Miss> {
    // "Rose 1.2 points": a percentage may be the difference of two.
    if sentence.cues.all(Cues::POINTS) {
        return Vec::new();
    }
    let rows = |f: &Fact| {
        let rows = Rows { sheet: f.sheet, part: f.row, whole: f.other, how: f.how };
        matches!(f.how, How::Share | How::TaxRate).then_some((rows, usize::from(f.column)))
    };
    let of_tie = |tie: &ProseTie| match tie.facts.as_slice() {
        [fact] => rows(fact),
        _ => None,
    };
    let is_open = |id: FigureId| !told.iter().any(|tie| tie.prose == id);
    let mut tied: Vec<(Rows, usize)> = told.iter().filter_map(of_tie).collect();
    // Two of one name each speak for the other, though one of them has a wrong digit.
    let near = candidates.iter().filter(|c| is_open(c.prose) && c.is_told_with(BESIDE));
    let mut near: Vec<(Rows, usize)> = near.filter_map(|c| rows(&c.fact)).collect();
    near.dedup();
    tied.extend(near.into_iter().take(CROWD));
    let mut misses: Vec<(Miss, Rows)> = Vec::new();
    for prose in read.iter().filter(|id| is_open(**id)) {
        let found = tied.iter().find_map(|(rows, _)| {
            let (miss, column) = missed(tables, *prose, *rows)?;
            let open = !tied.contains(&(*rows, column))
                && is_plain(filing, tables, sentence, *prose, (*rows, column));
            open.then_some((miss, *rows))
        });
        misses.extend(found);
    }
    // Where more shares miss two rows than meet them, they are shares of something else.
    let met = |rows: &Rows| tied.iter().filter(|(of, _)| of == rows).count();
    let missing: Vec<Rows> = misses.iter().map(|(_, rows)| *rows).collect();
    misses.retain(|(_, rows)| missing.iter().filter(|of| *of == rows).count() <= met(rows));
    misses.into_iter().map(|(miss, _)| miss).collect()
}

/// True where nothing is said about a share but the two rows that it is made of: "in Europe" sets it apart.
fn is_plain(
    filing: &Filing,
    tables: Tables<'_>,
    sentence: &Sentence,
    prose: FigureId,
    (rows, column): (Rows, usize),
) -> bool {
    static LISTED: LazyLock<Vec<Word>> = LazyLock::new(|| {
        let mut words = Vec::new();
        words::collect(SAID, &mut words);
        words
    });
    let Some(figure) = tables.figures.get(prose) else { return false };
    let Some(document) = filing.documents.get(figure.document) else { return false };
    let (names, column) = (tables.names, u16::try_from(column).unwrap_or(u16::MAX));
    let [part, whole] = [rows.part, rows.whole].map(|row| names.own(rows.sheet, row as usize));
    let of_rows = [part, whole, names.column(rows.sheet, column)];
    let has = |word: &Word| of_rows.iter().any(|words| words.binary_search(word).is_ok());
    let mut around = Vec::new();
    let clause = super::clause(tables.figures, prose.0 as usize, sentence);
    words::collect(document.slice(clause), &mut around);
    around.iter().all(|word| has(word) || LISTED.contains(word))
}

/// The share of two rows that `prose` should be and is not, by a digit, and its column.
fn missed(tables: Tables<'_>, prose: FigureId, rows: Rows) -> Option<(Miss, usize)> {
    let figure = tables.figures.get(prose)?;
    let (period, asked) = (figure.period?, facts::measure(figure)?);
    let sheet = tables.sheets.get(rows.sheet as usize)?;
    let is_at = |column: &usize| {
        let entry = sheet.get(rows.part as usize, *column);
        let other = entry.and_then(|e| tables.figures.get(e.figure)).and_then(|f| f.period);
        other.is_some_and(|other| is_of(other, period))
    };
    let mut columns = (0..sheet.columns).filter(is_at);
    let (column, None) = (columns.next()?, columns.next()) else { return None };
    let [part, whole] = [rows.part, rows.whole].map(|row| sheet.get(row as usize, column));
    let (part, whole) = (part?, whole?);
    let (above, below) = (i128::from(part.value.abs()), i128::from(whole.value.abs()));
    let step = (2 * asked.half).max(1);
    if asked.class != Class::Percent || below == 0 {
        return None;
    }
    // Hundredths of a percent make ten thousand.
    let hundredths = i64::try_from(above * 10_000 / below).ok()?;
    let (printed, meant) = (asked.value / step, (hundredths + asked.half) / step);
    let apart = (printed - meant).abs() >= APART_BY && printed.min(meant) >= LONG;
    let slip = apart && (-1..=1).any(|moved| evidence::is_slip(printed, meant + moved));
    let miss = Miss { prose, table: part.figure, made: Some((rows.how, whole.figure)) };
    slip.then_some((miss, column))
}
