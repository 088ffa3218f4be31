//! Words of headings, compared without regard to case, spacing, plural and punctuation.
//!
//! The same title is printed in many ways: "Management's Discussion", "MANAGEMENT’S DISCUSSION",
//! "M A N A G E M E N T ’ S". A title becomes the hashes of its words, so that telling two titles
//! apart costs no allocation and no case folding of text.

/// A word of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// First byte in the line.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// Hash of its letters and digits in lower case, a plural "s" left out.
    pub(super) hash: u32,
}

/// The words of `line` in order. Runs of single letters parted by single spaces are one word, as in
/// "B U S I N E S S".
pub(super) fn words(line: &[u8]) -> Words<'_> {
    Words { line, at: 0 }
}

/// See [`words`].
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    line: &'a [u8],
    at: usize,
}

/// The length of the character at `at` if it is white space, else 0. No-break, figure, thin and
/// hair spaces count: filings pad headings with them.
pub(super) fn space_len(line: &[u8], at: usize) -> usize {
    match line.get(at..) {
        Some([b' ' | b'\t' | b'\n' | b'\r' | b'\x0c', ..]) => 1,
        Some([0xC2, 0xA0, ..]) => 2,
        Some([0xE2, 0x80, 0x80..=0x8B | 0xAF, ..] | [0xE3, 0x80, 0x80, ..]) => 3,
        _ => 0,
    }
}

/// The first place at or after `at` that is no white space.
pub(super) fn skip_space(line: &[u8], mut at: usize) -> usize {
    loop {
        match space_len(line, at) {
            0 => return at,
            len => at += len,
        }
    }
}

/// The first gap between columns at or after `from`: a tab, or three spaces or more. Where the words
/// before it end and those after it start.
pub(super) fn wide_gap(line: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while at < line.len() {
        let near = memchr::memchr2(b' ', b'\t', line.get(at..)?)? + at;
        let mut end = near;
        let (mut spaces, mut tab) = (0, false);
        while let Some(byte) = line.get(end).filter(|b| matches!(b, b' ' | b'\t')) {
            tab |= *byte == b'\t';
            spaces += 1;
            end += 1;
        }
        // The indent of a line that goes on is no gap.
        let indent = near > 0 && line.get(near - 1) == Some(&b'\n') || line.get(end) == Some(&b'\n');
        if (tab || spaces >= 3) && end < line.len() && near > from && !indent {
            return Some((near, end));
        }
        at = end;
    }
    None
}

/// The length of the apostrophe at `at`, straight or curly, else 0.
fn apostrophe_len(line: &[u8], at: usize) -> usize {
    match line.get(at..) {
        Some([b'\'' | b'`', ..]) => 1,
        Some([0xE2, 0x80, 0x98 | 0x99, ..]) => 3,
        _ => 0,
    }
}

/// True for a byte of a word: ASCII letters and digits, and letters beyond ASCII. General
/// punctuation (U+2000 to U+2BFF) and the signs of Latin-1 are no letters.
fn is_word(line: &[u8], at: usize) -> bool {
    match line.get(at..) {
        Some([b, ..]) if b.is_ascii_alphanumeric() => true,
        Some([0xC2, ..] | [0xE2, 0x80..=0xAF, ..]) => false,
        Some([b, ..]) if *b >= 0xC3 => true,
        // The inner bytes of a letter; those of punctuation are stepped over as a whole.
        _ => false,
    }
}

/// The length of the character that starts with `byte`.
pub(super) fn char_len(byte: u8) -> usize {
    match byte {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
    }
}

const SEED: u32 = 0x811C_9DC5;

const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The small letter or digit that an ASCII letter or digit stands for, else 0.
const LOWER: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() {
            table[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

impl Words<'_> {
    /// Reads the letters from `at` on; the place after them and their hash.
    fn read(&self, mut at: usize) -> (usize, u32) {
        let (mut hash, mut before, mut len) = (SEED, SEED, 0_usize);
        let mut last = 0;
        loop {
            for byte in self.line.get(at..).unwrap_or(&[]) {
                let lower = LOWER[usize::from(*byte)];
                if lower == 0 {
                    break;
                }
                (before, last) = (hash, lower);
                hash = mix(hash, lower);
                len += 1;
                at += 1;
            }
            match self.line.get(at) {
                // What ends most words: no letter and no apostrophe.
                None | Some(0..=b'&' | b'('..=b'_' | b'{'..=0x7F) => break,
                Some(_) => {}
            }
            if is_word(self.line, at) {
                let size = char_len(self.line[at]);
                for byte in self.line.get(at..at + size).unwrap_or(&[]) {
                    before = hash;
                    last = byte.to_ascii_lowercase();
                    hash = mix(hash, last);
                }
                len += 1;
                at += size;
                continue;
            }
            let apostrophe = apostrophe_len(self.line, at);
            if apostrophe > 0 && len > 0 && is_word(self.line, at + apostrophe) {
                at += apostrophe;
                continue;
            }
            break;
        }
        (at.min(self.line.len()), if len > 3 && last == b's' { before } else { hash })
    }

    /// Where the single letter at `at` goes on as a letter-spaced word, the end of that word.
    fn spaced(&self, at: usize) -> Option<usize> {
        let single = |at: usize| {
            self.line.get(at).is_some_and(u8::is_ascii_alphabetic)
                && !is_word(self.line, at + 1)
                && apostrophe_len(self.line, at + 1) == 0
        };
        let mut end = at + 1;
        let mut letters = 1;
        while single(at) {
            let gap = space_len(self.line, end);
            if gap == 0 || !single(end + gap) {
                break;
            }
            end += gap + 1;
            letters += 1;
        }
        (letters >= 3).then_some(end)
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let byte = *self.line.get(self.at)?;
            if LOWER[usize::from(byte)] != 0 || byte >= 0x80 && is_word(self.line, self.at) {
                break;
            }
            self.at += char_len(byte);
        }
        let start = self.at;
        // Letters that touch, as most do, are not spaced.
        let touches = self.line.get(start + 1).is_some_and(|b| LOWER[usize::from(*b)] != 0);
        if let Some(end) = (!touches).then(|| self.spaced(start)).flatten() {
            let letters = || self.line[start..end].iter().filter(|b| b.is_ascii_alphabetic());
            let plural =
                letters().count() > 3 && letters().next_back().is_some_and(|b| matches!(b, b's' | b'S'));
            let kept = letters().count() - usize::from(plural);
            let hash = letters().take(kept).fold(SEED, |hash, b| mix(hash, b.to_ascii_lowercase()));
            self.at = end;
            return Some(Word { start, end, hash });
        }
        let (end, hash) = self.read(start);
        self.at = end;
        Some(Word { start, end, hash })
    }
}

/// The hash that [`words`] gives to the single word `word`, which is of small ASCII letters or digits.
pub(super) const fn hash_of(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let plural = bytes.len() > 3 && bytes[bytes.len() - 1] == b's';
    let kept = if plural { bytes.len() - 1 } else { bytes.len() };
    let (mut hash, mut at) = (SEED, 0);
    while at < kept {
        hash = mix(hash, bytes[at]);
        at += 1;
    }
    hash
}

/// The hashes of a list of words, so that a vocabulary is hashed by the compiler and not for each line.
pub(super) const fn hashes<const N: usize>(words: [&str; N]) -> [u32; N] {
    let mut hashes = [0; N];
    let mut at = 0;
    while at < N {
        hashes[at] = hash_of(words[at]);
        at += 1;
    }
    hashes
}

/// A hash of the whole line: equal for lines that differ only in case, spacing and punctuation.
pub(super) fn line_hash(line: &[u8]) -> u64 {
    words(line).fold(0xCBF2_9CE4_8422_2325, |hash, word| {
        (hash ^ u64::from(word.hash)).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(7)
    })
}

/// Words that say nothing about which title it is.
const IDLE: &[u32] = &hashes([
    "the",
    "of",
    "and",
    "a",
    "an",
    "to",
    "for",
    "in",
    "on",
    "by",
    "with",
    "or",
    "our",
    "its",
    "registrant",
    "company",
    "corporation",
]);

/// A title as the words that tell it from others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Phrase {
    telling: Vec<u32>,
    /// The hash of its letters without the spaces between its words.
    joined: u32,
}

/// Words of a line that are compared with a title at most; no title is longer.
const LONGEST: usize = 32;

impl Phrase {
    /// The telling words of `title`.
    pub(super) fn new(title: &str) -> Self {
        let letters: String = title.chars().filter(char::is_ascii_alphanumeric).collect();
        Self {
            telling: telling(title.as_bytes()).take(LONGEST).collect(),
            joined: hash_of(&letters.to_ascii_lowercase()),
        }
    }

    /// How many words tell the title from others.
    pub(super) fn len(&self) -> usize {
        self.telling.len()
    }

    /// True where one of the telling words stands right behind the other.
    pub(super) fn pairs(&self, before: u32, after: u32) -> bool {
        self.telling.windows(2).any(|pair| pair == [before, after])
    }

    /// How much `line` and the title are alike, of 100: twice the words that they share, of all.
    pub(super) fn likeness(&self, line: &[u32]) -> u32 {
        if self.telling.is_empty() || line.is_empty() {
            return 0;
        }
        // "R I S K F A C T O R S": letters a space apart, and no more than a space between the words.
        if line == [self.joined] {
            return 100;
        }
        // A word that comes twice in the one has its like only where it comes twice in the other.
        let often = |words: &[u32], word: &u32| words.iter().filter(|other| *other == word).count();
        let before = |at: usize| self.telling.get(..=at).unwrap_or(&[]);
        let counts = |(at, word): &(usize, &u32)| often(before(*at), word) <= often(line, word);
        let shared = self.telling.iter().enumerate().filter(counts).count();
        let percent = 200 * shared / (self.telling.len() + line.len());
        u32::try_from(percent.min(100)).unwrap_or(100)
    }
}

/// The words of `line` that tell titles apart.
pub(super) fn telling(line: &[u8]) -> impl Iterator<Item = u32> {
    words(line).map(|word| word.hash).filter(|hash| !IDLE.contains(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str) -> Vec<&str> {
        words(line.as_bytes()).map(|w| &line[w.start..w.end]).collect()
    }

    #[test]
    fn words_of_a_line() {
        assert_eq!(
            split("Management’s Discussion, and — Analysis"),
            ["Management’s", "Discussion", "and", "Analysis"]
        );
        assert_eq!(split("B U S I N E S S"), ["B U S I N E S S"]);
        assert_eq!(split("I T E M  1"), ["I T E M", "1"]);
        assert_eq!(split("Société Générale"), ["Société", "Générale"]);
        assert_eq!(split("a b"), ["a", "b"]);
        assert_eq!(split("\u{a0}\t "), [""; 0]);
    }

    #[test]
    fn case_spacing_plural_and_apostrophes_do_not_count() {
        let hash = |line: &str| line_hash(line.as_bytes());
        assert_eq!(hash("RISK FACTORS"), hash("Risk Factor."));
        assert_eq!(hash("Registrant's securities"), hash("REGISTRANT’S  SECURITIES"));
        assert_eq!(hash("B U S I N E S S"), hash("Business"));
        assert_ne!(hash("Risk Factors"), hash("Factors Risk"));
    }

    #[test]
    fn a_vocabulary_is_hashed_as_lines_are() {
        for word in ["a", "its", "loss", "losses", "statement", "statements", "10", "k"] {
            let read = words(word.as_bytes()).next().map(|w| w.hash);
            assert_eq!(read, Some(hash_of(word)), "{word}");
        }
    }

    #[test]
    fn likeness_of_wordings() {
        let title = Phrase::new("Market for Registrant's Common Equity and Related Stockholder Matters");
        let like = |line: &str| title.likeness(&telling(line.as_bytes()).collect::<Vec<_>>());
        assert_eq!(like("MARKET FOR THE COMPANY'S COMMON EQUITY AND RELATED STOCKHOLDER MATTERS"), 100);
        assert!(like("Market for Registrant's Common Stock and Related Shareholder Matters") >= 60);
        let spaced = "M a r k e t f o r R e g i s t r a n t s C o m m o n E q u i t y a n d R e l a t e d \
                      S t o c k h o l d e r M a t t e r s";
        assert_eq!(like(spaced), 100);
        assert_eq!(like("Legal Proceedings"), 0);
        let thrice = Phrase::new("Departure of Officers; Election of Officers; Pay of Officers");
        let half: Vec<u32> = telling(b"Departure of Officers; Election of").collect();
        assert!(thrice.likeness(&half) < 80);
        assert_eq!(like(""), 0);
    }
}
