//! Numbered clauses of agreements: articles, sections, paragraphs with titles that run into their text.
//!
//! Agreements are numbered throughout, and their numbers, not their looks, say what stands in what:
//!
//! ```text
//! ARTICLE II                                            level 1
//! 2.1  Delivery. The kettles shall be delivered …       level 2, the heading ends at the stop
//! 2.2  The Company shall pay …                          level 2, a number without a title
//! 2.2.1 Late payment. …                                 level 3
//! ```
//!
//! A number at the start of a paragraph may also be one of a list, or a reference to another clause.
//! Of all numbered paragraphs the sequence is chosen in which each number follows from the one before.
//! Nothing of this holds for prose: only what an agreement is filed as, or is bound in as, is read so.

mod chain;
#[cfg(test)]
mod examples;
mod lettered;
mod title;

use super::headings::{Reader, under_rule};
use super::items::{is_continued, set_off};
use super::lines::{Line, Page, Role, starts};
use super::marks::{Numbering, SeriesMark, series_mark, word};
use super::names;
use super::notes::bare_mark;
use super::sections::{Class, Head, head};
use super::words;
use crate::filing::{BlockKind, Cell, Emphasis};
use crate::text::{Span, TextSpan, saturate};
use chain::chain;

/// What stands before the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// "ARTICLE IV", or a Roman number alone.
    Article,
    /// "Section 4", "Sec. 4.1".
    Section,
    /// "4.", "4.1".
    Bare,
}

/// Parts of a number beyond these name no clause.
const DEEPEST: usize = 4;

/// A paragraph that starts with a number.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    line: usize,
    last: usize,
    family: Family,
    /// 4, 1 for "4.1"; unused parts are 0.
    parts: [u16; DEEPEST],
    depth: usize,
    mark: SeriesMark,
    /// The heading: number and title, or the number alone.
    span: TextSpan,
    titled: bool,
    weight: i32,
}

/// Makes headings of the numbered clauses of a document of type `kind`, where it is an agreement or has
/// agreements bound in.
pub(super) fn number(reader: &Reader<'_>, kind: &str, heads: &mut Vec<Head>) {
    let page = reader.page;
    let (mut numbered, mut bounds) = (Vec::new(), Vec::new());
    for (from, to) in regions(page, kind, heads) {
        let all: Vec<Candidate> = (from..to).filter_map(|index| candidate(reader, index)).collect();
        let of = |family: Family| all.iter().filter(move |c| c.family == family).copied().collect::<Vec<_>>();
        let articles = chain(&of(Family::Article), &[], 2);
        let starts: Vec<usize> = articles.iter().map(|(c, _)| c.line).collect();
        let sections = chain(&of(Family::Section), &starts, 3);
        // Where sections are called so, paragraphs with a number of one part are lists within them.
        let single = sections.iter().any(|(c, _)| c.depth == 1);
        let bare: Vec<Candidate> = of(Family::Bare).into_iter().filter(|c| !single || c.depth > 1).collect();
        let bare = chain(&bare, &starts, 3);
        let mut chosen = articles;
        chosen.extend(sections);
        chosen.extend(bare);
        chosen.sort_unstable_by_key(|(c, _)| c.line);
        let (Some((first, _)), Some((last, _))) = (chosen.first(), chosen.last()) else { continue };
        let lines = (first.line, last.line);
        let clauses = levelled(page, &chosen);
        let lettered = lettered::below(reader, &clauses, to);
        numbered.extend(clauses);
        numbered.extend(lettered);
        bounds.push((lines, to));
    }
    numbered.sort_by_key(|head: &Head| head.span.start());
    merge(numbered, heads);
    for (lines, end) in bounds {
        mark_annexes(page, lines, end, heads);
    }
}

/// The lines of agreements: the whole of an exhibit that is one, or the annexes that are.
fn regions(page: &Page<'_>, kind: &str, heads: &[Head]) -> Vec<(usize, usize)> {
    let all = page.lines.len();
    if is_agreement(kind) {
        return vec![(0, all)];
    }
    let called = |from: usize, to: usize| {
        let near = page.lines.get(from..to.min(from + 12)).unwrap_or(&[]);
        near.iter().any(|line| set_off(page, line) && names_agreement(page.bytes(line.span)))
    };
    if kind.is_empty() || kind.starts_with("EX-99") || kind.starts_with("EX-(") {
        return if called(0, all) { vec![(0, all)] } else { Vec::new() };
    }
    let annexes: Vec<usize> = heads.iter().filter(|h| h.class == Class::Annex).map(|h| h.line).collect();
    let ends = annexes.iter().skip(1).copied().chain(std::iter::once(all));
    annexes.iter().copied().zip(ends).filter(|(from, to)| called(*from, *to)).collect()
}

/// True for the exhibits that are agreements, charters and plans: those are their numbers in Item 601
/// of Regulation S-K.
pub(super) fn is_agreement(kind: &str) -> bool {
    let Some(number) = kind.strip_prefix("EX-") else { return false };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    matches!(number.get(..digits), Some("1" | "2" | "3" | "4" | "9" | "10"))
}

/// True for the title of an agreement: its last word, or that before "of …", says what it is.
pub(super) fn names_agreement(text: &[u8]) -> bool {
    const NAMES: &[u32] = &words::hashes(["agreement", "indenture", "bylaws", "lease", "plan", "contract"]);
    text.len() <= 120 && !is_recital(text) && words::words(text).any(|word| NAMES.contains(&word.hash))
}

/// The clause that line `index` may start.
fn candidate(reader: &Reader<'_>, index: usize) -> Option<Candidate> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    let flow = matches!(line.role, Role::Flow | Role::FirstOfRunning);
    if !is_laid_out(page, line) || !flow || line.right {
        return None;
    }
    let text = page.bytes(line.span);
    // A clause starts with a digit or a word that says what it is: most paragraphs end here.
    let first = text.get(words::skip_space(text, 0))?;
    if !(first.is_ascii_digit() || matches!(first, b'A' | b'a' | b'S' | b's' | b'I' | b'V' | b'X')) {
        return None;
    }
    let off = set_off(page, line);
    let mark = series_mark(text).or_else(|| bare_mark(text, Numbering::Arabic).filter(|_| off))?;
    let family = family(text, mark)?;
    let (parts, depth) = parts(text, mark)?;
    let after = text.get(mark.end);
    let near = text.get(..text.len().min(200)).unwrap_or(text);
    let leads = memchr::memmem::find(near, b"....").is_some()
        || memchr::memmem::find(near, b". . .").is_some()
        || ends_in_page(text);
    let listed = leads || reader.contents.holds(line.span);
    if matches!(after, Some(b',' | b';' | b'%' | b'/')) || is_continued(text) || listed {
        return None;
    }
    let end = title::end(page, line, mark);
    let opens = title::opens(text, mark.title);
    let bare = mark.title >= text.len();
    if end.is_none() && !opens && !bare {
        return None;
    }
    // An article has a line of its own; "Article 9 of the Code …" is a reference.
    if family == Family::Article && end.is_none() && !bare {
        return None;
    }
    let (mut span, mut last) = match end {
        Some(end) => (Span::new(line.span.start(), line.span.start() + saturate(end)), index),
        None if bare => (line.span, index),
        None => (Span::new(line.span.start(), line.span.start() + saturate(mark.end)), index),
    };
    // The title, or the rest of it, may stand on the lines below.
    if span.end() >= line.span.end() {
        (span, last) = reader.whole(index);
    }
    if let Some((rest, end)) = underlined_rest(page, last, span) {
        (span, last) = (span.join(rest), end);
    }
    let titled = end.is_some() || last > index;
    let weight = 2 + if off { 3 } else { 0 } + if titled { 2 } else { -1 };
    Some(Candidate { line: index, last, family, parts, depth, mark, span, titled, weight })
}

/// The rest of a title in plain text whose lines are each underlined by a rule of their own.
fn underlined_rest(page: &Page<'_>, last: usize, span: TextSpan) -> Option<(TextSpan, usize)> {
    let line = page.lines.get(last)?;
    let underlined = |line: &Line| line.look.emphasis.has(Emphasis::UNDERLINE) && line.row.is_none();
    if !page.plain || span.end() < line.span.end() || page.bytes(span).last() == Some(&b'.') {
        return None;
    }
    let rule = |line: &Line| matches!(line.role, Role::Furniture);
    let (at, next) = page.lines.iter().enumerate().skip(last + 1).find(|(_, line)| !rule(line))?;
    let text = page.bytes(next.span);
    if series_mark(text).is_some()
        || !under_rule(page, line.span, next.span, line.look.centered && next.look.centered)
    {
        return None;
    }
    if underlined(next) {
        return Some((next.span, at));
    }
    let stop = title::stop(page, text).filter(|stop| *stop < 100)?;
    Some((Span::new(next.span.start(), next.span.start() + saturate(stop)), at))
}

/// True for the row of a table that sets the number beside the text; a row of contents leads to a page.
fn is_laid_out(page: &Page<'_>, line: &Line) -> bool {
    let Some(row) = line.row else { return true };
    let Some(BlockKind::Table(table)) = page.document.blocks.get(line.block as usize).map(|b| b.kind) else {
        return true;
    };
    let Some(table) = page.document.tables.get(table as usize) else { return true };
    let cells = table.row(row as usize);
    let leads = |cell: &Cell| super::toc::page_reference(page.document.slice(cell.span).as_bytes()).is_some();
    cells.len() <= 2 && !(cells.len() == 2 && cells.last().is_some_and(leads))
}

/// True for a line of contents: "8.1  Negative Pledge   36".
fn ends_in_page(text: &[u8]) -> bool {
    let digits = text.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let before = text.get(..text.len() - digits).unwrap_or(b"");
    let gap = before.ends_with(b"  ") || before.ends_with(b"\t");
    text.len() < 200 && (1..=3).contains(&digits) && gap && before.iter().any(u8::is_ascii_alphabetic)
}

fn family(text: &[u8], mark: SeriesMark) -> Option<Family> {
    let at = words::skip_space(text, 0);
    match mark.numbering {
        Numbering::Named if word(text, at, b"ARTICLE").is_some() => Some(Family::Article),
        Numbering::Roman if text.get(mark.end) == Some(&b'.') => Some(Family::Article),
        Numbering::Named if starts(text.get(at..)?, b"sec") => Some(Family::Section),
        Numbering::Arabic => Some(Family::Bare),
        _ => None,
    }
}

/// The parts of a number and how many there are: 4 and 1 for "4.1", and for "Section 401".
fn parts(text: &[u8], mark: SeriesMark) -> Option<([u16; DEEPEST], usize)> {
    let mut parts = [0; DEEPEST];
    if mark.levels == 0 {
        let hundreds = mark.numbering == Numbering::Named && mark.number > 100;
        (parts[0], parts[1]) =
            if hundreds { (mark.number / 100, mark.number % 100) } else { (mark.number, 0) };
        return Some((parts, 1 + usize::from(hundreds)));
    }
    let mut depth = 0;
    for part in text.get(mark.start..mark.end)?.split(|b| *b == b'.') {
        // The number of the article may be Roman: "Section II.3".
        let number = std::str::from_utf8(part).ok()?.trim();
        let value = if depth == 0 { mark.number } else { number.parse().ok()? };
        *parts.get_mut(depth)? = value;
        depth += 1;
    }
    Some((parts, depth))
}

/// The headings of the clauses, with their levels. A clause without a title is a heading only where its
/// text would else be that of a clause with one.
fn levelled(page: &Page<'_>, chosen: &[(Candidate, bool)]) -> Vec<Head> {
    let mut heads = Vec::with_capacity(chosen.len());
    let mut titled_at = [false; DEEPEST + 1];
    // Whether sections stand in articles, and the number and level of the last clause of one part.
    let (mut in_articles, mut after_article, mut single) = (false, false, (0, 0));
    for (clause, anew) in chosen {
        let depth = clause.depth.min(DEEPEST);
        let article = clause.family == Family::Article;
        if article || *anew {
            titled_at = [false; DEEPEST + 1];
        }
        if article || *anew && clause.depth == 1 {
            (in_articles, single) = (article || after_article, (0, 0));
        }
        after_article = article;
        let level = match clause.depth {
            _ if article => 1,
            1 => 1 + u8::from(in_articles),
            more if single.0 == clause.parts[0] => single.1 + u8::try_from(more - 1).unwrap_or(0),
            more => u8::try_from(more).unwrap_or(u8::MAX),
        };
        if clause.depth == 1 && !article {
            single = (clause.parts[0], level);
        }
        titled_at.iter_mut().skip(depth + 1).for_each(|deeper| *deeper = false);
        titled_at[depth] |= clause.titled;
        if article || titled_at[depth] {
            let class = Class::Clause { level, anew: *anew };
            let prose = page.lines.get(clause.last + 1).is_some_and(|next: &Line| next.row.is_none());
            let mark = Some(clause.mark);
            heads.push(Head { mark, prose, ..head(page, class, clause.line, clause.span) });
        }
    }
    heads
}

/// Puts the clauses, in text order, among the other headings and in place of those that they overlap.
fn merge(clauses: Vec<Head>, heads: &mut Vec<Head>) {
    let mut others = std::mem::take(heads).into_iter().peekable();
    heads.reserve(clauses.len() + others.len());
    for mut clause in clauses {
        while let Some(before) = others.next_if(|h| h.span.end() <= clause.span.start()) {
            heads.push(before);
        }
        let from = heads.len();
        while let Some(over) = others.next_if(|h| h.span.overlaps(clause.span)) {
            heads.push(over);
        }
        let mut over = heads.get(from..).unwrap_or(&[]).iter();
        if over.all(|h| matches!(h.class, Class::Plain | Class::Contents(_) | Class::Table)) {
            for head in heads.drain(from..) {
                clause.linked |= head.linked;
                clause.listed |= head.listed;
            }
            heads.push(clause);
        }
    }
    heads.extend(others);
}

/// Tells what is bound into an agreement from its own headings. `clauses` are the first and the last
/// line of its clauses, `end` that after its last line.
fn mark_annexes(page: &Page<'_>, clauses: (usize, usize), end: usize, heads: &mut [Head]) {
    let from = heads.partition_point(|h| h.line <= clauses.0);
    for head in heads.iter_mut().skip(from).take_while(|h| h.line < end) {
        if head.class == Class::Plain && is_annex(page.bytes(head.span)) {
            head.class = Class::Annex;
        }
        // The numbers rule, and what the contents list beside them is the rest of a title.
        if matches!(head.class, Class::Contents(_)) && head.line < clauses.1 {
            head.class = Class::Plain;
        }
    }
}

/// True for the heading of what an agreement has bound in: "EXHIBIT A", "Schedule 1.1 (b)".
fn is_annex(text: &[u8]) -> bool {
    const NAMES: &[u32] = &words::hashes(["exhibit", "schedule", "annex", "appendix", "attachment"]);
    let mut words = words::words(text);
    let (Some(name), Some(mark)) = (words.next(), words.next()) else { return false };
    let mark = text.get(mark.start..mark.end).unwrap_or(b"");
    let numbered = mark.iter().all(u8::is_ascii_digit)
        || mark.iter().all(|b| b"IVX".contains(b))
        || mark.len() == 1 && mark[0].is_ascii_uppercase();
    NAMES.contains(&name.hash) && numbered
}

/// True for the words above the reasons of an agreement, which hold none of its clauses.
pub(super) fn is_recital(text: &[u8]) -> bool {
    const FIRST: &[u32] =
        &words::hashes(["witnesseth", "recital", "recitals", "background", "whereas", "now"]);
    let first = words::words(text).next().map(|word| word.hash);
    first.is_some_and(|hash| FIRST.contains(&hash))
        && words::words(text).take(10).count() <= 9
        && names::name(text).is_none()
}
