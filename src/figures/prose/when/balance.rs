//! The day of what is there, where a sentence names the day once and the years behind its amounts.
//!
//! ```text
//! Accrued interest at December 31 was $820 in 2009 and $602 in 2008        December 31 of either year
//! Cash on December 31 was as follows: 2009 - $752; 2008 - $35              likewise
//! Backlog at year-end was $11 in 2009                                      the last day of fiscal 2009
//! At December 31, 2010, debt was $45 (2009 - $38)                          December 31, 2009
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::nature::nature;
use super::super::super::period::{TimeMention, TimeSpec};
use super::super::super::words::Word;
use super::super::reader::Reader;

/// Tokens between the verb and a year behind it.
const REACH: usize = 40;

/// Tokens between "year-end" and the verb: "year-end backlog of the segment was".
const NAME: usize = 6;

/// Words of a subject: "Accrued interest on the notes of the segment".
const SUBJECT: usize = 10;

/// Tokens between the day and a year in a bracket: ", we had cash of $45 (2009 - $38) and debt of $12 (2009 -".
const DAY: usize = 40;

/// The day of the year `times[index]`, where that stands with an amount of what was there on a day.
pub(super) fn day_of_year(reader: Reader<'_>, times: &[TimeMention], index: usize) -> Option<TimeSpec> {
    let time = times.get(index)?;
    let year = TimeSpec { year: time.spec.year, fiscal: time.spec.fiscal, ..TimeSpec::default() };
    if time.spec.year.is_none() || (TimeSpec { length: None, ..time.spec }) != year {
        return None;
    }
    day_in_bracket(reader, times, index).or_else(|| day_before_verb(reader, time))
}

/// The day before the verb behind which the year `time` stands among amounts and years alone.
fn day_before_verb(reader: Reader<'_>, time: &TimeMention) -> Option<TimeSpec> {
    let listed = |at: usize| {
        !reader.is_word(at) && reader.kind(at) != Some(TokenKind::Period)
            || matches!(
                reader.word(at),
                Word::In | Word::And | Word::About | Word::As | Word::For | Word::Fiscal | Word::Respectively
            )
            || reader.word(at).scale().is_some()
            || reader.says(at, &[b"follows"])
    };
    let states = |at: usize| matches!(reader.word(at), Word::Is | Word::Totaled);
    let from = time.first.saturating_sub(REACH);
    let verb = (from..time.first).rev().find(|at| !listed(*at)).filter(|verb| states(*verb))?;
    if !is_balance(reader, verb) {
        return None;
    }
    let year = TimeSpec { year: time.spec.year, instant: true, ..TimeSpec::default() };
    // "At December 31 was".
    let day: Option<i8> = verb.checked_sub(1).and_then(|at| reader.text_of(at).parse().ok());
    let month = verb.checked_sub(2).and_then(|at| reader.word(at).month());
    let led = |back: usize| matches!(reader.word_before(verb, back), Word::At | Word::On | Word::Of);
    if let (Some(day @ 1..=31), Some(month), true) = (day, month, led(3) && tells_balance(reader, verb - 3)) {
        return Some(TimeSpec { month: Some(month), day: Some(day), ..year });
    }
    // "Backlog at year-end was", "year end inventory was".
    let words = (verb.saturating_sub(NAME)..verb).rev().take_while(|at| {
        reader.is_word(*at) || matches!(reader.kind(*at), Some(TokenKind::Hyphen | TokenKind::Dash))
    });
    let closes = |at: usize| {
        reader.word(at) == Word::Year && reader.word(reader.past_hyphen(at + 1)) == Word::End
            || reader.is(at, b"year-end")
    };
    words.into_iter().any(closes).then_some(TimeSpec { fiscal: true, ..year })
}

/// True where the words before the token `led` name what is there on a day. "Plan years that end on December 31" and
/// "dividends paid on December 31" are of a time.
fn tells_balance(reader: Reader<'_>, led: usize) -> bool {
    let words = (led.saturating_sub(SUBJECT)..led).rev().take_while(|at| reader.is_word(*at)).count();
    let ends = led.checked_sub(1).is_none_or(|at| reader.says(at, &[b"end", b"ends", b"ended", b"ending"]));
    let subject = reader.tokens.get(led - words..led).unwrap_or(&[]);
    !ends && nature(Reader { text: reader.text, tokens: subject }) > 0
}

/// The day before the year `times[index]` in a bracket, of which it tells the year before: "(2009 - $38)". A year that a
/// stretch stands before is one.
fn day_in_bracket(reader: Reader<'_>, times: &[TimeMention], index: usize) -> Option<TimeSpec> {
    let time = times.get(index)?;
    let dash = matches!(
        reader.kind(time.end),
        Some(TokenKind::Hyphen | TokenKind::Dash | TokenKind::Colon | TokenKind::Comma)
    );
    if reader.kind_before(time.first, 1) != Some(TokenKind::Open) || !dash {
        return None;
    }
    let stops = |at: usize| reader.kind(at) == Some(TokenKind::Period) && !reader.touches(at + 1);
    // Another bracket of a year says no more of the day.
    let other = |time: &&TimeMention| reader.kind_before(time.first, 1) != Some(TokenKind::Open);
    let day = times.get(..index)?.iter().rev().find(other)?;
    let one = day.end + DAY > time.first && !(day.end..time.first).any(stops);
    let told = day.spec.day.is_some() && day.spec.length.is_none() && day.spec.year > time.spec.year;
    // "On June 12, 2010, we bought a mill", "the loan dated May 3, 2010": the day of something that was done.
    let led = reader.word_before(day.first, 1) == Word::At
        || reader.word_before(day.first, 1) == Word::Of && reader.word_before(day.first, 2) == Word::As
        || !day.first.checked_sub(1).is_some_and(|before| reader.is_word(before));
    (one && told && led && is_balance(reader, time.first)).then_some(TimeSpec {
        year: time.spec.year,
        instant: true,
        ..day.spec
    })
}

/// True where the last name before `end` is of what is there on a day, not of what went by: "debt of $45 (2009 -", but "a
/// loss of $12 (2009 -" and "costs of year-end audits were".
fn is_balance(reader: Reader<'_>, end: usize) -> bool {
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let near = (end.saturating_sub(DAY)..end).rev().take_while(|at| !stops(at));
    // A word that speaks for either side, as "rent payable" and "rent paid" do by their last.
    let one = |at: usize| {
        let tokens = reader.tokens.get(at..=at).unwrap_or(&[]);
        nature(Reader { text: reader.text, tokens })
    };
    near.map(one).find(|nature| *nature != 0).is_some_and(|nature| nature > 0)
}
