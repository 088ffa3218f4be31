//! What the words of a row say: to arithmetic, that it is a total or is to be taken away; to ties,
//! what the row is called.

/// A set of things that the words of a row say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowWords {
    bits: u32,
    /// Number of words.
    pub(super) count: u16,
}

impl RowWords {
    /// "Total", "Subtotal".
    pub(super) const TOTAL: u32 = 1;
    /// "Net".
    pub(super) const NET: u32 = 1 << 1;
    /// "Less", "Deduct".
    pub(super) const LESS: u32 = 1 << 2;
    /// "Balance".
    pub(super) const BALANCE: u32 = 1 << 3;
    /// "End", "Ending", "Closing".
    pub(super) const CLOSING: u32 = 1 << 4;
    /// "Income", "Loss", "Profit", "Margin".
    pub(super) const RESULT: u32 = 1 << 5;
    /// "Before", "After".
    pub(super) const BEFORE: u32 = 1 << 6;
    /// "Gross".
    pub(super) const GROSS: u32 = 1 << 7;
    /// "Average", "Rate", "Ratio", "Percent": what does not add up.
    pub(super) const AVERAGE: u32 = 1 << 8;
    /// "Cash".
    pub(super) const CASH: u32 = 1 << 9;
    /// "Share", "Shares".
    pub(super) const SHARES: u32 = 1 << 10;
    /// "Basic", "Primary".
    pub(super) const BASIC: u32 = 1 << 11;
    /// "Diluted", "Dilution".
    pub(super) const DILUTED: u32 = 1 << 12;
    /// "Assets".
    pub(super) const ASSETS: u32 = 1 << 13;
    /// "Liabilities".
    pub(super) const LIABILITIES: u32 = 1 << 14;
    /// "Equity", "Capital", "Deficit": what belongs to the owners.
    pub(super) const EQUITY: u32 = 1 << 15;
    /// "Price": what is paid for one.
    pub(super) const PRICE: u32 = 1 << 16;
    /// "Provided", "Used", "Generated": what a part of a statement of cash flows comes to.
    pub(super) const FLOW: u32 = 1 << 17;
    /// "Tax", "Taxes".
    pub(super) const TAX: u32 = 1 << 18;
    /// "Beginning", "Opening".
    pub(super) const OPENING: u32 = 1 << 19;
    /// "Pro forma": as if what happened later had happened before.
    pub(super) const FORMA: u32 = 1 << 20;
    /// "Adjusted", "Excluding", "Core": with something left out of it.
    pub(super) const ADJUSTED: u32 = 1 << 21;
    /// "Previously", "Originally": what was said before it was put right.
    pub(super) const EARLIER: u32 = 1 << 22;
    /// "Equivalent": what income free of tax would be before it. Cash has equivalents.
    pub(super) const EQUIVALENT: u32 = 1 << 23;
    /// "Parent", "Guarantor": of some of the companies that report together.
    pub(super) const PARENT: u32 = 1 << 24;
    /// "Segment".
    pub(super) const SEGMENT: u32 = 1 << 25;
    /// "Budgeted", "Guidance": what is to come.
    pub(super) const PLANNED: u32 = 1 << 26;

    /// "Deductions", "Charge-offs", "Payments": what makes a balance less.
    pub(super) const TAKEN: u32 = 1 << 27;

    /// On what basis a figure is drawn up: two of one name on different bases are two things.
    pub(super) const BASIS: u32 = Self::FORMA
        | Self::ADJUSTED
        | Self::EARLIER
        | Self::EQUIVALENT
        | Self::PARENT
        | Self::SEGMENT
        | Self::PLANNED;

    /// Takes in what other words say.
    pub(super) fn join(&mut self, other: Self) {
        self.bits |= other.bits;
        self.count = self.count.saturating_add(other.count);
    }

    /// Takes in one more thing that is said.
    pub(super) fn say(&mut self, what: u32) {
        self.bits |= what;
    }

    /// All that is said.
    pub(super) fn bits(self) -> u32 {
        self.bits
    }

    /// True where any of `what` is said.
    pub(super) fn any(self, what: u32) -> bool {
        self.bits & what != 0
    }
}

/// Letters of a word that count.
const LONGEST: usize = 16;

/// Adds what the words of `text` say to `words`, and each word that names something to `names`.
pub(super) fn read(text: &str, words: &mut RowWords, names: &mut Vec<Name>) {
    let mut buffer = [0u8; LONGEST];
    // "Class A" is no class with an article.
    let mut of_class = false;
    for word in text.as_bytes().split(|b| !b.is_ascii_alphabetic()) {
        if word.is_empty() {
            continue;
        }
        words.count = words.count.saturating_add(1);
        let kept = word.len().min(LONGEST);
        let (Some(lower), Some(word)) = (buffer.get_mut(..kept), word.get(..kept)) else { continue };
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        names.extend(Name::of(lower).or_else(|| (of_class && *lower == *b"a").then(Name::first_letter)));
        of_class = matches!(&*lower, b"class" | b"series");
        words.bits |= of_word(lower);
    }
}

/// A word that names something, known by its hash. Words that any row may have ("total", "net",
/// "other") are told apart by the highest bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name(u32);

impl Name {
    const COMMON: u32 = 1 << 31;

    /// The name that a word in lower case gives; None for words that name nothing.
    pub(super) fn of(word: &[u8]) -> Option<Self> {
        let common =
            match word {
                b"of" | b"and" | b"the" | b"in" | b"to" | b"for" | b"a" | b"an" | b"by" | b"from" | b"on"
                | b"at" | b"as" | b"or" | b"s" | b"with" | b"we" | b"our" | b"was" | b"were" | b"is"
                | b"are" => return None,
                b"total" | b"net" | b"other" | b"balance" | b"amount" | b"december" | b"june" | b"march"
                | b"september" | b"january" | b"february" | b"april" | b"may" | b"july" | b"august"
                | b"october" | b"november" | b"year" | b"end" | b"ended" | b"beginning" | b"period"
                | b"all" => Self::COMMON,
                _ => 0,
            };
        Some(Self(hash(singular(word)) & !Self::COMMON | common))
    }

    /// The letter of the first class, which is an article elsewhere.
    fn first_letter() -> Self {
        Self(hash(b"A") & !Self::COMMON)
    }

    /// True for a word that any row may have.
    pub(super) fn is_common(self) -> bool {
        self.0 & Self::COMMON != 0
    }
}

/// The letters of the classes, or series, that `names` speak of, as a set.
pub(super) fn classes(names: &[Name]) -> u32 {
    let has = |name: Name| names.binary_search(&name).is_ok();
    let classed = [b"class".as_slice(), b"series"].iter().filter_map(|word| Name::of(word)).any(has);
    let letters = [
        Some(Name::first_letter()),
        Name::of(b"b"),
        Name::of(b"c"),
        Name::of(b"d"),
        Name::of(b"e"),
        Name::of(b"f"),
    ];
    let set = |set: u32, (at, name): (usize, Option<Name>)| set | u32::from(name.is_some_and(has)) << at;
    if classed { letters.into_iter().enumerate().fold(0, set) } else { 0 }
}

/// FNV-1a: words are few and short.
pub(super) fn hash(word: &[u8]) -> u32 {
    word.iter().fold(0x811c_9dc5, |hash, byte| hash_on(hash, *byte))
}

/// The hash of a word that goes on with another letter.
pub(super) fn hash_on(hash: u32, letter: u8) -> u32 {
    (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
}

/// A word without the letters that make it a plural.
fn singular(word: &[u8]) -> &[u8] {
    let cut = match word {
        [.., b's', b's'] | [.., b'u', b's'] | [.., b'i', b's'] => 0,
        [.., b's', b's', b'e', b's'] | [.., b'x', b'e', b's'] => 2,
        [_, _, _, .., b's'] => 1,
        _ => 0,
    };
    word.get(..word.len() - cut).unwrap_or(word)
}

/// How alike two rows are called, in bits. Both lists are sorted and hold no name twice.
pub(super) fn likeness(a: &[Name], b: &[Name]) -> i32 {
    let (mut i, mut j, mut same, mut common) = (0, 0, 0usize, 0usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                if x.is_common() {
                    common += 1;
                } else {
                    same += 1;
                }
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    let own = |names: &[Name]| names.iter().filter(|n| !n.is_common()).count();
    let (first, second) = (own(a), own(b));
    let fewer = first.min(second);
    match same {
        0 => {
            if first == 0 && second == 0 && common > 0 {
                3
            } else {
                0
            }
        }
        _ if same == first && same == second => {
            if a.len() == b.len() && common + same == a.len() {
                10
            } else {
                9
            }
        }
        _ if same == fewer => 7,
        _ if same * 2 >= fewer => 4,
        _ => 2,
    }
}

fn of_word(word: &[u8]) -> u32 {
    match word {
        b"total" | b"totals" | b"subtotal" | b"subtotals" | b"consolidated" | b"combined" => RowWords::TOTAL,
        b"net" => RowWords::NET,
        b"less" | b"deduct" | b"minus" => RowWords::LESS,
        b"deductions" => RowWords::LESS | RowWords::TAKEN,
        // "Charge-offs", "written off", "payments".
        b"off" | b"offs" | b"writeoffs" | b"chargeoffs" | b"payments" | b"paid" | b"retirements"
        | b"disposals" | b"utilized" | b"released" | b"withdrawals" => RowWords::TAKEN,
        b"balance" | b"balances" => RowWords::BALANCE,
        b"beginning" | b"opening" => RowWords::OPENING,
        b"end" | b"ending" | b"closing" => RowWords::CLOSING,
        b"income" | b"loss" | b"losses" | b"earnings" | b"profit" | b"margin" => RowWords::RESULT,
        b"eps" => RowWords::RESULT | RowWords::SHARES,
        // "Earnings before interest, taxes and depreciation", "funds from operations", by their first letters.
        b"ebitda" | b"ebit" | b"ebitdar" | b"ebitdax" | b"ffo" | b"affo" | b"noi" => RowWords::RESULT,
        b"deficit" => RowWords::RESULT | RowWords::EQUITY,
        b"before" | b"after" => RowWords::BEFORE,
        b"pretax" => RowWords::BEFORE | RowWords::TAX,
        b"gross" => RowWords::GROSS,
        b"average" | b"rate" | b"rates" | b"ratio" | b"percent" | b"percentage" | b"yield" => {
            RowWords::AVERAGE
        }
        b"tax" | b"taxes" => RowWords::TAX,
        b"cash" => RowWords::CASH,
        b"share" | b"shares" => RowWords::SHARES,
        // The intrinsic value of awards goes with the price of the shares.
        b"price" | b"prices" | b"intrinsic" => RowWords::PRICE,
        b"provided" | b"used" | b"generated" => RowWords::FLOW,
        b"basic" | b"primary" => RowWords::BASIC,
        b"diluted" | b"dilution" => RowWords::DILUTED,
        b"assets" => RowWords::ASSETS,
        b"liabilities" | b"liability" => RowWords::LIABILITIES,
        b"equity" | b"capital" | b"investment" => RowWords::EQUITY,
        b"forma" => RowWords::FORMA,
        b"adjusted" | b"excluding" | b"excludes" | b"core" | b"normalized" | b"organic" | b"underlying"
        | b"comparable" => RowWords::ADJUSTED,
        b"previously" | b"originally" => RowWords::EARLIER,
        b"equivalent" => RowWords::EQUIVALENT,
        b"parent" | b"guarantor" | b"guarantors" | b"nonguarantor" | b"nonguarantors" => RowWords::PARENT,
        b"segment" | b"segments" => RowWords::SEGMENT,
        b"budget" | b"budgeted" | b"guidance" | b"outlook" | b"forecast" | b"projected" | b"planned" => {
            RowWords::PLANNED
        }
        _ => 0,
    }
}
