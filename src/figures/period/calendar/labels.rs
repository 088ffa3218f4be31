//! How a filing labels its fiscal years: "fiscal 2023" may end in 2024.
//!
//! ```text
//! the fiscal year ended February 3, 2024 ("fiscal 2023")      a label beside the day on which its year ends
//! at December 28, 2024 ... in the first quarter of fiscal 2025   a label of a part of another year: no vote
//! ```

use jiff::civil::Date;
use memchr::memmem;

use super::printed::date_ending_at;
use super::worded::near_month_end;
use super::{Calendar, DRIFT, add_days, add_months, days_between};

/// How the filing labels its fiscal years: "fiscal 2023" may end in 2024. Each place where a label
/// stands beside the date of a year end is a vote.
pub(super) fn label_offset(text: &str, calendar: &Calendar) -> i16 {
    let mut votes = [0u32; 3];
    for (at, rest, label) in labels(text).filter(|(at, ..)| !names_part(&text.as_bytes()[..*at])) {
        let Some(date) = year_end_near(text, at, rest, calendar) else { continue };
        let offset = label - calendar.closed_by(date);
        if let Some(vote) = usize::try_from(offset + 1).ok().and_then(|i| votes.get_mut(i)) {
            *vote += 1;
        }
    }
    match votes {
        [0, 0, 0] => label_of_year(text, calendar)
            .or_else(|| label_of_quarter(text, calendar))
            .or_else(|| label_of_columns(text, calendar))
            .unwrap_or(0),
        [minus, zero, _] if minus > zero => -1,
        [_, zero, plus] if plus > zero => 1,
        _ => 0,
    }
}

/// The fiscal years that a text names, "fiscal 2002", "Fiscal Years 2002": where each name starts and ends.
fn labels(text: &str) -> impl Iterator<Item = (usize, usize, i16)> {
    let bytes = text.as_bytes();
    memmem::find_iter(bytes, b"iscal ").filter_map(move |at| {
        let mut rest = at + b"iscal ".len();
        for word in [&b"year "[..], b"Year ", b"years ", b"Years "] {
            rest += if bytes[rest..].starts_with(word) { word.len() } else { 0 };
        }
        Some((at, rest + 4, year_at(bytes, rest)?))
    })
}

/// True where the words before the name of a fiscal year tell a part of it: "balances at December 28, 2024 mature in
/// the first quarter of fiscal 2025". The day beside it, unless it is the year's end, is of another year then.
fn names_part(before: &[u8]) -> bool {
    let mut words = before.rsplit(|b| matches!(b, b' ' | b'\n')).filter(|word| !word.is_empty());
    // What comes right before is the first letter of the name, "f" or "F".
    words.next();
    let of = words.find(|word| !matches!(*word, b"our" | b"the" | b"its" | b"their")) == Some(b"of");
    of && words.next() != Some(b"end")
}

/// How much oftener an annual report names the year that it reports on than the year after it.
const OFTENER: usize = 4;

/// Days after the end of a year within which its results are announced: the next quarter is not over.
const ANNOUNCED: i64 = 75;

/// The label less the year in which it ends of a year that ends early in a calendar year and is reported on, or announced:
/// -1 where the filing speaks of "fiscal 2002" more than once, or beside "fiscal 2001", and hardly of "fiscal 2003", though
/// its year ended in February 2003. What it plans for "fiscal 2003" is to come in another year.
fn label_of_year(text: &str, calendar: &Calendar) -> Option<i16> {
    let end = calendar.end?;
    let last =
        if calendar.is_year_end(end) { end } else { calendar.year_start_around(end).yesterday().ok()? };
    if last.month() > 2 || days_between(last, end) > ANNOUNCED {
        return None;
    }
    let year = calendar.closed_by(last);
    let (mut earlier, mut before, mut own) = (0, 0, 0);
    for (at, _, label) in labels(text) {
        earlier += usize::from(label == year.saturating_sub(2));
        before += usize::from(label == year.saturating_sub(1));
        own += usize::from(label == year && !is_planned(text, at));
    }
    let told = before >= 2 || before == 1 && earlier > 0;
    (told && before >= own * OFTENER).then_some(-1)
}

/// True where the sentence around `at` tells of what is to come: "We expect to open 12 stores in fiscal 2024".
fn is_planned(text: &str, at: usize) -> bool {
    const PLANS: [&[u8]; 9] = [
        b"expect",
        b"plan to",
        b"plans to",
        b"anticipate",
        b"intend",
        b"will ",
        b"outlook",
        b"guidance",
        b"estimated to",
    ];
    let bytes = text.as_bytes();
    let (from, to) = (at.saturating_sub(SENTENCE), (at + SENTENCE).min(bytes.len()));
    let ends = |two: &[u8]| two[0] == b'\n' || two == b". ";
    let start = bytes[from..at].windows(2).rposition(ends).map_or(from, |end| from + end + 1);
    let end = bytes[at..to].windows(2).position(ends).map_or(to, |end| at + end);
    PLANS.iter().any(|plan| memmem::find(&bytes[start..end], plan).is_some())
}

/// Bytes before and after the name of a year in which its sentence is looked for.
const SENTENCE: usize = 200;

/// The label of the year whose quarter is reported on, less the year in which it ends: "the third quarter
/// of fiscal 2024" in a report on the quarter to November 2024 is one of the year that ends in 2025. The
/// same quarter of the year before is named beside it, so the latest label counts. A release of November 22 tells of the
/// quarter that ended last before.
fn label_of_quarter(text: &str, calendar: &Calendar) -> Option<i16> {
    let end = calendar.end.filter(|_| calendar.year_end.0 != 12)?;
    let left = |end: Date| {
        let (month, _) = near_month_end((end.month(), end.day()));
        (calendar.year_end.0 - month).rem_euclid(12)
    };
    // A release comes some time after the quarter that it tells of.
    let ends = left(end) % 3 == 0;
    let end = if ends { end } else { calendar.quarter_end_before(end) };
    let months = left(end);
    // An annual report speaks of its last quarter seldom, and of that of another year as often.
    let phrase = match months / 3 {
        0 if !ends => "ourth quarter",
        1 => "hird quarter",
        2 => "econd quarter",
        3 => "irst quarter",
        _ => return None,
    };
    let bytes = text.as_bytes();
    let label = |at: usize| {
        let mut rest = at + phrase.len();
        for words in [&b" of"[..], b" fiscal", b" year"] {
            rest += if bytes[rest..].starts_with(words) { words.len() } else { 0 };
        }
        let fiscal =
            bytes[at + phrase.len()..rest].ends_with(b"fiscal") || bytes[..rest].ends_with(b"fiscal year");
        year_at(bytes, rest + 1).filter(|_| fiscal)
    };
    let latest = memmem::find_iter(bytes, phrase.as_bytes()).filter_map(label).max()?;
    let year = add_months(add_days(end, -DRIFT), i32::from(months)).year();
    Some(latest - year).filter(|offset| (-1..=1).contains(offset))
}

/// The label of the year that is reported on, or whose quarter is, less the year in which it ends, by the columns of
/// tables: the newest column of a report is of its own time. Where "1996 | 1995 | 1994" stand over them in a report on
/// the year to February 1, 1997, and nowhere "1997 | 1996", 1996 is the name of that year.
fn label_of_columns(text: &str, calendar: &Calendar) -> Option<i16> {
    let end = calendar.end.filter(|_| calendar.year_end.0 != 12)?;
    let whole = calendar.is_year_end(end) || near_month_end((end.month(), end.day())) == calendar.year_end;
    if whole && end.month() > 2 {
        return None;
    }
    let (month, _) = near_month_end((end.month(), end.day()));
    let left = (calendar.year_end.0 - month).rem_euclid(12);
    let year = if whole {
        calendar.closed_by(end)
    } else {
        add_months(add_days(end, -DRIFT), i32::from(left)).year()
    };
    let before = if whole { year.saturating_sub(1) } else { end.year() };
    let told = before < year && !labels(text).any(|(.., label)| label == year);
    (told && heads_columns(text, before) && !heads_columns(text, year)).then_some(before - year)
}

/// True where `year` and the one before it stand side by side, as over the columns of a table, and not behind the year
/// after.
fn heads_columns(text: &str, year: i16) -> bool {
    let bytes = text.as_bytes();
    let gap = |b: &u8| !b.is_ascii_alphanumeric() && !matches!(b, b',' | b'-' | b'/');
    memmem::find_iter(bytes, year.to_string().as_bytes()).any(|at| {
        let rest = &bytes[at + 4..];
        let mut between = rest.iter().take(FURTHEST).take_while(|b| gap(b)).count();
        if rest.get(between..between + 6).is_some_and(|word| word.eq_ignore_ascii_case(b"fiscal")) {
            between += 6;
            between += rest[between..].iter().take(FURTHEST).take_while(|b| gap(b)).count();
        }
        let behind = bytes[..at].iter().rev().take(FURTHEST).take_while(|b| gap(b)).count();
        let follows = behind > 0 && year_at(bytes, (at - behind).wrapping_sub(4)) == Some(year + 1);
        between > 0 && year_at(bytes, at + 4 + between) == Some(year - 1) && !follows
    })
}

/// Bytes between two years over columns.
const FURTHEST: usize = 40;

/// The year of four digits at `at`.
fn year_at(bytes: &[u8], at: usize) -> Option<i16> {
    let digits = bytes.get(at..at + 4)?;
    let year = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let ends = !bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
    ((1900..2100).contains(&year) && ends && digits.iter().all(u8::is_ascii_digit)).then_some(year)
}

/// The one fiscal year end printed in the words around `from..to`: two of them would leave open which
/// is meant.
fn year_end_near(text: &str, from: usize, to: usize, calendar: &Calendar) -> Option<Date> {
    let bytes = text.as_bytes();
    let start = bytes[from.saturating_sub(70)..from]
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(from.saturating_sub(70), |i| from.saturating_sub(70) + i);
    let end = (to + 70).min(bytes.len());
    let end = memchr::memchr(b'\n', &bytes[to..end]).map_or(end, |i| to + i);
    let mut found = None;
    for at in
        memmem::find_iter(&bytes[start..end], b", 20").chain(memmem::find_iter(&bytes[start..end], b", 19"))
    {
        let Some(date) = date_ending_at(text, start + at) else { continue };
        if calendar.known_near(date, 0).is_none() {
            continue;
        }
        if found.is_some_and(|f| f != date) {
            return None;
        }
        found = Some(date);
    }
    found
}
