//! Names of numbers that no noun before them and none right behind tells: what became of them, or what they changed.
//!
//! ```text
//! we had $1.7 million outstanding in bank loans        outstanding in bank loans
//! $4 million was charged to income                     charged to income
//! a $12 million reduction of our tax expense           tax expense
//! an estimated $317 million, or 58%, of loans          loans
//! ```
//!
//! They are asked last, so that they never take the place of a noun.

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::quantity::Quantity;
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::after::{is_plain_noun, noun_after, own_name, past_aside};
use super::listed::past_list;
use super::{Named, Words, ends_noun, is_amount, is_name_part, is_number, is_pronoun, time_at};

/// How an amount stands with those who owe or may use it.
const STANDS: [&[u8]; 7] =
    [b"outstanding", b"available", b"payable", b"due", b"unpaid", b"unused", b"undrawn"];

/// What is done with amounts, where the verb does not end as most do.
const DONE: [&[u8]; 10] =
    [b"used", b"owed", b"paid", b"spent", b"held", b"made", b"drawn", b"lent", b"set", b"lost"];

/// Verbs of what goes on to be: "$5 million remained available".
const STAYS: [&[u8]; 3] = [b"remains", b"remained", b"remain"];

/// Words that end as verbs do and lead to something else: "$4 million compared with $5 million".
const LEADS_ON: [&[u8]; 6] = [b"compared", b"based", b"driven", b"associated", b"related", b"need"];

/// Verbs that tie an amount to what it is for.
const TIED: [&[u8]; 5] = [b"relates", b"relate", b"related", b"pertains", b"pertained"];

/// Most words between an amount and the change that it is: "a $4 million net after-tax decrease in".
const DESCRIBED: usize = 5;

/// The name of `found`, which the words from `bounds` on bound.
pub(super) fn otherwise(
    reader: Reader<'_>,
    sentence: Sentence,
    (bounds, found): (usize, &Quantity),
    times: &[TimeMention],
) -> Option<Named> {
    if is_counted(found.kind) {
        return None;
    }
    if is_of_another_time(reader, sentence, bounds, times) {
        return Some(Named::AsBefore);
    }
    let behind = past_aside(reader, past_list(reader, found).unwrap_or(found.noun), sentence.end);
    let next = past_share(reader, behind);
    let noun = |at: usize| noun_after(reader, at, sentence.end, times);
    // "25 basis point decrease in the rate" that opens a row is the name of that row.
    let led = bounds > sentence.first;
    let words = changed(reader, next)
        .filter(|_| led)
        .and_then(noun)
        .or_else(|| noun(next + 1).filter(|_| next > behind && reader.word(next) == Word::Of))
        .or_else(|| qualified(reader, sentence, found, times))
        .or_else(|| fate(reader, sentence, (behind, found.kind), times))
        .or_else(|| own_name(reader, found.noun).and_then(noun).filter(|words| !is_doing(reader, *words)));
    words.map(Named::By)
}

/// What `found` is where it opens a clause of its own behind a comma or an "and", and goes on no list: "In 2022, $4 million
/// was charged to income", "of the $9 million received in 2021, $5 million was recorded as income". None where nothing tells
/// that: it is what the amount before it is.
pub(super) fn opens_clause(
    reader: Reader<'_>,
    sentence: Sentence,
    (bounds, found): (usize, &Quantity),
    times: &[TimeMention],
) -> Option<Named> {
    let joint = bounds.checked_sub(1).filter(|at| *at > sentence.first)?;
    let joins =
        reader.kind(joint) == Some(TokenKind::Comma) || matches!(reader.word(joint), Word::And | Word::Or);
    if !joins || is_counted(found.kind) {
        return None;
    }
    let amount = |at: usize| is_amount(reader, at) && time_at(times, at).is_none();
    if (joint.saturating_sub(2)..joint).any(amount) {
        return None;
    }
    let next = past_list(reader, found).unwrap_or(found.noun);
    if matches!(reader.word(next), Word::Is | Word::Will) {
        return fate(reader, sentence, (next, found.kind), times).map(Named::By);
    }
    let told = (sentence.first..joint).any(amount);
    if told { None } else { otherwise(reader, sentence, (bounds, found), times) }
}

/// True for numbers that stand before the name of what they count.
fn is_counted(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Shares | Kind::Duration)
}

/// "amounts to $61 million (2022: $58 million)": the same at another time.
fn is_of_another_time(reader: Reader<'_>, sentence: Sentence, bounds: usize, times: &[TimeMention]) -> bool {
    let colon = bounds.checked_sub(1).filter(|at| reader.kind(*at) == Some(TokenKind::Colon));
    let time = colon.and_then(|colon| time_at(times, colon.checked_sub(1)?));
    let opens = time.and_then(|time| time.first.checked_sub(1)).filter(|open| *open > sentence.first);
    opens.is_some_and(|open| matches!(reader.kind(open), Some(TokenKind::Open | TokenKind::Semicolon)))
}

/// The token behind ", or 58%," at `at`, which tells the amount before it as a share; `at` where nothing does.
fn past_share(reader: Reader<'_>, at: usize) -> usize {
    let comma = |at: usize| usize::from(reader.kind(at) == Some(TokenKind::Comma));
    let or = at + comma(at);
    // The share itself: "58%, of loans".
    if or > at && reader.word(or) == Word::Of && reader.kind_before(at, 1) == Some(TokenKind::Percent) {
        return or;
    }
    if reader.word(or) != Word::Or || reader.kind(or + 1) != Some(TokenKind::Number) {
        return at;
    }
    let percent = or + 2;
    if reader.kind(percent) != Some(TokenKind::Percent) && reader.word(percent) != Word::Percent {
        return at;
    }
    percent + 1 + comma(percent + 1)
}

/// Where what changed starts, behind a change that the amount before `at` is: "a $417 million net decrease in the
/// allowance", "a $12 million reduction of our tax expense".
fn changed(reader: Reader<'_>, at: usize) -> Option<usize> {
    const CHANGES: [&[u8]; 8] =
        [b"reduction", b"decline", b"improvement", b"rise", b"drop", b"addition", b"adjustment", b"charge"];
    let part = |at: usize| is_name_part(reader, at) || reader.kind(at) == Some(TokenKind::Hyphen);
    let change = |at: &usize| reader.word(*at) == Word::Change || reader.says(*at, &CHANGES);
    let change = (at..at + DESCRIBED).take_while(|at| part(*at) && !ends_noun(reader, *at)).find(change)?;
    let tied = matches!(reader.word(change + 1), Word::In | Word::To | Word::Of);
    tied.then_some(change + 2)
}

/// What became of the amount before `at`: "outstanding in bank loans", "was charged to income", "relates to credits",
/// "required under the agreement".
fn fate(
    reader: Reader<'_>,
    sentence: Sentence,
    (at, kind): (usize, Kind),
    times: &[TimeMention],
) -> Option<Words> {
    if reader.says(at, &TIED) && reader.word(at + 1) == Word::To {
        return noun_after(reader, at + 2, sentence.end, times);
    }
    let mut verb = at;
    while matches!(reader.word(verb), Word::Is | Word::Will | Word::Had) || reader.says(verb, &STAYS) {
        verb += 1;
    }
    let told = verb > at;
    // "9% annualized", "5% notes due": what stands behind a rate says what sort it is.
    if !told && kind != Kind::Money {
        return None;
    }
    while reader.bytes(verb).ends_with(b"ly") || told && reader.says(verb, &[b"also", b"not", b"then"]) {
        verb += 1;
    }
    let done = reader.says(verb, &STANDS)
        || reader.says(verb, &DONE)
        || reader.kind(verb) == Some(TokenKind::Word)
            && reader.bytes(verb).len() > 4
            && reader.bytes(verb).ends_with(b"ed")
            && !reader.says(verb, &LEADS_ON);
    if !done || verb >= sentence.end {
        // "$7 million was for the purchase of land", "$8 million was from customers".
        let tied = told && matches!(reader.word(verb), Word::For | Word::From);
        return noun_after(reader, verb + 1, sentence.end, times).filter(|_| tied);
    }
    let tied = matches!(
        reader.word(verb + 1),
        Word::In | Word::To | Word::As | Word::For | Word::From | Word::On | Word::By | Word::Of
    ) || reader.says(verb + 1, &[b"under", b"against", b"into"]);
    let timed = time_at(times, verb + 2).is_some();
    let object = if tied && !timed { noun_after(reader, verb + 2, sentence.end, times) } else { None };
    Some((verb, object.map_or(verb + 1, |object| object.1)))
}

/// "a $650 million, 4-year rent sale facility", "our $5.4 billion variable-rate facility", "a $7 million unsecured
/// revolving facility": what an article or a pronoun leads to, past words that say what sort it is.
fn qualified(
    reader: Reader<'_>,
    sentence: Sentence,
    found: &Quantity,
    times: &[TimeMention],
) -> Option<Words> {
    let led = found.first.checked_sub(1).filter(|at| *at >= sentence.first)?;
    if !matches!(reader.word(led), Word::A | Word::The) && !is_pronoun(reader.bytes(led)) {
        return None;
    }
    let mut at = found.noun;
    if reader.kind(at) == Some(TokenKind::Comma) {
        // "3-year", "five-year".
        let counted = is_number(reader, at + 1) || reader.word(at + 1).small_number().is_some();
        let length = counted && reader.kind(at + 2) == Some(TokenKind::Hyphen);
        at += 1 + 3 * usize::from(length);
        at += usize::from(reader.kind(at) == Some(TokenKind::Comma));
    }
    let words = noun_after(reader, at, sentence.end, times)?;
    let last = words.1 - 1;
    // Several words of which the last is a noun: not "related", "lower".
    (words.0 == at && last > at && reader.is_word(last) && is_plain_noun(reader, last)).then_some(words)
}

/// True for a single word of what somebody does: "$5 million for serving as a director".
fn is_doing(reader: Reader<'_>, (first, end): Words) -> bool {
    end - first == 1 && reader.bytes(first).ends_with(b"ing")
}
