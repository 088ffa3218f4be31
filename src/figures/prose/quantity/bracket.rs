//! Amounts in brackets: losses, and what tells how much the noun before it is.
//!
//! ```text
//! Net income (loss) was ($4.5 million)                      behind a verb: a loss
//! The legal fees ($340,000) and the rent ($120,000) rose    behind a noun: as much as it says
//! the net loss ($340,000)                                   behind a word of loss: a loss
//! Other, net ($340,000)                                     no sentence: as tables print it
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;

/// True where the bracket at `open` stands behind a verb or a preposition, or goes on a list of brackets.
pub(super) fn is_led(reader: Reader<'_>, open: usize) -> bool {
    let Some(before) = open.checked_sub(1) else { return false };
    match reader.word(before) {
        Word::Is | Word::Of | Word::To | Word::From | Word::Than | Word::Totaled => true,
        Word::With => reader.word_before(before, 1) == Word::Compared,
        // "Was $4 million and ($3 million)": no aside stands behind "and".
        Word::And | Word::Or => true,
        _ => false,
    }
}

/// Words before a bracket in which stands what makes it a loss.
const LOSING: usize = 8;

/// Tokens around a bracket in which running text has a small word.
const TEXT: usize = 20;

/// True where the bracket from `open` to `close` tells in running text how much the noun before it is.
pub(super) fn is_aside(reader: Reader<'_>, open: usize, close: usize) -> bool {
    const LOSSES: [&[u8]; 30] = [
        b"income",
        b"earnings",
        b"operations",
        b"operating",
        b"results",
        b"ebitda",
        b"eps",
        b"used",
        b"flow",
        b"flows",
        b"equity",
        b"deficiency",
        b"decline",
        b"reduction",
        b"reduced",
        b"credit",
        b"benefit",
        b"adjustment",
        b"adjustments",
        b"adjusted",
        b"charge",
        b"other",
        b"margin",
        b"exchange",
        b"profit",
        b"financing",
        b"investing",
        b"provided",
        b"write-down",
        b"down",
    ];
    let Some(noun) = open.checked_sub(1) else { return false };
    let small = |at: usize| {
        matches!(
            reader.word(at),
            Word::The | Word::A | Word::Of | Word::In | Word::For | Word::On | Word::At | Word::Is | Word::By
        )
    };
    let from = open.saturating_sub(LOSING);
    // "The increase was due to legal fees ($340,000)": the words of the noun alone.
    let of_noun = |at: &usize| {
        reader.is_word(*at)
            && !matches!(reader.word(*at), Word::Is | Word::To | Word::By | Word::Which | Word::Had)
    };
    let words = || (from..open).rev().take_while(of_noun);
    // "At $2.50 per share ($1,000,000)": what all of them cost.
    let priced = matches!(reader.word(noun), Word::Share | Word::Unit | Word::Warrant)
        && reader.word_before(noun, 1) == Word::Per
        && matches!(reader.kind_before(noun, 2), Some(TokenKind::Number));
    let plain = reader.kind(noun) == Some(TokenKind::Word)
        && matches!(
            reader.word(noun),
            Word::Other | Word::Shares | Word::Price | Word::Value | Word::Common | Word::Unit
        )
        || reader.bytes(noun).eq_ignore_ascii_case(b"date");
    let loses = |at: usize| {
        matches!(reader.word(at), Word::Loss | Word::Change | Word::Minus | Word::Rose | Word::Per)
            || reader.says(at, &LOSSES)
            || reader.is(at, b"capital") && at > 0 && reader.is(at - 1, b"working")
            || reader.word(at) == Word::Net && !reader.is(at + 1, b"proceeds")
    };
    // "The change was due to receivables ($45,000), inventory $12,000": what grew took cash.
    let moves = (open.saturating_sub(TEXT)..open).any(|at| reader.says(at, &[b"change", b"changes"]));
    let goes_on =
        matches!(reader.kind(close + 1), Some(TokenKind::Word | TokenKind::Comma | TokenKind::Period));
    let text = (open.saturating_sub(TEXT)..open).any(small) || (close..close + TEXT).any(small);
    let verb = (open.saturating_sub(TEXT)..open).chain(close + 1..close + TEXT).any(|at| {
        matches!(reader.word(at), Word::Is | Word::Had | Word::Will | Word::Rose)
            || reader.kind(at) == Some(TokenKind::Word) && reader.bytes(at).ends_with(b"ed")
            || reader.says(at, &[b"sold", b"paid", b"left", b"held", b"made"])
    });
    goes_on && verb && !moves && (priced || plain && text && !words().any(loses))
}
