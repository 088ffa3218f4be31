//! Tells headings from prose, captions and lines of an address by their evidence.
//!
//! Filings rarely mark headings up. What speaks for one is weight, size, capitals, underline, a
//! place of its own, a number, an entry in the table of contents; what speaks against it is a
//! sentence, a list, a caption of units or dates, a place beside others on a line. The evidence is
//! weighed in points, and a line with enough of them is a heading.

use super::items::{is_continued, set_off};
use super::lines::{Line, Page, Role, starts};
use super::marks::{SeriesMark, dash_len, series_mark};
use super::toc::{Contents, Entry, entry_hash};
use super::words;
use crate::filing::{BlockKind, Emphasis};
use crate::text::{Span, TextSpan};

/// A line that reads as a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    /// Index of its line.
    pub(super) line: usize,
    /// The heading as printed.
    pub(super) span: TextSpan,
    /// The number it starts with.
    pub(super) mark: Option<SeriesMark>,
    /// The table of contents links to it.
    pub(super) linked: bool,
    /// The table of contents names it.
    pub(super) listed: bool,
    /// Level in the table of contents, 0 where that does not list it.
    pub(super) level: u8,
}

/// Points that make a heading.
const ENOUGH: i32 = 5;

/// What headings are read with.
pub(super) struct Reader<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) contents: &'a Contents,
    /// Hash of the registrant's name, which is no heading.
    pub(super) company: u64,
}

impl Reader<'_> {
    /// The heading that line `index` holds, if it does.
    pub(super) fn heading(&self, index: usize) -> Option<Heading> {
        let page = self.page;
        let line = page.lines.get(index)?;
        let unfit = line.row.is_some() || line.right || !matches!(line.role, Role::Flow | Role::FirstOfRunning);
        if unfit || self.contents.holds(line.span) {
            return None;
        }
        let span = self.heading_span(line)?;
        let text = page.bytes(span);
        if is_no_title(text) || words::line_hash(text) == self.company || is_continued(text) {
            return None;
        }
        let before = index.checked_sub(1).and_then(|i| page.lines.get(i)).map_or(0, |l| l.span.start() + 1);
        let hash = entry_hash(text);
        let named = self.contents.named(hash);
        let linked = self.contents.linked(before, span.end()).filter(|entry| self.agrees(entry, hash, named));
        let mark = series_mark(text).filter(|mark| mark.title < text.len());
        let mut points = self.look_points(line, text);
        points += if linked.is_some() { 4 } else { 0 } + if named.is_some() { 3 } else { 0 };
        points += if mark.is_some() { 1 } else { 0 };
        points -= self.doubt_points(line, span, text);
        points += self.place_points(index, line);
        // The first of lines that repeat on every page is a heading only where the contents say so.
        let repeats = line.role == Role::FirstOfRunning && named.is_none();
        if points < ENOUGH || repeats {
            return None;
        }
        let level = linked.or(named).map_or(0, |entry| self.contents.level(entry));
        Some(Heading { line: index, span, mark, linked: linked.is_some(), listed: named.is_some(), level })
    }

    /// A link leads to a page as often as to a heading: its words must be those of the line, or no
    /// other line may have them.
    fn agrees(&self, entry: &Entry, hash: u64, named: Option<&Entry>) -> bool {
        named.is_some() || entry_hash(self.page.bytes(entry.title)) == hash
    }

    /// The words that would be the heading: the whole line, or the words set off at its start.
    fn heading_span(&self, line: &Line) -> Option<TextSpan> {
        let short = line.span.len() <= 250;
        if !line.look.run_in {
            return short.then_some(line.span);
        }
        let text = self.page.bytes(line.span);
        let lead = line.lead.len() as usize;
        let rest = text.get(lead..).unwrap_or(b"");
        let tail = rest.trim_ascii();
        // Footnote marks and a full stop in plain letters do not make a heading run in.
        if tail.len() <= 3 || is_mark_alone(tail) {
            return short.then_some(line.span);
        }
        let lead_text = text.get(..lead).unwrap_or(b"").trim_ascii_end();
        let stop = lead_text.last().is_some_and(|b| matches!(b, b'.' | b':'))
            || ends_in_dash(lead_text)
            || matches!(tail.first(), Some(b'.' | b':'))
            || dash_len(tail, 0) > 0;
        let letters = lead_text.iter().filter(|b| b.is_ascii_alphabetic()).count();
        let heavy = !line.look.emphasis.is_none() && line.look.emphasis != self.page.body.emphasis;
        if stop && heavy && (4..=150).contains(&lead_text.len()) && letters >= 3 && tail.len() > 20 {
            return Some(Span::new(line.span.start(), line.span.start() + crate::text::saturate(lead_text.len())));
        }
        // "Item 1. Business" with one half underlined: the line as a whole.
        (line.span.len() <= 120 && letters >= 2 && heavy && !is_sentence(text)).then_some(line.span)
    }

    fn look_points(&self, line: &Line, text: &[u8]) -> i32 {
        let look = line.look;
        let body = self.page.body;
        let differs = |emphasis: Emphasis| look.emphasis.has(emphasis) && !body.emphasis.has(emphasis);
        let mut points = 0;
        points += if look.heading > 0 { 5 } else { 0 };
        points += if differs(Emphasis::BOLD) { 4 } else { 0 };
        points += if differs(Emphasis::UNDERLINE) { 3 } else { 0 };
        points += if differs(Emphasis::ITALIC) { 3 } else { 0 };
        points += if look.caps { 3 } else { 0 };
        points += if look.centered { 1 } else { 0 };
        if body.size > 0 && look.size > body.size {
            points += 3 + i32::from(look.size - body.size > 3);
        } else if look.size > 0 && look.size + 2 < body.size {
            points -= 2;
        }
        points += if is_title_case(text) { 1 } else { 0 };
        points += if set_off(self.page, line) || self.page.plain { 1 } else { 0 };
        points
    }

    /// Points against: what sentences, lists, captions and addresses look like.
    fn doubt_points(&self, line: &Line, span: TextSpan, text: &[u8]) -> i32 {
        let mut points = 0;
        let last = text.last().copied().unwrap_or(0);
        let run_in = span.end() < line.span.end();
        if matches!(last, b',' | b';') || ends_word(text, b" and") || ends_word(text, b" or") {
            points += 6;
        }
        if !run_in && is_sentence(text) {
            points += 6;
        }
        if last == b':' && !run_in {
            points += if words::words(text).count() > 5 { 4 } else { 0 };
        }
        points += if text.len() > 140 { 2 } else { 0 };
        points += if line.list { 3 } else { 0 };
        points += if run_in { 1 } else { 0 };
        let tabs = text.iter().filter(|b| **b == b'\t').count();
        points += if tabs > 1 { 4 } else { i32::from(tabs == 1 && series_mark(text).is_none()) * 2 };
        let small = matches!(text, [first, second, ..] if first.is_ascii_lowercase() && !second.is_ascii_uppercase());
        points += if small { 3 } else { 0 };
        let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
        points += if digits * 2 > text.len() || text.contains(&b'$') { 3 } else { 0 };
        points += if text.contains(&b'@') || text.contains(&b'_') { 4 } else { 0 };
        points
    }

    /// What the neighbours say: a heading stands above text.
    fn place_points(&self, index: usize, line: &Line) -> i32 {
        let page = self.page;
        let mut points = 0;
        points -= i32::from(line.tight);
        let next = page.lines.iter().skip(index + 1).find(|l| !matches!(l.role, Role::Running | Role::PageNumber | Role::Furniture));
        let Some(next) = next else { return points - 2 };
        let prose = next.span.len() > 80 && next.row.is_none();
        if line.look.run_in || prose {
            points += 1;
        }
        if page.plain {
            points += if prose || next.row.is_some() { 1 } else { -2 };
        }
        let figures = next.row.is_some()
            && matches!(page.document.blocks.get(next.block as usize).map(|b| b.kind), Some(BlockKind::Table(_)));
        if figures && is_period(page.bytes(line.span)) {
            points -= 4;
        }
        points
    }
}

/// True for what is set off but names nothing: dates, amounts, units, brackets, signatures, answers.
fn is_no_title(text: &[u8]) -> bool {
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic() || **b >= 0xC3).count();
    if letters < 3 {
        return true;
    }
    let (first, last) = (text.first().copied().unwrap_or(0), text.last().copied().unwrap_or(0));
    if first == b'(' && last == b')' && !text[1..].contains(&b'(') {
        return true;
    }
    if starts(text, b"/s/") || starts(text, b"by:") || starts(text, b"date:") || starts(text, b"dated") {
        return true;
    }
    if starts(text, b"see ") || starts(text, b"the accompanying") || starts(text, b"source:") {
        return true;
    }
    let plain: Vec<u32> = words::words(text).take(4).map(|w| w.hash).collect();
    let is = |list: &[&str]| {
        plain.len() == list.len() && list.iter().zip(&plain).all(|(word, hash)| words::hash_of(word) == *hash)
    };
    if is(&["none"]) || is(&["not", "applicable"]) || is(&["or"]) || is(&["and"]) || is(&["page"]) || is(&["total"]) {
        return true;
    }
    // Bullets and footnote marks.
    matches!(text, [0xE2, 0x80, 0xA2, ..] | [0xE2, 0x97 | 0x96, ..] | [0xC2, 0xB7, ..] | [b'*', ..])
}

/// True for footnote marks: "(1)", "*", "(a)".
fn is_mark_alone(text: &[u8]) -> bool {
    text.len() <= 6 && text.iter().all(|b| b.is_ascii_digit() || matches!(b, b'(' | b')' | b'*' | b',' | b' '))
}

fn ends_in_dash(text: &[u8]) -> bool {
    text.ends_with(b"-") || text.len() >= 3 && dash_len(text, text.len() - 3) == 3
}

fn ends_word(text: &[u8], word: &[u8]) -> bool {
    text.len() > word.len() && text[text.len() - word.len()..].eq_ignore_ascii_case(word)
}

/// True for a sentence: a full stop after more words than a title has, most of them small.
fn is_sentence(text: &[u8]) -> bool {
    let last = text.iter().rev().find(|b| !matches!(b, b'\"' | b')' | b' ' | b'*')).copied().unwrap_or(0);
    let (mut all, mut small) = (0, 0);
    for word in words::words(text) {
        all += 1;
        small += usize::from(text.get(word.start).is_some_and(u8::is_ascii_lowercase) && word.end - word.start > 3);
    }
    let stops = matches!(last, b'.' | b'?' | b'!');
    stops && all > 6 && small * 3 > all || all > 14 && small * 2 > all
}

/// True where every longer word starts with a capital.
fn is_title_case(text: &[u8]) -> bool {
    let mut large = 0;
    for word in words::words(text) {
        let first = text.get(word.start).copied().unwrap_or(0);
        if first.is_ascii_lowercase() && word.end - word.start > 4 {
            return false;
        }
        large += usize::from(first.is_ascii_uppercase());
    }
    large > 0
}

/// True for the heads of a table's columns: "Three Months Ended March 31, 2019", "As of June 30".
fn is_period(text: &[u8]) -> bool {
    const OPENINGS: &[&[u8]] = &[
        b"three months", b"six months", b"nine months", b"twelve months", b"year ended", b"years ended",
        b"for the", b"as of", b"at december", b"december 31", b"fiscal year", b"quarter ended", b"in millions",
        b"in thousands", b"(in ", b"(dollars", b"dollars in", b"amounts in", b"$ in",
    ];
    OPENINGS.iter().any(|opening| starts(text, opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_no_titles() {
        assert!(is_sentence(b"We may not be able to attract and retain the people whom we need."));
        assert!(!is_sentence(b"Item 3. Legal Proceedings."));
        assert!(!is_sentence(b"Critical Accounting Policies and Estimates"));
        assert!(is_sentence(
            b"the following table sets forth the number of shares that each of our directors holds as of the date"
        ));
    }

    #[test]
    fn what_is_set_off_without_naming_anything() {
        for text in ["(Unaudited)", "None.", "2019", "/s/ Jane Roe", "$ 1,204", "• we sell kettles", "Not applicable."] {
            assert!(is_no_title(text.as_bytes()), "{text}");
        }
        for text in ["Kettles", "Note 1", "(a) Kettles (unaudited)", "Other income (expense), net"] {
            assert!(!is_no_title(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn title_case() {
        assert!(is_title_case(b"Results of Operations for the Year"));
        assert!(!is_title_case(b"Results from kettles"));
    }
}
