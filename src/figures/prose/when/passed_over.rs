//! Times that no amount of a sentence speaks of: when something falls due, since when it went on, and the day on which
//! there was what it came from.
//!
//! ```text
//! shares bought back since the program began in 2015                          from that year on
//! revenue of $4 from the deferred revenue balance as of December 31, 2023     of the year in which it was recognized
//! ```

use crate::figures::lexer::TokenKind;
use crate::figures::period::{Calendar, TimeMention};
use crate::figures::prose::Reader;
use crate::figures::value::Period;
use crate::figures::words::Word;

/// "due 2025", "matures in November 2026", "through 2040": a time that ends something else.
pub(super) fn is_due(reader: Reader<'_>, time: &TimeMention) -> bool {
    (1..=SINCE).any(|back| {
        let word = time.first.checked_sub(back).map_or(&b""[..], |i| reader.bytes(i));
        let due = back <= 3
            && (matches!(
                word,
                b"due"
                    | b"maturing"
                    | b"matures"
                    | b"mature"
                    | b"maturity"
                    | b"expire"
                    | b"expires"
                    | b"expiring"
                    | b"payable"
            ) || word == b"record" && !counts_holders(reader, time.first - back)
                || matches!(word, b"expiration" | b"until" | b"terminates" | b"terminate" | b"terminating"));
        // "A lease commencing on", "installments beginning"; "the year beginning on" is a time, and so is what opens
        // a sentence.
        let ahead = back <= 2
            && matches!(
                word,
                b"commencing" | b"beginning" | b"starting" | b"begins" | b"commences" | b"starts"
            )
            && (back == 1 || matches!(reader.word_before(time.first, 1), Word::On | Word::In | Word::With))
            && !matches!(
                reader.word_before(time.first, back + 1),
                Word::Year
                    | Word::Years
                    | Word::Quarter
                    | Word::Period
                    | Word::Month
                    | Word::Months
                    | Word::The
            );
        // "Hired on or after", "maturing at any time before": a condition, not the time.
        due || ahead
            || word.eq_ignore_ascii_case(b"since") && (1..back).all(|i| began(reader, time.first - i))
            || back == 1
                && (reader.word_before(time.first, 1) == Word::Through && time.spec.day.is_none()
                    || matches!(word, b"before" | b"after" | b"by"))
    })
}

/// "We had 240 holders of record as of March 3, 2023": true for the "record" at `at` of those who are counted. "Paid to
/// holders of record on March 3" says when it falls due.
fn counts_holders(reader: Reader<'_>, at: usize) -> bool {
    let holders = at.checked_sub(2).filter(|_| reader.word_before(at, 1) == Word::Of);
    holders.is_some_and(|holders| {
        reader.says(holders, &[b"holders", b"stockholders", b"shareholders", b"owners"])
            && reader.kind_before(holders, 1) == Some(TokenKind::Number)
    })
}

/// Words between "since" and a time: "since the program began in 2001".
const SINCE: usize = 7;

/// True for a word of the start of something.
fn began(reader: Reader<'_>, at: usize) -> bool {
    const WORDS: [&[u8]; 14] = [
        b"program's",
        b"plan's",
        b"began",
        b"commenced",
        b"started",
        b"inception",
        b"commencement",
        b"program",
        b"programs",
        b"plan",
        b"its",
        b"our",
        b"early",
        b"late",
    ];
    reader.says(at, &WORDS)
        || matches!(reader.word(at), Word::The | Word::Of | Word::In | Word::Fiscal | Word::Beginning)
}

/// Words between "included in" and the day on which it was there: "included in the balance of deferred revenue at".
const HELD: usize = 12;

/// True for the day on which there was what was recognized as revenue after it (ASC 606-10-50-8(b)): "$4 million of
/// revenue that was included in the contract liability balance at December 31, 2023". The revenue is of the time after.
pub(super) fn is_source(reader: Reader<'_>, time: &TimeMention) -> bool {
    let leads = matches!(reader.word_before(time.first, 1), Word::At | Word::Of);
    if time.spec.day.is_none() || time.spec.length.is_some() || !leads {
        return false;
    }
    let word = |back: usize| time.first.checked_sub(back);
    let Some(from) = (2..=HELD).find(|back| {
        word(*back).is_some_and(|at| {
            let within = reader.word(at) == Word::In && at > 0 && reader.is(at - 1, b"included");
            reader.is(at, b"from") || within
        })
    }) else {
        return false;
    };
    let says = |back: usize, words: &[&[u8]]| word(back).is_some_and(|at| reader.says(at, words));
    let held = |back: usize| says(back, &[b"deferred", b"contract", b"unearned"]);
    let recognized = |back: usize| {
        says(back, &[b"recognized", b"recognised"])
            || says(back, &[b"revenue", b"revenues"]) && !held(back + 1)
    };
    // "Up from deferred revenue of $31 at December 31, 2023", "what is not recognized yet": what there was that day.
    let amount = |back: usize| word(back).is_some_and(|at| reader.kind(at) == Some(TokenKind::Number));
    let open = |back: usize| says(back, &[b"not", b"yet"]);
    let before = from..=from + HELD;
    (2..from).any(held)
        && !(2..from).any(amount)
        && before.clone().any(recognized)
        && !before.clone().any(open)
}

/// "We use Kettle 2000": a year directly behind a name in the midst of a sentence, where no preposition and no season
/// stands, is part of the name.
pub(super) fn is_of_brand(reader: Reader<'_>, time: &TimeMention) -> bool {
    const SEASONS: [&[u8]; 8] =
        [b"spring", b"summer", b"fall", b"autumn", b"winter", b"holiday", b"christmas", b"during"];
    let Some(name) = time.first.checked_sub(1) else { return false };
    let letters = reader.bytes(name);
    reader.kind(name) == Some(TokenKind::Capital)
        && reader.word(name) == Word::Other
        && letters.len() > 2
        && letters.iter().any(u8::is_ascii_lowercase)
        // "The Company's 1993 operations", "Europe 1999 earnings".
        && letters.iter().all(u8::is_ascii_alphabetic)
        && !(reader.kind(time.end) == Some(TokenKind::Word) && reader.word(time.end) == Word::Other)
        && reader.get(time.first).is_some_and(|token| token.spaced)
        && reader.kind_before(name, 1) == Some(TokenKind::Word)
        && !reader.says(name, &SEASONS)
}

/// Tokens between a year and the noun of what it names: "the 2019 stock repurchase program".
const NAMED: usize = 3;

/// "Under the 2019 plan", "our 2021 stock repurchase program": the year tells one from others, and what is done under it
/// is done later. "The 2019 plan contributions" are of the year, and so is what a "capital program" spends.
pub(super) fn is_of_plan(reader: Reader<'_>, time: &TimeMention) -> bool {
    const PLANS: [&[u8]; 7] =
        [b"plan", b"program", b"authorization", b"notes", b"debentures", b"bonds", b"indenture"];
    const KINDS: [&[u8]; 14] = [
        b"equity",
        b"stock",
        b"share",
        b"option",
        b"repurchase",
        b"buyback",
        b"restructuring",
        b"long-term",
        b"omnibus",
        b"senior",
        b"subordinated",
        b"convertible",
        b"term",
        b"incentive",
    ];
    let alone = time.end == time.first + 1 && reader.is_year(time.first);
    let led = matches!(reader.word_before(time.first, 1), Word::The | Word::A)
        || time.first > 0 && reader.says(time.first - 1, &[b"our", b"its", b"this", b"such"]);
    let Some(noun) = (time.end..=time.end + NAMED).find(|at| !reader.says(*at, &KINDS)) else { return false };
    let ends = !reader.is_word(noun + 1)
        || reader.word(noun + 1) != Word::Other
        || reader
            .says(noun + 1, &[b"during", b"was", b"were", b"and", b"under", b"that", b"because", b"due"]);
    // "The 2019 incentive plan" pays for that year.
    let yearly = reader.says(time.end, &[b"incentive"]);
    alone && led && !yearly && ends && reader.says(noun, &PLANS)
}

/// "The cost of Year 2000 compliance", "our Year 2000 program": the change of the century that programs were made ready
/// for in the years before it; no time of what they cost.
pub(super) fn is_of_century(reader: Reader<'_>, time: &TimeMention) -> bool {
    const READY: [&[u8]; 14] = [
        b"compliance",
        b"compliant",
        b"issue",
        b"issues",
        b"problem",
        b"problems",
        b"program",
        b"project",
        b"projects",
        b"readiness",
        b"ready",
        b"remediation",
        b"effort",
        b"efforts",
    ];
    let year = time.end.checked_sub(1).filter(|at| reader.bytes(*at) == b"2000");
    // "Year 2000 costs", but not "the year 2000 costs".
    let costs = |at: usize| {
        reader.bytes(at - 1) == b"Year"
            && reader.says(time.end, &[b"costs", b"matters", b"testing", b"modifications"])
    };
    year.is_some_and(|at| {
        reader.word_before(at, 1) == Word::Year && (reader.says(time.end, &READY) || costs(at))
    })
}

/// Tokens before the day on which something is supposed to have gone by: "as if the merger had been completed on".
const SUPPOSED: usize = 14;

/// "If the merger had occurred on January 1, 2023, revenue would have been": the day from which on something is reckoned
/// that did not go by on it (ASC 805-10-50-2(h)).
pub(super) fn is_supposed(reader: Reader<'_>, time: &TimeMention) -> bool {
    const DONE: [&[u8]; 6] = [b"occurred", b"consummated", b"completed", b"place", b"closed", b"effected"];
    let back = |most: usize, words: &[&[u8]]| {
        (1..=most).filter_map(|back| time.first.checked_sub(back)).find(|at| reader.says(*at, words))
    };
    // "Had they closed on June 30, 2010, leverage would have improved": a balance of that day.
    let starts = time.spec.day == Some(1);
    let done = starts && time.spec.length.is_none();
    let Some(done) = back(4, &DONE).filter(|_| done) else { return false };
    let had = (done.saturating_sub(3)..done).any(|at| reader.is(at, b"had"));
    had && back(SUPPOSED, &[b"if", b"though"]).is_some() || is_head(reader, done)
}

/// True where a sentence opens with "had" before `done`: "Had the merger occurred on".
fn is_head(reader: Reader<'_>, done: usize) -> bool {
    let had = (done.saturating_sub(SUPPOSED)..done).find(|at| reader.bytes(*at) == b"Had");
    had.is_some_and(|had| !(had..done).any(|at| reader.kind(at) == Some(TokenKind::Period)))
}

/// Tokens before "through" in which stands what lasts until then.
const LASTS: usize = 24;

/// "Rent is $12,500 a month through June 30, 2024": the day on which a term ends that lies ahead of the report. What was
/// sold through a day after it went by until then.
pub(super) fn is_of_term(reader: Reader<'_>, time: &TimeMention, calendar: &Calendar) -> bool {
    let Some(through) = time.first.checked_sub(1).filter(|at| reader.bytes(*at) == b"through") else {
        return false;
    };
    let ahead = || {
        let day = time.spec.resolve(calendar, false).map(Period::end);
        day.zip(calendar.end()).is_some_and(|(day, end)| day > end)
    };
    const TERMS: [&[u8]; 10] = [
        b"is",
        b"are",
        b"monthly",
        b"annual",
        b"term",
        b"extends",
        b"extended",
        b"extending",
        b"effective",
        b"available",
    ];
    const DONE: [&[u8]; 6] = [b"sold", b"issued", b"repurchased", b"paid", b"received", b"evaluated"];
    let before = || (through.saturating_sub(LASTS)..through).rev();
    let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period) && !reader.touches(*at + 1);
    let says = |words: &[&[u8]]| before().take_while(|at| !stops(at)).any(|at| reader.says(at, words));
    time.spec.day.is_some() && time.spec.length.is_none() && ahead() && says(&TERMS) && !says(&DONE)
}
