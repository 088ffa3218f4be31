//! The small words between a name and its number: verbs, pronouns, and those who do something.

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::after::is_plain_noun;
use super::subject::MODALS;

/// "We", "the Company", "there": who files, and words that stand for others.
pub(super) fn speaks_of_nobody(reader: Reader<'_>, at: usize) -> bool {
    const NOBODY: [&[u8]; 6] = [b"we", b"it", b"they", b"there", b"he", b"she"];
    const POINTS: [&[u8]; 5] = [b"this", b"these", b"those", b"company", b"registrant"];
    reader.says(at, &NOBODY) || reader.says(at, &POINTS) && !points_to_noun(reader, at)
}

/// "Company sales", "these capitalized costs", "company-owned stores": the word at `at` belongs to the noun behind it.
pub(super) fn points_to_noun(reader: Reader<'_>, at: usize) -> bool {
    let next = at + 1;
    if reader.kind(next) == Some(TokenKind::Hyphen) {
        return reader.touches(next);
    }
    let noun = |i: usize| is_plain_noun(reader, i) && !is_finite(reader, i) && !reader.says(i, &MODALS);
    let letters = reader.bytes(next);
    let formed = letters.ends_with(b"ing") || letters.ends_with(b"ed") && !reader.is(at, b"company");
    noun(next) || formed && noun(next + 1)
}

/// Verbs that do not end as most do.
const VERBS: [&[u8]; 24] = [
    b"seeks",
    b"gives",
    b"made",
    b"held",
    b"spent",
    b"bought",
    b"lost",
    b"lent",
    b"drew",
    b"gave",
    b"took",
    b"does",
    b"did",
    b"became",
    b"become",
    b"exceed",
    b"exceeds",
    b"receives",
    b"pays",
    b"owns",
    b"holds",
    b"equals",
    b"contains",
    b"requires",
];

/// True for a verb with somebody who does it before it, or "to": "repaid", "could exceed", "to pay".
pub(super) fn is_finite(reader: Reader<'_>, at: usize) -> bool {
    let letters = reader.bytes(at);
    if reader.kind(at) != Some(TokenKind::Word) {
        return false;
    }
    reader.word(at) == Word::Had
        || is_verb(letters)
        || VERBS.contains(&letters)
        || letters.len() > 4 && letters.ends_with(b"ed")
        || is_led(reader, at)
}

/// True for a verb behind "to" or behind another that tells what may be: "to pay", "will receive", "could exceed".
pub(super) fn is_led(reader: Reader<'_>, at: usize) -> bool {
    let led = matches!(reader.word_before(at, 1), Word::Will | Word::To)
        || at > 0 && reader.says(at - 1, &MODALS)
        || at > 1 && reader.word(at - 1) == Word::Not && reader.word(at - 2) == Word::Will;
    led && reader.kind(at) == Some(TokenKind::Word)
        && reader.word(at) == Word::Other
        && !is_pronoun(reader.bytes(at))
}

/// Verbs that stand between a subject and its object.
pub(super) fn is_verb(word: &[u8]) -> bool {
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
            | b"generating"
            | b"yielding"
            | b"totaling"
            | b"comprised"
            | b"consisted"
    )
}

/// Verbs of what moves by itself, besides those of [`Word::Rose`]: "the loss narrowed to", "margin expanded 40 basis points
/// to".
const MOVES: [&[u8]; 20] = [
    b"narrowed",
    b"widened",
    b"expanded",
    b"contracted",
    b"climbed",
    b"jumped",
    b"slipped",
    b"strengthened",
    b"weakened",
    b"surged",
    b"rebounded",
    b"shrank",
    b"tightened",
    b"advanced",
    b"edged",
    b"ticked",
    b"soared",
    b"swelled",
    b"compressed",
    b"came",
];

/// True where such a verb stands at `at` before how far its subject moved, which ends with the "to", "by" or "from" at `link`.
/// "Amounts advanced to vendors were $4" tells it with another verb.
pub(super) fn moves_itself(reader: Reader<'_>, at: usize, link: usize) -> bool {
    let next = at + 1;
    let far = next == link
        || matches!(reader.kind(next), Some(TokenKind::Number | TokenKind::Currency(_)))
        || reader.word(next) == Word::By
        || reader.says(next, &[b"up", b"down"])
        || reader.bytes(next).ends_with(b"ly");
    far && matches!(reader.word(link), Word::To | Word::By | Word::From) && reader.says(at, &MOVES)
}

pub(super) fn is_pronoun(word: &[u8]) -> bool {
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
