//! Ties the facts of an instance to the figures of the printed documents beside it.
//!
//! An instance does not say where its facts are printed. A figure is tied where only one fact has its
//! value, its time and a unit of its kind, and where that is no accident: the number is long enough, or
//! figure and concept share a word. Zeros and small numbers, which many facts share, are left untied.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{agreement, numbers, period};
use crate::figures::{Figure, FigureId, Figures, Period};
use crate::filing::Filing;
use crate::filing::ixbrl::{Fact, FactId, readable};
use crate::text::saturate;

/// Digits from which on two equal numbers of one time and unit are hardly two different things.
const LONG: usize = 5;
/// Digits from which on they are taken to be one if they share a word too.
const SHORT: usize = 2;
/// Letters by which two words are compared: "inventory" and "inventories".
const STEM: usize = 5;

/// Gives every figure that is tied, with its fact, to `tie`.
pub(super) fn tie(
    filing: &Filing,
    figures: &Figures,
    facts: &[FactId],
    mut tie: impl FnMut(FigureId, FactId),
) {
    let mut known: FxHashMap<(Decimal, Period), Vec<FactId>> = FxHashMap::default();
    let mut instances: Vec<u32> = Vec::new();
    for id in facts {
        let Some(fact) = filing.tagging.get(*id) else { continue };
        if !instances.contains(&fact.document) {
            instances.push(fact.document);
        }
        let period = filing.tagging.context(fact).and_then(|c| c.period).and_then(period);
        let number = fact.number().filter(|n| !n.is_zero());
        if let Some(key) = number.map(|n| n.abs().normalize()).zip(period) {
            known.entry(key).or_default().push(*id);
        }
    }
    for (index, figure) in figures.all.iter().enumerate() {
        let Some(period) = figure.period.filter(|_| !instances.contains(&saturate(figure.document))) else {
            continue;
        };
        let alike = numbers(figure).filter_map(|n| known.get(&(n.abs().normalize(), period)));
        let mut alike = alike
            .flatten()
            .copied()
            .filter(|id| filing.tagging.get(*id).is_some_and(|fact| agreement(filing, figure, fact).unit));
        let Some(first) = alike.next() else { continue };
        let Some(fact) = filing.tagging.get(first) else { continue };
        let alone =
            alike.all(|other| filing.tagging.get(other).is_some_and(|o| same_meaning(filing, fact, o)));
        if alone && is_no_accident(filing, figures, figure, fact) {
            tie(FigureId(saturate(index)), first);
        }
    }
}

/// True for two statements of one fact.
fn same_meaning(filing: &Filing, a: &Fact, b: &Fact) -> bool {
    filing.named(a.concept) == filing.named(b.concept) && a.context == b.context && a.unit == b.unit
}

fn is_no_accident(filing: &Filing, figures: &Figures, figure: &Figure, fact: &Fact) -> bool {
    let text = filing.documents.get(figure.document).map_or("", |d| d.slice(figure.span));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = filing.tagging.context(fact).is_some_and(|c| c.dimensions.is_empty());
    if digits >= LONG && plain {
        return true;
    }
    let concept = readable(&filing.named(fact.concept)).to_lowercase();
    let label = figures.label_text(filing, figure).to_lowercase();
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= STEM);
        words.map(|w| w.chars().take(STEM).collect()).collect()
    };
    let concept = stems(&concept);
    digits >= SHORT && stems(&label).iter().any(|stem| concept.contains(stem))
}
