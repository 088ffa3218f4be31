//! Carries decisions over from one version of a filing to another.
//!
//! A filing that is downloaded again, saved by another program or amended has other bytes at the old
//! offsets. Its judged places are known by what a person would go by: the words, the words around
//! them, the row and the column, and the order in which they come.
//!
//! ```text
//! old anchors   100   200   300   400          by the words around them: exact, both sides
//!                │     │           │           then between those that are found, the best
//! new figures   100   200   7   301   400      order-keeping pairing: 300 is 301 now: Changed
//! ```
//!
//! A verdict is only ever carried to a place that prints the same words. Where another number stands
//! in the place of the old one, the verdict is attached as one to be given again; where nothing or too
//! much answers, it is attached to nothing and listed.

mod align;
mod words;

use rustc_hash::{FxHashMap, FxHashSet};

use super::anchor::Anchor;
use super::decision::Act;
use super::{AgainWhy, FileHash, Log};
use crate::figures::FigureId;
use crate::reading::Reading;
use crate::text::TextSpan;

use align::{Mark, Paired};
use words::{Text, Within};

/// Where an anchor on an earlier version comes to in this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Landing {
    /// The same words, as a figure.
    Same(FigureId),
    /// Another number in its place.
    Changed(FigureId),
    /// The same words, where no figure is found: document and place.
    Words(usize, TextSpan),
    /// Nowhere.
    Lost(AgainWhy),
}

/// The bytes of a file that an anchor names.
type Place = (FileHash, u32, u32);

/// For every place of earlier versions that was judged, where it is now.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried(FxHashMap<Place, Landing>);

impl Carried {
    /// Finds the places of `log` that lie in other files than `filing`.
    pub fn new(reading: &Reading, filing: FileHash, log: &Log) -> Self {
        let mut versions: FxHashMap<FileHash, Vec<&Anchor>> = FxHashMap::default();
        let mut seen = FxHashSet::default();
        for decision in log.decisions().iter().filter(|d| d.filing != filing) {
            let Some(anchor) = &decision.anchor else { continue };
            if seen.insert((decision.filing, anchor.start, anchor.end)) {
                versions.entry(decision.filing).or_default().push(anchor);
            }
        }
        if versions.is_empty() {
            return Self::default();
        }
        let figures: Vec<Mark> =
            reading.figures.all.iter().map(|figure| Mark::new(&Anchor::of_figure(reading, figure))).collect();
        let headings = heading_places(log);
        let mut text = Text::new(reading);
        let mut carried = FxHashMap::default();
        for (version, mut anchors) in versions {
            anchors.sort_by_key(|a| (a.document, a.start, a.end));
            let marks: Vec<Mark> = anchors.iter().map(|anchor| Mark::new(anchor)).collect();
            for (anchor, (paired, gap)) in anchors.iter().zip(align::align(&marks, &figures)) {
                let within = Within::new(reading, gap);
                let place = (version, anchor.start, anchor.end);
                let figure = |index: usize| FigureId(crate::text::saturate(index));
                let landing = match paired {
                    _ if headings.contains(&place) => words_or_lost(&mut text, anchor, within),
                    Paired::Same(index) => Landing::Same(figure(index)),
                    // The very words may stand there with other ends, or where no figure is found.
                    Paired::Changed(index) => match text.find(anchor, within) {
                        Ok((document, span)) => Landing::Words(document, span),
                        Err(_) => Landing::Changed(figure(index)),
                    },
                    Paired::None => words_or_lost(&mut text, anchor, within),
                };
                carried.insert(place, landing);
            }
        }
        Self(carried)
    }

    /// Where the place that `anchor` names in `filing` is now.
    pub fn landing(&self, filing: FileHash, anchor: &Anchor) -> Landing {
        let landing = self.0.get(&(filing, anchor.start, anchor.end));
        landing.copied().unwrap_or(Landing::Lost(AgainWhy::Gone))
    }
}

fn heading_places(log: &Log) -> FxHashSet<Place> {
    let headings = log.decisions().iter().filter(|d| matches!(d.act, Act::Heading { .. }));
    headings.filter_map(|d| d.anchor.as_ref().map(|a| (d.filing, a.start, a.end))).collect()
}

fn words_or_lost(text: &mut Text<'_>, anchor: &Anchor, within: Within) -> Landing {
    match text.find(anchor, within) {
        Ok((document, span)) => Landing::Words(document, span),
        Err(why) => Landing::Lost(why),
    }
}

/// The place in `document` that `words` name, near `span`: where a person stretched or shrank a figure
/// in an earlier version. White space counts for nothing.
pub(super) fn near(reading: &Reading, document: usize, span: TextSpan, words: &str) -> Option<TextSpan> {
    let text = reading.filing.documents.get(document)?.text.as_str();
    words::near(text, span, words)
}
