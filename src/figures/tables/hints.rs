//! What the words of a row or a column say about the numbers beside or below them.

mod words;

use std::cell::OnceCell;

use super::super::lexer::{CENT, Token, TokenKind};
use super::super::prose::Reader;
use super::super::words::Word;
use super::things;
pub(super) use words::refers_to_notes;
use words::{counts_days, names_state, word_hints};

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
    /// Amounts in hundredths of the currency: "(US cents)", "pence".
    pub(super) const CENTS: Self = Self(131_072);
    /// Amounts for each ounce, barrel or square foot: printed in full, whatever others are in.
    pub(super) const EACH: Self = Self(262_144);
    /// A heading over what there is at the end of each period: "At year end:".
    pub(super) const AT_END: Self = Self(524_288);
    /// A class of shares, which is counted or valued: "Common shares", "Unearned ESOP shares".
    pub(super) const CLASS: Self = Self(1_048_576);
    /// Lengths of time in months.
    pub(super) const MONTHS: Self = Self(2_097_152);
    /// Lengths of time in days.
    pub(super) const DAYS: Self = Self(4_194_304);
    /// A ratio that is told in hundredths: "Loss ratio", "Tier 1 capital ratio".
    pub(super) const OF_HUNDRED: Self = Self(8_388_608);
    /// A heading over what is owed, whoever owes it: "Receivables:" over "Customers".
    pub(super) const OWED: Self = Self(16_777_216);
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
        self.without(Self::AVERAGE.with(Self::EXTREME).with(Self::OWED)).0 == 0
    }
}

/// Reads hints off the words of a header or a row label.
pub(super) fn hints(reader: Reader<'_>) -> Hints {
    let mut found = Hints::default();
    let mut aside_end = 0;
    let of_rate = OnceCell::new();
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
            // "5.3% notes due 1998": a rate of the label itself.
            TokenKind::Percent
                if reader.kind_before(at, 1) == Some(TokenKind::Number)
                    && *of_rate.get_or_init(|| is_of_rate(reader)) => {}
            TokenKind::Percent => found = found.with(Hints::PERCENT),
            // "Exercise or base price ($/Sh)" (Regulation S-K, Item 402).
            TokenKind::Currency(_)
                if reader.kind(at + 1) == Some(TokenKind::Slash)
                    && reader.says(at + 2, &[&b"sh"[..], b"share"]) =>
            {
                found = found.with(Hints::PER_SHARE);
                aside_end = at + 3;
            }
            // "Cost per mile (¢)".
            TokenKind::Sign(CENT) if reader.kind_before(at, 1) == Some(TokenKind::Open) => {
                found = found.with(Hints::CENTS);
            }
            // "$0.01 par value" in a header is a price, not a unit.
            TokenKind::Currency(_) if reader.kind(at + 1) != Some(TokenKind::Number) => {
                found = found.with(Hints::MONEY);
            }
            // "# of Receivables".
            TokenKind::Sign(b'#') if at == 0 && reader.word(1) == Word::Of && reader.text_of(at) == "#" => {
                found = found.with(Hints::COUNT);
            }
            _ => found = found.with(word_hints(reader, at, token.word)),
        }
    }
    // "Number of Years Credited Service (#)" (Regulation S-K, Item 402(h)).
    let served = |i: usize| {
        // "Fiscal years debt service" is paid.
        let credited = || (i.saturating_sub(SERVICE)..i + SERVICE).any(|j| reader.is(j, b"credited"));
        let service = || (i + 1..i + SERVICE).find(|j| reader.is(*j, b"service"));
        reader.word(i) == Word::Years
            && service().is_some_and(|j| !reader.is(j - 1, b"debt"))
            && (reader.word(i + 1) == Word::Of || credited())
    };
    if (0..reader.tokens.len()).any(served) && !found.has(Hints::MONEY) {
        return Hints::YEARS;
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

/// Words between years and the service that they are of, at most.
const SERVICE: usize = 5;

/// True for the name of what has a rate or is taken at one, in amounts: "5.3% notes due 1998", "Tax at 35%". "Return at
/// 10%" is told in hundredths itself.
fn is_of_rate(reader: Reader<'_>) -> bool {
    const NAMED: [&[u8]; 34] = [
        b"note",
        b"notes",
        b"bond",
        b"bonds",
        b"debenture",
        b"debentures",
        b"preferred",
        b"preference",
        b"loan",
        b"loans",
        b"debt",
        b"senior",
        b"subordinated",
        b"convertible",
        b"secured",
        b"mortgage",
        b"securities",
        b"certificates",
        b"stock",
        b"due",
        b"discount",
        b"discounted",
        b"tax",
        b"taxes",
        b"statutory",
        b"lease",
        b"leases",
        b"obligation",
        b"obligations",
        b"mortgages",
        b"borrowings",
        b"facility",
        b"payable",
        b"maturing",
    ];
    (0..reader.tokens.len()).any(|i| reader.says(i, &NAMED))
}

/// "Amount and nature of beneficial ownership", "Amount beneficially owned": of shares (Regulation S-K, Item 403).
fn is_beneficial(reader: Reader<'_>) -> bool {
    let owned = |at: usize| reader.says(at, &[&b"ownership"[..], b"owned"]);
    let beneficial = reader.tokens.iter().position(|token| token.word == Word::Beneficial);
    beneficial.is_some_and(|at| owned(at + 1))
}

/// The end of a bracket at `at` that holds a number of its own: "($4.29 per share declared)" says
/// nothing of the numbers beside it.
fn aside(reader: Reader<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..reader.tokens.len()).find(|i| reader.kind(*i) == Some(TokenKind::Close))?;
    let number = |i: usize| reader.kind(i) == Some(TokenKind::Number) && reader.bytes(i) != b"000";
    (close > at + 2 && (at + 1..close).any(number)).then_some(close + 1)
}

/// Reads a heading over rows. "Diluted income" stands over results for each share, where it speaks of no
/// shares.
pub(super) fn heading_hints(reader: Reader<'_>) -> Hints {
    let found = hints(reader);
    let named = |i: usize| reader.says(i, &[&b"basic"[..], b"diluted"]);
    let per_share =
        reader.tokens.len() <= 4 && !found.has(Hints::SHARES) && (0..reader.tokens.len()).any(named);
    let found = if per_share { found.with(Hints::PER_SHARE) } else { found };
    // "Effect of dilutive securities:" among the numbers of shares of a reconciliation.
    let dilutive = (0..reader.tokens.len()).any(|i| reader.bytes(i).eq_ignore_ascii_case(b"dilutive"));
    let found = if dilutive && reader.tokens.len() <= 8 { found.with(Hints::DENOMINATOR) } else { found };
    let found = if found.has(Hints::COUNT) && is_paid(reader) { found.without(Hints::COUNT) } else { found };
    let found = if counted_at_end(reader) { found.with(Hints::COUNT) } else { found };
    let found = if things::heads_wells(reader) { found.with(Hints::COUNT) } else { found };
    let found = if names_debts(reader) { found.with(Hints::OWED) } else { found };
    if is_at_end(reader) { found.with(Hints::AT_END) } else { found }
}

/// "At year end:", "Period-end balances", "Balance sheet data (at end of year):": what stands below tells what
/// there is then.
fn is_at_end(reader: Reader<'_>) -> bool {
    let of_state = [&b"at"[..], b"balance", b"balances", b"year", b"period", b"quarter", b"end", b"as"];
    // "Loans at period end:".
    let last = (0..reader.tokens.len()).rev().find(|at| reader.is_word(*at)).unwrap_or(0);
    let closes = last > 2 && reader.word(last) == Word::End && reader.word(last - 2) == Word::At;
    let opens = reader.says(0, &of_state) || counted_at_end(reader) || closes;
    let ends = (0..reader.tokens.len()).any(|at| reader.word(at) == Word::End);
    let averaged = (0..reader.tokens.len()).any(|at| reader.bytes(at).eq_ignore_ascii_case(b"average"));
    reader.tokens.len() <= 12 && opens && ends && !averaged && names_state(reader)
}

/// "Accounts receivable:", "Due from": whoever stands below owes an amount.
fn names_debts(reader: Reader<'_>) -> bool {
    const DEBTS: [&[u8]; 4] = [b"receivable", b"receivables", b"payable", b"payables"];
    // "Past due 30 to 59 days:", "Due after one year:" tell of a time.
    let due = |i: usize| {
        reader.is(i, b"due")
            && !reader.is(i.wrapping_sub(1), b"past")
            && reader.says(i + 1, &[b"from", b"to", b"by"])
    };
    (0..reader.tokens.len().min(8)).any(|i| reader.says(i, &DEBTS) || due(i))
}

/// "Customers at year end:", "Restaurants open at end of period".
fn counted_at_end(reader: Reader<'_>) -> bool {
    let at = (1..reader.tokens.len()).find(|i| reader.word(*i) == Word::At);
    let end = |i: usize| matches!(reader.word(i), Word::End | Word::Beginning);
    at.is_some_and(|at| (at + 1..=at + 3).any(end)) && things::speaks_of_things(reader)
}

/// "Total cash, cash equivalents and restricted cash": what there is at the end, in a table of whatever time.
fn is_cash(reader: Reader<'_>) -> bool {
    const CASH: [&[u8]; 9] = [
        b"cash",
        b"equivalents",
        b"restricted",
        b"total",
        b"unrestricted",
        b"current",
        b"and",
        b"noncurrent",
        b"long-term",
    ];
    let words = || (0..reader.tokens.len()).filter(|i| reader.is_word(*i));
    let named = words().any(|i| reader.is(i, b"equivalents") || reader.is(i, b"restricted"));
    named
        && words().any(|i| reader.is(i, b"cash"))
        && words().all(|i| {
            CASH.iter().any(|word| reader.is(i, word)) || matches!(reader.word(i), Word::Total | Word::And)
        })
}

/// "Total assets", "Identifiable operating assets", "Long-lived assets, net": what there is at the end, in a table of
/// segments or countries of whatever time.
pub(super) fn names_assets(reader: Reader<'_>) -> bool {
    let whose = [&b"total"[..], b"identifiable", b"segment", b"long-lived"];
    // "Book value per share", "Tangible book value".
    if (0..2).any(|i| reader.is(i, b"book") && reader.is(i + 1, b"value")) {
        let moves = [&b"growth"[..], b"sold", b"change", b"increase", b"of"];
        return !(2..reader.tokens.len()).any(|i| moves.iter().any(|word| reader.is(i, word)));
    }
    // "Total gain on sale of assets" tells what was done with them.
    const OTHER: [&[u8]; 12] = [
        b"earning",
        b"bearing",
        b"average",
        b"interest-earning",
        b"interest-bearing",
        b"of",
        b"on",
        b"to",
        b"in",
        b"for",
        b"from",
        b"with",
    ];
    let first = whose.iter().any(|word| reader.is(0, word));
    let Some(assets) = (1..reader.tokens.len().min(6)).find(|i| reader.is(*i, b"assets")) else {
        return false;
    };
    // "Total interest-earning assets" and "Total average assets" head a column of averages as often.
    let joined = (0..assets).all(|i| {
        (reader.is_word(i) || reader.kind(i) == Some(TokenKind::Hyphen))
            && !OTHER.iter().any(|word| reader.is(i, word))
    });
    let ends = matches!(
        reader.kind(assets + 1),
        None | Some(TokenKind::Open | TokenKind::Comma | TokenKind::Mark | TokenKind::Colon)
    );
    first && joined && ends
}

/// "Weighted-average discount rate": of leases, that of what is left to pay (ASC 842-20-50-4).
pub(super) fn names_discount_rate(reader: Reader<'_>) -> bool {
    (0..reader.tokens.len().min(12)).any(|i| reader.is(i, b"discount") && reader.is(i + 1, b"rate"))
}

/// True for a label that ends in "par value", behind a comma or alone, and has no number.
fn names_par_value(reader: Reader<'_>) -> bool {
    let Some(par) = reader.tokens.len().checked_sub(2).filter(|at| reader.word(*at) == Word::Par) else {
        return false;
    };
    let apart = par == 0 || reader.kind(par - 1) == Some(TokenKind::Comma);
    apart && !reader.tokens.iter().any(|t| t.kind == TokenKind::Number)
}

/// The unit that a label names in brackets at its end: shares, or amounts for each.
fn bracketed_unit(reader: Reader<'_>) -> Option<Hints> {
    let end = reader.tokens.len().checked_sub(1).filter(|end| reader.kind(*end) == Some(TokenKind::Close))?;
    let open = (0..end).rev().take(7).find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    let first = open + 1 + usize::from(reader.word(open + 1) == Word::In);
    if first + 1 > end {
        return None;
    }
    let shares =
        reader.word(end - 1) == Word::Shares && reader.bytes(end - 1).eq_ignore_ascii_case(b"shares");
    if shares && first == end - 1 {
        return Some(Hints::SHARES);
    }
    let per =
        reader.word_before(end, 2) == Word::Per && matches!(reader.word(end - 1), Word::Share | Word::Unit);
    (per && !(first..end).any(|i| reader.kind(i) == Some(TokenKind::Number))).then_some(Hints::PER_SHARE)
}

/// "Compensation to employees", "Loans to members": amounts, whoever they are paid to.
fn is_paid(reader: Reader<'_>) -> bool {
    const PAID: [&[u8]; 25] = [
        b"liability",
        b"liabilities",
        b"reserve",
        b"reserves",
        b"inventory",
        b"inventories",
        b"accrual",
        b"obligation",
        b"obligations",
        b"compensation",
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
    // "Number of loans" is none.
    let numbered = reader.word(0) == Word::Number && reader.word(1) == Word::Of;
    !numbered && (0..reader.tokens.len()).any(|i| reader.says(i, &PAID))
}

/// "shares", "shares of common stock" behind "Number of".
fn is_named_shares(reader: Reader<'_>) -> bool {
    (2..=4).any(|at| reader.says(at, &[b"shares", b"units"]))
}

/// Reads the label of a row: hints that count for the whole row only where its words say so plainly.
pub(super) fn row_hints(reader: Reader<'_>) -> Hints {
    let mut found = hints(reader).without(Hints::CHANGE).without(Hints::NAMES).without(Hints::MONEY);
    let has = |words: &[&[u8]]| (0..reader.tokens.len()).any(|i| reader.says(i, words));
    let word = |w: Word| reader.tokens.iter().any(|t| t.word == w);
    // "Common stock, $0.01 par value per share; 1,000 shares authorized" speaks of shares in its words.
    if word(Word::Par) && reader.tokens.len() > 6 {
        found = found.without(Hints::PER_SHARE);
    }
    // "Number of shares of common stock, $1.00 par value, outstanding as of" a day: what a cover page asks for.
    if reader.word(0) == Word::Number && reader.word(1) == Word::Of && is_named_shares(reader) {
        return Hints::SHARES;
    }
    // "Anti-dilutive options excluded".
    let excluded = has(&[b"antidilutive", b"anti-dilutive"])
        || (1..reader.tokens.len())
            .any(|i| reader.is(i, b"dilutive") && reader.kind(i - 1) == Some(TokenKind::Hyphen));
    if excluded && !found.tells_kind() && (word(Word::Option) || word(Word::Award) || word(Word::Warrant)) {
        found = found.with(Hints::SHARES);
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
    // "ALDER STORES INC" in a list of holdings is a company.
    let last = reader.tokens.len().saturating_sub(1);
    if found.has(Hints::COUNT) && reader.says(last, &[b"inc", b"corp", b"ltd", b"llc", b"plc", b"co", b"lp"])
    {
        found = found.without(Hints::COUNT);
    }
    if found.has(Hints::COUNT) && is_paid(reader) {
        found = found.without(Hints::COUNT);
    }
    if covers_loans(reader) {
        found = found.with(Hints::PERCENT);
    }
    // "Treasury stock, shares".
    let in_shares = last > 1 && reader.is(last, b"shares") && reader.kind(last - 1) == Some(TokenKind::Comma);
    let named = || counted_at_end(reader) && !is_paid(reader) || things::counts_done(reader);
    if !found.tells_kind() && named() {
        found = found.with(Hints::COUNT);
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
    ]) || in_shares
        || reader.tokens.len() <= 3
        || are_bought_or_left(reader)
        || (1..reader.tokens.len())
            .any(|i| reader.word(i - 1) == Word::Shares && reader.says(i, &[&b"authorized"[..], b"used"]));
    if found.has(Hints::SHARES) && !counted {
        found = found.without(Hints::SHARES);
    }
    let days = (0..reader.tokens.len()).any(|i| reader.word(i) == Word::Days);
    if days && !found.tells_kind() && counts_days(reader) {
        found = found.with(Hints::COUNT);
    }
    // "Preferred stock, par value (in dollars per share)", "Common stock, shares authorized (in shares)".
    match bracketed_unit(reader) {
        Some(unit) => found = found.without(Hints::KINDS).with(unit),
        // "Preferred stock, par value": that of one share, where the label does not say how much it is.
        // "Capital in excess of par value" and "Change in par value" are amounts.
        None if names_par_value(reader) => {
            found = found.without(Hints::SHARES).with(Hints::PER_SHARE);
        }
        None => {}
    }
    if found.has(Hints::SHARES) && names_class(reader) {
        found = found.with(Hints::CLASS);
    }
    if is_cash(reader) && !found.has(Hints::OPENING) {
        found = found.with(Hints::CLOSING);
    }
    // "Numerator for basic earnings per share - net income", "Denominator for basic earnings per share - weighted
    // average shares" (FAS 128; ASC 260-10-50-1).
    if reader.is(0, b"numerator") {
        found = found.without(Hints::PER_SHARE.with(Hints::SHARES));
    } else if reader.is(0, b"denominator") && !words::has_currency(reader) {
        found = found.without(Hints::PER_SHARE).with(Hints::SHARES).with(Hints::DENOMINATOR);
    }
    let averaged = has(&[b"weighted", b"average"]) && word(Word::Shares);
    if (averaged || are_outstanding(reader)) && !found.has(Hints::PER_SHARE) {
        found = found.with(Hints::DENOMINATOR);
    }
    found
}

/// "Allowance for loan losses to period-end loans": told in hundredths (Regulation S-K, Item 1405). How often it covers
/// the loans that do not perform is told either way.
fn covers_loans(reader: Reader<'_>) -> bool {
    const ALLOWANCE: [&[u8]; 11] = [
        b"allowance",
        b"for",
        b"loan",
        b"loans",
        b"credit",
        b"losses",
        b"and",
        b"lease",
        b"leases",
        b"possible",
        b"as",
    ];
    const LOANS: [&[u8]; 15] = [
        b"total",
        b"period-end",
        b"year-end",
        b"period",
        b"year",
        b"end",
        b"average",
        b"loans",
        b"leases",
        b"retained",
        b"outstanding",
        b"and",
        b"net",
        b"gross",
        b"of",
    ];
    let Some(to) = (1..reader.tokens.len()).find(|at| reader.word(*at) == Word::To) else { return false };
    let bracket = (to..reader.tokens.len()).find(|at| reader.kind(*at) == Some(TokenKind::Open));
    let end = bracket.unwrap_or(reader.tokens.len());
    reader.is(0, b"allowance")
        && (0..to).all(|at| reader.says(at, &ALLOWANCE))
        && (to + 1..end).all(|at| reader.says(at, &LOANS) || reader.kind(at) == Some(TokenKind::Hyphen))
        && (to + 1..end).any(|at| reader.says(at, &[b"loans", b"leases"]))
}

/// "Total shares of common stock repurchased", "Common shares at period-end": so many of them, where the words name
/// nothing else but which they are.
fn are_bought_or_left(reader: Reader<'_>) -> bool {
    const WHICH: [&[u8]; 9] =
        [b"total", b"common", b"ordinary", b"stock", b"class", b"of", b"the", b"our", b"company"];
    let Some(shares) = (0..reader.tokens.len()).find(|at| reader.is(*at, b"shares")) else { return false };
    let which = |at: usize| reader.says(at, &WHICH) || reader.bytes(at).len() == 1;
    let rest = (shares + 1..reader.tokens.len()).find(|at| !which(*at));
    let told = rest.is_some_and(|at| {
        reader.says(at, &[b"repurchased", b"purchased", b"reacquired", b"retired"])
            && at + 1 == reader.tokens.len()
            || reader.word(at) == Word::At
                && (at + 1..at + 4).any(|i| reader.word(i) == Word::End || reader.is(i, b"period-end"))
    });
    (0..shares).all(which) && told
}

/// "Common shares outstanding", "Number of shares outstanding": so many, and nothing else.
fn are_outstanding(reader: Reader<'_>) -> bool {
    const BEFORE: [&[u8]; 6] = [b"common", b"ordinary", b"total", b"number", b"of", b"class"];
    let last = reader.tokens.len().saturating_sub(1);
    let shares = last.saturating_sub(1);
    reader.is(last, b"outstanding")
        && reader.word(shares) == Word::Shares
        && last > 0
        && (0..shares).all(|at| reader.says(at, &BEFORE) || reader.bytes(at).len() == 1)
}

/// True for "shares" after nothing but the name of their class, whatever follows: "Common shares, without par value".
fn names_class(reader: Reader<'_>) -> bool {
    const CLASSES: [&[u8]; 14] = [
        b"common",
        b"preferred",
        b"preference",
        b"ordinary",
        b"capital",
        b"treasury",
        b"class",
        b"restricted",
        b"unearned",
        b"unallocated",
        b"unvested",
        b"esop",
        b"convertible",
        b"management",
    ];
    let parts = |token: &Token| {
        matches!(
            token.kind,
            TokenKind::Comma | TokenKind::Semicolon | TokenKind::Open | TokenKind::Hyphen | TokenKind::Dash
        )
    };
    let end = reader.tokens.iter().position(parts).unwrap_or(reader.tokens.len());
    let Some(last) = end.checked_sub(1).filter(|last| *last > 0) else { return false };
    let named = |at: usize| {
        let bytes = reader.bytes(at);
        bytes.len() == 1 || CLASSES.iter().any(|class| bytes.eq_ignore_ascii_case(class))
    };
    let averaged =
        |at: usize| reader.says(at, &[&b"average"[..], b"weighted", b"diluted", b"basic", b"equivalent"]);
    reader.bytes(last).eq_ignore_ascii_case(b"shares")
        && (0..last).all(named)
        && !(end..reader.tokens.len()).any(averaged)
}

#[cfg(test)]
mod tests;
