//! What the rows of all sheets are called, as ties compare names.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::super::sheet::{Sheet, settle};
use super::words::{self, Weights, Word};
use crate::figures::Figures;
use crate::filing::Filing;
use crate::outline::{Outline, SectionId};
use crate::text::saturate;

/// Cells over a column that are read.
const HEADS: usize = 6;

/// The names of a row: its own, and those of what it stands under.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    first: u32,
    own: u16,
    above: u16,
}

/// What the rows of all sheets are called.
#[derive(Debug, Default)]
pub(super) struct Names {
    words: Vec<Word>,
    rows: Vec<Row>,
    /// Index in `rows` of each sheet's first row.
    sheets: Vec<u32>,
    /// Where the words over each column stand in `words`, and the index of each sheet's first column.
    columns: Vec<Range<u32>>,
    first_columns: Vec<u32>,
    /// What each word tells.
    pub(super) weights: Weights,
    sales: Option<Word>,
    /// The word "tax".
    pub(super) tax: Option<Word>,
    /// Sheet and row of the rows of each name, by its hash.
    by_name: FxHashMap<u64, Vec<(u32, u32)>>,
}

impl Names {
    /// Reads the labels of all rows.
    pub(super) fn of(filing: &Filing, outline: &Outline, figures: &Figures, sheets: &[Sheet]) -> Self {
        let one = |text: &str| {
            let mut found = Vec::new();
            words::collect(text, &mut found);
            found.first().copied()
        };
        let mut names = Self { sales: one("sales"), tax: one("tax"), ..Self::default() };
        // Rows of one section stand together.
        let mut title: (Option<SectionId>, Vec<Word>) = (None, Vec::new());
        for (index, sheet) in sheets.iter().enumerate() {
            names.sheets.push(crate::text::saturate(names.rows.len()));
            names.read_columns(filing, figures, sheet);
            for row in 0..sheet.rows.len() {
                let first = names.words.len();
                let entry = sheet.row(row).iter().flatten().next();
                let figure = entry.and_then(|e| figures.get(e.figure));
                let Some((figure, document)) =
                    figure.and_then(|f| Some((f, filing.documents.get(f.document)?)))
                else {
                    names.rows.push(Row::default());
                    continue;
                };
                for span in figures.label_spans(figure.label) {
                    words::collect(document.slice(*span), &mut names.words);
                }
                let own = settle(&mut names.words, first).len();
                for span in figures.label_parents(figure.label) {
                    words::collect(document.slice(*span), &mut names.words);
                }
                if title.0 != figure.section {
                    title.0 = figure.section;
                    title.1.clear();
                    let section = figure.section.and_then(|id| outline.get(id));
                    words::collect(section.map_or("", |s| s.title.as_str()), &mut title.1);
                }
                names.words.extend_from_slice(&title.1);
                let above = settle(&mut names.words, first + own).len();
                let [own, above] = [own, above].map(|n| u16::try_from(n).unwrap_or(u16::MAX));
                names.rows.push(Row { first: crate::text::saturate(first), own, above });
                let range = first..first + usize::from(own);
                let own = names.words.get(range).unwrap_or(&[]);
                names.weights.count(own);
                names.by_name.entry(hash(own)).or_default().push((saturate(index), saturate(row)));
            }
        }
        names.weights.settle();
        names
    }

    /// Reads what stands over the columns of `sheet`. Times name no column here: those words tell nothing.
    fn read_columns(&mut self, filing: &Filing, figures: &Figures, sheet: &Sheet) {
        self.first_columns.push(saturate(self.columns.len()));
        let figure = (0..sheet.rows.len()).find_map(|row| sheet.row(row).iter().flatten().next());
        let document =
            figure.and_then(|e| figures.get(e.figure)).and_then(|f| filing.documents.get(f.document));
        for column in 0..sheet.columns {
            let first = self.words.len();
            let over = sheet.head_cells.iter().filter(|(at, _)| usize::from(*at) == column);
            for (_, cell) in over.take(HEADS) {
                words::collect(document.map_or("", |d| d.slice(*cell)), &mut self.words);
            }
            let range = settle(&mut self.words, first);
            self.columns.push(range);
        }
    }

    /// The words over a column, sorted.
    pub(super) fn column(&self, sheet: u32, column: u16) -> &[Word] {
        let range = self
            .first_columns
            .get(sheet as usize)
            .and_then(|first| self.columns.get(*first as usize + usize::from(column)));
        range.map_or(&[], |r| self.words.get(r.start as usize..r.end as usize).unwrap_or(&[]))
    }

    fn row(&self, sheet: u32, row: usize) -> Option<&Row> {
        self.rows.get(*self.sheets.get(sheet as usize)? as usize + row)
    }

    /// A row's own words.
    pub(super) fn own(&self, sheet: u32, row: usize) -> &[Word] {
        self.row(sheet, row).map_or(&[], |r| {
            let first = r.first as usize;
            self.words.get(first..first + usize::from(r.own)).unwrap_or(&[])
        })
    }

    /// Words of the headings and the section that a row stands under.
    pub(super) fn above(&self, sheet: u32, row: usize) -> &[Word] {
        self.row(sheet, row).map_or(&[], |r| {
            let first = r.first as usize + usize::from(r.own);
            self.words.get(first..first + usize::from(r.above)).unwrap_or(&[])
        })
    }

    /// Sheet and row of the rows whose own words are these, sorted.
    pub(super) fn called(&self, own: &[Word]) -> &[(u32, u32)] {
        self.by_name.get(&hash(own)).map_or(&[], Vec::as_slice)
    }

    /// What a row and a column are called together, as a number: equal for tables bound in twice.
    pub(super) fn hash(&self, sheet: u32, row: u32, column: u16) -> u32 {
        let mut hasher = FxHasher::default();
        (self.own(sheet, row as usize), self.above(sheet, row as usize)).hash(&mut hasher);
        self.column(sheet, column).hash(&mut hasher);
        let hash = hasher.finish();
        // The upper half of this hasher's result is the better mixed one.
        u32::try_from(hash >> 32).unwrap_or(0)
    }

    /// True for a row of sales: they are what margins and shares are taken of.
    pub(super) fn is_sales(&self, sheet: u32, row: usize) -> bool {
        let own = self.own(sheet, row);
        own.len() <= 2 && self.sales.is_some_and(|sales| own.contains(&sales))
    }

    /// True for a row that speaks of taxes.
    pub(super) fn is_tax(&self, sheet: u32, row: usize) -> bool {
        self.tax.is_some_and(|tax| self.own(sheet, row).contains(&tax))
    }
}

/// A name as a number.
fn hash(words: &[Word]) -> u64 {
    let mut hasher = FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}
