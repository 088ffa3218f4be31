//! Stretches whose end, or whose length, only the report tells.
//!
//! ```text
//! for the nine months, sales were $270 million       the nine months that the report is of
//! in the 1996 quarter, in the 1996 period            those of that year
//! sales of the last twelve months, LTM sales         the twelve months up to the report's last day
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::{Length, TimeSpec};
use super::{Found, Reader};

/// Months of a stretch of a year that reports tell of.
const STRETCHES: [u8; 3] = [3, 6, 9];

/// Weeks of such a stretch, in quarters of 12, 13, 14 and 16 weeks.
const WEEKS: [u8; 12] = [12, 13, 14, 16, 24, 26, 27, 28, 36, 39, 40, 42];

impl Reader<'_> {
    /// "For the nine months", "during the 26-week period": what a number at `at` counts, whose unit ends
    /// before `unit_end`, where no day is said on which it ended.
    pub(super) fn told_stretch(&self, at: usize, unit_end: usize, length: Length) -> Option<Found> {
        let named = match length {
            Length::Months(12) => {
                // "For the fourth quarter and twelve months".
                let year = self.before_shorter(at) + 1 < at && self.is_led(at) && self.ends_stretch(unit_end);
                let last = year
                    || at.checked_sub(1).is_some_and(|i| {
                        [&b"last"[..], b"trailing"]
                            .iter()
                            .any(|word| self.bytes(i).eq_ignore_ascii_case(word))
                    });
                last && self.word(unit_end) != Word::Of
            }
            Length::Months(months) => STRETCHES.contains(&months) && self.is_led(at),
            Length::Weeks(weeks) => WEEKS.contains(&weeks) && self.is_led(at),
            _ => false,
        };
        if self.header || !named {
            return None;
        }
        let hyphen = self.past_hyphen(unit_end);
        let end = if self.word(hyphen) == Word::Period { hyphen + 1 } else { unit_end };
        let spec = TimeSpec { length: Some(length), ..TimeSpec::default() };
        // "For the nine months of 1996".
        if matches!(self.word(end), Word::Of | Word::In) {
            let (fiscal, year_at) = self.past_fiscal(end + 1);
            let year = self.year(year_at).filter(|_| matches!(length, Length::Months(3..=9)))?;
            let spec = TimeSpec { year: Some(year), to_date: true, fiscal, ..spec };
            return Some((spec, self.span(at, year_at + 1), year_at + 1));
        }
        (length == Length::Months(12) || self.ends_stretch(end)).then(|| (spec, self.span(at, end), end))
    }

    /// The longer length at `longer` of "for the three and nine months", whose shorter one stands at `at`.
    pub(super) fn told_longer(&self, at: usize, longer: usize) -> Option<Found> {
        let (count, next) = self.small_count(longer)?;
        let unit = self.past_hyphen(next);
        // "For the three- and nine-month periods".
        let period = self.word(unit + 1) == Word::Period;
        let months = self.word(unit) == Word::Months || self.word(unit) == Word::Month && period;
        let named = STRETCHES.contains(&count) && months;
        let end = unit + 1 + usize::from(period);
        let spec = TimeSpec { length: Some(Length::Months(count)), ..TimeSpec::default() };
        (!self.header && named && self.is_led(at) && self.ends_stretch(end))
            .then(|| (spec, self.span(longer, end), end))
    }

    /// "For the", "in the", "during the" before `at`; "for the third quarter and" as well.
    fn is_led(&self, at: usize) -> bool {
        let at = self.before_shorter(at);
        let Some(link) = at.checked_sub(2) else { return false };
        self.word(at - 1) == Word::The
            && (matches!(self.word(link), Word::For | Word::In)
                || self.bytes(link).eq_ignore_ascii_case(b"during"))
    }

    /// True for a word with which the name of what is earned in a time begins: "sales", "net income".
    pub(super) fn names_flow(&self, at: usize) -> bool {
        const FLOWS: [&[u8]; 11] = [
            b"sales",
            b"revenue",
            b"revenues",
            b"earnings",
            b"results",
            b"net",
            b"income",
            b"operating",
            b"gross",
            b"profit",
            b"loss",
        ];
        FLOWS.iter().any(|word| self.bytes(at).eq_ignore_ascii_case(word))
    }

    /// True where a sentence begins at `at`.
    fn opens(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.kind(before) == Some(TokenKind::Period))
    }

    /// "Quarterly sales were": those of the quarter that is told of. "A quarterly dividend" is paid in each.
    pub(super) fn quarterly(&self, at: usize) -> Option<Found> {
        let spec = TimeSpec { length: Some(Length::Months(3)), ..TimeSpec::default() };
        (!self.header && self.opens(at) && self.names_flow(at + 1))
            .then(|| (spec, self.span(at, at + 1), at + 1))
    }

    /// "Fiscal year revenue was", "for the fiscal year,": the year at `at` that a release tells of.
    pub(super) fn fiscal_year(&self, at: usize) -> Option<Found> {
        let year = at + 1;
        let named = !self.header && self.word(at) == Word::Fiscal && self.word(year) == Word::Year;
        let told =
            || self.is_led(at) && self.ends_stretch(year + 1) || self.opens(at) && self.names_flow(year + 1);
        let spec = TimeSpec { length: Some(Length::Year), fiscal: true, ..TimeSpec::default() };
        (named && told()).then(|| (spec, self.span(at, year + 1), year + 1))
    }

    /// "$5 for the quarter and $9 for the year", "for the fourth quarter and the year": the year at `at` that a release tells
    /// of. "In the year," may be any.
    pub(super) fn is_year_told(&self, at: usize) -> bool {
        let led = at.checked_sub(2).is_some_and(|link| self.word(link) == Word::For);
        let listed = self.before_shorter(at) + 1 < at && self.is_led(at);
        !self.header
            && self.word(at) == Word::Year
            && (led && self.word(at - 1) == Word::The || listed)
            && self.ends_stretch(at + 1)
    }

    /// `at`, or where "third quarter and" and its like before it start: the shorter of two times that one "for the" leads.
    fn before_shorter(&self, at: usize) -> usize {
        let the = at.checked_sub(1).filter(|the| self.word(*the) == Word::The);
        // "For the quarter and the nine months".
        let and = the.unwrap_or(at).checked_sub(1).filter(|and| self.word(*and) == Word::And);
        let Some(quarter) =
            and.and_then(|and| and.checked_sub(1)).filter(|at| self.word(*at) == Word::Quarter)
        else {
            return if the.is_some() { at } else { self.past_current(at) };
        };
        let named = quarter.checked_sub(1).is_some_and(|before| self.word(before).ordinal().is_some());
        self.past_current(quarter - usize::from(named))
    }

    /// `at`, or the word "current" or "fiscal" before it.
    fn past_current(&self, at: usize) -> usize {
        let before = at.checked_sub(1).filter(|at| matches!(self.word(*at), Word::Current | Word::Fiscal));
        before.unwrap_or(at)
    }

    /// True where what stands at `at` is said of the stretch before it, and does not say which it is.
    fn ends_stretch(&self, at: usize) -> bool {
        let marked = matches!(
            self.kind(at),
            None | Some(TokenKind::Comma | TokenKind::Period | TokenKind::Close | TokenKind::Semicolon)
        );
        // "Cash at September 30 and the loss for the nine months then ended".
        let then = self.bytes(at) == b"then" && self.word(at + 1) == Word::Ended;
        marked
            || then
            || matches!(
                self.word(at),
                Word::Is
                    | Word::Had
                    | Word::Compared
                    | Word::Rose
                    | Word::Totaled
                    | Word::As
                    | Word::By
                    | Word::And
            )
    }

    /// "LTM", "TTM" in running text: the twelve months up to the report's last day.
    pub(super) fn last_twelve(&self, at: usize) -> Option<Found> {
        let spec = TimeSpec { length: Some(Length::Months(12)), ..TimeSpec::default() };
        (!self.header).then(|| (spec, self.span(at, at + 1), at + 1))
    }

    /// "The 1996 quarter", "the 1996 period", "the 1996 nine-month period", "the 1996 and 1995 quarters": the
    /// stretch of the year at `at`.
    pub(super) fn stretch_of_year(&self, at: usize) -> Option<Found> {
        let year = self.year(at).filter(|_| !self.header && self.is_bare_year(at))?;
        let led = at.checked_sub(1).is_some_and(|i| {
            matches!(self.word(i), Word::The | Word::Fiscal | Word::And | Word::Same)
                || matches!(self.bytes(i), b"both" | b"our" | b"comparable" | b"corresponding" | b"similar")
        });
        let (unit, listed) = self.past_years(at + 1);
        if !led {
            return None;
        }
        let mut spec = TimeSpec { year: Some(year), ..TimeSpec::default() };
        let end = match self.word(unit) {
            Word::Quarter | Word::Quarters => {
                spec.length = Some(Length::Months(3));
                unit + 1
            }
            Word::Period => {
                spec.to_date = true;
                unit + 1
            }
            _ => {
                let (count, next) = self.small_count(unit)?;
                let months = self.past_hyphen(next);
                let named = matches!(self.word(months), Word::Month | Word::Months);
                spec.length = Some(Length::Months(count)).filter(|_| named && STRETCHES.contains(&count));
                spec.length?;
                months + 1 + usize::from(self.word(months + 1) == Word::Period)
            }
        };
        // "The 1996 quarter ended June 30", "the 1996 period from May 1 to".
        let else_told = matches!(self.word(end), Word::Ended | Word::Ending | Word::From | Word::Beginning)
            || self.kind(end) == Some(TokenKind::Hyphen)
            || matches!(self.bytes(end), b"commencing" | b"beginning");
        let end = if listed { at + 1 } else { end };
        (!else_told).then(|| (spec, self.span(at, end), end))
    }

    /// The token behind the further years of a list at `at`, and whether there are any: "and 1995" in "the
    /// 1996 and 1995 quarters".
    fn past_years(&self, at: usize) -> (usize, bool) {
        let mut next = at;
        for _ in 0..2 {
            let comma = usize::from(self.kind(next) == Some(TokenKind::Comma));
            let and = usize::from(matches!(self.word(next + comma), Word::And | Word::Or));
            let year = next + comma + and;
            if comma + and == 0 || self.year(year).is_none() {
                break;
            }
            next = year + 1;
        }
        (next, next > at)
    }
}
