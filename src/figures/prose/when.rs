//! Which of the times that a paragraph mentions an amount speaks of.
//!
//! ```text
//! Revenues were $3.4 million for 1QFY11, compared to $3.1 million for the same period last year.
//!               a1               t1                  a2                                  t1 - 1 year
//! Rent was $5, $6 and $7 in 2010, 2009 and 2008, respectively.        a1-t1, a2-t2, a3-t3
//! At June 30, 2010, cash was $94.9 million.                           the time stands before
//! ```

use super::super::lexer::TokenKind;
use super::super::period::TimeMention;
use super::super::words::Word;
use super::reader::Reader;

/// The tokens of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) first: usize,
    pub(super) end: usize,
}

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
        if ends {
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

/// For each amount of a sentence (token ranges in order), the time it speaks of. `times` are the
/// mentions of the block; `before` is the index of the first that stands in the sentence.
pub(super) fn assign(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
    times: &[TimeMention],
    carried: Option<usize>,
) -> Vec<When> {
    let in_sentence = |t: &TimeMention| t.first >= sentence.first && t.first < sentence.end;
    let local: Vec<usize> =
        times.iter().enumerate().filter(|(_, t)| in_sentence(t)).map(|(i, _)| i).collect();
    let mut whens = vec![When::Unsaid; amounts.len()];
    for (index, (first, end)) in amounts.iter().enumerate() {
        let next_amount = amounts.get(index + 1).map_or(sentence.end, |a| a.0);
        // "Year ended 2010 and 2009": of a list that follows one amount the first counts.
        let after = local.iter().copied().find(|t| times[*t].first >= *end);
        let close = after.filter(|t| times[*t].first < next_amount);
        if let Some(shift) = year_before(reader, *end, next_amount) {
            let base = local.iter().copied().find(|t| times[*t].first < shift).or(carried);
            if let Some(base) = base {
                whens[index] = When::YearBefore(base);
                continue;
            }
        }
        let before = local.iter().copied().rfind(|t| times[*t].end <= *first);
        whens[index] = match (close, before) {
            (Some(t), _) if belongs(reader, *end, times[t].first) => When::Mention(t),
            (_, Some(t)) => When::Mention(t),
            (Some(t), None) => When::Mention(t),
            (None, None) => match after {
                // "$5 and $6 in 2010 and 2009": the list of times follows the list of amounts.
                Some(t) => When::Mention(t),
                None => carried.map_or(When::Unsaid, When::Mention),
            },
        };
    }
    respectively(reader, sentence, amounts, times, &local, &mut whens);
    whens
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

/// Groups ranges that only commas, "and" and "or" part.
fn runs(reader: Reader<'_>, ranges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = Vec::new();
    for (index, (first, _)) in ranges.iter().enumerate() {
        let linked = index.checked_sub(1).is_some_and(|before| {
            let gap = ranges[before].1..*first;
            gap.len() <= 4
                && gap.clone().all(|i| {
                    matches!(reader.kind(i), Some(TokenKind::Comma | TokenKind::Currency(_)))
                        || matches!(
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
