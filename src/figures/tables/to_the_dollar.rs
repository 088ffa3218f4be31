//! Tables that are printed to the last dollar and share by rule or by custom, whatever the statements before them
//! are in: what officers are paid and who owns a company (Regulation S-K, Items 402 and 403), the shares that a company
//! buys back and those of its plans (Items 703 and 201(d)), what an offering brings and costs (Items 501(b)(3), 508(e)
//! and 511), and the fee for registering it (Rule 457).
//!
//! A line "in thousands" over another table of the same section says nothing of them; one of their own does.

use super::View;
use crate::filing::grid::RowKind;
use crate::text::Span;

/// Words of headers that only such tables have, each with another that must stand beside it.
const HEADS: [(&str, &str); 17] = [
    ("name salary", "bonus"),
    ("name salary", "compensation"),
    ("year salary", "bonus"),
    ("position salary", "bonus"),
    ("all other compensation", ""),
    ("fees earned or paid in cash", ""),
    ("potential realizable", ""),
    ("underlying unexercised", ""),
    ("unexercised options", ""),
    ("beneficially owned", ""),
    ("beneficial ownership", ""),
    ("amount of registration fee", ""),
    ("amount of filing fee", ""),
    ("average price paid", ""),
    ("securities to be issued", ""),
    ("securities remaining available", ""),
    ("proposed maximum", ""),
];

/// Labels of rows that only such tables have, each with a word that must stand in the header.
const ROWS: [(&str, &str); 6] = [
    ("sec registration fee", ""),
    ("securities and exchange commission registration fee", ""),
    ("underwriting discount", "per "),
    ("underwriters' discount", "per "),
    ("offering price", "per "),
    ("price to public", "per "),
];

/// Bytes of a header or a label that are read; those of long ones say more than what is below.
const MOST_READ: usize = 1200;

/// True for such a table.
pub(super) fn prints_to_the_dollar(view: View<'_>) -> bool {
    let (table, grid) = (view.table, view.grid);
    let words = |row: usize| -> Option<String> {
        let place = table.rows.get(row)?;
        let cells = grid.cells.get(place.first as usize..place.end as usize)?;
        let span = Span::new(cells.first()?.ink.start(), cells.last()?.ink.end());
        let words = view.document.slice(span);
        (words.len() <= MOST_READ).then(|| words.to_ascii_lowercase())
    };
    let is_head = |row: &usize| matches!(grid.rows.get(*row), Some(RowKind::Header | RowKind::Caption));
    let mut head = String::new();
    for row in (0..table.rows.len()).take_while(is_head) {
        head.push_str(&words(row).unwrap_or_default());
        head.push(' ');
        if head.len() > MOST_READ {
            return false;
        }
    }
    // "(Shares in thousands)": nor are its amounts told to the dollar.
    if ["thousand", "million", "000"].iter().any(|word| head.contains(word)) {
        return false;
    }
    // A header may be broken over lines: its words stand in order, with others of the same line between.
    let letters = |c: char| !c.is_ascii_alphanumeric();
    let of_head: Vec<&str> = head.split(letters).filter(|word| !word.is_empty()).collect();
    let both = |(first, second): &(&str, &str)| has_words(&of_head, first) && head.contains(second);
    if HEADS.iter().any(both) {
        return true;
    }
    let rows = (0..table.rows.len()).filter(|row| !is_head(row)).take(FIRST_ROWS);
    rows.filter_map(words)
        .any(|row| ROWS.iter().any(|(name, beside)| row.contains(name) && head.contains(beside)))
}

/// Rows that are looked at.
const FIRST_ROWS: usize = 12;

/// Words of the same line of a header that may stand between two that follow each other below it.
const BETWEEN: usize = 12;

/// True where the words of `name` stand among `words` one after the other, with few between.
fn has_words(words: &[&str], name: &str) -> bool {
    let follows = |start: usize| {
        let mut from = start;
        name.split(' ').all(|word| {
            let near = words.get(from..(from + 1 + BETWEEN).min(words.len())).unwrap_or(&[]);
            let near = if from == start { near.get(..1).unwrap_or(&[]) } else { near };
            let found = near.iter().position(|own| *own == word);
            from += found.map_or(0, |at| at + 1);
            found.is_some()
        })
    };
    (0..words.len()).any(follows)
}
