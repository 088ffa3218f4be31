//! Times that a text leaves to the report to complete: "the second quarter", "the quarter", "year to date", "the same
//! period of 2022".

use jiff::Span as TimeSpan;

use super::super::super::lexer::TokenKind;
use super::super::super::nature::{names_result, nature};
use super::super::super::period::{Calendar, Length, TimeMention, TimeSpec};
use super::super::super::words::Word;
use super::super::expects::{Sense, expects};
use super::super::reader::Reader;
use super::by_report::{self, is_open};

/// Days by which the end of a quarter may lie behind that of the report and still be the report's.
pub(super) const LATE: i64 = 3;

/// Gives a quarter or a first stretch of a year that is named without its year ("the second quarter") the
/// last year in which it had ended when the report was made.
pub(in crate::figures::prose) fn complete(reader: Reader<'_>, time: &mut TimeMention, calendar: &Calendar) {
    let spec = time.spec;
    // "The quarter" has a rule of its own.
    let quarter = TimeSpec { length: Some(Length::Months(QUARTER)), ..TimeSpec::default() };
    let alone = spec == quarter && reader.word(time.first) == Word::Quarter;
    if spec == by_report::YEAR_TOLD {
        // A report says itself of which year it is.
        let release = calendar.assumed_end().is_none();
        time.spec = full_year(reader, time, calendar).filter(|_| release).unwrap_or(spec);
        return;
    }
    if !alone && is_open(reader, time) {
        time.spec = by_report::told(reader, time, calendar).unwrap_or(spec);
        return;
    }
    if spec == (TimeSpec { length: Some(Length::Year), ..TimeSpec::default() }) {
        time.spec = full_year(reader, time, calendar)
            .or_else(|| year_expected(reader, time, calendar))
            .unwrap_or(spec);
        return;
    }
    // "Three months ended" over a column says of itself when they end.
    if alone {
        time.spec = quarter_of_report(spec, calendar).unwrap_or(spec);
        return;
    }
    let open = spec.year.is_none() && spec.month.is_none() && (spec.quarter.is_some() || spec.to_date);
    let Some(end) = calendar.end().filter(|_| open) else { return };
    let latest = end.saturating_add(TimeSpan::new().days(LATE));
    let year = end.year();
    let ended = |year: &i16| {
        let period = TimeSpec { year: Some(*year), ..spec }.resolve(calendar, false);
        period.is_some_and(|p| p.end() <= latest)
    };
    time.spec.year = (year.saturating_sub(2)..=year.saturating_add(1)).rev().find(ended);
    // "For the fourth quarter, the Company expects": the next one, but for that which ended just now.
    let past = time
        .spec
        .year
        .and_then(|_| time.spec.resolve(calendar, false))
        .is_some_and(|period| period.end().saturating_add(TimeSpan::new().days(PAST)) < end);
    if past && spec.quarter.is_some() && !spec.to_date && is_expected(reader, time) {
        time.spec.year = time.spec.year.map(|year| year + 1);
    }
}

/// Tokens between the time that opens a sentence and a full year in it.
const SENTENCE: usize = 60;

/// Gives "the full year" of a sentence that opens with the time of a named year that year, where it is set beside a part
/// of it: "in 2021, sales were $4 million in the fourth quarter and $9 million for the full year". Beside nothing but
/// years, "our 2021 spending was $4 million, and full-year rents were $9 million", it says no more than they do.
pub(in crate::figures::prose) fn full_years(
    reader: Reader<'_>,
    times: &mut [TimeMention],
    calendar: &Calendar,
) {
    let whole = TimeSpec { length: Some(Length::Year), ..TimeSpec::default() };
    for index in 1..times.len() {
        let time = times[index];
        let full = time.spec == whole && reader.bytes(time.first).eq_ignore_ascii_case(b"full");
        if !full || is_expected(reader, &time) {
            continue;
        }
        let goes_on = |at: usize| reader.kind(at) != Some(TokenKind::Period);
        let together =
            |other: &&TimeMention| other.end + SENTENCE > time.first && (other.end..time.first).all(goes_on);
        let spoken = &times[index.saturating_sub(NEAR)..index];
        let opens = spoken.iter().rev().take_while(together).last().map(|time| time.spec);
        let Some((opens, year)) = opens.and_then(|spec| Some((spec, spec.year?))) else { continue };
        let last = times[index - 1].spec;
        let part = last.quarter.is_some() || matches!(last.length, Some(Length::Months(1..=9)));
        // "The quarter ended December 31, 2022" of a year that ends in June is of the next.
        let dated = opens.month.and_then(|_| fiscal_year_of(opens, calendar));
        let named = TimeSpec { year: dated.or(Some(year)), fiscal: true, ..whole };
        times[index].spec = if part { named } else { TimeSpec::default() };
        // "Sales in 2021 were $4 million in the first quarter and $9 million in the full year".
        let unnamed = last.quarter.is_some() && last.year.is_none() && last.month.is_none();
        if unnamed {
            times[index - 1].spec = TimeSpec { year: named.year, fiscal: true, ..last };
        }
    }
}

/// Months of a quarter.
const QUARTER: u8 = 3;

/// "The quarter" of a report on a part of a year: the one with which it ends. A report on a year has four.
fn quarter_of_report(spec: TimeSpec, calendar: &Calendar) -> Option<TimeSpec> {
    let end = calendar.assumed_end()?;
    let years = || end.year().saturating_sub(1)..=end.year().saturating_add(1);
    let ends = |year: i16| (1..=3).any(|quarter| calendar.quarter(year, quarter, false).1 == end);
    let spec = TimeSpec { month: Some(end.month()), day: Some(end.day()), year: Some(end.year()), ..spec };
    if calendar.is_year_end(end) || calendar.names_rows_by_years() {
        return None;
    }
    // A quarter of weeks ends near a month's end: "October 2, 2021".
    let closes = |year: i16| end.duration_since(calendar.year_end(year)).as_hours().abs() <= DRIFT * 24;
    let of_weeks = || end != end.last_of_month() && calendar.is_near_end(end) && !years().any(closes);
    if years().any(ends) {
        return Some(spec);
    }
    of_weeks().then_some(TimeSpec { length: Some(Length::Weeks(QUARTER_WEEKS)), ..spec })
}

/// Weeks of a quarter of a year of 52.
const QUARTER_WEEKS: u8 = 13;

/// Days around the end of a month within which years and quarters of weeks end.
const DRIFT: i64 = 9;

/// Days within which the results of a year are told after its end: those of the first quarter come later.
const YEAR_TOLD: i64 = 95;

/// "The full year" of a release that comes soon after the end of one.
fn full_year(reader: Reader<'_>, time: &TimeMention, calendar: &Calendar) -> Option<TimeSpec> {
    let end = calendar.end().filter(|_| !is_expected(reader, time))?;
    let latest = end.saturating_add(TimeSpan::new().days(LATE));
    let earliest = end.saturating_sub(TimeSpan::new().days(YEAR_TOLD));
    let spec = |year: i16| TimeSpec { year: Some(year), fiscal: true, ..time.spec };
    (end.year().saturating_sub(1)..=end.year().saturating_add(1)).map(spec).find(|spec| {
        let period = spec.resolve(calendar, false);
        period.is_some_and(|period| (earliest..=latest).contains(&period.end()))
    })
}

/// "We expect full-year sales of $9 million": of the year that has not ended yet.
fn year_expected(reader: Reader<'_>, time: &TimeMention, calendar: &Calendar) -> Option<TimeSpec> {
    let end = calendar.end().filter(|_| is_expected(reader, time))?;
    let latest = end.saturating_add(TimeSpan::new().days(LATE));
    let label = (end.year().saturating_sub(1)..=end.year().saturating_add(1))
        .find(|year| calendar.year_end(*year) > latest)?;
    Some(TimeSpec { year: Some(label), fiscal: true, ..time.spec })
}

/// Days after which the end of a quarter is not that of the quarter which a report made now tells of.
const PAST: i64 = 120;

/// Tokens behind and before a quarter within which what is said of it is expected: "expects to record a charge of $3
/// million in the".
const AROUND: usize = 8;
const BEFORE: usize = 14;

/// True for a time of which something is expected.
pub(in crate::figures::prose) fn is_expected(reader: Reader<'_>, time: &TimeMention) -> bool {
    let ends = |i: &usize| reader.kind(*i) == Some(TokenKind::Period);
    let says = |i: usize| {
        // "The expected term" tells of what there is: the participle needs its verb.
        let told =
            !reader.bytes(i).ends_with(b"ed") || i > 0 && reader.says(i - 1, &[b"is", b"are", b"currently"]);
        told && expects(reader, i, &[Sense::Expect, Sense::Outlook])
    };
    let after = (time.end..(time.end + AROUND).min(reader.tokens.len())).take_while(|i| !ends(i)).any(says);
    // "We expect that sales, which were $5 million in the first quarter, will rise".
    let told = |i: &usize| ends(i) || reader.says(*i, &[b"was", b"were"]);
    let before = (time.first.saturating_sub(BEFORE)..time.first).rev().take_while(|i| !told(i)).any(says);
    after || before
}

/// Tokens between "same" and the year: "the same nine-month period of fiscal 2022".
const SAME: usize = 8;

/// Mentions between a stretch and the year that is compared with it.
const NEAR: usize = 8;

/// Gives a year the stretch that is spoken of before it, where it is named as one like that: "compared to $5
/// million for the same period in 2022" after "the third quarter of 2023".
pub(in crate::figures::prose) fn like_before(
    reader: Reader<'_>,
    times: &mut [TimeMention],
    calendar: &Calendar,
) {
    for index in 0..times.len() {
        let time = times[index];
        let year = TimeSpec { year: time.spec.year, fiscal: time.spec.fiscal, ..TimeSpec::default() };
        // "The corresponding period of fiscal 2017".
        let fiscal_year = time.spec == TimeSpec { length: Some(Length::Year), fiscal: true, ..year };
        if let Some(spec) = by_report::like_spoken(reader, &times[index.saturating_sub(NEAR)..index], &time) {
            times[index].spec = spec;
            continue;
        }
        if time.spec != year && !fiscal_year || !is_like(reader, &time, fiscal_year) {
            continue;
        }
        if let Some(day) = like_day(reader, times, index) {
            times[index].spec = day;
            continue;
        }
        let spoken = &times[index.saturating_sub(NEAR)..index];
        let whole = |spec: &TimeSpec| spec.length == Some(Length::Year);
        let earlier = spoken.iter().rev().map(|t| t.spec).find_map(|spec| {
            let stretch = spec.length.is_some() || spec.quarter.is_some();
            // A stretch that ends on a day may lie in another year than that which names its fiscal year.
            let named = if fiscal_year && spec.month.is_some() {
                fiscal_year_of(spec, calendar)?
            } else {
                spec.year?
            };
            let by = named.checked_sub(time.spec.year?)?;
            let fits = stretch && by > 0 && !(fiscal_year && whole(&spec));
            fits.then_some(TimeSpec { year: spec.year.map(|year| year.saturating_sub(by)), ..spec })
        });
        if let Some(earlier) = earlier.or_else(|| like_report(reader, &time, spoken, calendar)) {
            times[index].spec = earlier;
        }
    }
}

/// Tokens between the day of a balance and the year of that which it is compared with.
const BALANCE: usize = 16;

/// The day of the year `times[index]` that is like the one right before it, on which there was what is compared: "cash was
/// $5 at September 30, 2010, compared with $4 for the same period of 2009".
fn like_day(reader: Reader<'_>, times: &[TimeMention], index: usize) -> Option<TimeSpec> {
    let (day, year) = (times.get(index.checked_sub(1)?)?, times.get(index)?);
    let between = day.end..year.first;
    let compared = between.clone().any(|at| {
        matches!(reader.word(at), Word::Compared | Word::Than)
            && !(day.end..at).any(|at| reader.word(at) == Word::And)
    });
    // Another sentence, or another thing that is told of in it.
    let parted = || {
        between.clone().any(|at| {
            matches!(reader.kind(at), Some(TokenKind::Semicolon))
                || reader.kind(at) == Some(TokenKind::Period) && !reader.touches(at + 1)
        })
    };
    let told = day.spec.day.is_some() && day.spec.length.is_none() && day.spec.instant;
    let earlier = year.spec.year < day.spec.year;
    (told
        && earlier
        && compared
        && between.len() <= BALANCE
        && !parted()
        && names_balance(reader, day, year.first))
    .then_some(TimeSpec { year: year.spec.year, ..day.spec })
}

/// True where what is told of on `day` is there on it: "cash was", "we had deposits of". Behind a day that opens the sentence it
/// follows: "as of June 30, 2010, revenue totaled" is told of a time.
fn names_balance(reader: Reader<'_>, day: &TimeMention, year: usize) -> bool {
    let ends = |at: usize| {
        reader.kind(at) == Some(TokenKind::Semicolon)
            || reader.kind(at) == Some(TokenKind::Period) && !reader.touches(at + 1)
    };
    let start = (0..day.first).rev().find(|at| ends(*at)).map_or(0, |at| at + 1);
    let leads = |at: usize| matches!(reader.word(at), Word::As | Word::At | Word::On | Word::Of);
    let (first, end) = if (start..day.first).all(leads) {
        (day.end + usize::from(reader.kind(day.end) == Some(TokenKind::Comma)), year)
    } else {
        (start, day.first)
    };
    // "Interest expense on debt": the head alone says what it is.
    let head = (first..end).take_while(|at| {
        let stops = matches!(
            reader.word(*at),
            Word::Is
                | Word::Totaled
                | Word::Rose
                | Word::Compared
                | Word::At
                | Word::On
                | Word::For
                | Word::To
                | Word::From
                | Word::Of
                | Word::In
        );
        reader.is_word(*at) && !stops
    });
    let name = reader.tokens.get(first..first + head.count()).unwrap_or(&[]);
    let name = Reader { text: reader.text, tokens: name };
    nature(name) > 0 && !names_result(name)
}

/// The stretch of the year `time` that is like the one which a report on a part of a year tells of, where its paragraph
/// names no time before: "sales for the period rose, compared with the same period in 2022".
fn like_report(
    reader: Reader<'_>,
    time: &TimeMention,
    spoken: &[TimeMention],
    calendar: &Calendar,
) -> Option<TimeSpec> {
    let end = calendar.assumed_end().filter(|end| spoken.is_empty() && !calendar.is_year_end(*end))?;
    let year = time.spec.year.filter(|year| *year <= end.year())?;
    // A year alone is that in which the stretch ended, whatever the number of its fiscal year.
    let own = (end.year()..=end.year().saturating_add(1)).find(|label| calendar.year_end(*label) >= end)?;
    let year = if time.spec.fiscal { year } else { year + own - end.year() };
    let spec = TimeSpec { year: Some(year), fiscal: time.spec.fiscal, ..TimeSpec::default() };
    // "The same nine-month period of": the number tells how long.
    let same = |at: &usize| reader.word(*at) == Word::Same;
    let counted = (time.first.saturating_sub(SAME)..time.first).rev().take_while(|at| !same(at)).any(|at| {
        reader.word(at).small_number().is_some()
            || matches!(reader.word(at), Word::Month | Word::Months | Word::Weeks)
    });
    let behind = (1..=2).find_map(|back| match reader.word_before(time.first, back) {
        Word::Period => Some(TimeSpec { to_date: true, ..spec }),
        Word::Quarter => Some(TimeSpec { length: Some(Length::Months(QUARTER)), ..spec }),
        _ => None,
    });
    behind.filter(|_| !counted)
}

/// True for a year that is printed by itself and means a stretch like one that is spoken of: "the same period of 2022".
pub(in crate::figures::prose) fn is_year_like_report(reader: Reader<'_>, time: &TimeMention) -> bool {
    let spec = time.spec;
    time.end == time.first + 1
        && reader.is_year(time.first)
        && (spec.to_date || spec.length == Some(Length::Months(QUARTER)))
}

/// True for a time that is named by its year and by the day on which it ended: "fiscal year 2022 ended June 30, 2022".
pub(in crate::figures::prose) fn names_year_and_day(reader: Reader<'_>, time: &TimeMention) -> bool {
    time.spec.day.is_some()
        && (time.first + 1..time.end)
            .any(|at| matches!(reader.word(at), Word::Ended | Word::Ending) && reader.is_year(at - 1))
}

/// The fiscal year in which the stretch `spec` ends.
fn fiscal_year_of(spec: TimeSpec, calendar: &Calendar) -> Option<i16> {
    let end = spec.resolve(calendar, false)?.end();
    (end.year().saturating_sub(1)..=end.year().saturating_add(1)).find(|year| calendar.year_end(*year) >= end)
}

/// True for the year `time` of "the same period in 2022", "the comparable quarter of fiscal 2017", and for a fiscal year
/// of "the corresponding fiscal 2017 period".
fn is_like(reader: Reader<'_>, time: &TimeMention, fiscal_year: bool) -> bool {
    let stretch = |word: Word| {
        matches!(word, Word::Period | Word::Quarter | Word::Quarters | Word::Months | Word::Weeks)
    };
    let like = |back: usize| {
        reader.word_before(time.first, back) == Word::Same
            || time.first.checked_sub(back).is_some_and(|at| {
                matches!(reader.bytes(at), b"comparable" | b"corresponding" | b"comparative" | b"similar")
                    || matches!(reader.bytes(at), b"like" | b"equivalent")
            })
    };
    let link = reader.word_before(time.first, 1);
    let behind =
        matches!(link, Word::In | Word::Of | Word::For) && stretch(reader.word_before(time.first, 2));
    let around = fiscal_year && stretch(reader.word(time.end));
    behind && (3..=SAME).any(like) || around && like(1)
}
