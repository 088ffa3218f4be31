//! What the words of a line tell of themselves: that they are a sentence, an address, a date, a footnote,
//! and so no title.

use super::super::lines::{self, Line, starts};
use super::super::marks::{Numbering, dash_len, series_mark};
use super::super::words;
use crate::filing::Emphasis;
use crate::text::dates;

/// "For release at 8 a.m.", "FOR RELEASE: March 3, 1998", and not "For Release of Collateral".
fn names_release(text: &[u8]) -> bool {
    let rest = text.get(11..).unwrap_or(&[]).trim_ascii_start();
    let told = rest.is_empty()
        || rest.starts_with(b":")
        || rest.iter().any(u8::is_ascii_digit)
        || [&b"at "[..], b"on ", b"immediately", b"upon"].iter().any(|word| starts(rest, word));
    starts(text, b"for release") && text.len() <= 60 && told
}

/// True for what is set off but names nothing: dates, amounts, units, brackets, signatures, answers.
pub(in crate::outline) fn is_no_title(text: &[u8]) -> bool {
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic() || **b >= 0xC3).count();
    if letters < 3 {
        return true;
    }
    let (first, last) = (text.first().copied().unwrap_or(0), text.last().copied().unwrap_or(0));
    // A tag of a financial data schedule is no heading either: "<MULTIPLIER> 1,000".
    if first == b'(' && last == b')' && brackets_hold_all(text) || matches!(first, b'[' | b'<') {
        return true;
    }
    if is_street(text) || is_day(text) || is_row(text) || counts(text) || ends_in_page(text) {
        return true;
    }
    if starts(text, b"/s/") || starts(text, b"by:") || starts(text, b"date:") || starts(text, b"dated") {
        return true;
    }
    if is_signed(text) || names_contents_alone(text) || names_form_alone(text) {
        return true;
    }
    // What stands above the title of a press release.
    if starts(text, b"for immediate release") || names_release(text) {
        return true;
    }
    if starts(text, b"to be held") || starts(text, b"to the ") && is_address(text) {
        return true;
    }
    // The legend of a preliminary prospectus (Item 501(b)(10) of Regulation S-K).
    if starts(text, b"subject to completion") {
        return true;
    }
    // "1 See …" is a footnote whose mark is not raised.
    let remark = text.get(text.iter().take_while(|b| b.is_ascii_digit()).count()..).unwrap_or(text);
    if starts(remark.trim_ascii_start(), b"see ")
        || starts(text, b"the accompanying")
        || starts(text, b"source:")
    {
        return true;
    }
    // The levels of inputs to fair values (ASC 820) are entries of a list.
    if starts(text, b"level ")
        && matches!(text.get(6..), Some([b'1'..=b'3'] | [b'1'..=b'3', b'.' | b':' | b'-']))
    {
        return true;
    }
    const ANSWERS: &[u32] = &words::hashes(["none", "or", "and", "page", "total"]);
    let mut words = words::words(text).map(|word| word.hash);
    let answers = match [words.next(), words.next(), words.next()] {
        [Some(one), None, _] => ANSWERS.contains(&one),
        [Some(one), Some(two), None] => [one, two] == const { words::hashes(["not", "applicable"]) },
        _ => false,
    };
    if answers {
        return true;
    }
    // Bullets and footnote marks.
    matches!(text, [0xE2, 0x80, 0xA2, ..] | [0xE2, 0x97 | 0x96, ..] | [0xC2, 0xB7, ..] | [b'*', ..])
}

/// True for "Table of Contents" and "Contents": what stands below is no text.
fn names_contents_alone(text: &[u8]) -> bool {
    const CONTENTS: [u32; 3] = words::hashes(["table", "of", "contents"]);
    let read = || words::words(text).map(|word| word.hash);
    matches!(text, [b'T' | b't' | b'C' | b'c', ..])
        && text.len() < 40
        && (read().eq(CONTENTS) || read().eq(CONTENTS[2..].iter().copied()))
}

/// True for "FORM 10-K", which heads pages and no text.
fn names_form_alone(text: &[u8]) -> bool {
    let named = |word: &[u8]| {
        let rest = text.get(word.len()..).unwrap_or(b"");
        starts(text, word) && rest.len() <= 8 && rest.iter().any(u8::is_ascii_digit)
    };
    // "Schedule 1" is one bound in: those of the SEC have a number and a letter.
    let form = |b: &u8| b.is_ascii_digit();
    named(b"form ")
        || named(b"schedule 1") && text.len() == 12 && text.get(9..11).is_some_and(|n| n.iter().all(form))
}

/// True for the names of those who signed, each in quotes: "“Ann Alder” “Ben Birch”".
fn is_signed(text: &[u8]) -> bool {
    let quoted = |text: &[u8]| text.first() == Some(&b'"') || text.starts_with("“".as_bytes());
    let closes = |text: &[u8]| text.last() == Some(&b'"') || text.ends_with("”".as_bytes());
    let plain = text.iter().filter(|b| **b == b'"').count();
    let curly = memchr::memmem::find_iter(text, "“".as_bytes()).count();
    quoted(text) && closes(text) && (plain >= 4 || curly >= 2)
}

/// True for a date and nothing else: "December 31, 2009 and 2008".
fn is_day(text: &[u8]) -> bool {
    const BESIDE: &[u32] = &words::hashes(["as", "of", "at", "and"]);
    let mut month = false;
    words::words(text).all(|word| {
        let letters = text.get(word.start..word.end).unwrap_or(b"");
        let named = dates::month(letters).is_some();
        month |= named;
        named || BESIDE.contains(&word.hash) || letters.iter().all(u8::is_ascii_digit)
    }) && month
}

/// True for a row of figures whose columns were lost: "OPERATING COSTS 214,300 198,450".
fn is_row(text: &[u8]) -> bool {
    let figure = |word: &[u8]| {
        word.iter().any(u8::is_ascii_digit)
            && word
                .iter()
                .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'(' | b')' | b'$' | b'%' | b'-'))
    };
    let grouped =
        |word: &[u8]| word.windows(2).any(|w| w[0] == b',' && w[1].is_ascii_digit()) || word[0] == b'(';
    let mut last = text.rsplit(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    match (last.next(), last.next()) {
        (Some(one), Some(two)) => figure(one) && figure(two) && (grouped(one) || grouped(two)),
        _ => false,
    }
}

/// True for a number of things: "4,150,000 shares of common stock".
fn counts(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|b| b.is_ascii_digit() || **b == b',').count();
    digits >= 5
        && text.get(..digits).is_some_and(|number| number.contains(&b','))
        && text.get(digits) == Some(&b' ')
}

/// True for the foot of a page: "Northern Kettle Company    Page 3".
fn ends_in_page(text: &[u8]) -> bool {
    let number = text.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let before = text.get(..text.len() - number).unwrap_or(b"").trim_ascii_end();
    (1..=3).contains(&number) && (ends_word(before, b" page") || ends_word(before, b"\tpage"))
}

/// True where the bracket that opens the text closes at its end.
fn brackets_hold_all(text: &[u8]) -> bool {
    let mut depth = 0_i32;
    for (at, byte) in text.iter().enumerate() {
        depth += i32::from(*byte == b'(') - i32::from(*byte == b')');
        if depth == 0 {
            return at + 1 == text.len();
        }
    }
    false
}

/// True for a word of digits.
fn is_digits(text: &[u8], word: &words::Word) -> bool {
    text.get(word.start..word.end).is_some_and(|w| w.iter().all(u8::is_ascii_digit))
}

/// True for lines of an address: "1400 Kettle Street, Suite 12", "Boston, Massachusetts 02210-2019".
fn is_street(text: &[u8]) -> bool {
    const PLACES: &[u32] = &words::hashes([
        "street",
        "suite",
        "avenue",
        "road",
        "boulevard",
        "drive",
        "lane",
        "floor",
        "plaza",
        "parkway",
        "box",
        "st",
        "ave",
    ]);
    let digits = |word: &words::Word| is_digits(text, word);
    let mut all: Vec<words::Word> = words::words(text).take(12).collect();
    let number = all.iter().any(digits);
    if number && all.iter().any(|word| PLACES.contains(&word.hash)) {
        return true;
    }
    if all.last().is_some_and(|word| digits(word) && word.end - word.start == 4) && text.contains(&b'-') {
        all.pop();
    }
    let comma = text.contains(&b',');
    comma
        && all
            .last()
            .is_some_and(|word| digits(word) && word.end - word.start == 5 && word.end + 6 > text.len())
}

/// True for a label with its value on one line: "Age: 65", "Director since: 2018".
pub(super) fn is_labelled(text: &[u8]) -> bool {
    let Some(colon) = text.iter().position(|b| *b == b':') else { return false };
    let value = text.get(colon + 1..).unwrap_or(b"");
    let label = text.get(..colon).unwrap_or(b"");
    value.iter().any(u8::is_ascii_alphanumeric) && words::words(label).count() <= 4
}

/// True for the words to whom an auditor's report is addressed.
fn is_address(text: &[u8]) -> bool {
    const WHOM: &[u32] = &words::hashes([
        "stockholders",
        "shareholders",
        "board",
        "directors",
        "partners",
        "members",
        "participants",
        "trustees",
        "owners",
    ]);
    words::words(text).any(|word| WHOM.contains(&word.hash))
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
    let says = |words: &[u8]| rest.windows(words.len()).any(|w| w.eq_ignore_ascii_case(words));
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
/// slant or size.
pub(super) fn is_footnote(text: &[u8], line: &Line) -> bool {
    let emphasis = line.look.emphasis;
    let heavy = emphasis.has(Emphasis::BOLD) || emphasis.has(Emphasis::UNDERLINE) || line.look.caps;
    let bracketed = series_mark(text)
        .is_some_and(|m| matches!(m.numbering, Numbering::Bracketed | Numbering::BracketedLetter));
    // "(a) Evaluation of Disclosure Controls and Procedures" names what follows.
    let named = text.iter().skip(4).all(|b| !b.is_ascii_digit() && *b != b'%');
    let title = named && is_title_case(text) && words::words(text).take(4).count() > 3;
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
    let mut large = 0;
    for word in words::words(text) {
        let first = text.get(word.start).copied().unwrap_or(0);
        if first.is_ascii_lowercase() && word.end - word.start > 4 {
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
    fn what_is_set_off_without_naming_anything() {
        for text in [
            "(Unaudited)",
            "None.",
            "2019",
            "/s/ Jane Roe",
            "$ 1,204",
            "• we sell kettles",
            "Not applicable.",
        ] {
            assert!(is_no_title(text.as_bytes()), "{text}");
        }
        for text in [
            "December 31, 2009 and 2008",
            "OPERATING COSTS 214,300 198,450",
            "CEO 2007 100,000 -0- 8,000 -0-",
            "4,150,000 shares of common stock",
            "Northern Kettle\tPage 3",
        ] {
            assert!(is_no_title(text.as_bytes()), "{text}");
        }
        for text in
            ["Year 2000", "Fiscal 2006 Compared to Fiscal 2005", "Form 10-K, 2009 and 2008", "2013 Plan"]
        {
            assert!(!is_no_title(text.as_bytes()), "{text}");
        }
        for text in ["Kettles", "Note 1", "(a) Kettles (unaudited)", "Other income (expense), net"] {
            assert!(!is_no_title(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn title_case() {
        assert!(is_title_case(b"Results of Operations for the Year"));
        assert!(!is_title_case(b"Results from kettles"));
    }
}
