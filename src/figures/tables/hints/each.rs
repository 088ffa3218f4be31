//! Amounts for each of something: for each share, ton, room or store.
//!
//! ```text
//! (in millions)                              2023     2022
//! Net sales                                $1,234   $1,187
//! Net income per common share                1.23     1.11     for each share
//! Revenue per available room                 $112     $104     in full: nobody takes millions for a room
//! Sales per average store                    $5.2     $4.9     millions, as a store may have
//! Revenue per employee                   $210,000 $198,000     in full, as it would be billions
//! ```

use super::Hints;
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// What has so little each that its amount is printed in full, whatever the others are in.
const SMALL: [&[u8]; 31] = [
    b"room",
    b"rooms",
    b"guest",
    b"customer",
    b"subscriber",
    b"passenger",
    b"patient",
    b"user",
    b"member",
    b"visit",
    b"transaction",
    b"vehicle",
    b"car",
    b"hour",
    b"night",
    b"seat",
    b"line",
    b"contract",
    b"case",
    b"cases",
    b"admission",
    b"discharge",
    b"student",
    b"boe",
    b"mcfe",
    b"stay",
    b"meal",
    b"ticket",
    b"product",
    b"bag",
    b"head",
];

/// What may have thousands or millions each.
const LARGE: [&[u8]; 27] = [
    b"day",
    b"store",
    b"restaurant",
    b"location",
    b"employee",
    b"branch",
    b"home",
    b"house",
    b"lot",
    b"loan",
    b"account",
    b"aircraft",
    b"vessel",
    b"rig",
    b"well",
    b"hotel",
    b"bed",
    b"facility",
    b"clinic",
    b"site",
    b"school",
    b"associate",
    b"agent",
    b"policy",
    b"claim",
    b"property",
    b"center",
];

/// What is asked or paid for a unit that is let or sold; units of ownership earn and are paid out.
const LET: [&[u8]; 10] = [
    b"rent",
    b"rental",
    b"rents",
    b"selling",
    b"revenue",
    b"revenues",
    b"sales",
    b"gross",
    b"cost",
    b"margin",
];

/// "per share", "per common share", "per unit", "per ADS", "per ton", "per available room", "per store".
pub(super) fn per(reader: Reader<'_>, at: usize) -> Hints {
    // "Cash dividends of $.48 per common share": that of the label, and no figure beside it.
    let named = reader.kind_before(at, 1) == Some(TokenKind::Number);
    if named && matches!(reader.kind_before(at, 2), Some(TokenKind::Currency(_))) {
        return Hints::default();
    }
    // "Distributions per $250 unit": the unit was sold for so much, and each was paid what stands beside it.
    let priced = matches!(reader.kind(at + 1), Some(TokenKind::Currency(_)))
        && reader.kind(at + 2) == Some(TokenKind::Number)
        && (at + 3..at + 7).any(|i| {
            matches!(reader.word(i), Word::Unit | Word::Share)
                || reader.says(i, &[b"interest", b"depositary"])
        });
    if priced {
        return Hints::PER_SHARE;
    }
    if is_interest(reader, at + 1) {
        return Hints::PER_SHARE;
    }
    if is_counted_each(reader, at) {
        return Hints::COUNT;
    }
    // "Obligations per contract terms" are of none of them.
    let ends = |ahead: usize| {
        !reader.is_word(at + ahead + 1)
            || reader.says(at + ahead + 1, &[b"sold", b"retailed", b"delivered", b"day"])
    };
    for ahead in 1..=6 {
        match reader.word(at + ahead) {
            Word::Unit if (0..at).any(|i| reader.says(i, &LET)) => return Hints::EACH,
            Word::Share | Word::Unit | Word::Ads | Word::Option | Word::Warrant => return Hints::PER_SHARE,
            Word::Shares if reader.bytes(at + ahead).len() >= 6 => return Hints::PER_SHARE,
            // "Dividends declared per Common Stock".
            Word::Shares if reader.word(at + ahead - 1) == Word::Common => return Hints::PER_SHARE,
            Word::Cent => return Hints::PERCENT,
            Word::Weight | Word::Volume | Word::Power | Word::Acre | Word::Feet | Word::Mile
                if ahead <= 3 =>
            {
                return Hints::EACH;
            }
            _ if ahead <= 3 && ends(ahead) && reader.says(at + ahead, &SMALL) => return Hints::EACH,
            _ if ahead <= 3 && ends(ahead) && reader.says(at + ahead, &LARGE) => return Hints::EACH_PLACE,
            Word::Other
                if !reader.is_word(at + ahead) && reader.kind(at + ahead) != Some(TokenKind::Hyphen) =>
            {
                break;
            }
            _ => {}
        }
    }
    Hints::default()
}

/// "Income per limited partnership interest", "Distributions per interest": what is owned of a partnership, told at `at` and
/// with nothing behind it. "Cost per interest-bearing account" is none.
fn is_interest(reader: Reader<'_>, at: usize) -> bool {
    const WHOSE: [&[u8]; 12] = [
        b"limited",
        b"general",
        b"partnership",
        b"partner",
        b"partners",
        b"partner's",
        b"partners'",
        b"depositary",
        b"assignee",
        b"beneficial",
        b"average",
        b"weighted",
    ];
    let interest = (at..at + 6).find(|i| reader.says(*i, &[b"interest", b"interests"]));
    interest.is_some_and(|interest| {
        let whose = |i: usize| reader.says(i, &WHOSE) || !reader.is_word(i) || reader.is(i, b"s");
        (at..interest).all(whose)
            && (!reader.is_word(interest + 1) || reader.is(interest + 1, b"outstanding"))
            && reader.kind(interest + 1) != Some(TokenKind::Hyphen)
    })
}

/// "Beds per facility", "Average tenants per tower": so many things, where the words before the "per" at `at` name them
/// and nothing else. "Sales per store" and "Rent per room" are amounts.
fn is_counted_each(reader: Reader<'_>, at: usize) -> bool {
    const COUNTED: [&[u8]; 26] = [
        b"beds",
        b"rooms",
        b"tenants",
        b"stores",
        b"employees",
        b"associates",
        b"units",
        b"transactions",
        b"visits",
        b"patients",
        b"customers",
        b"subscribers",
        b"students",
        b"loads",
        b"trips",
        b"orders",
        b"homes",
        b"lots",
        b"seats",
        b"passengers",
        b"items",
        b"guests",
        b"drivers",
        b"products",
        b"lines",
        b"screens",
    ];
    const WHICH: [&[u8]; 12] = [
        b"average",
        b"number",
        b"of",
        b"total",
        b"licensed",
        b"available",
        b"weighted",
        b"daily",
        b"monthly",
        b"weekly",
        b"annual",
        b"active",
    ];
    // "Units per share" and "Rooms per unit" may be of those who own the company.
    let owned = matches!(reader.word(at + 1), Word::Share | Word::Shares | Word::Unit | Word::Ads);
    let named = at.checked_sub(1).filter(|last| reader.says(*last, &COUNTED) && !owned);
    named.is_some_and(|last| (0..last).all(|i| reader.says(i, &WHICH)))
}

/// "Average daily rate", "RevPAR", "ARPU", "Average hourly earnings": amounts for each night, room, user or hour.
pub(super) fn is_for_each(reader: Reader<'_>, at: usize) -> bool {
    reader.says(at, &[b"revpar", b"arpu", b"hourly"])
        || is_daily_rate(reader, at)
        // "Average dayrate", and no "Dayrate revenues".
        || reader.says(at, &[b"dayrate", b"dayrates"]) && !reader.is_word(at + 1)
        || is_average_sale(reader, at)
}

/// "Average transaction", "Average guest check", "Average order value": what one customer pays at a time, where the label
/// says nothing else. "Average transaction balances" are of all.
fn is_average_sale(reader: Reader<'_>, at: usize) -> bool {
    const SALES: [&[u8]; 5] = [b"transaction", b"check", b"ticket", b"order", b"fare"];
    const WHOSE: [&[u8]; 6] = [b"guest", b"customer", b"sales", b"retail", b"passenger", b"one-way"];
    let first = at == 0 && reader.is(0, b"average");
    let sale = if reader.says(1, &WHOSE) { 2 } else { 1 };
    let end = sale + 1 + usize::from(reader.says(sale + 1, &[b"value", b"size", b"amount"]));
    first && reader.says(sale, &SALES) && !reader.is_word(end)
}

fn is_daily_rate(reader: Reader<'_>, at: usize) -> bool {
    reader.says(at, &[b"daily", b"nightly"]) && reader.says(at + 1, &[b"rate", b"rates"])
}

/// "Average daily rate", "Charter rates", "Average rental rate": what is paid, and no hundredths.
pub(super) fn is_paid_rate(reader: Reader<'_>, at: usize) -> bool {
    const PAID: [&[u8]; 8] =
        [b"daily", b"nightly", b"hourly", b"charter", b"wage", b"room", b"dayrate", b"day"];
    at > 0 && reader.says(at - 1, &PAID)
}

/// "Realized price ($/oz)", "Sales ($/ton)": where the sign of the currency at `at` opens an amount for each of what
/// stands behind the slash. "($/Sh)" is one for each share (Regulation S-K, Item 402).
pub(super) fn over_slash(reader: Reader<'_>, at: usize) -> Option<Hints> {
    let slash = reader.kind(at + 1) == Some(TokenKind::Slash) && reader.is_word(at + 2);
    let share = reader.says(at + 2, &[&b"sh"[..], b"share"]);
    slash.then_some(if share { Hints::PER_SHARE } else { Hints::EACH })
}
