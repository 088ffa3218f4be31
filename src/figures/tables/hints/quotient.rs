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
const WHICH: [&[u8]; 18] = [
    b"long",
    b"term",
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

/// "Return on average assets", "Return on average shareholders' equity": what was earned on them, in hundredths. The
/// return on the assets of a plan is an amount.
pub(super) fn is_return(reader: Reader<'_>) -> bool {
    const ON: [&[u8]; 6] = [b"assets", b"equity", b"capital", b"sales", b"revenues", b"worth"];
    let end = reader.tokens.iter().position(|token| matches!(token.kind, TokenKind::Open | TokenKind::Mark));
    let last = end.unwrap_or(reader.tokens.len()).saturating_sub(1);
    let of_plan = (2..=last).any(|at| reader.says(at, &[b"plan", b"plans", b"pension"]));
    reader.says(0, &[b"return", b"returns"])
        && reader.word(1) == Word::On
        && reader.says(last, &ON)
        && !of_plan
}

/// "Net charge-offs to average loans", "Nonperforming assets to total assets": the part of its loans that a bank may not
/// get back, in hundredths (Regulation S-K, Item 1405).
pub(super) fn is_part_of_loans(reader: Reader<'_>) -> bool {
    const BAD: [&[u8]; 12] = [
        b"nonperforming",
        b"non-performing",
        b"nonaccrual",
        b"non-accrual",
        b"charge-offs",
        b"chargeoffs",
        b"offs",
        b"allowance",
        b"delinquent",
        b"delinquencies",
        b"problem",
        b"classified",
    ];
    const OF: [&[u8]; 6] = [b"loans", b"assets", b"deposits", b"receivables", b"leases", b"equity"];
    const MOST: usize = 14;
    let end = reader.tokens.iter().position(|token| matches!(token.kind, TokenKind::Open | TokenKind::Mark));
    let end = end.unwrap_or(reader.tokens.len());
    let Some(to) = (1..end).find(|at| reader.word(*at) == Word::To) else { return false };
    // "Allowance related to impaired loans", "Transfers of problem loans to other assets" are amounts.
    const MOVED: [&[u8]; 7] =
        [b"transfer", b"transfers", b"transferred", b"related", b"allocated", b"attributable", b"added"];
    let moved = (0..to).any(|at| reader.says(at, &MOVED));
    end <= MOST && !moved && (0..to).any(|at| reader.says(at, &BAD)) && reader.says(end - 1, &OF)
}
