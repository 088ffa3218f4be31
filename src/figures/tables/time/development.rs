//! How what an insurer set aside at the end of a year turned out: a table of reserves, what was paid of them, and what they
//! were thought to be as time went on (Exchange Act Industry Guide 6, Item 4).
//!
//! ```text
//!                                 1994      1995      1996
//! Reserve for losses             1,230     1,340     1,450     on the last day of the year over the column
//! Paid (cumulative) as of:
//!   One year later                 410       430               a year after that day
//!   Two years later                690                         two years after it
//! ```

use jiff::ToSpan;

use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::figures::tables::rows::RowHead;
use crate::figures::value::Period;
use crate::filing::grid::RowKind;
use crate::text::numbers;

/// Rows "so many years later" that make such a table.
const FEWEST: usize = 2;

/// Letters of the longest name of such a row: "Seventeen years later (1)".
const LONGEST: u32 = 32;

/// Marks the rows of such a table: how many years later each stands, and the reserves that it starts from.
pub(super) fn mark(view: View<'_>, rows: &mut [RowHead]) {
    let body = |row: usize| view.grid.rows.get(row) == Some(&RowKind::Body);
    let later = |head: &RowHead| {
        if head.words.len() > LONGEST { None } else { years_later(view.document.slice(head.words)) }
    };
    let told = rows.iter().enumerate().filter(|(row, head)| body(*row) && later(head).is_some());
    if told.take(FEWEST).count() < FEWEST {
        return;
    }
    for (_, head) in rows.iter_mut().enumerate().filter(|(row, _)| body(*row)) {
        match later(head) {
            Some(years) => head.later = years,
            None if names_reserve(view.document.slice(head.words)) => {
                head.hints = head.hints.with(Hints::CLOSING);
            }
            None => {}
        }
    }
}

/// "One year later", "10 years later (a)".
fn years_later(label: &str) -> Option<i16> {
    let mut words = label.split_ascii_whitespace();
    let (number, years, later) = (words.next()?, words.next()?, words.next()?);
    let is = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let later = later.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
    if !is(years, &["year", "years"]) || !is(later, &["later"]) {
        return None;
    }
    let named = numbers::hyphenated(number).map(i16::from);
    named.or_else(|| number.parse().ok()).filter(|years| (1..=30).contains(years))
}

/// "Reserve for losses and loss expenses", "Net liability for unpaid claims": what was set aside. What it was thought to be
/// later, or how much too much it was, is of no one day.
fn names_reserve(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    let set_aside = ["reserve", "liabilit", "unpaid", "recoverable"].iter().any(|word| label.contains(word));
    let other = ["estimated", "latest", "redundan", "deficien", "paid as", "paid (", "change", "paid,"];
    set_aside && !other.iter().any(|word| label.contains(word))
}

/// The last day of `period` so many `years` later.
pub(super) fn after(period: Period, years: i16) -> Period {
    let day = period.end();
    day.checked_add(years.years()).map_or(period, Period::Instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_so_many_years_later() {
        assert_eq!(years_later("One year later"), Some(1));
        assert_eq!(years_later("10 years later (a)"), Some(10));
        assert_eq!(years_later("TWO YEARS LATER:"), Some(2));
        assert_eq!(years_later("Seventeen years later (1)"), Some(17));
        assert_eq!(years_later("Twenty-one years later"), Some(21));
        for label in
            ["Years later", "Two years ago", "Due one year later", "Many years later", "Forty years later"]
        {
            assert_eq!(years_later(label), None, "{label}");
        }
    }
}
