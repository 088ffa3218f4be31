//! Where in a reading decisions belong: at a figure, at a new entry, at a line; in this version of the
//! file by their bytes, from an earlier one by what [`carry`] found.

use rustc_hash::FxHashMap;

use crate::figures::FigureId;
use crate::reading::Reading;
use crate::review::carry::{self, Landing};
use crate::review::decision::{Act, Decision};
use crate::review::{AgainWhy, Attributes, Entry, EntryId, FileHash, HeadingMark, Origin, Review};
use crate::text::{SourceSpan, TextSpan, saturate};

/// Where a decision belongs.
pub(super) enum Placed {
    /// At an entry that is there.
    At(EntryId),
    /// At one that prints another number in the place of the one that was judged.
    Changed(EntryId),
    /// At a new one, by its bytes in the file.
    New(Entry, (u32, u32)),
}

impl Review {
    /// Where a decision on an earlier version of this file belongs.
    pub(super) fn carry(&self, reading: &Reading, decision: &Decision) -> Result<Placed, AgainWhy> {
        let anchor = decision.anchor.as_ref().ok_or(AgainWhy::Gone)?;
        match self.carried.landing(decision.filing, anchor) {
            Landing::Same(figure) => Ok(Placed::At(EntryId(figure.0))),
            Landing::Changed(figure) => Ok(Placed::Changed(EntryId(figure.0))),
            Landing::Words(document, span) => {
                let read = reading.filing.documents.get(document).ok_or(AgainWhy::Gone)?;
                self.settle(reading, decision, document, span, read.source(span))
            }
            Landing::Lost(why) => Err(why),
        }
    }

    /// Where a decision on this file belongs.
    pub(super) fn place(&self, reading: &Reading, decision: &Decision) -> Result<Placed, AgainWhy> {
        let anchor = decision.anchor.as_ref().ok_or(AgainWhy::Gone)?;
        let source = anchor.source();
        let index = anchor.document_index();
        if let Some(figure) = self.places.get(&(index, anchor.start, anchor.end)) {
            return Ok(Placed::At(EntryId(figure.0)));
        }
        let document = reading.filing.documents.get(index).ok_or(AgainWhy::Gone)?;
        let span = document.map.to_text(anchor.source()).ok_or(AgainWhy::Gone)?;
        match self.settle(reading, decision, index, span, source)? {
            // The quote proves that the bytes are read as they were; else the place is not this one.
            Placed::New(..) if document.slice(span) != anchor.quote => Err(AgainWhy::Gone),
            placed => Ok(placed),
        }
    }

    /// The entry at a place in the text: the figure there, or a new one.
    fn settle(
        &self,
        reading: &Reading,
        decision: &Decision,
        index: usize,
        span: TextSpan,
        source: SourceSpan,
    ) -> Result<Placed, AgainWhy> {
        let bytes = (source.start(), source.end());
        if let Some(id) = self.made.get(&bytes) {
            return Ok(Placed::At(*id));
        }
        if let Some(figure) = self.places.get(&(index, source.start(), source.end())) {
            return Ok(Placed::At(EntryId(figure.0)));
        }
        let near = reading.figures.overlapping(index, span);
        // Two are as many as any number: only one alone may be the same.
        let near: Vec<_> = near.filter_map(|id| Some((id, reading.figures.get(id)?))).take(2).collect();
        // The same number read with other ends: "12.9" where it was "$12.9 million". A print that took in
        // the digits of another number is another place, whatever it means.
        if let ([(figure, found)], Some(seen), false) =
            (near.as_slice(), &decision.seen, matches!(decision.act, Act::Add { .. }))
            && seen.means_the_same(&Attributes::extracted(reading, found))
            && let Some(document) = reading.filing.documents.get(index)
            && digits(document.slice(found.span)).eq(digits(document.slice(span)))
        {
            return Ok(Placed::At(EntryId(figure.0)));
        }
        made(decision, index, span, bytes)
    }

    /// The last mark in force on each line counts.
    pub(super) fn mark_headings(&mut self, reading: &Reading) {
        let mut marks: FxHashMap<(usize, TextSpan), Option<u8>> = FxHashMap::default();
        for (index, decision) in self.log.decisions().iter().enumerate() {
            let (Act::Heading { level }, Some(anchor)) = (&decision.act, &decision.anchor) else { continue };
            if self.is_undone(index) {
                continue;
            }
            let place = if decision.filing == self.filing {
                let document = anchor.document_index();
                let read = reading.filing.documents.get(document);
                read.and_then(|d| d.map.to_text(anchor.source())).map(|span| (document, span))
            } else if let Landing::Words(document, span) = self.carried.landing(decision.filing, anchor) {
                Some((document, span))
            } else {
                None
            };
            if let Some(place) = place {
                marks.insert(place, *level);
            }
        }
        let mark = |((document, span), level)| HeadingMark { document, span, level };
        self.headings = marks.into_iter().map(mark).collect();
        self.headings.sort_unstable();
    }
}

/// The figures by their bytes in the file; of two that are printed by the same bytes, the first.
pub(super) fn places(reading: &Reading) -> FxHashMap<(usize, u32, u32), FigureId> {
    let mut places = FxHashMap::default();
    for (index, figure) in reading.figures.all.iter().enumerate() {
        let Some(document) = reading.filing.documents.get(figure.document) else { continue };
        let source = document.source(figure.span);
        let place = (figure.document, source.start(), source.end());
        places.entry(place).or_insert(FigureId(saturate(index)));
    }
    places
}

fn digits(print: &str) -> impl Iterator<Item = u8> {
    print.bytes().filter(u8::is_ascii_digit)
}

/// A new entry for a place where no figure is found.
fn made(decision: &Decision, document: usize, span: TextSpan, bytes: (u32, u32)) -> Result<Placed, AgainWhy> {
    let origin = match (&decision.act, &decision.seen) {
        (Act::Add { figure }, _) => Origin::Added(Box::new(figure.clone())),
        (act, Some(seen)) if act.is_verdict() => Origin::Kept(Box::new(seen.clone())),
        _ => return Err(AgainWhy::Gone),
    };
    let entry =
        Entry { origin, document, printed: span, standing: None, proved: false, decisions: Vec::new() };
    Ok(Placed::New(entry, bytes))
}

/// The place that a new span comes to in this reading, for a figure at `printed`.
pub(super) fn respan(
    reading: &Reading,
    document: usize,
    printed: TextSpan,
    decision: &Decision,
    here: FileHash,
) -> Option<TextSpan> {
    let to = match &decision.act {
        Act::Respan { to } => to,
        Act::Adjudicate { to: Some(to), .. } => to,
        _ => return None,
    };
    if decision.filing != here {
        return carry::near(reading, document, printed, &to.quote);
    }
    let document = reading.filing.documents.get(document)?;
    let span = document.map.to_text(to.source())?;
    (document.slice(span) == to.quote).then_some(span)
}
