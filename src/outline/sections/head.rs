//! A heading and what it opens: a part, an item, a statement, a note, a clause, or no kind of its own.

use super::super::lines::{Look, Page};
use super::super::marks::SeriesMark;
use crate::text::TextSpan;

/// What a heading opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::outline) enum Class {
    /// A part of the form.
    Part(u8),
    /// An item of the form, by its index there.
    Item(usize),
    /// A caption that the form prescribes without a number.
    Caption,
    /// A lettered part of an item.
    Lettered,
    /// The signatures.
    Signature,
    /// A list of exhibits.
    ExhibitList,
    /// An annex bound in.
    Annex,
    /// The prospectus that follows its supplement.
    Base,
    /// An entry of the table of contents of a document without items, with its level there.
    Contents(u8),
    /// A financial statement.
    Statement,
    /// An auditor's report.
    Report,
    /// "Notes to financial statements": what holds the notes.
    Notes,
    /// A numbered note.
    Note,
    /// A numbered clause of an agreement with its level, 1 for articles; whether its numbers start anew.
    Clause { level: u8, anew: bool },
    /// The caption of a table, which ends with it.
    Table,
    /// Any other heading.
    Plain,
}

/// A heading and what it opens.
#[derive(Clone, Copy, Debug)]
pub(in crate::outline) struct Head {
    pub(in crate::outline) class: Class,
    /// Index of its line.
    pub(in crate::outline) line: usize,
    /// The heading as printed.
    pub(in crate::outline) span: TextSpan,
    /// Where its section starts: at the heading, or at the name of a company above it.
    pub(in crate::outline) from: u32,
    /// The name in it, number left out.
    pub(in crate::outline) title: TextSpan,
    pub(in crate::outline) look: Look,
    pub(in crate::outline) mark: Option<SeriesMark>,
    pub(in crate::outline) linked: bool,
    pub(in crate::outline) listed: bool,
    /// Index in the items found, for parts and items.
    pub(in crate::outline) found: Option<usize>,
    /// It stands between the first and the last of a series of notes.
    pub(in crate::outline) among_notes: bool,
    /// End of the table that it is the caption of.
    pub(in crate::outline) table_end: Option<u32>,
    /// The level that the reader gave it.
    pub(in crate::outline) level: Option<u8>,
    /// Its level in the table of contents at the start, which rules where there are no items; else 0.
    pub(in crate::outline) contents: u8,
    /// Prose follows it.
    pub(in crate::outline) prose: bool,
    /// It is a sentence that heads a risk.
    pub(in crate::outline) risk: bool,
}

/// A heading of `class` in line `line` with the looks of that line, of which nothing else is known.
pub(in crate::outline) fn head(page: &Page<'_>, class: Class, line: usize, span: TextSpan) -> Head {
    let mut look = page.lines.get(line).map(|l| l.look).unwrap_or_default();
    look.run_in = page.lines.get(line).is_some_and(|l| span.end() + 3 < l.span.end());
    Head {
        class,
        line,
        span,
        from: span.start(),
        title: span,
        look,
        mark: None,
        linked: false,
        listed: false,
        found: None,
        among_notes: false,
        table_end: None,
        level: None,
        contents: 0,
        prose: false,
        risk: false,
    }
}
