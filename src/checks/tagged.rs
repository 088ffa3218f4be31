//! Print against tag, and tag against tag.
//!
//! A print agrees with its fact where both have the same absolute value and the same time: what the reader
//! of the print made of "(in thousands)" and of a column's header, and what the filer's software says. A
//! failed check must be the filer's fault and not a misreading, so a disagreement is only reported where
//! the figure stands alone with it: the figures around it, read by the same caption and the same header,
//! agree with their tags. Where a whole column or row disagrees the reading of its header is the likelier
//! fault; then nothing is reported, and the doubts of its figures say it.
//!
//! ```text
//!              2010     2009
//! Revenues    12,583   10,275     tagged 12,583,000   10,275,000
//! Costs        3,489    3,310     tagged  3,489       3,310,000     3,489 stands alone: a wrong scale
//! ```
//!
//! Facts of the same meaning (concept, entity, time, dimensions, unit) may be stated more than once and
//! must then agree within what they say that they are exact to (XBRL duplicate facts, 2021).

use std::fmt::Write;
use std::hash::{BuildHasher, BuildHasherDefault};

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHasher};

use super::equation::{self, raw};
use super::{Check, CheckKind, Operand, Role, Status};
use crate::figures::tagged::{Agreement, Match, agreement, period};
use crate::figures::{Figure, FigureId, Figures, Period, plain};
use crate::filing::Filing;
use crate::filing::ixbrl::{Context, Fact, FactId, Origin, Precision};
use crate::text::{SourceSpan, saturate};

/// A figure with its best fact and how they agree.
struct Pair<'a> {
    id: FigureId,
    figure: &'a Figure,
    fact: &'a Fact,
    agreed: Agreement,
}

/// Checks the figures of `filing` against what was tagged.
pub(super) fn tagged(filing: &Filing, figures: &Figures, checks: &mut Vec<Check>) {
    if filing.tagging.facts.is_empty() {
        return;
    }
    let pairs = pairs(filing, figures);
    let around = Around::of(filing, &pairs);
    let names = Names::of(filing);
    checks.extend(pairs.iter().filter_map(|pair| print(&names, pair, &around)));
    repeated(&names, figures, checks);
}

/// Figures whose print was tagged as a number.
fn pairs<'a>(filing: &'a Filing, figures: &'a Figures) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for (index, figure) in figures.all.iter().enumerate() {
        let best = figures.facts(figure).first().and_then(|id| filing.tagging.get(*id));
        // A fact of an instance was tied because it agrees; that proves nothing.
        let Some(fact) = best.filter(|fact| fact.origin == Origin::Inline) else { continue };
        let agreed = agreement(filing, figure, fact);
        if agreed.value != Match::NotCompared {
            pairs.push(Pair { id: FigureId(saturate(index)), figure, fact, agreed });
        }
    }
    pairs
}

/// A column or a row of a table: document, table, and the one or the other.
type Line = (usize, u32, Result<u16, u32>);

/// How the tags of a column or a row agree with the print.
#[derive(Clone, Copy)]
struct Tags<T> {
    agree: u32,
    not: u32,
    /// What those that agree have in common; None where they differ.
    common: Option<T>,
}

impl<T: PartialEq + Copy> Tags<T> {
    fn add(tags: &mut Option<Self>, agrees: bool, said: T) {
        let tags = tags.get_or_insert(Self { agree: 0, not: 0, common: None });
        if !agrees {
            tags.not += 1;
            return;
        }
        tags.common = if tags.agree == 0 { Some(said) } else { tags.common.filter(|c| *c == said) };
        tags.agree += 1;
    }
}

/// How the tags of a column or a row agree in scale, and in time.
type Both = (Option<Tags<i8>>, Option<Tags<Option<Period>>>);

/// How the figures of each column and each row agree with their tags.
#[derive(Default)]
struct Around(FxHashMap<Line, Both>);

impl Around {
    fn of(filing: &Filing, pairs: &[Pair<'_>]) -> Self {
        let mut around = Self::default();
        for pair in pairs {
            for line in lines(pair.figure) {
                let (scale, time) = around.0.entry(line).or_default();
                Tags::add(scale, pair.agreed.value == Match::Equal, pair.fact.scale);
                Tags::add(time, pair.agreed.period, time_of(filing, pair.fact));
            }
        }
        around
    }

    /// True where the filer's scale is the odd one: the tags around it agree with the print in another.
    fn odd_scale(&self, figure: &Figure, fact: &Fact) -> bool {
        self.odd(figure, |tags| tags.0, |common| common == figure.scale && common != fact.scale)
    }

    /// True where the filer's time is the odd one: the tags around it have the time of the print.
    fn odd_time(&self, figure: &Figure) -> bool {
        figure.period.is_some() && self.odd(figure, |tags| tags.1, |common| common == figure.period)
    }

    /// True where `figure` alone disagrees in its column and in its row, and what the others of the one or
    /// the other have in common speaks for the print.
    fn odd<T: Copy>(
        &self,
        figure: &Figure,
        tags: impl Fn(&Both) -> Option<Tags<T>>,
        speaks: impl Fn(T) -> bool,
    ) -> bool {
        let mut spoken = false;
        let mut seen = 0;
        for (line, least) in lines(figure).zip([LEAST_IN_COLUMN, LEAST_IN_ROW]) {
            let Some(tags) = self.0.get(&line).and_then(&tags) else { return false };
            if tags.not != 1 || tags.agree < least {
                return false;
            }
            spoken |= tags.common.is_some_and(&speaks);
            seen += 1;
        }
        seen == 2 && spoken
    }
}

/// Others in the column and in the row that must agree for one to be odd.
const LEAST_IN_COLUMN: u32 = 3;
const LEAST_IN_ROW: u32 = 1;

/// Column and row of a figure. Numbers among the words of a row's label belong to no column.
fn lines(figure: &Figure) -> impl Iterator<Item = Line> {
    figure
        .cell
        .filter(|cell| cell.column > 0)
        .into_iter()
        .flat_map(|cell| [Ok(cell.column), Err(cell.row)].map(|line| (figure.document, cell.table, line)))
}

/// The time of a fact; None for any time.
fn time_of(filing: &Filing, fact: &Fact) -> Option<Period> {
    filing.tagging.context(fact).and_then(|context| context.period).and_then(period)
}

/// The check of a print against its fact; None where they disagree and it may be the reader's fault.
fn print(names: &Names<'_>, pair: &Pair<'_>, around: &Around) -> Option<Check> {
    let Pair { id, figure, fact, agreed } = pair;
    // "$12.9 million" names its scale itself.
    let plainly = figure.from.scale.is_some_and(|from| figure.span.covers(from));
    let time_fails = agreed.value == Match::Equal && !agreed.period && around.odd_time(figure);
    let status = match agreed.value {
        Match::Equal if time_fails => Status::Fail,
        Match::Equal => Status::Pass,
        Match::Rounded => Status::Rounded,
        Match::Scale(_) if plainly || around.odd_scale(figure, fact) => Status::Fail,
        Match::Scale(_) | Match::Other | Match::NotCompared => return None,
    };
    let value = plain(fact.number()?);
    let read = figure.value.number().unwrap_or_default().abs();
    let residual = if agreed.value == Match::Equal { Decimal::ZERO } else { read - value.abs() };
    Some(Check {
        kind: CheckKind::Tagged,
        status,
        operands: vec![Operand { figure: *id, role: Role::Side }],
        equation: equation(names, pair, status, time_fails)?,
        residual,
        tolerance: half_step(figure.decimals.map_or(Precision::Exact, Precision::Decimals)),
    })
}

/// `12,583 = 12583000 USD (us-gaap:Revenues, 2010-07-01/2010-09-30)`. The time is left out where it was
/// not read alike and nothing is made of it.
fn equation(names: &Names<'_>, pair: &Pair<'_>, status: Status, time_fails: bool) -> Option<String> {
    let Pair { figure, fact, agreed, .. } = pair;
    let sign = if status == Status::Fail && !time_fails { "\u{2260}" } else { "=" };
    let value = plain(fact.number()?);
    let mut text = String::with_capacity(160);
    let unit = names.unit(fact);
    text.push_str(raw(names.filing, figure));
    text.push(' ');
    text.push_str(sign);
    text.push(' ');
    push_number(&mut text, value)?;
    if !unit.is_empty() {
        text.push(' ');
        text.push_str(unit);
    }
    text.push_str(" (");
    text.push_str(&names.filing.named(fact.concept));
    if let (Some(read), true) = (figure.period, time_fails) {
        write!(text, ", {read} \u{2260} {}", names.time(fact)).ok()?;
    } else if agreed.period && !names.time(fact).is_empty() {
        text.push_str(", ");
        text.push_str(names.time(fact));
    }
    text.push(')');
    Some(text)
}

/// Writes a number: most are whole and short, and need not go the long way of decimals.
fn push_number(text: &mut String, number: Decimal) -> Option<()> {
    match u64::try_from(number.mantissa()) {
        Ok(mut rest) if number.scale() == 0 => {
            let mut digits = [b'0'; 20];
            let mut first = digits.len() - 1;
            digits[first] += u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
            while rest > 0 {
                first -= 1;
                digits[first] += u8::try_from(rest % 10).unwrap_or(0);
                rest /= 10;
            }
            text.push_str(std::str::from_utf8(&digits[first..]).ok()?);
        }
        _ => write!(text, "{number}").ok()?,
    }
    Some(())
}

/// The names of units and times, written once for all checks.
struct Names<'a> {
    filing: &'a Filing,
    units: Vec<String>,
    times: Vec<String>,
}

impl<'a> Names<'a> {
    fn of(filing: &'a Filing) -> Self {
        let units = filing.tagging.units.iter().map(|unit| unit.name(&filing.source)).collect();
        let time = |context: &Context| context.period.map_or_else(String::new, |period| period.to_string());
        Self { filing, units, times: filing.tagging.contexts.iter().map(time).collect() }
    }

    fn unit(&self, fact: &Fact) -> &str {
        fact.unit.and_then(|unit| self.units.get(unit as usize)).map_or("", String::as_str)
    }

    fn time(&self, fact: &Fact) -> &str {
        fact.context.and_then(|context| self.times.get(context as usize)).map_or("", String::as_str)
    }
}

/// What a fact exact to this may be off by.
fn half_step(precision: Precision) -> Decimal {
    match precision {
        Precision::Decimals(decimals) => equation::half_step(decimals),
        Precision::Exact | Precision::Unstated => Decimal::ZERO,
    }
}

/// A fact with the figure that prints it, and the meaning of the fact as a number to group by.
struct Statement<'a> {
    meaning: u64,
    figure: FigureId,
    fact: &'a Fact,
}

/// Checks facts of the same meaning against each other: each against the most exact one.
fn repeated(names: &Names<'_>, figures: &Figures, checks: &mut Vec<Check>) {
    let filing = names.filing;
    let meanings = Meanings::of(filing);
    let statement = |(fact, figure): (FactId, FigureId)| {
        let fact = filing.tagging.get(fact)?;
        let inline = fact.origin == Origin::Inline && fact.number().is_some();
        Some(Statement { meaning: meanings.meaning(fact)?, figure, fact }).filter(|_| inline)
    };
    let mut statements: Vec<Statement<'_>> = figures.by_fact().into_iter().filter_map(statement).collect();
    statements.sort_by_key(|s| (s.meaning, s.figure));
    for same in statements.chunk_by(|a, b| a.meaning == b.meaning) {
        let exactness = |s: &&Statement<'_>| match s.fact.precision {
            Precision::Exact => i16::MAX,
            Precision::Decimals(decimals) => i16::from(decimals),
            Precision::Unstated => i16::MIN,
        };
        // Of equally exact ones the first, as `rev` makes of the last one that wins.
        let Some(best) = same.iter().rev().max_by_key(exactness) else { continue };
        for other in same.iter().filter(|s| s.figure != best.figure) {
            checks.extend(compare(names, figures, best, other));
        }
    }
}

fn compare(
    names: &Names<'_>,
    figures: &Figures,
    best: &Statement<'_>,
    other: &Statement<'_>,
) -> Option<Check> {
    let (a, b) = (best.fact.number()?, other.fact.number()?);
    let residual = b.checked_sub(a)?;
    let tolerance = half_step(best.fact.precision) + half_step(other.fact.precision);
    let status = if residual.is_zero() {
        Status::Pass
    } else if residual.abs() <= tolerance {
        Status::Rounded
    } else {
        Status::Fail
    };
    let print = |id: FigureId| Some(raw(names.filing, figures.get(id)?));
    let sign = if status == Status::Fail { "\u{2260}" } else { "=" };
    let mut equation = String::with_capacity(120);
    write!(equation, "{} {sign} {} (", print(best.figure)?, print(other.figure)?).ok()?;
    equation.push_str(&names.filing.named(best.fact.concept));
    if !names.time(best.fact).is_empty() {
        equation.push_str(", ");
        equation.push_str(names.time(best.fact));
    }
    equation.push(')');
    let operands = [best, other].map(|s| Operand { figure: s.figure, role: Role::Side }).to_vec();
    Some(Check { kind: CheckKind::Tagged, status, operands, equation, residual, tolerance })
}

/// What contexts and units mean, whatever their ids: filers declare some of them twice.
struct Meanings<'a> {
    filing: &'a Filing,
    contexts: Vec<u64>,
    units: Vec<u64>,
}

impl<'a> Meanings<'a> {
    fn of(filing: &'a Filing) -> Self {
        let hasher = BuildHasherDefault::<FxHasher>::default();
        let text = |span: SourceSpan| filing.source.get(span.range()).unwrap_or(&[]);
        let contexts = filing.tagging.contexts.iter().map(|context| {
            let mut dimensions: Vec<_> =
                context.dimensions.iter().map(|d| (text(d.axis), text(d.member))).collect();
            dimensions.sort_unstable();
            hasher.hash_one((text(context.entity), context.period, dimensions))
        });
        let units = filing.tagging.units.iter().map(|unit| {
            let list = |spans: &[SourceSpan]| spans.iter().map(|s| text(*s)).collect::<Vec<_>>();
            hasher.hash_one((list(&unit.over), list(&unit.under)))
        });
        Self { filing, contexts: contexts.collect(), units: units.collect() }
    }

    /// A number that two facts share where they mean the same.
    fn meaning(&self, fact: &Fact) -> Option<u64> {
        let context = self.contexts.get(fact.context? as usize)?;
        let unit = self.units.get(fact.unit? as usize)?;
        let concept = self.filing.source.get(fact.concept.range())?;
        Some(BuildHasherDefault::<FxHasher>::default().hash_one((concept, context, unit)))
    }
}

#[cfg(test)]
mod tests;
