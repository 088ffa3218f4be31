//! What rows of a list must have, as it is typed.
//!
//! ```text
//! net loss            both words, in whatever columns
//! kind:money          the word in the column whose heading starts so
//! value>1,000,000     a number above, below (<) or equal to (=) this one
//! -unit:usd           not this
//! section:"Item 7"    words with their spaces
//! ```

use rust_decimal::Decimal;

use super::{Column, Row};

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
    Equal(Decimal),
}

impl Filter {
    /// The filter that was `typed` for a list with `columns`.
    pub fn new(typed: &str, columns: &[Column]) -> Self {
        Self { tests: tokens(typed).iter().map(|token| test(token, columns)).collect() }
    }

    /// True where `row` has all of it.
    pub fn holds(&self, row: &Row) -> bool {
        self.tests.iter().all(|test| test.holds(row))
    }
}

impl Test {
    fn holds(&self, row: &Row) -> bool {
        let has = |cell: &super::Cell| match &self.wanted {
            Wanted::Words(words) => cell.text.to_lowercase().contains(words),
            Wanted::Above(number) => cell.rank.is_some_and(|rank| rank > *number),
            Wanted::Below(number) => cell.rank.is_some_and(|rank| rank < *number),
            Wanted::Equal(number) => cell.rank.is_some_and(|rank| rank == *number),
        };
        let found = match self.column {
            Some(column) => row.cells.get(column).is_some_and(has),
            None => row.cells.iter().any(has) || has(&super::Cell::from(row.group.as_str())),
        };
        found != self.not
    }
}

/// The words of `typed`; what stands between quotation marks is one.
fn tokens(typed: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    let mut quoted = false;
    for c in typed.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => tokens.push(String::new()),
            c => {
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
    let named = rest.find([':', '>', '<', '=']).and_then(|at| {
        let title = rest.get(..at).filter(|title| !title.is_empty())?.to_lowercase();
        let column = columns.iter().position(|c| c.title.starts_with(&title))?;
        let sign = rest.get(at..=at)?;
        Some((column, sign, rest.get(at + 1..)?))
    });
    let Some((column, sign, text)) = named else { return Test { column: None, not, wanted: words(rest) } };
    let wanted = match (sign, number(text)) {
        (">", Some(number)) => Wanted::Above(number),
        ("<", Some(number)) => Wanted::Below(number),
        ("=", Some(number)) => Wanted::Equal(number),
        _ => words(text),
    };
    Test { column: Some(column), not, wanted }
}

fn number(text: &str) -> Option<Decimal> {
    text.replace(',', "").parse().ok()
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
        ];
        for (typed, want) in cases {
            assert_eq!(Filter::new(typed, COLUMNS).holds(&row()), want, "{typed}");
        }
    }
}
