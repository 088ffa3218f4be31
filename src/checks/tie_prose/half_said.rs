//! Sentences that state a change and one of the amounts that it lies between, or none, beside a table that has both.
//!
//! ```text
//! "Sales increased 6.2% to $412.3 million in 2023"              Sales   412,310   388,204
//!                  |       └ ties to the row, at 2023
//!                  └ the row has 388,204 for the year before: 6.2% more
//! "Sales increased $24.1 million, or 6.2%, compared to 2022"
//!                  |                 └ of the same two figures
//!                  └ 412,310 − 388,204
//! ```
//!
//! The figure that ties tells the row and the time; what the sentence says of the change, and of what amount, is read as
//! where both amounts are stated.

use super::super::evidence;
use super::facts::{self, Class, Fact, How, length};
use super::near_miss::Miss;
use super::said_change::{Said, is_apart, is_parted, moved};
use super::sentence::Sentence;
use super::{ProseTie, Tables};
use crate::figures::{FigureId, Period};
use crate::filing::Filing;

/// Days between the ends of two years, as days are counted there.
const YEAR: std::ops::RangeInclusive<i32> = 352..=380;

/// Steps from which on a change in percent is missed by more than rounding explains.
const LEAST: i64 = 3;
/// The same for a difference in money.
const APART_BY: i64 = 10;

/// The row that a change is of, and the columns of the two times.
#[derive(Clone, Copy)]
struct Place {
    sheet: u32,
    row: u32,
    before: usize,
    after: usize,
}

/// The changes among the figures `read` of a sentence that miss what the table makes them by a digit. `told` ties some of
/// the figures to tables.
pub(super) fn find(
    filing: &Filing,
    tables: Tables<'_>,
    sentence: &Sentence,
    told: &[ProseTie],
    read: &[FigureId],
) -> Vec<Miss> {
    let mut misses = Vec::new();
    if told.is_empty() || read.len() < 2 {
        return misses;
    }
    let figures = tables.figures;
    let first = read.first().and_then(|id| figures.get(*id));
    let Some(text) = first.and_then(|f| filing.documents.get(f.document)).map(|d| d.text.as_str()) else {
        return misses;
    };
    if is_apart(text, sentence) {
        return misses;
    }
    let mut at = 0;
    while at + 1 < read.len() {
        let start = at.checked_sub(1).and_then(|before| figures.get(*read.get(before)?));
        let start = start.map_or(sentence.span().start(), |f| f.span.end());
        let Some((said, length)) = Said::of(text, figures, start, read.get(at..).unwrap_or(&[])) else {
            at += 1;
            continue;
        };
        at += length;
        let last = read.get(at - 1).and_then(|id| figures.get(*id)).map_or(0, |f| f.span.end());
        // Where both amounts are said, they are held against the change there.
        if said.before.is_some() && said.after.is_some() || is_parted(text, last, sentence) {
            continue;
        }
        misses.extend(missed(tables, told, said));
    }
    misses
}

/// The change that misses what the row of the others makes it.
fn missed(tables: Tables<'_>, told: &[ProseTie], said: Said) -> Option<Miss> {
    let tie = |id: FigureId| told.iter().find(|tie| tie.prose == id);
    let fact = |id: FigureId, how: &[How]| match tie(id)?.facts.as_slice() {
        [fact] if how.contains(&fact.how) => Some(*fact),
        _ => None,
    };
    let rises = said.rises?;
    let of_change = |id: FigureId| fact(id, &[How::Change, How::Difference]).map(|fact| of_change(&fact));
    let of_amount = |id: FigureId, later: bool| beside(tables, &fact(id, &[How::Same])?, later);
    let place = match (said.after, said.before) {
        (Some(after), None) => of_amount(after, true),
        (None, Some(before)) => of_amount(before, false),
        _ => said.amount.and_then(of_change).or_else(|| said.percent.and_then(of_change)),
    }?;
    let sheet = tables.sheets.get(place.sheet as usize)?;
    let [before, after] = [place.before, place.after].map(|column| sheet.get(place.row as usize, column));
    let (before, after) = (before?.figure, after?.figure);
    let positive = |id: FigureId| {
        let number = tables.figures.get(id).and_then(|f| f.value.number());
        number.is_some_and(|number| number.is_sign_positive())
    };
    if !positive(before) || !positive(after) || !moved(tables.figures, before, after, rises) {
        return None;
    }
    let percent = said.percent.filter(|id| tie(*id).is_none());
    if let Some(percent) = percent.filter(|id| is_slip(tables, [before, after, *id])) {
        return Some(Miss { prose: percent, table: after, made: Some((How::Change, before)) });
    }
    let amount = said.amount.filter(|id| tie(*id).is_none())?;
    let slip = is_slip_of_difference(tables, [before, after, amount]);
    slip.then_some(Miss { prose: amount, table: after, made: Some((How::Difference, before)) })
}

/// The place of a change that a table makes.
fn of_change(fact: &Fact) -> Place {
    Place { sheet: fact.sheet, row: fact.row, before: fact.other as usize, after: usize::from(fact.column) }
}

/// The place of the change between the figure of a fact and that of a year before, or after where the fact is not the
/// `later` one; None where the row has several for either time.
fn beside(tables: Tables<'_>, fact: &Fact, later: bool) -> Option<Place> {
    let sheet = tables.sheets.get(fact.sheet as usize)?;
    let time = |column: usize| -> Option<(Period, Class)> {
        let figure = tables.figures.get(sheet.get(fact.row as usize, column)?.figure)?;
        Some((figure.period?, facts::measure(figure)?.class))
    };
    let own = usize::from(fact.column);
    let (period, class) = time(own)?;
    let end = |period: Period| facts::day(period.end());
    let apart = |(other, of): (Period, Class)| {
        let days = if later { end(period) - end(other) } else { end(other) - end(period) };
        (of == class && (length(other) - length(period)).abs() < 20).then_some(days)
    };
    let mut others = (0..sheet.columns).filter(|c| *c != own);
    if others.any(|c| time(c).and_then(apart) == Some(0)) {
        return None;
    }
    let mut beside = (0..sheet.columns)
        .filter(|c| *c != own && time(*c).and_then(apart).is_some_and(|days| YEAR.contains(&days)));
    let (other, None) = (beside.next()?, beside.next()) else { return None };
    let (before, after) = if later { (other, own) } else { (own, other) };
    Some(Place { sheet: fact.sheet, row: fact.row, before, after })
}

/// True where a digit of the percentage, or of the earlier amount, makes the percentage miss what it is of the two: the later
/// amount is said twice.
fn is_slip(tables: Tables<'_>, [before, after, percent]: [FigureId; 3]) -> bool {
    let measured = |id: FigureId| facts::measure(tables.figures.get(id)?);
    let (Some(b), Some(a), Some(p)) = (measured(before), measured(after), measured(percent)) else {
        return false;
    };
    let step = (2 * p.half).max(1);
    let printed = p.value / step;
    // Hundredths of a percent make ten thousand.
    let made = |before: i64| {
        let (before, after) = (i128::from(before), i128::from(a.value));
        let hundredths = 10_000 * (after - before).abs() / before.max(1);
        i64::try_from(hundredths).ok().map(|made| (made + p.half) / step)
    };
    let Some(meant) = made(b.value) else { return false };
    if (printed - meant).abs() < LEAST || printed.max(meant) < 10 {
        return false;
    }
    evidence::is_slip(printed, meant)
        || (1..10u32).any(|place| {
            let ten = (2 * b.half).max(1).saturating_mul(10i64.saturating_pow(place));
            let digit = b.value / ten % 10;
            ten < b.value
                && (0..10)
                    .filter(|other| *other != digit)
                    .any(|other| made(b.value + (other - digit) * ten) == Some(printed))
        })
}

/// True where a digit of what is said to be the difference of two amounts makes it miss that.
fn is_slip_of_difference(tables: Tables<'_>, [before, after, amount]: [FigureId; 3]) -> bool {
    let measured = |id: FigureId| facts::measure(tables.figures.get(id)?);
    let (Some(b), Some(a), Some(said)) = (measured(before), measured(after), measured(amount)) else {
        return false;
    };
    let step = (2 * said.half).max(1);
    let (printed, meant) = (said.value / step, ((a.value - b.value).abs() + said.half) / step);
    said.class == a.class && (printed - meant).abs() >= APART_BY && evidence::is_slip(printed, meant)
}
