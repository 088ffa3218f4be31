//! Names that stand before the number: the subject of its sentence, the noun before "of", what an amount before
//! it was.

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::{LONGEST, Named, Words, is_general, is_name_part, is_pronoun, is_verb, time_at};

/// The name that stands before the number at `first`.
pub(super) fn before(reader: Reader<'_>, sentence: Sentence, first: usize, times: &[TimeMention]) -> Named {
    let mut at = before_bounds(reader, sentence, first);
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
    if at < first && (reader.word(link).scale().is_some() || is_number(reader, link)) {
        return Named::AsBefore;
    }
    let named = |words: Option<Words>| words.map_or(Named::Not, Named::By);
    match reader.word(link) {
        Word::Of => match noun_before(reader, sentence, link, times) {
            Some(words) if !is_general(reader, words) => Named::By(words),
            _ => named(subject(reader, sentence, link, times)),
        },
        Word::Is if reader.bytes(link) == b"be" && reader.word_before(link, 1) == Word::To => {
            let verb = link.saturating_sub(2);
            // "are anticipated to be" has a subject; "its net loss to be" a noun before it.
            if reader.bytes(verb).ends_with(b"ed") && reader.word_before(verb, 1) == Word::Is {
                named(subject(reader, sentence, verb, times))
            } else {
                named(noun_before(reader, sentence, link.saturating_sub(1), times))
            }
        }
        Word::Is | Word::Totaled | Word::Rose => named(subject(reader, sentence, link, times)),
        Word::To
            if reader.word_before(link, 1) == Word::Compared
                || reader.bytes(link.saturating_sub(1)) == b"compared" =>
        {
            Named::AsBefore
        }
        Word::Compared | Word::Than | Word::From => Named::AsBefore,
        // "Backlog stood at $1.1 billion".
        Word::At if reader.says(link.wrapping_sub(1), &[b"stood", b"stands", b"remained", b"remains"]) => {
            named(subject(reader, sentence, link - 1, times))
        }
        // "sold 10,000,000 units at $10.00 per unit".
        Word::At if is_amount_before(reader, sentence, link) => Named::AsBefore,
        Word::With if reader.word_before(link, 1) == Word::Compared => Named::AsBefore,
        Word::By => {
            named(changed(reader, sentence, link, times).or_else(|| subject(reader, sentence, link, times)))
        }
        // "target bonuses for 2023 and 2024 equal to $60,000 and $90,000".
        Word::To
            if link > 0
                && reader.bytes(link - 1) == b"equal"
                && !matches!(reader.word_before(link, 2), Word::Is | Word::Or) =>
        {
            named(noun_before(reader, sentence, link - 1, times))
        }
        Word::To => named(subject(reader, sentence, link, times)),
        Word::And | Word::Or => Named::AsBefore,
        _ if matches!(reader.kind(link), Some(TokenKind::Comma)) => Named::AsBefore,
        _ => named(noun_before(reader, sentence, at, times)),
    }
}

/// The token behind what a number stands for, before the words that bound it: "about", "at least", "not more than".
fn before_bounds(reader: Reader<'_>, sentence: Sentence, first: usize) -> usize {
    let mut at = first;
    while at > sentence.first {
        let last = at - 1;
        let before = last.saturating_sub(1).max(sentence.first);
        let bounds = match reader.word(last) {
            Word::About | Word::Between => true,
            // "At least"; "more than", which compares where an amount stands before it: "5% more than $3".
            Word::At => at < first && reader.says(at, &[b"least", b"most"]),
            Word::Than => {
                reader.says(before, &[b"more", b"less", b"fewer", b"greater"])
                    && before.checked_sub(1).is_none_or(|at| !is_number(reader, at))
            }
            _ => {
                matches!(reader.kind(last), Some(TokenKind::Quote | TokenKind::Open))
                    || reader.says(last, &[b"also", b"primarily"])
                    || at < first && reader.says(last, &[b"not", b"no", b"fewer", b"greater"])
            }
        };
        if !bounds {
            break;
        }
        at = last;
    }
    at
}

/// "(amortized cost: 1998--$212,345; 1997--$198,765)": what stands before the times that lead to the amounts of
/// a list, each with a dash behind it.
fn listed_by_time(
    reader: Reader<'_>,
    sentence: Sentence,
    first: usize,
    times: &[TimeMention],
) -> Option<Named> {
    let mut at = first;
    while at > sentence.first && matches!(reader.kind(at - 1), Some(TokenKind::Hyphen | TokenKind::Dash)) {
        at -= 1;
    }
    if at == first || at <= sentence.first {
        return None;
    }
    let mut at = time_at(times, at - 1)?.first;
    if at > sentence.first && reader.kind(at - 1) == Some(TokenKind::Semicolon) {
        return Some(Named::AsBefore);
    }
    if at > sentence.first && reader.kind(at - 1) == Some(TokenKind::Colon) {
        at -= 1;
        // "is as follows (in thousands): 2005 - $2,110".
        if at > sentence.first && reader.kind(at - 1) == Some(TokenKind::Close) {
            let open = (sentence.first..at).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open));
            at = open.unwrap_or(at);
        }
    }
    if at <= sentence.first {
        return Some(Named::Not);
    }
    // "Bad debt expense was as follows: 2012--$2.5 million".
    if at > sentence.first + 1 && reader.is(at - 1, b"follows") && reader.word_before(at - 1, 1) == Word::As {
        at -= 2;
    }
    // "are expected to be".
    if at > sentence.first + 1
        && reader.word(at - 1) == Word::Is
        && let Some(words) = subject(reader, sentence, at - 1, times)
    {
        return Some(Named::By(words));
    }
    let noun = noun_before(reader, sentence, at, times);
    let verb = noun.map_or(at, |noun| noun.0).checked_sub(1).filter(|verb| *verb >= sentence.first);
    // "Research expenses: 2003 - $4.1 million" opens with the noun.
    let Some(verb) = verb else { return noun.map(Named::By) };
    let told = reader.word(verb) == Word::Is;
    if told { subject(reader, sentence, verb, times) } else { noun }.map(Named::By)
}

/// "would increase annual interest expense by $3.4 million": what changes by the amount behind "by" at `link`.
fn changed(reader: Reader<'_>, sentence: Sentence, link: usize, times: &[TimeMention]) -> Option<Words> {
    let (first, end) = noun_before(reader, sentence, link, times)?;
    let verb =
        reader.word(first) == Word::Change || matches!(reader.bytes(first), b"reduce" | b"raise" | b"lower");
    let told = first > sentence.first && matches!(reader.word(first - 1), Word::Will | Word::To | Word::And);
    (verb && told && first + 1 < end).then_some((first + 1, end))
}

fn is_number(reader: Reader<'_>, at: usize) -> bool {
    matches!(reader.kind(at), Some(TokenKind::Number | TokenKind::Percent))
}

/// Tokens between an amount and the price that it was paid at.
const PRICE: usize = 8;

/// True where a number stands a few words before `end`: what is priced behind it.
fn is_amount_before(reader: Reader<'_>, sentence: Sentence, end: usize) -> bool {
    (end.saturating_sub(PRICE).max(sentence.first)..end).any(|at| is_number(reader, at))
}

/// The noun phrase that ends before `end`, read backwards; times in it are stepped over.
fn noun_before(reader: Reader<'_>, sentence: Sentence, end: usize, times: &[TimeMention]) -> Option<Words> {
    let mut end = end;
    // "its net loss for its fiscal year ending June 30, 2011 to be".
    while let Some(time) = end.checked_sub(1).and_then(|i| time_at(times, i)) {
        end = time.first;
        // "for 2023 and 2024".
        if end >= 2 && reader.word(end - 1) == Word::And && time_at(times, end - 2).is_some() {
            end -= 1;
            continue;
        }
        while end > sentence.first
            && (matches!(
                reader.word(end - 1),
                Word::For | Word::In | Word::Of | Word::The | Word::At | Word::As | Word::On
            ) || is_pronoun(reader.bytes(end - 1))
                || reader.bytes(end - 1) == b"during")
        {
            end -= 1;
        }
    }
    // "within one-to-two years": the first of a range is no name.
    while end > sentence.first + 1
        && reader.kind(end - 1) == Some(TokenKind::Hyphen)
        && reader.touches(end - 1)
    {
        end -= 2;
    }
    let mut first = end;
    while first > sentence.first && end - first < LONGEST {
        let at = first - 1;
        let stops = match reader.kind(at) {
            // "book-to-bill": one word.
            Some(TokenKind::Word) if is_inside_word(reader, at) => false,
            Some(TokenKind::Word | TokenKind::Capital | TokenKind::Code) => {
                let word = reader.word(at);
                matches!(
                    word,
                    Word::A
                        | Word::The
                        | Word::Is
                        | Word::Had
                        | Word::For
                        | Word::By
                        | Word::At
                        | Word::Which
                        | Word::Include
                ) || matches!(
                    word,
                    Word::Compared
                        | Word::Will
                        | Word::To
                        | Word::From
                        | Word::With
                        | Word::On
                        | Word::As
                        | Word::Not
                ) || word.scale().is_some()
                    || word == Word::And && joins_amounts(reader, sentence, at)
                    || is_pronoun(reader.bytes(at))
                    || is_verb(reader.bytes(at))
                    || time_at(times, at).is_some()
            }
            Some(TokenKind::Hyphen | TokenKind::Quote) => false,
            _ => true,
        };
        if stops {
            break;
        }
        first = at;
    }
    // "$10.00 per unit": what is left of another amount.
    if first + 1 < end && reader.word(first) == Word::Per {
        first += 2;
    }
    while first < end && matches!(reader.word(first), Word::And | Word::Or | Word::Of | Word::In) {
        first += 1;
    }
    (first < end).then_some((first, end))
}

/// True for a part of a word with hyphens on both sides.
fn is_inside_word(reader: Reader<'_>, at: usize) -> bool {
    let hyphen = |i: usize| reader.kind(i) == Some(TokenKind::Hyphen) && reader.touches(i);
    at > 0 && hyphen(at - 1) && hyphen(at + 1) && reader.touches(at)
}

/// True where "and" at `at` starts the name of another amount: "$500 million under our facility and total
/// debt of".
fn joins_amounts(reader: Reader<'_>, sentence: Sentence, at: usize) -> bool {
    (at.saturating_sub(LONGEST).max(sentence.first)..at)
        .rev()
        .take_while(|i| reader.kind(*i) != Some(TokenKind::Comma))
        .any(|i| is_number(reader, i) || reader.word(i).scale().is_some())
}

/// Words before the verb of what is not, or not yet.
const MODALS: [&[u8]; 5] = [b"would", b"could", b"should", b"may", b"might"];

/// The subject of the clause whose verb stands at `verb`: what the sentence opens with, after an
/// opening phrase of time, up to the verb or what qualifies it.
fn subject(reader: Reader<'_>, sentence: Sentence, verb: usize, times: &[TimeMention]) -> Option<Words> {
    let mut first = clause_start(reader, sentence, verb, times);
    while first < verb
        && (matches!(reader.word(first), Word::The | Word::A | Word::And | Word::Total)
            && reader.word(first) != Word::Total
            || is_pronoun(reader.bytes(first)))
    {
        first += 1;
    }
    // "our 1996 effective tax rate".
    if first > sentence.first
        && is_pronoun(reader.bytes(first - 1))
        && let Some(time) = time_at(times, first).filter(|time| time.end < verb)
    {
        first = time.end;
    }
    let mut end = first;
    while end < verb && end - first < LONGEST {
        if time_at(times, end).is_some()
            || end > first && reader.says(end, &MODALS)
            || matches!(reader.word(end), Word::Is | Word::Had | Word::Which | Word::Totaled | Word::Rose)
        {
            break;
        }
        let comma = reader.kind(end) == Some(TokenKind::Comma);
        if comma && reader.word(end + 1) != Word::Net && !is_series(reader, end, verb) {
            break;
        }
        if matches!(reader.word(end), Word::For | Word::At | Word::As | Word::On | Word::From) && end > first
        {
            break;
        }
        if matches!(reader.word(end), Word::In) && time_at(times, end + 1).is_some() {
            break;
        }
        end += 1;
    }
    // "held by non-affiliates", where no more words are taken: none is cut at its hyphen.
    while end > first && reader.kind(end) == Some(TokenKind::Hyphen) && reader.touches(end) {
        end -= 1;
    }
    while end > first
        && (!is_name_part(reader, end - 1) || matches!(reader.word(end - 1), Word::Of | Word::In | Word::And))
    {
        end -= 1;
    }
    (end > first).then_some((first, end))
}

/// "selling, general and administrative expenses": a comma inside a name.
fn is_series(reader: Reader<'_>, comma: usize, verb: usize) -> bool {
    let and = (comma + 1..verb.min(comma + 4)).find(|i| reader.word(*i) == Word::And);
    and.is_some_and(|and| and - comma <= 2)
}

/// True where the word after "and" goes on with the clause before it: "and an increase of", "and is expected", "and
/// later rose", "and includes", "and resulted in".
fn goes_on(reader: Reader<'_>, at: usize) -> bool {
    const ON: [&[u8]; 16] = [
        b"there",
        b"later",
        b"further",
        b"then",
        b"also",
        b"now",
        b"subsequently",
        b"thereafter",
        b"therefore",
        b"thus",
        b"increasing",
        b"decreasing",
        b"totals",
        b"reflects",
        b"results",
        b"remained",
    ];
    let word = reader.word(at);
    let done = reader.bytes(at).ends_with(b"ed")
        && matches!(
            reader.word(at + 1),
            Word::A
                | Word::The
                | Word::In
                | Word::To
                | Word::By
                | Word::From
                | Word::Of
                | Word::For
                | Word::At
        );
    let told = matches!(word, Word::Is | Word::Had | Word::Will | Word::Rose | Word::Totaled | Word::Include);
    let links = matches!(
        word,
        Word::As
            | Word::With
            | Word::By
            | Word::On
            | Word::Of
            | Word::Which
            | Word::In
            | Word::At
            | Word::For
            | Word::To
            | Word::From
    );
    done || told || links || matches!(word, Word::A | Word::About | Word::Not) || reader.says(at, &ON)
}

/// Where the subject of `verb` starts, if "and" at `at` joins its clause to another one that is told before: "surplus was
/// $61 million and $55 million, respectively, and net income was", "revenue was $5 million in 1996 and 1995 sales were".
fn second_clause(
    reader: Reader<'_>,
    sentence: Sentence,
    at: usize,
    verb: usize,
    times: &[TimeMention],
) -> Option<usize> {
    if reader.word(at) != Word::And || at <= sentence.first {
        return None;
    }
    let mut last = at - 1;
    let comma = reader.kind(last) == Some(TokenKind::Comma);
    while last > sentence.first
        && (reader.kind(last) == Some(TokenKind::Comma) || reader.word(last) == Word::Respectively)
    {
        last -= 1;
    }
    let respectively = (last..at).any(|i| reader.word(i) == Word::Respectively);
    let told = respectively
        || is_number(reader, last)
        || reader.word(last).scale().is_some()
        || reader.word(last) == Word::Percent
        || comma && time_at(times, last).is_some();
    let mut first = reader.past_joint(at);
    // "and, excluding the gain, net income was".
    if reader.says(first, &[b"excluding", b"including", b"before", b"after"]) {
        first = 1 + (first..verb).find(|i| reader.kind(*i) == Some(TokenKind::Comma))?;
    }
    while let Some(time) = time_at(times, first) {
        first = time.end;
    }
    let names = first < verb && is_name_part(reader, first) && !goes_on(reader, first);
    let plain = (first..verb).all(|i| !is_number(reader, i) || time_at(times, i).is_some());
    let verb_before =
        (sentence.first..last).any(|i| matches!(reader.word(i), Word::Is | Word::Totaled | Word::Rose));
    (told && names && plain && verb_before).then_some(first)
}

/// Where the clause of `verb` starts: after the last semicolon, or after an opening phrase.
fn clause_start(reader: Reader<'_>, sentence: Sentence, verb: usize, times: &[TimeMention]) -> usize {
    let mut first = sentence.first;
    for at in (sentence.first..verb).rev() {
        if matches!(reader.kind(at), Some(TokenKind::Semicolon | TokenKind::Colon))
            || matches!(reader.word(at), Word::Which) && at + 6 < verb
        {
            first = at + 1;
            break;
        }
        // "The leverage ratio was 8.1%, the capital ratio was 11.0%": each has its own subject.
        let told = at > sentence.first
            && reader.kind(at) == Some(TokenKind::Comma)
            && (is_number(reader, at - 1) || reader.word(at - 1).scale().is_some())
            && time_at(times, at - 1).is_none();
        let subject = reader.past_joint(at);
        if told && subject < verb && reader.word(subject) == Word::The {
            first = subject;
            break;
        }
        if let Some(own) = second_clause(reader, sentence, at, verb, times) {
            return own;
        }
    }
    // "During the first three months of fiscal 2011, …", "As of June 30, 2010, …".
    let opens =
        matches!(reader.word(first), Word::In | Word::At | Word::As | Word::For | Word::On | Word::From)
            || matches!(
                reader.bytes(first),
                b"During" | b"during" | b"Since" | b"Through" | b"Additionally" | b"However"
            );
    // "After giving effect to the sale of the shares, and after deducting fees, our book value would be".
    const GIVEN: [&[u8]; 15] = [
        b"After",
        b"Following",
        b"Upon",
        b"Excluding",
        b"Including",
        b"Based",
        b"Assuming",
        b"Under",
        b"Pursuant",
        b"Given",
        b"With",
        b"Without",
        b"Before",
        b"Although",
        b"While",
    ];
    if GIVEN.iter().any(|word| *word == reader.bytes(first)) {
        let apart = |i: &usize| {
            reader.kind(*i) == Some(TokenKind::Comma)
                && time_at(times, *i).is_none()
                && time_at(times, i + 1).is_none()
                && i + 1 < verb
                && is_name_part(reader, i + 1)
                && !matches!(reader.word(i + 1), Word::Which | Word::And | Word::Or | Word::Include)
        };
        // "The fee, if any, was", "income, net of taxes, was": an aside is no subject.
        let aside = |i: &usize| {
            const ASIDES: [&[u8]; 10] = [
                b"if",
                b"before",
                b"including",
                b"excluding",
                b"would",
                b"could",
                b"will",
                b"may",
                b"might",
                b"should",
            ];
            reader.says(i + 1, &ASIDES) || reader.says(i + 1, &[b"net"]) && reader.word(i + 2) == Word::Of
        };
        if let Some(comma) = (first..verb).rev().find(|i| apart(i) && !aside(i)) {
            return comma + 1;
        }
    }
    if opens
        && let Some(comma) = (first..verb).find(|i| {
            reader.kind(*i) == Some(TokenKind::Comma)
                && time_at(times, *i).is_none()
                && time_at(times, i + 1).is_none()
        })
    {
        return comma + 1;
    }
    // "As of December 31, 2000 the balance stood at".
    let time = (first..first + 3).find_map(|i| time_at(times, i)).filter(|time| opens && time.end < verb);
    time.map_or(first, |time| time.end)
}
