//! What a heading over rows says of those below it.

use super::super::things;
use super::in_units::counts_in_units;
use super::stated::stated_unit;
use super::words::names_state;
use super::{Hints, hints, is_paid};
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// Reads a heading over rows. "Diluted income" stands over results for each share, where it speaks of no
/// shares.
pub(in super::super) fn heading_hints(reader: Reader<'_>) -> Hints {
    let found = hints(reader);
    let named = |i: usize| reader.says(i, &[&b"basic"[..], b"diluted"]);
    let per_share =
        reader.tokens.len() <= 4 && !found.has(Hints::SHARES) && (0..reader.tokens.len()).any(named);
    let found = if per_share { found.with(Hints::PER_SHARE) } else { found };
    // "Effect of dilutive securities:" among the numbers of shares of a reconciliation.
    let dilutive = (0..reader.tokens.len()).any(|i| reader.bytes(i).eq_ignore_ascii_case(b"dilutive"));
    let found = if dilutive && reader.tokens.len() <= 8 { found.with(Hints::DENOMINATOR) } else { found };
    let found = if found.has(Hints::COUNT) && is_paid(reader) { found.without(Hints::COUNT) } else { found };
    let found = if counted_at_end(reader) { found.with(Hints::COUNT) } else { found };
    // "Retail sales (GWh):".
    let bracketed = found.has(Hints::MEASURE) && reader.tokens.iter().any(|t| t.kind == TokenKind::Open);
    let found = if bracketed { found.with(Hints::STATED) } else { found };
    let stated = stated_unit(reader).filter(|unit| unit.has(Hints::STATED));
    let found = stated.map_or(found, |unit| found.with(unit));
    // "Covered households (in thousands):" over rows by where they live.
    let in_units = !found.tells_kind() && counts_in_units(reader);
    let found = if in_units { found.with(Hints::COUNT) } else { found };
    let found = if things::heads_wells(reader) { found.with(Hints::COUNT) } else { found };
    let found = if names_debts(reader) { found.with(Hints::OWED) } else { found };
    found.with(place_at_end(reader))
}

/// What a heading, or the stub of a header, says of the end of each period: what stands below it may be what there is
/// then.
pub(in super::super) fn place_at_end(reader: Reader<'_>) -> Hints {
    if is_at_end(reader) {
        Hints::AT_END
    } else if names_sheet(reader) {
        Hints::SHEET
    } else {
        Hints::default()
    }
}

/// "At year end:", "Period-end balances", "Balance sheet data (at end of year):": what stands below tells what
/// there is then.
fn is_at_end(reader: Reader<'_>) -> bool {
    let of_state = [&b"at"[..], b"balance", b"balances", b"year", b"period", b"quarter", b"end", b"as"];
    // "Loans at period end:", "Selected data at period-end".
    let last = (0..reader.tokens.len()).rev().find(|at| reader.is_word(*at)).unwrap_or(0);
    let hyphen = last > 0 && reader.kind(last - 1) == Some(TokenKind::Hyphen);
    let closes =
        reader.word(last) == Word::End && reader.word_before(last, 2 + usize::from(hyphen)) == Word::At;
    // "(at year end)" below "Balance sheet".
    let first = usize::from(reader.kind(0) == Some(TokenKind::Open));
    let opens = reader.says(first, &of_state) || counted_at_end(reader) || closes;
    let ends = (0..reader.tokens.len()).any(|at| reader.word(at) == Word::End);
    let averaged = (0..reader.tokens.len()).any(|at| reader.bytes(at).eq_ignore_ascii_case(b"average"));
    if said_of_end(reader) && reader.tokens.len() <= 12 && !averaged {
        return true;
    }
    reader.tokens.len() <= 12 && opens && ends && !averaged && names_state(reader)
}

/// "BALANCE SHEET DATA", "Financial position:", "Selected balance sheet items": what stands below is there at the end of
/// each period, but for what the years have been told to have spent or earned among it (Regulation S-K, Item 301, as in
/// force up to 2021). "Balance sheet and cash flow data" has both.
fn names_sheet(reader: Reader<'_>) -> bool {
    const WORDS: [&[u8]; 27] = [
        b"balance",
        b"sheet",
        b"sheets",
        b"financial",
        b"position",
        b"condition",
        b"consolidated",
        b"condensed",
        b"selected",
        b"summary",
        b"statement",
        b"statements",
        b"of",
        b"data",
        b"information",
        b"items",
        b"amounts",
        b"highlights",
        b"at",
        b"end",
        b"year",
        b"period",
        b"quarter",
        b"the",
        b"unaudited",
        b"continued",
        b"as",
    ];
    let tokens = 0..reader.tokens.len();
    let names = |first: &[u8], second: &[&[u8]]| {
        tokens.clone().any(|at| reader.is(at, first) && reader.says(at + 1, second))
    };
    let known = |at: usize| !reader.is_word(at) || reader.says(at, &WORDS);
    reader.tokens.len() <= 12
        && (names(b"balance", &[b"sheet", b"sheets"]) || names(b"financial", &[b"position", b"condition"]))
        && tokens.clone().all(known)
}

/// "Accounts receivable:", "Due from": whoever stands below owes an amount, or is owed one. "Projected benefit obligation:"
/// stands over groups of those who are to have the benefits (FAS 106, paragraph 74).
fn names_debts(reader: Reader<'_>) -> bool {
    const DEBTS: [&[u8]; 8] = [
        b"receivable",
        b"receivables",
        b"payable",
        b"payables",
        b"obligation",
        b"obligations",
        b"APBO",
        b"PBO",
    ];
    // "Past due 30 to 59 days:", "Due after one year:" tell of a time.
    let due = |i: usize| {
        reader.is(i, b"due")
            && !reader.is(i.wrapping_sub(1), b"past")
            && reader.says(i + 1, &[b"from", b"to", b"by"])
    };
    (0..reader.tokens.len().min(8)).any(|i| reader.says(i, &DEBTS) || due(i))
}

/// "Customers (Year End):", "Employees (year-end)", "Stores (end of period)": the bracket that a label ends in says that
/// its numbers are those of the last day, and nothing else.
pub(super) fn said_of_end(reader: Reader<'_>) -> bool {
    const OF_END: [&[u8]; 9] =
        [b"at", b"as", b"of", b"the", b"year", b"period", b"quarter", b"fiscal", b"month"];
    let last = (0..reader.tokens.len()).rev().find(|at| reader.kind(*at) != Some(TokenKind::Colon));
    let Some(close) = last.filter(|at| reader.kind(*at) == Some(TokenKind::Close)) else { return false };
    let Some(open) = (0..close).rev().find(|at| reader.kind(*at) == Some(TokenKind::Open)) else {
        return false;
    };
    let end = |at: usize| reader.word(at) == Word::End || reader.says(at, &[b"year-end", b"period-end"]);
    let hyphen = |at: usize| reader.kind(at) == Some(TokenKind::Hyphen);
    open > 0
        && (open + 1..close).any(end)
        && (open + 1..close).all(|at| end(at) || hyphen(at) || reader.says(at, &OF_END))
}

/// "Customers at year end:", "Restaurants open at end of period", "Employees (year-end)".
pub(super) fn counted_at_end(reader: Reader<'_>) -> bool {
    let at = (1..reader.tokens.len()).find(|i| reader.word(*i) == Word::At);
    let end = |i: usize| matches!(reader.word(i), Word::End | Word::Beginning);
    let ended = at.is_some_and(|at| (at + 1..=at + 3).any(end)) || said_of_end(reader);
    ended && things::speaks_of_things(reader)
}
