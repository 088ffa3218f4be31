//! Earlier times that are named by how they lie to what is spoken of, and that lead what is told of them.
//!
//! ```text
//! In the prior year period, we recorded a gain of $2 million          a year before what was spoken of
//! Last year's second quarter included a gain of $2 million            a year before the second quarter
//! compared to $29 million in the preceding quarter                    three months before
//! prior year reserves of $5 million                                   a name
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Sentence;
use super::compare::is_year_before;

/// Tokens before "prior year" at the head of a sentence and itself: "During the comparable nine - month period of the prior".
const OPENING: usize = 10;

/// True where a sentence opens with a time of the year before: "In the prior year period,", "The prior year quarter
/// included".
pub(super) fn opens(reader: Reader<'_>, sentence: Sentence, first: usize) -> bool {
    const LIKE: [&[u8]; 4] = [b"during", b"comparable", b"corresponding", b"our"];
    let leads = |at: &usize| {
        matches!(
            reader.word(*at),
            Word::In | Word::For | Word::The | Word::Of | Word::Same | Word::Period | Word::Quarter
        ) || matches!(reader.word(*at), Word::Month | Word::Months | Word::Three | Word::Six | Word::Nine)
            || reader.kind(*at) == Some(TokenKind::Hyphen)
            || reader.says(*at, &LIKE)
            // "A year ago,".
            || reader.word(*at) == Word::A && reader.word(*at + 1) == Word::Year
    };
    let to = first.min(sentence.first + OPENING);
    let Some(at) = (sentence.first..to).find(|at| !leads(at)).filter(|at| is_year_before(reader, *at)) else {
        return false;
    };
    // "In the prior-year quarter", "a year ago".
    let mut next = reader.past_hyphen(at + 1) + 1;
    while matches!(reader.word(next), Word::Period | Word::Quarter | Word::Months) {
        next += 1;
    }
    // "Last year we paid $5 million; this year we will pay $6 million."
    const NOW: [&[u8]; 5] = [b"this", b"current", b"today", b"now", b"currently"];
    let turned = |i: usize| reader.kind(i) == Some(TokenKind::Semicolon) || reader.says(i, &NOW);
    if (next..first).any(turned) {
        return false;
    }
    const TOLD: [&[u8]; 5] = [b"results", b"we", b"reflected", b"reflects", b"benefited"];
    reader.kind(next) == Some(TokenKind::Comma)
        || matches!(reader.word(next), Word::Is | Word::Had | Word::Include | Word::The)
        || reader.says(next, &TOLD)
}

/// "Last year's second quarter", "the second quarter of last year": the time `time`, which leaves its year to the report,
/// is that of the year before.
pub(super) fn is_of_year_before(reader: Reader<'_>, time: &TimeMention) -> bool {
    let year = time.spec.year.is_some_and(|_| (time.first..time.end).any(|at| reader.is_year(at)));
    // "Last year's second quarter", "the prior-year second quarter".
    let before = (2..=3).any(|back| {
        let at = time.first.checked_sub(back);
        at.is_some_and(|at| is_year_before(reader, at) && reader.past_hyphen(at + 1) + 1 == time.first)
    });
    let of = time.end + usize::from(reader.word(time.end) == Word::Of);
    let next = of + usize::from(matches!(reader.word(of), Word::The | Word::A));
    !year && (before || is_year_before(reader, next))
}

/// "$29 million in the preceding quarter": true where the words behind the amount, before `next`, name the quarter
/// before the one that is spoken of.
pub(super) fn is_of_quarter_before(reader: Reader<'_>, end: usize, next: usize) -> bool {
    const BEFORE: [&[u8]; 5] = [b"prior", b"previous", b"preceding", b"linked", b"sequential"];
    let the = end + 1 + usize::from(reader.is(end + 2, b"immediately"));
    matches!(reader.word(end), Word::In | Word::For)
        && reader.word(end + 1) == Word::The
        && reader.says(the + 1, &BEFORE)
        && reader.word(the + 2) == Word::Quarter
        && !matches!(reader.word(the + 3), Word::Of | Word::Prior | Word::Ended | Word::A)
        && the + 3 <= next
}
