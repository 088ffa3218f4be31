//! Which of the times that a paragraph mentions an amount speaks of.
//!
//! ```text
//! Revenues were $3.4 million for 1QFY11, compared to $3.1 million for the same period last year.
//!               a1               t1                  a2                                  t1 - 1 year
//! Rent was $5, $6 and $7 in 2010, 2009 and 2008, respectively.        a1-t1, a2-t2, a3-t3
//! At June 30, 2010, cash was $61.7 million.                           the time stands before
//! Income rose 7% to $9.7 million from 2009.                           2009 is compared with: a year on
//! ```

mod ahead;
mod asides;
mod balance;
mod bare;
mod by_report;
mod coming;
mod compare;
mod complete;
mod dealt;
mod doing;
mod earlier;
mod events;
mod explained;
mod inherited;
mod led;
mod left;
mod levels;
mod lists;
mod meant;
mod measures;
mod open;
mod passed_over;
mod release;
mod running;
mod sentences;
mod things;

use jiff::Span as TimeSpan;

use super::super::lexer::TokenKind;
use super::super::period::{Calendar, TimeMention};
use super::super::value::Period;
use super::super::words::Word;
use super::reader::Reader;
use asides::Asides;
pub(super) use by_report::{is_open, is_state, like_topic};
pub(super) use complete::{
    complete, full_years, is_expected, is_year_like_report, like_before, names_year_and_day,
};
pub(super) use events::{came_with, is_event, tells_event};
pub(super) use inherited::{Told, as_told, told, told_level};
pub(super) use meant::meant;
use passed_over::{is_due, is_source};
pub(super) use release::is_of_the_year;
pub(super) use sentences::{Sentence, sentences};

/// What an amount speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A mention.
    Said(Said),
    /// It is compared with what is of a mention that is no stretch, which a sentence before names.
    ComparedSaid(Said),
    /// Nothing in this block says, but that it is so many months before or after what the report tells of.
    ShiftedUnsaid(i32),
    /// Nothing in this block says, but that it is a quarter: the one with which the report ends, so many months before.
    QuarterUnsaid(i32),
    /// Nothing in this block says, but that it is compared with: of the year before, where it went by in a time.
    ComparedUnsaid,
    /// It is of the fiscal years from one to another, counted from the one that an annual report tells of.
    Years(i32, i32),
    /// It is expected of the fiscal year that is not over when the report is made.
    Running,
    /// Nothing in this block says.
    Unsaid,
    /// One of several times that are not named.
    Unknown,
}

/// How a mention is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The mention with this index.
    pub(super) mention: usize,
    /// The mention that says how long it is, where the first leaves that out: "for the three and six
    /// months ended June 30, 2010 and 2009" has four times in three mentions.
    pub(super) length: Option<usize>,
    /// How many months before or after the mention.
    pub(super) months: i32,
}

impl Said {
    /// The mention itself.
    fn of(mention: usize) -> Self {
        Self { mention, length: None, months: 0 }
    }

    /// So many months before or after it.
    fn later(self, months: i32) -> Self {
        Self { months: self.months + months, ..self }
    }
}

impl When {
    fn at(mention: usize) -> Self {
        Self::Said(Said::of(mention))
    }

    fn shifted(mention: usize, months: i32) -> Self {
        Self::Said(Said { mention, length: None, months })
    }
}

/// Months after the end of the reported period in which events still belong to the report.
const SUBSEQUENT: i64 = 200;

/// "SAN JOSE, Calif., August 4, 2022 -- Example Inc. today announced": the day on which a release is given out, and of
/// no amount in it.
fn is_dateline(reader: Reader<'_>, time: &TimeMention) -> bool {
    const HEAD: usize = 20;
    const TOLD: usize = 60;
    let dash = |at: usize| {
        matches!(
            reader.kind(at),
            Some(TokenKind::Dash | TokenKind::Hyphen | TokenKind::Slash | TokenKind::Close)
        )
    };
    // "As announced" and "previously reported" speak of another day.
    let before = |at: usize| at > 0 && reader.says(at - 1, &[b"as", b"previously", b"first", b"last"]);
    let told = |at: usize| reader.says(at, &crate::filing::release::ANNOUNCES) && !before(at);
    // "For the quarter ended March 31, 2004 -", "on December 31, 2003 -": the day of something else.
    let led = (1..=4).any(|back| {
        time.first.checked_sub(back).is_some_and(|at| {
            matches!(reader.word(at), Word::At | Word::On | Word::As | Word::Of | Word::Ended | Word::For)
        })
    });
    let bare = time.spec.day.is_some() && time.spec.length.is_none() && !led;
    bare && time.first <= HEAD && dash(time.end) && (time.end..time.end + TOLD).any(told)
}

/// True for a time that names no year, which only the report tells.
pub(super) fn is_told(reader: Reader<'_>, time: &TimeMention) -> bool {
    let words = reader.text.as_bytes().get(time.span.range()).unwrap_or(&[]);
    !words.windows(2).any(|two| two.iter().all(u8::is_ascii_digit))
}

/// "June 30, 2010, the last day of the second quarter": the day is what is meant.
fn is_last_day(reader: Reader<'_>, time: &TimeMention) -> bool {
    (1..=12).any(|back| reader.word_before(time.first, back) == Word::Day)
}

/// "The last business day of the registrant's most recently completed second fiscal quarter" (Form 10-K, cover): where no
/// day stands near it, its last day is what is meant.
pub(super) fn is_only_day(reader: Reader<'_>, times: &[TimeMention], index: usize) -> bool {
    const NEAR: usize = 50;
    let time = &times[index];
    let completed =
        (1..=8).filter_map(|back| time.first.checked_sub(back)).any(|at| reader.is(at, b"completed"));
    let near = |other: &TimeMention| {
        other.spec.day.is_some() && other.first + NEAR > time.first && other.first < time.end + NEAR
    };
    let around = index.saturating_sub(2)..(index + 3).min(times.len());
    time.spec.quarter.is_some()
        && completed
        && is_last_day(reader, time)
        && !times.get(around).unwrap_or(&[]).iter().any(near)
}

/// The last day of what amounts may speak of without more ado.
fn latest(calendar: &Calendar) -> Option<jiff::civil::Date> {
    calendar.end().map(|end| end.saturating_add(TimeSpan::new().days(SUBSEQUENT)))
}

/// The mentions that lie further ahead than those which amounts may speak of.
pub(super) fn ahead(reader: Reader<'_>, times: &[TimeMention], calendar: &Calendar) -> Vec<usize> {
    let Some(latest) = latest(calendar) else { return Vec::new() };
    let is_ahead = |time: &TimeMention| {
        time.spec.resolve(calendar, false).is_some_and(|period| period.end() > latest)
            && !is_in_name(reader, time)
            && (!is_due(reader, time) || time.first > 0 && reader.is(time.first - 1, b"by"))
            && !passed_over::is_of_century(reader, time)
    };
    (0..times.len()).filter(|index| is_ahead(&times[*index])).collect()
}

/// The mentions that amounts may speak of: not those that name something ("2026 Notes"), say when
/// something falls due, or lie far ahead.
pub(super) fn usable(reader: Reader<'_>, times: &[TimeMention], calendar: &Calendar) -> Vec<usize> {
    let latest = latest(calendar);
    let mut source = None;
    let mut thing = None;
    // "The notes issued in 2019 and 2020 have": the second year as the first.
    let mut is_of_thing = |index: usize| {
        let time = &times[index];
        let listed = thing.is_some_and(|before: usize| {
            before + 1 == index
                && time.first == times[before].end + 1
                && reader.word(times[before].end) == Word::And
        });
        let is = listed || things::is_of_thing_now(reader, time);
        thing = if is { Some(index) } else { thing };
        is
    };
    let mut is_usable = |index: usize| {
        let time = &times[index];
        // "As of December 31, 2024 and 2023": a source as the one before it.
        let listed = source.is_some_and(|before: usize| {
            before + 1 == index
                && time.first <= times[before].end + 2
                && reader.word(times[before].end) == Word::And
        });
        if listed || is_source(reader, time) {
            source = Some(index);
            return false;
        }
        let Some(period) = time.spec.resolve(calendar, false) else { return false };
        let other = is_in_name(reader, time)
            || is_due(reader, time)
            || passed_over::is_of_plan(reader, time)
            || is_of_thing(index)
            || things::is_of_make(reader, time)
            || things::is_origin_of_now(reader, time)
            || passed_over::is_of_century(reader, time)
            || passed_over::is_supposed(reader, time)
            || is_dateline(reader, time)
            || is_told(reader, time) && is_last_day(reader, time) && time.spec.day.is_none()
            || passed_over::is_of_term(reader, time, calendar);
        !other && latest.is_none_or(|latest| period.end() <= latest)
    };
    (0..times.len()).filter(|index| is_usable(*index)).collect()
}

/// "Act of 1934", "Code of 1986", "Stock Option Plan of 1996": the year is part of a statute's name.
pub(in crate::figures) fn is_of_act(reader: Reader<'_>, time: &TimeMention) -> bool {
    // "The Internal Revenue Code of 1986".
    let named = || {
        reader.word_before(time.first, 2) == Word::Act
            || time.first > 1 && matches!(reader.bytes(time.first - 2), b"Code" | b"Plan" | b"Law")
    };
    reader.word_before(time.first, 1) == Word::Of && named()
}

/// True where a year is part of a name: "Act of 1934", "2014 Equity Incentive Plan".
pub(super) fn is_in_name(reader: Reader<'_>, time: &TimeMention) -> bool {
    let spec = time.spec;
    // "The March 2023 Notes", but "In March 2023 Example acquired".
    let month = spec.month.is_some() && spec.day.is_none() && spec.year.is_some();
    let headed = matches!(reader.word_before(time.first, 1), Word::The | Word::A | Word::And)
        || reader.kind_before(time.first, 1) == Some(TokenKind::Quote);
    if spec.month.is_some() && !(month && headed) || spec.quarter.is_some() || spec.length.is_some() {
        return false;
    }
    let named = reader.kind(time.end) == Some(TokenKind::Capital)
        && reader.get(time.end).is_some_and(|t| t.spaced)
        && reader.word(time.end).month().is_none();
    is_of_act(reader, time) || named || passed_over::is_of_brand(reader, time)
}

/// What the mentions of a block say of the amounts in it.
#[derive(Clone, Copy)]
pub(super) struct Spoken<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) times: &'a [TimeMention],
    /// The mentions that amounts may speak of.
    pub(super) usable: &'a [usize],
    /// Those that lie further ahead.
    pub(super) ahead: &'a [usize],
    pub(super) calendar: &'a Calendar,
}

/// The amounts of a sentence.
struct Amounts<'a> {
    /// Their tokens, in order.
    ranges: &'a [(usize, usize)],
    /// Where the sentence turns to what is compared with.
    turns: Vec<(usize, usize)>,
}

impl Spoken<'_> {
    fn days(&self, mention: usize) -> Option<Period> {
        self.times[mention].spec.resolve(self.calendar, false)
    }

    pub(super) fn days_of(&self, said: Said) -> Option<Period> {
        self.days(said.mention).map(|days| self.calendar.shifted(days, said.months))
    }

    /// For each amount of a sentence (token ranges in order), the time it speaks of. `carried` is what
    /// the sentences before leave.
    pub(super) fn assign(
        &self,
        sentence: Sentence,
        amounts: &[(usize, usize)],
        carried: Option<Said>,
    ) -> Vec<When> {
        let local: Vec<usize> = self.local(sentence);
        let asides = self.asides(sentence, amounts, &local);
        let amounts_of = Amounts { ranges: amounts, turns: compare::turns(self.reader, sentence, amounts) };
        let mut whens = vec![When::Unsaid; amounts.len()];
        let mut seen: Vec<usize> = Vec::with_capacity(local.len());
        for (index, amount) in amounts.iter().enumerate() {
            let aside = asides.around(amount.0);
            let own = |t: &usize| asides.around(self.times[*t].first) == aside;
            seen.clear();
            seen.extend(local.iter().copied().filter(own));
            if seen.is_empty() && aside.is_some() {
                // What an aside leaves out, the sentence says.
                seen.extend(local.iter().copied().filter(|t| asides.around(self.times[*t].first).is_none()));
            }
            let same_aside = |a: &&(usize, usize)| asides.around(a.0) == aside;
            let first_amount = amounts.iter().find(same_aside).unwrap_or(amount);
            whens[index] = self.when(sentence, &amounts_of, index, *first_amount, &seen, carried);
        }
        for index in 1..amounts.len() {
            // "Compared to $54 million (18.8% margin)": one and the same in two measures.
            if compare::goes_on(self.reader, amounts[index - 1].1, amounts[index].0)
                && compare::is_turned_amount(self.reader, &amounts_of.turns, amounts, index - 1)
                && (whens[index] == When::Unsaid || index > 1 && whens[index] == whens[index - 2])
            {
                whens[index] = whens[index - 1];
            }
            // "Was $5 million in 2022, compared to $4 million in 2021, an increase of $1 million, or 25%": of what is
            // compared.
            let turn = amounts_of.turns.iter().rev().find(|(at, _)| *at < amounts[index].0);
            if compare::tells_difference(self.reader, amounts[index - 1].1, amounts[index].0)
                && let Some((turn, _)) = turn
                && let Some(compared) = amounts[..index].iter().rposition(|amount| amount.1 <= *turn)
            {
                whens[index] = whens[compared];
            } else if index > 1
                && compare::tells_difference(self.reader, amounts[index - 2].1, amounts[index - 1].0)
                && compare::goes_on(self.reader, amounts[index - 1].1, amounts[index].0)
            {
                whens[index] = whens[index - 1];
            }
        }
        for index in 1..amounts.len() {
            // "Was $5 million, versus $4 million in the prior-year quarter": a quarter both.
            if matches!(whens[index], When::QuarterUnsaid(_))
                && whens[index - 1] == When::Unsaid
                && compare::is_right_behind(&amounts_of.turns, amounts[index].0, amounts[index - 1].1)
            {
                whens[index - 1] = When::QuarterUnsaid(0);
            }
        }
        lists::in_turn(self, amounts, &amounts_of.turns, &mut whens);
        compare::share_time(self.reader, &amounts_of.turns, amounts, self.times, &mut whens);
        levels::before(self, amounts, &mut whens);
        let ahead = self.within(self.ahead, sentence);
        if ahead.is_empty() {
            lists::respectively(self.reader, sentence, amounts, self.times, &local, &mut whens);
        } else {
            ahead::put(self.reader, sentence, amounts, self.times, &ahead, &mut whens);
            let mut all = [local.as_slice(), ahead.as_slice()].concat();
            all.sort_unstable();
            lists::respectively(self.reader, sentence, amounts, self.times, &all, &mut whens);
        }
        dealt::put(self, sentence, amounts, &mut whens);
        coming::put(self, sentence, amounts, &mut whens);
        running::put(self, sentence, amounts, &mut whens);
        if let Some(carried) = carried.filter(|_| local.is_empty()) {
            let time = (&self.times[carried.mention], self.days_of(carried));
            release::free(self.reader, sentence, amounts, time, self.calendar, &mut whens);
        }
        if local.is_empty() && ahead.is_empty() {
            bare::lists(self.reader, sentence, amounts, &mut whens);
        }
        whens
    }

    /// The usable mentions of a sentence.
    fn local(&self, sentence: Sentence) -> Vec<usize> {
        self.within(self.usable, sentence)
    }

    /// Those of `mentions` that stand in a sentence.
    fn within(&self, mentions: &[usize], sentence: Sentence) -> Vec<usize> {
        // Mentions are in text order, and a block has as many sentences as it has mentions.
        let before = |end: usize| mentions.partition_point(|t| self.times[*t].first < end);
        let (from, to) = (before(sentence.first), before(sentence.end));
        mentions.get(from..to).unwrap_or(&[]).to_vec()
    }

    fn asides(&self, sentence: Sentence, amounts: &[(usize, usize)], local: &[usize]) -> Asides {
        let starts: Vec<usize> = local.iter().map(|t| self.times[*t].first).collect();
        Asides::of(self.reader, sentence, amounts, &starts)
    }

    /// When an amount is told of that the words at `shift` put a year back: `full` names its time, or `base` that of the
    /// amount it is held against.
    fn year_before(&self, full: Option<usize>, base: Option<Said>, shift: usize) -> When {
        match (full, base) {
            (Some(full), _) if earlier::is_of_year_before(self.reader, &self.times[full]) => {
                When::shifted(full, -12)
            }
            (Some(full), _) => When::at(full),
            (None, Some(base)) => When::Said(base.later(-12)),
            (None, None) if compare::names_quarter(self.reader, shift) => When::QuarterUnsaid(-12),
            (None, None) => When::ShiftedUnsaid(-12),
        }
    }

    /// The time of the amount with this index, of the mentions `local`.
    fn when(
        &self,
        sentence: Sentence,
        Amounts { ranges: amounts, turns }: &Amounts<'_>,
        index: usize,
        first_amount: (usize, usize),
        local: &[usize],
        carried: Option<Said>,
    ) -> When {
        let Self { reader, times, .. } = *self;
        let (first, end) = amounts[index];
        let next_amount = self.past_other_measure(amounts, index).map_or(sentence.end, |a| a.0);
        let last_end = index.checked_sub(1).map_or(sentence.first, |i| amounts[i].1);
        if let Some(shift) = compare::year_before(reader, last_end, (first, end), next_amount) {
            // "For the prior year quarter ended October 28, 2009" says it in full.
            let full = local
                .iter()
                .copied()
                .find(|t| (shift..=shift + 4).contains(&times[*t].first) && times[*t].first < next_amount);
            let base = local.iter().copied().find(|t| times[*t].first < shift);
            // "$5 compared to $4 in the second quarter of 2010 and $3 a year ago": a year before the $5.
            let compared = base.is_some_and(|base| {
                let turn = turns.iter().find(|(at, _)| *at < times[base].first);
                let stated =
                    turn.is_some_and(|(at, _)| amounts.first().is_some_and(|amount| amount.1 <= *at));
                stated && self.days(base).is_some_and(is_quarter) && compare::is_ago(reader, shift)
            });
            let base = base.filter(|_| !compared).map(Said::of).or(carried);
            return self.year_before(full, base, shift);
        }
        // "2010 — $0.9 million, 2009 — $4.1 million".
        if let Some(label) = local.iter().copied().rfind(|t| times[*t].end <= first)
            && is_label_of(reader, times[label].end, first)
        {
            return When::at(label);
        }
        let against = |t: &usize| compare::parts(reader, sentence, turns, (first, end), &times[*t]);
        let open = |t: &usize| !against(t);
        // Of a list of times that follows one amount the first counts.
        let after = local.iter().copied().filter(|t| times[*t].first >= end).find(open);
        let of_thing =
            |t: &usize| self.is_of_earlier_thing(local, *t, index.checked_sub(1).map(|last| amounts[last]));
        let before = local.iter().copied().filter(|t| times[*t].end <= first && !of_thing(t)).rfind(open);
        // "In 2023, we paid $5 million for the plant acquired in 2019".
        let turned = |lead: usize| turns.iter().any(|(at, _)| (times[lead].end..first).contains(at));
        let left = |t: &usize| {
            before.is_some_and(|lead| {
                !turned(lead) && led::leaves(reader, &times[lead], (first, end), &times[*t])
            })
        };
        let close = after.filter(|t| times[*t].first < next_amount && belongs(reader, end, times[*t].first));
        let close = close.filter(|t| !left(t));
        let before = before.map(|last| self.first_of_list(last, local));
        // Sentences name their times before their amounts or after them, and keep to it.
        let trailing = local.first().is_some_and(|t| times[*t].first >= first_amount.1);
        // "2,000 shares of Class A and 300 of Class B common stock, par value $0.01, outstanding as of May 1, 2024":
        // the one time that a sentence names as that of all.
        let only = local.len() == 1
            && (1..=4).any(|back| {
                let at = times[local[0]].first.checked_sub(back);
                at.is_some_and(|at| matches!(reader.bytes(at), b"outstanding" | b"issued"))
            });
        let near = after.filter(|t| carried.is_none() || only || belongs(reader, end, times[*t].first));
        let found = if trailing { near.or(before) } else { close.or(before).or(near) };
        if earlier::is_of_quarter_before(reader, end, next_amount)
            && let Some(base) = before.map(Said::of).or(carried)
            && self.days_of(base).is_some_and(is_quarter)
        {
            return When::Said(base.later(-3));
        }
        let turned = || turns.iter().any(|(at, _)| *at < first);
        if close.or(before).is_none() && earlier::opens(reader, sentence, first) && !turned() {
            let named = |at| compare::is_year_before(reader, at) && compare::names_quarter(reader, at);
            let quarter = || (sentence.first..first).any(named);
            return match carried {
                Some(carried) => When::Said(carried.later(-12)),
                None if quarter() => When::QuarterUnsaid(-12),
                None => When::ShiftedUnsaid(-12),
            };
        }
        let annual = || self.calendar.assumed_end().is_some_and(|end| self.calendar.is_year_end(end));
        if let Some((first, last)) =
            open::years(reader, sentence, (first, end)).filter(|_| local.is_empty() && annual())
        {
            return When::Years(first, last);
        }
        let of_report = found.is_none() && carried.is_none_or(|_| local.is_empty());
        if of_report && (open::opens_after(reader, sentence) || open::is_from_start(reader, sentence, end)) {
            return When::Unknown;
        }
        if let Some(found) = found {
            let closes = |day| self.calendar.end().is_some_and(|end| day >= end);
            if open::is_after(reader, &times[found]) && self.days(found).map(Period::end).is_some_and(closes)
            {
                return When::Unknown;
            }
            if earlier::is_of_year_before(reader, &times[found]) {
                return When::shifted(found, -12);
            }
            // "In 2022, sales rose to $5 million from $4 million": those of the year before.
            let compared = times[found].end <= last_end
                && compare::is_turned_amount(reader, turns, amounts, index)
                && compare::is_plain_turn(reader, turns, (first, end), last_end)
                && self.days(found).is_some_and(is_reported);
            return if compared { When::shifted(found, -12) } else { When::at(found) };
        }
        match local.iter().copied().find(against) {
            Some(base) => self.after_base(base, carried),
            None if local.is_empty()
                && index > 0
                && compare::is_turned_to(reader, turns, (first, end), last_end) =>
            {
                match carried {
                    Some(carried) if self.days_of(carried).is_some_and(is_reported) => {
                        When::Said(carried.later(-12))
                    }
                    Some(carried) => When::ComparedSaid(carried),
                    None => When::ComparedUnsaid,
                }
            }
            None => carried.or(after.map(Said::of)).map_or(When::Unsaid, When::Said),
        }
    }

    /// "In both 2010 and 2009, rent was $5 million": of a list of times before one amount the first counts
    /// too. `last` is the last of the list.
    fn first_of_list(&self, last: usize, local: &[usize]) -> usize {
        let Self { reader, times, .. } = *self;
        let joins = |i: usize| {
            reader.kind(i) == Some(TokenKind::Comma) || matches!(reader.word(i), Word::And | Word::Or)
        };
        let list = local.get(..local.partition_point(|t| *t <= last)).unwrap_or(local);
        let joined = |pair: &&[usize]| {
            let mut gap = times[pair[0]].end..times[pair[1]].first;
            !gap.is_empty() && gap.all(joins)
        };
        list.windows(2).rev().take_while(joined).last().map_or(last, |pair| pair[0])
    }

    /// The time of an amount that is compared with the time `base`: what was spoken of before where that
    /// is later, else the same stretch a year later where the report reaches that far.
    fn after_base(&self, base: usize, carried: Option<Said>) -> When {
        let Some(days) = self.days(base) else { return When::Unsaid };
        let later = matches!(days, Period::Duration(..)).then(|| self.calendar.shifted(days, 12));
        if let Some(carried) = carried
            && let Some(left) = self.days_of(carried)
            && left.end() > days.end()
        {
            // What is compared with that of a stretch is that of one, though a day was spoken of before.
            let alike = is_reported(days) && later.is_some_and(|later| left == Period::Instant(later.end()));
            return if alike { When::shifted(base, 12) } else { When::Said(carried) };
        }
        let reached = |p: &Period| self.calendar.end().is_some_and(|end| p.end() <= end);
        later.filter(reached).map_or(When::Unsaid, |_| When::shifted(base, 12))
    }
}

/// True for a quarter of a year or more, as reports tell of.
fn is_reported(period: Period) -> bool {
    const QUARTER: i32 = 80;
    match period {
        Period::Duration(start, end) => start.until(end).is_ok_and(|length| length.get_days() >= QUARTER),
        Period::Instant(_) => false,
    }
}

/// True for a quarter.
fn is_quarter(period: Period) -> bool {
    const LONGEST: i32 = 120;
    let short =
        |start: jiff::civil::Date, end| start.until(end).is_ok_and(|length| length.get_days() <= LONGEST);
    is_reported(period) && matches!(period, Period::Duration(start, end) if short(start, end))
}

/// True where only a dash or a colon parts a time from the amount after it.
fn is_label_of(reader: Reader<'_>, from: usize, to: usize) -> bool {
    (1..=2).contains(&to.saturating_sub(from))
        && (from..to).all(|i| {
            matches!(
                reader.kind(i),
                Some(TokenKind::Dash | TokenKind::Hyphen | TokenKind::Colon | TokenKind::Currency(_))
            )
        })
        && !matches!(reader.kind(from), Some(TokenKind::Currency(_)))
}

/// True where the words between an amount and a later time tie them: no "compared", no new clause.
fn belongs(reader: Reader<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 24
        && !(from..to).any(|i| {
            matches!(reader.kind(i), Some(TokenKind::Semicolon | TokenKind::Period)) && !reader.touches(i + 1)
                || reader.word(i) == Word::Compared
                    && !(i + 1 == to && compare::is_alike(reader, i) || compare::is_within_alike(reader, i))
                || reader.says(i, &[b"while", b"whereas"])
        })
}
