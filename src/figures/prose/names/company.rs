//! Companies whose name opens with a number, as those that are called by the number of their registration in Canada.
//!
//! ```text
//! 691208 Ontario Limited      1412 Holdings, LLC      0912345 B.C. Ltd.      the number is part of the name
//! 60000 Kettle Inc. shares                                                   so many shares of a company
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;

/// Digits of such a number, and of one that may open any name: more of them are those of a registration.
const DIGITS: std::ops::RangeInclusive<usize> = 2..=8;
const SHORT: usize = 4;

/// Where companies are registered so, by the first word of it.
const PLACES: [&[u8]; 12] = [
    b"ontario",
    b"canada",
    b"alberta",
    b"british",
    b"b.c",
    b"quebec",
    b"manitoba",
    b"saskatchewan",
    b"nova",
    b"yukon",
    b"newfoundland",
    b"northwest",
];

/// Tokens between the number and the form of the company: "British Columbia", "Harbour Street Holdings,".
const WORDS: usize = 6;

/// Forms of companies.
const FORMS: [&[u8]; 14] = [
    b"limited",
    b"ltd",
    b"inc",
    b"incorporated",
    b"corp",
    b"corporation",
    b"ulc",
    b"llc",
    b"l.l.c",
    b"llp",
    b"lp",
    b"l.p",
    b"plc",
    b"ltee",
];

/// What is counted behind the name of a company: "12 Kettle Inc. stores".
const COUNTED: [&[u8]; 12] = [
    b"stores",
    b"restaurants",
    b"employees",
    b"customers",
    b"notes",
    b"bonds",
    b"plants",
    b"locations",
    b"dealers",
    b"trucks",
    b"securities",
    b"products",
];

/// True where the digits at `at` open the name of a company: capitals follow that end in the form of one.
pub(super) fn is_company(reader: Reader<'_>, at: usize) -> bool {
    let capital = |i: usize| reader.kind(i) == Some(TokenKind::Capital);
    if !capital(at + 1) || reader.says(at + 1, &FORMS) {
        return false;
    }
    let digits = reader.bytes(at);
    if !DIGITS.contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) || reader.is_year(at) {
        return false;
    }
    if digits.len() > SHORT && !reader.says(at + 1, &PLACES) {
        return false;
    }
    // "3412 Ontario Limited", "1412 Holdings, LLC", "0912345 B.C. Ltd.".
    let of_name = |i: &usize| {
        capital(*i)
            || reader.kind(*i) == Some(TokenKind::Comma) && reader.says(*i + 1, &FORMS)
            || reader.kind(*i) == Some(TokenKind::Period) && reader.touches(*i)
    };
    let Some(form) = (at + 1..at + 1 + WORDS).take_while(of_name).find(|i| reader.says(*i, &FORMS)) else {
        return false;
    };
    let behind = form + 1 + usize::from(reader.kind(form + 1) == Some(TokenKind::Period));
    let counted = matches!(
        reader.word(behind),
        Word::Share | Word::Shares | Word::Unit | Word::Units | Word::Common | Word::Option | Word::Warrant
    );
    !counted && !reader.says(behind, &COUNTED)
}
