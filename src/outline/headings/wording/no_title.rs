//! What is set off as a title is but names nothing: a date, an amount, an address, a signature, an answer, the
//! foot of a page.

use super::super::super::lines::starts;
use super::super::super::words;
use super::{compares_years, ends_word, is_digits};
use crate::text::dates;

/// True for what is set off but names nothing: dates, amounts, units, brackets, signatures, answers.
pub(in crate::outline) fn is_no_title(text: &[u8]) -> bool {
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic() || **b >= 0xC3).count();
    // "2012 vs. 2011" has no other letters.
    if letters < 3 {
        return !compares_years(text);
    }
    let (first, last) = (text.first().copied().unwrap_or(0), text.last().copied().unwrap_or(0));
    // A tag of a financial data schedule is no heading either: "<MULTIPLIER> 1,000".
    if first == b'(' && last == b')' && brackets_hold_all(text) || matches!(first, b'[' | b'<') {
        return true;
    }
    if is_street(text) || is_day(text) || is_row(text) || counts(text) || ends_in_page(text) {
        return true;
    }
    // What stands above the name of the secretary who signs for the board.
    if starts(text, b"by order of") {
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

/// "For release at 8 a.m.", "FOR RELEASE: March 3, 1998", and not "For Release of Collateral".
fn names_release(text: &[u8]) -> bool {
    let rest = text.get(11..).unwrap_or(&[]).trim_ascii_start();
    let told = rest.is_empty()
        || rest.starts_with(b":")
        || rest.iter().any(u8::is_ascii_digit)
        || [&b"at "[..], b"on ", b"immediately", b"upon"].iter().any(|word| starts(rest, word));
    starts(text, b"for release") && text.len() <= 60 && told
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
