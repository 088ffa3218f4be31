//! What the words of a row or a column say about the numbers beside or below them.

use super::super::lexer::TokenKind;
use super::super::prose::Reader;
use super::super::words::{self, Word};
use super::things;

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints(u32);

impl Hints {
    /// Amounts for each share: "per share", "exercise price".
    pub(super) const PER_SHARE: Self = Self(1);
    /// Numbers of shares.
    pub(super) const SHARES: Self = Self(2);
    /// Hundredths.
    pub(super) const PERCENT: Self = Self(4);
    /// Money: "amount", "value", a currency sign.
    pub(super) const MONEY: Self = Self(8);
    /// Lengths of time in years.
    pub(super) const YEARS: Self = Self(16);
    /// Numbers of things.
    pub(super) const COUNT: Self = Self(32);
    /// The difference of other columns: it has no period of its own.
    pub(super) const CHANGE: Self = Self(64);
    /// Numbers that name notes, pages or exhibits: no figures.
    pub(super) const NAMES: Self = Self(128);
    /// The state at the start of the column's period.
    pub(super) const OPENING: Self = Self(256);
    /// The state at its end.
    pub(super) const CLOSING: Self = Self(512);
    /// A weighted average or other share count in a reconciliation of earnings per share.
    pub(super) const DENOMINATOR: Self = Self(1024);

    /// Options, restricted units and other awards, which are counted or valued.
    pub(super) const AWARDS: Self = Self(2048);
    /// One number to another, without a unit: "Current ratio".
    pub(super) const RATIO: Self = Self(4096);
    /// An average over the column's period.
    pub(super) const AVERAGE: Self = Self(8192);
    /// Numbers that name securities or companies.
    pub(super) const CODES: Self = Self(16384);
    /// Areas, volumes and other measures: "Square feet", "Mcf".
    pub(super) const MEASURE: Self = Self(32768);
    /// The highest or lowest of something: of prices, where shares are spoken of.
    pub(super) const EXTREME: Self = Self(65536);
    /// Amounts for each share in hundredths of the currency: "(US cents)", "pence".
    pub(super) const CENTS: Self = Self(131_072);
    /// Amounts for each ounce, barrel or day: printed in full, whatever others are in.
    pub(super) const EACH: Self = Self(262_144);
    /// A heading over what there is at the end of each period: "At year end:".
    pub(super) const AT_END: Self = Self(524_288);
    /// What says of which kind a figure is.
    const KINDS: Self = Self(1 | 2 | 4 | 8 | 16 | 32 | 2048 | 4096 | 32768);
    /// What a column of amounts does not hold, though its header may name it: "Without option to purchase
    /// additional units", changes in interest due to "Rate".
    pub(super) const UNLIKE_MONEY: Self = Self(2 | 4 | 32 | 2048 | 32768);

    /// These hints under those of a lower header, which decides on the kind where it speaks of it.
    pub(super) fn under(self, lower: Self) -> Self {
        if lower.has(Self::KINDS) { self.without(Self::KINDS).with(lower) } else { self.with(lower) }
    }

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// True where something says of which kind a figure is.
    pub(super) fn tells_kind(self) -> bool {
        self.has(Self::KINDS)
    }

    /// True where nothing is said of kind or place.
    pub(super) fn is_empty(self) -> bool {
        self.without(Self::AVERAGE.with(Self::EXTREME)).0 == 0
    }
}

/// Reads hints off the words of a header or a row label.
pub(super) fn hints(reader: Reader<'_>) -> Hints {
    let mut found = Hints::default();
    let mut aside_end = 0;
    for (at, token) in reader.tokens.iter().enumerate() {
        if at < aside_end {
            continue;
        }
        if token.kind == TokenKind::Open
            && let Some(end) = aside(reader, at)
        {
            aside_end = end;
            continue;
        }
        match token.kind {
            TokenKind::Percent => found = found.with(Hints::PERCENT),
            // "Exercise or base price ($/Sh)" (Regulation S-K, Item 402).
            TokenKind::Currency(_)
                if reader.kind(at + 1) == Some(TokenKind::Slash)
                    && [&b"sh"[..], b"share"]
                        .iter()
                        .any(|w| reader.bytes(at + 2).eq_ignore_ascii_case(w)) =>
            {
                found = found.with(Hints::PER_SHARE);
                aside_end = at + 3;
            }
            // "$0.01 par value" in a header is a price, not a unit.
            TokenKind::Currency(_) if reader.kind(at + 1) != Some(TokenKind::Number) => {
                found = found.with(Hints::MONEY);
            }
            _ => found = found.with(word_hints(reader, at, token.word)),
        }
    }
    // "Average price per ton": no price of a share.
    if found.has(Hints::EACH) && !reader.tokens.iter().any(|t| t.word == Word::Share) {
        found = found.without(Hints::PER_SHARE);
    }
    // What is named first is what is counted: "earnings per share", "shares used in computing
    // earnings per share".
    if found.has(Hints::PER_SHARE) && found.has(Hints::SHARES) {
        let first = |wanted: Hints| {
            (0..reader.tokens.len()).find(|i| word_hints(reader, *i, reader.word(*i)).has(wanted))
        };
        let shares_first = first(Hints::SHARES) < first(Hints::PER_SHARE);
        found = found.without(if shares_first { Hints::PER_SHARE } else { Hints::SHARES });
    }
    if is_beneficial(reader) && !found.has(Hints::PERCENT) {
        found = found.without(Hints::MONEY).with(Hints::SHARES);
    }
    found
}

/// "Amount and nature of beneficial ownership", "Amount beneficially owned": of shares (Regulation S-K, Item 403).
fn is_beneficial(reader: Reader<'_>) -> bool {
    let owned = |at: usize| {
        [&b"ownership"[..], b"owned"].iter().any(|word| reader.bytes(at).eq_ignore_ascii_case(word))
    };
    let beneficial = reader.tokens.iter().position(|token| token.word == Word::Beneficial);
    beneficial.is_some_and(|at| owned(at + 1))
}

/// "number of shares", "number of options".
fn is_number_of_shares(reader: Reader<'_>, at: usize) -> bool {
    reader.word(at) == Word::Number
        && reader.word(at + 1) == Word::Of
        && (2..7).any(|i| {
            matches!(
                reader.word(at + i),
                Word::Shares | Word::Units | Word::Option | Word::Warrant | Word::Rsu | Word::Award
            )
        })
        // Item 201(d) of Regulation S-K: "number of securities to be issued upon exercise".
        || reader.word(at) == Word::Number && reader.bytes(at + 2).eq_ignore_ascii_case(b"securities")
}

/// "Store number", "Lease No.": one noun, and the number by which things of it are known.
fn names_things(reader: Reader<'_>, at: usize) -> bool {
    const NOUNS: [&[u8]; 13] = [
        b"store",
        b"facility",
        b"property",
        b"lease",
        b"policy",
        b"contract",
        b"loan",
        b"account",
        b"certificate",
        b"project",
        b"lot",
        b"tract",
        b"parcel",
    ];
    let last = reader.tokens.len() == at + 1
        || reader.tokens.len() == at + 2 && reader.kind(at + 1) == Some(TokenKind::Period);
    at == 1 && last && NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(reader.bytes(0)))
}

/// The end of a bracket at `at` that holds a number of its own: "($4.29 per share declared)" says
/// nothing of the numbers beside it.
fn aside(reader: Reader<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..reader.tokens.len()).find(|i| reader.kind(*i) == Some(TokenKind::Close))?;
    let number = |i: usize| reader.kind(i) == Some(TokenKind::Number) && reader.bytes(i) != b"000";
    (close > at + 2 && (at + 1..close).any(number)).then_some(close + 1)
}

fn word_hints(reader: Reader<'_>, at: usize, word: Word) -> Hints {
    match word {
        Word::Per => per(reader, at),
        Word::Percent => Hints::PERCENT,
        Word::Cent | Word::Penny if in_cents(reader, at) => Hints::PER_SHARE.with(Hints::CENTS),
        Word::Shares | Word::Units if is_shares(reader, at) => Hints::SHARES,
        Word::Units if is_plural_units(reader, at) => Hints::COUNT,
        Word::Feet | Word::Acre | Word::Volume | Word::Power | Word::Weight
            if things::measure_at(reader, at).is_some() => {
            Hints::MEASURE
        }
        Word::Option | Word::Warrant | Word::Rsu | Word::Award
            // "Option exercise price" is a price.
            if (at == 0 || reader.word_before(at, 1) == Word::Of)
                && !matches!(reader.word(at + 1), Word::Exercise | Word::Price) =>
        {
            Hints::SHARES.with(Hints::AWARDS)
        }
        Word::Ads => Hints::SHARES,
        Word::Years if reader.bytes(at) == b"yrs" => Hints::YEARS,
        Word::Years | Word::Year
            if reader.kind_before(at, 1) == Some(TokenKind::Open) || in_unit(reader, at) =>
        {
            Hints::YEARS
        }
        Word::Number if is_number_of_shares(reader, at) => Hints::SHARES,
        Word::Number if reader.word(at + 1) == Word::Of => Hints::COUNT,
        // "Facility Number", "Policy No.": a name, unless it is a number of something by other words.
        Word::Number if names_things(reader, at) => Hints::NAMES,
        // "Fair value with changes recognized in income" is no difference of other columns.
        Word::Change
            if at == 0
                || reader.tokens.len() <= 4
                || at == 1 && (reader.kind(0) == Some(TokenKind::Percent) || reader.word(0) == Word::Percent) =>
        {
            Hints::CHANGE
        }
        Word::Note | Word::Exhibit if reader.tokens.len() <= 3 => Hints::NAMES,
        // "Fee Calculation Rule" over "457(c)" (Regulation S-K, Item 601(b)(107)).
        Word::Rule if reader.tokens.len() <= 5 && at + 1 == reader.tokens.len() => Hints::NAMES,
        // "Form 10-K Page No."
        Word::Page if reader.tokens.len() <= 7 && reader.word_before(at, 1) != Word::Per => Hints::NAMES,
        // "Zip Code": part of an address.
        Word::Zip if reader.tokens.len() <= 2 => Hints::NAMES,
        Word::Cusip | Word::Cik if reader.tokens.len() <= 3 => Hints::CODES,
        // "Shares or principal amount" counts shares, but for the few securities that are none.
        Word::Data if reader.word_before(at, 2) == Word::Or => Hints::default(),
        Word::Dollar | Word::Data => Hints::MONEY,
        Word::Price if is_share_price(reader, at) => Hints::PER_SHARE,
        Word::Value if is_grant_value(reader, at) => Hints::PER_SHARE,
        Word::Beginning if !reader.tokens.iter().any(|t| t.word == Word::End) => Hints::OPENING,
        Word::Ending if at == 0 => Hints::CLOSING,
        // "Balance at" over "end" over "of period": the line of a header may be the word alone.
        Word::End if at == 0 && reader.tokens.len() <= 2 => Hints::CLOSING,
        Word::End | Word::Ending if names_state(reader) => Hints::CLOSING,
        Word::Other => letters(reader, at),
        _ => Hints::default(),
    }
}

/// "exercise price", "average price paid", "stock price", "price range of common stock": prices of one
/// share.
fn is_share_price(reader: Reader<'_>, at: usize) -> bool {
    let stock = |i: usize| reader.word(i) == Word::Share || reader.bytes(i).eq_ignore_ascii_case(b"stock");
    let range_of_stock = reader.bytes(at + 1).eq_ignore_ascii_case(b"range") && (at + 2..=at + 4).any(stock);
    // "Maximum aggregate offering price": that of all of them.
    let all = (1..=4).any(|back| {
        let before = at.checked_sub(back).map_or(&[][..], |i| reader.bytes(i));
        before.eq_ignore_ascii_case(b"aggregate") || before.eq_ignore_ascii_case(b"total")
    });
    if all {
        return false;
    }
    matches!(reader.word_before(at, 1), Word::Exercise | Word::Share | Word::Shares | Word::Option)
        || range_of_stock
        || [&b"average"[..], b"market", b"offering", b"closing", b"strike"]
            .iter()
            .any(|w| reader.bytes(at.saturating_sub(1)).eq_ignore_ascii_case(w))
}

/// "grant date fair value", "fair value of options granted": the value of one option or share, unless
/// all of them are added up.
fn is_grant_value(reader: Reader<'_>, at: usize) -> bool {
    let is = |i: usize, words: &[&[u8]]| words.iter().any(|w| reader.bytes(i).eq_ignore_ascii_case(w));
    let fair = at > 0 && is(at - 1, &[b"fair"]);
    let granted = (0..reader.tokens.len()).any(|i| is(i, &[b"grant", b"granted", b"grant-date"]));
    let total = (0..at).any(|i| is(i, &[b"total", b"aggregate", b"intrinsic"]));
    // An average of values is one of single options or shares.
    let average = (0..at).any(|i| is(i, &[b"average", b"weighted-average"]));
    fair && (granted || average) && !total
}

/// "(US cents)", "(in pence)", "Dividend per share - cents": what the numbers beside it are in.
fn in_cents(reader: Reader<'_>, at: usize) -> bool {
    let nation = matches!(reader.bytes(at.saturating_sub(1)), b"US" | b"euro" | b"Euro" | b"Australian");
    let first = at - usize::from(nation && at > 0);
    let opens = matches!(
        reader.kind_before(first, 1),
        Some(TokenKind::Open | TokenKind::Comma | TokenKind::Hyphen | TokenKind::Dash)
    );
    opens || reader.word_before(first, 1) == Word::In
}

/// "(in years)", "Life in years".
fn in_unit(reader: Reader<'_>, at: usize) -> bool {
    reader.word_before(at, 1) == Word::In && reader.kind(at + 1) != Some(TokenKind::Number)
}

/// True where a label names a state: a balance, cash, what is outstanding.
fn names_state(reader: Reader<'_>) -> bool {
    reader.tokens.iter().enumerate().any(|(i, t)| {
        matches!(t.word, Word::Year | Word::Period | Word::Quarter | Word::Month | Word::Fiscal)
            || matches!(reader.bytes(i), b"balance" | b"Balance" | b"BALANCE" | b"balances" | b"Balances")
    })
}

/// "per share", "per common share", "per unit", "per ADS".
fn per(reader: Reader<'_>, at: usize) -> Hints {
    for ahead in 1..=6 {
        match reader.word(at + ahead) {
            Word::Share | Word::Unit | Word::Ads | Word::Option | Word::Warrant => return Hints::PER_SHARE,
            Word::Shares if reader.bytes(at + ahead).len() >= 6 => return Hints::PER_SHARE,
            Word::Cent => return Hints::PERCENT,
            Word::Weight | Word::Volume | Word::Power | Word::Acre | Word::Feet | Word::Day if ahead <= 3 => {
                return Hints::EACH;
            }
            Word::Other
                if !reader.is_word(at + ahead) && reader.kind(at + ahead) != Some(TokenKind::Hyphen) =>
            {
                break;
            }
            _ => {}
        }
    }
    Hints::default()
}

/// "shares" in the plural, not "stock", and not after a number ("1,000 shares authorized").
fn is_shares(reader: Reader<'_>, at: usize) -> bool {
    let letters = reader.bytes(at);
    let plural = letters.eq_ignore_ascii_case(b"shares") || letters.eq_ignore_ascii_case(b"units");
    let counted = (1..=3).any(|back| reader.kind_before(at, back) == Some(TokenKind::Number));
    plural && !counted && (reader.word(at) == Word::Shares || are_owned(reader))
}

/// "units" of something made or sold.
fn is_plural_units(reader: Reader<'_>, at: usize) -> bool {
    reader.bytes(at).eq_ignore_ascii_case(b"units")
}

/// Units of ownership are outstanding, issued, granted or those of a partnership; others are sold.
fn are_owned(reader: Reader<'_>) -> bool {
    const OWNED: [&[u8]; 18] = [
        b"outstanding",
        b"issued",
        b"granted",
        b"vested",
        b"unvested",
        b"nonvested",
        b"restricted",
        b"partnership",
        b"limited",
        b"partner",
        b"partners",
        b"average",
        b"common",
        b"preferred",
        b"stock",
        b"unitholders",
        b"share",
        b"awards",
    ];
    let of_ownership = |i: usize| OWNED.iter().any(|w| reader.bytes(i).eq_ignore_ascii_case(w));
    reader.tokens.len() <= 3
        && !(0..reader.tokens.len()).any(|i| reader.bytes(i).eq_ignore_ascii_case(b"sold"))
        || (0..reader.tokens.len()).any(of_ownership)
}

/// "remaining lease term", "expected life": a length of time, and the last thing that the label names.
fn is_length(reader: Reader<'_>, at: usize) -> bool {
    let end = reader.kind(at + 1);
    let last =
        matches!(end, None | Some(TokenKind::Open | TokenKind::Comma | TokenKind::Dash | TokenKind::Hyphen));
    let lasting =
        [&b"remaining"[..], b"expected", b"contractual", b"useful", b"average", b"weighted-average"];
    let is_lasting = |i: usize| lasting.iter().any(|word| word.eq_ignore_ascii_case(reader.bytes(i)));
    last && (1..=4).any(|back| at.checked_sub(back).is_some_and(is_lasting))
}

/// "Average exchange rate", "Exchange rates at year end": so much of one currency for another, unless it is
/// what they did to an amount.
fn is_exchange_rate(reader: Reader<'_>, at: usize) -> bool {
    const DONE: [&[u8]; 9] = [
        b"effect",
        b"effects",
        b"impact",
        b"gain",
        b"gains",
        b"losses",
        b"translation",
        b"difference",
        b"movements",
    ];
    let is = |i: usize, word: &[u8]| reader.bytes(i).eq_ignore_ascii_case(word);
    let rate = (is(at, b"rate") || is(at, b"rates")) && is_exchange(reader, at);
    let done =
        |i: usize| matches!(reader.word(i), Word::Change | Word::Loss) || DONE.iter().any(|word| is(i, word));
    rate && !(0..reader.tokens.len()).any(done)
}

/// "exchange rate effect": no rate itself.
fn is_exchange(reader: Reader<'_>, at: usize) -> bool {
    at > 0 && reader.bytes(at - 1).eq_ignore_ascii_case(b"exchange")
}

fn letters(reader: Reader<'_>, at: usize) -> Hints {
    let word = reader.bytes(at);
    // "RSU's outstanding".
    let plural = word.strip_suffix(b"'s").or_else(|| word.strip_suffix("\u{2019}s".as_bytes()));
    if at == 0 && plural.is_some_and(|word| words::lookup(word) == Word::Rsu) {
        return Hints::SHARES;
    }
    let is = |other: &[u8]| word.eq_ignore_ascii_case(other);
    if is(b"EPS") {
        return Hints::PER_SHARE;
    }
    // "Q/Q", "Y/Y": from the quarter before, from the year before.
    let over_itself = (is(b"Q") || is(b"Y")) && reader.bytes(at + 1) == b"/" && is(reader.bytes(at + 2));
    if over_itself || is(b"QoQ") || is(b"YoY") {
        return Hints::CHANGE;
    }
    // "Sole", "Shared", "None" over columns of voting authority (Form 13F; Schedules 13D and 13G); the power
    // to vote is one over shares.
    let alone = reader.tokens.len() == 1 && (is(b"sole") || is(b"shared") || is(b"none"));
    let voting = is(b"voting")
        && matches!(reader.bytes(at + 1).to_ascii_lowercase().as_slice(), b"authority" | b"power");
    if alone || voting {
        return Hints::SHARES;
    }
    // "Information table entry total".
    if is(b"entries") || is(b"entry") && reader.word(at + 1) == Word::Total {
        return Hints::COUNT;
    }
    if (is(b"high") || is(b"low")) && reader.tokens.len() <= 3 {
        return Hints::EXTREME;
    }
    if is(b"footage") && things::measure_at(reader, at).is_some() {
        return Hints::MEASURE;
    }
    if is(b"amount") || is(b"cost") || is(b"proceeds") {
        return Hints::MONEY;
    }
    if is(b"employees")
        || is(b"equivalent") && at > 0 && reader.bytes(at - 1).eq_ignore_ascii_case(b"time")
        || is(b"equivalent") && at > 0 && reader.bytes(at - 1).eq_ignore_ascii_case(b"full-time")
        || is(b"stores")
        || is(b"headcount")
        || is(b"locations")
        || is(b"customers")
        || is(b"members")
        || is(b"count")
    {
        return Hints::COUNT;
    }
    // "Weighted-average remaining lease term", "Expected life".
    if (is(b"term") || is(b"life") || is(b"lives")) && is_length(reader, at) {
        return Hints::YEARS;
    }
    // An average of credit scores is no amount, and no percentage.
    if is(b"FICO")
        && at > 0
        && matches!(reader.bytes(at - 1), b"Average" | b"average" | b"Refreshed" | b"refreshed")
    {
        return Hints::COUNT;
    }
    if (is(b"age") || is(b"ages")) && reader.tokens.len() <= 3 {
        return Hints::YEARS;
    }
    if is(b"average") || is(b"averages") || is(b"avg") {
        return Hints::AVERAGE;
    }
    if is(b"ratio") || is(b"ratios") || is_exchange_rate(reader, at) {
        return Hints::RATIO;
    }
    // "Shares that may yet be purchased under the plan" (Regulation S-K, Item 703): what is left at the end.
    if is(b"yet") && reader.bytes(at + 1).eq_ignore_ascii_case(b"be") {
        return Hints::CLOSING;
    }
    if is(b"opening") {
        return Hints::OPENING;
    }
    if is(b"closing") && names_state(reader) {
        return Hints::CLOSING;
    }
    if is(b"denominator") {
        return Hints::DENOMINATOR;
    }
    if is(b"margin") || is(b"yield") || (is(b"rate") || is(b"rates")) && !is_exchange(reader, at) {
        return Hints::PERCENT;
    }
    Hints::default()
}

/// Reads a heading over rows. "Diluted income" stands over results for each share, where it speaks of no
/// shares.
pub(super) fn heading_hints(reader: Reader<'_>) -> Hints {
    let found = hints(reader);
    let named =
        |i: usize| [&b"basic"[..], b"diluted"].iter().any(|w| reader.bytes(i).eq_ignore_ascii_case(w));
    let per_share =
        reader.tokens.len() <= 4 && !found.has(Hints::SHARES) && (0..reader.tokens.len()).any(named);
    let found = if per_share { found.with(Hints::PER_SHARE) } else { found };
    if is_at_end(reader) { found.with(Hints::AT_END) } else { found }
}

/// "At year end:", "Period-end balances", "Balance sheet data (at end of year):": what stands below tells what
/// there is then.
fn is_at_end(reader: Reader<'_>) -> bool {
    let of_state = [&b"at"[..], b"balance", b"balances", b"year", b"period", b"quarter", b"end", b"as"];
    let opens = of_state.iter().any(|word| reader.bytes(0).eq_ignore_ascii_case(word));
    let ends = (0..reader.tokens.len()).any(|at| reader.word(at) == Word::End);
    let averaged = (0..reader.tokens.len()).any(|at| reader.bytes(at).eq_ignore_ascii_case(b"average"));
    reader.tokens.len() <= 12 && opens && ends && !averaged && names_state(reader)
}

/// Reads the label of a row: hints that count for the whole row only where its words say so plainly.
pub(super) fn row_hints(reader: Reader<'_>) -> Hints {
    let mut found = hints(reader).without(Hints::CHANGE).without(Hints::NAMES).without(Hints::MONEY);
    let has = |words: &[&[u8]]| {
        (0..reader.tokens.len()).any(|i| words.iter().any(|w| reader.bytes(i).eq_ignore_ascii_case(w)))
    };
    let word = |w: Word| reader.tokens.iter().any(|t| t.word == w);
    // "Common stock, $0.01 par value per share; 1,000 shares authorized" speaks of shares in its words.
    if word(Word::Par) && reader.tokens.len() > 6 {
        found = found.without(Hints::PER_SHARE);
    }
    // "Treasury stock, at cost, 3,000 shares", "Common stock, $0.01 par value": money all the same.
    if word(Word::Par)
        || has(&[
            b"cost",
            b"dividends",
            b"proceeds",
            b"payments",
            b"compensation",
            b"purchase",
            b"repurchase",
        ])
    {
        found = found.without(Hints::SHARES.with(Hints::COUNT));
    }
    // "Compensation to employees", "Loans to members": amounts, whoever they are paid to.
    let paid = [
        &b"compensation"[..],
        b"wages",
        b"salaries",
        b"benefits",
        b"benefit",
        b"costs",
        b"expense",
        b"expenses",
        b"loans",
        b"receivable",
        b"payable",
        b"deposits",
        b"contributions",
        b"revenue",
        b"sales",
        b"due",
    ];
    if found.has(Hints::COUNT) && has(&paid) {
        found = found.without(Hints::COUNT);
    }
    let counted = has(&[
        b"average",
        b"weighted",
        b"outstanding",
        b"number",
        b"diluted",
        b"dilutive",
        b"basic",
        b"issued",
        b"weighted-average",
    ]) || reader.tokens.len() <= 3;
    if found.has(Hints::SHARES) && !counted {
        found = found.without(Hints::SHARES);
    }
    if has(&[b"weighted", b"average"]) && word(Word::Shares) && !found.has(Hints::PER_SHARE) {
        found = found.with(Hints::DENOMINATOR);
    }
    found
}

#[cfg(test)]
mod tests;
