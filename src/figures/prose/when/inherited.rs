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
use super::super::super::lexer::TokenKind;
use super::super::super::period::{Calendar, TimeMention};
use super::super::super::value::Period;
use super::super::super::words::Word;
use super::super::quantity::Quantity;
use super::super::reader::Reader;
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
const VERB: usize = 6;

/// Tokens from the words of an amount to it: "was $5, compared with $4".
const REACH: usize = 24;

/// Tokens behind an amount in which "since inception" stands.
const BEHIND: usize = 6;

/// What the words `first..end` tell of an amount behind their verb, "goodwill was $5", where they leave no doubt; of a
/// percentage, by which it moved: "net sales rose 5%".
pub(in crate::figures::prose) fn told(
    reader: Reader<'_>,
    sentence: Sentence,
    (first, end): (usize, usize),
    quantity: &Quantity,
) -> Option<Told> {
    let share = quantity.kind == Kind::Percent;
    let verb = verb_behind(reader, sentence, (first, end), quantity, |at| match reader.word(at) {
        Word::Rose => share,
        Word::Is | Word::Totaled => !share,
        _ => false,
    })?;
    // "Total liabilities were increased by $5": how far they moved.
    if !share && reader.word(verb + 1) == Word::Rose {
        return None;
    }
    told_by(reader, sentence, (first, end), verb, quantity)
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
    let verb = verb_behind(reader, sentence, (first, last), quantity, |at| match reader.word(at) {
        Word::Rose => to && quantity.kind != Kind::Percent,
        Word::Is | Word::Totaled => end < last && quantity.kind != Kind::Percent,
        _ => false,
    })?;
    told_by(reader, sentence, (first, end), verb, quantity)
}

/// The verb behind the name `first..end` of an amount, where only a bracket stands between, and no other verb before
/// the amount. "Goodwill recorded was $5" is no goodwill, and in "inventory was $2, and purchases were $5" another name is
/// that of the second amount.
fn verb_behind(
    reader: Reader<'_>,
    sentence: Sentence,
    (first, end): (usize, usize),
    quantity: &Quantity,
    states: impl Fn(usize) -> bool,
) -> Option<usize> {
    let amount = quantity.first;
    if first < sentence.first || end <= first || end >= amount || amount > end + REACH {
        return None;
    }
    let verb = (end..(end + VERB).min(amount)).find(|at| states(*at))?;
    let bracket =
        reader.kind(end) == Some(TokenKind::Open) && reader.kind_before(verb, 1) == Some(TokenKind::Close);
    // "Net income for the quarter was $5."
    let stretch = verb == end + 3
        && reader.word(end) == Word::For
        && reader.is(end + 1, b"the")
        && reader.says(end + 2, &[b"quarter", b"year", b"period"]);
    ((verb == end || bracket || stretch) && !(verb + 1..amount).any(states)).then_some(verb)
}

/// What the words `first..end` tell of an amount, whose verb is `verb`.
fn told_by(
    reader: Reader<'_>,
    sentence: Sentence,
    (first, end): (usize, usize),
    verb: usize,
    quantity: &Quantity,
) -> Option<Told> {
    if is_compared(reader, quantity.end) || is_more_before(reader, sentence, first) {
        return None;
    }
    // What was done on a day was done to what is named.
    if tells_event(reader, Sentence { first, end: quantity.first }) {
        return None;
    }
    let share = quantity.kind == Kind::Percent;
    let name = plain(reader.text.get(reader.span(first, end).range())?);
    let sure = |names: &[&str]| names.contains(&own(&name));
    if !share && sure(&BALANCES) {
        return Some(Told::Balance);
    }
    // "The fee is $5": what holds from now on went by in no time.
    let past = share
        || matches!(reader.word(verb), Word::Totaled | Word::Rose)
        || reader.says(verb, &[b"was", b"were"]);
    (past && sure(&FLOWS)).then_some(Told::Flow)
}

/// "$3 million higher", "$3 million annualized", "$3 million since inception": no amount of the name's own day or time.
fn is_compared(reader: Reader<'_>, end: usize) -> bool {
    const APART: [&[u8]; 12] = [
        b"higher",
        b"lower",
        b"more",
        b"less",
        b"greater",
        b"better",
        b"worse",
        b"above",
        b"below",
        b"annualized",
        b"annually",
        b"cumulatively",
    ];
    reader.says(end, &APART) || (end..end + BEHIND).any(|at| reader.is(at, b"inception"))
}

/// True where a word before the name at `first` is of the name as well: "contracted capital expenditures", "a portion of
/// goodwill". "And net sales" goes on behind an amount alone, "$5 million, and".
fn is_more_before(reader: Reader<'_>, sentence: Sentence, first: usize) -> bool {
    const SMALL: [&[u8]; 5] = [b"the", b"our", b"its", b"total", b"consolidated"];
    const JOINTS: [&[u8]; 3] = [b"while", b"but", b"whereas"];
    const SCALES: [&[u8]; 3] = [b"thousand", b"million", b"billion"];
    let small = |at: &usize| reader.says(*at, &SMALL);
    let start = (sentence.first..first).rev().take_while(small).last().unwrap_or(first);
    let Some(before) = start.checked_sub(1).filter(|before| *before >= sentence.first) else { return false };
    if reader.word(before) == Word::And {
        let told = before.checked_sub(1).filter(|at| *at >= sentence.first);
        return told.is_some_and(|at| reader.is_word(at) && !reader.says(at, &SCALES));
    }
    reader.is_word(before) && !reader.says(before, &JOINTS)
}

/// Letters of the longest name of a table below, with the words before it.
const LONGEST: usize = 80;

/// The words of a name in small letters, one space between them, up to a bracket: "long term debt" of "Long-term debt
/// (Note 4)".
fn plain(name: &str) -> String {
    let name = name.split('(').next().unwrap_or_default();
    let mut plain = String::new();
    if name.len() > LONGEST {
        return plain;
    }
    for word in name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    }
    plain
}

/// A plain name without the words that say whose it is, and without the stretch that is reported.
fn own(name: &str) -> &str {
    const STRETCHES: [&str; 3] = [" for the quarter", " for the year", " for the period"];
    const WHOSE: [&str; 5] = ["the ", "our ", "its ", "total ", "consolidated "];
    let mut own = name;
    while let Some(rest) = WHOSE.iter().find_map(|word| own.strip_prefix(word)) {
        own = rest;
    }
    STRETCHES.iter().find_map(|words| own.strip_suffix(words)).unwrap_or(own)
}

/// What is there on a day and nothing else, as whole names. A word more makes another thing of most: "inventory
/// purchases", "deferred revenue recognized", "loans charged off", "accrued interest expense".
const BALANCES: [&str; 51] = [
    "accounts payable",
    "accounts receivable",
    "accounts receivable net",
    "accrued expenses",
    "accrued interest",
    "accrued interest payable",
    "accrued interest receivable",
    "accrued liabilities",
    "accumulated deficit",
    "allowance for credit losses",
    "allowance for doubtful accounts",
    "allowance for loan losses",
    "assets",
    "cash",
    "cash and cash equivalents",
    "cash balance",
    "cash cash equivalents and marketable securities",
    "cash cash equivalents and short term investments",
    "cash equivalents",
    "current assets",
    "current liabilities",
    "debt",
    "deferred revenue",
    "deferred revenues",
    "deferred tax assets",
    "deferred tax liabilities",
    "deposits",
    "goodwill",
    "goodwill net",
    "intangible assets",
    "inventories",
    "inventory",
    "letters of credit outstanding",
    "liabilities",
    "loans",
    "loans receivable",
    "long term debt",
    "net working capital",
    "notes payable",
    "outstanding letters of credit",
    "prepaid expenses",
    "restricted cash",
    "retained earnings",
    "shareholders equity",
    "stockholders equity",
    "trade receivables",
    "unamortized debt issuance costs",
    "unamortized deferred financing costs",
    "unamortized discount",
    "unamortized loan costs",
    "working capital",
];

/// What goes by in a time and nothing else, as whole names: "sales order book", "capital expenditures contracted" and
/// "unbilled revenue" are there on a day.
const FLOWS: [&str; 57] = [
    "adjusted ebitda",
    "advertising expense",
    "amortization expense",
    "basic and diluted earnings",
    "basic earnings",
    "capital expenditures",
    "cash flow from operations",
    "cash flows from operations",
    "cash provided by operating activities",
    "cash used in investing activities",
    "cash used in operating activities",
    "cost of goods sold",
    "cost of revenue",
    "cost of revenues",
    "cost of sales",
    "depreciation",
    "depreciation and amortization",
    "depreciation and amortization expense",
    "depreciation expense",
    "diluted earnings",
    "earnings",
    "ebitda",
    "free cash flow",
    "gross profit",
    "income tax expense",
    "interest expense",
    "interest income",
    "net cash provided by financing activities",
    "net cash provided by investing activities",
    "net cash provided by operating activities",
    "net cash used in financing activities",
    "net cash used in investing activities",
    "net cash used in operating activities",
    "net earnings",
    "net income",
    "net interest expense",
    "net interest income",
    "net loss",
    "net revenue",
    "net revenues",
    "net sales",
    "operating cash flow",
    "operating expenses",
    "operating income",
    "operating loss",
    "operating profit",
    "provision",
    "provision for credit losses",
    "provision for income taxes",
    "provision for loan losses",
    "rent expense",
    "rental expense",
    "research and development expense",
    "research and development expenses",
    "revenue",
    "revenues",
    "sales",
];

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
