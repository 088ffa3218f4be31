//! What there was before a change: "grew from $4.1 billion to $4.8 billion in 2023" tells of 2022 and of
//! 2023.

use super::super::super::words::Word;
use super::super::quantity::moves_itself;
use super::super::reader::Reader;
use super::{Said, Spoken, When, is_reported};

/// Gives each level from which a change leads to the amount right behind it the time before the time of that.
pub(super) fn before(spoken: &Spoken<'_>, amounts: &[(usize, usize)], whens: &mut [When]) {
    for index in 1..amounts.len().min(whens.len()) {
        if !leads(spoken.reader, amounts[index - 1], amounts[index]) {
            continue;
        }
        whens[index - 1] = match whens[index] {
            When::Said(said) if spoken.days(said.mention).is_some_and(is_reported) => {
                When::Said(Said { months: said.months - 12, ..said })
            }
            When::Unsaid => When::ComparedUnsaid,
            other => other,
        };
    }
}

/// True where only "to" parts an amount behind "from" from the next one, and something changed by itself:
/// what a company raised "from 4% to 6%" on a day was no other a year before than the day before.
fn leads(reader: Reader<'_>, (first, end): (usize, usize), (next, _): (usize, usize)) -> bool {
    let about = usize::from(reader.word(end + 1) == Word::About);
    reader.word_before(first, 1) == Word::From
        && reader.word(end) == Word::To
        && next == end + 1 + about
        && moves_itself(reader, first - 1)
}
