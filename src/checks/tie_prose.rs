//! Ties from prose to tables: the figure in a table that a sentence rounds, or what it derives.
//!
//! ```text
//! "Revenues increased 12% to $3.4 million"      Revenues   3,425   3,058
//!                     |      └ 3,425 rounded to hundreds of thousands
//!                     └ 3,425 is 12% more than 3,058
//! ```
//!
//! A tie takes the value within the precision of the prose, the unit, the time and the words of the
//! sentence together. Where several rows answer equally well with different values, none is chosen.

mod facts;
mod sentence;

use super::evidence;
use super::row_words::{self, Name, RowWords};
use super::sheet::Sheet;
use crate::figures::{Figure, FigureId, Figures, Kind};
use crate::filing::Filing;
use facts::{Fact, Facts, How};
use sentence::Sentence;

/// A figure in prose and what it is tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ProseTie {
    pub(super) prose: FigureId,
    pub(super) how: How,
    pub(super) figure: FigureId,
    /// The other figure that a derived value needs.
    pub(super) other: Option<FigureId>,
}

/// Bits from which on a tie is told by more than chance.
const ENOUGH: i32 = 9;

/// Finds the ties of all figures in prose.
pub(super) fn tie_prose(filing: &Filing, figures: &Figures, sheets: &[Sheet]) -> Vec<ProseTie> {
    let facts = Facts::of(sheets, figures);
    let mut ties = Vec::new();
    let mut sentence = Sentence::default();
    for (index, figure) in figures.all.iter().enumerate() {
        if figure.cell.is_some()
            || !matches!(figure.kind, Kind::Money | Kind::Percent | Kind::PerShare | Kind::Shares)
        {
            continue;
        }
        let Some(document) = filing.documents.get(figure.document) else { continue };
        sentence.move_to(document, figure.span);
        let id = FigureId(crate::text::saturate(index));
        ties.extend(best(&facts, sheets, figures, figure, &sentence).map(|(fact, how)| {
            let (figure, other) = facts.figures(sheets, fact);
            ProseTie { prose: id, how, figure, other }
        }));
    }
    ties
}

/// The fact that `figure` stands for, if one does more than any other.
fn best<'a>(
    facts: &'a Facts,
    sheets: &[Sheet],
    figures: &Figures,
    figure: &Figure,
    sentence: &Sentence,
) -> Option<(&'a Fact, How)> {
    let (class, value, half) = facts::measure(figure)?;
    // Digits that the print shows are what an equal number speaks for.
    let shown = evidence::bits(value, evidence::Residual { value: 0, steps: (2 * half).max(1) });
    let end = figure.period.map(|p| facts::day(p.end()));
    let mut best: Option<(i32, &Fact)> = None;
    let mut rival = false;
    let mut weigh = |fact: &'a Fact, near: i32| {
        if (fact.value - value).abs() > half + fact.slack || fact.slack > 2 * half.max(1) {
            return;
        }
        let told = match fact.how {
            How::Same => 0,
            _ if !sentence.words.any(RowWords::CHANGE)
                && matches!(fact.how, How::Change | How::Difference) =>
            {
                return;
            }
            How::Change | How::Difference => 0,
            How::Share => -2,
        };
        let Some(named) = likeness(sheets, fact, sentence) else { return };
        let score = shown + near + told + named + closeness(sheets, figures, figure, fact);
        match &best {
            Some((top, _)) if *top > score => {}
            Some((top, before)) if *top == score => rival |= before.value != fact.value,
            _ => {
                best = Some((score, fact));
                rival = false;
            }
        }
    };
    let cost = facts.search_cost(class, end);
    if let Some(end) = end {
        facts.between(class, end, value - half, value + half).for_each(|fact| weigh(fact, 3 - cost));
    }
    best.filter(|(score, _)| *score >= ENOUGH && !rival).map(|(_, fact)| (fact, fact.how))
}

/// Bits that the sentence's words speak for a fact's row; None where none of them names it.
fn likeness(sheets: &[Sheet], fact: &Fact, sentence: &Sentence) -> Option<i32> {
    let sheet = sheets.get(fact.sheet as usize)?;
    let own = named(sheet.names(fact.row as usize), sentence);
    let above = named(sheet.parent_names(fact.row as usize), sentence);
    let row = if own.all == 0 { above } else { own };
    if row.said == 0 {
        return None;
    }
    let said = i32::try_from(row.said.min(4)).unwrap_or(0);
    let whole = match row.all {
        all if row.said == all => 4,
        all if row.said * 3 >= all * 2 => 2,
        all if row.said * 2 >= all => 0,
        _ => -4,
    };
    let parents = i32::try_from(above.said.min(2)).unwrap_or(0);
    Some(2 * said + whole + if own.all == 0 { 0 } else { parents })
}

/// How many of a row's names a sentence says.
#[derive(Clone, Copy)]
struct Named {
    said: usize,
    all: usize,
}

fn named(names: &[Name], sentence: &Sentence) -> Named {
    let mut named = Named { said: 0, all: 0 };
    for name in names.iter().filter(|n| !n.is_common()) {
        named.all += 1;
        named.said += usize::from(sentence.names.binary_search(name).is_ok());
    }
    named
}

/// Bits for standing near each other, and for a time that is the same from end to end.
fn closeness(sheets: &[Sheet], figures: &Figures, figure: &Figure, fact: &Fact) -> i32 {
    let Some(other) = sheets
        .get(fact.sheet as usize)
        .and_then(|s| s.get(fact.row as usize, fact.column as usize))
        .and_then(|e| figures.get(e.figure))
    else {
        return 0;
    };
    let mut bits = 0;
    if other.document == figure.document && other.section == figure.section {
        bits += 2;
    }
    if other.period == figure.period {
        bits += 2;
    }
    if other.unit == figure.unit { bits } else { bits - 2 }
}

/// Reads the names of `text` into `names`, and what it says into `words`.
fn read(text: &str, words: &mut RowWords, names: &mut Vec<Name>) {
    row_words::read(text, words, names);
}
