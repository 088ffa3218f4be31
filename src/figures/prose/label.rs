//! The noun that a number in running text speaks of.
//!
//! ```text
//! a net loss of $11.6 million, or $0.17 per share       net loss; net loss … per share
//! Operating expenses for 1QFY11 were $16.8 million      Operating expenses
//! $1.8 million of license and milestone fees            license and milestone fees
//! seven TAP compounds                                   TAP compounds
//! compared to $12.2 million                             what the amount before was
//! ```

mod after;
mod before;
mod clause;
mod driver;
mod listed;
mod noun;
mod otherwise;
mod subject;
mod verbs;

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::period::TimeMention;
use super::super::words::Word;
use super::quantity::{LONGEST_LIST, Quantity};
use super::reader::Reader;
use super::when::Sentence;
use after::{is_plain_noun, noun_after, own_name, past_aside, qualifies, starts_list};
use before::{before, before_bounds};
use driver::{driver, drives};
use listed::{introduces, past_list};
use otherwise::{opens_clause, otherwise};
use verbs::{is_finite, is_led, is_pronoun, is_verb, speaks_of_nobody};

/// Tokens that name a number.
pub(super) type Words = (usize, usize);

/// Where the name of a number was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// In these words.
    By(Words),
    /// By the amount before it.
    AsBefore,
    /// Nowhere.
    Not,
}

/// Most words of a name.
pub(super) const LONGEST: usize = 12;

/// The name of `found`, whose sentence mentions `times`.
pub(super) fn name(reader: Reader<'_>, sentence: Sentence, found: &Quantity, times: &[TimeMention]) -> Named {
    match told(reader, sentence, found, times) {
        // "Compared with $5 million a year ago": the words behind it say when.
        Named::By((first, _)) if first >= found.noun && is_ago(reader, found.noun) => Named::AsBefore,
        named => named,
    }
}

/// What the words around `found` name it.
fn told(reader: Reader<'_>, sentence: Sentence, found: &Quantity, times: &[TimeMention]) -> Named {
    if let Some(words) = labelled(reader, sentence, found.first) {
        return Named::By(words);
    }
    if is_of_the_same(reader, found) {
        return Named::AsBefore;
    }
    // "five (5) mills": told twice, with one noun behind.
    let again = reader.kind(found.noun) == Some(TokenKind::Close)
        && reader.kind_before(found.first, 1) == Some(TokenKind::Open)
        && reader.word_before(found.first, 2).small_number().is_some();
    let counted = found.noun + usize::from(again);
    if matches!(found.kind, Kind::Count | Kind::Shares | Kind::Ratio)
        && !matches!(reader.word(counted), Word::And | Word::Or)
        && !is_ago(reader, counted)
        && let Some(words) = noun_after(reader, counted, sentence.end, times)
    {
        return Named::By(words);
    }
    if found.kind == Kind::Shares
        && let Some(behind) = behind_list(reader, found.noun)
        && let Some(words) = noun_after(reader, behind, sentence.end, times)
    {
        return Named::By(words);
    }
    let noun = past_aside(reader, found.noun, sentence.end);
    if qualifies(reader, found, noun)
        && let Some(words) = noun_after(reader, noun, sentence.end, times)
    {
        return Named::By(words);
    }
    // "a 12% increase in revenue".
    if matches!(reader.word_before(found.first, 1), Word::A | Word::The)
        && reader.word(found.noun) == Word::Change
        && reader.word(found.noun + 1) == Word::In
        && reader.kind(found.noun + 2) == Some(TokenKind::Word)
        && let Some(words) = noun_after(reader, found.noun + 2, sentence.end, times)
    {
        return Named::By(words);
    }
    if reader.word(found.noun) == Word::Of
        && let Some(words) = noun_after(reader, found.noun + 1, sentence.end, times)
    {
        return Named::By(words);
    }
    if starts_list(reader, found.first)
        && let Some(at) =
            own_name(reader, found.noun).filter(|at| !leads_time(reader, found.first, *at, times))
        && let Some(words) = noun_after(reader, at, sentence.end, times)
    {
        return Named::By(words);
    }
    if let Some(at) = shared_out(reader, sentence, found)
        && let Some(words) = noun_after(reader, at, sentence.end, times)
    {
        return Named::By(words);
    }
    if let Some(words) = of_list(reader, sentence, found, times) {
        return Named::By(words);
    }
    let inside = || {
        let mut noun = past_list(reader, found).unwrap_or(found.noun);
        // "$3 million and $4 million primarily in charges".
        noun += usize::from(reader.bytes(noun).ends_with(b"ly"));
        let words = noun_after(reader, noun + 1, sentence.end, times);
        // "$400,000 in any year" says when.
        let when = reader.says(noun + 1, &[b"any", b"each", b"every"]);
        words.filter(|words| reader.word(noun) == Word::In && !when && !is_general(reader, *words))
    };
    if let Some(words) = outstanding(reader, sentence, found, times) {
        return Named::By(words);
    }
    if goes_on_in(reader, sentence, found)
        && let Some(words) = inside()
    {
        return Named::By(words);
    }
    let bounds = before_bounds(reader, sentence, found.first);
    if let Some(words) = driver(reader, sentence, (bounds, found), times) {
        return Named::By(words);
    }
    let verb = bounds.checked_sub(1).filter(|at| *at >= sentence.first);
    // "The plant generated $4 million in sales": a verb before the number tells what somebody did.
    let did = verb.filter(|verb| is_finite(reader, *verb));
    let acted = did.is_some_and(|verb| !matches!(reader.word(verb), Word::Rose | Word::Totaled));
    // "A net change of $5 million in working capital".
    let change = bounds > sentence.first + 2
        && reader.word(bounds - 1) == Word::Of
        && reader.says(bounds - 2, &[b"change", b"changes"])
        && matches!(reader.word(bounds - 3), Word::Net | Word::A);
    if (introduces(reader, found.first) || acted || change)
        && let Some(words) = inside()
    {
        return Named::By(words);
    }
    let mut back = before(reader, sentence, (bounds, found.first), times);
    if back == Named::AsBefore
        && let Some(other) = opens_clause(reader, sentence, (bounds, found), times)
    {
        back = other;
    }
    if let Named::By(words) = back
        && !is_general(reader, words)
    {
        return back;
    }
    if matches!(back, Named::Not | Named::By(_)) {
        if let Some(words) = inside() {
            return Named::By(words);
        }
        if let Some(words) = did.and_then(|verb| done_with(reader, sentence, (verb, found), times)) {
            return Named::By(words);
        }
        if matches!(back, Named::By(words) if speaks_of_nobody(reader, words.0)) {
            back = Named::Not;
        }
    }
    if back == Named::Not && is_repeated(reader, found, times) {
        return Named::AsBefore;
    }
    if back == Named::Not {
        if let Some(named) = otherwise(reader, sentence, (bounds, found), times) {
            return named;
        }
        // "Growth was slowest at 4.8 degrees": of what the sentence speaks.
        return opening(reader, sentence, found.first).map_or(back, Named::By);
    }
    back
}

/// "1,050 a year ago", "1,050 in the year-ago quarter": when, and no noun. "1,050 a year" is told of each.
fn is_ago(reader: Reader<'_>, at: usize) -> bool {
    let year = at + usize::from(reader.word(at) == Word::A);
    reader.word(year) == Word::Year && reader.word(reader.past_hyphen(year + 1)) == Word::Ago
}

/// Where the noun starts that an amount of a list goes to: "$2 million related to severance and $1 million to write-downs", "was
/// allocated $31 million to customer lists, $9 million to trademarks and $40 million to goodwill".
fn shared_out(reader: Reader<'_>, sentence: Sentence, found: &Quantity) -> Option<usize> {
    const SHARES: [&[u8]; 8] = [
        b"related",
        b"relates",
        b"attributable",
        b"attributed",
        b"allocated",
        b"assigned",
        b"allocation",
        b"due",
    ];
    let noun = found.noun + 1 + usize::from(matches!(reader.word(found.noun + 1), Word::The | Word::A));
    let goes = reader.word(found.noun) == Word::To
        && reader.kind(noun) == Some(TokenKind::Word)
        && is_plain_noun(reader, noun)
        // "$1 million to date", "to others", "to close the mill".
        && !is_pronoun(reader.bytes(noun))
        && !reader.says(noun, &[b"date", b"other", b"others", b"us", b"them", b"whom"])
        && !matches!(reader.word(noun + 1), Word::The | Word::A)
        && !is_pronoun(reader.bytes(noun + 1));
    if found.kind != Kind::Money || !goes || !starts_list(reader, found.first) {
        return None;
    }
    let from = found.first.saturating_sub(SHARED).max(sentence.first);
    let shared = (from..found.first).any(|at| reader.says(at, &SHARES));
    let listed = (from..found.first.saturating_sub(2)).any(|at| reader.word(at) == Word::To && at > from);
    (shared && listed).then_some(noun)
}

/// Tokens back to what is shared out.
const SHARED: usize = 40;

/// True where the words at `at`, behind the amount that starts at `first`, lead to a time and name nothing before it: "for the
/// quarter ended", "for calendar 2004"; "for tax services in 2004" names them. "$3 and $2 for repairs in 2004 and 2003" are
/// both of what stands before.
fn leads_time(reader: Reader<'_>, first: usize, at: usize, times: &[TimeMention]) -> bool {
    let Some(time) = (at..at + 4).find(|at| time_at(times, *at).is_some()) else { return false };
    if (2..=3).any(|back| first.checked_sub(back).is_some_and(|at| is_amount(reader, at))) {
        return true;
    }
    let apart = |at: usize| {
        matches!(reader.word(at), Word::In | Word::For | Word::On | Word::At)
            || reader.is(at, b"during")
            || reader.kind(at) == Some(TokenKind::Comma)
    };
    time <= at + 1 || !(at + 1..time).any(apart)
}

/// Tokens between an amount and the one before it in a list: "$22 million in regular dividends and".
const LISTED: usize = 9;

/// "We paid $22 million in dividends and $64 million in taxes": true where the amount before this one is named by what
/// stands behind "in", as its verb has it, and this one stands in the same list.
fn goes_on_in(reader: Reader<'_>, sentence: Sentence, found: &Quantity) -> bool {
    let noun = found.noun;
    let plain = reader.word(noun) == Word::In && reader.kind(noun + 1) == Some(TokenKind::Word);
    if !matches!(found.kind, Kind::Money | Kind::Percent) || !plain || !starts_list(reader, found.first) {
        return false;
    }
    let mut first = found.first;
    for _ in 0..LONGEST_LIST {
        let joint = first - 1;
        let from = joint.saturating_sub(LISTED).max(sentence.first);
        let ties = |at: &usize| reader.word(*at) == Word::In && is_amount(reader, at.saturating_sub(1));
        let Some(link) = (from..joint).rev().find(ties) else { return false };
        let lower = reader.kind(link + 1) == Some(TokenKind::Word);
        let opens = |at: &usize| match found.kind {
            Kind::Percent => reader.kind(*at) == Some(TokenKind::Number),
            _ => matches!(reader.kind(*at), Some(TokenKind::Currency(_))),
        };
        let Some(sign) = (from..link).rev().find(opens) else { return false };
        let Some(before) = sign.checked_sub(1).filter(|_| lower) else { return false };
        if reader.kind(before) == Some(TokenKind::Comma) || reader.word(before) == Word::And {
            first = sign;
            continue;
        }
        let moved = reader.word(before) == Word::Of
            && before > 0
            && reader.says(before - 1, &[b"increases", b"decreases", b"increase", b"decrease"]);
        let did = is_finite(reader, before)
            && !matches!(reader.word(before), Word::Is | Word::Rose | Word::Totaled);
        // "Driven by $4 million in payroll, $2 million in rent and".
        let drove = reader.word(before) == Word::By && before > 0 && drives(reader, before - 1);
        return moved || did || drove;
    }
    false
}

/// "At year end, $118 million was outstanding under the term loan": the words behind the verb name what opens its clause.
fn outstanding(
    reader: Reader<'_>,
    sentence: Sentence,
    found: &Quantity,
    times: &[TimeMention],
) -> Option<Words> {
    let opens = found.first == sentence.first
        || reader.kind_before(found.first, 1) == Some(TokenKind::Comma)
            && (time_at(times, found.first.saturating_sub(2)).is_some()
                || !(sentence.first..found.first).any(|at| is_number(reader, at)));
    let told = reader.word(found.noun) == Word::Is
        && reader.says(found.noun + 1, &[b"outstanding", b"available", b"borrowed", b"drawn", b"unpaid"])
        && reader.says(found.noun + 2, &[b"under", b"on", b"for", b"from"]);
    if !opens || !told || found.kind != Kind::Money {
        return None;
    }
    let (first, end) = (found.noun + 1, found.noun + 3);
    noun_after(reader, end, sentence.end, times).map(|(_, end)| (first, end))
}

/// Nouns before "of" that leave to say what the amounts are: "principal amounts of $8 million and $9 million of notes".
const UNNAMED: [&[u8]; 12] = [
    b"amount",
    b"amounts",
    b"aggregate",
    b"sum",
    b"sums",
    b"balance",
    b"balances",
    b"maximum",
    b"minimum",
    b"issuance",
    b"issuances",
    b"portion",
];

/// The name of the amounts of a list, which stands behind the last of them: "$8 million and $9 million of commercial paper",
/// "3.8% and 4.1% coupons".
fn of_list(reader: Reader<'_>, sentence: Sentence, found: &Quantity, times: &[TimeMention]) -> Option<Words> {
    let tail = past_list(reader, found)?;
    if reader.word(tail) == Word::Of {
        // "Dividends of $8 million and $2 million of repaid debt": the first of them has its own noun. An amount, a total
        // and what consists of them have none.
        let own = found.first.checked_sub(2).filter(|noun| {
            reader.word(noun + 1) == Word::Of
                && reader.word(*noun) == Word::Other
                && is_plain_noun(reader, *noun)
                && !is_finite(reader, *noun)
                && !reader.says(*noun, &UNNAMED)
        });
        if own.is_some() && reader.word(found.noun) == Word::And {
            return None;
        }
        return noun_after(reader, tail + 1, sentence.end, times);
    }
    let joined = matches!(reader.kind_before(tail, 1), Some(TokenKind::Number | TokenKind::Percent));
    let rate = found.kind == Kind::Percent && joined && is_plain_noun(reader, tail);
    if rate { noun_after(reader, tail, sentence.end, times) } else { None }
}

/// What somebody does with an amount where nothing names it: "we paid $5 million for services", "and repaid $8 million".
fn done_with(
    reader: Reader<'_>,
    sentence: Sentence,
    (verb, found): (usize, &Quantity),
    times: &[TimeMention],
) -> Option<Words> {
    if !matches!(found.kind, Kind::Money | Kind::Percent) || reader.word(verb) == Word::Had {
        return None;
    }
    let next = past_list(reader, found).unwrap_or(found.noun);
    let behind = match reader.bytes(next) {
        b"for" | b"under" | b"on" | b"related" => own_name(reader, next).or(Some(next + 1)),
        _ => None,
    };
    behind.and_then(|at| noun_after(reader, at, sentence.end, times)).or(Some((verb, verb + 1)))
}

/// "15,116 and 15,204 shares issued": where the noun of a list stands, behind the last of its numbers.
fn behind_list(reader: Reader<'_>, mut at: usize) -> Option<usize> {
    for number in 0..=LONGEST_LIST {
        let next = reader.past_joint(at);
        if next == at || reader.kind(next) != Some(TokenKind::Number) {
            return (number > 0 && next == at).then_some(at);
        }
        at = next + 1 + usize::from(reader.word(next + 1).scale().is_some());
    }
    None
}

/// "(1,204,310 shares at December 31, 2001; 1,101,200 at December 31, 2000)": the same at another time.
fn is_repeated(reader: Reader<'_>, found: &Quantity, times: &[TimeMention]) -> bool {
    let next = found.noun;
    let dated = reader.says(next, &[b"in", b"at", b"for", b"during", b"as", b"on"])
        && (next + 1..next + 4).any(|at| time_at(times, at).is_some());
    reader.kind_before(found.first, 1) == Some(TokenKind::Semicolon) && dated
}

/// Tokens between a number and what is said of some of it.
const COUNTED: usize = 16;

/// "7,187,500 shares (up to 937,500 of which are pledged)", "3,600,000 warrants (or 4,100,000 if the option is exercised)":
/// some of what is counted before, or as many of it in another case.
pub(super) fn is_of_the_same(reader: Reader<'_>, found: &Quantity) -> bool {
    let before = |back: usize| found.first.checked_sub(back);
    let part = reader.word(found.end) == Word::Of
        && reader.word(found.end + 1) == Word::Which
        && (1..=3).any(|back| reader.kind_before(found.first, back) == Some(TokenKind::Open));
    let other = reader.kind_before(found.first, 2) == Some(TokenKind::Open)
        && before(1).is_some_and(|at| reader.word(at) == Word::Or)
        && reader.is(found.end, b"if");
    let counted = |at: usize| {
        reader.kind(at) == Some(TokenKind::Number)
            && reader.kind(at + 1) != Some(TokenKind::Percent)
            && !matches!(reader.kind_before(at, 1), Some(TokenKind::Currency(_)))
    };
    let behind = || (found.first.saturating_sub(COUNTED)..found.first).any(counted);
    found.kind == Kind::Count && !found.sure && (part || other) && behind()
}

/// "Number of holders of record: 4,310": a line of a label and its value. What stands in brackets before the
/// colon says in what the value is.
fn labelled(reader: Reader<'_>, sentence: Sentence, first: usize) -> Option<Words> {
    let colon = first.checked_sub(1).filter(|at| reader.kind(*at) == Some(TokenKind::Colon))?;
    let mut end = colon;
    if reader.kind_before(end, 1) == Some(TokenKind::Close) {
        end = (sentence.first..end).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    }
    let capital = reader.kind(sentence.first) == Some(TokenKind::Capital);
    let words = (sentence.first..end).all(|i| reader.is_word(i) || reader.kind(i) == Some(TokenKind::Hyphen));
    let verb = (sentence.first..end).any(|i| matches!(reader.word(i), Word::Is | Word::Had | Word::Will));
    (capital && words && !verb && end > sentence.first && end - sentence.first <= LONGEST)
        .then_some((sentence.first, end))
}

/// What a sentence opens with, up to its verb or the first preposition, where that stands before `end`.
fn opening(reader: Reader<'_>, sentence: Sentence, end: usize) -> Option<Words> {
    let mut first = sentence.first;
    while first < end && (!is_name_part(reader, first) || matches!(reader.word(first), Word::A | Word::The)) {
        first += 1;
    }
    let small = speaks_of_nobody(reader, first)
        || matches!(
            reader.bytes(first),
            b"of"
                | b"According"
                | b"Until"
                | b"Pursuant"
                | b"Among"
                | b"During"
                | b"Under"
                | b"Following"
                | b"If"
                | b"When"
        );
    if small || reader.word(first).small_number().is_some() || ends_noun(reader, first) {
        return None;
    }
    let verb =
        |i: usize| matches!(reader.word(i), Word::Is | Word::Had | Word::Will) || is_verb(reader.bytes(i));
    let last = (first..end).find(|i| verb(*i) || ends_noun(reader, *i))?;
    let named = last > first && last - first <= LONGEST && !is_pronoun(reader.bytes(first));
    (named && (last..end).any(verb)).then_some((first, last))
}

/// "a total of", "an increase of": words that say how, not what; and those that do something, not what they do.
fn is_general(reader: Reader<'_>, (first, end): Words) -> bool {
    end - first <= 2
        && (first..end).all(|i| {
            matches!(
                reader.word(i),
                Word::Total | Word::Change | Word::Data | Word::Had | Word::Is | Word::Value
            ) || matches!(
                reader.bytes(i),
                b"aggregate"
                    | b"average"
                    | b"excess"
                    | b"range"
                    | b"maximum"
                    | b"minimum"
                    | b"sum"
                    | b"increases"
                    | b"decreases"
                    | b"also"
                    | b"net"
            ) || speaks_of_nobody(reader, i)
        })
}

/// True for the last token of an amount: its digits, its sign of per cent or its word of scale.
fn is_amount(reader: Reader<'_>, at: usize) -> bool {
    is_number(reader, at) || reader.word(at).scale().is_some()
}

fn is_number(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.kind(at), Some(TokenKind::Number | TokenKind::Percent))
}

/// The time mention that covers token `at`.
fn time_at(times: &[TimeMention], at: usize) -> Option<&TimeMention> {
    let next = times.partition_point(|t| t.end <= at);
    times.get(next).filter(|t| t.first <= at)
}

/// Words that end a noun phrase read forwards.
fn ends_noun(reader: Reader<'_>, at: usize) -> bool {
    match reader.kind(at) {
        Some(TokenKind::Word | TokenKind::Capital | TokenKind::Code) => matches!(
            reader.word(at),
            Word::Is
                | Word::Had
                | Word::For
                | Word::From
                | Word::At
                | Word::As
                | Word::By
                | Word::To
                | Word::On
                | Word::In
                | Word::With
                | Word::Compared
                | Word::Which
                | Word::Will
                | Word::Include
                | Word::Between
                | Word::Than
                | Word::Totaled
                | Word::Through
                | Word::Respectively
        ),
        Some(TokenKind::Hyphen | TokenKind::Quote | TokenKind::Slash) => false,
        Some(TokenKind::Number) => !is_numbered(reader, at),
        _ => true,
    }
}

/// "total U.S. plan assets": a full stop that ends no sentence.
fn is_abbreviated(reader: Reader<'_>, stop: usize) -> bool {
    let Some(before) = stop.checked_sub(1) else { return false };
    let single = |part: &[u8]| part.len() == 1 && part[0].is_ascii_uppercase();
    let letters = reader.bytes(before);
    reader.kind(stop) == Some(TokenKind::Period)
        && letters.len() > 1
        && letters.split(|b| *b == b'.').all(single)
        && reader.is_word(stop + 1)
}

/// "Costs for BX-101 were", "common equity Tier 1 was": a number at `at` that belongs to the name before it. "Phase 3" of a
/// trial and "Level 2" of fair values are such; a range of years and "mid-2024" have no capitals before the hyphen.
fn is_numbered(reader: Reader<'_>, at: usize) -> bool {
    if reader.kind(at) != Some(TokenKind::Number) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let short = reader.bytes(at).len() <= 4 && reader.bytes(at).iter().all(u8::is_ascii_digit);
    let joined =
        reader.kind(before) == Some(TokenKind::Hyphen) && reader.touches(before) && reader.touches(at);
    let letters = before.checked_sub(1).map_or(&[][..], |code| reader.bytes(code));
    let code = joined && letters.len() > 1 && letters.iter().all(u8::is_ascii_uppercase);
    let rank = matches!(reader.bytes(before), b"Tier" | b"Level" | b"Phase" | b"Stage")
        && matches!(reader.bytes(at), [b'1'..=b'4']);
    short && code || rank
}

fn is_name_part(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.kind(at), Some(TokenKind::Word | TokenKind::Capital | TokenKind::Code))
}
