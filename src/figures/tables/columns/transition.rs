//! The period between two fiscal years of a company that changes the end of its year (17 CFR 240.13a-10).
//!
//! ```text
//!  Year Ended      Transition      Year Ended
//!   June 30,      Period Ended    December 31,
//!     1996       June 30, 1995        1994
//!   $ 8,120        $ 3,905          $ 7,440         from January 1, 1995 to June 30, 1995
//! ```

use jiff::civil::Date;

use super::ColumnHead;
use crate::figures::period::{Length, TimeSpec};
use crate::figures::tables::View;
use crate::figures::value::Period;
use crate::text::TextSpan;
use crate::text::search::holds;

/// Gives a transition period without a length the time from the end of the year before it, that of the column whose last
/// day is the nearest before its own. `named` are the columns with the words of each cell over them.
pub(super) fn lay(view: View<'_>, fresh: &mut [ColumnHead], named: &[(usize, TextSpan)]) {
    let end = |time: TimeSpec| {
        let whole = time.day.is_some() && time.year.is_some() && time.quarter.is_none();
        let day = whole.then_some(TimeSpec { length: None, instant: true, ..time })?;
        day.resolve(view.calendar, true).map(Period::end)
    };
    for (column, words) in named {
        let words = view.document.slice(*words);
        if !holds(words, "transition")
            || ["adjust", "effect", "impact", " to "].iter().any(|other| holds(words, other))
        {
            continue;
        }
        let Some(own) = fresh.get(*column).filter(|head| head.time.length.is_none()).copied() else {
            continue;
        };
        let Some(last) = end(own.time).filter(|_| !own.time.instant) else { continue };
        let ends = fresh.iter().filter(|head| head.time.length.is_some()).filter_map(|head| end(head.time));
        let before = ends.filter(|day| *day < last).max().and_then(|day| day.tomorrow().ok());
        // A transition period is shorter than a year.
        let near = |start: &Date| *start < last && last.year() <= start.year() + 1;
        if let (Some(start), Some(head)) = (before.filter(near), fresh.get_mut(*column)) {
            head.time.length = Some(Length::From(start));
        }
    }
}
