//! Ratios, times and measures.

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::unit::{TimeUnit, Unit};
use super::super::super::value::Value;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::levels::is_change_to;
use super::lists::is_to_one;
use super::number::number;
use super::time::{age_behind_name, time_of_bounds};
use super::{Bare, Quantity};
use crate::text::fraction::Fraction;

/// "3 of the 8 mills", "four of ten", "3.5 to 1.0", "one-for-ten", "1:10".
pub(super) fn ratio(reader: Reader<'_>, bare: &Bare, found: &mut Quantity) -> bool {
    if bare.scale.is_some() || matches!(found.value, Value::Range(..)) {
        return false;
    }
    // "1/4 of the options vest".
    if reader.word(found.end) == Word::Of
        && let Some((part, _)) = Fraction::at(reader.bytes(bare.end - 1)).filter(|_| !bare.words)
    {
        found.kind = Kind::Ratio;
        found.value = Value::Ratio(part.numerator.into(), part.denominator.into());
        found.decimals = None;
        return true;
    }
    let mut at = found.end;
    let hyphen = matches!(reader.kind(at), Some(TokenKind::Hyphen)) && reader.touches(at);
    let link = if hyphen { at + 1 } else { at };
    at = match (reader.word(link), reader.kind(link)) {
        (Word::Of, _) if !hyphen => link + 1 + usize::from(matches!(reader.word(link + 1), Word::The)),
        (Word::For, _) if hyphen || reader.kind(link + 1) == Some(TokenKind::Number) => {
            reader.past_hyphen(link + 1)
        }
        (Word::To, _) if is_change_to(reader, bare, link) => return false,
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
        Word::To => a > b || is_to_one(reader, found.end, at),
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
    // "09:50:52" is one too, with its seconds.
    let colon = |at: Option<TokenKind>| at == Some(TokenKind::Colon);
    let seconds = colon(reader.kind(link))
        && (colon(reader.kind_before(bare.end, 2)) || colon(reader.kind(end)) && reader.touches(end));
    if !fits || clock || seconds || second.is_zero() {
        return false;
    }
    found.kind = Kind::Ratio;
    found.value = Value::Ratio(a, b);
    found.decimals = None;
    found.end = at + 1;
    found.noun = at + 1;
    true
}

/// The token after `found`, or after the bracket that says a number word again: "fifteen (15) days".
pub(super) fn past_bracket(reader: Reader<'_>, found: &Quantity) -> usize {
    let enclosed = reader.kind_before(found.first, 1) == Some(TokenKind::Open)
        && reader.kind(found.end) == Some(TokenKind::Close);
    found.end + usize::from(enclosed)
}

/// "three years", "10-day", "18 weeks", "90 calendar days".
pub(super) fn time(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut at = reader.past_hyphen(past_bracket(reader, found));
    let qualified = matches!(reader.word(at), Word::Calendar | Word::Fiscal)
        || matches!(reader.bytes(at), b"business" | b"trading" | b"consecutive" | b"full");
    at += usize::from(qualified);
    // "90 or more days past due", "91+ days".
    if reader.word(at) == Word::Or && reader.says(at + 1, &[b"more", b"fewer", b"less"]) {
        at += 2;
    }
    at += usize::from(reader.kind(at) == Some(TokenKind::Plus) && reader.touches(at));
    let Some(unit) = unit_of_time(reader.word(at)) else {
        return time_of_list(reader, found)
            || time_of_bounds(reader, found)
            || age(reader, found)
            || age_behind_name(reader, found);
    };
    found.first -= usize::from(past_bracket(reader, found) > found.end);
    found.kind = Kind::Duration;
    found.unit = Unit::Time(unit);
    found.unit_span = Some(reader.span(at, at + 1));
    found.end = at + 1;
    found.noun = at + 1;
    true
}

/// The time that a word counts.
pub(super) fn unit_of_time(word: Word) -> Option<TimeUnit> {
    Some(match word {
        Word::Year | Word::Years => TimeUnit::Year,
        Word::Month | Word::Months => TimeUnit::Month,
        Word::Week | Word::Weeks => TimeUnit::Week,
        Word::Day | Word::Days => TimeUnit::Day,
        Word::Quarters => TimeUnit::Quarter,
        Word::Hour => TimeUnit::Hour,
        Word::Minute => TimeUnit::Minute,
        _ => return None,
    })
}

/// Numbers of the longest list of times.
const TIMES: usize = 6;

/// "12, 7 and 5 years", "30, 60 or 90 days", "three-, five- and ten-year terms": the unit of a list stands behind the
/// last of it. Commas alone join no list: "in the class of 12, 5 years later".
fn time_of_list(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let short = |n: Decimal| n > Decimal::ZERO && n < Decimal::ONE_THOUSAND;
    if found.scale != 0 || !found.value.number().is_some_and(short) {
        return false;
    }
    let counts = |at: usize| {
        reader.kind(at) == Some(TokenKind::Number) && reader.bytes(at).len() <= 3
            || reader.word(at).small_number().is_some()
    };
    let mut at = found.end;
    for _ in 0..TIMES {
        let link = reader.past_hyphen(at);
        let next = reader.past_joint(link);
        if next == link || next - link > 2 || !counts(next) {
            return false;
        }
        at = next + 1;
        let joined = matches!(reader.word(next - 1), Word::And | Word::Or);
        let noun = reader.past_hyphen(at);
        if let Some(unit) = unit_of_time(reader.word(noun)).filter(|_| joined) {
            found.kind = Kind::Duration;
            found.unit = Unit::Time(unit);
            found.unit_span = Some(reader.span(noun, noun + 1));
            return true;
        }
    }
    false
}

/// "(age 54)", "retire at age 65", "aged 47": years that somebody has lived.
fn age(reader: Reader<'_>, found: &mut Quantity) -> bool {
    // "Age: 65".
    let name = found.first - usize::from(reader.kind_before(found.first, 1) == Some(TokenKind::Colon));
    // "Invoices aged 120+", "cattle aged 20 head".
    let people = || !reader.is_word(found.end) && reader.kind(found.end) != Some(TokenKind::Plus);
    let named =
        name > 0 && (reader.is(name - 1, b"age") || reader.says(name - 1, &[b"aged", b"ages"]) && people());
    let lived = |n: Decimal| n > Decimal::ZERO && n <= Decimal::from(120) && n.fract().is_zero();
    if !named || found.scale != 0 || !found.value.number().is_some_and(lived) {
        return false;
    }
    found.kind = Kind::Duration;
    found.unit = Unit::Time(TimeUnit::Year);
    found.unit_span = Some(reader.span(name - 1, name));
    true
}

/// "75 mg/m²", "1,200 square feet", "45,000-square-foot", "12 million barrels", "450 MW".
pub(super) fn measure(reader: Reader<'_>, found: &mut Quantity) -> bool {
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
        // "A 310,000 square-foot plant".
        at += usize::from(reader.kind(at) == Some(TokenKind::Hyphen) && reader.touches(at + 1));
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
    if let Some(acres) = acres_of_both(reader, found.end) {
        found.kind = Kind::Measure;
        let span = reader.span(acres, acres + 1);
        found.unit = Unit::Measure(span);
        found.unit_span = Some(span);
        return true;
    }
    if !is_unit || letters.len() == 1 && !reader.touches(at) && reader.kind(at + 1) != Some(TokenKind::Slash)
    {
        return false;
    }
    let mut end = at + 1;
    // "mg/kg", "mg/m²", "mg/m2", "mg/m^2".
    if reader.kind(end) == Some(TokenKind::Slash)
        && reader.touches(end)
        && reader.touches(end + 1)
        && (reader.is_word(end + 1) || reader.says(end + 1, &[&b"m2"[..], b"m3", b"cm2", b"cm3"]))
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

/// The "acres" of "212,000 gross (141,000 net) acres" and "41,000 gross and 22,000 net acres", behind the first or the
/// second number, which ends at `at`.
fn acres_of_both(reader: Reader<'_>, mut at: usize) -> Option<usize> {
    let part = |at: usize| usize::from(reader.says(at, &[b"gross", b"net"]));
    let bracket =
        |at: usize| usize::from(matches!(reader.kind(at), Some(TokenKind::Open | TokenKind::Close)));
    if part(at) == 0 {
        return None;
    }
    let plain = at + 1;
    at = plain + bracket(plain);
    at += usize::from(reader.word(at) == Word::And);
    if reader.kind(at) == Some(TokenKind::Number) && part(at + 1) == 1 {
        at += 2 + bracket(at + 2);
    }
    at += usize::from(reader.says(at, &[b"mineral", b"developed", b"undeveloped", b"leasehold"]));
    (reader.word(at) == Word::Acre && at > plain).then_some(at)
}

/// "2.4x", "three times".
pub(super) fn multiple(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let at = found.end;
    let sign = reader.touches(at) && matches!(reader.bytes(at), b"x" | b"X");
    let word = reader.word(at) == Word::Times && found.value.number() != Some(Decimal::ONE);
    // "Eleven Times Square" is an address.
    let name = reader.bytes(at) == b"Times" && reader.kind(at + 1) == Some(TokenKind::Capital);
    if !(sign || word) || name {
        return false;
    }
    if !sign && is_number_of_times(reader, found) {
        return true;
    }
    found.kind = Kind::Ratio;
    found.unit = Unit::Multiple;
    found.unit_span = Some(reader.span(at, at + 1));
    found.end = at + 1;
    found.noun = at + 1;
    true
}

/// "The committee met eight times during the year": how often somebody did something, and no multiple of anything.
fn is_number_of_times(reader: Reader<'_>, found: &Quantity) -> bool {
    let verb = found.first.saturating_sub(1);
    let letters = reader.bytes(verb);
    let did = reader.kind(verb) == Some(TokenKind::Word)
        && (reader.says(verb, &[b"met", b"held", b"convened"])
            || letters.len() > 4 && letters.ends_with(b"ed"))
        && !matches!(reader.word(verb), Word::Rose | Word::Totaled)
        && !reader.says(verb, &[b"exceeded", b"averaged", b"traded", b"valued", b"priced"]);
    let next = found.end + 1;
    let ends = !reader.is_word(next)
        || matches!(reader.word(next), Word::In | Word::On | Word::And | Word::For | Word::Per | Word::Each)
        || reader.says(next, &[b"during", b"since", b"over", b"within", b"last", b"a"]);
    let whole = found.value.number().is_some_and(|n| n.fract().is_zero());
    did && ends && whole
}
