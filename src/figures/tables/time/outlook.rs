//! Columns of what is expected, of a time that is not told.
//!
//! ```text
//!                 Three months ended
//!                   March 31, 2024         Outlook
//! Net sales              $ 412.6        $ 420 - $ 430       not of the months that are over
//! ```

use crate::figures::tables::RowContext;
use crate::figures::tables::columns::outlook::{compares, is_led_to_compare};
use crate::figures::value::Period;
use crate::text::search::holds_any;

/// Letters of the longest head that is looked at.
const LONGEST: u32 = 80;

impl RowContext<'_> {
    /// True for a column of an outlook that names no time and would be given `period`, the one that a column beside it
    /// reports on, or one before: nobody expects what is over. "Prior guidance" may be that which was met or missed.
    pub(super) fn is_open_outlook(&self, column: u16, period: Period) -> bool {
        const EXPECTED: [&str; 3] = ["outlook", "guidance", "forecast"];
        const BEFORE: [&str; 4] = ["prior", "previous", "original", "actual"];
        let heads = &self.state.header.heads;
        let head = self.state.column(column);
        let Some(words) = head.words.filter(|words| words.len() < LONGEST && head.time.is_empty()) else {
            return false;
        };
        let words = self.view.document.slice(words);
        if !holds_any(words, &EXPECTED) || holds_any(words, &BEFORE) || self.head.own_time {
            return false;
        }
        let mut named = heads.iter().filter_map(|head| head.words);
        if named.any(|words| compares(self.view, words)) || is_led_to_compare(self.view) {
            return false;
        }
        let calendar = self.view.calendar;
        let ends = heads.iter().filter(|head| head.time.year.is_some());
        ends.filter_map(|head| head.time.resolve(calendar, false)).any(|told| told.end() >= period.end())
    }
}
