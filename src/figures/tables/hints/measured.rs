//! Labels of rows that are told in one unit wherever they stand, though nothing in their words states it.
//!
//! ```text
//! (in millions)                    2023     2022
//! Net sales                      $1,234   $1,187
//! Capacity utilization               91       88     percent
//! Days sales outstanding             41       44     days
//! Book-to-bill                     1.04     0.97     one thing to another
//! Store openings                      7        9     so many
//! ```
//!
//! "Occupancy" alone is what a bank pays for its offices as often as the part of the rooms that are let, and "Net
//! additions" are those of a plant as often as those of subscribers: neither is told.

use super::Hints;
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::words::Word;

const PERCENT: Hints = Hints::PERCENT.with(Hints::STATED);

/// What the words of a label say of its unit.
pub(super) fn measured(reader: Reader<'_>) -> Hints {
    let ends = |token: TokenKind| {
        matches!(token, TokenKind::Open | TokenKind::Comma | TokenKind::Mark | TokenKind::Colon)
    };
    let end = reader.tokens.iter().position(|token| ends(token.kind)).unwrap_or(reader.tokens.len());
    let Some(last) = end.checked_sub(1) else { return Hints::default() };
    let before =
        |back: usize, words: &[&[u8]]| last.checked_sub(back).is_some_and(|at| reader.says(at, words));
    if last == 0 && reader.is(0, b"dso") || is_days_of(reader, end) {
        return Hints::YEARS.with(Hints::DAYS);
    }
    if reader.is(last, b"utilization") && before(1, &[b"capacity", b"fleet", b"rig", b"plant", b"seat"])
        || reader.is(last, b"share") && before(1, &[b"market"])
        || reader.is(last, b"growth") && before(1, &[b"sales"]) && is_comparable(reader, last)
        || is_portfolio_turnover(reader, last)
        || is_ratio_to_net_assets(reader, last)
        || reader.is(last, b"leverage") && is_first_tier(reader)
        || reader.is(last, b"ratio") && before(1, &[b"leverage"]) && is_first_tier(reader)
    {
        return PERCENT;
    }
    // "Interest coverage", "Times interest earned" (Regulation S-K, Item 503(d), as in force up to 2018).
    let covered =
        reader.is(last, b"coverage") && before(1, &[b"interest", b"charge", b"charges", b"dividend"]);
    let earned = last == 2 && reader.is(0, b"times") && reader.is(1, b"interest") && reader.is(2, b"earned");
    if covered || earned || is_book_to_bill(reader) {
        return Hints::RATIO;
    }
    if last == 1 && reader.says(0, &[b"store", b"restaurant"]) && reader.says(1, &[b"openings", b"closings"])
    {
        return Hints::COUNT;
    }
    Hints::default()
}

/// "Days sales outstanding", "Days of sales outstanding", "Days payable outstanding", "Days sales in accounts receivable".
fn is_days_of(reader: Reader<'_>, end: usize) -> bool {
    const HELD: [&[u8]; 5] = [b"receivable", b"receivables", b"inventory", b"inventories", b"payables"];
    let inside = reader.is(1, b"sales")
        && reader.word(2) == Word::In
        && (4..=6).contains(&end)
        && reader.says(end - 1, &HELD)
        && (3..end - 1).all(|at| reader.says(at, &[b"accounts", b"trade", b"net"]));
    if reader.word(0) == Word::Days && inside {
        return true;
    }
    const OF: [&[u8]; 8] = [
        b"sales",
        b"payable",
        b"payables",
        b"inventory",
        b"receivable",
        b"receivables",
        b"billings",
        b"cost",
    ];
    reader.word(0) == Word::Days
        && (3..=5).contains(&end)
        && reader.is(end - 1, b"outstanding")
        && (1..end - 1).all(|at| reader.word(at) == Word::Of || reader.says(at, &OF))
}

/// "Comparable store sales growth", "Same-store sales growth".
fn is_comparable(reader: Reader<'_>, end: usize) -> bool {
    (0..end).any(|at| reader.says(at, &[b"comparable", b"same-store", b"same", b"like-for-like"]))
}

/// "Portfolio turnover", "Portfolio turnover rate": of a fund, in hundredths (Form N-1A, Item 13).
fn is_portfolio_turnover(reader: Reader<'_>, last: usize) -> bool {
    let turnover = last.checked_sub(usize::from(reader.is(last, b"rate")));
    turnover == Some(1) && reader.is(0, b"portfolio") && reader.is(1, b"turnover")
}

/// "Ratio of expenses to average net assets": of a fund, in hundredths (Form N-1A, Item 13).
fn is_ratio_to_net_assets(reader: Reader<'_>, last: usize) -> bool {
    reader.says(0, &[b"ratio", b"ratios"])
        && (1..=2).all(|back| last > back + 1)
        && reader.is(last, b"assets")
        && reader.word(last - 1) == Word::Net
        && reader.is(last - 2, b"average")
}

/// "Tier 1 leverage", "Tier I leverage ratio": of a bank's assets (12 CFR 3.10), in hundredths.
fn is_first_tier(reader: Reader<'_>) -> bool {
    reader.is(0, b"tier") || reader.is(1, b"tier")
}

/// "Book-to-bill", "Book to bill ratio": orders to what was billed.
fn is_book_to_bill(reader: Reader<'_>) -> bool {
    let mut words = (0..reader.tokens.len().min(6)).filter(|at| reader.is_word(*at));
    let Some(first) = words.next() else { return false };
    reader.is(first, b"book-to-bill")
        || reader.is(first, b"book")
            && words.next().is_some_and(|at| reader.word(at) == Word::To)
            && words.next().is_some_and(|at| reader.is(at, b"bill"))
}
