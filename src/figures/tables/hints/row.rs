//! What the label of a row says of its numbers: more than any word in it, as what is named is what is counted or paid.

mod shares;

use super::super::things;
use super::counted::{has_currency, is_counted};
use super::heading::counted_at_end;
use super::in_units::counts_in_units;
use super::measured::measured;
use super::quotient::{is_part_of_loans, is_quotient, is_return};
use super::stated::stated_unit;
use super::words::counts_days;
use super::{Hints, hints, is_paid};
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::words::Word;
use shares::{
    are_outstanding, are_shares_and_units, asks_number_of_shares, counts_shares, names_class,
    names_par_value, names_shares_outstanding,
};

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

/// Reads the label of a row: hints that count for the whole row only where its words say so plainly.
pub(in super::super) fn row_hints(reader: Reader<'_>) -> Hints {
    if asks_number_of_shares(reader) || names_shares_outstanding(reader) {
        return Hints::SHARES;
    }
    let found = hints(reader).without(Hints::CHANGE).without(Hints::NAMES).without(Hints::MONEY);
    let found = without_par_of_each(reader, found);
    let excluded = is_antidilutive(reader);
    let left_out = is_left_out(reader, excluded);
    let found = with_left_out(reader, found, excluded, left_out);
    let found = without_amounts(reader, found);
    let found = with_counts(reader, with_rates(reader, found));
    let shares_and_units = are_shares_and_units(reader);
    let found = if shares_and_units { found.without(Hints::COUNT).with(Hints::SHARES) } else { found };
    let found = if found.has(Hints::SHARES) && !(left_out || shares_and_units || counts_shares(reader)) {
        found.without(Hints::SHARES)
    } else {
        found
    };
    let counted = !found.tells_kind() && has_days(reader) && counts_days(reader);
    let found = if counted { found.with(Hints::COUNT) } else { found };
    let found = with_stated(reader, found);
    let found =
        if found.has(Hints::SHARES) && names_class(reader) { found.with(Hints::CLASS) } else { found };
    let closing = is_cash(reader) && !found.has(Hints::OPENING);
    with_denominator(reader, if closing { found.with(Hints::CLOSING) } else { found })
}

/// True where one of the words of the label is one of `words`.
fn has(reader: Reader<'_>, words: &[&[u8]]) -> bool {
    (0..reader.tokens.len()).any(|i| reader.says(i, words))
}

fn has_word(reader: Reader<'_>, word: Word) -> bool {
    reader.tokens.iter().any(|token| token.word == word)
}

fn has_days(reader: Reader<'_>) -> bool {
    (0..reader.tokens.len()).any(|i| reader.word(i) == Word::Days)
}

/// "Anti-dilutive options excluded".
fn is_antidilutive(reader: Reader<'_>) -> bool {
    has(reader, &[b"antidilutive", b"anti-dilutive"])
        || (1..reader.tokens.len())
            .any(|i| reader.is(i, b"dilutive") && reader.kind(i - 1) == Some(TokenKind::Hyphen))
}

/// "Antidilutive securities excluded", "Potentially dilutive securities not included above" (ASC 260-10-50-1(c)): so many
/// shares. What is anti-dilutive is `excluded`.
fn is_left_out(reader: Reader<'_>, excluded: bool) -> bool {
    const OF_MONEY: [&[u8]; 7] =
        [b"earnings", b"income", b"interest", b"value", b"expense", b"amount", b"principal"];
    let behind = |word: &[u8], before: &[u8]| {
        (1..reader.tokens.len()).any(|i| reader.is(i, word) && reader.is(i - 1, before))
    };
    (has(reader, &[b"excluded"]) || behind(b"included", b"not"))
        && (excluded || behind(b"dilutive", b"potentially"))
        && !has_word(reader, Word::Per)
        && !has(reader, &OF_MONEY)
}

/// What was left out of diluted earnings are shares, whatever they may come of: "Anti-dilutive options".
fn with_left_out(reader: Reader<'_>, found: Hints, excluded: bool, left_out: bool) -> Hints {
    if left_out {
        return found.without(Hints::KINDS).with(Hints::SHARES);
    }
    let awards = || [Word::Option, Word::Award, Word::Warrant].iter().any(|word| has_word(reader, *word));
    if excluded && !found.tells_kind() && awards() { found.with(Hints::SHARES) } else { found }
}

/// "Common stock, $0.01 par value per share; 1,000 shares authorized" speaks of shares in its words.
fn without_par_of_each(reader: Reader<'_>, found: Hints) -> Hints {
    let named = has_word(reader, Word::Par) && reader.tokens.len() > 6;
    if named { found.without(Hints::PER_SHARE) } else { found }
}

/// The hints of a label without the shares and things that it names only to say what is paid for them or what they are
/// worth.
fn without_amounts(reader: Reader<'_>, found: Hints) -> Hints {
    const PAID: [&[u8]; 7] =
        [b"cost", b"dividends", b"proceeds", b"payments", b"compensation", b"purchase", b"repurchase"];
    const COMPANIES: [&[u8]; 7] = [b"inc", b"corp", b"ltd", b"llc", b"plc", b"co", b"lp"];
    let mut found = found;
    // "Treasury stock, at cost, 3,000 shares", "Common stock, $0.01 par value": money all the same.
    if has_word(reader, Word::Par) || has(reader, &PAID) {
        found = found.without(Hints::SHARES.with(Hints::COUNT));
    }
    // "Value of shares issued for the mill", "Tax benefit of shares sold by employees".
    let shares = reader.tokens.iter().position(|token| token.word == Word::Shares).unwrap_or(0);
    if (0..shares).any(|i| reader.says(i, &[b"value", b"benefit"]) && reader.word(i + 1) == Word::Of) {
        found = found.without(Hints::SHARES);
    }
    // "ALDER STORES INC" in a list of holdings is a company.
    let last = reader.tokens.len().saturating_sub(1);
    if found.has(Hints::COUNT) && (reader.says(last, &COMPANIES) || is_paid(reader)) {
        found = found.without(Hints::COUNT);
    }
    found
}

/// The hints of a label with the rate that all its words together name.
fn with_rates(reader: Reader<'_>, found: Hints) -> Hints {
    let rate = covers_loans(reader) || is_return(reader) || is_part_of_loans(reader);
    if rate { found.with(Hints::PERCENT) } else { found }
}

/// The hints of a label with what it counts, or sets against something else, where no word of it tells a kind.
fn with_counts(reader: Reader<'_>, found: Hints) -> Hints {
    let mut found = found;
    if !found.has(Hints::KINDS.without(Hints::SHARES)) && (is_counted(reader) || counts_in_units(reader)) {
        found = found.without(Hints::SHARES).with(Hints::COUNT);
    }
    if !found.tells_kind() && is_quotient(reader) {
        found = found.with(Hints::QUOTIENT);
    }
    let named = || counted_at_end(reader) && !is_paid(reader) || things::counts_done(reader);
    if !found.tells_kind() && named() {
        found = found.with(Hints::COUNT);
    }
    found
}

/// The hints of a label that states its unit, which outweighs all that its words name.
fn with_stated(reader: Reader<'_>, found: Hints) -> Hints {
    // "Preferred stock, par value (in dollars per share)", "Common stock, shares authorized (in shares)".
    if let Some(unit) = stated_unit(reader) {
        return found.without(Hints::KINDS).with(unit);
    }
    let measured = measured(reader);
    if measured.tells_kind() {
        return found.without(Hints::KINDS).with(measured);
    }
    // "Preferred stock, par value": that of one share, where the label does not say how much it is.
    // "Capital in excess of par value" and "Change in par value" are amounts.
    if names_par_value(reader) {
        return found.without(Hints::SHARES).with(Hints::PER_SHARE);
    }
    found
}

/// The hints of a label with what it says of the shares that earnings are divided by.
fn with_denominator(reader: Reader<'_>, found: Hints) -> Hints {
    let mut found = found;
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
    if method && !has_word(reader, Word::Par) {
        found =
            found.without(Hints::KINDS).with(Hints::SHARES).with(Hints::DENOMINATOR).without(Hints::CLOSING);
    }
    let averaged = has(reader, &[b"weighted", b"average"]) && has_word(reader, Word::Shares);
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
