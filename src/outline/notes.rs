//! Numbered notes to the statements: the longest series of numbers below the heading of the notes.

mod run_in;

use rustc_hash::FxHashMap;

use super::headings::{Reader, is_period, is_sentence, is_title_case};
use super::items::{is_continued, set_off};
use super::lines::{Line, Page, Role};
use super::marks::{Numbering, SeriesMark, dash_len, series_mark};
use super::sections::{Class, Head, head};
use super::words;
use crate::text::{Span, TextSpan, saturate};

/// A heading of notes that stands more often than this heads pages, not notes.
const MOST_HEADINGS: usize = 3;

/// Drops headings of notes that only repeat the last one at the top of a later page. A statement between
/// them parts those of different companies, but is one within a note where every page has the heading.
pub(super) fn drop_repeated(page: &Page<'_>, heads: &mut Vec<Head>) {
    // Facing pages have the name of the company on either side, or on one: the words count, not their order.
    let hash = |head: &Head| {
        words::words(page.bytes(head.span)).fold(0_u64, |sum, word| sum.wrapping_add(u64::from(word.hash)))
    };
    let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
    for head in heads.iter().filter(|head| head.class == Class::Notes) {
        *counts.entry(hash(head)).or_default() += 1;
    }
    let mut last: Option<(u64, Vec<u32>)> = None;
    heads.retain(|head| match head.class {
        Class::Notes => {
            let words: Vec<u32> = words::words(page.bytes(head.span)).map(|word| word.hash).collect();
            let holds = |all: &[u32], some: &[u32]| some.iter().all(|word| all.contains(word));
            let repeats = last.as_ref().is_some_and(|(_, last)| holds(last, &words) || holds(&words, last));
            last = Some((hash(head), words));
            !repeats
        }
        Class::Plain | Class::Contents(_) => true,
        Class::Statement | Class::Report | Class::Table
            if last
                .as_ref()
                .is_some_and(|(hash, _)| counts.get(hash).is_some_and(|count| *count > MOST_HEADINGS)) =>
        {
            true
        }
        _ => {
            last = None;
            true
        }
    });
}

/// Finds the numbered notes after each heading of notes: the longest series of numbers that starts
/// there and goes up one by one.
pub(super) fn number(reader: &Reader<'_>, heads: &mut Vec<Head>) {
    let page = reader.page;
    let mut regions: Vec<(usize, usize)> = Vec::new();
    let ends =
        |h: &&Head| matches!(h.class, Class::Part(_) | Class::Item(_) | Class::Signature | Class::Notes);
    for (at, head) in heads.iter().enumerate().filter(|(_, head)| head.class == Class::Notes) {
        let end = heads[at + 1..].iter().find(ends);
        regions.push((head.line + 1, end.map_or(page.lines.len(), |h| h.line)));
    }
    let bare = regions.is_empty();
    if bare {
        // Some filers number their notes without a heading above them all.
        let statement = heads
            .iter()
            .position(|h| matches!(h.class, Class::Statement | Class::Report))
            .map(|at| (at, None));
        // Statements may follow the signatures, and notes follow them; the notes of an item end with it.
        let item = || {
            let at = heads
                .iter()
                .position(|h| matches!(h.class, Class::Item(_)) && names_statements(page.bytes(h.title)))?;
            Some((at, heads[at + 1..].iter().find(ends)))
        };
        regions.extend(
            statement
                .or_else(item)
                .map(|(at, end)| (heads[at].line + 1, end.map_or(page.lines.len(), |h| h.line))),
        );
    }
    for (from, to) in regions {
        let notes = if bare {
            series(reader, from, to, Way::Marked(Numbering::Note)).0
        } else {
            best_series(reader, from, to)
        };
        if notes.len() < 2 {
            continue;
        }
        let (Some(first), Some(last)) = (notes.first().map(|n| n.line), notes.last().map(|n| n.line)) else {
            continue;
        };
        for note in notes {
            match heads.binary_search_by_key(&note.line, |h| h.line) {
                Ok(at) if matches!(heads[at].class, Class::Plain | Class::Contents(_)) => heads[at] = note,
                Ok(_) => {}
                Err(at) => heads.insert(at, note),
            }
        }
        for head in heads.iter_mut().filter(|h| h.line > first && h.line < last) {
            head.among_notes = true;
        }
        drop_doubles(heads);
    }
}

/// True for the title of the item that holds the statements: "Financial Statements and Supplementary Data".
fn names_statements(title: &[u8]) -> bool {
    const STATEMENTS: [u32; 2] = words::hashes(["financial", "statements"]);
    let mut words = words::words(title).map(|word| word.hash).filter(|hash| !PREFIXES.contains(hash));
    [words.next(), words.next()] == STATEMENTS.map(Some)
}

/// Words before "Financial Statements" in the title of an item.
const PREFIXES: &[u32] = &words::hashes(["consolidated", "condensed", "unaudited", "interim"]);

/// Drops headings that lie in a note's own heading, and those of a note that goes on on a new page.
fn drop_doubles(heads: &mut Vec<Head>) {
    let mut note: Option<Head> = None;
    heads.retain(|head| {
        if head.class == Class::Note {
            note = Some(*head);
            return true;
        }
        let Some(note) = note.filter(|_| head.class == Class::Plain) else { return true };
        let number = |h: &Head| h.mark.filter(|m| m.numbering == Numbering::Note).map(|m| m.number);
        let again = number(head).is_some() && number(head) == number(&note);
        !note.span.overlaps(head.span) && !again
    });
}

/// The ways in which notes are numbered; `Bare` is a number without a sign after it, `BareLetter` a
/// letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Marked(Numbering),
    Bare,
    BareLetter,
}

/// The best series of numbered lines between lines `from` and `to`.
fn best_series(reader: &Reader<'_>, from: usize, to: usize) -> Vec<Head> {
    const WAYS: [Way; 8] = [
        Way::Marked(Numbering::Note),
        Way::Marked(Numbering::Arabic),
        Way::Bare,
        Way::Marked(Numbering::Bracketed),
        Way::Marked(Numbering::Letter),
        Way::Marked(Numbering::BracketedLetter),
        Way::Marked(Numbering::Roman),
        Way::BareLetter,
    ];
    let (mut best, mut most): (Vec<Head>, i32) = (Vec::new(), 0);
    for way in WAYS {
        let (series, score) = series(reader, from, to, way);
        if score > most {
            (best, most) = (series, score);
        }
        if way == WAYS[0] && best.len() >= 2 {
            break;
        }
    }
    best
}

/// A line that may be the heading of a note.
struct Candidate {
    head: Head,
    number: usize,
    /// What its look says for it.
    weight: i32,
}

/// Notes have no higher numbers.
const MOST_NOTES: usize = 80;

/// Of the lines between `from` and `to` that are numbered in one way, the sequence that goes up one
/// by one and looks most like headings, with the sum of its evidence.
///
/// ```text
/// 1. Policies    5   chosen
///    1. we sell      2
///    2. we lease     2
/// 2. Debt        7   chosen, like the one before it
/// 4. Leases      5   chosen: a note may be skipped that stands in a way of its own
/// ```
fn series(reader: &Reader<'_>, from: usize, to: usize, way: Way) -> (Vec<Head>, i32) {
    let page = reader.page;
    let candidates = candidates(reader, from, to.min(page.lines.len()), way);
    // For each number the best sequence that ends in it: its sum, and the step that made it.
    let mut best: Vec<Option<(i32, usize)>> = vec![None; MOST_NOTES + 1];
    let mut steps: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let number = candidate.number;
        // The heading of the first may be lost on a page before.
        let lost = i32::try_from(number).unwrap_or(i32::MAX).saturating_sub(1).saturating_mul(3);
        let mut option = (number <= 3).then_some((candidate.weight - lost, None));
        for before in number.saturating_sub(3)..number {
            let Some((sum, step)) = best.get(before).copied().flatten() else { continue };
            let last = &candidates[steps[step].0].head;
            let alike = last.look.emphasis == candidate.head.look.emphasis
                && last.look.caps == candidate.head.look.caps
                && last.look.size == candidate.head.look.size;
            let skipped = i32::try_from(number - before - 1).unwrap_or(0);
            // What skips numbers must at least look like the notes before it.
            if skipped > 0 && !alike {
                continue;
            }
            let sum = sum + candidate.weight + if alike { 2 } else { 0 } - 2 * skipped;
            if option.is_none_or(|(most, _)| sum > most) {
                option = Some((sum, Some(step)));
            }
        }
        if let Some((sum, before)) = option
            && best.get(number).copied().flatten().is_none_or(|(most, _)| sum > most)
        {
            best[number] = Some((sum, steps.len()));
            steps.push((index, before));
        }
    }
    let end = best.iter().flatten().max_by_key(|(sum, step)| (*sum, std::cmp::Reverse(*step))).copied();
    let mut chosen = Vec::new();
    let mut step = end.map(|(_, step)| step);
    while let Some((index, before)) = step.and_then(|step| steps.get(step)).copied() {
        chosen.push(candidates[index].head);
        step = before;
    }
    chosen.reverse();
    (chosen, end.map_or(0, |(sum, _)| sum))
}

/// True where the first of the series stands right below the heading of the notes, which ends above line `from`: dates,
/// and what in brackets says that nobody has audited them, may stand between. What is listed within a note does not.
fn opens_below(page: &Page<'_>, from: usize, to: usize, way: Way) -> bool {
    const NEAR: usize = 3;
    let lines = page.lines.get(from..to).unwrap_or(&[]).iter().filter(|line| line.role == Role::Flow);
    lines.take(NEAR).find_map(|line| {
        let text = page.bytes(line.span);
        let mark = match way {
            Way::Marked(Numbering::BracketedLetter) => capital_mark(text),
            Way::Marked(numbering) => series_mark(text).filter(|mark| mark.numbering == numbering),
            Way::Bare => bare_mark(text, Numbering::Arabic).filter(|mark| stands_apart(page, line, *mark)),
            Way::BareLetter => None,
        };
        let between = line.span.len() <= 60 && (text.first() == Some(&b'(') || is_period(text));
        match mark {
            Some(mark) => Some(mark.number == 1 && line.row.is_none()),
            None if between => None,
            None => Some(false),
        }
    }) == Some(true)
}

/// Reads "(A) Basis of Presentation": small letters count what stands within a note.
fn capital_mark(text: &[u8]) -> Option<SeriesMark> {
    let mark = series_mark(text).filter(|mark| mark.numbering == Numbering::BracketedLetter)?;
    text.get(mark.start).is_some_and(u8::is_ascii_uppercase).then_some(mark)
}

/// True for a number apart from its title in a line of its own, in plain text: "1   Basis of Presentation".
fn stands_apart(page: &Page<'_>, line: &Line, mark: SeriesMark) -> bool {
    let text = page.bytes(line.span);
    let title = text.get(mark.title..).unwrap_or(b"");
    page.plain && !line.tight && mark.title > mark.end + 1 && title.len() <= 100 && is_title_case(title)
}

fn candidates(reader: &Reader<'_>, from: usize, to: usize, way: Way) -> Vec<Candidate> {
    let page = reader.page;
    let mut all = Vec::new();
    let opened = opens_below(page, from, to, way);
    for index in from..to {
        let line = &page.lines[index];
        let rowed = page.plain && way == Way::Marked(Numbering::Note);
        if line.row.is_some() && !rowed || !matches!(line.role, Role::Flow | Role::FirstOfRunning) {
            continue;
        }
        let text = page.bytes(line.span);
        // A row that speaks of a note has figures, and is no title.
        if line.row.is_some() && !(line.look.caps && !has_figures(text) || titles_note(text)) {
            continue;
        }
        let mark = match way {
            Way::Marked(Numbering::BracketedLetter) => capital_mark(text).filter(|_| opened),
            Way::Marked(numbering) => series_mark(text).filter(|m| m.numbering == numbering && m.levels == 0),
            Way::Bare => bare_mark(text, Numbering::Arabic)
                .filter(|mark| set_off(page, line) || opened && stands_apart(page, line, *mark)),
            Way::BareLetter => bare_mark(text, Numbering::Letter)
                .filter(|_| set_off(page, line) || page.plain && !line.tight),
        };
        let Some(mark) = mark.filter(|m| usize::from(m.number) <= MOST_NOTES) else { continue };
        let small_print = line.look.size > 0 && line.look.size + 2 <= page.body.size;
        let Some(span) = note_span(page, line, mark, opened).filter(|_| !small_print) else { continue };
        if is_continued(page.bytes(span)) {
            continue;
        }
        // The title, or the rest of it, may stand in the lines below.
        let whole = if span == line.span { reader.whole(index).0 } else { span };
        let mut note = Head { mark: Some(mark), ..head(page, Class::Note, index, whole) };
        note.look.run_in = span.end() + 3 < line.span.end();
        note.title = Span::new((line.span.start() + saturate(mark.title)).min(whole.end()), whole.end());
        let prose = is_sentence(page.bytes(note.title));
        let weight = 2 + if set_off(page, line) { 3 } else { 0 } - if prose { 2 } else { 0 };
        all.push(Candidate { head: note, number: usize::from(mark.number), weight });
    }
    all
}

/// True for a number with a dash or a stop behind it and a title in which no figure stands: "NOTE 2 -    Kettles".
fn titles_note(text: &[u8]) -> bool {
    let Some(mark) = series_mark(text) else { return false };
    let (stop, title) = (text.get(mark.end..mark.title), text.get(mark.title..).unwrap_or(b""));
    let parted = stop.is_some_and(|stop| stop.iter().any(|b| !b.is_ascii_whitespace()));
    parted && is_title_case(title) && !title.iter().any(u8::is_ascii_digit)
}

/// True for a row with a figure in a column behind its title: "NOTE 2      BANK        1,204".
fn has_figures(text: &[u8]) -> bool {
    let from = series_mark(text).map_or(0, |mark| mark.title);
    let behind = words::wide_gap(text, from).and_then(|(_, next)| text.get(next..));
    behind.is_some_and(|behind| behind.iter().any(u8::is_ascii_digit))
}

/// Reads "3  INVESTMENTS" and "C  Investments": a short number and a title without a sign between.
pub(super) fn bare_mark(text: &[u8], numbering: Numbering) -> Option<SeriesMark> {
    let (number, end) = if numbering == Numbering::Letter {
        let letter = text.first().filter(|b| b.is_ascii_uppercase())?;
        (u16::from(letter - b'A') + 1, 1)
    } else {
        let digits = text.iter().take(3).take_while(|b| b.is_ascii_digit()).count();
        let short = (1..=2).contains(&digits);
        (std::str::from_utf8(text.get(..digits)?).ok()?.parse().ok().filter(|_| short)?, digits)
    };
    let title = words::skip_space(text, end);
    (title > end).then_some(SeriesMark { numbering, number, levels: 0, start: 0, end, title })
}

/// The heading of a note in `line`: the words set off, or those before the first full stop or dash. `opened` tells that
/// the series begins right below the heading of the notes.
fn note_span(page: &Page<'_>, line: &Line, mark: SeriesMark, opened: bool) -> Option<TextSpan> {
    let text = page.bytes(line.span);
    let title = text.get(mark.title..)?;
    if title.is_empty() {
        return (mark.numbering == Numbering::Note).then_some(line.span);
    }
    if !title.first().is_some_and(|b| b.is_ascii_uppercase() || *b >= 0xC3) {
        return None;
    }
    let lead = (line.lead.end() - line.span.start()) as usize;
    let whole = text.len() <= 200;
    let off = set_off(page, line);
    if line.look.run_in && off && lead > mark.title + 2 && lead < 250 {
        return Some(Span::new(line.span.start(), line.lead.end()));
    }
    let running = if off { None } else { run_in::title_end(title) };
    if let Some(end) = running {
        return Some(Span::new(line.span.start(), line.span.start() + saturate(mark.title + end)));
    }
    // "1.  The statements have been prepared …", with or without weight in its number: a note without a title.
    let number_alone = line.look.run_in && off && lead <= mark.title + 2 && title.len() > 100;
    let untitled = match mark.numbering {
        Numbering::Arabic => !off && (page.plain || opened) || number_alone && opened,
        Numbering::Bracketed | Numbering::BracketedLetter => opened && (!off || number_alone),
        Numbering::Note => number_alone,
        _ => false,
    };
    if untitled && is_sentence(title) {
        let end = mark.end + usize::from(matches!(text.get(mark.end), Some(b'.' | b')' | b':')));
        return Some(Span::new(line.span.start(), line.span.start() + saturate(end)));
    }
    if whole && (off || words::words(title).count() <= 14) {
        return Some(line.span);
    }
    // A heading that runs into its paragraph without being set off: capitals, or up to a stop.
    let near = title.get(..title.len().min(150)).unwrap_or(title);
    let dash = |at: &usize| near[*at] == b' ' && dash_len(near, at + 1) > 0;
    let point = near.iter().position(|b| matches!(b, b'.' | b':' | b'\n'));
    let stop = [point, (0..near.len()).find(dash)].into_iter().flatten().min()?;
    let words = near.get(..stop)?;
    let short = words::words(words).count() <= 12;
    short.then(|| Span::new(line.span.start(), line.span.start() + saturate(mark.title + stop)))
}
