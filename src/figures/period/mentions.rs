//! Finds the times that a stretch of text mentions.
//!
//! ```text
//! for the three months ended September 30, 2010 and 2009, as of June 30, 2010, in fiscal 2011
//!         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^     ^^^^         ^^^^^^^^^^^^^     ^^^^^^^^^^^
//!         3 months to 30 September 2010        3 months …2009   the day 30 June   fiscal year 2011
//! ```
//!
//! What a later mention leaves out ("and 2009") it takes from the one before it.

mod by_report;
mod day_names;
mod days;
mod fiscal;
mod lengths;

use super::super::lexer::{Token, TokenKind};
use super::super::words::Word;
use super::TimeSpec;
use crate::text::dates::PrintedDate;
use crate::text::{Span, TextSpan};

/// A time that text mentions: the tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeMention {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// The words of the mention.
    pub(crate) span: TextSpan,
    /// The words of the date or year alone.
    pub(crate) date: TextSpan,
    pub(crate) spec: TimeSpec,
}

/// Reads mentions off `tokens`, which were cut from `text`. In a header, lengths count without a date
/// and quarters without a year.
pub(crate) fn mentions(text: &str, tokens: &[Token], header: bool, out: &mut Vec<TimeMention>) {
    let reader = Reader { text, tokens, header };
    let mut at = 0;
    while at < tokens.len() {
        // Nothing else starts a time, and most words end here.
        let starts = match tokens[at].kind {
            TokenKind::Number | TokenKind::Code => true,
            TokenKind::Word | TokenKind::Capital => {
                header || tokens[at].word != Word::Other || reader.bytes(at).eq_ignore_ascii_case(b"full")
            }
            _ => false,
        };
        if starts
            && !header
            && let Some((shorter, own_end, (spec, date, end))) = reader.two_lengths(at)
        {
            let longer = own_end + 1;
            let own = reader.span(at, own_end);
            let shorter = TimeSpec { length: Some(shorter), ..spec };
            out.push(TimeMention { first: at, end: own_end, span: own, date: own, spec: shorter });
            out.push(TimeMention { first: longer, end, span: reader.span(longer, end), date, spec });
            at = reader.others(spec, end, out);
            continue;
        }
        match if starts { reader.mention(at) } else { None } {
            Some((spec, date, end)) => {
                let span = Span::new(tokens[at].start, tokens[end - 1].end);
                out.push(TimeMention { first: at, end, span, date, spec });
                at = reader.others(spec, end, out);
            }
            None => at += 1,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    header: bool,
}

/// A spec, the span of its date, and the token after it.
type Found = (TimeSpec, TextSpan, usize);

impl Reader<'_> {
    fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map_or(Word::Other, |t| t.word)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    fn bytes(&self, at: usize) -> &[u8] {
        self.tokens.get(at).map_or(&[], |t| &self.text.as_bytes()[t.start as usize..t.end as usize])
    }

    fn span(&self, from: usize, to: usize) -> TextSpan {
        Span::new(self.tokens[from].start, self.tokens[to - 1].end)
    }

    /// `at`, or the token after a hyphen there.
    fn past_hyphen(&self, at: usize) -> usize {
        at + usize::from(matches!(self.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash)))
    }

    fn mention(&self, at: usize) -> Option<Found> {
        let token = self.tokens[at];
        match token.kind {
            TokenKind::Code => {
                self.short_form(at).or_else(|| self.dotted(at)).or_else(|| self.lettered_year(at))
            }
            TokenKind::Number => {
                let named = self.split_year(at).or_else(|| self.numbered_quarter(at));
                let named = named.or_else(|| self.stretch_of_year(at)).or_else(|| self.day_by_name(at));
                named
                    .or_else(|| self.counted(at))
                    .or_else(|| self.numeric(at))
                    .or_else(|| self.year_first(at))
                    .or_else(|| self.clipped_alone(at))
            }
            _ => match token.word {
                Word::Fiscal | Word::Calendar => self.day_by_name(at).or_else(|| self.fiscal(at)),
                Word::Year | Word::Years | Word::Quarter | Word::Quarters | Word::Month | Word::Week => {
                    self.day_by_name(at).or_else(|| self.one(at))
                }
                Word::End | Word::Beginning => self.day_by_name(at),
                Word::Half => self.half(at),
                Word::Quarterly => self.quarterly(at),
                Word::Period | Word::Months | Word::Weeks => self.day_by_name(at).or_else(|| self.one(at)),
                word if word.ordinal().is_some() => self.ordinal(at),
                word if word.month().is_some() => self.since_inception(at).or_else(|| self.month(at)),
                word if word.small_number().is_some() => self.counted(at),
                Word::From => self.between(at),
                Word::YearToDate => self.up_to(at, true),
                Word::Trailing => self.up_to(at, false).or_else(|| self.last_twelve(at)),
                Word::Other if self.header => self.month(at),
                Word::Other if self.bytes(at).eq_ignore_ascii_case(b"full") => self.full_year(at),
                Word::Inception if self.header => {
                    let alone = (TimeSpec::default(), self.span(at, at + 1), at + 1);
                    self.between_days(at).or(Some(alone))
                }
                _ => None,
            },
        }
        .map(|(spec, date, end)| (self.with_instant(at, spec), date, end))
    }

    /// "As of" and "at" before a day make it a state.
    fn with_instant(&self, at: usize, mut spec: TimeSpec) -> TimeSpec {
        let before = |n: usize| at.checked_sub(n).map_or(Word::Other, |i| self.word(i));
        let as_of = before(2) == Word::As && matches!(before(1), Word::Of | Word::At);
        if spec.length.is_none() && spec.day.is_some() && (as_of || before(1) == Word::At) {
            spec.instant = true;
        }
        // "As of and for the year ended", "At or for the quarter ended", "As of/for the quarter ended".
        let for_the = if before(1) == Word::The { 2 } else { 1 };
        let slash = at.checked_sub(for_the + 1).is_some_and(|i| self.kind(i) == Some(TokenKind::Slash));
        spec.both = spec.length.is_some()
            && before(for_the) == Word::For
            && (slash || matches!(before(for_the + 1), Word::And | Word::Or))
            && matches!(before(for_the + 2), Word::Of | Word::At);
        spec
    }

    /// Further dates and years that share what the mention `spec` says: ", 2009 and 2008".
    fn others(&self, spec: TimeSpec, end: usize, out: &mut Vec<TimeMention>) -> usize {
        let mut at = end;
        let mut last = spec;
        loop {
            let mut next = at;
            let mut joined = false;
            while matches!(self.kind(next), Some(TokenKind::Comma))
                || matches!(self.word(next), Word::And | Word::Or)
            {
                joined = true;
                next += 1;
            }
            if matches!(self.word(next), Word::As | Word::The)
                || self.word(next) == Word::Fiscal && last.fiscal
            {
                next += 1;
            }
            if !joined
                || next >= self.tokens.len()
                || self.tokens[at..next].iter().any(|t| t.kind == TokenKind::Tab)
            {
                return at;
            }
            let found = if let Some(year) = self.year(next).filter(|_| self.is_bare_year(next)) {
                Some((TimeSpec { year: Some(year), ..last }, next + 1))
            } else if self.word(next).month().is_some() && last.month.is_some() {
                self.date(next).filter(|(d, _)| d.day.is_some()).map(|(date, end)| {
                    let kept = TimeSpec { length: last.length, instant: last.instant, ..TimeSpec::default() };
                    (dated(kept, date), end)
                })
            } else {
                None
            };
            let Some((spec, end)) = found else { return at };
            let span = self.span(next, end);
            out.push(TimeMention { first: next, end, span, date: span, spec });
            // "September 30 and June 30, 2010": the year of the second is that of the first.
            if spec.year.is_some() && last.year.is_none() {
                for mention in out.iter_mut().rev().take(3) {
                    if mention.spec.month.is_some() && mention.spec.year.is_none() {
                        mention.spec.year = spec.year;
                    }
                }
            }
            last = spec;
            at = end;
        }
    }
}

fn dated(spec: TimeSpec, date: PrintedDate) -> TimeSpec {
    TimeSpec { month: Some(date.month), day: date.day, year: date.year, ..spec }
}

#[cfg(test)]
mod tests;
