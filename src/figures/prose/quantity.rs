//! Numbers in running text with their signs, scale words and units.
//!
//! ```text
//! $8.4 million      between $10 and $12 billion      3 of the 8 mills         2.5 or 4.5 mg/kg
//! ¤n    s                   ¤n      ¤n  s            n        n    noun       n      n   unit
//! ```

mod bracket;
mod count;
mod flat;
mod levels;
mod lists;
mod measure;
mod money;
mod negative;
mod number;
mod percent;
mod shares;
mod time;

use rust_decimal::Decimal;

use super::super::Kind;
use super::super::amount::Printed;
use super::super::unit::{Currency, Unit};
use super::super::value::Value;
use super::super::words::Word;
use super::reader::Reader;
use crate::text::TextSpan;
use count::count;
use levels::{cents_of_level, unit_of_level};
pub(in crate::figures::prose) use levels::{mover, moves_itself};
use lists::{part_of_whole, range_end, share_ends, shared_scale, shared_unit};
use measure::{measure, multiple, ratio, time};
use money::{money_or_per_share, worded_money};
use negative::{said_before, turn};
pub(in crate::figures) use number::currency_before;
use number::{bare, dollars_behind};
use percent::{percent, points};
use shares::shares;
pub(in crate::figures) use shares::{LONGEST_LIST, are_moved};

/// A number with what was read around it: the tokens `first..end`.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::figures) struct Quantity {
    pub(in crate::figures) first: usize,
    pub(in crate::figures) end: usize,
    /// Token after the number and its scale, where the words that it counts start.
    pub(in crate::figures) noun: usize,
    pub(in crate::figures) kind: Kind,
    pub(in crate::figures) value: Value,
    pub(in crate::figures) unit: Unit,
    pub(in crate::figures) scale: i8,
    pub(in crate::figures) decimals: Option<i8>,
    pub(in crate::figures) unit_span: Option<TextSpan>,
    pub(in crate::figures) scale_span: Option<TextSpan>,
    pub(in crate::figures) sign_span: Option<TextSpan>,
    /// The print shows the kind: a sign, a unit, a noun. Otherwise a table may know better.
    pub(in crate::figures) sure: bool,
}

/// A number, its currency and its scale, before anything is made of it.
#[derive(Clone, Copy, Debug)]
struct Bare {
    first: usize,
    end: usize,
    number: Printed,
    currency: Option<Currency>,
    currency_at: Option<(usize, usize)>,
    negative: Option<usize>,
    scale: Option<(i8, usize, usize)>,
    words: bool,
}

/// The quantity whose number starts at token `at`; None where the number is no figure. In a list that
/// shares a unit ("2.5 or 4.5 mg/kg", "$0.3 and $0.6 million") each number is a quantity of its own.
pub(in crate::figures) fn quantity(reader: Reader<'_>, at: usize) -> Option<Quantity> {
    let mut bare = bare(reader, at)?;
    let Some(negative) = said_before(reader, bare.first) else { return of_bare(reader, bare) };
    // "Rose from negative 3% to 5%": "from" is that of the number, and the two are no range.
    let number = bare.first;
    if reader.word_before(negative, 1) == Word::From {
        bare.first = negative;
    }
    let mut found = of_bare(reader, bare)?;
    if found.first == negative {
        found.first = number;
    }
    turn(reader, negative, &mut found);
    Some(found)
}

/// The quantity of a number, whatever the words before it say of its sign.
fn of_bare(reader: Reader<'_>, mut bare: Bare) -> Option<Quantity> {
    let mut high = None;
    let mut high_end = bare.end;
    if let Some(second) = range_end(reader, &bare) {
        high_end = second.end;
        if bare.scale.is_none() {
            bare.scale = second.scale;
        }
        bare.currency = bare.currency.or(second.currency);
        high = Some(second);
    } else if bare.scale.is_none() {
        bare.scale = shared_scale(reader, &bare);
    }
    if high.is_none() {
        share_ends(reader, &mut bare);
    }
    let scale = bare.scale.map_or(0, |(scale, ..)| scale);
    let sign = if bare.negative.is_some() { -Decimal::ONE } else { Decimal::ONE };
    let low = bare.number.scaled(scale)? * sign;
    let value = match high {
        Some(second) => {
            let sign = if second.negative.is_some() { -Decimal::ONE } else { Decimal::ONE };
            Value::Range(low, second.number.scaled(second.scale.map_or(scale, |s| s.0))? * sign)
        }
        None => Value::Number(low),
    };
    let mut found = Quantity {
        first: bare.first,
        end: high_end,
        noun: high_end,
        kind: Kind::Count,
        value,
        unit: Unit::None,
        scale,
        decimals: Some(bare.number.decimals(scale)),
        unit_span: None,
        scale_span: bare.scale.map(|(_, from, to)| reader.span(from, to)),
        sign_span: bare.negative.map(|i| reader.span(i, i + 1)),
        sure: true,
    };
    if let Some(currency) = bare.currency {
        let plain = bare.currency_at.is_some_and(|(from, _)| reader.bytes(from) == b"$");
        if let Some(behind) = dollars_behind(reader, found.end).filter(|_| plain) {
            let code = found.end;
            (found.end, found.noun) = (code + 1, code + 1);
            money_or_per_share(reader, &mut found, behind, Some((code, code + 1)));
            return Some(found);
        }
        money_or_per_share(reader, &mut found, currency, bare.currency_at);
        return Some(found);
    }
    if percent(reader, &mut found)
        || points(reader, &mut found)
        || worded_money(reader, &mut found)
        || ratio(reader, &bare, &mut found)
        || time(reader, &mut found)
        || shares(reader, &mut found)
        || measure(reader, &mut found)
        || multiple(reader, &mut found)
        || shared_unit(reader, &mut found)
        || part_of_whole(reader, &mut found)
        || cents_of_level(reader, &bare, &mut found)
        || unit_of_level(reader, &bare, &mut found)
    {
        return Some(found);
    }
    count(reader, &bare, &mut found).then_some(found)
}
