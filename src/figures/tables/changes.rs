//! Changes in hundredths whose column says so in none of its cells, proved by what they are changes of.
//!
//! ```text
//! (in millions)        4Q23     3Q23     4Q22          Change from
//!                                                     3Q23     4Q22
//! Fees               $2,405   $2,290   $1,402           5%      72%
//! Trading             1,204      310      402          288      200     288 = 100 x (1,204 - 310) / 310
//! ```
//!
//! A number without a sign in such a column may be an amount, too. Where three rows or more of a column are so many
//! hundredths of the difference of the same two others, those rows are.

use rust_decimal::Decimal;

use super::super::same_print::rescale;
use super::super::{Figure, Kind};
use super::hundredths::as_hundredths;

/// Rows that must prove a column at the least.
const ROWS: usize = 3;

/// Columns to the left of a change that may hold what it is a change of, and figures of a table that is looked at.
const COLUMNS: usize = 6;
const MOST_FIGURES: usize = 2_000;

/// Makes differences of the percentages among `figures`, those of one table in reading order, that have no sign in a
/// column of changes and are exactly what the two counts of the row are apart, and no such part of the second:
///
/// ```text
///                                2023     2022     Change
/// Passengers carried            4,120    4,000       3.0%
/// Aircraft at year end            181      174       7      so many more
/// ```
pub(super) fn settle_differences(figures: &mut [Figure]) {
    let mut from = 0;
    while from < figures.len() {
        let end = end_of_row(figures, from);
        let of_row = &figures[from..end];
        let mut told = of_row.iter().filter(|f| f.period.is_some() && column_of(f) > Some(0));
        // Beside more than two columns the change may be one of others.
        let (now, then, more) = (told.next(), told.next(), told.next());
        let found = now.zip(then).filter(|_| more.is_none()).filter(|(now, then)| {
            now.kind == then.kind
                && now.unit == then.unit
                && now.scale == then.scale
                && now.kind == Kind::Count
        });
        if let Some((now, then)) = found
            && let (Some(a), Some(b)) = (now.printed(), then.printed())
            && let Some(apart) = a.checked_sub(b)
            && apart.abs() > Decimal::ONE
        {
            let (kind, unit, scale) = (now.kind, now.unit, now.scale);
            let differs = |figure: &Figure| {
                figure.kind == Kind::Percent
                    && figure.from.unit.is_none()
                    && figure.period.is_none()
                    && figure.printed() == Some(apart)
                    && is_change(figure, now, then) == Some(false)
            };
            let at = of_row.iter().position(differs);
            if let Some(figure) = at.and_then(|at| figures.get_mut(from + at)) {
                (figure.kind, figure.unit) = (kind, unit);
                rescale(figure, scale);
            }
        }
        from = end.max(from + 1);
    }
}

/// Makes percentages of the amounts among `figures`, those of one table in reading order, that stand in a column with
/// percentages, or one without a time, and are changes of the amounts beside them.
pub(super) fn settle(figures: &mut [Figure]) {
    if figures.len() > MOST_FIGURES || figures.len() < 3 * ROWS {
        return;
    }
    let mut columns: Vec<u16> = figures.iter().filter(|f| may_be_change(f)).filter_map(column_of).collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let percents = figures.iter().any(|f| f.kind == Kind::Percent && column_of(f) == Some(column));
        let timeless = figures.iter().filter(|f| column_of(f) == Some(column)).all(|f| f.period.is_none());
        if percents || timeless {
            settle_column(figures, column);
        }
    }
}

/// Where the row of the figure `from` ends.
fn end_of_row(figures: &[Figure], from: usize) -> usize {
    let row = |at: usize| figures.get(at).and_then(|figure| figure.cell).map(|cell| cell.row);
    (from..figures.len()).find(|at| row(*at) != row(from)).unwrap_or(figures.len())
}

fn column_of(figure: &Figure) -> Option<u16> {
    figure.cell.map(|cell| cell.column)
}

/// True for a number without the sign of a currency, small enough for a change.
fn may_be_change(figure: &Figure) -> bool {
    let small = |number: Decimal| number.abs() < Decimal::TEN * Decimal::ONE_THOUSAND && !number.is_zero();
    matches!(figure.kind, Kind::Money | Kind::Count | Kind::PerShare | Kind::Shares)
        && figure.from.unit.is_none()
        && figure.printed().is_some_and(small)
}

/// The two columns whose difference, in hundredths of the second, most rows of a column hold, and the figures that do.
fn settle_column(figures: &mut [Figure], column: u16) {
    // For each pair of columns, the rows that it does not prove, and the figures proved. What is the plain difference as
    // well proves nothing.
    let mut pairs: Vec<((u16, u16), usize, Vec<usize>)> = Vec::new();
    let mut from = 0;
    while from < figures.len() {
        let end = end_of_row(figures, from);
        let of_row = &figures[from..end];
        if let Some(at) = of_row.iter().position(|figure| column_of(figure) == Some(column)) {
            let change = &of_row[at];
            let beside = of_row[..at].iter().rev().take(COLUMNS);
            let beside: Vec<&Figure> =
                beside.filter(|f| f.period.is_some() && f.kind != Kind::Percent).collect();
            for now in &beside {
                for then in beside.iter().filter(|then| then.cell != now.cell && then.kind == now.kind) {
                    let plain = change.printed()
                        == now.printed().zip(then.printed()).and_then(|(a, b)| a.checked_sub(b));
                    let Some(held) = is_change(change, now, then).filter(|_| !plain) else { continue };
                    let key = (column_of(now).unwrap_or(0), column_of(then).unwrap_or(0));
                    let place = pairs.iter().position(|(pair, ..)| *pair == key).unwrap_or_else(|| {
                        pairs.push((key, 0, Vec::new()));
                        pairs.len() - 1
                    });
                    match held {
                        true => pairs[place].2.push(from + at),
                        false => pairs[place].1 += 1,
                    }
                }
            }
        }
        from = end.max(from + 1);
    }
    let Some((_, missed, proved)) = pairs.into_iter().max_by_key(|(_, _, proved)| proved.len()) else {
        return;
    };
    if proved.len() < ROWS || proved.len() < 2 * missed {
        return;
    }
    for at in proved {
        as_hundredths(&mut figures[at]);
    }
}

/// Whether `change` is so many hundredths of `then` that `now` is more; None where nothing can be said, as for a change
/// of none.
fn is_change(change: &Figure, now: &Figure, then: &Figure) -> Option<bool> {
    let (change, now, then) = (change.printed()?, now.printed()?, then.printed()?);
    if then.is_zero() || change.is_zero() {
        return None;
    }
    let exact = now.checked_sub(then)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(then.abs())?;
    // Rounded as printed; what it is taken of may be rounded itself.
    let step = Decimal::new(1, change.normalize().scale());
    Some((exact - change).abs() <= step)
}
