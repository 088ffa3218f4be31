//! What stands in brackets beside an amount: the times in it are those of its own amounts.
//!
//! ```text
//! the credit was $12 million ($20 million for 2009 and $18 million for 2008) in 2010
//!                            └───────────────── an aside ──────────────────┘
//! ```

use super::super::super::lexer::TokenKind;
use super::super::reader::Reader;
use super::Sentence;

/// The brackets of a sentence that hold both an amount and a time, as ranges of tokens in order.
#[derive(Debug, Default)]
pub(super) struct Asides {
    ranges: Vec<(usize, usize)>,
}

impl Asides {
    /// The asides of `sentence`, whose amounts stand at `amounts` and whose times start at `times`, both
    /// in order.
    pub(super) fn of(
        reader: Reader<'_>,
        sentence: Sentence,
        amounts: &[(usize, usize)],
        times: &[usize],
    ) -> Self {
        let mut ranges = Vec::new();
        let mut open = None;
        if amounts.is_empty() || times.is_empty() {
            return Self { ranges };
        }
        for at in sentence.first..sentence.end {
            match reader.kind(at) {
                Some(TokenKind::Open) => open = Some(at),
                Some(TokenKind::Close) => {
                    let Some(start) = open.take() else { continue };
                    let inside = |i: usize| (start + 1..at).contains(&i);
                    if amounts.iter().any(|a| inside(a.0)) && times.iter().copied().any(inside) {
                        ranges.push((start, at));
                    }
                }
                _ => {}
            }
        }
        Self { ranges }
    }

    /// The aside that token `at` stands in.
    pub(super) fn around(&self, at: usize) -> Option<usize> {
        let index = self.ranges.partition_point(|(_, end)| *end <= at);
        self.ranges.get(index).filter(|(start, _)| *start <= at).map(|_| index)
    }
}
