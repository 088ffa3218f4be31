//! Numbers of shares and of what becomes shares.

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::unit::Unit;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Quantity;
use super::measure::past_bracket;
use super::money::is_of_class;
use super::number::currency_before;

/// Numbers of a list whose noun stands behind the last: a longer one is a row of a table that lost its
/// lines, and asking each number for all that follow takes time and stack without bounds.
pub(in crate::figures) const LONGEST_LIST: usize = 12;

/// "12,500,000 shares", "5.0 million restricted stock units", "1.2 million stock options".
pub(super) fn shares(reader: Reader<'_>, found: &mut Quantity) -> bool {
    shares_of_list(reader, found, LONGEST_LIST)
}

/// As [`shares`], looking no further than `more` numbers ahead.
fn shares_of_list(reader: Reader<'_>, found: &mut Quantity, more: usize) -> bool {
    // "90,000 shares authorized (Class A 50,000, Class B 40,000)".
    let first = found.first;
    let class = reader.bytes(first.saturating_sub(2)).eq_ignore_ascii_case(b"class");
    if first >= 2 && class && reader.bytes(first - 1).len() == 1 {
        return set_shares(reader, found, first - 2);
    }
    // "authorized 450.0; issued 318.2", "treasury shares of 41.7".
    let before = start_of_list(reader, found).saturating_sub(1);
    if first > 0
        && matches!(
            reader.bytes(before),
            b"authorized" | b"issued" | b"outstanding" | b"Authorized" | b"Issued"
        )
    {
        return set_shares(reader, found, before);
    }
    let many = found.value.number().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    if many && let Some(state) = state_over_list(reader, first).or_else(|| state_on_day(reader, first)) {
        return set_shares(reader, found, state);
    }
    if reader.word_before(first, 1) == Word::Of
        && reader.bytes(first.saturating_sub(2)).eq_ignore_ascii_case(b"shares")
    {
        return set_shares(reader, found, first - 2);
    }
    if many && let Some(counted) = are_more(reader, found) {
        return set_shares(reader, found, counted);
    }
    if many && let Some(changed) = are_changed(reader, found) {
        return set_shares(reader, found, changed);
    }
    // "1,204 issued", "1,310 and 1,305 outstanding": what is said of shares alone.
    if many && is_state_of_shares(reader, found.end) {
        return set_shares(reader, found, found.end);
    }
    // "1,204 Class A and 310 Class B shares".
    let named_class =
        reader.bytes(found.end).eq_ignore_ascii_case(b"class") && reader.bytes(found.end + 1).len() == 1;
    let end = found.end + 2 * usize::from(named_class);
    // "61.4 and 60.9 shares", "21,450; 20,984; and 20,115 shares": the noun stands behind the last.
    let semicolon = usize::from(reader.kind(end) == Some(TokenKind::Semicolon));
    let next = reader.past_joint(end + semicolon);
    let number = reader.kind(next) == Some(TokenKind::Number) || reader.word(next).small_number().is_some();
    if next > end && number {
        // "1.2 million and 2.5 million shares".
        let scaled = usize::from(reader.word(next + 1).scale().is_some());
        let mut of_list = Quantity { end: next + 1 + scaled, ..found.clone() };
        if more > 0 && shares_of_list(reader, &mut of_list, more - 1) {
            return set_shares(reader, found, next + 1);
        }
        return false;
    }
    shares_after(reader, found) || many && (shares_behind(reader, found) || counted_by_subject(reader, found))
}

/// Tokens of a bracket between a number of shares and their noun.
const BRACKET: usize = 28;

/// Where the noun of the number of shares `found` stands behind what parts it from them: "2,310,000 (or 2,640,000 if the option
/// is exercised) ordinary shares", "1,250,400 EUR 0.15 common shares"; for the number in the bracket too.
fn shares_behind(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let end = found.end;
    let close = |from: usize| {
        (from..from + BRACKET).find(|at| {
            matches!(reader.kind(*at), Some(TokenKind::Close | TokenKind::Open | TokenKind::Semicolon))
        })
    };
    let closes = |at: &usize| reader.kind(*at) == Some(TokenKind::Close);
    let noun = if reader.kind(end) == Some(TokenKind::Open) {
        // "One million (1,000,000) shares" says the same again.
        let told = |close: &usize| {
            *close > end + 2 && (end..*close).any(|at| reader.kind(at) == Some(TokenKind::Number))
        };
        close(end + 1).filter(closes).filter(told)
    } else if reader.kind(end + 1) == Some(TokenKind::Number) && currency_before(reader, end + 1).is_some() {
        Some(end + 1)
    } else {
        // "(or up to 2,640,000 if".
        let open = (1..=4)
            .filter_map(|back| found.first.checked_sub(back))
            .find(|at| reader.kind(*at) == Some(TokenKind::Open));
        let number = |open: usize| reader.kind_before(open, 1) == Some(TokenKind::Number);
        let other = open.is_some_and(|open| number(open) && reader.word(open + 1) == Word::Or);
        close(end).filter(closes).filter(|_| other)
    };
    let Some(noun) = noun.map(|at| at + 1) else { return false };
    const WHOSE: [&[u8]; 11] = [
        b"our",
        b"its",
        b"the",
        b"public",
        b"outstanding",
        b"additional",
        b"depositary",
        b"american",
        b"company's",
        b"total",
        b"issued",
    ];
    let kind = |at: &usize| {
        matches!(reader.word(*at), Word::Of | Word::Common)
            || reader.says(*at, &WHOSE)
            || is_of_class(reader, *at)
    };
    let Some(shares) = (noun..noun + STOCK).find(|at| !kind(at)) else { return false };
    if !reader.says(shares, &[b"shares", b"units", b"warrants"]) {
        return false;
    }
    found.noun = noun;
    set_shares(reader, found, shares)
}

/// The "shares" of "bought 1,200,000 shares in March and may buy 937,500 more": what is counted before is what there is more
/// of, where nothing else is counted between them.
fn are_more(reader: Reader<'_>, found: &Quantity) -> Option<usize> {
    let bare = !reader.is_word(found.end + 1)
        || reader.says(found.end + 1, &[b"in", b"at", b"for", b"on", b"during", b"under", b"if", b"were"]);
    if !reader.is(found.end, b"more") || !bare {
        return None;
    }
    let timed = |at: usize| reader.is_year(at) || reader.word_before(at, 1).month().is_some();
    let apart = |at: usize| match reader.kind(at) {
        Some(TokenKind::Number) => !timed(at),
        Some(TokenKind::Period) => !reader.touches(at + 1),
        Some(TokenKind::Currency(_) | TokenKind::Percent | TokenKind::Semicolon) => true,
        _ => false,
    };
    let near = (found.first.saturating_sub(COUNTED)..found.first).rev().take_while(|at| !apart(*at));
    near.into_iter().find(|at| reader.is(*at, b"shares"))
}

/// Words of "shares of Class A Common Stock", behind "shares".
const STOCK: usize = 10;

/// The "shares" of "increase the number of authorized shares of Common Stock from 60 million to 180 million": between it
/// and the number stands no more than which shares they are.
fn are_changed(reader: Reader<'_>, found: &Quantity) -> Option<usize> {
    const WHICH: [&[u8]; 16] = [
        b"common",
        b"preferred",
        b"preference",
        b"stock",
        b"class",
        b"its",
        b"company's",
        b"outstanding",
        b"authorized",
        b"reserved",
        b"available",
        b"for",
        b"issuance",
        b"under",
        b"plan",
        b"our",
    ];
    let ends = !reader.is_word(found.end) || reader.word(found.end) == Word::To;
    if !ends || !matches!(reader.word_before(found.first, 1), Word::From | Word::To) {
        return None;
    }
    let mut end = found.first - 1;
    // "From 60 million to 180 million": what is changed stands before "from".
    let scaled = usize::from(reader.word_before(end, 1).scale().is_some());
    if reader.word(end) == Word::To
        && reader.kind_before(end, 1 + scaled) == Some(TokenKind::Number)
        && reader.word_before(end, 2 + scaled) == Word::From
    {
        end -= 2 + scaled;
    }
    // "Authorized shares increased from".
    // "Was increased in May 2010 from".
    if reader.word(end) == Word::From {
        let of_day = |at: usize| {
            reader.word(at).month().is_some()
                || matches!(reader.word(at), Word::In | Word::On)
                || matches!(reader.kind(at), Some(TokenKind::Number | TokenKind::Comma))
        };
        let day = (end.saturating_sub(DAY)..end).rev().find(|at| !of_day(*at));
        if let Some(verb) = day.filter(|at| reader.word(*at) == Word::Rose) {
            end = verb - usize::from(verb > 0 && reader.word(verb - 1) == Word::Is);
        }
    }
    let which = |at: usize| {
        reader.word(at) == Word::Of
            || reader.word(at) == Word::The
            || reader.says(at, &WHICH)
            || reader.is_word(at) && reader.bytes(at).len() == 1
    };
    let at = (end.saturating_sub(STOCK)..end).rev().find(|at| !which(*at))?;
    let counted = (at.saturating_sub(4)..at + 2).any(|i| {
        reader.word(i) == Word::Number
            || reader.says(i, &[b"authorized", b"authorised", b"outstanding", b"issued", b"reserved"])
    });
    (reader.is(at, b"shares") && counted).then_some(at)
}

/// The first number of the list that a large number ends: "issued 4,512,345 and 4,498,765". No further back
/// than a list is long.
fn start_of_list(reader: Reader<'_>, found: &Quantity) -> usize {
    let mut first = found.first;
    if found.value.number().is_none_or(|n| n < Decimal::ONE_THOUSAND) {
        return first;
    }
    for _ in 0..LONGEST_LIST {
        let joined = reader.word_before(first, 1) == Word::And
            || reader.kind_before(first, 1) == Some(TokenKind::Comma);
        if !joined || reader.kind_before(first, 2) != Some(TokenKind::Number) {
            break;
        }
        first -= 2;
    }
    first
}

/// "issued", "authorized" and "outstanding" at `at` with no noun after them.
fn is_state_of_shares(reader: Reader<'_>, at: usize) -> bool {
    let noun = reader.is_word(at + 1) && !matches!(reader.word(at + 1), Word::And | Word::Or | Word::At);
    matches!(reader.bytes(at), b"issued" | b"authorized" | b"outstanding") && !noun
}

/// Tokens of a list of shares by year, back to the words that tell what they are.
const LIST: usize = 24;

/// The word before "issued - 1,204,310 and 1,203,870", "shares issued: 1997 - 969,015; 1996 - 1,018,141" that tells
/// which shares are listed.
fn state_over_list(reader: Reader<'_>, first: usize) -> Option<usize> {
    let of_list = |at: usize| {
        reader.word(at) == Word::And
            || matches!(
                reader.kind(at),
                Some(
                    TokenKind::Number
                        | TokenKind::Dash
                        | TokenKind::Hyphen
                        | TokenKind::Colon
                        | TokenKind::Semicolon
                        | TokenKind::Comma
                        | TokenKind::Sign(b'*')
                )
            )
    };
    let state = (first.saturating_sub(LIST)..first).rev().find(|at| !of_list(*at))?;
    let starts =
        matches!(reader.kind(state + 1), Some(TokenKind::Colon | TokenKind::Dash | TokenKind::Hyphen));
    let shares = (state.saturating_sub(4)..state).any(|at| reader.word(at) == Word::Shares);
    let told = reader.says(state, &[b"issued", b"outstanding", b"authorized"]);
    (starts && shares && told).then_some(state)
}

/// Tokens of "at April 4, 1997:" and of what stands before it about the shares on that day.
const DAY: usize = 8;
const COUNTED: usize = 24;

/// The word before the day of "shares of Common Stock, $.01 par value, outstanding at April 4, 1997: 18,220,411",
/// as the cover page of a report has it.
fn state_on_day(reader: Reader<'_>, first: usize) -> Option<usize> {
    if !matches!(reader.kind_before(first, 1), Some(TokenKind::Colon | TokenKind::Dash)) {
        return None;
    }
    let of_day = |at: usize| {
        let word = reader.word(at);
        word.month().is_some()
            || matches!(word, Word::At | Word::As | Word::Of | Word::On)
            || matches!(reader.kind(at), Some(TokenKind::Number | TokenKind::Comma))
    };
    let state = (first.saturating_sub(1 + DAY)..first - 1).rev().find(|at| !of_day(*at))?;
    let dated = (state..first).any(|at| reader.word(at).month().is_some());
    let shares = (state.saturating_sub(COUNTED)..state).any(|at| reader.word(at) == Word::Shares);
    (dated && shares && reader.says(state, &[b"issued", b"outstanding"])).then_some(state)
}

/// Tokens between a verb and the subject that says what it counts.
const SUBJECT: usize = 40;

/// "The number of shares outstanding on May 3, 2010 was 14,206,518": the subject says what is counted.
fn counted_by_subject(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut verb = found.first;
    // The second of "was 14,105,220 and 13,987,410"; no further back than a list is long.
    while verb > found.first.saturating_sub(2 * LONGEST_LIST)
        && (reader.kind(verb - 1) == Some(TokenKind::Number) && verb != found.first
            || reader.kind(verb - 1) == Some(TokenKind::Comma)
            || matches!(reader.word(verb - 1), Word::And | Word::About))
    {
        verb -= 1;
    }
    // "Was retroactively adjusted to", "is limited to", and no noun of its own behind the number.
    if reader.word_before(verb, 1) == Word::To
        && !reader.is_word(found.end)
        && verb > 2
        && reader.says(verb - 2, &[b"limited", b"adjusted", b"increased", b"reduced"])
    {
        verb -= 2;
        verb -= usize::from(verb > 1 && reader.is(verb - 1, b"retroactively"));
    }
    if verb == 0 || !matches!(reader.word(verb - 1), Word::Is | Word::Totaled) {
        return false;
    }
    let subject = (verb.saturating_sub(SUBJECT)..verb - 1).rev();
    let mut before = subject.take_while(|i| match reader.kind(*i) {
        Some(TokenKind::Semicolon | TokenKind::Tab) => false,
        // "Common stock, par value $0.01, outstanding was" has an amount of its own.
        Some(TokenKind::Currency(_)) => *i > 0 && reader.word(*i - 1) == Word::Value,
        _ => true,
    });
    let shares = |i: usize| reader.bytes(i).eq_ignore_ascii_case(b"shares");
    let Some(at) = before.find(|i| shares(*i) || are_moved(reader, *i)) else { return false };
    if !shares(at) {
        // "The intrinsic value of options exercised was" tells an amount, and a sentence that ended tells nothing.
        let worth = (at.saturating_sub(6)..at).any(|i| {
            reader.word(i) == Word::Value || reader.says(i, &[b"cost", b"price", b"expense", b"proceeds"])
        });
        let ended = (at..verb).any(|i| reader.kind(i) == Some(TokenKind::Period));
        return !worth && !ended && set_shares(reader, found, at);
    }
    // "The number of holders of shares" counts people.
    let had = (at.saturating_sub(6)..at).any(|i| reader.says(i, &[b"holders", b"owners", b"persons"]));
    let told = !had
        && (at.saturating_sub(6)..at + 3).any(|i| {
            reader.word(i) == Word::Number
                || matches!(reader.bytes(i), b"outstanding" | b"issued" | b"average" | b"Total" | b"total")
        });
    told && set_shares(reader, found, at)
}

/// "Options exercised", "warrants outstanding": what may be had for them is counted in shares.
pub(in crate::figures) fn are_moved(reader: Reader<'_>, at: usize) -> bool {
    const MOVED: [&[u8]; 7] =
        [b"exercised", b"granted", b"outstanding", b"forfeited", b"exercisable", b"vested", b"cancelled"];
    reader.says(at, &[b"options", b"warrants"]) && reader.says(at + 1, &MOVED)
}

/// True for a number that nobody writes in words.
fn in_digits(found: &Quantity) -> bool {
    found.scale > 0 || found.value.number() > Some(Decimal::ONE_HUNDRED)
}

/// What is counted where there are several sorts or parts of shares.
const SORTS: [&[u8]; 8] =
    [b"types", b"classes", b"kinds", b"tranches", b"sets", b"blocks", b"categories", b"groups"];

/// Shares by the words after the number.
pub(super) fn shares_after(reader: Reader<'_>, found: &mut Quantity) -> bool {
    let mut unit_like = false;
    let from = past_bracket(reader, found);
    for ahead in 0..8 {
        let at = from + ahead;
        match reader.word(at) {
            Word::Shares | Word::Share
                if reader.bytes(at).len() < 7
                    && reader.bytes(at)[1..]
                        .eq_ignore_ascii_case(&b"hares"[..reader.bytes(at).len() - 1]) =>
            {
                return set_shares(reader, found, at);
            }
            // "Two types of warrants", "three classes of shares".
            _ if reader.says(at, &SORTS) && reader.word(at + 1) == Word::Of => return false,
            Word::Ads | Word::Option | Word::Warrant | Word::Rsu | Word::Award
                if ahead > 0 || found.scale > 0 || found.value.number() > Some(Decimal::from(99)) =>
            {
                return set_shares(reader, found, at);
            }
            Word::Units | Word::Unit if unit_like => return set_shares(reader, found, at),
            // "23,000,000 Units", "3,000,000 units, consisting of": what a prospectus calls so is sold as one
            // security.
            Word::Units if are_securities(reader, at + 1) => return set_shares(reader, found, at),
            Word::Units
                if ahead == 0
                    && (reader.bytes(at) == b"Units" || are_made_of(reader, at + 1))
                    // "A community of 312 Units" has homes.
                    && found.value.number() >= Some(Decimal::from(100_000)) =>
            {
                return set_shares(reader, found, at);
            }
            Word::Common => unit_like = true,
            // "600,000 additional shares", "4,110,330 Class A shares"; "one additional share" is each.
            Word::About if reader.is(at, b"additional") && in_digits(found) => {}
            Word::A if ahead > 0 && reader.is(at - 1, b"class") && in_digits(found) => {}
            // "98,755,000 authorized but unissued shares".
            _ if reader.says(at, &[&b"authorized"[..], b"but", b"unissued", b"unreserved"])
                && in_digits(found) => {}
            Word::Shares | Word::Of | Word::The | Word::And | Word::Basic | Word::Diluted => {
                // "500,000 of the shares", but not "5 of the stores".
                unit_like |= reader.word(at) == Word::Shares;
            }
            Word::Other if reader.is_word(at) => {
                let letters = reader.bytes(at);
                unit_like |= matches!(
                    letters,
                    b"performance" | b"partnership" | b"limited" | b"deferred" | b"phantom" | b"stock-based"
                );
                if letters.len() > 14 || ahead > 5 {
                    return false;
                }
            }
            Word::Other if reader.kind(at) == Some(TokenKind::Hyphen) => {}
            _ => return false,
        }
    }
    false
}

pub(super) fn set_shares(reader: Reader<'_>, found: &mut Quantity, at: usize) -> bool {
    found.kind = Kind::Shares;
    found.unit = Unit::Share;
    found.unit_span = Some(reader.span(at, at + 1));
    true
}

/// Tokens between units and what one of them was sold for: "units at a price of $0.30 per unit".
const SOLD_FOR: usize = 12;

/// Tokens before units in which it is said that they are issued.
const ISSUED: usize = 28;

/// True where the words at `at` say that the units before them are securities: "of limited partnership interest", or,
/// where securities are issued, "at a price of $0.30 per unit". Goods and homes have their price too.
fn are_securities(reader: Reader<'_>, at: usize) -> bool {
    const PLACED: [&[u8]; 10] = [
        b"issued",
        b"issuance",
        b"placement",
        b"subscribed",
        b"subscription",
        b"offered",
        b"offering",
        b"offer",
        b"underwriter",
        b"securities",
    ];
    let end = at + 1 + usize::from(reader.says(at + 1, &[b"the", b"its", b"our"]));
    let ended = |i: usize| {
        !reader.is_word(i) || matches!(reader.word(i), Word::At | Word::For | Word::In | Word::And)
    };
    let of = reader.word(at) == Word::Of
        && (reader.is(end, b"limited") && reader.is(end + 1, b"partnership")
            || reader.says(end, &[b"partnership", b"membership"])
                && reader.says(end + 1, &[b"interest", b"interests"])
            || reader.is(end, b"securities") && ended(end + 1));
    if of {
        return true;
    }
    let priced = matches!(reader.kind(at + 1), Some(TokenKind::Currency(_)))
        || (at + 1..at + 5).any(|i| reader.word(i) == Word::Price && reader.word(i + 1) == Word::Of);
    let per = || (at..at + SOLD_FOR).find(|i| reader.word(*i) == Word::Per);
    reader.word(at) == Word::At
        && priced
        && per().is_some_and(|per| reader.word(per + 1) == Word::Unit)
        && (at.saturating_sub(ISSUED)..at).any(|i| reader.says(i, &PLACED))
}

/// True where the words at `at` tell what one of the units before them is made of: ", each consisting of".
fn are_made_of(reader: Reader<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(reader.kind(at), Some(TokenKind::Comma | TokenKind::Open)));
    let at = at + usize::from(reader.word(at) == Word::Each);
    reader.says(at, &[&b"consisting"[..], b"consists", b"comprising", b"comprised", b"composed"])
}
