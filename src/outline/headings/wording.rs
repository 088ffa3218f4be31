//! What the words of a line tell of themselves: that they are a sentence, an address, a date, a footnote,
//! and so no title.

mod no_title;

use super::super::lines::{self, Line, starts};
use super::super::marks::{Numbering, dash_len, series_mark};
use super::super::words;
use crate::filing::Emphasis;
use crate::text::dates;
use crate::text::search::holds;
pub(in crate::outline) use no_title::is_no_title;

/// True for a word of digits.
fn is_digits(text: &[u8], word: &words::Word) -> bool {
    text.get(word.start..word.end).is_some_and(|w| w.iter().all(u8::is_ascii_digit))
}

/// True for a label with its value on one line: "Age: 65", "Director since: 2018".
pub(super) fn is_labelled(text: &[u8]) -> bool {
    let Some(colon) = text.iter().position(|b| *b == b':') else { return false };
    let value = text.get(colon + 1..).unwrap_or(b"");
    let label = text.get(..colon).unwrap_or(b"");
    value.iter().any(u8::is_ascii_alphanumeric) && words::words(label).count() <= 4
}

/// True for a colon within a title: "Proposal One: Election of Directors". What counts nothing asks as often as it
/// names, and its answer stands behind the colon: "Servicer: Kettle Bank".
pub(super) fn is_titled_in_two(text: &[u8]) -> bool {
    text.iter()
        .position(|b| *b == b':')
        .is_some_and(|colon| counts_its_kind(text.get(..colon).unwrap_or(b"")))
}

/// True for "Proposal One", "Step 2" and "Phase III".
fn counts_its_kind(label: &[u8]) -> bool {
    const KINDS: &[u32] = &words::hashes([
        "proposal",
        "step",
        "part",
        "phase",
        "stage",
        "chapter",
        "resolution",
        "matter",
        "pillar",
    ]);
    const NUMBERS: &[u32] = &words::hashes([
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "i", "ii", "iii",
        "iv", "v", "vi",
    ]);
    let mut words = words::words(label);
    let (kind, number) = (words.next(), words.next());
    let counts = |word: words::Word| NUMBERS.contains(&word.hash) || is_digits(label, &word);
    kind.is_some_and(|word| KINDS.contains(&word.hash))
        && number.is_some_and(counts)
        && words.next().is_none()
}

/// True for "ARTICLE IV", "Section 3" and "NOTE 5" whose title stands on the next line.
pub(super) fn is_bare_number(text: &[u8]) -> bool {
    series_mark(text)
        .is_some_and(|m| matches!(m.numbering, Numbering::Named | Numbering::Note) && m.title >= text.len())
}

/// True where a day is named: a press release opens with "BOSTON, March 15, 2023 –".
pub(super) fn names_day(text: &[u8]) -> bool {
    let mut month = false;
    words::words(text).any(|word| {
        let letters = text.get(word.start..word.end).unwrap_or(b"");
        let day = month && letters.len() <= 2 && letters.iter().all(u8::is_ascii_digit);
        month = dates::month(letters).is_some();
        day
    })
}

/// True for the place from which an announcement comes, which opens its first sentence: "**Utrecht, the Netherlands
/// –** Kettle N.V. (NYSE: KTL) today announces". `paragraph` is all of it.
pub(super) fn is_dateline(text: &[u8], paragraph: &[u8]) -> bool {
    /// Bytes of the words that a sentence takes to name its company.
    const NAMED: usize = 400;
    let placed = text.len() < 60 && text.contains(&b',') && ends_in_dash(text.trim_ascii_end());
    let rest = paragraph.get(text.len()..).unwrap_or(b"");
    let rest = rest.get(..rest.len().min(NAMED)).unwrap_or(rest);
    let says = |words: &[u8]| holds(rest, words);
    // "Dividends, Repurchases –" in a report speaks of an exchange too: the symbol stands in brackets behind a name.
    let listed = || {
        rest.split(|b| *b == b'(').skip(1).any(|inside| {
            let inside = inside.split(|b| *b == b')').next().unwrap_or(b"");
            (starts(inside, b"nyse") || starts(inside, b"nasdaq")) && inside.contains(&b':')
        })
    };
    placed && (listed() || says(b"today announc") || says(b"announced today"))
}

/// True for the notes below a table: a number in brackets, and nothing that sets the words off but
/// slant or size; `headed` where prose follows, as it does below "(b) Spouts" where a note is divided by letters.
pub(super) fn is_footnote(text: &[u8], line: &Line, headed: bool) -> bool {
    let emphasis = line.look.emphasis;
    let heavy = emphasis.has(Emphasis::BOLD) || emphasis.has(Emphasis::UNDERLINE) || line.look.caps;
    let bracketed = series_mark(text)
        .is_some_and(|m| matches!(m.numbering, Numbering::Bracketed | Numbering::BracketedLetter));
    // "(a) Evaluation of Disclosure Controls and Procedures" names what follows.
    let named = text.iter().skip(4).all(|b| !b.is_ascii_digit() && *b != b'%');
    let lettered = || text.get(1).is_some_and(u8::is_ascii_alphabetic);
    let words = if headed && emphasis.has(Emphasis::ITALIC) && lettered() { 1 } else { 3 };
    let title = named && is_title_case(text) && words::words(text).take(4).count() > words;
    bracketed && !heavy && !title
}

/// True for footnote marks: "(1)", "*", "(a)".
pub(super) fn is_mark_alone(text: &[u8]) -> bool {
    text.len() <= 6
        && text.iter().all(|b| b.is_ascii_digit() || matches!(b, b'(' | b')' | b'*' | b',' | b' '))
}

pub(super) fn ends_in_dash(text: &[u8]) -> bool {
    text.ends_with(b"-") || text.len() >= 3 && dash_len(text, text.len() - 3) == 3
}

pub(super) fn ends_word(text: &[u8], word: &[u8]) -> bool {
    text.len() > word.len() && text[text.len() - word.len()..].eq_ignore_ascii_case(word)
}

/// Words that only sentences have: a title has no finite verb.
const VERBS: &[u32] = &words::hashes([
    "may",
    "could",
    "will",
    "would",
    "might",
    "cannot",
    "must",
    "should",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "can",
    "do",
    "does",
    "did",
    "depend",
    "rely",
    "face",
    "contain",
    "provide",
    "expect",
    "believe",
    "recommend",
    "require",
]);

/// True for a sentence: a full stop after more words than a title has, most of them small, or a
/// finite verb among enough words. Questions are titles: "What am I voting on?", "How we pay".
pub(in crate::outline) fn is_sentence(text: &[u8]) -> bool {
    const QUESTIONS: &[u32] = &words::hashes(["how", "what", "why", "who", "when", "where", "which"]);
    let last = text.iter().rev().find(|b| !matches!(b, b'\"' | b')' | b' ' | b'*')).copied().unwrap_or(0);
    if last == b'?' {
        return false;
    }
    let (mut all, mut small, mut small_verb, mut large_verb) = (0, 0, false, false);
    let mut asks = false;
    let mut month = false;
    for word in words::words(text) {
        let first = text.get(word.start).copied().unwrap_or(0);
        let lower = first.is_ascii_lowercase();
        // "May 31" is no verb.
        large_verb |= month && !first.is_ascii_digit();
        month = false;
        asks |= all == 0 && QUESTIONS.contains(&word.hash);
        if VERBS.contains(&word.hash) {
            small_verb |= lower;
            month = !lower && all > 0;
        }
        all += 1;
        small += usize::from(lower && word.end - word.start > 3);
    }
    if asks && all <= 12 {
        return false;
    }
    let stops = matches!(last, b'.' | b'!');
    stops && all > 6 && small * 3 > all
        || all > 14 && small * 2 > all
        || small_verb && all >= 5
        || (large_verb || month) && (all >= 7 || stops && all >= 5)
        || all > 16 && lines::is_caps(text)
}

/// True for "2023 Compared with 2022", which heads what is said of the two years and not the table alone.
pub(in crate::outline) fn compares_years(text: &[u8]) -> bool {
    const COMPARED: &[u32] = &words::hashes(["compared", "comparison", "versus", "vs"]);
    let year = |word: &words::Word| {
        text.get(word.start..word.end).is_some_and(|w| w.len() == 4 && w.iter().all(u8::is_ascii_digit))
    };
    words::words(text).any(|word| COMPARED.contains(&word.hash))
        && words::words(text).filter(year).count() > 1
}

/// True where every longer word starts with a capital.
pub(in crate::outline) fn is_title_case(text: &[u8]) -> bool {
    // Words that join others are small in titles, however long.
    const JOINTS: &[u32] =
        &words::hashes(["about", "under", "among", "between", "within", "during", "through", "against"]);
    let mut large = 0;
    for word in words::words(text) {
        let first = text.get(word.start).copied().unwrap_or(0);
        if first.is_ascii_lowercase() && word.end - word.start > 4 && !JOINTS.contains(&word.hash) {
            return false;
        }
        large += usize::from(first.is_ascii_uppercase());
    }
    large > 0
}

/// True for a line of dates and spans of time: "Three Months Ended March 31, 2019", "At June 30".
pub(in crate::outline) fn is_period(text: &[u8]) -> bool {
    const TIMES: &[u32] = &words::hashes([
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "year",
        "month",
        "quarter",
        "week",
        "day",
        "ended",
        "ending",
        "end",
        "fiscal",
        "period",
        "first",
        "second",
        "third",
        "fourth",
        "three",
        "six",
        "nine",
        "twelve",
        "two",
        "one",
        "for",
        "as",
        "of",
        "at",
        "the",
        "and",
        "in",
        "to",
        "from",
        "through",
        "date",
        "inception",
        "quarterly",
        "annual",
        "thirteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
    ]);
    let number = |word: &words::Word| is_digits(text, word);
    words::words(text).all(|word| TIMES.contains(&word.hash) || number(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_no_titles() {
        assert!(is_sentence(b"We may not be able to attract and retain the people whom we need."));
        assert!(!is_sentence(b"Item 3. Legal Proceedings."));
        assert!(!is_sentence(b"Critical Accounting Policies and Estimates"));
        assert!(is_sentence(
            b"the following table sets forth the number of shares that each of our directors holds as of the date"
        ));
    }

    #[test]
    fn places_before_a_named_company_open_an_announcement() {
        let paragraph =
            |head: &str, rest: &str| is_dateline(head.as_bytes(), format!("{head}{rest}").as_bytes());
        assert!(paragraph("Utrecht, the Netherlands \u{2013}", " Kettle N.V. (NYSE: KTL) reports a sale."));
        assert!(paragraph("Dayton, Ohio \u{2013}", " Kettle Corp. today announced a sale."));
        assert!(!paragraph("Market Information, Holders \u{2013}", " Our stock is listed on the NYSE."));
        assert!(!paragraph("Dividends, Repurchases \u{2013}", " We have paid all dividends as of today."));
    }

    #[test]
    fn title_case() {
        assert!(is_title_case(b"Results of Operations for the Year"));
        assert!(!is_title_case(b"Results from kettles"));
    }
}
