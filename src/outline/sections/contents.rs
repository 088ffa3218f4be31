//! The sections of a document whose table of contents rules them: one heading for each entry, numbered ones below
//! the heading over them, and headings that the contents leave out beside those that look alike.

use rustc_hash::FxHashMap;

use super::super::headings::Reader;
use super::super::lines::{Look, Page, Role};
use super::super::marks::Numbering;
use super::super::toc::{Entry, entry_hash};
use super::super::words::{self, hash_of};
use super::head::{Class, Head};
use crate::filing::Emphasis;

/// Leaves one heading to each entry of the contents: the one that they link to, else one that looks as
/// most of them do. A summary at the start has headings of the same words.
///
/// ```text
/// The Offering                      linked
///     Use of proceeds               a row of the summary: below "The Offering"
/// USE OF PROCEEDS                   linked
/// ```
///
/// Contents that list both have an entry for each, told by its letters: "The Tender" and "THE TENDER".
pub(super) fn lower_repeated(reader: &Reader<'_>, heads: &mut [Head]) {
    let contents = |h: &Head| matches!(h.class, Class::Contents(_));
    let entry = |h: &Head| {
        let title = reader.page.bytes(h.span);
        reader.contents.named_like(title).map_or((None, entry_hash(title)), |e| (Some(e.title.start()), 0))
    };
    let mut looks: FxHashMap<Look, usize> = FxHashMap::default();
    let mut best: FxHashMap<(Option<u32>, u64), (bool, usize)> = FxHashMap::default();
    for head in heads.iter().filter(|h| contents(h)) {
        *looks.entry(head.look).or_default() += 1;
    }
    let rank = |h: &Head| (h.linked, looks.get(&h.look).copied().unwrap_or_default());
    for head in heads.iter().filter(|h| contents(h)) {
        let most = best.entry(entry(head)).or_default();
        *most = (*most).max(rank(head));
    }
    for head in heads.iter_mut().filter(|h| contents(h)) {
        if best.get(&entry(head)).is_some_and(|most| *most > rank(head)) {
            head.class = Class::Plain;
        }
    }
}

/// Puts entries below those that are printed more prominently, in the contents and as headings, where the contents set
/// all at one edge:
///
/// ```text
/// THE TENDER           12       THE TENDER                    capitals in both places
/// Reasons              14           Reasons                   below it: "Reasons" and two more at least
/// Conditions           17           Conditions
/// THE COMPANIES        20       THE COMPANIES                 one of them below another heading
/// Kettle Works         21           Kettle Works
/// ```
///
/// What is printed otherwise in one of the places only may be so by chance, as "Where You Can Find More" is at the end
/// of capitals.
pub(super) fn nest_by_look(reader: &Reader<'_>, heads: &mut [Head]) {
    const FEWEST: usize = 3;
    if heads.iter().any(|head| matches!(head.class, Class::Contents(2..))) {
        return;
    }
    let first_level = |head: &&Head| head.class == Class::Contents(1);
    let entry = |head: &Head| reader.contents.named_like(reader.page.bytes(head.span));
    let Some(top) = heads.iter().find(first_level).copied() else { return };
    let Some(top_entry) = entry(&top) else { return };
    let below = |head: &Head| {
        let less = |entry: &Entry| {
            entry.caps <= top_entry.caps
                && entry.bold <= top_entry.bold
                && (entry.caps, entry.bold) != (top_entry.caps, top_entry.bold)
        };
        is_below(head.look, top.look) && entry(head).is_some_and(less)
    };
    let (mut tops, mut found, mut groups, mut inside) = (0, 0, 0, false);
    for head in heads.iter().filter(first_level) {
        if below(head) {
            (found, groups, inside) = (found + 1, groups + usize::from(!inside), true);
        } else {
            (tops, inside) = (tops + usize::from(head.look == top.look), false);
        }
    }
    if tops < FEWEST || found < FEWEST || groups < 2 {
        return;
    }
    for head in heads.iter_mut().filter(|head| head.class == Class::Contents(1)) {
        if below(head) {
            head.class = Class::Contents(2);
        }
    }
}

/// True for a look that has less than `top` of capitals, weight or size, and more of nothing.
fn is_below(look: Look, top: Look) -> bool {
    let bold = |look: Look| look.emphasis.has(Emphasis::BOLD);
    let no_more = look.size <= top.size && look.caps <= top.caps && bold(look) <= bold(top);
    let no_more = no_more && (!look.centered || top.centered) && look.heading >= top.heading;
    no_more && (look.size, look.caps, bold(look)) != (top.size, top.caps, bold(top))
}

/// Puts numbered sections below the heading that stands right above the first of them, although the contents
/// set all at one edge, and keeps those together that the contents list under numbers that follow one another.
///
/// ```text
/// THE TENDER OFFER                  no number, and no text up to the next
/// 1. Terms of the Offer.            below it
/// 2. Withdrawal Rights. Shares …    below it, although it runs into its paragraph
/// Schedule I                        beside it
/// ```
pub(super) fn nest_numbered(page: &Page<'_>, heads: &mut [Head]) {
    let outside = |role| matches!(role, Role::Running | Role::PageNumber | Role::Furniture);
    let stacked = |over: &Head, under: &Head| {
        let between = page.lines.get(over.line + 1..under.line).unwrap_or(&[]);
        between.iter().all(|l| over.span.overlaps(l.span) || outside(l.role))
    };
    let number = |head: &Head| head.mark.filter(|m| m.numbering == Numbering::Arabic && m.levels == 0);
    let mut series: Option<(u16, u8)> = None;
    for at in 0..heads.len() {
        let head = heads[at];
        let mark = number(&head).map(|mark| mark.number);
        series = match (head.class, mark, series) {
            (Class::Contents(level), Some(1), _) => {
                let over = at.checked_sub(1).map(|over| heads[over]).filter(|over| over.class == head.class);
                let over = over.filter(|over| over.mark.is_none() && stacked(over, &head));
                Some((1, level + u8::from(over.is_some())))
            }
            (Class::Contents(_), Some(number), Some((last, level)))
                if last.checked_add(1) == Some(number) =>
            {
                Some((number, level))
            }
            (Class::Plain, Some(number), Some((last, level)))
                if head.listed && last.checked_add(1) == Some(number) =>
            {
                Some((number, level))
            }
            (Class::Contents(_), _, _) => None,
            _ => {
                continue;
            }
        };
        if let Some((_, level)) = series {
            heads[at].class = Class::Contents(level);
        }
    }
}

/// Where the table of contents names the sections, headings that look like them are sections too,
/// although it leaves them out.
///
/// A summary sums up what comes (Item 503 of Regulation S-K): what it is divided into stays in it.
pub(super) fn raise_to_contents(page: &Page<'_>, heads: &mut [Head]) {
    const SUMMARY: u32 = hash_of("summary");
    let looks: Vec<Look> = heads.iter().filter(|h| h.class == Class::Contents(1)).map(|h| h.look).collect();
    let mut counts: FxHashMap<Look, usize> = FxHashMap::default();
    for look in &looks {
        *counts.entry(*look).or_default() += 1;
    }
    let count = |look: &Look| counts.get(look).copied().unwrap_or(0);
    let Some(usual) = looks.iter().max_by_key(|look| count(look)).copied() else { return };
    let alike = count(&usual);
    if alike < 3 || alike * 2 < looks.len() {
        return;
    }
    let mut among = false;
    for head in heads {
        // Statements and notes have an order of their own, and a summary is divided by itself.
        among = match head.class {
            Class::Contents(1) => words::words(page.bytes(head.span)).take(3).any(|w| w.hash == SUMMARY),
            Class::Statement | Class::Notes | Class::Report | Class::Signature | Class::Annex => true,
            Class::Part(_) => true,
            _ => among,
        };
        if head.class == Class::Plain && head.look == usual && !among {
            head.class = Class::Contents(1);
        }
    }
}
