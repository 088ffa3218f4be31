//! The title of a note that runs into its paragraph with nothing but its letters and a stop to set it off.
//!
//! ```text
//! 1. INVENTORIES.  The works count …       up to the stop
//! 2. Leases - The works lease …            up to the dash
//! 3. INCOME TAXES The works file …         up to the first word that is not in capitals
//! ```

use super::super::headings::{is_sentence, is_title_case};
use super::super::lines::is_caps;
use super::super::marks::dash_len;
use super::super::words;

/// A title is no longer than this, in bytes.
const LONGEST: usize = 120;

/// Nor has it more words.
const MOST_WORDS: usize = 12;

/// Fewer letters are the start of a sentence: "A", "IBM".
const FEWEST_LETTERS: usize = 4;

/// Where the title ends that `text` starts with and that runs into a sentence; None where it does not.
pub(super) fn title_end(text: &[u8]) -> Option<usize> {
    stopped(text).or_else(|| in_capitals(text))
}

/// The end of a title in capitals, or with large words, up to a stop or a dash.
fn stopped(text: &[u8]) -> Option<usize> {
    let near = text.get(..text.len().min(LONGEST))?;
    for at in 1..near.len() {
        let after = match near[at] {
            b'.' | b':' if words::space_len(near, at + 1) > 0 => at + 1,
            b' ' if dash_len(near, at + 1) > 0 => at + 1 + dash_len(near, at + 1),
            b'-' if near.get(at + 1) == Some(&b'-') => at + 2,
            _ => continue,
        };
        let title = near.get(..at)?;
        if words::words(title).take(MOST_WORDS + 1).count() > MOST_WORDS {
            return None;
        }
        let named = letters(title) >= FEWEST_LETTERS && (is_caps(title) || is_title_case(title));
        if named && !title.iter().any(|b| matches!(b, b'$' | b'"' | b'%')) && opens_prose(text.get(after..)?)
        {
            return Some(at);
        }
        // What stands before the first stop is no title: neither is more of it.
        if letters(title) >= FEWEST_LETTERS && !named {
            return None;
        }
    }
    None
}

/// The end of a title in capitals before a sentence that follows it without a stop.
fn in_capitals(text: &[u8]) -> Option<usize> {
    let near = text.get(..text.len().min(LONGEST))?;
    let large = |word: &words::Word| !near[word.start..word.end].iter().any(u8::is_ascii_lowercase);
    let mut end = 0;
    for word in words::words(near).take(MOST_WORDS + 1) {
        if !large(&word) {
            let title = near.get(..end)?;
            let rest = text.get(words::skip_space(text, end)..)?;
            let capital = rest.first().is_some_and(u8::is_ascii_uppercase);
            return (capital && letters(title) >= FEWEST_LETTERS && is_sentence(rest)).then_some(end);
        }
        // "A" opens the sentence.
        end = if word.end - word.start > 1 { word.end } else { end };
    }
    None
}

fn letters(text: &[u8]) -> usize {
    text.iter().filter(|b| b.is_ascii_alphabetic()).count()
}

/// True for the start of a sentence: a capital first, and a longer word in small letters before long.
fn opens_prose(rest: &[u8]) -> bool {
    const FEWEST: usize = 25;
    let mut at = words::skip_space(rest, 0);
    while matches!(rest.get(at), Some(b'-' | b'(' | b'"')) {
        at = words::skip_space(rest, at + 1);
    }
    let rest = rest.get(at..).unwrap_or(b"");
    let near = rest.get(..rest.len().min(80)).unwrap_or(rest);
    rest.len() >= FEWEST && rest.first().is_some_and(u8::is_ascii_uppercase) && !is_title_case(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_run_into_their_sentence() {
        let end = |text: &'static str| title_end(text.as_bytes()).map(|end| &text[..end]);
        assert_eq!(end("INVENTORIES.  The works count what they hold once a year."), Some("INVENTORIES"));
        assert_eq!(end("Inventories: The works count what they hold once a year."), Some("Inventories"));
        assert_eq!(end("Inventories - The works count what they hold once a year."), Some("Inventories"));
        assert_eq!(end("INCOME TAXES The works have paid what was due in each year."), Some("INCOME TAXES"));
        assert_eq!(end("LEASES A mill was leased in the spring of the year before."), Some("LEASES"));
        assert_eq!(
            end("U.S. Government Grants. The works have been given the means to build."),
            Some("U.S. Government Grants")
        );
        assert_eq!(end("The statements have been prepared without audit. They are right."), None);
        assert_eq!(end("Organization - Basis of Presentation"), None);
        assert_eq!(end("Debt"), None);
        assert_eq!(end("EBITDA is what is earned before interest and taxes are paid."), None);
    }
}
