//! Numbers in running text with their signs, scale words and units.
//!
//! ```text
//! $12.9 million     between $10 and $12 billion      4 of the 10 patients     2.4 or 3.6 mg/kg
//! ¤n    s                   ¤n      ¤n  s            n        n    noun       n      n   unit
//! ```

use rust_decimal::Decimal;

use super::super::Kind;
use super::super::amount::Printed;
use super::super::lexer::TokenKind;
use super::super::unit::{Currency, TimeUnit, Unit};
use super::super::units_line::sign_currency;
use super::super::value::Value;
use super::super::words::Word;
use super::reader::Reader;
use crate::text::TextSpan;

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
/// shares a unit ("2.4 or 3.6 mg/kg", "$0.3 and $0.6 million") each number is a quantity of its own.
pub(in crate::figures) fn quantity(reader: Reader<'_>, at: usize) -> Option<Quantity> {
    let mut bare = bare(reader, at)?;
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
    let scale = bare.scale.map_or(0, |(scale, ..)| scale);
    let sign = if bare.negative.is_some() { -Decimal::ONE } else { Decimal::ONE };
    let low = bare.number.scaled(scale)? * sign;
    let value = match high {
        Some(second) => Value::Range(low, second.number.scaled(second.scale.map_or(scale, |s| s.0))?),
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
    {
        return Some(found);
    }
    count(reader, &bare, &mut found).then_some(found)
}

/// The number at `at` with sign, currency and scale.
fn bare(reader: Reader<'_>, at: usize) -> Option<Bare> {
    let (number, mut end, words) = number(reader, at)?;
    let mut first = at;
    let (mut currency, mut currency_at, mut negative) = (None, None, None);
    let open = |i: usize| reader.kind_before(i, 1) == Some(TokenKind::Open);
    let mut open_at = None;
    if !words {
        if open(first) {
            open_at = Some(first - 1);
        }
        // "$(1.2)", "($1.2)", "$ 5", "US$5", "RMB 5".
        let sign_end = open_at.unwrap_or(first);
        if let Some((code, from)) = currency_before(reader, sign_end) {
            currency = Some(code);
            currency_at = Some((from, sign_end));
            first = from;
            if open_at.is_none() && open(from) {
                open_at = Some(from - 1);
            }
        }
        // A minus sign touches what it turns; a dash between words stands apart.
        if let Some(TokenKind::Hyphen | TokenKind::Dash) = reader.kind_before(first, 1)
            && reader.touches(first)
            && !reader.touches(first - 1)
            && !matches!(reader.kind_before(first, 2), Some(TokenKind::Number | TokenKind::Percent))
        {
            negative = Some(first - 1);
            first -= 1;
        }
    }
    if negative.is_none() && first > 0 && reader.bytes(first - 1).eq_ignore_ascii_case(b"minus") {
        negative = Some(first - 1);
        first -= 1;
    }
    let closes = |i: usize| reader.kind(i) == Some(TokenKind::Close);
    if let Some(open) = open_at
        && closes(end)
        && (open + 1 == at || currency_at.is_some_and(|(from, to)| open + 1 == from || to == open))
        && (currency.is_some() || is_negative_aside(reader, open, end))
    {
        negative = Some(open);
        first = first.min(open);
        end += 1;
    }
    let mut scale = scale_at(reader, end, currency.is_some());
    if let Some((_, _, to)) = scale {
        end = to;
    }
    // "one and a half million" has its scale further on; "5 thousand million" two of them.
    if let (Some((power, from, to)), Some((more, _, end_more))) = (scale, scale_at(reader, end, false))
        && power == 3
    {
        scale = Some((power + more, from, end_more.max(to)));
        end = end_more;
    }
    Some(Bare { first, end, number, currency, currency_at, negative, scale, words })
}

/// "(13,378) thousand" is negative, "(12)" after a word is an aside, "(12%)" is one too.
fn is_negative_aside(reader: Reader<'_>, open: usize, close: usize) -> bool {
    let scaled = scale_at(reader, close + 1, false).is_some();
    let grouped = reader.bytes(close - 1).contains(&b',') || reader.bytes(close - 1).contains(&b'.');
    scaled || grouped && open == 0
}

/// The number of digits or words at `at`, the token after it, and whether it is in words.
fn number(reader: Reader<'_>, at: usize) -> Option<(Printed, usize, bool)> {
    match reader.kind(at)? {
        TokenKind::Number => {
            let digits = reader.bytes(at);
            let printed = Printed::parse(digits).or_else(|| Printed::parse_continental(digits))?;
            Some(fraction(reader, printed, at + 1))
        }
        TokenKind::Word | TokenKind::Capital => {
            let (number, end) = worded(reader, at)?;
            Some((Printed::whole(number), end, true))
        }
        _ => None,
    }
}

/// A fraction after a whole number: "9 1/2", "8-7/8", "9½".
fn fraction(reader: Reader<'_>, whole: Printed, at: usize) -> (Printed, usize, bool) {
    if let Some(TokenKind::Fraction(hundredths)) = reader.kind(at) {
        return (whole.and_hundredths(hundredths), at + 1, false);
    }
    let from = if reader.kind(at) == Some(TokenKind::Hyphen) && reader.touches(at) { at + 1 } else { at };
    let slash = reader.kind(from) == Some(TokenKind::Number)
        && reader.kind(from + 1) == Some(TokenKind::Slash)
        && reader.touches(from + 1)
        && reader.kind(from + 2) == Some(TokenKind::Number)
        && reader.touches(from + 2);
    match hundredths(reader.bytes(from), reader.bytes(from + 2)).filter(|_| slash) {
        Some(part) => (whole.and_hundredths(part), from + 3, false),
        None => (whole, at, false),
    }
}

/// A common fraction in hundredths, where it comes out even.
fn hundredths(numerator: &[u8], denominator: &[u8]) -> Option<u8> {
    let small = |digits: &[u8]| std::str::from_utf8(digits).ok()?.parse::<u8>().ok();
    let (n, d) = (small(numerator)?, small(denominator)?);
    (matches!(d, 2 | 4 | 5 | 10) && n < d).then(|| n * (100 / d))
}

/// The number that words at `at` spell: "twenty-five", "one hundred and ten", "two thousand".
fn worded(reader: Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let mut total = reader.word(at).small_number()?;
    let mut end = at + 1;
    loop {
        let next = reader.past_hyphen(end);
        let word = reader.word(next);
        if let Some(small) =
            word.small_number().filter(|s| total % 10 == 0 && total % 100 >= 20 && (1..10).contains(s))
        {
            total += small;
            end = next + 1;
        } else if word == Word::Hundred && total < 100 && total > 0 {
            total *= 100;
            end = next + 1;
            let tail = end + usize::from(reader.word(end) == Word::And);
            if let Some(small) = reader.word(tail).small_number() {
                total += small;
                end = tail + 1;
            }
        } else {
            return Some((total, end));
        }
    }
}

/// The currency before `at`: its code and the first token of it.
fn currency_before(reader: Reader<'_>, at: usize) -> Option<(Currency, usize)> {
    let sign_at = at.checked_sub(1)?;
    match reader.kind(sign_at)? {
        TokenKind::Currency(sign) => {
            // "US$", "HK$", "C$", "A$", "NT$", "S$", "R$".
            if sign == b'$'
                && reader.touches(sign_at)
                && let Some(before) = sign_at.checked_sub(1)
            {
                let nation = match reader.bytes(before) {
                    b"US" | b"U.S" => Some("USD"),
                    b"HK" => Some("HKD"),
                    b"C" | b"CA" | b"Cdn" | b"CDN" | b"Can" => Some("CAD"),
                    b"A" | b"AU" => Some("AUD"),
                    b"NT" => Some("TWD"),
                    b"S" => Some("SGD"),
                    b"R" => Some("BRL"),
                    b"NZ" => Some("NZD"),
                    _ => None,
                };
                if let Some(code) = nation {
                    return Some((Currency::new(code)?, before));
                }
            }
            Some((Currency::new(sign_currency(sign)?)?, sign_at))
        }
        TokenKind::Word | TokenKind::Capital => {
            // Codes stand before the number; the words "dollars" and "euros" after it.
            let code = reader.bytes(sign_at);
            let is_code =
                code.iter().all(u8::is_ascii_uppercase) && code.len() >= 2 || code == b"Rs" || code == b"Cdn";
            if !is_code || matches!(code, b"US" | b"DM" | b"HK" | b"NT") && code != b"DM" {
                return None;
            }
            Some((Currency::new(reader.word(sign_at).currency()?)?, sign_at))
        }
        _ => None,
    }
}

/// A scale word at `at`: its power, and its tokens. Letters count where a currency stands before.
fn scale_at(reader: Reader<'_>, at: usize, money: bool) -> Option<(i8, usize, usize)> {
    let from = reader.past_hyphen(at);
    if let Some(power) = reader.word(from).scale() {
        let letters = reader.bytes(from);
        // "mm" after a number is millimetres unless money is meant.
        if letters.len() <= 3 && !money && !matches!(letters, b"bn" | b"mn" | b"mil" | b"bil") {
            return None;
        }
        return Some((power, from, from + 1));
    }
    if !money || !reader.touches(at) {
        return None;
    }
    let power = match reader.bytes(at) {
        b"M" | b"m" | b"MM" | b"mm" => 6,
        b"B" | b"b" => 9,
        b"K" | b"k" => 3,
        b"T" => 12,
        _ => return None,
    };
    Some((power, at, at + 1))
}

/// The high end of a range that starts with `low`: "$60-64 million", "$10 to $12", "between 5 and 7".
fn range_end(reader: Reader<'_>, low: &Bare) -> Option<Bare> {
    let link = low.end;
    let between = (1..=3).any(|back| reader.word_before(low.first, back) == Word::Between)
        || reader.word_before(low.first, 1) == Word::From;
    let joined = match reader.kind(link)? {
        // "4.1-4.3" and "60 – 64"; a dash with a space on one side only starts an aside.
        TokenKind::Hyphen | TokenKind::Dash => reader.touches(link) == reader.touches(link + 1),
        _ => match reader.word(link) {
            Word::To => true,
            Word::And => between,
            _ => false,
        },
    };
    if !joined || low.negative.is_some() {
        return None;
    }
    let mut at = link + 1;
    if matches!(reader.kind(at), Some(TokenKind::Currency(_))) {
        at += 1;
    }
    if reader.kind(at) != Some(TokenKind::Number) && !(low.words && reader.word(at).small_number().is_some())
    {
        return None;
    }
    let mut high = bare(reader, at)?;
    // The low end's dash is no minus of the high end.
    high.negative = None;
    if low.currency.is_some() != high.currency.is_some() && high.currency.is_some() {
        return None;
    }
    // "10 to 1" falls: that is a ratio, not a range. "3.5 to 1.0" too.
    let (a, b) = (
        low.number.scaled(low.scale.or(high.scale).map_or(0, |s| s.0))?,
        high.number.scaled(high.scale.map_or(0, |s| s.0))?,
    );
    (a < b).then_some(high)
}

/// The scale of a later number in the same list: "$0.3 and $0.6 million".
fn shared_scale(reader: Reader<'_>, low: &Bare) -> Option<(i8, usize, usize)> {
    let mut at = low.end;
    low.currency?;
    for _ in 0..6 {
        let link = at;
        while reader.kind(at) == Some(TokenKind::Comma) || matches!(reader.word(at), Word::And | Word::Or) {
            at += 1;
        }
        if at == link || !matches!(reader.kind(at), Some(TokenKind::Currency(_))) {
            return None;
        }
        let next = bare(reader, at + 1)?;
        // Lists that share a scale have decimals; "$5,000 and $1.2 million" does not share.
        if let Some(scale) = next.scale {
            return (low.number.fraction > 0
                || next.number.fraction == 0 && !reader.bytes(low.end - 1).contains(&b','))
            .then_some(scale);
        }
        at = next.end;
    }
    None
}

/// An amount of money, or one for each share.
fn money_or_per_share(
    reader: Reader<'_>,
    found: &mut Quantity,
    currency: Currency,
    place: Option<(usize, usize)>,
) {
    found.kind = Kind::Money;
    found.unit = Unit::Currency(currency);
    found.unit_span = place.map(|(from, to)| reader.span(from, to));
    // "$12.9 million, or $0.19 per share" is one amount and one for each share.
    let direct = matches!(reader.word(found.end), Word::Per | Word::Each | Word::A)
        || reader.kind(found.end) == Some(TokenKind::Slash);
    if let Some((from, to)) = per_share(reader, found.end).filter(|_| direct || found.scale == 0) {
        found.kind = Kind::PerShare;
        found.unit = Unit::PerShare(currency);
        found.unit_span = Some(reader.span(from, to));
    } else if is_par_value(reader, found) {
        found.kind = Kind::PerShare;
        found.unit = Unit::PerShare(currency);
    }
}

/// "per share", "per basic and diluted share", "a share", "per unit", "per ADS", "/share" at `at`.
fn per_share(reader: Reader<'_>, at: usize) -> Option<(usize, usize)> {
    let mut i = at;
    let slash = reader.kind(i) == Some(TokenKind::Slash);
    let article = reader.word(i) == Word::A && !reader.touches(i);
    if !(slash || article || matches!(reader.word(i), Word::Per | Word::Each)) {
        // "$0.19 and $0.22 per share", "$.25, $.24 and $.23 per share", "$20.00 to $22.50 per share".
        let mut j = i;
        while reader.kind(j) == Some(TokenKind::Comma)
            || matches!(reader.word(j), Word::And | Word::Or | Word::To)
        {
            j += 1;
        }
        if j == i
            || !matches!(reader.kind(j), Some(TokenKind::Currency(_)))
            || reader.kind(j + 1) != Some(TokenKind::Number)
        {
            return None;
        }
        return if scale_at(reader, j + 2, true).is_some() { None } else { per_share(reader, j + 2) };
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
                    | b"-"
            ) => {}
            _ => return None,
        }
    }
    None
}

/// "par value $0.01", "$.01 par value", "stated value of $5": values of a share.
fn is_par_value(reader: Reader<'_>, found: &Quantity) -> bool {
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
    let exercise = (1..=4).any(|back| {
        reader.word_before(found.first, back) == Word::Price
            && reader.word_before(found.first, back + 1) == Word::Exercise
    });
    value_before || par_after || exercise
}

fn percent(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut at = found.end;
    if reader.kind(at) == Some(TokenKind::Close) && matches!(reader.kind(at + 1), Some(TokenKind::Percent)) {
        at += 1;
    }
    // "one-half percent", "5 per cent".
    let hyphen = reader.past_hyphen(at);
    let end = if reader.kind(at) == Some(TokenKind::Percent) {
        at + 1
    } else if reader.word(hyphen) == Word::Percent {
        // "three percentage points".
        hyphen + 1 + usize::from(reader.word(hyphen + 1) == Word::Points)
    } else if reader.word(at) == Word::Per && reader.word(at + 1) == Word::Cent {
        at + 2
    } else {
        // "3% and 5%" stand each with a sign; "3 to 5%" was read as a range; "3, 4 and 5 percent".
        let mut j = at;
        while reader.kind(j) == Some(TokenKind::Comma) || matches!(reader.word(j), Word::And | Word::Or) {
            j += 1;
        }
        if j == at || reader.kind(j) != Some(TokenKind::Number) || reader.word(j + 1) != Word::Percent {
            return false;
        }
        found.kind = Kind::Percent;
        found.unit = Unit::Percent;
        found.unit_span = Some(reader.span(j + 1, j + 2));
        return true;
    };
    found.kind = Kind::Percent;
    found.unit = Unit::Percent;
    found.unit_span = Some(reader.span(at, end));
    // "5% to 7%": the sign stands at both ends.
    if matches!(found.value, Value::Number(_))
        && let Some(high) = percent_range(reader, found, end)
    {
        found.end = high;
        found.noun = high;
        return true;
    }
    found.end = end;
    found.noun = end;
    true
}

/// The end of "5% to 7%" whose first sign ends at `at`.
fn percent_range(reader: Reader<'_>, found: &mut Quantity, at: usize) -> Option<usize> {
    let dash = matches!(reader.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash));
    let between = (1..=3).any(|back| reader.word_before(found.first, back) == Word::Between);
    if !(dash && reader.touches(at) == reader.touches(at + 1)
        || reader.word(at) == Word::To
        || between && reader.word(at) == Word::And)
    {
        return None;
    }
    let (number, end, _) = number(reader, at + 1)?;
    let sign = reader.kind(end) == Some(TokenKind::Percent) || reader.word(end) == Word::Percent;
    let (Value::Number(low), Some(high)) = (&found.value, number.scaled(0)) else { return None };
    if !sign || *low >= high || found.sign_span.is_some() {
        return None;
    }
    found.value = Value::Range(*low, high);
    Some(end + 1)
}

/// "5 basis points", "25 bps", "3 percentage points".
fn points(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let at = reader.past_hyphen(found.end);
    let end = match reader.word(at) {
        Word::Basis if reader.word(reader.past_hyphen(at + 1)) == Word::Points => {
            reader.past_hyphen(at + 1) + 1
        }
        Word::Bps => at + 1,
        _ => return false,
    };
    found.kind = Kind::Percent;
    found.unit = Unit::BasisPoint;
    found.unit_span = Some(reader.span(at, end));
    found.end = end;
    found.noun = end;
    true
}

/// "12 million dollars", "5,000 euros", "50 cents per share".
fn worded_money(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut at = found.end;
    let nation = matches!(
        reader.word(at),
        Word::Canadian
            | Word::Australian
            | Word::Kong
            | Word::Swiss
            | Word::Japanese
            | Word::British
            | Word::Usd
    ) || matches!(reader.bytes(at), b"U.S");
    at += usize::from(nation);
    at += usize::from(nation && reader.kind(at) == Some(TokenKind::Period));
    let word = reader.word(at);
    let Some(code) =
        super::super::units_line::currency_at(reader.tokens, at.min(reader.tokens.len().saturating_sub(1)))
    else {
        return false;
    };
    if at >= reader.tokens.len()
        || matches!(word, Word::Mark | Word::Pound | Word::Usd | Word::Real | Word::Won) && found.scale == 0
    {
        return false;
    }
    let Some(currency) = Currency::new(code) else { return false };
    if word == Word::Cent
        && let Value::Number(cents) = found.value
    {
        found.value = Value::Number(cents / Decimal::ONE_HUNDRED);
        found.decimals = found.decimals.map(|d| d.saturating_add(2));
    }
    found.end = at + 1;
    found.noun = at + 1;
    money_or_per_share(reader, found, currency, Some((at, at + 1)));
    true
}

/// "4 of the 10 patients", "four of ten", "3.5 to 1.0", "one-for-ten", "1:10".
fn ratio(reader: Reader<'_>, bare: &Bare, found: &mut Quantity) -> bool {
    if bare.scale.is_some() || matches!(found.value, Value::Range(..)) {
        return false;
    }
    let mut at = found.end;
    let hyphen = matches!(reader.kind(at), Some(TokenKind::Hyphen)) && reader.touches(at);
    let link = if hyphen { at + 1 } else { at };
    at = match (reader.word(link), reader.kind(link)) {
        (Word::Of, _) if !hyphen => link + 1 + usize::from(matches!(reader.word(link + 1), Word::The)),
        (Word::For, _) if hyphen || reader.kind(link + 1) == Some(TokenKind::Number) => {
            reader.past_hyphen(link + 1)
        }
        (Word::To, _) => reader.past_hyphen(link + 1),
        _ if reader.bytes(link) == b"out" && reader.word(link + 1) == Word::Of => link + 2,
        (_, Some(TokenKind::Colon)) if reader.touches(link) && reader.touches(link + 1) => link + 1,
        _ => return false,
    };
    let Some((second, end, _)) = number(reader, at) else { return false };
    let (Some(a), Some(b)) = (bare.number.scaled(0), second.scaled(0)) else { return false };
    let fits = match reader.word(link) {
        // "two of 2010" is no ratio, nor is "5 of 3".
        Word::Of => {
            a <= b && second.fraction == 0 && !reader.bytes(at).contains(&b',') && b < Decimal::from(1900)
        }
        Word::To => a > b,
        _ => true,
    };
    // "10:30" is a time of day.
    let clock = reader.kind(link) == Some(TokenKind::Colon)
        && reader.bytes(at).len() == 2
        && b < Decimal::from(60)
        && b >= Decimal::TEN
        && a <= Decimal::from(24)
        && reader.bytes(bare.end - 1).len() <= 2
        && b != Decimal::TEN;
    if !fits || clock || second.is_zero() {
        return false;
    }
    found.kind = Kind::Ratio;
    found.value = Value::Ratio(a, b);
    found.decimals = None;
    found.end = end;
    found.noun = end;
    true
}

/// The token after `found`, or after the bracket that says a number word again: "fifteen (15) days".
fn past_bracket(reader: Reader<'_>, found: &Quantity) -> usize {
    let enclosed = reader.kind_before(found.first, 1) == Some(TokenKind::Open)
        && reader.kind(found.end) == Some(TokenKind::Close);
    found.end + usize::from(enclosed)
}

/// "three years", "10-day", "18 weeks", "90 calendar days".
fn time(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut at = reader.past_hyphen(past_bracket(reader, found));
    let qualified = matches!(reader.word(at), Word::Calendar | Word::Fiscal)
        || matches!(reader.bytes(at), b"business" | b"trading" | b"consecutive" | b"full");
    at += usize::from(qualified);
    let unit = match reader.word(at) {
        Word::Year | Word::Years => TimeUnit::Year,
        Word::Month | Word::Months => TimeUnit::Month,
        Word::Week | Word::Weeks => TimeUnit::Week,
        Word::Day | Word::Days => TimeUnit::Day,
        Word::Quarters => TimeUnit::Quarter,
        Word::Hour => TimeUnit::Hour,
        Word::Minute => TimeUnit::Minute,
        _ => return false,
    };
    found.first -= usize::from(past_bracket(reader, found) > found.end);
    found.kind = Kind::Duration;
    found.unit = Unit::Time(unit);
    found.unit_span = Some(reader.span(at, at + 1));
    found.end = at + 1;
    found.noun = at + 1;
    true
}

/// "12,500,000 shares", "5.0 million restricted stock units", "1.2 million stock options".
fn shares(reader: Reader<'_>, found: &mut Quantity) -> bool {
    // "300,000 shares authorized (Class A 180,000, Class B 60,000)".
    let first = found.first;
    let class = reader.bytes(first.saturating_sub(2)).eq_ignore_ascii_case(b"class");
    if first >= 2 && class && reader.bytes(first - 1).len() == 1 {
        return set_shares(reader, found, first - 2);
    }
    // "authorized 900.0; issued 797.6", "treasury shares of 212.3".
    let before = first.saturating_sub(1);
    if first > 0
        && matches!(
            reader.bytes(before),
            b"authorized" | b"issued" | b"outstanding" | b"Authorized" | b"Issued"
        )
    {
        return set_shares(reader, found, before);
    }
    if reader.word_before(first, 1) == Word::Of
        && reader.bytes(first.saturating_sub(2)).eq_ignore_ascii_case(b"shares")
    {
        return set_shares(reader, found, first - 2);
    }
    // "305.7 and 304.6 shares": the noun stands behind the last of a list.
    let mut next = found.end;
    while reader.kind(next) == Some(TokenKind::Comma) || matches!(reader.word(next), Word::And | Word::Or) {
        next += 1;
    }
    let number = reader.kind(next) == Some(TokenKind::Number) || reader.word(next).small_number().is_some();
    if next > found.end && number {
        let mut of_list = Quantity { end: next + 1, ..found.clone() };
        if shares_after(reader, &mut of_list) {
            return set_shares(reader, found, next + 1);
        }
        return false;
    }
    shares_after(reader, found)
}

/// Shares by the words after the number.
fn shares_after(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut unit_like = false;
    let from = past_bracket(reader, found);
    for ahead in 0..8 {
        let at = from + ahead;
        match reader.word(at) {
            Word::Shares | Word::Share
                if reader.bytes(at).len() < 7
                    && reader.bytes(at)[1..]
                        .eq_ignore_ascii_case(&b"hares"[..reader.bytes(at).len() - 1]) =>
            {
                return set_shares(reader, found, at);
            }
            Word::Ads | Word::Option | Word::Warrant | Word::Rsu | Word::Award
                if ahead > 0 || found.scale > 0 || found.value.number() > Some(Decimal::from(99)) =>
            {
                return set_shares(reader, found, at);
            }
            Word::Units | Word::Unit if unit_like => return set_shares(reader, found, at),
            Word::Common => unit_like = true,
            Word::Shares | Word::Of | Word::The | Word::And | Word::Basic | Word::Diluted => {
                // "500,000 of the shares", but not "5 of the stores".
                unit_like |= reader.word(at) == Word::Shares;
            }
            Word::Other if reader.is_word(at) => {
                let letters = reader.bytes(at);
                unit_like |= matches!(
                    letters,
                    b"performance" | b"partnership" | b"limited" | b"deferred" | b"phantom" | b"stock-based"
                );
                if letters.len() > 14 || ahead > 5 {
                    return false;
                }
            }
            Word::Other if reader.kind(at) == Some(TokenKind::Hyphen) => {}
            _ => return false,
        }
    }
    false
}

fn set_shares(reader: Reader<'_>, found: &mut Quantity, at: usize) -> bool {
    found.kind = Kind::Shares;
    found.unit = Unit::Share;
    found.unit_span = Some(reader.span(at, at + 1));
    true
}

/// "75 mg/m²", "1,200 square feet", "12 million barrels", "450 MW".
fn measure(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let from = reader.past_hyphen(found.end);
    let mut at = from;
    // "square feet", "cubic metres", "metric tons", "short tons".
    if matches!(
        reader.bytes(at),
        b"square"
            | b"sq"
            | b"gross"
            | b"net"
            | b"metric"
            | b"short"
            | b"long"
            | b"nautical"
            | b"rentable"
            | b"leasable"
            | b"undeveloped"
            | b"cubic"
    ) {
        at += 1;
        at += usize::from(reader.kind(at) == Some(TokenKind::Period));
        if matches!(reader.bytes(at), b"rentable" | b"leasable" | b"square") {
            at += 1;
        }
    }
    let letters = reader.bytes(at);
    let is_unit = match reader.word(at) {
        Word::Feet
        | Word::Acre
        | Word::Mile
        | Word::Volume
        | Word::Power
        | Word::Data2
        | Word::Degree
        | Word::Teu => true,
        Word::Weight => {
            letters.len() > 1 || reader.touches(at) || reader.kind(at + 1) == Some(TokenKind::Slash)
        }
        _ => false,
    };
    if !is_unit || letters.len() == 1 && !reader.touches(at) && reader.kind(at + 1) != Some(TokenKind::Slash)
    {
        return false;
    }
    let mut end = at + 1;
    // "mg/kg", "mg/m²", "mg/m^2".
    if reader.kind(end) == Some(TokenKind::Slash)
        && reader.touches(end)
        && reader.touches(end + 1)
        && reader.is_word(end + 1)
    {
        end += 2;
        if matches!(reader.kind(end), Some(TokenKind::Mark)) && reader.touches(end) {
            end += 1;
        } else if matches!(reader.kind(end), Some(TokenKind::Sign(b'^')))
            && reader.kind(end + 1) == Some(TokenKind::Number)
        {
            end += 2;
        }
    }
    found.kind = Kind::Measure;
    let span = reader.span(from, end);
    found.unit = Unit::Measure(span);
    found.unit_span = Some(span);
    found.end = end;
    found.noun = end;
    true
}

/// "2.4 or 3.6 mg/kg", "10 and 20 MW": the unit of a list stands behind the last of it.
fn shared_unit(reader: Reader<'_>, found: &mut Quantity) -> bool {
    if !matches!(found.value, Value::Number(_)) {
        return false;
    }
    let mut at = found.end;
    for _ in 0..4 {
        let link = at;
        while reader.kind(at) == Some(TokenKind::Comma) || matches!(reader.word(at), Word::And | Word::Or) {
            at += 1;
        }
        if at == link || reader.kind(at) != Some(TokenKind::Number) {
            return false;
        }
        let mut last = Quantity { end: at + 1, ..found.clone() };
        if percent_sign(reader, at + 1) || measure(reader, &mut last) {
            if last.kind != Kind::Measure {
                return false;
            }
            found.kind = last.kind;
            found.unit = last.unit;
            found.unit_span = last.unit_span;
            return true;
        }
        at += 1;
    }
    false
}

fn percent_sign(reader: Reader<'_>, at: usize) -> bool {
    reader.kind(at) == Some(TokenKind::Percent)
}

/// "2.4x", "three times".
fn multiple(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let at = found.end;
    let sign = reader.touches(at) && matches!(reader.bytes(at), b"x" | b"X");
    let word = reader.word(at) == Word::Times && found.value.number() != Some(Decimal::ONE);
    if !(sign || word) {
        return false;
    }
    found.kind = Kind::Ratio;
    found.unit = Unit::Multiple;
    found.unit_span = Some(reader.span(at, at + 1));
    found.end = at + 1;
    found.noun = at + 1;
    true
}

/// A number of things: digits with or without a noun, number words only with one.
fn count(reader: Reader<'_>, bare: &Bare, found: &mut Quantity) -> bool {
    let at = found.end;
    if reader.touches(at) && reader.is_word(at) || is_split(reader, bare.first, at) {
        // "43rd", "10b": letters that touch and mean nothing here.
        return false;
    }
    if !bare.words {
        found.sure = has_noun(reader, at, 3);
        return true;
    }
    if bare.scale.is_some() {
        return true;
    }
    // "two-thirds", "three-dimensional", "twenty-first".
    if reader.kind(at) == Some(TokenKind::Hyphen)
        || reader.kind_before(bare.first, 1) == Some(TokenKind::Hyphen)
    {
        return false;
    }
    if found.value.number() != Some(Decimal::ONE) {
        // "two of our vendors", "three of the plants".
        let of = reader.word(at) == Word::Of && reader.is_word(at + 1);
        return has_noun(reader, at, 4) || of && has_noun(reader, at + 2, 3);
    }
    // "One" is a pronoun more often than a number; it counts before a noun that filings count.
    let counted = (0..3).any(|ahead| {
        matches!(
            reader.bytes(at + ahead),
            b"segment"
                | b"segments"
                | b"customer"
                | b"vote"
                | b"supplier"
                | b"lessee"
                | b"tenant"
                | b"reporting"
        )
    });
    counted && !matches!(reader.word(at), Word::Of | Word::Or)
}

/// True for one half of what a sign in its midst makes a name or a time: "24/7", "10:30", "7-Eleven".
fn is_split(reader: Reader<'_>, first: usize, end: usize) -> bool {
    let parts = |sign: usize| matches!(reader.kind(sign), Some(TokenKind::Slash | TokenKind::Colon));
    let digits = |at: usize| reader.kind(at) == Some(TokenKind::Number);
    let before = first >= 2 && reader.touches(first) && parts(first - 1) && digits(first - 2);
    let after = reader.touches(end) && parts(end) && reader.touches(end + 1) && digits(end + 1);
    let named = reader.kind(end) == Some(TokenKind::Hyphen)
        && reader.touches(end)
        && reader.touches(end + 1)
        && reader.kind(end + 1) == Some(TokenKind::Capital)
        && !reader.bytes(end + 1).iter().all(u8::is_ascii_uppercase);
    before || after || named
}

/// True where one of the next words is a plural noun: what the number counts.
fn has_noun(reader: Reader<'_>, at: usize, most: usize) -> bool {
    for ahead in 0..most {
        let i = at + ahead;
        if !reader.is_word(i) {
            return reader.kind(i) == Some(TokenKind::Hyphen)
                && has_noun(reader, i + 1, most.saturating_sub(ahead));
        }
        let letters = reader.bytes(i);
        if matches!(letters, b"people" | b"men" | b"women" | b"personnel" | b"children") {
            return true;
        }
        // "two other ongoing HCT204-HC1 studies": a code name is an adjective.
        if reader.kind(i) == Some(TokenKind::Code) {
            let joined = reader.kind(i + 1) == Some(TokenKind::Hyphen);
            return has_noun(reader, i + 1 + 2 * usize::from(joined), (most - ahead).min(2));
        }
        match reader.word(i) {
            Word::Other
            | Word::Change
            | Word::Award
            | Word::Option
            | Word::Warrant
            | Word::Series
            | Word::Table
            | Word::Llp => {
                let plural =
                    letters.last() == Some(&b's') && !letters.ends_with(b"ss") && !letters.ends_with(b"us");
                if letters.len() > 2 && plural {
                    return true;
                }
            }
            Word::Common
            | Word::Units
            | Word::Current
            | Word::About
            | Word::Net
            | Word::Total
            | Word::Annual => {}
            _ => return false,
        }
    }
    false
}
