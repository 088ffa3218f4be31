//! Puts the filer's facts beside the figures that print them.
//!
//! The print is read first and knows nothing of tags; here the two readings are laid side by side. Where
//! they disagree both are kept, and the figure is in doubt: either the print was misread or the filer
//! tagged it wrongly, and which of the two it is takes a person to say.
//!
//! ```text
//! print   12,583   in thousands, 2010-07-01/2010-09-30   12583000 USD
//! fact    us-gaap:ResearchAndDevelopmentExpense          12583000 USD   2010-07-01/2010-09-30
//! ```

mod agreement;
mod instance;

use super::{Doubt, FigureId, Figures, Value};
use crate::filing::Filing;
use crate::filing::ixbrl::{Fact, FactId, Origin};
use crate::text::{TextSpan, saturate};

pub use agreement::{Agreement, Match, agreement, period};

/// Longest print of a fact that is no number, in bytes, that may be a figure: a date, a telephone number.
const LONGEST: u32 = 60;

/// The facts of a figure: a stretch of [`Figures`]' facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactRun {
    first: u32,
    count: u16,
}

/// A fact beside a figure that may print it.
#[derive(Clone, Copy)]
struct Pair {
    figure: FigureId,
    /// How badly the two agree: the fact that agrees best comes first.
    odds: u8,
    fact: FactId,
}

/// Gives the figures of `filing` their facts, and their doubts where print and fact disagree.
pub fn attach(filing: &Filing, figures: &mut Figures) {
    let mut pairs = Vec::with_capacity(filing.tagging.facts.len());
    let mut instances = Vec::new();
    for (index, fact) in filing.tagging.facts.iter().enumerate() {
        let id = FactId(saturate(index));
        if fact.origin == Origin::Instance {
            instances.push(id);
        }
        let Some(place) = fact.place else { continue };
        if let Some((figure, odds)) = printed(filing, figures, fact, place) {
            pairs.push(Pair { figure, odds, fact: id });
        }
    }
    if !instances.is_empty() {
        instance::tie(filing, figures, &instances, |figure, fact| pairs.push(Pair { figure, odds: 0, fact }));
    }
    pairs.sort_unstable_by_key(|pair| (pair.figure, pair.odds, pair.fact));
    write_down(filing, figures, &pairs);
}

/// The figure that prints `fact` at `place`, and how badly it agrees.
fn printed(filing: &Filing, figures: &Figures, fact: &Fact, place: TextSpan) -> Option<(FigureId, u8)> {
    let document = fact.document as usize;
    if !fact.is_numeric() && place.len() > LONGEST {
        return None;
    }
    let mut best: Option<(FigureId, u8, u32)> = None;
    for id in figures.overlapping(document, place) {
        let Some(figure) = figures.get(id) else { continue };
        let shared = figure.span.end().min(place.end()) - figure.span.start().max(place.start());
        // A name may have a digit in it and not be a number.
        if !fact.is_numeric() && shared * 2 < place.len() {
            continue;
        }
        let odds = agreement(filing, figure, fact).odds();
        if best.is_none_or(|(_, worst, least)| (odds, least) < (worst, shared)) {
            best = Some((id, odds, shared));
        }
    }
    best.map(|(id, odds, _)| (id, odds))
}

fn write_down(filing: &Filing, figures: &mut Figures, pairs: &[Pair]) {
    for of_figure in pairs.chunk_by(|a, b| a.figure == b.figure) {
        let Some(first) = of_figure.first() else { continue };
        let run = FactRun {
            first: saturate(figures.facts.len()),
            count: u16::try_from(of_figure.len()).unwrap_or(u16::MAX),
        };
        figures.facts.extend(of_figure.iter().map(|pair| pair.fact));
        // What an instance states is written out or tied because it agrees: no second reading.
        let inline = |fact: &&Fact| fact.origin == Origin::Inline;
        let mut facts =
            of_figure.iter().filter_map(|pair| filing.tagging.get(pair.fact)).filter(inline).peekable();
        let doubts = match (figures.get(first.figure), facts.peek()) {
            (Some(figure), Some(_)) => doubts(filing, figure, facts),
            _ => [None; 3],
        };
        if let Some(figure) = figures.all.get_mut(first.figure.0 as usize) {
            figure.facts = run;
            figure.doubts.extend(doubts.into_iter().flatten());
        }
    }
}

/// What is doubtful about a figure with these facts: where none of them agrees with the print.
fn doubts<'a>(
    filing: &Filing,
    figure: &super::Figure,
    facts: impl Iterator<Item = &'a Fact>,
) -> [Option<Doubt>; 3] {
    let mut agreed = Agreement::NONE;
    let ends = if figure.value.high().is_some() { 2 } else { 1 };
    for fact in facts.take(MOST_COMPARED.max(ends)) {
        agreed = agreed.or(agreement(filing, figure, fact));
    }
    let value = match agreed.value {
        Match::Scale(_) => Some(Doubt::TagScale),
        Match::Other => Some(Doubt::TagValue),
        Match::Equal | Match::Rounded | Match::NotCompared => None,
    };
    [value, (!agreed.unit).then_some(Doubt::TagUnit), (!agreed.period).then_some(Doubt::TagPeriod)]
}

/// Facts on one print that are compared with it, at most.
const MOST_COMPARED: usize = 8;

impl Figures {
    /// The facts that are printed by a figure, the one that agrees best first.
    pub fn facts(&self, figure: &super::Figure) -> &[FactId] {
        let first = figure.facts.first as usize;
        self.facts.get(first..first + usize::from(figure.facts.count)).unwrap_or(&[])
    }

    /// The figures that facts are printed by, sorted by fact.
    pub fn by_fact(&self) -> Vec<(FactId, FigureId)> {
        let mut pairs = Vec::with_capacity(self.facts.len());
        for (index, figure) in self.all.iter().enumerate() {
            pairs.extend(self.facts(figure).iter().map(|fact| (*fact, FigureId(saturate(index)))));
        }
        pairs.sort_unstable();
        pairs
    }
}

/// The numbers that a figure may be tagged with: itself, and as a part of one for hundredths.
fn numbers(figure: &super::Figure) -> impl Iterator<Item = rust_decimal::Decimal> {
    use super::Unit;
    use rust_decimal::Decimal;
    let (low, high) = match figure.value {
        Value::Number(n) => (Some(n), None),
        Value::Range(low, high) => (Some(low), Some(high)),
        Value::Ratio(over, under) => (Some(over), over.checked_div(under)),
        Value::Date(_) | Value::Period(_) | Value::Text(_) => (None, None),
    };
    let part = match figure.unit {
        Unit::Percent => Some(Decimal::ONE_HUNDRED),
        Unit::BasisPoint => Some(Decimal::from(10_000)),
        _ => None,
    };
    let whole = [low, high].into_iter().flatten();
    let parts = part
        .into_iter()
        .flat_map(move |part| [low, high].into_iter().flatten().filter_map(move |n| n.checked_div(part)));
    whole.chain(parts)
}

#[cfg(test)]
mod tests;
