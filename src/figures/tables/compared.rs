//! Columns that hold two times against each other: changes, which are of no time.
//!
//! ```text
//!      1995 over 1994          1994 vs. 1993       2001
//! Volume   Rate   Total                        Over/(Under)
//!                                                  2000
//! ```

use std::ops::Range;

use super::super::lexer::TokenKind;
use super::super::prose::Reader;
use super::super::words::Word;
use super::View;
use super::columns::{Buffers, ColumnHead, mentions_over};
use super::hints::Hints;

/// Parts of the words that compare, as a header prints them.
const COMPARING: [&[u8]; 11] = [
    b"over",
    b"Over",
    b"OVER",
    b"vs",
    b"Vs",
    b"VS",
    b"ersus",
    b"ERSUS",
    b"ompared",
    b"OMPARED",
    b"omparison",
];

/// Marks the columns of `fresh` whose header compares two years, or a time with what stands beside it:
/// "vs. 1994".
pub(super) fn mark(view: View<'_>, rows: Range<usize>, fresh: &mut [ColumnHead], buffers: &mut Buffers) {
    for (column, head) in fresh.iter_mut().enumerate().skip(1) {
        let Some(words) = head.words.map(|words| view.document.slice(words).as_bytes()) else { continue };
        if !COMPARING.iter().any(|part| memchr::memmem::find(words, part).is_some()) {
            continue;
        }
        mentions_over(view, rows.clone(), column, buffers);
        let reader = Reader { text: &view.document.text, tokens: &buffers.tokens };
        let compares = |from: usize, to: usize| {
            (from..to).all(|at| stands_between(reader, at)) && (from..to).any(|at| is_comparing(reader, at))
        };
        let times = &buffers.times;
        let with_each_other = times.windows(2).any(|two| {
            let years = (two[0].spec.year, two[1].spec.year);
            years.0.is_some() && years.0 != years.1 && compares(two[0].end, two[1].first)
        });
        // "vs. 1994" beside "1995"; "over March 31, 2023" may be an amount above that of the day.
        let alone = times.first().is_some_and(|time| {
            compares(0, time.first) && (0..time.first).any(|at| reader.word(at) == Word::Compared)
        });
        if with_each_other || alone {
            head.hints = head.hints.with(Hints::CHANGE);
        }
    }
}

/// "over", "vs.", "compared".
fn is_comparing(reader: Reader<'_>, at: usize) -> bool {
    reader.word(at) == Word::Compared || reader.says(at, &[&b"over"[..], b"comparison"])
}

/// What may stand between the two times: "Over/(Under)", "compared with".
fn stands_between(reader: Reader<'_>, at: usize) -> bool {
    is_comparing(reader, at)
        || matches!(reader.word(at), Word::With | Word::To | Word::In)
        || reader.says(at, &[&b"under"[..]])
        || matches!(
            reader.kind(at),
            Some(
                TokenKind::Slash | TokenKind::Open | TokenKind::Close | TokenKind::Period | TokenKind::Comma
            )
        )
}
