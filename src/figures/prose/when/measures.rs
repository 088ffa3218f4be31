//! One and the same amount in several measures, which have one time.
//!
//! ```text
//! a loss of $1.2 million, or $.09 per share, in 2002             the loss in dollars and for each share
//! net income of $5.1 million ($1.04 per share) for 2010          likewise
//! $5.1 million ($4.8 million in 2009) for 2010                   two amounts: the bracket has a time of its own
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::Spoken;

/// Most words between "or" and the other measure: "or a net loss per share of $.09".
const OTHER_MEASURE: usize = 8;

/// Tokens before and behind an amount in a bracket: "per share ($1.04 per share on a diluted basis)".
const BRACKET: usize = 12;

/// Tokens of a phrase behind a bracket: "($1.04 per share) of net sales of the segment for 2010".
const PHRASE: usize = 24;

impl Spoken<'_> {
    /// The amount after the one with this index; "a loss of $1.2 million, or $.09 per share, in 2002" tells one and
    /// the same in two measures, which have one time.
    pub(super) fn past_other_measure<'b>(
        &self,
        amounts: &'b [(usize, usize)],
        index: usize,
    ) -> Option<&'b (usize, usize)> {
        let mut next = index + 1;
        while let (Some(this), Some(other)) = (amounts.get(next - 1), amounts.get(next)) {
            if self.is_set_apart(*this, *other) {
                next += 1;
                continue;
            }
            let or = this.1 + usize::from(self.reader.kind(this.1) == Some(TokenKind::Comma));
            if self.reader.word(or) != Word::Or || other.0 > or + OTHER_MEASURE {
                break;
            }
            next += 1;
        }
        amounts.get(next)
    }

    /// "Of $5 million, or $1.05 per share ($1.04 diluted), for 2010": the amount `other` stands in a bracket behind `this`
    /// that names no time, and parts nothing from the time behind it.
    fn is_set_apart(&self, this: (usize, usize), other: (usize, usize)) -> bool {
        let Self { reader, times, .. } = *self;
        let mut gap = (this.1..other.0.min(this.1 + BRACKET)).rev();
        let open = gap.find(|at| matches!(reader.kind(*at), Some(TokenKind::Open | TokenKind::Close)));
        let Some(open) = open.filter(|at| reader.kind(*at) == Some(TokenKind::Open)) else { return false };
        let close = (other.1..other.1 + BRACKET).find(|at| reader.kind(*at) == Some(TokenKind::Close));
        let timed = |close: usize| {
            let within = times.partition_point(|time| time.first < open);
            times.get(within).is_some_and(|time| time.first < close)
        };
        close.is_some_and(|close| !timed(close) && self.goes_on_to_time(close + 1))
    }

    /// True where the phrase that a bracket stands in goes on from `at` to a time: "for 2010". The time of a cause, of what
    /// is left out or of what is to come is no time of the amount: "(45%), excluding the effect of prior year purchases".
    fn goes_on_to_time(&self, at: usize) -> bool {
        const APART: [&[u8]; 16] = [
            b"due",
            b"attributable",
            b"because",
            b"primarily",
            b"mainly",
            b"reflecting",
            b"resulting",
            b"related",
            b"excluding",
            b"including",
            b"which",
            b"that",
            b"to",
            b"from",
            b"by",
            b"as",
        ];
        let Self { reader, times, .. } = *self;
        let time = times.get(times.partition_point(|time| time.first < at));
        let end = time.map_or(at + PHRASE, |time| time.first.min(at + PHRASE));
        let leads = |at: usize| matches!(reader.word(at), Word::In | Word::For) || reader.is(at, b"during");
        let parts = |at: usize| {
            reader.says(at, &APART) || reader.kind(at) == Some(TokenKind::Comma) && !leads(at + 1)
        };
        let stops = |at: &usize| reader.kind(*at) == Some(TokenKind::Period);
        !(at..end).take_while(|at| !stops(at)).any(parts)
    }
}
