//! What mentions mean by the words around them: the ends of a span, a month before "of" and its year, a quarter of the year
//! that leads the sentence.
//!
//! ```text
//! Between January 1, 2024 and March 15, 2024, we sold 100 shares      one time, from the first day to the second
//! from June 1998 through February 2002                                likewise
//! the years 2028 through 2032                                         all five
//! in October and November 2022                                        both months
//! the remainder of 2023                                               told on the day of the report
//! in January of 2013                                                  the month
//! over the five years ended December 31, 2023                         all five
//! In 1994, losses included fourth quarter accruals of $14 million     the fourth quarter of 1994
//! Fourth quarter revenue was $5 million; full year revenue was $9     the year that ends with the quarter
//! ```

use jiff::civil::Date;

use super::super::super::lexer::TokenKind;
use super::super::super::period::{Calendar, Length, TimeMention, TimeSpec};
use super::super::super::value::Period;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::complete::is_expected;
use super::{balance, compare, dealt, doing, is_only_day, is_told};

/// The mentions `times` as amounts take them.
pub(in crate::figures::prose) fn meant(
    reader: Reader<'_>,
    times: &[TimeMention],
    calendar: &Calendar,
) -> Vec<TimeMention> {
    let mut meant = times.to_vec();
    for index in 0..meant.len() {
        let time = meant[index];
        if let Some(month) = month_of(reader, &time) {
            let name = time.first - 2;
            // "As of March of 2012": what there was at its end.
            let state = reader.word_before(name, 1) == Word::Of && reader.word_before(name, 2) == Word::As;
            meant[index].spec = TimeSpec { month: Some(month), instant: state, ..time.spec };
        } else if let Some(years) = years_over(reader, &time) {
            meant[index].spec.length = Some(Length::Months(12 * years));
        } else if let Some(start) = months_of(reader, &time) {
            meant[index].spec.length = Some(Length::From(start));
        } else if let Some(day) = balance::day_of_year(reader, times, index) {
            meant[index].spec = day;
        } else if let Some(end) = rest_of(reader, &time, calendar) {
            meant[index].spec = end;
        } else if is_told(reader, &time) && is_only_day(reader, times, index) {
            // Its last day, whatever happened then: "at which the stock was last sold".
            meant[index].spec = match time.spec.resolve(calendar, false).map(Period::end) {
                Some(end) => TimeSpec {
                    year: Some(end.year()),
                    month: Some(end.month()),
                    day: Some(end.day()),
                    ..TimeSpec::default()
                },
                None => TimeSpec { instant: true, ..time.spec },
            };
        }
        let Some(before) = index.checked_sub(1) else { continue };
        let joined = span(reader, &times[before], &times[index], calendar)
            .or_else(|| years(reader, &times[before], &times[index], calendar))
            .or_else(|| later_of_two(reader, &times[before], &times[index]));
        if let Some(spec) = joined {
            meant[before].spec = spec;
            meant[index].spec = spec;
        } else if let Some(spec) = quarter_of(reader, &times[before], &time) {
            meant[index].spec = spec;
        } else if let Some(spec) = year_of_quarter(reader, &times[before], &time) {
            meant[index].spec = spec;
        }
    }
    meant
}

/// Tokens of "(date of inception)".
const INCEPTION: usize = 6;

/// The span from the day or month `from` to `to`: "between January 1, 2024 and March 15, 2024".
fn span(reader: Reader<'_>, from: &TimeMention, to: &TimeMention, calendar: &Calendar) -> Option<TimeSpec> {
    let plain = |spec: &TimeSpec| spec.month.is_some() && spec.length.is_none() && spec.quarter.is_none();
    // "March 4, 2014 (inception) through".
    let named = reader.kind(from.end) == Some(TokenKind::Open)
        && (from.end..from.end + INCEPTION).any(|at| reader.word(at) == Word::Inception);
    let close = (from.end..from.end + INCEPTION).find(|at| reader.kind(*at) == Some(TokenKind::Close));
    let joint = close.filter(|_| named).map_or(from.end, |close| close + 1);
    if to.first != joint + 1 || !plain(&from.spec) || !plain(&to.spec) {
        return None;
    }
    let since = from.first > 0 && reader.is(from.first - 1, b"since");
    let led = match reader.word(joint) {
        Word::And => reader.word_before(from.first, 1) == Word::Between,
        Word::Through => since || reader.word_before(from.first, 1) == Word::From,
        Word::To => reader.word_before(from.first, 1) == Word::From,
        _ => false,
    };
    let start = match from.spec.resolve(calendar, false).filter(|_| led)? {
        Period::Instant(day) | Period::Duration(day, _) => day,
    };
    let spec = TimeSpec { length: Some(Length::From(start)), instant: false, ..to.spec };
    spec.resolve(calendar, false).map(|_| spec)
}

/// The span of "the years 2028 through 2032", "fiscal 2028 to 2032", "2028-2032". "From 2028 to 2032" may tell of a change
/// between two years, and "each of the years 2028 through 2032" of each.
fn years(reader: Reader<'_>, from: &TimeMention, to: &TimeMention, calendar: &Calendar) -> Option<TimeSpec> {
    const EACH: usize = 5;
    let plain = |spec: &TimeSpec| {
        let whole =
            TimeSpec { length: spec.length, year: spec.year, fiscal: spec.fiscal, ..TimeSpec::default() };
        *spec == whole && spec.year.is_some() && spec.length.is_none_or(|length| length == Length::Year)
    };
    if to.first != from.end + 1 || !plain(&from.spec) || !plain(&to.spec) || from.spec.year >= to.spec.year {
        return None;
    }
    let named =
        || (1..=2).any(|back| matches!(reader.word_before(from.first, back), Word::Years | Word::Fiscal));
    // "From 2028 to 2030, we opened 40 stores"; sales that rose did so between two years.
    let stretch = || is_stretch(reader, from, to);
    let joined = match reader.word(from.end) {
        Word::Through => true,
        Word::And => reader.word_before(from.first, 1) == Word::Between && stretch(),
        Word::To if reader.word_before(from.first, 1) == Word::From && stretch() => true,
        Word::To => named() || reader.word_before(from.first, 1) == Word::Years || from.spec.length.is_some(),
        _ => matches!(reader.kind(from.end), Some(TokenKind::Hyphen | TokenKind::Dash)),
    };
    // "For the years 2028 through 2030, respectively": one by one.
    let each = (1..=EACH).any(|back| reader.word_before(from.first, back) == Word::Each);
    let listed = (to.end..to.end + LISTED).any(|at| reader.word(at) == Word::Respectively)
        || dealt::has_list(reader, from, to);
    let first = from.spec.resolve(calendar, false).filter(|_| joined && !each && !listed)?;
    let Period::Duration(start, _) = first else { return None };
    let spec = TimeSpec { length: Some(Length::From(start)), ..to.spec };
    spec.resolve(calendar, false).map(|_| spec)
}

/// Tokens before and behind two years in which a word of change stands.
const CHANGE: usize = 24;

/// True where the sentence around two years tells of what was done in all of them, and of no change, which would be one
/// between them: "from 2028 to 2030, sales climbed 40%".
fn is_stretch(reader: Reader<'_>, from: &TimeMention, to: &TimeMention) -> bool {
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let before = || (from.first.saturating_sub(CHANGE)..from.first).rev().take_while(|at| !stops(at));
    let behind = || (to.end..(to.end + CHANGE).min(reader.tokens.len())).take_while(|at| !stops(at));
    before().chain(behind()).any(|at| doing::is_done(reader, at))
        && !before().chain(behind()).any(|at| compare::tells_move(reader, at))
}

/// True for one of two years that are one stretch, "between 2028 and 2030": what is told in the next sentence is of now.
pub(super) fn is_of_stretch(reader: Reader<'_>, times: &[TimeMention], index: usize) -> bool {
    let first = |index: usize| {
        let (Some(from), Some(to)) = (times.get(index), times.get(index + 1)) else { return false };
        let joined = match reader.word(from.end) {
            Word::And => reader.word_before(from.first, 1) == Word::Between,
            Word::To => reader.word_before(from.first, 1) == Word::From,
            _ => false,
        };
        joined
            && to.first == from.end + 1
            && matches!(from.spec.length, Some(Length::From(_)))
            && from.spec == to.spec
            && to.spec.month.is_none()
            && to.spec.quarter.is_none()
    };
    first(index) || index.checked_sub(1).is_some_and(first)
}

/// "Sales increased 13% between 2008 and 2009", "between the second quarter of 2009 and the second quarter of 2008": the
/// change is that of the later of two times which are alike.
fn later_of_two(reader: Reader<'_>, from: &TimeMention, to: &TimeMention) -> Option<TimeSpec> {
    let the = |at: usize| at - usize::from(at > 0 && reader.word(at - 1) == Word::The);
    let between = reader.word_before(the(from.first), 1) == Word::Between;
    let joined = reader.word(from.end) == Word::And && the(to.first) == from.end + 1;
    let alike = TimeSpec { year: to.spec.year, ..from.spec } == to.spec && from.spec.day.is_none();
    let (first, last) = from.spec.year.zip(to.spec.year).filter(|_| between && joined && alike)?;
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let mut before = (from.first.saturating_sub(CHANGE)..from.first).rev().take_while(|at| !stops(at));
    (first != last && before.any(|at| compare::tells_move(reader, at))).then_some(if first > last {
        from.spec
    } else {
        to.spec
    })
}

/// Tokens behind years in which "respectively" deals them out one by one: "2028 through 2032 and thereafter,".
const LISTED: usize = 8;

/// Tokens behind two months in which "respectively" deals them out.
const DEALT: usize = 24;

/// The first day of "October and November 2022", the last of which is the mention `time`.
fn months_of(reader: Reader<'_>, time: &TimeMention) -> Option<Date> {
    let month = TimeSpec { month: time.spec.month, year: time.spec.year, ..TimeSpec::default() };
    let name = time.first.checked_sub(2).filter(|_| time.spec == month)?;
    let led = reader.word_before(name, 1) == Word::In || name > 0 && reader.is(name - 1, b"during");
    let and = reader.word(name + 1) == Word::And && reader.kind(name) == Some(TokenKind::Capital);
    // "In March and September" are two times, no stretch; so are months that are dealt out.
    let next = |first: &i8| time.spec.month == first.checked_add(1);
    let dealt = (time.end..time.end + DEALT).any(|at| reader.word(at) == Word::Respectively);
    let first = reader.word(name).month().filter(|first| led && and && next(first) && !dealt)?;
    Date::new(time.spec.year?, first, 1).ok()
}

/// "The remainder of 2023": what is expected of it is told on the day of the report.
fn rest_of(reader: Reader<'_>, time: &TimeMention, calendar: &Calendar) -> Option<TimeSpec> {
    const REST: [&[u8]; 3] = [b"remainder", b"balance", b"rest"];
    let year = TimeSpec {
        length: time.spec.length,
        year: time.spec.year,
        fiscal: time.spec.fiscal,
        ..TimeSpec::default()
    };
    let of = (1..=3).find(|back| reader.word_before(time.first, *back) == Word::Of)?;
    let rest = time.first.checked_sub(of + 1)?;
    let day = calendar.assumed_end().filter(|_| reader.says(rest, &REST) && time.spec == year)?;
    let within = time.spec.resolve(calendar, false).is_some_and(|period| match period {
        Period::Duration(start, end) => start <= day && day < end,
        Period::Instant(_) => false,
    });
    within.then(|| TimeSpec {
        month: Some(day.month()),
        day: Some(day.day()),
        year: Some(day.year()),
        instant: true,
        ..TimeSpec::default()
    })
}

/// The month of "January of 2013".
fn month_of(reader: Reader<'_>, time: &TimeMention) -> Option<i8> {
    let year = TimeSpec { year: time.spec.year, ..TimeSpec::default() };
    let name = time.first.checked_sub(2)?;
    let of = reader.word(name + 1) == Word::Of && reader.kind(name) == Some(TokenKind::Capital);
    reader.word(name).month().filter(|_| of && time.spec == year && time.spec.year.is_some())
}

/// The years of "over the five years ended December 31, 2023". What is told of each of them has no "over".
fn years_over(reader: Reader<'_>, time: &TimeMention) -> Option<u8> {
    const MOST: u32 = 20;
    if time.spec.length != Some(Length::Year) || time.spec.day.is_none() {
        return None;
    }
    let years = (time.first..time.first + 2).find(|at| reader.is(*at, b"years"))?;
    let count = years.checked_sub(1)?;
    let number = reader.word(count).small_number().or_else(|| reader.text_of(count).parse().ok())?;
    let over = reader.word_before(count, 1) == Word::The && count >= 2 && reader.is(count - 2, b"over");
    u8::try_from(number).ok().filter(|_| over && (2..=MOST).contains(&number))
}

/// Tokens between a year at the head of a sentence and a quarter that it does not name.
const SENTENCE: usize = 24;

/// The quarter `time`, which leaves its year to the report, in the year `lead` at the head of its sentence.
fn quarter_of(reader: Reader<'_>, lead: &TimeMention, time: &TimeMention) -> Option<TimeSpec> {
    let length = lead.spec.length.filter(|length| *length == Length::Year);
    let year = TimeSpec { length, year: lead.spec.year, fiscal: lead.spec.fiscal, ..TimeSpec::default() };
    let opens = matches!(reader.word_before(lead.first, 1), Word::In | Word::For)
        || lead.first > 0 && reader.is(lead.first - 1, b"during");
    let head = opens
        && (lead.first == 1 || reader.kind_before(lead.first, 2) == Some(TokenKind::Period))
        && reader.kind(lead.end) == Some(TokenKind::Comma);
    let named = time.spec.quarter.is_some() && !time.spec.to_date && is_told(reader, time);
    let near = (lead.end..lead.end + SENTENCE).contains(&time.first);
    let one = || !(lead.end..time.first).any(|at| reader.kind(at) == Some(TokenKind::Period));
    let applies = lead.spec == year && head && named && near && one();
    applies.then_some(TimeSpec { year: lead.spec.year, ..time.spec }).filter(|_| lead.spec.year.is_some())
}

/// "The full year" behind the fourth quarter: the year that ends with it.
fn year_of_quarter(reader: Reader<'_>, before: &TimeMention, time: &TimeMention) -> Option<TimeSpec> {
    let year = TimeSpec { length: Some(Length::Year), ..TimeSpec::default() };
    let last = before.spec.quarter == Some(4) && before.spec.year.is_some();
    (time.spec == year && last && !is_expected(reader, time)).then_some(TimeSpec {
        year: before.spec.year,
        fiscal: true,
        ..time.spec
    })
}
