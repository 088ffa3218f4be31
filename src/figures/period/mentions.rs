//! Finds the times that a stretch of text mentions.
//!
//! ```text
//! for the three months ended September 30, 2010 and 2009, as of June 30, 2010, in fiscal 2011
//!         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^     ^^^^         ^^^^^^^^^^^^^     ^^^^^^^^^^^
//!         3 months to 30 September 2010        3 months …2009   the day 30 June   fiscal year 2011
//! ```
//!
//! What a later mention leaves out ("and 2009") it takes from the one before it.

use jiff::civil::Date;

use super::super::lexer::{Token, TokenKind};
use super::super::words::Word;
use super::{Length, TimeSpec};
use crate::text::dates::{self, PrintedDate};
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
            TokenKind::Word | TokenKind::Capital => header || tokens[at].word != Word::Other,
            _ => false,
        };
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
            TokenKind::Code => self.short_form(at),
            TokenKind::Number => {
                self.counted(at).or_else(|| self.numeric(at)).or_else(|| self.year_first(at))
            }
            _ => match token.word {
                Word::Fiscal | Word::Calendar => self.fiscal(at),
                Word::Year | Word::Years | Word::Quarter | Word::Quarters | Word::Month | Word::Week => {
                    self.one(at)
                }
                Word::Period | Word::Months | Word::Weeks => self.one(at),
                word if word.ordinal().is_some() => self.ordinal(at),
                word if word.month().is_some() => self.month(at),
                word if word.small_number().is_some() => self.counted(at),
                Word::From => self.between(at),
                Word::Other if self.header => self.month(at),
                Word::Inception if self.header => Some((TimeSpec::default(), self.span(at, at + 1), at + 1)),
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
        // "As of and for the year ended".
        let for_the = if before(1) == Word::The { 2 } else { 1 };
        spec.both = spec.length.is_some()
            && before(for_the) == Word::For
            && before(for_the + 1) == Word::And
            && matches!(before(for_the + 2), Word::Of | Word::At);
        spec
    }

    /// "three months ended …", "13 weeks ended …", "two years ended …".
    fn counted(&self, at: usize) -> Option<Found> {
        let (count, next) = self.small_count(at)?;
        let unit = self.past_hyphen(next);
        let length = match self.word(unit) {
            Word::Month | Word::Months => Length::Months(count),
            Word::Week | Word::Weeks => Length::Weeks(count),
            Word::Year | Word::Years if count <= 12 => Length::Months(count.checked_mul(12)?),
            Word::Quarter | Word::Quarters if count <= 8 => Length::Months(count.checked_mul(3)?),
            _ => return None,
        };
        // "each of the three years in the period ended" speaks of one year each.
        let length = if matches!(self.word(unit), Word::Year | Word::Years) { Length::Year } else { length };
        self.ended(at, unit + 1, length)
    }

    /// A small number in digits or words, and the token after it.
    fn small_count(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(n) = self.word(at).small_number() {
            let next = at + 1;
            // "twenty-six weeks", "fifty two weeks".
            if n >= 20 {
                let unit = self.past_hyphen(next);
                if let Some(ones) = self.word(unit).small_number().filter(|ones| (1..10).contains(ones)) {
                    return Some((u8::try_from(n + ones).ok()?, unit + 1));
                }
            }
            return Some((u8::try_from(n).ok().filter(|n| *n > 0)?, next));
        }
        if self.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let n: u8 = std::str::from_utf8(self.bytes(at)).ok()?.parse().ok()?;
        (1..=60).contains(&n).then_some((n, at + 1))
    }

    /// A length at `from..unit_end`, then "ended" or "ending" and a date, or a header's end.
    fn ended(&self, from: usize, unit_end: usize, length: Length) -> Option<Found> {
        let mut at = self.past_hyphen(unit_end);
        if matches!(self.word(at), Word::Period) {
            at += 1;
        }
        let spec = TimeSpec { length: Some(length), ..TimeSpec::default() };
        if !matches!(self.word(at), Word::Ended | Word::Ending) {
            // "in the period ended", "of fiscal 2010".
            if matches!(self.word(at), Word::In)
                && self.word(at + 1) == Word::The
                && self.word(at + 2) == Word::Period
            {
                at += 3;
            }
            if !matches!(self.word(at), Word::Ended | Word::Ending) {
                // "Nine months" alone is a header; "less than 12 months" and "5 years" are not.
                let bounded = from == 1 && self.bounds(0);
                let alone = from <= 1 && !bounded && (at >= self.tokens.len() || self.starts_date(at));
                let worded = self.kind(from) != Some(TokenKind::Number) || !matches!(length, Length::Year);
                return (self.header && alone && worded).then(|| (spec, self.span(from, unit_end), unit_end));
            }
        }
        at += 1;
        if matches!(self.word(at), Word::On) {
            at += 1;
        }
        match self.date(at) {
            Some((date, end)) => Some((dated(spec, date), self.span(at, end), end)),
            // "ended March 31" may stand above its years, "ended the last Saturday" nowhere.
            None => (self.header || length != Length::Year).then(|| (spec, self.span(from, at), at)),
        }
    }

    /// "Within one year", "after ten years": how soon, not how long.
    fn bounds(&self, at: usize) -> bool {
        matches!(self.word(at), Word::Through)
            || [&b"within"[..], b"after", b"over", b"under", b"beyond"]
                .iter()
                .any(|w| self.bytes(at).eq_ignore_ascii_case(w))
    }

    /// True where a date or a year may start.
    fn starts_date(&self, at: usize) -> bool {
        self.word(at).month().is_some() || self.year(at).is_some() || self.word(at) == Word::Fiscal
    }

    /// "year ended …", "quarter ended …", "period ended …" without a count.
    fn one(&self, at: usize) -> Option<Found> {
        let length = match self.word(at) {
            Word::Year | Word::Years => Some(Length::Year),
            Word::Quarter | Word::Quarters => Some(Length::Months(3)),
            Word::Month | Word::Months => Some(Length::Months(1)),
            Word::Week | Word::Weeks => Some(Length::Weeks(1)),
            _ => None,
        };
        let mut next = at + 1;
        if self.word(next) == Word::Period {
            next += 1;
        }
        if !matches!(self.word(next), Word::Ended | Word::Ending) {
            // "the year 2010".
            let year = self.year(next).filter(|_| matches!(self.word(at), Word::Year | Word::Years))?;
            let spec = TimeSpec { length, year: Some(year), ..TimeSpec::default() };
            return Some((spec, self.span(next, next + 1), next + 1));
        }
        let spec = TimeSpec { length, ..TimeSpec::default() };
        let from = next + 1;
        match self.date(from) {
            Some((date, end)) => Some((dated(spec, date), self.span(from, end), end)),
            None => (self.header && length.is_some()).then(|| (spec, self.span(at, from), from)),
        }
    }

    /// "first quarter of 2010", "first nine months of fiscal 2011", "second half of 2010".
    fn ordinal(&self, at: usize) -> Option<Found> {
        let ordinal = self.word(at).ordinal()?;
        let mut next = self.past_hyphen(at + 1);
        let fiscal_before = self.word(next) == Word::Fiscal;
        next += usize::from(fiscal_before);
        let mut spec = TimeSpec::default();
        match self.word(next) {
            Word::Quarter | Word::Quarters => {
                spec.quarter = Some(ordinal);
                next += 1;
                if matches!(self.word(next), Word::Ended | Word::Ending)
                    && let Some((date, end)) = self.date(next + 1)
                {
                    spec = TimeSpec { length: Some(Length::Months(3)), ..TimeSpec::default() };
                    return Some((dated(spec, date), self.span(next + 1, end), end));
                }
            }
            Word::Half if ordinal <= 2 => {
                spec.quarter = Some(ordinal * 2);
                spec.to_date = ordinal == 1;
                if ordinal == 2 {
                    return None;
                }
                next += 1;
            }
            _ if ordinal == 1 => {
                let (count, unit) = self.small_count(next)?;
                let months = match self.word(unit) {
                    Word::Months | Word::Month => count,
                    Word::Quarters => count.checked_mul(3)?,
                    _ => return None,
                };
                spec.length = Some(Length::Months(months));
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
                spec.year = Some(year);
                spec.fiscal = fiscal || fiscal_before;
                Some((spec, self.span(year_at, year_at + 1), year_at + 1))
            }
            None => Some((spec, self.span(at, words_end), words_end)),
        }
    }

    /// `at`, or the token after "of" and "the" there.
    fn past_small_words(&self, at: usize) -> usize {
        let mut at = at;
        while matches!(self.word(at), Word::Of | Word::The | Word::In)
            || self.kind(at) == Some(TokenKind::Comma)
        {
            at += 1;
        }
        at
    }

    /// Whether "fiscal", "fiscal year" or "year" stands at `at`, and the token after it.
    fn past_fiscal(&self, at: usize) -> (bool, usize) {
        let fiscal = self.word(at) == Word::Fiscal;
        let mut next = at + usize::from(fiscal || self.word(at) == Word::Calendar);
        if matches!(self.word(next), Word::Year | Word::Years) {
            next += 1;
        }
        (fiscal, next)
    }

    /// "fiscal 2011", "fiscal year 2011", "fiscal year ended …", "calendar 2010", "FY 2011".
    fn fiscal(&self, at: usize) -> Option<Found> {
        let (fiscal, next) = self.past_fiscal(at);
        if let Some(year) = self.year(next) {
            // A calendar year ends in December, whenever the filing's own do.
            let month = (self.word(at) == Word::Calendar).then_some(12);
            let length = Some(Length::Year);
            let spec = TimeSpec { length, month, year: Some(year), fiscal, ..TimeSpec::default() };
            return Some((spec, self.span(next, next + 1), next + 1));
        }
        let unit = next.checked_sub(1).filter(|unit| *unit > at).unwrap_or(at + 1);
        // "fiscal quarter ended", "fiscal nine months ended".
        self.one(unit).or_else(|| self.counted(at + 1))
    }

    /// "2010 fiscal year", "2010 first quarter", or a year alone.
    fn year_first(&self, at: usize) -> Option<Found> {
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
    fn is_bare_year(&self, at: usize) -> bool {
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

    /// "mid-2011", "late-2010".
    fn part_of_year_before(&self, at: usize) -> bool {
        at >= 2 && matches!(self.word(at - 2), Word::Mid | Word::Early | Word::Late | Word::End)
    }

    fn year_before(&self, at: usize) -> bool {
        at >= 2 && self.year(at - 2).is_some()
    }

    /// The year of four digits that token `at` is.
    fn year(&self, at: usize) -> Option<i16> {
        if self.kind(at) != Some(TokenKind::Number) {
            return None;
        }
        let digits = self.bytes(at);
        if digits.len() != 4 || !(digits.starts_with(b"19") || digits.starts_with(b"20")) {
            return None;
        }
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    /// "September 30, 2010", "September 30", "September 2010".
    fn month(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.days_of_month(at).or_else(|| self.two_months(at)) {
            return Some(found);
        }
        let (date, end) = self.date(at)?;
        // "May" and "March" without a day or year are verbs and marches.
        (date.day.is_some() || date.year.is_some())
            .then(|| (dated(TimeSpec::default(), date), self.span(at, end), end))
    }

    /// "June 1-5, 2007": from one day of a month to another.
    fn days_of_month(&self, at: usize) -> Option<Found> {
        let month = self.word(at).month()?;
        let day = |at: usize| {
            let digits = (self.kind(at) == Some(TokenKind::Number)).then(|| self.bytes(at))?;
            std::str::from_utf8(digits).ok()?.parse::<i8>().ok().filter(|day| (1..=31).contains(day))
        };
        let first = day(at + 1)?;
        let dash = matches!(self.kind(at + 2), Some(TokenKind::Hyphen | TokenKind::Dash));
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

    /// "June/July 2007": two months together.
    fn two_months(&self, at: usize) -> Option<Found> {
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
    fn numeric(&self, at: usize) -> Option<Found> {
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
        Some((dated(TimeSpec::default(), date), self.span(at, end), end))
    }

    /// The date at token `at`, and the token after it.
    fn date(&self, at: usize) -> Option<(PrintedDate, usize)> {
        let token = self.tokens.get(at)?;
        let rest = self.text.get(token.start as usize..)?;
        let rest = rest.get(..rest.len().min(48)).unwrap_or_else(|| {
            let cut = (0..=48).rev().find(|i| rest.is_char_boundary(*i)).unwrap_or(0);
            &rest[..cut]
        });
        // Text recognition loses first letters: "eptember 30, 2010".
        let mut date = dates::parse(rest).or_else(|| dates::parse_torn(rest).filter(|_| self.header))?;
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

    /// "from May 1, 2009 (inception) through June 30, 2010".
    fn between(&self, at: usize) -> Option<Found> {
        let mut start_at = at + 1;
        let inception_first = self.word(start_at) == Word::Inception;
        if inception_first {
            start_at += 1;
            start_at += usize::from(self.kind(start_at) == Some(TokenKind::Open));
        }
        let (start, mut next) = self.date(start_at)?;
        let start: Date = start.date()?;
        while next < start_at + 14
            && (matches!(
                self.kind(next),
                Some(TokenKind::Open | TokenKind::Close | TokenKind::Quote | TokenKind::Comma)
            ) || matches!(
                self.word(next),
                Word::Inception | Word::Other | Word::The | Word::Of | Word::Beginning
            ))
            && !matches!(self.word(next), Word::To | Word::Through)
            && next < self.tokens.len()
        {
            next += 1;
        }
        if !matches!(self.word(next), Word::To | Word::Through) {
            return None;
        }
        let (date, end) = self.date(next + 1)?;
        let spec = TimeSpec { length: Some(Length::From(start)), ..TimeSpec::default() };
        Some((dated(spec, date), self.span(next + 1, end), end))
    }

    /// "1Q10", "Q3", "FY11", "1QFY11", "2Q2011", "1H2011", "FY2010", "3Q'21".
    fn short_form(&self, at: usize) -> Option<Found> {
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
                // "Q3 2010", "Q3 FY2010", "3Q '21".
                let quote = usize::from(self.kind(end) == Some(TokenKind::Quote));
                let fiscal = usize::from(self.word(end) == Word::Fiscal);
                let year_at = end + quote + fiscal;
                if spec.quarter.is_some()
                    && self.kind(year_at) == Some(TokenKind::Number)
                    && self.bytes(year_at).len() <= 4
                    && (quote > 0 || self.year(year_at).is_some())
                {
                    end = year_at + 1;
                    self.bytes(year_at)
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
mod tests {
    use super::super::Calendar;
    use super::*;
    use crate::figures::lexer::lex;

    /// Mentions drawn as `words=days`; specs without days as `words=?`.
    fn drawn(text: &str, header: bool) -> String {
        let calendar = Calendar::new(Some(Date::constant(2010, 9, 30)), Some((6, 30)), "");
        let (mut tokens, mut found) = (Vec::new(), Vec::new());
        lex(text, 0, crate::text::saturate(text.len()), &mut tokens);
        mentions(text, &tokens, header, &mut found);
        let shown = found.iter().map(|m| {
            let period = m.spec.resolve(&calendar, false).map_or("?".into(), |p| p.to_string());
            format!("{}={period}", &text[m.span.range()])
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn times_in_prose() {
        let cases = [
            (
                "for the quarter ended September 30, 2010.",
                "quarter ended September 30, 2010=2010-07-01/2010-09-30",
            ),
            (
                "the three-month period ended September 30, 2010",
                "three-month period ended September 30, 2010=2010-07-01/2010-09-30",
            ),
            ("as of June 30, 2010, compared", "June 30, 2010=2010-06-30"),
            (
                "years ended June 30, 2010 and 2009",
                "years ended June 30, 2010=2009-07-01/2010-06-30; 2009=2008-07-01/2009-06-30",
            ),
            (
                "at September 30, 2010 and June 30, 2010",
                "September 30, 2010=2010-09-30; June 30, 2010=2010-06-30",
            ),
            ("in fiscal 2011 and 2010", "fiscal 2011=2010-07-01/2011-06-30; 2010=2009-07-01/2010-06-30"),
            (
                "the first three months of fiscal 2011",
                "first three months of fiscal 2011=2010-07-01/2010-09-30",
            ),
            ("for 1QFY11 compared", "1QFY11=2010-07-01/2010-09-30"),
            ("the second quarter of 2010", "second quarter of 2010=2009-10-01/2009-12-31"),
            (
                "thirteen weeks ended October 2, 2010",
                "thirteen weeks ended October 2, 2010=2010-07-04/2010-10-02",
            ),
            (
                "from May 1, 2009 (inception) to June 30, 2010",
                "from May 1, 2009 (inception) to June 30, 2010=2009-05-01/2010-06-30",
            ),
            ("In 2012 we had 2,012 units", "2012=2011-07-01/2012-06-30"),
            ("our 2011 fiscal year", "2011 fiscal year=2010-07-01/2011-06-30"),
            (
                "December 31, 2010, 2009 and 2008",
                "December 31, 2010=2010-12-31; 2009=2009-12-31; 2008=2008-12-31",
            ),
        ];
        for (text, want) in cases {
            assert_eq!(drawn(text, false), want, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_in_prose() {
        for text in [
            "we may file three claims",
            "ASU 2016-13",
            "$2010",
            "2010 shares",
            "over three years",
            "2000 square feet",
            "SFAS No. 2003",
        ] {
            assert_eq!(drawn(text, false), "", "{text}");
        }
    }

    #[test]
    fn pieces_of_headers() {
        assert_eq!(drawn("Three Months Ended", true), "Three Months Ended=?");
        assert_eq!(drawn("Three Months Ended September 30,", true), "Three Months Ended September 30=?");
        assert_eq!(drawn("2010", true), "2010=2009-07-01/2010-06-30");
        assert_eq!(drawn("Q1 2011", true), "Q1 2011=2010-07-01/2010-09-30");
        assert_eq!(drawn("4Q21", true), "4Q21=2021-04-01/2021-06-30");
        assert_eq!(drawn("September 30,\n2010", true), "September 30,\n2010=2010-09-30");
    }
}
