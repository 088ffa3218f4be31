//! What an amount in a release is of, where its paragraph names no time: the stretch whose results the release announces.
//!
//! ```text
//! Acme today announced results for the first quarter ended March 31, 2006.
//! Net income was $2 million, versus $1 million a year earlier.      of the quarter, and of that a year before
//! Total assets were $9 million.                                     on its last day
//! The Company expects sales of $5 million.                          of neither
//! ```
//!
//! A release is made on an event, whose day ends no period: what it leaves unsaid, no header says. Only an amount whose
//! name leaves no doubt takes what is announced.

use super::super::Kind;
use super::super::period::{Calendar, Length, TimeMention, TimeSpec};
use super::super::value::Period;
use super::super::words::Word;
use super::expects::{Sense, expects};
use super::quantity::Quantity;
use super::reader::Reader;
use super::when::{self, Sentence, Told, When, is_expected, told, told_level};
use crate::text::TextSpan;

/// The stretches whose results a document announces, which end on one day: "the fourth quarter and the year ended".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::figures) struct Announced {
    pub(in crate::figures) quarter: Option<(Period, TextSpan)>,
    /// Half a year or more.
    pub(in crate::figures) longer: Option<(Period, TextSpan)>,
}

impl Announced {
    /// The one stretch that is announced.
    fn only(&self) -> Option<(Period, TextSpan)> {
        match (self.quarter, self.longer) {
            (Some(one), None) | (None, Some(one)) => Some(one),
            _ => None,
        }
    }

    /// Either of them: all end on one day.
    fn any(&self) -> Option<(Period, TextSpan)> {
        self.quarter.or(self.longer)
    }
}

/// Gives "the quarter" of a release the one that it announces: "during the quarter, we repurchased $5 million of stock".
/// What is expected of one is of another, and so is "this quarter", "the holiday quarter" or "the quarter before"; a
/// quarter that the sentence before names is the one meant.
pub(super) fn name_quarter(reader: Reader<'_>, times: &mut [TimeMention], announced: Option<Announced>) {
    let Some((Period::Duration(start, end), _)) = announced.and_then(|announced| announced.quarter) else {
        return;
    };
    let open = TimeSpec { length: Some(Length::Months(3)), ..TimeSpec::default() };
    let mut sentences = Vec::new();
    let bare = |time: &TimeMention| time.spec == open && is_bare(reader, time);
    if times.iter().any(bare) {
        sentences = when::sentences(reader);
    }
    for index in 0..times.len() {
        let Some((last, [time, ..])) = times.split_at_mut_checked(index) else { return };
        if bare(time)
            && !is_expected(reader, time)
            && !is_other(reader, time)
            && is_of_past(reader, &sentences, time)
            && !is_named_before(&sentences, last, time)
        {
            time.spec = TimeSpec {
                length: Some(Length::From(start)),
                year: Some(end.year()),
                month: Some(end.month()),
                day: Some(end.day()),
                ..TimeSpec::default()
            };
        }
    }
}

/// True for "quarter" and nothing more.
fn is_bare(reader: Reader<'_>, time: &TimeMention) -> bool {
    matches!(reader.word(time.first), Word::Quarter | Word::Quarterly)
}

/// True for a quarter that its words set beside the one announced: "this quarter", "the holiday quarter", "the quarter
/// before".
fn is_other(reader: Reader<'_>, time: &TimeMention) -> bool {
    if reader.word(time.first) == Word::Quarterly {
        return false;
    }
    let fiscal = usize::from(reader.word_before(time.first, 1) == Word::Fiscal);
    reader.word_before(time.first, 1 + fiscal) != Word::The
        || reader.says(time.end, &[b"before", b"ago", b"earlier"])
}

/// True where the sentence of `time` tells of nothing to come, and none before it is an outlook: "the Company sees the
/// quarter at $5 million".
fn is_of_past(reader: Reader<'_>, sentences: &[Sentence], time: &TimeMention) -> bool {
    const COMING: [&[u8]; 5] = [b"will", b"sees", b"intends", b"intend", b"outlook"];
    let Some(own) = sentences.iter().find(|own| (own.first..own.end).contains(&time.first)) else {
        return true;
    };
    let says = |at: usize| {
        // "Than was expected" tells of what there is.
        let told = !reader.bytes(at).ends_with(b"ed") || reader.says(at.saturating_sub(1), &[b"is", b"are"]);
        reader.says(at, &COMING) || told && expects(reader, at, &[Sense::Expect])
            // "The pension plan" is there.
            || reader.says(at, &[b"plan", b"plans"]) && reader.word(at + 1) == Word::To
    };
    !(own.first..own.end).any(says) && !(0..own.first).any(|at| reader.is(at, b"outlook"))
}

/// True where the sentence before that of `time` names a quarter in full, which `times` hold.
fn is_named_before(sentences: &[Sentence], times: &[TimeMention], time: &TimeMention) -> bool {
    let own = sentences.iter().position(|own| (own.first..own.end).contains(&time.first));
    let Some(before) = own.and_then(|own| sentences.get(own.checked_sub(1)?)) else { return false };
    let quarter = |spec: TimeSpec| {
        spec.quarter.is_some() || spec.length == Some(Length::Months(3)) && spec.year.is_some()
    };
    times.iter().any(|time| (before.first..before.end).contains(&time.first) && quarter(time.spec))
}

/// True where the time `carried` of a sentence before is the bare quarter that a release announces, and the sentence tells of
/// a longer time that it leaves open: "we opened 4 stores in the quarter. We have opened 9 stores for the year". "A year ago"
/// is what is compared with.
pub(super) fn is_of_longer(reader: Reader<'_>, sentence: Sentence, carried: &TimeMention) -> bool {
    let longer = |at: usize| match reader.word(at) {
        Word::Year => {
            let joined = at > 0 && !reader.is_word(at - 1);
            let led = at.checked_sub(1 + usize::from(joined));
            let led = led.filter(|led| *led >= sentence.first);
            let next = reader.past_hyphen(at + 1);
            led.is_some_and(|led| {
                !joined && reader.word(led) == Word::The
                    || reader.word(led) == Word::Fiscal
                    || reader.is(led, b"full")
            }) && !reader.says(next, &[b"ago", b"earlier", b"before", b"over", b"on", b"period", b"quarter"])
        }
        Word::Months | Word::Month => {
            let hyphen = at > 0 && !reader.is_word(at - 1);
            let count = at.checked_sub(1 + usize::from(hyphen));
            count.is_some_and(|count| {
                count >= sentence.first && reader.says(count, &[b"six", b"nine", b"twelve"])
            })
        }
        Word::YearToDate => true,
        _ => false,
    };
    is_bare(reader, carried) && carried.end == carried.first + 1 && (sentence.first..sentence.end).any(longer)
}

/// What is announced, as it is for the amount `quantity` with the name `name`, of which `when` says no more than how it
/// is compared.
pub(super) fn period(
    (reader, times, calendar): (Reader<'_>, &[TimeMention], &Calendar),
    announced: Announced,
    sentence: Sentence,
    when: When,
    (quantity, name): (&Quantity, (usize, usize)),
) -> Option<(Period, TextSpan)> {
    let (months, quarter, compared) = match when {
        When::Unsaid => (0, false, false),
        When::ShiftedUnsaid(months) => (months, false, false),
        When::QuarterUnsaid(months) => (months, true, false),
        When::ComparedUnsaid => (-12, false, true),
        When::Said(_) | When::ComparedSaid(_) | When::Years(..) | When::Running | When::Unknown => {
            return None;
        }
    };
    let amounts = matches!(quantity.kind, Kind::Money | Kind::Percent | Kind::PerShare);
    if !amounts || is_elsewhere(reader, sentence) {
        return None;
    }
    // What the sentence dates itself, or sets beside another time, is of that.
    if times.iter().any(|time| (sentence.first..sentence.end).contains(&time.first)) {
        return None;
    }
    // "Earnings per share were $5": what is divided says what it is.
    let (first, end) = name;
    let per = (first..end).find(|at| reader.is(*at, b"per"));
    let own = told(reader, sentence, (first, end), quantity).or_else(|| {
        let each = per.filter(|per| *per > first)?;
        told_level(reader, sentence, (first, each, end), quantity)
    });
    let own = own.or_else(|| told_level(reader, sentence, (first, end, end), quantity))?;
    let of = match stretch(reader, sentence)? {
        Stretch::Quarter => announced.quarter,
        Stretch::Year => announced.longer.filter(|(period, _)| is_year(*period)),
        Stretch::None if quarter => announced.quarter,
        Stretch::None => announced.only(),
    };
    match own {
        // A balance that is compared with another may be set beside that of any day.
        Told::Balance if compared => None,
        Told::Balance => {
            let (period, span) = announced.any()?;
            Some((calendar.shifted(Period::Instant(period.end()), months), span))
        }
        Told::Flow => {
            // "Up from $4 million sequentially": the quarter before.
            let sequential = |at: usize| reader.says(at, &[b"sequentially", b"sequential"]);
            let last = compared && (sentence.first..sentence.end).any(sequential);
            let months = if last { -3 } else { months };
            of.map(|(period, span)| (calendar.shifted(period, months), span))
        }
    }
}

fn is_year(period: Period) -> bool {
    const YEAR: i32 = 350;
    matches!(period, Period::Duration(start, end) if start.until(end).is_ok_and(|length| length.get_days() >= YEAR))
}

/// A stretch that a sentence names without its time.
enum Stretch {
    Quarter,
    Year,
    None,
}

/// The stretch that a sentence names: "for the quarter", "full-year sales". None for another than those which a release
/// announces, and for two. "A year ago" and "the prior-year quarter" are what is compared with.
fn stretch(reader: Reader<'_>, sentence: Sentence) -> Option<Stretch> {
    const BEFORE: [&[u8]; 8] = [b"a", b"one", b"per", b"year", b"ago", b"each", b"same", b"comparable"];
    const BEHIND: [&[u8]; 7] = [b"ago", b"earlier", b"before", b"over", b"period", b"quarter", b"on"];
    let mut named = Stretch::None;
    for at in sentence.first..sentence.end {
        let other = matches!(
            reader.word(at),
            Word::Months
                | Word::Month
                | Word::Week
                | Word::Weeks
                | Word::Day
                | Word::Years
                | Word::Quarters
                | Word::YearToDate
                | Word::Trailing
                | Word::Annual
                | Word::Cumulative
                | Word::Inception
                | Word::Half
        );
        if other || reader.says(at, &[b"date", b"since", b"average", b"pro", b"daily"]) {
            return None;
        }
        let word = reader.word(at);
        if !matches!(word, Word::Quarter | Word::Year) {
            continue;
        }
        // A hyphen may stand between: "prior-year quarter", "year-ago".
        let hyphen = usize::from(at > 0 && !reader.is_word(at - 1));
        let led = at.checked_sub(1 + hyphen).filter(|led| *led >= sentence.first);
        let next = reader.past_hyphen(at + 1);
        if led.is_some_and(|led| {
            matches!(reader.word(led), Word::Prior | Word::Same | Word::Ago) || reader.says(led, &BEFORE)
        }) || word == Word::Year && reader.says(next, &BEHIND)
            || word == Word::Quarter && reader.says(next, &[b"over"])
        {
            continue;
        }
        // "The second quarter" is another, or has a year of its own.
        if led.is_some_and(|led| {
            matches!(reader.word(led), Word::First | Word::Second | Word::Third | Word::Fourth | Word::Next)
        }) {
            return None;
        }
        named = match (named, word) {
            (Stretch::None | Stretch::Quarter, Word::Quarter) => Stretch::Quarter,
            (Stretch::None | Stretch::Year, Word::Year) => Stretch::Year,
            _ => return None,
        };
    }
    Some(named)
}

/// True for a sentence that tells of what is to come, of what might have been, or of what somebody else has.
fn is_elsewhere(reader: Reader<'_>, sentence: Sentence) -> bool {
    const ALL: [Sense; 5] = [Sense::Expect, Sense::Reckon, Sense::Aim, Sense::Assume, Sense::Outlook];
    const MAY: [&[u8]; 10] = [
        b"would",
        b"could",
        b"may",
        b"might",
        b"should",
        b"if",
        b"forma",
        b"target",
        b"targets",
        b"industry",
    ];
    (sentence.first..sentence.end).any(|at| {
        expects(reader, at, &ALL)
            || reader.says(at, &MAY)
            || matches!(reader.bytes(at), b"will" | b"is" | b"are")
    })
}
