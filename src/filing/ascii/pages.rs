//! Finds page numbers and running heads at the edges of the pages of a text.

use super::lines::{Line, LineKind};
use crate::filing::furniture::{self, Candidate, Edge};

/// Lines from either end of a page that are looked at.
const NEAR_EDGE: usize = 3;

/// Marks the lines that are page numbers and running heads.
pub(super) fn mark(text: &[u8], lines: &mut [Line]) {
    let starts: Vec<usize> = (1..lines.len()).filter(|i| lines[*i].page).collect();
    if starts.is_empty() {
        mark_unpaged(text, lines);
        return;
    }
    let mut numbers: Vec<(usize, Candidate)> = Vec::new();
    let mut heads: Vec<(usize, Edge)> = Vec::new();
    let mut from = 0;
    for (page, to) in starts.iter().copied().chain([lines.len()]).enumerate() {
        let page = u32::try_from(page).unwrap_or(u32::MAX);
        let inked = |i: &usize| lines[*i].kind == LineKind::Text;
        let top: Vec<usize> = (from..to).filter(inked).take(NEAR_EDGE).collect();
        let mut foot: Vec<usize> = (from..to).rev().filter(inked).take(NEAR_EDGE).collect();
        foot.retain(|i| !top.contains(i));
        foot.reverse();
        for (index, is_top) in top.iter().map(|i| (*i, true)).chain(foot.iter().map(|i| (*i, false))) {
            let line = &lines[index];
            let bytes = line.bytes(text);
            // The outermost line, or one that nothing stands close to.
            let outer = index == top[0] || foot.last() == Some(&index) || foot.is_empty();
            let at_edge = outer || alone(lines, index);
            if let Some(number) = furniture::page_number(bytes) {
                numbers.push((index, Candidate { number, page, at_edge }));
            } else if line.width <= 200
                && !line.wide
                && let Some(key) = furniture::words_key(bytes)
            {
                heads.push((index, Edge { key, page, top: is_top }));
            }
        }
        from = to;
    }
    let (places, candidates): (Vec<usize>, Vec<Candidate>) = numbers.into_iter().unzip();
    for (index, is) in places.iter().zip(furniture::page_numbers(&candidates, true)) {
        if is {
            lines[*index].kind = LineKind::PageNumber;
        }
    }
    let (places, edges): (Vec<usize>, Vec<Edge>) = heads.into_iter().unzip();
    for (index, is) in places.iter().zip(furniture::running_heads(&edges)) {
        if is && !heads_columns(lines, *index) {
            lines[*index].kind = LineKind::RunningHead;
        }
    }
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
