//! Names of what is counted with the power of ten behind them, in tables of amounts.
//!
//! ```text
//! (in millions of euros)                 2008      2007
//! Revenues                              1,234     1,123
//! Accesses (thousands)                 24,511    21,833     so many, as no currency stands beside "thousands"
//! Traffic (million minutes)             5,123     5,002     so many of what stands there
//! Vehicles (millions)                     412       398     may be what they cost
//! ```
//!
//! An amount may have such units of its own too, so only those who use what a company offers, and what they use of it, are
//! counted. "Accounts", "Cards", "Lines" and "Policies" are what a bank or an insurer is owed, unless more is said.

use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::tables::things;
use crate::figures::words::Word;

/// Those who use something, and the pieces of it that are used.
pub(super) const USED: [&[u8]; 37] = [
    b"accesses",
    b"admissions",
    b"calls",
    b"carloads",
    b"circulation",
    b"connections",
    b"customers",
    b"devices",
    b"employees",
    b"enrollments",
    b"guests",
    b"handsets",
    b"households",
    b"inhabitants",
    b"listeners",
    b"members",
    b"memberships",
    b"messages",
    b"minutes",
    b"nights",
    b"packages",
    b"parcels",
    b"passengers",
    b"patients",
    b"people",
    b"policyholders",
    b"population",
    b"prescriptions",
    b"rgus",
    b"students",
    b"subscribers",
    b"subscriptions",
    b"teus",
    b"tickets",
    b"users",
    b"visits",
    b"visitors",
];

/// What is counted where one of [`DONE`] stands behind it.
const OTHERS: [&[u8]; 9] =
    [b"accounts", b"contracts", b"homes", b"lines", b"policies", b"units", b"vehicles", b"rooms", b"stores"];

/// What is counted where one of [`WHICH`] stands before it, too. "Customer contracts" were bought, and "Client accounts" are
/// owed.
const CONNECTED: [&[u8]; 2] = [b"accounts", b"lines"];

/// Words that tell that what is behind them is counted.
const WHICH: [&[u8]; 9] = [
    b"access",
    b"active",
    b"fixed",
    b"fixed-line",
    b"mobile",
    b"telephone",
    b"number",
    b"subscriber",
    b"wireless",
];

/// What was done with them.
const DONE: [&[u8]; 17] = [
    b"boarded",
    b"carried",
    b"connected",
    b"delivered",
    b"enrolled",
    b"flown",
    b"force",
    b"handled",
    b"passed",
    b"produced",
    b"reached",
    b"rented",
    b"served",
    b"service",
    b"shipped",
    b"sold",
    b"use",
];

/// True for "Households (in thousands)", "Lines in service (thousands)", "Traffic (million minutes)", "Customers (000s)".
pub(in super::super) fn counts_in_units(reader: Reader<'_>) -> bool {
    let Some((end, of)) = units_behind(reader) else { return false };
    let money = (0..end).any(|at| {
        matches!(reader.word(at), Word::From | Word::To | Word::For | Word::By | Word::Per | Word::On)
            || matches!(reader.kind(at), Some(TokenKind::Currency(_) | TokenKind::Percent))
    });
    if money || things::names_of_money(reader, end) {
        return false;
    }
    if of.is_some_and(|of| reader.says(of, &USED)) {
        return true;
    }
    let Some(last) = end.checked_sub(1) else { return false };
    let done = reader.says(last, &DONE);
    // "Lines in service", "Minutes of use".
    let joined = last > 0 && matches!(reader.word(last - 1), Word::In | Word::Of);
    let named = last.checked_sub(if done { 1 + usize::from(joined) } else { 0 });
    named.is_some_and(|at| {
        let which = (0..at).any(|i| reader.says(i, &WHICH)) || reader.word(0) == Word::Number;
        // "Equipment and vehicles rented" is what they cost.
        let several = (0..at).any(|i| reader.word(i) == Word::And);
        reader.says(at, &USED)
            || reader.says(at, &OTHERS) && done && !several
            || reader.says(at, &CONNECTED) && which && !several
    })
}

/// The end of the name before "(in thousands)", "(000s)" or ", in millions", and what stands behind the power of ten there:
/// the minutes of "(million minutes)". None where anything else stands between the brackets.
fn units_behind(reader: Reader<'_>) -> Option<(usize, Option<usize>)> {
    let opens = |at: &usize| matches!(reader.kind(*at), Some(TokenKind::Open | TokenKind::Comma));
    (1..reader.tokens.len()).filter(opens).find_map(|end| {
        let unit = end + 1 + usize::from(reader.word(end + 1) == Word::In);
        let noughts = reader.is(unit, b"000");
        if reader.word(unit).scale().is_none() && !noughts {
            return None;
        }
        // The letter of "000s" and "000's" is a word of its own.
        let plural = |at: usize| reader.is(at, b"s") || reader.kind(at) == Some(TokenKind::Quote);
        let rest = (unit + 1..reader.tokens.len()).find(|at| !(noughts && plural(*at)));
        let rest = rest.unwrap_or(reader.tokens.len());
        let closes = |at: usize| at >= reader.tokens.len() || reader.kind(at) == Some(TokenKind::Close);
        if closes(rest) {
            return Some((end, None));
        }
        let of = rest + usize::from(reader.word(rest) == Word::Of);
        (reader.is_word(of) && closes(of + 1)).then_some((end, Some(of)))
    })
}
