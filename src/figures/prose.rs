//! Figures in running text: paragraphs, list entries, and cells that hold words.

mod announced;
mod basis;
#[cfg(test)]
mod examples;
mod expects;
mod identifier;
mod kind;
mod label;
mod name_before;
mod names;
mod page;
mod quantity;
mod reader;
mod scale;
mod when;

use super::build::{Builder, Draft};
use super::lexer::{Token, TokenKind};
use super::nature::{Nature, PLAIN, nature};
use super::period::{Calendar, Length, TimeMention, TimeSpec, mentions};
use super::unit::Unit;
use super::units_line::{UnitsLine, is_factor};
use super::value::{Period, Value};
use super::words::Word;
use super::{Kind, Provenance};
use crate::text::TextSpan;
pub(super) use announced::Announced;
use basis::Basis;
use label::Named;
use name_before::{alike_before, counted_before, paired};
pub(super) use page::Page;
pub(super) use quantity::{Quantity, quantity};
pub(super) use reader::Reader;
use scale::{scale, scale_by_label, units_of_label};
pub(super) use when::is_of_act;
use when::{Said, Sentence, Spoken, When};

/// What is known about the place of a text before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// The text is a heading: years and small numbers in it are part of its name.
    pub(super) heading: bool,
    /// The period that the surroundings speak of, for amounts that say none.
    pub(super) period: Option<(Period, Option<TextSpan>)>,
    /// The period that a heading above speaks of.
    pub(super) topic: Option<(Period, Option<TextSpan>)>,
    /// A statement that amounts in running text are in thousands or millions.
    pub(super) units: Option<UnitsLine>,
    /// The text is no more than an amount, below a heading that names one for each share.
    pub(super) each_share: bool,
    /// The stretches whose results a release announces.
    pub(super) announced: Option<Announced>,
}

/// Token buffers that are used again for each block.
#[derive(Default)]
pub(super) struct Scratch {
    tokens: Vec<Token>,
    times: Vec<TimeMention>,
}

/// A figure found in a sentence, and what is still to be said of it.
struct Found {
    quantity: Quantity,
    named: Named,
}

/// Reads the figures of `spans` into `builder`: those of a paragraph, which pages may have parted. Gives the time that a
/// paragraph which ends in a colon leaves to the list below it.
pub(super) fn read(
    page: Page<'_>,
    spans: &[TextSpan],
    setting: Setting,
    calendar: &Calendar,
    scratch: &mut Scratch,
    builder: &mut Builder,
) -> Option<(Period, Option<TextSpan>)> {
    scratch.tokens.clear();
    scratch.times.clear();
    let text = page.text;
    spans.iter().for_each(|span| page.lex(*span, &mut scratch.tokens));
    if !scratch.tokens.iter().any(may_count) {
        return None;
    }
    mentions(text, &scratch.tokens, false, &mut scratch.times);
    let reader = Reader { text, tokens: &scratch.tokens };
    announced::name_quarter(reader, &mut scratch.times, setting.announced);
    complete_times(reader, &mut scratch.times, calendar);
    when::like_before(reader, &mut scratch.times, calendar);
    when::like_topic(reader, setting.topic.map(|(period, _)| period), &mut scratch.times);
    let times = std::mem::take(&mut scratch.times);
    let meant = when::meant(reader, &times, calendar);
    let usable = when::usable(reader, &meant, calendar);
    let ahead = when::ahead(reader, &meant, calendar);
    let context = Context { reader, times: &meant, setting, calendar };
    let spoken = Spoken { reader, times: &meant, usable: &usable, ahead: &ahead, calendar };
    let mut carried = None;
    let mut named_end = None;
    let mut before: Option<(usize, usize)> = None;
    for sentence in when::sentences(reader) {
        let mut found: Vec<Found> = Vec::new();
        let mut at = sentence.first;
        while at < sentence.end {
            if let Some(time) = time_at(&times, at) {
                at = time.end.max(at + 1);
                continue;
            }
            if !may_count(&reader.tokens[at]) {
                at += 1;
                continue;
            }
            let from = if reader.kind_before(at, 1) == Some(TokenKind::Open) && at > sentence.first {
                at - 1
            } else {
                at
            };
            if let Some((end, name)) =
                identifier::identifier(reader, from).or_else(|| identifier::identifier(reader, at))
            {
                let start =
                    if reader.kind(from) == Some(TokenKind::Open) && end > at + 2 { from } else { at };
                builder.push(Draft::new(reader.span(start, end), Kind::Identifier, Value::Text(name)));
                at = end;
                continue;
            }
            let Some(mut quantity) = figure(reader, at, &mut named_end, setting) else {
                at += 1;
                continue;
            };
            let named = label::name(reader, sentence, &quantity, &times);
            if let Some(before) = found.last()
                && (named == Named::AsBefore && kind::counts_as_before(reader, &before.quantity, &quantity)
                    || kind::is_part_of_shares(reader, &before.quantity, &quantity))
            {
                kind::count_as_before(&before.quantity, &mut quantity);
                scale(reader, &mut quantity, setting.units);
            }
            at = quantity.end.max(at + 1);
            found.push(Found { quantity, named });
        }
        let ranges: Vec<(usize, usize)> = found.iter().map(|f| (f.quantity.first, f.quantity.end)).collect();
        let released = setting.announced.is_some();
        carried = carried.filter(|said: &when::Said| {
            let time = meant.get(said.mention).filter(|_| released);
            !time.is_some_and(|time| announced::is_of_longer(reader, sentence, time))
        });
        let whens = spoken.assign(sentence, &ranges, carried);
        emit(&context, sentence, &found, &whens, &mut before, builder);
        carried = spoken.left(sentence, &ranges, carried);
    }
    emit_times(&context, &times, builder);
    let leads = reader.tokens.last().is_some_and(|t| t.kind == TokenKind::Colon);
    let left =
        carried.filter(|_| leads).and_then(|t| Some((spoken.days_of(t)?, Some(meant[t.mention].span))));
    scratch.times = times;
    left
}

/// Gives the times that a text leaves to the report to complete what they leave out, and leaves out what stays open.
pub(super) fn complete_times(reader: Reader<'_>, times: &mut Vec<TimeMention>, calendar: &Calendar) {
    when::full_years(reader, times, calendar);
    times.iter_mut().for_each(|time| when::complete(reader, time, calendar));
    times.retain(|time| !when::is_open(reader, time));
}

/// True where the tokens are one identifier and nothing else: "0-98765".
pub(super) fn is_identifier(reader: Reader<'_>) -> bool {
    identifier::identifier(reader, 0).is_some_and(|(end, _)| end == reader.tokens.len())
}

/// True for tokens at which a figure may start.
fn may_count(token: &Token) -> bool {
    token.kind == TokenKind::Number
        || token.word.small_number().is_some()
        || matches!(token.kind, TokenKind::Code)
}

fn time_at(times: &[TimeMention], at: usize) -> Option<&TimeMention> {
    let next = times.partition_point(|t| t.end <= at);
    times.get(next).filter(|t| t.first <= at)
}

/// The figure whose number is token `at`; None where it names something. `named` remembers where the
/// last such name ended.
fn figure(reader: Reader<'_>, at: usize, named: &mut Option<usize>, setting: Setting) -> Option<Quantity> {
    let token = reader.get(at)?;
    if token.kind == TokenKind::Code {
        // "Items 9B, 10 and 11": the list of numbers goes on.
        if names::leads_names(reader, at) {
            *named = Some(at + 1);
        }
        return None;
    }
    if token.kind == TokenKind::Number {
        let money = (1..=2).any(|back| matches!(reader.kind_before(at, back), Some(TokenKind::Currency(_))));
        if is_factor(reader.text, reader.tokens, at) {
            return None;
        }
        if !money && names::is_dashed_year(reader, at) {
            return None;
        }
        if !money && names::is_name(reader, at, *named) {
            *named = Some(at + 1);
            return None;
        }
    }
    let mut quantity = quantity(reader, at)?;
    // "The Stratos 400": a number without a noun behind a name is part of it.
    if quantity.kind == Kind::Count
        && !quantity.sure
        && quantity.scale == 0
        && quantity.first == at
        && names::is_of_name(reader, at)
    {
        *named = Some(at + 1);
        return None;
    }
    if let Some(units) = units_of_label(reader, &quantity) {
        scale_by_label(reader, &mut quantity, units);
    } else {
        scale(reader, &mut quantity, setting.units);
    }
    if setting.heading && matches!(quantity.kind, Kind::Count | Kind::Ratio | Kind::Duration) {
        return None;
    }
    Some(quantity)
}

/// What the figures of a block are read with.
struct Context<'a> {
    reader: Reader<'a>,
    times: &'a [TimeMention],
    setting: Setting,
    calendar: &'a Calendar,
}

/// Puts names and times to the figures of a sentence. `before` is the name of the last figure.
fn emit(
    context: &Context<'_>,
    sentence: Sentence,
    found: &[Found],
    whens: &[When],
    before: &mut Option<(usize, usize)>,
    builder: &mut Builder,
) {
    let reader = context.reader;
    let mut priced: Vec<(Kind, Unit)> = Vec::with_capacity(found.len());
    for (index, (one, when)) in found.iter().zip(whens).enumerate() {
        let quantity = &one.quantity;
        let words = match one.named {
            Named::By(words) => Some(words),
            Named::AsBefore => paired(reader, found, whens, index)
                .or_else(|| alike_before(reader, found, index))
                .or_else(|| counted_before(found, index))
                .or(*before),
            Named::Not => None,
        };
        if words.is_some() {
            *before = words;
        }
        let name = words.unwrap_or((quantity.first, quantity.first));
        let (mut kind, mut unit) = kind::named(reader, sentence, quantity, name);
        let before = |back: usize| {
            let at = index.checked_sub(back)?;
            Some((&found.get(at)?.quantity, *priced.get(at)?))
        };
        if let Some(each) = kind::priced_as_before(reader, before, quantity) {
            (kind, unit) = (Kind::PerShare, each);
        }
        if context.setting.each_share
            && let Some(each) = kind::alone_for_each(quantity)
        {
            (kind, unit) = (Kind::PerShare, each);
        }
        priced.push((kind, unit));
        let mut draft = Draft::new(reader.span(quantity.first, quantity.end), kind, quantity.value.clone());
        draft.unit = unit;
        draft.scale = quantity.scale;
        draft.decimals = quantity.decimals;
        draft.from = Provenance {
            unit: quantity.unit_span,
            scale: quantity.scale_span,
            sign: quantity.sign_span,
            period: None,
        };
        let told = basis::of(reader, sentence, quantity, (kind, name));
        let (period, period_span) = period_of(context, sentence, *when, (quantity, told, name));
        draft.period = period.map(|period| basis::told_on(told, period, context.calendar));
        draft.from.period = period_span;
        if let Some((first, end)) = words {
            draft.labels.push(reader.span(first, end));
            if quantity.kind == Kind::PerShare
                && kind == quantity.kind
                && let Some(per) = quantity.unit_span
                && quantity.first > end
                && per.start() > reader.span(first, end).end()
                // The sign of a price is no word of its name.
                && crate::text::slice(reader.text, per).len() > 1
            {
                draft.labels.push(per);
            }
        }
        builder.push(draft);
    }
}

fn period_of(
    context: &Context<'_>,
    sentence: Sentence,
    when: When,
    (quantity, told, name): (&Quantity, Option<Basis>, (usize, usize)),
) -> (Option<Period>, Option<TextSpan>) {
    if matches!(quantity.kind, Kind::Duration | Kind::Identifier) {
        return (None, None);
    }
    let unsaid = context.setting.period.is_none() && context.setting.topic.is_none();
    if let Some(announced) = context.setting.announced.filter(|_| unsaid) {
        let place = (context.reader, context.times, context.calendar);
        if let Some((period, span)) = announced::period(place, announced, sentence, when, (quantity, name)) {
            return (Some(period), Some(span));
        }
    }
    let said = match when {
        When::Said(said) | When::ComparedSaid(said) => said,
        When::Unknown => return (None, None),
        When::Years(first, last) => return (context.calendar.years_from_report(first, last), None),
        When::Running => return (context.calendar.running_year(), None),
        When::Unsaid => {
            let (period, span) = assumed(context, sentence, quantity);
            // "Shareholders' equity was $5 million": on the last day of what is reported, by its name.
            let balance = || {
                when::told(context.reader, sentence, name, quantity) == Some(when::Told::Balance)
                    && matches!(quantity.kind, Kind::Money)
            };
            return match period {
                Some(Period::Duration(_, end))
                    if context.setting.period.is_none() && told.is_none() && balance() =>
                {
                    (Some(Period::Instant(end)), span)
                }
                _ => (period, span),
            };
        }
        When::ShiftedUnsaid(months) => {
            let (period, span) = assumed(context, sentence, quantity);
            return (period.map(|p| context.calendar.shifted(p, months)), span);
        }
        When::QuarterUnsaid(months) => {
            let (period, span) = assumed(context, sentence, quantity);
            let quarter = |period| match period {
                Period::Duration(_, end) if !context.calendar.is_year_end(end) => {
                    Period::Duration(context.calendar.start(end, 3), end)
                }
                other => other,
            };
            return (period.map(|p| context.calendar.shifted(quarter(p), months)), span);
        }
        When::ComparedUnsaid => {
            let (period, span) = assumed(context, sentence, quantity);
            // What a balance is compared with was there on a day that nobody names.
            let before = |period| match period {
                Period::Duration(..) => Some(context.calendar.shifted(period, -12)),
                Period::Instant(_) => None,
            };
            let period = period.and_then(before);
            return (period, span.filter(|_| period.is_some()));
        }
    };
    let Some(time) = context.times.get(said.mention) else {
        return assumed(context, sentence, quantity);
    };
    let mut spec = time.spec;
    // "Net year-to-date income, net of taxes of $3 million" names a row: the column says of which year.
    if spec.to_date && spec.length.is_none() && spec.quarter.is_none() && context.setting.period.is_some() {
        return assumed(context, sentence, quantity);
    }
    spec.instant &= when::is_state(context.reader, sentence, spec, || {
        leaning(context.reader, sentence, quantity.first, quantity.end)
    });
    // "Deposits were $5 million, compared with $4 million in the same period of 2022": the stretch is told by the report,
    // and says of what is there on a day no more than that it is there at the end.
    if said.months > 0 && when::is_year_like_report(context.reader, time) {
        let (period, span) = assumed(context, sentence, quantity);
        if matches!(period, Some(Period::Instant(_))) {
            return (period, span);
        }
    }
    let days = days_of(context, said, spec);
    // The time of another amount: one that a sentence before tells, or that this one is compared with.
    let other = time.first < sentence.first || said.months > 0;
    let named = other && told.is_none() && matches!(quantity.kind, Kind::Money | Kind::Percent);
    if named
        && let Some(days) = days
        && let Some(told) = when::told(context.reader, sentence, name, quantity)
        && let turned = matches!(when, When::ComparedSaid(_))
        && let Some(own) = when::as_told(context.reader, (time, days), told, turned, context.calendar)
    {
        return (Some(own), Some(time.span));
    }
    match days {
        Some(Period::Instant(day))
            if when::is_event(context.reader, sentence, time, || {
                leaning(context.reader, sentence, quantity.first, quantity.end)
            }) && !when::came_with(context.reader, sentence, quantity.end) =>
        {
            (Some(Period::Duration(day, day)), Some(time.span))
        }
        // A month with a state: what was there at its end.
        Some(Period::Duration(_, end))
            if spec.day.is_none()
                && spec.month.is_some()
                && spec.length.is_none()
                && told != Some(Basis::OverTime)
                && !when::tells_event(context.reader, sentence)
                && leaning(context.reader, sentence, quantity.first, quantity.end) >= PLAIN =>
        {
            (Some(Period::Instant(end)), Some(time.span))
        }
        // "The fiscal year 2022 ended June 30, 2022 had total debt of $2 million": the day is named as well.
        Some(Period::Duration(_, end))
            if told != Some(Basis::OverTime)
                && when::names_year_and_day(context.reader, time)
                && is_state_by_name(context.reader, sentence, quantity, told) =>
        {
            (Some(Period::Instant(end)), Some(time.span))
        }
        Some(period) => (Some(period), Some(time.span)),
        None => assumed(context, sentence, quantity),
    }
}

/// Tokens right before a figure that name it: "and total debt of"; "interest on debt of" is no state.
const NAME: usize = 5;

/// True for the amount of a state by what stands right before it.
fn is_state_by_name(
    reader: Reader<'_>,
    sentence: Sentence,
    quantity: &Quantity,
    told: Option<Basis>,
) -> bool {
    let from = quantity.first.saturating_sub(NAME).max(sentence.first);
    let name = Reader { text: reader.text, tokens: reader.tokens.get(from..quantity.first).unwrap_or(&[]) };
    told == Some(Basis::OnDay) || nature(name) > 0
}

/// The days that a mention with the spec `spec` means as it is said.
fn days_of(context: &Context<'_>, said: Said, spec: TimeSpec) -> Option<Period> {
    let length = said.length.and_then(|t| context.times.get(t)).map(|t| t.spec.length);
    let days = context.calendar.days(TimeSpec { length: length.unwrap_or(spec.length), ..spec })?;
    Some(if said.months == 0 { days } else { context.calendar.shifted(days, said.months) })
}

/// Tokens before and after a figure whose words tell whether it is a state or a flow.
const AROUND: usize = 12;

/// What the words of a sentence near the figure at `first..end` speak for.
fn leaning(reader: Reader<'_>, sentence: Sentence, first: usize, end: usize) -> Nature {
    let from = first.saturating_sub(AROUND).max(sentence.first);
    let to = (end + AROUND).min(sentence.end);
    nature(Reader { text: reader.text, tokens: reader.tokens.get(from..to).unwrap_or(&[]) })
}

/// The period of an amount whose paragraph mentions none: that of its surroundings, else the day of the
/// report for a state and its fiscal year to date for a flow.
fn assumed(
    context: &Context<'_>,
    sentence: Sentence,
    quantity: &Quantity,
) -> (Option<Period>, Option<TextSpan>) {
    if let Some((period, span)) = context.setting.period {
        return (Some(period), span);
    }
    let topic = context.setting.topic;
    let end = topic.map(|(period, _)| period.end()).or_else(|| context.calendar.assumed_end());
    let Some(end) = end else { return (None, None) };
    let whole = leaning(context.reader, sentence, sentence.first, sentence.end);
    let state = whole + leaning(context.reader, sentence, quantity.first, quantity.end) > 0;
    match topic {
        _ if state => (Some(Period::Instant(end)), topic.and_then(|(_, span)| span)),
        Some((period, span)) => (Some(period), span),
        None => (Some(Period::Duration(context.calendar.report_start(), end)), None),
    }
}

/// Dates and periods are figures themselves.
fn emit_times(context: &Context<'_>, times: &[TimeMention], builder: &mut Builder) {
    let Context { reader, setting, calendar, .. } = *context;
    for time in times {
        let spec = time.spec;
        // "The second quarter" is told by the report, and says no time by itself.
        let told = match spec.length {
            Some(Length::Year) => true,
            _ if matches!(reader.word(time.first), Word::Quarter | Word::Quarterly) => true,
            length => spec.quarter.is_some() || spec.instant || spec.to_date && length.is_none(),
        };
        if told && when::is_told(reader, time) {
            continue;
        }
        let year_alone = spec.month.is_none() && spec.quarter.is_none();
        // "Securities Act of 1933" and "2010 Plan" are names.
        if year_alone && (setting.heading || when::is_in_name(reader, time)) {
            continue;
        }
        let Some(period) = calendar.days(spec) else { continue };
        let annual = matches!(spec.length, Some(Length::Year)) && spec.day.is_some();
        let draft = match period {
            Period::Instant(day) => Draft::new(time.date, Kind::Date, Value::Date(day)),
            // A fiscal year is named by the day on which it ends.
            Period::Duration(_, end) if annual => {
                let mut draft = Draft::new(time.date, Kind::Date, Value::Date(end));
                draft.period = Some(period);
                draft
            }
            Period::Duration(..) => Draft::new(time.span, Kind::Period, Value::Period(period)),
        };
        builder.push(draft);
    }
}
