//! Finds page numbers and running heads at the edges of the pages of a text.

use rustc_hash::FxHashSet;

use super::lines::{Line, LineKind, TagSet};
use crate::filing::family::{self, Is};
use crate::filing::furniture::{self, Candidate, PageNumber};

/// Lines from either end of a page that are looked at.
const NEAR_EDGE: usize = 4;

/// Marks the lines that are page numbers and running heads.
pub(super) fn mark(text: &[u8], lines: &mut [Line]) {
    let starts: Vec<usize> = (1..lines.len()).filter(|i| lines[*i].page).collect();
    if starts.is_empty() {
        mark_unpaged(text, lines);
        return;
    }
    let bounds: Vec<(usize, usize)> = std::iter::once(0)
        .chain(starts.iter().copied())
        .zip(starts.iter().copied().chain([lines.len()]))
        .collect();
    mark_numbers(text, lines, &bounds);
    let tops: Vec<Vec<usize>> = bounds.iter().map(|b| edge(lines, b.0..b.1)).collect();
    let feet: Vec<Vec<usize>> = bounds.iter().map(|b| edge(lines, (b.0..b.1).rev())).collect();
    let keys = |edges: &[Vec<usize>]| -> Vec<Vec<Option<u64>>> {
        edges.iter().map(|edge| edge.iter().map(|i| key(text, lines, *i)).collect()).collect()
    };
    let (top_keys, foot_keys) = (keys(&tops), keys(&feet));
    let mut seen = FxHashSet::default();
    for ((page, keys), count) in tops.iter().zip(&top_keys).zip(furniture::running_heads(&top_keys)) {
        for (index, key) in page.iter().zip(keys).take(count) {
            // The first may be the heading that the others repeat.
            if !seen.insert(*key) {
                lines[*index].kind = LineKind::RunningHead;
            }
        }
    }
    for (page, count) in feet.iter().zip(furniture::running_heads(&foot_keys)) {
        for index in page.iter().take(count) {
            lines[*index].kind = LineKind::RunningHead;
        }
    }
}

/// The first lines of text of a page, taken from either end.
fn edge(lines: &[Line], page: impl Iterator<Item = usize>) -> Vec<usize> {
    page.filter(|i| lines[*i].kind == LineKind::Text).take(NEAR_EDGE).collect()
}

/// What the line says, if it may be a running head.
fn key(text: &[u8], lines: &[Line], index: usize) -> Option<u64> {
    let line = &lines[index];
    let fits = line.width <= 200 && !line.wide && !heads_columns(lines, index);
    fits.then(|| furniture::words_key(line.bytes(text))).flatten()
}

fn mark_numbers(text: &[u8], lines: &mut [Line], bounds: &[(usize, usize)]) {
    let (mut places, mut candidates) = (Vec::new(), Vec::new());
    for (page, (from, to)) in bounds.iter().enumerate() {
        let page = u32::try_from(page).unwrap_or(u32::MAX);
        let top = edge(lines, *from..*to);
        let mut foot = edge(lines, (*from..*to).rev());
        foot.retain(|i| !top.contains(i));
        for index in top.iter().chain(foot.iter().rev()) {
            let bytes = lines[*index].bytes(text);
            let Some(number) = furniture::page_number(bytes).or_else(|| beside_form(bytes)) else { continue };
            // The outermost line, or one that nothing stands close to.
            let outer = top.first() == Some(index) || foot.first() == Some(index) || foot.is_empty();
            places.push(*index);
            candidates.push(Candidate { number, page, at_edge: outer || alone(lines, *index) });
        }
    }
    for (index, is) in places.iter().zip(furniture::page_numbers(&candidates, true)) {
        if is || ends_page(lines, *index) {
            lines[*index].kind = LineKind::PageNumber;
        }
    }
}

/// The number of the page that stands beside the name of the form: "Form 10-Q            Page 5 of 14".
fn beside_form(line: &[u8]) -> Option<PageNumber> {
    let gap = memchr::memmem::find(line, b"   ").or_else(|| memchr::memchr(b'\t', line))?;
    let (left, right) = (line.get(..gap)?.trim_ascii(), line.get(gap..)?.trim_ascii());
    let names = |part: &[u8]| {
        let form = part.get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"form"));
        let kind = if form { part.get(4..).unwrap_or(b"").trim_ascii_start() } else { part };
        family::is(kind, Is::HeadsPages)
    };
    let number = |part: &[u8]| {
        let named = part.get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"page"));
        furniture::page_number(part).filter(|_| named)
    };
    match (names(left), names(right)) {
        (true, false) => number(right),
        (false, true) => number(left),
        _ => None,
    }
}

/// True for the last line of a page, far to the right and two blank lines or more below what is above it: nothing
/// else than the number of the page stands so before a page mark.
fn ends_page(lines: &[Line], index: usize) -> bool {
    let blank = |line: &&Line| line.kind == LineKind::Blank;
    let above = lines[..index].iter().rev().take_while(blank).count();
    let apart = above >= 2 || index == above || lines[index - above - 1].kind == LineKind::Tag;
    let next = lines[index + 1..].iter().find(|line| line.kind != LineKind::Blank);
    lines[index].indent >= 20 && apart && next.is_some_and(|line| line.page || line.tag.has(TagSet::PAGE))
}

/// Without page marks, numbers that stand alone and count on.
fn mark_unpaged(text: &[u8], lines: &mut [Line]) {
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    for index in 0..lines.len() {
        let line = &lines[index];
        let short = line.kind == LineKind::Text && line.end - line.ink <= 24;
        if !short || !alone(lines, index) {
            continue;
        }
        // A number at the left margin may be that of a list entry.
        let Some(number) = furniture::page_number(line.bytes(text)) else { continue };
        if line.indent >= 20 || number.dressed {
            places.push(index);
            candidates.push(Candidate { number, page: 0, at_edge: false });
        }
    }
    for (index, is) in places.iter().zip(furniture::page_numbers(&candidates, false)) {
        if is {
            lines[*index].kind = LineKind::PageNumber;
        }
    }
}

/// True where nothing stands directly above and below the line.
fn alone(lines: &[Line], index: usize) -> bool {
    let blank = |i: usize| {
        lines.get(i).is_none_or(|l| matches!(l.kind, LineKind::Blank | LineKind::Tag | LineKind::PageNumber))
    };
    blank(index.wrapping_sub(1)) && blank(index + 1)
}

/// True where the line stands right above a rule: it heads columns, on each page again.
fn heads_columns(lines: &[Line], index: usize) -> bool {
    lines.get(index + 1).is_some_and(|l| l.kind == LineKind::Rule || l.wide)
}
