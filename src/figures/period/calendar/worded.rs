//! When fiscal years end, as the words of a filing tell it: a lone press release has no header that says so.
//!
//! ```text
//! Nine Months Ended September 30, 2024        years end three months on, on December 31
//! for the fiscal year ended June 29, 2024     years end in June
//! first quarter of fiscal 2022 ended August   years end nine months on, in May
//! ```
//!
//! The headings of the statements say it most often. "Year ended" may speak of a plan, of a customer, of
//! the year before a change; so every place is a vote.

use jiff::civil::Date;
use memchr::memmem;

use crate::text::dates;

/// The end of a month near which a fiscal year ends: "September 27" of a year of weeks is the end of
/// September. A day in the middle of a month stays.
pub(super) fn near_month_end((month, day): (i8, i8)) -> (i8, i8) {
    let last = |month: i8| super::super::last_of_month(2001, month).map_or(31, Date::day);
    if day <= 9 {
        let before = if month == 1 { 12 } else { month - 1 };
        return (before, last(before));
    }
    if last(month) - day <= 9 { (month, last(month)) } else { (month, day) }
}

/// Bytes before "ended" in which its subject stands: "thirty-nine weeks".
const BEFORE: usize = 28;

/// The month and day near which most of the periods that `text` names say that fiscal years end.
pub(super) fn worded_year_end(text: &str) -> Option<(i8, i8)> {
    let mut votes: Vec<((i8, i8), u32)> = Vec::new();
    let mut vote = |day: (i8, i8)| match votes.iter_mut().find(|(known, _)| *known == day) {
        Some((_, count)) => *count += 1,
        None => votes.push((day, 1)),
    };
    for word in [&b"ended"[..], b"ending", b"Ended", b"Ending", b"ENDED", b"ENDING"] {
        for at in memmem::find_iter(text.as_bytes(), word) {
            if let Some(left) = months_left(&text.as_bytes()[at.saturating_sub(BEFORE)..at])
                && let Some(day) = month_and_day(text, at + word.len())
            {
                vote(months_on(near_month_end(day), left));
            }
        }
    }
    for (quarter, phrase) in (1..).zip(["irst quarter", "econd quarter", "hird quarter", "ourth quarter"]) {
        for at in memmem::find_iter(text.as_bytes(), phrase.as_bytes()) {
            if let Some(day) = quarter_end(text, at + phrase.len()) {
                vote(months_on(day, 3 * (4 - quarter)));
            }
        }
    }
    votes.into_iter().max_by_key(|(_, count)| *count).map(|(day, _)| day)
}

/// True where a text speaks of years of weeks, or of a day on which a stretch of its year ended.
pub(super) fn tells_year(text: &str) -> bool {
    let weeks = ["weeks", "Weeks", "WEEKS"];
    weeks.iter().any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some())
        || worded_year_end(text).is_some()
}

/// Months from the end of the stretch that the last words of `before` name to the end of its year; None
/// where they name none that starts with a year, as three months may not.
fn months_left(before: &[u8]) -> Option<i8> {
    let mut words = before.rsplit(|b| !b.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let unit = words.next()?;
    let is = |word: &[u8], names: &[&[u8]]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
    if is(unit, &[b"year", b"years"]) {
        return Some(0);
    }
    let count = words.next()?;
    if is(unit, &[b"months", b"month"]) {
        return match count {
            _ if is(count, &[b"nine", b"9"]) => Some(3),
            _ if is(count, &[b"six", b"6"]) => Some(6),
            _ => None,
        };
    }
    let tens = words.next().unwrap_or_default();
    let weeks = is(unit, &[b"weeks", b"week"]);
    match count {
        _ if !weeks => None,
        b"52" | b"53" => Some(0),
        b"39" | b"40" => Some(3),
        b"26" | b"27" => Some(6),
        _ if is(tens, &[b"fifty"]) && is(count, &[b"two", b"three"]) => Some(0),
        _ if is(tens, &[b"thirty"]) && is(count, &[b"nine"]) || is(count, &[b"forty"]) => Some(3),
        _ if is(tens, &[b"twenty"]) && is(count, &[b"six", b"seven"]) => Some(6),
        _ => None,
    }
}

/// The end of a month, or the day in it, so many months on.
fn months_on((month, day): (i8, i8), months: i8) -> (i8, i8) {
    if months == 0 {
        return (month, day);
    }
    let month = (month + months - 1) % 12 + 1;
    near_month_end((month, super::super::last_of_month(2001, month).map_or(30, Date::day)))
}

/// The month and day of the date that the words at `at` start with, in the next cell or line if need be.
fn month_and_day(text: &str, at: usize) -> Option<(i8, i8)> {
    let date = text.get(at..)?.trim_start_matches([' ', '\t', '\n', '\r', ':']);
    let date = dates::parse(date)?;
    Some((date.month, date.day?))
}

/// The day near which a quarter ended, where the words from `at` on say so: " of fiscal
/// 2022 ended August 31, 2021".
fn quarter_end(text: &str, at: usize) -> Option<(i8, i8)> {
    let words = text.as_bytes().get(at..)?;
    let words = &words[..words.len().min(40)];
    let ended = memmem::find(words, b" ended ")?;
    if words[..ended].iter().any(|b| matches!(b, b'.' | b',' | b'\n')) {
        return None;
    }
    Some(near_month_end(month_and_day(text, at + ended + b" ended ".len())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_end_where_their_parts_say() {
        let cases = [
            ("Nine Months Ended September 30, 2024", Some((12, 31))),
            ("SIX MONTHS ENDED\nDECEMBER 31,", Some((6, 30))),
            ("thirty-nine weeks ended November 2, 2024", Some((1, 31))),
            ("26 Weeks Ended\tAugust 3, 2024", Some((1, 31))),
            ("for the fiscal year ended September 24, 2022", Some((9, 30))),
            ("the first quarter of fiscal 2022 ended August 31, 2021", Some((5, 31))),
            ("Three Months Ended September 30, 2024", None),
            ("the period ended June 30, 2024", None),
        ];
        for (text, want) in cases {
            assert_eq!(worded_year_end(text), want, "{text}");
        }
    }

    #[test]
    fn headings_outvote_a_year_of_something_else() {
        let text = "the plan year ended March 31, 2024. Nine Months Ended October 31, 2024\n\
                    nine months ended October 31, 2024";
        assert_eq!(worded_year_end(text), Some((1, 31)));
    }
}
