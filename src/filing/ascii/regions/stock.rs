//! Names of the rows of stock, which say what is authorized and issued (Regulation S-X, Rule 5-02.28 to 30) and run into the
//! figures on line after line.
//!
//! ```text
//! Common stock - par value $.10; authorized 9,000,000 shares;
//!   issued and outstanding 2,150,000 and 2,140,000 shares at June 30,
//!   1998 and 1997, respectively                215,000     214,000
//! ```

use std::ops::Range;

use super::super::lines::Line;

/// Lines of such a name at the most.
const LONGEST: usize = 8;

/// The words with which such a name begins, up to "stock" or "shares".
const KINDS: [&str; 22] = [
    "common",
    "preferred",
    "preference",
    "capital",
    "ordinary",
    "class",
    "series",
    "a",
    "b",
    "c",
    "cumulative",
    "convertible",
    "redeemable",
    "serial",
    "senior",
    "junior",
    "voting",
    "nonvoting",
    "non",
    "participating",
    "treasury",
    "first",
];

/// True where the last of the lines in `range` is part of the name of a row of stock, which begins on one of them.
pub(super) fn names_stock(text: &[u8], lines: &[Line], range: Range<usize>) -> bool {
    let lines = lines.get(range).unwrap_or(&[]);
    let name = lines.iter().rev().take(LONGEST).take_while(|line| line.is_text());
    let mut said: Vec<&[u8]> = Vec::new();
    for line in name {
        let bytes = line.bytes(text);
        // A sentence ends in a stop, and goes on behind one.
        if bytes.ends_with(b".") || memchr::memmem::find(bytes, b".  ").is_some() {
            return false;
        }
        if has_verb(bytes) {
            return false;
        }
        said.push(bytes);
        if begins(bytes) {
            return said.iter().any(|line| states_terms(line));
        }
    }
    false
}

/// True for a line of a sentence, "is held by 400 persons", but not for "none of which are issued".
fn has_verb(bytes: &[u8]) -> bool {
    let mut before: &[u8] = b"";
    for word in bytes.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty()) {
        if matches!(word, b"is" | b"are" | b"was" | b"were" | b"will") && before != b"which" {
            return true;
        }
        before = word;
    }
    false
}

/// True for "Class A common stock, ...", "Preferred shares - ...".
fn begins(bytes: &[u8]) -> bool {
    if !bytes.first().is_some_and(u8::is_ascii_uppercase) {
        return false;
    }
    let mut words = bytes.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let kind = |word: &[u8]| KINDS.iter().any(|kind| word.eq_ignore_ascii_case(kind.as_bytes()));
    let after = words.by_ref().take(8).find(|word| !kind(word));
    after.is_some_and(|word| {
        ["stock", "shares", "share"].iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
    })
}

/// True for words on the par value of stock, or on how much of it may be issued.
fn states_terms(bytes: &[u8]) -> bool {
    let lower = bytes.to_ascii_lowercase();
    ["par value", "no par", "stated value", "without par", "authorized"]
        .iter()
        .any(|term| memchr::memmem::find(&lower, term.as_bytes()).is_some())
}
