//! Columns of shares that are kept for those who may come to have them.

use super::super::hints::Hints;
use crate::figures::prose::Reader;
use crate::figures::words::Word;

/// The hints of a head with the shares of "Common Stock Issuable Upon Conversion", "Common Stock Reserved": so many, as the
/// rules on preferred stock ask (Regulation S-X, Rule 5-02.27). "Common stock issuable" alone is a column of a statement of
/// equity, and holds amounts.
pub(super) fn with_set_aside(reader: Reader<'_>, found: Hints) -> Hints {
    if !found.tells_kind() && is_set_aside(reader) { found.with(Hints::SHARES) } else { found }
}

fn is_set_aside(reader: Reader<'_>) -> bool {
    const STOCK: [&[u8]; 4] = [b"common", b"ordinary", b"capital", b"class"];
    let Some(stock) = (0..4).find(|at| reader.is(*at, b"stock")) else { return false };
    let named = stock > 0 && (0..stock).all(|at| reader.says(at, &STOCK) || reader.bytes(at).len() == 1);
    let end = !reader.is_word(stock + 2);
    let upon = reader.says(stock + 2, &[b"upon", b"on", b"for"]) || reader.word(stock + 2) == Word::For;
    named && (reader.is(stock + 1, b"reserved") && (end || upon) || reader.is(stock + 1, b"issuable") && upon)
}
