//! A correction that holds for other figures too: those that took an attribute from the same words,
//! or those within reach.
//!
//! ```text
//! (in thousands)              one caption, misread
//! Cash            41,870      scale × 1   ── corrected to thousands here …
//! Securities      21,406      scale × 1   ── … and offered here, in one undo
//! ```

use rustc_hash::FxHashMap;

use crate::app::subject::Subject;
use crate::figures::Provenance;
use crate::review::typed::FiscalYears;
use crate::review::{Attribute, Attributes, EntryId, typed};
use crate::text::TextSpan;

/// Figures that may be corrected with the one in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The attribute that they share; None where they share their place.
    pub attribute: Option<Attribute>,
    /// The figures, the one in the form left out.
    pub others: Vec<EntryId>,
    /// How many of them a person has judged.
    pub judged: usize,
    /// What they share, in words.
    pub words: String,
}

/// The words that gave `attribute`.
fn source(from: &Provenance, attribute: Attribute) -> Option<TextSpan> {
    match attribute {
        Attribute::Unit => from.unit,
        Attribute::Scale => from.scale,
        Attribute::Period => from.period,
        Attribute::Kind | Attribute::Value | Attribute::Label => None,
    }
}

/// How many of `ids` a person has judged.
pub fn judged(subject: Subject, ids: &[EntryId]) -> usize {
    let is_judged = |id: &&EntryId| subject.entry(**id).is_some_and(|entry| entry.state().is_judged());
    ids.iter().filter(is_judged).count()
}

/// The figures that took scale, unit or period from the words that gave it to `id`, and mean the same
/// by it.
pub fn by_source(subject: Subject, id: EntryId) -> Vec<Shared> {
    let (Some(figure), Some(review)) = (subject.figure(id), subject.review) else { return Vec::new() };
    let Some(own) = review.effective(subject.reading, id) else { return Vec::new() };
    let mut shared = Vec::new();
    for attribute in [Attribute::Unit, Attribute::Scale, Attribute::Period] {
        let Some(span) = source(&figure.from, attribute) else { continue };
        let same = |other: &EntryId| {
            *other != id
                && subject.figure(*other).is_some_and(|f| {
                    f.document == figure.document && source(&f.from, attribute) == Some(span)
                })
                && review
                    .effective(subject.reading, *other)
                    .is_some_and(|a| a.get(attribute) == own.get(attribute))
        };
        let others: Vec<EntryId> = review.order().iter().copied().filter(same).collect();
        if !others.is_empty() {
            let quote = subject.quote(figure.document, span, 40);
            let words = format!("took their {} from {quote}", attribute.name());
            let judged = judged(subject, &others);
            shared.push(Shared { attribute: Some(attribute), others, judged, words });
        }
    }
    shared
}

/// What the figures of `shared` mean once what was changed from `before` to `said` holds for them too.
/// A value belongs to one figure and is never carried over.
pub fn carried(
    subject: Subject,
    shared: &[Shared],
    before: &Attributes,
    said: &Attributes,
) -> Vec<(EntryId, Attributes)> {
    let mut out: Vec<(EntryId, Attributes)> = Vec::new();
    // Where in `out` a figure is that shares several attributes.
    let mut places: FxHashMap<EntryId, usize> = FxHashMap::default();
    let changed: Vec<Attribute> = before
        .changes_to(said)
        .into_iter()
        .map(|change| change.attribute)
        .filter(|attribute| *attribute != Attribute::Value)
        .collect();
    for shared in shared {
        let carried = changed.iter().filter(|a| shared.attribute.is_none_or(|own| own == **a));
        let texts: Vec<(Attribute, String)> =
            carried.map(|a| (*a, said.get(*a).unwrap_or_else(|| "none".to_owned()))).collect();
        let fields: Vec<(Attribute, &str)> = texts.iter().map(|(a, text)| (*a, text.as_str())).collect();
        if fields.is_empty() {
            continue;
        }
        for id in &shared.others {
            let at = places.get(id).copied();
            let known = at.map(|at| out[at].1.clone());
            let Some(own) = known.or_else(|| subject.review?.effective(subject.reading, *id)) else {
                continue;
            };
            let Ok(mended) = typed::form(&own, &fields, &FiscalYears::default()) else { continue };
            match at {
                Some(at) => out[at].1 = mended,
                None => {
                    places.insert(*id, out.len());
                    out.push((*id, mended));
                }
            }
        }
    }
    out
}
