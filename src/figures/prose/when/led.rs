//! Where what a time at the head of a sentence leads ends, and a later time in it is that of something else.
//!
//! ```text
//! In 2023, we paid $5 million for the plant acquired in 2019        the plant was acquired then; paid in 2023
//! On May 3 we sold 100 shares, and on June 5, we sold 200           each sale has its own day
//! Revenue for 2023 was $5 million and revenue for 2022 was $4       the second year is that of the next amount
//! The plan agreed on in July 2022 for $75 ended in March 2024       the amount is of the first, the verb of the second
//! In 2023, 400 options granted in 2020 were exercised            likewise
//! In 2023, sales were $5 million in Asia in the first half          one and the same statement
//! ```

use super::super::super::lexer::TokenKind;
use super::super::super::period::TimeMention;
use super::super::super::words::Word;
use super::super::reader::Reader;
use super::Spoken;

/// True where the time `time` behind the amount that ends at `end` is that of another statement or thing than the amount,
/// which the time `lead` stands before.
pub(super) fn leaves(
    reader: Reader<'_>,
    lead: &TimeMention,
    (first, end): (usize, usize),
    time: &TimeMention,
) -> bool {
    opens_statement(reader, end, time)
        || leads_sentence(reader, lead) && is_of_part(reader, (first, end), time)
        || is_of_next_subject(reader, end, time)
        || is_year_of_next_subject(reader, end, time)
        || is_of_verb(reader, lead, (first, end), time)
        || may_lead(reader, lead, first) && (is_of_thing(reader, end, time) || is_told_of(reader, end, time))
}

/// True where the time `time` behind the amount that ends at `end`, which the time `lead` stands before, is that of a thing
/// that is told of: it is no time of the next amount either.
fn is_of_thing_before(reader: Reader<'_>, lead: &TimeMention, end: usize, time: &TimeMention) -> bool {
    done_before(reader, lead).is_none() && (is_of_thing(reader, end, time) || is_told_of(reader, end, time))
}

impl Spoken<'_> {
    /// "In 2023, we paid $5 million for the plant acquired in 2019 and $6 million for rent": true for a time of which no
    /// amount of the sentence is, since it stands behind the amount `last` and is that of the thing told of there.
    pub(super) fn is_of_earlier_thing(
        &self,
        local: &[usize],
        mention: usize,
        last: Option<(usize, usize)>,
    ) -> bool {
        let Self { reader, times, .. } = *self;
        let lead = local.first().filter(|lead| **lead != mention).map(|lead| &times[*lead]);
        let Some((lead, last)) = lead.zip(last) else { return false };
        let time = &times[mention];
        lead.end <= last.0 && last.1 <= time.first && is_of_thing_before(reader, lead, last.1, time)
    }
}

/// True where nothing makes the time `lead` that of a thing, "under the lease signed in 2019", or the amount at `first` a
/// part of what is told of it, "under which we paid $5 million".
fn may_lead(reader: Reader<'_>, lead: &TimeMention, first: usize) -> bool {
    done_before(reader, lead).is_none()
        && !(lead.end..first).any(|at| reader.says(at, &[b"which", b"that", b"whose", b"who"]))
}

/// The first token of the words that tie the mention `time` to what stands before it: "in", "for the year", "as of".
/// Nothing before `from` is one.
fn start_of_phrase(reader: Reader<'_>, from: usize, time: &TimeMention) -> usize {
    const LINKS: [&[u8]; 5] = [b"during", b"full", b"year", b"quarter", b"period"];
    let links = |at: usize| {
        matches!(
            reader.word(at),
            Word::In | Word::On | Word::At | Word::For | Word::As | Word::Of | Word::The | Word::Fiscal
        ) || reader.says(at, &LINKS)
    };
    let mut at = time.first;
    while at > from && links(at - 1) {
        at -= 1;
    }
    at
}

/// ", and on May 5, 2023, the Company", "and in 2011 it rose": the time opens the next statement.
fn opens_statement(reader: Reader<'_>, end: usize, time: &TimeMention) -> bool {
    let start = start_of_phrase(reader, end, time);
    let comma = |at: usize| reader.kind(at) == Some(TokenKind::Comma);
    if start == time.first || start == end {
        return false;
    }
    let joint = start - 1 - usize::from(start > end + 1 && comma(start - 1));
    let next = time.end + usize::from(comma(time.end));
    let amount = matches!(reader.kind(next), Some(TokenKind::Currency(_)));
    let goes_on = amount
        || reader.is_word(next) && !matches!(reader.word(next), Word::And | Word::Or | Word::Respectively);
    reader.word(joint) == Word::And && goes_on
}

/// "And revenue for 2022 was $4 million": the time belongs to a subject behind "and", whose verb follows.
fn is_of_next_subject(reader: Reader<'_>, end: usize, time: &TimeMention) -> bool {
    let start = start_of_phrase(reader, end, time);
    let tells = |at: usize| matches!(reader.word(at), Word::Is | Word::Had | Word::Totaled | Word::Rose);
    let and = (end..start)
        .find(|at| matches!(reader.word(*at), Word::And) || reader.kind(*at) == Some(TokenKind::Semicolon));
    let parted = and.is_some_and(|and| and + 1 < start);
    start < time.first && parted && tells(time.end) && !(end..start).any(tells)
}

/// Most words between a year and the verb of its subject: "2022 capital expenditures were".
const SUBJECT: usize = 4;

/// "And our 2022 revenue was $4 million", "and full-year revenue of $4 million": the year stands before the subject behind "and".
fn is_year_of_next_subject(reader: Reader<'_>, end: usize, time: &TimeMention) -> bool {
    let own = time.first
        - usize::from(
            time.first > end
                && (reader.word_before(time.first, 1) == Word::The
                    || reader.says(time.first - 1, &[b"our", b"its"])),
        );
    let joined = own > end
        && (reader.word(own - 1) == Word::And || reader.kind(own - 1) == Some(TokenKind::Semicolon));
    let tells = |at: usize| matches!(reader.word(at), Word::Is | Word::Had | Word::Totaled | Word::Rose);
    let of = |at: usize| {
        let amount = matches!(reader.kind(at + 1), Some(TokenKind::Currency(_) | TokenKind::Number));
        reader.word(at) == Word::Of && amount
    };
    let verb = (time.end..=time.end + SUBJECT).find(|at| !reader.is_word(*at) || tells(*at) || of(*at));
    joined && verb.is_some_and(|verb| verb > time.end && (tells(verb) || of(verb)))
}

/// "The program authorized in July 2022 for $75 million was completed in March 2024": the amount stands right behind the
/// time `lead` of what tells of it, and the later time is that of the verb of the sentence.
fn is_of_verb(
    reader: Reader<'_>,
    lead: &TimeMention,
    (first, end): (usize, usize),
    time: &TimeMention,
) -> bool {
    let behind = first == lead.end + 1 && matches!(reader.word(lead.end), Word::For | Word::Of | Word::At);
    behind
        && done_before(reader, lead).is_some()
        && (end..time.first).take(3).any(|at| reader.says(at, &[b"was", b"were"]))
}

/// True where a sentence opens with the time `lead`: "In 2009,", "At December 31, 2009,", "During the year ended".
fn leads_sentence(reader: Reader<'_>, lead: &TimeMention) -> bool {
    const OPENING: usize = 4;
    let opens = |at: usize| {
        matches!(reader.word(at), Word::In | Word::At | Word::As | Word::For)
            || reader.bytes(at).eq_ignore_ascii_case(b"during")
    };
    let capital = |at: usize| opens(at) && reader.kind(at) == Some(TokenKind::Capital);
    let before = (1..=OPENING).filter_map(|back| lead.first.checked_sub(back)).find(|at| capital(*at));
    let small = |at: usize| matches!(reader.word(at), Word::Of | Word::The | Word::Fiscal | Word::Year);
    before.is_some_and(|opens| (opens + 1..lead.first).all(small))
        && reader.kind(lead.end) == Some(TokenKind::Comma)
}

/// Tokens between an amount and the participle of what it is of: "40,000 of the stock options granted".
const PART: usize = 7;

/// "40,000 options granted in 2006 were exercised", "paid $7 million of the dividends declared in 2008": the time is that of
/// what is counted, and not that of what is told of it. "Including 40,000 options granted in 2006" tells no more of them.
fn is_of_part(reader: Reader<'_>, (first, end): (usize, usize), time: &TimeMention) -> bool {
    let Some(done) = done_before(reader, time).filter(|done| (end + 1..end + PART).contains(done)) else {
        return false;
    };
    let stated = |at: usize| {
        matches!(reader.word(at), Word::Is | Word::Had | Word::Will | Word::And | Word::Or | Word::Which)
            || !reader.is_word(at)
    };
    let listed = (first.saturating_sub(PART)..first).any(|at| reader.word(at) == Word::Include);
    if (end..done).any(stated) || listed {
        return false;
    }
    let told = matches!(reader.word(time.end), Word::Is | Word::Had | Word::Totaled)
        || reader.says(time.end, &[b"expired", b"vested", b"lapsed", b"matured"]);
    // "We paid $7 million of the dividends declared in 2008".
    told || reader.word(end) == Word::Of
}

/// The participle before the mention `time`: "acquired in 2019", "entered into on May 5", "dated April 15, 2023".
pub(super) fn done_before(reader: Reader<'_>, time: &TimeMention) -> Option<usize> {
    const DONE: [&[u8]; 10] =
        [b"bought", b"sold", b"made", b"built", b"begun", b"taken", b"paid", b"repaid", b"arose", b"began"];
    let links = |at: usize| {
        matches!(reader.word(at), Word::In | Word::On | Word::The | Word::Of | Word::As)
            || reader.says(at, &[b"during", b"into", b"effective"])
    };
    let mut at = time.first.checked_sub(1)?;
    for _ in 0..3 {
        if links(at) {
            at = at.checked_sub(1)?;
        }
    }
    let letters = reader.bytes(at);
    let done = reader.kind(at) == Some(TokenKind::Word)
        && (letters.len() > 4 && letters.ends_with(b"ed") || DONE.contains(&letters))
        && !matches!(reader.word(at), Word::Ended | Word::Compared | Word::Rose);
    done.then_some(at)
}

/// "On the note issued in March 2022", "due to the plant acquired in 2019": the time is that of a thing which a preposition
/// ties to the amount. "$5 million paid in 2022" is the amount's own, and "was paid in 2022" a statement.
fn is_of_thing(reader: Reader<'_>, end: usize, time: &TimeMention) -> bool {
    const TIES: [&[u8]; 15] = [
        b"due",
        b"result",
        b"under",
        b"pursuant",
        b"related",
        b"relating",
        b"reflecting",
        b"resulting",
        b"because",
        b"connection",
        b"against",
        b"settlement",
        b"satisfaction",
        b"exchange",
        b"conversion",
    ];
    let Some(done) = done_before(reader, time).filter(|done| *done > end + 1) else { return false };
    let ties = |at: &usize| {
        matches!(reader.word(*at), Word::For | Word::To | Word::On | Word::With | Word::From)
            || reader.says(*at, &TIES)
    };
    // What stands between the thing and what was done with it would be a statement of its own.
    let stated = |at: usize| {
        matches!(reader.word(at), Word::Is | Word::Had | Word::Will | Word::And | Word::Or)
            || matches!(reader.kind(at), Some(TokenKind::Comma | TokenKind::Close))
    };
    let tie = (end..done - 1).rev().find(ties);
    // "Repaid $5 million of the note dated June 1, 2022".
    let dated = reader.is(done, b"dated") && !(end..done).any(stated);
    dated || tie.is_some_and(|tie| !(tie..done).any(stated))
}

/// ", which were repaid on June 3, 2023", "the plant that we had bought in 2015": what is told of a thing is of another
/// time than the statement. A clause that tells what there was, "that was outstanding at", is of the amount.
fn is_told_of(reader: Reader<'_>, end: usize, time: &TimeMention) -> bool {
    const LATER: [&[u8]; 18] = [
        b"arose",
        b"began",
        b"paid",
        b"repaid",
        b"matured",
        b"matures",
        b"expired",
        b"expires",
        b"closed",
        b"completed",
        b"acquired",
        b"purchased",
        b"bought",
        b"issued",
        b"signed",
        b"adopted",
        b"filed",
        b"deferred",
    ];
    // "$5 million of which was paid in October": the amount itself.
    if reader.word(end) == Word::Of && reader.is(end + 1, b"which") {
        return false;
    }
    let Some(which) = (end..time.first).find(|at| reader.says(*at, &[b"which", b"that"])) else {
        return false;
    };
    done_before(reader, time).is_some_and(|done| done > which && reader.says(done, &LATER))
}
