//! How much speaks for a fact being what a figure in prose means: value, time, unit, words, and what
//! the other figures of the sentence say.
//!
//! All in eighths of bits. A value speaks by how narrow the window is that the print leaves, less what
//! it costs to look among all facts of about its size. Words speak by how few rows have them, and by
//! how much of a row's name they say. A row that two figures of a sentence lead to, each to another
//! column of it, is the row that the sentence is about.
//!
//! The weights were fitted so that a score of 0 is as likely true as not: on figures of filings as
//! printed, against the same figures with a digit changed, which no table holds but by chance.

mod change;
mod said;

use std::cell::OnceCell;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::Tables;
use super::facts::{self, Class, Fact, How, Measured, between, day, length};
use super::sentence::Sentence;
use super::words::{Cues, Word, log2};
use crate::figures::{Figure, FigureId, Period};
use crate::filing::Document;
use crate::text::TextSpan;

/// From here on a fact is taken for what is meant: it is then more than twice as likely true as not, and
/// of all that are taken one in twenty-five is not.
const ENOUGH: i32 = 11;
/// A rival that comes so near is as likely.
const CLOSE: i32 = 8;
/// Digits from which on a print that is met to the last one needs no words where no row of its time has any: so many
/// are alike by no chance.
const ALONE: usize = 6;
/// Facts that meet a value and are weighed; where more do, the value tells nothing.
const CROWD: usize = 200;
/// Facts of one row that are compared with each other.
const MATES: usize = 32;
/// From the first day to the last.
const EVER: (i32, i32) = (i32::MIN, i32::MAX);
/// Days by which the ends of one fiscal period may be told apart.
const SAME_END: i32 = 8;

/// What is known of the prose around a figure.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) document: &'a Document,
    pub(super) sentence: &'a Sentence,
    /// From the figure before to the figure after.
    pub(super) clause: TextSpan,
    /// Words of the figure's own label, sorted.
    pub(super) label: &'a [Word],
}

impl<'a> Around<'a> {
    /// The words of the sentence.
    fn text(&self) -> &'a str {
        self.document.slice(self.sentence.span())
    }

    /// What the sentence says in `most` bytes before `figure` and behind it, in small letters.
    fn beside(&self, figure: TextSpan, most: usize) -> (String, String) {
        let (text, start) = (self.text(), self.sentence.span().start());
        let before = text.get(..figure.start().saturating_sub(start) as usize).unwrap_or_default();
        let behind = text.get(figure.end().saturating_sub(start) as usize..).unwrap_or_default().trim_start();
        let from = before.len().saturating_sub(most);
        let from = (from..before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(before.len());
        let to = (0..=most.min(behind.len())).rev().find(|at| behind.is_char_boundary(*at)).unwrap_or(0);
        let small = |part: Option<&str>| part.unwrap_or_default().to_ascii_lowercase();
        (small(before.get(from..)), small(behind.get(..to)))
    }
}

/// A fact that a figure may stand for, and what speaks for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) prose: FigureId,
    pub(super) fact: Fact,
    score: i32,
    /// What the width of the print alone tells.
    width: i32,
    /// What the figure is called, and whether its time is that of the fact.
    label: Named,
}

impl Candidate {
    /// True where so many eighths of bits more would tell it.
    pub(super) fn is_told_with(&self, more: i32) -> bool {
        self.score + more >= ENOUGH
    }
}

/// A figure's label and whether its time is that of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    label: u64,
    same_time: bool,
}

/// Adds the facts that the figure `prose` may stand for to `found`.
pub(super) fn candidates(
    tables: Tables<'_>,
    prose: FigureId,
    around: Around<'_>,
    found: &mut Vec<Candidate>,
) {
    let Some(figure) = tables.figures.get(prose) else { return };
    let Some(measured) = facts::measure(figure) else { return };
    let mut hasher = FxHasher::default();
    around.label.hash(&mut hasher);
    let asked = Asked { tables, prose, figure, measured, around, label: hasher.finish() };
    for how in asked.hows() {
        asked.weigh_all(how, found);
    }
}

/// Lets the figures of a sentence speak for each other: those that lead to the same row.
pub(super) fn join(candidates: &mut [Candidate]) {
    candidates.sort_by_key(|c| (c.fact.sheet, c.fact.row, c.prose));
    for row in candidates.chunk_by_mut(|a, b| (a.fact.sheet, a.fact.row) == (b.fact.sheet, b.fact.row)) {
        let Some(row) = row.get_mut(..row.len().min(MATES)) else { continue };
        let made = |c: &Candidate| (c.fact.how, c.fact.column, c.fact.other);
        let before: Vec<Candidate> = row.to_vec();
        for candidate in row {
            let others = before.iter().filter(|o| o.prose != candidate.prose && made(o) != made(candidate));
            // "Was 0.5 in 2010, compared to 0.1 in 2009": two of one name, each at its own time.
            let told = |o: &Candidate| {
                let paired = candidate.label.same_time && o.label == candidate.label;
                14 + 5 * o.width.min(80) / 8 + if paired { 12 } else { 0 }
            };
            if let Some(bits) = others.map(told).max() {
                candidate.score += bits;
            }
        }
    }
}

/// The facts that a figure stands for, given all that it may stand for: one, or several of different
/// values that are equally likely, the likeliest first. None where nothing tells.
pub(super) fn best(candidates: &[Candidate]) -> Vec<Fact> {
    // A row that states the rate of taxes is what prose restates, and not the two rows that make it.
    let is_rate = |c: &&Candidate| c.fact.how == How::TaxRate;
    let stated = candidates.iter().any(|c| c.fact.how == How::Same && c.score >= ENOUGH);
    let open = || candidates.iter().filter(|c| !(stated && is_rate(c)));
    let top = open().map(|c| c.score).max().filter(|score| *score >= ENOUGH);
    let Some(top) = top else { return Vec::new() };
    let mut near: Vec<&Candidate> = open().filter(|c| c.score > top - CLOSE).collect();
    // A column of changes states what two figures beside it make: these tell more.
    if near.iter().any(|c| !c.fact.is_timeless()) {
        near.retain(|c| !c.fact.is_timeless());
    }
    near.sort_by_key(|c| std::cmp::Reverse(c.score));
    let mut facts: Vec<Fact> = Vec::new();
    for Candidate { fact, .. } in near {
        if !facts.iter().any(|f| f.value == fact.value && f.how == fact.how) {
            facts.push(*fact);
        }
    }
    facts
}

/// The digits of a value, without the noughts at its end.
fn digits(value: i64) -> usize {
    let mut rest = value.unsigned_abs();
    while rest != 0 && rest.is_multiple_of(10) {
        rest /= 10;
    }
    rest.checked_ilog10().map_or(0, |ten| ten as usize + 1)
}

/// All that is known of a figure whose facts are sought.
struct Asked<'a> {
    tables: Tables<'a>,
    prose: FigureId,
    figure: &'a Figure,
    measured: Measured,
    around: Around<'a>,
    /// What its label is known by.
    label: u64,
}

impl Asked<'_> {
    /// What a fact may make of its figures, given what the sentence says.
    fn hows(&self) -> impl Iterator<Item = How> {
        let cues = self.around.sentence.cues;
        let percent = self.measured.class == Class::Percent;
        let points = self.figure.unit == crate::figures::Unit::BasisPoint || cues.all(Cues::POINTS);
        [
            (How::Same, true),
            (How::Difference, cues.all(Cues::CHANGE) && (!percent || points)),
            (How::Change, percent && cues.all(Cues::CHANGE)),
            (How::Share, percent && cues.all(Cues::SHARE)),
            (How::TaxRate, percent && cues.all(Cues::RATE)),
        ]
        .into_iter()
        .filter_map(|(how, asked)| asked.then_some(how))
    }

    /// Weighs the facts of one making that meet the value.
    fn weigh_all(&self, how: How, found: &mut Vec<Candidate>) {
        let all = EVER;
        let Some(period) = self.figure.period else { return self.weigh_ends(how, all, 0, found) };
        let end = day(period.end());
        self.weigh_ends(how, (end - SAME_END, end + SAME_END), 0, found);
        match how {
            // "Fell to 31 % in 2022 from 38 %": what time a figure is of may be told wrong.
            How::Same => self.weigh_ends(how, all, -12, found),
            // "From 1996": the time that is named is the earlier one.
            How::Change | How::Difference => self.weigh_ends(how, (end + 80, end + 385), 0, found),
            _ => {}
        }
    }

    fn weigh_ends(&self, how: How, ends: (i32, i32), bonus: i32, found: &mut Vec<Candidate>) {
        let Measured { class, value, half } = self.measured;
        let facts = self.tables.facts;
        let groups = || facts.groups(class, how, ends);
        let repeats = facts.repeats(self.figure.document, class, how, ends);
        // What rounding in the table moves is seldom more than what rounding in the prose does.
        let reach = half.max(1) * 2;
        let (near_ends, met_ends) = ((value / 4 * 3, value / 2 * 3), (value - half, value + half));
        let (mut near, mut met) = (0usize, 0usize);
        let at_any_time = how == How::Same && ends == EVER;
        if at_any_time {
            near = facts.count_of_any_time(class, near_ends.0, near_ends.1);
            met = facts.count_of_any_time(class, met_ends.0, met_ends.1);
        } else {
            for group in groups() {
                near += between(group, near_ends.0, near_ends.1).len();
                met += between(group, met_ends.0, met_ends.1).len();
            }
        }
        if met > CROWD {
            return;
        }
        let around = |group| between(group, value - reach, value + reach);
        // Where a row has a word of the sentence, a digit may be wrong in it, and another row's value tell nothing.
        let (unnamed, term) = (OnceCell::new(), OnceCell::new());
        let long = || {
            let here = || groups().chain(facts.repeats(self.figure.document, class, how, ends));
            let named = || here().flatten().any(|fact| self.shares_a_word(fact));
            !at_any_time && digits(value) >= ALONE && *unnamed.get_or_init(|| !named())
        };
        let stated: Vec<&Fact> = if at_any_time {
            facts.list_of_any_time(class, value - reach, value + reach)
        } else {
            groups().flat_map(around).collect()
        };
        let rivals = log2(u64::try_from(near).unwrap_or(1));
        for fact in stated.into_iter().chain(repeats.flat_map(around)) {
            let off = (fact.value - value).abs();
            // "$5,120,384,000" in prose is 5,120,384 in a table in thousands, to the last digit.
            let exact = how == How::Same && off <= half;
            if off > how.reach(half, fact.slack) || fact.slack > reach && !exact {
                continue;
            }
            let wide = (value / 4 * 3).max(1) / (2 * half.max(fact.slack)).max(1);
            let width = log2(u64::try_from(wide).unwrap_or(1)).min(200);
            let Some(place) = self.place(fact).filter(|_| self.may_be_change(fact)) else { continue };
            let alone = || exact && long();
            let Some(said) = self.said(fact, alone) else { continue };
            if !said.is_whole() && *term.get_or_init(|| self.is_term()) {
                continue;
            }
            let score = self.base(how) + (20 * width - 22 * rivals) / 32 + said.score() + place + bonus;
            let label = Named { label: self.label, same_time: self.is_at(fact) };
            found.push(Candidate { prose: self.prose, fact: *fact, score, width, label });
        }
    }

    /// What a kind of figure and a making have for them before anything else is known.
    fn base(&self, how: How) -> i32 {
        let making = match how {
            How::Same | How::TaxRate => 0,
            How::Difference => -15,
            How::Change => -3,
            How::Share => -13,
        };
        let kind = match self.measured.class {
            Class::Money => 0,
            Class::Percent => -7,
            Class::PerShare => -3,
            Class::Shares => -10,
        };
        making + kind - 39
    }

    /// True where the fact is of the figure's own time.
    fn is_at(&self, fact: &Fact) -> bool {
        let sheet = self.tables.sheets.get(fact.sheet as usize);
        let entry = sheet.and_then(|s| s.get(fact.row as usize, usize::from(fact.column)));
        let other = entry.and_then(|e| self.tables.figures.get(e.figure));
        self.figure.period.is_some() && other.is_some_and(|o| o.period == self.figure.period)
    }

    /// What time, place and unit speak for a fact; None where the units differ.
    fn place(&self, fact: &Fact) -> Option<i32> {
        let sheet = self.tables.sheets.get(fact.sheet as usize)?;
        let entry = sheet.get(fact.row as usize, usize::from(fact.column))?;
        let other = self.tables.figures.get(entry.figure)?;
        if self.measured.class != Class::Percent && other.unit != self.figure.unit {
            return None;
        }
        let place = match other.document == self.figure.document {
            true if other.section == self.figure.section => 4,
            true => 0,
            false => -5,
        };
        let time = match (self.figure.period, other.period) {
            (a, b) if a == b => 6,
            (Some(a @ Period::Duration(..)), Some(b @ Period::Duration(..))) => {
                if (length(a) - length(b)).abs() < 20 { 0 } else { -8 }
            }
            (Some(_), Some(_)) => -10,
            _ => 0,
        };
        Some(place + time)
    }
}
