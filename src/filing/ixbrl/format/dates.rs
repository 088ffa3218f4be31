//! Printed dates by the order that their format names. What is not printed stays out: a day without a
//! year is `--12-31`.

use jiff::civil::Date;

use crate::text::dates::month;

/// The order in which the parts of a date stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::filing::ixbrl) enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
    DayMonth,
    MonthDay,
    MonthYear,
    YearMonth,
}

/// A part of a printed date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Number(i16, usize),
    Month(i8),
}

/// The date that `print` means, as XML Schema writes it.
pub(super) fn date(order: Order, print: &str) -> Option<String> {
    let parts = parts(print)?;
    let (year, month, day) = match (order, parts.as_slice()) {
        (Order::DayMonthYear, [d, m, y])
        | (Order::MonthDayYear, [m, d, y])
        | (Order::YearMonthDay, [y, m, d]) => (Some(*y), *m, Some(*d)),
        (Order::DayMonth, [d, m]) | (Order::MonthDay, [m, d]) => (None, *m, Some(*d)),
        (Order::MonthYear, [m, y]) | (Order::YearMonth, [y, m]) => (Some(*y), *m, None),
        _ => return None,
    };
    let month = match month {
        Part::Month(month) => month,
        Part::Number(n, _) => i8::try_from(n).ok().filter(|m| (1..=12).contains(m))?,
    };
    let year = year.map(full_year).map_or(Some(None), |year| year.map(Some))?;
    let day = match day {
        Some(Part::Number(n, _)) => Some(i8::try_from(n).ok()?),
        Some(Part::Month(_)) => return None,
        None => None,
    };
    // A leap year allows every day that exists.
    let whole = Date::new(year.unwrap_or(2000), month, day.unwrap_or(1)).ok()?;
    Some(match (year, day) {
        (Some(_), Some(_)) => whole.to_string(),
        (Some(year), None) => format!("{year:04}-{month:02}"),
        _ => format!("--{month:02}-{:02}", whole.day()),
    })
}

/// A year of four digits, or of two in this century (Transformation Registry 5, "date-day-month-year").
fn full_year(part: Part) -> Option<i16> {
    match part {
        Part::Number(year, 4) => Some(year),
        Part::Number(year, 1 | 2) => Some(2000 + year),
        _ => None,
    }
}

/// The numbers and months of `print` in order; words that are neither are passed over.
fn parts(print: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::with_capacity(3);
    let bytes = print.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let len = if byte.is_ascii_digit() {
            let len = rest.iter().take_while(|b| b.is_ascii_digit()).count();
            parts.push(Part::Number(print.get(at..at + len)?.parse().ok()?, len));
            len
        } else if byte.is_ascii_alphabetic() {
            let len = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            parts.extend(month(&rest[..len]).map(Part::Month));
            len
        } else {
            1
        };
        if parts.len() > 3 {
            return None;
        }
        at += len;
    }
    Some(parts)
}

/// The last day of the quarter of the calendar that `print` names: "Q3 2010", "2010, fourth quarter".
pub(super) fn quarter_end(print: &str) -> Option<String> {
    const QUARTERS: [(&str, i8); 9] = [
        ("first", 3),
        ("second", 6),
        ("third", 9),
        ("fourth", 12),
        ("last", 12),
        ("1", 3),
        ("2", 6),
        ("3", 9),
        ("4", 12),
    ];
    let lower = print.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let year = words.clone().find(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let month = words.find_map(|w| {
        let w = w.trim_start_matches('q');
        let w = if w.starts_with(|c: char| c.is_ascii_digit()) && w.len() == 3 { &w[..1] } else { w };
        QUARTERS.iter().find(|(name, _)| *name == w).map(|(_, month)| *month)
    })?;
    Some(Date::new(year, month, 1).ok()?.last_of_month().to_string())
}
