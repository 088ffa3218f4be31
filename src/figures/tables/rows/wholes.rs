//! The totals of the two sides of a balance sheet, which many filers print without a name.
//!
//! ```text
//! ASSETS
//! Cash               $ 12,340
//! Land                 80,100
//!                    $ 92,440     assets
//! LIABILITIES
//! Notes payable      $ 70,000
//! SHAREHOLDERS' EQUITY
//! Common stock         22,440
//!                    $ 92,440     as much as the assets: all liabilities and the equity
//! ```
//!
//! The sides are equal, whatever heading stands right above either total.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::sides::{letters_of, names_side};
use super::{View, label_spans};
use crate::filing::grid::{CellClass, RowKind};
use crate::text::{Span, TextSpan, saturate};

/// The rows with the totals of both sides, where these are equal.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wholes(Option<(usize, usize)>);

impl Wholes {
    /// True for the row with the total of a side.
    pub(super) fn hold(self, row: usize) -> bool {
        self.0.is_some_and(|(assets, owed)| row == assets || row == owed)
    }
}

/// Finds the last total above the first heading of what is owed, and the last one below it that is as large.
pub(super) fn wholes(view: View<'_>) -> Wholes {
    let kinds = &view.grid.rows;
    let mut seen = false;
    let other = (0..kinds.len()).find(|row| {
        seen |= kinds[*row] == RowKind::Body;
        seen && heading(view, *row).is_some_and(|words| leaves_assets(view.document.slice(words)))
    });
    let Some(other) = other else { return Wholes::default() };
    let total = |row: &usize| {
        let (own, _) = label_spans(view, *row);
        let words = own.first().map_or("", |own| view.document.slice(*own));
        kinds[*row] == RowKind::Body && (words.is_empty() || words.to_ascii_lowercase().contains("total"))
    };
    let Some(assets) = (0..other).rev().find(total) else { return Wholes::default() };
    let Some(printed) = amounts(view, assets) else { return Wholes::default() };
    let equal = |row: &usize| total(row) && amounts(view, *row) == Some(printed);
    Wholes((other..kinds.len()).rev().find(equal).map(|owed| (assets, owed)))
}

/// The words of a row that holds a heading: in the stub, or alone in a row of the header.
pub(super) fn heading(view: View<'_>, row: usize) -> Option<TextSpan> {
    match view.grid.rows.get(row)? {
        RowKind::Label => label_spans(view, row).0.first().copied(),
        RowKind::Body => None,
        RowKind::Header | RowKind::Caption => {
            let place = view.table.rows.get(row)?;
            match view.grid.cells.get(place.first as usize..place.end as usize)? {
                [only] => Some(only.ink),
                _ => None,
            }
        }
    }
}

/// True for a heading below which no assets stand: "LIABILITIES", "Liabilities and Equity", "Current liabilities:".
fn leaves_assets(words: &str) -> bool {
    names_side(words) && letters_of(words) != ASSETS || names_owed(words) || names_current(words)
}

/// True for "LIABILITIES" and nothing else.
fn names_owed(words: &str) -> bool {
    words.len() < LONGEST && letters_of(words) == "liabilities"
}

/// True for "CURRENT LIABILITIES", with which what is owed may begin.
fn names_current(words: &str) -> bool {
    words.len() < LONGEST && letters_of(words) == "currentliabilities"
}

/// True for the name of what is left to the owners: "SHAREHOLDERS' EQUITY (Note 5)", "Partners' capital". "Capital
/// assets" are owned, and "Equity securities" too.
fn names_equity(words: &str) -> bool {
    const OWNERS: [&str; 8] = [
        "stockholders",
        "shareholders",
        "shareowners",
        "partners",
        "members",
        "owners",
        "unitholders",
        "commonshareholders",
    ];
    const LEFT: [&str; 4] = ["equity", "capital", "defici", "investment"];
    if words.len() >= LONGEST {
        return false;
    }
    let letters = letters_of(words);
    OWNERS.iter().any(|owner| letters.starts_with(owner)) && LEFT.iter().any(|left| letters.contains(left))
        || matches!(letters.as_str(), "equity" | "capital" | "netassets")
}

/// Bytes of the longest such heading, its letters set apart.
const LONGEST: usize = 60;

/// The name of the side of the balance sheet that rows stand on.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// The headings that name all of it: one for the assets, two for "LIABILITIES" and "SHAREHOLDERS' EQUITY".
    pub(super) name: Vec<TextSpan>,
    /// Its name is told in part: "LIABILITIES", and the equity is still to come.
    half: bool,
    /// It holds the assets.
    assets: bool,
    /// A heading of a side was read, of this one or of the one before.
    known: bool,
}

impl Side {
    /// The side that the line above a table names: "ASSETS" in the middle of the page.
    pub(super) fn above(view: View<'_>) -> Self {
        let mut side = Self::default();
        let end = view.table.rows.first().map_or(0, |first| first.span.start() as usize);
        let before = view.document.text.as_bytes().get(..end).unwrap_or(&[]);
        let mut to = before.len();
        for _ in 0..LINES {
            let from = memchr::memrchr(b'\n', &before[..to]).map_or(0, |at| at + 1);
            let line = view.document.text.get(from..to).unwrap_or("");
            if line.bytes().any(|b| b.is_ascii_alphabetic()) {
                let words = line.trim();
                let start = saturate(from + line.len() - line.trim_start().len());
                let both = letters_of(words).len() > ASSETS.len() && letters_of(words).starts_with(ASSETS);
                if words.len() < LONGEST && names_side(words) && !both {
                    side.enter(words, Span::new(start, start + saturate(words.len())));
                }
                break;
            }
            let Some(next) = from.checked_sub(1) else { break };
            to = next;
        }
        side
    }

    /// Reads the heading `span` with the words `words`.
    pub(super) fn enter(&mut self, words: &str, span: TextSpan) {
        if names_side(words) {
            let assets = letters_of(words) == ASSETS;
            *self = Self { name: vec![span], half: false, assets, known: true };
        } else if names_owed(words) && (self.assets || self.name.is_empty()) {
            *self = Self { name: vec![span], half: true, assets: false, known: true };
        } else if names_current(words) && self.assets {
            *self = Self { known: true, ..Self::default() };
        } else {
            self.go_on(words, span);
        }
    }

    /// True where its headings name all of it, or where one side ended and nothing names the other.
    pub(super) fn is_told(&self) -> bool {
        self.known && !self.half
    }

    /// Reads the name `span` of a row or a heading further down on the side, with the words `words`.
    pub(super) fn go_on(&mut self, words: &str, span: TextSpan) {
        if self.half && names_equity(words) {
            self.name.push(span);
            self.half = false;
        }
    }
}

/// Lines above a table of which one may name a side: blank ones and rules stand between.
const LINES: usize = 4;

const ASSETS: &str = "assets";

/// What a row prints, in one number; None where that is too little to know it again by.
fn amounts(view: View<'_>, row: usize) -> Option<u64> {
    let place = view.table.rows.get(row)?;
    let cells = view.grid.cells.get(place.first as usize..place.end as usize)?;
    let mut hasher = FxHasher::default();
    let mut digits = 0;
    for placed in cells.iter().filter(|placed| placed.class == CellClass::Number) {
        for byte in view.document.slice(placed.ink).bytes().filter(u8::is_ascii_digit) {
            byte.hash(&mut hasher);
            digits += 1;
        }
        b' '.hash(&mut hasher);
    }
    (digits >= FEWEST_DIGITS).then(|| hasher.finish())
}

/// Digits of the shortest row that is known again: "$ 4,112".
const FEWEST_DIGITS: usize = 4;
