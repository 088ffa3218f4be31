//! Companies that are called by the number of their registration, as in Canada: "691208 Ontario Limited".

use super::super::super::lexer::TokenKind;
use super::super::reader::Reader;

/// Digits of such a number.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=8;

/// Words between the number and the form of the company: "British Columbia", "Canada".
const WORDS: usize = 3;

/// Where companies are registered so, by the first word of it.
const PLACES: [&[u8]; 11] = [
    b"ontario",
    b"canada",
    b"alberta",
    b"british",
    b"quebec",
    b"manitoba",
    b"saskatchewan",
    b"nova",
    b"yukon",
    b"newfoundland",
    b"northwest",
];

/// True where the digits at `at` open the name of a company.
pub(super) fn is_company(reader: Reader<'_>, at: usize) -> bool {
    const FORMS: [&[u8]; 7] = [b"limited", b"ltd", b"inc", b"incorporated", b"corp", b"corporation", b"ulc"];
    let digits = reader.bytes(at);
    let numbered = DIGITS.contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    let capital = |i: usize| reader.kind(i) == Some(TokenKind::Capital);
    let placed = reader.says(at + 1, &PLACES) && capital(at + 1);
    let mut names = (at + 2..at + 2 + WORDS).take_while(|i| capital(*i));
    numbered && placed && names.any(|i| reader.says(i, &FORMS))
}
