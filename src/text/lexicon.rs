//! A vocabulary that is looked up by its letters, in any case: words of running text, names of elements.
//!
//! Each word is packed into one number of 16 bytes, so that looking one up is a multiplication and a
//! comparison, whatever its length. The table is laid out by the compiler.

/// Most bytes that a word of a vocabulary has.
pub(crate) const LONGEST: usize = 16;

/// Places of the table: a power of two, and sparse, so that most words that are not in it meet a free
/// place at once.
const SLOTS: usize = 4096;

/// A word packed into a number, its first byte lowest. Bit 0x20 of each byte is set: it turns capitals
/// into small letters and leaves digits, apostrophes, full stops, colons and bytes beyond ASCII apart.
const fn packed(word: &[u8; LONGEST], len: usize) -> u128 {
    let kept = if len < LONGEST { (1 << (8 * len)) - 1 } else { u128::MAX };
    (u128::from_le_bytes(*word) | 0x2020_2020_2020_2020_2020_2020_2020_2020) & kept
}

/// The first place where a packed word may stand.
#[expect(clippy::cast_possible_truncation, reason = "the halves of the key, and the bits above the table's")]
const fn slot_of(key: u128) -> usize {
    let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - SLOTS.trailing_zeros())) as usize
}

/// `N` words by their packed letters, found by open addressing.
pub(crate) struct Lexicon<const N: usize> {
    /// Index into `keys` plus one, 0 for free.
    slots: [u16; SLOTS],
    keys: [u128; N],
}

impl<const N: usize> Lexicon<N> {
    /// The vocabulary of `words`, which are in small letters, of [`LONGEST`] bytes at most and none
    /// twice; a word that is not does not compile.
    pub(crate) const fn new(words: [&str; N]) -> Self {
        assert!(N < SLOTS / 2, "the table is sparse");
        let (mut slots, mut keys) = ([0_u16; SLOTS], [0_u128; N]);
        let mut index = 0;
        while index < N {
            let letters = words[index].as_bytes();
            assert!(letters.len() <= LONGEST, "a word is too long to be packed");
            let (mut word, mut at) = ([0; LONGEST], 0);
            while at < letters.len() {
                assert!(letters[at].is_ascii() && letters[at] & 0x20 != 0, "a word is in small letters");
                word[at] = letters[at];
                at += 1;
            }
            let key = packed(&word, letters.len());
            let mut slot = slot_of(key);
            while slots[slot] != 0 {
                assert!(keys[slots[slot] as usize - 1] != key, "a word stands twice");
                slot = (slot + 1) % SLOTS;
            }
            keys[index] = key;
            index += 1;
            #[expect(clippy::cast_possible_truncation, reason = "there are fewer words than places")]
            let number = index as u16;
            slots[slot] = number;
        }
        Self { slots, keys }
    }

    /// Which word, by its index, `text` spells in any case.
    pub(crate) fn find(&self, text: &[u8]) -> Option<usize> {
        let mut word = [0_u8; LONGEST];
        word.get_mut(..text.len())?.copy_from_slice(text);
        self.find_packed(packed(&word, text.len()))
    }

    /// Which word stands at `from..to` of `text`: as [`Lexicon::find`], but where the text goes on the
    /// word is taken out of it in one piece.
    #[inline]
    pub(crate) fn find_at(&self, text: &[u8], from: usize, to: usize) -> Option<usize> {
        let len = to.checked_sub(from).filter(|len| *len <= LONGEST)?;
        match text.get(from..).and_then(|rest| rest.first_chunk()) {
            Some(word) => self.find_packed(packed(word, len)),
            None => self.find(text.get(from..to)?),
        }
    }

    #[inline]
    fn find_packed(&self, key: u128) -> Option<usize> {
        let mut slot = slot_of(key);
        loop {
            let index = usize::from(self.slots[slot]).checked_sub(1)?;
            if self.keys[index] == key {
                return Some(index);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    static WORDS: Lexicon<4> = Lexicon::new(["td", "ix:nonfraction", "u.s.c", "000's"]);

    #[test]
    fn words_are_found_in_any_case_and_nothing_else_is() {
        for (text, found) in [
            ("td", Some(0)),
            ("TD", Some(0)),
            ("ix:nonFraction", Some(1)),
            ("U.S.C", Some(2)),
            ("000's", Some(3)),
            ("t", None),
            ("tdd", None),
            ("ix:nonfractio", None),
            ("", None),
            ("tä", None),
            ("a-word-longer-than-any", None),
        ] {
            assert_eq!(WORDS.find(text.as_bytes()), found, "{text}");
            for around in ["", ".", " of the agreement", " and more of the same"] {
                let whole = format!("a {text}{around}");
                assert_eq!(WORDS.find_at(whole.as_bytes(), 2, 2 + text.len()), found, "{whole}");
            }
        }
    }
}
