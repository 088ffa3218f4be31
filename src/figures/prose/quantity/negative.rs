//! "Negative" before a number, which makes it a loss or a decline.
//!
//! ```text
//! Versus negative $6 million           of negative 3%                  the number has the sign
//! Negative $5 to $7 million            between negative 2% and 4%      ends of a range stand as they are printed
//! Tested negative 12% of the time      positive or negative 5%         nothing is said of the number
//! ```

use rust_decimal::Decimal;

use super::super::super::Kind;
use super::super::super::lexer::TokenKind;
use super::super::super::value::Value;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Quantity;

/// The token of "negative" before the number that starts at `first`, where it says that the number is one. Tests have
/// negative outcomes, and so have outlooks on a rating; "positive or negative" means both ways.
pub(super) fn said_before(reader: Reader<'_>, first: usize) -> Option<usize> {
    const TESTS: [&[u8]; 4] = [b"tested", b"testing", b"tests", b"test"];
    const VIEWS: [&[u8]; 3] = [b"outlook", b"outlooks", b"rating"];
    let at = first.checked_sub(1).filter(|at| reader.is(*at, b"negative"))?;
    let Some(before) = at.checked_sub(1) else { return Some(at) };
    let either = reader.word(before) == Word::Or || reader.kind(before) == Some(TokenKind::Slash);
    let viewed = reader.word(before) == Word::Is && before > 0 && reader.says(before - 1, &VIEWS);
    // "HIV negative", but "EBITDA negative".
    let letters = reader.bytes(before);
    let named = (2..EARNINGS).contains(&letters.len()) && letters.iter().all(u8::is_ascii_uppercase);
    (!either && !viewed && !named && !reader.says(before, &TESTS)).then_some(at)
}

/// Letters of "EBITDA", which is longer than the names of what is tested.
const EARNINGS: usize = 6;

/// Gives `found` the sign that `negative` says, where it is one amount or percentage without a sign of its own.
pub(super) fn turn(reader: Reader<'_>, negative: usize, found: &mut Quantity) {
    let Value::Number(number) = found.value else { return };
    let told = matches!(found.kind, Kind::Money | Kind::PerShare | Kind::Percent);
    if !told || number <= Decimal::ZERO || found.sign_span.is_some() || negative >= found.first {
        return;
    }
    // "Negative ($5)": the bracket is read with the number.
    if reader.kind(negative + 1) == Some(TokenKind::Open) {
        return;
    }
    found.value = Value::Number(-number);
    found.sign_span = Some(reader.span(negative, negative + 1));
    found.first = negative;
}
