//! Which of the times that a paragraph mentions an amount speaks of.
//!
//! ```text
//! Revenues were $3.4 million for 1QFY11, compared to $3.1 million for the same period last year.
//!               a1               t1                  a2                                  t1 - 1 year
//! Rent was $5, $6 and $7 in 2010, 2009 and 2008, respectively.        a1-t1, a2-t2, a3-t3
//! At June 30, 2010, cash was $94.9 million.                           the time stands before
//! ```

use super::super::lexer::TokenKind;
use jiff::Span as TimeSpan;

use super::super::period::{Calendar, TimeMention};
use super::super::value::Period;
use super::super::words::Word;
use super::reader::Reader;

/// The tokens of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) first: usize,
    pub(super) end: usize,
}

/// Longer ones are cut: what figures of a sentence say of each other is asked of all its tokens, and
/// nobody writes a sentence of that length. A list of numbers without a full stop may have it.
const LONGEST_SENTENCE: usize = 1500;

/// Cuts a block into sentences.
pub(super) fn sentences(reader: Reader<'_>) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut first = 0;
    for at in 0..reader.tokens.len() {
        let ends = match reader.kind(at) {
            Some(TokenKind::Period) => {
                let next = reader.get(at + 1);
                let apart =
                    next.is_none_or(|n| n.spaced || n.kind == TokenKind::Quote || n.kind == TokenKind::Mark);
                let capital = matches!(
                    reader.kind(at + 1),
                    None | Some(
                        TokenKind::Capital
                            | TokenKind::Quote
                            | TokenKind::Open
                            | TokenKind::Code
                            | TokenKind::Mark
                            | TokenKind::Number
                            | TokenKind::Currency(_)
                    )
                );
                apart && capital && !is_abbreviation(reader, at)
            }
            _ => false,
        };
        if ends || at - first >= LONGEST_SENTENCE {
            found.push(Sentence { first, end: at + 1 });
            first = at + 1;
        }
    }
    if first < reader.tokens.len() {
        found.push(Sentence { first, end: reader.tokens.len() });
    }
    found
}

/// "U.S.", "Inc.", "No.", "Mr.": a full stop that ends no sentence.
fn is_abbreviation(reader: Reader<'_>, stop: usize) -> bool {
    let Some(before) = stop.checked_sub(1) else { return false };
    let word = reader.bytes(before);
    word.len() == 1 && word[0].is_ascii_uppercase()
        || matches!(
            word,
            b"U.S"
                | b"No"
                | b"Nos"
                | b"Mr"
                | b"Ms"
                | b"Mrs"
                | b"Dr"
                | b"St"
                | b"vs"
                | b"Rs"
                | b"Sept"
                | b"Sec"
        )
        || matches!(word, b"Inc" | b"Corp" | b"Co" | b"Ltd")
            && reader.kind(stop + 1) != Some(TokenKind::Capital)
        || matches!(
            reader.word(before),
            Word::January | Word::February | Word::August | Word::October | Word::November | Word::December
        ) && word.len() == 3
}

/// What an amount speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// The mention with this index.
    Mention(usize),
    /// The same stretch a year before the mention with this index.
    YearBefore(usize),
    /// Nothing in this block says.
    Unsaid,
}

/// Months after the end of the reported period in which events still belong to the report.
const SUBSEQUENT: i64 = 200;

/// The mentions that amounts may speak of: not those that name something ("2026 Notes"), say when
/// something falls due, or lie far ahead.
pub(super) fn usable(reader: Reader<'_>, times: &[TimeMention], calendar: &Calendar) -> Vec<usize> {
    let latest = calendar.end().map(|end| end.saturating_add(TimeSpan::new().days(SUBSEQUENT)));
    let is_usable = |time: &TimeMention| {
        let Some(period) = time.spec.resolve(calendar, false) else { return false };
        !is_in_name(reader, time)
            && !is_due(reader, time)
            && latest.is_none_or(|latest| period.end() <= latest)
    };
    (0..times.len()).filter(|i| is_usable(&times[*i])).collect()
}

/// "Act of 1934": the year is part of a statute's name.
pub(in crate::figures) fn is_of_act(reader: Reader<'_>, time: &TimeMention) -> bool {
    reader.word_before(time.first, 1) == Word::Of && reader.word_before(time.first, 2) == Word::Act
}

/// True where a year is part of a name: "Act of 1934", "2014 Equity Incentive Plan".
pub(super) fn is_in_name(reader: Reader<'_>, time: &TimeMention) -> bool {
    let spec = time.spec;
    if spec.month.is_some() || spec.quarter.is_some() || spec.length.is_some() {
        return false;
    }
    let named = reader.kind(time.end) == Some(TokenKind::Capital)
        && reader.get(time.end).is_some_and(|t| t.spaced)
        && reader.word(time.end).month().is_none();
    is_of_act(reader, time) || named
}

/// "due 2025", "matures in November 2026", "through 2040": a time that ends something else.
fn is_due(reader: Reader<'_>, time: &TimeMention) -> bool {
    (1..=3).any(|back| {
        let word = time.first.checked_sub(back).map_or(&b""[..], |i| reader.bytes(i));
        let due =
            matches!(
                word,
                b"due"
                    | b"maturing"
                    | b"matures"
                    | b"mature"
                    | b"maturity"
                    | b"expire"
                    | b"expires"
                    | b"expiring"
            ) || matches!(word, b"expiration" | b"until" | b"terminates" | b"terminate" | b"terminating");
        // "Hired on or after", "maturing at any time before": a condition, not the time.
        due || back == 1
            && (reader.word_before(time.first, 1) == Word::Through && time.spec.day.is_none()
                || matches!(word, b"before" | b"after" | b"by" | b"since"))
    })
}

/// True where an amount of the sentence went by on the day that it mentions: "On December 21, 2006,
/// the Company sold 2,400,000 shares".
pub(super) fn is_event(reader: Reader<'_>, sentence: Sentence, time: &TimeMention) -> bool {
    reader.word_before(time.first, 1) == Word::On && tells_event(reader, sentence)
}

/// True for a sentence that tells what was done: "paid", "sold", "issued".
pub(super) fn tells_event(reader: Reader<'_>, sentence: Sentence) -> bool {
    (sentence.first..sentence.end).any(|i| {
        matches!(
            reader.bytes(i),
            b"sold"
                | b"issued"
                | b"paid"
                | b"purchased"
                | b"repurchased"
                | b"acquired"
                | b"granted"
                | b"converted"
        ) || matches!(
            reader.bytes(i),
            b"redeemed" | b"declared" | b"received" | b"exchanged" | b"exercised" | b"completed"
        )
    })
}

/// For each amount of a sentence (token ranges in order), the time it speaks of. `usable` are the
/// mentions of the block that count, `carried` the last of them before the sentence.
pub(super) fn assign(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
    usable: &[usize],
    times: &[TimeMention],
    carried: Option<usize>,
) -> Vec<When> {
    let in_sentence = |t: &usize| (sentence.first..sentence.end).contains(&times[*t].first);
    let local: Vec<usize> = usable.iter().copied().filter(in_sentence).collect();
    let mut whens = vec![When::Unsaid; amounts.len()];
    // Sentences name their times before their amounts or after them, and keep to it.
    let trailing = match (local.first(), amounts.first()) {
        (Some(time), Some(amount)) => times[*time].first >= amount.1,
        _ => false,
    };
    for (index, (first, end)) in amounts.iter().enumerate() {
        let next_amount = amounts.get(index + 1).map_or(sentence.end, |a| a.0);
        if let Some(shift) = year_before(reader, *end, next_amount) {
            let base = local.iter().copied().find(|t| times[*t].first < shift).or(carried);
            if let Some(base) = base {
                whens[index] = When::YearBefore(base);
                continue;
            }
        }
        // Of a list of times that follows one amount the first counts.
        let after = local.iter().copied().find(|t| times[*t].first >= *end);
        let close = after.filter(|t| times[*t].first < next_amount && belongs(reader, *end, times[*t].first));
        let before = local.iter().copied().rfind(|t| times[*t].end <= *first);
        let found = if trailing { after.or(before) } else { close.or(before).or(after) };
        whens[index] = found.or(carried).map_or(When::Unsaid, When::Mention);
    }
    respectively(reader, sentence, amounts, times, &local, &mut whens);
    whens
}

/// The time that a sentence leaves to the one after it: the latest that it names, as those before it
/// are what it compares with.
pub(super) fn left(
    sentence: Sentence,
    usable: &[usize],
    times: &[TimeMention],
    calendar: &Calendar,
) -> Option<usize> {
    let here = usable.iter().filter(|t| (sentence.first..sentence.end).contains(&times[**t].first));
    here.copied().max_by_key(|t| (times[*t].spec.resolve(calendar, false).map(Period::end), *t))
}

/// True where the words between an amount and a later time tie them: no "compared", no new clause.
fn belongs(reader: Reader<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 24
        && !(from..to).any(|i| {
            matches!(reader.kind(i), Some(TokenKind::Semicolon | TokenKind::Period)) && !reader.touches(i + 1)
                || matches!(reader.word(i), Word::Compared)
        })
}

/// The token of "last year", "prior year" or "a year ago" in `from..to`, which shift the time that
/// was spoken of by one year.
fn year_before(reader: Reader<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|i| {
        let next = reader.word(i + 1);
        match reader.word(*i) {
            Word::Prior => {
                matches!(next, Word::Year | Word::Fiscal)
                    || reader.kind(i + 1) == Some(TokenKind::Hyphen) && reader.word(i + 2) == Word::Year
            }
            Word::Year => next == Word::Ago || reader.bytes(i + 1) == b"earlier",
            _ => false,
        }
    })
}

/// "$5, $6 and $7 in 2010, 2009 and 2008, respectively": pairs lists of equal length in order.
fn respectively(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
    times: &[TimeMention],
    local: &[usize],
    whens: &mut [When],
) {
    let lists = runs(reader, amounts);
    let time_ranges: Vec<(usize, usize)> = local.iter().map(|t| (times[*t].first, times[*t].end)).collect();
    let time_lists = runs(reader, &time_ranges);
    let said = (sentence.first..sentence.end).any(|i| reader.word(i) == Word::Respectively);
    if said && let Some((from, list)) = one_by_one(amounts, &time_ranges, &time_lists) {
        for (when, time) in whens[from..].iter_mut().zip(list) {
            *when = When::Mention(local[time]);
        }
    }
    for list in &lists {
        let count = list.len();
        if count < 2 {
            continue;
        }
        let (first, end) = (amounts[list[0]].0, amounts[list[count - 1]].1);
        // The nearest list of times of the same length, after the amounts before before them.
        let fits = |l: &&Vec<usize>| l.len() == count;
        let after = time_lists.iter().filter(fits).find(|l| time_ranges[l[0]].0 >= end);
        let before = time_lists.iter().filter(fits).rfind(|l| time_ranges[l[count - 1]].1 <= first);
        let chosen = match (after, before) {
            (Some(a), Some(b)) if !said => {
                let near = time_ranges[a[0]].0 - end <= first - time_ranges[b[count - 1]].1;
                Some(if near { a } else { b })
            }
            (Some(l), _) | (None, Some(l)) => Some(l),
            (None, None) => None,
        };
        if let Some(chosen) = chosen {
            for (amount, time) in list.iter().zip(chosen.iter()) {
                whens[*amount] = When::Mention(local[*time]);
            }
        }
    }
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
    (count == list.len()).then(|| (first, list.clone()))
}

/// Groups ranges that only commas, "and" and "or" part.
fn runs(reader: Reader<'_>, ranges: &[(usize, usize)]) -> Vec<Vec<usize>> {
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
        });
        match lists.last_mut() {
            Some(list) if linked => list.push(index),
            _ => lists.push(vec![index]),
        }
    }
    lists
}
