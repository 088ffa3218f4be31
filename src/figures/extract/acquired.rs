//! The day on which a business was bought, for the table of what was paid and got for it (ASC 805-20-50-1): its columns
//! name no time, and the sentence that does stands some paragraphs above.
//!
//! ```text
//! On April 3, 2023, the Company acquired all shares of Alder Software.     the day
//! Alder makes software for mills. …
//! The following table summarizes the fair values of assets acquired and liabilities assumed:
//!   Cash                              $   512
//!   Goodwill                           15,240
//! ```

use crate::figures::period::TimeSpec;
use crate::figures::tables::{self, read_line};
use crate::filing::{BlockKind, Document};
use crate::text::search::{holds, holds_any};
use crate::text::{Span, TextSpan};

/// Blocks above the table that are looked through.
const REACH: usize = 12;

/// Letters of one of them that are.
const READ: u32 = 3_000;

/// True where the words that lead up to a table say that it tells what was bought and for how much.
pub(super) fn tells_purchase(lead: &str) -> bool {
    let bought = holds(lead, "acquired") && holds(lead, "assumed");
    let price = holds(lead, "purchase") && holds_any(lead, &["allocat", "price paid", "consideration"]);
    let day = holds_any(
        lead,
        &["acquisition date", "acquisition-date", "date of acquisition", "date of the acquisition"],
    );
    (bought || price || day) && !holds_any(lead, &["pro forma", "amortiz", "during the"])
}

/// The day of the purchase that the sentences above the table at block `at` tell, nearest first, and its words. Two days in
/// one sentence leave it open.
pub(super) fn day_of_purchase(
    document: &Document,
    at: usize,
    scratch: &mut tables::Scratch,
) -> Option<(TimeSpec, TextSpan)> {
    for block in document.blocks.get(..at)?.iter().rev().take(REACH) {
        match block.kind {
            BlockKind::Furniture(_) => continue,
            BlockKind::Table(_) => return None,
            _ => {}
        }
        if block.span.len() > READ {
            continue;
        }
        let text = document.slice(block.span);
        for (start, sentence) in sentences(text).into_iter().rev() {
            if !buys(sentence) {
                continue;
            }
            let start = block.span.start() + start;
            let span = Span::of(start as usize..start as usize + sentence.len());
            let line = read_line(&document.text, span, scratch);
            let mut days = line.times.iter().filter(|(time, _)| {
                time.day.is_some() && time.month.is_some() && time.year.is_some() && time.length.is_none()
            });
            match (days.next(), days.next()) {
                (Some((time, span)), None) => {
                    return Some((TimeSpec { instant: true, ..*time }, *span));
                }
                (None, _) => {}
                _ => return None,
            }
        }
    }
    None
}

/// "On April 3, 2023, the Company acquired …", "… completed its merger with …".
fn buys(sentence: &str) -> bool {
    let bought =
        holds_any(sentence, &[" acquired ", " purchased ", " acquisition of", " merger", " combination"]);
    let done = holds_any(sentence, &[" acquired ", " purchased ", "completed", "consummated", "closed"]);
    bought && done
}

/// The sentences of a paragraph and where each starts.
fn sentences(text: &str) -> Vec<(u32, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for stop in memchr::memchr_iter(b'.', text.as_bytes()) {
        if super::above::ends_sentence(text.as_bytes(), stop) {
            if let Some(sentence) = text.get(start..=stop) {
                found.push((crate::text::saturate(start), sentence));
            }
            start = stop + 1;
        }
    }
    if let Some(rest) = text.get(start..) {
        found.push((crate::text::saturate(start), rest));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{buys, tells_purchase};

    #[test]
    fn leads_of_purchases() {
        assert!(tells_purchase(
            "The fair values of assets acquired and liabilities assumed were as follows:"
        ));
        assert!(tells_purchase("The purchase price was allocated as follows (in thousands):"));
        assert!(!tells_purchase(
            "Pro forma results as if the assets acquired and liabilities assumed had been ours:"
        ));
        assert!(!tells_purchase("Purchases of property were as follows:"));
    }

    #[test]
    fn sentences_that_tell_of_a_purchase() {
        assert!(buys("On April 3, 2023, the Company acquired all shares of Alder Software."));
        assert!(buys("On April 3, 2023, we completed our merger with Birch."));
        assert!(!buys("The acquisition of customers costs much."));
    }
}
