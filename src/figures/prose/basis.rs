//! Whether a quantity is told on a day or over a time, where what it is leaves no choice.
//!
//! A sentence may name a day and tell of it what the taxonomy of US-GAAP has over a time, and the other way
//! round: the share of a customer in the receivables of a day is a part of the year (ASC 275-10-50-18), the
//! price at which a warrant may be exercised stands on a day whenever the warrant was sold.
//!
//! ```text
//! As of June 30, two customers accounted for 14% of receivables      the year to June 30
//! In May 2023, … warrants with an exercise price of $11.50           May 31, 2023
//! On May 4, 2023, … bears interest at SOFR plus 1.75%                May 4 to May 4, 2023
//! ```

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::nature::{PLAIN, names_result, nature};
use super::super::period::Calendar;
use super::super::value::Period;
use super::super::words::Word;
use super::when::{Sentence, is_of_the_year, tells_event};
use super::{Quantity, Reader};

/// How a quantity is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    OnDay,
    OverTime,
}

/// Tokens before and after a quantity that are looked at.
const REACH: usize = 40;

/// The basis of a quantity of a sentence with the words `name`, where its words leave no choice.
pub(super) fn of(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    (kind, name): (Kind, (usize, usize)),
) -> Option<Basis> {
    match kind {
        Kind::Percent if is_rate_of_debt(reader, quantity) || is_interest_owned(reader, quantity) => {
            Some(Basis::OnDay)
        }
        Kind::Measure if is_area(reader, quantity) => Some(Basis::OnDay),
        Kind::Percent if is_spread(reader, quantity) || is_concentration(reader, sentence, quantity) => {
            Some(Basis::OverTime)
        }
        Kind::PerShare if is_price_to_exercise(reader, sentence, quantity) => Some(Basis::OnDay),
        Kind::Money if is_deficit(reader, sentence, quantity) => Some(Basis::OnDay),
        Kind::Money | Kind::Shares | Kind::PerShare if is_of_the_year(reader, sentence, quantity.end) => {
            Some(Basis::OverTime)
        }
        Kind::Money if is_net_result(reader, sentence, quantity) || is_move(reader, sentence, quantity) => {
            Some(Basis::OverTime)
        }
        Kind::Money if is_flow_of_cash(reader, quantity, name) => Some(Basis::OverTime),
        Kind::Money if is_level(reader, sentence, quantity, name) => Some(Basis::OnDay),
        Kind::Money if is_limit(reader, sentence, quantity) => Some(Basis::OnDay),
        Kind::Shares if is_authorized(reader, sentence, quantity) => Some(Basis::OnDay),
        Kind::Money
            if is_carried_at(reader, sentence, quantity) || is_principal(reader, sentence, quantity) =>
        {
            Some(Basis::OnDay)
        }
        Kind::Count if counts_segments(reader, quantity) => Some(Basis::OverTime),
        _ => None,
    }
}

/// `period` as it is told: the last day of a time, or the fiscal year up to a day that ends a quarter of it. What
/// was done on another day was done in no time.
pub(super) fn told_on(basis: Option<Basis>, period: Period, calendar: &Calendar) -> Period {
    match (basis, period) {
        (Some(Basis::OnDay), Period::Duration(_, end)) => Period::Instant(end),
        (Some(Basis::OverTime), Period::Instant(day)) => {
            let ends = calendar.is_year_end(day) || calendar.end() == Some(day) || day == day.last_of_month();
            let start = if ends { calendar.year_start_around(day) } else { day };
            // No time goes by on the first day of a year.
            if ends && start == day { period } else { Period::Duration(start, day) }
        }
        (_, period) => period,
    }
}

/// "And has an accumulated deficit of $4 million": what has gathered up to a day, whatever stretch the sentence speaks of
/// before. "An increase in the accumulated deficit of $4 million" went by in it.
fn is_deficit(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    const NOUNS: [&[u8]; 3] = [b"deficit", b"deficiency", b"deficits"];
    const GATHERED: [&[u8]; 6] =
        [b"accumulated", b"capital", b"stockholders", b"shareholders", b"stockholders'", b"shareholders'"];
    const MOVED: [&[u8]; 6] = [b"increase", b"decrease", b"change", b"reduction", b"increased", b"decreased"];
    let plain = |at: &usize| {
        matches!(reader.word(*at), Word::Of | Word::About) || reader.says(*at, &[b"totaling", b"totalling"])
    };
    let from = quantity.first.saturating_sub(8).max(sentence.first);
    let noun = (from..quantity.first).rev().find(|at| !plain(at));
    noun.is_some_and(|noun| {
        noun + 1 < quantity.first
            && reader.says(noun, &NOUNS)
            && (noun.saturating_sub(3)..noun).any(|at| reader.says(at, &GATHERED))
            && !(noun.saturating_sub(6).max(sentence.first)..noun).any(|at| reader.says(at, &MOVED))
    })
}

/// "Operating cash flow was $5 million", "free cash flow": what a time brought. A quarter that it names itself is another
/// than the year up to the day.
fn is_flow_of_cash(reader: Reader<'_>, quantity: &Quantity, (first, end): (usize, usize)) -> bool {
    let quarter = (quantity.end..quantity.end + BESIDE).any(|at| reader.word(at) == Word::Quarter);
    !quarter
        && names_result(Reader { text: reader.text, tokens: reader.tokens.get(first..end).unwrap_or(&[]) })
}

/// The tokens of a sentence that may speak of one quantity in it.
fn around(sentence: Sentence, quantity: &Quantity) -> std::ops::Range<usize> {
    let from = quantity.first.saturating_sub(REACH).max(sentence.first);
    from..(quantity.end + REACH).min(sentence.end)
}

/// "SOFR plus 1.75%", "a margin of 2.0%": what is added to a rate of the market.
fn is_spread(reader: Reader<'_>, quantity: &Quantity) -> bool {
    let before = |back: usize| quantity.first.checked_sub(back).map_or(&[][..], |at| reader.bytes(at));
    let added = quantity.first >= 2 && reader.kind(quantity.first - 1) == Some(TokenKind::Plus);
    // "A commitment fee of 0.20%", "margin ranging from 1.25% to 2.00%".
    let charged = (2..=4).any(|back| {
        [&b"margin"[..], b"spread", b"fee", b"fees"]
            .iter()
            .any(|word| before(back).eq_ignore_ascii_case(word))
    });
    let of = matches!(reader.word_before(quantity.first, 1), Word::Of | Word::From);
    charged && of || before(1).eq_ignore_ascii_case(b"plus") || added && reader.is_word(quantity.first - 2)
}

/// Tokens after a percentage in which stands what it is a part of.
const PART: usize = 9;

/// "Acquired 100% of the outstanding equity", "a 49% ownership interest": a part of a company; not of its price.
fn is_interest_owned(reader: Reader<'_>, quantity: &Quantity) -> bool {
    const OWNED: [&[u8]; 7] =
        [b"interest", b"interests", b"equity", b"ownership", b"membership", b"voting", b"outstanding"];
    const OTHER: [&[u8]; 17] = [
        b"value",
        b"price",
        b"per",
        b"rate",
        b"revenue",
        b"vest",
        b"increase",
        b"compensation",
        b"income",
        b"expense",
        b"earnings",
        b"sales",
        b"loans",
        b"deposits",
        b"average",
        b"net",
        b"total",
    ];
    let is = |i: usize, words: &[&[u8]]| reader.says(i, words);
    const FIRST: [&[u8]; 14] = [
        b"of",
        b"ownership",
        b"equity",
        b"interest",
        b"owned",
        b"membership",
        b"noncontrolling",
        b"non-controlling",
        b"controlling",
        b"voting",
        b"economic",
        b"general",
        b"limited",
        b"partnership",
    ];
    if !is(quantity.end, &FIRST) {
        return false;
    }
    let words = || {
        (quantity.end..quantity.end + PART).take_while(|i| reader.is_word(*i) && reader.word(*i) != Word::And)
    };
    words().any(|i| is(i, &OWNED)) && !words().any(|i| is(i, &OTHER))
}

/// "42,000 square feet": as large as it is.
fn is_area(reader: Reader<'_>, quantity: &Quantity) -> bool {
    let area = |i: usize| {
        // "Square feet", "square-foot".
        let hyphen = usize::from(reader.kind_before(i, 1) == Some(TokenKind::Hyphen));
        let square = i > hyphen && reader.says(i - 1 - hyphen, &[b"square", b"sq"]);
        reader.is(i, b"acres") || square && (reader.is(i, b"feet") || reader.is(i, b"foot"))
    };
    (quantity.first..quantity.end + 1).any(area)
}

/// "5.250% senior notes", "the 2.5% Convertible Notes": the rate is part of what the debt is.
fn is_rate_of_debt(reader: Reader<'_>, quantity: &Quantity) -> bool {
    const DEBTS: [&[u8]; 6] = [b"note", b"notes", b"bonds", b"debentures", b"debenture", b"debt"];
    // "Decreased 15% due to lower debt" speaks of no rate.
    let names = |i: &usize| {
        let small = matches!(
            reader.word(*i),
            Word::And | Word::To | Word::On | Word::Of | Word::For | Word::In | Word::By | Word::From
        );
        reader.is_word(*i) && !small
    };
    let mut words = (quantity.end..quantity.end + 5).take_while(names);
    words.any(|i| reader.says(i, &DEBTS))
}

/// "Customer A accounted for 12% of accounts receivable": the share of one of those that a company deals with.
fn is_concentration(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    const SHARES: [&[u8]; 9] = [
        b"accounted",
        b"accounting",
        b"represented",
        b"representing",
        b"represents",
        b"comprised",
        b"constituted",
        b"individually",
        b"concentration",
    ];
    const OF: [&[u8]; 14] = [
        b"receivable",
        b"receivables",
        b"payable",
        b"customer",
        b"customers",
        b"vendor",
        b"vendors",
        b"supplier",
        b"suppliers",
        b"distributor",
        b"distributors",
        b"carriers",
        b"payors",
        b"clients",
    ];
    let has = |words: &[&[u8]]| around(sentence, quantity).any(|i| reader.says(i, words));
    // What customers of a bank brought or owe is a part of its balance sheet.
    has(&OF) && has(&SHARES) && !has(&[b"deposits", b"assets", b"liabilities", b"loans"])
}

/// Tokens between the name of a price and the price: "exercise price of the new warrants was".
const NAMED: usize = 8;

/// "an exercise price of $11.50", "convertible at a conversion price of $2.10"; no average of those of many.
fn is_price_to_exercise(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let from = quantity.first.saturating_sub(NAMED).max(sentence.first);
    let price = (from..quantity.first).any(|i| {
        reader.word(i) == Word::Price
            && i > 0
            && (reader.word(i - 1) == Word::Exercise
                || reader.is(i - 1, b"conversion")
                || reader.is(i - 1, b"strike"))
    });
    let averaged =
        (from..quantity.first).any(|i| reader.is(i, b"average") || reader.is(i, b"weighted-average"));
    price && !averaged
}

/// Tokens around an amount that say what of.
const BESIDE: usize = 6;

/// "$500 million aggregate principal amount of notes", "a $250 million revolving credit facility": what is owed or
/// may be borrowed; not what was paid or received for it.
fn is_principal(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let to = (quantity.end + BESIDE).min(sentence.end);
    // "$2 million related to facility closures": what is parted by a preposition is another thing.
    let parts = |i: usize| {
        matches!(
            reader.word(i),
            Word::And | Word::To | Word::For | Word::From | Word::On | Word::In | Word::By
        )
    };
    let principal = (quantity.end..to).take_while(|i| !parts(*i) && reader.is_word(*i)).any(|i| {
        reader
            .says(i, &[b"principal", b"facility", b"capacity", b"sublimit", b"sub-facility", b"subfacility"])
            || reader.is(i, b"line") && reader.word(i + 1) == Word::Of && reader.is(i + 2, b"credit")
    });
    let from = quantity.first.saturating_sub(BESIDE).max(sentence.first);
    let named = (from..quantity.first).any(|i| {
        (reader.is(i, b"principal") || reader.is(i, b"face"))
            && (reader.is(i + 1, b"amount") || reader.is(i + 1, b"value"))
    });
    if !principal && !named {
        return false;
    }
    !around(sentence, quantity).any(|i| {
        [
            &b"repaid"[..],
            b"redeemed",
            b"repurchased",
            b"retired",
            b"borrowed",
            b"drew",
            b"drawn",
            b"proceeds",
            b"paid",
            b"repayment",
            b"converted",
            b"exchanged",
            b"payments",
        ]
        .iter()
        .any(|word| reader.is(i, word))
    })
}

/// "A carrying amount of $5 million", "bringing the balance to $5 million", "written down to its fair value of $5
/// million": what something stands at. "Paid the balance of $5 million" is what went by.
fn is_carried_at(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let about = |at: &usize| reader.word(*at) == Word::About;
    let mut before = (quantity.first.saturating_sub(SPELLED)..quantity.first).rev().skip_while(about);
    let Some(link) = before.next() else { return false };
    let Some(name) = before.find(|at| !reader.says(*at, &[b"outstanding", b"owed", b"due"])) else {
        return false;
    };
    let says = |back: usize, words: &[&[u8]]| name.checked_sub(back).is_some_and(|at| reader.says(at, words));
    let value = reader.word(name) == Word::Value || reader.is(name, b"amount");
    let carried = value && says(1, &[b"carrying", b"book"]);
    let written = reader.word(name) == Word::Value
        && says(1, &[b"fair"])
        && name.checked_sub(3).is_some_and(|to| reader.word(to) == Word::To)
        && says(2, &[b"its", b"their", b"the"]);
    // "Interest on the outstanding balance was", "payments on the balance were": what went by.
    const MOVES: [&[u8]; 14] = [
        b"interest",
        b"amortization",
        b"payment",
        b"payments",
        b"repayment",
        b"repayments",
        b"provision",
        b"write-off",
        b"off",
        b"change",
        b"changes",
        b"reduction",
        b"paid",
        b"charged",
    ];
    if (name.saturating_sub(SPELLED).max(sentence.first)..name).any(|at| reader.says(at, &MOVES)) {
        return false;
    }
    match reader.word(link) {
        // "Notes with a carrying value of $5 million were exchanged".
        Word::Of => written || carried && !tells_event(reader, sentence),
        Word::Is | Word::To | Word::At => carried || reader.is(name, b"balance"),
        _ => false,
    }
}

/// Tokens of "balance outstanding was approximately".
const SPELLED: usize = 8;

/// Tokens before an amount in which "net loss" stands.
const RESULT: usize = 3;

/// "At June 30, we had cash of $5 million and a net loss of $2 million", "used $3 million in operating activities": what
/// went by in the time up to the day. What added up since a company began is there on the day.
fn is_net_result(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let from = quantity.first.saturating_sub(RESULT).max(sentence.first);
    let of = quantity.first.checked_sub(1).is_some_and(|at| reader.word(at) == Word::Of);
    let net = (from..quantity.first).find(|at| {
        reader.word(*at) == Word::Net && (reader.word(at + 1) == Word::Loss || reader.is(at + 1, b"income"))
    });
    const SUMS: [&[u8]; 7] =
        [b"cumulative", b"accumulated", b"aggregate", b"total", b"inception", b"recurring", b"date"];
    let summed = || around(sentence, quantity).any(|at| reader.says(at, &SUMS));
    let used = (from..quantity.first).any(|at| reader.is(at, b"used"))
        && reader.word(quantity.end) == Word::In
        && (quantity.end..quantity.end + 4).any(|at| reader.is(at, b"operating"))
        && (quantity.end..quantity.end + 5).any(|at| reader.says(at, &[b"activities", b"operations"]));
    (of && (net.is_some() || is_booked(reader, quantity)) || used) && !summed()
}

/// What is booked and has not gone by yet: "unrealized loss of", "compensation expense not yet recognized of".
pub(super) const HELD: [&[u8]; 6] =
    [b"unrealized", b"unrecognized", b"deferred", b"accrued", b"prepaid", b"unamortized"];

/// "Resulting in a loss of $2 million", "expense of $2 million was recorded": what was booked, on whatever day it is told.
fn is_booked(reader: Reader<'_>, quantity: &Quantity) -> bool {
    const RESULTS: [&[u8]; 7] =
        [b"gain", b"loss", b"charge", b"expense", b"impairment", b"change", b"income"];
    const BOOKED: [&[u8]; 4] = [b"recorded", b"recognized", b"expensed", b"charged"];
    let before = quantity.first.saturating_sub(SPELLED)..quantity.first;
    let named = quantity.first.checked_sub(2).is_some_and(|at| reader.says(at, &RESULTS));
    let held = before.clone().any(|at| reader.says(at, &HELD));
    let booked = reader.says(quantity.end, &[b"was", b"were"])
        && (quantity.end + 1..quantity.end + 3).any(|at| reader.says(at, &BOOKED));
    let resulting =
        || before.clone().any(|at| reader.is(at, b"resulting") && reader.word(at + 1) == Word::In);
    named && !held && (booked || resulting())
}

/// "The allowance increased by $1 million", "inventories decreased $3 million": how far a balance moved in the time up to
/// the day. What a board raised by so much stands on the day.
fn is_move(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    const MOVES: [&[u8]; 4] = [b"increased", b"decreased", b"declined", b"grew"];
    let by = quantity.first.checked_sub(1).map_or(0, |by| by + usize::from(reader.word(by) != Word::By));
    let Some(verb) = by.checked_sub(1).filter(|verb| reader.says(*verb, &MOVES)) else { return false };
    let Some(before) = verb.checked_sub(1).filter(|before| *before >= sentence.first) else { return false };
    // "We increased our holdings", "the limit was increased by".
    let raised = reader.says(before, &[b"was", b"were", b"been", b"be", b"we", b"company", b"board", b"and"]);
    let passive = before.checked_sub(1).is_some_and(|at| reader.says(at, &[b"was", b"were", b"been"]));
    !raised && !passive && reader.is_word(before)
}

/// Tokens between a verb of change and the level that it leads to: "increased $3.9 million, or 14%, from year end, to".
const LED: usize = 16;

/// "Inventories rose $2 million, or 14%, to $31 million", "we raised the allowance by $1 million to $4 million": the level of a
/// balance, which is there on a day however the time of its change is told. "Net sales rose to" is that of a time.
fn is_level(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    (first, end): (usize, usize),
) -> bool {
    let Some(link) = quantity.first.checked_sub(1).filter(|at| reader.word(*at) == Word::To) else {
        return false;
    };
    let from = link.saturating_sub(LED).max(sentence.first);
    let moves = |at: usize| reader.word(at) == Word::Rose || reader.says(at, &[b"raised", b"lowered"]);
    let Some(verb) = (from..link).rev().find(|at| moves(*at)) else { return false };
    let told = |at: usize| {
        reader.kind(at) == Some(TokenKind::Semicolon)
            || matches!(reader.word(at), Word::Which | Word::As | Word::Compared)
    };
    // What was done with a balance is no balance: "deposits made", "assets placed in service", "cash flow".
    const RESULTS: [&[u8]; 15] = [
        b"average",
        b"benefit",
        b"expense",
        b"expenses",
        b"income",
        b"cost",
        b"costs",
        b"charge",
        b"gain",
        b"made",
        b"placed",
        b"put",
        b"flow",
        b"flows",
        b"needs",
    ];
    let averaged = (first..end).any(|at| reader.says(at, &RESULTS));
    if end > link || averaged || (verb..link).any(told) {
        return false;
    }
    // "Depreciation on property": the head alone says what it is.
    let head = (first..end).take_while(|at| {
        !matches!(reader.word(*at), Word::On | Word::For | Word::To | Word::From | Word::Of | Word::In)
    });
    let last = first + head.count();
    // "Investments in equipment" are made in a time.
    let invested = last > first
        && reader.says(last - 1, &[b"investment", b"investments"])
        && reader.word(last) == Word::In;
    let name = reader.tokens.get(first..last).unwrap_or(&[]);
    !invested && nature(Reader { text: reader.text, tokens: name }) >= PLAIN
}

/// Tokens before and behind an amount in which stands what it limits.
const LIMITED: usize = 10;

/// "Authorized a $50 million repurchase program", "increased the revolving commitments to $200 million": how much may be
/// bought or borrowed from then on. What was bought or borrowed went by.
fn is_limit(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let (first, end) = (quantity.first, quantity.end);
    let before = || first.saturating_sub(LIMITED).max(sentence.first)..first;
    let near = || before().chain(end..(end + LIMITED).min(sentence.end));
    const ALLOWS: [&[u8]; 6] =
        [b"authorized", b"authorizes", b"authorizing", b"authorization", b"approved", b"approving"];
    const DONE: [&[u8]; 6] = [b"repurchased", b"purchased", b"bought", b"remaining", b"remained", b"under"];
    let bought = || near().any(|at| reader.says(at, &[b"repurchase", b"buyback", b"repurchases"]));
    let allowed = || before().any(|at| reader.says(at, &ALLOWS));
    let done = || before().any(|at| reader.says(at, &DONE));
    // "Increase the revolving commitments from $150 million to $200 million".
    const LINES: [&[u8]; 6] =
        [b"commitment", b"commitments", b"limit", b"capacity", b"availability", b"facility"];
    let to = first.checked_sub(1).is_some_and(|at| matches!(reader.word(at), Word::To | Word::From));
    const RAISES: [&[u8]; 8] = [
        b"increase",
        b"increased",
        b"increasing",
        b"increases",
        b"reduce",
        b"reduced",
        b"reducing",
        b"decreased",
    ];
    let line = || before().any(|at| reader.says(at, &LINES)) && before().any(|at| reader.says(at, &RAISES));
    allowed() && bought() && !done() || to && line()
}

/// "The plan authorizes the issuance of 3,000,000 shares", "authorized shares from 50 million to 100 million".
fn is_authorized(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let from = quantity.first.saturating_sub(LIMITED).max(sentence.first);
    let before = |words: &[&[u8]]| (from..quantity.first).any(|at| reader.says(at, words));
    const ALLOWS: [&[u8]; 3] = [b"authorizes", b"authorizing", b"reserves"];
    const NUMBER: [&[u8]; 1] = [b"authorized"];
    let noun = (from..quantity.first).any(|at| {
        reader.says(at, &NUMBER)
            && (at + 1..at + 4).any(|at| matches!(reader.word(at), Word::Shares | Word::Common))
    });
    const DONE: [&[u8]; 4] = [b"issued", b"granted", b"sold", b"repurchased"];
    (before(&ALLOWS) || noun) && !before(&DONE)
}

/// "operates in one segment", "three reportable segments".
fn counts_segments(reader: Reader<'_>, quantity: &Quantity) -> bool {
    let noun = (quantity.end..quantity.end + 4)
        .take_while(|i| reader.is_word(*i))
        .find(|i| reader.says(*i, &[&b"segment"[..], b"segments"]));
    noun.is_some()
}
