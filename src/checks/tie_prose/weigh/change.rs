//! Whether a change between two columns of a row is the one that the prose tells: between the times that it names, and
//! in the direction that it says.
//!
//! ```text
//! Net income    640   598   275      "up $42 million" is 640 − 598; "down $42 million" is nothing here, and
//!              2003  2002  2001      640 − 275 is told by what names 2001 alone
//! ```

use super::super::facts::{Fact, How};
use super::Asked;
use crate::checks::sheet::Entry;
use crate::figures::Figure;

/// Days from one year end to the next, at most.
const A_YEAR: i32 = 400;
/// Bytes beside a figure in which its direction is told: "an increase of approximately", "decrease in".
const BESIDE: usize = 28;

/// Words for a rise and for a fall, by how they start.
const RISES: [&str; 6] = ["up ", "increase", "rose", "grew", "higher", "growth"];
const FALLS: [&str; 8] = ["down ", "decrease", "decline", "fell", "lower", "reduction", "reduced", "dropped"];

/// What tells that a change is one over several years.
const LONG_AGO: [&str; 3] = ["since", "years", "-year"];

impl Asked<'_> {
    /// False for a change that the words beside the figure cannot mean. True for facts that are no changes.
    pub(super) fn may_be_change(&self, fact: &Fact) -> bool {
        if !matches!(fact.how, How::Difference | How::Change) {
            return true;
        }
        let now = self.cell(fact, usize::from(fact.column));
        let before = self.cell(fact, fact.other as usize);
        let (Some((now, after)), Some((before, earlier))) = (now, before) else { return true };
        self.names_times(fact, after, earlier) && self.goes_that_way(now.value, before.value)
    }

    fn cell(&self, fact: &Fact, column: usize) -> Option<(&Entry, &Figure)> {
        let entry = self.tables.sheets.get(fact.sheet as usize)?.get(fact.row as usize, column)?;
        Some((entry, self.tables.figures.get(entry.figure)?))
    }

    /// True for a change from the year before, or from one that the sentence names where the row has others between.
    fn names_times(&self, fact: &Fact, after: &Figure, earlier: &Figure) -> bool {
        let (Some(after), Some(earlier)) = (after.period, earlier.period) else { return true };
        let (last, first) = (after.end(), earlier.end());
        let days = (last - first).get_days();
        let columns = self.tables.sheets.get(fact.sheet as usize).map_or(0, |sheet| sheet.columns);
        let between = |column: usize| {
            let of = self.cell(fact, column).and_then(|(_, figure)| figure.period);
            of.is_some_and(|of| first < of.end() && of.end() < last)
        };
        if days <= A_YEAR || !(0..columns).any(between) {
            return true;
        }
        let text = self.around.text();
        // A fiscal year is called by the year that it begins in, or ends in.
        let years = [first.year(), first.year() - 1].map(|year| year.to_string());
        years.iter().any(|year| text.contains(year.as_str()))
            || LONG_AGO.iter().any(|word| text.contains(word))
    }

    /// False where the words right beside the figure tell of a rise and the row falls, or the other way round. What is
    /// below nothing in both columns rises or falls as its words have it: a loss, or an "income (loss)".
    fn goes_that_way(&self, now: i64, before: i64) -> bool {
        if now < 0 || before < 0 {
            return true;
        }
        let (left, right) = self.around.beside(self.figure.span, BESIDE);
        let said = |words: &[&str]| words.iter().filter_map(|word| heard(&left, word)).max();
        let opens = |words: &[&str]| words.iter().any(|word| right.starts_with(word));
        // The nearest of them on the left, or what stands right behind: "a 12 % decline in".
        let up = (said(&RISES) > said(&FALLS), opens(&RISES));
        let down = (said(&FALLS) > said(&RISES), opens(&FALLS));
        match (up.0 || up.1, down.0 || down.1) {
            (true, false) => now > before,
            (false, true) => now < before,
            _ => true,
        }
    }
}

/// Where `word` is said last in `left`, as a word of its own whose clause goes on to the end: not in "despite lower rent,".
fn heard(left: &str, word: &str) -> Option<usize> {
    let at = left.rfind(word)?;
    let whole = left.as_bytes().get(at.wrapping_sub(1)).is_none_or(|b| !b.is_ascii_alphanumeric());
    let rest = left.get(at..)?;
    let goes_on = rest.rsplit_once(',').is_none_or(|(_, rest)| rest.trim_start().starts_with("or"));
    (whole && goes_on).then_some(at)
}
