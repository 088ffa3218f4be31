//! Entries of lists, told by their numbers: "10.1   Lease of the mill".
//!
//! Exhibits have the numbers of Regulation S-K, Item 601, and every filer writes them in another way:
//!
//! ```text
//! 27   Financial Data Schedule          *10.4  Employment agreement
//! (10.5)  Lease of the mill             10-14  Pension plan
//! 10(iii)(b)  Deferred plan             (a) 10.1   Lease of the mill
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::reader::Reader;

/// Blanks that set what follows apart.
const APART: usize = 2;

/// Tokens of the number of an entry, at the most: "*10(iii)(A)(ii)+".
const TOKENS: usize = 12;

/// Bytes of the same, without blanks.
const LONGEST: usize = 20;

/// True for a number that opens a paragraph and stands apart from the title behind it: it numbers an entry of a list.
/// What counts is followed by what it counts at once.
pub(super) fn opens_entry(reader: Reader<'_>, at: usize) -> bool {
    if at >= TOKENS {
        return false;
    }
    let Some(title) = (at + 1..=TOKENS).find(|next| is_apart(reader, *next)) else { return false };
    let Some(first) = reader.get(0) else { return false };
    let Some(last) = reader.get(title - 1) else { return false };
    let number = reader.text.get(first.start as usize..last.end as usize).unwrap_or("");
    let timed = matches!(reader.word(title), Word::Days | Word::Months | Word::Years);
    reader.kind(title) == Some(TokenKind::Capital) && !timed && is_entry(number)
}

/// True where blanks set the token apart from the one before it.
fn is_apart(reader: Reader<'_>, at: usize) -> bool {
    let (Some(before), Some(token)) = (reader.get(at - 1), reader.get(at)) else { return false };
    let gap = reader.text.get(before.end as usize..token.start as usize).unwrap_or("");
    let wide = gap.contains('\t') || gap.trim_start_matches(['\r', '\n']).len() >= APART;
    wide && gap.trim().is_empty()
}

/// "27", "3.", "*10.4", "(10.5)*", "10-14", "10-b", "10(iii)(b)", "(a) 10.1".
fn is_entry(text: &str) -> bool {
    if text.bytes().filter(|b| !b.is_ascii_whitespace()).count() > LONGEST {
        return false;
    }
    let marks: &[char] = &['*', '+', '#', '\u{2020}', '\u{2021}', '\u{a7}', ' ', '\t'];
    let mut text = text.trim_matches(marks);
    // A paragraph of the item stands before the number: "(a) 10.1".
    if let Some((paragraph, rest)) = text.split_once([' ', '\t']) {
        if !is_paragraph(paragraph) {
            return false;
        }
        text = rest.trim_start_matches(marks);
    }
    let text = text.strip_suffix('.').unwrap_or(text);
    let bare = text.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    match bare {
        Some((number, rest)) => is_number(number) && are_paragraphs(rest),
        None => {
            let end = text.find('(').unwrap_or(text.len());
            let (number, rest) = text.split_at(end);
            is_number(number.strip_suffix('.').unwrap_or(number)) && are_paragraphs(rest)
        }
    }
}

/// "27", "10.1", "10-14", "10-b", "3a".
fn is_number(text: &str) -> bool {
    let part = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let letter = |text: &str| text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphabetic());
    let unlettered = text.strip_suffix(|c: char| c.is_ascii_alphabetic()).unwrap_or(text);
    match text.split_once(['.', '-']) {
        Some((item, number)) => {
            let unlettered = number.strip_suffix(|c: char| c.is_ascii_alphabetic()).unwrap_or(number);
            part(item) && item.len() <= 2 && (part(number) || letter(number) || part(unlettered))
        }
        None => part(unlettered),
    }
}

/// "(iii)(b)", or nothing.
fn are_paragraphs(text: &str) -> bool {
    text.split_inclusive(')').all(is_paragraph)
}

/// "(b)", "(iii)", "(1)".
fn is_paragraph(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|inside| {
        (1..=4).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_entries() {
        for text in [
            "27",
            "3.",
            "10.1",
            "*10.4",
            "(10.5)*",
            "10-14",
            "10-b",
            "10(iii)(b)",
            "(a) 10.1",
            "3(ii)",
            "3.(i)",
            "(3)(i)",
            "3a",
            "10.1A",
            "+ 99.1",
            "(4)                    415",
        ] {
            assert!(is_entry(text), "{text}");
        }
        for text in
            ["1,234", "(a)", "2024", "$4", "12%", "1.2 million", "10.1.1.1", "(12,345)", "12 to 14", "-4", ""]
        {
            assert!(!is_entry(text), "{text}");
        }
    }
}
