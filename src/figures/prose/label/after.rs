//! Names that stand behind the number: "$1.8 million of license fees", "a 5.250% note", "$5 million for rent".

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::quantity::Quantity;
use super::super::reader::Reader;
use super::{
    LONGEST, Words, ends_noun, is_abbreviated, is_name_part, is_numbered, is_pronoun, is_verb, time_at,
};

/// The token behind the bracket that opens at `at`, where one does: "$12.3 million ($9.4 million after tax)
/// impairment charge".
pub(super) fn past_aside(reader: Reader<'_>, at: usize, most: usize) -> usize {
    if reader.kind(at) != Some(TokenKind::Open) {
        return at;
    }
    let close = (at + 1..most.min(at + 24)).find(|i| reader.kind(*i) == Some(TokenKind::Close));
    close.map_or(at, |close| close + 1)
}

/// Words behind an amount that name nothing: "$5 million before taxes", "a 5% decline".
const NO_NOUNS: [&[u8]; 42] = [
    b"gives",
    b"gave",
    b"not",
    b"expire",
    b"expires",
    b"mature",
    b"matures",
    b"remain",
    b"remains",
    b"before",
    b"after",
    b"along",
    b"held",
    b"less",
    b"more",
    b"because",
    b"while",
    b"although",
    b"since",
    b"if",
    b"when",
    b"where",
    b"under",
    b"during",
    b"until",
    b"each",
    b"net",
    b"plus",
    b"but",
    b"upon",
    b"without",
    b"within",
    b"against",
    b"that",
    b"decline",
    b"reduction",
    b"rise",
    b"drop",
    b"improvement",
    b"contain",
    b"contains",
    b"due",
];

/// True where the amount at `first` is one of several: behind a comma, "and", "consisted of" or "included".
pub(super) fn starts_list(reader: Reader<'_>, first: usize) -> bool {
    let word = |back: usize| reader.word_before(first, back);
    let consisting = |back: usize| {
        first.checked_sub(back).is_some_and(|at| {
            matches!(reader.bytes(at), b"consisted" | b"consisting" | b"comprised" | b"composed")
        })
    };
    reader.kind_before(first, 1) == Some(TokenKind::Comma)
        || matches!(word(1), Word::And | Word::Or | Word::Include)
        || word(1) == Word::Of && consisting(2)
}

/// Where the name of one amount of several starts, behind the words that tie it to that: "$5 million of cash,
/// $500 million available under our facility, $2 million related to taxes and $1 million for rent".
pub(super) fn own_name(reader: Reader<'_>, at: usize) -> Option<usize> {
    match (reader.bytes(at), reader.word(at + 1)) {
        (b"available" | b"outstanding", _) if reader.bytes(at + 1) == b"under" => Some(at),
        (b"related" | b"attributable" | b"due", Word::To) | (b"associated", Word::With) => Some(at + 2),
        // "$1,500 for each board meeting"; "for each share" and "for each of the years" name nothing.
        (b"for", Word::Each) => {
            let noun = at + 2;
            let other = (Word::Ended..=Word::Early).contains(&reader.word(noun))
                || matches!(
                    reader.word(noun),
                    Word::Of
                        | Word::Share
                        | Word::Unit
                        | Word::Ads
                        | Word::Option
                        | Word::Warrant
                        | Word::Award
                )
                || reader.says(noun, &[b"month", b"additional", b"one", b"such", b"week", b"day"]);
            (!other && reader.kind(noun) == Some(TokenKind::Word) && is_plain_noun(reader, noun))
                .then_some(noun)
        }
        (b"for", _) => {
            let noun = at + 1 + usize::from(reader.word(at + 1) == Word::The);
            let time =
                (Word::Ended..=Word::Early).contains(&reader.word(noun)) || reader.bytes(noun) == b"full";
            (!time && reader.word(noun) != Word::Each && reader.word(noun).ordinal().is_none())
                .then_some(noun)
        }
        _ => None,
    }
}

/// True where the number is part of the name of what it speaks of: "a $12.3 million impairment charge",
/// "5.250% senior notes", "a $50 million revolving credit facility".
pub(super) fn qualifies(reader: Reader<'_>, found: &Quantity, next: usize) -> bool {
    // "an additional $5 million payment".
    let first = (0..found.first).rev().find(|at| reader.word(*at) != Word::About).map_or(0, |at| at + 1);
    let before = first.checked_sub(1);
    let article = |at: usize| matches!(reader.word(at), Word::A | Word::The);
    // "a combined 32% stake".
    let described = before.filter(|at| reader.bytes(*at).ends_with(b"ed")).and_then(|at| at.checked_sub(1));
    let led = before.is_some_and(article) || described.is_some_and(article);
    let opened = led
        || matches!(reader.word_before(first, 1), Word::Of | Word::With)
        || before.is_some_and(|at| is_pronoun(reader.bytes(at)) || is_verb(reader.bytes(at)));
    let plain = is_plain_noun(reader, next);
    // "revolving credit facility", where a noun follows; "related to", "paid by".
    let formed = led
        && reader.is_word(next)
        && is_formed(reader.bytes(next))
        && !NO_NOUNS.contains(&reader.bytes(next))
        && reader.get(next).is_some_and(|t| t.spaced)
        && is_plain_noun(reader, next + 1);
    let formed = formed || led && found.kind == Kind::Money && is_noun_of_deed(reader, next);
    let money = matches!(found.kind, Kind::Money | Kind::PerShare) && opened;
    let rate = found.kind == Kind::Percent && opened && !matches!(reader.word(next), Word::In | Word::Points);
    (plain || formed) && (money || rate)
}

/// True for a noun at `at` that ends as words which say how do, where nothing that it could be said of follows: "the $150
/// million revolver, of which", "a $5 million receivable from".
fn is_noun_of_deed(reader: Reader<'_>, at: usize) -> bool {
    const HOW: [&[u8]; 16] = [
        b"rather",
        b"whether",
        b"further",
        b"however",
        b"hereunder",
        b"thereunder",
        b"other",
        b"after",
        b"later",
        b"higher",
        b"lower",
        b"greater",
        b"larger",
        b"smaller",
        b"earlier",
        b"available",
    ];
    let letters = reader.bytes(at);
    let formed = [&b"er"[..], b"able"].iter().any(|end| letters.ends_with(end)) && letters.len() > 5;
    // "Together", "altogether", "thereafter", "hereinafter".
    let formed = formed && ![&b"gether"[..], b"after"].iter().any(|end| letters.ends_with(end));
    formed
        && reader.kind(at) == Some(TokenKind::Word)
        && reader.word(at) == Word::Other
        && !reader.says(at, &HOW)
        && !NO_NOUNS.contains(&letters)
        && ends_noun(reader, at + 1)
}

/// Endings of words that are made of verbs, or say how: "related", "revolving", "lower", "organically".
fn is_formed(letters: &[u8]) -> bool {
    [&b"ed"[..], b"ing", b"er", b"ly", b"able"].iter().any(|end| letters.ends_with(end))
}

/// What an amount does in the sentence that it is the subject of: "the effective rate of 31% differs from". No noun in the
/// plural is written like them.
const DOES: [&[u8]; 21] = [
    b"differs",
    b"varies",
    b"exceeds",
    b"reflects",
    b"relates",
    b"represents",
    b"consists",
    b"stems",
    b"bears",
    b"pertains",
    b"arises",
    b"comprises",
    b"compares",
    b"corresponds",
    b"equals",
    b"excludes",
    b"includes",
    b"mirrors",
    b"derives",
    b"assumes",
    b"applies",
];

/// True where the word at `at` can open a noun phrase: not "related", "lower", "before".
pub(super) fn is_plain_noun(reader: Reader<'_>, at: usize) -> bool {
    let letters = reader.bytes(at);
    reader.is_word(at)
        && reader.get(at).is_some_and(|t| t.spaced)
        && !ends_noun(reader, at)
        && !matches!(
            reader.word(at),
            Word::And
                | Word::Or
                | Word::Of
                | Word::Per
                | Word::Change
                | Word::Prior
                | Word::Rose
                | Word::About
        )
        && !is_formed(letters)
        && !NO_NOUNS.contains(&letters)
        && !DOES.contains(&letters)
        && reader.word(at).currency().is_none()
}

/// Words that lead on from a number and name nothing.
const NOT_NOUNS: [&[u8]; 9] =
    [b"during", b"upon", b"until", b"within", b"excluding", b"because", b"if", b"since", b"respectively"];

/// Words that tie a name to what is behind it: "an increase in accounts payable related to".
const TIES: [&[u8]; 14] = [
    b"worth",
    b"valued",
    b"under",
    b"up",
    b"during",
    b"due",
    b"related",
    b"relating",
    b"associated",
    b"attributable",
    b"resulting",
    b"based",
    b"driven",
    b"compared",
];

/// Tokens from "during" to the time: "during the current quarter".
const TO_TIME: usize = 3;

/// The noun phrase that starts at `at`.
pub(super) fn noun_after(reader: Reader<'_>, at: usize, most: usize, times: &[TimeMention]) -> Option<Words> {
    let mut first = at;
    while matches!(reader.word(first), Word::The | Word::A | Word::About | Word::Of)
        || is_pronoun(reader.bytes(first))
    {
        first += 1;
    }
    // "$300 million of 5.250% senior notes".
    if reader.kind(first) == Some(TokenKind::Number) && reader.kind(first + 1) == Some(TokenKind::Percent) {
        first += 2;
    }
    // "1.5 billion during March": no noun follows.
    if reader.says(first, &NOT_NOUNS) {
        return None;
    }
    let mut end = first;
    while end < most
        && end - first < LONGEST
        && (!ends_noun(reader, end) || is_abbreviated(reader, end))
        && time_at(times, end).is_none()
        && !(reader.word(end) == Word::And
            && (reader.word(end + 1) == Word::The || names_next(reader, end + 1, most)))
    {
        end += 1;
    }
    // "14 stores during the quarter": the preposition goes with the time.
    if time_at(times, end).is_some()
        && let Some(during) = (first + 1..end).rev().take(TO_TIME).find(|at| reader.is(*at, b"during"))
    {
        end = during;
    }
    while end > first
        && (matches!(reader.word(end - 1), Word::And | Word::Or | Word::Of)
            || TIES.contains(&reader.bytes(end - 1))
            || reader.word(end - 1) == Word::Per
            || reader.is(end - 1, b"into") && end > first + 1
            || reader.is(end - 1, b"made") && reader.is(end, b"up")
            || reader.is(end - 1, b"worth") && end > first + 1 && reader.word(end - 2) != Word::Net
            || end > first + 1 && is_pronoun(reader.bytes(end - 1))
            || !is_name_part(reader, end - 1) && !is_numbered(reader, end - 1))
    {
        end -= 1;
    }
    (end > first).then_some((first, end))
}

/// True where what starts at `at` leads to the next amount: "total debt of approximately $1.2 billion", "pay $5 million".
fn names_next(reader: Reader<'_>, at: usize, most: usize) -> bool {
    const NEAR: usize = 4;
    let goes_on = |i: &usize| {
        !matches!(
            reader.kind(*i),
            Some(TokenKind::Comma | TokenKind::Open | TokenKind::Close | TokenKind::Period)
        ) && !matches!(reader.word(*i), Word::And | Word::Or)
    };
    let mut near = (at..most.min(at + NEAR)).take_while(goes_on);
    if near.any(|i| matches!(reader.kind(i), Some(TokenKind::Currency(_) | TokenKind::Number))) {
        return true;
    }
    let link =
        (at..most.min(at + 6)).find(|i| matches!(reader.word(*i), Word::Of | Word::Is | Word::Totaled));
    let Some(mut next) = link.map(|link| link + 1) else { return false };
    next += usize::from(reader.word(next) == Word::About);
    matches!(reader.kind(next), Some(TokenKind::Currency(_) | TokenKind::Number))
}
