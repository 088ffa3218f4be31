//! Lengths with the day on which they end: "three months ended September 30, 2010", "year ended".

use jiff::civil::Date;

use super::super::super::lexer::TokenKind;
use super::super::super::words::Word;
use super::super::{Length, TimeSpec};
use super::{Found, Reader, dated};

/// Tokens of an amount and what tells that it is of the time before: "$4.6 million in the year-ago".
const BEFORE: usize = 10;

/// Tokens from "the quarter and the year" to the "respectively" behind their amounts.
const LIST: usize = 24;

impl Reader<'_> {
    /// "three months ended …", "13 weeks ended …", "two years ended …".
    pub(super) fn counted(&self, at: usize) -> Option<Found> {
        let (count, next) = self.small_count(at)?;
        let unit = self.past_hyphen(next);
        let length = match self.word(unit) {
            Word::Month | Word::Months => Length::Months(count),
            Word::Week | Word::Weeks => Length::Weeks(count),
            Word::Year | Word::Years if count <= 12 => Length::Months(count.checked_mul(12)?),
            Word::Quarter | Word::Quarters if count <= 8 => Length::Months(count.checked_mul(3)?),
            _ => return self.months_to_date(at, count),
        };
        // "each of the three years in the period ended" speaks of one year each.
        let length = if matches!(self.word(unit), Word::Year | Word::Years) { Length::Year } else { length };
        if let Some(spec) = self.of_year(next, unit, count) {
            return Some((spec, self.span(at, unit + 1), unit + 1));
        }
        self.ended(at, unit + 1, length).or_else(|| self.told_stretch(at, unit + 1, length))
    }

    /// "Nine-month sales", "six-month net income": what was earned in so much of the year. "A six-month lease" is
    /// another matter.
    fn of_year(&self, hyphen: usize, unit: usize, count: u8) -> Option<TimeSpec> {
        let joined = !self.header && unit == hyphen + 1 && self.word(unit) == Word::Month;
        let told = joined && self.names_flow(unit + 1);
        let length = Some(Length::Months(count));
        (told && matches!(count, 6 | 9)).then(|| TimeSpec { length, to_date: true, ..TimeSpec::default() })
    }

    /// "9M 2023" in a header: the first nine months of the year.
    fn months_to_date(&self, at: usize, count: u8) -> Option<Found> {
        let letter = self.header && self.bytes(at + 1) == b"M" && !self.tokens.get(at + 1)?.spaced;
        let year = self.year(at + 2).filter(|_| letter && matches!(count, 3 | 6 | 9 | 12));
        let length = Some(Length::Months(count));
        let spec = TimeSpec { length, year: Some(year?), to_date: true, ..TimeSpec::default() };
        Some((spec, self.span(at, at + 3), at + 3))
    }

    /// "three and six months ended June 30, 2010", "three- and nine-month periods ended", "quarter and six
    /// months ended": the shorter length and the token after it, which is "and", and the longer one with
    /// the day on which both end.
    pub(super) fn two_lengths(&self, at: usize) -> Option<(Length, usize, Found)> {
        let quarter = matches!(self.word(at), Word::Quarter | Word::Quarters);
        let (count, next) = if quarter { (3, at + 1) } else { self.small_count(at)? };
        let mut next = self.past_hyphen(next);
        let unit = self.word(next);
        let united = matches!(unit, Word::Month | Word::Months | Word::Week | Word::Weeks);
        next += usize::from(united);
        let and = self.word(next) == Word::And;
        let dated = and.then(|| self.counted(next + 1)).flatten().filter(|found| found.0.month.is_some());
        // "For the three and nine months, costs were": the report tells when they ended.
        let longer = dated.or_else(|| self.told_longer(at, next + 1).filter(|_| and && count == 3))?;
        let (shorter, whole) = match longer.0.length? {
            Length::Months(whole) => (Length::Months(count), whole),
            Length::Weeks(whole) => (Length::Weeks(if quarter { 13 } else { count }), whole),
            _ => return None,
        };
        (count < whole).then_some((shorter, next, longer))
    }

    /// A small number in digits or words, and the token after it.
    pub(super) fn small_count(&self, at: usize) -> Option<(u8, usize)> {
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
    pub(super) fn ended(&self, from: usize, unit_end: usize, length: Length) -> Option<Found> {
        let mut at = self.past_stop(self.past_hyphen(unit_end));
        // "13-week fiscal quarter ended", "three-month period ended".
        let named = |at: usize| matches!(self.word(at), Word::Period | Word::Quarter | Word::Quarters);
        at += usize::from(self.word(at) == Word::Fiscal && named(at + 1));
        at += usize::from(named(at));
        let spec = TimeSpec { length: Some(length), ..TimeSpec::default() };
        // "12 months to 31 December 2023".
        if let Some(found) = self.to_day(at, length) {
            return Some(found);
        }
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
                // "For the Nine Months" over "Ended September 30,".
                let small = |i: usize| matches!(self.word(i), Word::For | Word::The | Word::In);
                let first = from <= 1 || (0..from).all(small);
                let alone = first && !bounded && (at >= self.tokens.len() || self.starts_date(at));
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

    /// "to 31 December 2023" at `at` in a header, behind what says how long: what ends on that day.
    fn to_day(&self, at: usize, length: Length) -> Option<Found> {
        if !self.header || self.word(at) != Word::To {
            return None;
        }
        let (date, end) = self.date(at + 1).filter(|(date, _)| date.day.is_some())?;
        let spec = TimeSpec { length: Some(length), ..TimeSpec::default() };
        Some((dated(spec, date), self.span(at + 1, end), end))
    }

    /// `at`, or the token after the full stop there, in a header: "Nine Mos. Ended", "Yr. ended".
    fn past_stop(&self, at: usize) -> usize {
        at + usize::from(self.header && self.kind(at) == Some(TokenKind::Period))
    }

    /// "YTD 9/30/07", "LTM June 30, 2010": the fiscal year up to a day, or the twelve months.
    pub(super) fn up_to(&self, at: usize, to_date: bool) -> Option<Found> {
        let length = (!to_date).then_some(Length::Months(12));
        let spec = TimeSpec { length, to_date, ..TimeSpec::default() };
        let next = at + 1 + usize::from(matches!(self.word(at + 1), Word::Ended | Word::Ending));
        if let Some((date, end)) = self.date(next) {
            return Some((dated(spec, date), self.span(next, end), end));
        }
        match self.year(next) {
            Some(year) if to_date => {
                Some((TimeSpec { year: Some(year), ..spec }, self.span(next, next + 1), next + 1))
            }
            // "Year-to-date sales", but "year to date through August" and "the prior year to date".
            _ => {
                let bounded =
                    matches!(self.word(at + 1), Word::Through | Word::Ended | Word::Ending | Word::As);
                let told = self.header || to_date && !bounded;
                told.then(|| (spec, self.span(at, at + 1), at + 1))
            }
        }
    }

    /// The token after "year to date" or "year-to-date" at `at`, less one.
    pub(super) fn year_to_date(&self, at: usize) -> Option<usize> {
        let to = self.past_hyphen(at + 1);
        let date = self.past_hyphen(to + 1);
        let named = self.word(at) == Word::Year && self.word(to) == Word::To;
        (named && self.bytes(date).eq_ignore_ascii_case(b"date")).then_some(date)
    }

    /// "Within one year", "after ten years": how soon, not how long.
    pub(super) fn bounds(&self, at: usize) -> bool {
        matches!(self.word(at), Word::Through)
            || [&b"within"[..], b"after", b"over", b"under", b"beyond"]
                .iter()
                .any(|w| self.bytes(at).eq_ignore_ascii_case(w))
    }

    /// True where a date or a year may start.
    pub(super) fn starts_date(&self, at: usize) -> bool {
        self.word(at).month().is_some() || self.year(at).is_some() || self.word(at) == Word::Fiscal
    }

    /// "half year ended 30 June 2023", "half-year ended", "half year 2023": six months.
    pub(super) fn half(&self, at: usize) -> Option<Found> {
        let unit = self.past_hyphen(at + 1);
        (self.word(unit) == Word::Year).then(|| self.ended(at, unit + 1, Length::Months(6))).flatten()
    }

    /// "year ended …", "quarter ended …", "period ended …" without a count.
    pub(super) fn one(&self, at: usize) -> Option<Found> {
        let length = match self.word(at) {
            Word::Year | Word::Years => Some(Length::Year),
            Word::Quarter | Word::Quarters => Some(Length::Months(3)),
            Word::Month | Word::Months => Some(Length::Months(1)),
            Word::Week | Word::Weeks => Some(Length::Weeks(1)),
            _ => None,
        };
        if let Some(date) = self.year_to_date(at) {
            let earlier = !self.header && at > 0 && self.word(at - 1) == Word::Prior;
            return if earlier { None } else { self.up_to(date, true) };
        }
        let mut next = self.past_stop(at + 1);
        if self.word(next) == Word::Period {
            next += 1;
        }
        // "Year to 31 December 2023".
        if let Some(found) = length.and_then(|length| self.to_day(next, length)) {
            return Some(found);
        }
        // "Qtr 4", "Quarter 2" over a column.
        if let (Word::Quarter, true, [digit @ b'1'..=b'4']) = (self.word(at), self.header, self.bytes(next)) {
            let spec = TimeSpec { quarter: Some(digit - b'0'), ..TimeSpec::default() };
            return Some((spec, self.span(at, next + 1), next + 1));
        }
        if !matches!(self.word(next), Word::Ended | Word::Ending) {
            if self.is_closed(at, next) {
                let spec = TimeSpec { length, instant: true, ..TimeSpec::default() };
                return Some((spec, self.span(at, at + 1), at + 1));
            }
            if self.is_year_told(at) {
                let spec = TimeSpec { length, fiscal: true, ..TimeSpec::default() };
                return Some((spec, self.span(at, at + 1), at + 1));
            }
            if self.is_the_quarter(at, next) {
                let spec = TimeSpec { length, ..TimeSpec::default() };
                return Some((spec, self.span(at, at + 1), at + 1));
            }
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

    /// "We ended the quarter with cash of $5 million", "closed the year with": what there was on its last day.
    fn is_closed(&self, at: usize, next: usize) -> bool {
        const CLOSES: [&[u8]; 6] = [b"ended", b"ends", b"finished", b"closed", b"exited", b"concluded"];
        let verb = at.checked_sub(2).filter(|_| self.word(at - 1) == Word::The);
        let said =
            verb.is_some_and(|verb| CLOSES.iter().any(|word| self.bytes(verb).eq_ignore_ascii_case(word)));
        !self.header
            && said
            && matches!(self.word(at), Word::Quarter | Word::Year)
            && (self.word(next) == Word::With || self.bytes(next).eq_ignore_ascii_case(b"holding"))
    }

    /// "During the quarter", "for the current quarter,": the one that the text reports on. "In the quarter in which",
    /// "for the quarter and nine months" speak of others.
    fn is_the_quarter(&self, at: usize, next: usize) -> bool {
        let current = at > 0 && (self.word(at - 1) == Word::Current || self.bytes(at - 1) == b"this");
        let the = at.checked_sub(if current { 2 } else { 1 }).filter(|the| self.word(*the) == Word::The);
        let lead = match the {
            Some(the) => the.checked_sub(1),
            None => at.checked_sub(2).filter(|_| self.bytes(at - 1) == b"this"),
        };
        let led = lead.is_some_and(|lead| {
            matches!(self.word(lead), Word::In | Word::For)
                || self.bytes(lead).eq_ignore_ascii_case(b"during")
        });
        let bound = matches!(
            self.word(next),
            Word::In | Word::Of | Word::To | Word::And | Word::Or | Word::Prior | Word::Which | Word::Ago
        );
        // "5.3% during the quarter and 4.6% in the one before", "$3 for the quarter and $7 for the nine months", "by $2 million during the quarter to $3 million".
        let percent = self.kind(next + 2) == Some(TokenKind::Percent) || self.word(next + 2) == Word::Percent;
        let amount = matches!(self.kind(next + 1), Some(TokenKind::Currency(_)))
            || self.kind(next + 1) == Some(TokenKind::Number) && percent;
        let for_it = lead.is_some_and(|lead| self.word(lead) == Word::For);
        let before = || {
            (next + 2..next + BEFORE).any(|at| {
                let longer =
                    matches!(self.word(at), Word::Months | Word::Month | Word::YearToDate | Word::Year);
                for_it && longer || matches!(self.word(at), Word::Prior | Word::Ago)
            })
        };
        let other = self.word(next) == Word::To || self.word(next) == Word::And && before();
        // "In the quarter and the year was $2 and $9, respectively": either is told of.
        let each = || (next..next + LIST).any(|at| self.word(at) == Word::Respectively);
        let year =
            self.word(next) == Word::And && (next + 1..next + 3).any(|at| self.is_year_told(at)) && each();
        let bound = bound && !(amount && other) && !year;
        let joined = matches!(self.kind(next), Some(TokenKind::Hyphen | TokenKind::Dash | TokenKind::Number));
        !self.header && self.word(at) == Word::Quarter && led && !bound && !joined
    }

    /// "May 1, 2009 (Date of Inception) through June 30, 2010" over a column.
    pub(super) fn since_inception(&self, at: usize) -> Option<Found> {
        const NAMED: usize = 10;
        let named = (at + 3..at + NAMED).any(|i| self.word(i) == Word::Inception);
        (self.header && named).then(|| self.between_days(at)).flatten()
    }

    /// "from May 1, 2009 (inception) through June 30, 2010".
    pub(super) fn between(&self, at: usize) -> Option<Found> {
        self.between_days(at + 1)
    }

    /// "May 1, 2009 (inception) through June 30, 2010", "Inception (May 1, 2009) to June 30, 2010" at `at`.
    pub(super) fn between_days(&self, at: usize) -> Option<Found> {
        let mut start_at = at;
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
            ) || self.bytes(next).eq_ignore_ascii_case(b"date"))
            && !matches!(self.word(next), Word::To | Word::Through)
            && next < self.tokens.len()
        {
            next += 1;
        }
        if !matches!(self.word(next), Word::To | Word::Through) {
            return None;
        }
        let (mut date, end) = self.date(next + 1)?;
        // "to December 31," over "1997": the year of the last day stands in a cell of its own, below it.
        let below = end + usize::from(self.kind(end) == Some(TokenKind::Comma));
        if self.header && date.year.is_none() && date.day.is_some() {
            date.year = self.year(below);
        }
        let spec = TimeSpec { length: Some(Length::From(start)), ..TimeSpec::default() };
        Some((dated(spec, date), self.span(next + 1, end), end))
    }
}
