//! Numbers that are part of what something is called: an index of so many companies, a version, a page.

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;

/// "Kettle 500 Index Fund", "the Mill 2000 Index": so many of the largest companies name an index and the funds that
/// follow it.
pub(super) fn is_of_index(reader: Reader<'_>, at: usize) -> bool {
    let digits = reader.bytes(at);
    let capital = |at: usize| reader.kind(at) == Some(TokenKind::Capital);
    (2..=4).contains(&digits.len())
        && digits.iter().all(u8::is_ascii_digit)
        && at.checked_sub(1).is_some_and(|before| capital(before) && reader.word(before).month().is_none())
        && capital(at + 1)
        && (at + 1..=at + INDEX).take_while(|i| capital(*i)).any(|i| reader.says(i, &[b"index"]))
}

/// Capitals among which an index says what it is: "the Mill 500 Metals and Paper Index".
const INDEX: usize = 4;

/// "vote for proposals 1, 2 and 3": their numbers, and no number of them.
pub(super) fn is_of_proposals(reader: Reader<'_>, at: usize) -> bool {
    let listed = matches!(reader.kind(at + 1), Some(TokenKind::Comma | TokenKind::Period | TokenKind::Close))
        || matches!(reader.word(at + 1), Word::And | Word::Or | Word::Through);
    at > 0 && reader.is(at - 1, b"proposals") && reader.bytes(at).len() <= 2 && listed
}

/// "Scope 3 emissions" (GHG Protocol), "our ADM 2.0 strategy": what is numbered, and not counted, behind its name.
pub(super) fn is_of_version(reader: Reader<'_>, at: usize) -> bool {
    let digits = reader.bytes(at);
    let named = reader.kind_before(at, 1) == Some(TokenKind::Capital)
        && reader.get(at).is_some_and(|token| token.spaced)
        && at.checked_sub(1).is_some_and(|before| {
            let letters = reader.bytes(before);
            letters.len() >= 3 && letters.iter().all(u8::is_ascii_uppercase)
        });
    let scope = at > 0 && reader.bytes(at - 1) == b"Scope" && matches!(digits, [b'1'..=b'3']);
    // Nothing is counted in whole tenths before a plain noun.
    let whole = matches!(digits, [b'1'..=b'9', b'.', b'0']);
    let noun = reader.kind(at + 1) == Some(TokenKind::Word) && reader.word(at + 1) == Word::Other;
    scope || whole && named && noun
}

/// "1-4 family mortgages", "one- to four-family homes": the houses that banks lend on by how many households they hold.
pub(super) fn is_of_homes(reader: Reader<'_>, at: usize) -> bool {
    if !matches!(reader.bytes(at), b"1" | b"4") {
        return false;
    }
    let joint = |i: usize| {
        matches!(reader.kind(i), Some(TokenKind::Hyphen | TokenKind::Dash)) || reader.word(i) == Word::To
    };
    let past = |from: usize| (from..from + 3).find(|i| !joint(*i)).unwrap_or(from);
    let homes = |first: usize| {
        let last = past(first + 1);
        let one = reader.bytes(first) == b"1" || reader.word(first) == Word::One;
        let four = reader.bytes(last) == b"4" || reader.word(last) == Word::Four;
        let family = reader.is(past(last + 1), b"family");
        (one && four && family && last > first + 1).then_some(last)
    };
    (0..=4).filter_map(|back| at.checked_sub(back)).any(|first| homes(first).is_some_and(|last| last >= at))
}

/// "1099's", "in the fund of 180's best interests": what is written so is called so.
pub(super) fn is_possessive(reader: Reader<'_>, at: usize) -> bool {
    reader.kind(at + 1) == Some(TokenKind::Quote)
        && reader.touches(at + 1)
        && reader.touches(at + 2)
        && reader.bytes(at + 2) == b"s"
}

/// "Marsh Lake Unit 3", "Units 1 and 2": generators of a power station are numbered as they are built. What is counted
/// stands before its noun.
pub(super) fn is_of_unit(reader: Reader<'_>, at: usize) -> bool {
    let short = |at: usize| {
        let digits = reader.bytes(at);
        matches!(digits.len(), 1 | 2) && digits.iter().all(u8::is_ascii_digit)
    };
    let Some(unit) = at.checked_sub(1).filter(|_| short(at)) else { return false };
    // "Per Unit     12" in a line of a table is an amount.
    let one_space = reader.get(unit).zip(reader.get(at)).is_some_and(|(unit, at)| unit.end + 1 == at.start);
    let apart = one_space && !matches!(reader.word_before(unit, 1), Word::Per | Word::Each | Word::A);
    let listed = || {
        let joint =
            matches!(reader.kind(at + 1), Some(TokenKind::Comma | TokenKind::Hyphen | TokenKind::Sign(b'&')))
                || matches!(reader.word(at + 1), Word::And | Word::Or | Word::Through);
        joint && short(at + 2)
    };
    let one = matches!(reader.bytes(unit), b"Unit" | b"UNIT") && !is_valued(reader, at + 1);
    apart && (one || matches!(reader.bytes(unit), b"Units" | b"UNITS") && listed())
}

/// True where the token at `at` makes an amount of the number before it: "%", "million".
fn is_valued(reader: Reader<'_>, at: usize) -> bool {
    reader.kind(at) == Some(TokenKind::Percent)
        || reader.word(at) == Word::Percent
        || reader.word(at).scale().is_some()
}

/// "page 1 of 2", "Page: 1 of 2": the place of a page, and how many there are.
pub(super) fn is_page_of(reader: Reader<'_>, at: usize) -> bool {
    let first = if reader.word_before(at, 1) == Word::Of { at.saturating_sub(2) } else { at };
    let colon = usize::from(reader.kind_before(first, 1) == Some(TokenKind::Colon));
    let of = reader.word(first + 1) == Word::Of && reader.kind(first + 2) == Some(TokenKind::Number);
    reader.kind(first) == Some(TokenKind::Number) && of && reader.word_before(first, 1 + colon) == Word::Page
}

/// "Plan 002": digits that a nought fills up, behind their name.
pub(super) fn is_padded(reader: Reader<'_>, at: usize) -> bool {
    let digits = reader.bytes(at);
    let padded = digits.len() == 3 && digits.starts_with(b"0") && digits.iter().all(u8::is_ascii_digit);
    padded
        && digits != b"000"
        && reader.get(at).is_some_and(|token| token.spaced)
        && reader.kind_before(at, 1) == Some(TokenKind::Capital)
}

/// "05-01234-CV", "17-00217" at the end of a line: a number of a court or an office, whose parts are filled up with noughts.
/// No end of a range is.
pub(super) fn is_of_docket(reader: Reader<'_>, at: usize) -> bool {
    let digits = |at: usize| {
        let digits = reader.bytes(at);
        (digits.len() > 1 && digits.iter().all(u8::is_ascii_digit)).then_some(digits)
    };
    let joined = |hyphen: usize| {
        reader.kind(hyphen) == Some(TokenKind::Hyphen) && reader.touches(hyphen) && reader.touches(hyphen + 1)
    };
    let padded = |low: usize| {
        let (Some(low), Some(high)) = (digits(low), digits(low + 2)) else { return false };
        high.starts_with(b"0") && high.len() > 2 || low.starts_with(b"0") && high.len() > 3
    };
    joined(at + 1) && padded(at) || at >= 2 && joined(at - 1) && padded(at - 2)
}

/// "Years 1997-99": the end of a stretch of years.
pub(super) fn is_end_of_years(reader: Reader<'_>, at: usize) -> bool {
    let digits = reader.bytes(at);
    let joined = at >= 2 && reader.kind(at - 1) == Some(TokenKind::Hyphen) && reader.touches(at - 1);
    joined
        && reader.touches(at)
        && reader.is_year(at - 2)
        && digits.len() == 2
        && digits > reader.bytes(at - 2).get(2..).unwrap_or(&[])
}

/// "ISO 9001:2015", "ISO/IEC 27001:2013": a standard and the year of its edition, behind the letters of who sets it.
pub(super) fn is_of_standard(reader: Reader<'_>, at: usize) -> bool {
    let edition = |colon: usize| {
        colon >= 2
            && reader.kind(colon) == Some(TokenKind::Colon)
            && reader.touches(colon)
            && reader.touches(colon + 1)
            && reader.is_year(colon + 1)
            && reader.kind_before(colon, 2) == Some(TokenKind::Capital)
            && (3..=6).contains(&reader.bytes(colon - 1).len())
    };
    edition(at + 1) || at > 0 && edition(at - 1)
}

/// "Fourteen Kettle 737-800 aircraft": a model behind the name of its maker, which no word parts from it.
pub(super) fn is_of_model(reader: Reader<'_>, at: usize) -> bool {
    let digits = |at: usize| {
        let digits = reader.bytes(at);
        digits.len() == 3 && digits.iter().all(u8::is_ascii_digit)
    };
    let joined = |at: usize| {
        reader.kind(at) == Some(TokenKind::Hyphen) && reader.touches(at) && reader.touches(at + 1)
    };
    let maker = |at: usize| {
        reader.kind(at) == Some(TokenKind::Capital)
            && reader.word(at) == Word::Other
            && reader.bytes(at).iter().any(u8::is_ascii_lowercase)
            && at > 0
            && (reader.is_word(at - 1) || reader.kind(at - 1) == Some(TokenKind::Number))
    };
    let opens =
        |at: usize| digits(at) && joined(at + 1) && digits(at + 2) && at.checked_sub(1).is_some_and(maker);
    opens(at) || at >= 2 && opens(at - 2)
}
