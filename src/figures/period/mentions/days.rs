//! Days and months: "September 30, 2010", "June 1-5, 2007", "9/30/2010".

use jiff::civil::Date;

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::{Length, TimeSpec};
use super::{Found, Reader, dated};
use crate::text::dates::{self, PrintedDate};

/// Bytes of the longest date.
const LONGEST: usize = 48;
/// Spaces before the rest of a date that goes on in the next line of a page.
const WIDEST_GAP: usize = 160;
/// Bytes of a day and its year: "30, 1998".
const DAY: usize = 8;

/// How far to look for the rest of the date that starts `bytes`: "30," may stand far to the right below "June".
fn reach(bytes: &[u8]) -> usize {
    let month = bytes.iter().take(LONGEST).take_while(|b| b.is_ascii_alphabetic()).count();
    if bytes.get(month) != Some(&b'\n') {
        return LONGEST;
    }
    let gap = bytes[month..].iter().take(WIDEST_GAP).take_while(|b| b.is_ascii_whitespace()).count();
    LONGEST.max(month + gap + DAY)
}

impl Reader<'_> {
    /// "September 30, 2010", "September 30", "September 2010".
    pub(super) fn month(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.days_of_month(at).or_else(|| self.two_months(at)) {
            return Some(found);
        }
        let (date, end) = self.date(at)?;
        if let Some(found) = self.days_to(at, date, end) {
            return Some(found);
        }
        // "The September 2023 quarter" is named by the month with which it ends.
        let quarter = date.day.is_none() && date.year.is_some() && self.word(end) == Word::Quarter;
        let joined = matches!(self.kind(end + 1), Some(TokenKind::Hyphen | TokenKind::Dash));
        if quarter && !joined && !self.header && !matches!(self.word(end + 1), Word::Ended | Word::Ending) {
            let spec = TimeSpec { length: Some(Length::Months(3)), ..TimeSpec::default() };
            return Some((dated(spec, date), self.span(at, end), end + 1));
        }
        // "May" and "March" without a day or year are verbs and marches.
        (date.day.is_some() || date.year.is_some())
            .then(|| (dated(TimeSpec::default(), date), self.span(at, end), end))
    }

    /// "June 1-5, 2007", "June 1 to 30, 2007": from one day of a month to another.
    pub(super) fn days_of_month(&self, at: usize) -> Option<Found> {
        let month = self.word(at).month()?;
        let day = |at: usize| {
            let digits = (self.kind(at) == Some(TokenKind::Number)).then(|| self.bytes(at))?;
            std::str::from_utf8(digits).ok()?.parse::<i8>().ok().filter(|day| (1..=31).contains(day))
        };
        let first = day(at + 1)?;
        let dash = matches!(self.kind(at + 2), Some(TokenKind::Hyphen | TokenKind::Dash))
            || matches!(self.word(at + 2), Word::To | Word::Through);
        let last = day(at + 3).filter(|last| dash && *last > first)?;
        let year_at = at + 4 + usize::from(self.kind(at + 4) == Some(TokenKind::Comma));
        let year = self.year(year_at)?;
        let start = Date::new(year, month, first).ok()?;
        let spec = TimeSpec {
            length: Some(Length::From(start)),
            month: Some(month),
            day: Some(last),
            year: Some(year),
            ..TimeSpec::default()
        };
        Some((spec, self.span(at, year_at + 1), year_at + 1))
    }

    /// "July 1 - July 31, 2023", "7/1/23 to 7/31/23": from the day `first`, printed at `at..next`, to another.
    fn days_to(&self, at: usize, first: PrintedDate, next: usize) -> Option<Found> {
        let dash = matches!(self.kind(next), Some(TokenKind::Hyphen | TokenKind::Dash));
        let words = self.word(next) == Word::Through || self.header && self.word(next) == Word::To;
        let (last, end) = self.date(next + 1).filter(|_| dash || words)?;
        let (year, month, day) = (last.year?, last.month, last.day?);
        let before = (first.month, first.day?) > (month, day);
        let start =
            Date::new(first.year.unwrap_or(year - i16::from(before)), first.month, first.day?).ok()?;
        let spec = TimeSpec { length: Some(Length::From(start)), ..TimeSpec::default() };
        (start < Date::new(year, month, day).ok()?).then(|| (dated(spec, last), self.span(at, end), end))
    }

    /// "June/July 2007": two months together.
    pub(super) fn two_months(&self, at: usize) -> Option<Found> {
        let (first, last) = (self.word(at).month()?, self.word(at + 2).month()?);
        let joined =
            matches!(self.kind(at + 1), Some(TokenKind::Slash | TokenKind::Hyphen | TokenKind::Dash));
        let year = self.year(at + 3).filter(|_| joined && first < last)?;
        let start = Date::new(year, first, 1).ok()?;
        let spec = TimeSpec {
            length: Some(Length::From(start)),
            month: Some(last),
            year: Some(year),
            ..TimeSpec::default()
        };
        Some((spec, self.span(at, at + 4), at + 4))
    }

    /// "9/30/2010", "2010-09-30", "30 September 2010".
    pub(super) fn numeric(&self, at: usize) -> Option<Found> {
        let next = self.tokens.get(at + 1)?;
        let marked = !next.spaced && matches!(next.kind, TokenKind::Slash | TokenKind::Hyphen);
        let ordinal = !next.spaced && matches!(self.bytes(at + 1), b"st" | b"nd" | b"rd" | b"th");
        if !marked && !ordinal && next.word.month().is_none() {
            return None;
        }
        // A number that continues another mark is no date: "0-12-1996".
        let joined = at.checked_sub(1).is_some_and(|i| {
            !self.tokens[at].spaced && matches!(self.tokens[i].kind, TokenKind::Hyphen | TokenKind::Slash)
        });
        let (date, end) = self.date(at).filter(|_| !joined)?;
        if let Some(found) = self.days_to(at, date, end) {
            return Some(found);
        }
        Some((dated(TimeSpec::default(), date), self.span(at, end), end))
    }

    /// "31.12.2023"; with a year of two digits, as in "31.12.23", in headers alone.
    pub(super) fn dotted(&self, at: usize) -> Option<Found> {
        let code = self.bytes(at);
        // "Clause 10.12.2004" is none.
        let before = at.checked_sub(1).map_or(Word::Other, |before| self.word(before));
        let numbered = matches!(before, Word::Section | Word::Item | Word::Exhibit | Word::Rule | Word::Note);
        let long = code.len() == 10 && !numbered || self.header && code.len() == 8;
        let (date, end) = self.date(at).filter(|_| long && code.is_ascii() && code[2] == b'.')?;
        Some((dated(TimeSpec::default(), date), self.span(at, end), end))
    }

    /// The date at token `at`, and the token after it.
    pub(super) fn date(&self, at: usize) -> Option<(PrintedDate, usize)> {
        let token = self.tokens.get(at)?;
        let rest = self.text.get(token.start as usize..)?;
        let most = reach(rest.as_bytes());
        let rest = rest.get(..rest.len().min(most)).unwrap_or_else(|| {
            let cut = (0..=most).rev().find(|i| rest.is_char_boundary(*i)).unwrap_or(0);
            &rest[..cut]
        });
        // Text recognition loses first letters: "eptember 30, 2010".
        let in_header = || {
            let hyphened = dates::parse_hyphened_month(rest).or_else(|| dates::parse_hyphened_day(rest));
            hyphened.or_else(|| dates::parse_torn(rest))
        };
        let mut date = dates::parse(rest).or_else(|| if self.header { in_header() } else { None })?;
        let end_offset = token.start + crate::text::saturate(date.len);
        let mut end = at;
        while self.tokens.get(end).is_some_and(|t| t.start < end_offset) {
            end += 1;
        }
        // A date does not reach into the next cell, and not beyond what is read.
        if self.tokens[at..end].iter().any(|t| t.kind == TokenKind::Tab) {
            return None;
        }
        if date.year.is_some() && self.tokens.get(end - 1).is_some_and(|t| t.end < end_offset) {
            date.year = None;
        }
        Some((date, end))
    }
}
