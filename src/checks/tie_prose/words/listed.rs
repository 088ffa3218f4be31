//! Words that say how figures come from others, that name nothing, or that statements use for each other.

use std::sync::LazyLock;

use super::super::super::row_words;
use super::spelling::Spelling;
use super::{Cues, Word};

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
    ("tax", "tax taxes"),
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
pub(super) struct Lists([Option<Listed>; PLACES]);

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

/// The lists, put together once.
pub(super) static LISTED: LazyLock<Lists> = LazyLock::new(|| {
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
pub(super) fn known(lists: &Lists, spelling: &Spelling) -> (u8, Option<Word>) {
    match lists.0[lists.place(spelling.hash, spelling.letters())] {
        None => (0, Some(spelling.stem())),
        Some(Listed { cue, names, .. }) => match names {
            Names::Nothing => (cue, None),
            Names::As(word) => (cue, Some(word)),
            Names::Itself => (cue, Some(spelling.stem())),
        },
    }
}
