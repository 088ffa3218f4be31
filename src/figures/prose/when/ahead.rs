//! Times that lie further ahead than the report: amounts are of them only where they are told as such.
//!
//! ```text
//! to be $4.1 million in 2026 and $4.4 million in 2027        an amount and its year, with nothing between
//! We expect capital expenditures of $35 million for 2026     what is expected, and when
//! sales rose to $35 million, and the plant opens in 2026     another matter
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::expects::{Sense, expects};
use super::super::reader::Reader;
use super::{Sentence, When};

/// Most tokens between an amount and a time ahead that is its own.
const REACH: usize = 24;

/// Gives amounts the times ahead of which they are. `ahead` are those of the sentence, in order.
pub(super) fn put(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
    times: &[TimeMention],
    ahead: &[usize],
    whens: &mut [When],
) {
    for mention in ahead {
        let time = &times[*mention];
        // "$7 million in 2031 and thereafter" is of no one year.
        let after = reader.says(time.end + 1, &[b"thereafter", b"later", b"beyond", b"after", b"subsequent"]);
        if after && matches!(reader.word(time.end), Word::And | Word::Or) {
            continue;
        }
        // Another time between a time and an amount is nearer to one of them.
        let from = mention.checked_sub(1).map_or(0, |before| times[before].end);
        let to = times.get(mention + 1).map_or(sentence.end, |after| after.first).min(sentence.end);
        let next = amounts.partition_point(|amount| amount.0 < time.first);
        let within = is_within(reader, time);
        for (index, amount) in amounts.iter().enumerate().take(next).rev() {
            if amount.1 > time.first || amount.0 < from || time.first - amount.1 > REACH {
                break;
            }
            let beside = || {
                is_beside(reader, amount.1, time.first)
                    // "Is expected to reach $9 million by 2028".
                    || time.first == amount.1 + 1
                        && reader.is(amount.1, b"by")
                        && (is_expected(reader, sentence, sentence.first, amount.0) || leads_to(reader, amount.0))
                    || will_be_spent(reader, *amount, time.first)
            };
            let adjacent = index + 1 == next && beside();
            let goes_on = |from: usize| {
                let other = amounts.get(index + 1).filter(|other| other.1 <= time.first);
                is_one_clause(reader, from, other.map_or(time.first, |other| other.0), other.is_some())
            };
            let expected = || goes_on(amount.1) && is_expected(reader, sentence, from, amount.0);
            if !(adjacent || within && expected()) {
                break;
            }
            if !is_of_debt(reader, time.end) {
                whens[index] = When::at(*mention);
            }
        }
        // "For 2026, we expect capital expenditures of $35 million", "we expect 2026 spending of $35 million".
        for (amount, when) in amounts.iter().zip(whens.iter_mut()).skip(next) {
            if amount.0 >= to || amount.0 - time.end.min(amount.0) > REACH {
                break;
            }
            let full = usize::from(time.first > 0 && reader.is(time.first - 1, b"full"));
            let opens = (time.first <= sentence.first + OPENING + full || is_behind_title(reader, time))
                && (is_expected(reader, sentence, time.end, amount.0)
                    || is_told_of_it(reader, sentence, time, amount.0));
            // "We expect second-quarter sales of $9 million and full-year sales of $35 million": the verb is that of both.
            let listed = || {
                // "The contracts that will expire in 2026 and 2027 are $9 and $35": a verb of now stands between.
                amount.0 <= time.end + NOUN
                    && !(time.end..amount.0).any(|at| reader.word(at) == Word::Is)
                    && reader.word_before(time.first - full, 1) == Word::And
                    && is_expected(reader, sentence, sentence.first, amount.0)
            };
            let named = is_one_clause(reader, time.end, amount.0, false)
                && (is_expected(reader, sentence, from, amount.0) || listed());
            if opens || named {
                *when = When::at(*mention);
            }
        }
        // "$35 million in 2026, representing growth of 12%": what it comes to in another measure.
        let before = next.checked_sub(1).and_then(|before| whens.get(before).copied());
        if before == Some(When::at(*mention))
            && let Some(amount) = amounts.get(next).filter(|amount| amount.0 < to)
            && is_growth(reader, time.end, amount.0)
        {
            whens[next] = When::at(*mention);
        }
    }
}

/// Tokens from a year to the amount of what it leads: "full-year sales of approximately $".
const NOUN: usize = 6;

/// True where the words from a year to the amount at `to` tell how far that grew: ", representing growth of", ", or up".
fn is_growth(reader: Reader<'_>, from: usize, to: usize) -> bool {
    const TELLS: [&[u8]; 7] =
        [b"representing", b"reflecting", b"implying", b"up", b"growth", b"increase", b"decrease"];
    let small = |at: usize| {
        reader.kind(at) == Some(TokenKind::Hyphen)
            || matches!(
                reader.word(at),
                Word::A | Word::Of | Word::Or | Word::About | Word::Year | Word::Change
            )
            || reader.says(at, &TELLS)
            || reader.says(at, &[b"revenue", b"sales", b"annual"])
    };
    let comma = reader.kind(from) == Some(TokenKind::Comma);
    comma
        && to <= from + 2 * NOUN
        && (from + 1..to).all(small)
        && (from + 1..to).any(|at| reader.says(at, &TELLS))
}

/// "In 2026, minimum payments are $35 million", "For 2026, we have hedged 400 barrels": what a sentence that opens with a year
/// to come tells of it in the present. "In 2026, $35 million of notes mature" is there now, and so is what another thing
/// has: "In 2026, the mill, which has 40 looms, is to close".
fn is_told_of_it(reader: Reader<'_>, sentence: Sentence, time: &TimeMention, first: usize) -> bool {
    const NOW: [&[u8]; 4] = [b"are", b"is", b"has", b"have"];
    const OTHER: [&[u8]; 8] =
        [b"mature", b"matures", b"due", b"expire", b"expires", b"outstanding", b"to", b"currently"];
    let opened = reader.kind(time.end) == Some(TokenKind::Comma)
        && time.first > sentence.first
        && matches!(reader.word(time.first - 1), Word::In | Word::For);
    let between = || time.end + 1..first;
    let stops = |at: usize| {
        reader.kind(at) == Some(TokenKind::Comma)
            || reader.says(at, &[b"that", b"which", b"who", b"whose", b"if"])
    };
    opened
        && between().any(|at| reader.says(at, &NOW))
        && !between().any(stops)
        && !(time.end..sentence.end).any(|at| reader.says(at, &OTHER))
}

/// Words between an amount and what will become of it: "$35 million of the cost of the new plant will be".
const COST: usize = 8;

/// "$35 million will be spent in 2026", "spending of $35 million will be incurred during 2026": what becomes of the amount
/// itself, and when. "A loan of $35 million will be paid in 2026" is there now.
fn will_be_spent(reader: Reader<'_>, (first, end): (usize, usize), to: usize) -> bool {
    const SPENT: [&[u8]; 4] = [b"spent", b"incurred", b"invested", b"contributed"];
    const MOVED: [&[u8]; 8] = [
        b"paid",
        b"received",
        b"recognized",
        b"funded",
        b"expensed",
        b"recorded",
        b"reclassified",
        b"collected",
    ];
    let plain = |at: &usize| {
        reader.is_word(*at)
            && !matches!(reader.word(*at), Word::Which | Word::Is | Word::Had | Word::And | Word::Or)
            && !reader.says(*at, &[b"that", b"if", b"who"])
    };
    let words = (end..end + COST).take_while(plain);
    let Some(will) = words.into_iter().find(|at| reader.word(*at) == Word::Will) else { return false };
    let verb = will + 2;
    let itself = reader.word_before(first, 1) != Word::Of;
    reader.is(will + 1, b"be")
        && (reader.says(verb, &SPENT) || itself && reader.says(verb, &MOVED))
        && to > verb + 1
        && is_beside(reader, verb + 1, to)
}

/// "Increasing to $9 million by 2028": what is to come.
fn leads_to(reader: Reader<'_>, first: usize) -> bool {
    const MOVES: [&[u8]; 4] = [b"increasing", b"rising", b"declining", b"decreasing"];
    let about = usize::from(reader.word_before(first, 1) == Word::About);
    let to = first.checked_sub(about + 1).filter(|to| reader.word(*to) == Word::To);
    to.is_some_and(|to| to > 0 && reader.says(to - 1, &MOVES))
}

/// Tokens before a time that opens its sentence: "For fiscal 2026".
const OPENING: usize = 2;

/// "Capital Plan – In 2026, we expect": the time opens what a title is parted from by a dash.
fn is_behind_title(reader: Reader<'_>, time: &TimeMention) -> bool {
    matches!(reader.word_before(time.first, 1), Word::In | Word::For)
        && matches!(reader.kind_before(time.first, 2), Some(TokenKind::Dash | TokenKind::Colon))
}

/// "$35 million in 2026", "$35 million for fiscal year 2026", "$35 million (2026)".
fn is_beside(reader: Reader<'_>, from: usize, to: usize) -> bool {
    let leads = matches!(reader.word(from), Word::In | Word::For) || reader.is(from, b"during");
    let small = |at: usize| {
        matches!(reader.word(at), Word::The | Word::Fiscal | Word::Year | Word::Years | Word::Each | Word::Of)
            || reader.is(at, b"full")
    };
    leads && to - from <= 4 && (from + 1..to).all(small)
}

/// "During 2026", "for the full year 2026"; "prior to 2026" and "by 2026" are bounds.
fn is_within(reader: Reader<'_>, time: &TimeMention) -> bool {
    (1..=3).filter_map(|back| time.first.checked_sub(back)).any(|at| {
        matches!(reader.word(at), Word::In | Word::For) || reader.says(at, &[b"during", b"throughout"])
    })
}

/// "$300 million in 2026 notes": the year names what is owed.
fn is_of_debt(reader: Reader<'_>, at: usize) -> bool {
    reader.says(at, &[b"notes", b"bonds", b"debentures", b"debt", b"loans", b"maturities"])
}

/// True where no new clause begins in `from..to`; before another amount a list may go on.
fn is_one_clause(reader: Reader<'_>, from: usize, to: usize, listed: bool) -> bool {
    !(from..to).any(|at| {
        matches!(reader.kind(at), Some(TokenKind::Semicolon | TokenKind::Period | TokenKind::Open))
            || !listed
                && (reader.kind(at) == Some(TokenKind::Comma)
                    || matches!(reader.word(at), Word::And | Word::Or))
            || matches!(reader.word(at), Word::Had | Word::Rose | Word::Compared | Word::Than)
            || reader
                .says(at, &[b"which", b"who", b"because", b"was", b"were", b"if", b"beginning", b"until"])
            // "The $45 million settlement paid this year as a deduction in 2026".
            || reader.says(at, &[b"paid", b"received", b"recognized", b"filed", b"claims", b"recorded"])
    })
}

/// True where the words before an amount at `first` and after `from` tell that something is expected.
pub(super) fn is_expected(reader: Reader<'_>, sentence: Sentence, from: usize, first: usize) -> bool {
    const SENSES: [Sense; 4] = [Sense::Expect, Sense::Reckon, Sense::Aim, Sense::Outlook];
    let from = first.saturating_sub(REACH).max(from).max(sentence.first);
    let ends = |at: &usize| reader.kind(*at) == Some(TokenKind::Semicolon);
    (from..first)
        .rev()
        .take_while(|at| !ends(at))
        .any(|at| expects(reader, at, &SENSES) || reader.word(at) == Word::Will)
}
