//! Quarters and years by name or number: "second quarter of 2010", "fiscal 2011", "2010", "3Q'21".

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::{Length, TimeSpec};
use super::{Found, Reader, dated};
use crate::text::dates::PrintedDate;

impl Reader<'_> {
    /// "first quarter of 2010", "first nine months of fiscal 2011", "second half of 2010".
    pub(super) fn ordinal(&self, at: usize) -> Option<Found> {
        let ordinal = self.word(at).ordinal()?;
        let mut next = self.past_hyphen(at + 1);
        let fiscal_before = self.word(next) == Word::Fiscal;
        next += usize::from(fiscal_before);
        let mut spec = TimeSpec::default();
        match self.word(next) {
            Word::Quarter | Word::Quarters => {
                spec.quarter = Some(ordinal);
                next += 1;
                // "First Quarter (ended 3/31/05)".
                let ended = next + usize::from(self.kind(next) == Some(TokenKind::Open));
                if matches!(self.word(ended), Word::Ended | Word::Ending)
                    && let Some((date, end)) = self.date(ended + 1)
                {
                    spec = TimeSpec { length: Some(Length::Months(3)), ..TimeSpec::default() };
                    return Some((dated(spec, date), self.span(ended + 1, end), end));
                }
            }
            Word::Half if ordinal <= 2 => {
                spec.quarter = Some(ordinal * 2);
                spec.to_date = ordinal == 1;
                next += 1;
                // "The second half of 2010" is known by its year: by itself it is the next as often as the last.
                let year_at = self.past_fiscal(self.past_small_words(next)).1;
                if ordinal == 2 {
                    self.year(year_at)?;
                    spec.length = Some(Length::Months(6));
                }
            }
            _ if ordinal == 1 => {
                let (count, unit) = self.small_count(next)?;
                let length = match self.word(unit) {
                    Word::Months | Word::Month => Length::Months(count),
                    Word::Quarters => Length::Months(count.checked_mul(3)?),
                    // "The first 26 weeks of fiscal 2004"; those "of treatment" are of no year.
                    Word::Weeks => {
                        self.year(self.past_fiscal(self.past_small_words(unit + 1)).1)?;
                        Length::Weeks(count)
                    }
                    _ => return None,
                };
                spec.length = Some(length);
                spec.to_date = true;
                next = unit + 1;
            }
            _ => return None,
        }
        let words_end = next;
        next = self.past_small_words(next);
        let (fiscal, year_at) = self.past_fiscal(next);
        match self.year(year_at) {
            Some(year) => {
                // "Second quarter of fiscal year 2022 ending December 31, 2021".
                if let Some((date, end)) = self
                    .ended_on(year_at + 1)
                    .filter(|_| spec.quarter.is_some() && !spec.to_date && !self.is_told_by_end(at))
                {
                    let spec = TimeSpec { length: Some(Length::Months(3)), ..TimeSpec::default() };
                    return Some((dated(spec, date), self.span(year_at + 2, end), end));
                }
                spec.year = Some(year);
                spec.fiscal = fiscal || fiscal_before;
                Some((spec, self.span(year_at, year_at + 1), year_at + 1))
            }
            // "third quarter of FY11".
            None if let Some((named, date, end)) = self.fiscal_code(next) => {
                Some((TimeSpec { year: named.year, fiscal: true, ..spec }, date, end))
            }
            // "Fourth Quarter '98" over a column.
            None if self.header && self.kind(next) == Some(TokenKind::Quote) => {
                let year = self.clipped(next + 1);
                let end = if year.is_some() { next + 2 } else { words_end };
                Some((TimeSpec { year, ..spec }, self.span(at, end), end))
            }
            None => Some((spec, self.span(at, words_end), words_end)),
        }
    }

    /// The day on which ends what stands before `at` by its name: "fiscal year 2022 ending June 30, 2022".
    fn ended_on(&self, at: usize) -> Option<(PrintedDate, usize)> {
        let ended = !self.header && matches!(self.word(at), Word::Ended | Word::Ending);
        self.date(at + 1).filter(|(date, _)| ended && date.day.is_some() && date.year.is_some())
    }

    /// True where the time that starts at `at` is named for its last day: "at the end of the fourth quarter of fiscal 2022
    /// ended June 30, 2022", "as of the fiscal year 2022 ended June 30, 2022".
    fn is_told_by_end(&self, at: usize) -> bool {
        let mut first = at;
        while first.checked_sub(1).is_some_and(|at| {
            matches!(self.word(at), Word::The | Word::Fiscal) || matches!(self.bytes(at), b"our" | b"its")
        }) {
            first -= 1;
        }
        let of = first.checked_sub(1).filter(|of| self.word(*of) == Word::Of);
        of.and_then(|of| of.checked_sub(1))
            .is_some_and(|at| self.word(at) == Word::As || matches!(self.bytes(at), b"end" | b"close"))
    }

    /// "3rd Quarter 2023", "1st Qtr.", "4th Q" over a column: a quarter by a number.
    pub(super) fn numbered_quarter(&self, at: usize) -> Option<Found> {
        let suffix =
            matches!(self.bytes(at + 1), b"st" | b"nd" | b"rd" | b"th" | b"ST" | b"ND" | b"RD" | b"TH");
        let touching = suffix && !self.tokens.get(at + 1)?.spaced;
        let named = self.word(at + 2) == Word::Quarter || self.header && self.bytes(at + 2) == b"Q";
        let quarter = match self.bytes(at) {
            [digit @ b'1'..=b'4'] if touching && named => digit - b'0',
            _ => return None,
        };
        let words_end = at + 3;
        // "1st Qtr. FY24".
        let stop = usize::from(self.kind(words_end) == Some(TokenKind::Period));
        let next = self.past_small_words(words_end + stop);
        let (fiscal, year_at) = self.past_fiscal(next);
        let spec = TimeSpec { quarter: Some(quarter), fiscal, ..TimeSpec::default() };
        match self.year(year_at) {
            Some(year) => {
                Some((TimeSpec { year: Some(year), ..spec }, self.span(at, year_at + 1), year_at + 1))
            }
            None if let Some((named, date, end)) = self.fiscal_code(next) => {
                Some((TimeSpec { year: named.year, fiscal: true, ..spec }, date, end))
            }
            // "4th Qtr. '98".
            None if self.kind(next) == Some(TokenKind::Quote) && self.clipped(next + 1).is_some() => {
                let year = self.clipped(next + 1);
                Some((TimeSpec { year, ..spec }, self.span(at, next + 2), next + 2))
            }
            None => self.header.then(|| (spec, self.span(at, words_end), words_end)),
        }
    }

    /// "2023-24", "2023/24": a fiscal year by the two calendar years that it lies in.
    pub(super) fn split_year(&self, at: usize) -> Option<Found> {
        let first = self.year(at).filter(|_| self.header)?;
        let joined =
            matches!(self.kind(at + 1), Some(TokenKind::Hyphen | TokenKind::Slash | TokenKind::Dash));
        let second: i16 = std::str::from_utf8(self.bytes(at + 2)).ok()?.parse().ok()?;
        let next = (first + 1) % 100 == second && self.bytes(at + 2).len() == 2;
        let spec = TimeSpec { length: Some(Length::Year), year: Some(first + 1), ..TimeSpec::default() };
        (joined && next).then(|| (spec, self.span(at, at + 3), at + 3))
    }

    /// "2023A", "2024E" in a header: a year as it was, or as it is expected to be.
    pub(super) fn lettered_year(&self, at: usize) -> Option<Found> {
        let code = self.bytes(at);
        let (digits, letter) = code.split_last_chunk::<1>()?;
        let year: i16 = std::str::from_utf8(digits).ok()?.parse().ok()?;
        // "Series 2006A" is a loan.
        let alone = self.header && self.tokens.len() == 1;
        let named = alone && digits.len() == 4 && matches!(letter, b"A" | b"E" | b"F" | b"P");
        let spec = TimeSpec { year: Some(year), ..TimeSpec::default() };
        (named && (1990..2060).contains(&year)).then(|| (spec, self.span(at, at + 1), at + 1))
    }

    /// "FY11": a fiscal year in one word.
    fn fiscal_code(&self, at: usize) -> Option<Found> {
        let code = self.kind(at) == Some(TokenKind::Code);
        self.short_form(at).filter(|(spec, ..)| code && spec.length == Some(Length::Year))
    }

    /// `at`, or the token after "of" and "the" there.
    pub(super) fn past_small_words(&self, at: usize) -> usize {
        let mut at = at;
        while matches!(self.word(at), Word::Of | Word::The | Word::In)
            || self.kind(at) == Some(TokenKind::Comma)
            || self.bytes(at) == b"both"
        {
            at += 1;
        }
        at
    }

    /// Whether "fiscal", "fiscal year" or "year" stands at `at`, and the token after it.
    pub(super) fn past_fiscal(&self, at: usize) -> (bool, usize) {
        let fiscal = self.word(at) == Word::Fiscal;
        let mut next = at + usize::from(fiscal || self.word(at) == Word::Calendar);
        if matches!(self.word(next), Word::Year | Word::Years) {
            next += 1;
        }
        (fiscal, next)
    }

    /// "the full year", "full fiscal year": the year that a report at its end tells of. "A full year" is a length, and
    /// "full year 2011" has its name behind it.
    pub(super) fn full_year(&self, at: usize) -> Option<Found> {
        let year = self.past_hyphen(at + 1);
        let year = year + usize::from(self.word(year) == Word::Fiscal);
        let article = at.checked_sub(1).is_some_and(|before| self.word(before) == Word::A);
        let named = self.year(year + 1).is_some()
            || matches!(self.word(year + 1), Word::Of | Word::Ended | Word::Ending | Word::Fiscal);
        // "The full-year impact of the merger" is no time.
        let whole = [&b"impact"[..], b"effect", b"benefit", b"basis"];
        let named = named || whole.iter().any(|word| self.bytes(year + 1).eq_ignore_ascii_case(word));
        let spec = TimeSpec { length: Some(Length::Year), ..TimeSpec::default() };
        (self.word(year) == Word::Year && !article && !named)
            .then(|| (spec, self.span(at, year + 1), year + 1))
    }

    /// "fiscal 2011", "fiscal year 2011", "fiscal year ended …", "calendar 2010", "FY 2011".
    pub(super) fn fiscal(&self, at: usize) -> Option<Found> {
        let (fiscal, next) = self.past_fiscal(at);
        if let Some(found) = self.split_year(next) {
            return Some(found);
        }
        // "FYE 6/30/98".
        if let Some((date, end)) = self.date(next).filter(|(date, _)| self.header && date.day.is_some()) {
            let spec = TimeSpec { length: Some(Length::Year), ..TimeSpec::default() };
            return Some((dated(spec, date), self.span(next, end), end));
        }
        if let Some(year) = self.year(next) {
            if let Some((date, end)) = self.ended_on(next + 1).filter(|_| !self.is_told_by_end(at)) {
                let spec = TimeSpec { length: Some(Length::Year), ..TimeSpec::default() };
                return Some((dated(spec, date), self.span(next + 2, end), end));
            }
            // "fiscal 2011 first quarter".
            if let (Some(quarter), Word::Quarter) = (self.word(next + 1).ordinal(), self.word(next + 2)) {
                let spec =
                    TimeSpec { quarter: Some(quarter), year: Some(year), fiscal, ..TimeSpec::default() };
                return Some((spec, self.span(next, next + 1), next + 3));
            }
            // A calendar year ends in December, whenever the filing's own do.
            let month = (self.word(at) == Word::Calendar).then_some(12);
            let length = Some(Length::Year);
            let spec = TimeSpec { length, month, year: Some(year), fiscal, ..TimeSpec::default() };
            return Some((spec, self.span(next, next + 1), next + 1));
        }
        // "FY'10", "Fiscal '10".
        if self.kind(next) == Some(TokenKind::Quote)
            && let Some(year) = self.clipped(next + 1)
        {
            let spec =
                TimeSpec { length: Some(Length::Year), year: Some(year), fiscal, ..TimeSpec::default() };
            return Some((spec, self.span(next, next + 2), next + 2));
        }
        let unit = next.checked_sub(1).filter(|unit| *unit > at).unwrap_or(at + 1);
        // "fiscal quarter ended", "fiscal nine months ended", "fiscal first quarter of 2011".
        self.fiscal_year(at).or_else(|| self.one(unit)).or_else(|| self.counted(at + 1)).or_else(|| {
            let (spec, date, end) = self.ordinal(at + 1)?;
            Some((TimeSpec { fiscal: true, ..spec }, date, end))
        })
    }

    /// The year of the two digits at `at` right behind an apostrophe.
    fn clipped(&self, at: usize) -> Option<i16> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number && !token.spaced)?;
        let digits =
            self.text.get(token.start as usize..token.end as usize).filter(|digits| digits.len() == 2)?;
        let year: i16 = digits.parse().ok()?;
        Some(if year < 50 { 2000 + year } else { 1900 + year })
    }

    /// "'24" over a column, or behind a day there: a year without its century.
    pub(super) fn clipped_alone(&self, at: usize) -> Option<Found> {
        let year = self.clipped(at).filter(|_| self.header)?;
        let quoted = self.kind(at.checked_sub(1)?) == Some(TokenKind::Quote);
        let opens = at.checked_sub(2).is_none_or(|before| self.kind(before) == Some(TokenKind::Tab));
        let ends = matches!(self.kind(at + 1), None | Some(TokenKind::Tab | TokenKind::Open));
        let spec = TimeSpec { year: Some(year), ..TimeSpec::default() };
        (quoted && opens && ends).then(|| (spec, self.span(at - 1, at + 1), at + 1))
    }

    /// "2010 fiscal year", "2010 first quarter", or a year alone.
    pub(super) fn year_first(&self, at: usize) -> Option<Found> {
        let year = self.year(at)?;
        let spec = TimeSpec { year: Some(year), ..TimeSpec::default() };
        if self.word(at + 1) == Word::Fiscal {
            let end = at + 2 + usize::from(matches!(self.word(at + 2), Word::Year));
            let spec = TimeSpec { length: Some(Length::Year), fiscal: true, ..spec };
            return Some((spec, self.span(at, at + 1), end));
        }
        if self.word(at + 1).ordinal().is_some() && self.word(at + 2) == Word::Quarter {
            let spec = TimeSpec { quarter: self.word(at + 1).ordinal(), ..spec };
            return Some((spec, self.span(at, at + 1), at + 3));
        }
        if self.is_bare_year(at) { Some((spec, self.span(at, at + 1), at + 1)) } else { None }
    }

    /// True where four digits stand as a year: no currency before them, no unit after them.
    pub(super) fn is_bare_year(&self, at: usize) -> bool {
        let token = self.tokens[at];
        let before = at.checked_sub(1).map(|i| self.tokens[i]);
        if let Some(before) = before {
            match before.kind {
                TokenKind::Currency(_) | TokenKind::Sign(b'#') => return false,
                // "ASU 2016-13", "IFRS-2010", "SFAS No. 2003".
                TokenKind::Hyphen | TokenKind::Slash
                    if !token.spaced && !self.year_before(at) && !self.part_of_year_before(at) =>
                {
                    return false;
                }
                // "ISO 9001:2015": the year of an edition.
                TokenKind::Colon
                    if !token.spaced
                        && at >= 2
                        && self.kind(at - 2) == Some(TokenKind::Number)
                        && !before.spaced
                        && self.bytes(at - 2).len() >= 3 =>
                {
                    return false;
                }
                _ => {}
            }
            let name = if before.kind == TokenKind::Period {
                at.checked_sub(2).map(|i| self.tokens[i])
            } else {
                Some(before)
            };
            if name.is_some_and(|n| {
                matches!(
                    n.word,
                    Word::Topic | Word::Number | Word::Form | Word::Rule | Word::Section | Word::Exhibit
                )
            }) {
                return false;
            }
        }
        let next = self.tokens.get(at + 1);
        let touching = next.filter(|n| !n.spaced);
        match touching.map(|t| t.kind) {
            Some(TokenKind::Percent) => return false,
            // "1998--$212": two hyphens of a typewriter are a dash; "1998-$212" starts a list.
            Some(TokenKind::Hyphen)
                if self.touches_hyphen(at + 2)
                    || matches!(self.kind(at + 2), Some(TokenKind::Currency(_))) => {}
            Some(TokenKind::Hyphen) if self.year(at + 2).is_none() => {
                // "2010-based" reads as a year; "2016-13" and "2010-A" do not.
                let after = self.kind(at + 2);
                if matches!(after, Some(TokenKind::Number | TokenKind::Code)) || self.bytes(at + 2).len() <= 2
                {
                    return false;
                }
            }
            // "the 1990s", "2010er".
            Some(TokenKind::Word | TokenKind::Capital) => return false,
            _ => {}
        }
        let unit = next.map_or(Word::Other, |n| n.word);
        self.bytes(at + 1) != b"square"
            && !matches!(
                unit,
                Word::Million
                    | Word::Billion
                    | Word::Thousand
                    | Word::Percent
                    | Word::Shares
                    | Word::Units
                    | Word::Basis
                    | Word::Feet
                    | Word::Squared
                    | Word::Acre
                    | Word::Mile
                    | Word::Weight
                    | Word::Volume
                    | Word::Power
                    | Word::Dollar
            )
    }

    /// True for a hyphen at `at` next to the token before it.
    fn touches_hyphen(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Hyphen && !token.spaced)
    }

    /// "mid-2011", "late-2010".
    pub(super) fn part_of_year_before(&self, at: usize) -> bool {
        at >= 2 && matches!(self.word(at - 2), Word::Mid | Word::Early | Word::Late | Word::End)
    }

    pub(super) fn year_before(&self, at: usize) -> bool {
        at >= 2 && self.year(at - 2).is_some()
    }

    /// The year of four digits that token `at` is.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        if self.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let digits = self.bytes(at);
        if digits.len() != 4 || !(digits.starts_with(b"19") || digits.starts_with(b"20")) {
            return None;
        }
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    /// True where nothing follows that a number before it could count: the end of a cell, another time.
    fn ends_a_time(&self, at: usize) -> bool {
        matches!(
            self.kind(at),
            None | Some(TokenKind::Tab | TokenKind::Close | TokenKind::Comma | TokenKind::Code)
        )
    }

    /// "1Q10", "Q3", "FY11", "1QFY11", "2Q2011", "1H2011", "FY2010", "3Q'21".
    pub(super) fn short_form(&self, at: usize) -> Option<Found> {
        let code = self.bytes(at);
        let mut spec = TimeSpec::default();
        let mut rest = code;
        let upper = |b: Option<&u8>| b.map(u8::to_ascii_uppercase);
        match (upper(rest.first()), upper(rest.get(1))) {
            (Some(digit @ b'1'..=b'4'), Some(b'Q')) | (Some(b'Q'), Some(digit @ b'1'..=b'4')) => {
                spec.quarter = Some(digit - b'0');
                rest = &rest[2..];
            }
            (Some(b'1'), Some(b'H')) | (Some(b'H'), Some(b'1')) => {
                spec.quarter = Some(2);
                spec.to_date = true;
                rest = &rest[2..];
            }
            (Some(b'2'), Some(b'H')) | (Some(b'H'), Some(b'2')) => {
                spec.quarter = Some(4);
                spec.length = Some(Length::Months(6));
                rest = &rest[2..];
            }
            (Some(b'9'), Some(b'M')) => {
                spec.length = Some(Length::Months(9));
                spec.to_date = true;
                rest = &rest[2..];
            }
            _ => {}
        }
        if rest.len() >= 2 && rest[..2].eq_ignore_ascii_case(b"FY") {
            spec.fiscal = true;
            if spec.quarter.is_none() && spec.length.is_none() {
                spec.length = Some(Length::Year);
            }
            rest = &rest[2..];
        }
        let mut end = at + 1;
        let digits = match rest {
            [] => {
                // "Q3 2010", "Q3 FY2010", "Q3 of fiscal 2010", "3Q '21", "3Q-21", "3Q 21".
                let (fiscal, year_at) = self.past_fiscal(end + usize::from(self.word(end) == Word::Of));
                let mark = self.kind(year_at).is_some_and(|kind| {
                    matches!(kind, TokenKind::Quote | TokenKind::Hyphen | TokenKind::Slash)
                });
                let year_at = year_at + usize::from(mark);
                let named = self.bytes(year_at);
                let code = self.kind(year_at) == Some(TokenKind::Code)
                    && named.get(..2).is_some_and(|fy| fy.eq_ignore_ascii_case(b"FY"));
                if spec.quarter.is_some() && code {
                    spec.fiscal = true;
                    end = year_at + 1;
                    &named[2..]
                } else if (spec.quarter.is_some() || spec.length == Some(Length::Months(9)))
                    && self.kind(year_at) == Some(TokenKind::Number)
                    && named.len() <= 4
                    && (self.year(year_at).is_some()
                        || named.len() == 2 && (mark || self.ends_a_time(year_at + 1)))
                {
                    spec.fiscal |= fiscal;
                    end = year_at + 1;
                    named
                } else {
                    rest
                }
            }
            _ => rest,
        };
        spec.year = match digits.len() {
            0 => None,
            2 | 4 if digits.iter().all(u8::is_ascii_digit) => {
                let n: i16 = std::str::from_utf8(digits).ok()?.parse().ok()?;
                Some(match n {
                    0..=49 => 2000 + n,
                    50..=99 => 1900 + n,
                    1900..=2099 => n,
                    _ => return None,
                })
            }
            _ => return None,
        };
        let said = spec.quarter.is_some() || spec.length.is_some();
        (said && (spec.year.is_some() || spec.quarter.is_some())).then(|| (spec, self.span(at, end), end))
    }
}
