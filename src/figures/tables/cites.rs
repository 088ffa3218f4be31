//! Tables that say where an agreement answers the sections of an act, as indentures do for the Trust Indenture Act
//! of 1939: what stands in them are sections on both sides, and no figures.
//!
//! ```text
//! 310(a)(1)      7.10            a section of the act, and that of the indenture
//!    (a)(2)      7.10; 7.11      the next part of the same section
//!    (b)         N.A.            not applicable
//! ```
//!
//! Nor are there figures in the contents of an agreement, whose sections lead by dots to pages.

use super::View;
use crate::filing::grid::{CellClass, Placed, RowKind};
use crate::text::{Span, saturate};

/// Letters in a pair of brackets: "(iii)".
const LONGEST: usize = 3;

/// Rows that open a section of the act, at the least.
const OPENED: usize = 2;

/// True for a table whose rows are named by sections of an act, and whose numbers are sections.
pub(super) fn is_cross_reference(view: View<'_>) -> bool {
    let View { document, table, grid, .. } = view;
    let (mut opened, mut parts, mut other) = (0, 0, 0);
    for place in &table.rows {
        let Some(cells) = grid.cells.get(place.first as usize..place.end as usize) else { continue };
        let Some(first) = cells.first() else { continue };
        // The brackets may have been cut off as marks: the name is read on over its cell.
        let named = document.slice(Span::new(first.ink.start(), table.span.end().max(first.ink.end())));
        let cite = cite(named);
        let end = cite.map_or(first.ink.end(), |(_, length)| first.ink.start() + length);
        let mut numbers = cells
            .iter()
            .skip(1)
            .filter(|placed| placed.class == CellClass::Number && placed.ink.start() >= end)
            .map(|placed| document.slice(placed.ink));
        match cite {
            Some((Cite::Section, _)) => opened += 1,
            Some((Cite::Part, _)) => parts += 1,
            None => other += usize::from(numbers.next().is_some()),
        }
        // Most tables show in their first rows that they are none.
        let mut amounts = || numbers.any(|ink| !ink.split([',', ';']).all(|part| answers(part.trim_ascii())));
        if other > opened + parts + OPENED || cite.is_some() && amounts() {
            return false;
        }
    }
    opened >= OPENED && other <= opened + parts
}

/// Entries of contents that must name a section, and half of all.
const LEAST_SECTIONS: u32 = 3;

/// Pages of the longest agreement.
const MOST_PAGES: u32 = 999;

/// True for a table of contents of an agreement, "6.02  Remedies........  19": sections, and behind leaders pages that
/// never go back. Where no leaders stand, every entry starts with its section.
pub(super) fn is_contents(view: View<'_>) -> bool {
    let View { document, table, grid, .. } = view;
    // "7.25 Percent notes....  240" has amounts, and so has what a line scales.
    let text = document.slice(table.span);
    let scaled = view.above.units.is_some_and(|units| !units.distant);
    if scaled || ["%", "$", "ercent"].iter().any(|sign| text.contains(sign)) {
        return false;
    }
    let (mut sections, mut entries, mut page, mut opened) = (0, 0, 0, None);
    let headed = grid.rows.iter().zip(&table.rows).any(|(kind, place)| {
        let last = grid.cells.get(place.first as usize..place.end as usize).and_then(<[Placed]>::last);
        let over = last.filter(|last| last.first > 0).map_or("", |last| document.slice(last.ink));
        *kind == RowKind::Header && !over.is_empty() && !over.to_ascii_lowercase().contains("page")
    });
    for place in &table.rows {
        let Some(cells) = grid.cells.get(place.first as usize..place.end as usize) else { continue };
        let Some((last, before)) = cells.split_last() else { continue };
        // The name of an entry may take several lines, with its page on the last.
        if last.class != CellClass::Number {
            continue;
        }
        let ink = |cell: &Placed| document.slice(cell.ink);
        // The leaders may have been cut off the words.
        let led = before.last().is_some_and(|cell| {
            let gap = Span::new(cell.ink.start(), last.ink.start().max(cell.ink.start()));
            let words = document.slice(gap).trim_end();
            words.ends_with("...") || words.ends_with(". .")
        });
        // "Section 1.01  General", "1.4.  Competition".
        let mut words = before.iter().take(2).flat_map(|cell| ink(cell).split_ascii_whitespace());
        let named = words.find(|word| !word.eq_ignore_ascii_case("section"));
        let named = named.map(|word| word.strip_suffix('.').unwrap_or(word)).filter(|word| is_section(word));
        let section = named.and_then(|word| word.split_once('.'));
        let section = section.and_then(|(of, at)| Some((of.parse::<u8>().ok()?, at.parse::<u8>().ok()?)));
        // Without leaders the sections must follow each other, and nothing but "Page" may stand over the pages.
        let follows = section.is_some_and(|next| follows(opened, next)) && before.len() > 1 && !headed;
        opened = section.or(opened);
        let named = section.is_some();
        let listed = led || follows;
        let Some(next) = ink(last).parse().ok().filter(|next| listed && (page..=MOST_PAGES).contains(next))
        else {
            return false;
        };
        page = next;
        entries += 1;
        sections += u32::from(named);
    }
    sections >= LEAST_SECTIONS && sections * 2 >= entries
}

/// True where the section `next` comes right behind `before`, in the same article or at the start of the one after it.
fn follows(before: Option<(u8, u8)>, next: (u8, u8)) -> bool {
    let Some((article, section)) = before else { return next.1 <= 1 };
    next == (article, section.saturating_add(1)) || next.0 == article.saturating_add(1) && next.1 <= 1
}

/// What names a row.
#[derive(Clone, Copy)]
enum Cite {
    /// "310(a)(1)", "Section 318(a)".
    Section,
    /// "(a)(2)", a part of the section above.
    Part,
}

/// The section of an act that `text` starts with, before white space or leaders, and its length.
fn cite(text: &str) -> Option<(Cite, u32)> {
    let plain = text.trim_start_matches("Section").trim_start_matches(['§', ' ', '\u{a0}']);
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = plain.as_bytes().get(digits..)?;
    let mut brackets = 0;
    while let Some(inside) = rest.strip_prefix(b"(") {
        let length = inside.iter().take(LONGEST + 1).position(|b| *b == b')')?;
        let (part, after) = inside.split_at(length);
        if part.is_empty() || !part.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        (brackets, rest) = (brackets + 1, &after[1..]);
    }
    let ends = rest.first().is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'.' | b'|' | b','));
    let opens = match digits {
        3 => Cite::Section,
        0 => Cite::Part,
        _ => return None,
    };
    (brackets > 0 && ends).then(|| (opens, saturate(text.len() - rest.len())))
}

/// "7.10", "5.09(a)" and the "(b) and (d)" that go on with it: where an agreement answers a section.
fn answers(text: &str) -> bool {
    let end = text.find('(').unwrap_or(text.len());
    let section = text[..end].trim_end();
    section.is_empty() && end < text.len() || is_section(section)
}

/// "7.10", "11.02": an article and its section.
fn is_section(text: &str) -> bool {
    let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.').is_some_and(|(article, section)| short(article) && short(section))
}
