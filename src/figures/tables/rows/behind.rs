//! Names of rows that go on below their figures, where a table of text prints those on the first line:
//!
//! ```text
//! Profit of consolidated and           --       1,310      1,325
//!   affiliated companies                                            one name with the line above
//! Balance as of September 25, ...  118,350     $31.40
//!   1998
//! Other                                 4           5          6
//! ```

use super::label_spans;
use crate::figures::tables::View;
use crate::figures::tables::note_scales::is_mark;
use crate::filing::grid::RowKind;
use crate::filing::is_open;
use crate::text::TextSpan;

/// The words in the row after `row` that go on with its name; None where they head what is below them.
pub(in crate::figures::tables) fn goes_on_behind(view: View<'_>, row: usize) -> Option<TextSpan> {
    let kind = |row: usize| view.grid.rows.get(row).copied();
    if !view.table.set
        || kind(row) != Some(RowKind::Body)
        || kind(row + 1) != Some(RowKind::Label)
        || !follows(view, row)
    {
        return None;
    }
    let ((own, indent), (more, inner)) = (label_spans(view, row), label_spans(view, row + 1));
    let ([.., own], [more]) = (&own[..], &more[..]) else { return None };
    let (name, words) = (view.document.slice(*own), view.document.slice(*more));
    // The next row goes back to the left: what stands between heads nothing.
    let back = match kind(row + 2) {
        Some(RowKind::Body | RowKind::Label) => label_spans(view, row + 2).1 < inner,
        _ => true,
    };
    let hangs = inner > indent && back;
    let lower = words.starts_with(|c: char| c.is_lowercase()) && !is_listed(words);
    let open = name.ends_with([',', '-', '&', '/']) || is_open(name.as_bytes());
    let dated = words.len() <= 6 && words.starts_with(|c: char| c.is_ascii_digit()) && name.ends_with(',');
    // "(income), net".
    let noted = is_mark(words.split_ascii_whitespace().next().unwrap_or(""));
    let bracket = words.starts_with('(') && words.contains(')') && !noted;
    let goes_on =
        lower && (back || open) || hangs && (open || dated || bracket) || closes_bracket(name, words);
    (!words.ends_with(':') && goes_on).then_some(*more)
}

/// True for "4)" below "Receivables, net (Note".
fn closes_bracket(name: &str, words: &str) -> bool {
    let count = |text: &str, mark: u8| text.bytes().filter(|b| *b == mark).count();
    count(name, b'(') > count(name, b')') && count(words, b')') > count(words, b'(')
}

/// True for "a) land": an entry of a list.
fn is_listed(words: &str) -> bool {
    matches!(words.as_bytes(), [b'a'..=b'z', b')' | b'.', ..])
}

/// True where the row after `row` stands on the next line.
fn follows(view: View<'_>, row: usize) -> bool {
    let (Some(above), Some(below)) = (view.table.rows.get(row), view.table.rows.get(row + 1)) else {
        return false;
    };
    let between = (above.span.end() as usize)..(below.span.start() as usize);
    let between = view.document.text.as_bytes().get(between).unwrap_or(&[]);
    between.iter().filter(|b| **b == b'\n').count() == 1
}
