//! Tells headings from prose, captions and lines of an address by their evidence.
//!
//! Filings rarely mark headings up. What speaks for one is weight, size, capitals, underline, a
//! place of its own, a number, an entry in the table of contents; what speaks against it is a
//! sentence, a list, a caption of units or dates, a place beside others on a line. The evidence is
//! weighed in points, and a line with enough of them is a heading.

use super::items::{is_continued, set_off};
use super::lines::{Line, Page, Role, starts};
use super::marks::{Numbering, SeriesMark, dash_len, item_mark, part_mark, series_mark};
use super::names::{self, Companies, Name};
use super::toc::{Contents, Entry, entry_hash};
use super::words;
use crate::filing::Emphasis;
use crate::text::{Span, TextSpan, dates};

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
        if is_no_title(text) || self.companies.names(text) || is_continued(text) {
            return None;
        }
        if names::is_company(text) && !self.above_prose(last) {
            return None;
        }
        let run_in = span.end() < line.span.end();
        if run_in && names_day(text) || !run_in && is_footnote(text, line) {
            return None;
        }
        let before = index.checked_sub(1).and_then(|i| page.lines.get(i)).map_or(0, |l| l.span.start() + 1);
        let hash = entry_hash(text);
        let named = self.contents.named(hash);
        let linked = self.contents.linked(before, span.end()).filter(|entry| self.agrees(entry, hash, named));
        let mark =
            series_mark(text).filter(|mark| mark.title < text.len() || mark.numbering == Numbering::Named);
        let mut points = self.look_points(line, text);
        points += if linked.is_some() { 4 } else { 0 } + if named.is_some() { 3 } else { 0 };
        points += if mark.is_some() { 1 } else { 0 };
        points -= self.doubt_points(line, span, text);
        points += self.place_points(index, line);
        // The first of lines that repeat on every page is a heading only where the contents say so.
        let repeats = line.role == Role::FirstOfRunning && named.is_none();
        let labelled = mark.is_none() && linked.is_none() && named.is_none() && is_labelled(text);
        if points < ENOUGH || repeats || labelled {
            return None;
        }
        let level = linked.or(named).map_or(0, |entry| self.contents.level(entry));
        Some(Heading {
            line: index,
            last,
            span,
            mark,
            linked: linked.is_some(),
            listed: named.is_some(),
            level,
        })
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
        let (mut span, mut last) = (first.span, index);
        for (at, next) in page.lines.iter().enumerate().skip(index + 1).take(3) {
            let text = page.bytes(next.span);
            let bare = is_bare_number(page.bytes(span));
            let fits = next.row.is_none()
                && (next.look == first.look || bare)
                && next.role == first.role
                && span.join(next.span).len() <= 220
                && !first.look.run_in
                && set_off(page, next)
                && item_mark(text).is_none()
                && part_mark(text).is_none()
                && series_mark(text).is_none()
                && !self.companies.names(text)
                && !is_no_title(text);
            if !fits || !bare && !self.goes_on(page.bytes(span), text, next, page.bytes(span.join(next.span)))
            {
                break;
            }
            (span, last) = (span.join(next.span), at);
        }
        (span, last)
    }

    /// True where the heading `before` goes on in the line `after`; `both` is the two together.
    fn goes_on(&self, before: &[u8], after: &[u8], line: &Line, both: &[u8]) -> bool {
        const JOINTS: &[&[u8]] = &[
            b"and", b"or", b"of", b"the", b"to", b"for", b"in", b"on", b"by", b"with", b"from", b"a", b"an",
            b"&",
        ];
        let last = before.rsplit(|b| *b == b' ').next().unwrap_or(b"");
        let first = after.split(|b| *b == b' ').next().unwrap_or(b"");
        let is_joint = |word: &[u8]| JOINTS.iter().any(|joint| joint.eq_ignore_ascii_case(word));
        let open =
            before.iter().filter(|b| **b == b'(').count() > before.iter().filter(|b| **b == b')').count();
        let named = names::name(both);
        is_joint(last)
            || is_joint(first)
            || open
            || matches!(before.last(), Some(b',' | b'/' | b'-'))
            || ends_in_dash(before)
            || after.first().is_some_and(u8::is_ascii_lowercase)
            || line.tight && line.look.centered
            || self.page.plain && line.tight && line.look.caps
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
        let heavy = !line.look.emphasis.is_none() && line.look.emphasis != self.page.body.emphasis;
        if stop && heavy && (4..=150).contains(&lead_text.len()) && letters >= 3 && tail.len() > 20 {
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
        if is_sentence(text) {
            points += 6;
        }
        if last == b':' && !run_in {
            points += if words::words(text).count() > 5 { 4 } else { 0 };
        }
        points += if text.len() > 140 { 2 } else { 0 };
        points += if line.list { 3 } else { 0 };
        points += if run_in { 1 } else { 0 };
        let tabs = text.iter().filter(|b| **b == b'\t').count();
        points += 4 * i32::from(self.columns(text));
        points += if tabs > 1 { 4 } else { i32::from(tabs == 1 && series_mark(text).is_none()) * 2 };
        let small =
            matches!(text, [first, second, ..] if first.is_ascii_lowercase() && !second.is_ascii_uppercase());
        points += if small { 3 } else { 0 };
        let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
        points += if digits * 2 > text.len() || text.contains(&b'$') { 3 } else { 0 };
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

    /// What the neighbours say: a heading stands above text.
    fn place_points(&self, index: usize, line: &Line) -> i32 {
        let page = self.page;
        let mut points = 0;
        points -= i32::from(line.tight);
        let next = page
            .lines
            .iter()
            .skip(index + 1)
            .find(|l| !matches!(l.role, Role::Running | Role::PageNumber | Role::Furniture));
        let Some(next) = next else { return points - 2 };
        let prose = next.span.len() > 80 && next.row.is_none();
        if line.look.run_in || prose {
            points += 1;
        }
        if page.plain {
            points += if prose || next.row.is_some() { 1 } else { -2 };
            points +=
                if stands_alone(page.bytes(line.span), page.bytes(next.span), line, next) { 2 } else { 0 };
        }
        let captions = next.row.is_some() || page.bytes(next.span).first() == Some(&b'(');
        if captions && is_period(page.bytes(line.span)) {
            points -= 6;
        }
        points
    }
}

/// True for a few words with an empty line above and a paragraph below: plain text has no other way
/// to set a heading off but capitals.
fn stands_alone(text: &[u8], below: &[u8], line: &Line, next: &Line) -> bool {
    // What stands alone above the signatures and under a name says what somebody is.
    const OFFICES: &[u32] = &words::hashes([
        "president",
        "officer",
        "secretary",
        "treasurer",
        "director",
        "controller",
        "manager",
        "chairman",
        "counsel",
        "partner",
        "trustee",
        "exhibit",
        "examiner",
        "attorney",
        "dear",
    ]);
    let paragraph = next.row.is_none() && !next.tight && next.span.len() > 150;
    let begins = below.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80 || *b == b'\"');
    let closed = text.last().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b')');
    let opens = text.first().is_some_and(u8::is_ascii_uppercase);
    let one = memchr::memmem::find(text, b". ").is_none() && !text.contains(&b',');
    let words = words::words(text).take(11).count();
    let office = || words::words(text).any(|word| OFFICES.contains(&word.hash));
    let alone = !line.tight && !line.list && !line.look.run_in;
    paragraph && begins && alone && closed && opens && one && text.len() <= 70 && words <= 10 && !office()
}

/// True for what is set off but names nothing: dates, amounts, units, brackets, signatures, answers.
pub(super) fn is_no_title(text: &[u8]) -> bool {
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic() || **b >= 0xC3).count();
    if letters < 3 {
        return true;
    }
    let (first, last) = (text.first().copied().unwrap_or(0), text.last().copied().unwrap_or(0));
    // A tag of a financial data schedule is no heading either: "<MULTIPLIER> 1,000".
    if first == b'(' && last == b')' && brackets_hold_all(text) || matches!(first, b'[' | b'<') {
        return true;
    }
    if is_street(text) {
        return true;
    }
    if starts(text, b"/s/") || starts(text, b"by:") || starts(text, b"date:") || starts(text, b"dated") {
        return true;
    }
    if starts(text, b"to the ") && is_address(text) {
        return true;
    }
    if starts(text, b"see ") || starts(text, b"the accompanying") || starts(text, b"source:") {
        return true;
    }
    const ANSWERS: &[u32] = &words::hashes(["none", "or", "and", "page", "total"]);
    let mut words = words::words(text).map(|word| word.hash);
    let answers = match [words.next(), words.next(), words.next()] {
        [Some(one), None, _] => ANSWERS.contains(&one),
        [Some(one), Some(two), None] => [one, two] == words::hashes(["not", "applicable"]),
        _ => false,
    };
    if answers {
        return true;
    }
    // Bullets and footnote marks.
    matches!(text, [0xE2, 0x80, 0xA2, ..] | [0xE2, 0x97 | 0x96, ..] | [0xC2, 0xB7, ..] | [b'*', ..])
}

/// True where the bracket that opens the text closes at its end.
fn brackets_hold_all(text: &[u8]) -> bool {
    let mut depth = 0_i32;
    for (at, byte) in text.iter().enumerate() {
        depth += i32::from(*byte == b'(') - i32::from(*byte == b')');
        if depth == 0 {
            return at + 1 == text.len();
        }
    }
    false
}

/// True for lines of an address: "1400 Kettle Street, Suite 12", "Boston, Massachusetts 02210-2019".
fn is_street(text: &[u8]) -> bool {
    const PLACES: &[u32] = &words::hashes([
        "street",
        "suite",
        "avenue",
        "road",
        "boulevard",
        "drive",
        "lane",
        "floor",
        "plaza",
        "parkway",
        "box",
        "st",
        "ave",
    ]);
    let digits =
        |word: &words::Word| text.get(word.start..word.end).is_some_and(|w| w.iter().all(u8::is_ascii_digit));
    let mut all: Vec<words::Word> = words::words(text).take(12).collect();
    let number = all.iter().any(digits);
    if number && all.iter().any(|word| PLACES.contains(&word.hash)) {
        return true;
    }
    if all.last().is_some_and(|word| digits(word) && word.end - word.start == 4) && text.contains(&b'-') {
        all.pop();
    }
    let comma = text.contains(&b',');
    comma
        && all
            .last()
            .is_some_and(|word| digits(word) && word.end - word.start == 5 && word.end + 6 > text.len())
}

/// True for a label with its value on one line: "Age: 65", "Director since: 2018".
fn is_labelled(text: &[u8]) -> bool {
    let Some(colon) = text.iter().position(|b| *b == b':') else { return false };
    let value = text.get(colon + 1..).unwrap_or(b"");
    let label = text.get(..colon).unwrap_or(b"");
    value.iter().any(u8::is_ascii_alphanumeric) && words::words(label).count() <= 4
}

/// True for the words to whom an auditor's report is addressed.
fn is_address(text: &[u8]) -> bool {
    const WHOM: &[u32] = &words::hashes([
        "stockholders",
        "shareholders",
        "board",
        "directors",
        "partners",
        "members",
        "participants",
        "trustees",
        "owners",
    ]);
    words::words(text).any(|word| WHOM.contains(&word.hash))
}

/// True for "ARTICLE IV", "Section 3" and "NOTE 5" whose title stands on the next line.
fn is_bare_number(text: &[u8]) -> bool {
    series_mark(text)
        .is_some_and(|m| matches!(m.numbering, Numbering::Named | Numbering::Note) && m.title >= text.len())
}

/// True where a day is named: a press release opens with "BOSTON, March 15, 2023 –".
fn names_day(text: &[u8]) -> bool {
    let mut month = false;
    words::words(text).any(|word| {
        let letters = text.get(word.start..word.end).unwrap_or(b"");
        let day = month && letters.len() <= 2 && letters.iter().all(u8::is_ascii_digit);
        month = dates::month(letters).is_some();
        day
    })
}

/// True for the notes below a table: a number in brackets, and nothing that sets the words off but
/// slant or size.
fn is_footnote(text: &[u8], line: &Line) -> bool {
    let emphasis = line.look.emphasis;
    let heavy = emphasis.has(Emphasis::BOLD) || emphasis.has(Emphasis::UNDERLINE) || line.look.caps;
    let bracketed = series_mark(text)
        .is_some_and(|m| matches!(m.numbering, Numbering::Bracketed | Numbering::BracketedLetter));
    bracketed && !heavy
}

/// True for footnote marks: "(1)", "*", "(a)".
fn is_mark_alone(text: &[u8]) -> bool {
    text.len() <= 6
        && text.iter().all(|b| b.is_ascii_digit() || matches!(b, b'(' | b')' | b'*' | b',' | b' '))
}

fn ends_in_dash(text: &[u8]) -> bool {
    text.ends_with(b"-") || text.len() >= 3 && dash_len(text, text.len() - 3) == 3
}

fn ends_word(text: &[u8], word: &[u8]) -> bool {
    text.len() > word.len() && text[text.len() - word.len()..].eq_ignore_ascii_case(word)
}

/// Words that only sentences have: a title has no finite verb.
const VERBS: &[u32] = &words::hashes([
    "may",
    "could",
    "will",
    "would",
    "might",
    "cannot",
    "must",
    "should",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "can",
    "do",
    "does",
    "did",
    "depend",
    "rely",
    "face",
    "contain",
    "provide",
    "expect",
    "believe",
    "recommend",
    "require",
]);

/// True for a sentence: a full stop after more words than a title has, most of them small, or a
/// finite verb among enough words. Questions are titles: "What am I voting on?", "How we pay".
pub(super) fn is_sentence(text: &[u8]) -> bool {
    const QUESTIONS: &[u32] = &words::hashes(["how", "what", "why", "who", "when", "where", "which"]);
    let last = text.iter().rev().find(|b| !matches!(b, b'\"' | b')' | b' ' | b'*')).copied().unwrap_or(0);
    if last == b'?' {
        return false;
    }
    let (mut all, mut small, mut small_verb, mut large_verb) = (0, 0, false, false);
    let mut asks = false;
    let mut month = false;
    for word in words::words(text) {
        let first = text.get(word.start).copied().unwrap_or(0);
        let lower = first.is_ascii_lowercase();
        // "May 31" is no verb.
        large_verb |= month && !first.is_ascii_digit();
        month = false;
        asks |= all == 0 && QUESTIONS.contains(&word.hash);
        if VERBS.contains(&word.hash) {
            small_verb |= lower;
            month = !lower && all > 0;
        }
        all += 1;
        small += usize::from(lower && word.end - word.start > 3);
    }
    if asks && all <= 12 {
        return false;
    }
    let stops = matches!(last, b'.' | b'!');
    stops && all > 6 && small * 3 > all
        || all > 14 && small * 2 > all
        || small_verb && all >= 5
        || (large_verb || month) && (all >= 7 || stops && all >= 5)
        || all > 16 && super::lines::is_caps(text)
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

/// True for a line of dates and spans of time: "Three Months Ended March 31, 2019", "At June 30".
pub(super) fn is_period(text: &[u8]) -> bool {
    const TIMES: &[u32] = &words::hashes([
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "year",
        "month",
        "quarter",
        "week",
        "day",
        "ended",
        "ending",
        "end",
        "fiscal",
        "period",
        "first",
        "second",
        "third",
        "fourth",
        "three",
        "six",
        "nine",
        "twelve",
        "two",
        "one",
        "for",
        "as",
        "of",
        "at",
        "the",
        "and",
        "in",
        "to",
        "from",
        "through",
        "date",
        "compared",
        "with",
        "versus",
        "vs",
        "inception",
        "quarterly",
        "annual",
        "thirteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
    ]);
    let number =
        |word: &words::Word| text.get(word.start..word.end).is_some_and(|w| w.iter().all(u8::is_ascii_digit));
    words::words(text).all(|word| TIMES.contains(&word.hash) || number(&word))
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
        for text in [
            "(Unaudited)",
            "None.",
            "2019",
            "/s/ Jane Roe",
            "$ 1,204",
            "• we sell kettles",
            "Not applicable.",
        ] {
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
