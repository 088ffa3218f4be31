//! Tells headings from prose, captions and lines of an address by their evidence.
//!
//! Filings rarely mark headings up. What speaks for one is weight, size, capitals, underline, a
//! place of its own, a number, an entry in the table of contents; what speaks against it is a
//! sentence, a list, a caption of units or dates, a place beside others on a line. The evidence is
//! weighed in points, and a line with enough of them is a heading.

mod place;
mod wording;

use super::items::{is_continued, set_off};
use super::levels::UNSAID;
use super::lines::{Line, Look, Page, Role, SHORTEST, starts};
use super::marks::{Numbering, SeriesMark, dash_len, item_mark, part_mark, series_mark};
use super::names::{self, Companies, Name};
use super::toc::{Contents, Entry, entry_hash};
use super::words;
use crate::filing::Emphasis;
use crate::text::{Span, TextSpan};
pub(super) use place::names_series;
pub(super) use wording::{compares_years, is_no_title, is_period, is_sentence, is_title_case};
use wording::{
    ends_in_dash, ends_word, is_bare_number, is_dateline, is_footnote, is_labelled, is_mark_alone,
    is_titled_in_two, names_day,
};

/// A line that reads as a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    /// Index of its line.
    pub(super) line: usize,
    /// Index of its last line.
    pub(super) last: usize,
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

/// Points of what others must vouch for.
const LEAST: i32 = 3;

/// What headings are read with.
pub(super) struct Reader<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) contents: &'a Contents,
    /// The registrants, whose names are no headings.
    pub(super) companies: Companies,
}

impl Reader<'_> {
    /// The heading that line `index` holds, if it does.
    pub(super) fn heading(&self, index: usize) -> Option<Heading> {
        self.weigh(index).filter(|(_, points)| *points >= ENOUGH).map(|(heading, _)| heading)
    }

    /// What line `index` holds where its looks make no heading of it, but might beside others that look so.
    pub(super) fn doubtful(&self, index: usize) -> Option<Heading> {
        let weighed = self.weigh(index).filter(|(_, points)| *points < ENOUGH);
        weighed.map(|(heading, _)| heading)
    }

    /// The heading that line `index` may hold, and the points that speak for it.
    fn weigh(&self, index: usize) -> Option<(Heading, i32)> {
        let page = self.page;
        let line = page.lines.get(index)?;
        let unfit =
            line.row.is_some() || line.right || !matches!(line.role, Role::Flow | Role::FirstOfRunning);
        if unfit || self.contents.holds(line.span) {
            return None;
        }
        let span = self.heading_span(line)?;
        let (span, last) = if span.end() < line.span.end() { (span, index) } else { self.whole(index) };
        let text = page.bytes(span);
        // The registrant's name stands above many a title, and is no part of it.
        let registrant =
            self.companies.names(text) || last > index && self.companies.names(page.bytes(line.span));
        // "OF THE KETTLE COMPANY" and "AND SUBSIDIARY COMPANIES" go on from a line that is no heading.
        let rest = starts(text, b"of the ") || starts(text, b"and subsidiar");
        if is_no_title(text) || registrant || rest || is_continued(text) {
            return None;
        }
        if names::is_company(text) && !self.above_prose(last) {
            return None;
        }
        let run_in = span.end() < line.span.end();
        if run_in && names_day(text) || !run_in && is_footnote(text, line, self.above_prose(last)) {
            return None;
        }
        if run_in && is_dateline(text, page.bytes(line.span)) {
            return None;
        }
        let before = index.checked_sub(1).and_then(|i| page.lines.get(i)).map_or(0, |l| l.span.start() + 1);
        let hash = entry_hash(text);
        let named = self.contents.named_like(text);
        let linked = self.contents.linked(before, span.end()).filter(|entry| self.agrees(entry, hash, named));
        let mark =
            series_mark(text).filter(|mark| mark.title < text.len() || mark.numbering == Numbering::Named);
        let mut points = self.look_points(line, text);
        points += if linked.is_some() { 4 } else { 0 } + if named.is_some() { 3 } else { 0 };
        points += if mark.is_some() { 1 } else { 0 };
        points -= self.doubt_points(index, line, span, text);
        points += self.place_points(index, last, line);
        // The first of lines that repeat on every page is a heading only where the contents say so.
        let repeats = line.role == Role::FirstOfRunning && named.is_none();
        let labelled = mark.is_none()
            && linked.is_none()
            && named.is_none()
            && is_labelled(text)
            && item_mark(text).is_none()
            && !(!line.look.run_in && self.above_prose(last) && is_titled_in_two(text));
        if points < LEAST || repeats || labelled {
            return None;
        }
        // What runs into its paragraph is no section of the contents, though a section may have its name.
        let entry = linked.or(named.filter(|_| !run_in));
        let level = entry.map_or(0, |entry| self.contents.level(entry));
        let (linked, listed) = (linked.is_some(), named.is_some());
        Some((Heading { line: index, last, span, mark, linked, listed, level }, points))
    }

    /// The heading that starts in line `index` with the lines that it goes on in, and the last of them.
    ///
    /// ```text
    /// MANAGEMENT'S REPORT ON INTERNAL            ends in the middle, or
    /// CONTROL OVER FINANCIAL REPORTING           starts with "AND", or names something only as a whole
    /// ```
    pub(super) fn whole(&self, index: usize) -> (TextSpan, usize) {
        let page = self.page;
        let Some(first) = page.lines.get(index) else { return (TextSpan::empty(0), index) };
        if let Some(last) = self.listed_end(index) {
            return (first.span.join(page.lines[last].span), last);
        }
        let (mut span, mut last, mut ink) = (first.span, index, first.span.len());
        let below = page.lines.iter().enumerate().skip(index + 1);
        // A rule may stand below each line of a heading.
        let ruled = page.plain && first.look.emphasis.has(Emphasis::UNDERLINE);
        for (at, next) in below.filter(|(_, line)| !ruled || line.role != Role::Furniture).take(3) {
            let text = page.bytes(next.span);
            let bare = is_bare_number(page.bytes(span));
            let underlined =
                ruled && under_rule(page, span, next.span, first.look.centered && next.look.centered);
            let both = page.bytes(span.join(next.span));
            // "2007" below "1998 COMPARED TO" has no capitals of its own.
            let look = Look { caps: first.look.caps, ..next.look };
            let fits = next.row.is_none()
                && (next.look == first.look || bare || look == first.look && compares_years(both))
                && next.role == first.role
                && ink + next.span.len() <= 220
                && !first.look.run_in
                && set_off(page, next)
                && item_mark(text).is_none()
                && part_mark(text).is_none()
                && (series_mark(text).is_none() || ends_in_joint(page.bytes(span)) && is_cited(text))
                && !self.companies.names(text)
                && !(bare && starts(page.bytes(span), b"schedule") && names::is_company(text))
                && (!is_no_title(text) || compares_years(both));
            // The dates of a statement stand below its name, and are no part of it.
            let dated = || is_period(text) && names::name(page.bytes(span)) == Some(Name::Statement);
            if !fits || dated() || !bare && !underlined && !self.goes_on(page.bytes(span), text, next, both) {
                break;
            }
            (span, last, ink) = (span.join(next.span), at, ink + next.span.len());
        }
        (span, last)
    }

    /// The last of three lines or four that look alike and that the contents name only together.
    fn listed_end(&self, index: usize) -> Option<usize> {
        let page = self.page;
        let first = page.lines.get(index).filter(|line| line.row.is_none() && line.span.len() <= 80)?;
        let alike = |line: &&Line| line.row.is_none() && line.look == first.look && line.role == first.role;
        let next = page.lines.get(index + 1).filter(alike)?;
        if self.contents.regions.is_empty() || !set_off(page, first) || next.span.len() > 80 {
            return None;
        }
        let mut span = first.span.join(next.span);
        for (at, line) in page.lines.iter().enumerate().skip(index + 2).take(2).take_while(|(_, l)| alike(l))
        {
            span = span.join(line.span);
            if span.len() <= 400 && self.contents.named(entry_hash(page.bytes(span))).is_some() {
                return Some(at);
            }
        }
        None
    }

    /// True where the heading `before` goes on in the line `after`; `both` is the two together.
    fn goes_on(&self, before: &[u8], after: &[u8], line: &Line, both: &[u8]) -> bool {
        let first = after.split(|b| *b == b' ').next().unwrap_or(b"");
        let open =
            before.iter().filter(|b| **b == b'(').count() > before.iter().filter(|b| **b == b')').count();
        let named = names::name(both);
        ends_in_joint(before)
            || is_joint(first)
            || open
            || matches!(before.last(), Some(b',' | b'/' | b'-'))
            || ends_in_dash(before)
            || after.first().is_some_and(u8::is_ascii_lowercase)
            || line.tight && line.look.centered
            || self.page.plain && line.tight && (line.look.caps || compares_years(both))
            || named.is_some()
                && named != Some(Name::Statement)
                && names::name(before).is_none()
                && names::name(after).is_none()
            || self.contents.named(entry_hash(both)).is_some()
                && self.contents.named(entry_hash(before)).is_none()
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
        let heavy = !line.look.emphasis.is_none() && line.look.emphasis != self.page.body.emphasis
            || self.page.plain && line.span.len() as usize >= SHORTEST;
        // A term and what it stands for, in a glossary: "**Mill** - Alder Mill, Inc."
        let term = || {
            dash_len(tail, 0) > 0
                && !self.page.plain
                && item_mark(text).is_none()
                && part_mark(text).is_none()
                && series_mark(text).is_none()
        };
        // An abbreviation is no stop: "PROPOSAL NO. 1".
        let stop = stop && !ends_word(lead_text, b" no.");
        let fits = (4..=150).contains(&lead_text.len()) && letters >= 3;
        // "**Item 2(d).** Title of Class of Securities:": the number alone is no heading.
        let number = item_mark(lead_text).filter(|mark| mark.title >= lead_text.len());
        if number.is_some() && heavy && text.first().is_some_and(u8::is_ascii_uppercase) {
            let colon = (lead..text.len()).find(|at| text[*at] == b':').map_or(text.len(), |at| at + 1);
            let title = text.get(lead..colon).unwrap_or(b"");
            if title.len() <= 150 && is_title_case(title) && !is_sentence(title) {
                let end = line.span.start() + crate::text::saturate(colon);
                return Some(Span::new(line.span.start(), end));
            }
        }
        let marked = || {
            let whole = |mark: SeriesMark| mark.title >= lead_text.len();
            number.is_some() || part_mark(lead_text).is_some() || series_mark(lead_text).is_some_and(whole)
        };
        if stop && heavy && fits && (tail.len() > 20 || term() || says_little(lead_text, tail) && !marked()) {
            return Some(Span::new(
                line.span.start(),
                line.span.start() + crate::text::saturate(lead_text.len()),
            ));
        }
        // "Item 1. Business" with one half underlined: the line as a whole.
        (line.span.len() <= 120 && letters >= 2 && heavy && !is_sentence(text)).then_some(line.span)
    }

    /// True where prose follows line `index`.
    pub(super) fn above_prose(&self, index: usize) -> bool {
        let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
        let next = self.page.lines.iter().skip(index + 1).find(flow);
        next.is_some_and(|line| line.row.is_none() && line.span.len() > 200)
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
        points += if look.caps || self.page.plain && look.run_in { 3 } else { 0 };
        points += if look.centered { 1 } else { 0 };
        let size = if body.size > 0 || self.page.plain { body.size } else { UNSAID };
        if size > 0 && look.size > size {
            points += 3 + i32::from(look.size - size > 3);
        } else if look.size > 0 && look.size + 2 < body.size {
            points -= 2;
        }
        points += if is_title_case(text) { 1 } else { 0 };
        points += if set_off(self.page, line) || self.page.plain { 1 } else { 0 };
        points
    }

    /// Points against: what sentences, lists, captions and addresses look like.
    fn doubt_points(&self, index: usize, line: &Line, span: TextSpan, text: &[u8]) -> i32 {
        let mut points = 0;
        let last = text.last().copied().unwrap_or(0);
        let run_in = span.end() < line.span.end();
        if matches!(last, b',' | b';') || ends_word(text, b" and") || ends_word(text, b" or") {
            points += 6;
        }
        // The titles of certifications and schedules take up several lines in the middle of the page.
        let title = line.look.centered && line.look.caps && last != b'.' && words::words(text).count() <= 26;
        if is_sentence(text) && !title {
            points += 6;
        }
        if last == b':' && !run_in {
            points += if words::words(text).count() > 5 && !is_title_case(text) { 4 } else { 0 };
        }
        let ink = || text.iter().filter(|b| !b.is_ascii_whitespace()).count();
        points += if text.len() > 140 && ink() > 124 { 2 } else { 0 };
        // "B. Goodwill" alone above its paragraph is no entry of a list.
        let titled =
            || self.page.plain && (self.stands_alone(index, index, 0) || self.heads_group(index, index));
        points += if line.list && !titled() { 3 } else { 0 };
        // Words underlined up to a stop are a title in any case: "Net sales."
        points += i32::from(run_in && !line.look.emphasis.has(Emphasis::UNDERLINE));
        let tabs = text.iter().filter(|b| **b == b'\t').count();
        points += 4 * i32::from(self.columns(text));
        points += if tabs > 1 { 4 } else { i32::from(tabs == 1 && series_mark(text).is_none()) * 2 };
        let small =
            matches!(text, [first, second, ..] if first.is_ascii_lowercase() && !second.is_ascii_uppercase());
        points += if small { 3 } else { 0 };
        let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
        let sum = text.contains(&b'$') && !names_loan(text);
        points += if digits * 2 > text.len() && !compares_years(text) || sum { 3 } else { 0 };
        points += if text.contains(&b'@') || text.contains(&b'_') { 4 } else { 0 };
        points
    }

    /// Gaps between columns in a line of plain text, that after a number left out.
    fn columns(&self, text: &[u8]) -> u8 {
        if !self.page.plain {
            return 0;
        }
        let mut from = series_mark(text).map_or(0, |mark| mark.title);
        let mut gaps = 0;
        while gaps < 3
            && let Some((_, next)) = words::wide_gap(text, from)
        {
            (gaps, from) = (gaps + 1, next);
        }
        gaps
    }
}

/// True where nothing but the rule below a line parts it from the next: one newline before and one after.
pub(super) fn under_rule(page: &Page<'_>, before: TextSpan, after: TextSpan, centered: bool) -> bool {
    let between = page.document.slice(Span::new(before.end().min(after.start()), after.start())).as_bytes();
    // A line that ends early ended on purpose, unless both stand in the middle.
    let broken = before.len() >= 45 || centered;
    let rule = |b: &u8| matches!(b, b'-' | b'_' | b'=' | b' ' | b'\t' | b'\r' | b'\n');
    broken
        && between.len() < 200
        && between.iter().all(rule)
        && between.iter().any(|b| matches!(b, b'-' | b'_' | b'='))
        && between.iter().filter(|b| **b == b'\n').count() == 2
}

/// True for a few words that say what there is to say behind a title: "**Claims.** None."
fn says_little(title: &[u8], tail: &[u8]) -> bool {
    // "**Issuer:** Kettle Inc." is a label with its value.
    if title.last() == Some(&b':') || tail.first() == Some(&b':') {
        return false;
    }
    let said = tail.strip_prefix(b".").unwrap_or(tail).trim_ascii_start();
    said.last() == Some(&b'.') && (is_answer(said) || says_of_itself(said))
}

/// True for "None." and "Not applicable.", and not for "Filed herewith." behind the name of an exhibit or "President."
/// behind that of a person.
fn is_answer(said: &[u8]) -> bool {
    const ANSWERS: [&[u8]; 7] = [
        b"none.",
        b"not applicable.",
        b"not required.",
        b"inapplicable.",
        b"omitted.",
        b"reserved.",
        b"no change.",
    ];
    ANSWERS.iter().any(|answer| answer.eq_ignore_ascii_case(said))
}

/// True for a short sentence: "We paid all of it.", "The loan is repaid.".
fn says_of_itself(said: &[u8]) -> bool {
    const PRONOUNS: &[u32] = &words::hashes(["we", "they", "it", "there"]);
    const ARTICLES: &[u32] = &words::hashes(["the", "a", "an", "our", "its", "this", "these", "no"]);
    const FINITE: &[u32] =
        &words::hashes(["is", "are", "was", "were", "has", "have", "had", "may", "will", "did", "does"]);
    let mut words = words::words(said).map(|word| word.hash);
    let Some(first) = words.next().filter(|_| said.first().is_some_and(u8::is_ascii_uppercase)) else {
        return false;
    };
    if PRONOUNS.contains(&first) {
        words.nth(1).is_some()
    } else {
        ARTICLES.contains(&first) && words.any(|word| FINITE.contains(&word))
    }
}

/// True for a title that names a loan by its sum: "$250 Million Revolving Credit Facility".
fn names_loan(text: &[u8]) -> bool {
    const LOANS: [u32; 6] =
        words::hashes(["facility", "facilities", "loan", "note", "debenture", "agreement"]);
    let one = text.first() == Some(&b'$') && text.iter().filter(|b| **b == b'$').count() == 1;
    one && is_title_case(text) && words::words(text).any(|word| LOANS.contains(&word.hash))
}

/// True for a word that joins what stands before and after it.
fn is_joint(word: &[u8]) -> bool {
    const JOINTS: &[&[u8]] = &[
        b"and", b"or", b"of", b"the", b"to", b"for", b"in", b"on", b"by", b"with", b"from", b"a", b"an", b"&",
    ];
    JOINTS.iter().any(|joint| joint.eq_ignore_ascii_case(word))
}

fn ends_in_joint(text: &[u8]) -> bool {
    is_joint(text.rsplit(|b| *b == b' ').next().unwrap_or(b""))
}

/// True for a section of an act: "SECTION 906 OF THE ACT" has no clause of its own below it.
fn is_cited(text: &[u8]) -> bool {
    series_mark(text).is_some_and(|mark| {
        let rest = text.get(mark.title..).unwrap_or(b"");
        mark.numbering == Numbering::Named && rest.get(..3).is_some_and(|of| of.eq_ignore_ascii_case(b"of "))
    })
}
