//! What a quantity is by its name: an amount for each share, or shares.
//!
//! ```text
//! earnings per share of $1.20                          per share, by the name
//! repurchased 41,000 shares at a price of $81.58       per share: the price of what is spoken of
//! shares issued: 412,300                               shares, by the label
//! ```

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::unit::Unit;
use super::super::words::Word;
use super::when::Sentence;
use super::{Quantity, Reader};
use rust_decimal::Decimal;

/// The most that is paid for a share, or earned with one, where nothing but its name tells.
const MOST_PER_SHARE: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Kind and unit of a quantity with the name `words`: "earnings per share of $1.20" is an amount for each share, and
/// "shares issued: 412,300" are shares.
pub(super) fn named(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    words: (usize, usize),
) -> (Kind, Unit) {
    let number = quantity.value.number().unwrap_or_default().abs();
    let amount = quantity.scale == 0 && quantity.decimals.is_some_and(|digits| (2..=4).contains(&digits));
    match (quantity.kind, quantity.unit) {
        (Kind::Money, Unit::Currency(currency))
            if amount
                && number < MOST_PER_SHARE
                && (names_price(reader, words)
                    || is_price_where_shares_are(reader, sentence, quantity, words)) =>
        {
            (Kind::PerShare, Unit::PerShare(currency))
        }
        (Kind::Count, Unit::None)
            if reader.kind_before(quantity.first, 1) == Some(TokenKind::Colon)
                && (words.0..words.1).any(|i| reader.bytes(i).eq_ignore_ascii_case(b"shares")) =>
        {
            (Kind::Shares, Unit::Share)
        }
        told => told,
    }
}

/// "496,000 shares in 1992 and 512,000 in 1993", "sold 410 tons, compared with 385 the year before": a number that
/// is named as the one before it, with no noun of its own, counts what that one counts.
pub(super) fn counts_as_before(reader: Reader<'_>, before: &Quantity, quantity: &Quantity) -> bool {
    const TIMES: [&[u8]; 9] =
        [b"in", b"at", b"for", b"during", b"as", b"on", b"and", b"the", b"respectively"];
    let bare = (quantity.kind, quantity.unit) == (Kind::Count, Unit::None) && !quantity.sure;
    let ends = !reader.is_word(quantity.end) || reader.says(quantity.end, &TIMES);
    // A number in quotes is a name.
    let quoted = reader.kind(quantity.end) == Some(TokenKind::Quote);
    bare && ends && !quoted && matches!(before.kind, Kind::Shares | Kind::Measure)
}

/// Gives `quantity` the kind and unit of the one before it.
pub(super) fn count_as_before(before: &Quantity, quantity: &mut Quantity) {
    quantity.kind = before.kind;
    quantity.unit = before.unit;
    quantity.unit_span = before.unit_span;
    quantity.sure = true;
}

/// True where words name an amount for each share: "dividends per share", "diluted EPS", "stock price", "weighted
/// average grant-date fair value"; not the sum of them.
fn names_price(reader: Reader<'_>, (first, end): (usize, usize)) -> bool {
    let mut priced = false;
    for at in first..end {
        if [&b"aggregate"[..], b"total", b"intrinsic"].iter().any(|word| reader.is(at, word)) {
            return false;
        }
        let share = |i: usize| matches!(reader.word(i), Word::Share | Word::Ads | Word::Unit);
        let each = reader.word(at) == Word::Per && (at + 1..(at + 5).min(end)).any(share);
        let price = reader.word(at) == Word::Price
            && matches!(reader.word_before(at, 1), Word::Share | Word::Shares | Word::Exercise);
        let granted = reader.word(at) == Word::Value
            && at > first
            && reader.is(at - 1, b"fair")
            && (first..at).any(|i| reader.is(i, b"grant") || reader.is(i, b"grant-date"))
            && (first..at).any(|i| reader.is(i, b"average") || reader.is(i, b"weighted-average"));
        priced |= each || price || granted || reader.is(at, b"EPS");
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
    const OTHER: [&[u8]; 8] =
        [b"aggregate", b"total", b"intrinsic", b"contract", b"principal", b"note", b"notes", b"debentures"];
    let Some(price) = (first..end).find(|i| reader.word(*i) == Word::Price) else { return false };
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
    !other && (from..until).any(|i| is_share(reader, i))
}

/// Words between "at" and "price": "at a weighted average purchase price of".
const BETWEEN: usize = 4;

/// True for the "price" of "at a price of", "with an average price of", "at average prices of".
fn is_each(reader: Reader<'_>, price: usize) -> bool {
    let opens = |at: usize| reader.says(at, &[b"at", b"with"]);
    let each = |at: usize| reader.says(at, &[b"a", b"an", b"average", b"weighted", b"weighted-average"]);
    reader.is(price + 1, b"of")
        && (price.saturating_sub(BETWEEN + 1)..price).any(|at| opens(at) && each(at + 1))
}

/// True for what is said of securities alone: "closing price", "last reported sale price", "price of a share".
fn is_quoted(reader: Reader<'_>, price: usize, end: usize) -> bool {
    (price.saturating_sub(2)..price).any(|at| reader.says(at, &[b"closing", b"reported"]))
        || reader.is(price + 1, b"of") && (price..end).any(|at| is_share(reader, at))
}

fn is_share(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), Word::Share | Word::Ads | Word::Warrant) || reader.is(at, b"shares")
}
