//! What the label of a row says of its numbers: more than any word in it, as what is named is what is counted or paid.

use super::super::things;
use super::counted::{has_currency, is_counted};
use super::heading::counted_at_end;
use super::in_units::counts_in_units;
use super::measured::measured;
use super::quotient::{is_part_of_loans, is_quotient, is_return};
use super::stated::stated_unit;
use super::words::counts_days;
use super::{Hints, hints, is_paid};
use crate::figures::lexer::{Token, TokenKind};
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// "Total cash, cash equivalents and restricted cash": what there is at the end, in a table of whatever time.
fn is_cash(reader: Reader<'_>) -> bool {
    const CASH: [&[u8]; 9] = [
        b"cash",
        b"equivalents",
        b"restricted",
        b"total",
        b"unrestricted",
        b"current",
        b"and",
        b"noncurrent",
        b"long-term",
    ];
    let words = || (0..reader.tokens.len()).filter(|i| reader.is_word(*i));
    let named = words().any(|i| reader.is(i, b"equivalents") || reader.is(i, b"restricted"));
    named
        && words().any(|i| reader.is(i, b"cash"))
        && words().all(|i| {
            CASH.iter().any(|word| reader.is(i, word)) || matches!(reader.word(i), Word::Total | Word::And)
        })
}

/// True for a label that ends in "par value", behind a comma or alone, and has no number.
fn names_par_value(reader: Reader<'_>) -> bool {
    let Some(par) = reader.tokens.len().checked_sub(2).filter(|at| reader.word(*at) == Word::Par) else {
        return false;
    };
    let apart = par == 0 || reader.kind(par - 1) == Some(TokenKind::Comma);
    apart && !reader.tokens.iter().any(|t| t.kind == TokenKind::Number)
}

/// "shares", "shares of common stock" behind "Number of".
fn is_named_shares(reader: Reader<'_>) -> bool {
    (2..=4).any(|at| reader.says(at, &[b"shares", b"units"]))
}

/// "Shares of common stock outstanding, $0.01 par value (9,000 shares authorized)": so many, as they are named first, whatever
/// is said of them behind. "Common stock, $0.01 par value, 9,000 shares outstanding" is what they are carried at.
fn names_shares_outstanding(reader: Reader<'_>) -> bool {
    const CLASS: [&[u8]; 6] = [b"class", b"common", b"preferred", b"ordinary", b"capital", b"stock"];
    let told = (2..8).find(|at| reader.says(*at, &[b"outstanding", b"issued"]));
    reader.is(0, b"shares")
        && reader.word(1) == Word::Of
        && told.is_some_and(|told| {
            let class = |at: usize| reader.says(at, &CLASS) || reader.bytes(at).len() == 1;
            told > 2 && (2..told).all(class)
        })
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

/// Reads the label of a row: hints that count for the whole row only where its words say so plainly.
pub(in super::super) fn row_hints(reader: Reader<'_>) -> Hints {
    let mut found = hints(reader).without(Hints::CHANGE).without(Hints::NAMES).without(Hints::MONEY);
    let has = |words: &[&[u8]]| (0..reader.tokens.len()).any(|i| reader.says(i, words));
    let word = |w: Word| reader.tokens.iter().any(|t| t.word == w);
    // "Common stock, $0.01 par value per share; 1,000 shares authorized" speaks of shares in its words.
    if word(Word::Par) && reader.tokens.len() > 6 {
        found = found.without(Hints::PER_SHARE);
    }
    // "Number of shares of common stock, $1.00 par value, outstanding as of" a day: what a cover page asks for.
    if reader.word(0) == Word::Number && reader.word(1) == Word::Of && is_named_shares(reader) {
        return Hints::SHARES;
    }
    if names_shares_outstanding(reader) {
        return Hints::SHARES;
    }
    // "Anti-dilutive options excluded".
    let excluded = has(&[b"antidilutive", b"anti-dilutive"])
        || (1..reader.tokens.len())
            .any(|i| reader.is(i, b"dilutive") && reader.kind(i - 1) == Some(TokenKind::Hyphen));
    // "Antidilutive securities excluded", "Potentially dilutive securities not included above" (ASC 260-10-50-1(c)).
    let left_out = has(&[b"excluded"])
        || (1..reader.tokens.len()).any(|i| reader.is(i, b"included") && reader.is(i - 1, b"not"));
    let potential =
        (1..reader.tokens.len()).any(|i| reader.is(i, b"dilutive") && reader.is(i - 1, b"potentially"));
    let left_out = left_out
        && (excluded || potential)
        && !word(Word::Per)
        && !has(&[b"earnings", b"income", b"interest", b"value", b"expense", b"amount", b"principal"]);
    if left_out {
        found = found.without(Hints::KINDS).with(Hints::SHARES);
    }
    if excluded && !found.tells_kind() && (word(Word::Option) || word(Word::Award) || word(Word::Warrant)) {
        found = found.with(Hints::SHARES);
    }
    // "Treasury stock, at cost, 3,000 shares", "Common stock, $0.01 par value": money all the same.
    if word(Word::Par)
        || has(&[
            b"cost",
            b"dividends",
            b"proceeds",
            b"payments",
            b"compensation",
            b"purchase",
            b"repurchase",
        ])
    {
        found = found.without(Hints::SHARES.with(Hints::COUNT));
    }
    // "Value of shares issued for the mill", "Tax benefit of shares sold by employees".
    let shares = reader.tokens.iter().position(|token| token.word == Word::Shares).unwrap_or(0);
    if (0..shares).any(|i| reader.says(i, &[b"value", b"benefit"]) && reader.word(i + 1) == Word::Of) {
        found = found.without(Hints::SHARES);
    }
    // "ALDER STORES INC" in a list of holdings is a company.
    let last = reader.tokens.len().saturating_sub(1);
    if found.has(Hints::COUNT) && reader.says(last, &[b"inc", b"corp", b"ltd", b"llc", b"plc", b"co", b"lp"])
    {
        found = found.without(Hints::COUNT);
    }
    if found.has(Hints::COUNT) && is_paid(reader) {
        found = found.without(Hints::COUNT);
    }
    if covers_loans(reader) || is_return(reader) || is_part_of_loans(reader) {
        found = found.with(Hints::PERCENT);
    }
    if !found.has(Hints::KINDS.without(Hints::SHARES)) && (is_counted(reader) || counts_in_units(reader)) {
        found = found.without(Hints::SHARES).with(Hints::COUNT);
    }
    if !found.tells_kind() && is_quotient(reader) {
        found = found.with(Hints::QUOTIENT);
    }
    // "Treasury stock, shares".
    let in_shares = last > 1 && reader.is(last, b"shares") && reader.kind(last - 1) == Some(TokenKind::Comma);
    let named = || counted_at_end(reader) && !is_paid(reader) || things::counts_done(reader);
    if !found.tells_kind() && named() {
        found = found.with(Hints::COUNT);
    }
    let are_shares_and_units = are_shares_and_units(reader);
    if are_shares_and_units {
        found = found.without(Hints::COUNT).with(Hints::SHARES);
    }
    let counted = has(&[
        b"average",
        b"weighted",
        b"outstanding",
        b"number",
        b"diluted",
        b"dilutive",
        b"basic",
        b"issued",
        b"weighted-average",
    ]) || in_shares
        || reader.tokens.len() <= 3
        || left_out
        || are_shares_and_units
        || are_in_units(reader)
        || are_bought_or_left(reader)
        || (1..reader.tokens.len())
            .any(|i| reader.word(i - 1) == Word::Shares && reader.says(i, &[&b"authorized"[..], b"used"]));
    if found.has(Hints::SHARES) && !counted {
        found = found.without(Hints::SHARES);
    }
    let days = (0..reader.tokens.len()).any(|i| reader.word(i) == Word::Days);
    if days && !found.tells_kind() && counts_days(reader) {
        found = found.with(Hints::COUNT);
    }
    // "Preferred stock, par value (in dollars per share)", "Common stock, shares authorized (in shares)".
    let measured = measured(reader);
    match stated_unit(reader) {
        None if measured.tells_kind() => found = found.without(Hints::KINDS).with(measured),
        Some(unit) => found = found.without(Hints::KINDS).with(unit),
        // "Preferred stock, par value": that of one share, where the label does not say how much it is.
        // "Capital in excess of par value" and "Change in par value" are amounts.
        None if names_par_value(reader) => {
            found = found.without(Hints::SHARES).with(Hints::PER_SHARE);
        }
        None => {}
    }
    if found.has(Hints::SHARES) && names_class(reader) {
        found = found.with(Hints::CLASS);
    }
    if is_cash(reader) && !found.has(Hints::OPENING) {
        found = found.with(Hints::CLOSING);
    }
    // "Numerator for basic earnings per share - net income", "Denominator for basic earnings per share - weighted
    // average shares" (FAS 128; ASC 260-10-50-1).
    if reader.is(0, b"numerator") {
        found = found.without(Hints::PER_SHARE.with(Hints::SHARES));
    } else if reader.is(0, b"denominator") && !has_currency(reader) {
        found = found.without(Hints::PER_SHARE).with(Hints::SHARES).with(Hints::DENOMINATOR);
    }
    // "Net effect of dilutive options based on the treasury stock method using average market price": so many shares
    // (FAS 128, paragraph 17; ASC 260-10-45-22).
    let method = (2..reader.tokens.len())
        .any(|i| reader.is(i, b"method") && reader.is(i - 1, b"stock") && reader.is(i - 2, b"treasury"));
    if method && !word(Word::Par) {
        found =
            found.without(Hints::KINDS).with(Hints::SHARES).with(Hints::DENOMINATOR).without(Hints::CLOSING);
    }
    let averaged = has(&[b"weighted", b"average"]) && word(Word::Shares);
    if (averaged || are_outstanding(reader)) && !found.has(Hints::PER_SHARE) {
        found = found.with(Hints::DENOMINATOR);
    }
    found
}

/// "Allowance for loan losses to period-end loans": told in hundredths (Regulation S-K, Item 1405). How often it covers
/// the loans that do not perform is told either way.
fn covers_loans(reader: Reader<'_>) -> bool {
    const ALLOWANCE: [&[u8]; 11] = [
        b"allowance",
        b"for",
        b"loan",
        b"loans",
        b"credit",
        b"losses",
        b"and",
        b"lease",
        b"leases",
        b"possible",
        b"as",
    ];
    const LOANS: [&[u8]; 15] = [
        b"total",
        b"period-end",
        b"year-end",
        b"period",
        b"year",
        b"end",
        b"average",
        b"loans",
        b"leases",
        b"retained",
        b"outstanding",
        b"and",
        b"net",
        b"gross",
        b"of",
    ];
    let Some(to) = (1..reader.tokens.len()).find(|at| reader.word(*at) == Word::To) else { return false };
    let bracket = (to..reader.tokens.len()).find(|at| reader.kind(*at) == Some(TokenKind::Open));
    let end = bracket.unwrap_or(reader.tokens.len());
    reader.is(0, b"allowance")
        && (0..to).all(|at| reader.says(at, &ALLOWANCE))
        && (to + 1..end).all(|at| reader.says(at, &LOANS) || reader.kind(at) == Some(TokenKind::Hyphen))
        && (to + 1..end).any(|at| reader.says(at, &[b"loans", b"leases"]))
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
fn are_shares_and_units(reader: Reader<'_>) -> bool {
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
fn are_outstanding(reader: Reader<'_>) -> bool {
    const BEFORE: [&[u8]; 6] = [b"common", b"ordinary", b"total", b"number", b"of", b"class"];
    let last = reader.tokens.len().saturating_sub(1);
    let shares = last.saturating_sub(1);
    reader.is(last, b"outstanding")
        && reader.word(shares) == Word::Shares
        && last > 0
        && (0..shares).all(|at| reader.says(at, &BEFORE) || reader.bytes(at).len() == 1)
}

/// True for "shares" after nothing but the name of their class, whatever follows: "Common shares, without par value".
fn names_class(reader: Reader<'_>) -> bool {
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
