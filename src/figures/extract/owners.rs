//! The day on which owners had what a table tells of them.
//!
//! ```text
//! Set forth below is what each director owned as of March 16, 2020. None of it is pledged. Percentages are based on
//! 31,120,000 shares outstanding on that day. The address of each holder is 7 Elm Street.
//! Name                      Amount of beneficial ownership            as of March 16, not as of the meeting
//! ```

use super::above::ends_sentence;
use crate::figures::period::TimeSpec;
use crate::figures::tables::{self, read_line};
use crate::filing::Document;
use crate::text::search::holds_any;
use crate::text::{Span, TextSpan};

/// Letters of a paragraph before a table that are looked through.
const REACH: u32 = 4000;

/// The day that a sentence of `block` before its last one names for what is owned or outstanding, the nearest first.
pub(super) fn day(
    document: &Document,
    block: TextSpan,
    last: TextSpan,
    scratch: &mut tables::Scratch,
) -> Option<(TimeSpec, TextSpan)> {
    let start = last.start().saturating_sub(REACH).max(block.start()) as usize;
    let mut end = last.start() as usize;
    let bytes = document.text.get(..end)?.as_bytes();
    while end > start {
        let body = bytes.get(start..end.saturating_sub(2).max(start))?;
        let stop = memchr::memrchr_iter(b'.', body).find(|at| ends_sentence(bytes, start + at));
        let from = stop.map_or(start, |at| start + at + 2);
        let span: TextSpan = Span::of(from..end);
        let words = document.text.get(from..end).unwrap_or("");
        if holds_any(words, &["outstanding", "eneficial"])
            && holds_any(words, &["as of", "outstanding on", "outstanding at"])
        {
            let whole = |(time, _): &(TimeSpec, TextSpan)| {
                time.day.is_some() && time.year.is_some() && time.length.is_none()
            };
            let found = read_line(&document.text, span, scratch).times.into_iter().find(whole);
            if found.is_some() {
                return found;
            }
        }
        end = from.min(end - 1);
    }
    None
}
