//! What rows of a list must have, as it is typed.
//!
//! ```text
//! net loss            both words, in whatever columns
//! kind:money          the word in the column whose heading starts so
//! value>1,000,000     a number above, below (<) or equal to (=) this one
//! value>10 million    a number as forms take it; value>10bn means the same as value>10 billion
//! -unit:usd           not this
//! section:"Item 7"    words with their spaces
//! form=4              the whole cell: not "10-K405"
//! ```

use rust_decimal::Decimal;

use super::{Cell, Column, Row};
use crate::review::typed;
use crate::text::{cells, scale};

/// What rows must have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    tests: Vec<Test>,
}

/// One of the things that a row must have.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Test {
    /// The column that is meant; any of them where it is None.
    column: Option<usize>,
    /// The row must not have it.
    not: bool,
    wanted: Wanted,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Wanted {
    /// Words in the cell, in small letters.
    Words(String),
    Above(Decimal),
    Below(Decimal),
    /// The whole cell, in small letters, or this number.
    Whole(String, Option<Decimal>),
    /// A number, with why what was typed is none: no row has it.
    NoNumber(String),
    /// Words with a colon behind a word that is no column: looked for as they are.
    NoColumn(String),
}

/// Most things of a column that are told where none of them is the one that was typed.
const TOLD: usize = 16;

impl Filter {
    /// The filter that was `typed` for a list with `columns`.
    pub fn new(typed: &str, columns: &[Column]) -> Self {
        Self { tests: joined(tokens(typed)).iter().map(|token| test(token, columns)).collect() }
    }

    /// Why the filter cannot be what was meant, in words; None where each part of it speaks of a row.
    pub fn fault(&self, columns: &[Column], rows: &[Row]) -> Option<String> {
        self.tests.iter().find_map(|test| test.fault(columns, rows))
    }

    /// True where `row` has all of it.
    pub fn holds(&self, row: &Row) -> bool {
        self.tests.iter().all(|test| test.holds(row))
    }
}

impl Test {
    fn holds(&self, row: &Row) -> bool {
        self.is_met(row) != self.not
    }

    fn is_met(&self, row: &Row) -> bool {
        let has = |cell: &Cell| match &self.wanted {
            Wanted::Words(words) | Wanted::NoColumn(words) => cell.text.to_lowercase().contains(words),
            Wanted::NoNumber(_) => false,
            Wanted::Above(number) => cell.rank.is_some_and(|rank| rank > *number),
            Wanted::Below(number) => cell.rank.is_some_and(|rank| rank < *number),
            Wanted::Whole(words, number) => {
                cell.text.trim().to_lowercase() == *words
                    || number.is_some_and(|number| cell.rank == Some(number))
            }
        };
        match self.column {
            Some(column) => row.cells.get(column).is_some_and(has),
            None => row.cells.iter().any(has) || has(&Cell::from(row.group.as_str())),
        }
    }

    /// Why no row can have it, in words.
    fn fault(&self, columns: &[Column], rows: &[Row]) -> Option<String> {
        let title = self.column.and_then(|column| columns.get(column)).map(|column| column.title);
        let cells = || rows.iter().filter_map(|row| row.cells.get(self.column?));
        match (&self.wanted, title) {
            (Wanted::NoNumber(why), _) => Some(why.clone()),
            _ if rows.iter().any(|row| self.is_met(row)) => None,
            (Wanted::NoColumn(words), _) => {
                let titles: Vec<&str> = columns.iter().map(|column| column.title).collect();
                let name = words.split([':', '>', '<', '=']).next().unwrap_or_default();
                Some(format!("no column {name}: {}", said(&titles)))
            }
            (Wanted::Words(words) | Wanted::Whole(words, None), Some(title)) => {
                let mut known: Vec<&str> = cells().map(|cell| cell.text.trim()).collect();
                known.sort_unstable();
                known.dedup();
                let known = if known.len() > TOLD { String::new() } else { said(&known) };
                let all = if known.is_empty() { known } else { format!(": {known}") };
                Some(format!("no {title} with “{}”{all}", cells::line(words)))
            }
            (_, Some(title)) if cells().all(|cell| cell.rank.is_none()) => {
                Some(format!("there are no numbers under {title}"))
            }
            _ => None,
        }
    }
}

/// Those of `words` that say something, with commas between.
fn said(words: &[&str]) -> String {
    let said: Vec<&str> =
        words.iter().copied().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    said.join(", ")
}

/// Tokens with the words joined to a number that scale it: "value>10", "million". In quotation marks the
/// word is looked for by itself.
fn joined(tokens: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for token in tokens {
        let scales = |last: &&mut String| last.contains(['>', '<', '=']) && last.ends_with(is_digit);
        match joined.last_mut().filter(scales) {
            Some(last) if scale::of(&token).is_some() => {
                last.push(' ');
                last.push_str(&token);
            }
            _ => joined.push(token),
        }
    }
    joined.iter().map(|token| token.replace('"', "")).filter(|token| !token.is_empty()).collect()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The words of `typed`, quotation marks and all; what stands between two of them is one.
fn tokens(typed: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    let mut quoted = false;
    for c in typed.chars() {
        match c {
            c if c.is_whitespace() && !quoted => tokens.push(String::new()),
            c => {
                quoted ^= c == '"';
                if let Some(last) = tokens.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

fn test(token: &str, columns: &[Column]) -> Test {
    let (not, rest) = match token.strip_prefix('-') {
        // "-5" is looked for as it is typed.
        Some(rest) if rest.starts_with(|c: char| c.is_alphabetic()) => (true, rest),
        _ => (false, token),
    };
    let words = |text: &str| Wanted::Words(text.to_lowercase());
    let parts = rest.find([':', '>', '<', '=']).and_then(|at| {
        let title = rest.get(..at).filter(|title| !title.is_empty())?.to_lowercase();
        Some((title, rest.get(at..=at)?, rest.get(at + 1..)?))
    });
    let Some((title, sign, text)) = parts else { return Test { column: None, not, wanted: words(rest) } };
    let Some(column) = columns.iter().position(|column| column.title.starts_with(&title)) else {
        // "10:30" and "a/b:c" name no column.
        let named = title.chars().all(|c| c.is_alphabetic() || c == ' ');
        let text = rest.to_lowercase();
        let wanted = if named { Wanted::NoColumn(text) } else { Wanted::Words(text) };
        return Test { column: None, not, wanted };
    };
    let number = |wanted: fn(Decimal) -> Wanted| typed::number(text).map_or_else(Wanted::NoNumber, wanted);
    let wanted = match sign {
        // Where the number is not typed yet, nothing is asked for.
        _ if text.is_empty() => words(text),
        ">" => number(Wanted::Above),
        "<" => number(Wanted::Below),
        // "form=4" is that form alone, "form:4" also "10-K405".
        "=" => Wanted::Whole(text.trim().to_lowercase(), typed::number(text).ok()),
        _ => words(text),
    };
    Test { column: Some(column), not, wanted }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, RowTone, number as numbers, words};
    use super::*;

    const COLUMNS: &[Column] = &[words("label"), numbers("value"), words("unit"), words("section")];

    fn row() -> Row {
        let cells = vec!["Net loss".into(), Cell::ranked("-12,640", -12_640), "USD".into(), "Item 7".into()];
        Row { id: 0, cells, tone: RowTone::Plain, group: String::new() }
    }

    /// What is typed, and whether a net loss of 12,640 dollars in item 7 has it.
    #[test]
    fn what_is_typed_and_what_has_it() {
        let cases = [
            ("", true),
            ("loss net", true),
            ("net gain", false),
            ("label:loss", true),
            ("unit:loss", false),
            ("u:usd lab:net", true),
            ("-unit:eur", true),
            ("-unit:usd", false),
            ("-12,640", true),
            ("value<0", true),
            ("value<-1,000,000", false),
            ("value>-13000 value<-12000", true),
            ("value=-12640", true),
            ("section:\"item 7\"", true),
            ("section:\"item 7a", false),
            ("nothing:usd", false),
            ("value<-12 thousand", true),
            ("value<-12k", true),
            ("value<-12 million", false),
            ("value<0 \"million\"", false),
            ("value<0 usd", true),
            ("unit=usd", true),
            ("unit=us", false),
            ("section=\"item 7\"", true),
            ("section=7", false),
            ("section:7", true),
            ("value>", true),
            ("value>abc", false),
        ];
        for (typed, want) in cases {
            assert_eq!(Filter::new(typed, COLUMNS).holds(&row()), want, "{typed}");
        }
    }

    /// What is typed, and what is said where it cannot be what was meant: "value>10 million" was once a list of
    /// nothing.
    #[test]
    fn what_cannot_be_meant_is_told() {
        let cases = [
            ("unit:usd", None),
            ("gain", None),
            ("unit:eur", Some("no unit with “eur”: USD")),
            ("-unit:eur", Some("no unit with “eur”: USD")),
            ("value>abc", Some("no number: abc")),
            ("value>1,23", Some("no number: 1,23")),
            ("value>10 million", None),
            ("unit>5", Some("there are no numbers under unit")),
            ("lable:loss", Some("no column lable: label, value, unit, section")),
            ("10:30", None),
        ];
        for (typed, want) in cases {
            assert_eq!(Filter::new(typed, COLUMNS).fault(COLUMNS, &[row()]).as_deref(), want, "{typed}");
        }
    }
}
