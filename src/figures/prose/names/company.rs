//! Companies that are called by the number of their registration, as in Canada: "691208 Ontario Limited".

use super::super::super::lexer::TokenKind;
use super::super::reader::Reader;

/// Digits of such a number.
const DIGITS: std::ops::RangeInclusive<usize> = 5..=8;

/// Words between the number and the form of the company: "British Columbia", "Canada".
const WORDS: usize = 3;

/// True where the digits at `at` open the name of a company.
pub(super) fn is_company(reader: Reader<'_>, at: usize) -> bool {
    const FORMS: [&[u8]; 7] = [b"limited", b"ltd", b"inc", b"incorporated", b"corp", b"corporation", b"ulc"];
    let digits = reader.bytes(at);
    let numbered = DIGITS.contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    let capital = |i: usize| reader.kind(i) == Some(TokenKind::Capital);
    let mut names = (at + 1..at + 2 + WORDS).take_while(|i| capital(*i));
    numbered && names.any(|i| i > at + 1 && reader.says(i, &FORMS))
}
