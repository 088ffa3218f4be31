//! What the days in a header say: that there are several, how long the time was that ended then, which end of a year it is.

use super::Said;
use crate::figures::lexer::TokenKind;
use crate::figures::period::{Calendar, Length, TimeMention, TimeSpec};
use crate::figures::prose::Reader;
use crate::figures::tables::hints::Hints;
use crate::figures::words::Word;
use crate::text::TextSpan;

/// Whole days that a header names one after the other, if they are not the same days of their years.
pub(super) fn days_apart(times: &[TimeMention]) -> Vec<(TimeSpec, TextSpan)> {
    let whole = |time: &&TimeMention| time.spec.day.is_some() && time.spec.year.is_some();
    let days: Vec<_> = times.iter().filter(whole).map(|time| (time.spec, time.span)).collect();
    let apart = |two: &[(TimeSpec, TextSpan)]| {
        two[0].0.year != two[1].0.year && (two[0].0.month, two[0].0.day) != (two[1].0.month, two[1].0.day)
    };
    if days.windows(2).any(apart) { days } else { Vec::new() }
}

/// "February 3, 2024 (53 weeks)": how long the year was that ended then.
pub(super) fn bracketed_length(reader: Reader<'_>) -> Option<Length> {
    let unit = (2..reader.tokens.len()).find(|at| matches!(reader.word(*at), Word::Weeks | Word::Months))?;
    let enclosed = reader.kind_before(unit, 2) == Some(TokenKind::Open)
        && matches!(reader.kind(unit + 1), None | Some(TokenKind::Close));
    let count: u8 = std::str::from_utf8(reader.bytes(unit - 1)).ok()?.parse().ok()?;
    match reader.word(unit) {
        Word::Weeks if enclosed && (1..=53).contains(&count) => Some(Length::Weeks(count)),
        Word::Months if enclosed && (1..=12).contains(&count) => Some(Length::Months(count)),
        _ => None,
    }
}

/// "Balance at January 1" names the state at the start of a year that is said elsewhere, and "at
/// December 31" that at its end.
pub(in crate::figures::tables) fn end_of_year(calendar: &Calendar, said: &Said) -> Hints {
    let (Some(month), Some(day), None) = (said.time.month, said.time.day, said.time.year) else {
        return Hints::default();
    };
    if said.time.length.is_some() {
        return Hints::default();
    }
    match calendar.place_in_year(month, day) {
        Some(true) if said.nature > 0 || said.time.instant => Hints::OPENING,
        Some(false) if said.nature > 0 || said.time.instant => Hints::CLOSING,
        _ => Hints::default(),
    }
}
