//! What each word of a label or header says of the numbers beside or below it.

use super::super::super::currency::is_nation;
use super::super::super::lexer::TokenKind;
use super::super::super::prose::Reader;
use super::super::super::words::{self, Word};
use super::super::measures;
use super::Hints;
use super::counted::{are_interests, are_units_moved, has_currency};
use super::heading::said_of_end;
use super::stated::are_points;
use super::{each, rates};

/// "number of shares", "number of options".
fn is_number_of_shares(reader: Reader<'_>, at: usize) -> bool {
    reader.word(at) == Word::Number
        && reader.word(at + 1) == Word::Of
        && (2..7).any(|i| {
            matches!(
                reader.word(at + i),
                Word::Shares | Word::Units | Word::Option | Word::Warrant | Word::Rsu | Word::Award
            ) && !are_other(reader, at + i)
        })
        // Item 201(d) of Regulation S-K: "number of securities to be issued upon exercise"; the number of
        // securities alone is that of issues held.
        || reader.word(at) == Word::Number
            && reader.bytes(at + 2).eq_ignore_ascii_case(b"securities")
            && reader.is_word(at + 3)
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

/// True for "Note", "Notes", "See Note", "Note No.": "Senior Notes" and "Notes Receivable" are owed.
pub(in super::super) fn refers_to_notes(reader: Reader<'_>, at: usize) -> bool {
    let before = at == 0 || reader.says(at - 1, &[&b"see"[..], b"foot"]);
    let reference = [&b"reference"[..], b"ref", b"references"];
    let after =
        !reader.is_word(at + 1) || reader.word(at + 1) == Word::Number || reader.says(at + 1, &reference);
    before && after
}

pub(super) fn word_hints(reader: Reader<'_>, at: usize, word: Word) -> Hints {
    match word {
        Word::Per => each::per(reader, at),
        Word::Percent => Hints::PERCENT,
        Word::Basis | Word::Bps if are_points(reader, at) => Hints::PERCENT.with(Hints::POINTS),
        Word::Cent | Word::Penny if in_cents(reader, at) => Hints::CENTS,
        Word::Unit if are_units_moved(reader, at) => Hints::COUNT,
        Word::Shares | Word::Units if is_shares(reader, at) => Hints::SHARES,
        Word::Units if is_plural_units(reader, at) => Hints::COUNT,
        Word::Other if are_interests(reader, at) => Hints::SHARES,
        Word::Feet | Word::Acre | Word::Volume | Word::Power | Word::Weight | Word::Mile | Word::Pound
            if measures::measure_at(reader, at).is_some() => {
            Hints::MEASURE
        }
        Word::Option | Word::Warrant | Word::Rsu | Word::Award
            // "Option exercise price" is a price, "Value of options at year end" an amount.
            if (at == 0 || reader.word_before(at, 1) == Word::Of && reader.word_before(at, 2) != Word::Value)
                && !matches!(reader.word(at + 1), Word::Exercise | Word::Price) =>
        {
            Hints::SHARES.with(Hints::AWARDS)
        }
        Word::Ads => Hints::SHARES,
        Word::Years if reader.bytes(at) == b"yrs" => Hints::YEARS,
        Word::Years | Word::Year
            if reader.kind_before(at, 1) == Some(TokenKind::Open) && !said_of_end(reader) || in_unit(reader, at) =>
        {
            Hints::YEARS
        }
        // "Weighted average years to maturity" over a column; "1 to 5 years to maturity" names a row of amounts.
        Word::Years
            if reader.word(at + 1) == Word::To
                && reader.says(at + 2, &[b"maturity", b"expiration", b"expiry"])
                && !reader.tokens.iter().any(|t| t.kind == TokenKind::Number) =>
        {
            Hints::YEARS
        }
        Word::Months | Word::Month if in_brackets(reader, at) || ends_name(reader, at) => Hints::YEARS.with(Hints::MONTHS),
        // "Weighted average months to maturity".
        Word::Months if reader.word(at + 1) == Word::To && reader.says(at + 2, &[b"maturity", b"roll"]) => {
            Hints::YEARS.with(Hints::MONTHS)
        }
        Word::Days if in_brackets(reader, at) || ends_name(reader, at) => Hints::YEARS.with(Hints::DAYS),
        Word::Number if is_number_of_shares(reader, at) => Hints::SHARES,
        Word::Number if reader.word(at + 1) == Word::Of => Hints::COUNT,
        // "Facility Number", "Policy No.": a name, unless it is a number of something by other words.
        Word::Number if names_things(reader, at) => Hints::NAMES,
        // "Change in Pension Value" (Regulation S-K, Item 402): an amount of its own.
        Word::Change if at == 0 && reader.word(1) == Word::In && reader.is(2, b"pension") => Hints::default(),
        // "Change in Control" over what is paid then.
        Word::Change if reader.says(at + 2, &[b"control"]) => Hints::default(),
        // "Fair value with changes recognized in income" is no difference of other columns.
        Word::Change
            if at == 0
                || reader.tokens.len() <= 4
                // "Five-Year Compound Growth Rate" beside columns of years: of none of them.
                || reader.is(at, b"growth") && reader.is(at + 1, b"rate")
                || at == 1 && (reader.kind(0) == Some(TokenKind::Percent) || reader.word(0) == Word::Percent) =>
        {
            Hints::CHANGE
        }
        Word::Exhibit if reader.tokens.len() <= 3 => Hints::NAMES,
        Word::Note if reader.tokens.len() <= 3 && refers_to_notes(reader, at) => Hints::NAMES,
        // "Fee Calculation or Carry Forward Rule" over "457(c)" (Regulation S-K, Item 601(b)(107)).
        Word::Rule if at > 0 && reader.says(at - 1, &[&b"calculation"[..], b"forward"]) => Hints::NAMES,
        // "Amount shown in balance sheet": no sheet of paper.
        Word::Page if at > 0 && reader.is(at - 1, b"balance") => Hints::default(),
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
        Word::Beginning if !reader.tokens.iter().any(|t| t.word == Word::End) && !is_recognized(reader) => {
            Hints::OPENING
        }
        Word::Ending if at == 0 => Hints::CLOSING,
        // "Balance at" over "end" over "of period": the line of a header may be the word alone.
        Word::End if at == 0 && reader.tokens.len() <= 2 => Hints::CLOSING,
        // "Cash, ending", "Balance - ending".
        Word::Ending
            if at + 1 == reader.tokens.len()
                && matches!(reader.kind_before(at, 1), Some(TokenKind::Comma | TokenKind::Hyphen | TokenKind::Dash)) =>
        {
            Hints::CLOSING
        }
        // "Unrealized gains recognized on securities still held at the end of the year" came of the year (ASC 321-10-50-4).
        Word::End | Word::Ending if names_state(reader) && !(0..at).any(|i| reader.is(i, b"still")) => {
            Hints::CLOSING
        }
        // "Level", "Fair value hierarchy level" over a column (ASC 820-10-50-2): a name.
        Word::Grade if reader.bytes(at).eq_ignore_ascii_case(b"level") && names_hierarchy(reader) => {
            Hints::NAMES
        }
        Word::Other => letters(reader, at),
        _ => Hints::default(),
    }
}

/// "Revenue recognized that was included in deferred revenue at the beginning of the year": a flow.
fn is_recognized(reader: Reader<'_>) -> bool {
    let is = |word: &[u8]| (0..reader.tokens.len()).any(|i| reader.bytes(i).eq_ignore_ascii_case(word));
    is(b"included") || is(b"recognized") || is(b"recognised")
}

/// "(in months)", "(days)": the unit of what the words before name.
fn in_brackets(reader: Reader<'_>, at: usize) -> bool {
    let before = at.checked_sub(1 + usize::from(reader.word_before(at, 1) == Word::In));
    let opens = before.is_some_and(|i| reader.kind(i) == Some(TokenKind::Open));
    opens && reader.kind(at + 1) == Some(TokenKind::Close)
}

/// "Median survival, months", "Time to response, days (95% CI)": the unit behind the name.
fn ends_name(reader: Reader<'_>, at: usize) -> bool {
    reader.kind_before(at, 1) == Some(TokenKind::Comma)
        && matches!(reader.kind(at + 1), None | Some(TokenKind::Open))
}

/// "Heating degree days", "Trading days in the year", but not "Past due 90 days": a label of a few words that counts
/// days, without a number of them, and nothing that is paid for them.
pub(super) fn counts_days(reader: Reader<'_>) -> bool {
    const PAID: [&[u8]; 8] = [b"pay", b"paid", b"vacation", b"sick", b"due", b"cost", b"revenue", b"expense"];
    let paid = |i: usize| reader.says(i, &PAID);
    let numbered = |i: usize| {
        matches!(reader.kind(i), Some(TokenKind::Number | TokenKind::Currency(_)))
            || reader.word(i).small_number().is_some()
    };
    reader.tokens.len() <= 7 && !(0..reader.tokens.len()).any(|i| paid(i) || numbered(i))
}

/// "exercise price", "average price paid", "stock price", "price range of common stock": prices of one
/// share.
fn is_share_price(reader: Reader<'_>, at: usize) -> bool {
    let stock = |i: usize| reader.word(i) == Word::Share || reader.bytes(i).eq_ignore_ascii_case(b"stock");
    let option = |i: usize| matches!(reader.word(i), Word::Option | Word::Warrant);
    let range_of_stock = reader.is(at + 1, b"range") && (at + 2..=at + 5).any(|i| stock(i) || option(i));
    // "Exercise and surrender prices".
    let of_exercise = (2..=3).any(|back| reader.word_before(at, back) == Word::Exercise)
        && (1..3).any(|back| {
            reader.word_before(at, back) == Word::And || reader.word_before(at, back) == Word::Or
        });
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
        || of_exercise
        || reader
            .says(at.saturating_sub(1), &[&b"average"[..], b"market", b"offering", b"closing", b"strike"])
}

/// "grant date fair value", "fair value of options granted": the value of one option or share, unless
/// all of them are added up.
fn is_grant_value(reader: Reader<'_>, at: usize) -> bool {
    let is = |i: usize, words: &[&[u8]]| reader.says(i, words);
    let fair = at > 0 && is(at - 1, &[b"fair"]);
    let granted = (0..reader.tokens.len()).any(|i| is(i, &[b"grant", b"granted", b"grant-date"]));
    let total = (0..at).any(|i| is(i, &[b"total", b"aggregate", b"intrinsic", b"unrecognized"]));
    // An average of values is one of single options or shares.
    let average = (0..at).any(|i| is(i, &[b"average", b"weighted-average"]));
    fair && (granted || average) && !total
}

/// "(US cents)", "(in pence)", "(South African cents)", "Dividend per share - cents": what the numbers beside it are in.
fn in_cents(reader: Reader<'_>, at: usize) -> bool {
    let nation = |before: usize| reader.get(before).is_some_and(|token| is_nation(reader.text, token));
    let nation = at > 0 && (nation(at - 1) || reader.is(at - 1, b"euro"));
    let two = nation && reader.says(at - 1, &[b"african", b"zealand", b"kong"]);
    let first = at.saturating_sub(usize::from(nation) + usize::from(two));
    let opens = matches!(
        reader.kind_before(first, 1),
        Some(TokenKind::Open | TokenKind::Comma | TokenKind::Hyphen | TokenKind::Dash)
    );
    // "Pence per ordinary share", "2008 cents per share", "Cents per mile": the unit of what is told.
    let leads = (first == 0 || reader.is_year(first - 1)) && reader.word(at + 1) == Word::Per
        || reader.is(at, b"pence") && at + 1 == reader.tokens.len() && (at == 0 || reader.is_year(at - 1));
    opens || leads || reader.word_before(first, 1) == Word::In
}

/// "(in years)", "Life in years".
fn in_unit(reader: Reader<'_>, at: usize) -> bool {
    // "Weeks in year" are counted.
    let plural = reader.bytes(at).last().is_some_and(|b| b.eq_ignore_ascii_case(&b's'));
    plural && reader.word_before(at, 1) == Word::In && reader.kind(at + 1) != Some(TokenKind::Number)
}

/// True where a label names a state: a balance, cash, what is outstanding.
pub(super) fn names_state(reader: Reader<'_>) -> bool {
    reader.tokens.iter().enumerate().any(|(i, t)| {
        matches!(t.word, Word::Year | Word::Period | Word::Quarter | Word::Month | Word::Fiscal)
            || matches!(reader.bytes(i), b"balance" | b"Balance" | b"BALANCE" | b"balances" | b"Balances")
    })
}

/// "shares" in the plural, not "stock", and not beside a number that counts them ("1,000 shares authorized", "Treasury
/// shares, at cost - 170,388 and 171,814"): then what stands in the columns is what they are carried at.
fn is_shares(reader: Reader<'_>, at: usize) -> bool {
    let letters = reader.bytes(at);
    let plural = letters.eq_ignore_ascii_case(b"shares") || letters.eq_ignore_ascii_case(b"units");
    let dash = |i: usize| matches!(reader.kind_before(i, 1), Some(TokenKind::Dash | TokenKind::Hyphen));
    // How many are authorized says nothing of what stands in the columns.
    let authorized = || (0..reader.tokens.len()).any(|i| reader.is(i, b"authorized"));
    let counted = (1..=3).any(|back| reader.kind_before(at, back) == Some(TokenKind::Number))
        || (at + 1..reader.tokens.len())
            .any(|i| reader.kind(i) == Some(TokenKind::Number) && reader.bytes(i).contains(&b',') && dash(i))
            && !authorized();
    plural && !counted && (reader.word(at) == Word::Shares || !are_other(reader, at) && are_owned(reader))
}

/// "units" of something made, sold or let; a company's own units are no number of things.
fn is_plural_units(reader: Reader<'_>, at: usize) -> bool {
    let moved = reader.says(at + 1, &[b"sold", b"acquired", b"closed", b"opened"]);
    // "Net income allocated to Class B units" is theirs.
    const THEIRS: [&[u8]; 7] = [
        b"allocated",
        b"allocable",
        b"attributable",
        b"applicable",
        b"available",
        b"distributions",
        b"income",
    ];
    if (0..at).any(|i| reader.says(i, &THEIRS)) {
        return false;
    }
    // "Alder Growth Fund, 3,450 units" is held: what stands beside it is worth so much.
    let numbered = reader.kind_before(at, 1) == Some(TokenKind::Number);
    reader.bytes(at).eq_ignore_ascii_case(b"units")
        && !numbered
        && (moved || !(at > 0 && reader.says(at - 1, &PARTS)))
}

/// What units of a company are called: "Earnings of business units".
const PARTS: [&[u8]; 6] =
    [b"business", b"operating", b"reporting", b"generating", b"administrative", b"organizational"];

/// Units that are no title to anything: parts of a company, and homes.
fn are_other(reader: Reader<'_>, at: usize) -> bool {
    const HOMES: [&[u8]; 13] = [
        b"backlog",
        // Channels that a home with cable pays for beside the basic ones.
        b"premium",
        b"pay",
        b"storage",
        b"retail",
        b"apartment",
        b"residential",
        b"housing",
        b"rental",
        b"condominium",
        b"multifamily",
        b"dwelling",
        b"hotel",
    ];
    at > 0 && (reader.says(at - 1, &PARTS) || reader.says(at - 1, &HOMES))
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
    let of_ownership = |i: usize| reader.says(i, &OWNED);
    reader.tokens.len() <= 3
        && !(0..reader.tokens.len()).any(|i| reader.bytes(i).eq_ignore_ascii_case(b"sold"))
        || (0..reader.tokens.len()).any(of_ownership)
}

/// "remaining lease term", "expected life": a length of time, and the last thing that the label names.
fn is_length(reader: Reader<'_>, at: usize) -> bool {
    // "Weighted Average Life Remaining".
    let end = reader.kind(at + 1 + usize::from(reader.is(at + 1, b"remaining")));
    let last =
        matches!(end, None | Some(TokenKind::Open | TokenKind::Comma | TokenKind::Dash | TokenKind::Hyphen));
    let lasting = [
        &b"remaining"[..],
        b"expected",
        b"contractual",
        b"useful",
        b"depreciable",
        b"average",
        b"weighted-average",
    ];
    // "Life on which depreciation in latest income statement is computed" (Regulation S-X, Rule 12-28).
    if reader.is(at + 1, b"on") && (at + 2..at + 4).any(|i| reader.is(i, b"which")) {
        return true;
    }
    let is_lasting = |i: usize| lasting.iter().any(|word| word.eq_ignore_ascii_case(reader.bytes(i)));
    last && (1..=4).any(|back| at.checked_sub(back).is_some_and(is_lasting))
}

/// "Level" alone, or of the fair value hierarchy.
fn names_hierarchy(reader: Reader<'_>) -> bool {
    let hierarchy = |i: usize| reader.says(i, &[&b"hierarchy"[..], b"fair"]);
    let numbered = (0..reader.tokens.len()).any(|i| reader.kind(i) == Some(TokenKind::Number));
    !numbered
        && (reader.tokens.len() == 1 || reader.tokens.len() <= 6 && (0..reader.tokens.len()).any(hierarchy))
}

/// "Loss ratio", "Efficiency ratio", "Tier 1 capital ratio": told in hundredths.
fn is_of_hundred(reader: Reader<'_>, at: usize) -> bool {
    // "Average equity to average assets ratio" (Regulation S-K, Item 1402).
    let said = |word: &[u8]| (at.saturating_sub(12)..at).any(|i| reader.is(i, word));
    if reader.is(at.wrapping_sub(1), b"assets") && said(b"equity") && said(b"average") {
        return true;
    }
    // "Tier 1 ratio", "Core Tier 1 ratio": of what a bank's assets weigh. "Loan to deposit ratio".
    let tier = at > 1 && reader.is(at - 2, b"tier") && reader.bytes(at - 1).len() <= 2;
    let lent = at > 2
        && reader.says(at - 1, &[b"deposit", b"deposits"])
        && reader.word(at - 2) == Word::To
        && reader.says(at - 3, &[b"loan", b"loans"]);
    if tier || lent {
        return true;
    }
    // "Nonperforming loan ratios", "Delinquency ratio".
    const OF: [&[u8]; 19] = [
        b"overhead",
        b"income",
        b"loan",
        b"delinquency",
        b"chargeoff",
        b"charge-off",
        b"loss",
        b"expense",
        b"lae",
        b"dividend",
        b"acquisition",
        b"care",
        b"combined",
        b"efficiency",
        b"payout",
        b"capital",
        b"claims",
        b"benefit",
        b"underwriting",
    ];
    let before = at.checked_sub(1).map_or(&[][..], |i| reader.bytes(i));
    // "Working capital ratio", "Debt to capital ratio": one number to another.
    let further = at.checked_sub(2).map_or(&[][..], |i| reader.bytes(i));
    if [&b"working"[..], b"to"].iter().any(|word| further.eq_ignore_ascii_case(word)) {
        return false;
    }
    // "Cash-to-loan ratio".
    let compared = (1..=4).any(|back| reader.word_before(at, back) == Word::To);
    OF.iter().any(|word| before.eq_ignore_ascii_case(word)) && !compared
}

/// "Inventory turnover", "Receivables turnover (times)": one number to another. "Turnover" alone is what is sold, and that
/// of a portfolio a percentage.
fn is_turnover(reader: Reader<'_>, at: usize) -> bool {
    const OF: [&[u8]; 8] = [
        b"inventory",
        b"inventories",
        b"receivable",
        b"receivables",
        b"asset",
        b"assets",
        b"capital",
        b"merchandise",
    ];
    let days = (at..at + 4).any(|i| reader.word(i) == Word::Days);
    at > 0 && reader.says(at, &[b"turnover", b"turns"]) && reader.says(at - 1, &OF) && !days
}

/// "Pool Factor", "Note Factor", "Ending Certificate Factor": what is left of an issue of securities, as a part of one
/// (Form 10-D).
fn is_of_pool(reader: Reader<'_>, at: usize) -> bool {
    const OF: [&[u8]; 5] = [b"pool", b"note", b"certificate", b"bond", b"security"];
    // "Pool trading factor:".
    let of = at.saturating_sub(usize::from(at > 1 && reader.is(at - 1, b"trading")));
    let ends = !reader.is_word(at + 1) && at + 2 >= reader.tokens.len();
    of > 0 && ends && reader.says(of - 1, &OF)
}

/// What a word says wherever it stands.
const LETTERS: [(&[u8], Hints); 8] = [
    (b"EPS", Hints::PER_SHARE),
    (b"EPADS", Hints::PER_SHARE),
    (b"amount", Hints::MONEY),
    (b"cost", Hints::MONEY),
    (b"proceeds", Hints::MONEY),
    // "Information table entry total".
    (b"entries", Hints::COUNT),
    // From the quarter before, from the year before.
    (b"QoQ", Hints::CHANGE),
    (b"YoY", Hints::CHANGE),
];

/// What a word says that does not tell whom something goes to or comes from, and whose nothing is.
const NAMED: [(&[u8], Hints); 12] = [
    (b"employees", Hints::COUNT),
    (b"stores", Hints::COUNT),
    (b"headcount", Hints::COUNT),
    (b"locations", Hints::COUNT),
    (b"customers", Hints::COUNT),
    (b"members", Hints::COUNT),
    (b"subscribers", Hints::COUNT),
    (b"count", Hints::COUNT),
    (b"average", Hints::AVERAGE),
    (b"averages", Hints::AVERAGE),
    (b"avg", Hints::AVERAGE),
    (b"opening", Hints::OPENING),
];

fn letters(reader: Reader<'_>, at: usize) -> Hints {
    let word = reader.bytes(at);
    // "RSU's outstanding".
    let plural = word.strip_suffix(b"'s").or_else(|| word.strip_suffix("\u{2019}s".as_bytes()));
    if at == 0 && plural.is_some_and(|word| words::lookup(word) == Word::Rsu) {
        return Hints::SHARES;
    }
    let is = |other: &[u8]| word.eq_ignore_ascii_case(other);
    let of = |known: &[(&[u8], Hints)]| known.iter().find(|(word, _)| is(word)).map(|(_, hints)| *hints);
    if let Some(found) = of(&LETTERS) {
        return found;
    }
    if each::is_for_each(reader, at) {
        return Hints::EACH;
    }
    // "Q/Q", "Y/Y".
    let over_itself = (is(b"Q") || is(b"Y")) && reader.bytes(at + 1) == b"/" && is(reader.bytes(at + 2));
    if over_itself {
        return Hints::CHANGE;
    }
    let ends = at + 1 == reader.tokens.len() && reader.word_before(at, 1) == Word::In;
    if is(b"percentages") && (at == 0 || ends) {
        return Hints::PERCENT;
    }
    // "Sole", "Shared", "None" over columns of voting authority (Form 13F; Schedules 13D and 13G); the power
    // to vote is one over shares.
    let alone = reader.tokens.len() == 1 && (is(b"sole") || is(b"shared") || is(b"none"));
    let voting = is(b"voting")
        && matches!(reader.bytes(at + 1).to_ascii_lowercase().as_slice(), b"authority" | b"power");
    if alone || voting {
        return Hints::SHARES;
    }
    if is(b"entry") && reader.word(at + 1) == Word::Total {
        return Hints::COUNT;
    }
    if (is(b"high") || is(b"low")) && reader.tokens.len() <= 3 {
        return Hints::EXTREME;
    }
    if is(b"footage") && measures::measure_at(reader, at).is_some() {
        return Hints::MEASURE;
    }
    // "Common share count".
    if is(b"count") && matches!(reader.word_before(at, 1), Word::Share | Word::Shares) {
        return Hints::SHARES;
    }
    // "Stock issued to employees", "Received from customers".
    let whom = matches!(reader.word_before(at, 1), Word::To | Word::From | Word::For | Word::By);
    if whom {
        return Hints::default();
    }
    // "Members' equity", "Customers' deposits" are what is theirs, and no number of them.
    let rest = reader.get(at).and_then(|t| reader.text.get(t.end as usize..)).unwrap_or_default();
    if rest.starts_with(['\'', '\u{2019}']) {
        return Hints::default();
    }
    if let Some(found) = of(&NAMED) {
        return found;
    }
    if is(b"equivalent") && at > 0 && reader.says(at - 1, &[&b"time"[..], b"full-time"]) {
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
    if is(b"ratio") || is(b"ratios") {
        // What the label is in the end is a ratio, whole or not.
        // "Assets for the tier 1 ratio" are amounts.
        let amount = (0..at).any(|i| matches!(reader.word(i), Word::Of | Word::In | Word::For | Word::At));
        let ends = !reader.is_word(at + 1) && !amount;
        let found = if ends { Hints::RATIO.with(Hints::STATED) } else { Hints::RATIO };
        return if is_of_hundred(reader, at) { found.with(Hints::OF_HUNDRED) } else { found };
    }
    if is(b"factor") && is_of_pool(reader, at) {
        return Hints::RATIO.with(Hints::REST);
    }
    if rates::is_exchange_rate(reader, at) || is_turnover(reader, at) {
        return Hints::RATIO;
    }
    // "Shares that may yet be purchased under the plan" (Regulation S-K, Item 703): what is left at the end.
    if is(b"yet") && reader.bytes(at + 1).eq_ignore_ascii_case(b"be") {
        return Hints::CLOSING;
    }
    if is(b"closing") && names_state(reader) {
        return Hints::CLOSING;
    }
    // "Denominator (average, $ millions)" is an amount.
    if is(b"denominator") && !has_currency(reader) {
        return Hints::DENOMINATOR;
    }
    if rates::is_rate(reader, at) {
        return Hints::PERCENT;
    }
    Hints::default()
}
