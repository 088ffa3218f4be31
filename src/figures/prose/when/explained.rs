//! What explains a change stands behind the time that the sentence compares with, and is not of that time.
//!
//! ```text
//! sales rose to $41 million in 2023 from $38 million in 2022, with price contributing 4 percentage points
//!               └─────────────────┐                  └ compared with          └──── of the change: 2023
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::reader::Reader;

/// Tokens between the amount that is compared with and its time: "$38 million in the first quarter of".
const OWN: usize = 10;

/// Tokens between a time and the comma behind it.
const AFTER: usize = 2;

/// Words between "with" and what it says of them: "with higher prices and better volumes contributing".
const SUBJECT: usize = 10;

/// True where the amount at `first` explains a change, in words that stand behind the time `time` of what the
/// sentence compares with. `turns` are the words that turn to that, each with its amount.
pub(super) fn is_explained(
    reader: Reader<'_>,
    turns: &[(usize, usize)],
    time: &TimeMention,
    first: usize,
) -> bool {
    const GIVES: [&[u8]; 8] = [
        b"contributing",
        b"adding",
        b"accounting",
        b"providing",
        b"representing",
        b"offsetting",
        b"reducing",
        b"increasing",
    ];
    let compared = turns.iter().any(|(_, amount)| (*amount..=amount + OWN).contains(&time.first));
    let comma = |at: &usize| reader.kind(*at) == Some(TokenKind::Comma);
    let Some(comma) = (time.end..time.end + AFTER).find(comma).filter(|_| compared) else { return false };
    reader.is(comma + 1, b"with")
        && (comma + 2..(comma + 2 + SUBJECT).min(first)).any(|at| reader.says(at, &GIVES))
}
