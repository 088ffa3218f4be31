//! Days, stretches of time and fiscal periods as a person types them: `Q3 2010`, `year ended December 31, 2010`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::attributes::parse_period;
use super::fiscal::FiscalYears;
use crate::figures::Period;
use crate::text::{dates, numbers};

/// A time as typed, where `years` say what a fiscal year is; None for none.
pub(super) fn period(typed: &str, years: &FiscalYears) -> Result<Option<Period>, String> {
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
    let Some((year, quarter, fiscal)) = quarter_or_year(&lower) else { return Err(refused()) };
    let years = if fiscal { years } else { &FiscalYears::default() };
    years.days(year, quarter).map(|(first, last)| Some(Period::Duration(first, last)))
}

fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let printed = dates::parse(text)?;
    (printed.len == text.len()).then(|| printed.date()).flatten()
}

/// Months in "three months", "quarter", "fiscal year".
fn months(words: &str) -> Option<i32> {
    let last = words.split_whitespace().last()?;
    match last {
        "year" => Some(12),
        "quarter" => Some(3),
        "month" => Some(1),
        "months" => {
            let count = words.split_whitespace().rev().nth(1)?;
            let named = numbers::hyphenated(count).map(i32::from);
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

/// `Q3 2010`, `3q10`, `2010-Q3`, `2010`, `FY2010`, `fiscal 2010`: the year and the quarter, and whether the
/// fiscal one is meant. `calendar 2010` and `CY2010` say that it is not.
fn quarter_or_year(lower: &str) -> Option<(i16, Option<i8>, bool)> {
    let words: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    let calendar = words.starts_with("calendar") || words.starts_with("cy");
    let words = ["calendar", "cy", "fiscal", "fy", "year"]
        .iter()
        .fold(words.as_str(), |words, start| words.trim_start_matches(start));
    let year = |text: &str| -> Option<i16> {
        let year: i16 = text.parse().ok()?;
        match text.len() {
            4 if (1900..2100).contains(&year) => Some(year),
            2 => Some(dates::of_two_digits(year)),
            _ => None,
        }
    };
    if let Some(year) = (words.len() == 4).then(|| year(words)).flatten() {
        return Some((year, None, !calendar));
    }
    let at = words.find('q')?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let (quarter, rest) = match before.len() {
        0 => (after.get(..1)?, after.get(1..)?),
        1 => (before, after),
        _ => (after, before),
    };
    let quarter: i8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
    // "FY10 Q3" and "Q3 FY10" name the year behind its sign.
    Some((year(rest.trim_start_matches("fiscal").trim_start_matches("fy"))?, Some(quarter), !calendar))
}
