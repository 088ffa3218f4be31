//! What a number shares with those beside it: the other end of a range, the scale or unit of a list.

use rust_decimal::Decimal;

use super::super::super::lexer::TokenKind;
use super::super::super::value::Value;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::levels::{are_two, are_two_counts, is_change_to};
use super::measure::{measure, unit_of_time};
use super::number::{bare, currency_before};
use super::shares::{LONGEST_LIST, shares_after};
use super::{Bare, Quantity};

/// The high end of a range that starts with `low`: "$45-48 million", "$10 to $12", "between 5 and 7".
pub(super) fn range_end(reader: Reader<'_>, low: &Bare) -> Option<Bare> {
    let link = low.end;
    let between = (1..=3).any(|back| reader.word_before(low.first, back) == Word::Between)
        || is_spread_from(reader, low.first);
    let joined = match reader.kind(link)? {
        // "4.1-4.3" and "60 – 64"; a dash with a space on one side only starts an aside.
        TokenKind::Hyphen | TokenKind::Dash => reader.touches(link) == reader.touches(link + 1),
        _ => match reader.word(link) {
            Word::To => true,
            Word::And => between,
            // "3 through 6 months"; "2001 through 2004" are years.
            Word::Through => unit_of_time(reader.word(link + 2)).is_some(),
            _ => false,
        },
    };
    if !joined {
        return None;
    }
    if low.negative.is_some() {
        return loss_end(reader, low, link + 1);
    }
    let mut at = link + 1;
    if matches!(reader.kind(at), Some(TokenKind::Currency(_))) {
        at += 1;
    }
    if reader.kind(at) != Some(TokenKind::Number) && !(low.words && reader.word(at).small_number().is_some())
    {
        return None;
    }
    // "cost: $4,947 - 2009, $3,876 - 2008": each of its own year.
    let ended = matches!(
        reader.kind(at + 1),
        None | Some(TokenKind::Comma | TokenKind::Close | TokenKind::Semicolon)
    );
    if low.currency.is_some() && at == link + 1 && !reader.touches(link) && reader.is_year(at) && ended {
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
    let two = match low.currency {
        Some(_) => are_two(reader, (low.first, link), (a, b), false, reader.word(high.end) == Word::Per),
        None => are_two_counts(reader, low, (a, b), high.end),
    };
    (a < b && !two && !(low.currency.is_none() && is_to_one(reader, low.end, at))).then_some(high)
}

/// "Ranging from 3.1% and 4.4%", "a range of 70 and 90 basis points": an "and" between the ends of what spreads. By itself
/// "from $4 million and $5 million" tells of two years or of two things.
fn is_spread_from(reader: Reader<'_>, first: usize) -> bool {
    let says = |words: &[&[u8]]| first > 1 && reader.says(first - 2, words);
    match reader.word_before(first, 1) {
        Word::From => says(&[
            b"range",
            b"ranges",
            b"ranged",
            b"ranging",
            b"vary",
            b"varies",
            b"varied",
            b"varying",
            b"anywhere",
        ]),
        Word::Of => says(&[b"range"]),
        _ => false,
    }
}

/// The high end of a range of losses, each in brackets: "$(0.04) to $(0.01)", "($0.04) to ($0.01)". It starts at `at`.
fn loss_end(reader: Reader<'_>, low: &Bare, at: usize) -> Option<Bare> {
    let number = (at..at + 3).find(|i| reader.kind(*i) == Some(TokenKind::Number))?;
    let high = bare(reader, number)?;
    let bracketed = reader.kind(high.end.checked_sub(1)?) == Some(TokenKind::Close);
    (high.negative.is_some() && bracketed && high.first == at && low.currency == high.currency)
        .then_some(high)
}

/// ".38 to 1", "0.5 to 1.0": one number to one, where nothing that is counted stands behind. `end` is the token behind
/// the low number and `high` the other number.
pub(super) fn is_to_one(reader: Reader<'_>, end: usize, high: usize) -> bool {
    let low = reader.bytes(end.wrapping_sub(1));
    let ended = matches!(
        reader.kind(high + 1),
        None | Some(TokenKind::Period | TokenKind::Comma | TokenKind::Close | TokenKind::Semicolon)
    );
    // "Ranging from 0.5 to 1.0", "between 0.5 to 1".
    let ranges = end.checked_sub(2).is_some_and(|at| {
        matches!(reader.word(at), Word::From | Word::Between | Word::Of)
            || reader.says(at, &[b"ranges", b"ranging", b"range"])
    });
    let of_ratio = (2..=16).any(|back| {
        end.checked_sub(back).is_some_and(|at| {
            reader
                .says(at, &[b"ratio", b"ratios", b"coverage", b"leverage", b"debt", b"exchange", b"current"])
        })
    });
    let alone = end < 2;
    low.contains(&b'.')
        && (!ranges || of_ratio)
        && (of_ratio || alone || reader.bytes(high) == b"1")
        && reader.word(end) == Word::To
        && matches!(reader.bytes(high), b"1" | b"1.0" | b"1.00")
        && (ended || matches!(reader.word(high + 1), Word::At | Word::As | Word::And | Word::In))
}

/// The scale of a later number in the same list: "$0.3 and $0.6 million".
pub(super) fn shared_scale(reader: Reader<'_>, low: &Bare) -> Option<(i8, usize, usize)> {
    let mut at = low.end;
    low.currency?;
    for _ in 0..6 {
        let link = at;
        at = reader.past_joint(at);
        // "Grew from $3.2 to $4.0 million".
        at += usize::from(at == low.end && is_change_to(reader, low, link));
        if at == link || !matches!(reader.kind(at), Some(TokenKind::Currency(_))) {
            return None;
        }
        let next = bare(reader, at + 1)?;
        // Lists that share a scale have decimals; "$5,000 and $1.2 million" does not share. "From $1,317 to $1,640 million"
        // does: thousands of millions are grouped as they are. "In units of $1,000, and $1,250 million of them" does not.
        if let Some(scale) = next.scale {
            let grouped = |number: usize| reader.bytes(number).contains(&b',');
            return (low.number.fraction > 0
                || next.number.fraction == 0
                    && (!grouped(low.end - 1) || grouped(at + 1) && reader.word(link) == Word::To))
                .then_some(scale);
        }
        at = next.end;
    }
    None
}

/// What the numbers of "$6.1, 6.2 and 6.4 billion" have of each other: the currency before the first of them and the scale
/// behind the last. Whoever leaves out the one leaves out the other.
pub(super) fn share_ends(reader: Reader<'_>, bare: &mut Bare) {
    if bare.words || bare.negative.is_some() || bare.currency.is_some() && bare.scale.is_some() {
        return;
    }
    let digits = |at: usize| reader.kind(at) == Some(TokenKind::Number) && !reader.bytes(at).contains(&b',');
    let number = bare.end.saturating_sub(if bare.scale.is_some() { 2 } else { 1 });
    if !digits(number) || bare.scale.is_some_and(|(_, from, _)| from != number + 1) {
        return;
    }
    let (mut first, mut last) = (number, number);
    for _ in 0..LONGEST_LIST {
        let joint = first.checked_sub(1).filter(|at| is_and(reader, *at) || is_comma(reader, *at));
        // "6.1, 6.2, and 6.4 billion".
        let joint =
            joint.map(|at| at - usize::from(at > 0 && is_and(reader, at) && is_comma(reader, at - 1)));
        let Some(before) = joint.and_then(|at| at.checked_sub(1)).filter(|at| digits(*at)) else { break };
        first = before;
    }
    for _ in 0..LONGEST_LIST {
        let next = reader.past_joint(last + 1);
        if next == last + 1 || !digits(next) {
            break;
        }
        last = next;
    }
    let Some(scale) = reader.word(last + 1).scale() else { return };
    // The numbers end in a conjunction before the last of them, and two of them have no comma: "the ratio was 1.2, and 1.4
    // million shares were sold".
    let two = first + 2 == last;
    if first == last || !is_and(reader, last - 1) || first + 3 == last {
        return;
    }
    let parts = |at: usize| reader.bytes(at).contains(&b'.');
    let numbers = (first..=last).filter(|at| digits(*at));
    let alike = numbers.clone().all(parts) || numbers.clone().all(|at| !parts(at) && !reader.is_year(at));
    let end = last + 2;
    let plain = !reader.is_word(end)
        || matches!(reader.word(end), Word::In | Word::For | Word::Of | Word::At | Word::As | Word::To)
        || reader.says(end, &[b"during", b"respectively", b"through", b"on"]);
    let currency = currency_before(reader, first).filter(|_| alike && plain);
    // "1.1, 1.2 and 1.5 million shares": parts of a million alone, where no sign tells of the first.
    let counted = numbers.clone().all(parts) && currency_before(reader, first).is_none();
    if currency.is_none() && !(counted && (two || is_comma(reader, first + 1))) {
        return;
    }
    if bare.scale.is_none() {
        bare.scale = Some((scale, last + 1, last + 2));
    }
    if bare.currency.is_none()
        && let Some((code, from)) = currency
    {
        bare.currency = Some(code);
        bare.currency_at = Some((from, first));
    }
}

fn is_and(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), Word::And | Word::Or)
}

fn is_comma(reader: Reader<'_>, at: usize) -> bool {
    reader.kind(at) == Some(TokenKind::Comma)
}

/// "2.5 or 4.5 mg/kg", "10 and 20 MW": the unit of a list stands behind the last of it.
pub(super) fn shared_unit(reader: Reader<'_>, found: &mut Quantity) -> bool {
    if !matches!(found.value, Value::Number(_)) {
        return false;
    }
    let mut at = found.end;
    for _ in 0..4 {
        let link = at;
        at = reader.past_joint(at);
        if at == link || reader.kind(at) != Some(TokenKind::Number) {
            return false;
        }
        if reader.kind(at + 1) == Some(TokenKind::Percent) {
            return false;
        }
        let mut last = Quantity { end: at + 1, ..found.clone() };
        if measure(reader, &mut last) {
            found.kind = last.kind;
            found.unit = last.unit;
            found.unit_span = last.unit_span;
            return true;
        }
        at += 1;
    }
    false
}

/// "9 million of the 26 million shares", "1,200 of the 3,100 acres": some of what is counted counts the same. `found` is a
/// large number.
pub(super) fn part_of_whole(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let many = found.value.number().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    let whole = found.end + 1 + usize::from(reader.word(found.end + 1) == Word::The);
    if !many || reader.word(found.end) != Word::Of || reader.kind(whole) != Some(TokenKind::Number) {
        return false;
    }
    let scaled = usize::from(reader.word(whole + 1).scale().is_some());
    let mut all = Quantity { first: whole, end: whole + 1 + scaled, ..found.clone() };
    if !measure(reader, &mut all) && !shares_after(reader, &mut all) {
        return false;
    }
    (found.kind, found.unit, found.unit_span) = (all.kind, all.unit, all.unit_span);
    true
}
