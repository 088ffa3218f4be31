//! Risk factors: sentences that stand as headings among the risk factors and nowhere else.
//!
//! Each risk is headed by what may happen, in a sentence in heavy letters on lines of its own, above prose in
//! plain ones. Sentences that lean are emphasis as often as headings, and are left in the text; but in a
//! prospectus each risk has a caption (Item 503(c), now 105, of Regulation S-K), and most lean.
//!
//! ```text
//! Risks Related to Our Business                                  a group, known by its look
//! **We depend on a few suppliers, and they may fail us.**         a risk
//! Most of our copper comes from …
//! ```

use super::headings::{Reader, is_sentence};
use super::lines::{Line, Role};
use super::sections::{Class, Head};
use super::words;
use crate::filing::Emphasis;

/// Fewer such sentences in a document are emphasis.
pub(super) const FEWEST: usize = 3;

/// True where line `index` is the heading of a risk; `heads` are the headings before it.
pub(super) fn heads_risk(reader: &Reader<'_>, heads: &[Head], index: usize) -> bool {
    let page = reader.page;
    let Some(line) = page.lines.get(index) else { return false };
    let emphasis = line.look.emphasis;
    let heavy = emphasis.has(Emphasis::BOLD) && !page.body.emphasis.has(Emphasis::BOLD);
    let upright = heavy && !emphasis.has(Emphasis::ITALIC) || page.plain && line.look.caps;
    let alone = line.row.is_none() && line.role == Role::Flow && !line.look.run_in && !line.list;
    if !(upright || heavy) || !alone || !(25..=500).contains(&line.span.len()) {
        return false;
    }
    let text = page.bytes(line.span);
    let next = page.lines.iter().skip(index + 1).find(|l| l.role == Role::Flow);
    let prose = |l: &Line| l.row.is_none() && l.span.len() > 100 && l.look != line.look;
    is_sentence(text)
        && next.is_some_and(prose)
        && !reader.contents.holds(line.span)
        && among_risks(reader, heads, upright)
}

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
