//! Numbers of shares whose name before them says so: "treasury shares were 41,203".

use super::super::super::words::Word;
use super::super::quantity::are_moved;
use super::super::{Quantity, Reader};
use crate::figures::lexer::TokenKind;
use rust_decimal::Decimal;

/// What is counted in shares, as it is printed.
const SHARES: [&[u8]; 7] = [b"shares", b"Shares", b"SHARES", b"RSUs", b"PSUs", b"SARs", b"RSU's"];

/// Words that may stand before it and leave it what is counted.
const BEFORE: [&[u8]; 32] = [
    b"the",
    b"our",
    b"its",
    b"these",
    b"such",
    b"if",
    b"number",
    b"total",
    b"aggregate",
    b"weighted",
    b"average",
    b"weighted-average",
    b"basic",
    b"diluted",
    b"common",
    b"ordinary",
    b"preferred",
    b"treasury",
    b"restricted",
    b"excluded",
    b"unvested",
    b"outstanding",
    b"authorized",
    b"additional",
    b"remaining",
    b"actual",
    b"deferred",
    b"stock",
    b"performance",
    b"nonvested",
    b"phantom",
    b"market",
];

/// Words that may stand behind it.
const BEHIND: [&[u8]; 34] = [
    b"outstanding",
    b"issued",
    b"issuable",
    b"available",
    b"acquired",
    b"held",
    b"granted",
    b"exercisable",
    b"vested",
    b"repurchased",
    b"of",
    b"common",
    b"preferred",
    b"stock",
    b"class",
    b"for",
    b"future",
    b"grants",
    b"grant",
    b"issuance",
    b"under",
    b"option",
    b"options",
    b"plan",
    b"plans",
    b"the",
    b"our",
    b"reserved",
    b"award",
    b"awards",
    b"unit",
    b"units",
    b"company's",
    b"authorized",
];

/// What is done with shares.
const DONE: [&[u8]; 7] =
    [b"acquired", b"issued", b"held", b"granted", b"repurchased", b"reserved", b"purchased"];

/// True where a large number with no noun of its own is named, before it, as one of shares: "shares available for grants
/// were 2,470,066", "weighted average shares outstanding of 2,148,202 for the year", "(852,627 in 1992)".
pub(super) fn are_counted(reader: Reader<'_>, quantity: &Quantity, (first, end): (usize, usize)) -> bool {
    let colon = reader.kind_before(quantity.first, 1) == Some(TokenKind::Colon);
    if colon && (first..end).any(|at| reader.is(at, b"shares")) {
        return true;
    }
    let many = quantity.value.number().is_some_and(|number| number >= Decimal::ONE_THOUSAND);
    if !many
        || quantity.sure
        || reader.is_year(quantity.first)
        || end > quantity.first
        || !stands_alone(reader, quantity.end)
    {
        return false;
    }
    // "We assume a share count of approximately 310 million".
    let count = end >= first + 2 && reader.is(end - 2, b"share") && reader.is(end - 1, b"count");
    if count {
        return true;
    }
    // "The shares are listed, and the number of employees was".
    let other = |at: usize| reader.word(at) == Word::And && reader.word(at + 1) == Word::The;
    (first..end).any(|at| names_shares(reader, at, (first, end))) && !(end..quantity.first).any(other)
}

/// True for "shares" at `at` in the name `(first, end)`, and for what becomes shares: "stock units", "options exercisable".
fn names_shares(reader: Reader<'_>, at: usize, (first, end): (usize, usize)) -> bool {
    let pair = at + 1 < end;
    let of_treasury = pair && reader.is(at, b"treasury") && reader.is(at + 1, b"stock");
    let units = pair && reader.says(at, &[b"stock", b"share"]) && reader.says(at + 1, &[b"unit", b"units"]);
    // "Outstanding stock options of 2,150,000", "unvested restricted stock of 212,500".
    let totaled = totals(reader, at + 1);
    let last = at > first && (at + 1 == end || totaled && at + 2 == end);
    let awards = reader.says(at, &[b"options", b"warrants"])
        && reader
            .says(at.wrapping_sub(1), &[b"stock", b"share", b"outstanding", b"unvested", b"exercisable"])
        || reader.is(at, b"stock") && reader.is(at.wrapping_sub(1), b"restricted");
    // "Options totaling 1.4 million".
    let alone = totaled && at == first && end <= at + 2 && reader.says(at, &[b"options", b"warrants"]);
    let options = pair && are_moved(reader, at) || last && awards || alone;
    if !SHARES.contains(&reader.bytes(at)) && !of_treasury && !units && !options {
        return false;
    }
    // "Number of shares", but not "an index of shares".
    let counted = |i: usize| reader.word(i) == Word::Of && reader.word_before(i, 1) == Word::Number;
    let letter = |i: usize| reader.bytes(i).len() == 1;
    let before = |i: usize| {
        reader.says(i, &BEFORE) || counted(i) || letter(i) || reader.kind(i) == Some(TokenKind::Capital)
    };
    let behind =
        |i: usize| reader.says(i, &BEHIND) || letter(i) || reader.kind(i) == Some(TokenKind::Capital);
    // "Shares acquired from dividends reinvested": what is said of them may be anything.
    let told = (at + 1..end).find(|i| reader.says(*i, &DONE)).unwrap_or(end);
    (first..at).all(before) && (at + 1..told).all(|i| behind(i) || totals(reader, i))
}

/// "Totaling", "totalling".
fn totals(reader: Reader<'_>, at: usize) -> bool {
    reader.says(at, &[b"totaling", b"totalling"])
}

/// Words that may follow a number that says nothing of what it counts.
const AFTER: [&[u8]; 16] = [
    b"in",
    b"at",
    b"for",
    b"during",
    b"as",
    b"on",
    b"and",
    b"respectively",
    b"are",
    b"were",
    b"is",
    b"was",
    b"will",
    b"have",
    b"had",
    b"may",
];

/// True where the number that ends at `end` has no noun behind it.
pub(super) fn stands_alone(reader: Reader<'_>, end: usize) -> bool {
    let quoted = reader.kind(end) == Some(TokenKind::Quote);
    !quoted && (!reader.is_word(end) || reader.says(end, &AFTER))
}
