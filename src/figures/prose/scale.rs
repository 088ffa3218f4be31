//! In what units the amounts of running text are told: by the label before one, by a line in brackets beside a list, by the
//! section that they stand in.

use rust_decimal::Decimal;

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::unit::{Currency, Unit};
use super::super::units_line::{UnitsLine, units_line};
use super::super::value::{Value, power_of_ten};
use super::super::words::Word;
use super::quantity::Quantity;
use super::reader::Reader;

/// Tokens of a units line in brackets.
const UNITS: usize = 8;

/// The units line of a label before the number: "Value of all holdings (in thousands of dollars): 4,310".
pub(super) fn units_of_label(reader: Reader<'_>, quantity: &Quantity) -> Option<UnitsLine> {
    let labelled = reader.kind_before(quantity.first, 1) == Some(TokenKind::Colon)
        && reader.kind_before(quantity.first, 2) == Some(TokenKind::Close);
    if !labelled || quantity.kind != Kind::Count || quantity.scale != 0 {
        return None;
    }
    let close = quantity.first - 2;
    let open =
        (close.saturating_sub(UNITS)..close).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    units_line(reader.text, &reader.tokens[open..=close]).filter(|line| line.currency.is_some())
}

/// Tokens of the longest list of amounts by year.
const LISTED: usize = 100;

/// The units line before the colon of a list: "amortization is as follows (in thousands): 2005 - $2,110; 2006 - $2,004".
/// Only what stands with its year is of the list: a price or a fee in the same sentence is told in full.
pub(super) fn units_of_list(reader: Reader<'_>, first: usize, end: usize) -> Option<UnitsLine> {
    let line = |open: usize, close: usize| units_line(reader.text, reader.tokens.get(open..=close)?);
    let is_amount = |at: &usize| {
        matches!(reader.kind(*at), Some(TokenKind::Number | TokenKind::Currency(_) | TokenKind::Comma))
            || reader.word(*at) == Word::And
    };
    let start = (first.saturating_sub(LISTED)..first).rev().find(|at| !is_amount(at));
    let start = start.map_or(first, |at| at + 1);
    // "Rent was $2,110, $2,004 and $880 (in thousands)".
    let behind = (end..end + LISTED).find(|at| !is_amount(at))?;
    if reader.kind(behind) == Some(TokenKind::Open)
        && let Some(close) = (behind..behind + UNITS).find(|at| reader.kind(*at) == Some(TokenKind::Close))
        && is_line_alone(reader, (behind, close))
        && !are_in_full(reader, (start, behind))
        && let Some(units) = line(behind, close)
    {
        return Some(units);
    }
    let joint = |at: usize| {
        matches!(
            reader.kind(at),
            Some(TokenKind::Dash | TokenKind::Hyphen | TokenKind::Colon | TokenKind::Comma)
        )
    };
    let lead = (first.saturating_sub(3)..first).rev().find(|at| !joint(*at))?;
    let parted = |at: usize| {
        matches!(reader.kind(at), Some(TokenKind::Colon | TokenKind::Comma | TokenKind::Semicolon))
            || reader.word(at) == Word::And
    };
    // "2005 - $2,110", "Q1 $2,110": one word, behind the entry before.
    let led = reader.is_year(lead) && lead + 1 < first || lead > 0 && parted(lead - 1);
    let dated = reader.says(end, &[b"in", b"for"]) && reader.is_year(end + 1);
    // "As follows (in thousands): $2,110, $2,004 and $880".
    let before = (first.saturating_sub(LISTED)..first).rev().find(|at| !is_amount(at));
    let plain = before.is_some_and(|at| reader.kind(at) == Some(TokenKind::Colon));
    if !led && !dated && !plain {
        return None;
    }
    let of_list = |i: &usize| {
        !matches!(reader.kind(*i), Some(TokenKind::Period | TokenKind::Tab)) || reader.touches(*i + 1)
    };
    let before = (first.saturating_sub(LISTED)..first).rev().take_while(of_list);
    let colon = before.filter(|i| reader.kind(*i) == Some(TokenKind::Colon)).last()?;
    let close = colon.checked_sub(1).filter(|close| reader.kind(*close) == Some(TokenKind::Close))?;
    let open =
        (close.saturating_sub(UNITS)..close).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    line(open, close)
}

/// True where the brackets at `open` and `close` hold a units line and nothing else. "(see the table below, in thousands)"
/// tells of the table, and "(in millions of yen 1,200)" of its own amount.
fn is_line_alone(reader: Reader<'_>, (open, close): (usize, usize)) -> bool {
    const OPENS: [&[u8]; 7] = [b"in", b"dollars", b"amounts", b"all", b"expressed", b"stated", b"dollar"];
    let amount = |at: usize| {
        reader.kind(at) == Some(TokenKind::Number)
            && reader.bytes(at).iter().any(|b| matches!(b, b'1'..=b'9'))
    };
    let opens = reader.says(open + 1, &OPENS) || !reader.is_word(open + 1);
    opens && !(open..close).any(amount)
}

/// True where all amounts of a list are hundreds of thousands or more with three noughts at their end: "$2,110,000 and
/// $2,004,000 (in thousands)" are told in full, whatever the brackets say.
fn are_in_full(reader: Reader<'_>, (first, end): (usize, usize)) -> bool {
    let mut amounts = (first..end).filter(|at| reader.kind(*at) == Some(TokenKind::Number));
    amounts.all(|at| reader.bytes(at).len() >= b"100,000".len() && reader.bytes(at).ends_with(b",000"))
}

/// Makes the number of a labelled line an amount of what its label says.
pub(super) fn scale_by_label(reader: Reader<'_>, quantity: &mut Quantity, units: UnitsLine) {
    let Some(currency) = units.currency.and_then(Currency::new) else { return };
    quantity.kind = Kind::Money;
    quantity.unit = Unit::Currency(currency);
    quantity.unit_span = Some(units.span);
    scale_by_section(reader, quantity, units);
}

const MILLION: i64 = 1_000_000;

/// Tokens before and after a number of shares in which stands another that is told in full.
const BESIDE: usize = 40;

/// True where a number beside the one at `first` is told to the last of millions: "12,345,678 shares, including
/// 200,000 held by the plan".
fn is_in_full(reader: Reader<'_>, first: usize) -> bool {
    (first.saturating_sub(BESIDE)..(first + BESIDE).min(reader.tokens.len())).any(|at| {
        reader.kind(at) == Some(TokenKind::Number)
            && reader.bytes(at).iter().filter(|b| **b == b',').count() >= 2
            && !matches!(reader.kind_before(at, 1), Some(TokenKind::Currency(_)))
    })
}

/// Scales an amount without a scale word in a section that states its amounts in thousands or
/// millions. Cents are prices, and what would come to trillions is printed in full.
pub(super) fn scale_by_section(reader: Reader<'_>, quantity: &mut Quantity, units: UnitsLine) {
    let fraction = quantity.decimals.map_or(0, |d| u8::try_from(d).unwrap_or(0));
    let scale = match quantity.kind {
        Kind::Money if !units.only_shares && fraction < 2 => units.scale,
        Kind::Shares => {
            let printed = quantity.value.number().unwrap_or_default();
            // Words tell of millions of shares to the last one, whatever the amounts are in.
            let told = units.shares.is_none()
                && (printed >= Decimal::from(MILLION) || is_in_full(reader, quantity.first));
            if told { 0 } else { units.shares_scale(printed, fraction) }
        }
        _ => return,
    };
    if quantity.scale != 0 || quantity.scale_span.is_some() || scale == 0 {
        return;
    }
    let Some(factor) = power_of_ten(scale) else { return };
    // What would come to trillions is printed to the last digit, unless the line speaks of it by name.
    let most = match quantity.kind {
        Kind::Shares => Decimal::MAX,
        _ => Decimal::from(10_000_000_000_000_i64),
    };
    let scaled = |n: Decimal| n.checked_mul(factor).filter(|n| n.abs() < most);
    let value = match quantity.value {
        Value::Number(n) => scaled(n).map(Value::Number),
        Value::Range(low, high) => scaled(low).zip(scaled(high)).map(|(low, high)| Value::Range(low, high)),
        _ => None,
    };
    if let Some(value) = value {
        quantity.value = value;
        quantity.scale = scale;
        quantity.decimals = quantity.decimals.map(|d| d.saturating_sub(scale));
        quantity.scale_span = Some(units.span);
    }
}
