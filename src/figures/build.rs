//! Collects figures while documents are read.

use super::unit::Unit;
use super::value::{Period, Value};
use super::{CellPlace, Doubt, Figure, Figures, Kind, Label, Provenance};
use crate::filing::{Filing, Format};
use crate::outline::SectionId;
use crate::text::TextSpan;

/// A figure as it is found, before its document and section are put to it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) span: TextSpan,
    pub(super) kind: Kind,
    pub(super) value: Value,
    pub(super) unit: Unit,
    pub(super) scale: i8,
    pub(super) decimals: Option<i8>,
    pub(super) period: Option<Period>,
    /// Words that name it, where it has a name of its own.
    pub(super) labels: Vec<TextSpan>,
    /// A name that it shares with others.
    pub(super) label: Label,
    pub(super) cell: Option<CellPlace>,
    pub(super) from: Provenance,
    pub(super) doubts: Vec<Doubt>,
}

impl Draft {
    /// A figure of which only print, kind and value are known.
    pub(super) fn new(span: TextSpan, kind: Kind, value: Value) -> Self {
        Self {
            span,
            kind,
            value,
            unit: Unit::None,
            scale: 0,
            decimals: None,
            period: None,
            labels: Vec::new(),
            label: Label::default(),
            cell: None,
            from: Provenance::default(),
            doubts: Vec::new(),
        }
    }
}

/// Figures found so far, and the place that is being read.
#[derive(Default)]
pub(super) struct Builder {
    figures: Figures,
    /// Index of the document being read.
    pub(super) document: usize,
    /// The innermost section around the block being read.
    pub(super) section: Option<SectionId>,
    /// The cell being read, where words of a cell are.
    pub(super) cell: Option<CellPlace>,
    /// The name that figures without one of their own get: that of their row.
    pub(super) label: Label,
}

impl Builder {
    /// Keeps a label for figures to share.
    pub(super) fn keep_label(&mut self, parents: &[TextSpan], own: &[TextSpan]) -> Label {
        let first = crate::text::saturate(self.figures.labels.len());
        self.figures.labels.extend_from_slice(parents);
        self.figures.labels.extend_from_slice(own);
        let count = |spans: &[TextSpan]| u16::try_from(spans.len()).unwrap_or(u16::MAX);
        Label { first, parents: count(parents), own: count(own) }
    }

    /// Adds a figure.
    pub(super) fn push(&mut self, draft: Draft) {
        if draft.span.is_empty() {
            return;
        }
        let label = if !draft.labels.is_empty() {
            self.keep_label(&[], &draft.labels)
        } else if draft.label == Label::default() {
            self.label
        } else {
            draft.label
        };
        self.figures.all.push(Figure {
            document: self.document,
            span: draft.span,
            kind: draft.kind,
            value: draft.value,
            unit: draft.unit,
            scale: draft.scale,
            decimals: draft.decimals,
            period: draft.period,
            label,
            head: Label::default(),
            section: self.section,
            cell: draft.cell.or(self.cell),
            from: draft.from,
            doubts: draft.doubts,
            repair: None,
            facts: Default::default(),
        });
    }

    /// Number of figures found so far.
    pub(super) fn count(&self) -> usize {
        self.figures.all.len()
    }

    /// The figures found since there were `count` of them.
    pub(super) fn since(&mut self, count: usize) -> &mut [Figure] {
        self.figures.all.get_mut(count..).unwrap_or(&mut [])
    }

    /// Leaves out figures found since there were `count` of them that are none.
    pub(super) fn drop_since(&mut self, count: usize, is_none: impl Fn(&Figure) -> bool) {
        let found = self.figures.all.split_off(count.min(self.figures.all.len()));
        self.figures.all.extend(found.into_iter().filter(|figure| !is_none(figure)));
    }

    /// Takes in what was found elsewhere in the filing.
    pub(super) fn join(&mut self, other: Self) {
        let shift = crate::text::saturate(self.figures.labels.len());
        self.figures.labels.extend(other.figures.labels);
        self.figures.all.extend(other.figures.all.into_iter().map(|mut figure| {
            for words in [&mut figure.label, &mut figure.head] {
                if *words != Label::default() {
                    words.first = words.first.saturating_add(shift);
                }
            }
            figure
        }));
    }

    /// The figures in reading order. What has no byte of its own in the file (words that a reader put
    /// in) is none, and a print that two rows of a table claim is one: a place in the file is what a
    /// figure is known by. Nor is a part of the words that stand for the name of an element: the "10%" of
    /// "10% owner" is nowhere in "isTenPercentOwner".
    pub(super) fn finish(mut self, filing: &Filing) -> Figures {
        self.figures.all.sort_by_key(|f| (f.document, f.span));
        let mut last = None;
        self.figures.all.retain(|figure| {
            let Some(document) = filing.documents.get(figure.document) else { return false };
            let place = (figure.document, document.source(figure.span));
            let named = document.part.format == Format::Xml
                && document.map.to_text(place.1).is_some_and(|text| text != figure.span);
            !place.1.is_empty() && !named && last.replace(place) != Some(place)
        });
        self.figures
    }
}
