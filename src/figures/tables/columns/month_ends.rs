//! Heads that name a month, or a day near the end of one, and leave its year to the line above.
//!
//! ```text
//!                  2024
//! Dec.    Sept.    June    March        the quarters that end in these months
//! Jan.    Feb.     March   April        the months themselves
//! 12/31    9/30    6/30     3/31        the days; what went by up to them as the table says
//! ```

use super::ColumnHead;
use crate::figures::period::{Length, TimeSpec, last_of_month};
use crate::figures::tables::View;
use crate::text::{TextSpan, dates};

/// Heads from which on months three apart are those of quarters.
const QUARTERS: usize = 3;

/// What a head says of the end of a quarter: its month, and the day where that is printed.
type End = (i8, Option<i8>);

/// Gives columns that are headed by the end of a quarter, or by a month, its month and day; `named` are the words over each
/// column, the nearest last. Months three apart below one year, or below the year that ends with the last of them, are the
/// ends of quarters; those that follow each other are months. One alone may be the name of something: "March".
pub(super) fn lay(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    let mut nearest: Vec<Option<TextSpan>> = vec![None; fresh.len()];
    for (column, words) in named {
        if let Some(last) = nearest.get_mut(*column) {
            *last = Some(*words);
        }
    }
    let ends: Vec<(usize, End)> = nearest
        .iter()
        .enumerate()
        .skip(1)
        .filter_map(|(column, words)| Some((column, end(view.document.slice((*words)?))?)))
        .collect();
    let apart = |by: i8| {
        let step = |two: &[(usize, End)]| (ended(two[1].1) - ended(two[0].1)).rem_euclid(12) == by;
        ends.windows(2).all(step)
    };
    let falls = apart(9);
    let quarters = ends.len() >= QUARTERS && (falls || apart(3));
    let months = ends.len() >= QUARTERS && (apart(1) || apart(11));
    let weeks = ends.iter().any(|(_, (_, day))| day.is_some_and(|day| day <= LATE));
    let quarter = if weeks { Length::Weeks(13) } else { Length::Months(3) };
    // "Sept. | Dec. | March | June" below one year: a fiscal one, which has months of two years.
    let year = |column: usize| fresh.get(column).and_then(|head| head.time.year);
    let turns = |two: &[(usize, End)]| (two[1].1.0 < two[0].1.0) != falls && year(two[0].0) == year(two[1].0);
    let fiscal = quarters && ends.windows(2).any(turns);
    for (column, (month, day)) in ends {
        let Some(head) = fresh.get_mut(column).filter(|head| head.time.quarter.is_none()) else { continue };
        if head.time.month.is_none() && (quarters || months || day.is_some()) {
            if let Some(year) = head.time.year.filter(|_| fiscal) {
                head.time.year = Some(view.calendar.year_in(year, month));
            }
            (head.time.month, head.time.day) = (Some(month), day);
        } else if !(quarters && head.part_of_year) {
            continue;
        }
        let open = head.time.length.is_none_or(|length| length == Length::Year) && !head.time.instant;
        if quarters && open && (day.is_none() || head.part_of_year) && !view.above.balance {
            (head.time.length, head.time.both) = (Some(quarter), true);
        }
    }
}

/// The month that ends on or right before `end`: quarters of weeks may end in the first days of the next.
fn ended((month, day): End) -> i8 {
    if day.is_some_and(|day| day <= LATE) { month - 1 } else { month }
}

/// "Dec.", "September": a month; "3/31", "June 30": the last day of one, or one of the last, as fifty-two weeks end.
fn end(words: &str) -> Option<End> {
    let words = words.trim().trim_end_matches(',');
    if words.len() > LONGEST {
        return None;
    }
    if let Some((month, day)) = words.split_once('/') {
        let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        let (month, day) = (digits(month) && digits(day)).then_some((month, day))?;
        let (month, day): (i8, i8) = (month.parse().ok()?, day.parse().ok()?);
        // Any other day may be a part of something: "1/2".
        let last = last_of_month(2000, month)?.day();
        return (last.saturating_sub(EARLY)..=last).contains(&day).then_some((month, Some(day)));
    }
    let (name, rest) = words.split_at(words.bytes().take_while(u8::is_ascii_alphabetic).count());
    let month = dates::month(name.as_bytes())?;
    match rest.trim_start_matches('.').trim() {
        "" => Some((month, None)),
        day => Some((month, Some(day.parse().ok().filter(|day| (1..=31).contains(day))?))),
    }
}

/// Letters of the longest head: "September 30".
const LONGEST: usize = 13;

/// Days before the end of a month that a quarter of weeks may end on.
const EARLY: i8 = 3;

/// Days of a month in which a quarter of weeks may still end.
const LATE: i8 = 7;

impl ColumnHead {
    /// Lays the day of `piece`, which leaves its year open, into the year that a line above says to have ended on a day:
    /// "May 3" below "Year ended January 31, 2024" is one of the year before. A length between the two, "13 weeks ended",
    /// is that of the part.
    pub(super) fn lay_part(&mut self, piece: TimeSpec) {
        let before = self.time;
        self.time = piece.over(before);
        let Some(end) = self.year_end else { return };
        let (Some(month), Some(day), None, Some(year)) = (piece.month, piece.day, piece.year, before.year)
        else {
            return;
        };
        self.part_of_year = true;
        if (month, day) > end {
            self.time.year = Some(year.saturating_sub(1));
        }
        let part = matches!(before.length, Some(Length::Months(1..=11) | Length::Weeks(1..=50)));
        if part && piece.length.is_none() && !piece.instant {
            self.time.length = before.length;
        }
    }

    /// Keeps the day on which the year of `piece` ended.
    pub(super) fn keep_year_end(&mut self, piece: TimeSpec) {
        if piece.is_dated_year() {
            self.year_end = piece.last_day();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn ends_of_quarters() {
        for (words, want) in [
            ("Dec.", Some((12, None))),
            ("Sept.", Some((9, None))),
            ("March", Some((3, None))),
            ("3/31", Some((3, Some(31)))),
            ("9/28", Some((9, Some(28)))),
            ("June 30", Some((6, Some(30)))),
            ("Mar. 31,", Some((3, Some(31)))),
            ("1/2", None),
            ("13/31", None),
            ("Marches", None),
            ("3/31/24", None),
            ("March sales", None),
        ] {
            assert_eq!(end(words), want, "{words}");
        }
    }
}
