//! Amounts that the time of a sentence before does not reach: what is there today, and what a year costs.
//!
//! ```text
//! On March 3, 2021, we issued a note for $50. The balance is $35.            there now
//! On March 3, 2021, we issued a note for $50. Interest expense was $4.       of the year that is reported
//! During 2022, we sold land. A receivable of $20 is due in 2025.             there now
//! On March 3, 2021, we issued a note for $50. It bears interest at 8%.       a term of the note
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::{Calendar, TimeMention};
use super::super::super::value::Period;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::{Sentence, When, things};

/// Frees the amounts of a sentence that names no time from the time `carried` of a sentence before.
pub(super) fn free(
    reader: Reader<'_>,
    sentence: Sentence,
    amounts: &[(usize, usize)],
    (carried, days): (&TimeMention, Option<Period>),
    calendar: &Calendar,
    whens: &mut [When],
) {
    // "For the year ended", "at December 31, 2022": what the report tells of.
    let reports = carried.spec.length.is_some() || carried.spec.quarter.is_some();
    let Some(days) = days.filter(|_| !carried.spec.instant) else { return };
    let reported = calendar.assumed_end();
    let Some(end) = reported.filter(|end| days.end() <= *end) else { return };
    // A year that a report of this year compares with has expenses of its own.
    let compared = carried.spec.month.is_none() && days.end().year() + COMPARED > end.year();
    // "The mill was built in 1974. It employs 45 people.": a year so long ago is of nothing that is told in the present.
    let past = !compared && carried.spec.month.is_none() && !reports;
    let is_now = past && things::tells_now_alone(reader, sentence.first, sentence.end)
        || !reports && is_practice(reader, sentence);
    if is_now {
        whens.iter_mut().filter(|when| matches!(when, When::Said(_))).for_each(|when| *when = When::Unsaid);
        return;
    }
    for (index, (amount, when)) in amounts.iter().zip(whens.iter_mut()).enumerate() {
        let last = index.checked_sub(1).map_or(sentence.first, |before| amounts[before].1);
        let now = is_there_now(reader, last, *amount);
        let cost = || !compared && !reports && is_cost_of_time(reader, last, *amount);
        let year = || !compared && !reports && is_of_the_year(reader, sentence, amount.1);
        if now || cost() || year() {
            *when = When::Unsaid;
        }
    }
}

/// "We pay a 6% royalty", "the Company leases", "the statutory rate is 21%": what a company does the year round, or a law
/// says, was done on no day before. What it owes by what it signed on the day is a term of that: "we pay 6% on the notes".
fn is_practice(reader: Reader<'_>, sentence: Sentence) -> bool {
    const DOES: [&[u8]; 16] = [
        b"pay",
        b"pays",
        b"lease",
        b"leases",
        b"own",
        b"owns",
        b"operate",
        b"operates",
        b"employ",
        b"employs",
        b"rent",
        b"rents",
        b"sell",
        b"sells",
        b"charge",
        b"charges",
    ];
    const TERMS: [&[u8]; 17] = [
        b"note",
        b"notes",
        b"loan",
        b"loans",
        b"facility",
        b"agreement",
        b"lender",
        b"lenders",
        b"warrants",
        b"lessor",
        b"landlord",
        b"interest",
        b"this",
        b"these",
        b"such",
        b"under",
        b"it",
    ];
    let first = sentence.first;
    let verb = first + 1 + usize::from(reader.word(first) == Word::The);
    let does = (reader.is(first, b"we")
        || verb > first + 1 && reader.says(verb - 1, &[b"company", b"registrant"]))
        && reader.kind(verb) == Some(TokenKind::Word)
        && reader.says(verb, &DOES);
    let term = || (first..sentence.end).any(|at| reader.says(at, &TERMS));
    let law = || (first..(first + 4).min(sentence.end)).any(|at| reader.is(at, b"statutory"));
    does && !term() || law() && (first..sentence.end).any(|at| reader.says(at, &[b"is", b"are"]))
}

/// Years that a report tells of, itself and those before.
const COMPARED: i16 = 3;

/// Tokens from a noun to the verb behind it: "carrying amount of the notes is".
const SUBJECT: usize = 12;

/// Tokens between a verb and its amount: "is approximately $".
const NEAR: usize = 3;

/// "The outstanding balance is $35", "a receivable of $20 is due": what is there when the report is made.
fn is_there_now(reader: Reader<'_>, last: usize, (first, end): (usize, usize)) -> bool {
    let now = |at: usize| reader.says(at, &[b"is", b"are", b"remains"]);
    let plain = |at: usize| {
        now(at)
            || reader.word(at) == Word::About
            || matches!(reader.kind(at), Some(TokenKind::Currency(_)))
            || reader.says(at, &[b"currently"])
    };
    let verb =
        (first.saturating_sub(NEAR).max(last)..first).rev().take_while(|at| plain(*at)).find(|at| now(*at));
    if let Some(verb) = verb {
        return (verb.saturating_sub(SUBJECT).max(last)..verb).any(|at| is_balance(reader, at));
    }
    let of = first.checked_sub(1).filter(|of| reader.word(*of) == Word::Of && *of > last);
    of.is_some_and(|of| now(end) && is_balance(reader, of - 1))
}

/// A word for what is there on a day, whatever it came from.
pub(super) fn is_balance(reader: Reader<'_>, at: usize) -> bool {
    const BALANCES: [&[u8]; 9] = [
        b"balance",
        b"balances",
        b"carrying",
        b"unamortized",
        b"outstanding",
        b"liability",
        b"receivable",
        b"payable",
        b"remaining",
    ];
    reader.says(at, &BALANCES) || reader.is(at, b"book") && reader.word(at + 1) == Word::Value
}

/// "Interest expense was $4", "rent expense totaled $4": what goes by with time, and no event.
fn is_cost_of_time(reader: Reader<'_>, last: usize, (first, _): (usize, usize)) -> bool {
    const COSTS: [&[u8]; 6] = [b"interest", b"rent", b"rental", b"lease", b"amortization", b"depreciation"];
    let tells = |at: usize| reader.says(at, &[b"was", b"were"]) || reader.word(at) == Word::Totaled;
    let Some(verb) = (first.saturating_sub(NEAR).max(last)..first).rev().find(|at| tells(*at)) else {
        return false;
    };
    // "Rent was $4."
    let whole = verb == last + 1 && reader.says(last, &[b"rent", b"depreciation", b"amortization"]);
    whole
        || (verb.saturating_sub(SUBJECT).max(last)..verb)
            .any(|at| reader.says(at, &COSTS) && reader.says(at + 1, &[b"expense"]))
}

/// Tokens behind an amount in which "for the year" stands.
const BEHIND: usize = 8;

/// Tokens of a list of amounts and the commas between them.
const LISTED: usize = 16;

/// "$4 for the year", "$4 of fees during the current year", "during the year, we paid $4": of the year that is reported. "For the year before" and
/// "for the year of the sale" are others.
pub(in crate::figures::prose) fn is_of_the_year(reader: Reader<'_>, sentence: Sentence, end: usize) -> bool {
    let led = |at: usize| reader.word(at) == Word::For || reader.is(at, b"during");
    let current = |at: usize| usize::from(reader.word(at) == Word::Current);
    let ends = |at: usize| {
        matches!(
            reader.kind(at),
            None | Some(TokenKind::Period | TokenKind::Comma | TokenKind::Semicolon | TokenKind::Close)
        ) || reader.word(at) == Word::And
            || reader.is(at, b"then") && reader.word(at + 1) == Word::Ended
    };
    let words = |at: &usize| reader.is_word(*at);
    let year = |at: usize| {
        let year = at + 2 + current(at + 2);
        let named = led(at) && reader.word(at + 1) == Word::The && reader.word(year) == Word::Year;
        (named && year < sentence.end && ends(year + 1)).then_some(year)
    };
    // "Were $3 and $2 for the years then ended", behind the days of a balance.
    let ended = |at: usize| {
        let year = at + 2;
        led(at)
            && reader.word(at + 1) == Word::The
            && matches!(reader.word(year), Word::Year | Word::Years)
            && reader.is(year + 1, b"then")
            && reader.word(year + 2) == Word::Ended
    };
    let listed = |at: &usize| {
        matches!(
            reader.kind(*at),
            Some(TokenKind::Number | TokenKind::Currency(_) | TokenKind::Comma | TokenKind::Percent)
        ) || matches!(reader.word(*at), Word::And | Word::Respectively | Word::About)
            || reader.word(*at).scale().is_some()
    };
    let past = (end..(end + LISTED).min(sentence.end)).find(|at| !listed(at));
    if past.is_some_and(ended) {
        return true;
    }
    // "During the year, we cancelled".
    let opens = year(sentence.first).is_some_and(|year| reader.kind(year + 1) == Some(TokenKind::Comma));
    opens || (end..(end + BEHIND).min(sentence.end)).take_while(words).any(|at| year(at).is_some())
}
