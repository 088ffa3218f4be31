//! Days, stretches of time and fiscal periods as a person types them: `Q3 2010`, `year ended December 31, 2010`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::attributes::parse_period;
use crate::figures::Period;
use crate::text::dates;

/// A time as typed; None for none.
pub(super) fn period(typed: &str) -> Result<Option<Period>, String> {
    let refused = || "2010-09-30, 2010-07-01/2010-09-30, Q3 2010, year ended December 31, 2010".to_owned();
    let lower = typed.to_lowercase();
    if matches!(lower.as_str(), "" | "none" | "-") {
        return Ok(None);
    }
    if let Ok(period) = parse_period(typed) {
        return Ok(Some(period));
    }
    if let Some(day) = day(typed.trim_start_matches("as of ").trim_start_matches("As of ")) {
        return Ok(Some(Period::Instant(day)));
    }
    for by in [" to ", " through ", "–", "/", " - "] {
        let ends = typed.split_once(by).map(|(a, b)| (a.trim_start_matches("from "), b));
        if let Some((first, last)) = ends.and_then(|(a, b)| day(a).zip(day(b))) {
            return if first <= last {
                Ok(Some(Period::Duration(first, last)))
            } else {
                Err(format!("{last} is before {first}"))
            };
        }
    }
    if let Some((length, end)) = lower.split_once(" ended ") {
        // Dates are printed with capitals; their place in the text is the same.
        let end = typed.get(typed.len() - end.len()..).and_then(day);
        let months = months(length);
        if let Some((months, end)) = months.zip(end) {
            return ended(months, end).map(Some).ok_or_else(refused);
        }
    }
    quarter_or_year(&lower).map(Some).ok_or_else(refused)
}

fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let printed = dates::parse(text)?;
    (printed.len == text.len()).then(|| printed.date()).flatten()
}

/// Months in "three months", "quarter", "fiscal year".
fn months(words: &str) -> Option<i32> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let last = words.split_whitespace().last()?;
    match last {
        "year" => Some(12),
        "quarter" => Some(3),
        "month" => Some(1),
        "months" => {
            let count = words.split_whitespace().rev().nth(1)?;
            let named = NUMBERS.iter().position(|n| *n == count).and_then(|i| i32::try_from(i + 1).ok());
            named.or_else(|| count.parse().ok()).filter(|n| (1..=120).contains(n))
        }
        _ => None,
    }
}

/// The months up to and with `end`. They start a day after the same day that many months before, or on
/// the first of a month where `end` is the last of one.
fn ended(months: i32, end: Date) -> Option<Period> {
    let first = if end == end.last_of_month() {
        end.first_of_month().checked_sub((months - 1).months()).ok()?
    } else {
        end.checked_sub(months.months()).ok()?.tomorrow().ok()?
    };
    Some(Period::Duration(first, end))
}

/// `Q3 2010`, `3q10`, `2010-Q3`, `2010`, `FY2010`, `fiscal 2010`, by the calendar.
fn quarter_or_year(lower: &str) -> Option<Period> {
    let words: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    let words = words.trim_start_matches("fiscal").trim_start_matches("fy").trim_start_matches("year");
    let year = |text: &str| -> Option<i16> {
        let year: i16 = text.parse().ok()?;
        match text.len() {
            4 if (1900..2100).contains(&year) => Some(year),
            2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
            _ => None,
        }
    };
    let whole = |year: i16, from: i8, to: i8| {
        let first = Date::new(year, from, 1).ok()?;
        Some(Period::Duration(first, Date::new(year, to, 1).ok()?.last_of_month()))
    };
    if let Some(year) = (words.len() == 4).then(|| year(words)).flatten() {
        return whole(year, 1, 12);
    }
    let at = words.find('q')?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let (quarter, rest) = match before.len() {
        0 => (after.get(..1)?, after.get(1..)?),
        1 => (before, after),
        _ => (after, before),
    };
    let quarter: i8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
    whole(year(rest)?, quarter * 3 - 2, quarter * 3)
}
