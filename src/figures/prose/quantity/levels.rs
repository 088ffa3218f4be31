//! Changes and levels: two figures that "to" parts, where no range is told.
//!
//! ```text
//! income rose $2.1 million to $14.4 million            what was added, and what there is now
//! an increase of $2 million to $14 million             the same as a noun
//! sales grew from $4.1 billion to $4.8 billion         what there was, and what there is now
//! costs are expected to increase 3% to 5%              a range: nobody knows yet
//! rose $2 million to $14 million and $3 million to $40 million    a verb for both
//! ```

mod listed;

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::value::Value;
use super::super::super::words::Word;
use super::super::expects::{Sense, expects};
use super::super::reader::Reader;
use super::{Bare, Quantity, quantity, worded_money};
use listed::{goes_on, goes_on_from, is_clause, is_up_from_range};

/// Verbs that tell of a change which went by, besides those of [`Word::Rose`].
const MOVED: [&[u8]; 24] = [
    b"increasing",
    b"decreasing",
    b"declining",
    b"rising",
    b"growing",
    b"falling",
    b"dropping",
    b"improving",
    b"reducing",
    b"climbed",
    b"advanced",
    b"gained",
    b"jumped",
    b"slipped",
    b"widened",
    b"narrowed",
    b"expanded",
    b"strengthened",
    b"weakened",
    b"contracted",
    b"moved",
    b"lowered",
    b"raised",
    b"added",
];

/// Nouns of a change.
const CHANGES: [&[u8]; 10] = [
    b"increase",
    b"decrease",
    b"decline",
    b"reduction",
    b"improvement",
    b"growth",
    b"rise",
    b"drop",
    b"gain",
    b"change",
];

/// How many times the change a level must be for a noun of one, or a percentage, to tell it: a range is not
/// so wide.
const WIDE: i64 = 4;

/// The least level of a percentage that changed by a percentage.
const LEAST_PERCENT: i64 = 10;

/// Verbs that tell what somebody did with a level: "reduced our debt by".
const DID: [&[u8]; 9] = [
    b"reduced",
    b"increased",
    b"decreased",
    b"improved",
    b"raised",
    b"lowered",
    b"cut",
    b"expanded",
    b"trimmed",
];

/// Tokens of what somebody changed: "reduced our long-term debt by".
const OBJECT: usize = 6;

/// Tokens before a change in which stands what makes it one that is expected.
const AHEAD: usize = 10;

/// Tokens between what changed and "from": "increased the lending limit under the new credit agreement from".
const CHANGED: usize = 16;

/// Where a change is told right before an amount.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// "Increased by", and nothing before it says that it is still to come.
    Verb,
    /// "Reduced our debt by".
    Object,
    /// "An increase of".
    Noun,
}

/// True where "to" leads from the number at `first`, which ends before `link`, to another figure and not to
/// the high end of a range. `low` and `high` are the numbers.
pub(super) fn are_two(
    reader: Reader<'_>,
    (first, link): (usize, usize),
    (low, high): (Decimal, Decimal),
    percent: bool,
    priced: bool,
) -> bool {
    if reader.word(link) != Word::To {
        return false;
    }
    if reader.word_before(first, 1) == Word::From {
        return !is_up_from_range(reader, first - 1)
            && (changes_from(reader, first - 1) || goes_on_from(reader, first - 1));
    }
    if is_clause(reader, (first, link)) {
        return false;
    }
    let Some(told) = change_before(reader, first) else { return false };
    let wide = low.checked_mul(Decimal::from(WIDE)).is_some_and(|least| high >= least);
    if percent {
        return wide && high >= Decimal::from(LEAST_PERCENT);
    }
    // "Reduced sales by $10 million to $12 million": a range is not so wide as a level is far from its change.
    let far = || low.checked_mul(Decimal::from(3)).zip(high.checked_mul(Decimal::TWO));
    if told == Told::Object {
        return wide || !priced && far().is_some_and(|(low, high)| high > low);
    }
    // "Prices rose $2 to $3 per ton" between two markets.
    told == Told::Verb && !priced || wide
}

/// True where two bare numbers are a change and a level: "increased 204 to 4,110 employees", but not "rose 50
/// to 75 basis points", which both ends share.
pub(super) fn are_two_counts(reader: Reader<'_>, low: &Bare, (a, b): (Decimal, Decimal), end: usize) -> bool {
    let shared = matches!(reader.kind(end), Some(TokenKind::Percent))
        || matches!(
            reader.word(end),
            Word::Percent | Word::Basis | Word::Bps | Word::Per | Word::Times | Word::Points | Word::Cent
        );
    let wide = a.checked_mul(Decimal::TWO).is_some_and(|least| b >= least);
    let from = reader.word_before(low.first, 1) == Word::From;
    (from || wide && !shared) && are_two(reader, (low.first, low.end), (a, b), from && shared, false)
}

/// "Decreased 204 to 110 employees": a level below its change is no ratio.
pub(super) fn is_change_to(reader: Reader<'_>, bare: &Bare, link: usize) -> bool {
    // "The ratio rose from 2.5 to 1 to 3.0 to 1".
    reader.word(link) == Word::To
        && !matches!(reader.bytes(link + 1), b"1" | b"1.0" | b"1.00")
        && (change_before(reader, bare.first) == Some(Told::Verb)
            || reader.word_before(bare.first, 1) == Word::From && changes_from(reader, bare.first - 1))
}

/// The change told right before the amount at `first`, or before the one that it stands in a list with.
fn change_before(reader: Reader<'_>, first: usize) -> Option<Told> {
    told_before(reader, first).or_else(|| goes_on(reader, first).then_some(Told::Verb))
}

/// The change told right before the amount at `first`.
fn told_before(reader: Reader<'_>, first: usize) -> Option<Told> {
    let mut at = first.checked_sub(1)?;
    let mut skip = |word: bool| {
        let before = at.checked_sub(1).filter(|_| word);
        at = before.unwrap_or(at);
        before.is_some()
    };
    let _ = skip(reader.word(first - 1) == Word::About || reader.bytes(first - 1).ends_with(b"ly"));
    let by = reader.word(at) == Word::By || reader.word(at) == Word::Of;
    let of = reader.word(at) == Word::Of;
    if by {
        at = at.checked_sub(1)?;
    }
    // "Increased slightly by".
    if by && reader.bytes(at).ends_with(b"ly") {
        at = at.checked_sub(1)?;
    }
    let told = if !of && (reader.word(at) == Word::Rose || reader.says(at, &MOVED)) {
        Told::Verb
    } else if of && reader.says(at, &CHANGES) {
        Told::Noun
    } else if by && !of {
        at = object_of(reader, at)?;
        Told::Object
    } else {
        return None;
    };
    (!is_ahead(reader, at)).then_some(told)
}

/// The verb of "reduced our debt", whose last word stands at `last`.
fn object_of(reader: Reader<'_>, last: usize) -> Option<usize> {
    let verb = (last.saturating_sub(OBJECT)..last).rev().find(|at| reader.says(*at, &DID))?;
    let whole = (verb + 1..=last).all(|at| is_object(reader, at));
    (whole && (verb + 1..=last).any(|at| reader.says(at, &STANDS))).then_some(verb)
}

/// What stands at a level, which somebody may change by an amount to another: "reduced our debt by $30 million to $210
/// million". Costs, times and symptoms are reduced by so much to so much, a range.
const STANDS: [&[u8]; 30] = [
    b"debt",
    b"borrowings",
    b"indebtedness",
    b"balance",
    b"balances",
    b"facility",
    b"commitment",
    b"commitments",
    b"line",
    b"capacity",
    b"allowance",
    b"reserve",
    b"reserves",
    b"liability",
    b"stake",
    b"interest",
    b"ownership",
    b"holdings",
    b"dividend",
    b"dividends",
    b"rate",
    b"backlog",
    b"inventory",
    b"inventories",
    b"shares",
    b"guidance",
    b"assets",
    b"deposits",
    b"authorization",
    b"payout",
];

/// True for a word of what somebody changes: "the number of authorized shares".
fn is_object(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.kind(at), Some(TokenKind::Word | TokenKind::Capital | TokenKind::Hyphen))
        && !matches!(
            reader.word(at),
            Word::For
                | Word::With
                | Word::At
                | Word::On
                | Word::By
                | Word::To
                | Word::As
                | Word::And
                | Word::Or
                | Word::From
                | Word::Which
                | Word::Is
                | Word::Had
                | Word::Will
        )
        && !reader.says(at, &SPREAD)
}

/// Words that lead to what is different for each of several things, or that open another clause.
const SPREAD: [&[u8]; 22] = [
    b"range",
    b"ranges",
    b"ranged",
    b"ranging",
    b"vary",
    b"varying",
    b"anywhere",
    b"priced",
    b"selling",
    b"costing",
    b"paying",
    b"terms",
    b"sizes",
    b"lives",
    b"amounts",
    b"maturities",
    b"maturing",
    b"due",
    b"because",
    b"reflecting",
    b"driven",
    b"including",
];

/// True where words before the change at `at` say that it is still to come, or may: "is expected to have
/// increased", "would result in an increase of".
fn is_ahead(reader: Reader<'_>, at: usize) -> bool {
    let ends = |i: &usize| matches!(reader.kind(*i), Some(TokenKind::Period | TokenKind::Semicolon));
    let before = (at.saturating_sub(AHEAD)..at).rev().take_while(|i| !ends(i));
    before.into_iter().any(|i| {
        reader.word(i) == Word::Will
            || reader.word(i) == Word::May && reader.kind(i) == Some(TokenKind::Word)
            || expects(reader, i, &[Sense::Expect, Sense::Reckon, Sense::Assume])
            || reader.says(i, &[b"be", b"potential"])
    })
}

/// True where something is told to change from what stands behind "from" at `link`: "grew from", "increasing
/// the dividend from", "rose by 12% in 2007 from". What ranges from one amount to another changes nothing.
fn changes_from(reader: Reader<'_>, link: usize) -> bool {
    change_from(reader, link).is_some()
}

/// The verb before "from" at `link`, behind which stands how far its subject moved or when: "grew at a rate of 12% from",
/// "rose in 2007 from". What somebody raised is named behind the verb.
pub(in crate::figures::prose) fn mover(reader: Reader<'_>, link: usize) -> Option<usize> {
    let verb = change_from(reader, link)?;
    let next = verb + 1;
    let moves = reader.word(verb) == Word::Rose || reader.says(verb, &MOVED);
    let far = matches!(reader.word(next), Word::By | Word::At | Word::In | Word::About)
        || reader.says(next, &[b"during", b"slightly", b"significantly"])
        || matches!(reader.kind(next), Some(TokenKind::Number | TokenKind::Currency(_)));
    (moves && far).then_some(verb)
}

/// The word of change before "from" at `link`.
fn change_from(reader: Reader<'_>, link: usize) -> Option<usize> {
    const TURNED: [&[u8]; 13] = [
        b"extended",
        b"amended",
        b"changing",
        b"changed",
        b"went",
        b"up",
        b"down",
        b"rise",
        b"fall",
        b"decline",
        b"increases",
        b"decreases",
        b"reduce",
    ];
    let changes = |at: usize| {
        matches!(reader.word(at), Word::Rose | Word::Change)
            || reader.says(at, &MOVED)
            || reader.says(at, &CHANGES)
            || reader.says(at, &TURNED)
    };
    let mut parted = None;
    for back in 1..=CHANGED {
        let at = link.checked_sub(back)?;
        if changes(at) {
            return parted.is_none_or(|part| is_one_thing(reader, at, part)).then_some(at);
        }
        // "Raised the retainer of each director from", "increased the limit for new loans from".
        if parted.is_none() && matches!(reader.word(at), Word::For | Word::On) && !is_of_time(reader, at) {
            parted = Some(at);
        } else if !is_object(reader, at) && !is_of_amount(reader, (at, link)) && !is_of_time(reader, at) {
            return None;
        }
    }
    None
}

/// True where a verb at `verb` is told of one thing, which is named up to the preposition at `part`: "raised the fee
/// for". Of "reduced fees for" and "raised our prices on" there are many, each with its own level.
fn is_one_thing(reader: Reader<'_>, verb: usize, part: usize) -> bool {
    let pointed = reader.word(verb + 1) == Word::The
        || reader.word(verb + 1) == Word::A
        || reader.says(verb + 1, &[b"its", b"our", b"their", b"his", b"her"]);
    let last = reader.bytes(part - 1);
    pointed && verb + 2 < part && !last.ends_with(b"s")
}

/// True for a token of how far something moved, before the "from" at `link`: "by 12%", "$5 million, or 12%,", "at an
/// annual rate of 12%".
fn is_of_amount(reader: Reader<'_>, (at, link): (usize, usize)) -> bool {
    let amount = |at: usize| {
        matches!(reader.kind(at), Some(TokenKind::Number | TokenKind::Percent | TokenKind::Currency(_)))
    };
    let ends =
        |at: usize| amount(at) || reader.word(at).scale().is_some() || reader.word(at) == Word::Percent;
    match (reader.kind(at), reader.word(at)) {
        (Some(TokenKind::Number | TokenKind::Percent | TokenKind::Currency(_)), _) => true,
        (Some(TokenKind::Open | TokenKind::Close), _) => (at.saturating_sub(1)..at + 2).any(amount),
        (Some(TokenKind::Comma), _) => {
            at + 1 == link || at > 0 && ends(at - 1) || reader.word(at + 1) == Word::Or
        }
        (_, Word::Or) => amount(at + 1) || reader.word(at + 1) == Word::About,
        (_, Word::By) => {
            // "By an amount from $4 million to $5 million" is a range.
            let far = !reader.says(at + 2, &[b"amount", b"sum", b"range"]);
            amount(at + 1) || reader.word(at + 1) == Word::About || reader.word(at + 1) == Word::A && far
        }
        (_, Word::At) => {
            reader.word(at + 1) == Word::A
                && (at + 2..at + 7).any(|i| reader.says(i, &[b"rate", b"pace", b"cagr"]))
        }
        _ => false,
    }
}

/// True for a preposition before a time: "for the year", "on March 5".
fn is_of_time(reader: Reader<'_>, at: usize) -> bool {
    let noun = at + 1 + usize::from(reader.word(at + 1) == Word::The);
    matches!(reader.word(at), Word::For | Word::On | Word::At | Word::As)
        && (reader.word(noun).month().is_some()
            || reader.is_year(noun)
            || reader.word(noun).ordinal().is_some()
            || (Word::Ended..=Word::Early).contains(&reader.word(noun)))
}

/// True where a verb right before "from" at `link` tells what its subject did: "sales grew from", and not
/// what somebody did with it, as in "raised the dividend from" and "penalties are increased from".
pub(in crate::figures::prose) fn moves_itself(reader: Reader<'_>, link: usize) -> bool {
    let verb = link.saturating_sub(1);
    (reader.word(verb) == Word::Rose || reader.says(verb, &MOVED)) && reader.word_before(verb, 1) != Word::Is
}

/// "The price rose from 5 to 43 cents": where both ends are told in cents. `found` is the first.
pub(super) fn cents_of_level(reader: Reader<'_>, bare: &Bare, found: &mut Quantity) -> bool {
    let other = found.end + 1;
    let plain = bare.currency.is_none() && found.scale == 0 && matches!(found.value, Value::Number(_));
    let led = reader.word_before(found.first, 1) == Word::From && reader.word(found.end) == Word::To;
    if !plain || !led || reader.kind(other) != Some(TokenKind::Number) || reader.word(other + 1) != Word::Cent
    {
        return false;
    }
    let mut cents = Quantity { end: other + 1, noun: other + 1, ..found.clone() };
    if !worded_money(reader, &mut cents) {
        return false;
    }
    *found = Quantity { end: found.end, noun: found.noun, ..cents };
    true
}

/// "Production increased 204 to 4,110 barrels": what the level counts is what its change counts. `found` is
/// the change.
pub(super) fn unit_of_level(reader: Reader<'_>, bare: &Bare, found: &mut Quantity) -> bool {
    let plain = bare.currency.is_none() && matches!(found.value, Value::Number(_));
    if !plain
        || reader.kind(found.end + 1) != Some(TokenKind::Number)
        || !is_change_to(reader, bare, found.end)
    {
        return false;
    }
    let Some(level) = quantity(reader, found.end + 1) else { return false };
    if !matches!(level.kind, Kind::Shares | Kind::Measure | Kind::Duration | Kind::Percent)
        || level.scale != 0
    {
        return false;
    }
    (found.kind, found.unit, found.unit_span) = (level.kind, level.unit, level.unit_span);
    true
}
