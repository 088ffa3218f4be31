//! Numbers of shares whose name before them says so: "treasury shares were 41,203".

use super::super::super::words::Word;
use super::super::quantity::are_moved;
use super::super::{Quantity, Reader};
use crate::figures::lexer::TokenKind;
use rust_decimal::Decimal;

/// What is counted in shares, by its last word.
const SHARES: [&[u8]; 5] = [b"shares", b"RSUs", b"PSUs", b"SARs", b"RSU's"];

/// Words of a name that is of something else: who has the shares, what they are worth, what is paid on them.
const OTHER: [&[u8]; 24] = [
    b"holders",
    b"shareholders",
    b"stockholders",
    b"shareowners",
    b"owners",
    b"persons",
    b"employees",
    b"record",
    b"votes",
    b"value",
    b"price",
    b"cost",
    b"proceeds",
    b"amount",
    b"dividends",
    b"income",
    b"earnings",
    b"loss",
    b"expense",
    b"compensation",
    b"capital",
    b"premium",
    b"percent",
    b"percentage",
];

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
    let of_other = (first..end).any(|at| reader.says(at, &OTHER) || reader.word(at) == Word::Per);
    !of_other && (first..end).any(|at| names_shares(reader, at, end))
}

/// True for "shares" of a name that ends at `end`, and for what becomes shares: "stock units", "options exercisable".
fn names_shares(reader: Reader<'_>, at: usize, end: usize) -> bool {
    // "Shares in group companies" are an asset.
    let shares = reader.says(at, &SHARES) && reader.word(at + 1) != Word::In;
    let of_treasury = reader.is(at, b"treasury") && reader.says(at + 1, &[b"stock"]);
    let units = reader.says(at, &[b"stock", b"share"]) && reader.says(at + 1, &[b"unit", b"units"]);
    shares || (of_treasury || units) && at + 1 < end || are_moved(reader, at) && at + 1 < end
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
fn stands_alone(reader: Reader<'_>, end: usize) -> bool {
    let quoted = reader.kind(end) == Some(TokenKind::Quote);
    !quoted && (!reader.is_word(end) || reader.says(end, &AFTER))
}
