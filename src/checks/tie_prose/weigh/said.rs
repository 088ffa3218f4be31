//! How the words of a sentence name the row of a fact, and the whole that a share is taken of.

use super::super::facts::{Class, Fact, How};
use super::super::sentence::IN_SENTENCE;
use super::super::words::{CAPITAL, Cues, Word, is_basis, is_spent};
use super::{Around, Asked};
use crate::figures::Period;

/// How the words of a sentence name a row, in eighths of bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// What those of the row's own words tell that are said.
    said: i32,
    /// What the others would.
    unsaid: i32,
    /// What those of the headings over the row tell that are said.
    around: i32,
    /// What those words of the figure's label tell that the row has.
    named: i32,
    /// What the others would.
    unnamed: i32,
}

impl Said {
    /// True where all words of the row's name are said.
    pub(super) fn is_whole(self) -> bool {
        self.unsaid == 0
    }

    /// What that speaks for the row.
    pub(super) fn score(self) -> i32 {
        let whole = if self.unsaid == 0 { 8 } else { 0 };
        let named = if self.unnamed == 0 && self.named > 0 { 7 } else { 0 };
        let part = 20 * self.said / (self.said + self.unsaid).max(1);
        let words = 9 * self.said.min(160) + 3 * self.around.min(80) + 2 * self.named.min(120)
            - 2 * self.unnamed.min(120);
        whole + named + part + words / 32
    }
}

/// Words right before an amount that is the most or the least that there may be, and not how much there is.
const BOUNDS: [&str; 8] =
    ["up to", "not exceed", "to exceed", "or exceeds", "at least", "minimum of", "maximum of", "limited to"];
/// Bytes before an amount in which they stand: "up to an aggregate amount of".
const BEFORE: usize = 32;

impl Asked<'_> {
    /// True for a term of a contract: a cap, a floor, "100 % of" something. No table says how much that is but by the row's
    /// whole name.
    pub(super) fn is_term(&self) -> bool {
        let (left, right) = self.around.beside(self.figure.span, BEFORE);
        let all = self.measured.class == Class::Percent && self.measured.value == 10_000;
        // "Up to $20 million, of which": the bound is that of the amount behind it.
        let bounds = |bound: &&str| left.rfind(*bound).and_then(|at| left.get(at..));
        let open = |rest: &str| !rest.bytes().any(|b| b.is_ascii_digit());
        all && right.starts_with("of ") || BOUNDS.iter().filter_map(bounds).any(open)
    }

    /// How the words of the sentence name a fact's row; None where none of them does, unless the value tells
    /// `alone`.
    pub(super) fn said(&self, fact: &Fact, alone: impl Fn() -> bool) -> Option<Said> {
        let Around { sentence, clause, label, .. } = self.around;
        let names = self.tables.names;
        let row = fact.row as usize;
        let (own, above) = (names.own(fact.sheet, row), names.above(fact.sheet, row));
        // "Construction | Effective rate" over columns: a figure is named by its column too.
        let column = names.column(fact.sheet, fact.column);
        // "Total" under "Inventories" is named by what it stands under.
        let basis = !column.is_empty() && is_basis(own);
        let (own, above) = if basis { (&[][..], above) } else { (own, above) };
        let nameless = own.is_empty();
        let (own, above) = if nameless { (above, own) } else { (own, above) };
        match fact.how {
            How::Share if !self.says_whole(fact) => return None,
            How::TaxRate if !sentence.cues.all(Cues::EFFECTIVE) => return None,
            _ => {}
        }
        // "Capital expenditures" say all words of "Additions to property, plant and equipment".
        let spent = if sentence.cues.all(Cues::SPENDS) && fact.how != How::Share && self.is_spent(fact, own) {
            sentence.nearness(*CAPITAL, clause)
        } else {
            0
        };
        // "The effective tax rate" says all words of "Provision for income taxes".
        let taxed = match names.tax {
            Some(tax) if fact.how == How::TaxRate => sentence.nearness(tax, clause),
            _ => 0,
        };
        let nearness = |word: &Word| sentence.nearness(*word, clause).max(spent).max(taxed);
        let is_said = |word: &Word| nearness(word) >= IN_SENTENCE;
        // "Operating profit fell to $3.1 million" below "Lid presses" is that row below that heading.
        let known = |word: &Word| nearness(word) > 0;
        let there = fact.how == How::TaxRate
            || own.iter().any(is_said)
            || nameless && column.iter().filter(|w| own.binary_search(w).is_err()).any(is_said)
            || !own.is_empty() && own.iter().all(known) && above.iter().chain(column).any(is_said);
        if !there && !alone() {
            return None;
        }
        let mut found = Said::default();
        for word in own {
            let weight = names.weights.of(*word);
            let near = nearness(word);
            found.said += weight * near / 8;
            found.unsaid += weight * (8 - near) / 8;
        }
        for word in column.iter().filter(|w| own.binary_search(w).is_err()) {
            let weight = names.weights.of(*word);
            let near = sentence.nearness(*word, clause);
            found.said += weight * near / 16;
            found.unsaid += weight * (8 - near) / 16;
        }
        for word in above.iter().filter(|w| own.binary_search(w).is_err()) {
            found.around += names.weights.of(*word) * sentence.nearness(*word, clause) / 8;
        }
        for word in label {
            let weight = names.weights.of(*word);
            if [own, above, column].iter().any(|words| words.binary_search(word).is_ok()) {
                found.named += weight;
            } else {
                found.unnamed += weight;
            }
        }
        Some(found)
    }

    /// True for a row called `own` of what was spent on property over a time.
    fn is_spent(&self, fact: &Fact, own: &[Word]) -> bool {
        let sheet = self.tables.sheets.get(fact.sheet as usize);
        let entry = sheet.and_then(|s| s.get(fact.row as usize, usize::from(fact.column)));
        let period = entry.and_then(|e| self.tables.figures.get(e.figure)).and_then(|f| f.period);
        matches!(period, Some(Period::Duration(..))) && is_spent(own)
    }

    /// True where the sentence has a word of the fact's row.
    pub(super) fn shares_a_word(&self, fact: &Fact) -> bool {
        let Around { sentence, clause, .. } = self.around;
        let (names, row) = (self.tables.names, fact.row as usize);
        let own = names.own(fact.sheet, row);
        let words = if own.is_empty() { names.above(fact.sheet, row) } else { own };
        words.iter().any(|word| sentence.nearness(*word, clause) >= IN_SENTENCE)
    }

    /// True where the sentence names the whole that a share is taken of.
    fn says_whole(&self, fact: &Fact) -> bool {
        let Around { sentence, clause, .. } = self.around;
        let names = self.tables.names;
        if sentence.cues.all(Cues::MARGIN) && names.is_sales(fact.sheet, fact.other as usize) {
            return true;
        }
        let whole = names.own(fact.sheet, fact.other as usize);
        let said = |word: &Word| sentence.nearness(*word, clause) >= IN_SENTENCE;
        if whole.is_empty() {
            names.above(fact.sheet, fact.other as usize).iter().any(said)
        } else {
            whole.iter().all(said)
        }
    }
}
