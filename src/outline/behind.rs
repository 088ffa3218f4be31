//! What stands behind the signatures and is no part of them: certifications, powers of attorney, agreements to file
//! jointly, and the exhibits and schedules that are bound in with the document.
//!
//! ```text
//! SIGNATURES
//! By: /s/ Ann Alder
//! CERTIFICATIONS                    a section of its own: what is certified stands below it
//! I, Ann Alder, certify that: …
//!                      Exhibit 11   an exhibit, in the corner of its first page
//! ```
//!
//! The rules ask for the certifications of a periodic report (Exchange Act Rules 13a-14 and 15d-14, in the report
//! itself from August 2002 to August 2003), for a power of attorney where others sign (Regulation S-K, Item
//! 601(b)(24)), and for the agreement by which several persons file one schedule (Rule 13d-1(k)).

use super::headings::{Reader, is_sentence};
use super::items::{is_continued, set_off};
use super::lines::{Line, Page, Role, starts};
use super::sections::{Class, Head, head};
use super::statements;
use super::words;
use crate::text::search::holds;

/// What is told by the words of its heading and by those of the text below it.
struct Paper {
    /// Words that its heading has, all of them.
    named: &'static [u32],
    /// What the text says.
    says: &'static [&'static [u8]],
    /// The signers of the report may stand below it: its text is one of those that they sign.
    signed: bool,
}

const PAPERS: &[Paper] = &[
    Paper { named: &words::hashes(["certification"]), says: &[b"certif"], signed: false },
    Paper { named: &words::hashes(["power", "of", "attorney"]), says: &[b"attorney"], signed: true },
    Paper { named: &words::hashes(["joint", "filing"]), says: &[b"behalf", b"joint"], signed: false },
    Paper { named: &words::hashes(["joint", "acquisition"]), says: &[b"behalf", b"joint"], signed: false },
    Paper { named: &words::hashes(["file", "jointly"]), says: &[b"behalf", b"joint"], signed: false },
];

/// Bytes of a heading, and its words.
const LONGEST: u32 = 200;
const MOST_WORDS: usize = 26;

/// Columns before what stands in the middle of a page of plain text or further right.
const INDENTED: u8 = 15;

/// Lines between a heading and the text that tells it: whose it is, under which section of which act.
const FURTHEST: usize = 6;

/// What opens in line `index` behind the signatures, and its last line; `heads` are the headings before it.
pub(super) fn opens(reader: &Reader<'_>, heads: &[Head], index: usize) -> Option<(Head, usize)> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    let fits = line.span.len() <= LONGEST
        && matches!(line.role, Role::Flow | Role::FirstOfRunning)
        && !line.look.run_in
        && !reader.contents.holds(line.span);
    if !fits || is_continued(page.bytes(line.span)) {
        return None;
    }
    if is_bound_in(page, index) {
        return Some((head(page, Class::Annex, index, line.span), index));
    }
    if line.row.is_some() {
        return None;
    }
    if certifies_unnamed(page.bytes(line.span))
        && heads.last().is_some_and(|head| head.class == Class::Signature)
    {
        return Some((head(page, Class::Caption, index, line.span), index));
    }
    let (span, last) = reader.whole(index);
    let text = page.bytes(span);
    let titled = set_off(page, line) || !line.tight && words::words(text).take(5).count() <= 4;
    let wordy = words::words(text).take(MOST_WORDS + 1).count() > MOST_WORDS;
    if !titled || wordy || !line.look.caps && is_sentence(text) || !text.first()?.is_ascii_uppercase() {
        return None;
    }
    let hashes: Vec<u32> = words::words(text).map(|word| word.hash).collect();
    let named = |paper: &&Paper| paper.named.iter().all(|word| hashes.contains(word));
    let paper = PAPERS.iter().find(named)?;
    let below = page.lines.iter().skip(last + 1).take(FURTHEST);
    below.filter(|line| line.row.is_none()).find(|line| says(page, line, paper))?;
    if paper.signed && is_signed_below(page, last) {
        return None;
    }
    // "EXHIBIT A" right above it opens the same paper.
    let class = if heads.last().is_some_and(|head| is_below_mark(page, head, index)) {
        Class::Plain
    } else {
        Class::Caption
    };
    Some((head(page, class, index, span), last))
}

/// True where signers follow the paper whose heading ends in line `last`: those of the report, which "has been signed below
/// by the following persons", or their names behind "/s/". What a certification or an exhibit has is its own.
fn is_signed_below(page: &Page<'_>, last: usize) -> bool {
    const FURTHEST: usize = 60;
    let below = page.lines.iter().skip(last + 1).take(FURTHEST);
    let ends = |text: &[u8]| text.len() <= 150 && (holds(text, b"certif") || is_exhibit(text));
    below
        .map(|line| page.bytes(line.span))
        .take_while(|text| !ends(text))
        .any(|text| holds(text, b"/s/") || holds(text, b"signed below by the following"))
}

/// True where `line` says what `paper` is for: prose, or the words that one who certifies begins with.
fn says(page: &Page<'_>, line: &Line, paper: &Paper) -> bool {
    const NEAR: usize = 400;
    let text = page.bytes(line.span);
    let near = text.get(..text.len().min(NEAR)).unwrap_or(text);
    (near.len() > 60 || starts(near, b"i, ")) && paper.says.iter().any(|words| holds(near, words))
}

/// True for "I, Ann Alder, certify that:", which opens a certification that has no heading.
fn certifies_unnamed(text: &[u8]) -> bool {
    starts(text, b"i, ") && text.len() <= 150 && holds(text, b"certify that")
}

/// True where line `index` stands right below the mark of an exhibit.
fn is_below_mark(page: &Page<'_>, mark: &Head, index: usize) -> bool {
    const NEAR: usize = 2;
    let between = page.lines.get(mark.line + 1..index).unwrap_or(&[]);
    mark.class == Class::Annex
        && between.iter().filter(|line| line.role == Role::Flow).count() <= NEAR
        && between.iter().all(|line| line.span.len() <= 100)
}

/// True for the mark of an exhibit or of a schedule that is bound in: alone in its line, in the corner of the page, in
/// the middle or at the top of it. In a list of exhibits one stands below the other, beside what it is.
fn is_bound_in(page: &Page<'_>, index: usize) -> bool {
    let Some(line) = page.lines.get(index) else { return false };
    let text = page.bytes(line.span);
    let schedule = || statements::is_schedule(text) && text.len() <= 14;
    let (exhibit, schedule) = (is_exhibit(text), schedule());
    if !exhibit && !schedule {
        return false;
    }
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let next = page.lines.iter().skip(index + 1).find(flow);
    let listed = next.is_none_or(|next| {
        is_exhibit(page.bytes(next.span)) || statements::is_schedule(page.bytes(next.span))
    });
    // A schedule in the middle above its figures is a heading like others.
    let headed = schedule && !line.right && statements::heads_schedule(page, line.span, index);
    // In plain text the space before it tells where it stands; what is close above a table is read as its first row.
    let placed = if page.plain {
        line.row.is_none_or(|row| row == 0) && line.indent >= INDENTED && (line.row.is_some() || !line.tight)
    } else {
        line.row.is_none() && (line.right || line.look.centered)
    };
    !listed && !headed && (placed || line.row.is_none() && opens_page(page, index))
}

/// True for "Exhibit 11", "EXHIBIT A" and "Exhibit (99.1)", with nothing behind the mark.
fn is_exhibit(text: &[u8]) -> bool {
    let mark = text.get(b"exhibit".len()..).unwrap_or(b"").trim_ascii();
    let mark = mark.strip_prefix(b"(").and_then(|mark| mark.strip_suffix(b")")).unwrap_or(mark);
    let numbered = mark.first().is_some_and(u8::is_ascii_digit)
        && mark.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'(' | b')'));
    let lettered = (1..=2).contains(&mark.len()) && mark.iter().all(u8::is_ascii_uppercase);
    starts(text, b"exhibit ") && mark.len() <= 12 && (numbered || lettered)
}

/// True where nothing stands above line `index` on its page.
fn opens_page(page: &Page<'_>, index: usize) -> bool {
    let pages = &page.document.pages;
    let Some(line) = page.lines.get(index) else { return false };
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let before = page.lines.get(..index).unwrap_or(&[]).iter().rev().find(flow);
    let sheet = |line: &Line| pages.partition_point(|at| *at <= line.span.start());
    before.is_some_and(|before| sheet(before) < sheet(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_exhibits() {
        for text in
            ["Exhibit 11", "EXHIBIT A", "Exhibit 99.1", "Exhibit (27)", "EXHIBIT 10(a)", "Exhibit 10-B"]
        {
            assert!(is_exhibit(text.as_bytes()), "{text}");
        }
        for text in [
            "Exhibit Index",
            "EXHIBIT",
            "Exhibit 11 - Kettles sold",
            "Exhibit No.",
            "Exhibits 1",
            "Exhibit I is",
        ] {
            assert!(!is_exhibit(text.as_bytes()), "{text}");
        }
    }
}
