//! Headings that their words alone tell: statements above their tables, reports of auditors, what
//! holds the notes, signatures, lists of exhibits.
//!
//! The same words stand in lists of what a filing contains, where they head nothing:
//!
//! ```text
//! (a) 1. Financial statements
//!        Consolidated Statements of Income          named one after another, nothing between:
//!        Notes to Consolidated Financial Statements  a list
//!        Report of Independent Auditors (page 39)
//! ```

use super::headings::{Reader, is_period, is_title_case};
use super::items::{is_continued, set_off};
use super::lines::{Line, Page, Role, starts};
use super::marks::{dash_len, series_mark};
use super::names::{Name, is_company, name};
use super::sections::{Class, Head, head};
use super::words;
use crate::filing::BlockKind;
use crate::text::{Span, TextSpan, saturate};

/// The heading that line `index` holds by its words, and its last line.
pub(super) fn named(reader: &Reader<'_>, index: usize) -> Option<(Head, usize)> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    let in_flow = matches!(line.role, Role::Flow | Role::FirstOfRunning);
    // The mark of an annex stands in the corner of its first page as often as in the middle.
    let corner = || line.row.is_none() && name(page.bytes(line.span)) == Some(Name::Annex);
    if !in_flow || line.span.len() > 200 || line.right && !corner() || reader.contents.holds(line.span) {
        return None;
    }
    let (whole, last) =
        if line.row.is_some() || line.look.run_in { (line.span, index) } else { reader.whole(index) };
    let (span, name) = column(reader, whole)?;
    let text = page.bytes(span);
    let first = text.first().copied().unwrap_or(0);
    // Some filers print headings in small letters; in the middle of the line they are no sentence.
    let title = name != Name::Annex && words::words(text).take(9).count() <= 8;
    let small = first.is_ascii_lowercase() && line.look.centered && title;
    if !(first.is_ascii_uppercase() || small) || is_continued(text) {
        return None;
    }
    let off = set_off(page, line) || page.plain;
    // Some set the name in plain letters; what stands below it says that it is one.
    let plainly = || titles_table(text) && right_above_figures(page, last);
    let class = match name {
        Name::Statement if line.row.is_some() && !titles_table(text) => return None,
        Name::Statement if above_figures(page, last) && (off || line.row.is_some() || plainly()) => {
            Class::Statement
        }
        Name::Notes if line.row.is_none() && (off || above_first_note(page, last)) => Class::Notes,
        Name::Statement | Name::Notes => return None,
        _ if line.row.is_some() || !off => return None,
        Name::Signatures if !above_signatures(page, last) => return None,
        Name::ExhibitList if page.lines.get(last + 1).is_none() => return None,
        Name::Report if starts(text, b"consent") && !above_consent(page, last) => return None,
        Name::Report => Class::Report,
        Name::Signatures => Class::Signature,
        Name::ExhibitList => Class::ExhibitList,
        Name::Annex => Class::Annex,
    };
    let hash = super::toc::entry_hash(text);
    let before = index.checked_sub(1).and_then(|i| page.lines.get(i)).map_or(0, |l| l.span.start() + 1);
    let linked = reader.contents.linked(before, span.end()).is_some();
    let listed = reader.contents.named(hash).is_some();
    Some((Head { linked, listed, ..head(page, class, index, span) }, last))
}

/// The column of a line that names something, where the others only name the company:
/// "BALANCE SHEETS      NORTHERN KETTLE COMPANY".
fn column(reader: &Reader<'_>, span: TextSpan) -> Option<(TextSpan, Name)> {
    let text = reader.page.bytes(span);
    // "FERNDALE SAVINGS PLAN" over "STATEMENTS OF NET ASSETS": whose they are stands on lines of its own,
    // and is a name. A sentence may end in a line that looks like a title: "… are included in our" over
    // "Consolidated Statements of Operations."
    let called = name(text);
    if called.is_none()
        && let Some(line) = memchr::memchr_iter(b'\n', text).map(|at| at + 1).find(|at| {
            let (owner, rest) = text.split_at_checked(*at).unwrap_or((text, b""));
            name(without_dates(rest.trim_ascii())) == Some(Name::Statement) && is_title_case(owner)
        })
    {
        let rest = text.get(line..).unwrap_or(b"");
        let start = line + rest.len() - rest.trim_ascii_start().len();
        return column(reader, Span::new(span.start() + saturate(start), span.end()));
    }
    let whole = called.or_else(|| {
        // "BALANCE SHEETS AS OF JANUARY 28, 1995": dates are no part of the name.
        let bare = without_dates(text);
        let rest = text.get(bare.len()..).unwrap_or(b"");
        let dated =
            is_period(rest) || rest.trim_ascii_start().first() == Some(&b'(') && text.last() == Some(&b')');
        name(bare).filter(|name| dated && *name == Name::Statement)
    });
    let gap = words::wide_gap(text, 0);
    if let (Some(Name::Notes), Some((end, next))) = (whole, gap) {
        let (first, rest) = (text.get(..end).unwrap_or(b""), text.get(next..).unwrap_or(b""));
        let company = reader.companies.names(rest) || is_company(rest);
        if company && name(first) == whole {
            return Some((Span::new(span.start(), span.start() + saturate(end)), Name::Notes));
        }
    }
    if gap.is_none() || whole.is_some_and(|name| name != Name::Statement) {
        return Some((span, whole?));
    }
    let mut found = None;
    let mut start = 0;
    while start < text.len() {
        let (end, next) = words::wide_gap(text, start).unwrap_or((text.len(), text.len()));
        let part = text.get(start..end).unwrap_or(b"");
        match name(part) {
            Some(name) if found.is_none() => {
                let at = span.start() + saturate(start);
                found = Some((Span::new(at, at + saturate(part.len())), name));
            }
            // A row of figures, or the heads of columns.
            _ if part.iter().any(u8::is_ascii_digit) || part.len() < 8 => return None,
            _ => {}
        }
        start = next;
    }
    found
}

/// True where line `index` is one of a list of what the filing contains: what it names starts
/// elsewhere.
pub(super) fn in_list(page: &Page<'_>, index: usize) -> bool {
    let Some(line) = page.lines.get(index) else { return false };
    let text = page.bytes(line.span);
    if line.span.len() > 250 || !listable(text) {
        return false;
    }
    if leads_to_page(text) {
        return true;
    }
    // "Statements of Income for the Years Ended January 28, 1995,": the page stands below.
    let open = text.last() == Some(&b',') || text.ends_with(b"nded") || text.ends_with(b"and");
    let next = page.lines.get(index + 1).map_or(&b""[..], |next| page.bytes(next.span));
    if open && next.len() < 120 && is_period(without_end(next)) && without_end(next).len() < next.len() {
        return true;
    }
    let flow = |line: &&Line| matches!(line.role, Role::Flow | Role::FirstOfRunning);
    let parted = |a: &Line, b: &Line| {
        let next = page.document.pages.partition_point(|at| *at <= a.span.start());
        page.document.pages.get(next).is_some_and(|at| *at <= b.span.start())
    };
    // A statement's own table, a report's own text stand between two that are no list.
    let named = |line: &Line| line.span.len() <= 250 && line.row.is_none() && listable(page.bytes(line.span));
    let mut before = page.lines.get(..index).unwrap_or(&[]).iter().rev().filter(flow);
    let (last, last_but_one) = (before.next(), before.next());
    let after = page.lines.iter().skip(index + 1).find(flow);
    let goes_on = after.is_some_and(|next| named(next) && !parted(line, next));
    // What closes the list has text below it, as a heading has: two before it must be of the list.
    let opens = after.is_some_and(|next| next.row.is_some() || next.span.len() > 200);
    let closes = last.is_some_and(|last| named(last) && !parted(last, line))
        && (!opens || last_but_one.is_some_and(named));
    goes_on || closes
}

/// A line without the page or the mark in its last column.
fn without_end(text: &[u8]) -> &[u8] {
    let gap = text.iter().rposition(|b| matches!(b, b' ' | b'\t')).unwrap_or(0);
    let (before, last) = text.split_at(gap);
    let paged = last.trim_ascii() == b"*" || super::toc::page_reference(last.trim_ascii()).is_some();
    if paged { before.trim_ascii_end() } else { text }
}

/// True for the name of a statement, of notes or of a report, with or without the dates that follow.
fn listable(text: &[u8]) -> bool {
    let named = |text: &[u8]| matches!(name(text), Some(Name::Statement | Name::Notes | Name::Report));
    named(text) || named(without_dates(text))
}

/// The words before "as of January 28, 1995", "for the years ended …", "(page 12)".
fn without_dates(text: &[u8]) -> &[u8] {
    const ENDS: [&[u8]; 14] = [
        b"as of",
        b"as at",
        b"at",
        b"for the",
        b"for each",
        b"for years",
        b"year ended",
        b"years ended",
        b"fiscal years ended",
        b"(page",
        b"(in ",
        b"(dollars",
        b"-",
        b"..",
    ];
    let mut at = 0;
    while let Some(gap) = memchr::memchr3(b' ', b',', b'.', text.get(at..).unwrap_or(b"")) {
        at += gap;
        let rest = text.get(at..).unwrap_or(b"").trim_ascii_start();
        // Few letters start what ends a name.
        let may =
            matches!(rest.first(), Some(b'a' | b'A' | b'f' | b'F' | b'y' | b'Y' | b'-' | b'(' | b'.' | 0xE2));
        let ends = text.get(at) == Some(&b',')
            || may && (dash_len(rest, 0) > 0 || ENDS.iter().any(|end| starts(rest, end)));
        if ends {
            return text.get(..at).unwrap_or(text);
        }
        at += 1;
    }
    text
}

/// True for "… (page 39)", "… (pages 54 through 77)." and "… F-12".
fn leads_to_page(text: &[u8]) -> bool {
    let bracketed = memchr::memmem::rfind(text, b"(page").is_some_and(|at| text.len() - at < 40);
    let last = text.rsplit(|b| matches!(b, b' ' | b'\t' | b'.')).next().unwrap_or(b"");
    let gap = words::wide_gap(text, 0).is_some()
        || text.contains(&b'\t')
        || memchr::memmem::find(text, b"...").is_some();
    bracketed || gap && super::toc::page_reference(last).is_some_and(|number| number > 0)
}

/// True for a name as statements have it, where a row holds it: a column's head is shorter.
fn titles_table(text: &[u8]) -> bool {
    let first = words::words(text).find_map(|w| text.get(w.start..w.end));
    let named: &[&[u8]] = &[
        b"consolidated",
        b"condensed",
        b"combined",
        b"statement",
        b"statements",
        b"balance",
        b"unaudited",
        b"interim",
        b"schedule",
        b"consolidating",
    ];
    first.is_some_and(|word| named.iter().any(|n| n.eq_ignore_ascii_case(word)))
}

/// True where a table of figures follows line `index` with only captions between.
fn above_figures(page: &Page<'_>, index: usize) -> bool {
    let is_figures = |line: &Line| match page.document.blocks.get(line.block as usize).map(|b| b.kind) {
        Some(BlockKind::Table(table)) => page.document.tables.get(table as usize).is_some_and(|t| t.numeric),
        _ => false,
    };
    if page.lines[index].row.is_some() {
        return is_figures(&page.lines[index]);
    }
    for line in page.lines.iter().skip(index + 1).take(9) {
        if line.row.is_some() {
            return is_figures(line);
        }
        if line.span.len() > 250 {
            return false;
        }
    }
    false
}

/// True where a table of figures follows line `index` with units and periods between at most.
fn right_above_figures(page: &Page<'_>, index: usize) -> bool {
    let between = |line: &&Line| {
        let text = page.bytes(line.span);
        line.row.is_none() && (text.first() == Some(&b'(') || is_period(text))
    };
    let table = page.lines.iter().skip(index + 1).take(4).find(|line| !between(line));
    table.is_some_and(|line| line.row.is_some()) && above_figures(page, index)
}

/// True for the heading of a schedule, which ends in line `last`, above figures. Schedules follow the
/// signatures, and are no part of them.
pub(super) fn heads_schedule(page: &Page<'_>, heading: TextSpan, last: usize) -> bool {
    const ACCOUNTS: [u32; 4] = words::hashes(["valuation", "and", "qualifying", "accounts"]);
    let text = page.bytes(heading);
    let named = || words::words(text).map(|word| word.hash).take(4).eq(ACCOUNTS);
    let called = starts(text, b"schedule ") && text.len() <= 120;
    (called || named()) && above_figures(page, last)
}

/// True for "Schedule II" and "SCHEDULE H, LINE 4i - SCHEDULE OF ASSETS": a number or one capital behind the word.
/// "Schedule of Maturities" is a table like others.
pub(super) fn is_schedule(text: &[u8]) -> bool {
    let mark = text.get(9..).unwrap_or(b"").split(|b| !b.is_ascii_alphanumeric()).next().unwrap_or(b"");
    let numbered = mark.first().is_some_and(u8::is_ascii_digit)
        || mark.len() == 1 && mark[0].is_ascii_uppercase()
        || !mark.is_empty() && mark.iter().all(|b| matches!(b, b'I' | b'V' | b'X'));
    starts(text, b"schedule ") && text.len() <= 120 && numbered
}

/// True where the first of a series follows line `index` with dates and units between at most: the notes begin,
/// in whatever letters what holds them is set.
fn above_first_note(page: &Page<'_>, index: usize) -> bool {
    let between = |line: &&Line| {
        let text = page.bytes(line.span);
        text.first() == Some(&b'(') && series_mark(text).is_none() || is_period(text) || text.len() <= 3
    };
    let mut below = page.lines.iter().skip(index + 1).filter(|line| line.role != Role::PageNumber).take(5);
    let mark = below.find(|line| !between(line)).and_then(|line| series_mark(page.bytes(line.span)));
    mark.is_some_and(|mark| mark.number == 1 && mark.levels == 0)
}

/// True where somebody consents below line `index`; a list of exhibits only names the consent.
fn above_consent(page: &Page<'_>, index: usize) -> bool {
    page.lines.iter().skip(index + 1).take(8).any(|line| {
        let text = page.bytes(line.span);
        let near = text.get(..text.len().min(400)).unwrap_or(text);
        memchr::memmem::find(near, b" consent").is_some()
    })
}

/// True where what follows line `index` is signed.
fn above_signatures(page: &Page<'_>, index: usize) -> bool {
    page.lines.iter().skip(index + 1).take(8).any(|line| {
        let text = page.bytes(line.span);
        let head = text.get(..text.len().min(400)).unwrap_or(b"");
        let says = |word: &[u8]| words::words(head).any(|w| head[w.start..w.end].eq_ignore_ascii_case(word));
        memchr::memmem::find(text, b"/s/").is_some()
            || memchr::memmem::find(text, b"/S/").is_some()
            || says(b"undersigned")
            || says(b"signed")
            || starts(text, b"by")
            || super::signatures::is_prescribed(text)
    })
}
