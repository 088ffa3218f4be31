//! Headers of which the parts over one column, wide and narrow, are read together.

use super::{Buffers, ColumnHead, column_hints};
use crate::figures::lexer::lex;
use crate::figures::period::{Length, TimeMention, TimeSpec, mentions};
use crate::figures::prose::Reader;
use crate::figures::tables::View;
use crate::figures::tables::hints::{Hints, refers_to_notes};
use crate::figures::words::Word;
use crate::filing::grid::{CellClass, Placed, RowKind};
use crate::text::TextSpan;

/// "For the Three" over "Months Ended" over "September 30," over "1998", "From inception (March 3, 1997)" over
/// "through" over "September 30, 2000": where the header of one column goes on over several lines, they are read
/// as one, and a whole stretch of time that they tell together is the column's.
pub(super) fn read_as_one(
    view: View<'_>,
    rows: std::ops::Range<usize>,
    fresh: &mut [ColumnHead],
    buffers: &mut Buffers,
) {
    let begins = |row: &usize| {
        let place = view.table.rows.get(*row);
        let cells = place.and_then(|place| view.grid.cells.get(place.first as usize..place.end as usize));
        cells.unwrap_or(&[]).iter().any(|cell| ends_begun(view, cell))
    };
    let begin: Vec<usize> = rows.clone().filter(begins).collect();
    for (column, head) in fresh.iter_mut().enumerate().skip(1) {
        let Some(words) = head.words.map(|words| view.document.slice(words).as_bytes()) else { continue };
        let stretches = || STRETCHES.iter().any(|part| memchr::memmem::find(words, part).is_some());
        let begun = || begin.iter().any(|row| begins_above(view, *row, column).is_some());
        if rows.len() < 2 || !stretches() && !begun() {
            continue;
        }
        mentions_over(view, rows.clone(), column, buffers);
        if let Some((spec, span)) = one_stretch(&buffers.times) {
            head.time = spec;
            head.time_span = Some(span);
        }
    }
}

/// "Inception to March 31, 2024", "Cumulative since inception": columns of a time that starts on a day that is not said
/// have none. `named` are the columns of the header with the words over them.
pub(super) fn leave_open_starts(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    for (column, words) in named {
        let words = view.document.slice(*words).as_bytes();
        let inception = [&b"nception"[..], b"NCEPTION"];
        if !inception.iter().any(|part| memchr::memmem::find(words, part).is_some()) {
            continue;
        }
        let head = fresh.get_mut(*column).filter(|head| !matches!(head.time.length, Some(Length::From(_))));
        if let Some(head) = head {
            (head.time, head.time_span) = (TimeSpec::default(), None);
            head.hints = head.hints.with(Hints::CHANGE);
        }
    }
}

/// "Weighted" over "Average" over "Exercise" over "Price": where the header of one column goes on over several
/// lines, they are read as one, as they are where one cell holds them.
pub(super) fn read_kinds_as_one(
    view: View<'_>,
    rows: std::ops::Range<usize>,
    fresh: &mut [ColumnHead],
    buffers: &mut Buffers,
) {
    let View { document, table, grid, .. } = view;
    if rows.len() < 2 {
        return;
    }
    for (column, head) in fresh.iter_mut().enumerate().skip(1) {
        buffers.tokens.clear();
        let mut lines = 0;
        for row in rows.clone() {
            let Some(place) = table.rows.get(row) else { continue };
            for cell in grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]) {
                let own = usize::from(cell.first) == column && usize::from(cell.last) == column;
                if own && cell.class == CellClass::Words {
                    lex(&document.text, cell.ink.start(), cell.ink.end(), &mut buffers.tokens);
                    lines += 1;
                }
            }
        }
        let joined = if lines >= 2 {
            column_hints(Reader { text: &document.text, tokens: &buffers.tokens })
        } else {
            Hints::default()
        };
        // "Square" over "Feet" says of which kind the numbers are, though no words in one place name the measure.
        let told = Hints::PER_SHARE.with(Hints::MEASURE);
        if joined.has(told) && !head.hints.has(told) {
            head.hints = head.hints.under(joined);
        }
        // "Notes" over "Receivable" over "from" over "Shareholders".
        let note = buffers.tokens.iter().position(|token| token.word == Word::Note);
        let reader = Reader { text: &document.text, tokens: &buffers.tokens };
        if lines >= 2 && note.is_some_and(|at| !refers_to_notes(reader, at)) {
            head.hints = head.hints.without(Hints::NAMES);
        }
        // "Balance" over "at End" over "of Period".
        head.hints = head.hints.with(joined.only(Hints::OPENING.with(Hints::CLOSING)));
    }
}

/// Reads the header cells over a column as one text: its tokens, and the times that it mentions.
pub(in crate::figures::tables) fn mentions_over(
    view: View<'_>,
    rows: std::ops::Range<usize>,
    column: usize,
    buffers: &mut Buffers,
) {
    let View { document, table, grid, .. } = view;
    buffers.tokens.clear();
    buffers.times.clear();
    for row in rows.clone() {
        let Some(place) = table.rows.get(row) else { continue };
        if let Some(cell) = begins_above(view, row, column).filter(|_| row + 1 < rows.end) {
            lex(&document.text, cell.ink.start(), cell.ink.end(), &mut buffers.tokens);
        }
        for cell in grid.cells.get(place.first as usize..place.end as usize).unwrap_or(&[]) {
            if (usize::from(cell.first)..=usize::from(cell.last)).contains(&column) {
                lex(&document.text, cell.ink.start(), cell.ink.end(), &mut buffers.tokens);
            }
        }
    }
    mentions(&document.text, &buffers.tokens, true, &mut buffers.times);
}

/// "Years ended" over the second of three columns, right above "December 31," over them all: what begins there goes on
/// below, and is said of each column under that. Where the header of `column` has such a cell in `row`, and none of its
/// own there, it is this one.
fn begins_above<'a>(view: View<'a>, row: usize, column: usize) -> Option<&'a Placed> {
    let cells = |row: usize| {
        let header = view.grid.rows.get(row) == Some(&RowKind::Header);
        let place = view.table.rows.get(row).filter(|_| header)?;
        view.grid.cells.get(place.first as usize..place.end as usize)
    };
    let covers = |cell: &&Placed| (usize::from(cell.first)..=usize::from(cell.last)).contains(&column);
    let below = cells(row + 1)?.iter().find(covers).filter(|below| below.first < below.last)?;
    let above = cells(row)?;
    if above.iter().any(|cell| covers(&cell)) {
        return None;
    }
    let mut inside = above.iter().filter(|cell| below.first <= cell.first && cell.last <= below.last);
    let begun = inside.next().filter(|_| inside.next().is_none())?;
    let day = view.document.slice(below.ink).bytes().next().is_some_and(|first| first.is_ascii_uppercase());
    (day && ends_begun(view, begun)).then_some(begun)
}

/// True for words that begin a time and end before its day: "Years ended".
fn ends_begun(view: View<'_>, cell: &Placed) -> bool {
    let words = view.document.slice(cell.ink);
    cell.class == CellClass::Words && ["ended", "Ended", "ENDED"].iter().any(|word| words.ends_with(word))
}

/// The stretch of time that all of `times` tell together: a length with its day, and a year. None where they tell
/// two, as columns do that were not told apart.
fn one_stretch(times: &[TimeMention]) -> Option<(TimeSpec, TextSpan)> {
    let said = times.iter().find(|time| match time.spec.length {
        Some(Length::From(_)) => true,
        length => length.is_some() && time.spec.month.is_some(),
    })?;
    if matches!(said.spec.length, Some(Length::From(_))) {
        // "March 4, 1990 (inception) to December 31," over "1996".
        let bare =
            |time: &&TimeMention| time.spec == TimeSpec { year: time.spec.year, ..TimeSpec::default() };
        let below = || times.iter().rev().filter(bare).find_map(|time| time.spec.year);
        let year = said.spec.year.or_else(below);
        return Some((TimeSpec { year, ..said.spec }, said.date));
    }
    let year = times.iter().find_map(|time| time.spec.year)?;
    let whole = TimeSpec { year: Some(year), ..said.spec };
    let bare = TimeSpec { year: Some(year), ..TimeSpec::default() };
    let same = |time: &TimeMention| {
        time.spec == bare
            || TimeSpec { year: Some(year), ..time.spec } == whole && time.spec.year.is_none_or(|y| y == year)
    };
    times.iter().all(same).then_some((whole, said.date))
}

/// What the words for a stretch of time have: "ended", "period", "inception".
const STRETCHES: [&[u8]; 6] = [b"nded", b"NDED", b"eriod", b"ERIOD", b"nception", b"NCEPTION"];
