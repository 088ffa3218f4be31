//! Names that stand before the number: the subject of its sentence, the noun before "of", what an amount before
//! it was.

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::quantity::mover;
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::after::is_plain_noun;
use super::listed::listed_by_time;
use super::noun::{PHRASED, is_change, noun_before};
use super::subject::{MODALS, subject};
use super::verbs::moves_itself;
use super::{Named, Words, is_amount, is_finite, is_general, is_led, is_number, is_pronoun, time_at};

/// The name that stands before the number at `first`, which the words from `bounds` on bound.
pub(super) fn before(
    reader: Reader<'_>,
    sentence: Sentence,
    (bounds, first): (usize, usize),
    times: &[TimeMention],
) -> Named {
    let mut at = bounds;
    // "62%, plus or minus 50 basis points".
    if at > sentence.first + 3
        && reader.is(at - 1, b"minus")
        && reader.word(at - 2) == Word::Or
        && reader.is(at - 3, b"plus")
    {
        at -= 3;
    }
    if at <= sentence.first {
        return Named::Not;
    }
    if let Some(named) = listed_by_time(reader, sentence, at, times) {
        return named;
    }
    let link = at - 1;
    // "$12.3 million ($9.4 million after tax)": the same, told in another way.
    if at < first && (is_amount(reader, link)) {
        return Named::AsBefore;
    }
    let named = |words: Option<Words>| words.map_or(Named::Not, Named::By);
    let back = reader.word_before(link, 1);
    // "liabilities assumed ($12 million)": no verb stands right before a bracket.
    let bracketed = (at..first).any(|i| reader.kind(i) == Some(TokenKind::Open));
    // "1.7% of total loans and leases (2.1% in 2022)".
    if bracketed && is_of_amount(reader, sentence, at) {
        return Named::AsBefore;
    }
    match reader.word(link) {
        // "deferred revenue of $5 million, of which 44% is expected".
        Word::Which if back == Word::Of => Named::AsBefore,
        // "4,110 employees, of whom 1,205 were part-time".
        _ if reader.is(link, b"whom") && back == Word::Of => Named::AsBefore,
        Word::Of => match noun_before(reader, sentence, link, times)
            .or_else(|| past_comma(reader, sentence, link, times))
        {
            Some(words) if !is_general(reader, words) => Named::By(words),
            _ => named(subject(reader, sentence, link, times)),
        },
        Word::Is if reader.bytes(link) == b"be" && back == Word::To => {
            let verb = link.saturating_sub(2);
            // "are anticipated to be" has a subject; "its net loss to be" a noun before it.
            if reader.bytes(verb).ends_with(b"ed") && reader.word_before(verb, 1) == Word::Is {
                named(subject(reader, sentence, verb, times))
            } else {
                named(noun_before(reader, sentence, link.saturating_sub(1), times))
            }
        }
        // "several arrangements totaling $5 million".
        Word::Totaled if reader.bytes(link).ends_with(b"ing") => named(
            noun_before(reader, sentence, link, times).or_else(|| subject(reader, sentence, link, times)),
        ),
        Word::Is | Word::Totaled | Word::Rose => clause_of(reader, sentence, link, times),
        // "loans of $5 million, including $2 million to": some of what is told before.
        Word::Include if reader.is(link, b"including") && is_told(reader, sentence, link, times) => {
            Named::AsBefore
        }
        Word::Include => clause_of(reader, sentence, link, times),
        Word::To if back == Word::Compared || reader.bytes(link.saturating_sub(1)) == b"compared" => {
            Named::AsBefore
        }
        // "The rate increased from 5% to 6%", "costs may range from $3 to $4".
        Word::From if is_moved(reader, link) => named(subject(reader, sentence, link - 1, times)),
        Word::Compared | Word::Than => Named::AsBefore,
        // "The number of branches rose in 2007 from 12 to 15", "revenue grew at a rate of 11% from $21 million".
        Word::From if let Some(verb) = mover(reader, link) => {
            let passive = usize::from(reader.word_before(verb, 1) == Word::Is);
            named(subject(reader, sentence, verb - passive, times))
        }
        // "prices ranging from $5 to $6".
        Word::From if link > sentence.first && reader.is(link - 1, b"ranging") => {
            named(ranging(reader, sentence, link - 1, times))
        }
        // "growth of our customer base from 228,054 to 267,982"; "to $5 million from $4 million".
        Word::From if ends_amount(reader, link, times) => Named::AsBefore,
        // "The market is projected to grow from $41 billion to $88 billion".
        Word::From if link > 0 && is_led(reader, link - 1) && reader.word_before(link, 2) == Word::To => {
            named(subject(reader, sentence, link - 1, times))
        }
        Word::From => named(noun_before(reader, sentence, link, times)),
        Word::To if is_from(reader, sentence, link) => Named::AsBefore,
        // "Backlog stood at $1.1 billion".
        Word::At
            if reader.says(
                link.wrapping_sub(1),
                &[b"stood", b"stands", b"remained", b"remains", b"closed", b"traded", b"opened"],
            ) =>
        {
            named(subject(reader, sentence, link - 1, times))
        }
        // "bears interest at 10%".
        Word::At
            if reader.is(link.wrapping_sub(1), b"interest") && reader.says(link.wrapping_sub(2), &BEARS) =>
        {
            Named::By((link - 1, link))
        }
        Word::At if reader.says(link.wrapping_sub(1), &[b"accrues", b"accrued", b"accrue"]) => {
            named(subject(reader, sentence, link - 1, times))
        }
        // "The market was valued at $41 billion".
        Word::At
            if reader.says(link.wrapping_sub(1), &HELD_AT) && reader.word_before(link, 2) == Word::Is =>
        {
            named(subject(reader, sentence, link - 2, times))
        }
        // "replacement of pumps estimated at $5 million".
        Word::At if reader.says(link.wrapping_sub(1), &HELD_AT) => {
            named(noun_before(reader, sentence, link - 1, times))
        }
        // "sold 10,000,000 units at $10.00 per unit", "repurchased 10,000 shares for $3 million".
        Word::At | Word::For if is_amount_before(reader, sentence, link) => {
            sold_for(reader, sentence, link, times).map_or(Named::AsBefore, Named::By)
        }
        // "Walmart accounted for 10%".
        Word::For if reader.says(link.wrapping_sub(1), &[b"accounted", b"accounts", b"accounting"]) => {
            clause_of(reader, sentence, link - 1, times)
        }
        // "an agreement to sell the plant for $13 million".
        Word::For if !reader.says(link.wrapping_sub(1), &PHRASED) => {
            named(noun_before(reader, sentence, link, times))
        }
        Word::With if back == Word::Compared => Named::AsBefore,
        Word::By | Word::To if let Some(words) = moved_object(reader, sentence, link, times) => {
            Named::By(words)
        }
        Word::By => {
            named(changed(reader, sentence, link, times).or_else(|| subject(reader, sentence, link, times)))
        }
        // "target bonuses for 2023 and 2024 equal to $60,000 and $90,000".
        Word::To
            if link > 0
                && reader.bytes(link - 1) == b"equal"
                && !matches!(reader.word_before(link, 2), Word::Is | Word::Or) =>
        {
            // "an amount equal to".
            let general = general_before(reader, sentence, link - 1);
            let words = general.and_then(|end| noun_before(reader, sentence, end, times));
            named(words.or_else(|| noun_before(reader, sentence, link - 1, times)))
        }
        // "sales, which amounted to $5 million".
        Word::To if back == Word::Totaled || back == Word::Rose => {
            clause_of(reader, sentence, link - 1, times)
        }
        // "reduced our debt by $30 million to $210 million".
        Word::To
            if link > 0
                && is_amount(reader, link - 1)
                && (2..=6).any(|back| reader.word_before(link, back) == Word::By) =>
        {
            Named::AsBefore
        }
        // "A 10% increase in the dividend, to $0.11".
        Word::To => match subject(reader, sentence, link, times) {
            None if reader.kind_before(link, 1) == Some(TokenKind::Comma)
                && is_told(reader, sentence, link, times) =>
            {
                Named::AsBefore
            }
            words => named(words),
        },
        Word::And | Word::Or => Named::AsBefore,
        _ if matches!(reader.kind(link), Some(TokenKind::Comma)) => Named::AsBefore,
        // "Net assets acquired ($20 million)".
        _ if bracketed && is_finite(reader, link) => {
            named(noun_before(reader, sentence, link, times).map(|(first, _)| (first, at)))
        }
        // "Sales were $4 million, rising 12%": what the amount before it was.
        _ if reader.says(link, &RISING) && reader.kind_before(link, 1) == Some(TokenKind::Comma) => {
            Named::AsBefore
        }
        // "prices, ranging between $5 and $6".
        _ if reader.is(link, b"ranging") => named(ranging(reader, sentence, link, times)),
        // "at a price not to exceed $5 million".
        _ if reader.is(link, b"exceed")
            && back == Word::To
            && link > sentence.first + 2
            && reader.word(link - 2) == Word::Not =>
        {
            let joint = link - 3;
            let other = reader.is(joint, b"but") || reader.kind(joint) == Some(TokenKind::Comma);
            let words = if other { None } else { noun_before(reader, sentence, link - 2, times) };
            named(words.or_else(|| subject(reader, sentence, joint, times)))
        }
        // "We are obligated to pay $5 million": what is done names it, as nothing else does.
        _ if is_led(reader, link) && !reader.says(link, &MEASURES) => Named::Not,
        // "Common shares authorized 24,000".
        _ if matches!(back, Word::Shares | Word::Units | Word::Option | Word::Warrant) => {
            named(noun_before(reader, sentence, at, times))
        }
        // "Fines could exceed $100,000", "which represented 10%", "we repaid $8 million".
        _ if is_finite(reader, link) => clause_of(reader, sentence, link, times),
        // "held by others at June 30: $5 million".
        _ if reader.kind(link) == Some(TokenKind::Colon) => {
            named(noun_before(reader, sentence, at, times).or_else(|| subject(reader, sentence, link, times)))
        }
        _ => named(noun_before(reader, sentence, at, times)),
    }
}

/// What a note does with interest "at" a rate, and words that go on with it.
const BEARS: [&[u8]; 11] = [
    b"bears",
    b"bear",
    b"bearing",
    b"accrues",
    b"accrue",
    b"accruing",
    b"pays",
    b"earns",
    b"carries",
    b"and",
    b"with",
];

/// How far what was told moved.
const RISING: [&[u8]; 6] = [b"rising", b"falling", b"growing", b"climbing", b"dropping", b"declining"];

/// What is done with a thing that is then told to stand "at" an amount.
const HELD_AT: [&[u8]; 9] =
    [b"valued", b"estimated", b"recorded", b"carried", b"stated", b"measured", b"capped", b"set", b"fixed"];

/// Verbs that tell how much their subject is.
const MEASURES: [&[u8]; 17] = [
    b"exceed",
    b"approximate",
    b"total",
    b"equal",
    b"reach",
    b"average",
    b"range",
    b"represent",
    b"amount",
    b"cost",
    b"increase",
    b"decrease",
    b"decline",
    b"grow",
    b"vary",
    b"include",
    b"remain",
];

/// What the clause of the verb at `verb` speaks of: "sales, which totaled", "the notes that matured", "sales totaled".
fn clause_of(reader: Reader<'_>, sentence: Sentence, verb: usize, times: &[TimeMention]) -> Named {
    let mut first = verb;
    // "which could exceed", "that individually represented".
    while first > sentence.first + 1
        && (matches!(reader.word(first - 1), Word::Will | Word::Is | Word::Had)
            || reader.says(first - 1, &MODALS)
            || reader.bytes(first - 1).ends_with(b"ly"))
    {
        first -= 1;
    }
    let relative = first > sentence.first + 1
        && reader.word(first - 1) == Word::Which
        && reader.says(first - 1, &[b"which", b"that", b"who"]);
    // "disorders, of which there are more than 1,200".
    let there = first > sentence.first + 2
        && reader.is(first - 1, b"there")
        && reader.word(first - 2) == Word::Which
        && reader.word(first - 3) == Word::Of;
    if there {
        let of = first - 3;
        let end = of - usize::from(of > sentence.first && reader.kind(of - 1) == Some(TokenKind::Comma));
        return noun_before(reader, sentence, end, times).map_or(Named::Not, Named::By);
    }
    if !relative {
        return subject(reader, sentence, verb, times).map_or(Named::Not, Named::By);
    }
    let mut end = first - 1;
    let comma = |at: usize| reader.kind(at) == Some(TokenKind::Comma);
    if comma(end - 1) {
        end -= 1;
        // "$10 million, net, which represents".
        if end > sentence.first + 2 && comma(end - 2) {
            end -= 2;
        }
        if end > sentence.first && (is_amount(reader, end - 1)) {
            return Named::AsBefore;
        }
    }
    noun_before(reader, sentence, end, times).map_or(Named::Not, Named::By)
}

/// "a receivable due from our partner, a deconsolidated entity, of $5 million": the name before the aside that
/// ends at `end`.
fn past_comma(reader: Reader<'_>, sentence: Sentence, end: usize, times: &[TimeMention]) -> Option<Words> {
    const ASIDE: usize = 10;
    let last = end.checked_sub(1).filter(|at| reader.kind(*at) == Some(TokenKind::Comma))?;
    let from = last.saturating_sub(ASIDE).max(sentence.first);
    let open = (from..last).rev().find(|i| reader.kind(*i) == Some(TokenKind::Comma))?;
    let plain = (open..last).all(|i| !is_number(reader, i) || time_at(times, i).is_some());
    noun_before(reader, sentence, open, times).filter(|_| plain)
}

/// "increased from", "ranged from", "may range from": a verb stands before "from" at `link`.
fn is_moved(reader: Reader<'_>, link: usize) -> bool {
    let back = reader.word_before(link, 1);
    matches!(back, Word::Rose | Word::Totaled)
        || link > 0 && moves_itself(reader, link - 1, link)
        || link > 0 && reader.says(link - 1, &[b"ranged", b"ranges", b"range", b"varied", b"vary", b"varies"])
}

/// True where what ends before `end` is an amount, or the time of one: "$5 million in 2023 from".
fn ends_amount(reader: Reader<'_>, end: usize, times: &[TimeMention]) -> bool {
    end.checked_sub(1).is_none_or(|last| {
        is_amount(reader, last)
            || time_at(times, last).is_some()
            || matches!(reader.word(last), Word::Percent | Word::Points | Word::Respectively)
            // "To $0.11 per share from".
            || reader.word(last) == Word::Share && reader.word_before(last, 1) == Word::Per
            || matches!(reader.kind(last), Some(TokenKind::Comma | TokenKind::Close))
            || reader.says(last, &[b"down", b"up"])
    })
}

/// Tokens of what an amount is of.
const OF_AMOUNT: usize = 8;

/// True where what ends before `end` is what an amount before it is of: "1.7% of total loans and leases".
fn is_of_amount(reader: Reader<'_>, sentence: Sentence, end: usize) -> bool {
    let near = end.saturating_sub(OF_AMOUNT).max(sentence.first + 1)..end;
    near.rev().any(|of| {
        reader.word(of) == Word::Of && (is_amount(reader, of - 1) || reader.word(of - 1) == Word::Percent)
    })
}

/// Tokens from "from" to the "to" of a change.
const CHANGE: usize = 14;

/// True where "from" and a number stand before the "to" at `link`: "from 228,054 as of June 30, 2024 to".
fn is_from(reader: Reader<'_>, sentence: Sentence, link: usize) -> bool {
    let near = link.saturating_sub(CHANGE).max(sentence.first)..link;
    near.rev().any(|at| {
        let next = at + 1 + usize::from(reader.word(at + 1) == Word::About);
        reader.word(at) == Word::From
            && (is_number(reader, next) || matches!(reader.kind(next), Some(TokenKind::Currency(_))))
    })
}

/// True where a number that is no time stands before `end` in the sentence.
fn is_told(reader: Reader<'_>, sentence: Sentence, end: usize, times: &[TimeMention]) -> bool {
    (sentence.first..end).rev().any(|i| is_number(reader, i) && time_at(times, i).is_none())
}

/// Words between a verb and the number behind it that say how exact, how high or how often it is.
const ADVERBS: [&[u8]; 12] = [
    b"also",
    b"just",
    b"still",
    b"now",
    b"even",
    b"down",
    b"record",
    b"fully",
    b"together",
    b"again",
    b"then",
    b"already",
];

/// Words behind an article that say that there is more of it, or how sure it is.
const MORE: [&[u8]; 5] = [b"additional", b"further", b"extra", b"initial", b"estimated"];

/// The token behind what a number stands for, before the words that bound it: "about", "at least", "not more than",
/// "as much as", "an aggregate of", "in excess of".
pub(super) fn before_bounds(reader: Reader<'_>, sentence: Sentence, first: usize) -> usize {
    let mut at = first;
    while at > sentence.first {
        let last = at - 1;
        let before = last.saturating_sub(1).max(sentence.first);
        let article = |i: usize| i >= sentence.first && matches!(reader.word(i), Word::A | Word::The);
        let bounds = match reader.word(last) {
            // "an estimated $5 million", "contributed an additional $35,000".
            Word::About if at > sentence.first + 1 && reader.says(last, &MORE) && article(last - 1) => {
                at = last - 1;
                continue;
            }
            Word::About | Word::Between => true,
            // "thirty (30) days".
            word if at < first && word.small_number().is_some() => true,
            // "At least"; "more than", which compares where an amount stands before it: "5% more than $3".
            Word::At => at < first && reader.says(at, &[b"least", b"most"]),
            Word::Than => {
                reader.says(before, &[b"more", b"less", b"fewer", b"greater"])
                    && before.checked_sub(1).is_none_or(|at| !is_number(reader, at))
            }
            // "up to $7 million", "(equivalent to $2.6 billion)".
            Word::To
                if reader.is(before, b"equivalent")
                    && reader.kind_before(before, 1) == Some(TokenKind::Open) =>
            {
                at = before;
                continue;
            }
            Word::To => reader.is(before, b"up"),
            // "as much as", "as many as".
            Word::As => {
                let much = reader.says(before, &[b"much", b"many", b"high", b"low", b"little", b"few"]);
                if much && before > sentence.first && reader.word(before - 1) == Word::As {
                    at = before - 1;
                    continue;
                }
                false
            }
            // "in the amount of", "an aggregate of", "in excess of", "in the range of".
            Word::Of => {
                let Some(general) = general_before(reader, sentence, last) else { break };
                at = general;
                continue;
            }
            // "a record $7 million".
            Word::A => at < first && reader.is(at, b"record"),
            // "representing in the aggregate fifty percent".
            _ if reader.is(last, b"aggregate")
                && reader.word_before(last, 1) == Word::The
                && reader.word_before(last, 2) == Word::In
                && last >= sentence.first + 2 =>
            {
                at = last - 2;
                continue;
            }
            // "the lower of (i) $1.27".
            _ if reader.kind(last) == Some(TokenKind::Close)
                && at == first
                && last >= sentence.first + 3
                && reader.kind_before(last, 2) == Some(TokenKind::Open)
                && reader.bytes(last - 1).len() <= 3 =>
            {
                at = last - 2;
                continue;
            }
            _ => {
                let letters = reader.bytes(last);
                matches!(reader.kind(last), Some(TokenKind::Quote | TokenKind::Open))
                    || reader.says(last, &ADVERBS)
                    || reader.kind(last) == Some(TokenKind::Word)
                        && letters.len() > 5
                        && letters.ends_with(b"ly")
                    || at < first && reader.says(last, &[b"not", b"no", b"fewer", b"greater"])
            }
        };
        if !bounds {
            break;
        }
        at = last;
        if at > sentence.first && reader.is(at, b"record") && article(at - 1) {
            at -= 1;
        }
    }
    at
}

/// Where a phrase that tells how an amount is counted, and not of what, starts before "of" at `of`: "in the amount of", "an
/// aggregate of", "for a total of".
fn general_before(reader: Reader<'_>, sentence: Sentence, of: usize) -> Option<usize> {
    const GENERAL: [&[u8]; 12] = [
        b"amount",
        b"amounts",
        b"aggregate",
        b"total",
        b"maximum",
        b"minimum",
        b"excess",
        b"lower",
        b"lesser",
        b"higher",
        b"greater",
        b"sum",
    ];
    let mut at = of.checked_sub(1).filter(|at| *at >= sentence.first)?;
    let range = reader.is(at, b"range");
    if !range && !reader.says(at, &GENERAL) {
        return None;
    }
    let step = |at: &mut usize, found: bool| {
        let found = found && *at > sentence.first;
        *at -= usize::from(found);
        found
    };
    // "an aggregate amount of".
    let adjective = at > sentence.first && reader.says(at - 1, &GENERAL);
    step(&mut at, adjective);
    let article = at > sentence.first && matches!(reader.word(at - 1), Word::A | Word::The);
    let article = step(&mut at, article);
    let led = at > sentence.first && matches!(reader.word(at - 1), Word::In | Word::For);
    let led = step(&mut at, led);
    (article || led || adjective).then_some(at)
}

/// What ranges, behind which "ranging" stands at `at`.
fn ranging(reader: Reader<'_>, sentence: Sentence, at: usize, times: &[TimeMention]) -> Option<Words> {
    let comma = at > sentence.first && reader.kind(at - 1) == Some(TokenKind::Comma);
    noun_before(reader, sentence, at - usize::from(comma), times)
}

/// "would increase annual interest expense by $3.4 million": what changes by the amount behind "by" at `link`.
fn changed(reader: Reader<'_>, sentence: Sentence, link: usize, times: &[TimeMention]) -> Option<Words> {
    let (first, end) = noun_before(reader, sentence, link, times)?;
    let verb = is_change(reader, first);
    let told = first > sentence.first && matches!(reader.word(first - 1), Word::Will | Word::To | Word::And);
    (verb && told && first + 1 < end).then_some((first + 1, end))
}

/// "increased its quarterly dividend to", "reduced our debt by", "would increase our interest expense by": what somebody
/// changed, which has an article or a pronoun. "Sales increased slightly to" has none.
fn moved_object(reader: Reader<'_>, sentence: Sentence, link: usize, times: &[TimeMention]) -> Option<Words> {
    // Tokens between a verb that changes something and the "by" or "to" of how much.
    const MOVED: usize = 8;
    const DID: [&[u8]; 9] = [
        b"increased",
        b"reduced",
        b"decreased",
        b"raised",
        b"lowered",
        b"cut",
        b"expanded",
        b"adjusted",
        b"amended",
    ];
    let led = |at: usize| {
        matches!(reader.word_before(at, 1), Word::Will | Word::To) || at > 0 && reader.says(at - 1, &MODALS)
    };
    let from = link.saturating_sub(MOVED).max(sentence.first);
    // "Raised its Adjusted EBITDA guidance": the second is part of a name.
    let opens = |at: usize| at == sentence.first || reader.kind(at) == Some(TokenKind::Word);
    let did = |at: usize| reader.says(at, &DID) && opens(at) || is_change(reader, at) && led(at);
    let verb = (from..link).rev().find(|at| did(*at))?;
    // "Decreased tax expense by": a noun of several words; "increased year over year by" has none.
    let bare = reader.word(link) == Word::By
        && link > verb + 2
        && is_plain_noun(reader, verb + 1)
        && !(Word::Ended..=Word::Early).contains(&reader.word(verb + 1));
    // "Raised full-year 2024 revenue guidance to": the time leads its noun, and may start behind the hyphen.
    let full = reader.is(verb + 1, b"full") && reader.kind(verb + 2) == Some(TokenKind::Hyphen);
    let timed = time_at(times, verb + 1 + 2 * usize::from(full)).is_some_and(|time| {
        let name = reader.kind(time.end) == Some(TokenKind::Capital);
        time.end < link && (name || is_plain_noun(reader, time.end))
    });
    let object = bare
        || timed
        || matches!(reader.word(verb + 1), Word::The | Word::A)
        || is_pronoun(reader.bytes(verb + 1));
    let passive = reader.word_before(verb, 1) == Word::Is;
    let plain = (verb + 1..link).all(|at| {
        reader.kind(at) == Some(TokenKind::Hyphen)
            || time_at(times, at).is_some()
            || reader.is_word(at) && !matches!(reader.word(at), Word::By | Word::To | Word::From | Word::And)
    });
    let words = noun_before(reader, sentence, link, times)?;
    let words = (words.0.max(verb + 1), words.1);
    (object && plain && !passive && words.1 > words.0).then_some(words)
}

/// Tokens between an amount and the price that it was paid at.
const PRICE: usize = 8;

/// True where a number stands a few words before `end`: what is priced behind it.
fn is_amount_before(reader: Reader<'_>, sentence: Sentence, end: usize) -> bool {
    (end.saturating_sub(PRICE).max(sentence.first)..end).any(|at| is_number(reader, at))
}

/// "In July 1996 we sold the old plant for $4 million": what was sold, where the number before "for" at `link` is that of a
/// time. "Settled in 2010 for" has nothing of its own there.
fn sold_for(reader: Reader<'_>, sentence: Sentence, link: usize, times: &[TimeMention]) -> Option<Words> {
    let mut near = link.saturating_sub(PRICE).max(sentence.first)..link;
    if reader.word(link) != Word::For || near.any(|at| is_number(reader, at) && time_at(times, at).is_none())
    {
        return None;
    }
    let led = |(first, _): &Words| {
        first
            .checked_sub(1)
            .is_some_and(|at| matches!(reader.word(at), Word::The | Word::A) || is_pronoun(reader.bytes(at)))
    };
    noun_before(reader, sentence, link, times).filter(led)
}
