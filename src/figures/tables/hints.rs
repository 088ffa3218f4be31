//! What the words of a row or a column say about the numbers beside or below them.

mod counted;
mod each;
mod heading;
mod in_units;
mod measured;
mod quotient;
mod rates;
mod row;
mod stated;
mod words;

use std::cell::OnceCell;

use super::super::lexer::{CENT, TokenKind};
use super::super::prose::Reader;
use super::super::words::Word;
use each::over_slash;
pub(super) use heading::{heading_hints, place_at_end};
pub(super) use in_units::counts_in_units;
pub(super) use rates::tells_rates;
pub(super) use row::row_hints;
pub(super) use stated::stated_unit;
pub(super) use words::refers_to_notes;
use words::word_hints;

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints(u32);

impl Hints {
    /// Amounts for each share: "per share", "exercise price".
    pub(super) const PER_SHARE: Self = Self(1 << 0);
    /// Numbers of shares.
    pub(super) const SHARES: Self = Self(1 << 1);
    /// Hundredths.
    pub(super) const PERCENT: Self = Self(1 << 2);
    /// Money: "amount", "value", a currency sign.
    pub(super) const MONEY: Self = Self(1 << 3);
    /// Lengths of time in years.
    pub(super) const YEARS: Self = Self(1 << 4);
    /// Numbers of things.
    pub(super) const COUNT: Self = Self(1 << 5);
    /// The difference of other columns: it has no period of its own.
    pub(super) const CHANGE: Self = Self(1 << 6);
    /// Numbers that name notes, pages or exhibits: no figures.
    pub(super) const NAMES: Self = Self(1 << 7);
    /// The state at the start of the column's period.
    pub(super) const OPENING: Self = Self(1 << 8);
    /// The state at its end.
    pub(super) const CLOSING: Self = Self(1 << 9);
    /// A weighted average or other share count in a reconciliation of earnings per share.
    pub(super) const DENOMINATOR: Self = Self(1 << 10);

    /// Options, restricted units and other awards, which are counted or valued.
    pub(super) const AWARDS: Self = Self(1 << 11);
    /// One number to another, without a unit: "Current ratio".
    pub(super) const RATIO: Self = Self(1 << 12);
    /// An average over the column's period.
    pub(super) const AVERAGE: Self = Self(1 << 13);
    /// Numbers that name securities or companies.
    pub(super) const CODES: Self = Self(1 << 14);
    /// Areas, volumes and other measures: "Square feet", "Mcf".
    pub(super) const MEASURE: Self = Self(1 << 15);
    /// The highest or lowest of something: of prices, where shares are spoken of.
    pub(super) const EXTREME: Self = Self(1 << 16);
    /// Amounts in hundredths of the currency: "(US cents)", "pence".
    pub(super) const CENTS: Self = Self(1 << 17);
    /// Amounts for each ounce, barrel or square foot: printed in full, whatever others are in.
    pub(super) const EACH: Self = Self(1 << 18);
    /// A heading over what there is at the end of each period: "At year end:".
    pub(super) const AT_END: Self = Self(1 << 19);
    /// A class of shares, which is counted or valued: "Common shares", "Unearned ESOP shares".
    pub(super) const CLASS: Self = Self(1 << 20);
    /// Lengths of time in months.
    pub(super) const MONTHS: Self = Self(1 << 21);
    /// Lengths of time in days.
    pub(super) const DAYS: Self = Self(1 << 22);
    /// A ratio that is told in hundredths: "Loss ratio", "Tier 1 capital ratio".
    pub(super) const OF_HUNDRED: Self = Self(1 << 23);
    /// A heading over what is owed, whoever owes it: "Receivables:" over "Customers".
    pub(super) const OWED: Self = Self(1 << 24);
    /// A unit that the words state, so that it needs no digits after the point to bear it out: "(%)", "(bps)".
    pub(super) const STATED: Self = Self(1 << 25);
    /// Hundredths of a percent.
    pub(super) const POINTS: Self = Self(1 << 26);
    /// Amounts for each store, employee or home: printed in full, or in what the others are in.
    pub(super) const EACH_PLACE: Self = Self(1 << 27);
    /// One thing set against another: "Debt to equity".
    pub(super) const QUOTIENT: Self = Self(1 << 28);
    /// What is left of a whole, so that it is never more than one, or than a hundred: "Pool factor".
    pub(super) const REST: Self = Self(1 << 30);
    /// A heading over what a balance sheet has: "Balance sheet data", "Financial position".
    pub(super) const SHEET: Self = Self(1 << 29);
    /// What says of which kind a figure is.
    const KINDS: Self = Self::PER_SHARE
        .with(Self::SHARES)
        .with(Self::PERCENT)
        .with(Self::MONEY)
        .with(Self::YEARS)
        .with(Self::COUNT)
        .with(Self::AWARDS)
        .with(Self::RATIO)
        .with(Self::MEASURE);
    /// What a column of amounts does not hold, though its header may name it: "Without option to purchase
    /// additional units", changes in interest due to "Rate".
    pub(super) const UNLIKE_MONEY: Self =
        Self::SHARES.with(Self::PERCENT).with(Self::COUNT).with(Self::AWARDS).with(Self::MEASURE);

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
        self.without(Self::AVERAGE.with(Self::EXTREME).with(Self::OWED).with(Self::SHEET)).0 == 0
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
            // "5.3% notes due 1998": a rate of the label itself; "1% increase in rates": what moved.
            TokenKind::Percent
                if reader.kind_before(at, 1) == Some(TokenKind::Number)
                    && *of_rate.get_or_init(|| is_of_rate(reader) || rates::is_moved(reader)) => {}
            TokenKind::Percent => found = found.with(Hints::PERCENT),
            // "Exercise or base price ($/Sh)", "Realized price ($/oz)".
            TokenKind::Currency(_) if let Some(each) = over_slash(reader, at) => {
                found = found.with(each);
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
    // "Average price per ton": no price of a share. "Depletion rate per Mcfe": no hundredths.
    let each = found.has(Hints::EACH.with(Hints::EACH_PLACE));
    if each && !reader.tokens.iter().any(|t| t.word == Word::Share) {
        found = found.without(Hints::PER_SHARE);
    }
    // "Interest rate per loan" is one.
    let told = reader.tokens.iter().any(|t| t.kind == TokenKind::Percent || t.word == Word::Percent);
    // So is "Passenger yield (cents)", what a mile brings in, and no part of a hundred.
    if found.has(Hints::EACH.with(Hints::CENTS)) && !told {
        found = found.without(Hints::PERCENT);
    }
    // "Ordinary shares (pence)" over prices: those of one share.
    if found.has(Hints::CENTS) && found.has(Hints::SHARES) {
        found = found.without(Hints::SHARES).with(Hints::PER_SHARE);
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
    let counts_shares = is_beneficial(reader) || sells_securities(reader) || is_left_to_buy(reader);
    if counts_shares && !found.has(Hints::PERCENT) {
        found = found.without(Hints::MONEY).with(Hints::SHARES);
    }
    found
}

/// Words between years and the service that they are of, at most.
const SERVICE: usize = 5;

/// What is owed: it has a rate, and may be in another currency than the amounts of its table.
pub(super) const DEBT: [&[u8]; 11] = [
    b"note",
    b"notes",
    b"bond",
    b"bonds",
    b"debenture",
    b"debentures",
    b"loan",
    b"loans",
    b"debt",
    b"borrowings",
    b"facility",
];

/// True for the name of what has a rate or is taken at one, in amounts: "5.3% notes due 1998", "Tax at 35%". "Return at
/// 10%" is told in hundredths itself.
fn is_of_rate(reader: Reader<'_>) -> bool {
    const NAMED: [&[u8]; 23] = [
        b"preferred",
        b"preference",
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
        b"payable",
        b"maturing",
    ];
    (0..reader.tokens.len()).any(|i| reader.says(i, &DEBT) || reader.says(i, &NAMED))
}

/// "Amount and nature of beneficial ownership", "Amount beneficially owned": of shares (Regulation S-K, Item 403).
fn is_beneficial(reader: Reader<'_>) -> bool {
    let owned = |at: usize| reader.says(at, &[&b"ownership"[..], b"owned"]);
    let beneficial = reader.tokens.iter().position(|token| token.word == Word::Beneficial);
    beneficial.is_some_and(|at| owned(at + 1))
}

/// "Maximum Number (or Approximate Dollar Value) of Shares that May Yet Be Purchased": shares, as what is told in dollars has
/// their sign (Regulation S-K, Item 703). A head with that sign, "($ in millions)", says that these are dollars.
fn is_left_to_buy(reader: Reader<'_>) -> bool {
    let first = usize::from(reader.kind(0) == Some(TokenKind::Open)) * 3;
    let number = reader.says(first, &[b"maximum", b"approximate"]) && reader.word(first + 1) == Word::Number;
    let or = (first + 2..first + 4).any(|at| reader.word(at) == Word::Or);
    let signed = reader.tokens.iter().any(|token| matches!(token.kind, TokenKind::Currency(_)));
    number && or && !signed && (first + 2..reader.tokens.len()).any(|at| reader.word(at) == Word::Dollar)
}

/// "Amount of securities sold", "Amount of securities acquired": of shares (Form 144, Tables I and II).
fn sells_securities(reader: Reader<'_>) -> bool {
    reader.is(0, b"amount")
        && reader.word(1) == Word::Of
        && reader.is(2, b"securities")
        && reader.says(3, &[&b"sold"[..], b"acquired"])
        && !reader.is_word(4)
}

/// The end of a bracket at `at` that holds a number of its own: "($4.29 per share declared)" says
/// nothing of the numbers beside it.
fn aside(reader: Reader<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..reader.tokens.len()).find(|i| reader.kind(*i) == Some(TokenKind::Close))?;
    let number = |i: usize| reader.kind(i) == Some(TokenKind::Number) && reader.bytes(i) != b"000";
    (close > at + 2 && (at + 1..close).any(number)).then_some(close + 1)
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

/// "Compensation to employees", "Loans to members": amounts, whoever they are paid to.
fn is_paid(reader: Reader<'_>) -> bool {
    const PAID: [&[u8]; 28] = [
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
        b"receivables",
        b"payable",
        b"advances",
        b"deposits",
        b"contributions",
        b"revenue",
        b"revenues",
        b"sales",
        b"due",
    ];
    // "Number of loans", "Total number of loans" are none; "Loans by number of days" are.
    let number = (0..3).find(|at| reader.word(*at) == Word::Number && reader.word(at + 1) == Word::Of);
    let numbered = number.is_some_and(|number| !(0..number).any(|i| reader.says(i, &PAID)));
    !numbered && (0..reader.tokens.len()).any(|i| reader.says(i, &PAID))
}

#[cfg(test)]
mod tests;
