//! The unit that a label states for its numbers, however these are printed.
//!
//! ```text
//! (in millions)                                2021     2020
//! Total loans                                $1,234   $2,345
//! Return on average equity (%)                   14       12     percent, though whole numbers
//! Net charge-offs to average loans (bps)         15       18     basis points
//! Preferred stock, par value (in dollars per share)
//! ```
//!
//! "Effective tax rate" alone leaves open whether the row holds the rate or the tax at it; a unit in brackets does not.

use super::Hints;
use super::in_units::USED;
use crate::figures::lexer::TokenKind;
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// Words of a bracket that states a unit, at most.
const LONGEST: usize = 8;

/// The unit that the label of a row or the heading over rows states: shares, amounts for each, hundredths, basis points.
pub(in super::super) fn stated_unit(reader: Reader<'_>) -> Option<Hints> {
    let opens = (0..reader.tokens.len()).rev().filter(|at| reader.kind(*at) == Some(TokenKind::Open));
    opens
        .filter_map(|open| in_brackets(reader, open))
        .next()
        .or_else(|| behind_comma(reader))
        .or_else(|| leading(reader, 0))
        .or_else(|| trailing(reader))
}

/// "Allowance for loan losses as a percentage of" over "Loans" and "Nonperforming loans".
fn trailing(reader: Reader<'_>) -> Option<Hints> {
    let end = reader.tokens.iter().rposition(|token| token.kind != TokenKind::Colon)?;
    let of = reader.word(end) == Word::Of || reader.word(end) == Word::To;
    let percent = |at: usize| reader.kind(at) == Some(TokenKind::Percent) || is_percent(reader, at);
    (of && end > 0 && percent(end - 1)).then_some(Hints::PERCENT.with(Hints::STATED))
}

/// The unit between the bracket at `open` and the one that closes it.
fn in_brackets(reader: Reader<'_>, open: usize) -> Option<Hints> {
    let close = (open + 1..=open + 1 + LONGEST).find(|at| reader.kind(*at) == Some(TokenKind::Close))?;
    let first = open + 1 + usize::from(reader.word(open + 1) == Word::In);
    if first >= close {
        return None;
    }
    // "Responders, n (%)": a number, and in brackets its part.
    let parted = open > 0 && (reader.is(open - 1, b"n") || reader.word(open - 1) == Word::Number);
    if parted {
        return None;
    }
    if let Some(unit) = hundredths(reader, first, close).or_else(|| leading(reader, first)) {
        return Some(unit);
    }
    // What else is stated stands at the end of its label.
    if close + 1 < reader.tokens.len() {
        return None;
    }
    // "Net debt to cash flow (times)". "Visits (times)" are counted.
    let visits = open > 0 && reader.says(open - 1, &USED);
    if first + 1 == close && reader.is(first, b"times") && !visits {
        return Some(Hints::RATIO.with(Hints::STATED));
    }
    let shares =
        reader.word(close - 1) == Word::Shares && reader.bytes(close - 1).eq_ignore_ascii_case(b"shares");
    if shares && first == close - 1 {
        return Some(Hints::SHARES);
    }
    let per = reader.word_before(close, 2) == Word::Per
        && matches!(reader.word(close - 1), Word::Share | Word::Unit);
    let numbered = (first..close).any(|i| reader.kind(i) == Some(TokenKind::Number));
    (per && !numbered).then_some(Hints::PER_SHARE)
}

/// The unit that all words from `first` to `end` are: "%", "percent", "percentage", "bps", "basis points".
fn hundredths(reader: Reader<'_>, first: usize, end: usize) -> Option<Hints> {
    const PERCENT: Hints = Hints::PERCENT.with(Hints::STATED);
    let points = |at: usize| reader.says(at, &[b"points", b"point", b"pts"]);
    match end - first {
        1 if reader.kind(first) == Some(TokenKind::Percent) || is_percent(reader, first) => Some(PERCENT),
        1 if reader.word(first) == Word::Bps => Some(PERCENT.with(Hints::POINTS)),
        2 if reader.word(first) == Word::Basis && points(first + 1) => Some(PERCENT.with(Hints::POINTS)),
        2 if is_percent(reader, first) && points(first + 1) => Some(PERCENT),
        _ => None,
    }
}

fn is_percent(reader: Reader<'_>, at: usize) -> bool {
    reader.word(at) == Word::Percent || reader.is(at, b"percentages")
}

/// "Net interest margin, basis points", "Return on equity - percent", "Net interest margin in basis points".
fn behind_comma(reader: Reader<'_>) -> Option<Hints> {
    let end = reader.tokens.len();
    (1..=2).find_map(|words| {
        let first = end.checked_sub(words).filter(|first| *first > 0)?;
        let apart =
            matches!(reader.kind(first - 1), Some(TokenKind::Comma | TokenKind::Dash | TokenKind::Hyphen))
                || reader.word(first - 1) == Word::In;
        apart.then(|| hundredths(reader, first, end)).flatten()
    })
}

/// "Percent of sales", "% of total", "As a percentage of revenue", "Percentage change": what leads names what is told.
/// "Percentage rents" are paid.
fn leading(reader: Reader<'_>, first: usize) -> Option<Hints> {
    const TOLD: [&[u8]; 7] = [b"of", b"to", b"change", b"increase", b"decrease", b"owned", b"ownership"];
    let at = first + if reader.word(first) == Word::As { 2 } else { 0 };
    let percent = reader.kind(at) == Some(TokenKind::Percent) || reader.word(at) == Word::Percent;
    // "% organic growth".
    let last = reader.tokens.len().saturating_sub(1);
    let moved = at == 0 && reader.says(last, &[b"growth", b"change", b"increase", b"decrease"]);
    let sign = moved && reader.kind(at) == Some(TokenKind::Percent);
    (sign || percent && reader.says(at + 1, &TOLD)).then_some(Hints::PERCENT.with(Hints::STATED))
}

/// "Change (bps)", "Spread (in basis points)" over a column or beside a row. "A rise of 100 basis points" states none.
pub(super) fn are_points(reader: Reader<'_>, at: usize) -> bool {
    let end = match reader.word(at) {
        Word::Bps => at + 1,
        _ if reader.says(at + 1, &[b"points", b"point", b"pts"]) => at + 2,
        _ => return false,
    };
    let opens = at == 0
        || reader.word(at - 1) == Word::In
        || !reader.is_word(at - 1) && reader.kind(at - 1) != Some(TokenKind::Number);
    opens && (end == reader.tokens.len() || !reader.is_word(end))
}
