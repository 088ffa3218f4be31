//! Covers: where the one at the front ends, what stands on the one at the back, and the cover of a prospectus
//! that follows its supplement.

use std::ops::Range;

use super::forms::Form;
use super::headings::Reader;
use super::items::{Evidence, Found, Slot};
use super::lines::{Line, Page, Role, starts};
use super::sections::{Class, Head, head};
use super::words;
use crate::text::TextSpan;

/// Bytes that a cover takes up at most, with what stands between it and the first item: some twenty pages
/// of contents, definitions and remarks on what is said of the future.
const LONGEST_COVER: u32 = 60_000;

/// Where the cover ends: nothing on it is a heading.
pub(super) fn end(reader: &Reader<'_>, form: Option<&Form>, found: &[Found]) -> u32 {
    let page = reader.page;
    let whole = page.document.whole().end();
    // An index that stands in place of the items is no part of the cover.
    let index = |region: &TextSpan| {
        found.iter().any(|f| f.evidence == Evidence::Listed && region.overlaps(f.heading))
    };
    let contents = reader.contents.ruling;
    let contents = contents.filter(|r| (r.start() < whole / 4 || r.start() < 40_000) && !index(r));
    // Until about 2000 the contents of a prospectus stood on its back cover.
    if let Some(first) = contents.filter(|_| reader.contents.closing).and_then(|_| first_named(reader)) {
        return first.max(last_cover_line(page));
    }
    // The rows of an index that stands in place of items may close the document.
    let first = found.iter().find(|f| f.evidence != Evidence::Listed);
    // The prospectus stands before Part II, and is no cover.
    let late = |f: &&Found| match f.slot {
        Slot::Part(part) => part > 1,
        Slot::Item(item) => form.and_then(|f| f.items.get(item)).and_then(|i| i.part).is_some_and(|p| p > 1),
    };
    let first = first.filter(|f| !late(f)).map(|f| f.heading.start());
    match (contents, first) {
        // Why a report is amended is said before its contents as often as after them.
        (Some(contents), Some(first)) if contents.start() < first => {
            introduction(page, contents.start()).unwrap_or(contents.end())
        }
        (Some(contents), None) => {
            let report = form.filter(|f| !found.is_empty() && f.items.iter().any(|i| i.part == Some(1)));
            let notice = notice(page, contents.start());
            let said = report.and_then(|_| introduction(page, contents.start()));
            notice.or(said).unwrap_or(contents.end())
        }
        (_, Some(first)) if first <= LONGEST_COVER => introduction(page, first).unwrap_or(first),
        // The items come late: what stands before them is text.
        (_, Some(_)) | (None, None) => last_cover_line(page),
    }
}

/// Where the first line stands that the contents name, which stand behind it.
fn first_named(reader: &Reader<'_>) -> Option<u32> {
    let mut lines = reader.page.lines.iter();
    lines.find(|line| reader.contents.lists(reader.page, line)).map(|line| line.span.start())
}

/// Where the notice of a meeting starts that stands before the contents of a proxy statement.
///
/// State law asks for the notice, and it goes before the statement that Regulation 14A asks for.
fn notice(page: &Page<'_>, contents: u32) -> Option<u32> {
    let before = page.lines.iter().take_while(|line| line.span.start() < contents);
    let named = |line: &&Line| {
        let text = page.bytes(line.span);
        text.len() <= 120
            && line.row.is_none()
            && starts(text, b"notice of ")
            && words::words(text).any(|word| MEETINGS.contains(&word.hash))
    };
    before.filter(named).find(|line| line.look.caps || line.look.centered).map(|line| line.span.start())
}

/// Words for what a notice of a meeting calls.
const MEETINGS: &[u32] = &words::hashes(["meeting", "meetings"]);

/// Where an introduction starts that stands between a cover and the first item, as in schedules on offers.
fn introduction(page: &Page<'_>, first: u32) -> Option<u32> {
    const NAMES: [&[u8]; 8] = [
        b"introduction",
        b"introductory note",
        b"introductory statement",
        b"explanatory note",
        b"explanatory statement",
        b"preliminary note",
        b"definitions",
        b"certain definitions",
    ];
    // What terms mean, and what is said of the future (Private Securities Litigation Reform Act of 1995).
    const STARTS: [&[u8]; 6] = [
        b"glossary",
        b"forward-looking statement",
        b"forward looking statement",
        b"cautionary ",
        b"special note regarding forward",
        b"note regarding forward",
    ];
    let cover = last_cover_line(page);
    let between = page.lines.iter().filter(|line| (cover..first).contains(&line.span.start()));
    let named = |line: &&Line| {
        let text = page.bytes(line.span).trim_ascii();
        let text = text.strip_suffix(b".").or_else(|| text.strip_suffix(b":")).unwrap_or(text);
        let named = NAMES.iter().any(|name| name.eq_ignore_ascii_case(text))
            || text.len() <= 100 && STARTS.iter().any(|name| starts(text, name));
        cover > 0 && line.span.start() >= cover && named
    };
    let start = |line: &Line| line.span.start();
    between.filter(|line| line.row.is_none()).find(named).map(start)
}

/// The end of the last line that only covers have; 0 where there is none.
fn last_cover_line(page: &Page<'_>) -> u32 {
    const PHRASES: &[&[u8]] = &[
        b"(exact name of",
        b"(state or other jurisdiction",
        b"(commission file",
        b"commission file number",
        b"(address of principal",
        b"(address, including",
        b"(addresses of principal",
        b"approximate date of commencement",
        b"if any of the securities being registered",
        b"if this form is filed",
        b"if an emerging growth company",
        b"indicate by check mark",
        b"(registrant's telephone",
        b"(name of issuer",
        b"(name of registrant as specified",
        b"(name of person(s) filing",
        b"(name of subject company",
        b"washington, d.c. 20549",
        b"check the appropriate box",
        b"(name, address",
        b"(i.r.s. employer",
        b"(zip code",
        b"documents incorporated by reference",
        b"(date of event",
        b"(cusip number",
        b"pursuant to section 13 or 15(d)",
    ];
    let early = page.lines.get(..page.lines.len().min(120)).unwrap_or(&[]);
    let covers = |line: &&Line| PHRASES.iter().any(|phrase| starts(page.bytes(line.span), phrase));
    early.iter().rev().find(covers).map_or(0, |line| line.span.end())
}

/// Drops the headings of a back cover: the title, the securities and the underwriters stand there once more,
/// in the middle of the page, with nothing under any of them. It is the last page, or that of contents which
/// close a prospectus.
pub(super) fn drop_back(reader: &Reader<'_>, heads: &mut Vec<Head>) {
    let page = reader.page;
    let outside = |line: &Line| matches!(line.role, Role::Running | Role::PageNumber | Role::Furniture);
    let centered = |line: &Line| line.row.is_none() && line.look.centered && line.span.len() <= 200;
    let sheet = |line: &Line| page.document.page_at(line.span.start());
    let end = page.lines.last().map(sheet);
    let other = |line: &Line| !centered(line) && !outside(line) || Some(sheet(line)) != end;
    let last = page.lines.iter().rposition(other).map_or(0, |at| at + 1);
    drop_titles(page, last..page.lines.len(), heads);
    if let Some(region) = reader.contents.ruling.filter(|_| reader.contents.closing) {
        let first = page.lines.partition_point(|line| line.span.start() < region.end());
        let lines = page.lines.iter().skip(first).take_while(|line| centered(line) || outside(line));
        drop_titles(page, first..first + lines.count(), heads);
    }
}

/// Drops the headings in `lines`, which stand in the middle of the page, up to the first of a kind of its own.
fn drop_titles(page: &Page<'_>, lines: Range<usize>, heads: &mut Vec<Head>) {
    let from = heads.partition_point(|head| head.line < lines.start);
    let titles = |head: &&Head| {
        head.line < lines.end && matches!(head.class, Class::Plain | Class::Contents(_) | Class::Table)
    };
    let to = from + heads.iter().skip(from).take_while(titles).count();
    // The last heading of a text may stand above a picture.
    let several = page.lines.get(lines.clone()).is_some_and(|lines| lines.len() > 2);
    if several {
        heads.drain(from..to);
    }
}

/// Tells the prospectus that follows its supplement: its sections have the names that those of the supplement
/// have, and are no part of the supplement.
///
/// A prospectus of a shelf registration is filed again with each supplement (Rule 424(b)(2) and (5)):
///
/// ```text
/// PROSPECTUS SUPPLEMENT (To prospectus dated …)      the cover
/// Use of Proceeds
/// PROSPECTUS                                         a cover again
/// Use of Proceeds                                    below "PROSPECTUS"
/// ```
pub(super) fn mark_base(reader: &Reader<'_>, heads: &mut Vec<Head>) {
    let page = reader.page;
    let text = |line: &Line| page.bytes(line.span).trim_ascii();
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return };
    let cover = page.lines.get(..first.line).unwrap_or(&[]);
    let supplement = cover.iter().any(|line| starts(text(line), b"prospectus supplement"));
    let titled = |line: &Line| {
        const TITLES: [&[u8]; 2] = [b"prospectus", b"prospectus supplement"];
        line.row.is_none()
            && TITLES.iter().any(|title| title.eq_ignore_ascii_case(text(line)))
            && !reader.contents.holds(line.span)
    };
    // What stands on its cover heads nothing: its sections start with the first that contents list.
    let listed = |index: usize| {
        let from = heads.partition_point(|head| head.line < index);
        let listed =
            |head: &Head| head.listed && head.line > index && matches!(head.class, Class::Contents(_));
        Some((from, from + heads.iter().skip(from).position(listed)?))
    };
    // A registration statement may hold a second prospectus, which has contents of its own.
    let contents = |line: &Line, to: usize| {
        let regions = &reader.contents.regions;
        let next = regions.get(regions.partition_point(|region| region.end() <= line.span.end()));
        next.is_some_and(|region| heads.get(to).is_some_and(|head| region.start() < head.span.start()))
    };
    let lines = page.lines.iter().enumerate().take(last.line).skip(first.line + 1);
    let base = lines.filter(|(_, line)| titled(line)).find_map(|(index, line)| {
        let (from, to) = listed(index)?;
        let follows = supplement && text(line).len() == b"prospectus".len() || contents(line, to);
        follows.then(|| (from, to, head(page, Class::Base, index, line.span)))
    });
    if let Some((from, to, base)) = base {
        heads.splice(from..to, [base]);
    }
}
