//! The noun that a number in running text speaks of.
//!
//! ```text
//! a net loss of $11.6 million, or $0.17 per share       net loss; net loss … per share
//! Operating expenses for 1QFY11 were $16.8 million      Operating expenses
//! $1.8 million of license and milestone fees            license and milestone fees
//! seven TAP compounds                                   TAP compounds
//! compared to $12.2 million                             what the amount before was
//! ```

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::period::TimeMention;
use super::super::words::Word;
use super::quantity::Quantity;
use super::reader::Reader;
use super::when::Sentence;

/// Tokens that name a number.
pub(super) type Words = (usize, usize);

/// Where the name of a number was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// In these words.
    By(Words),
    /// By the amount before it.
    AsBefore,
    /// Nowhere.
    Not,
}

/// Most words of a name.
const LONGEST: usize = 12;

/// The name of `found`, whose sentence mentions `times`.
pub(super) fn name(reader: Reader<'_>, sentence: Sentence, found: &Quantity, times: &[TimeMention]) -> Named {
    if let Some(words) = labelled(reader, sentence, found.first) {
        return Named::By(words);
    }
    if matches!(found.kind, Kind::Count | Kind::Shares | Kind::Ratio)
        && let Some(words) = noun_after(reader, found.noun, sentence.end, times)
    {
        return Named::By(words);
    }
    if reader.word(found.noun) == Word::Of
        && let Some(words) = noun_after(reader, found.noun + 1, sentence.end, times)
    {
        return Named::By(words);
    }
    let back = before(reader, sentence, found.first, times);
    if let Named::By(words) = back
        && !is_general(reader, words)
    {
        return back;
    }
    if matches!(back, Named::Not | Named::By(_))
        && reader.word(found.noun) == Word::In
        && let Some(words) = noun_after(reader, found.noun + 1, sentence.end, times)
    {
        return Named::By(words);
    }
    if back == Named::Not {
        // "Growth was slowest at 4.8 degrees": of what the sentence speaks.
        return opening(reader, sentence, found.first).map_or(back, Named::By);
    }
    back
}

/// "Number of holders of record: 4,310": a line of a label and its value. What stands in brackets before the
/// colon says in what the value is.
fn labelled(reader: Reader<'_>, sentence: Sentence, first: usize) -> Option<Words> {
    let colon = first.checked_sub(1).filter(|at| reader.kind(*at) == Some(TokenKind::Colon))?;
    let mut end = colon;
    if reader.kind_before(end, 1) == Some(TokenKind::Close) {
        end = (sentence.first..end).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    }
    let capital = reader.kind(sentence.first) == Some(TokenKind::Capital);
    let words = (sentence.first..end).all(|i| reader.is_word(i) || reader.kind(i) == Some(TokenKind::Hyphen));
    let verb = (sentence.first..end).any(|i| matches!(reader.word(i), Word::Is | Word::Had | Word::Will));
    (capital && words && !verb && end > sentence.first && end - sentence.first <= LONGEST)
        .then_some((sentence.first, end))
}

/// What a sentence opens with, up to its verb or the first preposition, where that stands before `end`.
fn opening(reader: Reader<'_>, sentence: Sentence, end: usize) -> Option<Words> {
    let mut first = sentence.first;
    while first < end && (!is_name_part(reader, first) || matches!(reader.word(first), Word::A | Word::The)) {
        first += 1;
    }
    let small = matches!(
        reader.bytes(first),
        b"of" | b"Among" | b"During" | b"Under" | b"Following" | b"If" | b"When"
    );
    if small || reader.word(first).small_number().is_some() || ends_noun(reader, first) {
        return None;
    }
    let verb =
        |i: usize| matches!(reader.word(i), Word::Is | Word::Had | Word::Will) || is_verb(reader.bytes(i));
    let last = (first..end).find(|i| verb(*i) || ends_noun(reader, *i))?;
    let named = last > first && last - first <= LONGEST && !is_pronoun(reader.bytes(first));
    (named && (last..end).any(verb)).then_some((first, last))
}

/// "a total of", "an increase of": words that say how, not what.
fn is_general(reader: Reader<'_>, (first, end): Words) -> bool {
    end - first <= 2
        && (first..end).all(|i| {
            matches!(
                reader.word(i),
                Word::Total | Word::Change | Word::Data | Word::Had | Word::Is | Word::Value
            ) || matches!(
                reader.bytes(i),
                b"aggregate"
                    | b"average"
                    | b"excess"
                    | b"range"
                    | b"maximum"
                    | b"minimum"
                    | b"company"
                    | b"Company"
                    | b"we"
                    | b"We"
            )
        })
}

/// The time mention that covers token `at`.
fn time_at(times: &[TimeMention], at: usize) -> Option<&TimeMention> {
    let next = times.partition_point(|t| t.end <= at);
    times.get(next).filter(|t| t.first <= at)
}

/// Words that end a noun phrase read forwards.
fn ends_noun(reader: Reader<'_>, at: usize) -> bool {
    match reader.kind(at) {
        Some(TokenKind::Word | TokenKind::Capital | TokenKind::Code) => matches!(
            reader.word(at),
            Word::Is
                | Word::Had
                | Word::For
                | Word::From
                | Word::At
                | Word::As
                | Word::By
                | Word::To
                | Word::On
                | Word::In
                | Word::With
                | Word::Compared
                | Word::Which
                | Word::Will
                | Word::Include
                | Word::Between
                | Word::Than
                | Word::Totaled
                | Word::Through
                | Word::Respectively
        ),
        Some(TokenKind::Hyphen | TokenKind::Quote | TokenKind::Slash) => false,
        _ => true,
    }
}

/// The noun phrase that starts at `at`.
fn noun_after(reader: Reader<'_>, at: usize, most: usize, times: &[TimeMention]) -> Option<Words> {
    let mut first = at;
    while matches!(reader.word(first), Word::The | Word::A | Word::About | Word::Of)
        || is_pronoun(reader.bytes(first))
    {
        first += 1;
    }
    let mut end = first;
    while end < most && end - first < LONGEST && !ends_noun(reader, end) && time_at(times, end).is_none() {
        end += 1;
    }
    while end > first
        && (matches!(reader.word(end - 1), Word::And | Word::Or | Word::Of) || !is_name_part(reader, end - 1))
    {
        end -= 1;
    }
    (end > first).then_some((first, end))
}

fn is_name_part(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.kind(at), Some(TokenKind::Word | TokenKind::Capital | TokenKind::Code))
}

fn is_pronoun(word: &[u8]) -> bool {
    matches!(
        word,
        b"its"
            | b"our"
            | b"their"
            | b"these"
            | b"those"
            | b"such"
            | b"this"
            | b"Its"
            | b"Our"
            | b"his"
            | b"her"
    )
}

/// The name that stands before the number at `first`.
fn before(reader: Reader<'_>, sentence: Sentence, first: usize, times: &[TimeMention]) -> Named {
    let mut at = first;
    while at > sentence.first
        && (matches!(reader.word(at - 1), Word::About | Word::Between)
            || matches!(reader.kind(at - 1), Some(TokenKind::Quote | TokenKind::Open))
            || matches!(reader.bytes(at - 1), b"also" | b"primarily"))
    {
        at -= 1;
    }
    if at <= sentence.first {
        return Named::Not;
    }
    let link = at - 1;
    let named = |words: Option<Words>| words.map_or(Named::Not, Named::By);
    match reader.word(link) {
        Word::Of => match noun_before(reader, sentence, link, times) {
            Some(words) if !is_general(reader, words) => Named::By(words),
            _ => named(subject(reader, sentence, link, times)),
        },
        Word::Is if reader.bytes(link) == b"be" && reader.word_before(link, 1) == Word::To => {
            let verb = link.saturating_sub(2);
            // "are anticipated to be" has a subject; "its net loss to be" a noun before it.
            if reader.bytes(verb).ends_with(b"ed") && reader.word_before(verb, 1) == Word::Is {
                named(subject(reader, sentence, verb, times))
            } else {
                named(noun_before(reader, sentence, link.saturating_sub(1), times))
            }
        }
        Word::Is | Word::Totaled | Word::Rose => named(subject(reader, sentence, link, times)),
        Word::To
            if reader.word_before(link, 1) == Word::Compared
                || reader.bytes(link.saturating_sub(1)) == b"compared" =>
        {
            Named::AsBefore
        }
        Word::Compared | Word::Than | Word::From => Named::AsBefore,
        Word::With if reader.word_before(link, 1) == Word::Compared => Named::AsBefore,
        Word::To | Word::By => named(subject(reader, sentence, link, times)),
        Word::And | Word::Or => Named::AsBefore,
        _ if matches!(reader.kind(link), Some(TokenKind::Comma)) => Named::AsBefore,
        _ => named(noun_before(reader, sentence, at, times)),
    }
}

/// The noun phrase that ends before `end`, read backwards; times in it are stepped over.
fn noun_before(reader: Reader<'_>, sentence: Sentence, end: usize, times: &[TimeMention]) -> Option<Words> {
    let mut end = end;
    // "its net loss for its fiscal year ending June 30, 2011 to be".
    while let Some(time) = end.checked_sub(1).and_then(|i| time_at(times, i)) {
        end = time.first;
        while end > sentence.first
            && (matches!(
                reader.word(end - 1),
                Word::For | Word::In | Word::Of | Word::The | Word::At | Word::As | Word::On
            ) || is_pronoun(reader.bytes(end - 1))
                || reader.bytes(end - 1) == b"during")
        {
            end -= 1;
        }
    }
    let mut first = end;
    while first > sentence.first && end - first < LONGEST {
        let at = first - 1;
        let stops = match reader.kind(at) {
            Some(TokenKind::Word | TokenKind::Capital | TokenKind::Code) => {
                let word = reader.word(at);
                matches!(
                    word,
                    Word::A
                        | Word::The
                        | Word::Is
                        | Word::Had
                        | Word::For
                        | Word::By
                        | Word::At
                        | Word::Which
                        | Word::Include
                ) || matches!(
                    word,
                    Word::Compared
                        | Word::Will
                        | Word::To
                        | Word::From
                        | Word::With
                        | Word::On
                        | Word::As
                        | Word::Not
                ) || is_pronoun(reader.bytes(at))
                    || is_verb(reader.bytes(at))
                    || time_at(times, at).is_some()
            }
            Some(TokenKind::Hyphen | TokenKind::Quote) => false,
            _ => true,
        };
        if stops {
            break;
        }
        first = at;
    }
    while first < end && matches!(reader.word(first), Word::And | Word::Or | Word::Of | Word::In) {
        first += 1;
    }
    (first < end).then_some((first, end))
}

/// Verbs that stand between a subject and its object.
fn is_verb(word: &[u8]) -> bool {
    matches!(
        word,
        b"reported"
            | b"recorded"
            | b"recognized"
            | b"incurred"
            | b"paid"
            | b"received"
            | b"generated"
            | b"expects"
            | b"expect"
            | b"included"
    ) || matches!(
        word,
        b"repurchased"
            | b"issued"
            | b"granted"
            | b"sold"
            | b"purchased"
            | b"acquired"
            | b"borrowed"
            | b"repaid"
    )
}

/// The subject of the clause whose verb stands at `verb`: what the sentence opens with, after an
/// opening phrase of time, up to the verb or what qualifies it.
fn subject(reader: Reader<'_>, sentence: Sentence, verb: usize, times: &[TimeMention]) -> Option<Words> {
    let mut first = clause_start(reader, sentence, verb, times);
    while first < verb
        && (matches!(reader.word(first), Word::The | Word::A | Word::And | Word::Total)
            && reader.word(first) != Word::Total
            || is_pronoun(reader.bytes(first)))
    {
        first += 1;
    }
    let mut end = first;
    while end < verb && end - first < LONGEST {
        if time_at(times, end).is_some()
            || matches!(reader.word(end), Word::Is | Word::Had | Word::Which | Word::Totaled | Word::Rose)
        {
            break;
        }
        let comma = reader.kind(end) == Some(TokenKind::Comma);
        if comma && reader.word(end + 1) != Word::Net && !is_series(reader, end, verb) {
            break;
        }
        if matches!(reader.word(end), Word::For | Word::At | Word::As | Word::On | Word::From) && end > first
        {
            break;
        }
        if matches!(reader.word(end), Word::In) && time_at(times, end + 1).is_some() {
            break;
        }
        end += 1;
    }
    while end > first
        && (!is_name_part(reader, end - 1) || matches!(reader.word(end - 1), Word::Of | Word::In | Word::And))
    {
        end -= 1;
    }
    (end > first).then_some((first, end))
}

/// "selling, general and administrative expenses": a comma inside a name.
fn is_series(reader: Reader<'_>, comma: usize, verb: usize) -> bool {
    let and = (comma + 1..verb.min(comma + 4)).find(|i| reader.word(*i) == Word::And);
    and.is_some_and(|and| and - comma <= 2)
}

/// Where the clause of `verb` starts: after the last semicolon, or after an opening phrase.
fn clause_start(reader: Reader<'_>, sentence: Sentence, verb: usize, times: &[TimeMention]) -> usize {
    let mut first = sentence.first;
    for at in (sentence.first..verb).rev() {
        if matches!(reader.kind(at), Some(TokenKind::Semicolon | TokenKind::Colon))
            || matches!(reader.word(at), Word::Which) && at + 6 < verb
        {
            first = at + 1;
            break;
        }
    }
    // "During the first three months of fiscal 2011, …", "As of June 30, 2010, …".
    let opens =
        matches!(reader.word(first), Word::In | Word::At | Word::As | Word::For | Word::On | Word::From)
            || matches!(
                reader.bytes(first),
                b"During" | b"during" | b"Since" | b"Through" | b"Additionally" | b"However"
            );
    if opens
        && let Some(comma) = (first..verb).find(|i| {
            reader.kind(*i) == Some(TokenKind::Comma)
                && time_at(times, *i).is_none()
                && time_at(times, i + 1).is_none()
        })
    {
        return comma + 1;
    }
    first
}
