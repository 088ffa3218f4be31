//! Headings that vouch for each other: words in small letters that lean or are underlined, above a table or at the
//! start of a paragraph.
//!
//! One of them is emphasis as often as a heading. Two or more that look the same in one item or in one note head what
//! the item or the note is divided into.
//!
//! ```text
//! Critical Accounting Policies
//! _Sale of kettles._ We record a sale when …              a heading, as the next looks so
//! _Claims of customers._ We estimate what …               a heading
//! ```

use rustc_hash::{FxHashMap, FxHashSet};

use super::captions;
use super::headings::{Heading, Reader, is_period, is_sentence};
use super::lines::{Look, Page, Role, starts};
use super::marks::Numbering;
use super::sections::{Class, Head};
use super::words;
use crate::filing::Emphasis;

/// Fewer that look the same are emphasis.
const FEWEST: usize = 2;

/// Words of a title in small letters at the most.
const MOST_WORDS: usize = 10;

/// The heading that line `index` holds where others vouch for it.
pub(super) fn doubtful(reader: &Reader<'_>, index: usize) -> Option<Heading> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    let set = |emphasis| line.look.emphasis.has(emphasis) && !page.body.emphasis.has(emphasis);
    // Letters that nothing sets off, or that are set off by their place, are most lines there are.
    let leans = set(Emphasis::ITALIC) || set(Emphasis::UNDERLINE);
    if page.plain || !leans || line.list || line.look.caps || line.right || line.role != Role::Flow {
        return None;
    }
    let heading = reader.doubtful(index).filter(|h| h.mark.is_none() && !h.linked && !h.listed)?;
    let text = page.bytes(heading.span);
    let named = text.first().is_some_and(u8::is_ascii_uppercase)
        && words::words(text).take(MOST_WORDS + 1).count() <= MOST_WORDS
        && !text.iter().any(|b| matches!(b, b'\t' | b'$' | b'"' | b';') || b.is_ascii_digit())
        && !is_sentence(text)
        && !is_period(text)
        && !captions::is_units(text)
        && !names_nothing(text);
    let run_in = heading.span.end() < line.span.end();
    let placed = if run_in {
        let rest = line.span.end() - heading.span.end();
        rest > LEAST_TEXT && text.last() == Some(&b'.')
    } else {
        let flow = |role| matches!(role, Role::Flow | Role::FirstOfRunning);
        let next = page.lines.iter().skip(heading.last + 1).find(|line| flow(line.role));
        let ends = text.last().is_some_and(|b| b.is_ascii_alphabetic() || *b == b')');
        ends && next.is_some_and(|next| {
            let figures = || captions::table_of(page, next.block).is_some_and(|table| table.numeric);
            if next.row.is_some() {
                figures()
            } else {
                next.span.len() > LEAST_TEXT && next.look != line.look
            }
        })
    };
    (named && placed).then_some(heading)
}

/// What a heading stands before has this many bytes at least.
const LEAST_TEXT: u32 = 100;

/// True for what leads from one sentence to the next, for how figures were told, and for what a person is: these lean as
/// often as titles do, and come again and again.
fn names_nothing(text: &[u8]) -> bool {
    const OPENINGS: &[&[u8]] = &[
        // Between sentences.
        b"as ",
        b"for example",
        b"for instance",
        b"in addition",
        b"in contrast",
        b"in particular",
        b"on the other hand",
        b"however",
        b"moreover",
        b"furthermore",
        b"additionally",
        b"accordingly",
        b"consequently",
        b"therefore",
        b"finally",
        b"yes",
        b"no.",
        // How figures were told.
        b"unaudited",
        b"audited",
        b"restated",
        b"excluding",
        b"excludes ",
        b"including",
        b"includes ",
        b"net of ",
        b"pro forma",
        b"continued",
        // What a person is.
        b"president",
        b"vice president",
        b"chief ",
        b"chairman",
        b"treasurer",
        b"secretary",
    ];
    OPENINGS.iter().any(|opening| starts(text, opening))
}

/// Drops those of `heads` in the lines `doubtful`, in order, that no other vouches for: one that looks the same and has
/// other words.
pub(super) fn drop_lone(page: &Page<'_>, heads: &mut Vec<Head>, doubtful: &[usize]) {
    if doubtful.is_empty() {
        return;
    }
    let opens = |head: &Head| {
        !matches!(head.class, Class::Plain | Class::Table)
            || head.mark.is_some_and(|m| matches!(m.numbering, Numbering::Note | Numbering::Arabic))
    };
    let doubted = |head: &Head| head.class == Class::Plain && doubtful.binary_search(&head.line).is_ok();
    let mut keep = vec![true; heads.len()];
    let mut first = 0;
    for end in 1..=heads.len() {
        if heads.get(end).is_some_and(|head| !opens(head)) {
            continue;
        }
        let part = heads.get(first..end).unwrap_or(&[]);
        let mut looks: FxHashMap<Look, FxHashSet<u64>> = FxHashMap::default();
        for head in part {
            looks.entry(head.look).or_default().insert(words::line_hash(page.bytes(head.span)));
        }
        for (head, keep) in part.iter().zip(keep.iter_mut().skip(first)) {
            *keep = !doubted(head) || looks.get(&head.look).is_some_and(|alike| alike.len() >= FEWEST);
        }
        first = end;
    }
    let mut kept = keep.into_iter();
    heads.retain(|_| kept.next().unwrap_or(true));
}
