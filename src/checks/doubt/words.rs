//! What the words beside a number speak of: whether they bear out the kind that was read, or another.
//!
//! ```text
//! Options granted            counted
//! Effect of dilution         diluted          Price of the shares     money, shares
//! Number of stores           things           21,000 holders of stock: its holders are counted
//! ```

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::figures::{Figure, Figures, Kind};
use crate::filing::Document;
use crate::text::TextSpan;

/// What the words of a label speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    says: u16,
}

/// Shares that are counted: "granted", "outstanding".
const COUNTED: u16 = 1;
/// Shares or what stands for them: "stock", "options".
const SHARES: u16 = 1 << 1;
/// What stands among shares and amounts alike, and is a number of shares: "dilutive".
const DILUTED: u16 = 1 << 2;
/// What shares are worth: "par value", "proceeds of shares issued".
const WORTH: u16 = 1 << 3;
/// Things that are counted and are no shares.
const THINGS: u16 = 1 << 4;
/// Amounts for each of something: "Revenue per available room".
const EACH: u16 = 1 << 6;
/// "Units", which are shares of a partnership, or homes, or cars.
const UNITS: u16 = 1 << 5;

impl Label {
    pub(super) fn counts_shares(self) -> bool {
        self.says & COUNTED != 0
    }

    pub(super) fn speaks_of_shares(self) -> bool {
        self.says & (COUNTED | SHARES | UNITS) != 0
    }

    pub(super) fn is_diluted(self) -> bool {
        self.says & DILUTED != 0
    }

    pub(super) fn is_worth(self) -> bool {
        self.says & WORTH != 0
    }

    pub(super) fn counts_things(self) -> bool {
        self.says & THINGS != 0
    }

    pub(super) fn is_for_each(self) -> bool {
        self.says & EACH != 0
    }

    /// True where the words say that a figure is of `kind`.
    pub(super) fn bears_out(self, kind: Kind) -> bool {
        match kind {
            Kind::Shares => self.speaks_of_shares() && !self.is_worth(),
            Kind::Count => self.counts_things(),
            _ => false,
        }
    }
}

/// What single words of a label say.
fn of_word(lower: &[u8]) -> u16 {
    match lower {
        b"dilutive" | b"antidilutive" | b"diluted" | b"dilution" => COUNTED | DILUTED,
        b"outstanding" | b"repurchased" | b"issued" | b"granted" | b"forfeited" | b"vested"
        | b"nonvested" | b"unvested" | b"authorized" | b"exercised" | b"shares" | b"beneficially"
        | b"dispositive" | b"voting" | b"reacquired" | b"withheld" | b"espp" | b"exercisable"
        | b"canceled" | b"cancelled" | b"vest" => COUNTED,
        b"share" | b"stock" | b"option" | b"options" | b"rsus" | b"psus" | b"warrants" | b"awards"
        | b"incentive" | b"treasury" | b"securities" => SHARES,
        b"per" | b"revpar" | b"arpu" | b"hourly" | b"daily" => EACH,
        b"unit" | b"units" => UNITS,
        b"par" | b"value" | b"cost" | b"cash" | b"expense" | b"debt" | b"proceeds" | b"payable"
        | b"receivable" | b"taxes" | b"capital" => WORTH,
        _ => 0,
    }
}

/// What the label of `figure` speaks of; `first` is the first row of figures of its table.
pub(super) fn label(document: &Document, figures: &Figures, figure: &Figure, first: u32) -> Label {
    let mut label = Label::default();
    if !matches!(figure.kind, Kind::Money | Kind::Count | Kind::Shares) {
        return label;
    }
    let own = figures.label_spans(figure.label);
    label.says = said(document, own);
    // "Average shares outstanding:" stands over "Basic" and "Diluted".
    if figure.kind == Kind::Shares && !label.bears_out(figure.kind) {
        let parents = figures.label_parents(figure.label);
        label.says |= said(document, parents);
    }
    if figure.kind == Kind::Count {
        if counts_things(document, figure, own, first) {
            label.says |= THINGS;
        }
        // In prose units were read as securities where anything says that they are.
        if figure.cell.is_none() {
            label.says &= !UNITS;
        }
    }
    label
}

/// What the words in `spans` say, together.
fn said(document: &Document, spans: &[TextSpan]) -> u16 {
    let (mut says, mut buffer) = (0, [0u8; 16]);
    for span in spans {
        let text = document.slice(*span);
        for word in text.as_bytes().split(|b| !b.is_ascii_alphabetic()) {
            let Some(lower) = buffer.get_mut(..word.len()) else { continue };
            lower.copy_from_slice(word);
            lower.make_ascii_lowercase();
            says |= of_word(lower);
        }
    }
    says
}

/// How far behind a number its noun is looked for, in bytes and in words.
const NEAR: usize = 96;
const WORDS: usize = 6;

/// True for a noun right behind a number with commas, which is no year.
fn is_counted(document: &Document, noun: TextSpan) -> bool {
    let before = document.text.get(..noun.start() as usize).unwrap_or("").trim_end();
    let number = before.rsplit(|c: char| !c.is_ascii_digit() && c != ',').next().unwrap_or("");
    number.contains(',') && number.ends_with(|c: char| c.is_ascii_digit())
}

/// True where the noun that a number counts is known and is no share: right behind the number, or, where
/// none stands there, in a label that speaks of a number or stands in a table that does.
fn counts_things(document: &Document, figure: &Figure, label: &[TextSpan], first: u32) -> bool {
    let end = figure.span.end();
    if figure.cell.is_none() {
        let behind = document.text.get(end as usize..).unwrap_or("");
        let mut near = behind.len().min(NEAR);
        while !behind.is_char_boundary(near) {
            near -= 1;
        }
        match noun(behind.get(..near).unwrap_or("")) {
            Some(Noun::Things | Noun::Heads) => return true,
            Some(Noun::Shares) => return false,
            None => {}
        }
    }
    let before = label.iter().filter(|span| span.end() <= figure.span.start() || figure.cell.is_some());
    let named = before.filter_map(|span| noun(document.slice(*span)).map(|noun| (noun, *span))).next_back();
    let Some((noun, span)) = named.filter(|(noun, _)| *noun != Noun::Shares) else { return false };
    // "Passengers carried were 1,204,000": they are what is counted, and did nothing to so many others.
    let said = || {
        let between = document.text.get(span.end() as usize..figure.span.start() as usize).unwrap_or("");
        matches!(between.trim_ascii(), "was" | "were" | "are" | "is" | "numbered" | "totaled" | "totalled")
    };
    let alone = noun == Noun::Heads && (figure.cell.is_some() || said());
    // "306,000 people, of them 24,000 abroad": what one number counts, the next of the same name counts too.
    let alone = alone || figure.cell.is_none() && is_counted(document, span);
    alone
        || counts(document.slice(span))
        || figure.cell.is_some_and(|c| is_of_numbers(document, c.table, first))
}

/// True where the header of a table, above the row `first`, or the line over it speaks of numbers of things.
fn is_of_numbers(document: &Document, table: u32, first: u32) -> bool {
    let Some(table) = document.tables.get(table as usize) else { return false };
    let rows = (first.saturating_sub(HEADER)..first).flat_map(|row| table.row(row as usize));
    let block = document.block_at(table.span.start()).and_then(|at| document.blocks.get(at.checked_sub(1)?));
    let over = block.map(|b| b.span).filter(|span| span.len() <= CAPTION);
    // "Shops | Towns" over figures counts them.
    let heads = |text: &str| counts(text) || matches!(noun(text), Some(Noun::Things | Noun::Heads));
    rows.filter(|cell| cell.column > 0).any(|cell| heads(document.slice(cell.span)))
        || over.is_some_and(|span| counts(document.slice(span)))
}

/// Rows above the first figures that are read as a header, and letters of the longest line over a table.
const HEADER: u32 = 6;
const CAPTION: u32 = 160;

/// True for words that say that something is counted: "number of", "headcount".
fn counts(text: &str) -> bool {
    const WORDS: &[&str] = &["number of", "numbers of", "headcount", "head count"];
    let starts = |at: usize, word: &str| {
        text.as_bytes().get(at..at + word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word.as_bytes()))
    };
    memchr::memchr2_iter(b'n', b'N', text.as_bytes())
        .chain(memchr::memchr2_iter(b'h', b'H', text.as_bytes()))
        .any(|at| WORDS.iter().any(|word| starts(at, word)))
}

/// What a noun counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    Shares,
    Things,
    /// Things that are no amounts in whatever table.
    Heads,
}

/// The plural that `text` begins with, before anything that ends its phrase: "holders" of "holders of record
/// of common stock", "shares" of "authorized but unissued shares".
fn noun(text: &str) -> Option<Noun> {
    let numbered =
        ["umber of ", "UMBER OF "].iter().find_map(|words| text.split_once(words)).map(|(_, of)| of);
    let text = numbered.unwrap_or(text);
    // "10,000 of these employees" counts employees.
    let text = text.trim_start();
    let of = OF.iter().find_map(|of| text.strip_prefix(of));
    let (text, mut found) = (of.unwrap_or(text), None);
    for word in text.split_ascii_whitespace().take(WORDS) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        match part(bare) {
            Some(Part::End) => break,
            Some(Part::Counted(noun)) => found = Some(noun),
            Some(Part::Amount) => found = None,
            None => {}
        }
        if bare.is_empty() || word.ends_with([',', '.', ';', ':', ')', '\u{201d}', '"']) {
            break;
        }
    }
    found
}

/// What leads from a number to those that it is a part of.
const OF: &[&str] = &["of these ", "of those ", "of our ", "of its ", "of their ", "of the "];

/// What a word does in the phrase of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// It ends the phrase: what follows is another one's.
    End,
    /// It is what is counted.
    Counted(Noun),
    /// It is an amount or a time, and counts nothing.
    Amount,
}

/// Words by what they do in the phrase of what is counted. Any other plural is of things.
const PARTS: &[(Part, &str)] = &[
    (
        Part::End,
        "of for to in at on per and or by with from as that which who were was are is have has had will than \
         we the a an under during against remain remained remains through until if its their our such not been \
         be may can would could should must did does do this these those because versus whereas while when where \
         since due compared",
    ),
    // Verbs and adverbs that end as plurals do, or that lead to other nouns.
    (
        Part::End,
        "reflect reflects reflecting reflected represent represents representing represented include includes \
         including included comprise comprises consists constitutes exceeds exceeded equals equaled increased \
         increases decreased decreases rose rises fell falls grew grows declined expires expire matures mature \
         bears covers covered provides provided requires required relates related begins began became becomes \
         came comes makes made gives gave shows showed exercised always sometimes perhaps afterwards primarily \
         mainly mostly largely partly",
    ),
    // A number of these is one of shares, or may be.
    (
        Part::Counted(Noun::Shares),
        "share shares stock units options warrants rights awards rsus psus sars adss adrs interests securities \
         debentures notes bonds equivalents grants certificates receipts puts calls",
    ),
    // No amount is called by these: a row of them needs no header that says that they are counted.
    (
        Part::Counted(Noun::Heads),
        "headcount people men women children personnel staff employees passengers students patients guests \
         subscribers stores restaurants hotels shops vehicles vessels",
    ),
    (Part::Counted(Noun::Things), "feet"),
    (
        Part::Amount,
        "revenues sales earnings losses gains profits results assets loans liabilities expenses costs proceeds \
         dividends taxes deposits borrowings mortgages receivables payables payments prepayments repayments fees \
         charges credits debts obligations reserves inventories investments expenditures funds savings purchases \
         premiums benefits royalties wages salaries bonuses rents rentals leases balances amounts dollars \
         thousands millions billions prices rates yields cents advances allowances provisions accruals deferrals \
         impairments commitments adjustments changes differences totals activities operations contributions \
         withdrawals settlements equities margins acceptances guarantees derivatives futures swaps forwards \
         collections disbursements recoveries refunds rebates discounts subsidies currencies euros pounds \
         overdrafts months years days weeks quarters periods additions deductions disposals goods supplies materials outlays others values",
    ),
];

/// Letters of the longest word among those.
const LONGEST: usize = 16;

/// What `word` does in the phrase of what is counted; None where it says nothing of that.
fn part(word: &str) -> Option<Part> {
    static LISTED: LazyLock<FxHashMap<&[u8], Part>> = LazyLock::new(|| {
        let words = PARTS.iter().flat_map(|(part, words)| words.split_ascii_whitespace().map(|w| (w, *part)));
        words.map(|(word, part)| (word.as_bytes(), part)).collect()
    });
    let mut buffer = [0u8; LONGEST];
    if let Some(lower) = buffer.get_mut(..word.len()) {
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        if let Some(part) = LISTED.get(&*lower) {
            return Some(*part);
        }
    }
    let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    (plural && word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-'))
        .then_some(Part::Counted(Noun::Things))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_behind_a_number_says_what_is_counted() {
        for (text, expected) in [
            (" holders of record of common stock", Some(Noun::Things)),
            (" employees at the end of May", Some(Noun::Heads)),
            (" active participants", Some(Noun::Things)),
            (" people, most of them in the kettle works", Some(Noun::Heads)),
            (" employee stock purchase plans", Some(Noun::Things)),
            (" of our stores", Some(Noun::Heads)),
            (" of which", None),
            (" remain available for awards", None),
            (" authorized but unissued shares of stock", Some(Noun::Shares)),
            (" units annually", Some(Noun::Shares)),
            (" options for voting", Some(Noun::Shares)),
            (", and stores", None),
            (". Stores are many", None),
            (" primarily reflect higher volumes", None),
            (" versus losses of last year", None),
            (" because prices rose", None),
            (" revenues of the works", None),
            (" shops because leases ended", Some(Noun::Heads)),
            ("", None),
        ] {
            assert_eq!(noun(text), expected, "{text}");
        }
        assert_eq!(noun("Number of kettle shops"), Some(Noun::Heads));
        assert_eq!(noun("Operating results"), None);
    }
}
