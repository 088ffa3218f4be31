//! "Due to" where it gives a reason, and says nothing of what is owed.
//!
//! ```text
//! Fees decreased 31% due to lower volume          a reason
//! an increase, due mainly to price                likewise
//! notes of $3 million due to affiliates           what is owed to somebody
//! ```

use super::super::lexer::TokenKind;
use super::super::prose::Reader;
use super::super::words::Word;

/// Words that weigh a reason: "primarily due to", "due mainly to", "due in part to".
const WEIGHS: [&[u8]; 12] = [
    b"primarily",
    b"mainly",
    b"largely",
    b"principally",
    b"partly",
    b"partially",
    b"mostly",
    b"solely",
    b"entirely",
    b"chiefly",
    b"part",
    b"also",
];

/// Those to whom something may be due.
const CREDITORS: [&[u8]; 32] = [
    b"affiliate",
    b"affiliates",
    b"affiliated",
    b"related",
    b"party",
    b"parties",
    b"officer",
    b"officers",
    b"director",
    b"directors",
    b"shareholder",
    b"shareholders",
    b"stockholder",
    b"stockholders",
    b"member",
    b"members",
    b"partner",
    b"partners",
    b"parent",
    b"bank",
    b"banks",
    b"broker",
    b"brokers",
    b"customers",
    b"seller",
    b"sellers",
    b"employees",
    b"lender",
    b"lenders",
    b"subsidiaries",
    b"company",
    b"unitholders",
];

/// Tokens behind "to" in which stands to whom something is due: "due to the general partner".
const WHOM: usize = 4;

/// True for "due" at `at` where it gives a reason: beside a word that weighs it, or behind an amount, a comma or a verb,
/// with nobody behind it to whom something could be owed.
pub(super) fn is_reason(reader: Reader<'_>, at: usize) -> bool {
    if !reader.is(at, b"due") {
        return false;
    }
    let weighs = |at: usize| reader.says(at, &WEIGHS);
    if (at + 1..at + 3).any(weighs) && (at + 2..at + 4).any(|to| reader.word(to) == Word::To) {
        return true;
    }
    let Some(before) = at.checked_sub(1).filter(|_| reader.word(at + 1) == Word::To) else { return false };
    if weighs(before) {
        return true;
    }
    let percent = reader.kind(before) == Some(TokenKind::Percent) || reader.word(before) == Word::Percent;
    // "Due to Acme" is owed; "34%, due to Tropical Storm Ada" is not.
    let named = reader.kind(at + 2) == Some(TokenKind::Capital) && !percent;
    let owed = (at + 2..at + 2 + WHOM)
        .take_while(|to| reader.is_word(*to) && reader.word(*to) != Word::And)
        .any(|to| reader.says(to, &CREDITORS));
    let amount = percent
        || reader.word(before).scale().is_some()
        || matches!(reader.kind(before), Some(TokenKind::Comma | TokenKind::Close | TokenKind::Number));
    let told = reader.word(before) == Word::Is || amount && tells_change(reader, at);
    told && !named && !owed
}

/// Tokens before "due" in which stands what there is a reason for, and behind "to" in which the reason tells it.
const CHANGE: usize = 30;
const REASON: usize = 3;

/// True where something changed for a reason: "fell $4 million due to", "the rate was 31% due to", "(31 percent) due to",
/// "due to lower volume". "We owe $4 million due to the purchase" tells of no change.
fn tells_change(reader: Reader<'_>, at: usize) -> bool {
    const MOVES: [&[u8]; 18] = [
        b"up",
        b"down",
        b"higher",
        b"lower",
        b"increases",
        b"decreases",
        b"increasing",
        b"decreasing",
        b"decline",
        b"declines",
        b"fewer",
        b"reduction",
        b"rise",
        b"drop",
        b"fall",
        b"jumped",
        b"climbed",
        b"rising",
    ];
    let moves = |at: usize| matches!(reader.word(at), Word::Rose | Word::Change) || reader.says(at, &MOVES);
    let rate = |at: usize| reader.says(at, &[b"rate", b"rates"]) && reader.word(at + 1) == Word::Is;
    let bracket = reader.kind_before(at, 1) == Some(TokenKind::Close)
        && (reader.kind_before(at, 2) == Some(TokenKind::Percent)
            || reader.word_before(at, 2) == Word::Percent);
    bracket
        || (at.saturating_sub(CHANGE)..at).any(|at| moves(at) || rate(at))
        || (at + 2..at + 2 + REASON).any(moves)
}

#[cfg(test)]
mod tests {
    use super::super::super::lexer::lex;
    use super::*;

    #[test]
    fn a_reason_is_no_debt() {
        let reason = |text: &str| {
            let mut tokens = Vec::new();
            lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
            let reader = Reader { text, tokens: &tokens };
            (0..tokens.len()).any(|at| is_reason(reader, at))
        };
        for text in [
            "Fees fell 31% due to lower volume",
            "Fees fell $4 million (31 percent) due to lower volume",
            "Fees fell $4 million due to lower volume",
            "a rise of 4%, primarily due to price",
            "the rise was due to price and volume",
            "higher rent due mainly to the new mill",
            "the rise is due in part to Alder",
        ] {
            assert!(reason(text), "{text}");
        }
        for text in [
            "Due to related parties",
            "loans of $4 million due to the general partner",
            "Notes payable (Note 4) due to affiliates",
            "we had $4 million due to Alder",
            "notes due to expire",
            "the balance due to the landlord of the mill",
            "$4 million of notes due 2015",
            "We owe the bank $4 million due to the purchase",
            "a highest rate of 9% due to the purchase of a collar",
            "Receivables were $4 million due to late payment",
            "The number of mills is 55 due to closings",
        ] {
            assert!(!reason(text), "{text}");
        }
    }
}
