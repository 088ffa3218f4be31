//! What a time that a sentence before names is for an amount which is told otherwise than the amounts there.
//!
//! ```text
//! Rent was $5 for the year ended June 30, 2010. Goodwill was $9.       what there is: on the last day of the year
//! At June 30, 2010, cash was $5. Interest expense was $9.              what went by: in the time up to the day
//! On June 30, 2010, we sold the mill. The gain was $9.                 what was done on the day
//! ```
//!
//! A paragraph tells of one report; which sentence of it names the report's day and which its stretch, says nothing of
//! the others. What an amount is called does.

use jiff::Span as TimeSpan;

use super::super::super::Kind;
use super::super::super::nature::{PLAIN, names_result, nature};
use super::super::super::period::{Calendar, TimeMention};
use super::super::super::value::Period;
use super::super::super::words::Word;
use super::super::basis::HELD;
use super::super::quantity::Quantity;
use super::super::reader::Reader;
use super::release::is_balance;
use super::{Sentence, is_reported, tells_event};

/// What the words of an amount tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figures::prose) enum Told {
    /// It is there on a day.
    Balance,
    /// It went by in a time.
    Flow,
}

/// Tokens from the words of an amount to their verb: "goodwill (Note 4) was".
const VERB: usize = 4;

/// Tokens from the words of an amount to it: "was $5, compared with $4".
const REACH: usize = 24;

/// What the words `first..end` tell of an amount behind their verb, "goodwill was $5", where they leave no doubt; of a
/// percentage, by which it moved: "net sales rose 5%".
pub(in crate::figures::prose) fn told(
    reader: Reader<'_>,
    sentence: Sentence,
    (first, end): (usize, usize),
    quantity: &Quantity,
) -> Option<Told> {
    let share = quantity.kind == Kind::Percent;
    let verb = verb_behind(sentence, (first, end), quantity, |at| match reader.word(at) {
        Word::Rose => share,
        Word::Is | Word::Totaled => !share,
        _ => false,
    })?;
    // "Total liabilities were increased by $5": how far they moved.
    if !share && reader.word(verb + 1) == Word::Rose {
        return None;
    }
    told_by(reader, (first, end), verb, quantity)
}

/// As [`told`], of the words `first..end` in a name that ends at `last`: those before "per share", and of an amount to
/// which they moved, "deposits grew 5% to $9".
pub(in crate::figures::prose) fn told_level(
    reader: Reader<'_>,
    sentence: Sentence,
    (first, end, last): (usize, usize, usize),
    quantity: &Quantity,
) -> Option<Told> {
    let amount = quantity.first;
    let to = (1..=2).any(|back| reader.word_before(amount, back) == Word::To && amount > last + back);
    let verb = verb_behind(sentence, (first, last), quantity, |at| match reader.word(at) {
        Word::Rose => to && quantity.kind != Kind::Percent,
        Word::Is | Word::Totaled => end < last && quantity.kind != Kind::Percent,
        _ => false,
    })?;
    told_by(reader, (first, end), verb, quantity)
}

/// The verb behind the name `first..end` of an amount, where it is near.
fn verb_behind(
    sentence: Sentence,
    (first, end): (usize, usize),
    quantity: &Quantity,
    states: impl Fn(usize) -> bool,
) -> Option<usize> {
    let amount = quantity.first;
    if first < sentence.first || end <= first || end >= amount || amount > end + REACH {
        return None;
    }
    (end..(end + VERB).min(amount)).find(|at| states(*at))
}

/// What the words `first..end` tell of an amount, whose verb is `verb`.
fn told_by(
    reader: Reader<'_>,
    (first, end): (usize, usize),
    verb: usize,
    quantity: &Quantity,
) -> Option<Told> {
    let amount = quantity.first;
    let share = quantity.kind == Kind::Percent;
    // What moved, what many have in the mean, and what might be, is neither.
    const OTHER: [&[u8]; 18] = [
        b"average",
        b"weighted",
        b"change",
        b"changes",
        b"increase",
        b"decrease",
        b"growth",
        b"reduction",
        b"estimated",
        b"expected",
        b"potential",
        b"possible",
        b"maximum",
        b"minimum",
        b"future",
        b"annual",
        b"portion",
        b"share",
    ];
    let says = |words: &[&[u8]]| (first..end).any(|at| reader.says(at, words));
    if says(&OTHER) || tells_event(reader, Sentence { first, end: amount }) {
        return None;
    }
    // "Interest on debt": the head alone says what it is.
    let links = |at: &usize| {
        matches!(reader.word(*at), Word::On | Word::For | Word::To | Word::From | Word::Of | Word::In)
    };
    let last = (first..end).find(links).unwrap_or(end);
    if last == first {
        return None;
    }
    let (head, whole) = (reader.part(first..last), reader.part(first..end));
    let gathered = says(&HELD) || (first..end).any(|at| is_balance(reader, at));
    let results = names_result(head);
    let (own, all) = (nature(head), nature(whole));
    if !share && !results && (gathered || own >= PLAIN - 1 || own >= 0 && all >= PLAIN) {
        return Some(Told::Balance);
    }
    // "Capital expenditures": the last word says it, whatever the first is otherwise told of.
    let noun = nature(reader.part(last - 1..last));
    let went_by = results || own <= -PLAIN || own < 0 && noun <= -PLAIN;
    // "The fee is $5": what holds from now on went by in no time.
    let past = share
        || matches!(reader.word(verb), Word::Totaled | Word::Rose)
        || reader.says(verb, &[b"was", b"were"]);
    (went_by && !gathered && past).then_some(Told::Flow)
}

/// `period`, which a sentence before the amount's names by `time`, as it is for an amount that is told as `told`. `turned`
/// where the amount is compared with that of such a time.
pub(in crate::figures::prose) fn as_told(
    reader: Reader<'_>,
    (time, period): (&TimeMention, Period),
    told: Told,
    turned: bool,
    calendar: &Calendar,
) -> Option<Period> {
    match (told, period) {
        // The days of a month in which something was done end with nothing that is reported.
        (Told::Balance, Period::Duration(_, end)) if is_reported(period) => Some(Period::Instant(end)),
        (Told::Flow, Period::Instant(day)) if reader.word_before(time.first, 1) != Word::On => {
            let stretch = up_to(day, calendar)?;
            Some(if turned { calendar.shifted(stretch, -12) } else { stretch })
        }
        _ => None,
    }
}

/// The stretch that is reported up to `day`: in a report that of the report, or another whole year in that on a year; in a
/// release, which may tell of the fourth quarter or of the year, a quarter before that.
fn up_to(day: jiff::civil::Date, calendar: &Calendar) -> Option<Period> {
    if let Some(end) = calendar.assumed_end() {
        let (start, last) = calendar.assumed_period()?;
        let year = calendar.is_year_end(end) && calendar.is_year_end(day);
        return match day {
            _ if day == end && last == end => Some(Period::Duration(start, end)),
            _ if year && day < end => Some(Period::Duration(calendar.year_start_around(day), day)),
            _ => None,
        };
    }
    const TOLD: i64 = 120;
    let latest = day.saturating_add(TimeSpan::new().days(TOLD));
    let quarter =
        calendar.is_near_end(day) && !calendar.is_year_end(day) && calendar.ends_quarter(day.last_of_month());
    (quarter && calendar.end().is_some_and(|end| day <= end && end <= latest))
        .then(|| Period::Duration(calendar.start(day, 3), day))
}
