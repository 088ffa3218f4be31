//! Tells the words of a header that say in what its amounts are told.

use super::super::fields::Field;
use super::super::regions::speaks_of_time;
use crate::text::scale;

/// What begins a line that says so without brackets: "Dollars in thousands", "In millions, except per share data".
const BEGINNINGS: [&[u8]; 8] =
    [b"dollars", b"dollar", b"amounts", b"all", b"in", b"expressed", b"thousands", b"millions"];

/// What is counted or measured instead of paid, where it is not excepted: "Thousands of tons".
const THINGS: [&[u8]; 9] =
    [b"shares", b"units", b"tons", b"barrels", b"pounds", b"feet", b"gallons", b"hours", b"options"];

/// Words of the longest such line before its scale: "All dollar amounts are expressed in thousands".
const MOST_BEFORE: usize = 8;

fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|b| !b.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

/// True for what amounts may be told in: "thousands", "million", "(000 omitted)".
fn is_scale(word: &[u8]) -> bool {
    scale::of_table(word).is_some() || word.eq_ignore_ascii_case(b"omitted")
}

fn is_one_of(word: &[u8], known: &[&[u8]]) -> bool {
    known.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// "(in thousands, except per share amounts)", "(Dollars in millions)".
pub(super) fn are_bracketed(said: &[u8]) -> bool {
    said.first() == Some(&b'(') && words(said).any(is_scale)
}

/// "STATEMENTS OF INCOME (In thousands)": what the brackets at the end of a title say is said of all below it. The
/// units behind a time, "Year ended June 30 (in thousands)", stand over the columns of that time.
pub(super) fn ends_title(field: &Field, text: &[u8]) -> bool {
    let said = text.get(field.span.range()).unwrap_or(&[]);
    let Some(open) = said.iter().rposition(|b| *b == b'(') else { return false };
    let (title, remark) = said.split_at(open);
    let names_thing = words(title).any(|word| is_one_of(word, &THINGS));
    !title.is_empty()
        && remark.ends_with(b")")
        && are_bracketed(remark)
        && !names_thing
        && !speaks_of_time(title)
}

/// "Dollars in thousands", "In millions, except per share data", "Thousands of Dollars": the units of amounts and
/// nothing else, without brackets.
pub(super) fn are_plain(field: &Field, text: &[u8]) -> bool {
    let said = text.get(field.span.range()).unwrap_or(&[]);
    let mut parts = words(said);
    let begins = parts.next().is_some_and(|first| is_one_of(first, &BEGINNINGS));
    let scale = words(said).take(MOST_BEFORE).position(is_scale);
    let before_exception = words(said).take_while(|word| !word.eq_ignore_ascii_case(b"except"));
    let plural = |at: usize| {
        let scale = words(said).nth(at).unwrap_or(&[]);
        matches!(scale.last(), Some(b's' | b'S'))
    };
    begins
        && scale.is_some_and(plural)
        && !before_exception.into_iter().any(|word| is_one_of(word, &THINGS))
        && !said.iter().any(u8::is_ascii_digit)
}
