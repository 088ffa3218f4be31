//! Running heads, running feet and page numbers: lines that are of the printed page and not of its text.
//!
//! They open or close printed pages, again and again and alike, or carry a number that counts pages.

use rustc_hash::FxHashMap;

use super::super::marks::{self, series_mark};
use super::super::words;
use super::{Look, Page, Role, starts};

impl Page<'_> {
    /// Marks lines that stand alike at the edges of many pages.
    pub(super) fn find_running_heads(&mut self) {
        let edges = self.edges();
        // How often each short line stands at all, how often at an edge, and where it stands first.
        let mut seen: FxHashMap<(u64, Look), (u32, u32, usize)> = FxHashMap::default();
        let keys: Vec<Option<(u64, Look)>> = self
            .lines
            .iter()
            .map(|line| {
                let counts = line.row.is_none() && line.role == Role::Flow && line.span.len() <= 120;
                counts.then(|| (words::line_hash(running(self.bytes(line.span))), line.look))
            })
            .collect();
        for (index, key) in keys.iter().enumerate() {
            let Some(key) = key else { continue };
            let entry = seen.entry(*key).or_insert((0, 0, index));
            entry.0 += 1;
            entry.1 += u32::from(edges.get(index).copied().unwrap_or(false));
        }
        for (index, key) in keys.iter().enumerate() {
            let Some((all, at_edge, first)) = key.and_then(|key| seen.get(&key)) else { continue };
            if *all >= 3 && at_edge * 10 >= all * 7 {
                let role = if *first == index { Role::FirstOfRunning } else { Role::Running };
                if let Some(line) = self.lines.get_mut(index) {
                    line.role = role;
                }
            }
        }
        self.find_counting_feet();
    }

    /// Marks lines that are alike but for a number which counts pages, where nothing else says where a page
    /// ends: it rises by one or a few from line to line, and the more it rises the more text lies between.
    ///
    /// ```text
    /// 1998 Form 10-K   11        … a page of text …        1998 Form 10-K   12
    /// ```
    fn find_counting_feet(&mut self) {
        if self.document.pages.len() >= FEWEST_FEET {
            return;
        }
        let mut feet: FxHashMap<u64, Vec<(u32, usize)>> = FxHashMap::default();
        for (index, line) in self.lines.iter().enumerate() {
            if line.row.is_some() || line.role != Role::Flow || line.span.len() > 60 {
                continue;
            }
            let text = self.bytes(line.span);
            // Articles and notes are counted too, and so is whatever a report tells of one after another.
            let plain = line.look.emphasis == self.body.emphasis || line.look.run_in || self.plain;
            let series = series_mark(text).is_some() || !plain;
            if let Some(number) = carried_number(text).filter(|_| !series) {
                feet.entry(words::line_hash(running(text))).or_default().push((number, index));
            }
        }
        feet.retain(|_, found| self.counts_pages(found));
        for (_, index) in feet.into_values().flatten() {
            if let Some(line) = self.lines.get_mut(index) {
                line.role = Role::Running;
            }
        }
    }

    /// True for numbers of lines that rise as those of pages do.
    fn counts_pages(&self, found: &[(u32, usize)]) -> bool {
        let at = |index: usize| self.lines.get(index).map_or(0, |line| line.span.start());
        let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
        // What is counted from one on is a series as often as pages are; pages before the first foot have none.
        let anew = first.0 <= 1;
        if anew
            || found.len() < FEWEST_FEET
            || last.0 <= first.0
            || (last.0 - first.0) as usize > 4 * found.len()
        {
            return false;
        }
        let page = (at(last.1) - at(first.1)) / (last.0 - first.0);
        if !(800..12_000).contains(&page) {
            return false;
        }
        // Some pages are full of tables, and some are short.
        let even = found
            .windows(2)
            .filter(|pair| {
                let pages = pair[1].0.saturating_sub(pair[0].0);
                let text = at(pair[1].1) - at(pair[0].1);
                pages > 0 && (page / 4 * pages..=page * 4 * pages).contains(&text)
            })
            .count();
        even * 10 >= (found.len() - 1) * 9
    }

    /// For each line, whether it is among the first or last few of a printed page.
    fn edges(&self) -> Vec<bool> {
        const REACH: usize = 3;
        let mut edges = vec![false; self.lines.len()];
        let mut pages = self.document.pages.iter().copied().peekable();
        for index in 0..self.lines.len() {
            let line = &self.lines[index];
            let mut breaks = line.role == Role::PageNumber;
            while pages.next_if(|at| *at <= line.span.start()).is_some() {
                breaks = true;
            }
            if breaks {
                let from = index.saturating_sub(REACH);
                let to = (index + REACH + 1).min(edges.len());
                // Running heads are short; prose ends the edge of a page.
                let short = |near: &usize| self.lines.get(*near).is_some_and(|line| line.span.len() <= 160);
                let before = (from..index).rev().take_while(short);
                let after = (index..to).take_while(short);
                for near in before.chain(after) {
                    edges[near] = true;
                }
            }
        }
        edges
    }
}

/// True for a page number: "12", "- 12 -", "F-12", "Page 12", "12 of 40", "xii".
pub(in crate::outline) fn is_page_number(text: &[u8]) -> bool {
    let mut at = marks::skip_signs(text, 0);
    if starts(&text[at..], b"page") {
        at = marks::skip_signs(text, at + 4);
    }
    // "F-12" of the statements, "FS-12", "MDA-3".
    let letters = text.get(at..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let capitals = || text[at..at + letters].iter().all(u8::is_ascii_uppercase);
    let prefix = (letters == 1 || letters <= 3 && capitals() && !starts(&text[at..], b"ex"))
        && letters > 0
        && text.get(at + letters..).is_some_and(|t| marks::dash_len(t, 0) > 0);
    if prefix {
        at = marks::skip_signs(text, at + letters);
    }
    let digits = text.get(at..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = at + digits;
    if digits == 0 {
        let roman =
            text.get(at..).unwrap_or(&[]).iter().take_while(|b| matches!(b, b'i' | b'v' | b'x')).count();
        if roman == 0 || prefix {
            return false;
        }
        end = at + roman;
    } else if digits > 4 {
        return false;
    }
    let mut rest = marks::skip_signs(text, end);
    if starts(&text[rest..], b"of ") {
        let total = rest + 3;
        rest = total + text[total..].iter().take_while(|b| b.is_ascii_digit()).count();
    }
    rest >= text.len()
}

/// What is alike in a running head on every page. The number of an item or a part is no page's.
fn running(text: &[u8]) -> &[u8] {
    let legal = marks::item_mark(text).is_some() || marks::part_mark(text).is_some();
    if legal { text } else { without_page_number(text) }
}

/// The line without a page number at its start or end, so that running heads that carry one are alike.
fn without_page_number(text: &[u8]) -> &[u8] {
    let words = within_page_numbers(text);
    text.get(words).unwrap_or(text)
}

/// Fewer lines that count are no feet, and fewer pages that are marked say nothing of the others.
const FEWEST_FEET: usize = 8;

/// More pages than any filing has; years are more.
const MOST_PAGES: u32 = 1_500;

/// The number of the page in a line that says more than it, at its end or else at its start.
fn carried_number(text: &[u8]) -> Option<u32> {
    let words = within_page_numbers(text);
    if running(text).len() == text.len() || !text[words.clone()].iter().any(u8::is_ascii_alphabetic) {
        return None;
    }
    let digits = if words.end < text.len() { &text[words.end..] } else { &text[..words.start] };
    std::str::from_utf8(digits).ok()?.parse::<u32>().ok().filter(|number| *number < MOST_PAGES)
}

/// The part of a line between the page number at its start and that at its end, where it has them.
fn within_page_numbers(text: &[u8]) -> std::ops::Range<usize> {
    let digit = |b: &u8| b.is_ascii_digit();
    let apart = |b: Option<&u8>| matches!(b, Some(b' ' | b'\t' | b'-' | b'|'));
    let start = text.iter().take_while(|b| digit(b)).count();
    let start = if start > 0 && apart(text.get(start)) { start } else { 0 };
    let end = text.len() - text[start..].iter().rev().take_while(|b| digit(b)).count();
    let carried = end < text.len() && end > start && apart(text.get(end - 1));
    start..if carried { end } else { text.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for text in ["12", "- 12 -", "F-12", "Page 12", "page 12 of 40", "—12—", "xii", "12 of 40", "A-3"]
        {
            assert!(is_page_number(text.as_bytes()), "{text}");
        }
        for text in ["12 apples", "Item 12", "12.5", "$12", "vi. Risks", "123456", "F", ""] {
            assert!(!is_page_number(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn running_heads_that_carry_their_page_number_are_alike() {
        assert_eq!(without_page_number(b"2023 FORM 10-K 38"), b" FORM 10-K ");
        assert_eq!(without_page_number(b"Notes 38"), b"Notes ");
        assert_eq!(without_page_number(b"Note 1A"), b"Note 1A");
        assert_eq!(running(b"ITEM 7"), b"ITEM 7");
        assert_eq!(carried_number(b"2023 FORM 10-K 38"), Some(38));
        assert_eq!(carried_number(b"38  Annual Report"), Some(38));
        assert_eq!(carried_number(b"FORM 10-K405"), None);
        assert_eq!(carried_number(b"38"), None);
    }
}
