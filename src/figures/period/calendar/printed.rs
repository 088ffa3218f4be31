//! The days that the documents of a filing print, counted once for all of them.

use jiff::civil::Date;
use memchr::memmem;

use super::{DRIFT, days_between, is_month_end, nominal_day};
use crate::text::dates;

/// Days, each with how often it is printed, in order.
type Days = Vec<(Date, u32)>;

/// The days that the documents of a filing print.
#[derive(Debug)]
pub(crate) struct Printed {
    days: Days,
    /// The month end that is printed most.
    pub(super) usual_month_end: (i8, i8),
    /// For each year end that was asked for, the days near it. A submission may have very many documents,
    /// which all ask for the same.
    near: Vec<((i8, i8), Days)>,
}

impl Printed {
    /// The days that `texts` print.
    pub(crate) fn by<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let days = printed_dates(texts);
        Self { usual_month_end: guess_year_end(&days), days, near: Vec::new() }
    }

    /// How often a day is printed.
    pub(super) fn count(&self, day: Date) -> u32 {
        self.days.binary_search_by_key(&day, |(known, _)| *known).map_or(0, |at| self.days[at].1)
    }

    /// The days near the year end `year_end` that are printed most, one a year.
    pub(super) fn near(&mut self, year_end: (i8, i8), reported: Option<Date>) -> &[(Date, u32)] {
        let known = self.near.iter().position(|(known, _)| *known == year_end);
        let at = known.unwrap_or_else(|| {
            self.near.push((year_end, most_printed(&self.days, year_end, reported)));
            self.near.len() - 1
        });
        self.near.get(at).map_or(&[], |(_, days)| days)
    }
}

/// The days of `printed` near the year end `year_end` that are printed most, one a year.
fn most_printed(printed: &[(Date, u32)], year_end: (i8, i8), reported: Option<Date>) -> Days {
    let mut best: Vec<(i16, (Date, u32))> = Vec::new();
    for (date, count) in printed {
        // A year end in early January belongs to the year before.
        let nominal = |shift: i16| {
            let year = date.year() + shift;
            Some((year, days_between(nominal_day(year, year_end)?, *date).abs()))
        };
        let nearest = (-1..=1).filter_map(nominal).min_by_key(|(_, distance)| *distance);
        // The first of a month is where a year starts more often than where one ends, unless the header of the
        // filing says otherwise.
        let ends = date.day() != 1 || reported == Some(*date);
        let Some((year, _)) = nearest.filter(|(_, distance)| *distance <= DRIFT && ends) else {
            continue;
        };
        match best.iter_mut().rev().find(|(known, _)| *known == year) {
            Some((_, most)) if most.1 < *count => *most = (*date, *count),
            Some(_) => {}
            None => best.push((year, (*date, *count))),
        }
    }
    best.into_iter().map(|(_, most)| most).collect()
}

/// Every date of the form "September 30, 2010" in `texts`, with how often it is printed. The comma
/// before the year finds them: no word of a filing needs to be looked at. The year may stand on the next
/// line, as in a narrow stub.
fn printed_dates<'t>(texts: impl Iterator<Item = &'t str>) -> Days {
    let mut found: Vec<Date> = Vec::new();
    for text in texts {
        for century in [", 20", ", 19"] {
            let places = memmem::find_iter(text.as_bytes(), century.as_bytes());
            found.extend(places.filter_map(|at| date_ending_at(text, at)));
        }
        let wrapped = memmem::find_iter(text.as_bytes(), b",\n");
        found.extend(wrapped.filter_map(|at| wrapped_date(text, at)));
    }
    found.sort_unstable();
    let mut counted = Days::new();
    for date in found {
        match counted.last_mut() {
            Some((last, count)) if *last == date => *count += 1,
            _ => counted.push((date, 1)),
        }
    }
    counted
}

/// Columns from which on a year on the next line is that of another column.
const STUB: usize = 12;

/// The date whose comma stands at the end of a line that has nothing else but a few words, and whose year stands
/// at the start of the next: "Balance at" over "September 24," over "1993   116,147".
fn wrapped_date(text: &str, comma: usize) -> Option<Date> {
    let next = text.as_bytes().get(comma + 2..)?;
    let indent = next.iter().take(STUB).take_while(|b| **b == b' ').count();
    let year = next.get(indent..indent + 4)?;
    // Figures follow, or the year is one of a column.
    let rest = next.get(indent + 4..)?.iter().take_while(|b| **b != b'\n');
    let follows = next.get(indent + 4) == Some(&b' ') && rest.copied().any(|b| b != b' ' && b != b'\r');
    if !follows || !(year.starts_with(b"19") || year.starts_with(b"20")) {
        return None;
    }
    let start = memchr::memrchr(b'\n', text.as_bytes().get(..comma)?).map_or(0, |at| at + 1);
    let line = text.get(start..comma)?;
    let alone = line.len() < 60 && !line.trim_start().contains("  ");
    let words = line.split_ascii_whitespace().rev().take(2).collect::<Vec<_>>();
    let [day, month] = words[..] else { return None };
    let year = std::str::from_utf8(year).ok()?;
    if !alone { None } else { dates::parse(&format!("{month} {day}, {year}"))?.date() }
}

/// The date whose comma stands at `comma`.
pub(super) fn date_ending_at(text: &str, comma: usize) -> Option<Date> {
    let bytes = text.as_bytes();
    let day = bytes[..comma].iter().rev().take(2).take_while(|b| b.is_ascii_digit()).count();
    let mut start = comma.checked_sub(day + 1)?;
    if day == 0 || !bytes[start].is_ascii_whitespace() {
        return None;
    }
    while start > 0
        && (bytes[start - 1].is_ascii_alphabetic() || bytes[start - 1] == b'.')
        && comma - start < 16
    {
        start -= 1;
    }
    dates::parse(text.get(start..(comma + 7).min(text.len()))?)?.date()
}

/// The end of a fiscal year where nothing says it: the month end that is printed most, and in several years,
/// else the end of the calendar year.
fn guess_year_end(printed: &[(Date, u32)]) -> (i8, i8) {
    let mut counts = [0u32; 13];
    let mut years = [0u32; 13];
    for (date, count) in printed {
        if is_month_end(*date) {
            let month = usize::try_from(date.month()).unwrap_or(0);
            counts[month] += count;
            years[month] += 1;
        }
    }
    let best = (1..13)
        .max_by_key(|m| (counts[*m], *m == 12))
        .filter(|m| counts[*m] > counts[12] && years[*m] >= 2)
        .unwrap_or(12);
    let month = i8::try_from(best).unwrap_or(12);
    (month, super::super::last_of_month(2001, month).map_or(31, Date::day))
}
