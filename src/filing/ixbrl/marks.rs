//! Collects the elements of inline XBRL while a document is walked, without looking anything up.
//!
//! Elements nest: a par value may be tagged for two dates, a note lies in a block of notes. An end tag
//! closes the nearest open element of its name; what stays open ends with its document.

use super::resources::Resources;
use crate::text::{SourceSpan, Span};

/// Elements of inline XBRL that hold content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::filing) enum Element {
    /// `ix:nonFraction`: a number.
    Number,
    /// `ix:nonNumeric`: text, a date, a truth.
    Text,
    /// `ix:fraction`: a numerator and a denominator.
    Fraction,
    /// `ix:numerator` of a fraction.
    Numerator,
    /// `ix:denominator` of a fraction.
    Denominator,
    /// `ix:continuation`: where a text goes on.
    Continuation,
    /// `ix:exclude`: no part of the texts around it.
    Exclude,
}

/// An element as it stands in the file. Attributes that it does not have are empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) document: u32,
    pub(super) element: Element,
    pub(super) hidden: bool,
    pub(super) name: SourceSpan,
    pub(super) id: SourceSpan,
    pub(super) context: SourceSpan,
    pub(super) unit: SourceSpan,
    pub(super) decimals: SourceSpan,
    pub(super) scale: SourceSpan,
    pub(super) sign: SourceSpan,
    pub(super) format: SourceSpan,
    pub(super) nil: SourceSpan,
    pub(super) escape: SourceSpan,
    pub(super) continued_at: SourceSpan,
    pub(super) content: SourceSpan,
}

/// Elements that may be open at once; deeper ones are passed over.
const DEEPEST: usize = 256;

/// The elements of an inline document set and what its headers declare.
#[derive(Debug, Default)]
pub(in crate::filing) struct Marks {
    /// Index of the document that is being walked.
    pub(in crate::filing) document: u32,
    pub(in crate::filing) resources: Resources,
    pub(super) all: Vec<Mark>,
    /// Ids of hidden facts with the place that shows what they say.
    pub(super) shown: Vec<(SourceSpan, SourceSpan)>,
    /// Indexes of open elements.
    open: Vec<u32>,
}

impl Marks {
    /// An element starts; its content does at `at`. `attributes` are names and the places of values.
    pub(in crate::filing) fn open<'a>(
        &mut self,
        element: Element,
        hidden: bool,
        at: u32,
        attributes: impl Iterator<Item = (&'a [u8], SourceSpan)>,
    ) {
        if self.open.len() >= DEEPEST {
            return;
        }
        let none = SourceSpan::empty(at);
        let mut mark = Mark {
            document: self.document,
            element,
            hidden,
            name: none,
            id: none,
            context: none,
            unit: none,
            decimals: none,
            scale: none,
            sign: none,
            format: none,
            nil: none,
            escape: none,
            continued_at: none,
            content: none,
        };
        for (name, value) in attributes {
            let field = match name {
                b"name" => &mut mark.name,
                b"id" => &mut mark.id,
                b"contextRef" => &mut mark.context,
                b"unitRef" => &mut mark.unit,
                b"decimals" => &mut mark.decimals,
                b"scale" => &mut mark.scale,
                b"sign" => &mut mark.sign,
                b"format" => &mut mark.format,
                b"escape" => &mut mark.escape,
                b"continuedAt" => &mut mark.continued_at,
                // Pages that went through an HTML editor lose the case of their attributes.
                b"contextref" => &mut mark.context,
                b"unitref" => &mut mark.unit,
                b"continuedat" => &mut mark.continued_at,
                // Its prefix is the filer's choice.
                _ if name.ends_with(b":nil") => &mut mark.nil,
                _ => continue,
            };
            *field = value;
        }
        self.open.push(crate::text::saturate(self.all.len()));
        self.all.push(mark);
    }

    /// What the hidden fact of this id says is shown at `place`: `-sec-ix-hidden:id` in a style (EDGAR Filer
    /// Manual, volume II, 5.2.5.14).
    pub(in crate::filing) fn show(&mut self, id: SourceSpan, place: SourceSpan) {
        self.shown.push((id, place));
    }

    /// The nearest open element of this kind ends before `at`.
    pub(in crate::filing) fn close(&mut self, element: Element, at: u32) {
        let mark = |index: &u32| self.all.get(*index as usize);
        let Some(depth) = self.open.iter().rposition(|i| mark(i).is_some_and(|m| m.element == element))
        else {
            return;
        };
        self.close_to(depth, at);
    }

    /// The document ends at `at`, and with it what is still open.
    pub(in crate::filing) fn finish(&mut self, at: u32) {
        self.close_to(0, at);
    }

    fn close_to(&mut self, depth: usize, at: u32) {
        for index in self.open.drain(depth..) {
            if let Some(mark) = self.all.get_mut(index as usize) {
                mark.content = Span::new(mark.content.start(), at);
            }
        }
    }
}
