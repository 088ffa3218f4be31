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

use rustc_hash::FxHashMap;

use super::captions;
use super::headings::{Heading, Reader, is_period, is_sentence};
use super::lines::{Look, Role};
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
        && !captions::is_units(text);
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

/// Drops those of `heads` in the lines `doubtful`, in order, that no other vouches for.
pub(super) fn drop_lone(heads: &mut Vec<Head>, doubtful: &[usize]) {
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
        let mut looks: FxHashMap<Look, usize> = FxHashMap::default();
        for head in part {
            *looks.entry(head.look).or_default() += 1;
        }
        for (head, keep) in part.iter().zip(keep.iter_mut().skip(first)) {
            *keep = !doubted(head) || looks.get(&head.look).is_some_and(|alike| *alike >= FEWEST);
        }
        first = end;
    }
    let mut kept = keep.into_iter();
    heads.retain(|_| kept.next().unwrap_or(true));
}
