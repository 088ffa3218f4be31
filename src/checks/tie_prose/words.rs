//! Words as ties compare them: without case, endings and the words that any sentence may hold.
//!
//! Prose and tables name the same thing in different forms ("cash used in operations", "operating
//! activities"; "net sales", "revenues"), so words are known by their first letters, and those that
//! statements use for each other by one of them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::row_words;

/// A word, known by a hash of its stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word(u32);

impl Word {
    /// One of 256 bits that stands for the word, and for others.
    pub(super) fn bit(self) -> (usize, u64) {
        ((self.0 >> 6 & 3) as usize, 1 << (self.0 & 63))
    }
}

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

/// What a statement of cash flows calls capital expenditures by: what was bought, and that it was. A row of what was
/// written off it, of what its sale brought, or of what is left of it has other words.
const BOUGHT: &[&str] = &["property", "plant", "equipment", "premises", "machinery"];
const BUYING: &[&str] = &["additions", "purchase", "expenditure", "acquisition", "acquired"];
const NOT_BUYING: &[&str] = &[
    "depreciation",
    "amortization",
    "accumulated",
    "proceeds",
    "sales",
    "disposal",
    "disposition",
    "gain",
    "income",
    "accrued",
    "accounts",
    "payable",
    "liabilities",
    "unpaid",
    "financed",
    "noncash",
    "lease",
    "commitments",
    "business",
    "subsidiary",
    "notes",
    "loans",
    "receivable",
];

/// The words of a list as names hold them.
fn stems(list: &[&str]) -> Vec<Word> {
    let mut words = Vec::new();
    list.iter().for_each(|text| collect(text, &mut words));
    words
}

/// The word that stands for spending where [`Cues::SPENDS`] is met.
pub(super) static CAPITAL: LazyLock<Word> = LazyLock::new(|| Spelling::read(b"capital").stem());

/// True for a row that holds what was spent on property, plant and equipment.
pub(super) fn is_spent(name: &[Word]) -> bool {
    static LISTS: LazyLock<[Vec<Word>; 3]> =
        LazyLock::new(|| [stems(BOUGHT), stems(BUYING), stems(NOT_BUYING)]);
    let any = |list: &[Word]| list.iter().any(|word| name.contains(word));
    let [bought, buying, other] = &*LISTS;
    any(bought) && any(buying) && !any(other)
}

/// True where `after` goes on from "capital" to what is spent.
fn spends(after: &[u8]) -> bool {
    const WORDS: &[&[u8]] = &[b"expenditure", b"spending", b"investment", b"outlay"];
    let word = after.trim_ascii_start();
    let is = |start: &&[u8]| word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    word.len() < after.len() && WORDS.iter().any(is)
}

/// A word in lower case with the hashes of its beginnings, all from one look at its letters.
struct Spelling {
    letters: [u8; LONGEST],
    /// Its length; letters beyond the longest are not kept.
    length: usize,
    /// Hashes of its first letters: of none, of the first, and so on.
    stems: [u32; STEM + 1],
    hash: u32,
}

impl Spelling {
    /// The word that `text` starts with.
    fn read(text: &[u8]) -> Self {
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

    fn letters(&self) -> &[u8] {
        self.letters.get(..self.length.min(LONGEST)).unwrap_or(&[])
    }

    /// The word without its ending, cut to the letters that tell words apart.
    fn stem(&self) -> Word {
        let kept = match self.letters() {
            [.., b's' | b'u', b's'] | [_] | [_, _] | [_, _, _] => self.letters().len(),
            [rest @ .., b's'] => rest.len(),
            all => all.len(),
        };
        Word(self.stems.get(kept.min(STEM)).copied().unwrap_or(self.hash))
    }
}

/// Adds the words of a label.
pub(super) fn collect(text: &str, into: &mut Vec<Word>) {
    read(text, |word, _| into.push(word));
}

/// Names that statements print in full and prose in letters. A longer one that ends in `G&A` is general
/// and administrative costs with something else that its first letters do not tell.
const SHORT_FORMS: &[(&[u8], &[&[u8]])] = &[
    (b"SG&A", &[b"selling", b"general", b"administrative"]),
    (b"DD&A", &[b"depreciation", b"depletion", b"amortization"]),
    (b"PP&E", &[b"property", b"plant", b"equipment"]),
    (b"R&D", &[b"research", b"development"]),
    (b"S&M", &[b"sales", b"marketing"]),
    (b"G&A", &[b"general", b"administrative"]),
    (b"D&A", &[b"depreciation", b"amortization"]),
];

/// The short form that others end in.
const GENERAL: &[u8] = b"G&A";

/// The short form that `text` starts with: how many bytes it has, and the words that it stands for.
fn short_form(text: &[u8]) -> Option<(usize, &'static [&'static [u8]])> {
    let listed = SHORT_FORMS.iter().find(|(short, _)| text.starts_with(short));
    let (length, words) = listed.map(|(short, words)| (short.len(), *words)).or_else(|| {
        let capitals = text.iter().take_while(|b| b.is_ascii_uppercase()).count();
        let (first, rest) = text.split_at_checked(capitals.checked_sub(1)?)?;
        let (short, words) = SHORT_FORMS.iter().find(|(short, _)| *short == GENERAL)?;
        rest.starts_with(short).then_some((first.len() + short.len(), *words))
    })?;
    let ends = text.get(length).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'&');
    ends.then_some((length, words))
}

/// The basis that figures are drawn up on, "U.S. GAAP": it names no row by itself.
static BASIS: LazyLock<[Word; 2]> =
    LazyLock::new(|| [b"u".as_slice(), b"gaap"].map(|word| Spelling::read(word).stem()));

/// True where `name` says on what basis a row is drawn up, and nothing else.
pub(super) fn is_basis(name: &[Word]) -> bool {
    name.len() == BASIS.len() && BASIS.iter().all(|word| name.contains(word))
}

/// What the words of a sentence say about how its figures come from others.
const CUES: &[(u8, &str)] = &[
    (
        Cues::CHANGE,
        "change changes changed increase increases increased increasing decrease decreases decreased \
         decreasing decline declined declines grew growth rose fell higher lower up down reduction \
         reduced improved improvement growing dropped less more over above below greater rise drop",
    ),
    (
        Cues::SHARE,
        "percent percentage represent represented represents representing comprised accounted \
         accounting margin margins ratio",
    ),
    (Cues::RATE, "rate rates"),
    (Cues::POINTS, "point points"),
    (Cues::EFFECTIVE, "effective"),
    (Cues::MARGIN, "margin margins"),
];

/// Words that any sentence may hold, and that name nothing.
const STOPS: &str = "\
     of and the in to for a an by from on at as or s with we our was were is are its which that this \
     these be been has had have compared due primarily million billion thousand year years end ended \
     ending quarter quarters month months december june march september january february april may \
     july august october november period periods total totaled net other balance balances amount \
     amounts amounted consolidated company approximately during respectively percent percentage first \
     second third fourth three six nine twelve fiscal not no all it than increase increased increases \
     decrease decreased decreases change changes note see beginning dollars thousands millions also \
     including related per i ii iii b c d e";

/// Words that statements use for each other, and what each of them is known by.
const ALIKE: &[(&str, &str)] = &[
    ("revenu", "sale sales revenue revenues"),
    ("income", "earning earnings income incomes profit profits loss losses"),
    ("shareh", "stockholder stockholders shareholder shareholders shareowner shareowners shareholding"),
    ("expens", "expense expenses cost costs"),
    ("repurc", "buyback buybacks repurchase repurchases repurchased"),
    ("purchas", "purchase purchases purchased bought"),
    ("repay", "repay repaid repayment repayments repaying"),
    ("redeem", "redeem redeemed redemption redemptions"),
    ("expend", "expenditure expenditures spending spent outlay outlays"),
    ("share", "stock share shares"),
];

/// What the tables say of a word.
#[derive(Clone, Copy, Debug)]
struct Listed {
    spelling: &'static [u8],
    cue: u8,
    names: Names,
}

/// What a listed word names.
#[derive(Clone, Copy, Debug)]
enum Names {
    /// Nothing.
    Nothing,
    /// What another spelling does.
    As(Word),
    /// What its own spelling does.
    Itself,
}

/// The words of the tables above, each at the place that its hash says or the next free one after it.
struct Lists([Option<Listed>; PLACES]);

/// Places for words: a power of two that leaves most of them free.
const PLACES: usize = 1024;

impl Lists {
    /// The place of a spelling, or the free one where it would stand.
    fn place(&self, hash: u32, spelling: &[u8]) -> usize {
        let first = (hash ^ hash >> 15) as usize % PLACES;
        let next = (first..PLACES).chain(0..first);
        let is = |at: &usize| self.0[*at].is_none_or(|listed| listed.spelling == spelling);
        { next }.find(is).unwrap_or(first)
    }

    fn list(&mut self, words: &'static str, change: impl Fn(&mut Listed)) {
        for spelling in words.split_ascii_whitespace().map(str::as_bytes) {
            let place = self.place(row_words::hash(spelling), spelling);
            let new = Listed { spelling, cue: 0, names: Names::Itself };
            change(self.0[place].get_or_insert(new));
        }
    }
}

static LISTED: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists([None; PLACES]);
    for (known_by, words) in ALIKE {
        let word = Spelling::read(known_by.as_bytes()).stem();
        lists.list(words, |listed| listed.names = Names::As(word));
    }
    lists.list(STOPS, |listed| listed.names = Names::Nothing);
    for (cue, words) in CUES {
        lists.list(words, |listed| listed.cue |= cue);
    }
    lists
});

/// The cue that a spelling gives, and the word that it stands for; None where it names nothing.
fn known(lists: &Lists, spelling: &Spelling) -> (u8, Option<Word>) {
    match lists.0[lists.place(spelling.hash, spelling.letters())] {
        None => (0, Some(spelling.stem())),
        Some(Listed { cue, names, .. }) => match names {
            Names::Nothing => (cue, None),
            Names::As(word) => (cue, Some(word)),
            Names::Itself => (cue, Some(spelling.stem())),
        },
    }
}

/// How much each word tells: one that few rows have tells more than one that many have. In eighths of
/// bits.
#[derive(Debug, Default)]
pub(super) struct Weights {
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
    pub(super) fn count(&mut self, words: &[Word]) {
        self.rows += 1;
        for word in words {
            *self.of.entry(*word).or_default() += 1;
        }
    }

    /// Ends the counting.
    pub(super) fn settle(&mut self) {
        for of in self.of.values_mut() {
            let count = u32::try_from(*of).unwrap_or(1).max(1);
            *of = log2(u64::from(self.rows / count)).clamp(LEAST, MOST);
        }
    }

    /// What `word` tells.
    pub(super) fn of(&self, word: Word) -> i32 {
        self.of.get(&word).copied().unwrap_or(MOST / 2)
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
            ("LMG&A", "general and administrative"),
        ] {
            assert_eq!(words(a), words(b), "{a} / {b}");
        }
        assert_ne!(words("interest"), words("international"));
        assert!(words("for the year ended December 31").is_empty());
    }

    #[test]
    fn what_was_bought_is_what_capital_was_spent_on() {
        for (row, spent) in [
            ("Additions to property, plant and equipment", true),
            ("Purchases of premises and equipment", true),
            ("Acquisition of machinery", true),
            ("Expenditures for property and equipment, net", true),
            ("Depreciation of property, plant and equipment", false),
            ("Proceeds from sales of property, plant and equipment", false),
            ("Property, plant and equipment, net", false),
            ("Purchases of equipment in accounts payable", false),
            ("Purchases of kettles", false),
        ] {
            assert_eq!(is_spent(&words(row)), spent, "{row}");
        }
    }

    #[test]
    fn logarithms_are_eighths_of_bits() {
        let of: Vec<i32> = [0, 1, 2, 3, 8, 12, 1024].iter().map(|n| log2(*n)).collect();
        assert_eq!(of, [0, 0, 8, 12, 24, 28, 80]);
    }
}
