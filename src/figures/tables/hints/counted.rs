//! Rows that count what they name, among amounts: "Shareholders of record", "Banking offices", "Licensed beds".
//!
//! Most things that a company counts are also what its money is in: "Vessels" and "Plants" stand in tables of property,
//! "Rooms" among the revenues of a hotel. Those named here are counted wherever they are a whole label.

use super::heading::said_of_end;
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// What is counted alone, or behind any of [`WHICH`].
const ALWAYS: [&[u8]; 3] = [b"atms", b"headcount", b"branches"];

/// What is counted behind at least one of [`WHICH`].
const BEHIND: [&[u8]; 2] = [b"offices", b"beds"];

/// Words that tell which of them. "Domestic branches" hold deposits, "Manufacturing plants" are property, and "Guest rooms"
/// earn what is paid for them.
const WHICH: [&[u8]; 8] =
    [b"banking", b"bank", b"branch", b"full-service", b"licensed", b"staffed", b"total", b"loan"];

/// Those who own shares, by name.
const HOLDERS: [&[u8]; 6] =
    [b"shareholders", b"stockholders", b"holders", b"shareowners", b"share-owners", b"unitholders"];

/// True for a label that is the name of things or people and nothing else.
pub(super) fn is_counted(reader: Reader<'_>) -> bool {
    let ends = |token: TokenKind| {
        matches!(token, TokenKind::Open | TokenKind::Comma | TokenKind::Mark | TokenKind::Colon)
    };
    let end = reader.tokens.iter().position(|token| ends(token.kind)).unwrap_or(reader.tokens.len());
    // "Minutes of use", as telephone companies count them.
    let minutes = end == 3
        && reader.is(0, b"minutes")
        && reader.word(1) == Word::Of
        && reader.says(2, &[b"use", b"usage"]);
    hours(reader)
        || holders(reader, end)
        || things(reader, end)
        || weeks(reader, end)
        || people(reader, end)
        || minutes
}

/// "Billable hours", "Block hours flown", "Man-hours worked", "Average daily utilization (hours)": so many of them. What is
/// paid for them, and what they bring in, are amounts; "kilowatt hours" are a measure.
fn hours(reader: Reader<'_>) -> bool {
    const MONEY: [&[u8]; 17] = [
        b"cost",
        b"costs",
        b"wage",
        b"wages",
        b"pay",
        b"payroll",
        b"salaries",
        b"revenue",
        b"revenues",
        b"rate",
        b"expense",
        b"income",
        b"fees",
        b"price",
        b"kilowatt",
        b"megawatt",
        b"gigawatt",
    ];
    const DONE: [&[u8]; 8] =
        [b"worked", b"billed", b"flown", b"operated", b"charged", b"produced", b"delivered", b"served"];
    let Some(at) = (1..reader.tokens.len()).rev().chain([0]).find(|at| reader.is(*at, b"hours")) else {
        return false;
    };
    // "Revenue hours" are those that are paid for, and no revenue.
    let money = |i: usize| reader.says(i, &MONEY) && !(i + 1 == at && reader.is(i, b"revenue"));
    let of = |i: usize| matches!(reader.word(i), Word::Per | Word::For | Word::By);
    let numbered = |i: usize| matches!(reader.kind(i), Some(TokenKind::Number | TokenKind::Currency(_)));
    let rest = match reader.kind(at + 1) {
        None
        | Some(TokenKind::Close | TokenKind::Open | TokenKind::Comma | TokenKind::Mark | TokenKind::Colon) => {
            true
        }
        _ => reader.says(at + 1, &DONE) || reader.word(at + 1) == Word::Per && at > 0,
    };
    rest && !(0..reader.tokens.len()).any(|i| money(i) || numbered(i)) && !(0..at).any(of)
}

/// Those who use what a company offers, and what they do: "Monthly active users", "Net subscriber additions".
const USERS: [&[u8]; 10] = [
    b"users",
    b"memberships",
    b"passengers",
    b"visits",
    b"visitors",
    b"viewers",
    b"policyholders",
    b"downloads",
    b"enrollments",
    b"teus",
];

/// What comes to those, and goes: "Net customer additions".
const COMING: [&[u8]; 4] = [b"additions", b"adds", b"disconnects", b"disconnections"];

/// Whose coming and going is counted; "Net additions" of a property are amounts.
const WHOSE: [&[u8]; 8] =
    [b"customer", b"subscriber", b"member", b"subscription", b"user", b"subscribers", b"customers", b"line"];

/// "Global paid memberships (in thousands)", "Passengers carried", "Policies in force".
fn people(reader: Reader<'_>, end: usize) -> bool {
    const DONE: [&[u8]; 6] = [b"carried", b"enplaned", b"flown", b"served", b"handled", b"boarded"];
    // "Due from merchants", "Revenue from users", "Fees per visit" are amounts, and so is what an insurer has beyond its
    // debts, "Surplus as regards policyholders" (annual statement of insurers, page 3).
    const MONEY: [&[u8]; 17] = [
        b"on",
        b"surplus",
        b"regards",
        b"due",
        b"owed",
        b"payable",
        b"premium",
        b"premiums",
        b"dividends",
        b"liability",
        b"liabilities",
        b"reserves",
        b"benefits",
        b"fees",
        b"costs",
        b"revenue",
        b"revenues",
    ];
    // "Revenue passengers" are those who paid their fare (14 CFR 241.03), and no revenue.
    let fared = |at: usize| reader.is(at, b"revenue") && reader.says(at + 1, &[b"passengers", b"passenger"]);
    let paid = |at: usize| {
        if fared(at) {
            return false;
        }
        matches!(reader.word(at), Word::From | Word::To | Word::For | Word::By | Word::Per | Word::Of)
            || reader.says(at, &MONEY)
    };
    let Some(last) = end.checked_sub(1).filter(|_| !(0..end).any(paid)) else { return false };
    let last = last - usize::from(last > 0 && reader.says(last, &DONE));
    let moved = last > 0 && reader.says(last, &COMING) && reader.says(last - 1, &WHOSE);
    let in_force = last > 1
        && reader.is(last, b"force")
        && reader.word(last - 1) == Word::In
        && reader.says(last - 2, &[b"policies", b"contracts", b"certificates"]);
    reader.says(last, &USERS) || moved || in_force
}

/// "Shareholders of record", "Holders of common stock of record", "Common shareholders (year-end)". "Shareholders" alone
/// may be those whom a result belongs to.
fn holders(reader: Reader<'_>, end: usize) -> bool {
    const OF: [&[u8]; 8] = [b"of", b"record", b"common", b"stock", b"shares", b"class", b"year-end", b"at"];
    let first = usize::from(reader.says(0, &[b"registered", b"common", b"total"]));
    // "Shareholders' equity" is what is theirs.
    let theirs = reader.text.get(reader.tokens.get(first).map_or(0, |t| t.end as usize)..);
    let theirs = theirs.is_some_and(|rest| rest.starts_with(['\'', '\u{2019}']));
    end > first
        && reader.says(first, &HOLDERS)
        && !theirs
        && ((first + 1..end).any(|at| reader.is(at, b"record")) || said_of_end(reader))
        && (first + 1..end).all(|at| reader.says(at, &OF) || reader.bytes(at).len() == 1)
}

/// "Weeks in the fiscal year".
fn weeks(reader: Reader<'_>, end: usize) -> bool {
    const OF: [&[u8]; 7] = [b"in", b"the", b"fiscal", b"year", b"period", b"quarter", b"of"];
    reader.is(0, b"weeks") && end > 1 && (1..end).all(|at| reader.says(at, &OF))
}

fn things(reader: Reader<'_>, end: usize) -> bool {
    let Some(last) = end.checked_sub(1) else { return false };
    let which = |at: usize| reader.says(at, &WHICH) || reader.kind(at) == Some(TokenKind::Hyphen);
    let named = (0..last).all(which);
    named && (reader.says(last, &ALWAYS) || last > 0 && reader.says(last, &BEHIND))
}

/// "Unit sales", "Unit volume", "Unit shipments": so many, and no money.
pub(super) fn are_units_moved(reader: Reader<'_>, at: usize) -> bool {
    reader.word(at) == Word::Unit
        && reader.says(at + 1, &[b"sales", b"volume", b"volumes", b"shipments", b"deliveries", b"production"])
}

/// "Limited partnership interests outstanding": so many of them, where no number stands before the word. "Limited partners'
/// interests" are what they are carried at, and "(20,100 interests outstanding)" counts them by itself.
pub(super) fn are_interests(reader: Reader<'_>, at: usize) -> bool {
    const WHOSE: [&[u8]; 9] = [
        b"limited",
        b"partnership",
        b"partner",
        b"partners",
        b"depositary",
        b"assignee",
        b"number",
        b"weighted",
        b"average",
    ];
    reader.is(at, b"interests")
        && !(0..reader.tokens.len()).any(|i| reader.kind(i) == Some(TokenKind::Number))
        && (reader.is(at + 1, b"outstanding") || (0..at).any(|i| reader.word(i) == Word::Number))
        && (at == 0 || (0..at).any(|i| reader.says(i, &WHOSE)))
}

/// True where the sign of a currency stands among the words.
pub(super) fn has_currency(reader: Reader<'_>) -> bool {
    reader.tokens.iter().any(|token| matches!(token.kind, TokenKind::Currency(_)))
}
