//! Tables whose title is the name of what they count, and of nothing else.
//!
//! ```text
//! VEHICLE UNIT SALES (in thousands)        Employees                     Average worldwide employment:
//!                   2002    2001                        2002    2001                  2002    2001
//! Cars             1,127   1,275           Domestic    11,270  12,750      Services  2,258   2,311
//! ```
//!
//! A line over such a table that names no money, "(in thousands)", is that of its things; one that names money, or that
//! stands far above, speaks of other tables. "Subscribers" may also head what these pay, so no row may speak of money, and
//! no number may have a sign.

use super::super::lexer::{Token, TokenKind, lex};
use super::super::prose::Reader;
use super::super::units_line::UnitsLine;
use super::super::words::Word;
use super::{View, things};
use crate::filing::grid::{CellClass, RowKind};
use crate::text::TextSpan;

/// Those who are counted wherever they are a whole title. "Customers" and "Members" head what these bring in as often.
const COUNTED: [&[u8]; 9] = [
    b"employees",
    b"employment",
    b"headcount",
    b"subscribers",
    b"households",
    b"passengers",
    b"circulation",
    b"registrations",
    b"admissions",
];

/// What becomes of "units" and other things, and which of it is told in things behind each.
const MOVED: [(&[u8], &[&[u8]]); 5] = [
    (b"unit", &[b"sales", b"volume", b"volumes", b"shipments", b"deliveries", b"production"]),
    (b"vehicle", &[b"deliveries", b"registrations", b"production"]),
    (b"aircraft", &[b"deliveries"]),
    (b"rooms", &[b"available", b"occupied"]),
    (b"homes", &[b"passed", b"delivered", b"closed"]),
];

/// What stands behind the name of what is counted: which of it, and that it follows.
const BEHIND: [&[u8]; 6] = [b"by", b"of", b"at", b"were", b"was", b"are"];

/// Words of a title that names one thing, at most, before its name.
const BEFORE: usize = 4;

/// What those who are employed are paid, beside what speaks of money in any table.
const PAID: [&str; 10] =
    ["wage", "salar", "bonus", "pension", "benefit", "social", "payroll", "insurance", "severance", "plan"];

/// True for a table whose title is the name of what it counts.
pub(super) fn counts(view: View<'_>) -> bool {
    let text = view.document.slice(view.table.span);
    if !view.table.numeric || text.contains(['$', '\u{20ac}', '\u{a3}']) {
        return false;
    }
    let captions = view.table.cells.iter().zip(&view.grid.cells).filter(|(cell, placed)| {
        placed.class == CellClass::Words && view.grid.rows.get(cell.row as usize) == Some(&RowKind::Caption)
    });
    let captions = captions.map(|(_, placed)| placed.ink);
    let named = captions.chain(view.above.lead).chain(view.above.title).any(|span| names_counted(view, span));
    named && !tells_amounts(view)
}

/// True where the name of a row or a head tells of amounts, or a number is none of things.
fn tells_amounts(view: View<'_>) -> bool {
    let cells = || view.table.cells.iter().zip(&view.grid.cells);
    let paid = |span: TextSpan| {
        let words = view.document.slice(span).to_ascii_lowercase();
        PAID.iter().any(|word| words.contains(word))
    };
    cells().any(|(cell, placed)| {
        let caption = view.grid.rows.get(cell.row as usize) == Some(&RowKind::Caption);
        placed.class == CellClass::Words
            && !caption
            && (things::speaks_of_amounts(view, cell.span) || paid(cell.span))
    })
}

/// The line `units` over such a table, where it speaks of its things.
pub(super) fn of_things(units: Option<UnitsLine>) -> Option<UnitsLine> {
    units.filter(|line| !line.distant && line.tells_no_money()).map(UnitsLine::of_counted)
}

/// True for words that are the name of what is counted, with their units and where it is told by: "Number of stores by
/// state:", "VEHICLE UNIT SALES (in thousands)".
fn names_counted(view: View<'_>, span: TextSpan) -> bool {
    /// Bytes of a title.
    const TITLE: u32 = 120;
    if span.len() > TITLE {
        return false;
    }
    let text = view.document.text.as_str();
    let mut tokens: Vec<Token> = Vec::new();
    lex(text, span.start(), span.end(), &mut tokens);
    names(Reader { text, tokens: &tokens })
}

fn names(reader: Reader<'_>) -> bool {
    let ends = |token: &Token| matches!(token.kind, TokenKind::Open | TokenKind::Colon);
    let end = reader.tokens.iter().position(ends).unwrap_or(reader.tokens.len());
    // "The number of our stores by state".
    let first = usize::from(reader.is(0, b"the"));
    let numbered = reader.word(first) == Word::Number
        && reader.word(first + 1) == Word::Of
        && (first + 2..first + 5).any(|at| things::is_thing(reader.bytes(at)))
        && !things::names_of_money(reader, end);
    if numbered {
        return true;
    }
    let moved = |at: usize| {
        MOVED.iter().any(|(what, done)| reader.is(at, what) && reader.says(at + 1, done)).then_some(at + 2)
    };
    let counted = |at: usize| reader.says(at, &COUNTED).then_some(at + 1);
    let Some((at, rest)) = (0..end.min(BEFORE + 1)).find_map(|at| Some((at, moved(at).or(counted(at))?)))
    else {
        return false;
    };
    let plain = |at: usize| reader.is_word(at) && !ties(reader, at);
    let closed = rest >= end || reader.says(rest, &BEHIND);
    (0..at).all(plain) && closed && !things::names_of_money(reader, at)
}

/// True for a word before a name that makes it whom something comes from or goes to: "Due from employees".
fn ties(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), Word::From | Word::To | Word::For | Word::By | Word::Of | Word::And | Word::Per)
        || reader.says(at, &[b"on", b"due", b"paid", b"former", b"retired", b"key"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> bool {
        let mut tokens = Vec::new();
        lex(text, 0, u32::try_from(text.len()).unwrap_or_default(), &mut tokens);
        names(Reader { text, tokens: &tokens })
    }

    #[test]
    fn titles_that_are_the_name_of_what_is_counted() {
        for title in [
            "VEHICLE UNIT SALES",
            "Vehicle unit sales (in thousands)",
            "Employees",
            "Employees by segment at year end:",
            "Average worldwide employment:",
            "Number of stores by state:",
            "Subscribers (in thousands)",
        ] {
            assert!(counts(title), "{title}");
        }
        for title in [
            "Due from employees",
            "Net sales",
            "Loans to employees (in thousands)",
            "Revenue from subscribers",
            "Employees' savings plan",
            "Employee costs",
            "Employees and directors",
            "Unit price",
            "Number of shares sold",
        ] {
            assert!(!counts(title), "{title}");
        }
    }
}
