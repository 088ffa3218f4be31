//! The words over a table: its caption and what its amounts are in.

use super::grid::one_line;
use crate::figures;
use crate::filing::grid::{Grid, RowKind};
use crate::filing::{BlockKind, Document, Table};
use crate::text::TextSpan;

/// Lines above a table that may be its caption.
const REACH: usize = 3;

/// A longer line above a table is running text; it is the caption where it leads up to the table.
const LONGEST: u32 = 160;

/// What stands over a table.
pub(super) struct Said {
    pub(super) words: String,
    pub(super) units: Option<TextSpan>,
}

/// What stands over `table`, which is block `block`.
pub(super) fn over(document: &Document, table: &Table, grid: &Grid, block: usize) -> Said {
    let mut lines: Vec<TextSpan> = Vec::new();
    let above = document.blocks.get(..block).unwrap_or(&[]).iter().rev();
    for line in above.filter(|b| !matches!(b.kind, BlockKind::Furniture(_))) {
        let long = line.span.len() > LONGEST;
        // What stands on the page before foots the table before.
        let page = document.pages.partition_point(|page| *page <= table.span.start());
        let turned = page > 0 && document.pages.get(page - 1).is_some_and(|page| line.span.start() < *page);
        if turned
            || matches!(line.kind, BlockKind::Table(_))
            || lines.len() >= REACH
            || long && !lines.is_empty()
        {
            break;
        }
        if is_link(document, line.span) {
            continue;
        }
        if !long && is_running_text(document, line.span) {
            break;
        }
        if long {
            lines.extend(leading_up(document, line.span));
            break;
        }
        lines.push(line.span);
    }
    lines.reverse();
    let own = table.rows.iter().zip(&grid.rows).filter(|(_, kind)| **kind == RowKind::Caption);
    lines.extend(own.map(|(row, _)| row.span));
    // A units line often stands over the stub, in a row of the header.
    let header = table.rows.iter().zip(&grid.rows).filter(|(_, kind)| **kind == RowKind::Header);
    let places = header.map(|(row, _)| row.span).chain(lines.iter().rev().copied());
    let units = places.into_iter().find_map(|span| figures::units_line(document, span));
    let words: Vec<String> = lines.iter().map(|span| one_line(document.slice(*span))).collect();
    Said { words: words.join(" "), units }
}

/// True for a line that is one link: pages lead back to the contents above their first table.
fn is_link(document: &Document, span: TextSpan) -> bool {
    let next = document.links.partition_point(|link| link.span.end() <= span.start());
    document
        .links
        .get(next)
        .is_some_and(|link| link.span.start() <= span.start() + 2 && link.span.end() + 3 >= span.end())
}

/// Fewer words may be a caption that ends in a full stop.
const FEWEST_OF_SENTENCE: usize = 9;

/// True for a sentence, or the end of one, that neither leads up to a table nor says what its amounts are in.
fn is_running_text(document: &Document, span: TextSpan) -> bool {
    let text = document.slice(span).trim_end();
    let words = || text.split_ascii_whitespace();
    // "The table below shows …", "… are as follows."
    const LEADING: [&str; 6] = ["follow", "following", "follows", "below", "table", "tables"];
    let leads = || {
        words().any(|word| LEADING.contains(&word.trim_end_matches(['.', ',']).to_ascii_lowercase().as_str()))
    };
    let small = || words().filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).count();
    text.ends_with('.')
        && words().count() >= FEWEST_OF_SENTENCE
        && small() * 2 > words().count()
        && !leads()
        && figures::units_line(document, span).is_none()
}

/// The last sentence of a paragraph that leads up to a table: it ends in a colon.
fn leading_up(document: &Document, span: TextSpan) -> Option<TextSpan> {
    let text = document.slice(span);
    if !text.trim_end().ends_with(':') {
        return None;
    }
    let sentence = text.rfind(". ").map_or(0, |at| at + 2);
    Some(TextSpan::new(span.start() + crate::text::saturate(sentence), span.end()))
}
