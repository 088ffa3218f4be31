//! Amounts for each share, known by what they are called and by what stands around them.

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::expects::{Sense, expects};
use super::super::when::Sentence;
use super::super::{Quantity, Reader};
use crate::figures::value::Value;
use rust_decimal::Decimal;

/// The most that is paid for a share, or earned with one, where nothing but its name tells.
const MOST: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// The most that is paid out on a share, where nothing but "dividend" tells.
const MOST_PAID_OUT: Decimal = Decimal::ONE_HUNDRED;

/// True for an amount of dollars and cents, small enough for a share, that is given in full.
pub(super) fn may_be(quantity: &Quantity) -> bool {
    let cents = quantity.scale == 0 && quantity.decimals.is_some_and(|digits| (2..=4).contains(&digits));
    cents && size(quantity) < MOST
}

fn size(quantity: &Quantity) -> Decimal {
    quantity.value.number().unwrap_or_default().abs()
}

/// True where the amount `quantity` with the name `words` is one for each share.
pub(super) fn is_for_each(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    words: (usize, usize),
) -> bool {
    is_liquidation(reader, sentence, quantity, words) || is_in_cents(reader, sentence, quantity, words)
}

/// "A $25 liquidation preference", "a stated value of $1,000": what each preferred share has before the common ones. What all
/// of them have is told in more dollars, or as a total.
fn is_liquidation(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    (first, end): (usize, usize),
) -> bool {
    let whole = quantity.scale == 0 && size(quantity) <= Decimal::ONE_THOUSAND;
    if !whole || reader.word(quantity.end) == Word::Per {
        return false;
    }
    // Notes and funds are liquidated too.
    let stock = || {
        let told = |at: usize| is_share(reader, at) || reader.says(at, &[b"stock", b"preferred", b"Series"]);
        (sentence.first..sentence.end).any(told)
    };
    let named = |at: usize| {
        reader.is(at, b"liquidation")
            && (reader.is(at + 1, b"preference") || reader.is(at + 1, b"value") && stock())
    };
    let from = first.saturating_sub(BETWEEN).max(sentence.first);
    (first..end).any(named)
        && !(from..end).any(|at| reader.says(at, &SUMS))
        && !is_in_larger(reader, sentence)
        && !(end..quantity.first).any(|at| reader.word(at) == Word::Totaled)
}

/// "(In thousands), the preference was $900": the sentence says how its amounts are printed.
fn is_in_larger(reader: Reader<'_>, sentence: Sentence) -> bool {
    (sentence.first..sentence.end)
        .any(|at| reader.word(at) == Word::In && reader.says(at + 1, &[b"thousands", b"millions"]))
}

/// True for an amount in dollars and cents that is one for each share.
fn is_in_cents(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity, words: (usize, usize)) -> bool {
    may_be(quantity)
        && (names_price(reader, words)
            || names_dividend(reader, sentence, quantity, words)
            || is_of_earnings(reader, quantity.first)
            || names_stock(reader, quantity)
            || is_granted_at(reader, sentence, quantity.first)
            || is_exercised_at(reader, sentence, quantity.first)
            || is_step_of_price(reader, sentence, quantity)
            || is_diluted(reader, quantity, words)
            || is_told_for_each(reader, sentence, quantity, words)
            || is_better(reader, sentence, quantity)
            || is_end_of_prices(reader, sentence, quantity, words)
            || is_sold_each(reader, sentence, quantity)
            || is_range_of_earnings(reader, sentence, quantity)
            || is_price_where_shares_are(reader, sentence, quantity, words))
}

/// "Net asset value was $12.34", "dilution of $4.10 to new investors", "AFFO of $0.85", "a bid price below $1.00": what is told
/// in dollars and cents only where it is that of a share. A barrel has its bid price too, and a discount its accretion.
fn is_told_for_each(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    (first, end): (usize, usize),
) -> bool {
    const NAMED: [&[u8]; 5] = [b"NAV", b"FFO", b"AFFO", b"dilution", b"EPS"];
    let stock = || (sentence.first..sentence.end).any(|at| is_share(reader, at) || reader.is(at, b"stock"));
    let holders = reader.word(quantity.end) == Word::To;
    let named = |at: usize| {
        reader.says(at, &NAMED)
            || reader.word(at) == Word::Net
                && (reader.is(at + 1, b"asset")
                    || reader.is(at + 1, b"tangible") && reader.is(at + 2, b"book"))
                && (at + 1..(at + 4).min(end)).any(|at| reader.word(at) == Word::Value)
            || reader.is(at, b"accretion") && holders
            || reader.is(at, b"bid") && reader.word(at + 1) == Word::Price && stock()
    };
    let by_piece =
        reader.word(quantity.end) == Word::Per || reader.says(quantity.end, &[b"a", b"an", b"each"]);
    !by_piece
        && (first..end).any(named)
        && !(first..end).any(|at| reader.says(at, &SUMS))
        && !is_in_larger(reader, sentence)
}

/// Tokens between an amount and "per share" in what it is better than.
const BETTER: usize = 16;

/// "$0.04 better than our estimate of $0.31 per share": compared with what is told for each share.
fn is_better(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let compared = reader.says(quantity.end, &[b"better", b"worse", b"above", b"below", b"ahead"]);
    let share = |at: usize| {
        reader.is(at, b"EPS")
            || reader.word(at) == Word::Per && (at + 1..at + 4).any(|at| is_share(reader, at))
    };
    // "Crude was $3.10 ahead of last year, and we earned $2 per share" tells of two things.
    let goes_on = |at: &usize| {
        reader.word(*at) != Word::And
            && !matches!(reader.kind(*at), Some(TokenKind::Comma | TokenKind::Semicolon))
    };
    compared && (quantity.end..(quantity.end + BETTER).min(sentence.end)).take_while(goes_on).any(share)
}

/// Tokens from a step to the price that it changes, and from there to "per share".
const STEP: usize = 14;

/// "A $1.00 increase (decrease) in the assumed offering price of $15.00 per share": by how much a price of each share is
/// supposed to change. A barrel has its price too.
fn is_step_of_price(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    if reader.word(quantity.end) != Word::Change {
        return false;
    }
    let to = |at: usize| at..(at + STEP).min(sentence.end);
    let price = to(quantity.end).find(|at| reader.word(*at) == Word::Price);
    price.is_some_and(|price| {
        let per = to(price).find(|at| reader.word(*at) == Word::Per);
        let offered = reader.says(price - 1, &[b"offering", b"stock", b"share"]);
        per.map_or(offered, |per| (per + 1..per + 4).any(|at| is_share(reader, at)))
    })
}

/// "Earnings were $1.10 basic and $1.05 diluted", "diluted earnings were $1.05": what is told so is told for each share.
fn is_diluted(reader: Reader<'_>, quantity: &Quantity, (first, end): (usize, usize)) -> bool {
    let told = |at: usize| matches!(reader.word(at), Word::Basic | Word::Diluted);
    let earned = |at: usize| {
        matches!(reader.word(at), Word::Loss)
            || reader.says(at, &[b"earnings", b"income", b"profit", b"FFO", b"AFFO", b"EPS"])
    };
    let behind = told(quantity.end) && !reader.is_word(quantity.end + 1)
        || told(quantity.end) && matches!(reader.word(quantity.end + 1), Word::And | Word::In | Word::For)
        || reader.word(quantity.end) == Word::On
            && (quantity.end + 1..quantity.end + 4).any(|at| told(at) && reader.is(at + 1, b"basis"));
    let named = (first..end).any(told) && (first..end).any(earned);
    (behind || named) && !(first..end).any(|at| reader.says(at, &SUMS))
}

/// Tokens back to the price or the trade whose high or low is told.
const SPREAD: usize = 40;

/// "The stock price ranged from a low of $6.12 to a high of $19.40", "our common stock has traded between a high of".
fn is_end_of_prices(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    (first, end): (usize, usize),
) -> bool {
    let ends = end > first && end <= quantity.first && reader.says(end - 1, &[b"low", b"high"]);
    if !ends || reader.word(quantity.end) == Word::Per {
        return false;
    }
    let stock = |at: usize| is_share(reader, at) || reader.is(at, b"stock");
    let from = quantity.first.saturating_sub(SPREAD).max(sentence.first);
    // "Gas prices, unlike our stock, ranged from", "our stock price fell while corn ranged from".
    let same = |at: &usize| !reader.says(*at, &[b"while", b"whereas", b"unlike"]);
    (from..quantity.first).rev().take_while(same).any(|at| match reader.word(at) {
        Word::Price => {
            let behind = (at + 1..at + 7).take_while(|i| !is_parted(reader, *i)).any(stock);
            at > from && (stock(at - 1) || behind)
        }
        _ => {
            reader.says(at, &[b"traded", b"trading"])
                && is_of_stock(reader, (at.saturating_sub(5).max(from), at))
        }
    })
}

/// "5,000 shares at $0.25 each": right behind the shares. In "5,000 shares and 40 kettles at $21.40 each" the price is that
/// of the kettles.
fn is_sold_each(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let next = quantity.end + 1;
    let ends =
        !reader.is_word(next) || matches!(reader.word(next), Word::And | Word::Or | Word::In | Word::On);
    let each = reader.word(quantity.end) == Word::Each && ends;
    let from = quantity.first.saturating_sub(GRANTED + 3).max(sentence.first);
    let mut near = (from..quantity.first).rev().take_while(|at| !is_parted(reader, *at));
    each && near.any(|at| is_share(reader, at))
}

/// Tokens back to "EPS" from a range of it.
const OUTLOOK: usize = 16;

/// "Raised its EPS guidance to a range of $4.05 to $4.15 from a range of $3.90 to $4.05". In "raised EPS guidance and expect
/// corn at $4.05 to $4.15 a bushel" the range is of what the second verb names.
fn is_range_of_earnings(reader: Reader<'_>, sentence: Sentence, quantity: &Quantity) -> bool {
    let from = quantity.first.saturating_sub(OUTLOOK).max(sentence.first);
    // "And see corn at": what is expected beside earnings.
    let tells = |at: usize| expects(reader, at, &[Sense::Expect]) || reader.says(at, &[b"see", b"sees"]);
    let other = |at: &usize| {
        reader.word(*at) == Word::Price
            || reader.word(*at).scale().is_some()
            || reader.kind(*at) == Some(TokenKind::Semicolon)
            || reader.word(*at) == Word::And
                && (at + 1..at + 3).any(|verb| tells(verb) && verb + 1 < quantity.first)
    };
    let by_piece = reader.word(quantity.end) == Word::A && reader.word(quantity.end + 1) != Word::Year;
    matches!(quantity.value, Value::Range(..))
        && reader.word(quantity.end) != Word::Per
        && !by_piece
        && (from..quantity.first).rev().take_while(|at| !other(at)).any(|at| reader.is(at, b"EPS"))
}

/// Tokens around a dividend that say whose it is, or in what it is told.
const DIVIDEND: usize = 12;

/// Words of a name that make it a sum.
const SUMS: [&[u8]; 3] = [b"aggregate", b"total", b"intrinsic"];

/// "A quarterly dividend of $.60": a board declares what each share has; what all of them have is told in thousands or
/// millions, and dividends of members, patrons and policies are no shareholders'.
fn names_dividend(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    (first, end): (usize, usize),
) -> bool {
    const OTHER: [&[u8]; 8] = [
        b"patronage",
        b"policyholder",
        b"policyholders",
        b"policy",
        b"income",
        b"member",
        b"premium",
        b"total",
    ];
    let named = (first..end).any(|at| reader.says(at, &[b"dividend", b"dividends"]));
    let scaled = |at: usize| reader.word(at).scale().is_some();
    let from = quantity.first.saturating_sub(DIVIDEND).max(sentence.first);
    let near = from..(quantity.end + DIVIDEND).min(sentence.end);
    named
        && size(quantity) < MOST_PAID_OUT
        && reader.word(quantity.end) != Word::Per
        && !(first..end).any(|at| reader.says(at, &SUMS))
        && !near.into_iter().any(|at| reader.says(at, &OTHER) || scaled(at))
}

/// Tokens between "per share" and the amount by which it changed: "earnings per diluted share by".
const CHANGED: usize = 4;

/// "Reduced diluted EPS by $9.51", "decreased earnings per share by $0.73".
fn is_of_earnings(reader: Reader<'_>, first: usize) -> bool {
    let before = first.saturating_sub(CHANGED + 1)..first.saturating_sub(1);
    let share = |at: usize| matches!(reader.word(at), Word::Share | Word::Ads | Word::Unit);
    let each = |at: usize| reader.word(at) == Word::Per && (at + 1..at + 4).any(share);
    reader.word_before(first, 1) == Word::By && before.into_iter().any(|at| reader.is(at, b"EPS") || each(at))
}

/// "4 million shares of $4.10 Series A Preferred Stock": the dividend that a class of stock is named after.
fn names_stock(reader: Reader<'_>, quantity: &Quantity) -> bool {
    let shares = quantity.first >= 2
        && reader.word(quantity.first - 1) == Word::Of
        && reader.is(quantity.first - 2, b"shares");
    let named = (quantity.end..quantity.end + NAME)
        .take_while(|at| reader.is_word(*at))
        .any(|at| reader.says(at, &[b"preferred", b"preference"]));
    shares && named
}

/// Words of the name of a class of stock.
const NAME: usize = 6;

/// Tokens between shares and the price at which they were granted.
const GRANTED: usize = 7;

/// "Shares of restricted stock were granted at $59.75": what is granted, issued or sold so is priced by the piece.
fn is_granted_at(reader: Reader<'_>, sentence: Sentence, first: usize) -> bool {
    let done = first >= 3
        && reader.says(first - 2, &[b"granted", b"issued", b"sold", b"awarded"])
        && reader.word(first - 3) == Word::Is;
    let from = first.saturating_sub(GRANTED).max(sentence.first);
    let other = |at: usize| reader.word(at) == Word::And || reader.kind(at) == Some(TokenKind::Semicolon);
    let shares = (from..first).rev().take_while(|at| !other(*at)).any(|at| is_share(reader, at));
    done && reader.word(first - 1) == Word::At && shares
}

/// "Warrants exercisable at $1.25", "the right to purchase one share at $11.50", "converted into the right to receive $31.50":
/// what is paid for one.
fn is_exercised_at(reader: Reader<'_>, sentence: Sentence, first: usize) -> bool {
    let from = first.saturating_sub(GRANTED + 3).max(sentence.first);
    let behind_at = reader.word_before(first, 1) == Word::At
        // "At a price", "at an initial conversion price of" have their noun.
        && first > sentence.first + 1;
    const AT: [&[u8]; 4] = [b"exercisable", b"convertible", b"redeemable", b"offering"];
    let exercisable = behind_at && reader.says(first - 2, &AT);
    // "Our stock closed at $14.12".
    let closed = behind_at
        && reader.says(first - 2, &[b"closed", b"opened", b"traded"])
        && is_of_stock(reader, (from, first - 2));
    let one = behind_at
        && (from..first).any(|at| {
            reader.says(at, &[b"one", b"each"]) && (at + 1..(at + 6).min(first)).any(|i| is_share(reader, i))
        });
    let received = reader.is(first.wrapping_sub(1), b"receive")
        && (sentence.first..first)
            .any(|at| reader.is(at, b"each") && (at + 1..at + 6).any(|i| is_share(reader, i)));
    exercisable || closed || one || received || behind_at && is_behind_shares(reader, sentence, first - 1)
}

/// Words of a class of stock between shares and "at": "60,000 shares of our common stock at".
const CLASS: usize = 5;

/// "Options to purchase 60,000 shares at $18.25", "12,000 RSUs at $33.02": shares that are counted right before "at", and
/// nothing else that has a price.
fn is_behind_shares(reader: Reader<'_>, sentence: Sentence, at: usize) -> bool {
    let of_class = |at: &usize| {
        matches!(reader.word(*at), Word::Of | Word::Common)
            || reader.says(*at, &[b"its", b"our", b"stock"])
            || reader.kind(*at) == Some(TokenKind::Capital) && reader.bytes(*at).len() == 1
    };
    let from = at.saturating_sub(CLASS).max(sentence.first + 1);
    let Some(shares) = (from..at).rev().find(|at| !of_class(at)) else { return false };
    let counted = |at: usize| {
        reader.kind(at) == Some(TokenKind::Number)
            && !matches!(reader.kind_before(at, 1), Some(TokenKind::Currency(_)))
    };
    let named = is_share(reader, shares) || reader.word(shares) == Word::Rsu;
    named && (shares.saturating_sub(2).max(sentence.first)..shares).any(counted)
}

/// True where the last thing that the tokens from `from` to `end` speak of is a stock: what stands behind "while", "as" or
/// "and", as in "our stock fell as corn traded at $4.12", is another.
fn is_of_stock(reader: Reader<'_>, (from, end): (usize, usize)) -> bool {
    let mut near = (from..end).rev().take_while(|at| !is_parted(reader, *at));
    near.any(|at| is_share(reader, at) || reader.is(at, b"stock"))
}

/// True for a token behind which another thing is spoken of: "while", "unlike", a comma not before "which".
fn is_parted(reader: Reader<'_>, at: usize) -> bool {
    const PARTS: [&[u8]; 7] = [b"while", b"whereas", b"as", b"but", b"unlike", b"like", b"when"];
    match reader.kind(at) {
        Some(TokenKind::Comma) => !reader.is(at + 1, b"which"),
        Some(TokenKind::Semicolon) => true,
        _ => matches!(reader.word(at), Word::And | Word::Or | Word::Than) || reader.says(at, &PARTS),
    }
}

/// True where words name an amount for each share: "dividends per share", "diluted EPS", "stock price", "weighted
/// average grant-date fair value"; not the sum of them.
fn names_price(reader: Reader<'_>, (first, end): (usize, usize)) -> bool {
    let mut priced = false;
    for at in first..end {
        if reader.says(at, &SUMS) {
            return false;
        }
        let share = |i: usize| matches!(reader.word(i), Word::Share | Word::Ads | Word::Unit);
        let each = reader.word(at) == Word::Per && (at + 1..(at + 5).min(end)).any(share);
        let price = reader.word(at) == Word::Price
            && matches!(reader.word_before(at, 1), Word::Share | Word::Shares | Word::Exercise);
        let granted = reader.word(at) == Word::Value
            && at > first
            && reader.is(at - 1, b"fair")
            && !(first..end).any(|i| reader.is(i, b"assets"))
            && ((first..at).any(|i| reader.says(i, &[b"grant", b"grant-date"]))
                || (at..end).any(|i| reader.says(i, &[b"options", b"awards", b"rights", b"granted"])))
            && ((first..at).any(|i| reader.is(i, b"average") || reader.is(i, b"weighted-average"))
                // "Grant date fair value of $15.05": in dollars and cents it is that of one.
                || (first..at).any(|i| reader.says(i, &[b"date", b"grant-date"])));
        // "The high and low sale prices were".
        let quoted = reader.word(at) == Word::Price
            && (first..at).any(|i| {
                reader.is(i, b"high") && reader.word(i + 1) == Word::And && reader.is(i + 2, b"low")
            })
            && (first..end).any(|i| {
                reader.says(
                    i,
                    &[b"sale", b"sales", b"bid", b"closing", b"trading", b"stock", b"share", b"shares"],
                )
            });
        priced |= each || price || granted || quoted || reader.is(at, b"EPS");
    }
    priced
}

/// Tokens before and after a price in which stands what is priced.
const PRICED: usize = 40;

/// "Sold 40,000 shares at a price of $81.58": a price in dollars and cents behind the shares that have it, where nothing
/// else is spoken of that is sold by the piece or by weight. "For a price of" names what all of them cost.
fn is_price_where_shares_are(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    (first, end): (usize, usize),
) -> bool {
    const OTHER: [&[u8]; 14] = [
        b"aggregate",
        b"total",
        b"intrinsic",
        b"contract",
        b"principal",
        b"note",
        b"notes",
        b"debentures",
        b"wells",
        b"homes",
        b"houses",
        b"acres",
        b"properties",
        b"lots",
    ];
    // "At an average cost of": at "a cost of" all of them were had.
    let averaged = |i: usize| reader.is(i, b"cost") && i > first && reader.is(i - 1, b"average");
    let Some(price) = (first..end).find(|i| reader.word(*i) == Word::Price || averaged(*i)) else {
        return false;
    };
    let (each, quoted) = (is_each(reader, price), is_quoted(reader, price, end));
    if !each && !quoted || reader.word(quantity.end) == Word::Per {
        return false;
    }
    let from = quantity.first.saturating_sub(PRICED).max(sentence.first);
    let to = (quantity.end + PRICED).min(sentence.end);
    let other = (from..to).any(|i| {
        matches!(reader.word(i), Word::Weight | Word::Volume | Word::Power | Word::Feet | Word::Acre)
            || reader.says(i, &OTHER)
    });
    let until = if quoted { to } else { quantity.first };
    !other && (from..until).any(|i| is_share(reader, i) || quoted && reader.is(i, b"stock"))
}

/// Words between "at" and "price": "at a weighted average purchase price of".
const BETWEEN: usize = 4;

/// True for the "price" of "at a price of", "at prices ranging from", "with an average price of", "at average prices of".
fn is_each(reader: Reader<'_>, price: usize) -> bool {
    let opens = |at: usize| reader.says(at, &[b"at", b"with"]);
    let each = |at: usize| reader.says(at, &[b"a", b"an", b"average", b"weighted", b"weighted-average"]);
    // "At prices ranging from", "at prices between".
    let several = reader.is(price, b"prices")
        && price > 0
        && (opens(price - 1) || reader.is(price - 1, b"purchase") && price > 1 && opens(price - 2))
        && (reader.says(price + 1, &[b"ranging", b"between", b"from", b"varying"]));
    several
        || reader.is(price + 1, b"of")
            && (price.saturating_sub(BETWEEN + 1)..price).any(|at| opens(at) && each(at + 1))
}

/// True for what is said of securities alone: "closing price", "last reported sale price", "price of a share", "market
/// price of our common stock".
fn is_quoted(reader: Reader<'_>, price: usize, end: usize) -> bool {
    let bought = price > 0 && reader.is(price - 1, b"purchase");
    (price.saturating_sub(2)..price).any(|at| reader.says(at, &[b"closing", b"reported"]))
        || reader.is(price + 1, b"of") && !bought && (price..end).any(|at| reader.is(at, b"stock"))
        || reader.is(price + 1, b"of") && (price..end).any(|at| is_share(reader, at))
}

fn is_share(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), Word::Share | Word::Ads | Word::Warrant)
        || reader.says(at, &[b"shares", b"options"])
}
