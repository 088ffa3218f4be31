//! The scale of a table without a units line of its own, told by the same amounts in other tables.
//!
//! ```text
//! Key data                  2021     2020      (in millions)             2021     2020
//! Net interest income     12,600   12,924      Net interest income     12,600   12,924
//! Noninterest income      10,227   10,401      Noninterest income      10,227   10,401
//! no line says in what these are               so are those
//! ```
//!
//! A line far above may be that of other tables, and a table without any may be in millions all the same. The same
//! digits of the same time are the same amount; several of them, or one of seven digits, do not meet by chance.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::value::{Value, power_of_ten};
use super::{Doubt, Figure, Kind, Period};

/// Amounts that must stand elsewhere in another scale, where they are short.
const SHORT: usize = 3;
/// An amount of so much as printed is no coincidence, and most likely printed in full where no line scales it.
const LONG: i64 = 1_000_000;
/// Digits from which on an amount tells anything, as a power of ten.
const TELLING: i64 = 1_000;
/// As [`TELLING`], of shares, which one number alone settles.
const TELLING_OF_SHARES: i64 = 10_000;
/// Amounts for another scale for each that stands elsewhere as it was read.
const FOR_ONE: usize = 3;

/// One in so many of a table's amounts must stand elsewhere.
const OF_ALL: usize = 4;

/// An amount as printed, and its time where it is short. The documents of a submission are of one filer.
type Print = (Decimal, Option<Period>);

/// What amounts elsewhere say of a table.
#[derive(Default)]
struct Votes {
    /// How many of its amounts tell anything.
    asked: usize,
    /// How many of them stand elsewhere in the scale in which they were read.
    same: usize,
    /// For each other scale, how many stand in it, and whether one of them is long.
    other: Vec<(i8, usize, bool)>,
}

/// Gives the amounts of tables whose scale is in doubt the one in which the same amounts stand elsewhere.
pub(super) fn settle(figures: &mut [Figure]) {
    if !figures.iter().any(is_unsure) {
        return;
    }
    let mut known: FxHashMap<Print, Option<i8>> = FxHashMap::default();
    for figure in figures.iter().filter(|figure| !is_unsure(figure)) {
        let Some((print, _)) = print(figure) else { continue };
        let scale = known.entry(print).or_insert(Some(figure.scale));
        // Two tables that are sure of different scales tell nothing.
        *scale = scale.filter(|scale| *scale == figure.scale);
    }
    let mut votes: FxHashMap<(usize, u32), Votes> = FxHashMap::default();
    for figure in figures.iter().filter(|figure| is_unsure(figure)) {
        let Some((print, table)) = print(figure) else { continue };
        let votes = votes.entry((figure.document, table)).or_default();
        votes.asked += 1;
        let Some(scale) = known.get(&print).copied().flatten() else { continue };
        if scale == figure.scale {
            votes.same += 1;
            continue;
        }
        let long = print.0 >= Decimal::from(LONG);
        match votes.other.iter_mut().find(|(other, ..)| *other == scale) {
            Some((_, count, any)) => (*count, *any) = (*count + 1, *any || long),
            None => votes.other.push((scale, 1, long)),
        }
    }
    for figure in figures.iter_mut().filter(|figure| is_unsure(figure)) {
        let Some(cell) = figure.cell else { continue };
        let told = votes.get(&(figure.document, cell.table)).and_then(winner);
        if let Some(scale) = told {
            rescale(figure, scale);
        }
    }
}

/// Gives numbers of shares that stand as printed, in a table that says nothing of them, the scale of the same numbers
/// of the same time where a row or a line says it: "(in thousands) ... Diluted 1,204,317".
pub(super) fn settle_shares(figures: &mut [Figure]) {
    let mut known: FxHashMap<(Decimal, Period), Option<i8>> = FxHashMap::default();
    for figure in figures.iter().filter(|figure| figure.scale > 0 && figure.from.scale.is_some()) {
        let Some(print) = print_of_shares(figure) else { continue };
        let scale = known.entry(print).or_insert(Some(figure.scale));
        *scale = scale.filter(|scale| *scale == figure.scale);
    }
    if known.is_empty() {
        return;
    }
    for figure in figures.iter_mut().filter(|figure| figure.scale == 0) {
        let told = print_of_shares(figure).and_then(|print| known.get(&print).copied().flatten());
        if let Some(scale) = told {
            rescale(figure, scale);
            if !figure.doubts.contains(&Doubt::DistantScale) {
                figure.doubts.push(Doubt::DistantScale);
            }
        }
    }
}

/// A number of shares as printed with its time, where it has digits enough to be no other.
fn print_of_shares(figure: &Figure) -> Option<(Decimal, Period)> {
    figure.cell.filter(|cell| cell.column > 0 && figure.kind == Kind::Shares)?;
    let printed = figure.printed()?.abs().normalize();
    let telling = printed >= Decimal::from(TELLING_OF_SHARES) && printed.mantissa() % 100 != 0;
    figure.period.filter(|_| telling).map(|period| (printed, period))
}

/// The scale that outweighs the one in which a table was read.
fn winner(votes: &Votes) -> Option<i8> {
    let (scale, count, long) = *votes.other.iter().max_by_key(|(_, count, _)| *count)?;
    // A schedule of thousands of numbers meets some by chance.
    let many = count * OF_ALL >= votes.asked && count > FOR_ONE * votes.same;
    (many && (count >= SHORT || long)).then_some(scale)
}

/// True for an amount in a table that no line near it scales. Amounts of millions and more, printed without any
/// line, are sure enough.
fn is_unsure(figure: &Figure) -> bool {
    let amount = figure.kind == Kind::Money && figure.cell.is_some_and(|cell| cell.column > 0);
    amount
        && figure.doubts.iter().any(|doubt| match doubt {
            Doubt::DistantScale => true,
            Doubt::NoScale => figure.value.number().is_some_and(|value| value.abs() < Decimal::from(LONG)),
            _ => false,
        })
}

/// The amount as printed with its time, and its table; None for what tells nothing.
fn print(figure: &Figure) -> Option<(Print, u32)> {
    let cell = figure.cell.filter(|cell| cell.column > 0 && figure.kind == Kind::Money)?;
    let printed = figure.printed()?.abs().normalize();
    let long = printed >= Decimal::from(LONG);
    let telling = printed >= Decimal::from(TELLING) && (long || figure.period.is_some());
    let round = printed.mantissa() % 100 == 0;
    (telling && !round).then_some(((printed, figure.period.filter(|_| !long)), cell.table))
}

/// Reads an amount in another power of ten.
pub(super) fn rescale(figure: &mut Figure, scale: i8) {
    let by = scale.saturating_sub(figure.scale);
    let Some(factor) = power_of_ten(by) else { return };
    let scaled = |value: Decimal| value.checked_mul(factor).map(|scaled| scaled.normalize());
    let value = match &figure.value {
        Value::Number(value) => scaled(*value).map(Value::Number),
        Value::Range(low, high) => scaled(*low).zip(scaled(*high)).map(|(low, high)| Value::Range(low, high)),
        _ => None,
    };
    let Some(value) = value else { return };
    figure.value = value;
    figure.decimals = figure.decimals.map(|decimals| decimals.saturating_sub(by));
    figure.scale = scale;
    for doubt in figure.doubts.iter_mut().filter(|doubt| **doubt == Doubt::NoScale) {
        *doubt = Doubt::DistantScale;
    }
}
