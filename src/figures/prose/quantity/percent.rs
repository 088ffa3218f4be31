//! Percentages and points.

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::unit::Unit;
use super::super::super::value::Value;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Quantity;
use super::levels::are_two;
use super::number::{number, repeats_amount};
use super::shares::LONGEST_LIST;

pub(super) fn percent(reader: Reader<'_>, found: &mut Quantity) -> bool {
    if part_of_percent(reader, found) {
        return true;
    }
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
        let Some(j) = last_of_percent(reader, at) else { return false };
        found.kind = Kind::Percent;
        found.unit = Unit::Percent;
        found.unit_span = Some(reader.span(j + 1, j + 2));
        return true;
    };
    found.kind = Kind::Percent;
    found.unit = Unit::Percent;
    found.unit_span = Some(reader.span(at, end));
    if reader.kind_before(found.first, 1) == Some(TokenKind::Open)
        && let Some(end) = end_of_bracket(reader, found, end)
    {
        found.end = end;
        found.noun = end;
        return true;
    }
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

/// The last number of a list whose first ends at `at`, where "percent" stands behind it: "4, 6 and 9 percent".
fn last_of_percent(reader: Reader<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    for _ in 0..LONGEST_LIST {
        let next = reader.past_joint(end);
        if next == end || reader.kind(next) != Some(TokenKind::Number) {
            return None;
        }
        if reader.word(next + 1) == Word::Percent {
            return Some(next);
        }
        end = next + 1;
    }
    None
}

/// Makes a percentage in brackets negative that is printed as one, and gives the token behind it; `sign_end` is the
/// token behind its sign. A number that its bracket parts from the sign is no aside: "(12.5)%". Nor is one of which
/// nothing is said yet, "was (1.2%)", "from (4.0%) to (1.5%)": an aside stands behind what it explains, "the margin
/// (18.8%)".
fn end_of_bracket(reader: Reader<'_>, found: &mut Quantity, sign_end: usize) -> Option<usize> {
    let open = found.first.checked_sub(1)?;
    let Value::Number(number) = found.value else { return None };
    let inside = reader.kind(found.end) == Some(TokenKind::Close);
    let outside = reader.kind(sign_end) == Some(TokenKind::Close) && is_led(reader, open);
    if !inside && !outside || found.sign_span.is_some() {
        return None;
    }
    found.first = open;
    // "Ten (10)%", "fifteen percent (15)%": said again.
    let said = repeats_amount(reader, open)
        || matches!(reader.word_before(open, 1), Word::Percent | Word::Hundred | Word::Half)
        // "Five and three-quarters (5.75)%", "sixty-six and two-thirds (66 2/3)%".
        || reader.says(open - usize::from(open > 0), &PARTS);
    if !said {
        found.value = Value::Number(-number);
        found.sign_span = Some(reader.span(open, open + 1));
    }
    Some(sign_end + usize::from(!inside))
}

/// Parts of one, as words say them before their digits.
const PARTS: [&[u8]; 8] =
    [b"quarter", b"quarters", b"third", b"thirds", b"eighth", b"eighths", b"sixteenths", b"tenths"];

/// What no loss can make less than nothing: "at the rate of (12%) per annum", "a late fee of (5%)".
const POSITIVE: [&[u8]; 6] = [b"fee", b"fees", b"interest", b"up", b"holders", b"ownership"];

/// True where a bracket at `open` stands behind a verb or a preposition, or goes on a list of percentages.
fn is_led(reader: Reader<'_>, open: usize) -> bool {
    let Some(before) = open.checked_sub(1) else { return false };
    let led = matches!(
        reader.word(before),
        Word::Is | Word::To | Word::Of | Word::From | Word::With | Word::Between | Word::And | Word::Or
    );
    let exempt = before > 0 && reader.says(before - 1, &POSITIVE)
        || before > 1 && reader.is(before - 1, b"rate") && reader.word(before - 2) == Word::The;
    let led = led && !exempt;
    let against = reader.says(before, &[b"versus", b"vs", b"against"]);
    // "3.1%, (2.2%) and 0.5%".
    let listed = reader.kind(before) == Some(TokenKind::Comma)
        && (1..=2).any(|back| reader.kind_before(before, back) == Some(TokenKind::Percent));
    led || against || listed
}

/// "3/8 of 1%", "1/2 of one percent": parts of a hundredth.
fn part_of_percent(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let part = matches!(found.value, Value::Number(n) if n > Decimal::ZERO && n < Decimal::ONE);
    if !part || reader.word(found.end) != Word::Of {
        return false;
    }
    let Some((whole, at, _)) = number(reader, found.end + 1) else { return false };
    let end = match (reader.kind(at), reader.word(at), reader.word(at + 1)) {
        (Some(TokenKind::Percent), ..) | (_, Word::Percent, _) => at + 1,
        (_, Word::Per, Word::Cent) => at + 2,
        _ => return false,
    };
    if whole.scaled(0) != Some(Decimal::ONE) {
        return false;
    }
    found.kind = Kind::Percent;
    found.unit = Unit::Percent;
    found.unit_span = Some(reader.span(at, end));
    found.end = end;
    found.noun = end;
    true
}

/// The end of "5% to 7%" whose first sign ends at `at`.
pub(super) fn percent_range(reader: Reader<'_>, found: &mut Quantity, at: usize) -> Option<usize> {
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
    // "Declined 2.1 percentage points to 21.0%": points are what a percentage changes by.
    let of_points = reader.word_before(at, 1) == Word::Points && reader.word(end + 1) != Word::Points;
    if reader.word(at) == Word::To && of_points
        || are_two(reader, (found.first, at), (*low, high), true, false)
    {
        return None;
    }
    found.value = Value::Range(*low, high);
    Some(end + 1)
}

/// "5 basis points", "25 bps", "3 percentage points".
pub(super) fn points(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let at = reader.past_hyphen(found.end);
    let end = match reader.word(at) {
        Word::Basis if reader.word(reader.past_hyphen(at + 1)) == Word::Points => {
            reader.past_hyphen(at + 1) + 1
        }
        Word::Bps => at + 1,
        Word::Points if are_of_percent(reader, found) => {
            found.kind = Kind::Percent;
            found.unit = Unit::Percent;
            found.unit_span = Some(reader.span(at, at + 1));
            (found.end, found.noun) = (at + 1, at + 1);
            return true;
        }
        _ => return false,
    };
    found.kind = Kind::Percent;
    found.unit = Unit::BasisPoint;
    found.unit_span = Some(reader.span(at, end));
    found.end = end;
    found.noun = end;
    true
}

/// Tokens around points in which stands what they are points of.
const POINTS: usize = 14;

/// Tokens of "lowered our effective tax rate by".
const BY: usize = 7;

/// "The margin rose 1.4 points", "improved 2.4 points to 61.3%": points of a percentage by which something changed; those
/// of an index are counted.
fn are_of_percent(reader: Reader<'_>, found: &Quantity) -> bool {
    const SHARES: [&[u8]; 8] =
        [b"margin", b"margins", b"ratio", b"ratios", b"rate", b"share", b"percentage", b"percent"];
    const OTHER: [&[u8]; 7] = [b"index", b"score", b"average", b"loyalty", b"rewards", b"sale", b"discount"];
    let around = found.first.saturating_sub(POINTS)..found.end + POINTS;
    let changed = (1..=2).filter_map(|back| found.first.checked_sub(back)).any(|at| {
        matches!(reader.word(at), Word::Rose | Word::Change)
            || reader.says(at, &[b"up", b"down", b"added", b"gained", b"improving", b"improvement"])
    });
    // "1.8 points better than", "lowered our rate by 4.1 points".
    let changed = changed
        || reader.says(found.end + 1, &[b"better", b"worse", b"higher", b"lower", b"above", b"below"])
        || reader.word_before(found.first, 1) == Word::By
            && (found.first.saturating_sub(BY)..found.first).any(|at| {
                matches!(reader.word(at), Word::Rose | Word::Change)
                    || reader.says(at, &[b"lowered", b"raised", b"lower", b"raise", b"cut", b"reduce"])
            });
    let small = found.value.number().is_some_and(|n| n.abs() < Decimal::ONE_HUNDRED);
    let says = |words: &[&[u8]]| around.clone().any(|at| reader.says(at, words));
    let sign = around.clone().any(|at| reader.kind(at) == Some(TokenKind::Percent));
    changed && small && found.scale == 0 && (sign || says(&SHARES)) && !says(&OTHER)
}
