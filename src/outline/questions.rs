//! Questions in tables: proxy statements and offers set them beside their answers or above them, in rows.
//!
//! ```text
//! Q:   Who may vote?            the question is a heading, the answer its text
//! A:   All who hold shares …
//! ```

use super::captions::table_of;
use super::headings::Reader;
use super::lines::Role;
use super::sections::{Class, Head, head};
use crate::filing::Emphasis;
use crate::text::{Span, saturate};

/// Fewer questions in tables are no series of them.
pub(super) const FEWEST: usize = 3;

/// Questions are no longer than this, in bytes.
const LONGEST: usize = 250;

/// The question in line `index`, behind a "Q:", or in heavy letters beside its answer: a row of a table of
/// words, or a paragraph with tabs where a table only set it in place.
pub(super) fn asked(reader: &Reader<'_>, index: usize) -> Option<Head> {
    let page = reader.page;
    let line = page.lines.get(index)?;
    if line.role != Role::Flow || reader.contents.holds(line.span) {
        return None;
    }
    let (marked, span, emphasis) = match line.row {
        Some(row) => {
            let table = table_of(page, line.block).filter(|table| !table.numeric)?;
            match table.row(row as usize) {
                [mark, cell, ..] if is_mark(page.bytes(mark.span)) => (true, cell.span, cell.emphasis),
                [cell, ..] => (false, cell.span, cell.emphasis),
                [] => return None,
            }
        }
        None => {
            let text = page.bytes(line.span);
            let tab = memchr::memchr(b'\t', text)?;
            let (first, rest) = (text.get(..tab)?, text.get(tab + 1..)?);
            let start = line.span.start();
            let behind = saturate(tab + 1);
            let marked = is_mark(first);
            let end = memchr::memchr(b'\t', rest).unwrap_or(rest.len());
            let span = match marked {
                true => Span::new(start + behind, start + behind + saturate(end)),
                false => Span::new(start, start + saturate(tab)),
            };
            (marked, span, line.look.emphasis)
        }
    };
    let text = page.bytes(span).trim_ascii_end();
    let heavy = emphasis.has(Emphasis::BOLD) && !page.body.emphasis.has(Emphasis::BOLD);
    let asks = text.last() == Some(&b'?')
        && (12..=LONGEST).contains(&text.len())
        && text.first().is_some_and(u8::is_ascii_uppercase);
    if !asks || !(marked || heavy) {
        return None;
    }
    let span = Span::new(span.start(), span.start() + saturate(text.len()));
    let question = head(page, Class::Plain, index, span);
    Some(Head { prose: true, ..question })
}

/// True for what stands before a question: "Q", "Q:", "Q.", "Q12.".
fn is_mark(text: &[u8]) -> bool {
    let [b'Q' | b'q', rest @ ..] = text.trim_ascii() else { return false };
    rest.len() <= 4 && rest.iter().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b')' | b'-'))
}
