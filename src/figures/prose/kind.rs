//! What a quantity is by its name: an amount for each share, or shares.
//!
//! ```text
//! earnings per share of $1.20                          per share, by the name
//! repurchased 41,000 shares at a price of $81.58       per share: the price of what is spoken of
//! shares issued: 412,300                               shares, by the label
//! the combined ratio was 97.3                          a percentage, by the name
//! ```

mod price;
mod ratios;
mod shares;

use super::super::Kind;
use super::super::lexer::TokenKind;
use super::super::unit::Unit;
use super::super::words::Word;
use super::when::Sentence;
use super::{Quantity, Reader, label};

/// Kind and unit of a quantity with the name `words`: "earnings per share of $1.20" is an amount for each share, and
/// "shares issued: 412,300" are shares.
pub(super) fn named(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    words: (usize, usize),
) -> (Kind, Unit) {
    match (quantity.kind, quantity.unit) {
        (Kind::Money, Unit::Currency(currency)) if price::is_for_each(reader, sentence, quantity, words) => {
            (Kind::PerShare, Unit::PerShare(currency))
        }
        (Kind::Count, Unit::None) if shares::are_counted(reader, quantity, words) => {
            (Kind::Shares, Unit::Share)
        }
        told @ (Kind::Count, Unit::None) => ratios::of_name(reader, quantity, words).unwrap_or(told),
        told => told,
    }
}

/// The unit of an amount in dollars and cents that stands alone below "Dividend per common share".
pub(super) fn alone_for_each(quantity: &Quantity) -> Option<Unit> {
    match quantity.unit {
        Unit::Currency(currency) if price::may_be(quantity) => Some(Unit::PerShare(currency)),
        _ => None,
    }
}

/// "Granted at $59.75, $48.88 and $35.63": the unit of an amount that is listed behind one for each share, or compared
/// with it, and so is one too. `before` gives the amounts before it and what they are.
pub(super) fn priced_as_before<'a>(
    reader: Reader<'_>,
    before: impl Fn(usize) -> Option<(&'a Quantity, (Kind, Unit))>,
    quantity: &Quantity,
) -> Option<Unit> {
    let (last, (kind, unit)) = before(1)?;
    if !matches!(quantity.unit, Unit::Currency(_))
        || !price::may_be(quantity)
        || reader.word(quantity.end) == Word::Of
        || is_by_piece(reader, quantity.end)
    {
        return None;
    }
    let fits =
        |unit: Unit| matches!(unit, Unit::PerShare(currency) if quantity.unit == Unit::Currency(currency));
    if kind == Kind::PerShare {
        let listed = reader.past_joint(last.end) == quantity.first && last.end < quantity.first;
        return (fits(unit) && (listed || is_compared(reader, last.end, quantity))).then_some(unit);
    }
    let plain = !reader.is_word(quantity.end) || !is_noun(reader, quantity.end);
    // "$1.41 per share, up 9% from $1.29".
    let (other, (each, of)) = before(2)?;
    if kind == Kind::Percent {
        // "And the toll rose 9% from $2.01" tells of another thing.
        let at = last.first.saturating_sub(1);
        let told = reader.says(at, &[b"up", b"down", b"of", b"a", b"an", b"or"])
            || matches!(reader.kind(at), Some(TokenKind::Comma | TokenKind::Open));
        let compared = each == Kind::PerShare && fits(of) && plain && told;
        return (compared && is_compared(reader, other.end, quantity)).then_some(of);
    }
    // "$8 million, or $0.31 per share, versus $7 million, or $0.26".
    let joined = |last: &Quantity, quantity: &Quantity| {
        last.kind == Kind::Money
            && last.scale > 0
            && reader.word(quantity.first - 1) == Word::Or
            && (last.end..last.end + 3).contains(&quantity.first)
    };
    let (money, _) = before(3)?;
    (each == Kind::PerShare && fits(of) && plain && joined(last, quantity) && joined(money, other))
        .then_some(of)
}

/// True for "a ton" and "per barrel" at `at`, and not for "a year ago" and "a month earlier".
fn is_by_piece(reader: Reader<'_>, at: usize) -> bool {
    let time = matches!(reader.word(at + 1), Word::Year | Word::Quarter | Word::Months)
        || reader.says(at + 1, &[b"month", b"week", b"day"])
        || reader.says(at + 2, &[b"ago", b"earlier"]);
    reader.word(at) == Word::Per || reader.word(at) == Word::A && !time
}

/// True for a word that can be what an amount is of: "from $12.50 notes".
fn is_noun(reader: Reader<'_>, at: usize) -> bool {
    let small = reader.says(
        at,
        &[b"during", b"last", b"respectively", b"before", b"after", b"earlier", b"basic", b"diluted"],
    );
    !small && reader.word(at) == Word::Other
}

/// Tokens between an amount and what it is compared with: "in the year ended June 30, 2023, compared to".
const COMPARED: usize = 14;

/// "$.45 per share in 2023 compared to $.41": nothing stands between the word that compares and the amount `quantity`.
fn is_compared(reader: Reader<'_>, from: usize, quantity: &Quantity) -> bool {
    let (to, end) = (quantity.first, quantity.end);
    let Some(link) = to.checked_sub(1).filter(|_| (from..from + COMPARED).contains(&to)) else {
        return false;
    };
    let time =
        |at: usize| matches!(reader.word(at), Word::Quarter | Word::Months | Word::Year | Word::Period);
    match reader.word(link) {
        Word::To | Word::With => reader.word_before(link, 1) == Word::Compared,
        Word::Compared | Word::Than => true,
        // "$1.41 per share, up from $1.29", "from $1.29 in 2022". In "$12.00 per share, and the toll fell from $45.00"
        // another thing is told of.
        Word::From => !(from..link).any(|at| {
            let told_so = matches!(reader.word(at + 1), Word::Basic | Word::Diluted)
                // "In the quarter and the year, up from".
                || reader.kind_before(at, 1) != Some(TokenKind::Comma)
                    && (at + 1..(at + 4).min(link)).any(time);
            reader.word(at) == Word::And && !told_so
                || reader.says(at, &[b"but", b"while", b"whereas", b"as"])
                || reader.kind(at) == Some(TokenKind::Semicolon)
        }),
        // "By $.05 per share in 2023 and by $.02".
        Word::By => reader.word_before(link, 1) == Word::And,
        // "In 2023 and $.41 in 2022".
        Word::And => {
            // "In the quarter and $.84 in the nine months". In "for the period and $45.50 was paid" no time follows.
            let timed = reader.says(end, &[b"in", b"for", b"during"])
                && (end + 1..end + COMPARED / 2).any(|at| time(at) || reader.is_year(at));
            link > 0 && (time(link - 1) && timed || reader.is_year(link - 1))
        }
        _ => false,
    }
}

/// "496,000 shares in 1992 and 512,000 in 1993", "sold 410 tons, compared with 385 the year before": a number that
/// is named as the one before it, with no noun of its own, counts what that one counts.
pub(super) fn counts_as_before(reader: Reader<'_>, before: &Quantity, quantity: &Quantity) -> bool {
    const TIMES: [&[u8]; 9] =
        [b"in", b"at", b"for", b"during", b"as", b"on", b"and", b"the", b"respectively"];
    let bare = (quantity.kind, quantity.unit) == (Kind::Count, Unit::None) && !quantity.sure;
    let ends = !reader.is_word(quantity.end)
        || reader.says(quantity.end, &TIMES)
        || label::is_of_the_same(reader, quantity);
    // A number in quotes is a name.
    let quoted = reader.kind(quantity.end) == Some(TokenKind::Quote);
    bare && ends && !quoted && matches!(before.kind, Kind::Shares | Kind::Measure)
}

/// Tokens between shares and what became of some of them: ", of which 40,000 vested", "; 2,310,000 and 2,290,000 outstanding".
const OF_THEM: usize = 12;

/// "250,000 shares, of which 50,000 vested at once and 200,000 vest over four years", "of the 6,000,000 shares authorized,
/// 1,200,000 remained available": a number behind shares with no noun of its own, and a word of what becomes of shares.
pub(super) fn is_part_of_shares(reader: Reader<'_>, before: &Quantity, quantity: &Quantity) -> bool {
    const BECAME: [&[u8]; 16] = [
        b"vested",
        b"vest",
        b"vests",
        b"vesting",
        b"unvested",
        b"outstanding",
        b"issued",
        b"authorized",
        b"remained",
        b"remain",
        b"available",
        b"exercisable",
        b"forfeited",
        b"exercised",
        b"unissued",
        b"reserved",
    ];
    let bare = (quantity.kind, quantity.unit) == (Kind::Count, Unit::None) && !quantity.sure;
    let near = (before.end..before.end + OF_THEM).contains(&quantity.first);
    let many = quantity.value.number().is_some_and(|number| number >= rust_decimal::Decimal::ONE_THOUSAND);
    if before.kind != Kind::Shares || !bare || !near || !many || reader.is_year(quantity.first) {
        return false;
    }
    // "2,310,000 and 2,290,000 outstanding".
    let listed = reader.past_joint(quantity.end);
    let listed = listed > quantity.end && reader.kind(listed) == Some(TokenKind::Number);
    let end = if listed { reader.past_joint(quantity.end) + 1 } else { quantity.end };
    // "Were outstanding", "shall vest".
    let end = end + usize::from(matches!(reader.word(end), Word::Is | Word::Will));
    // "50,000 shares to 40 holders, and 12,000 employees remain" has another noun between.
    reader.says(end, &BECAME)
}

/// Gives `quantity` the kind and unit of the one before it.
pub(super) fn count_as_before(before: &Quantity, quantity: &mut Quantity) {
    quantity.kind = before.kind;
    quantity.unit = before.unit;
    quantity.unit_span = before.unit_span;
    quantity.sure = true;
}

#[cfg(test)]
mod tests {
    use crate::figures::Kind;
    use crate::reading;

    /// The kinds of the figures of `amount` alone below the heading `title`.
    fn kinds(title: &str, amount: &str) -> Vec<Kind> {
        let words = "We make kettles and pots in three towns and sell them in all others, as we did before.";
        let page = format!(
            "<html><p>{words}</p><p><b>{title}</b></p><p align=center>{amount}</p><p>{words}</p>\
             <p><b>Other Matters</b></p><p>{words}</p></html>"
        );
        let reading = reading::read(page.into_bytes());
        let amounts = reading.figures.all.iter().filter(|figure| figure.kind != Kind::Count);
        amounts.map(|figure| figure.kind).collect()
    }

    #[test]
    fn an_amount_alone_is_what_its_heading_names() {
        assert_eq!(kinds("Dividend Per Common Share", "$3.00"), [Kind::PerShare]);
        assert_eq!(kinds("Capital Returned", "$3.00"), [Kind::Money]);
        assert_eq!(kinds("Dividend Per Common Share", "$3.10 billion"), [Kind::Money]);
    }
}
