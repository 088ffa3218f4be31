//! Goes on with headings that letters count where one of them says too little by itself to be told: what stands above
//! a short answer or a list looks like an entry of one.
//!
//! ```text
//! (a) Statements of the Business Acquired      a heading, above prose
//! (b) Pro Forma Information                    a heading, above prose
//! (c) Exhibits                                 the next letter, at the same edge, in the same letters
//!     2.1  Agreement to buy the mill
//! ```

use super::headings::{Reader, is_no_title, is_sentence, is_title_case};
use super::lines::{Line, Role};
use super::marks::{Numbering, SeriesMark, series_mark};
use super::names::is_company;
use super::sections::{Class, Head, head};

/// Lines between two headings of a series, at the most.
const FURTHEST: usize = 400;

/// Adds the headings that go on with a series of two or more, each right behind the last that was found.
pub(super) fn go_on(reader: &Reader<'_>, heads: &mut Vec<Head>) {
    let page = reader.page;
    let mut added: Vec<Head> = Vec::new();
    for (at, first) in heads.iter().enumerate() {
        let Some(mark) = counted(first) else { continue };
        // The series ends with what holds it, and where it goes on by itself.
        let ends = |head: &&Head| {
            !matches!(head.class, Class::Plain | Class::Table)
                || counted(head).is_some_and(|next| next.numbering == mark.numbering)
        };
        let next = heads.get(at + 1..).unwrap_or(&[]).iter().find(ends);
        // "(b)" and "(c)" stand between "(a)" and "(d)".
        let gap = next
            .filter(|next| next.look == first.look)
            .and_then(counted)
            .is_some_and(|next| next.numbering == mark.numbering && next.number > mark.number + 1);
        let follows =
            mark.number >= 2 && heads.get(..at).is_some_and(|before| follows_another(before, first, mark));
        if !gap && !follows {
            continue;
        }
        let end = next.map_or(usize::MAX, |head| head.line);
        let Some(line) = page.lines.get(first.line) else { continue };
        let mut number = mark.number;
        let below = page.lines.iter().enumerate().skip(first.line + 1).take(FURTHEST);
        for (index, next) in below.take_while(|(index, _)| *index < end) {
            let text = page.bytes(next.span);
            let Some(found) = series_mark(text).filter(|found| found.numbering == mark.numbering) else {
                continue;
            };
            if found.number == number + 1 && is_alike(line, next) && names(text, found) {
                if reader.contents.holds(next.span) || heads.iter().any(|head| head.span.overlaps(next.span))
                {
                    break;
                }
                added.push(Head { mark: Some(found), ..head(page, Class::Plain, index, next.span) });
                number += 1;
            }
        }
    }
    heads.append(&mut added);
    heads.sort_by_key(|head| head.line);
}

/// The letter that counts a heading on lines of its own.
fn counted(head: &Head) -> Option<SeriesMark> {
    let letter = |mark: &SeriesMark| {
        matches!(mark.numbering, Numbering::BracketedLetter | Numbering::Letter) && mark.levels == 0
    };
    head.mark.filter(|mark| letter(mark) && head.class == Class::Plain && !head.look.run_in)
}

/// True where the heading with the letter before that of `head` stands above it and looks the same.
fn follows_another(before: &[Head], head: &Head, mark: SeriesMark) -> bool {
    let held = |other: &&Head| matches!(other.class, Class::Plain | Class::Table);
    before
        .iter()
        .rev()
        .take_while(held)
        .take(FURTHEST)
        .find_map(|other| counted(other).filter(|_| other.look == head.look))
        .is_some_and(|other| other.numbering == mark.numbering && other.number + 1 == mark.number)
}

/// True for lines at one edge in the same letters, as those that one series counts are.
fn is_alike(line: &Line, next: &Line) -> bool {
    next.row.is_none()
        && matches!(next.role, Role::Flow | Role::FirstOfRunning)
        && next.look == line.look
        && next.indent.abs_diff(line.indent) <= 1
        && next.span.len() <= 150
}

/// True for a title behind the letter.
fn names(text: &[u8], mark: SeriesMark) -> bool {
    let title = text.get(mark.title..).unwrap_or(b"");
    title.first().is_some_and(u8::is_ascii_uppercase)
        && is_title_case(title)
        && !is_sentence(title)
        && !is_no_title(title)
        && !is_company(title)
        && !matches!(title.last(), Some(b';' | b','))
}
