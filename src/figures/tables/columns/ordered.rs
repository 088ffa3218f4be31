//! Columns that follow from each other: quarters one after the other, balances with what moved between them, entries
//! by their number.

use super::ColumnHead;
use crate::figures::nature::SURE;
use crate::figures::period::{Length, TimeSpec};
use crate::figures::prose::Reader;
use crate::figures::tables::View;
use crate::figures::tables::hints::Hints;
use crate::text::{TextSpan, dates};

/// "First | Second | Third | Fourth" over the columns: quarters, where nothing else is named in them. Those of a second
/// year may follow, and each year may go from its last to its first.
pub(super) fn name_quarters(fresh: &mut [ColumnHead]) {
    let mut named: Vec<u8> = fresh.iter().filter_map(|head| head.ordinal).collect();
    named.dedup();
    let follow = |by: i16| {
        // A year starts, or ends, with the first quarter.
        let turns = |two: &[u8]| if by > 0 { two[1] == 1 } else { two[0] == 1 };
        named.windows(2).all(|two| i16::from(two[1]) - i16::from(two[0]) == by || turns(two))
    };
    let rises = named.first() == Some(&1) && (named.is_sorted() || follow(1));
    let falls = named.last() == Some(&1) && follow(-1);
    if named.len() < 3 || named.iter().max() < Some(&3) || !rises && !falls {
        return;
    }
    for head in fresh.iter_mut().filter(|head| head.time.quarter.is_none()) {
        if let Some(quarter) = head.ordinal.take() {
            head.time = head.time.quarter_of_it(quarter);
        }
    }
}

/// "12/18 | 12/19 | 12/20", "Dec18 | Dec19 | Dec20": months of years that go on from each other, over columns that show what
/// became of an investment (Regulation S-K, Item 201(e)). "12/24" alone may be a part of something.
pub(super) fn name_months(view: View<'_>, fresh: &mut [ColumnHead]) {
    const MONTHS: usize = 3;
    let told = |head: &ColumnHead| {
        let words = head.words.filter(|_| head.time.is_empty())?;
        month_and_year(view.document.slice(words)).map(|(month, year)| (month, year, words))
    };
    let named: Vec<(usize, (i8, i16, TextSpan))> =
        fresh.iter().enumerate().skip(1).filter_map(|(at, head)| Some((at, told(head)?))).collect();
    let place = |one: &(usize, (i8, i16, TextSpan))| i32::from(one.1.1) * 12 + i32::from(one.1.0);
    let rise = named.windows(2).all(|two| place(&two[0]) < place(&two[1]));
    let fall = named.windows(2).all(|two| place(&two[0]) > place(&two[1]));
    if named.len() < MONTHS || !rise && !fall {
        return;
    }
    // Months that follow each other may be those in which something was sold.
    let instant = named.windows(2).all(|two| (place(&two[1]) - place(&two[0])).abs() >= 6);
    for (at, (month, year, words)) in named {
        let Some(head) = fresh.get_mut(at) else { continue };
        head.time = TimeSpec { month: Some(month), year: Some(year), instant, ..TimeSpec::default() };
        head.time_span = Some(words);
    }
}

/// The month and the year of "12/18", "9/03", "Dec18".
fn month_and_year(words: &str) -> Option<(i8, i16)> {
    let words = words.trim();
    let (name, year) = words.split_at_checked(words.len().checked_sub(2)?)?;
    if !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let month = match name.strip_suffix('/') {
        Some(number) if number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()) => {
            number.parse().ok()?
        }
        None if name.len() == 3 => dates::month(name.as_bytes())?,
        _ => return None,
    };
    (1..=12).contains(&month).then_some((month, dates::of_two_digits(year)))
}

/// "1st", "4th": an ordinal in digits and nothing else.
pub(super) fn in_digits(reader: Reader<'_>) -> Option<u8> {
    let digit = match reader.bytes(0) {
        [digit @ b'1'..=b'4'] => digit - b'0',
        _ => return None,
    };
    let ending: &[u8] = match digit {
        1 => b"st",
        2 => b"nd",
        3 => b"rd",
        _ => b"th",
    };
    (reader.tokens.len() == 2 && reader.touches(1) && reader.is(1, ending)).then_some(digit)
}

/// "Quarters ended" over the middle of "April 30, | July 31, | October 31, | January 31,": it holds for all days that
/// go on from each other by quarters.
pub(super) fn share_quarters(fresh: &mut [ColumnHead]) {
    let dated = |head: &ColumnHead| head.time.month.filter(|_| head.words.is_some());
    let months: Vec<i8> = fresh.iter().filter_map(dated).collect();
    let apart = |by: i8| months.windows(2).all(|two| (two[1] - two[0]).rem_euclid(12) == by);
    let go_on = apart(3) || apart(9);
    let quarter = Some(Length::Months(3));
    if months.len() < 3 || !go_on || !fresh.iter().any(|head| head.time.length == quarter) {
        return;
    }
    for head in fresh.iter_mut().filter(|head| dated(head).is_some() && head.time.length.is_none()) {
        head.time.length = quarter;
    }
}

/// "March 31 | June 30 | September 30" over the columns of a table that is called quarterly: what went by is told of the
/// quarter that ends on each day, what there is of the day (Regulation S-K, Item 302(a), as in force up to 2021).
pub(super) fn name_quarter_ends(view: View<'_>, fresh: &mut [ColumnHead]) {
    let plain = |head: &ColumnHead| {
        let TimeSpec { length, quarter, instant, to_date, .. } = head.time;
        let open = length.is_none() && quarter.is_none() && !instant && !to_date;
        open && head.time.day.is_some() && head.words.is_some()
    };
    if view.above.balance || fresh.iter().any(|head| !head.time.is_empty() && !plain(head)) {
        return;
    }
    let months: Vec<i8> =
        fresh.iter().filter(|head| plain(head)).filter_map(|head| head.time.month).collect();
    let apart = |by: i8| months.windows(2).all(|two| (two[1] - two[0]).rem_euclid(12) == by);
    if months.len() < 3 || !apart(3) && !apart(9) {
        return;
    }
    let mut about = [view.above.lead, view.above.title].into_iter().flatten();
    let called = |span: TextSpan| {
        let words = view.document.slice(span);
        span.len() < 200 && ["uarterly", "UARTERLY"].iter().any(|name| words.contains(name))
    };
    if !about.any(called) {
        return;
    }
    for head in fresh.iter_mut().filter(|head| plain(head)) {
        (head.time.length, head.time.both) = (Some(Length::Months(3)), true);
    }
}

/// "Quarter" beside "Year to date", over years: the one that the report ends with, as the other stretch is.
pub(super) fn name_plain_quarters(view: View<'_>, fresh: &mut [ColumnHead]) {
    let year = |head: &ColumnHead| TimeSpec { year: head.time.year, ..TimeSpec::EMPTY };
    let plain = |head: &ColumnHead| {
        let words = head.words.map_or("", |words| view.document.slice(words)).as_bytes();
        let called = words.get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"quarter"));
        let ends = words.get(7).is_none_or(|next| !next.is_ascii_alphabetic());
        called && ends && head.time.year.is_some() && head.time == year(head)
    };
    let to_date = |head: &ColumnHead| head.time.to_date && head.time.quarter.is_none();
    if !fresh.iter().any(to_date) {
        return;
    }
    for head in fresh.iter_mut().filter(|head| plain(head)) {
        head.time.length = Some(Length::Months(3));
    }
}

/// "2024 Quarters" over the first of "1st | 2nd | 3rd | 4th", or "2024 Quarters ended" over that of "March | June |
/// September | December": the only year that the header names is that of all of them.
pub(super) fn share_year(fresh: &mut [ColumnHead]) {
    let mut years = fresh.iter().filter_map(|head| head.time.year);
    let (Some(year), None) = (years.next(), years.next()) else { return };
    let whole = |time: TimeSpec| TimeSpec { year: None, month: None, quarter: None, length: None, ..time };
    let plain = |head: &ColumnHead| whole(head.time).is_empty();
    let quarters: Vec<u8> =
        fresh.iter().filter(|head| plain(head)).filter_map(|head| head.time.quarter).collect();
    let months: Vec<i8> =
        fresh.iter().filter(|head| plain(head)).filter_map(|head| head.time.month).collect();
    let ended = fresh.iter().any(|head| head.time.length == Some(Length::Months(3)));
    let of_quarters = quarters == [1, 2, 3, 4] && months.is_empty();
    let of_months = months == [3, 6, 9, 12] && quarters.is_empty() && ended;
    if !of_quarters && !of_months {
        return;
    }
    for head in fresh.iter_mut().filter(|head| plain(head)) {
        let quarter = head.time.quarter.or(head.time.month.and_then(|month| u8::try_from(month / 3).ok()));
        if quarter.is_some() {
            head.time = TimeSpec { year: Some(year), quarter, month: None, length: None, ..head.time };
        }
    }
}

/// "Balance at January 1 | Purchases | Sales | Balance at December 31": columns between two balances are flows.
pub(super) fn flow_between(fresh: &mut [ColumnHead]) {
    let opens = fresh.iter().position(|head| head.hints.has(Hints::OPENING));
    let closes = fresh.iter().rposition(|head| head.hints.has(Hints::CLOSING));
    let (Some(opens), Some(closes)) = (opens, closes) else { return };
    let between = fresh.get_mut(opens + 1..closes).unwrap_or(&mut []);
    if between.iter().any(|head| head.hints.has(Hints::OPENING.with(Hints::CLOSING))) {
        return;
    }
    for head in between {
        head.nature = -SURE;
    }
}

/// "Number | Description | Page" over a list of exhibits: the first column has their numbers. Over "12 | Trucks |
/// $1,790" it counts what is described.
pub(super) fn number_entries(view: View<'_>, fresh: &mut [ColumnHead]) {
    let says = |head: &ColumnHead, names: &[&str]| {
        head.words.is_some_and(|words| {
            names.iter().any(|name| view.document.slice(words).eq_ignore_ascii_case(name))
        })
    };
    let exhibits = fresh
        .iter()
        .any(|head| says(head, &["Description of Exhibit", "Exhibit", "Page", "Page No.", "Page Number"]));
    if exhibits || fresh.iter().any(|head| says(head, &["Description"])) {
        for (column, head) in fresh.iter_mut().enumerate() {
            if says(head, &["Number", "No.", "No"]) && (exhibits || counts_up(view, column)) {
                head.hints = head.hints.with(Hints::NAMES);
            }
        }
    }
}

/// "Number | Weighted Average Fair Value | Aggregate Intrinsic Value": awards, and what each of them and all of them
/// are worth (ASC 718-10-50-2); "Number outstanding" and "Number exercisable" beside exercise prices (FAS 123).
pub(super) fn number_awards(view: View<'_>, fresh: &mut [ColumnHead]) {
    let says = |head: &ColumnHead, words: &[&str]| {
        let said = head.words.map_or("", |span| view.document.slice(span)).to_ascii_lowercase();
        words.iter().all(|word| said.contains(word))
    };
    let worth = |head: &ColumnHead| {
        says(head, &["average", "fair", "value"])
            || says(head, &["average", "exercise", "price"])
            || says(head, &["average", "grant", "price"])
            || says(head, &["intrinsic", "value"])
            || says(head, &["option", "exercise", "price"])
    };
    if !fresh.iter().any(worth) {
        return;
    }
    let number = |head: &ColumnHead| {
        let said = head.words.map_or("", |span| view.document.slice(span)).to_ascii_lowercase();
        // "Number of securities underlying unexercised options: Exercisable | Unexercisable" (Regulation S-K, Item 402(f)).
        if matches!(said.trim_end_matches("(#)").trim(), "exercisable" | "unexercisable") {
            return true;
        }
        let mut words = said.split_ascii_whitespace();
        words.next() == Some("number")
            && matches!(words.next(), None | Some("outstanding" | "exercisable" | "vested"))
    };
    for head in fresh.iter_mut().filter(|head| number(head) && !head.hints.tells_kind()) {
        head.hints = head.hints.with(Hints::SHARES);
    }
}

/// "Number | Balance | Percent": so many loans, and what is owed on them (Form 10-D; Regulation AB, Item 1121).
pub(super) fn number_loans(view: View<'_>, fresh: &mut [ColumnHead]) {
    let said = |head: &ColumnHead| head.words.map_or("", |span| view.document.slice(span)).trim();
    let is =
        |head: &ColumnHead, names: &[&str]| names.iter().any(|name| said(head).eq_ignore_ascii_case(name));
    let owed =
        fresh.iter().any(|head| is(head, &["Balance", "Amount", "Principal Balance", "Dollar Amount"]));
    let parts = fresh.iter().any(|head| head.hints.has(Hints::PERCENT));
    if !owed || !parts {
        return;
    }
    for head in fresh.iter_mut().filter(|head| is(head, &["Number"]) && !head.hints.tells_kind()) {
        head.hints = head.hints.with(Hints::COUNT);
    }
}

/// True for a column with the numbers of entries: 1, 2, 3, or one such as "3.1".
fn counts_up(view: View<'_>, column: usize) -> bool {
    let cells = view.grid.cells.iter().filter(|placed| usize::from(placed.first) == column);
    let prints = cells.map(|placed| view.document.slice(placed.ink).trim_end_matches('.'));
    let numbers = prints.filter(|print| print.starts_with(|c: char| c.is_ascii_digit()));
    let (mut next, mut ascend) = (1_u16, true);
    for print in numbers {
        if print.contains('.') {
            return true;
        }
        ascend &= print.parse() == Ok(next);
        next = next.saturating_add(1);
    }
    ascend && next > 2
}
