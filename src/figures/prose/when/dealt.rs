//! Amounts that are dealt out to years of which only the first and the last, or the number, are named, or that stand
//! with their years in a list.
//!
//! ```text
//! $5, $6 and $7 in 2008 through 2010, respectively                           as many amounts as years
//! $5, $6 and $7 for each of the three years in the period ended June 30, 2010      the last year first
//! $5, $6 and $7 for each of the last three years                             likewise, from the year of the report on
//! 2008, $5 million; 2009, $6 million; and 2010, $7 million                   each with its year
//! $5 million (2008), $6 million (2009)                                       likewise
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::{Length, TimeMention};
use super::super::super::value::Period;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::lists::{Place, places, runs};
use super::{Sentence, Spoken, When};

/// Gives amounts the years to which a sentence deals them out.
pub(super) fn put(spoken: &Spoken<'_>, sentence: Sentence, amounts: &[(usize, usize)], whens: &mut [When]) {
    let Spoken { reader, times, .. } = *spoken;
    if amounts.len() < 2 {
        return;
    }
    let within = |end: usize| times.partition_point(|time| time.first < end);
    let local = within(sentence.first)..within(sentence.end);
    if local.is_empty() {
        last_years(spoken, sentence, amounts, whens);
        return;
    }
    let said = (sentence.first..sentence.end).any(|at| reader.word(at) == Word::Respectively);
    let places = places(reader, sentence, amounts, said);
    for mention in local.clone() {
        let Some(years) = span(spoken, mention, said).or_else(|| each(spoken, mention, said)) else {
            continue;
        };
        let alone = local.len() == years.mentions;
        for list in lists(reader, &places, times, (mention, years.mentions), alone) {
            deal(&years, mention, &places, &list, whens);
        }
    }
    by_label(reader, amounts, times, label_before, whens);
    by_label(reader, amounts, times, label_behind, whens);
}

/// Years to which amounts are dealt out.
struct Years {
    /// How many there are.
    count: usize,
    /// Months from one to the next.
    step: i32,
    /// How many mentions name them.
    mentions: usize,
    /// The last amount is of the time after them: "2008 through 2012 and thereafter".
    thereafter: bool,
    /// Another number of amounts is of none of them alone: "rent and taxes were $5 and $6, respectively, for 2008 through 2012".
    strict: bool,
}

/// Puts the amounts of a list to their years.
fn deal(years: &Years, mention: usize, places: &[Place], list: &[usize], whens: &mut [When]) {
    let all = years.count + usize::from(years.thereafter);
    if list.len() != all && !(years.strict && list.len() > 1) {
        return;
    }
    let mut months = 0;
    for (index, place) in list.iter().enumerate() {
        let when = if list.len() == all && index < years.count {
            When::shifted(mention, months)
        } else {
            When::Unknown
        };
        months += years.step;
        if let Some(of) = places[*place].amount.and_then(|amount| whens.get_mut(amount)) {
            *of = when;
        }
    }
}

/// Most years that are dealt out.
const MOST: usize = 12;

/// Tokens behind years in which stands how they are dealt out: "2028 through 2032 and thereafter,".
const LISTED: usize = 8;

/// Tokens before years in which "each" deals them out: "each of the years ending December 31,".
const EACH: usize = 6;

/// The years of "2008 through 2012, respectively", which begin with the mention `from`.
fn span(spoken: &Spoken<'_>, from: usize, said: bool) -> Option<Years> {
    let Spoken { reader, times, .. } = *spoken;
    let (first, last) = (times.get(from)?, times.get(from + 1)?);
    let joined = matches!(reader.word(first.end), Word::Through | Word::To)
        || matches!(reader.kind(first.end), Some(TokenKind::Hyphen | TokenKind::Dash));
    let yearly = |time: &TimeMention| {
        time.spec.quarter.is_none()
            && !time.spec.instant
            && time.spec.length.is_none_or(|l| l == Length::Year)
    };
    if last.first != first.end + 1 || !joined || !yearly(first) || !yearly(last) || !is_year(spoken, from) {
        return None;
    }
    let listed = said && (last.end..last.end + LISTED).any(|at| reader.word(at) == Word::Respectively)
        || has_list(reader, first, last);
    let each = (1..=EACH).any(|back| reader.word_before(first.first, back) == Word::Each);
    let step = last.spec.year?.checked_sub(first.spec.year?)?;
    let count = usize::from(step.unsigned_abs()) + 1;
    let thereafter = (last.end..last.end + 4).any(|at| reader.is(at, b"thereafter"));
    ((listed || each) && (2..=MOST).contains(&count)).then_some(Years {
        count,
        step: if step > 0 { 12 } else { -12 },
        mentions: 2,
        thereafter,
        strict: listed,
    })
}

/// Tokens between years and the first amount of a list behind them, and tokens of a list: "is estimated to be
/// approximately $".
const AMOUNTS: usize = 28;
const LONGEST: usize = 90;

/// "Amortization for 2010 through 2012 is estimated to be $5, $6 and $7": true where a list of as many amounts as there are
/// years from `first` to `last` stands behind these in the sentence. "Rent and taxes for 2010 through 2011 were $5 and $6"
/// may deal them out to things: two need "respectively".
pub(super) fn has_list(reader: Reader<'_>, first: &TimeMention, last: &TimeMention) -> bool {
    let years = last.spec.year.zip(first.spec.year).map(|(last, first)| last.abs_diff(first));
    let Some(count) = years.map(|years| usize::from(years) + 1).filter(|count| (2..=MOST).contains(count))
    else {
        return false;
    };
    let stops = |at: usize| {
        reader.kind(at) == Some(TokenKind::Semicolon)
            || reader.kind(at) == Some(TokenKind::Period) && !reader.touches(at + 1)
    };
    let goes_on = |at: &usize| !stops(*at);
    let starts = |at: &usize| reader.kind(*at) == Some(TokenKind::Number);
    let from = (last.end..last.end + AMOUNTS).take_while(goes_on).find(starts);
    let Some(from) = from.filter(|from| !reader.is_year(*from) || is_money(reader, *from)) else {
        return false;
    };
    let joint = |at: usize| {
        matches!(
            reader.kind(at),
            Some(TokenKind::Comma | TokenKind::Currency(_) | TokenKind::Percent | TokenKind::Open)
        ) || matches!(reader.word(at), Word::And | Word::About | Word::Percent)
            || reader.word(at).scale().is_some()
    };
    let listed = |at: &usize| joint(*at) || starts(at);
    let end = (from..from + LONGEST).take_while(listed).last().map_or(from, |last| last + 1);
    let said = (end..end + 3).any(|at| reader.word(at) == Word::Respectively);
    let things =
        is_of_things(reader, from) || is_of_counted(reader, from, count) || is_to_things(reader, end);
    (from..end).filter(starts).count() == count && (said || count > 2) && !things
}

/// "Sales to our three largest customers were": true where as many things as there are amounts, the first of which is at
/// `first`, are counted before these. "The three years" are no things.
fn is_of_counted(reader: Reader<'_>, first: usize, count: usize) -> bool {
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let of_time = |at: usize| {
        matches!(reader.word(at), Word::Year | Word::Years | Word::Months | Word::Fiscal)
            || reader.kind(at) == Some(TokenKind::Hyphen)
    };
    (first.saturating_sub(THINGS)..first).rev().take_while(|at| !stops(at)).any(|at| {
        let number = reader.word(at).small_number().and_then(|number| usize::try_from(number).ok());
        number == Some(count) && !(at + 1..at + 3).any(of_time)
    })
}

/// Tokens behind a list of amounts in which a list of those to whom they went stands.
const WHOM: usize = 24;

/// "400, 300 and 200 shares to Mr. Pell, Mr. Orr and Mr. Dunn, respectively": true where a list of things stands behind the
/// amounts that end at `end`.
fn is_to_things(reader: Reader<'_>, end: usize) -> bool {
    const TITLES: [&[u8]; 4] = [b"mr", b"ms", b"mrs", b"dr"];
    let stops = |at: &usize| {
        reader.kind(*at) == Some(TokenKind::Semicolon)
            || reader.kind(*at) == Some(TokenKind::Number)
            || reader.kind(*at) == Some(TokenKind::Period)
                && !reader.touches(*at + 1)
                && !at.checked_sub(1).is_some_and(|title| reader.says(title, &TITLES))
    };
    let lists = |at: usize| {
        reader.word(at) == Word::And
            && (2..=4).any(|back| at > end + back && reader.kind_before(at, back) == Some(TokenKind::Comma))
    };
    (end..end + WHOM).take_while(|at| !stops(at)).any(lists)
}

fn is_money(reader: Reader<'_>, number: usize) -> bool {
    matches!(reader.kind_before(number, 1), Some(TokenKind::Currency(_)))
}

/// True where a mention is a whole year.
pub(super) fn is_year(spoken: &Spoken<'_>, mention: usize) -> bool {
    const SHORTEST: i32 = 350;
    const LONGEST: i32 = 380;
    spoken.days(mention).is_some_and(|days| match days {
        Period::Duration(start, end) => {
            start.until(end).is_ok_and(|length| (SHORTEST..=LONGEST).contains(&length.get_days()))
        }
        Period::Instant(_) => false,
    })
}

/// Tokens between "three years" and the day on which they end: "years in the period ended".
const ENDED: usize = 6;

/// The years of "each of the three years in the period ended December 31, 2007", whose last is `mention`: filings tell of
/// the last first (Regulation S-X 3-02 asks for statements of three years).
fn each(spoken: &Spoken<'_>, mention: usize, said: bool) -> Option<Years> {
    let Spoken { reader, times, .. } = *spoken;
    let time = times
        .get(mention)
        .filter(|time| time.spec.length == Some(Length::Year) && time.spec.day.is_some())?;
    if !is_year(spoken, mention) {
        return None;
    }
    let years = (time.first.saturating_sub(ENDED)..time.first + 3)
        .rev()
        .find(|at| matches!(reader.word(*at), Word::Year | Word::Years) || reader.is(*at, b"years"))?;
    let between = |at: usize| {
        matches!(reader.word(at), Word::In | Word::The | Word::Period | Word::Ended | Word::Fiscal)
    };
    if !(years + 1..time.first).all(between) {
        return None;
    }
    let joins = |at: usize| reader.kind(at) == Some(TokenKind::Hyphen) || reader.word(at) == Word::Fiscal;
    let number = (years.saturating_sub(2)..years).rev().find(|at| !joins(*at))?;
    let count = reader.word(number).small_number().or_else(|| reader.text_of(number).parse().ok())?;
    let count = usize::try_from(count).ok().filter(|count| (2..=5).contains(count))?;
    // "Over the three years" is one time, and so is what is told in the aggregate.
    const WHOLE: [&[u8]; 5] = [b"over", b"aggregate", b"total", b"cumulative", b"combined"];
    let whole = (number.saturating_sub(EACH)..number).any(|at| reader.says(at, &WHOLE));
    let dealt = said || (number.saturating_sub(EACH + 3)..number).any(|at| reader.word(at) == Word::Each);
    (dealt && !whole).then_some(Years {
        count,
        step: -12,
        mentions: 1,
        thereafter: false,
        strict: count == 2,
    })
}

/// Gives amounts the years of "each of the last three years", of which an annual report tells the last first, or of "each
/// of the next five years", of which it tells the first first.
fn last_years(spoken: &Spoken<'_>, sentence: Sentence, amounts: &[(usize, usize)], whens: &mut [When]) {
    let Spoken { reader, calendar, .. } = *spoken;
    if !calendar.assumed_end().is_some_and(|end| calendar.is_year_end(end)) {
        return;
    }
    let each = (sentence.first..sentence.end).find(|at| {
        reader.word(*at) == Word::Each
            && reader.word(at + 1) == Word::Of
            && reader.word(at + 2) == Word::The
            && matches!(reader.word(at + 3), Word::Prior | Word::Next)
    });
    let next = each.is_some_and(|each| reader.word(each + 3) == Word::Next);
    let Some(number) = each.map(|each| each + 4) else { return };
    let joins = |at: usize| usize::from(reader.says(at, &[b"fiscal", b"succeeding"]));
    let years = number + 1 + joins(number + 1) + joins(number + 2);
    let counted = reader.word(number).small_number().and_then(|count| usize::try_from(count).ok());
    // How many years they are is a figure itself.
    let (index, ranges): (Vec<usize>, Vec<(usize, usize)>) =
        amounts.iter().copied().enumerate().filter(|(_, amount)| amount.0 != number).unzip();
    let one = counted == Some(ranges.len()) && runs(reader, &ranges).len() == 1;
    let things = ranges.first().is_none_or(|(first, _)| {
        is_of_things(reader, *first) || ranges.len() == 2 && is_of_two_things(reader, *first)
    });
    if !one || things || reader.word(years) != Word::Years {
        return;
    }
    for (place, index) in (0..).zip(index) {
        if let Some(when) = whens.get_mut(index) {
            *when = if next { When::Years(place + 1, place + 1) } else { When::ShiftedUnsaid(-12 * place) };
        }
    }
}

/// Most tokens between a list of amounts and the years that it is of.
const NEAR: usize = 20;

/// The lists of amounts that the years from the mention `mention.0` on are those of: all of the sentence where it names
/// no others, else those beside them.
fn lists(
    reader: Reader<'_>,
    places: &[Place],
    times: &[TimeMention],
    (mention, count): (usize, usize),
    alone: bool,
) -> Vec<Vec<usize>> {
    let ranges: Vec<(usize, usize)> = places.iter().map(|place| place.range).collect();
    let last = mention + count - 1;
    let (first, end) = (times[mention].first, times[last].end);
    let before = mention.checked_sub(1).map_or(0, |before| times[before].end);
    let after = times.get(last + 1).map_or(usize::MAX, |after| after.first);
    let mut found = runs(reader, &ranges);
    found.retain(|list| {
        let (start, stop) = (ranges[list[0]].0, ranges[list[list.len() - 1]].1);
        let near = if stop <= first {
            start >= before
                && first - stop <= NEAR
                && places.get(list[list.len() - 1] + 1).is_none_or(|p| p.range.0 >= end)
        } else {
            start >= end
                && stop <= after
                && start - end <= NEAR
                && list[0].checked_sub(1).is_none_or(|b| ranges[b].1 <= first)
        };
        let two = list.len() == 2 && is_of_two_things(reader, start);
        (alone || near) && !two && !is_of_things(reader, start)
    });
    found
}

/// Tokens before a list of amounts in which a list of what they are of stands.
const THINGS: usize = 40;

/// "Acme, Bolt and Crane bought 5%, 6% and 7%, respectively": the amounts are dealt out to things, not to years.
fn is_of_things(reader: Reader<'_>, first: usize) -> bool {
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let lists = |at: usize| {
        reader.word(at) == Word::And
            && (1..=3).any(|back| reader.kind_before(at, back) == Some(TokenKind::Comma))
            // "For 2007, rent and taxes were": the comma ends a time.
            && !(1..=4).any(|back| at.checked_sub(back).is_some_and(|at| reader.is_year(at)))
    };
    (first.saturating_sub(THINGS)..first).rev().take_while(|at| !stops(at)).any(lists)
}

/// Tokens between "were" and its amount, and words of a subject of two things.
const VERB: usize = 3;
const TWO: usize = 8;

/// "Rent and taxes paid were $5 and $6, respectively": two things, not one in two years. "Sales and marketing expenses" are
/// one, and so is what "was".
fn is_of_two_things(reader: Reader<'_>, first: usize) -> bool {
    const ONE: [&[u8]; 7] =
        [b"expense", b"expenses", b"cost", b"costs", b"charges", b"fees", b"contributions"];
    let verb = (first.saturating_sub(VERB)..first).rev().find(|at| reader.is(*at, b"were"));
    let Some(verb) = verb.filter(|verb| *verb > 0 && !reader.says(verb - 1, &ONE)) else { return false };
    let words = |at: &usize| reader.is_word(*at);
    (verb.saturating_sub(TWO)..verb).rev().take_while(words).any(|at| reader.word(at) == Word::And)
}

/// Finds the year that stands with an amount.
type LabelOf = fn(Reader<'_>, (usize, usize), &[TimeMention]) -> Option<usize>;

/// Puts each amount of a list to the year that stands with it, where years go on one by one: "2008, $5 million; 2009, $6
/// million". A year that stands alone beside one amount may be that of another.
fn by_label(
    reader: Reader<'_>,
    amounts: &[(usize, usize)],
    times: &[TimeMention],
    label: LabelOf,
    whens: &mut [When],
) {
    let labels: Vec<Option<usize>> = amounts.iter().map(|amount| label(reader, *amount, times)).collect();
    let year = |index: usize| labels[index].and_then(|mention| times[mention].spec.year);
    let joint = |at: usize| {
        matches!(
            reader.kind(at),
            Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Close | TokenKind::Currency(_))
        ) || reader.word(at) == Word::And
    };
    let mut step = 0;
    let mut start = 0;
    for index in 1..=amounts.len() {
        let next = (index < amounts.len()).then(|| year(index - 1).zip(year(index))).flatten();
        let goes_on = next.map(|(this, next)| next - this).filter(|by| by.abs() == 1).filter(|_| {
            // The later of what parts two entries: an amount from the next year, or a year from the next amount.
            let label = |index: usize| labels[index].map_or((0, 0), |t| (times[t].first, times[t].end));
            let end = amounts[index - 1].1.max(label(index - 1).1);
            let first = amounts[index].0.min(label(index).0);
            first > end && first - end <= 4 && (end..first).all(joint)
        });
        if let Some(by) = goes_on.filter(|by| step == 0 || *by == step) {
            step = by;
            continue;
        }
        if index - start > 1 {
            for (label, when) in labels.iter().zip(whens.iter_mut()).take(index).skip(start) {
                label.iter().for_each(|mention| *when = When::at(*mention));
            }
        }
        (start, step) = (index, 0);
    }
}

/// True for a year that is named alone.
fn is_plain(time: &TimeMention) -> bool {
    time.spec.month.is_none()
        && time.spec.quarter.is_none()
        && !time.spec.to_date
        && time.spec.length.is_none_or(|length| length == Length::Year)
}

/// The year before the amount at `first`: "2008, $5 million", "2008 - $5 million", "2008 $5 million".
fn label_before(reader: Reader<'_>, (first, _): (usize, usize), times: &[TimeMention]) -> Option<usize> {
    let before = times.partition_point(|time| time.end <= first).checked_sub(1)?;
    let time = times.get(before).filter(|time| is_plain(time))?;
    let joint = |at: usize| {
        matches!(
            reader.kind(at),
            Some(
                TokenKind::Comma
                    | TokenKind::Dash
                    | TokenKind::Hyphen
                    | TokenKind::Colon
                    | TokenKind::Currency(_)
            )
        )
    };
    (first - time.end <= 2 && (time.end..first).all(joint)).then_some(before)
}

/// The year in brackets behind the amount that ends at `end`: "$5 million (2008)".
fn label_behind(reader: Reader<'_>, (_, end): (usize, usize), times: &[TimeMention]) -> Option<usize> {
    let behind = times.partition_point(|time| time.first < end);
    let time = times.get(behind).filter(|time| is_plain(time) && time.first == end + 1)?;
    let bracketed =
        reader.kind(end) == Some(TokenKind::Open) && reader.kind(time.end) == Some(TokenKind::Close);
    bracketed.then_some(behind)
}
