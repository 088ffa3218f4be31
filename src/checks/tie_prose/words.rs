//! Words as ties compare them: without case, endings and the words that any sentence may hold.
//!
//! Prose and tables name the same thing in different forms ("cash used in operations", "operating
//! activities"; "net sales", "revenues"), so words are known by their first letters, and those that
//! statements use for each other by one of them.

mod listed;
mod short_forms;
mod spelling;
mod spending;
mod weights;

use std::sync::LazyLock;

use listed::{LISTED, known};
use short_forms::short_form;
use spelling::Spelling;
use spending::spends;
pub(super) use spending::{CAPITAL, is_spent};
pub(super) use weights::{Weights, log2};

/// A word, known by a hash of its stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word(u32);

impl Word {
    /// One of 256 bits that stands for the word, and for others.
    pub(super) fn bit(self) -> (usize, u64) {
        ((self.0 >> 6 & 3) as usize, 1 << (self.0 & 63))
    }
}

/// What the words of a sentence say about how its figures come from others; a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cues(u8);

impl Cues {
    /// "Increased", "lower": a figure may be a change.
    pub(super) const CHANGE: u8 = 1;
    /// "Percent of", "represented", "margin": a figure may be a part of another.
    pub(super) const SHARE: u8 = 1 << 1;
    /// "Rate".
    pub(super) const RATE: u8 = 1 << 2;
    /// "Points": a percentage may be the difference of two.
    pub(super) const POINTS: u8 = 1 << 3;
    /// "Effective".
    pub(super) const EFFECTIVE: u8 = 1 << 4;
    /// "Margin": a share of sales, whether they are named or not.
    pub(super) const MARGIN: u8 = 1 << 5;
    /// "Capital expenditures": the row is named by what they were for.
    pub(super) const SPENDS: u8 = 1 << 6;

    /// True where all of `cues` were met.
    pub(super) fn all(self, cues: u8) -> bool {
        self.0 & cues == cues
    }
}

/// Calls `found` with each word of `text` that names something and where it starts.
pub(super) fn read(text: &str, mut found: impl FnMut(Word, usize)) -> Cues {
    let listed = &*LISTED;
    let mut cues = Cues::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_alphabetic() {
            cues.0 |= u8::from(*byte == b'%') * Cues::SHARE;
            at += 1;
            continue;
        }
        let start = at;
        let spelling = Spelling::read(bytes.get(start..).unwrap_or(&[]));
        at += spelling.length;
        if bytes.get(at) == Some(&b'&')
            && let Some((short, words)) = short_form(bytes.get(start..).unwrap_or(&[]))
        {
            for word in words.iter().filter_map(|word| known(listed, &Spelling::read(word)).1) {
                found(word, start);
            }
            at = start + short;
            continue;
        }
        let (cue, word) = known(listed, &spelling);
        cues.0 |= cue;
        if spelling.letters() == b"capital" && spends(bytes.get(at..).unwrap_or(&[])) {
            cues.0 |= Cues::SPENDS;
        }
        if let Some(word) = word {
            found(word, start);
        }
    }
    cues
}

/// Adds the words of a label.
pub(super) fn collect(text: &str, into: &mut Vec<Word>) {
    read(text, |word, _| into.push(word));
}

/// The basis that figures are drawn up on, "U.S. GAAP": it names no row by itself.
static BASIS: LazyLock<[Word; 2]> =
    LazyLock::new(|| [b"u".as_slice(), b"gaap"].map(|word| Spelling::read(word).stem()));

/// True where `name` says on what basis a row is drawn up, and nothing else.
pub(super) fn is_basis(name: &[Word]) -> bool {
    name.len() == BASIS.len() && BASIS.iter().all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        collect(text, &mut words);
        words
    }

    #[test]
    fn forms_of_a_word_are_one() {
        for (a, b) in [
            ("Net sales", "total revenues"),
            ("cash used in operations", "Cash used for operating"),
            ("STOCKHOLDERS", "shareholder"),
            ("amortized", "amortization"),
            ("the costs of goods", "expense good"),
            ("R&D expenses", "Research and development cost"),
            ("SG&A", "Selling, general and administrative"),
            ("LMG&A", "general and administrative"),
        ] {
            assert_eq!(words(a), words(b), "{a} / {b}");
        }
        assert_ne!(words("interest"), words("international"));
        assert!(words("for the year ended December 31").is_empty());
    }
}
