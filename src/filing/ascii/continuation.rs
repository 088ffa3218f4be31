//! Tables that go on over the end of a page. Each page is read by itself; what has the same columns and no header of its
//! own is the rest of the table before.

use super::grid::Grid;
use super::lines::{Line, LineKind, TagSet};
use super::regions::speaks_of_time;
use crate::text::saturate;

/// Lines above a table that may be its title, which the next page says again.
const TITLE: usize = 12;

/// Joins a table to the one before it where nothing but page marks, blank lines and what each page says again stands
/// between them and the second has no header of its own but the same columns.
pub(super) fn join_over_pages(text: &[u8], lines: &[Line], grids: &mut Vec<Grid>) {
    let mut joined: Vec<Grid> = Vec::with_capacity(grids.len());
    for second in grids.drain(..) {
        match joined.last_mut() {
            Some(first) if goes_on(text, lines, first, &second) => append(first, second),
            _ => joined.push(second),
        }
    }
    *grids = joined;
}

/// True where `second` is the rest of the table `first`.
fn goes_on(text: &[u8], lines: &[Line], first: &Grid, second: &Grid) -> bool {
    if second.headed || !same_columns(first, second) {
        return false;
    }
    let gap = lines.get(first.end_line..second.first_line).unwrap_or(&[]);
    let paged = gap.iter().any(|l| l.page || l.kind == LineKind::PageNumber || l.tag.has(TagSet::PAGE));
    let again =
        |l: &Line| paged && l.is_text() && l.tags == l.ink && says_again(text, lines, first.first_line, l);
    gap.iter().all(|l| {
        (l.kind == LineKind::Blank || l.kind == LineKind::Rule || l.is_furniture() || again(l))
            && !l.tag.has(TagSet::NOTES)
    })
}

/// True for a line that the top of the next page of a table has: "(Continued)", "(Dollars in thousands)", and what
/// stands above the table, whose first line is `first`, as well: the name of the company.
pub(super) fn says_again(text: &[u8], lines: &[Line], first: usize, line: &Line) -> bool {
    let words = line.bytes(text);
    let aside = words.first() == Some(&b'(') && words.last() == Some(&b')');
    let above = || lines.get(first.saturating_sub(TITLE)..first + TITLE / 2).unwrap_or(&[]);
    // Heads of columns, and times among them, are those of the table below, whatever another has.
    let head = line.wide || words.iter().any(u8::is_ascii_digit) || speaks_of_time(words);
    if head {
        return false;
    }
    let same = above().iter().any(|l| l.is_text() && l.bytes(text) == words);
    // "(Dollars in millions)" over another table is none of this one.
    let lower = words.to_ascii_lowercase();
    let units = [&b"thousand"[..], b"million", b"000"];
    let units = units.iter().any(|unit| memchr::memmem::find(&lower, unit).is_some());
    let titled = || is_continued(words) && above().iter().any(|l| shares_title(l.bytes(text), words));
    same || aside && !units || titled()
}

/// True where a title that says it goes on names what the line `above` does, or nothing: "(Continued)", "Balance Sheets -
/// Continued" below "CONSOLIDATED BALANCE SHEETS".
fn shares_title(above: &[u8], title: &[u8]) -> bool {
    const SMALL: usize = 4;
    let words = |line: &[u8]| -> Vec<Vec<u8>> {
        let words = line.split(|b| !b.is_ascii_alphabetic()).filter(|word| word.len() >= SMALL);
        words.map(<[u8]>::to_ascii_lowercase).filter(|word| !word.starts_with(b"cont")).collect()
    };
    let (named, above) = (words(title), words(above));
    named.iter().all(|word| above.contains(word))
}

/// True for "(Continued)" and, where they say nothing of time, for titles that end so: "Balance Sheets - Continued".
pub(super) fn is_continued(words: &[u8]) -> bool {
    const WORDS: [&[u8]; 5] = [b"continued", b"cont'd", b"con't", b"cont", b"concluded"];
    let end = words
        .iter()
        .rposition(|b| !matches!(b, b')' | b'.' | b' ' | b':' | b'-' | b']'))
        .map_or(0, |i| i + 1);
    let words = &words[..end];
    let timed = words.iter().any(u8::is_ascii_digit) || speaks_of_time(words);
    words.len() < LONGEST_TITLE
        && !timed
        && WORDS.iter().any(|word| {
            let at = words.len().checked_sub(word.len());
            at.is_some_and(|at| {
                words[at..].eq_ignore_ascii_case(word) && (at == 0 || !words[at - 1].is_ascii_alphabetic())
            })
        })
}

/// Bytes of the longest title of a table.
const LONGEST_TITLE: usize = 100;

/// True where each column of the second table stands below one of the first.
fn same_columns(first: &Grid, second: &Grid) -> bool {
    first.columns.len() == second.columns.len()
        && first
            .columns
            .iter()
            .zip(&second.columns)
            .all(|(a, b)| a.words == b.words && a.from < b.to + 2 && b.from < a.to + 2)
}

/// Puts the rows of `second` below those of `first`.
fn append(first: &mut Grid, second: Grid) {
    let (rows, cells) = (saturate(first.table.rows.len()), saturate(first.table.cells.len()));
    first.table.cells.extend(second.table.cells.into_iter().map(|mut cell| {
        cell.row += rows;
        cell
    }));
    first.table.rows.extend(second.table.rows.into_iter().map(|mut row| {
        row.first += cells;
        row.end += cells;
        row
    }));
    first.table.span = first.table.span.join(second.table.span);
    first.end_line = second.end_line;
    first.marks.extend(second.marks);
}
