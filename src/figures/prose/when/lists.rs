//! Lists of amounts and lists of times that belong together one by one.
//!
//! ```text
//! $5, $6 and $7 in 2010, 2009 and 2008, respectively
//! zero, zero and $64 million for 2010, 2009 and 2008        what is no figure holds its place
//! $4 and $9, and $3 and $8, for the three and six months ended June 30, 2010 and 2009
//! $4, or 5%, and $9, or 6%, for the three and six months     two measures hold one place
//! $4 and $9 for the three and six months ended June 30, 2010, compared to $3 and $8 for the same periods of 2009
//! $4 in the third quarter and $9 in the nine months, compared with $3 and $8 in the prior-year periods
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::{TimeMention, TimeSpec};
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::{Said, Sentence, Spoken, When, compare};

/// "$4 in the third quarter and $9 in the nine months, compared with $3 and $8 in the prior-year periods", "… $3 and $8 in
/// 2009": the two amounts that a sentence turns to are of the times of the two before them, in turn.
pub(super) fn in_turn(
    spoken: &Spoken<'_>,
    amounts: &[(usize, usize)],
    turns: &[(usize, usize)],
    whens: &mut [When],
) {
    let Spoken { reader, times, .. } = *spoken;
    for index in 2..amounts.len().saturating_sub(1) {
        let (last, this, next) = (amounts[index - 1], amounts[index], amounts[index + 1]);
        let joined = next.0 == this.1 + 1 && reader.word(this.1) == Word::And;
        let turned = || turns.iter().any(|(at, amount)| *amount == this.0 && *at >= last.1);
        let (When::Said(first), When::Said(second)) = (whens[index - 2], whens[index - 1]) else { continue };
        let two = first.mention != second.mention && first.months == 0 && second.months == 0;
        if !joined || !two || !turned() {
            continue;
        }
        let after = amounts.get(index + 2).map_or(usize::MAX, |after| after.0).min(next.1 + BEHIND);
        let spec = |said: Said| times[said.mention].spec;
        let stretch = |said: Said| {
            let spec = spec(said);
            (spec.length.is_some() || spec.quarter.is_some()) && spec.year.is_some()
        };
        let year = |at: &TimeMention| {
            let year = TimeSpec { year: at.spec.year, fiscal: at.spec.fiscal, ..TimeSpec::default() };
            (next.1..after).contains(&at.first) && at.spec == year
        };
        let behind = times.partition_point(|time| time.first < next.1);
        let lone = times.get(behind).filter(|time| year(time)).and_then(|time| time.spec.year);
        let by = lone.zip(spec(second).year).map(|(year, own)| i32::from(year) - i32::from(own));
        let months = match by {
            Some(by) if by < 0 && spec(first).year == spec(second).year => by.saturating_mul(12),
            None if compare::year_before(reader, this.1, next, after).is_some() => -12,
            _ => continue,
        };
        if stretch(first) && stretch(second) {
            whens[index] = When::Said(Said { months, ..first });
            whens[index + 1] = When::Said(Said { months, ..second });
        }
    }
}

/// "$5, $6 and $7 in 2010, 2009 and 2008, respectively": pairs lists of equal length in order.
pub(super) fn respectively(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
    times: &[TimeMention],
    local: &[usize],
    whens: &mut [When],
) {
    if amounts.is_empty() || local.len() < 2 {
        return;
    }
    let said = (sentence.first..sentence.end).any(|i| reader.word(i) == Word::Respectively);
    let places = places(reader, sentence, amounts, said);
    let ranges: Vec<(usize, usize)> = places.iter().map(|p| p.range).collect();
    let mut put = |place: usize, when: When| {
        if let Some(when_of) = places[place].amount.and_then(|amount| whens.get_mut(amount)) {
            *when_of = when;
        }
    };
    let lists = runs(reader, &ranges);
    let time_ranges: Vec<(usize, usize)> = local.iter().map(|t| (times[*t].first, times[*t].end)).collect();
    let time_lists = runs(reader, &time_ranges);
    let trailing = ranges.first().is_some_and(|amount| time_ranges[0].0 >= amount.1);
    if said && let Some((from, list)) = one_by_one(&ranges, &time_ranges, &time_lists) {
        for (place, time) in (from..).zip(list) {
            put(place, When::at(local[time]));
        }
    }
    for list in &lists {
        let count = list.len();
        if count < 2 {
            continue;
        }
        let (first, end) = (ranges[list[0]].0, ranges[list[count - 1]].1);
        let next = ranges.get(list[count - 1] + 1).map_or(sentence.end, |range| range.0);
        let measures = measures(reader, &ranges, list);
        let mut best: Option<(usize, Vec<When>)> = None;
        // "$4 and $3 for the three months ended June 30, 2010 and 2009 and $8 and $7 for the six months ended June 30,
        // 2010 and 2009": each list of amounts has the times behind it.
        let own = time_lists.iter().position(|times_of| {
            let start = time_ranges[times_of[0]].0;
            trailing
                && (end..next.min(end + BEHIND)).contains(&start)
                && times_of.len() > 1
                && whens_of(times_of, count, times, local).is_some()
                && compare::base(reader, sentence, &times[local[times_of[0]]]).is_none()
        });
        for times_of in own.map_or(&time_lists[..], |own| &time_lists[own..=own]) {
            let (start, stop) = (time_ranges[times_of[0]].0, time_ranges[times_of[times_of.len() - 1]].1);
            let distance = if start >= end { start - end } else { first.saturating_sub(stop) };
            let whens = whens_of(times_of, count, times, local).or_else(|| {
                let places = measures.last().map_or(0, |last| last + 1);
                // "Rose $6, or 1%, and $74, or 9%, compared to 1993 and 1992": the times of what it is compared with.
                let compared = start >= end && (end..start).any(|at| reader.word(at) == Word::Compared);
                let of_places =
                    whens_of(times_of, places, times, local).filter(|_| places > 1 && !compared)?;
                Some(measures.iter().map(|place| of_places[*place]).collect())
            });
            let Some(mut whens) = whens else { continue };
            if stop <= first {
                let last = list[count - 1];
                let months = compared_years(reader, &ranges, last, next, (times_of, times, local));
                whens.iter_mut().for_each(|when| later(when, months));
            }
            if best.as_ref().is_none_or(|(least, _)| distance < *least) {
                best = Some((distance, whens));
            }
        }
        let best = best.map(|(_, whens)| whens).or_else(|| {
            said.then(|| of_list_before(&ranges, list, (&time_ranges, &time_lists), local)).flatten()
        });
        for (place, when) in list.iter().zip(best.unwrap_or_default()) {
            put(*place, when);
        }
    }
}

/// "Lives of 4 years for 2009, 5 years for 2008 and 6 years for 2007, and volatility of 41%, 42% and 43%, respectively":
/// the times of as many amounts before the list as it has, each of which has its own behind it.
fn of_list_before(
    ranges: &[(usize, usize)],
    list: &[usize],
    (times, time_lists): (&[(usize, usize)], &[Vec<usize>]),
    local: &[usize],
) -> Option<Vec<When>> {
    let (start, count) = (ranges[*list.first()?].0, list.len());
    let before = times.partition_point(|time| time.1 <= start);
    let first = before.checked_sub(count)?;
    // One amount between two times, and no list of times.
    let alone = |time: &usize| time_lists.iter().any(|list| list.len() == 1 && list[0] == *time);
    let between = |time: &usize| {
        let from = time.checked_sub(1).map_or(0, |last| times[last].1);
        ranges.iter().filter(|range| range.0 >= from && range.1 <= times[*time].0).count()
    };
    let own = (first..before).all(|time| alone(&time) && (time == first || between(&time) == 1));
    own.then(|| (first..before).map(|time| When::at(local[time])).collect())
}

/// Tokens between a list and the year that it is of: ", respectively, for the comparable three and six month periods in".
const BEHIND: usize = 14;

/// Months from the times before a list that ends with the amount `last` to those of a year that stands behind it
/// alone: "compared to $3 and $8 for the same periods of 2009", "versus $3 and $8 in 2009".
fn compared_years(
    reader: Reader<'_>,
    ranges: &[(usize, usize)],
    last: usize,
    next: usize,
    (list, times, local): (&[usize], &[TimeMention], &[usize]),
) -> i32 {
    let (before, range) = (last.checked_sub(1).map_or(0, |before| ranges[before].1), ranges[last]);
    let spec = |place: &usize| times[local[*place]].spec;
    let year = list.first().and_then(|place| spec(place).year);
    let Some(year) = year.filter(|year| list.iter().all(|place| spec(place).year == Some(*year))) else {
        return 0;
    };
    let behind = local.partition_point(|mention| times[*mention].first < range.1);
    let lone =
        local.get(behind).map(|mention| &times[*mention]).filter(|time| time.first <= range.1 + BEHIND);
    if let Some(time) = lone.filter(|time| time.first < next) {
        let alone = time.end <= time.first + 2 && (range.1..time.first).all(|at| is_like(reader, at));
        let shift = time.spec.year.map_or(0, |other| i32::from(other) - i32::from(year));
        return if alone { shift.saturating_mul(12) } else { 0 };
    }
    if compare::year_before(reader, before, range, next.min(range.1 + BEHIND)).is_some() { -12 } else { 0 }
}

/// A word of "for the same three and six month periods in".
fn is_like(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.kind(at), Some(TokenKind::Comma | TokenKind::Hyphen))
        || matches!(
            reader.word(at),
            Word::For
                | Word::In
                | Word::Of
                | Word::The
                | Word::And
                | Word::Same
                | Word::Prior
                | Word::Respectively
        )
        || (Word::Year..=Word::Weeks).contains(&reader.word(at))
        || (Word::Quarter..=Word::Fiscal).contains(&reader.word(at))
        || reader.word(at).small_number().is_some()
        || reader.says(at, &[b"comparable", b"corresponding", b"comparative", b"similar", b"during"])
}

/// `when`, so many months later.
fn later(when: &mut When, months: i32) {
    if let When::Said(said) = when {
        said.months += months;
    }
}

/// The place in the list of each of its amounts, where "or" ties one and the same in two measures: "$4, or 5%, and $9,
/// or 6%" has two places.
fn measures(reader: Reader<'_>, ranges: &[(usize, usize)], list: &[usize]) -> Vec<usize> {
    let mut place = 0;
    let mut before: Option<usize> = None;
    let places = list.iter().map(|index| {
        let or = before.is_some_and(|before| {
            let mut gap = ranges[before].1..ranges[*index].0;
            gap.any(|at| reader.word(at) == Word::Or)
        });
        place += usize::from(before.is_some() && !or);
        before = Some(*index);
        place
    });
    places.collect()
}

/// What stands in a list of amounts: an amount, or words for none.
pub(super) struct Place {
    pub(super) range: (usize, usize),
    /// Which of the amounts it is.
    pub(super) amount: Option<usize>,
}

/// The amounts in order, and between them the words that hold the place of one where a sentence says
/// "respectively": "zero, zero and $64 million".
pub(super) fn places(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
    said: bool,
) -> Vec<Place> {
    let figures =
        amounts.iter().enumerate().map(|(index, range)| Place { range: *range, amount: Some(index) });
    let mut places: Vec<Place> = figures.collect();
    if said {
        let holds = |i: usize| {
            (reader.word(i) == Word::Zero
                || matches!(reader.bytes(i), b"nil" | b"nothing" | b"insignificant" | b"immaterial"))
                && !amounts.iter().any(|a| (a.0..a.1).contains(&i))
        };
        let held = (sentence.first..sentence.end).filter(|i| holds(*i));
        places.extend(held.map(|i| Place { range: (i, i + 1), amount: None }));
        places.sort_by_key(|p| p.range);
    }
    places
}

/// The times of a list of `count` amounts from the list of mentions `list`; None where they do not pair.
fn whens_of(list: &[usize], count: usize, times: &[TimeMention], local: &[usize]) -> Option<Vec<When>> {
    if list.len() == count {
        return Some(list.iter().map(|t| When::at(local[*t])).collect());
    }
    // Two lengths and two ends, "the three and six months ended June 30, 2010 and 2009": the first end in
    // both lengths, then the second.
    let [short, long, other] = list else { return None };
    let spec = |t: &usize| times[local[*t]].spec;
    let two_lengths = spec(short).length != spec(long).length
        && spec(short).year == spec(long).year
        && spec(long).length == spec(other).length
        && times[local[*other]].first == times[local[*other]].end.saturating_sub(1);
    (count == 4 && two_lengths).then(|| {
        let shorter = Said { mention: local[*other], length: Some(local[*short]), months: 0 };
        vec![When::at(local[*short]), When::at(local[*long]), When::Said(shorter), When::at(local[*other])]
    })
}

/// "a net gain of $2, a net loss of $3, and a net loss of $4, for 2023, 2022 and 2021, respectively":
/// as many amounts as times, whatever words stand between.
fn one_by_one(
    amounts: &[(usize, usize)],
    times: &[(usize, usize)],
    lists: &[Vec<usize>],
) -> Option<(usize, Vec<usize>)> {
    let list = lists.iter().rev().find(|l| l.len() >= 2)?;
    let start = times.get(*list.first()?)?.0;
    let before = lists.iter().take_while(|l| *l != list).last();
    let from = before.and_then(|l| l.last()).and_then(|t| times.get(*t)).map_or(0, |t| t.1);
    let first = amounts.iter().position(|a| a.0 >= from)?;
    let count = amounts[first..].iter().take_while(|a| a.1 <= start).count();
    // "On the days A, B and C we had $1, $2 and $3, respectively, of which $4, $5 and $6 in …".
    let earlier = before.is_some_and(|l| count == list.len() + l.len());
    let first = first + if earlier { count - list.len() } else { 0 };
    (count == list.len() || earlier).then(|| (first, list.clone()))
}

/// Groups ranges that only commas, "and" and "or" part.
pub(super) fn runs(reader: Reader<'_>, ranges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = Vec::new();
    for (index, (first, _)) in ranges.iter().enumerate() {
        let linked = index.checked_sub(1).is_some_and(|before| {
            let gap = ranges[before].1..*first;
            gap.len() <= 4
                && gap.clone().all(|i| {
                    matches!(
                        reader.kind(i),
                        Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Currency(_))
                    ) || matches!(
                        reader.word(i),
                        Word::And | Word::Or | Word::About | Word::Million | Word::Fiscal | Word::The
                    )
                })
                && !gap.is_empty()
                // "In 2010 over 2009" compares; "more than $5 and over $6" lists.
                && !(gap.len() == 1 && reader.is(gap.start, b"over"))
        });
        match lists.last_mut() {
            Some(list) if linked => list.push(index),
            _ => lists.push(vec![index]),
        }
    }
    lists
}
