//! A word as it is spelled: its letters in lower case, the hashes of its beginnings, its stem.

use super::super::super::row_words;
use super::Word;

/// Letters that tell words apart: "operating" and "operations", but not "international" and "interest".
const STEM: usize = 6;
/// Letters of the longest word in the tables of words.
const LONGEST: usize = 16;

/// A word in lower case with the hashes of its beginnings, all from one look at its letters.
pub(super) struct Spelling {
    letters: [u8; LONGEST],
    /// Its length; letters beyond the longest are not kept.
    pub(super) length: usize,
    /// Hashes of its first letters: of none, of the first, and so on.
    stems: [u32; STEM + 1],
    pub(super) hash: u32,
}

impl Spelling {
    /// The word that `text` starts with.
    pub(super) fn read(text: &[u8]) -> Self {
        let mut hash = row_words::hash(&[]);
        let (mut letters, mut stems, mut length) = ([0u8; LONGEST], [hash; STEM + 1], 0);
        for byte in text {
            let lower = *byte | 0x20;
            if !lower.is_ascii_lowercase() {
                break;
            }
            length += 1;
            if let Some(letter) = letters.get_mut(length - 1) {
                *letter = lower;
                hash = row_words::hash_on(hash, lower);
                if let Some(stem) = stems.get_mut(length) {
                    *stem = hash;
                }
            }
        }
        Self { letters, length, stems, hash }
    }

    /// Its letters, as many as are kept.
    pub(super) fn letters(&self) -> &[u8] {
        self.letters.get(..self.length.min(LONGEST)).unwrap_or(&[])
    }

    /// The word without its ending, cut to the letters that tell words apart.
    pub(super) fn stem(&self) -> Word {
        let kept = match self.letters() {
            [.., b's' | b'u', b's'] | [_] | [_, _] | [_, _, _] => self.letters().len(),
            [rest @ .., b's'] => rest.len(),
            all => all.len(),
        };
        Word(self.stems.get(kept.min(STEM)).copied().unwrap_or(self.hash))
    }
}
