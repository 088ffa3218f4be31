//! Labels that set one thing against another: "Debt to equity", "Loans to deposits", "Earnings to fixed charges".
//!
//! Nothing in them says what the number is, and beside amounts it reads as one; but nobody has a debt of ".41".

use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// What is set against something.
const OF: [&[u8]; 12] = [
    b"debt",
    b"liabilities",
    b"price",
    b"earnings",
    b"equity",
    b"loans",
    b"capital",
    b"assets",
    b"allowance",
    b"charge-offs",
    b"borrowings",
    b"expense",
];

/// What it is set against.
const TO: [&[u8]; 14] = [
    b"equity",
    b"capital",
    b"capitalization",
    b"earnings",
    b"ebitda",
    b"worth",
    b"book",
    b"charges",
    b"assets",
    b"deposits",
    b"loans",
    b"sales",
    b"liabilities",
    b"revenues",
];

/// Words that tell which of them, on both sides.
const WHICH: [&[u8]; 16] = [
    b"total",
    b"net",
    b"average",
    b"long-term",
    b"funded",
    b"shareholders",
    b"stockholders",
    b"fixed",
    b"current",
    b"tangible",
    b"common",
    b"and",
    b"loan",
    b"losses",
    b"for",
    b"combined",
];

/// True for a label that is nothing but one thing set against another.
pub(super) fn is_quotient(reader: Reader<'_>) -> bool {
    let end = reader.tokens.iter().position(|token| matches!(token.kind, TokenKind::Open | TokenKind::Mark));
    let end = end.unwrap_or(reader.tokens.len());
    let Some(to) = (1..end).find(|at| reader.word(*at) == Word::To) else { return false };
    let named = |at: usize, list: &[&[u8]]| {
        reader.says(at, list) || reader.says(at, &WHICH) || !reader.is_word(at) && reader.bytes(at).len() < 4
    };
    let last = end - 1;
    to < last
        && reader.says(last, &TO)
        && (0..to).any(|at| reader.says(at, &OF))
        && (0..to).all(|at| named(at, &OF))
        && (to + 1..last).all(|at| named(at, &TO))
}
