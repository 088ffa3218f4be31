//! How much a word tells of the row that has it: the fewer rows have it, the more.

use rustc_hash::FxHashMap;

use super::Word;

/// How much each word tells: one that few rows have tells more than one that many have. In eighths of
/// bits.
#[derive(Debug, Default)]
pub(in crate::checks::tie_prose) struct Weights {
    rows: u32,
    /// In how many rows a word stands, and once all are counted what it tells.
    of: FxHashMap<Word, i32>,
}

/// Eighths of bits that a word tells at most.
const MOST: i32 = 56;
/// Those that a word tells at the least.
const LEAST: i32 = 6;

impl Weights {
    /// Counts the words of a row, each of them once.
    pub(in crate::checks::tie_prose) fn count(&mut self, words: &[Word]) {
        self.rows += 1;
        for word in words {
            *self.of.entry(*word).or_default() += 1;
        }
    }

    /// Ends the counting.
    pub(in crate::checks::tie_prose) fn settle(&mut self) {
        for of in self.of.values_mut() {
            let count = u32::try_from(*of).unwrap_or(1).max(1);
            *of = log2(u64::from(self.rows / count)).clamp(LEAST, MOST);
        }
    }

    /// What `word` tells.
    pub(in crate::checks::tie_prose) fn of(&self, word: Word) -> i32 {
        self.of.get(&word).copied().unwrap_or(MOST / 2)
    }
}

/// The binary logarithm in eighths, rounded down; 0 for 0.
pub(in crate::checks::tie_prose) fn log2(number: u64) -> i32 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    // The three digits after the first one, taken for a straight line, are near enough.
    let rest = if whole >= 3 { (number >> (whole - 3)) & 7 } else { (number << (3 - whole)) & 7 };
    i32::try_from(whole).unwrap_or(0) * 8 + i32::try_from(rest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_eighths_of_bits() {
        let of: Vec<i32> = [0, 1, 2, 3, 8, 12, 1024].iter().map(|n| log2(*n)).collect();
        assert_eq!(of, [0, 0, 8, 12, 24, 28, 80]);
    }
}
