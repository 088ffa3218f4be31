//! The noun phrase that ends before a token, read backwards to its head.
//!
//! ```text
//! we recognized a gain on the sale of our plant of $5 million
//!                 ^ head   ^ first words met    ^ end
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::super::when::Sentence;
use super::subject::{MODALS, NOTED, trimmed};
use super::{
    LONGEST, Words, is_abbreviated, is_amount, is_finite, is_led, is_name_part, is_numbered, is_pronoun,
    is_verb, speaks_of_nobody, time_at,
};

/// The noun phrase that ends before `end`; times in it are stepped over.
pub(super) fn noun_before(
    reader: Reader<'_>,
    sentence: Sentence,
    end: usize,
    times: &[TimeMention],
) -> Option<Words> {
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
    // "earnings per share (EPS) of".
    if end > sentence.first + 3
        && reader.kind(end - 1) == Some(TokenKind::Close)
        && reader.kind(end - 3) == Some(TokenKind::Open)
        && reader.is_word(end - 2)
    {
        end -= 3;
    }
    let mut first = words_before(reader, sentence, end, times);
    // "obligated to make payments of", "we saw growth of": the verb is no part of the name.
    // "may help in", but "would increase annual expense by".
    let may = |at: usize| reader.says(at, &MODALS) && is_led(reader, at + 1) && !is_change(reader, at + 1);
    let told = first > sentence.first && (speaks_of_nobody(reader, first - 1) || may(first - 1));
    if first + 1 < end && (told || is_infinitive(reader, sentence, first)) {
        first += 1;
    }
    // "$10.00 per unit": what is left of another amount.
    if first + 1 < end && reader.word(first) == Word::Per {
        first += 2;
    }
    // "Versus a year-ago loss of": when it was is no part of the name.
    let ago = reader.past_hyphen(first + 1);
    if ago + 1 < end && reader.word(first) == Word::Year && reader.word(ago) == Word::Ago {
        first = ago + 1;
    }
    let links = |word| matches!(word, Word::And | Word::Or | Word::Of | Word::In);
    while first < end && (links(reader.word(first)) || !is_name_part(reader, first)) {
        first += 1;
    }
    // "10% or more of total receivables", "(d) Excludes interest of".
    if first + 2 < end && reader.word(first) == Word::About && reader.word(first + 1) == Word::Of {
        first += 2;
    }
    first += usize::from(first + 1 < end && reader.says(first, &NOTED));
    // "Consisted primarily of fees of", "offset in part by fees of", "plus fees of".
    let ties = |at: usize| matches!(reader.word(at), Word::Of | Word::By);
    if first + 2 < end && reader.says(first, &MOSTLY) && ties(first + 1) {
        first += 2;
    }
    if first + 4 < end && reader.is(first, b"offset") && reader.is(first + 2, b"part") && ties(first + 3) {
        first += 4;
    }
    first += usize::from(first + 1 < end && reader.says(first, &[b"plus", b"representing", b"reflecting"]));
    let end = trimmed(reader, first, end);
    // "(b) $5 million": a letter is no name.
    let letter = first + 1 == end && reader.bytes(first).len() == 1;
    (first < end && !letter).then(|| (head(reader, sentence, (first, end), times), end))
}

/// Words that say how much of something is what is named. A family and a supply end like them.
const MOSTLY: [&[u8]; 12] = [
    b"primarily",
    b"mainly",
    b"largely",
    b"principally",
    b"mostly",
    b"partially",
    b"partly",
    b"entirely",
    b"substantially",
    b"solely",
    b"chiefly",
    b"exclusively",
];

/// True for a verb that changes what is behind it.
pub(super) fn is_change(reader: Reader<'_>, at: usize) -> bool {
    reader.word(at) == Word::Change || reader.says(at, &[b"reduce", b"raise", b"lower"])
}

/// True where "to" before the word at `at` makes it a verb: "obligated to make", "able to borrow", "we plan to pay".
fn is_infinitive(reader: Reader<'_>, sentence: Sentence, at: usize) -> bool {
    const WILLING: [&[u8]; 9] =
        [b"expects", b"expect", b"plans", b"plan", b"intends", b"intend", b"agrees", b"agree", b"elect"];
    if at < sentence.first + 2 || reader.word(at - 1) != Word::To || reader.word(at) != Word::Other {
        return false;
    }
    let letters = reader.bytes(at - 2);
    let given = GIVEN_TO.contains(&letters);
    reader.says(at - 2, &WILLING) || !given && (letters.ends_with(b"ed") || letters.ends_with(b"able"))
}

/// What is done with something that goes to somebody: "paid to vendors", "attributable to the owners".
const GIVEN_TO: [&[u8]; 16] = [
    b"related",
    b"attributable",
    b"attributed",
    b"allocated",
    b"allocable",
    b"payable",
    b"issued",
    b"granted",
    b"provided",
    b"distributed",
    b"transferred",
    b"applied",
    b"contributed",
    b"assigned",
    b"applicable",
    b"available",
];

/// The first of the words that may be of one name and end before `end`.
fn words_before(reader: Reader<'_>, sentence: Sentence, end: usize, times: &[TimeMention]) -> usize {
    let mut first = end;
    while first > sentence.first && end - first < LONGEST && !stops(reader, sentence, first - 1, times) {
        first -= 1;
    }
    first
}

/// Words that lead to a noun and are no part of its name, besides those with a part in other rules.
const LEADS: [&[u8]; 18] = [
    b"seeks",
    b"requires",
    b"gives",
    b"upon",
    b"during",
    b"via",
    b"while",
    b"until",
    b"because",
    b"despite",
    b"into",
    b"toward",
    b"towards",
    b"throughout",
    b"within",
    b"through",
    b"if",
    b"whereby",
];

/// True where a noun phrase read backwards stops before the token `at`.
fn stops(reader: Reader<'_>, sentence: Sentence, at: usize, times: &[TimeMention]) -> bool {
    match reader.kind(at) {
        // "book-to-bill", "paid-in": one word.
        Some(TokenKind::Word) if is_inside_word(reader, at) || opens_compound(reader, at) => false,
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
                || speaks_of_nobody(reader, at)
                || is_verb(reader.bytes(at))
                || reader.says(at, &LEADS)
                // "Following growth of 3%", but "in the following year", "in following years".
                || reader.is(at, b"following")
                    && !matches!(reader.word_before(at, 1), Word::The | Word::A | Word::In | Word::For)
                || reader.says(at, &MODALS)
                // "were administered three doses".
                || reader.bytes(at).ends_with(b"ed")
                    && (reader.word_before(at, 1) == Word::Is
                        || reader.kind_before(at, 1) == Some(TokenKind::Close))
                || time_at(times, at).is_some()
        }
        Some(TokenKind::Hyphen | TokenKind::Quote) => false,
        Some(TokenKind::Period) => !is_abbreviated(reader, at),
        Some(TokenKind::Number) => !is_numbered(reader, at),
        _ => true,
    }
}

/// Nouns that stand in a phrase with what is behind them and name nothing: "in connection with the sale of".
pub(super) const PHRASED: [&[u8]; 20] = [
    b"part",
    b"offset",
    b"driven",
    b"caused",
    b"followed",
    b"led",
    b"connection",
    b"respect",
    b"addition",
    b"accordance",
    b"relation",
    b"pursuant",
    b"prior",
    b"subject",
    b"according",
    b"excess",
    b"lieu",
    b"exchange",
    b"regard",
    b"compared",
];

/// Participles that do not end in "ed".
const DONE: [&[u8]; 14] = [
    b"held",
    b"due",
    b"owed",
    b"paid",
    b"sold",
    b"outstanding",
    b"driven",
    b"made",
    b"given",
    b"spent",
    b"built",
    b"lost",
    b"taken",
    b"borne",
];

/// Most phrases that say more about a name.
const PHRASES: usize = 3;

/// Where the name that ends with `first..end` starts: "income from continuing operations of $5 million", "a gain on the
/// sale of our plant of", "interest income associated with customer advances of".
fn head(reader: Reader<'_>, sentence: Sentence, (first, end): Words, times: &[TimeMention]) -> usize {
    let mut start = first;
    for _ in 0..PHRASES {
        let mut link = start;
        // "due from a former unit".
        let due = |link: usize| link > 2 && DONE.contains(&reader.bytes(link - 3));
        if link > sentence.first && reader.word(link - 1) == Word::A && due(link) {
            link -= 1;
        }
        // "resulted in a loss", "for an aggregate price": what has an article of its own is what is spoken of.
        while link > sentence.first
            && (reader.word(link - 1) == Word::The || is_pronoun(reader.bytes(link - 1)))
        {
            link -= 1;
        }
        if link < sentence.first + 2 {
            break;
        }
        link -= 1;
        let word = reader.word(link);
        let mut noun = link - 1;
        // "held by", "related to", "available under".
        let letters = reader.bytes(noun);
        let said =
            [&b"ed"[..], b"ing", b"able"].iter().any(|end| letters.ends_with(end)) || DONE.contains(&letters);
        if said {
            // "primarily due to lower fees", "partially offset by".
            let other = PHRASED.contains(&letters) || letters == b"due" && word == Word::To;
            if noun <= sentence.first || other {
                break;
            }
            noun -= 1;
        }
        let to = word == Word::To && (!said || GIVEN_TO.contains(&letters) || DONE.contains(&letters));
        let leads = to
            || matches!(word, Word::From | Word::For | Word::On | Word::In | Word::By)
            || word == Word::Of && link + 1 < start
            || said && matches!(word, Word::With)
            || matches!(reader.bytes(link), b"under");
        let names = is_name_part(reader, noun)
            && !is_finite(reader, noun)
            && !speaks_of_nobody(reader, noun)
            && !reader.says(noun, &PHRASED)
            && !matches!(
                reader.word(noun),
                Word::Rose | Word::Totaled | Word::And | Word::Or | Word::Compared
            )
            && !stops(reader, sentence, noun, times);
        if !leads || !names {
            break;
        }
        let mut own = words_before(reader, sentence, noun + 1, times);
        while own < noun && matches!(reader.word(own), Word::And | Word::Or | Word::Of | Word::In | Word::Per)
        {
            own += 1;
        }
        // "We saw growth of our base".
        own += usize::from(own > sentence.first && own < noun && speaks_of_nobody(reader, own - 1));
        // "19 million shares for proceeds of $96 million": each number has its own name.
        let other = own.checked_sub(1).is_some_and(|at| is_amount(reader, at));
        if end - own > LONGEST || other {
            break;
        }
        start = own;
    }
    start
}

/// True for the first part of a word with a hyphen.
fn opens_compound(reader: Reader<'_>, at: usize) -> bool {
    reader.kind(at + 1) == Some(TokenKind::Hyphen)
        && reader.touches(at + 1)
        && reader.touches(at + 2)
        && reader.word(at) == Word::Other
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
        .any(|i| is_amount(reader, i))
}
