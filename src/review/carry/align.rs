//! Pairs the judged places of an old version with the figures of a new one.
//!
//! Three passes, each between the places that the one before has found, so that the order is kept:
//!
//! 1. Words, surroundings and section are the same to the letter, white space aside: most of a filing
//!    that was wrapped or encoded anew.
//! 2. The same without the section, which may have another heading now.
//! 3. The pairing that agrees best with words, surroundings (numbers masked, so that a changed
//!    neighbour does not count), row and column.
//!
//! Filings say many things twice, in the same words. So a place out of order is taken for a passage
//! that was moved only where three of its figures came along; and where two places are as good as each
//! other, neither is taken.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::review::anchor::Anchor;

/// Characters on either side that count, without white space.
const REACH: usize = 40;
/// The largest table of pairs between two places that are found; a stretch beyond it was written anew.
const LARGEST: usize = 2_000_000;
/// Figures that must have moved together for a passage to have moved.
const TOGETHER: usize = 3;

/// An old place and a new figure, as indices.
type Pair = (usize, usize);

/// What an old place comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paired {
    /// The new figure with the same words.
    Same(usize),
    /// The new figure that stands in its place.
    Changed(usize),
    /// None.
    None,
}

/// What a place is known by.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The words without white space.
    quote: u64,
    /// Words and surroundings to the letter.
    exact: u64,
    /// These, document and section.
    placed: u64,
    section: u64,
    /// What stands before, nearest first, each number as `#`.
    before: Vec<u8>,
    /// What stands after, likewise.
    after: Vec<u8>,
    row: u64,
    column: u64,
}

impl Mark {
    /// The mark of an anchor.
    pub fn new(anchor: &Anchor) -> Self {
        let quote = hash(&bare(anchor.quote.chars()));
        let before = last(&bare(anchor.prefix.chars()));
        let after: String = bare(anchor.suffix.chars()).chars().take(REACH).collect();
        let exact = hash(&(quote, before, after));
        let section = hash(&(anchor.document, &anchor.section));
        let mut masked = mask(&anchor.prefix);
        masked.reverse();
        masked.truncate(REACH);
        let mut following = mask(&anchor.suffix);
        following.truncate(REACH);
        let words = |text: &str| if text.is_empty() { 0 } else { hash(&bare(text.chars())) };
        Self {
            quote,
            exact,
            placed: hash(&(exact, section)),
            section,
            before: masked,
            after: following,
            row: words(&anchor.row),
            column: words(&anchor.column),
        }
    }

    /// How well the surroundings agree, in characters, and whether row and column do.
    fn agreement(&self, other: &Self) -> (i32, bool) {
        let same = |a: &[u8], b: &[u8]| a.iter().zip(b).take_while(|(a, b)| a == b).count().min(24);
        let around = same(&self.before, &other.before) + same(&self.after, &other.after);
        let row = self.row != 0 && self.row == other.row;
        let column = self.column != 0 && self.column == other.column;
        let cell = 10 * (usize::from(row) + usize::from(column));
        let section = 4 * usize::from(self.section == other.section);
        (i32::try_from(around + cell + section).unwrap_or(0), row && column)
    }

    /// What pairing the two is worth; None where they cannot be the same place.
    fn worth(&self, other: &Self) -> Option<i32> {
        let (agreement, cell) = self.agreement(other);
        if self.quote == other.quote {
            (agreement >= 10 || cell).then_some(30 + agreement)
        } else {
            (agreement >= 20 || cell).then_some(agreement - 12)
        }
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The characters without white space and without those of no width.
fn bare(chars: impl Iterator<Item = char>) -> String {
    chars
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}'))
        .collect()
}

fn last(text: &str) -> String {
    let from = text.char_indices().rev().nth(REACH - 1).map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or("").to_owned()
}

/// The letters of a text without white space, numbers as `#` each, whatever is no ASCII as one byte: a
/// filing in another encoding has other dashes and quotes.
fn mask(text: &str) -> Vec<u8> {
    let mut masked = Vec::with_capacity(text.len());
    let mut number = false;
    for c in text.chars() {
        let digit = c.is_ascii_digit() || number && matches!(c, ',' | '.');
        match c {
            _ if digit && !number => masked.push(b'#'),
            _ if digit || c.is_whitespace() => {}
            c => masked.push(u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(b'?')),
        }
        number = digit;
    }
    masked
}

/// For each of `old`, which of `new` it is, and the new figures between which it must be where it is
/// none of them. Both are in reading order.
pub fn align(old: &[Mark], new: &[Mark]) -> Vec<(Paired, Gap)> {
    let mut aligned = vec![(Paired::None, Gap { after: None, before: None }); old.len()];
    let all = |len: usize| (0..len).collect::<Vec<usize>>();
    let pairs = same(old, new, &all(old.len()), &all(new.len()), |mark| mark.placed);
    let (skeleton, moved) = rising(&pairs);
    let taken: FxHashSet<usize> = moved.iter().map(|(_, n)| *n).collect();
    for (o, n) in skeleton.iter().chain(&moved) {
        aligned[*o].0 = Paired::Same(*n);
    }
    for (olds, news) in gaps(&skeleton, old.len(), new.len()) {
        let olds: Vec<usize> = olds.filter(|o| aligned[*o].0 == Paired::None).collect();
        let news: Vec<usize> = news.filter(|n| !taken.contains(n)).collect();
        let (again, _) = rising(&same(old, new, &olds, &news, |mark| mark.exact));
        for (o, n) in &again {
            aligned[*o].0 = Paired::Same(*n);
        }
        let positions = |(o, n): &Pair| Some((olds.binary_search(o).ok()?, news.binary_search(n).ok()?));
        let again: Vec<Pair> = again.iter().filter_map(positions).collect();
        for (o, n) in gaps(&again, olds.len(), news.len()) {
            between(old, new, &olds[o], &news[n], &mut aligned);
        }
    }
    let mut after = None;
    for (paired, gap) in &mut aligned {
        gap.after = after;
        after = skeletal(*paired, &taken).or(after);
    }
    let mut before = None;
    for (paired, gap) in aligned.iter_mut().rev() {
        gap.before = before;
        before = skeletal(*paired, &taken).or(before);
    }
    aligned
}

/// New figures between which an old place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The last one before it.
    pub after: Option<usize>,
    /// The first one behind it.
    pub before: Option<usize>,
}

/// The new figure, if the old one was not moved.
fn skeletal(paired: Paired, moved: &FxHashSet<usize>) -> Option<usize> {
    match paired {
        Paired::Same(n) | Paired::Changed(n) if !moved.contains(&n) => Some(n),
        _ => None,
    }
}

/// The stretches of both sides between the pairs of a skeleton.
fn gaps(
    skeleton: &[Pair],
    olds: usize,
    news: usize,
) -> impl Iterator<Item = (std::ops::Range<usize>, std::ops::Range<usize>)> {
    let mut from = (0, 0);
    skeleton.iter().copied().chain([(olds, news)]).map(move |(o, n)| {
        let gap = (from.0..o, from.1..n);
        from = (o + 1, n + 1);
        gap
    })
}

/// Pairs what has the same key and stands as often on either side, in the order of the old.
fn same(old: &[Mark], new: &[Mark], olds: &[usize], news: &[usize], key: impl Fn(&Mark) -> u64) -> Vec<Pair> {
    let mut places: FxHashMap<u64, (Vec<usize>, Vec<usize>)> = FxHashMap::default();
    for index in olds {
        places.entry(key(&old[*index])).or_default().0.push(*index);
    }
    for index in news {
        if let Some((_, news)) = places.get_mut(&key(&new[*index])) {
            news.push(*index);
        }
    }
    let equal = places.values().filter(|(olds, news)| olds.len() == news.len());
    let mut pairs: Vec<Pair> =
        equal.flat_map(|(olds, news)| olds.iter().copied().zip(news.iter().copied())).collect();
    pairs.sort_unstable();
    pairs
}

/// The longest run of pairs in which both sides rise, and of the others those that moved together.
fn rising(pairs: &[Pair]) -> (Vec<Pair>, Vec<Pair>) {
    // Patience: `ends[k]` is the pair with the smallest end of all runs of k + 1 pairs.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *new);
        before.push(length.checked_sub(1).map(|k| ends[k]));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut in_run = vec![false; pairs.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        in_run[index] = true;
        at = before[index];
    }
    let skeleton = pairs.iter().zip(&in_run).filter(|(_, run)| **run).map(|(pair, _)| *pair).collect();
    let rest: Vec<Pair> =
        pairs.iter().zip(&in_run).filter(|(_, run)| !**run).map(|(pair, _)| *pair).collect();
    let follows = |a: &Pair, b: &Pair| (a.0 + 1, a.1 + 1) == *b;
    let moved = rest.chunk_by(follows).filter(|run| run.len() >= TOGETHER).flatten().copied().collect();
    (skeleton, moved)
}

/// Pairs what stands between two places that are found, keeping the order, for the most worth.
fn between(old: &[Mark], new: &[Mark], olds: &[usize], news: &[usize], aligned: &mut [(Paired, Gap)]) {
    let width = news.len() + 1;
    if olds.is_empty() || news.is_empty() || (olds.len() + 1).saturating_mul(width) > LARGEST {
        return;
    }
    // best[o][n]: the most that the first o and the first n can be worth.
    let mut best = vec![0_i32; (olds.len() + 1) * width];
    for (o, old_at) in olds.iter().enumerate() {
        for (n, new_at) in news.iter().enumerate() {
            let skip = best[o * width + n + 1].max(best[(o + 1) * width + n]);
            let pair = old[*old_at].worth(&new[*new_at]).map_or(0, |worth| best[o * width + n] + worth);
            best[(o + 1) * width + n + 1] = skip.max(pair);
        }
    }
    let (mut o, mut n) = (olds.len(), news.len());
    let mut pairs = Vec::new();
    let mut free = vec![true; news.len()];
    while o > 0 && n > 0 {
        let here = best[o * width + n];
        if here == best[(o - 1) * width + n] {
            o -= 1;
        } else if here == best[o * width + n - 1] {
            n -= 1;
        } else {
            (o, n) = (o - 1, n - 1);
            free[n] = false;
            pairs.push((olds[o], n));
        }
    }
    for (o, n) in pairs {
        let (mark, found) = (&old[o], &new[news[n]]);
        if mark.quote != found.quote {
            aligned[o].0 = Paired::Changed(news[n]);
            continue;
        }
        let worth = mark.worth(found);
        let as_good = |other: usize| free[other] && mark.worth(&new[news[other]]) >= worth;
        if !(0..news.len()).any(as_good) {
            aligned[o].0 = Paired::Same(news[n]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks of the numbers of a line, with the words around them.
    fn marks(text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut at = 0;
        for word in text.split_inclusive(' ') {
            let (start, quote) = (at, word.trim());
            at += word.len();
            if quote.starts_with(|c: char| c.is_ascii_digit()) {
                marks.push(Mark::new(&Anchor {
                    document: 1,
                    start: 0,
                    end: 0,
                    quote: quote.to_owned(),
                    prefix: text[..start].trim().to_owned(),
                    suffix: text[start + quote.len()..].trim().to_owned(),
                    section: Vec::new(),
                    row: String::new(),
                    column: String::new(),
                }));
            }
        }
        marks
    }

    /// One letter for each old number: `=` and `~` with the index of the new one, `-` where none is.
    fn picture(old: &str, new: &str) -> String {
        let mark = |p| match p {
            Paired::Same(n) => format!("={n}"),
            Paired::Changed(n) => format!("~{n}"),
            Paired::None => "-".to_owned(),
        };
        align(&marks(old), &marks(new))
            .into_iter()
            .map(|(paired, _)| mark(paired))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn numbers_are_found_again_where_they_stand() {
        for (old, new, expected) in [
            ("cash of 5 and debt of 7 today", "cash of 5 and debt of 7 today", "=0 =1"),
            // One is changed to the number beside it: the other keeps its own.
            ("the cash of 5 and 7 and 9 today", "the cash of 7 and 7 and 9 today", "~0 =1 =2"),
            // Changed so that the first number moves on by one.
            ("our cash in banks 5 and 7 in all today", "our cash in banks 7 and 8 in all today", "~0 ~1"),
            ("cash of 5 and debt of 7 today", "new line 3 here. cash of 5 and debt of 7 today", "=1 =2"),
            ("cash of 5 and debt of 7 today", "nothing of the sort", "- -"),
            // The same number in quite another place is not it.
            ("cash in the bank was 5 dollars", "we opened 5 stores last year", "-"),
        ] {
            assert_eq!(picture(old, new), expected, "{old} -> {new}");
        }
    }

    #[test]
    fn what_stands_twice_is_paired_in_order_or_not_at_all() {
        let twice = "a b c d e f 5 g h i j k l m n o p q r s t u v w x y z";
        let both = format!("{twice} {twice}");
        assert_eq!(picture(&both, &both), "=0 =1");
        assert_eq!(picture(twice, &both), "-", "one of the two, and nothing says which");
    }
}
