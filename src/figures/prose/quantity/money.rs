//! Amounts of money, and those for each share.

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::amount::Printed;
use super::super::super::currency::{Naming, is_nation, named};
use super::super::super::lexer::{CENT, TokenKind};
use super::super::super::unit::{Currency, Unit};
use super::super::super::value::Value;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Quantity;
use super::number::scale_at;
use super::shares::LONGEST_LIST;

/// An amount of money, or one for each share.
pub(super) fn money_or_per_share(
    reader: Reader<'_>,
    found: &mut Quantity,
    currency: Currency,
    place: Option<(usize, usize)>,
) {
    found.kind = Kind::Money;
    found.unit = Unit::Currency(currency);
    found.unit_span = place.map(|(from, to)| reader.span(from, to));
    // "$8.4 million, or $0.21 per share" is one amount and one for each share.
    // "$0.25 for each share": as for each.
    let per = found.end
        + usize::from(reader.word(found.end) == Word::For && reader.word(found.end + 1) == Word::Each);
    let direct = matches!(reader.word(per), Word::Per | Word::Each | Word::A)
        || reader.kind(per) == Some(TokenKind::Slash);
    // "Valued at $48,000, or $0.48 per share" is one of each too: whole thousands are no prices in a list.
    let price = found.scale == 0
        && (found.value.number() < Some(Decimal::ONE_THOUSAND) || found.decimals.is_some_and(|d| d >= 2));
    if let Some((from, to)) = per_share(reader, per).filter(|_| direct || price) {
        found.kind = Kind::PerShare;
        found.unit = Unit::PerShare(currency);
        found.unit_span = Some(reader.span(from, to));
    } else if is_par_value(reader, found)
        || is_par_of_shares(reader, found)
        || found.scale == 0
            && (is_quoted(reader, found)
                || is_closing_price(reader, found)
                || names_preferred(reader, found)
                || is_price_of_bracket(reader, found)
                || is_other_price(reader, found)
                || is_price_of_share(reader, found.first)
                || is_named_per_share(reader, found))
    {
        found.kind = Kind::PerShare;
        found.unit = Unit::PerShare(currency);
    }
}

/// "$2.08 Cumulative Convertible Preferred Stock": a class of stock is called by what each share of it pays a year.
fn names_preferred(reader: Reader<'_>, found: &Quantity) -> bool {
    let cents = found.decimals == Some(2) && found.value.number().is_some_and(|n| n < Decimal::ONE_HUNDRED);
    let capital = |at: &usize| reader.kind(*at) == Some(TokenKind::Capital);
    cents && (found.end..found.end + CLASS).take_while(capital).any(|at| reader.is(at, b"preferred"))
}

/// Words of the name of a class of stock.
const CLASS: usize = 6;

/// "The closing price of $14.22", "an initial public offering price of $15.00": dollars and cents for which one share
/// is sold. What all of them bring is told as an aggregate price, and in more dollars.
fn is_closing_price(reader: Reader<'_>, found: &Quantity) -> bool {
    const QUOTED: [&[u8]; 5] = [b"closing", b"bid", b"offering", b"subscription", b"reported"];
    let cents = found.decimals.is_some_and(|digits| (2..=4).contains(&digits));
    if !cents
        || found.value.number().is_none_or(|number| number.abs() >= Decimal::ONE_THOUSAND)
        || reader.word(found.end) == Word::Per
    {
        return false;
    }
    // "The closing price on the grant date ($14.22)".
    let first = found.first - usize::from(reader.kind_before(found.first, 1) == Some(TokenKind::Open));
    let words = |back: &usize| {
        let at = first.checked_sub(*back);
        at.is_some_and(|at| reader.is_word(at) || reader.bytes(at) == b"'s")
    };
    let Some(price) =
        (1..=PRICED).take_while(words).find(|back| reader.word_before(first, *back) == Word::Price)
    else {
        return false;
    };
    let at = first - price;
    let before = |word: &[&[u8]]| (1..=3).any(|back| at >= back && reader.says(at - back, word));
    let sold = !(at > 0 && reader.is(at - 1, b"purchase"));
    let of_things = reader.word(found.end) == Word::For || reader.says(found.end, &[b"a", b"an", b"each"]);
    // "The last sale price was".
    let last = at > 1 && reader.says(at - 1, &[b"sale", b"sales"]) && reader.is(at - 2, b"last");
    (last || before(&QUOTED)) && sold && !of_things && !before(&[b"aggregate", b"total"])
}

/// Words between an amount and "per share": "$0.92 basic and diluted net loss from continuing operations per share".
const NAMED: usize = 8;

/// "$0.92 net loss per share", "a $0.05 decrease in earnings per share": dollars and cents named behind the amount,
/// before anything else is told.
fn is_named_per_share(reader: Reader<'_>, found: &Quantity) -> bool {
    let cents = found.decimals.is_some_and(|digits| (2..=4).contains(&digits));
    if !cents || found.value.number().is_none_or(|number| number.abs() >= Decimal::ONE_THOUSAND) {
        return false;
    }
    let names = |at: &usize| {
        let joined = matches!(reader.word(*at), Word::And | Word::Or);
        let basic = reader.word_before(*at, 1) == Word::Basic;
        let else_told = matches!(
            reader.word(*at),
            Word::Which
                | Word::Is
                | Word::Had
                | Word::Than
                | Word::Compared
                | Word::With
                | Word::At
                | Word::As
        );
        reader.is_word(*at) && !else_told && (basic || !joined)
    };
    let mut words = (found.end..found.end + NAMED).take_while(names);
    words.any(|at| reader.word(at) == Word::Per && per_share(reader, at).is_some())
}

/// "$16 1/8": in eighths and sixteenths shares are quoted, and nothing else.
fn is_quoted(reader: Reader<'_>, found: &Quantity) -> bool {
    let printed = found.end.checked_sub(1).and_then(|last| Printed::parse(reader.bytes(last)));
    printed.is_some_and(|printed| printed.common)
}

/// Tokens between what names a price and the amount: "exercise price of the new warrants was".
const PRICED: usize = 8;

/// "price per share was $0.61", "an exercise price of $3.85": what it costs to have one share, unless all
/// of them are added up; and another such amount beside it.
fn is_price_of_share(reader: Reader<'_>, first: usize) -> bool {
    is_priced(reader, first) || other_price(reader, first).is_some_and(|first| is_priced(reader, first))
}

/// The start of the amount that this one stands beside as another price of the same: "$0.10 or $22.50",
/// "$8.83 (after the split - $1,988)".
fn other_price(reader: Reader<'_>, first: usize) -> Option<usize> {
    let mut joined = false;
    for back in 1..=PRICED {
        let at = first.checked_sub(back)?;
        match reader.kind(at)? {
            TokenKind::Number => {
                let before = at.checked_sub(1)?;
                let amount = matches!(reader.kind(before)?, TokenKind::Currency(_));
                return (joined && amount).then_some(before);
            }
            TokenKind::Open => joined = true,
            TokenKind::Word if matches!(reader.word(at), Word::Or | Word::To) => joined = true,
            TokenKind::Word | TokenKind::Capital | TokenKind::Dash | TokenKind::Hyphen => {}
            TokenKind::Currency(_) => {}
            _ => return None,
        }
    }
    None
}

fn is_priced(reader: Reader<'_>, first: usize) -> bool {
    for back in 1..=PRICED {
        let Some(at) = first.checked_sub(back) else { return false };
        if !matches!(
            reader.kind(at),
            Some(TokenKind::Word | TokenKind::Capital | TokenKind::Quote | TokenKind::Currency(_))
        ) {
            return false;
        }
        let per_share = reader.word(at) == Word::Share && reader.word_before(at, 1) == Word::Per;
        let price = reader.word(at) == Word::Price && reader.word_before(at, 1) == Word::Exercise;
        if per_share && back <= 4 || price {
            let priced = (1..=4).any(|i| reader.word_before(at, i) == Word::Price) || price;
            let summed = (1..=4).any(|i| {
                matches!(at.checked_sub(i).map_or(&b""[..], |k| reader.bytes(k)), b"aggregate" | b"total")
            });
            return priced && !summed;
        }
    }
    false
}

/// "per share", "per basic and diluted share", "a share", "per unit", "per ADS", "/share" at `at`.
pub(super) fn per_share(reader: Reader<'_>, at: usize) -> Option<(usize, usize)> {
    per_share_of_list(reader, at, LONGEST_LIST)
}

/// Tokens of "and not less than".
const BOUND: usize = 5;

/// As [`per_share`], looking no further than `more` amounts ahead.
fn per_share_of_list(reader: Reader<'_>, at: usize, more: usize) -> Option<(usize, usize)> {
    let mut i = at;
    let slash = reader.kind(i) == Some(TokenKind::Slash);
    let article = reader.word(i) == Word::A && !reader.touches(i);
    if !(slash || article || matches!(reader.word(i), Word::Per | Word::Each)) {
        // "$0.21 and $0.24 per share", "$.25, $.24 and $.23 per share", "$20.00 to $22.50 per share".
        // "Not more than $26.00 nor less than $23.00 per share": the first is bounded too. In "a loss of $925, or less than
        // $0.01 per share" it is not.
        let bounded = reader.word_before(i, 3) == Word::Than;
        let denies = |j: usize| reader.word(j) == Word::Not || reader.says(j, &[b"nor", b"no"]);
        let bounds = |j: usize| {
            denies(j)
                || reader.word(j) == Word::Than
                || reader.says(j, &[b"less", b"more", b"lower", b"greater", b"higher"])
        };
        let mut j = i;
        while reader.kind(j) == Some(TokenKind::Comma)
            || matches!(reader.word(j), Word::And | Word::Or | Word::To)
            || bounded && j < i + BOUND && bounds(j)
        {
            j += 1;
        }
        if j == i
            || (i..j).any(bounds) && !(i..j).any(denies)
            || !matches!(reader.kind(j), Some(TokenKind::Currency(_)))
            || reader.kind(j + 1) != Some(TokenKind::Number)
        {
            return None;
        }
        let plain = more > 0 && scale_at(reader, j + 2, true).is_none();
        return plain.then(|| per_share_of_list(reader, j + 2, more - 1)).flatten();
    }
    i += 1;
    let most = if article { 1 } else { 6 };
    for ahead in 0..most {
        match reader.word(i + ahead) {
            Word::Share | Word::Ads | Word::Unit | Word::Warrant | Word::Option => {
                return Some((at, i + ahead + 1));
            }
            Word::Shares if reader.bytes(i + ahead).eq_ignore_ascii_case(b"shares") => {
                return Some((at, i + ahead + 1));
            }
            Word::Basic | Word::Diluted | Word::Common | Word::And | Word::Or | Word::Shares | Word::Net => {}
            _ if matches!(
                reader.bytes(i + ahead),
                b"fully"
                    | b"weighted"
                    | b"average"
                    | b"depositary"
                    | b"American"
                    | b"outstanding"
                    | b"partnership"
                    | b"limited"
                    | b"whole"
                    | b"pre"
                    | b"funded"
                    | b"prefunded"
                    | b"Pre"
                    | b"Funded"
                    | b"-"
            ) || is_of_class(reader, i + ahead) => {}
            _ => return None,
        }
    }
    None
}

/// A word of what classes and issues of shares are called: "Class A ordinary share", "Private Placement Warrant".
pub(super) fn is_of_class(reader: Reader<'_>, at: usize) -> bool {
    const CLASSES: [&[u8]; 12] = [
        b"class",
        b"ordinary",
        b"preferred",
        b"preference",
        b"private",
        b"public",
        b"placement",
        b"founder",
        b"series",
        b"redeemable",
        b"op",
        b"restricted",
    ];
    let word = reader.bytes(at);
    word.len() == 1 && word[0].is_ascii_uppercase()
        || CLASSES.iter().any(|class| word.eq_ignore_ascii_case(class))
}

/// "par value $0.01", "$.01 par value", "stated value of $5": values of a share.
pub(super) fn is_par_value(reader: Reader<'_>, found: &Quantity) -> bool {
    if found.scale != 0 {
        return false;
    }
    let value_before = (1..=3).any(|back| {
        reader.word_before(found.first, back) == Word::Value
            && matches!(reader.word_before(found.first, back + 1), Word::Par | Word::Stated)
    });
    let after = found.end;
    let par_after = reader.word(after) == Word::Par
        || reader.word(after) == Word::Stated && reader.word(after + 1) == Word::Value;
    value_before || par_after
}

/// "1,250,400 EUR 0.15 common shares": between a number of shares and their noun stands what each is worth by its charter.
fn is_par_of_shares(reader: Reader<'_>, found: &Quantity) -> bool {
    let counted = reader.kind_before(found.first, 1) == Some(TokenKind::Number);
    counted && found.scale == 0 && names_shares(reader, found.end)
}

/// True where the words at `at` are shares of a kind: "common shares", "Class A ordinary shares".
fn names_shares(reader: Reader<'_>, at: usize) -> bool {
    let of_kind = |at: &usize| is_of_class(reader, *at) || reader.word(*at) == Word::Common;
    let end = (at..at + CLASS).find(|at| !of_kind(at));
    end.is_some_and(|end| end > at && reader.says(end, &[b"shares", b"stock"]))
}

/// True for an amount of dollars and cents that may be a price of one share.
fn is_small_price(found: &Quantity) -> bool {
    let cents = found.decimals.is_some_and(|digits| (2..=4).contains(&digits));
    cents && found.value.number().is_some_and(|number| number.abs() < Decimal::ONE_THOUSAND)
}

/// "Exercisable at $14.20 (1,312,400 shares), $26.15 (1,104,600 shares)": for so much each of the shares in the bracket is had.
fn is_price_of_bracket(reader: Reader<'_>, found: &Quantity) -> bool {
    let at = found.end;
    is_small_price(found)
        && reader.kind(at) == Some(TokenKind::Open)
        && reader.kind(at + 1) == Some(TokenKind::Number)
        && reader.is(at + 2, b"shares")
        && reader.kind(at + 3) == Some(TokenKind::Close)
}

/// "$8.25 per share (or $8.40 if the option is exercised)": the same for one share, in another case.
fn is_other_price(reader: Reader<'_>, found: &Quantity) -> bool {
    let Some(open) = found.first.checked_sub(2) else { return false };
    let other = reader.kind(open) == Some(TokenKind::Open) && reader.word(open + 1) == Word::Or;
    let each = (1..=4).any(|back| {
        let per = open.checked_sub(back).filter(|at| matches!(reader.word(*at), Word::Per | Word::Each));
        per.and_then(|per| per_share(reader, per)).is_some_and(|(_, end)| end == open)
    });
    other && each && is_small_price(found)
}

/// "12 million dollars", "5,000 euros", "50 cents per share".
pub(super) fn worded_money(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut at = found.end;
    // "Thirty Thousand and 00/100 Dollars": the cents are parts of a hundred.
    let cents = reader.word(at) == Word::And
        && reader.bytes(at + 1).len() == 2
        && reader.kind(at + 2) == Some(TokenKind::Slash)
        && reader.bytes(at + 3) == b"100";
    at += if cents { 4 } else { 0 };
    // "13,000 million in Japanese yen".
    let told_in = found.scale > 0 && reader.word(at) == Word::In;
    at += usize::from(told_in);
    // "New Taiwan dollars", "Hong Kong dollars", "New Zealand dollars".
    at += usize::from(matches!(reader.bytes(at), b"New" | b"Hong" | b"Deutsche" | b"South"));
    let nation = reader.get(at).is_some_and(|token| is_nation(reader.text, token));
    at += usize::from(nation);
    at += usize::from(nation && reader.kind(at) == Some(TokenKind::Period));
    // Plain ASCII prints the sign of cents as "12 1/2(cent)".
    let bracketed = reader.kind(at) == Some(TokenKind::Open)
        && reader.bytes(at + 1) == b"cent"
        && reader.kind(at + 2) == Some(TokenKind::Close);
    at += usize::from(bracketed);
    let word = reader.word(at);
    // "65.1c a pound".
    let letter = reader.touches(at) && reader.bytes(at) == b"c" && found.decimals.is_some_and(|d| d > 0);
    let named = named(reader.text, reader.tokens, at).or(letter.then_some(("USD", Naming::Code)));
    let Some((code, naming)) = named else { return false };
    // "1,250,400 EUR 0.15 common shares": a code before another number is that number's.
    if naming == Naming::Code
        && reader.kind(at + 1) == Some(TokenKind::Number)
        && names_shares(reader, at + 2)
    {
        return false;
    }
    // "Two million in dollar deposits".
    let behind = at + 1;
    if told_in && reader.is_word(behind) && reader.word(behind) == Word::Other {
        return false;
    }
    let ambiguous =
        matches!(word, Word::Mark | Word::Pound | Word::Real | Word::Won | Word::Lira | Word::Rand);
    if ambiguous && found.scale == 0 && !nation && naming != Naming::Code {
        return false;
    }
    let Some(currency) = Currency::new(code) else { return false };
    let in_cents =
        letter || matches!(word, Word::Cent | Word::Penny) || reader.kind(at) == Some(TokenKind::Sign(CENT));
    if in_cents {
        // "5 to 43 cents": both ends.
        match &mut found.value {
            Value::Number(cents) => *cents /= Decimal::ONE_HUNDRED,
            Value::Range(low, high) => {
                *low /= Decimal::ONE_HUNDRED;
                *high /= Decimal::ONE_HUNDRED;
            }
            _ => {}
        }
        found.decimals = found.decimals.map(|d| d.saturating_add(2));
    }
    found.end = at + 1 + usize::from(bracketed);
    found.noun = found.end;
    money_or_per_share(reader, found, currency, Some((at, at + 1)));
    true
}
