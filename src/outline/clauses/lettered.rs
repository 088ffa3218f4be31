//! Lettered paragraphs of clauses that have titles of their own, mostly underlined behind a plain letter.
//!
//! ```text
//! 3. Compensation.
//! (a) Base Salary. The Company shall pay …      level of the clause and one, where most have a title
//! (b) Bonus. The Executive may receive …
//! (c) The Company shall reimburse …             no title: its letter alone
//! ```

use super::super::headings::{Reader, is_title_case};
use super::super::lines::{Line, Role};
use super::super::marks::{Numbering, SeriesMark, series_mark};
use super::super::sections::{Class, Head, head};
use super::super::words;
use super::title;
use crate::text::{Span, saturate};

/// A paragraph that starts with a letter.
struct Paragraph {
    line: usize,
    mark: SeriesMark,
    /// Where its title ends in the line.
    end: Option<usize>,
}

/// Titles have no more words.
const MOST_WORDS: usize = 12;

/// The headings of lettered paragraphs below `clauses`, the last of which ends before line `to`.
pub(super) fn below(reader: &Reader<'_>, clauses: &[Head], to: usize) -> Vec<Head> {
    let mut heads = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        let Class::Clause { level, .. } = clause.class else { continue };
        let end = clauses.get(at + 1).map_or(to, |next| next.line);
        let mut run: Vec<Paragraph> = Vec::new();
        for line in clause.line + 1..end {
            let Some(this) = paragraph(reader, line) else { continue };
            let goes_on = run.last().is_some_and(|last| {
                last.mark.numbering == this.mark.numbering && last.mark.number + 1 == this.mark.number
            });
            if !goes_on && this.mark.number > 2 {
                continue;
            }
            if !goes_on {
                close(reader, level, &run, &mut heads);
                run.clear();
            }
            run.push(this);
        }
        close(reader, level, &run, &mut heads);
    }
    heads
}

/// The lettered paragraph that starts in line `index`.
fn paragraph(reader: &Reader<'_>, index: usize) -> Option<Paragraph> {
    let page = reader.page;
    let line: &Line = page.lines.get(index)?;
    let flow = matches!(line.role, Role::Flow | Role::FirstOfRunning) && line.row.is_none();
    let text = page.bytes(line.span);
    // Most paragraphs end here: they start with no letter alone.
    let lettered = match text.get(words::skip_space(text, 0)..)? {
        [b'(', letter, b')', ..] => letter.is_ascii_alphabetic(),
        [letter, b'.' | b')', ..] => letter.is_ascii_uppercase(),
        _ => false,
    };
    if !flow || line.right || !lettered {
        return None;
    }
    let lettered = |m: &SeriesMark| matches!(m.numbering, Numbering::BracketedLetter | Numbering::Letter);
    let mark = series_mark(text).filter(lettered)?;
    if !title::opens(text, mark.title) || reader.contents.holds(line.span) {
        return None;
    }
    let end = title::end(page, line, mark).filter(|end| {
        let words = text.get(mark.title..*end).unwrap_or(b"");
        let count = words::words(words).take(MOST_WORDS + 1).count();
        // Text follows, or the line is the title alone.
        is_title_case(words) && count <= MOST_WORDS && (*end + 2 < text.len() || *end == text.len())
    });
    Some(Paragraph { line: index, mark, end })
}

/// Adds the headings of a run of paragraphs where most of them have titles.
fn close(reader: &Reader<'_>, level: u8, run: &[Paragraph], heads: &mut Vec<Head>) {
    let titled = run.iter().filter(|p| p.end.is_some()).count();
    if titled < 2 || titled * 3 < run.len() * 2 {
        return;
    }
    let page = reader.page;
    for (at, paragraph) in run.iter().enumerate() {
        // What has no title and follows none with one is text of the clause.
        if paragraph.end.is_none() && !run[..at].iter().any(|before| before.end.is_some()) {
            continue;
        }
        let Some(line) = page.lines.get(paragraph.line) else { continue };
        let end = line.span.start() + saturate(paragraph.end.unwrap_or(paragraph.mark.end));
        let span = Span::new(line.span.start(), end.min(line.span.end()));
        let class = Class::Clause { level: level + 1, anew: false };
        let mark = Some(paragraph.mark);
        heads.push(Head { mark, prose: true, ..head(page, class, paragraph.line, span) });
    }
}
