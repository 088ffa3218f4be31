//! Labels of rows that speak of shares: by their number, by their class, by their par value.

use super::has;
use crate::figures::lexer::{Token, TokenKind};
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// "Number of shares of common stock, $1.00 par value, outstanding as of" a day: what a cover page asks for.
pub(super) fn asks_number_of_shares(reader: Reader<'_>) -> bool {
    reader.word(0) == Word::Number && reader.word(1) == Word::Of && is_named_shares(reader)
}

/// "shares", "shares of common stock" behind "Number of".
fn is_named_shares(reader: Reader<'_>) -> bool {
    (2..=4).any(|at| reader.says(at, &[b"shares", b"units"]))
}

/// "Shares of common stock outstanding, $0.01 par value (9,000 shares authorized)": so many, as they are named first, whatever
/// is said of them behind. "Common stock, $0.01 par value, 9,000 shares outstanding" is what they are carried at.
pub(super) fn names_shares_outstanding(reader: Reader<'_>) -> bool {
    const CLASS: [&[u8]; 6] = [b"class", b"common", b"preferred", b"ordinary", b"capital", b"stock"];
    let told = (2..8).find(|at| reader.says(*at, &[b"outstanding", b"issued"]));
    reader.is(0, b"shares")
        && reader.word(1) == Word::Of
        && told.is_some_and(|told| {
            let class = |at: usize| reader.says(at, &CLASS) || reader.bytes(at).len() == 1;
            told > 2 && (2..told).all(class)
        })
}

/// True for a label that speaks of shares by their number: "Average shares", "Treasury stock, shares", "Shares authorized".
/// In others they are what something is paid for.
pub(super) fn counts_shares(reader: Reader<'_>) -> bool {
    const COUNTED: [&[u8]; 9] = [
        b"average",
        b"weighted",
        b"outstanding",
        b"number",
        b"diluted",
        b"dilutive",
        b"basic",
        b"issued",
        b"weighted-average",
    ];
    const AFTER: [&[u8]; 2] = [b"authorized", b"used"];
    let last = reader.tokens.len().saturating_sub(1);
    let at_end = last > 1 && reader.is(last, b"shares") && reader.kind(last - 1) == Some(TokenKind::Comma);
    reader.tokens.len() <= 3
        || at_end
        || has(reader, &COUNTED)
        || are_in_units(reader)
        || are_bought_or_left(reader)
        || (1..reader.tokens.len()).any(|i| reader.word(i - 1) == Word::Shares && reader.says(i, &AFTER))
}

/// "Shares (in millions)", "Common shares (thousands)": the unit of a number of them. "Treasury shares (Note 5)" may be what
/// they cost.
fn are_in_units(reader: Reader<'_>) -> bool {
    let Some(open) = (1..=3).find(|at| reader.kind(*at) == Some(TokenKind::Open)) else { return false };
    let unit = open + 1 + usize::from(reader.word(open + 1) == Word::In);
    reader.is(open - 1, b"shares")
        && reader.word(unit).scale().is_some()
        && reader.kind(unit + 1) == Some(TokenKind::Close)
}

/// "Total shares of common stock repurchased", "Common shares at period-end": so many of them, where the words name
/// nothing else but which they are.
fn are_bought_or_left(reader: Reader<'_>) -> bool {
    const WHICH: [&[u8]; 9] =
        [b"total", b"common", b"ordinary", b"stock", b"class", b"of", b"the", b"our", b"company"];
    let Some(shares) = (0..reader.tokens.len()).find(|at| reader.is(*at, b"shares")) else { return false };
    let which = |at: usize| reader.says(at, &WHICH) || reader.bytes(at).len() == 1;
    let rest = (shares + 1..reader.tokens.len()).find(|at| !which(*at));
    let told = rest.is_some_and(|at| {
        reader.says(at, &[b"repurchased", b"purchased", b"reacquired", b"retired"])
            && at + 1 == reader.tokens.len()
            || reader.word(at) == Word::At
                && (at + 1..at + 4).any(|i| reader.word(i) == Word::End || reader.is(i, b"period-end"))
    });
    (0..shares).all(which) && told
}

/// "Total shares and units", "Common shares and OP units outstanding": those of a trust and of the partnership that it owns
/// its property by.
pub(super) fn are_shares_and_units(reader: Reader<'_>) -> bool {
    const WHICH: [&[u8]; 19] = [
        b"total",
        b"common",
        b"ordinary",
        b"preferred",
        b"class",
        b"a",
        b"b",
        b"op",
        b"ltip",
        b"partnership",
        b"operating",
        b"limited",
        b"and",
        b"outstanding",
        b"weighted",
        b"average",
        b"diluted",
        b"basic",
        b"fully",
    ];
    let end = reader.tokens.iter().position(|t| t.kind == TokenKind::Open).unwrap_or(reader.tokens.len());
    let shares = (0..end).find(|at| reader.is(*at, b"shares"));
    let units = (0..end).rev().find(|at| reader.is(*at, b"units"));
    shares.zip(units).is_some_and(|(shares, units)| {
        let which = |at: usize| {
            at == shares
                || at == units
                || reader.says(at, &WHICH)
                || matches!(reader.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash))
        };
        shares < units && (shares..units).any(|at| reader.word(at) == Word::And) && (0..end).all(which)
    })
}

/// "Common shares outstanding", "Number of shares outstanding": so many, and nothing else.
pub(super) fn are_outstanding(reader: Reader<'_>) -> bool {
    const BEFORE: [&[u8]; 6] = [b"common", b"ordinary", b"total", b"number", b"of", b"class"];
    let last = reader.tokens.len().saturating_sub(1);
    let shares = last.saturating_sub(1);
    reader.is(last, b"outstanding")
        && reader.word(shares) == Word::Shares
        && last > 0
        && (0..shares).all(|at| reader.says(at, &BEFORE) || reader.bytes(at).len() == 1)
}

/// True for "shares" after nothing but the name of their class, whatever follows: "Common shares, without par value".
pub(super) fn names_class(reader: Reader<'_>) -> bool {
    const CLASSES: [&[u8]; 14] = [
        b"common",
        b"preferred",
        b"preference",
        b"ordinary",
        b"capital",
        b"treasury",
        b"class",
        b"restricted",
        b"unearned",
        b"unallocated",
        b"unvested",
        b"esop",
        b"convertible",
        b"management",
    ];
    let parts = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Comma | TokenKind::Semicolon | TokenKind::Open | TokenKind::Hyphen | TokenKind::Dash
        )
    };
    let end = reader.tokens.iter().position(parts).unwrap_or(reader.tokens.len());
    let Some(last) = end.checked_sub(1).filter(|last| *last > 0) else { return false };
    let named = |at: usize| {
        let bytes = reader.bytes(at);
        bytes.len() == 1 || CLASSES.iter().any(|class| bytes.eq_ignore_ascii_case(class))
    };
    let averaged =
        |at: usize| reader.says(at, &[&b"average"[..], b"weighted", b"diluted", b"basic", b"equivalent"]);
    reader.bytes(last).eq_ignore_ascii_case(b"shares")
        && (0..last).all(named)
        && !(end..reader.tokens.len()).any(averaged)
}

/// True for a label that ends in "par value", behind a comma or alone, and has no number.
pub(super) fn names_par_value(reader: Reader<'_>) -> bool {
    let Some(par) = reader.tokens.len().checked_sub(2).filter(|at| reader.word(*at) == Word::Par) else {
        return false;
    };
    let apart = par == 0 || reader.kind(par - 1) == Some(TokenKind::Comma);
    apart && !reader.tokens.iter().any(|t| t.kind == TokenKind::Number)
}
