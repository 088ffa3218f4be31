//! Where a heading stands: alone above its text, above a table, above another heading.

use super::super::captions::is_units;
use super::super::lines::{Line, Role, starts};
use super::super::marks::{Numbering, series_mark};
use super::super::statements::heads_schedule;
use super::super::words;
use super::wording::{self, is_no_title, is_period, is_sentence, is_title_case};
use super::{Reader, ends_in_joint};
use crate::filing::Emphasis;

impl Reader<'_> {
    /// What the neighbours say: a heading stands above text.
    pub(super) fn place_points(&self, index: usize, last: usize, line: &Line) -> i32 {
        let page = self.page;
        let mut points = 0;
        points -= i32::from(line.tight);
        let mut flow = page
            .lines
            .iter()
            .skip(last + 1)
            .filter(|l| !matches!(l.role, Role::Running | Role::PageNumber | Role::Furniture));
        let next = flow.next();
        let Some(next) = next else { return points + if line.look.run_in { 1 } else { -2 } };
        // A name in heavy letters on a line of its own, in the middle of a sentence.
        let before = page.lines.get(..index).and_then(<[Line]>::last).filter(|before| before.row.is_none());
        let open = before.is_some_and(|before| {
            page.bytes(before.span).last().is_some_and(|b| b.is_ascii_lowercase() || *b == b',')
                && before.span.len() > line.span.len()
                && before.look.emphasis == page.body.emphasis
        });
        if open && next.row.is_none() && goes_on(page.bytes(next.span)) {
            points -= 6;
        }
        let sentence = || next.span.len() > 40 && is_sentence(page.bytes(next.span));
        let prose = next.row.is_none() && (next.span.len() > 80 || sentence());
        if line.look.run_in || prose {
            points += 1;
        }
        if page.plain {
            let alone = self.stands_alone(index, last, 0);
            // A rule below its words sets a title off above the shortest paragraph.
            let ruled = || {
                line.look.emphasis.has(Emphasis::UNDERLINE)
                    && next.row.is_none()
                    && is_stated(page.bytes(next.span))
            };
            let units = || {
                let after = flow.clone().next();
                // The end of a title over several lines is none by itself.
                let ends = before.is_some_and(|before| line.tight && ends_in_joint(page.bytes(before.span)));
                is_units(page.bytes(next.span)) && after.is_some_and(|after| after.row.is_some()) && !ends
            };
            let stated = is_answer(page.bytes(next.span)) || ruled() || units();
            let above = prose || alone || next.row.is_some() || stated;
            let schedule = || heads_schedule(page, line.span, last);
            points += if above || line.look.run_in || schedule() {
                1
            } else if self.heads_group(index, last) {
                0
            } else {
                -2
            };
            points += if alone { 2 } else { 0 };
        }
        let captions = next.row.is_some() || page.bytes(next.span).first() == Some(&b'(');
        if captions && is_period(page.bytes(line.span)) {
            points -= 6;
        }
        points
    }

    /// True for a heading right above another that has prose or a table below it:
    ///
    /// ```text
    /// RESULTS OF OPERATIONS
    ///
    /// 1999 Compared with 1998
    /// -----------------------
    /// Sales rose …
    /// ```
    pub(super) fn heads_group(&self, index: usize, last: usize) -> bool {
        let page = self.page;
        let closed = page.lines.get(index..=last).unwrap_or(&[]).iter().all(|line| {
            let text = page.bytes(line.span);
            text.last() != Some(&b':') && !starts(text, b"exhibit") && !starts(text, b"schedule")
        });
        let flow = |line: &&Line| !matches!(line.role, Role::Running | Role::PageNumber | Role::Furniture);
        let Some((at, next)) = page.lines.iter().enumerate().skip(last + 1).find(|(_, line)| flow(line))
        else {
            return false;
        };
        // The heading below may take up several lines as well.
        let (span, end) = self.whole(at);
        let mut below = page.lines.iter().skip(end + 1).filter(flow);
        let Some(after) = below.next() else { return false };
        let third = below.next();
        let text = page.bytes(span);
        let set_off = |line: &Line| {
            (line.look.caps || line.look.centered || line.look.emphasis.has(Emphasis::UNDERLINE))
                && line.row.is_none()
                && line.span.len() <= 120
        };
        let below = after.row.is_some()
            || after.span.len() > 150
            || set_off(after)
                && next.look.caps
                && third.is_some_and(|l| l.row.is_some() || l.span.len() > 150);
        let heading = !next.tight && set_off(next) && (!is_no_title(text) || next.look.centered);
        closed && heading && below
    }

    /// True for a short line with a paragraph below, or with another such line between them.
    ///
    /// ```text
    /// Management's Discussion and Analysis
    ///
    /// Results of Operations
    ///
    /// Freight Cost                               in title case, the paragraph may follow at once
    /// Freight rose on longer ways …
    /// ```
    pub(super) fn stands_alone(&self, index: usize, last: usize, above: u8) -> bool {
        let page = self.page;
        let Some(line) = page.lines.get(index).filter(|line| line.row.is_none()) else { return false };
        let whole = page.lines.get(last).map_or(line.span, |end| line.span.join(end.span));
        let text = page.bytes(whole);
        if !is_short_line(text, line, last > index) || is_answer(text) {
            return false;
        }
        let below = page.lines.iter().enumerate().skip(last + 1);
        let mut flow =
            below.filter(|(_, l)| !matches!(l.role, Role::Running | Role::PageNumber | Role::Furniture));
        let Some((at, next)) = flow.next() else { return false };
        let words = page.bytes(next.span);
        let begins = words.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0x80 || *b == b'\"');
        let titled = is_title_case(text) && !is_no_title(text);
        let long = next.span.len();
        let prose = long > 150
            || long > 40 && words.last() == Some(&b':')
            || words.last() == Some(&b'.') && (long > 70 || long > 40 && is_sentence(words));
        // What there is nothing to say of has a title all the same; names of people and classes of stock stand above
        // such answers in lists, mostly without a full stop.
        let long_title = || words::words(text).take(3).count() == 3;
        // One of several that letters count says nothing of the others.
        let answered = titled
            && !next.tight
            && is_answer(words)
            && words.ends_with(b".")
            && long_title()
            && text.first() != Some(&b'(');
        let paragraph = next.row.is_none() && (!next.tight || titled) && (prose || answered);
        if text.contains(&b',') && !wording::compares_years(text) {
            return paragraph && begins && names_series(text, words);
        }
        paragraph && begins || titled && !next.tight && above < 2 && self.stands_alone(at, at, above + 1)
    }
}

/// True for a few words that end as a sentence does: "Not material."
fn is_stated(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_uppercase)
        && text.last() == Some(&b'.')
        && words::words(text).nth(1).is_some()
}

/// True for words that start in the middle of a sentence. A bullet may be a small letter.
fn goes_on(text: &[u8]) -> bool {
    text.iter().take(2).all(u8::is_ascii_lowercase) && text.len() > 2
}

/// True for what forms print where there is nothing to say: "None.", "Not applicable."
fn is_answer(text: &[u8]) -> bool {
    const NOTHING: &[&[u8]] = &[b"none", b"not applicable", b"n/a", b"not required", b"omitted"];
    text.len() <= 40 && NOTHING.iter().any(|answer| starts(text, answer))
}

/// True for "Cash, Cash Equivalents and Securities" above a `paragraph` that speaks of one of them, and for "Other
/// Income, Net". An address has no such end, and of "Smith, Jones and Brown" nothing comes again in small letters.
pub(in crate::outline) fn names_series(text: &[u8], paragraph: &[u8]) -> bool {
    let rest = memchr::memchr(b',', text).and_then(|at| text.get(at..)).unwrap_or(b"");
    let net = rest.rsplit(|b| *b == b' ').next().is_some_and(|word| word.eq_ignore_ascii_case(b"net"));
    let joins = |word: &[u8]| memchr::memmem::find(rest, word).is_some();
    let series = net || joins(b" and ") || joins(b" AND ");
    text.ends_with(b", Net") || series && is_spoken_of(text, paragraph)
}

/// True where a longer word of the title `text` stands in small letters in the paragraph below.
fn is_spoken_of(text: &[u8], paragraph: &[u8]) -> bool {
    let near = paragraph.get(..paragraph.len().min(600)).unwrap_or(paragraph);
    let of_title: Vec<u32> =
        words::words(text).filter(|word| word.end - word.start >= 4).map(|word| word.hash).collect();
    words::words(near)
        .filter(|word| near.get(word.start).is_some_and(u8::is_ascii_lowercase))
        .any(|word| of_title.contains(&word.hash))
}

/// True where a full stop stands within `text`, the stops of "U.S. Taxation" and "Non-U.S. Holders" left out.
fn has_stop(text: &[u8]) -> bool {
    memchr::memmem::find_iter(text, b". ").any(|at| {
        let before = text.get(at.saturating_sub(3)..at).unwrap_or(b"");
        !matches!(before, [first, b'.', second] if first.is_ascii_uppercase() && second.is_ascii_uppercase())
    })
}

/// True for a title that a colon ends: "Seasons of the Trade:". Whoever is written to, what somebody signs and what a list
/// is of end in colons too.
fn is_opened(text: &[u8]) -> bool {
    const SAID: &[u32] = &words::hashes([
        "board",
        "directors",
        "stockholders",
        "shareholders",
        "shareowners",
        "members",
        "partners",
        "trustees",
        "ladies",
        "gentlemen",
        "attention",
        "copy",
        "signature",
        "signatures",
        "signed",
        "guaranteed",
        "witness",
        "attest",
        "included",
        "following",
        "follows",
        "filed",
        "listed",
    ]);
    let addressed = [&b"to "[..], b"dear ", b"re:", b"by:"].iter().any(|to| starts(text, to));
    !addressed
        && is_title_case(text)
        && !text.contains(&b',')
        && words::words(text).nth(1).is_some()
        && !words::words(text).any(|word| SAID.contains(&word.hash))
}

/// True for a few words with an empty line above: plain text has no other way to set a heading off but
/// capitals.
fn is_short_line(text: &[u8], line: &Line, several: bool) -> bool {
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
    let counted = series_mark(text).is_some_and(|mark| {
        matches!(mark.numbering, Numbering::BracketedLetter | Numbering::Letter)
            && words::words(text.get(mark.title..).unwrap_or(b"")).nth(1).is_some()
    });
    // What is counted by letters is a title with a stop behind it too: "(b) Seasons of the Trade."
    let stopped = || match text.last() {
        Some(b'.') => counted && is_title_case(text),
        Some(b':') => is_opened(text),
        _ => false,
    };
    let closed = text.last().is_some_and(|b| b.is_ascii_alphanumeric() || *b == b')') || stopped();
    let compared = wording::compares_years(text);
    // "1996 Acquisitions" opens with its year.
    let year =
        || matches!(text, [b'1' | b'2', b'9' | b'0', _, _, b' ', next, ..] if next.is_ascii_uppercase());
    // "(a) Market Information" opens with its letter.
    let named = text.get(series_mark(text).map_or(0, |mark| mark.title)..).unwrap_or(text);
    let first = if counted { named.first() } else { text.first() };
    let opens = first.is_some_and(|b| b.is_ascii_uppercase() || compared && b.is_ascii_digit());
    // "10-Year Summary" opens with how long it is of.
    let length = || {
        let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
        matches!(text.get(digits..), Some([b'-', next, ..]) if (1..=2).contains(&digits) && next.is_ascii_uppercase())
    };
    let opens = opens || (year() || length()) && is_title_case(text);
    // "Fiscal 1996 vs. Fiscal 1995" is one piece, and so may be things named one after another.
    let one = compared || !has_stop(named) && (!text.contains(&b',') || is_title_case(text));
    let words = if compared { 1 } else { words::words(text).take(21).count() };
    // A person holds one office; several of them are what a section is about: "Officers and Directors".
    let held = |word: &words::Word| {
        OFFICES.contains(&word.hash) && !matches!(text.get(word.start..word.end), Some([.., b's' | b'S']))
    };
    let office = || words::words(text).any(|word| held(&word));
    let entry = line.list && series_mark(text).is_none();
    let alone = !line.tight && !entry && !line.look.run_in;
    // Several lines are one title where something tells that they belong together.
    let (most, most_words) = if several && is_title_case(text) { (140, 20) } else { (70, 10) };
    let short = text.len() <= if compared { 140 } else { most };
    alone && closed && opens && one && short && words <= most_words && !office()
}
