//! Risk factors: sentences that stand as headings among the risk factors and nowhere else.
//!
//! Each risk is headed by what may happen, in a sentence in heavy letters on lines of its own, above prose in
//! plain ones. Sentences that lean, are underlined, or open a paragraph are emphasis as often as headings; but in a
//! prospectus and in an annual report each risk has a caption (Item 503(c), now 105, of Regulation S-K): where three
//! or more look the same, they are headings. A quarterly report tells what has changed, and its sentences that lean
//! are left in the text.
//!
//! ```text
//! Risks Related to Our Business                                  a group, known by its look
//! **We depend on a few suppliers, and they may fail us.**         a risk
//! Most of our copper comes from …
//! **Our mill may burn down.** It is of wood and …                 a risk, as three look so
//! ```
//!
//! Plain text has no heavy letters: a sentence that stands further left than the paragraphs is set off by that.

use super::forms::FormItem;
use super::headings::{Reader, is_sentence, is_title_case};
use super::lines::{Line, Look, Page, Role};
use super::sections::{Class, Head};
use super::words;
use crate::filing::Emphasis;
use crate::text::{Span, TextSpan, saturate};

/// Fewer such sentences in a document are emphasis, and fewer that lean and look the same.
const FEWEST: usize = 3;

/// Drops what was taken for the headings of risks and is emphasis.
pub(super) fn drop_emphasis(heads: &mut Vec<Head>) {
    let risks: Vec<Look> = heads.iter().filter(|head| head.risk).map(|head| head.look).collect();
    let alike = |look: Look| risks.iter().filter(|other| **other == look).take(FEWEST).count() >= FEWEST;
    heads.retain(|head| !head.risk || risks.len() >= FEWEST && (is_upright(head.look) || alike(head.look)));
}

/// True for a look that emphasis seldom has: heavy, straight, on lines of its own.
fn is_upright(look: Look) -> bool {
    let heavy = look.emphasis.has(Emphasis::BOLD) || look.caps;
    heavy && !look.emphasis.has(Emphasis::ITALIC) && !look.run_in
}

/// The heading of a risk in line `index`; `heads` are the headings before it, and `item` is the item that they
/// stand in.
pub(super) fn heads_risk(
    reader: &Reader<'_>,
    heads: &[Head],
    item: Option<&FormItem>,
    index: usize,
) -> Option<TextSpan> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    let set = |emphasis| line.look.emphasis.has(emphasis) && !page.body.emphasis.has(emphasis);
    let marked = [Emphasis::BOLD, Emphasis::ITALIC, Emphasis::UNDERLINE].into_iter().any(set);
    let hangs = hangs(page, index);
    let marked = marked || hangs || page.plain && line.look.caps && !line.look.run_in;
    let alone = line.row.is_none() && line.role == Role::Flow && !line.list;
    let span = if line.look.run_in { line.lead } else { line.span };
    if !marked || !alone || !(25..=500).contains(&span.len()) {
        return None;
    }
    // Risk factors are in Part I of an annual report, and in Part II of a quarterly one.
    let captioned = is_upright(line.look) || item.is_some_and(|item| item.part == Some(1));
    let text = page.bytes(span).trim_ascii_end();
    let span = Span::new(span.start(), span.start() + saturate(text.len()));
    let next = || page.lines.iter().skip(index + 1).take(NEXT).find(|l| l.role == Role::Flow);
    let prose = |l: &Line| l.row.is_none() && l.span.len() > 100 && (hangs || l.look != line.look);
    let above = if line.look.run_in {
        text.last() == Some(&b'.') && line.span.end() > span.end() + LEAST_TEXT
    } else {
        next().is_some_and(prose)
    };
    let says = is_sentence(text) || hangs && is_title_case(text);
    (says && above && !reader.contents.holds(line.span) && among_risks(reader, heads, captioned))
        .then_some(span)
}

/// True for one sentence or a long title on lines of its own, in letters as those of the text, that stands further left
/// than the paragraph below: plain text has no other way to set it off but capitals.
///
/// ```text
/// Our works may burn down.
///
///      The works are of wood, and the mill …
/// ```
fn hangs(page: &Page<'_>, index: usize) -> bool {
    /// Columns by which the first line of a paragraph is set in, at the least.
    const SET_IN: u8 = 3;
    const LONGEST: u32 = 300;
    const FEWEST_WORDS: usize = 5;
    let Some(line) = page.lines.get(index).filter(|line| page.plain && line.span.len() <= LONGEST) else {
        return false;
    };
    let text = page.bytes(line.span).trim_ascii_end();
    let whole = text.first().is_some_and(u8::is_ascii_uppercase)
        && text.last().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b')'))
        && memchr::memmem::find(text, b". ").is_none()
        && words::words(text).take(FEWEST_WORDS).count() == FEWEST_WORDS;
    let next = page.lines.iter().skip(index + 1).take(NEXT).find(|l| l.role == Role::Flow);
    whole
        && !line.tight
        && !line.look.run_in
        && !line.look.centered
        && next.is_some_and(|next| next.row.is_none() && !next.list && next.indent >= line.indent + SET_IN)
}

/// Lines among which the next of the text stands: pages part the two, and a file without text has no other.
const NEXT: usize = 40;

/// What a heading opens with in its own paragraph has this many bytes of text behind it at least.
const LEAST_TEXT: u32 = 100;

/// Headings between that of the risk factors and the last of them, at the most.
const FURTHEST: usize = 500;

/// True where the last item, or entry of the contents, is that of the risk factors; `items` where it may be an
/// item.
fn among_risks(reader: &Reader<'_>, heads: &[Head], items: bool) -> bool {
    const RISKS: [u32; 2] = words::hashes(["risk", "factors"]);
    let legal = |h: &&Head| {
        matches!(h.class, Class::Part(_) | Class::Item(_) | Class::Caption | Class::Contents(1))
            || h.class == Class::Lettered
            || h.class == Class::Plain && names_risks(reader.page.bytes(h.span))
    };
    fn names_risks(text: &[u8]) -> bool {
        text.len() <= 40 && words::words(text).map(|word| word.hash).eq(RISKS)
    }
    let last = heads.iter().rev().take(FURTHEST).find(legal);
    last.is_some_and(|h| {
        if !items && !matches!(h.class, Class::Contents(_) | Class::Plain) {
            return false;
        }
        // "D. Risk Factors", "3.D Risk Factors".
        let title = reader.page.bytes(h.title);
        let hashes: Vec<u32> = words::words(title).take(6).map(|word| word.hash).collect();
        hashes.len() <= 4 && hashes.ends_with(&RISKS)
    })
}
