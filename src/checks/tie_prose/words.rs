//! Words as ties compare them: without case, endings and the words that any sentence may hold.
//!
//! Prose and tables name the same thing in different forms ("cash used in operations", "operating
//! activities"; "net sales", "revenues"), so words are known by their first letters, and those that
//! statements use for each other by one of them.

use rustc_hash::FxHashMap;

use super::super::row_words;

/// A word, known by a hash of its stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word(u32);

/// Letters that tell words apart: "operating" and "operations", but not "international" and "interest".
const STEM: usize = 6;
/// Letters of the longest word in the tables below.
const LONGEST: usize = 16;

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

    /// True where all of `cues` were met.
    pub(super) fn all(self, cues: u8) -> bool {
        self.0 & cues == cues
    }
}

/// Calls `found` with each word of `text` that names something and where it starts.
pub(super) fn read(text: &str, mut found: impl FnMut(Word, usize)) -> Cues {
    let mut cues = Cues::default();
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut buffer = [0u8; LONGEST];
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphabetic() {
            cues.0 |= u8::from(bytes[at] == b'%') * Cues::SHARE;
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        if bytes.get(at) == Some(&b'&')
            && at - start <= 2
            && let Some((short, words)) = short_form(bytes.get(start..).unwrap_or(&[]))
        {
            for word in words.iter().filter_map(|word| stem(word)) {
                found(word, start);
            }
            at = start + short;
            continue;
        }
        let kept = (at - start).min(LONGEST);
        let (Some(lower), Some(word)) = (buffer.get_mut(..kept), bytes.get(start..start + kept)) else {
            continue;
        };
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        cues.0 |= cue(lower);
        if let Some(word) = stem(lower) {
            found(word, start);
        }
    }
    cues
}

/// Names that statements print in full and prose in letters, longest first.
const SHORT_FORMS: &[(&[u8], &[&[u8]])] = &[
    (b"MG&A", &[b"marketing", b"general", b"administrative"]),
    (b"SG&A", &[b"selling", b"general", b"administrative"]),
    (b"DD&A", &[b"depreciation", b"depletion", b"amortization"]),
    (b"PP&E", &[b"property", b"plant", b"equipment"]),
    (b"R&D", &[b"research", b"development"]),
    (b"S&M", &[b"sales", b"marketing"]),
    (b"G&A", &[b"general", b"administrative"]),
    (b"D&A", &[b"depreciation", b"amortization"]),
];

/// The short form that `text` starts with: how many bytes it has, and the words that it stands for.
fn short_form(text: &[u8]) -> Option<(usize, &'static [&'static [u8]])> {
    let (short, words) = SHORT_FORMS.iter().find(|(short, _)| text.starts_with(short))?;
    let ends = text.get(short.len()).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'&');
    ends.then_some((short.len(), *words))
}

/// Adds the words of a label.
pub(super) fn collect(text: &str, into: &mut Vec<Word>) {
    read(text, |word, _| into.push(word));
}

fn cue(word: &[u8]) -> u8 {
    match word {
        b"change" | b"changes" | b"changed" | b"increase" | b"increases" | b"increased" | b"increasing"
        | b"decrease" | b"decreases" | b"decreased" | b"decreasing" | b"decline" | b"declined"
        | b"declines" | b"grew" | b"growth" | b"rose" | b"fell" | b"higher" | b"lower" | b"up" | b"down"
        | b"reduction" | b"reduced" | b"improved" | b"improvement" | b"growing" | b"dropped" | b"less"
        | b"more" | b"over" | b"above" | b"below" | b"greater" | b"rise" | b"drop" => Cues::CHANGE,
        b"percent" | b"percentage" | b"represent" | b"represented" | b"represents" | b"representing"
        | b"comprised" | b"accounted" | b"accounting" | b"margin" | b"margins" | b"ratio" => Cues::SHARE,
        b"rate" | b"rates" => Cues::RATE,
        b"point" | b"points" => Cues::POINTS,
        b"effective" => Cues::EFFECTIVE,
        _ => 0,
    }
}

/// The word that a spelling in lower case stands for; None where it names nothing.
fn stem(word: &[u8]) -> Option<Word> {
    let word: &[u8] = match word {
        b"of" | b"and" | b"the" | b"in" | b"to" | b"for" | b"a" | b"an" | b"by" | b"from" | b"on" | b"at"
        | b"as" | b"or" | b"s" | b"with" | b"we" | b"our" | b"was" | b"were" | b"is" | b"are" | b"its"
        | b"which" | b"that" | b"this" | b"these" | b"be" | b"been" | b"has" | b"had" | b"have"
        | b"compared" | b"due" | b"primarily" | b"million" | b"billion" | b"thousand" | b"year"
        | b"years" | b"end" | b"ended" | b"ending" | b"quarter" | b"quarters" | b"month" | b"months"
        | b"december" | b"june" | b"march" | b"september" | b"january" | b"february" | b"april" | b"may"
        | b"july" | b"august" | b"october" | b"november" | b"period" | b"periods" | b"total" | b"totaled"
        | b"net" | b"other" | b"balance" | b"balances" | b"amount" | b"amounts" | b"amounted"
        | b"consolidated" | b"company" | b"approximately" | b"during" | b"respectively" | b"percent"
        | b"percentage" | b"first" | b"second" | b"third" | b"fourth" | b"three" | b"six" | b"nine"
        | b"twelve" | b"fiscal" | b"not" | b"no" | b"all" | b"it" | b"than" | b"increase" | b"increased"
        | b"increases" | b"decrease" | b"decreased" | b"decreases" | b"change" | b"changes" | b"note"
        | b"see" | b"beginning" | b"dollars" | b"thousands" | b"millions" | b"also" | b"including"
        | b"related" | b"per" | b"i" | b"ii" | b"iii" | b"b" | b"c" | b"d" | b"e" => return None,
        b"sale" | b"sales" | b"revenue" | b"revenues" => b"revenu",
        b"earning" | b"earnings" | b"income" | b"incomes" | b"profit" | b"profits" | b"loss" | b"losses" => {
            b"income"
        }
        b"stockholder" | b"stockholders" | b"shareholder" | b"shareholders" | b"shareowner"
        | b"shareowners" | b"shareholding" => b"shareh",
        b"expense" | b"expenses" | b"cost" | b"costs" => b"expens",
        b"buyback" | b"buybacks" | b"repurchase" | b"repurchases" | b"repurchased" => b"repurc",
        b"purchase" | b"purchases" | b"purchased" => b"purchas",
        b"stock" | b"share" | b"shares" => b"share",
        other => other,
    };
    let mut kept = word;
    if kept.len() > 3
        && let [rest @ .., b's'] = kept
        && !rest.ends_with(b"s")
        && !rest.ends_with(b"u")
    {
        kept = rest;
    }
    let kept = kept.get(..kept.len().min(STEM)).unwrap_or(kept);
    Some(Word(row_words::hash(kept)))
}

/// How much each word tells: one that few rows have tells more than one that many have. In eighths of
/// bits.
#[derive(Debug, Default)]
pub(super) struct Weights {
    rows: u32,
    of: FxHashMap<Word, u32>,
}

/// Eighths of bits that a word tells at most.
const MOST: i32 = 56;
/// Those that a word tells at the least.
const LEAST: i32 = 6;

impl Weights {
    /// Counts the words of a row, each of them once.
    pub(super) fn count(&mut self, words: &[Word]) {
        self.rows += 1;
        for word in words {
            *self.of.entry(*word).or_default() += 1;
        }
    }

    /// What `word` tells.
    pub(super) fn of(&self, word: Word) -> i32 {
        match self.of.get(&word) {
            Some(count) => log2(u64::from(self.rows / (*count).max(1))).clamp(LEAST, MOST),
            None => MOST / 2,
        }
    }
}

/// The binary logarithm in eighths, rounded down; 0 for 0.
pub(super) fn log2(number: u64) -> i32 {
    let Some(whole) = number.checked_ilog2() else { return 0 };
    // The three digits after the first one, taken for a straight line, are near enough.
    let rest = if whole >= 3 { (number >> (whole - 3)) & 7 } else { (number << (3 - whole)) & 7 };
    i32::try_from(whole).unwrap_or(0) * 8 + i32::try_from(rest).unwrap_or(0)
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
        ] {
            assert_eq!(words(a), words(b), "{a} / {b}");
        }
        assert_ne!(words("interest"), words("international"));
        assert!(words("for the year ended December 31").is_empty());
    }

    #[test]
    fn logarithms_are_eighths_of_bits() {
        let of: Vec<i32> = [0, 1, 2, 3, 8, 12, 1024].iter().map(|n| log2(*n)).collect();
        assert_eq!(of, [0, 0, 8, 12, 24, 28, 80]);
    }
}
