//! Names that open with what went by, whatever it was spent on or came from.
//!
//! ```text
//! Additions to property, plant and equipment      what was spent, though property is there on a day
//! Interest on long-term debt                      likewise
//! Interest on long-term debt, payable             is owed, and is there
//! ```

use super::super::lexer::TokenKind;
use super::super::prose::Reader;

/// What goes by, where "to", "on", "for", "of" or "from" says of what.
const WENT_BY: [&[u8]; 14] = [
    b"additions",
    b"addition",
    b"expenditures",
    b"expenditure",
    b"spending",
    b"outlays",
    b"depreciation",
    b"interest",
    b"income",
    b"gains",
    b"gain",
    b"losses",
    b"loss",
    b"originations",
];

/// What goes by without a word on what it was for: "Capital spending", "Loan originations".
const ALONE: [&[u8]; 3] = [b"spending", b"originations", b"outlays"];

/// Words before them that change nothing of it.
const BEFORE: [&[u8]; 12] = [
    b"total",
    b"net",
    b"capital",
    b"realized",
    b"loan",
    b"mortgage",
    b"estimated",
    b"property",
    b"plant",
    b"and",
    b"equipment",
    b"segment",
];

/// Words that say that it is there all the same: it is still to be paid, or to be entered.
const THERE: [&[u8]; 13] = [
    b"payable",
    b"receivable",
    b"accrued",
    b"deferred",
    b"unamortized",
    b"prepaid",
    b"outstanding",
    b"balance",
    b"balances",
    b"accumulated",
    b"liability",
    b"reserve",
    b"unrealized",
];

/// True for a name that opens with what went by: "Additions to property", "Gains (losses) on securities".
pub(in crate::figures) fn names_flow_of(reader: Reader<'_>) -> bool {
    let end = reader.tokens.len();
    let Some(noun) = (0..end).find(|at| !reader.says(*at, &BEFORE) && reader.is_word(*at)) else {
        return false;
    };
    let nothing_before = (0..noun).all(|at| reader.is_word(at) || reader.kind(at) == Some(TokenKind::Comma));
    if !nothing_before || !reader.says(noun, &WENT_BY) || (0..end).any(|at| reader.says(at, &THERE)) {
        return false;
    }
    // "Gains (losses) on securities".
    let joins = |at: &usize| {
        matches!(reader.kind(*at), Some(TokenKind::Open | TokenKind::Close | TokenKind::Slash))
            || reader.says(*at, &WENT_BY)
            || reader.says(*at, &[b"and", b"or"])
    };
    let next = (noun + 1..end).find(|at| !joins(at));
    let of = next.is_some_and(|at| reader.says(at, &[b"to", b"on", b"for", b"of", b"from"]));
    of && next != Some(end - 1)
        || reader.says(noun, &ALONE) && noun > 0 && next.is_none_or(|at| !reader.is_word(at))
}

#[cfg(test)]
mod tests {
    use super::super::super::lexer::lex;
    use super::*;

    #[test]
    fn names_of_what_went_by() {
        let flow = |text: &str| {
            let mut tokens = Vec::new();
            lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
            names_flow_of(Reader { text, tokens: &tokens })
        };
        for text in [
            "Additions to property, plant and equipment",
            "Expenditures for long-lived assets:",
            "Capital Spending",
            "Interest on Long-Term Debt",
            "Depreciation of property",
            "Income from investments",
            "Net gains (losses) on securities",
            "Loan originations:",
        ] {
            assert!(flow(text), "{text}");
        }
        for text in [
            "Property additions",
            "Interest on long-term debt, payable",
            "Accrued interest on deposits",
            "Gains on securities, unrealized",
            "Interest rate on deposits",
            "Interests of others",
            "Property and equipment",
            "Income taxes payable",
            "Loans",
            "",
        ] {
            assert!(!flow(text), "{text}");
        }
    }
}
