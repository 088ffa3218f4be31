//! Rows that are named by the days of a time and leave its year open, as the months of a quarter in a table of shares
//! bought back are (Regulation S-K, Item 703).
//!
//! ```text
//! October 1 - 31            12,345   $45.10
//! 11/1 - 11/30               9,876   $44.20
//! Month #3 (December 1 through December 31)
//! ```
//!
//! The year is the one in which the month ended last when the report's period did.

use jiff::civil::Date;

use crate::figures::period::{Calendar, Length, TimeSpec};
use crate::text::search::holds;
use crate::text::{Span, TextSpan, dates, saturate};

/// Letters of the longest name of such a row.
const LONGEST: usize = 70;

/// Days of a time that such a row tells: a month, or one of four or five weeks, up to a quarter.
const DAYS: std::ops::RangeInclusive<i64> = 20..=100;

/// Days of a time whose days are told by numbers alone at both ends: "1/2 - 3/4" may be fractions.
const NUMBERED: i64 = 40;

/// One end of the time, and what is printed behind it.
struct End<'a> {
    year: Option<i16>,
    month: Option<i8>,
    day: i8,
    rest: &'a str,
}

/// The time of the days that a row is named by, and where the label `label` prints them. `known` is what was read of its
/// time so far.
pub(super) fn days_of_row(label: &str, calendar: &Calendar, known: TimeSpec) -> Option<(TimeSpec, TextSpan)> {
    let digits = || label.bytes().any(|byte| byte.is_ascii_digit());
    if label.len() > LONGEST || matches!(known.length, Some(Length::From(_))) || !digits() {
        return None;
    }
    // "Month #2 (November 1 through November 30)".
    let bracket = label.find('(').map_or(0, |open| open + 1);
    let opens = |at: &usize| label.get(*at..).and_then(|text| end(text, true)).is_some();
    let start = [0, bracket].into_iter().find(opens)?;
    let first = end(label.get(start..)?, true)?;
    let last = end(past_joint(first.rest)?, false)?;
    // What follows is the mark of a note at most.
    let rest = last.rest.trim_start_matches([':', ')', ',', ' ', '*']);
    if rest.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !(rest.starts_with('(') && rest.len() <= 4) {
        return None;
    }
    let (from, to) = (first.month?, last.month.or(first.month)?);
    let year = last.year.or(first.year).or_else(|| calendar.year_of_month(to))?;
    let before = first.year.unwrap_or(year - i16::from(from > to));
    let (from, to) = (Date::new(before, from, first.day).ok()?, Date::new(year, to, last.day).ok()?);
    let days = to.duration_since(from).as_hours() / 24 + 1;
    let numbered = label.as_bytes().get(start).is_some_and(u8::is_ascii_digit);
    if !DAYS.contains(&days) || numbered && days > NUMBERED {
        return None;
    }
    let length = Some(Length::From(from));
    let (month, day) = (Some(to.month()), Some(to.day()));
    let span = Span::new(saturate(start), saturate(label.len() - last.rest.len()));
    Some((TimeSpec { length, month, day, year: Some(to.year()), ..TimeSpec::default() }, span))
}

/// The quarter of which `label` tells the days up to one of them, as the last row of the prices of shares does: "2010 First
/// Quarter (through March 22, 2010)" (Regulation S-K, Item 201(a)).
pub(super) fn quarter_so_far(label: &str, calendar: &Calendar) -> Option<(TimeSpec, TextSpan)> {
    if label.len() > LONGEST || !holds(label, "quarter") {
        return None;
    }
    let joint = label.find("hrough ")? + "hrough ".len();
    let last = end(label.get(joint..)?, true)?;
    let to = Date::new(last.year?, last.month?, last.day).ok()?;
    let from = calendar.quarter_start_around(to);
    let rest = last.rest.trim_start_matches([')', ' ', '.', ',']);
    if !rest.is_empty() || calendar.end().is_some_and(|end| to <= end) {
        return None;
    }
    let (month, day, length) = (Some(to.month()), Some(to.day()), Some(Length::From(from)));
    let span = Span::new(saturate(0), saturate(label.len() - last.rest.len()));
    Some((TimeSpec { length, month, day, year: Some(to.year()), ..TimeSpec::default() }, span))
}

/// What stands behind "-", "to" or "through".
fn past_joint(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let joints = ["through", "thru", "to", "--", "-", "\u{2013}", "\u{2014}"];
    let rest = joints.iter().find_map(|joint| text.strip_prefix(joint))?;
    Some(rest.trim_start())
}

/// The day that `text` starts with: "October 1", "10/1", "10/1/24", "October 1, 2024"; a number alone only behind another
/// day.
fn end(text: &str, first: bool) -> Option<End<'_>> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let month = dates::month(text.as_bytes().get(..letters)?)?;
        let rest = text.get(letters..)?.trim_start_matches(['.', ' ', '\u{a0}']);
        let (day, year, rest) = day_and_year(rest)?;
        return Some(End { year, month: Some(month), day, rest });
    }
    let number = || text.get(..digits)?.parse::<i8>().ok();
    let rest = text.get(digits..)?;
    if let Some(after) = rest.strip_prefix('/') {
        if let Some(date) = dates::parse(text).filter(|date| date.year.is_some()) {
            let rest = text.get(date.len..)?;
            return Some(End { year: date.year, month: Some(date.month), day: date.day?, rest });
        }
        let more = after.bytes().take_while(u8::is_ascii_digit).count();
        let day = after.get(..more)?.parse().ok()?;
        let month = number().filter(|month| (1..=12).contains(month));
        return Some(End { year: None, month: Some(month?), day, rest: after.get(more..)? });
    }
    if first {
        return None;
    }
    let (day, year, rest) = day_and_year(text)?;
    Some(End { year, month: None, day, rest })
}

/// "1", "1st", "1, 2024": the day, the year where it is printed, and what stands behind.
fn day_and_year(text: &str) -> Option<(i8, Option<i16>, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let day = text.get(..digits)?.parse().ok()?;
    let rest = past_ordinal(text.get(digits..)?);
    let named = rest.strip_prefix(',').map(str::trim_start);
    let year = named.and_then(|rest| rest.get(..4)?.parse().ok()).filter(|year| (1900..2100).contains(year));
    let behind = year.and_then(|_| named?.get(4..));
    Some((day, year, behind.unwrap_or(rest)))
}

/// `text` behind the letters of an ordinal: "1st".
fn past_ordinal(text: &str) -> &str {
    let letters = ["st", "nd", "rd", "th"];
    letters.iter().find_map(|letters| text.strip_prefix(letters)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(label: &str) -> String {
        let calendar = Calendar::new(Some(Date::constant(2024, 12, 31)), Some((12, 31)), "");
        let time = days_of_row(label, &calendar, TimeSpec::default());
        time.and_then(|(time, _)| time.resolve(&calendar, false)).map_or("-".into(), |days| days.to_string())
    }

    #[test]
    fn a_quarter_up_to_a_day_behind_the_report() {
        let calendar = Calendar::new(Some(Date::constant(2024, 12, 31)), Some((12, 31)), "");
        let of = |label: &str| {
            let time = quarter_so_far(label, &calendar);
            time.and_then(|(time, _)| time.resolve(&calendar, false))
                .map_or("-".into(), |days| days.to_string())
        };
        assert_eq!(of("2025 First Quarter (through March 12, 2025)"), "2025-01-01/2025-03-12");
        assert_eq!(of("First quarter through February 28, 2025"), "2025-01-01/2025-02-28");
        for label in ["Fourth quarter (through December 12, 2024)", "Through March 12, 2025", "First quarter"]
        {
            assert_eq!(of(label), "-", "{label}");
        }
    }

    #[test]
    fn days_without_a_year() {
        for label in [
            "October 1 - 31",
            "October 1-31",
            "October 1 \u{2013} October 31:",
            "October 1st to October 31st",
            "Month #1 (October 1 through October 31)",
            "10/1 - 10/31",
            "10/1/24 - 10/31/24",
            "Oct. 1 - Oct. 31 (1)",
            "October 1 to 31, 2024",
        ] {
            assert_eq!(of(label), "2024-10-01/2024-10-31", "{label}");
        }
        assert_eq!(of("August 31 - September 27"), "2024-08-31/2024-09-27");
    }

    #[test]
    fn other_names() {
        for label in
            ["October 1 - 31 stores", "1/2 - 3/4", "May 1 to June 30, 2031 notes", "5 - 10", "October 31"]
        {
            assert_eq!(of(label), "-", "{label}");
        }
    }
}
