//! The units that a sentence tells of its own amounts.
//!
//! ```text
//! amortization is as follows (in thousands): 2005 - $2,110; 2006 - $2,004      of a list behind a colon
//! interest paid (in thousands) was $2,110 in 2005 and $2,004 in 2004           of what its noun comes to
//! maturities in thousands of dollars are $2,110 in 2005                        without brackets
//! rent was $2,110 and $2,004 (in thousands)                                    behind the amounts
//! the table shows sales (in thousands) of a plant that cost $4,300,000         of the table: as printed
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::units_line::{UnitsLine, units_line};
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::UNITS;

/// Tokens of the longest list of amounts by year.
const LISTED: usize = 100;

/// The units line of the sentence for the amount at `first..end`. Only what stands with its year, behind the colon or behind
/// the verb is spoken of: a price or a fee in the same sentence is told in full.
pub(in crate::figures::prose) fn units_of_list(
    reader: Reader<'_>,
    first: usize,
    end: usize,
) -> Option<UnitsLine> {
    let is_amount = |at: &usize| {
        matches!(reader.kind(*at), Some(TokenKind::Number | TokenKind::Currency(_) | TokenKind::Comma))
            || reader.word(*at) == Word::And
    };
    let start = (first.saturating_sub(LISTED)..first).rev().find(|at| !is_amount(at));
    let start = start.map_or(first, |at| at + 1);
    // "Rent was $2,110, $2,004 and $880 (in thousands)".
    let behind = (end..end + LISTED).find(|at| !is_amount(at))?;
    if reader.kind(behind) == Some(TokenKind::Open)
        && let Some(close) = (behind..behind + UNITS).find(|at| reader.kind(*at) == Some(TokenKind::Close))
        && is_line_alone(reader, (behind, close))
        && !are_in_full(reader, (start, behind))
        && let Some(units) = units_line(reader.text, reader.tokens.get(behind..=close)?)
    {
        return Some(units);
    }
    let entry = is_entry(reader, (first, end), start);
    let behind_colon = || units_behind_colon(reader, first);
    if !entry {
        return behind_colon().filter(|_| follows_word(reader, first));
    }
    let before = || units_before(reader, first).filter(|_| !are_in_full(reader, (start, behind)));
    behind_colon().or_else(before)
}

/// What stands between the parts of an entry: "2005 - $2,110".
fn is_joint(reader: Reader<'_>, at: usize) -> bool {
    let kind = reader.kind(at);
    matches!(kind, Some(TokenKind::Dash | TokenKind::Hyphen | TokenKind::Colon | TokenKind::Comma))
}

/// The word before the amount at `first`, with no more than a stroke between.
fn lead_of(reader: Reader<'_>, first: usize) -> Option<usize> {
    (first.saturating_sub(3)..first).rev().find(|at| !is_joint(reader, *at))
}

/// "Q1 $2,110": one word, behind the entry before.
fn follows_word(reader: Reader<'_>, first: usize) -> bool {
    let parted = |at: usize| {
        matches!(reader.kind(at), Some(TokenKind::Colon | TokenKind::Comma | TokenKind::Semicolon))
            || reader.word(at) == Word::And
    };
    lead_of(reader, first).is_some_and(|lead| lead > 0 && parted(lead - 1))
}

/// True where the amount at `first..end`, in a list of amounts that starts at `start`, is that of a year in a list of them
/// or what a noun comes to.
fn is_entry(reader: Reader<'_>, (first, end): (usize, usize), start: usize) -> bool {
    // "2005 - $2,110", "2009 and thereafter, $880".
    let led = lead_of(reader, first).is_some_and(|lead| {
        reader.is_year(lead) && lead + 1 < first || reader.says(lead, &[b"thereafter", b"beyond"])
    });
    // "$2,110 in 2005", "$2,110 - 2005", "$880 thereafter".
    let dated = reader.says(end, &[b"in", b"for"]) && reader.is_year(end + 1)
        || matches!(reader.kind(end), Some(TokenKind::Dash | TokenKind::Hyphen)) && reader.is_year(end + 1)
        || reader.is(end, b"thereafter");
    // "As follows (in thousands): $2,110, $2,004 and $880", "interest paid (in thousands) was $2,110".
    let told = start.checked_sub(1).is_some_and(|before| {
        reader.kind(before) == Some(TokenKind::Colon)
            || matches!(reader.word(before), Word::Is | Word::Totaled | Word::About)
            || reader.word(before) == Word::To && before > 0 && reader.says(before - 1, &COMES)
            || reader.is(before, b"be")
            || ends_line(reader, before)
    });
    led || dated || told
}

/// Words before "to" of what something comes to.
const COMES: [&[u8]; 4] = [b"amounted", b"amounts", b"equal", b"amounting"];

/// True where a units line of its own ends with the token at `at`: "amounted to (in thousands) $2,110", "are, in millions,
/// $61".
fn ends_line(reader: Reader<'_>, at: usize) -> bool {
    let scale = |at: usize| reader.word(at).scale().is_some();
    matches!(reader.kind(at), Some(TokenKind::Close)) && (1..UNITS).any(|back| at >= back && scale(at - back))
        || at > 0 && scale(at) && reader.word(at - 1) == Word::In
}

/// The units line before the colon that leads up to the amount at `first`.
fn units_behind_colon(reader: Reader<'_>, first: usize) -> Option<UnitsLine> {
    let before = (first.saturating_sub(LISTED)..first).rev().take_while(|at| is_of_sentence(reader, *at));
    let colon = before.filter(|i| reader.kind(*i) == Some(TokenKind::Colon)).last()?;
    let close = colon.checked_sub(1).filter(|close| reader.kind(*close) == Some(TokenKind::Close))?;
    let open =
        (close.saturating_sub(UNITS)..close).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    units_line(reader.text, reader.tokens.get(open..=close)?)
}

/// False for what ends a sentence.
fn is_of_sentence(reader: Reader<'_>, at: usize) -> bool {
    !matches!(reader.kind(at), Some(TokenKind::Period | TokenKind::Tab))
        || reader.touches(at + 1)
        || reader.bytes(at.wrapping_sub(1)) == b"S"
}

/// The last units line that the sentence has before the amount at `first`, in brackets or in words. Between the two stands
/// the verb of its noun and no other: "units sold (in thousands) were 416, and the average price was $375".
fn units_before(reader: Reader<'_>, first: usize) -> Option<UnitsLine> {
    let (mut verbs, mut beside) = (0, true);
    for at in (first.saturating_sub(LISTED)..first).rev().take_while(|at| is_of_sentence(reader, *at)) {
        let line = match reader.kind(at) {
            Some(TokenKind::Close) => units_in_brackets(reader, at),
            _ => units_in_words(reader, at).map(|line| (at.saturating_sub(1), line)),
        };
        if let Some((open, line)) = line {
            // "Payments are, in millions, $41 in 2011 and $32 in 2012": the verb may stand before the line.
            let led = (open.saturating_sub(2)..open).any(|at| reader.word(at) == Word::Is);
            let told = verbs == 1 || beside || led;
            return told.then_some(line).filter(|line| !line.of_things && !line.only_shares);
        }
        beside = beside && (is_joint(reader, at) || reader.kind(at) != Some(TokenKind::Word));
        verbs += usize::from(matches!(reader.word(at), Word::Is | Word::Totaled));
        if verbs > 1 {
            return None;
        }
    }
    None
}

/// The units line in the brackets that the token at `close` ends, and where they open.
fn units_in_brackets(reader: Reader<'_>, close: usize) -> Option<(usize, UnitsLine)> {
    let open =
        (close.saturating_sub(UNITS)..close).rev().find(|i| reader.kind(*i) == Some(TokenKind::Open))?;
    let line = units_line(reader.text, reader.tokens.get(open..=close)?)?;
    (is_line_alone(reader, (open, close)) && line.scale > 0).then_some((open, line))
}

/// The units line of which the word at `at` is the scale: "maturities in thousands are", "in millions of dollars". What is
/// sold "in thousands of shops" or "in millions a year" tells of no amount.
fn units_in_words(reader: Reader<'_>, at: usize) -> Option<UnitsLine> {
    let plural = reader.bytes(at).ends_with(b"s") && reader.word(at).scale().is_some();
    let from = at.checked_sub(1).filter(|from| plural && reader.word(*from) == Word::In)?;
    let of = reader.word(at + 1) == Word::Of;
    let dollars = (at + 2..at + 6).find(|i| reader.word(*i).currency().is_some());
    let end = if of { dollars? + 1 } else { at + 1 };
    let goes_on = matches!(reader.kind(end), Some(TokenKind::Comma | TokenKind::Colon | TokenKind::Close))
        || reader.word(end) == Word::Is
        || of && matches!(reader.word(end), Word::On | Word::Of | Word::For | Word::At);
    let line = units_line(reader.text, reader.tokens.get(from..end)?).filter(|_| goes_on)?;
    (line.scale > 0 && !line.of_things && !line.only_shares).then_some(line)
}

/// True where the brackets at `open` and `close` hold a units line and nothing else. "(see the table below, in thousands)"
/// tells of the table, and "(in millions of yen 1,200)" of its own amount.
fn is_line_alone(reader: Reader<'_>, (open, close): (usize, usize)) -> bool {
    const OPENS: [&[u8]; 7] = [b"in", b"dollars", b"amounts", b"all", b"expressed", b"stated", b"dollar"];
    let amount = |at: usize| {
        reader.kind(at) == Some(TokenKind::Number)
            && reader.bytes(at).iter().any(|b| matches!(b, b'1'..=b'9'))
    };
    let opens = reader.says(open + 1, &OPENS) || !reader.is_word(open + 1);
    opens && !(open..close).any(amount)
}

/// True where all amounts of a list are hundreds of thousands or more with three noughts at their end: "$2,110,000 and
/// $2,004,000 (in thousands)" are told in full, whatever the brackets say.
fn are_in_full(reader: Reader<'_>, (first, end): (usize, usize)) -> bool {
    let mut amounts = (first..end).filter(|at| reader.kind(*at) == Some(TokenKind::Number));
    amounts.all(|at| reader.bytes(at).len() >= b"100,000".len() && reader.bytes(at).ends_with(b",000"))
}
