//! What the words of one row say: its kind, its units, its time.

use super::times::{
    dates_a_rate, dates_what_was_done, falls_due, is_after, is_dated_by, names_debt, names_its_year,
    year_of_row,
};
use super::{RowHead, is_total_of, ranges};
use crate::figures::nature::{MOST, PLAIN, SURE, names_flow_of, names_result};
use crate::figures::period::{Length, TimeSpec};
use crate::figures::prose::Reader;
use crate::figures::tables::columns::{end_of_year, said};
use crate::figures::tables::hints::{self, Hints, heading_hints, row_hints};
use crate::figures::tables::stacked::Stack;
use crate::figures::tables::{Pen, View, measures, stands, things};
use crate::figures::words::Word;
use crate::filing::grid::RowKind;
use crate::text::{Span, TextSpan};

/// True for a remark among the rows that names none of them: "(in millions)", "In thousands, except per share". "Sales in
/// thousands" and "Shares in thousands" are names.
pub(super) fn is_units_alone(words: &str, span: TextSpan, head: &RowHead) -> bool {
    let all = head.units.filter(|units| units.span.start() == span.start() && units.is_all_of(span));
    words.starts_with('(')
        || all.is_some_and(|units| units.scale > 0 && !units.only_shares && !units.of_things)
}

pub(super) fn row_head(view: View<'_>, row: usize, own: &[TextSpan], pen: &mut Pen<'_>) -> RowHead {
    let words = own.first().zip(own.last()).map_or(Span::empty(0), |(a, b)| a.join(*b));
    head_of(view, row, (&view.document.text, words), own, pen)
}

/// The same for a name whose lines have figures between them.
pub(super) fn row_head_in_lines(view: View<'_>, row: usize, own: &[TextSpan], pen: &mut Pen<'_>) -> RowHead {
    let stack = Stack::of(&view.document.text, own);
    let head = head_of(view, row, (stack.words(), stack.whole()), own, pen);
    RowHead {
        words: own.first().copied().unwrap_or(Span::empty(0)),
        units: head.units.map(|units| units.moved(|span| stack.place(span))),
        measure: head.measure.map(|span| stack.place(span)),
        time_span: head.time_span.map(|span| stack.place(span)),
        ..head
    }
}

/// What the `words` of `text` say of a row.
fn head_of(
    view: View<'_>,
    row: usize,
    (text, words): (&str, TextSpan),
    own: &[TextSpan],
    pen: &mut Pen<'_>,
) -> RowHead {
    let slice = crate::text::slice(text, words);
    let piece = said(text, words, &mut pen.scratch.buffers);
    let reader = Reader { text, tokens: &pen.scratch.buffers.tokens };
    let mut head = RowHead {
        words,
        hints: if view.grid.rows[row] == RowKind::Label { heading_hints(reader) } else { row_hints(reader) },
        units: piece.units,
        currency: piece.currency,
        measure: piece.measure,
        time: piece.time,
        time_span: piece.time_span,
        nature: piece.nature,
        ..RowHead::default()
    };
    head.hints = head.hints.with(end_of_year(view.calendar, &piece));
    if view.grid.rows[row] == RowKind::Label && head.time_span.is_some_and(|time| names_debt(reader, time)) {
        (head.time, head.time_span) = (TimeSpec::default(), None);
    }
    // "Homes delivered" among revenues by source.
    if head.hints.has(Hints::COUNT) && things::counts_done(reader) && things::tells_sales(view) {
        head.hints = head.hints.without(Hints::COUNT);
    }
    let lease_rate = hints::names_discount_rate(reader) && stands::tells_leases(view);
    head.stands =
        !view.above.flow && (hints::names_assets(reader) || lease_rate) && !head.hints.has(Hints::OPENING);
    // "Average balance during the year", "Total return".
    let returned = reader.is(0, b"total") && reader.is(1, b"return") && !reader.says(2, &[b"swap", b"swaps"]);
    // "Combined ratio", "Payout ratio", "Ratio of expenses to average net assets": of what went by; that of capital or
    // deposits stands on a day.
    let standing = |i: usize| reader.says(i, &[b"capital", b"tier", b"deposit", b"deposits"]);
    // "Ratio of allowance to average loans" is there on a day too.
    let carried = |i: usize| {
        let names: [&[u8]; 8] = [
            b"allowance",
            b"reserve",
            b"reserves",
            b"nonperforming",
            b"nonaccrual",
            b"assets",
            b"loans",
            b"equity",
        ];
        reader.says(i, &names)
    };
    let to = (0..reader.tokens.len()).find(|i| reader.word(*i) == Word::To).unwrap_or(0);
    let ratio = head.hints.has(Hints::OF_HUNDRED) && !(0..reader.tokens.len()).any(standing)
        || reader.says(0, &[b"ratio", b"ratios"])
            && !(1..to).any(carried)
            && (1..reader.tokens.len()).any(|i| reader.is(i, b"average"));
    if returned
        || (0..reader.tokens.len()).any(|i| reader.bytes(i) == b"during" && reader.word(i + 1) == Word::The)
    {
        head.nature = -SURE;
    }
    // "Additions to property:" over the segments.
    if view.grid.rows[row] == RowKind::Label && names_flow_of(reader) {
        head.nature = head.nature.min(-2 * MOST);
    }
    head.spoken = head.nature;
    // "Interest cost on projected benefit obligation", "Actual return on plan assets": what went by, whatever it
    // came of.
    let went_by = |i: usize| reader.says(i, &[&b"cost"[..], b"return"]) && reader.word(i + 1) == Word::On;
    // "Inventory turnover".
    let turned = (1..reader.tokens.len()).any(|i| reader.says(i, &[b"turnover", b"turns"]));
    // "Unrealized gains on securities still held at the end of the year" (ASC 321-10-50-4). The value of what is still
    // held, "net of losses", stands on the day.
    let held = (1..reader.tokens.len()).find(|i| reader.is(*i, b"held") && reader.is(*i - 1, b"still"));
    let gained =
        (0..held.unwrap_or(0)).any(|i| reader.says(i, &[&b"gains"[..], b"gain", b"losses", b"loss"]));
    // "Ratio of net charge-offs to average loans outstanding": what went by, set against an average. "Allowance to average
    // loans" is there on a day, and so are "Nonperforming loans to average loans, net of losses".
    let averaged =
        (2..reader.tokens.len()).find(|i| reader.is(*i, b"average") && reader.word(*i - 1) == Word::To);
    let set_against = (0..averaged.unwrap_or(0))
        .any(|i| reader.says(i, &[b"charge", b"charged", b"chargeoffs", b"losses"]))
        && !(0..5).any(|i| reader.says(i, &[b"allowance", b"reserve"]));
    // "Interest income that would have been recorded" of loans that earn none: of the year.
    let unearned = (0..reader.tokens.len())
        .any(|i| reader.is(i, b"income") && reader.is(i + 2, b"would") && reader.is(i + 3, b"have"));
    if ratio
        || turned
        || gained
        || set_against
        || unearned
        || names_result(reader)
        || measures::is_haulage(reader)
        || (0..reader.tokens.len().min(4)).any(went_by)
    {
        head.nature = -SURE;
    }
    // "Real estate, at cost": what it cost that is there.
    let last = reader.tokens.len().saturating_sub(1);
    if reader.is(last, b"cost") && last > 1 && reader.word(last - 1) == Word::At {
        head.nature = head.nature.max(PLAIN);
    }
    head.adjusts =
        [&b"less"[..], b"plus", b"add", b"deduct", b"reinsurance"].iter().any(|word| reader.is(0, word));
    head.totals = is_total_of(view, own) == Some("");
    head.nets = (0..reader.tokens.len().min(4)).any(|i| reader.word(i) == Word::Net);
    // "Balance at December 31, 2009", or nothing but a day: the row tells the state on that day.
    let whole_day = head.time.year.is_some() && head.time.month.is_some() && head.time.length.is_none();
    let mostly_time = head.time_span.is_some_and(|s| s.len() * 2 >= words.len());
    // A day after the end of the report is one on which something falls due.
    let outstanding = (0..reader.tokens.len()).any(|at| reader.is(at, b"outstanding"));
    let due = whole_day && !outstanding && is_after(head.time, view.calendar)
        || head
            .time_span
            .is_some_and(|span| falls_due(slice, span, words) || dates_a_rate(slice, span, words));
    // "of the bank. Until 1993, she served as its cashier." is what goes on of a life, and heads no rows of that year.
    let undated = view.grid.rows[row] != RowKind::Body
        && runs_on(slice)
        && !mostly_time
        && head.time_span.is_some_and(|span| span.start() > words.start() + LONGEST_LEAD);
    if undated {
        (head.time, head.time_span) = (TimeSpec::default(), None);
    }
    // "Three months ended September 30, 2009" with a day, "Fiscal 2009" without one.
    let stretch = match head.time.length {
        Some(Length::Year) => true,
        Some(_) => head.time.year.is_some() && head.time.month.is_some(),
        None => false,
    };
    // "2008 First quarter" beside columns without a time.
    let quarter = head.time.quarter.is_some() && head.time.year.is_some() && words.len() < NAMED_BY_TIME;
    // "Shares subject to redemption, December 31, 2023": whatever it is, there was so much of it on that day.
    let ends = head.time_span.is_some_and(|span| is_dated_by(slice, span, words));
    head.own_time =
        whole_day && !due && (head.nature > 0 || mostly_time || ends) || stretch && mostly_time || quarter;
    // "Exercised in 2008" is told of that year.
    let bare = head.time == TimeSpec { year: head.time.year, ..TimeSpec::default() };
    if bare
        && !is_after(head.time, view.calendar)
        && head.time_span.is_some_and(|year| dates_what_was_done(slice, year, words))
    {
        (head.own_time, head.nature) = (true, -SURE);
    }
    // "October | November | December": the months of the last quarter.
    if reader.tokens.len() == 1
        && let Some(month) = reader.word(0).month()
    {
        head.time = TimeSpec { month: Some(month), ..TimeSpec::default() };
        (head.time_span, head.own_time) = (Some(words), true);
    }
    head.own_time |= names_its_year(reader, &head) || mostly_time && is_month_of_year(head.time);
    if view.grid.rows[row] == RowKind::Body
        && let Some((time, span)) = ranges::days_of_row(slice, view.calendar, head.time)
            .or_else(|| ranges::quarter_so_far(slice, view.calendar))
    {
        head.ranges = true;
        (head.time, head.own_time) = (time, true);
        head.time_span = Some(Span::new(words.start() + span.start(), words.start() + span.end()));
    }
    if let Some((year, span)) = year_of_row(view, row, &pen.scratch.year_columns)
        && head.time.month.is_none()
    {
        head.time.year = Some(year);
        head.time_span = Some(span);
        head.own_time = true;
    }
    head
}

/// True for words that go on with a sentence, or with another one behind its stop: "of the bank. Until then".
fn runs_on(words: &str) -> bool {
    let starts = |rest: &str| rest.starts_with(|c: char| c.is_ascii_uppercase());
    let ends = |before: &str| before.bytes().rev().take_while(u8::is_ascii_lowercase).count() >= 4;
    let sentence =
        words.split_once(". ").is_some_and(|(before, rest)| ends(before) && starts(rest.trim_start()));
    sentence || words.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Letters before the time that a heading names, at the most: "During the fiscal year ended June 30, 2008".
const LONGEST_LEAD: u32 = 12;

/// Letters of the longest name of a row that is a quarter: "Fourth quarter of fiscal year 2008".
const NAMED_BY_TIME: u32 = 36;

/// True for "April 2014".
fn is_month_of_year(time: TimeSpec) -> bool {
    time.month.is_some() && time.year.is_some() && time.day.is_none() && time.length.is_none()
}
