//! Where the clause of a verb starts: behind another clause, behind an opening phrase, in a bracket.
//!
//! ```text
//! During 2011, we recognized $4 million and, as of year end, the net book value of the investment was $7 million
//!                                                                ^ clause                         ^ verb
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::expects::{Sense, expects};
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::{is_amount, is_finite, is_name_part, is_number, is_pronoun, time_at};

/// Tokens between the brackets of an aside that is stepped over.
const ASIDE: usize = 60;

/// The first token of the clause whose verb stands at `verb`.
pub(super) fn clause_start(
    reader: Reader<'_>,
    sentence: Sentence,
    verb: usize,
    times: &[TimeMention],
) -> usize {
    let mut first = sentence.first;
    let mut next = verb;
    while next > sentence.first {
        next -= 1;
        let at = next;
        match reader.kind(at) {
            Some(TokenKind::Semicolon | TokenKind::Colon) => {
                first = at + 1;
                break;
            }
            // "The value (assuming that all officers are affiliates) was".
            Some(TokenKind::Close) => {
                let from = at.saturating_sub(ASIDE).max(sentence.first);
                if let Some(open) = (from..at).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open)) {
                    next = open;
                }
                continue;
            }
            // "(the price was $0.44)".
            Some(TokenKind::Open) => {
                first = at + 1;
                break;
            }
            _ => {}
        }
        // "Sales of parts, which amounted to $3 billion, rose".
        let aside = reader.kind_before(at, 1) == Some(TokenKind::Comma)
            && (1..=2).any(|back| reader.kind_before(verb, back) == Some(TokenKind::Comma));
        if reader.word(at) == Word::Which && at + 6 < verb && !aside {
            first = at + 1;
            break;
        }
        // "We estimate that the net proceeds will be".
        if reader.is(at, b"that") && at + 1 < verb && at > sentence.first && says(reader, at - 1) {
            first = at + 1;
            break;
        }
        // "loans grew while other assets decreased", "revenue rose as card fees increased": each has its own subject.
        if at + 1 < verb && opens_clause(reader, at, verb) {
            first = at + 1;
            break;
        }
        // "that status is lost if revenues exceed".
        let given = reader.says(at, &[b"if", b"unless", b"because", b"though"]);
        if given && !(at..verb).any(|i| reader.kind(i) == Some(TokenKind::Comma)) {
            first = at + 1;
            break;
        }
        if let Some(own) = own_subject(reader, sentence, at, verb) {
            first = own;
            break;
        }
        if let Some(own) = second_clause(reader, sentence, at, verb, times) {
            return own;
        }
        if tells_before(reader, sentence, at, verb, times) {
            first = at + 1;
            break;
        }
    }
    first = past_marks(reader, first, verb);
    for _ in 0..3 {
        let own = past_opening(reader, first, verb, times);
        if own == first {
            break;
        }
        first = own;
    }
    first
}

/// True for a verb of what somebody says or thinks, behind which a clause of its own stands.
fn says(reader: Reader<'_>, at: usize) -> bool {
    const VERBS: [&[u8]; 7] =
        [b"believe", b"believes", b"announced", b"reported", b"determined", b"concluded", b"provides"];
    reader.says(at, &VERBS) || expects(reader, at, &[Sense::Expect, Sense::Reckon, Sense::Assume])
}

/// Most words of a subject behind "and".
const SECOND: usize = 7;

/// "Sales were flat and the new plant contributed": where the subject of what was done at `verb` starts, behind the comma
/// or "and" at `at` that parts it from another verb.
fn own_subject(reader: Reader<'_>, sentence: Sentence, at: usize, verb: usize) -> Option<usize> {
    let joint = reader.kind(at) == Some(TokenKind::Comma) || reader.word(at) == Word::And;
    let words = at + 1..verb;
    // What is far from the verb is not looked through again for each number of a long sentence.
    if !joint
        || !(1..=SECOND).contains(&words.len())
        || matches!(reader.word(verb), Word::Is | Word::Totaled | Word::Rose)
        || !is_finite(reader, verb)
    {
        return None;
    }
    let tells = |i: usize| {
        matches!(reader.word(i), Word::Is | Word::Had | Word::Will | Word::Rose | Word::Totaled)
            || is_finite(reader, i)
    };
    let plain = words.into_iter().all(|i| {
        let named = is_name_part(reader, i) || reader.kind(i) == Some(TokenKind::Hyphen);
        named && !matches!(reader.word(i), Word::And | Word::Or | Word::Which) && !tells(i)
    });
    let own = plain && !goes_on(reader, at + 1) && (sentence.first..at).any(tells);
    own.then_some(at + 1)
}

/// True for "while" at `at`, and for "as" where what changes stands between it and the verb at `verb`.
fn opens_clause(reader: Reader<'_>, at: usize, verb: usize) -> bool {
    if reader.says(at, &[b"while", b"whereas"]) {
        return true;
    }
    let moves = |i: usize| reader.word(i) == Word::Rose;
    // "as a percentage of sales", "as reported", "as of".
    let named = reader.kind(at + 1) == Some(TokenKind::Word)
        && !reader.bytes(at + 1).ends_with(b"ed")
        && !matches!(reader.word(at + 1), Word::A | Word::Of | Word::At | Word::Percent | Word::Compared);
    let plain = (at + 1..verb).all(|i| is_name_part(reader, i) || reader.kind(i) == Some(TokenKind::Hyphen));
    reader.word(at) == Word::As && named && plain && (moves(verb) || verb > 0 && moves(verb - 1))
}

/// `first`, or the token behind the bullets, letters and numbers of a list there: "• Revenue", "1. Under our plan",
/// "(a) The fees".
fn past_marks(reader: Reader<'_>, mut first: usize, verb: usize) -> usize {
    loop {
        let next = match reader.kind(first) {
            Some(TokenKind::Number) if reader.kind(first + 1) == Some(TokenKind::Period) => first + 2,
            Some(TokenKind::Open)
                if reader.kind(first + 2) == Some(TokenKind::Close) && reader.bytes(first + 1).len() <= 3 =>
            {
                first + 3
            }
            Some(TokenKind::Mark | TokenKind::Sign(_) | TokenKind::Dash | TokenKind::Hyphen) => first + 1,
            _ => return first,
        };
        if next >= verb {
            return first;
        }
        first = next;
    }
}

/// True where the comma at `at` ends another clause, or a phrase of time that starts one: "The leverage ratio was 8.1%,
/// the capital ratio was 11.0%", "we sold 5 and, as of June 30, the value of the rest was".
fn tells_before(
    reader: Reader<'_>,
    sentence: Sentence,
    at: usize,
    verb: usize,
    times: &[TimeMention],
) -> bool {
    if at <= sentence.first || reader.kind(at) != Some(TokenKind::Comma) {
        return false;
    }
    let own = reader.past_joint(at);
    let headed = reader.word(own) == Word::The || is_pronoun(reader.bytes(own));
    if own >= verb || !headed && !is_next_subject(reader, sentence, (at, own), verb) {
        return false;
    }
    let Some(time) = time_at(times, at - 1) else {
        return is_amount(reader, before_aside(reader, sentence, at - 1));
    };
    let dated = time.first.checked_sub(1).is_some_and(|at| {
        matches!(reader.word(at), Word::Of | Word::In | Word::At | Word::For | Word::On)
            || reader.says(at, &[b"during"])
    });
    let told = (sentence.first..time.first)
        .any(|i| is_number(reader, i) && time_at(times, i).is_none() || reader.word(i) == Word::Is);
    dated && told && !(own..verb).any(|i| reader.kind(i) == Some(TokenKind::Comma))
}

/// Most words of a subject without an article behind a comma.
const PLAIN: usize = 8;

/// "Net sales were $34 million, cost of sales was": the words `own..verb` behind the comma at `comma`, which ends what is
/// told of an amount, are a subject of their own.
fn is_next_subject(
    reader: Reader<'_>,
    sentence: Sentence,
    (comma, own): (usize, usize),
    verb: usize,
) -> bool {
    const TELLS: [Word; 3] = [Word::Is, Word::Totaled, Word::Rose];
    const QUALIFIES: [&[u8]; 8] =
        [b"net", b"before", b"after", b"excluding", b"plus", b"less", b"adjusted", b"primarily"];
    let plain = |at: usize| {
        (is_name_part(reader, at) || reader.kind(at) == Some(TokenKind::Hyphen))
            && !is_finite(reader, at)
            && !matches!(reader.word(at), Word::Which | Word::Include | Word::Will | Word::Than)
    };
    let before = |at: usize| TELLS.contains(&reader.word(at));
    let net =
        reader.says(own, &QUALIFIES) && !reader.says(own + 1, &[b"income", b"loss", b"sales", b"revenue"]);
    own == comma + 1 + usize::from(reader.word(comma + 1) == Word::And)
        && verb - own <= PLAIN
        && reader.word(verb) == Word::Is
        && is_amount(reader, comma - 1)
        && reader.kind(own) == Some(TokenKind::Word)
        && !net
        && !goes_on(reader, own)
        && (own..verb).all(plain)
        && (sentence.first..comma).any(before)
}

/// Words before a comma that lead to the clause behind it.
const LEADS: [&[u8]; 9] = [
    b"However",
    b"Also",
    b"Further",
    b"Furthermore",
    b"Moreover",
    b"Therefore",
    b"Overall",
    b"Thus",
    b"Nevertheless",
];

/// Words that lead a phrase up to its comma, besides prepositions.
const OPENING: [&[u8]; 5] = [b"during", b"since", b"through", b"if", b"when"];

/// `first`, or the token behind what opens the clause there: "During the first three months of fiscal 2011, …",
/// "As of June 30, 2010, …", "Accordingly, …", "After giving effect to the sale, …".
fn past_opening(reader: Reader<'_>, first: usize, verb: usize, times: &[TimeMention]) -> usize {
    let lead = reader.bytes(first).ends_with(b"ly") || reader.says(first, &LEADS);
    if lead && reader.kind(first + 1) == Some(TokenKind::Comma) && first + 2 < verb {
        return first + 2;
    }
    // "One year ago, sales were", "A year earlier, sales were".
    let ago = reader.word(first + 1) == Word::Year
        && (reader.word(first) == Word::A || reader.word(first).small_number() == Some(1))
        && (reader.word(first + 2) == Word::Ago || reader.says(first + 2, &[b"earlier", b"before"]));
    if ago && reader.kind(first + 3) == Some(TokenKind::Comma) && first + 4 < verb {
        return first + 4;
    }
    let opens = matches!(
        reader.word(first),
        Word::In | Word::At | Word::As | Word::For | Word::On | Word::From | Word::By
    ) || reader.says(first, &OPENING)
        // "Effective January 1, 2024, the fee is", but not "effective tax rate".
        || reader.says(first, &[b"effective", b"beginning", b"commencing", b"starting"])
            && (first + 1..first + 3).any(|i| time_at(times, i).is_some());
    if let Some(own) = past_given(reader, first, verb, times) {
        return own;
    }
    let in_time = |i: usize| time_at(times, i).is_some();
    if opens
        && let Some(comma) = (first..verb).find(|i| {
            reader.kind(*i) == Some(TokenKind::Comma)
                && !in_time(*i)
                && !in_time(i + 1)
                && (reader.word(i + 1) != Word::And || !in_time(i + 2))
        })
    {
        return comma + 1;
    }
    // "As of December 31, 2000 the balance stood at".
    let time = (first..first + 3).find_map(|i| time_at(times, i)).filter(|time| opens && time.end < verb);
    time.map_or(first, |time| time.end)
}

/// Words that open a phrase that something holds with, before the clause itself.
pub(super) const GIVEN: [&[u8]; 19] = [
    b"Had",
    b"According",
    b"Until",
    b"After",
    b"Following",
    b"Upon",
    b"Excluding",
    b"Including",
    b"Based",
    b"Assuming",
    b"Under",
    b"Pursuant",
    b"Given",
    b"With",
    b"Without",
    b"Before",
    b"Although",
    b"While",
    b"Consistent",
];

/// "After giving effect to the sale of the shares, and after deducting fees, our book value would be": the token
/// behind what is given.
fn past_given(reader: Reader<'_>, first: usize, verb: usize, times: &[TimeMention]) -> Option<usize> {
    if !GIVEN.iter().any(|word| *word == reader.bytes(first)) {
        return None;
    }
    let apart = |i: &usize| {
        reader.kind(*i) == Some(TokenKind::Comma)
            && time_at(times, *i).is_none()
            && time_at(times, i + 1).is_none_or(|time| time.end < verb && is_name_part(reader, time.end))
            && i + 1 < verb
            && (is_name_part(reader, i + 1) || time_at(times, i + 1).is_some())
            && !matches!(reader.word(i + 1), Word::Which | Word::And | Word::Or | Word::Include)
    };
    // "The fee, if any, was", "income, net of taxes, was": an aside is no subject.
    let aside = |i: &usize| {
        const ASIDES: [&[u8]; 10] = [
            b"if",
            b"before",
            b"including",
            b"excluding",
            b"would",
            b"could",
            b"will",
            b"may",
            b"might",
            b"should",
        ];
        reader.says(i + 1, &ASIDES) || reader.says(i + 1, &[b"net"]) && reader.word(i + 2) == Word::Of
    };
    (first..verb).rev().find(|i| apart(i) && !aside(i)).map(|comma| comma + 1)
}

/// Where the subject of `verb` starts, if "and" at `at` joins its clause to another one that is told before: "surplus was
/// $61 million and $55 million, respectively, and net income was", "revenue was $5 million in 1996 and 1995 sales were".
fn second_clause(
    reader: Reader<'_>,
    sentence: Sentence,
    at: usize,
    verb: usize,
    times: &[TimeMention],
) -> Option<usize> {
    if reader.word(at) != Word::And || at <= sentence.first {
        return None;
    }
    let mut last = at - 1;
    let comma = reader.kind(last) == Some(TokenKind::Comma);
    while last > sentence.first
        && (reader.kind(last) == Some(TokenKind::Comma) || reader.word(last) == Word::Respectively)
    {
        last -= 1;
    }
    let respectively = (last..at).any(|i| reader.word(i) == Word::Respectively);
    let last = before_aside(reader, sentence, last);
    let told = respectively
        || is_amount(reader, last)
        || reader.word(last) == Word::Percent
        || comma && time_at(times, last).is_some();
    let told = told || reader.word(verb) == Word::Is && is_of_amount(reader, sentence, at);
    let mut first = reader.past_joint(at);
    // "and, excluding the gain, net income was".
    if reader.says(first, &[b"excluding", b"including", b"before", b"after"]) {
        first = 1 + (first..verb).find(|i| reader.kind(*i) == Some(TokenKind::Comma))?;
    }
    while let Some(time) = time_at(times, first) {
        first = time.end;
    }
    // "Rents rose 3.1% last year, and the average fare fell to", "pumps were sold out and valves totaled".
    let states = |i: usize| matches!(reader.word(i), Word::Is | Word::Totaled | Word::Rose);
    // The verb of "the average fare fell 2% to" stands before its "to".
    let near = at + 1..=verb.min(at + PLAIN + 1);
    let own = near.into_iter().find(|i| states(*i)).filter(|own| {
        let words = |i: usize| is_name_part(reader, i) || reader.kind(i) == Some(TokenKind::Hyphen);
        !told && *own > at + 1 && (at + 1..*own).all(words)
    });
    let ended = || {
        comma && (sentence.first..at).any(|i| is_number(reader, i) && time_at(times, i).is_none())
            || last > sentence.first + 1
            && reader.word(last - 1) == Word::Is
            && reader.kind(last) == Some(TokenKind::Word)
            // "Of derivatives that were designated and qualified".
            && reader.word(last - 2) != Word::Which
            && !reader.bytes(at + 1).ends_with(b"ed")
    };
    let split = own.filter(|_| ended());
    let told = told || split.is_some();
    let names = first < verb && is_name_part(reader, first) && !goes_on(reader, first);
    let plain = (first..split.unwrap_or(verb)).all(|i| !is_number(reader, i) || time_at(times, i).is_some());
    let verb_before = (sentence.first..last).any(states);
    (told && names && plain && verb_before).then_some(first)
}

/// `last`, or the token before the bracket that it closes: "$24 million (13% of sales) and".
fn before_aside(reader: Reader<'_>, sentence: Sentence, last: usize) -> usize {
    if reader.kind(last) != Some(TokenKind::Close) {
        return last;
    }
    let from = last.saturating_sub(BRACKET).max(sentence.first + 1);
    let open = (from..last).rev().find(|at| reader.kind(*at) == Some(TokenKind::Open));
    open.map_or(last, |open| open - 1)
}

/// Tokens of an amount told again in brackets.
const BRACKET: usize = 12;

/// Words of what an amount is of, before "and": "$5 million in Europe and", "5.4 years and", "$1.10 per share and".
const OF_AMOUNT: usize = 5;

/// True where what is told of an amount ends before "and" at `and`, in words that join nothing else.
fn is_of_amount(reader: Reader<'_>, sentence: Sentence, and: usize) -> bool {
    let from = and.saturating_sub(OF_AMOUNT + 1).max(sentence.first);
    let amount = (from..and).rev().find(|at| !reader.is_word(*at) || reader.word(*at).scale().is_some());
    amount.is_some_and(|at| {
        is_amount(reader, at)
            && at + 1 < and
            && (at + 1..and)
                .all(|i| !matches!(reader.word(i), Word::And | Word::Or | Word::Of | Word::Between))
    })
}

/// True where the word after "and" goes on with the clause before it: "and an increase of", "and is expected", "and
/// later rose", "and includes", "and resulted in".
fn goes_on(reader: Reader<'_>, at: usize) -> bool {
    const ON: [&[u8]; 16] = [
        b"there",
        b"later",
        b"further",
        b"then",
        b"also",
        b"now",
        b"subsequently",
        b"thereafter",
        b"therefore",
        b"thus",
        b"increasing",
        b"decreasing",
        b"totals",
        b"reflects",
        b"results",
        b"remained",
    ];
    let word = reader.word(at);
    let done = reader.bytes(at).ends_with(b"ed")
        && matches!(
            reader.word(at + 1),
            Word::A
                | Word::The
                | Word::In
                | Word::To
                | Word::By
                | Word::From
                | Word::Of
                | Word::For
                | Word::At
        );
    let told = matches!(word, Word::Is | Word::Had | Word::Will | Word::Rose | Word::Totaled | Word::Include);
    let links = matches!(
        word,
        Word::As
            | Word::With
            | Word::By
            | Word::On
            | Word::Of
            | Word::Which
            | Word::In
            | Word::At
            | Word::For
            | Word::To
            | Word::From
    );
    done || told || links || matches!(word, Word::A | Word::About | Word::Not) || reader.says(at, &ON)
}
