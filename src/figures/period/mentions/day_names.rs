//! Days that have a name and no date: "at year-end", "at the end of fiscal 2023", "at quarter-end".
//!
//! ```text
//! backlog was $88 million at year-end           the last day of the fiscal year that ended last
//! cash at the end of 2023, at 2023 year-end     the last day of that year
//! at the beginning of the year                  the day before it
//! ```
//!
//! What leaves out its year is told by the report: its spec has a length and no year.

use super::super::super::words::Word;
use super::super::{Length, TimeSpec};
use super::{Found, Reader};

impl Reader<'_> {
    /// The day by name that starts at `at`.
    pub(super) fn day_by_name(&self, at: usize) -> Option<Found> {
        if self.header {
            return None;
        }
        match self.word(at) {
            Word::End => self.end_of(at, false),
            Word::Beginning => self.end_of(at, true),
            Word::Year => self.year_end(at),
            Word::Quarter | Word::Period => {
                let end = self.end_word(at + 1).filter(|_| self.is_of_day(at))?;
                Some((told(Length::Months(3)), self.span(at, end), end))
            }
            Word::Fiscal if self.word(at + 1) == Word::Year => {
                let (spec, _, end) = self.year_end_after(at + 1, self.is_of_day(at))?;
                Some((spec, self.span(at, end), end))
            }
            Word::Fiscal => self.year_then_end(at + 1).map(|(spec, _, end)| (spec, self.span(at, end), end)),
            _ => self.year_then_end(at),
        }
    }

    /// "End of 2023", "end of the fiscal year", "beginning of fiscal 2022", "end of the second quarter of
    /// 2023".
    fn end_of(&self, at: usize, beginning: bool) -> Option<Found> {
        if self.word(at + 1) != Word::Of || !self.is_of_day(at) {
            return None;
        }
        let the = self.word(at + 2) == Word::The;
        let from = at + 2 + usize::from(the);
        let before = |spec: TimeSpec| {
            let year = spec.year.map(|year| year - i16::from(beginning));
            TimeSpec { year, instant: true, length: None, ..spec }
        };
        if self.word(from).ordinal().is_some() && !beginning {
            let (spec, _, end) = self.ordinal(from).filter(|(spec, ..)| is_quarter(*spec))?;
            return Some((TimeSpec { instant: true, ..spec }, self.span(at, end), end));
        }
        // "The end of the 2023 fiscal year", "the end of fiscal year 2023", "the end of 2023".
        let (fiscal, year_at) = self.past_fiscal(from);
        if let Some(year) = self.year(year_at).filter(|_| self.is_bare_year(year_at)) {
            let month = (self.word(from) == Word::Calendar).then_some(12);
            let (spec, mut end) =
                (TimeSpec { year: Some(year), fiscal, month, ..TimeSpec::default() }, year_at + 1);
            end += usize::from(self.word(end) == Word::Fiscal);
            end += usize::from(self.word(end) == Word::Year);
            return (!self.starts_quarter(end)).then(|| (before(spec), self.span(at, end), end));
        }
        let unit = from + usize::from(fiscal);
        let length = match self.word(unit) {
            Word::Year => Length::Year,
            Word::Quarter => Length::Months(3),
            _ => return None,
        };
        let end = unit + 1;
        let spec = TimeSpec { to_date: beginning, ..told(length) };
        (the && self.closes(end)).then(|| (spec, self.span(at, end), end))
    }

    /// "Year-end", "year end 2023".
    fn year_end(&self, at: usize) -> Option<Found> {
        self.year_end_after(at, self.is_of_day(at))
    }

    fn year_end_after(&self, at: usize, of_day: bool) -> Option<Found> {
        let end = self.end_word(at + 1)?;
        // "Year-end 2023", "year-end fiscal 2023".
        let fiscal = self.word(end) == Word::Fiscal;
        let year_at = end + usize::from(fiscal);
        if let Some(year) = self.year(year_at).filter(|_| self.is_bare_year(year_at)) {
            let spec = TimeSpec { year: Some(year), fiscal, instant: true, ..TimeSpec::default() };
            let ended = year_at + 1;
            let for_year = at.checked_sub(1).is_some_and(|before| self.word(before) == Word::For);
            return (!for_year).then(|| (spec, self.span(at, ended), ended));
        }
        // "At year end December 31, 1996" has its date.
        let dated = self.word(end).month().is_some();
        (of_day && !dated).then(|| (told(Length::Year), self.span(at, end), end))
    }

    /// "2023 year-end", "2023 fiscal year-end".
    fn year_then_end(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let unit = at + 1 + usize::from(self.word(at + 1) == Word::Fiscal);
        let end = self.end_word(unit + 1).filter(|_| self.word(unit) == Word::Year)?;
        let spec = TimeSpec { year: Some(year), instant: true, ..TimeSpec::default() };
        self.is_bare_year(at).then(|| (spec, self.span(at, end), end))
    }

    /// The token after "end" at `at`, which a hyphen may join to the word before it.
    fn end_word(&self, at: usize) -> Option<usize> {
        let end = self.past_hyphen(at);
        (self.word(end) == Word::End).then_some(end + 1)
    }

    /// True where the words before `at` make what starts there a day: "at", "as of the", "compared with the".
    fn is_of_day(&self, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).map_or(Word::Other, |i| self.word(i));
        let the = usize::from(word(1) == Word::The);
        match word(1 + the) {
            Word::At | Word::Than => true,
            Word::From => at > 1 + the && self.word(at - 2 - the) != Word::Of,
            Word::Of => word(2 + the) == Word::As,
            Word::With | Word::To => word(2 + the) == Word::Compared,
            _ => false,
        }
    }

    /// True where nothing behind a year or a quarter says which: no "ended", no "in which".
    fn closes(&self, at: usize) -> bool {
        !matches!(self.word(at), Word::Ended | Word::Ending | Word::Of | Word::In | Word::Next)
            && self.year(at).is_none()
    }

    /// "2023 second quarter" at the place of what stands behind the year.
    fn starts_quarter(&self, at: usize) -> bool {
        matches!(self.word(at), Word::Quarter | Word::Period | Word::Months)
            || self.word(at).ordinal().is_some()
    }
}

/// The last day of a time that only the report tells.
fn told(length: Length) -> TimeSpec {
    TimeSpec { length: Some(length), instant: true, ..TimeSpec::default() }
}

fn is_quarter(spec: TimeSpec) -> bool {
    spec.quarter.is_some() && spec.length.is_none() && spec.month.is_none()
}
