//! The subject of the clause that a number ends: "Provision for income taxes was $5 million".

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::clause::{GIVEN, clause_start};
use super::noun::noun_before;
use super::verbs::moves_itself;
use super::{Words, is_name_part, is_numbered, is_pronoun, speaks_of_nobody, time_at};

/// Most words of a subject: "operating income (loss) and income (loss) before income taxes".
const LONGEST: usize = 16;

/// Words before the verb of what is not, or not yet.
pub(super) const MODALS: [&[u8]; 5] = [b"would", b"could", b"should", b"may", b"might"];

/// Words of a condition before its subject.
const GIVES: [&[u8]; 4] = [b"if", b"when", b"whether", b"because"];

/// Verbs that open a note without a subject: "(a) Excludes the allowance".
pub(super) const NOTED: [&[u8]; 4] = [b"excludes", b"represents", b"reflects", b"consists"];

/// The subject of the clause whose verb stands at `verb`: what the clause opens with, after a phrase of time, up
/// to the verb or what qualifies it.
pub(super) fn subject(
    reader: Reader<'_>,
    sentence: Sentence,
    verb: usize,
    times: &[TimeMention],
) -> Option<Words> {
    let mut first = clause_start(reader, sentence, verb, times);
    // "The ferry, whose full-year fares were": the subject is what belongs.
    let whose = (first..verb).rev().take(LONGEST).find(|at| reader.says(*at, &[b"whose"]));
    let told = |at: usize| {
        matches!(reader.word(at), Word::Is | Word::Had | Word::Totaled | Word::Rose)
            || reader.kind(at) == Some(TokenKind::Comma)
    };
    if let Some(whose) = whose.filter(|whose| !(*whose..verb).any(told)) {
        first = whose + 1;
    }
    // Articles, times and what else stands before the first word.
    while first < verb {
        if let Some(time) = time_at(times, first) {
            first = time.end;
            continue;
        }
        // "In-process research", "comparable sales".
        let joined = reader.kind(first + 1) == Some(TokenKind::Hyphen) && reader.touches(first + 1);
        let opens = !joined
            && !reader.is(first, b"comparable")
            && (matches!(
                reader.word(first),
                Word::The
                    | Word::A
                    | Word::And
                    | Word::For
                    | Word::To
                    | Word::By
                    | Word::With
                    | Word::Compared
            ) || matches!(
                reader.word(first),
                Word::Of | Word::On | Word::In | Word::From | Word::Include
            ) || reader.says(first, &GIVES)
                || reader.says(first, &NOTED));
        let named = is_name_part(reader, first) || reader.kind(first) == Some(TokenKind::Number);
        if named && !opens && !is_pronoun(reader.bytes(first)) {
            break;
        }
        first += 1;
    }
    // "($519 million, net of $311 million)": an amount is no subject.
    let amount = reader.kind(first) == Some(TokenKind::Number)
        && matches!(reader.kind_before(first, 1), Some(TokenKind::Currency(_)));
    if GIVEN.contains(&reader.bytes(first)) || amount {
        return None;
    }
    // "our 1996 effective tax rate".
    if first > sentence.first
        && is_pronoun(reader.bytes(first - 1))
        && let Some(time) = time_at(times, first).filter(|time| time.end < verb)
    {
        first = time.end;
    }
    // "Full year 2023 revenue", "total 2023 revenue".
    if reader.says(first, &[b"full", b"total", b"consolidated"])
        && let Some(time) = time_at(times, first + 1).filter(|time| time.end < verb)
        && is_name_part(reader, time.end)
        && matches!(reader.word(time.end), Word::Other | Word::Net)
    {
        first = time.end;
    }
    let mut end = first;
    while end < verb && end - first < LONGEST && !ends_subject(reader, (first, end), verb, times) {
        end += 1;
    }
    // "held by non-affiliates", where no more words are taken: none is cut at its hyphen.
    while end > first && reader.kind(end) == Some(TokenKind::Hyphen) && reader.touches(end) {
        end -= 1;
    }
    let mut end = trimmed(reader, first, end);
    // "We entered into several arrangements totaling": what a person does names nothing, what it is done with does.
    if end > first && speaks_of_nobody(reader, first) && end - first > 1 {
        let object = noun_before(reader, Sentence { first: first + 1, ..sentence }, end, times)?;
        // The verb itself, where no article parts it from the rest.
        first = object.0 + usize::from(object.0 == first + 1);
        end = object.1;
    }
    (end > first).then_some((first, end))
}

/// `end`, or the token behind the last word before it that a name can end with.
pub(super) fn trimmed(reader: Reader<'_>, first: usize, mut end: usize) -> usize {
    const LEADS: [&[u8]; 6] = [b"during", b"upon", b"under", b"through", b"within", b"between"];
    while end > first {
        let at = end - 1;
        if is_pronoun(reader.bytes(at)) {
            end = at;
            continue;
        }
        let closes = reader.kind(at) == Some(TokenKind::Close)
            && (first..at).any(|i| reader.kind(i) == Some(TokenKind::Open));
        let links = matches!(
            reader.word(at),
            Word::Of | Word::In | Word::And | Word::Or | Word::The | Word::A | Word::For | Word::From
        ) || matches!(
            reader.word(at),
            Word::Prior
                | Word::Next
                | Word::Per
                | Word::On
                | Word::By
                | Word::To
                | Word::With
                | Word::At
                | Word::As
        );
        // "Shares worth $5 million", but "net worth".
        let priced = reader.is(at, b"worth") && at > first && reader.word(at - 1) != Word::Net;
        let links = links || priced;
        if closes || is_numbered(reader, at) || is_name_part(reader, at) && !links && !reader.says(at, &LEADS)
        {
            break;
        }
        end = at;
    }
    end
}

/// True where the words of a subject `first..end` end before the token `end`.
fn ends_subject(reader: Reader<'_>, (first, end): Words, verb: usize, times: &[TimeMention]) -> bool {
    let word = reader.word(end);
    if time_at(times, end).is_some()
        || end > first && reader.says(end, &MODALS)
        || matches!(word, Word::Is | Word::Had | Word::Will | Word::Which | Word::Totaled | Word::Rose)
    {
        return true;
    }
    match reader.kind(end) {
        Some(TokenKind::Comma) => {
            return reader.word(end + 1) != Word::Net && !is_series(reader, end, verb);
        }
        Some(TokenKind::Open) => return end > first && !is_short_aside(reader, end, verb),
        // "Cash used of $19.5 million decreased".
        Some(TokenKind::Currency(_)) => return true,
        _ => {}
    }
    if end == first {
        return false;
    }
    // "Gross margin expanded to".
    if moves_itself(reader, end, verb) {
        return true;
    }
    match word {
        Word::At | Word::As => true,
        // "Provision for income taxes", "gain on sale", "revenue from services"; "net income for the year".
        Word::For | Word::On | Word::From => {
            let next = end + 1;
            let noun = next + usize::from(reader.word(next) == Word::The);
            let timed = (next..next + 3).any(|i| time_at(times, i).is_some());
            let period = (noun..noun + 3).any(|i| (Word::Ended..=Word::Early).contains(&reader.word(i)));
            timed
                || period
                || matches!(reader.word(next), Word::A | Word::Each)
                || !is_name_part(reader, next)
        }
        Word::In => time_at(times, end + 1).is_some(),
        // "The provision amounts to".
        Word::Data => reader.is(end, b"amounts") && reader.word(end + 1) == Word::To,
        _ => reader.says(end, &[b"also", b"still", b"then", b"now"]) || is_measure(reader, end),
    }
}

/// "The price equals or exceeds": a verb that cannot be part of a name.
fn is_measure(reader: Reader<'_>, at: usize) -> bool {
    const FINITE: [&[u8]; 18] = [
        b"seeks",
        b"gives",
        b"stays",
        b"reaches",
        b"does",
        b"did",
        b"averaged",
        b"consisted",
        b"consists",
        b"exceed",
        b"exceeds",
        b"equals",
        b"receives",
        b"pays",
        b"owns",
        b"contains",
        b"requires",
        b"became",
    ];
    FINITE.contains(&reader.bytes(at))
}

/// "income (loss)", "net cash provided by (used in)": brackets inside a name.
fn is_short_aside(reader: Reader<'_>, open: usize, verb: usize) -> bool {
    (open + 1..verb.min(open + 4)).any(|i| reader.kind(i) == Some(TokenKind::Close))
        && reader.is_word(open + 1)
}

/// "selling, general and administrative expenses", "operating, selling, and general expenses": a comma inside a name.
fn is_series(reader: Reader<'_>, comma: usize, verb: usize) -> bool {
    let and = (comma + 1..verb.min(comma + 5)).find(|i| reader.word(*i) == Word::And);
    let word = is_name_part(reader, comma + 1);
    and.is_some_and(|and| {
        let next = reader.kind(comma + 2) == Some(TokenKind::Comma);
        and - comma <= 2 || word && next && and == comma + 3
    })
}
