//! Times that a sentence compares with: "up 7% from 2009", "than in the prior year".
//!
//! An amount before such words is of another time than the one they name; an amount after them is of
//! that time. "Last year" and its like name no year: they shift what was spoken of.

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::explained::is_explained;
use super::{Sentence, When};

/// Words between "compared" and the time: "compared with those reported for the same period in".
const REACH: usize = 9;

/// The word that makes a mention the one that is compared with: "versus fiscal 2009", "higher than in
/// the year ended June 30, 2009", "increased 7% from 2009".
pub(super) fn base(reader: Reader<'_>, sentence: Sentence, time: &TimeMention) -> Option<usize> {
    for at in (time.first.saturating_sub(REACH).max(sentence.first)..time.first).rev() {
        match reader.kind(at) {
            Some(TokenKind::Word | TokenKind::Capital) => {}
            Some(TokenKind::Hyphen) => continue,
            _ => return None,
        }
        match reader.word(at) {
            // "Over the comparable 2009 period"; "higher than for the comparable period of 2009" compares.
            Word::Compared
                if is_alike(reader, at) && (at + 1 == time.first || is_within_alike(reader, at)) => {}
            Word::Compared | Word::Than => return Some(at),
            Word::From if at > 0 && reader.says(at - 1, &[b"unchanged", b"flat"]) => return Some(at),
            Word::From => return tells_change(reader, sentence.first, at).then_some(at),
            Word::About if matches!(reader.bytes(at), b"over") => return Some(at),
            Word::The | Word::In | Word::Of | Word::For | Word::At | Word::As | Word::On => {}
            Word::Same if reader.word(at + 1) == Word::As => return Some(at),
            Word::Table if reader.is(at, b"line") && reader.word(at + 1) == Word::With => return Some(at),
            Word::Same | Word::Prior | Word::Period | Word::Fiscal | Word::With | Word::To => {}
            Word::Year | Word::Years | Word::Quarter | Word::Quarters | Word::Month | Word::Months => {}
            Word::Grade | Word::Expressed | Word::Ended | Word::End => {}
            _ => match reader.bytes(at) {
                b"above" | b"below" | b"comparison" => return Some(at),
                // "About the same as 2009", "consistent with 2009", "in line with 2009".
                b"consistent" | b"similar" | b"unchanged" | b"flat" | b"even" => return Some(at),
                b"those" | b"corresponding" | b"during" | b"full" | b"balance" | b"balances" => {}
                _ => return None,
            },
        }
    }
    None
}

/// True for "comparable" before what it is said of: "in the comparable 1995 period", "comparable sales".
/// "Comparable to" compares.
pub(super) fn is_alike(reader: Reader<'_>, at: usize) -> bool {
    reader.is(at, b"comparable") && !matches!(reader.word(at + 1), Word::To | Word::With)
}

/// True for "comparable" that compares nothing, since it stands right behind an amount which another is compared with, or
/// opens its sentence: "compared to sales of $5 million in the comparable quarter of 2009", "for the comparable quarter of
/// 2009, sales were". "A rise of $5 million for the comparable quarter" tells it of the time before.
pub(super) fn is_within_alike(reader: Reader<'_>, at: usize) -> bool {
    let Some(led) = at.checked_sub(2).filter(|_| is_alike(reader, at)) else { return false };
    let ties = matches!(reader.word(led), Word::In | Word::For) || reader.is(led, b"during");
    if !ties || reader.word(led + 1) != Word::The {
        return false;
    }
    // "Net income for the comparable quarter of 2009 was": no verb stands before it.
    let goes_on = |at: &usize| {
        reader.is_word(*at)
            && !is_change(reader, *at)
            && !matches!(reader.word(*at), Word::Is | Word::Had | Word::Totaled | Word::Than | Word::Compared)
    };
    let head = led - (led.saturating_sub(OWN)..led).rev().take_while(goes_on).count();
    if head == 0 || matches!(reader.kind_before(head, 1), Some(TokenKind::Period | TokenKind::Semicolon)) {
        return true;
    }
    let in_amount = |at: &usize| {
        matches!(reader.kind(*at), Some(TokenKind::Number | TokenKind::Currency(_)))
            || reader.says(*at, &[b"million", b"billion", b"thousand"])
    };
    let amount = (led.saturating_sub(AMOUNT)..led).rev().take_while(in_amount).count();
    let before = led - amount;
    let mut words = (before.saturating_sub(OWN)..before).rev().take_while(|at| reader.is_word(*at));
    let turns =
        |at| matches!(reader.word(at), Word::Compared | Word::Than | Word::From) && !is_alike(reader, at);
    amount > 0 && words.any(turns)
}

/// Words between "compared" and the amount: "compared to net sales of approximately".
const OWN: usize = 7;

/// Tokens of an amount at most: "US$ 5.2 million".
const AMOUNT: usize = 4;

/// True where the words `from..to` tell that something rose or fell.
fn tells_change(reader: Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| is_change(reader, i))
}

/// True for a word of a change between two times: "rose", "higher", "an increase of".
pub(super) fn tells_move(reader: Reader<'_>, at: usize) -> bool {
    is_change(reader, at) || reader.says(at, &[b"difference", b"doubled", b"tripled", b"moved", b"went"])
}

fn is_change(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), Word::Rose | Word::Change)
        || matches!(
            reader.bytes(at),
            b"up" | b"down" | b"higher" | b"lower" | b"increases" | b"decreases" | b"decline"
        )
        || matches!(
            reader.bytes(at),
            b"improvement" | b"reduction" | b"improving" | b"compares" | b"changed" | b"rise" | b"drop"
        )
}

/// The words of a sentence that turn to what is compared with, each with the first token of the amount
/// after it, in order: "compared", and "from" in "rose to $293 from $280". `amounts` are all of the
/// sentence, in order.
pub(super) fn turns(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let mut turns = Vec::new();
    let (mut next, mut changes) = (0, false);
    for at in sentence.first..sentence.end {
        while amounts.get(next).is_some_and(|a| a.0 < at) {
            next += 1;
        }
        let Some((first, _)) = amounts.get(next) else { break };
        match reader.word(at) {
            Word::Compared if !is_alike(reader, at) && !is_vote(reader, at) => turns.push((at, *first)),
            // "$4 million from volume and $6 million from prices": the second is none that the first came from.
            Word::From if changes && *first <= at + REACH && !joins(reader, at, *first) => {
                turns.push((at, *first));
            }
            _ => {}
        }
        changes |= is_change(reader, at);
    }
    turns
}

/// True for "against" of those who voted so: "votes against: 1,204,552", "204,552 against and 80,331 abstained".
fn is_vote(reader: Reader<'_>, at: usize) -> bool {
    const VOTED: [&[u8]; 6] = [b"vote", b"votes", b"voted", b"voting", b"cast", b"withheld"];
    let Some(before) = at.checked_sub(1).filter(|_| reader.is(at, b"against")) else { return false };
    let counted = || {
        reader.kind(before) == Some(TokenKind::Number)
            && (matches!(reader.word(at + 1), Word::And | Word::Or)
                || matches!(
                    reader.kind(at + 1),
                    None | Some(
                        TokenKind::Comma | TokenKind::Period | TokenKind::Semicolon | TokenKind::Close
                    )
                ))
    };
    reader.says(before, &VOTED) || counted()
}

/// True where "and" stands right before the amount at `first`, and no time behind "from" at `from`: "21% in 1997 from 1996
/// and 24%" compares.
fn joins(reader: Reader<'_>, from: usize, first: usize) -> bool {
    reader.word_before(first, 1) == Word::And && !(from..first).any(|at| reader.is_year(at))
}

/// Tokens between "compared" or "from" and the amount that it turns to, and between it and the amount before it:
/// "compared with approximately $".
const NEAR: usize = 4;

/// True where the amount at `first..end` is what the sentence turns to from the one that ends at `last`, "rose to $5
/// million from $4 million", and no word says that it is of the quarter or month before.
pub(super) fn is_turned_to(
    reader: Reader<'_>,
    turns: &[(usize, usize)],
    (first, end): (usize, usize),
    last: usize,
) -> bool {
    let before = |i: usize| matches!(reader.word(i), Word::Quarter | Word::Month | Word::Week | Word::Prior);
    let near = |(at, amount): &(usize, usize)| {
        *amount == first && first <= at + NEAR && (last..=last + NEAR).contains(at)
    };
    const AIMS: [&[u8]; 8] =
        [b"guidance", b"budget", b"target", b"limit", b"forecast", b"plan", b"goal", b"estimates"];
    let aimed = |turn: usize| (turn..first).any(|at| reader.says(at, &AIMS));
    let near =
        |turn: &(usize, usize)| near(turn) && !is_of_other(reader, turn.0, end, last) && !aimed(turn.0);
    // A full stop ends what is said of it.
    let said = (end..end + NEAR).take_while(|i| reader.kind(*i) != Some(TokenKind::Period));
    turns.iter().any(near) && !said.into_iter().any(before)
}

/// True where a word right behind the amount that ends at `last` turns to the one at `first`.
pub(super) fn is_right_behind(turns: &[(usize, usize)], first: usize, last: usize) -> bool {
    turns.iter().any(|(at, amount)| *amount == first && (last..=last + NEAR).contains(at))
}

/// True where the sentence turns to the amount with this index.
pub(super) fn is_turned_amount(
    reader: Reader<'_>,
    turns: &[(usize, usize)],
    amounts: &[(usize, usize)],
    index: usize,
) -> bool {
    let last = index.checked_sub(1).map(|before| amounts[before].1);
    last.is_some_and(|last| is_turned_to(reader, turns, amounts[index], last))
}

/// True where no word of its own, as in "compared to guidance of $5 million", stands between the word that turns to the
/// amount at `first..end` and the amount, nor between the amount before, which ends at `last`, and "from". "An increase
/// of $5 million resulting from $9 million of billings" turns to nothing, and "compared with $3 million actually paid"
/// not to the year before.
pub(super) fn is_plain_turn(
    reader: Reader<'_>,
    turns: &[(usize, usize)],
    (first, end): (usize, usize),
    last: usize,
) -> bool {
    let turn = turns.partition_point(|(_, amount)| *amount <= first);
    let Some((at, _)) = turn.checked_sub(1).map(|turn| turns[turn]).filter(|(_, amount)| *amount == first)
    else {
        return false;
    };
    let plain = |i: usize| {
        matches!(
            reader.word(i),
            Word::To | Word::With | Word::About | Word::A | Word::The | Word::Of | Word::Net | Word::Loss
        ) || reader.is(i, b"income")
    };
    let beside = |i: usize| matches!(reader.kind(i), Some(TokenKind::Comma | TokenKind::Close));
    let told = reader.kind(end) == Some(TokenKind::Word) && reader.word(end) == Word::Other;
    (at + 1..first).all(plain)
        && (reader.word(at) != Word::From || (last..at).all(beside))
        && !told
        && !is_of_other(reader, at, end, last)
}

/// Tokens behind an amount in which stands of what it is.
const OTHER: usize = 6;

/// True where the amount that ends at `end` is compared, by the word at `turn`, with that of another thing at the same time,
/// which ends at `last`: "12% in Europe compared to 9% in Asia", "48% for the drug compared to 19% for placebo". "For the
/// same period" and "in the aggregate" name no thing.
pub(super) fn is_of_other(reader: Reader<'_>, turn: usize, end: usize, last: usize) -> bool {
    let ties = matches!(reader.word(end), Word::For | Word::In) || reader.is(end, b"among");
    let timely = |at: usize| {
        (Word::Ended..=Word::Early).contains(&reader.word(at))
            || reader.word(at) == Word::Compared
            || reader.word(at).month().is_some()
            || reader.word(at).ordinal().is_some()
            || reader.is_year(at)
            || reader.says(
                at,
                &[b"corresponding", b"aggregate", b"total", b"all", b"cash", b"each", b"both", b"then"],
            )
    };
    // "19% of patients on placebo".
    const GROUPS: [&[u8]; 6] = [b"on", b"receiving", b"treated", b"given", b"taking", b"randomized"];
    let group = reader.word(end) == Word::Of && reader.kind(end + 1) == Some(TokenKind::Word);
    // "Compared to 34% on placebo".
    let placebo = reader.word(end) == Word::On && reader.says(end + 1, &[b"placebo", b"control"]);
    if group && reader.says(end + 2, &GROUPS) || placebo {
        return true;
    }
    let words = |from: usize| (from..from + OTHER).take_while(|at| reader.is_word(*at));
    if !ties || !reader.is_word(end + 1) || words(end + 1).any(timely) {
        return false;
    }
    // "5% in sales compared to 4% in sales": the same thing.
    let own = |at: usize| reader.bytes(at);
    let like = (last..turn).find(|at| reader.word(*at) == reader.word(end) && reader.is(*at, own(end)));
    let longer = |like: usize| like + 2 < turn && reader.is_word(end + 2);
    like.is_none_or(|like| own(like + 1) != own(end + 1) || longer(like) && own(like + 2) != own(end + 2))
}

/// Tokens between the last amount of a list and the time that is that of all: "$46,000 as of".
const SHARED: usize = 6;

/// Gives the first of two amounts that a sentence compares with the time behind the second: "assets were $5 and debts $3,
/// compared to $4 and $2 at December 31, 2022". "$4 in 2022 and $2 in 2021" names a time for each.
pub(super) fn share_time(
    reader: Reader<'_>,
    turns: &[(usize, usize)],
    amounts: &[(usize, usize)],
    times: &[TimeMention],
    whens: &mut [When],
) {
    for index in 1..amounts.len().min(whens.len()) {
        let (this, next) = (amounts[index - 1], amounts[index]);
        let compared = |(at, first): &(usize, usize)| {
            *first == this.0 && reader.word(*at) == Word::Compared && this.0 <= at + NEAR
        };
        let joins = |at: usize| {
            reader.kind(at) == Some(TokenKind::Comma) || matches!(reader.word(at), Word::And | Word::About)
        };
        let mut gap = this.1..next.0;
        if gap.is_empty() || !gap.all(joins) || !turns.iter().any(compared) {
            continue;
        }
        let behind = |time: &TimeMention| (next.1..next.1 + SHARED).contains(&time.first);
        if let When::Said(said) = whens[index]
            && times.get(said.mention).is_some_and(behind)
        {
            whens[index - 1] = whens[index];
        }
    }
}

/// True where the words `from..to` between two amounts make the second the difference of what stands before: ", an
/// increase of $".
pub(super) fn tells_difference(reader: Reader<'_>, from: usize, to: usize) -> bool {
    const BEHIND: usize = 5;
    let start = to.saturating_sub(BEHIND).max(from);
    let change = (start..to).find(|i| reader.word(*i) == Word::Change || is_change(reader, *i));
    change.is_some_and(|at| {
        reader.word(at + 1) == Word::Of && at > from && reader.word(at - 1) == Word::A && {
            let before = at.checked_sub(2).filter(|before| *before >= from);
            before.is_some_and(|before| {
                reader.kind(before) == Some(TokenKind::Comma) || reader.word(before) == Word::Or
            })
        }
    })
}

/// True where nothing but ", or" or a bracket stands between two amounts: "$1 million, or 25%".
pub(super) fn goes_on(reader: Reader<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|i| {
        matches!(reader.kind(i), Some(TokenKind::Comma | TokenKind::Open)) || reader.word(i) == Word::Or
    })
}

/// True where a comparison parts the amount at `first..end` from a mention, so that it cannot be of that
/// time. `turns` are those of the sentence.
pub(super) fn parts(
    reader: Reader<'_>,
    sentence: Sentence,
    turns: &[(usize, usize)],
    (first, end): (usize, usize),
    time: &TimeMention,
) -> bool {
    if time.first >= end {
        if base(reader, sentence, time).is_some_and(|word| word >= end) {
            return true;
        }
        // "Decreased 3% to $293 from $303 for the quarter ended …": the time is that of the last.
        let turn = turns.get(turns.partition_point(|(at, _)| *at < end));
        return turn.is_some_and(|(_, amount)| *amount < time.first);
    }
    let left = || is_left_behind(reader, turns, time, first) || is_explained(reader, turns, time, first);
    if time.end <= first && left() {
        return true;
    }
    // "Rose 7% from 2009 to $9.7 million": what follows the time it is compared with. "Compared with 2009
    // sales of $9.1 million" is of that time.
    time.end <= first
        && base(reader, sentence, time).is_some()
        && (time.end..first).any(|i| {
            matches!(reader.kind(i), Some(TokenKind::Comma | TokenKind::Semicolon | TokenKind::Colon))
                || matches!(
                    reader.word(i),
                    Word::To | Word::Rose | Word::Which | Word::Is | Word::And | Word::By
                )
                || reader.says(i, &[b"reflects", b"reflected", b"reflecting", b"relates"])
        })
}

/// Tokens between the amount that a sentence turns to and its time, and between that and the next statement.
const TURNED: usize = 12;
const STATED: usize = 24;

/// True where the sentence has left the time that it compared with for a statement of its own, whose amount stands at
/// `first`: "compared to $61 million for 2021, and net loss was $12 million", "from $61 million in 2021, reflecting a
/// $9 million decline". What "which" tells is still of that time.
fn is_left_behind(reader: Reader<'_>, turns: &[(usize, usize)], time: &TimeMention, first: usize) -> bool {
    let turn = turns.partition_point(|(_, amount)| *amount < time.first);
    let compared = turn.checked_sub(1).map(|turn| turns[turn]);
    let near = compared.is_some_and(|(_, amount)| time.first <= amount + TURNED);
    if !near || first > time.end + STATED {
        return false;
    }
    // "For 2021, respectively, and".
    let parts = |at: &usize| matches!(reader.kind(*at), Some(TokenKind::Comma | TokenKind::Semicolon));
    // "In 2021 included a write-off of $1 million": the verb is that of what the sentence began with.
    if reader.says(time.end, &[b"included", b"includes", b"was", b"were", b"reflects", b"reflected"]) {
        return true;
    }
    let Some(start) = (time.end..(time.end + 3).min(first)).find(parts) else { return false };
    const SINCE: [&[u8]; 8] =
        [b"reflecting", b"resulting", b"primarily", b"mainly", b"largely", b"principally", b"due", b"driven"];
    let tells = |at: usize| reader.says(at, &[b"which", b"that", b"when"]);
    let since = (start..first).filter(parts).find(|comma| reader.says(comma + 1, &SINCE));
    // "For 2021, reflecting lower volume, which cost us $3 million": of what came since.
    if (start..since.unwrap_or(first)).any(tells) {
        return false;
    }
    since.is_some()
        || (start..first).filter(parts).any(|comma| {
            let joined = matches!(reader.word(comma + 1), Word::And | Word::Except)
                || reader.is(comma + 1, b"while")
                || reader.kind(comma) == Some(TokenKind::Semicolon);
            let states =
                |at: usize| matches!(reader.word(at), Word::Is | Word::Had | Word::Totaled | Word::Rose);
            joined && (comma + 1..first).any(states)
        })
}

/// Where "last year", "prior year" or "a year ago" stands beside an amount and shifts the time that was
/// spoken of by one year: after it and before the next amount, or just before it. `from` is where the
/// amount before ends.
pub(super) fn year_before(
    reader: Reader<'_>,
    from: usize,
    (first, end): (usize, usize),
    next: usize,
) -> Option<usize> {
    let just_before = first.saturating_sub(5).max(from)..first;
    let ahead = (end..next).find(|i| is_year_before(reader, *i));
    // "Up 5% from the prior year" is of the year that was spoken of.
    let ahead = ahead.filter(|i| {
        !(end..*i).any(|k| {
            // "In the comparable prior year period" compares with nothing.
            matches!(reader.word(k), Word::Than | Word::From)
                || reader.word(k) == Word::Compared && !is_alike(reader, k)
                || matches!(reader.bytes(k), b"over" | b"above" | b"below" | b"comparison")
        })
    });
    // "Last year's $9 million", but not "up 41% from a year ago and up 9% from the quarter before".
    let parts = |i: usize| {
        reader.kind(i) == Some(TokenKind::Comma)
            || reader.word(i) == Word::And
            || reader.says(i, &[b"reflects", b"reflected", b"reflecting"])
    };
    ahead.or_else(|| just_before.rev().take_while(|i| !parts(*i)).find(|i| is_year_before(reader, *i)))
}

/// True where the words of a year before that stand at `shift` are those of a quarter: "the prior-year quarter", "the
/// year-ago quarter", "the same quarter last year".
pub(super) fn names_quarter(reader: Reader<'_>, shift: usize) -> bool {
    let year = reader.past_hyphen(shift + 1);
    let quarter = |at: usize| reader.word(at) == Word::Quarter;
    let of = usize::from(reader.word_before(shift, 1) == Word::The);
    let of = of + usize::from(reader.word_before(shift, of + 1) == Word::Of);
    let before = shift.checked_sub(of + 1).is_some_and(quarter)
        && (2..=3).any(|back| {
            shift
                .checked_sub(of + back)
                .is_some_and(|at| reader.word(at) == Word::Same || is_alike(reader, at))
        });
    let behind = quarter(year + 1) || reader.word(year) == Word::Ago && quarter(reader.past_hyphen(year + 1));
    before || behind
}

/// True for "a year ago", "the year-ago quarter" and "the same quarter of last year" at `shift`, which speak of a year before
/// the time that is told of; "the year before" may be that before the time just named.
pub(super) fn is_ago(reader: Reader<'_>, shift: usize) -> bool {
    let next = reader.past_hyphen(shift + 1);
    reader.word(next) == Word::Ago || reader.is(next, b"earlier") || names_quarter(reader, shift)
}

pub(super) fn is_year_before(reader: Reader<'_>, at: usize) -> bool {
    let hyphen = usize::from(reader.kind(at + 1) == Some(TokenKind::Hyphen));
    let next = at + 1 + hyphen;
    match reader.word(at) {
        // "A prior year tax matter" names the matter.
        Word::Prior => {
            (matches!(reader.word(next), Word::Year | Word::Fiscal)
                || reader.bytes(next).starts_with(b"year'"))
                && reader.word_before(at, 1) != Word::A
                && !is_of_prior_years(reader, next + 1)
        }
        Word::Year => {
            // "$70 million the year before", but "in the year before the merger".
            let ends = !reader.is_word(next + 1) || reader.word(next + 1) == Word::And;
            let before = ends && reader.is(next, b"before") && reader.word_before(at, 1) == Word::The;
            before
                || reader.word(next) == Word::Ago
                || matches!(reader.bytes(next), b"earlier") && reader.word_before(at, 1) != Word::Years
        }
        _ => false,
    }
}

/// Words of what comes from the years before and is settled later: "prior year reserve development", "prior year tax
/// positions".
const FROM_BEFORE: usize = 3;

/// True where the words at `at`, behind "prior year", name what is of this year.
fn is_of_prior_years(reader: Reader<'_>, at: usize) -> bool {
    const SETTLED: [&[u8]; 16] = [
        b"reserve",
        b"reserves",
        b"development",
        b"accident",
        b"adjustment",
        b"adjustments",
        b"positions",
        b"returns",
        b"matter",
        b"matters",
        b"audit",
        b"audits",
        b"items",
        b"estimates",
        b"claims",
        b"bonuses",
    ];
    let named = |at: &usize| {
        reader.is_word(*at)
            && matches!(reader.word(*at), Word::Other | Word::Loss | Word::Net | Word::Beneficial)
    };
    (at..at + FROM_BEFORE).take_while(named).any(|at| reader.says(at, &SETTLED))
}
