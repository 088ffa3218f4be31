//! Ties from prose to tables: the figure in a table that a sentence rounds, or what it derives.
//!
//! ```text
//! "Revenues increased 12% to $3.4 million"      Revenues   3,425   3,058
//!                     |      └ 3,425 rounded to hundreds of thousands
//!                     └ 3,425 is 12% more than 3,058
//! ```
//!
//! A tie takes the value within the precision of the prose, the unit, the time and the words of the
//! sentence together, each weighed in bits. Where several rows answer equally well with different
//! values, they are shown together and none is chosen.

mod coupon;
mod facts;
mod half_said;
mod names;
mod near_miss;
mod said_change;
mod say;
mod sentence;
mod share_miss;
mod weigh;
mod words;

use super::Check;
use super::sheet::Sheet;
use crate::figures::{Figure, FigureId, Figures, Kind};
use crate::filing::Filing;
use crate::outline::Outline;
use crate::text::{Span, TextSpan, saturate};
use facts::{Fact, Facts};
use names::Names;
use sentence::Sentence;
use weigh::{Around, Candidate};
use words::Word;

/// Facts of different values that are shown together where none of them is told.
const SHOWN: usize = 3;

/// What is known of the tables while prose is read.
#[derive(Clone, Copy)]
struct Tables<'a> {
    figures: &'a Figures,
    sheets: &'a [Sheet],
    names: &'a Names,
    facts: &'a Facts,
}

/// A figure in prose and the facts that it may stand for: one, or several that are equally likely.
#[derive(Clone, Debug)]
struct ProseTie {
    prose: FigureId,
    facts: Vec<Fact>,
}

/// Finds the ties of all figures in prose.
pub(super) fn tie_prose(
    filing: &Filing,
    outline: &Outline,
    figures: &Figures,
    sheets: &[Sheet],
) -> Vec<Check> {
    let mut checks = Vec::new();
    if !figures.all.iter().any(is_prose) {
        return checks;
    }
    let names = Names::of(filing, outline, figures, sheets);
    let facts = Facts::of(sheets, &names, figures);
    let tables = Tables { figures, sheets, names: &names, facts: &facts };
    let mut reader = Reader {
        filing,
        tables,
        sentence: Sentence::default(),
        read: Vec::new(),
        candidates: Vec::new(),
        label: Vec::new(),
        checks: &mut checks,
    };
    for (index, figure) in figures.all.iter().enumerate() {
        if is_prose(figure) {
            reader.read(outline, index, figure);
        }
    }
    reader.settle();
    coupon::ties(filing, tables, reader.checks);
    checks
}

/// Reads figures in prose, sentence by sentence.
struct Reader<'a> {
    filing: &'a Filing,
    tables: Tables<'a>,
    sentence: Sentence,
    /// The figures of the sentence, and what each may stand for.
    read: Vec<FigureId>,
    candidates: Vec<Candidate>,
    /// Words of the label of the figure that is read.
    label: Vec<Word>,
    checks: &'a mut Vec<Check>,
}

impl Reader<'_> {
    fn read(&mut self, outline: &Outline, index: usize, figure: &Figure) {
        let Some(document) = self.filing.documents.get(figure.document) else { return };
        if !self.sentence.holds(figure.document, figure.span) {
            self.settle();
            let title = figure.section.and_then(|id| outline.get(id)).map_or("", |s| s.title.as_str());
            self.sentence.move_to(document, figure.document, figure.span, title);
        }
        let id = FigureId(saturate(index));
        let clause = clause(self.tables.figures, index, &self.sentence);
        self.label.clear();
        for span in self.tables.figures.label_spans(figure.label) {
            words::collect(document.slice(*span), &mut self.label);
        }
        self.label.sort_unstable();
        self.label.dedup();
        let around = Around { document, sentence: &self.sentence, clause, label: &self.label };
        weigh::candidates(self.tables, id, around, &mut self.candidates);
        self.read.push(id);
    }

    /// Ends a sentence: finds for each of its figures what it stands for.
    fn settle(&mut self) {
        weigh::join(&mut self.candidates);
        self.candidates.sort_by_key(|c| c.prose);
        let mut told: Vec<ProseTie> = Vec::new();
        for own in self.candidates.chunk_by(|a, b| a.prose == b.prose) {
            let facts = weigh::best(own);
            if let (Some(first), 1..=SHOWN) = (own.first(), facts.len()) {
                told.push(ProseTie { prose: first.prose, facts });
            }
        }
        let mut misses = near_miss::find(self.filing, self.tables, &self.sentence, &told, &self.read);
        misses.extend(half_said::find(self.filing, self.tables, &self.sentence, &told, &self.read));
        misses.extend(share_miss::find(
            self.filing,
            self.tables,
            &self.sentence,
            &told,
            &self.candidates,
            &self.read,
        ));
        said_change::find(self.filing, self.tables.figures, &self.sentence, &self.read, self.checks);
        self.checks.extend(misses.into_iter().map(|miss| say::miss(self.filing, self.tables, miss)));
        self.checks.extend(told.iter().filter_map(|tie| say::tie(self.filing, self.tables, tie)));
        self.candidates.clear();
        self.read.clear();
    }
}

/// True for figures outside tables that a table may hold.
fn is_prose(figure: &Figure) -> bool {
    figure.cell.is_none()
        && matches!(figure.kind, Kind::Money | Kind::Percent | Kind::PerShare | Kind::Shares)
}

/// From the figure before to the figure after, within the sentence. Dates part no clauses.
fn clause(figures: &Figures, index: usize, sentence: &Sentence) -> TextSpan {
    let own = figures.all[index].span;
    let parts = |f: &&Figure| is_prose(f) && sentence.span().covers(f.span);
    let within = |f: &&Figure| sentence.span().overlaps(f.span);
    let before = figures.all[..index].iter().rev().take_while(within).find(parts);
    let after = figures.all[index + 1..].iter().take_while(within).find(parts);
    Span::new(
        before.map_or(sentence.span().start(), |f| f.span.end().min(own.start())),
        after.map_or(sentence.span().end(), |f| f.span.start().max(own.end())),
    )
}

#[cfg(test)]
mod tests;
